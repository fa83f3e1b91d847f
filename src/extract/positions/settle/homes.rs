//! Where humans are at home by the people that their names are of.

use crate::extract::authority::Authority;
use crate::extract::bind::Found;
use crate::extract::doc::{Doc, Flags, Traits};
use crate::extract::names::{self, Name};
use crate::extract::people::Human;
use crate::rules::SenseKind;
use crate::text::Shape;

/// Of humans whose names are of another tradition than the release's state: the one state of that tradition that the release
/// tells of. «Фам Тхань Туой» is at home in Hanoi, «Ласло Кёвер» in Budapest. Only those who are `asked` about are looked at.
pub(super) fn foreigners(
    doc: &Doc,
    found: &Found,
    owners: &[Option<usize>],
    asked: &[bool],
    humans: &[Human],
    authority: &Authority,
) -> Vec<Home> {
    let mut out = vec![Home::Own; humans.len()];
    let Some(own) = authority.state.as_deref() else { return out };
    let grammar = &doc.know.grammar;
    let one_told = |home: &dyn Fn(&str) -> bool| {
        let mut told = authority.told.iter().filter(|code| home(code));
        match (told.next(), told.next()) {
            (None, _) => Home::Untold,
            (Some(one), None) => Home::Abroad(one.clone()),
            _ => Home::Foreign,
        }
    };
    for (name, owner) in found.names.iter().zip(owners) {
        let Some(person) = owner.filter(|&person| asked[person]) else { continue };
        if name.eastern && !grammar.has_eastern_names(own) {
            out[person] = match one_told(&|code| grammar.has_eastern_names(code)) {
                Home::Untold => Home::Foreign,
                home => home,
            };
            continue;
        }
        // «Майя Цискаришвили»: of Georgia, if the release tells of it
        let georgian = |p: &names::Part| {
            let fold = doc.text.fold(p.end - 1);
            p.role == names::Role::Surname && !p.initial && georgian_surname(fold)
        };
        if own != GEORGIA && name.parts.iter().any(georgian) && authority.told.iter().any(|told| told == GEORGIA) {
            out[person] = Home::Abroad(GEORGIA.to_owned());
            continue;
        }
        let Some(tradition) = tradition(doc, name, &humans[person]) else {
            if grammar.stems.russian_names.has(own) && unheard_of(doc, name) {
                out[person] = Home::Foreign;
            }
            continue;
        };
        // «Инкери Вяйнёвна Рантанен»: a patronymic makes nobody a Finn of Finland
        let patronymic = |k: usize| ["вна", "вич", "ична", "ьич"].iter().any(|end| doc.text.fold(k).ends_with(end));
        let fathered = name.end > name.start + 2 && (name.start + 1..name.end).any(patronymic);
        let told = |code: &str| {
            doc.know.grammar.stems.patronymic_states.has(code) && authority.told.iter().any(|told| told == code)
        };
        let native = |homes: &str| homes.split(' ').any(told);
        let elsewhere = |homes: &&str| !homes.contains(own) && (!fathered || native(homes));
        if let Some(homes) = grammar.name_homes(tradition).filter(elsewhere) {
            out[person] = match one_told(&|code| homes.contains(code)) {
                Home::Untold if !grammar.borrows_names(tradition, own) => Home::Foreign,
                home => home,
            };
        } else if let Some(homes) = grammar.name_homes_told(tradition).filter(elsewhere) {
            if let home @ Home::Abroad(_) = one_told(&|code| homes.contains(code)) {
                out[person] = home;
            }
        } else if grammar.name_homes_wide(tradition).is_some_and(|homes| elsewhere(&homes)) {
            out[person] = Home::Foreign;
        }
        let guests = || authority.told.iter().any(|told| told != own);
        if out[person] == Home::Own
            && humans[person].name.patronymic.is_none()
            && grammar.own_tradition(own, tradition) == Some(false)
            && strange(doc, name, own)
            && guests()
        {
            out[person] = Home::Foreign;
        }
    }
    out
}

/// «Хусейн Малик»: a surname that does not end as those of the former Soviet Union do.
fn strange(doc: &Doc, name: &Name, own: &str) -> bool {
    let surname = name.parts.iter().find(|p| p.role == names::Role::Surname && !p.initial);
    let shaped = |fold: &str| doc.know.grammar.own_surname(own, fold);
    // «Людмила Пак» is at home in many of these states
    surname.is_some_and(|p| !(p.start..p.end).any(|k| doc.syllables(k) || korean(doc, k) || shaped(doc.text.fold(k))))
}

/// «Цой», «Югаю»: a surname of the Koreans who live there.
fn korean(doc: &Doc, k: usize) -> bool {
    let stem = doc.text.fold(k).trim_end_matches(['й', 'я', 'ю', 'е', 'м']);
    doc.know.grammar.stems.koreans.has(stem)
}

/// What a human's name tells of his being at home in the state that the release is from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kin {
    /// Neither part of his name is made as names are there.
    Strange,
    /// His given name is at home there.
    Given,
    /// His surname ends as surnames do there, or he has a patronymic; or nothing is known of such surnames.
    Surname,
}

