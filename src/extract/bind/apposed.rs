//! Titles behind a name: «А, директор завода», «А – директор завода», «А (директор завода)».

use super::asides::held_then;
use super::binder::{Binder, Item, span};
use super::found::{Found, How};
use super::gaps::{Gap, gap};
use crate::extract::countries;
use crate::extract::doc::Flags;
use crate::extract::names::{self, Role};
use crate::extract::phrase;
use crate::extract::titles::Title;
use crate::morph::{Case, CaseSet, Pos};
use crate::rules::{Class, SenseKind, TitleClass};
use crate::text::Kind;

/// A title behind a name, or behind a further title of his.
#[derive(Clone, Copy)]
struct Behind {
    n: usize,
    t: usize,
    /// The item before the title.
    k: usize,
    gap: Gap,
    /// No title of his stands before it.
    first: bool,
}

impl Binder<'_, '_> {
    /// «(физика)»: is all there is in the brackets a thing in the nominative rather than somebody in the genitive?
    fn deals_with(&self, title: &Title) -> bool {
        let thing = |p: crate::morph::Parse| {
            p.tag.pos() == Pos::Noun && p.tag.cases().has(Case::Nom) && !p.tag.has(crate::morph::Tag::ANIMATE)
        };
        let lone = title.end == title.start + 1 && self.doc.text.is(title.end, ")");
        lone && !title.cases.has(Case::Nom) && self.doc.known(title.start).iter().any(thing)
    }

    /// «Обращаясь к господину Миядзаки, Президент поблагодарил …»: a word of courtesy tells that the name is in no case of the title.
    fn in_other_case(&self, found: &Found, n: usize, t: usize) -> bool {
        let (doc, title) = (self.doc, &found.titles[t]);
        let Some(k) = found.names[n].start.checked_sub(1) else { return false };
        let cases = doc.noun(k).sing;
        let told = doc.any_of(k, SenseKind::Honorific.bit()) && !cases.is_empty() && title.cases != CaseSet::ALL;
        told && cases.and(title.cases).is_empty()
    }

    /// Titles after a name: «Иванов, директор X», «Иванов – директор X», «Иванов (директор X)».
    pub(super) fn apposed(&mut self, found: &mut Found, items: &[Item], i: usize) {
        let Item::Name(n) = items[i] else { return };
        if self.addressed(found, n) {
            return;
        }
        let mut k = i;
        let mut first = true;
        while let Some(&Item::Title(t)) = items.get(k + 1) {
            let (_, end) = span(found, items[k]);
            let start = found.titles[t].start;
            if first && self.for_post(end, start) && found.titles[t].singular && !self.bound.has_title(t) {
                self.bond(found, t, n, How::Verb, None);
                return;
            }
            let now = self.now_is(end, start);
            let gap = if now { Gap::Comma } else { gap(self.doc, self.skip_years(end, start), start) };
            // «А | министр, сопредседатель»: behind the cell's first title
            if first && gap == Gap::Bar && self.bonds(found).any(|b| b.title == t && b.name == n) {
                first = false;
                k += 1;
                continue;
            }
            let behind = Behind { n, t, k, gap, first };
            let Some(how) = self.how_behind(found, items, behind) else { return };
            if first && gap == Gap::Comma && self.in_other_case(found, n, t) {
                return;
            }
            if how == How::Brackets && self.of_another_in_brackets(found, items, behind) {
                return;
            }
            let singular = match gap == Gap::Dash && self.only_several(found, n, t) {
                true => self.one_of(start),
                false => found.titles[t].singular || self.one_of(start),
            };
            if first && !singular && how != How::List && self.apposed_to_all(found, items, i, t, how) {
                return;
            }
            if let Some(next) = self.opens_next(found, items, behind) {
                self.bond(found, t, next, How::Series, None);
                return;
            }
            // «А, помощник министра Б, депутат»
            if self.bonds(found).any(|b| b.title == t && b.name == n) && self.ends_with_inner(found, items, k + 1) {
                first = false;
                k += 2;
                continue;
            }
            if self.his(found, items, behind)
                || self.bound.has_title(t)
                || !singular
                || !self.closes(found, t, how)
                || gap == Gap::Comma && self.behind_comma_of_others(found, items, behind, how)
            {
                return;
            }
            // «А, в прошлом министр, …»
            let past = (end..start).any(|k| held_then(self.doc, k, start).is_some_and(|(_, before)| before));
            self.bond(found, t, n, if past { How::Verb } else { how }, None);
            first = false;
            k += 1;
        }
    }

