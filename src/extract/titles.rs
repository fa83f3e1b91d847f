//! Titles: noun phrases headed by an office, a profession, a rank or a degree, with their whole chain; and their
//! nominative singular.

use super::doc::{Doc, Flags, Traits};
use super::names::{self, Role};
use super::phrase::{self, Growth};
use crate::morph::{Case, CaseSet, Form, Gender, Number, Pos};
use crate::rules::{Class, Part, SenseKind, TitleClass};
use crate::text::{Kind, Shape, ends_in, lower, repair};

/// A title as found in the text.
#[derive(Debug, Clone)]
pub struct Title {
    /// First token (modifiers included).
    pub start: usize,
    /// One past the last token of the chain.
    pub end: usize,
    /// Tokens of the head nouns with their modifiers: the first, and those joined to it by a dash.
    pub heads: Vec<Head>,
    /// Cases the head can stand in.
    pub cases: CaseSet,
    pub plural: bool,
    /// It can be read as a singular.
    pub singular: bool,
    pub class: TitleClass,
    /// Index into the lexicon's titles.
    pub entry: u32,
    /// Co-ordinated dependents that several holders may share out.
    pub members: Vec<(usize, usize)>,
}

/// One head noun.
#[derive(Debug, Clone, Copy)]
pub struct Head {
    /// First modifier.
    pub start: usize,
    /// The noun (its first token, where the lexicon's head has several).
    pub noun: usize,
    /// One past the noun.
    pub end: usize,
    /// The modifier before it is indeclinable and governs the genitive: «и.о. министра».
    pub governed: bool,
}

/// All titles between `from` and `to`, in order; no two overlap.
pub fn titles(doc: &Doc, from: usize, to: usize, out: &mut Vec<Title>) {
    let mut i = from;
    let mut floor = from;
    loop {
        i = doc.next(i, to, Traits::senses(HEADS));
        if i == to {
            return;
        }
        match title_at(doc, i, floor, to.min(i + LONGEST)) {
            Some(title) if state_as(doc, &title) || of_which(doc, &title) => i = title.end.max(i + 1),
            Some(title) => {
                floor = title.end;
                i = title.end.max(i + 1);
                out.push(title);
            }
            None => i += 1,
        }
    }
}

/// «делегация, членами которой являются А и Б»: no office, but who belongs to what is told before.
fn of_which(doc: &Doc, title: &Title) -> bool {
    let which = |k: usize| matches!(doc.text.fold(k), "которой" | "которого" | "которых");
    let bare = title.end == title.heads[0].end && doc.text.fold(title.heads[0].noun).starts_with("член");
    bare && title.end < doc.len() && which(title.end)
}

/// «Венгрия (наблюдатель) – А», «от Туркменистана (в качестве наблюдателя)»: as what a state takes part, in brackets.
fn state_as(doc: &Doc, title: &Title) -> bool {
    let text = doc.text;
    let led = title.start > 2 && text.reads(title.start - 1, "качестве") && text.reads(title.start - 2, "в");
    let open = if led { title.start - 2 } else { title.start };
    let bracketed = open > 1 && text.is(open - 1, "(") && title.end < text.len() && text.is(title.end, ")");
    let lemma = || doc.know.titles.get(title.entry as usize).map_or("", |t| t.lemma.as_str());
    bracketed && doc.any_of(open - 2, SenseKind::STATES) && (led || lemma() == "наблюдатель")
}

/// Longer than any title, in tokens.
const LONGEST: usize = 256;

/// The last office in the genitive inside a chain, if the chain ends with it: «президента Узбекистана» of «дочь президента
/// Узбекистана».
pub fn inner(doc: &Doc, from: usize, to: usize) -> Option<Title> {
    let genitive =
        |s: crate::rules::Sense| matches!(s.kind, SenseKind::TitleHead | SenseKind::Rank) && s.cases.has(Case::Gen);
    // «заведующего кафедрой» is an adjective by its form
    let one = |k: usize| doc.noun(k).sing.or(doc.adjective(k).sing).has(Case::Gen);
    let head = |&k: &usize| doc.any_of(k, HEADS) && one(k) && doc.senses(k).any(genitive);
    let title = (from..to).rev().filter(head).find_map(|k| title_at(doc, k, from, to))?;
    let cases = title.cases.and(CaseSet::of(Case::Gen));
    let bears = title.end == to && !cases.is_empty() && title.class != TitleClass::Relative;
    bears.then_some(Title { cases, plural: false, singular: true, ..title })
}

const HEADS: u32 = SenseKind::TitleHead.bit() | SenseKind::Rank.bit();

fn head_sense(doc: &Doc, i: usize) -> Option<crate::rules::Sense> {
    doc.sense(i, SenseKind::TitleHead.bit() | SenseKind::Rank.bit())
}

/// The title whose head stands at `i`; `floor`: its modifiers may not reach before it.
fn title_at(doc: &Doc, i: usize, floor: usize, limit: usize) -> Option<Title> {
    let sense = head_sense(doc, i)?;
    let end = i + doc.hit_len(i);
    if end > limit
        || inside_name(doc, i)
        || end == i + 1 && end < limit && names::trade_surname(doc, i)
        || leads_name(doc, i, end, limit)
        || end == i + 1 && ends_name(doc, i)
        || royal_surname(doc, i, sense, limit)
        || describes_next(doc, i, end, limit)
    {
        return None;
    }
    // «бывшего директора, заключённого под стражу»
    let participle = |p: crate::morph::Parse| p.tag.pos() == Pos::Participle;
    let done_to = end < limit && doc.text.reads(end, "под") && doc.known(i).iter().any(participle);
    // «делегация во главе с канцлером»
    if i > 0 && doc.text.fold(i) == "главе" && doc.text.reads(i - 1, "во") {
        return None;
    }
    // «премьера спектакля», not «премьер балета»
    let first_night = matches!(doc.text.fold(i), "премьера" | "премьеры" | "премьере" | "премьеру" | "премьерой");
    let shown = || first_night && end < limit && doc.is_class(end, Class::WARE);
    if done_to || phrase::other_noun(doc, i, floor) || shown() {
        return None;
    }
    let info = &doc.know.titles[sense.entry as usize];
    let (mut cases, mut plural, mut singular) = (CaseSet::EMPTY, false, false);
    for s in doc.senses(i).filter(|s| matches!(s.kind, SenseKind::TitleHead | SenseKind::Rank)) {
        cases = cases.or(s.cases);
        // «атташе» may be one or several
        let either = s.number.is_none() && end == i + 1 && !doc.noun(i).plur.is_empty();
        plural |= s.number == Some(Number::Plur) || either;
        singular |= s.number != Some(Number::Plur);
    }
    // «уполномоченный»: no accusative of a human
    if cases.has(Case::Nom) && !cases.has(Case::Gen) {
        cases = cases.without(Case::Acc);
    }
    // «бортинженер-2»
    let joined = |k: usize| k < limit && !doc.text.tokens[k].space_before;
    let number =
        joined(end) && doc.text.is(end, "-") && joined(end + 1) && doc.text.tokens[end + 1].kind == Kind::Number;
    let end = if number { end + 2 } else { end };
    let mut head = left(doc, i, end, floor, cases, plural);
    // «дважды Герой Труда», «трижды чемпион мира»
    let won = matches!(info.class, TitleClass::Honor | TitleClass::Sport) && head.start > floor;
    if won && matches!(doc.text.fold(head.start - 1), "дважды" | "трижды" | "четырежды") {
        head.start -= 1;
    }
    if head.governed {
        // «врио начальников»: one of them each
        let several = lone_plural(doc, i, end);
        (cases, plural, singular) = (CaseSet::ALL, several, !several);
    }
    // the modifiers tell the case: «первого заместителя», «старшие преподаватели»
    for k in head.start..i {
        let a = doc.adjective(k);
        if doc.is_word(k) && !a.any().is_empty() && !head.governed && !a.any().and(cases).is_empty() {
            cases = cases.and(a.any());
            // «торговый атташе»: no accusative, which a human has like the genitive
            let nominative = a.any().has(Case::Nom) && !a.any().has(Case::Gen);
            cases = if nominative { cases.without(Case::Acc) } else { cases };
            if a.plur.and(cases).is_empty() {
                plural = false;
                singular = true;
            } else if a.sing.and(cases).is_empty() {
                singular = false;
            }
        }
    }
    let growth = Growth { head: cases, plural, person: true, by: false };
    let see = see_behind(doc, info.class, (end, limit), cases);
    let managed = doc.know.grammar.governs_instrumental(&info.lemma);
    let see = if managed { phrase::noun_phrase(doc, see, limit, Case::Ins).unwrap_or(see) } else { see };
    // «рэпера Jay Z»: the bearer's name, no body of his
    let stage =
        names::in_latin(doc, see, limit).is_some() && doc.know.grammar.classes(&info.lemma).has(Class::ON_STAGE);
    let mut chain = phrase::chain(doc, see, if stage { see } else { limit }, growth);
    // «чемпион мира | и Европы»: the lexicon's head holds the first dependent
    if chain.end == end && end > i + 1 && end < limit && phrase::is_and(doc, end) && doc.noun(end - 1).has(Case::Gen) {
        chain.end = phrase::chain(doc, end - 1, limit, growth).end.max(end);
    }
    // «руководитель проекта CASA-1000»
    if chain.end == see + 1 {
        chain.end = phrase::numbered(doc, chain.end, limit);
    }
    chain.end = match won_in(doc, info.class, chain.end, limit) {
        Some(year) => phrase::chain(doc, year, limit, growth).end,
        None => within_area(doc, end, of_year(doc, chain.end, limit), limit),
    };
    chain.end = weighed(doc, chain.end, limit);
    let mut heads = vec![head];
    if let Some(close) = other_name(doc, chain.end, limit) {
        let further = phrase::chain(doc, close, limit, growth);
        if further.end > close {
            heads.push(Head { start: chain.end + 1, noun: chain.end + 1, end: close - 1, governed: false });
            chain.end = further.end;
        }
    }
    // «мать Раиса» is no «раис» in the genitive
    let named = doc.capital(i) && doc.flags(i).has(Flags::GIVEN_SURE) && !cases.has(Case::Nom);
    // nor «Раисе Ким», which no preposition leads
    let led = || i > floor && doc.flags(i - 1).has(Flags::PREPOSITION);
    let hers = || cases == CaseSet::of(Case::Loc) && !led();
    if named && head.start == i && chain.end == i + 1 && (hers() || !(i + 1 < limit && doc.capital(i + 1))) {
        return None;
    }
    let mut title = Title {
        start: head.start,
        end: concurrently(doc, chain.end, limit),
        heads,
        cases,
        plural,
        singular,
        class: if tutor(doc, head.start, &info.lemma) { TitleClass::Relative } else { info.class },
        entry: sense.entry,
        members: chain.members,
    };
    if title.heads[0].governed
        && let Some(end) = governed_too(doc, title.end, limit)
    {
        title.end = end;
    }
    while let Some(next) = dashed(doc, &title, limit) {
        title.end = next.end;
        title.heads.extend(next.heads);
        if title.members.is_empty() {
            title.members = next.members;
        }
    }
    Some(title)
}

