//! Parts that no verb tells of the name in its clause: a prize, a title that is a part, the heading of a column or bracket, a
//! signature; what holders of one title share.

use super::mentions::{Mention, clear_border, heading, predicative};
use super::{Taken, Votes};
use crate::extract::bind::{Bond, Found, How};
use crate::extract::clauses::Clauses;
use crate::extract::doc::{Doc, Flags, Traits};
use crate::extract::people::Human;
use crate::extract::titles::{self, Title};
use crate::morph::Case;
use crate::rules::Part;
use crate::text::{Kind, Shape};

/// «1-е место – А», «Гран-при – Б»: whoever won took part.
pub(super) fn by_places(doc: &Doc, mentions: &[Mention], clauses: &Clauses, votes: &mut Votes) {
    let prize = |k: usize| doc.know.grammar.stems.prize_places.has(doc.text.fold(k));
    // where the winner before ends
    let mut last = None;
    for m in mentions.iter().filter(|m| m.start > 1 && !clauses.masked_quote(m.start)) {
        let dash = |k: usize| matches!(doc.text.word(k), "–" | "—" | "-");
        let first = doc.text.sentences[doc.text.sentence_of(m.start)].start;
        // «1-е место – А, 2-е – Б»
        let again = || counted(doc, m.start - 1) && (first..m.start - 1).any(prize);
        let won = dash(m.start - 1) && (prize(m.start - 2) || again());
        // «среди водолазов победил А, среди кинологов – Б»
        let beat = |k: usize| doc.know.grammar.stems.wins.begins(doc.text.fold(k));
        let led = doc.text.reads(m.start - 1, "среди") && (m.start..m.end).any(dash)
            || m.start > 2 && dash(m.start - 1) && doc.text.reads(m.start - 3, "среди");
        let won = won || led && (first..m.start).any(beat);
        // «бронза – у А и Б»
        let at = doc.text.reads(m.start - 1, "у") && m.start > 2 && dash(m.start - 2);
        let medal = |k: usize| doc.is_word(k) && prize(k) && !clauses.any(k, m.start);
        let beside = last.is_some_and(|end| end + 1 == m.start && doc.text.reads(end, "и"));
        let won = won || beside || at && (first.max(m.start.saturating_sub(8))..m.start - 2).any(medal);
        last = won.then(|| behind_bracket(doc, m.end));
        if won && !votes.mourns {
            votes.add(m.human, Part::Participant, (m.start - 2, m.start - 1));
        }
    }
}

/// «у А (Монголия) | и Б»: where what stands beside a name ends.
fn behind_bracket(doc: &Doc, end: usize) -> usize {
    /// Tokens of a bracket.
    const LONGEST: usize = 6;
    let opens = end < doc.len() && doc.text.is(end, "(");
    let close = || (end..doc.len().min(end + LONGEST)).find(|&k| doc.text.is(k, ")"));
    if opens { close().map_or(end, |k| k + 1) } else { end }
}

/// «2-е», «второе», «II»: does an ordinal end at `end`?
fn counted(doc: &Doc, end: usize) -> bool {
    let Some(k) = end.checked_sub(1) else { return false };
    let digits = k > 1 && doc.text.is(k - 1, "-") && doc.text.tokens[k - 2].kind == Kind::Number;
    let roman = doc.is_word(k) && doc.text.word(k).chars().all(|c| matches!(c, 'I' | 'V' | 'X'));
    digits || roman || doc.flags(k).has(Flags::ORDINAL)
}

/// «приняли участие министры Армении (А), Беларуси (Б) и Казахстана (В)»: holders of one plural title, of whom the sentence
/// tells nothing else, take the part of the one of whom it tells.
pub(super) fn shared(doc: &Doc, found: &Found, humans: &[Human], votes: &mut Votes) {
    let mut held: Vec<(usize, usize)> = Vec::new();
    for (h, human) in humans.iter().enumerate() {
        let bonds = human.names.iter().flat_map(|&n| found.bonds_of(n));
        // «принял послов:» over a list
        let below = |b: &Bond| {
            let title = &found.titles[b.title];
            b.how == How::List && title.plural && !title.cases.has(Case::Nom) && !predicative(title)
        };
        held.extend(bonds.filter(|b| b.how == How::Shared || below(b)).map(|b| (b.title, h)));
    }
    held.sort_unstable();
    for holders in held.chunk_by(|a, b| a.0 == b.0).filter(|holders| holders.len() > 1) {
        let sentence = doc.text.sentences[doc.text.sentence_of(found.titles[holders[0].0].start)];
        let here = |t: &Taken| t.part != Part::Mentioned && (sentence.start..sentence.end).contains(&t.start);
        if let Some(told) = holders.iter().filter_map(|&(_, h)| votes.best[h]).find(here) {
            holders.iter().for_each(|&(_, h)| votes.add(h, told.part, (told.start, told.end)));
        }
    }
}

