//! Rows of two lines, one with the name and nothing else, the other with the office: «Иван Петров¶директор завода¶Анна
//! Лыкова¶главный врач».

use super::found::{Bond, Found, How};
use crate::extract::doc::Doc;
use crate::extract::phrase;
use crate::morph::{Case, CaseSet};
use crate::rules::Class;
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
    let runs: Vec<&[Line]> = lines.chunk_by(|a, b| a.to == b.from).filter(|run| paired(doc, run)).collect();
    let led = |run: &[Line]| run[0].name;
    let of_order = |order: bool| runs.iter().filter(|run| led(run) == order).map(|run| run.len() / 2).sum::<usize>();
    for run in &runs {
        let alike = of_order(led(run)) > 1 && of_order(!led(run)) == 0;
        for pair in run.chunks(2) {
            let (name, titles) = if pair[0].name { (&pair[0], &pair[1]) } else { (&pair[1], &pair[0]) };
            let led_on = matches!(doc.text.word(pair[0].to - 1), ":" | "–" | "—" | "-");
            let bond = |title: usize| {
                let end = found.titles[title].end;
                Bond { title, name: name.items.start, how: How::List, member: None, own: None, end }
            };
            if alike || led_on {
                let bonds = titles.items.clone().map(bond);
                found.bonds.extend(bonds);
            }
        }
    }
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
        let part = || doc.know.titles[title.entry as usize].part.is_some();
        let fits = free[t] && title.singular && !title.plural && title.cases.has(Case::Nom);
        fits && !doc.is_class(title.heads[0].noun, Class::PART_TAKEN) && !part()
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
        let line = whole_line(doc, found.titles[first].start, found.titles[last].end);
        if let Some((from, to)) = line.filter(|_| items.clone().all(office)) {
            lines.push(Line { from, to, items, name: false });
        }
        first = last + 1;
    }
    lines
}

/// Lines of whole names in the nominative, also with what the human is besides behind it: «Иван Лыков, ректор».
fn names<'f>(doc: &'f Doc, found: &'f Found) -> impl Iterator<Item = Line> + use<'f> {
    let mut ends: Vec<Option<usize>> = found.names.iter().map(|n| Some(n.end)).collect();
    for bond in &found.bonds {
        let (from, to) = (found.names[bond.name].end, found.titles[bond.title].end);
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

/// Does a name follow each title, or a title each name, and nothing hint that the row before has lost its first line?
fn paired(doc: &Doc, run: &[Line]) -> bool {
    let alternate = run.windows(2).all(|two| two[0].name != two[1].name);
    alternate && run.len().is_multiple_of(2) && (run[0].name || !nameless(doc, run[0].from))
}

/// Are there several words in the line before, each capitalized, as those of a name that was not known are?
fn nameless(doc: &Doc, from: usize) -> bool {
    let Some(start) = (0..from).rev().find(|&k| doc.text.tokens[k].line_start) else { return false };
    from > start + 1 && (start..from).all(|k| doc.is_word(k) && doc.text.tokens[k].shape != Shape::Lower)
}
