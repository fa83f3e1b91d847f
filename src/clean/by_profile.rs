//! A page whose text a profile's selectors took.

use super::chosen::{first_block, lines_of};
use super::chrome::Chrome;
use super::error::CleanError;
use super::page::{self, Page};
use super::published::{Published, published};
use super::refused::not_a_release;
use super::whole::{Parts, whole};
use super::{About, Cleaned, DROPPED_CAP, lines, main_text, meta, place, profile, stamps};
use crate::model::Dropped;
use crate::rules::sites::Site;
use memchr::memmem;

/// A page whose text a profile's selectors took.
pub(super) fn exact(
    page: &Page,
    meta: &meta::Meta,
    taken: profile::Taken,
    site: &Site,
    about: &About,
    chrome: &Chrome,
) -> Result<Cleaned, CleanError> {
    let inner = page::read(&taken.html, &chrome.hints);
    let choice = main_text::all(&inner);
    let mut notes = Vec::new();
    let (lines, more, mut dropped) = lines_of(&inner, &choice);
    let beyond = outside(page, &inner, &taken);
    dropped.splice(0..0, taken.dropped);
    dropped.extend(beyond);
    let mut captions = taken.captions;
    captions.extend(more.into_iter().filter(|c| !taken_has(&captions, c)).collect::<Vec<_>>());
    let place_line = taken.place.or_else(|| place::of(&lines));
    let said = meta::said(meta);
    if let (Some(title), Some(said)) = (&taken.title, &said)
        && meta::overlap(title, said) < 0.4
    {
        notes.push(format!("the page says «{title}», its metadata «{said}»"));
    }
    let title = taken.title.or(said).or_else(|| meta::window_title(page, meta));
    let settled = lines::settle_exact(lines, chrome, title.as_deref());
    if let Some(why) = not_a_release(page, meta, &choice, settled.title.as_deref(), &settled.text, chrome) {
        return Err(CleanError::NotARelease { why });
    }
    let url = meta.url.as_deref().or(about.url);
    let (published, published_at) = match exact_date(taken.date.as_deref(), meta, url, &site.name, &mut notes) {
        (None, _) => {
            let around = main_text::choose(page);
            let first = first_block(page, &around);
            self::published(page, meta, &around, &settled.stamps, first, url, &mut notes)
        }
        found => found,
    };
    let (updated, author) = (None, None);
    let parts = Parts { settled, captions, dropped, published, published_at, updated, author, place_line, notes };
    Ok(whole(page, meta, about, parts))
}

/// What stands on the page and was not taken by a profile.
fn outside(page: &Page, inner: &Page, taken: &profile::Taken) -> Vec<Dropped> {
    if inner.text.len() > 256 << 10 {
        return Vec::new();
    }
    let texts = page.blocks.iter().take(DROPPED_CAP).map(|b| page.block_text(b));
    let parts = [&taken.title, &taken.date, &taken.place].into_iter().flatten().chain(&taken.captions);
    let parts: Vec<&String> = parts.chain(taken.dropped.iter().map(|d| &d.text)).collect();
    let has = |whole: &str, part: &str| memmem::find(whole.as_bytes(), part.as_bytes()).is_some();
    let apart = texts.filter(|t| !has(&inner.text, t) && !parts.iter().any(|p| has(p, t)));
    apart.map(|t| Dropped { text: t.to_owned(), reason: "profile:outside".to_owned() }).collect()
}

fn taken_has(captions: &[String], caption: &str) -> bool {
    captions.iter().any(|c| c == caption)
}

/// The day and moment that the profile took; what the metadata say differently is noted. A moment of the same day that only
/// the metadata have is taken from there.
fn exact_date(
    taken: Option<&str>,
    meta: &meta::Meta,
    url: Option<&str>,
    site: &str,
    notes: &mut Vec<String>,
) -> Published {
    let stated = meta.published.first();
    let Some((day, at)) = taken.and_then(stamps::iso) else {
        let day = profile::stated_day(meta, url);
        return (day, stated.and_then(|s| s.1.clone()));
    };
    match stated {
        Some((other, moment, _)) if *other == day => {
            let zoned = |m: &str| m.len() > "2024-02-01T14:30:00".len();
            let at = at.filter(|a| zoned(a) || !moment.as_deref().is_some_and(zoned)).or_else(|| moment.clone());
            (Some(day), at)
        }
        Some((other, _, from)) => {
            notes.push(format!("published {day} by the profile «{site}», but {other} by {from}"));
            (Some(day), at)
        }
        None => (Some(day), at),
    }
}
