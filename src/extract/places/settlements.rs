//! Names that a noun for a settlement declares one: «с. Майма», «в сёлах Кыргыз-Ата и Жаны-Базар».

use super::Spot;
use super::called::as_called;
use super::evidence::misfits;
use super::regions::region;
use crate::extract::doc::{Doc, Flags};
use crate::extract::organizations::{adjective_nominative, noun_nominative};
use crate::extract::phrase;
use crate::morph::{Case, CaseSet};
use crate::rules::{Class, Place, PlaceKind, Sense, SenseKind};
use crate::text::{Kind, Shape, repair};

/// «в сёлах Кыргыз-Ата и Жаны-Базар»: one of the names that a noun in the plural declares settlements.
pub(super) fn in_row(doc: &Doc, i: usize) -> Option<Spot> {
    const OTHER: u32 = SenseKind::COUNTRIES | SenseKind::ORGANIZATIONS | SenseKind::TitleHead.bit();
    let noun = declared(doc, i)?;
    let end = paired_end(doc, i).unwrap_or(i + 1);
    let goes_on = end < doc.len() && doc.capital(end) && !doc.text.tokens[end].line_start;
    if goes_on || doc.any_of(i, OTHER) || doc.text.tokens[i].shape == Shape::Letter {
        return None;
    }
    let written = repair(doc.text.span(i, end));
    // «в городах Москве и Казани»
    let agreeing = doc.noun(i).sing.and(doc.noun(noun).plur);
    let bent = end == i + 1 && !agreeing.is_empty() && !doc.noun(i).has(Case::Nom);
    let name = bent.then(|| noun_nominative(doc, i, agreeing, &written)).flatten();
    let name = name.unwrap_or_else(|| written.into_owned());
    Some(Spot { start: i, end, name, kind: "city".to_owned(), country: None, known: false })
}

/// The noun in the plural («сёлах») that the names joined before `i` lead back to.
fn declared(doc: &Doc, i: usize) -> Option<usize> {
    let name = |k: usize| doc.capital(k);
    let mut k = i;
    for _ in 0..MOST_IN_ROW {
        let before = k.checked_sub(1)?;
        if doc.is_word(before) && doc.is_class(before, Class::SETTLEMENTS) {
            return Some(before);
        }
        let joined = doc.text.is(before, ",") || phrase::is_and(doc, before);
        let last = before.checked_sub(1).filter(|&last| joined && name(last))?;
        k = if last > 0 && name(last - 1) { last - 1 } else { last };
    }
    None
}

/// Names in a row that are led back to its noun.
const MOST_IN_ROW: usize = 12;

/// «с. Майма», «в г. Пружаны», «посёлок Чарышское»: an unknown settlement, declared as one.
pub(super) fn settlement(doc: &Doc, i: usize) -> Option<Spot> {
    let name = phrase::settlement(doc, i)?;
    // «до мая с.г.» ends a line or a sentence
    let year = i > 1 && doc.text.is(i - 1, ".") && matches!(doc.text.fold(i - 2), "с" | "т" | "п");
    if name < doc.len() && (doc.text.tokens[name].line_start || year) {
        return None;
    }
    if name >= doc.len() || !doc.capital(name) || doc.text.tokens[name].shape == Shape::Letter {
        return None;
    }
    let place = doc.senses_of(name, SenseKind::Place.bit()).find(|&s| !misfits(doc, name, s));
    let entry = place.map(|sense| &doc.know.places[sense.entry as usize]);
    // «в микрорайоне Уфы»
    let genitive = place.is_some_and(|s| s.cases.has(Case::Gen) && !s.cases.has(Case::Nom));
    let of_town = |word: &str| genitive && doc.know.grammar.stems.town_parts.begins(word);
    // «в деревне Александрия»: no city's namesake is the city
    let rural = || match doc.text.fold(i) {
        "с" | "д" | "дер" | "х" => true,
        word => doc.is_class(i, Class::SETTLEMENT) && !is_city(word) && !word.starts_with("станиц") && !of_town(word),
    };
    let village = |p: &Place| p.population >= VILLAGE && rural();
    if let Some(p) = entry.filter(|p| !village(p)) {
        return Some(Spot {
            start: name,
            end: name + doc.hit_len(name),
            name: place.map_or_else(String::new, |s| as_called(doc, name, name + doc.hit_len(name), s.cases, &p.name)),
            kind: p.kind.name().to_owned(),
            country: p.country.clone(),
            known: true,
        });
    }
    // «председателем комитета города Нгуен Ван Тунгом»: a person begins there
    if entry.is_none() && doc.eastern_surname(name) && name + 1 < doc.sentence_end(name) && doc.syllables(name + 1) {
        return None;
    }
    // «в 2012 г. Руководителем …»: the year's abbreviation
    let year = i > 0 && doc.text.tokens[i - 1].kind == Kind::Number;
    if year || entry.is_none() && doc.flags(name).has(Flags::GIVEN) && !lies_in_area(doc, name + 1) {
        return None;
    }
    // after «г.» the name stands in the nominative or agrees; without the stop it agrees with the noun
    let written = doc.text.written(name);
    let noun = settlement_case(doc, i);
    let end = paired_end(doc, name).unwrap_or_else(|| foreign_end(doc, name));
    // «станицы Старочеркасской»
    let of = doc.adjective(name).sing.and(doc.noun(i).sing);
    let adjectival = (!of.is_empty() && !doc.adjective(name).has(Case::Nom))
        .then(|| adjective_nominative(doc, name, i, of, &written));
    let nominative = match end - name {
        1 if entry.is_none() && adjectival.is_some() => adjectival.flatten(),
        1 if entry.is_some() => entry.map(|p| p.name.clone()),
        // «посёлка Урмары», «города Ансан»
        1 if stays(&written) && !doc.flags(name).has(Flags::KNOWN) => None,
        1 => {
            noun.and_then(|c| noun_nominative(doc, name, CaseSet::of(c), &written)).or_else(|| in_ka(doc, i, &written))
        }
        _ => Some((name..end).map(|k| doc.text.written(k).into_owned()).collect::<Vec<_>>().join(" ")),
    };
    let nominative = nominative.or_else(|| in_sky(doc, i, &written)).unwrap_or_else(|| written.into_owned());
    Some(Spot { start: name, end, name: nominative, kind: "city".to_owned(), country: None, known: false })
}

