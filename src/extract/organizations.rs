//! Named bodies: those the lexicon knows, and noun phrases headed by a body's noun that carry a name of their own (a capital,
//! a quoted name, a state); each with the nominative of the whole phrase.

use super::doc::{Doc, Flags, Traits};
use super::names;
use super::phrase::{self, Growth};
use super::places;
use super::titles;
use crate::morph::{Case, CaseSet, Form, Gender, Number, Pos, Tag};
use crate::rules::{Class, Face, OrgHead, Organization, PlaceKind, SenseKind};
use crate::text::{Kind, Shape, ends_in_capitals, lower, repair};
use std::collections::HashMap;

/// A mention of a body.
#[derive(Debug, Clone)]
pub struct Body {
    /// First token.
    pub start: usize,
    /// One past the last token.
    pub end: usize,
    /// Nominative.
    pub name: String,
    pub full_name: Option<String>,
    /// The name proper of a body named with its noun: «Труд» of «газета «Труд»».
    pub short: Option<String>,
    /// ISO 3166-1 alpha-2.
    pub country: Option<String>,
    /// Class of the head or of the lexicon's entry: `ministry`, `company_form`, `international` …
    pub kind: String,
}

/// What the release has taught of its bodies so far.
#[derive(Default)]
struct Taught {
    /// Abbreviation, folded → full name.
    short: HashMap<String, String>,
    /// Names of one word that stood in quotes after a body's noun, folded.
    quoted: Vec<(String, usize)>,
}

/// All mentions of bodies, in order; one may lie inside another. `taken`: tokens of people's names.
pub fn find(doc: &Doc, taken: &[bool]) -> Vec<Body> {
    let mut out = Vec::new();
    let mut taught = Taught::default();
    for s in &doc.text.sentences {
        let mut i = s.start;
        loop {
            i = doc.next(i, s.end, BEGINS);
            if i == s.end {
                break;
            }
            i = at(doc, i, (s.start, s.end), taken, &mut taught, &mut out).max(i + 1);
        }
    }
    out
}

/// What a body may begin with.
const BEGINS: Traits = Traits::senses(SenseKind::COUNTRIES | SenseKind::ORGANIZATIONS | SenseKind::OrgHead.bit())
    .or(Traits::CAPITAL)
    .or(Traits::FOREIGN)
    .or(Traits::OPENING);

/// Looks for a body at token `i` of the sentence; returns where to go on.
fn at(
    doc: &Doc,
    i: usize,
    (floor, limit): (usize, usize),
    taken: &[bool],
    taught: &mut Taught,
    out: &mut Vec<Body>,
) -> usize {
    // «Российская Федерация», «Советский Союз»: a state's own words head no body
    const STATE: u32 = SenseKind::COUNTRIES
        & !(SenseKind::Country(Face::Adjective).bit() | SenseKind::Country(Face::Inhabitant).bit());
    if doc.any_of(i, STATE) && doc.hit_len(i) > 1 {
        return i + doc.hit_len(i);
    }
    if taken[i] {
        return i + 1;
    }
    if let Some(sense) = doc.sense(i, SenseKind::OrgHead.bit()).filter(|_| !leads_region(doc, i)) {
        let previous = out.last().map_or(floor, |b: &Body| b.end).max(floor);
        // «учёный совет Воронежского лесотехнического университета»: a body inside another has its own adjectives
        let described = i > 0 && doc.is_word(i - 1) && !doc.adjective(i - 1).any().is_empty();
        let outer = out.last().filter(|b| described && b.end > i && b.start < i).map(|b| floor.max(b.start + 1));
        let inner = outer.and_then(|from| phrase_body(doc, i, sense.entry, from, limit, taken));
        let named = inner.filter(|b| b.start < i && doc.capital(b.start));
        if let Some(mut body) = named.or_else(|| phrase_body(doc, i, sense.entry, previous, limit, taken)) {
            if of_area(doc, body.start) {
                shortened(&mut body, out);
            } else if body.start == i && body.end == i + doc.hit_len(i) {
                called_so(doc, sense.entry, &mut body, out);
            }
            teach(doc, &body, limit, taught);
            // a company form's name holds no further body; other phrases may («кафедра Томского университета»)
            let next = if body.short.is_some() { body.end } else { body.end.min(i + doc.hit_len(i)) };
            out.push(body);
            return next;
        }
    }
    let found = site(doc, i, limit)
        .or_else(|| lexicon_body(doc, i, limit).map(|body| with_state_adjective(doc, body, floor)))
        .or_else(|| quoted_body(doc, i, limit, taught))
        .or_else(|| if doc.is_word(i) { abbreviation(doc, i, limit, taught) } else { None })
        .or_else(|| latin(doc, i, limit, taken))
        .or_else(|| repeated(doc, i, taught, out));
    let Some(body) = found else { return i + 1 };
    let next = body.end;
    if body.end - body.start > 1 {
        teach(doc, &body, limit, taught);
    }
    out.push(body);
    next
}

/// «префектура Мияги»: an area and no body.
fn leads_region(doc: &Doc, i: usize) -> bool {
    let region = |s: crate::rules::Sense| {
        s.kind == SenseKind::Place && doc.know.places[s.entry as usize].kind == PlaceKind::Region
    };
    doc.is_class(i, Class::REGION_NOUN) && i + 1 < doc.len() && doc.capital(i + 1) && doc.senses(i + 1).any(region)
}

/// A body of the lexicon, with the state that may follow it: «МЧС России», «МИД РФ».
fn lexicon_body(doc: &Doc, i: usize, limit: usize) -> Option<Body> {
    const BODY: u32 = SenseKind::ORGANIZATIONS
        & !(SenseKind::Organization(Face::Adjective).bit() | SenseKind::Organization(Face::Inhabitant).bit());
    let sense = doc.sense(i, BODY)?;
    let entry = &doc.know.organizations[sense.entry as usize];
    let mut end = i + doc.hit_len(i);
    // «район Байтерек»
    let area = i > 0 && doc.is_word(i - 1) && doc.know.grammar.region_noun(doc.text.fold(i - 1)) == Some("district");
    if area && entry.kind == "company" {
        return None;
    }
    // «в Белом доме» is said of the building
    if end > limit || places::is_building(doc, i) || of_any_area(doc, end, entry) {
        return None;
    }
    let long = doc.hit_len(i) > 1;
    if long && entry.kind == "international" && goes_on(doc, end, limit) {
        return None;
    }
    // «РКК «Энергия»» is another body than «РКК»
    let mark = matches!(sense.kind, SenseKind::Organization(Face::Abbreviation)) && entry.kind == "association";
    if let Some(after) = named_in_quotes(doc, end, limit).filter(|_| mark && !long) {
        let name = repair(doc.text.span(i, after)).into_owned();
        let kind = "company".to_owned();
        return Some(Body { start: i, end: after, name, full_name: None, short: None, country: None, kind });
    }
    let mut country = entry.country.clone();
    let mut name = match sense.kind {
        SenseKind::Organization(Face::Abbreviation) if !long => abbreviation_as_written(doc, i, &entry.name),
        _ => lexicon_name(doc, (i, end), entry, sense.cases),
    };
    if long || doc.text.fold(i).starts_with("мин") {
        let after = lexicon_tail(doc, end, limit, &entry.kind);
        name.push_str(&tail(doc, end, after));
        end = after;
    } else if let Some(after) = named_after(doc, end, limit) {
        name.push_str(&tail(doc, end, after));
        end = after;
    }
    let state = entry.kind != "international" && entry.kind != "company";
    if state && let Some((after, code)) = state_after(doc, end, limit) {
        name.push(' ');
        name.push_str(&repair(doc.text.span(end, after)));
        end = after;
        country = Some(code);
    }
    // «Министерство культуры Республики Татарстан»: another body than the state's
    if state && let Some(after) = places::region_after(doc, end, limit) {
        name.push_str(&tail(doc, end, after));
        return Some(Body {
            start: i,
            end: after,
            name,
            full_name: None,
            short: None,
            country,
            kind: entry.kind.clone(),
        });
    }
    // «Министерство обороны и …» is no abbreviation of «Министерство обороны»
    let other = !name.starts_with(&entry.name);
    let full_name = entry.full_name.clone().or_else(|| other.then(|| entry.name.clone()));
    Some(Body { start: i, end, name, full_name, short: None, country, kind: entry.kind.clone() })
}

/// «Европейский союз дзюдо» is another body than «Европейский союз»: a common noun in the genitive behind a known name's head.
fn goes_on(doc: &Doc, end: usize, limit: usize) -> bool {
    if end >= limit || !doc.is_word(end) || doc.text.tokens[end].shape != Shape::Lower {
        return false;
    }
    let other = Flags::VERB | Flags::PREPOSITION | Flags::FUNCTION | Flags::ADVERB;
    // «языка»: of a captive as well
    // «Пекинского университета иностранных языков»
    let described = doc.noun(end).any().is_empty() && doc.adjective(end).any().has(Case::Gen);
    let at = end + usize::from(described && end + 1 < limit && doc.small(end + 1));
    let thing = || doc.known(at).iter().any(|p| p.tag.pos() == Pos::Noun && !p.tag.has(Tag::ANIMATE));
    let noun = doc.noun(at).any().has(Case::Gen) && !doc.flags(at).has(other) && thing();
    let office = doc.any_of(at, SenseKind::TitleHead.bit() | SenseKind::OrgHead.bit() | SenseKind::EventHead.bit());
    noun && !office && doc.any_of(end - 1, SenseKind::OrgHead.bit())
}

/// «Совета республики» is any republic's, «Совет Республики» is known.
fn of_any_area(doc: &Doc, end: usize, entry: &Organization) -> bool {
    let last = entry.name.split(' ').skip(1).last();
    let capital = last.and_then(|w| w.chars().next()).is_some_and(char::is_uppercase);
    capital && !doc.capital(end - 1) && doc.is_class(end - 1, Class::AREA.or(Class::REGION_NOUN))
}

/// «Государственный Русский музей»: the capitalised adjective before a known name.
fn with_state_adjective(doc: &Doc, body: Body, floor: usize) -> Body {
    let Some(k) = body.start.checked_sub(1).filter(|&k| k >= floor && doc.capital(k)) else {
        return body;
    };
    let cases = doc.adjective(body.start).sing;
    let whole = doc.hit_len(body.start) > 1 && doc.is_class(k, Class::STATELY) && !doc.sentence_start(k);
    if !whole || doc.adjective(k).sing.and(cases).is_empty() {
        return body;
    }
    let head = (body.start..body.end).find(|&n| doc.any_of(n, SenseKind::OrgHead.bit()));
    let Some(head) = head else { return body };
    let adjective = adjective_nominative(doc, k, head, cases, &repair(doc.text.word(k)));
    let name = format!("{} {}", adjective.unwrap_or_else(|| repair(doc.text.word(k)).into_owned()), body.name);
    Body { start: k, name, ..body }
}

