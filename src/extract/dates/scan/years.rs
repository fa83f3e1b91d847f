//! Years: with and without «год», decades, school years.

use super::*;
use crate::text::ends_in;

impl Scan<'_, '_> {
    /// A year that follows a month, a season, a quarter.
    pub(super) fn year_at(&self, j: usize) -> Option<(YearRef, usize)> {
        if !self.goes_on(j) {
            return None;
        }
        if let Some(y) = self.number(j) {
            return self.written_year(j, y);
        }
        match self.word(j) {
            Word::Relative(r) => {
                let k = self.skip_calendar(self.skip_again(j + 1));
                // «с апреля 2020 года по октябрь текущего»: the noun is told with the year before
                let left_out = r == 0
                    && self.fold(j) == "текущего"
                    && self.text.tokens.get(j + 1).is_none_or(|t| t.line_start || t.kind == Kind::Punct);
                let whole = self.year_word(k).then_some((YearRef::Relative(r), k + 1));
                whole.or_else(|| left_out.then_some((YearRef::Relative(r), j + 1)))
            }
            Word::Same => {
                let k = self.skip_again(j + 1);
                (k > j + 1 && self.year_word(k)).then_some((YearRef::Same, k + 1))
            }
            Word::Cardinal(tens) => self.year_of_last_century(j, tens),
            _ => self.this_year(j),
        }
    }

    /// «в июне сорок первого», «весной сорок пятого года»: a year of the twentieth century without its hundreds.
    fn year_of_last_century(&self, j: usize, tens: u8) -> Option<(YearRef, usize)> {
        let Word::Ordinal(units @ 1..=9) = self.next_word(j + 1) else { return None };
        let genitive = self.fold(j + 1).ends_with("го");
        let end = j + 2 + usize::from(self.year_word(j + 2));
        let year = 1900 + i16::from(tens) + i16::from(units);
        (genitive && tens >= 30 && tens.is_multiple_of(10)).then_some((YearRef::Written(year), end))
    }

    /// «(зима) 2021/22 года», «2021–2022 гг.»: of two years the second, in which the season ends.
    pub(super) fn split_year(&self, j: usize) -> Option<(YearRef, usize)> {
        let first = self.number(j).filter(|_| self.digits(j) == 4)?;
        let second = self.number(j + 2).filter(|_| self.mark(j + 1, &["/", "–", "-", "—"]))?;
        let year = first + 1;
        let fits = second == year || self.digits(j + 2) == 2 && second == year % 100;
        let end = self.number_end(j + 2).0;
        let end = if self.year_word(end) || self.years_word(end) { end + 1 } else { end };
        fits.then_some((YearRef::Written(year as i16), end))
    }

    /// «с.г.», «т. г.», «с/г»
    pub(super) fn this_year(&self, j: usize) -> Option<(YearRef, usize)> {
        if !matches!(self.fold(j), "с" | "c" | "т") || !self.mark(j + 1, &[".", "/"]) {
            return None;
        }
        (self.fold(j + 2) == "г").then_some((YearRef::Relative(0), j + 3))
    }

    pub(super) fn written_year(&self, j: usize, y: u16) -> Option<(YearRef, usize)> {
        let (end, _) = self.number_end(j);
        let worded = self.year_word(end) || self.years_word(end);
        let after = if worded { end + 1 } else { end };
        match self.digits(j) {
            4 if (1000..=2100).contains(&y) => {
                if !worded && (self.counts_something(j, end) || !(1600..=2059).contains(&y)) {
                    return None;
                }
                Some((YearRef::Written(y as i16), after))
            }
            2 if worded && y <= 99 => Some((YearRef::Short(y as i16), after)),
            _ => None,
        }
    }

    /// «марта 2000 человек», «мая 2024:15»: the number is not a year.
    pub(super) fn counts_something(&self, j: usize, end: usize) -> bool {
        let round = self.number(j).is_some_and(|y| y % 100 == 0);
        let decimal =
            self.mark(end, &[".", ",", ":"]) && self.glued(end) && self.glued(end + 1) && self.digits(end + 1) > 0;
        let noun = self.text.tokens.get(end).is_some_and(|t| t.kind == Kind::Word && t.shape == Shape::Lower);
        decimal || self.mark(end, &["%"]) || (round && noun)
    }

    pub(super) fn skip_again(&self, j: usize) -> usize {
        if self.next_word(j) == Word::Again { j + 1 } else { j }
    }

    pub(super) fn skip_calendar(&self, j: usize) -> usize {
        if matches!(self.next_word(j), Word::Calendar | Word::School) { j + 1 } else { j }
    }

    /// «2019 году», «2020–2022 годах», «1990-е», «2018/2019 учебном году», and bare years where nothing else fits.
    pub(super) fn year_led(&mut self, i: usize) -> Option<usize> {
        if self.number_bound(i) || self.named_year(i) {
            return None;
        }
        self.decade(i)
            .or_else(|| self.school_year(i))
            .or_else(|| self.year_list(i))
            .or_else(|| self.bare_year(i))
            .or_else(|| self.short_year(i))
    }

