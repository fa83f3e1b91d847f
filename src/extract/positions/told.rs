//! The body that an office is of without a word, or by its noun alone: one that the text has told elsewhere.

use super::listed::receives;
use super::{Setting, bare_head};
use crate::extract::countries::State;
use crate::extract::doc::{Doc, Flags};
use crate::extract::organizations::Body;
use crate::extract::phrase;
use crate::extract::titles::{self, Title};
use crate::morph::Case;
use crate::rules::{Class, Sense, SenseKind, TitleClass};
use crate::text::Shape;

/// Bodies of a text that an office may be of without a word: where more are, it is a list.
const MOST_BODIES: usize = 500;

/// «Председатель Правления»: the body of a state that the release names in full elsewhere, «Правление Национального банка
/// Республики Беларусь».
pub(super) fn told_before<'s>(doc: &Doc, title: &Title, setting: &Setting<'s>) -> Option<&'s Body> {
    let last = title.end - 1;
    let entry = |k: usize| doc.sense(k, SenseKind::OrgHead.bit()).map(|s| s.entry);
    let mine = entry(last)?;
    // «отряд Каспийской флотилии … заместитель командующего флотилией»
    let forces = doc.know.org_heads[mine as usize].class == "military";
    // «члены комитета», of the one told before
    let committee = doc.know.org_heads[mine as usize].class == "committee";
    if last < title.heads[title.heads.len() - 1].end || !doc.capital(last) && !forces && !committee {
        return None;
    }
    if let Some(body) = by_letters(doc, title, last, setting.bodies) {
        return Some(body).filter(|b| b.country.is_some());
    }
    let full = |b: &&Body| {
        let unit = || forces && (b.start + 1..b.end).any(|k| entry(k) == Some(mine));
        let whole = b.end - b.start > 1 && (entry(b.start) == Some(mine) || unit());
        // a company is no state's
        let of_state = b.country.is_some() && !matches!(b.kind.as_str(), "company" | "company_form");
        of_state && (whole || b.start > 0 && entry(b.start - 1) == Some(mine)) && !of_guests(doc, title, b)
    };
    // of two states' commissions neither
    let first = setting.bodies.iter().take(MOST_BODIES).find(full)?;
    // of those told before, if one is: what a list tells below is another's
    let until = if first.start < title.start { title.start } else { doc.len() };
    let other = |b: &&Body| full(b) && b.start < until && b.kind != "diplomatic" && b.country != first.country;
    (!setting.bodies.iter().take(MOST_BODIES).any(|b| other(&b))).then_some(first)
}

/// «Прибыла делегация Конституционного Суда Азербайджана … Гостей принял Председатель Конституционного Суда А», «переговоры со
/// спикером Сената»: is the body the guests', and the office not theirs?
pub(super) fn of_guests(doc: &Doc, title: &Title, body: &Body) -> bool {
    let before = title.start.checked_sub(1).filter(|&k| doc.is_word(k));
    before.is_some_and(|k| receives(doc, k) || phrase::meets(doc, k)) && body.sends_delegation(doc)
}

/// «заместитель Председателя ЦИК России А и секретарь Комиссии Б»: the body told last in the sentence, in letters of which the last stands
/// for the committee at `noun`.
fn by_letters<'s>(doc: &Doc, title: &Title, noun: usize, bodies: &'s [Body]) -> Option<&'s Body> {
    let floor = doc.text.sentences[doc.text.sentence_of(title.start)].start;
    let body = bodies[..bodies.partition_point(|b| b.start < title.start)].last().filter(|b| b.start >= floor)?;
    let (letters, word) = (doc.text.word(body.start), doc.text.word(noun));
    let stands = word.chars().next().is_some_and(|first| letters.ends_with(first));
    let committee =
        |s: Sense| s.kind == SenseKind::OrgHead && doc.know.org_heads[s.entry as usize].class == "committee";
    let (shortened, noun_shape) = (doc.text.tokens[body.start].shape, doc.text.tokens[noun].shape);
    let shapes = shortened == Shape::Upper && noun_shape == Shape::Capital && letters.chars().nth(2).is_some();
    (shapes && stands && body.kind == "committee" && doc.senses(noun).any(committee)).then_some(body)
}

/// «Посольство Армении сообщило. … Посол А»: the mission named before, in the sentence or the two before it.
pub(super) fn mission_before<'b>(doc: &Doc, at: usize, bodies: &'b [Body]) -> Option<&'b Body> {
    let from = doc.text.sentences[doc.text.sentence_of(at).saturating_sub(2)].start;
    let before = bodies[..bodies.partition_point(|b| b.start < at)].iter().rev().take(TOLD);
    before.take_while(|b| b.start >= from).find(|b| b.kind == "diplomatic")
}