    /// «– Айдос Бекетович, глава государства вернулся …»: whom an interviewer calls by name and father's name. What follows the comma
    /// is no apposition, unless a further comma closes it.
    fn addressed(&self, found: &Found, n: usize) -> bool {
        let (doc, name) = (self.doc, &found.names[n]);
        let dash = |k: usize| matches!(doc.text.word(k), "–" | "—" | "-") && doc.text.tokens[k].line_start;
        let called = name.parts.iter().map(|p| p.role).eq([Role::Given, Role::Patronymic]);
        if !called || !name.start.checked_sub(1).is_some_and(dash) || !doc.text.is(name.end, ",") {
            return false;
        }
        let end = doc.sentence_end(name.start);
        let mark = (name.end + 1..end).find(|&k| matches!(doc.text.word(k), "," | "–" | "—" | "-"));
        (name.end + 1..mark.unwrap_or(end)).any(|k| doc.flags(k).has(Flags::VERB))
    }

    /// How a title is bound to the name before it, by what stands between.
    fn how_behind(&self, found: &Found, items: &[Item], behind: Behind) -> Option<How> {
        let Behind { n, t, k, gap, first } = behind;
        let (_, end) = span(found, items[k]);
        match gap {
            Gap::Comma => Some(How::After),
            // «А, протоиерей – настоятель собора»
            Gap::Dash if first || self.cleric(found, items[k]) => Some(How::After),
            Gap::Open if first => Some(How::Brackets),
            // «– А, заместитель министра (председатель);»
            Gap::Open if self.alone_in_brackets(&found.titles[t]) => Some(How::Brackets),
            // «А (председатель) | ректор института»
            Gap::Bar if !first && self.doc.text.is(end, ")") => Some(How::List),
            Gap::None if first && self.signs(found, n, t) => Some(How::List),
            // «А, бывший министр, и генерал Б» is a list of people
            Gap::And if !first && !(self.doc.text.is(end, ",") && phrase::is_and(self.doc, end + 1)) => {
                Some(How::After)
            }
            _ => None,
        }
    }

    /// Is the title in brackets another's than of the one named before them?
    fn of_another_in_brackets(&self, found: &Found, items: &[Item], behind: Behind) -> bool {
        let Behind { t, k, .. } = behind;
        // «А (прежний директор, Б, уволен)»: of the one in the bracket
        let end = found.titles[t].end;
        let within = |m: usize| found.names[m].start == end + 1 && self.doc.text.is(end, ",");
        matches!(items.get(k + 2), Some(&Item::Name(m)) if within(m))
            // «А (геофизика)»: what he deals with
            || self.deals_with(&found.titles[t])
            // «А (руководитель – профессор Б)»
            || self.gap_after(found, items, k + 1) == Gap::Dash
    }

    /// Is the title that of a further human, who is «его»?
    fn his(&self, found: &Found, items: &[Item], behind: Behind) -> bool {
        let (doc, title) = (self.doc, &found.titles[behind.t]);
        if !matches!(doc.text.fold(title.start - 1), "его" | "ее" | "их") {
            return false;
        }
        // «директор А, его заместитель и инженер Б»
        let closed = doc.text.is(title.end.min(doc.len() - 1), ",");
        if !closed && matches!(self.gap_after(found, items, behind.k + 1), Gap::And | Gap::None) {
            return true;
        }
        // «… А, его заместителем был Б»
        let becomes = |k: usize| doc.flags(k).has(Flags::VERB) && doc.is_class(k, Class::APPOINTS);
        title.cases.has(Case::Ins) && title.end < doc.len() && becomes(title.end)
    }

