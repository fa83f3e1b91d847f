//! Noun phrases: a noun with its agreeing adjectives, and the chain of dependents to its right (genitives, «по …», «при …»,
//! quoted names, states, bodies, co-ordinated nouns). Titles, bodies and events are all built of these.

use super::doc::{Doc, Flags, Traits};
use super::names::{self, Name};
use crate::morph::{Case, CaseSet, Gender, NameForm, Number, Parse, Pos, Tag};
use crate::rules::{Class, Face, SenseKind, TitleClass};
use crate::text::{Kind, Shape, ends_in};

/// Longest quoted name, in tokens.
const MAX_QUOTE: usize = 24;

/// A dependent attached to a noun.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unit {
    pub end: usize,
    /// The case that a co-ordinated neighbour must share; none for quotes and abbreviations.
    pub case: Option<Case>,
    pub what: What,
}

/// What a dependent is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    Noun,
    Country,
    Named,
    Quote,
    Preposition,
}

/// The chain to the right of a head.
#[derive(Debug, Clone, Default)]
pub struct Chain {
    /// One past its last token.
    pub end: usize,
    /// Members of the first co-ordination that could be distributed: «Казахстана», «России».
    pub members: Vec<(usize, usize)>,
}

/// How a chain may grow.
#[derive(Debug, Clone, Copy)]
pub struct Growth {
    /// The head's case, for telling a name that follows from a dependent.
    pub head: crate::morph::CaseSet,
    /// The head stands in the plural: co-ordinated states may be distributed over names.
    pub plural: bool,
    /// A person may follow.
    pub person: bool,
    /// «по» has been met: its datives may be co-ordinated («по делам …, чрезвычайным ситуациям и …»).
    pub by: bool,
}

/// «Ту-204», «ГРЭС-1», «X5»: the end of a number joined to the name that ends at `i`; else `i`.
pub fn numbered(doc: &Doc, i: usize, limit: usize) -> usize {
    let text = doc.text;
    let joined = |k: usize| k < limit && !text.tokens[k].space_before;
    let number = |k: usize| joined(k) && text.tokens[k].kind == Kind::Number;
    let hyphened = joined(i) && matches!(text.word(i), "-" | "–" | "‑") && number(i + 1);
    let end = if hyphened { i + 2 } else { i + 1 };
    // «Кубка мира-2010»
    let year = || hyphened && text.word(i + 1).len() == 4;
    let whole = doc.is_word(i - 1) && (doc.capital(i - 1) && (hyphened || number(i)) || year());
    if whole && !(joined(end) && text.is(end, "-")) { end } else { i }
}

/// End of the quoted name that opens at `i`; the same line, nested quotes allowed.
pub fn quote(doc: &Doc, i: usize, limit: usize) -> Option<usize> {
    let text = doc.text;
    if i >= limit || text.tokens[i].kind != Kind::Punct {
        return None;
    }
    let open = text.word(i);
    if !matches!(open, "«" | "\"" | "“" | "„") {
        return None;
    }
    // «"Заслуженный врач России" - хирургу …»: what closes opens nothing
    if open == "\"" && i + 1 < limit && text.tokens[i + 1].space_before {
        return None;
    }
    // «… «в связи с переходом на другую работу»»: words of a decree
    if i + 1 < limit && doc.is_word(i + 1) && doc.small(i + 1) && doc.flags(i + 1).has(Flags::PREPOSITION) {
        return None;
    }
    let mut depth = 1;
    for j in i + 1..limit.min(i + MAX_QUOTE) {
        if text.tokens[j].kind != Kind::Punct {
            continue;
        }
        match (open, text.word(j)) {
            ("«", "«") => depth += 1,
            ("«", "»") => depth -= 1,
            ("\"", "\"") => {
                // «"Группа "Синара-Металл"»: a mark before which there is a space opens a nested name
                if text.tokens[j].space_before && j + 1 < limit && !text.tokens[j + 1].space_before {
                    depth += 1;
                } else {
                    depth = 0;
                }
            }
            ("“" | "„", "”" | "“") => depth -= 1,
            _ => {}
        }
        if depth <= 0 {
            // the two closing marks of nested guillemets written as one
            return Some(j + 1);
        }
    }
    // «АО «ХК «Сибпромстрой»»: one closing mark for several opening ones
    (i + 1..limit.min(i + MAX_QUOTE)).find(|&j| open == "«" && text.is(j, "»")).map(|j| j + 1)
}

/// Longer than any noun with its adjectives, in tokens; than any chain. A page without marks must not be read whole from
/// each of its words.
const MOST_ADJECTIVES: usize = 32;
const LONGEST_CHAIN: usize = 64;

/// A noun with its adjectives in `case` that begins at `i`; returns its end.
pub fn noun_phrase(doc: &Doc, i: usize, limit: usize, case: Case) -> Option<usize> {
    noun_behind(doc, i, limit.min(i + MOST_ADJECTIVES), case)
}

fn noun_behind(doc: &Doc, i: usize, limit: usize, case: Case) -> Option<usize> {
    let text = doc.text;
    let mut j = i;
    // «депутат трёх созывов»
    if case == Case::Gen && i + 1 < limit && doc.is_word(i) && doc.is_class(i, Class::COUNTS) {
        return noun_behind(doc, i + 1, limit, case).filter(|&end| doc.noun(end - 1).plur.has(case));
    }
    while j < limit && j < i + 9 {
        if text.tokens[j].kind == Kind::Number {
            // «78-й», «1 ранга», but «29-летнего» begins a person
            let suffixed =
                text.is(j + 1, "-") && j + 2 < limit && doc.is_word(j + 2) && !text.tokens[j + 2].space_before;
            // «к 95-летию вуза»
            if let Some(ending) = text.fold((j + 2).min(text.len() - 1)).strip_prefix("лети").filter(|_| suffixed) {
                let written = match ending {
                    "я" => Case::Gen,
                    "ю" => Case::Dat,
                    "ем" => Case::Ins,
                    "и" => Case::Loc,
                    _ => Case::Nom,
                };
                return (case == written).then_some(j + 3);
            }
            if suffixed && !text.fold(j + 2).starts_with("летн") {
                j += 3;
                continue;
            }
            // «студент 4 курса», «учитель 1 категории», «3 года обучения»
            // «ученица 9 «Б» класса», «ученик 11 А класса»
            let lettered = |k: usize| k < limit && text.tokens[k].shape == Shape::Letter;
            let quoted = j + 1 < limit && matches!(text.word(j + 1), "«" | "\"" | "“");
            let letter = match quoted {
                true if lettered(j + 2) => 3,
                false if lettered(j + 1) => 1,
                _ => 0,
            };
            if letter > 0 && j == i && j + letter + 1 < limit && doc.is_class(j + letter + 1, Class::GRADE) {
                return Some(j + letter + 2);
            }
            let grade = j == i && j + 1 < limit && doc.is_class(j + 1, Class::GRADE);
            let taught = grade && j + 2 < limit && text.fold(j + 1) == "года" && text.fold(j + 2) == "обучения";
            return (grade && (taught || text.fold(j + 1) != "года")).then_some(j + 2 + usize::from(taught));
        }
        if !doc.is_word(j) {
            return None;
        }
        let f = doc.flags(j);
        if f.has(Flags::FUNCTION) && !f.has(Flags::COMMON) && !doc.adjective(j).has(case) {
            return None;
        }
        let (noun, adjective) = (doc.noun(j).has(case), doc.adjective(j).has(case));
        let pronoun = f.has(Flags::PRONOMINAL)
            && !f.has(Flags::ORDINAL)
            && !matches!(text.fold(j), "всея" | "всех")
            && !other_such(doc, j);
        if adjective && !pronoun && !owner(doc, j, limit) {
            let mut next = set_in_place(doc, j, limit).unwrap_or(j + 1);
            if next + 1 < limit && (text.is(next, ",") || is_and(doc, next)) && doc.adjective(next + 1).has(case) {
                next += 1;
            }
            // «тренер сборной Комаров И.П.»: an adjective that is a body's head describes nobody
            let head = doc.small(j) && next < limit && doc.capital(next) && doc.any_of(j, SenseKind::OrgHead.bit());
            if let Some(end) = noun_behind(doc, next, limit, case).filter(|_| !head) {
                return Some(end);
            }
            // «законов о несовершеннолетних»
            if doc.adjective(j).plur.has(case) && doc.know.grammar.substantive(text.fold(j)) {
                return Some(j + 1);
            }
            if !noun {
                return None;
            }
        }
        let noun = noun && !office_apart(doc, j, case);
        if noun && !person_like(doc, j) && !full_name(doc, j) && !(doc.capital(j) && !f.has(Flags::COMMON)) {
            return Some(j + 1);
        }
        if f.has(Flags::ADVERB) && j + 1 < limit && doc.adjective(j + 1).has(case) {
            j += 1;
            continue;
        }
        return None;
    }
    None
}

/// «монастыря игумения»: an office that the dictionary lacks, and that in this form the lexicon has in other cases.
fn office_apart(doc: &Doc, i: usize, case: Case) -> bool {
    let heads = || doc.senses_of(i, SenseKind::TitleHead.bit());
    let office = !doc.flags(i).has(Flags::KNOWN) && doc.any_of(i, SenseKind::TitleHead.bit());
    office && !heads().any(|s| s.cases.has(case))
}

/// «научного руководителя Оспановой профессора Ивана …»: a surname, and behind it another's office or rank.
fn owner(doc: &Doc, i: usize, limit: usize) -> bool {
    let bearer = SenseKind::TitleHead.bit() | SenseKind::Rank.bit() | SenseKind::Honorific.bit();
    doc.capital(i) && doc.flags(i).has(Flags::SURNAME) && i + 1 < limit && doc.any_of(i + 1, bearer)
}

/// «при уставных и других органах»: «других» at `i` behind an adjective and «и».
fn other_such(doc: &Doc, i: usize) -> bool {
    let other = ["друг", "ины", "проч"].iter().any(|stem| doc.text.fold(i).starts_with(stem));
    other && i > 1 && is_and(doc, i - 1) && doc.is_word(i - 2) && !doc.adjective(i - 2).any().is_empty()
}

/// «правящего в Египте совета»: where a participle and its place end.
fn set_in_place(doc: &Doc, i: usize, limit: usize) -> Option<usize> {
    let participle = |p: crate::morph::Parse| p.tag.pos() == crate::morph::Pos::Participle;
    let led = i + 3 < limit && matches!(doc.text.fold(i + 1), "в" | "на") && doc.known(i).iter().any(participle);
    led.then(|| named(doc, i + 2, limit, Case::Loc)).flatten().map(|u| u.end)
}

/// «и», «или»
pub fn is_and(doc: &Doc, i: usize) -> bool {
    i < doc.len() && doc.has(i, Traits::AND)
}

/// A capitalised word that the dictionary knows as a given name, surname or patronymic and as nothing else.
fn person_like(doc: &Doc, i: usize) -> bool {
    let f = doc.flags(i);
    doc.capital(i) && f.has(Flags::GIVEN | Flags::PATRONYMIC | Flags::SURNAME_SURE) && !f.has(Flags::COMMON)
}

/// The case that a preposition inside a title or a body's name governs, and whether it may introduce only a named thing.
fn governs(fold: &str) -> Option<(Case, bool)> {
    Some(match fold {
        "по" => (Case::Dat, false),
        "при" => (Case::Loc, false),
        "в" | "во" => (Case::Loc, true),
        "на" => (Case::Loc, true),
        "для" | "без" | "среди" => (Case::Gen, false),
        "от" | "из" => (Case::Gen, true),
        "с" | "со" | "между" => (Case::Ins, false),
        "за" => (Case::Ins, false),
        "над" => (Case::Ins, false),
        "к" | "ко" => (Case::Dat, false),
        "о" | "об" => (Case::Loc, false),
        _ => return None,
    })
}

/// A lexicon phrase that names a state, a body or a place, in this case (abbreviations do not inflect).
pub fn named(doc: &Doc, i: usize, limit: usize, case: Case) -> Option<Unit> {
    let len = if i < limit { doc.hit_len(i) } else { 0 };
    if len == 0 || i + len > limit {
        return None;
    }
    const NAMED: u32 = SenseKind::COUNTRIES | SenseKind::ORGANIZATIONS | SenseKind::Place.bit();
    let mut found = None;
    for s in doc.senses_of(i, NAMED) {
        let what = match s.kind {
            SenseKind::Country(Face::Short | Face::Official | Face::Abbreviation | Face::Historical) => What::Country,
            SenseKind::Organization(_) | SenseKind::Place => What::Named,
            _ => continue,
        };
        if s.cases.has(case) && found.is_none_or(|f: Unit| f.what != What::Country) {
            found = Some(Unit { end: i + len, case: Some(case), what });
        }
    }
    found
}

