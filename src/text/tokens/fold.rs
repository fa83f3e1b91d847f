//! Words folded (lower case, «ё» as «е», look-alikes as Cyrillic), and texts in lower case.

use super::letters::{is_combining, is_cyrillic, is_invisible, is_letter, lookalike};
use super::russian::{copy_small, small_end};

/// `str::to_lowercase` with an answer at once for Russian and Latin letters.
pub fn lower(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    lower_into(text, &mut out);
    out
}

/// Appends what [`lower`] gives to `out`.
pub fn lower_into(text: &str, out: &mut String) {
    let start = out.len();
    let mut rest = text;
    loop {
        let (small, behind) = rest.split_at(small_end(rest.as_bytes(), 0));
        out.push_str(small);
        let mut behind = behind.chars();
        let Some(c) = behind.next() else { return };
        rest = behind.as_str();
        match c {
            'А'..='Я' => out.push(char::from_u32(c as u32 + 0x20).unwrap_or(c)),
            '«' | '»' => out.push(c),
            c if c.is_ascii() => out.push(c.to_ascii_lowercase()),
            // the only letter whose small form depends on its neighbours
            'Σ' => {
                out.truncate(start);
                return out.push_str(&text.to_lowercase());
            }
            c => out.extend(c.to_lowercase()),
        }
    }
}

/// Appends the folded form of one word to `out`; true if all its letters are Cyrillic.
pub fn fold_into(word: &str, out: &mut String) -> bool {
    let mut latin = false;
    let mut rest = word;
    while let Some(c) = copy_small(&mut rest, out) {
        match c {
            'А'..='Я' => out.push(char::from_u32(c as u32 + 0x20).unwrap_or(c)),
            'ё' | 'Ё' => out.push('е'),
            '\u{2010}' | '\u{2011}' => out.push('-'),
            '’' | 'ʼ' => out.push('\''),
            c if is_invisible(c) => {}
            // й and ё typed as a letter and a combining mark
            '\u{306}' if out.ends_with('и') => {
                out.pop();
                out.push('й');
            }
            c if is_combining(c) => {}
            c if is_cyrillic(c) => out.extend(c.to_lowercase()),
            c if is_letter(c) => {
                latin = true;
                out.extend(c.to_lowercase());
            }
            c => out.push(c),
        }
    }
    if latin && word.chars().any(is_cyrillic) {
        let from = out.len() - folded_tail(out, word);
        let mixed = out[from..].to_owned();
        if mixed.split('-').all(|part| {
            part.chars().all(|c| !is_letter(c) || is_cyrillic(c) || lookalike(c).is_some())
                && part.chars().any(is_cyrillic)
        }) {
            out.truncate(from);
            out.extend(mixed.chars().map(|c| lookalike(c).map_or(c, |l| if l == 'ё' { 'е' } else { l })));
            return true;
        }
    }
    !latin
}

/// Length in bytes of what `fold_into` has just appended for `word`.
fn folded_tail(out: &str, word: &str) -> usize {
    let mut again = String::with_capacity(word.len());
    for c in word.chars() {
        match c {
            'ё' | 'Ё' => again.push('е'),
            c if is_invisible(c) => {}
            '\u{306}' if again.ends_with('и') => {
                again.pop();
                again.push('й');
            }
            c if is_combining(c) => {}
            '\u{2010}' | '\u{2011}' => again.push('-'),
            '’' | 'ʼ' => again.push('\''),
            c => again.extend(c.to_lowercase()),
        }
    }
    again.len().min(out.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lower_is_lower_case() {
        let text: String = (0..0x3000).filter_map(char::from_u32).collect();
        assert_eq!(lower(&text), text.to_lowercase());
        let text = text.replace('Σ', "");
        assert_eq!(lower(&text), text.to_lowercase());
    }
}
