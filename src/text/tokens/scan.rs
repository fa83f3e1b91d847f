//! The pass that cuts a text into tokens.

use super::fold::{fold_into, lower};
use super::letters::{is_combining, is_invisible, is_joiner, is_letter};
use super::plain::{Folding, Plain};
use super::shape::shape_of;
use super::shortened;
use super::{Kind, Shape, Token, mark_code};
use std::ops::Range;

/// The pass that cuts a text into tokens.
pub(super) struct Scan<'s> {
    pub(super) source: &'s str,
    pub(super) tokens: Vec<Token>,
    pub(super) folded: &'s mut String,
    /// Tokens that are not folded as written, each with its place in `folded`.
    pub(super) altered: Vec<(usize, Range<usize>)>,
}

impl Scan<'_> {
    pub(super) fn run(&mut self) {
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
                if shortened::possible(bytes, at, word.end)
                    && let Some(end) = self.fold_short(at, word.end)
                {
                    self.push((at, end), Kind::Word, word.shape, true, &mut gap);
                    at = end;
                    continue;
                }
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

    /// Appends the whole word that the one at `start..end` shortens; returns its end with the full stop that belongs to it.
    fn fold_short(&mut self, start: usize, end: usize) -> Option<usize> {
        let small = lower(&self.source[start..end]);
        let last = self.tokens.last().map_or("", |t| &self.source[t.start as usize..t.end as usize]);
        let dot = self.source.as_bytes().get(end) == Some(&b'.');
        let behind = if dot { &self.source[end + 1..] } else { "" };
        let noun = || shortened::dotted(&small, last, behind).map(|whole| (whole, ""));
        let dotted = if dot { noun().or_else(|| shortened::adjective(&small, behind)) } else { None };
        let (stem, ending) = dotted.or_else(|| shortened::hyphened(&small))?;
        let from = self.folded.len();
        self.folded.push_str(stem);
        self.folded.push_str(ending);
        self.altered.push((self.tokens.len(), from..self.folded.len()));
        Some(end + usize::from(dotted.is_some()))
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

fn kind_of(c: char) -> Kind {
    if c.is_ascii_digit() {
        Kind::Number
    } else if is_letter(c) {
        Kind::Word
    } else {
        Kind::Punct
    }
}

fn letter_follows(source: &str, at: usize) -> bool {
    source[at..].chars().find(|&c| !is_invisible(c)).is_some_and(is_letter)
}
