//! Names in Latin letters.

use super::Body;
use super::marks::is_opening;
use crate::extract::doc::Doc;
use crate::extract::phrase;
use crate::rules::{Class, SenseKind};
use crate::text::{Kind, Shape, repair};

/// End of a run of capitalised Latin words: «Stora Timber», «Bank of China».
pub(super) fn latin_run(doc: &Doc, i: usize, limit: usize) -> Option<usize> {
    let text = doc.text;
    let latin = |k: usize| k < limit && doc.is_word(k) && !text.tokens[k].cyrillic && !compound(text.word(k));
    // «Парламента III созыва»
    if !latin(i) || !doc.capital(i) || i + 1 < limit && text.reads(i + 1, "созыва") {
        return None;
    }
    let mut end = i + 1;
    loop {
        let same_line = |k: usize| k < limit && !text.tokens[k].line_start;
        // «EnerSud S.A.»
        let dot = end > i + 1 && text.tokens[end - 1].shape == Shape::Letter && text.is(end, ".");
        if latin(end) && same_line(end) && doc.capital(end) || dot && !text.tokens[end].space_before {
            end += 1;
        } else if end < limit
            && same_line(end)
            && (text.is(end, "&") || latin(end) && matches!(text.fold(end), "of" | "and" | "for" | "the" | "de"))
            && latin(end + 1)
            && doc.capital(end + 1)
        {
            end += 2;
        } else {
            return Some(end);
        }
    }
}

/// «IT-отрасли», «VPN-сервисах»: a common noun, told apart by foreign letters.
fn compound(word: &str) -> bool {
    let noun = |part: &str| part.chars().all(|c| c.is_lowercase() && !c.is_ascii());
    word.rsplit_once('-').is_some_and(|(_, part)| noun(part))
}

/// A body in Latin letters: in a Russian text such a name is most often a company's or a publication's.
pub(super) fn latin(doc: &Doc, i: usize, limit: usize, taken: &[bool]) -> Option<Body> {
    let text = doc.text;
    let end = latin_run(doc, i, limit)?;
    let roman = |k: usize| text.word(k).chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'L' | 'C' | 'M'));
    let before = i.checked_sub(1).map_or("", |k| text.fold(k));
    let bracketed = before == "(" && text.is(end, ")");
    let digits = end < limit && text.tokens[end].kind == Kind::Number
        || text.is(end, "-") && end + 1 < limit && text.tokens[end + 1].kind == Kind::Number;
    let address = text.is(end, ".") && end + 1 < limit && !text.tokens[end + 1].space_before
        || i > 0 && !text.tokens[i].space_before && !text.tokens[i].line_start && !matches!(before, "(" | "—" | "–");
    let short = text.word(i).chars().count() < 2;
    // «(Gregory Chamitoff)», «Living in Another World»: what is left of a name that was none, a phrase in another language
    let foreign = |k: usize| doc.is_word(k) && !text.tokens[k].cyrillic && !text.tokens[k].line_start;
    let rest = i > 0 && foreign(i - 1) || end < limit && foreign(end);
    // «Invaders Must Die (2009)»: a work of that year
    let dated = end + 2 < limit
        && text.is(end, "(")
        && text.tokens[end + 1].kind == Kind::Number
        && text.word(end + 1).len() == 4
        && text.is(end + 2, ")");
    // «Грузия / Georgia»
    let translated = before == "/" && i > 1 && text.tokens[i - 2].cyrillic;
    if bracketed
        || translated
        || rest
        || dated
        || is_opening(before)
        || digits
        || address
        || short
        || (i..end).all(roman)
        || (i..end).any(|k| taken[k] || doc.is_class(k, Class::NOT_A_BODY))
        || i > 0 && phrase::ware(doc, i - 1)
        || doc.any_of(i, !SenseKind::ORGANIZATIONS)
    {
        return None;
    }
    // a line wholly in Latin letters is no Russian sentence
    let line = text.sentences[text.sentence_of(i)];
    if !(line.start..line.end).any(|k| text.tokens[k].cyrillic) {
        return None;
    }
    let name = repair(text.span(i, end)).into_owned();
    Some(Body { start: i, end, name, full_name: None, short: None, country: None, kind: "unknown".into() })
}
