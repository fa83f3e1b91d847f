//! What stands in brackets or behind a comma and is a state, or a body, and nothing else.

use crate::extract::countries::{self, State};
use crate::extract::doc::{Doc, Flags};
use crate::extract::organizations::Body;
use crate::extract::phrase;
use crate::extract::places::Spot;
use crate::morph::{Case, Number};
use crate::rules::{Class, Sense, SenseKind, TitleClass};

/// The state that is all there is in the brackets at `at`.
pub(in crate::extract::positions) fn state_in_brackets(doc: &Doc, at: usize) -> Option<String> {
    let state = doc.text.is(at, "(").then(|| countries::at(doc, at + 1)).flatten().filter(State::is_noun)?;
    // «(Италия, СДГ)», but not «(Германия, США)»
    let party = doc.text.is(state.end, ",") && countries::at(doc, state.end + 1).is_none();
    (party || doc.text.is(state.end, ")")).then(|| doc.know.countries[state.entry as usize].code.clone())
}

/// «Республика Армения (глава делегации – министр А);», «представители Индии (А), Китая (министр Б)»: the state behind which the
/// bracket opens that the holder at `at` stands in, and no verb before him.
pub(in crate::extract::positions) fn state_before_bracket(doc: &Doc, at: usize) -> Option<String> {
    const REACH: usize = 30;
    let start = doc.text.sentences[doc.text.sentence_of(at)].start;
    let mark = |k: &usize| matches!(doc.text.word(*k), "(" | ")" | ";");
    let open = (start.max(at.saturating_sub(REACH))..at).rev().find(mark).filter(|&k| doc.text.is(k, "("))?;
    let state = (1..=3).find_map(|back| countries::at(doc, open.checked_sub(back)?).filter(|s| s.end == open))?;
    let cases = doc.noun(state.end - 1);
    let led = state.start > start && doc.flags(state.start - 1).has(Flags::PREPOSITION);
    // «премьер-министр Армении (А)» has his own
    let office = (start.max(state.start.saturating_sub(4))..state.start).any(|k| {
        let one = doc.senses_of(k, SenseKind::TitleHead.bit()).any(|s| s.number != Some(Number::Plur));
        one && !doc.is_class(k, Class::DELEGATION)
    });
    let verb = (open..at).any(|k| doc.flags(k).has(Flags::VERB));
    let plain = (cases.has(Case::Nom) || cases.has(Case::Gen)) && !led;
    // «аппарат подарен Японией (посол А)»
    let diplomat = |s: Sense| doc.know.titles[s.entry as usize].class == TitleClass::Diplomat;
    let envoy = || doc.senses_of(open + 1, SenseKind::TitleHead.bit()).any(diplomat);
    let told = state.is_noun() && (plain || envoy()) && !office && !verb;
    told.then(|| doc.know.countries[state.entry as usize].code.clone())
}

