//! Parts of periods, quarters, halves, months counted, and what is counted from the report.

use super::*;

impl Scan<'_, '_> {
    /// «в начале мая», «к концу года», «середина 1970-х».
    pub(super) fn part_led(&mut self, i: usize) -> Option<usize> {
        let part = match self.word(i) {
            Word::Begin => Part::Begin,
            Word::Middle => Part::Middle,
            _ => Part::End,
        };
        let led = matches!(self.before(i), Word::From | Word::To | Word::Until | Word::Prep);
        let (point, end) = self.period(i + 1, led)?;
        let part = match (part, self.fold_before(i)) {
            (Part::Begin, "с") => Part::Since,
            (Part::Begin, "до" | "к") => Part::FirstDay,
            (Part::End, "до" | "к") => Part::LastDay,
            (part, _) => part,
        };
        if self.next_word(end) == Word::Recurring {
            return None;
        }
        let to = self.part_end(end);
        let last = to.map_or(end, |(_, last)| last);
        let next = self.emit(i, last, Point { part, ..point }, to.map(|(p, _)| p), "part");
        self.sure(0.75);
        Some(next)
    }

    /// «– начале ноября»
    pub(super) fn part_end(&self, end: usize) -> Option<(Point, usize)> {
        if !self.dash(end) {
            return None;
        }
        let part = match self.next_word(end + 1) {
            Word::Begin => Part::Begin,
            Word::Middle => Part::Middle,
            Word::End => Part::End,
            _ => return None,
        };
        let (point, last) = self.period(end + 2, false)?;
        Some((Point { part, ..point }, last))
    }

    /// A period as it follows «начало», «половина», «неделя».
    pub(super) fn period(&self, j: usize, bare: bool) -> Option<(Point, usize)> {
        if !self.goes_on(j) {
            return None;
        }
        if self.digits(j) > 0 {
            return self.number_period(j);
        }
        let month = |m: u8, end: usize| {
            let (year, end) = self.year_at(end).unwrap_or((YearRef::Open, end));
            Some((Point::of(Period::Month(m), year), end))
        };
        match self.word(j) {
            Word::MonthOf(m) => month(m, j + 1),
            Word::Relative(r) => self.relative_period(j, r),
            Word::SeasonNoun(s) => {
                let (year, end) = self.year_at(j + 1).unwrap_or((YearRef::Open, j + 1));
                Some((Point::of(Period::Season(s), year), end))
            }
            Word::Ordinal(n) | Word::Roman(n) => self.ordinal_period(n, j + 1),
            Word::Unit(Unit::Year) if bare && self.fold(j) == "года" => {
                Some((Point::of(Period::Year, YearRef::Relative(0)), j + 1))
            }
            Word::Unit(Unit::Month) if bare && self.fold(j) == "месяца" => {
                Some((Point::of(Period::RelativeMonth(0), YearRef::Open), j + 1))
            }
            Word::Unit(Unit::Week) if bare && self.fold(j) == "недели" => {
                Some((Point::of(Period::Week(0), YearRef::Open), j + 1))
            }
            Word::Unit(Unit::Quarter) if bare && self.fold(j) == "квартала" => {
                Some((Point::of(Period::RelativeQuarter(0), YearRef::Open), j + 1))
            }
            Word::Unit(Unit::HalfYear) if bare && self.fold(j) == "полугодия" => {
                Some((Point::of(Period::RelativeHalf(0), YearRef::Open), j + 1))
            }
            Word::Same => {
                let (year, end) = self.year_at(j)?;
                Some((Point::of(Period::Year, year), end))
            }
            _ => {
                let (year, end) = self.this_year(j)?;
                Some((Point::of(Period::Year, year), end))
            }
        }
    }

