//! For whom the sentence tells that a holder speaks or has come: a state, a body, the hosts.

use super::listed::{receives, speaks_for};
use super::{MOST_BEFORE, Setting};
use crate::extract::bind::{Bond, Found};
use crate::extract::countries::{self, State};
use crate::extract::doc::{Doc, Flags};
use crate::extract::names::Name;
use crate::extract::organizations::Body;
use crate::extract::phrase;
use crate::extract::places::Spot;
use crate::extract::titles::Title;
use crate::morph::Case;
use crate::rules::{Class, Face, SenseKind};

/// «Республику Беларусь представил министр А», «министр А представлял Монголию»
pub(super) fn represented(doc: &Doc, title: &Title, name: &Name, setting: &Setting) -> Option<String> {
    let states = setting.states;
    let verb = |k: usize| k < doc.len() && doc.is_class(k, Class::REPRESENTS);
    let accusative = |s: &&State| doc.noun(s.start).has(Case::Acc) || doc.adjective(s.start).has(Case::Acc);
    let (start, end) = (title.start.min(name.start), title.end.max(name.end));
    let floor = doc.text.sentences[doc.text.sentence_of(start)].start;
    // «Иран участвовал впервые: его представлял министр А»
    let it = start > floor + 1 && verb(start - 1) && matches!(doc.text.fold(start - 2), "его" | "ее");
    // «Позицию Армении изложила министр А», «Предложения Беларуси озвучил …»
    let stance = |s: &&State| {
        // «Позицию национального архива Узбекистана изложил …»
        const WIDEST: usize = 4;
        let begins = |k: usize| doc.know.grammar.stems.stances.begins(doc.text.fold(k));
        let plain = |k: &usize| doc.is_word(*k) && !doc.flags(*k).has(Flags::VERB | Flags::PREPOSITION);
        let told = (floor..s.start).rev().take(WIDEST).take_while(plain).any(begins);
        told && s.end + 1 == start && s.is_noun() && doc.flags(start - 1).has(Flags::VERB)
    };
    let voiced =
        states[states.partition_point(|s| s.start < floor)..].iter().take_while(|s| s.end < start).find(stance);
    if let Some(s) = voiced {
        return Some(doc.know.countries[s.entry as usize].code.clone());
    }
    // «Монголия была представлена послом: присутствовал А»
    let first = countries::at(doc, floor).filter(|s| s.is_noun() && doc.noun(s.start).has(Case::Nom));
    let sent = |k: usize| doc.know.grammar.stems.represented.begins(doc.text.fold(k));
    if let Some(s) = first
        && (s.end..(s.end + 3).min(start)).any(|k| doc.is_word(k) && sent(k))
    {
        return Some(doc.know.countries[s.entry as usize].code.clone());
    }
    // «Иерусалим на саммите представлял министр А»: a city for its state
    let plain = |k: &usize| doc.is_word(*k) && !verb(*k) && !doc.capital(*k);
    let at = (floor..start).rev().take(5).find(|k| !plain(k)).filter(|&k| verb(k));
    let beside = |s: &&Spot| {
        let before =
            at.is_some_and(|at| s.end == at || s.end + 1 == at && matches!(doc.text.fold(s.end), "будет" | "на"));
        s.kind == "city" && s.start >= floor && before && doc.noun(s.start).has(Case::Acc)
    };
    if let Some(spot) = at.and_then(|_| setting.spots.iter().find(beside)) {
        return spot.country.clone();
    }
    // «кувейтскую часть комиссии возглавляет министр А»
    let heads = |k: usize| doc.is_word(k) && doc.know.grammar.stems.heads_party.begins(doc.text.fold(k));
    let portion = |s: &&State| {
        let of_party = s.end < start && doc.know.grammar.stems.portions.begins(doc.text.fold(s.end));
        s.face == Face::Adjective && of_party && accusative(s)
    };
    if start > floor && heads(start - 1) {
        let mut told = states[states.partition_point(|s| s.start < floor)..].iter().take_while(|s| s.end < start);
        if let Some(s) = told.find(portion) {
            return Some(doc.know.countries[s.entry as usize].code.clone());
        }
    }
    // «Белорусское посольство представлял советник А»
    let of_mission = |s: &&State| {
        let body = s.end + 2 == start && doc.any_of(s.end, SenseKind::OrgHead.bit());
        s.face == Face::Adjective && body && accusative(s)
    };
    if start > floor && verb(start - 1) {
        let mut told = states[states.partition_point(|s| s.start < floor)..].iter().take_while(|s| s.end < start);
        if let Some(s) = told.find(of_mission) {
            return Some(doc.know.countries[s.entry as usize].code.clone());
        }
    }
    // «Узбекистан представляли академик А, директор; проректор Б; а также В»: the items that semicolons part, up to another verb
    if let Some(k) = represented_above(doc, floor, start) {
        let mut told = states[states.partition_point(|s| s.start < floor)..].iter().take_while(|s| s.end <= k);
        return told
            .find(|s| s.end == k && s.is_noun() && accusative(s))
            .map(|s| doc.know.countries[s.entry as usize].code.clone());
    }
    let state = if start > floor && verb(start - 1) {
        let first = states.partition_point(|s| s.start < floor);
        let mut told = states[first..].iter().take_while(|s| s.end < start).filter(|s| s.is_noun());
        // «Турцию представил министр А, Россию представит министр Б»: the one right before the verb
        let beside = states[first..].iter().take_while(|s| s.end < start).find(|s| s.is_noun() && s.end + 1 == start);
        // «Монголию и Турцию представляли министр А и министр Б»: the first holder is of the first
        let joined = |s: &&State| s.start > floor && phrase::is_and(doc, s.start - 1);
        let beside = beside.filter(|s| !joined(s));
        if it { told.last() } else { beside.or_else(|| told.next()) }
    } else if verb(end) {
        let first = states.partition_point(|s| s.start <= end);
        states[first..].iter().take_while(|s| s.start <= end + 2).find(|s| s.is_noun())
    } else {
        None
    };
    state.filter(|s| it || accusative(s)).map(|s| doc.know.countries[s.entry as usize].code.clone())
}

