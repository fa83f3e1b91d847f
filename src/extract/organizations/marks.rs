//! Quotation marks, numbers and brackets beside a body's name.

use crate::extract::doc::{Doc, Flags};
use crate::extract::phrase;
use crate::text::{Kind, Shape};

pub(super) fn numbered(doc: &Doc, i: usize, limit: usize) -> bool {
    i + 1 < limit && doc.text.is(i, "№") && doc.text.tokens[i + 1].kind == Kind::Number
}

/// «ТЭЦ-1»: a hyphen and a number right behind the letters that end at `i`.
pub(super) fn dash_number(doc: &Doc, i: usize, limit: usize) -> bool {
    let close = |k: usize| k < limit && !doc.text.tokens[k].space_before;
    close(i) && doc.text.is(i, "-") && close(i + 1) && doc.text.tokens[i + 1].kind == Kind::Number
}

/// «201-я военная база», «3-й пожарно-спасательной части»: the number right before token `i`.
pub(in crate::extract) fn ordinal(doc: &Doc, i: usize, floor: usize) -> Option<usize> {
    let text = doc.text;
    // «1960-е» are years
    let count = |k: usize| text.tokens[k].kind == Kind::Number && text.word(k).len() < 4;
    let number = i.checked_sub(3).filter(|&k| k >= floor && count(k))?;
    let close = |k: usize| !text.tokens[k].space_before;
    let ending = |k: usize| matches!(text.fold(k), "й" | "я" | "го" | "му" | "м" | "ю" | "е" | "ой" | "ая");
    (text.is(number + 1, "-") && close(number + 1) && close(number + 2) && ending(number + 2)).then_some(number)
}

pub(super) fn is_opening(mark: &str) -> bool {
    matches!(mark, "«" | "\"" | "“" | "„")
}

/// «Союз ТМА-12», «ТУ154»: does a number follow at once, so that what stands before is a make or a model?
pub(super) fn designation(doc: &Doc, end: usize) -> bool {
    let close = |k: usize| k < doc.len() && !doc.text.tokens[k].space_before;
    let number = |k: usize| close(k) && doc.text.tokens[k].kind == Kind::Number;
    number(end) || close(end) && doc.text.is(end, "-") && number(end + 1)
}

/// The abbreviation that a bracket at `i` holds: «(МПК)», «(далее – МПК)», «(далее по тексту – МПК)».
pub(super) fn bracketed_abbreviation(doc: &Doc, mut i: usize, limit: usize) -> Option<usize> {
    let text = doc.text;
    if i + 2 >= limit || !text.is(i, "(") {
        return None;
    }
    if text.reads(i + 1, "далее") {
        i += 1;
        while i + 2 < limit
            && (!doc.is_word(i + 1) || text.reads(i + 1, "по") || text.reads(i + 1, "тексту"))
            && !text.is(i + 1, ")")
        {
            i += 1;
        }
    }
    let short = i + 2 < limit
        && text.is(i + 2, ")")
        && doc.is_word(i + 1)
        && text.tokens[i + 1].shape == Shape::Upper
        && text.word(i + 1).chars().count() <= 10;
    short.then_some(i + 1)
}

/// The end of the name in quotes right behind an abbreviation: «РКК | «Энергия»».
pub(super) fn named_in_quotes(doc: &Doc, i: usize, limit: usize) -> Option<usize> {
    let end = phrase::quote(doc, i, limit).filter(|&end| end <= i + 6 && i + 2 < end)?;
    let award = doc.flags(i + 1).has(Flags::PREPOSITION | Flags::FUNCTION);
    (doc.capital(i + 1) && !award).then_some(end)
}
