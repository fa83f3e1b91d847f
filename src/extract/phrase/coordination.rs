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

/// The dependent behind which a co-ordination may go on.
#[derive(Clone, Copy)]
pub(super) struct First<'d> {
    pub(super) doc: &'d Doc<'d>,
    pub(super) limit: usize,
    pub(super) growth: Growth,
    pub(super) start: usize,
    pub(super) unit: Unit,
    /// The case that all members stand in.
    pub(super) case: Case,
}

/// «, X и Y» from `j` on behind the first member; returns the end of the whole co-ordination.
pub(super) fn coordination(first: First, j: usize, out: &mut Chain) -> Option<usize> {
    let begin = named_body(first.doc, first.unit, first.start, j);
    let states = first.unit.what == What::Country;
    let mut series = Series { first, members: vec![(begin, first.unit.end)], by: first.growth.by, states };
    let (end, closed) = series.read(j);
    if series.members.len() < 2 || !closed && !series.listed(end) {
        return None;
    }
    series.share_out(out);
    Some(end)
}

/// A co-ordination as far as it has been read.
struct Series<'d> {
    first: First<'d>,
    members: Vec<(usize, usize)>,
    /// «по» has been met: its datives may follow.
    by: bool,
    /// All members are states.
    states: bool,
}

impl Series<'_> {
    /// Reads members from the conjunction or comma at `j` on: where they end, and whether «и» has closed them.
    fn read(&mut self, j: usize) -> (usize, bool) {
        let First { doc, limit, .. } = self.first;
        let mut k = j;
        while k < limit && self.members.len() < 12 {
            let and = is_and(doc, k);
            if !and && !doc.text.is(k, ",") {
                break;
            }
            let next = k + 1;
            if next >= limit || doc.text.tokens[next].line_start || self.another_begins(next, and) {
                break;
            }
            let member = self.member(next, and);
            let member = member.map(|m| with_own_genitive(doc, m, limit)).map(|m| with_own_quote(doc, m, limit));
            let Some(member) = member.filter(|&m| !self.apart(next, m, and)) else { break };
            self.by |= doc.text.reads(next, "по") && member.what == What::Preposition;
            self.states &= member.what == What::Country;
            self.members.push((next, member.end));
            k = member.end;
            // the co-ordinated noun's own genitives: «по делам молодёжи и спорта Турции»
            let inner_and =
                matches!(member.what, What::Noun | What::Preposition) && (next..member.end).any(|i| is_and(doc, i));
            if and || inner_and {
                return (k, true);
            }
        }
        (k, false)
    }

    /// Does a person or another office begin at `next`, rather than a member?
    fn another_begins(&self, next: usize, and: bool) -> bool {
        let First { doc, limit, growth, unit, case, .. } = self.first;
        if growth.person
            && doc.capital(next)
            && person_begins(doc, next, limit, growth)
            && named(doc, next, limit, case).is_none()
        {
            return true;
        }
        // «министра и директора …»: another office begins
        // «политики и статистики», «спорту, энергетике»: a thing's noun, where the office of that form has another case
        let thing = || matches!(unit.what, What::Noun | What::Preposition) && named_thing(doc, next, case);
        // «Союза писателей и художников Ивана Петрова»: whom one body unites
        let many = |k: usize| doc.noun(k).plur.has(case) && doc.noun(k).sing.is_empty();
        let united = || !growth.plural && many(next - 2) && many(next);
        office_begins(doc, next, limit) && (growth.head.has(case) || !and) && !thing() && !united()
    }

    /// The member that begins at `next`.
    fn member(&self, next: usize, and: bool) -> Option<Unit> {
        let First { doc, limit, growth, start, unit: previous, case } = self.first;
        let text = doc.text;
        // «области и города Шымкента»
        let town = (case == Case::Gen).then(|| town(doc, next, limit)).flatten();
        town.or_else(|| unit(doc, next, limit, case, false))
            .or_else(|| self.by.then(|| unit(doc, next, limit, Case::Dat, false)).flatten())
            .filter(|u| {
                // «ТЭК и ЖКХ», «кластеров, технопарков и ОЭЗ»
                let capitals = || and && capitals(doc, next) && (capitals(doc, next - 2) || self.members.len() > 1);
                u.what != What::Preposition && (u.case.is_some() || u.what == What::Quote || capitals())
            })
            // «председатели комитетов по обороне и по экологии А и Б»
            .or_else(|| {
                let both_by = text.reads(start, "по") && text.reads(next, "по");
                (both_by && growth.plural).then(|| preposition(doc, next, limit)).flatten()
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
            .or_else(|| (growth.plural && and).then(|| unknown_capital(doc, next)).flatten())
    }

    /// Does what stands at `next` belong to something else than the first member does?
    fn apart(&self, next: usize, member: Unit, and: bool) -> bool {
        let First { doc, limit, growth, start, unit: previous, .. } = self.first;
        // «Общества дружбы Монголии и России Анна Белова»: one body of two states
        let shared = || {
            let friends = || doc.know.grammar.stems.between_two.has(doc.text.fold(start - 1));
            let behind_noun = || !doc.any_of(start - 1, SenseKind::TitleHead.bit());
            let named = || behind_noun() && growth.person && person_begins(doc, member.end, limit, growth);
            and && (friends() || named())
        };
        previous.what == What::Country && member.what == What::Country && !growth.plural && !shared()
            || doc.capital(next) && member.what == What::Noun && !and && previous.what != What::Noun
    }

    /// «по рынкам, информатизации, технологиям Иван Петров»: behind «по» commas alone may join them, as they may join the states of
    /// several: «президенты Казахстана, Узбекистана А и Б»
    fn listed(&self, end: usize) -> bool {
        let First { doc, limit, growth, .. } = self.first;
        if self.states && growth.plural && end < limit {
            return doc.text.is(end, ":") || person_begins(doc, end, limit, growth);
        }
        if !self.by || !growth.person {
            return false;
        }
        let (mut at, near) = (end, limit.min(end + 12));
        let body = |at: usize| (at < near && capitals(doc, at)).then_some(at + 1);
        while at < near
            && let Some(end) = noun_phrase(doc, at, near, Case::Gen).or_else(|| body(at))
        {
            at = end;
        }
        at < limit && person_begins(doc, at, limit, growth)
    }

    /// Gives the members to the chain, whose holders may have one each.
    fn share_out(mut self, out: &mut Chain) {
        let First { doc, growth, start, unit: previous, .. } = self.first;
        // «заместители министра по | науке и цифровизации»: the preposition is everybody's
        let led = |k: usize| k + 1 < self.first.limit && doc.small(k) && doc.flags(k).has(Flags::PREPOSITION);
        if led(self.members[0].0) && !self.members[1..].iter().any(|m| led(m.0)) {
            self.members[0].0 += 1;
        }
        // «солисты Театра оперы и балета»: one body, whatever its name joins; «начальники управлений культуры и спорта»
        let governor = start.checked_sub(1).filter(|&k| previous.what == What::Noun && doc.is_word(k));
        let one_body = governor.is_some_and(|k| {
            doc.any_of(k, SenseKind::OrgHead.bit())
                && doc.noun(k).sing.has(Case::Gen)
                && !doc.noun(k).plur.has(Case::Gen)
        });
        if out.members.is_empty() && !one_body {
            out.members = self.members;
        } else if growth.plural {
            regroup(doc, &mut out.members, &self.members[1..]);
        }
    }
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
