//! Titles that a dash, a colon or a table's cell parts from their names: «Ректор – А», «такие министры, как А и Б».

use super::binder::{Binder, Item, span};
use super::found::{Bond, Found, How};
use super::gaps::Gap;
use super::lines::whole_line;
use crate::extract::countries;
use crate::extract::doc::Flags;
use crate::extract::phrase;
use crate::extract::titles::{self, Title};
use crate::morph::{Case, CaseSet};
use crate::rules::{Class, SenseKind, TitleClass};
use crate::text::Shape;

impl Binder<'_, '_> {
    /// «А | Дума области, главный специалист | …»: behind the name stands a body in a cell, a bracket or behind a dash, and behind a
    /// comma the title.
    fn works_there(&self, found: &Found, n: usize, t: usize) -> bool {
        let (doc, name, title) = (self.doc, &found.names[n], &found.titles[t]);
        let tokens = &doc.text.tokens;
        let edge = |k: usize| tokens.get(k).is_none_or(|t| t.cell_start || t.line_start);
        let body = |k: usize| doc.any_of(k, SenseKind::ORGANIZATIONS | SenseKind::OrgHead.bit());
        // «Димитров Пламен – Болгария, главный тренер сборной»
        let state = || countries::at(doc, name.end + 1).is_some_and(|s| s.is_noun() && s.end + 1 == title.start);
        let mark = |k: usize, marks: &[&str]| k < doc.len() && marks.contains(&doc.text.word(k));
        // «А (университет, декан)», «А – БГУИР, ректор»
        let bracket = mark(name.end, &["("]) && mark(title.end, &[")"]);
        let line = doc.text.dash(name.end) && (edge(title.end) || mark(title.end, &[";", "."]));
        (edge(name.end) && edge(title.end) || bracket || line)
            && name.end + 1 < title.start
            && doc.text.is(title.start - 1, ",")
            && !(name.end + 1..title.end).any(edge)
            && ((name.end..title.start).any(body) || line && state())
    }

    /// «А | Казахстан | посол»: does one cell, with a state or a place and nothing else, stand between the name and the title?
    fn over_cell(&self, found: &Found, n: usize, t: usize) -> bool {
        let (doc, from, to) = (self.doc, found.names[n].end, found.titles[t].start);
        let bar = |k: usize| k < doc.len() && doc.text.is(k, "|");
        // «А (Нидерланды) | независимый директор»
        if doc.text.is(from, "(") {
            let close = (from + 1..to).find(|&k| doc.text.is(k, ")"));
            return close.is_some_and(|k| k + 2 == to && bar(k + 1) || k + 1 == to && doc.text.tokens[to].cell_start);
        }
        let end = |k: usize| match countries::at(doc, k) {
            Some(state) => state.end,
            None if doc.any_of(k, SenseKind::Place.bit()) => k + doc.hit_len(k),
            None => k,
        };
        bar(from) && to > from + 2 && bar(to - 1) && end(from + 1) == to - 1
    }

