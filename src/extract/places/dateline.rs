//! Places that open a line: «БИШКЕК. …», «Баку, 24 апреля. …».

use super::Spot;
use crate::extract::doc::Doc;
use crate::rules::Class;
use crate::text::{Kind, Shape};

/// «БИШКЕК. …», «Баку, 24 апреля. …», «г. Уральск, 16 мая», «26 апреля, Прокопьевск. …»: a place that opens a line, in capitals or
/// beside a day.
pub(in crate::extract) fn opens_line(doc: &Doc, s: &Spot) -> bool {
    let (text, begins) = (doc.text, |k: usize| doc.text.tokens[k].line_start);
    let number = |k: usize| k < text.len() && text.tokens[k].kind == Kind::Number;
    let mark = |k: usize| k < text.len() && matches!(text.word(k), "," | ".");
    let dated = mark(s.end) && number(s.end + 1);
    // «Уральск. Два дня …»
    let next = |k: usize| doc.capital(k) || matches!(text.word(k), "—" | "–" | "-");
    let alone = s.end + 1 < doc.len() && text.is(s.end, ".") && next(s.end + 1);
    // «г. Уральск», «(Астана, 12 апреля)»
    let short = s.start > 1 && text.is(s.start - 1, ".") && doc.is_class(s.start - 2, Class::SETTLEMENT_SHORTENED);
    let first = if short { s.start - 2 } else { s.start };
    let first = if first > 0 && text.is(first - 1, "(") && !begins(first) { first - 1 } else { first };
    // «26 апреля, Прокопьевск.», «13.03.2024, Калуга.»
    let day = || {
        first > 1
            && text.is(first - 1, ",")
            && mark(s.end)
            && (begins(first - 2) && number(first - 2) || first > 2 && begins(first - 3) && number(first - 3))
    };
    begins(first) && (text.tokens[s.start].shape == Shape::Upper || dated || alone) || day()
}
