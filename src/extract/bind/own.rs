//! A plural title whose holders each have a state, body or task of their own: «послы: Испании – А, Перу – Б».

use super::asides::{before_address, dash_before, skip_aside};
use super::binder::{Binder, Item};
use super::found::{Bond, Found, How};
use crate::extract::countries;
use crate::extract::doc::Flags;
use crate::extract::phrase;
use crate::extract::titles::Title;
use crate::morph::{Case, CaseSet};
use crate::rules::{Class, SenseKind};

/// Tokens of what one of several officers deals with.
const LONGEST_FIELD: usize = 9;

impl Binder<'_, '_> {
    /// «Послы: Королевства Испания – А, Республики Перу – Б»: each holder's state stands before his dash.
    pub(super) fn shared_out(&mut self, found: &mut Found, items: &[Item], i: usize) {
        let Item::Title(t) = items[i] else { return };
        let end = found.titles[t].end;
        if !found.titles[t].plural || self.bound.has_title(t) || !self.doc.text.is(end, ":") {
            return;
        }
        for item in &items[i + 1..] {
            let Item::Name(n) = *item else { return };
            let Some(dash) = dash_before(self.doc, found.names[n].start).filter(|_| !self.bound.has_name(n)) else {
                continue;
            };
            let mark = |&k: &usize| matches!(self.doc.text.word(k), "," | ";" | ":");
            let from = (end + 1..dash).rev().find(mark).map_or(end + 1, |k| k + 1);
            if from < dash && self.own_of(&found.titles[t], from, dash) {
                self.bond(found, t, n, How::List, None);
                if let Some(bond) = found.bonds.last_mut() {
                    bond.own = Some((from, dash));
                }
            }
        }
    }

    /// Is that a state, place or body in the genitive, or, behind a title that ends with what there are several of («директора
    /// станций») or with its noun («министры»), one of those?
    fn own_of(&self, title: &Title, from: usize, to: usize) -> bool {
        let doc = self.doc;
        let several = title.end == title.heads[0].end + 1 && doc.noun(title.end - 1).plur.has(Case::Gen);
        let adjective = |k: usize| doc.adjective(k).sing.has(Case::Gen);
        let one = || (from..to).all(adjective) || self.things((from, to));
        let bare = || title.end == title.heads[0].end && self.things((from, to));
        phrase::named(doc, from, to, Case::Gen).is_some_and(|u| u.end == to) || several && one() || bare()
    }

    /// «министры иностранных дел Казахстана А, Кыргызстана Б и Таджикистана В»: behind the first holder each has his own state
    /// or body before his name, in place of the one that closes the title.
    pub(super) fn each_with_his_own(&mut self, found: &mut Found, items: &[Item], i: usize) {
        let (Item::Title(t), Some(&Item::Name(first))) = (items[i], items.get(i + 1)) else { return };
        let title = &found.titles[t];
        let place = self.bound.first.get(t).copied().unwrap_or(0);
        // «главы МИД России А, Беларуси Б»
        let shared = || place.checked_sub(1).and_then(|at| found.bonds.get(at)).is_some_and(|b| b.how == How::Shared);
        // «заместители министров сельского хозяйства и продовольствия А, здравоохранения Б»: one holder has both
        let whole = title.members.is_empty()
            || place.checked_sub(1).and_then(|at| found.bonds.get(at)).is_some_and(|b| b.member.is_none());
        let plural = title.plural && (!title.singular || shared()) && whole;
        // «Премьер-министр Казахстана А, Узбекистана – Б»: a dash before each further holder
        let single = !title.plural && title.members.is_empty();
        let state = |own: (usize, usize)| countries::at(self.doc, own.0).is_some_and(|s| s.is_noun() && s.end == own.1);
        let dashed =
            |(n, own): &(usize, (usize, usize))| state(*own) && dash_before(self.doc, found.names[*n].start).is_some();
        let led = |b: &Bond| b.title == t && b.name == first;
        let Some(place) = place.checked_sub(1).filter(|&at| (plural || single) && found.bonds.get(at).is_some_and(led))
        else {
            return;
        };
        let begin = found.names[first].end;
        let told = |own: Option<(usize, usize)>, next: &dyn Fn(usize, usize) -> Option<(usize, usize)>| {
            let holders = self.holders_behind(found, &items[i + 2..], begin, next);
            own.filter(|_| !holders.is_empty()).map(|own| (own, holders))
        };
        let named = told(self.closing_name(title), &|from, to| self.next_member(from, to));
        let field = || told(self.closing_field(title), &|from, to| self.next_field(from, to));
        // «министры финансов А и обороны Б»
        let head = title.heads[title.heads.len() - 1].end;
        // «заместители министров финансов А и обороны Б»: the inner office is everybody's
        let inner = self.doc.any_of(head, SenseKind::TitleHead.bit()) && self.doc.noun(head).plur.has(Case::Gen);
        let chain = (if inner { head + self.doc.hit_len(head) } else { head }, title.end);
        let whole = Some(chain).filter(|&own| plural && own.0 < own.1 && self.things(own));
        let things = || told(whole, &|from, to| self.next_things(from, to));
        let Some((own, holders)) = named.or_else(field).or_else(things) else { return };
        if single && !(state(own) && holders.iter().all(dashed)) {
            return;
        }
        // «главы МИД России А, Беларуси Б»: of the states alone
        let closing = || (own.0..own.1).find(|&k| state((k, own.1)));
        let own = match holders.iter().all(|(_, own)| state(*own)) {
            true => (closing().unwrap_or(own.0), own.1),
            false => own,
        };
        found.titles[t].members = vec![own];
        found.bonds[place].member = Some(0);
        for (k, (n, own)) in holders.into_iter().enumerate() {
            self.bond(found, t, n, How::Shared, Some(k + 1));
            if let Some(bond) = found.bonds.last_mut() {
                bond.own = Some(own);
            }
        }
    }

