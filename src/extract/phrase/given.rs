//! A given name and what stands right behind it, or a surname before both: a human's by themselves, and no noun.

use crate::extract::doc::{Doc, Flags};
use crate::extract::names;
use crate::morph::{Case, CaseSet};
use crate::rules::Class;
use crate::text::Shape;

/// A capitalised word that the dictionary knows as a given name, surname or patronymic and as nothing else.
pub(super) fn person_like(doc: &Doc, i: usize) -> bool {
    let f = doc.flags(i);
    doc.capital(i) && f.has(Flags::GIVEN | Flags::PATRONYMIC | Flags::SURNAME_SURE) && !f.has(Flags::COMMON)
}

/// «Владимира Петровича», «Роман Олегович»: a given name and a patronymic are nobody's but a human's.
pub(super) fn with_father(doc: &Doc, i: usize, limit: usize) -> bool {
    let word = |k: usize, flag| k < limit && doc.capital(k) && doc.flags(k).has(flag);
    word(i, Flags::GIVEN) && word(i + 1, Flags::PATRONYMIC)
}

/// «в Республике Коми Канева Ирина Ростиславовна»: a surname that agrees with a given name and a patronymic behind it, where no
/// noun for a place asks for a name.
pub(super) fn before_father(doc: &Doc, i: usize, limit: usize) -> bool {
    let asked = i > 0 && doc.is_class(i - 1, Class::DESIGNATES.or(Class::SETTLEMENT).or(Class::AREA));
    !asked
        && with_father(doc, i + 1, limit)
        && !doc.text.tokens[i + 1].line_start
        && names::name_at(doc, i, limit, true)
            .is_some_and(|n| n.end >= i + 3 && names::coherent_in(doc, &n, CaseSet::of(Case::Nom)))
}

/// «Роман Олегович», «Динара Ахметова», the initial of «П. А. Дроздов»: no noun, whatever the word means else.
pub(super) fn full_name(doc: &Doc, i: usize) -> bool {
    let word = |k: usize, flag| k < doc.len() && doc.capital(k) && doc.flags(k).has(flag);
    let initial = doc.text.tokens[i].shape == Shape::Letter && i + 1 < doc.len() && doc.text.is(i + 1, ".");
    initial && doc.capital(i)
        || with_father(doc, i, doc.len())
        || word(i, Flags::GIVEN_SURE) && word(i + 1, Flags::SURNAME) && !doc.text.tokens[i + 1].line_start
}
