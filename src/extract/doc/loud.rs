//! Lines all in capitals, as headlines are: a capital there makes no name of a word that the dictionary has as another.

use super::{Doc, Flags};
use crate::rules::{Class, SenseKind};
use crate::text::{Kind, Shape};

impl Doc<'_> {
    /// «О ВСТРЕЧЕ И.В.МОРГУНОВА С НОВЫМ ПОСЛОМ»: takes the capital from the words that are no names.
    pub(super) fn read_loud_lines(&mut self) {
        let mut from = 0;
        while from < self.len() {
            let line = |k: &usize| self.text.tokens[*k].line_start;
            let loud = matches!(self.text.tokens[from].shape, Shape::Upper | Shape::Letter | Shape::None);
            let end = (from + 1..self.len()).find(line).unwrap_or(self.len());
            if loud && self.all_capitals(from, end) {
                let common: Vec<usize> = (from..end).filter(|&i| self.no_name(i, end)).collect();
                for i in common {
                    self.traits[i].lower(self.info[i].classes.has(Class::AND));
                }
            }
            from = end;
        }
    }

    /// Nothing in lower case, and words enough for a sentence.
    fn all_capitals(&self, from: usize, end: usize) -> bool {
        const LEAST: usize = 3;
        let words = || self.text.tokens[from..end].iter().filter(|t| t.kind == Kind::Word && t.cyrillic);
        words().all(|t| matches!(t.shape, Shape::Upper | Shape::Letter))
            && words().filter(|t| t.shape == Shape::Upper).count() >= LEAST
    }

    /// A function word, a verb, a common noun or an adjective that no name stands beside and no region's noun follows.
    fn no_name(&self, i: usize, end: usize) -> bool {
        let token = &self.text.tokens[i];
        if token.kind != Kind::Word || !token.cyrillic || self.text.is(i + 1, ".") {
            return false;
        }
        let flags = self.flags(i);
        if flags.has(Flags::FUNCTION | Flags::PREPOSITION) {
            return true;
        }
        if token.shape == Shape::Letter
            || self.any_of(i, SenseKind::STATES | SenseKind::Place.bit() | SenseKind::ORGANIZATIONS)
        {
            return false;
        }
        let letter = |k: usize| self.text.tokens[k].shape == Shape::Letter;
        let bears = |k: usize| self.flags(k).has(Flags::GIVEN | Flags::PATRONYMIC) || letter(k);
        let initial = i > 1 && self.text.is(i - 1, ".") && letter(i - 2);
        let beside = initial || i > 0 && bears(i - 1) || i + 1 < end && bears(i + 1);
        let region = || (i + 1..end.min(i + 5)).any(|k| self.is_class(k, Class::REGION_NOUN));
        let adjective = !self.adjective(i).any().is_empty() && self.noun(i).any().is_empty();
        match () {
            () if beside && flags.has(Flags::SURNAME) || flags.has(Flags::GIVEN_SURE) => false,
            () if adjective => !region() && !self.any_of(i, SenseKind::PlaceAdjective.bit()),
            () => flags.has(Flags::KNOWN) && flags.has(Flags::COMMON | Flags::VERB | Flags::SHORT_PARTICIPLE),
        }
    }
}
