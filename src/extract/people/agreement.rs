//! The finite verb beside a name: where it stands and what it agrees with.

use crate::extract::doc::{Doc, Flags};
use crate::morph::{Gender, Number, Pos};
use crate::text::Shape;

/// Number and gender of a finite verb, as far as it shows them.
#[derive(Clone, Copy)]
pub struct Agreement {
    pub plural: bool,
    pub(super) gender: Option<Gender>,
}

impl Agreement {
    /// Can a person be its subject? `alone`: no other name is joined to it.
    pub(super) fn may_have_subject(self, alone: bool) -> bool {
        self.gender != Some(Gender::Neut) && !(self.plural && alone)
    }
}

/// The verb right behind a name, an adverb between them aside: «Фелипе Масса также был …».
pub fn verb_behind(doc: &Doc, end: usize) -> Option<Agreement> {
    let adverb = |k: usize| {
        let f = doc.flags(k);
        doc.text.tokens[k].shape == Shape::Lower && doc.is_word(k) && f.has(Flags::ADVERB) && !f.has(Flags::VERB)
            || matches!(doc.text.fold(k), "не" | "также" | "уже" | "тоже" | "еще" | "лишь")
    };
    let k = if end < doc.len() && adverb(end) { end + 1 } else { end };
    (k < doc.len()).then(|| predicate(doc, k)).flatten()
}

/// What the finite verb (or short participle) in lower case at `k` agrees with.
pub(super) fn predicate(doc: &Doc, k: usize) -> Option<Agreement> {
    (doc.text.tokens[k].shape == Shape::Lower).then(|| agreement(doc, k)).flatten()
}

fn agreement(doc: &Doc, k: usize) -> Option<Agreement> {
    if !doc.flags(k).has(Flags::VERB | Flags::SHORT_PARTICIPLE) {
        return None;
    }
    let verb = doc.known(k).iter().find(|p| matches!(p.tag.pos(), Pos::Verb | Pos::ShortParticiple))?;
    Some(Agreement { plural: verb.tag.number() == Some(Number::Plur), gender: verb.tag.gender() })
}

/// The agreement of a finite verb, at a sentence's beginning too.
pub(super) fn finite(doc: &Doc, k: usize) -> Option<Agreement> {
    predicate(doc, k).or_else(|| (doc.sentence_start(k) && doc.capital(k)).then(|| agreement(doc, k)).flatten())
}

/// The word before token `i`, a verb perhaps; before «в Кремле», «на эту должность», if that is what stands there.
pub(super) fn verb_over(doc: &Doc, i: usize) -> Option<usize> {
    let last = i.checked_sub(1).filter(|&k| doc.is_word(k))?;
    let noun = !doc.noun(last).any().is_empty() && !doc.flags(last).has(Flags::VERB | Flags::NONFINITE);
    let inside = |k: &usize| doc.is_word(*k) && !doc.flags(*k).has(Flags::VERB | Flags::NONFINITE);
    let mut back = (i.saturating_sub(4)..i).rev().take_while(inside);
    let led = || back.find(|&k| doc.flags(k).has(Flags::PREPOSITION)).and_then(|k| k.checked_sub(1));
    let before = noun.then(led).flatten().filter(|&k| doc.flags(k).has(Flags::VERB));
    Some(before.unwrap_or(last))
}
