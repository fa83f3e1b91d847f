//! Whether an office begins at a word, which in that form may be a thing as well: another's office ends the chain.

use super::nouns::is_and;
use crate::extract::doc::{Doc, Flags};
use crate::morph::{Case, Gender, Number, Parse, Pos, Tag};
use crate::rules::{SenseKind, TitleClass};

/// «доктора технических наук, профессора А»: two ranks or degrees in a row, which a human bears.
pub(super) fn degrees_begin(doc: &Doc, j: usize, limit: usize) -> bool {
    let rank = |k: usize| doc.small(k) && doc.any_of(k, SenseKind::Rank.bit());
    rank(j) && (j + 1..limit.min(j + 5)).find(|&k| doc.text.is(k, ",")).is_some_and(|k| k + 1 < limit && rank(k + 1))
}

/// «представила гостям председателя комитета А»: those who have met him have no chairman.
pub(super) fn shown_to(doc: &Doc, j: usize, limit: usize) -> bool {
    let listeners = |k: usize| {
        let cases = doc.noun(k).plur;
        cases.has(Case::Dat) && doc.know.grammar.stems.listeners.begins(doc.text.fold(k))
    };
    j > 0 && j < limit && doc.is_word(j - 1) && listeners(j - 1) && perhaps_described(doc, j, limit)
}

/// Does an office of one, in the genitive and perhaps with an adjective, begin at `k`?
fn perhaps_described(doc: &Doc, k: usize, limit: usize) -> bool {
    let adjective = k < limit && doc.small(k) && doc.adjective(k).sing.has(Case::Gen);
    let office = k + usize::from(adjective);
    office < limit && one_office(doc, office)
}

/// Does an office of one stand at `k`, in the genitive and with no capital?
fn one_office(doc: &Doc, k: usize) -> bool {
    let office = |s: crate::rules::Sense| {
        let one = s.kind == SenseKind::TitleHead && s.number != Some(Number::Plur) && s.cases.has(Case::Gen);
        let class = doc.know.titles[s.entry as usize].class;
        one && matches!(class, TitleClass::State | TitleClass::Any | TitleClass::Company | TitleClass::Regional)
    };
    !doc.capital(k) && doc.senses_of(k, SenseKind::TitleHead.bit()).any(office)
}

/// Does an office of one stand behind the word for a meeting?
pub(super) fn of_meeting(doc: &Doc, j: usize, limit: usize) -> bool {
    let meeting =
        |s: crate::rules::Sense| s.kind == SenseKind::EventHead && doc.know.events[s.entry as usize].class == "meeting";
    let behind = j > 0 && doc.small(j - 1) && doc.senses_of(j - 1, SenseKind::EventHead.bit()).any(meeting);
    behind && perhaps_described(doc, j, limit)
}

/// «миграционной политики»: the adjective right before agrees with no reading of the office, so this is another noun.
pub fn other_noun(doc: &Doc, i: usize, floor: usize) -> bool {
    if i <= floor || doc.text.tokens[i].line_start || doc.capital(i) {
        return false;
    }
    let a = doc.adjective(i - 1);
    let adjective = doc.is_word(i - 1) && !a.any().is_empty() && doc.noun(i - 1).any().is_empty();
    // «противостоящими президенту»: it agrees with nothing here, and governs the office
    let noun = doc.noun(i);
    if a.sing.and(noun.sing).is_empty() && a.plur.and(noun.plur).is_empty() {
        return false;
    }
    if adjective && of_thing(doc, i) {
        return true;
    }
    let agrees = doc.senses(i).filter(|s| matches!(s.kind, SenseKind::TitleHead | SenseKind::Rank)).any(|s| {
        let by_number = match s.number {
            Some(Number::Plur) => a.plur,
            Some(Number::Sing) => a.sing,
            None => a.any(),
        };
        !by_number.and(s.cases).is_empty()
    });
    adjective && !agrees && !doc.flags(i - 1).has(Flags::PRONOMINAL | Flags::FUNCTION)
}

/// «внешней политике»: an adjective that only a feminine has, before a noun that is a thing's as well as a «политик»'s.
fn of_thing(doc: &Doc, i: usize) -> bool {
    let feminine = |p: Parse| p.tag.gender() == Some(Gender::Femn);
    let declined = |p: &Parse| matches!(p.tag.pos(), Pos::Adjective | Pos::Participle);
    let before = doc.known(i - 1);
    let office = doc.sense(i, SenseKind::TitleHead.bit()).map_or("", |s| &doc.know.titles[s.entry as usize].lemma);
    let thing = |p: Parse| {
        let noun = p.tag.pos() == Pos::Noun && feminine(p) && !p.tag.has(Tag::ANIMATE);
        noun && doc.know.morph.lemma(doc.text.fold(i), p) != office
    };
    before.iter().any(|p| declined(&p))
        && before.iter().filter(declined).all(feminine)
        && doc.known(i).iter().any(thing)
}

/// «энергетике», «политике»: is the word at `i` in the singular of this case the noun of a thing, and no office's in it?
pub fn named_thing(doc: &Doc, i: usize, case: Case) -> bool {
    let noun = |p: &Parse| p.tag.pos() == Pos::Noun && p.tag.number() == Some(Number::Sing) && p.tag.cases().has(case);
    let mut nouns = doc.known(i).iter().filter(|p| noun(p)).peekable();
    nouns.peek().is_some() && nouns.all(|p| !p.tag.has(Tag::ANIMATE))
}

/// Does a title begin at `i` (adjectives aside)?
pub fn office_begins(doc: &Doc, i: usize, limit: usize) -> bool {
    let mut k = i;
    while k < limit && k < i + 5 && doc.is_word(k) {
        if doc.any_of(k, SenseKind::TitleHead.bit()) && !other_noun(doc, k, i) {
            return true;
        }
        let modifier = doc.any_of(k, SenseKind::TitleModifier.bit());
        if !modifier && doc.adjective(k).any().is_empty() && !is_and(doc, k) {
            return false;
        }
        k += 1;
    }
    false
}
