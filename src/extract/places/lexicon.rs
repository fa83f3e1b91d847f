//! Places that the lexicon knows, with a side of one («Восточный Иерусалим»), and those that the text has told before.

use super::Spot;
use super::called::{as_called, in_full};
use super::evidence::{in_quoted_body, letters, misfits, supported, well_known, within_quotes};
use crate::extract::doc::{Doc, Flags};
use crate::extract::keys::KeyMap;
use crate::extract::names::{self, attributive};
use crate::extract::organizations::adjective_nominative;
use crate::morph::{Case, Number, Pos};
use crate::rules::{Class, Face, PlaceKind, Sense, SenseKind};
use crate::text::Shape;

/// «выступал в Белом доме»: a building, though its name is a body's as well.
pub(in crate::extract) fn is_building(doc: &Doc, i: usize) -> bool {
    lexicon(doc, i).is_some_and(|spot| spot.kind == PlaceKind::Facility.name())
}

/// The lexicon's place at `i`, as a key.
pub(in crate::extract) fn entry(doc: &Doc, i: usize) -> Option<u64> {
    doc.sense(i, SenseKind::Place.bit()).map(|s| u64::from(s.entry))
}

/// Places that the text names as such somewhere: «в Фергюсоне», «(Жилина, Словакия)».
pub(in crate::extract) fn towns(doc: &Doc) -> KeyMap<()> {
    let told = |i: usize| {
        let state = i + 2 < doc.len() && doc.text.is(i + 1, ",") && doc.any_of(i + 2, SenseKind::COUNTRIES);
        state || supported(doc, i)
    };
    let places = doc.capitals().filter(|&i| doc.any_of(i, SenseKind::Place.bit()) && told(i));
    places.filter_map(|i| Some((entry(doc, i)?, ()))).collect()
}

/// Is the word at `i` taken for a place of the lexicon?
pub(in crate::extract) fn is_listed(doc: &Doc, i: usize) -> bool {
    lexicon(doc, i).is_some()
}

/// The lexicon's place at `i`: without a preposition before it, rather one whose nominative is written («АЭС Белене»).
fn sense(doc: &Doc, i: usize) -> Option<Sense> {
    let led = i > 0 && doc.flags(i - 1).has(Flags::PREPOSITION);
    let written = || doc.senses_of(i, SenseKind::Place.bit()).find(|s| s.cases.has(Case::Nom));
    let named = || if led { None } else { written() };
    of_area(doc, i).or_else(named).or_else(|| doc.sense(i, SenseKind::Place.bit()))
}

/// «индийского штата Гуджарат»: of several places of one name the region, rather the one of the state told before its noun.
fn of_area(doc: &Doc, i: usize) -> Option<Sense> {
    let noun = i.checked_sub(1).filter(|&k| doc.small(k) && doc.is_class(k, Class::DESIGNATES))?;
    let region = |s: &Sense| doc.know.places[s.entry as usize].kind == PlaceKind::Region && s.cases.has(Case::Nom);
    let regions = || doc.senses_of(i, SenseKind::Place.bit()).filter(region);
    let whose = noun.checked_sub(1).and_then(|k| doc.sense(k, SenseKind::Country(Face::Adjective).bit()));
    let code = whose.map(|s| &doc.know.countries[s.entry as usize].code);
    let same = |s: &Sense| doc.know.places[s.entry as usize].country.as_ref() == code;
    regions().find(|s| code.is_some() && same(s)).or_else(|| regions().next())
}

pub(super) fn lexicon(doc: &Doc, i: usize) -> Option<Spot> {
    let sense = sense(doc, i)?;
    // «выехали в Болгар»
    // «в подмосковной Кубинке»
    let described = i > 1 && doc.small(i - 1) && doc.adjective(i - 1).sing.has(Case::Loc);
    let at = i - usize::from(described);
    let led = at > 0 && matches!(doc.text.fold(at - 1), "в" | "во") && doc.capital(i);
    let people = led && !doc.any_of(i, SenseKind::COUNTRIES & !SenseKind::Country(Face::Inhabitant).bit());
    if doc.any_of(i, SenseKind::COUNTRIES) && !people {
        return None;
    }
    let place = &doc.know.places[sense.entry as usize];
    let end = i + doc.hit_len(i);
    let small = !place.capital && place.population < 300;
    let syllable = doc.syllables(i) && doc.hit_len(i) == 1 && doc.text.word(i).chars().count() < 4 && small;
    // «поручил Иванову»: of a town in «-ово» and of a surname alike
    let dative = doc.flags(i).has(Flags::SURNAME) && place.name.ends_with('о') && doc.text.fold(i).ends_with('у');
    let doubtful = place.ambiguous || syllable;
    let known = !syllable && !dative && well_known(doc, i, end, place);
    if (dative || doubtful) && !supported(doc, i) && !known {
        return None;
    }
    // «на острове Большом Уссурийском»: two adjectives of what the noun before them means
    if end == i + 1 && amid_adjectives(doc, i, sense) {
        return None;
    }
    // «академик НАНТ»: an abbreviation in a text that does not shout
    let as_letters = || *doc.text.word(i) != *place.name && doc.text.fold(i) == names::folded(&place.name);
    if letters(doc, i) && as_letters() {
        return None;
    }
    // «Юг – Запад», «Молоко Евразии»: what a route, a series or a body is called by
    if place.kind == PlaceKind::Macroregion && within_quotes(doc, i) {
        return None;
    }
    if in_quoted_body(doc, i, end) {
        return None;
    }
    // «В Белом доме отметили» is said of the body
    if doc.any_of(i, SenseKind::ORGANIZATIONS) && doc.sentence_start(i.saturating_sub(1)) {
        return None;
    }
    of_lexicon(doc, i, sense)
}

