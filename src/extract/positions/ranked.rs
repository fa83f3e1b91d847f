//! Offices of those who bear a rank.

use crate::extract::doc::Doc;
use crate::extract::names::Name;
use crate::extract::organizations::Body;
use crate::extract::titles::Title;
use crate::rules::{SenseKind, TitleClass};

/// «начальник поста майор таможенной службы А», «члены Военного совета контр-адмиралы А и Б», but not «подполковник запаса А».
pub(super) fn ranked(doc: &Doc, title: &Title, name: &Name) -> bool {
    let retired = |k: usize| doc.know.grammar.stems.retired.begins(doc.text.fold(k));
    let behind = title.end..name.start.max(title.end);
    let of_rank = |s: crate::rules::Sense| match s.kind {
        SenseKind::Rank => true,
        SenseKind::TitleHead => doc.know.titles[s.entry as usize].class == TitleClass::Rank,
        _ => false,
    };
    let rank = behind.len() < 8 && !behind.is_empty() && doc.senses(title.end).any(of_rank);
    rank && !behind.clone().any(|k| retired(k) || doc.text.is(k, ","))
}

/// An office that those who bear ranks hold: of no company, school or league.
pub(super) fn served(doc: &Doc, title: &Title, body: Option<&Body>) -> bool {
    let of_forces = |k: usize| doc.know.grammar.stems.forces.begins(doc.text.fold(k));
    let class = matches!(title.class, TitleClass::Any | TitleClass::Military | TitleClass::Worker | TitleClass::Public);
    class && body.is_none_or(|b| b.country.is_none()) && (title.start..title.end).any(of_forces)
}
