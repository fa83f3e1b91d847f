//! What closes a title behind its chain: a year, a measure, an area, a bracket that calls it otherwise, a further state.

use crate::extract::doc::Doc;
use crate::extract::phrase;
use crate::morph::Case;
use crate::rules::{SenseKind, TitleClass};
use crate::text::Kind;

/// «член Коллегии (министр) по торговле», «защитник прав человека (омбудсмен) Грузии»: a bracket that calls the office otherwise,
/// what it deals with or whose it is behind. Returns its end.
pub(super) fn other_name(doc: &Doc, i: usize, limit: usize) -> Option<usize> {
    let office = i + 1 < limit && doc.text.is(i, "(") && doc.any_of(i + 1, SenseKind::TitleHead.bit());
    let close = i + 1 + if office { doc.hit_len(i + 1) } else { return None };
    let plain = |k: usize| !doc.capital(k) && phrase::noun_phrase(doc, k, limit, Case::Gen).is_some();
    let behind = |k: usize| doc.text.reads(k, "по") || phrase::named(doc, k, limit, Case::Gen).is_some() || plain(k);
    (close + 1 < limit && doc.text.is(close, ")") && behind(close + 1)).then_some(close + 1)
}

/// «уполномоченный по правам ребёнка в регионе А», «полпред президента в округе – Б»: where the area ends that closes a title with
/// dependents before a name, a mark or the line's end; else `i`.
pub(super) fn within_area(doc: &Doc, head: usize, i: usize, limit: usize) -> usize {
    let text = doc.text;
    let area = i > head
        && i + 1 < limit
        && text.reads(i, "в")
        && phrase::settlement(doc, i + 1).is_none()
        && doc.know.grammar.stems.areas_within.has(text.fold(i + 1));
    let closes = || text.tokens.get(i + 2).is_none_or(|t| t.line_start || t.kind == Kind::Punct || doc.capital(i + 2));
    if area && !doc.capital(i + 1) && closes() { i + 2 } else { i }
}

/// «чемпион Европы 2019 года по дзюдо», «призёр Игр 2020 года в беге»: where the year ends that parts a contest from its kind.
pub(super) fn won_in(doc: &Doc, class: TitleClass, i: usize, limit: usize) -> Option<usize> {
    let kind = |k: &usize| *k < limit && doc.is_word(*k) && matches!(doc.text.fold(*k), "по" | "в" | "среди" | "на");
    year(doc, i, limit).filter(|k| matches!(class, TitleClass::Sport | TitleClass::Honor) && kind(k))
}

/// «чемпионка Европы в весе до 65 кг»: the end of a measure behind «в весе», «в категории»; else `i`.
pub(super) fn weighed(doc: &Doc, i: usize, limit: usize) -> usize {
    let text = doc.text;
    let stems = &doc.know.grammar.stems;
    let class = |k: usize| stems.contest_classes.has(text.fold(k));
    let bound = |k: usize| matches!(text.fold(k), "до" | "свыше" | "от" | "более");
    let measured = i + 2 < limit && i > 1 && class(i - 1) && bound(i) && text.tokens[i + 1].kind == Kind::Number;
    let unit = |k: usize| stems.contest_units.has(text.fold(k));
    if measured && unit(i + 2) { i + 3 } else { i }
}

/// «чемпион мира 2015 года Иванов», «(чемпион мира 2015 года)»: the end of a year that ends the title; else `i`.
pub(super) fn of_year(doc: &Doc, i: usize, limit: usize) -> usize {
    let ends =
        |&k: &usize| doc.text.tokens.get(k).is_none_or(|t| t.line_start || t.kind == Kind::Punct || doc.capital(k));
    year(doc, i, limit).filter(ends).unwrap_or(i)
}

/// «2015 года», «2015 г.»: where the year at `i` ends.
fn year(doc: &Doc, i: usize, limit: usize) -> Option<usize> {
    let text = doc.text;
    let number = i + 1 < limit && text.tokens[i].kind == Kind::Number && text.word(i).len() == 4;
    let short = || i + 2 < limit && text.reads(i + 1, "г") && text.is(i + 2, ".");
    match number {
        true if text.reads(i + 1, "года") => Some(i + 2),
        true if short() => Some(i + 3),
        _ => None,
    }
}

/// «посол Италии в Казахстане и по совместительству в Кыргызстане», «… в Индии с аккредитацией в Монголии»
pub(super) fn concurrently(doc: &Doc, end: usize, limit: usize) -> usize {
    let text = doc.text;
    let k = if end < limit && phrase::is_and(doc, end) { end + 1 } else { end };
    let also = text.reads(k, "по") && text.reads(k + 1, "совместительству")
        || text.reads(k, "с") && k + 1 < text.len() && doc.know.grammar.stems.concurrent.has(text.fold(k + 1));
    if !also || k + 2 > limit {
        return end;
    }
    // «с резиденцией в г. Москве»
    let at = phrase::settlement(doc, k + 3).unwrap_or(k + 3);
    let place = text.reads(k + 2, "в").then(|| phrase::named(doc, at, limit, Case::Loc)).flatten();
    place.map_or(k + 2, |u| u.end)
}
