//! Names in the accusative and the genitive: objects («принял посла …») and what a noun before them governs («встреча министра …»).

use super::mentions::Mention;
use super::reader::Reader;
use super::{Told, Votes, talk};
use crate::extract::clauses::Predicate;
use crate::extract::doc::Flags;
use crate::morph::{Case, CaseSet, Gender, Pos};
use crate::rules::{Class, Part, SenseKind};

impl Reader<'_, '_, '_> {
    /// Does a noun stand right before a phrase in the genitive («визит министра X»)?
    pub(super) fn attribute(&self, m: &Mention) -> bool {
        self.owner(m).is_some()
    }

    /// The noun before a phrase in the genitive, and before its adjectives: «визит нового министра X».
    pub(super) fn owner(&self, m: &Mention) -> Option<usize> {
        let (doc, floor) = (self.doc, m.start.saturating_sub(3));
        let adjective = |k: &usize| doc.adjective(*k).any().has(Case::Gen);
        let k = (floor..m.start).rev().find(|k| !adjective(k))?;
        // «родные Ильина»
        let people = || doc.know.grammar.substantive(doc.text.fold(k));
        let noun = doc.is_word(k) && (!doc.noun(k).any().is_empty() || people());
        let governs = noun && !doc.flags(k).has(Flags::VERB | Flags::PREPOSITION);
        (governs && !m.cases.has(Case::Nom) && m.cases.has(Case::Gen)).then_some(k)
    }

    /// «состоявшейся в феврале встречи»: does a participle with a time long gone stand before the noun at `k`?
    fn held_before(&self, k: usize) -> bool {
        let held = |j: &usize| self.doc.know.grammar.stems.held.begins(self.doc.text.fold(*j));
        let from = (k.saturating_sub(10)..k).rev().find(held);
        from.is_some_and(|j| self.clauses.long_gone_within(j, k))
    }

    /// «принял посла …», «встреча министра …»
    pub(super) fn objects(&self, group: &[Mention], votes: &Votes) -> Option<Told> {
        let head = &group[0];
        if head.start > 0 && talk(self.doc, head.start - 1) && head.cases.has(Case::Gen) {
            let around = self.before(head.start).or_else(|| self.after(group[group.len() - 1].end));
            let later = around.map(|v| &self.clauses.predicates[v]).is_some_and(|p| p.negated || self.untold(p, votes));
            let gone = later || self.clauses.long_gone(group[group.len() - 1].end) || self.held_before(head.start - 1);
            return (!gone).then(|| (Part::Participant, (head.start - 1, head.start)));
        }
        // «принял с докладом X»: the speech is his, and governs nobody
        let speech = head.start > 0 && self.doc.is_class(head.start - 1, Class::SPEECH) && !self.placed(head.start - 1);
        // «направила в Минск министра X»: where to, and not whose
        let goal = self.owner(head).is_none_or(|k| self.goal_ends(k) || self.sent_as(k));
        let object = head.cases.has(Case::Acc) || head.cases.has(Case::Gen) && head.gender != Some(Gender::Femn);
        if let Some(told) = self.sent(head.start, votes).filter(|_| goal && object) {
            return Some(told);
        }
        if let Some(k) = self.owner(head).filter(|&k| !speech && !self.placed(k) && !self.described(k, head)) {
            return self.crew(k, votes).or_else(|| self.introduced(k, votes));
        }
        if let Some((part, p)) = self.clauses.governor(self.doc, head.start).and_then(|p| Some((p.object?, p))) {
            return Some((if self.hindered(p, votes) { Part::Mentioned } else { part }, (p.start, p.end)));
        }
        let end = group[group.len() - 1].end;
        // «заслушан доклад X»: his speech is the passive's subject
        let heard = |p: &Predicate| !p.passive || speech && p.object == Some(Part::Speaker);
        let fits = |k: &usize| self.clauses.predicates[*k].object.is_some() && heard(&self.clauses.predicates[*k]);
        let left =
            self.before(head.start).filter(|&l| !self.hard(self.clauses.predicates[l].end, head.start)).filter(fits);
        let right = self.after(end).filter(|&r| self.clauses.predicates[r].start - end <= 3).filter(fits);
        let p = &self.clauses.predicates[left.or(right)?];
        if speech && p.object != Some(Part::Speaker) {
            return None;
        }
        let part = match p.object {
            Some(part) if !p.negated && !self.untold(p, votes) => part,
            _ => Part::Mentioned,
        };
        Some((part, (p.start, p.end)))
    }

    /// «Грузия направила в Минск министра А, Молдова – директора Б»: a state or body sends to where those meet who are told of.
    fn sent(&self, at: usize, votes: &Votes) -> Option<Told> {
        /// Tokens of where to.
        const NEAR: usize = 10;
        let doc = self.doc;
        let p = self.before(at).map(|l| &self.clauses.predicates[l])?;
        let sends = p.past && !p.passive && doc.know.grammar.stems.sends_there.begins(doc.text.fold(p.verb));
        if !sends || p.negated || self.untold(p, votes) || self.hard(p.end, at) {
            return None;
        }
        let first = doc.text.sentences[doc.text.sentence_of(p.start)].start;
        let body = SenseKind::STATES | SenseKind::OrgHead.bit();
        let sender = |k: usize| doc.any_of(k, body) && doc.noun(k).has(Case::Nom);
        let by_body = (first..p.start).any(sender) && !(first..p.start).any(|k| self.clauses.named(k));
        let goal = (p.end + 1..at.min(p.end + NEAR)).any(|k| self.goal_ends(k));
        let there = by_body && (goal || p.end < at && self.sent_as(p.end));
        there.then_some((Part::Participant, (p.start, p.end)))
    }

    /// «направил наблюдателем советника А»
    fn sent_as(&self, k: usize) -> bool {
        self.doc.is_word(k) && self.doc.know.grammar.stems.sent_as.has(self.doc.text.fold(k))
    }

    /// «в Минск», «на очередное заседание»: does such a phrase end at `k`?
    fn goal_ends(&self, k: usize) -> bool {
        let doc = self.doc;
        let place = doc.capital(k) && doc.any_of(k, SenseKind::Place.bit() | SenseKind::STATES);
        let event = doc.any_of(k, SenseKind::EventHead.bit());
        let adjective = |j: &usize| doc.is_word(*j) && doc.adjective(*j).any().has(Case::Acc);
        let led = (k.saturating_sub(3)..k).rev().find(|j| !adjective(j));
        (place || event)
            && doc.noun(k).has(Case::Acc)
            && led.is_some_and(|j| matches!(doc.text.fold(j), "в" | "во" | "на"))
    }

    /// «принял завершающего свою миссию посла X»: the noun at `k` belongs to a participle that describes the person.
    fn described(&self, k: usize, m: &Mention) -> bool {
        let doc = self.doc;
        let participle = |j: usize| {
            let told = doc.known(j).iter().any(|p| p.tag.pos() == Pos::Participle);
            told && !doc.adjective(j).any().and(m.cases).is_empty()
        };
        let own = |j: usize| matches!(doc.text.fold(j), "свою" | "свой" | "свое" | "свои");
        let j = if k > 1 && own(k - 1) { k - 2 } else { k.saturating_sub(1) };
        doc.is_word(j) && participle(j) && !doc.noun(k).any().and(CaseSet::of(Case::Acc)).is_empty()
    }

    /// «обыграл в финале X», «поздравил с юбилеем Y», «принял по его просьбе Z»: the noun tells where, with what or at whose wish, and
    /// governs nobody.
    fn placed(&self, k: usize) -> bool {
        let (doc, floor) = (self.doc, self.clauses.periods[self.period].start.max(k.saturating_sub(3)));
        let cases = doc.noun(k);
        let preposition = |j: usize| match doc.text.fold(j) {
            "в" | "во" | "на" => cases.has(Case::Loc),
            "с" | "со" => cases.has(Case::Ins),
            "по" => cases.has(Case::Dat) && matches!(doc.text.fold(k - 1), "его" | "ее" | "их"),
            _ => false,
        };
        // «встретил у трапа X»
        let met = || doc.text.reads(k - 1, "у") && doc.know.grammar.stems.thresholds.has(doc.text.fold(k));
        if k > floor && met() {
            return true;
        }
        !cases.has(Case::Gen) && !cases.has(Case::Acc) && (floor..k).any(|j| doc.is_word(j) && preposition(j))
    }

    /// «рота капитана X», «экипаж Y»: whoever heads a group takes part with it.
    fn crew(&self, k: usize, votes: &Votes) -> Option<Told> {
        let verb = self.before(k).or_else(|| self.after(k));
        let told = |v: usize| self.untold(&self.clauses.predicates[v], votes);
        (self.doc.is_class(k, Class::CREW) && !verb.is_some_and(told)).then_some((Part::Participant, (k, k + 1)))
    }

    /// «представила делегации проректора X»: a dative between the verb and its object.
    fn introduced(&self, k: usize, votes: &Votes) -> Option<Told> {
        let p = self.before(k).map(|l| &self.clauses.predicates[l])?;
        let fits = p.end == k && p.object.is_some() && !p.passive && self.doc.noun(k).has(Case::Dat);
        (fits && !self.untold(p, votes)).then_some((p.object?, (p.start, p.end)))
    }
}