    /// Is the title behind the comma another's, or no title of the name?
    fn behind_comma_of_others(&self, found: &Found, items: &[Item], behind: Behind, how: How) -> bool {
        let Behind { n, t, k, first, .. } = behind;
        let (doc, title, name) = (self.doc, &found.titles[t], &found.names[n]);
        // «посол Франции А, генеральный консул Индии, …»: who serves one state serves no other
        if first
            && (self.of_another_state(found, n, t)
                // «А, Б, капитан команды – В»
                || self.next_behind_dash(found, items, k + 1)
                // «Как пояснил А, подрядчик – ООО «Луч» – …»
                || self.body_behind_dash(title.end)
                // «архитектор – А, подрядчик – завод «Зодчий»»
                || self.each_behind_dash(name.start, title.end))
        {
            return true;
        }
        // «избран А, вице-президентом стала Б»
        let becomes = |k: usize| doc.flags(k).has(Flags::VERB) && doc.is_class(k, Class::APPOINTS);
        let another = title.cases.has(Case::Ins) && !title.cases.has(Case::Nom);
        if another && title.end < doc.len() && becomes(title.end) && matches!(items.get(k + 2), Some(Item::Name(_))) {
            return true;
        }
        // «А, представитель Молдовы при органах Б Виктор …»: the next name's, though what stands between is not understood
        if self.leads_on(found, items, k + 1) {
            return true;
        }
        // «А, один из директоров завода»: «один» stands in the name's case
        let fits = || match self.one_of(title.start) {
            true => self.one_is(title.start, name),
            false => self.case_fits(found, n, t),
        };
        how == How::After && !fits()
    }

    /// «поверенный в делах А, почётный консул, судовладелец Б и ректор В»: in a list whose members have their titles before their names,
    /// the first of two titles behind a comma is the next member's.
    fn opens_next(&self, found: &Found, items: &[Item], behind: Behind) -> Option<usize> {
        let Behind { n, t, k, gap, first } = behind;
        let (Some(&Item::Title(own)), Some(&Item::Name(next))) = (items.get(k + 2), items.get(k + 3)) else {
            return None;
        };
        let led = self.bonds(found).any(|b| b.name == n && matches!(b.how, How::Before | How::Shared));
        let (title, own_cases) = (&found.titles[t], found.titles[own].cases);
        // «епископ А, викарий епархии, председатель комитета Б»
        let cleric = title.class == TitleClass::Church;
        let listed = first
            && led
            && !cleric
            && gap == Gap::Comma
            && self.gap_after(found, items, k + 1) == Gap::Comma
            && self.holder(own) == Some(next)
            && matches!(items.get(k + 4), Some(Item::Title(_)))
            && matches!(self.gap_after(found, items, k + 3), Gap::And | Gap::Comma);
        let fits = title.singular && !title.cases.and(own_cases).is_empty() && !self.bound.has_title(t);
        (listed && fits).then_some(next)
    }

    /// «согласованы А – на должность | председателя, Б – на пост | директора»: what stands between a name's end and the title.
    fn for_post(&self, end: usize, start: usize) -> bool {
        let dash = start == end + 3 && matches!(self.doc.text.word(end), "–" | "—" | "-");
        dash && self.doc.text.reads(end + 1, "на") && self.doc.know.grammar.is_post(self.doc.text.fold(end + 2))
    }

    /// «А, сейчас она | начальник службы»: does nothing but that stand between a name's end and the title?
    fn now_is(&self, end: usize, start: usize) -> bool {
        let (doc, text) = (self.doc, self.doc.text);
        let time = |k: usize| doc.know.grammar.stems.nowadays.has(text.fold(k));
        start == end + 3
            && text.is(end, ",")
            && time(end + 1)
            && doc.is_word(end + 2)
            && matches!(text.fold(end + 2), "он" | "она")
    }

    /// «А и Б – профессора»: is a form that may be one's in the genitive several people's in the nominative? Not behind a name in
    /// another case: «наградить Ивана Петрова – учителя физики».
    fn only_several(&self, found: &Found, n: usize, t: usize) -> bool {
        let title = &found.titles[t];
        let noun = self.doc.noun(title.heads[0].noun);
        let several = title.plural && title.singular && noun.plur.has(Case::Nom) && !noun.sing.has(Case::Nom);
        let case = || names::nominative(self.doc, &found.names[n], &names::Place::default(), &|_| 0).case;
        several && case().is_none_or(|case| case == Case::Nom)
    }

    /// «(председатель)»: do the brackets hold the title and nothing else?
    fn alone_in_brackets(&self, title: &Title) -> bool {
        let text = self.doc.text;
        title.start > 0 && text.is(title.start - 1, "(") && text.is(title.end, ")")
    }

