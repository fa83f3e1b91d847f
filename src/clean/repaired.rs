//! Letters of a page and of lines as they should have been written; nothing is copied where there is nothing to repair.

use std::borrow::Cow;

/// Odd characters made plain, look-alike letters repaired; borrowed if there is nothing to do.
pub(super) fn repair_lines(text: &str) -> Cow<'_, str> {
    if !is_odd(text.as_bytes()) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for (i, line) in text.split(['\n', '\u{2028}', '\u{2029}']).enumerate() {
        if i > 0 {
            out.push('\n');
        }
        if is_odd(line.as_bytes()) {
            out.push_str(&crate::text::repair(line));
        } else {
            out.push_str(line);
        }
    }
    Cow::Owned(out)
}

/// Whether something may be to repair: no-break and zero-width characters, soft hyphens, combining marks, Latin letters
/// beside Cyrillic ones.
fn is_odd(text: &[u8]) -> bool {
    let mut latin = false;
    for (i, &b) in text.iter().enumerate() {
        match b {
            b'a'..=b'z' | b'A'..=b'Z' => {
                // the second byte of a Cyrillic letter
                if i >= 2 && matches!(text[i - 2], 0xD0 | 0xD1) && (0x80..0xC0).contains(&text[i - 1]) {
                    return true;
                }
                latin = true;
                continue;
            }
            0xD0 | 0xD1 if latin => return true,
            0xC2 if matches!(text.get(i + 1), Some(0xA0 | 0xAD)) => return true,
            0xCC | 0xCD | 0xEF => return true,
            0xE2 => match (text.get(i + 1), text.get(i + 2)) {
                (Some(0x80), Some(0x8B..=0x8F | 0xA8..=0xAF)) | (Some(0x81), Some(0xA0)) => {
                    return true;
                }
                _ => {}
            },
            _ => {}
        }
        latin = false;
    }
    false
}

/// A piece of a page with its letters repaired.
pub(super) fn repaired(text: &str) -> Cow<'_, str> {
    if is_odd(text.as_bytes()) { crate::text::repair(text) } else { Cow::Borrowed(text) }
}