    pub(super) fn number_period(&self, j: usize) -> Option<(Point, usize)> {
        if let Some(found) = self.decade_point(j) {
            return Some(found);
        }
        let n = self.number(j)?;
        let (end, _) = self.number_end(j);
        if self.digits(j) == 4 && (1000..=2100).contains(&n) {
            if !self.years_word(end) && !self.bare_end(end) {
                return None;
            }
            let end = if self.years_word(end) { end + 1 } else { end };
            return Some((Point::of(Period::Year, YearRef::Written(n as i16)), end));
        }
        self.ordinal_period(u8::try_from(n).ok()?, end)
    }

    /// «квартала 2024 года», «полугодия» after their number.
    pub(super) fn ordinal_period(&self, n: u8, j: usize) -> Option<(Point, usize)> {
        let period = match self.next_word(j) {
            Word::Unit(Unit::Quarter) if n == LAST && self.year_at(j + 1).is_some() => Period::Quarter(4),
            Word::Unit(Unit::Quarter) if (1..=4).contains(&n) => Period::Quarter(n),
            Word::Unit(Unit::HalfYear) if (1..=2).contains(&n) => Period::HalfYear(n),
            _ => return None,
        };
        let dot = self.fold(j) == "кв" && self.mark(j + 1, &["."]);
        let after = j + 1 + usize::from(dot);
        match self.year_at(after) {
            Some((year, end)) => Some((Point::of(period, year), end)),
            None if dot && matches!(self.fold(after), "м" | "км" | "метров" | "см" | "метра") => None,
            None => Some((Point::of(period, YearRef::Open), j + 1)),
        }
    }

    /// «третий квартал 2017 года», «I–II кварталы», «второй половине мая», «первой декаде марта».
    pub(super) fn ordinal_led(&mut self, i: usize) -> Option<usize> {
        if self.digits(i) > 2 || self.number_bound(i) {
            return None;
        }
        let (n, j) = self.ordinal(i)?;
        let part = match self.next_word(j) {
            Word::Unit(Unit::Half) if (1..=2).contains(&n) => Some(Part::Half(n)),
            Word::Unit(Unit::TenDays) if (1..=3).contains(&n) || n == LAST => Some(Part::Ten(n.min(3))),
            Word::Unit(Unit::Week) if (1..=4).contains(&n) || n == LAST => Some(Part::Week(n)),
            Word::Weekday(day) if (1..=4).contains(&n) || n == LAST => Some(Part::Nth(n, day)),
            _ => None,
        };
        if let Some(part) = part {
            let (point, end) = self.period(j + 1, false).or_else(|| self.bare_part(j))?;
            let narrow = matches!(part, Part::Ten(_) | Part::Week(_) | Part::Nth(..));
            let month = matches!(point.period, Period::Month(_) | Period::RelativeMonth(_));
            // «в первую среду месяца»: of every month
            let monthly = matches!(part, Part::Nth(..)) && !matches!(point.period, Period::Month(_));
            if narrow && !month || monthly {
                return None;
            }
            return Some(self.emit(i, end, Point { part, ..point }, None, "part"));
        }
        self.quarters(i, n, j)
    }

    /// «во второй день», «в последний день визита», but not «третий день подряд», «в первый день весны», «на второй день после …».
    pub(super) fn day_of(&mut self, i: usize) -> Option<usize> {
        let n = match self.word(i) {
            Word::Ordinal(n) => n,
            Word::Last => LAST,
            _ => return None,
        };
        let led = matches!(self.fold_before(i), "в" | "во" | "на");
        let day = self.goes_on(i + 1) && self.fold(i + 1) == "день";
        let next = self.next_word(i + 2);
        let calendar =
            matches!(next, Word::Season(_) | Word::SeasonNoun(_) | Word::Month(_) | Word::MonthOf(_) | Word::Unit(_));
        let other = self.goes_on(i + 2) && matches!(self.fold(i + 2), "подряд" | "после" | "нового");
        // «на второй день, 11 июня»: the day itself stands behind
        let told = self.mark(i + 2, &[",", "("]) && self.list(i + 3, 2).is_some();
        if !led || !day || calendar || other || told {
            return None;
        }
        let next = self.emit(i, i + 2, Point::of(Period::DayOf(n), YearRef::Open), None, "day of");
        self.sure(0.85);
        Some(next)
    }

