//! Where the name of a human begins, to whom the head belongs, rather than a further dependent.

use super::agreement::agrees;
use super::bodies::{branch, called_before, english_company};
use super::given::{before_father, with_father};
use super::letters::{adjectives_of_body, capitals, of_letters, shouted_eastern, shouted_surname};
use super::nouns::named;
use super::parts::Growth;
use super::units::preposition;
use crate::extract::doc::{Doc, Flags};
use crate::extract::names::{self, Name};
use crate::morph::{Case, CaseSet};
use crate::rules::{Class, Face, PlaceKind, Sense, SenseKind, TitleClass};
use crate::text::{Kind, Shape, ends_in};

/// «нунций в Казахстане архиепископ Джордж», «Совета ветеранов Министерства Посла В. И. Казаринова»: a cleric's address
/// or an ambassador's rank in the head's case, and right behind it his name.
pub(super) fn cleric_begins(doc: &Doc, j: usize, limit: usize, growth: Growth) -> bool {
    // an ambassador's staff is of a department, a mission, a service, not of a ministry or a council
    let body = || doc.any_of(j - 1, SenseKind::OrgHead.bit()) && doc.noun(j - 1).sing.has(Case::Gen);
    let church = |s: crate::rules::Sense| {
        s.kind == SenseKind::TitleHead
            && match doc.know.titles[s.entry as usize].class {
                TitleClass::Church => true,
                TitleClass::Diplomat => doc.capital(j) && doc.hit_len(j) == 1 && body(),
                _ => false,
            }
            && !s.cases.and(growth.head.or(CaseSet::of(Case::Nom))).is_empty()
    };
    let next = j + doc.hit_len(j);
    doc.any_of(j, SenseKind::TitleHead.bit())
        && doc.senses(j).any(church)
        && next < limit
        && person_begins(doc, next, limit, growth)
}

/// «Шынберген Каримов»: a word that nothing knows and that does not end as towns do, before a surname without initials.
fn strange_given_before_surname(doc: &Doc, at: usize, limit: usize) -> bool {
    const TOWNS: [&str; 14] =
        ["ск", "ска", "град", "града", "бург", "бурга", "поль", "поля", "абад", "абада", "кент", "кента", "во", "но"];
    let next = at + 1;
    let surname = |k: usize| k < limit && doc.capital(k) && !doc.text.tokens[k].line_start;
    let unknown =
        |k: usize| !doc.flags(k).has(Flags::KNOWN) && doc.hit_len(k) == 0 && !doc.any_of(k, SenseKind::Place.bit());
    let strange = unknown(at) && !ends_in(doc.text.fold(at), &TOWNS);
    // «и.о. Главы города Лакхдар Туати»
    let foreign =
        |k: usize| unknown(k) && doc.text.tokens[k].shape == Shape::Capital && !ends_in(doc.text.fold(k), &TOWNS);
    strange
        && doc.text.tokens[at].shape == Shape::Capital
        && surname(next)
        && (names::plain_surname(doc.text.fold(next)) || foreign(next))
        && !names::two_initials(doc, next + 1)
        && !surname(next + 1)
}

/// «глава города Геннадий Агафонов»: the mayor's name, not the town's.
pub(super) fn given_leads(doc: &Doc, at: usize, limit: usize) -> bool {
    if doc.flags(at).has(Flags::SURNAME_SURE) && doc.sense(at, SenseKind::Place.bit()).is_none() {
        return true;
    }
    // «имам мечети города Абдула-хаджи Нурмагомедов»
    let pilgrim = doc.text.fold(at).ends_with("-хаджи") || doc.text.fold(at).ends_with("-хажи");
    if with_father(doc, at, limit) || pilgrim {
        return true;
    }
    // «глава города Шынберген Каримов»: officials are not told by the surname alone
    if strange_given_before_surname(doc, at, limit) {
        return true;
    }
    // «мэр города Мехмет Окан Сёзери»: no town is called so
    let given = doc.any_of(at, SenseKind::GivenName.bit()) && !doc.any_of(at, SenseKind::Place.bit());
    let name = names::name_at(doc, at, limit, true);
    name.is_some_and(|n| {
        n.eastern || n.parts.len() > 1 && leads(doc, &n) && (given || !better_name(doc, at + 1, limit))
    })
}

