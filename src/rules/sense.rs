//! What a phrase can mean: the kind of thing, which of its table, in which cases, number and capitals; as a number of five bytes.

use crate::morph::{CaseSet, Number};
use crate::text::Shape;

/// How a country or an organization is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum Face {
    /// «Россия», «Росатом»
    Short = 0,
    /// «Российская Федерация», «Министерство иностранных дел»
    Official,
    /// «РФ», «ШОС»
    Abbreviation,
    /// «российский»
    Adjective,
    /// «россиянин», «россияне»
    Inhabitant,
    /// Any face of a state that exists no longer: «СССР», «Югославия».
    Historical,
}

/// What a phrase can be; `Sense::entry` indexes the table named here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SenseKind {
    /// `Knowledge::countries`
    Country(Face),
    /// `Knowledge::places`
    Place,
    /// `Knowledge::places`: «московский»
    PlaceAdjective,
    /// `Knowledge::organizations`
    Organization(Face),
    /// `Knowledge::org_heads`: «министерство», «АО»
    OrgHead,
    /// `Knowledge::titles`: «министр»
    TitleHead,
    /// `Knowledge::modifiers`: «первый», «и.о.»
    TitleModifier,
    /// `Knowledge::honorifics`: «г-н»
    Honorific,
    /// `Knowledge::titles`: «генерал-лейтенант», «д.т.н.»
    Rank,
    /// `Knowledge::roles`: any form of the verb or phrase
    RoleVerb,
    /// `Knowledge::events`: «заседание»
    EventHead,
    /// `Knowledge::given`
    GivenName,
    /// `Knowledge::surnames`
    Surname,
    /// `Knowledge::particles`
    NameParticle,
    /// `Knowledge::stops`: capitalised words that are never a name
    Stop,
    /// `Knowledge::countries`: «хокимият», «сельское поселение», what only this state has
    Institution,
}

const FACES: [Face; 6] =
    [Face::Short, Face::Official, Face::Abbreviation, Face::Adjective, Face::Inhabitant, Face::Historical];

impl SenseKind {
    /// The kind as a bit, for sets of kinds.
    #[inline]
    pub const fn bit(self) -> u32 {
        1 << self.code()
    }

    /// Bits of the names of a state that exists.
    pub const STATES: u32 = SenseKind::Country(Face::Short).bit()
        | SenseKind::Country(Face::Official).bit()
        | SenseKind::Country(Face::Abbreviation).bit();
    /// Bits of all faces of a country, and of a body.
    pub const COUNTRIES: u32 = 0xFF;
    pub const ORGANIZATIONS: u32 = 0xFF00;

    #[inline]
    const fn code(self) -> u8 {
        match self {
            SenseKind::Country(face) => face as u8,
            SenseKind::Organization(face) => 8 + face as u8,
            SenseKind::Place => 16,
            SenseKind::PlaceAdjective => 17,
            SenseKind::OrgHead => 18,
            SenseKind::TitleHead => 19,
            SenseKind::TitleModifier => 20,
            SenseKind::Honorific => 21,
            SenseKind::Rank => 22,
            SenseKind::RoleVerb => 23,
            SenseKind::EventHead => 24,
            SenseKind::GivenName => 25,
            SenseKind::Surname => 26,
            SenseKind::NameParticle => 27,
            SenseKind::Stop => 28,
            SenseKind::Institution => 29,
        }
    }

    const fn from_code(code: usize) -> Self {
        match code {
            0..=5 => SenseKind::Country(FACES[code]),
            8..=13 => SenseKind::Organization(FACES[code - 8]),
            16..=29 => KINDS[code - 16],
            _ => SenseKind::Stop,
        }
    }
}

/// Each code's kind.
const BY_CODE: [SenseKind; 1 << KIND_BITS] = {
    let mut kinds = [SenseKind::Stop; 1 << KIND_BITS];
    let mut code = 0;
    while code < kinds.len() {
        kinds[code] = SenseKind::from_code(code);
        code += 1;
    }
    kinds
};

/// In the order of their codes.
const KINDS: [SenseKind; 14] = [
    SenseKind::Place,
    SenseKind::PlaceAdjective,
    SenseKind::OrgHead,
    SenseKind::TitleHead,
    SenseKind::TitleModifier,
    SenseKind::Honorific,
    SenseKind::Rank,
    SenseKind::RoleVerb,
    SenseKind::EventHead,
    SenseKind::GivenName,
    SenseKind::Surname,
    SenseKind::NameParticle,
    SenseKind::Stop,
    SenseKind::Institution,
];

