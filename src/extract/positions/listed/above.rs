//! The heading of a list, some lines above its rows.

use super::cells::whole_state;
use crate::extract::countries::{self, State};
use crate::extract::doc::Doc;
use crate::rules::{Class, Face, SenseKind};

/// The sentence with a colon over the list that the line of sentence `n` belongs to.
pub(in crate::extract::positions) fn list_headed(doc: &Doc, n: usize) -> Option<usize> {
    let text = doc.text;
    let ends = |k: usize, mark: &str| text.is(text.sentences[k].end - 1, mark);
    let row = |k: &usize| text.tokens[text.sentences[*k].start].line_start;
    // «1. А, министр.¶2. Б, директор.»
    let counted = |k: usize| doc.bullet(text.sentences[k]).is_some();
    let goes_on = |k: &usize| row(&(k + 1)) && (!ends(*k, ".") || counted(*k + 1));
    let mut above = (n.saturating_sub(MOST_ROWS)..n).rev().take_while(goes_on);
    above.find(|&k| ends(k, ":"))
}

/// A list's heading some lines above: «С российской стороны участвовали:» over bullets, «от Республики Армения» or «Республика
/// Армения» in a line of its own over rows that begin with a name or a title. `official`: is it an office of a state, which a region's
/// heading tells as well?
pub(in crate::extract::positions) fn list_heading(
    doc: &Doc,
    named: &[bool],
    at: usize,
    official: &dyn Fn() -> bool,
) -> Option<State> {
    let text = doc.text;
    if let Some(state) = line_above(doc, text.sentences[text.sentence_of(at)].start, at) {
        return Some(state);
    }
    let bullet = |s: crate::text::Sentence| doc.bullet(s).is_some();
    // «д-р Энданг Пурванти – эксперт», «проф. А. Лыкова»
    let address = |k: &usize| {
        let short = text.is(*k, ".") || text.is(*k + 1, ".") && doc.small(*k);
        short || doc.any_of(*k, SenseKind::Honorific.bit())
    };
    let opens = |s: crate::text::Sentence| (s.start..s.end.min(s.start + 4)).find(|k| !address(k));
    let row = |s: crate::text::Sentence| text.tokens[s.start].line_start && opens(s).is_some_and(|k| named[k]);
    let mut n = text.sentence_of(at);
    let first = text.sentences[n];
    let bulleted = bullet(first);
    let item = |s: crate::text::Sentence| if bulleted { bullet(s) } else { row(s) };
    if !item(first) {
        return None;
    }
    // the row above has closed the list: «А, директор;¶Б, торгпред.¶Министр В прислал приветствие»
    let ends = |n: usize, mark: &str| text.is(text.sentences[n].end - 1, mark);
    if !bulleted && n > 1 && ends(n - 1, ".") && ends(n - 2, ";") {
        return None;
    }
    if guests_begin(doc, first.start, at) {
        return None;
    }
    let farthest = n.saturating_sub(MOST_ROWS);
    // «Ф.И.О. | Должность»: the columns' heads are no heading of the rows
    let columns = |s: crate::text::Sentence| !bulleted && (s.start..s.end).any(|k| text.is(k, "|"));
    while n > farthest && (item(text.sentences[n]) || columns(text.sentences[n])) {
        n -= 1;
        if guests_begin(doc, text.sentences[n].start, text.sentences[n].end) {
            return None;
        }
        // «• министр А¶от Монголии¶• министр Б»: a line that the row above has run into
        let above = text.sentences[n];
        if let Some(state) = item(above).then(|| line_above(doc, above.start + 1, above.end)).flatten() {
            return Some(state);
        }
    }
    let heading = text.sentences[n];
    let colon = text.is(heading.end - 1, ":");
    let last = heading.end - usize::from(colon);
    // «Республика Узбекистан (в качестве наблюдателя)»
    let aside = text.is(last - 1, ")").then(|| (heading.start + 1..last).find(|&k| text.is(k, "("))).flatten();
    let last = aside.unwrap_or(last);
    // «Республика Казахстан / Republic of Kazakhstan»
    let foreign = |k: &usize| text.is(*k, "/") && (k + 1..last).all(|j| !text.tokens[j].cyrillic);
    let last = (heading.start + 1..last).find(foreign).unwrap_or(last);
    // «Со стороны Казахстана:»
    let of_side = text.reads(heading.start, "со") && text.reads(heading.start + 1, "стороны");
    let from = heading.start + if of_side { 2 } else { usize::from(text.reads(heading.start, "от")) };
    if let Some(state) = whole_state(doc, from, last) {
        return Some(state);
    }
    // «Со стороны Свердловской области в переговорах приняли участие:»
    let region = || side_region(doc, from).filter(|_| colon && from > heading.start && official());
    if let Some(state) = region().and_then(|code| countries::of_code(doc, &code, from)) {
        return Some(state);
    }
    // «Делегация Республики Беларусь:», «Представители от Казахстана:»
    let party = doc.know.grammar.stems.party_nouns.begins(text.fold(heading.start));
    let of = heading.start + 1 + usize::from(text.reads(heading.start + 1, "от"));
    let state = if party { whole_state(doc, of, last) } else { None };
    if state.is_some() {
        return state;
    }
    // «Уругвайская делегация:», «С таджикской стороны» over rows
    let from = heading.start + usize::from(matches!(text.fold(heading.start), "с" | "со" | "от"));
    let whole = last == from + 2 && doc.know.grammar.stems.sides.begins(text.fold(last - 1));
    if !colon && !whole {
        return None;
    }
    // «Иранскую сторону представляли:¶министр А;¶ректор Б.»: rows without marks that semicolons join
    let joined = || colon && (n + 1..text.sentence_of(at)).all(|k| ends(k, ";"));
    let begins = text.tokens[at].line_start || opens(first) == Some(at);
    if !bulleted && !((whole || joined()) && begins) {
        return None;
    }
    for i in heading.start..heading.end {
        let Some(state) = countries::at(doc, i) else { continue };
        let side = state.end < heading.end && doc.know.grammar.stems.sides.begins(text.fold(state.end));
        let from = i > heading.start && text.fold(i - 1) == "от";
        if state.face == Face::Adjective && side || state.is_noun() && (from || side) {
            return Some(state);
        }
    }
    None
}

