//! What all that stands around a mention tells of its case and gender: its titles first, else its neighbours.

use super::agreement::{predicate, verb_behind};
use super::governs::{
    animate_before, author_of, behind_date, behind_object, behind_phrase, behind_plural, behind_predicate,
    beside_object, by_work_of, described, done_by, done_to, governed_by, governing_preposition, itemized, kept_of,
    object_behind, participle_behind, thing, told_by_her,
};
use crate::extract::bind::{Bond, Found, How, counted};
use crate::extract::doc::{Doc, Flags};
use crate::extract::names::{self, Name, Role};
use crate::extract::phrase;
use crate::extract::titles;
use crate::morph::{Case, CaseSet, Gender, Number, Parse, Pos, Tag};
use crate::rules::{Class, Face, SenseKind, Sex};
use crate::text::ends_in;

/// What stands around a mention tells of it.
pub(super) struct Around {
    pub(super) gender: Option<Gender>,
    /// The cases that may be asked of it.
    pub(super) cases: Vec<CaseSet>,
    /// The verb behind a name that is joined to the owner of a thing asks for them.
    pub(super) by_verb: bool,
}

pub(super) fn around(doc: &Doc, found: &Found, n: usize) -> Around {
    let name = &found.names[n];
    let kin = kin_apposed(doc, name.start);
    let gender = gender_of_title(doc, found, n)
        .or_else(|| kin.and_then(|(cases, kin)| titles::noun_gender_in(doc, kin, cases)))
        .or_else(|| gender_of_inhabitant(doc, name.start))
        .or_else(|| gender_of_address(doc, name.start))
        .or_else(|| gender_of_woman(doc, name))
        .or_else(|| names::inner_gender(doc, name))
        .or_else(|| described(doc, name.start).and_then(|d| d.1))
        .or_else(|| participle_behind(doc, name.end).and_then(|p| p.1))
        .filter(|_| !owns_kin(doc, found, n));
    // «Министр и его супруга Е.А. Ветлугина», «её супруга И.П. Ветлугина»: whose spouse it is tells the sex
    let (gender, spouse) = match spouse_of(doc, name.start) {
        Some((sex, cases)) => (Some(sex), Some(cases)),
        None => (gender, None),
    };
    let mut by_verb = false;
    let mut cases = kin.map_or_else(|| wanted(doc, found, n, &mut by_verb), |(cases, _)| vec![cases]);
    cases = spouse.map_or(cases, |s| vec![s]);
    // «Сергея Смирнова встретила Анна Петрова»
    let nominative = CaseSet::of(Case::Nom);
    let woman = || gender_of_woman(doc, name).is_some();
    let told = found.bonds_of(n).next().is_some() || described(doc, name.start).is_some() || woman();
    if cases[..] == [nominative] && !told && !name.eastern && !names::coherent_in(doc, name, nominative) {
        cases.clear();
    }
    Around { gender, cases, by_verb }
}

/// The cases that the surroundings allow: the title's, else the preposition's, else a subject's.
fn wanted(doc: &Doc, found: &Found, n: usize, by_verb: &mut bool) -> Vec<CaseSet> {
    let name = &found.names[n];
    if owns_next(doc, name) || done_by(doc, name.start) || kept_of(doc, name.start) {
        return vec![CaseSet::of(Case::Gen)];
    }
    if untitled(found, n) && author_of(doc, name) {
        return vec![CaseSet::of(Case::Gen)];
    }
    if untitled(found, n) && subject_with_next(doc, found, n) {
        return vec![CaseSet::of(Case::Nom)];
    }
    let mut wanted = Wanted { doc, found, n, name, from: name.start, cases: Vec::new() };
    wanted.by_titles();
    if wanted.cases.is_empty() {
        wanted.cases.extend(wanted.behind_dash());
    }
    if wanted.cases.is_empty() && wanted.by_itself() {
        wanted.cases.push(CaseSet::of(Case::Nom));
    }
    if wanted.cases.is_empty() && wanted.listed_object() {
        wanted.cases.push(CaseSet::of(Case::Acc));
    }
    if wanted.cases.is_empty() {
        wanted.cases.extend(wanted.beside(by_verb));
    }
    if owns_kin(doc, found, n) {
        return vec![CaseSet::of(Case::Gen)];
    }
    wanted.cases
}

