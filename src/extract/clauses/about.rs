//! What a verb is about: an event, a part of one, a thing, or a body that its pronoun stands for.

use super::Clauses;
use crate::extract::doc::{Doc, Flags, Traits};
use crate::extract::roles::talk;
use crate::morph::{Case, Gender, Number, Pos, Tag};
use crate::rules::{Class, SenseKind};

impl Clauses {
    /// The event that a verb tells of: a noun in the accusative in its clause. `Some(false)`: only talks or the like.
    pub(super) fn event(&self, doc: &Doc, from: usize, to: usize, start: usize, end: usize) -> Option<bool> {
        let mut out = None;
        for k in doc.with(from, to, Traits::senses(SenseKind::EventHead.bit())) {
            if (start..end).contains(&k) || self.masked[k] || self.quoted[k] {
                continue;
            }
            let Some(s) = doc.sense(k, SenseKind::EventHead.bit()) else {
                continue;
            };
            let ins = doc.noun(k).has(Case::Ins) || doc.adjective(k).any().has(Case::Ins);
            let leads = ins && doc.text.fold(start).starts_with("руковод");
            if !doc.noun(k).has(Case::Acc) && !doc.adjective(k).any().has(Case::Acc) && !leads {
                continue;
            }
            let class = doc.know.events[s.entry as usize].class.as_str();
            let many = matches!(
                class,
                "meeting"
                    | "forum"
                    | "sport"
                    | "culture"
                    | "ceremony"
                    | "media"
                    | "exercise"
                    | "religious"
                    | "farewell"
                    | "education"
            ) && !talk(doc, k)
                && !doc.text.fold(k).starts_with("прием");
            out = Some(out.unwrap_or(false) || many);
        }
        out.or_else(|| (self.led && (from..to).any(|k| self.stage(doc, k))).then_some(true))
    }

    /// «второй день», «первая часть»: of an event, at `k`.
    fn stage(&self, doc: &Doc, k: usize) -> bool {
        let stages = &doc.know.grammar.stems.stages;
        k > 0 && doc.flags(k - 1).has(Flags::ORDINAL) && stages.has(doc.text.fold(k)) && !self.masked[k]
    }

    /// Does the clause name a thing as its object and nobody («приняла награду»)?
    pub(super) fn of_thing(&self, doc: &Doc, (from, verb, to): (usize, usize, usize)) -> bool {
        let (mut thing, mut anybody) = (false, false);
        // «технику»: machines rather than to one who minds them
        let animate = |k: usize| {
            let accusative = |p: crate::morph::Parse| p.tag.has(Tag::ANIMATE) && p.tag.cases().has(Case::Acc);
            doc.flags(k).has(Flags::ANIMATE) && (doc.known(k).is_empty() || doc.known(k).iter().any(accusative))
        };
        for k in (from..to).filter(|&k| doc.noun(k).has(Case::Acc)) {
            let first = (from..k).rev().find(|&j| doc.adjective(j).any().is_empty()).map_or(from, |j| j + 1);
            let governed = first > from && doc.flags(first - 1).has(Flags::PREPOSITION);
            if governed || doc.flags(k).has(Flags::VERB | Flags::PREPOSITION | Flags::ADVERB) {
                continue;
            }
            if self.masked[k] {
                // «по указанию X»: not the verb's own
                let phrase = (from..k).rev().find(|&j| !self.masked[j]);
                let owned = phrase.is_some_and(|j| doc.is_word(j) && !doc.noun(j).any().is_empty());
                anybody |= !owned && doc.flags(k).has(Flags::ANIMATE) && !doc.noun(k).has(Case::Nom);
            } else if animate(k) {
                let owned = k > from && doc.is_word(k - 1) && !doc.noun(k - 1).any().is_empty();
                anybody |= !owned && !doc.noun(k).has(Case::Nom);
            } else if doc.is_class(k, Class::DELEGATION) {
                anybody = true;
            } else {
                // «грамоты приняли»
                let led = k > from && doc.is_word(k - 1) && !doc.noun(k - 1).any().is_empty();
                let object = !doc.noun(k).has(Case::Gen) || k + 1 == verb && !led;
                thing |= (!doc.capital(k) || doc.sentence_start(k)) && object;
            }
        }
        thing && !anybody
    }
}

