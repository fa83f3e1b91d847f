//! Days in figures: «22.03.2018», «2021-04-12».

use super::*;

impl Scan<'_, '_> {
    /// «22.03.2018», «04/12/2006», «2021-04-12», «1.02.24», «с 01.09.», with ranges.
    pub(super) fn numeric(&mut self, i: usize) -> Option<usize> {
        if i > 0 && self.glued(i) && self.mark(i - 1, &["-", ".", "/", "+", ":", ","]) {
            return None;
        }
        if self.before(i) == Word::NumberSign {
            return None;
        }
        if let Some(next) = self.numeric_days(i) {
            return Some(next);
        }
        let (point, end) = self.numeric_point(i)?;
        if self.year_word(end) && point.year != YearRef::Open {
            // «01.02.2024 г.»
            return Some(self.numeric_end(i, end + 1, point));
        }
        Some(self.numeric_end(i, end, point))
    }

    pub(super) fn numeric_end(&mut self, i: usize, end: usize, point: Point) -> usize {
        if let Some((to, last)) = self.range_end(i, end)
            && matches!(to.period, Period::Day { .. })
        {
            return self.emit(i, last, point, Some(to), "numeric range");
        }
        let next = self.emit(i, end, point, None, "numeric");
        self.sure(if point.year == YearRef::Open { 0.75 } else { 0.97 });
        next
    }

    /// «25-26.10.2023», «с 25 по 26.10.2023»
    pub(super) fn numeric_days(&mut self, i: usize) -> Option<usize> {
        let day = self.number(i).filter(|&d| (1..=31).contains(&d))?;
        let led = || matches!(self.fold_before(i), "с" | "со") && self.fold(i + 1) == "по" && self.digits(i + 2) > 0;
        if !self.mark(i + 1, &["-", "–", "—"]) && !led() {
            return None;
        }
        let (to, end) = self.numeric_point(i + 2)?;
        let Period::Day { month, day: last } = to.period else {
            return None;
        };
        if day >= last.into() || to.year == YearRef::Open {
            return None;
        }
        let period = Period::Day { month, day: day as u8 };
        let from = Point::of(period, to.year);
        Some(self.emit(i, end, from, Some(to), "numeric range"))
    }

    pub(super) fn numeric_point(&self, i: usize) -> Option<(Point, usize)> {
        let sep = [".", "/", "-"].into_iter().find(|s| self.text.is(i + 1, s))?;
        if !(self.glued(i + 1) && self.glued(i + 2)) || self.digits(i + 2) == 0 {
            return None;
        }
        let (a, b) = (self.number(i)?, self.number(i + 2)?);
        let third = self.text.is(i + 3, sep) && self.glued(i + 3) && self.glued(i + 4) && self.digits(i + 4) > 0;
        if !third {
            return self.numeric_short(i, sep, a, b);
        }
        let c = self.number(i + 4)?;
        if self.mark(i + 5, &[".", "-", "/"]) && self.glued(i + 5) && self.glued(i + 6) && self.digits(i + 6) > 0 {
            return None;
        }
        let (y, m, d) = match (self.digits(i), self.digits(i + 2), self.digits(i + 4)) {
            (4, 2, 2) => (YearRef::Written(a as i16), b, c),
            (1 | 2, 1 | 2, 4) if b > 12 && sep == "/" => (YearRef::Written(c as i16), a, b),
            (1 | 2, 1 | 2, 4) => (YearRef::Written(c as i16), b, a),
            (1 | 2, 2, 2) if sep != "-" => (YearRef::Short(c as i16), b, a),
            _ => return None,
        };
        let year_ok = !matches!(y, YearRef::Written(y) if !(1800..=2100).contains(&y));
        numeric_day(m, d, y).filter(|_| year_ok).map(|p| (p, i + 5))
    }

    /// «с 01.09.», «до 15.10»: day and month alone need a preposition.
    pub(super) fn numeric_short(&self, i: usize, sep: &str, d: u16, m: u16) -> Option<(Point, usize)> {
        if sep != "." || self.digits(i + 2) != 2 || self.digits(i) > 2 {
            return None;
        }
        let led = matches!(self.fold_before(i), "с" | "до" | "к" | "от" | "по" | "на")
            || (self.dash(i.wrapping_sub(1)) && i > 0);
        let stop = self.mark(i + 3, &["."]) && self.glued(i + 3);
        let plain = self
            .text
            .tokens
            .get(i + 3)
            .is_none_or(|t| t.kind != Kind::Word || matches!(self.word(i + 3), Word::To | Word::From));
        let zero = self.text.word(i + 2).starts_with('0') || self.text.word(i).starts_with('0');
        let opens = self.dash(i + 3)
            && self.text.is(i + 5, ".")
            && self.numeric_point(i + 4).is_some_and(|(to, _)| to.year != YearRef::Open);
        let (led, zero) = (led || opens, zero || opens);
        // «7.02,14», a time of a race
        let fraction = self.mark(i + 3, &[","]) && self.glued(i + 3) && self.glued(i + 4) && self.digits(i + 4) > 0;
        if !led || !(stop || plain) || !(zero || stop) || self.mark(i + 3, &["%"]) || fraction {
            return None;
        }
        let end = if stop { i + 4 } else { i + 3 };
        numeric_day(m, d, YearRef::Open).map(|p| (p, end))
    }
}
