//! Names that stand beside each other with commas, «и» and brackets between them, and nothing else.

use super::Around;
use crate::extract::phrase;

/// Tokens of the longest run that is followed.
const LONGEST: usize = 160;

impl Around<'_, '_> {
    /// The token right before the run that the name at `start` is of; none where a line or the text begins with it.
    pub(super) fn before_run(&self, start: usize) -> Option<usize> {
        let text = self.doc.text;
        let mut k = start;
        while start - k < LONGEST && !text.tokens[k].line_start {
            let before = k.checked_sub(1)?;
            if self.named[before] || self.joins(before) {
                k = before;
            } else if let Some(open) = self.opening(before) {
                k = open;
            } else {
                return Some(before);
            }
        }
        None
    }

    /// Where the run that the name ending at `end` is of ends.
    pub(super) fn past_run(&self, end: usize) -> usize {
        let (doc, text) = (self.doc, self.doc.text);
        let mut k = end;
        while k < doc.len() && k - end < LONGEST && !text.tokens[k].line_start {
            if self.named[k] || self.joins(k) && k + 1 < doc.len() && self.named[k + 1] {
                k += 1;
            } else if let Some(inside) = self.bracket(k) {
                k = inside.end + 1;
            } else {
                break;
            }
        }
        k
    }

    /// «,», «и», «/» between names
    pub(super) fn joins(&self, k: usize) -> bool {
        let text = self.doc.text;
        text.is(k, ",") || text.is(k, "/") || phrase::is_and(self.doc, k)
    }

    /// Where the bracket that closes at `close` opens, if it tells of no state.
    fn opening(&self, close: usize) -> Option<usize> {
        let text = self.doc.text;
        if !text.is(close, ")") {
            return None;
        }
        let open = (close.saturating_sub(LONGEST_BRACKET)..close).rev().find(|&k| text.is(k, "("))?;
        (!(open..close).any(|k| self.state(k).is_some())).then_some(open)
    }

    /// A finite verb, and no name: «Е.».
    pub(super) fn acts(&self, k: usize) -> bool {
        self.doc.is_word(k) && !self.people[k] && self.doc.verb(k).sure
    }

    /// Tells nothing from `end` on, to the end of the item, of what somebody does?
    pub(super) fn no_clause(&self, end: usize) -> bool {
        let (doc, text) = (self.doc, self.doc.text);
        let stop = doc.sentence_end(end.saturating_sub(1)).min(end + LONGEST);
        let item = (end..stop).find(|&k| text.is(k, ";") || text.tokens[k].line_start).unwrap_or(stop);
        let mark = end >= item || !doc.is_word(end) && !text.opens_quote(end);
        mark && !(end..item).any(|k| self.acts(k))
    }
}

/// Tokens of the longest bracket between names.
const LONGEST_BRACKET: usize = 16;
