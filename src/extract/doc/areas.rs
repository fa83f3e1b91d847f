//! Adjectives before an area's body or officer that the dictionary has as surnames alone.

use super::{Cases, Doc, Flags};
use crate::morph::{ParseSet, Pos};
use crate::rules::{Class, SenseKind};
use crate::text::Shape;

impl Doc<'_> {
    /// «Шкловского районного суда»: what the dictionary has as a surname alone is an adjective before an area's body or officer.
    pub(super) fn read_area_adjectives(&mut self) {
        let sure = |i: &usize| self.info[*i].flags & Flags::SURNAME_SURE != 0 && self.adjective(*i).any().is_empty();
        let found: Vec<_> = self.capitals().filter(sure).filter_map(|i| Some((i, self.of_area(i)?))).collect();
        for (i, (parses, cases)) in found {
            let word = &mut self.info[i];
            (word.parses, word.adjective) = (parses, cases);
            word.flags = word.flags & !(Flags::SURNAME | Flags::SURNAME_SURE | Flags::KNOWN) | Flags::COMMON;
        }
    }

    /// The readings of the word at `i` as an adjective that agrees with the area, body or officer behind it.
    fn of_area(&self, i: usize) -> Option<(ParseSet, Cases)> {
        let head = self.area_head(i)?;
        let fold = self.text.fold(i);
        if !["ск", "цк"].iter().any(|joint| fold.contains(joint)) {
            return None;
        }
        let alike = self.know.morph.predict(fold);
        let mut cases = Cases::default();
        let adjectives = alike.iter().filter(|p| p.tag.pos() == Pos::Adjective);
        adjectives.for_each(|p| cases.add(p.tag.cases(), p.tag.number()));
        // the heads that the dictionary lacks («райисполком») have their cases in the lexicon
        let known = self.noun(head).any();
        let listed = || self.sense(head, SenseKind::OrgHead.bit()).map_or(known, |s| s.cases);
        let own = if known.is_empty() { listed() } else { known };
        (!own.and(cases.any()).is_empty()).then_some((alike.set(), cases))
    }

    /// The noun of an area or a body behind the word at `i`, or of an officer with an adjective: «районный прокурор».
    fn area_head(&self, i: usize) -> Option<usize> {
        let lower = |k: &usize| self.text.tokens[*k].shape == Shape::Lower && !self.text.tokens[*k].line_start;
        let adjective = |k: &usize| lower(k) && !self.adjective(*k).any().is_empty();
        let head = (i + 1..self.len().min(i + 4)).find(|k| !adjective(k)).filter(lower)?;
        let area = self.is_class(head, Class::AREA.or(Class::REGION_NOUN));
        let office = head > i + 1 && self.any_of(head, SenseKind::TitleHead.bit());
        (area || office || self.any_of(head, SenseKind::OrgHead.bit())).then_some(head)
    }
}