    /// «title – name», «Name | title | …»
    pub(super) fn listed(&mut self, found: &mut Found, items: &[Item], i: usize) {
        if let (Item::Title(t), Some(n)) = (items[i], self.becomes(found, items, i)) {
            let group = if found.titles[t].singular { vec![n] } else { self.group(found, items, i + 1) };
            for person in group {
                self.bond(found, t, person, How::List, None);
            }
            return;
        }
        if let Some(group) = self.told_of_all(found, items, i) {
            self.listed_group(found, items, i, &group);
            return;
        }
        let mut g = self.gap_after(found, items, i);
        if g == Gap::Other && self.exemplified(found, items, i) || g == Gap::Comma && self.numbered(found, items, i) {
            g = Gap::Colon;
        }
        match (items[i], items.get(i + 1)) {
            (Item::Title(t), Some(&Item::Name(n)))
                if (matches!(g, Gap::Dash | Gap::Colon | Gap::Open)
                    || g == Gap::Bar && self.alone_in_cell(found, t))
                    && !self.only_part(found, t, g)
                    && !self.bound.has_title(t)
                    && !self.bound.has_name(n)
                    && self.fits_list(found, t, n, g)
                    && !matches!(items.get(i + 2), Some(Item::Title(_)) if self.gap_after(found, items, i + 1) == Gap::Dash) =>
            {
                let previous_owner = i > 0
                    && !self.next_behind_dash(found, items, i)
                    && matches!(items[i - 1], Item::Name(o) if !self.bound.has_name(o))
                    && matches!(self.gap_after(found, items, i - 1), Gap::Dash | Gap::Bar | Gap::Comma);
                if previous_owner {
                    return;
                }
                let group = self.group(found, items, i + 1);
                if (found.titles[t].plural || self.counted(&found.titles[t])) && group.len() > 1 {
                    self.listed_group(found, items, i, &group);
                } else {
                    self.bond(found, t, n, How::List, None);
                }
            }
            // «военные атташе Индии и Турции – бригадир А и капитан Б»
            (Item::Title(t), Some(&Item::Title(r)))
                if matches!(g, Gap::Dash | Gap::Colon)
                    && found.titles[t].plural
                    && !self.bound.has_title(t)
                    && !self.only_part(found, t, Gap::Colon)
                    && self.minor(found, r)
                    && self.gap_after(found, items, i + 1) == Gap::None
                    && self.group(found, items, i + 2).len() > 1 =>
            {
                let group = self.group(found, items, i + 2);
                self.listed_group(found, items, i, &group);
            }
            // «Сопредседатели совета – министр А и директор завода Б»
            (Item::Title(t), Some(&Item::Title(_)))
                if g == Gap::Dash
                    && self.joint_office(&found.titles[t])
                    && Self::several(found, t)
                    && !self.bound.has_title(t) =>
            {
                let led = self.each_led(found, items, i + 1);
                if led.len() > 1 {
                    led.into_iter().for_each(|n| self.bond(found, t, n, How::List, None));
                }
            }
            // «Председатель жюри – народная артистка А», «Научный консультант – доктор наук, профессор А»
            (Item::Title(t), Some(&Item::Title(next)))
                if matches!(g, Gap::Dash | Gap::Colon) && self.held_by(found, items, i, next) =>
            {
                let series = |b: &&Bond| b.title == next && b.how == How::Series;
                if let Some(n) = self.holder(next).or_else(|| self.bonds(found).find(series).map(|b| b.name)) {
                    self.bond(found, t, n, How::List, None);
                }
            }
            (Item::Name(n), Some(&Item::Title(t)))
                if !self.bound.has_title(t)
                    && (g == Gap::Bar
                        || g == Gap::Colon && !self.bound.has_name(n) && self.whole_row(found, n, t)
                        || !self.bound.has_name(n)
                            && (self.works_there(found, n, t) || self.over_cell(found, n, t))) =>
            {
                self.bond(found, t, n, How::List, None);
            }
            _ => {}
        }
    }

    /// «1) Иван Лыков: директор завода;»: a row of a list that holds the name and the office alone.
    fn whole_row(&self, found: &Found, n: usize, t: usize) -> bool {
        let (name, title) = (&found.names[n], &found.titles[t]);
        title.cases.has(Case::Nom) && whole_line(self.doc, name.start, title.end).is_some()
    }

    /// «сопредседатели комиссии», «члены жюри»: an office that several hold in one body, and no delegation.
    fn joint_office(&self, title: &Title) -> bool {
        let (know, from) = (self.doc.know, title.heads[0].end);
        let body = from < title.end && !(from..title.end).any(|k| self.doc.text.fold(k).starts_with("делегаци"));
        let lemma = &know.titles[title.entry as usize].lemma;
        body && title.members.is_empty() && know.grammar.stems.joint_offices.has(lemma)
    }

    /// The names from item `from` on that commas and «и» join, each right behind his own title, a rank between at most.
    fn each_led(&self, found: &Found, items: &[Item], from: usize) -> Vec<usize> {
        let mut out = Vec::new();
        let mut k = from;
        while let Some(&Item::Title(t)) = items.get(k) {
            k += usize::from(matches!(items.get(k + 1), Some(&Item::Title(rank)) if self.minor(found, rank)));
            let Some(&Item::Name(n)) = items.get(k + 1) else { break };
            if self.holder(t) != Some(n) || !found.titles[t].cases.has(Case::Nom) {
                break;
            }
            out.push(n);
            if !matches!(self.gap_in_group(found, items, k + 1), Gap::Comma | Gap::And) {
                break;
            }
            k += 2;
        }
        out
    }

    /// Does the free title at item `i` stand before a dash, and what its holder is besides behind it?
    fn held_by(&self, found: &Found, items: &[Item], i: usize, next: usize) -> bool {
        let Item::Title(t) = items[i] else { return false };
        let apposed =
            i > 0 && matches!(items[i - 1], Item::Name(_)) && self.gap_after(found, items, i - 1) == Gap::Dash;
        !self.bound.has_title(t)
            && !apposed
            && !titles::part_taken(self.doc, &found.titles[t])
            && found.titles[t].singular
            && !found.titles[t].cases.and(found.titles[next].cases).is_empty()
            && (titles::besides(self.doc, &found.titles[next]) || titles::place_in_list(self.doc, &found.titles[t]))
    }