/// «и.о. посла в Эфиопии | и постоянного представителя при Африканском союзе»: the end of a further office that hangs on the
/// same words.
fn governed_too(doc: &Doc, and: usize, limit: usize) -> Option<usize> {
    let from = and + 1;
    if from >= limit || !phrase::is_and(doc, and) {
        return None;
    }
    let genitive = |k: usize| doc.any_of(k, HEADS) && doc.noun(k).sing.has(Case::Gen);
    let head = (from..limit.min(from + 3)).take_while(|&k| doc.is_word(k)).find(|&k| genitive(k))?;
    let next = title_at(doc, head, from, limit)?;
    (next.start == from && !doc.noun(head).sing.has(Case::Nom)).then_some(next.end)
}

/// The title that a noun of the dictionary heads: what its holder does.
pub fn calling(doc: &Doc, noun: usize, floor: usize, limit: usize, cases: CaseSet) -> Title {
    let head = left(doc, noun, noun + 1, floor, cases, false);
    let growth = Growth { head: cases, plural: false, person: true, by: false };
    let end = phrase::chain(doc, noun + 1, limit, growth).end;
    let (entry, class) = (doc.know.calling, doc.know.titles[doc.know.calling as usize].class);
    let (heads, members) = (vec![head], Vec::new());
    Title { start: head.start, end, heads, cases, plural: false, singular: true, class, entry, members }
}

/// «его учитель», «её наставником»: whose he is, no office.
fn tutor(doc: &Doc, start: usize, lemma: &str) -> bool {
    let owned = start > 0 && matches!(doc.text.fold(start - 1), "его" | "ее" | "их");
    owned && doc.know.grammar.classes(lemma).has(Class::TUTOR)
}

/// «член Коллегии (министр) по торговле», «защитник прав человека (омбудсмен) Грузии»: a bracket that calls the office otherwise,
/// what it deals with or whose it is behind. Returns its end.
fn other_name(doc: &Doc, i: usize, limit: usize) -> Option<usize> {
    let office = i + 1 < limit && doc.text.is(i, "(") && doc.any_of(i + 1, SenseKind::TitleHead.bit());
    let close = i + 1 + if office { doc.hit_len(i + 1) } else { return None };
    let plain = |k: usize| !doc.capital(k) && phrase::noun_phrase(doc, k, limit, Case::Gen).is_some();
    let behind = |k: usize| doc.text.reads(k, "по") || phrase::named(doc, k, limit, Case::Gen).is_some() || plain(k);
    (close + 1 < limit && doc.text.is(close, ")") && behind(close + 1)).then_some(close + 1)
}

/// «уполномоченный по правам ребёнка в регионе А», «полпред президента в округе – Б»: where the area ends that closes a title with
/// dependents before a name, a mark or the line's end; else `i`.
fn within_area(doc: &Doc, head: usize, i: usize, limit: usize) -> usize {
    let text = doc.text;
    let area = i > head
        && i + 1 < limit
        && text.reads(i, "в")
        && phrase::settlement(doc, i + 1).is_none()
        && doc.know.grammar.stems.areas_within.has(text.fold(i + 1));
    let closes = || text.tokens.get(i + 2).is_none_or(|t| t.line_start || t.kind == Kind::Punct || doc.capital(i + 2));
    if area && !doc.capital(i + 1) && closes() { i + 2 } else { i }
}

/// «чемпион Европы 2019 года по дзюдо», «призёр Игр 2020 года в беге»: where the year ends that parts a contest from its kind.
fn won_in(doc: &Doc, class: TitleClass, i: usize, limit: usize) -> Option<usize> {
    let text = doc.text;
    let year = i + 2 < limit && text.tokens[i].kind == Kind::Number && text.word(i).len() == 4;
    let kind = || doc.is_word(i + 2) && matches!(text.fold(i + 2), "по" | "в" | "среди" | "на");
    (matches!(class, TitleClass::Sport | TitleClass::Honor) && year && text.reads(i + 1, "года") && kind())
        .then_some(i + 2)
}

/// «чемпионка Европы в весе до 65 кг»: the end of a measure behind «в весе», «в категории»; else `i`.
fn weighed(doc: &Doc, i: usize, limit: usize) -> usize {
    let text = doc.text;
    let stems = &doc.know.grammar.stems;
    let class = |k: usize| stems.contest_classes.has(text.fold(k));
    let bound = |k: usize| matches!(text.fold(k), "до" | "свыше" | "от" | "более");
    let measured = i + 2 < limit && i > 1 && class(i - 1) && bound(i) && text.tokens[i + 1].kind == Kind::Number;
    let unit = |k: usize| stems.contest_units.has(text.fold(k));
    if measured && unit(i + 2) { i + 3 } else { i }
}

/// «чемпион мира 2015 года Иванов», «(чемпион мира 2015 года)»: the end of a year that ends the title; else `i`.
fn of_year(doc: &Doc, i: usize, limit: usize) -> usize {
    let text = doc.text;
    let year = i + 1 < limit && text.tokens[i].kind == Kind::Number && text.word(i).len() == 4;
    let ends = || {
        let next = text.tokens.get(i + 2).filter(|_| i + 2 < doc.len());
        next.is_none_or(|t| t.line_start || t.kind == Kind::Punct || doc.capital(i + 2))
    };
    if year && text.reads(i + 1, "года") && ends() { i + 2 } else { i }
}