/// «в городе Элизабет, штат Нью-Джерси», «в посёлке Анна Воронежской области»: does `k` lead to the area in which lies what is called as
/// somebody may be?
pub(super) fn lies_in_area(doc: &Doc, k: usize) -> bool {
    let parted = doc.text.is(k, ",") || doc.text.is(k, "(");
    let k = k + usize::from(parted);
    let inside = k < doc.len() && doc.is_word(k) && !doc.text.tokens[k].line_start;
    let listed = |s: Sense| {
        let kind = doc.know.places[s.entry as usize].kind;
        matches!(kind, PlaceKind::Region | PlaceKind::District) && (parted || s.cases.has(Case::Gen))
    };
    let area = || region(doc, k).is_some() || doc.senses_of(k, SenseKind::Place.bit()).any(listed);
    inside && (area() || parted && doc.is_class(k, Class::DESIGNATES) && k + 1 < doc.len() && doc.capital(k + 1))
}

/// Of a word that no dictionary knows: rather a nominative than a genitive.
fn stays(written: &str) -> bool {
    written.ends_with(|c: char| "ыбвгджзклмнпрстфхцчшщ".contains(c))
}

/// «в деревне Погорелке», «в село Каменку»: no village is called so in the nominative.
fn in_ka(doc: &Doc, i: usize, written: &str) -> Option<String> {
    let oblique = match written.char_indices().next_back()? {
        (at, 'е') => (at, doc.noun(i).sing.has(Case::Loc) || doc.noun(i).sing.has(Case::Dat)),
        (at, 'у') => (at, doc.noun(i).sing.has(Case::Acc)),
        _ => return None,
    };
    let stem = written[..oblique.0].strip_suffix('к').filter(|_| oblique.1)?;
    Some(format!("{stem}ка"))
}

/// «у хутора Бурковского», «к хутору Бурковскому»: the dictionary has it as a surname alone.
fn in_sky(doc: &Doc, i: usize, written: &str) -> Option<String> {
    const ENDINGS: [(&str, Case); 3] = [("ого", Case::Gen), ("ому", Case::Dat), ("им", Case::Ins)];
    let (stem, case) = ENDINGS.iter().find_map(|&(end, case)| Some((written.strip_suffix(end)?, case)))?;
    let adjectival = stem.ends_with("ск") || stem.ends_with("цк");
    (adjectival && doc.noun(i).sing.has(case)).then(|| format!("{stem}ий"))
}

/// So many thousands live in no village.
const VILLAGE: u32 = 20;

fn is_city(fold: &str) -> bool {
    fold.starts_with("город")
}

/// «деревне Малые Ключи», «село Красная Горка»: the end of an adjective and its noun in the nominative.
pub(super) fn paired_end(doc: &Doc, name: usize) -> Option<usize> {
    let noun = name + 1;
    if phrase::several_called(doc, name) {
        return Some(noun + 1);
    }
    let capital = noun < doc.sentence_end(name) && doc.text.tokens[noun].shape == Shape::Capital;
    if !capital || doc.text.tokens[noun].line_start || doc.flags(noun).has(Flags::GIVEN | Flags::PATRONYMIC) {
        return None;
    }
    let (adjective, head) = (doc.adjective(name), doc.noun(noun));
    let agrees = adjective.sing.and(head.sing).has(Case::Nom) || adjective.plur.and(head.plur).has(Case::Nom);
    // «хутора Верхний Калинов»
    let side = adjective.has(Case::Nom)
        && head.has(Case::Nom)
        && doc.know.grammar.stems.first_words.begins(doc.text.fold(name));
    (agrees || side).then_some(noun + 1)
}

/// «городе Сазерленд Спрингс»: the end of a foreign name of several words that nothing knows.
fn foreign_end(doc: &Doc, name: usize) -> usize {
    let strange = |k: usize| {
        let t = &doc.text.tokens[k];
        t.shape == Shape::Capital && t.cyrillic && !doc.flags(k).has(Flags::KNOWN) && !doc.any_of(k, !0)
    };
    let mut end = name + 1;
    let open = strange(name);
    // «деревне Жуховичи Кореличского района»: the district is another place
    let other = |k: usize| region(doc, k).is_some();
    while open && end < doc.len() && end < name + 3 && !doc.text.tokens[end].line_start && strange(end) && !other(end) {
        end += 1;
    }
    end
}

fn settlement_case(doc: &Doc, i: usize) -> Option<Case> {
    doc.know.grammar.stems.settlements_genitive.has(doc.text.fold(i)).then_some(Case::Gen)
}
