//! A run of words cut into units (an initial, a particle, a capitalised word), each with what it can be in a name.

mod word;

use super::beside::is_hazrat;
use super::spelling::{is_digraph, like_russian};
use crate::extract::doc::Doc;
use crate::extract::phrase;
use crate::text::{Kind, Shape};
pub use word::son_follows;
pub(super) use word::word_bits;

pub(super) const MAX_UNITS: usize = 8;

/// Bits of a unit.
pub(super) mod bit {
    pub const INITIAL: u16 = 1;
    pub const GIVEN: u16 = 2;
    pub const PATRONYMIC: u16 = 4;
    pub const SURNAME: u16 = 8;
    pub const SYLLABLE: u16 = 16;
    pub const WORD: u16 = 32;
    pub const PARTICLE: u16 = 64;
    /// The dictionary knows it only as an ordinary word.
    pub const COMMON: u16 = 128;
    /// «оглы», «кызы»
    pub const OGLY: u16 = 256;
    /// «уулу»
    pub const UULU: u16 = 512;
    /// «бен», «бин», «ибн»: what follows still belongs to the given name.
    pub const BEN: u16 = 1024;
    pub const PLACE: u16 = 2048;
    /// The dictionary itself calls it a given name.
    pub const SURE: u16 = 4096;
    /// A surname that stands before the given name in East Asia.
    pub const EASTERN: u16 = 8192;
    /// A patronymic by the dictionary, or of a form that no surname has («-овна»).
    pub const FATHER: u16 = 16384;
}

#[derive(Clone, Copy, Default)]
pub(super) struct Unit {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) bits: u16,
}

impl Unit {
    pub(super) fn is(&self, bits: u16) -> bool {
        self.bits & bits != 0
    }
}

/// Cuts the run at `at` into units; returns how many there are.
pub(super) fn units(doc: &Doc, at: usize, limit: usize, out: &mut [Unit; MAX_UNITS]) -> usize {
    let text = doc.text;
    let (mut i, mut n) = (at, 0);
    while i < limit && n < MAX_UNITS {
        let t = &text.tokens[i];
        if t.kind != Kind::Word
            || (i > at && (t.line_start || t.cell_start))
            || !(t.cyrillic || t.shape == Shape::Letter && (n > 0 || like_russian(text.word(i))))
        {
            break;
        }
        let mut unit = Unit { start: i, end: i + 1, bits: 0 };
        if n == 2 && out[0].is(bit::EASTERN) && out[1].is(bit::SYLLABLE) && last_syllable(doc, i) {
            unit.bits = bit::WORD | bit::SYLLABLE;
        } else if text.is(i + 1, ".")
            && !text.tokens[i + 1].space_before
            && (t.shape == Shape::Letter || is_digraph(text.word(i)))
        {
            unit.bits = bit::INITIAL;
            unit.end = i + 2;
            // «К.-Ж.»
            while text.is(unit.end, "-")
                && unit.end + 2 < limit
                && text.tokens[unit.end + 1].shape == Shape::Letter
                && text.is(unit.end + 2, ".")
            {
                unit.end += 3;
            }
        } else {
            let eastern = n > 0 && out[0].is(bit::EASTERN);
            unit.bits = word_bits(doc, i, n, eastern);
            // «Пайплайн Компани»
            if n > 0 && phrase::is_company_word(doc, i) {
                return 0;
            }
            if unit.bits == 0 {
                break;
            }
            if unit.bits == bit::PARTICLE {
                unit.end = i + doc.hit_len(i).max(1);
            }
            if n == 0 && unit.is(bit::WORD) && unit.end < limit && is_hazrat(doc, unit.end) {
                unit.bits |= bit::GIVEN;
                unit.end += 1;
            }
        }
        out[n] = unit;
        n += 1;
        i = unit.end;
    }
    // a particle in lower case cannot end a name
    while n > 0 && out[n - 1].is(bit::PARTICLE) && !out[n - 1].is(bit::OGLY | bit::UULU | bit::WORD) {
        n -= 1;
    }
    n
}

/// «Пак Сон У.»: a syllable of one letter before the sentence's end, no initial.
fn last_syllable(doc: &Doc, i: usize) -> bool {
    let letter = matches!(doc.text.fold(i), "у" | "о" | "и" | "ю" | "э") && doc.capital(i);
    let ends = i + 2 >= doc.len() || doc.sentence_start(i + 2) || doc.text.tokens[i + 2].line_start;
    letter && doc.text.is(i + 1, ".") && ends
}