/// What a body's known name goes on with: «Министерство промышленности *и информационных технологий*», «… университет
/// *имени Мирзо Улугбека*».
fn lexicon_tail(doc: &Doc, end: usize, limit: usize, kind: &str) -> usize {
    if let Some(after) = named_after(doc, end, limit) {
        return after;
    }
    // «Минэкономики и коммерции»
    if kind == "ministry" && doc.text.fold(end - 1).starts_with("мин") && phrase::is_and(doc, end) {
        const OTHER: u32 = SenseKind::OrgHead.bit() | SenseKind::TitleHead.bit();
        let field = end + 1 < limit && !doc.capital(end + 1) && !doc.any_of(end + 1, OTHER);
        return field.then(|| phrase::noun_phrase(doc, end + 1, limit, Case::Gen)).flatten().unwrap_or(end);
    }
    // «Пекинского университета | языка и культуры»
    let of_field = kind == "university" && goes_on(doc, end, limit);
    if kind != "ministry" && !of_field || doc.capital(end - 1) {
        return end;
    }
    let growth = Growth { head: CaseSet::EMPTY, plural: false, person: true, by: false };
    let mut after = phrase::chain(doc, end - 1, limit, growth).end.max(end);
    // the state is told by `state_after`, another body behind «и» is another body
    if let Some(k) = (end..after).find(|&k| doc.capital(k) || phrase::is_and(doc, k) && body_of(doc, k + 1, after)) {
        after = k;
    }
    while after > end && !doc.noun(after - 1).has(Case::Gen) {
        after -= 1;
    }
    after
}

/// The words between `from` and `to` as written, with the space before them.
fn tail(doc: &Doc, from: usize, to: usize) -> String {
    if from == to {
        return String::new();
    }
    let space = if doc.text.tokens[from].space_before { " " } else { "" };
    format!("{space}{}", repair(doc.text.span(from, to)))
}

/// The nominative of a lexicon's phrase: one of the entry's names when the words are theirs, else made by the grammar.
fn lexicon_name(doc: &Doc, (start, end): (usize, usize), entry: &Organization, cases: CaseSet) -> String {
    let written = doc.text.span(start, end);
    let same = |name: &str| {
        let (mut a, mut b) = (written.split_whitespace(), name.split_whitespace());
        loop {
            match (a.next(), b.next()) {
                (None, None) => return true,
                (Some(x), Some(y)) if alike(x, y) => {}
                _ => return false,
            }
        }
    };
    let letters = || doc.text.tokens[start].shape == Shape::Upper && doc.text.word(start).chars().count() < 5;
    let known = [Some(&entry.name), entry.full_name.as_ref()].into_iter().flatten().find(|n| same(n));
    match known {
        // the page's own capitals
        Some(name) if name == written || lower(name) == lower(written) => repair(written).into_owned(),
        Some(name) => name.clone(),
        // «ТПП России»: letters do not bend
        None if letters() => repair(written).into_owned(),
        None => nominative_phrase(doc, start, end, cases),
    }
}

/// Do two words share all but an ending?
pub(super) fn alike(a: &str, b: &str) -> bool {
    if a == b {
        return !a.is_empty();
    }
    let common = a.chars().zip(b.chars()).take_while(|(x, y)| x == y || x.to_lowercase().eq(y.to_lowercase())).count();
    let (x, y) = (a.chars().count(), b.chars().count());
    common > 0 && common + 3 >= x.max(y) && 2 * common >= x.min(y)
}

/// «МИДа» → «МИД»: the capitals of an abbreviation without its ending; the lexicon's form for mixed words («Минфина» → «Минфин»).
fn abbreviation_as_written(doc: &Doc, i: usize, name: &str) -> String {
    let word = repair(doc.text.word(i));
    if word.chars().all(|c| c.is_uppercase() || !c.is_alphabetic()) { word.into_owned() } else { name.to_owned() }
}

/// A state in the genitive right after a body: end and code.
pub fn state_after(doc: &Doc, i: usize, limit: usize) -> Option<(usize, String)> {
    if i >= limit || doc.text.tokens[i].line_start {
        return None;
    }
    // «Республики Индии»: both words declined
    let kind = || doc.know.grammar.stems.realms.begins(doc.text.fold(i));
    if doc.hit_len(i) < 2 && doc.capital(i) && kind() && i + 1 < limit && doc.any_of(i + 1, SenseKind::STATES) {
        return state_after(doc, i + 1, limit);
    }
    let unit = phrase::named(doc, i, limit, Case::Gen)?;
    let sense = doc.sense(i, SenseKind::STATES)?;
    (unit.what == phrase::What::Country).then(|| (unit.end, doc.know.countries[sense.entry as usize].code.clone()))
}

/// A noun phrase headed by a body's noun, if it has a name of its own. `floor`: no word before it belongs to the phrase.
fn phrase_body(doc: &Doc, i: usize, entry: u32, floor: usize, limit: usize, taken: &[bool]) -> Option<Body> {
    let head = &doc.know.org_heads[entry as usize];
    let text = doc.text;
    let head_end = i + doc.hit_len(i);
    let (mut cases, mut plural_only) = (CaseSet::EMPTY, true);
    for s in doc.senses_of(i, SenseKind::OrgHead.bit()) {
        cases = cases.or(s.cases);
        plural_only &= s.number == Some(Number::Plur);
    }
    let many = head.class == "military"
        || !doc.sentence_start(i) && doc.capital(i) && doc.know.grammar.stems.plural_names.has(&head.lemma);
    if plural_only && !many || head_end > limit {
        return None;
    }
    // «партию Ленского исполнил …»: what is sung or danced
    let sung = |k: usize| {
        let one = doc.capital(k) && doc.noun(k).sing.has(Case::Gen);
        one && doc.flags(k).has(Flags::ANIMATE | Flags::SURNAME)
    };
    if text.fold(i) == "партию" && head_end < limit && sung(head_end) && doc.adjective(i.max(1) - 1).any().is_empty()
    {
        return None;
    }
    // «УК РФ»: a code, no company
    let law = text.tokens[i].shape == Shape::Upper && matches!(head.class.as_str(), "company" | "company_form");
    if law && head_end < limit && doc.any_of(head_end, SenseKind::COUNTRIES) {
        return None;
    }
    // «войсками Центрального военного округа»: the district's
    let troops = head.lemma == "войска" && text.tokens[i].shape == Shape::Lower;
    if (troops || doc.know.grammar.stems.organs.has(&head.lemma)) && head_end < limit && body_of(doc, head_end, limit) {
        return None;
    }
    // «регионального УФСБ»: the adjective is none of the abbreviation's
    let short = text.tokens[i].shape == Shape::Upper && head_end == i + 1 && i > 0 && !doc.capital(i - 1);
    let mut start = if short { i } else { first_adjective(doc, i, floor, cases) };
    // «51-я Генеральная ассамблея»: an event
    if super::events::sits(doc, &head.lemma, start, i) {
        return None;
    }
    let counted = COUNTED.contains(&head.class.as_str()).then(|| ordinal(doc, start, floor)).flatten();
    start = counted.unwrap_or(start);
    // «Общество австрийско-российской дружбы»
    let society = head.lemma == "общество" && !is_opening(text.word(head_end.min(doc.len() - 1)));
    // «Ставропольский ГАУ»: an agrarian university, no form of a company
    let campus = doc.know.grammar.stems.campuses.has(&head.lemma) && toponym_adjective(doc, start, i);
    let campus = campus && !is_opening(text.word(head_end.min(doc.len() - 1)));
    let company = head.class == "company_form" && !society && !campus;
    let mut end = match company {
        true => company_name(doc, head_end, limit)?,
        false => {
            let growth = Growth { head: cases, plural: false, person: true, by: false };
            let from = head_end - usize::from(one_of_two(doc, i, head_end, limit));
            let chain = phrase::chain(doc, from, limit, growth).end.max(head_end);
            clip(doc, head, head_end, before_task(doc, head, (i, head_end, chain)), taken)
        }
    };
    // «Секретариата Совещания по взаимодействию и мерам доверия в Азии»: a body's name is not cut
    let whole =
        |k: usize| doc.any_of(k, SenseKind::ORGANIZATIONS).then(|| k + doc.hit_len(k)).filter(|&to| to <= limit);
    end = (head_end..end).filter_map(whole).max().unwrap_or(end).max(end);
    end = phrase::member_states(doc, end, limit).unwrap_or(end);
    // «назвал завод «проверкой намерений»»: several words in quotation marks that begin in a small letter are no name
    let opens = |k: usize| is_opening(text.word(k)) && k + 2 < limit && !text.tokens[k + 1].space_before;
    let words = |k: usize| opens(k) && doc.small(k + 1) && doc.is_word(k + 2);
    end = (head_end..end).find(|&k| words(k)).unwrap_or(end);
    if matches!(head.class.as_str(), "association" | "party" | "council" | "culture" | "company_form") {
        end = both_kinds(doc, i + 1, end, limit);
    }
    let mut bears = false;
    // … but «директор Фонда Вадим Тальберг»
    let free = |&after: &usize| !(end..after).any(|k| taken[k]);
    if let Some(after) = honoured(doc, (i, head_end, end, limit)).filter(free) {
        (end, bears) = (after, true);
    }
    if !company && !bears {
        let from = if end > head_end && text.reads(end - 1, "имени") { end - 1 } else { end };
        if let Some(after) = named_after(doc, from, limit) {
            (end, bears) = (after, true);
        } else {
            end = from;
        }
    }
    // the chain has read on: «театра имени Мажита Гафури»
    if text.reads(head_end, "имени") && end > head_end && head.lemma != "аэропорт" {
        // «театра имени Лахути Курбон Собир»: the holder
        end = named_after(doc, head_end, limit).filter(|&k| k < end && taken[k]).unwrap_or(end);
        bears = true;
    }
    let kind = head.class.as_str();
    // «газета «Труд»», «компания Monsanto»: the name proper
    let mut proper = proper_name(doc, head_end, limit, company || head.class == "company", taken);
    if let Some(proper) = &mut proper {
        // «правление «Газпрома»»: whose it is, in the genitive
        if proper.start > head_end && doc.know.grammar.stems.owned_organs.has(&head.lemma) {
            proper.name = unquoted(doc, proper.start, proper.end);
        }
        end = end.max(proper.after);
    }
    let quoted = (head_end..end).any(|k| is_opening(text.word(k)));
    let initial_capital = |k: usize| doc.capital(k) && !doc.sentence_start(k);
    let capital_head = (start..head_end).any(initial_capital) || (i + 1..head_end).any(|k| doc.capital(k));
    let adjectives = start < i;
    let toponymic = (start..i).any(|k| doc.is_word(k) && from_place(doc, k, kind));
    let named_chain = (head_end..end).any(|k| doc.capital(k) || text.is(k, "№"));
    // «гимназия № 9 Калуги»: the number closes the name
    let numbered = numbered(doc, head_end, limit) && !descriptive(kind);
    if numbered {
        end = named_after(doc, head_end + 2, limit).unwrap_or(head_end + 2);
    }
    // «Берёзовская ГРЭС-1»
    let counted_letters = text.tokens[i].shape == Shape::Upper && end == head_end && dash_number(doc, head_end, limit);
    if counted_letters {
        end = head_end + 2;
    }
    let numbered = numbered || counted_letters;
    // «Общество помощи детям», «Американское физическое общество», but «Акционерное общество»
    if society && !(doc.capital(i) && end > head_end && !numbered || toponym_adjective(doc, start, i)) {
        return None;
    }
    let letters = text.tokens[i].shape == Shape::Upper && kind == "agency" && text.word(i).chars().count() > 3;
    let own = quoted
        || letters
        || bears
        || numbered
        || counted.is_some()
        || abbreviated(doc, start, i, end, limit)
        || head.lemma.starts_with("академия наук") && toponym_adjective(doc, start, i)
        || stately(doc, start, i) && (named_chain || kind == "university" && toponym_adjective(doc, start, i))
        || capital_head && (end > head_end || adjectives)
        || toponymic
        || named_chain && strong(doc, kind, &head.lemma)
        || named_chain && departmental(doc, &head.lemma, (start, i, head_end, end))
        || (start..i).any(|k| of_area(doc, k)) && !doc.know.grammar.stems.no_area_names.has(&head.lemma);
    let lone_capital = capital_head && (strong(doc, kind, &head.lemma) || head_end - i > 1) && !company;
    if !own && !lone_capital && !company && proper.is_none() || !quoted && !numbered && designation(doc, end) {
        return None;
    }
    // «отделение ГАУЗ «…»», «филиал ПАО «…»»: the company is the body
    let firm = |k: usize| {
        doc.sense(k, SenseKind::OrgHead.bit())
            .is_some_and(|s| doc.know.org_heads[s.entry as usize].class == "company_form")
    };
    let part = doc.know.grammar.stems.firm_parts.has(&head.lemma) && start == i;
    if part && text.tokens[i].shape == Shape::Lower && head_end < limit && firm(head_end) {
        return None;
    }
    let name = nominative_of(doc, start, head_noun(doc, i, head_end, cases), end, cases);
    let country = match kind {
        "diplomatic" => sending_state(doc, start, end),
        _ => country_inside(doc, start, end),
    };
    let of_states = country.is_none() && among_states(doc, kind, start, i);
    let kind = if of_states { "international" } else { kind };
    let mut body = Body { start, end, name, full_name: None, short: None, country, kind: kind.to_owned() };
    if let Some(proper) = proper
        && proper.after == end
    {
        body.short = Some(proper.name);
        if descriptive(kind) && start == i && text.tokens[i].shape == Shape::Lower {
            (body.start, body.end) = (proper.start, proper.end);
        }
    }
    Some(body)
}

