//! Documents from files, folders, globs, archives, line-delimited JSON and standard input, one after another, in an order that
//! depends on names only. Nothing is read before it is asked for, and no more of it than the limits allow.

mod archive;
mod document;
mod expand;
mod files;
mod http;
mod inputs;
mod lines;
mod manifest;

#[cfg(feature = "fetch")]
pub(crate) use archive::warc;
#[cfg(feature = "fetch")]
pub(crate) use expand::uncode;
#[cfg(feature = "fetch")]
pub(crate) use http::Response;

pub use document::{Body, Document, Kind};
pub use files::{Documents, Item};
pub use inputs::Inputs;
pub use manifest::Manifest;

/// No document is larger, in bytes; a larger file or line is refused without being read whole.
pub const LARGEST: u64 = 64 << 20;
