//! A table's row: the name fills one cell, the state another, or it heads the column or the rows.

use super::Around;
use crate::extract::countries::State;
use crate::extract::positions::listed::{column_state, row_state};
use crate::extract::tables::edge;

impl Around<'_, '_> {
    /// «Глазунова Ольга | Россия»
    pub(super) fn row(&self, start: usize, end: usize) -> Option<State> {
        if !self.doc.cells || !self.fills_cell(start, end) {
            return None;
        }
        let state = row_state(self.doc, start).or_else(|| column_state(self.doc, start));
        state.and_then(|s| self.settled(s))
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

/// Tokens before a name in its cell: numbers, marks, other names.
const LONGEST_LEAD: usize = 40;