/// «Международный трибунал», «Межгосударственный совет»: an adjective before the head says that states keep the body.
fn among_states(doc: &Doc, kind: &str, start: usize, head: usize) -> bool {
    const KEPT: [&str; 8] = ["committee", "council", "court", "law", "fund", "agency", "parliament", "association"];
    let among = |k: usize| doc.know.grammar.stems.among_states.begins(doc.text.fold(k));
    KEPT.contains(&kind) && doc.capital(start) && (start..head).any(|k| doc.is_word(k) && among(k))
}

/// «Союз промышленников *и предпринимателей Армении*»: two kinds of people, and whose they are.
fn both_kinds(doc: &Doc, from: usize, end: usize, limit: usize) -> usize {
    let people =
        |k: usize| doc.small(k) && doc.noun(k).plur.has(Case::Gen) && doc.any_of(k, SenseKind::TitleHead.bit());
    let animate = |k: usize| people(k) || doc.flags(k).has(Flags::ANIMATE) && doc.noun(k).plur.has(Case::Gen);
    if end <= from || end + 1 >= limit || !phrase::is_and(doc, end) {
        return end;
    }
    // «Общество дружбы Монголии и России»
    let state = |k: usize| doc.any_of(k, SenseKind::STATES);
    if state(end - 1)
        && state(end + 1)
        && (from - 1..end).any(|k| doc.know.grammar.stems.between_two.has(doc.text.fold(k)))
    {
        return phrase::named(doc, end + 1, limit, Case::Gen).map_or(end, |o| o.end);
    }
    if !animate(end - 1) || !animate(end + 1) {
        return end;
    }
    let after = end + 2;
    let owner = if after < limit { phrase::named(doc, after, limit, Case::Gen) } else { None };
    owner.filter(|_| doc.capital(after)).map_or(after, |o| o.end)
}

/// The end of the foreign name in the genitive, or of one that does not decline, behind a body's noun with a capital.
fn honoured(doc: &Doc, (i, head_end, end, limit): (usize, usize, usize, usize)) -> Option<usize> {
    let last = end.checked_sub(1).filter(|&k| k >= i && doc.capital(k) && !doc.sentence_start(k))?;
    let sense = doc.sense(last, SenseKind::OrgHead.bit())?;
    let lemma = doc.know.org_heads[sense.entry as usize].lemma.as_str();
    if !doc.know.grammar.stems.bear_names.has(lemma) || doc.hit_len(last) > 1 || end < head_end {
        return None;
    }
    let text = doc.text;
    const OTHER: u32 =
        SenseKind::TitleHead.bit() | SenseKind::Rank.bit() | SenseKind::OrgHead.bit() | SenseKind::COUNTRIES;
    let capital = |k: usize| {
        k < limit
            && doc.is_word(k)
            && text.tokens[k].shape == Shape::Capital
            && !text.tokens[k].line_start
            && text.tokens[k].cyrillic
    };
    let bears = |k: usize| {
        let fixed = text.fold(k).ends_with(['е', 'и', 'о', 'у', 'э', 'ю']);
        let unknown =
            !doc.flags(k).has(Flags::KNOWN) && (fixed || text.fold(k).ends_with(['а', 'ы'])) || fixed && k > end;
        capital(k)
            && !doc.any_of(k, OTHER)
            && (unknown || doc.noun(k).has(Case::Gen) || k > end && doc.adjective(k).has(Case::Gen))
    };
    let after = end + (end..limit.min(end + 3)).take_while(|&k| bears(k)).count();
    // «ректор Университета Петрова Анна»: a holder, not a name that the body bears
    let foreign =
        |k: usize| !doc.flags(k).has(Flags::SURNAME_SURE | Flags::PATRONYMIC) && !doc.any_of(k, SenseKind::Place.bit());
    let whole = after > end
        && foreign(end)
        && (after == end + 1 || doc.flags(end).has(Flags::GIVEN) || !doc.flags(end).has(Flags::KNOWN));
    // «Университета Мазандарана Акбар»: another name, in another case
    let begins = |k: usize| {
        let forms = names::readings(doc, k, names::Role::Given);
        !forms.is_empty() && !forms.iter().any(|f| f.cases.has(Case::Gen))
    };
    let goes_on = after < limit
        && (text.tokens[after].shape == Shape::Letter
            || capital(after) && doc.flags(after).has(Flags::GIVEN | Flags::PATRONYMIC) && !begins(after));
    (whole && (after > end + 1 || !goes_on)).then_some(after)
}

/// «Ассоциация малых городов (АМГ)»: does a bracket with the first letters of the phrase's words follow?
fn abbreviated(doc: &Doc, start: usize, head: usize, end: usize, limit: usize) -> bool {
    let Some(at) = bracketed_abbreviation(doc, end, limit) else { return false };
    let first = |k: usize| doc.text.fold(k).chars().next();
    let letter = first(at);
    letter.is_some() && (letter == first(start) || letter == first(head)) && end > head + 1 - usize::from(start < head)
}

fn numbered(doc: &Doc, i: usize, limit: usize) -> bool {
    i + 1 < limit && doc.text.is(i, "№") && doc.text.tokens[i + 1].kind == Kind::Number
}

/// «ТЭЦ-1»: a hyphen and a number right behind the letters that end at `i`.
fn dash_number(doc: &Doc, i: usize, limit: usize) -> bool {
    let close = |k: usize| k < limit && !doc.text.tokens[k].space_before;
    close(i) && doc.text.is(i, "-") && close(i + 1) && doc.text.tokens[i + 1].kind == Kind::Number
}

/// «Национальный», «Государственный»: adjectives of bodies that a state has one of.
fn stately(doc: &Doc, start: usize, head: usize) -> bool {
    (start..head).any(|k| doc.is_word(k) && doc.is_class(k, Class::STATELY))
}

/// «департамент культуры Вологодской области», «геологический факультет МГУ», «представительство ЮНИСЕФ в Кыргызстане»: a part of
/// a body by its field and by whose it is; not «управление ГКНБ».
fn departmental(doc: &Doc, lemma: &str, (start, i, from, end): (usize, usize, usize, usize)) -> bool {
    let field = || {
        let noun = doc.noun(from).has(Case::Gen) || doc.adjective(from).has(Case::Gen);
        let holder = SenseKind::TitleHead.bit() | SenseKind::TitleModifier.bit() | SenseKind::OrgHead.bit();
        doc.small(from) && noun && !doc.any_of(from, holder)
    };
    let told_by_place = || doc.capital(from) && (from..end).any(|k| doc.text.reads(k, "в"));
    let stems = &doc.know.grammar.stems;
    match lemma {
        "представительство" => told_by_place(),
        _ if stems.departments.has(lemma) => field() || told_by_place(),
        _ => stems.faculties.has(lemma) && start < i,
    }
}

/// «областной», «городской»: of the area that the text is about.
fn of_area(doc: &Doc, k: usize) -> bool {
    doc.is_word(k) && doc.know.grammar.stems.levels.begins(doc.text.fold(k))
}

/// «областной суд» behind «Брестский областной суд» is that one.
fn shortened(body: &mut Body, before: &[Body]) {
    let whole = |b: &&Body| b.name.strip_suffix(&body.name).is_some_and(|rest| rest.ends_with(' '));
    if let Some(whole) = before.iter().rev().find(whole) {
        (body.name, body.country) = (whole.name.clone(), whole.country.clone());
    }
}

