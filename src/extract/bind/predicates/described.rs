//! What a holder is besides, told between the verb and his name: ranks, degrees, a title of his own.

use crate::extract::bind::binder::{Binder, Item, span};
use crate::extract::bind::found::{Found, How};
use crate::extract::bind::gaps::{Gap, gap};
use crate::extract::titles;
use crate::morph::Case;

impl Binder<'_, '_> {
    pub(in crate::extract::bind) fn titled_before(&self, n: usize) -> bool {
        self.bound.led.get(n).is_some_and(|&led| led)
    }

    /// Whom a verb of office before the title at item `i` puts into it, behind the ranks and degrees that he bears.
    pub(super) fn described_holder(&self, found: &Found, items: &[Item], i: usize) -> Option<usize> {
        let Item::Title(t) = items[i] else { return None };
        let asked = self.asked_before(found.titles[t].start)?;
        let mut end = found.titles[t].end;
        for (k, &item) in items.iter().enumerate().skip(i + 1) {
            let joined = match gap(self.doc, end, span(found, item).0) {
                Gap::None => true,
                Gap::Comma => k > i + 1,
                _ => false,
            };
            match item {
                _ if !joined => return None,
                Item::Name(n) => return (k > i + 1).then_some(n),
                // «избрала председателем комитета заслуженного тренера А»
                Item::Title(r)
                    if k == i + 1
                        && !found.titles[r].cases.and(asked).is_empty()
                        && self.holder(r).is_some_and(|n| items.get(k + 1) == Some(&Item::Name(n))) =>
                {
                    return self.holder(r);
                }
                Item::Title(r) if !self.minor(found, r) || found.titles[r].cases.and(asked).is_empty() => return None,
                Item::Title(r) => end = found.titles[r].end,
            }
        }
        None
    }

    /// Where the human at item `i` begins, with the title right before the name.
    pub(super) fn described_from(&self, found: &Found, items: &[Item], i: usize) -> usize {
        match (i.checked_sub(1).map(|k| items[k]), items[i]) {
            (Some(Item::Title(t)), Item::Name(n)) if self.holder(t) == Some(n) => found.titles[t].start,
            (_, item) => span(found, item).0,
        }
    }

    /// «назначение нунцием архиепископа А»: what is in the genitive with the name, and nobody's deputy before it, is his own title.
    pub(super) fn leave_holders_own(&mut self, found: &mut Found, t: usize, n: usize) {
        let title = &found.titles[t];
        let genitive = self.asked_before(title.start).is_some_and(|c| c.has(Case::Gen));
        let deputy = self.deputy(title);
        let from = title.heads[0].end;
        if genitive
            && !deputy
            && let Some(own) = titles::inner(self.doc, from, title.end).filter(|own| own.start >= from)
        {
            found.titles[t].end = own.start;
            found.titles.push(own);
            self.bond(found, found.titles.len() - 1, n, How::Before, None);
        }
    }
}
