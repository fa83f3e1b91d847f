//! Words as they should have been written.

use super::letters::{is_combining, is_cyrillic, is_invisible, lookalike};
use std::borrow::Cow;

/// The word as it should have been written: look-alike Latin letters in a Cyrillic word made Cyrillic, soft hyphens and
/// zero-width characters gone, no-break spaces plain, a letter with a combining breve or diaeresis in one character.
pub fn repair(written: &str) -> Cow<'_, str> {
    // Russian letters, ASCII marks and digits alone; without a branch, so that the compiler takes many bytes at once
    let other = |b: u8| ((b >= 0xC0) & (b & 0xFE != 0xD0)) | b.is_ascii_alphabetic();
    if !written.bytes().fold(false, |any, b| any | other(b)) {
        return Cow::Borrowed(written);
    }
    let clean = |c: char| !is_invisible(c) && !is_combining(c) && c != '\u{A0}' && c != '\u{202F}';
    let mixes = written.chars().any(is_cyrillic) && written.chars().any(foreign);
    if written.chars().all(clean) && !mixes {
        return Cow::Borrowed(written);
    }
    let mut out = String::with_capacity(written.len());
    for c in written.chars() {
        match (c, out.chars().next_back()) {
            ('\u{306}', Some('и')) => replace_last(&mut out, 'й'),
            ('\u{306}', Some('И')) => replace_last(&mut out, 'Й'),
            ('\u{308}', Some('е')) => replace_last(&mut out, 'ё'),
            ('\u{308}', Some('Е')) => replace_last(&mut out, 'Ё'),
            ('\u{A0}' | '\u{202F}', _) => out.push(' '),
            (c, _) if is_invisible(c) || is_combining(c) => {}
            (c, _) => out.push(c),
        }
    }
    if !mixes {
        return Cow::Owned(out);
    }
    let fixed: Vec<String> = out.split(' ').map(repair_word).collect();
    Cow::Owned(fixed.join(" "))
}

/// A letter of the alphabets whose letters are taken for Cyrillic ones.
fn foreign(c: char) -> bool {
    c.is_ascii_alphabetic() || matches!(c, '\u{391}'..='\u{3C9}')
}

fn replace_last(out: &mut String, c: char) {
    out.pop();
    out.push(c);
}

fn repair_word(word: &str) -> String {
    let parts: Vec<String> = word
        .split('-')
        .map(|part| {
            let cyrillic = part.chars().any(is_cyrillic);
            let fits = part.chars().all(|c| !foreign(c) || lookalike(c).is_some());
            if cyrillic && fits { part.chars().map(|c| lookalike(c).unwrap_or(c)).collect() } else { part.to_owned() }
        })
        .collect();
    parts.join("-")
}