/// Does a capitalised adjective stand right before an adjective of its case, which a town's name has in none of its own?
fn amid_adjectives(doc: &Doc, i: usize, sense: Sense) -> bool {
    let own = doc.adjective(i).sing;
    let before = i.checked_sub(1).filter(|&k| doc.capital(k) && !doc.sentence_start(k)).map(|k| doc.adjective(k).sing);
    before.is_some_and(|case| !case.and(own).is_empty() && case.and(sense.cases).is_empty())
}

/// A place that the text has told before: «в Фергюсоне … от Фергюсона».
pub(super) fn again(doc: &Doc, i: usize, towns: &KeyMap<()>) -> Option<Spot> {
    let sense = doc.sense(i, SenseKind::Place.bit()).filter(|s| towns.contains_key(&u64::from(s.entry)))?;
    let given = i > 0 && doc.flags(i - 1).has(Flags::GIVEN);
    let other = doc.any_of(i, SenseKind::COUNTRIES | SenseKind::ORGANIZATIONS);
    let alone = doc.text.tokens[i].shape == Shape::Capital && !given && !other;
    of_lexicon(doc, i, sense).filter(|_| alone)
}

fn of_lexicon(doc: &Doc, i: usize, sense: Sense) -> Option<Spot> {
    let place = &doc.know.places[sense.entry as usize];
    let end = i + doc.hit_len(i);
    let text = doc.text;
    let before = i.checked_sub(1).map_or("", |k| text.fold(k));
    // «Думаю, оно …»: a verb that opens the sentence
    let verb = || doc.known(i).first().is_some_and(|p| p.tag.pos() == Pos::Verb);
    if misfits(doc, i, sense) || doc.sentence_start(i) && verb() {
        return None;
    }
    // «в Вознесенском соборе»
    if end == i + 1 && !doc.adjective(i).any().is_empty() && attributive(doc, i) {
        return None;
    }
    // «имени Пушкина», «М. Горбунова»
    let initial = before == "." && i > 1 && text.tokens[i - 2].shape == Shape::Letter;
    let person = doc.flags(i).has(Flags::SURNAME | Flags::GIVEN);
    // but «улицы Киева»
    let capitals = || place.capital && doc.is_class(i - 1, Class::OF_A_PLACE);
    if person && (initial || i > 0 && doc.is_class(i - 1, Class::NAMED_AFTER) && !capitals()) {
        return None;
    }
    // «имени Александра Пушкина», «улица Сергея Королёва»
    let after = |k: usize| doc.is_class(k, Class::NAMED_AFTER.or(Class::NAMED_AFTER_WEAKLY));
    let given = |k: usize| doc.capital(k) && doc.flags(k).has(Flags::GIVEN) && !doc.any_of(k, SenseKind::Place.bit());
    if doc.flags(i).has(Flags::SURNAME) && i > 1 && given(i - 1) && after(i - 2) {
        return None;
    }
    // «имени Сафи Утебаева»
    let surname = |k: usize| k < doc.len() && doc.capital(k) && doc.flags(k).has(Flags::SURNAME);
    if i > 0 && doc.is_class(i - 1, Class::NAMED_AFTER) && end == i + 1 && surname(end) {
        return None;
    }
    // «институт Пушкина», «Королева Великобритании»
    let honours = || i > 0 && doc.is_class(i - 1, Class::NAMED_AFTER_WEAKLY) && doc.flags(i).has(Flags::SURNAME_SURE);
    if (honours() && !sense.cases.has(Case::Nom) || doc.any_of(i, SenseKind::TitleHead.bit())) && !supported(doc, i) {
        return None;
    }
    let quoted = i > 0 && doc.text.opens_quote(i - 1);
    // «Департамента Европы», «Музее Востока»: what the body deals with
    let wide = matches!(place.kind, PlaceKind::Macroregion | PlaceKind::Water) && end == i + 1;
    let body = |s: Sense| {
        let class = doc.know.org_heads.get(s.entry as usize).map_or("", |h| h.class.as_str());
        s.kind == SenseKind::OrgHead
            && s.number != Some(Number::Plur)
            && !class.starts_with("company")
            && class != "bank"
    };
    let subject = || i > 0 && sense.cases.has(Case::Gen) && doc.senses_of(i - 1, SenseKind::OrgHead.bit()).any(body);
    if quoted || wide && subject() {
        return None;
    }
    Some(Spot {
        start: i,
        end,
        name: in_full(doc, i, end, place).unwrap_or_else(|| as_called(doc, i, end, sense.cases, &place.name)),
        kind: place.kind.name().to_owned(),
        country: place.country.clone(),
        known: true,
    })
}

/// «Восточный Иерусалим»: a side of a place of the lexicon.
pub(super) fn compass(doc: &Doc, i: usize) -> Option<Spot> {
    let k = i + 1;
    let place = k < doc.sentence_end(i) && doc.any_of(k, SenseKind::Place.bit());
    let side = || doc.capital(i) && doc.know.grammar.stems.compass.begins(doc.text.fold(i));
    if !place || doc.hit_len(i) > 1 || !doc.is_word(k) || doc.text.tokens[k].line_start || !side() {
        return None;
    }
    let place = lexicon(doc, k)?;
    let cases = doc.adjective(i).sing.and(doc.noun(k).sing);
    let name = adjective_nominative(doc, i, k, cases, &doc.text.written(i))?;
    // «Северная Карелия» may lie in another state
    let country = place.country.filter(|_| place.kind == PlaceKind::City.name());
    Some(Spot { start: i, name: format!("{name} {}", place.name), country, ..place })
}
