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

/// So many words in the genitive may stand between a noun and its preposition.
const OVER: usize = 4;

pub(super) fn preposition(doc: &Doc, i: usize, limit: usize) -> Option<Unit> {
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
    // «по защите населения от туберкулёза», «по сотрудничеству Совета Федерации с Хуралом»
    let genitive = |k: usize| doc.noun(k).has(Case::Gen) || doc.adjective(k).has(Case::Gen);
    let over = || {
        let most = if fold == "от" { 1 } else { OVER };
        let between = (i.saturating_sub(most)..i).rev().take_while(|&k| genitive(k));
        matches!(fold, "от" | "с" | "со") && between.filter(|&k| k > 0).any(|k| governs_this(k - 1))
    };
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
    // «посол Индонезии в нашей стране», «в этой стране»
    let ours = || j + 1 < limit && matches!(text.fold(j), "нашей" | "нашем" | "этой" | "этом");
    let sent = || i > 0 && doc.any_of(i - 1, SenseKind::COUNTRIES | SenseKind::TitleHead.bit());
    if fold == "в" && ours() && sent() && doc.know.grammar.stems.lands.has(text.fold(j + 1)) {
        return Some(Unit { end: j + 2, case: None, what: What::Preposition });
    }
    // «государственный уполномоченный в регионе Имерети»
    let within = |k: usize| doc.know.grammar.stems.areas_within.has(text.fold(k)) && doc.small(k);
    if fold == "в" && j + 1 < limit && doc.is_word(j) && within(j) && doc.capital(j + 1) {
        let place = doc.any_of(j + 1, SenseKind::Place.bit()).then(|| j + 1 + doc.hit_len(j + 1).max(1));
        if let Some(end) = place.filter(|&end| end <= limit) {
            return Some(Unit { end, case: None, what: What::Preposition });
        }
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
    let adjective = |k: usize| small(k) && doc.adjective(k).has(case);
    // «в научной и образовательной сферах»
    let noun = match () {
        _ if j >= limit || !adjective(j) => j,
        _ if is_and(doc, j + 1) && j + 2 < limit && adjective(j + 2) => j + 3,
        _ => j + 1,
    };
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
            // «с замминистра в Минск прибыли»: a place in another case is where somebody goes
            let elsewhere =
                |k: usize| doc.any_of(k, SenseKind::STATES | SenseKind::Place.bit()) && !doc.adjective(k).has(case);
            if j < limit && doc.capital(j) && !text.tokens[j].line_start && !elsewhere(j) {
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
