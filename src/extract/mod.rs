//! What is found in a text, one module a kind of thing.

pub mod dates;
