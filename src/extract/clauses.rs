//! Periods and predicates. A period is a sentence with the list that it announces: lines that end with a colon, semicolon or
//! comma go on in the next, and lines without a verb belong to the heading above them. Predicates are finite verbs and short
//! participles outside names, titles and quotations, with what `rules/roles.toml` says of them. What is quoted is marked first,
//! then predicates are scanned for, periods made, and what stands around each predicate is read; the rest is asked later.

mod about;
mod ago;
mod ahead;
mod around;
mod borders;
mod forms;
mod nominals;
mod parts;
mod periods;
mod scan;
mod sides;
mod speech;

use super::doc::{Doc, Traits};
use crate::morph::Gender;
use crate::rules::{Holder, Part, SenseKind, When};
use crate::text::Kind;
use borders::Border;

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
    /// Somebody is told to have been elected to the chair of a body.
    elected: bool,
}

impl Clauses {
    /// `masked`: tokens of names and titles, where no predicate is looked for; `past`: references to times long gone.
    pub fn find(doc: &Doc, masked: Vec<bool>, past: &[(usize, usize)]) -> Self {
        let predicates = Vec::with_capacity(doc.text.sentences.len() * 2);
        // «в 1925 г. приняли …»: what follows the year stands behind its full stop
        let dot = |k: usize| usize::from(k > 0 && doc.text.reads(k - 1, "г") && doc.text.is(k, "."));
        let past = past.iter().map(|&(first, last)| (first, last + dot(last))).collect();
        let mut c = Clauses { masked, past, predicates, ..Self::default() };
        c.marks(doc);
        c.borders = doc.with(0, doc.len(), Traits::BORDER).filter_map(|k| c.border(doc, k)).collect();
        c.scan(doc);
        let leads = |when: When| matches!(when, When::Event | When::Led);
        c.led = c.phrases.iter().any(|p| leads(p.when))
            || c.predicates.iter().any(|p| p.subject.is_some_and(|(_, when)| leads(when)));
        c.elected = c.elects_chair(doc);
        c.join_nominals(doc);
        c.periods(doc);
        c.surroundings(doc);
        c.long_ago(doc);
        c
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

    /// «Сопредседателями стали А и Б», where a body elects its chair: posts that are given, and no meeting's.
    pub fn gives_post(&self, doc: &Doc, word: usize) -> bool {
        self.elected && nominals::becomes(doc, word)
    }

    /// Inside a name or a title.
    pub fn named(&self, k: usize) -> bool {
        self.masked[k]
    }
}

/// Tokens behind the verb of a bracket in which those it tells of stand.
const LONGEST_ASIDE: usize = 80;
