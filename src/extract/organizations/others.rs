//! Whether another body stands or begins at a token.

use crate::extract::doc::Doc;
use crate::morph::Number;
use crate::rules::{Class, SenseKind};

/// Does a body stand at `i` (adjectives aside)?
pub(super) fn body_of(doc: &Doc, i: usize, limit: usize) -> bool {
    let mut k = i;
    // «департамент музеев», «департамент дорожного хозяйства»: what it deals with
    let one = |k: usize| {
        let mut senses = doc.senses_of(k, SenseKind::OrgHead.bit());
        senses.any(|s| s.number != Some(Number::Plur)) && !doc.is_class(k, Class::TRADE)
    };
    while k < limit && doc.is_word(k) {
        if one(k) || doc.any_of(k, SenseKind::ORGANIZATIONS) {
            return true;
        }
        if doc.adjective(k).any().is_empty() {
            return false;
        }
        k += 1;
    }
    false
}

/// Does another body begin behind «и» (adjectives aside)?
pub(super) fn body_begins(doc: &Doc, i: usize, limit: usize) -> bool {
    doc.capital(i) && body_of(doc, i, limit) || apart(doc, i, limit)
}

/// «посольства Сербии и министерства», but «Институт права и управления»: a head that no body deals with at `i` (adjectives
/// aside), in the singular.
fn apart(doc: &Doc, i: usize, limit: usize) -> bool {
    // «морского и речного агентства»
    if i > 1 && !doc.adjective(i - 2).any().is_empty() && doc.noun(i - 2).any().is_empty() {
        return false;
    }
    let adjective = |k: &usize| doc.is_word(*k) && !doc.any_of(*k, SenseKind::OrgHead.bit());
    let noun = (i..limit.min(i + 4)).find(|k| !adjective(k) || doc.adjective(*k).any().is_empty());
    noun.filter(|&k| doc.is_word(k)).and_then(|k| doc.sense(k, SenseKind::OrgHead.bit())).is_some_and(|s| {
        s.number != Some(Number::Plur)
            && doc.know.grammar.stems.dealt_with_by_none.has(&doc.know.org_heads[s.entry as usize].lemma)
    })
}
