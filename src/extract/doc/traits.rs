//! What is asked of tokens most, packed in a list of its own, and the scans over it.

use super::Doc;
use crate::extract::memo::Word;
use crate::extract::names;
use crate::rules::{Class, Knowledge, SenseKind};
use crate::text::{Kind, Shape, Token};

/// What is asked of tokens most, and why a scan stops at one, as bits: the kinds of its senses, and what its spelling and its word
/// class tell.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Traits(u64);

impl Traits {
    /// A word that is not written in lower case.
    pub const CAPITAL: Traits = Traits(1 << 32);
    /// A word in lower case that is not Cyrillic.
    pub const FOREIGN: Traits = Traits(1 << 33);
    /// A quotation mark or a bracket.
    pub const PAIRED: Traits = Traits(1 << 34);
    /// A semicolon, or a word that opens a clause.
    pub const BORDER: Traits = Traits(1 << 35);
    /// It can be a verb.
    pub const VERB: Traits = Traits(1 << 36);
    /// The name of a place follows such a word.
    pub const LEADS_PLACE: Traits = Traits(1 << 37);
    /// A mark that opens a quotation.
    pub const OPENING: Traits = Traits(1 << 38);
    /// A word that tells what its clause is about: a delegation, a speech, a decision, an earlier time.
    pub const TELLS: Traits = Traits(1 << 39);
    /// The mark «:».
    pub const COLON: Traits = Traits(1 << 40);
    /// «верительные»
    pub const CREDENTIAL: Traits = Traits(1 << 41);
    /// No part of a name: «Госпромнадзор», «Узгидромет», «Финтех-офис».
    pub const NAMELESS: Traits = Traits(1 << 42);
    /// A word.
    const WORD: Traits = Traits(1 << 43);
    /// A word whose first letter is a capital.
    const BIG: Traits = Traits(1 << 44);
    /// A word with a hyphen, folded.
    pub const HYPHENED: Traits = Traits(1 << 45);
    /// A word that some role wants near its verb.
    pub const ASKED: Traits = Traits(1 << 46);
    /// «и», «или», not in capitals.
    pub const AND: Traits = Traits(1 << 47);

    /// Any sense of these kinds (bits of [`SenseKind`]).
    #[inline]
    pub const fn senses(kinds: u32) -> Traits {
        Traits(kinds as u64)
    }

    #[inline]
    pub const fn or(self, other: Traits) -> Traits {
        Traits(self.0 | other.0)
    }

    #[inline]
    pub(super) fn any(self, wanted: Traits) -> bool {
        self.0 & wanted.0 != 0
    }

    /// As if the word were in lower case; `and`: it is a conjunction that joins.
    pub(super) fn lower(&mut self, and: bool) {
        self.0 = self.0 & !(Self::BIG.0 | Self::CAPITAL.0) | if and { Self::AND.0 } else { 0 };
    }

    pub(super) fn set_senses(&mut self, kinds: u32) {
        self.0 = self.0 & !u64::from(u32::MAX) | u64::from(kinds);
    }

