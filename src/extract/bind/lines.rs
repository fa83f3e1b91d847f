//! Rows of two lines, one with the name and nothing else, the other with the office: «Иван Петров¶директор завода¶Анна
//! Лыкова¶главный врач».

use super::found::{Bond, Found, How};
use crate::extract::doc::Doc;
use crate::extract::phrase;
use crate::morph::{Case, CaseSet};
use crate::rules::Class;
use crate::text::Shape;

/// A line that holds a title or a name and nothing else.
#[derive(Clone, Copy)]
struct Line {
    /// Tokens.
    from: usize,
    to: usize,
    /// A name's or a title's number.
    item: usize,
    name: bool,
}

/// Binds free titles to free names line by line where at least two rows are set alike, or a colon or a dash closes
/// a row's first line.
pub(super) fn bind(doc: &Doc, found: &mut Found) {
    let lines = lines(doc, found);
    let runs: Vec<&[Line]> = lines.chunk_by(|a, b| a.to == b.from).filter(|run| paired(doc, run)).collect();
    let led = |run: &[Line]| run[0].name;
    let of_order = |order: bool| runs.iter().filter(|run| led(run) == order).map(|run| run.len() / 2).sum::<usize>();
    for run in &runs {
        let alike = of_order(led(run)) > 1 && of_order(!led(run)) == 0;
        for pair in run.chunks(2) {
            let (name, title) = if pair[0].name { (pair[0], pair[1]) } else { (pair[1], pair[0]) };
            let end = found.titles[title.item].end;
            let led_on = matches!(doc.text.word(pair[0].to - 1), ":" | "–" | "—" | "-");
            if alike || led_on {
                let bond = Bond { title: title.item, name: name.item, how: How::List, member: None, own: None, end };
                found.bonds.push(bond);
            }
        }
    }
}

/// The lines with a free name or title each, in text order.
fn lines(doc: &Doc, found: &Found) -> Vec<Line> {
    let (mut titles, mut names) = (vec![true; found.titles.len()], vec![true; found.names.len()]);
    found.bonds.iter().for_each(|b| (titles[b.title], names[b.name]) = (false, false));
    let nominative = CaseSet::of(Case::Nom);
    let office = |t: &usize| {
        let title = &found.titles[*t];
        let part = doc.is_class(title.heads[0].noun, Class::PART_TAKEN)
            || doc.know.titles[title.entry as usize].part.is_some();
        titles[*t] && title.singular && !title.plural && title.cases.has(Case::Nom) && !part
    };
    let human = |n: &usize| {
        let name = &found.names[*n];
        names[*n] && name.parts.len() > 1 && phrase::agrees(doc, name, nominative)
    };
    let of_titles = (0..found.titles.len()).filter(office).filter_map(|item| {
        let (from, to) = whole_line(doc, found.titles[item].start, found.titles[item].end)?;
        Some(Line { from, to, item, name: false })
    });
    let of_names = (0..found.names.len()).filter(human).filter_map(|item| {
        let (from, to) = whole_line(doc, found.names[item].start, found.names[item].end)?;
        Some(Line { from, to, item, name: true })
    });
    let mut lines: Vec<Line> = of_titles.chain(of_names).collect();
    lines.sort_by_key(|line| line.from);
    lines
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

/// Is each word of the line before capitalized, as those of a name that was not known are?
fn nameless(doc: &Doc, from: usize) -> bool {
    let Some(start) = (0..from).rev().find(|&k| doc.text.tokens[k].line_start) else { return false };
    (start..from).all(|k| doc.is_word(k) && doc.text.tokens[k].shape != Shape::Lower)
}
