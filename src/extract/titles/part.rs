//! The part in an event that a title tells by itself.

use super::Title;
use crate::extract::doc::Doc;
use crate::morph::Case;
use crate::rules::{Part, SenseKind};

/// The part in an event that the title tells by itself: «модератор», «докладчик».
pub(in crate::extract) fn part(doc: &Doc, title: &Title) -> Option<Part> {
    let (head, next) = (title.heads[0].noun, title.heads[0].end);
    // «ведущий программы» is a calling, «председатель собрания» is none; «председатель Собрания депутатов» is an office
    let event = next < title.end && doc.any_of(next, SenseKind::EventHead.bit()) && !doc.capital(next);
    // «председатели коллегий»: of bodies, each has one
    let bodies = || title.plural && doc.any_of(next, SenseKind::OrgHead.bit()) && !doc.noun(next).sing.has(Case::Gen);
    let event = event && !bodies();
    let lead = doc.text.fold(head).starts_with("ведущ");
    if doc.text.fold(head).starts_with("председател") && event && next + 1 == title.end {
        return (!for_a_term(doc, title.end)).then_some(Part::Chair);
    }
    // «Сопредседатели: А, Б»: over those who lead a session
    let over = || next == title.end && next < doc.len() && doc.text.is(next, ":");
    if doc.text.fold(head).starts_with("сопредседател") && over() {
        return Some(Part::Chair);
    }
    // «докладчик профильной комиссии»: an office in it
    let of_body = doc.text.fold(head).starts_with("докладчик")
        && (next..title.end).any(|k| doc.any_of(k, SenseKind::OrgHead.bit()) && doc.noun(k).has(Case::Gen));
    // «Модератором выступил А, спикерами – Б и В»: of a parliament there is one
    // «Спикером вебинара стала А»: but of an assembly he is its head
    let spoken = || event && !doc.text.fold(next).starts_with("собрани");
    let alone = title.plural && !title.singular && next == title.end;
    if doc.text.fold(head).starts_with("спикер") && (alone || spoken()) {
        return Some(Part::Speaker);
    }
    let mut heads = doc.senses(head).filter(|s| s.kind == SenseKind::TitleHead && !of_body);
    heads
        .find_map(|s| doc.know.titles[s.entry as usize].part)
        .filter(|_| !lead || event || next >= title.end || !doc.is_word(next))
}

/// «председателем совещания | на следующие два года», «… сроком на год»: who is to lead what comes, and not what is reported.
pub(in crate::extract) fn for_a_term(doc: &Doc, end: usize) -> bool {
    /// Words and numbers of the term behind «на».
    const LONGEST: usize = 5;
    let on = end + usize::from(doc.text.reads(end, "сроком"));
    if !doc.text.reads(on, "на") {
        return false;
    }
    let stop = |k: &usize| matches!(doc.text.word(*k), "," | ";" | ".");
    let term = |k: usize| doc.is_word(k) && doc.know.grammar.stems.terms.has(doc.text.fold(k));
    (on + 1..doc.len().min(on + 1 + LONGEST)).take_while(|k| !stop(k)).any(term)
}