    /// «Председателем избран А, его заместителем – Б», «заведующим кафедрой – доцент А»: a title in the instrumental that nothing
    /// leads, and behind a dash whoever becomes it. Returns his name.
    fn becomes(&self, found: &Found, items: &[Item], i: usize) -> Option<usize> {
        let (Item::Title(t), doc) = (items[i], self.doc) else { return None };
        let title = &found.titles[t];
        let aside =
            |&k: &usize| doc.is_word(k) && !doc.flags(k).has(Flags::PREPOSITION) && !doc.adjective(k).any().is_empty();
        let led = (title.start.saturating_sub(4)..title.start).rev().find(|k| !aside(k));
        let free = title.cases.has(Case::Ins) && !title.cases.has(Case::Nom);
        let verb = || self.asked_before(title.start).is_some_and(|c| !c.has(Case::Gen));
        // «договор об обмене студентами»
        let noun = |k: usize| {
            let thing = doc.small(k) && !doc.noun(k).any().is_empty() && !doc.is_class(k, Class::OFFICE_DEED);
            thing
                && k + 1 == title.start
                && doc.text.tokens[k].shape == Shape::Lower
                && !doc.flags(k).has(Flags::VERB | Flags::ADVERB)
        };
        let led = led.is_some_and(|k| doc.flags(k).has(Flags::PREPOSITION) || noun(k) || verb());
        if !free || led || self.bound.has_title(t) || self.gap_after(found, items, i) != Gap::Dash {
            return None;
        }
        let n = match *items.get(i + 1)? {
            Item::Name(n) => n,
            Item::Title(next) => self.holder(next).filter(|_| title.singular)?,
        };
        // «Совет избрал председателем А, а секретарём – Б»
        let sentence = doc.text.sentences[doc.text.sentence_of(title.start)].start;
        let said = self.appointing(title.start.saturating_sub(24).max(sentence), title.start);
        let case = said.or_else(|| self.appointing_list(title.start)).unwrap_or(CaseSet::EMPTY);
        phrase::agrees(doc, &found.names[n], case.or(CaseSet::of(Case::Nom))).then_some(n)
    }

    /// «два директора института, А и Б, …»: as many names behind the comma as the numeral says.
    fn numbered(&self, found: &Found, items: &[Item], i: usize) -> bool {
        let Item::Title(t) = items[i] else { return false };
        let title = &found.titles[t];
        self.counted(title) && self.numeral_before(title) == Some(self.group(found, items, i + 1).len())
    }

    /// Behind a dash the name may share the title's case, behind a plural and a colon it stands by itself.
    fn fits_list(&self, found: &Found, t: usize, n: usize, g: Gap) -> bool {
        let title = &found.titles[t];
        let nominative = || phrase::agrees(self.doc, &found.names[n], CaseSet::of(Case::Nom));
        let office = !matches!(title.class, TitleClass::Public | TitleClass::Sport);
        title.cases.has(Case::Nom)
            || g == Gap::Dash && (office || !title.plural) && self.case_fits(found, n, t)
            || matches!(g, Gap::Dash | Gap::Open) && self.one_of(title.start) && nominative()
            || (g == Gap::Colon && title.plural || matches!(g, Gap::Colon | Gap::Dash) && self.counted(title))
                && (office && nominative() || self.included(found, n))
    }

    /// «включая Анну …»
    fn included(&self, found: &Found, n: usize) -> bool {
        let name = &found.names[n];
        name.start > 0
            && self.doc.text.reads(name.start - 1, "включая")
            && phrase::agrees(self.doc, name, CaseSet::of(Case::Acc))
    }

    /// Binds the plural title at item `i`, and those co-ordinated with it, to a group: «писатели и критики, среди которых А и Б».
    fn listed_group(&mut self, found: &mut Found, items: &[Item], i: usize, group: &[usize]) {
        let mut k = i;
        while let Item::Title(t) = items[k] {
            let several = found.titles[t].plural || self.counted(&found.titles[t]);
            if !several || self.bound.has_title(t) {
                return;
            }
            // «послы Индии и Турции – А и Б»
            let members = found.titles[t].members.len();
            for (n, &person) in group.iter().enumerate() {
                self.bond(found, t, person, How::List, (members == group.len()).then_some(n));
            }
            let joined = k > 0 && matches!(self.gap_after(found, items, k - 1), Gap::And | Gap::Comma);
            if !joined {
                return;
            }
            k -= 1;
        }
    }

