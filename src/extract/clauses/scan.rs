//! Goes through the text and collects predicates, phrases, participles and converbs.

use super::forms::{Form, form};
use super::parts::{nonfinite, tell};
use super::{Clauses, Phrase, Predicate, VERBS};
use crate::extract::doc::{Doc, Flags};
use crate::rules::{Class, Holder, Part, Role, SenseKind};

impl Clauses {
    /// Predicates, phrases and participles, in text order.
    pub(super) fn scan(&mut self, doc: &Doc) {
        let mut i = 0;
        let mut roles = Vec::new();
        loop {
            i = doc.next(i, doc.len(), VERBS);
            if i == doc.len() {
                return;
            }
            if self.masked[i] || self.quoted[i] || !doc.is_word(i) {
                i += 1;
                continue;
            }
            roles.clear();
            roles.extend(doc.senses_of(i, SenseKind::RoleVerb.bit()).map(|s| &doc.know.roles[s.entry as usize]));
            i = self.at(doc, i, &roles);
        }
    }

    /// What begins at `i`, where the lexicon has these roles.
    fn at(&mut self, doc: &Doc, i: usize, roles: &[&Role]) -> usize {
        let known = !roles.is_empty();
        let roles = || roles.iter().copied();
        let end = if known { i + doc.hit_len(i).max(1) } else { i + 1 };
        let end = end.min(doc.len());
        // «диплом за лучший доклад проректор А вручил»: what is rewarded is nobody's speech here
        let paid = |k: usize| k > 0 && doc.text.reads(k - 1, "за");
        let rewarded = paid(i) || i > 0 && !doc.adjective(i - 1).any().is_empty() && paid(i - 1);
        let spoken = |r: &&Role| r.part == Part::Speaker && rewarded;
        for r in roles().filter(|r| !r.verb && r.holder != Holder::Subject && !spoken(r)) {
            self.phrases.push(Phrase { start: i, end, part: r.part, holder: r.holder, when: r.when });
        }
        let form = form(doc, i, known);
        // «переговоры с участием»: the last word of a phrase may begin another
        let phrase = roles().any(|r| !r.verb && r.holder != Holder::Subject);
        let next = if phrase && end > i + 1 && doc.any_of(end - 1, SenseKind::RoleVerb.bit()) { end - 1 } else { end };
        match form {
            Form::Finite(mut p) => {
                p.start = i;
                p.end = end;
                p.verb = i;
                let aside = self.brackets[i];
                if !aside {
                    self.take_copula(doc, &mut p);
                }
                // «раньше, чем полагал академик А»: an opinion that something is measured by
                p.earlier = i > 1 && doc.text.reads(i - 1, "чем") && doc.text.is(i - 2, ",");
                // «уверена» has the form of a passive
                p.passive &= !roles().any(|r| !r.verb && r.holder == Holder::Subject);
                tell(&mut p, roles().filter(|r| r.near.is_empty()));
                if aside { &mut self.asides } else { &mut self.predicates }.push(p);
            }
            Form::Infinitive => {
                // «будет участвовать»: one predicate
                if let Some(last) = self.predicates.last_mut()
                    && last.future
                    && last.subject.is_none()
                    && i - last.end <= 1
                {
                    last.end = end;
                    last.verb = i;
                    tell(last, roles().filter(|r| r.near.is_empty()));
                }
            }
            // «ведущими вечера»
            Form::Participle if roles().any(|r| !r.verb && r.holder == Holder::Subject) => {
                self.nominal(doc, i, end, roles());
            }
            Form::Participle => self.participles.extend(nonfinite(doc, i, end, roles())),
            // «благодаря X»
            Form::Converb if doc.flags(i).has(Flags::PREPOSITION) => {}
            Form::Converb => self.converbs.extend(nonfinite(doc, i, end, roles())),
            Form::Other => self.nominal(doc, i, end, roles()),
        }
        next
    }

    /// «было предоставлено»: one predicate, whose tense is the copula's.
    fn take_copula(&mut self, doc: &Doc, participle: &mut Predicate) {
        let copula = |p: &Predicate| p.end == participle.start && doc.is_class(p.start, Class::COPULA);
        if participle.passive
            && let Some(verb) = self.predicates.pop_if(|p| copula(p))
        {
            participle.start = verb.start;
            participle.future = verb.future;
            participle.past = verb.past;
            participle.negated |= verb.negated;
        }
    }
}
