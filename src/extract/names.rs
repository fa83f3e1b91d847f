//! Written names: which runs of words are the name of a human, which word is which part, and the nominative of each.
//!
//! A run is cut into units (an initial, a particle, a capitalised word); a short grammar of the orders in use (Russian
//! «И. О. Фамилия» both ways round, имя-отчество, Western, Arabic, Turkic, Chinese, Korean, Vietnamese, Mongolian) names
//! the parts. The nominative is computed by agreement: the parts share one case and one gender.

pub mod undeclined;

use super::doc::{Doc, Flags, Traits};
use super::memo;
use super::people;
use super::phrase;
use crate::morph::{self, Case, CaseSet, Form, Gender, NameForm, Number, Pos, Tag};
use crate::rules::{Class, Face, SenseKind, Sex, StemLists, TitleClass, hash};
use crate::text::{Kind, Shape, Token, ends_in, lookalike, repair};
use std::rc::Rc;

/// What a word is within a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    Given,
    Patronymic,
    Surname,
}

/// One word (or initial, or particle with its word) of a name.
#[derive(Debug, Clone)]
pub struct Part {
    pub role: Role,
    /// First token.
    pub start: usize,
    /// One past the last token.
    pub end: usize,
    /// «И.»: stays as it is.
    pub initial: bool,
}

/// A name as found in the text.
#[derive(Debug, Clone)]
pub struct Name {
    /// First token.
    pub start: usize,
    /// One past the last token.
    pub end: usize,
    pub parts: Vec<Part>,
    /// How sure the form alone is, in [0, 1].
    pub weight: f64,
    /// East Asian order: surname first, nothing inflects but perhaps the last word.
    pub eastern: bool,
}

const MAX_UNITS: usize = 8;

/// Bits of a unit.
mod bit {
    pub const INITIAL: u16 = 1;
    pub const GIVEN: u16 = 2;
    pub const PATRONYMIC: u16 = 4;
    pub const SURNAME: u16 = 8;
    pub const SYLLABLE: u16 = 16;
    pub const WORD: u16 = 32;
    pub const PARTICLE: u16 = 64;
    /// The dictionary knows it only as an ordinary word.
    pub const COMMON: u16 = 128;
    /// «оглы», «кызы»
    pub const OGLY: u16 = 256;
    /// «уулу»
    pub const UULU: u16 = 512;
    /// «бен», «бин», «ибн»: what follows still belongs to the given name.
    pub const BEN: u16 = 1024;
    pub const PLACE: u16 = 2048;
    /// The dictionary itself calls it a given name.
    pub const SURE: u16 = 4096;
    /// A surname that stands before the given name in East Asia.
    pub const EASTERN: u16 = 8192;
    /// A patronymic by the dictionary, or of a form that no surname has («-овна»).
    pub const FATHER: u16 = 16384;
}

#[derive(Clone, Copy, Default)]
struct Unit {
    start: usize,
    end: usize,
    bits: u16,
}

impl Unit {
    fn is(&self, bits: u16) -> bool {
        self.bits & bits != 0
    }
}

/// The name that begins at token `at`, if one does. `titled`: a title stands right before it, so that its mere shape is
/// enough. Names never cross a line's end.
pub fn name_at(doc: &Doc, at: usize, limit: usize, titled: bool) -> Option<Name> {
    let mut buffer = [Unit::default(); MAX_UNITS];
    let n = units(doc, at, limit, &mut buffer);
    let u = without_relative(doc, &buffer[..n]);
    let n = u.len();
    let first = u.first()?;
    // «археолог из Пенджикента Юсуфшо Ёкубов»
    if n > 2 && u[..2].iter().all(|x| x.is(bit::WORD)) && at > 0 && doc.text.reads(at - 1, "из") {
        return None;
    }
    // «из села Тлох Патимат Дибирова»
    let settlement = || at > 1 && doc.is_class(at - 1, Class::SETTLEMENT) && doc.text.reads(at - 2, "из");
    if n > 2 && !first.is(bit::GIVEN | bit::INITIAL) && u[1].is(bit::GIVEN) && settlement() {
        return None;
    }
    // «из Абашево Прасковья Тимофеевна Зоткина»: a surname behind the patronymic leaves no room for one before
    let surname = |x: &Unit| x.is(bit::SURNAME) || x.is(bit::WORD) && !x.is(bit::COMMON | bit::PLACE | bit::GIVEN);
    let whole = |k: usize| u[k].is(bit::GIVEN) && u[k + 1].is(bit::PATRONYMIC) && surname(&u[k + 2]);
    if !first.is(bit::INITIAL) && (1..n.saturating_sub(2)).any(whole) {
        return None;
    }
    // «ПОБЕДИТЕЛИ И ПРИЗЁРЫ»
    let shouted = |k: usize| k < doc.len() && doc.text.tokens[k].shape == Shape::Upper;
    if n == 1
        && doc.text.tokens[first.start].shape == Shape::Letter
        && phrase::is_and(doc, first.start)
        && (at > 0 && shouted(at - 1) || shouted(at + 1))
    {
        return None;
    }
    // «фонд X Prize»
    let word = &doc.text.tokens[first.start];
    if word.shape == Shape::Letter && !word.cyrillic && !doc.text.is(first.start + 1, ".") {
        return None;
    }
    // «дорог ИРИ Миад Салехи», «борьбы РД Магомед-Тагир Абдулаев»
    let full = n > 2 && u[2].is(bit::PATRONYMIC);
    if n > 1 && !full && doc.text.tokens[u[1].start].shape == Shape::Capital && abbreviates(doc, first.start) {
        return None;
    }
    if first.is(bit::OGLY | bit::UULU) || (first.is(bit::PARTICLE) && !doc.capital(first.start)) {
        return None;
    }
    if n > 1 && letters_lead(doc, u) {
        return None;
    }
    let name = initials_first(doc, u)
        .or_else(|| surname_initials(doc, u))
        .or_else(|| with_patronymic(doc, u))
        .or_else(|| eastern(doc, u, titled))
        .or_else(|| plain(doc, u, titled))?;
    let surname_first = name.parts[0].role == Role::Surname && name.parts.len() > 1 && !name.eastern;
    if surname_first && (opens_sentence(doc, &name) || !coherent(doc, &name)) {
        return None;
    }
    Some(numbered(doc, name, limit))
}

/// «ИРИ», «РД»: capitals of a state, those of a body behind its noun, or two of which no syllable of a name is made; not «КИМ», «ЛИ», nor
/// the «ЗЕ» of «ЗЕ Лидия Ивановна».
fn abbreviates(doc: &Doc, i: usize) -> bool {
    let letters = doc.text.word(i).chars().count();
    let short = letters == 2 && !doc.syllables(i) && !doc.eastern_surname(i);
    // «Университета АДА Айнур Керимли»
    let of_body = || i > 0 && doc.any_of(i - 1, SenseKind::OrgHead.bit()) && !doc.text.tokens[i].line_start;
    let surname = doc.eastern_surname(i) || doc.flags(i).has(Flags::SURNAME_SURE);
    let short = short || (3..5).contains(&letters) && !surname && of_body();
    let state = doc.any_of(i, SenseKind::Country(Face::Abbreviation).bit());
    doc.text.tokens[i].shape == Shape::Upper && doc.text.tokens[i].cyrillic && (short || state)
}

/// «ОМОН Олег Лунин», «ОГИБДД МО МВД»: capitals of a body before a whole name or before other letters. A surname in capitals has
/// no further one behind the given name, a name in capitals a given name that is known.
fn letters_lead(doc: &Doc, u: &[Unit]) -> bool {
    let upper = |x: &Unit| doc.text.tokens[x.start].shape == Shape::Upper && doc.text.tokens[x.start].cyrillic;
    if !u[0].is(bit::WORD) || !upper(&u[0]) {
        return false;
    }
    if upper(&u[1]) {
        let shouted = doc.sentence_start(u[0].start) || doc.text.tokens[u[0].start - 1].shape == Shape::Upper;
        let named = |x: &Unit| x.is(bit::GIVEN | bit::INITIAL | bit::PATRONYMIC);
        return !shouted && !u[0].is(bit::EASTERN) && !u.iter().take(3).any(named);
    }
    let father = u.iter().any(|x| x.is(bit::PATRONYMIC | bit::INITIAL | bit::OGLY | bit::UULU | bit::BEN));
    let whole = || u.len() > 2 && !father && u[1].is(bit::GIVEN) && u[2].is(bit::WORD) && !upper(&u[2]);
    doc.any_of(u[0].start, SenseKind::ORGANIZATIONS | SenseKind::OrgHead.bit()) && !u[0].is(bit::GIVEN) || whole()
}

/// «Jay Z», «PewDiePie»: up to three words in Latin letters that may be somebody's name.
pub fn in_latin(doc: &Doc, at: usize, limit: usize) -> Option<Name> {
    let latin =
        |k: usize| doc.is_word(k) && !doc.text.tokens[k].cyrillic && doc.capital(k) && !is_roman(doc.text.word(k));
    let goes_on = |k: usize| k < limit && latin(k) && !doc.text.tokens[k].line_start;
    let end = (at..limit.min(at + 4)).take_while(|&k| goes_on(k)).last()? + 1;
    let part = |role: Role, start: usize, end: usize| Part { role, start, end, initial: false };
    let parts = match end - at {
        1 => vec![part(Role::Surname, at, end)],
        2 | 3 => vec![part(Role::Given, at, end - 1), part(Role::Surname, end - 1, end)],
        _ => return None,
    };
    // «Wedding word»
    if end < limit && doc.is_word(end) && !doc.text.tokens[end].cyrillic {
        return None;
    }
    Some(Name { start: at, end, parts, weight: 0.8, eastern: false })
}

/// «вдова Ельцина Наина Иосифовна», «отец Кима Чен Ира Ким Ир Сен»: behind a word of kinship the first name, in the genitive,
/// is whose relative the second is.
fn without_relative<'u>(doc: &Doc, u: &'u [Unit]) -> &'u [Unit] {
    // «вдова майора Степана Рогулина Алла Геннадьевна»
    let behind_rank = |k: usize| match k.checked_sub(1) {
        Some(before) if doc.any_of(k, SenseKind::Rank.bit()) && doc.noun(k).sing.has(Case::Gen) => before,
        _ => k,
    };
    let before = u.first().and_then(|x| x.start.checked_sub(1)).map(behind_rank);
    let Some(kin) = before.map(|k| kinship(doc, k)) else { return u };
    if kin.is_empty() || u.len() < 2 {
        return u;
    }
    // «встретил коллегу Марата Султана»
    let one = || {
        let part = |x: &Unit| Part {
            role: if x.is(bit::GIVEN) { Role::Given } else { Role::Surname },
            start: x.start,
            end: x.end,
            initial: x.is(bit::INITIAL),
        };
        let parts = u.iter().filter(|x| !x.is(bit::PATRONYMIC)).map(part).collect();
        let whole = Name { start: u[0].start, end: u[u.len() - 1].end, parts, weight: 0.0, eastern: false };
        coherent_in(doc, &whole, kin)
    };
    if !kin.has(Case::Nom) && one() {
        return u;
    }
    let genitive = |x: &Unit, role: Role| {
        let man = |f: &NameForm| f.cases.has(Case::Gen) && f.gender != Some(Gender::Femn);
        x.is(bit::WORD) && readings(doc, x.start, role).iter().any(man)
    };
    let owner = |j: usize| match j {
        _ if u[0].is(bit::EASTERN) => j == 3 && !doc.eastern_surname(u[0].start),
        1 if u[0].is(bit::GIVEN) => {
            u.len() == 2 && u[1].is(bit::SURE) && !u[1].is(bit::SURNAME) && genitive(&u[0], Role::Given)
        }
        1 => genitive(&u[0], Role::Surname),
        2 => {
            let given =
                u[0].is(bit::GIVEN) && readings(doc, u[0].start, Role::Given).iter().any(|f| f.cases.has(Case::Gen));
            (u[0].is(bit::INITIAL) || given) && genitive(&u[1], Role::Surname)
        }
        _ => false,
    };
    let relative = |x: &Unit| {
        let fits = || readings(doc, x.start, Role::Given).iter().any(|f| !f.cases.and(kin).is_empty());
        x.is(bit::EASTERN) && doc.eastern_surname(x.start) || x.is(bit::GIVEN) && fits()
    };
    let cut = (1..u.len().min(4)).find(|&j| owner(j) && relative(&u[j]));
    cut.map_or(u, |j| &u[..j])
}

/// The cases in which the word at `k` names one relative: «вдова», «сына».
pub fn kinship(doc: &Doc, k: usize) -> CaseSet {
    if !doc.any_of(k, SenseKind::TitleHead.bit()) {
        return CaseSet::EMPTY;
    }
    let kin = |s: crate::rules::Sense| {
        s.kind == SenseKind::TitleHead
            && s.number != Some(Number::Plur)
            && doc.know.titles[s.entry as usize].class == TitleClass::Relative
    };
    doc.senses(k).filter(|&s| kin(s)).fold(CaseSet::EMPTY, |all, s| all.or(s.cases))
}

/// «Доклад Ольги Ивановны», «О Павле Ильиче»: an ordinary word before a name that is no nominative; not «Заславской Ольге».
fn opens_sentence(doc: &Doc, name: &Name) -> bool {
    let first = name.start;
    let ordinary = doc.flags(first).has(Flags::COMMON | Flags::FUNCTION)
        && !doc.flags(first).has(Flags::SURNAME_SURE)
        && !surname_by_form(doc, first);
    let mut rest = name.parts[1..].iter().filter(|p| !p.initial);
    ordinary
        && doc.sentence_start(first)
        && rest.any(|p| {
            let forms = readings(doc, p.start, p.role);
            !forms.is_empty() && !forms.iter().any(|f| f.cases.has(Case::Nom))
        })
}

/// Is the word at `i`, ordinary for the dictionary, a surname by its ending or by what stands behind it?
pub fn surname_by_form(doc: &Doc, i: usize) -> bool {
    surname_like_adjective(doc, i) || trade_surname(doc, i)
}

/// «Заславской», «Лыковой»: an adjective alone for the dictionary, that ends as surnames do.
fn surname_like_adjective(doc: &Doc, i: usize) -> bool {
    let mut parses = doc.known(i).iter().peekable();
    doc.know.grammar.surname_shape(doc.text.fold(i))
        && parses.peek().is_some()
        && parses.all(|p| matches!(p.tag.pos(), Pos::Adjective | Pos::ShortAdjective))
}

/// Can all the parts stand in one case and gender? «вдова Ельцина Наина Иосифовна» is no «Фамилия Имя Отчество».
fn coherent(doc: &Doc, name: &Name) -> bool {
    coherent_in(doc, name, CaseSet::ALL)
}

/// The same, in one of these cases.
pub fn coherent_in(doc: &Doc, name: &Name, cases: CaseSet) -> bool {
    SEXES.into_iter().any(|sex| coherent_as(doc, name, sex, cases))
}

fn coherent_as(doc: &Doc, name: &Name, sex: Gender, mut cases: CaseSet) -> bool {
    for part in name.parts.iter().filter(|p| !p.initial) {
        for i in (part.start..part.end).filter(|&i| doc.capital(i)) {
            let forms = readings(doc, i, part.role);
            let fitting = forms.iter().filter(|f| f.gender.is_none_or(|g| g == sex || g == Gender::Common));
            let all = fitting.fold(CaseSet::EMPTY, |s, f| s.or(f.cases));
            if !forms.is_empty() {
                cases = cases.and(all);
            }
        }
    }
    !cases.is_empty()
}

/// «Елизавета II»: the number belongs to the name.
fn numbered(doc: &Doc, mut name: Name, limit: usize) -> Name {
    let given = name.parts.iter().all(|p| p.role == Role::Given) || name.parts.len() == 1;
    let i = name.end;
    if given && i < limit && doc.is_word(i) && !doc.text.tokens[i].line_start && is_roman(doc.text.word(i)) {
        name.end += 1;
    }
    name
}

fn is_roman(word: &str) -> bool {
    word.chars().all(|c| matches!(c, 'I' | 'V' | 'X'))
}

/// Cuts the run at `at` into units; returns how many there are.
fn units(doc: &Doc, at: usize, limit: usize, out: &mut [Unit; MAX_UNITS]) -> usize {
    let text = doc.text;
    let (mut i, mut n) = (at, 0);
    while i < limit && n < MAX_UNITS {
        let t = &text.tokens[i];
        if t.kind != Kind::Word
            || (i > at && (t.line_start || t.cell_start))
            || !(t.cyrillic || t.shape == Shape::Letter && (n > 0 || like_russian(text.word(i))))
        {
            break;
        }
        let mut unit = Unit { start: i, end: i + 1, bits: 0 };
        if n == 2 && out[0].is(bit::EASTERN) && out[1].is(bit::SYLLABLE) && last_syllable(doc, i) {
            unit.bits = bit::WORD | bit::SYLLABLE;
        } else if text.is(i + 1, ".")
            && !text.tokens[i + 1].space_before
            && (t.shape == Shape::Letter || is_digraph(text.word(i)))
        {
            unit.bits = bit::INITIAL;
            unit.end = i + 2;
            // «К.-Ж.»
            while text.is(unit.end, "-")
                && unit.end + 2 < limit
                && text.tokens[unit.end + 1].shape == Shape::Letter
                && text.is(unit.end + 2, ".")
            {
                unit.end += 3;
            }
        } else {
            let eastern = n > 0 && out[0].is(bit::EASTERN);
            unit.bits = word_bits(doc, i, n, eastern);
            // «Пайплайн Компани»
            if n > 0 && phrase::is_company_word(doc, i) {
                return 0;
            }
            if unit.bits == 0 {
                break;
            }
            if unit.bits == bit::PARTICLE {
                unit.end = i + doc.hit_len(i).max(1);
            }
            if n == 0 && unit.is(bit::WORD) && unit.end < limit && is_hazrat(doc, unit.end) {
                unit.bits |= bit::GIVEN;
                unit.end += 1;
            }
        }
        out[n] = unit;
        n += 1;
        i = unit.end;
    }
    // a particle in lower case cannot end a name
    while n > 0 && out[n - 1].is(bit::PARTICLE) && !out[n - 1].is(bit::OGLY | bit::UULU | bit::WORD) {
        n -= 1;
    }
    n
}

/// «Камиль хазрат Самигуллин», «Замир кары Ракиев»: how imams are addressed, behind the given name and no part of it.
fn is_hazrat(doc: &Doc, i: usize) -> bool {
    let called = |stem: &str| doc.text.fold(i).starts_with(stem);
    let before_surname = || i + 1 < doc.len() && doc.capital(i + 1);
    let reciter = || before_surname() && doc.know.grammar.stems.reciters.has(doc.text.fold(i));
    doc.text.tokens[i].shape == Shape::Lower && (called("хазрат") || reciter())
}

/// «Пак Сон У.»: a syllable of one letter before the sentence's end, no initial.
fn last_syllable(doc: &Doc, i: usize) -> bool {
    let letter = matches!(doc.text.fold(i), "у" | "о" | "и" | "ю" | "э") && doc.capital(i);
    let ends = i + 2 >= doc.len() || doc.sentence_start(i + 2) || doc.text.tokens[i + 2].line_start;
    letter && doc.text.is(i + 1, ".") && ends
}