/// The dependent that begins at `i`, if one does. `case`: what the chain asks of a plain noun (genitive at first, the case
/// of the neighbour in a co-ordination).
fn unit(doc: &Doc, i: usize, limit: usize, case: Case, first: bool) -> Option<Unit> {
    let text = doc.text;
    if i >= limit {
        return None;
    }
    if let Some(end) = quote(doc, i, limit) {
        return Some(Unit { end, case: None, what: What::Quote });
    }
    if text.is(i, "№") && i + 1 < limit && text.tokens[i + 1].kind == Kind::Number {
        return Some(Unit { end: i + 2, case: None, what: What::Named });
    }
    if let Some(u) = named(doc, i, limit, case) {
        return Some(u);
    }
    if let Some(end) = noun_phrase(doc, i, limit, case) {
        return Some(Unit { end, case: Some(case), what: What::Noun });
    }
    // «адвокат потерпевшего»: an adjective or participle that is a title's head
    let bearer = |s: crate::rules::Sense| s.kind == SenseKind::TitleHead && s.cases.has(case);
    let bearer_end = i + doc.hit_len(i);
    if bearer_end <= limit && doc.senses_of(i, SenseKind::TitleHead.bit()).any(bearer) {
        return Some(Unit { end: bearer_end, case: Some(case), what: What::Noun });
    }
    // «глава айыл окмоту», «начальник районо»: a body's head that the dictionary lacks
    let head = |s: crate::rules::Sense| s.kind == SenseKind::OrgHead && s.cases.has(case);
    let strange = || doc.small(i) && (doc.hit_len(i) > 1 || doc.noun(i).any().is_empty());
    if bearer_end <= limit && doc.senses_of(i, SenseKind::OrgHead.bit()).any(head) && strange() {
        return Some(Unit { end: bearer_end, case: Some(case), what: What::Noun });
    }
    // «Тюменской областной Думы», «российского МИД»: adjectives before a named thing
    let described = doc.is_word(i)
        && i + 1 < limit
        && (doc.adjective(i).has(case) || case == Case::Gen && of_letters(doc, i, limit));
    if described && !doc.flags(i).has(Flags::PRONOMINAL) && !owner(doc, i, limit) {
        if let Some(u) = unit(doc, set_in_place(doc, i, limit).unwrap_or(i + 1), limit, case, false)
            .filter(|u| u.what != What::Preposition)
        {
            return Some(u);
        }
        // an adjective with capital that closes the name: «Республики Сербской», «архиепископ Тобольский»
        if doc.capital(i) && !first {
            return Some(Unit { end: i + 1, case: Some(case), what: What::Named });
        }
    }
    if doc.is_word(i) {
        let t = &text.tokens[i];
        let upper = t.shape == Shape::Upper && (2..=9).contains(&text.word(i).chars().count());
        // «проректор по НР.»: the full stop is the sentence's
        let shortened = text.is(i + 1, ".") && i + 2 < doc.len() && !doc.sentence_start(i + 2);
        let abbreviation =
            (upper || capitals(doc, i)) && !shortened && !shouted_surname(doc, i) && !shouted_word(doc, i);
        let name = doc.flags(i).has(Flags::GIVEN | Flags::SURNAME_SURE) && !doc.any_of(i, SenseKind::OrgHead.bit());
        if abbreviation && !name {
            // «РС(Я)»
            let close = |k: usize, mark: &str| k < limit && text.is(k, mark) && !text.tokens[k].space_before;
            let letter = i + 2 < limit && text.tokens[i + 2].shape == Shape::Letter;
            let end = if close(i + 1, "(") && letter && close(i + 3, ")") { i + 4 } else { i + 1 };
            // «ПАО Сбербанк»
            let company = doc.any_of(i, SenseKind::OrgHead.bit())
                && end < limit
                && !text.tokens[end].line_start
                && doc.capital(end)
                && doc.any_of(end, SenseKind::ORGANIZATIONS);
            let end = if company { end + doc.hit_len(end) } else { end };
            return Some(Unit { end, case: None, what: What::Named });
        }
        if !t.cyrillic && doc.capital(i) {
            let latin =
                |k: usize| k < limit && doc.is_word(k) && !text.tokens[k].cyrillic && !text.tokens[k].line_start;
            let mut end = i + 1;
            // «Erasmus+»
            let plus = |k: usize| k < limit && text.is(k, "+") && !text.tokens[k].space_before;
            // «Horizon 2020», a name behind it
            let year = |k: usize| k + 1 < limit && text.tokens[k].kind == Kind::Number && doc.capital(k + 1);
            // «EnerSud S.A.»
            let dot = |k: usize| {
                let letter = text.tokens[k - 1].shape == Shape::Letter && k > i + 1;
                k < limit && letter && text.is(k, ".") && !text.tokens[k].space_before
            };
            while latin(end) || plus(end) || dot(end) || year(end) || end < limit && text.is(end, "&") && latin(end + 1)
            {
                end += 1;
            }
            return Some(Unit { end, case: None, what: What::Named });
        }
        return preposition(doc, i, limit);
    }
    None
}

fn preposition(doc: &Doc, i: usize, limit: usize) -> Option<Unit> {
    let text = doc.text;
    if i >= limit {
        return None;
    }
    let fold = text.fold(i);
    if !doc.flags(i).has(Flags::PREPOSITION) || text.tokens[i].shape != Shape::Lower {
        return None;
    }
    let (case, only_named) = governs(fold)?;
    // «коллегия прокуратуры по итогам работы»
    if i + 1 < limit && doc.is_class(i + 1, Class::CIRCUMSTANCE) {
        return None;
    }
    // «с визитом», «за работу»: only fixed government of titles is taken
    let governs_this = |k: usize| doc.is_word(k) && doc.know.grammar.noun_governs(text.fold(k), fold);
    // «по защите населения от туберкулёза», «взаимоотношениям церкви с обществом»
    let over = || i > 1 && matches!(fold, "от" | "с" | "со") && doc.noun(i - 1).has(Case::Gen) && governs_this(i - 2);
    // «Рамочной конвенции ООН об изменении климата»
    let of_body = |k: usize| doc.any_of(k, SenseKind::ORGANIZATIONS | SenseKind::COUNTRIES);
    let over = || over() || i > 1 && matches!(fold, "о" | "об") && of_body(i - 1) && governs_this(i - 2);
    let asked = i > 0 && (governs_this(i - 1) || over());
    if matches!(fold, "с" | "со" | "за" | "над" | "о" | "об" | "среди" | "из" | "к" | "ко" | "между")
        && !asked
        && !doc.know.grammar.with_preposition(fold, text.fold((i + 1).min(text.len() - 1)))
    {
        return None;
    }
    let mut j = i + 1;
    // «посол Индонезии в нашей стране»
    let ours = || j + 1 < limit && matches!(text.fold(j), "нашей" | "нашем");
    let sent = || i > 0 && doc.any_of(i - 1, SenseKind::COUNTRIES | SenseKind::TitleHead.bit());
    if fold == "в" && ours() && sent() && doc.know.grammar.stems.lands.has(text.fold(j + 1)) {
        return Some(Unit { end: j + 2, case: None, what: What::Preposition });
    }
    // «движения за гражданские права»
    if asked
        && fold == "за"
        && let Some(end) = noun_phrase(doc, j, limit, Case::Acc)
    {
        return Some(Unit { end, case: Some(Case::Acc), what: What::Preposition });
    }
    // «в беге на 800 метров»
    let measured = asked && fold == "на" && j + 1 < limit && text.tokens[j].kind == Kind::Number;
    if measured && doc.noun(j + 1).has(Case::Gen) {
        return Some(Unit { end: j + 2, case: None, what: What::Preposition });
    }
    // «прыгуна в воду»
    if asked
        && fold == "в"
        && noun_phrase(doc, j, limit, Case::Loc).is_none()
        && let Some(end) = noun_phrase(doc, j, limit, Case::Acc)
    {
        return Some(Unit { end, case: Some(Case::Acc), what: What::Preposition });
    }
    // «в отставке», «от партии»: government that titles are known for
    // «в экологической сфере»
    let small = |k: usize| k + 1 < limit && doc.small(k) && doc.noun(k).any().is_empty();
    let noun = if j < limit && small(j) && doc.adjective(j).has(case) { j + 1 } else { j };
    let known = |k: usize| doc.know.grammar.with_preposition(fold, text.fold(k));
    let fixed = only_named && j < limit && (asked || known(j) || known(noun));
    // «в области здравоохранения», but «в области» alone is a region
    let field =
        |end| !text.reads(j, "области") || noun_phrase(doc, end, limit, Case::Gen).is_some_and(|_| !doc.capital(end));
    if fixed && let Some(end) = noun_phrase(doc, j, limit, case).filter(|&end| field(end)) {
        return Some(Unit { end, case: Some(Case::Gen), what: What::Preposition });
    }
    // «депутат от «Единства»»
    if fold == "от"
        && let Some(end) = quote(doc, j, limit)
    {
        return Some(Unit { end, case: Some(Case::Gen), what: What::Preposition });
    }
    // «в г. Барнауле», «в городе Алматы», «по г. Москве»
    if (only_named || fold == "по") && settlement(doc, j).is_some() {
        j = settlement(doc, j)?;
        if j < limit && doc.capital(j) {
            let end = named(doc, j, limit, case).map_or(j + 1, |u| u.end);
            return Some(Unit { end, case: Some(Case::Gen), what: What::Preposition });
        }
    }
    let target = named(doc, j, limit, case);
    let end = match target {
        Some(u) if only_named => named_too(doc, u.end, limit, case),
        Some(u) => u.end,
        None if only_named => {
            if j < limit && doc.capital(j) && !text.tokens[j].line_start {
                let adjectival = doc.adjective(j).has(case);
                noun_phrase(doc, j, limit, case)
                    .or((!adjectival && !doc.flags(j).has(Flags::COMMON)).then_some(j + 1))?
            } else {
                return None;
            }
        }
        None => match unit(doc, j, limit, case, false) {
            Some(u) if u.what != What::Preposition => u.end,
            _ => return None,
        },
    };
    // «по РС (Я)»
    let yakutia = text.word(end - 1) == "РС" && end + 2 < limit && text.is(end, "(") && text.word(end + 1) == "Я";
    let end = if yakutia && text.is(end + 2, ")") { end + 3 } else { end };
    Some(Unit { end, case: Some(if only_named { Case::Gen } else { case }), what: What::Preposition })
}

/// «посол в Таджикистане | и Афганистане», «… | , Кыргызстане и Афганистане»: where further states or places in the same case
/// end, joined by «и» at last; `i` if there are none.
fn named_too(doc: &Doc, i: usize, limit: usize, case: Case) -> usize {
    let mut k = i;
    while k + 1 < limit {
        let and = is_and(doc, k);
        let Some(u) = (and || doc.text.is(k, ",")).then(|| named(doc, k + 1, limit, case)).flatten() else { return i };
        if and {
            return u.end;
        }
        k = u.end;
    }
    i
}

/// «г.», «городе», «с.», «посёлке»: end of the settlement word at `i`.
pub fn settlement(doc: &Doc, i: usize) -> Option<usize> {
    if i + 1 >= doc.len() || !doc.is_class(i, Class::SETTLEMENT.or(Class::SETTLEMENT_SHORTENED)) {
        return None;
    }
    // «г.о. Нальчик»: a city with its district
    if i + 4 < doc.len() && doc.text.reads(i, "г") && doc.text.reads(i + 2, "о") && doc.text.is(i + 3, ".") {
        return doc.capital(i + 4).then_some(i + 4);
    }
    if doc.is_class(i, Class::SETTLEMENT) {
        return (doc.capital(i + 1) && !officer(doc, i)).then_some(i + 1);
    }
    let short = doc.is_class(i, Class::SETTLEMENT_SHORTENED)
        && doc.text.is(i + 1, ".")
        && (!doc.capital(i) || doc.text.tokens[i].line_start);
    (short && i + 2 < doc.len()).then_some(i + 2)
}

/// «аким города Борисов Иван Петрович»: a Russian town's name would stand in the genitive behind the noun at `i`, as that does; so
/// this is whoever heads the town.
fn officer(doc: &Doc, i: usize) -> bool {
    let surname = doc.flags(i + 1).has(Flags::SURNAME) && ends_in(doc.text.fold(i + 1), &["ов", "ев", "ин", "ын"]);
    let owned = doc.noun(i).sing.has(Case::Gen) && !doc.noun(i).sing.has(Case::Nom);
    let led = i > 0 && (doc.any_of(i - 1, SenseKind::TitleHead.bit()) || !doc.adjective(i - 1).any().is_empty());
    surname && owned && led && with_father(doc, i + 2, doc.len()) && !doc.noun(i + 2).sing.has(Case::Gen)
}

/// «дежурная по станции Беслан», «ветераны станции Борзя»: a town's name behind its station, as it is written.
pub fn at_station(doc: &Doc, i: usize) -> bool {
    let station = |k: usize| doc.is_word(k) && doc.know.grammar.stems.stations.has(doc.text.fold(k));
    i > 0 && doc.capital(i) && doc.any_of(i, SenseKind::Place.bit()) && station(i - 1)
}

