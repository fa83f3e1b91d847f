//! The blocks that were chosen of a page made lines; its captions; what was left out and why.

use super::chrome::{self, Action, Chrome, Zone};
use super::lines::{Form, Line};
use super::main_text::{self, Choice};
use super::page::{self, Block, Page, Tag};
use super::repaired::repaired;
use super::{DROPPED_BYTES, DROPPED_CAP};
use crate::model::Dropped;
use std::collections::HashSet;

/// The first block of running text that was chosen.
pub(super) fn first_block(page: &Page, choice: &Choice) -> u32 {
    let solid = |(i, b): (usize, &Block)| {
        (choice.fate[i].is_none() && b.len() > 120 && !matches!(page.nodes[b.node as usize].tag, Tag::Heading(_)))
            .then_some(i as u32)
    };
    page.blocks.iter().enumerate().find_map(solid).unwrap_or(page.blocks.len() as u32)
}

/// The chosen blocks as lines; captions; what was left out.
pub(super) fn lines_of<'p>(page: &'p Page, choice: &Choice) -> (Vec<Line<'p>>, Vec<String>, Vec<Dropped>) {
    let mut lines: Vec<Line> = Vec::new();
    let (mut captions, mut dropped) = (Vec::new(), Vec::new());
    let mut seen: HashSet<String> = HashSet::new();
    let container = &page.nodes[choice.container as usize];
    let mut last: Option<(usize, u32)> = None;
    for (i, b) in page.blocks.iter().enumerate() {
        let text = page.block_text(b);
        match choice.fate[i] {
            None => {
                let row = row_of(page, b);
                let join = match last {
                    Some((k, _)) if b.glue && k + 1 == i => Some(" "),
                    Some((k, r)) if row != 0 && r == row => Some(match cells_between(page, &page.blocks[k], b) {
                        0 => " ",
                        1 => " | ",
                        2 => " |  | ",
                        _ => " |  |  | ",
                    }),
                    _ => None,
                };
                match (join, lines.last_mut()) {
                    (Some(join), Some(line)) => {
                        let whole = line.text.to_mut();
                        whole.push_str(join);
                        whole.push_str(text);
                        if row != 0 {
                            line.form = Form::Row;
                        }
                    }
                    _ => lines.push(Line {
                        text: repaired(text),
                        form: form_of(page, b),
                        gap: false,
                        paragraph: matches!(
                            page.nodes[b.node as usize].tag,
                            Tag::P | Tag::Item | Tag::Quote | Tag::Pre | Tag::Cell
                        ),
                    }),
                }
                last = Some((i, row));
            }
            Some(reason) => {
                let near = (i as u32) >= container.first.saturating_sub(6) && (i as u32) < container.last + 6;
                if reason == main_text::CAPTION && near && b.len() > 8 {
                    let caption = crate::text::repair(text).into_owned();
                    if seen.insert(caption.clone()) {
                        captions.push(caption);
                    }
                }
                if dropped.len() < DROPPED_CAP {
                    dropped.push(Dropped {
                        text: page::cut(text, DROPPED_BYTES + 8).to_owned(),
                        reason: if reason == "class:chrome" { class_reason(page, b) } else { reason.to_owned() },
                    });
                }
            }
        }
    }
    (lines, captions, dropped)
}

/// Captions of a slider that stands below the text: what stands before a picture credit there.
pub(super) fn slider_captions(page: &Page, choice: &Choice, chrome: &Chrome, captions: &mut Vec<String>) {
    let from = page.nodes[choice.container as usize].last as usize;
    let mut scratch = String::new();
    for i in from..page.blocks.len().min(from + 80) {
        if choice.fate[i] != Some("outside") {
            continue;
        }
        let text = page.block_text(&page.blocks[i]);
        let caption = match chrome.rule(text, Zone::Tail, &mut scratch) {
            Some(rule) if rule.action == Action::Caption => text,
            Some(rule) if rule.action == Action::Credit && i > from && choice.fate[i - 1] == Some("outside") => {
                page.block_text(&page.blocks[i - 1])
            }
            _ => continue,
        };
        let taken = chrome.rule(caption, Zone::Tail, &mut scratch).is_some_and(|r| r.action != Action::Caption);
        if !taken && (20..500).contains(&caption.len()) && !captions.iter().any(|c| c == caption) {
            captions.push(repaired(caption).into_owned());
        }
    }
}

/// `class:` and the name that made the element chrome.
fn class_reason(page: &Page, b: &Block) -> String {
    let named = page.ancestors(b.node).find(|(_, n)| n.hints & chrome::Hints::DROP != 0);
    format!("class:{}", named.map_or("chrome", |(_, n)| page::cut(n.names, 60)))
}

/// The data row that a block stands in; 0 if none. A row whose cells hold paragraphs is layout.
fn row_of(page: &Page, b: &Block) -> u32 {
    let Some((id, row)) = page.ancestors(b.node).take(4).find(|(_, n)| n.tag == Tag::Row) else {
        return 0;
    };
    let blocks = &page.blocks[row.first as usize..row.last as usize];
    let inner = &page.nodes[id as usize + 1..row.end as usize];
    if blocks.len() > 24 || inner.len() > 60 || blocks.iter().any(|b| b.len() > 600) {
        return 0;
    }
    let cells = inner.iter().filter(|n| n.tag == Tag::Cell).count();
    let nested = inner.iter().any(|n| n.tag == Tag::Table);
    if !nested && cells > 1 && blocks.len() <= cells * 2 { id } else { 0 }
}

/// How many cells of its row a block stands after another; empty cells count, so that columns keep their places.
fn cells_between(page: &Page, a: &Block, b: &Block) -> usize {
    let cell = |b: &Block| page.ancestors(b.node).take(4).find(|(_, n)| n.tag == Tag::Cell).map(|c| c.0);
    let (Some(from), Some(to)) = (cell(a), cell(b)) else { return 0 };
    let after = page.nodes.get(from as usize + 1..to as usize + 1).unwrap_or_default();
    after.iter().filter(|n| n.tag == Tag::Cell).count()
}

fn form_of(page: &Page, b: &Block) -> Form {
    for (_, n) in page.ancestors(b.node).take(3) {
        match n.tag {
            Tag::Heading(_) => return Form::Heading,
            Tag::Item => return Form::Item,
            _ => {}
        }
    }
    Form::Text
}
