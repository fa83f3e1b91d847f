//! Names with the father's: «Имя Отчество [Фамилия]», «Фамилия Имя Отчество», those with «оглы», «кызы», «уулу».

use super::forms::{readings, share_case};
use super::parts::{Builder, surname_end};
use super::tradition::at_home;
use super::units::{Unit, bit};
use super::{Name, Role};
use crate::extract::doc::{Doc, Flags};
use crate::morph::{Case, Gender, Tag};
use crate::rules::SenseKind;
use crate::text::{Kind, Shape};

/// Does an adjective in an oblique case stand right before the noun at `i`, and agree with it?
fn described(doc: &Doc, i: usize) -> bool {
    let before = i.checked_sub(1).filter(|&k| doc.is_word(k) && !doc.text.tokens[i].line_start);
    let cases = |k: usize| doc.adjective(k).sing.and(doc.noun(i).sing).without(Case::Nom);
    before.is_some_and(|k| !cases(k).is_empty() && !doc.noun(i).sing.has(Case::Nom))
}

/// «Благодарственное письмо», «Почётную грамоту»: an adjective that agrees with the noun in a small letter right behind it.
fn describes_next(doc: &Doc, i: usize) -> bool {
    let noun = i + 1;
    let agrees = |n: usize| {
        let (adjective, noun) = (doc.adjective(i), doc.noun(n));
        !adjective.sing.and(noun.sing).is_empty() || !adjective.plur.and(noun.plur).is_empty()
    };
    let thing = noun < doc.len() && doc.small(noun) && !doc.flags(noun).has(Flags::ANIMATE | Flags::VERB);
    thing && !doc.text.tokens[noun].line_start && agrees(noun)
}

/// Any order with a patronymic: «Имя Отчество [Фамилия]», «Фамилия Имя Отчество», «Имя Отец оглы Фамилия».
pub(super) fn with_patronymic(doc: &Doc, u: &[Unit]) -> Option<Name> {
    if let Some(k) = u.iter().position(|x| x.is(bit::OGLY | bit::UULU)) {
        return turkic(doc, u, k);
    }
    let fathers = |x: &Unit| x.is(bit::PATRONYMIC) && !x.is(bit::INITIAL);
    // «Ланевич Анатолий Петрович»: what leads is a surname
    let p = 1 + u.iter().take(4).skip(1).position(fathers)?;
    let mut b = Builder::new();
    match p {
        1 if u[0].is(bit::WORD) => {
            b.push(Role::Given, &u[0], &u[0]);
            // «Серик Сайынулы»: without a surname, the father's name of a Kazakh stands for one; not «Речь Сайынулы»
            if u.len() == 2 && u[0].is(bit::COMMON) && doc.sentence_start(u[0].start) {
                return None;
            }
            if u.len() == 2 && son_or_daughter(doc.text.fold(u[1].start)) {
                b.push(Role::Surname, &u[1], &u[1]);
                return b.done(0.97, false);
            }
            b.push(Role::Patronymic, &u[1], &u[1]);
            // «Суюнбек Мырзалыевич Акимжан»: their surnames are given names as well
            let south = ["kazakh", "kyrgyz", "uzbek", "tajik", "turkmen", "tatar", "armenian", "azeri"];
            let southern = at_home(doc, u[0].start, &south);
            // «Дина Оразовна Сыздык»
            let own = |x: &Unit| {
                let nominative = |i: usize| readings(doc, i, Role::Given).iter().any(|f| f.cases.has(Case::Nom));
                let southern = at_home(doc, x.start, &south) || !doc.any_of(x.start, SenseKind::GivenName.bit());
                southern && nominative(u[0].start) && nominative(x.start)
            };
            // «Мстислав Карлович Эрнст», «Мстислав Карлович Эрнст рассказал»: the name ends with it
            let last = |x: &Unit| {
                let small = || doc.text.tokens[x.end].shape == Shape::Lower && !doc.text.tokens[x.end].line_start;
                let mark = x.end == doc.len() || doc.text.tokens[x.end].kind == Kind::Punct || small();
                mark && !doc.text.is(x.end, "-") && share_case(doc, u[0].start, x.start)
            };
            // «Ивану Петровичу Благодарственное письмо»
            let describes = |x: &Unit| x.is(bit::COMMON) && describes_next(doc, x.start);
            if let Some(end) = surname_end(doc, u, 2)
                && !describes(&u[2])
                && (!(u[2].is(bit::GIVEN) && !u[2].is(bit::SURNAME))
                    || u.len() == 3 && (southern || own(&u[2]) || last(&u[2])))
            {
                b.push(Role::Surname, &u[2], &u[end - 1]);
                return b.done(0.99, false);
            }
            // «Душан Баятович», «Йован Миланович»: a South Slavic surname looks like a patronymic
            if at_home(doc, u[0].start, &["serbian"])
                || womans_name_before_ich(doc, &u[..2])
                || u.len() == 2 && doc.text.word(u[1].start).contains('-')
                || !(u[1].is(bit::FATHER) || southern && !listed_surname(doc, u[1].start))
                || !u[0].is(bit::GIVEN) && u[1].is(bit::SURNAME) && !u.get(2).is_some_and(|x| x.is(bit::GIVEN))
            {
                return None;
            }
            b.done(0.95, false)
        }
        // «Затем Юрий Валерьевич …»
        2 if doc.sentence_start(u[0].start)
            && doc.flags(u[0].start).has(Flags::ADVERB)
            && !doc.flags(u[0].start).has(Flags::SURNAME_SURE) =>
        {
            None
        }
        // «Российского Речного Регистра Вадим Сергеевич»: the noun of the adjective before it
        2 if u[0].is(bit::COMMON) && described(doc, u[0].start) => None,
        // «этрапа Туркменгала Ивана Петровича Сомова»
        2 if surname_behind(doc, u) => None,
        2 if u[0].is(bit::WORD) && u[1].is(bit::WORD) => {
            b.push(Role::Surname, &u[0], &u[0]);
            b.push(Role::Given, &u[1], &u[1]);
            b.push(Role::Patronymic, &u[2], &u[2]);
            b.done(0.99, false)
        }
        // not «Российского Речного Регистра Вадим Сергеевич»
        // nor «Рождества Богородицы Шагдуржапов Намжил Дашиевич»
        3 if u[..3].iter().all(|x| x.is(bit::WORD))
            && !(u[0].is(bit::COMMON) && u[1].is(bit::COMMON))
            && (u[0].is(bit::SURNAME) || !doc.flags(u[0].start).has(Flags::KNOWN)) =>
        {
            b.push(Role::Surname, &u[0], &u[1]);
            b.push(Role::Given, &u[2], &u[2]);
            b.push(Role::Patronymic, &u[3], &u[3]);
            b.done(0.9, false)
        }
        _ => None,
    }
}

