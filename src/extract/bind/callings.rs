//! Callings that the lexicon lacks: a noun whose ending says what somebody does, beside a whole name: «звонарь собора Пётр Юдин»,
//! «Пётр Юдин, звонарь собора».

use super::found::{Found, How};
use crate::extract::doc::{Doc, Flags};
use crate::extract::names::Name;
use crate::extract::phrase;
use crate::extract::titles::{self, Title};
use crate::morph::{Case, CaseSet, Form, Number, Parse, Pos, Tag};
use crate::rules::SenseKind;
use crate::text::{Shape, lower};

/// How far before a name its calling may begin, in tokens.
const REACH: usize = 6;

/// Gives callings to the whole names that have no title.
pub(super) fn bind(doc: &Doc, found: &mut Found) {
    let mut titled = vec![false; found.names.len()];
    found.bonds.iter().for_each(|b| titled[b.name] = true);
    for (n, _) in titled.iter().enumerate().filter(|(_, titled)| !**titled) {
        let name = &found.names[n];
        if name.parts.len() < 2 {
            continue;
        }
        let (title, how) = match (before(doc, name), behind(doc, name)) {
            (Some(title), _) => (title, How::Before),
            (None, Some(title)) => (title, How::After),
            _ => continue,
        };
        if found.titles.iter().any(|t| t.start < title.end && title.start < t.end) {
            continue;
        }
        found.titles.push(title);
        found.attach(found.titles.len() - 1, n, how);
    }
}

fn before(doc: &Doc, name: &Name) -> Option<Title> {
    let floor = doc.text.sentences[doc.text.sentence_of(name.start)].start.max(name.start.saturating_sub(REACH));
    let words = (floor..name.start).rev().take_while(|&k| doc.is_word(k) && !doc.flags(k).has(Flags::VERB));
    // «главный коллектор таможни Карачи д-р А»
    let courtesy = |k: usize| doc.is_word(k) && doc.any_of(k, SenseKind::Honorific.bit());
    let to = name.start - usize::from(name.start > floor && courtesy(name.start - 1));
    let mut titles = words.filter_map(|k| calling(doc, k, floor, to));
    titles.find(|t| t.end == to && phrase::may_agree(doc, name, t.cases))
}

fn behind(doc: &Doc, name: &Name) -> Option<Title> {
    let (k, limit) = (name.end + 1, doc.sentence_end(name.start));
    if k >= limit || !doc.text.is(name.end, ",") {
        return None;
    }
    let title = calling(doc, k, k, limit)?;
    let closed = title.end == limit || matches!(doc.text.word(title.end), "," | "." | ";" | ")");
    (closed && phrase::agrees(doc, name, title.cases)).then_some(title)
}

/// The title that the noun at `k` heads, if it is a calling.
fn calling(doc: &Doc, k: usize, floor: usize, limit: usize) -> Option<Title> {
    if doc.text.tokens[k].shape != Shape::Lower || !doc.flags(k).has(Flags::ANIMATE) || doc.hit_len(k) > 0 {
        return None;
    }
    let human = |p: &Parse| p.tag.pos() == Pos::Noun && p.tag.has(Tag::ANIMATE) && p.tag.number() == Some(Number::Sing);
    let parses = doc.parses(k);
    let parse = parses.iter().find(|p| human(p))?;
    let nominative = Form { case: Some(Case::Nom), number: Some(Number::Sing), gender: None };
    let lemma = doc.know.morph.inflect(doc.text.word(k), parse, nominative)?;
    if !doc.know.grammar.is_calling(&lower(&lemma)) {
        return None;
    }
    let cases = parses.iter().filter(|p| human(p)).fold(CaseSet::EMPTY, |all, p| all.or(p.tag.cases()));
    Some(titles::calling(doc, k, floor, limit, cases))
}