/// «Туркменистан участвовал как наблюдатель (заместитель министра А).»: the state that the sentence begins with, of whoever stands in
/// the bracket that ends it.
pub(super) fn in_closing_bracket(doc: &Doc, start: usize) -> Option<String> {
    let sentence = doc.text.sentences[doc.text.sentence_of(start)];
    let state = countries::at(doc, sentence.start).filter(State::is_noun)?;
    let opened = start > sentence.start && doc.text.is(start - 1, "(") && doc.noun(state.start).has(Case::Nom);
    let verb = opened && (state.end..start).any(|k| doc.small(k) && doc.flags(k).has(Flags::VERB));
    let close = (start..sentence.end).find(|&k| doc.text.is(k, ")"))?;
    let other = (state.end..close).any(|k| countries::at(doc, k).is_some_and(|s| s.is_noun()));
    let ends = close + 2 >= sentence.end;
    (verb && ends && !other).then(|| doc.know.countries[state.entry as usize].code.clone())
}

/// The verb in the plural that an item of its list at `start` belongs to, the item behind a semicolon.
fn represented_above(doc: &Doc, floor: usize, start: usize) -> Option<usize> {
    let passes = |k: usize| doc.text.reads(k, "а") || doc.text.reads(k, "также");
    let mark = (floor..start).rev().find(|&k| !passes(k)).filter(|&k| doc.text.is(k, ";"))?;
    let verb = (floor..mark).rev().find(|&k| doc.flags(k).has(Flags::VERB) && doc.small(k))?;
    let plural = doc.text.fold(verb).ends_with("ли") || doc.text.fold(verb).ends_with("ют");
    (doc.is_class(verb, Class::REPRESENTS) && plural).then_some(verb)
}

/// «студенты из Нигерии и Шри-Ланки А и Б»: of as many states as holders, the one that stands where this holder does.
pub(super) fn each_from(doc: &Doc, found: &Found, bond: &Bond) -> Option<String> {
    let end = found.titles[bond.title].end;
    if end + 1 >= doc.len() || !doc.text.reads(end, "из") {
        return None;
    }
    let mut states = Vec::new();
    let mut at = end + 1;
    while let Some(state) = countries::at(doc, at).filter(State::is_noun) {
        states.push(state);
        if state.end + 1 >= doc.len() || !(phrase::is_and(doc, state.end) || doc.text.is(state.end, ",")) {
            break;
        }
        at = state.end + 1;
    }
    let mut holders: Vec<usize> = found.bonds.iter().filter(|b| b.title == bond.title).map(|b| b.name).collect();
    holders.sort_unstable();
    holders.dedup();
    let mine = holders.iter().position(|&n| n == bond.name).filter(|_| states.len() > 1)?;
    (holders.len() == states.len()).then(|| doc.know.countries[states[mine].entry as usize].code.clone())
}

