//! Finds calendar references: one pass over the tokens; a number or a word of time starts the patterns below. Nothing
//! is resolved here.

use super::lexicon::{DateRules, Unit, Word};
use super::point::{Part, Period, Point, YearRef};
use crate::text::{Kind, Shape, Text};

/// A reference as written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Found {
    pub first: usize,
    pub last: usize,
    pub from: Point,
    /// The other end of a range.
    pub to: Option<Point>,
    pub time: Option<(u8, u8)>,
    pub confidence: f32,
    pub rule: &'static str,
}

/// All references of the text, in order, disjoint; and the class of every token.
pub(super) fn scan(text: &Text, rules: &DateRules) -> (Vec<Found>, Vec<Word>) {
    let words = (0..text.len())
        .map(|i| match text.tokens[i].kind {
            Kind::Word => rules.look(text.fold(i)),
            Kind::Punct if text.is(i, "№") => Word::NumberSign,
            _ => Word::None,
        })
        .collect();
    let mut scan = Scan {
        text,
        rules,
        words,
        out: Vec::new(),
        floor: 0,
    };
    let mut i = 0;
    while i < text.len() {
        i = scan.step(i).max(i + 1);
    }
    (scan.out, scan.words)
}

/// How the items of a list hang together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sep {
    Comma,
    And,
    Dash,
}

/// Numbers of a list, each with its first and one past its last token, and what links it to the next.
#[derive(Default)]
struct List {
    items: [(u16, usize, usize, Option<Sep>); List::MAX],
    len: usize,
}

impl List {
    const MAX: usize = 12;

    fn push(&mut self, value: u16, first: usize, last: usize) -> bool {
        if self.len == List::MAX {
            return false;
        }
        self.items[self.len] = (value, first, last, None);
        self.len += 1;
        true
    }

    fn link(&mut self, sep: Option<Sep>) {
        if let Some(item) = self.items[..self.len].last_mut() {
            item.3 = sep;
        }
    }

    fn all(&self) -> &[(u16, usize, usize, Option<Sep>)] {
        &self.items[..self.len]
    }

    fn ascending(&self) -> bool {
        self.all().windows(2).all(|w| w[0].0 < w[1].0)
    }

    /// «зал 3, 7 мая»: commas alone do not make a list of two.
    fn only_commas(&self) -> bool {
        let seps = self.all().iter().filter_map(|item| item.3);
        self.len == 2 && seps.clone().all(|s| s == Sep::Comma)
    }
}

struct Scan<'a, 't> {
    text: &'a Text<'t>,
    rules: &'a DateRules,
    words: Vec<Word>,
    out: Vec<Found>,
    /// End of the last reference: prepositions are not taken from before it.
    floor: usize,
}

impl Scan<'_, '_> {
    /// Tries every pattern that can start at `i`; returns where to go on.
    fn step(&mut self, i: usize) -> usize {
        let done = match self.text.tokens[i].kind {
            Kind::Number => self.number_led(i),
            Kind::Word => self.word_led(i),
            Kind::Punct => None,
        };
        done.unwrap_or(i + 1)
    }

    fn word_led(&mut self, i: usize) -> Option<usize> {
        match self.word(i) {
            Word::None
            | Word::From
            | Word::To
            | Word::Until
            | Word::Prep
            | Word::And
            | Word::Past
            | Word::Future => None,
            Word::Month(_) | Word::MonthOf(_) | Word::MonthShort(_) | Word::Months(..) => {
                self.month_led(i)
            }
            Word::Weekday(w) => self.weekday_led(i, w, None),
            Word::Day(n) => self.day_word(i, n),
            Word::Eve => self.eve(i),
            Word::Season(s) => self.season_led(i, s),
            Word::SeasonNoun(s) => self.season_noun(i, s),
            Word::Relative(r) => self.relative_led(i, r),
            Word::Same => self.same_led(i),
            Word::Begin | Word::Middle | Word::End => self.part_led(i),
            Word::New => self.new_year(i),
            Word::Unit(Unit::Weekend) => self.weekend(i),
            Word::Ordinal(_) | Word::Roman(_) | Word::Last => self
                .day_list(i)
                .or_else(|| self.ordinal_led(i))
                .or_else(|| self.decade_words(i)),
            Word::After => self.after(i),
            Word::Few => self.shift(i),
            Word::Cardinal(_) => self
                .day_list(i)
                .or_else(|| self.months_count(i))
                .or_else(|| self.shift(i)),
            Word::Unit(_) => self.shift(i),
            _ => None,
        }
    }

    fn number_led(&mut self, i: usize) -> Option<usize> {
        self.numeric(i)
            .or_else(|| self.day_list(i))
            .or_else(|| self.day_number(i))
            .or_else(|| self.year_led(i))
            .or_else(|| self.ordinal_led(i))
            .or_else(|| self.months_count(i))
            .or_else(|| self.shift(i))
    }

    // ---- tokens ----

    fn word(&self, i: usize) -> Word {
        self.words.get(i).copied().unwrap_or(Word::None)
    }

    /// Token `i` exists and the line goes on to it.
    fn goes_on(&self, i: usize) -> bool {
        self.text
            .tokens
            .get(i)
            .is_some_and(|t| !t.line_start || t.shape == Shape::Lower)
    }

    fn next_word(&self, i: usize) -> Word {
        if self.goes_on(i) {
            self.word(i)
        } else {
            Word::None
        }
    }

    /// The word before token `i` on its line.
    fn before(&self, i: usize) -> Word {
        if i == 0 || self.text.tokens[i].line_start {
            Word::None
        } else {
            self.word(i - 1)
        }
    }

