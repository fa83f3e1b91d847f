//! What svodka knows: `rules/` read, checked and compiled into one immutable [`Knowledge`].
//!
//! `rules/` → [`compile`] (files → tables, phrases → all their forms) → bytes → [`Knowledge`]. The built-in rules are
//! compiled by `build.rs` with these same modules, and embedded; [`Knowledge::with_dir`] compiles a user's folder.

pub mod compile;
mod countries;
pub mod dates;
mod decline;
mod draft;
mod grammar;
mod inflect;
mod lexicon;
mod names;
mod organizations;
mod places;
mod roles;
mod sense;
pub mod sites;
mod stems;
mod tables;
mod titles;

pub use decline::Form as PhraseForm;
pub use draft::Problem;
pub use grammar::{Class, Classes, Grammar, StemLists};
pub use inflect::Dictionary;
pub use lexicon::{Hit, Lexicon, Start, hash, longer};
pub use roles::DAYS;
pub use sense::{Caps, Face, Packed, Sense, SenseKind, Senses};
pub use tables::{
    Country, EventHead, GivenName, Holder, Honorific, Modifier, OrgHead, Organization, Part, Particle, ParticlePlace,
    Place, PlaceKind, Role, Sex, Statesman, Surname, Title, TitleClass, When,
};

// The build script shares these modules but has nothing compiled to embed yet; it sets this flag for the library.
#[cfg(embedded_rules)]
mod knowledge;
#[cfg(embedded_rules)]
pub use knowledge::{Knowledge, RulesError, check};