/// «Банк» behind «Евразийский банк развития»: a head alone is the only body of that kind told before.
fn called_so(doc: &Doc, entry: u32, body: &mut Body, before: &[Body]) {
    let head = |b: &Body| (b.start..b.end).find_map(|k| doc.sense(k, SenseKind::OrgHead.bit()));
    let longer = |b: &&Body| b.end - b.start > body.end - body.start && head(b).is_some_and(|s| s.entry == entry);
    let mut told = before.iter().rev().take(MOST_TOLD).filter(longer);
    let Some(last) = told.next() else { return };
    // «Черногорию представлял председатель Скупщины»: another state's parliament
    let sentence = &doc.text.sentences[doc.text.sentence_of(body.start)];
    let near = sentence.start.max(body.start.saturating_sub(MOST_TOLD));
    let code = |k: usize| doc.sense(k, SenseKind::STATES).map(|s| &doc.know.countries[s.entry as usize].code);
    let foreign = |k: usize| code(k).is_some_and(|c| last.country.as_ref() != Some(c));
    let of_another = matches!(doc.know.org_heads[entry as usize].class.as_str(), "parliament" | "government")
        && (near..body.start).any(foreign);
    if told.all(|b| b.name == last.name) && !of_another {
        body.full_name.clone_from(&last.full_name);
        (body.name, body.country) = (last.name.clone(), last.country.clone());
    }
}

/// Bodies before among which the one that is called by its head is sought, and tokens before in which another state is.
const MOST_TOLD: usize = 48;

/// A state's or place's adjective with a capital: «Таджикский национальный университет».
fn toponym_adjective(doc: &Doc, start: usize, head: usize) -> bool {
    const PLACE: u32 = SenseKind::PlaceAdjective.bit() | SenseKind::Country(Face::Adjective).bit();
    (start..head).any(|k| doc.capital(k) && doc.any_of(k, PLACE))
}

/// Leftmost of the adjectives that agree with the head at `i`.
fn first_adjective(doc: &Doc, i: usize, floor: usize, cases: CaseSet) -> usize {
    let agrees = |k: usize| !doc.adjective(k).sing.and(cases).is_empty();
    let mut start = i;
    while start > floor && !doc.text.tokens[start].line_start {
        let k = start - 1;
        let fits = doc.is_word(k)
            && agrees(k)
            && !doc.flags(k).has(Flags::PRONOMINAL)
            && !doc.is_class(k, Class::NEVER_MODIFIER)
            && !participle(doc, k)
            // «у деревни Полунино поисковый отряд»
            && !(k > 0 && doc.is_word(k - 1) && phrase::settlement(doc, k - 1) == Some(k))
            && doc.sense(k, SenseKind::Stop.bit() | SenseKind::Honorific.bit() | SenseKind::TitleHead.bit()).is_none();
        if fits {
            start = k;
        } else if phrase::is_and(doc, k) && k > floor && start < i && agrees(k - 1) && doc.noun(k - 1).any().is_empty()
        {
            // «научно-исследовательского и проектного института»
            start = k - 1;
        } else {
            break;
        }
    }
    // «новый Курский завод», «правого Национального фронта»: lower-case adjectives before a capital one describe
    let named = |&k: &usize| doc.capital(k) && !doc.sentence_start(k);
    let head = Some(i).filter(|i| doc.hit_len(*i) > 1 && named(i));
    // «Архангельская и Холмогорская епархия» at a sentence's start
    let two = start + 2 < i && doc.capital(start) && phrase::is_and(doc, start + 1) && doc.capital(start + 2);
    two.then_some(start).or((start..i).find(named)).or(head).unwrap_or(start)
}

/// «201-я военная база», «3-й пожарно-спасательной части»: the number right before token `i`.
pub(super) fn ordinal(doc: &Doc, i: usize, floor: usize) -> Option<usize> {
    let text = doc.text;
    // «1960-е» are years
    let count = |k: usize| text.tokens[k].kind == Kind::Number && text.word(k).len() < 4;
    let number = i.checked_sub(3).filter(|&k| k >= floor && count(k))?;
    let close = |k: usize| !text.tokens[k].space_before;
    let ending = |k: usize| matches!(text.fold(k), "й" | "я" | "го" | "му" | "м" | "ю" | "е" | "ой" | "ая");
    (text.is(number + 1, "-") && close(number + 1) && close(number + 2) && ending(number + 2)).then_some(number)
}

/// «созданный», «возглавлявший»: in lower case a participle is no part of a name.
fn participle(doc: &Doc, k: usize) -> bool {
    !doc.capital(k) && doc.known(k).first().is_some_and(|p| p.tag.pos() == Pos::Participle)
}

/// The noun of a head of several words: «Государственный *комитет*».
fn head_noun(doc: &Doc, i: usize, end: usize, cases: CaseSet) -> usize {
    (i..end)
        .find(|&k| {
            doc.is_word(k) && !doc.noun(k).any().and(cases).is_empty() && doc.adjective(k).any().and(cases).is_empty()
        })
        // «национальная сборная»
        .unwrap_or(if end > i && doc.is_word(end - 1) { end - 1 } else { i })
}

/// Does the adjective at `k` make a name of what it describes: «Пермский институт», «китайское правительство»?
fn from_place(doc: &Doc, k: usize, class: &str) -> bool {
    let sense = doc.sense(k, SenseKind::PlaceAdjective.bit() | SenseKind::Country(Face::Adjective).bit());
    if let Some(sense) = sense {
        return match sense.kind {
            SenseKind::PlaceAdjective => doc.capital(k) || rules_a_state(class),
            _ => rules_a_state(class),
        };
    }
    let fold = doc.text.fold(k);
    doc.capital(k) && !doc.flags(k).has(Flags::KNOWN) && ["ск", "цк"].iter().any(|e| fold.contains(e))
}

/// Bodies of which a state or a city has one.
fn rules_a_state(class: &str) -> bool {
    matches!(class, "government" | "parliament" | "court" | "law" | "regional" | "ministry" | "military")
}

/// Nouns that only describe the quoted or foreign name behind them: «газета «Труд»».
fn descriptive(class: &str) -> bool {
    matches!(class, "company" | "media" | "party" | "association" | "committee" | "fund" | "culture" | "sport" | "bank")
}

/// A name proper behind a body's noun: its tokens, what follows its closing mark, its nominative.
struct Proper {
    start: usize,
    end: usize,
    after: usize,
    name: String,
}

/// The name proper that follows the head.
fn proper_name(doc: &Doc, i: usize, limit: usize, company: bool, taken: &[bool]) -> Option<Proper> {
    let text = doc.text;
    let mut from = i;
    // «ООО УК «Металлоинвест»», «ООО НПО "Сатурн"»
    while company && from < limit && doc.is_word(from) && text.tokens[from].shape == Shape::Upper && from < i + 2 {
        from += 1;
    }
    if let Some(end) = phrase::quote(doc, from, limit) {
        // of nested marks the inmost name
        let mut inner = from + 1;
        for k in from + 1..end - 1 {
            if is_opening(text.word(k)) && k < from + 3 {
                inner = k + 1;
            }
        }
        let mut last = end;
        while last > inner && text.tokens[last - 1].kind == Kind::Punct && !text.is(last - 1, "!") {
            last -= 1;
        }
        let capital = inner < last && (!doc.small(inner) || last - inner == 1);
        return (capital && last - inner < 12).then(|| Proper {
            start: inner,
            end: last,
            after: end,
            name: repair(text.span(inner, last)).into_owned(),
        });
    }
    let end = latin_run(doc, i, limit).or_else(|| bare_run(doc, i, limit, taken))?;
    Some(Proper { start: i, end, after: end, name: repair(text.span(i, end)).into_owned() })
}

/// End of a run of capitalised words that are no genitives: «клуба Челси», «агентства Рейтер».
fn bare_run(doc: &Doc, i: usize, limit: usize, taken: &[bool]) -> Option<usize> {
    const NAMED: u32 = SenseKind::COUNTRIES | SenseKind::Place.bit() | SenseKind::TitleHead.bit();
    let text = doc.text;
    let plain = |k: usize| {
        k < limit
            && doc.is_word(k)
            && text.tokens[k].cyrillic
            && text.tokens[k].shape == Shape::Capital
            && !text.tokens[k].line_start
            && !doc.any_of(k, NAMED)
            && !taken[k]
            && !doc.flags(k).has(Flags::GIVEN | Flags::PATRONYMIC | Flags::SURNAME)
            && !doc.eastern_surname(k)
            && !doc.noun(k).has(Case::Gen)
            && !doc.adjective(k).has(Case::Gen)
    };
    let mut end = i;
    while end < i + 3 && plain(end) {
        end += 1;
    }
    let indeclinable = |k: usize| !doc.flags(k).has(Flags::KNOWN) || doc.noun(k).has(Case::Nom);
    (end > i && (i..end).all(indeclinable)).then_some(end)
}

fn is_opening(mark: &str) -> bool {
    matches!(mark, "«" | "\"" | "“" | "„")
}

/// End of a run of capitalised Latin words: «Stora Timber», «Bank of China».
fn latin_run(doc: &Doc, i: usize, limit: usize) -> Option<usize> {
    let text = doc.text;
    let latin = |k: usize| k < limit && doc.is_word(k) && !text.tokens[k].cyrillic;
    // «Парламента III созыва»
    if !latin(i) || !doc.capital(i) || i + 1 < limit && text.reads(i + 1, "созыва") {
        return None;
    }
    let mut end = i + 1;
    loop {
        let same_line = |k: usize| k < limit && !text.tokens[k].line_start;
        // «EnerSud S.A.»
        let dot = end > i + 1 && text.tokens[end - 1].shape == Shape::Letter && text.is(end, ".");
        if latin(end) && same_line(end) && doc.capital(end) || dot && !text.tokens[end].space_before {
            end += 1;
        } else if end < limit
            && same_line(end)
            && (text.is(end, "&") || latin(end) && matches!(text.fold(end), "of" | "and" | "for" | "the" | "de"))
            && latin(end + 1)
            && doc.capital(end + 1)
        {
            end += 2;
        } else {
            return Some(end);
        }
    }
}