    fn mark(&self, i: usize, marks: &[&str]) -> bool {
        marks.iter().any(|m| self.text.is(i, m))
    }

    /// Token `i` touches the one before it.
    fn glued(&self, i: usize) -> bool {
        self.text.tokens.get(i).is_some_and(|t| !t.space_before)
    }

    fn dash(&self, i: usize) -> bool {
        self.goes_on(i) && self.mark(i, &["-", "–", "—", "−", "‑"])
    }

    fn digits(&self, i: usize) -> usize {
        match self.text.tokens.get(i) {
            Some(t) if t.kind == Kind::Number => (t.end - t.start) as usize,
            _ => 0,
        }
    }

    fn number(&self, i: usize) -> Option<u16> {
        if !(1..=4).contains(&self.digits(i)) {
            return None;
        }
        self.text.word(i).parse().ok()
    }

    /// One past a number and its grown-on ending: «2025-го», «1-й».
    fn number_end(&self, i: usize) -> (usize, &str) {
        const ENDINGS: &[&str] = &[
            "го", "ого", "ом", "ому", "ый", "ий", "ой", "ая", "ое", "ых", "х", "е", "й", "м", "му",
            "я", "и", "ми", "ые", "ым",
        ];
        if self.mark(i + 1, &["-", "‑", "–"]) && self.glued(i + 1) && self.glued(i + 2) {
            let ending = self.fold(i + 2);
            if ENDINGS.contains(&ending) {
                return (i + 3, ending);
            }
        }
        (i + 1, "")
    }

    fn fold(&self, i: usize) -> &str {
        if i < self.text.len() {
            self.text.fold(i)
        } else {
            ""
        }
    }

    /// The singular of «год», and «г.».
    fn year_word(&self, i: usize) -> bool {
        self.goes_on(i)
            && matches!(
                self.fold(i),
                "год" | "года" | "году" | "годом" | "годе" | "г"
            )
    }

    fn years_word(&self, i: usize) -> bool {
        self.goes_on(i)
            && matches!(self.word(i), Word::Unit(Unit::Year | Unit::YearShort))
            && self.fold(i) != "лет"
    }

    /// The number before stands in something that is not a date: «№ 5», «+7 922», «10.5», «3-5».
    fn number_bound(&self, i: usize) -> bool {
        if i == 0 {
            return false;
        }
        let bound = self.word(i - 1) == Word::NumberSign || self.mark(i - 1, &["+"]);
        bound
            || (self.glued(i)
                && i > 1
                && self.mark(i - 1, &["-", ".", ",", "/", ":"])
                && self.digits(i - 2) > 0
                && self.glued(i - 1))
    }

    // ---- output ----

    /// Prepositions before the reference belong to it.
    fn lead(&self, mut i: usize) -> usize {
        while i > self.floor && !self.text.tokens[i].line_start {
            let taken = matches!(
                self.word(i - 1),
                Word::From | Word::To | Word::Until | Word::Prep | Word::Approximate | Word::During
            );
            if !taken {
                break;
            }
            i -= 1;
        }
        i
    }

    fn emit(
        &mut self,
        first: usize,
        last: usize,
        from: Point,
        to: Option<Point>,
        rule: &'static str,
    ) -> usize {
        let last = last.min(self.text.len());
        let lead = self.lead(first);
        let (time, next) = self.time_after(last);
        let time = time.or_else(|| self.time_before(lead));
        self.out.push(Found {
            first: lead,
            last,
            from,
            to,
            time,
            confidence: 0.9,
            rule,
        });
        self.floor = last;
        next
    }

    fn sure(&mut self, confidence: f32) {
        if let Some(found) = self.out.last_mut() {
            found.confidence = confidence;
        }
    }

    /// What happens again and again has no date: «ежегодно 9 мая», «каждую пятницу».
    fn recurring(&self, i: usize) -> bool {
        let lead = self.lead(i);
        (1..=2).any(|back| {
            lead >= back
                && !self.text.tokens[lead - back + 1].line_start
                && self.word(lead - back) == Word::Recurring
        })
    }

    /// «ул. 8 Марта», «имени 1 Мая»
    fn street(&self, i: usize) -> bool {
        (1..=2).any(|back| i >= back && self.word(i - back) == Word::Street)
    }

    // ---- clock ----

    /// «10:00», «10.00», «10 часов» at token `i`.
    fn clock(&self, i: usize) -> Option<((u8, u8), usize)> {
        let hour = self.number(i).filter(|&h| h < 24 && self.digits(i) <= 2)? as u8;
        if self.mark(i + 1, &[":", ".", "-"])
            && self.digits(i + 2) == 2
            && self.glued(i + 1)
            && self.glued(i + 2)
        {
            let minute = self.number(i + 2).filter(|&m| m < 60)? as u8;
            let more = self.mark(i + 3, &[".", "-"]) && self.glued(i + 3) && self.digits(i + 4) > 0;
            if (self.mark(i + 1, &["-"]) && self.word(i + 3) != Word::Zone) || more {
                return None;
            }
            return Some(((hour, minute), i + 3));
        }
        (self.word(i + 1) == Word::Hours).then_some(((hour, 0), i + 2))
    }

    /// A time of day that follows the date, and where to read on.
    fn time_after(&self, last: usize) -> (Option<(u8, u8)>, usize) {
        let mut j = last;
        if self.year_dot(j) {
            j += 1;
        }
        if self.mark(j, &[",", "|", "("]) {
            j += 1;
        }
        if matches!(self.fold(j), "в" | "с" | "к" | "до" | "начало") {
            j += 1;
        }
        match self.goes_on(j).then(|| self.clock(j)).flatten() {
            Some((time, next)) => (Some(time), next),
            None => (None, last),
        }
    }

