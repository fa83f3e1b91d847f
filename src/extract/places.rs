//! Places that are not states: those of the lexicon, and capitalised words that a settlement word or a region's noun makes
//! one («с. Майма», «Столинский район»).

use super::countries::State;
use super::doc::{Doc, Flags, Traits};
use super::keys::KeyMap;
use super::names::{self, attributive};
use super::organizations::{adjective_nominative, alike, noun_nominative};
use super::phrase;
use crate::morph::{Case, CaseSet, Form, Gender, Number, Pos, Tag};
use crate::rules::{Class, Face, Place, PlaceKind, Sense, SenseKind};
use crate::text::{Kind, Shape, ends_in, repair};
use std::cell::LazyCell;

/// A mention of a place.
#[derive(Debug, Clone)]
pub struct Spot {
    /// First token.
    pub start: usize,
    /// One past the last token.
    pub end: usize,
    /// Nominative.
    pub name: String,
    pub kind: String,
    /// ISO 3166-1 alpha-2.
    pub country: Option<String>,
    /// From the lexicon (true) or from the words around it.
    pub known: bool,
}

/// Every mention of a place outside people's names and the names of states. `taken`: tokens of people's names.
pub fn find(doc: &Doc, taken: &[bool], states: &[State]) -> Vec<Spot> {
    let mut out = Vec::new();
    let mut states = states.iter().filter(|s| s.end > s.start + 1).peekable();
    let towns = LazyCell::new(|| towns(doc));
    let mut i = 0;
    loop {
        i = doc.next(i, doc.len(), BEGINS);
        if i == doc.len() {
            break;
        }
        // «Саудовской Аравии»
        while states.next_if(|s| s.end <= i).is_some() {}
        if let Some(state) = states.next_if(|s| s.start <= i) {
            i = state.end;
            continue;
        }
        if taken[i] || within_office(doc, i) {
            i += 1;
            continue;
        }
        // «мэр города Лужков»
        let holder = |spot: &Spot| taken[spot.start] && i > 0 && doc.any_of(i - 1, SenseKind::TitleHead.bit());
        match at(doc, i).or_else(|| again(doc, i, &towns)).filter(|spot| !holder(spot)) {
            Some(spot) => {
                let spot = before_name(doc, taken, spot);
                i = spot.end.max(i + 1);
                out.push(spot);
            }
            None => i += 1,
        }
    }
    unify(doc, &mut out);
    one_name(doc, &mut out);
    within_wholes(doc, &mut out);
    out
}

/// «Ил Дархан» is an office, «чемпион Европы» is one of a place.
fn within_office(doc: &Doc, i: usize) -> bool {
    let Some(head) = i.checked_sub(1).filter(|&k| doc.hit_len(k) > 1) else { return false };
    let Some(office) = doc.sense(head, SenseKind::TitleHead.bit()) else { return false };
    let lemma = &doc.know.titles[office.entry as usize].lemma;
    doc.senses_of(i, SenseKind::Place.bit()).any(|s| lemma.ends_with(&doc.know.places[s.entry as usize].name))
}

/// «в ауле Кенесары Таласского района Жамбылской области»: a part lies where the whole does.
pub fn within_wholes(doc: &Doc, spots: &mut [Spot]) {
    for n in (1..spots.len()).rev() {
        let (part, whole) = (&spots[n - 1], &spots[n]);
        let within = part.end == whole.start
            && matches!(whole.kind.as_str(), "district" | "region")
            && matches!(part.kind.as_str(), "city" | "district")
            && doc.noun(whole.end - 1).sing.has(Case::Gen);
        if within && whole.country.is_some() {
            spots[n - 1].country = spots[n].country.clone();
        }
    }
}

/// «жительница кишлака Поршинев | Мавджигул Назаршоева»: an unlisted place ends where somebody's name begins.
fn before_name(doc: &Doc, taken: &[bool], spot: Spot) -> Spot {
    // two words and more: «озеро Средний Кабан» is nobody's
    let named = |k: usize| taken[k] && k + 1 < taken.len() && taken[k + 1];
    let cut = (spot.start + 1..spot.end).find(|&k| named(k)).filter(|_| !spot.known && !taken[spot.start]);
    let Some(end) = cut else { return spot };
    let words: Vec<_> = (spot.start..end).map(|k| repair(doc.text.word(k)).into_owned()).collect();
    Spot { end, name: words.join(" "), ..spot }
}

/// «район Тоттенхэм … в Тоттенхэме»: of an unknown place the form that stands in the nominative somewhere is its name.
fn unify(doc: &Doc, spots: &mut [Spot]) {
    let lone = |s: &Spot| !s.known && s.end == s.start + 1;
    let told: Vec<usize> = (0..spots.len()).filter(|&i| lone(&spots[i])).take(UNKNOWN).collect();
    for &i in &told {
        let written = doc.text.fold(spots[i].start);
        let same = told.iter().map(|&k| &spots[k]).find(|o| {
            let stem = o.name.trim_end_matches(['а', 'я', 'о', 'е', 'ь']).to_lowercase();
            let rest = written.strip_prefix(stem.as_str()).map_or(9, |rest| rest.chars().count());
            o.name != spots[i].name && doc.text.word(o.start) == o.name && stem.chars().count() > 3 && rest <= 2
        });
        if let Some(name) = same.map(|o| o.name.clone()) {
            spots[i].name = name;
        }
    }
}

/// Unknown places that are compared with each other, at most.
const UNKNOWN: usize = 64;

/// A word that a place may begin with, or follow.
const BEGINS: Traits = Traits::senses(SenseKind::Place.bit()).or(Traits::CAPITAL).or(Traits::LEADS_PLACE);

fn at(doc: &Doc, i: usize) -> Option<Spot> {
    // in lower case only «г.», «села», «провинции» lead to a place
    if doc.text.tokens[i].shape == Shape::Lower && !doc.any_of(i, SenseKind::Place.bit()) {
        return settlement(doc, i).or_else(|| designated(doc, i));
    }
    // «Патриарх Московский и всея Руси»
    if i > 0 && doc.text.reads(i - 1, "всея") {
        return None;
    }
    region(doc, i)
        .or_else(|| compass(doc, i))
        .or_else(|| lexicon(doc, i))
        .or_else(|| settlement(doc, i))
        .or_else(|| designated(doc, i))
        .or_else(|| in_row(doc, i))
        .or_else(|| listed_region(doc, i))
        .or_else(|| unlisted(doc, i))
}

