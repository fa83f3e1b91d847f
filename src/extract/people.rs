//! Mentions of one human joined: full names with each other, surnames alone, имя-отчество and initials with their bearer;
//! and the fullest form in the nominative.

mod agreement;
mod around;
mod backward;
mod governs;
mod human;
mod inside;
mod listed;
mod lone;
mod reading;
mod reread;
mod same;
mod seen;
mod settle;

use super::bind::{self, Found};
use super::doc::{Doc, Flags};
use super::keys::KeyMap;
use super::names::{self, Nominative};
use super::phrase;
use crate::morph::Case;
use around::{Around, around};
use backward::backward;
use human::human;
use reading::{Reading, fullness, joined, read_alone};
use reread::{fathers_told, reread, share_surnames, surnames_in_ich, surnames_like_given, turned};
use same::{alike, links, same_human, supported};
use seen::{Seen, nominatives_seen};
use settle::{free_owners, settle_cases};

pub use agreement::verb_behind;
pub use around::owns_next;
pub use inside::{honours, in_district, monument};
pub use lone::told_human;

/// A human of the document.
#[derive(Debug, Clone)]
pub struct Human {
    pub name: Nominative,
    /// Token ranges of the mentions, in text order.
    pub mentions: Vec<(usize, usize)>,
    /// Indices into `Found::names`.
    pub names: Vec<usize>,
    pub weight: f64,
}

/// What the mentions of a document say, and which of them are one human's.
#[derive(Default)]
pub struct Heard {
    written: Seen,
    around: Vec<Around>,
    readings: Vec<Reading>,
    groups: Vec<Vec<usize>>,
    /// So many names were found at first.
    known: usize,
}

/// Looks around every name of the document.
pub fn listen(doc: &Doc, found: &Found) -> Heard {
    let known = found.names.len();
    let around = (0..known).map(|n| around(doc, found, n)).collect();
    Heard { written: nominatives_seen(doc), around, known, ..Heard::default() }
}

/// Reads every name of the document by itself and by what stands around it.
pub fn hear(doc: &Doc, found: &Found, heard: &mut Heard) {
    let Heard { written, around, readings, .. } = heard;
    readings.reserve(around.len());
    for (n, mut around) in std::mem::take(around).into_iter().enumerate() {
        around.by_verb &= readings.last().is_some_and(|r| r.told && owner(doc, found, r));
        let before = readings.last().filter(|_| joined(doc, found, n)).and_then(|r| {
            // in a list by commas a case that only the form suggests is no guide
            let and = phrase::is_and(doc, found.names[n].start - 1);
            r.nominative.case.filter(|&case| r.told || and || case == Case::Nom)
        });
        readings.push(read_alone(doc, found, n, around, before, written));
    }
}

/// «кандидатуры Л.М. Корытного»: a noun in the nominative right before the mention, whose surname is written in another form than
/// its own nominative.
fn owner(doc: &Doc, found: &Found, r: &Reading) -> bool {
    let name = &found.names[r.name];
    let last = name.parts.iter().rfind(|p| p.role == names::Role::Surname && !p.initial);
    let nominative = r.nominative.surname.as_deref().unwrap_or_default();
    // not «По окончании заседания», «В завершение»
    let led = |k: usize| {
        let before = k.checked_sub(1).filter(|&b| doc.is_word(b) && !doc.text.tokens[k].line_start);
        before.is_some_and(|b| !doc.noun(b).any().is_empty() || doc.flags(b).has(Flags::PREPOSITION))
    };
    let thing = |k: usize| doc.is_word(k) && doc.noun(k).has(Case::Nom) && !led(k);
    name.start > 0 && thing(name.start - 1) && last.is_some_and(|p| !nominative.ends_with(doc.text.word(p.end - 1)))
}

/// Links of a mention, for the most part.
const LINKS: usize = 5;

/// Joins the names of a document into humans.
pub fn join(doc: &Doc, found: &mut Found, heard: &mut Heard) {
    let Heard { written, readings, groups, .. } = heard;
    readings.iter_mut().for_each(|r| r.compare(doc, found));
    share_surnames(doc, found, readings, written);
    reread(doc, found, readings, written);
    surnames_in_ich(doc, found, readings, written);
    fathers_told(doc, found, readings, written);
    turned(doc, found, readings, written);
    surnames_like_given(doc, found, readings, written);
    // of mentions that say the same, a group needs one to be compared with
    let mut distinct: Vec<Vec<usize>> = Vec::new();
    // the groups of each link: the first, and, seldom, others
    let mut linked: KeyMap<(usize, Vec<usize>)> = KeyMap::default();
    linked.reserve(readings.len() * LINKS);
    let mut near: Vec<usize> = Vec::new();
    let (mut room, mut shared) = (String::new(), Vec::new());
    // full names first, so that a bare surname finds its bearer wherever it stands
    let mut order: Vec<usize> = (0..readings.len()).collect();
    order.sort_by_key(|&i| (std::cmp::Reverse(fullness(&readings[i])), i));
    for i in order {
        // only who shares a name or initials can be the same; groups are tried in their order
        near.clear();
        links(&readings[i], &mut room, &mut shared);
        for (first, others) in shared.iter().filter_map(|link| linked.get(link)) {
            near.push(*first);
            near.extend(others);
        }
        near.sort_unstable();
        near.dedup();
        let home = near.iter().copied().find(|&g| same_human(readings, &distinct[g], i)).unwrap_or(groups.len());
        if home == groups.len() {
            groups.push(Vec::new());
            distinct.push(Vec::new());
        }
        groups[home].push(i);
        if !distinct[home].iter().any(|&k: &usize| alike(&readings[k], &readings[i])) {
            distinct[home].push(i);
            for &link in &shared {
                let (first, others) = linked.entry(link).or_insert((home, Vec::new()));
                if others.last().unwrap_or(first) != &home {
                    others.push(home);
                }
            }
        }
    }
    groups.retain(|g| supported(found, readings, g));
}

/// Finds the bare surnames that refer back to the humans.
pub fn resolve(doc: &Doc, found: &mut Found, heard: Heard) -> Vec<Human> {
    let Heard { written, mut readings, mut groups, known, .. } = heard;
    backward(doc, found, &mut readings, &mut groups, &written);
    bind::bind_late(doc, found, known);
    found.cases = readings.iter().map(|r| r.nominative.case).collect();
    for g in &mut groups {
        g.sort_unstable();
    }
    let mut humans: Vec<Human> = groups.iter().map(|g| human(doc, found, &mut readings, g)).collect();
    humans.sort_by_key(|h| h.mentions[0]);
    humans.iter().for_each(|h| settle_cases(doc, found, h));
    free_owners(doc, found);
    humans
}
