//! A plain dependent in one case: a noun phrase, a quoted or named thing, an abbreviation, or what a preposition leads.

use super::letters::{capitals, of_letters, shouted_surname, shouted_word};
use super::nouns::{is_and, named, noun_phrase, owner, set_in_place};
use super::parts::{Unit, What};
use super::quotes::quote;
use super::settlements::settlement;
use crate::extract::doc::{Doc, Flags};
use crate::morph::Case;
use crate::rules::{Class, SenseKind};
use crate::text::{Kind, Shape};

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

/// The dependent that begins at `i`, if one does. `case`: what the chain asks of a plain noun (genitive at first, the case
/// of the neighbour in a co-ordination).
pub(super) fn unit(doc: &Doc, i: usize, limit: usize, case: Case, first: bool) -> Option<Unit> {
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
    // «глава айыл окмоту», «начальник районо», «районного Кенеша»: a body's head that the dictionary lacks
    let head = |s: crate::rules::Sense| s.kind == SenseKind::OrgHead && s.cases.has(case);
    let unheard = || text.tokens[i].shape == Shape::Capital && !doc.flags(i).has(Flags::KNOWN);
    let strange = || doc.small(i) && doc.hit_len(i) > 1 || doc.noun(i).any().is_empty() || unheard();
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

/// What a preposition at `i` leads inside a title or a body's name.
pub(super) fn preposition(doc: &Doc, i: usize, limit: usize) -> Option<Unit> {
    let led = Led::new(doc, i, limit)?;
    led.our_land()
        .or_else(|| led.within_area())
        .or_else(|| led.accusative())
        .or_else(|| led.measured())
        .or_else(|| led.known())
        .or_else(|| led.party())
        .or_else(|| led.any())
}

/// A preposition and what it governs.
struct Led<'d> {
    doc: &'d Doc<'d>,
    /// Where the preposition stands.
    i: usize,
    limit: usize,
    fold: &'d str,
    case: Case,
    /// It may introduce only a named thing.
    only_named: bool,
    /// The noun before it asks for it.
    asked: bool,
}

/// A dependent that a preposition leads.
fn led_to(end: usize, case: Option<Case>) -> Unit {
    Unit { end, case, what: What::Preposition }
}