/// «Пашкевич», «Станкевич»: the dictionary has it as a surname.
fn listed_surname(doc: &Doc, i: usize) -> bool {
    doc.known(i).iter().any(|p| p.tag.has(Tag::SURNAME))
}

/// «Сайынулы», «Сериккызы»
fn son_or_daughter(fold: &str) -> bool {
    ["улы", "ұлы", "кызы", "қызы"].iter().any(|ending| fold.ends_with(ending))
}

/// «Туркменгала Ивана Петровича Сомова»: a surname by its shape stands behind the father's name, and none before the given one.
fn surname_behind(doc: &Doc, u: &[Unit]) -> bool {
    let surname = |x: &Unit| x.is(bit::SURNAME) || doc.know.grammar.surname_shape(doc.text.fold(x.start));
    !surname(&u[0]) && u.get(3).is_some_and(|x| x.is(bit::WORD) && surname(x) && share_case(doc, u[1].start, x.start))
}

/// «Светлана Германович»: no woman's father's name ends so.
fn womans_name_before_ich(doc: &Doc, u: &[Unit]) -> bool {
    let given = readings(doc, u[0].start, Role::Given);
    let woman = !given.is_empty() && given.iter().all(|f| f.gender == Some(Gender::Femn));
    woman && doc.text.fold(u[1].start).ends_with("ич")
}

/// Names with «оглы», «кызы», «уулу» at unit `k`. The Kyrgyz «Токтобек уулу» (and «кызы») without a surname stands for one,
/// behind the given name or before it.
fn turkic(doc: &Doc, u: &[Unit], k: usize) -> Option<Name> {
    if k == 0 || u[..k].iter().any(|x| !x.is(bit::WORD)) {
        return None;
    }
    let mut b = Builder::new();
    // «Хикмет Вагиф оглы Сеидов»
    let shaped = |x: &Unit| doc.know.grammar.surname_shape(doc.text.fold(x.start));
    let surname_follows = u.get(k + 1).is_some_and(|x| x.is(bit::WORD) && (!x.is(bit::COMMON) || shaped(x)));
    let kyrgyz = u[k].is(bit::UULU) || doc.text.reads(u[k].start, "кызы");
    if k == 1 {
        if !kyrgyz || !surname_follows {
            return None;
        }
        b.push(Role::Surname, &u[0], &u[1]);
        b.push(Role::Given, &u[2], &u[2]);
        return b.done(0.97, false);
    }
    if kyrgyz && k == 2 && !surname_follows {
        b.push(Role::Given, &u[0], &u[0]);
        b.push(Role::Surname, &u[1], &u[2]);
        return b.done(0.97, false);
    }
    if surname_follows && k == 2 {
        b.push(Role::Given, &u[0], &u[0]);
        b.push(Role::Patronymic, &u[1], &u[2]);
        b.push(Role::Surname, &u[3], &u[3]);
    } else if k >= 3 {
        b.push(Role::Surname, &u[0], &u[0]);
        b.push(Role::Given, &u[1], &u[k - 2]);
        b.push(Role::Patronymic, &u[k - 1], &u[k]);
    } else {
        b.push(Role::Given, &u[0], &u[0]);
        b.push(Role::Patronymic, &u[1], &u[2]);
    }
    b.done(0.97, false)
}
