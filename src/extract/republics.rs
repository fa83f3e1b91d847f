//! Republics of Russia and others whose abbreviation a state shares («РБ», «РТ»): whose it is in this text. Where it is not the
//! state's, its tokens lose that sense.

use super::doc::{Doc, Traits};
use crate::rules::{Face, Sense, SenseKind};

/// Takes the state's sense from every such abbreviation of the text that is no state's.
pub fn settle(doc: &mut Doc) {
    let states = Traits::senses(SenseKind::Country(Face::Abbreviation).bit());
    let shared = |&k: &usize| doc.know.grammar.republics(doc.text.fold(k)).is_some();
    let tokens: Vec<usize> = doc.with(0, doc.len(), states).filter(shared).collect();
    let mut decided: Vec<(u32, bool)> = Vec::new();
    for k in tokens {
        let Some(sense) = doc.senses(k).find(|s| s.kind == SenseKind::Country(Face::Abbreviation)) else { continue };
        let known = decided.iter().find(|(entry, _)| *entry == sense.entry).map(|d| d.1);
        let theirs = known.unwrap_or_else(|| theirs(doc, k, sense.entry));
        if known.is_none() {
            decided.push((sense.entry, theirs));
        }
        if theirs {
            doc.lose(k, SenseKind::Country(Face::Abbreviation));
        }
    }
}

/// Does the text tell of a republic that is called so, and not of the state?
fn theirs(doc: &Doc, k: usize, state: u32) -> bool {
    let fold = doc.text.fold(k);
    let of_state = |s: Sense| match s.kind {
        SenseKind::Country(face) => face != Face::Abbreviation && s.entry == state,
        SenseKind::Institution => s.entry == state,
        _ => false,
    };
    let told = Traits::senses(SenseKind::COUNTRIES | SenseKind::Institution.bit());
    if let Some(named) = doc.with(0, doc.len(), told).find(|&i| doc.senses(i).any(of_state)) {
        // both are told: the abbreviation stands for what the text is about, which it names first
        return names_told(doc, fold, named);
    }
    // «муниципального района РБ»: an institution of Russia's
    let russian = |s: Sense| s.kind == SenseKind::Institution && doc.know.countries[s.entry as usize].code == "RU";
    let institutions = Traits::senses(SenseKind::Institution.bit());
    if doc.with(0, doc.len(), institutions).any(|i| doc.senses(i).any(russian)) {
        return true;
    }
    of_republic(doc, fold)
        || fold == "рт" && !place_of(doc, state) && !beside_state(doc, k)
        || names_told(doc, fold, doc.len())
}

/// «Глава РБ», «Госсовет РТ»: offices and bodies that a republic of Russia has and no state.
fn of_republic(doc: &Doc, fold: &str) -> bool {
    let office = |k: usize| doc.is_word(k) && doc.know.grammar.stems.republic_offices.begins(doc.text.fold(k));
    doc.capitals().any(|k| k > 0 && doc.text.fold(k) == fold && office(k - 1))
}

/// «РУз и РТ»: another state is named beside it.
fn beside_state(doc: &Doc, k: usize) -> bool {
    let state = |i: usize| i < doc.len() && doc.any_of(i, SenseKind::STATES);
    let joint = |i: usize| i < doc.len() && (doc.text.reads(i, "и") || doc.text.is(i, ",") || doc.text.dash(i));
    k > 1 && joint(k - 1) && state(k - 2) || joint(k + 1) && state(k + 2)
}

/// Is a place of the state told? «РТ» is seldom Tajikistan where nothing else of it is.
fn place_of(doc: &Doc, state: u32) -> bool {
    let code = &doc.know.countries[state as usize].code;
    let place =
        |s: Sense| s.kind == SenseKind::Place && doc.know.places[s.entry as usize].country.as_ref() == Some(code);
    doc.capitals().any(|k| doc.senses(k).any(place))
}

/// Does the text name one of the republics, or a town of theirs, ahead of token `until`?
fn names_told(doc: &Doc, fold: &str, until: usize) -> bool {
    let Some(stems) = doc.know.grammar.republics(fold) else { return false };
    let mut capitals = doc.capitals().take_while(|&k| k < until);
    // «Коми» is a word of its own, «Комитет» another
    let told = |k: usize, stem: &str| match stem.strip_suffix('=') {
        Some(word) => doc.text.fold(k) == word,
        None => doc.text.fold(k).starts_with(stem),
    };
    capitals.any(|k| stems.split(' ').any(|stem| told(k, stem)))
}
