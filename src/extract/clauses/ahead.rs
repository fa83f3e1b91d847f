//! What is to come, in a release that tells of the past or announces.

use super::Clauses;
use crate::extract::doc::Doc;

impl Clauses {
    /// Is the noun phrase at `start..end` governed by a verb in the future (in a release that tells of the past)?
    pub fn later(&self, doc: &Doc, start: usize, end: usize) -> bool {
        if self.announces() {
            return false;
        }
        let sentence = doc.text.sentences[doc.text.sentence_of(start)];
        let k = self.predicates.partition_point(|p| p.start < end);
        let next = self.predicates.get(k).filter(|p| p.start < sentence.end && self.borders(end, p.start).is_empty());
        let previous = k
            .checked_sub(1)
            .map(|k| &self.predicates[k])
            .filter(|p| p.start >= sentence.start && self.borders(p.end, start).is_empty());
        match (previous, next) {
            (Some(p), Some(n)) => p.future && start.saturating_sub(p.end) <= 6 || n.future && n.start - end <= 4,
            (Some(p), None) => p.future,
            (None, Some(n)) => n.future,
            (None, None) => false,
        }
    }

    /// Does the last predicate that lies in `from..to` stand in the future (in a release that tells of the past)?
    pub fn will_be(&self, from: usize, to: usize) -> bool {
        let last = self.predicates[..self.predicates.partition_point(|p| p.end <= to)].last();
        last.is_some_and(|p| p.start >= from && p.future) && !self.announces()
    }

    /// What will be is the release's news: its first verbs stand in the future.
    pub fn announces(&self) -> bool {
        let finite = self.predicates.iter().filter(|p| p.past && !p.passive || p.future);
        let mut first = finite.take(3).peekable();
        first.peek().is_some() && first.all(|p| p.future)
    }
}
