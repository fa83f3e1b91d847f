//! Towns that no list knows: the dictionary has them as places, or «в», «из» introduce them.

use super::Spot;
use super::evidence::misfits;
use super::settlements::lies_in_area;
use crate::extract::doc::{Doc, Flags};
use crate::extract::names::attributive;
use crate::extract::organizations::{adjective_nominative, noun_nominative};
use crate::morph::{Case, CaseSet, Form, Pos, Tag};
use crate::rules::{Class, Face, SenseKind};
use crate::text::{Shape, ends_in};

/// A town that only the dictionary knows as a place, or that nothing knows and «в», «из» introduce.
pub(super) fn unlisted(doc: &Doc, i: usize) -> Option<Spot> {
    let text = doc.text;
    let t = &text.tokens[i];
    let other = doc.senses(i).any(|s| match s.kind {
        SenseKind::GivenName | SenseKind::Surname => false,
        SenseKind::Place => !misfits(doc, i, s),
        _ => true,
    });
    if t.shape != Shape::Capital || !t.cyrillic || other || i == 0 {
        return None;
    }
    // «в Красной армии»
    if !doc.adjective(i).any().is_empty() && attributive(doc, i) {
        return None;
    }
    let before = text.fold(i - 1);
    // «в армянском Гаваре»
    let of_state = i > 1
        && text.tokens[i - 1].shape == Shape::Lower
        && doc.any_of(i - 1, SenseKind::Country(Face::Adjective).bit() | SenseKind::PlaceAdjective.bit());
    let case = match if of_state { text.fold(i - 2) } else { before } {
        "в" | "во" => Some(Case::Loc),
        "из" => Some(Case::Gen),
        _ => None,
    };
    let morph = doc.know.morph;
    let flags = doc.flags(i);
    let listed = doc.known(i).iter().find(|p| {
        p.tag.has(Tag::PLACE)
            && p.tag.pos() == Pos::Noun
            && case.is_none_or(|c| p.tag.cases().has(c) || p.tag.cases().has(Case::Acc))
    });
    let doubtful = flags.has(Flags::COMMON | Flags::GIVEN | Flags::SURNAME_SURE) || doc.sentence_start(i);
    let written = text.written(i);
    let name = match (listed, case) {
        (Some(p), _) if !doubtful || case.is_some() => {
            let quoted = i > 0 && text.opens_quote(i - 1);
            let mark = quoted || matches!(before, "-" | ".") || doc.is_class(i - 1, Class::NAMED_AFTER);
            if mark {
                return None;
            }
            morph.inflect(&written, p, Form { case: Some(Case::Nom), number: p.tag.number(), gender: None })?
        }
        // «в Госканцелярии»: a state's office is no town
        (None, Some(_)) if text.fold(i).strip_prefix("гос").is_some_and(|noun| !morph.known(noun).is_empty()) => {
            return None;
        }
        (None, Some(case)) if !flags.has(Flags::KNOWN) => {
            let next = i + 1;
            let alone = next >= doc.len() || !doc.capital(next);
            // «в Кушадаси»
            let fixed = of_state && text.fold(i).ends_with(['о', 'и', 'у', 'э', 'ы'])
                || foreign_ending(text.fold(i))
                || village(text.fold(i));
            if !alone || !(doc.noun(i).has(case) || fixed) || text.word(i).chars().count() < 4 {
                return None;
            }
            // «в Гёдёллё»
            if written.ends_with('ё') {
                return Some(Spot {
                    start: i,
                    end: i + 1,
                    name: written.into_owned(),
                    kind: "city".to_owned(),
                    country: None,
                    known: false,
                });
            }
            let inflected =
                (!foreign_ending(text.fold(i))).then(|| noun_nominative(doc, i, CaseSet::of(case), &written));
            inflected.flatten().or_else(|| fixed.then(|| written.into_owned()))?
        }
        _ => return None,
    };
    Some(Spot { start: i, end: i + 1, name, kind: "city".to_owned(), country: None, known: false })
}

