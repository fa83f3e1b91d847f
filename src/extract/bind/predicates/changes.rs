//! Whether a clause puts a human into an office, keeps him there or takes him out.

use crate::extract::bind::binder::{Binder, Item};
use crate::extract::bind::found::Found;
use crate::extract::doc::Flags;
use crate::extract::phrase;
use crate::morph::{Case, CaseSet, Pos};
use crate::rules::Class;
use std::ops::Range;

impl Binder<'_, '_> {
    /// Does the clause put the human at item `i` into the post whose title begins at `start`, keep him there or take him out?
    pub(super) fn changes_post(&self, found: &Found, items: &[Item], i: usize, start: usize) -> bool {
        let Item::Name(n) = items[i] else { return false };
        let (doc, name) = (self.doc, &found.names[n]);
        let agrees = |case: Case| phrase::agrees(doc, name, CaseSet::of(case));
        let between = name.end..start;
        if between.len() > 14 || !between.clone().all(|k| self.same_clause(k, &between)) {
            return false;
        }
        let word = |k: &usize| doc.is_word(*k) && (*k == 0 || doc.text.fold(*k - 1) != "не");
        let deed = |k: &usize| doc.is_class(*k, Class::OFFICE_DEED);
        // «принёс присягу в качестве министра»: any verb does
        let quality = self.post_before(start).is_some_and(|k| doc.text.fold(k) == "качестве");
        let verb = |k: &usize| {
            doc.is_class(*k, Class::OFFICE_CHANGE.or(Class::APPOINTS)) || quality && doc.flags(*k).has(Flags::VERB)
        };
        // «вернулась и решила бороться за пост», «ушёл, и на пост директора назначен Б»
        let other = |k: usize| doc.text.is(k, ",") || doc.flags(k).has(Flags::VERB | Flags::NONFINITE);
        if let Some(k) = between.clone().rev().filter(word).find(|k| verb(k) || deed(k)) {
            let somebody = deed(&k) || self.asked(k).has(Case::Acc);
            let finite = doc.flags(k).has(Flags::VERB) && !doc.text.fold(name.end + 1).starts_with("котор");
            // «поздравил А с избранием на пост»
            let object = || {
                deed(&k) && k == name.end + 1 && doc.text.reads(name.end, "с") && self.behind_finite(found, items, i)
            };
            let fits = if somebody { !agrees(Case::Nom) || object() } else { !finite || agrees(Case::Nom) };
            // «А требует сложить полномочия»: of somebody else
            let of_others = |j: usize| doc.is_word(j) && doc.know.grammar.stems.demands.begins(doc.text.fold(j));
            let own = self.leaves(k) && agrees(Case::Nom) && !(between.start..k).any(of_others);
            let sought = doc.flags(k).has(Flags::NONFINITE) && !own;
            return fits && !sought && !(k + 1..start).any(|k| other(k) && !verb(&k));
        }
        if between.clone().any(other) {
            return false;
        }
        self.put_into_office(found, items, i)
    }

    /// «освободил А», «назначение министра А»: does the verb or noun before the human at item `i` and his title give him an
    /// office, or take it?
    pub(super) fn put_into_office(&self, found: &Found, items: &[Item], i: usize) -> bool {
        let Item::Name(n) = items[i] else { return false };
        let doc = self.doc;
        let agrees = |case: Case| phrase::agrees(doc, &found.names[n], CaseSet::of(case));
        let lead = self.described_from(found, items, i);
        let changes = |k: usize| doc.is_class(k, Class::OFFICE_CHANGE.or(Class::APPOINTS).or(Class::OFFICE_DEED));
        let sentence = doc.text.sentences[doc.text.sentence_of(lead)].start;
        let near =
            (lead.saturating_sub(5).max(sentence)..lead).rev().take_while(|&k| doc.is_word(k)).find(|&k| changes(k));
        near.is_some_and(|k| {
            let noun = doc.known(k).first().is_some_and(|p| p.tag.pos() == Pos::Noun);
            let somebody = self.asked(k).has(Case::Acc) && (!doc.flags(k).has(Flags::NONFINITE) || self.leaves(k));
            if noun { agrees(Case::Gen) } else { somebody && agrees(Case::Acc) }
        })
    }

    fn behind_finite(&self, found: &Found, items: &[Item], i: usize) -> bool {
        let from = self.described_from(found, items, i);
        from > 0 && self.doc.flags(from - 1).has(Flags::VERB)
    }

    /// «снять», «уйти»: who leaves or loses an office has it, whether he has left or not.
    fn leaves(&self, k: usize) -> bool {
        self.doc.is_class(k, Class::OFFICE_CHANGE) && self.doc.flags(k).has(Flags::NONFINITE)
    }

    /// A token of `range` that opens no clause of somebody else: «А, который ушёл», «А заявил, что покидает», but not «А
    /// заявил, что министр покидает».
    fn same_clause(&self, k: usize, range: &Range<usize>) -> bool {
        let (doc, text) = (self.doc, self.doc.text);
        if matches!(text.word(k), ";" | ":") || text.quotes(k) || text.full_stop(k) || text.dash(k) {
            return false;
        }
        let opens = doc.is_word(k) && doc.is_class(k, Class::CLAUSE_WORD) && k > range.start && text.is(k - 1, ",");
        let changes = |k: usize| doc.is_class(k, Class::OFFICE_CHANGE.or(Class::APPOINTS));
        !opens || k == range.start + 1 || k + 1 < range.end && doc.is_word(k + 1) && changes(k + 1)
    }
}
