//! Gives every reference its first and last day: from what it says itself, from the day of the report (dateline, else
//! publication), from the days told before it.

use super::calendar::{self, Span, days_between, plus, weekday};
use super::point::{Part, Period, Point, YearRef};
use super::scan::Found;
use super::{Anchor, Precision};
use crate::rules::dates::{DateStems, Unit, Word};
use crate::text::{Kind, Shape, Text, ends_in};
use jiff::civil::Date;

/// A date without a year is put on the side that the sentence's verbs tell only if the nearest is farther than this.
const FAR: i64 = 20;
/// The same for the past: what is announced is told in the past tense too («предложил», «пообещал»).
const FAR_BEHIND: i64 = 50;
/// «накануне» goes with a day told before if that lies at most so many days before the report.
const RECENT: i64 = 14;

/// So many days are remembered for «накануне заседания».
const DAYS: usize = 8;
/// So far from its date, in tokens, the noun of what took place is looked for.
const NEAR: usize = 40;

/// Which side of the report the sentence speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tense {
    Past,
    /// What is counted: «за январь – ноябрь».
    Over,
    Future,
    Unknown,
}

pub(super) struct Resolver<'a, 't> {
    text: &'a Text<'t>,
    words: &'a [Word],
    stems: &'a DateStems,
    /// The day of the report and where it is known from.
    today: Option<(Date, Anchor)>,
    /// The last single day told.
    told: Option<Date>,
    /// The last single day told that is not after the report, nor long before it, and which the narration has come to.
    past: Option<Date>,
    /// The same, told in passing: «с 26 июня», «начавшегося 29 августа».
    aside: Option<Date>,
    /// The first days and ranges of days, each with where it stands.
    days: Vec<(usize, Span)>,
    /// The last year written.
    year: Option<i16>,
    /// The last week told, and one past its last token.
    week: Option<(usize, Span)>,
}

/// What became of one reference.
#[derive(Debug, Clone, Copy)]
pub(super) struct Resolved {
    pub span: Option<Span>,
    pub anchor: Option<Anchor>,
    /// The nearest of the candidates lies far off: another year is possible.
    pub doubtful: bool,
}

impl<'a, 't> Resolver<'a, 't> {
    pub fn new(text: &'a Text<'t>, words: &'a [Word], published: Option<Date>, stems: &'a DateStems) -> Self {
        Resolver {
            text,
            words,
            stems,
            today: published.map(|date| (date, Anchor::Published)),
            told: None,
            past: None,
            week: None,
            aside: None,
            days: Vec::new(),
            year: None,
        }
    }

    /// Resolves the next reference of the text; they must come in order.
    pub fn next(&mut self, found: &Found) -> Resolved {
        let mut anchor = None;
        let mut doubtful = false;
        let weekly = self.in_week(found);
        if weekly.is_some() {
            anchor = self.today.map(|(_, how)| how);
        }
        let span = weekly.or_else(|| self.span(found, &mut anchor, &mut doubtful));
        if let Some(span) = span {
            self.remember(found, span);
        }
        Resolved { span, anchor: span.and(anchor), doubtful }
    }

    /// «На прошлой неделе, в четверг»: the day of that week.
    fn in_week(&self, found: &Found) -> Option<Span> {
        let Period::Weekday(day, None) = found.from.period else { return None };
        let (last, week) = self.week.filter(|_| found.to.is_none())?;
        let behind = found.first == last + 1 && self.text.is(last, ",");
        plus(week.start, i64::from(day) - 1).filter(|_| behind).map(Span::day)
    }

