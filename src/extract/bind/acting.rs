//! Who acts for the holder of an office: «обязанности директора исполняет А», «исполнение обязанностей министра возложено на А»,
//! «А временно исполняет полномочия главы».

use super::binder::{Binder, Item, span};
use super::found::{Found, How};
use crate::extract::doc::Doc;
use crate::extract::phrase;
use crate::extract::titles::Title;
use crate::morph::{Case, CaseSet};
use std::ops::Range;

/// Words between the office and whoever acts.
const REACH: usize = 6;

/// The form that somebody acts in an office told here, with the case in which he then stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Deed {
    /// «исполняет»
    Performs,
    /// «возложены на»
    Laid,
    /// «поручено»
    Entrusted,
}

impl Deed {
    /// The deed that stands in the tokens of `range`, if nothing but words does.
    fn within(doc: &Doc, range: Range<usize>) -> Option<Deed> {
        let words = range.len() <= REACH && range.clone().all(|k| doc.is_word(k));
        let deed = |k: usize| {
            let (word, stems) = (doc.text.fold(k), &doc.know.grammar.stems);
            let kinds =
                [(&stems.performs, Deed::Performs), (&stems.lays_upon, Deed::Laid), (&stems.entrusts, Deed::Entrusted)];
            kinds.into_iter().find(|(stems, _)| stems.begins(word)).map(|(_, deed)| deed)
        };
        words.then(|| range.into_iter().find_map(deed)).flatten()
    }

    fn case(self) -> CaseSet {
        CaseSet::of(match self {
            Deed::Performs => Case::Nom,
            Deed::Laid => Case::Acc,
            Deed::Entrusted => Case::Dat,
        })
    }
}

/// Does the word for the duties of an office stand right before the title, and a verb of acting for somebody near it?
pub(in crate::extract) fn told(doc: &Doc, title: &Title) -> bool {
    let Some(duties) = duties(doc, title) else { return false };
    let sentence = doc.text.sentences[doc.text.sentence_of(title.start)];
    let before = duties.saturating_sub(REACH).max(sentence.start)..duties;
    let behind = title.end..(title.end + REACH).min(sentence.end);
    let near = |range: Range<usize>| range.into_iter().any(|k| doc.is_word(k) && Deed::within(doc, k..k + 1).is_some());
    near(before) || near(behind)
}

/// Where «обязанности», «полномочий» stands right before a title in the genitive.
fn duties(doc: &Doc, title: &Title) -> Option<usize> {
    let k = title.start.checked_sub(1).filter(|&k| doc.is_word(k) && title.cases.has(Case::Gen))?;
    let performing = k > 0 && doc.any_of(k - 1, crate::rules::SenseKind::TitleModifier.bit());
    (doc.know.grammar.stems.duties.has(doc.text.fold(k)) && !performing).then_some(k)
}

impl Binder<'_, '_> {
    /// Binds the free title at item `i`, whose duties the clause gives to somebody beside it.
    pub(super) fn acting(&mut self, found: &mut Found, items: &[Item], i: usize) {
        let Item::Title(t) = items[i] else { return };
        let title = &found.titles[t];
        let Some(duties) = duties(self.doc, title).filter(|_| !self.bound.has_title(t)) else { return };
        let behind = items.get(i + 1).and_then(|&next| {
            let deed = Deed::within(self.doc, title.end..span(found, next).0)?;
            Some((self.whose(found, next)?, deed))
        });
        let before = i.checked_sub(1).and_then(|k| match items[k] {
            Item::Name(n) => Some((n, Deed::within(self.doc, found.names[n].end..duties)?)),
            Item::Title(_) => None,
        });
        let fits = |&(n, deed): &(usize, Deed)| phrase::may_agree(self.doc, &found.names[n], deed.case());
        if let Some((n, _)) = behind.filter(fits).or(before.filter(fits)) {
            self.bond(found, t, n, How::Verb, None);
        }
    }

    /// The name that an item is, or that stands right behind the title it is.
    fn whose(&self, found: &Found, item: Item) -> Option<usize> {
        match item {
            Item::Name(n) => Some(n),
            Item::Title(t) => self.holder(t).filter(|&n| found.names[n].start >= found.titles[t].end),
        }
    }
}
