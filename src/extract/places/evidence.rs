//! What stands around a name for and against its being a place: «в», «из» before it, a place beside it, quotation marks, a case that
//! does not fit.

use crate::extract::doc::{Doc, Flags};
use crate::extract::phrase;
use crate::morph::{Case, CaseSet};
use crate::rules::dates::Word as TimeWord;
use crate::rules::{Class, Place, PlaceKind, Sense, SenseKind};
use crate::text::{Kind, Shape, ends_in};

/// Capitals in a row of words that are none: no place shouted, as in a dateline or a headline.
pub(super) fn letters(doc: &Doc, i: usize) -> bool {
    let upper = |k: usize| doc.text.tokens[k].shape == Shape::Upper;
    let word = |k: usize| doc.is_word(k) && !upper(k) && doc.text.tokens[k].shape != Shape::Letter;
    let behind = i > 0 && word(i - 1) && !doc.text.tokens[i].line_start;
    upper(i) && doc.text.tokens[i].cyrillic && behind && i + 1 < doc.len() && word(i + 1)
}

/// Does a quotation that opens close before end behind `i`?
pub(super) fn within_quotes(doc: &Doc, i: usize) -> bool {
    let mut before = (i.saturating_sub(6)..i).rev();
    before
        .find(|&k| doc.text.opens_quote(k))
        .is_some_and(|open| phrase::quote(doc, open, doc.len()).is_some_and(|end| end > i))
}

/// «компания «Нижняя Волга»», «АО «Алмазы Анабара»», «агентство «Нор Ереван»»: among the few words that a body of business or of
/// the press is called by.
pub(super) fn in_quoted_body(doc: &Doc, i: usize, end: usize) -> bool {
    const LONGEST: usize = 5;
    let open = (i.saturating_sub(LONGEST)..i).rev().find(|&k| doc.text.opens_quote(k));
    let Some(open) = open.filter(|&k| k > 0 && i > k + 1 || k > 0 && !doc.text.closes_quote(end)) else { return false };
    let close = phrase::quote(doc, open, doc.len().min(open + LONGEST + 2)).filter(|&close| close > i);
    let business = |s: Sense| {
        let class = doc.know.org_heads.get(s.entry as usize).map_or("", |h| h.class.as_str());
        s.kind == SenseKind::OrgHead && matches!(class, "company" | "company_form" | "bank" | "media" | "agency")
    };
    let Some(close) = close.filter(|_| doc.is_word(open - 1) && doc.senses(open - 1).any(business)) else {
        return false;
    };
    // «АО «Морской порт Курык»» says where it is
    let plain = !(open + 1..close).any(|k| doc.any_of(k, SenseKind::OrgHead.bit()));
    plain && close - open <= 4
}

/// «в Приволжском»: no form of «Приволжск» stands so behind «в»; «в посёлке Тура» is not told of «Тур», but «в микрорайоне Уфы» is
/// of Ufa.
pub(super) fn misfits(doc: &Doc, i: usize, sense: Sense) -> bool {
    let called = |k: usize| {
        let led = doc.noun(k).any();
        let whole = k > 0 && doc.text.tokens[i].shape == Shape::Capital && !led.is_empty() && !led.has(Case::Gen);
        let part = || sense.cases.has(Case::Gen) && doc.know.grammar.stems.town_parts.begins(doc.text.fold(k));
        let apart = led.and(sense.cases).is_empty() && !sense.cases.has(Case::Nom);
        whole && doc.is_class(k, Class::SETTLEMENT) && apart && !part()
    };
    i > 0
        && doc.hit_len(i) == 1
        && (called(i - 1)
            || matches!(doc.text.fold(i - 1), "в" | "во") && !sense.cases.has(Case::Loc) && !sense.cases.has(Case::Acc))
}

