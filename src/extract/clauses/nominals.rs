//! Phrases of a clause's subject («почётными гостями», «с докладом»): found, and joined to the verb of their clause.

use super::forms::{Form, form};
use super::{Clauses, Predicate};
use crate::extract::doc::Doc;
use crate::extract::roles::strength;
use crate::extract::titles::for_a_term;
use crate::morph::Case;
use crate::rules::{Class, Holder, Part, Role, SenseKind, When};

impl Clauses {
    /// «почётными гостями», «с докладом»: tells the part of the clause's subject; alone it is a predicate itself.
    pub(super) fn nominal<'r>(&mut self, doc: &Doc, i: usize, end: usize, roles: impl Iterator<Item = &'r Role>) {
        // «от Туркменистана (в качестве наблюдателя) – А»: of one party alone
        if self.brackets[i] && doc.text.is(i - 1, "(") && end < doc.len() && doc.text.is(end, ")") {
            return;
        }
        let Some(r) = roles.filter(|r| !r.verb).find(|r| r.holder == Holder::Subject) else {
            return;
        };
        // «помимо председательствующей, заседали судьи»: somebody else's part
        let other = i > 0 && matches!(doc.text.fold(i - 1), "помимо" | "кроме" | "вместо");
        if other || r.part == Part::Chair && for_a_term(doc, end) {
            return;
        }
        let finite = (i..end).find_map(|k| match form(doc, k, true) {
            Form::Finite(p) => Some(p),
            _ => None,
        });
        let alone = finite.is_none();
        let mut p = finite.unwrap_or_default();
        p.start = i;
        p.end = end;
        p.verb = i;
        p.subject = Some((r.part, r.when));
        p.passive = false;
        p.negated = false;
        if alone {
            p.relative = true; // until its verb is looked for
            p.said = true;
        }
        self.predicates.push(p);
    }

    /// A phrase of the subject («гостями») gives its part to its clause's verb and goes.
    pub(super) fn join_nominals(&mut self, doc: &Doc) {
        if !self.predicates.iter().any(|p| p.relative && p.said) {
            return;
        }
        let elected = self.elected;
        let mut rest = std::mem::take(&mut self.predicates).into_iter().peekable();
        let mut kept: Vec<Predicate> = Vec::with_capacity(rest.len());
        while let Some(mut p) = rest.next() {
            if !(p.relative && p.said) {
                kept.push(p);
                continue;
            }
            let sentence = doc.text.sentences[doc.text.sentence_of(p.start)];
            let fits = |q: &Predicate, gap: (usize, usize)| {
                q.start >= sentence.start
                    && q.end <= sentence.end
                    && gap.1.saturating_sub(gap.0) <= 12
                    && self.borders(gap.0, gap.1).is_empty()
            };
            let next = rest.peek_mut().filter(|q| fits(q, (p.end, q.start)));
            let Some(verb) = next.or_else(|| kept.last_mut().filter(|q| fits(q, (q.end, p.start)))) else {
                p.relative = false;
                kept.push(p);
                continue;
            };
            let stronger = |s: Part| p.subject.is_some_and(|t| strength(t.0) > strength(s));
            let over = |s: (Part, When)| s.0 == Part::Participant || stronger(s.0) || p.away();
            let post =
                |p: &Predicate| put_over_body(doc, p, verb) || elected && p.end == verb.start && becomes(doc, p.start);
            if p.subject.is_some_and(|s| s.0 == Part::Chair) && post(&p) {
                continue;
            }
            if verb.subject.is_none_or(over) {
                verb.own = verb.subject;
                verb.subject = p.subject;
            }
            let chair = |s: (Part, When)| s.0 == Part::Chair && p.end - p.start > 1;
            // «председателем собрания избран X»
            if verb.passive && verb.object.is_none() || verb.object.is_some() && p.subject.is_some_and(chair) {
                verb.object = p.subject.map(|t| t.0);
            }
        }
        self.predicates = kept;
    }

    /// «Новым председателем совета избран А», not «председателем собрания»: is somebody told to have been elected to a body's chair?
    pub(super) fn elects_chair(&self, doc: &Doc) -> bool {
        /// Tokens on either side of the verb.
        const NEAR: usize = 12;
        let elects = |p: &&Predicate| p.passive && doc.is_class(p.verb, Class::APPOINTS);
        let chair = |k: usize| {
            let body = doc.noun(k).has(Case::Ins) && !doc.any_of(k, SenseKind::RoleVerb.bit());
            body && doc.know.grammar.stems.chairs.begins(doc.text.fold(k))
        };
        let around = |p: &Predicate| p.start.saturating_sub(NEAR)..doc.len().min(p.end + NEAR);
        self.predicates.iter().filter(elects).any(|p| around(p).any(chair))
    }
}

/// «Сопредседателями | стали А и Б»
pub(super) fn becomes(doc: &Doc, word: usize) -> bool {
    word + 1 < doc.len() && matches!(doc.text.fold(word + 1), "стал" | "стала" | "стали")
}

/// «Сопредседателем группы стал А», but «… заседания группы»: is somebody put at the head of a body?
fn put_over_body(doc: &Doc, phrase: &Predicate, verb: &Predicate) -> bool {
    /// Adjectives before the body's noun.
    const ADJECTIVES: usize = 3;
    let put = doc.is_class(verb.verb, Class::APPOINTS) && !doc.is_class(verb.verb, Class::COPULA);
    let end = phrase.end;
    let adjective = |k: &usize| doc.is_word(*k) && !doc.adjective(*k).any().is_empty() && doc.noun(*k).any().is_empty();
    let noun = (end..doc.len().min(end + ADJECTIVES + 1)).find(|k| !adjective(k));
    let body = |k: usize| {
        let genitive = doc.is_word(k) && doc.noun(k).has(Case::Gen);
        genitive && doc.any_of(k, SenseKind::OrgHead.bit()) && !doc.any_of(k, SenseKind::EventHead.bit())
    };
    put && phrase.start + 1 == end && noun.is_some_and(body)
}
