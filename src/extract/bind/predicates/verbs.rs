//! A verb of office between a name and a title, and whether it makes the one the other.

use crate::extract::bind::binder::{Binder, Item, span};
use crate::extract::bind::found::Found;
use crate::extract::doc::Flags;
use crate::extract::phrase;
use crate::morph::{Case, CaseSet};
use crate::rules::Class;

impl Binder<'_, '_> {
    /// A verb of office between two tokens that are no further apart than `most`.
    pub(super) fn verb_between(&self, from: usize, to: usize, most: usize) -> bool {
        let other = Flags::SHORT_PARTICIPLE | Flags::NONFINITE;
        let denied = |k: usize| k > 0 && self.doc.text.fold(k - 1) == "не";
        let appoints = |k: usize| self.doc.is_class(k, Class::APPOINTS) && !denied(k);
        // «А: «Если он станет директором …»»
        let quotes = |k: usize| self.doc.text.is(k, ":") && self.doc.text.opens_quote(k + 1);
        // «был убит директором», «может стать директором»
        let clean = (from..to).all(|k| {
            !self.doc.text.is(k, ";")
                && !self.doc.text.full_stop(k)
                && !quotes(k)
                && (appoints(k) || !self.doc.flags(k).has(other))
        });
        to - from <= most && clean && (from..to).any(|k| self.doc.is_word(k) && appoints(k))
    }

    /// «А назначил министром обороны …» makes a minister of somebody else; «А назначили», «А занял пост» of him.
    pub(super) fn asks_for(&self, found: &Found, n: usize, t: usize) -> bool {
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
    pub(super) fn of_another(&self, from: usize, to: usize) -> bool {
        let (doc, text) = (self.doc, self.doc.text);
        let that = |&k: &usize| text.reads(k, "что") && k > from && text.is(k - 1, ",");
        let Some(clause) = (from..to).rev().find(that) else { return false };
        let verb = (clause + 1..to).find(|&k| doc.is_word(k) && doc.is_class(k, Class::APPOINTS)).unwrap_or(to);
        // «что его подзащитный был солдатом» may be told of the one named
        let person = Flags::PRONOMINAL | Flags::ANIMATE;
        let subject = |k: usize| doc.noun(k).has(Case::Nom) && !doc.flags(k).has(person);
        (clause + 1..verb).any(subject)
    }

    /// «в связи с отставкой А председателем избран | Б»: does a short participle of office stand right behind the title at item `i`,
    /// and behind it a name in the nominative, or another title of his?
    pub(super) fn put_behind(&self, found: &Found, items: &[Item], i: usize) -> bool {
        let (Item::Title(t), Some(&next), doc) = (items[i], items.get(i + 1), self.doc) else { return false };
        let verb = found.titles[t].end;
        let put =
            verb < doc.len() && doc.flags(verb).has(Flags::SHORT_PARTICIPLE) && doc.is_class(verb, Class::APPOINTS);
        let nominative = CaseSet::of(Case::Nom);
        let subject = match next {
            Item::Name(n) => phrase::agrees(doc, &found.names[n], nominative),
            Item::Title(t) => found.titles[t].cases.has(Case::Nom),
        };
        put && span(found, next).0 == verb + 1 && subject
    }

    /// «вместо ушедшей А главой избран Б»: does a verb of office right behind the title, at `k`, ask for another case than the name's?
    pub(super) fn given_behind(&self, found: &Found, n: usize, k: usize) -> bool {
        let verb = k < self.doc.len() && self.doc.is_word(k) && self.doc.is_class(k, Class::APPOINTS);
        verb && !phrase::agrees(self.doc, &found.names[n], self.asked(k))
    }
}
