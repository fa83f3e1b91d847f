//! One period while it is read, group of names after group; the predicates around a token, and what stands between two.

use super::mentions::Mention;
use super::{Told, Votes};
use crate::extract::clauses::{Clauses, Predicate};
use crate::extract::doc::{Doc, Flags};
use crate::morph::Case;
use crate::rules::{Part, SenseKind};

/// Reads one period.
pub(super) struct Reader<'c, 'd, 'a> {
    pub(super) doc: &'d Doc<'a>,
    pub(super) clauses: &'c Clauses,
    pub(super) period: usize,
}

impl Reader<'_, '_, '_> {
    /// `all`: the mentions of this period and of those before.
    pub(super) fn read(&self, mentions: &[Mention], all: &[Mention], votes: &mut Votes) {
        self.quoted_pronouns(all, votes);
        self.opening_pronouns(all, votes);
        self.opening_they(all, votes);
        self.absent_pronouns(mentions, all, votes);
        self.rewarded_later(all, votes);
        self.rewarded_pronouns(all, votes);
        if mentions.is_empty() {
            return;
        }
        self.idle(mentions, votes);
        let mut taken = vec![false; self.clauses.predicates.len()];
        let mut last: Option<(Mention, Told)> = None;
        let mut i = 0;
        while i < mentions.len() {
            let mut j = i + 1;
            while j < mentions.len() && self.joined(&mentions[j - 1], &mentions[j]) {
                j += 1;
            }
            let group = &mentions[i..j];
            let list = last.as_ref().filter(|(a, _)| self.goes_on(a, &group[0]));
            let aside = self.clauses.bracketed(group[0].start) && last.is_some();
            let told = match list {
                Some((a, told)) if self.no_subject(a, group) => Some(*told),
                _ => self.group(group, mentions, &mut taken, votes).or(list.map(|l| l.1)),
            };
            let told = told.map(|t| self.own_post(t, &group[0])).map(|t| self.on_stage(t, &group[0]));
            // «Передайте привет А, который сделал для нас много»: in another's words
            for m in group.iter().filter(|m| !self.clauses.masked_quote(m.start)) {
                self.participles(m, told.map(|t| t.0), votes);
            }
            self.absent_together(group, votes);
            if let Some((part, span)) = told {
                for m in group {
                    votes.add(m.human, if self.of_the_past(m) { Part::Mentioned } else { part }, span);
                }
            }
            if !aside {
                last = told.map(|told| (group[group.len() - 1], told));
            }
            i = j;
        }
    }

    /// «председателем избрали X, секретарём – Y» makes Y no chair, nor does «провёл X; за столом – Y».
    fn own_post(&self, told: Told, b: &Mention) -> Told {
        let other = || self.other_post(b) || self.seated(b);
        if told.0 == Part::Chair && other() { (Part::Participant, told.1) } else { told }
    }

    /// «украсило выступление солистов А и Б»: they sing.
    fn on_stage(&self, told: Told, m: &Mention) -> Told {
        let sings =
            told.0 == Part::Speaker && self.doc.text.fold(told.1.0).starts_with("выступлени") && self.performs(m);
        if sings { (Part::Participant, told.1) } else { told }
    }

    /// A preposition right before a name («накануне», «вокруг» may be adverbs before a subject).
    pub(super) fn preposition(&self, k: usize, m: &Mention) -> bool {
        let flags = self.doc.flags(k);
        self.doc.is_word(k) && flags.has(Flags::PREPOSITION) && !(flags.has(Flags::ADVERB) && m.cases.has(Case::Nom))
    }

    pub(super) fn hard(&self, from: usize, to: usize) -> bool {
        self.clauses.hard(self.period, from, to)
    }

    pub(super) fn comma(&self, from: usize, to: usize) -> bool {
        (from..to).any(|k| self.doc.text.is(k, ","))
    }

    pub(super) fn modifiers(&self, from: usize, to: usize) -> bool {
        (from..to).all(|k| {
            self.doc.is_word(k)
                && (!self.doc.adjective(k).any().is_empty()
                    || self
                        .doc
                        .any_of(k, SenseKind::Honorific.bit() | SenseKind::Rank.bit() | SenseKind::TitleModifier.bit()))
        })
    }

    /// The last predicate of the period before a token.
    pub(super) fn before(&self, at: usize) -> Option<usize> {
        let floor = self.clauses.periods[self.period].start;
        let k = self.clauses.predicates.partition_point(|p| p.start < at);
        (k > 0 && self.clauses.predicates[k - 1].start >= floor).then(|| k - 1)
    }

    /// The first predicate of the period from a token on.
    pub(super) fn after(&self, at: usize) -> Option<usize> {
        let end = self.clauses.periods[self.period].end;
        let k = self.clauses.predicates.partition_point(|p| p.start < at);
        self.clauses.predicates.get(k).filter(|p| p.start < end).map(|_| k)
    }

    /// The predicate that a period without one inherits from the heading before it.
    pub(super) fn inherited(&self) -> Option<usize> {
        self.clauses.periods[self.period].heading
    }

    /// Of another time than what is reported.
    pub(super) fn untold(&self, p: &Predicate, votes: &Votes) -> bool {
        p.earlier || p.future && !votes.announced
    }

    /// Did what a participle or converb tells not come about, or does its sentence tell of another time?
    pub(super) fn hindered(&self, p: &Predicate, votes: &Votes) -> bool {
        let verb = self.before(p.start).filter(|&l| !self.hard(self.clauses.predicates[l].end, p.start));
        p.negated || p.earlier || verb.is_some_and(|v| self.untold(&self.clauses.predicates[v], votes))
    }
}
