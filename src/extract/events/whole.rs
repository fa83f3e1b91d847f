//! One event: a head with what stands before and behind it.

use super::Occasion;
use super::before::{left, roman};
use super::behind::{by_subject, office_of_one, owners, participle_clause, states, tail, trim};
use super::heads::{handed, no_assembly, of_days, opened, sits};
use super::nominative::nominative;
use super::reported::reported;
use crate::extract::doc::{Doc, Flags};
use crate::extract::phrase::{self, Growth};
use crate::morph::{Case, CaseSet, Number};
use crate::rules::{Class, DAYS, Sense, SenseKind};
use crate::text::{Kind, Shape};

pub(super) fn at(doc: &Doc, i: usize, floor: usize, limit: usize, masked: &[bool]) -> Option<Occasion> {
    // «торжественные мероприятия»: the entry that is plural itself, before the plural of another
    let whole = |s: &Sense| s.number != Some(Number::Plur) || doc.know.plural_event(s.entry);
    let mut heads = doc.senses_of(i, SenseKind::EventHead.bit());
    let first = heads.find(whole).or_else(|| doc.sense(i, SenseKind::EventHead.bit()))?;
    let head_end = i + doc.hit_len(i);
    let (mut cases, mut singular) = (CaseSet::EMPTY, false);
    for s in doc.senses_of(i, SenseKind::EventHead.bit()) {
        cases = cases.or(s.cases);
        // «переговоры», «Дни культуры» have no singular here
        let lemma = &doc.know.events[s.entry as usize].lemma;
        singular |= s.number != Some(Number::Plur) || lemma.ends_with(['ы', 'и']) || doc.know.plural_event(s.entry);
    }
    if !singular || head_end > limit {
        return None;
    }
    if i > 0 && doc.is_word(i - 1) && doc.is_class(i - 1, Class::NO_EVENT_BEFORE) {
        return None;
    }
    // «совместного учения», «политические консультации»: the adjective tells the number
    let before = |s: &Sense| {
        if s.kind != SenseKind::EventHead || i == floor || !doc.is_word(i - 1) {
            return false;
        }
        let adjective = doc.adjective(i - 1);
        let forms = if doc.know.plural_event(s.entry) { adjective.plur } else { adjective.sing };
        !forms.and(s.cases).is_empty()
    };
    // «закрытия учения»: one exercise
    let ruled = i > 0 && doc.know.grammar.stems.first_or_last.has(doc.text.fold(i - 1));
    let one = |s: &Sense| {
        s.kind == SenseKind::EventHead && ruled && s.cases.has(Case::Gen) && !doc.know.plural_event(s.entry)
    };
    let heads = || doc.senses_of(i, SenseKind::EventHead.bit());
    let agreeing = heads().find(before).or_else(|| heads().find(one));
    let sense = agreeing.unwrap_or(first);
    let cases = agreeing.map_or(cases, |s| s.cases);
    let plural = agreeing.is_some_and(|s| doc.know.plural_event(s.entry));
    let start = left(doc, i, floor, cases, plural);
    // «ни одного равнодушного чтения не было»
    if (start.max(1) - 1..i).any(|k| doc.text.reads(k, "ни")) {
        return None;
    }
    let mut chain = phrase::chain(doc, head_end, limit, Growth { head: cases, plural: false, person: true, by: false });
    let event = &doc.know.events[sense.entry as usize];
    if doc.know.grammar.stems.awards.begins(&event.lemma) && handed(doc, i, head_end, limit) {
        return None;
    }
    // «в День Победы венки возложили», but «День Республики Армения»: the name goes on with a capital
    let named = event.lemma.rsplit_once(' ').is_some_and(|(_, last)| last.starts_with(char::is_uppercase));
    if named && chain.end > head_end && !doc.capital(head_end) {
        chain.end = head_end;
    }
    // «состоялось открытие школы»: only where it is told to take place
    let deed = doc.know.grammar.stems.deed_events.has(&event.lemma);
    let held = |k: usize| k < limit && doc.is_word(k) && doc.is_class(k, Class::TAKES_PLACE);
    if deed && !(start > floor && held(start - 1)) {
        return None;
    }
    if event.class == DAYS && !of_days(doc, event, (start, i), (head_end, chain.end)) {
        return None;
    }
    let body = event.lemma == "коллегия" || doc.know.grammar.stems.assemblies.has(&event.lemma);
    if body && !sits(doc, &event.lemma, start, i) || event.lemma == "собрание" && no_assembly(doc, i) {
        return None;
    }
    if let Some(inner) = opened(doc, &event.lemma, head_end, limit)
        && let Some(event) = at(doc, inner, head_end, limit, masked).filter(|e| e.named)
    {
        return Some(Occasion { reported: event.reported || reported(doc, start, event.end), ..event });
    }
    let mut end = by_subject(doc, head_end, chain.end, limit);
    end = participle_clause(doc, end, limit);
    end = states(doc, owners(doc, end, limit), limit);
    // an office in the nominative begins the clause's subject
    let head = |k: usize| doc.any_of(k, SenseKind::TitleHead.bit()) && doc.noun(k).has(Case::Nom);
    let office = |k: usize| masked[k] && !masked[k - 1] || head(k);
    let subject = |k: &usize| office(*k) && !doc.noun(*k).any().is_empty() && !doc.noun(*k).has(Case::Gen);
    let quoted = |k: &usize| (head_end..*k).any(|q| phrase::quote(doc, q, end).is_some_and(|e| e > *k));
    // «Церемонию вели А и Б», «СОБРАНИЕ УТВЕРДИЛО …»
    let acts = |k: &usize| {
        let told = doc.any_of(*k, SenseKind::RoleVerb.bit()) && doc.text.tokens[*k].shape == Shape::Lower;
        let thing = || !doc.noun(*k).any().is_empty() || !doc.adjective(*k).any().is_empty();
        let verb = doc.flags(*k).has(Flags::VERB) && !doc.flags(*k).has(Flags::PREPOSITION);
        verb && (told || !thing())
    };
    // «в ходе встречи стороны обсудили»
    let sides = |k: &usize| {
        let behind = k + 1 < doc.len() && doc.flags(k + 1).has(Flags::VERB);
        doc.is_word(*k) && doc.know.grammar.stems.both_sides.has(doc.text.fold(*k)) && behind
    };
    end = (head_end..end).find(|k| (subject(k) || acts(k) || sides(k)) && !quoted(k)).unwrap_or(end);
    end = trim(doc, head_end, end);
    end = tail(doc, &event.class, head_end, end, limit);
    if event.class == "religious" && doc.flags(head_end.min(limit - 1)).has(Flags::ANIMATE) {
        // «литургия святителя …»: whose rite it is
        end = end.min(head_end);
    }
    let side = matches!(event.class.as_str(), "talks" | "visit" | "meeting") || event.lemma.contains("встреча");
    if side && end > head_end && office_of_one(doc, head_end) {
        // «разговор министра X с …»: the sides are no part of the name
        end = head_end;
    }
    // «провёл первое совещание»: his, no name
    let first_of_his = start + 1 == i && end == head_end && doc.flags(start).has(Flags::ORDINAL) && !doc.capital(start);
    let start = if first_of_his && event.class == "meeting" { i } else { start };
    let name = nominative(doc, (start, i, head_end, end), cases, sense.entry);
    let named = (start..end).any(|k| matches!(doc.text.word(k), "«" | "\"" | "“"))
        || start < i
            && (doc.flags(start).has(Flags::ORDINAL)
                || doc.text.tokens[start].kind == Kind::Number
                || roman(doc, start))
        || doc.capital(i) && !doc.sentence_start(i)
        || (start..i).any(|k| doc.capital(k) && !doc.sentence_start(k));
    let lemma = event.lemma.clone();
    let next = (start..i).any(|k| doc.is_class(k, Class::FOLLOWS_EVENT));
    let next = next || doc.is_class(i, Class::FOLLOWS_EVENT) || (start..i).any(|k| doc.is_class(k, Class::EARLIER));
    Some(Occasion { start, end, name, named, next, reported: reported(doc, start, end), lemma, entry: sense.entry })
}
