//! The states of people whose position tells none, or who have none: «Глазунова (Россия)», «Узбекистан: А, Б», «представлявшая Грузию
//! А», «А | Китай». Only what is written at the name counts: right beside it (`beside`, `origin`, `citizen`), over or before the names
//! among which it stands (`led`, by their `run`), in the row (`rows`), or in a verb that has it (`acts`). Nothing is inferred from
//! whoever releases the text.

mod acts;
mod beside;
mod citizen;
mod led;
mod origin;
mod rows;
mod run;

use crate::extract::bind::Found;
use crate::extract::countries::State;
use crate::extract::doc::Doc;
use crate::extract::people::Human;
use crate::extract::places::Spot;
use crate::morph::Case;
use crate::rules::SenseKind;

/// The state of somebody whose position tells none.
#[derive(Debug, Clone, Copy)]
pub struct Homeland {
    /// Where it is told.
    pub state: State,
    /// As `Participant::country_from`.
    pub from: &'static str,
}

/// The states told for the humans who are not `told` of by a position, in the humans' order.
pub fn homelands(
    doc: &Doc,
    found: &Found,
    humans: &[Human],
    told: &dyn Fn(usize) -> bool,
    (states, spots): (&[State], &[Spot]),
) -> Vec<Option<Homeland>> {
    if states.is_empty() || (0..humans.len()).all(told) {
        return vec![None; humans.len()];
    }
    let around = Around::new(doc, found, humans, (states, spots));
    (0..humans.len()).map(|h| if told(h) { None } else { around.homeland(found, &humans[h]) }).collect()
}

/// What stands around the names of a document.
struct Around<'a, 'd> {
    doc: &'a Doc<'d>,
    states: &'a [State],
    spots: &'a [Spot],
    /// Tokens of names.
    people: Vec<bool>,
    /// Tokens of names and of the titles that stand by them.
    named: Vec<bool>,
}

impl<'a, 'd> Around<'a, 'd> {
    fn new(
        doc: &'a Doc<'d>,
        found: &Found,
        humans: &[Human],
        (states, spots): (&'a [State], &'a [Spot]),
    ) -> Around<'a, 'd> {
        let mut people = vec![false; doc.len()];
        humans.iter().flat_map(|h| &h.mentions).for_each(|&(start, end)| people[start..end].fill(true));
        let mut named = people.clone();
        for title in found.bonds.iter().filter(|b| !b.how.apart()).map(|b| &found.titles[b.title]) {
            named[title.start..title.end].fill(true);
        }
        Around { doc, states, spots, people, named }
    }

    /// The state that the mentions of a human tell, if they do not tell two.
    fn homeland(&self, found: &Found, human: &Human) -> Option<Homeland> {
        let mut told: Option<Homeland> = None;
        for &n in &human.names {
            let case = found.cases.get(n).copied().flatten();
            let Some(homeland) = self.at_name(found.names[n].start, found.names[n].end, case) else { continue };
            match told {
                Some(other) if other.state.entry != homeland.state.entry => return None,
                Some(_) => {}
                None => told = Some(homeland),
            }
        }
        told
    }

    /// The state told at one mention, a name in this `case`: the nearest words before those farther away.
    fn at_name(&self, start: usize, end: usize, case: Option<Case>) -> Option<Homeland> {
        let told = |state: State, from: &'static str| Homeland { state, from };
        let beside = || self.beside(start, end, case).map(|s| told(s, "beside"));
        let citizen = || self.citizen(start, end, case).map(|s| told(s, "citizen"));
        let acts = || self.represents(start, end).map(|s| told(s, "represents"));
        let list = || self.led(start, end).or_else(|| self.row(start, end)).map(|s| told(s, "list"));
        beside().or_else(citizen).or_else(acts).or_else(list)
    }

    /// The state that begins at `k`, as the whole text has it, if it still exists.
    fn state(&self, k: usize) -> Option<State> {
        if k >= self.doc.len() || !self.doc.any_of(k, SenseKind::COUNTRIES) {
            return None;
        }
        let state = self.states[self.states.binary_search_by_key(&k, |s| s.start).ok()?];
        (!self.doc.know.countries[state.entry as usize].historical).then_some(state)
    }

    /// As [`Around::state`], of a state found by its words alone.
    fn settled(&self, state: State) -> Option<State> {
        self.state(state.start).filter(|s| s.end == state.end)
    }

    /// A state told by its name that begins at `k` and can stand in `case`.
    fn noun_in(&self, k: usize, case: Case) -> Option<State> {
        self.state(k).filter(|s| s.is_noun() && self.stands_in(k, case))
    }

    /// A state told by its name that ends before token `end` and can stand in `case`.
    fn noun_before(&self, end: usize, case: Case) -> Option<State> {
        let from = end.saturating_sub(LONGEST_STATE);
        (from..end).find_map(|k| self.noun_in(k, case).filter(|s| s.end == end))
    }

    /// Can the word at `k` stand in `case`? One that never inflects can.
    fn stands_in(&self, k: usize, case: Case) -> bool {
        let cases = self.doc.noun(k).any().or(self.doc.adjective(k).any());
        cases.is_empty() || cases.has(case)
    }

    /// Does the noun at `k` stand in the singular and in the name's `case`, where that is known?
    fn with_name(&self, k: usize, case: Option<Case>) -> bool {
        let noun = self.doc.noun(k).sing;
        let animate = |c: Case| matches!(c, Case::Gen | Case::Acc) && (noun.has(Case::Gen) || noun.has(Case::Acc));
        !noun.is_empty() && case.is_none_or(|c| noun.has(c) || animate(c))
    }

    /// Does an item begin at `k`: a line, a bullet's or numeral's text, what a semicolon or a sentence parts off?
    fn opens_item(&self, k: usize) -> bool {
        let doc = self.doc;
        let sentence = doc.text.sentences[doc.text.sentence_of(k)];
        let bullet = || doc.bullet(sentence) == Some(k);
        k == sentence.start || doc.text.tokens[k].line_start || doc.text.is(k - 1, ";") || bullet()
    }
}

/// Tokens of a state's longest name.
const LONGEST_STATE: usize = 7;