/// A body in Latin letters: in a Russian text such a name is most often a company's or a publication's.
fn latin(doc: &Doc, i: usize, limit: usize, taken: &[bool]) -> Option<Body> {
    let text = doc.text;
    let end = latin_run(doc, i, limit)?;
    let roman = |k: usize| text.word(k).chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'L' | 'C' | 'M'));
    let before = i.checked_sub(1).map_or("", |k| text.fold(k));
    let bracketed = before == "(" && text.is(end, ")");
    let digits = end < limit && text.tokens[end].kind == Kind::Number
        || text.is(end, "-") && end + 1 < limit && text.tokens[end + 1].kind == Kind::Number;
    let address = text.is(end, ".") && end + 1 < limit && !text.tokens[end + 1].space_before
        || i > 0 && !text.tokens[i].space_before && !text.tokens[i].line_start && !matches!(before, "(" | "—" | "–");
    let short = text.word(i).chars().count() < 2;
    // «(Gregory Chamitoff)», «Living in Another World»: what is left of a name that was none, a phrase in another language
    let foreign = |k: usize| doc.is_word(k) && !text.tokens[k].cyrillic && !text.tokens[k].line_start;
    let rest = i > 0 && foreign(i - 1) || end < limit && foreign(end);
    // «Invaders Must Die (2009)»: a work of that year
    let dated = end + 2 < limit
        && text.is(end, "(")
        && text.tokens[end + 1].kind == Kind::Number
        && text.word(end + 1).len() == 4
        && text.is(end + 2, ")");
    if bracketed
        || rest
        || dated
        || is_opening(before)
        || digits
        || address
        || short
        || (i..end).all(roman)
        || (i..end).any(|k| taken[k] || doc.is_class(k, Class::NOT_A_BODY))
        || i > 0 && doc.is_class(i - 1, Class::WARE)
        || doc.any_of(i, !SenseKind::ORGANIZATIONS)
    {
        return None;
    }
    // a line wholly in Latin letters is no Russian sentence
    let line = text.sentences[text.sentence_of(i)];
    if !(line.start..line.end).any(|k| text.tokens[k].cyrillic) {
        return None;
    }
    let name = repair(text.span(i, end)).into_owned();
    Some(Body { start: i, end, name, full_name: None, short: None, country: None, kind: "unknown".into() })
}

/// «директор «Сербиягаза»», and quotes whose inside is a name that the release has given before.
fn quoted_body(doc: &Doc, i: usize, limit: usize, taught: &Taught) -> Option<Body> {
    let text = doc.text;
    if !is_opening(text.word(i)) {
        return None;
    }
    let end = phrase::quote(doc, i, limit).filter(|&e| e > i + 2 && e < i + 8)?;
    let inside = (i + 1, end - 1);
    if !doc.capital(inside.0) {
        return None;
    }
    // «Премьера «Манон»» has nothing of a premier
    let work = i > 0 && text.fold(i - 1).starts_with("премьер") && doc.any_of(i - 1, SenseKind::EventHead.bit());
    // «командир «Татарстана»»: a ship
    let ship = i > 0 && text.fold(i - 1).starts_with("командир");
    let office = i > 0 && !work && !ship && !text.tokens[i].line_start && after_office(doc, i - 1, true);
    let known = || {
        let fold = text.fold(inside.0);
        inside.1 - inside.0 == 1 && taught.quoted.iter().any(|(t, _)| alike(t, fold))
    };
    let source = told_of(doc, i, end, limit);
    if !office && !source && !known() {
        return None;
    }
    // «сообщает «Труд»», but «корреспондент «Томской недели»»
    let name = match source && !office {
        true => {
            let written = repair(text.span(inside.0, inside.1)).into_owned();
            // «матча с «Реалом»»
            let with = i > 0 && inside.1 - inside.0 == 1 && matches!(text.fold(i - 1), "с" | "со");
            let bare = || noun_nominative(doc, inside.0, CaseSet::of(Case::Ins), &written);
            if with { bare() } else { None }.unwrap_or(written)
        }
        false => unquoted(doc, inside.0, inside.1),
    };
    Some(Body {
        start: inside.0,
        end: inside.1,
        name,
        full_name: None,
        short: None,
        country: None,
        kind: "unknown".into(),
    })
}

/// The nominative of what is quoted from `start` to `end` behind an office: «Зенита» → «Зенит», «Единой России» → «Единая
/// Россия»; of several words only where they cannot be one already.
pub(super) fn unquoted(doc: &Doc, start: usize, end: usize) -> String {
    let genitive = CaseSet::of(Case::Gen);
    let written = || repair(doc.text.span(start, end)).into_owned();
    let listed = doc.sense(start, SenseKind::ORGANIZATIONS).filter(|_| doc.hit_len(start) == end - start);
    if let Some(sense) = listed.filter(|s| s.cases.has(Case::Nom) || s.cases.has(Case::Gen)) {
        let name = &doc.know.organizations[sense.entry as usize].name;
        return if sense.cases.has(Case::Nom) { written() } else { name.clone() };
    }
    if end - start == 1 {
        let written = written();
        return noun_nominative(doc, start, genitive, &written).unwrap_or(written);
    }
    let declined = |k: usize| doc.is_word(k) && doc.adjective(k).any().or(doc.noun(k).any()).has(Case::Gen);
    // «Партии роста» is one party
    let noun = doc.noun(start);
    let one = doc.any_of(start, SenseKind::OrgHead.bit()) && noun.sing.has(Case::Gen);
    let head = (start..end).find(|&k| doc.noun(k).any().has(Case::Gen));
    // «Томской недели»: no «Томской» agrees with «недели» in the nominative
    let described = |head: usize| {
        let (adjective, noun) = (doc.adjective(start), doc.noun(head));
        adjective.sing.and(noun.sing).or(adjective.plur.and(noun.plur)).has(Case::Nom)
    };
    let adjective = match head {
        Some(head) if head > start => described(head),
        _ => doc.adjective(start).any().has(Case::Nom),
    };
    let nominative = adjective || if one { noun.sing } else { noun.any() }.has(Case::Nom);
    match head.filter(|&head| !nominative && (start..head).all(declined)) {
        Some(head) => nominative_of(doc, start, head, end, genitive),
        None => written(),
    }
}

/// «сообщает «Коммерсантъ»», ««Труд» пишет», «играл за «Спартак»»: do the words beside the quotation from `i` to `end` make it
/// a publication's name or a club's?
fn told_of(doc: &Doc, i: usize, end: usize, limit: usize) -> bool {
    let text = doc.text;
    let grammar = &doc.know.grammar;
    let name = |k: usize| doc.flags(k).has(Flags::VERB) && !doc.capital(k);
    if text.tokens[i].line_start || end > i + 7 || (i + 1..end).any(name) {
        return false;
    }
    let Some(before) = i.checked_sub(1).filter(|&k| doc.is_word(k)) else {
        return end < limit && doc.flags(end).has(Flags::VERB) && grammar.told_by(text.fold(end));
    };
    if doc.flags(before).has(Flags::PREPOSITION) && before > 0 {
        // «играл за», but «играл в «Войне и мире»»
        let verb = text.fold(before - 1);
        let enters = matches!(text.fold(before), "в" | "из" | "на") && !verb.starts_with("пере");
        return grammar.played_for(verb) && !enters
            || text.reads(before, "на") && grammar.told_by(text.fold(before - 1));
    }
    grammar.told_by(text.fold(before))
}

/// «Союз ТМА-12», «ТУ154»: does a number follow at once, so that what stands before is a make or a model?
fn designation(doc: &Doc, end: usize) -> bool {
    let close = |k: usize| k < doc.len() && !doc.text.tokens[k].space_before;
    let number = |k: usize| close(k) && doc.text.tokens[k].kind == Kind::Number;
    number(end) || close(end) && doc.text.is(end, "-") && number(end + 1)
}

/// «NEWSru.com», «Лента.ру»: a site's name.
fn site(doc: &Doc, i: usize, limit: usize) -> Option<Body> {
    let text = doc.text;
    let close = |k: usize| k < limit && !text.tokens[k].space_before;
    let named = doc.capital(i) && close(i + 1) && text.is(i + 1, ".") && close(i + 2);
    if !(named && doc.is_word(i + 2) && doc.know.grammar.is_domain(text.fold(i + 2))) {
        return None;
    }
    let address =
        i > 0 && matches!(text.word(i - 1), "." | "/" | "@" | "-" | "_" | ":") && !text.tokens[i].space_before
            || close(i + 3) && matches!(text.word(i + 3), "/" | "-" | "@");
    let longer = close(i + 4) && text.is(i + 3, ".") && doc.is_word(i + 4);
    if address || longer || doc.text.word(i).chars().count() < 3 {
        return None;
    }
    let name = repair(text.span(i, i + 3)).into_owned();
    Some(Body { start: i, end: i + 3, name, full_name: None, short: None, country: None, kind: "media".into() })
}

/// Does an office stand at `k`, so that a quoted name behind it is the body it serves? `native`: an adjective of its place may
/// stand between: «вратарь мюнхенской «Баварии»».
fn after_office(doc: &Doc, k: usize, native: bool) -> bool {
    let of_place = || doc.any_of(k, SenseKind::PlaceAdjective.bit() | SenseKind::Country(Face::Adjective).bit());
    doc.any_of(k, SenseKind::TitleHead.bit()) || native && k > 0 && of_place() && after_office(doc, k - 1, false)
}

/// A word alone that the release has quoted as a body's name before: «Металлоинвеста».
fn repeated(doc: &Doc, i: usize, taught: &Taught, out: &[Body]) -> Option<Body> {
    if taught.quoted.is_empty()
        || !doc.capital(i)
        || doc.hit_len(i) > 0
        || doc.sentence_start(i) && doc.flags(i).has(Flags::COMMON)
    {
        return None;
    }
    let fold = doc.text.fold(i);
    let at = taught.quoted.iter().find(|(t, _)| t.chars().count() > 3 && alike(t, fold))?.1;
    let of = out.iter().find(|b| b.start == at || b.start <= at && at < b.end)?;
    let name = of.short.clone().unwrap_or_else(|| of.name.clone());
    Some(Body {
        start: i,
        end: i + 1,
        name,
        full_name: None,
        short: None,
        country: of.country.clone(),
        kind: of.kind.clone(),
    })
}

/// Heads whose phrase is a name when a proper noun stands in it: «посольство Македонии», «администрация Змеиногорска».
fn strong(doc: &Doc, class: &str, lemma: &str) -> bool {
    let stems = &doc.know.grammar.stems;
    matches!(class, "agency" | "committee" | "council" | "association") && stems.named_by_owner.has(lemma)
        || rules_a_state(class)
        || matches!(lemma, "сборная" | "национальная сборная")
        || matches!(class, "president" | "diplomatic" | "university" | "science" | "party" | "church" | "bank")
            && !stems.not_named_by_owner.has(lemma)
}

/// How many words in capitals may stand before a company's name.
const MOST_FORMS: usize = 16;

/// «ОАО "Камский кабель-Сервис"», «АО «ХК «Сибпромстрой»»: what follows a company form.
fn company_name(doc: &Doc, i: usize, limit: usize) -> Option<usize> {
    // «ООО НПО "Сатурн"», «ФГБУ «НИИ …»»
    let tokens = &doc.text.tokens;
    let upper = |k: &usize| doc.is_word(*k) && tokens[*k].shape == Shape::Upper && !tokens[*k].line_start;
    let end = i + (i..limit.min(i + MOST_FORMS)).take_while(upper).count();
    let name = phrase::quote(doc, end, limit).or_else(|| latin_run(doc, end, limit));
    name.or_else(|| (i..end).rev().find(|&k| !doc.any_of(k, SenseKind::COUNTRIES)).map(|k| k + 1))
}

/// Classes of bodies that go by numbers.
const COUNTED: &[&str] = &["military", "agency", "hospital"];

