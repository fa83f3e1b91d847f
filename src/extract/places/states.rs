//! The state of a place that no list knows, or whose name another state's place has too: a bracket, the whole around it, the
//! places and states of its sentence, and the release's own tell it.

use super::{Spot, within_wholes};
use crate::extract::countries::State;
use crate::extract::doc::Doc;
use crate::rules::{Class, Face, Place, SenseKind};

/// Places and states of a sentence that are looked at for the state of another; no sentence of prose has as many.
const NEIGHBOURS: usize = 64;

/// The state of places that no list knows: the release's own, or that of the only foreign state that the sentence names if
/// a listed place beside it is there too; none where the two can't be told apart.
pub fn settle(doc: &Doc, spots: &mut [Spot], states: &[State], home: Option<&str>, strange: &[(usize, usize)]) {
    let code = |s: &State| doc.know.countries[s.entry as usize].code.as_str();
    let told_abroad = |home: &str| states.iter().any(|s| s.is_noun() && code(s) != home && !of_somebody(doc, s.start));
    for n in 0..spots.len() {
        let s = &spots[n];
        let inland = doc.know.grammar.stems.inland.ends(&s.name);
        let wide = matches!(s.kind.as_str(), "water" | "natural" | "macroregion") && !inland;
        if let Some(other) = strayed(doc, spots, n, states, home) {
            spots[n].country = Some(other);
            continue;
        }
        if let (true, Some(home)) = (s.known, home) {
            spots[n].country = namesake(doc, s, home);
            continue;
        }
        if let Some(home) = home.filter(|home| !s.known && district_at_home(doc, spots, s, states, home)) {
            spots[n].country = Some(home.to_owned());
            continue;
        }
        if s.known || s.country.is_some() || wide {
            continue;
        }
        if let Some(state) = bracketed(doc, s, states).or_else(|| described(doc, s, states)) {
            spots[n].country = Some(code(state).to_owned());
            continue;
        }
        // «провинции Биньзыонг»: abroad, where the text tells of one state there
        if home.is_some_and(|home| doc.know.grammar.stems.no_provinces.has(home)) && foreign_part(doc, s) {
            let mut told = states.iter().map(code).filter(|told| Some(*told) != home);
            let first = told.next();
            let one = first.filter(|first| told.all(|other| other == *first));
            spots[n].country = one.map(str::to_owned);
            continue;
        }
        let within = spots.get(n + 1).filter(|o| lies_in(doc, s, o));
        if let Some(code) = within.and_then(|o| o.country.clone()) {
            spots[n].country = Some(code);
            continue;
        }
        let sentence = doc.text.sentences[doc.text.sentence_of(s.start)];
        let near = spots[n.saturating_sub(NEIGHBOURS)..spots.len().min(n + NEIGHBOURS)]
            .iter()
            .filter(|o| o.known && o.country.is_some() && o.start >= sentence.start && o.start < sentence.end)
            .min_by_key(|o| o.start.abs_diff(s.start))
            .and_then(|o| o.country.clone());
        let first = states.partition_point(|o| o.start < sentence.start);
        let mut named = states[first..].iter().take(NEIGHBOURS).take_while(|o| o.start < sentence.end);
        let foreign = named.find(|o| Some(code(o)) != home && !of_somebody(doc, o.start));
        spots[n].country = match (near, foreign) {
            // «сервисный центр в г. Чинхойи» of a visit abroad
            (None, None) if s.kind == "city" && home.is_some_and(|home| unlike(home, s) && told_abroad(home)) => None,
            // «мэр города Вьен Тьерри Ковач»
            (near, _) if strange.iter().any(|office| office.0 < s.start && s.end <= office.1) => {
                near.filter(|near| Some(near.as_str()) != home)
            }
            // «врач А (Худжанд), проводник Б (кишлак Поршинёв)»: where somebody is from
            (Some(near), None) if home != Some(near.as_str()) && beside_holder(doc, s) => None,
            (near, None) => home.map(str::to_owned).or(near),
            (Some(near), Some(_)) => Some(near),
            (None, Some(_)) => None,
        };
    }
    within_wholes(doc, spots);
    abroad_everywhere(doc, spots, states);
}