/// «Из Баня-Луки (Босния и Герцеговина) приехал заместитель градоначальника А»: the state of the place that the sentence begins with.
pub(super) fn arrived(doc: &Doc, title: &Title, named: &[bool], spots: &[Spot]) -> Option<String> {
    let floor = doc.text.sentences[doc.text.sentence_of(title.start)].start;
    let goes_on = |k: usize| named[k] || doc.text.is(k, ",") || phrase::is_and(doc, k) || doc.text.reads(k, "также");
    let verb = (floor..title.start).rev().take(MOST_BEFORE).find(|&k| !goes_on(k))?;
    let arrives = doc.know.grammar.stems.comes.begins(doc.text.fold(verb)) && doc.flags(verb).has(Flags::VERB);
    // «С Витебщины приехали глава района А и мэр Б»
    let land = || {
        let region = |s: &&Spot| s.start == floor + 1 && s.end == verb && s.kind == "region";
        let spot = spots[spots.partition_point(|s| s.start <= floor)..].iter().take(1).find(region);
        spot.and_then(|s| s.country.clone())
    };
    if arrives && matches!(doc.text.fold(floor), "с" | "со") {
        return land();
    }
    if !arrives || !doc.text.reads(floor, "из") {
        return None;
    }
    // «из соседнего Рени (Украина)»
    let nearby = doc.small(floor + 1) && doc.adjective(floor + 1).has(Case::Gen);
    let from = phrase::settlement(doc, floor + 1).unwrap_or(floor + 1 + usize::from(nearby));
    let told = countries::at(doc, from + 2).filter(|s| s.is_noun() && doc.text.is(from + 1, "(") && doc.capital(from));
    if let Some(state) = told.filter(|s| s.end + 1 == verb && doc.text.is(s.end, ")")) {
        return Some(doc.know.countries[state.entry as usize].code.clone());
    }
    let spot = spots[spots.partition_point(|s| s.start < floor)..].iter().find(|s| s.start == from)?;
    // nothing but a bracket stands before the verb
    let bracket = doc.text.is(spot.end, "(").then(|| (spot.end..verb).find(|&k| doc.text.is(k, ")"))).flatten();
    spot.country.clone().filter(|_| bracket.map_or(spot.end, |close| close + 1) == verb)
}

/// «от Исполкома СНГ – советник А», «Секретариат ОДКБ представляли директор А и советник Б»: the body for which the holder at
/// `at` and those before him have come.
pub(super) fn party<'s>(doc: &Doc, named: &[bool], at: usize, bodies: &'s [Body]) -> Option<&'s Body> {
    let text = doc.text;
    let floor = text.sentences[text.sentence_of(at)].start;
    // «Белорусская железная дорога – А, начальник; Б, инженер;»
    let row = text.tokens[floor].line_start;
    let goes_on = |k: usize| text.is(k, ",") || row && text.is(k, ";") || text.reads(k, "также");
    let between = |k: usize| named[k] || goes_on(k) || phrase::is_and(doc, k);
    let mut k = (floor..at).rev().take(MOST_BEFORE).find(|&k| !between(k))?;
    let dash = matches!(text.word(k), "–" | "—" | "-");
    let represents = |k: usize| doc.is_word(k) && doc.is_class(k, Class::REPRESENTS);
    // «от Исполкома СНГ выступил А»
    let verb = represents(k) || doc.flags(k).has(Flags::VERB);
    if !dash && !verb {
        return None;
    }
    k = k.checked_sub(1).filter(|&k| k >= floor)?;
    let represents_it = represents(k + 1);
    // «от имени Министерства обороны гостей приветствовал А»
    // «собравшихся приветствовал А»
    let addressed = |k: usize| doc.noun(k).any().or(doc.adjective(k).any()).has(Case::Acc);
    let object = |k: usize| verb && k > floor && doc.small(k) && addressed(k);
    if object(k) && bodies[..bodies.partition_point(|b| b.start < k)].iter().rev().take(4).any(|b| b.end == k) {
        k -= 1;
    }
    // «от имени Правительства Армении к собравшимся обратился министр»
    let addressed = |k: usize| verb && k > floor + 1 && matches!(text.fold(k - 1), "к" | "ко") && doc.is_word(k);
    if addressed(k) && bodies[..bodies.partition_point(|b| b.start < k)].iter().rev().take(4).any(|b| b.end + 1 == k) {
        k -= 2;
    }
    let last = bodies.partition_point(|b| b.start <= k);
    let body = bodies[..last].iter().rev().take(4).filter(|b| b.end == k + 1 && b.start >= floor);
    let body = body.min_by_key(|b| b.start)?;
    let lead = body.start.checked_sub(1).filter(|&k| k >= floor);
    let opens = lead.is_none_or(|k| matches!(text.word(k), "," | ";" | ":") || text.reads(k, "а"));
    let from = lead.is_some_and(|k| text.reads(k, "от") || speaks_for(doc, k));
    let told = || opens && (floor..body.start).rev().take(MOST_BEFORE).any(represents);
    // «со стороны секретариата ОПЕК»: the union's
    let mut inner = bodies[..last].iter().rev().take(4).filter(|b| b.end == k + 1 && b.start > body.start);
    let union = inner.find(|b| b.kind == "international");
    let heads_row = dash && row && (floor..body.start).all(|k| !doc.is_word(k));
    (from || dash && told() || represents_it && opens || heads_row).then_some(union.unwrap_or(body))
}

