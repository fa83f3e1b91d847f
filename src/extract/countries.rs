//! States in the text, by every face of the lexicon, one code each.

use super::doc::Doc;
use crate::rules::{Face, SenseKind};

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

/// Every mention of a state, adjectives and inhabitants too, in order.
pub fn find(doc: &Doc) -> Vec<State> {
    let mut out = Vec::new();
    let mut i = 0;
    while i < doc.len() {
        if !doc.any_of(i, SenseKind::COUNTRIES) {
            i += 1;
            continue;
        }
        match at(doc, i) {
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

/// «РК», «КР»: of the states that share an abbreviation, the one that the text names otherwise too.
fn settle(doc: &Doc, states: &mut [State]) {
    for n in 0..states.len() {
        let s = states[n];
        if s.face != Face::Abbreviation {
            continue;
        }
        let votes = |entry: u32| states.iter().filter(|o| o.entry == entry && o.face != Face::Abbreviation).count();
        let mut best = (votes(s.entry), s.entry);
        for sense in doc.senses(s.start).filter(|x| x.kind == SenseKind::Country(Face::Abbreviation)) {
            let n = votes(sense.entry);
            if n > best.0 {
                best = (n, sense.entry);
            }
        }
        states[n].entry = best.1;
    }
}

/// The state named at token `i`.
pub fn at(doc: &Doc, i: usize) -> Option<State> {
    let sense = doc.sense(i, |s| matches!(s, SenseKind::Country(_)))?;
    let SenseKind::Country(face) = sense.kind else {
        return None;
    };
    Some(State { start: i, end: i + doc.hit_len(i), entry: sense.entry, face })
}

impl State {
    /// A noun: not an adjective, not an inhabitant.
    pub fn is_noun(&self) -> bool {
        !matches!(self.face, Face::Adjective | Face::Inhabitant)
    }
}
