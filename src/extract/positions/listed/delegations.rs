//! Delegations and groups, with the states and bodies that sent them.

use super::above::{list_headed, side_region};
use super::holders::town_of;
use crate::extract::countries::{self, State};
use crate::extract::doc::{Doc, Flags, Traits};
use crate::extract::organizations::Body;
use crate::extract::positions::told::TOLD;
use crate::extract::positions::{MOST_BEFORE, STATE_BODIES};
use crate::extract::titles::Title;
use crate::rules::{Class, Face, Sense, SenseKind};
use crate::text::Sentence;

/// «делегация Национального собрания Лаоса во главе с …», «делегацию Чили, которую возглавляет …»: the state of the delegation
/// that the person at `at` heads.
pub(in crate::extract::positions) fn delegation_headed(doc: &Doc, at: usize, bodies: &[Body]) -> Option<String> {
    let text = doc.text;
    let start = text.sentences[text.sentence_of(at)].start;
    let near = start.max(at.saturating_sub(4))..at;
    // «во главе с», «под руководством», «возглавляет»
    let led = |k: usize| text.reads(k, "руководством") && k > start && text.reads(k - 1, "под");
    let heads = |k: usize| text.reads(k, "главе") || doc.is_word(k) && text.fold(k).starts_with("возглав");
    let cue = near.rev().find(|&k| heads(k) || led(k))?;
    // «с делегацией во главе с министром встретился А»
    if text.reads(cue, "главе") && (cue + 1..at).any(|k| doc.flags(k).has(Flags::VERB)) {
        return None;
    }
    if let Some(state) = beside_cue(doc, start, cue) {
        return Some(doc.know.countries[state.entry as usize].code.clone());
    }
    let far = start.max(cue.saturating_sub(20))..cue;
    let Some(delegation) = far.clone().rev().find(|&k| doc.is_word(k) && text.fold(k).starts_with("делегаци"))
    else {
        return if led(cue) { None } else { group_headed(doc, far) };
    };
    let adjective = delegation.checked_sub(1).filter(|&k| k >= start).and_then(|k| countries::at(doc, k));
    let own = |&k: &usize| !(doc.is_word(k) && doc.verb(k).sure);
    let led = |s: &State| doc.flags(s.start - 1).has(Flags::PREPOSITION) && !text.reads(s.start - 1, "из");
    let noun = || {
        let mut behind = (delegation + 1..cue).take_while(own);
        behind.find_map(|k| countries::at(doc, k).filter(|s| s.is_noun() && !led(s)))
    };
    // «делегация китайской провинции Хэйлунцзян»
    let area = || {
        let state = countries::at(doc, delegation + 1).filter(|s| s.face == Face::Adjective && s.end < cue)?;
        doc.is_class(state.end, Class::AREA.or(Class::REGION_NOUN).or(Class::SETTLEMENT)).then_some(state)
    };
    if let Some(state) = adjective.filter(|s| s.face == Face::Adjective).or_else(noun).or_else(area) {
        return Some(doc.know.countries[state.entry as usize].code.clone());
    }
    // «посольская делегация во главе с советником»: of the mission that the release tells of first
    if delegation > start && text.fold(delegation - 1).starts_with("посольск") {
        return bodies.iter().find(|b| b.kind == "diplomatic").and_then(|b| b.country.clone());
    }
    // «делегация Совета Федерации, которую возглавляет …»
    let sender = bodies.iter().find(|b| b.start == delegation + 1 && b.end <= cue);
    let sender = sender.filter(|b| STATE_BODIES.contains(&b.kind.as_str())).and_then(|b| b.country.clone());
    sender.or_else(|| town_of(doc, delegation + 1..cue))
}

/// «делегации: Республики Армения во главе с А; Беларуси – под руководством Б»: the state right before the words that end at `cue`.
fn beside_cue(doc: &Doc, start: usize, cue: usize) -> Option<State> {
    /// Tokens of a state's longest name.
    const LONGEST: usize = 7;
    let text = doc.text;
    let from = cue.checked_sub(1).filter(|&k| k > start && matches!(text.fold(k), "во" | "под"))?;
    let end = if text.dash(from - 1) { from - 1 } else { from };
    let led = |k: usize| k > 0 && matches!(text.fold(k - 1), "в" | "во" | "на" | "по" | "при" | "с" | "со");
    let whose = |s: &State| s.end == end && s.is_noun() && !led(s.start);
    (start.max(end.saturating_sub(LONGEST))..end).filter_map(|k| countries::at(doc, k)).find(whose)
}

