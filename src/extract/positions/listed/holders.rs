//! What the sentence tells of a holder: for which area's authority he speaks, where he receives, whose greeting he reads.

use crate::extract::countries::{self, State};
use crate::extract::doc::Doc;
use crate::extract::organizations::Body;
use crate::extract::phrase;
use crate::extract::positions::STATE_BODIES;
use crate::extract::titles::Title;
use crate::morph::Case;
use crate::rules::{Face, SenseKind};

/// «от Правительства Республики Карелия – министр А»: the state of the area whose authority the holder before `at` speaks for.
pub(in crate::extract::positions) fn area_party(doc: &Doc, at: usize) -> Option<String> {
    const LONGEST: usize = 12;
    let dash = at.checked_sub(1).filter(|&k| doc.text.dash(k))?;
    let from = (dash.saturating_sub(LONGEST)..dash)
        .rev()
        .find(|&k| matches!(doc.text.fold(k), "от" | ";") || doc.text.dash(k))?;
    let authority = |s: crate::rules::Sense| {
        let class = doc.know.org_heads.get(s.entry as usize).map_or("", |h| h.class.as_str());
        s.kind == SenseKind::OrgHead
            && matches!(class, "government" | "parliament" | "ministry" | "regional" | "president" | "court")
    };
    let led = doc.text.reads(from, "от") && (from + 1..dash).any(|k| doc.senses(k).any(authority));
    let place =
        |k: usize| doc.sense(k, SenseKind::Place.bit()).and_then(|s| doc.know.places[s.entry as usize].country.clone());
    led.then(|| (from + 1..dash).find_map(place)).flatten()
}

/// «В Парламенте Грузии гостей приняла первый заместитель Председателя А»: the body in which the holder before a verb of receiving
/// is at home.
pub(in crate::extract::positions) fn at_home(doc: &Doc, title: &Title, bodies: &[Body]) -> Option<String> {
    let start = doc.text.sentences[doc.text.sentence_of(title.start)].start;
    let within = matches!(doc.text.fold(start), "в" | "во");
    let receives = title.start > start && doc.know.grammar.stems.receives.begins(doc.text.fold(title.start - 1));
    if !(within && receives) {
        return None;
    }
    let body = bodies.get(bodies.partition_point(|b| b.start <= start))?;
    if body.start != start + 1 || body.end >= title.start {
        return None;
    }
    body.country.clone().filter(|_| STATE_BODIES.contains(&body.kind.as_str()))
}

/// «его узбекский коллега по Ходжаабадскому району капитан А»: the state of whom a title before the name calls a colleague.
pub(in crate::extract::positions) fn colleague(doc: &Doc, at: usize) -> Option<String> {
    const LONGEST: usize = 10;
    let start = doc.text.sentences[doc.text.sentence_of(at)].start;
    let own = |&k: &usize| doc.is_word(k) && !doc.verb(k).sure && !phrase::is_and(doc, k);
    let mut before = (start.max(at.saturating_sub(LONGEST))..at).rev().take_while(own);
    let noun = before.find(|&k| doc.text.fold(k).starts_with("коллег"))?;
    let state = noun.checked_sub(1).and_then(|k| countries::at(doc, k)).filter(|s| s.face == Face::Adjective)?;
    Some(doc.know.countries[state.entry as usize].code.clone())
}

/// «делегацию муниципалитета Анкары во главе с вице-мэром»: the state of the only town told.
pub(super) fn town_of(doc: &Doc, mut tokens: std::ops::Range<usize>) -> Option<String> {
    // «Волгоградской области», «земли Саксония-Анхальт»
    let land = |k: usize| k > 0 && (doc.text.reads(k - 1, "земли") || doc.text.reads(k - 1, "города"));
    let genitive = |k: usize| doc.noun(k).has(Case::Gen) || doc.hit_len(k) > 1 || land(k);
    let town = tokens.find(|&k| doc.capital(k) && doc.any_of(k, SenseKind::Place.bit()) && genitive(k))?;
    let mut states = doc
        .senses(town)
        .filter(|s| s.kind == SenseKind::Place)
        .map(|s| doc.know.places[s.entry as usize].country.clone());
    let first = states.next()??;
    states.all(|s| s.as_ref() == Some(&first)).then_some(first)
}

/// «Приветствие Президента Республики Беларусь огласил госсекретарь …»: the state of the greeting that the holder at `at` reads.
pub(in crate::extract::positions) fn greeting_read(doc: &Doc, at: usize) -> Option<String> {
    let text = doc.text;
    let verb =
        at.checked_sub(1).filter(|&k| doc.is_word(k) && doc.know.grammar.stems.reads_aloud.begins(text.fold(k)))?;
    let floor = text.sentences[text.sentence_of(at)].start;
    let greeting = (floor..verb)
        .rev()
        .take(40)
        .find(|&k| doc.is_word(k) && doc.know.grammar.stems.greetings.begins(text.fold(k)))?;
    let state = (greeting + 1..verb).filter_map(|k| countries::at(doc, k)).rfind(State::is_noun);
    state.map(|s| doc.know.countries[s.entry as usize].code.clone()).or_else(|| town_of(doc, greeting + 1..verb))
}