/// «БИШКЕК. …», «Баку, 24 апреля. …», «г. Уральск, 16 мая», «26 апреля, Прокопьевск. …»: a place that opens a line, in capitals or
/// beside a day.
pub(super) fn opens_line(doc: &Doc, s: &Spot) -> bool {
    let (text, begins) = (doc.text, |k: usize| doc.text.tokens[k].line_start);
    let number = |k: usize| k < text.len() && text.tokens[k].kind == Kind::Number;
    let mark = |k: usize| k < text.len() && matches!(text.word(k), "," | ".");
    let dated = mark(s.end) && number(s.end + 1);
    // «Уральск. Два дня …»
    let next = |k: usize| doc.capital(k) || matches!(text.word(k), "—" | "–" | "-");
    let alone = s.end + 1 < doc.len() && text.is(s.end, ".") && next(s.end + 1);
    // «г. Уральск», «(Астана, 12 апреля)»
    let short = s.start > 1 && text.is(s.start - 1, ".") && doc.is_class(s.start - 2, Class::SETTLEMENT_SHORTENED);
    let first = if short { s.start - 2 } else { s.start };
    let first = if first > 0 && text.is(first - 1, "(") && !begins(first) { first - 1 } else { first };
    // «26 апреля, Прокопьевск.», «13.03.2024, Калуга.»
    let day = || {
        first > 1
            && text.is(first - 1, ",")
            && mark(s.end)
            && (begins(first - 2) && number(first - 2) || first > 2 && begins(first - 3) && number(first - 3))
    };
    begins(first) && (text.tokens[s.start].shape == Shape::Upper || dated || alone) || day()
}

/// «выступал в Белом доме»: a building, though its name is a body's as well.
pub(super) fn is_building(doc: &Doc, i: usize) -> bool {
    lexicon(doc, i).is_some_and(|spot| spot.kind == PlaceKind::Facility.name())
}

/// The lexicon's place at `i`, as a key.
pub(super) fn entry(doc: &Doc, i: usize) -> Option<u64> {
    doc.sense(i, SenseKind::Place.bit()).map(|s| u64::from(s.entry))
}

/// Places that the text names as such somewhere: «в Фергюсоне», «(Жилина, Словакия)».
pub(super) fn towns(doc: &Doc) -> KeyMap<()> {
    let told = |i: usize| {
        let state = i + 2 < doc.len() && doc.text.is(i + 1, ",") && doc.any_of(i + 2, SenseKind::COUNTRIES);
        state || supported(doc, i)
    };
    let places = doc.capitals().filter(|&i| doc.any_of(i, SenseKind::Place.bit()) && told(i));
    places.filter_map(|i| Some((entry(doc, i)?, ()))).collect()
}

/// Is the word at `i` taken for a place of the lexicon?
pub(super) fn is_listed(doc: &Doc, i: usize) -> bool {
    lexicon(doc, i).is_some()
}

/// The lexicon's place at `i`: without a preposition before it, rather one whose nominative is written («АЭС Белене»).
fn sense(doc: &Doc, i: usize) -> Option<Sense> {
    let led = i > 0 && doc.flags(i - 1).has(Flags::PREPOSITION);
    let written = || doc.senses_of(i, SenseKind::Place.bit()).find(|s| s.cases.has(Case::Nom));
    if led { None } else { written() }.or_else(|| doc.sense(i, SenseKind::Place.bit()))
}

fn lexicon(doc: &Doc, i: usize) -> Option<Spot> {
    let sense = sense(doc, i)?;
    if doc.any_of(i, SenseKind::COUNTRIES) {
        return None;
    }
    let place = &doc.know.places[sense.entry as usize];
    let end = i + doc.hit_len(i);
    let small = !place.capital && place.population < 300;
    let syllable = doc.syllables(i) && doc.hit_len(i) == 1 && doc.text.word(i).chars().count() < 4 && small;
    // «поручил Иванову»: of a town in «-ово» and of a surname alike
    let dative = doc.flags(i).has(Flags::SURNAME) && place.name.ends_with('о') && doc.text.fold(i).ends_with('у');
    let doubtful = place.ambiguous || syllable;
    let known = !syllable && !dative && well_known(doc, i, end, place);
    if (dative || doubtful) && !supported(doc, i) && !known {
        return None;
    }
    // «академик НАНТ»: an abbreviation in a text that does not shout
    let as_letters = || *doc.text.word(i) != *place.name && doc.text.fold(i) == names::folded(&place.name);
    if letters(doc, i) && as_letters() {
        return None;
    }
    // «Юг – Запад», «Молоко Евразии»: what a route, a series or a body is called by
    if place.kind == PlaceKind::Macroregion && within_quotes(doc, i) {
        return None;
    }
    if in_quoted_body(doc, i, end) {
        return None;
    }
    // «В Белом доме отметили» is said of the body
    if doc.any_of(i, SenseKind::ORGANIZATIONS) && doc.sentence_start(i.saturating_sub(1)) {
        return None;
    }
    of_lexicon(doc, i, sense)
}

/// Capitals in a row of words that are none: no place shouted, as in a dateline or a headline.
fn letters(doc: &Doc, i: usize) -> bool {
    let upper = |k: usize| doc.text.tokens[k].shape == Shape::Upper;
    let word = |k: usize| doc.is_word(k) && !upper(k) && doc.text.tokens[k].shape != Shape::Letter;
    let behind = i > 0 && word(i - 1) && !doc.text.tokens[i].line_start;
    upper(i) && doc.text.tokens[i].cyrillic && behind && i + 1 < doc.len() && word(i + 1)
}

/// Does a quotation that opens close before end behind `i`?
fn within_quotes(doc: &Doc, i: usize) -> bool {
    let mut before = (i.saturating_sub(6)..i).rev();
    before
        .find(|&k| doc.text.is(k, "«"))
        .is_some_and(|open| phrase::quote(doc, open, doc.len()).is_some_and(|end| end > i))
}

