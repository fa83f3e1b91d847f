//! A plural title that heads a list, and the list's lines below it: «верительные грамоты вручили послы:», «– Республики Беларусь –
//! Виктор Иванов;», «– Анна Петрова;».

use super::{Bond, Found, How, dash_before};
use crate::extract::doc::Doc;
use crate::extract::phrase;
use crate::morph::Case;
use crate::text::Sentence;

/// Binds the titles that end their sentence before a colon to the first name of each item below.
pub(super) fn bind(doc: &Doc, found: &mut Found) {
    let sentences = &doc.text.sentences;
    for t in 0..found.titles.len() {
        let (title, n) = (&found.titles[t], doc.text.sentence_of(found.titles[t].start));
        let heads = title.plural && title.cases.has(Case::Nom) && doc.text.is(title.end, ":");
        if !heads || title.end + 1 != sentences[n].end || found.bonds.iter().any(|b| b.title == t) {
            continue;
        }
        let end = title.end;
        let bonds: Vec<Bond> = sentences[n + 1..].iter().map_while(|&s| item(doc, found, t, s)).flatten().collect();
        found.bonds.extend(bonds.into_iter().map(|b| Bond { end, ..b }));
    }
}

/// The bond of one item of the list, if its name is free and nothing but a state or body in the genitive leads it; nothing where
/// the list has ended.
fn item(doc: &Doc, found: &Found, t: usize, s: Sentence) -> Option<Option<Bond>> {
    let from = doc.bullet(s)?;
    let first = found.names.partition_point(|n| n.start < from);
    let name = found.names.get(first).filter(|n| n.end <= s.end);
    let own = name.and_then(|name| led_by(doc, from, name.start));
    let free = !found.bonds.iter().any(|b| b.name == first);
    Some(own.filter(|_| free).map(|own| Bond { title: t, name: first, how: How::List, member: None, own, end: 0 }))
}

/// What stands between an item's mark and its name: nothing, or a state or body in the genitive and a dash.
fn led_by(doc: &Doc, from: usize, name: usize) -> Option<Option<(usize, usize)>> {
    if from == name {
        return Some(None);
    }
    let named = phrase::named(doc, from, name, Case::Gen)?;
    let dash = dash_before(doc, name)?;
    let bracket = doc.text.is(named.end, "(") && doc.text.is(dash - 1, ")");
    (named.end == dash || bracket).then_some(Some((from, named.end)))
}
