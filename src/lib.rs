//! svodka reads Russian press releases and returns who took part, as whom, when, where and in which event, each value
//! with the words that prove it.
//!
//! Data flows one way: `source → clean → text → extract → export`; `ARCHITECTURE.md` draws the map.
//!
//! ```
//! use svodka::{Svodka, source::Document};
//!
//! let svodka = Svodka::embedded();
//! let release = svodka.read(&Document::text("1", "Министр обороны Республики Индии прибыл в Минск."))?;
//! assert_eq!(release.lang.as_deref(), Some("ru"));
//! # Ok::<(), svodka::error::ReadError>(())
//! ```

mod check;
pub mod clean;
pub mod error;
pub mod export;
pub mod extract;
#[cfg(feature = "fetch")]
pub mod fetch;
mod letterhead;
pub mod model;
pub mod morph;
pub mod pipeline;
mod read;
pub mod rules;
pub mod source;
pub mod text;

pub use check::check_rules;
pub use read::{Cleaning, Language, Svodka, cleaning_rules};