/// «K», which may be meant as a Russian letter, not «G».
fn like_russian(word: &str) -> bool {
    word.chars().all(|c| lookalike(c).is_some())
}

/// «Дж.», «Ю.» — initials of more than one letter in transliterations; «Б-Ц.» of a double name.
fn is_digraph(word: &str) -> bool {
    let mut letters = word.chars();
    let double = letters.next().is_some_and(char::is_uppercase)
        && letters.next() == Some('-')
        && letters.next().is_some_and(char::is_uppercase)
        && letters.next().is_none();
    double || matches!(word, "Дж" | "Дз" | "Кх" | "Нг" | "Тх" | "Чж" | "Ж" | "Юл" | "Эл" | "Ал" | "Вл" | "Кс")
}

/// «аль-Хашими», «Насир-уль-Мульк»: the Arabic article within a name.
pub fn with_article(word: &str) -> bool {
    const ARTICLES: [&str; 14] =
        ["аль", "эль", "ас", "аш", "ат", "аз", "ар", "ад", "ан", "уль", "уд", "ур", "ус", "ун"];
    let mut parts = word.split('-');
    let (first, second, third) = (parts.next().unwrap_or(""), parts.next(), parts.next());
    let capital = |part: Option<&str>| part.is_some_and(|p| p.starts_with(char::is_uppercase));
    capital(second) && ARTICLES.contains(&first.to_lowercase().as_str())
        || second.is_some_and(|s| ARTICLES.contains(&s)) && capital(Some(first)) && capital(third)
}

/// «аль-Хашими», «эль-Абидин»: an article joined to a name.
fn arabic(doc: &Doc, i: usize) -> bool {
    let token = &doc.text.tokens[i];
    token.shape == Shape::Mixed && !doc.capital(i) && doc.text.word(i).contains('-')
}

fn word_bits(doc: &Doc, i: usize, n: usize, eastern: bool) -> u16 {
    let text = doc.text;
    let fold = text.fold(i);
    if n > 0 {
        match fold {
            "оглы" | "оглу" | "угли" | "огли" | "углы" | "ўғли" | "кызы" | "гызы" | "кизи" | "қызы" =>
            {
                return bit::OGLY | bit::PARTICLE;
            }
            "уулу" | "улу" => return bit::UULU | bit::PARTICLE,
            // «Зин эль-Абидин Бен Али»
            "бен" | "бин" | "ибн" | "ибни" | "бинт" | "абу" if !doc.capital(i) || arabic(doc, i - 1) =>
            {
                return bit::BEN | bit::PARTICLE;
            }
            _ => {}
        }
    }
    let particle = doc.any_of(i, SenseKind::NameParticle.bit());
    if !doc.capital(i) {
        // «аль-Хашими», «эль-Этреби», «д’Эстен»
        let inner = text.tokens[i].shape == Shape::Mixed && fold.contains(['-', '\'']);
        return match (particle, inner) {
            (true, _) if n > 0 => bit::PARTICLE,
            (_, true) if n > 0 && text.word(i).chars().filter(|c| c.is_uppercase()).count() == 1 => {
                bit::WORD | bit::SURNAME
            }
            _ => 0,
        };
    }
    // «Слава Богу»
    let thanks = fold == "слава" && text.reads(i + 1, "богу") || fold == "богу" && i > 0 && text.reads(i - 1, "слава");
    if thanks || doc.has(i, Traits::NAMELESS) {
        return 0;
    }
    // «Рождество-Богородичный Санаксарский монастырь»
    if doc.has(i, Traits::HYPHENED) && doc.know.grammar.stems.consecrated.begins(fold) {
        return 0;
    }
    // «на выставке ИННОПРОМ АО «Синара»»
    let quoted = i + 1 < text.len() && matches!(text.word(i + 1), "«" | "\"" | "“" | "„");
    let form = |s: crate::rules::Sense| {
        s.kind == SenseKind::OrgHead && doc.know.org_heads[s.entry as usize].class == "company_form"
    };
    if quoted && text.tokens[i].shape == Shape::Upper && doc.senses(i).any(form) {
        return 0;
    }
    let f = doc.flags(i);
    // «Александр Оробей»
    let behind_given = n > 0 && i > 0 && doc.capital(i - 1) && doc.flags(i - 1).has(Flags::GIVEN);
    if f.has(Flags::VERB | Flags::NONFINITE) && only_verb(doc, i) && !behind_given && !(n == 2 && behind_father(doc, i))
    {
        return 0;
    }
    let mut bits = bit::WORD;
    if particle {
        bits |= bit::PARTICLE;
    }
    if f.has(Flags::GIVEN) {
        bits |= bit::GIVEN;
    }
    if f.has(Flags::GIVEN_SURE) {
        bits |= bit::SURE;
    }
    if doc.eastern_surname(i) || n == 0 && inflected_eastern(doc, i) {
        bits |= bit::EASTERN;
    }
    // «Гурбангулы»: a given name with the ending of a patronymic
    let listed = || doc.known(i).iter().any(|p| p.tag.has(Tag::PATRONYMIC));
    if f.has(Flags::PATRONYMIC) && (listed() || !doc.any_of(i, SenseKind::GivenName.bit())) {
        bits |= bit::PATRONYMIC;
        let womans = [
            "овна",
            "овны",
            "овне",
            "овну",
            "овной",
            "евна",
            "евны",
            "евне",
            "евну",
            "евной",
            "ична",
            "улы",
            "ұлы",
            "кызы",
            "қызы",
        ];
        if listed() || ends_in(fold, &womans) || son_of_known(doc, fold) {
            bits |= bit::FATHER;
        }
    }
    // «Фаиз-уль-Хасан»: three words joined, as no Russian word is
    if text.tokens[i].shape == Shape::Mixed && text.word(i).matches('-').count() == 2 && with_article(text.word(i)) {
        bits |= bit::GIVEN | bit::SURNAME;
    }
    if f.has(Flags::SURNAME) {
        bits |= bit::SURNAME;
    }
    if doc.syllables(i) {
        bits |= bit::SYLLABLE;
    }
    if mongolian_father(doc, i) && (bits & bit::SURNAME == 0 || before_mongol(doc, i)) {
        bits = bits & !bit::SURNAME | bit::GIVEN;
    }
    let named = bits & (bit::GIVEN | bit::PATRONYMIC | bit::SURNAME) != 0;
    if f.has(Flags::COMMON) && !named {
        bits |= bit::COMMON;
    }
    for s in doc.senses(i) {
        match s.kind {
            // states and bodies never begin inside a name; «Индия» as a given name carries GIVEN
            // «высокогорья Монгольского Алтая»
            SenseKind::Country(Face::Adjective) if n == 0 && before_place(doc, i) => return 0,
            SenseKind::Country(Face::Adjective | Face::Inhabitant) => {}
            SenseKind::Organization(_)
                if n == 0
                    && doc.hit_len(i) == 1
                    && f.has(Flags::GIVEN)
                    && (before_surname(doc, i) || before_regional(doc, i)) => {}
            // «Сальвадор Дали», «Доминика Рааба»
            SenseKind::Country(_) if n == 0 && f.has(Flags::GIVEN) && before_unknown(doc, i) => {}
            // «Заира Магомедова»
            SenseKind::Country(Face::Historical) if n == 0 && f.has(Flags::GIVEN) && before_surname(doc, i) => {}
            SenseKind::Country(_) | SenseKind::Organization(_) if n == 0 || !f.has(Flags::GIVEN) => {
                return 0;
            }
            SenseKind::Honorific if doc.eastern_surname(i) && syllables_follow(doc, i) => {}
            // «Чо Хон Сик»
            SenseKind::Honorific if eastern && doc.syllables(i) => {}
            // «Панов В. Е.»
            SenseKind::Honorific if trade_surname(doc, i) => {}
            SenseKind::Honorific
                if !(n > 0 && surname_position(doc, i) || f.has(Flags::GIVEN) && !doc.sentence_start(i)) =>
            {
                return 0;
            }
            SenseKind::Rank if n > 1 && after_initials(doc, i) => {}
            // «Жан-Франсуа Маршал»
            SenseKind::Rank
                if n == 1
                    && text.tokens[i].shape == Shape::Capital
                    && doc.hit_len(i) == 1
                    && doc.flags(i - 1).has(Flags::GIVEN)
                    && share_case(doc, i - 1, i) => {}
            // «Виктор Понедельник»
            // «Инга Владимировна Зима», «И. В. Зиме»
            SenseKind::Stop if n == 2 && (behind_father(doc, i) || after_initials(doc, i)) => {}
            // «Зиме Светлане Ивановне»
            SenseKind::Stop if n == 0 && leads_father(doc, i) => {}
            SenseKind::Stop if n == 1 && doc.flags(i - 1).has(Flags::GIVEN_SURE) && share_case(doc, i - 1, i) => {}
            SenseKind::Stop | SenseKind::Rank if !named || doc.hit_len(i) > 1 => return 0,
            // «Саад Уллах Ханом»
            SenseKind::TitleHead
                if n > 1
                    && text.tokens[i].shape == Shape::Capital
                    && doc.flags(i - 2).has(Flags::GIVEN)
                    && doc.know.titles[s.entry as usize].class == TitleClass::Royal => {}
            // «В Астане Посол Индонезии …»: an office in no case of the name before it
            SenseKind::TitleHead
                if n == 1 && !named && is_office(doc, s) && !in_case(doc, i - 1, Role::Given, s.cases) =>
            {
                return 0;
            }
            // «в Софии Патриархом избран …»
            SenseKind::TitleHead
                if n > 0
                    && doc.know.titles[s.entry as usize].class == TitleClass::Church
                    && !beside_noun(doc, i - 1, i) =>
            {
                return 0;
            }
            SenseKind::TitleHead | SenseKind::TitleModifier | SenseKind::OrgHead | SenseKind::EventHead
                if !named
                    && !(n > 0 && surname_position(doc, i))
                    && !(eastern && doc.syllables(i))
                    && !trade_surname(doc, i) =>
            {
                return 0;
            }
            // «Сергиева Посада»
            SenseKind::Place if doc.hit_len(i) > 1 => return 0,
            SenseKind::Place => bits |= bit::PLACE,
            _ => {}
        }
    }
    // «Похоронен Юрий Серафимович на …»
    if n == 0 && !named && f.has(Flags::SHORT_PARTICIPLE) && doc.sentence_start(i) {
        return 0;
    }
    // «Сам Рашит Вахитович провёл экскурсию»
    if n == 0 && !named && doc.sentence_start(i) && matches!(text.fold(i), "сам" | "сама") {
        return 0;
    }
    // function words that are names as well: «Ха», «До», «Де» before another capital, «Ага» behind initials
    let short = text.word(i).chars().nth(3).is_none();
    let next_capital = i + 1 < text.len() && doc.is_word(i + 1) && !text.tokens[i + 1].line_start && doc.capital(i + 1);
    let led = n > 0 && surname_position(doc, i) || eastern && (short || doc.syllables(i));
    let leads = (doc.eastern_surname(i) || particle)
        && next_capital
        && (n > 0 || !doc.sentence_start(i) || opens_with_surname(doc, i));
    // «О Р. В. рассказал»
    let initials = || doc.eastern_surname(i) && initial_at(doc, i + 1) && initial_at(doc, i + 3);
    if n == 0 && f.has(Flags::FUNCTION) && text.tokens[i].shape == Shape::Letter && !leads && !initials() {
        return 0;
    }
    // «Али Асадов»: a given name that is a particle as well
    // «Али Бонго», «Эва Копач»: a noun written as a name, which can stand in its case
    const LISTED: u32 =
        SenseKind::ORGANIZATIONS | SenseKind::COUNTRIES | SenseKind::TitleHead.bit() | SenseKind::OrgHead.bit();
    let noun = |k: usize| doc.text.tokens[k].shape == Shape::Capital && !doc.any_of(k, LISTED) && share_case(doc, i, k);
    let named_on =
        |k: usize| doc.flags(k).has(Flags::SURNAME | Flags::GIVEN) || !doc.flags(k).has(Flags::KNOWN) || noun(k);
    let article = || {
        let son = matches!(text.fold(i + 1), "бен" | "бин" | "ибн") && i + 2 < text.len() && doc.capital(i + 2);
        (son || people::particle_led(doc, i + 1)) && !text.tokens[i + 1].line_start
    };
    let given = f.has(Flags::GIVEN) && (next_capital && named_on(i + 1) || i + 1 < text.len() && article());
    if f.has(Flags::FUNCTION) && text.tokens[i].shape != Shape::Letter && !led && !leads && !given && (!named || short)
    {
        return 0;
    }
    bits
}

/// The head of an office, which is nobody's surname but by chance: «Посол», «Глава»; not «Мельник», «Князь».
pub(super) fn is_office(doc: &Doc, s: crate::rules::Sense) -> bool {
    use TitleClass::{Any, Company, Diplomat, Law, Regional, State, University};
    let one = s.number != Some(Number::Plur) && s.cases.has(Case::Nom);
    s.kind == SenseKind::TitleHead
        && one
        && matches!(doc.know.titles[s.entry as usize].class, State | Diplomat | Regional | Law | Any | Company | University)
}

/// Whether the word at `k`, read in this role, may stand in one of these cases.
pub(super) fn in_case(doc: &Doc, k: usize, role: Role, cases: CaseSet) -> bool {
    readings(doc, k, role).iter().any(|f| !f.cases.and(cases).is_empty())
}

/// «Кима Чен Ира»: an oblique form of a surname of East Asia, before a syllable.
fn inflected_eastern(doc: &Doc, i: usize) -> bool {
    let next = i + 1;
    let oblique = |s: crate::rules::Sense| {
        s.kind == SenseKind::Surname && doc.know.surnames[s.entry as usize].first && !s.cases.has(Case::Nom)
    };
    let capital = |k: usize| k < doc.len() && doc.capital(k);
    // «Ана Паула Оливейра» has two given names
    doc.any_of(i, SenseKind::Surname.bit())
        && capital(next)
        && doc.syllables(next)
        && !doc.text.tokens[next].line_start
        && (!doc.flags(i).has(Flags::GIVEN) || !doc.flags(next).has(Flags::GIVEN) && capital(next + 1))
        && doc.senses(i).any(oblique)
}

/// «Пан Ги Мун»: two syllables follow.
fn syllables_follow(doc: &Doc, i: usize) -> bool {
    let capital = |k: usize| k < doc.len() && doc.capital(k) && !doc.text.tokens[k].line_start;
    let last = |k: usize| capital(k) && (doc.syllables(k) || with_ending(doc, k));
    capital(i + 1) && doc.syllables(i + 1) && last(i + 2)
}

/// By its spelling no part of a name: «Финтех-офис», «БелТПП», «ЦПК».
pub(super) fn nameless(stems: &StemLists, token: &Token, written: &str, fold: &str) -> bool {
    compound_thing(stems, written)
        || match token.shape {
            Shape::Mixed => ends_in_letters(written),
            // letters that cannot be read as a word
            Shape::Upper => token.cyrillic && !fold.contains(VOWELS),
            _ => false,
        }
}

const VOWELS: [char; 14] = ['а', 'е', 'и', 'о', 'у', 'ы', 'э', 'ю', 'я', 'і', 'ү', 'ө', 'ә', 'ұ'];

/// «БелТПП», «ГОКа»: a body's name that ends in an abbreviation, or an abbreviation with its ending.
pub(super) fn ends_in_letters(written: &str) -> bool {
    let last = || written.chars().rev().take(2).all(char::is_uppercase);
    let first = || written.chars().take(2).all(char::is_uppercase);
    !written.contains('-') && (last() || first())
}

/// «Финтех-офис», «Медиа-центр»: a thing behind the hyphen, in a small letter.
fn compound_thing(stems: &StemLists, word: &str) -> bool {
    word.rsplit_once('-').is_some_and(|(_, last)| stems.things.begins(last))
}

/// Mongolian: the father's name in the genitive, «Ухнаагийн», «Жалбын», a short one only before a name of Mongolia: «Батын Оюунгэрэл».
pub(super) fn mongolian_father(doc: &Doc, i: usize) -> bool {
    like_mongolian_father(doc, i, 7) && (doc.text.fold(i).len() > 10 || before_mongol(doc, i))
}

/// The same of the word by itself, if it has more bytes than `shorter`.
fn like_mongolian_father(doc: &Doc, i: usize, shorter: usize) -> bool {
    let fold = doc.text.fold(i);
    !doc.flags(i).has(Flags::KNOWN) && fold.len() > shorter && ends_in(fold, &["ийн", "ын"])
}

/// A given name of Mongolia follows: «Эрдэнэцогтын Одбаяр».
fn before_mongol(doc: &Doc, i: usize) -> bool {
    let next = i + 1;
    next < doc.len() && doc.capital(next) && !doc.text.tokens[next].line_start && at_home(doc, next, &["mongolian"])
}

/// «Доржиевич», of «Доржи»: made of a given name of those peoples that bear patronymics and no surnames like them.
fn son_of_known(doc: &Doc, fold: &str) -> bool {
    const PEOPLES: [&str; 12] = [
        "armenian",
        "azeri",
        "buryat",
        "caucasian",
        "eastern",
        "kalmyk",
        "kazakh",
        "kyrgyz",
        "tajik",
        "tatar",
        "turkmen",
        "uzbek",
    ];
    let father = fold.rfind("вич").and_then(|at| fold[..at].strip_suffix(['о', 'е']));
    let Some(father) = father else { return false };
    let mut senses = doc.know.lexicon.get(father).iter().filter(|s| s.kind == SenseKind::GivenName).peekable();
    senses.peek().is_some() && senses.all(|s| PEOPLES.contains(&doc.know.given[s.entry as usize].origin.as_str()))
}

/// A given name that the lexicon has from these traditions alone.
pub(super) fn at_home(doc: &Doc, i: usize, origins: &[&str]) -> bool {
    let mut given = doc.senses_of(i, SenseKind::GivenName.bit()).peekable();
    given.peek().is_some() && given.all(|s| origins.contains(&doc.know.given[s.entry as usize].origin.as_str()))
}

fn initial_at(doc: &Doc, i: usize) -> bool {
    i + 1 < doc.len() && doc.text.tokens[i].shape == Shape::Letter && doc.text.is(i + 1, ".")
}

