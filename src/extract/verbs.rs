//! What a word can be as a verb, told by its parses alone and remembered with it.

use super::doc::Flags;
use crate::morph::{Gender, Number, Parses, Pos, Tag};

/// A word's readings as a verb.
#[derive(Debug, Clone, Copy, Default)]
pub struct Verb {
    /// The likeliest finite reading.
    pub finite: Option<Finite>,
    /// The likeliest of all readings is finite.
    pub sure: bool,
    /// It can be a noun, a pronoun or a function word too.
    pub nominal: bool,
    /// What it is if it is not finite.
    pub other: Nonfinite,
}

/// A finite verb or a short participle.
#[derive(Debug, Clone, Copy)]
pub struct Finite {
    pub passive: bool,
    pub past: bool,
    pub future: bool,
    pub plural: Option<bool>,
    pub gender: Option<Gender>,
}

/// The first of the readings that count.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Nonfinite {
    #[default]
    None,
    Infinitive,
    /// A full active participle.
    Participle,
    /// «обыграв»
    Converb,
}

impl Verb {
    /// Has it any such reading?
    #[inline]
    pub fn any(&self) -> bool {
        self.finite.is_some() || self.other != Nonfinite::None
    }

    /// Of a word with these parses of the dictionary; `flags` tell most words off.
    pub(super) fn of(parses: Parses<'_>, flags: Flags) -> Verb {
        if !flags.has(Flags::COMMON) {
            return Verb::default();
        }
        let nominal =
            |pos| matches!(pos, Pos::Noun | Pos::Preposition | Pos::Conjunction | Pos::Particle | Pos::Pronoun);
        let nonfinite = |tag: Tag| match tag.pos() {
            Pos::Infinitive => Some(Nonfinite::Infinitive),
            Pos::Participle if !tag.has(Tag::PASSIVE) => Some(Nonfinite::Participle),
            Pos::Converb => Some(Nonfinite::Converb),
            _ => None,
        };
        Verb {
            finite: parses.iter().map(|p| p.tag).find(|&t| finite(t)).map(|t| Finite::of(t, parses)),
            sure: parses.first().is_some_and(|p| finite(p.tag)),
            nominal: parses.iter().any(|p| nominal(p.tag.pos())),
            other: parses.iter().find_map(|p| nonfinite(p.tag)).unwrap_or_default(),
        }
    }
}

impl Finite {
    fn of(tag: Tag, parses: Parses<'_>) -> Finite {
        let any = |flag: u32| parses.iter().any(|p| p.tag.pos() == Pos::Verb && p.tag.has(flag));
        // «проходит» is the present above all
        let first = parses.iter().find(|p| p.tag.pos() == Pos::Verb && finite(p.tag));
        let coming = first.is_some_and(|p| p.tag.has(Tag::FUTURE));
        Finite {
            passive: tag.pos() == Pos::ShortParticiple,
            past: tag.has(Tag::PAST),
            future: coming && !any(Tag::PAST),
            plural: tag.number().map(|n| n == Number::Plur),
            gender: tag.gender(),
        }
    }
}

/// A short participle, or a verb in the past or in the third person.
fn finite(tag: Tag) -> bool {
    let person = || tag.has(Tag::PRESENT_FUTURE) && !tag.has(Tag::FIRST_SECOND);
    tag.pos() == Pos::ShortParticiple || tag.pos() == Pos::Verb && (tag.has(Tag::PAST) || person())
}
