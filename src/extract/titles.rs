//! Titles: noun phrases headed by an office, a profession, a rank or a degree, with their whole chain; and their
//! nominative singular.

mod closing;
mod forms;
mod in_names;
mod modifiers;
mod nominative;
mod part;
mod role;
mod see;
mod shared;
mod whole;

use super::doc::{Doc, Flags, Traits};
use super::phrase::{self, Growth};
use crate::morph::{Case, CaseSet};
use crate::rules::{Class, SenseKind, TitleClass};
pub(super) use forms::{genitive_of_one, noun_gender_in};
use modifiers::left;
pub(super) use modifiers::tells_age;
pub(super) use nominative::nominative;
pub(super) use part::{for_a_term, part};
pub(super) use role::with_role;
use whole::title_at;
pub(super) use whole::{besides, place_in_list, told_who};

/// A title as found in the text.
#[derive(Debug, Clone)]
pub struct Title {
    /// First token (modifiers included).
    pub start: usize,
    /// One past the last token of the chain.
    pub end: usize,
    /// Tokens of the head nouns with their modifiers: the first, and those joined to it by a dash.
    pub heads: Vec<Head>,
    /// Cases the head can stand in.
    pub cases: CaseSet,
    pub plural: bool,
    /// It can be read as a singular.
    pub singular: bool,
    pub class: TitleClass,
    /// Index into the lexicon's titles.
    pub entry: u32,
    /// Co-ordinated dependents that several holders may share out.
    pub members: Vec<(usize, usize)>,
}

/// One head noun.
#[derive(Debug, Clone, Copy)]
pub struct Head {
    /// First modifier.
    pub start: usize,
    /// The noun (its first token, where the lexicon's head has several).
    pub noun: usize,
    /// One past the noun.
    pub end: usize,
    /// The modifier before it is indeclinable and governs the genitive: «и.о. министра».
    pub governed: bool,
}

/// Is what the title tells the part in an event, as «участник», «докладчик» do? «Ведущий инженер» is a calling.
pub(super) fn part_taken(doc: &Doc, title: &Title) -> bool {
    let head = title.heads[0];
    head.noun + 1 == head.end && doc.is_class(head.noun, Class::PART_TAKEN)
}

/// All titles between `from` and `to`, in order; no two overlap.
pub fn titles(doc: &Doc, from: usize, to: usize, out: &mut Vec<Title>) {
    let mut i = from;
    let mut floor = from;
    loop {
        i = doc.next(i, to, Traits::senses(HEADS));
        if i == to {
            return;
        }
        match title_at(doc, i, floor, to.min(i + LONGEST)) {
            Some(title) if state_as(doc, &title) || of_which(doc, &title) || contends(doc, &title) => {
                i = title.end.max(i + 1)
            }
            Some(title) => {
                floor = title.end;
                i = title.end.max(i + 1);
                out.push(title);
            }
            None => i += 1,
        }
    }
}

/// «делегация, членами которой являются А и Б»: no office, but who belongs to what is told before.
fn of_which(doc: &Doc, title: &Title) -> bool {
    let which = |k: usize| matches!(doc.text.fold(k), "которой" | "которого" | "которых");
    let bare = title.end == title.heads[0].end && doc.text.fold(title.heads[0].noun).starts_with("член");
    bare && title.end < doc.len() && which(title.end)
}

/// «Вторым кандидатом был А», «первым чемпионом стал Б»: what somebody was in a contest, as they were told in turn.
fn contends(doc: &Doc, title: &Title) -> bool {
    let counted = doc.flags(title.start).has(Flags::ORDINAL) && title.start + 1 == title.heads[0].noun;
    let bare = title.end == title.heads[0].end;
    let lemma = || doc.know.titles.get(title.entry as usize).map_or("", |t| t.lemma.as_str());
    counted && bare && doc.know.grammar.stems.contenders.has(lemma())
}

/// «Венгрия (наблюдатель) – А», «от Туркменистана (в качестве наблюдателя)»: as what a state takes part, in brackets.
fn state_as(doc: &Doc, title: &Title) -> bool {
    let text = doc.text;
    let led = title.start > 2 && text.reads(title.start - 1, "качестве") && text.reads(title.start - 2, "в");
    let open = if led { title.start - 2 } else { title.start };
    let bracketed = open > 1 && text.is(open - 1, "(") && title.end < text.len() && text.is(title.end, ")");
    let lemma = || doc.know.titles.get(title.entry as usize).map_or("", |t| t.lemma.as_str());
    bracketed && doc.any_of(open - 2, SenseKind::STATES) && (led || lemma() == "наблюдатель")
}

/// Longer than any title, in tokens.
const LONGEST: usize = 256;

/// The last office in the genitive inside a chain, if the chain ends with it: «президента Узбекистана» of «дочь президента
/// Узбекистана».
pub fn inner(doc: &Doc, from: usize, to: usize) -> Option<Title> {
    offices_within(doc, from, to, (from..to).rev())
}

/// «советник первого заместителя министра Анны Гриб»: whose adviser; the longest of the offices that end such a chain.
pub fn owners(doc: &Doc, from: usize, to: usize) -> Option<Title> {
    offices_within(doc, from, to, from..to)
}

/// The first of the offices in the genitive within `from..to`, their heads looked for at `places`, if it ends the chain.
fn offices_within(doc: &Doc, from: usize, to: usize, places: impl Iterator<Item = usize>) -> Option<Title> {
    let genitive =
        |s: crate::rules::Sense| matches!(s.kind, SenseKind::TitleHead | SenseKind::Rank) && s.cases.has(Case::Gen);
    // «заведующего кафедрой» is an adjective by its form
    let one = |k: usize| doc.noun(k).sing.or(doc.adjective(k).sing).has(Case::Gen);
    let head = |&k: &usize| doc.any_of(k, HEADS) && one(k) && doc.senses(k).any(genitive);
    let title = places.filter(head).find_map(|k| title_at(doc, k, from, to))?;
    let cases = title.cases.and(CaseSet::of(Case::Gen));
    let bears = title.end == to && !cases.is_empty() && title.class != TitleClass::Relative;
    bears.then_some(Title { cases, plural: false, singular: true, ..title })
}

const HEADS: u32 = SenseKind::TitleHead.bit() | SenseKind::Rank.bit();

fn head_sense(doc: &Doc, i: usize) -> Option<crate::rules::Sense> {
    doc.sense(i, SenseKind::TitleHead.bit() | SenseKind::Rank.bit())
}

/// The title that a noun of the dictionary heads: what its holder does.
pub fn calling(doc: &Doc, noun: usize, floor: usize, limit: usize, cases: CaseSet) -> Title {
    let head = left(doc, noun, noun + 1, floor, cases, false);
    let growth = Growth { head: cases, plural: false, person: true, by: false };
    let end = phrase::chain(doc, noun + 1, limit, growth).end;
    let (entry, class) = (doc.know.calling, doc.know.titles[doc.know.calling as usize].class);
    let (heads, members) = (vec![head], Vec::new());
    Title { start: head.start, end, heads, cases, plural: false, singular: true, class, entry, members }
}
