//! Whether a title can be a name's: by case, and by how many it is told of («один из директоров», «двое министров»).

use super::binder::Binder;
use super::found::{Bond, Found, How};
use crate::extract::doc::{Doc, Flags};
use crate::extract::names::{self, Name, undeclined};
use crate::extract::phrase;
use crate::extract::titles::Title;
use crate::morph::{Case, CaseSet, Number};
use crate::rules::{SenseKind, TitleClass};

impl Binder<'_, '_> {
    /// «Распоряжением Президента Иван Петров назначен», «в присутствии министров А и Б подписали»: another case, another phrase.
    /// «Один из директоров» says nothing.
    pub(super) fn agrees(&self, found: &Found, t: usize, n: usize) -> bool {
        let title = &found.titles[t];
        let of_many = title.plural && (self.one_of(title.start) || self.counted(title));
        let name = &found.names[n];
        of_many || phrase::may_agree(self.doc, name, title.cases) || self.left_as_it_is(title, name)
    }

    /// «с послом Сомади Кхамвонгса»: a stranger's name in the nominative behind an office of a state, which has no owner, unlike
    /// «адвокат А».
    fn left_as_it_is(&self, title: &Title, name: &Name) -> bool {
        let office = matches!(title.class, TitleClass::State | TitleClass::Diplomat | TitleClass::Regional);
        let oblique = !title.cases.has(Case::Nom) && !title.cases.has(Case::Gen);
        office && oblique && undeclined::stranger(self.doc, name)
    }

    /// «директора Анны Ивановой и …»: not the plural, which asks for a nominative behind it.
    pub(super) fn of_several(&self, found: &Found, t: usize, n: usize) -> bool {
        let title = &found.titles[t];
        let heads = SenseKind::TitleHead.bit() | SenseKind::Rank.bit();
        let senses = self.doc.senses(title.heads[0].noun).filter(|s| s.kind.bit() & heads != 0);
        let plural = senses.filter(|s| s.number == Some(Number::Plur)).fold(CaseSet::EMPTY, |all, s| all.or(s.cases));
        let cases = plural.and(title.cases);
        !title.singular || cases.is_empty() || phrase::may_agree(self.doc, &found.names[n], cases)
    }

    pub(super) fn counted(&self, title: &Title) -> bool {
        counted(self.doc, title)
    }

    pub(super) fn numeral_before(&self, title: &Title) -> Option<usize> {
        numeral_before(self.doc, title)
    }

    /// «один из самых известных режиссёров»: is the plural title at `start` told of one?
    pub(super) fn one_of(&self, start: usize) -> bool {
        self.one_before(start).is_some()
    }

    /// Where «один» stands before «из самых известных» and a title that begins at `start`.
    pub(super) fn one_before(&self, start: usize) -> Option<usize> {
        let doc = self.doc;
        let mut back = (start.saturating_sub(4)..start).rev();
        let of = back.find(|&k| !doc.is_word(k) || doc.adjective(k).any().is_empty())?;
        (of > 0 && doc.text.fold(of) == "из" && doc.text.fold(of - 1).starts_with("од")).then(|| of - 1)
    }

    /// «одного из директоров, Ивана …»: does «один» agree with the name?
    pub(super) fn one_is(&self, start: usize, name: &Name) -> bool {
        let cases = |k: usize| self.doc.known(k).iter().fold(CaseSet::EMPTY, |all, p| all.or(p.tag.cases()));
        self.one_before(start).is_some_and(|k| phrase::agrees(self.doc, name, cases(k)))
    }

    /// «Указом главы государства Иван Петров назначен …»: a form that is one's in the genitive and several people's in the nominative
    /// is not the title of one name in the nominative.
    pub(super) fn one_may_agree(&self, title: &Title, name: &Name) -> bool {
        let heads = SenseKind::TitleHead.bit() | SenseKind::Rank.bit();
        let senses = self.doc.senses_of(title.heads[0].noun, heads).filter(|s| s.number != Some(Number::Plur));
        let one = senses.fold(CaseSet::EMPTY, |all, s| all.or(s.cases)).and(title.cases);
        !(title.plural && title.singular)
            || one.is_empty()
            || phrase::may_agree(self.doc, name, one)
            || self.left_as_it_is(title, name)
    }

    pub(super) fn case_fits(&self, found: &Found, n: usize, t: usize) -> bool {
        // «мэр А, главы районов, …»: «главы» is a plural nominative, and no genitive of the one that a name is
        let title = &found.titles[t];
        let both = title.plural && title.singular && !self.one_of(title.start);
        let one = self.doc.noun(title.heads[0].noun).sing.and(title.cases);
        let cases = if both && !one.is_empty() { one } else { title.cases };
        // «А и Виктория Б, главы районов»: nor of one that stands in the nominative itself
        let place = names::Place::default();
        let subject = || names::nominative(self.doc, &found.names[n], &place, &|_| 0).case == Some(Case::Nom);
        // but «по словам Анаит Саркисян, директора школы»
        let before = found.names[n].start.checked_sub(1).filter(|&k| self.doc.small(k));
        let led = before.is_some_and(|k| {
            let flags = self.doc.flags(k);
            let thing = !self.doc.noun(k).any().is_empty() && !flags.has(Flags::VERB | Flags::ANIMATE);
            thing || flags.has(Flags::PREPOSITION)
        });
        if both && !cases.has(Case::Nom) && !led && subject() {
            return false;
        }
        // «дочь президента А, депутат»: who has a title in another case is not meant
        let other = |b: &&Bond| {
            let before = matches!(b.how, How::Before | How::Shared);
            b.name == n && before && found.titles[b.title].cases.and(cases).is_empty()
        };
        phrase::agrees(self.doc, &found.names[n], cases) && self.bonds(found).find(other).is_none()
    }
}

/// «два бывших руководителя: А и Б»: is the title, in the genitive, told of as many as a numeral says?
pub(in crate::extract) fn counted(doc: &Doc, title: &Title) -> bool {
    title.cases.has(Case::Gen) && numeral_before(doc, title).is_some()
}

/// How many the numeral before the title tells: «трое», «трое новых», «дуэт».
fn numeral_before(doc: &Doc, title: &Title) -> Option<usize> {
    let before = title.start.checked_sub(1)?;
    let modifies = doc.adjective(before).plur.has(Case::Gen);
    numeral(doc, before).or_else(|| numeral(doc, before.checked_sub(1).filter(|_| modifies)?))
}

/// How many of something a small numeral at `k` tells.
fn numeral(doc: &Doc, k: usize) -> Option<usize> {
    match doc.text.fold(k) {
        "два" | "две" | "оба" | "обе" | "двое" | "дуэт" => Some(2),
        "три" | "трое" | "трио" => Some(3),
        "четыре" | "четверо" | "квартет" => Some(4),
        "пять" | "пятеро" | "квинтет" => Some(5),
        "шесть" | "шестеро" => Some(6),
        _ => None,
    }
}