/// Grows the chain from `start` (right behind the head).
pub fn chain(doc: &Doc, start: usize, limit: usize, mut growth: Growth) -> Chain {
    let text = doc.text;
    let limit = limit.min(start + LONGEST_CHAIN);
    let mut out = Chain { end: start, members: Vec::new() };
    // no dependent begins with a mark that ends something
    if start < limit && matches!(text.mark(start), Some('.' | ',' | ';' | ':' | '!' | '?' | '…' | ')' | '»')) {
        return out;
    }
    let mut j = start;
    let mut last: Option<Unit> = None;
    let mut last_start = start;
    let mut inner = false;
    while j < limit {
        let line = j > start && text.tokens[j].line_start;
        // «¶от Республики Беларусь¶»: the next heading of the list
        let heading = || text.reads(j, "от") || doc.capital(j) || settlement(doc, j).is_some();
        if text.tokens[j].cell_start || line && heading() {
            break;
        }
        // «дежурная по станции Беслан | Северо-Кавказской железной дороги»
        if at_station(doc, j) {
            last = Some(Unit { end: j + 1, case: Some(Case::Gen), what: What::Named });
            (last_start, j, out.end) = (j, j + 1, j + 1);
            continue;
        }
        // «сын актрисы Завьяловой»: the name goes with the office in the genitive
        let asked = if inner { growth.head.or(CaseSet::of(Case::Gen)) } else { growth.head };
        if growth.plural && out.members.is_empty() {
            out.members = shared_adjectives(doc, j, limit);
        }
        // «хякимов Ахалского и Марыйского велаятов»
        let shared = out.members.last().is_some_and(|m| j < m.1);
        let own = j > start || j > 0 && doc.any_of(j - 1, SenseKind::OrgHead.bit());
        let saint = own
            && doc.is_class(j - 1, Class::CHURCHLY)
            && (saint_called(doc, j, limit).is_some() || called_abbey(doc, j, limit));
        // «нунция архиепископа Франческо»
        // «диакона чтеца Даниила»
        let church = |s: crate::rules::Sense| {
            s.kind == SenseKind::TitleHead && doc.know.titles[s.entry as usize].class == TitleClass::Church
        };
        let nuncio = j > 0
            && (doc.text.fold(j - 1).starts_with("нунци")
                || doc.senses_of(j - 1, SenseKind::TitleHead.bit()).any(church));
        let cleric = (own || nuncio) && cleric_begins(doc, j, limit, Growth { head: asked, ..growth });
        let named = shared || saint || award_of(doc, j, limit).is_some();
        if cleric || growth.person && !named && person_begins(doc, j, limit, Growth { head: asked, ..growth }) {
            break;
        }
        // «участникам совещания нового директора школы — А»: a meeting has no director
        if growth.person && (of_meeting(doc, j, limit) || j == start && shown_to(doc, j, limit)) {
            break;
        }
        // «командира соединения гвардии полковника»
        if growth.person && text.reads(j, "гвардии") && j + 1 < limit && doc.any_of(j + 1, SenseKind::Rank.bit())
        {
            break;
        }
        // «ректором доктора наук, профессора А»
        if growth.person && degrees_begin(doc, j, limit) {
            break;
        }
        // «консулом Беларуси в Макасаре бизнесмена Тандиари»: no place has a businessman
        let placed = j > start && doc.capital(j - 1) && doc.any_of(j - 1, SenseKind::STATES | SenseKind::Place.bit());
        if placed && growth.person && titled_person(doc, j, limit) {
            break;
        }
        // «компания «Полюс» начала добычу»
        let quoted = last.is_some_and(|u| u.what == What::Quote);
        if quoted && doc.flags(j).has(Flags::VERB) {
            break;
        }
        // «в музее Туркменистана начала работу выставка»
        let state = last.is_some_and(|u| u.what == What::Country);
        let verb = |f: Flags| f.has(Flags::VERB) && !f.has(Flags::PREPOSITION | Flags::FUNCTION);
        if state && doc.small(j) && verb(doc.flags(j)) {
            break;
        }
        // «командир экипажа Ту-204», but «Союз ТМА-12» is no body
        let model = || {
            let end = numbered(doc, j + 1, limit);
            (end > j + 1).then_some(Unit { end, case: None, what: What::Named })
        };
        // «директором компании «Дхофар Инвест» Талибом аз-Зарафи»
        let strange = || !doc.flags(j).has(Flags::KNOWN) && doc.text.tokens[j].shape == Shape::Capital;
        if quoted && growth.person && doc.is_word(j) && strange() && instrumental(doc.text.fold(j)) {
            break;
        }
        // «посол Бенина в Республике Беларусь Акамбе Окунлола»: a state owns nothing of which no one knows
        let of_state = j > start && doc.capital(j - 1) && doc.any_of(j - 1, SenseKind::STATES);
        if of_state && growth.person && doc.is_word(j) && strange() && doc.hit_len(j) == 0 {
            break;
        }
        let next = (growth.person.then(|| pointed_at(doc, j, limit)).flatten())
            .or_else(|| dependent(doc, j, limit, j == start))
            .or_else(|| (j > start).then(|| model().or_else(|| legal_form(doc, j, limit))).flatten());
        if let Some(mut u) = next {
            if u.end > start + 1 {
                u.end = numbered(doc, u.end, limit);
            }
            growth.by |= u.what == What::Preposition && text.fold(j) == "по";
            last_start = j;
            last = Some(u);
            inner = u.what == What::Noun && doc.any_of(u.end - 1, SenseKind::TitleHead.bit());
            j = u.end;
            out.end = j;
            continue;
        }
        // «Государственного Собрания – Курултая»: a dash inside a name
        if let Some(end) = dashed_name(doc, j, limit).or_else(|| member_states(doc, j, limit)) {
            j = end;
            out.end = j;
            continue;
        }
        let Some(previous) = last else { break };
        if let Some(end) = bracketed_task(doc, j, limit, growth) {
            (last, j, out.end) = (None, end, end);
            continue;
        }
        // «Духовного управления мусульман (ДУМ) республики»
        if bracketed_letters(doc, j, limit)
            && !person_begins(doc, j + 3, limit, Growth { head: asked, ..growth })
            && let Some(u) = unit(doc, j + 3, limit, Case::Gen, false)
            && u.what != What::Quote
        {
            (last_start, last, j, out.end) = (j + 3, Some(u), u.end, u.end);
            continue;
        }
        // «Миссии БДИПЧ/ОБСЕ», «Союза предпринимателей (работодателей) Армении»
        if let Some(end) = slashed_letters(doc, j, limit).or_else(|| bracketed_kind(doc, j, limit)) {
            (last, j, out.end) = (None, end, end);
            continue;
        }
        // «редактор «Света» и сборника», «нападающий «Реала» и сборной»
        let quoted = (previous.what == What::Quote && growth.person).then_some(Case::Gen);
        // «ТЭК и ЖКХ»
        let shortened =
            (is_and(doc, j) && capitals(doc, j - 1) && j + 1 < limit && capitals(doc, j + 1)).then_some(Case::Gen);
        let Some(case) = previous.case.or(quoted).or(shortened) else { break };
        let Some(end) = coordination(doc, j, limit, case, previous, growth, &mut out, last_start) else {
            break;
        };
        j = end;
        out.end = j;
    }
    if let Some(and) = said_again(doc, start, out.end).filter(|_| growth.plural) {
        out.members = vec![(start, and), (and + 1, out.end)];
    }
    if growth.plural {
        own_state(doc, &mut out.members, out.end);
        states_of_body(doc, &mut out.members);
    }
    if growth.plural && out.members.len() > 1 {
        let each = each_of_state(doc, out.members[0].0, out.end);
        out.members = if each.is_empty() { out.members } else { each };
    }
    out
}

/// «экономики и коммерции Кыргызстана и культурного наследия Узбекистана»: members each of which ends with a state of its own.
fn each_of_state(doc: &Doc, start: usize, end: usize) -> Vec<(usize, usize)> {
    let mut members = Vec::new();
    let (mut from, mut k) = (start, start);
    while k < end {
        let state = doc.sense(k, SenseKind::STATES).is_some() && doc.capital(k);
        let next = if state { k + doc.hit_len(k).max(1) } else { k + 1 };
        if state && (next == end || phrase_joint(doc, next)) && next <= end {
            // «Казахстана и России»: a state alone shares what stands before
            if k == from {
                return Vec::new();
            }
            members.push((from, next));
            from = next + 1;
            k = next + 1;
            continue;
        }
        k = next;
    }
    let whole = members.len() > 1 && members.last().is_some_and(|m| m.1 == end);
    if whole { members } else { Vec::new() }
}

fn phrase_joint(doc: &Doc, k: usize) -> bool {
    is_and(doc, k) || doc.text.is(k, ",")
}

/// «доктора технических наук, профессора А»: two ranks or degrees in a row, which a human bears.
fn degrees_begin(doc: &Doc, j: usize, limit: usize) -> bool {
    let rank = |k: usize| doc.small(k) && doc.any_of(k, SenseKind::Rank.bit());
    rank(j) && (j + 1..limit.min(j + 5)).find(|&k| doc.text.is(k, ",")).is_some_and(|k| k + 1 < limit && rank(k + 1))
}

/// «председатели | Комиссии по внешней политике и интеграции | и Комиссии по назначениям»: the «и» behind which the first
/// dependent's noun is told again.
fn said_again(doc: &Doc, start: usize, end: usize) -> Option<usize> {
    let noun = start < end && doc.is_word(start) && doc.any_of(start, SenseKind::OrgHead.bit());
    // «Музея истории | и Национального музея»
    let adjective = |k: usize| doc.is_word(k) && doc.adjective(k).sing.has(Case::Gen);
    let again = |k: usize| {
        let at = (k + 1..end.min(k + 3)).find(|&k| !adjective(k));
        at.is_some_and(|at| doc.hash(at) == doc.hash(start))
    };
    noun.then(|| (start + 2..end.saturating_sub(1)).find(|&k| is_and(doc, k) && again(k)))?
}

/// «нунций в Казахстане архиепископ Джордж», «Совета ветеранов Министерства Посла В. И. Казаринова»: a cleric's address
/// or an ambassador's rank in the head's case, and right behind it his name.
fn cleric_begins(doc: &Doc, j: usize, limit: usize, growth: Growth) -> bool {
    // an ambassador's staff is of a department, a mission, a service, not of a ministry or a council
    let body = || doc.any_of(j - 1, SenseKind::OrgHead.bit()) && doc.noun(j - 1).sing.has(Case::Gen);
    let church = |s: crate::rules::Sense| {
        s.kind == SenseKind::TitleHead
            && match doc.know.titles[s.entry as usize].class {
                TitleClass::Church => true,
                TitleClass::Diplomat => doc.capital(j) && doc.hit_len(j) == 1 && body(),
                _ => false,
            }
            && !s.cases.and(growth.head.or(CaseSet::of(Case::Nom))).is_empty()
    };
    let next = j + doc.hit_len(j);
    doc.any_of(j, SenseKind::TitleHead.bit())
        && doc.senses(j).any(church)
        && next < limit
        && person_begins(doc, next, limit, growth)
}

/// «МБДОУ | детский сад «Ромашка»», «ГБУЗ | областная больница»: behind the letters of a legal form the body in the nominative.
fn legal_form(doc: &Doc, j: usize, limit: usize) -> Option<Unit> {
    let letters = capitals(doc, j - 1) && doc.text.word(j - 1).chars().count() > 2 && !doc.capital(j);
    let end = letters.then(|| noun_phrase(doc, j, limit, Case::Nom)).flatten()?;
    (j..end).any(|k| doc.any_of(k, SenseKind::OrgHead.bit())).then_some(Unit { end, case: None, what: What::Named })
}

/// «начальника полиции (по охране общественного порядка) УМВД»: end of a bracket that tells a deputy's task.
fn bracketed_task(doc: &Doc, j: usize, limit: usize, growth: Growth) -> Option<usize> {
    let text = doc.text;
    if !text.is(j, "(") || !text.reads(j + 1, "по") {
        return None;
    }
    let close = (j + 2..limit.min(j + 20)).find(|&k| text.is(k, ")"))?;
    (chain(doc, j + 1, close, Growth { person: false, ..growth }).end == close).then_some(close + 1)
}

/// «(ТПП)», «(USAID)» at `j`, and a word behind it.
fn bracketed_letters(doc: &Doc, j: usize, limit: usize) -> bool {
    let text = doc.text;
    let letters = |k: usize| capitals(doc, k) || !text.tokens[k].cyrillic && text.tokens[k].shape == Shape::Upper;
    j + 3 < limit && text.is(j, "(") && letters(j + 1) && text.is(j + 2, ")") && doc.is_word(j + 3)
}

/// «/ОБСЕ» of «БДИПЧ/ОБСЕ» at `j`: where it ends.
fn slashed_letters(doc: &Doc, j: usize, limit: usize) -> Option<usize> {
    let text = doc.text;
    let close = |k: usize| k < limit && !text.tokens[k].space_before;
    (text.is(j, "/") && close(j) && close(j + 1) && capitals(doc, j - 1) && capitals(doc, j + 1)).then_some(j + 2)
}

/// «предпринимателей (работодателей) Армении»: the end of a bracket at `j` that calls those before it otherwise; more of the name
/// follows.
fn bracketed_kind(doc: &Doc, j: usize, limit: usize) -> Option<usize> {
    let text = doc.text;
    let others = |k: usize| doc.small(k) && doc.noun(k).plur.has(Case::Gen);
    let one = j + 3 < limit && text.is(j, "(") && text.is(j + 2, ")");
    // «Верховного Хурала (парламента) республики»
    let genitive = |k: usize| doc.noun(k).sing.has(Case::Gen);
    let same =
        || genitive(j - 1) && doc.capital(j - 1) && doc.any_of(j + 1, SenseKind::OrgHead.bit()) && genitive(j + 1);
    let area = || doc.is_word(j + 3) && doc.is_class(j + 3, Class::AREA) && genitive(j + 3);
    let whose = || named(doc, j + 3, limit, Case::Gen).is_some();
    // «Института международных отношений (университета) МИД России»
    let university = || text.fold(j + 1).starts_with("университет");
    let called = || others(j - 1) && others(j + 1) && whose() || same() && (whose() || area());
    (one && (university() || called())).then_some(j + 3)
}

/// «глава города Геннадий Агафонов»: the mayor's name, not the town's.
/// «Шынберген Каримов»: a word that nothing knows and that does not end as towns do, before a surname without initials.
fn strange_given_before_surname(doc: &Doc, at: usize, limit: usize) -> bool {
    const TOWNS: [&str; 14] =
        ["ск", "ска", "град", "града", "бург", "бурга", "поль", "поля", "абад", "абада", "кент", "кента", "во", "но"];
    let next = at + 1;
    let surname = |k: usize| k < limit && doc.capital(k) && !doc.text.tokens[k].line_start;
    let unknown =
        |k: usize| !doc.flags(k).has(Flags::KNOWN) && doc.hit_len(k) == 0 && !doc.any_of(k, SenseKind::Place.bit());
    let strange = unknown(at) && !ends_in(doc.text.fold(at), &TOWNS);
    // «и.о. Главы города Лакхдар Туати»
    let foreign =
        |k: usize| unknown(k) && doc.text.tokens[k].shape == Shape::Capital && !ends_in(doc.text.fold(k), &TOWNS);
    strange
        && doc.text.tokens[at].shape == Shape::Capital
        && surname(next)
        && (names::plain_surname(doc.text.fold(next)) || foreign(next))
        && !names::two_initials(doc, next + 1)
        && !surname(next + 1)
}