/// The cases wanted of a name, as far as they have been found.
struct Wanted<'d> {
    doc: &'d Doc<'d>,
    found: &'d Found,
    n: usize,
    name: &'d Name,
    /// Where the name begins, with the titles before it that have no case of their own.
    from: usize,
    cases: Vec<CaseSet>,
}

impl Wanted<'_> {
    /// Those of the titles before the name.
    fn by_titles(&mut self) {
        let found = self.found;
        for b in found.bonds_of(self.n).filter(|b| matches!(b.how, How::Before | How::Shared | How::Series)) {
            self.by_title(b);
        }
    }

    fn by_title(&mut self, b: &Bond) {
        let (doc, name) = (self.doc, self.name);
        let title = &self.found.titles[b.title];
        let mut cases = self.in_number(b);
        if self.told_of(title, cases) {
            cases = CaseSet::of(Case::Gen);
        }
        // «и.о. начальника», «замглавы»: what stands before them tells the name's case
        // «замминистра А и Б»: of those behind the first name the names before tell
        if cases == CaseSet::ALL {
            let behind = b.how == How::Shared && title.end < name.start;
            self.from = if behind { self.from } else { self.from.min(title.start) };
            return;
        }
        // «визит министра», «доклад директора»
        let accusative = CaseSet::of(Case::Gen).or(CaseSet::of(Case::Acc));
        if cases == accusative && title.start > 0 && thing(doc, title.start - 1) {
            cases = CaseSet::of(Case::Gen);
        }
        // «освободила от обязанностей председателя Круглову Н.И.»: whom the verb of office asks for
        if put_into(doc, title, name) {
            self.cases.push(CaseSet::of(Case::Acc));
            return;
        }
        if let Some(p) = governing_preposition(doc, title.start) {
            cases = if cases.and(p).is_empty() { cases } else { cases.and(p) };
        }
        self.cases.push(cases);
    }

    /// «судьи Раиса Юрченко и Ербол Рахимбеков»: of several holders, «судьи» is no genitive of one
    /// nor is «директора» the nominative of one holder
    fn in_number(&self, b: &Bond) -> CaseSet {
        let title = &self.found.titles[b.title];
        // «двое солистов Малика Сейсенова и …»: the numeral's genitive is no name's
        if b.how == How::Shared && title.plural && counted(self.doc, title) {
            return CaseSet::of(Case::Nom);
        }
        if !(matches!(b.how, How::Before | How::Shared) && title.plural && title.singular) {
            return title.cases;
        }
        let noun = self.doc.noun(title.heads[0].noun);
        let number = if several(self.found, b.title) { noun.plur } else { noun.sing }.and(title.cases);
        if number.is_empty() { title.cases } else { number }
    }

    /// «Под председательством директора инспекции Э. Сарыбаева …», «заслушаны доклады профессора Э. Сарыбаева и …»
    fn told_of(&self, title: &titles::Title, cases: CaseSet) -> bool {
        let doc = self.doc;
        let spoken = |k: usize| doc.is_word(k) && doc.is_class(k, Class::SPEECH);
        let spoken = title.cases.has(Case::Gen) && title.start > 0 && spoken(title.start - 1);
        spoken || cases.has(Case::Gen) && done_by(doc, title.start)
    }

    /// «командир – М. Пелля», «представил нового директора – Ивана Петрова»
    fn behind_dash(&self) -> Option<CaseSet> {
        let (doc, found) = (self.doc, self.found);
        if !found.bonds_of(self.n).any(|b| b.how == How::List) {
            return None;
        }
        let oblique = found.bonds_of(self.n).find_map(|b| {
            object_titled(doc, &found.titles[b.title], self.name).or_else(|| objects_titled(doc, found, b.title))
        });
        Some(oblique.unwrap_or(CaseSet::of(Case::Nom)))
    }

    /// Does the name stand in the nominative in a cell, a bracket, a list or before a dash?
    fn by_itself(&self) -> bool {
        self.fills_cell()
            || self.name.parts.iter().any(|p| p.initial) && in_bracket_of_names(self.doc, self.name)
            || self.listed_with_prize()
            || self.title_behind_dash()
            || self.gapped()
            || self.listed_subject()
    }

    /// «Отсутствовали: С. П. Гладких, режиссёр; М. Д. Ярославцева.»: an item of its own behind the colon of a verb that takes no object.
    fn listed_subject(&self) -> bool {
        let subject = |p: &Parse| p.tag.number() == Some(Number::Plur) && !p.tag.has(Tag::TRANSITIVE);
        self.head_of_item().is_some_and(|head| head.into_iter().any(|k| self.verb_alone(k, Pos::Verb, &subject)))
    }

    /// «Наградить грамотой: И. И. Иванова; А. А. Петрову»: behind the colon of an infinitive that has no other object.
    fn listed_object(&self) -> bool {
        let takes = |p: &Parse| p.tag.has(Tag::TRANSITIVE);
        let Some(head) = self.head_of_item() else { return false };
        let verb = head.clone().find(|&k| self.verb_alone(k, Pos::Infinitive, &takes));
        verb.is_some_and(|verb| !(verb + 1..head.end).any(|k| self.doc.noun(k).any().has(Case::Acc)))
    }

    /// What stands before the colon of the sentence, where the name fills an item behind it.
    fn head_of_item(&self) -> Option<std::ops::Range<usize>> {
        let (doc, name) = (self.doc, self.name);
        let end = name.end;
        let opens = name.start > 0 && matches!(doc.text.word(name.start - 1), ":" | ";");
        let closes = || end >= doc.len() || doc.text.tokens[end].line_start || matches!(doc.text.word(end), ";" | ".");
        let first = doc.text.sentences[doc.text.sentence_of(name.start)].start;
        let colon = || (first..name.start).find(|&k| doc.text.is(k, ":"));
        (opens && closes()).then(colon).flatten().map(|colon| first..colon)
    }

    /// Is the word at `k` nothing but a verb of this kind?
    fn verb_alone(&self, k: usize, pos: Pos, fits: &dyn Fn(&Parse) -> bool) -> bool {
        let known = self.doc.known(k);
        let mut verbs = known.iter().filter(|p| p.tag.pos() == pos).peekable();
        self.doc.is_word(k) && verbs.peek().is_some() && verbs.all(|p| fits(&p))
    }

    /// «62 кг | Хомушку Найыр | Тыва»: the whole of a cell
    fn fills_cell(&self) -> bool {
        let (doc, name) = (self.doc, self.name);
        let tokens = &doc.text.tokens;
        let edge = |k: usize| {
            let token = tokens.get(k);
            token.is_none_or(|t| t.cell_start || t.line_start) || doc.text.is(k, "|")
        };
        let bar = |k: usize| {
            tokens.get(k).is_some_and(|t| t.cell_start && !t.line_start) || k < doc.len() && doc.text.is(k, "|")
        };
        let first = tokens[name.start].line_start && bar(name.end);
        let opens = tokens[name.start].cell_start || name.start > 0 && doc.text.is(name.start - 1, "|") || first;
        opens && edge(name.end)
    }

    fn dash_behind(&self) -> bool {
        self.name.end < self.doc.len() && self.doc.text.dash(self.name.end)
    }

    /// «, Аржаана Дамба – серебро»: in a list each with what is his
    fn listed_with_prize(&self) -> bool {
        let (doc, name) = (self.doc, self.name);
        let prize = |k: usize| k < doc.len() && doc.small(k) && doc.noun(k).sing.has(Case::Nom);
        let parted = name.start > 0 && matches!(doc.text.word(name.start - 1), ":" | "," | ";");
        parted && self.dash_behind() && prize(name.end + 1)
    }

    /// «и А.С. Соколова – директор института»
    fn title_behind_dash(&self) -> bool {
        let (doc, end) = (self.doc, self.name.end);
        let dashed = |t: &titles::Title| {
            t.start == end + 1 && matches!(doc.text.word(end), "–" | "—" | "-") && t.cases.has(Case::Nom)
        };
        self.found.bonds_of(self.n).any(|b| b.how == How::After && dashed(&self.found.titles[b.title]))
    }

    /// «…, и.о. министра Эльмира Абдрашитова – о готовности»: an indeclinable office, and behind the name the verb's dash
    fn gapped(&self) -> bool {
        let from = self.from;
        let parted = || from > 0 && matches!(self.doc.text.word(from - 1), "," | ";");
        from < self.name.start && self.dash_behind() && parted()
    }

    /// The case that the words beside the name ask for, the surest first.
    fn beside(&self, by_verb: &mut bool) -> Option<CaseSet> {
        let (doc, name, from) = (self.doc, self.name, self.from);
        let nominative = CaseSet::of(Case::Nom);
        // «книга и А», «дела, А»: joined to what stands before
        let alone = from == 0 || !(phrase::is_and(doc, from - 1) || doc.text.is(from - 1, ","));
        self.led()
            .or_else(|| self.object_of_gap())
            .or_else(|| self.opens_item().then_some(nominative))
            .or_else(|| behind_plural(doc, from, name.end))
            .or_else(|| behind_predicate(doc, from))
            .or_else(|| (told_by_her(doc, name, from) || behind_object(doc, name, from)).then_some(nominative))
            .or_else(|| object_behind(doc, self.found, self.n, from))
            .or_else(|| self.of_subject())
            .or_else(|| {
                let acts = self.acts(alone);
                *by_verb = acts && !alone;
                acts.then_some(nominative)
            })
            .or_else(|| from.checked_sub(1).and_then(|k| governed_by(doc, k)))
            .or_else(|| if alone { done_to(doc, name.end) } else { None })
            .or_else(|| by_work_of(doc, name).then_some(CaseSet::of(Case::Gen)))
    }

    /// By a preposition, an apposition, a human's word before the name, or the place where the sentence begins.
    fn led(&self) -> Option<CaseSet> {
        let (doc, from) = (self.doc, self.from);
        let nominative = CaseSet::of(Case::Nom);
        let apposition = self.apposition();
        if let Some(p) = governing_preposition(doc, from) {
            return Some(apposition.map(|a| a.and(p)).filter(|a| !a.is_empty()).unwrap_or(p));
        }
        let opens = || from == 0 || doc.sentence_start(from) || behind_date(doc, from);
        apposition
            .or_else(|| animate_before(doc, from))
            .or_else(|| described(doc, from).map(|d| d.0))
            .or_else(|| behind_phrase(doc, from).then_some(nominative))
            .or_else(|| opens().then(|| done_to(doc, self.name.end).unwrap_or(nominative)))
            .or_else(|| from.checked_sub(1).and_then(|k| case_beside(doc, self.found, self.n, k)))
            .or_else(|| among_nominatives(doc, self.found, self.n).then_some(nominative))
    }

    /// «Саяна Бадмаева, председатель комитета»: the apposition agrees
    /// «Табо Мокоена (ЮАР), аспирант»
    fn apposition(&self) -> Option<CaseSet> {
        let (doc, found, end) = (self.doc, self.found, self.name.end);
        let close = || (end..doc.len().min(end + 8)).find(|&k| doc.text.is(k, ")"));
        let aside = if doc.text.is(end, "(") { close() } else { None };
        let comma = aside.map_or(end, |close| close + 1);
        let apposed = |t: &titles::Title| t.start == comma + 1 && doc.text.is(comma, ",");
        found
            .bonds_of(self.n)
            .filter(|b| b.how == How::After && apposed(&found.titles[b.title]))
            .map(|b| found.titles[b.title].cases)
            .find(|&cases| cases != CaseSet::ALL)
            .or_else(|| participle_behind(doc, end).map(|p| p.0))
    }

    /// «Сенат делегировал депутатов А и Б, Национальное Собрание – В»: the verb that is left out has the object it has before.
    fn object_of_gap(&self) -> Option<CaseSet> {
        let (doc, from) = (self.doc, self.from);
        if from == 0 || !doc.text.dash(from - 1) || !itemized(doc, from) {
            return None;
        }
        let accusative = CaseSet::of(Case::Acc);
        let first = doc.text.sentences[doc.text.sentence_of(from)].start;
        let takes = |p: Parse| p.tag.pos() == Pos::Verb && p.tag.has(Tag::TRANSITIVE);
        let verb = |k: usize| doc.small(k) && doc.known(k).iter().any(takes);
        let titles = &self.found.titles;
        let mut titled = titles[..titles.partition_point(|t| t.start < from)].iter().rev();
        let object = |t: &titles::Title| t.cases.has(Case::Acc) && !t.cases.has(Case::Nom) && verb(t.start - 1);
        let told = titled.by_ref().take_while(|t| t.start > first).any(object);
        (told && names::coherent_in(doc, self.name, accusative)).then_some(accusative)
    }

    /// Does the name begin a line or an item of a list?
    fn opens_item(&self) -> bool {
        let (doc, from) = (self.doc, self.from);
        let line = doc.text.tokens[from].line_start || doc.text.is(from.saturating_sub(1), "•");
        // «сценография – Марипы Сарымсаковой»: whose it is
        let bare = || from < self.name.start || names::coherent_in(doc, self.name, CaseSet::of(Case::Nom));
        line || itemized(doc, from) && bare()
    }

    /// «Доклад Э. Набиевой был выслушан»: the thing is the verb's subject
    fn of_subject(&self) -> Option<CaseSet> {
        let (doc, end) = (self.doc, self.name.end);
        let noun = self.from.checked_sub(1).filter(|&k| doc.sentence_start(k) && thing(doc, k))?;
        // «Поздравления Артёму Лыкову передал мэр»
        let gives = |k: usize| {
            let fold = doc.text.fold(k);
            doc.know.grammar.gives(fold) || doc.know.grammar.sends(fold)
        };
        let given = end < doc.len() && predicate(doc, end).is_some() && gives(end);
        let given = given && doc.noun(noun).has(Case::Acc);
        let dative = if given { CaseSet::of(Case::Dat) } else { CaseSet::EMPTY };
        governed_by(doc, noun).map(|cases| cases.or(dative))
    }

    /// Is the name the subject of the verb behind it?
    fn acts(&self, alone: bool) -> bool {
        verb_behind(self.doc, self.name.end).is_some_and(|v| v.may_have_subject(alone))
            && (alone || !beside_object(self.doc, self.from))
    }
}

