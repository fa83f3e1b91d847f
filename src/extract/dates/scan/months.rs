//! Months and ranges of months.

use super::*;

impl Scan<'_, '_> {
    pub(super) fn month_led(&mut self, i: usize) -> Option<usize> {
        let (from, to, end) = self.months(i)?;
        let led = matches!(
            self.before(i),
            Word::From | Word::To | Word::Until | Word::Prep | Word::Approximate | Word::During
        );
        // «заседание министров (июль)»
        let led = led || i > 0 && self.mark(i - 1, &["("]) && self.mark(end, &[")"]);
        let shape = self.text.tokens[i].shape;
        let name_like = shape == Shape::Capital && !led && !self.text.tokens[i].line_start;
        let dated = from.year != YearRef::Open || to.is_some_and(|t| t.year != YearRef::Open);
        let short = matches!(self.word(i), Word::MonthShort(_));
        let good = match () {
            _ if short => dated,
            _ if dated => true,
            _ if name_like => false,
            _ if self.text.tokens[i].line_start && shape == Shape::Capital => false,
            _ if matches!(self.word(i), Word::MonthOf(_)) => true,
            _ => led || to.is_some(),
        };
        if !good
            || self.recurring(i)
            || self.next_word(end) == Word::Recurring
            || (self.digits(i.wrapping_sub(1)) > 0 && i > 0)
        {
            return None;
        }
        if to.is_some() {
            return Some(self.emit(i, end, from, to, "months"));
        }
        self.month_enumeration(i).or_else(|| Some(self.emit(i, end, from, None, "month")))
    }

    /// «в мае, июне и августе 2023 года»: one reference a month, the year common.
    pub(super) fn month_enumeration(&mut self, i: usize) -> Option<usize> {
        let mut ends = [(0u8, 0usize); 8];
        let (mut n, mut j) = (0, i);
        while let Word::Month(m) | Word::MonthOf(m) = self.next_word(j) {
            if n == ends.len() {
                break;
            }
            ends[n] = (m, j);
            n += 1;
            let linked = self.mark(j + 1, &[","]) || self.next_word(j + 1) == Word::And;
            let month_next = matches!(self.next_word(j + 2), Word::Month(_) | Word::MonthOf(_));
            if !(linked && month_next) {
                break;
            }
            j += 2;
        }
        if n < 2 {
            return None;
        }
        let (year, end) = self.year_at(j + 1).unwrap_or((YearRef::Open, j + 1));
        let mut next = end;
        for (at, &(m, first)) in ends[..n].iter().enumerate() {
            let last = if at + 1 == n { end } else { first + 1 };
            next = self.emit(first, last, Point::of(Period::Month(m), year), None, "month");
        }
        Some(next)
    }

    /// One month or a range of months with the year.
    pub(super) fn months(&self, i: usize) -> Option<(Point, Option<Point>, usize)> {
        let year_after = |j: usize| self.year_at(j).unwrap_or((YearRef::Open, j));
        if let Word::Months(a, b) = self.word(i) {
            let (year, end) = year_after(i + 1);
            let from = Point::of(Period::Month(a), YearRef::Open);
            return Some((from, Some(Point::of(Period::Month(b), year)), end));
        }
        let (Word::Month(m) | Word::MonthOf(m) | Word::MonthShort(m)) = self.word(i) else {
            return None;
        };
        let dot = matches!(self.word(i), Word::MonthShort(_)) && self.mark(i + 1, &["."]);
        let (year, end) = year_after(i + 1 + usize::from(dot));
        let from = Point::of(Period::Month(m), self.moved_within(i, end).unwrap_or(year));
        match self.range_end(i, end) {
            Some((to, last)) if matches!(to.period, Period::Month(_)) => Some((from, Some(to), last)),
            _ => match self.to_year(i, from, end) {
                Some((to, last)) => Some((from, Some(to), last)),
                None => Some((from, None, end)),
            },
        }
    }

    /// «перенести с мая на октябрь 2015 года»: the year of the month that something is put off to.
    fn moved_within(&self, i: usize, end: usize) -> Option<YearRef> {
        let moved = self.fold(end) == "на" && self.moved(i);
        let (to, _) = self.point(end + 1).filter(|_| moved)?;
        (matches!(to.period, Period::Month(_)) && to.year != YearRef::Open).then_some(to.year)
    }

    /// «с марта 1993 | по 1998 год»: the year that ends what begins with a month of another.
    fn to_year(&self, i: usize, from: Point, end: usize) -> Option<(Point, usize)> {
        let opened = self.before(i) == Word::From && from.year != YearRef::Open && self.next_word(end) == Word::To;
        let (year, last) = opened.then(|| self.year_at(end + 1)).flatten()?;
        Some((Point::of(Period::Year, year), last))
    }
}
