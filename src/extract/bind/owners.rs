//! Names behind a title that are not its holder's but whose it is: «адвокат Виктора Бута», «помощник министра Анны Гриб».

use super::binder::{Binder, Item, span};
use super::found::{Found, How};
use super::gaps::Gap;
use crate::extract::people;
use crate::extract::phrase;
use crate::extract::titles;
use crate::morph::{Case, CaseSet, Gender};
use crate::rules::{Class, TitleClass};
use crate::text::Kind;

impl Binder<'_, '_> {
    /// «сын президента Леха Валенсы», «советник министра Анны Гриб»: does the name go with the office inside the chain?
    pub(super) fn belongs_inside(&self, found: &Found, t: usize, n: usize) -> bool {
        let (title, name) = (&found.titles[t], &found.names[n]);
        let owned = phrase::agrees(self.doc, name, CaseSet::of(Case::Gen));
        if title.class == TitleClass::Relative {
            // «супруга президента Ивана …», a nominative as well as a genitive: a relative has the name only in the former;
            // «сына президента Ивана …» is read with the office
            let gender = titles::noun_gender_in(self.doc, title.heads[0].noun, title.cases);
            let woman = gender == Some(Gender::Femn);
            let cases = if woman { title.cases } else { title.cases.and(CaseSet::of(Case::Nom)) };
            // «жена тренера Александра Петрова»: next to his office rather a man's name than a woman's
            let mans = woman
                && name.parts.len() > 1
                && self.mans_office(title)
                && phrase::borne(self.doc, name, CaseSet::of(Case::Gen), Gender::Masc);
            return owned && (mans || !gender.is_none_or(|g| phrase::borne(self.doc, name, cases, g)));
        }
        // «представила членам совета начальника отдела Павла Орлова»
        let fits = match title.plural && !title.singular {
            true => phrase::may_agree(self.doc, name, title.cases),
            false => self.agrees(found, t, n),
        };
        owned && !fits && !self.object_of(title)
    }

    /// «работавшая заместителем Онищенко»: behind a verb of office the name that may be a genitive is whose office it is.
    pub(super) fn owner_of(&self, found: &Found, t: usize, n: usize) -> bool {
        let title = &found.titles[t];
        let owned = || phrase::agrees(self.doc, &found.names[n], CaseSet::of(Case::Gen));
        // «выступил зам. директора А. Б. Гриб»: an abbreviation is any case
        title.cases.has(Case::Ins)
            && title.cases != CaseSet::ALL
            && self.asked_before(title.start).is_some()
            && owned()
            && self.closing_name(title).is_none()
    }

    /// «помощник Хиллари Клинтон по европейским делам»: what a bare title deals with, behind a name: its owner's.
    pub(super) fn deals_behind(&self, found: &Found, t: usize, n: usize) -> bool {
        let (doc, title, name) = (self.doc, &found.titles[t], &found.names[n]);
        let bare = title.end == title.heads[0].end && title.end == name.start;
        let task = |k: usize| {
            doc.text.reads(k, "по")
                && phrase::noun_phrase(doc, k + 1, doc.sentence_end(name.start), Case::Dat)
                    .is_some_and(|end| doc.is_class(end - 1, Class::DEALT_WITH))
        };
        bare && phrase::agrees(doc, name, CaseSet::of(Case::Gen)) && task(name.end)
    }

    /// Binds the name to the office in the genitive that ends the title's chain.
    pub(super) fn inner(&mut self, found: &mut Found, t: usize, n: usize) -> bool {
        let (from, to) = (found.titles[t].heads[0].end, found.titles[t].end);
        let office = titles::owners(self.doc, from, to).or_else(|| titles::inner(self.doc, from, to));
        let Some(inner) = office else { return false };
        found.titles.push(inner);
        self.bond(found, found.titles.len() - 1, n, How::Before, None);
        true
    }

