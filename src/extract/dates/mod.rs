//! Calendar references: days, ranges, months, quarters, seasons, years, «вчера», «с. г.», each resolved to its first
//! and last day; and lengths of time, apart from them. Ages, anniversaries, centuries and what recurs are not dates.
//!
//! `scan` finds what is written, `resolve` tells when it is, `calendar` does the arithmetic. The words are data:
//! `rules/dates.toml`, with its corpus in `tests/corpus/dates.tsv`.

mod calendar;
mod durations;
mod point;
mod resolve;
mod scan;

pub use durations::Length;

use crate::model;
use crate::rules::dates::{DateRules, Unit, Word};
use crate::text::{CodePoints, Kind, Text, positions};
use jiff::ToSpan;
use jiff::civil::Date;
use point::{Period, Point, YearRef};
use resolve::Resolver;
use scan::Found;

/// The unit in which the text names the date; for ranges, that of their ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Precision {
    Day,
    Week,
    Month,
    Quarter,
    Half,
    Season,
    Year,
    Decade,
}

impl Precision {
    /// The record's word for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Precision::Day => "day",
            Precision::Week => "week",
            Precision::Month => "month",
            Precision::Quarter => "quarter",
            Precision::Half => "half",
            Precision::Season => "season",
            Precision::Year => "year",
            Precision::Decade => "decade",
        }
    }
}

/// What a reference that does not stand alone was resolved against.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Anchor {
    /// The date of publication.
    Published,
    /// The day in the dateline, «МОСКВА, 22 марта.».
    Dateline,
    /// Days and years told before it in the text.
    Context,
}

impl Anchor {
    /// The record's word for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Anchor::Published => "published",
            Anchor::Dateline => "dateline",
            Anchor::Context => "context",
        }
    }
}

/// One reference in the text.
#[derive(Debug, Clone, PartialEq)]
pub struct DateMention {
    /// First token, a leading preposition included («в 2019 году»).
    pub first: usize,
    /// One past the last token.
    pub last: usize,
    /// First and last day; `None` when nothing tells them («в четверг» in an undated text).
    pub span: Option<(Date, Date)>,
    pub precision: Precision,
    pub anchor: Option<Anchor>,
    /// Time of day stated beside it: hour, minute.
    pub time: Option<(u8, u8)>,
    /// ISO 8601-2, with `X` for what is unknown; empty when all is.
    pub edtf: String,
    /// In [0, 1].
    pub confidence: f32,
    /// The pattern that found it.
    pub rule: &'static str,
}

/// What the text says of time.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Times {
    /// The calendar references, in order, disjoint.
    pub dates: Vec<DateMention>,
    /// The lengths of time, in order, apart from the dates.
    pub lengths: Vec<Length>,
}

/// So many days before publication lies another occasion than the one that is reported.
const LONG_AGO: i32 = 12;
/// Days of an occasion.
const LONGEST: i32 = 12;

impl Times {
    /// The tokens of references to times long before publication, or before the first day told if that lies before it.
    /// Only those that say when something was, not what it is about («за 2020 год», «от 5 мая»).
    pub(super) fn past(&self, text: &Text, published: Option<Date>) -> Vec<(usize, usize)> {
        // «с 9 по 12 апреля»
        let brief = |s: &(Date, Date)| s.0.checked_add(LONGEST.days()).is_ok_and(|end| s.1 <= end);
        let day = |d: &DateMention| d.span.filter(brief).map(|s| s.0);
        let before = |day: Date| day.checked_sub(LONG_AGO.days()).ok();
        let first = self.dates.first();
        let Some(mut cut) = published.or_else(|| first.and_then(day)).and_then(before) else { return Vec::new() };
        // a release that begins with the past tells of that day
        if let Some((start, _)) = first.and_then(|d| d.span).filter(|&(_, end)| end < cut) {
            let Some(own) = before(start) else { return Vec::new() };
            cut = own;
        }
        let gone = |d: &&DateMention| d.span.is_some_and(|(_, end)| end < cut);
        let when = |d: &&DateMention| !matches!(text.fold(d.first), "за" | "на" | "от" | "до" | "к" | "ко" | "по");
        self.dates.iter().filter(gone).filter(when).map(|d| (d.first, d.last)).collect()
    }
}