/// A calling in a small letter at `j`, and a human's name right behind it.
pub(super) fn titled_person(doc: &Doc, j: usize, limit: usize) -> bool {
    let end = j + doc.hit_len(j);
    doc.small(j)
        && doc.any_of(j, SenseKind::TitleHead.bit())
        && end < limit
        && doc.capital(end)
        && names::name_at(doc, end, limit, true).is_some_and(|n| n.parts.len() > 1 && n.weight > 0.5)
        && named(doc, end, limit, Case::Gen).is_none()
}

/// «избрали председателем россиянина Ивана Петрова»: one of a people, before his name.
pub fn compatriot(doc: &Doc, j: usize) -> bool {
    let people = SenseKind::Country(Face::Inhabitant).bit();
    let name = j + 1 < doc.len() && doc.capital(j + 1) && !doc.text.tokens[j + 1].line_start;
    name && doc.small(j) && doc.any_of(j, people) && !doc.noun(j).sing.is_empty()
}

/// Does the person that the head belongs to begin at `j`, rather than a further dependent?
pub(super) fn person_begins(doc: &Doc, j: usize, limit: usize, growth: Growth) -> bool {
    if j >= limit {
        return false;
    }
    // «с обращениями граждан Иван Петров …»: no word of courtesy to one
    let many = doc.is_word(j) && doc.noun(j).sing.is_empty() && !doc.noun(j).plur.is_empty() && !growth.plural;
    if let Some(next) = address(doc, j, limit).filter(|_| !many) {
        // «библиотеки г-жи Венты Коцере»: whatever the name is
        if doc.text.fold(j).starts_with("г-") && next < limit && doc.capital(next) {
            return true;
        }
        return next < limit
            && (doc.capital(next) || address(doc, next, limit).is_some())
            && person_begins(doc, next, limit, growth);
    }
    if compatriot(doc, j) && j + 1 < limit {
        return person_begins(doc, j + 1, limit, growth);
    }
    if honoured(doc, j, limit) && growth.head == CaseSet::of(Case::Ins) {
        return true;
    }
    if let Some(told) = told_by_word(doc, j, limit, growth) {
        return told;
    }
    let Some(name) = names::name_at(doc, j, limit, true) else {
        return false;
    };
    if behind_mission(doc, j) && name.parts.len() > 1 {
        return true;
    }
    let begun = Begun { doc, j, limit, growth, name };
    if begun.name_of_body() {
        return false;
    }
    begun.eastern_behind_noun()
        || !(begun.with_task()
            || begun.describes()
            || begun.behind_letters()
            || attributive_place(doc, j, &begun.name)
            || begun.before_eastern()
            || begun.of_oblique_given()
            || begun.rather_dependent()
            || begun.before_eastern_of_body()
            || begun.behind_body())
            && begun.is_best()
}

/// «атташе посольства Кана Фудзимото»: a mission bears the name of a state, if any, and a region's stays before a human's.
fn behind_mission(doc: &Doc, j: usize) -> bool {
    const NAMED: u32 = SenseKind::COUNTRIES | SenseKind::ORGANIZATIONS;
    let region = |s: Sense| doc.know.places[s.entry as usize].kind != PlaceKind::City;
    if doc.senses_of(j, SenseKind::Place.bit()).any(region) {
        return false;
    }
    let mission = |s: Sense| doc.know.org_heads[s.entry as usize].class == "diplomatic";
    let behind = j > 0 && doc.senses_of(j - 1, SenseKind::OrgHead.bit()).any(mission);
    behind && !doc.any_of(j, NAMED) && doc.noun(j - 1).sing.has(Case::Gen)
}

/// «избрала председателем комитета заслуженного тренера А»: an honour told of one person, whom the verb has for its object.
fn honoured(doc: &Doc, j: usize, limit: usize) -> bool {
    let honour = ["заслуженного", "заслуженную", "народного", "народную"].contains(&doc.text.fold(j));
    honour && doc.small(j) && j + 1 < limit && doc.any_of(j + 1, SenseKind::TitleHead.bit())
}

