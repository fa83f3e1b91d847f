//! Names at the head of a list's row whose surname leads: in capitals, «РАВАТ Прадип Кумар – посол», behind a particle or an
//! article, «ван дер Зейде Йохан», «аль-Арики М.С.», with a word for the son, «Осмон уулу Э.», or as in the rows beside, «Хан Сохаил».

use super::{Name, Part, Role, mongolian_father, with_article};
use crate::extract::doc::{Doc, Flags, Traits};
use crate::morph::Number;
use crate::rules::{SenseKind, TitleClass};
use crate::text::{Kind, Shape};

/// The most words that a surname or a given name has.
const LONGEST: usize = 4;

/// A row's name: where the surname begins, the words behind it, and where initials begin and end.
#[derive(Clone, Copy)]
struct Row {
    start: usize,
    given: usize,
    initials: usize,
    end: usize,
    lead: Lead,
}

/// What tells that the surname leads.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Lead {
    Capitals,
    /// «де ла», «аль-»
    Particle,
    /// «уулу», «кызы»
    Son,
    /// Nothing but the rows beside.
    Plain,
}

/// The name that heads the row at token `i`, if its surname leads and a mark is behind it; nothing where other readers know better,
/// as of «ИВАНОВА Анна Петровна», «КИМ Ён Гюн».
pub fn surname_leads_row(doc: &Doc, i: usize) -> Option<Name> {
    if i >= doc.len() || !heads_row(doc, i) {
        return None;
    }
    let row = row(doc, i)?;
    let given = row.given..row.initials;
    let father = given.len() > 1 && doc.flags(row.initials - 1).has(Flags::PATRONYMIC);
    let syllables = || !given.is_empty() && given.clone().all(|k| doc.syllables(k)) && doc.eastern_surname(i);
    if father || syllables() || known_elsewhere(doc, row) {
        return None;
    }
    // «КОРОЛЬ Андрей», «ХАН Сохаил», but «МИТРОПОЛИТ Иларион»
    let sure = row.lead != Lead::Plain && known(doc, row) && !offices(doc, row);
    // «Хан С. – сенатор», «Оду А. – посол»
    let initial = row.given == row.initials && (!doc.flags(i).has(Flags::COMMON) || offices(doc, row));
    (sure || initial || beside_alike(doc, row) && plain(doc, row)).then(|| name(row))
}

fn name(row: Row) -> Name {
    let part = |role: Role, start: usize, end: usize| Part { role, start, end, initial: false };
    let mut parts = vec![part(Role::Surname, row.start, row.given)];
    if row.given < row.initials {
        parts.push(part(Role::Given, row.given, row.initials));
    }
    let mut role = if row.given < row.initials { Role::Patronymic } else { Role::Given };
    for start in (row.initials..row.end).step_by(2) {
        parts.push(Part { role, start, end: start + 2, initial: true });
        role = Role::Patronymic;
    }
    Name { start: row.start, end: row.end, parts, weight: 0.97, eastern: false }
}

/// Is one of the words behind the surname known as a given name, or are there initials alone?
fn known(doc: &Doc, row: Row) -> bool {
    // «ПРОГРАММА Алтай»
    let word = doc.flags(row.start).has(Flags::COMMON) && !doc.flags(row.start).has(Flags::SURNAME);
    let given = |k: usize| match word {
        true => doc.flags(k).has(Flags::GIVEN_SURE) && !doc.any_of(k, SenseKind::Place.bit()),
        false => doc.flags(k).has(Flags::GIVEN),
    };
    row.given == row.initials || (row.given..row.initials).any(given)
}

/// Names that end otherwise than they begin: «Осмон уулу Данияр», «Жамбалын Оюунгэрэл», «Сафарзода Далер Абдулло».
fn known_elsewhere(doc: &Doc, row: Row) -> bool {
    let given = row.given..row.initials;
    let sons = || row.lead == Lead::Son && !given.is_empty() && !offices(doc, row);
    let father = || row.lead == Lead::Plain && mongolian_father(doc, row.start);
    let tajik = || given.len() > 1 && doc.text.fold(row.given - 1).ends_with("зода");
    sons() || father() || tajik()
}

