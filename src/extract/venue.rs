//! When and where an event took place: the nearest day of its sentence, and the place that «в» or «на» leads there; for the main
//! event those of the dateline and of the first sentences too. A place inside a title or a name tells nothing of it, one that ends
//! a body's name only where «в» leads the body.

use super::countries::State;
use super::dates::DateMention;
use super::doc::{Doc, Flags};
use super::events::Chosen;
use super::organizations::Body;
use super::places::{self, Spot};
use crate::rules::{Class, Sense, SenseKind};
use crate::text::lower;
use jiff::ToSpan;
use jiff::civil::Date;

/// A document's days, places and states, among which those of its events are found.
pub struct Scene<'a> {
    pub doc: &'a Doc<'a>,
    pub days: &'a [DateMention],
    pub spots: &'a [Spot],
    pub states: &'a [State],
    pub bodies: &'a [Body],
    /// Tokens of people's names and titles.
    pub closed: &'a [bool],
    /// The day of publication, if the release tells of what has been.
    pub until: Option<Date>,
}

/// Prepositions of places.
const LEADS: [&str; 9] = ["в", "во", "на", "близ", "под", "около", "возле", "вблизи", "у"];
/// Tokens between the preposition and the bracket with the place of what it leads.
const FAR: usize = 10;

/// Days before and behind an event's sentence among which its run is looked for.
const AROUND: usize = 32;

/// Tokens around an event that are its sentence; a longer one is a list.
const WIDE: usize = 160;

/// What became of the event on the day that is told.
#[derive(Clone, Copy)]
enum Phase {
    Opened,
    Ended,
}

/// How many sentences tell of the main event where it took place: the headline, and the first of the body.
const FIRST: usize = 2;