    /// The full stop of «г.» before token `j + 1`.
    fn year_dot(&self, j: usize) -> bool {
        j > 0 && self.fold(j - 1) == "г" && self.mark(j, &["."])
    }

    /// «в 14:30 мск 5 мая»
    fn time_before(&self, first: usize) -> Option<(u8, u8)> {
        let mut end = first;
        if end > 0 && self.mark(end - 1, &[","]) {
            end -= 1;
        }
        if end > 0 && matches!(self.word(end - 1), Word::Zone) {
            end -= 1;
        }
        for back in [3, 2] {
            if end >= back
                && let Some((time, next)) = self.clock(end - back)
                && next == end
                && !self.number_bound(end - back)
            {
                return Some(time);
            }
        }
        None
    }

    // ---- years ----

    /// A year that follows a month, a season, a quarter.
    fn year_at(&self, j: usize) -> Option<(YearRef, usize)> {
        if !self.goes_on(j) {
            return None;
        }
        if let Some(y) = self.number(j) {
            return self.written_year(j, y);
        }
        match self.word(j) {
            Word::Relative(r) => {
                let k = self.skip_calendar(self.skip_again(j + 1));
                self.year_word(k).then_some((YearRef::Relative(r), k + 1))
            }
            Word::Same => {
                let k = self.skip_again(j + 1);
                (k > j + 1 && self.year_word(k)).then_some((YearRef::Same, k + 1))
            }
            _ => self.this_year(j),
        }
    }

    /// «с.г.», «т. г.», «с/г»
    fn this_year(&self, j: usize) -> Option<(YearRef, usize)> {
        if !matches!(self.fold(j), "с" | "c" | "т") || !self.mark(j + 1, &[".", "/"]) {
            return None;
        }
        (self.fold(j + 2) == "г").then_some((YearRef::Relative(0), j + 3))
    }