/// Calendar references and lengths of time. `published` is the day that «сегодня» means unless a dateline tells another.
pub fn times(text: &Text, published: Option<Date>, rules: &DateRules) -> Times {
    let words: Vec<Word> = (0..text.len()).map(|i| rules.token(text.fold(i), text.tokens[i].kind)).collect();
    times_among(text, &words, published, rules)
}

/// The same, for tokens whose place in calendar references has been looked up.
pub(super) fn times_among(text: &Text, words: &[Word], published: Option<Date>, rules: &DateRules) -> Times {
    // «5», «мая», «двух»: what a reference or a length may begin with
    let leads = positions(text.len(), |i| words[i].leads() | (text.tokens[i].kind == Kind::Number));
    let mut found = scan::scan(text, words, &leads, rules);
    lend_years(text, &mut found);
    told_again(text, &mut found);
    let mut resolver = Resolver::new(text, words, published, &rules.stems);
    let resolved = found.iter().map(|found| (found, resolver.next(found)));
    // the eve of what has no date, a number of months that ends with no report
    let idle = |found: &Found, r: &resolve::Resolved| r.span.is_none() && found.from.period.needs_day();
    let dates: Vec<DateMention> =
        resolved.filter(|(found, r)| !idle(found, r)).map(|(found, r)| mention(found, r)).collect();
    let lengths = durations::find(text, words, &leads, &dates);
    Times { dates, lengths }
}

fn mention(found: &Found, resolved: resolve::Resolved) -> DateMention {
    let (span, precision, edtf) = match resolved.span {
        Some(span) => (Some((span.start, span.end)), span.precision, calendar::edtf(span)),
        None => (None, precision_of(found.from.period), open_edtf(found)),
    };
    let certain = match (span, resolved.doubtful) {
        (None, _) => 0.5,
        (_, true) => 0.75,
        _ => 1.0,
    };
    DateMention {
        first: found.first,
        last: found.last,
        span,
        precision,
        anchor: resolved.anchor,
        time: found.time,
        edtf,
        confidence: found.confidence * certain,
        rule: found.rule,
    }
}

/// «Четырьмя днями ранее, 8 ноября»: one reference, to the day that is told.
fn told_again(text: &Text, found: &mut Vec<Found>) {
    found.dedup_by(|next, this| {
        let shift = matches!(this.from.period, Period::Shift(..)) && this.to.is_none();
        let day = matches!(next.from.period, Period::Day { .. }) && next.to.is_none();
        let again = shift && day && next.first == this.last + 1 && text.is(this.last, ",");
        if again {
            next.first = this.first;
            std::mem::swap(next, this);
        }
        again
    });
}

/// «5 и 7 мая» share a year by their list; «5 мая и 9 июня 2023 года» by standing together.
fn lend_years(text: &Text, found: &mut [Found]) {
    for i in (1..found.len()).rev() {
        let (left, right) = found.split_at_mut(i);
        let (Some(this), Some(next)) = (left.last_mut(), right.first()) else {
            continue;
        };
        let year =
            next.to.map_or(next.from.year, |to| if next.from.year == YearRef::Open { to.year } else { next.from.year });
        let last = this.to.unwrap_or(this.from);
        if year == YearRef::Open || last.year != YearRef::Open || !linked(text, this.last, next.first) {
            continue;
        }
        if in_order(last.period, next.from.period) {
            match &mut this.to {
                Some(to) => to.year = year,
                None => this.from.year = year,
            }
        }
    }
}

fn linked(text: &Text, from: usize, to: usize) -> bool {
    from < to && to - from <= 2 && (from..to).all(|i| text.is(i, ",") || matches!(text.fold(i), "и" | "а" | "также"))
}

