//! One event: a head with what stands before and behind it.

use super::Occasion;
use super::before::{left, roman};
use super::behind::{
    by_subject, company_begins, office_of_one, owners, participle_clause, place_begins, states, tail, trim,
};
use super::heads::{handed, no_assembly, of_days, opened, sits};
use super::nominative::nominative;
use super::reported::reported;
use crate::extract::doc::{Doc, Flags};
use crate::extract::phrase::{self, Growth};
use crate::morph::{Case, CaseSet, Number};
use crate::rules::{Class, DAYS, EventHead, Sense, SenseKind};
use crate::text::{Kind, Shape};

/// The event whose noun stands at `i`. `floor`: no word before it belongs to the name; `masked`: tokens of titles and names.
pub(super) fn at(doc: &Doc, i: usize, floor: usize, limit: usize, masked: &[bool]) -> Option<Occasion> {
    let mut event = Headed::new(doc, i, floor, limit)?;
    if event.not_held(floor) || event.no_sitting() {
        return None;
    }
    event.reach();
    if event.bare_round() {
        return None;
    }
    if event.info.class == DAYS && !of_days(doc, event.info, (event.start, i), (event.head_end, event.end)) {
        return None;
    }
    if let Some(inner) = opened(doc, &event.info.lemma, event.head_end, limit)
        && let Some(inner) = at(doc, inner, event.head_end, limit, masked).filter(|e| e.named)
    {
        return Some(Occasion { reported: inner.reported || reported(doc, event.start, inner.end), ..inner });
    }
    event.close(masked);
    Some(event.occasion())
}

/// An event's noun at `i`, with the words around it that have been found to belong to its name.
struct Headed<'d> {
    doc: &'d Doc<'d>,
    i: usize,
    limit: usize,
    entry: u32,
    info: &'d EventHead,
    head_end: usize,
    cases: CaseSet,
    start: usize,
    end: usize,
}

