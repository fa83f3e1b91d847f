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
use crate::extract::titles::Title;
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
        // «одним из лидеров стал А»
        let one =
            self.one_before(found.titles[t].start).is_some_and(|k| matches!(self.doc.text.fold(k), "одним" | "одной"));
        if !self.verb_may_tie(&found.titles[t], post, one) || self.beside(found, items, (i, t)) {
            return;
        }
        if let Some(n) = self.put_before(found, items, i) {
            self.told(found, items, i, n);
            return;
        }
        // «назначил министром обороны адмирала А», «избрала ректором доктора наук, профессора А»
        if let Some(n) = self.described_holder(found, items, i).filter(|_| found.titles[t].singular) {
            self.bond(found, t, n, How::Verb, None);
            return;
        }
        if self.with_next(found, items, (i, t)) || self.behind_appointing(found, items, (i, t)) {
            return;
        }
        let single = found.titles[t].singular;
        let holder = if single { self.asked_before_verb(found, items, (i, t)) } else { None };
        let holder = holder.or_else(|| if single || one { self.behind_verb(found, items, i) } else { None });
        if let Some(n) = holder {
            self.told(found, items, i, n);
        }
    }

    /// Can a verb of office tie the title to a holder by its case, or by the word before it? `post`: the word for an office; `one`:
    /// «одним из».
    fn verb_may_tie(&self, title: &Title, post: Option<usize>, one: bool) -> bool {
        let doc = self.doc;
        // «работал как волонтёр»
        let known_as = || doc.text.fold(title.start - 1) == "как" && appoints(doc, title.start - 2);
        let by_post = post.is_some() || title.start > 1 && known_as();
        if !title.cases.has(Case::Ins) && !by_post && !one || post.is_some_and(|k| self.released(k)) {
            return false;
        }
        // «выступил перед читателями»
        by_post || one || title.start == 0 || !doc.flags(title.start - 1).has(Flags::PREPOSITION)
    }

    /// Bonds the title to the name right beside it, or to the one that a clause beside it tells.
    fn beside(&mut self, found: &mut Found, items: &[Item], (i, t): (usize, usize)) -> bool {
        let Some(n) = self
            .neighbour(found, items, (i, t))
            .or_else(|| self.while_in_office(found, items, i))
            .or_else(|| self.where_in_office(found, items, i))
            .or_else(|| self.goes_on(found, items, i))
            .or_else(|| self.put_first(found, items, i))
            .or_else(|| self.upon_office(found, items, i))
        else {
            return false;
        };
        if found.titles[t].singular {
            self.leave_holders_own(found, t, n);
            self.told(found, items, i, n);
            return true;
        }
        // «назначение заместителями министра А и Б»
        let group = self.group(found, items, i + 1);
        let together = group.len() > 1 && group[0] == n;
        if together {
            group.into_iter().for_each(|n| self.bond(found, t, n, How::Verb, None));
        }
        together
    }

    /// «избрало А председателем», «избрал директором А»
    fn neighbour(&self, found: &Found, items: &[Item], (i, t): (usize, usize)) -> Option<usize> {
        let title = &found.titles[t];
        let verb_at = |k: usize| k > 0 && appoints(self.doc, k - 1);
        match (i.checked_sub(1).map(|k| items[k]), items.get(i + 1)) {
            (Some(Item::Name(n)), _)
                if gap(self.doc, self.skip_years(found.names[n].end, title.start), title.start) == Gap::None
                    && (verb_at(found.names[n].start)
                        || self.put_into_office(found, items, i - 1)
                        || self.put_likewise(found, items, i))
                    && !self.given_behind(found, n, title.end)
                    && !self.put_behind(found, items, i) =>
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
        }
    }

    /// Bonds the title to the holders of the office behind the verb.
    fn with_next(&mut self, found: &mut Found, items: &[Item], (i, t): (usize, usize)) -> bool {
        if found.titles[t].singular {
            let holder = self.holder_of_next(found, items, (i, t));
            if let Some(n) = holder {
                self.told(found, items, i, n);
            }
            return holder.is_some();
        }
        let holders = if found.titles[t].plural { self.holders_of_next(found, items, (i, t)) } else { None };
        let Some(holders) = holders else { return false };
        holders.into_iter().for_each(|n| self.bond(found, t, n, How::Verb, None));
        true
    }

    /// «директором станет нынешний президент компании А»
    fn holder_of_next(&self, found: &Found, items: &[Item], (i, t): (usize, usize)) -> Option<usize> {
        let Some(&Item::Title(next)) = items.get(i + 1) else { return None };
        let n = self.holder(next)?;
        let (title, next) = (&found.titles[t], &found.titles[next]);
        (next.cases.has(Case::Nom) && self.verb_between(title.end, next.start, 3)).then_some(n)
    }

    /// Those put into the office of several together.
    fn holders_of_next(&self, found: &Found, items: &[Item], (i, t): (usize, usize)) -> Option<Vec<usize>> {
        let title = &found.titles[t];
        let &next = items.get(i + 1)?;
        let start = span(found, next).0;
        if !self.verb_between(title.end, start, 4) {
            return None;
        }
        // «заместителями назначены полковники А и Б», «стали депутаты А и Б»
        if let Item::Title(next) = next
            && (self.minor(found, next) || Self::several(found, next))
        {
            return Some(self.bonds(found).filter(|b| b.title == next).map(|b| b.name).collect());
        }
        // «заместителями избраны А и директор школы Б»
        if !self.puts_into_office(title, start) {
            return None;
        }
        Some(self.appointed_together(found, items, i + 1)).filter(|appointed| appointed.len() > 1)
    }

    /// Bonds the title to the name behind the verb.
    fn behind_appointing(&mut self, found: &mut Found, items: &[Item], (i, t): (usize, usize)) -> bool {
        let Some(&Item::Name(n)) = items.get(i + 1) else { return false };
        let title = &found.titles[t];
        let (from, to) = (title.end, found.names[n].start);
        let words = to - from <= 4 && (from..to).all(|k| self.doc.is_word(k));
        let verb = (from..to.min(from + 4)).find(|&k| appoints(self.doc, k));
        let described = |k: usize| gap(self.doc, k + 1, to) == Gap::None;
        if !verb.is_some_and(|k| words || described(k)) || self.titled_before(n) {
            return false;
        }
        let group = if title.plural && !title.singular { self.group(found, items, i + 1) } else { Vec::new() };
        if group.len() > 1 {
            group.into_iter().for_each(|n| self.bond(found, t, n, How::Verb, None));
        } else {
            self.told(found, items, i, n);
        }
        true
    }

    /// «А избран председателем»: the name before the verb, where the verb asks for it
    fn asked_before_verb(&self, found: &Found, items: &[Item], (i, t): (usize, usize)) -> Option<usize> {
        let Some(Item::Name(n)) = i.checked_sub(1).map(|k| items[k]) else { return None };
        let (end, start) = (found.names[n].end, found.titles[t].start);
        (self.verb_between(end, start, 10) && self.asks_for(found, n, t) && !self.of_another(end, start)).then_some(n)
    }
}

/// Is there a verb that puts somebody into an office, or tells that he holds it?
fn appoints(doc: &Doc, k: usize) -> bool {
    doc.is_word(k) && doc.is_class(k, Class::APPOINTS)
}
