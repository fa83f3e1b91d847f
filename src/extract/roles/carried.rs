//! What an earlier clause or sentence tells of whoever goes on here: a pronoun for its subject, «среди них», a dash for its verb, the
//! verb above a list's rows.

use super::mentions::Mention;
use super::reader::Reader;
use super::{Told, Votes};
use crate::extract::clauses::{Period, Predicate};
use crate::extract::doc::Flags;
use crate::morph::{Case, Gender};
use crate::rules::{Holder, Part, When};

/// Tokens of a list whose rows are read for the verb before its colon.
const LONGEST_LIST: usize = 4000;

impl Reader<'_, '_, '_> {
    /// «Заседание посетил министр А. Он рассказал о планах»: the pronoun that opens a sentence is the one subject of its gender in
    /// the sentence before.
    pub(super) fn opening_pronouns(&self, all: &[Mention], votes: &mut Votes) {
        let (text, Period { start, end, .. }) = (self.doc.text, self.clauses.periods[self.period]);
        let pronoun = match text.fold(start) {
            "он" | "последний" => Gender::Masc,
            "она" | "последняя" => Gender::Femn,
            _ => return,
        };
        let predicates = &self.clauses.predicates;
        let mut own = predicates[predicates.partition_point(|p| p.start < start)..].iter();
        let his = |p: &&Predicate| p.start < end && p.gender == Some(pronoun);
        // «Она на церемонии не присутствовала»
        let near = |p: &Predicate| p.start - start <= if self.away(p) { 8 } else { 3 };
        let Some(first) = own.next().filter(|p| his(p) && near(p)) else { return };
        let Some(before) = text.sentence_of(start).checked_sub(1).map(|n| text.sentences[n].start) else { return };
        let told = all.iter().rev().take_while(|m| m.start >= before);
        let mut subjects = told.filter(|m| m.end <= start && m.cases.has(Case::Nom) && m.gender == Some(pronoun));
        let Some(subject) = subjects.next() else { return };
        let last = text.fold(start).starts_with("последн");
        if !(last || subjects.all(|m| m.human == subject.human)) {
            return;
        }
        // «Награждены А и Б. Последний приехать не смог»
        if self.away(first) {
            return votes.leave(subject.human, first);
        }
        // «Он вручил награду и подтвердил, что …»
        let second = own.next().filter(|p| his(p) && text.reads(p.start - 1, "и"));
        let says = |p: &&Predicate| matches!(p.subject, Some((Part::Speaker, _))) && p.past && !p.passive;
        let Some(p) = [Some(first), second].into_iter().flatten().find(says) else { return };
        if !p.negated && !self.untold(p, votes) {
            votes.add(subject.human, self.part(p, votes), (p.start, p.end));
        }
    }

    /// «Награды вручили А и Б. Они же подписали договор»: the pronoun that opens a sentence is the one group of subjects in the
    /// sentence before.
    pub(super) fn opening_they(&self, all: &[Mention], votes: &mut Votes) {
        let (text, Period { start, end, .. }) = (self.doc.text, self.clauses.periods[self.period]);
        let predicates = &self.clauses.predicates;
        let first = predicates.get(predicates.partition_point(|p| p.start < start));
        let acts = |p: &&Predicate| matches!(p.subject, Some((Part::Speaker | Part::Signatory, _)));
        let theirs = |p: &&Predicate| p.plural == Some(true) && p.past && !p.passive && p.start < end.min(start + 4);
        if text.fold(start) != "они" {
            return;
        }
        let Some(p) = first.filter(theirs).filter(acts).filter(|p| !p.negated && !self.untold(p, votes)) else {
            return;
        };
        let Some(before) = text.sentence_of(start).checked_sub(1).map(|n| text.sentences[n].start) else { return };
        let from = all.partition_point(|m| m.start < before);
        let told = all[from..].iter().take_while(|m| m.end <= start);
        let told: Vec<&Mention> = told.filter(|m| m.cases.has(Case::Nom)).collect();
        let one = told.len() > 1 && told.windows(2).all(|pair| self.joined(pair[0], pair[1]));
        for m in told.into_iter().filter(|_| one) {
            votes.add(m.human, self.part(p, votes), (p.start, p.end));
        }
    }

    /// «Разговор вела А. «…», – предупредила она»: the pronoun behind the verb of speech is the last subject of its gender
    /// named before, in the sentence of the quotation or in the one before it.
    pub(super) fn quoted_pronouns(&self, all: &[Mention], votes: &mut Votes) {
        let (text, Period { start, end, .. }) = (self.doc.text, self.clauses.periods[self.period]);
        let predicates = &self.clauses.predicates;
        let from = predicates.partition_point(|p| p.start < start);
        let speaks = |p: &&Predicate| matches!(p.subject, Some((Part::Speaker, When::Many)));
        for p in predicates[from..].iter().take_while(|p| p.start < end).filter(speaks) {
            let pronoun = match p.gender {
                Some(Gender::Femn) => "она",
                Some(Gender::Masc) => "он",
                _ => continue,
            };
            if p.negated || self.untold(p, votes) || !text.reads(p.end, pronoun) || !(p.said || self.put_in(p)) {
                continue;
            }
            let floor = text.sentences[text.sentence_of(start).saturating_sub(1)].start;
            let before = all.iter().rev().take_while(|m| m.start >= floor);
            let subjects: Vec<&Mention> = before.filter(|m| m.end <= p.start && m.cases.has(Case::Nom)).collect();
            // «Мой учитель А сам там учился, – поделилась она»: nobody of whom she speaks
            let last = subjects.iter().find(|m| !self.clauses.masked_quote(m.start));
            if let Some(m) = last.filter(|m| m.gender == p.gender && (p.said || self.clause_ends(m.end, p.start))) {
                votes.add(m.human, self.part(p, votes), (p.start, p.end));
            }
        }
    }

    /// «…; в прошлом году, напомнил он, …»: a verb of speech and its pronoun between commas.
    fn put_in(&self, p: &Predicate) -> bool {
        let text = self.doc.text;
        let behind = p.end + 1;
        p.start > 0 && text.is(p.start - 1, ",") && behind < text.len() && matches!(text.word(behind), "," | ".")
    }

    /// Does a clause end between the tokens: not «директор А, сообщил он, уехал»?
    fn clause_ends(&self, from: usize, to: usize) -> bool {
        (from..to).any(|k| matches!(self.doc.text.word(k), ";" | ":") || self.doc.text.full_stop(k))
    }

    /// «Опытом поделились:¶А – первый контейнер ушёл в ноябре;¶Б – …»: the last predicate before the colon, where `l` stands in
    /// another row of the list than token `at`.
    pub(super) fn over_rows(&self, l: usize, at: usize) -> usize {
        let (text, p) = (self.doc.text, &self.clauses.predicates[l]);
        let floor = self.clauses.periods[self.period].start;
        if at - floor > LONGEST_LIST {
            return l;
        }
        let row = (p.end..at + 1).any(|k| text.tokens[k].line_start && text.is(k - 1, ";"));
        let colon = || (floor..p.start).find(|&k| text.is(k, ":") && text.tokens[k + 1].line_start);
        let head = if row { colon().and_then(|colon| self.before(colon)) } else { None };
        head.unwrap_or(l)
    }

    /// «Среди них – А и Б»: those whom the sentence before told of.
    pub(super) fn among_them(&self) -> bool {
        let (text, start) = (self.doc.text, self.clauses.periods[self.period].start);
        let reads = |words: &[&str]| words.iter().enumerate().all(|(n, word)| text.reads(start + n, word));
        let same_paragraph = start > 0 && !text.tokens[start].line_start;
        same_paragraph && (reads(&["среди", "них"]) || reads(&["в", "их", "числе"]) || reads(&["в", "том", "числе"]))
    }

    /// «Среди его учеников – А и Б»: whom somebody has taught or followed.
    pub(super) fn among_pupils(&self) -> bool {
        let (text, start) = (self.doc.text, self.clauses.periods[self.period].start);
        let pupils = |k: usize| k < text.len() && self.doc.know.grammar.stems.pupils.begins(text.fold(k));
        text.reads(start, "среди") && matches!(text.fold(start + 1), "его" | "ее" | "их") && pupils(start + 2)
    }

    /// «План подписали А и Б. Меморандум – | В и Г»: a paper, and a dash for the verb of signing in the sentence before.
    pub(super) fn signed_next(&self, at: usize) -> Option<Told> {
        let (doc, text) = (self.doc, self.doc.text);
        let dash = at.checked_sub(1).filter(|&k| text.dash(k))?;
        let sentence = text.sentence_of(dash);
        let start = text.sentences[sentence].start;
        let floor = text.sentences[sentence.checked_sub(1)?].start;
        let paper = |k: usize| doc.know.grammar.stems.papers.begins(text.fold(k)) && doc.noun(k).has(Case::Acc);
        let paper = !text.tokens[start].line_start && (start..dash).any(|k| doc.is_word(k) && paper(k));
        let all = &self.clauses.predicates;
        let verb = all[..all.partition_point(|p| p.start < start)].last().filter(|p| paper && p.start >= floor)?;
        let signs = matches!(verb.subject, Some((Part::Signatory, _))) && verb.past && !verb.passive;
        (signs && !verb.negated && !verb.earlier).then_some((Part::Signatory, (verb.start, verb.end)))
    }

    /// «Мантию ему вручил ректор», «награду ей передала министр»: whoever takes it is the one human of this gender in the sentence
    /// before.
    pub(super) fn rewarded_pronouns(&self, all: &[Mention], votes: &mut Votes) {
        /// Tokens from the pronoun to the verb.
        const NEAR: usize = 6;
        let (text, Period { start, end, .. }) = (self.doc.text, self.clauses.periods[self.period]);
        let stems = &self.doc.know.grammar.stems;
        let predicates = &self.clauses.predicates;
        let first = predicates.get(predicates.partition_point(|p| p.start < start)).filter(|p| p.start < end);
        let hands = |p: &&Predicate| {
            let given = p.recipient.is_some_and(|(part, _)| part == Part::Participant);
            given && p.past && !p.passive && !p.negated && stems.hands_over.begins(text.fold(p.verb))
        };
        let Some(p) = first.filter(hands).filter(|p| !self.untold(p, votes)) else { return };
        let whom = |k: usize| match text.fold(k) {
            "ему" => Some(Gender::Masc),
            "ей" => Some(Gender::Femn),
            _ => None,
        };
        let near = p.start.saturating_sub(NEAR).max(start)..end.min(p.end + 2);
        let Some(gender) = near.into_iter().find_map(whom) else { return };
        let Some(m) = self.last_told(all, Some(gender)) else { return };
        let here = all.iter().rev().take_while(|o| o.start >= start).any(|o| o.human == m.human);
        if !here {
            votes.add(m.human, Part::Participant, (p.start, p.end));
        }
    }

    /// What the sentence before tells of its subject, or of those «от» whom words were heard.
    pub(super) fn of_sentence_before(&self, votes: &Votes) -> Option<Told> {
        let start = self.clauses.periods[self.period].start;
        let floor = self.doc.text.sentences[self.doc.text.sentence_of(start - 1)].start;
        let verb = self.clauses.predicates[..self.clauses.predicates.partition_point(|p| p.start < start)].last();
        let verb = verb.filter(|p| p.start >= floor)?;
        let heard = self.clauses.phrases.iter().rev().find(|p| p.start >= floor && p.end <= start);
        let from = heard.filter(|p| p.part == Part::Speaker && p.holder == Holder::Genitive && p.start <= verb.start);
        let told =
            from.map_or_else(|| self.part(verb, votes), |p| if votes.audience { p.part } else { Part::Participant });
        Some((told, (verb.start, verb.end)))
    }

    /// «… – об оборудовании» at `end`: a dash for the verb, and of what one speaks.
    pub(super) fn told_about(&self, end: usize) -> bool {
        let text = self.doc.text;
        let about = |k: usize| k + 1 < text.len() && text.dash(k) && matches!(text.fold(k + 1), "о" | "об" | "обо");
        // «Б, заместитель директора, – о том, почему …»
        let acts = |k: usize| self.doc.flags(k).has(Flags::VERB);
        let aside = || {
            let close = (end + 1..text.len().min(end + 16)).take_while(|&k| !acts(k)).find(|&k| text.is(k, ","));
            end < text.len() && text.is(end, ",") && (about(end + 1) || close.is_some_and(|k| about(k + 1)))
        };
        about(end) || aside()
    }

    /// «А рассказал об уроке, который состоится в мае, а Б – о квотах»: the verb of speech before those of relative clauses, if
    /// the last at `l` is one of them.
    pub(super) fn teller(&self, l: usize) -> usize {
        let all = &self.clauses.predicates;
        let floor = self.clauses.periods[self.period].start;
        let own = (0..=l).rev().take_while(|&k| all[k].start >= floor).find(|&k| !all[k].relative);
        own.filter(|&k| matches!(all[k].subject, Some((Part::Speaker, _)))).unwrap_or(l)
    }
}
