//! Who speaks by standing beside words and no verb of his own: before a colon and a quotation, in a line of a talk or of minutes,
//! behind a verb of speech that another reading would take from him.

use super::mentions::{self, Mention};
use super::reader::Reader;
use crate::extract::clauses::Predicate;
use crate::extract::names;
use crate::morph::Case;
use crate::rules::Part;

impl Reader<'_, '_, '_> {
    /// «Слушали: Воропай Л. К. – о подготовке»: minutes name those who were heard, in the nominative too.
    pub(super) fn heard(&self, m: &Mention) -> Option<&Predicate> {
        let colon = m.start.checked_sub(1).filter(|&k| self.doc.text.is(k, ":"))?;
        let p = self.before(m.start).map(|l| &self.clauses.predicates[l])?;
        let object = p.object == Some(Part::Speaker) && p.subject.is_none() && p.plural == Some(true) && !p.passive;
        (object && p.end == colon && p.past && !p.negated).then_some(p)
    }

    /// «…», – сказала на церемонии закрытия Анаит Тер-Погосян: a name that never bends behind a noun that it could belong to, where the
    /// verb of speech has no other subject of its gender.
    pub(super) fn says_alone(&self, m: &Mention, all: &[Mention]) -> bool {
        if m.cases.has(Case::Nom) || !m.cases.has(Case::Gen) {
            return false;
        }
        let Some(p) = self.before(m.start).map(|l| &self.clauses.predicates[l]) else { return false };
        let says =
            p.said && p.past && !p.passive && p.plural == Some(false) && p.gender.is_some() && p.gender == m.gender;
        let period = &self.clauses.periods[self.period];
        let near = says && !self.hard(p.end, m.start) && p.start >= period.start;
        let other = |o: &Mention| o.human != m.human && o.cases.has(Case::Nom) && o.start < period.end;
        let alone = || !mentions::beginning(all, period.start, period.end).any(other);
        let nominative = |k: usize, role| names::readings(self.doc, k, role).iter().any(|f| f.cases.has(Case::Nom));
        near && m.end - m.start > 1
            && alone()
            && nominative(m.start, names::Role::Given)
            && nominative(m.end - 1, names::Role::Surname)
    }

    /// «Иван Петров, директор: «…»», «идею поддержал Иван Петров: по его словам, …»: a name before a colon and a quotation.
    pub(super) fn quoted(&self, group: &[Mention]) -> bool {
        let (doc, end) = (self.doc, group[group.len() - 1].end);
        // «Анна Седова, врач:» and her words on the next line
        let line = |k: usize| doc.text.tokens[k].line_start && matches!(doc.text.word(k), "–" | "—" | "-");
        let opens = |k: usize| k < doc.len() && (doc.text.opens_quote(k) || doc.text.dash(k) || line(k));
        let his = |k: usize| k < doc.len() && matches!(doc.text.fold(k), "его" | "ее");
        let words = |k: usize| k < doc.len() && doc.know.grammar.stems.told_by_him.has(doc.text.fold(k));
        let turn =
            |k: usize| k < doc.len() && doc.text.tokens[group[0].start].line_start && self.clauses.masked_quote(k);
        let retells = || end + 1 < doc.len() && doc.text.reads(end + 1, "по") && his(end + 2) && words(end + 3);
        group.len() == 1
            && group[0].cases.has(Case::Nom)
            && doc.text.is(end, ":")
            && (opens(end + 1) || turn(end + 1) || retells())
    }

    /// «Ия Седых («Заря»): Когда откроется музей?», «Вопрос корреспондента А: …»: whoever the press has sent to ask, in a line of a talk.
    pub(super) fn asks(&self, group: &[Mention]) -> bool {
        /// Tokens of whom he asks for.
        const LONGEST: usize = 16;
        let (text, [m]) = (self.doc.text, group) else { return false };
        let turn = |k: usize| k + 1 < text.len() && text.is(k, ":") && self.clauses.masked_quote(k + 1);
        let close = || (m.end..text.len().min(m.end + LONGEST)).find(|&k| text.is(k, ")"));
        let line = text.tokens[m.start].line_start && m.end < text.len() && text.is(m.end, "(");
        let question = m.start > 0 && text.reads(m.start - 1, "вопрос") && text.tokens[m.start - 1].line_start;
        line && close().is_some_and(|k| turn(k + 1)) || question && turn(m.end)
    }
}