/// Is the function word that opens the sentence at `i` a surname: «Ли Роберт», «До Тхань», «Но Сергей Иванович», but «До
/// Тимура», «Но Сергей»?
fn opens_with_surname(doc: &Doc, i: usize) -> bool {
    let next = doc.flags(i + 1);
    // «О Яо Пэйшэне», «О Тимо Ванханене»
    let about = doc.text.tokens[i].shape == Shape::Letter;
    let surname = about && (doc.eastern_surname(i + 1) || next.has(Flags::GIVEN));
    if doc.syllables(i + 1) && !next.has(Flags::KNOWN) && !surname || whole_initials(doc, i + 1) {
        return true;
    }
    // «Во Тхи Хонг Нюнг», «Во Ван Тхыонг»
    let third = i + 2 < doc.len() && doc.capital(i + 2);
    if third && doc.eastern_surname(i) && matches!(doc.text.fold(i + 1), "тхи" | "ван") {
        return true;
    }
    let opens = doc.known(i).iter().any(|p| matches!(p.tag.pos(), Pos::Preposition | Pos::Conjunction));
    // «3. Чо Мин Сок»
    let syllable = |k: usize| k < doc.len() && doc.capital(k) && doc.syllables(k);
    if !opens && doc.eastern_surname(i) && syllable(i + 1) && syllable(i + 2) {
        return true;
    }
    if !next.has(Flags::GIVEN) {
        return false;
    }
    let father = i + 2 < doc.len() && doc.flags(i + 2).has(Flags::PATRONYMIC);
    let nominative = || readings(doc, i + 1, Role::Given).iter().any(|f| f.cases.has(Case::Nom));
    !opens || father && nominative()
}

/// «Плотников В. Е.», «Плотников Виктор», «Мельник Руслан Иванович», «с Мельником Русланом»: is the name of a trade at `i` a
/// surname?
pub fn trade_surname(doc: &Doc, i: usize) -> bool {
    doc.text.tokens[i].shape == Shape::Capital
        && (before_initials(doc, i) || before_given(doc, i) || before_fathers_name(doc, i) || leads_lone_given(doc, i))
}

/// «с Мельником Русланом», «Мельник Анне»: the name of a trade has no capital within a sentence, and at its beginning stands in the
/// case of a man's name.
fn leads_lone_given(doc: &Doc, i: usize) -> bool {
    let name = |k: usize| k < doc.len() && doc.capital(k) && !doc.text.tokens[k].line_start;
    let worker = |s: &crate::rules::Sense| {
        s.kind == SenseKind::TitleHead && doc.know.titles[s.entry as usize].class == TitleClass::Worker
    };
    if !name(i + 1) || name(i + 2) || !doc.flags(i + 1).has(Flags::GIVEN_SURE) || doc.hit_len(i) != 1 {
        return false;
    }
    let forms = readings(doc, i + 1, Role::Given);
    let of = |sex: Gender| forms.iter().filter(|f| borne_by(f, sex)).fold(CaseSet::EMPTY, |all, f| all.or(f.cases));
    let (his, hers) = (of(Gender::Masc), of(Gender::Femn));
    doc.senses(i).filter(worker).any(|s| {
        let fits = s.cases.has(Case::Nom) && !hers.is_empty() || !s.cases.and(his).is_empty();
        fits && (!doc.sentence_start(i) || !hers.has(Case::Nom) && !his.has(Case::Nom))
    })
}

/// «Мельник Руслан Иванович»: a given name and a patronymic in its case, and no surname behind them.
fn before_fathers_name(doc: &Doc, i: usize) -> bool {
    let name = |k: usize| k < doc.len() && doc.capital(k) && !doc.text.tokens[k].line_start;
    name(i + 1)
        && name(i + 2)
        && !name(i + 3)
        && doc.flags(i + 1).has(Flags::GIVEN)
        && doc.flags(i + 2).has(Flags::PATRONYMIC)
        && doc.senses_of(i, SenseKind::TitleHead.bit()).any(|s| {
            let fathers = readings(doc, i + 2, Role::Patronymic);
            let own = fathers.iter().fold(CaseSet::EMPTY, |all, f| all.or(f.cases));
            // «Мельник Анну Ивановну»
            let hers = s.cases.has(Case::Nom) && fathers.iter().any(|f| f.gender == Some(Gender::Femn));
            doc.know.titles[s.entry as usize].class == TitleClass::Worker && (hers || !s.cases.and(own).is_empty())
        })
}

/// Two initials stand behind it, and nothing that they could belong to.
fn before_initials(doc: &Doc, i: usize) -> bool {
    let worker = |s: crate::rules::Sense| {
        s.kind == SenseKind::TitleHead && doc.know.titles[s.entry as usize].class == TitleClass::Worker
    };
    initial_at(doc, i + 1)
        && initial_at(doc, i + 3)
        && whole_initials(doc, i + 1)
        && (doc.know.grammar.surname_shape(doc.text.fold(i)) || !doc.sentence_start(i) || doc.senses(i).any(worker))
}

/// «Шорников Вениамин»: a genitive plural, and a given name that is a nominative.
fn before_given(doc: &Doc, i: usize) -> bool {
    let (next, fold) = (i + 1, doc.text.fold(i));
    let many = |s: crate::rules::Sense| s.number == Some(Number::Plur) && !s.cases.has(Case::Nom);
    (fold.ends_with("ов") || fold.ends_with("ев"))
        && next < doc.len()
        && doc.capital(next)
        && doc.flags(next).has(Flags::GIVEN)
        && readings(doc, next, Role::Given).iter().any(|f| f.cases.has(Case::Nom))
        && doc.senses(i).filter(|s| matches!(s.kind, SenseKind::TitleHead | SenseKind::Rank)).all(many)
}

/// «Р. В.» of «О Р. В., вице-президент»: initials that no surname follows.
fn whole_initials(doc: &Doc, i: usize) -> bool {
    let letter = |k: usize| k + 1 < doc.len() && doc.text.tokens[k].shape == Shape::Letter && doc.text.is(k + 1, ".");
    let end = if letter(i) && letter(i + 2) { i + 4 } else { i + 2 };
    letter(i) && !(end < doc.len() && doc.capital(end) && !doc.text.tokens[end].line_start)
}

/// «Кайрат Ыбыраев»: a club's name that is a given name, before a surname.
fn before_surname(doc: &Doc, i: usize) -> bool {
    let k = i + 1;
    k < doc.len()
        && doc.capital(k)
        && !doc.text.tokens[k].line_start
        && (doc.flags(k).has(Flags::SURNAME)
            || !doc.flags(k).has(Flags::KNOWN) && doc.hit_len(k) == 0
            // «Кайрат Аксакалов»: elders are no body's
            || doc.text.tokens[k].shape == Shape::Capital && people::plain_surname(doc.text.fold(k)))
}

/// A capitalised place right behind `i`, no surname.
fn before_place(doc: &Doc, i: usize) -> bool {
    let next = i + 1;
    let word = next < doc.len() && doc.capital(next) && !doc.text.tokens[next].line_start;
    word && doc.any_of(next, SenseKind::Place.bit()) && !doc.flags(next).has(Flags::SURNAME_SURE | Flags::GIVEN_SURE)
}

/// «Спартак Томский»: a surname that is an adjective of a place as well, before nothing that it describes.
fn before_regional(doc: &Doc, i: usize) -> bool {
    let next = i + 1;
    let word = next < doc.len() && doc.capital(next) && !doc.text.tokens[next].line_start;
    word && people::like_regional(doc.text.fold(next)) && !people::attributive(doc, next)
}

/// «Сальвадор Дали», but «Израиля Шимон», «Израиля Эхуда Барака», «президент Ганы Джон»: a given name that is a state as well,
/// before the one capitalised word of its case.
fn before_unknown(doc: &Doc, i: usize) -> bool {
    let k = i + 1;
    k < doc.len()
        && doc.capital(k)
        && doc.text.tokens[k].shape != Shape::Upper
        && !doc.text.tokens[k].line_start
        && !doc.flags(k).has(Flags::FUNCTION)
        && !(i > 0 && doc.headed(i - 1))
        && !(doc.flags(k).has(Flags::GIVEN) && k + 1 < doc.len() && doc.capital(k + 1))
        && doc.hit_len(i) == 1
        && doc.senses(k).all(|s| matches!(s.kind, SenseKind::Surname | SenseKind::GivenName | SenseKind::RoleVerb))
        && share_case(doc, i, k)
}

/// «Поручить», «ПОСЕТИЛ»: a word of some length that the dictionary knows as a verb alone.
fn only_verb(doc: &Doc, i: usize) -> bool {
    let verb = |p: morph::Parse| matches!(p.tag.pos(), Pos::Verb | Pos::Infinitive | Pos::Converb);
    doc.text.fold(i).len() > 10 && doc.known(i).iter().all(verb)
}

/// A given name in the word's case, and a patronymic, stand right behind.
fn leads_father(doc: &Doc, i: usize) -> bool {
    let name = |k: usize| k < doc.len() && doc.capital(k) && !doc.text.tokens[k].line_start;
    doc.text.tokens[i].shape == Shape::Capital
        && name(i + 1)
        && name(i + 2)
        && doc.flags(i + 1).has(Flags::GIVEN_SURE)
        && doc.flags(i + 2).has(Flags::PATRONYMIC)
        && share_case(doc, i + 1, i)
}

/// A given name and a patronymic stand right before, in the word's case.
fn behind_father(doc: &Doc, i: usize) -> bool {
    i > 1
        && doc.flags(i - 1).has(Flags::PATRONYMIC)
        && doc.flags(i - 2).has(Flags::GIVEN)
        && doc.text.tokens[i].shape == Shape::Capital
        && !doc.text.tokens[i].line_start
        && share_case(doc, i - 2, i)
}

/// A common noun capitalised right after a given name, or close behind an initial, is a surname («Ткач», «Король»).
fn surname_position(doc: &Doc, i: usize) -> bool {
    if i == 0 || !matches!(doc.text.tokens[i].shape, Shape::Capital | Shape::Upper) {
        return false;
    }
    let initial = doc.text.is(i - 1, ".") && i > 1 && doc.text.tokens[i - 2].shape == Shape::Letter;
    if after_initials(doc, i) && doc.flags(i).has(Flags::COMMON) && !doc.flags(i).has(Flags::FUNCTION) {
        return true;
    }
    // the particle «ли» begins no sentence
    let eastern = || doc.eastern_surname(i) && (ends_here(doc, i) || doc.text.fold(i) == "ли");
    if initial && (doc.text.tokens[i].shape == Shape::Upper || eastern()) {
        return true;
    }
    // «Олег ЛИ»
    let shouted = doc.text.tokens[i].shape == Shape::Upper;
    let other = || doc.senses(i).any(|s| !matches!(s.kind, SenseKind::Surname | SenseKind::GivenName));
    if shouted && (doc.text.tokens[i - 1].shape != Shape::Capital || other()) {
        return false;
    }
    doc.flags(i - 1).has(Flags::GIVEN | Flags::PATRONYMIC)
        || doc.senses(i - 1).any(|s| s.kind == SenseKind::NameParticle)
        || (doc.text.is(i - 1, ".") && !doc.text.tokens[i].space_before)
}

/// «Е. А. Полковников»: two initials stand right before, and no surname before them.
pub fn after_initials(doc: &Doc, i: usize) -> bool {
    let letter = |k: usize| doc.text.tokens[k].shape == Shape::Letter;
    // «МИД России И. В. Ткач»: what stands before names a body or a place
    const OTHERS: u32 = SenseKind::COUNTRIES | SenseKind::ORGANIZATIONS | SenseKind::Place.bit();
    let listed = |k: usize| doc.any_of(k, OTHERS) && !doc.flags(k).has(Flags::SURNAME_SURE);
    let named = |k: usize| !doc.flags(k).has(Flags::FUNCTION) && !listed(k);
    let surname = |k: usize| doc.capital(k) && !letter(k) && named(k) && !opening_thing(doc, k);
    i > 3
        && doc.text.is(i - 1, ".")
        && letter(i - 2)
        && doc.text.is(i - 3, ".")
        && letter(i - 4)
        && !(i > 4 && surname(i - 5))
}

/// No further word of the sentence follows right behind: «Дениса Н. Ли, …», but «И. О. До этого …».
fn ends_here(doc: &Doc, i: usize) -> bool {
    i + 1 >= doc.len() || !doc.is_word(i + 1) || doc.text.tokens[i + 1].line_start
}

struct Builder {
    parts: Vec<Part>,
}

impl Builder {
    fn new() -> Self {
        Builder { parts: Vec::new() }
    }
    fn push(&mut self, role: Role, from: &Unit, to: &Unit) {
        self.parts.push(Part { role, start: from.start, end: to.end, initial: from.is(bit::INITIAL) });
    }
    fn done(self, weight: f64, eastern: bool) -> Option<Name> {
        let start = self.parts.iter().map(|p| p.start).min()?;
        let end = self.parts.iter().map(|p| p.end).max()?;
        Some(Name { start, end, parts: self.parts, weight, eastern })
    }
}

/// «И. О. Фамилия», «И.Фамилия», with particles and double surnames.
fn initials_first(doc: &Doc, u: &[Unit]) -> Option<Name> {
    let n = u.iter().take_while(|x| x.is(bit::INITIAL)).count();
    if n == 0 || n > 3 {
        return None;
    }
    let mut b = Builder::new();
    b.push(Role::Given, &u[0], &u[0]);
    if n > 1 {
        b.push(Role::Patronymic, &u[1], &u[n - 1]);
    }
    let end = surname_end(doc, u, n)?;
    // «К.А. Риос Мендоса» bears no town's name
    let second = u.get(end).is_some_and(|x| x.is(bit::WORD) && x.is(bit::PLACE) && !x.is(bit::INITIAL | bit::COMMON));
    let end = if second && end == n + 1 && iberian_surname(doc, &u[n]) { end + 1 } else { end };
    // «до 8 G. Но это …»
    let word = u[1].start;
    let shouted = doc.text.tokens[word].shape == Shape::Upper;
    if n == 1
        && end == 2
        && doc.flags(word).has(Flags::FUNCTION)
        && doc.text.tokens[word].space_before
        && !(shouted || doc.eastern_surname(word))
    {
        return None;
    }
    let end = if u.get(end).is_some_and(|x| x.is(bit::UULU)) { end + 1 } else { end };
    b.push(Role::Surname, &u[n], &u[end - 1]);
    b.done(0.98, false)
}

/// End of the surname that begins at unit `i`: particles, a word, a further word of the same surname.
fn surname_end(doc: &Doc, u: &[Unit], i: usize) -> Option<usize> {
    let mut j = i;
    while j < u.len()
        && u[j].is(bit::PARTICLE)
        && !u[j].is(bit::OGLY | bit::UULU)
        && j + 1 < u.len()
        && u[j + 1].is(bit::WORD)
    {
        j += 1;
    }
    if j >= u.len() || !u[j].is(bit::WORD) {
        return None;
    }
    let led = j - i;
    // «О. Рейносо Кампос»
    let iberian = |j: usize| iberian_surname(doc, &u[j - 1]) && iberian_surname(doc, &u[j]);
    j += 1;
    loop {
        match u.get(j) {
            Some(x)
                if x.is(bit::PARTICLE)
                    && !x.is(bit::OGLY | bit::UULU)
                    && u.get(j + 1).is_some_and(|y| y.is(bit::WORD)) =>
            {
                j += 2
            }
            Some(x)
                if x.is(bit::WORD)
                    && !x.is(bit::SURE | bit::COMMON | bit::INITIAL)
                    // «М. де Соуза Перейра» bears no town's name
                    && (led > 0 || !x.is(bit::PLACE) || iberian(j))
                    && u[j - 1].is(bit::WORD)
                    && !u.get(j + 1).is_some_and(|y| y.is(bit::INITIAL))
                    && j - i - led < 2 =>
            {
                j += 1
            }
            _ => return Some(j),
        }
    }
}

/// «Слово», «Портрет»: a thing that opens a sentence, and nobody's surname.
fn opening_thing(doc: &Doc, k: usize) -> bool {
    let thing = doc.flags(k).has(Flags::COMMON) && !doc.flags(k).has(Flags::SURNAME_SURE | Flags::ANIMATE);
    thing && doc.sentence_start(k)
}

/// «Мельнику», «Коваль»: a trade's word that is a surname as well.
fn trade_surname_at(doc: &Doc, i: usize) -> bool {
    doc.flags(i).has(Flags::SURNAME) || doc.any_of(i, SenseKind::TitleHead.bit())
}

/// «Фамилия И. О.», «Фамилия Имя О.», and the Western «Джордж У. Буш».
fn surname_initials(doc: &Doc, u: &[Unit]) -> Option<Name> {
    let k = u.iter().position(|x| x.is(bit::INITIAL))?;
    if k == 0 || k > 2 || u[..k].iter().any(|x| !x.is(bit::WORD)) {
        return None;
    }
    let m = u[k..].iter().take_while(|x| x.is(bit::INITIAL)).count();
    // «Слово В. И. Мельнику предоставил …», «Портрет И. И. Зимы»: initials of the one behind
    let next = u[k + m - 1].end;
    let behind = next < doc.len()
        && doc.text.tokens[next].shape == Shape::Capital
        && !doc.text.tokens[next].line_start
        && !doc.text.tokens[next].cell_start
        && (m > 1 || trade_surname_at(doc, next));
    if behind && k == 1 && opening_thing(doc, u[0].start) {
        return None;
    }
    // «Юмадилова Ю. С. Срок – …»: an ordinary word behind a full «Фамилия И. О.» begins the next sentence
    let shaped = || doc.know.grammar.surname_shape(doc.text.fold(u[0].start)) && !doc.sentence_start(u[0].start);
    let sentence = |x: &Unit| {
        (!u[0].is(bit::COMMON | bit::PLACE) || shaped())
            && x.is(bit::COMMON)
            && !x.is(bit::SURNAME)
            && doc.text.tokens[x.start].space_before
    };
    let goes_on = |x: &Unit| {
        doc.text
            .tokens
            .get(x.end)
            .is_some_and(|t| t.kind == Kind::Word && t.shape == Shape::Lower || doc.text.is(x.end, "–"))
    };
    // «Слово взял Дёмин Н.П. Николай Павлович поблагодарил …»
    let patronymic = u.get(k + m + 1).is_some_and(|x| x.is(bit::FATHER));
    let next_name = m > 1 && patronymic && u[k + m].is(bit::GIVEN);
    // «кадет Саглар Б. В школе …»
    let preposition = |x: &Unit| {
        doc.text.tokens[x.start].shape == Shape::Letter && doc.flags(x.start).has(Flags::PREPOSITION) && goes_on(x)
    };
    let ends = |x: &Unit| sentence(x) && goes_on(x) || preposition(x);
    let followed = u.get(k + m).is_some_and(|x| x.is(bit::WORD) && !ends(x) && !next_name);
    let mut b = Builder::new();
    // «Мирас Е.», «Нелли Э.»: a surname of one vowel at a sentence's end
    // «Оксана К. рассказала»: the surname is kept back
    let given = u[0].is(bit::SURE) || u[0].is(bit::GIVEN) && !doc.flags(u[0].start).has(Flags::COMMON);
    // «Шер А. | полномочный представитель»: the whole of a cell
    let cell = |k: usize| doc.text.tokens[k].line_start || doc.text.tokens[k].cell_start;
    let last = u[k].end;
    let alone = cell(u[0].start) && last < doc.len() && doc.text.tokens[last].cell_start;
    let given = given && !(alone && !u[0].is(bit::SURE));
    if m == 1 && k == 1 && given && !u[0].is(bit::SURNAME | bit::EASTERN) && !followed {
        b.push(Role::Given, &u[0], &u[0]);
        b.push(Role::Surname, &u[1], &u[1]);
        return b.done(0.9, false);
    }
    // «Ван И.» at a sentence's end
    let known = || doc.know.statesman(doc.text.word(u[0].start), doc.text.word(u[1].start)).is_some();
    if m == 1 && k == 1 && u[0].is(bit::EASTERN) && !followed && known() {
        b.push(Role::Surname, &u[0], &u[0]);
        b.parts.push(Part { role: Role::Given, start: u[1].start, end: u[1].start + 1, initial: true });
        return b.done(0.93, false);
    }
    if m == 1 && k == 1 && u[0].is(bit::GIVEN) && vowel(doc, u[1].start) && !(followed && !u[2].is(bit::COMMON)) {
        b.push(Role::Given, &u[0], &u[0]);
        let letter = Unit { end: u[1].start + 1, ..u[1] };
        b.parts.push(Part { role: Role::Surname, start: letter.start, end: letter.end, initial: true });
        return b.done(0.8, false);
    }
    if followed {
        // «Джордж У. Буш», «Денис Н. Ли»; otherwise the initials belong to the surname behind them
        if m == 1
            && k == 1
            && u[0].is(bit::GIVEN)
            && !u[0].is(bit::PLACE)
            && (!u[2].is(bit::COMMON) || u[2].is(bit::EASTERN))
        {
            // «Алан Б. Уиттакер»: where nobody has a patronymic it is a middle name
            let middle = western(doc, u[0].start);
            b.push(Role::Given, &u[0], &u[usize::from(middle)]);
            if !middle {
                b.push(Role::Patronymic, &u[1], &u[1]);
            }
            let end = surname_end(doc, u, 2)?;
            b.push(Role::Surname, &u[2], &u[end - 1]);
            return b.done(0.95, false);
        }
        return None;
    }
    // «Предложение Ланевича А.П. принято»
    // «Олимов Х. – директор»: a line begins with a word of a surname's shape
    let row = || doc.text.tokens[u[0].start].line_start && doc.know.grammar.surname_shape(doc.text.fold(u[0].start));
    let opens = || doc.sentence_start(u[0].start) && (m == 1 || k == 2) && !row();
    if u[0].is(bit::COMMON) && (opens() || doc.headed(u[0].start) && !trade_surname(doc, u[0].start)) {
        return None;
    }
    // «начальник УЖКХ Лозан Е.Ю.»
    if k == 2 && doc.text.tokens[u[0].start].shape == Shape::Upper && doc.text.tokens[u[1].start].shape != Shape::Upper
    {
        return None;
    }
    if k == 2 && u[1].is(bit::GIVEN) && m == 1 {
        b.push(Role::Surname, &u[0], &u[0]);
        b.push(Role::Given, &u[1], &u[1]);
        b.push(Role::Patronymic, &u[2], &u[2]);
        return b.done(0.95, false);
    }
    b.push(Role::Surname, &u[0], &u[k - 1]);
    b.push(Role::Given, &u[k], &u[k]);
    if m > 1 {
        b.push(Role::Patronymic, &u[k + 1], &u[k + m - 1]);
    }
    b.done(if m > 1 { 0.97 } else { 0.9 }, false)
}

