//! svodka reads Russian press releases and returns who took part, as whom, when, where and in which event, each value
//! with the words that prove it.
//!
//! Data flows one way: `source → clean → text → extract → export`; `ARCHITECTURE.md` draws the map.

pub mod extract;
pub mod model;
pub mod morph;
pub mod rules;
pub mod text;
