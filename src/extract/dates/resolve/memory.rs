//! What the text has told so far and later references are resolved by: days, weeks, years, and the day of the report.

use super::Resolver;
use crate::extract::dates::calendar::{Span, days_between};
use crate::extract::dates::point::{Period, YearRef};
use crate::extract::dates::scan::Found;
use crate::extract::dates::{Anchor, Precision};
use crate::rules::dates::Word;
use crate::text::{Kind, Shape};

/// «накануне» goes with a day told before if that lies at most so many days before the report.
const RECENT: i64 = 14;

/// So many days are remembered for «накануне заседания».
const DAYS: usize = 8;

impl Resolver<'_, '_> {
    pub(super) fn remember(&mut self, found: &Found, span: Span) {
        if matches!(found.from.period, Period::Week(_)) && found.to.is_none() {
            self.week = Some((found.last, span));
        }
        let single = span.start == span.end && span.precision == Precision::Day;
        if single && !matches!(found.from.period, Period::Eve(_) | Period::EveOf) {
            self.told = Some(span.start);
            let recent = |today| (0..=RECENT).contains(&days_between(span.start, today));
            if !self.in_clause(found) && self.day_of_report().is_none_or(recent) {
                let slot = if self.in_passing(found) { &mut self.aside } else { &mut self.past };
                *slot = Some(span.start);
            }
        }
        if span.precision == Precision::Day && self.days.len() < DAYS {
            self.days.push((found.first, span));
        }
        let last = found.to.unwrap_or(found.from);
        // «план на 2027 год»: of what is to come the report says nothing more
        let led = self.text.reads(found.first, "на") || found.first > 0 && self.text.reads(found.first - 1, "на");
        let planned = led && found.from.period == Period::Year;
        if matches!(last.year, YearRef::Written(_)) && last.period != Period::Decade && !planned {
            self.year = Some(span.end.year());
        }
        // «Сегодня, 14 апреля 2021 года, …» where nothing else tells the day of the report
        let written = matches!(found.from.year, YearRef::Written(_)) && found.to.is_none();
        if self.today.is_none() && single && written && self.text.reads(found.first, "сегодня") {
            self.today = Some((span.start, Anchor::Dateline));
        }
        // an undated report tells its own day first
        if self.today.is_none() && single && written && self.opens_report(found) {
            self.today = Some((span.start, Anchor::Context));
        }
        if self.is_dateline(found) && single {
            self.today = Some((span.start, Anchor::Dateline));
        }
    }

    /// «17 сентября 2025 года в Москве состоялись …» in the first sentences, of no document and nobody's birth.
    fn opens_report(&self, found: &Found) -> bool {
        let (text, at) = (self.text, self.text.sentence_of(found.first));
        let sentence = text.sentences[at];
        let other = |i: usize| self.stems.begun_then.begins(text.fold(i));
        let bound = matches!(text.fold(found.first), "от" | "до" | "с" | "к" | "по");
        at < 2 && self.days.len() == 1 && !bound && !(sentence.start..sentence.end.min(text.len())).any(other)
    }

    /// «о переговорах, которые 11 февраля провели министры»: no day of the narration.
    fn in_clause(&self, found: &Found) -> bool {
        found.first > 0 && self.text.fold(found.first - 1).starts_with("котор")
    }

    /// «с 26 июня», «на 5 мая», «начавшегося 29 августа»: the narration stays where it is.
    fn in_passing(&self, found: &Found) -> bool {
        let bound = matches!(self.words.get(found.first), Some(Word::From | Word::To | Word::Until));
        let participle = |i: usize| {
            let fold = self.text.fold(i);
            fold.len() > 14 && ["вш", "нн", "ющ", "ящ"].iter().any(|m| fold.rfind(m).is_some_and(|at| at >= 8))
        };
        let before = found.first.saturating_sub(1);
        bound || found.first > 0 && self.text.tokens[before].shape == Shape::Lower && participle(before)
    }

    /// «МОСКВА, 22 марта.», «Астана. 21 января»: a place at the beginning of a line, the day, a closing mark.
    fn is_dateline(&self, found: &Found) -> bool {
        if !matches!(found.from.period, Period::Day { .. }) || found.to.is_some() {
            return false;
        }
        if matches!(self.today, Some((_, Anchor::Dateline))) || found.first == 0 {
            return false;
        }
        let comma = self.text.is(found.first - 1, ",") || self.text.is(found.first - 1, ".");
        let closes = [".", "—", "–", "-", "/", "(", ":"].iter().any(|m| self.text.is(found.last, m));
        if !comma || !closes || found.first < 2 {
            return false;
        }
        let from =
            (0..4).filter_map(|back| found.first.checked_sub(2 + back)).find(|&i| self.text.tokens[i].line_start);
        from.is_some_and(|from| {
            (from..found.first - 1).all(|i| {
                let t = &self.text.tokens[i];
                t.kind == Kind::Punct || matches!(t.shape, Shape::Upper | Shape::Capital)
            })
        })
    }
}