/// «мэру | Самары Ивану Петрову», «губернатора | Ширака Ивана Петрова»: a listed place in the genitive, though humans are called so
/// too, between an office and a whole name in the office's case.
fn town_of_office(doc: &Doc, j: usize, limit: usize, growth: Growth) -> bool {
    let place = |s: Sense| s.kind == SenseKind::Place && s.cases.has(Case::Gen);
    let next = j + doc.hit_len(j);
    if !doc.flags(j).has(Flags::GIVEN)
        || next >= limit
        || !doc.flags(next).has(Flags::GIVEN)
        || !doc.senses(j).any(place)
    {
        return false;
    }
    // «мэра Самары Ивана …»: the office of a place wants one, whatever its case
    let regional = |s: Sense| doc.know.titles[s.entry as usize].class == TitleClass::Regional;
    let of_place = || j > 0 && doc.senses_of(j - 1, SenseKind::TitleHead.bit()).any(regional);
    // but «член комитета Парвана …»
    let given =
        || names::readings(doc, j, names::Role::Given).iter().fold(CaseSet::EMPTY, |all, form| all.or(form.cases));
    let apart = || !growth.head.is_empty() && given().and(growth.head).is_empty();
    let whole = |name: Name| name.parts.len() > 1 && agrees(doc, &name, growth.head);
    (of_place() || apart()) && doc.capital(next) && names::name_at(doc, next, limit, true).is_some_and(whole)
}

/// «штата | Керала»: a listed region, and no given name, right behind a noun for one.
fn region_of_noun(doc: &Doc, j: usize) -> bool {
    let region = |s: Sense| s.kind == SenseKind::Place && doc.know.places[s.entry as usize].kind == PlaceKind::Region;
    let noun = j.checked_sub(1).is_some_and(|k| doc.small(k) && doc.is_class(k, Class::DESIGNATES));
    noun && doc.senses_of(j, SenseKind::Place.bit()).any(region) && !doc.flags(j).has(Flags::GIVEN)
}

/// What the words at `j` tell before a name is read of them: whether a person begins, if they do tell.
fn told_by_word(doc: &Doc, j: usize, limit: usize, growth: Growth) -> Option<bool> {
    if !doc.capital(j) || english_company(doc, j, limit).is_some() || called_before(doc, j, limit).is_some() {
        return Some(false);
    }
    if office_of_land(doc, j, limit) {
        return Some(false);
    }
    // «посол КВОН Ги Сок»
    if shouted_eastern(doc, j)
        || with_father(doc, j, limit)
        || doc.flags(j).has(Flags::SURNAME) && before_father(doc, j, limit)
    {
        return Some(true);
    }
    // «министра штата Керала Прадип …», whatever the name behind is
    if region_of_noun(doc, j) && j + 1 < limit && doc.capital(j + 1) || town_of_office(doc, j, limit, growth) {
        return Some(false);
    }
    // «хирургу Буйнакской ЦГБ»
    if of_letters(doc, j, limit) && !doc.flags(j).has(Flags::GIVEN) {
        return Some(false);
    }
    // «наместника Троицкого Селенгинского монастыря»
    if adjectives_of_body(doc, j, limit) {
        return Some(false);
    }
    // «Тарифа бин Халеда аль-Муфадхи»
    if j + 2 < limit && matches!(doc.text.word(j + 1), "бин" | "бен" | "ибн" | "бинт" | "бинти") && doc.capital(j + 2)
    {
        return Some(true);
    }
    // «тренер Газинуровых», «аймака Туве Дорж Бат»
    let place = || j > 0 && doc.is_class(j - 1, Class::DESIGNATES) && named(doc, j, limit, Case::Nom).is_some();
    let family = || doc.text.fold(j).ends_with("ых") && names::names_several(doc, j);
    let dependent = !growth.plural && family() || place() && better_name(doc, j + doc.hit_len(j), limit);
    dependent.then_some(false)
}

/// A name that begins where a dependent of the head could.
struct Begun<'d> {
    doc: &'d Doc<'d>,
    j: usize,
    limit: usize,
    growth: Growth,
    name: Name,
}

