//! Towns, stations and areas whose name stands behind the noun for them: «города Волжского», «провинции Кханьхоа».

use super::given::with_father;
use crate::extract::doc::{Doc, Flags};
use crate::extract::names;
use crate::morph::Case;
use crate::rules::{Class, SenseKind};
use crate::text::ends_in;

/// «г.», «городе», «с.», «посёлке»: end of the settlement word at `i`.
pub fn settlement(doc: &Doc, i: usize) -> Option<usize> {
    if i + 1 >= doc.len() || !doc.is_class(i, Class::SETTLEMENT.or(Class::SETTLEMENT_SHORTENED)) {
        return None;
    }
    // «г.о. Нальчик»: a city with its district
    if i + 4 < doc.len() && doc.text.reads(i, "г") && doc.text.reads(i + 2, "о") && doc.text.is(i + 3, ".") {
        return doc.capital(i + 4).then_some(i + 4);
    }
    if doc.is_class(i, Class::SETTLEMENT) {
        let name = of_type(doc, i + 1);
        return (name < doc.len() && doc.capital(name) && peopled(doc, i) && !officer(doc, i)).then_some(name);
    }
    let short = town_shortened(doc, i) && doc.text.is(i + 1, ".") && (!doc.capital(i) || doc.text.tokens[i].line_start);
    (short && i + 2 < doc.len()).then_some(i + 2)
}

/// One past «городского типа», «сельского типа» at `k`; `k` itself if it is not told.
fn of_type(doc: &Doc, k: usize) -> usize {
    let told = doc.text.reads(k + 1, "типа") && !doc.adjective(k).any().is_empty();
    if told { k + 2 } else { k }
}

/// «населённого пункта», but «пункта приёма»: is the noun at `i` a settlement's in what stands before it?
fn peopled(doc: &Doc, i: usize) -> bool {
    !doc.text.fold(i).starts_with("пункт") || i > 0 && doc.text.fold(i - 1).starts_with("населен")
}

/// Is the word at `i` a settlement's noun shortened («г», «пос»), not a year's («в 2008 г. Сергей Иванов …»)?
pub fn town_shortened(doc: &Doc, i: usize) -> bool {
    let number = || doc.text.word(i - 1);
    let year = i > 0 && doc.text.reads(i, "г") && number().len() == 4 && number().starts_with(['1', '2']);
    doc.is_class(i, Class::SETTLEMENT_SHORTENED) && !year
}

/// «аким города Борисов Иван Петрович»: a Russian town's name would stand in the genitive behind the noun at `i`, as that does; so
/// this is whoever heads the town.
fn officer(doc: &Doc, i: usize) -> bool {
    let shaped = doc.flags(i + 1).has(Flags::SURNAME) && ends_in(doc.text.fold(i + 1), &["ов", "ев", "ин", "ын"]);
    // «и.о. главы города Цюрко Константин Аверьянович»: no town's name that anybody knows
    let behind = || i + 4 < doc.len() && doc.capital(i + 4) && !doc.text.tokens[i + 4].line_start;
    let unheard = || doc.text.reads(i, "города") && !doc.any_of(i + 1, SenseKind::Place.bit()) && !behind();
    let surname = shaped || unheard();
    let owned = doc.noun(i).sing.has(Case::Gen) && !doc.noun(i).sing.has(Case::Nom);
    let led = i > 0 && (doc.any_of(i - 1, SenseKind::TitleHead.bit()) || !doc.adjective(i - 1).any().is_empty());
    surname && owned && led && with_father(doc, i + 2, doc.len()) && !doc.noun(i + 2).sing.has(Case::Gen)
}

