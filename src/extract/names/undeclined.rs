//! Eastern men's names of three words and more of which some are left in the nominative: «с Хосейном Амир Абдоллахианом»,
//! «с Билалом Хай Чаудхри», «с Валидом бин Абдулрахман Аль-Рашиданом». The first word or the last tells the case.

use super::forms::readings;
use super::spelling::with_article;
use super::tradition::at_home;
use super::units::{Unit, bit};
use super::{Name, Part, Role};
use crate::extract::doc::{Doc, Flags};
use crate::morph::{Case, CaseSet, Gender};
use crate::rules::SenseKind;

/// Traditions whose men have names of several words, which Russian often declines in part.
const ORIGINS: [&str; 14] = [
    "arabic",
    "persian",
    "indian",
    "eastern",
    "turkish",
    "tajik",
    "kurdish",
    "malay",
    "azeri",
    "african",
    "uzbek",
    "turkmen",
    "kazakh",
    "ethiopian",
];
const OBLIQUE: [Case; 5] = [Case::Gen, Case::Dat, Case::Acc, Case::Ins, Case::Loc];

/// The oblique cases that a name stands in by its first or its last word, while other words cannot stand in them. Empty of a
/// name that is declined as a whole.
pub fn cases(doc: &Doc, name: &Name) -> CaseSet {
    let plain = |p: &Part| !p.initial && p.role != Role::Patronymic;
    if name.eastern || name.end - name.start < 3 || !name.parts.iter().all(plain) {
        return CaseSet::EMPTY;
    }
    let words = name.parts.iter().flat_map(|p| (p.start..p.end).map(|i| (i, p.role)));
    in_part(doc, words.filter(|&(i, _)| is_word(doc, i)))
}

/// «с советником Мохаммад Реза Садеги»: such a name as a whole in the nominative, and no verb behind it whose subject it were.
pub fn whole(doc: &Doc, name: &Name) -> bool {
    let plain = |p: &Part| !p.initial && p.role != Role::Patronymic;
    let eastern = !name.eastern && at_home(doc, name.start, &ORIGINS) && name.parts.iter().all(plain);
    let mut words = name.parts.iter().flat_map(|p| (p.start..p.end).map(|i| (i, p.role)));
    let acts = |i: usize| i < doc.len() && doc.flags(i).has(Flags::VERB);
    eastern
        && name.end - name.start == 3
        && !acts(name.end)
        && words.all(|(i, role)| !is_word(doc, i) || can(doc, i, role, Case::Nom))
}

/// «с вице-президентом Сомади Кхамвонгса», «с поверенным Лотфи Бушаара»: two words, neither of which ends as a Russian's surname does
/// and the last of which could be declined; nothing knows them, or the first is a name of the East that never bends.
pub fn stranger(doc: &Doc, name: &Name) -> bool {
    let [first, last] = &name.parts[..] else { return false };
    let plain = |p: &Part| !p.initial && p.end == p.start + 1;
    let fixed = |p: &Part| {
        p.role == Role::Given
            && at_home(doc, p.start, &ORIGINS)
            && readings(doc, p.start, p.role).iter().all(|f| f.cases == CaseSet::ALL)
    };
    plain(first)
        && plain(last)
        && strange(doc, last.start)
        && doc.text.fold(last.start).ends_with(['а', 'я'])
        && (strange(doc, first.start) || fixed(first))
}

/// Is the word at `i` a given name of such a tradition?
pub(super) fn of_origins(doc: &Doc, i: usize) -> bool {
    at_home(doc, i, &ORIGINS)
}

/// Is it a word of a name that nothing knows, and that does not end as a Russian's surname does?
pub(super) fn strange(doc: &Doc, i: usize) -> bool {
    let known = Flags::KNOWN | Flags::GIVEN | Flags::SURNAME;
    is_word(doc, i) && !doc.flags(i).has(known) && !doc.know.grammar.surname_shape(doc.text.fold(i))
}

/// The same of the units of a name that is being cut, the last of which is the surname.
pub(super) fn units(doc: &Doc, u: &[Unit]) -> bool {
    let role = |k: usize| if k + 1 == u.len() { Role::Surname } else { Role::Given };
    let words = || u.iter().enumerate().map(|(k, x)| (x.start, role(k)));
    let plain = u.iter().all(|x| x.is(bit::WORD) && !x.is(bit::INITIAL | bit::PATRONYMIC));
    u.len() > 2 && plain && in_part(doc, words().filter(|&(i, _)| is_word(doc, i))) != CaseSet::EMPTY
}

/// Does word `i` of the name, which stands in one of `cases`, stand in none of them itself?
pub(super) fn left(doc: &Doc, i: usize, role: Role, cases: CaseSet) -> bool {
    let cannot = OBLIQUE.into_iter().any(|c| cases.has(c) && !can(doc, i, role, c));
    cannot && can(doc, i, role, Case::Nom)
}

fn is_word(doc: &Doc, i: usize) -> bool {
    let written = doc.capital(i) || with_article(doc.text.word(i));
    doc.is_word(i) && written && !doc.any_of(i, SenseKind::NameParticle.bit())
}

fn in_part(doc: &Doc, words: impl Iterator<Item = (usize, Role)>) -> CaseSet {
    let words: Vec<(usize, Role)> = words.collect();
    let [first, .., last] = words[..] else { return CaseSet::EMPTY };
    let strange = |i: usize| !doc.flags(i).has(Flags::KNOWN) && !doc.any_of(i, SenseKind::GivenName.bit());
    if words.len() < 3 || !(at_home(doc, first.0, &ORIGINS) || strange(first.0)) {
        return CaseSet::EMPTY;
    }
    // «Карзаем» could be a nominative as well, and hardly is
    let instrumental = |c: Case, i: usize| {
        c == Case::Ins && ["ом", "ем", "ём", "ым", "им"].iter().any(|end| doc.text.fold(i).ends_with(end))
    };
    let told = |c: Case, (i, role): (usize, Role)| {
        can(doc, i, role, c) && (!can(doc, i, role, Case::Nom) || instrumental(c, i))
    };
    let fits = |c: Case| {
        [first, last].into_iter().any(|w| told(c, w))
            && can(doc, last.0, last.1, c)
            && words.iter().all(|&(i, role)| can(doc, i, role, c) || can(doc, i, role, Case::Nom))
    };
    let left = |c: Case| words.iter().any(|&(i, role)| !can(doc, i, role, c));
    OBLIQUE.into_iter().filter(|&c| fits(c) && left(c)).fold(CaseSet::EMPTY, |all, c| all.or(CaseSet::of(c)))
}

/// Can the word stand in the case, in a man's name?
fn can(doc: &Doc, i: usize, role: Role, case: Case) -> bool {
    let forms = readings(doc, i, role);
    let his = |g: Option<Gender>| g.is_none_or(|g| g != Gender::Femn);
    forms.is_empty() || forms.iter().any(|f| his(f.gender) && f.cases.has(case))
}