/// «селе Барсем Шугнанского района», «Бакло (штат Химачал-Прадеш)»: is `area`, the next place, what `s` lies in?
fn lies_in(doc: &Doc, s: &Spot, area: &Spot) -> bool {
    let apart = doc.text.is(s.end, "(") || doc.text.is(s.end, ",");
    let from = s.end + usize::from(apart);
    let noun = apart && area.start == from + 1 && doc.is_class(from, Class::DESIGNATES);
    matches!(area.kind.as_str(), "district" | "region") && (area.start == from || noun)
}

/// «Иван Петров (посёлок Майский)»: does the place fill a bracket behind a capitalised word?
fn beside_holder(doc: &Doc, s: &Spot) -> bool {
    let open = (s.start.saturating_sub(3)..s.start).rev().find(|&k| doc.text.is(k, "("));
    open.is_some_and(|k| k > 0 && doc.capital(k - 1)) && s.end < doc.len() && doc.text.is(s.end, ")")
}

/// «суд Ивановского района» of a Belarusian release: the namesake at home of a district called by a town of another state, of which
/// the text tells nothing.
fn district_at_home(doc: &Doc, spots: &[Spot], s: &Spot, states: &[State], home: &str) -> bool {
    let Some(other) = s.country.as_deref().filter(|other| s.kind == "district" && *other != home) else { return false };
    let ours = |code: &str| doc.know.grammar.stems.slavic_villages.has(code);
    let told = states.iter().any(|o| doc.know.countries[o.entry as usize].code == other)
        || spots.iter().any(|o| (o.known || o.kind != "district") && o.country.as_deref() == Some(other));
    ours(home) && ours(other) && !told
}

/// «Ансан (Республика Корея)», «(г. Ансан, Республика Корея)»: the state that a bracket tells right behind the place.
fn bracketed<'s>(doc: &Doc, s: &Spot, states: &'s [State]) -> Option<&'s State> {
    let mark = |k: usize, mark: &str| k < doc.len() && doc.text.is(k, mark);
    let state = states.get(states.partition_point(|o| o.start < s.end)).filter(|o| o.start == s.end + 1)?;
    let opens = mark(s.end, "(") || mark(s.end, ",") && mark(state.end, ")");
    (opens && state.is_noun() && (mark(state.end, ")") || mark(state.end, ","))).then_some(state)
}

/// «немецкого города-побратима Нейсс»: the state whose adjective stands before the place's noun.
fn described<'s>(doc: &Doc, s: &Spot, states: &'s [State]) -> Option<&'s State> {
    let place = Class::SETTLEMENT.or(Class::AREA).or(Class::REGION_NOUN);
    let noun = s.start.checked_sub(1).filter(|&k| doc.is_word(k) && doc.is_class(k, place))?;
    let state = states[..states.partition_point(|o| o.start < noun)].last()?;
    (state.face == Face::Adjective && state.end == noun).then_some(state)
}

/// Is the name of a village of no shape that villages of this Slavic state have?
fn unlike(home: &str, s: &Spot) -> bool {
    const ENDS: [&str; 20] = [
        "во", "но", "ка", "ки", "ая", "ое", "ые", "ый", "ий", "ой", "ск", "цк", "ец", "чи", "ье", "ня", "ны", "ры",
        "цы", "щи",
    ];
    let ours = ENDS.iter().any(|end| s.name.ends_with(end)) || s.name.starts_with("Усть-");
    matches!(home, "RU" | "BY" | "UA") && !ours
}

/// «аспирант из Сирии», «директор завода (Беларусь)», «атташе при Посольстве Норвегии»: the state tells whose somebody is, not
/// where.
fn of_somebody(doc: &Doc, at: usize) -> bool {
    let office = SenseKind::TitleHead.bit() | SenseKind::OrgHead.bit();
    let before = |back: usize| at.checked_sub(back).filter(|&k| doc.is_word(k));
    let origin = before(1).is_some_and(|k| doc.text.fold(k) == "из") || at > 0 && doc.text.is(at - 1, "(");
    origin || (1..3).any(|back| before(back).is_some_and(|k| doc.any_of(k, office)))
}

