//! States in the text, by every face of the lexicon, one code each.

use super::doc::{Doc, Traits};
use crate::rules::{Class, Country, Face, SenseKind};
use crate::text::Shape;

/// A mention of a state.
#[derive(Debug, Clone, Copy)]
pub struct State {
    /// First token.
    pub start: usize,
    /// One past the last token.
    pub end: usize,
    /// Index into the lexicon's countries.
    pub entry: u32,
    pub face: Face,
}

/// Letters that a name may lose or gain in another case.
const ENDING: usize = 3;

/// The name of a state that a text uses, in the nominative: «Беларуси» → «Беларусь», «КНР»; none where the lexicon's own is meant.
pub fn as_told(country: &Country, written: &str) -> Option<String> {
    if written.chars().all(|c| c.is_uppercase() || c.is_ascii_digit()) {
        return Some(written.to_owned());
    }
    let words = written.split_whitespace().count();
    let same = |name: &str| {
        let mut pairs = name.split_whitespace().zip(written.split_whitespace());
        name.split_whitespace().count() == words && pairs.all(|(a, b)| in_another_case(a, b))
    };
    if same(&country.name) {
        return None;
    }
    country.others.iter().find(|name| same(name)).cloned()
}

/// Do two words begin alike, but for an ending and capitals?
fn in_another_case(a: &str, b: &str) -> bool {
    let same = |(x, y): &(char, char)| x == y || x.to_lowercase().eq(y.to_lowercase());
    let common = a.chars().zip(b.chars()).take_while(same).count();
    let longer = a.chars().count().max(b.chars().count());
    common >= 2 && common + ENDING >= longer
}

/// Every mention of a state, adjectives and inhabitants too, in order. `taken`: tokens of people's names.
pub fn find(doc: &Doc, taken: &[bool]) -> Vec<State> {
    let mut out = Vec::new();
    let mut i = 0;
    loop {
        i = doc.next(i, doc.len(), BEGINS);
        if i == doc.len() {
            break;
        }
        if !doc.any_of(i, SenseKind::COUNTRIES) {
            compound(doc, i, &mut out);
            // «Латинская Америка», «Новая Шотландия»
            i += if doc.any_of(i, SenseKind::Place.bit()) { doc.hit_len(i).max(1) } else { 1 };
            continue;
        }
        match at(doc, i).filter(|s| !taken[i] && !names_a_thing(doc, s) && !belongs_to_a_name(doc, s)) {
            Some(state) => {
                i = state.end;
                out.push(state);
            }
            None => i += 1,
        }
    }
    settle(doc, &mut out);
    out
}

/// A state's word, a word that may be a compound adjective, or a place, which is passed over as a whole.
const BEGINS: Traits = Traits::senses(SenseKind::COUNTRIES | SenseKind::Place.bit()).or(Traits::HYPHENED);

/// «гостиница «Казахстан»»: the whole of a quoted name behind a noun.
fn names_a_thing(doc: &Doc, s: &State) -> bool {
    s.start > 1
        && doc.text.opens_quote(s.start - 1)
        && doc.text.closes_quote(s.end)
        && doc.is_word(s.start - 2)
        && !doc.noun(s.start - 2).any().is_empty()
}

/// «русского языка», «Советский район», «Единая Россия»: a language, a district, a party.
fn belongs_to_a_name(doc: &Doc, s: &State) -> bool {
    let next = s.end;
    let word = next < doc.len() && doc.is_word(next);
    match s.face {
        Face::Adjective | Face::Historical if word => {
            let district = || doc.capital(s.start) && !doc.sentence_start(s.start);
            // «Советского РОВД»
            let short =
                || doc.know.countries[s.entry as usize].historical && doc.text.tokens[next].shape == Shape::Upper;
            let area = || doc.is_class(next, Class::REGION_NOUN) || short();
            doc.text.fold(next).starts_with("язык") || area() && district()
        }
        Face::Short => named_by_adjective(doc, s.start),
        _ => false,
    }
}

/// «Единая Россия», but «Западная Украина», «Советская Россия»: a capitalised adjective of the state's case within a sentence.
fn named_by_adjective(doc: &Doc, i: usize) -> bool {
    let Some(k) = i.checked_sub(1).filter(|&k| doc.capital(k)) else { return false };
    let fold = doc.text.fold(k);
    !doc.text.tokens[i].line_start
        && !doc.adjective(k).sing.and(doc.noun(i).sing).is_empty()
        && !doc.sentence_start(k)
        && !doc.any_of(k, SenseKind::COUNTRIES)
        && !doc.know.grammar.stems.compass.begins(fold)
}

