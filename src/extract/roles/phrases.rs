//! Phrases that govern a name: «под председательством …», «по словам …», «с участием …».

use super::mentions::{Mention, beginning};
use super::reader::Reader;
use super::{Told, Votes};
use crate::extract::clauses::{Phrase, Predicate};
use crate::extract::doc::Flags;
use crate::extract::verbs::Nonfinite;
use crate::morph::{Case, CaseSet, Pos};
use crate::rules::dates::Word as TimeWord;
use crate::rules::{Class, Holder, Part, SenseKind, When};

impl Reader<'_, '_, '_> {
    /// «под председательством …», «по словам …»: the phrase that ends where the name begins.
    pub(super) fn phrase(&self, head: &Mention, all: &[Mention], votes: &Votes) -> Option<Told> {
        let floor = self.clauses.periods[self.period].start;
        // phrases stand in text order
        let first = self.clauses.phrases.partition_point(|p| p.start < floor);
        let last = self.clauses.phrases.partition_point(|p| p.start < head.start).max(first);
        let cue = self.clauses.phrases[first..last].iter().rev().find(|p| p.end <= head.start)?;
        // «принял верительные грамоты у:» over a list
        let listed = self.doc.text.is(cue.end, ":") && !head.cases.has(Case::Nom);
        let (from, to) = (cue.end + usize::from(listed), head.start);
        let dependent = to - from <= 25
            && (!head.cases.has(Case::Nom) || head.cases.has(Case::Gen) && cue.part != Part::Speaker)
            && !self.clauses.any(from, to)
            && !beginning(all, from, to).any(|m| m.end <= to)
            && !(from..to).any(|k| match self.doc.text.word(k) {
                ";" | "." => true,
                // «в присутствии руководителей банков: председателя правления X, …»
                ":" => k + 1 < to || head.cases.has(Case::Nom),
                _ => false,
            });
        if self.made_up_of(cue, head) {
            return Some((cue.part, (cue.start, cue.end)));
        }
        // «по словам полиции, состояние X …», but «по словам одного из участников, епископа X»
        let comma = (from..to).rev().find(|&k| self.doc.text.is(k, ","));
        let apposed = |k: usize| self.modifiers(k + 1, to) && !head.cases.has(Case::Nom);
        let apart = cue.part == Part::Speaker && comma.is_some_and(|k| !apposed(k));
        let dependent = dependent && cue.holder != Holder::Of && !apart;
        if !(to - from <= 3 && self.modifiers(from, to)) && !dependent {
            return None;
        }
        let noun = !self.doc.noun(cue.end - 1).any().is_empty();
        // «университета имени Махтумкули Бегенчем …»: the phrase governs another name
        let other = match cue.holder {
            Holder::With => !head.cases.has(Case::Ins),
            // «в ходе визита X возложил», «передал добрые слова президенту X»
            _ => {
                let genitive = head.cases.has(Case::Gen);
                noun && !genitive && !head.cases.has(Case::Nom)
                    || cue.part == Part::Mentioned && head.cases == CaseSet::of(Case::Nom)
            }
        };
        if other {
            return None;
        }
        // what is not, or is to come, has no part in the event; company shares the verb's part
        let verb = self.before(head.start).filter(|&l| !self.hard(self.clauses.predicates[l].end, cue.start));
        let verb =
            verb.or_else(|| self.after(head.end).filter(|&r| !self.hard(head.end, self.clauses.predicates[r].start)));
        let held = |p: &Predicate| p.subject.is_none() && self.doc.is_class(p.verb, Class::TAKES_PLACE);
        // «прошли консультации под руководством А»: what has taken place, whatever it was
        let led = |p: &Predicate| p.of_event() || cue.part == Part::Chair && held(p);
        let of_event = || verb.is_none_or(|v| led(&self.clauses.predicates[v]));
        let part = match cue.when {
            _ if self.wished(cue.start) || self.aside(cue) => Part::Mentioned,
            _ if self.talked_of(cue, verb) => Part::Mentioned,
            _ if cue.part == Part::Signatory && self.honours(cue.start) => Part::Mentioned,
            _ if cue.holder == Holder::Of && self.put_off(head.end) => Part::Mentioned,
            _ if cue.part == Part::Mentioned && self.feasts(cue) => Part::Participant,
            When::Many if !votes.audience => Part::Participant,
            // «работу ведёт группа под руководством А»: what is always so
            When::Event
                if cue.part == Part::Chair && !of_event() && verb.is_some_and(|v| self.goes_always(v, cue.start)) =>
            {
                Part::Mentioned
            }
            When::Event if !of_event() || self.of_others(cue.start) => Part::Participant,
            _ if votes.mourns && cue.holder == Holder::With => Part::Mentioned,
            _ => cue.part,
        };
        if let Some(p) = verb.map(|v| &self.clauses.predicates[v])
            && (cue.part != Part::Speaker || cue.holder == Holder::Of)
        {
            // what happens to somebody else («назначено наказание») tells nothing of who led
            let aside = cue.part == Part::Chair && p.passive && !self.untold(p, votes);
            let told = if aside { part } else { self.part(p, votes) };
            if told == Part::Mentioned || told == Part::Attendee && cue.holder == Holder::With {
                return Some((told, (cue.start, cue.end)));
            }
        }
        Some((part, (cue.start, cue.end)))
    }

    /// «В составе экспертной группы – А и Б»: the dash before the names is the verb, whatever is told behind them.
    fn made_up_of(&self, cue: &Phrase, head: &Mention) -> bool {
        const LONGEST: usize = 8;
        let (text, from) = (self.doc.text, cue.end);
        let Some(dash) = head.start.checked_sub(1).filter(|&k| matches!(text.word(k), "–" | "—" | "-")) else {
            return false;
        };
        let opens = text.sentences[text.sentence_of(cue.start)].start == cue.start;
        opens
            && text.fold(from - 1) == "составе"
            && dash > from
            && dash - from <= LONGEST
            && head.cases.has(Case::Nom)
            && (from..dash).all(|k| self.doc.is_word(k))
            && !self.clauses.any(from, dash)
    }

    /// «рассказал о встрече с участием …», «речь шла о визите группы во главе с …»: what somebody has told of is no part of the event.
    fn talked_of(&self, cue: &Phrase, verb: Option<usize>) -> bool {
        let (doc, text) = (self.doc, self.doc.text);
        let Some(p) = verb.map(|v| &self.clauses.predicates[v]).filter(|p| p.end <= cue.start && p.past) else {
            return false;
        };
        let topic = |&k: &usize| matches!(text.fold(k), "о" | "об" | "обо") && doc.flags(k).has(Flags::PREPOSITION);
        let Some(about) = (p.end..cue.start).rev().find(topic) else { return false };
        let speech = p.start > 0 && text.fold(p.start - 1) == "речь" || text.reads(p.end, "речь");
        let speaks = speech || !p.passive && matches!(p.subject, Some((Part::Speaker, _)));
        let event = |k: usize| doc.any_of(k, SenseKind::EventHead.bit()) || doc.is_class(k, Class::DELEGATION);
        speaks && !(about..cue.start).any(|k| text.is(k, ";") || text.dash(k)) && (about..cue.start).any(event)
    }

    /// «орденом за подписью президента А награждён Б»: who has signed an award is not there.
    fn honours(&self, at: usize) -> bool {
        /// Tokens back to the award.
        const NEAR: usize = 8;
        let (doc, floor) = (self.doc, self.clauses.periods[self.period].start.max(at.saturating_sub(NEAR)));
        let stop = |k: &usize| matches!(doc.text.word(*k), "," | ";" | ":") || doc.text.full_stop(*k);
        let award = |k: usize| doc.is_word(k) && doc.know.grammar.stems.awards.begins(doc.text.fold(k));
        (floor..at).rev().take_while(|k| !stop(k)).any(award)
    }

    /// «доклад А | перенесли на завтра», «… снят с повестки»: it was not given.
    fn put_off(&self, end: usize) -> bool {
        let verb = self.after(end).map(|r| &self.clauses.predicates[r]).filter(|p| p.start == end && !p.negated);
        let puts_off = |k: usize| self.doc.know.grammar.stems.puts_off.begins(self.doc.text.fold(k));
        // «доклад А | решено перенести»
        let decided = |p: &Predicate| p.end < self.doc.len() && self.doc.verb(p.end).other == Nonfinite::Infinitive;
        verb.is_some_and(|p| puts_off(p.verb) || decided(p) && puts_off(p.end))
    }

    /// «обед в честь посла А»: whoever is so honoured sits at the table.
    fn feasts(&self, cue: &Phrase) -> bool {
        let (doc, meal) = (self.doc, cue.start.wrapping_sub(1));
        meal < doc.len()
            && doc.is_word(meal)
            && doc.know.grammar.stems.meals.has(doc.text.fold(meal))
            && doc.text.reads(cue.end - 1, "честь")
    }

    /// «предложил провести совещание с участием …»: the last verb before the phrase is an infinitive, that of a wish or plan.
    fn wished(&self, at: usize) -> bool {
        let floor = self.before(at).map_or(self.clauses.periods[self.period].start, |l| self.clauses.predicates[l].end);
        let floor = floor.max(at.saturating_sub(12));
        let stop = |k: &usize| !self.doc.is_word(*k);
        let infinitive =
            |k: usize| self.doc.verb(k).other == Nonfinite::Infinitive && self.doc.verb(k).finite.is_none();
        (floor..at).rev().take_while(|k| !stop(k)).any(infinitive)
    }

    /// «ансамбль под руководством X»: the phrase hangs on a noun that is no event.
    fn of_others(&self, at: usize) -> bool {
        let (doc, last) = (self.doc, at.wrapping_sub(1));
        // «ансамбль «Дор» под руководством X»
        let quoted =
            || (at.saturating_sub(8)..last).rev().find(|&j| doc.text.opens_quote(j)).and_then(|j| j.checked_sub(1));
        let k = if last < doc.len() && doc.text.closes_quote(last) { quoted().unwrap_or(last) } else { last };
        at > self.clauses.periods[self.period].start
            && doc.is_word(k)
            && !doc.noun(k).any().is_empty()
            && !self.when_or_where(k)
            && !doc.flags(k).has(Flags::VERB | Flags::PREPOSITION | Flags::ADVERB)
            && !(at.saturating_sub(8)..at).any(|j| doc.any_of(j, SenseKind::EventHead.bit()))
    }

    /// «в Ереване | под руководством А прошёл», «со 2 по 7 сентября | под руководством А»: a place or a day, which the phrase does not
    /// hang on.
    fn when_or_where(&self, k: usize) -> bool {
        let (doc, before) = (self.doc, k.wrapping_sub(1));
        let word = doc.know.dates.token(doc.text.fold(k), doc.text.tokens[k].kind);
        let place = doc.capital(k) && doc.noun(k).has(Case::Loc) && doc.any_of(k, SenseKind::Place.bit());
        let led = before < doc.len() && matches!(doc.text.fold(before), "в" | "во" | "на");
        matches!(word, TimeWord::Month(_) | TimeWord::MonthOf(_) | TimeWord::Season(_)) || place && led
    }

    /// «о реформах, осуществляемых под руководством …», «приговор, вынесенный судом под председательством …», «концерт, подготовленный
    /// под руководством …»: a participle of something that is no event, or of what was done before it, governs the phrase.
    fn aside(&self, cue: &Phrase) -> bool {
        /// Tokens between the participle and the phrase.
        const NEAR: usize = 12;
        let (doc, at) = (self.doc, cue.start);
        if cue.part != Part::Chair {
            return false;
        }
        let floor = self.clauses.periods[self.period].start.max(at.saturating_sub(NEAR));
        let comma = (floor..at).rev().take_while(|&k| !doc.text.full_stop(k)).find(|&k| doc.text.is(k, ","));
        let Some(comma) = comma.filter(|&k| k > floor && k + 1 < at) else { return false };
        let (noun, participle) = (comma - 1, comma + 1);
        let told = doc.known(participle).iter().any(|p| p.tag.pos() == Pos::Participle);
        let held = doc.is_class(participle, Class::TAKES_PLACE);
        let made = doc.know.grammar.stems.made_before.begins(doc.text.fold(participle));
        let event = |k: usize| doc.any_of(k, SenseKind::EventHead.bit());
        // «делегация, прибывшая вчера под руководством А» is led so
        let passive = !doc.text.fold(participle).contains(['ш', 'щ']);
        // «решение, принятое на заседании под председательством …» may be that of the event itself, unless it is an old one
        let other = || !(participle..at).any(event) || self.clauses.long_gone_within(participle, cue.end + NEAR);
        let apart = participle + 1 < at;
        told && !held && (made || !event(noun)) && (!apart || passive && other() && !self.clauses.any(participle, at))
    }

    /// Does the verb before `at` tell what is so at all times?
    fn goes_always(&self, verb: usize, at: usize) -> bool {
        let p = &self.clauses.predicates[verb];
        p.end <= at && !p.past && !p.future && !p.said && !p.passive && !p.of_event()
    }
}