/// What the name of each human tells of his being at home in the state `own`.
pub(super) fn kin(doc: &Doc, found: &Found, owners: &[Option<usize>], humans: &[Human], own: &str) -> Vec<Kin> {
    let grammar = &doc.know.grammar;
    let sure = |h: &Human| !grammar.tells_surnames(own) || h.name.patronymic.is_some();
    let mut out: Vec<Kin> = humans.iter().map(|h| if sure(h) { Kin::Surname } else { Kin::Strange }).collect();
    for (name, owner) in found.names.iter().zip(owners) {
        let Some(person) = owner.filter(|&person| out[person] < Kin::Surname) else { continue };
        let surname = |p: &&names::Part| p.role == names::Role::Surname && !p.initial;
        let here = |k: usize| {
            (doc.syllables(k) || korean(doc, k)) && !name.eastern || grammar.own_surname(own, doc.text.fold(k))
        };
        // «Светлана Мороз», «Темирлан Асан уулу»
        let at_home = |o: &str| o == "slavic" || grammar.own_tradition(own, o) == Some(true);
        // initials tell nothing
        let known = |p: &names::Part| p.initial || doc.flags(p.start).has(Flags::GIVEN_SURE);
        let given = || match tradition(doc, name, &humans[person]) {
            Some(origin) => at_home(origin),
            None => at_home("unlisted") || name.parts.iter().filter(|p| p.role == names::Role::Given).all(known),
        };
        if name.parts.iter().filter(surname).any(|p| here(p.end - 1)) {
            out[person] = Kin::Surname;
        } else if !name.eastern && given() {
            out[person] = Kin::Given;
        }
    }
    out
}

const GEORGIA: &str = "GE";

/// «-швили», «-дзе»: surnames of no other people.
fn georgian_surname(fold: &str) -> bool {
    fold.ends_with("швили") || fold.ends_with("дзе") && fold.chars().count() > 5
}

/// «Фетлеворк Алемайеху»: neither the given name nor the surname is one that the dictionary or a list has, or ends as those
/// of the former Soviet Union do.
fn unheard_of(doc: &Doc, name: &Name) -> bool {
    use crate::extract::names::Role;
    const KNOWN: u16 = Flags::GIVEN_SURE | Flags::SURNAME_SURE | Flags::PATRONYMIC;
    let known = |k: usize| {
        let fold = doc.text.fold(k);
        let shapes = doc.know.grammar.russian_shape(fold)
            || doc.know.grammar.given_shape(fold)
            || doc.know.grammar.surname_shape(fold);
        shapes || doc.flags(k).has(KNOWN) || doc.any_of(k, SenseKind::GivenName.bit() | SenseKind::Surname.bit())
    };
    let whole = name.parts.iter().any(|p| p.role == Role::Given && !p.initial)
        && name.parts.iter().any(|p| p.role == Role::Surname);
    whole && !(name.start..name.end).any(|k| !doc.is_word(k) || doc.text.tokens[k].shape == Shape::Letter || known(k))
}

/// Where a human is at home by the people that his name is of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Home {
    /// Nothing tells against the release's own state.
    Own,
    /// In no state that the release tells of.
    Untold,
    /// In one of several states told, or in none that can be known.
    Foreign,
    /// In the one state of his people that the release tells of.
    Abroad(String),
}

/// The tradition of a name's first given name; where that tells no home, of a surname or patronymic made the Russian way.
fn tradition<'d>(doc: &Doc<'d>, name: &Name, human: &Human) -> Option<&'d str> {
    use crate::extract::names::Role;
    let given = name.parts.iter().find(|p| p.role == Role::Given && !p.initial);
    let at_home = |o: &&str| doc.know.grammar.name_homes(o).is_some() || doc.know.grammar.name_homes_told(o).is_some();
    // «Петра» is of «Пётр» here, and «Дана» not of «Дан»
    let own = human.name.given.as_deref().and_then(|g| g.split([' ', '-']).next()).map(names::folded);
    let entry = |s: crate::rules::Sense| &doc.know.given[s.entry as usize];
    let senses = || given.into_iter().flat_map(|p| doc.senses_of(p.start, SenseKind::GivenName.bit()));
    let mine = senses().map(entry).find(|g| own.as_deref() == Some(names::folded(&g.name).as_str()));
    let origin = mine.or_else(|| senses().map(entry).next()).map(|g| g.origin.as_str());
    // «Насир-уль-Мульк», «Ахмед аль-Сабах»
    // «Хамдан бен Ахмед Аль Марри»
    let apart = |k: usize| matches!(doc.text.fold(k), "аль" | "бен" | "бин" | "ибн") && doc.capital(k + 1);
    let joined = |k: usize| doc.has(k, Traits::HYPHENED) && names::with_article(doc.text.word(k));
    if (name.start..name.end).any(joined) || (name.start + 1..name.end.max(1) - 1).any(apart) {
        return Some("article").filter(at_home);
    }
    // «Эммануэль Квабена Одуро»: Africans bear names of Europe beside their own
    let african =
        |p: &names::Part| doc.senses_of(p.start, SenseKind::GivenName.bit()).any(|s| entry(s).origin == "african");
    let colonial = matches!(origin, Some("english" | "french" | "portuguese"));
    if colonial && name.parts.iter().filter(|p| !p.initial).any(african) {
        return Some("african").filter(at_home);
    }
    // «Япе ван дер Плуг», «Лотта фон Берг»
    let particle = |p: &names::Part| match (p.role, doc.text.fold(p.start)) {
        (Role::Surname, "ван") if p.end > p.start + 1 => Some("dutch"),
        (Role::Surname, "фон") if p.end > p.start + 1 => Some("german"),
        _ => None,
    };
    if let (None, Some(told)) = (origin, name.parts.iter().find_map(particle)) {
        return Some(told);
    }
    // «Ньямдоржийн Анхбаяр»
    let father = |p: &names::Part| !p.initial && p.end > p.start && names::mongolian_father(doc, p.start);
    if origin.is_none() && name.parts.iter().any(father) {
        return Some("mongolian").filter(at_home);
    }
    origin.filter(at_home).or_else(|| {
        let other = |p: &&names::Part| p.role != Role::Given && !p.initial;
        let russian = name.parts.iter().filter(other).any(|p| doc.know.grammar.russian_shape(doc.text.fold(p.end - 1)));
        if russian { Some("russian") } else { origin }
    })
}