/// «По итогам переговоров министры подписали программу»: in talks of two sides both who talked sign what «министры», «стороны»
/// without names do.
pub(super) fn both_sign(doc: &Doc, found: &Found, humans: &[Human], clauses: &Clauses, votes: &mut Votes) {
    let signs = |p: &&crate::extract::clauses::Predicate| {
        let ours = p.past && !p.passive && !p.earlier && !p.negated && p.plural == Some(true);
        ours && matches!(p.subject, Some((Part::Signatory, _)))
    };
    let many = |p: &crate::extract::clauses::Predicate| {
        let before = p.start.checked_sub(1).filter(|&k| doc.is_word(k));
        let sides = before.is_some_and(|k| doc.know.grammar.stems.both_sides.has(doc.text.fold(k)));
        let at = found.titles.partition_point(|t| t.end <= p.start);
        let office = at.checked_sub(1).map(|t| (t, &found.titles[t])).filter(|(_, t)| t.end == p.start);
        let bare = |n: usize| !found.bonds.iter().any(|b| b.title == n);
        sides || office.is_some_and(|(n, t)| t.plural && t.cases.has(Case::Nom) && bare(n))
    };
    let Some(verb) = clauses.predicates.iter().filter(signs).find(|p| many(p)) else { return };
    let span = (verb.start, verb.end);
    let talked = |h: &usize| {
        let taken = votes.best[*h].filter(|t| matches!(t.part, Part::Participant | Part::Host) && t.start < span.0)?;
        Some((taken.start, *h))
    };
    let mut sides: Vec<(usize, usize)> = (0..humans.len()).filter_map(|h| talked(&h)).collect();
    sides.sort_unstable();
    // they alone have been told of, or both by one verb
    let alone = (sides.len() == 2).then_some(&sides[..]);
    let pair = alone.or_else(|| sides.chunk_by(|a, b| a.0 == b.0).find(|side| side.len() == 2));
    let pair = pair.map(|pair| [pair[0].1, pair[1].1]);
    for h in pair.into_iter().flatten() {
        votes.add(h, Part::Signatory, span);
    }
}

/// «модератор», «докладчик»: titles that tell the part themselves, where it is no matter of the future.
pub(super) fn by_titles(doc: &Doc, found: &Found, humans: &[Human], clauses: &Clauses, votes: &mut Votes) {
    let tables = doc.cells && (0..doc.len()).any(|k| crate::extract::tables::edge(doc, k));
    for (h, human) in humans.iter().enumerate() {
        for b in human.names.iter().flat_map(|&n| found.bonds_of(n)) {
            let title = &found.titles[b.title];
            // «А (председательствующий), министр Б»: the bracket's is A
            let others = title.end <= human.mentions[0].0 && clear_border(doc, title.end, human.mentions[0].0);
            // «модератором секции, которая откроется завтра, станет А»
            let until = found.names[b.name].start;
            let will = title.end < until && clauses.will_be(title.end, until);
            let post = clauses.gives_post(doc, title.end - 1);
            let told = |_: &Part| !others && !will && !post && !clauses.later(doc, title.start, title.end);
            if let Some(part) = titles::part(doc, title).filter(told) {
                votes.add(h, part, (title.start, title.end));
            }
            if heads_section(doc, title) && !will && (!others || b.how == How::List) {
                votes.add(h, Part::Chair, (title.start, title.start + 1));
            }
            let led = (b.how == How::Before).then(|| led_by_part(doc, found, title.start)).flatten();
            if let Some((part, span)) = led.filter(|(_, s)| !clauses.later(doc, s.0, s.1)) {
                votes.add(h, part, span);
            }
        }
        for &(start, _) in &human.mentions {
            if let Some((part, span)) = tables.then(|| column_heading(doc, found, start)).flatten() {
                votes.add(h, part, span);
            }
            if let Some((part, span)) =
                bracket_heading(doc, found, start).filter(|(_, s)| !clauses.later(doc, s.0, s.1))
            {
                votes.add(h, part, span);
            }
        }
    }
}

