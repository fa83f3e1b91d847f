//! Which title belongs to which name. Works on one sentence at a time: titles and names in their order, and what stands
//! between neighbours (nothing, a comma, a dash, a bracket, «и») decides.

pub(super) mod acting;
mod below;
mod callings;
mod interposed;
mod predicates;

use super::countries;
use super::doc::{Doc, Flags, Traits};
use super::names::{self, Name};
use super::people;
use super::phrase;
use super::titles::{self, Title};
use crate::morph::{Case, CaseSet, Gender, Number, Pos};
use crate::rules::{Class, Face, SenseKind, TitleClass};
use crate::text::{Kind, Shape};
use std::ops::Range;

/// How a title was attached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// Right before the name.
    Before,
    /// One plural title before several names.
    Shared,
    /// A further title before the one right before the name.
    Series,
    /// After the name: comma, dash.
    After,
    /// After the name, in brackets.
    Brackets,
    /// A list's or table's cells: «Name | title», «title – name».
    List,
    /// Through a verb: «назначен», «избран», «является».
    Verb,
    /// Of the human whom the text is about, who is not named in the clause.
    Told,
}

impl How {
    /// Does the title stand apart from the name, in a predicate or in another sentence?
    pub fn apart(self) -> bool {
        matches!(self, How::Verb | How::Told)
    }
}

/// A title attached to a name.
#[derive(Debug, Clone)]
pub struct Bond {
    pub title: usize,
    pub name: usize,
    pub how: How,
    /// The member of a distributed co-ordination that is this holder's.
    pub member: Option<usize>,
    /// A dependent that stands apart from the title, before the holder's name: tokens.
    pub own: Option<(usize, usize)>,
    /// One past the ranks and degrees between the title and the name; the title's end if there are none.
    pub end: usize,
}

