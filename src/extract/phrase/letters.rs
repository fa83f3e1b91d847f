//! What is told by how a word is written: abbreviations, the names that end with one or with a number, and words in capitals
//! that are none.

use crate::extract::doc::{Doc, Flags};
use crate::extract::names;
use crate::morph::Case;
use crate::rules::SenseKind;
use crate::text::{Kind, Shape, ends_in};

/// «Ту-204», «ГРЭС-1», «X5»: the end of a number joined to the name that ends at `i`; else `i`.
pub fn numbered(doc: &Doc, i: usize, limit: usize) -> usize {
    let text = doc.text;
    let joined = |k: usize| k < limit && !text.tokens[k].space_before;
    let number = |k: usize| joined(k) && text.tokens[k].kind == Kind::Number;
    let hyphened = joined(i) && matches!(text.word(i), "-" | "–" | "‑") && number(i + 1);
    let end = if hyphened { i + 2 } else { i + 1 };
    // «Кубка мира-2010»
    let year = || hyphened && text.word(i + 1).len() == 4;
    let whole = doc.is_word(i - 1) && (doc.capital(i - 1) && (hyphened || number(i)) || year());
    if whole && !(joined(end) && text.is(end, "-")) { end } else { i }
}

/// «(ТПП)», «(USAID)» at `j`, and a word behind it.
pub(super) fn bracketed_letters(doc: &Doc, j: usize, limit: usize) -> bool {
    let text = doc.text;
    let letters = |k: usize| capitals(doc, k) || !text.tokens[k].cyrillic && text.tokens[k].shape == Shape::Upper;
    j + 3 < limit && text.is(j, "(") && letters(j + 1) && text.is(j + 2, ")") && doc.is_word(j + 3)
}

/// «/ОБСЕ» of «БДИПЧ/ОБСЕ» at `j`: where it ends.
pub(super) fn slashed_letters(doc: &Doc, j: usize, limit: usize) -> Option<usize> {
    let text = doc.text;
    let close = |k: usize| k < limit && !text.tokens[k].space_before;
    (text.is(j, "/") && close(j) && close(j + 1) && capitals(doc, j - 1) && capitals(doc, j + 1)).then_some(j + 2)
}

/// An abbreviation of capitals: «ЖКХ».
pub(super) fn capitals(doc: &Doc, i: usize) -> bool {
    let t = &doc.text.tokens[i];
    // «БелТПП»
    let mixed = || t.shape == Shape::Mixed && names::ends_in_letters(doc.text.word(i));
    let short = || (2..=9).contains(&doc.text.word(i).chars().count());
    doc.is_word(i) && t.cyrillic && (t.shape == Shape::Upper || mixed()) && short()
}

/// «Троицкого Селенгинского монастыря»: two adjectives or more in the genitive, surnames by themselves, before a body's noun.
pub(super) fn adjectives_of_body(doc: &Doc, j: usize, limit: usize) -> bool {
    let end = j + (j..limit.min(j + 4)).take_while(|&k| local(doc, k)).count();
    let head = end < limit && doc.small(end) && doc.any_of(end, SenseKind::OrgHead.bit());
    end > j + 1 && head && doc.noun(end).sing.has(Case::Gen)
}

/// «Буйнакской ЦГБ», «Лебединского ГОКа»: a place's adjective in the genitive before a body's abbreviation.
pub fn of_letters(doc: &Doc, i: usize, limit: usize) -> bool {
    i + 1 < limit && capitals(doc, i + 1) && local(doc, i)
}

/// «Буйнакской», «Лебединского»: an adjective in the genitive, with a capital; the dictionary may call it a surname.
fn local(doc: &Doc, k: usize) -> bool {
    const ENDINGS: [&str; 4] = ["ского", "цкого", "ской", "цкой"];
    let genitive = || doc.adjective(k).sing.has(Case::Gen) || ends_in(doc.text.fold(k), &ENDINGS);
    doc.text.tokens[k].shape == Shape::Capital && genitive()
}

/// «МИССИЯ ШОС ПОДВЕЛА ИТОГИ»: a word of a line in capitals, no abbreviation.
pub(super) fn shouted_word(doc: &Doc, i: usize) -> bool {
    let word = |k: usize| {
        let tokens = &doc.text.tokens;
        let long = tokens[k].shape == Shape::Upper && doc.text.word(k).chars().nth(4).is_some();
        long && doc.is_word(k) && doc.flags(k).has(Flags::COMMON | Flags::VERB) && doc.flags(k).has(Flags::KNOWN)
    };
    word(i) && (i > 0 && word(i - 1) || i + 1 < doc.len() && word(i + 1))
}

/// «посол КВОН Ги Сок»: a surname of the East in capitals before the rest of the name.
pub(super) fn shouted_eastern(doc: &Doc, i: usize) -> bool {
    /// Letters of a given name's word.
    const LONGEST: usize = 6;
    const OTHERS: u32 = SenseKind::STATES | SenseKind::ORGANIZATIONS | SenseKind::Place.bit();
    let tokens = &doc.text.tokens;
    let capital = |k: usize| k < doc.len() && tokens[k].shape == Shape::Capital && !tokens[k].line_start;
    let short = |k: usize| doc.syllables(k) || doc.text.word(k).chars().nth(LONGEST).is_none();
    let given = |k: usize| {
        capital(k)
            && short(k)
            && !doc.any_of(k, OTHERS)
            && !(doc.flags(k).has(Flags::GIVEN_SURE) && doc.text.word(k).chars().nth(4).is_some())
            && !doc.know.grammar.surname_shape(doc.text.fold(k))
    };
    let ends = |k: usize| k >= doc.len() || !doc.capital(k) || tokens[k].line_start;
    tokens[i].shape == Shape::Upper
        && doc.eastern_surname(i)
        && given(i + 1)
        && (doc.syllables(i + 1) && ends(i + 2) || given(i + 2))
}

/// «доцент СОЛОДУХА Вера Петровна», «майор милиции РЫБАК Д. В.»: in capitals before a given name and a patronymic, or two initials,
/// that nothing capitalised follows.
pub(super) fn shouted_surname(doc: &Doc, i: usize) -> bool {
    if shouted_eastern(doc, i) {
        return true;
    }
    let last = |k: usize| k >= doc.len() || !doc.capital(k) || doc.text.tokens[k].line_start;
    const BODIES: u32 = SenseKind::ORGANIZATIONS | SenseKind::OrgHead.bit() | SenseKind::COUNTRIES;
    let long = || doc.text.word(i).chars().nth(3).is_some() && !doc.any_of(i, BODIES);
    let initials = || names::two_initials(doc, i + 1) && last(i + 5) && long();
    let whole = || doc.flags(i + 1).has(Flags::GIVEN) && doc.flags(i + 2).has(Flags::PATRONYMIC) && last(i + 3);
    doc.text.tokens[i].shape == Shape::Upper
        && i + 2 < doc.len()
        && (whole() || initials())
        && !doc.flags(i).has(Flags::FUNCTION)
}