/// «посол Италии в Казахстане и по совместительству в Кыргызстане», «… в Индии с аккредитацией в Монголии»
fn concurrently(doc: &Doc, end: usize, limit: usize) -> usize {
    let text = doc.text;
    let k = if end < limit && phrase::is_and(doc, end) { end + 1 } else { end };
    let also = text.reads(k, "по") && text.reads(k + 1, "совместительству")
        || text.reads(k, "с") && k + 1 < text.len() && doc.know.grammar.stems.concurrent.has(text.fold(k + 1));
    if !also || k + 2 > limit {
        return end;
    }
    // «с резиденцией в г. Москве»
    let at = phrase::settlement(doc, k + 3).unwrap_or(k + 3);
    let place = text.reads(k + 2, "в").then(|| phrase::named(doc, at, limit, Case::Loc)).flatten();
    place.map_or(k + 2, |u| u.end)
}

/// Where the see of a cleric ends, or the lands of a prince before his given name: «принцесса Ганноверская Каролина».
fn see_behind(doc: &Doc, class: TitleClass, (from, limit): (usize, usize), cases: CaseSet) -> usize {
    let end = match class {
        TitleClass::Church | TitleClass::Royal => see_of(doc, from, limit, cases),
        _ => from,
    };
    // «князь Вяземский»
    let given = |k: usize| k < doc.len() && doc.capital(k) && doc.flags(k).has(Flags::GIVEN);
    let surname = |k: usize| doc.flags(k).has(Flags::SURNAME_SURE);
    let of_land = || given(end) && !(from..end).any(surname);
    if class == TitleClass::Church || of_land() { end } else { from }
}

/// «архиепископ Тобольский и Тюменский», «Патриарх Московский и всея Руси»: the see, as adjectives behind the head.
fn see_of(doc: &Doc, from: usize, limit: usize, cases: CaseSet) -> usize {
    let mut end = from;
    let mut k = from;
    // «имам Губинской Джума-мечети»: no see of a man's
    let man = from > 0 && noun_gender_in(doc, from - 1, cases) == Some(Gender::Masc);
    let other =
        |k: usize| man && !cases.has(Case::Nom) && ends_in(doc.text.fold(k), &["ая", "яя", "ой", "ей", "ую", "юю"]);
    while k < limit && doc.is_word(k) && !other(k) {
        let initial = doc.text.tokens[k].shape == crate::text::Shape::Letter;
        let adjective = doc.capital(k)
            && !initial
            && !doc.adjective(k).sing.and(cases).is_empty()
            && !doc.flags(k).has(Flags::GIVEN)
            && !describes_noun(doc, k, limit);
        // «епископ Серпуховской Арсений»: the old nominative, which the dictionary has as a woman's genitive
        let old = cases.has(Case::Nom) && doc.text.fold(k).ends_with("ской") && see_shaped(doc, k);
        let adjective = adjective || doc.capital(k) && old;
        // «Минский и Заславский Серафим»: an adjective that the dictionary has as a surname alone
        let second = || end > from && k == end + 1 && doc.capital(k) && see_shaped(doc, k);
        if adjective || second() {
            k += 1;
            end = k;
        } else if end > from && phrase::is_and(doc, k) && k + 1 < limit && doc.is_word(k + 1) {
            if doc.text.fold(k + 1) == "всея" && k + 2 < limit {
                return k + 3;
            }
            k += 1;
        } else {
            break;
        }
    }
    end
}

/// «Заславского»: an adjective's ending, and behind it a monk's name or the see's end.
fn see_shaped(doc: &Doc, k: usize) -> bool {
    const ENDS: [&str; 6] = ["кий", "кой", "кого", "кому", "ким", "ком"];
    let next = k + 1;
    let named = next < doc.len() && doc.capital(next) && doc.flags(next).has(Flags::GIVEN);
    let mark = next >= doc.len() || doc.text.tokens[next].kind == crate::text::Kind::Punct;
    let stem = ENDS.iter().find_map(|end| doc.text.fold(k).strip_suffix(end));
    stem.is_some_and(|stem| stem.ends_with(['с', 'ц'])) && (named || mark)
}

/// «настоятель Никольского храма», «клирик Спасского женского монастыря»: an adjective of the noun behind it, no see.
fn describes_noun(doc: &Doc, k: usize, limit: usize) -> bool {
    let plain = |n: usize| n < limit && doc.small(n);
    let noun = if plain(k + 1) && doc.noun(k + 1).any().is_empty() { k + 2 } else { k + 1 };
    let own = doc.adjective(k).sing;
    let fits = |n: usize| !doc.noun(n).sing.or(doc.adjective(n).sing).and(own).is_empty();
    plain(noun) && !doc.noun(noun).any().is_empty() && (k + 1..=noun).all(fits)
}

/// «Король», «Ткач» inside a person's name («Сергей Король», «П.Н.Ткач») is no title.
fn inside_name(doc: &Doc, i: usize) -> bool {
    if i == 0 || !doc.capital(i) || doc.text.tokens[i].line_start || doc.text.tokens[i].cell_start {
        return false;
    }
    let given = doc.flags(i - 1).has(Flags::GIVEN | Flags::PATRONYMIC)
        && doc.text.tokens[i - 1].shape == crate::text::Shape::Capital
        && doc.text.tokens[i].shape == crate::text::Shape::Capital
        && !other_case(doc, i);
    let initial = doc.text.is(i - 1, ".") && i > 1 && doc.text.tokens[i - 2].shape == crate::text::Shape::Letter;
    // «Жорж де Мэр», «Франсуа Ле Мэр»
    let small = || doc.text.tokens[i - 1].shape == crate::text::Shape::Lower && doc.capital(i - 2);
    let particle =
        i > 1 && doc.any_of(i - 1, SenseKind::NameParticle.bit()) && (small() || doc.flags(i - 2).has(Flags::GIVEN));
    // «Е. А. Полковников»: two initials need no closer tie
    let two = initial && names::after_initials(doc, i);
    let close = two
        || !doc.text.tokens[i].space_before
        || doc.flags(i).has(Flags::SURNAME_SURE)
        || initial && names::trade_behind_initial(doc, i);
    // «То Лам», «Чон Сын Хо»
    let syllable = |k: usize| k < doc.len() && doc.capital(k) && doc.syllables(k) && !doc.text.tokens[k].line_start;
    let eastern =
        doc.eastern_surname(i - 1) && (doc.eastern_surname(i) || syllable(i) && (syllable(i + 1) || hyphened(doc, i)));
    // «Чан Тхи Хонг Лам»
    let leads = |k: usize| (k..i).all(syllable) && doc.eastern_surname(k);
    let fourth = || syllable(i) && (2..4).any(|back| i >= back && leads(i - back));
    given || particle || eastern || initial && close || khan(doc, i) || fourth()
}

/// «В Астане Посол Индонезии …»: an office in no case of the given name that stands before it.
fn other_case(doc: &Doc, i: usize) -> bool {
    doc.senses(i).any(|s| names::is_office(doc, s) && !names::in_case(doc, i - 1, Role::Given, s.cases))
}

/// «Сын-джу»
fn hyphened(doc: &Doc, i: usize) -> bool {
    doc.text.word(i).contains('-')
}

/// «Шах Нигина Каримовна», «в беседе с Хан Сольгу»: a ruler's word as a surname, before a given name with its patronymic or, in
/// the nominative behind a preposition, before a word that nothing knows.
fn royal_surname(doc: &Doc, i: usize, sense: crate::rules::Sense, limit: usize) -> bool {
    let royal = sense.kind == SenseKind::TitleHead && doc.know.titles[sense.entry as usize].class == TitleClass::Royal;
    let (next, father) = (i + 1, i + 2);
    let capital = |k: usize| k < limit && doc.capital(k) && !doc.text.tokens[k].line_start;
    if !royal || doc.hit_len(i) > 1 || doc.text.tokens[i].shape != Shape::Capital || !capital(next) {
        return false;
    }
    let fathered = capital(father) && doc.flags(father).has(Flags::PATRONYMIC);
    let led = i > 0 && doc.flags(i - 1).has(Flags::PREPOSITION) && sense.cases.has(Case::Nom);
    fathered || led && !doc.flags(next).has(Flags::KNOWN | Flags::GIVEN)
}

