//! Periods and predicates. A period is a sentence with the list that it announces: lines that end with a colon, semicolon or
//! comma go on in the next, and lines without a verb belong to the heading above them. Predicates are finite verbs and short
//! participles outside names, titles and quotations, with what `rules/roles.toml` says of them.

use super::doc::{Doc, Flags, Traits};
use super::roles::{strength, talk};
use super::verbs::Nonfinite;
use crate::morph::{Case, Gender, Number, Pos};
use crate::rules::dates::Word as TimeWord;
use crate::rules::{Class, Classes, Holder, Part, Role, SenseKind, When};
use crate::text::{Kind, Shape};

/// A sentence with the list that it announces.
#[derive(Debug, Clone, Copy)]
pub struct Period {
    /// First token.
    pub start: usize,
    /// One past the last token.
    pub end: usize,
    /// The predicate of the heading that this line continues.
    pub heading: Option<usize>,
    /// It opens a list with a colon.
    pub list: bool,
    /// The release's first line, without a full stop.
    pub headline: bool,
}

/// A finite verb or a short participle; a full participle or a converb with its own phrase.
#[derive(Debug, Clone, Default)]
pub struct Predicate {
    pub start: usize,
    /// One past the last token of the verb's phrase.
    pub end: usize,
    /// The verb itself, behind its copula or auxiliary.
    pub verb: usize,
    pub subject: Option<(Part, When)>,
    /// The part that the verb gives by itself, where a noun of its clause («модератором») gave another.
    pub own: Option<(Part, When)>,
    pub object: Option<Part>,
    pub recipient: Option<(Part, When)>,
    pub future: bool,
    pub past: bool,
    pub negated: bool,
    /// Short participle.
    pub passive: bool,
    pub plural: Option<bool>,
    pub gender: Option<Gender>,
    /// Stands in a relative or adverbial clause: «где он встречался».
    pub relative: bool,
    /// «ранее возглавлял»
    pub earlier: bool,
    /// Follows a quotation.
    pub said: bool,
    /// Whether the clause's object is an event of many (`None`: it names no event).
    pub event: Option<bool>,
    /// A pronoun beside the verb may stand for the event.
    pub pronoun: bool,
    pub of_delegation: bool,
    pub of_speech: bool,
    pub of_decision: bool,
}

impl Predicate {
    /// Was its subject not there («отсутствовал», «приехать не смог»)?
    pub fn away(&self) -> bool {
        let holds = matches!(self.subject, Some((_, When::Away)));
        holds && !self.earlier && (self.negated || !self.future) && !self.passive
    }

    /// Is an event of many what it is about?
    pub fn of_event(&self) -> bool {
        self.event.unwrap_or(self.pronoun)
    }
}

/// A phrase before its person: «под председательством».
#[derive(Debug, Clone, Copy)]
pub struct Phrase {
    pub start: usize,
    pub end: usize,
    pub part: Part,
    pub holder: Holder,
    pub when: When,
}

/// Where a clause ends: a semicolon, or a word that opens a clause of its own.
#[derive(Debug, Clone, Copy)]
struct Border {
    at: usize,
    semicolon: bool,
}

/// What a predicate or a phrase of the lexicon begins with.
const VERBS: Traits = Traits::senses(SenseKind::RoleVerb.bit()).or(Traits::VERB);

#[derive(Debug, Default)]
pub struct Clauses {
    pub periods: Vec<Period>,
    pub predicates: Vec<Predicate>,
    pub phrases: Vec<Phrase>,
    /// Full active participles of the verbs of `roles.toml`.
    pub participles: Vec<Predicate>,
    /// Their converbs: «обыграв».
    pub converbs: Vec<Predicate>,
    /// Finite verbs in brackets, which are no predicates of the clause around.
    asides: Vec<Predicate>,
    /// References to times long gone.
    past: Vec<(usize, usize)>,
    /// Where clauses border on each other, in text order.
    borders: Vec<Border>,
    /// Tokens inside names and titles.
    masked: Vec<bool>,
    quoted: Vec<bool>,
    brackets: Vec<bool>,
    /// Something tells who led an event: a part of one («второй день») may be it.
    led: bool,
}

/// From so many questions on, each on a line of its own before its answer, lines with a dash are an interview.
const LEAST_QUESTIONS: usize = 2;

/// «– Врачей хватает?» before «– По программе …»: lines with a dash that are one question, and an answer behind them.
fn questions(doc: &Doc) -> usize {
    let dash = |s: &crate::text::Sentence| {
        doc.text.tokens[s.start].line_start && matches!(doc.text.mark(s.start), Some('–' | '—' | '-'))
    };
    let asks = |s: &crate::text::Sentence| s.end > s.start && doc.text.is(s.end - 1, "?");
    let named = |s: &crate::text::Sentence| doc.text.tokens[s.start].line_start && doc.text.reads(s.start, "вопрос");
    let pairs = doc.text.sentences.windows(2);
    pairs.filter(|w| (dash(&w[0]) || named(&w[0])) && asks(&w[0]) && dash(&w[1])).count()
}

/// «Вопрос («Вечерняя газета»): …»: what the press asks, behind the colon of such lines.
fn asked(doc: &Doc) -> impl Iterator<Item = usize> {
    /// Tokens of who asks.
    const LONGEST: usize = 20;
    let line = |k: usize| doc.text.tokens[k].line_start;
    // «Вопрос первый: …» is an item of the agenda
    let counted = move |k: usize| {
        k < doc.len()
            && (doc.flags(k).has(Flags::ORDINAL) || doc.text.tokens[k].kind == Kind::Number || doc.text.is(k, "№"))
    };
    let asks = move |&k: &usize| line(k) && doc.text.reads(k, "вопрос") && !counted(k + 1);
    let colon =
        move |k: usize| (k + 1..doc.len().min(k + LONGEST)).take_while(|&j| !line(j)).find(|&j| doc.text.is(j, ":"));
    let lines = doc.text.sentences.iter().map(|s| s.start).filter(asks);
    lines.filter_map(colon).map(|k| k + 1).filter(|&k| k < doc.len())
}

