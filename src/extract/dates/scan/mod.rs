//! Finds calendar references: one pass over the tokens; a number or a word of time starts the patterns below. Nothing
//! is resolved here.

mod days;
mod months;
mod numeric;
mod parts;
mod words;
mod years;

use super::point::{Part, Period, Point, YearRef};
use crate::rules::dates::{DateRules, Unit, Word};
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

/// All references of the text, in order, disjoint. `words`: the class of every token; `leads`: the tokens that one may begin with.
pub(super) fn scan(text: &Text, words: &[Word], leads: &[u32], rules: &DateRules) -> Vec<Found> {
    let mut scan = Scan { text, rules, words, out: Vec::new(), floor: 0 };
    let mut behind = 0;
    for &i in leads {
        if i as usize >= behind {
            behind = scan.step(i as usize);
        }
    }
    scan.out
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
    words: &'a [Word],
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
            Word::Month(_) | Word::MonthOf(_) | Word::MonthShort(_) | Word::Months(..) => self.month_led(i),
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
                .or_else(|| self.decade_words(i))
                .or_else(|| self.day_of(i)),
            Word::After => self.after(i),
            Word::Few => self.shift(i),
            Word::Cardinal(_) => self.day_list(i).or_else(|| self.months_count(i)).or_else(|| self.shift(i)),
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
        self.text.tokens.get(i).is_some_and(|t| !t.line_start || t.shape == Shape::Lower)
    }

    fn next_word(&self, i: usize) -> Word {
        if self.goes_on(i) { self.word(i) } else { Word::None }
    }

    /// The word before token `i` on its line.
    fn before(&self, i: usize) -> Word {
        if i == 0 || self.text.tokens[i].line_start { Word::None } else { self.word(i - 1) }
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
            "го", "ого", "ом", "ому", "ый", "ий", "ой", "ая", "ое", "ых", "х", "е", "й", "м", "му", "я", "и", "ми",
            "ые", "ым", "ю", "ую",
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
        if i < self.text.len() { self.text.fold(i) } else { "" }
    }

    /// The singular of «год», and «г.».
    fn year_word(&self, i: usize) -> bool {
        self.goes_on(i) && matches!(self.fold(i), "год" | "года" | "году" | "годом" | "годе" | "г")
    }

    fn years_word(&self, i: usize) -> bool {
        self.goes_on(i) && matches!(self.word(i), Word::Unit(Unit::Year | Unit::YearShort)) && self.fold(i) != "лет"
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

    fn emit(&mut self, first: usize, last: usize, from: Point, to: Option<Point>, rule: &'static str) -> usize {
        let last = last.min(self.text.len());
        let lead = self.lead(first);
        let (time, next) = self.time_after(last);
        let time = time.or_else(|| self.time_before(lead));
        self.out.push(Found { first: lead, last, from, to, time, confidence: 0.9, rule });
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
            lead >= back && !self.text.tokens[lead - back + 1].line_start && self.word(lead - back) == Word::Recurring
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
        if self.mark(i + 1, &[":", ".", "-"]) && self.digits(i + 2) == 2 && self.glued(i + 1) && self.glued(i + 2) {
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

    // ---- lists ----

    /// Numbers (of `digits` digits, 4 or at most 2) linked by commas, «и», dashes; «по» after «с».
    fn list(&self, i: usize, digits: usize) -> Option<List> {
        let (value, mut j) = self.item(i, digits)?;
        let mut list = List::default();
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
            let fits = if digits == 4 { self.digits(i) == 4 } else { self.digits(i) <= 2 };
            return fits.then(|| (n, self.number_end(i).0));
        }
        match self.word(i) {
            // «второго мая», not «второй (тур) – 20 мая»
            Word::Ordinal(n) if digits == 2 && !self.fold(i).ends_with(['й', 'я']) => Some((n.into(), i + 1)),
            Word::Cardinal(tens @ (20 | 30)) if digits == 2 => match self.next_word(i + 1) {
                Word::Ordinal(n @ 1..=9) => Some(((tens + n).into(), i + 2)),
                _ => None,
            },
            _ => None,
        }
    }

    /// One reference an item; a range where a dash links two, or where «и» links days that follow each other.
    fn emit_list(&mut self, list: &List, last: usize, rule: &'static str, point: impl Fn(u16) -> Point) -> usize {
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
            let end = if until + 1 == items.len() { last } else { items[until].2 };
            let to = range.then(|| point(items[until].0));
            next = self.emit(items[at].1, end, point(items[at].0), to, rule);
            at = until + 1;
        }
        next
    }
}

/// «последняя»
pub(super) const LAST: u8 = 255;

fn numeric_day(month: u16, day: u16, year: YearRef) -> Option<Point> {
    if !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    let period = Period::Day { month: month as u8, day: day as u8 };
    Some(Point::of(period, year))
}
