//! Hosts abroad: «Министр посетил Загреб. Его принял премьер-министр А» – whoever receives the release's own officials in another
//! state, or is met there, is that state's.

use super::areas::in_place;
use super::{Office, Post};
use crate::extract::authority::Authority;
use crate::extract::bind::Found;
use crate::extract::countries::{self, State};
use crate::extract::doc::{Doc, Flags};
use crate::extract::places::Spot;
use crate::extract::roles;
use crate::morph::Case;
use crate::rules::TitleClass;
use crate::rules::dates::Word;
use crate::text::Kind;
use std::collections::BTreeSet;

/// Gives hosts abroad, whom nothing but the release's authority had given a state, the state where they were met.
pub(super) fn settle(
    doc: &Doc,
    found: &Found,
    owners: &[Option<usize>],
    posts: &mut [Post],
    spots: &[Spot],
    authority: &Authority,
) {
    let Some(home) = authority.state.as_deref() else { return };
    let open =
        |p: &Post| p.country_from == Some("release") && p.office == Office::State && p.class != TitleClass::Diplomat;
    if !posts.iter().any(open) {
        return;
    }
    let own: BTreeSet<usize> = posts.iter().filter(|p| p.country.as_deref() == Some(home)).map(|p| p.person).collect();
    let names = found.names.iter().zip(owners);
    let named: Vec<(usize, bool)> =
        names.map(|(n, owner)| (n.start, owner.is_some_and(|o| own.contains(&o)))).collect();
    let mut last: Option<(usize, String)> = None;
    for p in posts.iter_mut() {
        if !open(p) {
            continue;
        }
        let sentence = doc.text.sentence_of(p.start);
        let with_last = last.as_ref().filter(|(at, _)| *at == sentence && listed(doc, p.start));
        let state = match with_last {
            Some((_, state)) => Some(state.clone()),
            None if receives(doc, p.start) || is_met(doc, p.start) => {
                visited(doc, p.start, spots, &named).filter(|state| state != home)
            }
            None => None,
        };
        if let Some(state) = state {
            (p.country, p.country_from) = (Some(state.clone()), Some("visit"));
            p.weight = p.weight.min(0.8);
            last = Some((sentence, state));
        }
    }
}

/// «…, мэром города Б»: one more of those whom the sentence lists.
fn listed(doc: &Doc, at: usize) -> bool {
    at > 0 && (doc.text.is(at - 1, ",") || doc.text.reads(at - 1, "и"))
}

/// «его принял министр А», «встретил министр А»: the verb right before its subject.
fn receives(doc: &Doc, at: usize) -> bool {
    let verb = |k: usize| {
        let host = doc.know.grammar.stems.receives.begins(doc.text.fold(k));
        host && doc.flags(k).has(Flags::VERB) && !doc.text.fold(k).ends_with("ся")
    };
    // «уругвайских гостей принял председатель»: they have come here
    let floor = doc.text.sentences[doc.text.sentence_of(at)].start.max(at.saturating_sub(LONGEST));
    let guests = |k: usize| doc.is_word(k) && doc.text.fold(k).starts_with("гост");
    if (floor..at).any(guests) {
        return false;
    }
    let subject = doc.noun(at).any().or(doc.adjective(at).any()).has(Case::Nom);
    // «принял в г. Джибути министр А»
    let place = |k: usize| doc.capital(k) || matches!(doc.text.word(k), "в" | "во" | "г" | "г." | "." | "городе");
    let before = (floor..at).rev().take(5).find(|&k| !place(k) || doc.is_word(k) && verb(k));
    subject && before.is_some_and(|k| doc.is_word(k) && verb(k))
}

/// «провёл переговоры с министром А», «встретился с министром А»
fn is_met(doc: &Doc, at: usize) -> bool {
    if at < 2 || !matches!(doc.text.fold(at - 1), "с" | "со") || !doc.is_word(at - 2) {
        return false;
    }
    roles::talk(doc, at - 2) || doc.know.grammar.stems.meets.begins(doc.text.fold(at - 2))
}

/// Sentences before a host in which a visit is told.
const MOST_SENTENCES: usize = 3;

/// Tokens of a sentence that is read for visits: a longer one is a list.
const LONGEST: usize = 400;

