//! Events that a verb alone tells: «встретился», «принял посла» → «встреча»; «подписали соглашение» → «подписание
//! соглашения»; «мост открыт» → «открытие моста».

use super::clauses::{Clauses, Predicate};
use super::doc::{Doc, Flags, Traits};
use super::events::{Chosen, Occasion, trim};
use super::phrase::{self, Growth};
use crate::morph::{Case, CaseSet, Form, Pos};
use crate::rules::{Class, Part, SenseKind, When};
use crate::text::{Kind, Shape, lower};

/// Only the first so many tokens tell what the release is about.
const OPENING: usize = 160;

/// What a verb of two sides tells of.
pub(super) const MEETING: &str = "встреча";

/// Is it a meeting of two sides, by whatever name?
pub(super) fn is_meeting(doc: &Doc, name: &str) -> bool {
    name == MEETING || doc.know.grammar.is_talks(name)
}

/// How many of the first predicates are asked.
const PREDICATES: usize = 6;

/// How far behind its verb an object may begin, in tokens.
const REACH: usize = 24;

/// The event that a verb tells, unless a noun tells of one before it.
pub fn told(doc: &Doc, clauses: &Clauses, main: Option<&Occasion>) -> Option<Chosen> {
    let limit = doc.len().min(OPENING);
    let visited =
        |at: usize| main.is_some_and(|o| o.visit(doc) && doc.text.sentence_of(o.start) == doc.text.sentence_of(at));
    let before = |at: usize| main.is_none_or(|o| o.start > at || !o.reported) || visited(at);
    let ceremony = main.is_some_and(|o| lower(&o.name).contains("церемония"));
    if let Some(k) = credentials(doc, limit).filter(|&k| before(k) || ceremony) {
        // «церемония вручения верительных грамот» is its own name
        if let Some(own) = main.filter(|o| o.name.contains("верительных")) {
            return Some(Chosen { start: own.start, end: own.end, name: own.name.clone() });
        }
        let copies = if k > 0 && doc.text.fold(k - 1).starts_with("копи") { "копий " } else { "" };
        return Some(Chosen {
            start: k, end: k + 2, name: format!("вручение {copies}верительных грамот")
        });
    }
    let body = clauses.periods.iter().find(|p| !p.headline || main.is_none()).map_or(0, |p| p.start);
    let told = clauses.predicates.iter().filter(|p| p.start >= body && p.start < limit && !p.future && !p.negated);
    let told = || told.clone().take(PREDICATES);
    if let Some((p, name)) = told().find_map(|p| Some((p, presented(doc, p)?))).filter(|(p, _)| before(p.start)) {
        return Some(Chosen { start: p.start, end: p.end, name });
    }
    let (p, name) = told().find_map(|p| Some((p, name(doc, clauses, p)?)))?;
    // «принял делегацию, находящуюся с визитом»
    let host = name == MEETING;
    // a pair's verb that holds its own noun («провели переговоры») is told by the noun
    let same = |o: &Occasion| doc.text.sentence_of(o.start) == doc.text.sentence_of(p.start);
    let own = main.is_some_and(|o| {
        o.start >= p.start && o.start < p.end + 8 && (o.reported || o.named) && same(o) && !(host && o.visit(doc))
    });
    // an appointment is no meeting
    let met = (is_meeting(doc, &name) || name == "визит")
        && main.is_some_and(|o| visited(p.start) || o.start > p.start && !o.talks(doc));
    // «вручил дипломы» at an event that has a name
    let lesser = name.starts_with("вручение") && main.is_some_and(|o| o.named && o.reported && !o.feast());
    // «встретился с делегацией … Состоялся обмен мнениями»
    let part = is_meeting(doc, &name) && main.is_some_and(|o| o.name.starts_with("обмен мнениями"));
    let less = part || !lesser && name.contains(' ') || met || main.is_none_or(|o| !o.reported && !o.named);
    (before(p.start) && !own && less).then_some(Chosen { start: p.start, end: p.end, name })
}

/// «В тот же день министр встретился с послом»: a meeting that a verb tells besides the event that stands at `after`, where the
/// sentence begins with another hour or the event is a visit.
pub fn met_besides(doc: &Doc, clauses: &Clauses, after: usize, visit: bool) -> Option<Chosen> {
    // «побеседовал с пациентами»
    let greets = |p: &Predicate| {
        let verb = doc.text.fold(p.verb);
        doc.know.grammar.stems.greets.has(verb) || verb.contains("беседов")
    };
    let told = |p: &&Predicate| p.start > after && !p.future && !p.negated && !p.relative && !p.earlier && !greets(p);
    let mut meetings = clauses.predicates.iter().filter(told).filter_map(|p| Some((p, meeting(doc, clauses, p)?)));
    // «Вечером участников принял аким»: of those who have come to the event no other meeting is told
    let apart = |p: &Predicate| matches!(p.subject, Some((Part::Participant, _))) && another_hour(doc, p.start);
    let (p, name) = meetings.find(|(p, name)| is_meeting(doc, name) && *name != "беседа" && (visit || apart(p)))?;
    Some(Chosen { start: p.start, end: p.end, name: name.to_owned() })
}