impl Clauses {
    /// `masked`: tokens of names and titles, where no predicate is looked for; `past`: references to times long gone.
    pub fn find(doc: &Doc, masked: Vec<bool>, past: &[(usize, usize)]) -> Self {
        let predicates = Vec::with_capacity(doc.text.sentences.len() * 2);
        let mut c = Clauses { masked, past: past.to_vec(), predicates, ..Self::default() };
        c.marks(doc);
        c.borders = doc.with(0, doc.len(), Traits::BORDER).filter_map(|k| c.border(doc, k)).collect();
        c.scan(doc);
        let leads = |when: When| matches!(when, When::Event | When::Led);
        c.led = c.phrases.iter().any(|p| leads(p.when))
            || c.predicates.iter().any(|p| p.subject.is_some_and(|(_, when)| leads(when)));
        c.join_nominals(doc);
        c.periods(doc);
        c.surroundings(doc);
        c.long_ago(doc);
        c
    }

    /// Marks quotations, which go on from sentence to sentence of a paragraph, and brackets, which do not.
    fn marks(&mut self, doc: &Doc) {
        self.quoted = vec![false; doc.len()];
        self.brackets = vec![false; doc.len()];
        let mut quote = None;
        for s in &doc.text.sentences {
            let mut bracket = None;
            quote = quote.filter(|&q| !doc.text.tokens[s.start].line_start && !doc.text.is(q, "\""));
            for k in doc.with(s.start, s.end, Traits::PAIRED) {
                match doc.text.mark(k) {
                    Some('«' | '“' | '„') => quote = quote.or(Some(k)),
                    Some('»' | '”') => {
                        if let Some(q) = quote.take() {
                            self.quote(doc, q, k);
                        }
                    }
                    Some('"') => match quote.take() {
                        Some(q) => self.quote(doc, q, k),
                        None => quote = Some(k),
                    },
                    Some('(') => bracket = Some(k),
                    Some(')') => {
                        if let Some(b) = bracket.take() {
                            self.brackets[b..=k].fill(true);
                        }
                    }
                    _ => {}
                }
            }
        }
        self.spoken_lines(doc);
        self.turns(doc);
    }

    /// Marks the speech of lines that begin with a dash and go on with the words of who tells it: «– Мы рады, – сказал Петров».
    fn spoken_lines(&mut self, doc: &Doc) {
        let sentences = &doc.text.sentences;
        let opens = |s: &crate::text::Sentence| doc.text.tokens[s.start].line_start;
        let dash = |s: &crate::text::Sentence| opens(s) && matches!(doc.text.mark(s.start), Some('–' | '—' | '-'));
        let interview = questions(doc) >= LEAST_QUESTIONS;
        for (n, s) in sentences.iter().enumerate() {
            if !dash(s) {
                continue;
            }
            let end = sentences[n + 1..].iter().take_while(|s| !opens(s)).last().unwrap_or(s).end;
            if interview && end > s.start + 1 {
                self.quoted[s.start..end].fill(true);
                continue;
            }
            let told = |k: usize| behind_speech(doc, k, &[',', '!', '?', '…']) && says(doc, k + 1);
            if (s.start + 1..end - 1).any(told) {
                self.quote(doc, s.start, end - 1);
            }
        }
    }

    /// Marks what is said in the lines of a talk that name who says it: «А. Иванов: – Хватит до декабря.»
    fn turns(&mut self, doc: &Doc) {
        /// Turns that make a talk.
        const LEAST: usize = 2;
        /// Tokens of who speaks and as what.
        const LONGEST_SPEAKER: usize = 40;
        let line = |k: &usize| doc.text.tokens[*k].line_start;
        let dash = |k: usize| matches!(doc.text.mark(k), Some('–' | '—' | '-'));
        let mut turns: Vec<usize> = Vec::new();
        for colon in doc.with(0, doc.len().saturating_sub(2), Traits::COLON).filter(|&k| dash(k + 1)) {
            let start = (colon.saturating_sub(LONGEST_SPEAKER)..colon).rev().find(line);
            if start.is_some_and(|k| doc.capital(k)) && !line(&(colon + 1)) && !line(&(colon + 2)) {
                turns.push(colon + 1);
            }
        }
        if turns.len() < LEAST {
            turns.clear();
        }
        turns.extend(asked(doc));
        for from in turns {
            let end = (from..doc.len()).find(line).unwrap_or(doc.len());
            self.quoted[from..end].fill(true);
        }
    }

    /// Marks a quotation, but for the words of who tells it: «…, – сказал Петров. – …».
    fn quote(&mut self, doc: &Doc, from: usize, to: usize) {
        self.quoted[from..=to].fill(true);
        let mut k = from + 1;
        while k < to {
            if behind_speech(doc, k, &[',', '!', '?', '…', '.']) && says(doc, k + 1) {
                let end = (k + 2..to).find(|&j| behind_speech(doc, j, &[',', '.'])).unwrap_or(to);
                self.quoted[k..end].fill(false);
                k = end;
            }
            k += 1;
        }
    }

    /// Predicates, phrases and participles, in text order.
    fn scan(&mut self, doc: &Doc) {
        let mut i = 0;
        let mut roles = Vec::new();
        loop {
            i = doc.next(i, doc.len(), VERBS);
            if i == doc.len() {
                return;
            }
            if self.masked[i] || self.quoted[i] || !doc.is_word(i) {
                i += 1;
                continue;
            }
            roles.clear();
            roles.extend(doc.senses_of(i, SenseKind::RoleVerb.bit()).map(|s| &doc.know.roles[s.entry as usize]));
            i = self.at(doc, i, &roles);
        }
    }

