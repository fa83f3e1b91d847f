//! What words that may be a name are instead: letters beside letters, the end of the phrase before, a port or a team, a place.

use super::{Words, behind_team};
use crate::extract::doc::Flags;
use crate::extract::names::Role;
use crate::extract::names::beside::{alone_behind, attributive, defends, nominative_alone};
use crate::extract::names::forms::{readings, share_case};
use crate::extract::names::spelling::like_regional;
use crate::extract::names::tradition::other_people;
use crate::extract::names::units::{Unit, bit};
use crate::morph::{Case, CaseSet};
use crate::rules::SenseKind;
use crate::text::{Shape, ends_in};

impl Words<'_, '_> {
    /// Are the words no name, whatever they may be?
    pub(super) fn refused(&self) -> bool {
        self.letters() || self.long_phrase() || self.adjectives() || self.port() || self.team()
    }

    /// «АТО Гагаузия»: letters before a place; «(ИФИ НАН РА)»: letters beside letters.
    fn letters(&self) -> bool {
        let (doc, u) = (self.doc, self.u);
        let shape = |x: &Unit| doc.text.tokens[x.start].shape;
        if u.len() == 2 && shape(&u[0]) == Shape::Upper && shape(&u[1]) == Shape::Capital && u[1].is(bit::PLACE) {
            return true;
        }
        let letters = |x: &Unit| shape(x) == Shape::Upper && doc.text.word(x.start).chars().count() < 5;
        u.len() > 1
            && u.iter().all(|x| letters(x) && !x.is(bit::EASTERN | bit::SURE))
            && !doc.sentence_start(u[0].start)
    }

    /// The first of three words and more belongs to the phrase before.
    fn long_phrase(&self) -> bool {
        self.u.len() > 2
            && (self.town_first()
                || self.client()
                || self.astray()
                || self.of_place()
                || self.of_body()
                || self.of_region()
                || self.led())
    }

    /// «архитектор Самары Ивана Гусева», «марзпет Ширака Ивана Гусева»: a place's name that humans bear too, and a given name of the
    /// other sex or of another people.
    fn town_first(&self) -> bool {
        let (doc, town, given) = (self.doc, &self.u[0], &self.u[1]);
        if !town.is(bit::PLACE) || !town.is(bit::GIVEN) || !given.is(bit::SURE) || self.before().is_none() {
            return false;
        }
        let sexes = |x: &Unit| readings(doc, x.start, Role::Given);
        let (a, b) = (sexes(town), sexes(given));
        let apart = !a.iter().any(|x| b.iter().any(|y| x.gender == y.gender));
        let genitive = doc.senses_of(town.start, SenseKind::Place.bit()).any(|s| s.cases.has(Case::Gen));
        genitive && (apart || other_people(doc, town.start, given.start))
    }

    /// «адвокат Казаряна Батор Ринчинов»: his client's surname is no part of the name.
    fn client(&self) -> bool {
        let u = self.u;
        u.len() == 3 && self.given != Some(0) && u[2].is(bit::SURNAME) && defends(self.doc, u[0].start)
    }

    /// Is the word a given name in the nominative?
    fn leads(&self, x: &Unit) -> bool {
        readings(self.doc, x.start, Role::Given).iter().any(|f| f.cases.has(Case::Nom))
    }

    /// «Университета Астана Балжан Сыздык»: it could be of a given name, in another case.
    fn astray(&self) -> bool {
        let u = self.u;
        let bent = |x: &Unit| {
            let forms = readings(self.doc, x.start, Role::Given);
            x.is(bit::GIVEN) && !forms.is_empty() && forms.iter().all(|f| !f.cases.has(Case::Nom))
        };
        u[0].is(bit::PLACE) && bent(&u[0]) && u[1].is(bit::GIVEN) && self.leads(&u[1])
    }

    /// «кланов Нью-Йорка Фрэнка Кали»
    fn of_place(&self) -> bool {
        let x = &self.u[0];
        self.given == Some(1)
            && x.is(bit::PLACE)
            && !x.is(bit::EASTERN | bit::PARTICLE)
            && !self.doc.flags(x.start).has(Flags::SURNAME_SURE)
    }

    /// «сотрудник Библиотеки Александрины Марианна Бутрос»: two given names that share no case.
    fn of_body(&self) -> bool {
        let (doc, u) = (self.doc, self.u);
        let cases =
            |x: &Unit| readings(doc, x.start, Role::Given).iter().fold(CaseSet::EMPTY, |all, f| all.or(f.cases));
        let body = || u[0].start > 0 && doc.any_of(u[0].start - 1, SenseKind::OrgHead.bit());
        self.titled
            && self.given == Some(0)
            && u[1].is(bit::GIVEN)
            && body()
            && cases(&u[0]).and(cases(&u[1])).is_empty()
    }

