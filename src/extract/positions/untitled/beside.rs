//! A state right beside a name: a bracket, a dash, a comma.

use super::Around;
use crate::extract::countries::State;
use crate::extract::doc::Flags;
use crate::extract::positions::listed::{state_aside, state_behind_dash};
use crate::morph::Case;
use crate::text::Kind;
use std::ops::Range;

/// Tokens of the longest bracket that is looked into.
const LONGEST_BRACKET: usize = 24;

impl Around<'_, '_> {
    /// «А (Россия)», «А – Китай;», «А, Минск, Беларусь», «А из Италии», «шахматист из Армении А»
    pub(super) fn beside(&self, start: usize, end: usize, case: Option<Case>) -> Option<State> {
        self.in_bracket(end)
            .or_else(|| self.of_all(end))
            .or_else(|| self.behind_dash(end))
            .or_else(|| self.aside(start, end))
            .or_else(|| self.out_of(start, end, case))
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

    /// «А и Б (оба – Армения)»: the state of all whom the bracket follows.
    fn of_all(&self, end: usize) -> Option<State> {
        let (doc, text) = (self.doc, self.doc.text);
        let open = (end..doc.len().min(end + LONGEST_BRACKET)).find(|&k| !self.named[k] && !self.joins(k))?;
        let all =
            text.is(open, "(") && open + 2 < doc.len() && doc.know.grammar.stems.all_of_them.has(text.fold(open + 1));
        let state = if all && text.dash(open + 2) { self.noun_in(open + 3, Case::Nom)? } else { return None };
        text.is(state.end, ")").then_some(state)
    }

    /// Tells a part of a bracket of no state, no year, no work and nothing that is done?
    fn plain(&self, part: Range<usize>) -> bool {
        let doc = self.doc;
        let year = |k: usize| doc.text.tokens[k].kind == Kind::Number && doc.text.word(k).len() == 4;
        // «2009 г. р.»
        let born = |k: usize| (k + 1..part.end.min(k + 4)).any(|j| matches!(doc.text.fold(j), "р" | "рождения"));
        let other = |k: usize| {
            let word = doc.is_word(k);
            word && (doc.flags(k).has(Flags::VERB) && doc.small(k)
                || doc.know.grammar.stems.not_home.begins(doc.text.fold(k)))
        };
        // «(«Тихий лёд», Финляндия)»: a film's
        !doc.text.opens_quote(part.start)
            && !part.clone().any(|k| self.state(k).is_some() || other(k) || year(k) && !born(k))
    }

    /// «Моргунова Е. М. – Беларусь»
    fn behind_dash(&self, end: usize) -> Option<State> {
        let state = state_behind_dash(self.doc, end).and_then(|s| self.settled(s))?;
        self.stands_in(state.start, Case::Nom).then_some(state)
    }

    /// «Оспанов Ерлан, Казахстан;» at an item's beginning
    fn aside(&self, start: usize, end: usize) -> Option<State> {
        // «III премия – А, Россия;»
        let behind = |k: usize| self.doc.text.dash(k) || self.doc.text.is(k, ":");
        if !self.leads(start) && !start.checked_sub(1).is_some_and(behind) {
            return None;
        }
        let state = state_aside(self.doc, end, self.spots).and_then(|s| self.settled(s))?;
        let alone = !(end..state.start).any(|k| self.people[k]);
        (alone && self.stands_in(state.start, Case::Nom)).then_some(state)
    }

    /// Does the name at `start` begin its item, numbers and marks aside?
    pub(super) fn leads(&self, start: usize) -> bool {
        /// Tokens of the longest mark before an item's text: «12.3)».
        const LONGEST_MARK: usize = 8;
        let mut marks = (start.saturating_sub(LONGEST_MARK)..=start).rev();
        marks.find(|&k| self.opens_item(k) || k > 0 && self.doc.is_word(k - 1)).is_some_and(|k| self.opens_item(k))
    }
}
