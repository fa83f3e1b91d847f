//! What may stand between a title and its name and is passed over: courtesy, origin, age, term and time of office, brackets.

use crate::extract::countries;
use crate::extract::doc::{Doc, Flags};
use crate::extract::names;
use crate::extract::phrase;
use crate::extract::titles;
use crate::morph::{Case, CaseSet};
use crate::rules::{Class, Face, SenseKind};
use crate::text::{Kind, Shape};

/// A word of courtesy, nobody's surname, nor an initial: «О. Г. Шевченко», but «О. Георгий».
pub(super) fn honorific(doc: &Doc, i: usize) -> bool {
    let initial = || {
        doc.text.tokens[i].shape == Shape::Letter
            && doc.capital(i)
            && i + 2 < doc.len()
            && !doc.flags(i + 2).has(Flags::GIVEN_SURE)
    };
    doc.any_of(i, SenseKind::Honorific.bit()) && !names::trade_surname(doc, i) && !initial()
}

/// Honorifics and their full stop between a title and a name.
pub(super) fn skip_address(doc: &Doc, mut i: usize, end: usize) -> usize {
    while i < end && doc.is_word(i) && honorific(doc, i) {
        i += doc.hit_len(i).max(1);
        while i < end && doc.text.is(i, ".") {
            i += 1;
        }
    }
    i
}

/// Where the words of courtesy before the name at `to` begin: `to` if there are none.
pub(super) fn before_address(doc: &Doc, from: usize, to: usize) -> usize {
    (to.saturating_sub(3).max(from)..to).find(|&k| skip_address(doc, k, to) == to).unwrap_or(to)
}

/// The dash before a name that begins at `start`, words of courtesy between: «Азербайджана — г-н …».
pub(super) fn dash_before(doc: &Doc, start: usize) -> Option<usize> {
    let dash = |k: &usize| matches!(doc.text.word(*k), "–" | "—" | "-");
    let at = (start.saturating_sub(4)..start).rev().find(dash)?;
    (skip_address(doc, at + 1, start) == start).then_some(at)
}

/// Past «Китай,» at `i`: a state and the comma behind it.
pub(super) fn state_between(doc: &Doc, i: usize, to: usize) -> Option<usize> {
    let state = doc.capital(i).then(|| countries::at(doc, i)).flatten().filter(|s| s.is_noun())?;
    (state.end < to && doc.text.is(state.end, ",")).then_some(state.end + 1)
}

/// End of «тогда ещё», «в прошлом», «как» at `i`, behind a mark, and whether the office is held no longer.
pub(super) fn held_then(doc: &Doc, i: usize, to: usize) -> Option<(usize, bool)> {
    if !doc.is_word(i) || i == 0 || !(doc.text.tokens[i - 1].kind == Kind::Punct || doc.text.reads(i - 1, "а")) {
        return None;
    }
    let grammar = &doc.know.grammar;
    if !grammar.held_opens(doc.text.fold(i)) {
        return None;
    }
    let mut phrase = String::with_capacity(64);
    let mut end = None;
    for k in i..to.min(i + 4) {
        if k > i {
            phrase.push(' ');
        }
        phrase.push_str(doc.text.fold(k));
        let before = grammar.held_before(&phrase);
        end = if before || grammar.held_then(&phrase) { Some((k + 1, before)) } else { end };
    }
    // «таких шахматистов, как Иванов»
    end.filter(|&(end, _)| end < doc.len() && !doc.capital(end))
}

/// «один», «одной», «одному»
pub(super) fn one_word(fold: &str) -> bool {
    const FORMS: [&str; 8] = ["один", "одна", "одним", "одной", "одного", "одному", "одну", "одном"];
    FORMS.contains(&fold)
}

/// End of «45-летний», «канадец» at `i`: what a person is besides, between a title and the name.
pub(super) fn described(doc: &Doc, i: usize, to: usize) -> Option<usize> {
    let text = doc.text;
    if i >= to {
        return None;
    }
    if text.tokens[i].kind == Kind::Number {
        let age = (i + 1..to.min(i + 5)).find(|&k| text.fold(k).starts_with("летн"))?;
        return (i + 1..age).all(|k| text.is(k, "-") || text.fold(k) == "х" || text.fold(k) == "ти").then_some(age + 1);
    }
    // «двенадцатилетний»
    if doc.small(i) && titles::tells_age(text.fold(i)) {
        return Some(i + 1);
    }
    // «уроженец Орска»
    if doc.is_word(i) && text.fold(i).starts_with("урожен") {
        let growth = phrase::Growth { head: CaseSet::EMPTY, plural: false, person: true, by: false };
        return Some(phrase::chain(doc, i + 1, to, growth).end).filter(|&end| end > i + 1);
    }
    let inhabitant = doc.any_of(i, SenseKind::Country(Face::Inhabitant).bit())
        && text.tokens[i].shape == Shape::Lower
        && doc.flags(i).has(Flags::ANIMATE);
    inhabitant.then_some(i + 1)
}

