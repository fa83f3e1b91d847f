//! Weekdays, «вчера», «накануне», seasons, «прошлый», «этот», «будущий».

use super::*;

impl Scan<'_, '_> {
    /// «в понедельник», «во вторник, 26 ноября», «минувшую пятницу».
    pub(super) fn weekday_led(&mut self, i: usize, w: u8, relative: Option<i8>) -> Option<usize> {
        let first = if relative.is_some() { i - 1 } else { i };
        if self.recurring(first) {
            return None;
        }
        let mut j = i + 1;
        if self.next_word(j) == Word::And
            && matches!(self.next_word(j + 1), Word::Weekday(_))
            && self.mark(j + 2, &[","])
        {
            // «в понедельник и вторник, 16–17 октября»
            j += 2;
        }
        if self.mark(j, &[",", "(", "—", "–"]) {
            j += 1;
        }
        if self.goes_on(j) {
            if let Some(next) = self.day_list_after(first, j, Some(w)) {
                return Some(next);
            }
            if let Some((point, end)) = self.numeric_point(j) {
                return Some(self.emit(first, end, point, None, "numeric"));
            }
        }
        if relative.is_none()
            && self.before(i) == Word::From
            && self.next_word(i + 1) == Word::To
            && let Word::Weekday(last) = self.next_word(i + 2)
        {
            let from = Point::of(Period::Weekday(w, None), YearRef::Open);
            let to = Point::of(Period::Weekday(last, None), YearRef::Open);
            let next = self.emit(i, i + 3, from, Some(to), "weekdays");
            self.sure(0.6);
            return Some(next);
        }
        let led = matches!(
            self.fold_before(first),
            // «с утра вторника»
            "в" | "во"
                | "к"
                | "до"
                | "на"
                | "с"
                | "со"
                | "утра"
                | "утром"
                | "вечера"
                | "вечером"
                | "ночи"
                | "ночью"
                | "днем"
        );
        // «понедельник по пятницу», but «в пятницу на церемонии»
        let linked = self.next_word(i + 1) == Word::To || self.dash(i + 1);
        let schedule = linked && matches!(self.word(i + 2), Word::Weekday(_));
        // «в среде специалистов»
        let surroundings = self.fold(i) == "среде" && self.fold_before(first) != "к";
        if (!led && relative.is_none()) || schedule || surroundings {
            return None;
        }
        let point = Point::of(Period::Weekday(w, relative), YearRef::Open);
        let next = self.emit(first, i + 1, point, None, "weekday");
        self.sure(0.85);
        if self.next_word(i + 1) == Word::And
            && let Word::Weekday(other) = self.next_word(i + 2)
        {
            let point = Point::of(Period::Weekday(other, relative), YearRef::Open);
            return Some(self.emit(i + 2, i + 3, point, None, "weekday"));
        }
        Some(next)
    }

    /// «сегодня», «вчера, 9 мая», «на сегодняшний день».
    pub(super) fn day_word(&mut self, i: usize, n: i8) -> Option<usize> {
        let quoted = self.mark(i + 1, &["»", "\""]) && i > 0 && !self.mark(i - 1, &["«", "\""]);
        if quoted {
            return None;
        }
        if let Some(next) = self.explained(i, i + 1) {
            return Some(next);
        }
        let end = match self.next_word(i + 1) {
            Word::Unit(Unit::Day) => i + 2,
            // «на сегодняшнем заседании», but not «в сегодняшнем мире»
            _ if self.fold(i).starts_with("сегодняшн") && !self.event_near(i + 1) => return None,
            _ => i + 1,
        };
        let point = Point::of(Period::DayWord(n), YearRef::Open);
        Some(self.emit(i, end, point, None, "day word"))
    }

    /// Does a noun for an event stand at `i`, or behind an adjective or two?
    fn event_near(&self, i: usize) -> bool {
        (i..i + 3).take_while(|&j| self.goes_on(j)).any(|j| self.rules.has_eve(self.fold(j)))
    }

    /// Words of the day from `i` to `end` with their date after a comma: «вчера, 9 мая», «двумя днями ранее, 9 мая».
    pub(super) fn explained(&mut self, i: usize, end: usize) -> Option<usize> {
        let mut j = end;
        if self.mark(j, &[",", "("]) {
            j += 1;
        }
        let mut weekday = None;
        if matches!(self.fold(j), "в" | "во")
            && let Word::Weekday(w) = self.next_word(j + 1)
        {
            weekday = Some(w);
            j += 2;
            if self.mark(j, &[","]) {
                j += 1;
            }
        }
        if !self.goes_on(j) {
            return None;
        }
        let single = self.list(j, 2).is_some_and(|list| list.len == 1);
        if !single {
            return None;
        }
        self.day_list_after(i, j, weekday)
    }