/// «Оспанов Ерлан, директор департамента, Казахстан», «А, режиссёр, Ереван, Армения»: the state behind a comma at `at`, or behind
/// a place there, that ends a list's item or the next apposition.
pub(in crate::extract::positions) fn state_aside(doc: &Doc, at: usize, spots: &[Spot]) -> Option<State> {
    let text = doc.text;
    if at >= doc.len() || !text.is(at, ",") {
        return None;
    }
    let town = || {
        let spot = spots.iter().find(|s| s.end > at + 1 && s.start <= at + 4 && s.start > at)?;
        let whole = spot.start == at + 1 || phrase::settlement(doc, at + 1) == Some(spot.start);
        (whole && text.is(spot.end, ",")).then(|| countries::at(doc, spot.end + 1)).flatten()
    };
    let ends_line = |k: usize| k >= doc.len() || text.tokens[k].line_start;
    // «А, профессор, Институт математики, Минск, Беларусь»
    let last = || {
        let end = (at + 1..at + 40).find(|&k| ends_line(k) || text.is(k, ";"))?;
        let comma = (at + 1..end).rev().find(|&k| text.is(k, ","))?;
        let another = |k: usize| {
            doc.flags(k).has(Flags::PATRONYMIC | Flags::GIVEN_SURE) || matches!(text.word(k), ":" | "(") || text.dash(k)
        };
        countries::at(doc, comma + 1).filter(|_| !(at..comma).any(another))
    };
    let state = countries::at(doc, at + 1).or_else(town).or_else(last).filter(State::is_noun)?;
    let opens = |k: usize| text.tokens[k].line_start || k > 0 && matches!(text.word(k - 1), ";" | ":");
    let item = (at.saturating_sub(40)..at.min(doc.len())).rev().find(|&k| opens(k))?;
    let closed = ends_line(state.end)
        || text.is(state.end, ";")
        || text.is(state.end, ".") && ends_line(state.end + 1)
        || text.is(state.end, ",") && state.end + 1 < doc.len() && !doc.capital(state.end + 1);
    // an item that begins with its name, numbers and bullets aside
    let first = (item..at).find(|&k| doc.is_word(k))?;
    let one = text.sentence_of(first) == text.sentence_of(at) && at - first < 30;
    let named = doc.capital(first) && !text.is(item, "|");
    let acts = || (first..at).any(|k| doc.flags(k).has(Flags::VERB) && !doc.capital(k));
    (closed && named && one && !acts()).then_some(state)
}

/// «А | Россельхознадзор, начальник управления»: the body that begins the cell of the title at `start`.
pub(in crate::extract::positions) fn body_in_cell<'b>(doc: &Doc, start: usize, bodies: &'b [Body]) -> Option<&'b Body> {
    /// Bodies before a title among which the cell's is.
    const NEAR: usize = 4;
    let text = doc.text;
    let comma = start.checked_sub(1).filter(|&k| text.is(k, ","))?;
    let opens = |b: &Body| {
        let cell = &text.tokens[b.start];
        b.start > 0 && text.is(b.start - 1, "|") || cell.cell_start && !cell.line_start
    };
    // the closing mark of a quoted name, or a state in brackets, stands behind it
    let closes = |b: &Body| b.end <= comma && (b.end..comma).all(|k| !text.is(k, ",") && !text.is(k, "|"));
    let before = &bodies[..bodies.partition_point(|b| b.start < comma)];
    before.iter().rev().take(NEAR).filter(|b| opens(b) && closes(b)).max_by_key(|b| b.end)
}

/// «Серик Жарылгасов, заместитель председателя правления, Банк Развития Казахстана;»: the body that closes a list's item behind
/// the title that ends at `to`, if the item begins with its holder's name.
pub(in crate::extract::positions) fn body_aside<'b>(
    doc: &Doc,
    name: usize,
    to: usize,
    bodies: &'b [Body],
) -> Option<&'b Body> {
    let text = doc.text;
    let ends_line = |k: usize| k >= doc.len() || text.tokens[k].line_start;
    let first = text.tokens[name].line_start || !doc.is_word(name - 1) && text.tokens[name - 1].line_start;
    let aside = first && to + 1 < doc.len() && text.is(to, ",") && !text.tokens[to + 1].line_start;
    if !aside {
        return None;
    }
    let body = bodies.get(bodies.partition_point(|b| b.start <= to))?;
    if body.start != to + 1 && (body.start != to + 2 || doc.is_word(to + 1)) {
        return None;
    }
    // the closing mark of a quoted name stands behind it
    let end = if body.end < doc.len() && text.closes_quote(body.end) { body.end + 1 } else { body.end };
    let state = || text.is(end, ",") && countries::at(doc, end + 1).is_some();
    let closed = ends_line(end) || text.is(end, ";") || text.is(end, ".") && ends_line(end + 1) || state();
    closed.then_some(body)
}
