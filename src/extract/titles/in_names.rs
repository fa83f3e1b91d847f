//! Words of titles that are a part of a human's name: «Сергей Король», «Султан Камалетдинов», «Петрова Раиса».

use crate::extract::doc::{Doc, Flags};
use crate::extract::names::{self, Role};
use crate::extract::phrase;
use crate::morph::Case;
use crate::rules::{Class, SenseKind, TitleClass};
use crate::text::Shape;

/// «Король», «Ткач» inside a person's name («Сергей Король», «П.Н.Ткач») is no title.
pub(super) fn inside_name(doc: &Doc, i: usize) -> bool {
    if i == 0 || !doc.capital(i) || doc.text.tokens[i].line_start || doc.text.tokens[i].cell_start {
        return false;
    }
    let given = doc.flags(i - 1).has(Flags::GIVEN | Flags::PATRONYMIC)
        && doc.text.tokens[i - 1].shape == Shape::Capital
        && matches!(doc.text.tokens[i].shape, Shape::Capital | Shape::Upper)
        && !other_case(doc, i);
    let initial = doc.text.is(i - 1, ".") && i > 1 && doc.text.tokens[i - 2].shape == Shape::Letter;
    // «Жорж де Мэр», «Франсуа Ле Мэр»
    let small = || doc.text.tokens[i - 1].shape == Shape::Lower && doc.capital(i - 2);
    let particle =
        i > 1 && doc.any_of(i - 1, SenseKind::NameParticle.bit()) && (small() || doc.flags(i - 2).has(Flags::GIVEN));
    // «Е. А. Полковников»: two initials need no closer tie
    let two = initial && names::after_initials(doc, i);
    let close = two
        || !doc.text.tokens[i].space_before
        || doc.flags(i).has(Flags::SURNAME_SURE)
        || initial && (names::trade_behind_initial(doc, i) || names::several_behind_initial(doc, i));
    // «То Лам», «Чон Сын Хо»
    let syllable = |k: usize| k < doc.len() && doc.capital(k) && doc.syllables(k) && !doc.text.tokens[k].line_start;
    let eastern =
        doc.eastern_surname(i - 1) && (doc.eastern_surname(i) || syllable(i) && (syllable(i + 1) || hyphened(doc, i)));
    // «Чан Тхи Хонг Лам»
    let leads = |k: usize| (k..i).all(syllable) && doc.eastern_surname(k);
    let fourth = || syllable(i) && (2..4).any(|back| i >= back && leads(i - back));
    given || particle || eastern || initial && close || khan(doc, i) || fourth()
}

/// «В Астане Посол Индонезии …», «Драгана Вукчевича Министр …»: an office in no case of the name that stands before it.
fn other_case(doc: &Doc, i: usize) -> bool {
    let role = if doc.flags(i - 1).has(Flags::GIVEN) { Role::Given } else { Role::Patronymic };
    doc.senses(i).any(|s| names::is_office(doc, s) && !names::in_case(doc, i - 1, role, s.cases))
}

/// «Сын-джу»
fn hyphened(doc: &Doc, i: usize) -> bool {
    doc.text.word(i).contains('-')
}

/// «Шах Нигина Каримовна», «в беседе с Хан Сольгу»: a ruler's word as a surname, before a given name with its patronymic or, in
/// the nominative behind a preposition, before a word that nothing knows.
pub(super) fn royal_surname(doc: &Doc, i: usize, sense: crate::rules::Sense, limit: usize) -> bool {
    let royal = sense.kind == SenseKind::TitleHead && doc.know.titles[sense.entry as usize].class == TitleClass::Royal;
    let (next, father) = (i + 1, i + 2);
    let capital = |k: usize| k < limit && doc.capital(k) && !doc.text.tokens[k].line_start;
    if !royal || doc.hit_len(i) > 1 || doc.text.tokens[i].shape != Shape::Capital || !capital(next) {
        return false;
    }
    let fathered = capital(father) && doc.flags(father).has(Flags::PATRONYMIC);
    let led = i > 0 && doc.flags(i - 1).has(Flags::PREPOSITION) && sense.cases.has(Case::Nom);
    fathered || led && !doc.flags(next).has(Flags::KNOWN | Flags::GIVEN)
}

