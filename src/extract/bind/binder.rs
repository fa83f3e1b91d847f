//! A sentence while its titles are bound: what is bound already, and how a bond is added.

use super::found::{Bond, Found, How};
use super::gaps::{Gap, gap};
use crate::extract::doc::Doc;
use std::ops::Range;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Item {
    Title(usize),
    Name(usize),
}

/// What is bound already, by the numbers of titles and names.
pub(super) struct Bound {
    pub(super) titles: Vec<bool>,
    names: Vec<bool>,
    /// Whose name stands right behind the title.
    holders: Vec<Option<usize>>,
    /// Names right behind a title.
    pub(super) led: Vec<bool>,
    /// Where a title's first bond stood in the list when it was made, plus one; 0 for none.
    pub(super) first: Vec<usize>,
}

impl Bound {
    /// Nothing yet, of so many titles and names; more may come.
    pub(super) fn among(titles: usize, names: usize) -> Bound {
        Bound {
            titles: vec![false; titles],
            names: vec![false; names],
            holders: vec![None; titles],
            led: vec![false; names],
            first: vec![0; titles],
        }
    }

    pub(super) fn of(found: &Found) -> Bound {
        let mut bound = Bound::among(found.titles.len(), found.names.len());
        found.bonds.iter().enumerate().for_each(|(at, b)| bound.add(b.title, b.name, b.how, at));
        bound
    }

    pub(super) fn has_title(&self, title: usize) -> bool {
        self.titles.get(title).is_some_and(|&bound| bound)
    }

    pub(super) fn has_name(&self, name: usize) -> bool {
        self.names.get(name).is_some_and(|&bound| bound)
    }

    /// `place`: where the bond stands in the list.
    fn add(&mut self, title: usize, name: usize, how: How, place: usize) {
        *at(&mut self.titles, title) = true;
        let first = at(&mut self.first, title);
        *first = if *first == 0 { place + 1 } else { *first };
        *at(&mut self.names, name) = true;
        if how == How::Before {
            at(&mut self.holders, title).get_or_insert(name);
            *at(&mut self.led, name) = true;
        }
    }
}

/// The place `i` of a list that grows as need be.
pub(super) fn at<T: Default + Clone>(list: &mut Vec<T>, i: usize) -> &mut T {
    if list.len() <= i {
        list.resize(i + 1, T::default());
    }
    &mut list[i]
}

pub(super) struct Binder<'d, 'a> {
    pub(super) doc: &'d Doc<'a>,
    pub(super) bound: &'d mut Bound,
    /// The sentence's bonds of a pass before.
    pub(super) early: Range<usize>,
    /// Where those of this pass begin.
    pub(super) late: usize,
}

pub(super) fn span(found: &Found, item: Item) -> (usize, usize) {
    match item {
        Item::Title(t) => (found.titles[t].start, found.titles[t].end),
        Item::Name(n) => (found.names[n].start, found.names[n].end),
    }
}

impl Binder<'_, '_> {
    /// The sentence's bonds.
    pub(super) fn bonds<'f>(&self, found: &'f Found) -> impl Iterator<Item = &'f Bond> + use<'f> {
        found.bonds[self.early.clone()].iter().chain(&found.bonds[self.late..])
    }

    /// Whose name stands right behind the title.
    pub(super) fn holder(&self, title: usize) -> Option<usize> {
        self.bound.holders.get(title).copied().flatten()
    }

    pub(super) fn bond(&mut self, found: &mut Found, title: usize, name: usize, how: How, member: Option<usize>) {
        let end = found.titles[title].end;
        found.bonds.push(Bond { title, name, how, member, own: None, end });
        self.bound.add(title, name, how, found.bonds.len() - 1);
    }

    pub(super) fn gap_after(&self, found: &Found, items: &[Item], i: usize) -> Gap {
        let (_, end) = span(found, items[i]);
        match items.get(i + 1) {
            Some(&next) => gap(self.doc, end, span(found, next).0),
            None => Gap::Other,
        }
    }
}
