//! Noun phrases: a noun with its agreeing adjectives, and the chain of dependents to its right (genitives, «по …», «при …»,
//! quoted names, states, bodies, co-ordinated nouns). Titles, bodies and events are all built of these.

mod agreement;
mod bodies;
mod coordination;
mod dependents;
mod given;
mod honour;
mod letters;
mod members;
mod nouns;
mod offices;
mod parts;
mod persons;
mod quotes;
mod settlements;
mod units;

use super::doc::{Doc, Flags};
use super::names;
use crate::morph::{Case, CaseSet};
use crate::rules::{Class, SenseKind, TitleClass};
use crate::text::{Kind, Shape};
use agreement::instrumental;
use bodies::{bracketed_kind, legal_form};
use coordination::{First, coordination};
use dependents::{award_of, dependent, pointed_at};
use honour::{called_abbey, saint_called};
use letters::{bracketed_letters, capitals, slashed_letters};
use members::{each_of_state, own_state, said_again, shared_adjectives, states_of_body};
use offices::{degrees_begin, of_meeting, shown_to};
pub use persons::compatriot;
use persons::{cleric_begins, person_begins, titled_person};
use units::unit;

pub use agreement::{agrees, borne, may_agree};
pub use bodies::called_before;
pub(super) use bodies::is_company_word;
pub use bodies::member_states;
pub(super) use honour::another_begins;
pub use honour::{crowned, honour_begins, saints};
pub use letters::{numbered, of_letters};
pub use nouns::{is_and, named, noun_phrase, ware};
pub use offices::{named_thing, office_begins, other_noun};
pub use parts::{Chain, Growth, Unit, What};
pub use quotes::quote;
pub use settlements::{at_station, designated, settlement};

/// Longer than any chain, in tokens. A page without marks must not be read whole from each of its words.
const LONGEST_CHAIN: usize = 64;

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
            // «послы Кубы в России и Беларуси»: each in one
            if growth.plural
                && out.members.is_empty()
                && u.what == What::Preposition
                && matches!(text.fold(j), "в" | "во")
            {
                out.members = members::each_named(doc, j + 1, u.end, Case::Loc);
            }
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
        let first = First { doc, limit, growth, start: last_start, unit: previous, case };
        let Some(end) = coordination(first, j, &mut out) else { break };
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
        // «депутаты | Маджлиси Оли Республики Таджикистан и Олий Мажлиса Республики Узбекистан»: each body with its state
        let chief = doc.any_of(start, SenseKind::TitleHead.bit());
        let whole = if chief { Vec::new() } else { each_of_state(doc, start, out.end) };
        let each = if whole.is_empty() { each_of_state(doc, out.members[0].0, out.end) } else { whole };
        out.members = if each.is_empty() { out.members } else { each };
    }
    out
}

/// «начальника полиции (по охране общественного порядка) УМВД»: end of a bracket that tells a deputy's task.
fn bracketed_task(doc: &Doc, j: usize, limit: usize, growth: Growth) -> Option<usize> {
    let text = doc.text;
    let afar = |k: usize| k < limit && doc.know.grammar.stems.from_afar.begins(text.fold(k));
    if !text.is(j, "(") || !text.reads(j + 1, "по") || afar(j + 2) {
        return None;
    }
    let close = (j + 2..limit.min(j + 20)).find(|&k| text.is(k, ")"))?;
    (chain(doc, j + 1, close, Growth { person: false, ..growth }).end == close).then_some(close + 1)
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
    // «Подрядчик – ООО «Дорога»»: who it is
    let opens = doc.sentence_start(j - 1) || doc.text.tokens[j - 1].line_start;
    if !doc.capital(j - 1) || opens || names::name_at(doc, next, limit, false).is_some() {
        return None;
    }
    noun_phrase(doc, next, limit, Case::Gen)
}
