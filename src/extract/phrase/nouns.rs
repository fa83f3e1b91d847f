//! A noun with its agreeing adjectives, and a lexicon phrase in place of both.

use super::given::{full_name, person_like};
use super::parts::{Unit, What};
use crate::extract::doc::{Doc, Flags, Traits};
use crate::morph::{Case, Pos};
use crate::rules::{Class, Face, SenseKind};
use crate::text::{Kind, Shape};

/// Longer than any noun with its adjectives, in tokens. A page without marks must not be read whole from each of its words.
const MOST_ADJECTIVES: usize = 32;

/// A noun with its adjectives in `case` that begins at `i`; returns its end.
pub fn noun_phrase(doc: &Doc, i: usize, limit: usize, case: Case) -> Option<usize> {
    noun_behind(doc, i, limit.min(i + MOST_ADJECTIVES), case)
}

fn noun_behind(doc: &Doc, i: usize, limit: usize, case: Case) -> Option<usize> {
    let text = doc.text;
    let mut j = i;
    // «депутат трёх созывов»
    if case == Case::Gen && i + 1 < limit && doc.is_word(i) && doc.is_class(i, Class::COUNTS) {
        return noun_behind(doc, i + 1, limit, case).filter(|&end| doc.noun(end - 1).plur.has(case));
    }
    while j < limit && j < i + 9 {
        if text.tokens[j].kind == Kind::Number {
            // «78-й», «1 ранга», but «29-летнего» begins a person
            let suffixed =
                text.is(j + 1, "-") && j + 2 < limit && doc.is_word(j + 2) && !text.tokens[j + 2].space_before;
            // «к 95-летию вуза»
            if let Some(ending) = text.fold((j + 2).min(text.len() - 1)).strip_prefix("лети").filter(|_| suffixed) {
                let written = match ending {
                    "я" => Case::Gen,
                    "ю" => Case::Dat,
                    "ем" => Case::Ins,
                    "и" => Case::Loc,
                    _ => Case::Nom,
                };
                return (case == written).then_some(j + 3);
            }
            if suffixed && !text.fold(j + 2).starts_with("летн") {
                j += 3;
                continue;
            }
            // «студент 4 курса», «учитель 1 категории», «3 года обучения»
            // «ученица 9 «Б» класса», «ученик 11 А класса»
            let lettered = |k: usize| k < limit && text.tokens[k].shape == Shape::Letter;
            let quoted = j + 1 < limit && text.opens_quote(j + 1);
            let letter = match quoted {
                true if lettered(j + 2) => 3,
                false if lettered(j + 1) => 1,
                _ => 0,
            };
            if letter > 0 && j == i && j + letter + 1 < limit && doc.is_class(j + letter + 1, Class::GRADE) {
                return Some(j + letter + 2);
            }
            let grade = j == i && j + 1 < limit && doc.is_class(j + 1, Class::GRADE);
            let taught = grade && j + 2 < limit && text.fold(j + 1) == "года" && text.fold(j + 2) == "обучения";
            return (grade && (taught || text.fold(j + 1) != "года")).then_some(j + 2 + usize::from(taught));
        }
        if !doc.is_word(j) {
            return None;
        }
        let f = doc.flags(j);
        if f.has(Flags::FUNCTION) && !f.has(Flags::COMMON) && !doc.adjective(j).has(case) {
            return None;
        }
        let (noun, adjective) = (doc.noun(j).has(case), doc.adjective(j).has(case));
        let pronoun = f.has(Flags::PRONOMINAL)
            && !f.has(Flags::ORDINAL)
            && !matches!(text.fold(j), "всея" | "всех")
            && !other_such(doc, j)
            && !ours(doc, j);
        if adjective && !pronoun && !owner(doc, j, limit) {
            let mut next = set_in_place(doc, j, limit).or_else(|| called_twice(doc, j)).unwrap_or(j + 1);
            if next + 1 < limit && (text.is(next, ",") || is_and(doc, next)) && doc.adjective(next + 1).has(case) {
                next += 1;
            }
            // «тренер сборной Комаров И.П.»: an adjective that is a body's head describes nobody
            let head = doc.small(j) && next < limit && doc.capital(next) && doc.any_of(j, SenseKind::OrgHead.bit());
            if let Some(end) = noun_behind(doc, next, limit, case).filter(|_| !head) {
                return Some(end);
            }
            // «законов о несовершеннолетних»
            if doc.adjective(j).plur.has(case) && doc.know.grammar.substantive(text.fold(j)) {
                return Some(j + 1);
            }
            if !noun {
                return None;
            }
        }
        let noun = noun && !office_apart(doc, j, case);
        // «общества с ограниченной ответственностью»
        let hit = j + doc.hit_len(j);
        let led = || (j + 1..hit).any(|k| doc.flags(k).has(Flags::PREPOSITION));
        if noun && hit > j + 2 && hit <= limit && doc.any_of(j, SenseKind::OrgHead.bit()) && led() {
            return Some(hit);
        }
        if noun && !person_like(doc, j) && !full_name(doc, j) && !(doc.capital(j) && !f.has(Flags::COMMON)) {
            return Some(j + 1);
        }
        if f.has(Flags::ADVERB) && j + 1 < limit && doc.adjective(j + 1).has(case) {
            j += 1;
            continue;
        }
        return None;
    }
    None
}

