//! Pages that are no releases: listings, error pages, empty pages and consent walls.

use super::chrome::{self, Chrome};
use super::error::Why;
use super::main_text::{self, Choice};
use super::page::{self, Block, Page};
use super::{meta, stamps};

/// Listings, error pages, empty pages and consent walls.
pub(super) fn not_a_release(
    page: &Page,
    meta: &meta::Meta,
    choice: &Choice,
    title: Option<&str>,
    text: &str,
    chrome: &Chrome,
) -> Option<Why> {
    let head = chrome::fold(&format!("{} {}", page.head.title, title.unwrap_or("")));
    let body = chrome::fold(page::cut(text, 600));
    let has = |list: &[String], hay: &str| list.iter().any(|w| hay.contains(w.as_str()));
    if has(&chrome.pages.error, &head) || (text.len() < 700 && has(&chrome.pages.error, &body)) {
        return Some(Why::Error);
    }
    if text.len() < 700 && (has(&chrome.pages.consent, &head) || has(&chrome.pages.consent, &body)) {
        return Some(Why::Consent);
    }
    if is_listing(page, meta, choice, title, text, chrome) {
        return Some(Why::Listing);
    }
    let letters = |s: &str| s.chars().filter(|c| c.is_alphabetic()).count();
    let body = letters(text);
    // a release may be one short sentence under its headline
    let short = body >= 15 && main_text::ends_sentence(text) && body + title.map_or(0, letters) >= 40;
    match body < 40 && !short {
        true if dated_links(page) >= 6 => Some(Why::Listing),
        true => Some(Why::Empty),
        false => None,
    }
}

/// Links that a headline may be, with a date in them or in the line after.
fn dated_links(page: &Page) -> usize {
    let dated = |b: &Block| b.len() < 300 && stamps::first(page.block_text(b)).is_some();
    let headline = |b: &Block| b.link > 40;
    page.blocks.windows(2).take(2000).filter(|w| headline(&w[0]) && (dated(&w[0]) || dated(&w[1]))).count()
}

/// Many dated items, each with a link and little text, or a heading that says so.
fn is_listing(
    page: &Page,
    meta: &meta::Meta,
    choice: &Choice,
    title: Option<&str>,
    text: &str,
    chrome: &Chrome,
) -> bool {
    let longest =
        page.blocks.iter().zip(&choice.fate).filter(|(_, f)| f.is_none()).map(|(b, _)| b.len()).max().unwrap_or(0);
    if longest > 700 || text.len() > 6000 {
        return false;
    }
    let dated = page.blocks.iter().filter(|b| b.len() < 60 && stamps::first(page.block_text(b)).is_some()).count();
    let headed = title.is_some_and(|t| {
        let t = chrome::fold(t);
        chrome
            .pages
            .listing
            .iter()
            .any(|w| t == *w || t.split([' ', '—', '|', '-']).next() == Some(w.as_str()) && t.len() < 60)
    });
    let excerpts = text.lines().filter(|l| l.ends_with('…') || l.ends_with("...")).count();
    (headed && (dated >= 3 || excerpts >= 3)) || (meta.is_listing && dated >= 4) || (dated >= 6 && excerpts >= 4)
}