/// «ассоциация юристов (С. Ахметова)», «школа № 3 (Болдырева О.У., Лапина А.)»: a bracket of nothing but names with initials, behind
/// no work of theirs («соната (А. Лядова)»).
fn in_bracket_of_names(doc: &Doc, name: &Name) -> bool {
    const LONGEST: usize = 24;
    let text = doc.text;
    let of_name = |k: usize| doc.capital(k) || matches!(text.word(k), "." | "," | "-") || phrase::is_and(doc, k);
    let open = (name.start.saturating_sub(LONGEST)..name.start).rev().find(|&k| !of_name(k));
    let close = (name.end..doc.len().min(name.end + LONGEST)).find(|&k| !of_name(k));
    let (Some(open), Some(close)) = (open, close) else { return false };
    if !text.is(open, "(") || !text.is(close, ")") {
        return false;
    }
    let quote = open > 0 && text.closes_quote(open - 1);
    let noun =
        if quote { (open.saturating_sub(LONGEST)..open).rev().find(|&k| text.opens_quote(k)) } else { Some(open) };
    let work = |k: usize| doc.is_word(k) && doc.know.grammar.stems.works.begins(text.fold(k));
    !noun.and_then(|k| k.checked_sub(1)).is_some_and(work)
}

/// Does a verb that puts somebody into an office, or out of it, stand before a title in the genitive, and behind it a name that is
/// no genitive and can be an accusative?
fn put_into(doc: &Doc, title: &titles::Title, name: &Name) -> bool {
    let floor = doc.text.sentences[doc.text.sentence_of(title.start)].start;
    let somebody = |k: usize| doc.is_word(k) && doc.know.grammar.appoints_somebody(doc.text.fold(k));
    let genitive = CaseSet::of(Case::Gen);
    let other = title.end == name.start && title.cases.has(Case::Gen) && !phrase::agrees(doc, name, genitive);
    other && (floor..title.start).rev().take(12).any(somebody) && phrase::agrees(doc, name, CaseSet::of(Case::Acc))
}