impl<'d> Headed<'d> {
    /// The noun with its adjectives.
    fn new(doc: &'d Doc<'d>, i: usize, floor: usize, limit: usize) -> Option<Headed<'d>> {
        let head_end = i + doc.hit_len(i);
        // «переговоры с послом»: the other side's preposition is none of the name
        let head_end = head_end - usize::from(head_end > i + 1 && doc.text.reads(head_end - 1, "с"));
        // «торжественные мероприятия»: the entry that is plural itself, before the plural of another
        let whole = |s: &Sense| s.number != Some(Number::Plur) || doc.know.plural_event(s.entry);
        let mut heads = doc.senses_of(i, SenseKind::EventHead.bit());
        let first = heads.find(whole).or_else(|| doc.sense(i, SenseKind::EventHead.bit()))?;
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
        let agreeing = agreeing(doc, i, floor);
        let entry = agreeing.unwrap_or(first).entry;
        let cases = agreeing.map_or(cases, |s| s.cases);
        let plural = agreeing.is_some_and(|s| doc.know.plural_event(s.entry));
        let start = left(doc, i, floor, cases, plural);
        let info = &doc.know.events[entry as usize];
        Some(Headed { doc, i, limit, entry, info, head_end, cases, start, end: head_end })
    }

    /// Do the words around the noun tell that nothing took place?
    fn not_held(&self, floor: usize) -> bool {
        let Headed { doc, i, limit, start, head_end, .. } = *self;
        // «ни одного равнодушного чтения не было»
        if (start.max(1) - 1..i).any(|k| doc.text.reads(k, "ни")) {
            return true;
        }
        let (stems, lemma) = (&doc.know.grammar.stems, &self.info.lemma);
        if stems.awards.begins(lemma) && handed(doc, i, head_end, limit) {
            return true;
        }
        // «курс валют», «операция на сердце»: no event unless a name or what it is about is told
        let about = head_end < limit && (doc.text.reads(head_end, "по") || doc.text.opens_quote(head_end));
        if stems.wide_events.has(lemma) && !about {
            return true;
        }
        // «состоялось открытие школы»: only where it is told to take place
        let held = |k: usize| k < limit && doc.is_word(k) && doc.is_class(k, Class::TAKES_PLACE);
        stems.deed_events.has(lemma) && !(start > floor && held(start - 1))
    }

    /// «коллегия», «собрание»: the body, not its sitting
    fn no_sitting(&self) -> bool {
        let Headed { doc, i, start, .. } = *self;
        let lemma = &self.info.lemma;
        let body = lemma == "коллегия" || doc.know.grammar.stems.assemblies.has(lemma);
        body && !sits(doc, lemma, start, i) || lemma == "собрание" && no_assembly(doc, i)
    }

    /// Takes in the chain of dependents.
    fn reach(&mut self) {
        let (doc, head_end) = (self.doc, self.head_end);
        let growth = Growth { head: self.cases, plural: false, person: true, by: false };
        self.end = phrase::chain(doc, head_end, self.limit, growth).end;
        // «в День Победы венки возложили», but «День Республики Армения»: the name goes on with a capital
        let last = self.info.lemma.rsplit_once(' ').map(|(_, last)| last);
        let named = last.is_some_and(|last| last.starts_with(char::is_uppercase));
        if named && self.end > head_end && !doc.capital(head_end) {
            self.end = head_end;
        }
        // «назвал конкурс «школой для всех»»: no name of it, which stands in the nominative
        let noun = |k: usize| k < self.limit && doc.noun(k).has(Case::Ins) && !doc.noun(k).has(Case::Nom);
        let said = |k: &usize| doc.text.opens_quote(*k) && doc.small(*k + 1) && noun(*k + 1);
        self.end = (head_end..self.end).find(said).unwrap_or(self.end);
    }

    /// «в первом раунде соревнований»: no round of talks
    fn bare_round(&self) -> bool {
        let talks = |k: usize| self.doc.know.grammar.talks_called(self.doc.text.fold(k)).is_some();
        self.info.lemma == "раунд" && !(self.head_end..self.end).any(talks)
    }

    /// Finds where the name ends, inside the chain or behind it.
    fn close(&mut self, masked: &[bool]) {
        let Headed { doc, head_end, limit, .. } = *self;
        let mut end = by_subject(doc, head_end, self.end, limit);
        end = participle_clause(doc, end, limit);
        end = states(doc, owners(doc, end, limit), limit);
        let quoted = |k: usize| (head_end..k).any(|q| phrase::quote(doc, q, end).is_some_and(|e| e > k));
        end = (head_end..end).find(|&k| clause_goes_on(doc, k, masked) && !quoted(k)).unwrap_or(end);
        let own = self.start < self.i && doc.capital(self.start) && !doc.sentence_start(self.start);
        end = company_begins(doc, &self.info.class, own, head_end, end).unwrap_or(end);
        end = place_begins(doc, &self.info.class, head_end, end).unwrap_or(end);
        end = trim(doc, head_end, end);
        end = tail(doc, &self.info.class, head_end, end, limit);
        if self.info.class == "visit" {
            // «поездка по югу страны | посла Ивана Петрова»
            end = (head_end..end).find(|&k| k > head_end && office_of_one(doc, k)).unwrap_or(end);
        }
        if end > head_end && (self.rite() || self.between_sides()) {
            end = head_end;
        }
        self.end = end;
    }

    /// «литургия святителя …»: whose rite it is
    fn rite(&self) -> bool {
        let doc = self.doc;
        self.info.class == "religious" && doc.flags(self.head_end.min(self.limit - 1)).has(Flags::ANIMATE)
    }

    /// «разговор министра X с …»: the sides are no part of the name
    fn between_sides(&self) -> bool {
        let side =
            matches!(self.info.class.as_str(), "talks" | "visit" | "meeting") || self.info.lemma.contains("встреча");
        side && office_of_one(self.doc, self.head_end)
    }

    fn occasion(self) -> Occasion {
        let Headed { doc, i, end, head_end, .. } = self;
        // «провёл первое совещание»: his, no name
        let first_of_his = self.start + 1 == i
            && end == head_end
            && doc.flags(self.start).has(Flags::ORDINAL)
            && !doc.capital(self.start);
        let start = if first_of_his && self.info.class == "meeting" { i } else { self.start };
        Occasion {
            start,
            end,
            name: nominative(doc, (start, i, head_end, end), self.cases, self.entry),
            named: named(doc, start, i, end),
            next: (start..=i).any(|k| doc.is_class(k, Class::FOLLOWS_EVENT))
                || (start..i).any(|k| doc.is_class(k, Class::EARLIER)),
            reported: reported(doc, start, end),
            lemma: self.info.lemma.clone(),
            entry: self.entry,
        }
    }
}

