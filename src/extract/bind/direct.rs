//! Titles right before a name; a plural one before several.

use super::asides::{skip_address, skip_among, skip_aside};
use super::binder::{Binder, Item, at};
use super::found::{Found, How};
use super::gaps::{Gap, gap};
use crate::extract::names::{self, Name};
use crate::extract::people;
use crate::extract::phrase;
use crate::extract::titles::Title;
use crate::morph::{Case, CaseSet};
use crate::rules::TitleClass;

/// A title and the name that stands behind it.
#[derive(Clone, Copy)]
struct Led {
    /// The title's place among the items, and its number.
    i: usize,
    t: usize,
    /// The name's place and number.
    j: usize,
    n: usize,
    /// Where the title ends, the ranks behind it included.
    end: usize,
}

impl Binder<'_, '_> {
    /// A title right before a name; a plural one before several.
    pub(super) fn direct(&mut self, found: &mut Found, items: &[Item], i: usize) {
        let Item::Title(t) = items[i] else { return };
        if self.bound.has_title(t) {
            return;
        }
        let mut ranks = Vec::new();
        let (j, end) = self.past_ranks(found, items, (t, i + 1), &mut ranks);
        let Some(&Item::Name(n)) = items.get(j) else {
            return;
        };
        let led = Led { i, t, j, n, end };
        if !self.right_before(found, items, led)
            || self.anothers(found, items, led)
            || !self.agrees(found, t, n)
            || self.subjects_behind(found, items, led)
            || self.each_in_turn(found, items, i, j)
            || !self.hold(found, items, led)
        {
            return;
        }
        for r in ranks {
            *at(&mut self.bound.titles, r) = true;
        }
        self.series(found, items, i, n);
    }

    /// Ranks and degrees may stand between an office and the name: the first item that is none, and where the title with them ends.
    fn past_ranks(
        &self,
        found: &mut Found,
        items: &[Item],
        (t, mut j): (usize, usize),
        ranks: &mut Vec<usize>,
    ) -> (usize, usize) {
        let mut end = found.titles[t].end;
        while let Some(&Item::Title(r)) = items.get(j) {
            // «члены Коллегии (министры) А и Б»
            if self.bracketed(found, r, end) {
                end = found.titles[r].end + 1;
            } else {
                let Some(shared) = self.ranked(found, t, end, r) else { break };
                found.titles[t].cases = shared;
                end = found.titles[r].end;
            }
            ranks.push(r);
            j += 1;
        }
        (j, end)
    }

    /// The cases that the title `t`, which ends at `end`, shares with the rank or degree `r` right behind it.
    fn ranked(&self, found: &Found, t: usize, end: usize, r: usize) -> Option<CaseSet> {
        let (title, rank) = (&found.titles[t], &found.titles[r]);
        let from = skip_aside(self.doc, end, rank.start);
        // «внук императора эрцгерцог А»: a relative has no other title
        if !self.minor(found, r)
            || self.of_body(found, r)
            || title.class == TitleClass::Relative
            || gap(self.doc, from, rank.start) != Gap::None
        {
            return None;
        }
        // «сын академика А»
        Some(title.cases.and(rank.cases)).filter(|shared| !shared.is_empty())
    }

    /// Is there nothing between the title and the name but what is passed over?
    fn right_before(&self, found: &Found, items: &[Item], led: Led) -> bool {
        let Led { i, t, n, end, .. } = led;
        let start = found.names[n].start;
        let from = skip_aside(self.doc, end, start);
        // of several titles before «среди которых» others take care
        let joined = i > 0 && matches!(items[i - 1], Item::Title(_)) && self.gap_after(found, items, i - 1) == Gap::And;
        let from = if found.titles[t].plural && !joined { skip_among(self.doc, from, start) } else { from };
        let from = if self.at_place(from, &found.names[n]) { start } else { from };
        let from = self.behind_whose(&found.titles[t], from, start);
        // «сына А, главы города, 20-летнего Б»
        let apposed =
            || i > 0 && matches!(items[i - 1], Item::Name(_)) && self.gap_after(found, items, i - 1) == Gap::Comma;
        // «сотрудник университета, доктор А»
        let addressed = || {
            let comma = self.doc.text.is(from, ",") && from + 1 < start;
            comma && skip_address(self.doc, from + 1, start) == start
        };
        let close = gap(self.doc, from, start) == Gap::None || addressed();
        close && !(self.doc.text.is(end, ",") && apposed())
    }

