//! What stands between two neighbours, once asides are passed over.

use super::asides::{concurrent_post, described, for_years, held_then, honorific, one_word, state_between};
use crate::extract::doc::{Doc, Flags};
use crate::extract::phrase;
use crate::rules::{Class, SenseKind};

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Gap {
    None,
    Comma,
    And,
    Dash,
    Colon,
    Open,
    Close,
    Bar,
    Other,
}

/// Behind a short bracket at `i` that holds words alone and stands before a dash.
fn bracket_before_dash(doc: &Doc, i: usize, to: usize) -> Option<usize> {
    let text = doc.text;
    if !text.is(i, "(") {
        return None;
    }
    let close = (i + 1..to.min(i + 7)).find(|&k| text.is(k, ")"))?;
    let dash = close + 1 < to && matches!(text.word(close + 1), "—" | "–" | "-");
    let plain = |k: usize| doc.is_word(k) && !doc.flags(k).has(Flags::VERB);
    (dash && close > i + 1 && (i + 1..close).all(plain)).then_some(close + 1)
}

/// «Витебский облисполком, | главный врач»: does a cell begin with a body and a comma, and nothing else before the title at `to`?
fn whole_body(doc: &Doc, start: usize, to: usize) -> bool {
    /// Tokens of a body.
    const LONGEST: usize = 16;
    let text = doc.text;
    if to < start + 2 || to - start > LONGEST || !text.is(to - 1, ",") {
        return false;
    }
    let body = |k: usize| doc.any_of(k, SenseKind::OrgHead.bit() | SenseKind::ORGANIZATIONS) || text.opens_quote(k);
    let apart = |k: usize| {
        text.is(k, "|") || text.is(k, ";") || text.tokens[k].cell_start && k > start || doc.flags(k).has(Flags::VERB)
    };
    (start..to - 1).any(body) && !(start..to).any(apart)
}

pub(super) fn gap(doc: &Doc, from: usize, to: usize) -> Gap {
    let text = doc.text;
    let mut out = Gap::None;
    let mut i = from;
    if text.tokens.get(to).is_some_and(|t| t.cell_start) && from == to {
        return Gap::Bar;
    }
    while i < to {
        if let Some(end) = concurrent_post(doc, i, to).or_else(|| for_years(doc, i, to)) {
            i = end;
            continue;
        }
        // «Прия Наир (г-жа) | менеджер»
        let courtesy = text.is(i, "(") && i + 2 < to && doc.is_word(i + 1) && honorific(doc, i + 1);
        let close = (i + 2..to.min(i + 4)).find(|&k| text.is(k, ")")).filter(|_| courtesy);
        if let Some(close) = close {
            i = close + 1;
            if i == to && text.tokens.get(to).is_some_and(|t| t.cell_start) {
                return Gap::Bar;
            }
            continue;
        }
        // «А | Витебский облисполком, главный врач»
        let cell = out == Gap::Bar || i == from && text.tokens[i].cell_start && !text.tokens[i].line_start;
        if cell && whole_body(doc, i, to) {
            return Gap::Bar;
        }
        // «консулом в Дубае (ОАЭ) – А»
        if out == Gap::None
            && let Some(end) = bracket_before_dash(doc, i, to)
        {
            i = end;
            continue;
        }
        let next = match text.word(i) {
            "," => Gap::Comma,
            "—" | "–" | "-" => Gap::Dash,
            ":" => Gap::Colon,
            "(" => Gap::Open,
            ")" => Gap::Close,
            "|" => Gap::Bar,
            _ if phrase::is_and(doc, i) || doc.is_class(i, Class::THEN) && matches!(out, Gap::And | Gap::Comma) => {
                Gap::And
            }
            "а" if i + 1 < to && doc.is_class(i + 1, Class::THEN.or(Class::PASSED_OVER)) => Gap::And,
            "а" if i + 1 < to && held_then(doc, i + 1, to).is_some() => Gap::And,
            _ if honorific(doc, i) => {
                i += doc.hit_len(i).max(1);
                while i < to && text.is(i, ".") {
                    i += 1;
                }
                continue;
            }
            _ if doc.is_class(i, Class::NEVER_MODIFIER.or(Class::PASSED_OVER)) => {
                i += 1;
                continue;
            }
            // «избрали председателем россиянина А»
            _ if i + 1 == to && phrase::compatriot(doc, i) => {
                i += 1;
                continue;
            }
            // «А, вновь избранный председатель»
            _ if doc.flags(i).has(Flags::ADVERB) && i + 1 < to && doc.is_class(i + 1, Class::NEVER_MODIFIER) => {
                i += 2;
                continue;
            }
            // «Ли Вэй, Китай, советник посольства», «Ли Вэй (Китай, советник посольства)»
            _ if matches!(out, Gap::Comma | Gap::Open) && state_between(doc, i, to).is_some() => {
                i = state_between(doc, i, to).unwrap_or(i + 1);
                continue;
            }
            // «(он же председатель совета)»
            "он" | "она" if matches!(out, Gap::Open | Gap::Comma | Gap::Dash) && text.reads(i + 1, "же") => {
                i += 2;
                continue;
            }
            _ if i + 1 < to && text.fold(i + 1) == "из" && one_word(text.fold(i)) => {
                i += 2;
                continue;
            }
            _ => match described(doc, i, to).or_else(|| held_then(doc, i, to).map(|(end, _)| end)) {
                Some(end) => {
                    i = end;
                    continue;
                }
                None => return Gap::Other,
            },
        };
        out = match (out, next) {
            (Gap::None, n) => n,
            (Gap::Comma, Gap::And) => Gap::And,
            (Gap::And, Gap::And) => Gap::And,
            (Gap::Close, Gap::Comma) => Gap::Comma,
            (Gap::Close, Gap::And) => Gap::And,
            (Gap::Close, Gap::Bar) => Gap::Bar,
            (Gap::Comma, Gap::Dash) | (Gap::Close, Gap::Dash) => Gap::Dash,
            // «(оба – …»
            (Gap::Open, Gap::Dash) => Gap::Open,
            _ => return Gap::Other,
        };
        i += 1;
    }
    out
}
