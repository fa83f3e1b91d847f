//! Titles that an apposition or a clause between commas parts from their holder: «глава Абакана, столицы Хакасии, А», «директор
//! завода, где прошла встреча, А», «замминистра, курирующий образование, А», «чемпион мира, мастер спорта, А».

use super::binder::{Binder, Item};
use super::found::{Found, How};
use super::gaps::Gap;
use crate::extract::doc::Flags;
use crate::extract::phrase;
use crate::extract::titles::Title;
use crate::morph::{Case, Number, Pos};
use crate::rules::{Class, TitleClass};

/// Tokens between the commas.
const LONGEST: usize = 24;

/// Titles and names that a clause between may hold.
const MOST_INSIDE: usize = 3;

/// Tokens back to the colon of a list.
const HEADING: usize = 200;

impl Binder<'_, '_> {
    /// Gives the name at item `i` the free titles before the comma that it stands behind.
    pub(super) fn interposed(&mut self, found: &mut Found, items: &[Item], i: usize) {
        let Item::Name(n) = items[i] else { return };
        if found.names[n].parts.len() < 2 {
            return;
        }
        let (mut k, mut start) = self.led_from(found, items, i);
        let direct = k < i;
        let (mut far, mut parted) = (Vec::new(), false);
        while let Some((at, between)) = self.apart_before(found, items, n, k, start) {
            let Item::Title(t) = items[at] else { break };
            far.push(t);
            parted |= between;
            (k, start) = (at, found.titles[t].start);
        }
        if far.is_empty()
            || self.other_clause(found, n, start)
            || !parted && (direct || far.len() < 2 || self.in_list(found, items, i, start))
        {
            return;
        }
        for t in far {
            self.bond(found, t, n, How::Series, None);
        }
    }

    /// The first of the titles right before the name at item `i` that are its own, and where it begins; the name itself if it has none.
    fn led_from(&self, found: &Found, items: &[Item], i: usize) -> (usize, usize) {
        let Item::Name(n) = items[i] else { return (i, 0) };
        let mine = |t: usize| self.bonds(found).any(|b| b.title == t && b.name == n);
        let before = items[..i].iter().rev().map_while(|&item| match item {
            Item::Title(t) if mine(t) => Some(found.titles[t].start),
            _ => None,
        });
        let starts: Vec<usize> = before.collect();
        (i - starts.len(), starts.last().copied().unwrap_or(found.names[n].start))
    }

    /// The item before `k` that is a free title of the name `n`, and whether more than a comma parts it from `start`.
    fn apart_before(&self, found: &Found, items: &[Item], n: usize, k: usize, start: usize) -> Option<(usize, bool)> {
        let comma = start.checked_sub(1).filter(|&c| self.doc.text.is(c, ","))?;
        for at in (k.saturating_sub(1 + MOST_INSIDE)..k).rev() {
            let Item::Title(t) = items[at] else { continue };
            let title = &found.titles[t];
            if title.end > comma || !self.doc.text.is(title.end, ",") {
                continue;
            }
            let between = (title.end + 1, comma);
            let solid = at + 1 == k && (title.end == comma || self.of_dependent(title, between));
            if !solid && !(title.end < comma && self.clause(title, between)) {
                continue;
            }
            let own = title.singular && !self.bound.has_title(t) && title.class != TitleClass::Relative;
            // «директора» of one is no nominative
            let noun = self.doc.noun(title.heads[0].noun).sing.and(title.cases);
            let cases = if title.plural && !noun.is_empty() { noun } else { title.cases };
            // «руководитель делегации, получившей статус наблюдателя, А»: no observer
            if own && phrase::agrees(self.doc, &found.names[n], cases) {
                return Some((at, title.end < comma));
            }
        }
        None
    }

    /// «глава Абакана, столицы Хакасии,»: an apposition to what the title depends on, in the genitive.
    fn of_dependent(&self, title: &Title, (from, to): (usize, usize)) -> bool {
        title.heads.last().is_some_and(|h| h.end < title.end) && self.things((from, to))
    }

    /// «, который отвечает за связь,», «, где работала Анна,», «, курирующий образование,»: a clause, no comma inside.
    fn clause(&self, title: &Title, (from, to): (usize, usize)) -> bool {
        let doc = self.doc;
        if !(2..=LONGEST).contains(&(to - from)) || (from..to).any(|k| doc.text.is(k, ",")) {
            return false;
        }
        let which = |k: usize| doc.text.fold(k).starts_with("котор");
        let place = matches!(doc.text.fold(from), "где" | "куда" | "чей" | "чья" | "чье" | "чьи");
        let relative = place || which(from) || doc.flags(from).has(Flags::PREPOSITION) && which(from + 1);
        let told = || (from..to).any(|k| doc.flags(k).has(Flags::VERB | Flags::SHORT_PARTICIPLE));
        let one = |p: crate::morph::Parse| {
            let single = p.tag.pos() == Pos::Participle && p.tag.number() == Some(Number::Sing);
            single && !p.tag.cases().and(title.cases).is_empty()
        };
        // «директор завода, построенного в 2010 году, А»
        let owns = title.heads.last().is_some_and(|h| h.end < title.end);
        let led = doc.flags(from + 1).has(Flags::PREPOSITION);
        let dependent = |p: crate::morph::Parse| {
            let described = p.tag.pos() == Pos::Participle || p.tag.pos() == Pos::Adjective && led;
            owns && described && p.tag.cases().has(Case::Gen)
        };
        relative && told() || doc.known(from).iter().any(|p| one(p) || dependent(p))
    }

    /// «как сообщил директор завода, где строят мост, А уехал»: a clause with a verb of its own before the title at `start`, which ends
    /// before the name.
    fn other_clause(&self, found: &Found, n: usize, start: usize) -> bool {
        let doc = self.doc;
        let floor = doc.text.sentences[doc.text.sentence_of(start)].start.max(start.saturating_sub(HEADING));
        let acts = |k: usize| doc.flags(k).has(Flags::VERB | Flags::SHORT_PARTICIPLE);
        let mark = |k: &usize| !doc.is_word(*k);
        let from = (floor..start).rev().find(mark).map_or(floor, |k| k + 1);
        let told = (from..start).any(acts);
        let opens =
            (from..start.min(from + 2)).any(|k| doc.is_class(k, Class::CLAUSE_WORD) && doc.text.fold(k) != "что");
        let end = found.names[n].end;
        told && (opens || end < doc.len() && acts(end))
    }

    /// Do the titles from token `start` on and the name at item `i` stand in a list of people?
    fn in_list(&self, found: &Found, items: &[Item], i: usize, start: usize) -> bool {
        let doc = self.doc;
        let from = doc.text.sentences[doc.text.sentence_of(start)].start.max(start.saturating_sub(HEADING));
        let Item::Name(n) = items[i] else { return true };
        let end = found.names[n].end;
        let last = end >= doc.len() || doc.text.is(end, ".") || doc.text.tokens[end].line_start;
        let acts = |k: usize| doc.flags(k).has(Flags::VERB | Flags::SHORT_PARTICIPLE);
        let ends = last || acts(end) || doc.text.is(end, "(") || doc.text.is(end, ",") && items.len() == i + 1;
        let others = items.iter().filter(|item| matches!(item, Item::Name(_))).nth(1).is_some();
        (from..start).any(|k| doc.text.is(k, ":"))
            || !ends
            || others && matches!(self.gap_after(found, items, i), Gap::Comma | Gap::And)
    }
}
