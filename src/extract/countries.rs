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
        match at(doc, i) {
            Some(state) => {
                i = state.end;
                out.push(state);
            }
            None => i += 1,
        }
    }
    out
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