/// Where the name ends inside the chain: before a person, an office, another body, «в …» and its like.
fn clip(doc: &Doc, head: &OrgHead, from: usize, end: usize, taken: &[bool]) -> usize {
    let text = doc.text;
    let mut depth = 0usize;
    for k in from..end {
        let word = text.word(k);
        match word {
            "«" | "“" | "„" => depth += 1,
            "»" | "”" => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > 0 || !doc.is_word(k) {
            continue;
        }
        // «Народного Собрания пятого созыва»; «в университете имени Татищева начала работу …»
        let area = doc.is_class(k, Class::SETTLEMENT.or(Class::AREA).or(Class::REGION_NOUN));
        let acts = k > from && !doc.capital(k) && doc.flags(k).has(Flags::VERB) && !area;
        if k + 1 < end && text.reads(k + 1, "созыва") || acts && (from..k).any(|j| text.reads(j, "имени")) {
            return k;
        }
        // «университет Назарбаева», «штаб Любови Соболь»: a name right behind the head belongs to it
        let honoured = k > from && doc.know.grammar.stems.honours.begins(text.fold(k - 1));
        // «в палате гостей принял президент»
        let object = text.fold(k) == "гостей" && k + 1 < doc.len() && doc.flags(k + 1).has(Flags::VERB);
        let next_taken = k + 1 < doc.len() && taken[k + 1];
        let person = taken[k] && !honoured && (k > from && !taken[k - 1] || k == from && !doc.noun(k).has(Case::Gen))
            || !taken[k] && next_taken && k > from && stray_surname(doc, k);
        // «театра кукол режиссёра У Пэна», «монастыря игумения Евсевия»
        let holder = |k: usize| {
            let animate = doc.flags(k).has(Flags::ANIMATE) && !doc.noun(k).sing.is_empty();
            animate || doc.senses_of(k, SenseKind::TitleHead.bit()).any(|s| s.number != Some(Number::Plur))
        };
        // «Институт мировой экономики и политики»: no politicians
        let bearer = |s: crate::rules::Sense| s.kind == SenseKind::TitleHead && s.cases.has(Case::Gen);
        let owned =
            |k: usize| doc.noun(k).sing.has(Case::Gen) && !doc.senses_of(k, SenseKind::TitleHead.bit()).any(bearer);
        // «Комитет по спорту и энергетике»
        let by = |k: usize| phrase::named_thing(doc, k, Case::Dat) && (from..k).any(|k| text.reads(k, "по"));
        let thing = |k: usize| owned(k) || by(k);
        let joined = k > from + 1 && phrase::is_and(doc, k - 1) && thing(k);
        let titled = k > from
            && !joined
            && !by(k)
            && next_taken
            && !doc.capital(k)
            && holder(k)
            && doc.adjective(k - 1).any().is_empty();
        let rank = doc.any_of(k, SenseKind::Rank.bit()) && text.fold(k).len() > 8;
        // «представил прокуратуре Хакасии нового прокурора»: the body's name has ended with the place
        let somebody = k > from + 1
            && !doc.capital(k)
            && doc.capital(k - 1)
            && doc.any_of(k - 1, SenseKind::STATES | SenseKind::Place.bit())
            && phrase::office_begins(doc, k, doc.sentence_end(k));
        // «Союз промышленников и предпринимателей»
        let many = |k: usize| doc.noun(k).plur.has(Case::Gen);
        let alike = |k: usize| k >= from + 2 && phrase::is_and(doc, k - 1) && many(k) && many(k - 2);
        let office = k > from
            && !alike(k)
            && doc.any_of(k, SenseKind::TitleHead.bit())
            && (doc.capital(k) && doc.noun(k).any().has(Case::Nom) || phrase::is_and(doc, k - 1))
            && !doc.noun(k).sing.has(Case::Gen)
            && !by(k);
        let shared = k > from
            && phrase::is_and(doc, k)
            && k + 1 < end
            && !alike(k + 1)
            && !(doc.any_of(k + 1, SenseKind::TitleHead.bit()) && thing(k + 1))
            && (phrase::office_begins(doc, k + 1, end)
                || body_begins(doc, k + 1, end.saturating_add(4).min(doc.len())));
        let aside = match text.fold(k) {
            "в" | "во" | "на" => {
                !abroad(doc, &head.class, &head.lemma)
                    && !office_of(doc, &head.lemma, k)
                    && !granted(doc, k, from, end)
                    && !foreign_house(doc, head, from)
            }
            // «представитель Правительства КНР по делам ШОС»: the representative's
            // «проректора университета по науке», «атташе посольства по культуре»: the officer's
            // «суда области по гражданским делам», «дороги по кадрам»: what his deputy deals with; but «суд по правам человека»
            "по" => match head.class.as_str() {
                "government" | "parliament" | "president" | "university" | "diplomatic" | "ministry" => true,
                "court" if head.lemma.ends_with("трибунал") => false,
                "company" if head.lemma.ends_with("дорога") => true,
                "company" => k > from || officers_task(doc, k + 1) && adjective_led(doc, from),
                "court" | "company_form" | "bank" | "culture" | "media" | "church" => k > from,
                _ => false,
            },
            // «Управление по контролю за оборотом наркотиков», «… по связям с общественностью»
            "с" | "со" | "за" if k > from && k + 1 < end => !granted(doc, k, from, end),
            // «по защите населения от туберкулёза»
            "с" | "со" if k > 0 && text.fold(k - 1).starts_with("дружб") => false,
            // «наук о жизни», «наблюдателей от СНГ»
            "из" | "о" | "об" | "от" if granted(doc, k, from, end) => false,
            "от" => !(from..k).any(|j| doc.know.grammar.stems.protects.begins(text.fold(j))),
            // «г.о. Нальчик»
            "о" => !text.is(k + 1, "."),
            "с" | "со" | "об" | "из" | "под" | "за" | "после" => true,
            _ => false,
        } && text.tokens[k].shape == Shape::Lower;
        if person || titled || rank || somebody || office || shared || aside || object {
            return k;
        }
    }
    // nothing ends with a preposition or a conjunction
    let mut end = end;
    while end > from
        && doc.is_word(end - 1)
        && (doc.flags(end - 1).has(Flags::PREPOSITION) || phrase::is_and(doc, end - 1))
        && !doc.capital(end - 1)
    {
        end -= 1;
    }
    end
}

/// «директор комбината по персоналу»: what an officer of a firm deals with, and no firm.
fn officers_task(doc: &Doc, i: usize) -> bool {
    i < doc.len() && doc.know.grammar.stems.officers_tasks.begins(doc.text.fold(i))
}

/// «Магнитогорского металлургического комбината»: named by the adjectives before the noun that ends at `from`.
fn adjective_led(doc: &Doc, from: usize) -> bool {
    let adjective = |k: &usize| doc.adjective(*k).any().has(Case::Gen);
    let mut before = (0..from.saturating_sub(1)).rev().take_while(adjective);
    before.any(|k| doc.capital(k))
}

/// «Польский культурный центр в Москве», «Французский университет в Армении»: a state's house in another.
fn foreign_house(doc: &Doc, head: &OrgHead, from: usize) -> bool {
    let house = head.class == "university" || head.lemma == "культурный центр";
    let adjective = |k: usize| doc.any_of(k, SenseKind::Country(Face::Adjective).bit()) && doc.capital(k);
    house && (from.saturating_sub(4)..from).any(adjective) && doc.text.reads(from, "в")
}

/// «контроль за оборотом», «борьба на поясах», «в кризисных ситуациях»: what a noun asks for, or the grammar lists.
fn granted(doc: &Doc, k: usize, from: usize, end: usize) -> bool {
    let (text, grammar) = (doc.text, &doc.know.grammar);
    k > from
        && k + 1 < end
        && (grammar.noun_governs(text.fold(k - 1), text.fold(k))
            || grammar.with_preposition(text.fold(k), text.fold(k + 1)))
}

/// «прокуратуры КНР Тун Цзяньхуа»: a short word that nothing knows, before a name.
fn stray_surname(doc: &Doc, k: usize) -> bool {
    let short = doc.capital(k) && doc.text.word(k).chars().count() <= 5;
    short
        && (doc.eastern_surname(k)
            || doc.hit_len(k) == 0 && doc.noun(k).has(Case::Nom) && !doc.adjective(k).has(Case::Gen))
}

/// Bodies that stand in a state or at another body: «посольство России в Болгарии».
fn abroad(doc: &Doc, class: &str, lemma: &str) -> bool {
    class == "diplomatic" && lemma != "делегация" || doc.know.grammar.stems.stand_elsewhere.has(lemma)
}

/// «Отделение ООН в Женеве», «Офис программ ОБСЕ в Душанбе», «Управление Судебного департамента в Республике Коми»: offices of
/// a body, told apart by their place.
fn office_of(doc: &Doc, lemma: &str, k: usize) -> bool {
    let office = doc.know.grammar.stems.offices_of_bodies.has(lemma);
    let of_body = || doc.any_of(k - 1, SenseKind::ORGANIZATIONS | SenseKind::OrgHead.bit());
    // «в Республике Коми», «в Алтайском крае»
    let named = || k + 1 < doc.len() && doc.any_of(k + 1, SenseKind::Place.bit()) && doc.hit_len(k + 1) > 1;
    let region = || named() || (k + 1..doc.len().min(k + 3)).any(|j| doc.is_class(j, Class::REGION_NOUN));
    k > 0 && of_body() && (office || matches!(lemma, "управление" | "главное управление") && region())
}

/// Does a body stand at `i` (adjectives aside)?
fn body_of(doc: &Doc, i: usize, limit: usize) -> bool {
    let mut k = i;
    // «департамент музеев», «департамент дорожного хозяйства»: what it deals with
    let one = |k: usize| {
        let mut senses = doc.senses_of(k, SenseKind::OrgHead.bit());
        senses.any(|s| s.number != Some(Number::Plur)) && !doc.is_class(k, Class::TRADE)
    };
    while k < limit && doc.is_word(k) {
        if one(k) || doc.any_of(k, SenseKind::ORGANIZATIONS) {
            return true;
        }
        if doc.adjective(k).any().is_empty() {
            return false;
        }
        k += 1;
    }
    false
}

/// Does another body begin behind «и» (adjectives aside)?
fn body_begins(doc: &Doc, i: usize, limit: usize) -> bool {
    doc.capital(i) && body_of(doc, i, limit) || apart(doc, i, limit)
}

/// «посольства Сербии и министерства», but «Институт права и управления»: a head that no body deals with at `i` (adjectives
/// aside), in the singular.
fn apart(doc: &Doc, i: usize, limit: usize) -> bool {
    // «морского и речного агентства»
    if i > 1 && !doc.adjective(i - 2).any().is_empty() && doc.noun(i - 2).any().is_empty() {
        return false;
    }
    let adjective = |k: &usize| doc.is_word(*k) && !doc.any_of(*k, SenseKind::OrgHead.bit());
    let noun = (i..limit.min(i + 4)).find(|k| !adjective(k) || doc.adjective(*k).any().is_empty());
    noun.filter(|&k| doc.is_word(k)).and_then(|k| doc.sense(k, SenseKind::OrgHead.bit())).is_some_and(|s| {
        s.number != Some(Number::Plur)
            && doc.know.grammar.stems.dealt_with_by_none.has(&doc.know.org_heads[s.entry as usize].lemma)
    })
}

/// «имени К. Э. Циолковского», «им. Пушкина»: the end of the name that a body bears.
fn named_after(doc: &Doc, i: usize, limit: usize) -> Option<usize> {
    let text = doc.text;
    let bare = text.reads(i, "им") && !text.is(i + 1, ".");
    let begins = i < limit && !text.tokens[i].line_start && !bare;
    let mut k = begins.then(|| phrase::honour_begins(doc, i)).flatten()?;
    // «имени академика Б. Гафурова»
    let borne =
        |k: usize| doc.any_of(k, SenseKind::TitleHead.bit() | SenseKind::Rank.bit()) && doc.noun(k).sing.has(Case::Gen);
    while k < limit && !doc.capital(k) && borne(k) {
        k += doc.hit_len(k).max(1);
    }
    let first = k;
    // «им. аль-Фараби»
    if k < limit && text.tokens[k].shape == Shape::Mixed && !doc.capital(k) && text.word(k).contains('-') {
        return Some(k + 1);
    }
    let (mut words, mut initials) = (0, 0);
    while k < limit && k < first + 9 && doc.capital(k) && !text.tokens[k].line_start {
        if text.tokens[k].shape == Shape::Letter && text.is(k + 1, ".") {
            // «имени Джона Ф. Кеннеди», but «имени Ислама Каримова И.П. Сомов»
            if words > 0 && (initials > 0 || words > 1 || names::two_initials(doc, k)) {
                break;
            }
            initials += 1;
            k += 2;
            continue;
        }
        // «имени Навои Пётр А», «имени Навои Нармина А»: another name begins
        let noun = if words > 0 { doc.noun(k).sing } else { doc.noun(k).any() };
        // «имени Бердаха Низам Мамутов»
        let bare = words > 0 && !text.fold(k).ends_with(['а', 'е', 'и', 'о', 'у', 'ы', 'э', 'ю', 'я', 'х']);
        let unknown = !doc.flags(k).has(Flags::KNOWN) && !(words > 0 && doc.flags(k).has(Flags::GIVEN)) && !bare;
        let surname =
            || names::readings(doc, k, names::Role::Surname).iter().any(|f| f.cases.has(Case::Gen) && !f.indeclinable);
        let genitive = noun.has(Case::Gen) || doc.adjective(k).has(Case::Gen) || unknown || words > 0 && surname();
        if words > 0 && (initials > 0 || phrase::another_begins(doc, first, k)) || words >= 3 || !genitive {
            break;
        }
        words += 1;
        k += 1;
    }
    (words > 0 && k <= limit).then_some(k)
}

/// The phrase in the nominative singular: its head and agreeing adjectives change, the rest stays.
pub(super) fn nominative_of(doc: &Doc, start: usize, head: usize, end: usize, cases: CaseSet) -> String {
    let mut out = String::with_capacity(doc.text.span(start, end).len() + 8);
    // «Государственного Собрания – Курултая»
    let apposed = |k: usize| matches!(doc.text.word(k - 1), "–" | "—") && !doc.noun(k).any().and(cases).is_empty();
    for k in start..end {
        if k > start && doc.text.tokens[k].space_before {
            out.push(' ');
        }
        let word = repair(doc.text.word(k));
        let form = if k < head && ordinal(doc, k + 1, start).is_some() {
            titles::noun_gender_in(doc, head, cases).map(|gender| ordinal_ending(gender).to_owned())
        } else if k < head {
            adjective_nominative(doc, k, head, cases, &word)
        } else if (k == head || k == head + 2 && apposed(k)) && doc.text.tokens[k].shape != Shape::Upper {
            noun_nominative(doc, k, cases, &word)
        } else {
            None
        };
        out.push_str(form.as_deref().unwrap_or(&word));
    }
    out
}

/// «201-*я* база», «3-*й* полк»
fn ordinal_ending(gender: Gender) -> &'static str {
    match gender {
        Gender::Femn => "я",
        Gender::Neut => "е",
        _ => "й",
    }
}