/// A large city that bears a surname, with no further capital beside it; a planet behind a preposition («на Марс»).
pub(super) fn well_known(doc: &Doc, i: usize, end: usize, place: &Place) -> bool {
    let capital = |k: usize| k < doc.len() && doc.capital(k) && !doc.sentence_start(k);
    let large = (place.capital || place.population >= 300) && !doc.flags(i).has(Flags::GIVEN);
    // «на Марс», «поверхность Земли»
    let reached = || {
        let word = doc.flags(i).has(Flags::COMMON) && !doc.flags(i).has(Flags::GIVEN | Flags::SURNAME_SURE);
        // «зондирование Земли»
        let deed = || ends_in(doc.text.fold(i - 1), &["ние", "ния", "нию", "нием", "нии"]);
        let led = i > 0 && doc.flags(i - 1).has(Flags::PREPOSITION);
        place.kind == PlaceKind::Natural && i > 0 && (led || word && !doc.sentence_start(i) && !deed())
    };
    (large || reached())
        && (place.capital || !doc.sentence_start(i))
        && !i.checked_sub(1).is_some_and(capital)
        && !capital(end)
}

/// «между Москвой и Черниговом», «жители Владимира».
fn beside_place(doc: &Doc, i: usize) -> bool {
    let cases = |k: usize| {
        let places = doc.senses_of(k, SenseKind::Place.bit());
        places.fold(CaseSet::EMPTY, |all, s| all.or(s.cases))
    };
    let end = i + doc.hit_len(i);
    let own = cases(i);
    let of_it = doc.is_word(i - 1) && doc.is_class(i - 1, Class::OF_A_PLACE);
    // «житель Кирова Иван Чехов»
    let native = || of_it && doc.flags(i - 1).has(Flags::ANIMATE) && doc.noun(i - 1).has(Case::Nom);
    let goes_on = end < doc.len() && doc.capital(end) && !doc.text.tokens[end].line_start;
    if own.is_empty() || goes_on && !(native() && doc.flags(end).has(Flags::GIVEN)) {
        return false;
    }
    if of_it {
        return own.has(Case::Gen);
    }
    i > 1 && joins(doc, i - 1) && is_town(doc, i - 2, FURTHER) && !own.and(cases(i - 2)).is_empty()
}

/// «подмосковного Ступина», «рязанский Касимов»: a town behind the adjective of an area of its state, or of that area's town.
fn described(doc: &Doc, i: usize) -> bool {
    let Some(k) = i.checked_sub(1).filter(|&k| doc.small(k)) else { return false };
    let Some(area) = doc.sense(k, SenseKind::PlaceAdjective.bit()) else { return false };
    let end = i + doc.hit_len(i);
    let goes_on = end < doc.len() && doc.capital(end) && !doc.text.tokens[end].line_start;
    let within = |s: Sense| {
        let (place, area) = (&doc.know.places[s.entry as usize], &doc.know.places[area.entry as usize]);
        let agrees = !doc.adjective(k).sing.and(s.cases).is_empty();
        let wide = matches!(area.kind, PlaceKind::Region | PlaceKind::City);
        place.kind == PlaceKind::City && wide && place.country == area.country && agrees
    };
    !goes_on && doc.senses_of(i, SenseKind::Place.bit()).any(within)
}

/// Towns before one in a row that are looked over for a sure one.
const FURTHER: usize = 4;

fn joins(doc: &Doc, k: usize) -> bool {
    phrase::is_and(doc, k) || doc.text.is(k, ",")
}

/// «в Буе и Галиче», «Пушкино, Клин и Чехов»: is the word at `k` a town for sure, or told to be one, or in a row with such?
fn is_town(doc: &Doc, k: usize, further: usize) -> bool {
    let led = k > 0 && matches!(doc.text.fold(k - 1), "в" | "во" | "из" | "под" | "около" | "близ" | "через");
    let plain = |s: Sense| !doc.know.places[s.entry as usize].ambiguous;
    let name = Flags::GIVEN | Flags::SURNAME_SURE;
    let place = doc.is_word(k).then(|| doc.sense(k, SenseKind::Place.bit())).flatten();
    place.is_some_and(|s| {
        let in_row = || further > 0 && k > 1 && joins(doc, k - 1) && is_town(doc, k - 2, further - 1);
        led || plain(s) && !doc.flags(k).has(name) || in_row()
    })
}