/// «Алан»: of a tradition that is at home in few states.
fn western(doc: &Doc, i: usize) -> bool {
    let given = doc.sense(i, SenseKind::GivenName.bit()).map(|s| &doc.know.given[s.entry as usize].origin);
    given.is_some_and(|origin| doc.know.grammar.name_homes(origin).is_some())
}

/// A vowel that is a whole surname in Korean and Chinese families of Russia and Kazakhstan.
fn vowel(doc: &Doc, i: usize) -> bool {
    // «АЛМАТЫ И АНКАРЕ»: a word of a line in capitals
    let shouted = i + 1 < doc.len() && doc.text.tokens[i + 1].shape == Shape::Upper;
    matches!(doc.text.fold(i), "е" | "и" | "о" | "э" | "ю" | "я" | "у") && !shouted
}

/// Does an adjective in an oblique case stand right before the noun at `i`, and agree with it?
fn described(doc: &Doc, i: usize) -> bool {
    let before = i.checked_sub(1).filter(|&k| doc.is_word(k) && !doc.text.tokens[i].line_start);
    let cases = |k: usize| doc.adjective(k).sing.and(doc.noun(i).sing).without(Case::Nom);
    before.is_some_and(|k| !cases(k).is_empty() && !doc.noun(i).sing.has(Case::Nom))
}

/// Any order with a patronymic: «Имя Отчество [Фамилия]», «Фамилия Имя Отчество», «Имя Отец оглы Фамилия».
fn with_patronymic(doc: &Doc, u: &[Unit]) -> Option<Name> {
    if let Some(k) = u.iter().position(|x| x.is(bit::OGLY | bit::UULU)) {
        return turkic(doc, u, k);
    }
    let fathers = |x: &Unit| x.is(bit::PATRONYMIC) && !x.is(bit::INITIAL);
    // «Ланевич Анатолий Петрович»: what leads is a surname
    let p = 1 + u.iter().take(4).skip(1).position(fathers)?;
    let mut b = Builder::new();
    match p {
        1 if u[0].is(bit::WORD) => {
            b.push(Role::Given, &u[0], &u[0]);
            b.push(Role::Patronymic, &u[1], &u[1]);
            // «Суюнбек Мырзалыевич Акимжан»: their surnames are given names as well
            let south = ["kazakh", "kyrgyz", "uzbek", "tajik", "turkmen", "tatar", "armenian", "azeri"];
            let southern = at_home(doc, u[0].start, &south);
            // «Дина Оразовна Сыздык»
            let own = |x: &Unit| {
                let nominative = |i: usize| readings(doc, i, Role::Given).iter().any(|f| f.cases.has(Case::Nom));
                let southern = at_home(doc, x.start, &south) || !doc.any_of(x.start, SenseKind::GivenName.bit());
                southern && nominative(u[0].start) && nominative(x.start)
            };
            // «Мстислав Карлович Эрнст», «Мстислав Карлович Эрнст рассказал»: the name ends with it
            let last = |x: &Unit| {
                let small = || doc.text.tokens[x.end].shape == Shape::Lower && !doc.text.tokens[x.end].line_start;
                let mark = x.end == doc.len() || doc.text.tokens[x.end].kind == Kind::Punct || small();
                mark && !doc.text.is(x.end, "-") && share_case(doc, u[0].start, x.start)
            };
            if let Some(end) = surname_end(doc, u, 2)
                && (!(u[2].is(bit::GIVEN) && !u[2].is(bit::SURNAME))
                    || u.len() == 3 && (southern || own(&u[2]) || last(&u[2])))
            {
                b.push(Role::Surname, &u[2], &u[end - 1]);
                return b.done(0.99, false);
            }
            // «Душан Баятович», «Йован Миланович»: a South Slavic surname looks like a patronymic
            if at_home(doc, u[0].start, &["serbian"])
                || womans_name_before_ich(doc, &u[..2])
                || u.len() == 2 && doc.text.word(u[1].start).contains('-')
                || !(u[1].is(bit::FATHER) || southern)
                || !u[0].is(bit::GIVEN) && u[1].is(bit::SURNAME)
            {
                return None;
            }
            b.done(0.95, false)
        }
        // «Затем Юрий Валерьевич …»
        2 if doc.sentence_start(u[0].start)
            && doc.flags(u[0].start).has(Flags::ADVERB)
            && !doc.flags(u[0].start).has(Flags::SURNAME_SURE) =>
        {
            None
        }
        // «Российского Речного Регистра Вадим Сергеевич»: the noun of the adjective before it
        2 if u[0].is(bit::COMMON) && described(doc, u[0].start) => None,
        2 if u[0].is(bit::WORD) && u[1].is(bit::WORD) => {
            b.push(Role::Surname, &u[0], &u[0]);
            b.push(Role::Given, &u[1], &u[1]);
            b.push(Role::Patronymic, &u[2], &u[2]);
            b.done(0.99, false)
        }
        // not «Российского Речного Регистра Вадим Сергеевич»
        3 if u[..3].iter().all(|x| x.is(bit::WORD)) && !(u[0].is(bit::COMMON) && u[1].is(bit::COMMON)) => {
            b.push(Role::Surname, &u[0], &u[1]);
            b.push(Role::Given, &u[2], &u[2]);
            b.push(Role::Patronymic, &u[3], &u[3]);
            b.done(0.9, false)
        }
        _ => None,
    }
}

/// «Светлана Германович»: no woman's father's name ends so.
fn womans_name_before_ich(doc: &Doc, u: &[Unit]) -> bool {
    let given = readings(doc, u[0].start, Role::Given);
    let woman = !given.is_empty() && given.iter().all(|f| f.gender == Some(Gender::Femn));
    woman && doc.text.fold(u[1].start).ends_with("ич")
}

/// Names with «оглы», «кызы», «уулу» at unit `k`. The Kyrgyz «Токтобек уулу» (and «кызы») without a surname stands for one,
/// behind the given name or before it.
fn turkic(doc: &Doc, u: &[Unit], k: usize) -> Option<Name> {
    if k == 0 || u[..k].iter().any(|x| !x.is(bit::WORD)) {
        return None;
    }
    let mut b = Builder::new();
    // «Хикмет Вагиф оглы Сеидов»
    let shaped = |x: &Unit| doc.know.grammar.surname_shape(doc.text.fold(x.start));
    let surname_follows = u.get(k + 1).is_some_and(|x| x.is(bit::WORD) && (!x.is(bit::COMMON) || shaped(x)));
    let kyrgyz = u[k].is(bit::UULU) || doc.text.reads(u[k].start, "кызы");
    if k == 1 {
        if !kyrgyz || !surname_follows {
            return None;
        }
        b.push(Role::Surname, &u[0], &u[1]);
        b.push(Role::Given, &u[2], &u[2]);
        return b.done(0.97, false);
    }
    if kyrgyz && k == 2 && !surname_follows {
        b.push(Role::Given, &u[0], &u[0]);
        b.push(Role::Surname, &u[1], &u[2]);
        return b.done(0.97, false);
    }
    if surname_follows && k == 2 {
        b.push(Role::Given, &u[0], &u[0]);
        b.push(Role::Patronymic, &u[1], &u[2]);
        b.push(Role::Surname, &u[3], &u[3]);
    } else if k >= 3 {
        b.push(Role::Surname, &u[0], &u[0]);
        b.push(Role::Given, &u[1], &u[k - 2]);
        b.push(Role::Patronymic, &u[k - 1], &u[k]);
    } else {
        b.push(Role::Given, &u[0], &u[0]);
        b.push(Role::Patronymic, &u[1], &u[2]);
    }
    b.done(0.97, false)
}

/// «Ким», «Ли»: a surname that Koreans of Russia bear.
fn korean(doc: &Doc, i: usize) -> bool {
    let mut senses = doc.senses_of(i, SenseKind::Surname.bit());
    let both = matches!(doc.text.fold(i), "ли" | "ан");
    both || senses.any(|s| doc.know.surnames[s.entry as usize].origin == "korean")
}

/// «Анна», «Олег»: a Russian's given name, whatever syllables it could be cut into.
fn russian_given(doc: &Doc, x: &Unit) -> bool {
    let fold = doc.text.fold(x.start);
    let long = fold.chars().count() > 3 && !x.is(bit::SYLLABLE);
    x.is(bit::SURE) && (long || fold.ends_with(['а', 'я']) && fold != "ира")
}

/// Chinese, Korean, Vietnamese: a surname of one syllable, then one to three short words.
fn eastern(doc: &Doc, u: &[Unit], titled: bool) -> Option<Name> {
    if !u[0].is(bit::EASTERN) {
        return None;
    }
    let letters = |x: &Unit| doc.text.word(x.start).chars().count();
    let mut n = 1;
    while n < u.len().min(4) {
        let x = &u[n];
        let foreign = n == 1
            && !doc.flags(x.start).has(Flags::KNOWN)
            && !x.is(bit::SURNAME | bit::GIVEN)
            && !u[0].is(bit::GIVEN | bit::SURE)
            && !japanese(doc.text.fold(x.start));
        let short = letters(x) <= 5 && !x.is(bit::SURE);
        let shape = x.is(bit::SYLLABLE | bit::EASTERN) || short || foreign || inflected_syllable(doc, x.start);
        // «Цой Анна», «Ким Алина»: a Russian's given name, whatever syllables it could be cut into
        let russian = n == 1 && russian_given(doc, x) && korean(doc, u[0].start);
        if russian && !u.get(2).is_some_and(|y| y.is(bit::SYLLABLE | bit::EASTERN)) {
            break;
        }
        let last = n > 1 && (letters(x) <= 4 || with_ending(doc, x.start));
        if !x.is(bit::WORD) || x.is(bit::INITIAL) || !shape && !last {
            break;
        }
        n += 1;
    }
    if n < 2 {
        return None;
    }
    // no syllable ends with what the next one begins with, but «н»: «Юн Фоссе»
    if u[1..n].iter().any(|x| !x.is(bit::SYLLABLE) && doubled(doc.text.fold(x.start))) {
        return None;
    }
    // «Ян Гамачек», «Ким Кардашьян» are Western; «Роза Ким» has the surname last
    let syllable = if u[0].is(bit::GIVEN) { bit::SYLLABLE } else { bit::SYLLABLE | bit::EASTERN };
    let strange = u[1..n].iter().any(|x| x.is(syllable) || !x.is(bit::GIVEN | bit::COMMON | bit::PLACE));
    let ordinary = u[..n].iter().all(|x| x.is(bit::COMMON)) && !titled;
    let strange = strange || titled && !u[1..n].iter().any(|x| x.is(bit::PLACE | bit::GIVEN));
    let syllable = || u[1].is(bit::SYLLABLE) || inflected_syllable(doc, u[1].start);
    if !strange || ordinary || n == 2 && u[0].is(bit::SURE) && !syllable() {
        return None;
    }
    let mut b = Builder::new();
    // in Burma nobody has a surname
    let burmese = |s: crate::rules::Sense| {
        s.kind == SenseKind::Surname && doc.know.surnames[s.entry as usize].origin == "burmese"
    };
    if doc.senses(u[0].start).any(burmese) {
        b.push(Role::Given, &u[0], &u[n - 1]);
    } else {
        b.push(Role::Surname, &u[0], &u[0]);
        b.push(Role::Given, &u[1], &u[n - 1]);
    }
    b.done(0.93, true)
}

/// Does a consonant other than «н» stand twice in a row?
fn doubled(fold: &str) -> bool {
    let mut last = None;
    fold.chars().any(|c| last.replace(c) == Some(c) && !matches!(c, 'н' | 'а' | 'о' | 'у' | 'и' | 'е' | 'э'))
}

/// «Сакамото», «Ямасита»: words of the landscape that Japanese surnames end with.
fn japanese(fold: &str) -> bool {
    const ENDINGS: [&str; 16] = [
        "мото",
        "яма",
        "мура",
        "гава",
        "кава",
        "дзава",
        "сава",
        "нака",
        "гути",
        "кути",
        "сита",
        "сима",
        "дзима",
        "баяси",
        "хаси",
        "дзаки",
    ];
    fold.chars().count() > 5 && ENDINGS.iter().any(|ending| fold.ends_with(ending))
}

/// «Чонгом», «Цзиньпину»: syllables with an ending, and no other word.
fn inflected_syllable(doc: &Doc, i: usize) -> bool {
    !doc.flags(i).has(Flags::KNOWN) && with_ending(doc, i)
}

/// The same, or a word that looks like them: «Минем».
fn with_ending(doc: &Doc, i: usize) -> bool {
    let fold = doc.text.fold(i);
    let stem = ["ом", "ем", "а", "у", "е", "я", "ю"].iter().find_map(|e| fold.strip_suffix(e));
    // «Чхолем» of «Чхоль», «Цзяньвэем» of «Цзяньвэй»
    let soft = |last: char| {
        let stem = ["ем", "я", "ю", "е"].iter().find_map(|e| fold.strip_suffix(e));
        stem.is_some_and(|s| doc.know.is_east_asian(&format!("{s}{last}")))
    };
    stem.is_some_and(|s| doc.know.is_east_asian(s)) || soft('ь') || soft('й')
}

/// «Гейдаров»: of a surname's shape, and as a given name no nominative («Аделина» is one), or none but the dictionary's
/// («Алишев»).
fn rather_surname(doc: &Doc, i: usize) -> bool {
    let fold = doc.text.fold(i);
    let given =
        || readings(doc, i, Role::Given).iter().any(|f| f.cases.has(Case::Nom) && f.nominative == *doc.text.word(i));
    let mans = fold.ends_with("ов") || fold.ends_with("ев");
    let unlisted = || mans && fold.chars().count() > 5 && !doc.any_of(i, SenseKind::GivenName.bit());
    doc.know.grammar.surname_shape(fold) && (unlisted() || !given())
}

/// «Каримзода Мавзуна Шариф»: a Tajik surname first, and the father's name as it is.
fn persian(doc: &Doc, u: &[Unit]) -> Option<Name> {
    let born_of = |x: &Unit| doc.text.fold(x.start).ends_with("зода");
    let words = u.iter().all(|x| x.is(bit::WORD) && !x.is(bit::PLACE | bit::COMMON | bit::PARTICLE));
    let lead = |x: &Unit| born_of(x) && !x.is(bit::GIVEN);
    if !(2..=3).contains(&u.len()) || !words || !lead(&u[0]) || u[1..].iter().any(born_of) {
        return None;
    }
    let mut b = Builder::new();
    b.push(Role::Surname, &u[0], &u[0]);
    b.push(Role::Given, &u[1], &u[1]);
    if let Some(father) = u.get(2) {
        b.push(Role::Patronymic, father, father);
    }
    b.done(0.93, false)
}

/// What the surnames of women end in, in the nominative.
pub const WOMANS_ENDINGS: [&str; 6] = ["ова", "ева", "ина", "ына", "ская", "цкая"];

/// «Орехов Виктор рассказал», but «Машина Анны»: at a sentence's beginning, a surname by its ending, which is no noun in the
/// nominative and fits the given name behind.
fn surname_leads(doc: &Doc, surname: &Unit, given: &Unit) -> bool {
    const MAN: [&str; 6] = ["ов", "ев", "ин", "ын", "ский", "цкий"];
    let (fold, given) = (doc.text.fold(surname.start), given.start);
    let ends = |endings: [&str; 6]| ends_in(fold, &endings);
    let sex = if ends(WOMANS_ENDINGS) { Gender::Femn } else { Gender::Masc };
    let noun = |p: morph::Parse| {
        p.tag.pos() == Pos::Noun && p.tag.cases().has(Case::Nom) && !p.tag.has(Tag::PLACE | Tag::SURNAME)
    };
    (ends(MAN) || ends(WOMANS_ENDINGS))
        && !doc.known(surname.start).iter().any(noun)
        && !doc.flags(surname.start).has(Flags::PRONOMINAL | Flags::ORDINAL)
        && !doc.flags(given).has(Flags::COMMON | Flags::FUNCTION)
        && readings(doc, given, Role::Given).iter().any(|f| f.cases.has(Case::Nom) && f.gender == Some(sex))
}

