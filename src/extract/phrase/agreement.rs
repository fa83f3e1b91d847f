//! Whether a human's name can stand in the cases of a head.

use crate::extract::doc::{Doc, Flags};
use crate::extract::names::{self, Name};
use crate::morph::{Case, CaseSet, Gender, NameForm};
use crate::rules::SenseKind;

/// Can the name stand in one of the head's cases?
pub fn agrees(doc: &Doc, name: &Name, head: crate::morph::CaseSet) -> bool {
    if name.eastern {
        return true;
    }
    name.parts.iter().filter(|p| !p.initial).all(|p| {
        let inflects = |&i: &usize| doc.capital(i) && !doc.any_of(i, SenseKind::NameParticle.bit());
        (p.start..p.end).filter(inflects).all(|i| {
            let forms = names::readings(doc, i, p.role);
            // «Мигелом де Соуза Перейрой»: of several surnames the last is declined
            let stays = p.role == names::Role::Surname && i + 1 < p.end;
            // «Франсишку Мелу Тавареш»
            let middle = p.role == names::Role::Given && i > p.start && doc.text.fold(i).ends_with(['у', 'ю']);
            let fixed = middle || stays && doc.text.fold(i).ends_with(['у', 'ю', 'е', 'и', 'о']);
            let fits = |f: &NameForm| !f.cases.and(head).is_empty() || stays && f.cases.has(Case::Nom);
            let hers = || match head.has(Case::Nom) {
                true => names::womans_by_surname(doc, name, i),
                false => names::womans_by_case(doc, name, i, head),
            };
            let unbent = || p.role == names::Role::Surname && names::womans_unbent(doc, name, i);
            fixed || forms.is_empty() || forms.iter().any(fits) || hers() || unbent()
        })
    })
}

/// Can the name stand in one of the cases, borne by a human of that gender?
pub fn borne(doc: &Doc, name: &Name, cases: CaseSet, gender: Gender) -> bool {
    let fits =
        |f: &NameForm| !f.cases.and(cases).is_empty() && f.gender.is_none_or(|g| g == gender || g == Gender::Common);
    name.parts.iter().filter(|p| !p.initial).all(|p| {
        (p.start..p.end).filter(|&i| doc.capital(i)).all(|i| {
            let forms = names::readings(doc, i, p.role);
            forms.is_empty() || forms.iter().any(fits)
        })
    })
}

/// «Ашимбаевым»: no man is called so.
pub(super) fn instrumental(fold: &str) -> bool {
    ["овым", "евым", "иным", "ыным"].iter().any(|e| fold.strip_suffix(e).is_some_and(|stem| stem.chars().count() > 2))
}

/// «с Председателем Маулен Ашимбаевым»: a given name left in the nominative, and a surname that can stand in `head` and no
/// nominative.
fn bends_at_last(doc: &Doc, name: &Name, head: CaseSet) -> bool {
    let [given, surname] = &name.parts[..] else { return false };
    let forms = |i: usize, role| names::readings(doc, i, role);
    let surname_forms = forms(surname.end - 1, surname.role);
    let oblique = surname.role == names::Role::Surname
        && !surname.initial
        && surname_forms.iter().any(|f| !f.cases.and(head).is_empty())
        && (surname_forms.iter().all(|f| !f.cases.has(Case::Nom)) || instrumental(doc.text.fold(surname.end - 1)));
    oblique && !given.initial && forms(given.start, given.role).iter().any(|f| f.cases.has(Case::Nom))
}

/// «министр Богдан Мазуру», «советник Мартина Клумпп»: two parts that share no case of one gender. The given name tells, or
/// what looks like a man's in the genitive is a woman's.
fn never_bends(doc: &Doc, name: &Name, head: CaseSet) -> bool {
    let [given, surname] = &name.parts[..] else { return false };
    if given.initial || surname.initial || surname.role != names::Role::Surname || surname.end != surname.start + 1 {
        return false;
    }
    let (first, last) =
        (names::readings(doc, given.start, given.role), names::readings(doc, surname.start, surname.role));
    let same = |a: &NameForm, b: &NameForm| {
        let genders = a.gender.is_none() || b.gender.is_none() || a.gender == b.gender || common(a) || common(b);
        genders && !a.cases.and(b.cases).is_empty()
    };
    if first.is_empty() || first.iter().any(|a| last.iter().any(|b| same(a, b))) {
        return false;
    }
    let ends = |i: usize, letters: &str| doc.text.fold(i).chars().last().is_some_and(|c| letters.contains(c));
    let told = ends(surname.start, "еиоуэюыая") && first.iter().any(|f| !f.cases.and(head).is_empty());
    told || head.has(Case::Nom) && ends(given.start, "ая") && first.iter().all(|f| !f.cases.has(Case::Nom))
}

fn common(form: &NameForm) -> bool {
    form.gender == Some(Gender::Common)
}

/// As [`agrees`], where a foreign name may be indeclinable: the dictionary lacks it, or knows a prepositional alone, which
/// nothing asks for («драматурга Фоссе»).
pub fn may_agree(doc: &Doc, name: &Name, head: CaseSet) -> bool {
    let fits = |i: usize, p: &names::Part| {
        let forms = names::readings(doc, i, p.role);
        let last = doc.text.fold(i).chars().last();
        let vowel = doc.text.tokens[i].cyrillic && last.is_some_and(|c| "еиоуэюы".contains(c));
        let fixed =
            vowel && (!doc.flags(i).has(Flags::KNOWN) || forms.iter().all(|f| f.cases == CaseSet::of(Case::Loc)));
        fixed
            || names::left_foreign(doc, name, p, i)
            || !doc.capital(i)
            || forms.is_empty()
            || forms.iter().any(|f| !f.cases.and(head).is_empty())
    };
    // «с министром Реза Ахмади», «послом Муса Ахмедом»: men's names of the East in «-а» are often left as they are
    let left = |p: &names::Part| {
        let eastern =
            ["arabic", "persian", "azeri", "kazakh", "uzbek", "tajik", "turkish", "turkmen", "kurdish", "kyrgyz"];
        let bare = p.role == names::Role::Given && !head.has(Case::Nom) && doc.text.fold(p.start).ends_with(['а', 'я']);
        let man = |f: &NameForm| f.gender == Some(Gender::Masc) && f.cases.has(Case::Nom);
        bare && names::at_home(doc, p.start, &eastern) && names::readings(doc, p.start, p.role).iter().any(man)
    };
    // «с послом Хулио Антонио Гармендия Пенья»: behind given names that never bend a surname may be left as well
    let iberian = |p: &names::Part| {
        let given = name.parts.iter().take_while(|p| p.role == names::Role::Given);
        let fixed = |i: usize| doc.text.fold(i).ends_with(['о', 'и', 'у', 'е']);
        let home = |i: usize| names::at_home(doc, i, &["spanish", "portuguese", "italian"]);
        let last = p.role == names::Role::Surname && doc.text.fold(p.end - 1).ends_with(['а', 'я']);
        let mut firsts = given.map(|p| (p.start..p.end).all(|i| fixed(i) && home(i))).peekable();
        last && !head.has(Case::Nom) && firsts.peek().is_some() && firsts.all(|f| f)
    };
    agrees(doc, name, head)
        || bends_at_last(doc, name, head)
        || !names::undeclined::cases(doc, name).and(head).is_empty()
        || !head.has(Case::Nom) && names::undeclined::whole(doc, name)
        || never_bends(doc, name, head)
        || name
            .parts
            .iter()
            .filter(|p| !p.initial)
            .all(|p| left(p) || iberian(p) || (p.start..p.end).all(|i| fits(i, p)))
}