/// A name that is a word or a person's name as well is a place after «в», «из», «г.», in a dateline.
pub(in crate::extract) fn supported(doc: &Doc, i: usize) -> bool {
    if i == 0 {
        return doc.text.tokens[i].shape == Shape::Upper || heads_date(doc, i);
    }
    let text = doc.text;
    let before = text.fold(i - 1);
    if doc.is_class(i - 1, Class::DESIGNATES) {
        return true;
    }
    // «посетит Абдулино», «приняла приглашение посетить Сантьяго»
    let visits = |word: &str| word.starts_with("посети") || word.starts_with("посеща");
    visits(before)
        || matches!(before, "в" | "во" | "из" | "под" | "около" | "близ" | "через" | "возле" | "вблизи")
        || doc.know.grammar.stems.place_nouns.has(before)
        || beside_place(doc, i)
        || described(doc, i)
        || in_origin_bracket(doc, i)
        || on_water(doc, i)
        || (text.is(i - 1, ".") && i > 1 && matches!(text.fold(i - 2), "г" | "гор"))
        || text.tokens[i].shape == Shape::Upper && text.tokens[i].line_start
        || heads_date(doc, i)
}

/// «Умар Магомадов (Грозный)», «Сергей Лапин (Елец, тренер А. Бойко)»: where somebody is from, in the bracket behind the name.
fn in_origin_bracket(doc: &Doc, i: usize) -> bool {
    /// Thousands who live in a town that is told so without its state.
    const KNOWN: u32 = 20;
    let end = i + doc.hit_len(i).max(1);
    let town = |s: Sense| {
        let place = &doc.know.places[s.entry as usize];
        place.kind == PlaceKind::City && place.population >= KNOWN && s.cases.has(Case::Nom)
    };
    let name = |k: usize| doc.is_word(k) && doc.capital(k) && doc.flags(k).has(Flags::SURNAME | Flags::GIVEN);
    let alone = end < doc.len() && (doc.text.is(end, ")") || doc.text.is(end, ","));
    i > 1 && doc.text.is(i - 1, "(") && alone && name(i - 2) && doc.senses_of(i, SenseKind::Place.bit()).any(town)
}

/// «на Пруте», «над Бугом», «в верховьях Куры»: a water that is a word as well.
fn on_water(doc: &Doc, i: usize) -> bool {
    let water = |s: Sense| doc.know.places[s.entry as usize].kind == PlaceKind::Water;
    let before = doc.text.fold(i - 1);
    // «в долине Орхона» is told of the land as well
    doc.know.grammar.stems.of_waters.begins(before)
        || matches!(before, "на" | "над" | "вдоль") && doc.senses_of(i, SenseKind::Place.bit()).any(water)
}

/// «Владимир, 5 мая. – …», «(Туркменбаши, 11 июля 2024 г.)»: a word that opens a line, and a day behind its comma.
fn heads_date(doc: &Doc, i: usize) -> bool {
    let begins = |k: usize| doc.text.tokens[k].line_start;
    let opens = begins(i) || i > 0 && doc.text.is(i - 1, "(") && begins(i - 1);
    let comma = i + doc.hit_len(i).max(1);
    let day = |k: usize| {
        let month = doc.time_words().get(k + 1).is_some_and(|w| matches!(w, TimeWord::MonthOf(_)));
        month && doc.text.tokens[k].kind == Kind::Number
    };
    opens && comma + 2 < doc.len() && doc.text.is(comma, ",") && day(comma + 1)
}