    /// The names right behind one another from token `before`, each with what `next` finds of his own before it.
    fn holders_behind(
        &self,
        found: &Found,
        items: &[Item],
        mut before: usize,
        next: &dyn Fn(usize, usize) -> Option<(usize, usize)>,
    ) -> Vec<(usize, (usize, usize))> {
        let mut holders = Vec::new();
        for item in items {
            let Item::Name(n) = *item else { break };
            let Some(own) = next(before, found.names[n].start).filter(|_| !self.bound.has_name(n)) else { break };
            holders.push((n, own));
            before = found.names[n].end;
        }
        holders
    }

    /// Does a further holder with his own state, body or field follow the name at item `j`: «главы МИД России А, Беларуси Б»?
    pub(super) fn each_follows(&self, found: &Found, items: &[Item], j: usize) -> bool {
        let (Item::Name(first), Some(&Item::Name(next))) = (items[j], items.get(j + 1)) else { return false };
        self.next_member(found.names[first].end, found.names[next].start).is_some()
    }

    /// «по бюджету», «от Омской области», which close a title: what its holder deals with, who sent him.
    fn closing_field(&self, title: &Title) -> Option<(usize, usize)> {
        let by = |&k: &usize| self.doc.text.reads(k, "по") || self.doc.text.reads(k, "от");
        (title.heads[0].end..title.end).rev().find(by).map(|k| (k, title.end))
    }

    /// Behind the comma or the «и» at `from`.
    fn behind_mark(&self, from: usize, to: usize) -> usize {
        let mark = |k: usize| matches!(self.doc.text.word(k), "," | ";") || phrase::is_and(self.doc, k);
        (from..to).find(|&k| !mark(k)).unwrap_or(to)
    }

    /// «А и обороны Б», «А, № 5 Б»: a phrase in the genitive before the next holder.
    fn next_things(&self, from: usize, to: usize) -> Option<(usize, usize)> {
        let k = self.behind_mark(from, to);
        let to = dash_before(self.doc, to).unwrap_or_else(|| before_address(self.doc, k, to));
        let office = phrase::office_begins(self.doc, k, to);
        (k > from && k < to && !office && self.things((k, to))).then_some((k, to))
    }