/// «Секция 1. Руководители: А, Б», «Руководитель секции – А»: who leads a part of a conference.
fn heads_section(doc: &Doc, title: &Title) -> bool {
    /// Tokens of a section's number and name.
    const LONGEST: usize = 24;
    let section = |k: usize| doc.know.grammar.stems.sections_held.begins(doc.text.fold(k));
    let text = doc.text;
    let head = doc.know.titles[title.entry as usize].lemma == "руководитель";
    let end = title.heads[0].end;
    let inside = || end < title.end && section(end);
    let from = title.start.saturating_sub(LONGEST);
    let line = || (from..=title.start).rev().find(|&k| text.tokens[k].line_start);
    let alone = end == title.end && end < doc.len() && (text.is(end, ":") || text.dash(end));
    head && (inside() || alone && line().is_some_and(|k| k < title.start && section(k)))
}

/// «УКАЗ … Президент Республики   А. Иванов»: the line of a title and a name, behind all verbs of an act, signs it.
pub(super) fn by_signature(doc: &Doc, found: &Found, humans: &[Human], clauses: &Clauses, votes: &mut Votes) {
    /// Tokens at a page's head among which an act's heading stands.
    const HEAD: usize = 40;
    let text = doc.text;
    let heads = |k: usize| {
        let line = text.tokens[k].shape == Shape::Upper && text.tokens[k].line_start;
        line && doc.know.grammar.stems.signed_acts.has(text.fold(k))
    };
    if !(0..doc.len().min(HEAD)).any(heads) {
        return;
    }
    let last = clauses.predicates.last().map_or(0, |p| p.end);
    for (h, human) in humans.iter().enumerate() {
        for b in human.names.iter().flat_map(|&n| found.bonds_of(n)).filter(|b| b.how == How::Before) {
            let (title, name) = (&found.titles[b.title], &found.names[b.name]);
            let line = text.tokens[title.start].line_start && text.tokens.get(name.end).is_none_or(|t| t.line_start);
            if line && title.start >= last && title.cases.has(Case::Nom) {
                votes.add(h, Part::Signatory, (title.start, name.end));
            }
        }
    }
}

/// «секция «Физика» (модераторы – профессор А, ректор Б)»: the part that heads the bracket in which `at` stands.
fn bracket_heading(doc: &Doc, found: &Found, at: usize) -> Option<(Part, (usize, usize))> {
    const LONGEST: usize = 60;
    let from = doc.text.sentences[doc.text.sentence_of(at)].start.max(at.saturating_sub(LONGEST));
    let bracket = |k: &usize| doc.has(*k, Traits::PAIRED) && matches!(doc.text.word(*k), "(" | ")");
    let open = (from..at).rev().find(bracket).filter(|&k| doc.text.is(k, "("))?;
    let n = found.titles.binary_search_by_key(&(open + 1), |t| t.start).ok()?;
    let title = found.titles.get(n).filter(|t| heading(doc, t))?;
    Some((titles::part(doc, title)?, (title.start, title.end)))
}

/// «Время | Докладчик | Тема» over rows: the part that heads the column in which `at` stands.
fn column_heading(doc: &Doc, found: &Found, at: usize) -> Option<(Part, (usize, usize))> {
    let cell = crate::extract::tables::heading(doc, at)?;
    if cell.len() == 1 && doc.know.grammar.stems.speaker_columns.has(doc.text.fold(cell.start)) {
        return Some((Part::Speaker, (cell.start, cell.end)));
    }
    let n = found.titles.binary_search_by_key(&cell.start, |t| t.start).ok()?;
    let title = &found.titles[n];
    let whole = title.end == cell.end;
    whole.then(|| Some((titles::part(doc, title)?, (title.start, title.end)))).flatten()
}

/// «докладчик: заместитель мэра А»: the part that a word before a colon or dash tells of the holder of the title at `start`.
fn led_by_part(doc: &Doc, found: &Found, start: usize) -> Option<(Part, (usize, usize))> {
    let mark = start.checked_sub(1).filter(|&k| doc.text.is(k, ":") || doc.text.dash(k))?;
    let before = found.titles.partition_point(|t| t.start < mark).checked_sub(1).map(|t| &found.titles[t])?;
    let title = Some(before).filter(|t| t.end == mark)?;
    Some((titles::part(doc, title)?, (title.start, title.end)))
}
