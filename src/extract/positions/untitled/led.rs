//! What stands before a run of names and is a state or its team: «Россия: А, Б», «от Беларуси – А», «сборная Китая в составе А и Б»,
//! «команда Казахстана (А, Б)», a state's line over lines of names.

use super::Around;
use crate::extract::countries::State;
use crate::extract::positions::listed::list_heading;
use crate::morph::Case;
use crate::rules::Face;

impl Around<'_, '_> {
    /// The state that the name's run is led by.
    pub(super) fn led(&self, start: usize, end: usize) -> Option<State> {
        let text = self.doc.text;
        let Some(mark) = self.before_run(start) else { return self.above(start, end) };
        if text.is(mark, ":") || text.dash(mark) {
            let state = self.whole(mark).or_else(|| self.team(mark, Some(Case::Nom)));
            let bulleted = || if self.opens_item(mark + 1) { self.above(start, end) } else { None };
            return state.or_else(bulleted).filter(|_| self.no_clause(self.past_run(end)));
        }
        if text.is(mark, "(") {
            let inside = text.is(self.past_run(end), ")");
            return self.team(mark, None).filter(|_| inside);
        }
        if text.reads(mark, "составе") && mark > 0 && text.reads(mark - 1, "в") {
            return self.team(mark - 1, None);
        }
        // «1. А»
        if self.leads(start) { self.above(start, end) } else { None }
    }

    /// The line over the names' lines, if the run begins its own and tells nothing that is done.
    fn above(&self, start: usize, end: usize) -> Option<State> {
        if !self.leads(start) || !self.no_clause(self.past_run(end)) {
            return None;
        }
        list_heading(self.doc, &self.named, start, &|| false).and_then(|s| self.settled(s))
    }

    /// «Россия:», «от Республики Беларусь –», «Туркменистан (3 человека):»: the state that is all there is from an item's beginning to
    /// the mark.
    fn whole(&self, mark: usize) -> Option<State> {
        let (doc, text) = (self.doc, self.doc.text);
        let end = match mark.checked_sub(1).filter(|&k| text.is(k, ")")) {
            Some(close) => (close.saturating_sub(LONGEST_ASIDE)..close).rev().find(|&k| text.is(k, "("))?,
            None => mark,
        };
        let opens = |k: usize| self.opens_item(k) || k > 0 && (text.is(k - 1, ",") || text.is(k - 1, ":"));
        let own = self.noun_before(end, Case::Nom).filter(|s| opens(s.start) && self.by_itself(s.start));
        let sent = || {
            let state = self.noun_before(end, Case::Gen)?;
            let from = state.start.checked_sub(1).filter(|&k| text.reads(k, "от"))?;
            (doc.is_word(from) && opens(from)).then_some(state)
        };
        // «Китай представлял А, Россию – Б»
        let object = || {
            let state = self.noun_before(end, Case::Acc).filter(|s| opens(s.start))?;
            self.verb_told(state.start).filter(|&verb| self.stands_for(verb)).map(|_| state)
        };
        own.or_else(sent).or_else(object)
    }

    /// Does the item at `at` tell of itself, and not what a verb before it leaves to it: «Китай посетил А, Иран – Б»?
    fn by_itself(&self, at: usize) -> bool {
        self.verb_told(at).is_none_or(|verb| self.stands_for(verb))
    }

    /// The verb before `at` in its sentence and line, if no colon stands between.
    fn verb_told(&self, at: usize) -> Option<usize> {
        const FAR: usize = 60;
        let text = self.doc.text;
        let start = text.sentences[text.sentence_of(at)].start.max(at.saturating_sub(FAR));
        let mut before = (start..at).rev().take_while(|&k| !text.is(k, ":") && !text.tokens[k + 1].line_start);
        before.find(|&k| self.acts(k))
    }

    /// «сборная России», «команда из Китая», «российская сборная» right before `end`; `case`: the team's, if it must stand in one.
    fn team(&self, end: usize, case: Option<Case>) -> Option<State> {
        let (doc, text) = (self.doc, self.doc.text);
        let team = |k: usize| {
            let fits = case.is_none_or(|c| doc.noun(k).sing.has(c) || doc.adjective(k).sing.has(c));
            doc.is_word(k) && doc.know.grammar.stems.state_teams.has(text.fold(k)) && fits
        };
        if let Some(state) = self.noun_before(end, Case::Gen) {
            let before = state.start.checked_sub(1)?;
            let noun = if text.reads(before, "из") { before.checked_sub(1)? } else { before };
            return team(noun).then_some(state);
        }
        let noun = end.checked_sub(1).filter(|&k| team(k))?;
        self.state(noun.checked_sub(1)?).filter(|s| s.face == Face::Adjective)
    }
}

/// Tokens of the longest bracket behind the state: «(3 человека)».
const LONGEST_ASIDE: usize = 8;