    /// «губернатор Ширака Давид Арушанян»
    fn of_region(&self) -> bool {
        let (doc, u) = (self.doc, self.u);
        let genitive = |x: &Unit| {
            let mut places = doc.senses_of(x.start, SenseKind::Place.bit()).peekable();
            places.peek().is_some() && places.all(|s| !s.cases.has(Case::Nom))
        };
        self.titled
            && u[1].is(bit::GIVEN)
            && genitive(&u[0])
            && self.leads(&u[1])
            && !doc.any_of(u[0].start, SenseKind::GivenName.bit())
    }

    /// «Арктики Алексей Чекунков»: the name begins with its given name, what stands before belongs to the phrase before.
    fn led(&self) -> bool {
        let (doc, u) = (self.doc, self.u);
        let rest_given = || u[2..].iter().all(|x| x.is(bit::GIVEN));
        let phrase_before = || !(self.titled && nominative_alone(doc, u[0].start) || alone_behind(doc, u[0].start));
        self.given == Some(1) && !u[0].is(bit::EASTERN | bit::PARTICLE) && !rest_given() && phrase_before()
    }

    /// «Ржевского Оковецкого собора»; «на посту Оля Астраханской таможни»: an adjective of another case, and what it describes.
    fn adjectives(&self) -> bool {
        let (doc, u) = (self.doc, self.u);
        let [first, second] = u else { return false };
        let adjective = |x: &Unit| like_regional(doc.text.fold(x.start));
        let regional = |x: &Unit| adjective(x) || ends_in(doc.text.fold(x.start), &["ской", "ская", "скую"]);
        let attribute = || attributive(doc, second.start);
        match self.given {
            None => u.iter().all(adjective) && attribute(),
            Some(0) => regional(second) && attribute() && !share_case(doc, first.start, second.start),
            _ => false,
        }
    }

    /// Does the first word call the port or the station behind whose noun it stands?
    fn port(&self) -> bool {
        let (doc, u) = (self.doc, self.u);
        let site = |k: usize| doc.know.grammar.stems.terminals.has(doc.text.fold(k));
        if !self.before().is_some_and(site) {
            return false;
        }
        match self.given {
            // «директор порта Бургас»
            _ if u.len() == 1 => u[0].is(bit::PLACE),
            _ if u.len() == 2 => false,
            // «порта Алят Эльдар Салахов»: the port's own name is none of the director's
            Some(1) => !u[0].is(bit::EASTERN | bit::PARTICLE),
            // «порта Алят Леонид Штейнберг»: a place, though the dictionary has such a given name
            Some(0) => u[0].is(bit::PLACE) && u[1].is(bit::SURE) && !u[0].is(bit::SURNAME),
            _ => false,
        }
    }

    /// «капитан клуба Тоттенхэм Хотспур Ледли Кинг»: the last two words are the name.
    fn team(&self) -> bool {
        self.u.len() > 2 && self.given != Some(0) && behind_team(self.doc, self.u[0].start)
    }

    /// «в Сан Луисе», «из Аль Аина»: two words behind a preposition of place.
    pub(super) fn whereabouts(&self) -> bool {
        let (doc, u) = (self.doc, self.u);
        let Some(k) = self.before().filter(|_| u.len() == 2 && !self.titled) else { return false };
        let whereabouts =
            (!doc.capital(k) || doc.sentence_start(k)) && matches!(doc.text.fold(k), "в" | "во" | "из" | "до");
        // «на сборах в Вершине Тёи»
        let within = || matches!(doc.text.fold(k), "в" | "во");
        let nobody = || self.given.is_none() && !u.iter().any(|x| x.is(bit::EASTERN)) && within();
        // «в Липином Бору»: a place, though «Бора» is a given name
        let settled = || self.given == Some(1) && u[1].is(bit::PLACE) && !u[0].is(bit::GIVEN | bit::SURE);
        whereabouts && (u[0].is(bit::PARTICLE) || nobody() || settled()) || self.behind_town(k)
    }

    /// «В Киеве Ольга выступила», «из Казани Марат уехал»: a place in the case that the preposition at `k` asks for, and somebody's
    /// given name in the nominative.
    fn behind_town(&self, k: usize) -> bool {
        let (doc, u) = (self.doc, self.u);
        let asked = match doc.text.fold(k) {
            "в" | "во" | "на" => CaseSet::of(Case::Acc).or(CaseSet::of(Case::Loc)),
            "из" | "до" | "от" | "около" | "близ" => CaseSet::of(Case::Gen),
            "к" => CaseSet::of(Case::Dat),
            "под" | "над" | "за" => CaseSet::of(Case::Acc).or(CaseSet::of(Case::Ins)),
            _ => return false,
        };
        let town = |s: crate::rules::Sense| !s.cases.and(asked).is_empty();
        self.given == Some(1)
            && !u[0].is(bit::EASTERN | bit::GIVEN)
            && doc.senses_of(u[0].start, SenseKind::Place.bit()).any(town)
            && u[1].is(bit::SURE)
            && self.leads(&u[1])
    }
}
