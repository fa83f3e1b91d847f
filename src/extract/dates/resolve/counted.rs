//! References counted from a day: «в четверг», «вчера», «на прошлой неделе», «три дня назад», «5 числа».

use super::{Resolver, Tense};
use crate::extract::dates::calendar::{self, Span, days_between, plus, weekday};
use crate::extract::dates::point::Period;
use crate::extract::dates::{Anchor, Precision};
use crate::rules::dates::Unit;
use jiff::civil::Date;

impl Resolver<'_, '_> {
    /// References counted from a day; the outer `None` says that the period is not one of them.
    pub(super) fn counted(&self, period: Period, tense: Tense, anchor: &mut Option<Anchor>) -> Option<Option<Span>> {
        let today = self.today.map(|(date, _)| date);
        if let Period::Context(n) = period {
            *anchor = Some(Anchor::Context);
            let told = self.past.filter(|_| tense == Tense::Past).or(self.told);
            return Some(told.and_then(|d| plus(d, n.into())).map(Span::day));
        }
        if let Period::Eve(days) = period {
            return Some(self.eve(days, tense, anchor));
        }
        let from = |date: Date| match period {
            Period::Weekday(w, relative) => Some(self.weekday(date, w, relative, tense)),
            Period::DayWord(n) => Some(plus(date, n.into()).map(Span::day)),
            Period::Week(n) => Some(calendar::week(date, n.into())),
            Period::RelativeMonth(n) => Some(shifted(date, n, 1, Precision::Month)),
            Period::RelativeQuarter(n) => Some(shifted(date, n, 3, Precision::Quarter)),
            Period::RelativeHalf(n) => Some(shifted(date, n, 6, Precision::Half)),
            Period::Weekend(n) => Some(weekend(date, n, tense)),
            Period::Shift(n, unit) => Some(shift(date, n, unit)),
            Period::DayNumber(n) => Some(day_number(date, n, tense)),
            Period::NewYear => Some(calendar::day(date.year().saturating_add(1), 1, 1).map(Span::day)),
            Period::MonthsSoFar(n) => Some(so_far(date, n)),
            _ => None,
        };
        match today {
            Some(date) => {
                let result = from(date)?;
                *anchor = self.today.map(|(_, how)| how);
                Some(result)
            }
            // without a day to count from these stay open
            None => matches!(
                period,
                Period::Weekday(..)
                    | Period::DayWord(_)
                    | Period::Week(_)
                    | Period::RelativeMonth(_)
                    | Period::RelativeQuarter(_)
                    | Period::RelativeHalf(_)
                    | Period::Weekend(_)
                    | Period::Shift(..)
                    | Period::NewYear
                    | Period::DayNumber(_)
                    | Period::MonthsSoFar(_)
            )
            .then_some(None),
        }
    }

    fn weekday(&self, today: Date, w: u8, relative: Option<i8>, tense: Tense) -> Option<Span> {
        let ahead = (i64::from(w) - i64::from(weekday(today))).rem_euclid(7);
        let behind = (7 - ahead) % 7;
        let days = match (relative, tense) {
            (Some(..0), _) if behind == 0 => -7,
            (Some(..0), _) => -behind,
            (Some(1..), _) if ahead == 0 => 7,
            (Some(1..), _) => ahead,
            (Some(0), _) => i64::from(w) - i64::from(weekday(today)),
            (None, Tense::Future) => ahead,
            (None, _) => -behind,
        };
        plus(today, days).map(Span::day)
    }
}

/// The period of `size` months that holds `date`, moved by `n` periods.
fn shifted(date: Date, n: i8, size: i32, precision: Precision) -> Option<Span> {
    let month = i32::from(date.year()) * 12 + i32::from(date.month()) - 1;
    let first = (month.div_euclid(size) + i32::from(n)) * size;
    let year = i16::try_from(first.div_euclid(12)).ok()?;
    let from = first.rem_euclid(12) as u8 + 1;
    calendar::months(year, from, from + size as u8 - 1, precision)
}

/// The first months of the year of a report that follows them closely.
fn so_far(date: Date, n: u8) -> Option<Span> {
    let month = date.month() as u8;
    (n < month && month <= n + 2).then(|| calendar::in_year(Period::FirstMonths(n), date.year()))?
}

/// A day of this month, or of the one before or after it if that is nearer on the side the verbs tell.
fn day_number(date: Date, n: u8, tense: Tense) -> Option<Span> {
    let month = |add| shifted(date, add, 1, Precision::Month);
    (-1..=1)
        .filter_map(|add| {
            let first = month(add)?.start;
            calendar::day(first.year(), first.month() as u8, n)
        })
        .filter(|&d| match tense {
            Tense::Past | Tense::Over => d <= date,
            Tense::Future => d >= date,
            Tense::Unknown => true,
        })
        .min_by_key(|&d| days_between(date, d).abs())
        .map(Span::day)
}

fn weekend(date: Date, relative: Option<i8>, tense: Tense) -> Option<Span> {
    let saturday = 6 - i64::from(weekday(date));
    let weeks = match (relative, tense) {
        (Some(..0), _) => -1,
        (Some(0), _) => 0,
        (Some(1..), _) => i64::from(weekday(date) >= 6),
        (None, Tense::Past | Tense::Over) if saturday > 0 => -1,
        _ => 0,
    };
    let start = plus(date, saturday + 7 * weeks)?;
    Some(Span { start, end: plus(start, 1)?, precision: Precision::Day })
}

/// «три года назад» is the year, «три дня назад» the day.
fn shift(date: Date, n: i16, unit: Unit) -> Option<Span> {
    if n == 0 {
        return None;
    }
    match unit {
        Unit::Day => plus(date, n.into()).map(Span::day),
        Unit::Week => calendar::week(date, n.into()),
        Unit::Month => {
            let n = i8::try_from(n).ok()?;
            shifted(date, n, 1, Precision::Month)
        }
        _ => calendar::in_year(Period::Year, date.year().checked_add(n)?),
    }
}