/// «представил нового директора – Ивана Петрова»: the cases of a title before a dash that is no nominative, nor an instrumental
/// («директором – Иванов»), where the name may stand in them.
fn object_titled(doc: &Doc, title: &titles::Title, name: &Name) -> Option<CaseSet> {
    let cases = title.cases;
    let dash = title.end + 1 == name.start && doc.text.dash(title.end);
    let other = cases.without(Case::Nom).without(Case::Ins) == cases && !cases.is_empty();
    (dash && other && !title.plural && phrase::may_agree(doc, name, cases)).then_some(cases)
}

/// Names behind a title of several that are asked for their case.
const MOST_HOLDERS: usize = 32;

/// «принял послов Эстонии и Перу – Тоомаса Вильде и Анну Перес», «грамоты от послов: Эстонии – Тоомаса Вильде»: the same for a title of
/// several, one of whose names is no nominative.
fn objects_titled(doc: &Doc, found: &Found, title: usize) -> Option<CaseSet> {
    let t = &found.titles[title];
    let mark = t.end < doc.len() && (doc.text.dash(t.end) || doc.text.is(t.end, ":"));
    if !(t.plural && mark) || t.cases.has(Case::Nom) || t.cases.has(Case::Ins) {
        return None;
    }
    // «принял послов»
    if t.start > 0 && t.cases.has(Case::Acc) && doc.flags(t.start - 1).has(Flags::VERB) {
        return Some(t.cases);
    }
    let first = found.first_name(title)?;
    let names = found.names.iter().enumerate().skip(first).take(MOST_HOLDERS);
    let mut names = names.filter(|&(n, _)| found.bonds_of(n).any(|b| b.title == title)).map(|(_, name)| name);
    let oblique =
        |name: &Name| !names::coherent_in(doc, name, CaseSet::of(Case::Nom)) && phrase::may_agree(doc, name, t.cases);
    names.any(oblique).then_some(t.cases)
}

