//! What was found of a page put together.

use super::page::{self, Page};
use super::{About, Cleaned, DROPPED_BYTES, DROPPED_CAP, language, lines, meta, visible};
use crate::model::Dropped;
use std::collections::HashSet;

/// What was found of a page, before it is put together.
pub(super) struct Parts {
    pub(super) settled: lines::Settled,
    pub(super) captions: Vec<String>,
    pub(super) dropped: Vec<Dropped>,
    pub(super) published: Option<String>,
    pub(super) published_at: Option<String>,
    /// As the page shows them; what its head says goes before.
    pub(super) updated: Option<String>,
    pub(super) author: Option<String>,
    pub(super) place_line: Option<String>,
    pub(super) notes: Vec<String>,
}

pub(super) fn whole(page: &Page, meta: &meta::Meta, about: &About, parts: Parts) -> Cleaned {
    let Parts { settled, mut captions, mut dropped, published, published_at, updated, author, place_line, notes } =
        parts;
    let lang = language(if settled.text.len() > 40 { &settled.text } else { &page.text });
    let mut text = settled.text;
    let title = settled.title;
    if let Some(title) = title.as_deref().filter(|_| lang == "ru") {
        text = if text.is_empty() { title.to_owned() } else { format!("{title}\n{text}") };
    }
    let seen: HashSet<String> = captions.iter().cloned().collect();
    captions.extend(settled.captions.into_iter().filter(|c| !seen.contains(c)));
    dropped.extend(settled.dropped);
    let section = meta.section.clone().or_else(|| visible::section(page, title.as_deref()));
    Cleaned {
        text,
        title,
        published,
        published_at,
        updated: meta.updated.clone().or(updated),
        url: meta.url.clone().or_else(|| about.url.map(str::to_owned)),
        author: meta.author.clone().or(author).or_else(|| visible::signature(&dropped)),
        section,
        place_line,
        lang: Some(lang.to_owned()),
        captions,
        dropped: bounded(dropped),
        notes,
    }
}

pub(super) fn bounded(mut dropped: Vec<Dropped>) -> Vec<Dropped> {
    dropped.truncate(DROPPED_CAP);
    for d in &mut dropped {
        if d.text.len() > DROPPED_BYTES {
            d.text = page::cut(&d.text, DROPPED_BYTES).to_owned();
            d.text.push('…');
        }
    }
    dropped
}