/// «Наблюдатели», «Приглашённые эксперты»: a line of its own in `from..to` that opens another part of the list, of no state.
fn guests_begin(doc: &Doc, from: usize, to: usize) -> bool {
    /// Words of such a line.
    const LONGEST: usize = 5;
    let tokens = &doc.text.tokens;
    let alone = |k: usize| {
        let end = (k + 1..doc.len()).take(LONGEST).find(|&j| tokens[j].line_start);
        end.is_some_and(|end| (k..end).all(|j| doc.is_word(j) && (j == k || doc.small(j))))
    };
    let outside = |k: usize| doc.know.grammar.stems.outside_parties.begins(doc.text.fold(k));
    (from..to).any(|k| tokens[k].line_start && outside(k) && alone(k))
}

/// The state of the last line in `from..to` that names a state or its party and nothing else.
fn line_above(doc: &Doc, from: usize, to: usize) -> Option<State> {
    let text = doc.text;
    let starts = |k: usize| text.tokens[k].line_start;
    let mut end = if to == doc.len() || starts(to) { to } else { (from..to).rev().find(|&k| starts(k))? };
    while let Some(start) = (from..end).rev().find(|&k| starts(k)) {
        let state = party_line(doc, start, end - usize::from(text.is(end - 1, ":")));
        if state.is_some() {
            return state;
        }
        end = start;
    }
    None
}

/// «Республика Армения», «от Монголии», «Делегация Монголии», «С монгольской стороны», «Монгольская делегация»: a whole line.
fn party_line(doc: &Doc, start: usize, end: usize) -> Option<State> {
    let (text, stems) = (doc.text, &doc.know.grammar.stems);
    let party = |k: usize| stems.sides.begins(text.fold(k)) || stems.party_nouns.begins(text.fold(k));
    let led = matches!(text.fold(start), "от" | "с" | "со") || stems.party_nouns.begins(text.fold(start));
    let lead = start + usize::from(led);
    if lead >= end {
        return None;
    }
    let side = || {
        let state = countries::at(doc, lead).filter(|s| s.face == Face::Adjective && s.end + 1 == end)?;
        party(state.end).then_some(state)
    };
    whole_state(doc, lead, end).or_else(side)
}

/// «Свердловской области», «Ставропольского края» at `k`: the state of a listed region, or of one called by a listed city.
pub(super) fn side_region(doc: &Doc, k: usize) -> Option<String> {
    let area = doc.capital(k) && k + 1 < doc.len() && doc.is_class(k + 1, Class::AREA);
    let place = doc.sense(k, SenseKind::Place.bit() | SenseKind::PlaceAdjective.bit()).filter(|_| area)?;
    doc.know.places[place.entry as usize].country.clone()
}

/// Rows of a list that are looked over for its heading.
const MOST_ROWS: usize = 300;
