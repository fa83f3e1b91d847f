//! What makes a name of a body's noun: the adjective of a place, «Национальный», whose it is or what it deals with, its letters
//! in a bracket.

use super::marks::bracketed_abbreviation;
use crate::extract::doc::{Doc, Flags};
use crate::morph::Case;
use crate::rules::{Class, Face, SenseKind};

/// «Международный трибунал», «Межгосударственный совет»: an adjective before the head says that states keep the body.
pub(super) fn among_states(doc: &Doc, kind: &str, start: usize, head: usize) -> bool {
    const KEPT: [&str; 8] = ["committee", "council", "court", "law", "fund", "agency", "parliament", "association"];
    let among = |k: usize| doc.know.grammar.stems.among_states.begins(doc.text.fold(k));
    KEPT.contains(&kind) && doc.capital(start) && (start..head).any(|k| doc.is_word(k) && among(k))
}

/// «Ассоциация малых городов (АМГ)»: does a bracket with the first letters of the phrase's words follow?
pub(super) fn abbreviated(doc: &Doc, start: usize, head: usize, end: usize, limit: usize) -> bool {
    let Some(at) = bracketed_abbreviation(doc, end, limit) else { return false };
    let first = |k: usize| doc.text.fold(k).chars().next();
    let letter = first(at);
    letter.is_some() && (letter == first(start) || letter == first(head)) && end > head + 1 - usize::from(start < head)
}

/// «Национальный», «Государственный»: adjectives of bodies that a state has one of.
pub(super) fn stately(doc: &Doc, start: usize, head: usize) -> bool {
    (start..head).any(|k| doc.is_word(k) && doc.is_class(k, Class::STATELY))
}

/// «департамент культуры Вологодской области», «геологический факультет МГУ», «представительство ЮНИСЕФ в Кыргызстане»: a part of
/// a body by its field and by whose it is; not «управление ГКНБ».
pub(super) fn departmental(doc: &Doc, lemma: &str, (start, i, from, end): (usize, usize, usize, usize)) -> bool {
    let field = || {
        let noun = doc.noun(from).has(Case::Gen) || doc.adjective(from).has(Case::Gen);
        let holder = SenseKind::TitleHead.bit() | SenseKind::TitleModifier.bit() | SenseKind::OrgHead.bit();
        doc.small(from) && noun && !doc.any_of(from, holder)
    };
    let told_by_place = || doc.capital(from) && (from..end).any(|k| doc.text.reads(k, "в"));
    let stems = &doc.know.grammar.stems;
    match lemma {
        "представительство" => told_by_place(),
        _ if stems.departments.has(lemma) => field() || told_by_place(),
        _ => stems.faculties.has(lemma) && start < i,
    }
}

/// «областной», «городской»: of the area that the text is about.
pub(super) fn of_area(doc: &Doc, k: usize) -> bool {
    doc.is_word(k) && doc.know.grammar.stems.levels.begins(doc.text.fold(k))
}

/// A state's or place's adjective with a capital: «Таджикский национальный университет».
pub(super) fn toponym_adjective(doc: &Doc, start: usize, head: usize) -> bool {
    const PLACE: u32 = SenseKind::PlaceAdjective.bit() | SenseKind::Country(Face::Adjective).bit();
    (start..head).any(|k| doc.capital(k) && doc.any_of(k, PLACE))
}

/// Does the adjective at `k` make a name of what it describes: «Пермский институт», «китайское правительство»?
pub(super) fn from_place(doc: &Doc, k: usize, class: &str) -> bool {
    let sense = doc.sense(k, SenseKind::PlaceAdjective.bit() | SenseKind::Country(Face::Adjective).bit());
    if let Some(sense) = sense {
        return match sense.kind {
            SenseKind::PlaceAdjective => doc.capital(k) || rules_a_state(class),
            _ => rules_a_state(class),
        };
    }
    let fold = doc.text.fold(k);
    doc.capital(k) && !doc.flags(k).has(Flags::KNOWN) && ["ск", "цк"].iter().any(|e| fold.contains(e))
}

/// Bodies of which a state or a city has one.
fn rules_a_state(class: &str) -> bool {
    matches!(class, "government" | "parliament" | "court" | "law" | "regional" | "ministry" | "military")
}

/// Nouns that only describe the quoted or foreign name behind them: «газета «Труд»».
pub(super) fn descriptive(class: &str) -> bool {
    matches!(class, "company" | "media" | "party" | "association" | "committee" | "fund" | "culture" | "sport" | "bank")
}

/// Heads whose phrase is a name when a proper noun stands in it: «посольство Македонии», «администрация Змеиногорска».
pub(super) fn strong(doc: &Doc, class: &str, lemma: &str) -> bool {
    let stems = &doc.know.grammar.stems;
    matches!(class, "agency" | "committee" | "council" | "association") && stems.named_by_owner.has(lemma)
        || rules_a_state(class)
        || matches!(lemma, "сборная" | "национальная сборная")
        || matches!(class, "president" | "diplomatic" | "university" | "science" | "party" | "church" | "bank")
            && !stems.not_named_by_owner.has(lemma)
}
