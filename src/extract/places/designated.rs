//! The name behind a noun for a region or a water: «штат Техас», «реку Славянку».

use super::Spot;
use crate::extract::doc::{Doc, Flags};
use crate::extract::names::attributive;
use crate::extract::organizations::{adjective_nominative, noun_nominative};
use crate::morph::{Case, CaseSet};
use crate::rules::{Class, SenseKind};
use crate::text::Shape;

/// «провинции Кханьхоа», «аймак Сэлэнгэ», «штат Техас»: the name behind the noun stays in the nominative; that of a water
/// agrees with it: «реку Славянку».
pub(super) fn designated(doc: &Doc, i: usize) -> Option<Spot> {
    let text = doc.text;
    let designates = doc.is_class(i, Class::DESIGNATES.or(Class::WATER));
    // «муниципалитета Ортоны»: the town's body
    let body = || doc.know.grammar.stems.municipal_bodies.begins(text.fold(i));
    let district = || doc.know.grammar.region_noun(text.fold(i)) == Some("district") && !body();
    if text.tokens[i].shape != Shape::Lower || !(designates || district()) {
        return None;
    }
    let k = i + 1;
    let fits =
        k < doc.sentence_end(i) && doc.is_word(k) && text.tokens[k].shape == Shape::Capital && text.tokens[k].cyrillic;
    // «район Байтерек» bears a company's name, or the company its
    let other = || doc.hit_len(k) > 0 && !(district() && doc.any_of(k, SenseKind::ORGANIZATIONS));
    // «уровень реки Раздольной», «в реку Каменную»
    let water = doc.is_class(i, Class::WATER);
    let agreeing = if fits { doc.adjective(k).sing.and(doc.noun(i).sing) } else { CaseSet::EMPTY };
    if water && !agreeing.is_empty() && !attributive(doc, k) {
        let name = adjective_nominative(doc, k, i, agreeing, &text.written(k))?;
        return Some(Spot { start: k, end: k + 1, name, kind: "water".to_owned(), country: None, known: false });
    }
    if fits && designates && !water && described(doc, k) {
        let name = format!("{} {}", text.written(k), text.written(k + 1));
        return Some(Spot { start: k, end: k + 2, name, kind: "region".to_owned(), country: None, known: false });
    }
    if !fits || other() || doc.adjective(k).has(Case::Gen) {
        return None;
    }
    // «жители района Отрадное», but «глава района Петрова»
    let nominative = || doc.noun(k).has(Case::Nom) || doc.adjective(k).has(Case::Nom);
    if !designates && (doc.flags(k).has(Flags::SURNAME | Flags::GIVEN) || !nominative()) {
        return None;
    }
    let written = text.written(k);
    if water {
        let agreeing = || noun_nominative(doc, k, doc.noun(i).sing, &written);
        let name = agreeing().unwrap_or_else(|| written.clone().into_owned());
        return Some(Spot { start: k, end: k + 1, name, kind: "water".to_owned(), country: None, known: false });
    }
    let name = written.into_owned();
    Some(Spot { start: k, end: k + 1, name, kind: "region".to_owned(), country: None, known: false })
}

/// «провинции Западный Машоналенд»: an adjective in the nominative, and a name that no list has or that agrees with it.
fn described(doc: &Doc, k: usize) -> bool {
    let next = k + 1;
    let capital = next < doc.sentence_end(k) && doc.text.tokens[next].shape == Shape::Capital;
    if !capital || doc.text.tokens[next].line_start || doc.hit_len(k) > 1 || doc.flags(next).has(Flags::GIVEN) {
        return false;
    }
    let strange = !doc.flags(next).has(Flags::KNOWN) && !doc.any_of(next, !0);
    let agrees = doc.adjective(k).sing.and(doc.noun(next).sing).has(Case::Nom);
    // not «аймака Баян-Улгий Хуанышийн Аманбек»
    doc.flags(k).has(Flags::KNOWN) && doc.adjective(k).sing.has(Case::Nom) && (strange || agrees)
}
