//! One pass over the text: words (hyphens and apostrophes inside), numbers, punctuation; each with its shape, and with
//! a folded form (lower case, «ё» as «е», Latin look-alikes inside Cyrillic words as Cyrillic, soft hyphens gone).

use super::sentences::{self, Sentence};
use std::borrow::Cow;
use std::ops::Range;

/// What a token is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Letters, with hyphens and apostrophes between them: «вице-президент», «О’Нил», «IT-форум».
    Word,
    /// Decimal digits only: «2024».
    Number,
    /// One other character.
    Punct,
}

/// How the letters of a word are cased.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// «министр»
    Lower,
    /// «Министр», «Касым-Жомарт», «О’Нил»
    Capital,
    /// «МИД», «МИНСК»: two letters or more, all capital
    Upper,
    /// «Т»: one capital letter
    Letter,
    /// «аль-Хашими», «eGov», «МГУи»
    Mixed,
    /// Not a word.
    None,
}

/// A token; offsets are bytes of the source.
#[derive(Debug, Clone, Copy)]
pub struct Token {
    pub start: u32,
    pub end: u32,
    /// The punctuation mark that it is, see [`mark_code`]; 0 for a word or a number.
    mark: u16,
    pub kind: Kind,
    pub shape: Shape,
    /// White space (or the text's beginning) stands before it.
    pub space_before: bool,
    /// A line feed stands before it, or it begins the text.
    pub line_start: bool,
    /// A tabulator stands before it: the next cell of a table.
    pub cell_start: bool,
    /// Every letter is Cyrillic (look-alikes inside a Cyrillic word count as such).
    pub cyrillic: bool,
}

/// A mark as a number, so that asking a token for one is one comparison. Those beyond 16 bits («😀») are no marks that anybody asks for.
#[inline(always)]
fn mark_code(mark: &str) -> u16 {
    mark.chars().next().and_then(|c| u16::try_from(c as u32).ok()).unwrap_or(u16::MAX)
}

/// A text cut into tokens and sentences.
pub struct Text<'t> {
    pub source: &'t str,
    pub tokens: Vec<Token>,
    pub sentences: Vec<Sentence>,
    /// Number of each token's sentence.
    sentence_of: Vec<u32>,
    /// The tokens as written, and folded.
    words: Vec<&'t str>,
    folds: Vec<&'t str>,
}

impl<'t> Text<'t> {
    /// `room` takes the folded forms of the words that are not folded as written.
    pub fn new(source: &'t str, room: &'t mut String) -> Self {
        room.clear();
        room.reserve(source.len() / 4);
        let mut scan = Scan {
            source,
            tokens: Vec::with_capacity(source.len() / 9 + 8),
            folded: room,
            altered: Vec::with_capacity(source.len() / 24 + 8),
        };
        scan.run();
        let Scan { tokens, altered, .. } = scan;
        let words: Vec<&str> = tokens.iter().map(|t| &source[t.start as usize..t.end as usize]).collect();
        let mut folds = words.clone();
        let folded: &'t str = room;
        for (token, form) in altered {
            folds[token] = &folded[form];
        }
        let mut text = Text { source, tokens, sentences: Vec::new(), sentence_of: Vec::new(), words, folds };
        (text.sentences, text.sentence_of) = sentences::split(&text);
        text
    }

