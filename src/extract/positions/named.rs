//! The body that an office is of by its title's own words.

use super::Setting;
use crate::extract::doc::{Cases, Doc, Flags};
use crate::extract::organizations::{self, Body};
use crate::extract::phrase;
use crate::extract::titles::Title;
use crate::morph::{Case, CaseSet};
use crate::rules::{Class, Face, SenseKind, TitleClass};
use crate::text::{Kind, Shape};

/// The bodies, in text order, that begin at a token of `from..to`.
pub(super) fn begun_in(bodies: &[Body], from: usize, to: usize) -> &[Body] {
    let first = bodies.partition_point(|b| b.start < from);
    let last = bodies.partition_point(|b| b.start < to);
    &bodies[first.min(last)..last]
}

/// The nearest body that the title names: the mention, and its name.
pub(super) fn body_of<'s>(
    doc: &Doc,
    title: &Title,
    setting: &Setting<'s>,
    mine: &dyn Fn(usize) -> bool,
) -> (Option<&'s Body>, Option<String>) {
    let after = title.heads[0].end;
    let inside = |b: &&Body| b.end <= title.end && (b.start..b.end).all(mine) && !partner(doc, b);
    let body = begun_in(setting.bodies, after, title.end)
        .iter()
        .filter(inside)
        .min_by_key(|b| (b.start, std::cmp::Reverse(b.end)));
    let outer = body.and_then(|b| common_body(doc, title, Some(b), mine));
    let name = outer.or_else(|| body.map(|b| b.name.clone())).or_else(|| quoted_body(doc, title, after, mine));
    let name = name.or_else(|| club(doc, title, after)).or_else(|| common_body(doc, title, None, mine));
    (body, name.or_else(|| letters(doc, title, after)))
}

/// «по связям с парламентом Словакии», «по сотрудничеству с МВД Казахстана»: whom an office deals with.
pub(super) fn partner(doc: &Doc, body: &Body) -> bool {
    body.start > 0 && matches!(doc.text.fold(body.start - 1), "с" | "со")
}

/// «отдела редких книг», «строительного факультета», «статистического управления ООН»: a body without a capital, told from
/// others by what goes with it. `inner`: the first body that is named in the title; what has nothing but it to tell it from
/// others is a part of it: «отдела Генеральной прокуратуры».
fn common_body(doc: &Doc, title: &Title, inner: Option<&Body>, mine: &dyn Fn(usize) -> bool) -> Option<String> {
    let head = title.heads[0];
    // «заведующий кафедрой», one head
    let ruled = head.end > head.noun + 1 && doc.noun(head.end - 1).sing.has(Case::Ins);
    let after = head.end - usize::from(ruled);
    let limit = title.heads.iter().map(|h| h.start).find(|&start| start > after).unwrap_or(title.end);
    // «министр сельского хозяйства», «подполковник медицинской службы»
    // «командир 13-й экспедиции»: a crew
    let crew = |k: usize| doc.text.fold(k).starts_with("экспедици");
    let kept = |k: usize| !doc.is_class(k, Class::NOT_A_BODY.or(Class::TRADE)) && !crew(k);
    let body = |k: &usize| doc.is_word(*k) && doc.any_of(*k, SenseKind::OrgHead.bit());
    let first = match inner {
        Some(inner) if inner.end > limit => None,
        Some(inner) => (after..inner.start).find(body).filter(|&k| !doc.capital(k) && part(doc, k)),
        None => (after..limit).find(|k| body(k) && !doc.capital(*k)),
    };
    // «капитан клуба Тоттенхэм» is no officer
    let team = |k: usize| doc.know.grammar.stems.teams.has(doc.text.fold(k));
    let first = first.filter(|&k| mine(k) && (title.class != TitleClass::Rank || team(k)))?;
    // «вооружённых сил»
    let several = doc.hit_len(first) > 1;
    let of = |x: Cases| if several { x.any() } else { x.sing };
    let case = [Case::Gen, Case::Ins].into_iter().find(|&case| several || of(doc.noun(first)).has(case))?;
    let noun = |k: &usize| of(doc.noun(*k)).has(case) && doc.adjective(*k).any().is_empty();
    let noun = (first..first + doc.hit_len(first).max(1)).find(noun).filter(|&k| kept(k))?;
    // «ректор нашего университета»: of the university
    let pronoun = |k: usize| doc.flags(k).has(Flags::PRONOMINAL) && !doc.flags(k).has(Flags::ORDINAL);
    let own = |k: &usize| !doc.capital(*k) && of(doc.adjective(*k)).has(case) && !pronoun(*k);
    let start = (after..noun).rev().take_while(own).last().unwrap_or(noun);
    let start = organizations::ordinal(doc, start, after).unwrap_or(start);
    // «министр территориального управления»: what the office deals with
    if doc.text.fold(start - 1).contains("министр") {
        return None;
    }
    // «заведующей отделом», but «по связям с управлением»
    if case == Case::Ins && start > after && !doc.any_of(start - 1, SenseKind::TitleHead.bit()) {
        return None;
    }
    let breaks = |k: usize| matches!(doc.text.word(k), "," | "–" | "—" | "-" | "(") && doc.text.tokens[k].space_before;
    let end = (noun + 1..limit).find(|&k| breaks(k) || doc.text.is(k, ",")).unwrap_or(limit);
    let direct = |inner: &Body| (noun + 1..inner.start).all(|k| body(&k));
    let told = match inner {
        Some(inner) => start < noun && !local(doc, start) || !direct(inner) || placed(doc, inner.end, end),
        None => end - start > 1,
    };
    told.then(|| organizations::nominative_of(doc, start, noun, end, CaseSet::of(case)))
}

