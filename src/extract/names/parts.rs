//! Units put together into the parts of a name; where a surname that begins at a unit ends.

use super::forms::{in_case, share_case};
use super::spelling::oblique_ending;
use super::units::{Unit, bit};
use super::{Name, Part, Role};
use crate::extract::doc::Doc;
use crate::morph::{Case, CaseSet};

pub(super) struct Builder {
    pub(super) parts: Vec<Part>,
}

impl Builder {
    pub(super) fn new() -> Self {
        Builder { parts: Vec::new() }
    }
    pub(super) fn push(&mut self, role: Role, from: &Unit, to: &Unit) {
        self.parts.push(Part { role, start: from.start, end: to.end, initial: from.is(bit::INITIAL) });
    }
    pub(super) fn done(self, weight: f64, eastern: bool) -> Option<Name> {
        let start = self.parts.iter().map(|p| p.start).min()?;
        let end = self.parts.iter().map(|p| p.end).max()?;
        Some(Name { start, end, parts: self.parts, weight, eastern })
    }
}

/// End of the surname that begins at unit `i`: particles, a word, a further word of the same surname.
pub(super) fn surname_end(doc: &Doc, u: &[Unit], i: usize) -> Option<usize> {
    let mut j = i;
    while j < u.len()
        && u[j].is(bit::PARTICLE)
        && !u[j].is(bit::OGLY | bit::UULU)
        && j + 1 < u.len()
        && u[j + 1].is(bit::WORD)
    {
        j += 1;
    }
    if j >= u.len() || !u[j].is(bit::WORD) {
        return None;
    }
    let led = j - i;
    // «О. Рейносо Кампос»
    let iberian = |j: usize| iberian_surname(doc, &u[j - 1]) && iberian_surname(doc, &u[j]);
    j += 1;
    loop {
        match u.get(j) {
            Some(x)
                if x.is(bit::PARTICLE)
                    && !x.is(bit::OGLY | bit::UULU)
                    && u.get(j + 1).is_some_and(|y| y.is(bit::WORD)) =>
            {
                j += 2
            }
            Some(x)
                if x.is(bit::WORD)
                    && !x.is(bit::SURE | bit::COMMON | bit::INITIAL)
                    // «М. де Соуза Перейра» bears no town's name
                    && (led > 0 || !x.is(bit::PLACE) || iberian(j))
                    && u[j - 1].is(bit::WORD)
                    && !u.get(j + 1).is_some_and(|y| y.is(bit::INITIAL))
                    && !begins_another(doc, &u[j - 1], &u[j..])
                    && j - i - led < 2 =>
            {
                j += 1
            }
            _ => return Some(j),
        }
    }
}

/// «с А.Хорватом Касым-Жомарт Токаев»: behind a surname that is bent a given name in the nominative, and a surname of its case.
fn begins_another(doc: &Doc, surname: &Unit, u: &[Unit]) -> bool {
    let [given, next, ..] = u else { return false };
    let name = given.is(bit::GIVEN) && next.is(bit::WORD) && !next.is(bit::INITIAL | bit::PARTICLE);
    let fold = doc.text.fold(surname.start);
    name && (oblique_ending(fold) || fold.ends_with("ым"))
        && in_case(doc, given.start, Role::Given, CaseSet::of(Case::Nom))
        && share_case(doc, given.start, next.start)
}

/// «Гонсалес», «Сальгадо»: a surname of the Iberian languages, by the ending of fathers' names or by the list.
pub(super) fn iberian_surname(doc: &Doc, unit: &Unit) -> bool {
    unit.is(bit::WORD) && (fathers_ending(doc, unit) || doc.know.grammar.iberian_surname(doc.text.fold(unit.start)))
}

/// «Гонсалес»
pub(super) fn fathers_ending(doc: &Doc, unit: &Unit) -> bool {
    let fold = doc.text.fold(unit.start);
    fold.ends_with("ес") && fold.chars().count() > 4
}
