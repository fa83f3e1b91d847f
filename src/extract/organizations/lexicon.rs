//! Bodies that the lexicon knows, with what their name goes on with: a field, whose name they bear, a state, a region.

use super::Body;
use super::borne::named_after;
use super::marks::named_in_quotes;
use super::nominative::{adjective_nominative, alike, nominative_phrase, tail};
use super::others::body_of;
use super::states::{of_any_area, state_after};
use crate::extract::doc::{Doc, Flags};
use crate::extract::phrase::{self, Growth};
use crate::extract::places;
use crate::morph::{Case, CaseSet, Pos, Tag};
use crate::rules::{Class, Face, Organization, SenseKind};
use crate::text::{Shape, lower, repair};

/// A body of the lexicon, with the state that may follow it: «МЧС России», «МИД РФ».
pub(super) fn lexicon_body(doc: &Doc, i: usize, limit: usize) -> Option<Body> {
    const BODY: u32 = SenseKind::ORGANIZATIONS
        & !(SenseKind::Organization(Face::Adjective).bit() | SenseKind::Organization(Face::Inhabitant).bit());
    let sense = doc.sense(i, BODY)?;
    let entry = &doc.know.organizations[sense.entry as usize];
    let mut end = i + doc.hit_len(i);
    // «район Байтерек»
    let area = i > 0 && doc.is_word(i - 1) && doc.know.grammar.region_noun(doc.text.fold(i - 1)) == Some("district");
    if area && entry.kind == "company" {
        return None;
    }
    // «в Белом доме» is said of the building
    if end > limit || places::is_building(doc, i) || of_any_area(doc, end, entry) {
        return None;
    }
    let long = doc.hit_len(i) > 1;
    if long && entry.kind == "international" && (goes_on(doc, end, limit) || deals_with_more(doc, i, end, limit)) {
        return None;
    }
    // «РКК «Энергия»» is another body than «РКК»
    let mark = matches!(sense.kind, SenseKind::Organization(Face::Abbreviation)) && entry.kind == "association";
    if let Some(after) = named_in_quotes(doc, end, limit).filter(|_| mark && !long) {
        let name = repair(doc.text.span(i, after)).into_owned();
        let kind = "company".to_owned();
        return Some(Body { start: i, end: after, name, full_name: None, short: None, country: None, kind });
    }
    let mut country = entry.country.clone();
    let mut name = match sense.kind {
        SenseKind::Organization(Face::Abbreviation) if !long => abbreviation_as_written(doc, i, &entry.name),
        _ => lexicon_name(doc, (i, end), entry, sense.cases),
    };
    if long || doc.text.fold(i).starts_with("мин") {
        let after = lexicon_tail(doc, end, limit, &entry.kind);
        // «университет архитектуры, дизайна и искусств имени А.Д. Крячкова»
        let from = if after > end && doc.text.reads(after - 1, "имени") { after - 1 } else { after };
        let after = named_after(doc, from, limit).unwrap_or(from);
        name.push_str(&tail(doc, end, after));
        end = after;
    } else if let Some(after) = named_after(doc, end, limit) {
        name.push_str(&tail(doc, end, after));
        end = after;
    }
    let state = entry.kind != "international" && entry.kind != "company";
    if state && let Some((after, code)) = state_after(doc, end, limit) {
        name.push(' ');
        name.push_str(&repair(doc.text.span(end, after)));
        end = after;
        country = Some(code);
    }
    // «Министерство культуры Республики Татарстан»: another body than the state's
    if state && let Some(after) = places::region_after(doc, end, limit) {
        name.push_str(&tail(doc, end, after));
        return Some(Body {
            start: i,
            end: after,
            name,
            full_name: None,
            short: None,
            country,
            kind: entry.kind.clone(),
        });
    }
    // «Министерство обороны и …» is no abbreviation of «Министерство обороны»
    let other = !name.starts_with(&entry.name);
    let full_name = entry.full_name.clone().or_else(|| other.then(|| entry.name.clone()));
    Some(Body { start: i, end, name, full_name, short: None, country, kind: entry.kind.clone() })
}

/// «Европейский союз дзюдо» is another body than «Европейский союз»: a common noun in the genitive behind a known name's head.
fn goes_on(doc: &Doc, end: usize, limit: usize) -> bool {
    if end >= limit || !doc.is_word(end) || doc.text.tokens[end].shape != Shape::Lower {
        return false;
    }
    let other = Flags::VERB | Flags::PREPOSITION | Flags::FUNCTION | Flags::ADVERB;
    // «языка»: of a captive as well
    // «Пекинского университета иностранных языков»
    let described = doc.noun(end).any().is_empty() && doc.adjective(end).any().has(Case::Gen);
    let at = end + usize::from(described && end + 1 < limit && doc.small(end + 1));
    let thing = || doc.known(at).iter().any(|p| p.tag.pos() == Pos::Noun && !p.tag.has(Tag::ANIMATE));
    let noun = doc.noun(at).any().has(Case::Gen) && !doc.flags(at).has(other) && thing();
    let office = doc.any_of(at, SenseKind::TitleHead.bit() | SenseKind::OrgHead.bit() | SenseKind::EventHead.bit());
    noun && !office && doc.any_of(end - 1, SenseKind::OrgHead.bit())
}

