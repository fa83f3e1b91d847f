//! Places that are not states: those of the lexicon, and capitalised words that a settlement word or a region's noun makes
//! one («с. Майма», «Столинский район»). At each token the kinds of places are asked for in their order; what the places found
//! tell of one another comes last.

mod called;
mod dateline;
mod designated;
mod evidence;
mod forms;
mod lexicon;
mod regions;
mod settlements;
mod states;
mod together;
mod unlisted;

use super::countries::State;
use super::doc::{Doc, Traits};
use crate::rules::SenseKind;
use crate::text::Shape;
pub(super) use dateline::opens_line;
use designated::designated;
use evidence::in_quoted_body;
pub(super) use evidence::supported;
use lexicon::{again, compass, lexicon};
pub(super) use lexicon::{entry, is_building, is_listed, towns};
pub(super) use regions::region_after;
use regions::{listed_region, region};
use settlements::{in_row, settlement};
pub(super) use states::settle;
use std::cell::LazyCell;
use together::{one_name, unify, within_wholes};
use unlisted::{native_of, unlisted, within_area};

/// A mention of a place.
#[derive(Debug, Clone)]
pub struct Spot {
    /// First token.
    pub start: usize,
    /// One past the last token.
    pub end: usize,
    /// Nominative.
    pub name: String,
    pub kind: String,
    /// ISO 3166-1 alpha-2.
    pub country: Option<String>,
    /// From the lexicon (true) or from the words around it.
    pub known: bool,
}

/// Every mention of a place outside people's names and the names of states. `taken`: tokens of people's names.
pub fn find(doc: &Doc, taken: &[bool], states: &[State]) -> Vec<Spot> {
    let mut out = Vec::new();
    let mut states = states.iter().filter(|s| s.end > s.start + 1).peekable();
    let towns = LazyCell::new(|| towns(doc));
    let mut i = 0;
    loop {
        i = doc.next(i, doc.len(), BEGINS);
        if i == doc.len() {
            break;
        }
        // «Саудовской Аравии»
        while states.next_if(|s| s.end <= i).is_some() {}
        if let Some(state) = states.next_if(|s| s.start <= i) {
            i = state.end;
            continue;
        }
        if taken[i] || within_office(doc, i) {
            i += 1;
            continue;
        }
        // «мэр города Лужков»
        let holder = |spot: &Spot| taken[spot.start] && i > 0 && doc.any_of(i - 1, SenseKind::TitleHead.bit());
        match at(doc, i).or_else(|| again(doc, i, &towns)).filter(|spot| !holder(spot)) {
            Some(spot) => {
                let spot = before_name(doc, taken, spot);
                i = spot.end.max(i + 1);
                out.push(spot);
            }
            None => i += 1,
        }
    }
    unify(doc, &mut out);
    one_name(doc, &mut out);
    within_wholes(doc, &mut out);
    out
}

/// «Ил Дархан» is an office, «чемпион Европы» is one of a place.
fn within_office(doc: &Doc, i: usize) -> bool {
    let Some(head) = i.checked_sub(1).filter(|&k| doc.hit_len(k) > 1) else { return false };
    let Some(office) = doc.sense(head, SenseKind::TitleHead.bit()) else { return false };
    let lemma = &doc.know.titles[office.entry as usize].lemma;
    doc.senses_of(i, SenseKind::Place.bit()).any(|s| lemma.ends_with(&doc.know.places[s.entry as usize].name))
}

/// «жительница кишлака Поршинев | Мавджигул Назаршоева»: an unlisted place ends where somebody's name begins.
fn before_name(doc: &Doc, taken: &[bool], spot: Spot) -> Spot {
    // two words and more: «озеро Средний Кабан» is nobody's
    let named = |k: usize| taken[k] && k + 1 < taken.len() && taken[k + 1];
    let cut = (spot.start + 1..spot.end).find(|&k| named(k)).filter(|_| !spot.known && !taken[spot.start]);
    let Some(end) = cut else { return spot };
    let words: Vec<_> = (spot.start..end).map(|k| doc.text.written(k).into_owned()).collect();
    Spot { end, name: words.join(" "), ..spot }
}

/// A word that a place may begin with, or follow.
const BEGINS: Traits = Traits::senses(SenseKind::Place.bit()).or(Traits::CAPITAL).or(Traits::LEADS_PLACE);

fn at(doc: &Doc, i: usize) -> Option<Spot> {
    // in lower case only «г.», «села», «провинции» lead to a place
    if doc.text.tokens[i].shape == Shape::Lower && !doc.any_of(i, SenseKind::Place.bit()) {
        return settlement(doc, i).or_else(|| designated(doc, i));
    }
    // «Патриарх Московский и всея Руси»
    if i > 0 && doc.text.reads(i - 1, "всея") {
        return None;
    }
    region(doc, i)
        .or_else(|| compass(doc, i))
        .or_else(|| lexicon(doc, i))
        .or_else(|| settlement(doc, i))
        .or_else(|| designated(doc, i))
        .or_else(|| in_row(doc, i))
        .or_else(|| listed_region(doc, i))
        .or_else(|| within_area(doc, i))
        .or_else(|| native_of(doc, i).or_else(|| unlisted(doc, i)).filter(|spot| !in_quoted_body(doc, i, spot.end)))
}

#[cfg(test)]
mod tests {
    use crate::model::Release;
    use crate::rules::Knowledge;

    fn places(text: &str) -> Vec<(String, Option<String>)> {
        let mut release = Release { text: text.into(), ..Release::default() };
        crate::extract::extract(&mut release, Knowledge::embedded());
        release.places.into_iter().map(|p| (p.name, p.country)).collect()
    }

    fn names(text: &str) -> Vec<String> {
        places(text).into_iter().map(|p| p.0).collect()
    }

    #[test]
    fn regions_share_their_noun() {
        assert_eq!(
            names("Прибыли гости из Курганской, Свердловской и Тюменской областей."),
            ["Курганская область", "Свердловская область", "Тюменская область"]
        );
    }

    #[test]
    fn districts_and_villages_take_the_state_of_their_neighbours() {
        let found = places("В Новосибирске встретили жителей села Верхнекаменка и Зубковского района.");
        assert!(found.contains(&("Зубковский район".into(), Some("RU".into()))), "{found:?}");
        assert!(found.contains(&("Верхнекаменка".into(), Some("RU".into()))), "{found:?}");
    }

    #[test]
    fn years_and_adjectives_are_no_places() {
        assert!(names("В 2012 г. Руководителем избран другой.").is_empty());
        assert!(names("Московский завод выпустил станок.").is_empty());
    }
}
