//! A noun phrase headed by a body's noun: its adjectives, its chain, and whether it is a name.

use super::Body;
use super::borne::{honoured, named_after};
use super::ends::{before_task, both_kinds, clip, one_of_two};
use super::marks::{dash_number, designation, is_opening, numbered, ordinal};
use super::naming::{
    abbreviated, among_states, departmental, descriptive, from_place, of_area, stately, strong, toponym_adjective,
};
use super::nominative::{nominative_of, unquoted};
use super::others::body_of;
use super::proper::{company_name, proper_name};
use super::states::{country_inside, sending_state};
use crate::extract::doc::{Doc, Flags};
use crate::extract::events;
use crate::extract::phrase::{self, Growth};
use crate::morph::{Case, CaseSet, Number, Pos};
use crate::rules::{Class, SenseKind};
use crate::text::Shape;

/// A noun phrase headed by a body's noun, if it has a name of its own. `floor`: no word before it belongs to the phrase.
pub(super) fn phrase_body(doc: &Doc, i: usize, entry: u32, floor: usize, limit: usize, taken: &[bool]) -> Option<Body> {
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
    if events::sits(doc, &head.lemma, start, i) {
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
    // «IT-компания «Ромашка»», but «VIP-палата госпиталя»
    let compound = text.fold(i).contains('-') && !head.lemma.contains('-');
    if compound && proper.is_none() && !(start < i && doc.capital(start)) {
        return None;
    }
    let quoted = (head_end..end).any(|k| is_opening(text.word(k)));
    let initial_capital = |k: usize| doc.capital(k) && !doc.sentence_start(k) && !lettered(text.word(k));
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

/// «IT-компания»: letters before a common noun are no name.
fn lettered(word: &str) -> bool {
    let upper = |part: &str| part.chars().all(char::is_uppercase);
    word.split_once('-').is_some_and(|(letters, noun)| upper(letters) && noun.chars().all(char::is_lowercase))
}

/// Leftmost of the adjectives that agree with the head at `i`.
fn first_adjective(doc: &Doc, i: usize, floor: usize, cases: CaseSet) -> usize {
    let agrees = |k: usize| !doc.adjective(k).sing.and(cases).is_empty();
    let described = |k: usize| doc.known(k).iter().any(|p| p.tag.pos() == Pos::Adjective);
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
            && !doc.any_of(k, SenseKind::Stop.bit() | SenseKind::Honorific.bit())
            // «Военный институт», but «учёный института»
            && (doc.capital(k) && described(k) || !doc.any_of(k, SenseKind::TitleHead.bit()));
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

/// Classes of bodies that go by numbers.
const COUNTED: &[&str] = &["military", "agency", "hospital"];