impl Begun<'_> {
    /// The name is one word.
    fn lone(&self) -> bool {
        self.name.end == self.j + 1
    }

    fn given(&self) -> bool {
        self.doc.flags(self.j).has(Flags::GIVEN)
    }

    /// «Университета Иннополис»: nobody's name by any sign
    fn name_of_body(&self) -> bool {
        let (doc, j) = (self.doc, self.j);
        let unknown = || !doc.flags(j).has(Flags::GIVEN | Flags::KNOWN | Flags::SURNAME) && !doc.eastern_surname(j);
        let head = |k: usize| doc.any_of(k, SenseKind::OrgHead.bit()) && doc.hit_len(k) == 1;
        let body = || j > 0 && doc.capital(j - 1) && !doc.sentence_start(j - 1) && head(j - 1);
        self.lone() && body() && unknown() && doc.text.tokens[j].shape == Shape::Capital
    }

    /// «развития деревни Ха Конг Туан»
    fn eastern_behind_noun(&self) -> bool {
        let (doc, j, name) = (self.doc, self.j, &self.name);
        name.eastern && name.end > j + 2 && doc.eastern_surname(j) && !doc.any_of(j, SenseKind::Place.bit())
    }

    /// «директор Блока по развитию»: a common noun that is told what it deals with
    fn with_task(&self) -> bool {
        let (doc, j) = (self.doc, self.j);
        let task = |k: usize| {
            k + 1 < self.limit && doc.text.reads(k, "по") && !doc.capital(k + 1) && doc.noun(k + 1).has(Case::Dat)
        };
        let common = || doc.flags(j).has(Flags::COMMON) && doc.noun(j).sing.has(Case::Gen);
        self.lone() && common() && !self.given() && task(self.name.end)
    }

    /// «заседание Монголо-российской межправкомиссии»: an adjective of the noun behind it
    fn describes(&self) -> bool {
        let (doc, j) = (self.doc, self.j);
        // «судья Вуктыльского судебного участка»
        let small = |k: usize| k < self.limit && doc.small(k);
        let second = |k: usize| small(k) && doc.adjective(k).sing.has(Case::Gen) && doc.noun(k).any().is_empty();
        let described = |k: usize| {
            let noun = k + usize::from(second(k));
            small(noun) && doc.noun(noun).sing.has(Case::Gen)
        };
        self.lone() && doc.adjective(j).sing.has(Case::Gen) && described(self.name.end) && !self.given()
    }

    /// «генеральный секретарь АФК Виндзор Джон»: letters, and then the name
    fn behind_letters(&self) -> bool {
        let (doc, j, end) = (self.doc, self.j, self.name.end);
        let known = || doc.flags(j).has(Flags::GIVEN | Flags::SURNAME) || doc.eastern_surname(j);
        let letters = || capitals(doc, j) && !known() && !shouted_surname(doc, j);
        let written_out = |k: usize| doc.text.tokens[k].shape == Shape::Capital;
        end > j + 2 && letters() && (j + 1..end).all(written_out)
    }

    /// «провинции Кханьхоа Ле Дык Винь»
    fn before_eastern(&self) -> bool {
        let (j, name) = (self.j, &self.name);
        !name.eastern && name.end > j + 2 && !self.given() && self.eastern_from(j + 1)
    }

    /// Are the words of the name from `k` on one of the East?
    fn eastern_from(&self, k: usize) -> bool {
        let end = self.name.end;
        names::name_at(self.doc, k, end, true).is_some_and(|n| n.eastern && n.end == end)
    }

    /// «ректор Университета Ибрагима Иван Петров»: a given name that is no nominative, and a whole name behind
    fn of_oblique_given(&self) -> bool {
        let (doc, j, limit) = (self.doc, self.j, self.limit);
        let own = |k: usize| {
            let office = doc.any_of(k, SenseKind::TitleHead.bit()) && doc.noun(k).has(Case::Nom);
            office || doc.any_of(k, SenseKind::OrgHead.bit())
        };
        let cases =
            || names::readings(doc, j, names::Role::Given).iter().fold(CaseSet::EMPTY, |all, f| all.or(f.cases));
        let nominative = self.growth.head == CaseSet::of(Case::Nom);
        let oblique = nominative && self.given() && !self.lone() && j > 0 && own(j - 1) && !cases().has(Case::Nom);
        // … but «воспитанница Ивана Рогова Анна Ким»
        let owner = || j + 2 < limit && doc.flags(j + 2).has(Flags::GIVEN) && names::share_case(doc, j, j + 1);
        let whole = |k: usize| names::name_at(doc, k, limit, true).is_some_and(|n| n.parts.len() > 1);
        oblique && better_name(doc, j + 1, limit) && !(owner() && whole(j + 2))
    }

    /// Is the word rather known as a dependent than as a name?
    fn rather_dependent(&self) -> bool {
        let (doc, j) = (self.doc, self.j);
        // «губернаторы аймаков Сэлэнгэ и Дорнод …»: a lone unknown word behind a plural office is a dependent
        let unknown = || !doc.flags(j).has(Flags::GIVEN | Flags::SURNAME);
        self.name.weight < 0.5 && named(doc, j, self.limit, Case::Gen).is_some()
            || self.words() == 1 && self.growth.plural && unknown()
    }

    fn words(&self) -> usize {
        self.name.end - self.name.start
    }

    /// «проректор Университета Андон Пак Хо Сон»
    fn before_eastern_of_body(&self) -> bool {
        let (doc, j) = (self.doc, self.j);
        let of_body = |k: usize| doc.any_of(k, SenseKind::OrgHead.bit()) && doc.noun(k).sing.has(Case::Gen);
        self.name.end == j + 4
            && j > 0
            && of_body(j - 1)
            && !doc.eastern_surname(j)
            && doc.eastern_surname(j + 1)
            && self.eastern_from(j + 1)
    }

    /// «Университета Хоккайдо Норихиро Наганава»: a body's noun wants a name of its own; not «школы Николаева Т. П.»
    fn behind_body(&self) -> bool {
        let (doc, j) = (self.doc, self.j);
        let surname_first = || self.name.parts.last().is_some_and(|p| p.initial);
        let of_body = || doc.any_of(j - 1, SenseKind::OrgHead.bit()) && !branch(doc, j - 1);
        self.words() > 2 && !surname_first() && !leads(doc, &self.name) && j > 0 && of_body()
    }

    /// «Хранитель | Матенадарана: Иван Петров»: a lone word that nothing knows as a name, and behind a colon or dash who holds the office.
    fn before_holder(&self) -> bool {
        let (doc, next) = (self.doc, self.name.end + 1);
        let mark = next < doc.len() && (doc.text.is(next - 1, ":") || doc.text.dash(next - 1));
        mark && doc.capital(next)
            && !doc.text.tokens[next].line_start
            && !doc.flags(self.j).has(Flags::GIVEN | Flags::SURNAME | Flags::SURNAME_SURE)
            && names::name_at(doc, next, doc.sentence_end(self.j), false).is_some_and(|n| n.parts.len() > 1)
    }

    /// «мэр Змеиногорска Н. П. Лих», «Института Пастера в Дакаре Амаду Сол»: does no better name follow the first word?
    fn is_best(&self) -> bool {
        let (doc, j, limit, name) = (self.doc, self.j, self.limit, &self.name);
        if name.parts.len() > 1 && (leads(doc, name) || names::nominative_alone(doc, j)) {
            return true;
        }
        if self.words() > 2 && strange_given(doc, j) {
            return true;
        }
        let after = named(doc, j, limit, Case::Gen).map_or(j + 1, |u| u.end);
        if after < limit && better_name(doc, after, limit) {
            return false;
        }
        if self.words() > 1 {
            return true;
        }
        if self.before_holder() {
            return false;
        }
        let listed = || named(doc, j, limit, Case::Gen).is_some() && !self.given();
        let other_case = || !agrees(doc, name, self.growth.head) && !doc.flags(j).has(Flags::SURNAME_SURE);
        !listed() && !other_case()
    }
}