/// «компания «Нижняя Волга»», «АО «Алмазы Анабара»»: among the few words that a body of business is called by.
fn in_quoted_body(doc: &Doc, i: usize, end: usize) -> bool {
    const LONGEST: usize = 5;
    let open = (i.saturating_sub(LONGEST)..i).rev().find(|&k| matches!(doc.text.word(k), "«" | "\"" | "“" | "„"));
    let Some(open) = open.filter(|&k| k > 0 && i > k + 1 || k > 0 && !doc.text.is(end, "»")) else { return false };
    let close = phrase::quote(doc, open, doc.len().min(open + LONGEST + 2)).filter(|&close| close > i);
    let business = |s: Sense| {
        let class = doc.know.org_heads.get(s.entry as usize).map_or("", |h| h.class.as_str());
        s.kind == SenseKind::OrgHead && matches!(class, "company" | "company_form" | "bank")
    };
    let Some(close) = close.filter(|_| doc.is_word(open - 1) && doc.senses(open - 1).any(business)) else {
        return false;
    };
    // «АО «Морской порт Курык»» says where it is
    let plain = !(open + 1..close).any(|k| doc.any_of(k, SenseKind::OrgHead.bit()));
    plain && close - open <= 4
}

/// A place that the text has told before: «в Фергюсоне … от Фергюсона».
fn again(doc: &Doc, i: usize, towns: &KeyMap<()>) -> Option<Spot> {
    let sense = doc.sense(i, SenseKind::Place.bit()).filter(|s| towns.contains_key(&u64::from(s.entry)))?;
    let given = i > 0 && doc.flags(i - 1).has(Flags::GIVEN);
    let other = doc.any_of(i, SenseKind::COUNTRIES | SenseKind::ORGANIZATIONS);
    let alone = doc.text.tokens[i].shape == Shape::Capital && !given && !other;
    of_lexicon(doc, i, sense).filter(|_| alone)
}

fn of_lexicon(doc: &Doc, i: usize, sense: Sense) -> Option<Spot> {
    let place = &doc.know.places[sense.entry as usize];
    let end = i + doc.hit_len(i);
    let text = doc.text;
    let before = i.checked_sub(1).map_or("", |k| text.fold(k));
    // «Думаю, оно …»: a verb that opens the sentence
    let verb = || doc.known(i).first().is_some_and(|p| p.tag.pos() == Pos::Verb);
    if misfits(doc, i, sense) || doc.sentence_start(i) && verb() {
        return None;
    }
    // «в Вознесенском соборе»
    if end == i + 1 && !doc.adjective(i).any().is_empty() && attributive(doc, i) {
        return None;
    }
    // «имени Пушкина», «М. Горбунова»
    let initial = before == "." && i > 1 && text.tokens[i - 2].shape == Shape::Letter;
    let person = doc.flags(i).has(Flags::SURNAME | Flags::GIVEN);
    if person && (initial || i > 0 && doc.is_class(i - 1, Class::NAMED_AFTER)) {
        return None;
    }
    // «имени Александра Пушкина», «улица Сергея Королёва»
    let after = |k: usize| doc.is_class(k, Class::NAMED_AFTER.or(Class::NAMED_AFTER_WEAKLY));
    let given = |k: usize| doc.capital(k) && doc.flags(k).has(Flags::GIVEN) && !doc.any_of(k, SenseKind::Place.bit());
    if doc.flags(i).has(Flags::SURNAME) && i > 1 && given(i - 1) && after(i - 2) {
        return None;
    }
    // «имени Сафи Утебаева»
    let surname = |k: usize| k < doc.len() && doc.capital(k) && doc.flags(k).has(Flags::SURNAME);
    if i > 0 && doc.is_class(i - 1, Class::NAMED_AFTER) && end == i + 1 && surname(end) {
        return None;
    }
    // «институт Пушкина», «Королева Великобритании»
    let honours = || i > 0 && doc.is_class(i - 1, Class::NAMED_AFTER_WEAKLY) && doc.flags(i).has(Flags::SURNAME_SURE);
    if (honours() && !sense.cases.has(Case::Nom) || doc.any_of(i, SenseKind::TitleHead.bit())) && !supported(doc, i) {
        return None;
    }
    let quoted = matches!(before, "«" | "\"" | "“" | "„");
    // «Департамента Европы», «Музее Востока»: what the body deals with
    let wide = matches!(place.kind, PlaceKind::Macroregion | PlaceKind::Water) && end == i + 1;
    let body = |s: Sense| {
        let class = doc.know.org_heads.get(s.entry as usize).map_or("", |h| h.class.as_str());
        s.kind == SenseKind::OrgHead
            && s.number != Some(Number::Plur)
            && !class.starts_with("company")
            && class != "bank"
    };
    let subject = || i > 0 && sense.cases.has(Case::Gen) && doc.senses_of(i - 1, SenseKind::OrgHead.bit()).any(body);
    if quoted || wide && subject() {
        return None;
    }
    Some(Spot {
        start: i,
        end,
        name: in_full(doc, i, end, place).unwrap_or_else(|| as_called(doc, i, end, sense.cases, &place.name)),
        kind: place.kind.name().to_owned(),
        country: place.country.clone(),
        known: true,
    })
}

/// «в Приволжском»: no form of «Приволжск» stands so behind «в»; «в посёлке Тура» is not told of «Тур».
fn misfits(doc: &Doc, i: usize, sense: Sense) -> bool {
    let called = |k: usize| {
        let led = doc.noun(k).any();
        let whole = k > 0 && doc.text.tokens[i].shape == Shape::Capital && !led.is_empty() && !led.has(Case::Gen);
        whole && doc.is_class(k, Class::SETTLEMENT) && led.and(sense.cases).is_empty() && !sense.cases.has(Case::Nom)
    };
    i > 0
        && doc.hit_len(i) == 1
        && (called(i - 1)
            || matches!(doc.text.fold(i - 1), "в" | "во") && !sense.cases.has(Case::Loc) && !sense.cases.has(Case::Acc))
}

/// «Чеченской Республики»: the further name of several words that stands in the tokens `i..end`.
fn in_full(doc: &Doc, i: usize, end: usize, place: &Place) -> Option<String> {
    if end < i + 2 || place.other.is_empty() {
        return None;
    }
    let stem = |w: &str| w.chars().take(4).flat_map(char::to_lowercase).collect::<String>();
    let words = |s: &str| s.split([' ', '-', '—', '–']).filter(|w| !w.is_empty()).map(stem).collect::<Vec<_>>();
    let written = words(&repair(doc.text.span(i, end)));
    let called = place.other.iter().find(|name| words(name) == written)?;
    (words(&place.name) != written).then(|| called.clone())
}