    /// «министры, среди которых А и Б», «министры, включая А и Б», «такие министры, как А и Б», «в числе артистов были А и Б».
    fn exemplified(&self, found: &Found, items: &[Item], i: usize) -> bool {
        let (Item::Title(t), Some(&Item::Name(n))) = (items[i], items.get(i + 1)) else { return false };
        let (title, text) = (&found.titles[t], self.doc.text);
        let between = title.end..found.names[n].start;
        if !title.plural || between.is_empty() || between.len() > 6 {
            return false;
        }
        let leads = |k: usize| matches!(text.fold(k), "среди" | "числе" | "включая");
        let passes = |k: usize| {
            leads(k) || matches!(text.fold(k), "," | ":" | "—" | "–" | "-" | "в" | "том" | "них" | "которых")
        };
        if between.clone().all(passes) && between.clone().any(leads) {
            return true;
        }
        // «с такими режиссёрами, как А и Б»
        let such = title.start > 0 && matches!(text.fold(title.start - 1), "такие" | "таких" | "таким" | "такими");
        if such && between.len() == 2 && text.is(between.start, ",") && text.reads(between.start + 1, "как") {
            return true;
        }
        let modifies = |k: usize| self.doc.is_word(k) && !self.doc.adjective(k).any().is_empty();
        let of = (title.start.saturating_sub(4)..title.start).rev().find(|&k| !modifies(k));
        of.is_some_and(leads) && between.len() <= 2 && between.clone().all(|k| self.doc.flags(k).has(Flags::VERB))
    }

    /// «судьи, назначенные указом: А и Б», «врачи, которые работают в районе: А и Б»: the names behind the colon that ends a
    /// clause told of all whom the plural title names.
    fn told_of_all(&self, found: &Found, items: &[Item], i: usize) -> Option<Vec<usize>> {
        let (Item::Title(t), doc) = (items[i], self.doc) else { return None };
        let (title, first) = (&found.titles[t], found.titles[t].end + 1);
        let comma = first < doc.len() && doc.text.is(title.end, ",") && doc.is_word(first);
        if !title.plural || self.bound.has_title(t) || !comma {
            return None;
        }
        let participle = || !doc.adjective(first).plur.and(title.cases).is_empty();
        if doc.text.fold(first) != "которые" && !participle() {
            return None;
        }
        let far = doc.sentence_end(first).min(first + 16);
        let colon = (first..far).find(|&k| matches!(doc.text.word(k), ":" | ";")).filter(|&k| doc.text.is(k, ":"))?;
        let at = (i + 1..items.len()).find(|&k| span(found, items[k]).0 > colon)?;
        let Item::Name(n) = items[at] else { return None };
        let named = found.names[n].start == colon + 1 && self.fits_list(found, t, n, Gap::Colon);
        let free = !self.bound.has_name(n) && items[i + 1..at].iter().all(|k| matches!(k, Item::Title(_)));
        (named && free).then(|| self.group(found, items, at)).filter(|group| group.len() > 1)
    }

    /// A table's cell that holds the title and nothing else, the name in the next: «Ректор | Гусев Н.Н.».
    fn alone_in_cell(&self, found: &Found, t: usize) -> bool {
        let text = self.doc.text;
        let start = found.titles[t].start;
        text.tokens[start].cell_start || text.tokens[start].line_start || start > 0 && text.is(start - 1, "|")
    }

    /// «Участники: А, Б»: the heading of a list names no title.
    fn only_part(&self, found: &Found, t: usize, g: Gap) -> bool {
        let title = &found.titles[t];
        let part = || self.doc.know.titles[title.entry as usize].part.is_some();
        // «руководители пяти центров: А, Б …»
        let from = title.heads[0].end;
        let counted = || from < title.end && self.doc.know.grammar.stems.several_of.has(self.doc.text.fold(from));
        let told = || titles::part_taken(self.doc, title) || part() || counted();
        g == Gap::Colon && title.plural && told()
    }

    /// «Секретарь Миссии – сотрудник Секретариата А.»: a sentence that says who holds the office, by another title of his.
    pub(super) fn told_who(&mut self, found: &mut Found, items: &[Item], i: usize) {
        let (Item::Title(t), Some(&Item::Title(own)), Some(&Item::Name(n))) =
            (items[i], items.get(i + 1), items.get(i + 2))
        else {
            return;
        };
        let whole = found.titles[t].end > found.titles[t].heads[0].end;
        let free = whole && !self.bound.has_title(t) && self.bound.has_title(own);
        if free
            && titles::told_who(self.doc, &found.titles[t], &found.titles[own])
            && self.dash_after(found.titles[t].end)
        {
            self.bond(found, t, n, How::List, None);
        }
    }

    fn dash_after(&self, k: usize) -> bool {
        matches!(self.doc.text.mark(k), Some('–' | '—' | '-'))
    }
}