/// The second state of «Посольство Армении в Монголии».
pub(in crate::extract) fn receiving_state(mission: &Body, states: &[State]) -> Option<State> {
    let first = states.partition_point(|s| s.start <= mission.start);
    let inside = states[first..].iter().take_while(|s| s.end <= mission.end + 2);
    inside.filter(|s| s.is_noun()).nth(1).copied()
}

/// Mentions of bodies before a title among which the body of «глава концерна» is sought.
pub(super) const TOLD: usize = 48;

/// The bodies told before the title that it may be of, the last first.
fn told_before_title<'s>(doc: &Doc, title: &Title, bodies: &'s [Body]) -> impl Iterator<Item = &'s Body> {
    let before = bodies[..bodies.partition_point(|b| b.start < title.start)].iter().rev().take(TOLD);
    before.filter(move |b| !of_guests(doc, title, b))
}

/// «глава концерна», «ректор»: the only body of that kind which the text has named before.
pub(super) fn told_body<'s>(doc: &Doc, title: &Title, bodies: &'s [Body]) -> Option<&'s Body> {
    let noun = title.heads[title.heads.len() - 1].end;
    let before = || told_before_title(doc, title, bodies);
    // «ректор А», «проректор по науке Б»: of the only university
    let bare = noun == title.end || doc.text.reads(noun, "по");
    if bare && doc.know.titles[title.entry as usize].lemma.ends_with("ректор") {
        let mut told = before().filter(|b| b.kind == "university" && b.end - b.start > 1);
        let last = told.next()?;
        return told.all(|b| b.name == last.name).then_some(last);
    }
    // «комиссия на заседании, которое провёл её председатель А»
    let its = title.start > 0 && matches!(doc.text.fold(title.start - 1), "его" | "ее" | "их");
    if its && noun == title.end {
        let floor = doc.text.sentences[doc.text.sentence_of(title.start)].start;
        // «член-корреспондент академии А и его заместитель»: his, not the academy's
        let deputy = doc.know.grammar.classes(&doc.know.titles[title.entry as usize].lemma).has(Class::DEPUTY);
        let learned =
            |b: &Body| !deputy && matches!(b.kind.as_str(), "science" | "university" | "culture" | "hospital");
        let own = |b: &&Body| OWN_BODIES.contains(&b.kind.as_str()) || learned(b);
        // «… отбор Высшего Судебного Совета. По словам его председателя А»
        let sentence = doc.text.sentence_of(title.start);
        let chief = !deputy && title.class == TitleClass::Any;
        let early = chief && title.start < floor + 4 && sentence > 0;
        let floor = if early { doc.text.sentences[sentence - 1].start } else { floor };
        return before().next().filter(|b| b.start >= floor).filter(own);
    }
    // «заместитель председателя комиссии»
    let noun = titles::inner(doc, noun, title.end).map_or(noun, |inner| inner.heads[inner.heads.len() - 1].end);
    // «члены комиссии», but not «председатели комитетов»
    if noun + 1 != title.end || title.plural && !doc.noun(noun).sing.has(Case::Gen) {
        return None;
    }
    if let Some(body) = by_letters(doc, title, noun, bodies) {
        return Some(body);
    }
    let kind = |k: usize| doc.sense(k, SenseKind::OrgHead.bit()).map(|s| s.entry);
    let Some(mine) = kind(noun) else {
        // «председатель Собрания» of «Законодательное Собрание Омской области»
        let word = doc.text.fold(noun).strip_suffix('я').filter(|w| w.len() > 10 && doc.capital(noun))?;
        let called = |b: &&Body| {
            OWN_BODIES.contains(&b.kind.as_str()) && (b.start..b.end).any(|k| doc.text.fold(k).starts_with(word))
        };
        return only(&before().filter(called).collect::<Vec<_>>());
    };
    if !OWN_BODIES.contains(&doc.know.org_heads[mine as usize].class.as_str()) {
        return None;
    }
    let of_kind = |b: &&Body| {
        let head = (b.start..b.end).find(|&k| kind(k).is_some()).filter(|_| b.end - b.start > 1);
        let same = |k: usize| (k..k + doc.hit_len(k)).any(|k| kind(k) == Some(mine));
        head.is_some_and(same) || b.start > 0 && kind(b.start - 1) == Some(mine)
    };
    let same: Vec<&Body> = before().filter(of_kind).collect();
    if !same.is_empty() {
        return only(&same);
    }
    // «главный врач больницы» of «Печорская ЦРБ»
    let kinds = doc.know.grammar.called(&doc.know.org_heads[mine as usize].lemma)?;
    let so_called = |b: &&Body| kinds.split(' ').any(|kind| kind == b.kind) && b.end - b.start > 1;
    only(&before().filter(so_called).collect::<Vec<_>>())
}

