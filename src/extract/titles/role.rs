//! The role that a title tells: its heads, and the offices nested in them.

use super::nominative::write_word;
use super::{HEADS, Title};
use crate::extract::doc::Doc;
use crate::morph::Case;
use crate::rules::SenseKind;
use crate::text::lower;

/// The title's nominative for a sole holder, and the role: heads with their modifiers and the heads nested in them
/// («заместитель министра», «председатель совета директоров»), lower case, without named bodies, areas and states.
pub(in crate::extract) fn with_role(doc: &Doc, title: &Title) -> (String, String) {
    let end = role_end(doc, title).min(title.end);
    let mut out = String::with_capacity(doc.text.span(title.start, title.end).len() + 8);
    let last = (title.start..end).fold(None, |last, i| write_word(doc, title, last, i, &mut out));
    let role = lower(&out);
    (end..title.end).fold(last, |last, i| write_word(doc, title, last, i, &mut out));
    (out, role)
}

/// One past the last token of the role.
fn role_end(doc: &Doc, title: &Title) -> usize {
    let mut end = title.heads[0].end;
    // nested offices: «первый заместитель министра», «помощник президента»
    while end < title.end {
        let Some(office) = nested_office(doc, end, title.end) else {
            break;
        };
        end = office;
    }
    end
}

pub(super) fn nested_office(doc: &Doc, i: usize, limit: usize) -> Option<usize> {
    let mut k = i;
    while k < limit && k < i + 4 && doc.is_word(k) {
        let genitive = |s: crate::rules::Sense| s.kind == SenseKind::TitleHead && s.cases.has(Case::Gen);
        // «участковой комиссии», «участковых комиссий»: an adjective, and no officer
        let (a, next) = (doc.adjective(k), k + 1);
        let noun = || if next < limit && doc.is_word(next) { doc.noun(next) } else { Default::default() };
        let describes =
            a.sing.has(Case::Gen) && noun().sing.has(Case::Gen) || a.plur.has(Case::Gen) && noun().plur.has(Case::Gen);
        if doc.senses(k).any(genitive) && doc.noun(k).has(Case::Gen) && !(describes && !doc.any_of(next, HEADS)) {
            return Some(k + doc.hit_len(k));
        }
        if doc.adjective(k).has(Case::Gen) {
            k += 1;
            continue;
        }
        return None;
    }
    None
}
