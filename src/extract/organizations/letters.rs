//! Abbreviations that no lexicon knows.

use super::Body;
use super::borne::named_after;
use super::marks::{designation, named_in_quotes};
use super::naming::from_place;
use super::nominative::{adjective_nominative, tail};
use super::taught::Taught;
use crate::extract::doc::{Doc, Flags};
use crate::extract::names;
use crate::morph::Case;
use crate::rules::Class;
use crate::text::{Kind, Shape, ends_in_capitals};

/// An abbreviation that the release has taught, or an unknown one of three capitals or more.
pub(super) fn abbreviation(doc: &Doc, i: usize, limit: usize, taught: &Taught) -> Option<Body> {
    let t = &doc.text.tokens[i];
    if !matches!(t.shape, Shape::Upper | Shape::Mixed) {
        return None;
    }
    let word = doc.text.written(i);
    // «ТюмГУ»
    let mixed =
        t.shape == Shape::Mixed && t.cyrillic && ends_in_capitals(&word) && word.chars().all(char::is_alphabetic);
    // «ВГИКа»
    let body_word = |stem: &&str| !doc.know.grammar.classes(&names::folded(stem)).has(Class::NOT_A_BODY);
    let stem = declined(&word).filter(|_| t.cyrillic).filter(body_word);
    if t.shape != Shape::Upper && !mixed && stem.is_none() || t.kind != Kind::Word {
        return None;
    }
    let word = stem.unwrap_or(&word);
    // «ГАБТ имени Навои», «РКК «Энергия»»
    // «ИМЛИ РАН»: an institute of the academy
    let academy = i + 1 < limit && doc.text.tokens[i + 1].shape == Shape::Upper && doc.text.reads(i + 1, "ран");
    let named = || named_after(doc, i + 1, limit).or_else(|| named_in_quotes(doc, i + 1, limit));
    let end = if academy { i + 2 } else { named().unwrap_or(i + 1) };
    let body = || Body {
        start: i,
        end,
        name: format!("{word}{}", tail(doc, i + 1, end)),
        full_name: None,
        short: None,
        country: None,
        kind: "unknown".into(),
    };
    if let Some(whole) = taught.short.get(doc.text.fold(i)) {
        let mut body = Body { full_name: Some(whole.name.clone()), ..body() };
        // of what kind a body of no known state is tells nothing of its officers
        if whole.country.is_some() {
            (body.country, body.kind) = (whole.country.clone(), whole.kind.clone());
        }
        return Some(body);
    }
    if designation(doc, i + 1) {
        return None;
    }
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    let roman = word.chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'L' | 'C' | 'M' | 'Х' | 'І'));
    let line = doc.text.sentences[doc.text.sentence_of(i)];
    let shouted = (line.start..line.end).filter(|&k| doc.text.tokens[k].shape == Shape::Upper).nth(3).is_some();
    let plain = stem.is_none() && !mixed && (doc.flags(i).has(Flags::KNOWN) || doc.hit_len(i) > 0);
    ((3..=7).contains(&letters) && !roman && !plain && !shouted && !doc.is_class(i, Class::NOT_A_BODY)).then(body)
}

/// «Ставропольский НИИСХ»: the letters with the adjective of a place before them.
pub(super) fn with_town(doc: &Doc, body: Body, floor: usize) -> Body {
    let head = body.start;
    let Some(k) = head.checked_sub(1).filter(|&k| k >= floor && !doc.text.tokens[head].line_start) else { return body };
    let town = doc.is_word(k) && doc.text.tokens[k].shape == Shape::Capital && from_place(doc, k, "");
    let cases = doc.adjective(k).sing;
    if !town || cases.is_empty() {
        return body;
    }
    let word = doc.text.written(k);
    // «Дальневосточное УГМС» tells itself of what gender the letters are
    let mut endings = ["ий", "ый", "ое", "ая"].iter();
    // «Тверской ГМУ»: of a university no woman's genitive
    let university = || word.ends_with("ой") && body.name.ends_with('У');
    let nominative = cases.has(Case::Nom) && (endings.any(|e| word.ends_with(e)) || university());
    let told = if nominative { None } else { adjective_nominative(doc, k, head, cases, &word) };
    Body { start: k, name: format!("{} {}", told.as_deref().unwrap_or(&word), body.name), ..body }
}

/// «ВГИК» of «ВГИКа»: the capitals before an ending of the masculine.
fn declined(word: &str) -> Option<&str> {
    let end = word.find(|c: char| !c.is_uppercase())?;
    let letters = word[..end].chars().count();
    ((3..=6).contains(&letters) && matches!(&word[end..], "а" | "у" | "е" | "ом")).then(|| &word[..end])
}