/// «председатель Ирина Щербакова и зампредседателя А.С. Соколова»: the case of the title of the name that the comma or the «и»
/// at `k` joins to this one.
fn case_beside(doc: &Doc, found: &Found, n: usize, k: usize) -> Option<CaseSet> {
    let mut k = k;
    // «, а также»
    while k > 0 && matches!(doc.text.fold(k), "также" | "а") {
        k -= 1;
    }
    // «А (министр) и Б»
    let end = behind_aside(doc, k);
    let before = n.checked_sub(1).filter(|&b| found.names[b].end == end)?;
    if !(phrase::is_and(doc, k) || doc.text.is(k, ",") || doc.text.is(k, ";")) {
        return None;
    }
    let mut titles = found.bonds_of(before).filter(|b| matches!(b.how, How::Before | How::Shared | How::Series));
    let cases = titles.next().map(|b| found.titles[b.title].cases).filter(|&c| c != CaseSet::ALL);
    let Some(cases) = cases else {
        let stands = |case: Case| names::coherent_in(doc, &found.names[before], CaseSet::of(case));
        return (stands(Case::Nom) && !stands(Case::Gen)).then_some(CaseSet::of(Case::Nom));
    };
    Some(match governing_preposition(doc, k) {
        Some(p) if !p.and(cases).is_empty() => p.and(cases),
        _ => cases,
    })
}