fn given_leads(doc: &Doc, at: usize, limit: usize) -> bool {
    if doc.flags(at).has(Flags::SURNAME_SURE) && doc.sense(at, SenseKind::Place.bit()).is_none() {
        return true;
    }
    // «имам мечети города Абдула-хаджи Нурмагомедов»
    let pilgrim = doc.text.fold(at).ends_with("-хаджи") || doc.text.fold(at).ends_with("-хажи");
    if with_father(doc, at, limit) || pilgrim {
        return true;
    }
    // «глава города Шынберген Каримов»: officials are not told by the surname alone
    if strange_given_before_surname(doc, at, limit) {
        return true;
    }
    // «мэр города Мехмет Окан Сёзери»: no town is called so
    let given = doc.any_of(at, SenseKind::GivenName.bit()) && !doc.any_of(at, SenseKind::Place.bit());
    let name = names::name_at(doc, at, limit, true);
    name.is_some_and(|n| {
        n.eastern || n.parts.len() > 1 && leads(doc, &n) && (given || !better_name(doc, at + 1, limit))
    })
}

/// A calling in a small letter at `j`, and a human's name right behind it.
/// «представила гостям председателя комитета А»: those who have met him have no chairman.
fn shown_to(doc: &Doc, j: usize, limit: usize) -> bool {
    let listeners = |k: usize| {
        let cases = doc.noun(k).plur;
        cases.has(Case::Dat) && doc.know.grammar.stems.listeners.begins(doc.text.fold(k))
    };
    j > 0 && j < limit && doc.is_word(j - 1) && listeners(j - 1) && one_office(doc, j)
}

/// Does an office of one stand at `k`, in the genitive and with no capital?
fn one_office(doc: &Doc, k: usize) -> bool {
    let office = |s: crate::rules::Sense| {
        let one = s.kind == SenseKind::TitleHead && s.number != Some(Number::Plur) && s.cases.has(Case::Gen);
        let class = doc.know.titles[s.entry as usize].class;
        one && matches!(class, TitleClass::State | TitleClass::Any | TitleClass::Company | TitleClass::Regional)
    };
    !doc.capital(k) && doc.senses_of(k, SenseKind::TitleHead.bit()).any(office)
}

/// Does an office of one, in the genitive and perhaps with an adjective, stand behind the word for a meeting?
fn of_meeting(doc: &Doc, j: usize, limit: usize) -> bool {
    let meeting =
        |s: crate::rules::Sense| s.kind == SenseKind::EventHead && doc.know.events[s.entry as usize].class == "meeting";
    let behind = j > 0 && doc.small(j - 1) && doc.senses_of(j - 1, SenseKind::EventHead.bit()).any(meeting);
    let adjective = |k: usize| doc.small(k) && doc.adjective(k).sing.has(Case::Gen);
    let k = j + usize::from(j < limit && adjective(j));
    behind && k < limit && one_office(doc, k)
}

fn titled_person(doc: &Doc, j: usize, limit: usize) -> bool {
    let end = j + doc.hit_len(j);
    doc.small(j)
        && doc.any_of(j, SenseKind::TitleHead.bit())
        && end < limit
        && doc.capital(end)
        && names::name_at(doc, end, limit, true).is_some_and(|n| n.parts.len() > 1 && n.weight > 0.5)
        && named(doc, end, limit, Case::Gen).is_none()
}

/// «Владимира Петровича», «Роман Олегович»: a given name and a patronymic are nobody's but a human's.
fn with_father(doc: &Doc, i: usize, limit: usize) -> bool {
    let word = |k: usize, flag| k < limit && doc.capital(k) && doc.flags(k).has(flag);
    word(i, Flags::GIVEN) && word(i + 1, Flags::PATRONYMIC)
}

/// «в Республике Коми Канева Ирина Ростиславовна»: a surname that agrees with a given name and a patronymic behind it, where no
/// noun for a place asks for a name.
fn before_father(doc: &Doc, i: usize, limit: usize) -> bool {
    let asked = i > 0 && doc.is_class(i - 1, Class::DESIGNATES.or(Class::SETTLEMENT).or(Class::AREA));
    !asked
        && with_father(doc, i + 1, limit)
        && !doc.text.tokens[i + 1].line_start
        && names::name_at(doc, i, limit, true)
            .is_some_and(|n| n.end >= i + 3 && names::coherent_in(doc, &n, CaseSet::of(Case::Nom)))
}

/// «Роман Олегович», «Динара Ахметова», the initial of «П. А. Дроздов»: no noun, whatever the word means else.
fn full_name(doc: &Doc, i: usize) -> bool {
    let word = |k: usize, flag| k < doc.len() && doc.capital(k) && doc.flags(k).has(flag);
    let initial = doc.text.tokens[i].shape == Shape::Letter && i + 1 < doc.len() && doc.text.is(i + 1, ".");
    initial && doc.capital(i)
        || with_father(doc, i, doc.len())
        || word(i, Flags::GIVEN_SURE) && word(i + 1, Flags::SURNAME) && !doc.text.tokens[i + 1].line_start
}

/// «Ошского и Худжандского университетов»: singular adjectives of one plural noun.
fn shared_adjectives(doc: &Doc, j: usize, limit: usize) -> Vec<(usize, usize)> {
    let adjective = |k: usize| k < limit && doc.adjective(k).sing.has(Case::Gen);
    let mut members = Vec::new();
    let mut k = j;
    while adjective(k) && members.len() < 8 {
        members.push((k, k + 1));
        k += 1;
        if k >= limit || !(is_and(doc, k) || doc.text.is(k, ",")) {
            break;
        }
        k += 1;
    }
    let plural = k < limit && doc.noun(k).plur.has(Case::Gen) && !doc.noun(k).sing.has(Case::Gen);
    if members.len() > 1 && plural && is_and(doc, k - 2) { members } else { Vec::new() }
}

/// Where the bearer begins behind «имени», «им.», «во имя преподобного» at `j`.
pub fn honour_begins(doc: &Doc, j: usize) -> Option<usize> {
    let text = doc.text;
    if !doc.is_word(j) {
        return None;
    }
    match text.fold(j) {
        "имени" | "им" if text.is(j + 1, ".") => Some(j + 2),
        "имени" | "им" => Some(j + 1),
        "во" if text.reads(j + 1, "имя") => {
            let holy = |k: usize| doc.small(k) && doc.adjective(k).has(Case::Gen);
            (j + 2..doc.len()).find(|&k| !holy(k))
        }
        _ => None,
    }
}

/// «имени М.В. Ломоносова», «им. Ч. Валиханова»
fn name_of_honour(doc: &Doc, j: usize, limit: usize) -> Option<usize> {
    let mut at = honour_begins(doc, j)?;
    if let Some(end) = saints(doc, at, limit) {
        return Some(end);
    }
    // «имени Героя Советского Союза А. Лопатина»
    let borne = |k: usize| {
        let last = k + doc.hit_len(k).max(1) - 1;
        doc.any_of(k, SenseKind::TitleHead.bit() | SenseKind::Rank.bit()) && doc.noun(last).sing.has(Case::Gen)
    };
    while at < limit && borne(at) && !doc.flags(at).has(Flags::GIVEN) {
        at += doc.hit_len(at).max(1);
        // «имени народного артиста СССР Чонишвили»
        if at < limit && doc.any_of(at, SenseKind::COUNTRIES) {
            at += doc.hit_len(at);
        }
    }
    honoured(doc, at, limit)
}

/// «Святых Кирилла и Мефодия», «святителя Николая»: the end of a saint's name, or of two, in the genitive at `at`.
fn saints(doc: &Doc, at: usize, limit: usize) -> Option<usize> {
    let holy = |k: &usize| doc.is_word(*k) && doc.know.grammar.stems.saints.begins(doc.text.fold(*k));
    let first = (at..limit.min(at + 6)).find(|k| !holy(k)).filter(|&k| k > at)?;
    let given = |k: usize| {
        let genitive = || names::readings(doc, k, names::Role::Given).iter().any(|f| f.cases.has(Case::Gen));
        k < limit && doc.capital(k) && doc.flags(k).has(Flags::GIVEN) && genitive()
    };
    let two = |k: usize| is_and(doc, k) && given(k + 1);
    // «Александра Невского», «Николая Чудотворца»
    let called = |k: usize| {
        let adjective = || doc.text.fold(k).ends_with("ского") || doc.text.fold(k).ends_with("ской");
        k < limit && doc.capital(k) && (doc.know.grammar.stems.saints_called.has(doc.text.fold(k)) || adjective())
    };
    given(first).then(|| match first + 1 {
        k if two(k) => k + 2,
        k if called(k) => k + 1,
        k => k,
    })
}

/// «монастыря Агарцин иеромонах А»: a name at `j` as the house is called, and behind it a cleric.
fn called_abbey(doc: &Doc, j: usize, limit: usize) -> bool {
    let church = |s: crate::rules::Sense| {
        s.kind == SenseKind::TitleHead && doc.know.titles[s.entry as usize].class == TitleClass::Church
    };
    let cleric = j + 1 < limit && doc.senses_of(j + 1, SenseKind::TitleHead.bit()).any(church);
    cleric && doc.capital(j) && !doc.text.tokens[j].line_start && !doc.flags(j).has(Flags::GIVEN)
}

/// «храма Иоанна Воина»: the end of a saint's name without «святого» at `at`.
fn saint_called(doc: &Doc, at: usize, limit: usize) -> Option<usize> {
    let called =
        at + 1 < limit && doc.capital(at + 1) && doc.know.grammar.stems.saints_called.has(doc.text.fold(at + 1));
    let given = || names::readings(doc, at, names::Role::Given).iter().any(|f| f.cases.has(Case::Gen));
    (called && doc.capital(at) && given()).then_some(at + 2)
}

/// End of the name in the genitive that begins at `at` and that a body bears; the name of a human may stand behind it.
fn honoured(doc: &Doc, at: usize, limit: usize) -> Option<usize> {
    // «им. аль-Фараби»
    if at < limit && !doc.capital(at) && doc.text.tokens[at].shape == Shape::Mixed && doc.text.word(at).contains('-') {
        return Some(at + 1);
    }
    // «имени Н.А. Семашко Огородникову»: initials and one surname
    let initial = |k: usize| doc.text.tokens[k].shape == Shape::Letter || doc.text.is(k, ".");
    let surname = (at..limit.min(at + 5)).find(|&k| !initial(k)).filter(|&k| k > at && doc.capital(k));
    let limit = surname.map_or(limit, |k| k + 1);
    let end = (at + 1..limit.min(at + 6)).find(|&k| another_begins(doc, at, k)).unwrap_or(limit);
    (at < end).then(|| names::name_at(doc, at, end, true)).flatten().map(|name| name.end)
}

const CONSONANTS: &str = "бвгджзклмнпрстфцчшщй";

/// «имени Абая Татьяна Гусева», «имени Неру Владимир»: does another human's name begin at `k`, behind the name of honour that
/// begins at `from`?
pub(super) fn another_begins(doc: &Doc, from: usize, k: usize) -> bool {
    let given = |i: usize| doc.capital(i) && doc.flags(i).has(Flags::GIVEN);
    // «имени Бердаха Низам Мамутов»: no genitive
    let written = |i: usize| doc.text.tokens[i].shape == Shape::Capital && !doc.text.tokens[i].line_start;
    // «имени Ислама Каримова Сомов И.П.», «имени Навои С.А. Икрамов»
    if k > from && written(k) && names::leads_initials(doc, k) || names::two_initials(doc, k) && doc.is_word(k - 1) {
        return true;
    }
    // «имени Коркыт Ата Кылышбай Бисенов»: «ата», a father, ends his name
    if doc.text.fold(k) == "ата" {
        return false;
    }
    if k > from + 1 && doc.text.fold(k - 1) == "ата" {
        return true;
    }
    // «имени Абая Ким Чен Су», «имени Ислама Каримова Цао Шуминь»
    let syllable = |i: usize| i < doc.len() && written(i) && doc.syllables(i) && !doc.flags(i).has(Flags::KNOWN);
    if k > from && written(k) && doc.eastern_surname(k) && !doc.eastern_surname(from) && syllable(k + 1) {
        return true;
    }
    let bare =
        written(k) && !doc.noun(k).any().has(Case::Gen) && doc.text.fold(k).ends_with(|c| CONSONANTS.contains(c));
    if bare && !given(k) && written(k - 1) && k + 1 < doc.len() && written(k + 1) {
        return true;
    }
    if !given(k) || !doc.is_word(k - 1) || doc.any_of(k - 1, SenseKind::NameParticle.bit()) {
        return false;
    }
    let forms = names::readings(doc, k, names::Role::Given);
    if forms.is_empty() || !forms.iter().any(|f| f.cases.has(Case::Gen)) {
        return !forms.is_empty();
    }
    // «имени Абая Татьяны Гусевой»
    let surname = |i: usize| {
        // «имени Корвина Эстер Хорват-Киш»
        let foreign = || !doc.flags(i).has(Flags::KNOWN) && doc.hit_len(i) == 0 && written(i);
        doc.flags(i).has(Flags::SURNAME | Flags::PATRONYMIC) || foreign() || doc.text.word(i).contains('-')
    };
    let full = k + 1 < doc.len() && doc.capital(k + 1) && surname(k + 1);
    // «имени Мураталы Куренкеева Айдай»: the name in the genitive is complete, and no genitive follows
    if k == from + 2 && given(from) && doc.flags(k - 1).has(Flags::SURNAME) {
        return full || forms.iter().all(|f| f.cases.has(Case::Nom));
    }
    let first = names::readings(doc, from, names::Role::Given);
    let other_sex = || !first.iter().any(|a| forms.iter().any(|b| a.gender == b.gender));
    // «имени Садриддина Айни Ивана Петрова»
    full && if k == from + 1 { !given(from) || other_sex() } else { !given(k - 1) || k == from + 2 && given(from) }
}