/// «помощник Раиса Республики Татарстан»: an office that is also a given name, and the land it is held in.
fn office_of_land(doc: &Doc, j: usize, limit: usize) -> bool {
    let office = doc.any_of(j, SenseKind::TitleHead.bit()) && doc.noun(j).sing.has(Case::Gen);
    let land = |k: usize| doc.is_class(k, Class::AREA) || doc.any_of(k, SenseKind::Place.bit());
    let called = |k: usize| k < limit && doc.capital(k) && land(k) && !doc.flags(k).has(Flags::SURNAME);
    office && called(j + 1) && doc.noun(j + 1).has(Case::Gen)
}

/// «преподаватель языка Сулфан Саид Джума»: a word that nothing knows and that is no oblique case, behind one that bears no name in the genitive.
fn strange_given(doc: &Doc, j: usize) -> bool {
    let Some(k) = j.checked_sub(1).filter(|&k| doc.small(k)) else { return false };
    let written = doc.text.tokens[j].shape == Shape::Capital && doc.hit_len(j) == 0;
    !names::bears_names(doc, k)
        && written
        && !names::oblique_ending(doc.text.fold(j))
        && !doc.flags(j).has(Flags::KNOWN)
        && !doc.noun(k).any().is_empty()
}

/// End of a word of courtesy or a rank that stands between an office and a name: «г-ну», «полковника».
fn address(doc: &Doc, j: usize, limit: usize) -> Option<usize> {
    if !doc.is_word(j)
        || doc.sense(j, SenseKind::Honorific.bit() | SenseKind::Rank.bit()).is_none()
        || names::trade_surname(doc, j)
    {
        return None;
    }
    let mut end = j + doc.hit_len(j);
    while end < limit && doc.text.is(end, ".") {
        end += 1;
    }
    // «генерал-полковника авиации», «майора таможенной службы»
    let rank = doc.any_of(j, SenseKind::Rank.bit());
    let arm = |k: usize| doc.know.grammar.stems.arms.has(doc.text.fold(k));
    if rank && end + 1 < limit && arm(end) {
        end += 1;
    } else if rank && end + 2 < limit && doc.text.reads(end + 1, "службы") && doc.adjective(end).has(Case::Gen) {
        end += 2;
    }
    // «советника юстиции 3 класса»
    if end + 1 < limit && doc.text.tokens[end].kind == Kind::Number && doc.is_class(end + 1, Class::GRADE) {
        end += 2;
    }
    // «майора в отставке», «капитана запаса»
    let retired = |k: usize| {
        k + 1 < limit && doc.text.reads(k, "в") && doc.know.grammar.stems.retired.begins(doc.text.fold(k + 1))
    };
    if retired(end) {
        end += 2;
    } else if end < limit && doc.text.reads(end, "запаса") {
        end += 1;
    }
    (end < limit && doc.is_word(end)).then_some(end)
}

