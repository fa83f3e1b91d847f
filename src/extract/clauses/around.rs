//! What stands around each predicate in its clause, and around each participle and converb in its phrase.

use super::about::{of_body, of_no_event};
use super::ago::{sums_up, told_of_another};
use super::parts::tell;
use super::speech::after_quote;
use super::{Clauses, Predicate};
use crate::extract::doc::{Doc, Flags, Traits};
use crate::morph::{Case, Pos};
use crate::rules::{Class, Classes, Part, Role, SenseKind, When};
use crate::text::Kind;

/// Tokens of a paragraph that are looked through for its decree.
const PARAGRAPH: usize = 400;

/// «Подписан указ «О награждении». Орденом награждён А», «Указом назначен … А присвоено звание»: does an earlier sentence of the
/// paragraph tell of such a decree, or does a decree open the one before?
fn honours_decreed(doc: &Doc, at: usize) -> bool {
    let floor = at.saturating_sub(PARAGRAPH);
    let start = (floor..=at).rev().find(|&k| doc.text.tokens[k].line_start).unwrap_or(floor);
    let sentence = doc.text.sentences[doc.text.sentence_of(at)].start;
    let about = |k: usize| doc.text.reads(k, "о") && doc.know.grammar.stems.honouring.begins(doc.text.fold(k + 1));
    let decree = |k: usize| doc.is_class(k, Class::DECREE) && (k + 1..sentence.min(k + 9)).any(about);
    let before = doc.text.sentence_of(at).checked_sub(1).map(|n| doc.text.sentences[n].start);
    let by_decree = |k: usize| doc.is_class(k, Class::DECREE) && doc.noun(k).has(Case::Ins);
    before.is_some_and(|k| k >= start && by_decree(k)) || (start..sentence).any(decree)
}