fn untitled(found: &Found, n: usize) -> bool {
    found.bonds_of(n).next().is_none()
}

/// «По итогам встречи С.П. Черняк и Н.Р. Саидов подписали …»: is the name joined by «и» to one in the nominative, and both are the
/// subject of the verb behind?
fn subject_with_next(doc: &Doc, found: &Found, n: usize) -> bool {
    let end = found.names[n].end;
    let next = found.names.get(n + 1).filter(|next| next.start == end + 1 && phrase::is_and(doc, end));
    let stands = |name: &Name, case: Case| names::coherent_in(doc, name, CaseSet::of(case));
    next.is_some_and(|next| {
        stands(&found.names[n], Case::Nom)
            && stands(next, Case::Nom)
            && !stands(next, Case::Gen)
            && verb_behind(doc, next.end).is_some_and(|verb| verb.plural)
    })
}

/// Is the title borne by the name behind its first one too?
fn several(found: &Found, title: usize) -> bool {
    found.first_name(title).is_some_and(|n| found.bonds_of(n + 1).any(|b| b.title == title))
}

/// «внучка Шаймиева Камиля»: of two names with nothing between them the first is in the genitive, unless a preposition wants another
/// case: «с И.Новаком Нурлан Оразов».
pub fn owns_next(doc: &Doc, name: &Name) -> bool {
    let next = name.end;
    let led = || (name.start > 0 && doc.is_word(name.start - 1)) && !doc.sentence_start(name.start);
    let otherwise = || governing_preposition(doc, name.start).is_some_and(|cases| !cases.has(Case::Gen));
    next < doc.len()
        && doc.capital(next)
        && doc.flags(next).has(Flags::GIVEN)
        && !doc.text.tokens[next].line_start
        && !doc.text.tokens[next].cell_start
        && led()
        && !otherwise()
        && !name.parts.iter().all(|p| p.role == Role::Given)
        && phrase::agrees(doc, name, CaseSet::of(Case::Gen))
}