    /// «Иванова, заместитель Петрова, …»: the title goes with the name before it, and the one behind is whose it is.
    pub(super) fn apposed_owner(&self, found: &Found, items: &[Item], i: usize, n: usize) -> bool {
        let (Item::Title(t), Some(Item::Name(before))) = (items[i], i.checked_sub(1).map(|k| items[k])) else {
            return false;
        };
        let (title, name) = (&found.titles[t], &found.names[n]);
        let bare =
            title.end == title.heads[title.heads.len() - 1].end && title.end == name.start && name.parts.len() == 1;
        let closed = self.doc.text.tokens.get(name.end).is_none_or(|t| t.kind == Kind::Punct);
        bare && closed
            && self.gap_after(found, items, i - 1) == Gap::Comma
            && phrase::agrees(self.doc, name, CaseSet::of(Case::Gen))
            && self.case_fits(found, before, t)
            && !self.bound.has_name(before)
    }

    /// «Ольга Иванова, помощник министра Петра Сидорова, выступила»: the title goes with the name before it, and the name
    /// behind it with the office that ends its chain.
    pub(super) fn behind_apposed(&mut self, found: &mut Found, items: &[Item], i: usize, n: usize) -> bool {
        let (Item::Title(t), Some(Item::Name(before))) = (items[i], i.checked_sub(1).map(|k| items[k])) else {
            return false;
        };
        let how = match self.gap_after(found, items, i - 1) {
            Gap::Comma | Gap::Dash => How::After,
            Gap::Open => How::Brackets,
            _ => return false,
        };
        let (doc, title, name) = (self.doc, &found.titles[t], &found.names[n]);
        let closed = doc.text.tokens.get(name.end).is_none_or(|t| t.kind == Kind::Punct);
        let owned = closed && title.end == name.start && phrase::agrees(doc, name, CaseSet::of(Case::Gen));
        let apposed = owned && self.case_fits(found, before, t) && self.has_inner(found, t);
        if !apposed || self.agrees(found, t, n) && !self.one_subject(found, items, i + 1) {
            return false;
        }
        self.bond(found, t, before, how, None);
        self.inner(found, t, n);
        true
    }

    /// Does the apposition that ends with item `k`, further titles behind its comma, end before a verb in the singular?
    fn one_subject(&self, found: &Found, items: &[Item], k: usize) -> bool {
        let comma = |end: usize| end + 1 < self.doc.len() && self.doc.text.is(end, ",");
        let mut end = span(found, items[k]).1;
        for &item in &items[k + 1..] {
            let next = span(found, item);
            if !matches!(item, Item::Title(_)) || !comma(end) || next.0 != end + 1 {
                break;
            }
            end = next.1;
        }
        comma(end) && people::verb_behind(self.doc, end + 1).is_some_and(|a| !a.plural)
    }

    /// «адвокат Виктора Бута Алексей Биндас»: the owner in the genitive, and behind it the holder.
    pub(super) fn behind_owner(&mut self, found: &mut Found, items: &[Item], t: usize, owner: usize) -> bool {
        let (Item::Name(of), Some(&Item::Name(n))) = (items[owner], items.get(owner + 1)) else { return false };
        let genitive = phrase::agrees(self.doc, &found.names[of], CaseSet::of(Case::Gen));
        // «адвокаты Виктора Бута Алексей Биндас и Анна Громова»
        let nominative = CaseSet::of(Case::Nom);
        let subject = |n: usize| phrase::agrees(self.doc, &found.names[n], nominative);
        let several = genitive
            && !subject(of)
            && found.titles[t].plural
            && found.titles[t].cases.has(Case::Nom)
            && self.gap_after(found, items, owner) == Gap::None;
        let group = if several { self.group(found, items, owner + 1) } else { Vec::new() };
        if group.len() > 1 && group.iter().all(|&n| subject(n)) {
            group.into_iter().for_each(|n| self.bond(found, t, n, How::Shared, None));
            return true;
        }
        // «матери рядового Ивана Ильина Анны …»: a rank is nobody's, it is borne
        let ranked = matches!(found.titles[t].class, TitleClass::Rank | TitleClass::Degree);
        let behind = genitive
            && !ranked
            && found.titles[t].singular
            && self.agrees(found, t, n)
            && match self.gap_after(found, items, owner) {
                Gap::None => true,
                // «адвокат Петра – Валентин Пышкин»
                Gap::Dash => found.names[of].parts.len() == 1 && found.titles[t].end == found.titles[t].heads[0].end,
                _ => false,
            };
        if behind {
            self.bond(found, t, n, How::Before, None);
            if found.titles[t].class == TitleClass::Relative {
                self.inner(found, t, of);
            }
        }
        behind
    }
}