    pub(super) fn eve(&mut self, i: usize) -> Option<usize> {
        if let Some(next) = self.explained(i, i + 1) {
            return Some(next);
        }
        let mut j = i + 1;
        if matches!(self.next_word(j), Word::Ordinal(_) | Word::Relative(_)) {
            j += 1;
        }
        // «накануне Международного дня музеев»
        let described = || self.genitive_end(i + 1) && self.goes_on(i + 2) && self.rules.has_eve(self.fold(i + 2));
        if self.goes_on(j) && (self.rules.has_eve(self.fold(j)) || self.genitive(i + 1) || described()) {
            let plain = j == i + 1 && self.text.tokens[j].shape == Shape::Lower && self.rules.has_eve(self.fold(j));
            return plain.then(|| self.emit(i, j, Point::of(Period::EveOf, YearRef::Open), None, "eve of"));
        }
        if matches!(self.next_word(j), Word::MonthOf(_)) || self.digits(j) > 0 {
            return None;
        }
        let next = self.emit(i, i + 1, Point::of(Period::Eve(1), YearRef::Open), None, "eve");
        self.sure(0.8);
        Some(next)
    }

    /// An adjective or pronoun in the genitive: «накануне официальной …», «накануне своего …».
    pub(super) fn genitive(&self, i: usize) -> bool {
        let lower = self.text.tokens.get(i).is_some_and(|t| t.shape == Shape::Lower);
        lower && self.genitive_end(i)
    }

    fn genitive_end(&self, i: usize) -> bool {
        ["ого", "его", "ой", "ых", "их"].iter().any(|e| self.fold(i).ends_with(e))
    }

    pub(super) fn new_year(&mut self, i: usize) -> Option<usize> {
        let led = matches!(self.fold_before(i), "до" | "к" | "на" | "под");
        if !led || self.fold(i) == "новому" && self.fold(i + 1) != "году" || !self.year_word(i + 1) {
            return None;
        }
        if self.text.tokens[i].shape != Shape::Capital && self.fold_before(i) != "до" {
            return None;
        }
        let point = Point::of(Period::NewYear, YearRef::Open);
        let next = self.emit(i, i + 2, point, None, "new year");
        self.sure(0.7);
        Some(next)
    }

    pub(super) fn weekend(&mut self, i: usize) -> Option<usize> {
        if self.fold_before(i) != "в"
            || self.next_word(i + 1) == Word::And
            || matches!(self.next_word(i + 1), Word::Unit(Unit::Day))
        {
            return None;
        }
        let point = Point::of(Period::Weekend(None), YearRef::Open);
        let next = self.emit(i, i + 1, point, None, "weekend");
        self.sure(0.7);
        Some(next)
    }

    pub(super) fn season_led(&mut self, i: usize, s: u8) -> Option<usize> {
        let general =
            |j: usize| matches!(self.next_word(j), Word::And) && matches!(self.next_word(j + 1), Word::Season(_));
        let second = i > 1 && self.word(i - 1) == Word::And && matches!(self.word(i - 2), Word::Season(_));
        let dated = self.split_year(i + 1).or_else(|| self.year_at(i + 1));
        // «с дирижёром Весной Шарац»
        let capital = |k: usize| self.text.tokens.get(k).is_some_and(|t| t.shape == Shape::Capital && !t.line_start);
        let opens = self.text.sentences.binary_search_by_key(&i, |s| s.start).is_ok();
        if !opens && capital(i) && capital(i + 1) {
            return None;
        }
        if dated.is_none() && (general(i + 1) || second || self.recurring(i)) {
            return None;
        }
        let (year, end) = dated.unwrap_or((YearRef::Open, i + 1));
        let next = self.emit(i, end, Point::of(Period::Season(s), year), None, "season");
        self.sure(if year == YearRef::Open { 0.75 } else { 0.93 });
        Some(next)
    }

    pub(super) fn season_noun(&mut self, i: usize, s: u8) -> Option<usize> {
        let dated = self.split_year(i + 1).or_else(|| self.year_at(i + 1));
        let led = matches!(self.fold_before(i), "к" | "до" | "с" | "на" | "за");
        if dated.is_none() && !led {
            return None;
        }
        let (year, end) = dated.unwrap_or((YearRef::Open, i + 1));
        let next = self.emit(i, end, Point::of(Period::Season(s), year), None, "season");
        self.sure(if year == YearRef::Open { 0.6 } else { 0.93 });
        Some(next)
    }