/// «Сохаил Хан»: a ruler's word behind a name that the dictionary lacks.
fn khan(doc: &Doc, i: usize) -> bool {
    let royal = |s: crate::rules::Sense| {
        s.kind == SenseKind::TitleHead && doc.know.titles[s.entry as usize].class == TitleClass::Royal
    };
    let capital = doc.capital(i - 1);
    let foreign = capital && !doc.flags(i - 1).has(Flags::KNOWN | Flags::COMMON);
    // «Саад Уллах Хан»
    let behind_two = || {
        let given = i > 1 && doc.capital(i - 2) && doc.flags(i - 2).has(Flags::GIVEN);
        given && !doc.any_of(i - 1, SenseKind::COUNTRIES | SenseKind::ORGANIZATIONS)
    };
    let named = foreign && !doc.sentence_start(i - 1) || capital && behind_two();
    named && doc.hit_len(i) == 1 && doc.senses(i).any(royal)
}

/// «Петрова Раиса», «Ахметов Султан»: a given name that is a title's word as well, behind a surname in its case.
fn ends_name(doc: &Doc, i: usize) -> bool {
    let capital = |k: usize| doc.text.tokens[k].shape == Shape::Capital;
    let surname = |k: usize| {
        let flags = doc.flags(k);
        (flags.has(Flags::SURNAME) || names::surname_by_form(doc, k)) && !flags.has(Flags::GIVEN)
    };
    i > 0
        && capital(i)
        && doc.flags(i).has(Flags::GIVEN)
        && !doc.text.tokens[i].line_start
        && !doc.text.tokens[i].cell_start
        && capital(i - 1)
        && surname(i - 1)
        && !(i + 1 < doc.len() && capital(i + 1) && !doc.text.tokens[i + 1].line_start)
        && names::share_case(doc, i, i - 1)
}

/// «Султан Камалетдинов», «Дон Райан»: a capitalised given name that is a title's word as well, and a surname behind it.
fn leads_name(doc: &Doc, i: usize, end: usize, limit: usize) -> bool {
    // «Хан Сын Су»
    if end == i + 1 && end + 1 < limit && doc.eastern_surname(i) && (i + 1..i + 3).all(|k| doc.syllables(k)) {
        return true;
    }
    // «и Хан Соён»: a ruler's title is written small
    let capital = |k: usize| doc.text.tokens[k].shape == Shape::Capital;
    let behind = |k: usize| k < limit && capital(k) && !doc.text.tokens[k].line_start;
    if end == i + 1 && doc.eastern_surname(i) && capital(i) && !doc.sentence_start(i) && behind(end) {
        return true;
    }
    let given = doc.capital(i) && doc.flags(i).has(Flags::GIVEN) && end == i + 1;
    // «Халифа бен Рашид»
    if given && names::son_follows(doc, i) {
        return true;
    }
    // «Аким Алматинской области», «Аким Тараза», «Акимы Шалкарского, Темирского и Хобдинского районов»
    let area = || {
        let joint = |k: usize| doc.text.is(k, ",") || phrase::is_and(doc, k);
        let passes = |&k: &usize| joint(k) || doc.capital(k) && !doc.adjective(k).any().is_empty();
        let noun = (end..limit.min(end + 12)).find(|k| !passes(k));
        let one = |k: usize| k > end && k < limit && doc.is_class(k, Class::AREA.or(Class::REGION_NOUN));
        one(end + 1) || noun.is_some_and(one)
    };
    // «Султан Омана»
    let places = SenseKind::Place.bit() | SenseKind::COUNTRIES;
    let place = || !doc.flags(end).has(Flags::SURNAME) && doc.any_of(end, places);
    // «Раиса Хворост»: no genitive that depends on a title
    let stray = || !doc.noun(end).has(Case::Gen) && doc.adjective(end).any().is_empty();
    // «Раисе Соколовской», but «князю Соколовскому»
    let surnamed = || {
        let known = doc.flags(i).has(Flags::GIVEN_SURE)
            && (doc.know.grammar.russian_shape(doc.text.fold(end)) || names::womans_regional(doc.text.fold(end)));
        known && !doc.noun(i).any().and(doc.adjective(end).any()).is_empty()
    };
    given
        && !(end < limit && (area() || place() && !surnamed()))
        && end < limit
        && doc.capital(end)
        && !doc.text.tokens[end].line_start
        && !doc.flags(end).has(Flags::GIVEN)
        && (!doc.flags(end).has(Flags::COMMON) || doc.flags(end).has(Flags::SURNAME) || stray() || surnamed())
}

/// «врио | начальников»: is the noun of one word from `i` to `end` a genitive of several alone?
fn lone_plural(doc: &Doc, i: usize, end: usize) -> bool {
    let noun = doc.noun(i);
    end == i + 1 && noun.plur.has(Case::Gen) && noun.sing.is_empty()
}

/// «учёный секретарь»: a word that is an adjective as well and agrees with the office behind it.
fn describes_next(doc: &Doc, i: usize, end: usize, limit: usize) -> bool {
    let (own, lone) = (doc.adjective(i), end == i + 1);
    if !lone || own.any().is_empty() {
        return false;
    }
    // «учёных секретарей», «полицейские водители»
    let alike = |k: usize| !own.sing.and(doc.noun(k).sing).is_empty() || !own.plur.and(doc.noun(k).plur).is_empty();
    let office = |k: usize| k < limit && doc.is_word(k) && alike(k);
    if office(end) && doc.any_of(end, SenseKind::TitleHead.bit()) {
        return true;
    }
    // «ведущими оппозиционными партиями»
    let mut k = end;
    while k < limit && k < end + 3 && doc.small(k) && !doc.adjective(k).any().is_empty() {
        k += 1;
    }
    let plain = |k: usize| k < limit && doc.small(k);
    k > end && plain(k) && (end..=k).all(|k| agree(doc, i, k))
}

/// Does a reading of the adjective at `i` agree with a reading of the word at `k` in case, number and gender?
fn agree(doc: &Doc, i: usize, k: usize) -> bool {
    let declined = |p: &crate::morph::Parse| matches!(p.tag.pos(), Pos::Adjective | Pos::Participle | Pos::Noun);
    let same = |a: crate::morph::Tag, b: crate::morph::Tag| {
        let gender = a.number() == Some(Number::Plur) || b.gender().is_none_or(|g| a.gender().is_none_or(|h| g == h));
        a.number() == b.number() && gender && !a.cases().and(b.cases()).is_empty()
    };
    let adjective = doc.known(i).iter().filter(|p| matches!(p.tag.pos(), Pos::Adjective | Pos::Participle));
    adjective.into_iter().any(|a| doc.known(k).iter().filter(declined).any(|b| same(a.tag, b.tag)))
}

/// «приёмом, устроенным послом»: a participle at `k` that goes with the noun before its comma.
fn opens_clause(doc: &Doc, k: usize, floor: usize) -> bool {
    let participle = |p: crate::morph::Parse| p.tag.pos() == Pos::Participle;
    let noun = k.checked_sub(2).filter(|&n| n >= floor && doc.text.is(k - 1, ",") && doc.small(n));
    let thing =
        |n: usize| !doc.flags(n).has(Flags::ANIMATE) && !doc.noun(n).any().and(doc.adjective(k).any()).is_empty();
    !doc.adjective(k).any().has(Case::Nom) && noun.is_some_and(thing) && doc.known(k).iter().any(participle)
}

