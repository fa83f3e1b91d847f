//! Whether a state in the sentence is a party's: a delegation's that is received, a speaker's, that of those whom a colon lists.

use crate::extract::countries::{self, State};
use crate::extract::doc::{Doc, Flags};
use crate::morph::Case;
use crate::rules::{Class, Face, SenseKind};
use crate::text::Kind;

/// Does the state stand alone in brackets behind a place that begins the line, the item or the sentence, before a colon or dash?
pub(super) fn placed_in(doc: &Doc, state: &State, (floor, at): (usize, usize)) -> bool {
    let text = doc.text;
    let closes =
        state.end + 1 < at && text.is(state.end, ")") && (text.is(state.end + 1, ":") || text.dash(state.end + 1));
    if !closes || state.start < floor + 2 || !text.is(state.start - 1, "(") {
        return false;
    }
    let place = state.start - 2;
    let item = |k: usize| matches!(text.word(k), ";" | ":") || text.tokens[k + 1].line_start;
    let first = (floor..place).rev().take(6).find(|&k| item(k)).map_or(floor, |k| k + 1);
    let own = |k: usize| doc.is_word(k) || matches!(text.word(k), "•" | "-" | "–" | "—" | "*" | ".");
    doc.is_word(place) && place - first < 6 && (first..=place).all(own) && !doc.flags(place).has(Flags::SURNAME_SURE)
}

/// «Киргизскую роту привёл майор А, таджикских сапёров – майор Б»: the state of those whom the dash at `dash` gives a leader.
pub(super) fn troop_before(doc: &Doc, floor: usize, dash: usize) -> Option<String> {
    let adjective = dash.checked_sub(2).filter(|&k| k >= floor && doc.is_word(k + 1))?;
    let led = doc.noun(adjective + 1);
    let state = countries::at(doc, adjective).filter(|s| s.face == Face::Adjective && s.end + 1 == dash)?;
    // «китайскую роту», «таджикских сапёров», but not «китайского рынка», of which somebody speaks
    let object =
        led.plur.has(Case::Acc) && !led.plur.has(Case::Nom) || led.sing.has(Case::Acc) && !led.sing.has(Case::Nom);
    let animate = doc.flags(adjective + 1).has(Flags::ANIMATE) || doc.is_class(adjective + 1, Class::DELEGATION);
    (object && animate).then(|| doc.know.countries[state.entry as usize].code.clone())
}

/// «белорусскую делегацию принял Премьер-министр»: the delegation at `i` is whom he receives.
pub(super) fn received(doc: &Doc, i: usize, at: usize) -> bool {
    // «переговоры с иранской делегацией провёл А», but «с делегацией прибыл Б»
    let with = i > 1 && matches!(doc.text.fold(i - 2), "с" | "со") && doc.noun(i).sing.has(Case::Ins);
    let acts = |k: usize| doc.flags(k).has(Flags::VERB);
    // «на встрече с иранской делегацией министр А»
    let apart = !doc.noun(at).any().or(doc.adjective(at).any()).has(Case::Ins);
    if with && i > 2 && apart && doc.is_word(i - 3) && crate::extract::roles::talk(doc, i - 3) {
        return true;
    }
    if with && let Some(k) = (i + 1..at.min(i + 24)).find(|&k| acts(k)) {
        let stems = &doc.know.grammar.stems;
        return !stems.heads_party.begins(doc.text.fold(k)) && !stems.arrives.begins(doc.text.fold(k));
    }
    if met_there(doc, i, at) || meets(doc, i, at) {
        return true;
    }
    // «эстафету бразильской делегации передала А»
    let gives = |k: usize| doc.is_word(k) && doc.know.grammar.gives(doc.text.fold(k));
    if i + 1 < at && doc.noun(i).sing.has(Case::Dat) && (i + 1..at.min(i + 4)).any(gives) {
        return true;
    }
    let object = i + 1 < at && doc.noun(i).has(Case::Acc) && !doc.noun(i).has(Case::Nom);
    let verb = (i + 1..at.min(i + 4)).find(|&k| doc.flags(k).has(Flags::VERB));
    object && verb.is_some_and(|k| !doc.know.grammar.stems.heads_party.begins(doc.text.fold(k)))
}

