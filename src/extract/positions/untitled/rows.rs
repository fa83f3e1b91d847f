//! A table's row: the name fills one cell, the state another, or it heads the column or the rows.

use super::Around;
use crate::extract::countries::State;
use crate::extract::positions::listed::{column_state, row_state};
use crate::extract::tables::edge;
use crate::morph::Case;

impl Around<'_, '_> {
    /// «Глазунова Ольга | Россия»
    pub(super) fn row(&self, start: usize, end: usize) -> Option<State> {
        if !self.doc.cells || !self.fills_cell(start, end) {
            return None;
        }
        let town = || self.town_cell(start);
        let row = || row_state(self.doc, start).or_else(town);
        let of_row = if self.first_in_row(start) { row() } else { None };
        of_row.or_else(|| column_state(self.doc, start)).and_then(|s| self.settled(s))
    }

    /// «Лука Бернардески | Озимо, Италия»: the state behind the comma of the row's one such cell.
    fn town_cell(&self, at: usize) -> Option<State> {
        let (doc, text) = (self.doc, self.doc.text);
        let line = |k: usize| text.tokens[k].line_start;
        let start = (0..=at).rev().take(LONGEST_ROW).find(|&k| line(k))?;
        let end = (at + 1..doc.len()).take(LONGEST_ROW).find(|&k| line(k)).unwrap_or(doc.len());
        let closes = |k: usize| k == end || edge(doc, k);
        let town = |comma: usize| {
            let state = self.noun_in(comma + 1, Case::Nom).filter(|s| closes(s.end))?;
            let alone = (start..comma).rev().find(|&k| edge(doc, k)).is_some_and(|k| comma - k <= LONGEST_TOWN);
            (alone && doc.capital(comma - 1) && !self.people[comma - 1]).then_some(state)
        };
        let mut told = (start..end).filter(|&k| text.is(k, ",")).filter_map(town);
        let one = told.next()?;
        told.next().is_none().then_some(one)
    }

    /// Is the name in the first of the row's cells that name people? A teacher's or a coach's further on is of whoever comes first.
    fn first_in_row(&self, start: usize) -> bool {
        let doc = self.doc;
        let row = (0..=start).rev().take(LONGEST_ROW).find(|&k| doc.text.tokens[k].line_start).unwrap_or(start);
        let cell = (row..=start).rev().find(|&k| edge(doc, k)).unwrap_or(row);
        !(row..cell).any(|k| self.people[k])
    }

    /// Is there nothing in the name's cell before it, and nothing but marks and brackets behind it?
    fn fills_cell(&self, start: usize, end: usize) -> bool {
        let doc = self.doc;
        let line = |k: usize| doc.text.tokens[k].line_start;
        let opens = |k: usize| edge(doc, k) || line(k);
        let first = (0..=start).rev().take(LONGEST_LEAD).find(|&k| opens(k));
        let past = self.past_run(end);
        let closed = past >= doc.len() || edge(doc, past) || line(past) || doc.text.is(past, ",");
        closed && first.is_some_and(|first| !(first..start).any(|k| doc.is_word(k) && !self.people[k]))
    }
}

/// Tokens of a row on either side of a name, at most.
const LONGEST_ROW: usize = 120;

/// Tokens of a cell before the comma behind its town: «г. Ростов-на-Дону».
const LONGEST_TOWN: usize = 5;

/// Tokens before a name in its cell: numbers, marks, other names.
const LONGEST_LEAD: usize = 40;
