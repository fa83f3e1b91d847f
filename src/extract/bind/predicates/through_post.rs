//! The post before the title: who left it, took it, was relieved of it, or was given it as an honour.

use crate::extract::bind::binder::{Binder, Item};
use crate::extract::bind::found::{Found, How};
use crate::extract::bind::gaps::{Gap, gap};
use crate::extract::doc::Flags;
use crate::extract::phrase;
use crate::morph::{Case, CaseSet};
use crate::rules::Class;
use std::ops::Range;

impl Binder<'_, '_> {
    /// «А ушёл с поста директора», «освободил А от должности министра», «вступление А в должность», «занимающая пост премьера А»:
    /// binds the title at item `i`, before which «пост» stands, to the human of the clause.
    pub(super) fn through_post(&mut self, found: &mut Found, items: &[Item], i: usize) -> bool {
        let Item::Title(t) = items[i] else { return false };
        let start = self.lead(&found.titles[t]);
        let start = start - usize::from(start > 0 && self.doc.text.opens_quote(start - 1));
        let fresh = !self.bound.has_title(t);
        if fresh && let Some(&Item::Name(n)) = items.get(i + 1) {
            let beside = gap(self.doc, found.titles[t].end, found.names[n].start) == Gap::None;
            // «пост главы правительства А занимал с 1994 года»
            let held = |k: usize| {
                let verb = k < self.doc.len() && self.doc.flags(k).has(Flags::VERB);
                verb && self.doc.is_class(k, Class::APPOINTS.or(Class::OFFICE_CHANGE))
            };
            let holds = held(found.names[n].end) && phrase::agrees(self.doc, &found.names[n], CaseSet::of(Case::Nom));
            if beside && (holds || self.holding(found, n, start)) || self.enters(found, t, n) {
                self.bond(found, t, n, How::Verb, None);
                return true;
            }
        }
        if self.conferred(found, items, i) || self.successor(found, items, i) {
            return true;
        }
        if fresh && self.relieved(found, items, i, start) {
            return true;
        }
        let Some(Item::Name(n)) = i.checked_sub(1).map(|k| items[k]) else { return false };
        // «А сменил на посту министра Б» makes ministers of both
        let succeeds = |k: usize| self.doc.text.fold(k).starts_with("смени");
        // «сменил на этом посту артиста Б»: the post has been told
        let told_already = |k: usize| k > 0 && matches!(self.doc.text.fold(k - 1), "этом" | "том");
        let post = self.post_before(start).filter(|&k| !told_already(k));
        let shared = || post.is_some() && (found.names[n].end..start).any(succeeds);
        if !(fresh || shared()) || !self.changes_post(found, items, i - 1, start) {
            return false;
        }
        if fresh {
            self.told(found, items, i, n);
        } else {
            self.bond(found, t, n, How::Verb, None);
        }
        true
    }

    /// «А сменила Б на посту директора»: both have had it. `start`: where what leads the title begins.
    fn relieved(&mut self, found: &mut Found, items: &[Item], i: usize, start: usize) -> bool {
        let Item::Title(t) = items[i] else { return false };
        let [Item::Name(a), Item::Name(b)] = items[i.saturating_sub(2)..i] else { return false };
        let text = self.doc.text;
        let (first, second) = (&found.names[a], &found.names[b]);
        let succeeds = (first.end..second.start).any(|k| text.fold(k).starts_with("смени"));
        let post = self.post_before(start).filter(|&k| k <= second.end + 2 && k > 0 && text.reads(k - 1, "на"));
        let subject = phrase::agrees(self.doc, first, CaseSet::of(Case::Nom));
        let object = phrase::may_agree(self.doc, second, CaseSet::of(Case::Acc));
        let told = succeeds && post.is_some() && subject && object;
        if told {
            self.bond(found, t, a, How::Verb, None);
            self.bond(found, t, b, How::Verb, None);
        }
        told
    }

