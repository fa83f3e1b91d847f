//! What a noun phrase is made of: a dependent, the chain of them, and how a chain may grow.

use crate::morph::Case;

/// A dependent attached to a noun.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unit {
    pub end: usize,
    /// The case that a co-ordinated neighbour must share; none for quotes and abbreviations.
    pub case: Option<Case>,
    pub what: What,
}

/// What a dependent is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    Noun,
    Country,
    Named,
    Quote,
    Preposition,
}

/// The chain to the right of a head.
#[derive(Debug, Clone, Default)]
pub struct Chain {
    /// One past its last token.
    pub end: usize,
    /// Members of the first co-ordination that could be distributed: «Казахстана», «России».
    pub members: Vec<(usize, usize)>,
}

/// How a chain may grow.
#[derive(Debug, Clone, Copy)]
pub struct Growth {
    /// The head's case, for telling a name that follows from a dependent.
    pub head: crate::morph::CaseSet,
    /// The head stands in the plural: co-ordinated states may be distributed over names.
    pub plural: bool,
    /// A person may follow.
    pub person: bool,
    /// «по» has been met: its datives may be co-ordinated («по делам …, чрезвычайным ситуациям и …»).
    pub by: bool,
}