/// An abbreviation of capitals: «ЖКХ».
fn capitals(doc: &Doc, i: usize) -> bool {
    let t = &doc.text.tokens[i];
    // «БелТПП»
    let mixed = || t.shape == Shape::Mixed && names::ends_in_letters(doc.text.word(i));
    let short = || (2..=9).contains(&doc.text.word(i).chars().count());
    doc.is_word(i) && t.cyrillic && (t.shape == Shape::Upper || mixed()) && short()
}

/// «Троицкого Селенгинского монастыря»: two adjectives or more in the genitive, surnames by themselves, before a body's noun.
fn adjectives_of_body(doc: &Doc, j: usize, limit: usize) -> bool {
    let end = j + (j..limit.min(j + 4)).take_while(|&k| local(doc, k)).count();
    let head = end < limit && doc.small(end) && doc.any_of(end, SenseKind::OrgHead.bit());
    end > j + 1 && head && doc.noun(end).sing.has(Case::Gen)
}

/// «Буйнакской ЦГБ», «Лебединского ГОКа»: a place's adjective in the genitive before a body's abbreviation.
pub fn of_letters(doc: &Doc, i: usize, limit: usize) -> bool {
    i + 1 < limit && capitals(doc, i + 1) && local(doc, i)
}

/// «Буйнакской», «Лебединского»: an adjective in the genitive, with a capital; the dictionary may call it a surname.
fn local(doc: &Doc, k: usize) -> bool {
    const ENDINGS: [&str; 4] = ["ского", "цкого", "ской", "цкой"];
    let genitive = || doc.adjective(k).sing.has(Case::Gen) || ends_in(doc.text.fold(k), &ENDINGS);
    doc.text.tokens[k].shape == Shape::Capital && genitive()
}

/// «МИССИЯ ШОС ПОДВЕЛА ИТОГИ»: a word of a line in capitals, no abbreviation.
fn shouted_word(doc: &Doc, i: usize) -> bool {
    let word = |k: usize| {
        let tokens = &doc.text.tokens;
        let long = tokens[k].shape == Shape::Upper && doc.text.word(k).chars().nth(4).is_some();
        long && doc.is_word(k) && doc.flags(k).has(Flags::COMMON | Flags::VERB) && doc.flags(k).has(Flags::KNOWN)
    };
    word(i) && (i > 0 && word(i - 1) || i + 1 < doc.len() && word(i + 1))
}

/// «доцент СОЛОДУХА Вера Петровна»: in capitals before a given name and a patronymic that nothing capitalised follows.
fn shouted_surname(doc: &Doc, i: usize) -> bool {
    let last = |k: usize| k >= doc.len() || !doc.capital(k) || doc.text.tokens[k].line_start;
    doc.text.tokens[i].shape == Shape::Upper
        && i + 2 < doc.len()
        && doc.flags(i + 1).has(Flags::GIVEN)
        && doc.flags(i + 2).has(Flags::PATRONYMIC)
        && last(i + 3)
        && !doc.flags(i).has(Flags::FUNCTION)
}

/// A dash and a capitalised genitive that is no office.
fn dashed_name(doc: &Doc, j: usize, limit: usize) -> Option<usize> {
    let text = doc.text;
    let next = j + 1;
    // «филиала ПАО «РусГидро» – «Бурейская ГЭС»»
    let part = || (j.saturating_sub(8)..j).any(|k| text.reads(k, "филиала"));
    if next < limit && text.is(j - 1, "»") && matches!(text.word(j), "–" | "—") && text.is(next, "«") && part() {
        return quote(doc, next, limit);
    }
    // «управления ЮУЖД – филиала ОАО «РЖД»»
    let branch =
        next + 1 < limit && matches!(text.word(j), "–" | "—") && matches!(text.fold(next), "филиала" | "филиал");
    // «Восточно-Сибирской железной дороги – филиала ОАО «РЖД»»
    if branch && (doc.capital(j - 1) || next + 2 < limit && text.is(next + 2, "«")) {
        let growth = Growth { head: CaseSet::of(Case::Gen), plural: false, person: true, by: false };
        return Some(chain(doc, next + 1, limit, growth).end).filter(|&end| end > next + 1);
    }
    let dash = next < limit
        && text.tokens[j].kind == Kind::Punct
        && matches!(text.word(j), "–" | "—" | "-")
        && text.tokens[next].space_before;
    if !dash || !doc.capital(next) || text.tokens[next].line_start || office_begins(doc, next, limit) {
        return None;
    }
    if !doc.capital(j - 1) || names::name_at(doc, next, limit, false).is_some() {
        return None;
    }
    noun_phrase(doc, next, limit, Case::Gen)
}

/// «совет … государств – участников СНГ», «… стран – членов и наблюдателей ОТГ»: the end of what stands behind the dash at `i`.
pub fn member_states(doc: &Doc, i: usize, limit: usize) -> Option<usize> {
    let text = doc.text;
    let dash = i + 2 < limit && matches!(text.word(i), "–" | "—" | "-");
    let states = dash && i > 0 && doc.know.grammar.stems.several_states.has(text.fold(i - 1));
    let members = |k: usize| k < limit && doc.know.grammar.stems.member_states.has(text.fold(k));
    // «Форума стран – экспортёров газа»
    let trade = |k: usize| doc.know.grammar.stems.trading_states.has(text.fold(k));
    if states && trade(i + 1) {
        return noun_phrase(doc, i + 1, limit, Case::Gen);
    }
    if !states || !members(i + 1) {
        return None;
    }
    let of = if is_and(doc, i + 2) && members(i + 3) { i + 4 } else { i + 2 };
    let body = of < limit && (doc.any_of(of, SenseKind::ORGANIZATIONS) || capitals(doc, of));
    body.then(|| of + doc.hit_len(of).max(1)).filter(|&end| end <= limit)
}

/// «муниципального района | Бирский район»: an adjective and a noun for an area, both in the nominative.
fn area_as_called(doc: &Doc, j: usize, limit: usize) -> bool {
    j > 0
        && j + 1 < limit
        && doc.capital(j)
        && doc.is_class(j + 1, Class::REGION_NOUN)
        && doc.adjective(j).sing.has(Case::Nom)
        && doc.noun(j + 1).sing.has(Case::Nom)
        && doc.know.grammar.stems.municipalities.begins(doc.text.fold(j - 1))
}

/// «ТАПИ Пайплайн Компани Лимитед»: the end of a company's name that English words close, without quotes.
pub(super) fn english_company(doc: &Doc, j: usize, limit: usize) -> Option<usize> {
    const LONGEST: usize = 7;
    let inside = |k: usize| doc.capital(k) && !(k > j && doc.text.tokens[k].line_start);
    let end = (j..limit.min(j + LONGEST)).take_while(|&k| inside(k)).last()? + 1;
    (j + 1..end).rev().find(|&k| is_company_word(doc, k)).map(|k| k + 1)
}

/// «Компани», «Лимитед»: an English word for a company.
pub(super) fn is_company_word(doc: &Doc, k: usize) -> bool {
    doc.know.grammar.stems.company_words.has(doc.text.fold(k))
}

/// «ордена Славы», «ордена Трудовой Славы»: what the award is called, though humans bear such names as well.
fn award_of(doc: &Doc, j: usize, limit: usize) -> Option<usize> {
    let award = j > 0 && matches!(doc.text.fold(j - 1), "ордена" | "орденов" | "орденом" | "ордену");
    let adjective = j + 1 < limit && doc.adjective(j).has(Case::Gen) && doc.noun(j).any().is_empty();
    let noun = if adjective { j + 1 } else { j };
    let thing = |p: &Parse| p.tag.pos() == Pos::Noun && p.tag.cases().has(Case::Gen) && !p.tag.has(Tag::NAME);
    let called = noun < limit && doc.capital(noun) && doc.known(noun).iter().any(|p| thing(&p));
    (award && called).then_some(noun + 1)
}

/// «III степени»
fn roman_grade(doc: &Doc, j: usize, limit: usize) -> Option<usize> {
    let roman = j + 1 < limit && names::is_roman(doc.text.word(j));
    (roman && doc.is_class(j + 1, Class::GRADE)).then_some(j + 2)
}

fn dependent(doc: &Doc, j: usize, limit: usize, first: bool) -> Option<Unit> {
    if let Some(end) = english_company(doc, j, limit) {
        return Some(Unit { end, case: Some(Case::Gen), what: What::Named });
    }
    // «кавалер ордена Славы III степени»
    if let Some(end) = award_of(doc, j, limit).or_else(|| roman_grade(doc, j, limit)) {
        return Some(Unit { end, case: Some(Case::Gen), what: What::Noun });
    }
    // a settlement word: «мэр г. Шымкента», «мэр города Волжского»
    if let Some(after) = settlement(doc, j)
        && let Some(end) = two_words(doc, after, limit)
    {
        return Some(Unit { end, case: Some(Case::Gen), what: What::Named });
    }
    if let Some(after) = settlement(doc, j)
        && after < limit
        && doc.capital(after)
        && !(after == j + 1 && given_leads(doc, after, limit))
    {
        let end = named(doc, after, limit, Case::Gen).map_or(after + 1, |u| u.end);
        return Some(Unit { end, case: Some(Case::Gen), what: What::Named });
    }
    if let Some(end) = name_of_honour(doc, j, limit) {
        return Some(Unit { end, case: None, what: What::Named });
    }
    // «настоятель храма святителя Николая»
    let church = j > 0 && doc.is_word(j - 1) && doc.is_class(j - 1, Class::CHURCHLY);
    let saint_of_it = || saints(doc, j, limit).or_else(|| saint_called(doc, j, limit));
    if church && let Some(end) = saint_of_it() {
        return Some(Unit { end, case: None, what: What::Named });
    }
    if church && called_abbey(doc, j, limit) {
        return Some(Unit { end: j + 1, case: None, what: What::Named });
    }
    // «кавалер ордена Святого Месропа Маштоца»
    let saint = j > 0 && doc.is_class(j - 1, Class::NAMED_AFTER) && doc.text.fold(j).starts_with("свят");
    if saint && let Some(end) = honoured(doc, j + 1, limit) {
        return Some(Unit { end, case: None, what: What::Named });
    }
    // «заместитель командующего войсками округа», «… Каспийской флотилией», «по противодействию коррупции»
    let genitive = unit(doc, j, limit, Case::Gen, first);
    for (governing, case) in [(Class::MANAGES, Case::Ins), (Class::OPPOSES, Case::Dat)] {
        if j > 0
            && doc.is_class(j - 1, governing)
            && let Some(end) = noun_phrase(doc, j, limit, case)
            && genitive.is_none_or(|u| u.end < end)
        {
            return Some(Unit { end, case: Some(case), what: What::Noun });
        }
    }
    if genitive.is_some() {
        return genitive;
    }
    // «федерации кураш»: of what never bends
    let small = doc.small(j);
    let sport = small && doc.know.grammar.stems.sports.has(doc.text.fold(j));
    // «федерации пато Аргентины»: nor of what the dictionary has never heard
    let strange = || doc.text.tokens[j].cyrillic && doc.text.fold(j).len() > 4 && !doc.flags(j).has(Flags::KNOWN);
    let unheard = || doc.text.fold(j - 1).starts_with("федераци") && strange();
    if j > 0 && (sport || small && unheard()) && doc.any_of(j - 1, SenseKind::OrgHead.bit()) {
        return Some(Unit { end: j + 1, case: Some(Case::Gen), what: What::Noun });
    }
    // «директор одного из крупнейших заводов региона»
    if let Some(end) = one_of_many(doc, j, limit) {
        return Some(Unit { end, case: Some(Case::Gen), what: What::Noun });
    }
    // «президент её подразделения»
    let owned = doc.is_word(j) && matches!(doc.text.fold(j), "его" | "ее" | "их");
    if owned
        && !office_begins(doc, j + 1, limit)
        && let Some(end) = noun_phrase(doc, j + 1, limit, Case::Gen)
    {
        return Some(Unit { end, case: Some(Case::Gen), what: What::Noun });
    }
    // «муниципального района Бирский район», «сельского поселения Силантьевский сельсовет»
    if area_as_called(doc, j, limit) {
        return Some(Unit { end: j + 2, case: None, what: What::Named });
    }
    // «городского округа Нальчик»: the place as it is called
    if j > 0
        && doc.is_class(j - 1, Class::DESIGNATES)
        && let Some(u) = named(doc, j, limit, Case::Nom)
    {
        return Some(u);
    }
    if let Some(end) = pair_of_states(doc, j, limit) {
        return Some(Unit { end, case: None, what: What::Named });
    }
    // «провинции Кханьхоа Ле Дык Винь»: the noun wants a name of its own
    if designated(doc, j, limit) {
        return Some(Unit { end: j + 1, case: Some(Case::Gen), what: What::Named });
    }
    unknown_capital(doc, j)
}

/// «лиги дружбы Япония – Азербайджан»: the end of two states in the nominative that a dash joins, behind a noun in a small letter.
fn pair_of_states(doc: &Doc, j: usize, limit: usize) -> Option<usize> {
    let state = |k: usize| {
        let named = |s: crate::rules::Sense| s.kind.bit() & SenseKind::STATES != 0 && s.cases.has(Case::Nom);
        (k < limit && doc.capital(k) && doc.senses_of(k, SenseKind::STATES).any(named)).then(|| k + doc.hit_len(k))
    };
    let noun = j > 0 && doc.small(j - 1) && !doc.noun(j - 1).any().is_empty();
    let dash = state(j).filter(|&k| noun && k < limit && matches!(doc.text.word(k), "–" | "—" | "-"))?;
    state(dash + 1)
}

