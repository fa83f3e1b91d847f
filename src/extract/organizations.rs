//! Named bodies: those the lexicon knows, and noun phrases headed by a body's noun that carry a name of their own (a capital,
//! a quoted name, a state); each with the nominative of the whole phrase.

use super::doc::{Doc, Flags};
use super::phrase::{self, Growth};
use super::titles;
use crate::morph::{Case, CaseSet, Form, Gender, Number, Pos};
use crate::rules::{Face, SenseKind};
use crate::text::{Kind, Shape, repair};
use std::collections::HashMap;

/// A mention of a body.
#[derive(Debug, Clone)]
pub struct Body {
    /// First token.
    pub start: usize,
    /// One past the last token.
    pub end: usize,
    /// Nominative.
    pub name: String,
    pub full_name: Option<String>,
    /// ISO 3166-1 alpha-2.
    pub country: Option<String>,
    /// Class of the head or of the lexicon's entry: `ministry`, `company_form`, `international` …
    pub kind: String,
}

/// All mentions of bodies, in order; one may lie inside another.
pub fn find(doc: &Doc) -> Vec<Body> {
    let mut out = Vec::new();
    let mut taught = HashMap::new();
    for s in &doc.text.sentences {
        let mut i = s.start;
        while i < s.end {
            i = at(doc, i, s.start, s.end, &mut taught, &mut out).max(i + 1);
        }
    }
    out
}

/// Looks for a body at token `i`; returns where to go on.
fn at(
    doc: &Doc,
    i: usize,
    floor: usize,
    limit: usize,
    taught: &mut HashMap<String, String>,
    out: &mut Vec<Body>,
) -> usize {
    if let Some(sense) = doc.sense(i, |s| s == SenseKind::OrgHead) {
        if let Some(body) = phrase_body(doc, i, sense.entry, floor, limit, out.last().map_or(floor, |b: &Body| b.end)) {
            teach(doc, &body, limit, taught, out);
            let next = body.end.min(i + doc.hit_len(i));
            out.push(body);
            return next;
        }
    }
    if let Some(body) = lexicon_body(doc, i, limit) {
        let next = body.end;
        out.push(body);
        return next;
    }
    if !doc.is_word(i) {
        return i + 1;
    }
    if let Some(body) = abbreviation(doc, i, taught) {
        let next = body.end;
        out.push(body);
        return next;
    }
    i + 1
}

/// A body of the lexicon, with the state that may follow it: «МЧС России», «МИД РФ».
fn lexicon_body(doc: &Doc, i: usize, limit: usize) -> Option<Body> {
    let sense =
        doc.sense(i, |s| matches!(s, SenseKind::Organization(f) if f != Face::Adjective && f != Face::Inhabitant))?;
    let entry = &doc.know.organizations[sense.entry as usize];
    let mut end = i + doc.hit_len(i);
    if end > limit {
        return None;
    }
    let mut country = entry.country.clone();
    let long = doc.hit_len(i) > 1;
    let mut name = if long { nominative_phrase(doc, i, end, sense.cases) } else { entry.name.clone() };
    if !long && matches!(sense.kind, SenseKind::Organization(Face::Abbreviation)) {
        name = abbreviation_as_written(doc, i, &entry.name);
    }
    let state = entry.kind != "international" && entry.kind != "company";
    if state && let Some((after, code)) = state_after(doc, end, limit) {
        name.push(' ');
        name.push_str(&repair(doc.text.span(end, after)));
        end = after;
        country = Some(code);
    }
    Some(Body { start: i, end, name, full_name: entry.full_name.clone(), country, kind: entry.kind.clone() })
}

/// «МИДа» → «МИД»: the capitals of an abbreviation without its ending; the lexicon's form for mixed words («Минфина» → «Минфин»).
fn abbreviation_as_written(doc: &Doc, i: usize, name: &str) -> String {
    let word = repair(doc.text.word(i));
    if word.chars().all(|c| c.is_uppercase() || !c.is_alphabetic()) { word.into_owned() } else { name.to_owned() }
}

/// A state in the genitive right after a body: end and code.
pub fn state_after(doc: &Doc, i: usize, limit: usize) -> Option<(usize, String)> {
    if i >= limit || doc.text.tokens[i].line_start {
        return None;
    }
    let unit = phrase::named(doc, i, limit, Case::Gen)?;
    let sense = doc.sense(i, |s| matches!(s, SenseKind::Country(Face::Short | Face::Official | Face::Abbreviation)))?;
    (unit.what == phrase::What::Country).then(|| (unit.end, doc.know.countries[sense.entry as usize].code.clone()))
}

