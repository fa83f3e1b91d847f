//! Lengths of time: «два года», «в течение недели», «за последние десять лет». They are no dates and carry none; who
//! wants every mention of time (as annotated corpora do) asks for them apart.

use super::{DateMention, dates, place_tokens};
use crate::model;
use crate::rules::dates::{DateRules, Unit, Word};
use crate::text::{CodePoints, Kind, Text};

/// Token ranges `[first, last)` of the lengths of time in the text, in order, apart from the calendar references.
pub fn durations(text: &Text, rules: &DateRules) -> Vec<(usize, usize)> {
    let taken = dates(text, None, rules);
    let mut out: Vec<(usize, usize)> = Vec::new();
    let mut i = 0;
    while i < text.len() {
        match length(text, rules, i) {
            Some(last) if free(&taken, i, last) && !age(text, rules, i, last) => {
                let floor = out.last().map_or(0, |d| d.1);
                out.push((lead(text, rules, i, floor), last));
                i = last;
            }
            _ => i += 1,
        }
    }
    out
}

/// All lengths of time as one record without days, precision `duration`; `None` if there are none.
pub fn lengths_into_model(lengths: &[(usize, usize)], text: &Text) -> Option<model::Date> {
    if lengths.is_empty() {
        return None;
    }
    let points = CodePoints::new(text.source);
    Some(model::Date {
        precision: "duration".to_owned(),
        confidence: 0.5,
        mentions: lengths.iter().map(|&(first, last)| place_tokens(first, last, text, &points)).collect(),
        ..model::Date::default()
    })
}

fn free(taken: &[DateMention], first: usize, last: usize) -> bool {
    let at = taken.partition_point(|d| d.last <= first);
    taken.get(at).is_none_or(|d| last <= d.first)
}

fn look(text: &Text, rules: &DateRules, i: usize) -> Word {
    match text.tokens.get(i) {
        Some(t) if t.kind == Kind::Word => rules.look(text.fold(i)),
        _ => Word::None,
    }
}

/// «Ему 39 лет», «в возрасте 82 лет»: years in figures with nothing before them that measures time.
fn age(text: &Text, rules: &DateRules, i: usize, last: usize) -> bool {
    let years = matches!(text.fold(last - 1), "лет" | "год" | "года");
    if !years || text.tokens[i].kind != Kind::Number {
        return false;
    }
    let before = if i > 0 { text.fold(i - 1) } else { "" };
    let measured = matches!(
        look(text, rules, i.saturating_sub(1)),
        Word::Prep | Word::After | Word::During | Word::Last | Word::Approximate
    );
    let more = matches!(before, "на" | "более" | "менее" | "свыше" | "почти" | "больше" | "уже");
    let counted = measured && before != "в";
    !counted && !more
}

/// One past a count with its unit, or a lone unit after «на», «за», «в течение».
fn length(text: &Text, rules: &DateRules, i: usize) -> Option<usize> {
    let mut j = i;
    if look(text, rules, j) == Word::Last {
        j += 1;
    }
    let counted = match text.tokens.get(j)?.kind {
        Kind::Number => {
            let t = text.tokens[j];
            t.end - t.start <= 3
        }
        _ => matches!(look(text, rules, j), Word::Cardinal(_) | Word::Few),
    };
    if counted {
        j += 1;
    }
    let Word::Unit(unit) = look(text, rules, j) else {
        return None;
    };
    let time = matches!(unit, Unit::Day | Unit::Week | Unit::Month | Unit::Year | Unit::Decade);
    let led = j == i && i > 0 && (look(text, rules, i - 1) == Word::During || matches!(text.fold(i - 1), "на" | "за"));
    (time && (counted || j > i || led)).then_some(j + 1)
}

fn lead(text: &Text, rules: &DateRules, mut i: usize, floor: usize) -> usize {
    while i > floor && !text.tokens[i].line_start {
        let taken =
            matches!(look(text, rules, i - 1), Word::To | Word::Prep | Word::Approximate | Word::During | Word::After);
        if !taken {
            break;
        }
        i -= 1;
    }
    i
}
