//! Members of a co-ordination: where each begins and ends once the chain is read, so that they can be shared out among several
//! holders.

use super::nouns::{is_and, named};
use super::parts::{Unit, What};
use crate::extract::doc::Doc;
use crate::morph::Case;
use crate::rules::SenseKind;

/// «экономики и коммерции Кыргызстана и культурного наследия Узбекистана»: members each of which ends with a state of its own.
pub(super) fn each_of_state(doc: &Doc, start: usize, end: usize) -> Vec<(usize, usize)> {
    let mut members = Vec::new();
    let (mut from, mut k) = (start, start);
    while k < end {
        let state = doc.sense(k, SenseKind::STATES).is_some() && doc.capital(k);
        let next = if state { k + doc.hit_len(k).max(1) } else { k + 1 };
        if state && (next == end || phrase_joint(doc, next)) && next <= end {
            // «Казахстана и России»: a state alone shares what stands before
            if k == from {
                return Vec::new();
            }
            members.push((from, next));
            from = next + 1;
            k = next + 1;
            continue;
        }
        k = next;
    }
    let whole = members.len() > 1 && members.last().is_some_and(|m| m.1 == end);
    if whole { members } else { Vec::new() }
}

/// «в | России и Беларуси»: the names in this case that commas and «и» join from `start` to `end`, if there are several.
pub(super) fn each_named(doc: &Doc, start: usize, end: usize, case: Case) -> Vec<(usize, usize)> {
    let mut members = Vec::new();
    let mut k = start;
    while let Some(name) = named(doc, k, end, case) {
        members.push((k, name.end));
        if name.end == end {
            return if members.len() > 1 { members } else { Vec::new() };
        }
        if !phrase_joint(doc, name.end) {
            break;
        }
        k = name.end + 1;
    }
    Vec::new()
}

fn phrase_joint(doc: &Doc, k: usize) -> bool {
    is_and(doc, k) || doc.text.is(k, ",")
}

/// «председатели | Комиссии по внешней политике и интеграции | и Комиссии по назначениям», «советники | Президента России | и
/// Премьер-министра Казахстана»: the «и» behind which the first dependent's noun is told again, or another office.
pub(super) fn said_again(doc: &Doc, start: usize, end: usize) -> Option<usize> {
    let begins = |kinds: u32| start < end && doc.is_word(start) && doc.any_of(start, kinds);
    let office = |k: usize| doc.any_of(k, SenseKind::TitleHead.bit()) && doc.noun(k).sing.has(Case::Gen);
    let (body, officer) = (begins(SenseKind::OrgHead.bit()), begins(SenseKind::TitleHead.bit()) && office(start));
    // «Музея истории | и Национального музея»
    let adjective = |k: usize| doc.is_word(k) && doc.adjective(k).sing.has(Case::Gen);
    let again = |k: usize| {
        let at = (k + 1..end.min(k + 3)).find(|&k| !adjective(k));
        at.is_some_and(|at| doc.hash(at) == doc.hash(start) || officer && office(at))
    };
    (body || officer).then(|| (start + 2..end.saturating_sub(1)).find(|&k| is_and(doc, k) && again(k)))?
}

/// «Ошского и Худжандского университетов»: singular adjectives of one plural noun.
pub(super) fn shared_adjectives(doc: &Doc, j: usize, limit: usize) -> Vec<(usize, usize)> {
    let adjective = |k: usize| k < limit && doc.adjective(k).sing.has(Case::Gen);
    let mut members = Vec::new();
    let mut k = j;
    while adjective(k) && members.len() < 8 {
        members.push((k, k + 1));
        k += 1;
        if k >= limit || !(is_and(doc, k) || doc.text.is(k, ",")) {
            break;
        }
        k += 1;
    }
    let joined = members.len() > 1 && is_and(doc, k - 2);
    // «Тверского и Омского медицинских университетов»
    let of_all = |k: usize| doc.small(k) && doc.adjective(k).plur.has(Case::Gen) && doc.noun(k).any().is_empty();
    let noun = (k..limit).find(|&k| !of_all(k)).filter(|_| joined);
    let plural = |k: usize| doc.noun(k).plur.has(Case::Gen) && !doc.noun(k).sing.has(Case::Gen);
    if noun.is_some_and(plural) { members } else { Vec::new() }
}

/// «министров обороны и культуры, спорта и туризма», «труда и социальной защиты и здравоохранения»: of two co-ordinations in a
/// row one is a single member of the other. `next`: the members that the second adds.
pub(super) fn regroup(doc: &Doc, members: &mut Vec<(usize, usize)>, next: &[(usize, usize)]) {
    let (Some(&first), Some(&joint)) = (members.first(), members.last()) else { return };
    let (Some(&added), Some(&end)) = (next.first(), next.last()) else { return };
    if added.0 != joint.1 + 1 {
        return;
    }
    let field = |from: usize, to: usize| doc.know.grammar.joint_field((from..to).map(|k| doc.text.fold(k)));
    match (members.len(), next.len()) {
        (2, 2..) if doc.text.is(joint.1, ",") => members[1].1 = end.1,
        (3.., 1) if is_and(doc, joint.1) => *members = vec![(first.0, joint.1), end],
        (2, 1) if is_and(doc, joint.1) => {
            *members = match (field(first.0, joint.1), field(joint.0, end.1)) {
                (true, false) => vec![(first.0, joint.1), end],
                (false, true) => vec![first, (joint.0, end.1)],
                _ => Vec::new(),
            }
        }
        _ => {}
    }
}

/// «директора завода «Лада» и комбината «Сибирь»»: where the body begins that a name in quotes ends, if «и» leads to another.
pub(super) fn named_body(doc: &Doc, previous: Unit, start: usize, and: usize) -> usize {
    let body = |k: usize| doc.is_word(k) && doc.any_of(k, SenseKind::OrgHead.bit()) && doc.noun(k).sing.has(Case::Gen);
    let pair = previous.what == What::Quote && start > 0 && body(start - 1) && is_and(doc, and) && and + 1 < doc.len();
    if pair && body(and + 1) { start - 1 } else { start }
}

/// «солисты Мариинского театра и Большого театра Беларуси»: behind the second of two bodies, each with a name of its own, the
/// state is its own.
pub(super) fn own_state(doc: &Doc, members: &mut [(usize, usize)], end: usize) {
    let [first, last] = members else { return };
    let body = |m: (usize, usize)| doc.capital(m.0) && doc.any_of(m.1 - 1, SenseKind::OrgHead.bit());
    let state = last.1 < end && doc.any_of(last.1, SenseKind::STATES) && last.1 + doc.hit_len(last.1) == end;
    if state && body(*first) && body(*last) {
        last.1 = end;
    }
}

/// «главы МВД России и Беларуси»: of the ministry that stands before the first state both are.
pub(super) fn states_of_body(doc: &Doc, members: &mut [(usize, usize)]) {
    let [first, others @ ..] = members else { return };
    let state =
        |k: usize, end: usize| doc.capital(k) && doc.any_of(k, SenseKind::STATES) && k + doc.hit_len(k).max(1) == end;
    if !others.is_empty() && others.iter().all(|m| state(m.0, m.1)) {
        first.0 = (first.0..first.1).find(|&k| state(k, first.1)).unwrap_or(first.0);
    }
}