/// How the first word must be written for the sense to hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Caps {
    Any,
    /// The first letter is a capital.
    Capital,
    /// Capitals, with a lower-case ending at most: «МИД», «МИДа».
    Upper,
}

impl Caps {
    /// Does a word of this shape satisfy the demand? `written` is needed for mixed shapes only.
    pub fn allows(self, shape: Shape, written: &str) -> bool {
        let first_is_capital = || written.chars().next().is_some_and(char::is_uppercase);
        match self {
            Caps::Any => true,
            Caps::Capital => match shape {
                Shape::Lower => false,
                Shape::Mixed => first_is_capital(),
                _ => true,
            },
            Caps::Upper => match shape {
                Shape::Upper => true,
                Shape::Mixed => written.chars().take(2).all(char::is_uppercase),
                _ => false,
            },
        }
    }
}

/// One meaning of a phrase form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Sense {
    pub kind: SenseKind,
    /// Index into the table that `kind` names.
    pub entry: u32,
    /// Cases that the form can stand in; all for what never inflects, none for a finite verb.
    pub cases: CaseSet,
    pub number: Option<Number>,
    pub caps: Caps,
}

/// A sense as a number: from the lowest bit its entry, kind, cases, number and capitals.
#[derive(Debug, Clone, Copy, Default)]
pub struct Packed(pub(super) u64);

/// Bytes of a packed sense as the compiled rules hold it.
pub(super) const SENSE: usize = 5;
const ENTRY_BITS: u32 = 20;
const KIND_AT: u32 = ENTRY_BITS;
const KIND_BITS: u32 = 6;
const CASES_AT: u32 = KIND_AT + KIND_BITS;
const NUMBER_AT: u32 = CASES_AT + 8;
const CAPS_AT: u32 = NUMBER_AT + 2;
const NUMBERS: [Option<Number>; 4] = [None, Some(Number::Sing), Some(Number::Plur), None];
const CAPS: [Caps; 4] = [Caps::Any, Caps::Capital, Caps::Upper, Caps::Upper];
/// Entries that a table can have.
pub const MOST_ENTRIES: u32 = 1 << ENTRY_BITS;

impl Packed {
    #[inline]
    pub(super) fn read(bytes: &[u8; SENSE]) -> Packed {
        let [a, b, c, d, e] = *bytes;
        Packed(u64::from_le_bytes([a, b, c, d, e, 0, 0, 0]))
    }

    /// Is its kind one of these (bits of [`SenseKind::bit`])?
    #[inline]
    pub fn is_of(self, kinds: u32) -> bool {
        kinds & 1 << (self.0 >> KIND_AT & 0x1F) != 0
    }

    #[inline]
    pub fn unpack(self) -> Sense {
        let bits = self.0;
        Sense {
            kind: BY_CODE[(bits >> KIND_AT) as usize & (BY_CODE.len() - 1)],
            entry: bits as u32 & (MOST_ENTRIES - 1),
            cases: CaseSet((bits >> CASES_AT) as u8),
            number: NUMBERS[(bits >> NUMBER_AT) as usize & 3],
            caps: CAPS[(bits >> CAPS_AT) as usize & 3],
        }
    }
}

impl Sense {
    pub fn pack(self) -> Packed {
        let number = self.number.map_or(0, |n| n as u64);
        Packed(
            self.entry as u64
                | (self.kind.code() as u64) << KIND_AT
                | (self.cases.0 as u64) << CASES_AT
                | number << NUMBER_AT
                | (self.caps as u64) << CAPS_AT,
        )
    }
}

/// The meanings of a phrase, read where they lie in the compiled bytes.
#[derive(Debug, Clone, Copy, Default)]
pub struct Senses {
    pub(super) list: &'static [[u8; SENSE]],
    pub(super) place: u32,
}

impl Senses {
    #[inline]
    pub fn iter(self) -> impl Iterator<Item = Sense> {
        self.list.iter().map(|bytes| Packed::read(bytes).unpack())
    }

    #[inline]
    pub fn is_empty(self) -> bool {
        self.list.is_empty()
    }

    /// Where the lexicon keeps them (see [`super::Lexicon::sense`]): tells a phrase that has senses from every other.
    pub fn place(self) -> u32 {
        self.place
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn abbreviations_want_capitals() {
        assert!(Caps::Upper.allows(Shape::Mixed, "МИДа"));
        assert!(!Caps::Upper.allows(Shape::Capital, "Мид"));
        assert!(!Caps::Capital.allows(Shape::Lower, "мир"));
    }
}