    /// Number of tokens.
    #[inline]
    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// The token as written.
    #[inline]
    pub fn word(&self, i: usize) -> &'t str {
        self.words[i]
    }

    /// The token's folded form.
    #[inline]
    pub fn fold(&self, i: usize) -> &'t str {
        self.folds[i]
    }

    /// The text of tokens `[from, to)` as written, with what stands between them.
    pub fn span(&self, from: usize, to: usize) -> &'t str {
        if from >= to {
            return "";
        }
        &self.source[self.tokens[from].start as usize..self.tokens[to - 1].end as usize]
    }

    /// Is token `i` this punctuation mark? Words are asked for by [`Text::reads`].
    #[inline(always)]
    pub fn is(&self, i: usize, mark: &str) -> bool {
        self.tokens.get(i).is_some_and(|token| token.mark == mark_code(mark))
    }

    /// The punctuation mark that token `i` is.
    #[inline]
    pub fn mark(&self, i: usize) -> Option<char> {
        (self.tokens[i].kind == Kind::Punct).then(|| self.word(i).chars().next()).flatten()
    }

    /// Is token `i` this word, folded? False past the end.
    #[inline(always)]
    pub fn reads(&self, i: usize, fold: &str) -> bool {
        self.folds.get(i).is_some_and(|folded| *folded == fold && self.tokens[i].kind == Kind::Word)
    }

    /// Length of the token's folded form in bytes.
    #[inline]
    pub fn fold_len(&self, i: usize) -> usize {
        self.folds[i].len()
    }

    /// Index of the sentence that holds token `i`.
    #[inline]
    pub fn sentence_of(&self, i: usize) -> usize {
        self.sentence_of.get(i).map_or(self.sentences.len().saturating_sub(1), |&n| n as usize)
    }

    /// Does token `i` have another behind it in its sentence?
    #[inline]
    pub fn joined(&self, i: usize) -> bool {
        self.sentence_of.get(i + 1) == Some(&self.sentence_of[i])
    }
}

/// The pass that cuts a text into tokens.
struct Scan<'s> {
    source: &'s str,
    tokens: Vec<Token>,
    folded: &'s mut String,
    /// Tokens that are not folded as written, each with its place in `folded`.
    altered: Vec<(usize, Range<usize>)>,
}

impl Scan<'_> {
    fn run(&mut self) {
        let bytes = self.source.as_bytes();
        let mut at = 0;
        let mut gap = Gap { space: true, line: true, cell: false };
        while let Some(&byte) = bytes.get(at) {
            if byte == b' ' {
                gap.space = true;
                at += 1;
                continue;
            }
            if byte.is_ascii_punctuation() {
                self.push((at, at + 1), Kind::Punct, Shape::None, false, &mut gap);
                at += 1;
                continue;
            }
            if let Some(word) = Plain::at(bytes, at) {
                if word.fold != Folding::AsWritten {
                    self.fold_plain(&word, at);
                }
                self.push((at, word.end), Kind::Word, word.shape, true, &mut gap);
                at = word.end;
                continue;
            }
            at = self.step(at, &mut gap);
        }
    }

    /// Appends the folded form of a plain word, the next token, that differs from what is written.
    fn fold_plain(&mut self, word: &Plain, start: usize) {
        let (written, from) = (&self.source[start..word.end], self.folded.len());
        match word.fold {
            Folding::Capital => {
                let mut chars = written.chars();
                self.folded.extend(chars.next().and_then(|c| char::from_u32(c as u32 + 0x20)));
                self.folded.push_str(chars.as_str());
            }
            _ => _ = fold_into(written, self.folded),
        }
        self.altered.push((self.tokens.len(), from..self.folded.len()));
    }

    /// White space, or a token that is no plain Russian word; returns its end.
    fn step(&mut self, start: usize, gap: &mut Gap) -> usize {
        let Some(c) = self.source[start..].chars().next() else { return self.source.len() };
        if gap.takes(c) {
            return start + c.len_utf8();
        }
        let kind = kind_of(c);
        let end = end_of(self.source, start, c, kind);
        if kind != Kind::Word {
            self.push((start, end), kind, Shape::None, false, gap);
            return end;
        }
        let (written, from) = (&self.source[start..end], self.folded.len());
        let cyrillic = fold_into(written, self.folded);
        self.altered.push((self.tokens.len(), from..self.folded.len()));
        self.push((start, end), kind, shape_of(written), cyrillic, gap);
        end
    }

    #[inline]
    fn push(&mut self, (start, end): (usize, usize), kind: Kind, shape: Shape, cyrillic: bool, gap: &mut Gap) {
        let Gap { space, line, cell } = std::mem::take(gap);
        let mark = if kind == Kind::Punct { mark_code(&self.source[start..end]) } else { 0 };
        self.tokens.push(Token {
            start: start as u32,
            end: end as u32,
            mark,
            kind,
            shape,
            space_before: space,
            line_start: line,
            cell_start: cell,
            cyrillic,
        });
    }
}

