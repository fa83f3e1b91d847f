//! The see of a cleric, the lands of a prince: adjectives behind the head.

use super::forms::noun_gender_in;
use super::{Head, Title};
use crate::extract::doc::{Doc, Flags};
use crate::extract::phrase;
use crate::morph::{Case, CaseSet, Gender};
use crate::rules::{SenseKind, TitleClass};
use crate::text::ends_in;

/// Where the see of a cleric ends, or the lands of a prince before his given name: «принцесса Ганноверская Каролина».
pub(super) fn see_behind(doc: &Doc, class: TitleClass, (from, limit): (usize, usize), cases: CaseSet) -> usize {
    let end = match class {
        TitleClass::Church | TitleClass::Royal => see_of(doc, from, limit, cases),
        _ => from,
    };
    // «князь Вяземский»
    let given = |k: usize| k < doc.len() && doc.capital(k) && doc.flags(k).has(Flags::GIVEN);
    let surname = |k: usize| doc.flags(k).has(Flags::SURNAME_SURE);
    let of_land = || given(end) && !(from..end).any(surname);
    if class == TitleClass::Church || of_land() { end } else { from }
}

/// «архиепископ Тобольский и Тюменский», «Патриарх Московский и всея Руси»: the see, as adjectives behind the head.
fn see_of(doc: &Doc, from: usize, limit: usize, cases: CaseSet) -> usize {
    // «экзарх всея Беларуси»
    if from + 1 < limit && doc.text.fold(from) == "всея" && doc.capital(from + 1) {
        return from + 2;
    }
    let mut end = from;
    let mut k = from;
    // «имам Губинской Джума-мечети»: no see of a man's
    let man = from > 0 && noun_gender_in(doc, from - 1, cases) == Some(Gender::Masc);
    let other =
        |k: usize| man && !cases.has(Case::Nom) && ends_in(doc.text.fold(k), &["ая", "яя", "ой", "ей", "ую", "юю"]);
    while k < limit && doc.is_word(k) && !other(k) {
        let initial = doc.text.tokens[k].shape == crate::text::Shape::Letter;
        let adjective = doc.capital(k)
            && !initial
            && !doc.adjective(k).sing.and(cases).is_empty()
            && !doc.flags(k).has(Flags::GIVEN)
            && !describes_noun(doc, k, limit);
        // «епископ Серпуховской Арсений»: the old nominative, which the dictionary has as a woman's genitive
        let old = cases.has(Case::Nom) && doc.text.fold(k).ends_with("ской") && see_shaped(doc, k);
        let adjective = adjective || doc.capital(k) && old;
        // «Минский и Заславский Серафим»: an adjective that the dictionary has as a surname alone
        let second = || end > from && k == end + 1 && doc.capital(k) && see_shaped(doc, k);
        if adjective || second() {
            k += 1;
            end = k;
        } else if end > from && phrase::is_and(doc, k) && k + 1 < limit && doc.is_word(k + 1) {
            if doc.text.fold(k + 1) == "всея" && k + 2 < limit {
                return k + 3;
            }
            k += 1;
        } else {
            break;
        }
    }
    end
}

/// «Заславского»: an adjective's ending, and behind it a monk's name or the see's end.
fn see_shaped(doc: &Doc, k: usize) -> bool {
    const ENDS: [&str; 6] = ["кий", "кой", "кого", "кому", "ким", "ком"];
    let next = k + 1;
    let named = next < doc.len() && doc.capital(next) && doc.flags(next).has(Flags::GIVEN);
    let mark = next >= doc.len() || doc.text.tokens[next].kind == crate::text::Kind::Punct;
    let stem = ENDS.iter().find_map(|end| doc.text.fold(k).strip_suffix(end));
    stem.is_some_and(|stem| stem.ends_with(['с', 'ц'])) && (named || mark)
}

/// «настоятель Никольского храма», «клирик Спасского женского монастыря», «имам Великого Новгорода»: an adjective of the noun or
/// the place behind it, no see.
fn describes_noun(doc: &Doc, k: usize, limit: usize) -> bool {
    if doc.hit_len(k) > 1 && doc.any_of(k, SenseKind::Place.bit()) {
        return true;
    }
    let plain = |n: usize| n < limit && doc.small(n);
    let second = |n: usize| n < limit && doc.is_word(n) && doc.noun(n).any().is_empty() && plain(n + 1);
    let noun = if second(k + 1) { k + 2 } else { k + 1 };
    let own = doc.adjective(k).sing;
    let fits = |n: usize| !doc.noun(n).sing.or(doc.adjective(n).sing).and(own).is_empty();
    plain(noun) && !doc.noun(noun).any().is_empty() && (k + 1..=noun).all(fits)
}

/// The head whose see the adjective at `i` belongs to.
pub(super) fn see_head<'t>(doc: &Doc, title: &'t Title, i: usize) -> Option<&'t Head> {
    let head = title.heads.first().filter(|_| matches!(title.class, TitleClass::Church | TitleClass::Royal))?;
    let see = doc.capital(i) && i >= head.end && !doc.adjective(i).sing.and(title.cases).is_empty();
    (see && i < see_behind(doc, title.class, (head.end, title.end), title.cases)).then_some(head)
}
