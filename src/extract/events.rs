//! Events: noun phrases headed by an event's noun («заседание», «форум»), with ordinal and chain, in the nominative. The one
//! that the first sentences report comes first; others count when they carry a name.

use super::doc::{Doc, Flags};
use super::organizations::{adjective_nominative, noun_nominative};
use super::phrase::{self, Growth};
use crate::morph::{Case, CaseSet, Number};
use crate::rules::SenseKind;
use crate::text::{Kind, repair};

/// A mention of an event; offsets are tokens.
#[derive(Debug, Clone)]
pub struct Occasion {
    pub start: usize,
    pub head: usize,
    pub end: usize,
    pub name: String,
    /// It has a name of its own: a quoted part, a capital, an ordinal.
    pub named: bool,
    /// A verb of taking place or a reporting phrase governs it.
    pub reported: bool,
    pub lemma: String,
}

/// Every mention of an event, in order.
pub fn find(doc: &Doc) -> Vec<Occasion> {
    let mut out: Vec<Occasion> = Vec::new();
    for s in &doc.text.sentences {
        let mut i = s.start;
        let mut floor = s.start;
        while i < s.end {
            match at(doc, i, floor, s.end) {
                Some(event) => {
                    floor = event.end;
                    i = event.end.max(i + 1);
                    out.push(event);
                }
                None => i += 1,
            }
        }
    }
    out
}

fn at(doc: &Doc, i: usize, floor: usize, limit: usize) -> Option<Occasion> {
    let sense = doc.sense(i, |s| s == SenseKind::EventHead)?;
    let head_end = i + doc.hit_len(i);
    let (mut cases, mut singular) = (CaseSet::EMPTY, false);
    for s in doc.senses(i).filter(|s| s.kind == SenseKind::EventHead) {
        cases = cases.or(s.cases);
        singular |= s.number != Some(Number::Plur);
    }
    if !singular || head_end > limit {
        return None;
    }
    let start = left(doc, i, floor, cases);
    let chain = phrase::chain(doc, head_end, limit, Growth { head: cases, plural: false, person: true });
    let mut end = chain.end;
    end = participle_clause(doc, end, limit);
    let name = nominative(doc, start, i, end, cases);
    let named = (start..end).any(|k| matches!(doc.text.word(k), "«" | "\"" | "“"))
        || start < i
            && (doc.flags(start).has(Flags::ORDINAL)
                || doc.text.tokens[start].kind == Kind::Number
                || roman(doc, start))
        || doc.capital(i) && !doc.sentence_start(i)
        || (start..i).any(|k| doc.is_word(k) && doc.capital(k) && !doc.sentence_start(k));
    let lemma = doc.know.events[sense.entry as usize].lemma.clone();
    Some(Occasion { start, head: i, end, name, named, reported: reported(doc, start, end), lemma })
}

fn roman(doc: &Doc, k: usize) -> bool {
    doc.text.word(k).chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'L' | 'C' | 'Х'))
}

/// Agreeing adjectives and ordinals («одиннадцатое», «39-е», «XII») before the head.
fn left(doc: &Doc, head: usize, floor: usize, cases: CaseSet) -> usize {
    let text = doc.text;
    let mut start = head;
    while start > floor && !text.tokens[start].line_start {
        let k = start - 1;
        if doc.is_word(k) {
            let adjective = !doc.adjective(k).sing.and(cases).is_empty()
                && !(doc.flags(k).has(Flags::PRONOMINAL) && !doc.flags(k).has(Flags::ORDINAL))
                && !doc.know.grammar.never_modifier(text.fold(k));
            if adjective || roman(doc, k) {
                start = k;
                continue;
            }
            if text.is(k.wrapping_sub(1), "-")
                && k >= floor + 2
                && text.tokens[k - 2].kind == Kind::Number
                && !text.tokens[k].space_before
            {
                start = k - 2;
                continue;
            }
        }
        break;
    }
    start
}

/// «…, ответственных за развитие …»: a participle or adjective group in the genitive plural that the name carries.
fn participle_clause(doc: &Doc, end: usize, limit: usize) -> usize {
    let text = doc.text;
    if end + 2 >= limit || !text.is(end, ",") || !doc.is_word(end + 1) || !doc.adjective(end + 1).plur.has(Case::Gen) {
        return end;
    }
    if !matches!(text.fold(end + 2), "за" | "в" | "на" | "по") {
        return end;
    }
    let case = if text.fold(end + 2) == "за" { Case::Acc } else { Case::Loc };
    let Some(noun) = phrase::noun_phrase(doc, end + 3, limit, case) else {
        return end;
    };
    phrase::chain(doc, noun, limit, Growth { head: CaseSet::ALL, plural: false, person: true }).end
}

fn nominative(doc: &Doc, start: usize, head: usize, end: usize, cases: CaseSet) -> String {
    let mut out = String::new();
    for k in start..end {
        if k > start && doc.text.tokens[k].space_before {
            out.push(' ');
        }
        let word = repair(doc.text.word(k));
        let form = match k {
            k if k < head && doc.is_word(k) && !doc.adjective(k).any().is_empty() => {
                adjective_nominative(doc, k, doc.text.fold(head), cases, &word)
            }
            k if k == head => noun_nominative(doc, k, cases, &word),
            _ => None,
        };
        out.push_str(form.as_deref().unwrap_or(&word));
    }
    out
}

/// «состоялось заседание», «в ходе встречи», «приняли участие в форуме»
fn reported(doc: &Doc, start: usize, end: usize) -> bool {
    let sentence = doc.text.sentences[doc.text.sentence_of(start)];
    let near = |k: usize| doc.is_word(k) && doc.know.grammar.takes_place(doc.text.fold(k));
    (sentence.start..start).any(near) || (end..sentence.end.min(end + 16)).any(near)
}