/// «Чечня» and «Чеченская Республика» are one place: the lexicon's name for both where the text has it too.
fn one_name(doc: &Doc, spots: &mut [Spot]) {
    let full = |s: &Spot| s.known && s.kind == "region" && s.end > s.start + 1;
    for n in 0..spots.len() {
        let Some(entry) = Some(&spots[n]).filter(|s| full(s)).and_then(|s| entry(doc, s.start)) else { continue };
        let name = &doc.know.places[entry as usize].name;
        if spots[n].name != *name && spots.iter().any(|o| o.known && o.name == *name) {
            spots[n].name = name.clone();
        }
    }
}

/// The name under which the text knows it: «Камчатка» is not turned into «Камчатский край».
fn as_called(doc: &Doc, i: usize, end: usize, cases: CaseSet, name: &str) -> String {
    let written = repair(doc.text.word(i));
    let lone = end == i + 1 && doc.text.tokens[i].shape == Shape::Capital;
    // «Нур-Султан», but «Алма-Ата» is Almaty in an older spelling
    let first = |w: &str| w.chars().take(3).flat_map(char::to_lowercase).collect::<String>();
    let spelling = || written.contains('-') && first(&written) == first(name);
    if !lone || !name.contains(' ') && (alike(&written, name) || spelling()) {
        return name.to_owned();
    }
    let other = || if cases.has(Case::Nom) { written.to_string() } else { name.to_owned() };
    noun_nominative(doc, i, cases, &written).unwrap_or_else(other)
}

/// A large city that bears a surname, with no further capital beside it; a planet behind a preposition («на Марс»).
fn well_known(doc: &Doc, i: usize, end: usize, place: &Place) -> bool {
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
    if own.is_empty() || end < doc.len() && doc.capital(end) && !doc.text.tokens[end].line_start {
        return false;
    }
    if doc.is_word(i - 1) && doc.is_class(i - 1, Class::OF_A_PLACE) {
        return own.has(Case::Gen);
    }
    let joined = i > 1 && (phrase::is_and(doc, i - 1) || doc.text.is(i - 1, ","));
    let town = |k: usize| {
        let plain = |s: Sense| !doc.know.places[s.entry as usize].ambiguous;
        let name = Flags::GIVEN | Flags::SURNAME_SURE;
        doc.is_word(k) && !doc.flags(k).has(name) && doc.sense(k, SenseKind::Place.bit()).is_some_and(plain)
    };
    joined && town(i - 2) && !own.and(cases(i - 2)).is_empty()
}

/// A name that is a word or a person's name as well is a place after «в», «из», «г.», in a dateline.
pub(super) fn supported(doc: &Doc, i: usize) -> bool {
    if i == 0 {
        return doc.text.tokens[i].shape == Shape::Upper;
    }
    let text = doc.text;
    let before = text.fold(i - 1);
    if doc.is_class(i - 1, Class::DESIGNATES) {
        return true;
    }
    matches!(before, "в" | "во" | "из" | "под" | "около" | "близ")
        || doc.know.grammar.stems.place_nouns.has(before)
        || beside_place(doc, i)
        || (text.is(i - 1, ".") && i > 1 && matches!(text.fold(i - 2), "г" | "гор"))
        || text.tokens[i].shape == Shape::Upper && text.tokens[i].line_start
}

/// «Республики Татарстан», «Самарской области», «города Казани»: the end of a region or a town in the genitive at `i`, behind a
/// body's name.
pub(super) fn region_after(doc: &Doc, i: usize, limit: usize) -> Option<usize> {
    if i >= limit || doc.text.tokens[i].line_start || doc.text.tokens[i].cell_start {
        return None;
    }
    let from = phrase::settlement(doc, i).unwrap_or(i);
    let genitive = |s: Sense| {
        let kind = doc.know.places[s.entry as usize].kind;
        s.cases.has(Case::Gen) && matches!(kind, PlaceKind::City | PlaceKind::Region | PlaceKind::District)
    };
    let listed = doc.senses_of(from, SenseKind::Place.bit()).any(genitive) && is_listed(doc, from);
    let listed = listed.then(|| from + doc.hit_len(from)).filter(|&end| end <= limit && doc.capital(from));
    listed.or_else(|| {
        region(doc, i).map(|spot| spot.end).filter(|&end| end <= limit && doc.noun(end - 1).sing.has(Case::Gen))
    })
}

