//! The case in which a verb or noun of putting into an office has whom it appoints.

use super::binder::Binder;
use crate::extract::doc::Flags;
use crate::extract::phrase;
use crate::extract::titles::Title;
use crate::morph::{Case, CaseSet};
use crate::rules::Class;

/// Tokens of a list of appointments above its last item.
const LONGEST_LIST: usize = 400;

impl Binder<'_, '_> {
    /// «назначил советником президента А»: the name is whom the verb asks for.
    pub(super) fn object_of(&self, title: &Title) -> bool {
        title.cases.has(Case::Ins) && self.asked_before(title.start).is_some_and(|c| !c.has(Case::Nom))
    }

    /// The cases in which the verb of office before token `i` has its person: right before, adverbs aside.
    pub(super) fn asked_before(&self, i: usize) -> Option<CaseSet> {
        let doc = self.doc;
        let aside = |k: usize| {
            doc.is_word(k)
                && (doc.flags(k).has(Flags::ADVERB) || doc.is_class(k, Class::NEVER_MODIFIER))
                && !doc.is_class(k, Class::APPOINTS)
        };
        let k = (i.saturating_sub(3)..i).rev().find(|&k| !aside(k))?;
        let office = |k: usize| doc.is_word(k) && doc.is_class(k, Class::APPOINTS);
        // «работающая в сельской школе учителем»
        let at = |&p: &usize| {
            let noun = || phrase::noun_phrase(doc, p + 1, i, Case::Loc);
            let place = || noun().or_else(|| phrase::named(doc, p + 1, i, Case::Loc).map(|u| u.end));
            matches!(doc.text.fold(p), "в" | "во" | "на") && place() == Some(i)
        };
        // «согласовали назначение министром А»
        if doc.is_word(k) && doc.is_class(k, Class::OFFICE_DEED) {
            return Some(CaseSet::of(Case::Gen));
        }
        // «назначить на 6-летний срок полномочий председателем суда А»
        let k = if doc.text.reads(k, "полномочий") { self.before_term(k).unwrap_or(k) } else { k };
        let k = if office(k) { k } else { (i.saturating_sub(5).max(1)..i).rev().find(at)? - 1 };
        (office(k) && !self.thing_acts(k)).then(|| self.asked(k))
    }

    /// «Проект представлен министром»: a thing is no subject of a verb of office, and the office is whose deed is told.
    fn thing_acts(&self, k: usize) -> bool {
        let doc = self.doc;
        let common = |n: usize| {
            let flags = doc.flags(n);
            flags.has(Flags::COMMON) && !flags.has(Flags::ANIMATE | Flags::VERB)
        };
        let subject = k.checked_sub(1).filter(|&n| doc.is_word(n) && common(n));
        let passive = doc.text.fold(k).trim_end_matches(['а', 'о', 'ы']).ends_with('н');
        passive && subject.is_some_and(|n| doc.noun(n).sing.has(Case::Nom))
    }

    /// The word before «на 6-летний срок полномочий», which ends at `k`.
    fn before_term(&self, k: usize) -> Option<usize> {
        let text = self.doc.text;
        let led = (k.saturating_sub(7)..k).rev().find(|&j| text.reads(j, "на"))?;
        let term = (led..k).any(|j| text.reads(j, "срок"));
        led.checked_sub(1).filter(|_| term)
    }

    /// The case in which the verb of office at `k` has its person: «назначил» the accusative, «назначен», «стал» the nominative.
    pub(super) fn asked(&self, k: usize) -> CaseSet {
        let active = self.doc.know.grammar.appoints_somebody(self.doc.text.fold(k));
        CaseSet::of(if active { Case::Acc } else { Case::Nom })
    }

    /// The case of the appointed beside the last word of appointment: «назначил Ивана», «назначение Ивана».
    pub(super) fn appointing(&self, from: usize, to: usize) -> Option<CaseSet> {
        let of_office = |k: &usize| self.doc.is_class(*k, Class::APPOINTS.or(Class::OFFICE_DEED));
        let k = (from..to).rev().filter(|&k| self.doc.is_word(k)).find(of_office)?;
        let verb = self.doc.is_class(k, Class::APPOINTS);
        Some(if verb { self.asked(k) } else { CaseSet::of(Case::Gen) })
    }

    /// «Дано согласие на назначение:» above the list whose item begins at `start`.
    pub(super) fn appointing_list(&self, start: usize) -> Option<CaseSet> {
        let text = self.doc.text;
        let opens =
            |k: usize| text.tokens[k].line_start || k > 0 && !self.doc.is_word(k - 1) && text.tokens[k - 1].line_start;
        let heading = |k: &usize| text.is(*k, ":") && text.tokens[k + 1].line_start;
        let colon = (start.saturating_sub(LONGEST_LIST)..start).rev().find(heading)?;
        let from = text.sentences[text.sentence_of(colon)].start;
        opens(start).then(|| self.appointing(from, colon)).flatten()
    }
}