/// «побывали на заставе в Пянджском районе, где их встретил начальник заставы А»: the state of the place told last before «где».
pub(super) fn met_there(doc: &Doc, at: usize, spots: &[Spot]) -> Option<String> {
    const REACH: usize = 6;
    let floor = doc.text.sentences[doc.text.sentence_of(at)].start;
    let there = (floor + 1..at).rev().take(REACH).find(|&k| doc.text.reads(k, "где"))?;
    // «где мэр муниципалитета А показал им центр»
    let mut between = there + 1..at;
    let verb = between.is_empty() || between.clone().any(|k| doc.flags(k).has(Flags::VERB));
    let told = verb && between.all(|k| doc.small(k)) && doc.text.is(there - 1, ",");
    let spot = spots[..spots.partition_point(|s| s.start < there)].iter().rev().find(|s| s.end < there);
    spot.filter(|s| told && s.start >= floor).and_then(|s| s.country.clone())
}

/// «В Гяндже их принял председатель комиссии А»: the state of the place that the sentence begins with.
pub(super) fn received_in(doc: &Doc, at: usize, spots: &[Spot]) -> Option<String> {
    const REACH: usize = 6;
    let floor = doc.text.sentences[doc.text.sentence_of(at)].start;
    let spot = spots[spots.partition_point(|s| s.start <= floor)..].iter().find(|s| s.start <= floor + 2)?;
    let near = spot.end < at && at < spot.end + REACH;
    let opens = matches!(doc.text.fold(floor), "в" | "во") && near;
    let host = opens && receives(doc, at - 1) && (spot.end..at).all(|k| doc.small(k));
    spot.country.clone().filter(|_| host)
}

/// «Исполнительный комитет СНГ» in a line of its own over rows that begin with marks, or with a name and a dash: the body that sent
/// the holder in the row of token `at`.
pub(super) fn headed_by<'s>(doc: &Doc, named: &[bool], at: usize, bodies: &'s [Body]) -> Option<&'s Body> {
    /// Tokens of a row.
    const LONGEST: usize = 80;
    /// Tokens of a name, and the dash.
    const NAME: usize = 8;
    const MOST_ROWS: usize = 100;
    let text = doc.text;
    let begin = |end: usize| (end.saturating_sub(LONGEST)..end).rev().find(|&k| text.tokens[k].line_start);
    let bullet = |start: usize, end: usize| doc.bullet(crate::text::Sentence { start, end }).is_some();
    let row = begin(at + 1)?;
    let bulleted = bullet(row, at);
    let row_of_name = |start: usize| {
        let behind = (start..doc.len().min(start + NAME)).find(|&k| !named[k]);
        named[start] && behind.is_some_and(|k| matches!(text.word(k), "–" | "—" | "-"))
    };
    let item = |start: usize, end: usize| if bulleted { bullet(start, end) } else { row_of_name(start) };
    let mut end = row;
    if !item(row, at) {
        return None;
    }
    for _ in 0..MOST_ROWS {
        let start = begin(end)?;
        if !item(start, end) {
            let last = end - usize::from(text.is(end - 1, ":"));
            let from = start + usize::from(text.reads(start, "от"));
            let first = bodies.partition_point(|b| b.start < from);
            return bodies[first..].iter().take_while(|b| b.start == from).find(|b| b.end == last);
        }
        end = start;
    }
    None
}

/// «От принимающей стороны выступил министр А»: the state where the release tells first that it is.
pub(super) fn hosts(doc: &Doc, title: &Title, spots: &[Spot]) -> Option<String> {
    let start = doc.text.sentences[doc.text.sentence_of(title.start)].start;
    let host = |k: usize| {
        let stems = &doc.know.grammar.stems;
        stems.hosting.begins(doc.text.fold(k)) && stems.host_sides.begins(doc.text.fold(k + 1))
    };
    let told = (start..title.start.saturating_sub(1)).any(host);
    told.then(|| spots.iter().find_map(|s| s.country.clone())).flatten()
}