/// «турецкая делегация встретилась с министром А», «словацкая делегация была принята министром А», «в честь делегации Турции приём дал
/// министр А»: does the delegation at `i` do something, or is something done to it, in which whoever stands at `at` is another? Its own
/// are told by «во главе с», «в составе», «её», a colon or a dash.
pub(super) fn meets(doc: &Doc, i: usize, at: usize) -> bool {
    const NEAR: usize = 8;
    let stems = &doc.know.grammar.stems;
    let own = |k: usize| {
        matches!(doc.text.fold(k), "главе" | "составе" | "лице" | "включая" | "ее" | "их")
            || matches!(doc.text.word(k), ":" | "–" | "—" | "-")
    };
    let finite = |k: &usize| doc.flags(*k).has(Flags::VERB | Flags::SHORT_PARTICIPLE);
    let Some(verb) = (i + 1..at.min(i + NEAR)).find(finite) else { return false };
    let fold = doc.text.fold(verb);
    if (i + 1..at).any(own) || stems.heads_party.begins(fold) || stems.composes.begins(fold) {
        return false;
    }
    let given = || doc.noun(i).sing.has(Case::Dat) && doc.know.grammar.gives(fold);
    // «по приглашению турецкой стороны Анкару посетил министр А»
    let asked = |k: usize| matches!(doc.text.fold(k), "честь" | "приглашению" | "просьбе");
    let honoured = (i.saturating_sub(2)..i).any(asked);
    doc.noun(i).sing.has(Case::Nom) || honoured || given()
}

/// «норвежская делегация осмотрела стапель, где её встретил мэр»: is whoever stands at `at` the host of the guests at `i`?
pub(super) fn met_there(doc: &Doc, i: usize, at: usize) -> bool {
    let there = (i + 1..at.min(i + 16)).find(|&k| doc.text.reads(k, "где"));
    there.is_some_and(|k| (k + 1..at.min(k + 6)).any(|k| receives(doc, k)))
}

/// «принял», «встретил», «ждал»: whoever does is at home there.
pub(in crate::extract::positions) fn receives(doc: &Doc, k: usize) -> bool {
    let (stems, fold) = (&doc.know.grammar.stems, doc.text.fold(k));
    doc.is_word(k) && (stems.hosts.begins(fold) || stems.receives.begins(fold) || fold.starts_with("приме"))
}

/// «отправится в Мозамбик, где проведёт консультации с министром А», «посетил Грузию, где его принял министр А»: the state in which
/// the traveller meets whoever stands at `at`.
pub(in crate::extract::positions) fn visited(doc: &Doc, at: usize) -> Option<String> {
    const NEAR: usize = 12;
    let floor = doc.text.sentences[doc.text.sentence_of(at)].start;
    let there = (floor.max(at.saturating_sub(NEAR))..at).rev().find(|&k| doc.text.reads(k, "где"))?;
    let comma = there.checked_sub(1).filter(|&k| k > floor && doc.text.is(k, ","))?;
    let state = (floor.max(comma.saturating_sub(5))..comma)
        .find_map(|k| countries::at(doc, k).filter(|s| s.end == comma && s.is_noun()))?;
    let with = |k: usize| matches!(doc.text.fold(k), "с" | "со") && doc.text.fold(k - 1) != "вместе";
    let meets = (there + 1..at).any(|k| with(k) || receives(doc, k));
    meets.then(|| doc.know.countries[state.entry as usize].code.clone())
}

/// «представители МЧС Таджикистана: начальник управления А и специалист Б»: the state of those that a colon at `colon` lists.
pub(super) fn representatives(doc: &Doc, floor: usize, colon: usize) -> Option<String> {
    let state =
        (floor.max(colon.saturating_sub(4))..colon).find_map(|k| countries::at(doc, k).filter(|s| s.end == colon))?;
    let lead = floor.max(state.start.saturating_sub(5))..state.start;
    let sent = lead.clone().any(|k| doc.text.fold(k).starts_with("представител"));
    let whole = lead.into_iter().all(|k| doc.is_word(k));
    (doc.text.is(colon, ":") && state.is_noun() && sent && whole)
        .then(|| doc.know.countries[state.entry as usize].code.clone())
}

/// «от имени», «со стороны», the last word at `k`
pub(in crate::extract::positions) fn speaks_for(doc: &Doc, k: usize) -> bool {
    let reads = |first: &str, second: &str| doc.text.reads(k - 1, first) && doc.text.reads(k, second);
    k > 0 && (reads("от", "имени") || reads("со", "стороны"))
}

/// «От посольства России присутствовал …»: «от» and one noun before the state.
pub(super) fn delegated(doc: &Doc, state: usize, start: usize) -> bool {
    state >= start + 2 && doc.text.fold(state - 2) == "от" && doc.any_of(state - 1, SenseKind::OrgHead.bit())
}

/// The state begins a line, a bullet, or follows a comma or semicolon.
pub(super) fn list_opens(doc: &Doc, i: usize, start: usize) -> bool {
    i == start || doc.text.tokens[i].line_start || doc.text.tokens[i - 1].kind == Kind::Punct
}
