//! Lengths of time: «два года», «в течение недели», «за последние десять лет». They have no days of the calendar, only a
//! length (the DURATION of TimeML beside its DATE). How long a thing took («за два года») tells of no time and is left out.

use super::{DateMention, place_tokens};
use crate::model;
use crate::rules::dates::{Unit, Word};
use crate::text::{CodePoints, Kind, Shape, Text};

/// A length of time in the text.
#[derive(Debug, Clone, PartialEq)]
pub struct Length {
    /// First token, a leading preposition included («на 5 лет»).
    pub first: usize,
    /// One past the last token.
    pub last: usize,
    /// ISO 8601, «P5Y»; `None` where the text does not tell how many («несколько лет»).
    pub duration: Option<String>,
}

/// The lengths of time of the text, in order, apart from the calendar references `taken`. `words`: each token's place in
/// calendar references; `leads`: the tokens that a length may begin with.
pub(super) fn find(text: &Text, words: &[Word], leads: &[u32], taken: &[DateMention]) -> Vec<Length> {
    let reader = Reader { text, words };
    let mut out: Vec<Length> = Vec::new();
    let mut behind = 0;
    for i in leads.iter().map(|&i| i as usize) {
        if i < behind {
            continue;
        }
        match reader.length(i) {
            Some((last, _)) if reader.age(i, last) || reader.taken_by_it(i) => behind = last,
            Some((last, duration)) if free(taken, i, last) => {
                let floor = out.last().map_or(0, |d| d.last);
                out.push(Length { first: reader.lead(i, floor), last, duration });
                behind = last;
            }
            _ => {}
        }
    }
    out
}

/// The lengths as they leave the program, precision `duration`: one record a length, in the order of first mention.
pub(super) fn into_model(lengths: &[Length], text: &Text, points: &CodePoints) -> Vec<model::Date> {
    let mut out: Vec<model::Date> = Vec::new();
    for length in lengths {
        let at = out.iter().position(|d| d.duration == length.duration).unwrap_or_else(|| {
            out.push(model::Date {
                precision: "duration".to_owned(),
                duration: length.duration.clone(),
                confidence: 0.5,
                ..model::Date::default()
            });
            out.len() - 1
        });
        out[at].mentions.push(place_tokens(length.first, length.last, text, points));
    }
    out
}

fn free(taken: &[DateMention], first: usize, last: usize) -> bool {
    let at = taken.partition_point(|d| d.last <= first);
    taken.get(at).is_none_or(|d| last <= d.first)
}

struct Reader<'t, 's> {
    text: &'t Text<'s>,
    words: &'t [Word],
}

impl Reader<'_, '_> {
    fn word(&self, i: usize) -> Word {
        self.words.get(i).copied().unwrap_or_default()
    }

    /// «Ему 39 лет», «в возрасте 82 лет»: years of somebody, or in figures with nothing before them that measures time.
    fn age(&self, i: usize, last: usize) -> bool {
        let years = matches!(self.text.fold(last - 1), "лет" | "год" | "года");
        let before = if i > 0 { self.text.fold(i - 1) } else { "" };
        // «мне девяносто один год»
        if years && matches!(before, "мне" | "нам" | "вам" | "ему" | "ей") {
            return true;
        }
        if !years || self.text.tokens[i].kind != Kind::Number {
            return false;
        }
        let measured = i > 0
            && matches!(self.word(i - 1), Word::Prep | Word::After | Word::During | Word::Last | Word::Approximate);
        let more = matches!(before, "на" | "более" | "менее" | "свыше" | "почти" | "больше" | "уже");
        let counted = measured && before != "в";
        !counted && !more
    }

    /// «за 45 суток»: how long something took, which no day or year of the calendar bounds; but «за последние пять лет».
    fn taken_by_it(&self, i: usize) -> bool {
        i > 0 && self.text.fold(i - 1) == "за" && self.word(i) != Word::Last
    }

    /// One past a count with its unit, or a lone unit after «на», «за», «в течение»; and how long that is.
    fn length(&self, i: usize) -> Option<(usize, Option<String>)> {
        let counted = if self.word(i) == Word::Last { i + 1 } else { i };
        let count = self.count(counted);
        let at = count.as_ref().map_or(counted, |(next, _)| *next);
        let Word::Unit(unit) = self.word(at) else {
            return None;
        };
        let (each, letter) = match unit {
            Unit::Day => (1, 'D'),
            Unit::Week => (1, 'W'),
            Unit::Month => (1, 'M'),
            Unit::Year => (1, 'Y'),
            Unit::Decade => (10, 'Y'),
            _ => return None,
        };
        // «последний день» of an event is one of its days
        let one = matches!(self.text.fold(at), "день" | "дня" | "дню" | "днем" | "дне");
        if at == counted && counted > i && one {
            return None;
        }
        // «на год», but not «на дне озера»
        let led = i > 0
            && (self.word(i - 1) == Word::During
                || matches!(self.text.fold(i - 1), "на" | "за") && !self.text.fold(at).ends_with('е'));
        // «на «Неделю высокого уровня»», «на Неделю моды»: a name
        let named = self.text.tokens[at].shape == Shape::Capital && !self.text.tokens[at].line_start;
        let led = led && !named;
        let many = count.and_then(|(_, many)| many);
        (at > i || led).then(|| (at + 1, many.map(|n| format!("P{}{letter}", n * each))))
    }

    /// One past the count at `i`, and its value if it is one whole number («несколько», «2,5», «10–15» are not).
    fn count(&self, i: usize) -> Option<(usize, Option<u32>)> {
        match self.word(i) {
            Word::Cardinal(n) => {
                // «двадцать пять»
                let one = self.text.tokens.get(i + 1).filter(|t| !t.line_start).map(|_| self.word(i + 1));
                return match one {
                    Some(Word::Cardinal(m)) if n >= 20 && m < 10 => Some((i + 2, Some(u32::from(n + m)))),
                    _ => Some((i + 1, Some(n.into()))),
                };
            }
            Word::Few => return Some((i + 1, None)),
            _ => {}
        }
        let whole = self.number(i)?;
        let joined = i + 2 < self.text.len() && [",", "-", "–", "—"].iter().any(|mark| self.text.is(i + 1, mark));
        if joined && self.number(i + 2).is_some() {
            return Some((i + 3, None));
        }
        Some((i + 1, Some(whole)))
    }

    fn number(&self, i: usize) -> Option<u32> {
        let token = self.text.tokens.get(i).filter(|t| t.kind == Kind::Number && t.end - t.start <= 3)?;
        self.text.source[token.start as usize..token.end as usize].parse().ok()
    }

    /// The prepositions before the length: «на 5 лет», «до двух лет».
    fn lead(&self, mut i: usize, floor: usize) -> usize {
        let leads = [Word::To, Word::Prep, Word::Approximate, Word::During, Word::After];
        while i > floor && !self.text.tokens[i].line_start && leads.contains(&self.word(i - 1)) {
            i -= 1;
        }
        i
    }
}
