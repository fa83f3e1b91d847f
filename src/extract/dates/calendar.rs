//! Periods as first and last day, their parts, and their spelling in EDTF (ISO 8601-2). No step fails outside the
//! calendar's years: it returns `None`.

use super::Precision;
use super::point::{Part, Period};
use jiff::ToSpan;
use jiff::civil::Date;

/// First day, last day and what unit they were named in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Span {
    pub start: Date,
    pub end: Date,
    pub precision: Precision,
}

impl Span {
    pub fn day(date: Date) -> Span {
        Span { start: date, end: date, precision: Precision::Day }
    }

    fn of(start: Option<Date>, end: Option<Date>, precision: Precision) -> Option<Span> {
        Some(Span { start: start?, end: end?, precision })
    }
}

pub(super) fn day(year: i16, month: u8, day: u8) -> Option<Date> {
    Date::new(year, month as i8, day as i8).ok()
}

/// `date` moved by days.
pub(super) fn plus(date: Date, days: i64) -> Option<Date> {
    date.checked_add(days.days()).ok()
}

/// Days from `a` to `b`.
pub(super) fn days_between(a: Date, b: Date) -> i64 {
    a.until(b).map_or(0, |s| i64::from(s.get_days()))
}

/// 1 = Monday.
pub(super) fn weekday(date: Date) -> u8 {
    date.weekday().to_monday_one_offset() as u8
}

/// Months `from..=to` of a year.
pub(super) fn months(year: i16, from: u8, to: u8, precision: Precision) -> Option<Span> {
    let end = day(year, to, 1)?.last_of_month();
    Span::of(day(year, from, 1), Some(end), precision)
}

/// The Monday-to-Sunday week that holds `date`, moved by weeks.
pub(super) fn week(date: Date, weeks: i64) -> Option<Span> {
    let monday = plus(date, 1 - i64::from(weekday(date)) + 7 * weeks)?;
    Span::of(Some(monday), plus(monday, 6), Precision::Week)
}

/// A period of a known year; `None` for those that are counted from a day.
pub(super) fn in_year(period: Period, year: i16) -> Option<Span> {
    match period {
        Period::Day { month, day: d } => day(year, month, d).map(Span::day),
        Period::Month(m) => months(year, m, m, Precision::Month),
        Period::Quarter(q @ 1..=4) => months(year, q * 3 - 2, q * 3, Precision::Quarter),
        Period::HalfYear(h @ 1..=2) => months(year, h * 6 - 5, h * 6, Precision::Half),
        // the winter of a year ends in it
        Period::Season(4) => {
            let end = day(year, 2, 1)?.last_of_month();
            Span::of(day(year.checked_sub(1)?, 12, 1), Some(end), Precision::Season)
        }
        Period::Season(s @ 1..=3) => months(year, s * 3, s * 3 + 2, Precision::Season),
        Period::Year => months(year, 1, 12, Precision::Year),
        Period::SchoolYear => {
            let next = year.checked_add(1)?;
            Span::of(day(year, 9, 1), day(next, 8, 31), Precision::Year)
        }
        Period::Decade => {
            let last = year.checked_add(9)?;
            Span::of(day(year, 1, 1), day(last, 12, 31), Precision::Decade)
        }
        Period::FirstMonths(n @ 1..=12) => months(year, 1, n, Precision::Month),
        _ => None,
    }
}

/// The part of a period that the text means; `today` closes «с начала года».
pub(super) fn part(span: Span, part: Part, today: Option<Date>) -> Option<Span> {
    match part {
        Part::Whole => Some(span),
        Part::FirstDay => Some(Span::day(span.start)),
        Part::LastDay => Some(Span::day(span.end)),
        Part::Since => match today {
            Some(today) if span.start < today && today <= span.end => {
                Some(Span { end: today, precision: Precision::Day, ..span })
            }
            _ => Some(Span::day(span.start)),
        },
        Part::Half(h) => half(span, h),
        Part::Ten(n) => days_of(span, i64::from(n) * 10 - 10, (n < 3).then_some(10)),
        Part::Week(n @ 1..=4) => days_of(span, i64::from(n) * 7 - 7, Some(7)),
        Part::Week(_) => Some(Span { start: plus(span.end, -6)?, end: span.end, precision: Precision::Week }),
        Part::Nth(n, day) => nth(span, n, day).map(Span::day),
        Part::Begin | Part::Middle | Part::End => third(span, part),
    }
}

/// The `n`th day of the span that bears this name, the last where the span has not so many.
fn nth(span: Span, n: u8, day: u8) -> Option<Date> {
    let to_first = (i64::from(day) - i64::from(weekday(span.start))).rem_euclid(7);
    let days = (0..i64::from(n))
        .map(|week| to_first + 7 * week)
        .map_while(|days| plus(span.start, days).filter(|d| *d <= span.end));
    days.last()
}

