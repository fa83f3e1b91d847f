//! What a character is: a letter, of which alphabet, a joiner, a mark over a letter, nothing to see.

/// `char::is_alphabetic`, which searches tables for anything but ASCII, with an answer at once for Russian letters.
pub fn is_letter(c: char) -> bool {
    match c {
        'а'..='я' | 'А'..='Я' | 'ё' | 'Ё' => true,
        // the marks of Russian text
        '«' | '»' | '\u{2010}'..='\u{2027}' | '№' | '\u{A0}' => false,
        _ => c.is_alphabetic(),
    }
}

/// `char::is_uppercase` with the same shortcut.
pub(super) fn is_capital(c: char) -> bool {
    match c {
        'а'..='я' | 'ё' => false,
        'А'..='Я' | 'Ё' => true,
        _ => c.is_uppercase(),
    }
}

/// Soft hyphen, zero-width characters, byte order mark.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}')
}

pub(super) fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}')
}

pub(super) fn is_joiner(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}' | '\'' | '’' | 'ʼ')
}

pub(super) fn is_cyrillic(c: char) -> bool {
    matches!(c, '\u{400}'..='\u{52F}')
}

/// The Cyrillic letter that looks like this Latin or Greek one, for words that mix alphabets.
pub fn lookalike(c: char) -> Option<char> {
    Some(match c {
        'A' => 'А',
        'B' => 'В',
        'C' => 'С',
        'E' => 'Е',
        'H' => 'Н',
        'K' => 'К',
        'M' => 'М',
        'O' => 'О',
        'P' => 'Р',
        'T' => 'Т',
        'X' => 'Х',
        'Y' => 'У',
        'a' => 'а',
        'c' => 'с',
        'e' => 'е',
        'k' => 'к',
        'm' => 'м',
        'o' => 'о',
        'p' => 'р',
        'x' => 'х',
        'y' => 'у',
        // Greek
        'Α' => 'А',
        'Β' => 'В',
        'Ε' => 'Е',
        'Η' => 'Н',
        'Κ' => 'К',
        'Μ' => 'М',
        'Ο' => 'О',
        'Ρ' => 'Р',
        'Τ' => 'Т',
        'Χ' => 'Х',
        'α' => 'а',
        'ο' => 'о',
        'ρ' => 'р',
        'χ' => 'х',
        'ë' => 'ё',
        'Ë' => 'Ё',
        _ => return None,
    })
}
