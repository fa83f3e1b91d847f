//! «из» and a state beside a name: «А из Италии», «шахматист из Армении А»; not where somebody comes from to be met.

use super::Around;
use crate::extract::countries::State;
use crate::extract::doc::Flags;
use crate::morph::Case;

impl Around<'_, '_> {
    /// «А из Италии», «шахматист из Армении А»
    pub(super) fn out_of(&self, start: usize, end: usize, case: Option<Case>) -> Option<State> {
        self.noun_from(start, case).or_else(|| self.state_behind(start, end, case))
    }

    /// «шахматист из Армении А»: a human's noun, «из» and the state right before the name.
    fn noun_from(&self, start: usize, case: Option<Case>) -> Option<State> {
        let doc = self.doc;
        let state = self.noun_before(start, Case::Gen)?;
        let from = state.start.checked_sub(1).filter(|&k| k > 0 && doc.text.reads(k, "из"))?;
        let noun = from - 1;
        let leaves = doc.know.grammar.stems.by_origin.begins(doc.text.fold(noun));
        let one = doc.small(noun) && doc.flags(noun).has(Flags::ANIMATE) && !leaves && self.with_name(noun, case);
        (one && !doc.text.tokens[start].line_start).then_some(state)
    }

    /// «А из Италии,» «А из Италии и Б из Китая»: a mark or «и» ends the phrase, and nobody comes, brings or sends.
    fn state_behind(&self, start: usize, end: usize, case: Option<Case>) -> Option<State> {
        let (doc, text) = (self.doc, self.doc.text);
        let state = if text.reads(end, "из") { self.noun_in(end + 1, Case::Gen)? } else { return None };
        let closed = state.end >= doc.len() || text.tokens[state.end].line_start || !doc.is_word(state.end);
        // «письмо Иванова из Китая»
        let thing = |k: usize| doc.small(k) && !doc.noun(k).any().is_empty() && !doc.flags(k).has(Flags::ANIMATE);
        let owned = case == Some(Case::Gen) && start.checked_sub(1).is_some_and(thing);
        let ends = closed || self.joins(state.end);
        (ends && !owned && !self.on_the_way(start)).then_some(state)
    }

    /// Does the sentence around `at` tell of coming, bringing, sending, or of speaking from afar?
    fn on_the_way(&self, at: usize) -> bool {
        const FAR: usize = 40;
        let (doc, stems) = (self.doc, &self.doc.know.grammar.stems);
        let sentence = doc.text.sentences[doc.text.sentence_of(at)];
        let near = sentence.start.max(at.saturating_sub(FAR))..sentence.end.min(at + FAR);
        let tells = |fold: &str| stems.on_the_way.begins(fold) || stems.not_home.begins(fold);
        near.into_iter().any(|k| doc.is_word(k) && !self.people[k] && tells(doc.text.fold(k)))
    }
}
