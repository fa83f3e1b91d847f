//! Names that nothing knows, in a list with those of others: «Моцарта, Брамса и Бетховена».

use super::around::behind_aside;
use super::lone::{beside_capital, may_be_surname};
use super::reading::{Reading, read};
use super::same::overlap;
use super::seen::Seen;
use crate::extract::bind::Found;
use crate::extract::doc::{Doc, Flags};
use crate::extract::names::{self, Name, Part, Role};
use crate::extract::phrase;
use crate::extract::places;
use crate::morph::Case;
use crate::rules::SenseKind;
use crate::text::{Kind, Shape};

/// The mention that covers each token: its number plus one, 0 for none.
struct Owners(Vec<usize>);

impl Owners {
    /// A name inside a name is no mention.
    const FOREIGN: usize = usize::MAX - 1;

    fn cover(&mut self, from: usize, to: usize, mention: usize) {
        self.0[from..to].fill(mention + 1);
    }

    fn of(&self, token: usize) -> Option<usize> {
        self.0.get(token)?.checked_sub(1)
    }
}

/// Surnames that nothing knows, in a list with those of others: «Моцарта, Брамса и Бетховена», «Бернс (Рой, Грин)».
pub(super) fn listed(
    doc: &Doc,
    found: &mut Found,
    readings: &mut Vec<Reading>,
    groups: &mut Vec<Vec<usize>>,
    written: &Seen,
) {
    // the mention that covers each token
    let mut owner = Owners(vec![0; doc.len()]);
    for &r in groups.iter().flatten() {
        let name = &found.names[readings[r].name];
        owner.cover(name.start, name.end, r);
    }
    for &(from, to) in &found.foreign {
        owner.cover(from, to, Owners::FOREIGN);
    }
    for i in doc.capitals().filter(|&i| i > 0 && i + 1 < doc.len()) {
        if owner.of(i).is_some() {
            continue;
        }
        if let Some((name, case)) = listed_pair(doc, found, readings, &owner, i) {
            found.names.push(name);
            readings.push(read(doc, found, found.names.len() - 1, case, written));
            let new = readings.len() - 1;
            owner.cover(i, i + 2, new);
            groups.push(vec![new]);
            continue;
        }
        if !may_be_listed(doc, i) {
            continue;
        }
        let joins = |k: usize| phrase::is_and(doc, k) || doc.text.is(k, ",");
        // «Анна (1992), Аркадий»
        let before =
            if doc.text.is(i - 1, ",") || phrase::is_and(doc, i - 1) { behind_aside(doc, i - 1) } else { i - 1 };
        // «епископ Феогност (Мельчаков)» is one human
        let untitled = |r: usize| r != Owners::FOREIGN && found.bonds_of(readings[r].name).next().is_none();
        let beside = [
            (joins(i - 1) && before > 0).then(|| owner.of(before - 1)).flatten(),
            (doc.text.is(i - 1, "(") && i > 1).then(|| owner.of(i - 2).filter(|&r| untitled(r))).flatten(),
            (joins(i + 1) && i + 2 < doc.len()).then(|| owner.of(i + 2)).flatten(),
        ];
        let given = doc.flags(i).has(Flags::GIVEN);
        // a given name stands by a given name alone, a surname by a surname alone
        let like = |r: usize| {
            let (name, reading) = (&found.names[readings[r].name], &readings[r]);
            let case = reading.nominative.case.filter(|_| name.parts.len() == 1)?;
            let fits = |role: Role| names::readings(doc, i, role).iter().any(|f| f.cases.has(case));
            let role = match reading.surname.keys.is_empty() {
                true => (given && fits(Role::Given)).then_some(Role::Given),
                false => (may_be_surname(doc, i) && fits(Role::Surname)).then_some(Role::Surname),
            };
            role.map(|role| (role, case))
        };
        let found_beside = beside.into_iter().flatten().filter(|&r| r != Owners::FOREIGN).find_map(like);
        let scored = || (scorer(doc, i) && may_be_surname(doc, i)).then_some((Role::Surname, Case::Nom));
        let Some((role, case)) = found_beside.or_else(scored) else { continue };
        let part = Part { role, start: i, end: i + 1, initial: false };
        found.names.push(Name { start: i, end: i + 1, parts: vec![part], weight: 0.6, eastern: false });
        readings.push(read(doc, found, found.names.len() - 1, Some(case), written));
        let new = readings.len() - 1;
        owner.cover(i, i + 1, new);
        let one = |m: usize| match role {
            Role::Given => overlap(&readings[m].given, &readings[new].given),
            _ => overlap(&readings[m].surname, &readings[new].surname),
        };
        let home = groups.iter_mut().find(|g| g.iter().any(|&m| one(m)));
        match home {
            Some(group) => group.push(new),
            None => groups.push(vec![new]),
        }
    }
}

