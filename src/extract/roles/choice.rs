//! Which verbs of the period have a group of names for their subject.

use super::Votes;
use super::mentions::{Mention, beginning};
use super::reader::Reader;
use crate::extract::clauses::Predicate;
use crate::extract::doc::Flags;
use crate::morph::{Case, Gender};

impl Reader<'_, '_, '_> {
    /// «…; в качестве наблюдателей – А»: words without a verb that open a list's next item tell nothing of those before it.
    pub(super) fn opens_item(&self, end: usize, predicate: usize) -> bool {
        let (doc, p) = (self.doc, &self.clauses.predicates[predicate]);
        let nominal = p.subject.is_some() && p.verb == p.start && doc.flags(p.start).has(Flags::PREPOSITION);
        nominal && p.start > end && doc.text.is(p.start - 1, ";") && doc.text.tokens[p.start].line_start
    }

    /// «чей», «чьи», «чьих»
    fn of_whose(&self, k: usize) -> bool {
        let fold = self.doc.text.fold(k);
        fold == "чей" || fold.starts_with("чь")
    }

    /// «X, которого сопровождал Y, осмотрел»: the verb behind the clause about X that begins at `end` and has another subject.
    pub(super) fn behind_clause(&self, end: usize, verb: usize) -> Option<usize> {
        let (text, predicates) = (self.doc.text, &self.clauses.predicates);
        let oblique = |k: usize| {
            text.fold(k).starts_with("котор") && !matches!(text.fold(k), "который" | "которая" | "которое" | "которые")
        };
        let begins = end + 2 < text.len() && text.is(end, ",");
        // «А, чьи родные прилетели», «А, в чьей бригаде работает Б»: they, and not he
        let whose = begins && (self.of_whose(end + 1) || self.of_whose(end + 2));
        let opens = begins && (oblique(end + 1) || oblique(end + 2)) || whose;
        let limit = self.clauses.periods[self.period].end;
        let Some(next) = predicates.get(verb + 1).filter(|p| opens && p.start < limit) else {
            return Some(verb).filter(|_| !whose);
        };
        let inner = &predicates[verb];
        let within = inner.start > end && !self.comma(end + 1, inner.start);
        let closes = within && self.comma(inner.end, next.start) && !self.hard(inner.end, next.start);
        if closes { Some(verb + 1) } else { Some(verb).filter(|_| !whose) }
    }

    /// Further verbs of the same subject: «отчитался и представил».
    pub(super) fn further(
        &self,
        group: &[Mention],
        all: &[Mention],
        first: usize,
        taken: &mut [bool],
        votes: &mut Votes,
    ) {
        let limit = self.clauses.periods[self.period].end;
        let (mut last, mut k) = (first, first + 1);
        while let Some(p) = self.clauses.predicates.get(k).filter(|p| p.start < limit) {
            let from = self.clauses.predicates[last].end.max(group[group.len() - 1].end);
            let other = beginning(all, from, p.start).any(|m| m.end <= p.start && m.cases.has(Case::Nom));
            let and =
                from < p.start && (from..p.start).any(|j| self.doc.text.fold(j) == "и" || self.doc.text.is(j, ","));
            // «…, коллегия отклонила»: a subject that is nobody's name
            let own = |k: usize| {
                self.doc.is_word(k)
                    && !self.clauses.named(k)
                    && self.doc.noun(k).has(Case::Nom)
                    && !self.doc.noun(k).has(Case::Acc)
                    && !self.doc.flags(k).has(Flags::VERB | Flags::FUNCTION | Flags::PRONOMINAL)
            };
            let other = other || (from..p.start).any(own);
            if other || !and || self.hard(from, p.start) || self.mismatch(p, group) || p.passive {
                return;
            }
            // «получат А и Б, в чьих бригадах проходят практику студенты»
            let end = group[group.len() - 1].end;
            if p.start >= end && last == first && self.behind_clause(end, k) != Some(k) {
                return;
            }
            // a subject of its own right behind the verb
            if beginning(all, p.end, p.end + 3).any(|m| m.cases.has(Case::Nom)) {
                return;
            }
            // «театр, который возглавляет X, выступил»: the comma closes the clause of the first verb
            let opener = &self.clauses.predicates[first];
            let closed = opener.relative && opener.end <= group[0].start && self.doc.text.is(from, ",");
            if closed {
                return;
            }
            let (part, away) = (self.part(p, votes), self.away(p));
            for m in group {
                votes.add(m.human, part, (p.start, p.end));
                if away {
                    votes.leave(m.human, p);
                }
            }
            taken[k] = true;
            last = k;
            k += 1;
        }
    }

    fn mismatch(&self, p: &Predicate, group: &[Mention]) -> bool {
        let number = match (p.plural, group.len()) {
            (Some(true), 1) => true,
            (Some(false), n) => n > 1,
            _ => false,
        };
        let gender = group.len() == 1
            && matches!(
                (p.gender, group[0].gender),
                (Some(Gender::Masc), Some(Gender::Femn))
                    | (Some(Gender::Femn), Some(Gender::Masc))
                    | (Some(Gender::Neut), _)
            );
        number || gender
    }

    pub(super) fn left_score(&self, l: usize, group: &[Mention], taken: &[bool]) -> i32 {
        let p = &self.clauses.predicates[l];
        let start = group[0].start;
        let mut score = 10;
        if self.hard(p.end, start) {
            score -= 6;
        }
        if taken[l] {
            score -= 4;
        }
        if self.comma(p.end, start) {
            score -= 3;
        }
        if start.saturating_sub(p.end) > 8 {
            score -= 2;
        }
        // a plural verb may open a list whose first member stands alone here; a singular one may agree with the first only
        if self.mismatch(p, group) && p.plural != Some(true) {
            score -= 4;
        }
        score
    }

    pub(super) fn right_score(&self, r: usize, group: &[Mention]) -> i32 {
        let p = &self.clauses.predicates[r];
        let end = group[group.len() - 1].end;
        let mut score = 10;
        if self.hard(end, p.start) && self.after(end) == Some(r) {
            score -= 6;
        }
        if self.comma(end, p.start) {
            score -= 1;
        }
        if p.start.saturating_sub(end) > 12 {
            score -= 1;
        }
        if self.mismatch(p, group) {
            score -= 5;
        }
        score
    }
}
