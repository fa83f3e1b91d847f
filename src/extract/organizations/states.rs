//! The state that a body is of: what stands behind its name or in it.

use super::naming::of_area;
use crate::extract::countries;
use crate::extract::doc::Doc;
use crate::extract::phrase;
use crate::extract::places;
use crate::morph::Case;
use crate::rules::{Class, Face, Organization, SenseKind};

/// «Совета республики» is any republic's, «Совет Республики» is known.
pub(super) fn of_any_area(doc: &Doc, end: usize, entry: &Organization) -> bool {
    let last = entry.name.split(' ').skip(1).last();
    let capital = last.and_then(|w| w.chars().next()).is_some_and(char::is_uppercase);
    capital && !doc.capital(end - 1) && doc.is_class(end - 1, Class::AREA.or(Class::REGION_NOUN))
}

/// A state in the genitive right after a body: end and code.
pub(super) fn state_after(doc: &Doc, i: usize, limit: usize) -> Option<(usize, String)> {
    if i >= limit || doc.text.tokens[i].line_start {
        return None;
    }
    // «Республики Индии»: both words declined
    let kind = || doc.know.grammar.stems.realms.begins(doc.text.fold(i));
    if doc.hit_len(i) < 2 && doc.capital(i) && kind() && i + 1 < limit && doc.any_of(i + 1, SenseKind::STATES) {
        return state_after(doc, i + 1, limit);
    }
    let unit = phrase::named(doc, i, limit, Case::Gen)?;
    let sense = doc.sense(i, SenseKind::STATES)?;
    (unit.what == phrase::What::Country).then(|| (unit.end, doc.know.countries[sense.entry as usize].code.clone()))
}

/// The first state of «Посольство Армении в Монголии»; «Посольство в Монголии» does not tell whose it is.
pub(super) fn sending_state(doc: &Doc, start: usize, end: usize) -> Option<String> {
    let state = (start..end).find_map(|k| doc.sense(k, SenseKind::STATES).map(|s| (k, s)));
    let (_, state) = state.filter(|&(k, _)| k == start || !matches!(doc.text.fold(k - 1), "в" | "во"))?;
    Some(doc.know.countries[state.entry as usize].code.clone())
}

/// The state that a body's name names, else the state of a body that it names: «Комитет Совета Федерации по …».
pub(super) fn country_inside(doc: &Doc, start: usize, end: usize) -> Option<String> {
    // «Южной Америки», «Северной Ирландии»
    let part = |k: usize| k > 0 && doc.hit_len(k - 1) > 1 && doc.any_of(k - 1, SenseKind::Place.bit());
    // «представительство агентства в Таджикистане»: where it works
    let led = |k: usize| k > start && matches!(doc.text.fold(k - 1), "в" | "во" | "на");
    let realm = |k: usize| k > start && doc.know.grammar.stems.realms.begins(doc.text.fold(k - 1));
    let place = |k: usize| led(k) || realm(k) && led(k - 1);
    let state =
        |k: usize| doc.sense(k, SenseKind::STATES).filter(|_| k + doc.hit_len(k) <= end && !part(k) && !place(k));
    // «Управление стран Европы и Америки»
    let state = |k: usize| state(k).filter(|_| countries::at(doc, k).is_some());
    let last = (start..end).rev().find_map(|k| Some((k, state(k)?)));
    // «Группа дружбы «Турция – Монголия»»: of both
    let dash = |k: usize| matches!(doc.text.word(k), "–" | "—" | "-");
    if last.is_some_and(|(k, _)| k > start + 1 && dash(k - 1) && state(k - 2).is_some()) {
        return None;
    }
    // «Главное управление Америки»: what it deals with
    let dealt = |k: usize| k > start && doc.know.grammar.stems.dealing_parts.begins(doc.text.fold(k - 1));
    if last.is_some_and(|(k, s)| dealt(k) && s.kind == SenseKind::Country(Face::Short)) {
        return None;
    }
    let named = last.map(|(_, s)| doc.know.countries[s.entry as usize].code.clone());
    let head = (start..end).find_map(|k| doc.sense(k, SenseKind::OrgHead.bit()));
    let committee = head.is_some_and(|s| doc.know.org_heads[s.entry as usize].class == "committee");
    let of_body = || {
        (start + 1..end).rev().filter(|&k| k + doc.hit_len(k) <= end).find_map(|k| {
            doc.senses(k).find_map(|s| match s.kind {
                SenseKind::Organization(_) => {
                    let entry = &doc.know.organizations[s.entry as usize];
                    // «Государственный Совет Республики Татарстан» is not the «Совет Республики»
                    let after = k + doc.hit_len(k);
                    let area = of_any_area(doc, after, entry) || places::region_after(doc, after - 1, end).is_some();
                    // «профсоюзный комитет ПАО «КАМАЗ»» is no state's
                    entry.country.clone().filter(|_| !area && !(committee && entry.kind == "company"))
                }
                _ => None,
            })
        })
    };
    named.or_else(of_body).or_else(|| state_of_name(doc, start, end)).or_else(|| state_of_region(doc, start, end))
}

/// «комитет Архангельского областного Собрания» → `RU`: the state of the region by whose adjective the body is called, where all regions
/// and towns with that adjective lie in one.
fn state_of_region(doc: &Doc, start: usize, end: usize) -> Option<String> {
    // not «краеведческий»
    let level = |k: usize| of_area(doc, k) && !doc.text.fold(k).starts_with("краевед");
    let regional = |&k: &usize| doc.any_of(k, SenseKind::PlaceAdjective.bit()) && level(k + 1);
    let at = (start..end - 1).find(regional)?;
    let mut states = doc.senses_of(at, SenseKind::PlaceAdjective.bit());
    let state = |s: crate::rules::Sense| doc.know.places[s.entry as usize].country.clone();
    let first = state(states.next()?)?;
    states.all(|s| state(s).as_ref() == Some(&first)).then_some(first)
}

/// «агентство «Туркменденизёллары»» → `TM`: the state whose people a word begins with that no dictionary knows.
fn state_of_name(doc: &Doc, start: usize, end: usize) -> Option<String> {
    let own = |&k: &usize| doc.capital(k) && doc.known(k).iter().next().is_none();
    let state = |k: usize| doc.know.grammar.body_state(doc.text.fold(k));
    (start..end).filter(own).find_map(state).map(str::to_owned)
}