/// «Столинский район», «Корякского автономного округа», «Курганской, Свердловской и Тюменской областей».
fn region(doc: &Doc, i: usize) -> Option<Spot> {
    let text = doc.text;
    if !doc.capital(i) || text.tokens[i].shape == Shape::Letter {
        return None;
    }
    let listed = !doc.adjective(i).any().is_empty();
    let written = if listed { None } else { relational(text.fold(i)) };
    if !listed && written.is_none() || doc.flags(i).has(Flags::PRONOMINAL) {
        return None;
    }
    if doc.any_of(i, SenseKind::Place.bit()) && doc.hit_len(i) > 1 {
        return None;
    }
    // «Главой района»
    if doc.any_of(i, SenseKind::TitleHead.bit()) {
        return None;
    }
    let limit = doc.sentence_end(i);
    if let Some(spot) = shortened(doc, i, limit) {
        return Some(spot);
    }
    let adjective = |k: usize| k < limit && doc.is_word(k) && !doc.adjective(k).any().is_empty();
    // «автономный», «муниципальный» between the name and its noun
    let mut noun = i + 1;
    while noun < i + 3 && adjective(noun) && !doc.capital(noun) && !doc.is_class(noun, Class::REGION_NOUN) {
        noun += 1;
    }
    if noun >= limit || !doc.is_word(noun) || !doc.is_class(noun, Class::REGION_NOUN) {
        noun = shared_noun(doc, i, limit)?;
    }
    // federal and military districts are no places of events or people
    if (i + 1..noun).any(|k| doc.is_word(k) && doc.know.grammar.stems.wide_districts.begins(text.fold(k))) {
        return None;
    }
    let shared = noun > i + 1 && !adjective(i + 1);
    let kind = doc.know.grammar.region_noun(text.fold(noun))?;
    // the last of several adjectives stands in the singular before a plural noun
    let last = i > 1 && (phrase::is_and(doc, i - 1) || text.is(i - 1, ",")) && doc.capital(i - 2);
    let (one, any) = match written {
        Some((_, cases)) => (cases, cases),
        None => (doc.adjective(i).sing, doc.adjective(i).any()),
    };
    let cases: CaseSet = match shared || last && doc.noun(noun).sing.and(one).is_empty() {
        true => any.and(doc.noun(noun).plur),
        false => one.and(doc.noun(noun).sing),
    };
    if cases.is_empty() {
        return None;
    }
    let mut name = String::new();
    for k in (i..if shared { i + 1 } else { noun }).chain([noun]) {
        let word = repair(text.word(k));
        let form = match k == noun {
            true => singular(doc, k, cases, &word)?,
            false => town_adjective(doc, k, noun)
                .or_else(|| adjective_nominative(doc, k, noun, cases, &word))
                .or_else(|| relational_nominative(doc, k, noun, cases))?,
        };
        if !name.is_empty() {
            name.push(' ');
        }
        name.push_str(&form);
    }
    let end = if shared { i + 1 } else { noun + 1 };
    // the ballet «Лебединое озеро»
    if i > 0
        && matches!(text.word(i - 1), "«" | "\"" | "“" | "„")
        && matches!(text.word(end.min(doc.len() - 1)), "»" | "\"" | "”")
    {
        return None;
    }
    // «Самаркандской и Бухарской областях»: the city that the region is called by tells its state
    let state = doc.sense(i, SenseKind::PlaceAdjective.bit());
    let city = || state.and_then(|s| doc.know.places[s.entry as usize].country.clone());
    let country = doc.know.grammar.region_state(text.fold(noun)).map(str::to_owned).or_else(city);
    Some(Spot { start: i, end, name, kind: kind.to_owned(), country, known: false })
}

/// «Чечерском», «Агдашскую»: the stem and the cases of an adjective of a place that no dictionary has, by its ending.
fn relational(fold: &str) -> Option<(&str, CaseSet)> {
    const ENDINGS: [(&str, &[Case]); 8] = [
        ("ого", &[Case::Gen]),
        ("ому", &[Case::Dat]),
        ("им", &[Case::Ins]),
        ("ом", &[Case::Loc]),
        ("ий", &[Case::Nom, Case::Acc]),
        ("ая", &[Case::Nom]),
        ("ую", &[Case::Acc]),
        ("ой", &[Case::Gen, Case::Dat, Case::Ins, Case::Loc]),
    ];
    let (stem, cases) = ENDINGS.iter().find_map(|(end, cases)| Some((fold.strip_suffix(end)?, cases)))?;
    let of_place = ["ск", "цк"].iter().any(|suffix| stem.strip_suffix(suffix).is_some_and(|root| root.len() > 4));
    let all = cases.iter().fold(CaseSet::EMPTY, |all, &case| all.or(CaseSet::of(case)));
    of_place.then_some((stem, all))
}

fn relational_nominative(doc: &Doc, i: usize, noun: usize, cases: CaseSet) -> Option<String> {
    let (stem, _) = relational(doc.text.fold(i))?;
    let letters = stem.chars().count();
    let written: String = repair(doc.text.word(i)).chars().take(letters).collect();
    let ending = match super::titles::noun_gender_in(doc, noun, cases)? {
        Gender::Femn => "ая",
        Gender::Neut => "ое",
        _ => "ий",
    };
    Some(written + ending)
}

/// «Ленинска-Кузнецкого» before «округа»: the town's own name, where it is an adjective of the noun's gender.
fn town_adjective(doc: &Doc, i: usize, noun: usize) -> Option<String> {
    if doc.hit_len(i) != 1 || !doc.text.word(i).contains('-') {
        return None;
    }
    let place = doc.sense(i, SenseKind::Place.bit())?;
    let name = &doc.know.places[place.entry as usize].name;
    let masculine =
        name.ends_with("ий") && super::titles::noun_gender_in(doc, noun, CaseSet::ALL) == Some(Gender::Masc);
    masculine.then(|| name.clone())
}

/// «Гомельская обл.», «Полоцкого р-на»: a region's noun shortened.
fn shortened(doc: &Doc, i: usize, limit: usize) -> Option<Spot> {
    let text = doc.text;
    let noun = i + 1;
    if noun >= limit || !doc.is_word(noun) {
        return None;
    }
    let (whole, kind, gender, end) = match text.fold(noun) {
        "обл" if text.is(noun + 1, ".") => ("область", PlaceKind::Region, Gender::Femn, noun + 2),
        "р-н" | "р-на" | "р-не" | "р-ну" | "р-ном" => {
            ("район", PlaceKind::District, Gender::Masc, noun + 1)
        }
        _ => return None,
    };
    let form = Form { case: Some(Case::Nom), number: Some(Number::Sing), gender: Some(gender) };
    let fits = |p: &crate::morph::Parse| p.tag.pos() == Pos::Adjective && p.tag.gender() == Some(gender);
    let parse = doc.parses(i).iter().find(fits)?;
    let adjective = doc.know.morph.inflect(&repair(text.word(i)), parse, form)?;
    let place = doc.sense(i, SenseKind::PlaceAdjective.bit());
    let country = place.and_then(|s| doc.know.places[s.entry as usize].country.clone());
    let name = format!("{adjective} {whole}");
    Some(Spot { start: i, end, name, kind: kind.name().to_owned(), country, known: false })
}

/// «Восточный Иерусалим»: a side of a place of the lexicon.
fn compass(doc: &Doc, i: usize) -> Option<Spot> {
    let k = i + 1;
    let place = k < doc.sentence_end(i) && doc.any_of(k, SenseKind::Place.bit());
    let side = || doc.capital(i) && doc.know.grammar.stems.compass.begins(doc.text.fold(i));
    if !place || doc.hit_len(i) > 1 || !doc.is_word(k) || doc.text.tokens[k].line_start || !side() {
        return None;
    }
    let place = lexicon(doc, k)?;
    let cases = doc.adjective(i).sing.and(doc.noun(k).sing);
    let name = adjective_nominative(doc, i, k, cases, &repair(doc.text.word(i)))?;
    // «Северная Карелия» may lie in another state
    let country = place.country.filter(|_| place.kind == PlaceKind::City.name());
    Some(Spot { start: i, name: format!("{name} {}", place.name), country, ..place })
}

