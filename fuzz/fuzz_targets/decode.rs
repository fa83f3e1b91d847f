//! Any bytes, with and without a charset hint: text or a named error, never a panic.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    for hint in [None, Some("windows-1251"), Some("utf-16"), Some("bogus")] {
        if let Ok(decoded) = svodka::clean::decode(data, hint) {
            assert!(decoded.text.len() <= data.len() * 3 + 3);
        }
    }
});