/// An unknown place that the text calls a province somewhere, or whose state it tells in a bracket, is the same wherever it is named.
fn abroad_everywhere(doc: &Doc, spots: &mut [Spot], states: &[State]) {
    let told =
        |s: &&Spot| foreign_part(doc, s) || bracketed(doc, s, states).is_some() || described(doc, s, states).is_some();
    let parts: Vec<(String, Option<String>)> =
        spots.iter().filter(|s| !s.known).filter(told).map(|s| (s.name.clone(), s.country.clone())).collect();
    for s in spots.iter_mut().filter(|s| !s.known) {
        if let Some((_, country)) = parts.iter().find(|(name, _)| *name == s.name) {
            s.country.clone_from(country);
        }
    }
}

/// «провинции Кханьхоа», «Хунаньской провинции»
fn foreign_part(doc: &Doc, s: &Spot) -> bool {
    let part = |k: usize| doc.is_word(k) && doc.know.grammar.foreign_part(doc.text.fold(k));
    s.start > 0 && part(s.start - 1) || part(s.end - 1)
}

/// «в сёлах Ивановка и Петровка Самарской области»: the state of a namesake of a small listed town, of whose own state the text
/// tells nothing: that of the region told beside it; of a village with a Slavic name the release's own.
fn strayed(doc: &Doc, spots: &[Spot], n: usize, states: &[State], home: Option<&str>) -> Option<String> {
    const SMALL: u32 = 50;
    const SLAVIC: [&str; 8] = ["вка", "ово", "ево", "ино", "ное", "ское", "ный", "ная"];
    let s = &spots[n];
    let own = s.country.as_deref().filter(|_| s.known && s.kind == "city")?;
    let small = |p: &Place| p.population < SMALL && !p.capital;
    let listed = || doc.senses_of(s.start, SenseKind::Place.bit()).map(|s| &doc.know.places[s.entry as usize]);
    if !listed().filter(|p| p.country.as_deref() == Some(own)).all(small) {
        return None;
    }
    let state_told = |code: &str| states.iter().any(|o| doc.know.countries[o.entry as usize].code == code);
    let part = |o: &Spot| o.name != s.name && o.kind != "city" && o.country.as_deref() == Some(own);
    if state_told(own) || spots.iter().any(part) {
        return None;
    }
    // «Хоргос» of a text about Kazakhstan
    let mut namesakes = listed().filter(|p| p.name == s.name).filter_map(|p| p.country.as_deref());
    if let Some(other) = namesakes.find(|code| state_told(code)) {
        return Some(other.to_owned());
    }
    let sentence = doc.text.sentences[doc.text.sentence_of(s.start)];
    let within = |o: &&Spot| o.start >= sentence.start && o.start < sentence.end;
    let area = |o: &&Spot| matches!(o.kind.as_str(), "region" | "district") && o.country.is_some();
    let near = spots.iter().filter(within).filter(area).min_by_key(|o| o.start.abs_diff(s.start));
    let slavic = || SLAVIC.iter().any(|end| s.name.ends_with(end));
    let village = || {
        home.filter(|home| *home != own && doc.know.grammar.stems.slavic_villages.has(home) && slavic())
            .map(str::to_owned)
    };
    near.and_then(|o| o.country.clone()).or_else(village)
}

/// The state of a listed place, or of its namesake at home unless the listed one is known everywhere.
fn namesake(doc: &Doc, s: &Spot, home: &str) -> Option<String> {
    const FAMOUS: u32 = 300;
    // «Аксу»: China's, of half a million, is less known to who writes Russian than a neighbour's
    const FAMOUS_FAR: u32 = 1000;
    let listed = || doc.senses_of(s.start, SenseKind::Place.bit()).map(|s| &doc.know.places[s.entry as usize]);
    let same = |p: &&Place| p.name == s.name && p.country.as_deref() == Some(home);
    let ours = |code: &str| doc.know.grammar.stems.patronymic_states.has(code);
    let far = ours(home) && !s.country.as_deref().is_some_and(ours);
    let many = if far { FAMOUS_FAR } else { FAMOUS };
    let famous = listed().any(|p| p.country == s.country && (p.capital || p.population >= many));
    if famous {
        s.country.clone()
    } else {
        listed().find(same).map_or_else(|| s.country.clone(), |p| p.country.clone())
    }
}