/// Given name and surname in either order, foreign names of several words, a lone word after a title.
fn plain(doc: &Doc, u: &[Unit], titled: bool) -> Option<Name> {
    let mut n = u.iter().take_while(|x| !x.is(bit::INITIAL)).count();
    if n == 0 {
        return None;
    }
    // an ordinary word capitalised (a heading, a sentence's start) is no part of a name unless a given name leads
    let after_given = |i: usize| {
        let led = i > 1 && u[i - 1].is(bit::PARTICLE) && u[i - 2].is(bit::GIVEN);
        // «Королю Филиппу Президент направил»
        let other = u[i].is(bit::PLACE) || doc.headed(u[i].start);
        led || i > 0 && u[i - 1].is(bit::GIVEN) && (!other || share_case(doc, u[i - 1].start, u[i].start))
    };
    // «заместитель министра Ваче Терян»: behind a title an unknown word leads, and a word that is one by chance ends
    let strange = |x: &Unit| !doc.flags(x.start).has(Flags::KNOWN) && !x.is(bit::PLACE);
    let foreign_end = |i: usize| {
        titled
            && i > 0
            && i + 1 == n
            && (i > 1 || strange(&u[0]))
            && !u[i - 1].is(bit::COMMON)
            && !doc.headed(u[i].start)
    };
    let common = |i: usize| u[i].is(bit::COMMON) && !after_given(i) && !foreign_end(i);
    if let Some(c) = (0..n).find(|&i| common(i)) {
        // «Жук Татьяна»: a surname that is a word as well, before a lone given name
        let leads = n == 2 && surname_by_form(doc, u[0].start);
        let surname_first = n == 2
            && u[1].is(bit::GIVEN)
            && (!u[1].is(bit::SURNAME) || leads && u[1].is(bit::SURE))
            && beside_noun(doc, u[1].start, u[0].start)
            && (leads || !doc.sentence_start(u[0].start) || surname_leads(doc, &u[0], &u[1]));
        if c == 0 && !(surname_first && (!doc.headed(u[0].start) || trade_surname(doc, u[0].start))) {
            return None;
        }
        if c > 0 {
            n = c;
        }
    }
    if let Some(name) = persian(doc, &u[..n]) {
        return Some(name);
    }
    n = cut_second_name(doc, u, n);
    n = cut_at_case(doc, u, n);
    while n > 0 && u[n - 1].is(bit::PARTICLE) && !u[n - 1].is(bit::WORD) {
        n -= 1;
    }
    let words = u[..n].iter().filter(|x| x.is(bit::WORD)).count();
    // «Ли Анна», which is no given name of the West here
    let surname_first = n == 2 && korean(doc, u[0].start) && russian_given(doc, &u[1]) && !u[1].is(bit::SURNAME);
    let given = (usize::from(surname_first)..n).find(|&i| u[i].is(bit::GIVEN));
    // «АТО Гагаузия»: letters before a place
    let shape = |x: &Unit| doc.text.tokens[x.start].shape;
    if n == 2 && shape(&u[0]) == Shape::Upper && shape(&u[1]) == Shape::Capital && u[1].is(bit::PLACE) {
        return None;
    }
    // «(ИФИ НАН РА)»: letters beside letters
    let letters = |x: &Unit| shape(x) == Shape::Upper && doc.text.word(x.start).chars().count() < 5;
    if n > 1 && u[..n].iter().all(|x| letters(x) && !x.is(bit::EASTERN | bit::SURE)) && !doc.sentence_start(u[0].start)
    {
        return None;
    }
    // «Университета Астана Балжан Сыздык»: it could be of a given name, in another case
    let astray = |x: &Unit| {
        let forms = readings(doc, x.start, Role::Given);
        x.is(bit::GIVEN) && !forms.is_empty() && forms.iter().all(|f| !f.cases.has(Case::Nom))
    };
    // «адвокат Казаряна Батор Ринчинов»: his client's surname is no part of the name
    if n == 3 && given != Some(0) && u[2].is(bit::SURNAME) && defends(doc, u[0].start) {
        return None;
    }
    let leads = |x: &Unit| readings(doc, x.start, Role::Given).iter().any(|f| f.cases.has(Case::Nom));
    if n > 2 && u[0].is(bit::PLACE) && astray(&u[0]) && u[1].is(bit::GIVEN) && leads(&u[1]) {
        return None;
    }
    // «кланов Нью-Йорка Фрэнка Кали»
    let sure = || doc.flags(u[0].start).has(Flags::SURNAME_SURE);
    if given == Some(1) && n > 2 && u[0].is(bit::PLACE) && !u[0].is(bit::EASTERN | bit::PARTICLE) && !sure() {
        return None;
    }
    // «сотрудник Библиотеки Александрины Марианна Бутрос»: two given names that share no case
    let cases = |x: &Unit| readings(doc, x.start, Role::Given).iter().fold(CaseSet::EMPTY, |all, f| all.or(f.cases));
    let body = || u[0].start > 0 && doc.any_of(u[0].start - 1, SenseKind::OrgHead.bit());
    if titled && n > 2 && given == Some(0) && u[1].is(bit::GIVEN) && body() && cases(&u[0]).and(cases(&u[1])).is_empty()
    {
        return None;
    }
    // «губернатор Ширака Давид Арушанян»
    let genitive = |x: &Unit| {
        let mut places = doc.senses_of(x.start, SenseKind::Place.bit()).peekable();
        places.peek().is_some() && places.all(|s| !s.cases.has(Case::Nom))
    };
    if titled
        && n > 2
        && u[1].is(bit::GIVEN)
        && genitive(&u[0])
        && leads(&u[1])
        && !doc.any_of(u[0].start, SenseKind::GivenName.bit())
    {
        return None;
    }
    // «Арктики Алексей Чекунков»: the name begins with its given name, what stands before belongs to the phrase before
    let rest_given = || u[2..n].iter().all(|x| x.is(bit::GIVEN));
    let phrase_before = || !(titled && nominative_alone(doc, u[0].start) || alone_behind(doc, u[0].start));
    if n > 2 && given == Some(1) && !u[0].is(bit::EASTERN | bit::PARTICLE) && !rest_given() && phrase_before() {
        return None;
    }
    // «Ржевского Оковецкого собора»
    let adjective = |x: &Unit| people::like_regional(doc.text.fold(x.start));
    if n == 2 && given.is_none() && u[..2].iter().all(adjective) && people::attributive(doc, u[1].start) {
        return None;
    }
    // «порта Алят Эльдар Салахов»: the port's own name is none of the director's
    let site = |k: usize| doc.know.grammar.stems.terminals.has(doc.text.fold(k));
    let led = u[0].start > 0 && doc.is_word(u[0].start - 1) && site(u[0].start - 1);
    if n > 2 && given == Some(1) && !u[0].is(bit::EASTERN | bit::PARTICLE) && led {
        return None;
    }
    // «директор порта Бургас»
    if n == 1 && led && u[0].is(bit::PLACE) {
        return None;
    }
    let surname = u[..n].iter().any(|x| x.is(bit::SURNAME));
    if words == 0 {
        return None;
    }
    let mut b = Builder::new();
    // «города Сазерленд Фоллс»
    let area = || u[0].start > 0 && doc.is_word(u[0].start - 1) && places_follow(doc, u[0].start);
    if words == 1 && numbered_given(doc, &u[..n]) {
        b.push(Role::Given, &u[0], &u[0]);
        return b.done(0.8, false);
    }
    if words == 1 {
        let shape = doc.text.tokens[u[0].start].shape;
        let shouted = shape == Shape::Upper || shape == Shape::Mixed;
        // «губернатор Миннесоты», «министр земли Гессен», «башкан АТО Гагаузия»
        let letters = || u[0].start > 0 && doc.text.tokens[u[0].start - 1].shape == Shape::Upper;
        let place = u[0].is(bit::PLACE) && (!u[0].is(bit::SURNAME | bit::GIVEN) || area() || letters());
        // «представители ЭКО»
        let short = doc.text.word(u[0].start).chars().count() < 4 && !u[0].is(bit::EASTERN);
        if shape == Shape::Upper && (short || doc.any_of(u[0].start, SenseKind::ORGANIZATIONS)) {
            return None;
        }
        let function = u[0].end == u[0].start + 1 && doc.flags(u[0].start).has(Flags::FUNCTION);
        // «график поезда Пекин – Гамбург»: where a way begins
        let end = u[0].end;
        let way = u[0].is(bit::PLACE)
            && end + 1 < doc.len()
            && matches!(doc.text.word(end), "–" | "—" | "-")
            && doc.any_of(end + 1, SenseKind::Place.bit());
        if !titled
            || n != 1
            || place
            || way
            || doc.text.fold(u[0].start).ends_with('ы') && names_several(doc, u[0].start)
            || function && !u[0].is(bit::GIVEN | bit::EASTERN)
            || people::attributive(doc, u[0].start)
            || shouted && !doc.flags(u[0].start).has(Flags::GIVEN | Flags::SURNAME_SURE)
        {
            return None;
        }
        // «председатель Нацстаткома Кыргызской Республики»
        let known = Flags::KNOWN | Flags::GIVEN | Flags::SURNAME;
        let of_state =
            || phrase::named(doc, u[0].end, doc.len(), Case::Gen).is_some_and(|n| n.what == phrase::What::Country);
        if u[0].end < doc.len() && !doc.flags(u[0].start).has(known) && doc.capital(u[0].end) && of_state() {
            return None;
        }
        let likelier = || doc.known(u[0].start).first().is_some_and(|p| p.tag.has(Tag::NAME));
        let called = people::by_name_of(doc, u[0].start) && doc.text.reads(u[0].start - 1, "имени");
        // of a Mongolian name the second word is the bearer's own, and stands in the surname's place
        let mongol = at_home(doc, u[0].start, &["mongolian"]);
        // «отец Роман»
        let father = || {
            let before = u[0].start.checked_sub(1).filter(|&k| doc.is_word(k)).map_or("", |k| doc.text.fold(k));
            u[0].is(bit::GIVEN) && doc.know.grammar.stems.fathers.begins(before)
        };
        let lone_given = called || father() || !mongol && u[0].is(bit::GIVEN) && (!u[0].is(bit::SURNAME) || likelier());
        b.push(if lone_given { Role::Given } else { Role::Surname }, &u[0], &u[0]);
        return b.done(if u[0].is(bit::PLACE) { 0.4 } else { 0.7 }, false);
    }
    // «в Сан Луисе», «из Аль Аина»
    let whereabouts = || {
        let k = u[0].start.checked_sub(1).filter(|&k| doc.is_word(k));
        k.is_some_and(|k| !doc.capital(k) && matches!(doc.text.fold(k), "в" | "во" | "из" | "до"))
    };
    // «на сборах в Вершине Тёи»
    let within = || matches!(doc.text.fold(u[0].start - 1), "в" | "во");
    let nobody = || given.is_none() && !u[..n].iter().any(|x| x.is(bit::EASTERN)) && within();
    if n == 2 && !titled && whereabouts() && (u[0].is(bit::PARTICLE) || nobody()) {
        return None;
    }
    let places = u[..n].iter().filter(|x| x.is(bit::PLACE)).count();
    let unknown = u[..n].iter().filter(|x| x.is(bit::WORD) && !x.is(bit::COMMON | bit::PLACE)).count();
    let weight = match (given, surname, titled) {
        (Some(_), true, _) => 0.97,
        (Some(_), false, _) => 0.93,
        (None, _, true) if places < words => 0.85,
        (None, _, false) if area() => return None,
        (None, true, false) if unknown == words => 0.75,
        (None, false, false) if unknown == words && words <= 3 && !doc.sentence_start(u[0].start) => 0.6,
        // at a sentence's start it takes a verb of a person or a further mention
        (None, false, false) if unknown == words && words == 2 && n == 2 && foreign_pair(doc, u) => {
            if acts(doc, u[1].end) || told_of(doc, u[1].end) { 0.6 } else { 0.5 }
        }
        _ => return None,
    };
    // surname first: «Абенова Гаухар», «Де Сильва Жоао Мануэл»
    let lead = u[..n].iter().take_while(|x| x.is(bit::PARTICLE) && x.is(bit::WORD)).count();
    if let Some(g) = given
        && g == lead + 1
        && (surname_first || !u[lead].is(bit::GIVEN))
        && (u[lead].is(bit::SURNAME | bit::EASTERN)
            || lead > 0
            || u[g].is(bit::SURE)
            || surname_by_form(doc, u[lead].start))
        && (u[g].is(bit::SURE) || !(u[g].is(bit::SURNAME) && !u[lead].is(bit::SURNAME)))
        && !(lead == 0 && fathers_name(doc, &u[lead], &u[g]))
        && !(!u[lead].is(bit::SURNAME | bit::EASTERN)
            && rather_surname(doc, u[g].start)
            && !(u[g].is(bit::SURE) && surname_by_form(doc, u[lead].start)))
        && u[g..n].iter().all(|x| x.is(bit::GIVEN))
    {
        b.push(Role::Surname, &u[0], &u[lead]);
        b.push(Role::Given, &u[g], &u[n - 1]);
        return b.done(weight, false);
    }
    // a surname begins with its first particle, else it is the last word; behind two given names two words are one surname
    let leading = u[..n].iter().take_while(|x| x.is(bit::GIVEN)).count();
    // «Мунтасер Абу Зейд», «Ахмед Аль Марри», «Тамим бен Хамад Аль Тани», but «Анна Ди Стефано»
    let led = |i: usize| {
        let article = || matches!(doc.text.fold(u[i].start), "абу" | "аль");
        !u[i].is(bit::GIVEN) || article() || u[..i].iter().any(|x| x.is(bit::BEN))
    };
    // «Шахад бинт Карим»: whose child she is, no surname; but «Усама бин Ладен»
    if n == 3 && u[1].is(bit::BEN) && !doc.any_of(u[2].start, SenseKind::Surname.bit()) {
        b.push(Role::Given, &u[0], &u[2]);
        return b.done(weight, false);
    }
    let particle = (1..n - 1).find(|&i| u[i].is(bit::PARTICLE) && !u[i].is(bit::BEN) && led(i));
    let s = match particle {
        Some(i) if leading > 0 && !u[..i].iter().any(|x| x.is(bit::BEN)) => leading.min(i),
        Some(i) => i,
        None if leading == 2 && n == 4 && (!u[3].is(bit::GIVEN) || at_home(doc, u[0].start, &["spanish"])) => 2,
        // «Хуан Карлос Лопес Эрнандес», «Лаура Гонсалес Пратто»
        None if n == 4 && leading > 1 && iberian_surname(doc, &u[2]) => 2,
        None if n == 3
            && (leading == 1 || fathers_ending(doc, &u[1]))
            && leading > 0
            && iberian_surname(doc, &u[1]) =>
        {
            1
        }
        // «Мохд Мустафа Абдул Азиз»: a servant of whose name follows
        None if n > 2 && matches!(doc.text.fold(u[n - 2].start), "абдул" | "абдель") && !u[n - 3].is(bit::BEN) => {
            n - 2
        }
        // «Роберто Моралес Охеда»: the father's surname and the mother's
        None if n == 3
            && at_home(doc, u[0].start, &["spanish", "portuguese"])
            && (leading == 1 || doc.text.fold(u[1].start).ends_with("ес")) =>
        {
            1
        }
        None => n - 1,
    };
    b.push(Role::Given, &u[0], &u[s - 1]);
    b.push(Role::Surname, &u[s], &u[n - 1]);
    b.done(weight, false)
}

/// «адвокат», «защитник» right before `i`.
pub fn defends(doc: &Doc, i: usize) -> bool {
    i > 0 && doc.is_word(i - 1) && doc.know.grammar.stems.lawyers.begins(doc.text.fold(i - 1))
}

/// «Гонсалес», «Сальгадо»: a surname of the Iberian languages, by the ending of fathers' names or by the list.
fn iberian_surname(doc: &Doc, unit: &Unit) -> bool {
    unit.is(bit::WORD) && (fathers_ending(doc, unit) || doc.know.grammar.iberian_surname(doc.text.fold(unit.start)))
}

/// «Гонсалес»
fn fathers_ending(doc: &Doc, unit: &Unit) -> bool {
    let fold = doc.text.fold(unit.start);
    fold.ends_with("ес") && fold.chars().count() > 4
}

/// «Пранай» of «посол Индии Пранай Кумар Верма»: behind a state, a word that no list knows and that is no oblique case by its
/// ending.
pub fn nominative_alone(doc: &Doc, i: usize) -> bool {
    if i == 0 || !doc.any_of(i - 1, SenseKind::COUNTRIES) {
        return false;
    }
    let unknown = !doc.flags(i).has(Flags::KNOWN | Flags::COMMON) && doc.hit_len(i) == 0;
    unknown && doc.text.tokens[i].shape == Shape::Capital && !oblique_ending(doc.text.fold(i))
}

/// Does the word end as an oblique case may?
pub fn oblique_ending(fold: &str) -> bool {
    ends_in(fold, &["а", "я", "ы", "и", "у", "ю", "е", "ом", "ем", "ой", "ей", "ов", "ев", "ого", "его", "ых", "их"])
}

/// «Бархам Салех», «Энхжин Батбаяр»: behind a word that is no surname by its ending, a given name of peoples whose surnames
/// are their fathers' names.
fn fathers_name(doc: &Doc, first: &Unit, last: &Unit) -> bool {
    const ORIGINS: [&str; 7] = ["arabic", "mongolian", "persian", "indian", "african", "ethiopian", "malay"];
    let listed = doc.any_of(first.start, SenseKind::Surname.bit());
    !listed
        && !doc.flags(first.start).has(Flags::SURNAME_SURE | Flags::KNOWN)
        && !doc.know.grammar.surname_shape(doc.text.fold(first.start))
        && at_home(doc, last.start, &ORIGINS)
}

/// «и Хальдун Ахмад Идлби», «с Омуту Эмекой Окафором», «министр Непала Шайлендра Кумар Упадхай»: no phrase before can have the
/// word that no list knows.
fn alone_behind(doc: &Doc, i: usize) -> bool {
    let unknown =
        !doc.flags(i).has(Flags::KNOWN | Flags::COMMON) && doc.hit_len(i) == 0 && !doc.text.word(i).contains('-');
    let free = |k: usize| match doc.text.word(k) {
        "," | "—" | "–" | ":" | ";" => true,
        _ if doc.capital(k) => doc.any_of(k, SenseKind::STATES),
        _ => {
            matches!(doc.text.fold(k), "и" | "с" | "со" | "к" | "ко" | "о" | "об" | "между")
                || doc.text.tokens[k].shape == Shape::Lower && doc.flags(k).has(Flags::VERB)
        }
    };
    unknown
        && doc.text.tokens[i].shape == Shape::Capital
        && (i == 0 || doc.text.tokens[i].line_start || doc.sentence_start(i) || free(i - 1))
}

