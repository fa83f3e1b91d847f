//! Bodies of a state that a title calls without it, by the name that the text has told in full.

use super::Setting;
use crate::extract::countries::State;
use crate::extract::doc::Doc;
use crate::extract::names;
use crate::extract::organizations::Body;
use std::collections::BTreeMap;

/// The state of a body, or of the place that its name holds.
pub(super) fn state_of(body: &Body, setting: &Setting) -> Option<String> {
    let first = setting.spots.partition_point(|s| s.start < body.start);
    let mut inside = setting.spots[first..].iter().take_while(|s| s.end <= body.end);
    body.country.clone().or_else(|| inside.next().and_then(|s| s.country.clone()))
}

/// «Кабинет Министров» → «Кабинет Министров Туркменистана»: bodies of a state as the text calls them without it, in text order.
pub(super) fn in_full<'s>(setting: &Setting<'s>) -> BTreeMap<String, Vec<&'s Body>> {
    let mut out: BTreeMap<String, Vec<&Body>> = BTreeMap::new();
    for b in setting.bodies.iter().filter(|b| b.country.is_some() && b.end - b.start > 2) {
        let next = setting.states.partition_point(|s| s.start <= b.start);
        let inside = setting.states[next..].iter().take_while(|s| s.start < b.end);
        let Some(state) = inside.filter(|s| s.end == b.end && s.is_noun()).last() else { continue };
        let words = b.name.split(' ').count();
        let kept = words.saturating_sub(state.end - state.start);
        if kept < 2 {
            continue;
        }
        let short = b.name.split(' ').take(kept).collect::<Vec<_>>().join(" ");
        // «группа дружбы «А – Б» Народного собрания Болгарии», told again as «группа дружбы»
        let unquoted = b.name.split_once(" «").map(|(short, _)| short.to_owned()).filter(|short| short.contains(' '));
        for short in [Some(short), unquoted].into_iter().flatten() {
            let whole = out.entry(short).or_default();
            if whole.iter().all(|w| w.name != b.name) {
                whole.push(b);
            }
        }
    }
    out
}

/// The one body that a name means at token `at`: the only one of the text, or the only one told before.
pub(super) fn meant<'s>(doc: &Doc, setting: &Setting, whole: &[&'s Body], at: usize) -> Option<&'s Body> {
    let before = &whole[..whole.partition_point(|b| b.start < at)];
    // «Совет Шуры Омана», «Совет Шуры Султаната Оман»: of one state
    let one =
        |all: &[&Body]| all.first().is_some_and(|b| b.country.is_some() && all.iter().all(|o| o.country == b.country));
    // «… в Молдавии. Глава Национального бюро статистики А … Национального бюро статистики Китая»: told of another state later
    let told = &setting.states[..setting.states.partition_point(|s| s.start < at)];
    let code = |s: &State| Some(&doc.know.countries[s.entry as usize].code);
    let none = |states: &[State], b: &Body| {
        states.iter().any(State::is_noun) && states.iter().all(|s| code(s) != b.country.as_ref())
    };
    // «Монголию представлял секретарь Министерства культуры А»
    let sentence = doc.text.sentences[doc.text.sentence_of(at)].start;
    let near = &told[told.partition_point(|s| s.start < sentence)..];
    match (whole, before) {
        ([later], []) if none(told, later) => None,
        ([only], _) | (_, [only]) if none(near, only) => None,
        ([only], _) | (_, [only]) => Some(only),
        _ if one(whole) => before.last().or(whole.first()).copied(),
        _ => None,
    }
}

/// «Центральный банк», «Национальный банк»
pub(super) fn state_bank(doc: &Doc, name: &str) -> bool {
    let folded = names::folded(name);
    folded.contains("банк") && doc.know.grammar.stems.state_banks.begins(&folded)
}
