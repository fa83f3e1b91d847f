//! The name proper behind a body's noun or a company's form: in quotation marks, in Latin letters, or a word that does not decline.

use super::latin::latin_run;
use super::marks::is_opening;
use crate::extract::doc::{Doc, Flags};
use crate::extract::phrase;
use crate::morph::Case;
use crate::rules::SenseKind;
use crate::text::{Kind, Shape, repair};

/// A name proper behind a body's noun: its tokens, what follows its closing mark, its nominative.
pub(super) struct Proper {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) after: usize,
    pub(super) name: String,
}

/// The name proper that follows the head.
pub(super) fn proper_name(doc: &Doc, i: usize, limit: usize, company: bool, taken: &[bool]) -> Option<Proper> {
    let text = doc.text;
    let mut from = i;
    // «ООО УК «Металлоинвест»», «ООО НПО "Сатурн"»
    while company && from < limit && doc.is_word(from) && text.tokens[from].shape == Shape::Upper && from < i + 2 {
        from += 1;
    }
    if let Some(end) = phrase::quote(doc, from, limit) {
        // of nested marks the inmost name
        let mut inner = from + 1;
        for k in from + 1..end - 1 {
            if is_opening(text.word(k)) && k < from + 3 {
                inner = k + 1;
            }
        }
        let mut last = end;
        while last > inner && text.tokens[last - 1].kind == Kind::Punct && !text.is(last - 1, "!") {
            last -= 1;
        }
        let capital = inner < last && (!doc.small(inner) || last - inner == 1);
        return (capital && last - inner < 12).then(|| Proper {
            start: inner,
            end: last,
            after: end,
            name: repair(text.span(inner, last)).into_owned(),
        });
    }
    let end = latin_run(doc, i, limit).or_else(|| bare_run(doc, i, limit, taken))?;
    Some(Proper { start: i, end, after: end, name: repair(text.span(i, end)).into_owned() })
}

/// End of a run of capitalised words that are no genitives: «клуба Челси», «агентства Рейтер».
fn bare_run(doc: &Doc, i: usize, limit: usize, taken: &[bool]) -> Option<usize> {
    const NAMED: u32 = SenseKind::COUNTRIES | SenseKind::Place.bit() | SenseKind::TitleHead.bit();
    let text = doc.text;
    let plain = |k: usize| {
        k < limit
            && doc.is_word(k)
            && text.tokens[k].cyrillic
            && text.tokens[k].shape == Shape::Capital
            && !text.tokens[k].line_start
            && !doc.any_of(k, NAMED)
            && !taken[k]
            && !doc.flags(k).has(Flags::GIVEN | Flags::PATRONYMIC | Flags::SURNAME)
            && !doc.eastern_surname(k)
            && !doc.noun(k).has(Case::Gen)
            && !doc.adjective(k).has(Case::Gen)
    };
    let mut end = i;
    while end < i + 3 && plain(end) {
        end += 1;
    }
    let indeclinable = |k: usize| !doc.flags(k).has(Flags::KNOWN) || doc.noun(k).has(Case::Nom);
    (end > i && (i..end).all(indeclinable)).then_some(end)
}

/// How many words in capitals may stand before a company's name.
const MOST_FORMS: usize = 16;

/// «ОАО "Камский кабель-Сервис"», «АО «ХК «Сибпромстрой»»: what follows a company form.
pub(super) fn company_name(doc: &Doc, i: usize, limit: usize) -> Option<usize> {
    // «ООО НПО "Сатурн"», «ФГБУ «НИИ …»»
    let tokens = &doc.text.tokens;
    let upper = |k: &usize| doc.is_word(*k) && tokens[*k].shape == Shape::Upper && !tokens[*k].line_start;
    let end = i + (i..limit.min(i + MOST_FORMS)).take_while(upper).count();
    let name = phrase::quote(doc, end, limit).or_else(|| latin_run(doc, end, limit));
    name.or_else(|| (i..end).rev().find(|&k| !doc.any_of(k, SenseKind::COUNTRIES)).map(|k| k + 1))
}