    fn remember(&mut self, found: &Found, span: Span) {
        if matches!(found.from.period, Period::Week(_)) && found.to.is_none() {
            self.week = Some((found.last, span));
        }
        let single = span.start == span.end && span.precision == Precision::Day;
        if single && !matches!(found.from.period, Period::Eve(_) | Period::EveOf) {
            self.told = Some(span.start);
            if self.day_of_report().is_none_or(|today| (0..=RECENT).contains(&days_between(span.start, today))) {
                let slot = if self.in_passing(found) { &mut self.aside } else { &mut self.past };
                *slot = Some(span.start);
            }
        }
        if span.precision == Precision::Day && self.days.len() < DAYS {
            self.days.push((found.first, span));
        }
        let last = found.to.unwrap_or(found.from);
        if matches!(last.year, YearRef::Written(_)) && last.period != Period::Decade {
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

    fn span(&self, found: &Found, anchor: &mut Option<Anchor>, doubtful: &mut bool) -> Option<Span> {
        let tense = match (self.tense(found), self.text.fold(found.first)) {
            // «предложил закупить до 1 сентября»: a term lies ahead, whatever the verb
            (Tense::Past, "до" | "к" | "ко") if !matches!(found.from.period, Period::Weekday(..)) => {
                Tense::Unknown
            }
            // «К первому декабря.», «перенесли на пятницу»
            (Tense::Unknown, "к" | "ко") => Tense::Future,
            // «на январь пришлось»
            (_, "на") if self.text.len() > found.last && self.text.fold(found.last).starts_with("пришл") => {
                Tense::Over
            }
            // «две трети пришлись на май»
            (_, "на") if found.first > 0 && self.text.fold(found.first - 1).starts_with("приш") => Tense::Over,
            (_, "на") if !matches!(found.from.period, Period::Day { .. } | Period::Context(_)) => Tense::Future,
            (_, "до" | "к" | "ко") if matches!(found.from.period, Period::Weekday(..)) => Tense::Future,
            // «с января помогает», «назначен исполнявший обязанности с марта»: only what is to come lies ahead
            (tense, "с" | "со") if matches!(found.from.period, Period::Month(_)) && found.to.is_none() => {
                match tense {
                    Tense::Future if self.to_come(found) => tense,
                    // «университет готов принять с сентября студентов»
                    _ if self.intended(found) => Tense::Future,
                    // «с января отряд участвовал в поисках»
                    Tense::Past => Tense::Over,
                    _ => Tense::Past,
                }
            }
            // «с 1 января сократились», but «с 1 января назначен»
            (Tense::Past, "с" | "со")
                if matches!(found.from.period, Period::Day { .. })
                    && self.verb(found.last) == Some(Tense::Past)
                    && !self.passive(found.last) =>
            {
                Tense::Over
            }
            (Tense::Unknown | Tense::Past, "за") => Tense::Over,
            _ if self.since(found) => Tense::Past,
            // «ещё в марте»
            _ if found.first > 0 && self.text.fold(found.first - 1) == "еще" => Tense::Past,
            _ if self.done(found.first) => Tense::Over,
            (Tense::Past, _) if self.finished(found) => Tense::Over,
            (tense, _) => tense,
        };
        let Some(to) = found.to else {
            return self.one(found, found.from, tense, anchor, doubtful);
        };
        if let (Period::Weekday(a, _), Period::Weekday(b, _)) = (found.from.period, to.period) {
            let first = self.one(found, found.from, tense, anchor, doubtful)?;
            let days = (i64::from(b) - i64::from(a)).rem_euclid(7);
            return Some(Span { end: plus(first.start, days)?, ..first });
        }
        let last = to;
        let (from, to) = self.share_years(found, found.from, to, tense, anchor, doubtful)?;
        let today = self.day_of_report();
        let from = calendar::part(from, found.from.part, today)?;
        let to = calendar::part(to, last.part, today)?;
        (from.start <= to.end).then_some(Span { start: from.start, end: to.end, precision: from.precision })
    }

    /// «двадцатые годы»: the latest that had begun on the day of the report.
    fn decade(&self, n: i16) -> i16 {
        let begun = self.day_of_report().is_none_or(|today| today.year() >= 2000 + n);
        if begun { 2000 + n } else { 1900 + n }
    }

    fn day_of_report(&self) -> Option<Date> {
        self.today.map(|(date, _)| date)
    }

    fn one(
        &self,
        found: &Found,
        point: Point,
        tense: Tense,
        anchor: &mut Option<Anchor>,
        doubtful: &mut bool,
    ) -> Option<Span> {
        if point.period == Period::EveOf {
            let told = self.eve_of(found, anchor)?;
            // «накануне финалов прошёл семинар»: of others than those that are still ahead
            let ahead = self.day_of_report().is_some_and(|today| told.start > today);
            return (tense == Tense::Future || !ahead).then_some(told);
        }
        if let Period::DayOf(n) = point.period {
            return self.day_of(n, anchor);
        }
        let whole = match self.told_month(found, point).map(Some).or_else(|| self.counted(point.period, tense, anchor))
        {
            Some(result) => result?,
            None => {
                let year = self.with_name(found, point);
                if year != point.year {
                    *anchor = Some(Anchor::Context);
                }
                let year = match (point.period, year) {
                    (Period::Decade, YearRef::Short(n)) => YearRef::Written(self.decade(n)),
                    _ => year,
                };
                let point = Point { year, ..point };
                match self.year(point.year, anchor) {
                    Some(year) => calendar::in_year(point.period, year)?,
                    None => self.nearest(point, None, tense, anchor, doubtful)?.0,
                }
            }
        };
        if point.part == Part::Since && self.today.is_some() {
            *anchor = anchor.or(self.today.map(|(_, a)| a));
        }
        calendar::part(whole, point.part, self.day_of_report())
    }

    /// «после 5 апреля, а пик – в третьей декаде месяца»: the month of the day that the sentence has told.
    fn told_month(&self, found: &Found, point: Point) -> Option<Span> {
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

    /// Both ends of a range; each lends the other its year.
    fn share_years(
        &self,
        found: &Found,
        from: Point,
        to: Point,
        tense: Tense,
        anchor: &mut Option<Anchor>,
        doubtful: &mut bool,
    ) -> Option<(Span, Span)> {
        let open = |p: Point| p.year == YearRef::Open;
        let year = self.with_name(found, to);
        let to = Point { year, ..to };
        match (open(from), open(to)) {
            (true, true) => {
                let (a, b) = self.nearest(from, Some(to), tense, anchor, doubtful)?;
                Some((a, b?))
            }
            (true, false) => {
                let y = self.year(to.year, anchor)?;
                let b = calendar::in_year(to.period, y)?;
                let mut a = calendar::in_year(from.period, y);
                if a.is_none_or(|a| a.start > b.end) {
                    a = calendar::in_year(from.period, y.checked_sub(1)?);
                }
                Some((a?, b))
            }
            (false, true) => {
                let y = self.year(from.year, anchor)?;
                let a = calendar::in_year(from.period, y)?;
                let mut b = calendar::in_year(to.period, y);
                if b.is_none_or(|b| b.end < a.start) {
                    b = calendar::in_year(to.period, y.checked_add(1)?);
                }
                Some((a, b?))
            }
            (false, false) => {
                let a = calendar::in_year(from.period, self.year(from.year, anchor)?)?;
                let b = calendar::in_year(to.period, self.year(to.year, anchor)?)?;
                Some((a, b))
            }
        }
    }

    /// The year that a reference names; `None` if it names none that can be told.
    fn year(&self, year: YearRef, anchor: &mut Option<Anchor>) -> Option<i16> {
        match year {
            YearRef::Written(y) => Some(y),
            YearRef::Short(y) => {
                let pivot = self.day_of_report().map_or(2030, |d| d.year() + 10);
                let y = 2000 + y;
                Some(if y <= pivot { y } else { y - 100 })
            }
            YearRef::Relative(r) => {
                let (date, how) = self.today?;
                *anchor = Some(how);
                date.year().checked_add(r.into())
            }
            YearRef::Same => {
                *anchor = Some(Anchor::Context);
                self.year
            }
            YearRef::Open | YearRef::Near(_) => None,
        }
    }

    /// «Форум-2007 пройдёт с 8 по 10 октября»: the name tells the year.
    fn with_name(&self, found: &Found, point: Point) -> YearRef {
        let Some((today, _)) = self.today else {
            return point.year;
        };
        if point.year != YearRef::Open || !matches!(point.period, Period::Day { .. } | Period::Month(_)) {
            return point.year;
        }
        let Some(sentence) = self.text.sentences.get(self.text.sentence_of(found.first)) else {
            return point.year;
        };
        let glued = |i: usize| !self.text.tokens[i].space_before;
        (sentence.start + 2..sentence.end.min(self.text.len()))
            .filter(|&i| self.text.tokens[i].kind == Kind::Number && self.text.word(i).len() == 4)
            .filter(|&i| self.text.is(i - 1, "-") && glued(i) && glued(i - 1))
            .filter(|&i| self.text.tokens[i - 2].kind != Kind::Number)
            .filter_map(|i| self.text.word(i).parse::<i16>().ok())
            .find(|y| (today.year() - 1..=today.year() + 2).contains(y))
            .map_or(point.year, YearRef::Written)
    }

    /// References counted from a day; the outer `None` says that the period is not one of them.
    fn counted(&self, period: Period, tense: Tense, anchor: &mut Option<Anchor>) -> Option<Option<Span>> {
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

    /// So many days before the day being told, else before the report.
    fn eve(&self, days: u8, tense: Tense, anchor: &mut Option<Anchor>) -> Option<Span> {
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
    fn eve_of(&self, found: &Found, anchor: &mut Option<Anchor>) -> Option<Span> {
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
    fn day_of(&self, n: u8, anchor: &mut Option<Anchor>) -> Option<Span> {
        let (_, days) = self.days.iter().find(|d| d.1.start < d.1.end)?;
        let day = if n == u8::MAX { days.end } else { plus(days.start, i64::from(n) - 1)? };
        *anchor = Some(Anchor::Context);
        (day <= days.end).then_some(Span::day(day))
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

    /// A period without a year: the nearest to the report, on the side that the verbs tell if the nearest is far off.
    fn nearest(
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

    /// The tense of the verb nearest to the reference in its sentence.
    fn tense(&self, found: &Found) -> Tense {
        if self.today.is_none() {
            // with no day to be before or behind nobody asks
            return Tense::Unknown;
        }
        let Some(sentence) = self.text.sentences.get(self.text.sentence_of(found.first)) else {
            return Tense::Unknown;
        };
        let end = sentence.end.min(self.text.len());
        // a quotation or a clause of its own says nothing of the speaking
        let inside = |i: &usize| {
            const WALLS: &[&str] = &["«", "»", "\"", "“", "”", ":", ";"];
            !WALLS.iter().any(|q| self.text.is(*i, q))
                && !matches!(
                    self.text.fold(*i),
                    "что" | "чтобы" | "который" | "которая" | "которые" | "которое" | "где"
                )
        };
        // «в пятницу гость отбывает»: of days of the week the present tense tells the next
        let weekly = matches!(found.from.period, Period::Weekday(_, None));
        // «подрядчик выходит на участок в мае»
        let monthly = matches!(found.from.period, Period::Month(_)) && found.from.year == YearRef::Open;
        let present = |i: usize| {
            let soon = || self.stems.soon.begins(self.text.fold(i)) && self.in_present(i);
            let told = weekly && self.present(i) || monthly && soon();
            told.then_some(Tense::Future)
        };
        let start = self.behind_source(sentence.start, found.first.min(end));
        let before = (start..found.first.min(end)).rev();
        let after = self.behind_aside(found.last.min(end), end)..end;
        // «вступят в силу с 1 января, сообщил он»: what a comma parts is farther than anything within it
        let find = |range: &mut dyn Iterator<Item = usize>| {
            let mut parted = false;
            range.take(40).take_while(inside).enumerate().find_map(|(n, i)| {
                parted |= self.text.is(i, ",");
                Some(((parted, n), self.verb(i).or_else(|| present(i))?))
            })
        };
        match (find(&mut before.into_iter()), find(&mut after.into_iter())) {
            (Some((a, x)), Some((b, y))) => {
                if a < b {
                    x
                } else {
                    y
                }
            }
            (Some((_, x)), None) | (None, Some((_, x))) => x,
            (None, None) => Tense::Unknown,
        }
    }

    /// «с утра вторника трудятся»
    fn since(&self, found: &Found) -> bool {
        let daytime = |i: usize| matches!(self.text.fold(i), "утра" | "вечера" | "ночи");
        let weekly = matches!(found.from.period, Period::Weekday(..));
        weekly && found.first > 1 && daytime(found.first - 1) && self.text.reads(found.first - 2, "с")
    }

    /// «готов», «намерены», «планирует» before the reference in its sentence
    fn intended(&self, found: &Found) -> bool {
        let sentence = self.text.sentences[self.text.sentence_of(found.first)];
        let from = sentence.start.max(found.first.saturating_sub(5));
        // but «требования готовы с июля»
        (from..found.first.saturating_sub(1)).any(|i| self.stems.intends.has(self.text.fold(i)))
    }

    /// Does a verb in the future stand beside the reference, more than an infinitive or «назначен»?
    fn to_come(&self, found: &Found) -> bool {
        let finite = |i: usize| {
            let fold = self.text.fold(i);
            self.words[i] == Word::Future
                && ["ет", "ут", "ит", "ят", "ется", "утся", "ится", "ятся"].iter().any(|e| fold.ends_with(e))
        };
        let sentence = self.text.sentences[self.text.sentence_of(found.first)];
        let (from, to) = (sentence.start.max(found.first.saturating_sub(NEAR)), sentence.end.min(found.last + NEAR));
        (from..to.min(self.words.len())).any(finite)
    }

    fn verb(&self, i: usize) -> Option<Tense> {
        const PAST: &[&str] = &[
            "лся", "лась", "лось", "лись", "ила", "ило", "или", "ала", "ало", "али", "ела", "ело", "ели", "яла", "яло",
            "яли", "ыла", "ыли", "ыло", "ула", "ули", "ил", "ял", "ел", "ыл", "ал",
        ];
        // «будут подведены»
        let to_be = i > 0 && matches!(self.text.fold(i - 1), "будет" | "будут" | "быть");
        let word = self.words.get(i)?;
        // «будет в мае», «будет принято в мае»
        if matches!(self.text.fold(i), "будет" | "будут") {
            return Some(Tense::Future);
        }
        match word {
            Word::Past => return Some(if to_be { Tense::Future } else { Tense::Past }),
            Word::Future => return Some(Tense::Future),
            Word::None => {}
            _ => return None,
        }
        let token = self.text.tokens.get(i)?;
        if token.kind != Kind::Word || !matches!(token.shape, Shape::Lower | Shape::Capital) {
            return None;
        }
        let fold = self.text.fold(i);
        let long = fold.len() >= 8;
        match () {
            _ if self.first_person(i) => Some(Tense::Future),
            _ if long && self.stems.to_come.ends(fold) => Some(Tense::Future),
            // «представители», «жители» are no verbs
            _ if fold.ends_with("тели") && !fold.ends_with("летели") && !fold.ends_with("хотели") => {
                None
            }
            _ if long && token.shape == Shape::Lower && ends_in(fold, PAST) => Some(Tense::Past),
            // «до марта возглавлявший»
            _ if token.shape == Shape::Lower && (participle(fold) || self.passive(i)) => {
                Some(if to_be { Tense::Future } else { Tense::Past })
            }
            _ => None,
        }
    }

    /// «перечислены», «объявлен»: a short participle.
    fn passive(&self, i: usize) -> bool {
        const STEMS: [&str; 10] = ["лен", "оен", "чен", "шен", "щен", "жен", "ден", "ван", "зан", "дан"];
        let fold = self.text.fold(i);
        let stem = fold.strip_suffix(['ы', 'о', 'а']).unwrap_or(fold);
        fold.len() >= 14 && ends_in(stem, &STEMS)
    }

    /// «выходит», «начинается»
    fn in_present(&self, i: usize) -> bool {
        ends_in(self.text.fold(i), &["ит", "ят", "ет", "ют", "ется", "ются"])
    }

    /// Past «Как сообщил А,», which opens the sentence and tells of the speaking.
    fn behind_source(&self, start: usize, end: usize) -> usize {
        let said = |k: usize| self.stems.said.begins(self.text.fold(k));
        if !(start + 2 < end && self.text.reads(start, "как") && (said(start + 1) || said(start + 2))) {
            return start;
        }
        (start + 2..end).rev().find(|&k| self.text.is(k, ",")).map_or(start, |k| k + 1)
    }

    /// Past «, сообщила А,» or «, – обещал А» at `i`, which tell of the speaking.
    fn behind_aside(&self, i: usize, end: usize) -> usize {
        let said = i + 1 < end && self.text.is(i, ",") && self.stems.said.begins(self.text.fold(i + 1));
        // «…, 5 июня, – пообещал А»
        let dash = |k: usize| k + 1 < end && matches!(self.text.mark(k), Some('–' | '—' | '-'));
        if i < end && matches!(self.text.mark(i), Some(',' | '!' | '?' | '…')) && dash(i + 1) {
            return end;
        }
        let close = || (i + 2..end.min(i + NEAR)).find(|&k| self.text.is(k, ","));
        if said { close().unwrap_or(i) } else { i }
    }

    /// «отбывает», «начинается»; not «сообщает», which is told of what has been said.
    fn present(&self, i: usize) -> bool {
        const ENDINGS: [&str; 8] = ["ает", "яет", "ают", "яют", "ается", "яется", "аются", "уются"];
        let fold = self.text.fold(i);
        let word = self.text.tokens[i].kind == Kind::Word && self.text.tokens[i].shape == Shape::Lower;
        word && fold.len() >= 12 && ends_in(fold, &ENDINGS) && !self.stems.said.begins(fold)
    }

    /// «школу открыли в январе», «в декабре завершились работы»: does a verb of what is done stand right beside a lone day or month?
    fn finished(&self, found: &Found) -> bool {
        let calendar = matches!(found.from.period, Period::Day { .. } | Period::Month(_)) && found.to.is_none();
        let past = |i: usize| self.stems.finished.begins(self.text.fold(i)) && self.verb(i) == Some(Tense::Past);
        // «открыли новую школу в январе»
        let plain = |i: usize| self.text.tokens[i].shape == Shape::Lower && self.verb(i).is_none();
        let mut near = (found.first.saturating_sub(3)..found.first).rev();
        let before = near.find(|&i| !plain(i)).is_some_and(past);
        calendar && (before || found.last < self.text.len() && past(found.last))
    }

    /// «скончавшегося в августе», «состоявшейся в октябре»: the participle right before tells what is over.
    fn done(&self, first: usize) -> bool {
        // «ушедшего из жизни в марте»
        let near = (first.saturating_sub(3)..first).rev().take_while(|&i| self.text.tokens[i].kind == Kind::Word);
        // but «будет принято в мае»
        let to_be = |i: usize| i > 0 && matches!(self.text.fold(i - 1), "будет" | "будут" | "быть");
        let passive = |i: usize| {
            let lower = self.text.tokens[i].shape == Shape::Lower;
            lower && self.passive_participle(self.text.fold(i)) && !to_be(i)
        };
        // «достигнутые в Сочи 26 сентября»
        let town = first > 2
            && matches!(self.text.fold(first - 2), "в" | "во" | "на")
            && self.text.tokens[first - 1].shape == Shape::Capital;
        let told = first.checked_sub(if town { 3 } else { 1 });
        near.into_iter().any(|i| self.over(self.text.fold(i))) || told.is_some_and(passive)
    }

    /// «назначенная», «травмированное», but «запланированная»
    fn passive_participle(&self, word: &str) -> bool {
        let stem = word.strip_suffix(['я', 'е', 'й', 'о', 'у', 'м', 'х']).unwrap_or(word);
        let stem = stem.trim_end_matches(['а', 'я', 'о', 'е', 'и', 'ы', 'у', 'ю', 'г', 'м', 'й']);
        let taken = stem.ends_with("нят") && word.len() >= 14;
        let passive = ["енн", "анн", "янн", "ённ", "нут"].iter().any(|end| stem.ends_with(end));
        (taken || passive && word.len() >= 18) && !self.stems.planned.begins(word)
    }

    /// «скончавшегося», «ушедшей»
    fn over(&self, word: &str) -> bool {
        const ENDINGS: [&str; 11] = ["ий", "его", "ему", "им", "ем", "ая", "ей", "ую", "ие", "их", "ими"];
        let stem = word.strip_suffix("ся").unwrap_or(word);
        // «состоявшейся», «ушедшего»
        let past = |rest: &str| rest.ends_with("вш") || rest.ends_with("дш") && !rest.contains("вш");
        ENDINGS.iter().any(|ending| stem.strip_suffix(ending).is_some_and(past))
    }

    /// «я приеду», «мы пустим»
    fn first_person(&self, i: usize) -> bool {
        let fold = self.text.fold(i);
        i > 0
            && fold.len() >= 8
            && match self.text.fold(i - 1) {
                "я" => fold.ends_with('у'),
                "мы" => fold.ends_with("им") || fold.ends_with("ем"),
                _ => false,
            }
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

/// Are two words forms of one noun?
fn same_noun(a: &str, b: &str) -> bool {
    let stem = |w: &str| w.char_indices().nth_back(1).map_or(0, |(at, _)| at);
    let shared = a.bytes().zip(b.bytes()).take_while(|(x, y)| x == y).count();
    shared >= 8 && shared >= stem(a) && shared >= stem(b)
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
/// «возглавлявший», «работавшая»: a past participle, not «лучший».
fn participle(fold: &str) -> bool {
    const ENDS: [&str; 10] = ["ий", "ая", "ее", "ие", "его", "ей", "ему", "им", "ую", "их"];
    let stem = ENDS.iter().find_map(|end| fold.strip_suffix(end));
    stem.is_some_and(|stem| {
        stem.len() > 10 && (stem.ends_with("авш") || stem.ends_with("ивш") || stem.ends_with("явш"))
    })
}
