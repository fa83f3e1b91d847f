//! Rows of two lines, one with the name and nothing else, the other with the office: «Иван Петров¶директор завода¶Анна
//! Лыкова¶главный врач».

use super::found::{Bond, Found, How};
use crate::extract::doc::{Doc, Flags};
use crate::extract::phrase;
use crate::extract::titles;
use crate::morph::{Case, CaseSet};
use crate::text::Shape;
use std::ops::Range;

/// A line that holds a name or titles and nothing else.
struct Line {
    /// Tokens.
    from: usize,
    to: usize,
    /// The titles' numbers, or the name's.
    items: Range<usize>,
    name: bool,
}

/// Binds free titles to names line by line where at least two rows are set alike, or a colon or a dash closes
/// a row's first line.
pub(super) fn bind(doc: &Doc, found: &mut Found) {
    let lines = lines(doc, found);
    let runs: Vec<&[Line]> = lines.chunk_by(|a, b| a.to == b.from && a.name != b.name).collect();
    let order = order(doc, &runs);
    for run in runs {
        for pair in rows(doc, run, order) {
            let (name, titles) = if pair[0].name { (&pair[0], &pair[1]) } else { (&pair[1], &pair[0]) };
            let led_on = matches!(doc.text.word(pair[0].to - 1), ":" | "–" | "—" | "-");
            let bond = |title: usize| {
                let end = found.titles[title].end;
                Bond { title, name: name.items.start, how: How::List, member: None, own: None, end }
            };
            if led_on || order == Some(pair[0].name) {
                let bonds = titles.items.clone().map(bond);
                found.bonds.extend(bonds);
            }
        }
    }
}

/// Do names lead the rows, or titles? Told by the runs of lines that are made of rows alone, that begin behind a mark, or
/// behind the line of a name that was not known.
fn order(doc: &Doc, runs: &[&[Line]]) -> Option<bool> {
    // «Участники заседания:»
    let begins = |from: usize| from > 0 && matches!(doc.text.word(from - 1), ":" | ".");
    let order_of = |run: &[Line]| {
        let (name, from) = (run[0].name, run[0].from);
        match paired(doc, run) || begins(from) {
            true => Some(name),
            false => (!name && nameless(doc, from)).then_some(true),
        }
    };
    let of_order = |name: bool| runs.iter().filter(move |run| run.len() > 1 && order_of(run) == Some(name)).count();
    let name = match (of_order(true), of_order(false)) {
        (1.., 0) => true,
        (0, 1..) => false,
        _ => return None,
    };
    let rows = runs.iter().map(|run| (run.len() - usize::from(run[0].name != name)) / 2);
    (rows.sum::<usize>() > 1).then_some(name)
}

/// The rows of a run; of one that has a line too many, as where a name beside it was not known, those in the text's own order.
fn rows<'l>(doc: &Doc, run: &'l [Line], order: Option<bool>) -> std::slice::ChunksExact<'l, Line> {
    let from = match order {
        _ if paired(doc, run) => 0,
        Some(name) => usize::from(run[0].name != name),
        None => run.len(),
    };
    run[from..].chunks_exact(2)
}

/// The lines of names and of free titles, in text order.
fn lines(doc: &Doc, found: &Found) -> Vec<Line> {
    let mut lines = titles(doc, found);
    if lines.is_empty() {
        return lines;
    }
    lines.extend(names(doc, found));
    lines.sort_by_key(|line| line.from);
    lines
}