/// «… Секретарь Миссии – сотрудник Секретариата Ван Цзяньго. …»: a sentence within a paragraph that says who holds the office,
/// and nothing more.
pub fn told_who(doc: &Doc, title: &Title, next: &Title) -> bool {
    let sentence = doc.text.sentences[doc.text.sentence_of(title.start)];
    let name = |k: &usize| doc.capital(*k) || doc.text.is(*k, ".");
    let opens = sentence.start == title.start && !doc.text.tokens[title.start].line_start;
    opens && next.end < sentence.end && (next.end..sentence.end).all(|k| name(&k))
}

/// «статс-секретарь – заместитель министра»: the office that a dash joins to the one before it.
fn dashed(doc: &Doc, title: &Title, limit: usize) -> Option<Title> {
    let text = doc.text;
    let j = title.end;
    if j + 1 >= limit || text.tokens[j].kind != Kind::Punct || !matches!(text.word(j), "-" | "–" | "—" | "‑") {
        return None;
    }
    if text.tokens[j + 1].line_start || title.heads.len() > 3 || title.plural && !title.singular {
        return None;
    }
    // «Отец девушки – бизнесмен А», «Победитель – учитель А»
    let winner = doc.text.fold(title.heads[0].noun).starts_with("победител");
    if title.class == TitleClass::Relative || besides(doc, title) || winner {
        return None;
    }
    // «Заседание провёл его руководитель – первый заместитель А»
    if title.start > 0 && matches!(text.fold(title.start - 1), "его" | "ее" | "их") {
        return None;
    }
    // «протоиерей – настоятель собора»
    if title.class == TitleClass::Church && title.end == title.heads[0].end && text.tokens[j].space_before {
        return None;
    }
    // «Докладчик – кандидат наук Иванов»: a part in the event, and then who takes it
    let head = title.heads[0].noun..title.heads[0].end;
    if head.chain([j - 1]).any(|k| doc.is_word(k) && doc.is_class(k, Class::PART_TAKEN)) {
        return None;
    }
    let noun = (j + 1..limit.min(j + 6)).find(|&k| head_sense(doc, k).is_some())?;
    let next = title_at(doc, noun, j + 1, limit)?;
    // «Председатель жюри – народная артистка Иванова»: who holds the office
    if besides(doc, &next) {
        return None;
    }
    if next.start != j + 1 || !next.singular || told_who(doc, title, &next) {
        return None;
    }
    // «заместитель Председателя Комитета — Исполнительного секретаря СНГ»: the dash joins two dependants
    let inside = || next.cases.has(Case::Gen) && nested_office(doc, title.heads[0].end, title.end).is_some();
    // «советник министра – директора департамента»: no nominative plural here
    let (shared, own) = (next.cases.and(title.cases), doc.noun(noun));
    let shared = if next.plural && !own.sing.is_empty() { shared.and(own.sing) } else { shared };
    // «письмом Главы республики – заведующая отделом»: nor here
    let first = doc.noun(title.heads[0].noun);
    let shared = if title.plural && !first.sing.is_empty() { shared.and(first.sing) } else { shared };
    // «и.о. заместителя губернатора – директора департамента»: acting in both
    if title.heads.first().is_some_and(|h| h.governed) && next.cases.has(Case::Gen) {
        return Some(Title { heads: Vec::new(), ..next });
    }
    match shared.is_empty() {
        false => Some(next),
        true => inside().then(|| Title { heads: Vec::new(), ..next }),
    }
}

/// Does the title tell an honour, a degree, a rank or where somebody is from, which its holder is beside an office?
pub fn besides(doc: &Doc, title: &Title) -> bool {
    let no_office = || doc.know.grammar.classes(&doc.know.titles[title.entry as usize].lemma).has(Class::NO_OFFICE);
    matches!(title.class, TitleClass::Honor | TitleClass::Degree | TitleClass::Rank) || no_office()
}

/// «двенадцатилетний», «многолетнего», but «летний»
pub fn tells_age(fold: &str) -> bool {
    fold.find("летн").is_some_and(|at| at > 0)
}

/// Modifiers to the left of a head: agreeing adjectives, fixed phrases («и.о.», «исполняющий обязанности», «экс-»).
fn left(doc: &Doc, noun: usize, end: usize, floor: usize, cases: CaseSet, plural: bool) -> Head {
    let text = doc.text;
    let mut start = noun;
    let mut governed = false;
    while start > floor {
        if text.tokens[start].cell_start || text.tokens[start].line_start && start > 0 && doc.capital(start) {
            break;
        }
        if let Some(from) = fixed_modifier(doc, start, floor) {
            let indeclinable = governing(doc, from);
            governed |= indeclinable;
            start = from;
            continue;
        }
        let k = start - 1;
        if !doc.is_word(k) {
            // «1-й заместитель»
            break;
        }
        // «1-й», not «45-летний»
        if text.tokens[k].kind == Kind::Word
            && k >= floor + 2
            && text.fold(k).len() <= 6
            && text.is(k - 1, "-")
            && text.tokens[k - 2].kind == Kind::Number
            && !text.tokens[k].space_before
        {
            start = k - 2;
            continue;
        }
        if phrase::is_and(doc, k)
            && k > floor
            && adjective_fits(doc, k - 1, cases, plural)
            && start < noun
            && doc.adjective(start).any().0 != 0
            && !surname_before(doc, k - 1, start)
        {
            start = k - 1;
            continue;
        }
        if opens_clause(doc, k, floor) {
            break;
        }
        if adjective_fits(doc, k, cases, plural) || (governed && adjective_fits(doc, k, CaseSet::ALL, false)) {
            start = k;
            continue;
        }
        // «член-корреспондент», «д.и.н.» stand apart; an adverb may precede an adjective: «временно исполняющий»
        break;
    }
    Head { start, noun, end, governed }
}

/// «Султонова и профилактический инспектор», «Константином Беловым и Генеральным консулом»: a surname at `i`, no adjective
/// beside the one at `next`.
fn surname_before(doc: &Doc, i: usize, next: usize) -> bool {
    let named =
        || doc.text.is(i - 1, ".") || doc.capital(i - 1) && doc.flags(i - 1).has(Flags::GIVEN | Flags::PATRONYMIC);
    doc.capital(i) && !doc.sentence_start(i) && (!doc.capital(next) || i > 0 && named())
}

fn adjective_fits(doc: &Doc, k: usize, cases: CaseSet, plural: bool) -> bool {
    let f = doc.flags(k);
    let a = doc.adjective(k);
    let by_number = if plural { a.any() } else { a.sing };
    // «заболевший профессор», «награждённый учитель»: what he has done, what became of him
    let done = || {
        let fold = doc.text.fold(k);
        // the suffix and an ending of three letters at most
        let from = fold.char_indices().rev().nth(4).map_or(0, |(at, _)| at);
        let active = fold[from..].contains("вш");
        (active || befallen(doc, fold)) && modifier_free(doc, k)
    };
    // «по словам Анны Петровой гостей …»: her surname
    let surname = || {
        let given = |g: usize| doc.capital(g) && doc.flags(g).has(Flags::GIVEN | Flags::PATRONYMIC);
        let named = f.has(Flags::SURNAME) && doc.capital(k) && !doc.text.tokens[k].line_start;
        named && k.checked_sub(1).is_some_and(given)
    };
    doc.is_word(k)
        && !by_number.and(cases).is_empty()
        && !done()
        && !later(doc, k)
        && !superlative(doc, k)
        && !workshop(doc, k)
        && !f.has(Flags::PRONOMINAL | Flags::FUNCTION)
        && !doc.is_class(k, Class::NEVER_MODIFIER)
        && !tells_age(doc.text.fold(k))
        && !(f.has(Flags::GIVEN) && doc.capital(k) && !doc.sentence_start(k))
        && doc.sense(k, SenseKind::Stop.bit() | SenseKind::Honorific.bit()).is_none()
        && !surname()
}

/// «Позднее министр …»: an adverb in the form of a neuter adjective.
fn later(doc: &Doc, k: usize) -> bool {
    doc.flags(k).has(Flags::ADVERB) && doc.text.fold(k).ends_with("ее")
}

/// «в мастерской потомственного керамиста»: a noun in the form of an adjective that a preposition before it governs.
fn workshop(doc: &Doc, k: usize) -> bool {
    let led = k > 0 && doc.is_word(k - 1) && matches!(doc.text.fold(k - 1), "в" | "из" | "при");
    led && doc.noun(k).sing.has(Case::Loc) && doc.text.fold(k).ends_with("ской")
}