    /// What begins at `i`, where the lexicon has these roles.
    fn at(&mut self, doc: &Doc, i: usize, roles: &[&Role]) -> usize {
        let known = !roles.is_empty();
        let roles = || roles.iter().copied();
        let end = if known { i + doc.hit_len(i).max(1) } else { i + 1 };
        let end = end.min(doc.len());
        // «диплом за лучший доклад проректор А вручил»: what is rewarded is nobody's speech here
        let paid = |k: usize| k > 0 && doc.text.reads(k - 1, "за");
        let rewarded = paid(i) || i > 0 && !doc.adjective(i - 1).any().is_empty() && paid(i - 1);
        let spoken = |r: &&Role| r.part == Part::Speaker && rewarded;
        for r in roles().filter(|r| !r.verb && r.holder != Holder::Subject && !spoken(r)) {
            self.phrases.push(Phrase { start: i, end, part: r.part, holder: r.holder, when: r.when });
        }
        let form = form(doc, i, known);
        // «переговоры с участием»: the last word of a phrase may begin another
        let phrase = roles().any(|r| !r.verb && r.holder != Holder::Subject);
        let next = if phrase && end > i + 1 && doc.any_of(end - 1, SenseKind::RoleVerb.bit()) { end - 1 } else { end };
        match form {
            Form::Finite(mut p) => {
                p.start = i;
                p.end = end;
                p.verb = i;
                let aside = self.brackets[i];
                if !aside {
                    self.take_copula(doc, &mut p);
                }
                // «уверена» has the form of a passive
                p.passive &= !roles().any(|r| !r.verb && r.holder == Holder::Subject);
                tell(&mut p, roles().filter(|r| r.near.is_empty()));
                if aside { &mut self.asides } else { &mut self.predicates }.push(p);
            }
            Form::Infinitive => {
                // «будет участвовать»: one predicate
                if let Some(last) = self.predicates.last_mut()
                    && last.future
                    && last.subject.is_none()
                    && i - last.end <= 1
                {
                    last.end = end;
                    last.verb = i;
                    tell(last, roles().filter(|r| r.near.is_empty()));
                }
            }
            // «ведущими вечера»
            Form::Participle if roles().any(|r| !r.verb && r.holder == Holder::Subject) => {
                self.nominal(doc, i, end, roles());
            }
            Form::Participle => self.participles.extend(nonfinite(doc, i, end, roles())),
            // «благодаря X»
            Form::Converb if doc.flags(i).has(Flags::PREPOSITION) => {}
            Form::Converb => self.converbs.extend(nonfinite(doc, i, end, roles())),
            Form::Other => self.nominal(doc, i, end, roles()),
        }
        next
    }

    /// «было предоставлено»: one predicate, whose tense is the copula's.
    fn take_copula(&mut self, doc: &Doc, participle: &mut Predicate) {
        let copula = |p: &Predicate| p.end == participle.start && doc.is_class(p.start, Class::COPULA);
        if participle.passive
            && let Some(verb) = self.predicates.pop_if(|p| copula(p))
        {
            participle.start = verb.start;
            participle.future = verb.future;
            participle.past = verb.past;
            participle.negated |= verb.negated;
        }
    }