    /// «Форум-2007»
    pub(super) fn named_year(&self, i: usize) -> bool {
        i > 1
            && self.mark(i - 1, &["-", "–", "‑"])
            && self.glued(i)
            && self.glued(i - 1)
            && matches!(self.text.tokens[i - 2].kind, Kind::Word | Kind::Punct)
            && !self.mark(i - 2, &["(", ")"])
    }

    pub(super) fn decade_point(&self, i: usize) -> Option<(Point, usize)> {
        let n = self.number(i)?;
        let (end, ending) = self.number_end(i);
        if n % 10 != 0 || !matches!(ending, "е" | "х" | "ых" | "ые" | "м" | "ым") {
            return None;
        }
        let worded = self.years_word(end) && !self.year_word(end);
        let start = match self.digits(i) {
            4 if (1700..=2090).contains(&n) => YearRef::Written(n as i16),
            2 if (worded || ending != "м") && n >= 10 => decade(n as i16),
            _ => return None,
        };
        if matches!(ending, "м" | "ым") && !worded {
            return None;
        }
        let end = if worded { end + 1 } else { end };
        let end = if self.next_word(end + 1) == Word::Age { end + 2 } else { end };
        Some((Point::of(Period::Decade, start), end))
    }

    /// «девяностые годы»
    pub(super) fn decade_words(&mut self, i: usize) -> Option<usize> {
        let Word::Ordinal(n @ (20 | 30 | 40 | 50 | 60 | 70 | 80 | 90)) = self.word(i) else {
            return None;
        };
        if !self.years_word(i + 1) || self.year_word(i + 1) {
            return None;
        }
        let aged = self.next_word(i + 3) == Word::Age;
        let end = if aged { i + 4 } else { i + 2 };
        let point = Point::of(Period::Decade, decade(n.into()));
        Some(self.emit(i, end, point, None, "decade"))
    }

    pub(super) fn decade(&mut self, i: usize) -> Option<usize> {
        let (point, end) = self.decade_point(i)?;
        let short = self.digits(i) == 2 && !self.years_word(self.number_end(i).0);
        let led = matches!(self.before(i), Word::Prep | Word::From | Word::To | Word::Until);
        if short && (!led || self.fold_before(i) == "на") {
            return None;
        }
        if self.dash(end)
            && let Some((to, last)) = self.decade_point(end + 1)
        {
            return Some(self.emit(i, last, point, Some(to), "decades"));
        }
        Some(self.emit(i, end, point, None, "decade"))
    }

    /// «2018/2019 учебном году», «2023–2024 учебный год»
    pub(super) fn school_year(&mut self, i: usize) -> Option<usize> {
        let y = self.number(i).filter(|y| (1900..=2100).contains(y))?;
        let mut j = i + 1;
        if self.mark(j, &["/", "-", "–", "—"]) && self.digits(j + 1) > 0 {
            let to = self.number(j + 1)?;
            if to != y + 1 && to != (y + 1) % 100 {
                return None;
            }
            j += 2;
            let slash = self.mark(i + 1, &["/"]);
            let school = self.next_word(j) == Word::School;
            if !school && !slash {
                return None;
            }
            if school {
                j += 1;
            }
            if !self.years_word(j) {
                return None;
            }
            let point = Point::of(Period::SchoolYear, YearRef::Written(y as i16));
            if school {
                return Some(self.emit(i, j + 1, point, None, "school year"));
            }
            let from = Point::of(Period::Year, YearRef::Written(y as i16));
            let to = Point::of(Period::Year, YearRef::Written(y as i16 + 1));
            return Some(self.emit(i, j + 1, from, Some(to), "years"));
        }
        None
    }

    /// Years before one «год».
    pub(super) fn year_list(&mut self, i: usize) -> Option<usize> {
        let list = self.list(i, 4)?;
        let j = list.all().last()?.2;
        let j = self.skip_calendar(j);
        if !list.all().iter().all(|item| (1000..=2100).contains(&item.0)) {
            return None;
        }
        if !self.years_word(j) {
            return None;
        }
        if list.len > 1 && !list.ascending() {
            return None;
        }
        let mut end = j + 1;
        if list.len == 1 {
            let from = Point::of(Period::Year, YearRef::Written(list.items[0].0 as i16));
            if let Some((to, last)) = self.range_end(i, end)
                && to.period == Period::Year
            {
                return Some(self.emit(i, last, from, Some(to), "years"));
            }
            if self.next_word(end) == Word::OfBirth {
                end += 1;
            }
        }
        Some(self.emit_list(&list, end, "year", |y| Point::of(Period::Year, YearRef::Written(y as i16))))
    }