    /// «Звание «Народный артист» присвоено А и Б», «А присвоили звание Героя России»: binds the title to those in the dative.
    fn conferred(&mut self, found: &mut Found, items: &[Item], i: usize) -> bool {
        let (Item::Title(t), doc) = (items[i], self.doc) else { return false };
        let title = &found.titles[t];
        let confers = |k: usize| doc.know.grammar.stems.confers.begins(doc.text.fold(k));
        let words =
            |range: Range<usize>| range.len() <= 8 && range.clone().all(|k| !matches!(doc.text.word(k), "," | ";"));
        let given = |b: &Self, n: usize| {
            let (name, dative) = (&found.names[n], CaseSet::of(Case::Dat));
            let near = if name.end <= title.start { name.end..title.start } else { title.end..name.start };
            let told = name.end <= title.start || words(near.clone());
            let before = title.start.saturating_sub(8)..title.start;
            let verb = near.clone().any(confers) || name.start >= title.end && before.clone().any(confers);
            near.len() <= 8 && told && verb && phrase::agrees(b.doc, name, dative)
        };
        // «присвоено режиссёру А»
        let described = matches!(items.get(i + 1), Some(&Item::Title(next)) if self.holder(next).is_some());
        let next = i + 1 + usize::from(described);
        let at = [Some(next), i.checked_sub(1)].into_iter().flatten().find(|&k| match items.get(k) {
            Some(&Item::Name(n)) => given(self, n),
            _ => false,
        });
        let Some(at) = at.filter(|_| !self.bound.has_title(t)) else { return false };
        let mut group = self.group(found, items, at);
        group.truncate(if at > i { group.len() } else { 1 });
        group.into_iter().for_each(|n| self.bond(found, t, n, How::Verb, None));
        true
    }

    /// «В должность губернатора вступил А», «на посту министра Б сменил А»: a verb of office behind the title, perhaps behind
    /// whom it was, and right behind the verb who has it now.
    fn successor(&mut self, found: &mut Found, items: &[Item], i: usize) -> bool {
        let (Item::Title(t), doc) = (items[i], self.doc) else { return false };
        let next = |k: usize| match items.get(k) {
            Some(&Item::Name(n)) => Some(n),
            _ => None,
        };
        let changes =
            |k: usize| doc.flags(k).has(Flags::VERB) && doc.is_class(k, Class::OFFICE_CHANGE.or(Class::APPOINTS));
        let holds = |n: usize| {
            phrase::agrees(doc, &found.names[n], CaseSet::of(Case::Nom)) && changes(found.names[n].start - 1)
        };
        let Some(first) = next(i + 1) else { return false };
        let from = found.titles[t].end + usize::from(doc.text.closes_quote(found.titles[t].end));
        let between = from..found.names[first].start;
        let words = |range: Range<usize>| range.len() <= 4 && range.clone().all(|k| doc.is_word(k));
        let replaced = || next(i + 2).filter(|&n| words(found.names[first].end..found.names[n].start));
        let n = match holds(first) && words(between) {
            true => (!self.bound.has_title(t)).then_some(first),
            false => {
                // «на пост директора вместо Б пришла А»
                let instead = doc.text.reads(from, "вместо") && !self.bound.has_title(t);
                let follows = |n: usize| doc.text.fold(found.names[n].start - 1).starts_with("смен");
                replaced().filter(|&n| holds(n) && (instead || follows(n)))
            }
        };
        n.inspect(|&n| self.bond(found, t, n, How::Verb, None)).is_some()
    }

    /// «Занимающая с июня пост премьера А»: does a participle before the post agree with the name behind it?
    fn holding(&self, found: &Found, n: usize, start: usize) -> bool {
        let participle = |&k: &usize| {
            let doc = self.doc;
            doc.is_class(k, Class::APPOINTS.or(Class::OFFICE_CHANGE)) && !doc.adjective(k).any().is_empty()
        };
        let at = (start.saturating_sub(7)..start).rev().find(participle);
        at.is_some_and(|k| phrase::agrees(self.doc, &found.names[n], self.doc.adjective(k).any()))
    }

    /// «в качестве заместителя директора в команду входит А»
    fn enters(&self, found: &Found, t: usize, n: usize) -> bool {
        let (doc, name) = (self.doc, &found.names[n]);
        let quality = self.post_before(found.titles[t].start).is_some_and(|k| doc.text.fold(k) == "качестве");
        let end = found.titles[t].end;
        let from = if end < name.start && doc.text.is(end, ",") { end + 1 } else { end };
        let words = (from..name.start).len() <= 4 && (from..name.start).all(|k| doc.is_word(k));
        let verb = name.start > from && doc.flags(name.start - 1).has(Flags::VERB);
        quality && words && verb && phrase::agrees(doc, name, CaseSet::of(Case::Nom))
    }
}