/// «Оперативную группу Вооружённых Сил Республики Казахстан возглавлял полковник …», «группы дружбы с Арменией Сейма Литовской
/// Республики, прибывшей в Ереван во главе с …»: the state whose the group is, of the tokens before its head.
fn group_headed(doc: &Doc, before: std::ops::Range<usize>) -> Option<String> {
    let text = doc.text;
    let group = before
        .clone()
        .rev()
        .find(|&k| doc.is_word(k) && matches!(text.fold(k), "группа" | "группу" | "группы" | "группой"))?;
    let led = |k: usize| matches!(text.fold(k - 1), "в" | "во" | "на" | "с" | "со" | "по" | "для");
    let mut states = (group + 1..before.end).filter_map(|k| countries::at(doc, k).filter(State::is_noun));
    let state = states.rfind(|s| !led(s.start))?;
    Some(doc.know.countries[state.entry as usize].code.clone())
}

/// Tokens behind a delegation's noun among which the state stands whose it is.
const WHOSE: usize = 10;

/// Whose the delegation at token `k` is: a state's, a region's, a body's of a state that it names before token `limit`.
fn whose(doc: &Doc, k: usize, limit: usize, bodies: &[Body]) -> Option<String> {
    let text = doc.text;
    let code = |s: State| doc.know.countries[s.entry as usize].code.clone();
    let adjective = k.checked_sub(1).and_then(|j| countries::at(doc, j)).filter(|s| s.face == Face::Adjective);
    // «делегация области вернулась из Сербии»: behind a verb a state is not whose it is
    let own = |&j: &usize| !(doc.is_word(j) && doc.verb(j).sure);
    // «группы дружбы с Кыргызстаном Национального собрания Венгрии»
    let led = |s: &State| doc.flags(s.start - 1).has(Flags::PREPOSITION) && !text.reads(s.start - 1, "из");
    let mut behind = (k + 1..limit.min(k + WHOSE)).take_while(own);
    let noun = |j: usize| countries::at(doc, j).filter(|s| s.is_noun() && !led(s));
    let state = adjective.or_else(|| behind.find_map(noun));
    // «делегация французского города Вьенн»
    let area = || {
        let state = countries::at(doc, k + 1).filter(|s| s.face == Face::Adjective && s.end < limit)?;
        doc.is_class(state.end, Class::AREA.or(Class::REGION_NOUN).or(Class::SETTLEMENT)).then_some(state)
    };
    let state = state.or_else(area);
    // «делегация Гродненской области», «хорезмская делегация»
    let region = || side_region(doc, k + 1).or_else(|| k.checked_sub(1).and_then(|j| by_city(doc, j)));
    // «делегация Милли Меджлиса»
    let sender = || {
        let body = bodies.iter().find(|b| b.start == k + 1 && STATE_BODIES.contains(&b.kind.as_str()));
        body.and_then(|b| b.country.clone())
    };
    let direct = adjective.map(code).or_else(sender);
    direct.or_else(|| state.map(code)).or_else(region)
}

/// «делегация Конституционного Суда Азербайджана в составе Председателя А, судей Б и В»: the state of the delegation that `at` is of.
pub(in crate::extract::positions) fn delegation_of(doc: &Doc, at: usize, bodies: &[Body]) -> Option<String> {
    /// Tokens between a delegation's noun and «в составе».
    const FAR: usize = 16;
    let text = doc.text;
    let start = text.sentences[text.sentence_of(at)].start;
    let apart = |k: usize| text.is(k, ";") || doc.is_word(k) && doc.verb(k).sure;
    let near = (start.max(at.saturating_sub(MOST_BEFORE))..at).rev().take_while(|&k| !apart(k));
    let within = near.filter(|&k| text.reads(k, "составе")).find(|&k| k > start && text.reads(k - 1, "в"))? - 1;
    let mut before = (start.max(within.saturating_sub(FAR))..within).rev().take_while(|&k| !apart(k));
    let delegation = before.find(|&k| doc.is_word(k) && text.fold(k).starts_with("делегаци"))?;
    whose(doc, delegation, within, bodies)
}