/// A place in front of a name that could swallow it: «Бухары Зебо Назаровой».
fn attributive_place(doc: &Doc, j: usize, name: &Name) -> bool {
    // «депо Боготол Пётр …»: behind a body's noun the place stands as it is
    let body = j > 0 && doc.any_of(j - 1, SenseKind::OrgHead.bit());
    let still = || body.then(|| named(doc, j, name.end, Case::Nom)).flatten();
    let Some(place) = named(doc, j, name.end, Case::Gen).or_else(still) else {
        return false;
    };
    // «Ха Конг Туан»: a surname of one syllable is no village
    let surname = name.eastern && doc.eastern_surname(j);
    // «министр внешних сношений Анголы Тете Антониу»: a state has its town in front of no name
    let state = j > 0 && doc.any_of(j - 1, SenseKind::Country(Face::Short).bit());
    !surname
        && !state
        && !doc.flags(j).has(Flags::GIVEN)
        && place.end < name.end
        && names::name_at(doc, place.end, name.end, true).is_some_and(|rest| {
            // «директор школы Николаева Т. П.»: what is left would lack a surname
            let surname = rest.parts.iter().any(|p| p.role == names::Role::Surname && !p.initial);
            surname || !doc.flags(j).has(Flags::SURNAME) || name.parts[0].role != names::Role::Surname
        })
}

/// Does the name's first word look like a name of its own (given name, initials, East Asian surname)?
fn leads(doc: &Doc, name: &Name) -> bool {
    let named_first = named(doc, name.start, name.end, Case::Gen).is_some() && !doc.flags(name.start).has(Flags::GIVEN);
    let particle = (name.start + 1..name.end).any(|i| doc.any_of(i, SenseKind::NameParticle.bit()));
    let marked = name.eastern || particle || name.parts.iter().any(|p| p.initial || p.role == names::Role::Patronymic);
    let given = (name.start..name.end).any(|i| doc.flags(i).has(Flags::GIVEN));
    !named_first && (marked || given && doc.flags(name.start).has(Flags::GIVEN | Flags::SURNAME))
}

fn better_name(doc: &Doc, at: usize, limit: usize) -> bool {
    let place = preposition(doc, at, limit).map(|u| u.end);
    if let Some(k) = place
        && k < limit
        && doc.capital(k)
        && names::name_at(doc, k, limit, true).is_some_and(|n| n.parts.len() > 1)
    {
        return true;
    }
    [Some(at)].into_iter().flatten().any(|k| {
        k < limit
            && doc.capital(k)
            && !doc.text.tokens[k].line_start
            && names::name_at(doc, k, limit, true).is_some_and(|n| {
                n.parts.len() > 1
                    && n.parts.iter().any(|p| !p.initial)
                    && (leads(doc, &n) || named(doc, at - 1, limit, Case::Gen).is_some())
            })
    })
}
