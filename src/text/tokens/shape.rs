//! How the letters of a word are cased.

use super::Shape;
use super::letters::{is_capital, is_joiner, is_letter};

/// How the letters of a word are cased.
#[derive(Default)]
pub(super) struct Letters {
    all: u32,
    pub(super) upper: u32,
    /// Parts between hyphens that begin with a capital, and all parts.
    capitals: u32,
    parts: u32,
    pub(super) first_upper: bool,
}

impl Letters {
    #[inline]
    pub(super) fn add(&mut self, upper: bool, opens_part: bool) {
        self.first_upper |= upper && self.all == 0;
        self.all += 1;
        self.upper += upper as u32;
        self.parts += opens_part as u32;
        self.capitals += (opens_part && upper) as u32;
    }

    pub(super) fn shape(&self) -> Shape {
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

pub(super) fn shape_of(word: &str) -> Shape {
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
