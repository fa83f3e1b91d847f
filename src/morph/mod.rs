//! Morphology: what a word form can be, its lemma, and its other forms.
//!
//! The data is the OpenCorpora dictionary compiled into a finite-state map (`rules/morphology/`), embedded in the binary
//! and used in place: loading costs nothing and a look-up allocates nothing. Keys are folded words (see `text`).
//! Names the dictionary lacks are declined by their ending in `surname`.

mod dictionary;
mod inflect;
mod predict;
pub mod surname;
mod tag;

pub use dictionary::{Morphology, Parse, ParseSet, Parses, ParsesIter, key_byte};
pub use inflect::Form;
pub use predict::never_declines;
pub use surname::{NameForm, given_readings, patronymic_readings, soft_as_written, surname_readings};
pub use tag::{Case, CaseSet, Gender, Number, Pos, Tag};