/// «В тот же день …», «Накануне …»: does the sentence around `at` begin with another time than the release has told of?
pub fn another_hour(doc: &Doc, at: usize) -> bool {
    let start = doc.text.sentences[doc.text.sentence_of(at)].start;
    let begins = |hour: &str| hour.split(' ').enumerate().all(|(n, word)| doc.text.reads(start + n, word));
    doc.know.grammar.stems.another_hour.iter().any(begins)
}

/// «Министр представил коллективу нового директора»: the event, whatever appointment it follows from.
fn presented(doc: &Doc, p: &Predicate) -> Option<String> {
    const NEAR: usize = 10;
    let stems = &doc.know.grammar.stems;
    if !stems.presents.has(doc.text.fold(p.verb)) {
        return None;
    }
    let sentence = doc.text.sentences[doc.text.sentence_of(p.start)];
    let near = sentence.start.max(p.start.saturating_sub(NEAR))..sentence.end.min(p.end + NEAR);
    // «коллективу её представил …»: whose appointment has been told
    let known = |k: usize| matches!(doc.text.fold(k), "его" | "ее" | "их");
    if !near.clone().any(|k| doc.is_word(k) && stems.staff.has(doc.text.fold(k))) || near.clone().any(known) {
        return None;
    }
    // in the accusative of who is alive, which is the genitive
    let new = near.clone().find(|&k| matches!(doc.text.fold(k), "нового" | "новых"));
    let whom = new.and_then(|k| Some((k, phrase::noun_phrase(doc, k, sentence.end, Case::Gen)?)));
    let whom = whom.map(|(from, to)| format!(" {} {}", doc.text.fold(from), doc.text.span(from + 1, to)));
    Some(format!("представление{}", whom.unwrap_or_default()))
}

/// «верительных грамот»
fn credentials(doc: &Doc, limit: usize) -> Option<usize> {
    let mut found = doc.with(0, limit.saturating_sub(1), Traits::CREDENTIAL);
    found.find(|&k| doc.text.fold(k + 1).starts_with("грамот"))
}

/// What a verb of two sides is called by: «встретился», «провёл переговоры», «принял посла».
fn meeting<'d>(doc: &'d Doc<'d>, clauses: &Clauses, p: &Predicate) -> Option<&'d str> {
    match p.subject? {
        (Part::Participant, When::Pair) if !doc.text.fold(p.start).starts_with("посе") => {
            let called = |k: usize| doc.know.grammar.talks_called(doc.text.fold(k));
            Some((p.start..p.end).find_map(called).unwrap_or(MEETING))
        }
        (Part::Host, When::Guests) if !p.of_decision && !of_others(doc, clauses, p) => Some(MEETING),
        _ => None,
    }
}

fn name(doc: &Doc, clauses: &Clauses, p: &Predicate) -> Option<String> {
    if let Some(called) = meeting(doc, clauses, p) {
        return Some(called.to_owned());
    }
    let deed = doc.know.grammar.deed(doc.text.fold(p.verb)).filter(|d| d.noun != "визит" || !attends(doc, p))?;
    if let Some(called) = journey(doc, p).filter(|_| deed.noun == "визит") {
        return Some(called.to_owned());
    }
    let object = if deed.object { object(doc, clauses, p) } else { None };
    match object {
        Some(o) if (o.start..o.end).any(|k| doc.is_word(k) && doc.is_class(k, Class::DECREE)) => None,
        Some(o) => Some(format!("{} {}", deed.noun, genitive(doc, &o))),
        None => (!deed.wants_object).then(|| deed.noun.to_owned()),
    }
}

/// «Церемонию посетили дипломаты», «посетили 214 участков»: neither is a visit.
fn attends(doc: &Doc, p: &Predicate) -> bool {
    let event = |k: usize| {
        doc.any_of(k, SenseKind::EventHead.bit()) && doc.noun(k).any().has(Case::Acc)
            || doc.text.fold(k).starts_with("праздник")
    };
    let many = p.end < doc.len() && doc.text.tokens[p.end].kind == Kind::Number;
    many || p.start > 0 && event(p.start - 1) || p.end < doc.len() && event(p.end)
}

/// «с рабочей поездкой посетил»: how the visit is called beside its verb.
fn journey<'d>(doc: &'d Doc, p: &Predicate) -> Option<&'d str> {
    let near = p.start.saturating_sub(4)..doc.len().min(p.end + 4);
    near.filter(|&k| k > 0 && k + 1 < doc.len() && doc.text.reads(k - 1, "с"))
        .find_map(|k| doc.know.grammar.journey(doc.text.fold(k), doc.text.fold(k + 1)))
}

/// «приняла первых пациентов», «принял форум»: neither people with an office nor a delegation.
fn of_others(doc: &Doc, clauses: &Clauses, p: &Predicate) -> bool {
    let end = doc.sentence_end(p.start);
    let Some(noun) = phrase::noun_phrase(doc, p.verb + 1, end, Case::Acc).map(|end| end - 1) else { return false };
    let guests =
        |k: usize| clauses.named(k) || doc.any_of(k, SenseKind::TitleHead.bit()) || doc.is_class(k, Class::DELEGATION);
    !(p.verb + 1..=noun).any(guests)
}