/// «профессор, заведующий кафедрой»: lines of free titles in the nominative.
fn titles(doc: &Doc, found: &Found) -> Vec<Line> {
    let mut free = vec![true; found.titles.len()];
    found.bonds.iter().for_each(|b| free[b.title] = false);
    let office = |t: usize| {
        let title = &found.titles[t];
        let entry = &doc.know.titles[title.entry as usize];
        let part = || entry.part.is_some();
        // «атташе посольства» is of either number
        let stays = || entry.lemma.ends_with(doc.text.fold(title.heads[0].noun));
        let fits = free[t] && title.singular && (!title.plural || stays()) && title.cases.has(Case::Nom);
        fits && !titles::part_taken(doc, title) && !part()
    };
    let joined = |&t: &usize| {
        let comma = found.titles[t - 1].end;
        comma + 1 == found.titles[t].start && (doc.text.is(comma, ",") || phrase::is_and(doc, comma))
    };
    let mut lines = Vec::new();
    let mut first = 0;
    while first < free.len() {
        let last = (first + 1..free.len()).take_while(joined).last().unwrap_or(first);
        let items = first..last + 1;
        let line = whole_line(doc, found.titles[first].start, rest(doc, found, found.titles[last].end));
        if let Some((from, to)) = line.filter(|_| items.clone().all(office)) {
            lines.push(Line { from, to, items, name: false });
        }
        first = last + 1;
    }
    lines
}

/// The end of what stands behind a line's titles and tells more of the office or the man: «(KOICA)», «из Дагестана».
fn rest(doc: &Doc, found: &Found, end: usize) -> usize {
    let more = end < doc.len() && (doc.text.is(end, "(") || doc.flags(end).has(Flags::PREPOSITION));
    if !more || doc.text.tokens[end].line_start {
        return end;
    }
    let to = (end + 1..doc.len()).find(|&k| doc.text.tokens[k].line_start).unwrap_or(doc.len());
    let named = found.names.partition_point(|n| n.start < end) < found.names.partition_point(|n| n.start < to);
    let told = named || (end..to).any(|k| doc.flags(k).has(Flags::VERB));
    if told { end } else { to }
}

/// Lines of whole names in the nominative, also with what the human is besides behind it: «Иван Лыков, ректор».
fn names<'f>(doc: &'f Doc, found: &'f Found) -> impl Iterator<Item = Line> + use<'f> {
    let mut ends: Vec<Option<usize>> = found.names.iter().map(|n| Some(n.end)).collect();
    for bond in &found.bonds {
        let (name, title) = (&found.names[bond.name], &found.titles[bond.title]);
        // «Участники:», «Члены комиссии:», the heading of the whole list
        let heading = title.plural && (title.end..=name.start).any(|k| doc.text.tokens[k].line_start);
        if heading && title.end <= name.start {
            continue;
        }
        let (from, to) = (name.end, title.end);
        let behind = bond.how == How::After && !(from..to).any(|k| doc.text.tokens[k].line_start);
        ends[bond.name] = ends[bond.name].filter(|_| behind).map(|end| end.max(to));
    }
    let nominative = CaseSet::of(Case::Nom);
    found.names.iter().enumerate().filter_map(move |(n, name)| {
        let (from, to) = whole_line(doc, name.start, ends[n]?)?;
        let whole = name.parts.len() > 1 && phrase::agrees(doc, name, nominative);
        whole.then_some(Line { from, to, items: n..n + 1, name: true })
    })
}

/// The line's tokens if it holds these and besides them no word.
pub(super) fn whole_line(doc: &Doc, start: usize, end: usize) -> Option<(usize, usize)> {
    let begins = |k: usize| k == doc.len() || doc.text.tokens[k].line_start;
    let from = (start.saturating_sub(2)..=start).rev().find(|&k| begins(k))?;
    let mark = |k: usize| matches!(doc.text.word(k), ";" | "." | "," | ":" | "–" | "—" | "-");
    let to = if begins(end) { end } else { end + usize::from(mark(end)) };
    ((from..start).all(|k| !doc.is_word(k)) && begins(to)).then_some((from, to))
}

/// Is the run made of rows alone, and does nothing hint that the row before has lost its first line?
fn paired(doc: &Doc, run: &[Line]) -> bool {
    run.len().is_multiple_of(2) && (run[0].name || !nameless(doc, run[0].from))
}

/// Are there several words in the line before, each capitalized, as those of a name that was not known are?
fn nameless(doc: &Doc, from: usize) -> bool {
    let Some(start) = (0..from).rev().find(|&k| doc.text.tokens[k].line_start) else { return false };
    from > start + 1 && (start..from).all(|k| doc.is_word(k) && doc.text.tokens[k].shape != Shape::Lower)
}
