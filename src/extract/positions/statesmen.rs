//! States of those whom the lexicon knows by name.

use super::Post;
use crate::extract::doc::Doc;
use crate::extract::names;
use crate::extract::people::Human;
use crate::rules::Class;

pub(super) fn of_statesman<'k>(doc: &Doc<'k>, human: &Human) -> Option<&'k str> {
    let (surname, given) = (human.name.surname.as_deref()?, human.name.given.as_deref()?);
    // «Ким Е.» may be anybody
    let many = given.ends_with('.') && doc.know.eastern_surname(&names::folded(surname));
    if many { None } else { doc.know.statesman(surname, given) }
}

/// «премьер-министр Берлускони»: a head of state or government of whom the text has the surname alone.
pub(super) fn of_head<'k>(doc: &Doc<'k>, human: &Human, post: &Post) -> Option<&'k str> {
    let lone = human.name.given.is_none() && post.bare && doc.know.grammar.classes(&post.role).has(Class::STATE_HEAD);
    doc.know.statesmen_called(human.name.surname.as_deref().filter(|_| lone)?)
}
