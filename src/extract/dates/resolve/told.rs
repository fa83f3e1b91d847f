//! References to days that the text has told: «накануне», «во второй день», the month of the sentence's day.

use super::{NEAR, Resolver, Tense};
use crate::extract::dates::Anchor;
use crate::extract::dates::calendar::{self, Span, plus};
use crate::extract::dates::point::{Period, Point};
use crate::extract::dates::scan::Found;
use crate::text::Shape;

impl Resolver<'_, '_> {
    /// «после 5 апреля, а пик – в третьей декаде месяца»: the month of the day that the sentence has told.
    pub(super) fn told_month(&self, found: &Found, point: Point) -> Option<Span> {
        let bare = found.last > 1
            && self.text.reads(found.last - 1, "месяца")
            && !matches!(self.text.fold(found.last - 2), "этого" | "текущего" | "сего" | "данного");
        if point.period != Period::RelativeMonth(0) || !bare {
            return None;
        }
        let start = self.text.sentences[self.text.sentence_of(found.first)].start;
        let (_, told) = self.days.iter().rev().find(|(at, _)| *at >= start)?;
        calendar::in_year(Period::Month(told.start.month() as u8), told.start.year())
    }

    /// So many days before the day being told, else before the report.
    pub(super) fn eve(&self, days: u8, tense: Tense, anchor: &mut Option<Anchor>) -> Option<Span> {
        let told = if tense == Tense::Future { self.told } else { self.past.or(self.aside) };
        let base = match told {
            Some(told) => {
                *anchor = Some(Anchor::Context);
                told
            }
            None => {
                let (today, how) = self.today?;
                *anchor = Some(how);
                today
            }
        };
        plus(base, -i64::from(days)).map(Span::day)
    }

    /// «накануне консультаций»: the day before the day or range in whose sentence these were told; «накануне закрытия»:
    /// before the last day.
    pub(super) fn eve_of(&self, found: &Found, anchor: &mut Option<Anchor>) -> Option<Span> {
        let (noun, next) = (self.text.fold(found.last), found.last + 1);
        let (closing, opening) = (self.stems.closings.begins(noun), self.stems.openings.begins(noun));
        let of = (closing || opening) && next < self.text.len() && self.text.tokens[next].shape == Shape::Lower;
        let named = if of { self.text.fold(next) } else { noun };
        // «накануне начала футбольного сезона»: of what, only the noun would tell
        if of && ["ого", "его", "ой", "ых", "их"].iter().any(|e| named.ends_with(e)) {
            return None;
        }
        let beside = |at: usize| {
            let sentence = self.text.sentences[self.text.sentence_of(at)];
            let near = sentence.start.max(at.saturating_sub(NEAR))..sentence.end.min(at + NEAR);
            near.into_iter().any(|i| i < found.first && same_noun(self.text.fold(i), named))
        };
        let range = || self.days.iter().find(|d| (closing || opening) && d.1.start < d.1.end);
        let (_, span) = self.days.iter().find(|d| beside(d.0)).or_else(range)?;
        *anchor = Some(Anchor::Context);
        plus(if closing { span.end } else { span.start }, -1).map(Span::day)
    }

    /// «во второй день»: of the days that the text told first.
    pub(super) fn day_of(&self, n: u8, anchor: &mut Option<Anchor>) -> Option<Span> {
        let (_, days) = self.days.iter().find(|d| d.1.start < d.1.end)?;
        let day = if n == u8::MAX { days.end } else { plus(days.start, i64::from(n) - 1)? };
        *anchor = Some(Anchor::Context);
        (day <= days.end).then_some(Span::day(day))
    }
}

/// Are two words forms of one noun?
fn same_noun(a: &str, b: &str) -> bool {
    let stem = |w: &str| w.char_indices().nth_back(1).map_or(0, |(at, _)| at);
    let shared = a.bytes().zip(b.bytes()).take_while(|(x, y)| x == y).count();
    shared >= 8 && shared >= stem(a) && shared >= stem(b)
}
