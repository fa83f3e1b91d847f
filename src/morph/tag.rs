//! Grammatical tags of OpenCorpora packed into 32 bits.

/// Part of speech, as in OpenCorpora.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Pos {
    None = 0,
    Noun,
    /// Full adjective (ADJF).
    Adjective,
    /// Short adjective (ADJS).
    ShortAdjective,
    /// Comparative (COMP).
    Comparative,
    /// Finite verb (VERB).
    Verb,
    /// Infinitive (INFN).
    Infinitive,
    /// Full participle (PRTF).
    Participle,
    /// Short participle (PRTS).
    ShortParticiple,
    /// Converb (GRND).
    Converb,
    /// Numeral (NUMR).
    Numeral,
    /// Adverb (ADVB).
    Adverb,
    /// Personal pronoun (NPRO).
    Pronoun,
    /// Predicative (PRED).
    Predicative,
    /// Preposition (PREP).
    Preposition,
    /// Conjunction (CONJ).
    Conjunction,
    /// Particle (PRCL).
    Particle,
    /// Interjection (INTJ).
    Interjection,
}

/// Case; the second genitive, accusative and locative are folded into the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Case {
    Nom = 0,
    Gen,
    Dat,
    Acc,
    Ins,
    Loc,
    Voc,
}

/// A set of cases, for agreement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct CaseSet(pub u8);

impl CaseSet {
    pub const EMPTY: CaseSet = CaseSet(0);
    pub const ALL: CaseSet = CaseSet(0x7F);

    pub const fn of(case: Case) -> Self {
        CaseSet(1 << case as u8)
    }
    pub const fn has(self, case: Case) -> bool {
        self.0 & (1 << case as u8) != 0
    }
    pub const fn and(self, other: CaseSet) -> CaseSet {
        CaseSet(self.0 & other.0)
    }
    pub const fn or(self, other: CaseSet) -> CaseSet {
        CaseSet(self.0 | other.0)
    }
    /// These but one.
    pub const fn without(self, case: Case) -> CaseSet {
        CaseSet(self.0 & !(1 << case as u8))
    }
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// Number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Number {
    Sing = 1,
    Plur = 2,
}

/// Gender; common gender (`ms-f`) answers true to both masculine and feminine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Gender {
    Masc = 1,
    Femn = 2,
    Neut = 3,
    Common = 4,
}

/// A packed tag. Bits 0–4 part of speech, 5–7 case + 1 (0 = none), 8–9 number, 10–12 gender, 13 animate, 14 inanimate (of a verb: future tense),
/// 15 given name, 16 surname, 17 patronymic, 18 place, 19 organization, 20 abbreviation, 21 indeclinable, 22 past tense,
/// 23 present or future, 24 passive, 25 adjective used as pronoun, 26 third person, 27 first or second person,
/// 28 transitive, 29 initial letter, 30 short-lived or erroneous form, 31 ordinal numeral.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Tag(pub u32);

impl Tag {
    pub const ANIMATE: u32 = 1 << 13;
    pub const INANIMATE: u32 = 1 << 14;
    /// Of a verb: future tense (the bit means «inanimate» in a noun).
    pub const FUTURE: u32 = 1 << 14;
    pub const NAME: u32 = 1 << 15;
    pub const SURNAME: u32 = 1 << 16;
    pub const PATRONYMIC: u32 = 1 << 17;
    pub const PLACE: u32 = 1 << 18;
    pub const ORGANIZATION: u32 = 1 << 19;
    pub const ABBREVIATION: u32 = 1 << 20;
    pub const FIXED: u32 = 1 << 21;
    pub const PAST: u32 = 1 << 22;
    pub const PRESENT_FUTURE: u32 = 1 << 23;
    pub const PASSIVE: u32 = 1 << 24;
    pub const PRONOMINAL: u32 = 1 << 25;
    pub const THIRD: u32 = 1 << 26;
    pub const FIRST_SECOND: u32 = 1 << 27;
    pub const TRANSITIVE: u32 = 1 << 28;
    pub const INITIAL: u32 = 1 << 29;
    pub const DEVIANT: u32 = 1 << 30;
    pub const ORDINAL: u32 = 1 << 31;

    pub const fn has(self, flag: u32) -> bool {
        self.0 & flag != 0
    }

    pub const fn pos(self) -> Pos {
        match self.0 & 31 {
            1 => Pos::Noun,
            2 => Pos::Adjective,
            3 => Pos::ShortAdjective,
            4 => Pos::Comparative,
            5 => Pos::Verb,
            6 => Pos::Infinitive,
            7 => Pos::Participle,
            8 => Pos::ShortParticiple,
            9 => Pos::Converb,
            10 => Pos::Numeral,
            11 => Pos::Adverb,
            12 => Pos::Pronoun,
            13 => Pos::Predicative,
            14 => Pos::Preposition,
            15 => Pos::Conjunction,
            16 => Pos::Particle,
            17 => Pos::Interjection,
            _ => Pos::None,
        }
    }

    pub const fn case(self) -> Option<Case> {
        match (self.0 >> 5) & 7 {
            1 => Some(Case::Nom),
            2 => Some(Case::Gen),
            3 => Some(Case::Dat),
            4 => Some(Case::Acc),
            5 => Some(Case::Ins),
            6 => Some(Case::Loc),
            7 => Some(Case::Voc),
            _ => None,
        }
    }

    /// The case as a set; all cases for an indeclinable word, none for a word without case.
    pub fn cases(self) -> CaseSet {
        if self.has(Self::FIXED) {
            return CaseSet::ALL;
        }
        self.case().map_or(CaseSet::EMPTY, CaseSet::of)
    }

    pub const fn number(self) -> Option<Number> {
        match (self.0 >> 8) & 3 {
            1 => Some(Number::Sing),
            2 => Some(Number::Plur),
            _ => None,
        }
    }

    pub const fn gender(self) -> Option<Gender> {
        match (self.0 >> 10) & 7 {
            1 => Some(Gender::Masc),
            2 => Some(Gender::Femn),
            3 => Some(Gender::Neut),
            4 => Some(Gender::Common),
            _ => None,
        }
    }
}