/// «в Козлове, Тамбовской губернии», «из Верхних Мандрог Ленинградской области», «в Лас-Крусес, штат Нью-Мексико»: what may bear a
/// surname or be no word at all, and lies in an area that is told right behind it.
pub(super) fn within_area(doc: &Doc, i: usize) -> Option<Spot> {
    let case = match i.checked_sub(1).map(|k| doc.text.fold(k))? {
        "в" | "во" => Case::Loc,
        "из" | "близ" => Case::Gen,
        "под" => Case::Ins,
        _ => return None,
    };
    let token = |k: usize| k < doc.sentence_end(i) && doc.text.tokens[k].shape == Shape::Capital;
    let strange = |k: usize| {
        let person = SenseKind::GivenName.bit() | SenseKind::Surname.bit() | SenseKind::Place.bit();
        token(k) && doc.text.tokens[k].cyrillic && !doc.any_of(k, !person)
    };
    let pair = token(i + 1) && !doc.adjective(i).any().and(doc.noun(i + 1).any()).is_empty();
    let end = i + 1 + usize::from(pair);
    let whole = (i..end).all(strange) && (pair || !doc.flags(i).has(Flags::COMMON)) && lies_in_area(doc, end);
    if !whole {
        return None;
    }
    let written = doc.text.written(end - 1);
    let noun = (doc.flags(end - 1).has(Flags::SURNAME).then(|| native(doc, end - 1, case)).flatten())
        .or_else(|| noun_nominative(doc, end - 1, CaseSet::of(case), &written))
        .or_else(|| (!pair).then(|| written.into_owned()))?;
    let cases = doc.adjective(i).any().and(doc.noun(end - 1).any());
    let name = match pair {
        true => format!("{} {noun}", adjective_nominative(doc, i, end - 1, cases, &doc.text.written(i))?),
        false => noun,
    };
    Some(Spot { start: i, end, name, kind: "city".to_owned(), country: None, known: false })
}

/// «из Новоселова»: a village's name that is a surname as well. Of somebody «из» is not told.
pub(super) fn native_of(doc: &Doc, i: usize) -> Option<Spot> {
    let alone = i + 1 >= doc.len() || !doc.capital(i + 1) || doc.text.tokens[i + 1].line_start;
    let surname = doc.flags(i).has(Flags::SURNAME) && doc.flags(i).has(Flags::KNOWN);
    let called = surname && !doc.flags(i).has(Flags::COMMON | Flags::GIVEN);
    let from = i > 0 && doc.text.reads(i - 1, "из") && doc.text.tokens[i].shape == Shape::Capital;
    if !from || !alone || !called || doc.any_of(i, SenseKind::ORGANIZATIONS | SenseKind::COUNTRIES) {
        return None;
    }
    let name = native(doc, i, Case::Gen)?;
    Some(Spot { start: i, end: i + 1, name, kind: "city".to_owned(), country: None, known: false })
}

/// «Новоселова», «в Анине»: of a village in «-ово», «-ино», the commonest of Russian villages, in a case of the singular.
fn native(doc: &Doc, k: usize, case: Case) -> Option<String> {
    let written = doc.text.written(k);
    let ending = match case {
        Case::Gen => "а",
        Case::Loc => "е",
        Case::Ins => "м",
        _ => return None,
    };
    let stem = written.strip_suffix(ending)?;
    let stem = if case == Case::Ins { stem.strip_suffix('о').or_else(|| stem.strip_suffix('ы'))? } else { stem };
    ends_in(&stem.to_lowercase(), &["ов", "ев", "ёв", "ин", "ын"]).then(|| format!("{stem}о"))
}

/// «в Павино»: villages that are often left as they are.
fn village(fold: &str) -> bool {
    ends_in(fold, &["ово", "ево", "ино", "ыно"])
}

/// «Кушадаси»: towns in «-сь» and «-зь» are few and known.
fn foreign_ending(fold: &str) -> bool {
    fold.ends_with("си") || fold.ends_with("зи")
}
