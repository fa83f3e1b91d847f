//! Lines as rules are compared with: folded (lower case, «ё» as «е», one space between words).

/// Lower case, «ё» as «е», white space as one space.
pub(in crate::clean) fn fold(text: &str) -> String {
    let mut out = String::new();
    fold_into(text, &mut out);
    out
}

pub(super) fn fold_into(text: &str, out: &mut String) {
    out.clear();
    let mut space = true;
    for c in text.chars() {
        match c {
            'а'..='я' | 'a'..='z' | '0'..='9' => out.push(c),
            'А'..='Я' => out.push(char::from_u32(c as u32 + 0x20).unwrap_or(c)),
            'ё' | 'Ё' => out.push('е'),
            c if c.is_whitespace() => {
                if !space {
                    out.push(' ');
                }
                space = true;
                continue;
            }
            c => out.extend(c.to_lowercase()),
        }
        space = false;
    }
    if out.ends_with(' ') {
        out.pop();
    }
}

pub(super) fn fold_char(c: char) -> Option<char> {
    match c {
        'ё' | 'Ё' => Some('е'),
        c => c.to_lowercase().next(),
    }
}

/// `text` begins the line and does not end inside a word.
pub(super) fn starts_word(line: &str, text: &str) -> bool {
    line.strip_prefix(text)
        .is_some_and(|rest| !text.ends_with(char::is_alphanumeric) || !rest.starts_with(char::is_alphanumeric))
}

/// Four digits in a row, or two after a full stop, a slash or a hyphen: a line without them has no full date.
pub(super) fn has_year(line: &[u8]) -> bool {
    line.windows(3).any(|w| {
        w[1].is_ascii_digit() && w[2].is_ascii_digit() && (w[0].is_ascii_digit() || matches!(w[0], b'.' | b'/' | b'-'))
    })
}

/// Gaps of three spaces or more, or of a tab, inside a line: columns of a menu, or a date set apart.
pub(in crate::clean) fn wide_gaps(line: &str) -> usize {
    let blank = |c: char| c == ' ' || c == '\u{a0}';
    let (mut gaps, mut run, mut tab) = (0, 0, false);
    for c in line.trim().chars() {
        match c {
            '\t' => tab = true,
            c if blank(c) => run += 1,
            _ => {
                gaps += usize::from(tab || run > 2);
                (run, tab) = (0, false);
            }
        }
    }
    gaps
}