/// Behind a plain surname, which may be any word, no word but a name's: not «Глава Республики Коми», «Гульнора Каримжонова».
fn plain(doc: &Doc, row: Row) -> bool {
    let shaped = |k: usize| doc.know.grammar.surname_shape(doc.text.fold(k));
    let leads = || shaped(row.start) || doc.flags(row.start).has(Flags::SURNAME_SURE);
    let strange = |k: usize| !doc.flags(k).has(Flags::KNOWN) && !shaped(k) && leads();
    let named = |k: usize| doc.flags(k).has(Flags::GIVEN) || strange(k);
    let titled = doc.any_of(row.start, SenseKind::TitleHead.bit()) && !doc.eastern_surname(row.start);
    row.lead != Lead::Plain || !titled && (row.given..row.initials).all(named)
}

fn offices(doc: &Doc, row: Row) -> bool {
    (row.start..row.given).any(|k| is_office(doc, k))
}

/// The row at `i`, if it looks like one.
fn row(doc: &Doc, i: usize) -> Option<Row> {
    let tokens = &doc.text.tokens;
    let word =
        |k: usize| k < doc.len() && tokens[k].kind == Kind::Word && tokens[k].cyrillic && (k == i || !starts(doc, k));
    let (given, lead) = surname(doc, i, &word)?;
    let small = |k: usize| matches!(doc.text.fold(k), "бен" | "бин" | "бинт" | "бинти" | "ибн");
    let article = |k: usize| doc.has(k, Traits::HYPHENED) && with_article(doc.text.word(k));
    let written = |k: usize| word(k) && (is_written(doc, k) || small(k) || article(k));
    let initials = (given..=given + LONGEST).find(|&k| !written(k))?;
    let first = is_initial(doc, initials);
    let end = initials
        + if !first {
            0
        } else if is_initial(doc, initials + 2) {
            4
        } else {
            2
        };
    let named = end > given && !small(given) && ends_at_mark(doc, end);
    let row = Row { start: i, given, initials, end, lead };
    (named && !(i..given).any(|k| is_body(doc, k))).then_some(row)
}

/// Where the surname that begins at `i` ends, and what tells it.
fn surname(doc: &Doc, i: usize, word: &dyn Fn(usize) -> bool) -> Option<(usize, Lead)> {
    let tokens = &doc.text.tokens;
    let upper = |k: usize| word(k) && tokens[k].shape == Shape::Upper;
    if upper(i) {
        return (i + 1..i + 1 + LONGEST).find(|&k| !upper(k)).map(|end| (end, Lead::Capitals));
    }
    let capital = |k: usize| word(k) && is_written(doc, k);
    if word(i) && doc.has(i, Traits::HYPHENED) && with_article(doc.text.word(i)) {
        return Some((i + 1, Lead::Particle));
    }
    let particle = |k: usize| word(k) && doc.any_of(k, SenseKind::NameParticle.bit());
    let mut led = i;
    while particle(led) && led < i + LONGEST {
        led += doc.hit_len(led).max(1);
    }
    // «Мартинес Авила Энрике»
    let given = |k: usize| capital(k) && doc.flags(k).has(Flags::GIVEN) && !doc.flags(k).has(Flags::PATRONYMIC);
    let surname = |k: usize| !doc.flags(k).has(Flags::GIVEN_SURE) && !doc.syllables(k);
    let iberian = |k: usize| doc.know.grammar.iberian_surname(doc.text.fold(k)) || doc.text.fold(k).ends_with("ес");
    let free = |k: usize| iberian(k) || !doc.flags(k).has(Flags::GIVEN);
    let second = |k: usize| capital(k) && surname(k) && free(k) && (given(k + 1) || is_initial(doc, k + 1));
    // «Ван» is a Chinese as well
    let article = led > i && word(led) && (!doc.flags(i).has(Flags::GIVEN) || !doc.syllables(led));
    if article && doc.capital(led) {
        // «де ла Роса Видаль Хосе Антонио»
        return Some((led + 1 + usize::from(second(led + 1)), Lead::Particle));
    }
    if !capital(i) {
        return None;
    }
    if word(i + 1) && matches!(doc.text.fold(i + 1), "уулу" | "улу" | "кызы") {
        return Some((i + 2, Lead::Son));
    }
    let led = !doc.flags(i).has(Flags::GIVEN) || doc.flags(i).has(Flags::SURNAME_SURE) || iberian(i);
    // «Фернандес де Косио К.»
    let mut inner = i + 1;
    while particle(inner) && !doc.capital(inner) && inner <= i + LONGEST {
        inner += doc.hit_len(inner).max(1);
    }
    if led && inner > i + 1 && capital(inner) {
        return Some((inner + 1, Lead::Particle));
    }
    led.then_some((i + 1 + usize::from(second(i + 1)), Lead::Plain))
}