/// «города», «округа», «в районе» stand right before `i`: a place is named.
fn places_follow(doc: &Doc, i: usize) -> bool {
    doc.is_class(i - 1, Class::AREA.or(Class::DESIGNATES)) || phrase::settlement(doc, i - 1) == Some(i)
}

/// «Елизавета II»: a given name before a number.
fn numbered_given(doc: &Doc, u: &[Unit]) -> bool {
    let k = u[0].end;
    u.len() == 1
        && u[0].is(bit::GIVEN)
        && k < doc.len()
        && doc.is_word(k)
        && !doc.text.tokens[k].line_start
        && !doc.text.tokens[k].cyrillic
        && is_roman(doc.text.word(k))
}

/// Two words that nothing knows, written as names are: «Тилль Линдеманн».
fn foreign_pair(doc: &Doc, u: &[Unit]) -> bool {
    let strange = |x: &Unit| {
        doc.text.tokens[x.start].shape == Shape::Capital
            && !doc.flags(x.start).has(Flags::KNOWN)
            && !doc.any_of(x.start, !0)
            && doc.text.word(x.start).chars().count() > 2
    };
    u[..2].iter().all(strange)
}

/// A finite verb in the singular in lower case stands at `k`: «… родился».
fn acts(doc: &Doc, k: usize) -> bool {
    let singular = |p: morph::Parse| {
        p.tag.pos() == Pos::Verb && p.tag.number() == Some(Number::Sing) && p.tag.gender() != Some(Gender::Neut)
    };
    k < doc.len()
        && doc.text.tokens[k].shape == Shape::Lower
        && doc.flags(k).has(Flags::VERB)
        && doc.known(k).iter().any(singular)
}

/// «…, возглавляющий фонд», «…, который»: a clause about somebody, behind a comma at `k`.
fn told_of(doc: &Doc, k: usize) -> bool {
    let clause = |k: usize| {
        let singular = |p: morph::Parse| {
            let one = p.tag.number() == Some(Number::Sing) && p.tag.gender() != Some(Gender::Neut);
            p.tag.pos() == Pos::Participle && one && p.tag.cases().has(Case::Nom)
        };
        doc.known(k).iter().any(singular) || matches!(doc.text.fold(k), "который" | "которая")
    };
    doc.text.is(k, ",") && k + 1 < doc.len() && doc.is_word(k + 1) && clause(k + 1)
}

/// May the noun be a surname in the given name's case, or one that stays in the nominative: «Жук Татьяне», not «Башню Елизаветы»?
fn beside_noun(doc: &Doc, given: usize, noun: usize) -> bool {
    let cases = doc.noun(noun).sing;
    let fits = |f: &NameForm| !f.cases.and(cases).is_empty();
    let surname = doc.flags(noun).has(Flags::SURNAME) || doc.know.grammar.surname_shape(doc.text.fold(noun));
    surname || cases.is_empty() || cases.has(Case::Nom) || readings(doc, given, Role::Given).iter().any(fits)
}

/// Can a given name and the word behind it, as a surname, stand in one case and gender?
pub fn share_case(doc: &Doc, given: usize, surname: usize) -> bool {
    let (a, b) = (readings(doc, given, Role::Given), readings(doc, surname, Role::Surname));
    let one_sex = |a: Option<Gender>, b: Option<Gender>| {
        a.is_none() || b.is_none() || a == b || a == Some(Gender::Common) || b == Some(Gender::Common)
    };
    a.iter().any(|a| b.iter().any(|b| one_sex(a.gender, b.gender) && !a.cases.and(b.cases).is_empty()))
}

/// «Виктора Януковича Кернес»: a last word that cannot stand in the case of the two before it begins another phrase.
fn cut_at_case(doc: &Doc, u: &[Unit], n: usize) -> usize {
    // «Хосейном Амир Абдоллахианом», «Сейедом Али Реза Хагигианом»
    if undeclined::units(doc, &u[..n]) {
        return n;
    }
    // «поблагодарил Тамару Ким Иван Советников»
    let given = |x: &Unit| x.is(bit::GIVEN) && !x.is(bit::SYLLABLE | bit::EASTERN | bit::PARTICLE);
    // but «Марией Хосе Альварес Басульдо»
    let iberian = || u[1].is(bit::GIVEN) && iberian_surname(doc, &u[2]);
    if n == 4 && u[..4].iter().all(|x| x.is(bit::WORD)) && given(&u[0]) && given(&u[2]) && !iberian() {
        let pair = |k: usize| {
            let part = |role: Role, x: &Unit| Part { role, start: x.start, end: x.end, initial: false };
            vec![part(Role::Given, &u[k]), part(Role::Surname, &u[k + 1])]
        };
        let as_name = |parts: Vec<Part>| Name { start: u[0].start, end: u[3].end, parts, weight: 0.0, eastern: false };
        let (first, second) = (pair(0), pair(2));
        let both: Vec<Part> = first.iter().chain(&second).cloned().collect();
        if !coherent(doc, &as_name(both)) && coherent(doc, &as_name(first)) && coherent(doc, &as_name(second)) {
            return 2;
        }
    }
    if !(3..=4).contains(&n)
        || u[..n].iter().any(|x| !x.is(bit::WORD) || x.is(bit::EASTERN | bit::PARTICLE))
        || !u[0].is(bit::GIVEN)
    {
        return n;
    }
    // «с Абдаллой Усманом Гарба-Юсуфу»: a surname that never bends
    let stays =
        doc.text.word(u[2].start).contains('-') && doc.text.fold(u[2].start).ends_with(['и', 'о', 'у', 'ю', 'э']);
    if n == 3 && stays {
        return n;
    }
    let part = |role: Role, x: &Unit| Part { role, start: x.start, end: x.end, initial: false };
    let name = |parts: Vec<Part>| Name { start: u[0].start, end: u[2].end, parts, weight: 0.0, eastern: false };
    let two = vec![part(Role::Given, &u[0]), part(Role::Surname, &u[1])];
    let mut all = two.clone();
    all.extend(u[2..n].iter().map(|x| part(Role::Surname, x)));
    let mut given = two.clone();
    given.push(part(Role::Given, &u[2]));
    // «Абдулла Бора Варанк»
    let both = || {
        let roles = [Role::Given, Role::Given, Role::Surname];
        u[1].is(bit::GIVEN) && coherent(doc, &name(roles.into_iter().zip(u).map(|(r, x)| part(r, x)).collect()))
    };
    let apart = !coherent(doc, &name(all)) && !(u[2].is(bit::GIVEN) && coherent(doc, &name(given))) && !both();
    if apart && coherent(doc, &name(two)) { 2 } else { n }
}

/// «Иван Петров Сергей Сидоров» are two names: a surname followed by a given name ends the first.
fn cut_second_name(doc: &Doc, u: &[Unit], n: usize) -> usize {
    for i in 2..n {
        // «Ивана Петрова Мария»: by the dictionary, whatever a surname may look like
        let before = u[i - 1].start;
        let surname =
            || doc.flags(before).has(Flags::SURNAME_SURE) || doc.know.grammar.surname_shape(doc.text.fold(before));
        let given = u[0].is(bit::SURE) && u[i].is(bit::SURE);
        let sure = given && surname();
        // «Владимира Уйбы Галина», «Юрия Кима Анна»: two given names that share no case
        let cases = |x: &Unit| {
            let forms = readings(doc, x.start, Role::Given);
            forms.iter().fold(CaseSet::EMPTY, |all, f| all.or(f.cases))
        };
        // the East and the West have names of several such words
        let slavic = |x: &Unit| !doc.any_of(x.start, SenseKind::GivenName.bit()) || at_home(doc, x.start, &["slavic"]);
        let surname = |x: &Unit| x.is(bit::WORD) && (!x.is(bit::GIVEN) || x.is(bit::EASTERN | bit::SURNAME));
        let plain = u[1..i].iter().all(|x| surname(x) && !x.is(bit::PARTICLE | bit::BEN | bit::INITIAL));
        if given && plain && slavic(&u[0]) && slavic(&u[i]) && cases(&u[0]).and(cases(&u[i])).is_empty() {
            return i;
        }
        if u[i].is(bit::GIVEN)
            && (!u[i].is(bit::SURNAME) || sure)
            && u[i - 1].is(bit::SURNAME)
            && !u[i - 1].is(bit::GIVEN)
            && u[0].is(bit::GIVEN)
            // «Мухаммад Асиф Хан Ниязи»
            && !doc.text.reads(u[i - 1].start, "хан")
        {
            return i;
        }
    }
    n
}

/// Readings of one word of a name in a role: nominative, the cases the written form may stand in, gender.
pub fn readings(doc: &Doc, i: usize, role: Role) -> Rc<Forms> {
    memo::readings(doc.know, doc.written_hash(i), role, doc.phrase(i), || {
        let mut list = Vec::new();
        make_readings(doc, i, role, &mut list);
        let keys =
            list.iter().map(|f| hash(elder_or_younger(&doc.know.grammar.stems, &folded(&f.nominative)).0)).collect();
        Forms { list, keys }
    })
}

/// «кампрад-старший»: the surname, and whether the words «старший», «младший» in any case stood behind it.
pub fn elder_or_younger<'f>(stems: &StemLists, fold: &'f str) -> (&'f str, bool) {
    match fold.rsplit_once('-') {
        Some((name, "мл" | "ст")) => (name, true),
        // «Угур-бей», «Хаттори-сан»
        Some((name, last)) if stems.joined_honorifics.has(last) => (name, false),
        Some((name, last)) if last.starts_with("младш") || last.starts_with("старш") => (name, true),
        _ => (fold, false),
    }
}

/// The word as [`crate::text::fold_into`] folds it.
pub fn folded(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    crate::text::fold_into(word, &mut out);
    out
}

/// Readings of a word, and the hashes of their folded nominatives.
pub struct Forms {
    list: Vec<NameForm>,
    pub keys: Vec<u64>,
}

impl Forms {
    /// The key of a nominative, be it one of these or not.
    pub fn key_of(&self, stems: &StemLists, nominative: &str) -> u64 {
        let listed = self.list.iter().position(|f| f.nominative == nominative);
        listed.map_or_else(|| hash(elder_or_younger(stems, &folded(nominative)).0), |at| self.keys[at])
    }
}

impl std::ops::Deref for Forms {
    type Target = [NameForm];
    fn deref(&self) -> &[NameForm] {
        &self.list
    }
}

fn make_readings(doc: &Doc, i: usize, role: Role, out: &mut Vec<NameForm>) {
    let word = repair(doc.text.word(i));
    let word = capitalised(&word);
    let morph = doc.know.morph;
    let flag = match role {
        Role::Given => Tag::NAME,
        Role::Surname => Tag::SURNAME,
        Role::Patronymic => Tag::PATRONYMIC,
    };
    // what the lexicon lists, it lists because the dictionary errs or is silent
    if role == Role::Given {
        // «Алёну» is no form of «Ален»
        let dotted = word.contains('ё') && doc.known(i).iter().any(|p| p.tag.has(Tag::NAME));
        for s in doc.senses_of(i, SenseKind::GivenName.bit()) {
            let g = &doc.know.given[s.entry as usize];
            if dotted && !g.name.contains(['ё', 'Ё']) {
                continue;
            }
            push_form(
                out,
                NameForm {
                    nominative: keep_letters(&word, &g.name),
                    // «встреча с Гозель Реджеповой»: a woman's name in «-ь» may stay
                    cases: if g.sex == Sex::Female && word.ends_with('ь') { CaseSet::ALL } else { s.cases },
                    gender: gender_of(g.sex),
                    indeclinable: false,
                },
            );
        }
    }
    // of the word alone: the memory of readings knows no neighbours
    if role == Role::Given && like_mongolian_father(doc, i, 10) {
        let form = NameForm { nominative: word.clone(), cases: CaseSet::ALL, gender: None, indeclinable: true };
        push_form(out, form);
    }
    // «Дубина Игорь Ильич»: a word as a man's surname stands beside the woman's of «Дубин»
    let word_in_a =
        |p: &morph::Parse| p.tag.pos() == Pos::Noun && !p.tag.has(Tag::SURNAME) && p.tag.cases().has(Case::Nom);
    // «Ерлана Сатыбалды»: a given name that never bends, as a surname
    let fixed_given = |s: crate::rules::Sense| {
        s.kind == SenseKind::GivenName && s.cases == CaseSet::ALL && doc.know.given[s.entry as usize].name == word
    };
    if role == Role::Surname && word.ends_with(['ы', 'и']) && doc.senses(i).any(fixed_given) {
        out.push(NameForm { nominative: word, cases: CaseSet::ALL, gender: None, indeclinable: true });
        return;
    }
    if role == Role::Surname
        && word.ends_with('а')
        && doc.flags(i).has(Flags::COMMON)
        && doc.know.grammar.surname_shape(doc.text.fold(i))
        && doc.known(i).iter().any(|p| word_in_a(&p))
    {
        let (cases, gender) = (CaseSet::of(Case::Nom), Some(Gender::Masc));
        push_form(out, NameForm { nominative: word.clone(), cases, gender, indeclinable: false });
    }
    for p in doc.known(i).iter() {
        if !p.tag.has(flag) || p.tag.number() == Some(crate::morph::Number::Plur) {
            continue;
        }
        let nominative = if p.tag.has(Tag::FIXED) || p.tag.cases().has(Case::Nom) {
            Some(word.clone())
        } else {
            morph.inflect(&word, p, Form::NOMINATIVE)
        };
        let father = role == Role::Patronymic;
        let nominative = nominative.map(|n| if father { morph::soft_as_written(&word, n) } else { n });
        if let Some(nominative) = nominative {
            push_form(
                out,
                NameForm {
                    nominative,
                    cases: p.tag.cases(),
                    gender: p.tag.gender(),
                    indeclinable: p.tag.has(Tag::FIXED),
                },
            );
        }
    }
    // «Гие», «Алие»: the dative of a stressed «-ия»
    if role == Role::Given
        && out.is_empty()
        && let Some(stem) = if word == "Ие" { Some("") } else { word.strip_suffix("ие") }
    {
        let nominative = if stem.is_empty() { "Ия".to_owned() } else { format!("{stem}ия") };
        let parses = morph.parses(&nominative.to_lowercase());
        if let Some(p) = parses.iter().find(|p| p.tag.has(Tag::NAME) && p.tag.cases().has(Case::Nom)) {
            let cases = CaseSet::of(Case::Dat).or(CaseSet::of(Case::Loc));
            push_form(out, NameForm { nominative, cases, gender: p.tag.gender(), indeclinable: false });
        }
    }
    // «Алему Симе», of «Алем» or «Алему»
    let state = doc.any_of(i, SenseKind::COUNTRIES | SenseKind::Place.bit());
    let known = state || doc.flags(i).has(Flags::GIVEN_SURE) || out.iter().any(|f| f.nominative == word);
    if role == Role::Given && !out.is_empty() && !known && word.ends_with('у') {
        let form = NameForm { nominative: word.clone(), cases: CaseSet::ALL, gender: None, indeclinable: true };
        push_form(out, form);
    }
    if !out.is_empty() && role != Role::Surname {
        return;
    }
    match role {
        Role::Given => out.extend(morph::given_readings(&word, morph)),
        Role::Patronymic => out.extend(morph::patronymic_readings(&word, morph)),
        Role::Surname => {
            if plural_surname(&word, out) {
                return;
            }
            // «Траоре»: listed as one that never bends
            let fixed =
                |s: crate::rules::Sense| s.kind == SenseKind::Surname && doc.know.surnames[s.entry as usize].fixed;
            if out.is_empty() && doc.any_of(i, SenseKind::Surname.bit()) && doc.senses(i).any(fixed) {
                out.push(NameForm { nominative: word, cases: CaseSet::ALL, gender: None, indeclinable: true });
                return;
            }
            // «Накамура»: listed, and no form of «Накамур»
            for s in doc.senses_of(i, SenseKind::Surname.bit()) {
                let name = &doc.know.surnames[s.entry as usize].name;
                if name.ends_with(['а', 'я']) {
                    let nominative = keep_letters(&word, name);
                    push_form(out, NameForm { nominative, cases: s.cases, gender: None, indeclinable: false });
                }
            }
            fled_vowel(doc, i, &word, out);
            for f in morph::surname_readings(&word, morph) {
                if !out.iter().any(|o| o.nominative == f.nominative && o.gender == f.gender) {
                    out.push(f);
                }
            }
        }
    }
}

/// «Тихон и Аркадий Белоглазовы»: what a surname of several bearers is for each.
fn plural_surname(word: &str, out: &mut Vec<NameForm>) -> bool {
    let Some(stem) = word.strip_suffix('ы').filter(|s| plural_of_several(s)) else { return false };
    for (ending, gender) in [("", Gender::Masc), ("а", Gender::Femn)] {
        let nominative = format!("{stem}{ending}");
        let cases = CaseSet::of(Case::Nom);
        push_form(out, NameForm { nominative, cases, gender: Some(gender), indeclinable: false });
    }
    // «Геннадия Щербины», of one
    if stem.ends_with("ин") {
        let (nominative, cases) = (format!("{stem}а"), CaseSet::of(Case::Gen));
        out.push(NameForm { nominative, cases, gender: Some(Gender::Masc), indeclinable: false });
    }
    true
}

/// «Щегла», «Жаворонком»: a man's surname that is a noun whose nominative has a vowel more.
fn fled_vowel(doc: &Doc, i: usize, word: &str, out: &mut Vec<NameForm>) {
    let noun = |p: &morph::Parse| {
        let lone = p.tag.number() == Some(Number::Sing) && !p.tag.cases().has(Case::Nom);
        p.tag.pos() == Pos::Noun && p.tag.gender() == Some(Gender::Masc) && lone
    };
    // «Тюрком» is rather a form of «Тюрк», which is a word as well
    let whole = |ending: &str| word.strip_suffix(ending).is_some_and(|w| !doc.know.morph.known(&folded(w)).is_empty());
    if ["а", "у", "ом", "ем", "е"].into_iter().any(whole) {
        return;
    }
    for p in doc.known(i).iter().filter(noun) {
        let Some(nominative) = doc.know.morph.inflect(word, p, Form::NOMINATIVE) else { continue };
        let alike = word.chars().zip(nominative.chars()).take_while(|(a, b)| a == b).count();
        // «Ремня», «Камню»
        let soft = usize::from(nominative.ends_with('ь'));
        if alike + 2 + soft == nominative.chars().count() {
            let form = NameForm { nominative, cases: p.tag.cases(), gender: Some(Gender::Masc), indeclinable: false };
            push_form(out, form);
        }
    }
}