    /// «А и по аграрным вопросам Б», «А и от Томской области Б»: what the next holder deals with, who sent him.
    fn next_field(&self, from: usize, to: usize) -> Option<(usize, usize)> {
        let doc = self.doc;
        let k = self.behind_mark(from, to);
        if doc.text.reads(k, "от") {
            let sent = k > from && self.things((k + 1, to));
            return sent.then_some((k, to));
        }
        let plain = |k: usize| doc.is_word(k) && !doc.flags(k).has(Flags::VERB | Flags::SHORT_PARTICIPLE);
        let words = k > from && k + 1 < to && to - k <= LONGEST_FIELD && (k..to).all(plain);
        let dative = |k: usize| doc.noun(k).has(Case::Dat) || doc.adjective(k).any().has(Case::Dat);
        (words && doc.text.reads(k, "по") && dative(k + 1)).then_some((k, to))
    }

    /// «руководители администраций: Республики Армения (А. Б.), Эстонской Республики (В. Г.)»: each holder's own behind a colon.
    pub(super) fn listed_owners(&mut self, found: &mut Found, items: &[Item], i: usize) {
        let Item::Title(t) = items[i] else { return };
        let (title, text) = (&found.titles[t], self.doc.text);
        let heads = title.plural && !title.singular && title.members.is_empty() && text.is(title.end, ":");
        if !heads || self.bound.has_title(t) {
            return;
        }
        let mut before = title.end;
        for item in &items[i + 1..] {
            let Item::Name(n) = *item else { return };
            let start = found.names[n].start;
            let dash = || text.dash(start - 1);
            let own = match self.next_member(before, start).filter(|_| text.is(start - 1, "(") || dash()) {
                Some(own) => Some(own),
                // «заведующие отделениями: реанимации – А, урологии – Б»
                None => dash().then_some((before + 1, start - 1)).filter(|&own| self.things(own)),
            };
            let Some(own) = own else { return };
            before = found.names[n].end;
            self.bond(found, t, n, How::Shared, None);
            if let Some(bond) = found.bonds.last_mut() {
                bond.own = Some(own);
            }
        }
    }

    /// Is it a phrase in the genitive, or «по уголовным», and nothing else?
    pub(super) fn things(&self, (from, to): (usize, usize)) -> bool {
        let field = to == from + 2 && self.doc.text.reads(from, "по");
        if field && self.doc.adjective(from + 1).any().has(Case::Dat) {
            return true;
        }
        let growth = phrase::Growth { head: CaseSet::EMPTY, plural: false, person: false, by: false };
        from < to && to - from <= 12 && phrase::chain(self.doc, from, to, growth).end == to
    }

    /// Between a holder that ends at `from` and the next at `to`: a bracket perhaps, a comma or «и», the next one's state or body,
    /// a dash perhaps. Returns where the state or body stands.
    fn next_member(&self, from: usize, to: usize) -> Option<(usize, usize)> {
        let bracketed = self.doc.text.is(from, ")");
        let mut k = if bracketed { from + 1 } else { skip_aside(self.doc, from, to) };
        let to = if to > k && self.doc.text.is(to - 1, "(") { to - 1 } else { to };
        let dash = dash_before(self.doc, to).filter(|&dash| dash > k);
        let to = dash.unwrap_or_else(|| before_address(self.doc, k, to));
        let mark =
            |k: usize| k < to && (matches!(self.doc.text.word(k), "," | ";" | ":") || phrase::is_and(self.doc, k));
        if !mark(k) {
            return None;
        }
        while mark(k) || k < to && matches!(self.doc.text.fold(k), "а" | "также") {
            k += 1;
        }
        // «Республики Индии», «Королевства Норвегии»
        let realm = |k: usize| self.doc.know.grammar.stems.realms.begins(self.doc.text.fold(k));
        let name = if k + 1 < to && realm(k) && countries::at(self.doc, k).is_none() { k + 1 } else { k };
        let named = phrase::named(self.doc, name, to, Case::Gen).is_some_and(|u| u.end == to);
        // «прокуроры Омска А и Ванинского района Б»
        let area = || {
            let district = to == k + 2 && self.doc.is_class(k + 1, Class::REGION_NOUN) && self.doc.capital(k);
            district && self.doc.adjective(k).sing.has(Case::Gen)
        };
        // «губернаторы Омской области А и Томской Б»
        let elliptic = || to == k + 1 && self.doc.capital(k) && self.doc.adjective(k).sing.has(Case::Gen);
        (named || self.is_body(k, to) || area() || elliptic()).then_some((k, to))
    }
}
