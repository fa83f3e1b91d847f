//! The part each human took. Verbs and phrases of `rules/roles.toml` give a part to their subject, object or complement;
//! the strongest over all mentions counts.

use super::bind::Found;
use super::doc::{Doc, Flags};
use super::people::Human;
use crate::morph::Case;
use crate::rules::{Holder, Part, SenseKind};

/// A human's part with the words that tell it; offsets are tokens.
#[derive(Debug, Clone, Copy)]
pub struct Taken {
    pub part: Part,
    pub start: usize,
    pub end: usize,
}

/// Order of strength: chair, host, signatory, speaker, participant, attendee, mentioned.
fn strength(part: Part) -> u8 {
    match part {
        Part::Chair => 6,
        Part::Host => 5,
        Part::Signatory => 4,
        Part::Speaker => 3,
        Part::Participant => 2,
        Part::Attendee => 1,
        Part::Mentioned => 0,
    }
}

struct Cue {
    start: usize,
    end: usize,
    part: Part,
    holder: Holder,
    negated: bool,
    future: bool,
}

/// One part a human, in the humans' order.
pub fn assign(doc: &Doc, found: &Found, humans: &[Human]) -> Vec<Taken> {
    let cues = cues(doc);
    humans.iter().map(|h| strongest(doc, found, &cues, h)).collect()
}

fn cues(doc: &Doc) -> Vec<Cue> {
    let mut out = Vec::new();
    let mut i = 0;
    while i < doc.len() {
        let sense = doc.sense(i, |s| s == SenseKind::RoleVerb);
        let Some(sense) = sense else {
            i += 1;
            continue;
        };
        let role = &doc.know.roles[sense.entry as usize];
        let end = i + doc.hit_len(i);
        let negated = i > 0 && doc.text.fold(i - 1) == "не";
        let future = future(doc, i);
        out.push(Cue { start: i, end, part: role.part, holder: role.holder, negated, future });
        i = end;
    }
    out
}

/// A future form: «выступит», «примет участие», «будет участвовать».
fn future(doc: &Doc, i: usize) -> bool {
    use crate::morph::{Pos, Tag};
    if i > 0 && matches!(doc.text.fold(i - 1), "будет" | "будут") {
        return true;
    }
    let known = doc.know.morph.known(doc.text.fold(i));
    known.iter().any(|p| p.tag.pos() == Pos::Verb && p.tag.has(Tag::FUTURE))
        && !known.iter().any(|p| p.tag.has(Tag::PAST))
}

fn strongest(doc: &Doc, found: &Found, cues: &[Cue], human: &Human) -> Taken {
    let first = human.mentions[0];
    let mut best = Taken { part: Part::Mentioned, start: first.0, end: first.1 };
    let mut told = false;
    for &(start, end) in &human.mentions {
        let Some(taken) = of_mention(doc, found, cues, human, start, end) else {
            continue;
        };
        if !told || strength(taken.part) > strength(best.part) {
            best = taken;
            told = true;
        }
    }
    best
}

/// The cue that governs a mention: in its sentence, the nearest whose holder fits its case and side.
fn of_mention(doc: &Doc, found: &Found, cues: &[Cue], human: &Human, start: usize, end: usize) -> Option<Taken> {
    let sentence = doc.text.sentences[doc.text.sentence_of(start)];
    let from = cues.partition_point(|c| c.start < sentence.start);
    let to = cues.partition_point(|c| c.start < sentence.end);
    let mention = found.names.iter().position(|n| n.start == start && n.end == end)?;
    let case = case_of(doc, found, mention, human);
    let mut best: Option<(i32, &Cue)> = None;
    for cue in &cues[from..to] {
        // the cue must not stand inside a title or the name
        let distance = if cue.start >= end { cue.start - end } else { start.saturating_sub(cue.end) };
        let crossed = crossing(doc, cues, cue, start, end);
        let fit = fits(cue, case, cue.start < start);
        if !fit {
            continue;
        }
        let score = 200 - distance as i32 - 60 * crossed + if cue.start < start { 0 } else { 3 };
        if best.is_none_or(|b| score > b.0) {
            best = Some((score, cue));
        }
    }
    let (_, cue) = best?;
    let part = if cue.negated || cue.future { Part::Mentioned } else { cue.part };
    Some(Taken { part, start: cue.start, end: cue.end })
}

/// Clause borders between a cue and a mention: semicolons, and other cues' verbs.
fn crossing(doc: &Doc, cues: &[Cue], cue: &Cue, start: usize, end: usize) -> i32 {
    let (from, to) = if cue.start >= end { (end, cue.start) } else { (cue.end, start) };
    let mut n = 0;
    for k in from..to.min(doc.len()) {
        if doc.text.is(k, ";") {
            n += 1;
        }
    }
    n += cues.iter().filter(|c| c.start >= from && c.end <= to && c.start != cue.start).count() as i32;
    n
}

fn fits(cue: &Cue, case: Option<Case>, after_cue: bool) -> bool {
    match (cue.holder, case) {
        (Holder::Subject, Some(c)) => c == Case::Nom,
        (Holder::Subject, None) => true,
        (Holder::Object, Some(c)) => {
            matches!(c, Case::Acc | Case::Gen) && after_cue || c == Case::Nom && !after_cue && false
        }
        (Holder::Object, None) => false,
        (Holder::With, Some(c)) => c == Case::Ins,
        (Holder::With, None) => false,
        (Holder::Genitive, Some(c)) => matches!(c, Case::Gen | Case::Acc) && after_cue,
        (Holder::Genitive, None) => after_cue,
    }
}

fn case_of(doc: &Doc, found: &Found, mention: usize, human: &Human) -> Option<Case> {
    let _ = (doc, human);
    let titled = found.bonds.iter().find(|b| b.name == mention);
    let cases = found.cases.get(mention).copied().flatten();
    match (cases, titled) {
        (Some(c), _) => Some(c),
        _ => None,
    }
}

/// Does a finite verb stand at `i`?
pub fn is_predicate(doc: &Doc, i: usize) -> bool {
    doc.flags(i).has(Flags::VERB | Flags::SHORT_PARTICIPLE)
}