    /// Is the title another's than the bearer's of the name? Bonds it, or the title inside it, to whom it belongs.
    fn anothers(&mut self, found: &mut Found, items: &[Item], led: Led) -> bool {
        let Led { i, t, n, .. } = led;
        if self.apposed_owner(found, items, i, n) {
            if let Item::Name(before) = items[i - 1] {
                self.bond(found, t, before, How::After, None);
            }
            return true;
        }
        if self.behind_apposed(found, items, i, n) || self.deals_behind(found, t, n) {
            return true;
        }
        if self.owner_of(found, t, n) {
            if !self.object_of(&found.titles[t]) {
                self.inner(found, t, n);
            }
            return true;
        }
        self.of_kin(found, items, led)
    }

    /// «внучка Шаймиева Камиля», «А — брат лидера страны Б»: does the name belong inside the title?
    fn of_kin(&mut self, found: &mut Found, items: &[Item], led: Led) -> bool {
        let Led { i, t, j, n, .. } = led;
        let relative = found.titles[t].class == TitleClass::Relative;
        let kin = relative && people::owns_next(self.doc, &found.names[n]);
        let told = relative && self.kin_told(found, items, (i, j), n);
        let inside = told || self.belongs_inside(found, t, n);
        self.behind_owner(found, items, t, j) || kin || inside && self.inner(found, t, n) || told
    }

    /// «А — брат лидера страны Б»
    fn kin_told(&self, found: &Found, items: &[Item], (i, j): (usize, usize), n: usize) -> bool {
        i > 0
            && matches!(items[i - 1], Item::Name(_))
            && match self.gap_after(found, items, i - 1) {
                Gap::Dash => true,
                // «посол Б, племянница поэтессы В и заместитель Г»: no comma closes it, so that it is no aside about the one before
                Gap::Comma if matches!(items.get(j + 1), Some(Item::Title(_))) => {
                    !found.names[n].eastern && !self.doc.text.reads(found.names[n].end, "и")
                }
                Gap::Comma => !found.names[n].eastern,
                _ => false,
            }
            && phrase::agrees(self.doc, &found.names[n], CaseSet::of(Case::Gen))
    }

    /// «в присутствии министров С. Черняк и Н. Саидов подписали …»
    fn subjects_behind(&self, found: &Found, items: &[Item], led: Led) -> bool {
        let title = &found.titles[led.t];
        let oblique = title.plural && !title.singular && !title.cases.has(Case::Nom);
        let subject = |m: usize| names::coherent_in(self.doc, &found.names[m], CaseSet::of(Case::Nom));
        if !oblique {
            return false;
        }
        let group = self.group(found, items, led.j);
        group.iter().any(|&m| subject(m) && !self.agrees(found, led.t, m))
            || self.before_whom(found, items, led, &group)
    }

    /// «В присутствии глав ведомств С. Черняк и И. аль-Асади подписали …»: the only names of the sentence, which stand right before a
    /// verb in the plural and may be its subject.
    fn before_whom(&self, found: &Found, items: &[Item], led: Led, group: &[usize]) -> bool {
        let (doc, title) = (self.doc, &found.titles[led.t]);
        let (Some(&last), true) = (group.last(), group.len() > 1) else { return false };
        let alone = led.j + group.len() == items.len() && led.i == 0;
        let presence = title.start > 0 && doc.text.reads(title.start - 1, "присутствии");
        let subject = |&m: &usize| phrase::agrees(doc, &found.names[m], CaseSet::of(Case::Nom));
        alone
            && presence
            && group.iter().all(subject)
            && people::verb_behind(doc, found.names[last].end).is_some_and(|verb| verb.plural)
    }

