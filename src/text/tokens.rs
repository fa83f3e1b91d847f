//! One pass over the text: words (hyphens and apostrophes inside), numbers, punctuation; each with its shape, and with
//! a folded form (lower case, «ё» as «е», Latin look-alikes inside Cyrillic words as Cyrillic, soft hyphens gone).

mod ends;
mod fold;
mod letters;
mod plain;
mod repair;
mod russian;
mod scan;
mod shape;
mod shortened;

use super::sentences::{self, Sentence};
pub use ends::{ends_in, ends_in_capitals};
pub use fold::{fold_into, lower, lower_into};
pub use letters::{is_letter, lookalike};
pub use repair::repair;
pub use russian::copy_small;
use scan::Scan;
use std::borrow::Cow;

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

#[inline]
fn is_short(token: &Token, fold: &str) -> bool {
    token.cyrillic && fold.len() > (token.end - token.start) as usize
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
    /// The tokens that are words written short, see [`Text::shortened`].
    short: Vec<u32>,
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
        let mut short = Vec::new();
        for (token, form) in altered {
            folds[token] = &folded[form];
            if is_short(&tokens[token], folds[token]) {
                short.push(token as u32);
            }
        }
        let mut text = Text { source, tokens, sentences: Vec::new(), sentence_of: Vec::new(), words, folds, short };
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

    /// Is the token a word written short («обл.», «р-на», «гос.»), whose folded form is the whole word?
    #[inline]
    pub fn shortened(&self, i: usize) -> bool {
        is_short(&self.tokens[i], self.folds[i])
    }

    /// All of them, in order. The same letters stand for other forms elsewhere: «Томской обл.», «в Томскую обл.»
    pub fn all_shortened(&self) -> impl Iterator<Item = usize> {
        self.short.iter().map(|&i| i as usize)
    }

    /// The token as written, repaired; whole if it is written short.
    pub fn written(&self, i: usize) -> Cow<'t, str> {
        let (word, fold) = (self.words[i], self.folds[i]);
        let mut letters = fold.chars();
        match letters.next() {
            _ if !self.shortened(i) => repair(word),
            Some(first) if word.starts_with(char::is_uppercase) => {
                Cow::Owned(first.to_uppercase().chain(letters).collect())
            }
            _ => Cow::Borrowed(fold),
        }
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

    /// Does token `i` end its sentence as a full stop, not a shortened word («в 2014 г. занимал»)? False past the end.
    #[inline]
    pub fn full_stop(&self, i: usize) -> bool {
        self.is(i, ".") && self.sentences[self.sentence_of(i)].end == i + 1
    }

    /// Is token `i` a dash, or a hyphen that stands free as old pages write it («Иванов - директор»)? False past the end.
    #[inline]
    pub fn dash(&self, i: usize) -> bool {
        let free = |k: usize| self.tokens.get(k).is_some_and(|token| token.space_before || token.line_start);
        self.is(i, "–") || self.is(i, "—") || self.is(i, "-") && free(i) && free(i + 1)
    }

    /// Does token `i` open a quotation? A straight mark does where it is glued to what follows alone. False past the end.
    #[inline]
    pub fn opens_quote(&self, i: usize) -> bool {
        self.is(i, "«") || self.is(i, "„") || self.is(i, "“") && self.opens(i) || self.is(i, "\"") && self.opens(i)
    }

    /// Does token `i` close a quotation? False past the end.
    #[inline]
    pub fn closes_quote(&self, i: usize) -> bool {
        self.is(i, "»") || self.is(i, "”") || (self.is(i, "“") || self.is(i, "\"")) && !self.opens(i)
    }

    /// Is token `i` a quotation mark? False past the end.
    #[inline]
    pub fn quotes(&self, i: usize) -> bool {
        self.opens_quote(i) || self.closes_quote(i)
    }

    /// A mark with nothing glued before it, but for another that opens, and something behind.
    fn opens(&self, i: usize) -> bool {
        let apart = |k: usize| self.tokens[k].space_before || self.tokens[k].line_start;
        let led = i == 0 || apart(i) || self.is(i - 1, "(") || self.is(i - 1, "«");
        led && i + 1 < self.len() && !apart(i + 1)
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
    fn folds_yo_lookalikes_and_soft_hyphens() {
        let mut room = String::new();
        let t = Text::new("Королёв Минcк ми\u{AD}нистр IT-ФОРУМ", &mut room);
        let folds: Vec<_> = (0..t.len()).map(|i| t.fold(i)).collect();
        assert_eq!(folds, ["королев", "минск", "министр", "it-форум"]);
        assert!(t.tokens[1].cyrillic && !t.tokens[3].cyrillic);
        assert_eq!(repair("Мин\u{AD}cк\u{A0}IT"), "Минск IT");
    }
}