    /// «почётными гостями», «с докладом»: tells the part of the clause's subject; alone it is a predicate itself.
    fn nominal<'r>(&mut self, doc: &Doc, i: usize, end: usize, roles: impl Iterator<Item = &'r Role>) {
        // «от Туркменистана (в качестве наблюдателя) – А»: of one party alone
        if self.brackets[i] && doc.text.is(i - 1, "(") && end < doc.len() && doc.text.is(end, ")") {
            return;
        }
        let Some(r) = roles.filter(|r| !r.verb).find(|r| r.holder == Holder::Subject) else {
            return;
        };
        let finite = (i..end).find_map(|k| match form(doc, k, true) {
            Form::Finite(p) => Some(p),
            _ => None,
        });
        let alone = finite.is_none();
        let mut p = finite.unwrap_or_default();
        p.start = i;
        p.end = end;
        p.verb = i;
        p.subject = Some((r.part, r.when));
        p.passive = false;
        p.negated = false;
        if alone {
            p.relative = true; // until its verb is looked for
            p.said = true;
        }
        self.predicates.push(p);
    }

    /// Periods out of sentences; heading lines give their predicate to the lines after them.
    fn periods(&mut self, doc: &Doc) {
        let sentences = &doc.text.sentences;
        let mut heading: Option<usize> = None;
        let mut i = 0;
        while i < sentences.len() {
            let start = sentences[i].start;
            let mut list = false;
            let mut announced = false;
            let mut j = i;
            while j + 1 < sentences.len() {
                let last = sentences[j].end.saturating_sub(1);
                let mark = doc.text.word(last);
                // «д.б.н. Ч.М. …»: an abbreviation's full stop
                let short = mark == "."
                    && last > sentences[j].start
                    && doc.text.word(last - 1).chars().count() == 1
                    && doc.text.tokens[last - 1].shape == Shape::Lower
                    && !doc.text.tokens[last + 1].line_start;
                if !short && !matches!(mark, ":" | ";" | ",") {
                    break;
                }
                announced |= matches!(mark, ":" | ";");
                list |= mark == ":";
                j += 1;
            }
            let end = sentences[j].end;
            // predicates stand in text order
            let next = self.predicates.partition_point(|p| p.start < start);
            let first = self.predicates.get(next).filter(|p| p.start < end).map(|_| next);
            let full_stop = end > start && matches!(doc.text.word(end - 1), "." | "!" | "?" | "…" | "»" | "\"");
            let headline = i == 0 && !full_stop && !list && sentences.len() > 1;
            let colon = doc.with(start, end, Traits::COLON).next();
            list |= colon.is_some();
            self.periods.push(Period { start, end, heading: heading.filter(|_| first.is_none()), list, headline });
            if let Some(first) = first {
                // the heading's own verb: the last before its colon
                let own = self.predicates[first..].iter().take_while(|p| p.start < end);
                let before = colon.and_then(|c| own.enumerate().filter(|(_, p)| p.end <= c).last());
                let before = before.map(|(n, _)| first + n);
                heading = before.or_else(|| list.then_some(first)).filter(|_| announced);
            } else if !list && full_stop && !row(doc, start, end) {
                heading = None;
            }
            i = j + 1;
        }
    }

    /// What stands around each predicate in its clause, and around each participle and converb in its phrase.
    fn surroundings(&mut self, doc: &Doc) {
        let handed = self.predicates.iter().any(|p| p.recipient.is_some() && !p.passive && !p.future);
        for n in 0..self.predicates.len() {
            let (start, end) = (self.predicates[n].start, self.predicates[n].end);
            let sentence = doc.text.sentences[doc.text.sentence_of(start)];
            let mut from = match n.checked_sub(1) {
                Some(b) => self.predicates[b].end.max(sentence.start),
                None => sentence.start,
            };
            let mut to = self.predicates.get(n + 1).map_or(sentence.end, |a| a.start.min(sentence.end)).max(end);
            from = self.borders(from, start).last().map_or(from, |b| b.at);
            to = self.borders(end, to).first().map_or(to, |b| b.at);
            let mut p = std::mem::take(&mut self.predicates[n]);
            self.surround(doc, &mut p, from, to);
            let decree = |k: usize| doc.is_class(k, Class::DECREE) && !doc.text.fold(k).starts_with("пис");
            // «указом награждён», and nobody hands it over
            p.earlier |= !handed
                && p.passive
                && (p.object.is_some() || p.recipient.is_some())
                && (start.saturating_sub(40).max(sentence.start)..to).any(decree);
            p.earlier |= told_of_another(doc, sentence.start);
            // «заседание открыл и вёл»
            if let Some(first) = n.checked_sub(1).map(|b| &self.predicates[b])
                && start == first.end + 1
                && doc.text.reads(first.end, "и")
            {
                p.event = p.event.or(first.event);
            }
            self.predicates[n] = p;
        }
        let mut phrases = std::mem::take(&mut self.participles);
        phrases.iter_mut().for_each(|p| self.surround_phrase(doc, p));
        self.participles = phrases;
        let mut phrases = std::mem::take(&mut self.converbs);
        phrases.iter_mut().for_each(|p| self.surround_phrase(doc, p));
        self.converbs = phrases;
    }

    /// A participle's phrase ends where a comma, a verb, a clause or a name begins.
    fn surround_phrase(&self, doc: &Doc, p: &mut Predicate) {
        let sentence = doc.text.sentences[doc.text.sentence_of(p.start)];
        let next = self.predicates.get(self.predicates.partition_point(|q| q.start < p.end));
        let limit = next.map_or(sentence.end, |q| q.start).min(sentence.end).min(p.end + 16);
        let stop = |k: &usize| doc.text.is(*k, ",") || self.masked[*k];
        let to = (p.end..limit).find(stop).unwrap_or(limit.max(p.end));
        let before = p.start > sentence.start && doc.is_word(p.start - 1) && !self.masked[p.start - 1];
        self.surround(doc, p, p.start - usize::from(before), to);
        let first = self.past.partition_point(|d| d.0 < p.end);
        p.earlier |= self.past.get(first).is_some_and(|d| d.0 < to);
    }

    /// «ещё в мае», «ещё в 2019 году»: before what is reported.
    fn back_then(&self, doc: &Doc, from: usize, verb_end: usize, to: usize) -> bool {
        // «высказались А и Б, пришедший на завод ещё в 1974 году»
        let participle =
            |k: usize| doc.text.is(k, ",") && doc.known(k + 1).iter().any(|p| p.tag.pos() == Pos::Participle);
        let to = (verb_end..to.saturating_sub(1)).find(|&k| participle(k)).unwrap_or(to);
        let time = |k: usize| {
            let word = doc.know.dates.token(doc.text.fold(k), doc.text.tokens[k].kind);
            matches!(word, TimeWord::Month(_) | TimeWord::Season(_))
                || doc.text.word(k).len() == 4 && doc.text.tokens[k].kind == Kind::Number
        };
        let still = |k: usize| doc.text.reads(k, "еще") && matches!(doc.text.fold(k + 1), "в" | "во");
        (from..to.saturating_sub(2)).any(|k| still(k) && !self.quoted[k] && time(k + 2))
    }

    /// What stands around a predicate in the tokens of its clause.
    fn surround(&self, doc: &Doc, p: &mut Predicate, from: usize, to: usize) {
        let (start, end) = (p.start, p.end);
        let sentence = doc.text.sentences[doc.text.sentence_of(start)];
        let word = |k: usize| doc.is_word(k) && !(k >= start && k < end);
        // «двумя днями ранее» is of the same days
        let days = |k: usize| k > 0 && matches!(doc.text.fold(k - 1), "днем" | "днями" | "часом" | "часами");
        let near = |k: usize| doc.is_class(k, Class::EARLIER) && days(k);
        let own = doc.with(from, to, Traits::TELLS).filter(|&k| word(k) && !self.masked[k] && !near(k));
        let classes = own.fold(Classes::default(), |all, k| all.or(doc.classes(k)));
        // «сессия, которую 18 августа провёл А»
        let which = from < start && start - from <= 7 && doc.is_word(from) && doc.text.fold(from).starts_with("котор");
        // «его 3 июля провёл А»
        let dated = start > 2 && doc.text.tokens[start - 2].kind == Kind::Number;
        let near = if which { from } else { start.saturating_sub(if dated { 3 } else { 2 }).max(from) };
        p.pronoun = (near..(end + 2).min(to)).any(|k| {
            let event = word(k) && doc.is_class(k, Class::EVENT_PRONOUN) && !of_no_event(doc, k, sentence.start);
            event && !(doc.know.grammar.stems.heads_party.begins(doc.text.fold(p.verb)) && of_body(doc, k))
        });
        p.event = self.event(doc, from, to, start, end);
        let back = sentence.start.saturating_sub(40);
        p.of_delegation = classes.has(Class::DELEGATION)
            || p.pronoun && doc.with(back, from, Traits::TELLS).any(|k| doc.is_class(k, Class::DELEGATION));
        let stands = |k: &usize| word(*k) && !self.masked[*k];
        let asked = |r: &Role| doc.with(from, to, Traits::ASKED).filter(stands).any(|k| r.near.contains(&doc.hash(k)));
        let near = |r: &Role| !r.near.is_empty() && asked(r);
        let senses = doc.senses_of(p.verb, SenseKind::RoleVerb.bit());
        let special = senses.map(|s| &doc.know.roles[s.entry as usize]).filter(|r| near(r));
        let mut narrow = Predicate { negated: p.negated, ..Predicate::default() };
        tell(&mut narrow, special);
        let guests = matches!(p.subject, Some((_, When::Guests)));
        // «Его принял А, вручивший грамоту»
        let comma = || (end..to).find(|&k| doc.text.is(k, ",")).unwrap_or(to);
        p.of_decision = classes.has(Class::DECISION) || guests && self.of_thing(doc, (from, start, comma()));
        p.earlier = p.subject.is_some() && (classes.has(Class::EARLIER) || self.back_then(doc, from, end, to));
        // «по субботам экскурсии проводит А»
        let says = matches!(p.subject, Some((Part::Speaker, _)));
        let habit = |k: usize| doc.is_word(k) && doc.know.grammar.stems.habits.has(doc.text.fold(k));
        p.earlier |= p.subject.is_some() && !says && !p.past && !p.future && !p.passive && (from..to).any(habit);
        p.of_speech = classes.has(Class::SPEECH);
        // «на турнире выступил со словом приветствия»
        let speaks = p.of_speech
            && matches!((p.subject, narrow.subject), (Some((Part::Speaker, _)), Some((Part::Participant, _))));
        p.subject = narrow.subject.filter(|_| !speaks).or(p.subject);
        p.object = narrow.object.or(p.object);
        p.recipient = narrow.recipient.or(p.recipient);
        p.relative = from > 0
            && doc.is_word(from)
            && !matches!(doc.text.fold(from), "а" | "но" | "однако")
            && doc.is_class(from, Class::CLAUSE_WORD);
        p.said = after_quote(doc, start);
    }

    /// The participle or converb nearest before `at` that may govern what begins there: nothing but words stands between.
    pub fn governor(&self, doc: &Doc, at: usize) -> Option<&Predicate> {
        let last = |all: &'_ [Predicate]| all.partition_point(|p| p.start < at).checked_sub(1);
        let participle = last(&self.participles).map(|n| &self.participles[n]);
        let converb = last(&self.converbs).map(|n| &self.converbs[n]);
        let nearest = [participle, converb].into_iter().flatten().max_by_key(|p| p.start)?;
        let reach = nearest.end <= at && at - nearest.end <= 10 && !self.any(nearest.end, at);
        (reach && (nearest.end..at).all(|k| doc.is_word(k) || doc.text.tokens[k].kind == Kind::Number))
            .then_some(nearest)
    }

    /// Is a time long gone told right behind the phrase that ends at `at` («встречи … в ноябре 2022 года»)?
    pub fn long_gone(&self, at: usize) -> bool {
        let first = self.past.partition_point(|d| d.0 < at);
        self.past.get(first).is_some_and(|d| d.0 < at + 6 && !self.any(at, d.0))
    }

    /// Is a time long gone told in `from..to`?
    pub fn long_gone_within(&self, from: usize, to: usize) -> bool {
        let first = self.past.partition_point(|d| d.0 < from);
        self.past.get(first).is_some_and(|d| d.0 < to)
    }

    /// «в 2020 году лауреатами стали …», «подписано 17 мая 2023 года»: what such a clause tells is not what is reported.
    fn long_ago(&mut self, doc: &Doc) {
        let past = std::mem::take(&mut self.past);
        // «об исполнении решений, принятых в июне, отчитались»: the participle's own time
        let participle = |k: usize| doc.known(k).first().is_some_and(|p| p.tag.pos() == Pos::Participle);
        let opens = |k: usize| {
            let apart = || doc.noun(k - 1).any().is_empty() && !self.masked[k - 1] && !participle(k - 1);
            k == 0 || doc.text.tokens[k].line_start || apart()
        };
        for &(first, last) in past.iter().filter(|d| !self.quoted[d.0]) {
            let n = self.predicates.partition_point(|p| p.start < first);
            let sentence = doc.text.sentences[doc.text.sentence_of(first)];
            // «обсуждался также 19 декабря»
            let too = first > 0 && matches!(doc.text.fold(first - 1), "также" | "и");
            let beside = first - usize::from(too);
            let behind = n.checked_sub(1).filter(|&b| self.predicates[b].end == beside);
            let before = || {
                let clause = |p: &&Predicate| {
                    p.start < sentence.end.min(last + 40)
                        && self.borders(last, p.start).is_empty()
                        && !(last..p.start).any(|k| matches!(doc.text.word(k), "–" | "—"))
                };
                let next = self.predicates.get(n).filter(clause)?;
                // «о мерах в 2024 году доложил А»: of what he told
                let about = matches!(doc.text.fold(sentence.start), "о" | "об") && first > sentence.start;
                // «камень 21 июля 2016 года заложил А»
                let number = doc.text.tokens[first].kind == Kind::Number && doc.text.word(first).len() < 3;
                let day = number && first > 0 && !doc.text.reads(first - 1, "от");
                let adverb = next.start == last && (day || doc.flags(first).has(Flags::PREPOSITION));
                let adverb = adverb && !about;
                (adverb || opens(first)).then_some(n)
            };
            if let Some(n) = behind.or_else(before).filter(|&n| self.predicates[n].past || self.predicates[n].passive) {
                self.predicates[n].earlier = true;
            }
            // «родилась осенью 2016 года, когда А предложила …»
            // «вспомнил экспедицию 1978 года, в которой работали А и Б»
            let which = |k: usize| k < doc.len() && doc.is_word(k) && doc.text.fold(k).starts_with("котор");
            let relative = || doc.text.reads(last + 1, "когда") || which(last + 1) || which(last + 2);
            let when = last + 1 < doc.len() && doc.text.is(last, ",") && relative();
            let after = self.predicates.partition_point(|p| p.start < last);
            if let Some(p) = self.predicates.get_mut(after).filter(|p| when && p.past && p.start < sentence.end) {
                p.earlier = true;
            }
        }
        self.past = past;
        // «Напомним, соглашение подписали …»
        for p in self.predicates.iter_mut().filter(|p| p.past || p.passive) {
            let first = doc.text.sentences[doc.text.sentence_of(p.start)].start;
            p.earlier |= doc.text.fold(first) == "напомним" && p.start > first;
        }
        if !self.predicates.iter().any(|p| p.earlier) {
            return;
        }
        // «Тогда главой делегации был …»
        for n in 1..self.predicates.len() {
            let first = doc.text.sentences[doc.text.sentence_of(self.predicates[n].start)].start;
            let then = doc.text.fold(first) == "тогда" && self.predicates[n - 1].end <= first;
            self.predicates[n].earlier |= then && self.predicates[n - 1].earlier;
        }
    }

    /// Does the clause name a thing as its object and nobody («приняла награду»)?
    fn of_thing(&self, doc: &Doc, (from, verb, to): (usize, usize, usize)) -> bool {
        let (mut thing, mut anybody) = (false, false);
        for k in (from..to).filter(|&k| doc.noun(k).has(Case::Acc)) {
            let first = (from..k).rev().find(|&j| doc.adjective(j).any().is_empty()).map_or(from, |j| j + 1);
            let governed = first > from && doc.flags(first - 1).has(Flags::PREPOSITION);
            if governed || doc.flags(k).has(Flags::VERB | Flags::PREPOSITION | Flags::ADVERB) {
                continue;
            }
            if self.masked[k] {
                // «по указанию X»: not the verb's own
                let phrase = (from..k).rev().find(|&j| !self.masked[j]);
                let owned = phrase.is_some_and(|j| doc.is_word(j) && !doc.noun(j).any().is_empty());
                anybody |= !owned && doc.flags(k).has(Flags::ANIMATE) && !doc.noun(k).has(Case::Nom);
            } else if doc.flags(k).has(Flags::ANIMATE) {
                let owned = k > from && doc.is_word(k - 1) && !doc.noun(k - 1).any().is_empty();
                anybody |= !owned && !doc.noun(k).has(Case::Nom);
            } else if doc.is_class(k, Class::DELEGATION) {
                anybody = true;
            } else {
                // «грамоты приняли»
                let led = k > from && doc.is_word(k - 1) && !doc.noun(k - 1).any().is_empty();
                let object = !doc.noun(k).has(Case::Gen) || k + 1 == verb && !led;
                thing |= (!doc.capital(k) || doc.sentence_start(k)) && object;
            }
        }
        thing && !anybody
    }

    /// A phrase of the subject («гостями») gives its part to its clause's verb and goes.
    fn join_nominals(&mut self, doc: &Doc) {
        if !self.predicates.iter().any(|p| p.relative && p.said) {
            return;
        }
        let mut rest = std::mem::take(&mut self.predicates).into_iter().peekable();
        let mut kept: Vec<Predicate> = Vec::with_capacity(rest.len());
        while let Some(mut p) = rest.next() {
            if !(p.relative && p.said) {
                kept.push(p);
                continue;
            }
            let sentence = doc.text.sentences[doc.text.sentence_of(p.start)];
            let fits = |q: &Predicate, gap: (usize, usize)| {
                q.start >= sentence.start
                    && q.end <= sentence.end
                    && gap.1.saturating_sub(gap.0) <= 12
                    && self.borders(gap.0, gap.1).is_empty()
            };
            let next = rest.peek_mut().filter(|q| fits(q, (p.end, q.start)));
            let Some(verb) = next.or_else(|| kept.last_mut().filter(|q| fits(q, (q.end, p.start)))) else {
                p.relative = false;
                kept.push(p);
                continue;
            };
            let stronger = |s: Part| p.subject.is_some_and(|t| strength(t.0) > strength(s));
            let over = |s: (Part, When)| s.0 == Part::Participant || stronger(s.0) || p.away();
            if verb.subject.is_none_or(over) {
                verb.own = verb.subject;
                verb.subject = p.subject;
            }
            let chair = |s: (Part, When)| s.0 == Part::Chair && p.end - p.start > 1;
            // «председателем собрания избран X»
            if verb.passive && verb.object.is_none() || verb.object.is_some() && p.subject.is_some_and(chair) {
                verb.object = p.subject.map(|t| t.0);
            }
        }
        self.predicates = kept;
    }

    /// The event that a verb tells of: a noun in the accusative in its clause. `Some(false)`: only talks or the like.
    fn event(&self, doc: &Doc, from: usize, to: usize, start: usize, end: usize) -> Option<bool> {
        let mut out = None;
        for k in doc.with(from, to, Traits::senses(SenseKind::EventHead.bit())) {
            if (start..end).contains(&k) || self.masked[k] || self.quoted[k] {
                continue;
            }
            let Some(s) = doc.sense(k, SenseKind::EventHead.bit()) else {
                continue;
            };
            let ins = doc.noun(k).has(Case::Ins) || doc.adjective(k).any().has(Case::Ins);
            let leads = ins && doc.text.fold(start).starts_with("руковод");
            if !doc.noun(k).has(Case::Acc) && !doc.adjective(k).any().has(Case::Acc) && !leads {
                continue;
            }
            let class = doc.know.events[s.entry as usize].class.as_str();
            let many = matches!(
                class,
                "meeting"
                    | "forum"
                    | "sport"
                    | "culture"
                    | "ceremony"
                    | "media"
                    | "exercise"
                    | "religious"
                    | "farewell"
                    | "education"
            ) && !talk(doc, k)
                && !doc.text.fold(k).starts_with("прием");
            out = Some(out.unwrap_or(false) || many);
        }
        out.or_else(|| (self.led && (from..to).any(|k| self.stage(doc, k))).then_some(true))
    }

    /// «второй день», «первая часть»: of an event, at `k`.
    fn stage(&self, doc: &Doc, k: usize) -> bool {
        let stages = &doc.know.grammar.stems.stages;
        k > 0 && doc.flags(k - 1).has(Flags::ORDINAL) && stages.has(doc.text.fold(k)) && !self.masked[k]
    }

    /// The clause border at `k`: a semicolon, or a comma before «что», «который», «а» …
    #[inline]
    fn border(&self, doc: &Doc, k: usize) -> Option<Border> {
        if !doc.is_word(k) {
            return doc.text.is(k, ";").then_some(Border { at: k, semicolon: true });
        }
        let opens = doc.is_class(k, Class::CLAUSE_WORD)
            && k > 0
            && doc.text.is(k - 1, ",")
            && !(k + 1 < doc.len() && doc.text.fold(k + 1) == "также")
            && !self.quoted[k];
        opens.then_some(Border { at: k, semicolon: false })
    }

    /// The clause borders in `from..to`.
    fn borders(&self, from: usize, to: usize) -> &[Border] {
        let first = self.borders.partition_point(|b| b.at < from);
        let count = self.borders[first..].iter().take_while(|b| b.at < to).count();
        &self.borders[first..first + count]
    }

    /// Does a clause border stand between two places? In a list semicolons part its items only.
    pub fn hard(&self, period: usize, from: usize, to: usize) -> bool {
        let list = self.periods[period].list;
        self.borders(from, to).iter().any(|b| !(list && b.semicolon))
    }

    /// Does a predicate stand between two places?
    pub fn any(&self, from: usize, to: usize) -> bool {
        let k = self.predicates.partition_point(|p| p.start < from);
        self.predicates.get(k).is_some_and(|p| p.start < to)
    }

    /// The predicate that begins at a token.
    fn starting_at(&self, k: usize) -> Option<&Predicate> {
        // predicates stand in text order
        self.predicates.binary_search_by_key(&k, |p| p.start).ok().map(|n| &self.predicates[n])
    }

    /// Inside a quotation.
    pub fn masked_quote(&self, k: usize) -> bool {
        self.quoted[k]
    }

    /// The finite verbs in brackets of the tokens.
    pub fn asides_in(&self, from: usize, to: usize) -> impl Iterator<Item = &Predicate> {
        self.asides[self.asides.partition_point(|p| p.start < from)..].iter().take_while(move |p| p.start < to)
    }

    /// «(в церемонии участвовали также А и Б)»: the verb that opens the bracket in which `k` stands, before it.
    pub fn aside_before(&self, doc: &Doc, k: usize) -> Option<&Predicate> {
        let p = self.asides[..self.asides.partition_point(|p| p.start < k)].last()?;
        let within = k.saturating_sub(p.end) < LONGEST_ASIDE
            && (p.end..k).all(|j| self.brackets[j] && !doc.text.is(j, "(") && !doc.text.is(j, ")"));
        within.then_some(p)
    }

    pub fn bracketed(&self, k: usize) -> bool {
        self.brackets[k]
    }

    /// Inside a name or a title.
    pub fn named(&self, k: usize) -> bool {
        self.masked[k]
    }

    /// Is the noun phrase at `start..end` governed by a verb in the future (in a release that tells of the past)?
    pub fn later(&self, doc: &Doc, start: usize, end: usize) -> bool {
        if self.announces() {
            return false;
        }
        let sentence = doc.text.sentences[doc.text.sentence_of(start)];
        let k = self.predicates.partition_point(|p| p.start < end);
        let next = self.predicates.get(k).filter(|p| p.start < sentence.end && self.borders(end, p.start).is_empty());
        let previous = k
            .checked_sub(1)
            .map(|k| &self.predicates[k])
            .filter(|p| p.start >= sentence.start && self.borders(p.end, start).is_empty());
        match (previous, next) {
            (Some(p), Some(n)) => p.future && start.saturating_sub(p.end) <= 6 || n.future && n.start - end <= 4,
            (Some(p), None) => p.future,
            (None, Some(n)) => n.future,
            (None, None) => false,
        }
    }

    /// Does the last predicate that lies in `from..to` stand in the future (in a release that tells of the past)?
    pub fn will_be(&self, from: usize, to: usize) -> bool {
        let last = self.predicates[..self.predicates.partition_point(|p| p.end <= to)].last();
        last.is_some_and(|p| p.start >= from && p.future) && !self.announces()
    }

    /// What will be is the release's news: its first verbs stand in the future.
    pub fn announces(&self) -> bool {
        let finite = self.predicates.iter().filter(|p| p.past && !p.passive || p.future);
        let mut first = finite.take(3).peekable();
        first.peek().is_some() && first.all(|p| p.future)
    }

    /// Does a meeting's noun name its sides («встреча министра с …»)?
    fn of_two(&self, doc: &Doc, i: usize) -> bool {
        let headline = self.periods.first().is_some_and(|p| p.headline && i < p.end);
        let side =
            |k: usize| self.masked[k] || doc.is_word(k) && matches!(doc.text.fold(k), "с" | "со" | "между" | "двух");
        headline || (i + 1..doc.len().min(i + 9)).any(side)
    }

    /// Is it an event that is received?
    fn hosts_event(&self, doc: &Doc, p: &Predicate) -> bool {
        p.event == Some(true)
            && doc.with(p.end, doc.len().min(p.end + 6), Traits::senses(SenseKind::EventHead.bit())).any(|k| {
                let cases = doc.noun(k);
                cases.has(Case::Acc) && !cases.has(Case::Gen) && !self.masked[k]
            })
    }

    /// Does the release tell of talks between two sides (not of an event of many)? The first word that tells decides.
    pub fn two_sided(&self, doc: &Doc) -> bool {
        let from = self.periods.iter().find(|p| !p.headline).map_or(0, |p| p.start);
        let tells = VERBS.or(Traits::senses(SenseKind::EventHead.bit()));
        for i in doc.with(from, doc.len().min(from + 120), tells) {
            if self.quoted[i] {
                continue;
            }
            if let Some(p) = self.starting_at(i) {
                match p.subject {
                    // «университет принимал форум»
                    Some((Part::Host, _)) if self.hosts_event(doc, p) => return false,
                    Some((_, When::Pair)) | Some((Part::Host, _)) if !p.of_decision => return true,
                    // «Как сообщает пресс-служба, …»
                    Some((Part::Speaker, When::Many)) if i > 0 && doc.text.reads(i - 1, "как") => {}
                    Some((Part::Speaker, When::Many)) | Some((Part::Chair, When::Always)) => return false,
                    _ => {}
                }
            }
            if self.masked[i] {
                continue;
            }
            let Some(s) = doc.sense(i, SenseKind::EventHead.bit()) else {
                continue;
            };
            let class = doc.know.events[s.entry as usize].class.as_str();
            let next = i + doc.hit_len(i).max(1);
            let of_many = next < doc.len()
                && !doc.noun(next).plur.and(crate::morph::CaseSet::of(Case::Gen)).is_empty()
                && !doc.capital(next);
            // «III Региональный диалог «Транзит без бумаги»»: a forum that is called so
            let called = next < doc.len() && matches!(doc.text.word(next), "«" | "\"" | "“" | "„");
            match class {
                "talks" if called => return false,
                "talks" | "visit" => return true,
                "meeting" if talk(doc, i) && !self.of_two(doc, i) => {}
                "meeting" if talk(doc, i) => return !of_many,
                "work" | "ceremony" | "education" => {}
                _ => return false,
            }
        }
        false
    }
}