/// «Энрике», «Анна-Лена»
fn is_written(doc: &Doc, k: usize) -> bool {
    let parts = || doc.text.word(k).split('-').all(|part| part.starts_with(char::is_uppercase));
    match doc.text.tokens[k].shape {
        Shape::Capital => true,
        Shape::Mixed => doc.has(k, Traits::HYPHENED) && parts(),
        _ => false,
    }
}

/// «А.»
fn is_initial(doc: &Doc, k: usize) -> bool {
    k + 1 < doc.len() && doc.text.tokens[k].shape == Shape::Letter && !starts(doc, k) && doc.text.is(k + 1, ".")
}

/// Letters or a noun of a body, a state, an event: no surname, though written in capitals.
fn is_body(doc: &Doc, k: usize) -> bool {
    const BODIES: u32 =
        SenseKind::ORGANIZATIONS | SenseKind::OrgHead.bit() | SenseKind::COUNTRIES | SenseKind::EventHead.bit();
    doc.any_of(k, BODIES) && !doc.flags(k).has(Flags::SURNAME)
}

fn is_office(doc: &Doc, k: usize) -> bool {
    let office = |s: crate::rules::Sense| {
        s.kind == SenseKind::TitleHead
            && s.number != Some(Number::Plur)
            && doc.know.titles[s.entry as usize].class != TitleClass::Worker
    };
    doc.senses(k).any(office) && !doc.flags(k).has(Flags::SURNAME)
}

fn starts(doc: &Doc, k: usize) -> bool {
    doc.text.tokens[k].line_start || doc.text.tokens[k].cell_start
}

/// Does the token begin a line, a cell or a list's item?
fn heads_row(doc: &Doc, i: usize) -> bool {
    let tokens = &doc.text.tokens;
    let bullet = || i > 0 && tokens[i - 1].kind == Kind::Punct && starts(doc, i - 1);
    let dot = || matches!(doc.text.word(i - 1), "." | ")");
    let number = || i > 1 && tokens[i - 2].kind == Kind::Number && starts(doc, i - 2) && dot();
    starts(doc, i) || i > 0 && doc.text.is(i - 1, "|") || bullet() || number()
}

/// Does the row end, or does a mark part the name from what follows?
fn ends_at_mark(doc: &Doc, end: usize) -> bool {
    let mark = |k: usize| matches!(doc.text.word(k), "," | ";" | "(" | ":" | "|");
    end >= doc.len() || starts(doc, end) || doc.text.dash(end) || mark(end)
}

/// Is one of the rows above or below alike, and sure?
fn beside_alike(doc: &Doc, own: Row) -> bool {
    const TOKENS: usize = 160;
    const ROWS: usize = 3;
    let line = |k: &usize| doc.text.tokens[*k].line_start;
    // «Иванов Иван – ректор»
    let sure = |row: Row| {
        let (flags, shape) = (doc.flags(row.start), |k| doc.know.grammar.surname_shape(doc.text.fold(k)));
        let surname = !flags.has(Flags::GIVEN) && (flags.has(Flags::SURNAME_SURE) || shape(row.start));
        let alike = (row.lead == Lead::Capitals) == (own.lead == Lead::Capitals);
        let initials = (row.given == row.initials) == (own.given == own.initials);
        (row.lead != Lead::Plain || surname) && alike && initials && known(doc, row) && !offices(doc, row)
    };
    let alike = |from: usize| {
        let first = (from..doc.len().min(from + 3)).find(|&k| doc.is_word(k));
        first.and_then(|k| row(doc, k)).is_some_and(sure)
    };
    let Some(head) = (own.start.saturating_sub(3)..=own.start).rev().find(line) else { return false };
    (head.saturating_sub(TOKENS)..head).rev().filter(line).take(ROWS).any(alike)
        || (own.end..doc.len().min(own.end + TOKENS)).filter(line).take(ROWS).any(alike)
}
