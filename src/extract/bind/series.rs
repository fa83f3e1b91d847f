//! Further titles before the one that is bound: «президент ассоциации, мэр города А».

use super::asides::skip_aside;
use super::binder::{Binder, Item};
use super::found::{Found, How};
use super::gaps::{Gap, gap};
use crate::extract::doc::Flags;
use crate::extract::people;
use crate::extract::titles::{self, Title};
use crate::morph::{Case, Gender, Number, Pos};
use crate::rules::{Class, SenseKind, TitleClass};

/// Different offices that are told in a row before as many names.
const MOST_IN_TURN: usize = 4;

impl Binder<'_, '_> {
    /// «Президент ассоциации X, мэр Y Иванова»: the titles before the bound one.
    pub(super) fn series(&mut self, found: &mut Found, items: &[Item], i: usize, n: usize) {
        let mut k = i;
        while k > 0 {
            let (Item::Title(t), Item::Title(before)) = (items[k], items[k - 1]) else {
                return;
            };
            let next = found.titles[t].start;
            // «лидер партии (ПНС) президент А»
            let g = gap(self.doc, skip_aside(self.doc, found.titles[before].end, next), next);
            let and = || {
                self.minor(found, before)
                    || self.one_holder(found, before, t, n)
                    || self.amid_names(found, items, k - 1, i + 1) && self.of_one_state(found, before, t)
            };
            // «секретарь комитета А, член бюро и глава ассоциации Б»: behind a holder with his title another's begin
            let led = || {
                let owner = k.checked_sub(2).map(|o| items[o]);
                let titled = matches!(owner, Some(Item::Name(o)) if self.titled_before(o));
                titled && self.gap_after(found, items, k - 2) == Gap::Comma && !self.doc.text.is(next - 2, ",")
            };
            let joined = matches!(g, Gap::Comma | Gap::None) || g == Gap::And && (and() || led());
            // «по поручению главы государства министр А»: not «главы» in the plural
            let noun = self.doc.noun(found.titles[before].heads[0].noun);
            let cases = found.titles[before].cases;
            let either = !cases.and(noun.sing).is_empty() && cases.and(noun.sing.or(noun.plur)) == cases;
            let own = if either { cases.and(noun.sing) } else { cases };
            let agree = !own.and(found.titles[t].cases).is_empty();
            // «А (секретарь), члены совета Б и В»
            if self.doc.text.is(found.titles[before].start.max(1) - 1, "(") && !self.doc.text.is(next - 1, "(") {
                return;
            }
            // «посол Кубы, посол Чили А»: the same office of another state or area is another's
            let elsewhere = g == Gap::Comma && self.same_elsewhere(found, before, t);
            // «артист и его супруга певица А»
            let others = g == Gap::And
                && found.titles[t].class == TitleClass::Relative
                && matches!(self.doc.text.fold(next - 1), "его" | "ее" | "их");
            if !joined
                || others
                || elsewhere
                || g == Gap::None && self.whose_things(&found.titles[before])
                || !agree
                || !found.titles[before].singular
                || self.bound.has_title(before)
            {
                return;
            }
            // «Зиганшина – директор X, инженер Y Петров»: what a dash ties to a name is that name's
            if k >= 2 && matches!(items[k - 2], Item::Name(_)) && self.gap_after(found, items, k - 2) == Gap::Dash {
                return;
            }
            // a title after a name belongs to that name: «Иванов, директор X, мэр Y Петров»
            if k >= 2
                && matches!(items[k - 2], Item::Name(_))
                && self.gap_after(found, items, k - 2) == Gap::Comma
                && k == i
            {
                let Item::Name(owner) = items[k - 2] else {
                    return;
                };
                let class = |t: usize| found.titles[t].class;
                // «проректор А, декан факультета, доктор наук Б»: what stands beside an office goes with its holder
                let kin = g == Gap::Comma
                    && class(before) != class(t)
                    && !titles::besides(self.doc, &found.titles[t])
                    && self.bonds(found).any(|b| b.name == owner && class(b.title) == class(before));
                if !self.bound.has_name(owner) || kin {
                    return;
                }
            }
            if found.titles[before].plural && !found.titles[before].members.is_empty() {
                return;
            }
            self.bond(found, before, n, How::Series, None);
            k -= 1;
        }
    }