/// «дежурная по станции Беслан», «ветераны станции Борзя»: a town's name behind its station, as it is written.
pub fn at_station(doc: &Doc, i: usize) -> bool {
    let station = |k: usize| doc.is_word(k) && doc.know.grammar.stems.stations.has(doc.text.fold(k));
    // «станции Айрум Иван Гусев»: a word that nothing knows, before a name
    let unknown = || {
        let known = Flags::KNOWN | Flags::GIVEN | Flags::SURNAME | Flags::PATRONYMIC;
        let named = i + 1 < doc.len() && doc.capital(i + 1) && doc.flags(i + 1).has(Flags::GIVEN);
        named && !doc.flags(i).has(known) && !doc.know.grammar.surname_shape(doc.text.fold(i))
    };
    i > 0 && doc.capital(i) && station(i - 1) && (doc.any_of(i, SenseKind::Place.bit()) || unknown())
}

/// «муниципального района | Бирский район»: an adjective and a noun for an area, both in the nominative.
pub(super) fn area_as_called(doc: &Doc, j: usize, limit: usize) -> bool {
    j > 0
        && j + 1 < limit
        && doc.capital(j)
        && doc.is_class(j + 1, Class::REGION_NOUN)
        && doc.adjective(j).sing.has(Case::Nom)
        && doc.noun(j + 1).sing.has(Case::Nom)
        && doc.know.grammar.stems.municipalities.begins(doc.text.fold(j - 1))
}

/// «Чистые Боры», «Малые Вязы»: an adjective at `i` and its noun, both in the plural, which nobody's name is.
pub fn several_called(doc: &Doc, i: usize) -> bool {
    let noun = i + 1;
    let inside = noun < doc.sentence_end(i) && doc.capital(noun) && !doc.text.tokens[noun].line_start;
    inside && doc.flags(i).has(Flags::KNOWN) && doc.adjective(i).plur.and(doc.noun(noun).plur).has(Case::Nom)
}

/// «деревни Малые Вязы», «посёлка Красный Яр»: end of an adjective and a noun at `i`, both with capitals, that are no person's.
pub fn two_words(doc: &Doc, i: usize, limit: usize) -> Option<usize> {
    let name = |k: usize| k < limit && doc.capital(k) && !doc.flags(k).has(Flags::GIVEN | Flags::SURNAME_SURE);
    let agree = name(i) && name(i + 1) && !doc.text.tokens[i + 1].line_start && {
        let (a, n) = (doc.adjective(i), doc.noun(i + 1));
        !a.sing.and(n.sing).is_empty() || !a.plur.and(n.plur).is_empty()
    };
    let noun = |flags: &Flags| flags.has(Flags::COMMON) || !flags.has(Flags::KNOWN);
    (agree && noun(&doc.flags(i + 1))).then_some(i + 2)
}

/// «Лянкяранского района» before `j`: the region has its name in the adjective.
pub(super) fn area_named(doc: &Doc, j: usize) -> bool {
    j > 1
        && doc.is_class(j - 1, Class::DESIGNATES.or(Class::REGION_NOUN).or(Class::AREA))
        && doc.capital(j - 2)
        && !doc.adjective(j - 2).sing.and(doc.noun(j - 1).sing).is_empty()
}

/// Is `j` the name that a noun for a region or a church right before it wants, with a person's name behind?
pub fn designated(doc: &Doc, j: usize, limit: usize) -> bool {
    if j == 0 || !doc.is_class(j - 1, Class::DESIGNATES.or(Class::CHURCHLY)) || area_named(doc, j) {
        return false;
    }
    // «настоятелю храма Петрову Ивану»
    if doc.is_class(j - 1, Class::CHURCHLY) && doc.flags(j).has(Flags::SURNAME | Flags::SURNAME_SURE | Flags::KNOWN) {
        return false;
    }
    // «прокурора области Дубина Игорь Ильич»
    if with_father(doc, j + 1, limit) && doc.noun(j).has(Case::Nom) {
        return false;
    }
    doc.capital(j)
        && !doc.eastern_surname(j)
        && !doc.flags(j).has(Flags::GIVEN)
        && j + 1 < limit
        && doc.capital(j + 1)
        && names::name_at(doc, j + 1, limit, true)
            // «из аймака Баянхонгор Нямаа»
            .is_some_and(|n| n.parts.len() > 1 || doc.any_of(j, SenseKind::Place.bit()))
}