/// «Розанна Аркетт, Кара Делевинь, Кейт Бекинсейл»: two capitals between full names, the second of which may be a surname;
/// and the case of the name before.
fn listed_pair(
    doc: &Doc,
    found: &Found,
    readings: &[Reading],
    owner: &Owners,
    i: usize,
) -> Option<(Name, Option<Case>)> {
    const NONE: u32 =
        SenseKind::ORGANIZATIONS | SenseKind::TitleHead.bit() | SenseKind::OrgHead.bit() | SenseKind::Stop.bit();
    let (last, end) = (i + 1, i + 2);
    let joins = |k: usize| k < doc.len() && (doc.text.is(k, ",") || phrase::is_and(doc, k));
    let ends = joins(end) || phrase::is_and(doc, i - 1) && (end == doc.len() || !doc.is_word(end));
    if i < 2 || !joins(i - 1) || !ends {
        return None;
    }
    let full = |k: usize| {
        let reading = &readings[owner.of(k).filter(|&r| r != Owners::FOREIGN)?];
        (found.names[reading.name].parts.len() > 1 && !reading.surname.keys.is_empty()).then_some(reading)
    };
    let before = full(i - 2)?;
    let word = |k: usize| doc.text.tokens[k].shape == Shape::Capital && !doc.any_of(k, NONE);
    let fits = word(i)
        && word(last)
        && owner.of(last).is_none()
        && may_be_surname(doc, last)
        && !doc.any_of(last, SenseKind::COUNTRIES | SenseKind::Place.bit())
        && (!joins(end) || full(end + 1).is_some());
    let part = |role: Role, k: usize| Part { role, start: k, end: k + 1, initial: false };
    let parts = vec![part(Role::Given, i), part(Role::Surname, last)];
    fits.then_some((Name { start: i, end, parts, weight: 0.6, eastern: false }, before.nominative.case))
}

/// «1:1 — 03:54 Бернс (Рой)», «2:0 – Куниц, 43»: who scored, behind the score and the time.
fn scorer(doc: &Doc, i: usize) -> bool {
    let number = |k: usize| doc.text.tokens[k].kind == Kind::Number;
    let pair = |k: usize| k > 2 && number(k - 1) && doc.text.is(k - 2, ":") && number(k - 3);
    let behind = |k: usize| k > 3 && matches!(doc.text.word(k - 1), "—" | "–" | "-");
    let score = |k: usize| {
        let k = if behind(k) { k - 1 } else { k };
        pair(k) && doc.text.word(k - 1).len() == 1
    };
    let at = if behind(i) { i - 1 } else { i };
    let ends = i + 1 < doc.len() && matches!(doc.text.word(i + 1), "(" | "," | ";" | "•");
    ends && (score(i) || pair(at) && score(at - 3))
}

/// A capitalised word that may be a name as good as any other word.
fn may_be_listed(doc: &Doc, i: usize) -> bool {
    const NAMES: u32 = SenseKind::Surname.bit() | SenseKind::GivenName.bit();
    // «Кристину и Артёма»
    let town =
        doc.any_of(i, SenseKind::Place.bit()) && doc.flags(i).has(Flags::GIVEN_SURE) && !places::supported(doc, i);
    let others = if town { !(NAMES | SenseKind::Place.bit()) } else { !NAMES };
    doc.text.tokens[i].shape == Shape::Capital
        && doc.text.tokens[i].cyrillic
        && doc.is_word(i)
        && (may_be_surname(doc, i) || doc.flags(i).has(Flags::GIVEN))
        && !doc.any_of(i, others)
        && !doc.sentence_start(i)
        && doc.text.word(i).chars().count() > 2
        && !beside_capital(doc, i)
}
