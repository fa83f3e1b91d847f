//! Which title belongs to which name. Works on one sentence at a time: titles and names in their order, and what stands
//! between neighbours (nothing, a comma, a dash, a bracket, «и») decides.

pub(super) mod acting;
mod agreement;
mod apposed;
mod asides;
mod asked;
mod below;
mod binder;
mod callings;
mod collect;
mod direct;
mod foreign;
mod found;
mod gaps;
mod groups;
mod interposed;
mod leading;
mod lines;
mod listed;
mod makeup;
mod own;
mod owners;
mod predicates;
mod series;

use super::doc::Doc;
use super::titles::{self, Title};
use binder::{Binder, Bound, Item, span};
use collect::collect;
use std::ops::Range;

pub(super) use agreement::counted;
pub(super) use foreign::in_quoted_title;
pub use foreign::of_saint;
pub use found::{Bond, Found, How};

/// All titles of the text, in order.
pub fn titles(doc: &Doc) -> Vec<Title> {
    let mut out = Vec::new();
    doc.text.sentences.iter().for_each(|s| titles::titles(doc, s.start, s.end, &mut out));
    out
}

/// Finds names and binds the titles to them.
pub fn find(doc: &Doc, titles: Vec<Title>) -> Found {
    let mut found = Found::default();
    let mut items = Vec::new();
    let mut bound = Bound::among(titles.len(), 0);
    let mut titles = titles.into_iter().peekable();
    for s in &doc.text.sentences {
        let t0 = found.titles.len();
        found.titles.extend(std::iter::from_fn(|| titles.next_if(|t| t.start < s.end)));
        items.clear();
        collect(doc, s.start, s.end, t0, &mut found, &mut items);
        let none = found.bonds.len()..found.bonds.len();
        bind(doc, &mut found, &items, none, &mut bound);
    }
    below::bind(doc, &mut found);
    lines::bind(doc, &mut found);
    callings::bind(doc, &mut found);
    found.index();
    found
}

/// Binds the titles that are still free to names found later: the bare surnames of people named in full elsewhere. `known`:
/// how many names there were before.
pub fn bind_late(doc: &Doc, found: &mut Found, known: usize) {
    let mut late: Vec<usize> = (known..found.names.len()).collect();
    late.sort_by_key(|&n| found.names[n].start);
    let mut bound = Bound::of(found);
    let mut order: Vec<usize> = (0..found.names.len()).collect();
    order.sort_by_key(|&n| found.names[n].start);
    let mut items = Vec::new();
    let (mut t, mut n, mut o) = (0, 0, 0);
    let (titles, early) = (found.titles.len(), found.bonds.len());
    for s in &doc.text.sentences {
        while t < titles && found.titles[t].start < s.start {
            t += 1;
        }
        while n < late.len() && found.names[late[n]].start < s.start {
            n += 1;
        }
        while o < order.len() && found.names[order[o]].start < s.start {
            o += 1;
        }
        let mine = late[n..].iter().take_while(|&&n| found.names[n].start < s.end).count();
        let free = (t..titles).take_while(|&k| found.titles[k].start < s.end).any(|k| !bound.has_title(k));
        if mine > 0 && free {
            items.clear();
            items.extend((t..titles).take_while(|&k| found.titles[k].start < s.end).map(Item::Title));
            let names = order[o..].iter().take_while(|&&n| found.names[n].start < s.end);
            items.extend(names.map(|&n| Item::Name(n)));
            items.sort_by_key(|&i| (span(found, i).0, matches!(i, Item::Name(_))));
            leave_out_inner(found, &mut items);
            // the bonds of the first pass stand sentence by sentence
            let first = found.bonds[..early].partition_point(|b| found.titles[b.title].start < s.start);
            let last = found.bonds[..early].partition_point(|b| found.titles[b.title].start < s.end);
            bind(doc, found, &items, first..last, &mut bound);
        }
    }
    found.index();
}

/// Names inside titles' chains are no items.
fn leave_out_inner(found: &Found, items: &mut Vec<Item>) {
    let mut end = 0;
    items.retain(|&item| match item {
        Item::Title(t) => {
            end = end.max(found.titles[t].end);
            true
        }
        Item::Name(n) => found.names[n].start >= end,
    });
}

/// `early`: the bonds that the sentence has already.
fn bind(doc: &Doc, found: &mut Found, items: &[Item], early: Range<usize>, bound: &mut Bound) {
    if items.len() < 2 {
        return;
    }
    let mut b = Binder { doc, bound, early, late: found.bonds.len() };
    for i in 0..items.len() {
        b.direct(found, items, i);
    }
    for i in 0..items.len() {
        b.listed(found, items, i);
    }
    for i in 0..items.len() {
        b.shared_out(found, items, i);
    }
    for i in 0..items.len() {
        b.each_with_his_own(found, items, i);
        b.told_who(found, items, i);
        b.listed_owners(found, items, i);
    }
    for i in 0..items.len() {
        b.apposed(found, items, i);
    }
    for i in 0..items.len() {
        b.each_apposed(found, items, i);
    }
    for i in 0..items.len() {
        b.leading(found, items, i);
    }
    for i in 0..items.len() {
        b.interposed(found, items, i);
    }
    for i in 0..items.len() {
        b.acting(found, items, i);
    }
    for i in 0..items.len() {
        b.through_verb(found, items, i);
    }
}
