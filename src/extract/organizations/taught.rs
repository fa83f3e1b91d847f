//! What the release itself has taught of its bodies: their short forms, names that stood in quotation marks, the whole name of
//! what it calls by its head alone.

use super::Body;
use super::marks::{bracketed_abbreviation, is_opening};
use super::nominative::alike;
use crate::extract::countries;
use crate::extract::doc::{Doc, Flags};
use crate::extract::phrase;
use crate::rules::SenseKind;
use crate::text::Shape;
use std::collections::HashMap;

/// A body told by its full name.
pub(super) struct Whole {
    pub(super) name: String,
    pub(super) country: Option<String>,
    pub(super) kind: String,
}

/// What the release has taught of its bodies so far.
#[derive(Default)]
pub(super) struct Taught {
    /// Abbreviation, folded → the body that it stands for.
    pub(super) short: HashMap<String, Whole>,
    /// Names of one word that stood in quotes after a body's noun, folded.
    pub(super) quoted: Vec<(String, usize)>,
}

/// «областной суд» behind «Брестский областной суд» is that one.
pub(super) fn shortened(body: &mut Body, before: &[Body]) {
    let whole = |b: &&Body| b.name.strip_suffix(&body.name).is_some_and(|rest| rest.ends_with(' '));
    if let Some(whole) = before.iter().rev().find(whole) {
        (body.name, body.country) = (whole.name.clone(), whole.country.clone());
    }
}

/// «Банк» behind «Евразийский банк развития»: a head alone is the only body of that kind told before.
pub(super) fn called_so(doc: &Doc, entry: u32, body: &mut Body, before: &[Body]) {
    let head = |b: &Body| (b.start..b.end).find_map(|k| doc.sense(k, SenseKind::OrgHead.bit()));
    let longer = |b: &&Body| b.end - b.start > body.end - body.start && head(b).is_some_and(|s| s.entry == entry);
    let mut told = before.iter().rev().take(MOST_TOLD).filter(longer);
    let Some(last) = told.next() else { return };
    // «Черногорию представлял председатель Скупщины»: another state's parliament
    let sentence = &doc.text.sentences[doc.text.sentence_of(body.start)];
    let near = sentence.start.max(body.start.saturating_sub(MOST_TOLD));
    let code = |k: usize| doc.sense(k, SenseKind::STATES).map(|s| &doc.know.countries[s.entry as usize].code);
    let foreign = |k: usize| code(k).is_some_and(|c| last.country.as_ref() != Some(c));
    // «прибыла делегация Сената Узбекистана. Переговоры со спикером Сената»: of the hosts' own
    let met = || (body.start.saturating_sub(3).max(near + 1)..body.start).any(|k| phrase::meets(doc, k));
    let of_another = matches!(doc.know.org_heads[entry as usize].class.as_str(), "parliament" | "government")
        && ((near..body.start).any(foreign) || last.sends_delegation(doc) && met());
    if told.all(|b| b.name == last.name) && !of_another {
        body.full_name.clone_from(&last.full_name);
        (body.name, body.country) = (last.name.clone(), last.country.clone());
    }
}

/// Bodies before among which the one that is called by its head is sought, and tokens before in which another state is.
const MOST_TOLD: usize = 48;

/// A word alone that the release has quoted as a body's name before: «Металлоинвеста».
pub(super) fn repeated(doc: &Doc, i: usize, taught: &Taught, out: &[Body]) -> Option<Body> {
    if taught.quoted.is_empty()
        || !doc.capital(i)
        || doc.hit_len(i) > 0
        || doc.sentence_start(i) && doc.flags(i).has(Flags::COMMON)
    {
        return None;
    }
    let fold = doc.text.fold(i);
    let at = taught.quoted.iter().find(|(t, _)| t.chars().count() > 3 && alike(t, fold))?.1;
    let of = out.iter().find(|b| b.start == at || b.start <= at && at < b.end)?;
    let name = of.short.clone().unwrap_or_else(|| of.name.clone());
    Some(Body {
        start: i,
        end: i + 1,
        name,
        full_name: None,
        short: None,
        country: of.country.clone(),
        kind: of.kind.clone(),
    })
}

/// «Межправительственная комиссия (МПК)», «(далее – МПК)», «компания «Нетафим»»: the release itself teaches the short form.
pub(super) fn teach(doc: &Doc, body: &Body, limit: usize, taught: &mut Taught) {
    let text = doc.text;
    let mut last = body.end.saturating_sub(1);
    while last > body.start && !doc.is_word(last) {
        last -= 1;
    }
    let quoted = last > 0 && is_opening(text.word(last - 1)) && doc.capital(last);
    if quoted && taught.quoted.len() < 64 {
        taught.quoted.push((text.fold(last).to_owned(), last));
    }
    let whole = || Whole { name: body.name.clone(), country: body.country.clone(), kind: body.kind.clone() };
    if let Some(at) = bracketed_abbreviation(doc, body.end, limit) {
        taught.short.insert(text.fold(at).to_owned(), whole());
        return;
    }
    // «Национальное бюро статистики Республики Молдова» → «НБС»
    let state = (body.start + 1..body.end).find(|&k| countries::at(doc, k).is_some_and(|s| s.end == body.end));
    for end in [Some(body.end), state].into_iter().flatten() {
        if let Some(letters) = initials(doc, body.start, end) {
            taught.short.entry(letters).or_insert_with(whole);
        }
    }
}

/// «Национальный банк Таджикистана» → «нбт»: the first letters of three words or more, which the release may call the body by.
fn initials(doc: &Doc, start: usize, end: usize) -> Option<String> {
    let other = Flags::PREPOSITION | Flags::FUNCTION;
    let told = |k: &usize| doc.is_word(*k) && !doc.flags(*k).has(other);
    let plain = |k: usize| doc.is_word(k) && doc.text.tokens[k].cyrillic && doc.text.tokens[k].shape != Shape::Upper;
    if !(3..=8).contains(&(end - start)) || !(start..end).all(plain) {
        return None;
    }
    let letters: String = (start..end).filter(told).filter_map(|k| doc.text.fold(k).chars().next()).collect();
    (letters.chars().count() > 2).then_some(letters)
}
