//! «, X и Y» behind a dependent: the co-ordination read as far as it goes on in one case.

use super::dependents::{town, unknown_capital};
use super::letters::capitals;
use super::members::{named_body, regroup};
use super::nouns::{is_and, named, noun_phrase};
use super::offices::{named_thing, office_begins};
use super::parts::{Chain, Growth, Unit, What};
use super::persons::person_begins;
use super::quotes::quote;
use super::units::{preposition, unit};
use crate::extract::doc::{Doc, Flags};
use crate::morph::Case;
use crate::rules::{Class, SenseKind};

/// «, X и Y» after a dependent in `case`; returns the end of the whole co-ordination.
#[allow(clippy::too_many_arguments)]
pub(super) fn coordination(
    doc: &Doc,
    j: usize,
    limit: usize,
    case: Case,
    previous: Unit,
    growth: Growth,
    out: &mut Chain,
    previous_start: usize,
) -> Option<usize> {
    let text = doc.text;
    let mut members = vec![(named_body(doc, previous, previous_start, j), previous.end)];
    let both_by = |a: usize, b: usize| text.reads(a, "по") && text.reads(b, "по");
    let mut k = j;
    let mut closed = false;
    let mut by = growth.by;
    while k < limit && members.len() < 12 {
        let and = is_and(doc, k);
        if !and && !text.is(k, ",") {
            break;
        }
        let next = k + 1;
        if next >= limit || text.tokens[next].line_start {
            break;
        }
        if growth.person
            && doc.capital(next)
            && person_begins(doc, next, limit, growth)
            && named(doc, next, limit, case).is_none()
        {
            break;
        }
        // «министра и директора …»: another office begins
        // «политики и статистики», «спорту, энергетике»: a thing's noun, where the office of that form has another case
        let thing = matches!(previous.what, What::Noun | What::Preposition) && named_thing(doc, next, case);
        // «Союза писателей и художников Ивана Петрова»: whom one body unites
        let many = |k: usize| doc.noun(k).plur.has(case) && doc.noun(k).sing.is_empty();
        let united = || !growth.plural && many(k - 1) && many(next);
        if office_begins(doc, next, limit) && !thing && (growth.head.has(case) || !and) && !united() {
            break;
        }
        // «области и города Шымкента»
        let town = (case == Case::Gen).then(|| town(doc, next, limit)).flatten();
        let member = town
            .or_else(|| unit(doc, next, limit, case, false))
            .or_else(|| by.then(|| unit(doc, next, limit, Case::Dat, false)).flatten())
            .filter(|u| {
                // «ТЭК и ЖКХ», «кластеров, технопарков и ОЭЗ»
                let capitals = || and && capitals(doc, next) && (capitals(doc, k - 1) || members.len() > 1);
                u.what != What::Preposition && (u.case.is_some() || u.what == What::Quote || capitals())
            })
            // «председатели комитетов по обороне и по экологии А и Б»
            .or_else(|| {
                (both_by(previous_start, next) && growth.plural).then(|| preposition(doc, next, limit)).flatten()
            })
            // «управления культуры и по делам молодёжи»
            .or_else(|| {
                // «министр иностранных дел, по делам общины и африканским делам»
                let task = text.reads(next, "по") && next + 1 < limit && doc.is_class(next + 1, Class::DEALT_WITH);
                (task && previous.what != What::Country).then(|| preposition(doc, next, limit)).flatten()
            })
            // «представитель при ООН и в ЮНЕСКО», «в России, в Польше и на Украине»
            .or_else(|| {
                let again = growth.person && previous.what == What::Preposition;
                again.then(|| preposition(doc, next, limit)).flatten()
            })
            .or_else(|| (growth.plural && and).then(|| unknown_capital(doc, next)).flatten());
        let member = member.map(|m| with_own_genitive(doc, m, limit)).map(|m| with_own_quote(doc, m, limit));
        let Some(member) = member else { break };
        // «Общества дружбы Монголии и России Анна Белова»: one body of two states
        let shared = || {
            let friends = || doc.know.grammar.stems.between_two.has(doc.text.fold(previous_start - 1));
            let behind_noun = !doc.any_of(previous_start - 1, SenseKind::TitleHead.bit());
            let named = || behind_noun && growth.person && person_begins(doc, member.end, limit, growth);
            and && (friends() || named())
        };
        if previous.what == What::Country && member.what == What::Country && !growth.plural && !shared() {
            break;
        }
        if doc.capital(next) && member.what == What::Noun && !and && previous.what != What::Noun {
            break;
        }
        by |= text.reads(next, "по") && member.what == What::Preposition;
        members.push((next, member.end));
        k = member.end;
        // the co-ordinated noun's own genitives: «по делам молодёжи и спорта Турции»
        let inner_and =
            matches!(member.what, What::Noun | What::Preposition) && (next..member.end).any(|i| is_and(doc, i));
        if and || inner_and {
            closed = true;
            break;
        }
    }
    // «по рынкам, информатизации, технологиям Иван Петров»: behind «по» commas alone may join them
    let listed = || {
        let (mut at, near) = (k, limit.min(k + 12));
        let body = |at: usize| (at < near && capitals(doc, at)).then_some(at + 1);
        while at < near
            && let Some(end) = noun_phrase(doc, at, near, Case::Gen).or_else(|| body(at))
        {
            at = end;
        }
        by && growth.person && at < limit && person_begins(doc, at, limit, growth)
    };
    if members.len() < 2 || !closed && !listed() {
        return None;
    }
    // «заместители министра по | науке и цифровизации»: the preposition is everybody's
    let led = |k: usize| k + 1 < limit && doc.small(k) && doc.flags(k).has(Flags::PREPOSITION);
    if led(members[0].0) && !members[1..].iter().any(|m| led(m.0)) {
        members[0].0 += 1;
    }
    // «солисты Театра оперы и балета»: one body, whatever its name joins; «начальники управлений культуры и спорта»
    let governor = previous_start.checked_sub(1).filter(|&k| previous.what == What::Noun && doc.is_word(k));
    let one_body = governor.is_some_and(|k| {
        doc.any_of(k, SenseKind::OrgHead.bit()) && doc.noun(k).sing.has(Case::Gen) && !doc.noun(k).plur.has(Case::Gen)
    });
    if out.members.is_empty() && !one_body {
        out.members = members;
    } else if growth.plural {
        regroup(doc, &mut out.members, &members[1..]);
    }
    Some(k)
}

/// The member with the name in quotes right behind it.
fn with_own_quote(doc: &Doc, member: Unit, limit: usize) -> Unit {
    let own = member.what == What::Noun && doc.any_of(member.end - 1, SenseKind::OrgHead.bit());
    Unit { end: quote(doc, member.end, limit).filter(|_| own).unwrap_or(member.end), ..member }
}

/// «экологии, охраны окружающей среды и …», «культуры, по делам молодёжи и …»: a member of a co-ordination that goes on, with
/// the genitive that depends on it.
fn with_own_genitive(doc: &Doc, member: Unit, limit: usize) -> Unit {
    let goes_on = |k: usize| k < limit && (doc.text.is(k, ",") || is_and(doc, k));
    let governs = matches!(member.what, What::Noun | What::Preposition);
    if !governs || goes_on(member.end) || member.end >= limit || doc.capital(member.end) {
        return member;
    }
    let own = noun_phrase(doc, member.end, limit, Case::Gen).filter(|&end| goes_on(end));
    Unit { end: own.unwrap_or(member.end), ..member }
}
