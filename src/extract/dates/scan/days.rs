//! Days with their month, in lists and ranges, with a weekday beside them.

use super::*;

/// Tokens between a day with its month and another day of that month.
const MOST_BETWEEN: usize = 12;

impl Scan<'_, '_> {
    /// «1 февраля 2024 года», «25–26 октября», «15, 16 и 18 июня», «первого марта».
    pub(super) fn day_list(&mut self, i: usize) -> Option<usize> {
        self.day_list_after(i, i, None)
    }

    pub(super) fn day_list_after(&mut self, first: usize, i: usize, weekday: Option<u8>) -> Option<usize> {
        let list = self.list(i, 2)?;
        let j = list.all().last()?.2;
        let (month, k) = self.month_after_day(j)?;
        let longest = match month {
            2 => 29,
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        };
        let valid = list.all().iter().all(|item| (1..=longest).contains(&item.0));
        if !valid || !list.ascending() || list.only_commas() || self.day_refused(first, i, j) {
            return None;
        }
        let (year, end) = self.day_year(k);
        let make = |day: u16| Point { weekday, ..Point::of(Period::Day { month, day: day as u8 }, year) };
        if list.len == 1 {
            return Some(self.single_day(first, i, end, make(list.items[0].0)));
        }
        let mut list = list;
        list.items[0].1 = first;
        if let Some((to, last)) = self.range_end(list.items[list.len - 1].1, end)
            && matches!(to.period, Period::Day { .. })
            && list.all().iter().all(|item| item.3 != Some(Sep::Dash))
        {
            let before = list.all()[list.len - 1];
            let from = make(before.0);
            list.len -= 1;
            list.link(None);
            let cut = list.items[list.len - 1].2;
            self.emit_list(&list, cut, "day", make);
            return Some(self.emit(before.1, last, from, Some(to), "day range"));
        }
        let end = self.weekday_after(end).map_or(end, |(_, end)| end);
        Some(self.emit_list(&list, end, "day", make))
    }

    pub(super) fn single_day(&mut self, first: usize, i: usize, end: usize, point: Point) -> usize {
        if let Some((to, last)) = self.range_end(i, end)
            && matches!(to.period, Period::Day { .. })
        {
            return self.emit(first, last, point, Some(to), "day range");
        }
        match self.weekday_after(end) {
            Some((w, last)) if point.weekday.is_none() => {
                let point = Point { weekday: Some(w), ..point };
                self.emit(first, last, point, None, "day")
            }
            _ => {
                let next = self.emit(first, end, point, None, "day");
                self.sure(if point.year == YearRef::Open { 0.9 } else { 0.98 });
                next
            }
        }
    }

    /// «10-го числа»
    pub(super) fn day_number(&mut self, i: usize) -> Option<usize> {
        let (day, end) = self.item(i, 2)?;
        if !(1..=31).contains(&day) || self.number_bound(i) {
            return None;
        }
        if let Some(next) = self.same_month(i, day as u8, end) {
            return Some(next);
        }
        if !matches!(self.fold(end), "числа" | "числу") {
            return None;
        }
        if self.recurring(i) || matches!(self.next_word(end + 1), Word::Recurring) {
            return None;
        }
        let point = Point::of(Period::DayNumber(day as u8), YearRef::Open);
        let next = self.emit(i, end + 1, point, None, "day of the month");
        self.sure(0.7);
        Some(next)
    }

    /// «7 сентября возложат цветы, а 10-го вылетят»: another day of the month told before in the sentence, before a verb.
    fn same_month(&mut self, i: usize, day: u8, end: usize) -> Option<usize> {
        const VERBS: [&str; 10] = ["ут", "ют", "ат", "ят", "ет", "ит", "ся", "ли", "ла", "ло"];
        let told = self.out.last().filter(|f| self.text.sentence_of(f.first) == self.text.sentence_of(i))?;
        let Period::Day { month, day: before } = told.from.period else { return None };
        let verb = self.text.tokens.get(end).is_some_and(|t| t.kind == Kind::Word);
        let verb = verb && VERBS.iter().any(|ending| self.fold(end).ends_with(ending));
        if !verb || end < i + 3 || day <= before || i - told.last > MOST_BETWEEN {
            return None;
        }
        let point = Point::of(Period::Day { month, day }, told.from.year);
        let next = self.emit(i, end, point, None, "day of the month");
        self.sure(0.8);
        Some(next)
    }

    pub(super) fn day_refused(&self, first: usize, i: usize, month: usize) -> bool {
        let capital = self.text.tokens[month].shape == Shape::Capital;
        (self.number_bound(i) && !self.mark(i - 1, &["."])) || (capital && self.street(i)) || self.recurring(first)
    }