    /// «во второй половине года», «месяца»: after a part the bare word means the present one.
    pub(super) fn bare_part(&self, j: usize) -> Option<(Point, usize)> {
        self.period(j + 1, true)
    }

    /// A number in words, figures or Roman figures, before a unit.
    pub(super) fn ordinal(&self, i: usize) -> Option<(u8, usize)> {
        if let Some(n) = self.number(i) {
            return Some((u8::try_from(n).ok()?, self.number_end(i).0));
        }
        match self.word(i) {
            Word::Ordinal(n) => Some((n, i + 1)),
            Word::Roman(n) => {
                let grown = self.mark(i + 1, &["-"]) && matches!(self.fold(i + 2), "м" | "й" | "го" | "ом" | "е");
                Some((n, if grown { i + 3 } else { i + 1 }))
            }
            Word::Last => Some((LAST, i + 1)),
            _ => None,
        }
    }

    pub(super) fn quarters(&mut self, i: usize, n: u8, j: usize) -> Option<usize> {
        if let Some((point, end)) = self.ordinal_period(n, j) {
            let next = self.emit(i, end, point, None, "quarter");
            self.sure(if point.year == YearRef::Open { 0.85 } else { 0.95 });
            return Some(next);
        }
        // «первом и третьем кварталах», «I–II кварталы»
        let range = self.dash(j) || (self.before(i) == Word::From && self.next_word(j) == Word::To);
        if !range && self.next_word(j) != Word::And {
            return None;
        }
        let (m, k) = self.ordinal(j + 1)?;
        let (to, end) = self.ordinal_period(m, k)?;
        let from = match to.period {
            Period::Quarter(_) if (1..m).contains(&n) => Period::Quarter(n),
            Period::HalfYear(_) if (1..m).contains(&n) => Period::HalfYear(n),
            _ => return None,
        };
        let from = Point::of(from, to.year);
        if range {
            return Some(self.emit(i, end, from, Some(to), "quarter"));
        }
        self.emit(i, j, from, None, "quarter");
        Some(self.emit(j + 1, end, to, None, "quarter"))
    }

    /// «8 месяцев года», «первые два месяца 2024 года», «три квартала этого года».
    pub(super) fn months_count(&mut self, i: usize) -> Option<usize> {
        let (n, j) = self.count(i)?;
        let n = match self.next_word(j) {
            Word::Unit(Unit::Month) if (1..=12).contains(&n) => n,
            Word::Unit(Unit::Quarter) if (2..=3).contains(&n) => 3 * n,
            _ => return None,
        };
        let first = if self.before(i) == Word::Ordinal(1) { i - 1 } else { i };
        let (year, end) = match self.year_at(j + 1) {
            Some(found) => found,
            None if self.next_word(j + 1) == Word::Unit(Unit::Year) && self.fold(j + 1) == "года" => {
                (YearRef::Relative(0), j + 2)
            }
            None if first < i && self.fold_before(first) != "на" => (YearRef::Open, j + 1),
            None if self.results(i, j + 1) && (3..=11).contains(&n) => {
                let point = Point::of(Period::MonthsSoFar(n as u8), YearRef::Open);
                return Some(self.emit(first, j + 1, point, None, "months so far"));
            }
            None => return None,
        };
        let point = Point::of(Period::FirstMonths(n as u8), year);
        Some(self.emit(first, end, point, None, "first months"))
    }