/// A noun phrase with its chain, and the case in which it stands.
struct Object {
    start: usize,
    head: usize,
    end: usize,
    case: Case,
}

/// What the verb is done to: the first noun phrase behind it, past the names of who did it, or else the one that opens its
/// sentence.
fn object(doc: &Doc, clauses: &Clauses, p: &Predicate) -> Option<Object> {
    let sentence = doc.text.sentences[doc.text.sentence_of(p.start)];
    // «открылась лаборатория»
    let reflexive = doc.text.fold(p.verb).ends_with("сь") || doc.text.fold(p.verb).ends_with("ся");
    let case = if p.passive || reflexive { Case::Nom } else { Case::Acc };
    let stops = |k: &usize| doc.flags(*k).has(Flags::PREPOSITION) && !clauses.named(*k);
    // «подписали ЕАБР и компания «Барки Точик»»
    let quoted = |k: usize| k > 0 && doc.capital(k) && matches!(doc.text.mark(k - 1), Some('«' | '“' | '„' | '"'));
    // «грамоты вручили послы Республики Куба А, Республики Перу Б»
    let named = |k: usize| k < doc.len() && super::countries::at(doc, k).is_some_and(|s| s.is_noun());
    let state = |k: usize| named(k) || doc.text.fold(k).starts_with("республик") && named(k + 1);
    let noun = |k: usize| phrase::noun_phrase(doc, k, sentence.end, case).is_some();
    let begins = |k: &usize| !clauses.named(*k) && !quoted(*k) && !state(*k) && noun(*k);
    let behind = (p.verb + 1..sentence.end).take(REACH).take_while(|k| !stops(k)).find(begins);
    let start = behind.or_else(|| Some(sentence.start).filter(|k| *k < p.start && begins(k)))?;
    let head_end = phrase::noun_phrase(doc, start, sentence.end, case)?;
    let head = head_end - 1;
    if doc.any_of(head, SenseKind::EventHead.bit()) || doc.any_of(head, SenseKind::TitleHead.bit()) {
        return None;
    }
    let growth = Growth { head: CaseSet::of(case), plural: false, person: true, by: false };
    let end = about(doc, phrase::chain(doc, head_end, sentence.end, growth).end, sentence.end);
    Some(Object { start, head, end: trim(doc, head_end, end), case })
}

/// The object in the genitive.
fn genitive(doc: &Doc, o: &Object) -> String {
    let mut out = String::new();
    for k in o.start..o.end {
        let shape = |k: usize| doc.text.tokens[k].shape;
        let loud = shape(o.start) == Shape::Upper && shape(k) == Shape::Upper;
        let opens = k == o.start && doc.sentence_start(k) && doc.flags(k).has(Flags::COMMON);
        let word = if loud || opens { lower(doc.text.word(k)) } else { doc.text.written(k).into_owned() };
        if k > o.start && doc.text.tokens[k].space_before {
            out.push(' ');
        }
        let fits = |pos| if k == o.head { pos == Pos::Noun } else { matches!(pos, Pos::Adjective | Pos::Participle) };
        let parse = doc.parses(k).iter().find(|p| fits(p.tag.pos()) && p.tag.cases().has(o.case));
        let form = parse.filter(|_| k <= o.head).and_then(|p| doc.know.morph.inflect(&word, p, Form::case(Case::Gen)));
        out.push_str(form.as_deref().unwrap_or(&word));
    }
    out
}

/// «соглашение о сотрудничестве»: what it is about.
fn about(doc: &Doc, end: usize, limit: usize) -> usize {
    if end + 1 >= limit || !matches!(doc.text.fold(end), "о" | "об") {
        return end;
    }
    let growth = Growth { head: CaseSet::ALL, plural: false, person: true, by: false };
    phrase::noun_phrase(doc, end + 1, limit, Case::Loc).map_or(end, |noun| phrase::chain(doc, noun, limit, growth).end)
}

#[cfg(test)]
mod tests {
    use super::super::events::tests::first;

    #[test]
    fn the_object_stands_in_the_genitive() {
        for (text, want) in [
            (
                "Министр Иван Петров и ректор Анна Кузнецова подписали рамочное соглашение о практике.",
                "подписание рамочного соглашения о практике",
            ),
            ("В селе открыли новую школу.", "открытие новой школы"),
            ("Новая поликлиника открыта в городе.", "открытие новой поликлиники"),
        ] {
            assert_eq!(first(text).as_deref(), Some(want), "{text}");
        }
    }

    #[test]
    fn a_verb_alone_tells_of_a_meeting() {
        assert_eq!(first("Министр Иван Петров принял посла Индии Олега Сидорова.").as_deref(), Some("встреча"));
    }

    #[test]
    fn a_decree_is_no_event() {
        assert_eq!(first("Президент Иван Петров подписал указ о льготах."), None);
    }
}
