//! A page of any site, whose text is chosen by its structure.

use super::chosen::{first_block, lines_of, slider_captions};
use super::chrome::Chrome;
use super::error::CleanError;
use super::page::{BLOCK_CAP, DEPTH_CAP, Page};
use super::published::published;
use super::refused::not_a_release;
use super::whole::{Parts, whole};
use super::{About, Cleaned, lines, main_text, meta, place, visible};

/// A page of any site.
pub(super) fn by_structure(
    page: &Page,
    meta: &meta::Meta,
    about: &About,
    chrome: &Chrome,
    mut notes: Vec<String>,
) -> Result<Cleaned, CleanError> {
    let choice = main_text::choose(page);
    if page.too_deep {
        notes.push(format!("nested deeper than {DEPTH_CAP} elements: read flat from there"));
    }
    if page.too_many {
        notes.push(format!("more than {BLOCK_CAP} lines: read as one line from there"));
    }
    let first = first_block(page, &choice);
    let title = meta::title(page, meta, first, &mut notes);
    let (lines, mut captions, dropped) = lines_of(page, &choice);
    slider_captions(page, &choice, chrome, &mut captions);
    let place_line = place::marked(page, first).or_else(|| place::of(&lines));
    let window = meta::window_title(page, meta);
    let settled = lines::settle_page(lines, chrome, title.as_deref(), window.as_deref());
    if let Some(why) = not_a_release(page, meta, &choice, settled.title.as_deref(), &settled.text, chrome) {
        return Err(CleanError::NotARelease { why });
    }
    let url = meta.url.as_deref().or(about.url);
    let (published, published_at) = published(page, meta, &choice, &settled.stamps, first, url, &mut notes);
    let updated = visible::updated(page, &choice, first);
    let author = visible::author(page, &choice, first);
    let parts = Parts { settled, captions, dropped, published, published_at, updated, author, place_line, notes };
    Ok(whole(page, meta, about, parts))
}
