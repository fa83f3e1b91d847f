//! Periods out of sentences, and the heading that a line of a list continues.

use super::{Clauses, Period};
use crate::extract::doc::{Doc, Traits};
use crate::text::{Kind, Sentence, Shape};

impl Clauses {
    /// Periods out of sentences; heading lines give their predicate to the lines after them.
    pub(super) fn periods(&mut self, doc: &Doc) {
        let sentences = &doc.text.sentences;
        let mut heading: Option<usize> = None;
        let mut i = 0;
        while i < sentences.len() {
            let start = sentences[i].start;
            let mut list = false;
            let mut announced = false;
            let mut j = i;
            while j + 1 < sentences.len() {
                let last = sentences[j].end.saturating_sub(1);
                let mark = doc.text.word(last);
                // «д.б.н. Ч.М. …»: an abbreviation's full stop
                let short = mark == "."
                    && last > sentences[j].start
                    && doc.text.word(last - 1).chars().count() == 1
                    && doc.text.tokens[last - 1].shape == Shape::Lower
                    && !doc.text.tokens[last + 1].line_start;
                if !short && !matches!(mark, ":" | ";" | ",") {
                    break;
                }
                announced |= matches!(mark, ":" | ";");
                list |= mark == ":";
                j += 1;
            }
            let end = sentences[j].end;
            // predicates stand in text order
            let next = self.predicates.partition_point(|p| p.start < start);
            let first = self.predicates.get(next).filter(|p| p.start < end).map(|_| next);
            let full_stop = end > start
                && (matches!(doc.text.word(end - 1), "." | "!" | "?" | "…") || doc.text.closes_quote(end - 1));
            let headline = i == 0 && !full_stop && !list && sentences.len() > 1;
            let colon = doc.with(start, end, Traits::COLON).next();
            list |= colon.is_some();
            self.periods.push(Period { start, end, heading: heading.filter(|_| first.is_none()), list, headline });
            if let Some(first) = first {
                // the heading's own verb: the last before its colon
                let own = self.predicates[first..].iter().take_while(|p| p.start < end);
                let before = colon.and_then(|c| own.enumerate().filter(|(_, p)| p.end <= c).last());
                let before = before.map(|(n, _)| first + n);
                heading = before.or_else(|| list.then_some(first)).filter(|_| announced);
            } else if !list && full_stop && !row(doc, start, end) {
                heading = None;
            }
            i = j + 1;
        }
    }
}

/// A table's row, or an item that ends in a full stop as sentences do: behind its mark («1. …», «– …»), or a short line of its own.
fn row(doc: &Doc, start: usize, end: usize) -> bool {
    const LONGEST: usize = 40;
    let opens = |k: usize| doc.text.tokens.get(k).is_none_or(|t| t.line_start);
    let item = opens(start) && (doc.bullet(Sentence { start, end }).is_some() || opens(end) && end - start < LONGEST);
    (start..end).any(|k| doc.text.is(k, "|")) || doc.text.tokens[start].kind == Kind::Number || item
}