/// The noun in the plural that several adjectives share, the first of them at `i`.
fn shared_noun(doc: &Doc, i: usize, limit: usize) -> Option<usize> {
    let text = doc.text;
    let mut k = i + 1;
    while k + 1 < limit && k < i + 12 && (text.is(k, ",") || phrase::is_and(doc, k)) {
        let adjective = !doc.adjective(k + 1).any().is_empty() || relational(text.fold(k + 1)).is_some();
        if !doc.capital(k + 1) || !adjective {
            return None;
        }
        k += 2;
    }
    (k > i + 1 && k < limit && doc.is_word(k) && doc.is_class(k, Class::REGION_NOUN)).then_some(k)
}

/// Nominative singular of a noun in any number.
fn singular(doc: &Doc, k: usize, cases: CaseSet, word: &str) -> Option<String> {
    let morph = doc.know.morph;
    // «велаятах» is in no dictionary
    if !doc.flags(k).has(Flags::KNOWN)
        && let Some(noun) = doc.know.grammar.region_lemma(doc.text.fold(k))
    {
        return Some(noun.to_owned());
    }
    let parse = doc.parses(k).iter().find(|p| p.tag.pos() == Pos::Noun && !p.tag.cases().and(cases).is_empty())?;
    morph.inflect(word, parse, Form { case: Some(Case::Nom), number: Some(Number::Sing), gender: None })
}

/// «провинции Кханьхоа», «аймак Сэлэнгэ», «штат Техас»: the name behind the noun stays in the nominative; that of a water
/// agrees with it: «реку Славянку».
fn designated(doc: &Doc, i: usize) -> Option<Spot> {
    let text = doc.text;
    let designates = doc.is_class(i, Class::DESIGNATES.or(Class::WATER));
    let district = || doc.know.grammar.region_noun(text.fold(i)) == Some("district");
    if text.tokens[i].shape != Shape::Lower || !(designates || district()) {
        return None;
    }
    let k = i + 1;
    let fits =
        k < doc.sentence_end(i) && doc.is_word(k) && text.tokens[k].shape == Shape::Capital && text.tokens[k].cyrillic;
    // «район Байтерек» bears a company's name, or the company its
    let other = || doc.hit_len(k) > 0 && !(district() && doc.any_of(k, SenseKind::ORGANIZATIONS));
    // «уровень реки Раздольной», «в реку Каменную»
    let water = doc.is_class(i, Class::WATER);
    let agreeing = if fits { doc.adjective(k).sing.and(doc.noun(i).sing) } else { CaseSet::EMPTY };
    if water && !agreeing.is_empty() && !attributive(doc, k) {
        let name = adjective_nominative(doc, k, i, agreeing, &repair(text.word(k)))?;
        return Some(Spot { start: k, end: k + 1, name, kind: "water".to_owned(), country: None, known: false });
    }
    if !fits || other() || doc.adjective(k).has(Case::Gen) {
        return None;
    }
    // «жители района Отрадное», but «глава района Петрова»
    let nominative = || doc.noun(k).has(Case::Nom) || doc.adjective(k).has(Case::Nom);
    if !designates && (doc.flags(k).has(Flags::SURNAME | Flags::GIVEN) || !nominative()) {
        return None;
    }
    let written = repair(text.word(k));
    if water {
        let agreeing = || noun_nominative(doc, k, doc.noun(i).sing, &written);
        let name = agreeing().unwrap_or_else(|| written.clone().into_owned());
        return Some(Spot { start: k, end: k + 1, name, kind: "water".to_owned(), country: None, known: false });
    }
    let name = written.into_owned();
    Some(Spot { start: k, end: k + 1, name, kind: "region".to_owned(), country: None, known: false })
}

/// «в сёлах Кыргыз-Ата и Жаны-Базар»: one of the names that a noun in the plural declares settlements.
fn in_row(doc: &Doc, i: usize) -> Option<Spot> {
    const OTHER: u32 = SenseKind::COUNTRIES | SenseKind::ORGANIZATIONS | SenseKind::TitleHead.bit();
    let noun = declared(doc, i)?;
    let end = paired_end(doc, i).unwrap_or(i + 1);
    let goes_on = end < doc.len() && doc.capital(end) && !doc.text.tokens[end].line_start;
    if goes_on || doc.any_of(i, OTHER) || doc.text.tokens[i].shape == Shape::Letter {
        return None;
    }
    let written = repair(doc.text.span(i, end));
    // «в городах Москве и Казани»
    let agreeing = doc.noun(i).sing.and(doc.noun(noun).plur);
    let bent = end == i + 1 && !agreeing.is_empty() && !doc.noun(i).has(Case::Nom);
    let name = bent.then(|| noun_nominative(doc, i, agreeing, &written)).flatten();
    let name = name.unwrap_or_else(|| written.into_owned());
    Some(Spot { start: i, end, name, kind: "city".to_owned(), country: None, known: false })
}

/// The noun in the plural («сёлах») that the names joined before `i` lead back to.
fn declared(doc: &Doc, i: usize) -> Option<usize> {
    let name = |k: usize| doc.capital(k);
    let mut k = i;
    for _ in 0..MOST_IN_ROW {
        let before = k.checked_sub(1)?;
        if doc.is_word(before) && doc.is_class(before, Class::SETTLEMENTS) {
            return Some(before);
        }
        let joined = doc.text.is(before, ",") || phrase::is_and(doc, before);
        let last = before.checked_sub(1).filter(|&last| joined && name(last))?;
        k = if last > 0 && name(last - 1) { last - 1 } else { last };
    }
    None
}

/// Names in a row that are led back to its noun.
const MOST_IN_ROW: usize = 12;