/// The sense of the noun at `i` whose number the words before it tell.
fn agreeing(doc: &Doc, i: usize, floor: usize) -> Option<Sense> {
    // «совместного учения», «политические консультации»: the adjective tells the number
    let before = |s: &Sense| {
        if i == floor || !doc.is_word(i - 1) {
            return false;
        }
        let adjective = doc.adjective(i - 1);
        let forms = if doc.know.plural_event(s.entry) { adjective.plur } else { adjective.sing };
        !forms.and(s.cases).is_empty()
    };
    // «закрытия учения»: one exercise
    let ruled = || i > 0 && doc.know.grammar.stems.first_or_last.has(doc.text.fold(i - 1));
    let one = |s: &Sense| s.cases.has(Case::Gen) && !doc.know.plural_event(s.entry);
    let heads = || doc.senses_of(i, SenseKind::EventHead.bit());
    heads().find(before).or_else(|| if ruled() { heads().find(one) } else { None })
}

/// Does the clause around the event go on at `k`, with its subject or its verb?
fn clause_goes_on(doc: &Doc, k: usize, masked: &[bool]) -> bool {
    // an office in the nominative begins the clause's subject
    let head = || doc.any_of(k, SenseKind::TitleHead.bit()) && doc.noun(k).has(Case::Nom);
    let office = || masked[k] && !masked[k - 1] || head();
    let subject = || office() && !doc.noun(k).any().is_empty() && !doc.noun(k).has(Case::Gen);
    // «Церемонию вели А и Б», «СОБРАНИЕ УТВЕРДИЛО …»
    let acts = || {
        let told = || doc.any_of(k, SenseKind::RoleVerb.bit()) && doc.text.tokens[k].shape == Shape::Lower;
        let thing = || !doc.noun(k).any().is_empty() || !doc.adjective(k).any().is_empty();
        let verb = doc.flags(k).has(Flags::VERB) && !doc.flags(k).has(Flags::PREPOSITION);
        verb && (told() || !thing())
    };
    // «в ходе встречи стороны обсудили»
    let sides = || {
        let behind = k + 1 < doc.len() && doc.flags(k + 1).has(Flags::VERB);
        behind && doc.is_word(k) && doc.know.grammar.stems.both_sides.has(doc.text.fold(k))
    };
    // «конференция начала работу»
    subject() || acts() || sides() || doc.text.reads(k, "начала")
}

/// Has the event whose noun stands at `i` a name of its own: a quoted part, an ordinal, a capital?
fn named(doc: &Doc, start: usize, i: usize, end: usize) -> bool {
    (start..end).any(|k| doc.text.opens_quote(k))
        || start < i
            && (doc.flags(start).has(Flags::ORDINAL)
                || doc.text.tokens[start].kind == Kind::Number
                || roman(doc, start))
        || (start..=i).any(|k| doc.capital(k) && !doc.sentence_start(k))
}
