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

impl Binder<'_, '_> {
    /// A title right before a name; a plural one before several.
    pub(super) fn direct(&mut self, found: &mut Found, items: &[Item], i: usize) {
        let Item::Title(t) = items[i] else { return };
        if self.bound.has_title(t) {
            return;
        }
        // ranks and degrees may stand between an office and the name
        let mut j = i + 1;
        let mut ranks = Vec::new();
        let mut end = found.titles[t].end;
        while let Some(&Item::Title(r)) = items.get(j) {
            // «члены Коллегии (министры) А и Б»
            if self.bracketed(found, r, end) {
                end = found.titles[r].end + 1;
                ranks.push(r);
                j += 1;
                continue;
            }
            let from = skip_aside(self.doc, end, found.titles[r].start);
            // «внук императора эрцгерцог А»: a relative has no other title
            if !self.minor(found, r)
                || self.of_body(found, r)
                || found.titles[t].class == TitleClass::Relative
                || gap(self.doc, from, found.titles[r].start) != Gap::None
            {
                break;
            }
            let shared = found.titles[t].cases.and(found.titles[r].cases);
            // «сын академика А»
            if shared.is_empty() {
                break;
            }
            found.titles[t].cases = shared;
            ranks.push(r);
            end = found.titles[r].end;
            j += 1;
        }
        let Some(&Item::Name(n)) = items.get(j) else {
            return;
        };
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
        if !close || self.doc.text.is(end, ",") && apposed() {
            return;
        }
        if self.apposed_owner(found, items, i, n) {
            if let Item::Name(before) = items[i - 1] {
                self.bond(found, t, before, How::After, None);
            }
            return;
        }
        if self.behind_apposed(found, items, i, n) {
            return;
        }
        if self.deals_behind(found, t, n) {
            return;
        }
        if self.owner_of(found, t, n) {
            if !self.object_of(&found.titles[t]) {
                self.inner(found, t, n);
            }
            return;
        }
        let relative = found.titles[t].class == TitleClass::Relative;
        let kin = relative && people::owns_next(self.doc, &found.names[n]);
        // «А — брат лидера страны Б»
        let told = relative
            && i > 0
            && matches!(items[i - 1], Item::Name(_))
            && match self.gap_after(found, items, i - 1) {
                Gap::Dash => true,
                Gap::Comma => !found.names[n].eastern,
                _ => false,
            }
            && phrase::agrees(self.doc, &found.names[n], CaseSet::of(Case::Gen));
        let inside = told || self.belongs_inside(found, t, n);
        if self.behind_owner(found, items, t, j) || kin || inside && self.inner(found, t, n) || told {
            return;
        }
        if !self.agrees(found, t, n) {
            return;
        }
        // «в присутствии министров С. Черняк и Н. Саидов подписали …»
        let title = &found.titles[t];
        let oblique = title.plural && !title.singular && !title.cases.has(Case::Nom);
        let subject = |m: usize| names::coherent_in(self.doc, &found.names[m], CaseSet::of(Case::Nom));
        if oblique && self.group(found, items, j).iter().any(|&m| subject(m) && !self.agrees(found, t, m)) {
            return;
        }
        if self.each_in_turn(found, items, i, j) {
            return;
        }
        let shared = found.titles[t].plural && self.of_several(found, t, n) && self.group(found, items, j).len() > 1;
        if found.titles[t].plural && !found.titles[t].singular && !shared && found.titles[t].members.len() < 2 {
            // «адвокаты Иванова»: whose they are; «один из лидеров Иванов», «послам Иванову»: a plural holds for one as well
            let (start, name) = (found.titles[t].start, &found.names[n]);
            let own = if self.one_of(start) {
                self.one_is(start, name)
            } else if self.field_of(&found.titles[t]) {
                false
            } else {
                // a title that a state or a body closes has no owner besides
                let owned = || phrase::agrees(self.doc, name, CaseSet::of(Case::Gen));
                phrase::may_agree(self.doc, name, found.titles[t].cases)
                    && (self.closing_name(&found.titles[t]).is_some() || !owned())
            };
            if !own {
                return;
            }
            self.bond(found, t, n, How::Shared, None);
        } else if shared {
            let group = self.group(found, items, j);
            let members = found.titles[t].members.len();
            for (k, &person) in group.iter().enumerate() {
                let member = (members == group.len()).then_some(k);
                self.bond(found, t, person, How::Shared, member);
            }
        } else if self.post_before(found.titles[t].start).is_none()
            && !self.one_may_agree(&found.titles[t], &found.names[n])
        {
            // «главы МИД России А, Беларуси Б»
            if !self.each_follows(found, items, j) {
                return;
            }
            self.bond(found, t, n, How::Shared, None);
        } else {
            self.bond(found, t, n, How::Before, None);
            if let Some(bond) = found.bonds.last_mut() {
                bond.end = end;
            }
        }
        for r in ranks {
            *at(&mut self.bound.titles, r) = true;
        }
        self.series(found, items, i, n);
    }

    /// «сборник, редактор которого А», «школа, директор которой – Б», «вуз, ректору которого В вручён …»: behind the pronoun and its dash.
    fn behind_whose(&self, title: &Title, from: usize, to: usize) -> usize {
        let doc = self.doc;
        let whose = from < to && matches!(doc.text.fold(from), "которого" | "которой" | "которых");
        let opens = title.start > 0 && doc.text.is(title.start - 1, ",");
        match whose && opens && doc.is_word(from) {
            true => from + 1 + usize::from(from + 1 < to && matches!(doc.text.word(from + 1), "–" | "—")),
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
