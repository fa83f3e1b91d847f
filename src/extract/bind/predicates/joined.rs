//! Titles told together, and several holders of one.

use crate::extract::bind::binder::{Binder, Item, span};
use crate::extract::bind::found::{Found, How};
use crate::extract::bind::gaps::{Gap, gap};
use crate::extract::doc::Flags;
use crate::extract::phrase;
use crate::extract::titles::{self, Title};
use crate::morph::{Case, CaseSet};
use crate::rules::Class;

impl Binder<'_, '_> {
    /// Binds the title at item `i` through its verb, and those co-ordinated with it: «был режиссёром, сценаристом и актёром».
    pub(super) fn told(&mut self, found: &mut Found, items: &[Item], i: usize, n: usize) {
        let Item::Title(first) = items[i] else { return };
        self.bond(found, first, n, How::Verb, None);
        let mut k = i;
        while let Some(&Item::Title(t)) = items.get(k + 1) {
            let shared = found.titles[first].cases.and(found.titles[t].cases);
            let same =
                if found.titles[first].cases.has(Case::Ins) { shared.has(Case::Ins) } else { !shared.is_empty() };
            // «А избран деканом, проректором вновь избран Б»
            let next = items.get(k + 2).map(|&item| (item, span(found, item).0));
            let others = next.is_some_and(|(item, start)| {
                let end = found.titles[t].end;
                matches!(item, Item::Name(_)) && end < start && self.verb_between(end, start, 3)
            });
            if !matches!(self.gap_after(found, items, k), Gap::Comma | Gap::And)
                || others
                || !same
                || !found.titles[t].singular
                || self.bound.has_title(t)
            {
                return;
            }
            self.bond(found, t, n, How::Verb, None);
            k += 1;
        }
    }

    /// «депутаты», who are several and may be the subject.
    pub(in crate::extract::bind) fn several(found: &Found, t: usize) -> bool {
        let title = &found.titles[t];
        title.plural && !title.singular && title.cases.has(Case::Nom)
    }

    /// «заместителями стали», «членами Совета стали», «вице-президентами избраны», but not «свидетелями стали», «сопредседателями
    /// являются».
    pub(super) fn puts_into_office(&self, title: &Title, to: usize) -> bool {
        let passive = |k: usize| self.doc.flags(k).has(Flags::SHORT_PARTICIPLE);
        // «членами Совета»
        let member = self.doc.know.titles[title.entry as usize].lemma == "член" && title.end > title.heads[0].end;
        self.deputy(title) || member || (title.end..to).any(passive) && !titles::part_taken(self.doc, title)
    }

    pub(super) fn deputy(&self, title: &Title) -> bool {
        let know = self.doc.know;
        know.grammar.classes(&know.titles[title.entry as usize].lemma).has(Class::DEPUTY)
    }

    /// The names in the nominative from item `from` on, joined by commas and «и», each with what its bearer is besides before it.
    pub(super) fn appointed_together(&self, found: &Found, items: &[Item], from: usize) -> Vec<usize> {
        let mut out = Vec::new();
        let mut k = from;
        while k < items.len() {
            while matches!(items[k], Item::Title(_)) && self.gap_after(found, items, k) == Gap::None {
                k += 1;
            }
            let Item::Name(n) = items[k] else { break };
            if !phrase::agrees(self.doc, &found.names[n], CaseSet::of(Case::Nom)) {
                break;
            }
            out.push(n);
            if !matches!(self.gap_in_group(found, items, k), Gap::Comma | Gap::And) {
                break;
            }
            k += 1;
        }
        out
    }

    /// «назначение А министром и Б ректором»: does the name before the title at item `i` follow one that the title behind it,
    /// in the same case, was bound to?
    pub(super) fn put_likewise(&self, found: &Found, items: &[Item], i: usize) -> bool {
        let Some(&[Item::Name(first), Item::Title(before), Item::Name(n), Item::Title(t)]) =
            i.checked_sub(3).map(|k| &items[k..=i])
        else {
            return false;
        };
        let alike = |case: Case| {
            let agrees = |n: usize| phrase::agrees(self.doc, &found.names[n], CaseSet::of(case));
            agrees(first) && agrees(n)
        };
        self.bonds(found).any(|b| b.title == before && b.name == first)
            && gap(self.doc, found.names[first].end, found.titles[before].start) == Gap::None
            && matches!(self.gap_after(found, items, i - 2), Gap::And | Gap::Comma)
            && found.titles[before].cases.and(found.titles[t].cases).has(Case::Ins)
            && (alike(Case::Gen) || alike(Case::Acc))
    }
}
