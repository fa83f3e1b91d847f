//! Names in the dative and the instrumental: recipients, company («встретился с …»), agents («подписан …»).

use super::mentions::Mention;
use super::reader::Reader;
use super::{Told, Votes, talk};
use crate::extract::clauses::Predicate;
use crate::extract::doc::Flags;
use crate::morph::{Case, Pos};
use crate::rules::{Holder, Part, Sense, SenseKind, TitleClass, When};

impl Reader<'_, '_, '_> {
    /// «рассказал о своих контактах | с А»: company that is a matter told of.
    pub(super) fn told_of_talks(&self, with: usize) -> bool {
        let doc = self.doc;
        let noun = with.checked_sub(1).filter(|&k| talk(doc, k) || doc.text.fold(k).starts_with("контакт"));
        // «об итогах своего телефонного разговора»
        let stop = |j: usize| !doc.is_word(j) || doc.flags(j).has(Flags::VERB) && doc.noun(j).any().is_empty();
        noun.is_some_and(|k| {
            let mut before = (k.saturating_sub(6)..k).rev().take_while(|&j| !stop(j));
            before
                .find(|&j| doc.flags(j).has(Flags::PREPOSITION))
                .is_some_and(|j| matches!(doc.text.fold(j), "о" | "об"))
        })
    }

    /// «с государственным секретарём кардиналом X»: the preposition stands before words between it and the name.
    pub(super) fn in_company(&self, m: &Mention) -> bool {
        let doc = self.doc;
        let floor = self.clauses.periods[self.period].start.max(m.start.saturating_sub(14));
        let stop = |k: usize| {
            matches!(doc.text.word(k), "," | ";" | ":" | "(" | ")") || doc.text.full_stop(k) || doc.text.dash(k)
        };
        let with = (floor..m.start)
            .rev()
            .take_while(|&k| !stop(k))
            .find(|&k| doc.is_word(k) && matches!(doc.text.fold(k), "с" | "со" | "между"));
        let instrumental = |k: usize| doc.noun(k).has(Case::Ins) || doc.adjective(k).any().has(Case::Ins);
        // «с вновь назначенным послом X»
        let first = |k: usize| k + 1 + usize::from(doc.flags(k + 1).has(Flags::ADVERB) && k + 2 < m.start);
        with.is_some_and(|k| instrumental(first(k)) && !self.clauses.any(k, m.start))
    }

    /// Is it a meeting in the past, in a clause that hangs on a verb of going there?
    fn met_there(&self, p: &Predicate) -> bool {
        let sentence = self.doc.text.sentences[self.doc.text.sentence_of(p.start)];
        // «Накануне он побывал в Омске, где …»: before what is reported
        let before = self.doc.text.reads(sentence.start, "накануне");
        let meets = p.past && !p.earlier && !before && matches!(p.subject, Some((_, When::Pair)));
        let main = self.before(p.start).map(|l| &self.clauses.predicates[l]);
        let goes = |q: &Predicate| self.doc.know.grammar.stems.goes.begins(self.doc.text.fold(q.verb));
        // «присутствовал на встрече, которую А провёл с Б»
        let there = |q: &Predicate| {
            let attends = matches!(q.subject, Some((Part::Attendee | Part::Participant, When::Always)));
            attends && q.past && !q.negated && !q.earlier
        };
        meets && main.is_some_and(goes) || p.past && !p.earlier && p.pronoun && main.is_some_and(there)
    }

    /// Whoever somebody is with: of his family, or by what the verb tells.
    pub(super) fn company(&self, group: &[Mention], all: &[Mention], votes: &Votes) -> Option<Told> {
        self.with_kin(&group[0], all, votes).or_else(|| self.companions(group, votes))
    }

    /// «гостями стали А, которому исполнилось девяносто, и Б с супругой В»: the part of whoever she is beside.
    fn with_kin(&self, m: &Mention, all: &[Mention], votes: &Votes) -> Option<Told> {
        /// Tokens between the preposition and the name.
        const NEAR: usize = 3;
        let doc = self.doc;
        let relative = |k: usize| {
            let kin = |s: Sense| doc.know.titles[s.entry as usize].class == TitleClass::Relative;
            doc.senses_of(k, SenseKind::TitleHead.bit()).any(kin)
        };
        let with = (m.start.saturating_sub(NEAR)..m.start).rev().find(|&k| matches!(doc.text.fold(k), "с" | "со"))?;
        let beside = all[..all.partition_point(|a| a.start < m.start)].iter().rev().find(|a| a.end == with)?;
        let told = votes.best[beside.human].filter(|_| relative(with + 1))?;
        let part = match told.part {
            Part::Mentioned => return None,
            Part::Attendee => Part::Attendee,
            _ => Part::Participant,
        };
        Some((part, (told.start, told.end)))
    }

    /// «встретился с …», «вместе с …», «переговоры с …»
    fn companions(&self, group: &[Mention], votes: &Votes) -> Option<Told> {
        let head = &group[0];
        let verb = self.before(head.start).filter(|&l| !self.hard(self.clauses.predicates[l].end, head.start));
        let verb = verb.or_else(|| self.after(group[group.len() - 1].end));
        // «…; с Y – реформы»: the verb of the clause before holds on
        let verb = verb.or_else(|| self.before(head.start));
        let noun = head.start >= 2 && self.talk_before(head.start - 1);
        match verb.map(|v| &self.clauses.predicates[v]) {
            // «побывал в Анкаре, где встретился с А», but «рассказал о поездке, где встретился с А»
            Some(p) if p.relative && !self.met_there(p) => None,
            // «об этом есть договорённость с А»: with whom there is something always
            Some(p) if !noun && matches!(self.doc.text.fold(p.verb), "есть" | "имеется" | "имеются") => {
                None
            }
            Some(p) => {
                let part = match self.part(p, votes) {
                    part @ (Part::Mentioned | Part::Attendee) => part,
                    // «подписал с ректором меморандум», not «… итоги встречи с ним»
                    _ if matches!(p.subject, Some((Part::Signatory, _))) && !noun => Part::Signatory,
                    _ => Part::Participant,
                };
                Some((part, (p.start, p.end)))
            }
            None => noun
                .then(|| (Part::Participant, (head.start - 2, head.start)))
                .or_else(|| self.beside_listed(head, votes)),
        }
    }

    /// «Такаси Акиба, вице-мэр, с переводчицей Б»: a line of a list names who came with its first.
    fn beside_listed(&self, head: &Mention, votes: &Votes) -> Option<Told> {
        let (doc, at) = (self.doc, head.start.checked_sub(2)?);
        /// Tokens of a list's line before whoever came with its first.
        const LINE: usize = 60;
        let start = (at.saturating_sub(LINE)..=at).rev().find(|&k| doc.text.tokens[k].line_start)?;
        let listed = doc.text.is(at, ",") && doc.capital(start) && !votes.mourns;
        let heading = self.inherited().map(|v| &self.clauses.predicates[v]);
        listed.then(|| heading.map_or(Part::Participant, |p| self.part(p, votes))).map(|part| (part, (at, head.end)))
    }

    /// «встреча», «переговоры», «разговор» within the phrase that ends before `at`.
    fn talk_before(&self, at: usize) -> bool {
        let floor = self.clauses.periods[self.period].start;
        (floor.max(at.saturating_sub(8))..at).any(|k| talk(self.doc, k))
    }

    pub(super) fn recipients(&self, group: &[Mention], votes: &Votes) -> Option<Told> {
        let (start, end) = (group[0].start, group[group.len() - 1].end);
        if let Some(((part, _), p)) = self.clauses.governor(self.doc, start).and_then(|p| Some((p.recipient?, p))) {
            return Some((if self.hindered(p, votes) { Part::Mentioned } else { part }, (p.start, p.end)));
        }
        let fits = |k: &usize| {
            let p = &self.clauses.predicates[*k];
            p.recipient.is_some_and(|(_, when)| when != When::Speech || p.of_speech)
        };
        let left = self.before(start).filter(|&l| !self.hard(self.clauses.predicates[l].end, start)).filter(fits);
        let right = self.after(end).filter(|&r| !self.hard(end, self.clauses.predicates[r].start)).filter(fits);
        let p = &self.clauses.predicates[left.or(right)?];
        let part = match p.recipient {
            Some((part, _)) if !p.negated && !self.untold(p, votes) => part,
            _ => Part::Mentioned,
        };
        Some((part, (p.start, p.end)))
    }

    /// «подписан …», «приём ведётся …»
    pub(super) fn agents(&self, group: &[Mention], votes: &Votes) -> Option<Told> {
        let (start, end) = (group[0].start, group[group.len() - 1].end);
        // «письмо, подписанное X, передано»: the participle's, not the verb's
        let participle = start > 0 && self.doc.known(start - 1).iter().any(|p| p.tag.pos() == Pos::Participle);
        if participle && self.doc.adjective(start - 1).any().and(group[0].cases).is_empty() {
            return self.opened_by(start);
        }
        let reflexive = |p: &Predicate| self.doc.text.fold(p.end - 1).ends_with("ся");
        let fits = |k: &usize| {
            let p = &self.clauses.predicates[*k];
            p.passive && p.subject.is_some() || reflexive(p) && votes.announced
        };
        let left = self.before(start).filter(|&l| !self.hard(self.clauses.predicates[l].end, start)).filter(fits);
        let right = self.after(end).filter(|&r| !self.hard(end, self.clauses.predicates[r].start)).filter(fits);
        let p = &self.clauses.predicates[left.or(right)?];
        let part = match p.subject {
            _ if p.negated || self.untold(p, votes) => Part::Mentioned,
            Some((part @ (Part::Signatory | Part::Host | Part::Mentioned), _)) => part,
            _ => Part::Participant,
        };
        Some((part, (p.start, p.end)))
    }

    /// «прошёл семинар, открытый ректором А»: what the participle before `at` tells of whoever does it to an event.
    fn opened_by(&self, at: usize) -> Option<Told> {
        let doc = self.doc;
        let (participle, noun) = (at.checked_sub(1)?, at.checked_sub(3)?);
        let comma = doc.text.is(noun + 1, ",");
        let event = doc.any_of(noun, SenseKind::EventHead.bit()) && comma;
        let told = |role: &&crate::rules::Role| {
            let part = matches!(role.part, Part::Speaker | Part::Chair) && role.near.is_empty();
            // «на приёме, данном послом А»
            let gives = comma && role.part == Part::Host && role.near.contains(&doc.hash(noun));
            (part || gives) && role.holder == Holder::Subject && matches!(role.when, When::Event | When::Always)
        };
        let mut roles = doc.senses_of(participle, SenseKind::RoleVerb.bit());
        let role = roles.find_map(|s| Some(&doc.know.roles[s.entry as usize]).filter(told))?;
        if !event && role.part != Part::Host {
            return None;
        }
        Some((role.part, (participle, at)))
    }
}