/// «… с делегацией Узбекистана. Её возглавлял министр …», «В состав делегации вошли:» over a list: the state of the delegation
/// told before.
pub(in crate::extract::positions) fn delegation_told(doc: &Doc, at: usize, bodies: &[Body]) -> Option<String> {
    let text = doc.text;
    // «в составе делегаций»: of which of them, nothing tells
    let several = |k: usize| matches!(text.fold(k), "делегаций" | "делегациям" | "делегациями" | "делегациях");
    let delegation = |k: usize| doc.is_word(k) && text.fold(k).starts_with("делегаци") && !several(k);
    let own = text.sentence_of(at);
    let n = list_headed(doc, own).unwrap_or(own);
    // «с китайской стороны» over its own part of the list
    let side = |k: usize| doc.is_word(k) && text.fold(k).starts_with("сторон");
    let headed = |s: &Sentence| matches!(text.fold(s.start), "с" | "со") && (s.start..s.end.min(s.start + 4)).any(side);
    if n < own && text.sentences[n + 1..=own].iter().any(headed) {
        return None;
    }
    let sentence = text.sentences[n];
    let lead = sentence.start..if n == own { at } else { sentence.end }.min(sentence.start + 4);
    let of_it = lead.clone().any(|k| text.fold(k) == "ее" || delegation(k));
    let composed = |k: usize| doc.know.grammar.stems.composes.begins(text.fold(k));
    // «представила членов делегации – депутатов А, Б и В»
    let members = |k: &usize| {
        let dash = *k + 1 < at && (text.is(*k + 1, ":") || text.dash(*k + 1));
        delegation(*k) && dash && *k > sentence.start && text.fold(*k - 1).starts_with("член")
    };
    let members = (sentence.start..at).rev().take(MOST_BEFORE).any(|k| members(&k));
    // «Хорезмскую делегацию, кроме главы, составили …»
    let comma = lead.clone().any(|k| text.is(k, ","));
    let composes = || (lead.start..at.min(lead.end + if comma { 4 } else { 0 })).any(composed);
    if !members && (!of_it || !composes()) {
        return None;
    }
    let whose = |k: usize, limit: usize| whose(doc, k, limit, bodies);
    let from = text.sentences[n.saturating_sub(if members { 6 } else { 2 })].start;
    let before = || (from..sentence.start).rev().find(|&k| delegation(k)).and_then(|k| whose(k, sentence.start));
    lead.clone().find(|&k| delegation(k)).and_then(|k| whose(k, sentence.end.min(at))).or_else(before)
}

/// «хорезмская», «Гродненскую»: the state of the listed city or region that an adjective tells.
fn by_city(doc: &Doc, k: usize) -> Option<String> {
    let place = doc.sense(k, SenseKind::PlaceAdjective.bit())?;
    doc.know.places[place.entry as usize].country.clone()
}

/// «Делегацию Евразийской экономической комиссии возглавляла А», «В составе делегации Комиссии работали Б и В»: does the delegation
/// of the title's sentence come from a body of several states, perhaps called by its last word after the whole name?
pub(in crate::extract::positions) fn delegated_by_union(doc: &Doc, title: &Title, bodies: &[Body]) -> bool {
    let text = doc.text;
    let floor = text.sentences[text.sentence_of(title.start)].start;
    let near = floor.max(title.start.saturating_sub(MOST_BEFORE))..title.start;
    let delegation = |&k: &usize| text.fold(k).starts_with("делегаци");
    let Some(k) = doc.with(near.start, near.end, Traits::TELLS).filter(delegation).last() else { return false };
    let composed = |k: usize| doc.know.grammar.stems.composes.begins(text.fold(k));
    let other =
        |j: usize| matches!(text.word(j), ";" | ":") || countries::at(doc, j).is_some_and(|s| s.end < title.start);
    if !(floor..title.start).any(composed) || (k + 1..title.start).any(other) {
        return false;
    }
    let head = |k: usize| doc.sense(k, SenseKind::OrgHead.bit()).map(|s| s.entry);
    let before = &bodies[..bodies.partition_point(|b| b.start < title.start)];
    let union = |b: &&Body| b.kind == "international";
    let direct = before.iter().rev().take(8).any(|b| b.start == k + 1 && union(&b));
    let short = doc.capital(k + 1).then(|| head(k + 1)).flatten();
    let told = || before.iter().rev().take(TOLD).filter(union).any(|b| (b.start..b.end).any(|j| head(j) == short));
    direct || short.is_some() && told()
}

/// «делегация Федеральной палаты экономики Австрии во главе с вице-президентом»: an office alone, of a body that is no firm.
pub(in crate::extract::positions) fn heads_chamber(doc: &Doc, title: &Title) -> bool {
    const REACH: usize = 16;
    let alone = title.end == title.start + 1 && title.start > 1;
    let led = alone && doc.text.reads(title.start - 2, "главе");
    let near = title.start.saturating_sub(REACH)..title.start;
    let delegation = near.clone().rev().find(|&k| doc.text.fold(k).starts_with("делегаци"));
    let firm = |s: Sense| {
        let class = doc.know.org_heads.get(s.entry as usize).map_or("", |h| h.class.as_str());
        s.kind == SenseKind::OrgHead && matches!(class, "company" | "company_form" | "bank")
    };
    led && delegation.is_some_and(|d| !(d..title.start).any(|k| doc.senses(k).any(firm)))
}