/// End of «одного из крупнейших заводов», «одной из трёх школ» at `j`.
fn one_of_many(doc: &Doc, j: usize, limit: usize) -> Option<usize> {
    let text = doc.text;
    let one = j + 2 < limit && matches!(text.fold(j), "одного" | "одной") && text.reads(j + 1, "из");
    let numeral = |k: usize| doc.is_word(k) && !doc.adjective(k).any().has(Case::Gen) && doc.noun(k).any().is_empty();
    let from = j + 2 + usize::from(one && numeral(j + 2));
    let several = |end: usize| doc.noun(end - 1).plur.has(Case::Gen);
    one.then(|| noun_phrase(doc, from, limit, Case::Gen)).flatten().filter(|&end| several(end))
}

/// «того же департамента», «комитета этой страны»: a body, an area or a state told before, inside a title.
fn pointed_at(doc: &Doc, j: usize, limit: usize) -> Option<Unit> {
    let text = doc.text;
    let from = match doc.is_word(j).then(|| text.fold(j))? {
        "этого" | "этой" | "данного" | "данной" => j + 1 + usize::from(text.reads(j + 1, "же")),
        "того" | "той" if text.reads(j + 1, "же") => j + 2,
        _ => return None,
    };
    let end = noun_phrase(doc, from, limit, Case::Gen)?;
    let noun = end - 1;
    let told = doc.any_of(noun, SenseKind::OrgHead.bit())
        || doc.is_class(noun, Class::AREA.or(Class::REGION_NOUN))
        || from > j + 1 && text.fold(noun) == "станции";
    (told && !doc.capital(noun)).then_some(Unit { end, case: Some(Case::Gen), what: What::Noun })
}

/// «деревни Малые Вязы», «посёлка Красный Яр»: end of an adjective and a noun at `i`, both with capitals, that are no person's.
fn two_words(doc: &Doc, i: usize, limit: usize) -> Option<usize> {
    let name = |k: usize| k < limit && doc.capital(k) && !doc.flags(k).has(Flags::GIVEN | Flags::SURNAME_SURE);
    let agree = name(i) && name(i + 1) && !doc.text.tokens[i + 1].line_start && {
        let (a, n) = (doc.adjective(i), doc.noun(i + 1));
        !a.sing.and(n.sing).is_empty() || !a.plur.and(n.plur).is_empty()
    };
    (agree && doc.flags(i + 1).has(Flags::COMMON)).then_some(i + 2)
}

/// «Лянкяранского района» before `j`: the region has its name in the adjective.
fn area_named(doc: &Doc, j: usize) -> bool {
    j > 1
        && doc.is_class(j - 1, Class::DESIGNATES.or(Class::REGION_NOUN).or(Class::AREA))
        && doc.capital(j - 2)
        && !doc.adjective(j - 2).sing.and(doc.noun(j - 1).sing).is_empty()
}

/// Is `j` the name that a region's noun right before it wants, with a person's name behind?
pub fn designated(doc: &Doc, j: usize, limit: usize) -> bool {
    if j == 0 || !doc.is_class(j - 1, Class::DESIGNATES) || area_named(doc, j) {
        return false;
    }
    // «прокурора области Дубина Игорь Ильич»
    if with_father(doc, j + 1, limit) && doc.noun(j).has(Case::Nom) {
        return false;
    }
    doc.capital(j)
        && !doc.eastern_surname(j)
        && !doc.flags(j).has(Flags::GIVEN)
        && j + 1 < limit
        && doc.capital(j + 1)
        && names::name_at(doc, j + 1, limit, true)
            // «из аймака Баянхонгор Нямаа»
            .is_some_and(|n| n.parts.len() > 1 || doc.any_of(j, SenseKind::Place.bit()))
}

/// A capitalised word that nothing knows, in a chain: a village, a foreign body («мэр Змеиногорска», «Университета Хоккайдо»).
fn unknown_capital(doc: &Doc, j: usize) -> Option<Unit> {
    if !doc.capital(j) || !doc.text.tokens[j].cyrillic || doc.text.tokens[j].shape == Shape::Letter {
        return None;
    }
    // «и.о. мэра Петровска-на-Ишиме»
    if doc.text.word(j).contains("-на-") {
        return Some(Unit { end: j + 1, case: Some(Case::Gen), what: What::Named });
    }
    let f = doc.flags(j);
    // «лауреата конкурсов Кою Окаву»: no genitive ends so
    let ending = doc.text.fold(j).ends_with(['ю', 'е']);
    let head = j > 0 && doc.any_of(j - 1, SenseKind::OrgHead.bit()) && !branch(doc, j - 1);
    let body = head && doc.noun(j - 1).sing.has(Case::Gen);
    // «на заседании комиссии Чрезвычайный и Полномочный Посол …»
    if f.has(Flags::KNOWN) && office_begins(doc, j, doc.sentence_end(j)) {
        return None;
    }
    // «на заседании Государственная Дума ратифицировала …»
    let leads = doc.noun(j).any().is_empty() && doc.adjective(j).has(Case::Nom) && !doc.adjective(j).has(Case::Gen);
    if leads && j + 1 < doc.len() && doc.any_of(j + 1, SenseKind::OrgHead.bit()) && doc.noun(j + 1).has(Case::Nom) {
        return None;
    }
    // «в храме Мурома Божественную литургию совершил»: an adjective of another case, and what it describes
    let adjective =
        doc.noun(j).any().is_empty() && !doc.adjective(j).any().is_empty() && !doc.adjective(j).has(Case::Gen);
    let cases = doc.adjective(j).any();
    let described = |k: usize| {
        let other = doc.noun(k).any().or(doc.adjective(k).any());
        doc.small(k) && !cases.and(other).is_empty()
    };
    if adjective && j + 1 < doc.len() && described(j + 1) {
        return None;
    }
    // «решение о направлении группы Совет принял»
    if doc.any_of(j, SenseKind::OrgHead.bit()) && f.has(Flags::KNOWN) && !doc.noun(j).has(Case::Gen) {
        return None;
    }
    let other_case = ending && !f.has(Flags::KNOWN) && j > 0 && doc.noun(j - 1).has(Case::Gen) && !body;
    // «министр сельского хозяйства Босфальт Буитраго Алеман»
    let consonant = doc.text.fold(j).chars().last().is_some_and(|c| !"аеёиоуыэюяйь".contains(c));
    let goes_on = |k: usize| {
        let row = doc.text.tokens[k].line_start || doc.text.tokens[k].cell_start;
        doc.is_word(k) && doc.capital(k) && !row
    };
    let more = j + 2 < doc.len() && goes_on(j + 1) && goes_on(j + 2);
    let area = j > 0 && doc.is_class(j - 1, Class::DESIGNATES.or(Class::SETTLEMENT).or(Class::AREA));
    let nominative = consonant && more && !area && !body && j > 0 && !doc.capital(j - 1);
    // «Лянкяранского района Таги Везиров»
    let named = !body && area_named(doc, j) && j + 1 < doc.len() && doc.capital(j + 1);
    let surname = || doc.flags(j + 1).has(Flags::SURNAME_SURE) && !doc.any_of(j, SenseKind::OrgHead.bit());
    if named && (!f.has(Flags::KNOWN) || surname()) && !doc.text.tokens[j + 1].line_start {
        return None;
    }
    // «министр Баба Рзаев»: a given name that is a word of the language as well
    let other = head || area || doc.any_of(j, SenseKind::Place.bit());
    let word = || f.has(Flags::KNOWN) && !other && doc.noun(j).sing.has(Case::Nom) && !doc.noun(j).has(Case::Gen);
    if word() && j + 1 < doc.len() && names::is_shaped_surname(doc, j + 1) {
        return None;
    }
    let begins = nominative && !f.has(Flags::KNOWN) && doc.noun(j - 1).has(Case::Gen);
    if f.has(Flags::FUNCTION | Flags::VERB) || other_case || begins {
        return None;
    }
    Some(Unit { end: j + 1, case: Some(Case::Gen), what: What::Named })
}

/// «сельского хозяйства»: what a ministry deals with, and no farm.
fn branch(doc: &Doc, k: usize) -> bool {
    doc.text.reads(k, "хозяйства") && k > 0 && doc.small(k - 1)
}

/// Does the person that the head belongs to begin at `j`, rather than a further dependent?
pub fn person_begins(doc: &Doc, j: usize, limit: usize, growth: Growth) -> bool {
    if j >= limit {
        return false;
    }
    // «с обращениями граждан Иван Петров …»: no word of courtesy to one
    let many = doc.is_word(j) && doc.noun(j).sing.is_empty() && !doc.noun(j).plur.is_empty() && !growth.plural;
    if let Some(next) = address(doc, j, limit).filter(|_| !many) {
        return next < limit
            && (doc.capital(next) || address(doc, next, limit).is_some())
            && person_begins(doc, next, limit, growth);
    }
    if !doc.capital(j) || english_company(doc, j, limit).is_some() {
        return false;
    }
    if with_father(doc, j, limit) || doc.flags(j).has(Flags::SURNAME) && before_father(doc, j, limit) {
        return true;
    }
    // «хирургу Буйнакской ЦГБ»
    if of_letters(doc, j, limit) && !doc.flags(j).has(Flags::GIVEN) {
        return false;
    }
    // «наместника Троицкого Селенгинского монастыря»
    if adjectives_of_body(doc, j, limit) {
        return false;
    }
    // «Тарифа бин Халеда аль-Муфадхи»
    if j + 2 < limit && matches!(doc.text.word(j + 1), "бин" | "бен" | "ибн" | "бинт" | "бинти") && doc.capital(j + 2)
    {
        return true;
    }
    // «тренер Газинуровых», «аймака Туве Дорж Бат»
    let place = || j > 0 && doc.is_class(j - 1, Class::DESIGNATES) && named(doc, j, limit, Case::Nom).is_some();
    let family = || doc.text.fold(j).ends_with("ых") && names::names_several(doc, j);
    if !growth.plural && family() || place() && better_name(doc, j + doc.hit_len(j), limit) {
        return false;
    }
    let Some(name) = names::name_at(doc, j, limit, true) else {
        return false;
    };
    // «Университета Иннополис»: nobody's name by any sign
    let unknown = || !doc.flags(j).has(Flags::GIVEN | Flags::KNOWN | Flags::SURNAME) && !doc.eastern_surname(j);
    let head = |k: usize| doc.any_of(k, SenseKind::OrgHead.bit()) && doc.hit_len(k) == 1;
    let body = || j > 0 && doc.capital(j - 1) && !doc.sentence_start(j - 1) && head(j - 1);
    if name.end == j + 1 && body() && unknown() && doc.text.tokens[j].shape == Shape::Capital {
        return false;
    }
    // «развития деревни Ха Конг Туан»
    if name.eastern && name.end > j + 2 && doc.eastern_surname(j) && !doc.any_of(j, SenseKind::Place.bit()) {
        return true;
    }
    // «директор Блока по развитию»: a common noun that is told what it deals with
    let task =
        |k: usize| k + 1 < limit && doc.text.reads(k, "по") && !doc.capital(k + 1) && doc.noun(k + 1).has(Case::Dat);
    let common = doc.flags(j).has(Flags::COMMON) && doc.noun(j).sing.has(Case::Gen);
    if name.end == j + 1 && common && !doc.flags(j).has(Flags::GIVEN) && task(name.end) {
        return false;
    }
    // «заседание Монголо-российской межправкомиссии»: an adjective of the noun behind it
    // «судья Вуктыльского судебного участка»
    let small = |k: usize| k < limit && doc.small(k);
    let second = |k: usize| small(k) && doc.adjective(k).sing.has(Case::Gen) && doc.noun(k).any().is_empty();
    let described = |k: usize| {
        let noun = k + usize::from(second(k));
        small(noun) && doc.noun(noun).sing.has(Case::Gen)
    };
    if name.end == j + 1
        && doc.adjective(j).sing.has(Case::Gen)
        && described(name.end)
        && !doc.flags(j).has(Flags::GIVEN)
    {
        return false;
    }
    // «генеральный секретарь АФК Виндзор Джон»: letters, and then the name
    let known = doc.flags(j).has(Flags::GIVEN | Flags::SURNAME) || doc.eastern_surname(j);
    let letters = capitals(doc, j) && !known && !shouted_surname(doc, j);
    let written_out = |k: usize| doc.text.tokens[k].shape == Shape::Capital;
    if letters && name.end > j + 2 && (j + 1..name.end).all(written_out) {
        return false;
    }
    if attributive_place(doc, j, &name) {
        return false;
    }
    // «провинции Кханьхоа Ле Дык Винь»
    if !name.eastern
        && name.end > j + 2
        && !doc.flags(j).has(Flags::GIVEN)
        && names::name_at(doc, j + 1, name.end, true).is_some_and(|n| n.eastern && n.end == name.end)
    {
        return false;
    }
    // «ректор Университета Ибрагима Иван Петров»: a given name that is no nominative, and a whole name behind
    let nominative = CaseSet::of(Case::Nom);
    let own = |k: usize| {
        let office = doc.any_of(k, SenseKind::TitleHead.bit()) && doc.noun(k).has(Case::Nom);
        office || doc.any_of(k, SenseKind::OrgHead.bit())
    };
    let known = doc.flags(j).has(Flags::GIVEN);
    let given = || names::readings(doc, j, names::Role::Given).iter().fold(CaseSet::EMPTY, |all, f| all.or(f.cases));
    let oblique =
        growth.head == nominative && known && name.end > j + 1 && j > 0 && own(j - 1) && !given().has(Case::Nom);
    if oblique && better_name(doc, j + 1, limit) {
        return false;
    }
    if name.weight < 0.5 && named(doc, j, limit, Case::Gen).is_some() {
        return false;
    }
    let words = name.end - name.start;
    // «губернаторы аймаков Сэлэнгэ и Дорнод …»: a lone unknown word behind a plural office is a dependent
    if words == 1 && growth.plural && !doc.flags(j).has(Flags::GIVEN | Flags::SURNAME) {
        return false;
    }
    // «проректор Университета Андон Пак Хо Сон»
    let eastern_behind = || {
        let shorter = names::name_at(doc, j + 1, name.end, true);
        doc.eastern_surname(j + 1) && shorter.is_some_and(|n| n.eastern && n.end == name.end)
    };
    let of_body = |k: usize| doc.any_of(k, SenseKind::OrgHead.bit()) && doc.noun(k).sing.has(Case::Gen);
    if name.end == j + 4 && j > 0 && of_body(j - 1) && !doc.eastern_surname(j) && eastern_behind() {
        return false;
    }
    // «Университета Хоккайдо Норихиро Наганава»: a body's noun wants a name of its own; not «школы Николаева Т. П.»
    let surname_first = name.parts.last().is_some_and(|p| p.initial);
    let of_body = || doc.any_of(j - 1, SenseKind::OrgHead.bit()) && !branch(doc, j - 1);
    if words > 2 && !surname_first && !leads(doc, &name) && j > 0 && of_body() {
        return false;
    }
    // «мэр Змеиногорска Н. П. Лих», «Института Пастера в Дакаре Амаду Сол»: a better name follows this word
    if name.parts.len() == 1 || !leads(doc, &name) && !names::nominative_alone(doc, j) {
        let after = named(doc, j, limit, Case::Gen).map_or(j + 1, |u| u.end);
        if words > 2 && strange_given(doc, j) {
            return true;
        }
        if after < limit && better_name(doc, after, limit) {
            return false;
        }
        if words == 1 && named(doc, j, limit, Case::Gen).is_some() && !doc.flags(j).has(Flags::GIVEN) {
            return false;
        }
        if words == 1 && !agrees(doc, &name, growth.head) && !doc.flags(j).has(Flags::SURNAME_SURE) {
            return false;
        }
    }
    true
}