    /// The month after a day: «февраля», «февр.», «Марта».
    pub(super) fn month_after_day(&self, j: usize) -> Option<(u8, usize)> {
        match self.next_word(j) {
            Word::MonthOf(m) => Some((m, j + 1)),
            Word::MonthShort(m) if self.mark(j + 1, &["."]) && self.goes_on(j + 2) => Some((m, j + 2)),
            Word::MonthShort(m) => Some((m, j + 1)),
            // «13. мая 2025», as Serbs and Germans write it
            _ if self.mark(j, &["."]) && self.text.tokens.get(j + 1).is_some_and(|t| t.shape == Shape::Lower) => {
                match self.next_word(j + 1) {
                    Word::MonthOf(m) => Some((m, j + 2)),
                    _ => None,
                }
            }
            _ => None,
        }
    }

    /// The year of a day, its full stop included in neither.
    pub(super) fn day_year(&self, k: usize) -> (YearRef, usize) {
        match self.year_at(k) {
            Some((year, end)) => (year, end),
            None => {
                let k = if k > 0 && self.mark(k - 1, &["."]) { k - 1 } else { k };
                (YearRef::Open, k)
            }
        }
    }

    /// «25 июля, в четверг», «5 февраля, вторник,», «5 февраля (вторник)»
    pub(super) fn weekday_after(&self, end: usize) -> Option<(u8, usize)> {
        let mut j = end;
        if self.year_dot(j) {
            j += 1;
        }
        let bracket = self.mark(j, &["("]);
        if !bracket && !self.mark(j, &[","]) {
            return None;
        }
        j += 1;
        let led = matches!(self.fold(j), "в" | "во");
        if led {
            j += 1;
        }
        let Word::Weekday(w) = self.next_word(j) else {
            return None;
        };
        let closed = if bracket { self.mark(j + 1, &[")"]) } else { !led || self.digits(j + 1) == 0 };
        closed.then_some((w, if bracket { j + 2 } else { j + 1 }))
    }

    /// The second end of a range whose first end stands at `[i, end)`.
    pub(super) fn range_end(&self, i: usize, end: usize) -> Option<(Point, usize)> {
        let mut j = end;
        if self.year_dot(j) {
            j += 1;
        }
        let opened = self.before(i) == Word::From || (i > 0 && self.opened_weekday(i));
        let linked = self.dash(j)
            || (opened && self.next_word(j) == Word::To)
            || (self.next_word(j) == Word::And && self.fold_before(i) == "между");
        // «перенести с мая | на октябрь»: two times
        if !linked || self.fold(j) == "на" && self.moved(i) {
            return None;
        }
        self.point(j + 1)
    }

    /// «перенести эту операцию с | мая на октябрь»: from one time to another, and no range.
    pub(super) fn moved(&self, i: usize) -> bool {
        const NEAR: usize = 8;
        (i.saturating_sub(NEAR)..i).any(|k| self.rules.stems.moves.begins(self.text.fold(k)))
    }

    /// «с понедельника, 5 мая, по …»
    pub(super) fn opened_weekday(&self, i: usize) -> bool {
        let mut j = i;
        while j > 0 && (self.mark(j - 1, &[","]) || matches!(self.word(j - 1), Word::Weekday(_))) {
            j -= 1;
        }
        j < i && self.before(j) == Word::From
    }

    /// One day, month or year as the end of a range.
    pub(super) fn point(&self, i: usize) -> Option<(Point, usize)> {
        if !self.goes_on(i) {
            return None;
        }
        if let Some((point, end)) = self.numeric_point(i) {
            return Some((point, end));
        }
        if let Some((day, j)) = self.item(i, 2)
            && (1..=31).contains(&day)
            && let Some((month, k)) = self.month_after_day(j)
        {
            let (year, end) = self.day_year(k);
            let period = Period::Day { month, day: day as u8 };
            return Some((Point::of(period, year), end));
        }
        if let Word::Month(m) | Word::MonthOf(m) = self.word(i) {
            let (year, end) = self.year_at(i + 1).unwrap_or((YearRef::Open, i + 1));
            return Some((Point::of(Period::Month(m), year), end));
        }
        let y = self.number(i).filter(|y| (1000..=2100).contains(y))?;
        let (end, _) = self.number_end(i);
        let worded = self.years_word(end);
        if !worded && !self.bare_end(end) {
            return None;
        }
        let point = Point::of(Period::Year, YearRef::Written(y as i16));
        Some((point, if worded { end + 1 } else { end }))
    }
}