/// A noun phrase headed by a body's noun, if it has a name of its own.
fn phrase_body(doc: &Doc, i: usize, entry: u32, floor: usize, limit: usize, previous: usize) -> Option<Body> {
    let head = &doc.know.org_heads[entry as usize];
    let text = doc.text;
    let head_end = i + doc.hit_len(i);
    let (mut cases, mut plural_only) = (CaseSet::EMPTY, true);
    for s in doc.senses(i).filter(|s| s.kind == SenseKind::OrgHead) {
        cases = cases.or(s.cases);
        plural_only &= s.number == Some(Number::Plur);
    }
    if plural_only || head_end > limit {
        return None;
    }
    let mut start = i;
    while start > floor.max(previous) && !text.tokens[start].line_start {
        let k = start - 1;
        let fits = doc.is_word(k)
            && !doc.adjective(k).sing.and(cases).is_empty()
            && !doc.flags(k).has(Flags::PRONOMINAL)
            && !doc.know.grammar.never_modifier(text.fold(k))
            && doc.sense(k, |s| matches!(s, SenseKind::Stop | SenseKind::Honorific)).is_none();
        if !fits {
            // «научно-исследовательского и проектного института»
            if phrase::is_and(doc, k)
                && k > floor.max(previous)
                && start < i
                && !doc.adjective(k - 1).sing.and(cases).is_empty()
            {
                start = k - 1;
                continue;
            }
            break;
        }
        start = k;
    }
    let company = head.class == "company_form";
    let chain = if company {
        company_name(doc, head_end, limit)?
    } else {
        phrase::chain(doc, head_end, limit, Growth { head: cases, plural: false, person: true, by: false }).end
    };
    let end = clip(doc, head_end, chain);
    // a name of its own: a quoted part, a capital letter on its head or adjectives (not at a sentence's start), a name in its chain
    let quoted = (head_end..end).any(|k| matches!(text.word(k), "«" | "\"" | "“" | "„"));
    let capital_head = (start..head_end).any(|k| doc.is_word(k) && doc.capital(k) && !doc.sentence_start(k));
    let adjectives = start < i;
    let toponymic = (start..i).any(|k| doc.is_word(k) && doc.capital(k));
    let named_chain = (head_end..end).any(|k| doc.is_word(k) && doc.capital(k) && named_not_state(doc, k));
    let own =
        quoted || capital_head && (end > head_end || adjectives) || toponymic || named_chain && strong(&head.class);
    let lone_capital =
        capital_head && end == head_end && !adjectives && strong(&head.class) && head.class != "company_form";
    if !own && !lone_capital && !company {
        return None;
    }
    let name = nominative_of(doc, start, i, end, cases);
    let country = country_inside(doc, start, end);
    Some(Body { start, end, name, full_name: None, country, kind: head.class.clone() })
}

/// Heads whose phrase is a name when a proper noun stands in it: «посольство Македонии», «администрация Змеиногорска».
fn strong(class: &str) -> bool {
    matches!(
        class,
        "embassy"
            | "ministry"
            | "agency"
            | "parliament"
            | "government"
            | "court"
            | "university"
            | "academy"
            | "administration"
            | "prosecution"
            | "army"
            | "church"
            | "museum"
    )
}

fn named_not_state(doc: &Doc, k: usize) -> bool {
    doc.is_word(k)
}

/// «ОАО "Камский кабель-Сервис"», «АО «ХК «Сибпромстрой»»: what follows a company form.
fn company_name(doc: &Doc, i: usize, limit: usize) -> Option<usize> {
    if let Some(end) = phrase::quote(doc, i, limit) {
        return Some(end);
    }
    // «ООО НПО "Сатурн"», «ФГБУ «НИИ …»»
    if i < limit && doc.is_word(i) && doc.text.tokens[i].shape == Shape::Upper {
        return company_name(doc, i + 1, limit).or(Some(i + 1));
    }
    None
}

/// A chain swallows neither a trailing office nor a comma's second half that is no part of the name.
fn clip(doc: &Doc, from: usize, end: usize) -> usize {
    (from + 1..end)
        .find(|&k| doc.sense(k, |s| s == SenseKind::Rank).is_some() && doc.text.fold(k).len() > 8)
        .unwrap_or(end)
}