/// The subject's part, object's part and recipient's part of a verb; what holds of the verb with «не» goes first.
fn tell<'r>(p: &mut Predicate, roles: impl Iterator<Item = &'r Role>) {
    let mut negative = None;
    let negated = p.negated;
    for r in roles.filter(|r| if r.negated { negated } else { !(negated && r.when == When::Away) }) {
        match r.holder {
            Holder::Subject if r.negated => negative = negative.or(Some((r.part, r.when))),
            Holder::Subject if p.subject.is_none() => p.subject = Some((r.part, r.when)),
            Holder::Object if p.object.is_none() => p.object = Some(r.part),
            Holder::Recipient if p.recipient.is_none() => p.recipient = Some((r.part, r.when)),
            _ => {}
        }
    }
    p.subject = negative.or(p.subject);
}

/// A participle or converb of the verbs of `roles.toml`.
fn nonfinite<'r>(doc: &Doc, start: usize, end: usize, roles: impl Iterator<Item = &'r Role>) -> Option<Predicate> {
    let mut roles = roles.filter(|r| r.verb).peekable();
    roles.peek()?;
    let negated = start > 0 && doc.text.fold(start - 1) == "не";
    let mut p = Predicate { start, end, verb: start, negated, ..Predicate::default() };
    tell(&mut p, roles.filter(|r| r.near.is_empty()));
    Some(p)
}

