//! Bytes → encoding → page → title, publication date, main text, captions, dropped lines with the reason.
//!
//! One pass finds the blocks of a page (`page`), the second chooses those of the release (`main_text`), the third
//! judges its lines by `rules/chrome.toml` (`lines`); a plain text takes the third alone. A page of a site in
//! `rules/sites/` has its text chosen by the profile's selectors instead (`profile`, on a `tree`). Everything is linear
//! in the input and bounded by the limits below.

mod by_profile;
mod by_structure;
mod chosen;
mod chrome;
mod encoding;
mod entities;
mod error;
mod language;
mod lines;
mod main_text;
mod meta;
mod page;
mod place;
mod plain;
mod profile;
mod published;
mod refused;
mod repaired;
mod roster;
mod stamps;
mod tree;
mod trial;
mod visible;
mod whole;
mod wrapped;

pub use chrome::{Action, Chrome, ChromeError, Rule, Zone};
pub use encoding::{Decoded, decode};
pub use error::{CleanError, Why};
pub use language::language;
pub use page::{BLOCK_CAP, DEPTH_CAP, NODE_CAP};
pub use plain::clean_plain;
pub use profile::Grip;
#[cfg(feature = "fetch")]
pub(crate) use tree::document;
pub use tree::{TREE_ATTRIBUTES, TREE_BYTES, TREE_DEPTH, TREE_NODES};
pub use trial::{Trial, try_profile};

use crate::model::Dropped;
use crate::rules::sites::Sites;
use by_profile::exact;
use by_structure::by_structure;
use memchr::memmem;

/// Largest document read, in bytes.
pub const SIZE_CAP: usize = 64 << 20;
/// Largest text once decoded: a byte of a code page takes up to three in UTF-8.
const DECODED_CAP: usize = SIZE_CAP * 3;
/// Lines of a plain text; a release of two megabytes has some ten thousand.
pub const LINE_CAP: usize = 200_000;
/// Entries of `dropped` kept for one document, and bytes of text of one entry.
pub const DROPPED_CAP: usize = 400;
const DROPPED_BYTES: usize = 400;

/// What the bytes are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Kind {
    Html,
    Plain,
    /// To be seen from the bytes.
    #[default]
    Unknown,
}

/// A document as it comes from a source.
#[derive(Debug, Clone, Copy, Default)]
pub struct Input<'a> {
    pub bytes: &'a [u8],
    pub kind: Kind,
    /// `charset` of the HTTP header.
    pub charset_hint: Option<&'a str>,
    pub about: About<'a>,
}

/// What is known of a document besides its bytes.
#[derive(Debug, Clone, Copy, Default)]
pub struct About<'a> {
    /// Address the document came from.
    pub url: Option<&'a str>,
    /// Day of publication, ISO 8601: it chooses among the periods of a site profile.
    pub published: Option<&'a str>,
}

/// The rules that cleaning goes by.
#[derive(Clone, Copy)]
pub struct Rules<'a> {
    pub chrome: &'a Chrome,
    pub sites: &'a Sites,
}

impl Rules<'static> {
    /// The built-in ones.
    pub fn embedded() -> Self {
        Rules { chrome: Chrome::embedded(), sites: Sites::embedded() }
    }
}

/// A clean release.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Cleaned {
    /// Main text; paragraphs, list items and table rows on a line each (cells joined by « | »). The headline of a Russian
    /// page is its first line, for what is named there is named in the release; pages of other languages, which nothing
    /// is extracted from, have the body alone.
    pub text: String,
    pub title: Option<String>,
    /// `YYYY-MM-DD`
    pub published: Option<String>,
    /// ISO 8601 moment, with the zone where the page states it.
    pub published_at: Option<String>,
    /// ISO 8601 day or moment of the last change.
    pub updated: Option<String>,
    pub url: Option<String>,
    pub author: Option<String>,
    pub section: Option<String>,
    /// Where the release was issued, as written: «Москва, Кремль», «АСТАНА, 21 января», «г. Алматы, 1 февраля 2024 года».
    pub place_line: Option<String>,
    /// ISO 639-1 code, or `other`.
    pub lang: Option<String>,
    pub captions: Vec<String>,
    pub dropped: Vec<Dropped>,
    /// Contradictions and oddities met on the way.
    pub notes: Vec<String>,
}

/// Cleans a document.
pub fn clean(input: &Input, rules: &Rules) -> Result<Cleaned, CleanError> {
    if input.bytes.len() > SIZE_CAP {
        return Err(CleanError::TooLarge { size: input.bytes.len(), limit: SIZE_CAP });
    }
    let decoded = decode(input.bytes, input.charset_hint)?;
    let html = match input.kind {
        Kind::Html => true,
        Kind::Plain => false,
        Kind::Unknown => looks_like_html(&decoded.text),
    };
    let mut out =
        if html { clean_page(&decoded.text, &input.about, rules)? } else { clean_plain(&decoded.text, rules)? };
    out.notes.splice(0..0, decoded.notes);
    out.url = out.url.or_else(|| input.about.url.map(str::to_owned));
    Ok(out)
}

fn looks_like_html(text: &str) -> bool {
    let head = text.trim_start().as_bytes();
    let head = &head[..head.len().min(2048)];
    let low = head.to_ascii_lowercase();
    let tags: [&[u8]; 8] = [b"<!doctype html", b"<html", b"<head", b"<body", b"<div", b"<p>", b"<meta", b"<table"];
    tags.iter().any(|t| memmem::find(&low, t).is_some())
}

/// Cleans a page that is decoded already.
pub fn clean_page(source: &str, about: &About, rules: &Rules) -> Result<Cleaned, CleanError> {
    if source.len() > DECODED_CAP {
        return Err(CleanError::TooLarge { size: source.len(), limit: DECODED_CAP });
    }
    let page = page::read(source, &rules.chrome.hints);
    let meta = meta::read(&page);
    let url = about.url.or(meta.url.as_deref());
    let site = [about.url, page.head.canonical.as_deref(), meta.url.as_deref()];
    let site = site.into_iter().flatten().find_map(|u| rules.sites.for_url(u));
    let mut notes = Vec::new();
    if let Some(site) = site {
        let day = about.published.map(str::to_owned).or_else(|| profile::stated_day(&meta, url));
        match profile::take(source, site, day.as_deref()) {
            Ok(Some(taken)) => return exact(&page, &meta, taken, site, about, rules.chrome),
            Ok(None) => notes.push(format!("profile «{}»: no text where it says; read by structure", site.name)),
            Err(why) => {
                notes.push(format!("profile «{}» not applied to the page, for {why}; read by structure", site.name))
            }
        }
    }
    by_structure(&page, &meta, about, rules.chrome, notes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(html: &str) -> Result<Cleaned, CleanError> {
        clean(&Input { bytes: html.as_bytes(), ..Input::default() }, &Rules::embedded())
    }

    #[test]
    fn a_deep_page_is_read_flat() {
        let html = format!("{}<p>{}", "<div>".repeat(1_000_000), "Министр принял посла. ".repeat(20));
        let got = page(&html).unwrap();
        assert!(got.text.contains("Министр принял посла."));
        assert!(got.notes.iter().any(|n| n.contains("nested")));
    }
}