/// «Агентство по ядерной энергии | и новым технологиям»: does a further dative go on behind «по» in the name?
fn deals_with_more(doc: &Doc, start: usize, end: usize, limit: usize) -> bool {
    let by = (start..end).any(|k| doc.text.reads(k, "по"));
    let dative = |k: usize| k < limit && doc.is_word(k) && doc.noun(k).any().or(doc.adjective(k).any()).has(Case::Dat);
    by && end < limit && phrase::is_and(doc, end) && dative(end + 1) && !doc.capital(end + 1)
}

/// «Государственный Русский музей»: the capitalised adjective before a known name.
pub(super) fn with_state_adjective(doc: &Doc, body: Body, floor: usize) -> Body {
    let Some(k) = body.start.checked_sub(1).filter(|&k| k >= floor && doc.capital(k)) else {
        return body;
    };
    let cases = doc.adjective(body.start).sing;
    let whole = doc.hit_len(body.start) > 1 && doc.is_class(k, Class::STATELY) && !doc.sentence_start(k);
    if !whole || doc.adjective(k).sing.and(cases).is_empty() {
        return body;
    }
    let head = (body.start..body.end).find(|&n| doc.any_of(n, SenseKind::OrgHead.bit()));
    let Some(head) = head else { return body };
    let adjective = adjective_nominative(doc, k, head, cases, &doc.text.written(k));
    let name = format!("{} {}", adjective.unwrap_or_else(|| doc.text.written(k).into_owned()), body.name);
    Body { start: k, name, ..body }
}

/// What a body's known name goes on with: «Министерство промышленности *и информационных технологий*», «… университет
/// *имени Мирзо Улугбека*».
fn lexicon_tail(doc: &Doc, end: usize, limit: usize, kind: &str) -> usize {
    if let Some(after) = named_after(doc, end, limit) {
        return after;
    }
    // «Минэкономики и коммерции»
    if kind == "ministry" && doc.text.fold(end - 1).starts_with("мин") && phrase::is_and(doc, end) {
        const OTHER: u32 = SenseKind::OrgHead.bit() | SenseKind::TitleHead.bit();
        let field = end + 1 < limit && !doc.capital(end + 1) && !doc.any_of(end + 1, OTHER);
        return field.then(|| phrase::noun_phrase(doc, end + 1, limit, Case::Gen)).flatten().unwrap_or(end);
    }
    // «Пекинского университета | языка и культуры»
    let of_field = kind == "university" && goes_on(doc, end, limit);
    if kind != "ministry" && !of_field || doc.capital(end - 1) {
        return end;
    }
    let growth = Growth { head: CaseSet::EMPTY, plural: false, person: true, by: false };
    let mut after = phrase::chain(doc, end - 1, limit, growth).end.max(end);
    // the state is told by `state_after`, another body behind «и» is another body
    if let Some(k) = (end..after).find(|&k| doc.capital(k) || phrase::is_and(doc, k) && body_of(doc, k + 1, after)) {
        after = k;
    }
    while after > end && !doc.noun(after - 1).has(Case::Gen) {
        after -= 1;
    }
    after
}

/// The nominative of a lexicon's phrase: one of the entry's names when the words are theirs, else made by the grammar.
fn lexicon_name(doc: &Doc, (start, end): (usize, usize), entry: &Organization, cases: CaseSet) -> String {
    let written = doc.text.span(start, end);
    let same = |name: &str| {
        let (mut a, mut b) = (written.split_whitespace(), name.split_whitespace());
        loop {
            match (a.next(), b.next()) {
                (None, None) => return true,
                (Some(x), Some(y)) if alike(x, y) => {}
                _ => return false,
            }
        }
    };
    let letters = || doc.text.tokens[start].shape == Shape::Upper && doc.text.word(start).chars().count() < 5;
    let known = [Some(&entry.name), entry.full_name.as_ref()].into_iter().flatten().find(|n| same(n));
    match known {
        // the page's own capitals
        Some(name) if name == written || lower(name) == lower(written) => repair(written).into_owned(),
        Some(name) => name.clone(),
        // «ТПП России»: letters do not bend
        None if letters() => repair(written).into_owned(),
        None => nominative_phrase(doc, start, end, cases),
    }
}

/// «МИДа» → «МИД»: the capitals of an abbreviation without its ending; the lexicon's form for mixed words («Минфина» → «Минфин»).
fn abbreviation_as_written(doc: &Doc, i: usize, name: &str) -> String {
    let word = doc.text.written(i);
    if word.chars().all(|c| c.is_uppercase() || !c.is_alphabetic()) { word.into_owned() } else { name.to_owned() }
}