enum Form {
    Finite(Predicate),
    Infinitive,
    Participle,
    Converb,
    Other,
}

/// How the word at `i` stands as a verb. A word that is a verb by the lexicon (`cue`) needs only one such reading.
fn form(doc: &Doc, i: usize, cue: bool) -> Form {
    let verb = doc.verb(i);
    if let Some(v) = verb.finite
        && (cue || !verb.nominal || verb.sure)
        && (doc.text.tokens[i].shape == Shape::Lower || doc.sentence_start(i))
    {
        return Form::Finite(Predicate {
            passive: v.passive,
            past: v.past,
            future: v.future || v.passive && planned(doc, i) || matches!(doc.text.fold(i), "ожидается" | "ожидаются"),
            plural: v.plural,
            gender: v.gender,
            negated: i > 0 && doc.text.fold(i - 1) == "не",
            ..Predicate::default()
        });
    }
    match verb.other {
        Nonfinite::Infinitive => Form::Infinitive,
        Nonfinite::Participle => Form::Participle,
        Nonfinite::Converb => Form::Converb,
        Nonfinite::None => Form::Other,
    }
}

/// «назначено на 3 ноября», «намечена на осень», but «назначен на должность»: what is to come.
fn planned(doc: &Doc, i: usize) -> bool {
    let date = i + 2;
    let told = date < doc.len() && {
        let kind = doc.text.tokens[date].kind;
        kind == Kind::Number || doc.know.dates.token(doc.text.fold(date), kind) != TimeWord::None
    };
    told && doc.text.reads(i + 1, "на") && doc.know.grammar.stems.scheduled.begins(doc.text.fold(i))
}