    fn cleric(&self, found: &Found, item: Item) -> bool {
        matches!(item, Item::Title(t) if found.titles[t].class == TitleClass::Church)
    }

    /// Is the title `t` of one state, and a title before the name of another?
    fn of_another_state(&self, found: &Found, n: usize, t: usize) -> bool {
        let Some(state) = self.state_served(&found.titles[t]) else { return false };
        self.bonds(found)
            .filter(|b| b.name == n && b.how == How::Before)
            .any(|b| self.state_served(&found.titles[b.title]).is_some_and(|own| own != state))
    }

    /// «посол | Франции | в Казахстане»: the entry of the first state in the genitive that no preposition leads.
    fn state_served(&self, title: &Title) -> Option<u32> {
        let doc = self.doc;
        let led = |k: usize| k > 0 && doc.flags(k - 1).has(Flags::PREPOSITION);
        let own = |k: usize| countries::at(doc, k).filter(|s| s.is_noun() && doc.noun(k).has(Case::Gen) && !led(k));
        (title.start..title.end).find_map(own).map(|s| s.entry)
    }

    /// «А, Б, капитан команды | – В, тренер»: does a dash lead from the title at item `i` to a further name, both in the nominative?
    pub(super) fn next_behind_dash(&self, found: &Found, items: &[Item], i: usize) -> bool {
        let (Item::Title(t), Some(&Item::Name(n))) = (items[i], items.get(i + 1)) else { return false };
        let nominative = CaseSet::of(Case::Nom);
        self.gap_after(found, items, i) == Gap::Dash
            && found.titles[t].cases.has(Case::Nom)
            && phrase::agrees(self.doc, &found.names[n], nominative)
    }

    /// «подрядчик | – ООО «Луч»»: does a dash stand at `end`, and a body's noun behind it?
    fn body_behind_dash(&self, end: usize) -> bool {
        let doc = self.doc;
        let dash = end + 1 < doc.len() && doc.text.dash(end);
        let noun = |k: usize| doc.noun(k).has(Case::Nom) || doc.text.tokens[k].shape == crate::text::Shape::Upper;
        let row = dash && doc.text.tokens[end].line_start;
        dash && !row && doc.any_of(end + 1, crate::rules::SenseKind::OrgHead.bit()) && noun(end + 1)
    }

    /// Does a dash stand behind the title that ends at `end`, as one stands before the holder at `name`, words and no verb between?
    fn each_behind_dash(&self, name: usize, end: usize) -> bool {
        let doc = self.doc;
        let dash = |k: usize| k < doc.len() && doc.text.dash(k);
        let plain = |k: &usize| doc.is_word(*k) && !doc.flags(*k).has(Flags::VERB);
        let before = (name.saturating_sub(8)..name).rev().find(|k| !plain(k));
        // a dash that opens a line is that row's mark
        let amid = |k: usize| dash(k) && !doc.text.tokens[k].line_start;
        amid(end) && before.is_some_and(amid)
    }

    /// Does the holder of the office that ends the chain of the title at item `k` follow it?
    fn ends_with_inner(&self, found: &Found, items: &[Item], k: usize) -> bool {
        let (Item::Title(t), Some(&Item::Name(m))) = (items[k], items.get(k + 1)) else { return false };
        let title = &found.titles[t];
        let inside = |o: &Title| o.start > title.start && o.end == title.end;
        self.bonds(found).any(|b| b.name == m && inside(&found.titles[b.title]))
    }

    /// «А, Б, заместители председателя», «А и Б (оба – тренеры)»: a plural behind several names goes with all of them.
    fn apposed_to_all(&mut self, found: &mut Found, items: &[Item], i: usize, t: usize, how: How) -> bool {
        let free = |b: &Self, n: usize| !b.bound.has_name(n);
        let mut first = i;
        while first > 0
            && matches!(items[first - 1], Item::Name(n) if free(self, n))
            && matches!(self.gap_in_group(found, items, first - 1), Gap::Comma | Gap::And)
        {
            first -= 1;
        }
        let nominative = CaseSet::of(Case::Nom);
        let several = matches!(items[i], Item::Name(n) if self.only_several(found, n, t));
        let apart = how == How::Brackets && found.titles[t].cases.has(Case::Nom);
        let stands = |n: usize| match several {
            true => phrase::agrees(self.doc, &found.names[n], nominative),
            false => self.case_fits(found, n, t),
        };
        let fits = |n: usize| free(self, n) && (apart || stands(n));
        let all = first < i && matches!(items[i], Item::Name(n) if fits(n));
        if !all || self.bound.has_title(t) || !self.closes(found, t, how) {
            return false;
        }
        for item in &items[first..=i] {
            if let Item::Name(n) = *item {
                self.bond(found, t, n, how, None);
            }
        }
        true
    }