    /// Bonds the title to its holder or holders; false if it has none here.
    fn hold(&mut self, found: &mut Found, items: &[Item], led: Led) -> bool {
        let Led { t, j, n, end, .. } = led;
        let title = &found.titles[t];
        let several = title.plural && self.of_several(found, t, n);
        let group = if several {
            self.pair(found, items, led).unwrap_or_else(|| self.group(found, items, j))
        } else {
            Vec::new()
        };
        let shared = group.len() > 1;
        if shared {
            let members = title.members.len();
            for (k, &person) in group.iter().enumerate() {
                let member = (members == group.len()).then_some(k);
                self.bond(found, t, person, How::Shared, member);
            }
            return true;
        }
        if title.plural && !title.singular && title.members.len() < 2 {
            // «главы «Луча» А и компании «Заря» Б»
            if !self.held_by_one(title, &found.names[n]) && !self.each_follows(found, items, j) {
                return false;
            }
            self.bond(found, t, n, How::Shared, None);
        } else if self.post_before(title.start).is_none() && !self.one_may_agree(title, &found.names[n]) {
            // «главы МИД России А, Беларуси Б»
            if !self.each_follows(found, items, j) {
                return false;
            }
            self.bond(found, t, n, How::Shared, None);
        } else {
            self.bond(found, t, n, How::Before, None);
            if let Some(bond) = found.bonds.last_mut() {
                bond.end = end;
            }
        }
        true
    }

    /// «дуэт домбристов А – Б»: two whom a dash joins.
    fn pair(&self, found: &Found, items: &[Item], led: Led) -> Option<Vec<usize>> {
        let dash = || self.gap_in_group(found, items, led.j) == Gap::Dash;
        let Item::Name(other) = *items.get(led.j + 1)? else { return None };
        let two = self.counted(&found.titles[led.t]) && self.numeral_before(&found.titles[led.t]) == Some(2);
        (two && dash()).then(|| vec![led.n, other])
    }

    /// «адвокаты Иванова»: whose they are; «один из лидеров Иванов», «послам Иванову»: a plural holds for one as well
    fn held_by_one(&self, title: &Title, name: &Name) -> bool {
        if self.one_of(title.start) {
            return self.one_is(title.start, name);
        }
        // a title that a state or a body closes has no owner besides
        let owned = || phrase::agrees(self.doc, name, CaseSet::of(Case::Gen));
        !self.field_of(title)
            && phrase::may_agree(self.doc, name, title.cases)
            && (self.closing_name(title).is_some() || !owned())
    }

    /// «сборник, редактор которого А», «школа, директор которой – Б», «вуз, ректору которого В вручён …»: behind the pronoun and its dash.
    fn behind_whose(&self, title: &Title, from: usize, to: usize) -> usize {
        let doc = self.doc;
        let whose = from < to && matches!(doc.text.fold(from), "которого" | "которой" | "которых");
        let opens = title.start > 0 && doc.text.is(title.start - 1, ",");
        match whose && opens && doc.is_word(from) {
            true => from + 1 + usize::from(from + 1 < to && doc.text.dash(from + 1)),
            false => from,
        }
    }

    /// Is the title `r` the whole of a bracket that opens at `i`?
    fn bracketed(&self, found: &Found, r: usize, i: usize) -> bool {
        let (title, text) = (&found.titles[r], self.doc.text);
        title.start == i + 1 && text.is(i, "(") && title.end < text.len() && text.is(title.end, ")")
    }

    /// «глава делегации на переговорах А»: does «на переговорах» stand at `i` before the name, and is it not «на роль А»?
    fn at_place(&self, i: usize, name: &Name) -> bool {
        let doc = self.doc;
        let whole = |&case: &Case| phrase::noun_phrase(doc, i + 1, name.start, case) == Some(name.start);
        i < name.start
            && doc.is_word(i)
            && matches!(doc.text.fold(i), "на" | "в")
            && [Case::Loc, Case::Acc].iter().any(whole)
            && !phrase::agrees(doc, name, CaseSet::of(Case::Gen))
    }
}