    pub(super) fn relative_led(&mut self, i: usize, r: i8) -> Option<usize> {
        let j = self.skip_again(i + 1);
        if let Word::Weekday(w) = self.next_word(j) {
            if j == i + 1 {
                return self.weekday_led(j, w, Some(r));
            }
            return None;
        }
        if self.recurring(i) {
            return None;
        }
        let (point, end) = self.relative_period(i, r)?;
        if matches!(point.period, Period::Context(_)) && (!self.told_day(i, end) || self.told_behind(end)) {
            return None;
        }
        let next = self.emit(i, end, point, None, "relative");
        self.sure(0.88);
        Some(next)
    }

    pub(super) fn relative_period(&self, i: usize, r: i8) -> Option<(Point, usize)> {
        let mut j = self.skip_again(i + 1);
        if self.word(j) == Word::Calendar {
            j += 1;
        }
        if let Some(y) = self.number(j).filter(|y| (1900..=2100).contains(y))
            && self.year_word(j + 1)
        {
            // «в текущем 2011 году»
            return Some((Point::of(Period::Year, YearRef::Written(y as i16)), j + 2));
        }
        // «экспедиция, прошедшая летом 1926 года»: a participle
        if matches!(self.next_word(j), Word::Season(_) | Word::Month(_)) && self.year_at(j + 1).is_some() {
            return None;
        }
        let near = YearRef::Near(r);
        let fold = self.fold(j);
        let (period, year) = match self.next_word(j) {
            Word::Unit(Unit::Year) if self.year_word(j) => (Period::Year, YearRef::Relative(r)),
            Word::Unit(Unit::Month) if !matches!(fold, "месяцы" | "месяцев" | "месяцам" | "месяцах") => {
                (Period::RelativeMonth(r), YearRef::Open)
            }
            Word::Unit(Unit::Week) if !matches!(fold, "недель" | "неделям" | "неделями") => {
                (Period::Week(r), YearRef::Open)
            }
            Word::Unit(Unit::Quarter) if !fold.starts_with("кварталов") && fold != "кв" => {
                (Period::RelativeQuarter(r), YearRef::Open)
            }
            Word::Unit(Unit::HalfYear) => (Period::RelativeHalf(r), YearRef::Open),
            Word::Unit(Unit::Weekend) => (Period::Weekend(Some(r)), YearRef::Open),
            Word::Unit(Unit::Day) if matches!(fold, "день" | "дня" | "дню") && (0..=1).contains(&r) => {
                (Period::Context(r), YearRef::Open)
            }
            Word::Season(s) | Word::SeasonNoun(s) if fold != "лета" => (Period::Season(s), near),
            Word::Month(m) | Word::MonthOf(m) => (Period::Month(m), near),
            _ => return None,
        };
        Some((Point::of(period, year), j + 1))
    }

    /// «в этот день», but not «этот день настал», «по сей день», «в тот день, когда».
    pub(super) fn told_day(&self, i: usize, end: usize) -> bool {
        let led = matches!(self.fold_before(i), "в" | "на" | "с" | "до");
        led && self.fold(i) != "сей" && self.fold(end + 1) != "когда"
    }

    /// «на следующий день после голосования, 22 декабря»: the day itself stands behind.
    fn told_behind(&self, end: usize) -> bool {
        const REACH: usize = 6;
        let after = self.goes_on(end) && self.fold(end) == "после";
        let comma = (end + 1..end + REACH).take_while(|&j| self.goes_on(j)).find(|&j| self.mark(j, &[","]));
        after && comma.is_some_and(|j| self.list(j + 1, 2).is_some_and(|list| list.len == 1))
    }

    /// «в том же году», «в тот день».
    pub(super) fn same_led(&mut self, i: usize) -> Option<usize> {
        let j = self.skip_again(i + 1);
        let again = j > i + 1;
        let point = match self.next_word(j) {
            Word::Unit(Unit::Year) if again && self.year_word(j) => Point::of(Period::Year, YearRef::Same),
            Word::Unit(Unit::Day) if matches!(self.fold(j), "день" | "дня") && self.told_day(i, j + 1) => {
                Point::of(Period::Context(0), YearRef::Open)
            }
            _ => return None,
        };
        let next = self.emit(i, j + 1, point, None, "same");
        self.sure(0.7);
        Some(next)
    }
}
