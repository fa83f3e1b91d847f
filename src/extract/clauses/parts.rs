//! The parts that a verb of `roles.toml` gives to its subject, its object and its recipient.

use super::Predicate;
use crate::extract::doc::Doc;
use crate::rules::{Holder, Role, When};

/// The subject's part, object's part and recipient's part of a verb; what holds of the verb with «не» goes first.
pub(super) fn tell<'r>(p: &mut Predicate, roles: impl Iterator<Item = &'r Role>) {
    let mut negative = None;
    let negated = p.negated;
    for r in roles.filter(|r| if r.negated { negated } else { !(negated && r.when == When::Away) }) {
        match r.holder {
            Holder::Subject if r.negated => negative = negative.or(Some((r.part, r.when))),
            Holder::Subject if p.subject.is_none() => p.subject = Some((r.part, r.when)),
            Holder::Object if p.object.is_none() => p.object = Some(r.part),
            Holder::Recipient if p.recipient.is_none() => p.recipient = Some((r.part, r.when)),
            _ => {}
        }
    }
    p.subject = negative.or(p.subject);
}

/// A participle or converb of the verbs of `roles.toml`.
pub(super) fn nonfinite<'r>(
    doc: &Doc,
    start: usize,
    end: usize,
    roles: impl Iterator<Item = &'r Role>,
) -> Option<Predicate> {
    let mut roles = roles.filter(|r| r.verb).peekable();
    roles.peek()?;
    let negated = start > 0 && doc.text.fold(start - 1) == "не";
    let mut p = Predicate { start, end, verb: start, negated, ..Predicate::default() };
    tell(&mut p, roles.filter(|r| r.near.is_empty()));
    Some(p)
}