    /// «президент и премьер-министр Вьетнама А и Б»: as many different offices as names, the last of each joined by «и»: each has
    /// his own. `i`: the item of the last title; `j`: that of the first name.
    pub(super) fn each_in_turn(&mut self, found: &mut Found, items: &[Item], i: usize, j: usize) -> bool {
        let mut titles = Vec::new();
        let Item::Title(last) = items[i] else { return false };
        let mut k = i;
        while let Item::Title(t) = items[k] {
            let title = &found.titles[t];
            // «аспирант и магистрантка ЮФУ А и Б»: degrees that a body closes are posts
            let minor =
                self.minor(found, t) && !(title.class == TitleClass::Degree && self.has_body(&found.titles[last]));
            let one = title.singular && title.members.is_empty() && !minor && !self.bound.has_title(t);
            let office = !matches!(title.class, TitleClass::Relative | TitleClass::Honor);
            if !one || !office || titles.len() == MOST_IN_TURN {
                return false;
            }
            titles.push(t);
            let wanted = if k == i { Gap::And } else { Gap::Comma };
            if k == 0 || !matches!(items[k - 1], Item::Title(_)) || self.gap_after(found, items, k - 1) != wanted {
                break;
            }
            k -= 1;
        }
        titles.reverse();
        let apposed =
            k > 0 && matches!(items[k - 1], Item::Name(_)) && self.gap_after(found, items, k - 1) != Gap::Other;
        let group = self.group(found, items, j);
        let pairs = || titles.iter().copied().zip(group.iter().copied());
        // «ректор и проректор А и Б»: nobody is two of the same
        let differ = titles.windows(2).all(|w| found.titles[w[0]].entry != found.titles[w[1]].entry);
        if titles.len() < 2 || titles.len() != group.len() || apposed || !differ {
            return false;
        }
        let closed = |n: usize| {
            let end = found.names[n].end;
            end < self.doc.len() && self.doc.text.is(end, "(")
        };
        if group.iter().any(|&n| closed(n)) || !pairs().all(|(t, n)| self.agrees(found, t, n)) {
            return false;
        }
        // «… Вьетнама»: of all of them
        let last = &found.titles[titles[titles.len() - 1]];
        let from = last.heads[last.heads.len() - 1].end;
        let genitive = |k: usize| self.doc.noun(k).has(Case::Gen) && !self.doc.flags(k).has(Flags::PREPOSITION);
        let named = from < last.end && (genitive(from) || self.has_body(last));
        let own = named.then_some((from, last.end));
        for (t, n) in pairs().collect::<Vec<_>>() {
            let bare = found.titles[t].end == found.titles[t].heads[found.titles[t].heads.len() - 1].end;
            self.bond(found, t, n, How::Before, None);
            if let Some(bond) = found.bonds.last_mut() {
                bond.own = own.filter(|_| bare);
            }
        }
        true
    }

    /// «вещи солдат командир отряда А передал»: behind a noun a title alone that can be the genitive plural is of its owners.
    fn whose_things(&self, title: &Title) -> bool {
        let (doc, head) = (self.doc, title.heads[0].noun);
        let bare = title.start == head && title.end == head + 1 && doc.noun(head).plur.has(Case::Gen);
        let thing = |k: usize| doc.small(k) && !doc.noun(k).any().is_empty() && !doc.flags(k).has(Flags::VERB);
        bare && head > 0 && thing(head - 1) && !doc.flags(head - 1).has(Flags::PREPOSITION | Flags::ADVERB)
    }

