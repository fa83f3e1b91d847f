//! The year that a reference names, or that a name beside it or the other end of its range tells.

use super::{Resolver, Tense};
use crate::extract::dates::Anchor;
use crate::extract::dates::calendar::{self, Span};
use crate::extract::dates::point::{Period, Point, YearRef};
use crate::extract::dates::scan::Found;
use crate::text::Kind;

impl Resolver<'_, '_> {
    /// «двадцатые годы»: the latest that had begun on the day of the report.
    pub(super) fn decade(&self, n: i16) -> i16 {
        let begun = self.day_of_report().is_none_or(|today| today.year() >= 2000 + n);
        if begun { 2000 + n } else { 1900 + n }
    }

    /// The year that a reference names; `None` if it names none that can be told.
    pub(super) fn year(&self, year: YearRef, anchor: &mut Option<Anchor>) -> Option<i16> {
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
    pub(super) fn with_name(&self, found: &Found, point: Point) -> YearRef {
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

    /// Both ends of a range; each lends the other its year.
    pub(super) fn share_years(
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
}
