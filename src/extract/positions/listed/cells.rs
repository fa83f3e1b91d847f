//! States that fill a cell of a table, or a line.

use crate::extract::countries::{self, State};
use crate::extract::doc::Doc;

/// The one cell of a table's row that is a state and nothing else.
pub(in crate::extract::positions) fn row_state(doc: &Doc, at: usize) -> Option<State> {
    let text = doc.text;
    /// Tokens of a row on either side of the title, at most.
    const ROW: usize = 120;
    if !doc.cells {
        return None;
    }
    let start = (at.saturating_sub(ROW)..doc.len().min(at + 1)).rev().find(|&k| text.tokens[k].line_start)?;
    let end = (at + 1..doc.len().min(at + ROW)).find(|&k| text.tokens[k].line_start).unwrap_or(doc.len().min(at + ROW));
    let opens = |k: usize| k > start && (text.tokens[k].cell_start || text.is(k - 1, "|"));
    let cells: Vec<usize> = std::iter::once(start).chain((start..end).filter(|&k| opens(k))).chain([end]).collect();
    let (&last, _) = cells[..cells.len() - 1].split_last().filter(|(_, before)| !before.is_empty())?;
    let cell = |w: &[usize]| whole_state(doc, w[0], w[1] - usize::from(w[1] < end && text.is(w[1] - 1, "|")));
    let mut states = cells.windows(2).filter_map(cell);
    // «… | Компания «Луч», Индия»: the state that closes the row
    let closing = || (last..end).rev().find(|&k| text.is(k, ",")).and_then(|comma| whole_state(doc, comma + 1, end));
    match states.next() {
        Some(state) => states.next().is_none().then_some(state),
        None => closing().or_else(|| merged(doc, start, end)),
    }
}

/// Tokens of a table above a row, at most.
const TABLE: usize = 400;

/// «Республика Казахстан | А | министр¶ | Б | директор»: the state in the first cell of a row above, which the rows below share: their
/// own first cell is empty or missing.
fn merged(doc: &Doc, start: usize, end: usize) -> Option<State> {
    let text = doc.text;
    let bar = |k: usize| text.is(k, "|");
    let opens = |from: usize, k: usize| k > from && (text.tokens[k].cell_start || bar(k - 1)) && !bar(k);
    let cells = |from: usize, to: usize| usize::from(!bar(from)) + (from..to).filter(|&k| opens(from, k)).count();
    let own = cells(start, end);
    let mut below = start;
    while let Some(row) = (start.saturating_sub(TABLE)..below).rev().find(|&k| text.tokens[k].line_start) {
        let first = (row + 1..below).find(|&k| bar(k) || text.tokens[k].cell_start)?;
        if let Some(state) = whole_state(doc, row, first) {
            return (cells(row, below) > own).then_some(state);
        }
        if cells(row, below) > own {
            return None;
        }
        below = row;
    }
    None
}

/// «Тема | От Узбекистана | От Пакистана» over rows: the state that heads the column in which `at` stands.
pub(in crate::extract::positions) fn column_state(doc: &Doc, at: usize) -> Option<State> {
    let cell = crate::extract::tables::heading(doc, at)?;
    let led = cell.len() > 1 && matches!(doc.text.fold(cell.start), "от" | "из");
    whole_state(doc, cell.start + usize::from(led), cell.end)
}

/// «Республика Армения | Иванов И.И. | …»: the state that is the whole of a table's first cell.
pub(super) fn row_of(doc: &Doc, start: usize, bar: usize) -> Option<State> {
    let first = (start..bar).find(|&k| doc.text.is(k, "|")).unwrap_or(bar);
    whole_state(doc, start, first)
}

/// Tokens back to the state that heads a line.
const LONGEST_LINE: usize = 400;

/// «Республика Армения: А, начальник; Б, инспектор;»: the state that heads the line of the semicolon at `i`.
pub(super) fn line_of(doc: &Doc, start: usize, i: usize) -> Option<State> {
    let floor = start.max(i.saturating_sub(LONGEST_LINE));
    let first = (floor..=i).rev().find(|&k| doc.text.tokens[k].line_start || k == start)?;
    let first =
        doc.bullet(doc.text.sentences[doc.text.sentence_of(first)]).filter(|&b| b > first && b < i).unwrap_or(first);
    let colon = (first..i).find(|&k| doc.text.is(k, ":") || doc.text.dash(k))?;
    let one = !(colon + 1..i).any(|k| doc.text.is(k, ":"));
    whole_state(doc, first, colon).filter(|_| one && colon + 2 < i)
}

/// The state that is named from `start` to `end` and nothing else.
pub(in crate::extract::positions) fn whole_state(doc: &Doc, start: usize, end: usize) -> Option<State> {
    // «Венгрия (наблюдатель)»
    let aside = |s: &State| s.end < end && doc.text.is(s.end, "(") && doc.text.is(end - 1, ")");
    countries::at(doc, start).filter(|s| (s.end == end || aside(s)) && s.is_noun())
}