/// What the surname of several at `i` («Хасановы») is for one of this sex; `joined`: two names share it («Хасановых», beside
/// «Анна Черных»).
pub fn of_several(doc: &Doc, i: usize, sex: Gender, joined: Option<CaseSet>) -> Option<String> {
    let word = doc.text.word(i);
    let plural = |ending: &str| match (ending, joined) {
        ("ы" | "ыми", _) => true,
        ("ых", given) => given.is_some(),
        // «Станиславу Ивановым» is no instrumental
        (_, given) => given.is_some_and(|g| sex == Gender::Femn || !g.is_empty() && !g.has(Case::Ins)),
    };
    let stem = ["ы", "ыми", "ых", "ым"].into_iter().filter(|e| plural(e)).find_map(|e| word.strip_suffix(e));
    if let Some(stem) = stem.filter(|s| plural_of_several(s)) {
        return Some(format!("{stem}{}", if sex == Gender::Femn { "а" } else { "" }));
    }
    // «Сурена Авакянов»: no form of one man's surname goes with his given name, so they are the Авакян
    let given = joined.filter(|g| !g.is_empty() && !g.has(Case::Nom))?;
    let stem = ["ов", "ам", "ами"].iter().find_map(|e| word.strip_suffix(e))?;
    let apart = readings(doc, i, Role::Surname).iter().all(|f| f.cases.and(given).is_empty());
    let consonant = stem.ends_with(|c: char| !"аеёиоуыэюяйь".contains(c));
    (apart && consonant && stem.chars().count() > 3).then(|| stem.to_owned())
}

/// «Белоглазов», «Ильин»: with «-ы» behind, a surname of several people.
fn plural_of_several(stem: &str) -> bool {
    stem.chars().count() > 4 && ends_in(stem, &["ов", "ев", "ёв", "ин", "ын"])
}

/// «Хасановы»: alone it names nobody.
pub fn names_several(doc: &Doc, i: usize) -> bool {
    let word = doc.text.fold(i);
    word.strip_suffix('ы').is_some_and(plural_of_several)
        || ["ых", "ыми"].iter().any(|e| word.strip_suffix(e).is_some_and(plural_of_several))
}

fn gender_of(sex: Sex) -> Option<Gender> {
    match sex {
        Sex::Male => Some(Gender::Masc),
        Sex::Female => Some(Gender::Femn),
        Sex::Any => None,
    }
}

fn push_form(out: &mut Vec<NameForm>, form: NameForm) {
    match out.iter_mut().find(|o| o.nominative == form.nominative && o.gender == form.gender) {
        Some(o) => o.cases = o.cases.or(form.cases),
        None => out.push(form),
    }
}

/// A lexicon's nominative with the letters of the page where they agree up to «ё» (the page may write «е»).
fn keep_letters(written: &str, nominative: &str) -> String {
    let mut w = written.chars();
    let mut out = String::with_capacity(nominative.len());
    let mut same = true;
    for c in nominative.chars() {
        let x = w.next();
        match (c, x) {
            ('ё', Some('е')) | ('е', Some('ё')) | ('э', Some('е')) if same => out.push(x.unwrap_or(c)),
            _ => {
                same &= x.is_some_and(|x| x == c);
                out.push(c);
            }
        }
    }
    out
}

/// «ЗУСКО» → «Зуско», «ЯН-МИНЬ» → «Ян-Минь»; other words as they are.
fn capitalised(word: &str) -> String {
    if word.chars().any(char::is_lowercase) || word.chars().filter(|c| c.is_alphabetic()).count() < 2 {
        return word.to_owned();
    }
    let mut start = true;
    word.chars()
        .flat_map(|c| {
            let lower = !start && c.is_alphabetic();
            start = !c.is_alphabetic() && c != '’' && c != '\'';
            if lower { c.to_lowercase().collect::<Vec<_>>() } else { vec![c] }
        })
        .collect()
}

/// A name in the nominative.
#[derive(Debug, Clone, Default)]
pub struct Nominative {
    pub name: String,
    pub surname: Option<String>,
    pub given: Option<String>,
    pub patronymic: Option<String>,
    pub gender: Option<Gender>,
    /// The case it stands in, when the forms tell.
    pub case: Option<Case>,
    /// A word that no list knows could have another nominative in this case: «Монтойе» of «Монтойя» or «Монтойе».
    pub doubtful: bool,
}

/// What a name's place in the sentence tells of it.
#[derive(Default, Clone, Copy)]
pub struct Place<'p> {
    /// The cases it allows (a title's, a preposition's), best first.
    pub cases: &'p [CaseSet],
    /// The gender that a title tells.
    pub gender: Option<Gender>,
    /// The gender that it has if it stands in the nominative, by the verb beside it.
    pub subject: Option<Gender>,
}

/// Computes the nominative of a name. `seen(key)`: does this form stand elsewhere in the document as a nominative?
pub fn nominative(doc: &Doc, name: &Name, place: &Place, seen: &dyn Fn(u64) -> i32) -> Nominative {
    let mut words: Vec<Inflected> = Vec::with_capacity(name.parts.len());
    let declined = ends_as_asked(doc, name, place);
    let subject = place.cases.first() == Some(&CaseSet::of(Case::Nom));
    let in_part = if subject { CaseSet::EMPTY } else { undeclined::cases(doc, name) };
    for part in name.parts.iter().filter(|p| !p.initial) {
        for i in part.start..part.end {
            if doc.text.tokens[i].kind != Kind::Word || !inflects(doc, name, part, i) {
                continue;
            }
            // «Назарзода Мирзошарифа Давлата»: the father's name as it is
            let fathers = part.role == Role::Patronymic && doc.text.fold(name.start).ends_with("зода");
            // «Батын Оюунгэрэл»: the father's name tells no sex
            let mongol = part.role == Role::Given && mongolian_father(doc, i);
            let forms = match part.role {
                _ if mongol => of_either_sex(&readings(doc, i, Role::Given)),
                _ if name.eastern => readings(doc, i, Role::Surname),
                _ if fathers => of_either_sex(&readings(doc, i, Role::Given)),
                role => readings(doc, i, role),
            };
            let last = part.role == Role::Surname && i + 1 == part.end;
            let hers = || subject && womans_by_surname(doc, name, i);
            let left = || in_part != CaseSet::EMPTY && undeclined::left(doc, i, part.role, in_part);
            let left = || left() || unbent_father(doc, i);
            let as_it_stands = leads_given(doc, name, part, i) || unfit(doc, i, &forms, place, declined, last);
            let bent = part.role == Role::Given
                && (doc.text.fold(i).ends_with('е') || in_dictionary_alone(doc, i))
                && bends_with_surname(doc, name, &forms, place);
            let forms = match as_it_stands {
                _ if bent => only_bent(&forms),
                _ if left() => only_as_written(doc, i, &forms),
                _ if hers() => hers_as_written(doc, i, &forms),
                _ if last && womans_unbent(doc, name, i) => fixed_as_written(doc, i, &forms, Some(Gender::Femn)),
                true => or_as_written(doc, i, forms),
                false => forms,
            };
            words.push(Inflected::new(doc, i, (part.role, name.eastern), forms, place, seen));
        }
    }
    if ends_in_vowels(doc, name) {
        words.iter_mut().for_each(Inflected::rather_vowel);
    }
    let full = match &name.parts[..] {
        [given, .., surname] if !given.initial && !name.eastern => {
            Some((given, surname)).filter(|(g, s)| (g.role, s.role) == (Role::Given, Role::Surname))
        }
        _ => None,
    };
    if let Some((given, surname)) = full {
        words.iter_mut().filter(|w| w.token >= surname.start).for_each(|w| w.by_tradition(doc, given.start));
    }
    let (case, bearer, mut sex) = best_reading(&words, place, full.is_some());
    // «Хина Аббаси рассказала»: of a name that has no patronymic its verb knows more than a list
    let told = place.gender.is_none() && place.cases.first() == Some(&CaseSet::of(Case::Nom));
    if told && case == Case::Nom && !name.parts.iter().any(|p| p.role == Role::Patronymic) {
        sex = place.subject.or(sex);
    }
    let fathered = name.parts.iter().any(|p| p.role == Role::Patronymic && !p.initial);
    let mut chosen: Vec<(usize, &str)> = Vec::with_capacity(words.len());
    let mut doubtful = false;
    for word in &words {
        let best = word.fitting(case, bearer).max_by_key(|(_, worth)| worth.alone);
        // «Пырерке Василию Ильичу»: a surname in «-е» beside a patronymic is rather the dative of one in «-а»
        let dative = matches!(case, Case::Dat | Case::Loc) && doc.text.fold(word.token).ends_with('е');
        let bent = |f: &NameForm| !f.indeclinable && f.nominative != doc.text.word(word.token);
        let bends = (dative && (fathered || bends_beside(doc, name, word.token)))
            .then(|| word.fitting(case, bearer).find(|(f, _)| bent(f)))
            .flatten();
        let best = bends.or(best);
        doubtful |= best.is_none_or(|best| word.rivalled(doc, best, case, bearer));
        chosen.extend(best.map(|(f, _)| (word.token, f.nominative.as_str())));
    }
    let surface = |from: usize, to: usize| render(doc, from, to, &chosen);
    let part = |role: Role| {
        let mut found = name.parts.iter().filter(|p| p.role == role);
        let first = found.next()?;
        let last = found.next_back().unwrap_or(first);
        Some(compact_initials(surface(first.start, last.end), first.initial))
    };
    Nominative {
        name: surface(name.start, name.end),
        surname: part(Role::Surname).filter(|_| !regnal(doc, name)),
        given: part(Role::Given),
        patronymic: part(Role::Patronymic),
        gender: sex.or_else(|| inner_gender(doc, name)),
        case: Some(case),
        doubtful,
    }
}

/// «Роману Айваседе», «Джамиле Рагимхановой»: a surname beside a Russian given name, a given name beside a surname in «-ой».
fn bends_beside(doc: &Doc, name: &Name, i: usize) -> bool {
    let russian = || name.parts.iter().any(|p| p.role == Role::Given && at_home(doc, p.start, &["slavic"]));
    match name.parts.iter().find(|p| (p.start..p.end).contains(&i)).map(|p| p.role) {
        Some(Role::Surname) => russian(),
        Some(Role::Given) => doc.text.fold(name.end - 1).ends_with("ой"),
        _ => false,
    }
}

/// «майора Нурбека Сатыбалды уулу»: no genitive of «Сатыбалда», before a word that leaves the father's name as it is.
fn unbent_father(doc: &Doc, i: usize) -> bool {
    let child =
        |k: usize| k < doc.len() && doc.is_word(k) && word_bits(doc, k, 1, false) & (bit::OGLY | bit::UULU) != 0;
    let listed = |s: crate::rules::Sense| {
        s.kind == SenseKind::GivenName && folded(&doc.know.given[s.entry as usize].name) != doc.text.fold(i)
    };
    doc.text.fold(i).ends_with(['ы', 'и']) && child(i + 1) && !doc.senses(i).any(listed)
}

/// «Эйдзи Кавасима», «Массимо Каррера»: peoples whose surnames end in vowels, but for «н».
fn ends_in_vowels(doc: &Doc, name: &Name) -> bool {
    let [given, _] = &name.parts[..] else { return false };
    given.role == Role::Given && !given.initial && at_home(doc, given.start, &["japanese", "italian"])
}

/// «Фан Тхи Ким Нган», «Фейсал бен Тани», «Замир Осмон уулу», «Сигюрдссон»: a word or an ending inside the name that tells the bearer's gender.
pub fn inner_gender(doc: &Doc, name: &Name) -> Option<Gender> {
    let told = |i: usize| match doc.text.fold(i) {
        "тхи" if name.eastern && i + 1 < name.end => Some(Gender::Femn),
        "ван" if name.eastern && i > name.start && i + 1 < name.end => Some(Gender::Masc),
        "бинт" => Some(Gender::Femn),
        "бен" | "бин" | "ибн" if doc.text.tokens[i].shape == Shape::Lower => Some(Gender::Masc),
        "уулу" | "улу" | "угли" | "огли" | "оглы" | "оглу" if i > name.start => {
            Some(Gender::Masc)
        }
        "кызы" | "гызы" | "кизи" if i > name.start => Some(Gender::Femn),
        word if word.ends_with("доттир") => Some(Gender::Femn),
        word if word.ends_with("ссон") => Some(Gender::Masc),
        _ => None,
    };
    (name.start..name.end).find_map(told)
}

/// «Рам» of «Рам Натха Гояла»: the first word of a given name of two, in a consonant.
fn leads_given(doc: &Doc, name: &Name, part: &Part, i: usize) -> bool {
    let consonant = || doc.text.fold(i).ends_with(|c| "бвгджзклмнпрстфхцчшщ".contains(c));
    part.role == Role::Given && !name.eastern && i == part.start && part.end == i + 2 && consonant()
}

/// «с Ашфак Ханом»: has the last word of a name, and it alone, an ending of the case that is asked for?
fn ends_as_asked(doc: &Doc, name: &Name, place: &Place) -> bool {
    let asked =
        |f: &NameForm| place.cases.first().is_some_and(|&asked| !f.indeclinable && !f.cases.and(asked).is_empty());
    let last = name.parts.last().filter(|p| name.parts.len() > 1 && p.role == Role::Surname && !p.initial);
    last.is_some_and(|p| readings(doc, p.end - 1, p.role).iter().any(asked))
}

/// «Назипа Бекенова», «Шахзода Абдурасулова»: a woman's name made of the man's that the lists have, beside a woman's surname.
pub fn womans_by_surname(doc: &Doc, name: &Name, i: usize) -> bool {
    let [given, .., surname] = &name.parts[..] else { return false };
    let pair = given.role == Role::Given && given.start == i && given.end == i + 1 && surname.role == Role::Surname;
    if !pair
        || name.eastern
        || surname.initial
        || doc.flags(i).has(Flags::GIVEN_SURE)
        || !doc.text.fold(i).ends_with('а')
    {
        return false;
    }
    let hers = |f: &NameForm| f.gender == Some(Gender::Femn) && f.cases.has(Case::Nom) && !f.indeclinable;
    let forms = readings(doc, i, Role::Given);
    !forms.is_empty()
        && forms.iter().all(|f| !f.cases.has(Case::Nom) && f.gender == Some(Gender::Masc))
        && readings(doc, surname.end - 1, Role::Surname).iter().any(hers)
}

/// «Энн Деруин»: a man's surname for its ending, of a woman of the West whose given name never bends.
pub fn womans_unbent(doc: &Doc, name: &Name, i: usize) -> bool {
    let [given, surname] = &name.parts[..] else { return false };
    let pair = given.role == Role::Given && !given.initial && given.end == given.start + 1 && surname.end == i + 1;
    if !pair || surname.role != Role::Surname || surname.initial || !doc.text.fold(i).ends_with(['н', 'в']) {
        return false;
    }
    let hers = |f: &NameForm| f.gender == Some(Gender::Femn) && f.cases == CaseSet::ALL;
    let mans = |f: &NameForm| f.gender == Some(Gender::Masc) && !f.cases.has(Case::Gen);
    let (given, surname) = (readings(doc, given.start, Role::Given), readings(doc, i, Role::Surname));
    given.iter().any(hers)
        && !given.iter().any(|f| f.gender == Some(Gender::Masc))
        && !surname.is_empty()
        && surname.iter().all(mans)
}

/// «с секретарём Вамкеле Мене»: of a word that nothing knows no reading has a case that is asked for. `declined`: the name's
/// last word has one; `last`: this is it.
fn unfit(doc: &Doc, i: usize, forms: &Forms, place: &Place, declined: bool, last: bool) -> bool {
    let listed = SenseKind::GivenName.bit() | SenseKind::Surname.bit();
    let fits = |f: &NameForm| place.cases.iter().any(|&asked| !f.cases.and(asked).is_empty());
    let nominative = || doc.capital(i) && forms.iter().any(|f| f.cases.has(Case::Nom));
    // «замминистра Амаль Джаду Шакаа»
    let subject = place.cases.first() == Some(&CaseSet::of(Case::Nom));
    let inner = |i: usize| subject && !last && i > 0 && doc.capital(i - 1) && doc.text.fold(i).ends_with(['у', 'ю']);
    // «открыла первый заместитель министра Лутфия Каримова»
    let hers = subject && place.subject == Some(Gender::Femn) && doc.text.fold(i).ends_with(['а', 'я']);
    if hers && !forms.is_empty() && !forms.iter().any(fits) {
        return true;
    }
    !place.cases.is_empty()
        && (declined || doc.text.fold(i).ends_with(['е', 'и', 'о', 'у', 'ю', 'э']))
        && (declined && nominative() || inner(i) || !doc.flags(i).has(Flags::KNOWN) && !doc.any_of(i, listed))
        // «выполнен Е. И. Лыковым», «достался Т. И. Лыковой»: no nominative, whatever is asked for
        && !(last && doc.know.grammar.russian_shape(doc.text.fold(i)) && bent_ending(doc.text.fold(i)))
        && !forms.is_empty()
        && !forms.iter().any(fits)
}

/// The readings of a father's name, which tell nothing of the bearer.
fn of_either_sex(forms: &Forms) -> Rc<Forms> {
    let list = forms.list.iter().map(|f| NameForm { gender: None, ..f.clone() }).collect();
    Rc::new(Forms { list, keys: forms.keys.clone() })
}

/// The readings, and one more that has no other form.
fn or_as_written(doc: &Doc, i: usize, forms: Rc<Forms>) -> Rc<Forms> {
    if forms.iter().any(|f| f.indeclinable) {
        return forms;
    }
    let nominative = capitalised(&repair(doc.text.word(i)));
    let key = forms.key_of(&doc.know.grammar.stems, &nominative);
    let gender = forms.first().and_then(|f| f.gender).filter(|&g| forms.iter().all(|f| f.gender == Some(g)));
    let fixed = NameForm { nominative, cases: CaseSet::ALL, gender, indeclinable: true };
    let list = forms.list.iter().cloned().chain([fixed]).collect();
    Rc::new(Forms { list, keys: forms.keys.iter().copied().chain([key]).collect() })
}

/// The one reading of a word that is left in the nominative whatever the case.
fn only_as_written(doc: &Doc, i: usize, forms: &Forms) -> Rc<Forms> {
    let gender = Some(Gender::Masc).filter(|_| forms.iter().any(|f| f.gender == Some(Gender::Masc)));
    fixed_as_written(doc, i, forms, gender)
}

fn fixed_as_written(doc: &Doc, i: usize, forms: &Forms, gender: Option<Gender>) -> Rc<Forms> {
    let nominative = capitalised(&repair(doc.text.word(i)));
    let keys = [forms.key_of(&doc.know.grammar.stems, &nominative)].into_iter().collect();
    let fixed = NameForm { nominative, cases: CaseSet::ALL, gender, indeclinable: true };
    Rc::new(Forms { list: [fixed].into_iter().collect(), keys })
}

/// «Лыковым», «Лыковой», «Ильину»: the end of a Russian surname in an oblique case.
fn bent_ending(fold: &str) -> bool {
    const BENT: [&str; 12] =
        ["овым", "евым", "иным", "ыным", "овой", "евой", "иной", "ыной", "ову", "еву", "ину", "ыну"];
    ends_in(fold, &BENT)
}

/// «Зои»: a form that the dictionary has of a name that declines, and as none that stays; not «Нелли».
fn in_dictionary_alone(doc: &Doc, i: usize) -> bool {
    let one = |p: &morph::Parse| p.tag.number() != Some(crate::morph::Number::Plur);
    let named = || doc.known(i).iter().filter(|p| p.tag.has(Tag::NAME) && one(p));
    doc.text.fold(i).ends_with('и')
        && named().next().is_some()
        && named().all(|p| !p.tag.has(Tag::FIXED) && !p.tag.cases().has(Case::Nom))
}