/// «известнейший врач»: what its holder is praised for; not «Святейший Патриарх».
fn superlative(doc: &Doc, k: usize) -> bool {
    let fold = doc.text.fold(k);
    let stem = fold.rfind("йш").filter(|&at| fold[at..].chars().count() <= 5).map(|at| &fold[..at]);
    stem.is_some_and(|s| s.ends_with(['е', 'а']))
        && !doc.know.grammar.stems.most_holy.begins(fold)
        && !doc.any_of(k, SenseKind::TitleModifier.bit())
}

/// «награждённого», «убитым»: a full past participle of the passive, unless titles keep it.
fn befallen(doc: &Doc, fold: &str) -> bool {
    let stem = ADJECTIVAL.iter().find_map(|e| fold.strip_suffix(e));
    stem.is_some_and(|s| s.ends_with("нн") || s.ends_with('т')) && !doc.know.grammar.stems.titular.begins(fold)
}

/// Endings of adjectives with a hard stem.
const ADJECTIVAL: [&str; 11] = ["ыми", "ого", "ому", "ый", "ая", "ой", "ую", "ым", "ом", "ые", "ых"];

/// Is the participle no modifier of the lexicon («бывший»)?
fn modifier_free(doc: &Doc, k: usize) -> bool {
    let participle = |p: crate::morph::Parse| p.tag.pos() == Pos::Participle;
    let former = doc.text.fold(k).starts_with("бывш") || doc.any_of(k, SenseKind::TitleModifier.bit());
    doc.known(k).iter().any(participle) && !former
}

/// A modifier of the lexicon that is part of the title (not «новый», «ныне»).
fn modifier(doc: &Doc, k: usize) -> bool {
    let sense = doc.sense(k, SenseKind::TitleModifier.bit());
    sense.is_some_and(|s| doc.know.modifiers[s.entry as usize].class != "outside")
}

/// Start of a fixed modifier phrase of the lexicon that ends right before `start`.
fn fixed_modifier(doc: &Doc, start: usize, floor: usize) -> Option<usize> {
    let ends = |k: usize| k + doc.hit_len(k) == start && modifier(doc, k) && !initials(doc, k);
    (floor.max(start.saturating_sub(6))..start).find(|&k| ends(k))
}

/// «Дорохов И.О. | министр», «доложил Дорохов И.П. Министр …»: initials of the surname before them, and no acting office.
fn initials(doc: &Doc, k: usize) -> bool {
    let text = doc.text;
    let surname = |i: usize| {
        let like = || doc.flags(i).has(Flags::SURNAME) || !doc.flags(i).has(Flags::KNOWN);
        let trade = || doc.flags(i).has(Flags::ANIMATE) && !doc.any_of(i, SenseKind::TitleHead.bit());
        like() || trade() || doc.know.grammar.surname_shape(text.fold(i))
    };
    text.tokens[k].shape == Shape::Letter
        && doc.capital(k)
        && k > 0
        && text.tokens[k - 1].shape == Shape::Capital
        && !(text.tokens[k].line_start || text.tokens[k].cell_start)
        && surname(k - 1)
}

/// The part in an event that the title tells by itself: «модератор», «докладчик».
pub fn part(doc: &Doc, title: &Title) -> Option<Part> {
    let (head, next) = (title.heads[0].noun, title.heads[0].end);
    // «ведущий программы» is a calling, «председатель собрания» is none; «председатель Собрания депутатов» is an office
    let event = next < title.end && doc.any_of(next, SenseKind::EventHead.bit()) && !doc.capital(next);
    // «председатели коллегий»: of bodies, each has one
    let bodies = || title.plural && doc.any_of(next, SenseKind::OrgHead.bit()) && !doc.noun(next).sing.has(Case::Gen);
    let event = event && !bodies();
    let lead = doc.text.fold(head).starts_with("ведущ");
    if doc.text.fold(head).starts_with("председател") && event && next + 1 == title.end {
        return Some(Part::Chair);
    }
    // «Сопредседатели: А, Б»: over those who lead a session
    let over = || next == title.end && next < doc.len() && doc.text.is(next, ":");
    if doc.text.fold(head).starts_with("сопредседател") && over() {
        return Some(Part::Chair);
    }
    // «докладчик профильной комиссии»: an office in it
    let of_body = doc.text.fold(head).starts_with("докладчик")
        && (next..title.end).any(|k| doc.any_of(k, SenseKind::OrgHead.bit()) && doc.noun(k).has(Case::Gen));
    // «Модератором выступил А, спикерами – Б и В»: of a parliament there is one
    // «Спикером вебинара стала А»: but of an assembly he is its head
    let spoken = || event && !doc.text.fold(next).starts_with("собрани");
    let alone = title.plural && !title.singular && next == title.end;
    if doc.text.fold(head).starts_with("спикер") && (alone || spoken()) {
        return Some(Part::Speaker);
    }
    let mut heads = doc.senses(head).filter(|s| s.kind == SenseKind::TitleHead && !of_body);
    heads
        .find_map(|s| doc.know.titles[s.entry as usize].part)
        .filter(|_| !lead || event || next >= title.end || !doc.is_word(next))
}

/// The title in the nominative singular: the heads and the words agreeing with them change case, dependants stay as written.
/// `keep`: which tokens to write (not the members of other holders).
pub fn nominative(doc: &Doc, title: &Title, keep: &dyn Fn(usize) -> bool) -> String {
    let mut out = String::new();
    let kept = (title.start..title.end).filter(|&i| keep(i));
    kept.fold(None, |last, i| write_word(doc, title, last, i, &mut out));
    out
}

/// «во Франции», «во Вьетнаме», «во Львове»: does the preposition «в» end in a vowel before the word?
fn with_vowel(word: &str) -> bool {
    let mut letters = word.chars();
    let (first, second) = (letters.next(), letters.next());
    let hard = second.is_some_and(|c| !"аеёиоуыэюя".contains(c));
    matches!(first, Some('в' | 'ф')) && hard || word.starts_with("льв")
}

/// Appends word `i` of the title to its nominative; `last` and the result: the word written last.
fn write_word(doc: &Doc, title: &Title, last: Option<usize>, i: usize, out: &mut String) -> Option<usize> {
    let gap = last.is_some_and(|l| if l + 1 == i { doc.text.tokens[i].space_before } else { true });
    if last.is_some_and(|l| l + 1 < i && matches!(doc.text.word(l), "в" | "во")) {
        // «послы | в | Германии и | Франции»: «во Франции»
        out.truncate(out.trim_end_matches('о').len());
        // but «в ФРГ», which is spelt out
        let spelt = doc.text.tokens[i].shape == Shape::Upper;
        out.push_str(if !spelt && with_vowel(doc.text.fold(i)) { "о" } else { "" });
    }
    if gap && !out.is_empty() {
        out.push(' ');
    }
    let head = title.heads.iter().find(|h| i >= h.start && i < h.end).or_else(|| see_head(doc, title, i));
    let word = match head {
        Some(h) => inflected(doc, title, h, i),
        None => shared_noun(doc, title, i).or_else(|| shared_adjective(doc, title, i)),
    };
    match word {
        Some(word) => out.push_str(&word),
        None => out.push_str(&repair(doc.text.word(i))),
    }
    Some(i)
}

