//! Places that are not states: those of the lexicon, and capitalised words that a settlement word or a region's noun makes
//! one («с. Майма», «Столинский район»).

use super::doc::{Doc, Flags};
use super::organizations::{adjective_nominative, noun_nominative};
use super::phrase;
use crate::morph::{Case, CaseSet};
use crate::rules::SenseKind;
use crate::text::{Shape, repair};

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

/// Every mention of a place outside people's names. `taken`: tokens of people's names.
pub fn find(doc: &Doc, taken: &[bool]) -> Vec<Spot> {
    let mut out = Vec::new();
    let mut i = 0;
    while i < doc.len() {
        let found = (!taken[i]).then(|| at(doc, i)).flatten();
        match found {
            Some(spot) => {
                i = spot.end.max(i + 1);
                out.push(spot);
            }
            None => i += 1,
        }
    }
    out
}

fn at(doc: &Doc, i: usize) -> Option<Spot> {
    if !doc.is_word(i) {
        return None;
    }
    region(doc, i).or_else(|| lexicon(doc, i)).or_else(|| settlement(doc, i))
}

fn lexicon(doc: &Doc, i: usize) -> Option<Spot> {
    let sense = doc.sense(i, |s| s == SenseKind::Place)?;
    if doc.sense(i, |s| matches!(s, SenseKind::Country(_))).is_some() {
        return None;
    }
    let place = &doc.know.places[sense.entry as usize];
    let end = i + doc.hit_len(i);
    if place.ambiguous && !supported(doc, i) {
        return None;
    }
    let quoted = i > 0 && matches!(doc.text.word(i - 1), "«" | "\"" | "“" | "„");
    if quoted {
        return None;
    }
    Some(Spot {
        start: i,
        end,
        name: place.name.clone(),
        kind: place.kind.name().to_owned(),
        country: place.country.clone(),
        known: true,
    })
}

/// A name that is a word or a person's name as well is a place after «в», «из», «г.», in a dateline.
fn supported(doc: &Doc, i: usize) -> bool {
    if i == 0 {
        return doc.text.tokens[i].shape == Shape::Upper;
    }
    let text = doc.text;
    let before = text.fold(i - 1);
    matches!(
        before,
        "в" | "во"
            | "из"
            | "под"
            | "около"
            | "близ"
            | "городе"
            | "города"
            | "город"
            | "мэр"
            | "мэра"
            | "области"
    ) || (text.is(i - 1, ".") && i > 1 && matches!(text.fold(i - 2), "г" | "гор"))
        || text.tokens[i].shape == Shape::Upper && text.tokens[i].line_start
}

/// «Столинский район», «Приморского края», «провинции Кханьхоа», «Республики Алтай».
fn region(doc: &Doc, i: usize) -> Option<Spot> {
    let text = doc.text;
    if doc.sense(i, |s| s == SenseKind::Place).is_some() && doc.hit_len(i) > 1 {
        return None;
    }
    if doc.capital(i) && !doc.adjective(i).any().is_empty() && i + 1 < doc.len() && doc.is_word(i + 1) {
        let kind = doc.know.grammar.region_noun(text.fold(i + 1))?;
        let cases: CaseSet = doc.adjective(i).sing.and(doc.noun(i + 1).sing);
        if cases.is_empty() {
            return None;
        }
        let adjective = adjective_nominative(doc, i, text.fold(i + 1), cases, &repair(text.word(i)))?;
        let noun = noun_nominative(doc, i + 1, cases, &repair(text.word(i + 1)))?;
        return Some(Spot {
            start: i,
            end: i + 2,
            name: format!("{adjective} {noun}"),
            kind: kind.to_owned(),
            country: None,
            known: false,
        });
    }
    None
}

/// «с. Майма», «в г. Пружаны», «посёлок Чарышское»: an unknown settlement, declared as one.
fn settlement(doc: &Doc, i: usize) -> Option<Spot> {
    let name = phrase::settlement(doc, i)?;
    if name >= doc.len() || !doc.is_word(name) || !doc.capital(name) || doc.text.tokens[name].shape == Shape::Letter {
        return None;
    }
    let place = doc.sense(name, |s| s == SenseKind::Place);
    if let Some(sense) = place {
        let p = &doc.know.places[sense.entry as usize];
        return Some(Spot {
            start: name,
            end: name + doc.hit_len(name),
            name: p.name.clone(),
            kind: p.kind.name().to_owned(),
            country: p.country.clone(),
            known: true,
        });
    }
    if doc.flags(name).has(Flags::GIVEN) && doc.flags(name).has(Flags::FUNCTION) {
        return None;
    }
    // after «г.» the name stands in the nominative or agrees; without the stop it agrees with the noun
    let written = repair(doc.text.word(name));
    let noun = settlement_case(doc, i);
    let nominative =
        noun.and_then(|c| noun_nominative(doc, name, CaseSet::of(c), &written)).unwrap_or_else(|| written.into_owned());
    Some(Spot { start: name, end: name + 1, name: nominative, kind: "city".to_owned(), country: None, known: false })
}

fn settlement_case(doc: &Doc, i: usize) -> Option<Case> {
    match doc.text.fold(i) {
        "города" | "поселка" => Some(Case::Gen),
        _ => None,
    }
}