/// A table's row.
fn row(doc: &Doc, start: usize, end: usize) -> bool {
    (start..end).any(|k| doc.text.is(k, "|")) || doc.text.tokens[start].kind == Kind::Number
}

/// «…», – сообщил: a closing quote, a comma or other mark, and a dash before the verb.
fn after_quote(doc: &Doc, at: usize) -> bool {
    let mut k = at;
    let mut dash = false;
    for _ in 0..4 {
        if k == 0 {
            return false;
        }
        k -= 1;
        match doc.text.word(k) {
            "—" | "–" | "-" => dash = true,
            "»" | "\"" | "”" => return dash,
            "," | "." | "!" | "?" | "…" => {}
            _ if doc.flags(k).has(Flags::ADVERB) => {}
            _ => return false,
        }
    }
    false
}

/// Tokens behind the verb of a bracket in which those it tells of stand.
const LONGEST_ASIDE: usize = 80;

/// «Предыдущее учение прошло весной, им руководил А»: does a sentence begin with an event before the one reported?
fn told_of_another(doc: &Doc, start: usize) -> bool {
    let event = |k: usize| k < doc.len() && doc.any_of(k, SenseKind::EventHead.bit());
    let led = usize::from(doc.flags(start).has(Flags::PREPOSITION));
    let at = (start + led).min(doc.len() - 1);
    let before = ["предыдущ", "прошл"].iter().any(|stem| doc.text.fold(at).starts_with(stem));
    doc.is_word(at) && before && !doc.flags(at).has(Flags::VERB) && (at + 1..at + 4).any(event)
}