    fn written_year(&self, j: usize, y: u16) -> Option<(YearRef, usize)> {
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
    fn counts_something(&self, j: usize, end: usize) -> bool {
        let round = self.number(j).is_some_and(|y| y % 100 == 0);
        let decimal = self.mark(end, &[".", ",", ":"])
            && self.glued(end)
            && self.glued(end + 1)
            && self.digits(end + 1) > 0;
        let noun = self
            .text
            .tokens
            .get(end)
            .is_some_and(|t| t.kind == Kind::Word && t.shape == Shape::Lower);
        decimal || self.mark(end, &["%"]) || (round && noun)
    }

    fn skip_again(&self, j: usize) -> usize {
        if self.next_word(j) == Word::Again {
            j + 1
        } else {
            j
        }
    }

    fn skip_calendar(&self, j: usize) -> usize {
        if matches!(self.next_word(j), Word::Calendar | Word::School) {
            j + 1
        } else {
            j
        }
    }

    /// «2019 году», «2020–2022 годах», «1990-е», «2018/2019 учебном году», and bare years where nothing else fits.
    fn year_led(&mut self, i: usize) -> Option<usize> {
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
    fn named_year(&self, i: usize) -> bool {
        i > 1
            && self.mark(i - 1, &["-", "–", "‑"])
            && self.glued(i)
            && self.glued(i - 1)
            && matches!(self.text.tokens[i - 2].kind, Kind::Word | Kind::Punct)
            && !self.mark(i - 2, &["(", ")"])
    }

    fn decade_point(&self, i: usize) -> Option<(Point, usize)> {
        let n = self.number(i)?;
        let (end, ending) = self.number_end(i);
        if n % 10 != 0 || !matches!(ending, "е" | "х" | "ых" | "ые" | "м" | "ым") {
            return None;
        }
        let worded = self.years_word(end) && !self.year_word(end);
        let start = match self.digits(i) {
            4 if (1700..=2090).contains(&n) => n,
            2 if (worded || ending != "м") && n >= 10 => {
                if n <= 20 {
                    2000 + n
                } else {
                    1900 + n
                }
            }
            _ => return None,
        };
        if matches!(ending, "м" | "ым") && !worded {
            return None;
        }
        let end = if worded { end + 1 } else { end };
        let end = if self.next_word(end + 1) == Word::Age {
            end + 2
        } else {
            end
        };
        Some((
            Point::of(Period::Decade, YearRef::Written(start as i16)),
            end,
        ))
    }

    /// «девяностые годы»
    fn decade_words(&mut self, i: usize) -> Option<usize> {
        let Word::Ordinal(n @ (20 | 30 | 40 | 50 | 60 | 70 | 80 | 90)) = self.word(i) else {
            return None;
        };
        if !self.years_word(i + 1) || self.year_word(i + 1) {
            return None;
        }
        let start = if n == 20 { 2020 } else { 1900 + i16::from(n) };
        let aged = self.next_word(i + 3) == Word::Age;
        let end = if aged { i + 4 } else { i + 2 };
        let point = Point::of(Period::Decade, YearRef::Written(start));
        Some(self.emit(i, end, point, None, "decade"))
    }

    fn decade(&mut self, i: usize) -> Option<usize> {
        let (point, end) = self.decade_point(i)?;
        let short = self.digits(i) == 2 && !self.years_word(self.number_end(i).0);
        let led = matches!(
            self.before(i),
            Word::Prep | Word::From | Word::To | Word::Until
        );
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
    fn school_year(&mut self, i: usize) -> Option<usize> {
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
    fn year_list(&mut self, i: usize) -> Option<usize> {
        let list = self.list(i, 4)?;
        let j = list.all().last()?.2;
        let j = self.skip_calendar(j);
        if !list
            .all()
            .iter()
            .all(|item| (1000..=2100).contains(&item.0))
        {
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
        Some(self.emit_list(&list, end, "year", |y| {
            Point::of(Period::Year, YearRef::Written(y as i16))
        }))
    }

    /// «(1985—1990)», «в 1973,», «1984 — …» at the line's beginning.
    fn bare_year(&mut self, i: usize) -> Option<usize> {
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
        if let Some((to, last)) = self
            .range_end(i, end)
            .filter(|(p, _)| p.period == Period::Year)
        {
            return Some(self.emit(i, last, from, Some(to), "years"));
        }
        let begins_line =
            self.text.tokens[i].line_start && (self.dash(end) || self.mark(end, &[":"]));
        let bracketed = i > 0
            && (self.mark(i - 1, &["("])
                || (self.floor + 1 == i && self.mark(i - 1, &[","]) && self.after_bare()))
            && self.mark(end, &[")", ",", "—", "–"])
            && y >= 1900;
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

    fn after_bare(&self) -> bool {
        self.out.last().is_some_and(|f| f.rule.starts_with("bare"))
    }

    fn fold_before(&self, i: usize) -> &str {
        if i == 0 || self.text.tokens[i].line_start {
            ""
        } else {
            self.fold(i - 1)
        }
    }

    /// Nothing that the bare number could count follows.
    fn bare_end(&self, end: usize) -> bool {
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
            Kind::Word => matches!(
                self.word(end),
                Word::From
                    | Word::To
                    | Word::Until
                    | Word::Prep
                    | Word::And
                    | Word::Past
                    | Word::Future
            ),
        }
    }

    /// «в 98-м году», «41-й год»
    fn short_year(&mut self, i: usize) -> Option<usize> {
        let y = self.number(i).filter(|_| self.digits(i) == 2)?;
        let (end, ending) = self.number_end(i);
        // «на 81-м году жизни»
        if ending.is_empty() || !self.year_word(end) || self.fold_before(i) == "на" {
            return None;
        }
        let point = Point::of(Period::Year, YearRef::Short(y as i16));
        Some(self.emit(i, end + 1, point, None, "two-digit year"))
    }

    // ---- lists ----

    /// Numbers (of `digits` digits, 4 or at most 2) linked by commas, «и», dashes; «по» after «с».
    fn list(&self, i: usize, digits: usize) -> Option<List> {
        let mut list = List::default();
        let (value, mut j) = self.item(i, digits)?;
        list.push(value, i, j);
        let opened = self.before(i) == Word::From;
        loop {
            let (sep, k) = match () {
                _ if self.mark(j, &[","]) => (Sep::Comma, j + 1),
                _ if self.dash(j) => (Sep::Dash, j + 1),
                _ if self.next_word(j) == Word::And => (Sep::And, j + 1),
                _ if opened && list.len == 1 && self.next_word(j) == Word::To => (Sep::Dash, j + 1),
                _ => break,
            };
            if !self.goes_on(k) {
                break;
            }
            let Some((value, end)) = self.item(k, digits) else {
                break;
            };
            list.link(Some(sep));
            if !list.push(value, k, end) {
                break;
            }
            j = end;
        }
        if self.fold_before(i) == "между" {
            list.items[0].3 = list.items[0].3.map(|_| Sep::Dash);
        }
        Some(list)
    }

    fn item(&self, i: usize, digits: usize) -> Option<(u16, usize)> {
        if let Some(n) = self.number(i) {
            let fits = if digits == 4 {
                self.digits(i) == 4
            } else {
                self.digits(i) <= 2
            };
            return fits.then(|| (n, self.number_end(i).0));
        }
        match self.word(i) {
            Word::Ordinal(n) if digits == 2 => Some((n.into(), i + 1)),
            Word::Cardinal(tens @ (20 | 30)) if digits == 2 => match self.next_word(i + 1) {
                Word::Ordinal(n @ 1..=9) => Some(((tens + n).into(), i + 2)),
                _ => None,
            },
            _ => None,
        }
    }

    /// One reference an item; a range where a dash links two, or where «и» links days that follow each other.
    fn emit_list(
        &mut self,
        list: &List,
        last: usize,
        rule: &'static str,
        point: impl Fn(u16) -> Point,
    ) -> usize {
        let items = list.all();
        let days = rule == "day";
        let follow = days
            && list.len > 1
            && items.windows(2).all(|w| w[0].0 + 1 == w[1].0)
            && items.iter().any(|item| item.3 == Some(Sep::And));
        if follow {
            let (from, to) = (point(items[0].0), point(items[list.len - 1].0));
            return self.emit(items[0].1, last, from, Some(to), "day range");
        }
        let (mut at, mut next) = (0, last);
        while at < items.len() {
            let range = items[at].3 == Some(Sep::Dash) && at + 1 < items.len();
            let until = if range { at + 1 } else { at };
            let end = if until + 1 == items.len() {
                last
            } else {
                items[until].2
            };
            let to = range.then(|| point(items[until].0));
            next = self.emit(items[at].1, end, point(items[at].0), to, rule);
            at = until + 1;
        }
        next
    }

    // ---- days ----

    /// «1 февраля 2024 года», «25–26 октября», «15, 16 и 18 июня», «первого марта».
    fn day_list(&mut self, i: usize) -> Option<usize> {
        self.day_list_after(i, i, None)
    }

    fn day_list_after(&mut self, first: usize, i: usize, weekday: Option<u8>) -> Option<usize> {
        let list = self.list(i, 2)?;
        let j = list.all().last()?.2;
        let (month, k) = self.month_after_day(j)?;
        let longest = match month {
            2 => 29,
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        };
        let valid = list
            .all()
            .iter()
            .all(|item| (1..=longest).contains(&item.0));
        if !valid || !list.ascending() || list.only_commas() || self.day_refused(first, i, j) {
            return None;
        }
        let (year, end) = self.day_year(k);
        let make = |day: u16| Point {
            weekday,
            ..Point::of(
                Period::Day {
                    month,
                    day: day as u8,
                },
                year,
            )
        };
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

    fn single_day(&mut self, first: usize, i: usize, end: usize, point: Point) -> usize {
        if let Some((to, last)) = self.range_end(i, end)
            && matches!(to.period, Period::Day { .. })
        {
            return self.emit(first, last, point, Some(to), "day range");
        }
        match self.weekday_after(end) {
            Some((w, last)) if point.weekday.is_none() => {
                let point = Point {
                    weekday: Some(w),
                    ..point
                };
                self.emit(first, last, point, None, "day")
            }
            _ => {
                let next = self.emit(first, end, point, None, "day");
                self.sure(if point.year == YearRef::Open {
                    0.9
                } else {
                    0.98
                });
                next
            }
        }
    }

    /// «10-го числа»
    fn day_number(&mut self, i: usize) -> Option<usize> {
        let (day, end) = self.item(i, 2)?;
        if !(1..=31).contains(&day) || self.fold(end) != "числа" || self.number_bound(i) {
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

    fn day_refused(&self, first: usize, i: usize, month: usize) -> bool {
        let capital = self.text.tokens[month].shape == Shape::Capital;
        (self.number_bound(i) && !self.mark(i - 1, &["."]))
            || (capital && self.street(i))
            || self.recurring(first)
    }

    /// The month after a day: «февраля», «февр.», «Марта».
    fn month_after_day(&self, j: usize) -> Option<(u8, usize)> {
        match self.next_word(j) {
            Word::MonthOf(m) => Some((m, j + 1)),
            Word::MonthShort(m) if self.mark(j + 1, &["."]) && self.goes_on(j + 2) => {
                Some((m, j + 2))
            }
            Word::MonthShort(m) => Some((m, j + 1)),
            _ => None,
        }
    }

    /// The year of a day, its full stop included in neither.
    fn day_year(&self, k: usize) -> (YearRef, usize) {
        match self.year_at(k) {
            Some((year, end)) => (year, end),
            None => {
                let k = if k > 0 && self.mark(k - 1, &["."]) {
                    k - 1
                } else {
                    k
                };
                (YearRef::Open, k)
            }
        }
    }

    /// «25 июля, в четверг», «5 февраля, вторник,», «5 февраля (вторник)»
    fn weekday_after(&self, end: usize) -> Option<(u8, usize)> {
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
        let closed = if bracket {
            self.mark(j + 1, &[")"])
        } else {
            !led || self.digits(j + 1) == 0
        };
        closed.then_some((w, if bracket { j + 2 } else { j + 1 }))
    }

    /// The second end of a range whose first end stands at `[i, end)`.
    fn range_end(&self, i: usize, end: usize) -> Option<(Point, usize)> {
        let mut j = end;
        if self.year_dot(j) {
            j += 1;
        }
        let opened = self.before(i) == Word::From || (i > 0 && self.opened_weekday(i));
        let linked = self.dash(j)
            || (opened && self.next_word(j) == Word::To)
            || (self.next_word(j) == Word::And && self.fold_before(i) == "между");
        if !linked {
            return None;
        }
        self.point(j + 1)
    }

    /// «с понедельника, 5 мая, по …»
    fn opened_weekday(&self, i: usize) -> bool {
        let mut j = i;
        while j > 0 && (self.mark(j - 1, &[","]) || matches!(self.word(j - 1), Word::Weekday(_))) {
            j -= 1;
        }
        j < i && self.before(j) == Word::From
    }

    /// One day, month or year as the end of a range.
    fn point(&self, i: usize) -> Option<(Point, usize)> {
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
            let period = Period::Day {
                month,
                day: day as u8,
            };
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

    // ---- numeric forms ----

    /// «22.03.2018», «04/12/2006», «2021-04-12», «1.02.24», «с 01.09.», with ranges.
    fn numeric(&mut self, i: usize) -> Option<usize> {
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

    fn numeric_end(&mut self, i: usize, end: usize, point: Point) -> usize {
        if let Some((to, last)) = self.range_end(i, end)
            && matches!(to.period, Period::Day { .. })
        {
            return self.emit(i, last, point, Some(to), "numeric range");
        }
        let next = self.emit(i, end, point, None, "numeric");
        self.sure(if point.year == YearRef::Open {
            0.75
        } else {
            0.97
        });
        next
    }

    /// «25-26.10.2023»
    fn numeric_days(&mut self, i: usize) -> Option<usize> {
        let day = self.number(i).filter(|&d| (1..=31).contains(&d))?;
        if !self.mark(i + 1, &["-", "–", "—"]) {
            return None;
        }
        let (to, end) = self.numeric_point(i + 2)?;
        let Period::Day { month, day: last } = to.period else {
            return None;
        };
        if day >= last.into() || to.year == YearRef::Open {
            return None;
        }
        let period = Period::Day {
            month,
            day: day as u8,
        };
        let from = Point::of(period, to.year);
        Some(self.emit(i, end, from, Some(to), "numeric range"))
    }

    fn numeric_point(&self, i: usize) -> Option<(Point, usize)> {
        let sep = [".", "/", "-"]
            .into_iter()
            .find(|s| self.text.is(i + 1, s))?;
        if !(self.glued(i + 1) && self.glued(i + 2)) || self.digits(i + 2) == 0 {
            return None;
        }
        let (a, b) = (self.number(i)?, self.number(i + 2)?);
        let third = self.text.is(i + 3, sep)
            && self.glued(i + 3)
            && self.glued(i + 4)
            && self.digits(i + 4) > 0;
        if !third {
            return self.numeric_short(i, sep, a, b);
        }
        let c = self.number(i + 4)?;
        if self.mark(i + 5, &[".", "-", "/"])
            && self.glued(i + 5)
            && self.glued(i + 6)
            && self.digits(i + 6) > 0
        {
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
    fn numeric_short(&self, i: usize, sep: &str, d: u16, m: u16) -> Option<(Point, usize)> {
        if sep != "." || self.digits(i + 2) != 2 || self.digits(i) > 2 {
            return None;
        }
        let led = matches!(self.fold_before(i), "с" | "до" | "к" | "от" | "по" | "на")
            || (self.dash(i.wrapping_sub(1)) && i > 0);
        let stop = self.mark(i + 3, &["."]) && self.glued(i + 3);
        let plain = self.text.tokens.get(i + 3).is_none_or(|t| {
            t.kind != Kind::Word || matches!(self.word(i + 3), Word::To | Word::From)
        });
        let zero = self.text.word(i + 2).starts_with('0') || self.text.word(i).starts_with('0');
        let opens = self.dash(i + 3)
            && self.text.is(i + 5, ".")
            && self
                .numeric_point(i + 4)
                .is_some_and(|(to, _)| to.year != YearRef::Open);
        let (led, zero) = (led || opens, zero || opens);
        if !led || !(stop || plain) || !(zero || stop) || self.mark(i + 3, &["%"]) {
            return None;
        }
        let end = if stop { i + 4 } else { i + 3 };
        numeric_day(m, d, YearRef::Open).map(|p| (p, end))
    }

    // ---- months ----

    fn month_led(&mut self, i: usize) -> Option<usize> {
        let (from, to, end) = self.months(i)?;
        let led = matches!(
            self.before(i),
            Word::From | Word::To | Word::Until | Word::Prep | Word::Approximate | Word::During
        );
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
        self.month_enumeration(i)
            .or_else(|| Some(self.emit(i, end, from, None, "month")))
    }

    /// «в мае, июне и августе 2023 года»: one reference a month, the year common.
    fn month_enumeration(&mut self, i: usize) -> Option<usize> {
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
            next = self.emit(
                first,
                last,
                Point::of(Period::Month(m), year),
                None,
                "month",
            );
        }
        Some(next)
    }

    /// One month or a range of months with the year.
    fn months(&self, i: usize) -> Option<(Point, Option<Point>, usize)> {
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
        let from = Point::of(Period::Month(m), year);
        match self.range_end(i, end) {
            Some((to, last)) if matches!(to.period, Period::Month(_)) => {
                Some((from, Some(to), last))
            }
            _ => Some((from, None, end)),
        }
    }

    // ---- weekdays and words ----

    /// «в понедельник», «во вторник, 26 ноября», «минувшую пятницу».
    fn weekday_led(&mut self, i: usize, w: u8, relative: Option<i8>) -> Option<usize> {
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
            "в" | "во" | "к" | "до" | "на" | "с" | "со"
        );
        let schedule = matches!(self.next_word(i + 1), Word::To)
            || self.dash(i + 1) && matches!(self.word(i + 2), Word::Weekday(_));
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
    fn day_word(&mut self, i: usize, n: i8) -> Option<usize> {
        let quoted = self.mark(i + 1, &["»", "\""]) && i > 0 && !self.mark(i - 1, &["«", "\""]);
        if quoted {
            return None;
        }
        if let Some(next) = self.explained(i) {
            return Some(next);
        }
        let end = match self.next_word(i + 1) {
            Word::Unit(Unit::Day) => i + 2,
            _ if self.fold(i).starts_with("сегодняшн") => return None,
            _ => i + 1,
        };
        let point = Point::of(Period::DayWord(n), YearRef::Open);
        Some(self.emit(i, end, point, None, "day word"))
    }

    /// A word of the day with its date after a comma: «вчера, 9 мая».
    fn explained(&mut self, i: usize) -> Option<usize> {
        let mut j = i + 1;
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

    fn eve(&mut self, i: usize) -> Option<usize> {
        if let Some(next) = self.explained(i) {
            return Some(next);
        }
        let mut j = i + 1;
        if matches!(self.next_word(j), Word::Ordinal(_) | Word::Relative(_)) {
            j += 1;
        }
        if self.goes_on(j) && (self.rules.has_eve(self.fold(j)) || self.genitive(i + 1)) {
            return None;
        }
        if matches!(self.next_word(j), Word::MonthOf(_)) || self.digits(j) > 0 {
            return None;
        }
        let next = self.emit(i, i + 1, Point::of(Period::Eve, YearRef::Open), None, "eve");
        self.sure(0.8);
        Some(next)
    }

    /// An adjective or pronoun in the genitive: «накануне официальной …», «накануне своего …».
    fn genitive(&self, i: usize) -> bool {
        let lower = self
            .text
            .tokens
            .get(i)
            .is_some_and(|t| t.shape == Shape::Lower);
        lower
            && ["ого", "его", "ой", "ых", "их"]
                .iter()
                .any(|e| self.fold(i).ends_with(e))
    }

    fn new_year(&mut self, i: usize) -> Option<usize> {
        let led = matches!(self.fold_before(i), "до" | "к" | "на" | "под");
        if !led || self.fold(i) == "новому" && self.fold(i + 1) != "году" || !self.year_word(i + 1)
        {
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

    fn weekend(&mut self, i: usize) -> Option<usize> {
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

    // ---- seasons ----

    fn season_led(&mut self, i: usize, s: u8) -> Option<usize> {
        let general = |j: usize| {
            matches!(self.next_word(j), Word::And)
                && matches!(self.next_word(j + 1), Word::Season(_))
        };
        let second =
            i > 1 && self.word(i - 1) == Word::And && matches!(self.word(i - 2), Word::Season(_));
        let dated = self.year_at(i + 1);
        if dated.is_none() && (general(i + 1) || second || self.recurring(i)) {
            return None;
        }
        let (year, end) = dated.unwrap_or((YearRef::Open, i + 1));
        let next = self.emit(i, end, Point::of(Period::Season(s), year), None, "season");
        self.sure(if year == YearRef::Open { 0.75 } else { 0.93 });
        Some(next)
    }

    fn season_noun(&mut self, i: usize, s: u8) -> Option<usize> {
        let dated = self.year_at(i + 1);
        let led = matches!(self.fold_before(i), "к" | "до" | "с" | "на" | "за");
        if dated.is_none() && !led {
            return None;
        }
        let (year, end) = dated.unwrap_or((YearRef::Open, i + 1));
        let next = self.emit(i, end, Point::of(Period::Season(s), year), None, "season");
        self.sure(if year == YearRef::Open { 0.6 } else { 0.93 });
        Some(next)
    }

    // ---- «прошлый», «этот», «будущий» ----

    fn relative_led(&mut self, i: usize, r: i8) -> Option<usize> {
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
        if matches!(point.period, Period::Context(_)) && !self.told_day(i, end) {
            return None;
        }
        let next = self.emit(i, end, point, None, "relative");
        self.sure(0.88);
        Some(next)
    }

    fn relative_period(&self, i: usize, r: i8) -> Option<(Point, usize)> {
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
        let near = YearRef::Near(r);
        let fold = self.fold(j);
        let (period, year) = match self.next_word(j) {
            Word::Unit(Unit::Year) if self.year_word(j) => (Period::Year, YearRef::Relative(r)),
            Word::Unit(Unit::Month)
                if !matches!(fold, "месяцы" | "месяцев" | "месяцам" | "месяцах") =>
            {
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
            Word::Unit(Unit::Day)
                if matches!(fold, "день" | "дня" | "дню") && (0..=1).contains(&r) =>
            {
                (Period::Context(r), YearRef::Open)
            }
            Word::Season(s) | Word::SeasonNoun(s) if fold != "лета" => {
                (Period::Season(s), near)
            }
            Word::Month(m) | Word::MonthOf(m) => (Period::Month(m), near),
            _ => return None,
        };
        Some((Point::of(period, year), j + 1))
    }

    /// «в этот день», but not «этот день настал», «по сей день», «в тот день, когда».
    fn told_day(&self, i: usize, end: usize) -> bool {
        let led = matches!(self.fold_before(i), "в" | "на" | "с" | "до");
        led && self.fold(i) != "сей" && self.fold(end + 1) != "когда"
    }

    /// «в том же году», «в тот день».
    fn same_led(&mut self, i: usize) -> Option<usize> {
        let j = self.skip_again(i + 1);
        let again = j > i + 1;
        let point = match self.next_word(j) {
            Word::Unit(Unit::Year) if again && self.year_word(j) => {
                Point::of(Period::Year, YearRef::Same)
            }
            Word::Unit(Unit::Day)
                if matches!(self.fold(j), "день" | "дня") && self.told_day(i, j + 1) =>
            {
                Point::of(Period::Context(0), YearRef::Open)
            }
            _ => return None,
        };
        let next = self.emit(i, j + 1, point, None, "same");
        self.sure(0.7);
        Some(next)
    }

    // ---- parts of periods, quarters, halves ----

    /// «в начале мая», «к концу года», «середина 1970-х».
    fn part_led(&mut self, i: usize) -> Option<usize> {
        let part = match self.word(i) {
            Word::Begin => Part::Begin,
            Word::Middle => Part::Middle,
            _ => Part::End,
        };
        let led = matches!(
            self.before(i),
            Word::From | Word::To | Word::Until | Word::Prep
        );
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
    fn part_end(&self, end: usize) -> Option<(Point, usize)> {
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
    fn period(&self, j: usize, bare: bool) -> Option<(Point, usize)> {
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

    fn number_period(&self, j: usize) -> Option<(Point, usize)> {
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
    fn ordinal_period(&self, n: u8, j: usize) -> Option<(Point, usize)> {
        let period = match self.next_word(j) {
            Word::Unit(Unit::Quarter) if (1..=4).contains(&n) => Period::Quarter(n),
            Word::Unit(Unit::HalfYear) if (1..=2).contains(&n) => Period::HalfYear(n),
            _ => return None,
        };
        let dot = self.fold(j) == "кв" && self.mark(j + 1, &["."]);
        let after = j + 1 + usize::from(dot);
        match self.year_at(after) {
            Some((year, end)) => Some((Point::of(period, year), end)),
            None if dot && matches!(self.fold(after), "м" | "км" | "метров" | "см" | "метра") => {
                None
            }
            None => Some((Point::of(period, YearRef::Open), j + 1)),
        }
    }

    /// «третий квартал 2017 года», «I–II кварталы», «второй половине мая», «первой декаде марта».
    fn ordinal_led(&mut self, i: usize) -> Option<usize> {
        if self.digits(i) > 2 || self.number_bound(i) {
            return None;
        }
        let (n, j) = self.ordinal(i)?;
        let part = match self.next_word(j) {
            Word::Unit(Unit::Half) if (1..=2).contains(&n) => Some(Part::Half(n)),
            Word::Unit(Unit::TenDays) if (1..=3).contains(&n) || n == LAST => {
                Some(Part::Ten(n.min(3)))
            }
            Word::Unit(Unit::Week) if (1..=4).contains(&n) || n == LAST => Some(Part::Week(n)),
            _ => None,
        };
        if let Some(part) = part {
            let (point, end) = self.period(j + 1, false).or_else(|| self.bare_part(j))?;
            let narrow = matches!(part, Part::Ten(_) | Part::Week(_));
            let month = matches!(point.period, Period::Month(_) | Period::RelativeMonth(_));
            if narrow && !month {
                return None;
            }
            return Some(self.emit(i, end, Point { part, ..point }, None, "part"));
        }
        self.quarters(i, n, j)
    }

    /// «во второй половине года», «месяца»: after a part the bare word means the present one.
    fn bare_part(&self, j: usize) -> Option<(Point, usize)> {
        self.period(j + 1, true)
    }

    /// A number in words, figures or Roman figures, before a unit.
    fn ordinal(&self, i: usize) -> Option<(u8, usize)> {
        if let Some(n) = self.number(i) {
            return Some((u8::try_from(n).ok()?, self.number_end(i).0));
        }
        match self.word(i) {
            Word::Ordinal(n) => Some((n, i + 1)),
            Word::Roman(n) => {
                let grown = self.mark(i + 1, &["-"])
                    && matches!(self.fold(i + 2), "м" | "й" | "го" | "ом" | "е");
                Some((n, if grown { i + 3 } else { i + 1 }))
            }
            Word::Last => Some((LAST, i + 1)),
            _ => None,
        }
    }

    fn quarters(&mut self, i: usize, n: u8, j: usize) -> Option<usize> {
        if let Some((point, end)) = self.ordinal_period(n, j) {
            let next = self.emit(i, end, point, None, "quarter");
            self.sure(if point.year == YearRef::Open {
                0.85
            } else {
                0.95
            });
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

    /// «8 месяцев года», «первые два месяца 2024 года».
    fn months_count(&mut self, i: usize) -> Option<usize> {
        let (n, j) = self.count(i)?;
        if self.next_word(j) != Word::Unit(Unit::Month) || !(1..=12).contains(&n) {
            return None;
        }
        let first = if self.before(i) == Word::Ordinal(1) {
            i - 1
        } else {
            i
        };
        let (year, end) = match self.year_at(j + 1) {
            Some(found) => found,
            None if self.next_word(j + 1) == Word::Unit(Unit::Year)
                && self.fold(j + 1) == "года" =>
            {
                (YearRef::Relative(0), j + 2)
            }
            None if first < i && self.fold_before(first) != "на" => (YearRef::Open, j + 1),
            None => return None,
        };
        let point = Point::of(Period::FirstMonths(n as u8), year);
        Some(self.emit(first, end, point, None, "first months"))
    }

    fn count(&self, i: usize) -> Option<(u16, usize)> {
        if let Some(n) = self.number(i) {
            return Some((n, self.number_end(i).0));
        }
        match self.word(i) {
            Word::Cardinal(n) => Some((n.into(), i + 1)),
            _ => None,
        }
    }

    /// «два года назад», «неделю назад», «годом ранее», «две недели спустя».
    fn shift(&mut self, i: usize) -> Option<usize> {
        let (n, unit, j) = self.length(i)?;
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
        let point = Point::of(Period::Shift(sign * n, unit), YearRef::Open);
        let next = self.emit(i, k + 1, point, None, "shift");
        self.sure(0.65);
        Some(next)
    }

    /// «через три дня», «спустя год»; not «через пять лет работы», which no day anchors.
    fn after(&mut self, i: usize) -> Option<usize> {
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
    fn length(&self, i: usize) -> Option<(i16, Unit, usize)> {
        let (n, j) = match (self.count(i), self.word(i)) {
            (Some(found), _) => found,
            (None, Word::Few) => (0, i + 1),
            (None, _) => (1, i),
        };
        let Word::Unit(unit @ (Unit::Day | Unit::Week | Unit::Month | Unit::Year)) = self.word(j)
        else {
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
        if n > 999 || self.number_bound(i) || (!counted && plural) || (counted && !self.goes_on(j))
        {
            return None;
        }
        Some((n as i16, unit, j + 1))
    }

    /// «годом», «неделей», «днями»
    fn instrumental(&self, i: usize) -> bool {
        const FORMS: &[&str] = &[
            "годом",
            "годами",
            "месяцем",
            "месяцами",
            "неделей",
            "неделями",
            "днем",
            "днями",
        ];
        FORMS.contains(&self.fold(i))
    }
}

/// «последняя»
pub(super) const LAST: u8 = 255;

fn numeric_day(month: u16, day: u16, year: YearRef) -> Option<Point> {
    if !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    let period = Period::Day {
        month: month as u8,
        day: day as u8,
    };
    Some(Point::of(period, year))
}
