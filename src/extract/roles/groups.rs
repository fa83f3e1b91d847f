//! Groups of co-ordinated names: where each ends, which list it goes on with, and the place in the clause that it is asked for.

use super::mentions::{self, Mention, alike};
use super::reader::Reader;
use super::{Told, Votes, talk};
use crate::extract::clauses::Predicate;
use crate::extract::doc::Flags;
use crate::extract::names;
use crate::morph::Case;
use crate::rules::{Class, Part, SenseKind};

impl Reader<'_, '_, '_> {
    /// «…; за столом – Y»: a clause without a verb begins before the name, and a dash leads to it.
    pub(super) fn seated(&self, b: &Mention) -> bool {
        let text = self.doc.text;
        let dash = b.start > 0 && text.dash(b.start - 1);
        dash && (b.start.saturating_sub(6)..b.start).any(|k| text.is(k, ";"))
    }

    /// «…, секретарём – Y», «…, протокол – Y»: a post or another work and a dash stand before the name, or within what holds the
    /// name and its title.
    pub(super) fn other_post(&self, b: &Mention) -> bool {
        let doc = self.doc;
        let dash = |k: &usize| doc.text.dash(*k);
        let at = (b.start.saturating_sub(1)..b.end).take(4).find(dash).unwrap_or(0);
        // «…, третью – Y»: no third of anything
        let post =
            |k: usize| doc.noun(k).has(Case::Ins) && !doc.flags(k).has(Flags::ORDINAL) || doc.text.reads(k, "протокол");
        let post = at > 1 && post(at - 1);
        post && (doc.text.is(at - 2, ",") || doc.text.reads(at - 2, "а"))
    }

    /// Is a name that can stand in any case no subject, since the list it goes on stands in another case?
    pub(super) fn no_subject(&self, a: &Mention, group: &[Mention]) -> bool {
        let (b, end) = (&group[0], group[group.len() - 1].end);
        let verb = self.after(end).is_some_and(|r| self.clauses.predicates[r].start - end <= 3);
        b.cases.has(Case::Nom) && !a.cases.has(Case::Nom) && !verb
    }

    /// Does a name without a part of its own go on with the list that the name before it stands in («…, и виноделом X»,
    /// «…, а накануне – с Y»)?
    pub(super) fn goes_on(&self, a: &Mention, b: &Mention) -> bool {
        let (doc, from, to) = (self.doc, a.end, b.start);
        let gapped = to > from && self.gapped(a, b);
        if to <= from || to - from > if gapped { 40 } else { 25 } || !alike(a, b) || self.told_by(a, from) {
            return false;
        }
        // «гимназии г.Нови-Сад»: no sentence's end
        let full_stop = |k: usize| doc.text.is(k, ".") && (k + 1 >= doc.len() || doc.sentence_start(k + 1));
        let stop = |k: usize| self.clauses.bracketed(b.start) || full_stop(k) || doc.text.is(k, ":");
        if !gapped && (self.clauses.any(from, to) || self.hard(from, to)) || (from..to).any(stop) {
            return false;
        }
        let listed = (from..to).any(|k| matches!(doc.text.word(k), "," | ";") || doc.text.fold(k) == "и");
        let governor = |m: &Mention| {
            let k = m.start.wrapping_sub(1);
            (m.start > 0 && self.preposition(k, m)).then(|| doc.text.fold(k))
        };
        listed && governor(b).is_none_or(|p| governor(a) == Some(p))
    }

    /// «вручил медаль А, а грамоты – Б», «…, а Б – грамоту»: the verb that gives is left out before the second recipient, and no other
    /// stands between but in a relative clause.
    fn gapped(&self, a: &Mention, b: &Mention) -> bool {
        let (doc, to_both) = (self.doc, a.cases.and(b.cases).has(Case::Dat));
        let dash = |k: usize| k < doc.len() && doc.text.dash(k);
        let thing = |k: usize| {
            let noun = |j: usize| doc.noun(j).has(Case::Acc) && !doc.flags(j).has(Flags::ANIMATE);
            k + 2 < doc.len() && (noun(k + 1) || doc.adjective(k + 1).has(Case::Acc) && noun(k + 2))
        };
        let stop = |k: usize| self.clauses.named(k) || doc.text.is(k, ".") || doc.text.is(k, ";");
        let given =
            || (b.end..doc.len().min(b.end + 12)).take_while(|&k| !stop(k)).find(|&k| dash(k)).is_some_and(thing);
        let own = to_both && (dash(b.start - 1) || given());
        let between = &self.clauses.predicates[self.clauses.predicates.partition_point(|p| p.start < a.end)..];
        own && between.iter().take_while(|p| p.start < b.start).all(|p| p.relative)
    }

    /// «Как сообщил X, …»: the comma at `end` closes the clause that names who tells, and what he tells begins.
    fn told_by(&self, a: &Mention, end: usize) -> bool {
        let told = || {
            self.before(a.start)
                .is_some_and(|l| self.by_the_way(l) && !self.hard(self.clauses.predicates[l].end, a.start))
        };
        self.doc.text.is(end, ",") && told()
    }

    /// «как сообщил», «как ранее отметила»
    pub(super) fn by_the_way(&self, verb: usize) -> bool {
        let (doc, p) = (self.doc, &self.clauses.predicates[verb]);
        let adverb = |k: &usize| doc.flags(*k).has(Flags::ADVERB) && !doc.text.reads(*k, "как");
        let first = (p.start.saturating_sub(2)..p.start).rev().find(|k| !adverb(k));
        p.plural == Some(false) && !p.passive && first.is_some_and(|k| doc.text.reads(k, "как"))
    }

    /// Are two neighbours members of one co-ordination?
    pub(super) fn joined(&self, a: &Mention, b: &Mention) -> bool {
        if b.start < a.end || !alike(a, b) {
            return false;
        }
        let (doc, from, to) = (self.doc, a.end, b.start);
        let aside = self.clauses.bracketed(a.start) != self.clauses.bracketed(b.start);
        if aside || self.clauses.any(from, to) || self.hard(from, to) || self.attribute(b) || self.other_post(b) {
            return false;
        }
        // «вёл заседание заместитель мэра X: мэр, Y, находится в отпуске»
        if doc.text.is(from, ":") || self.told_by(a, from) || self.instead(a, b) || self.clause_closes(a, b) {
            return false;
        }
        let listed = (from..to).any(|k| matches!(doc.text.word(k), "," | ";" | "|" | "/") || doc.text.fold(k) == "и");
        listed && !(doc.flags(to - 1).has(Flags::PREPOSITION) && !doc.text.reads(to - 1, "а"))
    }

    /// «По итогам переговоров | А и Б подписали»: several whose names never bend, behind the noun of talks and right before a verb in
    /// the plural that has no other subject.
    fn after_talks(&self, group: &[Mention], all: &[Mention]) -> bool {
        /// Tokens behind the verb among which its own subject would stand.
        const NEAR: usize = 12;
        let doc = self.doc;
        let [head, .., last] = group else { return false };
        let Some(noun) = head.start.checked_sub(2).map(|k| k + 1).filter(|&k| talk(doc, k)) else { return false };
        let led = (noun.saturating_sub(3)..noun).rev().find(|&k| doc.adjective(k).any().is_empty());
        let led = led.is_some_and(|k| {
            let case = !doc.noun(k).any().is_empty() && !doc.noun(k).has(Case::Nom);
            doc.is_word(k) && (case || doc.flags(k).has(Flags::PREPOSITION))
        });
        let verb = self.after(last.end).map(|r| &self.clauses.predicates[r]);
        let theirs = |p: &&Predicate| p.start == last.end && p.plural == Some(true) && !p.passive;
        let other = |p: &Predicate| mentions::beginning(all, p.end, p.end + NEAR).any(|m| m.cases.has(Case::Nom));
        led && doc.noun(noun).has(Case::Gen) && verb.filter(theirs).is_some_and(|p| !other(p))
    }

    /// «В порту, куда гостя сопровождал А, | директор Б показал»: the comma closes the clause of A, and the next verb is B's.
    fn clause_closes(&self, a: &Mention, b: &Mention) -> bool {
        let one = |p: &Predicate| p.plural == Some(false) && !p.passive;
        let inner = self.before(a.start).map(|l| &self.clauses.predicates[l]);
        let own = |p: &&Predicate| p.relative && one(p) && !self.comma(p.end, a.start) && !self.hard(p.end, a.start);
        let next = || self.after(b.end).map(|r| &self.clauses.predicates[r]).filter(|p| p.start <= b.end + 1);
        self.doc.text.is(a.end, ",") && inner.is_some_and(|p| own(&p)) && next().is_some_and(one)
    }

    /// The part that the place of a group of names tells.
    pub(super) fn group(
        &self,
        group: &[Mention],
        all: &[Mention],
        taken: &mut [bool],
        votes: &mut Votes,
    ) -> Option<Told> {
        let head = &group[0];
        if self.clauses.masked_quote(head.start) {
            return None;
        }
        // «в присутствии гостей С. Черняк и Н. Саидов подписали …»: the case that all of them have
        if self.says_alone(head, all) {
            return self.subject(group, all, taken, votes);
        }
        if let Some(p) = self.heard(head) {
            return Some((Part::Speaker, (p.start, p.end)));
        }
        let common = group.iter().fold(head.cases, |cases, m| cases.and(m.cases));
        let together = Mention { cases: if common.is_empty() { head.cases } else { common }, ..*head };
        if let Some(told) = self.phrase(&together, all, votes) {
            return Some(told);
        }
        let before = head.start.wrapping_sub(1);
        if self.clauses.bracketed(head.start) {
            // «(в церемонии участвовали также А и Б)»
            if let Some(p) = self.clauses.aside_before(self.doc, head.start).filter(|_| head.cases.has(Case::Nom)) {
                let part = if p.negated || p.passive { Part::Mentioned } else { self.part(p, votes) };
                // «(в первый день его заменял А)»
                let stands_in = || p.past && !p.negated && self.stood_in(p).is_some();
                let part =
                    if p.subject.is_none() && stands_in() { Some(Part::Participant) } else { p.subject.map(|_| part) };
                return part.map(|part| (part, (p.start, p.end)));
            }
            // «Вопрос (А, «Вечерняя газета»): – …»
            if head.start > 1 && self.doc.text.is(before, "(") && self.doc.text.reads(before - 1, "вопрос") {
                return Some((Part::Participant, (before - 1, before)));
            }
            // «сборная Оша (Л. Тур, Я. Рак)»: a bracket of nothing but names tells who they were
            let (end, text) = (group[group.len() - 1].end, self.doc.text);
            let whole = end < text.len() && (head.start..=end).find(|&k| text.is(k, ")")) == Some(end);
            let crew = group.len() > 1 && head.start > 0 && text.is(before, "(") && whole;
            let crew = crew || self.commands_crew(head.start);
            let verb = self.before(head.start).map(|l| &self.clauses.predicates[l]);
            if let Some(p) = verb.filter(|p| !p.passive && p.subject.is_some() && self.sent_by(p, head.start)) {
                return Some((self.part(p, votes), (p.start, p.end)));
            }
            let told = crew && !votes.mourns && !verb.is_some_and(|p| p.negated || self.untold(p, votes));
            return told.then_some((Part::Participant, (head.start, end)));
        }
        if self.quoted(group) {
            return Some((Part::Speaker, (head.start, head.end)));
        }
        if self.asks(group) {
            return Some((Part::Participant, (head.start, head.end)));
        }
        let in_person = head.start > 1 && self.doc.text.fold(before) == "лице" && self.doc.text.fold(before - 1) == "в";
        if !in_person && head.start > 0 && self.preposition(before, head) {
            let company = matches!(self.doc.text.fold(before), "с" | "со" | "между") && head.cases.has(Case::Ins);
            let company = company && !self.told_of_talks(before);
            return if company { self.company(group, all, votes) } else { self.held_at(group, votes) };
        }
        let governed = || self.clauses.governor(self.doc, head.start).is_some_and(|p| p.object.is_some());
        let fronted = || head.cases.has(Case::Nom) && self.fronted(group, all);
        let object = head.cases.has(Case::Nom)
            && head.cases.has(Case::Acc)
            && (governed()
                || self.before(head.start).is_some_and(|l| {
                    let p = &self.clauses.predicates[l];
                    taken[l] && p.object.is_some() && !p.passive && !self.hard(p.end, head.start)
                }));
        if object || fronted() {
            self.objects(group, votes)
        } else if in_person || head.cases.has(Case::Nom) || self.after_talks(group, all) {
            self.subject(group, all, taken, votes)
        } else if head.cases.has(Case::Dat) {
            self.recipients(group, votes)
        } else if head.cases.has(Case::Ins) {
            match self.in_company(head) {
                true => self.company(group, all, votes),
                false => self.agents(group, votes),
            }
        } else if head.cases.has(Case::Acc) || head.cases.has(Case::Gen) {
            self.objects(group, votes)
        } else {
            None
        }
    }

    /// «Пяйви Лехтонен принял председатель А»: before a verb of another gender stands a name that never bends, and its subject right
    /// behind it.
    fn fronted(&self, group: &[Mention], all: &[Mention]) -> bool {
        let [m] = group else { return false };
        let receives = |p: &&Predicate| p.object.is_some() && p.past && !p.passive && p.plural == Some(false);
        let verb = self.after(m.end).map(|r| &self.clauses.predicates[r]).filter(|p| p.start == m.end);
        let Some(p) = verb.filter(receives) else { return false };
        let subject = mentions::beginning(all, p.end, p.end + 1).find(|o| o.human != m.human && o.cases.has(Case::Nom));
        let gendered = p.gender.is_some() && m.gender.is_some() && p.gender != m.gender;
        let fits = subject.is_some_and(|o| o.gender.is_none() || o.gender == p.gender);
        let unbent = |k: usize, role| names::readings(self.doc, k, role).iter().any(|f| f.cases.has(Case::Acc));
        let given = || self.doc.text.is(m.start + 1, ".") || unbent(m.start, names::Role::Given);
        gendered && fits && given() && unbent(m.end - 1, names::Role::Surname)
    }

    /// «У министра А прошло совещание»: whoever the many gather with leads them.
    fn held_at(&self, group: &[Mention], votes: &Votes) -> Option<Told> {
        /// Tokens between the verb and the event's noun.
        const NEAR: usize = 4;
        let (doc, end) = (self.doc, group[group.len() - 1].end);
        let p = self.after(end).map(|r| &self.clauses.predicates[r]).filter(|p| p.start == end)?;
        let held =
            doc.text.reads(group[0].start - 1, "у") && p.past && !p.passive && doc.is_class(p.verb, Class::TAKES_PLACE);
        if !held || p.negated || self.untold(p, votes) {
            return None;
        }
        let meets = |k: usize| {
            let mut heads = doc.senses_of(k, SenseKind::EventHead.bit());
            heads.any(|s| doc.know.events[s.entry as usize].class == "meeting") && !talk(doc, k)
        };
        let noun = (p.end..doc.len().min(p.end + NEAR)).find(|&k| doc.any_of(k, SenseKind::EventHead.bit()))?;
        (meets(noun) && doc.noun(noun).has(Case::Nom)).then_some((Part::Chair, (p.start, noun + 1)))
    }

    /// «участвовали представители Индии (А), Китая (министр Б) и ЮАР (В)»: the bracket behind a state tells who came from there.
    fn sent_by(&self, p: &Predicate, at: usize) -> bool {
        let doc = self.doc;
        let state = |k: usize| doc.capital(k) && doc.any_of(k, SenseKind::STATES) && doc.noun(k).has(Case::Gen);
        let of_state =
            at > 2 && doc.text.is(at - 1, "(") && (state(at - 2) || doc.hit_len(at - 3) > 1 && state(at - 3));
        let people = |k: usize| {
            let many = doc.flags(k).has(Flags::ANIMATE) && doc.noun(k).plur.has(Case::Nom);
            doc.is_class(k, Class::DELEGATION) || many
        };
        let behind = p.end <= at && !self.hard(p.end, at) && doc.text.sentence_of(p.end) == doc.text.sentence_of(at);
        of_state && behind && (p.end..at.min(p.end + 4)).any(people)
    }

    /// «экипаж вертолёта (командир – А)», «ансамбль «Тоо» (руководитель Б)»: the head of a crew in a bracket behind it.
    fn commands_crew(&self, at: usize) -> bool {
        let doc = self.doc;
        let artistic = |k: usize| doc.is_word(k) && !doc.adjective(k).any().is_empty();
        let leads = |k: usize| k < doc.len() && doc.know.grammar.stems.crew_heads.has(doc.text.fold(k));
        let opens = at > 1 && doc.text.is(at - 1, "(") && (leads(at) || artistic(at) && leads(at + 1));
        let crew = |k: usize| doc.is_word(k) && doc.is_class(k, Class::CREW) && doc.noun(k).has(Case::Nom);
        let floor = doc.text.sentences[doc.text.sentence_of(at)].start.max(at.saturating_sub(24));
        opens && (floor..at - 1).any(crew)
    }
}