/// The bracket that opens a short aside right before token `k`, else `k`.
pub(super) fn behind_aside(doc: &Doc, k: usize) -> usize {
    let closed = k > 2 && doc.text.is(k - 1, ")");
    let open = || (k.saturating_sub(LONGEST_ASIDE)..k - 1).rev().find(|&j| doc.text.is(j, "("));
    if closed { open().unwrap_or(k) } else { k }
}

/// Tokens of an aside in brackets: a whole title.
const LONGEST_ASIDE: usize = 24;

/// «Раиса Пономаренко (глава города), Иван Лыков (ректор)»: does one of the names that commas and «и» join to the name, each with
/// its bracket, stand in the nominative and in no genitive?
fn among_nominatives(doc: &Doc, found: &Found, n: usize) -> bool {
    const MOST: usize = 8;
    let joined = |k: usize| k < doc.len() && (doc.text.is(k, ",") || doc.text.is(k, ";") || phrase::is_and(doc, k));
    let behind = |a: usize| {
        let end = found.names[a].end;
        let close = |from: usize| (from..doc.len().min(from + LONGEST_ASIDE)).find(|&k| doc.text.is(k, ")"));
        let end = if end < doc.len() && doc.text.is(end, "(") { close(end)? + 1 } else { return None };
        joined(end).then_some(end + 1)
    };
    let next = |a: usize| found.names.get(a + 1).is_some_and(|b| behind(a) == Some(b.start));
    let stands = |a: usize, case: Case| names::coherent_in(doc, &found.names[a], CaseSet::of(case));
    let sure = |&a: &usize| stands(a, Case::Nom) && !stands(a, Case::Gen);
    let first = (n.saturating_sub(MOST)..n).rev().take_while(|&a| next(a)).last().unwrap_or(n);
    let last = (n..found.names.len().min(n + MOST)).take_while(|&a| next(a)).last().map_or(n, |a| a + 1);
    (first..=last).filter(|&a| a != n).any(|a| sure(&a))
}

/// «А, мать Романа Пахомова»: she is told before, and whose kin she is stands behind.
fn owns_kin(doc: &Doc, found: &Found, n: usize) -> bool {
    let name = &found.names[n];
    let Some(kin) = name.start.checked_sub(1).filter(|&k| k > 0 && doc.is_word(k) && doc.text.is(k - 1, ",")) else {
        return false;
    };
    name.parts.len() > 1
        && !names::kinship(doc, kin).is_empty()
        && n.checked_sub(1).is_some_and(|before| found.names[before].end + 1 == kin)
        && names::coherent_in(doc, name, CaseSet::of(Case::Gen))
        && !doc.text.dash(name.end)
}

/// «наблюдала приехавшая мать, Юлия Стрижакова»: the cases of the word of kinship behind whose comma the name at `i` stands, and
/// where it is.
fn kin_apposed(doc: &Doc, i: usize) -> Option<(CaseSet, usize)> {
    let kin =
        i.checked_sub(2).filter(|&k| doc.is_word(k) && doc.text.is(i - 1, ",") && !doc.text.tokens[i].line_start)?;
    Some((names::kinship(doc, kin), kin)).filter(|(cases, _)| !cases.is_empty())
}

/// The gender that a subject must have here, by the verb right behind the name or right before its title.
pub(super) fn subject_gender(doc: &Doc, found: &Found, n: usize) -> Option<Gender> {
    let name = &found.names[n];
    let before = found.bonds_of(n).filter(|b| matches!(b.how, How::Before | How::Series));
    let start = before.map(|b| found.titles[b.title].start).min().unwrap_or(name.start);
    // «бронза досталась А»: the verb has its subject before it
    let has_subject = || {
        let noun = start.checked_sub(2).filter(|&k| doc.small(k)).map(|k| doc.noun(k).sing);
        noun.is_some_and(|cases| cases.has(Case::Nom) && !cases.has(Case::Acc))
    };
    let before = || {
        let verb = start > 0 && !doc.text.tokens[start].line_start && !has_subject();
        verb.then(|| predicate(doc, start - 1)).flatten()
    };
    let agreement = verb_behind(doc, name.end).or_else(before)?;
    agreement.gender.filter(|g| !agreement.plural && matches!(g, Gender::Masc | Gender::Femn))
}