/// «проектный офис, который возглавил А»: no noun that the relative pronoun at `k` may stand for is an event.
fn of_no_event(doc: &Doc, k: usize, floor: usize) -> bool {
    let genders: &[Gender] = match doc.text.fold(k) {
        "который" => &[Gender::Masc],
        "которая" | "которую" | "которой" => &[Gender::Femn],
        "которое" => &[Gender::Neut],
        "которого" | "котором" | "которому" | "которым" => &[Gender::Masc, Gender::Neut],
        _ => return false,
    };
    let one = |p: crate::morph::Parse| {
        let noun = p.tag.pos() == Pos::Noun && p.tag.number() == Some(Number::Sing);
        noun && p.tag.gender().is_some_and(|g| genders.contains(&g))
    };
    let comma = (floor..k).rev().take(3).find(|&c| doc.text.is(c, ","));
    let before = comma.map_or(0..0, |c| floor.max(c.saturating_sub(16))..c);
    let mut told = before.filter(|&a| doc.known(a).iter().any(one)).peekable();
    // «на круглом столе, который вела А»: the last word of an event's phrase
    let closes = |a: usize| {
        let begins = |k: usize| doc.any_of(k, SenseKind::EventHead.bit()) && k + doc.hit_len(k) == a + 1;
        (a.saturating_sub(2)..=a).any(begins)
    };
    let event =
        |a: usize| closes(a) || doc.any_of(a, SenseKind::EventHead.bit()) || doc.is_class(a, Class::EVENT_PRONOUN);
    // «бизнес-форум, который вёл А»: an event of which no dictionary knows
    let unknown =
        comma.and_then(|c| c.checked_sub(1)).is_some_and(|a| a >= floor && doc.known(a).is_empty() && event(a));
    told.peek().is_some() && !unknown && !told.any(event)
}

/// «Избрали комиссию. Возглавил её А»: does the pronoun at `k` stand for a body that the sentence before names? It names no event
/// of that gender.
fn of_body(doc: &Doc, k: usize) -> bool {
    let genders: &[Gender] = match doc.text.fold(k) {
        "ее" | "ей" | "ею" => &[Gender::Femn],
        "его" | "им" => &[Gender::Masc, Gender::Neut],
        _ => return false,
    };
    let here = doc.text.sentence_of(k);
    let Some(before) = here.checked_sub(1).map(|n| doc.text.sentences[n]) else { return false };
    if doc.text.tokens[doc.text.sentences[here].start].line_start {
        return false;
    }
    let one = |p: crate::morph::Parse| {
        let noun = p.tag.pos() == Pos::Noun && p.tag.number() == Some(Number::Sing);
        noun && p.tag.gender().is_some_and(|g| genders.contains(&g))
    };
    let told = |a: &usize| doc.known(*a).iter().any(one);
    let event = |a: usize| doc.any_of(a, SenseKind::EventHead.bit());
    let body = |a: usize| doc.any_of(a, SenseKind::OrgHead.bit()) && doc.noun(a).has(Case::Acc);
    let nouns = || (before.start..before.end).filter(told);
    nouns().any(body) && !nouns().any(event)
}

/// Is there a dash at `k` behind one of the marks?
fn behind_speech(doc: &Doc, k: usize, marks: &[char]) -> bool {
    let dash = matches!(doc.text.mark(k), Some('–' | '—' | '-'));
    dash && doc.text.mark(k - 1).is_some_and(|m| marks.contains(&m))
}

/// Does a finite verb of a part stand at `k`?
fn says(doc: &Doc, k: usize) -> bool {
    k < doc.len() && doc.any_of(k, SenseKind::RoleVerb.bit()) && doc.verb(k).finite.is_some()
}
