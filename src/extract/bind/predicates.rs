//! Titles that a verb, or a noun of putting into an office, ties to their holder: «директором назначен Иванов», «Иванов ушёл с
//! поста директора». The post that stands before the title is asked first, then the places where the holder may stand, in their
//! order; a title bound takes those co-ordinated with it along.

mod changes;
mod described;
mod joined;
mod posts;
mod subjects;
mod through_post;
mod verbs;

use super::binder::{Binder, Item, span};
use super::found::{Found, How};
use super::gaps::{Gap, gap};
use crate::extract::doc::{Doc, Flags};
use crate::extract::phrase;
use crate::morph::Case;
use crate::rules::Class;

impl Binder<'_, '_> {
    /// «директором назначен Иванов», «Иванов избран председателем», «Иванов занимает пост директора».
    pub(super) fn through_verb(&mut self, found: &mut Found, items: &[Item], i: usize) {
        let Item::Title(t) = items[i] else { return };
        // «передал полномочия послу»: an office follows in the genitive
        let governed = found.titles[t].cases.has(Case::Gen) || found.titles[t].cases.has(Case::Nom);
        let post = self.post_before(self.lead(&found.titles[t])).filter(|_| governed);
        if self.bound.has_title(t) && post.is_none() || post.is_some_and(|k| self.wanted(k)) {
            return;
        }
        if post.is_some() && self.through_post(found, items, i) || self.bound.has_title(t) {
            return;
        }
        let appointed = |doc: &Doc, k: usize| doc.is_word(k) && doc.is_class(k, Class::APPOINTS);
        let title = &found.titles[t];
        // «работал как волонтёр»
        let known_as = || self.doc.text.fold(title.start - 1) == "как" && appointed(self.doc, title.start - 2);
        let by_post = post.is_some() || title.start > 1 && known_as();
        // «одним из лидеров стал А»
        let one = self.one_before(title.start).is_some_and(|k| matches!(self.doc.text.fold(k), "одним" | "одной"));
        if !title.cases.has(Case::Ins) && !by_post && !one {
            return;
        }
        if post.is_some_and(|k| self.released(k)) {
            return;
        }
        // «выступил перед читателями»
        if !by_post && !one && title.start > 0 && self.doc.flags(title.start - 1).has(Flags::PREPOSITION) {
            return;
        }
        // «избрало А председателем», «избрал директором А»
        let verb_at = |k: usize| k > 0 && appointed(self.doc, k - 1);
        let neighbour = match (i.checked_sub(1).map(|k| items[k]), items.get(i + 1)) {
            (Some(Item::Name(n)), _)
                if gap(self.doc, self.skip_years(found.names[n].end, title.start), title.start) == Gap::None
                    && (verb_at(found.names[n].start)
                        || self.put_into_office(found, items, i - 1)
                        || self.put_likewise(found, items, i))
                    && !self.given_behind(found, n, title.end) =>
            {
                Some(n)
            }
            (_, Some(&Item::Name(n)))
                if gap(self.doc, title.end, found.names[n].start) == Gap::None
                    && self.asked_before(title.start).is_some_and(|c| phrase::agrees(self.doc, &found.names[n], c))
                    && !self.titled_before(n)
                    && (self.object_of(title) || !self.owner_of(found, t, n)) =>
            {
                Some(n)
            }
            _ => None,
        };
        let neighbour = neighbour.or_else(|| self.while_in_office(found, items, i));
        let neighbour = neighbour.or_else(|| self.where_in_office(found, items, i));
        let neighbour = neighbour.or_else(|| self.goes_on(found, items, i));
        let neighbour =
            neighbour.or_else(|| self.put_first(found, items, i)).or_else(|| self.upon_office(found, items, i));
        if let Some(n) = neighbour {
            let group = self.group(found, items, i + 1);
            if title.singular {
                self.leave_holders_own(found, t, n);
                self.told(found, items, i, n);
                return;
            }
            // «назначение заместителями министра А и Б»
            if group.len() > 1 && group[0] == n {
                group.into_iter().for_each(|n| self.bond(found, t, n, How::Verb, None));
                return;
            }
        }
        if let Some(n) = self.put_before(found, items, i) {
            self.told(found, items, i, n);
            return;
        }
        // «назначил министром обороны адмирала А», «избрала ректором доктора наук, профессора А»
        if let Some(n) = self.described_holder(found, items, i).filter(|_| title.singular) {
            self.bond(found, t, n, How::Verb, None);
            return;
        }
        // «заместителями назначены полковники А и Б», «стали депутаты А и Б»
        if let Some(&Item::Title(next)) = items.get(i + 1)
            && title.plural
            && !title.singular
            && (self.minor(found, next) || Self::several(found, next))
            && self.verb_between(title.end, found.titles[next].start, 4)
        {
            let holders: Vec<usize> = self.bonds(found).filter(|b| b.title == next).map(|b| b.name).collect();
            holders.into_iter().for_each(|n| self.bond(found, t, n, How::Verb, None));
            return;
        }
        // «заместителями избраны А и директор школы Б»
        if title.plural
            && !title.singular
            && let Some(&next) = items.get(i + 1)
            && self.verb_between(title.end, span(found, next).0, 4)
            && self.puts_into_office(title, span(found, next).0)
        {
            let appointed = self.appointed_together(found, items, i + 1);
            if appointed.len() > 1 {
                appointed.into_iter().for_each(|n| self.bond(found, t, n, How::Verb, None));
                return;
            }
        }
        // «директором станет нынешний президент компании А»
        if let Some(&Item::Title(next)) = items.get(i + 1)
            && let Some(n) = self.holder(next)
            && title.singular
            && found.titles[next].cases.has(Case::Nom)
            && self.verb_between(title.end, found.titles[next].start, 3)
        {
            self.told(found, items, i, n);
            return;
        }
        // the verb between the two, the name on either side
        if let Some(&Item::Name(n)) = items.get(i + 1) {
            let (from, to) = (title.end, found.names[n].start);
            let words = to - from <= 4 && (from..to).all(|k| self.doc.is_word(k));
            let verb = (from..to.min(from + 4)).find(|&k| appointed(self.doc, k));
            let described = |k: usize| gap(self.doc, k + 1, to) == Gap::None;
            if verb.is_some_and(|k| words || described(k)) && !self.titled_before(n) {
                let group = self.group(found, items, i + 1);
                if title.plural && !title.singular && group.len() > 1 {
                    for person in group {
                        self.bond(found, t, person, How::Verb, None);
                    }
                } else {
                    self.told(found, items, i, n);
                }
                return;
            }
        }
        if i > 0
            && title.singular
            && let Item::Name(n) = items[i - 1]
            && self.verb_between(found.names[n].end, title.start, 10)
            && self.asks_for(found, n, t)
            && !self.of_another(found.names[n].end, title.start)
        {
            self.told(found, items, i, n);
            return;
        }
        if (title.singular || one)
            && let Some(n) = self.behind_verb(found, items, i)
        {
            self.told(found, items, i, n);
        }
    }
}