/// What stands before the next token.
#[derive(Default)]
struct Gap {
    space: bool,
    line: bool,
    cell: bool,
}

impl Gap {
    /// Is the character one that parts tokens?
    fn takes(&mut self, c: char) -> bool {
        if is_invisible(c) {
            return true;
        }
        if !c.is_whitespace() {
            return false;
        }
        self.space = true;
        self.line |= c == '\n';
        self.cell |= c == '\t';
        true
    }
}

/// End of the token that begins at `start` with `c`.
fn end_of(source: &str, start: usize, c: char, kind: Kind) -> usize {
    let mut end = start + c.len_utf8();
    match kind {
        Kind::Word => {
            let mut last = end;
            for c in source[end..].chars() {
                let letter = is_letter(c) || is_combining(c);
                let inner = letter || is_invisible(c) || is_joiner(c) && letter_follows(source, last + c.len_utf8());
                if !inner {
                    break;
                }
                last += c.len_utf8();
                if !is_invisible(c) {
                    end = last;
                }
            }
        }
        Kind::Number => end += source[end..].bytes().take_while(u8::is_ascii_digit).count(),
        Kind::Punct => {}
    }
    end
}

/// A word of Russian letters and hyphens alone, as most words are: found, measured and folded byte by byte.
struct Plain {
    end: usize,
    shape: Shape,
    fold: Folding,
}

/// How the folded form of a word differs from the word.
#[derive(PartialEq)]
enum Folding {
    AsWritten,
    /// The first letter is a capital, and nothing else changes.
    Capital,
    Other,
}

/// How the letters of a word are cased.
#[derive(Default)]
struct Letters {
    all: u32,
    upper: u32,
    /// Parts between hyphens that begin with a capital, and all parts.
    capitals: u32,
    parts: u32,
    first_upper: bool,
}

impl Letters {
    #[inline]
    fn add(&mut self, upper: bool, opens_part: bool) {
        self.first_upper |= upper && self.all == 0;
        self.all += 1;
        self.upper += upper as u32;
        self.parts += opens_part as u32;
        self.capitals += (opens_part && upper) as u32;
    }

    fn shape(&self) -> Shape {
        match () {
            _ if self.upper == 0 => Shape::Lower,
            _ if self.all == 1 => Shape::Letter,
            _ if self.upper == self.all => Shape::Upper,
            // «Касым-Жомарт», «Ростов-на-Дону», «Генерал-майор»
            _ if self.first_upper && self.upper == self.capitals => Shape::Capital,
            _ => Shape::Mixed,
        }
    }
}

impl Plain {
    /// The word that begins at `start`; `None` if it is of another make, or may be.
    #[inline]
    fn at(bytes: &[u8], start: usize) -> Option<Self> {
        let end = small_letters(bytes, start);
        if end > start && ends_plainly(bytes, end) {
            return Some(Plain { end, shape: Shape::Lower, fold: Folding::AsWritten });
        }
        let first = russian(bytes, start)?;
        let end = small_letters(bytes, start + 2);
        if !(0x410..0x430).contains(&first) || !ends_plainly(bytes, end) {
            return Self::mixed(bytes, start);
        }
        let shape = if end == start + 2 { Shape::Letter } else { Shape::Capital };
        Some(Plain { end, shape, fold: Folding::Capital })
    }

    /// A word with hyphens, «ё» or several capitals.
    fn mixed(bytes: &[u8], start: usize) -> Option<Self> {
        let (mut letters, mut yo) = (Letters::default(), false);
        let (mut i, mut opens) = (start, true);
        loop {
            match russian(bytes, i) {
                Some(letter) => {
                    letters.add(letter < 0x430, opens);
                    yo |= letter == YO || letter == YO + 0x50;
                    opens = false;
                    i += 2;
                }
                None if bytes.get(i) == Some(&b'-') && russian(bytes, i + 1).is_some() => {
                    opens = true;
                    i += 1;
                }
                None => break,
            }
        }
        let fold = match (yo, letters.upper) {
            (false, 0) => Folding::AsWritten,
            (false, 1) if letters.first_upper => Folding::Capital,
            _ => Folding::Other,
        };
        ends_plainly(bytes, i).then(|| Plain { end: i, shape: letters.shape(), fold })
    }
}

