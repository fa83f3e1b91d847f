//! Periods without a year: the nearest to the report.

use super::{Resolver, Tense};
use crate::extract::dates::Anchor;
use crate::extract::dates::calendar::{self, Span, days_between, weekday};
use crate::extract::dates::point::{Period, Point, YearRef};

/// A date without a year is put on the side that the sentence's verbs tell only if the nearest is farther than this.
const FAR: i64 = 20;

/// The same for the past: what is announced is told in the past tense too («предложил», «пообещал»).
const FAR_BEHIND: i64 = 50;

impl Resolver<'_, '_> {
    /// A period without a year: the nearest to the report, on the side that the verbs tell if the nearest is far off.
    pub(super) fn nearest(
        &self,
        point: Point,
        to: Option<Point>,
        tense: Tense,
        anchor: &mut Option<Anchor>,
        doubtful: &mut bool,
    ) -> Option<(Span, Option<Span>)> {
        let Some((today, how)) = self.today else {
            *anchor = Some(Anchor::Context);
            *doubtful = true;
            // a day goes with the day told before it, not with «на 2024–2025 годы»
            let told = self.told.map(|d| d.year()).filter(|_| matches!(point.period, Period::Day { .. }));
            return told.or(self.year).and_then(|y| candidate(point, to, y));
        };
        *anchor = Some(how);
        let all = (-1..=1).filter_map(|n| candidate(point, to, today.year().checked_add(n)?));
        let mut list: [Option<(Span, Option<Span>)>; 3] = [None; 3];
        for (slot, c) in list.iter_mut().zip(all) {
            *slot = Some(c);
        }
        let gap = |c: &(Span, Option<Span>)| {
            let end = c.1.unwrap_or(c.0).end;
            days_between(today, c.0.start).max(days_between(end, today)).max(0)
        };
        let fits = |c: &(Span, Option<Span>), tense| match tense {
            // «с января по ноябрь спасли»: what was done is over, or nearly
            Tense::Past => c.0.start <= today && c.1.is_none_or(|end| days_between(today, end.end) <= 31),
            // «за январь – октябрь»: what is counted is over, or nearly
            Tense::Over => days_between(today, c.1.unwrap_or(c.0).end) <= 31,
            Tense::Future => c.1.unwrap_or(c.0).end >= today,
            Tense::Unknown => true,
        };
        let choose = |tense| list.iter().flatten().filter(|c| fits(c, tense)).min_by_key(|c| gap(c)).copied();
        if let YearRef::Near(r @ (-1 | 1)) = point.year {
            let side = |c: &&(Span, Option<Span>)| {
                if r < 0 { c.0.end < today } else { c.0.start > today }
            };
            return list.iter().flatten().filter(side).min_by_key(|c| gap(c)).copied();
        }
        let by_weekday = point
            .weekday
            .and_then(|w| list.iter().flatten().filter(|c| weekday(c.0.start) == w).min_by_key(|c| gap(c)).copied());
        let near = choose(Tense::Unknown)?;
        if let Some(c) = by_weekday.filter(|c| gap(c) < 400) {
            return Some(c);
        }
        *doubtful = gap(&near) > 100;
        let far = match tense {
            Tense::Past => FAR_BEHIND,
            Tense::Over => 0,
            _ => FAR,
        };
        // «в январе–октябре прошло»: months that are told of have begun
        let begun = tense == Tense::Past && to.is_some() && matches!(point.period, Period::Month(_));
        if (gap(&near) > far || tense == Tense::Over || begun) && !fits(&near, tense) {
            return choose(tense).or(Some(near));
        }
        Some(near)
    }
}

fn candidate(point: Point, to: Option<Point>, year: i16) -> Option<(Span, Option<Span>)> {
    let from = calendar::in_year(point.period, year)?;
    let Some(to) = to else {
        return Some((from, None));
    };
    let mut end = calendar::in_year(to.period, year)?;
    if end.end < from.start {
        end = calendar::in_year(to.period, year.checked_add(1)?)?;
    }
    Some((from, Some(end)))
}
