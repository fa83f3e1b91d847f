//! Towns that no list knows: the dictionary has them as places, or «в», «из» introduce them.

use super::Spot;
use super::evidence::misfits;
use crate::extract::doc::{Doc, Flags};
use crate::extract::names::attributive;
use crate::extract::organizations::noun_nominative;
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

/// «в Павино»: villages that are often left as they are.
fn village(fold: &str) -> bool {
    ends_in(fold, &["ово", "ево", "ино", "ыно"])
}

/// «Кушадаси»: towns in «-сь» and «-зь» are few and known.
fn foreign_ending(fold: &str) -> bool {
    fold.ends_with("си") || fold.ends_with("зи")
}