/// «Сохаил Хан»: a ruler's word behind a name that the dictionary lacks.
fn khan(doc: &Doc, i: usize) -> bool {
    let royal = |s: crate::rules::Sense| {
        s.kind == SenseKind::TitleHead && doc.know.titles[s.entry as usize].class == TitleClass::Royal
    };
    let capital = doc.capital(i - 1);
    let foreign = capital && !doc.flags(i - 1).has(Flags::KNOWN | Flags::COMMON);
    // «Саад Уллах Хан»
    let behind_two = || {
        let given = i > 1 && doc.capital(i - 2) && doc.flags(i - 2).has(Flags::GIVEN);
        given && !doc.any_of(i - 1, SenseKind::COUNTRIES | SenseKind::ORGANIZATIONS)
    };
    let named = foreign && !doc.sentence_start(i - 1) || capital && behind_two();
    named && doc.hit_len(i) == 1 && doc.senses(i).any(royal)
}

/// «Петрова Раиса», «Ахметов Султан»: a given name that is a title's word as well, behind a surname in its case.
pub(super) fn ends_name(doc: &Doc, i: usize) -> bool {
    let capital = |k: usize| doc.text.tokens[k].shape == Shape::Capital;
    let surname = |k: usize| {
        let flags = doc.flags(k);
        (flags.has(Flags::SURNAME) || names::surname_by_form(doc, k)) && !flags.has(Flags::GIVEN)
    };
    i > 0
        && capital(i)
        && doc.flags(i).has(Flags::GIVEN)
        && !doc.text.tokens[i].line_start
        && !doc.text.tokens[i].cell_start
        && capital(i - 1)
        && surname(i - 1)
        && !(i + 1 < doc.len() && capital(i + 1) && !doc.text.tokens[i + 1].line_start)
        && names::share_case(doc, i, i - 1)
}

/// «Султан Камалетдинов», «Дон Райан»: a capitalised given name that is a title's word as well, and a surname behind it.
pub(super) fn leads_name(doc: &Doc, i: usize, end: usize, limit: usize) -> bool {
    // «Хан Сын Су»
    if end == i + 1 && end + 1 < limit && doc.eastern_surname(i) && (i + 1..i + 3).all(|k| doc.syllables(k)) {
        return true;
    }
    // «и Хан Соён»: a ruler's title is written small
    let capital = |k: usize| doc.text.tokens[k].shape == Shape::Capital;
    let behind = |k: usize| k < limit && capital(k) && !doc.text.tokens[k].line_start;
    if end == i + 1 && doc.eastern_surname(i) && capital(i) && !doc.sentence_start(i) && behind(end) {
        return true;
    }
    // «МЕЛЬНИКА Петра Олеговича – слесаря»
    if end == i + 1 && (names::shouted_surname(doc, i) || names::surname_leads_row(doc, i).is_some()) {
        return true;
    }
    // «майор милиции РЫБАК Д. В.»
    let upper = doc.text.tokens[i].shape == Shape::Upper;
    if end == i + 1 && upper && names::leads_initials(doc, i) {
        return true;
    }
    let given = doc.capital(i) && doc.flags(i).has(Flags::GIVEN) && end == i + 1;
    // «Халифа бен Рашид»
    if given && names::son_follows(doc, i) {
        return true;
    }
    // «Аким Алматинской области», «Аким Тараза», «Акимы Шалкарского, Темирского и Хобдинского районов»
    let area = || {
        let joint = |k: usize| doc.text.is(k, ",") || phrase::is_and(doc, k);
        let passes = |&k: &usize| joint(k) || doc.capital(k) && !doc.adjective(k).any().is_empty();
        let noun = (end..limit.min(end + 12)).find(|k| !passes(k));
        let one = |k: usize| k > end && k < limit && doc.is_class(k, Class::AREA.or(Class::REGION_NOUN));
        one(end + 1) || noun.is_some_and(one)
    };
    // «Султан Омана»
    let places = SenseKind::Place.bit() | SenseKind::COUNTRIES;
    let place = || !doc.flags(end).has(Flags::SURNAME) && doc.any_of(end, places);
    // «Раиса Хворост»: no genitive that depends on a title
    let stray = || !doc.noun(end).has(Case::Gen) && doc.adjective(end).any().is_empty();
    // «Раисе Соколовской», but «князю Соколовскому»
    let surnamed = || {
        let known = doc.flags(i).has(Flags::GIVEN_SURE)
            && (doc.know.grammar.russian_shape(doc.text.fold(end)) || names::womans_regional(doc.text.fold(end)));
        known && !doc.noun(i).any().and(doc.adjective(end).any()).is_empty()
    };
    given
        && !(end < limit && (area() || place() && !surnamed()))
        && end < limit
        && doc.capital(end)
        && !doc.text.tokens[end].line_start
        && !doc.flags(end).has(Flags::GIVEN)
        && (!doc.flags(end).has(Flags::COMMON) || doc.flags(end).has(Flags::SURNAME) || stray() || surnamed())
}
