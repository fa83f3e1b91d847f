//! A state right beside a name: a bracket, a dash, a comma, «из», a citizen's word.

use super::{Around, LONGEST_STATE};
use crate::extract::countries::State;
use crate::extract::doc::Flags;
use crate::extract::positions::listed::{state_aside, state_behind_dash};
use crate::morph::Case;
use crate::rules::Face;
use crate::text::Kind;
use std::ops::Range;

/// Tokens of the longest bracket that is looked into.
const LONGEST_BRACKET: usize = 24;

impl Around<'_, '_> {
    /// «А (Россия)», «А – Китай;», «А, Минск, Беларусь», «А из Италии», «шахматист из Армении А»
    pub(super) fn beside(&self, start: usize, end: usize) -> Option<State> {
        self.in_bracket(end)
            .or_else(|| self.behind_dash(end))
            .or_else(|| self.aside(start, end))
            .or_else(|| self.out_of(start, end))
    }

    /// One past the bracket that opens at `open`.
    pub(super) fn bracket(&self, open: usize) -> Option<Range<usize>> {
        let text = self.doc.text;
        if !text.is(open, "(") {
            return None;
        }
        let close = (open + 1..self.doc.len().min(open + LONGEST_BRACKET)).find(|&k| text.is(k, ")"))?;
        Some(open + 1..close)
    }

    /// «(Россия)», «(Минск, Беларусь)», «(Италия, 2-е место)»: the state that is one of the bracket's parts, if it tells of no other.
    fn in_bracket(&self, open: usize) -> Option<State> {
        let text = self.doc.text;
        let inside = self.bracket(open)?;
        let mut told = None;
        let mut from = inside.start;
        while from < inside.end {
            let to = (from..inside.end).find(|&k| text.is(k, ",") || text.is(k, ";")).unwrap_or(inside.end);
            match self.noun_in(from, Case::Nom).filter(|s| s.end == to) {
                Some(_) if told.is_some() => return None,
                Some(state) => told = Some(state),
                None if !self.plain(from..to) => return None,
                None => {}
            }
            from = to + 1;
        }
        told
    }

    /// Tells a part of a bracket of no state, no year and nothing that is done?
    fn plain(&self, part: Range<usize>) -> bool {
        let doc = self.doc;
        let year = |k: usize| doc.text.tokens[k].kind == Kind::Number && doc.text.word(k).len() == 4;
        let born = |k: usize| k + 1 < part.end && matches!(doc.text.fold(k + 1), "г" | "года");
        let other = |k: usize| {
            let word = doc.is_word(k);
            word && (doc.flags(k).has(Flags::VERB) && doc.small(k)
                || doc.know.grammar.stems.not_home.begins(doc.text.fold(k)))
        };
        !part.clone().any(|k| self.state(k).is_some() || other(k) || year(k) && !born(k))
    }

    /// «Моргунова Е. М. – Беларусь»
    fn behind_dash(&self, end: usize) -> Option<State> {
        let state = state_behind_dash(self.doc, end).and_then(|s| self.settled(s))?;
        self.stands_in(state.start, Case::Nom).then_some(state)
    }

    /// «Оспанов Ерлан, Казахстан;» at an item's beginning
    fn aside(&self, start: usize, end: usize) -> Option<State> {
        if !self.leads(start) {
            return None;
        }
        let state = state_aside(self.doc, end, self.spots).and_then(|s| self.settled(s))?;
        let alone = !(end..state.start).any(|k| self.people[k]);
        (alone && self.stands_in(state.start, Case::Nom)).then_some(state)
    }

    /// Does the name at `start` begin its item, numbers and marks aside?
    pub(super) fn leads(&self, start: usize) -> bool {
        let word = |k: &usize| self.doc.is_word(*k);
        let sentence = self.doc.text.sentences[self.doc.text.sentence_of(start)];
        let first = (sentence.start..=start).rev().find(|&k| self.opens_item(k)).unwrap_or(start);
        !(first..start).any(|k| word(&k))
    }

