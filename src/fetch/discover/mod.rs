//! Addresses of releases, found in feeds, maps of sites and lists.

mod day;
mod listing;
mod xml;

pub use day::day;
pub use listing::{ListError, Listed, read_listing, template};
pub use xml::{Document, Link, read_xml};
