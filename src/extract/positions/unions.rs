//! Parts of bodies of several states that an office calls by their noun alone.

use super::Post;
use super::told::TOLD;
use crate::extract::doc::Doc;
use crate::extract::organizations::Body;
use crate::extract::titles::Title;
use crate::rules::{Class, SenseKind};

/// «Заседание Комиссии МПА СНГ вела председатель комиссии А»: is every body told before that the office may mean by its noun
/// alone a part of one of several states?
pub(super) fn of_told_union(doc: &Doc, title: &Title, post: &Post, bodies: &[Body]) -> bool {
    let kind = |k: usize| doc.sense(k, SenseKind::OrgHead.bit()).map(|s| s.entry);
    // «заместитель Председателя Координационной службы», «начальник департамента Исполкома»
    if !matches!(post.country_from, None | Some("organization")) {
        return false;
    }
    let closing = |&k: &usize| k + doc.hit_len(k).max(1) == title.end;
    let Some(mine) = (title.start + 1..title.end).filter(closing).find_map(kind) else { return false };
    // the Исполнительный комитет told before
    let committee = doc.know.org_heads[mine as usize].lemma == "исполком";
    let executive = |b: &Body| committee && doc.text.fold(b.start).starts_with("исполнительн");
    let before = bodies[..bodies.partition_point(|b| b.start < title.start)].iter().rev().take(TOLD);
    let mut told = before
        .filter(|b| b.end - b.start > 1 && (kind(b.start + head_within(doc, b)) == Some(mine) || executive(b)))
        .peekable();
    told.peek().is_some() && told.all(|b| united(doc, b, bodies))
}

/// Does the body's name hold one of several states, and not what it deals with («Комитет Думы по делам СНГ»)?
fn united(doc: &Doc, body: &Body, bodies: &[Body]) -> bool {
    let first = bodies.partition_point(|o| o.start < body.start);
    let mut inside = bodies[first..].iter().take_while(|o| o.start < body.end);
    let dealt = |o: &Body| o.start > body.start && doc.is_class(o.start - 1, Class::DEALT_WITH);
    inside.any(|o| o.kind == "international" && o.end <= body.end && !dealt(o))
}

/// How far behind a body's first token its first noun of a body stands: 1 in «Постоянная комиссия».
fn head_within(doc: &Doc, body: &Body) -> usize {
    (body.start..body.end).position(|k| doc.any_of(k, SenseKind::OrgHead.bit())).unwrap_or(0)
}