impl Clauses {
    /// What stands around each predicate in its clause, and around each participle and converb in its phrase.
    pub(super) fn surroundings(&mut self, doc: &Doc) {
        // «представил коллегам» gives nobody anything
        let introduces = |p: &Predicate| doc.text.fold(p.verb).starts_with("представ");
        let gives = |p: &Predicate| p.recipient.is_some() && !p.passive && !p.future && !introduces(p);
        let handed = self.predicates.iter().any(gives);
        let decreed = !handed && self.signs_decrees(doc);
        for n in 0..self.predicates.len() {
            let (start, end) = (self.predicates[n].start, self.predicates[n].end);
            let sentence = doc.text.sentences[doc.text.sentence_of(start)];
            let mut from = match n.checked_sub(1) {
                Some(b) => self.predicates[b].end.max(sentence.start),
                None => sentence.start,
            };
            let mut to = self.predicates.get(n + 1).map_or(sentence.end, |a| a.start.min(sentence.end)).max(end);
            // «встречу открыла и вела»: both have one object
            if let Some(first) = n.checked_sub(1).filter(|&b| doc.text.reads(self.predicates[b].end, "и"))
                && start == self.predicates[first].end + 1
            {
                from = first.checked_sub(1).map_or(sentence.start, |b| self.predicates[b].end.max(sentence.start));
            }
            from = self.borders(from, start).last().map_or(from, |b| b.at);
            to = self.borders(end, to).first().map_or(to, |b| b.at);
            let mut p = std::mem::take(&mut self.predicates[n]);
            // «подготовил и провёл заседание»: the next asks for what it is about
            let joined = doc.text.reads(end, "и") && self.predicates.get(n + 1).is_some_and(|a| a.start == end + 1);
            match self.tells_nothing(doc, &p) && !joined {
                true => placed(doc, &mut p, from),
                false => self.surround(doc, &mut p, from, to),
            }
            // neither letters nor bills honour anybody
            let other = |fold: &str| fold.starts_with("пис") || fold.starts_with("законопроект");
            let decree = |k: usize| doc.is_class(k, Class::DECREE) && !other(doc.text.fold(k));
            // «указом награждён», and nobody hands it over
            p.earlier |= !handed
                && p.passive
                && (p.object.is_some() || p.recipient.is_some())
                && (decreed
                    || (start.saturating_sub(40).max(sentence.start)..to).any(decree)
                    || honours_decreed(doc, start));
            let says = matches!(p.subject, Some((Part::Speaker, _)));
            p.earlier |= told_of_another(doc, sentence.start) || !says && sums_up(doc, sentence.start);
            // «орден, которым А наградил своим указом президент Б»: he has decreed it, and others hand it over
            let given = !p.passive && (p.object.is_some() || p.recipient.is_some());
            if given && (from..to).any(|k| decree(k) && !self.masked[k] && by_decree(doc, k, &p)) {
                p.subject = Some((Part::Mentioned, When::Always));
            }
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
        let mut asides = std::mem::take(&mut self.asides);
        asides.iter_mut().for_each(|p| self.surround_aside(doc, p));
        self.asides = asides;
    }

    /// «(награду приняла вдова А)»: what stands around a verb in its bracket.
    fn surround_aside(&self, doc: &Doc, p: &mut Predicate) {
        /// Tokens to either bracket.
        const REACH: usize = 16;
        if self.tells_nothing(doc, p) {
            return;
        }
        let open = (p.start.saturating_sub(REACH)..p.start).rev().find(|&k| doc.text.is(k, "("));
        let close = (p.end..doc.len().min(p.end + REACH)).find(|&k| doc.text.is(k, ")"));
        if let (Some(open), Some(close)) = (open, close) {
            self.surround(doc, p, open + 1, close);
        }
    }

    /// «Губернатор А подписал кадровые указы»: is that what the release reports? Whom it honours, those decrees do.
    fn signs_decrees(&self, doc: &Doc) -> bool {
        /// Tokens behind the verb.
        const NEAR: usize = 8;
        let first = self.periods.iter().find(|p| !p.headline).map_or(0, |p| p.start);
        let Some(verb) = self.predicates.iter().find(|p| p.start >= first) else { return false };
        let signs = matches!(verb.subject, Some((Part::Signatory, _))) && verb.past && !verb.passive;
        let stop = |k: &usize| doc.text.full_stop(*k) || doc.text.is(*k, ",");
        signs
            && (verb.end..doc.len().min(verb.end + NEAR))
                .take_while(|k| !stop(k))
                .any(|k| doc.is_class(k, Class::DECREE))
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

    /// «Вёл его А, | протокол – Б», «Вёл его А, | обязанности секретаря исполняла Б»: where behind the verb's subject a clause with an
    /// object of its own begins, or `to`.
    fn next_clause(&self, doc: &Doc, end: usize, to: usize) -> usize {
        let object = |k: usize| doc.is_word(k) && !self.masked[k] && doc.noun(k).has(Case::Acc);
        let verb = || self.predicates.binary_search_by_key(&to, |p| p.start).is_ok();
        let begins = |k: usize| doc.text.dash(k + 1) || verb() && !self.masked[k..to].contains(&true);
        let comma = |k: &usize| doc.text.is(*k, ",") && self.masked[*k - 1] && object(*k + 1) && begins(*k + 1);
        (end.max(1)..to.saturating_sub(1)).find(comma).unwrap_or(to)
    }

    /// Can nobody's part hang on the predicate, whatever stands around it? Most verbs are such.
    fn tells_nothing(&self, doc: &Doc, p: &Predicate) -> bool {
        let part = p.subject.is_some() || p.object.is_some() || p.recipient.is_some() || p.own.is_some();
        !part && self.phrases.is_empty() && !doc.any_of(p.verb, SenseKind::RoleVerb.bit())
    }

    /// What stands around a predicate in the tokens of its clause.
    fn surround(&self, doc: &Doc, p: &mut Predicate, from: usize, to: usize) {
        let (start, end) = (p.start, p.end);
        let sentence = doc.text.sentences[doc.text.sentence_of(start)];
        let word = |k: usize| doc.is_word(k) && !(k >= start && k < end);
        // «двумя днями ранее» is of the same days
        let days = |k: usize| k > 0 && matches!(doc.text.fold(k - 1), "днем" | "днями" | "часом" | "часами");
        let near = |k: usize| doc.is_class(k, Class::EARLIER) && days(k);
        let near = |k: usize| near(k) || doc.is_class(k, Class::EARLIER) && of_participle(doc, k);
        let own = doc.with(from, to, Traits::TELLS).filter(|&k| word(k) && !self.masked[k] && !near(k));
        let classes = own.fold(Classes::default(), |all, k| all.or(doc.classes(k)));
        // «сессия, которую 18 августа провёл А», «встреча, которую председатель комитета А провёл с Б»
        let close = || start - from <= 7 || (from..start).filter(|&k| !self.masked[k]).count() <= 7;
        let which = from < start && close() && doc.is_word(from) && doc.text.fold(from).starts_with("котор");
        // «его 3 июля провёл А»
        let dated = start > 2 && doc.text.tokens[start - 2].kind == Kind::Number;
        let near = if which { from } else { start.saturating_sub(if dated { 3 } else { 2 }).max(from) };
        // «встречи, которыми руководил А»
        let leads = doc.text.fold(p.verb).starts_with("руковод");
        p.pronoun = (near..(end + 2).min(to)).any(|k| {
            let stands = doc.is_class(k, Class::EVENT_PRONOUN) || leads && led_which(doc.text.fold(k));
            let event = word(k) && stands && !of_no_event(doc, k, sentence.start);
            event && !(doc.know.grammar.stems.heads_party.begins(doc.text.fold(p.verb)) && of_body(doc, k))
        });
        p.event = self.event(doc, from, to, start, end);
        let back = sentence.start.saturating_sub(40);
        p.of_delegation = classes.has(Class::DELEGATION)
            || (p.pronoun || joins_it(doc, from, start))
                && doc.with(back, from, Traits::TELLS).any(|k| doc.is_class(k, Class::DELEGATION))
            || joins_observers(doc, from, start)
            || composed(doc, start).is_some_and(|k| doc.is_class(k, Class::DELEGATION))
            || joins_judges(doc, from, start);
        let stands = |k: &usize| word(*k) && !self.masked[*k];
        let behind = self.next_clause(doc, end, to);
        let asked =
            |r: &Role| doc.with(from, behind, Traits::ASKED).filter(stands).any(|k| r.near.contains(&doc.hash(k)));
        let near = |r: &Role| !r.near.is_empty() && asked(r);
        let senses = doc.senses_of(p.verb, SenseKind::RoleVerb.bit());
        let special = senses.map(|s| &doc.know.roles[s.entry as usize]).filter(|r| near(r));
        let mut narrow = Predicate { negated: p.negated, ..Predicate::default() };
        tell(&mut narrow, special);
        let guests = matches!(p.subject, Some((_, When::Guests)));
        // «Его принял А, вручивший грамоту»
        let comma = || (end..to).find(|&k| doc.text.is(k, ",")).unwrap_or(to);
        p.of_decision = classes.has(Class::DECISION) || guests && self.of_thing(doc, (from, start, comma()));
        p.earlier |= p.subject.is_some() && (classes.has(Class::EARLIER) || self.back_then(doc, from, end, to));
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
        placed(doc, p, from);
    }
}

/// Whether the clause of a predicate, which begins at `from`, is a relative one, and whether it follows a quotation.
fn placed(doc: &Doc, p: &mut Predicate, from: usize) {
    p.relative = from > 0
        && doc.is_word(from)
        && !matches!(doc.text.fold(from), "а" | "но" | "однако")
        && doc.is_class(from, Class::CLAUSE_WORD);
    p.said = after_quote(doc, p.start);
}

/// «А, некогда служивший в дивизии, …», «Б, возглавлявшая ранее отдел, …»: does the word at `k` belong to a participle's phrase?
fn of_participle(doc: &Doc, k: usize) -> bool {
    let participle = |j: usize| j < doc.len() && doc.known(j).iter().any(|p| p.tag.pos() == Pos::Participle);
    let comma = |j: usize| doc.text.is(j, ",");
    k > 1 && (comma(k - 1) && participle(k + 1) || comma(k - 2) && participle(k - 1))
}

/// «своим указом», but not «с новым указом»: is the decree at `k` what the verb is done by, in its own clause?
fn by_decree(doc: &Doc, k: usize, p: &Predicate) -> bool {
    let led = |back: usize| k.checked_sub(back).is_some_and(|j| doc.is_word(j) && doc.flags(j).has(Flags::PREPOSITION));
    let between = if k < p.start { k..p.start } else { p.end..k };
    doc.noun(k).has(Case::Ins) && !led(1) && !led(2) && !between.into_iter().any(|j| doc.text.is(j, ","))
}

/// «Её возглавляет А, в состав | входят Б и В»: of what has been told before.
fn joins_it(doc: &Doc, from: usize, verb: usize) -> bool {
    from + 1 < verb && doc.text.reads(verb - 1, "состав") && matches!(doc.text.fold(verb - 2), "в" | "его" | "ее")
}

/// «В состав группы | вошли А и Б», «В состав группы, координатором которой был А, | вошли Б и В», of observers.
fn joins_observers(doc: &Doc, from: usize, verb: usize) -> bool {
    let beside = verb > from + 2 && doc.text.fold(verb - 1) == "группы" && doc.text.reads(verb - 2, "состав");
    let group = beside || composed(doc, verb).is_some_and(|k| doc.text.fold(k) == "группы");
    let told = from.saturating_sub(PARAGRAPH)..from;
    group && told.into_iter().any(|k| doc.is_word(k) && doc.text.fold(k).starts_with("наблюдател"))
}

/// «В состав делегации, которую возглавил А, | вошли Б и В»: what it is that opens the sentence of the verb and has a clause of its own
/// before it.
fn composed(doc: &Doc, verb: usize) -> Option<usize> {
    let start = doc.text.sentences[doc.text.sentence_of(verb)].start;
    let opens = doc.text.reads(start, "в") && doc.text.reads(start + 1, "состав") && doc.text.is(start + 3, ",");
    (opens && verb > start + 4 && doc.text.is(verb - 1, ",")).then_some(start + 2)
}

/// «Конкурсную комиссию возглавил А, в неё | вошли Б и В»: whoever judges a contest is there. What «её состав» is of may stand in
/// the sentence before.
fn joins_judges(doc: &Doc, from: usize, verb: usize) -> bool {
    /// Tokens back to the judges.
    const NEAR: usize = 40;
    if verb < from + 2 || !matches!(doc.text.fold(verb - 1), "нее" | "него" | "состав") {
        return false;
    }
    let judges = |k: usize| doc.is_word(k) && doc.know.grammar.stems.judging.begins(doc.text.fold(k));
    let sentence = || doc.text.sentences[doc.text.sentence_of(verb)].start;
    let floor = if doc.text.reads(verb - 1, "состав") { 0 } else { sentence() };
    (floor.max(from.saturating_sub(NEAR))..from).any(judges)
}

/// «которым», «которой», «которыми»
fn led_which(fold: &str) -> bool {
    matches!(fold, "которым" | "которой" | "которою" | "которыми")
}
