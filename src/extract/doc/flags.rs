//! What the dictionary and the shape say of a word.

/// What the dictionary and the shape say of a word, as bits.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Flags(pub(super) u16);

impl Flags {
    /// A known given name.
    pub const GIVEN: u16 = 1;
    /// A known surname, or a word with a surname's ending.
    pub const SURNAME: u16 = 2;
    pub const PATRONYMIC: u16 = 4;
    /// A finite verb.
    pub const VERB: u16 = 8;
    /// Preposition, conjunction, particle, pronoun.
    pub const FUNCTION: u16 = 16;
    /// The dictionary knows it as an ordinary word (too).
    pub const COMMON: u16 = 32;
    /// The dictionary knows it at all.
    pub const KNOWN: u16 = 64;
    /// Short participle: «назначен».
    pub const SHORT_PARTICIPLE: u16 = 128;
    pub const ADVERB: u16 = 256;
    /// «его», «этот», «свой»: an adjective that is a pronoun.
    pub const PRONOMINAL: u16 = 512;
    /// A known surname by the dictionary itself.
    pub const SURNAME_SURE: u16 = 1024;
    pub const PREPOSITION: u16 = 2048;
    pub const ORDINAL: u16 = 4096;
    pub const ANIMATE: u16 = 8192;
    /// Converb or infinitive.
    pub const NONFINITE: u16 = 16384;
    /// A given name by the dictionary itself: Russian or long at home in Russian.
    pub const GIVEN_SURE: u16 = 32768;

    #[inline]
    pub fn has(self, bits: u16) -> bool {
        self.0 & bits != 0
    }
}