/// «заместители министров обороны», «губернаторы аймаков X и Y», «ректоры Ошского и Худжандского университетов»: the
/// genitive plural that a plural office shares out becomes a singular with each holder.
fn shared_noun(doc: &Doc, title: &Title, i: usize) -> Option<String> {
    // «заведующие отделами культуры и спорта»
    let ruled = doc.know.grammar.governs_instrumental(&doc.know.titles[title.entry as usize].lemma);
    // «военные атташе при посольствах Индии и Сербии»
    let at = i > title.start && doc.text.reads(i - 1, "при");
    let case = if ruled {
        Case::Ins
    } else if at {
        Case::Loc
    } else {
        Case::Gen
    };
    if !title.plural || title.singular || !doc.is_word(i) || !doc.noun(i).plur.has(case) || doc.noun(i).sing.has(case) {
        return None;
    }
    // «председатели участковых комиссий»: an adjective, and no officer
    let describes = i + 1 < title.end && plural_adjective(doc, i, case) && doc.noun(i + 1).plur.has(case);
    // «заместители генеральных прокуроров»
    let next = title.heads[0].end;
    let next_office =
        (i == next || i + 1 == next + doc.hit_len(next)) && doc.any_of(next, SenseKind::TitleHead.bit()) && !describes;
    let first = (next..i).all(|k| plural_adjective(doc, k, case));
    let before_members = title.members.first().is_some_and(|m| m.0 == i + 1);
    let behind_members = title.members.last().is_some_and(|m| m.1 == i);
    // «министры водных ресурсов Ирака и Нигерии»: the things dealt with stay as many as they are
    let area = |k: usize| {
        doc.is_word(k)
            && (doc.is_class(k, Class::AREA.or(Class::REGION_NOUN)) || doc.text.fold(k).starts_with("республик"))
    };
    // «председатели верховных судов республик Адыгея и Карелия»
    let of_areas = || area(i + 1) && title.members.first().is_some_and(|m| m.0 == i + 2);
    let had_one_each = area(i) || doc.any_of(i, SenseKind::OrgHead.bit());
    // «координаторы отрядов «А» и «Б»»
    let had_one_each = had_one_each || before_members && doc.text.is(i + 1, "«");
    // «главы администраций А и Б», «руководители железнодорожных администраций: Армении (А) …»
    let whole = title.end == i + 1;
    // «главы районов | и городов»: the first had one each
    let own = |m: &(usize, usize)| m.0 == i && title.members[0].0 == next;
    let own = title.members.len() > 1 && title.members.iter().any(own);
    let leads = first && (whole || i == title.heads[0].end && !title.members.is_empty());
    // «заместители секретарей советов безопасности Кыргызстана и Таджикистана»
    let of_office = i == title.heads[0].end + 1
        && !title.members.is_empty()
        && doc.any_of(i - 1, SenseKind::TitleHead.bit())
        && doc.noun(i - 1).plur.has(case);
    if !next_office && !(had_one_each && (before_members || behind_members || leads || own || of_office || of_areas()))
    {
        return None;
    }
    of_one(doc, i, case)
}

fn plural_adjective(doc: &Doc, k: usize, case: Case) -> bool {
    doc.adjective(k).plur.has(case) && !doc.adjective(k).sing.has(case)
}

/// «железнодорожных» of «железнодорожных администраций», which becomes a singular with each holder.
fn shared_adjective(doc: &Doc, title: &Title, i: usize) -> Option<String> {
    if !title.plural || title.singular || !doc.is_word(i) || !plural_adjective(doc, i, Case::Gen) {
        return None;
    }
    let noun = (i + 1..title.end.min(i + 4)).find(|&k| !plural_adjective(doc, k, Case::Gen))?;
    shared_noun(doc, title, noun)?;
    let gender = noun_gender_in(doc, noun, CaseSet::of(Case::Gen));
    let adjective = |p: &crate::morph::Parse| {
        let several = p.tag.number() == Some(Number::Plur) && p.tag.case() == Some(Case::Gen);
        several && matches!(p.tag.pos(), Pos::Adjective | Pos::Participle)
    };
    let parse = doc.parses(i).iter().find(adjective)?;
    let want = Form { case: Some(Case::Gen), number: Some(Number::Sing), gender };
    doc.know.morph.inflect(&repair(doc.text.word(i)), parse, want)
}

/// «станций» → «станции»: the genitive singular of the noun at `i`, which stands in the genitive plural.
pub fn genitive_of_one(doc: &Doc, i: usize) -> Option<String> {
    of_one(doc, i, Case::Gen)
}

/// The singular of the noun at `i`, which stands in the plural of this case.
fn of_one(doc: &Doc, i: usize, case: Case) -> Option<String> {
    let several = |p: &crate::morph::Parse| {
        p.tag.pos() == Pos::Noun && p.tag.case() == Some(case) && p.tag.number() == Some(Number::Plur)
    };
    // «судов»: a court where the lexicon has one, no ship
    let body = doc.sense(i, SenseKind::OrgHead.bit()).map(|s| doc.know.org_heads[s.entry as usize].lemma.as_str());
    let (morph, parses) = (doc.know.morph, doc.parses(i));
    let listed = |p: &crate::morph::Parse| body.is_some_and(|lemma| morph.lemma(doc.text.fold(i), *p) == lemma);
    let parse = parses.iter().filter(several).find(listed).or_else(|| parses.iter().find(several))?;
    let want = Form { case: Some(case), number: Some(Number::Sing), gender: None };
    morph.inflect(&repair(doc.text.word(i)), parse, want)
}

/// The head whose see the adjective at `i` belongs to.
fn see_head<'t>(doc: &Doc, title: &'t Title, i: usize) -> Option<&'t Head> {
    let head = title.heads.first().filter(|_| matches!(title.class, TitleClass::Church | TitleClass::Royal))?;
    let see = doc.capital(i) && i >= head.end && !doc.adjective(i).sing.and(title.cases).is_empty();
    (see && i < see_behind(doc, title.class, (head.end, title.end), title.cases)).then_some(head)
}

/// The nominative singular of one word of a head: of the noun itself, or of a modifier agreeing with it.
fn inflected(doc: &Doc, title: &Title, head: &Head, i: usize) -> Option<String> {
    if !doc.is_word(i) {
        return None;
    }
    let word = repair(doc.text.word(i));
    if i >= head.noun && i < head.end {
        let fixed = || head_sense(doc, head.noun).is_some_and(|s| doc.know.titles[s.entry as usize].fixed);
        if head.governed && i == head.noun && title.plural {
            return genitive_of_one(doc, i);
        }
        if head.governed || fixed() {
            return None;
        }
        return inflected_head(doc, title, head, i, &word);
    }
    if head.governed {
        // «исполняющего обязанности министра»: only the participle changes
        let participle = |p: crate::morph::Parse| p.tag.pos() == Pos::Participle;
        if !doc.known(i).iter().any(participle) || doc.text.fold(i).starts_with("управля") {
            return None;
        }
    }
    let noun = (!head.governed).then(|| head_noun(doc, title, head));
    adjective(doc, title, i, noun, &word)
}

/// A word of a head of several words («генеральный директор», «исполняющий обязанности»): the lexicon's own nominative with
/// the page's letters; where the two differ in length, adjectives agree with the head's noun.
fn inflected_head(doc: &Doc, title: &Title, head: &Head, i: usize, word: &str) -> Option<String> {
    // «с Торага Шакиевым»: the nominative itself, undeclined
    if head.end - head.noun == 1 && lemma_word(doc, head, i) == Some(doc.text.fold(i)) {
        return None;
    }
    // «писателя-сатирика»: both nouns decline
    if (head.end - head.noun > 1 || word.contains('-') && title.singular)
        && let Some(lemma) = lemma_word(doc, head, i)
    {
        let same = head.end - head.noun > 1 || lemma.contains('-');
        return Some(if same { with_case(word, lemma) } else { compound(doc, title, word, lemma) });
    }
    // «тораги»: the lexicon knows what the dictionary lacks
    if head.end - head.noun == 1
        && !word.contains('-')
        && doc.known(i).is_empty()
        && let Some(lemma) = lemma_word(doc, head, i)
    {
        return Some(with_case(word, lemma));
    }
    let noun = head_noun(doc, title, head);
    match i.cmp(&noun) {
        std::cmp::Ordering::Equal => nominative_noun(doc, title, i, word),
        std::cmp::Ordering::Less => adjective(doc, title, i, Some(noun), word),
        std::cmp::Ordering::Greater => None,
    }
}