/// «преподаватель языка Сулфан Саид Джума»: a word that nothing knows and that is no oblique case, behind one that bears no name in the genitive.
fn strange_given(doc: &Doc, j: usize) -> bool {
    let Some(k) = j.checked_sub(1).filter(|&k| doc.small(k)) else { return false };
    const BEARERS: u32 = SenseKind::OrgHead.bit();
    let area = Class::AREA.or(Class::REGION_NOUN).or(Class::SETTLEMENT).or(Class::DESIGNATES).or(Class::WATER);
    let office = |s: crate::rules::Sense| {
        use TitleClass::{Any, Church, Company, Regional, Royal};
        let class = || doc.know.titles[s.entry as usize].class;
        s.kind == SenseKind::TitleHead && matches!(class(), Any | Church | Company | Regional | Royal)
    };
    let bears = doc.any_of(k, BEARERS)
        || doc.is_class(k, area.or(Class::NAMED_AFTER_WEAKLY))
        || doc.senses_of(k, SenseKind::TitleHead.bit()).any(office);
    let written = doc.text.tokens[j].shape == Shape::Capital && doc.hit_len(j) == 0;
    !bears
        && written
        && !names::oblique_ending(doc.text.fold(j))
        && !doc.flags(j).has(Flags::KNOWN)
        && !doc.noun(k).any().is_empty()
}

/// End of a word of courtesy or a rank that stands between an office and a name: «г-ну», «полковника».
fn address(doc: &Doc, j: usize, limit: usize) -> Option<usize> {
    if !doc.is_word(j)
        || doc.sense(j, SenseKind::Honorific.bit() | SenseKind::Rank.bit()).is_none()
        || names::trade_surname(doc, j)
    {
        return None;
    }
    let mut end = j + doc.hit_len(j);
    while end < limit && doc.text.is(end, ".") {
        end += 1;
    }
    // «генерал-полковника авиации», «майора таможенной службы»
    let rank = doc.any_of(j, SenseKind::Rank.bit());
    let arm = |k: usize| doc.know.grammar.stems.arms.has(doc.text.fold(k));
    if rank && end + 1 < limit && arm(end) {
        end += 1;
    } else if rank && end + 2 < limit && doc.text.reads(end + 1, "службы") && doc.adjective(end).has(Case::Gen) {
        end += 2;
    }
    // «советника юстиции 3 класса»
    if end + 1 < limit && doc.text.tokens[end].kind == Kind::Number && doc.is_class(end + 1, Class::GRADE) {
        end += 2;
    }
    // «майора в отставке», «капитана запаса»
    let retired = |k: usize| {
        k + 1 < limit && doc.text.reads(k, "в") && doc.know.grammar.stems.retired.begins(doc.text.fold(k + 1))
    };
    if retired(end) {
        end += 2;
    } else if end < limit && doc.text.reads(end, "запаса") {
        end += 1;
    }
    (end < limit && doc.is_word(end)).then_some(end)
}

/// A place in front of a name that could swallow it: «Бухары Зебо Назаровой».
fn attributive_place(doc: &Doc, j: usize, name: &Name) -> bool {
    // «депо Боготол Пётр …»: behind a body's noun the place stands as it is
    let body = j > 0 && doc.any_of(j - 1, SenseKind::OrgHead.bit());
    let still = || body.then(|| named(doc, j, name.end, Case::Nom)).flatten();
    let Some(place) = named(doc, j, name.end, Case::Gen).or_else(still) else {
        return false;
    };
    // «Ха Конг Туан»: a surname of one syllable is no village
    let surname = name.eastern && doc.eastern_surname(j);
    // «министр внешних сношений Анголы Тете Антониу»: a state has its town in front of no name
    let state = j > 0 && doc.any_of(j - 1, SenseKind::Country(Face::Short).bit());
    !surname
        && !state
        && !doc.flags(j).has(Flags::GIVEN)
        && place.end < name.end
        && names::name_at(doc, place.end, name.end, true).is_some_and(|rest| {
            // «директор школы Николаева Т. П.»: what is left would lack a surname
            let surname = rest.parts.iter().any(|p| p.role == names::Role::Surname && !p.initial);
            surname || !doc.flags(j).has(Flags::SURNAME) || name.parts[0].role != names::Role::Surname
        })
}

/// Does the name's first word look like a name of its own (given name, initials, East Asian surname)?
fn leads(doc: &Doc, name: &Name) -> bool {
    let named_first = named(doc, name.start, name.end, Case::Gen).is_some() && !doc.flags(name.start).has(Flags::GIVEN);
    let particle = (name.start + 1..name.end).any(|i| doc.any_of(i, SenseKind::NameParticle.bit()));
    let marked = name.eastern || particle || name.parts.iter().any(|p| p.initial || p.role == names::Role::Patronymic);
    let given = (name.start..name.end).any(|i| doc.flags(i).has(Flags::GIVEN));
    !named_first && (marked || given && doc.flags(name.start).has(Flags::GIVEN | Flags::SURNAME))
}

fn better_name(doc: &Doc, at: usize, limit: usize) -> bool {
    let place = preposition(doc, at, limit).map(|u| u.end);
    if let Some(k) = place
        && k < limit
        && doc.capital(k)
        && names::name_at(doc, k, limit, true).is_some_and(|n| n.parts.len() > 1)
    {
        return true;
    }
    [Some(at)].into_iter().flatten().any(|k| {
        k < limit
            && doc.capital(k)
            && !doc.text.tokens[k].line_start
            && names::name_at(doc, k, limit, true).is_some_and(|n| {
                n.parts.len() > 1
                    && n.parts.iter().any(|p| !p.initial)
                    && (leads(doc, &n) || named(doc, at - 1, limit, Case::Gen).is_some())
            })
    })
}

/// Can the name stand in one of the head's cases?
pub fn agrees(doc: &Doc, name: &Name, head: crate::morph::CaseSet) -> bool {
    if name.eastern {
        return true;
    }
    name.parts.iter().filter(|p| !p.initial).all(|p| {
        let inflects = |&i: &usize| doc.capital(i) && !doc.any_of(i, SenseKind::NameParticle.bit());
        (p.start..p.end).filter(inflects).all(|i| {
            let forms = names::readings(doc, i, p.role);
            // «Мигелом де Соуза Перейрой»: of several surnames the last is declined
            let stays = p.role == names::Role::Surname && i + 1 < p.end;
            // «Франсишку Мелу Тавареш»
            let middle = p.role == names::Role::Given && i > p.start && doc.text.fold(i).ends_with(['у', 'ю']);
            let fixed = middle || stays && doc.text.fold(i).ends_with(['у', 'ю', 'е', 'и', 'о']);
            let fits = |f: &NameForm| !f.cases.and(head).is_empty() || stays && f.cases.has(Case::Nom);
            let hers = || head.has(Case::Nom) && names::womans_by_surname(doc, name, i);
            let unbent = || p.role == names::Role::Surname && names::womans_unbent(doc, name, i);
            fixed || forms.is_empty() || forms.iter().any(fits) || hers() || unbent()
        })
    })
}

/// Can the name stand in one of the cases, borne by a human of that gender?
pub fn borne(doc: &Doc, name: &Name, cases: CaseSet, gender: Gender) -> bool {
    let fits =
        |f: &NameForm| !f.cases.and(cases).is_empty() && f.gender.is_none_or(|g| g == gender || g == Gender::Common);
    name.parts.iter().filter(|p| !p.initial).all(|p| {
        (p.start..p.end).filter(|&i| doc.capital(i)).all(|i| {
            let forms = names::readings(doc, i, p.role);
            forms.is_empty() || forms.iter().any(fits)
        })
    })
}

/// «Ашимбаевым»: no man is called so.
fn instrumental(fold: &str) -> bool {
    ["овым", "евым", "иным", "ыным"].iter().any(|e| fold.strip_suffix(e).is_some_and(|stem| stem.chars().count() > 2))
}

/// «с Председателем Маулен Ашимбаевым»: a given name left in the nominative, and a surname that can stand in `head` and no
/// nominative.
fn bends_at_last(doc: &Doc, name: &Name, head: CaseSet) -> bool {
    let [given, surname] = &name.parts[..] else { return false };
    let forms = |i: usize, role| names::readings(doc, i, role);
    let surname_forms = forms(surname.end - 1, surname.role);
    let oblique = surname.role == names::Role::Surname
        && !surname.initial
        && surname_forms.iter().any(|f| !f.cases.and(head).is_empty())
        && (surname_forms.iter().all(|f| !f.cases.has(Case::Nom)) || instrumental(doc.text.fold(surname.end - 1)));
    oblique && !given.initial && forms(given.start, given.role).iter().any(|f| f.cases.has(Case::Nom))
}

/// «министр Богдан Мазуру», «советник Мартина Клумпп»: two parts that share no case of one gender. The given name tells, or
/// what looks like a man's in the genitive is a woman's.
fn never_bends(doc: &Doc, name: &Name, head: CaseSet) -> bool {
    let [given, surname] = &name.parts[..] else { return false };
    if given.initial || surname.initial || surname.role != names::Role::Surname || surname.end != surname.start + 1 {
        return false;
    }
    let (first, last) =
        (names::readings(doc, given.start, given.role), names::readings(doc, surname.start, surname.role));
    let same = |a: &NameForm, b: &NameForm| {
        let genders = a.gender.is_none() || b.gender.is_none() || a.gender == b.gender || common(a) || common(b);
        genders && !a.cases.and(b.cases).is_empty()
    };
    if first.is_empty() || first.iter().any(|a| last.iter().any(|b| same(a, b))) {
        return false;
    }
    let ends = |i: usize, letters: &str| doc.text.fold(i).chars().last().is_some_and(|c| letters.contains(c));
    let told = ends(surname.start, "еиоуэюыая") && first.iter().any(|f| !f.cases.and(head).is_empty());
    told || head.has(Case::Nom) && ends(given.start, "ая") && first.iter().all(|f| !f.cases.has(Case::Nom))
}

fn common(form: &NameForm) -> bool {
    form.gender == Some(Gender::Common)
}

/// As [`agrees`], where a foreign name may be indeclinable: the dictionary lacks it, or knows a prepositional alone, which
/// nothing asks for («драматурга Фоссе»).
pub fn may_agree(doc: &Doc, name: &Name, head: CaseSet) -> bool {
    let fits = |i: usize, role: names::Role| {
        let forms = names::readings(doc, i, role);
        let last = doc.text.fold(i).chars().last();
        let vowel = doc.text.tokens[i].cyrillic && last.is_some_and(|c| "еиоуэюы".contains(c));
        let fixed =
            vowel && (!doc.flags(i).has(Flags::KNOWN) || forms.iter().all(|f| f.cases == CaseSet::of(Case::Loc)));
        fixed || !doc.capital(i) || forms.is_empty() || forms.iter().any(|f| !f.cases.and(head).is_empty())
    };
    // «с министром Реза Ахмади», «послом Муса Ахмедом»: men's names of the East in «-а» are often left as they are
    let left = |p: &names::Part| {
        let eastern =
            ["arabic", "persian", "azeri", "kazakh", "uzbek", "tajik", "turkish", "turkmen", "kurdish", "kyrgyz"];
        let bare = p.role == names::Role::Given && !head.has(Case::Nom) && doc.text.fold(p.start).ends_with(['а', 'я']);
        let man = |f: &NameForm| f.gender == Some(Gender::Masc) && f.cases.has(Case::Nom);
        bare && names::at_home(doc, p.start, &eastern) && names::readings(doc, p.start, p.role).iter().any(man)
    };
    // «с послом Хулио Антонио Гармендия Пенья»: behind given names that never bend a surname may be left as well
    let iberian = |p: &names::Part| {
        let given = name.parts.iter().take_while(|p| p.role == names::Role::Given);
        let fixed = |i: usize| doc.text.fold(i).ends_with(['о', 'и', 'у', 'е']);
        let home = |i: usize| names::at_home(doc, i, &["spanish", "portuguese", "italian"]);
        let last = p.role == names::Role::Surname && doc.text.fold(p.end - 1).ends_with(['а', 'я']);
        let mut firsts = given.map(|p| (p.start..p.end).all(|i| fixed(i) && home(i))).peekable();
        last && !head.has(Case::Nom) && firsts.peek().is_some() && firsts.all(|f| f)
    };
    agrees(doc, name, head)
        || bends_at_last(doc, name, head)
        || !names::undeclined::cases(doc, name).and(head).is_empty()
        || !head.has(Case::Nom) && names::undeclined::whole(doc, name)
        || never_bends(doc, name, head)
        || name
            .parts
            .iter()
            .filter(|p| !p.initial)
            .all(|p| left(p) || iberian(p) || (p.start..p.end).all(|i| fits(i, p.role)))
}