    /// Do both titles name one office of the state, each with a state or a place of its own behind it?
    fn same_elsewhere(&self, found: &Found, a: usize, b: usize) -> bool {
        let (a, b) = (&found.titles[a], &found.titles[b]);
        let office = matches!(a.class, TitleClass::Diplomat | TitleClass::State | TitleClass::Regional);
        let own = |t: &Title| {
            self.closing_name(t)?;
            Some((t.heads[0].end..t.end).map(|k| self.doc.hash(k)).collect::<Vec<_>>())
        };
        office && a.entry == b.entry && matches!((own(a), own(b)), (Some(x), Some(y)) if x != y)
    }

    /// «режиссёр и продюсер А», «президент федерации и член исполкома А открыл …»: two titles of one holder, not «президент
    /// России и премьер-министр Индии А», where the first holder has no name.
    fn one_holder(&self, found: &Found, before: usize, t: usize, n: usize) -> bool {
        let bare = |t: usize| found.titles[t].end == found.titles[t].heads[0].end;
        let nominative = found.titles[t].cases.has(Case::Nom) && found.titles[before].cases.has(Case::Nom);
        // «пришли» is an imperative as well
        let one_acts = |k: usize| {
            let verbs = || self.doc.known(k).iter().filter(|p| p.tag.pos() == Pos::Verb);
            let plural = verbs().any(|p| p.tag.number() == Some(Number::Plur));
            let first = verbs().next().filter(|_| !plural);
            let leads = self.doc.known(k).first().is_some_and(|p| p.tag.pos() == Pos::Verb);
            leads && first.is_some_and(|p| p.tag.number() == Some(Number::Sing) && p.tag.gender() != Some(Gender::Neut))
        };
        let (start, end) = (found.titles[before].start, found.names[n].end);
        // «заявил глава компании и совладелец банка А»
        let plain = |k: &usize| !self.doc.is_class(*k, Class::NEVER_MODIFIER);
        let said = || (start.saturating_sub(3)..start).rev().find(plain).is_some_and(one_acts);
        // «президент и первая леди А приняли»
        let two = people::verb_behind(self.doc, end).is_some_and(|a| a.plural);
        // «с художественным руководителем и главным дирижёром оркестра А»: one's in a company or a theatre; a state has another
        // in each office
        let held_together = |t: usize| {
            use TitleClass::{Diplomat, Law, Military, Regional, Relative, Royal, State};
            let title = &found.titles[t];
            !title.plural && !matches!(title.class, State | Diplomat | Regional | Law | Military | Royal | Relative)
        };
        let together = bare(before) && held_together(before) && held_together(t);
        (bare(t) || together) && bare(before) && !two || nominative && (end < self.doc.len() && one_acts(end) || said())
    }

    /// «… участвовали А, глава X и член Y Б, посол В»: do the items from `first` to the name at `last` stand in a list of names,
    /// which has none of its own left out?
    fn amid_names(&self, found: &Found, items: &[Item], first: usize, last: usize) -> bool {
        let rest = &items[(last + 1).min(items.len())..(last + 4).min(items.len())];
        let goes_on = self.gap_after(found, items, last) == Gap::Comma
            && matches!(rest.first(), Some(Item::Title(_)))
            && rest.iter().skip(1).any(|x| matches!(x, Item::Name(_)));
        // «телеграммы прислали А, глава совета, и ректор Б, …»
        let apposed = first > 0
            && matches!(items[first - 1], Item::Name(_))
            && self.gap_after(found, items, first - 1) != Gap::Other;
        matches!(items.get(last), Some(Item::Name(_))) && goes_on && !apposed
    }

    /// Do two offices in the nominative tell no two states?
    fn of_one_state(&self, found: &Found, a: usize, b: usize) -> bool {
        let (a, b) = (&found.titles[a], &found.titles[b]);
        let state = |t: &Title| (t.start..t.end).find_map(|k| self.doc.sense(k, SenseKind::STATES).map(|s| s.entry));
        a.cases.and(b.cases).has(Case::Nom) && state(a) == state(b)
    }
}
