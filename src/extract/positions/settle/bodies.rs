//! Bodies that offices share: «его заместитель», «директор и совладелец агентства».

use super::chiefs::nameless_chief;
use crate::extract::bind::Found;
use crate::extract::doc::Doc;
use crate::extract::phrase;
use crate::extract::positions::{Post, set};
use crate::rules::Class;

/// «его заместитель», «и первый заместитель Б»: the body of the office right before; «директор и совладелец агентства»: of the
/// same human's behind «и».
pub(super) fn share_body(doc: &Doc, found: &Found, posts: &mut [Post]) {
    for i in 1..posts.len() {
        let (p, next) = (&posts[i - 1], &posts[i]);
        let joined = p.end + 1 == next.start && phrase::is_and(doc, p.end) && p.person == next.person;
        // «политик и лидер партии», «писатель и директор музея»: a calling serves no body
        let free = || doc.know.grammar.stems.own_callings.has(&p.role);
        if joined && p.bare && p.organization.is_none() && !free() {
            posts[i - 1].organization = next.organization.clone();
        }
    }
    // «уходит с поста руководителя балета театра, но остаётся хореографом»: of the same body
    for i in 1..posts.len() {
        let p = &posts[i];
        let stays = p.start > 0 && doc.know.grammar.stems.stays.has(doc.text.fold(p.start - 1));
        if stays && p.bare && p.organization.is_none() {
            let own = posts[..i].iter().rev().find(|b| b.person == p.person && b.organization.is_some());
            posts[i].organization = own.and_then(|b| b.organization.clone());
        }
    }
    for i in 1..posts.len() {
        let (before, p) = (&posts[i - 1], &posts[i]);
        let deputy = || {
            let lemma = p.role.as_str();
            doc.know.grammar.classes(lemma).has(Class::DEPUTY)
        };
        let his = || {
            let pronoun = p.start > 0 && matches!(doc.text.fold(p.start - 1), "его" | "ее");
            pronoun && nameless_chief(doc, found, p.start).is_none()
        };
        let near = || {
            let (a, b) = (doc.text.sentence_of(before.start), doc.text.sentence_of(p.start));
            a == b || a + 1 == b && his()
        };
        if p.bare && p.organization.is_none() && p.person != before.person && deputy() && near() {
            let state = before.country.clone().filter(|_| his() && before.organization.is_some());
            posts[i].organization = before.organization.clone();
            set(&mut posts[i], state, "list");
        }
    }
}