    /// All but the kinds of senses.
    pub(super) fn of(know: &Knowledge, token: &Token, written: &str, fold: &str, word: &Word) -> Traits {
        let stems = &know.grammar.stems;
        const LEADS_PLACE: Class = Class::SETTLEMENT
            .or(Class::SETTLEMENT_SHORTENED)
            .or(Class::DESIGNATES)
            .or(Class::REGION_NOUN)
            .or(Class::WATER);
        const TELLS: Class = Class::DELEGATION.or(Class::SPEECH).or(Class::DECISION).or(Class::EARLIER);
        let lower = token.shape == Shape::Lower;
        let (is_word, is_mark) = (token.kind == Kind::Word, token.kind == Kind::Punct);
        let big = match token.shape {
            Shape::Capital | Shape::Upper | Shape::Letter => true,
            Shape::Mixed => written.starts_with(char::is_uppercase),
            Shape::Lower | Shape::None => false,
        };
        let shortened = || stems.shortened.iter().any(|part| fold.contains(part));
        let traits = [
            (Self::WORD, is_word),
            (Self::BIG, big),
            (Self::HYPHENED, is_word && fold.contains('-')),
            (Self::CAPITAL, is_word && !lower),
            (Self::FOREIGN, is_word && lower && !token.cyrillic),
            (Self::OPENING, is_mark && matches!(written, "«" | "\"" | "“" | "„")),
            (Self::PAIRED, is_mark && matches!(written, "«" | "»" | "\"" | "“" | "”" | "„" | "(" | ")")),
            (Self::COLON, is_mark && written == ":"),
            (Self::NAMELESS, is_word && !lower && (shortened() || names::nameless(stems, token, written, fold))),
            (Self::CREDENTIAL, is_word && fold.starts_with("верительн")),
            (Self::BORDER, is_mark && written == ";" || is_word && word.classes.has(Class::CLAUSE_WORD)),
            (Self::VERB, is_word && word.verb.any()),
            (Self::LEADS_PLACE, is_word && word.classes.has(LEADS_PLACE)),
            (Self::TELLS, is_word && word.classes.has(TELLS)),
            (Self::AND, word.classes.has(Class::AND) && token.shape != Shape::Upper),
            (Self::ASKED, is_word && know.asked_by_roles(word.hash)),
        ];
        traits.into_iter().filter(|(_, has)| *has).fold(Traits::default(), |all, (one, _)| all.or(one))
    }
}

impl Doc<'_> {
    /// The first token in `from..to` with any of these traits; `to` if there is none.
    #[inline]
    pub fn next(&self, from: usize, to: usize, wanted: Traits) -> usize {
        let ahead = self.traits.get(from..to).unwrap_or_default();
        // four at a time: most tokens do not concern a scan
        let (fours, rest) = ahead.as_chunks::<4>();
        let concerns = |four: &[Traits; 4]| four.iter().fold(Traits::default(), |all, one| all.or(*one)).any(wanted);
        if let Some(n) = fours.iter().position(concerns) {
            let bit = |k: usize| u32::from(fours[n][k].any(wanted)) << k;
            let bits = bit(0) | bit(1) | bit(2) | bit(3);
            return from + 4 * n + bits.trailing_zeros() as usize;
        }
        let first = rest.iter().position(|traits| traits.any(wanted));
        first.map_or(to, |at| from + 4 * fours.len() + at)
    }

    /// Has the token any of these traits?
    #[inline]
    pub fn has(&self, i: usize, wanted: Traits) -> bool {
        self.traits[i].any(wanted)
    }

    /// The tokens in `from..to` with any of these traits.
    #[inline]
    pub fn with(&self, mut from: usize, to: usize, wanted: Traits) -> impl Iterator<Item = usize> {
        std::iter::from_fn(move || {
            let i = self.next(from, to, wanted);
            from = i + 1;
            (i < to).then_some(i)
        })
    }

    /// Are there senses of any of these kinds (bits of [`SenseKind::bit`]) at `i`?
    #[inline]
    pub fn any_of(&self, i: usize, kinds: u32) -> bool {
        self.traits[i].any(Traits::senses(kinds))
    }

    /// A word whose first letter is a capital.
    #[inline]
    pub fn capital(&self, i: usize) -> bool {
        self.traits[i].any(Traits::BIG)
    }

    /// A word whose first letter is no capital.
    #[inline]
    pub fn small(&self, i: usize) -> bool {
        self.traits[i].0 & Traits::WORD.or(Traits::BIG).0 == Traits::WORD.0
    }

    #[inline]
    pub fn is_word(&self, i: usize) -> bool {
        self.traits[i].any(Traits::WORD)
    }

    /// Does the lexicon know it as a head of titles, bodies or events?
    #[inline]
    pub fn headed(&self, i: usize) -> bool {
        const HEADS: u32 =
            SenseKind::TitleHead.bit() | SenseKind::OrgHead.bit() | SenseKind::EventHead.bit() | SenseKind::Rank.bit();
        self.any_of(i, HEADS)
    }
}
