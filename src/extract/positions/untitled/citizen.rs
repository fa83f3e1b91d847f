//! Words for whose citizen one is: «гражданин Узбекистана», «россиянин», «российский» with a human's noun.

use super::{Around, LONGEST_STATE};
use crate::extract::countries::State;
use crate::extract::doc::Flags;
use crate::extract::phrase;
use crate::morph::Case;
use crate::rules::Face;

impl Around<'_, '_> {
    /// «гражданин Узбекистана А», «А, гражданин Узбекистана», «россиянин А», «российский болельщик А»
    pub(super) fn citizen(&self, start: usize, end: usize, case: Option<Case>) -> Option<State> {
        self.citizen_of(start, end)
            .or_else(|| self.inhabitant(start, end, case))
            .or_else(|| self.qualified(start, case))
    }

    fn citizen_of(&self, start: usize, end: usize) -> Option<State> {
        let doc = self.doc;
        let citizen = |k: usize| doc.is_word(k) && doc.know.grammar.stems.citizen_nouns.begins(doc.text.fold(k));
        let before = || {
            let state = self.noun_before(start, Case::Gen)?;
            (state.start > 0 && citizen(state.start - 1)).then_some(state)
        };
        let behind = || {
            let noun = (end + 1 < doc.len() && doc.text.is(end, ",") && citizen(end + 1)).then_some(end + 1)?;
            self.noun_in(noun + 1, Case::Gen)
        };
        before().or_else(behind)
    }

    /// «россиянин А», «одолел иранца Б», «россиянки А и Б»: one word, of citizens and not of a people.
    fn inhabitant(&self, start: usize, end: usize, case: Option<Case>) -> Option<State> {
        let (doc, text) = (self.doc, self.doc.text);
        let before = self.before_run(start)?;
        let state = self.state(before).filter(|s| s.face == Face::Inhabitant && s.end == before + 1)?;
        let stems = &doc.know.grammar.stems;
        let peoples =
            || stems.patronymic_states.has(&state.code(doc)) && !stems.of_states.begins(doc.text.fold(before));
        let ethnic = || before > 0 && doc.is_word(before - 1) && stems.ethnic.begins(doc.text.fold(before - 1));
        let patronymic =
            || (start..doc.len().min(start + 3)).any(|k| self.people[k] && doc.flags(k).has(Flags::PATRONYMIC));
        // «россиянки А и Б, В»: the third is somebody else's
        let several = || {
            let others = before + 1 < start || self.joins(end) && self.past_run(end) > end;
            let listed = |k: usize| self.people[k] || text.is(k, ",") || k + 1 == start && phrase::is_and(doc, k);
            others && (before + 1..start).all(listed) && !doc.noun(before).plur.is_empty()
        };
        let agrees = before + 1 == start && self.with_name(before, case) || several();
        (agrees && !peoples() && !ethnic() && !patronymic()).then_some(state)
    }

    /// «российский болельщик А»: the adjective of a human's noun right before the name.
    fn qualified(&self, start: usize, case: Option<Case>) -> Option<State> {
        let doc = self.doc;
        let human = |k: usize| doc.small(k) && doc.flags(k).has(Flags::ANIMATE) && self.with_name(k, case);
        let noun = start.checked_sub(1).filter(|&k| human(k))?;
        let floor = noun.saturating_sub(LONGEST_STATE);
        let agrees = |k: usize| !doc.adjective(k).sing.and(doc.noun(noun).sing).is_empty();
        let adjective =
            (floor..noun).rev().take_while(|&k| doc.is_word(k) && agrees(k)).find(|&k| self.state(k).is_some())?;
        let ethnic = doc.know.grammar.stems.ethnic.begins(doc.text.fold(adjective));
        self.state(adjective).filter(|s| s.face == Face::Adjective && !ethnic && !doc.text.tokens[start].line_start)
    }
}