/// «Ё»; «ё» is 0x50 further.
const YO: u32 = 0x401;

/// The Russian letter at byte `i`.
#[inline]
fn russian(bytes: &[u8], i: usize) -> Option<u32> {
    let (&lead, &next) = (bytes.get(i)?, bytes.get(i + 1)?);
    if lead != 0xD0 && lead != 0xD1 {
        return None;
    }
    let letter = u32::from(lead & 0x1F) << 6 | u32::from(next & 0x3F);
    ((0x410..=0x44F).contains(&letter) || letter == YO || letter == YO + 0x50).then_some(letter)
}

/// End of the run of small Russian letters («ё» apart) that begins at byte `i`.
#[inline]
fn small_letters(bytes: &[u8], mut i: usize) -> usize {
    loop {
        let Some(eight) = bytes.get(i..).and_then(|rest| rest.first_chunk::<16>()) else {
            while russian(bytes, i).is_some_and(|letter| (0x430..=0x44F).contains(&letter)) {
                i += 2;
            }
            return i;
        };
        let letters = leading_small(u128::from_le_bytes(*eight));
        i += 2 * letters;
        if letters < 8 {
            return i;
        }
    }
}

/// How many of eight pairs of bytes are small letters, before the first that is none. They are 0xD0 with 0xB0 to 0xBF and
/// 0xD1 with 0x80 to 0x8F, so the last bit of the first byte tells the upper half of the second.
#[inline]
fn leading_small(eight: u128) -> usize {
    const PAIR: u128 = u128::MAX / 0xFFFF;
    let second = eight & PAIR;
    let other = (eight ^ second << 12 ^ second << 13) & (PAIR * 0xF0FE) ^ (PAIR * 0xB0D0);
    other.trailing_zeros() as usize / 16
}

/// Is what stands at byte `i` no part of the word before it, whatever follows?
fn ends_plainly(bytes: &[u8], i: usize) -> bool {
    match (bytes.get(i), bytes.get(i + 1), bytes.get(i + 2)) {
        (None, ..) => true,
        (Some(b'-'), next, _) => next.is_none_or(|&b| b.is_ascii() && !b.is_ascii_alphabetic()),
        (Some(b'\''), ..) => false,
        (Some(&b), ..) if b.is_ascii() => !b.is_ascii_alphabetic(),
        // «, » and the no-break space
        (Some(0xC2), Some(0xAB | 0xBB | 0xA0), _) => true,
        // dashes, quotes, the ellipsis
        (Some(0xE2), Some(0x80), Some(0x93 | 0x94 | 0x9C..=0x9E | 0xA6)) => true,
        _ => false,
    }
}

fn kind_of(c: char) -> Kind {
    if c.is_ascii_digit() {
        Kind::Number
    } else if is_letter(c) {
        Kind::Word
    } else {
        Kind::Punct
    }
}

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
fn is_capital(c: char) -> bool {
    match c {
        'а'..='я' | 'ё' => false,
        'А'..='Я' | 'Ё' => true,
        _ => c.is_uppercase(),
    }
}

/// Soft hyphen, zero-width characters, byte order mark.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}')
}

fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}')
}

fn is_joiner(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}' | '\'' | '’' | 'ʼ')
}

fn letter_follows(source: &str, at: usize) -> bool {
    source[at..].chars().find(|&c| !is_invisible(c)).is_some_and(is_letter)
}

