//! Two parties in one sentence and one who acts for each.

use crate::extract::bind::Found;
use crate::extract::doc::Doc;
use crate::extract::positions::{STATE_BODIES, Setting};

/// Tokens of the longest sentence that is looked at.
const LONGEST: usize = 160;

/// «Меморандум между Министерством связи Узбекистана и Министерством транспорта Казахстана подписали министр А и вице-министр Б»:
/// the state of the party that the name at `name` acts for. Both parties are told behind «между», and nobody else is named.
pub(in crate::extract::positions) fn between(
    doc: &Doc,
    found: &Found,
    name: usize,
    setting: &Setting,
) -> Option<String> {
    let sentence = doc.text.sentences[doc.text.sentence_of(name)];
    if sentence.end - sentence.start > LONGEST {
        return None;
    }
    let led = (sentence.start..sentence.end).find(|&k| doc.text.reads(k, "между"))?;
    let inside = found.names.iter().map(|n| n.start).filter(|start| (sentence.start..sentence.end).contains(start));
    let mut actors: Vec<usize> = inside.take(3).collect();
    actors.sort_unstable();
    let [one, other] = actors[..] else { return None };
    let ends = |&k: &usize| k == one || k == other || doc.is_word(k) && doc.verb(k).sure;
    let until = (led + 1..sentence.end).find(ends).unwrap_or(sentence.end);
    let within = |start: usize| (led..until).contains(&start);
    let states = setting.states.iter().filter(|s| within(s.start));
    let codes = states.map(|s| (s.start, doc.know.countries[s.entry as usize].code.as_str()));
    let bodies = setting.bodies.iter().filter(|b| within(b.start) && STATE_BODIES.contains(&b.kind.as_str()));
    let senders = bodies.filter_map(|b| Some((b.start, b.country.as_deref()?)));
    let mut told: Vec<(usize, &str)> = codes.chain(senders).collect();
    told.sort_unstable();
    told.dedup_by_key(|(_, code)| *code);
    match told[..] {
        [(_, a), (_, b)] => Some(if name == one { a } else { b }.to_owned()),
        _ => None,
    }
}