    /// «А из Италии», beside another such or closed by a mark; «шахматист из Армении А»
    fn out_of(&self, start: usize, end: usize) -> Option<State> {
        self.noun_from(start).or_else(|| self.from_behind(start, end))
    }

    /// «шахматист из Армении А»: a human's noun, «из» and the state right before the name.
    fn noun_from(&self, start: usize) -> Option<State> {
        let doc = self.doc;
        let state = self.noun_before(start, Case::Gen)?;
        let from = state.start.checked_sub(1).filter(|&k| k > 0 && doc.text.reads(k, "из"))?;
        let noun = doc.noun(from - 1);
        let one = doc.small(from - 1) && doc.flags(from - 1).has(Flags::ANIMATE) && !noun.sing.is_empty();
        (one && !doc.text.tokens[start].line_start).then_some(state)
    }

    /// «А из Италии и Б из Китая»: beside another name that has its own.
    fn from_behind(&self, start: usize, end: usize) -> Option<State> {
        let doc = self.doc;
        let of = |k: usize| if doc.text.reads(k, "из") { self.noun_in(k + 1, Case::Gen) } else { None };
        let state = of(end)?;
        let joint = |k: usize| k < doc.len() && (doc.text.is(k, ",") || doc.text.reads(k, "и"));
        let after = || {
            let next = state.end + 1;
            let name = next < doc.len() && self.people[next];
            let past = (next..doc.len()).find(|&k| !self.people[k])?;
            of(past).filter(|_| name && joint(state.end))
        };
        let before = || {
            let joint = start.checked_sub(1).filter(|&k| joint(k))?;
            let other = self.noun_before(joint, Case::Gen)?;
            (other.start > 1 && doc.text.reads(other.start - 1, "из") && self.people[other.start - 2]).then_some(other)
        };
        (after().is_some() || before().is_some()).then_some(state)
    }

    /// «гражданин Узбекистана А», «А, гражданин Узбекистана», «россиянин А», «российский болельщик А»
    pub(super) fn citizen(&self, start: usize, end: usize) -> Option<State> {
        self.citizen_of(start, end).or_else(|| self.inhabitant(start)).or_else(|| self.qualified(start))
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

    /// «россиянин А», «одолел иранца Б»: one word, of a citizen and not of a people.
    fn inhabitant(&self, start: usize) -> Option<State> {
        let doc = self.doc;
        let at = start.checked_sub(1).filter(|_| !doc.text.tokens[start].line_start)?;
        let state = self.state(at).filter(|s| s.face == Face::Inhabitant && s.end == start)?;
        let stems = &doc.know.grammar.stems;
        let peoples = || stems.patronymic_states.has(&state.code(doc)) && !stems.of_states.begins(doc.text.fold(at));
        let ethnic = || at > 0 && doc.is_word(at - 1) && stems.ethnic.begins(doc.text.fold(at - 1));
        let patronymic =
            || (start..doc.len().min(start + 3)).any(|k| self.people[k] && doc.flags(k).has(Flags::PATRONYMIC));
        (!peoples() && !ethnic() && !patronymic() && !doc.noun(at).sing.is_empty()).then_some(state)
    }

    /// «российский болельщик А»: the adjective of a human's noun right before the name.
    fn qualified(&self, start: usize) -> Option<State> {
        let doc = self.doc;
        let noun = start.checked_sub(1).filter(|&k| doc.small(k) && doc.flags(k).has(Flags::ANIMATE))?;
        let floor = noun.saturating_sub(LONGEST_STATE);
        let agrees = |k: usize| !doc.adjective(k).sing.and(doc.noun(noun).sing).is_empty();
        let adjective =
            (floor..noun).rev().take_while(|&k| doc.is_word(k) && agrees(k)).find(|&k| self.state(k).is_some())?;
        let ethnic = doc.text.fold(adjective).starts_with("русск");
        self.state(adjective).filter(|s| s.face == Face::Adjective && !ethnic && !doc.text.tokens[start].line_start)
    }
}
