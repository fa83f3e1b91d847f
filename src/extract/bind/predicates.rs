//! Titles that a verb, or a noun of putting into an office, ties to their holder: «директором назначен Иванов», «Иванов ушёл с
//! поста директора».

use super::binder::{Binder, Item, span};
use super::found::{Found, How};
use super::gaps::{Gap, gap};
use crate::extract::doc::{Doc, Flags};
use crate::extract::phrase;
use crate::extract::titles::{self, Title};
use crate::morph::{Case, CaseSet, Pos};
use crate::rules::Class;
use std::ops::Range;

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

    /// «заместителями стали», «вице-президентами избраны», but not «свидетелями стали», «сопредседателями являются».
    fn puts_into_office(&self, title: &Title, to: usize) -> bool {
        let passive = |k: usize| self.doc.flags(k).has(Flags::SHORT_PARTICIPLE);
        self.deputy(title) || (title.end..to).any(passive) && !self.doc.is_class(title.heads[0].noun, Class::PART_TAKEN)
    }

    fn deputy(&self, title: &Title) -> bool {
        let know = self.doc.know;
        know.grammar.classes(&know.titles[title.entry as usize].lemma).has(Class::DEPUTY)
    }

    /// The names in the nominative from item `from` on, joined by commas and «и», each with what its bearer is besides before it.
    fn appointed_together(&self, found: &Found, items: &[Item], from: usize) -> Vec<usize> {
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

    /// «Президентом республики А был избран в 2020 году»: the name right behind the title, and the verb right behind the name.
    fn put_first(&self, found: &Found, items: &[Item], i: usize) -> Option<usize> {
        let (Item::Title(t), Some(&Item::Name(n)), doc) = (items[i], items.get(i + 1), self.doc) else { return None };
        let (title, name) = (&found.titles[t], &found.names[n]);
        let verb = |k: usize| {
            k < doc.len() && doc.is_word(k) && doc.is_class(k, Class::APPOINTS) && self.asked(k).has(Case::Nom)
        };
        let behind = verb(name.end) && doc.flags(name.end).has(Flags::VERB | Flags::SHORT_PARTICIPLE);
        let only = |case: Case| phrase::agrees(doc, name, CaseSet::of(case));
        let subject = only(Case::Nom) && !only(Case::Ins) && !only(Case::Gen);
        (behind && subject && gap(doc, title.end, name.start) == Gap::None && !self.titled_before(n)).then_some(n)
    }

    /// «А покинул пост ректора, но остался профессором»: the only human of the sentence, its subject, behind whose office the next is
    /// told.
    fn goes_on(&self, found: &Found, items: &[Item], i: usize) -> Option<usize> {
        let (Item::Title(t), doc) = (items[i], self.doc) else { return None };
        let verb = self.lead(&found.titles[t]).checked_sub(1)?;
        let joins = verb.checked_sub(1).filter(|&k| matches!(doc.text.fold(k), "но" | "и" | "однако"))?;
        let (finite, office) = (doc.flags(verb).has(Flags::VERB), doc.is_class(verb, Class::APPOINTS));
        let floor = doc.text.sentences[doc.text.sentence_of(joins)].start;
        let told = items[..i].iter().rev().take_while(|item| span(found, **item).0 >= floor);
        let mut names = told.filter_map(|item| if let Item::Name(n) = *item { Some(n) } else { None });
        let (subject, other) = (names.next()?, names.next());
        let single = other.is_none() && found.titles[t].singular && self.asked(verb).has(Case::Nom);
        let acts = phrase::agrees(doc, &found.names[subject], CaseSet::of(Case::Nom));
        (finite && office && single && acts).then_some(subject)
    }

    /// «Работая директором завода, А построил …»: the subject behind the clause of a converb.
    fn while_in_office(&self, found: &Found, items: &[Item], i: usize) -> Option<usize> {
        let (Item::Title(t), Some(&Item::Name(n)), doc) = (items[i], items.get(i + 1), self.doc) else { return None };
        let (title, name) = (&found.titles[t], &found.names[n]);
        let converb =
            |k: usize| doc.is_class(k, Class::APPOINTS) && doc.flags(k).has(Flags::NONFINITE) && doc.sentence_start(k);
        let led = title.start.checked_sub(1).is_some_and(converb) && title.cases.has(Case::Ins);
        let subject = phrase::agrees(doc, name, CaseSet::of(Case::Nom));
        (led && subject && gap(doc, title.end, name.start) == Gap::Comma).then_some(n)
    }

    /// «школа, где директором А», «отряд, командиром которого Б»: the holder right behind the title, and no verb.
    fn where_in_office(&self, found: &Found, items: &[Item], i: usize) -> Option<usize> {
        let (Item::Title(t), Some(&Item::Name(n)), doc) = (items[i], items.get(i + 1), self.doc) else { return None };
        let (title, name) = (&found.titles[t], &found.names[n]);
        let whose = |k: usize| doc.is_word(k) && doc.text.fold(k).starts_with("котор");
        let before = title.start.checked_sub(1)?;
        let behind = title.end < name.start && whose(title.end) && doc.text.is(before, ",");
        let led = title.cases.has(Case::Ins) && (behind || doc.text.reads(before, "где"));
        let closed = name.end >= doc.len() || !doc.is_word(name.end);
        let subject = phrase::agrees(doc, name, CaseSet::of(Case::Nom));
        (led && closed && subject && gap(doc, title.end + usize::from(behind), name.start) == Gap::None).then_some(n)
    }

    /// «До назначения министром в 2017 году А возглавлял …», «А после избрания президентом …»: the subject beside the noun of
    /// putting into an office that governs the title.
    fn upon_office(&self, found: &Found, items: &[Item], i: usize) -> Option<usize> {
        let (Item::Title(t), doc) = (items[i], self.doc) else { return None };
        let title = &found.titles[t];
        let deed = title.start.checked_sub(1).filter(|&k| doc.is_word(k) && doc.is_class(k, Class::OFFICE_DEED))?;
        let led = deed.checked_sub(1).filter(|&k| matches!(doc.text.fold(k), "до" | "после" | "с"))?;
        let subject = |n: usize| phrase::agrees(doc, &found.names[n], CaseSet::of(Case::Nom));
        let owner = |n: usize| phrase::agrees(doc, &found.names[n], CaseSet::of(Case::Gen));
        let beside = |n: usize| {
            let name = &found.names[n];
            let between = title.end..name.start;
            let time = |k: usize| !doc.is_word(k) || matches!(doc.text.fold(k), "в" | "году" | "года" | "г");
            let apart = between.len() < 6 && between.clone().all(time) && (!between.is_empty() || !owner(n));
            subject(n) && apart
        };
        match (i.checked_sub(1).map(|k| items[k]), items.get(i + 1)) {
            (Some(Item::Name(n)), _) if found.names[n].end == led && subject(n) => Some(n),
            (_, Some(&Item::Name(n))) if beside(n) => Some(n),
            _ => None,
        }
    }

    /// «вместо Бориса Котова, избранного депутатом, утверждён А»: a participle right before the title that agrees with the name before
    /// its comma.
    fn put_before(&self, found: &Found, items: &[Item], i: usize) -> Option<usize> {
        let (Item::Title(t), Some(Item::Name(n))) = (items[i], i.checked_sub(1).map(|k| items[k])) else { return None };
        let (doc, participle) = (self.doc, found.titles[t].start.checked_sub(1)?);
        let full = |p: crate::morph::Parse| p.tag.pos() == Pos::Participle && !p.tag.cases().has(Case::Nom);
        let cases =
            doc.known(participle).iter().filter(|&p| full(p)).fold(CaseSet::EMPTY, |all, p| all.or(p.tag.cases()));
        let comma = found.names[n].end + 1 == participle && doc.text.is(participle - 1, ",");
        let given = doc.know.grammar.stems.put_into_office.begins(doc.text.fold(participle));
        (comma && given && !cases.is_empty() && phrase::agrees(doc, &found.names[n], cases)).then_some(n)
    }

    /// «Новым директором школы вместо ушедшего Б стал учитель А»: whoever stands right behind the verb.
    fn behind_verb(&self, found: &Found, items: &[Item], i: usize) -> Option<usize> {
        let doc = self.doc;
        let end = self.behind_relative(span(found, items[i]).1);
        let far = doc.sentence_end(end - 1).min(end + 16);
        let plain = |k: &usize| !matches!(doc.text.word(*k), ";" | ":") && !doc.is_class(*k, Class::CLAUSE_WORD);
        let active = Flags::SHORT_PARTICIPLE | Flags::VERB;
        let appoints = |&k: &usize| doc.is_word(k) && doc.is_class(k, Class::APPOINTS) && doc.flags(k).has(active);
        let first = (end..far).take_while(plain).find(appoints)?;
        // «был назначен»
        let verb = first + usize::from(first + 1 < far && appoints(&(first + 1)));
        if self.asked(verb).has(Case::Acc) {
            return None;
        }
        let next = *items[i + 1..].iter().find(|&&item| span(found, item).0 > verb)?;
        if gap(doc, verb + 1, span(found, next).0) != Gap::None {
            return None;
        }
        let n = match next {
            Item::Name(n) => n,
            // «избран доктор наук, профессор А»
            Item::Title(t) => {
                let series = || self.bonds(found).find(|b| b.title == t && b.how == How::Series).map(|b| b.name);
                self.holder(t).or_else(series).filter(|_| found.titles[t].cases.has(Case::Nom))?
            }
        };
        phrase::agrees(doc, &found.names[n], CaseSet::of(Case::Nom)).then_some(n)
    }

    /// «модератором дискуссии, в которой приняли участие 40 экспертов, был А»: behind the relative clause at `end`, if one stands there.
    fn behind_relative(&self, end: usize) -> usize {
        /// Tokens that a relative clause may take.
        const LONGEST: usize = 24;
        let text = self.doc.text;
        let limit = self.doc.sentence_end(end.max(1) - 1).min(end + LONGEST);
        let which = |k: usize| k < limit && self.doc.is_word(k) && text.fold(k).starts_with("котор");
        if end >= limit || !text.is(end, ",") || !(which(end + 1) || which(end + 2)) {
            return end;
        }
        (end + 2..limit).find(|&k| text.is(k, ",")).map_or(end, |k| k + 1)
    }

    /// «А ушёл с поста директора», «освободил А от должности министра», «вступление А в должность», «занимающая пост премьера А»:
    /// binds the title at item `i`, before which «пост» stands, to the human of the clause.
    fn through_post(&mut self, found: &mut Found, items: &[Item], i: usize) -> bool {
        let Item::Title(t) = items[i] else { return false };
        let start = self.lead(&found.titles[t]);
        let start = start - usize::from(start > 0 && self.doc.text.is(start - 1, "«"));
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
        let from = found.titles[t].end + usize::from(doc.text.is(found.titles[t].end, "»"));
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

    /// Does the clause put the human at item `i` into the post whose title begins at `start`, keep him there or take him out?
    fn changes_post(&self, found: &Found, items: &[Item], i: usize, start: usize) -> bool {
        let Item::Name(n) = items[i] else { return false };
        let (doc, name) = (self.doc, &found.names[n]);
        let agrees = |case: Case| phrase::agrees(doc, name, CaseSet::of(case));
        let between = name.end..start;
        if between.len() > 14 || !between.clone().all(|k| self.same_clause(k, &between)) {
            return false;
        }
        let word = |k: &usize| doc.is_word(*k) && (*k == 0 || doc.text.fold(*k - 1) != "не");
        let deed = |k: &usize| doc.is_class(*k, Class::OFFICE_DEED);
        // «принёс присягу в качестве министра»: any verb does
        let quality = self.post_before(start).is_some_and(|k| doc.text.fold(k) == "качестве");
        let verb = |k: &usize| {
            doc.is_class(*k, Class::OFFICE_CHANGE.or(Class::APPOINTS)) || quality && doc.flags(*k).has(Flags::VERB)
        };
        // «вернулась и решила бороться за пост», «ушёл, и на пост директора назначен Б»
        let other = |k: usize| doc.text.is(k, ",") || doc.flags(k).has(Flags::VERB | Flags::NONFINITE);
        if let Some(k) = between.clone().rev().filter(word).find(|k| verb(k) || deed(k)) {
            let somebody = deed(&k) || self.asked(k).has(Case::Acc);
            let finite = doc.flags(k).has(Flags::VERB) && !doc.text.fold(name.end + 1).starts_with("котор");
            // «поздравил А с избранием на пост»
            let object = || {
                deed(&k) && k == name.end + 1 && doc.text.reads(name.end, "с") && self.behind_finite(found, items, i)
            };
            let fits = if somebody { !agrees(Case::Nom) || object() } else { !finite || agrees(Case::Nom) };
            // «А требует сложить полномочия»: of somebody else
            let of_others = |j: usize| doc.is_word(j) && doc.know.grammar.stems.demands.begins(doc.text.fold(j));
            let own = self.leaves(k) && agrees(Case::Nom) && !(between.start..k).any(of_others);
            let sought = doc.flags(k).has(Flags::NONFINITE) && !own;
            return fits && !sought && !(k + 1..start).any(|k| other(k) && !verb(&k));
        }
        if between.clone().any(other) {
            return false;
        }
        self.put_into_office(found, items, i)
    }

    /// «освободил А», «назначение министра А»: does the verb or noun before the human at item `i` and his title give him an
    /// office, or take it?
    fn put_into_office(&self, found: &Found, items: &[Item], i: usize) -> bool {
        let Item::Name(n) = items[i] else { return false };
        let doc = self.doc;
        let agrees = |case: Case| phrase::agrees(doc, &found.names[n], CaseSet::of(case));
        let lead = self.described_from(found, items, i);
        let changes = |k: usize| doc.is_class(k, Class::OFFICE_CHANGE.or(Class::APPOINTS).or(Class::OFFICE_DEED));
        let sentence = doc.text.sentences[doc.text.sentence_of(lead)].start;
        let near =
            (lead.saturating_sub(5).max(sentence)..lead).rev().take_while(|&k| doc.is_word(k)).find(|&k| changes(k));
        near.is_some_and(|k| {
            let noun = doc.known(k).first().is_some_and(|p| p.tag.pos() == Pos::Noun);
            let somebody = self.asked(k).has(Case::Acc) && (!doc.flags(k).has(Flags::NONFINITE) || self.leaves(k));
            if noun { agrees(Case::Gen) } else { somebody && agrees(Case::Acc) }
        })
    }

    /// «назначение нунцием архиепископа А»: what is in the genitive with the name, and nobody's deputy before it, is his own title.
    fn leave_holders_own(&mut self, found: &mut Found, t: usize, n: usize) {
        let title = &found.titles[t];
        let genitive = self.asked_before(title.start).is_some_and(|c| c.has(Case::Gen));
        let deputy = self.deputy(title);
        let from = title.heads[0].end;
        if genitive
            && !deputy
            && let Some(own) = titles::inner(self.doc, from, title.end).filter(|own| own.start >= from)
        {
            found.titles[t].end = own.start;
            found.titles.push(own);
            self.bond(found, found.titles.len() - 1, n, How::Before, None);
        }
    }

    /// «назначение А министром и Б ректором»: does the name before the title at item `i` follow one that the title behind it,
    /// in the same case, was bound to?
    fn put_likewise(&self, found: &Found, items: &[Item], i: usize) -> bool {
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

    /// «вместо ушедшей А главой избран Б»: does a verb of office right behind the title, at `k`, ask for another case than the name's?
    fn given_behind(&self, found: &Found, n: usize, k: usize) -> bool {
        let verb = k < self.doc.len() && self.doc.is_word(k) && self.doc.is_class(k, Class::APPOINTS);
        verb && !phrase::agrees(self.doc, &found.names[n], self.asked(k))
    }

    /// Whom a verb of office before the title at item `i` puts into it, behind the ranks and degrees that he bears.
    fn described_holder(&self, found: &Found, items: &[Item], i: usize) -> Option<usize> {
        let Item::Title(t) = items[i] else { return None };
        let asked = self.asked_before(found.titles[t].start)?;
        let mut end = found.titles[t].end;
        for (k, &item) in items.iter().enumerate().skip(i + 1) {
            let joined = match gap(self.doc, end, span(found, item).0) {
                Gap::None => true,
                Gap::Comma => k > i + 1,
                _ => false,
            };
            match item {
                _ if !joined => return None,
                Item::Name(n) => return (k > i + 1).then_some(n),
                Item::Title(r) if !self.minor(found, r) || found.titles[r].cases.and(asked).is_empty() => return None,
                Item::Title(r) => end = found.titles[r].end,
            }
        }
        None
    }

    /// Where the human at item `i` begins, with the title right before the name.
    fn described_from(&self, found: &Found, items: &[Item], i: usize) -> usize {
        match (i.checked_sub(1).map(|k| items[k]), items[i]) {
            (Some(Item::Title(t)), Item::Name(n)) if self.holder(t) == Some(n) => found.titles[t].start,
            (_, item) => span(found, item).0,
        }
    }

    fn behind_finite(&self, found: &Found, items: &[Item], i: usize) -> bool {
        let from = self.described_from(found, items, i);
        from > 0 && self.doc.flags(from - 1).has(Flags::VERB)
    }

    /// «снять», «уйти»: who leaves or loses an office has it, whether he has left or not.
    fn leaves(&self, k: usize) -> bool {
        self.doc.is_class(k, Class::OFFICE_CHANGE) && self.doc.flags(k).has(Flags::NONFINITE)
    }

    /// A token of `range` that opens no clause of somebody else: «А, который ушёл», «А заявил, что покидает», but not «А
    /// заявил, что министр покидает».
    fn same_clause(&self, k: usize, range: &Range<usize>) -> bool {
        let (doc, text) = (self.doc, self.doc.text);
        if matches!(text.word(k), ";" | ":" | "—" | "–" | "." | "«" | "»") {
            return false;
        }
        let opens = doc.is_word(k) && doc.is_class(k, Class::CLAUSE_WORD) && k > range.start && text.is(k - 1, ",");
        let changes = |k: usize| doc.is_class(k, Class::OFFICE_CHANGE.or(Class::APPOINTS));
        !opens || k == range.start + 1 || k + 1 < range.end && doc.is_word(k + 1) && changes(k + 1)
    }

    /// «А назначил министром обороны …» makes a minister of somebody else; «А назначили», «А занял пост» of him.
    fn asks_for(&self, found: &Found, n: usize, t: usize) -> bool {
        let (from, to) = (found.names[n].end, found.titles[t].start);
        let Some(verb) = (from..to).rev().find(|&k| self.doc.is_class(k, Class::APPOINTS)) else { return true };
        let agrees = |case: Case| phrase::agrees(self.doc, &found.names[n], CaseSet::of(case));
        // «мандат А, назначенной министром»
        let participle = self.doc.adjective(verb).any();
        if verb == from + 1 && phrase::agrees(self.doc, &found.names[n], participle) {
            return true;
        }
        if self.asked(verb).has(Case::Acc) {
            return agrees(Case::Acc) && !agrees(Case::Nom);
        }
        // «при Иванове Петров был министром»
        let told_of = self.doc.is_word(from + 1) && self.doc.text.fold(from + 1).starts_with("котор");
        !self.doc.flags(verb).has(Flags::VERB) || told_of || agrees(Case::Nom)
    }

    /// «А отметил, что компания занимает место лидера»: does a clause behind «что» have a subject of its own before its verb of
    /// office?
    fn of_another(&self, from: usize, to: usize) -> bool {
        let (doc, text) = (self.doc, self.doc.text);
        let that = |&k: &usize| text.reads(k, "что") && k > from && text.is(k - 1, ",");
        let Some(clause) = (from..to).rev().find(that) else { return false };
        let verb = (clause + 1..to).find(|&k| doc.is_word(k) && doc.is_class(k, Class::APPOINTS)).unwrap_or(to);
        // «что его подзащитный был солдатом» may be told of the one named
        let person = Flags::PRONOMINAL | Flags::ANIMATE;
        let subject = |k: usize| doc.noun(k).has(Case::Nom) && !doc.flags(k).has(person);
        (clause + 1..verb).any(subject)
    }

    /// A verb of office between two tokens that are no further apart than `most`.
    fn verb_between(&self, from: usize, to: usize, most: usize) -> bool {
        let other = Flags::SHORT_PARTICIPLE | Flags::NONFINITE;
        let denied = |k: usize| k > 0 && self.doc.text.fold(k - 1) == "не";
        let appoints = |k: usize| self.doc.is_class(k, Class::APPOINTS) && !denied(k);
        // «А: «Если он станет директором …»»
        let quotes = |k: usize| self.doc.text.is(k, ":") && matches!(self.doc.text.word(k + 1), "«" | "\"" | "“");
        // «был убит директором», «может стать директором»
        let clean = (from..to).all(|k| {
            !matches!(self.doc.text.word(k), ";" | ".") && !quotes(k) && (appoints(k) || !self.doc.flags(k).has(other))
        });
        to - from <= most && clean && (from..to).any(|k| self.doc.is_word(k) && appoints(k))
    }

    /// Binds the title at item `i` through its verb, and those co-ordinated with it: «был режиссёром, сценаристом и актёром».
    fn told(&mut self, found: &mut Found, items: &[Item], i: usize, n: usize) {
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
    fn several(found: &Found, t: usize) -> bool {
        let title = &found.titles[t];
        title.plural && !title.singular && title.cases.has(Case::Nom)
    }

    pub(super) fn titled_before(&self, n: usize) -> bool {
        self.bound.led.get(n).is_some_and(|&led| led)
    }

    /// «освобождён от должности»
    fn released(&self, post: usize) -> bool {
        post > 0 && matches!(self.doc.text.fold(post - 1), "от" | "с")
    }

    /// «кандидат на пост», «борьба за кресло»: is the post that the word at `post` tells of but sought?
    fn wanted(&self, post: usize) -> bool {
        let doc = self.doc;
        post.checked_sub(2).is_some_and(|k| doc.is_word(k) && doc.know.grammar.seeks(doc.text.fold(k)))
    }

    /// Where the title begins; before the dash of «назначен на новую должность – глава службы».
    fn lead(&self, title: &Title) -> usize {
        let dash = |k: usize| matches!(self.doc.text.word(k), "—" | "–" | "-" | ":");
        let named = title.start > 1 && title.cases.has(Case::Nom) && dash(title.start - 1);
        let post = named
            && self.doc.is_word(title.start - 2)
            && self.doc.know.grammar.is_post(self.doc.text.fold(title.start - 2));
        title.start - usize::from(post)
    }

    /// «на посту», «в качестве нового»: where the word for an office before a title that begins at `start` stands.
    pub(super) fn post_before(&self, start: usize) -> Option<usize> {
        let doc = self.doc;
        let aside = |k: usize| doc.is_word(k) && doc.is_class(k, Class::NEVER_MODIFIER);
        // «звание «Народный артист»»
        let start = start - usize::from(start > 0 && doc.text.is(start - 1, "«"));
        let k = (start.saturating_sub(3)..start).rev().find(|&k| !aside(k))?;
        doc.know.grammar.is_post(doc.text.fold(k)).then_some(k)
    }
}