/// «управления», «факультета», but «отдела», «кафедры»: a part of a body that is a body itself when something tells it.
fn part(doc: &Doc, k: usize) -> bool {
    doc.sense(k, SenseKind::OrgHead.bit()).is_some_and(|s| {
        let head = &doc.know.org_heads[s.entry as usize];
        head.lemma == "факультет" || head.class == "agency" && !doc.know.grammar.stems.small_parts.has(&head.lemma)
    })
}

/// «алматинского офиса»: an adjective of its place alone makes no name.
fn local(doc: &Doc, k: usize) -> bool {
    doc.any_of(k, SenseKind::PlaceAdjective.bit() | SenseKind::Country(Face::Adjective).bit())
}

/// «представительства Россотрудничества в Ташкенте», «управления СК России по Республике Калмыкия»: where a part works.
fn placed(doc: &Doc, i: usize, end: usize) -> bool {
    i + 1 < end && matches!(doc.text.fold(i), "в" | "во" | "на" | "по") && doc.capital(i + 1)
}

/// «генеральный директор «Сербиягаза»»: a bare quoted name in the chain.
fn quoted_body(doc: &Doc, title: &Title, from: usize, mine: &dyn Fn(usize) -> bool) -> Option<String> {
    let open = (from..title.end)
        .filter(|&k| mine(k))
        .find(|&k| doc.text.tokens[k].kind == Kind::Punct && doc.text.opens_quote(k))?;
    let end = phrase::quote(doc, open, title.end).filter(|&end| end > open + 2)?;
    // «командир «Татарстана»»: of a ship
    if doc.text.fold(open - 1).starts_with("командир") {
        return None;
    }
    // «автор книги «…»», «лауреат премии «…»», «ученица 9 «Б» класса» serve nobody
    if phrase::ware(doc, open - 1) || doc.text.tokens[open + 1].shape == Shape::Letter && end == open + 3 {
        return None;
    }
    // «экономического «чуда»» is no name
    if doc.small(open + 1) {
        return None;
    }
    // behind a noun of its own, «отряда «Батыс»», the name stands as it is
    let adjective = |k: usize| doc.adjective(k).any().has(Case::Gen);
    let governed = (from..open).all(adjective);
    let as_written = || crate::text::repair(doc.text.span(open + 1, end - 1)).into_owned();
    Some(if governed { organizations::unquoted(doc, open + 1, end - 1) } else { as_written() })
}

/// «начальник УФСИН»: letters that the lexicon knows as a body's kind, and nothing more of its name.
fn letters(doc: &Doc, title: &Title, at: usize) -> Option<String> {
    let word = doc.text.word(at.min(doc.len() - 1));
    let kind = at < title.end && doc.any_of(at, SenseKind::OrgHead.bit()) && doc.text.tokens[at].shape == Shape::Upper;
    (kind && word.chars().count() > 2).then(|| word.to_owned())
}

/// «вратарь Баварии»: a player's club in the genitive, whatever town or land is called so.
pub(super) fn plays_for(doc: &Doc, title: &Title) -> bool {
    let at = title.heads[0].end;
    at + 1 == title.end
        && doc.know.grammar.stems.club_players.has(&doc.know.titles[title.entry as usize].lemma)
        && doc.capital(at)
        && !doc.any_of(at, SenseKind::COUNTRIES)
        && !doc.noun(at).sing.or(doc.noun(at).plur).is_empty()
}

/// «защитник Арсенала», «нападающий Баварии»: of a sportsman, a capitalised genitive that is no state and, but of a player, no place.
fn club(doc: &Doc, title: &Title, at: usize) -> Option<String> {
    const NAMED: u32 = SenseKind::COUNTRIES | SenseKind::Place.bit();
    let lemma = &doc.know.titles[title.entry as usize].lemma;
    let lone = at + 1 == title.end && doc.capital(at) && (title.class == TitleClass::Sport || lemma == "защитник");
    if plays_for(doc, title) {
        let word = doc.text.written(at);
        return organizations::noun_nominative(doc, at, CaseSet::of(Case::Gen), &word);
    }
    let trains = doc.know.grammar.classes(lemma).has(Class::TRAINS);
    // «тренер Петрова» has no club, «нападающий Тоттенхэма» has
    let unknown = || !trains && !doc.flags(at).has(Flags::KNOWN | Flags::GIVEN | Flags::SURNAME);
    if !lone || doc.any_of(at, NAMED) || !(doc.flags(at).has(Flags::COMMON) || unknown()) {
        return None;
    }
    let word = doc.text.written(at);
    organizations::noun_nominative(doc, at, CaseSet::of(Case::Gen), &word)
}
