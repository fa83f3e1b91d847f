//! The senses of the lexicon phrase that begins at a token, and which of them fit how the word is written.

use super::Doc;
use crate::extract::memo::Word;
use crate::rules::{Caps, Knowledge, Packed, Sense, SenseKind, Senses};
use crate::text::{Shape, Token, ends_in_capitals};

impl<'a> Doc<'a> {
    /// Tells the phrase at `i` from any other of the same lexicon: where its senses lie, and which of them fit.
    pub fn phrase(&self, i: usize) -> (u32, u32) {
        (self.info[i].senses, self.info[i].fitting)
    }

    /// Senses of the longest lexicon phrase that begins at `i`.
    #[inline]
    pub fn senses(&self, i: usize) -> Fitting<'a> {
        self.senses_of(i, !0)
    }

    /// Those of these kinds (bits of [`SenseKind::bit`]) among them.
    #[inline]
    pub fn senses_of(&self, i: usize, kinds: u32) -> Fitting<'a> {
        // most words have none, and what is known of them need not be fetched
        if !self.any_of(i, kinds) {
            return Fitting { know: self.know, kinds, first: Packed::default(), place: 0, all: 0, left: 0 };
        }
        let Word { senses, fitting, first, .. } = self.info[i];
        Fitting { know: self.know, kinds, first, place: senses, all: fitting, left: fitting }
    }

    /// Takes the senses of one kind from token `i`.
    pub fn lose(&mut self, i: usize, kind: SenseKind) {
        let Word { senses, mut fitting, .. } = self.info[i];
        let mut kinds = 0;
        for n in 0..u32::BITS {
            let sense = (fitting & 1 << n != 0).then(|| self.know.lexicon.sense(senses + n)).flatten();
            match sense {
                Some(s) if s.kind == kind => fitting &= !(1 << n),
                Some(s) => kinds |= s.kind.bit(),
                None => {}
            }
        }
        self.info[i].fitting = fitting;
        self.info[i].first = first(self.know, senses, fitting);
        self.traits[i].set_senses(kinds);
    }

    /// Length of that phrase in tokens; 0 if there is none.
    #[inline]
    pub fn hit_len(&self, i: usize) -> usize {
        self.info[i].hit_len as usize
    }

    /// The first sense of any of these kinds (bits of [`SenseKind::bit`]) at `i`.
    #[inline(always)]
    pub fn sense(&self, i: usize, kinds: u32) -> Option<Sense> {
        // most words are told off here, without a call
        if self.any_of(i, kinds) { self.first_of(i, kinds) } else { None }
    }

    #[inline(never)]
    fn first_of(&self, i: usize, kinds: u32) -> Option<Sense> {
        let first = self.info[i].first;
        if first.is_of(kinds) { Some(first.unpack()) } else { self.senses_of(i, kinds).next() }
    }
}

/// The senses of a phrase that fit and are of some kinds.
pub struct Fitting<'a> {
    know: &'a Knowledge,
    kinds: u32,
    first: Packed,
    /// Where its senses lie.
    place: u32,
    /// Which of them fit, as bits, and which of those are still to come.
    all: u32,
    left: u32,
}

impl Iterator for Fitting<'_> {
    type Item = Sense;

    #[inline]
    fn next(&mut self) -> Option<Sense> {
        // most words have no sense, or no other
        if self.left == 0 { None } else { self.step() }
    }
}

impl Fitting<'_> {
    #[inline(never)]
    fn step(&mut self) -> Option<Sense> {
        while let Some(rest) = self.left.checked_sub(1) {
            let (next, first) = (self.left.trailing_zeros(), self.left == self.all);
            self.left &= rest;
            let sense = if first { self.first } else { self.know.lexicon.packed(self.place + next)? };
            if sense.is_of(self.kinds) {
                return Some(sense.unpack());
            }
        }
        None
    }
}

/// The senses whose demand on capitals the word meets, as bits.
pub(super) fn fitting(senses: Senses, token: &Token, written: &str) -> u32 {
    // «АмГУ» is a university, not the village of Амга
    const NAMES: u32 = SenseKind::Place.bit() | SenseKind::GivenName.bit() | SenseKind::Surname.bit();
    let letters = token.shape == Shape::Mixed && ends_in_capitals(written);
    // «ГУАМ» is the organization of four states, not the island
    let shortened = |s: &Sense| s.caps == Caps::Upper && s.kind.bit() & SenseKind::ORGANIZATIONS != 0;
    let body = token.shape == Shape::Upper && senses.iter().any(|s| shortened(&s));
    let island = |s: &Sense| body && s.caps != Caps::Upper && s.kind.bit() & SenseKind::COUNTRIES != 0;
    let fits = |s: &Sense| s.caps.allows(token.shape, written) && !(letters && s.kind.bit() & NAMES != 0) && !island(s);
    let each = senses.iter().take(SENSES).enumerate();
    each.fold(0, |all, (n, s)| all | u32::from(fits(&s)) << n)
}

/// The kinds of the fitting senses.
pub(super) fn kinds(senses: Senses, fitting: u32) -> u32 {
    let each = senses.iter().take(SENSES).enumerate();
    each.filter(|(n, _)| fitting >> n & 1 == 1).fold(0, |all, (_, s)| all | s.kind.bit())
}

/// The first of the fitting senses of the phrase whose senses lie at `place`.
pub(super) fn first(know: &Knowledge, place: u32, fitting: u32) -> Packed {
    let found = (fitting != 0).then(|| know.lexicon.packed(place + fitting.trailing_zeros()));
    found.flatten().unwrap_or_default()
}

/// No phrase of the lexicon has more senses.
pub(super) const SENSES: usize = 32;