/// End of «с иранской стороны», «с 30-летним стажем» at `i`.
fn with_side(doc: &Doc, i: usize, to: usize) -> Option<usize> {
    let text = doc.text;
    if i + 1 >= to || !matches!(text.fold(i), "с" | "со" | "от") {
        return None;
    }
    // «со стороны Казахстана»
    if text.fold(i + 1) == "стороны" {
        return phrase::named(doc, i + 2, to, Case::Gen).map(|u| u.end);
    }
    let side = text.fold(i + 2) == "стороны"
        && doc.any_of(i + 1, SenseKind::Country(Face::Adjective).bit() | SenseKind::PlaceAdjective.bit());
    let learnt = |&k: &usize| doc.know.grammar.stems.backgrounds.has(text.fold(k));
    let learnt = || (i + 1..to.min(i + 6)).take_while(|&k| !text.is(k, ",")).find(learnt).map(|k| k + 1);
    if side { Some(i + 3) } else { learnt() }
}

/// End of «с 1991 по 1992 годы» at `i`.
fn served(doc: &Doc, i: usize, to: usize) -> Option<usize> {
    let text = doc.text;
    let number = |k: usize| text.tokens[k].kind == Kind::Number;
    let years = i + 5 <= to && text.reads(i, "с") && number(i + 1) && text.reads(i + 2, "по") && number(i + 3);
    if years && text.fold(i + 4).starts_with("год") {
        return Some(i + 5);
    }
    // «президент союза 2005–2007 годов А»
    let dash = |k: usize| matches!(text.word(k), "–" | "—" | "-");
    let term = i + 4 <= to && number(i) && dash(i + 1) && number(i + 2);
    if term && matches!(text.fold(i + 3), "годов" | "гг") {
        return Some(i + 4);
    }
    // «председатель совета в 2023–2025 годах А», «президент в 1996 году А»
    let led = i + 3 <= to && text.reads(i, "в") && number(i + 1);
    let range = led && i + 5 <= to && dash(i + 2) && number(i + 3);
    let year = if range { i + 4 } else { i + 2 };
    (led && matches!(text.fold(year), "годах" | "году" | "гг")).then_some(year + 1)
}

/// «(FILA)», «(далее – Совет)», «, 45-летнего», «(г. Новосибирск)», «из Ричмонда» between a title and its name: skipped.
pub(super) fn skip_aside(doc: &Doc, mut i: usize, to: usize) -> usize {
    let aside = comes_from(doc, i, to).or_else(|| served(doc, i, to)).or_else(|| with_side(doc, i, to));
    if let Some(end) = aside.or_else(|| residing(doc, i, to)) {
        i = end;
    }
    // «полпреда президента в округе Виктора А»
    if i + 1 < to && matches!(doc.text.fold(i), "в" | "на") && doc.is_class(i + 1, Class::OFFICE_AREA) {
        i += 2;
    }
    // «главы компании, 45-летнего А»
    if i < to && doc.text.is(i, ",") && described(doc, i + 1, to) == Some(to) {
        return to;
    }
    if i < to
        && doc.text.is(i, "(")
        && let Some(close) = (i + 1..to.min(i + 8)).find(|&k| doc.text.is(k, ")"))
    {
        return close + 1;
    }
    i
}

/// End of «на 6-летний срок полномочий», «сроком на пять лет» at `i`.
pub(super) fn for_years(doc: &Doc, i: usize, to: usize) -> Option<usize> {
    let text = doc.text;
    let term = (i..to.min(i + 5)).find(|&k| text.reads(k, "срок")).filter(|_| text.reads(i, "на"));
    if let Some(k) = term {
        return Some(k + 1 + usize::from(k + 1 < to && text.reads(k + 1, "полномочий")));
    }
    let led = i + 2 < to && text.reads(i, "сроком") && text.reads(i + 1, "на");
    let years = |&k: &usize| matches!(text.fold(k), "лет" | "года" | "год");
    (i + 2..to.min(i + 5)).find(years).filter(|_| led).map(|k| k + 1)
}

