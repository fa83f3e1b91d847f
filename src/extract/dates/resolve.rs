//! Gives every reference its first and last day: from what it says itself, from the day of the report (dateline, else
//! publication), from the days told before it. The sentence's verbs tell on which side of the report it lies; what is counted
//! from a day or names its year is resolved by that, the rest is the nearest; what is resolved is remembered for the next.

mod counted;
mod memory;
mod nearest;
mod over;
mod tense;
mod told;
mod verbs;
mod years;

use super::Anchor;
use super::calendar::{self, Span, plus};
use super::point::{Part, Period, Point, YearRef};
use super::scan::Found;
use crate::rules::dates::{DateStems, Word};
use crate::text::Text;
use jiff::civil::Date;

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
            // «рассказал о выборах, назначенных на 24 октября»
            (_, "на") if found.first > 0 && self.stems.set_for.begins(self.text.fold(found.first - 1)) => {
                Tense::Future
            }
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
            // «должна выехать ещё до 1 октября»
            (Tense::Future, "до" | "к" | "ко") => Tense::Future,
            // «ещё в марте»
            _ if found.first > 0 && self.text.fold(found.first - 1) == "еще" => Tense::Past,
            // «открыта до 10 марта»
            (_, "до") if self.lasts(found.first) => Tense::Future,
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

    /// «план | на второе полугодие»: a half or a quarter behind «на», and behind no «пришлось», that no year is written of.
    fn planned_for(&self, found: &Found) -> bool {
        let part =
            matches!(found.from.period, Period::HalfYear(_) | Period::Quarter(_)) && found.from.year == YearRef::Open;
        let come = |k: usize| self.text.fold(k).starts_with("приш") || self.text.fold(k).starts_with("приход");
        let on = if self.text.reads(found.first, "на") { found.first } else { found.first.saturating_sub(1) };
        part && on > 0 && self.text.reads(on, "на") && !come(on - 1)
    }

    /// «двадцать лет спустя», «через год умер»: behind something else that is told, not behind the day of the report.
    fn after_another(&self, found: &Found, tense: Tense) -> bool {
        let later = self.text.fold(found.first) == "спустя" || self.text.fold(found.last - 1) == "спустя";
        matches!(tense, Tense::Past | Tense::Over) || later && tense != Tense::Future
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
        if matches!(point.period, Period::Shift(1.., _)) && self.after_another(found, tense) {
            return None;
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
                    None => {
                        let near = self.nearest(point, None, tense, anchor, doubtful)?.0;
                        let over = self.planned_for(found) && self.day_of_report().is_some_and(|day| near.end < day);
                        if over { calendar::in_year(point.period, near.start.year() + 1)? } else { near }
                    }
                }
            }
        };
        if point.part == Part::Since && self.today.is_some() {
            *anchor = anchor.or(self.today.map(|(_, a)| a));
        }
        calendar::part(whole, point.part, self.day_of_report())
    }
}