/// `count` days of a span from its day `from`, or all the rest.
fn days_of(span: Span, from: i64, count: Option<i64>) -> Option<Span> {
    let start = plus(span.start, from)?;
    let end = match count {
        Some(count) => plus(start, count - 1)?,
        None => span.end,
    };
    (start <= end).then_some(Span { start, end: end.min(span.end), precision: Precision::Day })
}

fn half(span: Span, h: u8) -> Option<Span> {
    let (y, m) = (span.start.year(), span.start.month() as u8);
    match span.precision {
        Precision::Month => days_of(span, if h == 1 { 0 } else { 15 }, (h == 1).then_some(15)),
        Precision::Year if m == 1 => months(y, h * 6 - 5, h * 6, Precision::Half),
        Precision::Decade => {
            let first = y + i16::from(h - 1) * 5;
            Span::of(day(first, 1, 1), day(first + 4, 12, 31), Precision::Year)
        }
        _ => {
            let middle = plus(span.start, days_between(span.start, span.end) / 2)?;
            let (start, end) = if h == 1 { (span.start, middle) } else { (plus(middle, 1)?, span.end) };
            Some(Span { start, end: end.max(start), precision: Precision::Day })
        }
    }
}

fn pick<T>(part: Part, begin: T, middle: T, end: T) -> T {
    match part {
        Part::Begin => begin,
        Part::Middle => middle,
        _ => end,
    }
}

/// Beginning, middle or end of a period as these words are used: ten days of a month, some months of a year.
fn third(span: Span, part: Part) -> Option<Span> {
    let (y, m) = (span.start.year(), span.start.month() as u8);
    match span.precision {
        Precision::Week => {
            let (from, count) = pick(part, (0, 2), (2, 2), (4, 3));
            days_of(span, from, Some(count))
        }
        Precision::Month => {
            let (from, count) = pick(part, (0, Some(10)), (10, Some(10)), (20, None));
            days_of(span, from, count)
        }
        Precision::Year if m == 1 => {
            let (from, to) = pick(part, (1, 3), (5, 8), (10, 12));
            months(y, from, to, Precision::Month)
        }
        Precision::Decade => {
            let (from, to) = pick(part, (0, 3), (4, 6), (7, 9));
            Span::of(day(y + from, 1, 1), day(y + to, 12, 31), Precision::Year)
        }
        Precision::Quarter => {
            let month = m + pick(part, 0, 1, 2);
            months(y, month, month, Precision::Month)
        }
        _ => {
            let length = days_between(span.start, span.end) + 1;
            let from = pick(part, 0, length / 3, length * 2 / 3);
            let count = pick(part, length / 3, length / 3, length);
            days_of(span, from, Some(count.max(1)))
        }
    }
}

/// The span in EDTF, as coarse as it was named: `2024-02-01`, `2024-05`, `2023-21` (spring), `199X`, `2024-02-01/2024-02-03`.
pub(super) fn edtf(span: Span) -> String {
    let Span { start, end, precision } = span;
    let (y, m) = (start.year(), start.month() as u8);
    let year = |y: i16| format!("{y:04}");
    if start == end {
        return start.to_string();
    }
    for (period, code) in coarse(m) {
        if in_year(period, y).is_some_and(|s| s.start == start && s.end == end) {
            return code.map_or_else(|| year(y), |code| format!("{}-{code:02}", year(y)));
        }
    }
    let whole_years = (start.month(), start.day(), end.month(), end.day()) == (1, 1, 12, 31);
    if precision == Precision::Decade && y % 10 == 0 && end.year() == y + 9 {
        return format!("{:03}X", y / 10);
    }
    if whole_years {
        return format!("{}/{}", year(y), year(end.year()));
    }
    if start.day() == 1 && end == end.last_of_month() {
        return format!("{}-{m:02}/{}-{:02}", year(y), year(end.year()), end.month());
    }
    format!("{start}/{end}")
}

/// Periods that have a code of their own behind the year's, tried against a span that begins in month `m`.
fn coarse(m: u8) -> [(Period, Option<u8>); 5] {
    let quarter = m.div_ceil(3);
    let half = m.div_ceil(6);
    let season = (m / 3).clamp(1, 3);
    [
        (Period::Year, None),
        (Period::Month(m), Some(m)),
        (Period::Quarter(quarter), Some(32 + quarter)),
        (Period::HalfYear(half), Some(39 + half)),
        (Period::Season(season), Some(20 + season)),
    ]
}
