//! Text as the extractors see it: tokens with their shape and folded form, sentences, and byte ↔ code point offsets.
//!
//! Offsets inside the program are bytes of the source; [`CodePoints`] turns them into code points on the way out.

mod eights;
mod offsets;
mod positions;
mod sentences;
mod tokens;

pub use eights::fold_eights;
pub use offsets::CodePoints;
pub use positions::positions;
pub use sentences::Sentence;
pub use tokens::{
    Kind, Shape, Text, Token, copy_small, ends_in, ends_in_capitals, fold_into, is_letter, lookalike, lower,
    lower_into, repair,
};