fn shape_of(word: &str) -> Shape {
    let mut letters = Letters::default();
    let mut opens = true;
    for c in word.chars() {
        if is_joiner(c) {
            opens = true;
        } else if is_letter(c) {
            letters.add(is_capital(c), opens);
            opens = false;
        }
    }
    letters.shape()
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

fn is_cyrillic(c: char) -> bool {
    matches!(c, '\u{400}'..='\u{52F}')
}

/// Moves the small Russian letters that `rest` begins with to `out`; takes and returns the character behind them.
#[inline]
pub fn copy_small(rest: &mut &str, out: &mut String) -> Option<char> {
    let (small, behind) = rest.split_at(small_letters(rest.as_bytes(), 0));
    if !small.is_empty() {
        out.push_str(small);
    }
    let mut behind = behind.chars();
    let next = behind.next();
    *rest = behind.as_str();
    next
}

/// End of what lower case leaves as it is, from byte `i` on: small Russian letters, ASCII without capitals.
fn small_end(bytes: &[u8], mut i: usize) -> usize {
    let plain = |b: &u8| b.is_ascii() && !b.is_ascii_uppercase();
    loop {
        let end = small_letters(bytes, i);
        let end = end + bytes[end..].iter().take_while(|b| plain(b)).count();
        if end == i {
            return i;
        }
        i = end;
    }
}

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

/// `str::to_lowercase` with an answer at once for Russian and Latin letters.
pub fn lower(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    loop {
        let (small, behind) = rest.split_at(small_end(rest.as_bytes(), 0));
        out.push_str(small);
        let mut behind = behind.chars();
        let Some(c) = behind.next() else { return out };
        rest = behind.as_str();
        match c {
            'А'..='Я' => out.push(char::from_u32(c as u32 + 0x20).unwrap_or(c)),
            '«' | '»' => out.push(c),
            c if c.is_ascii() => out.push(c.to_ascii_lowercase()),
            // the only letter whose small form depends on its neighbours
            'Σ' => return text.to_lowercase(),
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

#[cfg(test)]
mod tests {
    use super::*;

    fn words(s: &str) -> Vec<(String, Shape)> {
        let mut room = String::new();
        let t = Text::new(s, &mut room);
        (0..t.len()).map(|i| (t.word(i).to_owned(), t.tokens[i].shape)).collect()
    }

    #[test]
    fn keeps_hyphens_inside_words_and_splits_initials() {
        let got = words("Вице-президент К.-Ж.Токаев, 25-26 мая");
        let want = ["Вице-президент", "К", ".", "-", "Ж", ".", "Токаев", ",", "25", "-", "26", "мая"];
        assert_eq!(got.iter().map(|w| w.0.as_str()).collect::<Vec<_>>(), want);
    }

    #[test]
    fn names_the_shape() {
        for (word, shape) in [
            ("министр", Shape::Lower),
            ("Министр", Shape::Capital),
            ("Касым-Жомарт", Shape::Capital),
            ("Ростов-на-Дону", Shape::Capital),
            ("МИД", Shape::Upper),
            ("Т", Shape::Letter),
            ("аль-Хашими", Shape::Mixed),
        ] {
            assert_eq!(words(word)[0].1, shape, "{word}");
        }
    }

    #[test]
    fn lower_is_lower_case() {
        let text: String = (0..0x3000).filter_map(char::from_u32).collect();
        assert_eq!(lower(&text), text.to_lowercase());
        let text = text.replace('Σ', "");
        assert_eq!(lower(&text), text.to_lowercase());
    }

    #[test]
    fn small_letters_end_where_any_other_stands() {
        let word = "абвгдежзийклмнопрстуфхцчшщъыьэюя";
        for tail in ["", "ё", "А", "x", "-", "ґ", "єєє", " ждём"] {
            for from in (0..word.len()).step_by(2) {
                let text = format!("{}{tail}", &word[from..]);
                assert_eq!(small_letters(text.as_bytes(), 0), word.len() - from, "{text}");
            }
        }
    }

    #[test]
    fn folds_yo_lookalikes_and_soft_hyphens() {
        let mut room = String::new();
        let t = Text::new("Королёв Минcк ми\u{AD}нистр IT-ФОРУМ", &mut room);
        let folds: Vec<_> = (0..t.len()).map(|i| t.fold(i)).collect();
        assert_eq!(folds, ["королев", "минск", "министр", "it-форум"]);
        assert!(t.tokens[1].cyrillic && !t.tokens[3].cyrillic);
        assert_eq!(repair("Мин\u{AD}cк\u{A0}IT"), "Минск IT");
    }
}
