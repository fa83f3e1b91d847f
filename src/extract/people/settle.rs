//! What is settled once the humans are known: in which case a surname stands, and whose the title before a genitive is.

use super::Human;
use crate::extract::bind::{self, Found};
use crate::extract::doc::{Doc, Flags};
use crate::extract::names::{self, Part, Role};
use crate::extract::titles;
use crate::morph::{Case, CaseSet};

/// «Адвокат Маркива» behind «Виталий Маркив», «родные Н. Ильина»: once the surname is known, one in another form, alone or with
/// initials, stands in the case of it.
pub(super) fn settle_cases(doc: &Doc, found: &mut Found, human: &Human) {
    let Some(surname) = human.name.surname.as_deref() else { return };
    for &n in &human.names {
        let parts = &found.names[n].parts;
        let Some(&Part { start, end, .. }) = parts.iter().find(|p| p.role == Role::Surname && !p.initial) else {
            continue;
        };
        // «Накануне Дамдинсурэнгийн Батхуяга принял …»: no nominative of «Батхуяг»
        let whole = parts.iter().filter(|p| !p.initial).count() > 1;
        if end > start + 1 || whole && found.cases[n] != Some(Case::Nom) {
            continue;
        }
        let forms = names::readings(doc, start, Role::Surname);
        let mine = forms.iter().filter(|f| f.nominative == surname);
        let cases = mine.fold(CaseSet::EMPTY, |all, f| all.or(f.cases));
        // «друзья Н. Ильина прислали»: theirs, though the verb takes an object
        let owned = found.cases[n] == Some(Case::Acc) && cases.has(Case::Gen) && owners_noun(doc, found.names[n].start);
        if !cases.is_empty() && !cases.has(Case::Nom) && (owned || !found.cases[n].is_some_and(|c| cases.has(c))) {
            found.cases[n] =
                [Case::Gen, Case::Dat, Case::Acc, Case::Ins, Case::Loc].into_iter().find(|&c| cases.has(c));
        }
    }
}

/// Does a noun stand right before the name at `i` that may have its owner there: «друзья», «родные»?
fn owners_noun(doc: &Doc, i: usize) -> bool {
    i.checked_sub(1).filter(|&k| doc.is_word(k) && !doc.text.tokens[i].line_start).is_some_and(|k| {
        let noun = doc.noun(k).any().has(Case::Nom) || doc.know.grammar.substantive(doc.text.fold(k));
        noun && !doc.flags(k).has(Flags::VERB | Flags::PREPOSITION)
    })
}

/// «представитель Григорьевой», «помощник министра Петра Сидорова прибыл»: a name in the genitive behind a title in another
/// case is that of the title's owner, or of the holder of the office that ends its chain.
pub(super) fn free_owners(doc: &Doc, found: &mut Found) {
    let mut owners = vec![false; found.bonds.len()];
    let mut changed = false;
    for (bond, owner) in found.bonds.iter_mut().zip(&mut owners) {
        let title = &found.titles[bond.title];
        let genitive = found.cases[bond.name] == Some(Case::Gen) && !title.cases.has(Case::Gen);
        if bond.how != bind::How::Before || !genitive {
            continue;
        }
        let bare = title.end == title.heads[title.heads.len() - 1].end;
        changed = true;
        if let Some(inner) = titles::inner(doc, title.heads[0].end, title.end) {
            found.titles.push(inner);
            bond.title = found.titles.len() - 1;
        } else {
            // «помощница А. Петровой»
            let surname = found.names[bond.name].parts.iter().filter(|part| !part.initial).count() == 1;
            *owner = bare && surname;
        }
    }
    if changed {
        found.release(&owners);
    }
}
