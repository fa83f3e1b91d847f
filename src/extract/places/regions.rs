//! An adjective and a region's noun: «Столинский район», «Гомельская обл.», several adjectives with one noun, and a list behind it.

use super::Spot;
use super::forms::{relational, relational_nominative, singular, town_adjective};
use super::lexicon::is_listed;
use crate::extract::doc::{Doc, Flags};
use crate::extract::organizations::adjective_nominative;
use crate::extract::phrase;
use crate::morph::{Case, CaseSet};
use crate::rules::{Class, PlaceKind, Sense, SenseKind};
use crate::text::{Kind, Shape};

/// «Республики Татарстан», «Самарской области», «города Казани»: the end of a region or a town in the genitive at `i`, behind a
/// body's name.
pub(in crate::extract) fn region_after(doc: &Doc, i: usize, limit: usize) -> Option<usize> {
    if i >= limit || doc.text.tokens[i].line_start || doc.text.tokens[i].cell_start {
        return None;
    }
    let from = phrase::settlement(doc, i).unwrap_or(i);
    let genitive = |s: Sense| {
        let kind = doc.know.places[s.entry as usize].kind;
        s.cases.has(Case::Gen) && matches!(kind, PlaceKind::City | PlaceKind::Region | PlaceKind::District)
    };
    let listed = doc.senses_of(from, SenseKind::Place.bit()).any(genitive) && is_listed(doc, from);
    let listed = listed.then(|| from + doc.hit_len(from)).filter(|&end| end <= limit && doc.capital(from));
    listed.or_else(|| {
        region(doc, i).map(|spot| spot.end).filter(|&end| end <= limit && doc.noun(end - 1).sing.has(Case::Gen))
    })
}

/// «Столинский район», «Корякского автономного округа», «Курганской, Свердловской и Тюменской областей».
pub(super) fn region(doc: &Doc, i: usize) -> Option<Spot> {
    let text = doc.text;
    if !doc.capital(i) || text.tokens[i].shape == Shape::Letter {
        return None;
    }
    let listed = !doc.adjective(i).any().is_empty();
    let written = if listed { None } else { relational(text.fold(i)) };
    if !listed && written.is_none() || doc.flags(i).has(Flags::PRONOMINAL) {
        return None;
    }
    if doc.any_of(i, SenseKind::Place.bit()) && doc.hit_len(i) > 1 {
        return None;
    }
    // «Главой района»
    if doc.any_of(i, SenseKind::TitleHead.bit()) {
        return None;
    }
    let limit = doc.sentence_end(i);
    let adjective = |k: usize| k < limit && doc.is_word(k) && !doc.adjective(k).any().is_empty();
    // «автономный», «муниципальный» between the name and its noun
    let mut noun = i + 1;
    while noun < i + 3 && adjective(noun) && !doc.capital(noun) && !doc.is_class(noun, Class::REGION_NOUN) {
        noun += 1;
    }
    if noun >= limit || !doc.is_word(noun) || !doc.is_class(noun, Class::REGION_NOUN) {
        noun = shared_noun(doc, i, limit)?;
    }
    // federal and military districts are no places of events or people
    if (i + 1..noun).any(|k| doc.is_word(k) && doc.know.grammar.stems.wide_districts.begins(text.fold(k))) {
        return None;
    }
    let shared = noun > i + 1 && !adjective(i + 1);
    let kind = doc.know.grammar.region_noun(text.fold(noun))?;
    // the last of several adjectives stands in the singular before a plural noun
    let last = i > 1 && (phrase::is_and(doc, i - 1) || text.is(i - 1, ",")) && doc.capital(i - 2);
    let (one, any) = match written {
        Some((_, cases)) => (cases, cases),
        None => (doc.adjective(i).sing, doc.adjective(i).any()),
    };
    let cases: CaseSet = match shared || last && doc.noun(noun).sing.and(one).is_empty() {
        true => any.and(doc.noun(noun).plur),
        false => one.and(doc.noun(noun).sing),
    };
    // «в Гродненской (12) области»
    let cases = if cases.is_empty() && shared { one.and(doc.noun(noun).sing) } else { cases };
    if cases.is_empty() {
        return None;
    }
    let mut name = String::new();
    for k in (i..if shared { i + 1 } else { noun }).chain([noun]) {
        let word = text.written(k);
        let form = match k == noun {
            true => singular(doc, k, cases, &word)?,
            false => town_adjective(doc, k, noun)
                .or_else(|| adjective_nominative(doc, k, noun, cases, &word))
                .or_else(|| relational_nominative(doc, k, noun, cases))?,
        };
        if !name.is_empty() {
            name.push(' ');
        }
        name.push_str(&form);
    }
    let end = if shared { i + 1 } else { noun + 1 };
    // the ballet «Лебединое озеро»
    if i > 0 && text.opens_quote(i - 1) && text.closes_quote(end) {
        return None;
    }
    // «Самаркандской и Бухарской областях»: the city that the region is called by tells its state
    let state = doc.sense(i, SenseKind::PlaceAdjective.bit());
    let city = || state.and_then(|s| doc.know.places[s.entry as usize].country.clone());
    let country = doc.know.grammar.region_state(text.fold(noun)).map(str::to_owned).or_else(city);
    Some(Spot { start: i, end, name, kind: kind.to_owned(), country, known: false })
}