    /// «(1985—1990)», «в 1973,», «1984 — …» at the line's beginning.
    pub(super) fn bare_year(&mut self, i: usize) -> Option<usize> {
        let plausible = |y: &u16| (1800..=2059).contains(y);
        let y = self.number(i).filter(plausible)?;
        if self.digits(i) != 4 {
            return None;
        }
        let (end, ending) = self.number_end(i);
        let from = Point::of(Period::Year, YearRef::Written(y as i16));
        if self.dash(end)
            && self.digits(end + 1) == 4
            && let Some(to) = self.number(end + 1).filter(plausible)
            && to > y
            && self.bare_end(end + 2)
        {
            let to = Point::of(Period::Year, YearRef::Written(to as i16));
            let next = self.emit(i, end + 2, from, Some(to), "bare years");
            self.sure(0.7);
            return Some(next);
        }
        if let Some((to, last)) = self.range_end(i, end).filter(|(p, _)| p.period == Period::Year) {
            return Some(self.emit(i, last, from, Some(to), "years"));
        }
        let begins_line = self.text.tokens[i].line_start && (self.dash(end) || self.mark(end, &[":"]));
        let bracketed = i > 0
            && (self.mark(i - 1, &["("]) || (self.floor + 1 == i && self.mark(i - 1, &[","]) && self.after_bare()))
            && self.mark(end, &[")", ",", "—", "–"])
            && y >= 1900
            || y >= 1900 && self.closes_bracket(i, end);
        let led = y >= 1900
            && matches!(self.fold_before(i), "в" | "с" | "до" | "к" | "по" | "от")
            && (y % 100 != 0 || self.fold_before(i) == "в" || !ending.is_empty())
            && (self.bare_end(end) || matches!(ending, "го" | "м"));
        let worded = matches!(ending, "го" | "м" | "й") && (1900..2060).contains(&y);
        if !(begins_line || bracketed || led || worded) {
            return None;
        }
        let next = self.emit(i, end, from, None, "bare year");
        self.sure(0.7);
        Some(next)
    }

    /// «(«Возвращение», 2006)», «(род. 1993)»: a year that ends a bracket without other numbers.
    fn closes_bracket(&self, i: usize, end: usize) -> bool {
        /// Tokens back to the bracket's beginning.
        const LONGEST: usize = 12;
        let parted = || self.mark(i - 1, &[","]) || self.mark(i - 1, &["."]) && matches!(self.fold(i - 2), "р" | "род");
        if i < 3 || !self.mark(end, &[")"]) || !parted() {
            return false;
        }
        let open = (i.saturating_sub(LONGEST)..i).rev().find(|&k| self.mark(k, &["(", ")"]));
        let digit = |k: usize| self.text.tokens[k].kind == Kind::Number;
        open.is_some_and(|k| self.mark(k, &["("]) && !(k..i).any(digit))
    }

    pub(super) fn after_bare(&self) -> bool {
        self.out.last().is_some_and(|f| f.rule.starts_with("bare"))
    }

    pub(super) fn fold_before(&self, i: usize) -> &str {
        if i == 0 || self.text.tokens[i].line_start { "" } else { self.fold(i - 1) }
    }

    /// Nothing that the bare number could count follows.
    pub(super) fn bare_end(&self, end: usize) -> bool {
        let Some(next) = self.text.tokens.get(end) else {
            return true;
        };
        if next.line_start {
            return true;
        }
        match next.kind {
            Kind::Number => false,
            Kind::Punct => {
                let decimal = self.mark(end, &[".", ",", "-", "–", ":"])
                    && self.glued(end)
                    && self.glued(end + 1)
                    && self.digits(end + 1) > 0;
                let unit = self.mark(end, &["%", "/", "+", "№", "°", "€", "$", "₽"]);
                !decimal && !unit
            }
            Kind::Word => {
                use Word::{And, From, Future, Past, Prep, To, Until};
                matches!(self.word(end), From | To | Until | Prep | And | Past | Future) || self.uncounted(end)
            }
        }
    }

    /// «в 1993 после», «в 2008 участвовал», «в 1986 Корасон»: a word that no number counts.
    fn uncounted(&self, k: usize) -> bool {
        const PAST: &[&str] = &["ал", "ял", "ил", "ел", "ала", "яла", "ила", "ела", "али", "яли", "или", "ели"];
        let fold = self.fold(k);
        let verb =
            || fold.len() >= 10 && self.word(k) == Word::None && ends_in(fold.strip_suffix("ся").unwrap_or(fold), PAST);
        match self.text.tokens[k].shape {
            // «в 1950 Вт»
            Shape::Capital => fold.chars().count() > 2,
            Shape::Lower => self.rules.stems.uncounted.has(fold) || verb(),
            _ => false,
        }
    }

    /// «в 98-м году», «41-й год»
    pub(super) fn short_year(&mut self, i: usize) -> Option<usize> {
        let y = self.number(i).filter(|_| self.digits(i) == 2)?;
        let (end, ending) = self.number_end(i);
        // «на 81-м году жизни»
        if ending.is_empty() || !self.year_word(end) || self.fold_before(i) == "на" {
            return None;
        }
        let point = Point::of(Period::Year, YearRef::Short(y as i16));
        Some(self.emit(i, end + 1, point, None, "two-digit year"))
    }
}

/// «двадцатые», «90-е»: of this century or the last where the day of the report tells, else of the last.
fn decade(n: i16) -> YearRef {
    if n <= 20 { YearRef::Short(n) } else { YearRef::Written(1900 + n) }
}