/// A lexicon's phrase in the nominative: the first noun in `cases` heads it.
fn nominative_phrase(doc: &Doc, start: usize, end: usize, cases: CaseSet) -> String {
    let head = (start..end).find(|&k| {
        doc.is_word(k) && doc.adjective(k).any().and(cases).is_empty() && !doc.noun(k).any().and(cases).is_empty()
    });
    nominative_of(doc, start, head.unwrap_or(start), end, cases)
}

/// «академия наук и технологий»: the head's own genitive is the first of two.
fn one_of_two(doc: &Doc, i: usize, head_end: usize, limit: usize) -> bool {
    head_end > i + 1 && head_end + 1 < limit && phrase::is_and(doc, head_end) && {
        let genitive = |k: usize| doc.noun(k).has(Case::Gen) && !doc.capital(k) && doc.adjective(k).any().is_empty();
        let heads = SenseKind::OrgHead.bit() | SenseKind::TitleHead.bit();
        genitive(head_end - 1) && genitive(head_end + 1) && !doc.any_of(head_end + 1, heads)
    }
}

/// «директор компании «УБТЗ» по перевозкам», «заместитель главного врача больницы по медицинской части»: behind its name a body
/// has no task, whoever works there has; nor is «с правом голоса» its name.
fn before_task(doc: &Doc, head: &OrgHead, (i, from, end): (usize, usize, usize)) -> usize {
    let text = doc.text;
    let first = (0..i).rev().find(|&k| !doc.is_word(k) || doc.adjective(k).any().is_empty());
    let served = |k: usize| {
        let body = doc.sense(k, SenseKind::OrgHead.bit()).map(|s| doc.know.org_heads[s.entry as usize].class.as_str());
        doc.any_of(k, SenseKind::TitleHead.bit()) || matches!(body, Some("committee" | "council"))
    };
    let serves = matches!(head.class.as_str(), "hospital" | "university" | "school" | "culture")
        || matches!(head.lemma.as_str(), "палата" | "общественная палата");
    // «помощник начальника УФСИН по работе с верующими», but «УМВД по краю»
    let letters = text.tokens[i].shape == Shape::Upper && head.class == "agency" && text.word(i).chars().count() > 3;
    let areas = Class::AREA.or(Class::REGION_NOUN).or(Class::SETTLEMENT);
    let serves = (serves || letters) && first.is_some_and(served);
    let task = |&k: &usize| {
        text.reads(k, "по")
            && !doc.capital(k + 1)
            && (serves && !(letters && (doc.is_class(k + 1, areas) || phrase::settlement(doc, k + 1).is_some()))
                || text.is(k - 1, "»"))
            || text.reads(k, "с") && text.reads(k + 1, "правом")
    };
    (from..end.saturating_sub(1)).find(task).unwrap_or(end)
}

/// Nominative of an adjective that agrees with the noun `head`: singular, unless both are plurals only («Вооружённых Сил»).
pub fn adjective_nominative(doc: &Doc, k: usize, head: usize, cases: CaseSet, word: &str) -> Option<String> {
    // «НИЯУ»
    let letters = doc.text.tokens[k].shape == Shape::Upper && !doc.flags(k).has(Flags::KNOWN);
    if letters && word.chars().count() < 7 {
        return Some(word.to_owned());
    }
    let morph = doc.know.morph;
    let plural = doc.noun(head).sing.and(cases).is_empty() && doc.adjective(k).sing.and(cases).is_empty();
    let form = match plural {
        true => Form::of(Case::Nom, Number::Plur),
        false => Form {
            gender: told_gender(doc, head, word, titles::noun_gender_in(doc, head, cases)).or(Some(Gender::Masc)),
            ..Form::of(Case::Nom, Number::Sing)
        },
    };
    doc.parses(k)
        .iter()
        .filter(|p| matches!(p.tag.pos(), Pos::Adjective | Pos::Participle) && !p.tag.cases().and(cases).is_empty())
        .find_map(|p| morph.inflect(word, p, form))
}

/// «Тотемской ЦРБ», «молодёжного форума-выставки»: the adjective tells what letters and words of two parts do not.
fn told_gender(doc: &Doc, head: usize, adjective: &str, gender: Option<Gender>) -> Option<Gender> {
    let double = doc.text.word(head).contains('-');
    // «Троицкой лавры»: not of the laurel
    let woman = || doc.parses(head).iter().any(|p| p.tag.pos() == Pos::Noun && p.tag.gender() == Some(Gender::Femn));
    if !double && doc.text.tokens[head].shape != Shape::Upper && !(gender == Some(Gender::Masc) && woman()) {
        return gender;
    }
    // «окружного совещания-семинара»: where it tells no woman, the first part does
    let first = || {
        let first = doc.text.fold(head).split('-').next().unwrap_or_default();
        let noun = |p: &crate::morph::Parse| p.tag.pos() == Pos::Noun && p.tag.gender() == Some(Gender::Neut);
        let neuter = doc.know.morph.known(first).iter().any(|p| noun(&p));
        if neuter {
            return Some(Gender::Neut);
        }
        if gender == Some(Gender::Femn) { Some(Gender::Masc) } else { gender }
    };
    match ["ой", "ей", "ую", "юю", "ая", "яя"].iter().any(|e| adjective.ends_with(e)) {
        true => Some(Gender::Femn),
        false if double => first(),
        false => gender,
    }
}

/// Nominative of a noun that stands in one of `cases`.
pub fn noun_nominative(doc: &Doc, k: usize, cases: CaseSet, word: &str) -> Option<String> {
    let morph = doc.know.morph;
    let parse = doc
        .parses(k)
        .iter()
        .filter(|p| p.tag.pos() == Pos::Noun && !p.tag.cases().and(cases).is_empty())
        .min_by_key(|p| p.tag.number() == Some(Number::Plur))?;
    morph.inflect(word, parse, Form { case: Some(Case::Nom), number: parse.tag.number(), gender: None })
}

/// The first state of «Посольство Армении в Монголии»; «Посольство в Монголии» does not tell whose it is.
fn sending_state(doc: &Doc, start: usize, end: usize) -> Option<String> {
    let state = (start..end).find_map(|k| doc.sense(k, SenseKind::STATES).map(|s| (k, s)));
    let (_, state) = state.filter(|&(k, _)| k == start || !matches!(doc.text.fold(k - 1), "в" | "во"))?;
    Some(doc.know.countries[state.entry as usize].code.clone())
}

