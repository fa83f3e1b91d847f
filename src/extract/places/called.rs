//! The name that a place of the lexicon gets: the one under which the text knows it.

use crate::extract::doc::Doc;
use crate::extract::organizations::{alike, noun_nominative};
use crate::morph::{Case, CaseSet};
use crate::rules::Place;
use crate::text::{Shape, repair};

/// «Чеченской Республики»: the further name of several words that stands in the tokens `i..end`.
pub(super) fn in_full(doc: &Doc, i: usize, end: usize, place: &Place) -> Option<String> {
    if end < i + 2 || place.other.is_empty() {
        return None;
    }
    let stem = |w: &str| w.chars().take(4).flat_map(char::to_lowercase).collect::<String>();
    let words = |s: &str| s.split([' ', '-', '—', '–']).filter(|w| !w.is_empty()).map(stem).collect::<Vec<_>>();
    let written = words(&repair(doc.text.span(i, end)));
    let called = place.other.iter().find(|name| words(name) == written)?;
    (words(&place.name) != written).then(|| called.clone())
}

/// The name under which the text knows it: «Камчатка» is not turned into «Камчатский край».
pub(super) fn as_called(doc: &Doc, i: usize, end: usize, cases: CaseSet, name: &str) -> String {
    let written = doc.text.written(i);
    let lone = end == i + 1 && doc.text.tokens[i].shape == Shape::Capital;
    // «Нур-Султан», but «Алма-Ата» is Almaty in an older spelling
    let first = |w: &str| w.chars().take(3).flat_map(char::to_lowercase).collect::<String>();
    let spelling = || written.contains('-') && first(&written) == first(name);
    if !lone || !name.contains(' ') && (alike(&written, name) || spelling()) {
        return name.to_owned();
    }
    let other = || if cases.has(Case::Nom) { written.to_string() } else { name.to_owned() };
    noun_nominative(doc, i, cases, &written).unwrap_or_else(other)
}