/// «экс-сотрудника», «PhD-докторанта», «фотографа-любителя»: the nominative of a compound of which the lexicon knows one
/// part, `lemma`.
fn compound(doc: &Doc, title: &Title, word: &str, lemma: &str) -> String {
    let (first, second) = word.split_once('-').unwrap_or((word, ""));
    let folded = first.to_lowercase();
    if crate::morph::never_declines(&folded) {
        return format!("{first}-{}", with_case(second, lemma));
    }
    if folded.starts_with("женщин") {
        return format!("{}-{}", with_case(first, "женщина"), with_case(second, lemma));
    }
    let morph = doc.know.morph;
    let fits = |p: &crate::morph::Parse| {
        p.tag.pos() == Pos::Noun && p.tag.has(crate::morph::Tag::ANIMATE) && !p.tag.cases().and(title.cases).is_empty()
    };
    let want = Form { case: Some(Case::Nom), number: Some(Number::Sing), gender: None };
    let known = morph.parses(&second.to_lowercase());
    let other = known.iter().find(fits).and_then(|p| morph.inflect(second, p, want));
    format!("{}-{}", with_case(first, lemma), other.as_deref().unwrap_or(second))
}

/// The lexicon's word for token `i` of a head.
fn lemma_word<'a>(doc: &Doc<'a>, head: &Head, i: usize) -> Option<&'a str> {
    let sense = head_sense(doc, head.noun)?;
    let know = doc.know;
    let lemma = know.titles[sense.entry as usize].lemma.as_str();
    (lemma.split(' ').count() == head.end - head.noun).then(|| lemma.split(' ').nth(i - head.noun)).flatten()
}

/// A lemma with a capital first letter where the page has one, and with its «е» where the page writes no «ё».
fn with_case(written: &str, lemma: &str) -> String {
    let mut out = String::with_capacity(lemma.len());
    let plain = !written.contains('ё');
    for (n, c) in lemma.chars().enumerate() {
        match c {
            'ё' if plain => out.push('е'),
            c if n == 0 && written.chars().next().is_some_and(char::is_uppercase) => out.extend(c.to_uppercase()),
            c => out.push(c),
        }
    }
    out
}

/// The noun of a head: its first word that is one in the title's case and no agreeing adjective of a later noun.
fn head_noun(doc: &Doc, title: &Title, head: &Head) -> usize {
    let of = |k: usize| if title.plural { doc.noun(k).any() } else { doc.noun(k).sing };
    let noun = |k: usize| doc.is_word(k) && !of(k).and(title.cases).is_empty();
    let plain = |k: usize| doc.adjective(k).any().and(title.cases).is_empty() || !(k + 1..head.end).any(noun);
    (head.noun..head.end).find(|&k| noun(k) && plain(k)).unwrap_or(head.noun)
}

fn adjective(doc: &Doc, title: &Title, i: usize, noun: Option<usize>, word: &str) -> Option<String> {
    let gender = noun.and_then(|noun| noun_gender_in(doc, noun, title.cases));
    let gender = gender.map(|g| if g == Gender::Common { Gender::Masc } else { g });
    let parses = doc.parses(i);
    let fits = |p: &crate::morph::Parse| {
        matches!(p.tag.pos(), Pos::Adjective | Pos::Participle) && !p.tag.cases().and(title.cases).is_empty()
    };
    // «временным» is «временный», the lexicon's word, not «временной»
    let nominative = Form { case: Some(Case::Nom), number: Some(Number::Sing), gender: Some(Gender::Masc) };
    let known =
        doc.sense(i, SenseKind::TitleModifier.bit()).map(|s| doc.know.modifiers[s.entry as usize].lemma.as_str());
    let listed =
        |p: &crate::morph::Parse| known.is_some() && doc.know.morph.inflect(word, *p, nominative).as_deref() == known;
    let parse = parses.iter().filter(fits).find(listed).or_else(|| parses.iter().find(fits))?;
    // «бывшая глава»: a woman's, though the noun has no feminine
    let womans = |p: crate::morph::Parse| p.tag.number() == Some(Number::Sing) && p.tag.gender() == Some(Gender::Femn);
    let gender = if parses.iter().filter(fits).all(womans) { Some(Gender::Femn) } else { gender };
    // «городскому голове»: a man's, though the noun is feminine
    let mut single = parses.iter().filter(fits).filter(|p| p.tag.number() == Some(Number::Sing)).peekable();
    let mans = gender == Some(Gender::Femn)
        && title.singular
        && single.peek().is_some()
        && single.all(|p| p.tag.gender() != Some(Gender::Femn));
    let gender = if mans { Some(Gender::Masc) } else { gender };
    let want = Form { case: Some(Case::Nom), number: Some(Number::Sing), gender: gender.or(Some(Gender::Masc)) };
    doc.know.morph.inflect(word, parse, want)
}

fn nominative_noun(doc: &Doc, title: &Title, i: usize, word: &str) -> Option<String> {
    let morph = doc.know.morph;
    let fits = |p: &crate::morph::Parse| {
        let number = title.plural && !title.singular;
        matches!(p.tag.pos(), Pos::Noun | Pos::Adjective | Pos::Participle)
            && !p.tag.cases().and(title.cases).is_empty()
            && (!number || p.tag.number() != Some(Number::Sing))
    };
    let parses = doc.parses(i);
    let parse = parses
        .iter()
        .filter(fits)
        .min_by_key(|p| (p.tag.pos() != Pos::Noun, !p.tag.has(crate::morph::Tag::ANIMATE)))?;
    let gender = (parse.tag.pos() != Pos::Noun).then(|| parse.tag.gender().unwrap_or(Gender::Masc));
    morph.inflect(word, parse, Form { case: Some(Case::Nom), number: Some(Number::Sing), gender })
}

/// Gender of the noun at `i`, whose form stands in one of `cases`.
pub fn noun_gender_in(doc: &Doc, i: usize, cases: CaseSet) -> Option<Gender> {
    let parses = doc.parses(i);
    let fits = |p: &crate::morph::Parse| p.tag.pos() == Pos::Noun && !p.tag.cases().and(cases).is_empty();
    parses.iter().find(fits).and_then(|p| p.tag.gender())
}

/// Does the modifier phrase at `from` put the office into the genitive: «и.о.», «исполняющий обязанности»?
fn governing(doc: &Doc, from: usize) -> bool {
    doc.sense(from, SenseKind::TitleModifier.bit())
        .is_some_and(|s| doc.know.modifiers[s.entry as usize].class == "acting")
}

/// The title's nominative for a sole holder, and the role: heads with their modifiers and the heads nested in them
/// («заместитель министра», «председатель совета директоров»), lower case, without named bodies, areas and states.
pub fn with_role(doc: &Doc, title: &Title) -> (String, String) {
    let end = role_end(doc, title).min(title.end);
    let mut out = String::with_capacity(doc.text.span(title.start, title.end).len() + 8);
    let last = (title.start..end).fold(None, |last, i| write_word(doc, title, last, i, &mut out));
    let role = lower(&out);
    (end..title.end).fold(last, |last, i| write_word(doc, title, last, i, &mut out));
    (out, role)
}

/// One past the last token of the role.
fn role_end(doc: &Doc, title: &Title) -> usize {
    let mut end = title.heads[0].end;
    // nested offices: «первый заместитель министра», «помощник президента»
    while end < title.end {
        let Some(office) = nested_office(doc, end, title.end) else {
            break;
        };
        end = office;
    }
    end
}

fn nested_office(doc: &Doc, i: usize, limit: usize) -> Option<usize> {
    let mut k = i;
    while k < limit && k < i + 4 && doc.is_word(k) {
        let genitive = |s: crate::rules::Sense| s.kind == SenseKind::TitleHead && s.cases.has(Case::Gen);
        // «участковой комиссии», «участковых комиссий»: an adjective, and no officer
        let (a, next) = (doc.adjective(k), k + 1);
        let noun = || if next < limit && doc.is_word(next) { doc.noun(next) } else { Default::default() };
        let describes =
            a.sing.has(Case::Gen) && noun().sing.has(Case::Gen) || a.plur.has(Case::Gen) && noun().plur.has(Case::Gen);
        if doc.senses(k).any(genitive) && doc.noun(k).has(Case::Gen) && !(describes && !doc.any_of(next, HEADS)) {
            return Some(k + doc.hit_len(k));
        }
        if doc.adjective(k).has(Case::Gen) {
            k += 1;
            continue;
        }
        return None;
    }
    None
}