    /// «Кирилл Ли, президент федерации» without its comma: a line that holds a whole name and a title, as signatures do.
    fn signs(&self, found: &Found, n: usize, t: usize) -> bool {
        let (name, title, tokens) = (&found.names[n], &found.titles[t], &self.doc.text.tokens);
        let line = tokens[name.start].line_start && tokens.get(title.end).is_none_or(|t| t.line_start);
        line && name.parts.len() > 1
            && title.cases.has(Case::Nom)
            && name.end == title.start
            && !tokens[title.start].line_start
    }

    /// Behind «(Gregory Chamitoff)», «(24 марта 1926 года, Москва)», «, 45 лет», «с 1996 года», «, 1978 г.р.» at `i`, if all of it
    /// stands before `to`.
    pub(super) fn skip_years(&self, i: usize, to: usize) -> usize {
        let text = self.doc.text;
        let bracket = i < to && text.is(i, "(");
        let close = || (i + 1..to.min(i + 40)).find(|&k| text.is(k, ")"));
        let i = if bracket { close().map_or(i, |k| k + 1) } else { i };
        let since = i + 3 < to
            && matches!(text.word(i), "с" | "c")
            && text.tokens[i + 1].kind == Kind::Number
            && text.fold(i + 2).starts_with('г');
        if since {
            return i + 3 + usize::from(text.is(i + 3, "."));
        }
        // «, 1978 года рождения,», «, 1978 г.р.,»
        let year = i + 3 < to && text.is(i, ",") && text.tokens[i + 1].kind == Kind::Number;
        let born = (i + 3..to.min(i + 6)).find(|&k| text.fold(k) == "рождения" || text.fold(k) == "р");
        if let Some(k) = born.filter(|_| year && text.fold(i + 2).starts_with('г')) {
            return k + 1 + usize::from(text.is(k + 1, "."));
        }
        let aged = i + 3 < to
            && text.is(i, ",")
            && text.tokens[i + 1].kind == Kind::Number
            && matches!(text.fold(i + 2), "лет" | "год" | "года");
        if aged { i + 3 } else { i }
    }

    /// An apposition ends with a comma, bracket, dash, semicolon, the sentence's end, or a finite verb after a dash.
    fn closes(&self, found: &Found, t: usize, how: How) -> bool {
        let end = found.titles[t].end;
        if end >= self.doc.len() || end >= self.doc.sentence_end(found.titles[t].start) {
            return true;
        }
        let text = self.doc.text;
        let token = &text.tokens[end];
        if token.kind == Kind::Punct || token.line_start || token.cell_start {
            return true;
        }
        let goes_on = self.doc.small(end) && self.doc.flags(end).has(Flags::VERB | Flags::PREPOSITION);
        how != How::After || phrase::is_and(self.doc, end) || goes_on
    }

    /// Does nothing but words without a verb stand between the title at item `i`, a preposition behind it, and a further name
    /// in the title's case?
    fn leads_on(&self, found: &Found, items: &[Item], i: usize) -> bool {
        let (Item::Title(t), Some(&Item::Name(n))) = (items[i], items.get(i + 1)) else { return false };
        let between = found.titles[t].end..found.names[n].start;
        let doc = self.doc;
        let plain = |k: usize| doc.is_word(k) && !doc.flags(k).has(Flags::VERB | Flags::SHORT_PARTICIPLE);
        (2..=12).contains(&between.len())
            && doc.flags(between.start).has(Flags::PREPOSITION)
            && between.clone().all(plain)
            && phrase::agrees(doc, &found.names[n], CaseSet::of(Case::Nom))
            && found.titles[t].cases.has(Case::Nom)
    }
}