    /// «за девять месяцев», «по итогам девяти месяцев», but not «за шесть месяцев работы», «… до срока».
    fn results(&self, i: usize, end: usize) -> bool {
        let led = matches!(self.fold_before(i), "за" | "итогам" | "результатам");
        let next = if self.goes_on(end) { self.fold(end) } else { "" };
        let spent = next == "до" || ["ты", "бы", "ия", "ства"].iter().any(|e| next.ends_with(e));
        led && !spent
    }

    pub(super) fn count(&self, i: usize) -> Option<(u16, usize)> {
        if let Some(n) = self.number(i) {
            return Some((n, self.number_end(i).0));
        }
        match self.word(i) {
            Word::Cardinal(n) => Some((n.into(), i + 1)),
            _ => None,
        }
    }

    /// «два года назад», «неделю назад», «годом ранее», «две недели спустя».
    pub(super) fn shift(&mut self, i: usize) -> Option<usize> {
        let (n, unit, j) = self.length(i)?;
        // «ни днём позже» is a term, no day
        if i > 0 && self.fold(i - 1) == "ни" {
            return None;
        }
        let mut k = j;
        if self.fold(k) == "тому" {
            k += 1;
        }
        let sign = match self.next_word(k) {
            Word::Ago => -1,
            Word::Earlier if self.instrumental(j - 1) => -1,
            Word::Later if self.instrumental(j - 1) => 1,
            Word::After if self.fold(k) == "спустя" => 1,
            _ => return None,
        };
        // «двумя днями ранее» counts from the day told before, as «накануне» does
        let days = u8::try_from(n).ok().filter(|&n| (1..8).contains(&n) && unit == Unit::Day);
        if days.is_some()
            && self.next_word(k) == Word::Earlier
            && let Some(next) = self.explained(i, k + 1)
        {
            return Some(next);
        }
        let period = match days.filter(|_| self.next_word(k) == Word::Earlier) {
            Some(days) => Period::Eve(days),
            None => Period::Shift(sign * n, unit),
        };
        let next = self.emit(i, k + 1, Point::of(period, YearRef::Open), None, "shift");
        self.sure(0.65);
        Some(next)
    }

    /// «через три дня», «спустя год»; not «через пять лет работы», which no day anchors.
    pub(super) fn after(&mut self, i: usize) -> Option<usize> {
        let skip = usize::from(self.next_word(i + 1) == Word::Approximate);
        let (n, unit, end) = self.length(i + 1 + skip)?;
        if matches!(self.fold(end), "после" | "с" | "со" | "работы") {
            return None;
        }
        let point = Point::of(Period::Shift(n, unit), YearRef::Open);
        let next = self.emit(i, end, point, None, "shift");
        self.sure(0.55);
        Some(next)
    }

    /// «три дня», «неделю», «несколько месяцев» (0).
    pub(super) fn length(&self, i: usize) -> Option<(i16, Unit, usize)> {
        let (n, j) = match (self.count(i), self.word(i)) {
            (Some(found), _) => found,
            (None, Word::Few) => (0, i + 1),
            (None, _) => (1, i),
        };
        let Word::Unit(unit @ (Unit::Day | Unit::Week | Unit::Month | Unit::Year)) = self.word(j) else {
            return None;
        };
        const MANY: &[&str] = &[
            "дней",
            "дни",
            "дням",
            "сутки",
            "суток",
            "недель",
            "недели",
            "месяцев",
            "месяцы",
            "лет",
            "годы",
            "года",
            "годов",
        ];
        let counted = j > i;
        let plural = MANY.contains(&self.fold(j));
        if n > 999 || self.number_bound(i) || (!counted && plural) || (counted && !self.goes_on(j)) {
            return None;
        }
        Some((n as i16, unit, j + 1))
    }

    /// «годом», «неделей», «днями»
    pub(super) fn instrumental(&self, i: usize) -> bool {
        const FORMS: &[&str] = &["годом", "годами", "месяцем", "месяцами", "неделей", "неделями", "днем", "днями"];
        FORMS.contains(&self.fold(i))
    }
}