/// The phrase in the nominative singular: its head and agreeing adjectives change, the rest stays.
fn nominative_of(doc: &Doc, start: usize, head: usize, end: usize, cases: CaseSet) -> String {
    let mut out = String::new();
    for k in start..end {
        if k > start && doc.text.tokens[k].space_before {
            out.push(' ');
        }
        let word = repair(doc.text.word(k));
        let form = if k < head {
            adjective_nominative(doc, k, doc.text.fold(head), cases, &word)
        } else if k == head {
            noun_nominative(doc, k, cases, &word)
        } else {
            None
        };
        out.push_str(form.as_deref().unwrap_or(&word));
    }
    out
}

/// A lexicon's phrase in the nominative: the first noun in `cases` heads it.
fn nominative_phrase(doc: &Doc, start: usize, end: usize, cases: CaseSet) -> String {
    let head = (start..end).find(|&k| {
        doc.is_word(k) && doc.adjective(k).any().and(cases).is_empty() && !doc.noun(k).any().and(cases).is_empty()
    });
    nominative_of(doc, start, head.unwrap_or(start), end, cases)
}

/// Nominative singular of an adjective that agrees with the noun `head`.
pub fn adjective_nominative(doc: &Doc, k: usize, head: &str, cases: CaseSet, word: &str) -> Option<String> {
    let morph = doc.know.morph;
    let gender = titles::noun_gender_in(doc, head, cases).or(Some(Gender::Masc));
    let parse = morph
        .parses(doc.text.fold(k))
        .iter()
        .find(|p| matches!(p.tag.pos(), Pos::Adjective | Pos::Participle) && !p.tag.cases().and(cases).is_empty())?;
    morph.inflect(word, parse, Form { case: Some(Case::Nom), number: Some(Number::Sing), gender })
}

/// Nominative of a noun that stands in one of `cases`.
pub fn noun_nominative(doc: &Doc, k: usize, cases: CaseSet, word: &str) -> Option<String> {
    let morph = doc.know.morph;
    let parse = morph
        .parses(doc.text.fold(k))
        .iter()
        .find(|p| p.tag.pos() == Pos::Noun && !p.tag.cases().and(cases).is_empty())?;
    morph.inflect(word, parse, Form { case: Some(Case::Nom), number: parse.tag.number(), gender: None })
}

fn country_inside(doc: &Doc, start: usize, end: usize) -> Option<String> {
    (start..end).rev().find_map(|k| {
        let s = doc.sense(k, |s| matches!(s, SenseKind::Country(Face::Short | Face::Official | Face::Abbreviation)))?;
        (k + doc.hit_len(k) <= end).then(|| doc.know.countries[s.entry as usize].code.clone())
    })
}

/// «Межправительственная комиссия (МПК)», «… (далее – Совет)»: the release itself teaches the short form.
fn teach(doc: &Doc, body: &Body, limit: usize, taught: &mut HashMap<String, String>, out: &mut Vec<Body>) {
    let text = doc.text;
    let i = body.end;
    if i + 2 >= limit || !text.is(i, "(") || !text.is(i + 2, ")") || !doc.is_word(i + 1) {
        return;
    }
    if text.tokens[i + 1].shape == Shape::Upper && text.word(i + 1).chars().count() <= 10 {
        taught.insert(text.fold(i + 1).to_owned(), body.name.clone());
    }
    let _ = out;
}

/// An abbreviation that the release has taught, or an unknown one of three capitals or more.
fn abbreviation(doc: &Doc, i: usize, taught: &HashMap<String, String>) -> Option<Body> {
    let t = &doc.text.tokens[i];
    if t.shape != Shape::Upper || t.kind != Kind::Word {
        return None;
    }
    let word = repair(doc.text.word(i));
    let body = |full: Option<String>| Body {
        start: i,
        end: i + 1,
        name: word.clone().into_owned(),
        full_name: full,
        country: None,
        kind: "unknown".into(),
    };
    if let Some(full) = taught.get(doc.text.fold(i)) {
        return Some(body(Some(full.clone())));
    }
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    let roman = word.chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'L' | 'C' | 'M' | 'Х' | 'І'));
    let line = doc.text.sentences[doc.text.sentence_of(i)];
    let shouted =
        (line.start..line.end).filter(|&k| doc.is_word(k) && doc.text.tokens[k].shape == Shape::Upper).count() > 3;
    let plain = doc.flags(i).has(Flags::KNOWN) || doc.hit_len(i) > 0;
    ((3..=7).contains(&letters) && !roman && !plain && !shouted && !doc.know.grammar.not_a_body(doc.text.fold(i)))
        .then(|| body(None))
}
