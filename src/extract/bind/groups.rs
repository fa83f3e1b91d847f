//! Names joined by commas and «и».

use super::asides::comes_from;
use super::binder::{Binder, Item, span};
use super::found::{Found, How};
use super::gaps::{Gap, gap};
use crate::extract::phrase;

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

    /// «сопредседатели: А, президент банка, и Б, президент палаты»: a plural title that only the first of several holders has so far
    /// is that of the others too, each of whom has a title of his own behind his name.
    pub(super) fn each_apposed(&mut self, found: &mut Found, items: &[Item], i: usize) {
        let Item::Title(t) = items[i] else { return };
        let title = &found.titles[t];
        if !title.plural || title.singular || !title.members.is_empty() {
            return;
        }
        let held: Vec<usize> = self.bonds(found).filter(|b| b.title == t).map(|b| b.name).collect();
        let &[first] = &held[..] else { return };
        let Some(mut k) = items.iter().position(|&item| item == Item::Name(first)).filter(|&k| k > i) else { return };
        let mut others = Vec::new();
        while let Some((next, n)) = self.next_apposed(found, items, k) {
            others.push(n);
            k = next;
        }
        let cases = found.titles[t].cases;
        if others.iter().all(|&n| phrase::may_agree(self.doc, &found.names[n], cases)) {
            others.into_iter().for_each(|n| self.bond(found, t, n, How::Shared, None));
        }
    }

    /// The next name of a list in which each has titles behind his own, and its place among the items.
    fn next_apposed(&self, found: &Found, items: &[Item], k: usize) -> Option<(usize, usize)> {
        let Item::Name(before) = items[k] else { return None };
        let behind = |item: Option<&Item>, name: usize| {
            let Some(&Item::Title(t)) = item else { return false };
            let his = |how| matches!(how, How::After | How::Brackets);
            self.bonds(found).any(|b| b.title == t && b.name == name && his(b.how))
        };
        let last = (k..items.len()).find(|&m| !behind(items.get(m + 1), before))?;
        let Item::Name(n) = *items.get(last + 1)? else { return None };
        let listed = last > k && matches!(self.gap_after(found, items, last), Gap::Comma | Gap::And);
        let led = self.bound.led.get(n).is_some_and(|&led| led);
        (listed && !led && behind(items.get(last + 2), n)).then_some((last + 1, n))
    }

    /// «члены Совета Федерации А (представитель от области) и Б»: what stands between the bracket with the own title of the name at
    /// item `k` and the next item, if that is a name.
    fn behind_bracket(&self, found: &Found, items: &[Item], k: usize) -> Option<Gap> {
        let (Item::Title(t), next @ Item::Name(_)) = (*items.get(k + 1)?, *items.get(k + 2)?) else { return None };
        let close = found.titles[t].end;
        (close < self.doc.len() && self.doc.text.is(close, ")")).then(|| gap(self.doc, close + 1, span(found, next).0))
    }
}