/// The state that a body's name names, else the state of a body that it names: «Комитет Совета Федерации по …».
fn country_inside(doc: &Doc, start: usize, end: usize) -> Option<String> {
    // «Южной Америки», «Северной Ирландии»
    let part = |k: usize| k > 0 && doc.hit_len(k - 1) > 1 && doc.any_of(k - 1, SenseKind::Place.bit());
    // «представительство агентства в Таджикистане»: where it works
    let led = |k: usize| k > start && matches!(doc.text.fold(k - 1), "в" | "во" | "на");
    let realm = |k: usize| k > start && doc.know.grammar.stems.realms.begins(doc.text.fold(k - 1));
    let place = |k: usize| led(k) || realm(k) && led(k - 1);
    let state =
        |k: usize| doc.sense(k, SenseKind::STATES).filter(|_| k + doc.hit_len(k) <= end && !part(k) && !place(k));
    // «Управление стран Европы и Америки»
    let state = |k: usize| state(k).filter(|_| super::countries::at(doc, k).is_some());
    let last = (start..end).rev().find_map(|k| Some((k, state(k)?)));
    // «Группа дружбы «Турция – Монголия»»: of both
    let dash = |k: usize| matches!(doc.text.word(k), "–" | "—" | "-");
    if last.is_some_and(|(k, _)| k > start + 1 && dash(k - 1) && state(k - 2).is_some()) {
        return None;
    }
    // «Главное управление Америки»: what it deals with
    let dealt = |k: usize| k > start && doc.know.grammar.stems.dealing_parts.begins(doc.text.fold(k - 1));
    if last.is_some_and(|(k, s)| dealt(k) && s.kind == SenseKind::Country(Face::Short)) {
        return None;
    }
    let named = last.map(|(_, s)| doc.know.countries[s.entry as usize].code.clone());
    let head = (start..end).find_map(|k| doc.sense(k, SenseKind::OrgHead.bit()));
    let committee = head.is_some_and(|s| doc.know.org_heads[s.entry as usize].class == "committee");
    let of_body = || {
        (start + 1..end).rev().filter(|&k| k + doc.hit_len(k) <= end).find_map(|k| {
            doc.senses(k).find_map(|s| match s.kind {
                SenseKind::Organization(_) => {
                    let entry = &doc.know.organizations[s.entry as usize];
                    // «Государственный Совет Республики Татарстан» is not the «Совет Республики»
                    let after = k + doc.hit_len(k);
                    let area = of_any_area(doc, after, entry) || places::region_after(doc, after - 1, end).is_some();
                    // «профсоюзный комитет ПАО «КАМАЗ»» is no state's
                    entry.country.clone().filter(|_| !area && !(committee && entry.kind == "company"))
                }
                _ => None,
            })
        })
    };
    named.or_else(of_body).or_else(|| state_of_name(doc, start, end))
}

/// «агентство «Туркменденизёллары»» → `TM`: the state whose people a word begins with that no dictionary knows.
fn state_of_name(doc: &Doc, start: usize, end: usize) -> Option<String> {
    let own = |&k: &usize| doc.capital(k) && doc.known(k).iter().next().is_none();
    let state = |k: usize| doc.know.grammar.body_state(doc.text.fold(k));
    (start..end).filter(own).find_map(state).map(str::to_owned)
}

/// «Межправительственная комиссия (МПК)», «(далее – МПК)», «компания «Нетафим»»: the release itself teaches the short form.
fn teach(doc: &Doc, body: &Body, limit: usize, taught: &mut Taught) {
    let text = doc.text;
    let mut last = body.end.saturating_sub(1);
    while last > body.start && !doc.is_word(last) {
        last -= 1;
    }
    let quoted = last > 0 && is_opening(text.word(last - 1)) && doc.capital(last);
    if quoted && taught.quoted.len() < 64 {
        taught.quoted.push((text.fold(last).to_owned(), last));
    }
    if let Some(at) = bracketed_abbreviation(doc, body.end, limit) {
        taught.short.insert(text.fold(at).to_owned(), body.name.clone());
    } else if let Some(letters) = initials(doc, body) {
        taught.short.entry(letters).or_insert_with(|| body.name.clone());
    }
}

/// «Национальный банк Таджикистана» → «нбт»: the first letters of three words or more, which the release may call the body by.
fn initials(doc: &Doc, body: &Body) -> Option<String> {
    let other = Flags::PREPOSITION | Flags::FUNCTION;
    let told = |k: &usize| doc.is_word(*k) && !doc.flags(*k).has(other);
    let plain = |k: usize| doc.is_word(k) && doc.text.tokens[k].cyrillic && doc.text.tokens[k].shape != Shape::Upper;
    if !(3..=8).contains(&(body.end - body.start)) || !(body.start..body.end).all(plain) {
        return None;
    }
    let letters: String = (body.start..body.end).filter(told).filter_map(|k| doc.text.fold(k).chars().next()).collect();
    (letters.chars().count() > 2).then_some(letters)
}

/// The abbreviation that a bracket at `i` holds: «(МПК)», «(далее – МПК)», «(далее по тексту – МПК)».
fn bracketed_abbreviation(doc: &Doc, mut i: usize, limit: usize) -> Option<usize> {
    let text = doc.text;
    if i + 2 >= limit || !text.is(i, "(") {
        return None;
    }
    if text.reads(i + 1, "далее") {
        i += 1;
        while i + 2 < limit
            && (!doc.is_word(i + 1) || text.reads(i + 1, "по") || text.reads(i + 1, "тексту"))
            && !text.is(i + 1, ")")
        {
            i += 1;
        }
    }
    let short = i + 2 < limit
        && text.is(i + 2, ")")
        && doc.is_word(i + 1)
        && text.tokens[i + 1].shape == Shape::Upper
        && text.word(i + 1).chars().count() <= 10;
    short.then_some(i + 1)
}

/// An abbreviation that the release has taught, or an unknown one of three capitals or more.
fn abbreviation(doc: &Doc, i: usize, limit: usize, taught: &Taught) -> Option<Body> {
    let t = &doc.text.tokens[i];
    if !matches!(t.shape, Shape::Upper | Shape::Mixed) {
        return None;
    }
    let word = repair(doc.text.word(i));
    // «ТюмГУ»
    let mixed =
        t.shape == Shape::Mixed && t.cyrillic && ends_in_capitals(&word) && word.chars().all(char::is_alphabetic);
    // «ВГИКа»
    let body_word = |stem: &&str| !doc.know.grammar.classes(&names::folded(stem)).has(Class::NOT_A_BODY);
    let stem = declined(&word).filter(|_| t.cyrillic).filter(body_word);
    if t.shape != Shape::Upper && !mixed && stem.is_none() || t.kind != Kind::Word {
        return None;
    }
    let word = stem.unwrap_or(&word);
    // «ГАБТ имени Навои», «РКК «Энергия»»
    // «ИМЛИ РАН»: an institute of the academy
    let academy = i + 1 < limit && doc.text.tokens[i + 1].shape == Shape::Upper && doc.text.reads(i + 1, "ран");
    let named = || named_after(doc, i + 1, limit).or_else(|| named_in_quotes(doc, i + 1, limit));
    let end = if academy { i + 2 } else { named().unwrap_or(i + 1) };
    let body = |full: Option<String>| Body {
        start: i,
        end,
        name: format!("{word}{}", tail(doc, i + 1, end)),
        full_name: full,
        short: None,
        country: None,
        kind: "unknown".into(),
    };
    if let Some(full) = taught.short.get(doc.text.fold(i)) {
        return Some(body(Some(full.clone())));
    }
    if designation(doc, i + 1) {
        return None;
    }
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    let roman = word.chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'L' | 'C' | 'M' | 'Х' | 'І'));
    let line = doc.text.sentences[doc.text.sentence_of(i)];
    let shouted = (line.start..line.end).filter(|&k| doc.text.tokens[k].shape == Shape::Upper).nth(3).is_some();
    let plain = stem.is_none() && !mixed && (doc.flags(i).has(Flags::KNOWN) || doc.hit_len(i) > 0);
    ((3..=7).contains(&letters) && !roman && !plain && !shouted && !doc.is_class(i, Class::NOT_A_BODY))
        .then(|| body(None))
}

/// «ВГИК» of «ВГИКа»: the capitals before an ending of the masculine.
fn declined(word: &str) -> Option<&str> {
    let end = word.find(|c: char| !c.is_uppercase())?;
    let letters = word[..end].chars().count();
    ((3..=6).contains(&letters) && matches!(&word[end..], "а" | "у" | "е" | "ом")).then(|| &word[..end])
}

/// The end of the name in quotes right behind an abbreviation: «РКК | «Энергия»».
fn named_in_quotes(doc: &Doc, i: usize, limit: usize) -> Option<usize> {
    let end = phrase::quote(doc, i, limit).filter(|&end| end <= i + 6 && i + 2 < end)?;
    let award = doc.flags(i + 1).has(Flags::PREPOSITION | Flags::FUNCTION);
    (doc.capital(i + 1) && !award).then_some(end)
}

#[cfg(test)]
mod tests {
    use crate::model::Release;
    use crate::rules::Knowledge;

    /// Names of the bodies, with full names behind `=`.
    fn bodies(text: &str) -> Vec<String> {
        let mut release = Release { text: text.into(), ..Release::default() };
        crate::extract::extract(&mut release, Knowledge::embedded());
        let show = |o: &crate::model::Organization| match &o.full_name {
            Some(full) => format!("{} = {full}", o.name),
            None => o.name.clone(),
        };
        release.organizations.iter().map(show).collect()
    }

    #[test]
    fn names_stand_in_the_nominative() {
        assert_eq!(
            bodies("Договор подписали в Пермском политехническом институте."),
            ["Пермский политехнический институт"]
        );
        assert_eq!(
            bodies("Делегация Государственного комитета по имуществу прибыла вчера."),
            ["Государственный комитет по имуществу"]
        );
        assert_eq!(bodies("Об этом рассказал директор «Сибирьгаза» журналистам."), ["Сибирьгаз"]);
    }

    #[test]
    fn quoted_and_foreign_names_are_names_proper() {
        assert_eq!(
            bodies("Соглашение заключили с компанией «Нетафим». Позже Нетафим отказался."),
            ["Нетафим = компания «Нетафим»"]
        );
        assert_eq!(
            bodies("Станки поставила финская компания Ponsse на прошлой неделе."),
            ["Ponsse = финская компания Ponsse"]
        );
    }

    #[test]
    fn states_and_nameless_bodies_are_none() {
        assert!(bodies("Президент Российской Федерации подписал указ.").is_empty());
        assert!(bodies("Министерство и департамент подготовили отчёт.").is_empty());
    }
}
