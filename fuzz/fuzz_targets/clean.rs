//! Any bytes as a page and as a plain text: a release or a named error, never a panic.
#![no_main]

use libfuzzer_sys::fuzz_target;
use svodka::clean::{Input, Kind, Rules, clean};

fuzz_target!(|data: &[u8]| {
    for kind in [Kind::Html, Kind::Plain, Kind::Unknown] {
        let input = Input {
            bytes: data,
            kind,
            ..Input::default()
        };
        if let Ok(c) = clean(&input, &Rules::embedded()) {
            assert!(c.text.len() <= data.len() * 4 + 4096);
        }
    }
});