/// «монастыря игумения»: an office that the dictionary lacks, and that in this form the lexicon has in other cases.
fn office_apart(doc: &Doc, i: usize, case: Case) -> bool {
    let heads = || doc.senses_of(i, SenseKind::TitleHead.bit());
    let office = !doc.flags(i).has(Flags::KNOWN) && doc.any_of(i, SenseKind::TitleHead.bit());
    office && !heads().any(|s| s.cases.has(case))
}

/// «научного руководителя Оспановой профессора Ивана …»: a surname, and behind it another's office or rank.
pub(super) fn owner(doc: &Doc, i: usize, limit: usize) -> bool {
    let bearer = SenseKind::TitleHead.bit() | SenseKind::Rank.bit() | SenseKind::Honorific.bit();
    doc.capital(i) && doc.flags(i).has(Flags::SURNAME) && i + 1 < limit && doc.any_of(i + 1, bearer)
}

/// «ректор нашего университета»
fn ours(doc: &Doc, i: usize) -> bool {
    matches!(doc.text.fold(i), "нашего" | "нашей" | "нашему" | "нашем" | "наших" | "вашего" | "вашей")
}

/// «при уставных и других органах»: «других» at `i` behind an adjective and «и».
fn other_such(doc: &Doc, i: usize) -> bool {
    let other = ["друг", "ины", "проч"].iter().any(|stem| doc.text.fold(i).starts_with(stem));
    other && i > 1 && is_and(doc, i - 1) && doc.is_word(i - 2) && !doc.adjective(i - 2).any().is_empty()
}

/// «правящего в Египте совета»: where a participle and its place end.
pub(super) fn set_in_place(doc: &Doc, i: usize, limit: usize) -> Option<usize> {
    let participle = |p: crate::morph::Parse| p.tag.pos() == crate::morph::Pos::Participle;
    let led = i + 3 < limit && matches!(doc.text.fold(i + 1), "в" | "на") && doc.known(i).iter().any(participle);
    led.then(|| named(doc, i + 2, limit, Case::Loc)).flatten().map(|u| u.end)
}

/// «Казанского (Приволжского) университета»: where the second of two adjectives that begin at `i` ends, set in brackets.
pub fn called_twice(doc: &Doc, i: usize) -> Option<usize> {
    let led = i + 4 < doc.len() && doc.capital(i) && doc.text.is(i + 1, "(") && doc.text.is(i + 3, ")");
    let agreeing = |k: usize| !doc.adjective(i).any().and(doc.adjective(k).any()).is_empty();
    (led && doc.capital(i + 2) && agreeing(i + 2) && doc.small(i + 4)).then_some(i + 4)
}

/// «и», «или»
pub fn is_and(doc: &Doc, i: usize) -> bool {
    i < doc.len() && doc.has(i, Traits::AND)
}

/// «встретились со спикером», but not «делегация во главе со спикером»: does the word at `i` lead to who is met?
pub fn meets(doc: &Doc, i: usize) -> bool {
    matches!(doc.text.fold(i), "с" | "со") && !(i > 0 && doc.text.reads(i - 1, "главе"))
}

/// A lexicon phrase that names a state, a body or a place, in this case (abbreviations do not inflect).
pub fn named(doc: &Doc, i: usize, limit: usize, case: Case) -> Option<Unit> {
    let len = if i < limit { doc.hit_len(i) } else { 0 };
    if len == 0 || i + len > limit {
        return None;
    }
    const NAMED: u32 = SenseKind::COUNTRIES | SenseKind::ORGANIZATIONS | SenseKind::Place.bit();
    let mut found = None;
    for s in doc.senses_of(i, NAMED) {
        let what = match s.kind {
            SenseKind::Country(Face::Short | Face::Official | Face::Abbreviation | Face::Historical) => What::Country,
            SenseKind::Organization(_) | SenseKind::Place => What::Named,
            _ => continue,
        };
        if s.cases.has(case) && found.is_none_or(|f: Unit| f.what != What::Country) {
            found = Some(Unit { end: i + len, case: Some(case), what });
        }
    }
    found
}

/// A noun that makes a name behind it a work's, an undertaking's or a ware's and no body's: «фильм», «программы», «автомобиле».
pub fn ware(doc: &Doc, k: usize) -> bool {
    let lemma = |p| doc.know.grammar.classes(&doc.know.morph.lemma(doc.text.fold(k), p)).has(Class::WARE);
    let noun = |p: &crate::morph::Parse| p.tag.pos() == Pos::Noun;
    doc.is_class(k, Class::WARE) || doc.small(k) && doc.known(k).iter().filter(noun).any(lemma)
}