/// The noun in the plural that several adjectives share, the first of them at `i`; each may have its number beside it: «Самарской (88) и
/// Томской – 12 областях».
fn shared_noun(doc: &Doc, i: usize, limit: usize) -> Option<usize> {
    let text = doc.text;
    let mut k = counted(doc, i + 1, limit);
    while k + 1 < limit && k < i + 36 && (text.is(k, ",") || phrase::is_and(doc, k)) {
        let adjective = !doc.adjective(k + 1).any().is_empty() || relational(text.fold(k + 1)).is_some();
        if !doc.capital(k + 1) || !adjective {
            return None;
        }
        k = counted(doc, k + 2, limit);
    }
    (k > i + 1 && k < limit && doc.is_word(k) && doc.is_class(k, Class::REGION_NOUN)).then_some(k)
}

/// One past the number that stands at `k` in brackets or behind a dash: «(88)», «(12 человек)», «– 12»; `k` itself if none does.
fn counted(doc: &Doc, k: usize, limit: usize) -> usize {
    let number = |k: usize| k < limit && doc.text.tokens[k].kind == Kind::Number;
    if k >= limit || !number(k + 1) {
        return k;
    }
    let closed = |end: &usize| doc.text.is(*end, ")");
    match () {
        _ if doc.text.is(k, "(") => (k + 2..limit.min(k + 8)).find(closed).map_or(k, |end| end + 1),
        _ if doc.text.dash(k) => k + 2,
        _ => k,
    }
}

/// «три района области: Чериковский, Краснопольский и Хотимский»: an adjective in a list behind the noun of its kind.
pub(super) fn listed_region(doc: &Doc, i: usize) -> Option<Spot> {
    let text = doc.text;
    let adjective = |k: usize| doc.capital(k) && doc.adjective(k).sing.has(Case::Nom);
    let joint = |k: usize| text.is(k, ",") || phrase::is_and(doc, k);
    let closed = i + 1 >= doc.len() || joint(i + 1) || text.tokens[i + 1].kind == Kind::Punct;
    if !closed || !adjective(i) {
        return None;
    }
    let mut first = i;
    while first > 1 && joint(first - 1) && adjective(first - 2) {
        first -= 2;
    }
    let colon = first.checked_sub(1).filter(|&k| text.is(k, ":"))?;
    let noun = (colon.saturating_sub(6)..colon)
        .rev()
        .find(|&k| doc.is_word(k) && doc.know.grammar.region_noun(text.fold(k)) == Some(PlaceKind::District.name()))?;
    let lemma = singular(doc, noun, doc.noun(noun).any(), &text.written(noun))?;
    let name = format!("{} {lemma}", text.written(i));
    Some(Spot { start: i, end: i + 1, name, kind: PlaceKind::District.name().to_owned(), country: None, known: false })
}