/// All titles and names of a document with their bonds, in text order.
#[derive(Debug, Default)]
pub struct Found {
    pub titles: Vec<Title>,
    pub names: Vec<Name>,
    pub bonds: Vec<Bond>,
    /// The case each name stands in, once its nominative has been computed.
    pub cases: Vec<Option<Case>>,
    /// Names inside names («имени К.Э. Циолковского»), as token ranges.
    pub foreign: Vec<(usize, usize)>,
    /// Indices into `bonds`, sorted by name.
    by_name: Vec<usize>,
    /// Where those of each name begin in `by_name`.
    starts: Vec<usize>,
    /// The name that each title was first bound to.
    first_names: Vec<Option<usize>>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Item {
    Title(usize),
    Name(usize),
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Gap {
    None,
    Comma,
    And,
    Dash,
    Colon,
    Open,
    Close,
    Bar,
    Other,
}

impl Found {
    /// The bonds of a name, in their order.
    pub fn bonds_of(&self, name: usize) -> impl Iterator<Item = &Bond> {
        let from = self.starts.get(name).map_or(self.by_name.len(), |&start| start);
        self.by_name[from..].iter().map(|&b| &self.bonds[b]).take_while(move |b| b.name == name)
    }

    /// The name that a title was bound to before any other.
    pub fn first_name(&self, title: usize) -> Option<usize> {
        self.first_names[title]
    }

    /// Adds a bond; [`Found::index`] must follow.
    pub fn attach(&mut self, title: usize, name: usize, how: How) {
        let end = self.titles[title].end;
        self.bonds.push(Bond { title, name, how, member: None, own: None, end });
    }

    /// Takes back the bonds that are marked, and sorts the others anew.
    pub fn release(&mut self, marked: &[bool]) {
        let mut marks = marked.iter();
        self.bonds.retain(|_| !marks.next().unwrap_or(&false));
        self.index();
    }

    /// Sorts the finished bonds, for [`Found::bonds_of`] and [`Found::first_name`].
    pub fn index(&mut self) {
        self.by_name = (0..self.bonds.len()).collect();
        self.by_name.sort_by_key(|&b| self.bonds[b].name);
        let mut names = self.by_name.iter().map(|&b| self.bonds[b].name).enumerate().peekable();
        let end = self.by_name.len();
        self.starts.clear();
        self.starts.extend((0..self.names.len()).map(|n| {
            while names.next_if(|&(_, name)| name < n).is_some() {}
            names.peek().map_or(end, |&(at, _)| at)
        }));
        self.first_names.clear();
        self.first_names.resize(self.titles.len(), None);
        self.bonds.iter().rev().for_each(|b| self.first_names[b.title] = Some(b.name));
    }
}

/// All titles of the text, in order.
pub fn titles(doc: &Doc) -> Vec<Title> {
    let mut out = Vec::new();
    doc.text.sentences.iter().for_each(|s| titles::titles(doc, s.start, s.end, &mut out));
    out
}

/// Finds names and binds the titles to them.
pub fn find(doc: &Doc, titles: Vec<Title>) -> Found {
    let mut found = Found::default();
    let mut items = Vec::new();
    let mut bound = Bound::among(titles.len(), 0);
    let mut titles = titles.into_iter().peekable();
    for s in &doc.text.sentences {
        let t0 = found.titles.len();
        found.titles.extend(std::iter::from_fn(|| titles.next_if(|t| t.start < s.end)));
        items.clear();
        collect(doc, s.start, s.end, t0, &mut found, &mut items);
        let none = found.bonds.len()..found.bonds.len();
        bind(doc, &mut found, &items, none, &mut bound);
    }
    below::bind(doc, &mut found);
    callings::bind(doc, &mut found);
    found.index();
    found
}

/// What a name begins with, and what is passed over as a whole.
const STOPS: Traits = Traits::senses(SenseKind::ORGANIZATIONS | SenseKind::COUNTRIES).or(Traits::CAPITAL);

/// «апостолов Петра и Павла», «преподобного Сергия»: does a word for saints lead the lone name at `at`? No release meets them.
pub fn of_saint(doc: &Doc, at: usize) -> bool {
    let floor = doc.text.sentences[doc.text.sentence_of(at)].start;
    let passed = |k: usize| phrase::is_and(doc, k) || doc.text.is(k, ",") || doc.capital(k);
    let lead = (floor..at).rev().take(4).find(|&k| !passed(k));
    lead.is_some_and(|k| doc.is_word(k) && doc.know.grammar.stems.saints_only.begins(doc.text.fold(k)))
}

/// Lists the sentence's titles and names in order; names inside titles' chains are passed over.
fn collect(doc: &Doc, start: usize, end: usize, first: usize, found: &mut Found, items: &mut Vec<Item>) {
    let mut t = first;
    let mut i = start;
    while i < end {
        if t < found.titles.len() && found.titles[t].start <= i {
            items.push(Item::Title(t));
            i = found.titles[t].end.max(i + 1);
            t += 1;
            continue;
        }
        let limit = if t < found.titles.len() { found.titles[t].start.max(i + 1) } else { end };
        let next = doc.next(i, limit, STOPS);
        if next > i {
            i = next;
            continue;
        }
        if !doc.capital(i) {
            i = skip(doc, i, end, limit);
            continue;
        }
        let after_title =
            matches!(items.last(), Some(Item::Title(k)) if skip_address(doc, found.titles[*k].end, end) == i);
        // «(с. Лимбены Векь)»
        let village = i > 1 && doc.text.is(i - 1, ".") && doc.text.tokens[i - 2].shape == Shape::Lower;
        // … but «с.н.с. Иванов»
        let initials = i > 2 && doc.text.is(i - 3, ".");
        let village = village && !initials && doc.is_class(i - 2, Class::SETTLEMENT_SHORTENED);
        // «В селе Новоселовка К. Аксакалов побывал …»
        let initial = i + 3 < end && doc.text.tokens[i + 1].shape == Shape::Letter && doc.text.is(i + 2, ".");
        // … but «глава города Абрамов И.П.»
        let letter = |k: usize| k < end && doc.text.tokens[k].shape == Shape::Letter;
        let last = if letter(i + 3) { i + 5 } else { i + 3 };
        let named = initial && last < end && doc.capital(last) && !letter(last);
        let village = village || i > start && doc.is_class(i - 1, Class::SETTLEMENT) && named;
        let begins = !village && !phrase::designated(doc, i, limit);
        let begins = begins
            && !place_before(doc, i, limit)
            && !place_led(doc, i, limit)
            && !phrase::at_station(doc, i)
            && !of_article(doc, i);
        let told = after_title || begins && (people::told_human(doc, i) || relative_of(doc, found, items, i));
        let candidate = begins
            .then(|| names::name_at(doc, i, limit, told))
            .flatten()
            .filter(|n| n.end > i + 1 || !of_saint(doc, i));
        let stage = || match items.last() {
            Some(Item::Title(k)) if after_title => {
                let title = &found.titles[*k];
                let lemma = doc.know.titles.get(title.entry as usize).map_or("", |t| &t.lemma);
                title.end == i && !title.plural && doc.know.grammar.classes(lemma).has(Class::ON_STAGE)
            }
            _ => false,
        };
        let candidate = candidate.or_else(|| stage().then(|| names::in_latin(doc, i, limit)).flatten());
        let title_before = match items.last() {
            Some(Item::Title(k)) if after_title => Some(&found.titles[*k]),
            _ => None,
        };
        if let Some(name) = candidate.as_ref().filter(|n| !acceptable(doc, n, title_before)) {
            // «лауреат премии Улофа Пальме»
            if let (true, Some(Item::Title(k))) = (after_title && people::honours(doc, i - 1), items.last()) {
                found.titles[*k].end = name.end;
            }
            i = name.end;
            found.foreign.push((name.start, name.end));
            continue;
        }
        let behind = items.last().filter(|_| after_title);
        if let (Some(&Item::Title(k)), Some(name)) = (behind, &candidate)
            && (dedicated(doc, &found.titles[k], name) || closes_title(doc, found, items, k, name))
        {
            found.foreign.push((name.start, name.end));
            // «Фонда Конрада Аденауэра в Монголии»
            let title = &mut found.titles[k];
            let growth = phrase::Growth { head: title.cases, plural: title.plural, person: true, by: false };
            title.end = phrase::chain(doc, name.end, limit, growth).end.max(name.end);
            i = title.end;
            continue;
        }
        match candidate {
            Some(mut name) => {
                // «по имени Артём», a town elsewhere
                name.weight = if names::by_name_of(doc, name.start) { name.weight.max(0.7) } else { name.weight };
                i = name.end;
                items.push(Item::Name(found.names.len()));
                found.names.push(name);
            }
            None => {
                // «вице-губернатор провинции Тямпасак А»
                if let (true, Some(Item::Title(k))) = (after_title, items.last())
                    && found.titles[*k].end == i
                    && (provincial(doc, i) || client(doc, i) || phrase::at_station(doc, i) || of_article(doc, i))
                {
                    found.titles[*k].end = i + 1;
                }
                i = skip(doc, i, end, limit)
            }
        }
    }
}

/// An unknown word behind «провинции», «штата», which names them, where a name follows.
fn provincial(doc: &Doc, i: usize) -> bool {
    let name = i + 1 < doc.len() && doc.capital(i + 1);
    name && doc.know.grammar.stems.provinces.has(doc.text.fold(i - 1)) && !doc.flags(i).has(Flags::KNOWN)
}

/// «университет Аль-Азхар»: what begins with the Arabic article behind a body's noun is the body's name.
fn of_article(doc: &Doc, i: usize) -> bool {
    let body = |k: usize| doc.any_of(k, SenseKind::OrgHead.bit()) && doc.noun(k).sing.has(Case::Gen);
    i > 0 && doc.capital(i) && body(i - 1) && names::with_article(doc.text.word(i))
}

/// «адвокат Казаряна Батор Ринчинов»: whom a lawyer defends, a surname in the genitive.
fn client(doc: &Doc, i: usize) -> bool {
    names::defends(doc, i) && names::readings(doc, i, names::Role::Surname).iter().any(|f| f.cases.has(Case::Gen))
}

/// «народный сказитель Алтая Болот Байрышев»: a place in the genitive before a whole name.
fn place_before(doc: &Doc, i: usize, limit: usize) -> bool {
    let place =
        |s: crate::rules::Sense| s.kind == SenseKind::Place && s.cases.has(Case::Gen) && !s.cases.has(Case::Nom);
    let other = Flags::VERB | Flags::PREPOSITION | Flags::FUNCTION;
    let noun = |k: usize| doc.small(k) && !doc.flags(k).has(other);
    // «начальник отдела Иванова Анна Петровна»: a given name and a patronymic want the surname before them
    let surname = |n: &Name| n.parts.iter().any(|p| p.role == names::Role::Surname);
    // … «письмо Сомова Ивана Петровича» too, in one case with them
    let shaped = || doc.know.grammar.surname_shape(doc.text.fold(i)) && names::share_case(doc, i + 1, i);
    let whole = || {
        let name = names::name_at(doc, i + 1, limit, true);
        name.is_some_and(|n| n.end > i + 2 && (surname(&n) || !doc.flags(i).has(Flags::SURNAME) && !shaped()))
    };
    let given = |k: usize| k < limit && doc.flags(k).has(Flags::GIVEN);
    i > 0
        && i + 2 < limit
        && noun(i - 1)
        && doc.senses_of(i, SenseKind::Place.bit()).any(place)
        && given(i + 1)
        && doc.capital(i + 2)
        && whole()
}

/// «В Москве Петров В. Е. открыл …»: a town that a preposition leads, before a name that begins with its surname.
fn place_led(doc: &Doc, i: usize, limit: usize) -> bool {
    let place = |s: crate::rules::Sense| s.kind == SenseKind::Place && !s.cases.has(Case::Nom);
    let led = i > 0 && matches!(doc.text.fold(i - 1), "в" | "во" | "на" | "из");
    let surname_first = || {
        let name = names::name_at(doc, i + 1, limit, true);
        name.is_some_and(|n| n.parts.len() > 1 && n.parts[0].role == names::Role::Surname && !n.parts[0].initial)
    };
    led && doc.senses_of(i, SenseKind::Place.bit()).any(place) && !doc.flags(i).has(Flags::GIVEN) && surname_first()
}

/// «внук президента Ивана Петрова Артём»: does the name of somebody's relative begin at `i`?
fn relative_of(doc: &Doc, found: &Found, items: &[Item], i: usize) -> bool {
    let [.., Item::Title(t), Item::Name(owner)] = items else { return false };
    let (title, owner) = (&found.titles[*t], &found.names[*owner]);
    owner.end == i
        && title.class == TitleClass::Relative
        && title.end == owner.start
        && people::owns_next(doc, owner)
        && names::readings(doc, i, names::Role::Given).iter().any(|f| !f.cases.and(title.cases).is_empty())
}

/// How far to go on from a token where nothing begins: over a whole lexicon name («площадь Революции» is none of ours).
fn skip(doc: &Doc, i: usize, end: usize, limit: usize) -> usize {
    let solid = doc.any_of(i, SenseKind::ORGANIZATIONS | SenseKind::COUNTRIES);
    let next = if solid { (i + doc.hit_len(i).max(1)).min(end) } else { i + 1 };
    if i < limit { next.min(limit.max(i + 1)) } else { next }
}

/// A word of courtesy, nobody's surname, nor an initial: «О. Г. Шевченко», but «О. Георгий».
fn honorific(doc: &Doc, i: usize) -> bool {
    let initial = || {
        doc.text.tokens[i].shape == Shape::Letter
            && doc.capital(i)
            && i + 2 < doc.len()
            && !doc.flags(i + 2).has(Flags::GIVEN_SURE)
    };
    doc.any_of(i, SenseKind::Honorific.bit()) && !names::trade_surname(doc, i) && !initial()
}

/// Honorifics and their full stop between a title and a name.
fn skip_address(doc: &Doc, mut i: usize, end: usize) -> usize {
    while i < end && doc.is_word(i) && honorific(doc, i) {
        i += doc.hit_len(i).max(1);
        while i < end && doc.text.is(i, ".") {
            i += 1;
        }
    }
    i
}

/// Tokens of what one of several officers deals with.
const LONGEST_FIELD: usize = 9;

/// Tokens of a list of appointments above its last item.
const LONGEST_LIST: usize = 400;

/// The dash before a name that begins at `start`, words of courtesy between: «Азербайджана — г-н …».
fn dash_before(doc: &Doc, start: usize) -> Option<usize> {
    let dash = |k: &usize| matches!(doc.text.word(*k), "–" | "—" | "-");
    let at = (start.saturating_sub(4)..start).rev().find(dash)?;
    (skip_address(doc, at + 1, start) == start).then_some(at)
}

/// Names inside names are no people: «имени Чапаева», «ул. Гагарина», «премия Ленина», «"Синан Эрдем"». `title`: the one
/// right before the name.
fn acceptable(doc: &Doc, name: &Name, title: Option<&Title>) -> bool {
    let text = doc.text;
    let titled = title.is_some();
    let k = name.start;
    // «им. Чапаева», «ул. Гагарина»
    let shortened = k > 1 && text.is(k - 1, ".") && !doc.sentence_start(k);
    if shortened && doc.is_word(k - 2) && doc.is_class(k - 2, Class::NAMED_AFTER) {
        return false;
    }
    // «директора Бакинского порта Ильдара Ахундова»: what has a name of its own is not named after its director
    let named = |k: usize| k > 0 && doc.is_word(k - 1) && !doc.adjective(k - 1).any().and(doc.noun(k).sing).is_empty();
    let holder = |t: &Title| named(k - 1) && t.cases != CaseSet::ALL && phrase::agrees(doc, name, t.cases);
    let behind_title = || !phrase::agrees(doc, name, CaseSet::of(Case::Gen)) || title.is_some_and(holder);
    let apart = text.tokens[k].line_start || text.tokens[k].cell_start;
    if k > 0
        && !apart
        && !(titled && behind_title())
        && doc.is_word(k - 1)
        && people::honours(doc, k - 1)
        && !names::by_name_of(doc, k)
        // «вручил медаль Олег Котов»: what is named after somebody has him in the genitive
        && (!doc.know.grammar.stems.awards.begins(text.fold(k - 1))
            || phrase::agrees(doc, name, CaseSet::of(Case::Gen)))
        && !(people::monument(doc, k - 1) && !phrase::agrees(doc, name, CaseSet::of(Case::Gen)))
    {
        return false;
    }
    // «жителей посёлка Боровский»
    let several = title.is_some_and(|t| t.plural && !t.singular && t.end == k);
    if several && name.end == k + 1 && phrase::settlement(doc, k - 1) == Some(k) {
        return false;
    }
    // «жительница села Введенского»
    let other_case = |t: &Title| t.end == k && t.cases != CaseSet::ALL && !phrase::agrees(doc, name, t.cases);
    if title.is_some_and(other_case) && name.end == k + 1 && phrase::settlement(doc, k - 1) == Some(k) {
        return false;
    }
    // «в районе Шамсиддина Шохина»
    if k > 0 && !apart && !titled && doc.is_word(k - 1) && people::in_district(doc, k) {
        return !phrase::agrees(doc, name, CaseSet::of(Case::Gen));
    }
    // «орден Святого Месропа Маштоца»
    let saint = |k: usize| doc.is_word(k) && text.fold(k).starts_with("свят");
    if k > 1 && saint(k - 1) && doc.is_word(k - 2) && doc.is_class(k - 2, Class::NAMED_AFTER) {
        return false;
    }
    // «имени адмирала С.О. Макарова», «ул. Академика Иванова»
    let ranked = |k: usize| {
        let one = |s: crate::rules::Sense| {
            let office = matches!(s.kind, SenseKind::Rank | SenseKind::TitleHead);
            office && s.number != Some(Number::Plur) && s.cases.has(Case::Gen)
        };
        doc.senses(k).any(one) && phrase::agrees(doc, name, CaseSet::of(Case::Gen))
    };
    let lead = if k > 2 && text.is(k - 2, ".") { k - 3 } else { k.saturating_sub(2) };
    let weakly = doc.is_word(lead) && doc.is_class(lead, Class::NAMED_AFTER_WEAKLY);
    let bears = |k: usize| weakly && doc.any_of(k + 1, SenseKind::Rank.bit()) || people::honours(doc, k);
    if k > 1 && titled && doc.is_word(lead) && ranked(k - 1) && bears(lead) {
        return false;
    }
    // «Театр имени народной артистки РСФСР Галины Улановой»
    let bearer = |t: &Title| t.start > 0 && text.reads(t.start - 1, "имени") && people::honours(doc, t.start - 1);
    if title.is_some_and(bearer) && phrase::agrees(doc, name, CaseSet::of(Case::Gen)) {
        return false;
    }
    let last = |k: usize| text.fold(k).rsplit('-').next().unwrap_or_default();
    if !titled
        && !apart
        && k > 0
        && doc.is_word(k - 1)
        && doc.know.grammar.classes(last(k - 1)).has(Class::NAMED_AFTER_WEAKLY)
    {
        return !phrase::agrees(doc, name, CaseSet::of(Case::Gen));
    }
    // the whole of a quoted name: «Пётр Котов», «Адмирал Виноградов»
    if name.start > 0 && name.end < doc.len() {
        let quoted = |k: usize| matches!(text.word(k), "«" | "\"" | "“" | "„");
        let ranked = || name.start > 1 && doc.capital(name.start - 1) && quoted(name.start - 2);
        let open = quoted(name.start - 1) || ranked();
        let close = matches!(text.word(name.end), "»" | "\"" | "”" | "“");
        if open && close {
            return false;
        }
    }
    if quoted_title(doc, name) {
        return false;
    }
    let k = name.end;
    !(k + 1 < doc.len() && text.is(k, "-") && !text.tokens[k].space_before && text.tokens[k + 1].kind == Kind::Number)
}

const OFFICES: u32 = SenseKind::TitleHead.bit() | SenseKind::Rank.bit() | SenseKind::Honorific.bit();

/// «декан Института Юнуса Эмре»: the name in the genitive right behind the title is that of the body, not of its dean.
fn dedicated(doc: &Doc, title: &Title, name: &Name) -> bool {
    let last = title.end - 1;
    // «музея-квартиры»: the last part tells
    let half = doc.text.fold(last).rsplit('-').next().unwrap_or_default();
    // «ансамбля Игоря Моисеева Елена А»: whoever is named between a body and its holder belongs to the body
    let body = || {
        let office = (title.heads[0].end..last).any(|k| doc.any_of(k, SenseKind::TitleHead.bit()));
        let other_case = title.cases != CaseSet::ALL && !phrase::agrees(doc, name, title.cases);
        doc.any_of(last, SenseKind::OrgHead.bit()) && !office && other_case && people::owns_next(doc, name)
    };
    let bears = title.end == name.start
        && title.heads.iter().all(|h| h.end <= last || h.start < last)
        && (doc.know.grammar.classes(half).has(Class::NAMED_AFTER_WEAKLY) || body())
        && doc.noun(last).sing.has(Case::Gen);
    // «проректор университета короля Эдварда А»
    let royal = |s: crate::rules::Sense| {
        s.kind == SenseKind::TitleHead && doc.know.titles[s.entry as usize].class == TitleClass::Royal
    };
    let kings = title.end == name.start && last > title.heads[0].end && doc.senses(last).any(royal);
    if kings && doc.is_class(last - 1, Class::NAMED_AFTER_WEAKLY) && doc.noun(last).sing.has(Case::Gen) {
        return name.end == name.start + 1;
    }
    // «Университета Хаджеттепе, доктор А»
    // «Университета Чосон проф. А»
    let office = |k: usize| k < doc.len() && doc.small(k) && doc.any_of(k, OFFICES);
    let alone = || {
        let known = Flags::KNOWN | Flags::SURNAME | Flags::GIVEN;
        let another = office(name.end) && !doc.flags(name.start).has(Flags::SURNAME_SURE | Flags::GIVEN_SURE);
        name.end == name.start + 1 && doc.capital(last) && (another || !doc.flags(name.start).has(known))
    };
    let genitive = || phrase::agrees(doc, name, CaseSet::of(Case::Gen));
    let goes_on = name.end < doc.len() && (doc.text.is(name.end, ",") || phrase::is_and(doc, name.end));
    bears
        && (alone()
            || genitive()
                && title.cases != CaseSet::ALL
                && (!phrase::agrees(doc, name, title.cases)
                    || people::owns_next(doc, name)
                    // «представители дома-музея К.А. Федина»
                    || title.plural && !title.singular && !goes_on))
}

/// «А, профессор Университета Мармара.», «Б, наблюдатель станции Арагац;»: a word that is no surname, behind a noun in the genitive
/// that has a name of its own, closes the phrase.
fn closing_name(doc: &Doc, title: &Title, name: &Name) -> bool {
    let i = name.start;
    let lone = name.end == i + 1 && title.end == i && !doc.text.tokens[i].cell_start && !doc.text.tokens[i].line_start;
    let thing = doc.is_word(i - 1)
        && doc.noun(i - 1).sing.has(Case::Gen)
        && (doc.any_of(i - 1, SenseKind::OrgHead.bit())
            || doc.is_class(i - 1, Class::SETTLEMENT.or(Class::DESIGNATES))
            || doc.know.grammar.stems.stations.has(doc.text.fold(i - 1)));
    let borne = Flags::GIVEN_SURE | Flags::SURNAME_SURE;
    let strange =
        !doc.flags(i).has(borne) && !doc.know.grammar.surname_shape(doc.text.fold(i)) && !doc.eastern_surname(i);
    let closed = name.end == doc.len()
        || doc.text.tokens[name.end].line_start
        || matches!(doc.text.word(name.end), "." | "," | ";" | ")");
    lone && thing && strange && closed
}

/// «Игорь Лаптев – проректор Университета Иннополис», «Иванов, мэр Крушеваца»: the title has its holder before it, and ends
/// with a word that nothing knows.
fn closes_title(doc: &Doc, found: &Found, items: &[Item], t: usize, name: &Name) -> bool {
    let [.., Item::Name(holder), Item::Title(_)] = items else { return false };
    let (title, holder) = (&found.titles[t], &found.names[*holder]);
    let i = name.start;
    let known = Flags::GIVEN | Flags::KNOWN | Flags::SURNAME_SURE;
    let own = || !doc.flags(i).has(Flags::SURNAME) || doc.capital(i - 1) && doc.any_of(i - 1, SenseKind::OrgHead.bit());
    let lone = title.class != TitleClass::Church
        && name.end == i + 1
        && title.end == i
        && !doc.text.tokens[i].cell_start
        && !doc.flags(i).has(known)
        && !doc.eastern_surname(i)
        && own();
    let mark = holder.end;
    (lone || closing_name(doc, title, name))
        && title.start == mark + 1
        && matches!(doc.text.word(mark), "," | "–" | "—" | "-" | "(")
}

/// «Один день Ивана Денисовича»: a short quotation without a verb is the name of a thing.
fn quoted_title(doc: &Doc, name: &Name) -> bool {
    in_quoted_title(doc, name.start, name.end)
}

/// Do the tokens from `start` to `end` stand inside a short name in quotes: «Разлив у Толги»?
pub(super) fn in_quoted_title(doc: &Doc, start: usize, end_of_name: usize) -> bool {
    let from = start.saturating_sub(6);
    let Some(open) = (from..start).rev().find(|&k| doc.text.is(k, "«")) else { return false };
    let Some(end) = phrase::quote(doc, open, doc.len()) else { return false };
    // «Икс — молодец», — заявил актёр
    let speech = doc.text.is(end, ",") && end + 1 < doc.len() && matches!(doc.text.word(end + 1), "—" | "–" | "-");
    end > end_of_name
        && !speech
        && end - open <= 9
        && !(open + 1..end).any(|k| doc.flags(k).has(Flags::VERB))
        && doc.text.is(end - 1, "»")
}

/// What is bound already, by the numbers of titles and names.
struct Bound {
    titles: Vec<bool>,
    names: Vec<bool>,
    /// Whose name stands right behind the title.
    holders: Vec<Option<usize>>,
    /// Names right behind a title.
    led: Vec<bool>,
    /// Where a title's first bond stood in the list when it was made, plus one; 0 for none.
    first: Vec<usize>,
}

impl Bound {
    /// Nothing yet, of so many titles and names; more may come.
    fn among(titles: usize, names: usize) -> Bound {
        Bound {
            titles: vec![false; titles],
            names: vec![false; names],
            holders: vec![None; titles],
            led: vec![false; names],
            first: vec![0; titles],
        }
    }

    fn of(found: &Found) -> Bound {
        let mut bound = Bound::among(found.titles.len(), found.names.len());
        found.bonds.iter().enumerate().for_each(|(at, b)| bound.add(b.title, b.name, b.how, at));
        bound
    }

    fn has_title(&self, title: usize) -> bool {
        self.titles.get(title).is_some_and(|&bound| bound)
    }

    fn has_name(&self, name: usize) -> bool {
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
fn at<T: Default + Clone>(list: &mut Vec<T>, i: usize) -> &mut T {
    if list.len() <= i {
        list.resize(i + 1, T::default());
    }
    &mut list[i]
}

struct Binder<'d, 'a> {
    doc: &'d Doc<'a>,
    bound: &'d mut Bound,
    /// The sentence's bonds of a pass before.
    early: Range<usize>,
    /// Where those of this pass begin.
    late: usize,
}

fn span(found: &Found, item: Item) -> (usize, usize) {
    match item {
        Item::Title(t) => (found.titles[t].start, found.titles[t].end),
        Item::Name(n) => (found.names[n].start, found.names[n].end),
    }
}

fn gap(doc: &Doc, from: usize, to: usize) -> Gap {
    let text = doc.text;
    let mut out = Gap::None;
    let mut i = from;
    if text.tokens.get(to).is_some_and(|t| t.cell_start) && from == to {
        return Gap::Bar;
    }
    while i < to {
        if let Some(end) = concurrent_post(doc, i, to).or_else(|| for_years(doc, i, to)) {
            i = end;
            continue;
        }
        // «Прия Наир (г-жа) | менеджер»
        let courtesy = text.is(i, "(") && i + 2 < to && doc.is_word(i + 1) && honorific(doc, i + 1);
        let close = (i + 2..to.min(i + 4)).find(|&k| text.is(k, ")")).filter(|_| courtesy);
        if let Some(close) = close {
            i = close + 1;
            if i == to && text.tokens.get(to).is_some_and(|t| t.cell_start) {
                return Gap::Bar;
            }
            continue;
        }
        let next = match text.word(i) {
            "," => Gap::Comma,
            "—" | "–" | "-" => Gap::Dash,
            ":" => Gap::Colon,
            "(" => Gap::Open,
            ")" => Gap::Close,
            "|" => Gap::Bar,
            _ if phrase::is_and(doc, i) || doc.is_class(i, Class::THEN) && matches!(out, Gap::And | Gap::Comma) => {
                Gap::And
            }
            "а" if i + 1 < to && doc.is_class(i + 1, Class::THEN.or(Class::PASSED_OVER)) => Gap::And,
            "а" if i + 1 < to && held_then(doc, i + 1, to).is_some() => Gap::And,
            _ if honorific(doc, i) => {
                i += doc.hit_len(i).max(1);
                while i < to && text.is(i, ".") {
                    i += 1;
                }
                continue;
            }
            _ if doc.is_class(i, Class::NEVER_MODIFIER.or(Class::PASSED_OVER)) => {
                i += 1;
                continue;
            }
            // «А, вновь избранный председатель»
            _ if doc.flags(i).has(Flags::ADVERB) && i + 1 < to && doc.is_class(i + 1, Class::NEVER_MODIFIER) => {
                i += 2;
                continue;
            }
            // «Ли Вэй, Китай, советник посольства», «Ли Вэй (Китай, советник посольства)»
            _ if matches!(out, Gap::Comma | Gap::Open) && state_between(doc, i, to).is_some() => {
                i = state_between(doc, i, to).unwrap_or(i + 1);
                continue;
            }
            // «(он же председатель совета)»
            "он" | "она" if matches!(out, Gap::Open | Gap::Comma | Gap::Dash) && text.reads(i + 1, "же") => {
                i += 2;
                continue;
            }
            _ if i + 1 < to && text.fold(i + 1) == "из" && one_word(text.fold(i)) => {
                i += 2;
                continue;
            }
            _ => match described(doc, i, to).or_else(|| held_then(doc, i, to).map(|(end, _)| end)) {
                Some(end) => {
                    i = end;
                    continue;
                }
                None => return Gap::Other,
            },
        };
        out = match (out, next) {
            (Gap::None, n) => n,
            (Gap::Comma, Gap::And) => Gap::And,
            (Gap::And, Gap::And) => Gap::And,
            (Gap::Close, Gap::Comma) => Gap::Comma,
            (Gap::Close, Gap::And) => Gap::And,
            (Gap::Comma, Gap::Dash) | (Gap::Close, Gap::Dash) => Gap::Dash,
            // «(оба – …»
            (Gap::Open, Gap::Dash) => Gap::Open,
            _ => return Gap::Other,
        };
        i += 1;
    }
    out
}

/// Past «Китай,» at `i`: a state and the comma behind it.
fn state_between(doc: &Doc, i: usize, to: usize) -> Option<usize> {
    let state = doc.capital(i).then(|| super::countries::at(doc, i)).flatten().filter(|s| s.is_noun())?;
    (state.end < to && doc.text.is(state.end, ",")).then_some(state.end + 1)
}

/// End of «тогда ещё», «в прошлом», «как» at `i`, behind a mark, and whether the office is held no longer.
fn held_then(doc: &Doc, i: usize, to: usize) -> Option<(usize, bool)> {
    if !doc.is_word(i) || i == 0 || !(doc.text.tokens[i - 1].kind == Kind::Punct || doc.text.reads(i - 1, "а")) {
        return None;
    }
    let grammar = &doc.know.grammar;
    if !grammar.held_opens(doc.text.fold(i)) {
        return None;
    }
    let mut phrase = String::with_capacity(64);
    let mut end = None;
    for k in i..to.min(i + 4) {
        if k > i {
            phrase.push(' ');
        }
        phrase.push_str(doc.text.fold(k));
        let before = grammar.held_before(&phrase);
        end = if before || grammar.held_then(&phrase) { Some((k + 1, before)) } else { end };
    }
    // «таких шахматистов, как Иванов»
    end.filter(|&(end, _)| end < doc.len() && !doc.capital(end))
}

/// «один», «одной», «одному»
fn one_word(fold: &str) -> bool {
    const FORMS: [&str; 8] = ["один", "одна", "одним", "одной", "одного", "одному", "одну", "одном"];
    FORMS.contains(&fold)
}

/// End of «45-летний», «канадец» at `i`: what a person is besides, between a title and the name.
fn described(doc: &Doc, i: usize, to: usize) -> Option<usize> {
    let text = doc.text;
    if i >= to {
        return None;
    }
    if text.tokens[i].kind == Kind::Number {
        let age = (i + 1..to.min(i + 5)).find(|&k| text.fold(k).starts_with("летн"))?;
        return (i + 1..age).all(|k| text.is(k, "-") || text.fold(k) == "х" || text.fold(k) == "ти").then_some(age + 1);
    }
    // «уроженец Орска»
    if doc.is_word(i) && text.fold(i).starts_with("урожен") {
        let growth = phrase::Growth { head: CaseSet::EMPTY, plural: false, person: true, by: false };
        return Some(phrase::chain(doc, i + 1, to, growth).end).filter(|&end| end > i + 1);
    }
    let inhabitant = doc.any_of(i, SenseKind::Country(Face::Inhabitant).bit())
        && text.tokens[i].shape == Shape::Lower
        && doc.flags(i).has(Flags::ANIMATE);
    inhabitant.then_some(i + 1)
}

/// End of «с иранской стороны», «с 30-летним стажем» at `i`.
fn with_side(doc: &Doc, i: usize, to: usize) -> Option<usize> {
    let text = doc.text;
    if i + 1 >= to || !matches!(text.fold(i), "с" | "со" | "от") {
        return None;
    }
    // «со стороны Казахстана»
    if text.fold(i + 1) == "стороны" {
        return phrase::named(doc, i + 2, to, Case::Gen).map(|u| u.end);
    }
    let side = text.fold(i + 2) == "стороны"
        && doc.any_of(i + 1, SenseKind::Country(Face::Adjective).bit() | SenseKind::PlaceAdjective.bit());
    let learnt = |&k: &usize| doc.know.grammar.stems.backgrounds.has(text.fold(k));
    let learnt = || (i + 1..to.min(i + 6)).take_while(|&k| !text.is(k, ",")).find(learnt).map(|k| k + 1);
    if side { Some(i + 3) } else { learnt() }
}

/// End of «с 1991 по 1992 годы» at `i`.
fn served(doc: &Doc, i: usize, to: usize) -> Option<usize> {
    let text = doc.text;
    let number = |k: usize| text.tokens[k].kind == Kind::Number;
    let years = i + 5 <= to && text.reads(i, "с") && number(i + 1) && text.reads(i + 2, "по") && number(i + 3);
    (years && text.fold(i + 4).starts_with("год")).then_some(i + 5)
}

/// «(FILA)», «(далее – Совет)», «, 45-летнего», «(г. Новосибирск)», «из Ричмонда» between a title and its name: skipped.
fn skip_aside(doc: &Doc, mut i: usize, to: usize) -> usize {
    let aside = comes_from(doc, i, to).or_else(|| served(doc, i, to)).or_else(|| with_side(doc, i, to));
    if let Some(end) = aside.or_else(|| residing(doc, i, to)) {
        i = end;
    }
    // «полпреда президента в округе Виктора А»
    if i + 1 < to && matches!(doc.text.fold(i), "в" | "на") && doc.is_class(i + 1, Class::OFFICE_AREA) {
        i += 2;
    }
    // «главы компании, 45-летнего А»
    if i < to && doc.text.is(i, ",") && described(doc, i + 1, to) == Some(to) {
        return to;
    }
    if i < to
        && doc.text.is(i, "(")
        && let Some(close) = (i + 1..to.min(i + 8)).find(|&k| doc.text.is(k, ")"))
    {
        return close + 1;
    }
    i
}

/// End of «на 6-летний срок полномочий», «сроком на пять лет» at `i`.
fn for_years(doc: &Doc, i: usize, to: usize) -> Option<usize> {
    let text = doc.text;
    let term = (i..to.min(i + 5)).find(|&k| text.reads(k, "срок")).filter(|_| text.reads(i, "на"));
    if let Some(k) = term {
        return Some(k + 1 + usize::from(k + 1 < to && text.reads(k + 1, "полномочий")));
    }
    let led = i + 2 < to && text.reads(i, "сроком") && text.reads(i + 1, "на");
    let years = |&k: &usize| matches!(text.fold(k), "лет" | "года" | "год");
    (i + 2..to.min(i + 5)).find(years).filter(|_| led).map(|k| k + 1)
}

/// End of «с резиденцией в г. Москве» at `i`.
fn residing(doc: &Doc, i: usize, to: usize) -> Option<usize> {
    let led =
        i + 3 < to && doc.text.reads(i, "с") && doc.text.reads(i + 1, "резиденцией") && doc.text.reads(i + 2, "в");
    let at = led.then(|| phrase::settlement(doc, i + 3).unwrap_or(i + 3)).filter(|&at| at < to)?;
    doc.any_of(at, SenseKind::Place.bit()).then(|| at + doc.hit_len(at))
}

/// «писатели и критики, среди которых – А, Б и В»: behind the words that say whom of many the text names.
fn skip_among(doc: &Doc, i: usize, to: usize) -> usize {
    const WORDS: [&[&str]; 3] = [&["среди", "которых"], &["в", "числе", "которых"], &["в", "их", "числе"]];
    let text = doc.text;
    let reads = |words: &&&[&str]| words.iter().enumerate().all(|(k, word)| text.reads(i + 1 + k, word));
    let Some(words) = WORDS.iter().find(reads).filter(|_| text.is(i, ",")) else { return i };
    let end = i + 1 + words.len();
    let mark = end < to && matches!(text.word(end), "–" | "—" | "-" | ":");
    let end = end + usize::from(mark || matches!(text.fold(end), "были" | "есть"));
    if end <= to { end } else { i }
}

/// End of «, по совместительству в Азербайджане,» at `i`.
fn concurrent_post(doc: &Doc, i: usize, to: usize) -> Option<usize> {
    let text = doc.text;
    let opens = i + 4 < to && text.is(i, ",") && text.reads(i + 1, "по") && text.reads(i + 2, "совместительству");
    if !opens || !text.reads(i + 3, "в") {
        return None;
    }
    let end = phrase::named(doc, i + 4, to, Case::Loc)?.end;
    (end < to && text.is(end, ",")).then_some(end + 1)
}

/// End of «из Южной Кореи», «от штата Алабама» at `i`.
fn comes_from(doc: &Doc, i: usize, to: usize) -> Option<usize> {
    if i + 1 >= to {
        return None;
    }
    // «послы А в Минске и Б в Ашхабаде»
    let town = |s: crate::rules::Sense| s.kind == SenseKind::Place && s.cases.has(Case::Loc);
    if matches!(doc.text.fold(i), "в" | "во") && doc.senses(i + 1).any(town) {
        return Some(i + 1 + doc.hit_len(i + 1));
    }
    if !matches!(doc.text.fold(i), "из" | "от") {
        return None;
    }
    let noun = doc.is_class(i + 1, Class::DESIGNATES.or(Class::SETTLEMENT));
    let at = if noun && i + 2 < to { i + 2 } else { i + 1 };
    let known = phrase::named(doc, at, to, Case::Gen).map(|u| u.end);
    // «из Вахшского района»
    let region = |&end: &usize| doc.capital(at) && doc.is_class(end - 1, Class::REGION_NOUN);
    // «этнограф из Софийского университета»
    let body = |&end: &usize| doc.capital(at) && doc.any_of(end - 1, SenseKind::OrgHead.bit());
    let known = known.or_else(|| phrase::noun_phrase(doc, at, to, Case::Gen).filter(|end| region(end) || body(end)));
    known.or_else(|| (doc.capital(at) && (at > i + 1 || at + 1 == to || doc.text.is(at + 1, "("))).then_some(at + 1))
}

/// Binds the titles that are still free to names found later: the bare surnames of people named in full elsewhere. `known`:
/// how many names there were before.
pub fn bind_late(doc: &Doc, found: &mut Found, known: usize) {
    let mut late: Vec<usize> = (known..found.names.len()).collect();
    late.sort_by_key(|&n| found.names[n].start);
    let mut bound = Bound::of(found);
    let mut order: Vec<usize> = (0..found.names.len()).collect();
    order.sort_by_key(|&n| found.names[n].start);
    let mut items = Vec::new();
    let (mut t, mut n, mut o) = (0, 0, 0);
    let (titles, early) = (found.titles.len(), found.bonds.len());
    for s in &doc.text.sentences {
        while t < titles && found.titles[t].start < s.start {
            t += 1;
        }
        while n < late.len() && found.names[late[n]].start < s.start {
            n += 1;
        }
        while o < order.len() && found.names[order[o]].start < s.start {
            o += 1;
        }
        let mine = late[n..].iter().take_while(|&&n| found.names[n].start < s.end).count();
        let free = (t..titles).take_while(|&k| found.titles[k].start < s.end).any(|k| !bound.has_title(k));
        if mine > 0 && free {
            items.clear();
            items.extend((t..titles).take_while(|&k| found.titles[k].start < s.end).map(Item::Title));
            let names = order[o..].iter().take_while(|&&n| found.names[n].start < s.end);
            items.extend(names.map(|&n| Item::Name(n)));
            items.sort_by_key(|&i| (span(found, i).0, matches!(i, Item::Name(_))));
            leave_out_inner(found, &mut items);
            // the bonds of the first pass stand sentence by sentence
            let first = found.bonds[..early].partition_point(|b| found.titles[b.title].start < s.start);
            let last = found.bonds[..early].partition_point(|b| found.titles[b.title].start < s.end);
            bind(doc, found, &items, first..last, &mut bound);
        }
    }
    found.index();
}

/// Names inside titles' chains are no items.
fn leave_out_inner(found: &Found, items: &mut Vec<Item>) {
    let mut end = 0;
    items.retain(|&item| match item {
        Item::Title(t) => {
            end = end.max(found.titles[t].end);
            true
        }
        Item::Name(n) => found.names[n].start >= end,
    });
}

/// `early`: the bonds that the sentence has already.
fn bind(doc: &Doc, found: &mut Found, items: &[Item], early: Range<usize>, bound: &mut Bound) {
    if items.len() < 2 {
        return;
    }
    let mut b = Binder { doc, bound, early, late: found.bonds.len() };
    for i in 0..items.len() {
        b.direct(found, items, i);
    }
    for i in 0..items.len() {
        b.listed(found, items, i);
    }
    for i in 0..items.len() {
        b.shared_out(found, items, i);
    }
    for i in 0..items.len() {
        b.each_with_his_own(found, items, i);
        b.told_who(found, items, i);
        b.listed_owners(found, items, i);
    }
    for i in 0..items.len() {
        b.apposed(found, items, i);
    }
    for i in 0..items.len() {
        b.leading(found, items, i);
    }
    for i in 0..items.len() {
        b.interposed(found, items, i);
    }
    for i in 0..items.len() {
        b.acting(found, items, i);
    }
    for i in 0..items.len() {
        b.through_verb(found, items, i);
    }
}

impl Binder<'_, '_> {
    /// The sentence's bonds.
    fn bonds<'f>(&self, found: &'f Found) -> impl Iterator<Item = &'f Bond> + use<'f> {
        found.bonds[self.early.clone()].iter().chain(&found.bonds[self.late..])
    }

    /// Whose name stands right behind the title.
    fn holder(&self, title: usize) -> Option<usize> {
        self.bound.holders.get(title).copied().flatten()
    }

    fn bond(&mut self, found: &mut Found, title: usize, name: usize, how: How, member: Option<usize>) {
        let end = found.titles[title].end;
        found.bonds.push(Bond { title, name, how, member, own: None, end });
        self.bound.add(title, name, how, found.bonds.len() - 1);
    }

    fn gap_after(&self, found: &Found, items: &[Item], i: usize) -> Gap {
        let (_, end) = span(found, items[i]);
        match items.get(i + 1) {
            Some(&next) => gap(self.doc, end, span(found, next).0),
            None => Gap::Other,
        }
    }

    /// As `gap_after`, a bracket or a place right behind the name passed over: «А (Россия) и Б (Китай)», «А из Омска и Б».
    fn gap_in_group(&self, found: &Found, items: &[Item], k: usize) -> Gap {
        let (_, end) = span(found, items[k]);
        let Some(&next) = items.get(k + 1) else { return Gap::Other };
        let to = span(found, next).0;
        let from = if end < to && self.doc.text.is(end, "(") {
            (end + 1..to).find(|&i| self.doc.text.is(i, ")")).map_or(end, |i| i + 1)
        } else {
            comes_from(self.doc, end, to).unwrap_or(end)
        };
        gap(self.doc, from, to)
    }

    /// A title right before a name; a plural one before several.
    fn direct(&mut self, found: &mut Found, items: &[Item], i: usize) {
        let Item::Title(t) = items[i] else { return };
        if self.bound.has_title(t) {
            return;
        }
        // ranks and degrees may stand between an office and the name
        let mut j = i + 1;
        let mut ranks = Vec::new();
        let mut end = found.titles[t].end;
        while let Some(&Item::Title(r)) = items.get(j) {
            // «члены Коллегии (министры) А и Б»
            if self.bracketed(found, r, end) {
                end = found.titles[r].end + 1;
                ranks.push(r);
                j += 1;
                continue;
            }
            let from = skip_aside(self.doc, end, found.titles[r].start);
            // «внук императора эрцгерцог А»: a relative has no other title
            if !self.minor(found, r)
                || self.of_body(found, r)
                || found.titles[t].class == TitleClass::Relative
                || gap(self.doc, from, found.titles[r].start) != Gap::None
            {
                break;
            }
            let shared = found.titles[t].cases.and(found.titles[r].cases);
            // «сын академика А»
            if shared.is_empty() {
                break;
            }
            found.titles[t].cases = shared;
            ranks.push(r);
            end = found.titles[r].end;
            j += 1;
        }
        let Some(&Item::Name(n)) = items.get(j) else {
            return;
        };
        let start = found.names[n].start;
        let from = skip_aside(self.doc, end, start);
        // of several titles before «среди которых» others take care
        let joined = i > 0 && matches!(items[i - 1], Item::Title(_)) && self.gap_after(found, items, i - 1) == Gap::And;
        let from = if found.titles[t].plural && !joined { skip_among(self.doc, from, start) } else { from };
        let from = if self.at_place(from, &found.names[n]) { start } else { from };
        let from = self.behind_whose(&found.titles[t], from, start);
        // «сына А, главы города, 20-летнего Б»
        let apposed =
            || i > 0 && matches!(items[i - 1], Item::Name(_)) && self.gap_after(found, items, i - 1) == Gap::Comma;
        // «сотрудник университета, доктор А»
        let addressed = || {
            let comma = self.doc.text.is(from, ",") && from + 1 < start;
            comma && skip_address(self.doc, from + 1, start) == start
        };
        let close = gap(self.doc, from, start) == Gap::None || addressed();
        if !close || self.doc.text.is(end, ",") && apposed() {
            return;
        }
        if self.apposed_owner(found, items, i, n) {
            if let Item::Name(before) = items[i - 1] {
                self.bond(found, t, before, How::After, None);
            }
            return;
        }
        if self.behind_apposed(found, items, i, n) {
            return;
        }
        if self.deals_behind(found, t, n) {
            return;
        }
        if self.owner_of(found, t, n) {
            if !self.object_of(&found.titles[t]) {
                self.inner(found, t, n);
            }
            return;
        }
        let relative = found.titles[t].class == TitleClass::Relative;
        let kin = relative && people::owns_next(self.doc, &found.names[n]);
        // «А — брат лидера страны Б»
        let told = relative
            && i > 0
            && matches!(items[i - 1], Item::Name(_))
            && match self.gap_after(found, items, i - 1) {
                Gap::Dash => true,
                Gap::Comma => !found.names[n].eastern,
                _ => false,
            }
            && phrase::agrees(self.doc, &found.names[n], CaseSet::of(Case::Gen));
        let inside = told || self.belongs_inside(found, t, n);
        if self.behind_owner(found, items, t, j) || kin || inside && self.inner(found, t, n) || told {
            return;
        }
        if !self.agrees(found, t, n) {
            return;
        }
        let shared = found.titles[t].plural && self.of_several(found, t, n) && self.group(found, items, j).len() > 1;
        if found.titles[t].plural && !found.titles[t].singular && !shared && found.titles[t].members.len() < 2 {
            // «адвокаты Иванова»: whose they are; «один из лидеров Иванов», «послам Иванову»: a plural holds for one as well
            let (start, name) = (found.titles[t].start, &found.names[n]);
            let own = if self.one_of(start) {
                self.one_is(start, name)
            } else if self.field_of(&found.titles[t]) {
                false
            } else {
                // a title that a state or a body closes has no owner besides
                let owned = || phrase::agrees(self.doc, name, CaseSet::of(Case::Gen));
                phrase::may_agree(self.doc, name, found.titles[t].cases)
                    && (self.closing_name(&found.titles[t]).is_some() || !owned())
            };
            if !own {
                return;
            }
            self.bond(found, t, n, How::Shared, None);
        } else if shared {
            let group = self.group(found, items, j);
            let members = found.titles[t].members.len();
            for (k, &person) in group.iter().enumerate() {
                let member = (members == group.len()).then_some(k);
                self.bond(found, t, person, How::Shared, member);
            }
        } else {
            self.bond(found, t, n, How::Before, None);
            if let Some(bond) = found.bonds.last_mut() {
                bond.end = end;
            }
        }
        for r in ranks {
            *at(&mut self.bound.titles, r) = true;
        }
        self.series(found, items, i, n);
    }

    /// «сборник, редактор которого А», «школа, директор которой – Б»: behind the pronoun and its dash.
    fn behind_whose(&self, title: &Title, from: usize, to: usize) -> usize {
        let doc = self.doc;
        let whose = from < to && matches!(doc.text.fold(from), "которого" | "которой" | "которых");
        let opens = title.start > 0 && doc.text.is(title.start - 1, ",") && title.cases.has(Case::Nom);
        match whose && opens && doc.is_word(from) {
            true => from + 1 + usize::from(from + 1 < to && matches!(doc.text.word(from + 1), "–" | "—")),
            false => from,
        }
    }

    /// «знаток физики А»: a field of knowledge in the genitive behind its expert, not several physicists.
    fn field_of(&self, title: &Title) -> bool {
        let (doc, head) = (self.doc, title.heads[0].noun);
        let noun = |k: usize| doc.is_word(k) && !doc.noun(k).any().is_empty() && !doc.flags(k).has(Flags::VERB);
        title.start > 0 && head == title.start && doc.noun(head).sing.has(Case::Gen) && noun(head - 1)
    }

    /// Is the title `r` the whole of a bracket that opens at `i`?
    fn bracketed(&self, found: &Found, r: usize, i: usize) -> bool {
        let (title, text) = (&found.titles[r], self.doc.text);
        title.start == i + 1 && text.is(i, "(") && title.end < text.len() && text.is(title.end, ")")
    }

    /// «глава делегации на переговорах А»: does «на переговорах» stand at `i` before the name, and is it not «на роль А»?
    fn at_place(&self, i: usize, name: &Name) -> bool {
        let doc = self.doc;
        let whole = |&case: &Case| phrase::noun_phrase(doc, i + 1, name.start, case) == Some(name.start);
        i < name.start
            && doc.is_word(i)
            && matches!(doc.text.fold(i), "на" | "в")
            && [Case::Loc, Case::Acc].iter().any(whole)
            && !phrase::agrees(doc, name, CaseSet::of(Case::Gen))
    }

    /// «сын президента Леха Валенсы», «советник министра Анны Гриб»: does the name go with the office inside the chain?
    fn belongs_inside(&self, found: &Found, t: usize, n: usize) -> bool {
        let (title, name) = (&found.titles[t], &found.names[n]);
        let owned = phrase::agrees(self.doc, name, CaseSet::of(Case::Gen));
        if title.class == TitleClass::Relative {
            // «супруга президента Ивана …», a nominative as well as a genitive: a relative has the name only in the former;
            // «сына президента Ивана …» is read with the office
            let gender = titles::noun_gender_in(self.doc, title.heads[0].noun, title.cases);
            let woman = gender == Some(Gender::Femn);
            let cases = if woman { title.cases } else { title.cases.and(CaseSet::of(Case::Nom)) };
            // «жена тренера Александра Петрова»: next to his office rather a man's name than a woman's
            let mans = woman
                && name.parts.len() > 1
                && self.mans_office(title)
                && phrase::borne(self.doc, name, CaseSet::of(Case::Gen), Gender::Masc);
            return owned && (mans || !gender.is_none_or(|g| phrase::borne(self.doc, name, cases, g)));
        }
        // «представила членам совета начальника отдела Павла Орлова»
        let fits = match title.plural && !title.singular {
            true => phrase::may_agree(self.doc, name, title.cases),
            false => self.agrees(found, t, n),
        };
        owned && !fits && !self.object_of(title)
    }

    /// Does an office of a man's, in the genitive, end the title's chain?
    fn mans_office(&self, title: &Title) -> bool {
        let inner = titles::inner(self.doc, title.heads[0].end, title.end);
        let gender = |t: Title| titles::noun_gender_in(self.doc, t.heads[0].noun, t.cases);
        inner.and_then(gender) == Some(Gender::Masc)
    }

    /// «назначил советником президента А»: the name is whom the verb asks for.
    fn object_of(&self, title: &Title) -> bool {
        title.cases.has(Case::Ins) && self.asked_before(title.start).is_some_and(|c| !c.has(Case::Nom))
    }

    /// «работавшая заместителем Онищенко»: behind a verb of office the name that may be a genitive is whose office it is.
    fn owner_of(&self, found: &Found, t: usize, n: usize) -> bool {
        let title = &found.titles[t];
        let owned = || phrase::agrees(self.doc, &found.names[n], CaseSet::of(Case::Gen));
        title.cases.has(Case::Ins)
            && self.asked_before(title.start).is_some()
            && owned()
            && self.closing_name(title).is_none()
    }

    /// «помощник Хиллари Клинтон по европейским делам»: what a bare title deals with, behind a name: its owner's.
    fn deals_behind(&self, found: &Found, t: usize, n: usize) -> bool {
        let (doc, title, name) = (self.doc, &found.titles[t], &found.names[n]);
        let bare = title.end == title.heads[0].end && title.end == name.start;
        let task = |k: usize| {
            doc.text.reads(k, "по")
                && phrase::noun_phrase(doc, k + 1, doc.sentence_end(name.start), Case::Dat)
                    .is_some_and(|end| doc.is_class(end - 1, Class::DEALT_WITH))
        };
        bare && phrase::agrees(doc, name, CaseSet::of(Case::Gen)) && task(name.end)
    }

    /// The cases in which the verb of office before token `i` has its person: right before, adverbs aside.
    fn asked_before(&self, i: usize) -> Option<CaseSet> {
        let doc = self.doc;
        let aside = |k: usize| {
            doc.is_word(k)
                && (doc.flags(k).has(Flags::ADVERB) || doc.is_class(k, Class::NEVER_MODIFIER))
                && !doc.is_class(k, Class::APPOINTS)
        };
        let k = (i.saturating_sub(3)..i).rev().find(|&k| !aside(k))?;
        let office = |k: usize| doc.is_word(k) && doc.is_class(k, Class::APPOINTS);
        // «работающая в сельской школе учителем»
        let at = |&p: &usize| {
            let noun = || phrase::noun_phrase(doc, p + 1, i, Case::Loc);
            let place = || noun().or_else(|| phrase::named(doc, p + 1, i, Case::Loc).map(|u| u.end));
            matches!(doc.text.fold(p), "в" | "во" | "на") && place() == Some(i)
        };
        // «согласовали назначение министром А»
        if doc.is_word(k) && doc.is_class(k, Class::OFFICE_DEED) {
            return Some(CaseSet::of(Case::Gen));
        }
        // «назначить на 6-летний срок полномочий председателем суда А»
        let k = if doc.text.reads(k, "полномочий") { self.before_term(k).unwrap_or(k) } else { k };
        let k = if office(k) { k } else { (i.saturating_sub(5).max(1)..i).rev().find(at)? - 1 };
        office(k).then(|| self.asked(k))
    }

    /// The word before «на 6-летний срок полномочий», which ends at `k`.
    fn before_term(&self, k: usize) -> Option<usize> {
        let text = self.doc.text;
        let led = (k.saturating_sub(7)..k).rev().find(|&j| text.reads(j, "на"))?;
        let term = (led..k).any(|j| text.reads(j, "срок"));
        led.checked_sub(1).filter(|_| term)
    }

    /// The case in which the verb of office at `k` has its person: «назначил» the accusative, «назначен», «стал» the nominative.
    fn asked(&self, k: usize) -> CaseSet {
        let active = self.doc.know.grammar.appoints_somebody(self.doc.text.fold(k));
        CaseSet::of(if active { Case::Acc } else { Case::Nom })
    }

    /// Binds the name to the office in the genitive that ends the title's chain.
    fn inner(&mut self, found: &mut Found, t: usize, n: usize) -> bool {
        let (from, to) = (found.titles[t].heads[0].end, found.titles[t].end);
        let Some(inner) = titles::inner(self.doc, from, to) else { return false };
        found.titles.push(inner);
        self.bond(found, found.titles.len() - 1, n, How::Before, None);
        true
    }

    /// «Иванова, заместитель Петрова, …»: the title goes with the name before it, and the one behind is whose it is.
    fn apposed_owner(&self, found: &Found, items: &[Item], i: usize, n: usize) -> bool {
        let (Item::Title(t), Some(Item::Name(before))) = (items[i], i.checked_sub(1).map(|k| items[k])) else {
            return false;
        };
        let (title, name) = (&found.titles[t], &found.names[n]);
        let bare =
            title.end == title.heads[title.heads.len() - 1].end && title.end == name.start && name.parts.len() == 1;
        let closed = self.doc.text.tokens.get(name.end).is_none_or(|t| t.kind == Kind::Punct);
        bare && closed
            && self.gap_after(found, items, i - 1) == Gap::Comma
            && phrase::agrees(self.doc, name, CaseSet::of(Case::Gen))
            && self.case_fits(found, before, t)
            && !self.bound.has_name(before)
    }

    /// «Ольга Иванова, помощник министра Петра Сидорова, выступила»: the title goes with the name before it, and the name
    /// behind it with the office that ends its chain.
    fn behind_apposed(&mut self, found: &mut Found, items: &[Item], i: usize, n: usize) -> bool {
        let (Item::Title(t), Some(Item::Name(before))) = (items[i], i.checked_sub(1).map(|k| items[k])) else {
            return false;
        };
        let how = match self.gap_after(found, items, i - 1) {
            Gap::Comma | Gap::Dash => How::After,
            Gap::Open => How::Brackets,
            _ => return false,
        };
        let (doc, title, name) = (self.doc, &found.titles[t], &found.names[n]);
        let closed = doc.text.tokens.get(name.end).is_none_or(|t| t.kind == Kind::Punct);
        let owned = closed && title.end == name.start && phrase::agrees(doc, name, CaseSet::of(Case::Gen));
        let apposed = owned && self.case_fits(found, before, t) && self.has_inner(found, t);
        if !apposed || self.agrees(found, t, n) && !self.one_subject(found, items, i + 1) {
            return false;
        }
        self.bond(found, t, before, how, None);
        self.inner(found, t, n);
        true
    }

    /// Does an office in the genitive end the title's chain?
    fn has_inner(&self, found: &Found, t: usize) -> bool {
        let title = &found.titles[t];
        titles::inner(self.doc, title.heads[0].end, title.end).is_some()
    }

    /// Does the apposition that ends with item `k`, further titles behind its comma, end before a verb in the singular?
    fn one_subject(&self, found: &Found, items: &[Item], k: usize) -> bool {
        let comma = |end: usize| end + 1 < self.doc.len() && self.doc.text.is(end, ",");
        let mut end = span(found, items[k]).1;
        for &item in &items[k + 1..] {
            let next = span(found, item);
            if !matches!(item, Item::Title(_)) || !comma(end) || next.0 != end + 1 {
                break;
            }
            end = next.1;
        }
        comma(end) && people::verb_behind(self.doc, end + 1).is_some_and(|a| !a.plural)
    }

    /// «адвокат Виктора Бута Алексей Биндас»: the owner in the genitive, and behind it the holder.
    fn behind_owner(&mut self, found: &mut Found, items: &[Item], t: usize, owner: usize) -> bool {
        let (Item::Name(of), Some(&Item::Name(n))) = (items[owner], items.get(owner + 1)) else { return false };
        let genitive = phrase::agrees(self.doc, &found.names[of], CaseSet::of(Case::Gen));
        // «адвокаты Виктора Бута Алексей Биндас и Анна Громова»
        let nominative = CaseSet::of(Case::Nom);
        let subject = |n: usize| phrase::agrees(self.doc, &found.names[n], nominative);
        let several = genitive
            && !subject(of)
            && found.titles[t].plural
            && found.titles[t].cases.has(Case::Nom)
            && self.gap_after(found, items, owner) == Gap::None;
        let group = if several { self.group(found, items, owner + 1) } else { Vec::new() };
        if group.len() > 1 && group.iter().all(|&n| subject(n)) {
            group.into_iter().for_each(|n| self.bond(found, t, n, How::Shared, None));
            return true;
        }
        // «матери рядового Ивана Ильина Анны …»: a rank is nobody's, it is borne
        let ranked = matches!(found.titles[t].class, TitleClass::Rank | TitleClass::Degree);
        let behind = genitive
            && !ranked
            && found.titles[t].singular
            && self.agrees(found, t, n)
            && match self.gap_after(found, items, owner) {
                Gap::None => true,
                // «адвокат Петра – Валентин Пышкин»
                Gap::Dash => found.names[of].parts.len() == 1 && found.titles[t].end == found.titles[t].heads[0].end,
                _ => false,
            };
        if behind {
            self.bond(found, t, n, How::Before, None);
            if found.titles[t].class == TitleClass::Relative {
                self.inner(found, t, of);
            }
        }
        behind
    }

    /// «Распоряжением Президента Иван Петров назначен»: another case, another phrase. A plural office says nothing.
    fn agrees(&self, found: &Found, t: usize, n: usize) -> bool {
        let title = &found.titles[t];
        title.plural || phrase::may_agree(self.doc, &found.names[n], title.cases)
    }

    /// «директора Анны Ивановой и …»: not the plural, which asks for a nominative behind it.
    fn of_several(&self, found: &Found, t: usize, n: usize) -> bool {
        let title = &found.titles[t];
        let heads = SenseKind::TitleHead.bit() | SenseKind::Rank.bit();
        let senses = self.doc.senses(title.heads[0].noun).filter(|s| s.kind.bit() & heads != 0);
        let plural = senses.filter(|s| s.number == Some(Number::Plur)).fold(CaseSet::EMPTY, |all, s| all.or(s.cases));
        let cases = plural.and(title.cases);
        !title.singular || cases.is_empty() || phrase::may_agree(self.doc, &found.names[n], cases)
    }

    /// Is it a rank, a degree or a cleric's address (dropped next to an office)?
    fn minor(&self, found: &Found, t: usize) -> bool {
        matches!(found.titles[t].class, TitleClass::Rank | TitleClass::Degree)
            || matches!(found.titles[t].class, TitleClass::Church | TitleClass::Royal)
                && found.titles[t].end == found.titles[t].heads[0].end
    }

    /// «А | Дума области, главный специалист | …»: behind the name stands a body in a cell, a bracket or behind a dash, and behind a
    /// comma the title.
    fn works_there(&self, found: &Found, n: usize, t: usize) -> bool {
        let (doc, name, title) = (self.doc, &found.names[n], &found.titles[t]);
        let tokens = &doc.text.tokens;
        let edge = |k: usize| tokens.get(k).is_none_or(|t| t.cell_start || t.line_start);
        let body = |k: usize| doc.any_of(k, SenseKind::ORGANIZATIONS | SenseKind::OrgHead.bit());
        let mark = |k: usize, marks: &[&str]| k < doc.len() && marks.contains(&doc.text.word(k));
        // «А (университет, декан)», «А – БГУИР, ректор»
        let bracket = mark(name.end, &["("]) && mark(title.end, &[")"]);
        let line = mark(name.end, &["–", "—"]) && (edge(title.end) || mark(title.end, &[";", "."]));
        (edge(name.end) && edge(title.end) || bracket || line)
            && name.end + 1 < title.start
            && doc.text.is(title.start - 1, ",")
            && !(name.end + 1..title.end).any(edge)
            && (name.end..title.start).any(body)
    }

    /// «редактор журнала профессор МГУ А»: a degree with a body is a post.
    fn of_body(&self, found: &Found, t: usize) -> bool {
        let title = &found.titles[t];
        let body = |k: usize| self.doc.any_of(k, SenseKind::ORGANIZATIONS | SenseKind::OrgHead.bit());
        title.class == TitleClass::Degree && (title.heads[0].end..title.end).any(body)
    }

    /// Names joined by commas and «и» from item `j` on, each bare (or with a rank only).
    fn group(&self, found: &Found, items: &[Item], j: usize) -> Vec<usize> {
        let mut out = Vec::new();
        let mut k = j;
        while let Some(&Item::Name(n)) = items.get(k) {
            out.push(n);
            let mut next = k + 1;
            let mut g = self.gap_in_group(found, items, k);
            if let Some(behind) = self.behind_bracket(found, items, k).filter(|_| g == Gap::Open) {
                (g, next) = (behind, k + 2);
            }
            if g != Gap::Comma && g != Gap::And {
                break;
            }
            if let Some(&Item::Title(r)) = items.get(next)
                && self.minor(found, r)
                && matches!(items.get(next + 1), Some(Item::Name(_)))
                && self.gap_after(found, items, next) == Gap::None
            {
                next += 1;
            }
            if !matches!(items.get(next), Some(Item::Name(_))) {
                break;
            }
            k = next;
            if g == Gap::And {
                if let Some(&Item::Name(n)) = items.get(k) {
                    out.push(n);
                }
                break;
            }
        }
        out
    }

    /// «члены Совета Федерации А (представитель от области) и Б»: what stands between the bracket with the own title of the name at
    /// item `k` and the next item, if that is a name.
    fn behind_bracket(&self, found: &Found, items: &[Item], k: usize) -> Option<Gap> {
        let (Item::Title(t), next @ Item::Name(_)) = (*items.get(k + 1)?, *items.get(k + 2)?) else { return None };
        let close = found.titles[t].end;
        (close < self.doc.len() && self.doc.text.is(close, ")")).then(|| gap(self.doc, close + 1, span(found, next).0))
    }

    /// «Президент ассоциации X, мэр Y Иванова»: the titles before the bound one.
    fn series(&mut self, found: &mut Found, items: &[Item], i: usize, n: usize) {
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
                let kin = class(before) != class(t)
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
        bare(before) && bare(t) && !two || nominative && (end < self.doc.len() && one_acts(end) || said())
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

    /// «title – name», «Name | title | …»
    fn listed(&mut self, found: &mut Found, items: &[Item], i: usize) {
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
                    && (g == Gap::Bar || !self.bound.has_name(n) && self.works_there(found, n, t)) =>
            {
                self.bond(found, t, n, How::List, None);
            }
            _ => {}
        }
    }

    /// Does the free title at item `i` stand before a dash, and what its holder is besides behind it?
    fn held_by(&self, found: &Found, items: &[Item], i: usize, next: usize) -> bool {
        let Item::Title(t) = items[i] else { return false };
        let apposed =
            i > 0 && matches!(items[i - 1], Item::Name(_)) && self.gap_after(found, items, i - 1) == Gap::Dash;
        !self.bound.has_title(t)
            && !apposed
            && !self.doc.is_class(found.titles[t].heads[0].noun, Class::PART_TAKEN)
            && found.titles[t].singular
            && !found.titles[t].cases.and(found.titles[next].cases).is_empty()
            && titles::besides(self.doc, &found.titles[next])
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

    /// The case of the appointed beside the last word of appointment: «назначил Ивана», «назначение Ивана».
    fn appointing(&self, from: usize, to: usize) -> Option<CaseSet> {
        let of_office = |k: &usize| self.doc.is_class(*k, Class::APPOINTS.or(Class::OFFICE_DEED));
        let k = (from..to).rev().filter(|&k| self.doc.is_word(k)).find(of_office)?;
        let verb = self.doc.is_class(k, Class::APPOINTS);
        Some(if verb { self.asked(k) } else { CaseSet::of(Case::Gen) })
    }

    /// «Дано согласие на назначение:» above the list whose item begins at `start`.
    fn appointing_list(&self, start: usize) -> Option<CaseSet> {
        let text = self.doc.text;
        let opens =
            |k: usize| text.tokens[k].line_start || k > 0 && !self.doc.is_word(k - 1) && text.tokens[k - 1].line_start;
        let heading = |k: &usize| text.is(*k, ":") && text.tokens[k + 1].line_start;
        let colon = (start.saturating_sub(LONGEST_LIST)..start).rev().find(heading)?;
        let from = text.sentences[text.sentence_of(colon)].start;
        opens(start).then(|| self.appointing(from, colon)).flatten()
    }

    /// «два бывших руководителя: А и Б»: is the title, in the genitive, told of as many as a numeral says?
    fn counted(&self, title: &Title) -> bool {
        title.cases.has(Case::Gen) && self.numeral_before(title).is_some()
    }

    /// How many the numeral before the title tells: «трое», «трое новых».
    fn numeral_before(&self, title: &Title) -> Option<usize> {
        let before = title.start.checked_sub(1)?;
        let modifies = self.doc.adjective(before).plur.has(Case::Gen);
        self.numeral(before).or_else(|| self.numeral(before.checked_sub(1).filter(|_| modifies)?))
    }

    /// How many of something a small numeral at `k` tells.
    fn numeral(&self, k: usize) -> Option<usize> {
        match self.doc.text.fold(k) {
            "два" | "две" | "оба" | "обе" | "двое" => Some(2),
            "три" | "трое" => Some(3),
            "четыре" | "четверо" => Some(4),
            "пять" | "пятеро" => Some(5),
            "шесть" | "шестеро" => Some(6),
            _ => None,
        }
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
        g == Gap::Colon && title.plural && (self.doc.is_class(title.heads[0].noun, Class::PART_TAKEN) || part())
    }

    /// «Послы: Королевства Испания – А, Республики Перу – Б»: each holder's state stands before his dash.
    fn shared_out(&mut self, found: &mut Found, items: &[Item], i: usize) {
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
    /// станций»), one of those?
    fn own_of(&self, title: &Title, from: usize, to: usize) -> bool {
        let doc = self.doc;
        let several = title.end == title.heads[0].end + 1 && doc.noun(title.end - 1).plur.has(Case::Gen);
        let adjective = |k: usize| doc.adjective(k).sing.has(Case::Gen);
        let one = || (from..to).all(adjective) || self.things((from, to));
        phrase::named(doc, from, to, Case::Gen).is_some_and(|u| u.end == to) || several && one()
    }

    /// «Секретарь Миссии – сотрудник Секретариата А.»: a sentence that says who holds the office, by another title of his.
    fn told_who(&mut self, found: &mut Found, items: &[Item], i: usize) {
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

    /// «министры иностранных дел Казахстана А, Кыргызстана Б и Таджикистана В»: behind the first holder each has his own state
    /// or body before his name, in place of the one that closes the title.
    fn each_with_his_own(&mut self, found: &mut Found, items: &[Item], i: usize) {
        let (Item::Title(t), Some(&Item::Name(first))) = (items[i], items.get(i + 1)) else { return };
        let title = &found.titles[t];
        let plural = title.plural && !title.singular && title.members.is_empty();
        let place = self.bound.first.get(t).copied().unwrap_or(0);
        let led = |b: &Bond| b.title == t && b.name == first;
        let Some(place) = place.checked_sub(1).filter(|&at| plural && found.bonds.get(at).is_some_and(led)) else {
            return;
        };
        let begin = found.names[first].end;
        let told = |own: Option<(usize, usize)>, next: &dyn Fn(usize, usize) -> Option<(usize, usize)>| {
            let holders = self.holders_behind(found, &items[i + 2..], begin, next);
            own.filter(|_| !holders.is_empty()).map(|own| (own, holders))
        };
        let named = told(self.closing_name(title), &|from, to| self.next_member(from, to));
        let field = || told(self.closing_field(title), &|from, to| self.next_field(from, to));
        let Some((own, holders)) = named.or_else(field) else { return };
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

    /// «по бюджету», which closes a title: what its holder deals with.
    fn closing_field(&self, title: &Title) -> Option<(usize, usize)> {
        let by = |&k: &usize| self.doc.text.reads(k, "по");
        (title.heads[0].end..title.end).rev().find(by).map(|k| (k, title.end))
    }

    /// «А и по аграрным вопросам Б»: what the next holder deals with.
    fn next_field(&self, from: usize, to: usize) -> Option<(usize, usize)> {
        let doc = self.doc;
        let mut k = from;
        while k < to && (matches!(doc.text.word(k), "," | ";") || phrase::is_and(doc, k)) {
            k += 1;
        }
        let plain = |k: usize| doc.is_word(k) && !doc.flags(k).has(Flags::VERB | Flags::SHORT_PARTICIPLE);
        let words = k > from && k + 1 < to && to - k <= LONGEST_FIELD && (k..to).all(plain);
        let dative = |k: usize| doc.noun(k).has(Case::Dat) || doc.adjective(k).any().has(Case::Dat);
        (words && doc.text.reads(k, "по") && dative(k + 1)).then_some((k, to))
    }

    /// «(физика)»: is all there is in the brackets a thing in the nominative rather than somebody in the genitive?
    fn deals_with(&self, title: &Title) -> bool {
        let thing = |p: crate::morph::Parse| {
            p.tag.pos() == Pos::Noun && p.tag.cases().has(Case::Nom) && !p.tag.has(crate::morph::Tag::ANIMATE)
        };
        let lone = title.end == title.start + 1 && self.doc.text.is(title.end, ")");
        lone && !title.cases.has(Case::Nom) && self.doc.known(title.start).iter().any(thing)
    }

    /// «руководители администраций: Республики Армения (А. Б.), Эстонской Республики (В. Г.)»: each holder's own behind a colon.
    fn listed_owners(&mut self, found: &mut Found, items: &[Item], i: usize) {
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
            let dash = || matches!(text.word(start - 1), "–" | "—");
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
    fn things(&self, (from, to): (usize, usize)) -> bool {
        let field = to == from + 2 && self.doc.text.reads(from, "по");
        if field && self.doc.adjective(from + 1).any().has(Case::Dat) {
            return true;
        }
        let growth = phrase::Growth { head: CaseSet::EMPTY, plural: false, person: false, by: false };
        from < to && to - from <= 12 && phrase::chain(self.doc, from, to, growth).end == to
    }

    /// The state, place or body in the genitive that closes a title.
    fn closing_name(&self, title: &Title) -> Option<(usize, usize)> {
        let named = |k: usize| phrase::named(self.doc, k, title.end, Case::Gen).is_some_and(|u| u.end == title.end);
        let whole = |k: usize| named(k) || k == title.heads[0].end && self.is_body(k, title.end);
        (title.heads[0].end..title.end).find(|&k| whole(k)).map(|k| (k, title.end))
    }

    /// Between a holder that ends at `from` and the next at `to`: a bracket perhaps, a comma or «и», the next one's state or body,
    /// a dash perhaps. Returns where the state or body stands.
    fn next_member(&self, from: usize, to: usize) -> Option<(usize, usize)> {
        let bracketed = self.doc.text.is(from, ")");
        let mut k = if bracketed { from + 1 } else { skip_aside(self.doc, from, to) };
        let to = if to > k && self.doc.text.is(to - 1, "(") { to - 1 } else { to };
        let to = dash_before(self.doc, to).filter(|&dash| dash > k).unwrap_or(to);
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
        (named || self.is_body(k, to) || area()).then_some((k, to))
    }

    /// «Прионежского районного суда»: one body with a name of its own, from `from` to `to`.
    fn is_body(&self, from: usize, to: usize) -> bool {
        let doc = self.doc;
        let named = from < to && doc.capital(from) && doc.adjective(from).sing.has(Case::Gen);
        let one = |k: usize| doc.any_of(k, SenseKind::OrgHead.bit()) && doc.noun(k).sing.has(Case::Gen);
        let growth = phrase::Growth { head: CaseSet::EMPTY, plural: false, person: false, by: false };
        named && (from + 1..to).any(one) && phrase::chain(doc, from, to, growth).end == to
    }

    /// Titles after a name: «Иванов, директор X», «Иванов – директор X», «Иванов (директор X)».
    fn apposed(&mut self, found: &mut Found, items: &[Item], i: usize) {
        let Item::Name(n) = items[i] else { return };
        let mut k = i;
        let mut first = true;
        while let Some(&Item::Title(t)) = items.get(k + 1) {
            let (_, end) = span(found, items[k]);
            let start = found.titles[t].start;
            let now = self.now_is(end, start);
            let g = if now { Gap::Comma } else { gap(self.doc, self.skip_years(end, start), start) };
            // «А | министр, сопредседатель»: behind the cell's first title
            if first && g == Gap::Bar && self.bonds(found).any(|b| b.title == t && b.name == n) {
                first = false;
                k += 1;
                continue;
            }
            let how = match g {
                Gap::Comma => How::After,
                // «А, протоиерей – настоятель собора»
                Gap::Dash if first || self.cleric(found, items[k]) => How::After,
                Gap::Open if first => How::Brackets,
                Gap::None if first && self.signs(found, n, t) => How::List,
                // «А, бывший министр, и генерал Б» is a list of people
                Gap::And if !first && !(self.doc.text.is(end, ",") && phrase::is_and(self.doc, end + 1)) => How::After,
                _ => return,
            };
            // «А (прежний директор, Б, уволен)»: of the one in the bracket
            let end = found.titles[t].end;
            let within = |m: usize| found.names[m].start == end + 1 && self.doc.text.is(end, ",");
            if how == How::Brackets && matches!(items.get(k + 2), Some(&Item::Name(m)) if within(m)) {
                return;
            }
            // «А (геофизика)»: what he deals with
            if how == How::Brackets && self.deals_with(&found.titles[t]) {
                return;
            }
            // «А (руководитель – профессор Б)»
            if how == How::Brackets && self.gap_after(found, items, k + 1) == Gap::Dash {
                return;
            }
            let singular = found.titles[t].singular || self.one_of(start);
            if first && !singular && how != How::List && self.apposed_to_all(found, items, i, t, how) {
                return;
            }
            // «А, помощник министра Б, депутат»
            if self.bonds(found).any(|b| b.title == t && b.name == n) && self.ends_with_inner(found, items, k + 1) {
                first = false;
                k += 2;
                continue;
            }
            // «директор А, его заместитель и инженер Б»
            let his = matches!(self.doc.text.fold(start - 1), "его" | "ее" | "их");
            let closed = self.doc.text.is(found.titles[t].end.min(self.doc.len() - 1), ",");
            if his && !closed && matches!(self.gap_after(found, items, k + 1), Gap::And | Gap::None) {
                return;
            }
            // «… А, его заместителем был Б»
            let end = found.titles[t].end;
            let becomes = |k: usize| self.doc.flags(k).has(Flags::VERB) && self.doc.is_class(k, Class::APPOINTS);
            if his && found.titles[t].cases.has(Case::Ins) && end < self.doc.len() && becomes(end) {
                return;
            }
            if self.bound.has_title(t) || !singular || !self.closes(found, t, how) {
                return;
            }
            // «архитектор – А, подрядчик – завод «Зодчий»»
            if first && g == Gap::Comma && self.each_behind_dash(found.names[n].start, found.titles[t].end) {
                return;
            }
            // «А, представитель Молдовы при органах Б Виктор …»: the next name's, though what stands between is not understood
            if g == Gap::Comma && self.leads_on(found, items, k + 1) {
                return;
            }
            if how == How::After && g == Gap::Comma && !self.case_fits(found, n, t) {
                return;
            }
            // «А, в прошлом министр, …»
            let past = (span(found, items[k]).1..start)
                .any(|k| held_then(self.doc, k, start).is_some_and(|(_, before)| before));
            self.bond(found, t, n, if past { How::Verb } else { how }, None);
            first = false;
            k += 1;
        }
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

    fn cleric(&self, found: &Found, item: Item) -> bool {
        matches!(item, Item::Title(t) if found.titles[t].class == TitleClass::Church)
    }

    /// Does a dash stand behind the title that ends at `end`, as one stands before the holder at `name`, words and no verb between?
    fn each_behind_dash(&self, name: usize, end: usize) -> bool {
        let doc = self.doc;
        let dash = |k: usize| k < doc.len() && matches!(doc.text.word(k), "–" | "—");
        let plain = |k: &usize| doc.is_word(*k) && !doc.flags(*k).has(Flags::VERB);
        let before = (name.saturating_sub(8)..name).rev().find(|k| !plain(k));
        dash(end) && before.is_some_and(dash)
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
        let apart = how == How::Brackets && found.titles[t].cases.has(Case::Nom);
        let fits = |n: usize| free(self, n) && (apart || self.case_fits(found, n, t));
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
    fn skip_years(&self, i: usize, to: usize) -> usize {
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

    /// «один из самых известных режиссёров»: is the plural title at `start` told of one?
    fn one_of(&self, start: usize) -> bool {
        self.one_before(start).is_some()
    }

    /// Where «один» stands before «из самых известных» and a title that begins at `start`.
    fn one_before(&self, start: usize) -> Option<usize> {
        let doc = self.doc;
        let mut back = (start.saturating_sub(4)..start).rev();
        let of = back.find(|&k| !doc.is_word(k) || doc.adjective(k).any().is_empty())?;
        (of > 0 && doc.text.fold(of) == "из" && doc.text.fold(of - 1).starts_with("од")).then(|| of - 1)
    }

    /// «одного из директоров, Ивана …»: does «один» agree with the name?
    fn one_is(&self, start: usize, name: &Name) -> bool {
        let cases = |k: usize| self.doc.known(k).iter().fold(CaseSet::EMPTY, |all, p| all.or(p.tag.cases()));
        self.one_before(start).is_some_and(|k| phrase::agrees(self.doc, name, cases(k)))
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
        how != How::After || phrase::is_and(self.doc, end) || self.doc.flags(end).has(Flags::VERB | Flags::PREPOSITION)
    }

    /// «Президент России, А, приехал», «Экономист по образованию, А работал», «Будучи министром, А …», «один из директоров,
    /// А, …»: a title apart from the name behind it, which opens the clause.
    fn leading(&mut self, found: &mut Found, items: &[Item], i: usize) {
        let (Item::Title(t), Some(&Item::Name(n))) = (items[i], items.get(i + 1)) else { return };
        let (doc, title) = (self.doc, &found.titles[t]);
        let free = !self.bound.has_title(t) && !self.bound.has_name(n);
        let one = self.one_of(title.start);
        if !free || !(title.singular || one) || self.gap_after(found, items, i) != Gap::Comma {
            return;
        }
        let start = doc.text.sentences[doc.text.sentence_of(title.start)].start;
        let lead = described(doc, start, title.start).unwrap_or(start)..title.start;
        // «…», – сказал директор музея, А.
        let said = title.start > start && doc.is_class(title.start - 1, Class::SPEAKS);
        let short = lead.len() <= 2;
        let being = short && lead.clone().any(|k| doc.text.fold(k) == "будучи");
        let opens = |k: usize| {
            doc.is_word(k)
                && (doc.flags(k).has(Flags::PRONOMINAL)
                    || doc.is_class(k, Class::NEVER_MODIFIER)
                    || matches!(doc.text.fold(k), "как" | "будучи" | "его" | "ее" | "их"))
        };
        let case = if being { Case::Ins } else { Case::Nom };
        let end = found.names[n].end;
        let closes = |k: usize| matches!(doc.text.word(k), "," | "(") || said && doc.text.is(k, ".");
        let closed = end >= doc.len() || closes(end) || doc.flags(end).has(Flags::VERB);
        let listed = matches!(items.get(i + 2), Some(Item::Name(_)))
            && matches!(self.gap_in_group(found, items, i + 1), Gap::Comma | Gap::And);
        let nominative = CaseSet::of(Case::Nom);
        let fits = title.cases.has(case) && phrase::agrees(doc, &found.names[n], nominative);
        let opens = (said || short && lead.clone().all(opens)) && fits;
        // «встретили нового посла, Ивана Петрова»
        let oblique = || {
            let led = title.start > start && !doc.adjective(title.start - 1).any().and(title.cases).is_empty();
            let cases = title.cases.without(Case::Nom);
            let full = found.names[n].parts.len() > 1 && !names::coherent_in(doc, &found.names[n], nominative);
            led && full && cases == title.cases && phrase::agrees(doc, &found.names[n], cases)
        };
        let closed_oblique = closed || doc.text.is(end, ".");
        if closed_oblique && !listed && oblique() {
            self.bond(found, t, n, How::After, None);
            return;
        }
        if (opens || one && self.one_is(title.start, &found.names[n])) && closed && !listed {
            self.bond(found, t, n, How::After, None);
        }
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

    fn case_fits(&self, found: &Found, n: usize, t: usize) -> bool {
        let cases = found.titles[t].cases;
        // «дочь президента А, депутат»: who has a title in another case is not meant
        let other =
            |b: &&Bond| b.name == n && b.how == How::Before && found.titles[b.title].cases.and(cases).is_empty();
        phrase::agrees(self.doc, &found.names[n], cases) && self.bonds(found).find(other).is_none()
    }
}