/// The state where the last visit told before token `at` is, or the place that opens a sentence, if the sentence tells of one of
/// the release's own officials and nobody else is told of behind it. `named`: where names begin, and whether they are such officials'.
fn visited(doc: &Doc, at: usize, spots: &[Spot], named: &[(usize, bool)]) -> Option<String> {
    let own = doc.text.sentence_of(at);
    for n in (own.saturating_sub(MOST_SENTENCES)..=own).rev() {
        let sentence = doc.text.sentences[n];
        let end = if n == own { at } else { sentence.end };
        if end - sentence.start > LONGEST {
            return None;
        }
        if let Some((place, state)) = last_visit(doc, (sentence.start, end), spots) {
            let told = &named[named.partition_point(|n| n.0 < sentence.start)..named.partition_point(|n| n.0 < at)];
            let own = told.iter().any(|n| n.1 && n.0 < end);
            let other = told.iter().any(|n| !n.1 && n.0 > place);
            return (own && !other).then_some(state);
        }
    }
    None
}

/// Tokens of a line that heads a day of a visit.
const LONGEST_HEADING: usize = 8;

/// «8 апреля. Буэнос-Айрес», «Монтевидео, 10 апреля»: the lines that hold a day and a place and nothing else, each with the place's
/// state: a visit is told day by day.
pub(super) fn days_of_visit(doc: &Doc, spots: &[Spot]) -> Vec<(usize, String)> {
    let tokens = &doc.text.tokens;
    let starts = |k: usize| k == 0 || tokens[k].line_start;
    let day = |k: usize| {
        let month = matches!(doc.time_words()[k], Word::Month(_) | Word::MonthOf(_) | Word::Weekday(_));
        month || !doc.is_word(k)
    };
    let heading = |spot: &Spot| {
        let from = (0..=spot.start).rev().take(LONGEST_HEADING).find(|&k| starts(k))?;
        let to = (spot.end..doc.len()).take(LONGEST_HEADING).find(|&k| starts(k))?;
        let mut others = (from..spot.start).chain(spot.end..to).peekable();
        let dated = (from..to).any(|k| tokens[k].kind == Kind::Number);
        (dated && others.peek().is_some() && others.all(day)).then(|| Some((from, spot.country.clone()?))).flatten()
    };
    spots.iter().filter_map(heading).collect()
}

/// Sentences back to a journey.
const LOOKED_THROUGH: usize = 12;

/// The state of the last journey told before token `at`.
pub(super) fn journey(doc: &Doc, at: usize, spots: &[Spot]) -> Option<String> {
    let sentences = &doc.text.sentences;
    let own = doc.text.sentence_of(at);
    let visit = |n: usize| {
        let end = if n == own { at } else { sentences[n].end };
        (end - sentences[n].start <= LONGEST).then(|| last_visit(doc, (sentences[n].start, end), spots)).flatten()
    };
    (0..=own).rev().take(LOOKED_THROUGH).find_map(visit).map(|(_, code)| code)
}

/// Where the last place or state stands between two tokens to which somebody goes, or which opens the sentence, and its state.
fn last_visit(doc: &Doc, (from, to): (usize, usize), spots: &[Spot]) -> Option<(usize, String)> {
    let visits = |k: usize| doc.is_word(k) && doc.know.grammar.stems.visits_abroad.begins(doc.text.fold(k));
    let goes = |at: usize| {
        let near = at.saturating_sub(5).max(from)..at;
        at > from && visits(at - 1) || in_place(doc, at, from) && near.into_iter().any(visits)
    };
    let host = receives(doc, to);
    let received = |at: usize| host && in_place(doc, at, from);
    let there = |at: usize| goes(at) || opens(doc, from, at) || received(at);
    let first = spots.partition_point(|s| s.start < from);
    let inside = spots[first..].iter().take_while(|s| s.end <= to).filter(|s| there(s.start));
    let place = inside.filter_map(|s| Some((s.start, s.country.clone()?))).last();
    let code = |s: State| doc.know.countries[s.entry as usize].code.clone();
    let states = (from..to).filter_map(|k| Some((k, countries::at(doc, k).filter(State::is_noun)?)));
    let state = states.rev().find(|(k, _)| there(*k)).map(|(k, s)| (k, code(s)));
    place.into_iter().chain(state).max_by_key(|told| told.0)
}

/// «В тот же день в г. Джибути …»: a place that stands among the first words of its sentence, before any verb.
fn opens(doc: &Doc, from: usize, at: usize) -> bool {
    let verb = |k: usize| doc.is_word(k) && doc.flags(k).has(Flags::VERB | Flags::SHORT_PARTICIPLE);
    in_place(doc, at, from) && !(from..at).any(verb)
}