/// «три района области: Чериковский, Краснопольский и Хотимский»: an adjective in a list behind the noun of its kind.
fn listed_region(doc: &Doc, i: usize) -> Option<Spot> {
    let text = doc.text;
    let adjective = |k: usize| doc.capital(k) && doc.adjective(k).sing.has(Case::Nom);
    let joint = |k: usize| text.is(k, ",") || phrase::is_and(doc, k);
    let closed = i + 1 >= doc.len() || joint(i + 1) || text.tokens[i + 1].kind == Kind::Punct;
    if !closed || !adjective(i) {
        return None;
    }
    let mut first = i;
    while first > 1 && joint(first - 1) && adjective(first - 2) {
        first -= 2;
    }
    let colon = first.checked_sub(1).filter(|&k| text.is(k, ":"))?;
    let noun = (colon.saturating_sub(6)..colon)
        .rev()
        .find(|&k| doc.is_word(k) && doc.know.grammar.region_noun(text.fold(k)) == Some(PlaceKind::District.name()))?;
    let lemma = singular(doc, noun, doc.noun(noun).any(), &repair(text.word(noun)))?;
    let name = format!("{} {lemma}", repair(text.word(i)));
    Some(Spot { start: i, end: i + 1, name, kind: PlaceKind::District.name().to_owned(), country: None, known: false })
}

/// A town that only the dictionary knows as a place, or that nothing knows and «в», «из» introduce.
fn unlisted(doc: &Doc, i: usize) -> Option<Spot> {
    let text = doc.text;
    let t = &text.tokens[i];
    let other = doc.senses(i).any(|s| match s.kind {
        SenseKind::GivenName | SenseKind::Surname => false,
        SenseKind::Place => !misfits(doc, i, s),
        _ => true,
    });
    if t.shape != Shape::Capital || !t.cyrillic || other || i == 0 {
        return None;
    }
    // «в Красной армии»
    if !doc.adjective(i).any().is_empty() && attributive(doc, i) {
        return None;
    }
    let before = text.fold(i - 1);
    // «в армянском Гаваре»
    let of_state = i > 1
        && text.tokens[i - 1].shape == Shape::Lower
        && doc.any_of(i - 1, SenseKind::Country(Face::Adjective).bit() | SenseKind::PlaceAdjective.bit());
    let case = match if of_state { text.fold(i - 2) } else { before } {
        "в" | "во" => Some(Case::Loc),
        "из" => Some(Case::Gen),
        _ => None,
    };
    let morph = doc.know.morph;
    let flags = doc.flags(i);
    let listed = doc.known(i).iter().find(|p| {
        p.tag.has(Tag::PLACE)
            && p.tag.pos() == Pos::Noun
            && case.is_none_or(|c| p.tag.cases().has(c) || p.tag.cases().has(Case::Acc))
    });
    let doubtful = flags.has(Flags::COMMON | Flags::GIVEN | Flags::SURNAME_SURE) || doc.sentence_start(i);
    let written = repair(text.word(i));
    let name = match (listed, case) {
        (Some(p), _) if !doubtful || case.is_some() => {
            let mark = matches!(before, "«" | "\"" | "“" | "„" | "-" | ".") || doc.is_class(i - 1, Class::NAMED_AFTER);
            if mark {
                return None;
            }
            morph.inflect(&written, p, Form { case: Some(Case::Nom), number: p.tag.number(), gender: None })?
        }
        // «в Госканцелярии»: a state's office is no town
        (None, Some(_)) if text.fold(i).strip_prefix("гос").is_some_and(|noun| !morph.known(noun).is_empty()) => {
            return None;
        }
        (None, Some(case)) if !flags.has(Flags::KNOWN) => {
            let next = i + 1;
            let alone = next >= doc.len() || !doc.capital(next);
            // «в Кушадаси»
            let fixed = of_state && text.fold(i).ends_with(['о', 'и', 'у', 'э', 'ы'])
                || foreign_ending(text.fold(i))
                || village(text.fold(i));
            if !alone || !(doc.noun(i).has(case) || fixed) || text.word(i).chars().count() < 4 {
                return None;
            }
            // «в Гёдёллё»
            if written.ends_with('ё') {
                return Some(Spot {
                    start: i,
                    end: i + 1,
                    name: written.into_owned(),
                    kind: "city".to_owned(),
                    country: None,
                    known: false,
                });
            }
            let inflected =
                (!foreign_ending(text.fold(i))).then(|| noun_nominative(doc, i, CaseSet::of(case), &written));
            inflected.flatten().or_else(|| fixed.then(|| written.into_owned()))?
        }
        _ => return None,
    };
    Some(Spot { start: i, end: i + 1, name, kind: "city".to_owned(), country: None, known: false })
}

/// «в Павино»: villages that are often left as they are.
fn village(fold: &str) -> bool {
    ends_in(fold, &["ово", "ево", "ино", "ыно"])
}

/// «Кушадаси»: towns in «-сь» and «-зь» are few and known.
fn foreign_ending(fold: &str) -> bool {
    fold.ends_with("си") || fold.ends_with("зи")
}

/// «с. Майма», «в г. Пружаны», «посёлок Чарышское»: an unknown settlement, declared as one.
fn settlement(doc: &Doc, i: usize) -> Option<Spot> {
    let name = phrase::settlement(doc, i)?;
    // «до мая с.г.» ends a line or a sentence
    let year = i > 1 && doc.text.is(i - 1, ".") && matches!(doc.text.fold(i - 2), "с" | "т" | "п");
    if name < doc.len() && (doc.text.tokens[name].line_start || year) {
        return None;
    }
    if name >= doc.len() || !doc.capital(name) || doc.text.tokens[name].shape == Shape::Letter {
        return None;
    }
    let place = doc.senses_of(name, SenseKind::Place.bit()).find(|&s| !misfits(doc, name, s));
    let entry = place.map(|sense| &doc.know.places[sense.entry as usize]);
    // «в деревне Александрия»: no city's namesake is the city
    let rural = || match doc.text.fold(i) {
        "с" | "д" | "дер" | "х" => true,
        word => doc.is_class(i, Class::SETTLEMENT) && !is_city(word) && !word.starts_with("станиц"),
    };
    let village = |p: &Place| p.population >= VILLAGE && rural();
    if let Some(p) = entry.filter(|p| !village(p)) {
        return Some(Spot {
            start: name,
            end: name + doc.hit_len(name),
            name: place.map_or_else(String::new, |s| as_called(doc, name, name + doc.hit_len(name), s.cases, &p.name)),
            kind: p.kind.name().to_owned(),
            country: p.country.clone(),
            known: true,
        });
    }
    // «председателем комитета города Нгуен Ван Тунгом»: a person begins there
    if entry.is_none() && doc.eastern_surname(name) && name + 1 < doc.sentence_end(name) && doc.syllables(name + 1) {
        return None;
    }
    // «в 2012 г. Руководителем …»: the year's abbreviation
    let year = i > 0 && doc.text.tokens[i - 1].kind == Kind::Number;
    if year || entry.is_none() && doc.flags(name).has(Flags::GIVEN) {
        return None;
    }
    // after «г.» the name stands in the nominative or agrees; without the stop it agrees with the noun
    let written = repair(doc.text.word(name));
    let noun = settlement_case(doc, i);
    let end = paired_end(doc, name).unwrap_or_else(|| foreign_end(doc, name));
    // «станицы Старочеркасской»
    let of = doc.adjective(name).sing.and(doc.noun(i).sing);
    let adjectival = (!of.is_empty() && !doc.adjective(name).has(Case::Nom))
        .then(|| adjective_nominative(doc, name, i, of, &written));
    let nominative = match end - name {
        1 if entry.is_none() && adjectival.is_some() => adjectival.flatten(),
        1 if entry.is_some() => entry.map(|p| p.name.clone()),
        // «посёлка Урмары»
        1 if written.ends_with('ы') && !doc.flags(name).has(Flags::KNOWN) => None,
        1 => {
            noun.and_then(|c| noun_nominative(doc, name, CaseSet::of(c), &written)).or_else(|| in_ka(doc, i, &written))
        }
        _ => Some((name..end).map(|k| repair(doc.text.word(k)).into_owned()).collect::<Vec<_>>().join(" ")),
    };
    let nominative = nominative.or_else(|| in_sky(doc, i, &written)).unwrap_or_else(|| written.into_owned());
    Some(Spot { start: name, end, name: nominative, kind: "city".to_owned(), country: None, known: false })
}