/// «российско-китайский»: the states of a compound adjective, one mention each; none if a part is unknown.
fn compound(doc: &Doc, i: usize, out: &mut Vec<State>) {
    if doc.text.fold_len(i) < SHORTEST_COMPOUND || doc.hit_len(i) > 0 {
        return;
    }
    let fold = doc.text.fold(i);
    if !fold.contains("о-") {
        return;
    }
    // «Казахстанско-Немецкий университет»: a body's name
    if doc.capital(i) && !doc.sentence_start(i) {
        return;
    }
    let first = out.len();
    let mut parts = fold.split('-').peekable();
    while let Some(part) = parts.next() {
        let entry = match parts.peek() {
            Some(_) => doc.know.compound(part),
            None => ENDINGS
                .iter()
                .filter_map(|e| part.strip_suffix(e))
                .find_map(|stem| doc.know.compound(&format!("{stem}о"))),
        };
        let Some(entry) = entry else {
            return out.truncate(first);
        };
        out.push(State { start: i, end: i + 1, entry, face: Face::Adjective });
    }
}

/// Bytes of «индо-иракский».
const SHORTEST_COMPOUND: usize = 25;

/// Endings of adjectives in «-ский».
const ENDINGS: [&str; 12] = ["ий", "ого", "ому", "им", "ом", "ая", "ой", "ую", "ое", "ие", "их", "ими"];

/// «РК», «КР»: of the states that share an abbreviation, one that the text names otherwise too, the first in the table before
/// others.
fn settle(doc: &Doc, states: &mut [State]) {
    if !states.iter().any(|s| s.face == Face::Abbreviation) {
        return;
    }
    let mut others: Vec<u32> = states.iter().filter(|s| s.face != Face::Abbreviation).map(|s| s.entry).collect();
    // «депутат Мажилиса РК» is of Kazakhstan, though the text tells of Korea
    let institutions = doc.with(0, doc.len(), Traits::senses(SenseKind::Institution.bit()));
    others.extend(institutions.flat_map(|k| doc.senses_of(k, SenseKind::Institution.bit())).map(|s| s.entry));
    others.sort_unstable();
    let told = |entry: u32| others.binary_search(&entry).is_ok();
    for s in states.iter_mut().filter(|s| s.face == Face::Abbreviation) {
        for sense in doc.senses(s.start).filter(|x| x.kind == SenseKind::Country(Face::Abbreviation)) {
            if !told(s.entry) && told(sense.entry) {
                s.entry = sense.entry;
            }
        }
    }
}

/// The state named at token `i`.
pub fn at(doc: &Doc, i: usize) -> Option<State> {
    if i >= doc.len() || !doc.any_of(i, SenseKind::COUNTRIES) {
        return None;
    }
    // «Внутренняя Монголия»
    if i > 0 && doc.any_of(i - 1, SenseKind::Place.bit()) && doc.hit_len(i - 1) > 1 {
        return None;
    }
    let sense = doc.sense(i, SenseKind::COUNTRIES)?;
    let SenseKind::Country(face) = sense.kind else {
        return None;
    };
    let state = State { start: i, end: i + doc.hit_len(i), entry: sense.entry, face };
    (!continent(doc, state)).then_some(state)
}

/// The state of this code, told by what stands at token `start`.
pub fn of_code(doc: &Doc, code: &str, start: usize) -> Option<State> {
    let entry = doc.know.countries.iter().position(|c| c.code == code)?;
    Some(State { start, end: start + 1, entry: entry as u32, face: Face::Short })
}

/// «стран Европы и Америки»: a part of the world beside another, no state.
fn continent(doc: &Doc, state: State) -> bool {
    if state.end != state.start + 1 || !doc.text.fold(state.start).starts_with("америк") {
        return false;
    }
    let other =
        |k: usize| k < doc.len() && doc.is_word(k) && doc.know.grammar.stems.continents.begins(doc.text.fold(k));
    let joint = |k: usize| k < doc.len() && (super::phrase::is_and(doc, k) || doc.text.is(k, ","));
    let before = state.start > 1 && joint(state.start - 1) && other(state.start - 2);
    let of_many = state.start > 0 && doc.text.fold(state.start - 1).starts_with("стран");
    before || of_many || joint(state.end) && other(state.end + 1)
}

impl State {
    /// Its code in the record.
    pub fn code(&self, doc: &Doc) -> String {
        doc.know.countries[self.entry as usize].code.clone()
    }

    /// A noun: not an adjective, not an inhabitant.
    pub fn is_noun(&self) -> bool {
        !matches!(self.face, Face::Adjective | Face::Inhabitant)
    }
}