impl Scene<'_> {
    /// Its first and last day: those of the nearest mention in its sentence, for the main event of the first in the text. Of an event that
    /// opened or ended then, a run of days that the text names beside, or «трёхдневный», tells the other end.
    pub fn days(&self, event: &Chosen, main: bool) -> Option<(Date, Date)> {
        let (from, to) = self.sentence(event);
        let at = self.days.partition_point(|d| d.first < from);
        let fits = |d: &&DateMention| is_day(d) && !self.term(d);
        // a farewell is announced by those who tell of the death
        let farewell =
            |s: Sense| s.kind == SenseKind::EventHead && self.doc.know.events[s.entry as usize].class == "farewell";
        let announced = (event.start..event.end).any(|k| self.doc.senses(k).any(farewell));
        let inside = |d: &DateMention| d.first >= event.start && d.last <= event.end;
        let near = self.days[at..].iter().take_while(|d| d.first < to).filter(|d| fits(d) && !inside(d));
        let nearest = |told: &dyn Fn(&DateMention) -> bool| {
            near.clone().filter(|d| told(d)).min_by_key(|d| d.first.abs_diff(event.start))
        };
        let day = nearest(&|d| !main || announced || self.has_been(d))
            .or_else(|| self.days.iter().filter(|_| main).find(|d| fits(d) && self.has_been(d)))
            .or_else(|| nearest(&|_| true))?;
        let (first, last) = day.span?;
        let Some(phase) = self.phase(event).filter(|_| first == last) else { return Some((first, last)) };
        let around = &self.days[at.saturating_sub(AROUND)..self.days.len().min(at + AROUND)];
        let mut runs = around.iter().filter(|d| is_day(d)).filter_map(|d| d.span).filter(|run| run.0 < run.1);
        let run = runs.find(|run| match phase {
            Phase::Opened => run.0 == first,
            Phase::Ended => run.1 == last,
        });
        run.or_else(|| self.long(event, phase, first)).or(Some((first, last)))
    }

    fn has_been(&self, day: &DateMention) -> bool {
        day.span.zip(self.until).is_none_or(|((first, _), until)| first <= until)
    }

    /// «до 1 марта», «к 9 мая»: when something is to be done.
    fn term(&self, day: &DateMention) -> bool {
        let led = |k: usize| self.doc.is_word(k) && matches!(self.doc.text.fold(k), "до" | "к" | "ко");
        led(day.first) || day.first > 0 && led(day.first - 1)
    }

    /// What the verb of the event's sentence says of it: «открылся», «завершилась».
    fn phase(&self, event: &Chosen) -> Option<Phase> {
        let (doc, (from, to)) = (self.doc, self.sentence(event));
        let verb = |k: &usize| doc.flags(*k).has(Flags::VERB | Flags::SHORT_PARTICIPLE);
        let stems = &doc.know.grammar.stems;
        let told = |k: usize| match doc.text.fold(k) {
            fold if stems.ends.begins(fold) => Some(Phase::Ended),
            fold if stems.opens.begins(fold) => Some(Phase::Opened),
            _ => None,
        };
        (from..to).filter(|k| *k < event.start || *k >= event.end).filter(verb).find_map(told)
    }

    /// «завершился трёхдневный форум»
    fn long(&self, event: &Chosen, phase: Phase, day: Date) -> Option<(Date, Date)> {
        let folds = (event.start.saturating_sub(2)..event.end).map(|k| self.doc.text.fold(k));
        let counts = folds.filter_map(|fold| self.doc.know.grammar.days_long(fold));
        let apart = ToSpan::days(counts.map(|days| days - 1).next()?);
        match phase {
            Phase::Opened => Some((day, day.checked_add(apart).ok()?)),
            Phase::Ended => Some((day.checked_sub(apart).ok()?, day)),
        }
    }

    /// Where it took place: a town before an area, its own sentence before the dateline and the first sentences (for the main event).
    pub fn place(&self, event: &Chosen, main: bool) -> Option<&Spot> {
        if remote(self.doc, &event.name) {
            return None;
        }
        let sentence = self.sentence(event);
        let city = |s: &&Spot| s.kind == "city";
        let nearest = |s: &&Spot| (s.start.abs_diff(event.start), s.start);
        let told = || self.within(sentence).filter(|s| self.located(s) && !self.aside(event, s));
        let head = || {
            self.within((0, if main { self.opening() } else { 0 })).filter(|s| self.located(s) && !self.aside(event, s))
        };
        let dateline =
            || self.spots.iter().take_while(|s| s.start < self.opening()).find(|s| places::opens_line(self.doc, s));
        told()
            .filter(city)
            .min_by_key(nearest)
            .or_else(|| self.within(sentence).filter(city).find(|s| self.visited(s)))
            .or_else(|| dateline().filter(city))
            .or_else(|| head().find(city))
            .or_else(|| told().min_by_key(nearest))
            .or_else(dateline)
            .or_else(|| head().next())
    }

    fn within(&self, (from, to): (usize, usize)) -> impl Iterator<Item = &Spot> {
        let first = self.spots.partition_point(|s| s.start < from);
        self.spots[first..].iter().take_while(move |s| s.start < to)
    }

    /// The place's state, or the one that «в» leads in the event's sentence; else, for the main event, the authority's (`home`).
    pub fn country(&self, event: &Chosen, place: Option<&Spot>, home: Option<&str>) -> Option<String> {
        let led = |s: &&State| s.start > 0 && matches!(self.doc.text.fold(s.start - 1), "в" | "во");
        let (from, to) = self.sentence(event);
        let first = self.states.partition_point(|s| s.start < from);
        let states = || self.states[first..].iter().take_while(|s| s.start < to).filter(|s| s.is_noun());
        let code = |s: &State| self.doc.know.countries[s.entry as usize].code.clone();
        let told = place.and_then(|s| s.country.clone()).or_else(|| states().find(led).map(code));
        told.or_else(|| home.filter(|_| place.is_none() && !remote(self.doc, &event.name)).map(str::to_owned))
    }

    /// The tokens of its sentence.
    fn sentence(&self, event: &Chosen) -> (usize, usize) {
        let s = self.doc.text.sentences[self.doc.text.sentence_of(event.start)];
        (s.start.max(event.start.saturating_sub(WIDE)), s.end.min(event.end + WIDE))
    }

    /// One past the first sentences.
    fn opening(&self) -> usize {
        let sentences = &self.doc.text.sentences;
        sentences[..sentences.len().min(FIRST)].last().map_or(0, |s| s.end)
    }

    /// «в Казани», «на территории Омской области», «под Чебаркулём», «в администрации города Бирска»: told as where something is.
    fn located(&self, s: &Spot) -> bool {
        match self.body_around(s) {
            _ if self.closed[s.start] => false,
            Some(body) => body.end == s.end && self.led(body.start),
            None => self.led(s.start) || self.bracketed(s) || self.in_building(s),
        }
    }

    /// «чемпионат, который служит отбором на Игры в Лондоне», «посол (с резиденцией в Москве)»: told of something else.
    fn aside(&self, event: &Chosen, s: &Spot) -> bool {
        let doc = self.doc;
        let which = |k: usize| doc.is_word(k) && doc.text.fold(k).starts_with("котор") && k > 0 && !doc.is_word(k - 1);
        let from = self.sentence(event).0.max(s.start.saturating_sub(FAR));
        let bracket = (from..s.start).rev().find(|&k| matches!(doc.text.word(k), "(" | ")"));
        // «родился в Омске»
        let life = |k: usize| doc.know.grammar.stems.lives.begins(doc.text.fold(k));
        let lived =
            (s.start.saturating_sub(4)..s.start).rev().find(|&k| doc.flags(k).has(Flags::VERB)).is_some_and(life);
        let inside = bracket.is_some_and(|k| doc.text.is(k, "(")) && !self.bracketed(s);
        inside || lived || event.end < s.start && (event.end..s.start).any(which)
    }

    fn body_around(&self, s: &Spot) -> Option<&Body> {
        let before = &self.bodies[..self.bodies.partition_point(|b| b.start <= s.start)];
        before.last().filter(|b| s.end <= b.end)
    }

    /// Does «в», «на», «близ» lead what begins at token `i`, words for areas and adjectives aside?
    fn led(&self, i: usize) -> bool {
        let doc = self.doc;
        let leads = |k: usize| LEADS.contains(&doc.text.fold(k)) && !self.closed[k];
        let aside = |k: usize| {
            let area = || doc.is_class(k, Class::SETTLEMENT.or(Class::SETTLEMENT_SHORTENED).or(Class::AREA));
            let word = doc.small(k) && !leads(k);
            let within = || doc.know.grammar.stems.within.begins(doc.text.fold(k));
            // «в столице Казахстана Астане»
            let state = || doc.any_of(k, SenseKind::COUNTRIES) && k > 0 && doc.text.fold(k - 1).starts_with("столиц");
            doc.text.is(k, ".") || state() || word && (area() || within() || !doc.adjective(k).any().is_empty())
        };
        (i.saturating_sub(5)..i).rev().find(|&k| !aside(k)).is_some_and(leads)
    }

    /// «в спорткомплексе «Субедей» г. Кызыла», «в Покровском храме города Сарапула»: behind a building or a body's noun that «в» or «на» leads.
    fn in_building(&self, s: &Spot) -> bool {
        let doc = self.doc;
        let inside = |k: &usize| {
            let word = doc.is_word(*k) && !doc.flags(*k).has(Flags::VERB);
            !self.closed[*k] && (word || doc.text.is(*k, ".") || doc.text.quotes(*k))
        };
        let noun = |k: usize| places::is_building(doc, k) || doc.any_of(k, SenseKind::OrgHead.bit());
        let back = (s.start.saturating_sub(FAR)..s.start).rev().take_while(inside);
        let house = back.filter(|&k| doc.is_word(k)).find(|&k| noun(k) || doc.flags(k).has(Flags::PREPOSITION));
        house.is_some_and(|k| noun(k) && self.led(k))
    }

    /// «Комрат посетила делегация», «посетил г. Даугавпилс», «Батуми принял форум»
    fn visited(&self, s: &Spot) -> bool {
        let doc = self.doc;
        let verb = |k: usize| doc.flags(k).has(Flags::VERB) && doc.know.grammar.stems.hosts.begins(doc.text.fold(k));
        let before = (s.start.saturating_sub(3)..s.start).rev().find(|&k| !self.area(k));
        let behind = s.end < doc.len() && verb(s.end);
        !self.closed[s.start]
            && self.body_around(s).is_none()
            && (behind || before.is_some_and(|k| verb(k) && doc.text.fold(k).starts_with("посет")))
    }

    fn area(&self, k: usize) -> bool {
        self.doc.text.is(k, ".") || self.doc.is_class(k, Class::SETTLEMENT.or(Class::SETTLEMENT_SHORTENED))
    }

    /// «в Таврическом дворце (г. Санкт-Петербург)»: in brackets behind something that «в» or «на» leads.
    fn bracketed(&self, s: &Spot) -> bool {
        let (text, doc) = (self.doc.text, self.doc);
        let Some(open) =
            (s.start.saturating_sub(3)..s.start).rev().find(|&k| !self.area(k)).filter(|&k| text.is(k, "("))
        else {
            return false;
        };
        let closes = s.end < text.len() && matches!(text.word(s.end), ")" | ",");
        let other =
            |k: &usize| !doc.is_word(*k) && !text.is(*k, ".") && !text.quotes(*k) || doc.flags(*k).has(Flags::VERB);
        let mut back = (open.saturating_sub(FAR)..open).rev().take_while(|k| !other(k));
        closes && back.any(|k| matches!(text.fold(k), "в" | "во" | "на"))
    }
}

/// A day or a run of days: a year or a quarter tells when nothing took place.
fn is_day(d: &DateMention) -> bool {
    d.span.is_some_and(|(from, to)| (to - from).get_days() < 28)
}

/// «телефонный разговор», «заочное заседание»: it took place nowhere.
fn remote(doc: &Doc, name: &str) -> bool {
    let nowhere = &doc.know.grammar.stems.nowhere;
    // no more than two words matter
    let end = name.match_indices(' ').nth(1).map_or(name.len(), |(at, _)| at);
    let first = lower(&name[..end]);
    let second = first.split_once(' ').map_or("", |(_, word)| word);
    nowhere.begins(&first) || nowhere.begins(second)
}