/// «Правление фонда поддержало своего председателя А»: the body that the sentence begins with, where no human stands before.
pub(super) fn subject_body<'s>(doc: &Doc, title: &Title, bodies: &'s [Body], named: &[bool]) -> Option<&'s Body> {
    const OWN: [&str; 6] = ["своего", "своему", "своим", "свою", "своей", "своих"];
    // «своего нового директора»
    let fresh = |k: usize| doc.is_word(k) && doc.is_class(k, Class::NEVER_MODIFIER);
    let own = title.start.checked_sub(1)?;
    let his = |k: usize| OWN.contains(&doc.text.fold(k));
    if !(his(own) || fresh(own) && own > 0 && his(own - 1)) || !bare_head(title) {
        return None;
    }
    let start = doc.text.sentences[doc.text.sentence_of(title.start)].start;
    // «В заявлении сказано: «Бюро поддержало своего председателя …»»
    let opens = |k: usize| {
        (doc.text.is(k, ":") || doc.text.opens_quote(k)) && (k + 1..title.start).all(|j| !doc.text.closes_quote(j))
    };
    let floor = (start..title.start).rev().find(|&k| opens(k)).map_or(start, |k| k + 1);
    let first = bodies.partition_point(|b| b.start < floor);
    let body = bodies[first..].iter().take_while(|b| b.end < title.start).next()?;
    let opens = (floor..body.start).all(|k| !doc.flags(k).has(Flags::PREPOSITION | Flags::VERB));
    let subject = (floor..=body.start).any(|k| doc.noun(k).has(Case::Nom) || doc.adjective(k).has(Case::Nom));
    let alone = named[floor..title.start].iter().all(|named| !named);
    let outer = bodies[first..].iter().take_while(|b| b.start == body.start).max_by_key(|b| b.end)?;
    (opens && subject && alone && OWN_BODIES.contains(&outer.kind.as_str())).then_some(outer)
}

/// The last of bodies told, the last first, if all are the same or parts of it.
fn only<'s>(told: &[&'s Body]) -> Option<&'s Body> {
    let (last, others) = told.split_first()?;
    let same = |b: &&Body| b.name == last.name || b.start >= last.start && b.end <= last.end;
    others.iter().all(same).then_some(last)
}

/// «депутат», «финансовый директор»: of the only body told before that has such offices.
pub(super) fn own_body<'s>(doc: &Doc, title: &Title, bodies: &'s [Body]) -> Option<&'s Body> {
    let noun = title.heads[title.heads.len() - 1].end;
    if noun != title.end && !doc.text.reads(noun, "по") {
        return None;
    }
    let kinds = doc.know.grammar.own_offices(&doc.know.titles[title.entry as usize].lemma)?;
    let before = || told_before_title(doc, title, bodies);
    let has = |b: &&Body| kinds.split(' ').any(|kind| kind == b.kind);
    // «В Сенате, где …, спикер А»
    let floor = doc.text.sentences[doc.text.sentence_of(title.start)].start;
    let inside = |b: &&Body| b.start == floor + 1 && matches!(doc.text.fold(floor), "в" | "во");
    if let Some(body) = before().filter(has).find(inside) {
        return Some(body);
    }
    let mut told = before().filter(|b| has(b) && b.end - b.start > 1);
    let last = told.next()?;
    // «…; с китайской стороны – главный инженер А»
    let other_side = (last.end..title.start).any(|k| doc.know.grammar.stems.party.has(doc.text.fold(k)));
    (!other_side && told.all(|b| b.name == last.name)).then_some(last)
}

/// Classes of bodies that a text may call by their noun alone once it has named one: «глава концерна».
const OWN_BODIES: &[&str] = &[
    "committee",
    "parliament",
    "agency",
    "law",
    "court",
    "company",
    "company_form",
    "bank",
    "fund",
    "association",
    "party",
    "media",
    "culture",
    "science",
    "school",
    "university",
    "hospital",
    "sport",
];