/// «его супруга» before the name at `i` is a wife in the nominative, «её супруга» a husband in the genitive or accusative.
fn spouse_of(doc: &Doc, i: usize) -> Option<(Gender, CaseSet)> {
    let kin = i.checked_sub(1).filter(|&k| k > 0 && doc.is_word(k) && doc.text.fold(k) == "супруга")?;
    match doc.text.fold(kin - 1) {
        "его" => Some((Gender::Femn, CaseSet::of(Case::Nom))),
        "ее" => Some((Gender::Masc, CaseSet::of(Case::Gen).or(CaseSet::of(Case::Acc)))),
        _ => None,
    }
}

/// The gender that a title with a gender of its own tells: «учительница», «господин».
fn gender_of_title(doc: &Doc, found: &Found, n: usize) -> Option<Gender> {
    let b = found.bonds_of(n).find(|b| matches!(b.how, How::Before))?;
    let entry = found.titles[b.title].entry;
    doc.know.titles.get(entry as usize).and_then(|t| (t.sex == Sex::Female).then_some(Gender::Femn))
}

/// «господин Ямасаки», «госпоже Ван».
fn gender_of_address(doc: &Doc, i: usize) -> Option<Gender> {
    let k = i.checked_sub(1)?;
    let word = doc.text.fold(k);
    match word {
        _ if doc.know.grammar.stems.sirs.has(word) => Some(Gender::Masc),
        _ if doc.know.grammar.stems.ladies.has(word) => Some(Gender::Femn),
        _ if word.starts_with("господин") => Some(Gender::Masc),
        _ if word.starts_with("госпож") => Some(Gender::Femn),
        _ => None,
    }
}

/// «участница Харшита Пант», «пианисткой Софи Леру»: a noun that only women are called by; in «помощница Ивана Петрова по связям с
/// прессой» another's name stands behind it.
fn gender_of_woman(doc: &Doc, name: &Name) -> Option<Gender> {
    let given = name.parts.iter().find(|p| p.role == Role::Given && !p.initial).map(|p| p.start);
    // names of Russians are in the dictionary, not in the list
    let russian = |at: usize| !doc.any_of(at, SenseKind::GivenName.bit()) || names::at_home(doc, at, &["slavic"]);
    let mans = |at: usize| {
        let mut forms = doc.known(at).iter().filter(|p| p.tag.has(Tag::NAME)).peekable();
        russian(at) && forms.peek().is_some() && forms.all(|p| p.tag.gender() == Some(Gender::Masc))
    };
    if given.is_some_and(mans) {
        return None;
    }
    let k = name.start.checked_sub(1).filter(|&k| doc.small(k) && doc.flags(k).has(Flags::ANIMATE))?;
    let stem = ["а", "ы", "и", "е", "у", "ой", "ей"].iter().find_map(|end| doc.text.fold(k).strip_suffix(end))?;
    // «политика», «графика»: arts, and men's genitives
    let hers = |p: Parse| p.tag.gender() == Some(Gender::Femn) && p.tag.has(Tag::ANIMATE);
    (ends_in(stem, &["ниц", "к"]) && doc.known(k).iter().all(hers)).then_some(Gender::Femn)
}

/// «азербайджанца Эльвина», «россиянка Мария»: the inhabitant's gender is the name's.
fn gender_of_inhabitant(doc: &Doc, i: usize) -> Option<Gender> {
    let k = i.checked_sub(1)?;
    let inhabitant = doc.any_of(k, SenseKind::Country(Face::Inhabitant).bit());
    let one = |p: &Parse| p.tag.number() != Some(Number::Plur);
    let told = inhabitant.then(|| doc.known(k).iter().next().filter(one).and_then(|p| p.tag.gender())).flatten();
    told.filter(|g| matches!(g, Gender::Masc | Gender::Femn))
}