/// «проектный офис, который возглавил А», «дневники, которые вёл А»: no noun that the relative pronoun at `k` may stand for is an event.
pub(super) fn of_no_event(doc: &Doc, k: usize, floor: usize) -> bool {
    // «Прошли учения. Руководил ими А», but «Работали спасатели. Руководил ими А»
    if doc.text.reads(k, "ими") {
        let before = floor.checked_sub(1).map(|b| doc.text.sentences[doc.text.sentence_of(b)]);
        let event = |a: usize| closes_event(doc, a) && doc.noun(a).plur.has(Case::Nom);
        return !before.is_some_and(|s| (s.start..s.end).any(event));
    }
    let several = matches!(doc.text.fold(k), "которые" | "которых" | "которыми");
    let genders: &[Gender] = match doc.text.fold(k) {
        _ if several => &[],
        "который" => &[Gender::Masc],
        "которая" | "которую" | "которой" => &[Gender::Femn],
        "которое" => &[Gender::Neut],
        "которого" | "котором" | "которому" | "которым" => &[Gender::Masc, Gender::Neut],
        _ => return false,
    };
    let one = |p: crate::morph::Parse| {
        let plural = p.tag.number() == Some(Number::Plur);
        let alike = if several { plural } else { p.tag.gender().is_some_and(|g| genders.contains(&g)) && !plural };
        p.tag.pos() == Pos::Noun && alike
    };
    let comma = (floor..k).rev().take(3).find(|&c| doc.text.is(c, ","));
    let before = comma.map_or(0..0, |c| floor.max(c.saturating_sub(16))..c);
    let mut told = before.filter(|&a| doc.known(a).iter().any(one)).peekable();
    // «на секции, которую вела А»
    let section = |a: usize| doc.text.fold(a).starts_with("секци");
    let event = |a: usize| {
        let head = doc.any_of(a, SenseKind::EventHead.bit());
        closes_event(doc, a) || head || doc.is_class(a, Class::EVENT_PRONOUN) || section(a)
    };
    // «бизнес-форум, который вёл А»: an event of which no dictionary knows
    let unknown =
        comma.and_then(|c| c.checked_sub(1)).is_some_and(|a| a >= floor && doc.known(a).is_empty() && event(a));
    told.peek().is_some() && !unknown && !told.any(event)
}

/// «на круглом столе, который вела А», «рабочая встреча. Вёл её А»: is the word at `a` the last of an event's phrase?
fn closes_event(doc: &Doc, a: usize) -> bool {
    let begins = |k: usize| doc.any_of(k, SenseKind::EventHead.bit()) && k + doc.hit_len(k) == a + 1;
    (a.saturating_sub(2)..=a).any(begins)
}

/// «Избрали комиссию. Возглавил её А»: does the pronoun at `k` stand for a body that the sentence before names? It names no event
/// of that gender.
pub(super) fn of_body(doc: &Doc, k: usize) -> bool {
    let genders: &[Gender] = match doc.text.fold(k) {
        "ее" | "ей" | "ею" => &[Gender::Femn],
        "его" | "им" => &[Gender::Masc, Gender::Neut],
        _ => return false,
    };
    let here = doc.text.sentence_of(k);
    let Some(before) = here.checked_sub(1).map(|n| doc.text.sentences[n]) else { return false };
    if doc.text.tokens[doc.text.sentences[here].start].line_start {
        return false;
    }
    let one = |p: crate::morph::Parse| {
        let noun = p.tag.pos() == Pos::Noun && p.tag.number() == Some(Number::Sing);
        noun && p.tag.gender().is_some_and(|g| genders.contains(&g))
    };
    let told = |a: &usize| doc.known(*a).iter().any(one);
    let event = |a: usize| doc.any_of(a, SenseKind::EventHead.bit()) || closes_event(doc, a);
    let body = |a: usize| doc.any_of(a, SenseKind::OrgHead.bit()) && doc.noun(a).has(Case::Acc);
    let nouns = || (before.start..before.end).filter(told);
    nouns().any(body) && !nouns().any(event)
}