impl<'d> Led<'d> {
    fn new(doc: &'d Doc<'d>, i: usize, limit: usize) -> Option<Led<'d>> {
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
        let asked = asked(doc, i, fold);
        // «с визитом», «за работу»: only fixed government of titles is taken
        if matches!(fold, "с" | "со" | "за" | "над" | "о" | "об" | "среди" | "из" | "к" | "ко" | "между")
            && !asked
            && !doc.know.grammar.with_preposition(fold, text.fold((i + 1).min(text.len() - 1)))
        {
            return None;
        }
        Some(Led { doc, i, limit, fold, case, only_named, asked })
    }

    /// «посол Индонезии в нашей стране», «в этой стране»
    fn our_land(&self) -> Option<Unit> {
        let (doc, i, j) = (self.doc, self.i, self.i + 1);
        let ours = || j + 1 < self.limit && matches!(doc.text.fold(j), "нашей" | "нашем" | "этой" | "этом");
        let sent = || i > 0 && doc.any_of(i - 1, SenseKind::COUNTRIES | SenseKind::TitleHead.bit());
        let land = || doc.know.grammar.stems.lands.has(doc.text.fold(j + 1));
        (self.fold == "в" && ours() && sent() && land()).then(|| led_to(j + 2, None))
    }

    /// «государственный уполномоченный в регионе Имерети»
    fn within_area(&self) -> Option<Unit> {
        let (doc, j) = (self.doc, self.i + 1);
        let within = |k: usize| doc.know.grammar.stems.areas_within.has(doc.text.fold(k)) && doc.small(k);
        if self.fold != "в" || j + 1 >= self.limit || !doc.is_word(j) || !within(j) || !doc.capital(j + 1) {
            return None;
        }
        let place = doc.any_of(j + 1, SenseKind::Place.bit()).then(|| j + 1 + doc.hit_len(j + 1).max(1));
        place.filter(|&end| end <= self.limit).map(|end| led_to(end, None))
    }

    /// «движения за гражданские права», «прыгуна в воду», «спуска на воду»
    fn accusative(&self) -> Option<Unit> {
        let phrase = |case| noun_phrase(self.doc, self.i + 1, self.limit, case);
        // not «сборной по борьбе на чемпионат»
        let moved = || self.i > 0 && self.doc.know.grammar.stems.moves.begins(self.doc.text.fold(self.i - 1));
        let end = match self.fold {
            "за" if self.asked => phrase(Case::Acc)?,
            "в" if self.asked && phrase(Case::Loc).is_none() => phrase(Case::Acc)?,
            "на" if self.asked && moved() && phrase(Case::Loc).is_none() => phrase(Case::Acc)?,
            _ => return None,
        };
        Some(led_to(end, Some(Case::Acc)))
    }

    /// «в беге на 800 метров»
    fn measured(&self) -> Option<Unit> {
        let (doc, j) = (self.doc, self.i + 1);
        let number = self.asked && self.fold == "на" && j + 1 < self.limit && doc.text.tokens[j].kind == Kind::Number;
        (number && doc.noun(j + 1).has(Case::Gen)).then(|| led_to(j + 2, None))
    }

    /// «в отставке», «от партии»: government that titles are known for
    fn known(&self) -> Option<Unit> {
        let (doc, j) = (self.doc, self.i + 1);
        if !self.only_named || j >= self.limit {
            return None;
        }
        let known = |k: usize| doc.know.grammar.with_preposition(self.fold, doc.text.fold(k));
        if !self.asked && !known(j) && !known(self.noun()) {
            return None;
        }
        // «в области здравоохранения», but «в области» alone is a region
        let field = |end| {
            !doc.text.reads(j, "области")
                || noun_phrase(doc, end, self.limit, Case::Gen).is_some_and(|_| !doc.capital(end))
        };
        let end = noun_phrase(doc, j, self.limit, self.case).filter(|&end| field(end))?;
        Some(led_to(end, Some(Case::Gen)))
    }

    /// The noun behind the adjectives: «в экологической сфере», «в научной и образовательной сферах»
    fn noun(&self) -> usize {
        let (doc, j) = (self.doc, self.i + 1);
        let small = |k: usize| k + 1 < self.limit && doc.small(k) && doc.noun(k).any().is_empty();
        let adjective = |k: usize| small(k) && doc.adjective(k).has(self.case);
        match () {
            _ if !adjective(j) => j,
            _ if is_and(doc, j + 1) && j + 2 < self.limit && adjective(j + 2) => j + 3,
            _ => j + 1,
        }
    }

    /// «депутат от «Единства»»
    fn party(&self) -> Option<Unit> {
        let end = if self.fold == "от" { quote(self.doc, self.i + 1, self.limit)? } else { return None };
        Some(led_to(end, Some(Case::Gen)))
    }

    /// Whatever stands in the case that the preposition governs.
    fn any(&self) -> Option<Unit> {
        let (doc, limit, case) = (self.doc, self.limit, self.case);
        let mut j = self.i + 1;
        // «сотрудничеству между ЕАЭС и КНР»: both of them or none
        if self.fold == "между" {
            let first = unit(doc, j, limit, case, false)?.end;
            let second =
                (first < limit && is_and(doc, first)).then(|| unit(doc, first + 1, limit, case, false)).flatten()?;
            return Some(led_to(second.end, Some(case)));
        }
        // «в г. Барнауле», «в городе Алматы», «по г. Москве»
        if (self.only_named || self.fold == "по")
            && let Some(called) = settlement(doc, j)
        {
            j = called;
            if j < limit && doc.capital(j) {
                let end = named(doc, j, limit, case).map_or(j + 1, |u| u.end);
                return Some(led_to(end, Some(Case::Gen)));
            }
        }
        let end = match named(doc, j, limit, case) {
            Some(u) if self.only_named => named_too(doc, u.end, limit, case),
            Some(u) => u.end,
            None if self.only_named => self.unlisted(j)?,
            None => unit(doc, j, limit, case, false).filter(|u| u.what != What::Preposition)?.end,
        };
        // «по РС (Я)»
        let text = doc.text;
        let yakutia = text.word(end - 1) == "РС" && end + 2 < limit && text.is(end, "(") && text.word(end + 1) == "Я";
        let end = if yakutia && text.is(end + 2, ")") { end + 3 } else { end };
        Some(led_to(end, Some(if self.only_named { Case::Gen } else { case })))
    }

    /// End of a capitalised name at `j` that no list has.
    fn unlisted(&self, j: usize) -> Option<usize> {
        let (doc, limit, case) = (self.doc, self.limit, self.case);
        // «с замминистра в Минск прибыли»: a place in another case is where somebody goes
        let elsewhere =
            |k: usize| doc.any_of(k, SenseKind::STATES | SenseKind::Place.bit()) && !doc.adjective(k).has(case);
        if j >= limit || !doc.capital(j) || doc.text.tokens[j].line_start || elsewhere(j) {
            return None;
        }
        let lone = || !doc.adjective(j).has(case) && !doc.flags(j).has(Flags::COMMON);
        noun_phrase(doc, j, limit, case).or_else(|| lone().then_some(j + 1))
    }
}

/// So many words in the genitive may stand between a noun and its preposition.
const OVER: usize = 4;

/// Does a noun before the preposition at `i` ask for it?
fn asked(doc: &Doc, i: usize, fold: &str) -> bool {
    let governs_this = |k: usize| doc.is_word(k) && doc.know.grammar.noun_governs(doc.text.fold(k), fold);
    // «по защите населения от туберкулёза», «по сотрудничеству Совета Федерации с Хуралом»
    let genitive = |k: usize| doc.noun(k).has(Case::Gen) || doc.adjective(k).has(Case::Gen);
    let over = || {
        let most = if fold == "от" { 1 } else { OVER };
        let between = (i.saturating_sub(most)..i).rev().take_while(|&k| genitive(k));
        matches!(fold, "от" | "с" | "со") && between.filter(|&k| k > 0).any(|k| governs_this(k - 1))
    };
    // «Рамочной конвенции ООН об изменении климата»
    let of_body = |k: usize| doc.any_of(k, SenseKind::ORGANIZATIONS | SenseKind::COUNTRIES);
    let told = || i > 1 && matches!(fold, "о" | "об") && of_body(i - 1) && governs_this(i - 2);
    i > 0 && (governs_this(i - 1) || over() || told())
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
