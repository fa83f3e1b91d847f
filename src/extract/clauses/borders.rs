//! Where clauses border on each other.

use super::Clauses;
use crate::extract::doc::Doc;
use crate::rules::Class;

/// Where a clause ends: a semicolon, or a word that opens a clause of its own.
#[derive(Debug, Clone, Copy)]
pub(super) struct Border {
    pub(super) at: usize,
    semicolon: bool,
}

impl Clauses {
    /// The clause border at `k`: a semicolon, or a comma before «что», «который», «а» …
    #[inline]
    pub(super) fn border(&self, doc: &Doc, k: usize) -> Option<Border> {
        if !doc.is_word(k) {
            return doc.text.is(k, ";").then_some(Border { at: k, semicolon: true });
        }
        let opens = doc.is_class(k, Class::CLAUSE_WORD)
            && k > 0
            && doc.text.is(k - 1, ",")
            && !(k + 1 < doc.len() && doc.text.fold(k + 1) == "также")
            && !self.quoted[k];
        opens.then_some(Border { at: k, semicolon: false })
    }

    /// The clause borders in `from..to`.
    pub(super) fn borders(&self, from: usize, to: usize) -> &[Border] {
        let first = self.borders.partition_point(|b| b.at < from);
        let count = self.borders[first..].iter().take_while(|b| b.at < to).count();
        &self.borders[first..first + count]
    }

    /// Does a clause border stand between two places? In a list semicolons part its items only.
    pub fn hard(&self, period: usize, from: usize, to: usize) -> bool {
        let list = self.periods[period].list;
        self.borders(from, to).iter().any(|b| !(list && b.semicolon))
    }
}
