//! Names joined by commas and «и».

use super::asides::comes_from;
use super::binder::{Binder, Item, span};
use super::found::Found;
use super::gaps::{Gap, gap};

impl Binder<'_, '_> {
    /// As `gap_after`, a bracket or a place right behind the name passed over: «А (Россия) и Б (Китай)», «А из Омска и Б».
    pub(super) fn gap_in_group(&self, found: &Found, items: &[Item], k: usize) -> Gap {
        let (_, end) = span(found, items[k]);
        let Some(&next) = items.get(k + 1) else { return Gap::Other };
        let to = span(found, next).0;
        let from = if end < to && self.doc.text.is(end, "(") {
            (end + 1..to).find(|&i| self.doc.text.is(i, ")")).map_or(end, |i| i + 1)
        } else {
            comes_from(self.doc, end, to).unwrap_or(end)
        };
        gap(self.doc, from, to)
    }

    /// Names joined by commas and «и» from item `j` on, each bare (or with a rank only).
    pub(super) fn group(&self, found: &Found, items: &[Item], j: usize) -> Vec<usize> {
        let mut out = Vec::new();
        let mut k = j;
        while let Some(&Item::Name(n)) = items.get(k) {
            out.push(n);
            let mut next = k + 1;
            let mut g = self.gap_in_group(found, items, k);
            if let Some(behind) = self.behind_bracket(found, items, k).filter(|_| g == Gap::Open) {
                (g, next) = (behind, k + 2);
            }
            if g != Gap::Comma && g != Gap::And {
                break;
            }
            if let Some(&Item::Title(r)) = items.get(next)
                && self.minor(found, r)
                && !self.chair(found, r)
                && matches!(items.get(next + 1), Some(Item::Name(_)))
                && self.gap_after(found, items, next) == Gap::None
            {
                next += 1;
            }
            if !matches!(items.get(next), Some(Item::Name(_))) {
                break;
            }
            k = next;
            if g == Gap::And {
                if let Some(&Item::Name(n)) = items.get(k) {
                    out.push(n);
                }
                break;
            }
        }
        out
    }

    /// «члены Совета Федерации А (представитель от области) и Б»: what stands between the bracket with the own title of the name at
    /// item `k` and the next item, if that is a name.
    fn behind_bracket(&self, found: &Found, items: &[Item], k: usize) -> Option<Gap> {
        let (Item::Title(t), next @ Item::Name(_)) = (*items.get(k + 1)?, *items.get(k + 2)?) else { return None };
        let close = found.titles[t].end;
        (close < self.doc.len() && self.doc.text.is(close, ")")).then(|| gap(self.doc, close + 1, span(found, next).0))
    }
}
