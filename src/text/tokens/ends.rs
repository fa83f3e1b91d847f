//! What a word ends in.

/// «ТюмГУ», «МИД»: are the last two letters capitals?
pub fn ends_in_capitals(word: &str) -> bool {
    word.chars().rev().take(2).all(char::is_uppercase)
}

/// Does the word end with one of these? Most are told off by their last byte.
#[inline]
pub fn ends_in(word: &str, endings: &[&str]) -> bool {
    let last = word.as_bytes().last();
    endings.iter().any(|end| end.as_bytes().last() == last && word.ends_with(end))
}