/// End of «с резиденцией в г. Москве» at `i`.
fn residing(doc: &Doc, i: usize, to: usize) -> Option<usize> {
    let led =
        i + 3 < to && doc.text.reads(i, "с") && doc.text.reads(i + 1, "резиденцией") && doc.text.reads(i + 2, "в");
    let at = led.then(|| phrase::settlement(doc, i + 3).unwrap_or(i + 3)).filter(|&at| at < to)?;
    doc.any_of(at, SenseKind::Place.bit()).then(|| at + doc.hit_len(at))
}

/// «писатели и критики, среди которых – А, Б и В»: behind the words that say whom of many the text names.
pub(super) fn skip_among(doc: &Doc, i: usize, to: usize) -> usize {
    const WORDS: [&[&str]; 3] = [&["среди", "которых"], &["в", "числе", "которых"], &["в", "их", "числе"]];
    let text = doc.text;
    let reads = |words: &&&[&str]| words.iter().enumerate().all(|(k, word)| text.reads(i + 1 + k, word));
    let Some(words) = WORDS.iter().find(reads).filter(|_| text.is(i, ",")) else { return i };
    let end = i + 1 + words.len();
    let mark = end < to && matches!(text.word(end), "–" | "—" | "-" | ":");
    let end = end + usize::from(mark || matches!(text.fold(end), "были" | "есть"));
    if end <= to { end } else { i }
}

/// End of «, по совместительству в Азербайджане,» at `i`.
pub(super) fn concurrent_post(doc: &Doc, i: usize, to: usize) -> Option<usize> {
    let text = doc.text;
    let opens = i + 4 < to && text.is(i, ",") && text.reads(i + 1, "по") && text.reads(i + 2, "совместительству");
    if !opens || !text.reads(i + 3, "в") {
        return None;
    }
    let end = phrase::named(doc, i + 4, to, Case::Loc)?.end;
    (end < to && text.is(end, ",")).then_some(end + 1)
}

/// End of «из Южной Кореи», «от штата Алабама» at `i`.
pub(super) fn comes_from(doc: &Doc, i: usize, to: usize) -> Option<usize> {
    if i + 1 >= to {
        return None;
    }
    // «послы А в Минске и Б в Ашхабаде»
    let town = |s: crate::rules::Sense| s.kind == SenseKind::Place && s.cases.has(Case::Loc);
    if matches!(doc.text.fold(i), "в" | "во") && doc.senses(i + 1).any(town) {
        return Some(i + 1 + doc.hit_len(i + 1));
    }
    if !matches!(doc.text.fold(i), "из" | "от") {
        return None;
    }
    let noun = area_noun(doc, i + 1, to);
    let at = noun.unwrap_or(i + 1);
    // «из соседнего района»
    if at == to {
        return Some(to);
    }
    let known = phrase::named(doc, at, to, Case::Gen).map(|u| u.end);
    // «из Рубцовска и Бийска»
    let known = known.map(|mut end| {
        while end + 1 < to && (phrase::is_and(doc, end) || doc.text.is(end, ",")) {
            let Some(next) = phrase::named(doc, end + 1, to, Case::Gen) else { break };
            end = next.end;
        }
        end
    });
    // «из Вахшского района»
    let region = |&end: &usize| doc.capital(at) && doc.is_class(end - 1, Class::REGION_NOUN);
    // «этнограф из Софийского университета»
    let body = |&end: &usize| doc.capital(at) && doc.any_of(end - 1, SenseKind::OrgHead.bit());
    let known = known.or_else(|| phrase::noun_phrase(doc, at, to, Case::Gen).filter(|end| region(end) || body(end)));
    // «из села Новые Сады», «из города Ош»
    let called = || phrase::two_words(doc, at, to).filter(|_| noun.is_some()).unwrap_or(at + 1);
    let lone = || noun.is_some() || at + 1 == to || doc.text.is(at + 1, "(");
    known.or_else(|| (doc.capital(at) && lone()).then(called))
}

/// Behind «г.», «села», «айылного аймака», «сельского поселения» at `i`: a noun for a place in the genitive, written short or with
/// adjectives before it.
fn area_noun(doc: &Doc, i: usize, to: usize) -> Option<usize> {
    const AREAS: Class = Class::DESIGNATES.or(Class::SETTLEMENT).or(Class::REGION_NOUN).or(Class::AREA);
    if let Some(at) = phrase::settlement(doc, i).filter(|&at| at < to) {
        return Some(at);
    }
    let adjective = |k: usize| doc.small(k) && doc.adjective(k).sing.has(Case::Gen);
    let noun = (i..to.min(i + 3)).find(|&k| !adjective(k))?;
    let area = doc.small(noun) && doc.is_class(noun, AREAS) && doc.noun(noun).sing.has(Case::Gen);
    area.then_some(noun + 1)
}