/// «Анне Котовой»: beside a surname that is no nominative the dative of «Анна», not the «Анне» that never declines.
fn bends_with_surname(doc: &Doc, name: &Name, forms: &Forms, place: &Place) -> bool {
    let fathered = name.parts.iter().any(|p| p.role == Role::Patronymic);
    if !forms.iter().any(stays) || name.parts.len() != 2 + usize::from(fathered) {
        return false;
    }
    let Some(last) = name.parts.iter().find(|p| p.role == Role::Surname && !p.initial).map(|p| p.end - 1) else {
        return false;
    };
    let surnames = readings(doc, last, Role::Surname);
    // «Котовой» could be a man's nominative, as «Толстой» is
    let sex = |f: &NameForm| f.gender.unwrap_or(Gender::Femn);
    let bent = forms.iter().find(|f| !stays(f) && !f.cases.has(Case::Nom)).map(sex);
    let hers = surnames.iter().filter(|f| f.gender.is_none() || f.gender == bent);
    let oblique = hers.fold(CaseSet::EMPTY, |all, f| all.or(f.cases));
    let fold = doc.text.fold(last);
    let shaped = doc.know.grammar.russian_shape(fold) || people::womans_regional(fold) || bent_ending(fold);
    let russian = doc.flags(last).has(Flags::SURNAME_SURE) || shaped;
    let shares = |f: &NameForm| !stays(f) && !f.cases.has(Case::Nom) && !f.cases.and(oblique).is_empty();
    // «Карине Шевченко»: the surname may be any case
    let slavic = doc.flags(last).has(Flags::SURNAME_SURE) && doc.text.fold(last).ends_with("ко");
    let asked = slavic && place.cases.first().is_some_and(|c| !c.has(Case::Nom));
    (russian && (!oblique.has(Case::Nom) || bent_ending(fold)) || asked)
        && !oblique.is_empty()
        && forms.iter().any(shares)
}

/// Is the form the same in all cases?
fn stays(form: &NameForm) -> bool {
    form.indeclinable || form.cases == CaseSet::ALL
}

/// The readings that decline.
fn only_bent(forms: &Forms) -> Rc<Forms> {
    let kept = || forms.list.iter().zip(&forms.keys).filter(|(f, _)| !stays(f));
    Rc::new(Forms { list: kept().map(|(f, _)| f.clone()).collect(), keys: kept().map(|(_, key)| *key).collect() })
}

/// The one reading of a woman's given name in the nominative.
fn hers_as_written(doc: &Doc, i: usize, forms: &Forms) -> Rc<Forms> {
    let nominative = capitalised(&repair(doc.text.word(i)));
    let keys = [forms.key_of(&doc.know.grammar.stems, &nominative)].into_iter().collect();
    let (cases, gender) = (CaseSet::of(Case::Nom), Some(Gender::Femn));
    let hers = NameForm { nominative, cases, gender, indeclinable: false };
    Rc::new(Forms { list: [hers].into_iter().collect(), keys })
}

/// «Гарегин Второй»: what stands for the surname is a number.
fn regnal(doc: &Doc, name: &Name) -> bool {
    let [given, number] = &name.parts[..] else { return false };
    let one = |p: &Part| !p.initial && p.end == p.start + 1;
    given.role == Role::Given
        && one(given)
        && one(number)
        && doc.flags(number.start).has(Flags::ORDINAL)
        && !doc.flags(number.start).has(Flags::SURNAME_SURE)
}

/// What the end of a written word tells of its readings.
struct Ending {
    adjectival: bool,
    vowel: bool,
    /// «Алави», «Бадри»: hardly the genitive of a name in «-я»
    soft: bool,
    /// «Новотному», «Заславскому»
    dative: bool,
    /// «Одишарии»
    double: bool,
}

impl Ending {
    fn of(fold: &str, role: Role) -> Self {
        const HARD: [&str; 9] = ["ки", "ги", "хи", "чи", "жи", "ши", "ии", "йи", "ьи"];
        let ends = |with: &[&str]| ends_in(fold, with);
        let adjectival = ends(&["ого", "ому", "его", "ему", "ую", "юю"]);
        let i = fold.ends_with('и');
        // «Кравчени» is of «Кравченя»
        let white_russian = role == Role::Surname && i && ends(&["чени", "жни", "шни"]);
        Ending {
            adjectival,
            vowel: (i || fold.ends_with(['е', 'о', 'ы', 'э', 'ю'])) && !adjectival && !white_russian,
            soft: i && !white_russian && !fold.contains('-') && !ends(&HARD),
            dative: adjectival && ends(&["ному", "скому", "цкому"]),
            double: i && fold.ends_with("ии"),
        }
    }
}

/// How likely a reading is by itself. Foreign names in -и, -е, -о, -ы rarely are oblique forms of names in -я, -а; the
/// dictionary's own names are sure.
fn certainty(f: &NameForm, role: Role, ending: &Ending, flags: Flags) -> i32 {
    let known = flags.has(Flags::GIVEN_SURE | Flags::SURNAME_SURE);
    let surname = role == Role::Surname && !flags.has(Flags::SURNAME_SURE);
    match (f.indeclinable, ending.vowel && !known) {
        (true, _) if ending.adjectival => 12,
        // «Одишарии» is of «Одишария»
        (false, true) if role == Role::Surname && ending.double && f.nominative.ends_with("ия") => 30,
        // «Новотному» is rather of «Новотный» than of «Новотном», «Заславскому» of «Заславский»
        _ if ending.dative && !known && !f.nominative.ends_with('й') => 12,
        (true, _) if ending.soft && (surname || !known) => 40,
        (true, true) => 26,
        (true, false) => 12,
        (false, true) => 14,
        (false, false) => 30,
    }
}

/// Which words of a part take case endings: not particles; in East Asian names only the last word, in Arabic chains all.
fn inflects(doc: &Doc, name: &Name, part: &Part, i: usize) -> bool {
    if doc.text.tokens[i].shape == Shape::Lower || doc.text.tokens[i].shape == Shape::Letter {
        return false;
    }
    !name.eastern || i + 1 == name.end && part.role == Role::Given || i == name.start && !doc.eastern_surname(i)
}

fn fits(f: &NameForm, case: Case, gender: Option<Gender>) -> bool {
    f.cases.has(case) && gender.is_none_or(|sex| borne_by(f, sex))
}

fn borne_by(f: &NameForm, sex: Gender) -> bool {
    f.gender.is_none_or(|gender| gender == sex || gender == Gender::Common)
}

const SEXES: [Gender; 2] = [Gender::Masc, Gender::Femn];
/// The worth of a case and sex that no reading fits; every reading is worth more.
const NO_READING: i32 = -40;

/// By less than this much one nominative leads another narrowly; see [`certainty`].
const NARROW: i32 = 20;

/// A word of a name that takes case endings, with its readings and what speaks for each.
struct Inflected {
    token: usize,
    forms: Rc<Forms>,
    worth: Vec<Worth>,
}

/// How good a reading is by itself, and beside the name's other words.
#[derive(Clone, Copy)]
struct Worth {
    alone: i32,
    together: i32,
}

impl Inflected {
    fn new(
        doc: &Doc,
        token: usize,
        (role, eastern): (Role, bool),
        forms: Rc<Forms>,
        place: &Place,
        seen: &dyn Fn(u64) -> i32,
    ) -> Self {
        let (fold, flags) = (doc.text.fold(token), doc.flags(token));
        let ending = Ending::of(fold, role);
        // «Ким Чен Ира»: of East Asian names the nominative that is made of syllables
        let syllabic = |f: &NameForm| doc.know.is_east_asian(&folded(&f.nominative));
        let picky = eastern && !doc.syllables(token) && forms.iter().any(syllabic);
        // «Ли Шанфу» is no form of «Шанф», nor «Пак Кын Хе» one of «Ха»
        let ends = |f: &NameForm| f.nominative.ends_with(['г', 'й', 'к', 'л', 'м', 'н', 'п', 'р', 'т', 'ь']);
        let weight = if role == Role::Surname { 2 } else { 3 };
        let oblique = (fold.ends_with(['е', 'ы', 'ю']) || fold.ends_with("ии"))
            && place.cases.first().is_some_and(|c| !c.has(Case::Nom));
        let asked = |cases: CaseSet| place.cases.iter().any(|&asked| !asked.and(cases).is_empty());
        let listed = || doc.senses_of(token, SenseKind::Surname.bit());
        let listed_form = listed().any(|s| asked(s.cases)) && listed().all(|s| !s.cases.has(Case::Nom));
        // «первый секретарь Тао Минься»
        let known = |f: &NameForm| folded(&f.nominative) != fold && syllabic(f);
        let subject = place.cases == [CaseSet::of(Case::Nom)] && eastern && !forms.iter().any(known);
        let worth = |(rank, f): (usize, &NameForm)| {
            let mut strange = if picky && !syllabic(f) { 60 } else { 0 };
            if eastern && !f.indeclinable && !ends(f) && !(subject && folded(&f.nominative) == fold) {
                strange += 60;
            }
            // «Алему»: a form of a listed name is likelier than a name that no list has
            if f.indeclinable
                && fold.ends_with('у')
                && role == Role::Given
                && doc.any_of(token, SenseKind::GivenName.bit())
            {
                strange += 20;
            }
            // «вручили Екатерине Мазур»: rather a form of the dictionary's name than one of Georgia's or Finland's in «-е»
            let bends = || forms.iter().any(|f| f.cases.has(Case::Dat) && f.cases != CaseSet::ALL);
            let fixed = role == Role::Given && f.cases == CaseSet::ALL && fold.ends_with('е');
            if fixed && at_home(doc, token, &["georgian", "finnish"]) && flags.has(Flags::GIVEN_SURE) && bends() {
                strange += 25;
            }
            // «Зои Ивановны»: rather of «Зоя» than of the Greek «Зои»
            let of_hers = || forms.iter().any(|f| f.cases.has(Case::Gen) && f.cases != CaseSet::ALL);
            let greek = role == Role::Given && f.cases == CaseSet::ALL && fold.ends_with("ои");
            if greek && flags.has(Flags::GIVEN_SURE) && of_hers() {
                strange += 25;
            }
            // «заявление Шестаковой Н.К.»: no man's name, for all the dictionary knows
            let his = |p: morph::Parse| p.tag.gender() == Some(Gender::Masc) && p.tag.cases().has(Case::Nom);
            let hers = role == Role::Surname && f.gender == Some(Gender::Masc) && f.nominative.ends_with("ой");
            if hers && flags.has(Flags::SURNAME_SURE) && !doc.parses(token).iter().any(his) {
                strange += 25;
            }
            // «Максима Чобану»: Romanian surnames in «-ану», «-ару»
            let romanian = || ends_in(fold, &["ану", "яну", "ару"]) && !listed_form;
            if role == Role::Surname && f.nominative.ends_with('а') && romanian() {
                strange += 25;
            }
            // so is «Бутефлики»
            if f.indeclinable && role == Role::Surname && listed_form {
                strange += 40;
            }
            // «Мохамаду Хидаяту» is rather of «Мохамад» where a dative is asked for
            let dative = || place.cases.first().is_some_and(|c| c.has(Case::Dat) && !c.has(Case::Nom));
            if role == Role::Given && fold.ends_with('у') && f.cases == CaseSet::ALL && dative() {
                strange += 15;
            }
            // where an oblique case is asked for, «Виейре» and «Иидзимы» are forms of names in «-а»
            if oblique && f.indeclinable {
                strange += 20;
            }
            let (sure, seen) = (certainty(f, role, &ending, flags) - strange, seen(forms.keys[rank]));
            let rank = 5 * (rank as i32).min(4);
            Worth { alone: sure + seen - rank, together: sure * weight / 2 + seen - rank }
        };
        Inflected { token, worth: forms.iter().enumerate().map(worth).collect(), forms }
    }

    /// Takes worth from nominatives in a consonant other than «н».
    fn rather_vowel(&mut self) {
        for (form, worth) in self.forms.iter().zip(&mut self.worth) {
            if !form.indeclinable && !form.nominative.ends_with(['а', 'е', 'и', 'й', 'н', 'о', 'у', 'э', 'ю', 'я'])
            {
                worth.alone -= NARROW;
                worth.together -= NARROW;
            }
        }
    }

    /// «Мартину Бенке», but «Антонио Ортеги»: what the surnames of the given name's people end in.
    fn by_tradition(&mut self, doc: &Doc, given: usize) {
        const OTHER: i32 = 40;
        let (grammar, fold) = (&doc.know.grammar, doc.text.fold(self.token));
        // not «ат-Танджи»
        if !fold.ends_with(['е', 'и', 'у', 'ы', 'ю']) || doc.text.tokens[self.token].shape == Shape::Mixed {
            return;
        }
        let listed = |has: &dyn Fn(&str) -> bool| {
            let mut senses = doc.senses_of(given, SenseKind::GivenName.bit()).peekable();
            match senses.peek() {
                None => doc.flags(given).has(Flags::GIVEN_SURE) && has("slavic"),
                Some(_) => senses.all(|s| has(&doc.know.given[s.entry as usize].origin)),
            }
        };
        let stays = listed(&|tradition| grammar.surname_stays(tradition, fold));
        if !stays && !listed(&|tradition| grammar.surname_bends(tradition, fold)) {
            return;
        }
        // «Раду Мунтяну»: a given name that never inflects leaves it to the surname's ending
        let fixed = stays && fold.ends_with("ну") && readings(doc, given, Role::Given).iter().all(|f| f.indeclinable);
        for (form, worth) in self.forms.iter().zip(&mut self.worth) {
            let less = match stays {
                true => form.nominative.ends_with(['а', 'я']) || fixed && !form.indeclinable,
                false => form.indeclinable,
            };
            if less {
                worth.alone -= OTHER;
                worth.together -= OTHER;
            }
        }
    }

    /// Adds the worth of the best reading beside the name's other words, by case and sex.
    fn add_worth<const N: usize>(&self, cases: &[Case; N], sums: &mut [[i32; 2]; N]) {
        let mut best = [[NO_READING; 2]; N];
        for (f, worth) in self.forms.iter().zip(&self.worth) {
            let bearers = SEXES.map(|sex| borne_by(f, sex));
            for (row, _) in best.iter_mut().zip(cases).filter(|(_, case)| f.cases.has(**case)) {
                for (most, _) in row.iter_mut().zip(bearers).filter(|(_, bears)| *bears) {
                    *most = worth.together.max(*most);
                }
            }
        }
        for (sum, best) in sums.as_flattened_mut().iter_mut().zip(best.as_flattened()) {
            *sum += best;
        }
    }

    /// Has another nominative of this case and sex nearly as much for it, where no dictionary decides?
    fn rivalled(&self, doc: &Doc, best: (&NameForm, &Worth), case: Case, sex: Option<Gender>) -> bool {
        let known = doc.flags(self.token).has(Flags::GIVEN_SURE | Flags::SURNAME_SURE | Flags::PATRONYMIC)
            || doc.any_of(self.token, SenseKind::GivenName.bit() | SenseKind::Surname.bit());
        let close = |(f, w): (&NameForm, &Worth)| f.nominative != best.0.nominative && best.1.alone - w.alone < NARROW;
        !known && self.fitting(case, sex).any(close)
    }

    fn fitting(&self, case: Case, gender: Option<Gender>) -> impl Iterator<Item = (&NameForm, &Worth)> {
        self.forms.iter().zip(&self.worth).filter(move |(f, _)| fits(f, case, gender))
    }
}

/// The best case, the sex whose forms are read, and that sex as far as anything tells it. `full`: of a given name and a surname.
fn best_reading(words: &[Inflected], place: &Place, full: bool) -> (Case, Option<Gender>, Option<Gender>) {
    const CASES: [Case; 6] = [Case::Nom, Case::Gen, Case::Acc, Case::Dat, Case::Ins, Case::Loc];
    let gender = place.gender;
    // «с секретарём Вамкеле Мене»: only a preposition asks for the prepositional
    let unled = !place.cases.is_empty() && !place.cases.iter().any(|asked| asked.has(Case::Loc));
    let mut worth = [[0; 2]; CASES.len()];
    for word in words {
        word.add_worth(&CASES, &mut worth);
    }
    let mut best = (i32::MIN, Case::Nom, gender);
    for (order, case) in CASES.into_iter().enumerate() {
        let wanted = match place.cases.iter().position(|w| w.has(case)) {
            Some(0) => 45,
            Some(_) => 20,
            None => 0,
        };
        for (column, sex) in SEXES.into_iter().enumerate() {
            let mut score = wanted - (order as i32);
            if case == Case::Loc && unled {
                score -= 40;
            }
            if gender.is_some_and(|g| g != sex) {
                score -= 60;
            }
            if case == Case::Nom
                && let Some(verb) = place.subject
            {
                let subject = place.cases.first().is_none_or(|c| c.has(Case::Nom));
                score += if verb != sex { -60 } else { i32::from(subject) * 10 };
            }
            score += worth[order][column];
            if sex == Gender::Femn {
                score -= 1;
            }
            if score > best.0 {
                best = (score, case, Some(sex));
            }
        }
    }
    // «о Халиме Панджайтан»: where the case is asked for, what does not bend tells a woman
    let asked = full && best.1 != Case::Nom && place.cases.first().is_some_and(|c| c.has(best.1) && !c.has(Case::Nom));
    let told = words.iter().any(|Inflected { forms, .. }| {
        forms.iter().any(|f| (!f.indeclinable || asked) && fits(f, best.1, best.2) && f.gender.is_some())
            && !forms.iter().any(|f| fits(f, best.1, Some(other(best.2))))
    });
    let subject = place.subject.filter(|_| best.1 == Case::Nom);
    (best.1, best.2, if told || gender.is_some() { best.2 } else { subject })
}

fn other(g: Option<Gender>) -> Gender {
    if g == Some(Gender::Masc) { Gender::Femn } else { Gender::Masc }
}

/// The written span with some words replaced; white space collapsed to what the page shows.
fn render(doc: &Doc, from: usize, to: usize, chosen: &[(usize, &str)]) -> String {
    let mut out = String::with_capacity(doc.text.span(from, to).len() + 8);
    for i in (from..to).filter(|&i| i == from || !is_hazrat(doc, i)) {
        if i > from && doc.text.tokens[i].space_before {
            out.push(' ');
        }
        match chosen.iter().find(|(at, _)| *at == i) {
            Some((_, word)) => out.push_str(word),
            None if doc.text.tokens[i].shape == Shape::Letter => {
                out.extend(doc.text.word(i).chars().map(|c| lookalike(c).unwrap_or(c)))
            }
            // «Карл III»
            None if i > from && is_roman(doc.text.word(i)) => out.push_str(doc.text.word(i)),
            None => out.push_str(&capitalised(&repair(doc.text.word(i)))),
        }
    }
    out
}

/// «И. О.» in one slot keeps single spaces out: «И.О.».
fn compact_initials(s: String, initial: bool) -> String {
    if initial { s.replace(' ', "") } else { s }
}
