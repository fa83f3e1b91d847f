//! Tables in the text: lines of cells, the first of which head the columns.

use super::doc::Doc;
use crate::text::Kind;
use std::ops::Range;

/// Tokens of a table above the row, at most.
const REACH: usize = 400;

/// Does a cell of a table begin at `k`, or at the mark there?
pub(super) fn edge(doc: &Doc, k: usize) -> bool {
    let token = &doc.text.tokens[k];
    token.cell_start && !token.line_start || token.kind == Kind::Punct && doc.text.is(k, "|")
}

/// The tokens of the cell that heads the column in which `at` stands: of the topmost line above that has such a cell.
pub(super) fn heading(doc: &Doc, at: usize) -> Option<Range<usize>> {
    if !doc.cells {
        return None;
    }
    let edge = |k: usize| edge(doc, k);
    let line = |k: usize| (0..=k).rev().take(REACH).find(|&k| doc.text.tokens[k].line_start);
    let row = line(at)?;
    let cell = (row..=at).filter(|&k| edge(k)).count();
    let row_end = (at + 1..doc.len()).take(REACH).find(|&k| doc.text.tokens[k].line_start).unwrap_or(doc.len());
    if cell == 0 && !(at..row_end).any(edge) {
        return None;
    }
    let mut head = None;
    let mut next = row;
    while let Some(above) = next.checked_sub(1).filter(|&k| at - k < REACH).and_then(line) {
        if (above..next).filter(|&k| edge(k)).count() < cell.max(1) {
            break;
        }
        (head, next) = (Some(above..next), above);
    }
    let Range { start, end } = head?;
    let begins = match cell {
        0 => start,
        _ => (start..end).filter(|&k| edge(k)).nth(cell - 1)?,
    };
    let begins = begins + usize::from(doc.text.is(begins, "|"));
    Some(begins..(begins + 1..end).find(|&k| edge(k)).unwrap_or(end.max(begins)))
}