/// «, X и Y» after a dependent in `case`; returns the end of the whole co-ordination.
#[allow(clippy::too_many_arguments)]
fn coordination(
    doc: &Doc,
    j: usize,
    limit: usize,
    case: Case,
    previous: Unit,
    growth: Growth,
    out: &mut Chain,
    previous_start: usize,
) -> Option<usize> {
    let text = doc.text;
    let mut members = vec![(named_body(doc, previous, previous_start, j), previous.end)];
    let both_by = |a: usize, b: usize| text.reads(a, "по") && text.reads(b, "по");
    let mut k = j;
    let mut closed = false;
    let mut by = growth.by;
    while k < limit && members.len() < 12 {
        let and = is_and(doc, k);
        if !and && !text.is(k, ",") {
            break;
        }
        let next = k + 1;
        if next >= limit || text.tokens[next].line_start {
            break;
        }
        if growth.person
            && doc.capital(next)
            && person_begins(doc, next, limit, growth)
            && named(doc, next, limit, case).is_none()
        {
            break;
        }
        // «министра и директора …»: another office begins
        // «политики и статистики», «спорту, энергетике»: a thing's noun, where the office of that form has another case
        let thing = matches!(previous.what, What::Noun | What::Preposition) && named_thing(doc, next, case);
        // «Союза писателей и художников Ивана Петрова»: whom one body unites
        let many = |k: usize| doc.noun(k).plur.has(case) && doc.noun(k).sing.is_empty();
        let united = || !growth.plural && many(k - 1) && many(next);
        if office_begins(doc, next, limit) && !thing && (growth.head.has(case) || !and) && !united() {
            break;
        }
        let member = unit(doc, next, limit, case, false)
            .or_else(|| by.then(|| unit(doc, next, limit, Case::Dat, false)).flatten())
            .filter(|u| {
                // «ТЭК и ЖКХ», «кластеров, технопарков и ОЭЗ»
                let capitals = || and && capitals(doc, next) && (capitals(doc, k - 1) || members.len() > 1);
                u.what != What::Preposition && (u.case.is_some() || u.what == What::Quote || capitals())
            })
            // «председатели комитетов по обороне и по экологии А и Б»
            .or_else(|| {
                (both_by(previous_start, next) && growth.plural).then(|| preposition(doc, next, limit)).flatten()
            })
            // «управления культуры и по делам молодёжи»
            .or_else(|| {
                // «министр иностранных дел, по делам общины и африканским делам»
                let task = text.reads(next, "по") && next + 1 < limit && doc.is_class(next + 1, Class::DEALT_WITH);
                (task && previous.what != What::Country).then(|| preposition(doc, next, limit)).flatten()
            })
            // «представитель при ООН и в ЮНЕСКО», «в России, в Польше и на Украине»
            .or_else(|| {
                let again = growth.person && previous.what == What::Preposition;
                again.then(|| preposition(doc, next, limit)).flatten()
            })
            .or_else(|| (growth.plural && and).then(|| unknown_capital(doc, next)).flatten());
        let member = member.map(|m| with_own_genitive(doc, m, limit)).map(|m| with_own_quote(doc, m, limit));
        let Some(member) = member else { break };
        // «Общества дружбы Монголии и России Анна Белова»: one body of two states
        let shared = || {
            let friends =
                || matches!(doc.text.fold(previous_start - 1), "дружбы" | "сотрудничества" | "сотрудничеству");
            let behind_noun = !doc.any_of(previous_start - 1, SenseKind::TitleHead.bit());
            let named = || behind_noun && growth.person && person_begins(doc, member.end, limit, growth);
            and && (friends() || named())
        };
        if previous.what == What::Country && member.what == What::Country && !growth.plural && !shared() {
            break;
        }
        if doc.capital(next) && member.what == What::Noun && !and && previous.what != What::Noun {
            break;
        }
        by |= text.reads(next, "по") && member.what == What::Preposition;
        members.push((next, member.end));
        k = member.end;
        // the co-ordinated noun's own genitives: «по делам молодёжи и спорта Турции»
        let inner_and =
            matches!(member.what, What::Noun | What::Preposition) && (next..member.end).any(|i| is_and(doc, i));
        if and || inner_and {
            closed = true;
            break;
        }
    }
    // «по рынкам, информатизации, технологиям Иван Петров»: behind «по» commas alone may join them
    let listed = || {
        let (mut at, near) = (k, limit.min(k + 12));
        let body = |at: usize| (at < near && capitals(doc, at)).then_some(at + 1);
        while at < near
            && let Some(end) = noun_phrase(doc, at, near, Case::Gen).or_else(|| body(at))
        {
            at = end;
        }
        by && growth.person && at < limit && person_begins(doc, at, limit, growth)
    };
    if members.len() < 2 || !closed && !listed() {
        return None;
    }
    // «солисты Театра оперы и балета»: one body, whatever its name joins; «начальники управлений культуры и спорта»
    let governor = previous_start.checked_sub(1).filter(|&k| previous.what == What::Noun && doc.is_word(k));
    let one_body = governor.is_some_and(|k| {
        doc.any_of(k, SenseKind::OrgHead.bit()) && doc.noun(k).sing.has(Case::Gen) && !doc.noun(k).plur.has(Case::Gen)
    });
    if out.members.is_empty() && !one_body {
        out.members = members;
    } else if growth.plural {
        regroup(doc, &mut out.members, &members[1..]);
    }
    Some(k)
}

/// «министров обороны и культуры, спорта и туризма», «труда и социальной защиты и здравоохранения»: of two co-ordinations in a
/// row one is a single member of the other. `next`: the members that the second adds.
fn regroup(doc: &Doc, members: &mut Vec<(usize, usize)>, next: &[(usize, usize)]) {
    let (Some(&first), Some(&joint)) = (members.first(), members.last()) else { return };
    let (Some(&added), Some(&end)) = (next.first(), next.last()) else { return };
    if added.0 != joint.1 + 1 {
        return;
    }
    let field = |from: usize, to: usize| doc.know.grammar.joint_field((from..to).map(|k| doc.text.fold(k)));
    match (members.len(), next.len()) {
        (2, 2..) if doc.text.is(joint.1, ",") => members[1].1 = end.1,
        (3.., 1) if is_and(doc, joint.1) => *members = vec![(first.0, joint.1), end],
        (2, 1) if is_and(doc, joint.1) => {
            *members = match (field(first.0, joint.1), field(joint.0, end.1)) {
                (true, false) => vec![(first.0, joint.1), end],
                (false, true) => vec![first, (joint.0, end.1)],
                _ => Vec::new(),
            }
        }
        _ => {}
    }
}

/// «директора завода «Лада» и комбината «Сибирь»»: where the body begins that a name in quotes ends, if «и» leads to another.
fn named_body(doc: &Doc, previous: Unit, start: usize, and: usize) -> usize {
    let body = |k: usize| doc.is_word(k) && doc.any_of(k, SenseKind::OrgHead.bit()) && doc.noun(k).sing.has(Case::Gen);
    let pair = previous.what == What::Quote && start > 0 && body(start - 1) && is_and(doc, and) && and + 1 < doc.len();
    if pair && body(and + 1) { start - 1 } else { start }
}

/// The member with the name in quotes right behind it.
fn with_own_quote(doc: &Doc, member: Unit, limit: usize) -> Unit {
    let own = member.what == What::Noun && doc.any_of(member.end - 1, SenseKind::OrgHead.bit());
    Unit { end: quote(doc, member.end, limit).filter(|_| own).unwrap_or(member.end), ..member }
}

/// «солисты Мариинского театра и Большого театра Беларуси»: behind the second of two bodies, each with a name of its own, the
/// state is its own.
fn own_state(doc: &Doc, members: &mut [(usize, usize)], end: usize) {
    let [first, last] = members else { return };
    let body = |m: (usize, usize)| doc.capital(m.0) && doc.any_of(m.1 - 1, SenseKind::OrgHead.bit());
    let state = last.1 < end && doc.any_of(last.1, SenseKind::STATES) && last.1 + doc.hit_len(last.1) == end;
    if state && body(*first) && body(*last) {
        last.1 = end;
    }
}

/// «главы МВД России и Беларуси»: of the ministry that stands before the first state both are.
fn states_of_body(doc: &Doc, members: &mut [(usize, usize)]) {
    let [first, others @ ..] = members else { return };
    let state =
        |k: usize, end: usize| doc.capital(k) && doc.any_of(k, SenseKind::STATES) && k + doc.hit_len(k).max(1) == end;
    if !others.is_empty() && others.iter().all(|m| state(m.0, m.1)) {
        first.0 = (first.0..first.1).find(|&k| state(k, first.1)).unwrap_or(first.0);
    }
}

/// «экологии, охраны окружающей среды и …», «культуры, по делам молодёжи и …»: a member of a co-ordination that goes on, with
/// the genitive that depends on it.
fn with_own_genitive(doc: &Doc, member: Unit, limit: usize) -> Unit {
    let goes_on = |k: usize| k < limit && (doc.text.is(k, ",") || is_and(doc, k));
    let governs = matches!(member.what, What::Noun | What::Preposition);
    if !governs || goes_on(member.end) || member.end >= limit || doc.capital(member.end) {
        return member;
    }
    let own = noun_phrase(doc, member.end, limit, Case::Gen).filter(|&end| goes_on(end));
    Unit { end: own.unwrap_or(member.end), ..member }
}

/// «миграционной политики»: the adjective right before agrees with no reading of the office, so this is another noun.
pub fn other_noun(doc: &Doc, i: usize, floor: usize) -> bool {
    if i <= floor || doc.text.tokens[i].line_start || doc.capital(i) {
        return false;
    }
    let a = doc.adjective(i - 1);
    let adjective = doc.is_word(i - 1) && !a.any().is_empty() && doc.noun(i - 1).any().is_empty();
    // «противостоящими президенту»: it agrees with nothing here, and governs the office
    let noun = doc.noun(i);
    if a.sing.and(noun.sing).is_empty() && a.plur.and(noun.plur).is_empty() {
        return false;
    }
    if adjective && of_thing(doc, i) {
        return true;
    }
    let agrees = doc.senses(i).filter(|s| matches!(s.kind, SenseKind::TitleHead | SenseKind::Rank)).any(|s| {
        let by_number = match s.number {
            Some(Number::Plur) => a.plur,
            Some(Number::Sing) => a.sing,
            None => a.any(),
        };
        !by_number.and(s.cases).is_empty()
    });
    adjective && !agrees && !doc.flags(i - 1).has(Flags::PRONOMINAL | Flags::FUNCTION)
}

/// «внешней политике»: an adjective that only a feminine has, before a noun that is a thing's as well as a «политик»'s.
fn of_thing(doc: &Doc, i: usize) -> bool {
    let feminine = |p: Parse| p.tag.gender() == Some(Gender::Femn);
    let declined = |p: &Parse| matches!(p.tag.pos(), Pos::Adjective | Pos::Participle);
    let before = doc.known(i - 1);
    let office = doc.sense(i, SenseKind::TitleHead.bit()).map_or("", |s| &doc.know.titles[s.entry as usize].lemma);
    let thing = |p: Parse| {
        let noun = p.tag.pos() == Pos::Noun && feminine(p) && !p.tag.has(Tag::ANIMATE);
        noun && doc.know.morph.lemma(doc.text.fold(i), p) != office
    };
    before.iter().any(|p| declined(&p))
        && before.iter().filter(declined).all(feminine)
        && doc.known(i).iter().any(thing)
}

/// «энергетике», «политике»: is the word at `i` in the singular of this case the noun of a thing, and no office's in it?
pub fn named_thing(doc: &Doc, i: usize, case: Case) -> bool {
    let noun = |p: &Parse| p.tag.pos() == Pos::Noun && p.tag.number() == Some(Number::Sing) && p.tag.cases().has(case);
    let mut nouns = doc.known(i).iter().filter(|p| noun(p)).peekable();
    nouns.peek().is_some() && nouns.all(|p| !p.tag.has(Tag::ANIMATE))
}

/// Does a title begin at `i` (adjectives aside)?
pub fn office_begins(doc: &Doc, i: usize, limit: usize) -> bool {
    let mut k = i;
    while k < limit && k < i + 5 && doc.is_word(k) {
        if doc.any_of(k, SenseKind::TitleHead.bit()) && !other_noun(doc, k, i) {
            return true;
        }
        let modifier = doc.any_of(k, SenseKind::TitleModifier.bit());
        if !modifier && doc.adjective(k).any().is_empty() && !is_and(doc, k) {
            return false;
        }
        k += 1;
    }
    false
}