fn in_order(a: Period, b: Period) -> bool {
    match (a, b) {
        (Period::Day { month: m, day: d }, Period::Day { month, day }) => (m, d) <= (month, day),
        (Period::Month(a), Period::Month(b)) => a <= b,
        (Period::Quarter(a), Period::Quarter(b)) => a <= b,
        _ => false,
    }
}

fn precision_of(period: Period) -> Precision {
    match period {
        Period::Week(_) => Precision::Week,
        Period::Month(_) | Period::RelativeMonth(_) | Period::FirstMonths(_) | Period::MonthsSoFar(_) => {
            Precision::Month
        }
        Period::Quarter(_) | Period::RelativeQuarter(_) => Precision::Quarter,
        Period::HalfYear(_) | Period::RelativeHalf(_) => Precision::Half,
        Period::Season(_) => Precision::Season,
        Period::Year | Period::SchoolYear => Precision::Year,
        Period::Decade => Precision::Decade,
        Period::Shift(_, unit) => match unit {
            Unit::Week => Precision::Week,
            Unit::Month => Precision::Month,
            Unit::Year => Precision::Year,
            _ => Precision::Day,
        },
        _ => Precision::Day,
    }
}

/// EDTF of a reference whose year is not known.
fn open_edtf(found: &Found) -> String {
    let from = open_point(found.from);
    match found.to.map(open_point) {
        Some(to) if !from.is_empty() && !to.is_empty() => format!("{from}/{to}"),
        _ => from,
    }
}

fn open_point(point: Point) -> String {
    match point.period {
        Period::Day { month, day } => format!("XXXX-{month:02}-{day:02}"),
        Period::Month(month) => format!("XXXX-{month:02}"),
        _ => String::new(),
    }
}

/// The mentions as they leave the program: one record a span, in the order of first mention; those that nothing
/// resolves go together by what is known of them. The lengths of time come last.
pub fn into_model(times: &Times, text: &Text, points: &CodePoints) -> Vec<model::Date> {
    let mut out: Vec<(&DateMention, model::Date)> = Vec::new();
    for mention in &times.dates {
        let same = |d: &DateMention| d.span == mention.span && (d.span.is_some() || d.edtf == mention.edtf);
        let at = out.iter().position(|(d, _)| same(d)).unwrap_or_else(|| {
            out.push((mention, record(mention)));
            out.len() - 1
        });
        let record = &mut out[at].1;
        if record.time.is_none() {
            record.time = mention.time.map(clock);
        }
        record.confidence = record.confidence.max(round(mention.confidence));
        record.mentions.push(place(mention, text, points));
    }
    let dates = out.into_iter().map(|(_, record)| record);
    dates.chain(durations::into_model(&times.lengths, text, points)).collect()
}

/// Two decimals, so that the record reads well.
fn round(confidence: f32) -> f64 {
    (f64::from(confidence) * 100.0).round() / 100.0
}

fn record(mention: &DateMention) -> model::Date {
    model::Date {
        start: mention.span.map(|(start, _)| start.to_string()),
        end: mention.span.map(|(_, end)| end.to_string()),
        precision: mention.precision.as_str().to_owned(),
        edtf: (!mention.edtf.is_empty()).then(|| mention.edtf.clone()),
        anchor: mention.anchor.map(|a| a.as_str().to_owned()),
        time: None,
        duration: None,
        confidence: 0.0,
        mentions: Vec::new(),
    }
}

fn clock((hour, minute): (u8, u8)) -> String {
    format!("{hour:02}:{minute:02}")
}

fn place(mention: &DateMention, text: &Text, points: &CodePoints) -> model::Mention {
    place_tokens(mention.first, mention.last, text, points)
}

fn place_tokens(first: usize, last: usize, text: &Text, points: &CodePoints) -> model::Mention {
    let start = text.tokens[first].start as usize;
    let end = text.tokens[last - 1].end as usize;
    model::Mention { start: points.at(start), end: points.at(end), text: text.source[start..end].to_owned() }
}