/// «в деревне Погорелке», «в село Каменку»: no village is called so in the nominative.
fn in_ka(doc: &Doc, i: usize, written: &str) -> Option<String> {
    let oblique = match written.char_indices().next_back()? {
        (at, 'е') => (at, doc.noun(i).sing.has(Case::Loc) || doc.noun(i).sing.has(Case::Dat)),
        (at, 'у') => (at, doc.noun(i).sing.has(Case::Acc)),
        _ => return None,
    };
    let stem = written[..oblique.0].strip_suffix('к').filter(|_| oblique.1)?;
    Some(format!("{stem}ка"))
}

/// «у хутора Бурковского», «к хутору Бурковскому»: the dictionary has it as a surname alone.
fn in_sky(doc: &Doc, i: usize, written: &str) -> Option<String> {
    const ENDINGS: [(&str, Case); 3] = [("ого", Case::Gen), ("ому", Case::Dat), ("им", Case::Ins)];
    let (stem, case) = ENDINGS.iter().find_map(|&(end, case)| Some((written.strip_suffix(end)?, case)))?;
    let adjectival = stem.ends_with("ск") || stem.ends_with("цк");
    (adjectival && doc.noun(i).sing.has(case)).then(|| format!("{stem}ий"))
}

/// So many thousands live in no village.
const VILLAGE: u32 = 20;

fn is_city(fold: &str) -> bool {
    fold.starts_with("город")
}

/// «деревне Малые Ключи», «село Красная Горка»: the end of an adjective and its noun in the nominative.
fn paired_end(doc: &Doc, name: usize) -> Option<usize> {
    let noun = name + 1;
    let capital = noun < doc.sentence_end(name) && doc.text.tokens[noun].shape == Shape::Capital;
    if !capital || doc.text.tokens[noun].line_start || doc.flags(noun).has(Flags::GIVEN | Flags::PATRONYMIC) {
        return None;
    }
    let (adjective, head) = (doc.adjective(name), doc.noun(noun));
    let agrees = adjective.sing.and(head.sing).has(Case::Nom) || adjective.plur.and(head.plur).has(Case::Nom);
    // «хутора Верхний Калинов»
    let side = adjective.has(Case::Nom)
        && head.has(Case::Nom)
        && doc.know.grammar.stems.first_words.begins(doc.text.fold(name));
    (agrees || side).then_some(noun + 1)
}

/// «городе Сазерленд Спрингс»: the end of a foreign name of several words that nothing knows.
fn foreign_end(doc: &Doc, name: usize) -> usize {
    let strange = |k: usize| {
        let t = &doc.text.tokens[k];
        t.shape == Shape::Capital && t.cyrillic && !doc.flags(k).has(Flags::KNOWN) && !doc.any_of(k, !0)
    };
    let mut end = name + 1;
    let open = strange(name);
    // «деревне Жуховичи Кореличского района»: the district is another place
    let other = |k: usize| region(doc, k).is_some();
    while open && end < doc.len() && end < name + 3 && !doc.text.tokens[end].line_start && strange(end) && !other(end) {
        end += 1;
    }
    end
}

fn settlement_case(doc: &Doc, i: usize) -> Option<Case> {
    doc.know.grammar.stems.settlements_genitive.has(doc.text.fold(i)).then_some(Case::Gen)
}

#[cfg(test)]
mod tests {
    use crate::model::Release;
    use crate::rules::Knowledge;

    fn places(text: &str) -> Vec<(String, Option<String>)> {
        let mut release = Release { text: text.into(), ..Release::default() };
        crate::extract::extract(&mut release, Knowledge::embedded());
        release.places.into_iter().map(|p| (p.name, p.country)).collect()
    }

    fn names(text: &str) -> Vec<String> {
        places(text).into_iter().map(|p| p.0).collect()
    }

    #[test]
    fn regions_share_their_noun() {
        assert_eq!(
            names("Прибыли гости из Курганской, Свердловской и Тюменской областей."),
            ["Курганская область", "Свердловская область", "Тюменская область"]
        );
    }

    #[test]
    fn districts_and_villages_take_the_state_of_their_neighbours() {
        let found = places("В Новосибирске встретили жителей села Верхнекаменка и Зубковского района.");
        assert!(found.contains(&("Зубковский район".into(), Some("RU".into()))), "{found:?}");
        assert!(found.contains(&("Верхнекаменка".into(), Some("RU".into()))), "{found:?}");
    }

    #[test]
    fn years_and_adjectives_are_no_places() {
        assert!(names("В 2012 г. Руководителем избран другой.").is_empty());
        assert!(names("Московский завод выпустил станок.").is_empty());
    }
}
