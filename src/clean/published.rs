//! The date of publication: what the page states about itself, what it shows, and which of the two is to be trusted.

use super::main_text::Choice;
use super::page::{self, Block, Page};
use super::{chrome, meta, stamps};

pub(super) type Published = (Option<String>, Option<String>);

/// The date of publication by the order of trust; a contradiction is noted.
pub(super) fn published(
    page: &Page,
    meta: &meta::Meta,
    choice: &Choice,
    inside: &[stamps::Stamp],
    first: u32,
    url: Option<&str>,
    notes: &mut Vec<String>,
) -> Published {
    let visible = visible_stamp(page, choice, inside, first);
    let timed = page
        .head
        .times
        .iter()
        .filter(|(_, node)| near(page, *node, choice, first) && !listed(page, *node))
        .find_map(|(value, _)| stamps::iso(value));
    let mut found = meta.published.first().map(|(d, at, from)| (d.clone(), at.clone(), *from));
    if found.is_none() {
        found = timed.map(|(d, at)| (d, at, "<time>"));
    }
    let Some((day, at, from)) = found else {
        if let Some(s) = visible {
            return (Some(s.date.clone()), moment(&s));
        }
        let day = url.and_then(meta::date_in_url).or_else(|| any_date(page, choice, first));
        return (day, None);
    };
    let at = at.or_else(|| {
        let same = visible.iter().find(|s| s.date == day && s.time.is_some());
        same.and_then(moment).or_else(|| time_of(page, choice, &day))
    });
    if let Some(s) = visible.filter(|s| s.date != day) {
        let utc = at.as_deref().is_some_and(|a| a.ends_with('Z') || a.ends_with("+00:00"));
        if utc && days_apart(&s.date, &day) == Some(1) {
            notes.push(format!(
                "published {day} by {from} in universal time, {} on the page: the page's day is taken",
                s.date
            ));
            return (Some(s.date), at);
        }
        notes.push(format!("published {day} by {from}, but {} on the page", s.date));
    }
    (Some(day), at)
}

pub(super) fn moment(stamp: &stamps::Stamp) -> Option<String> {
    stamp.time.as_ref().map(|t| format!("{}T{t}:00", stamp.date))
}

/// The moment that a line near the text gives for a day.
fn time_of(page: &Page, choice: &Choice, day: &str) -> Option<String> {
    let c = &page.nodes[choice.container as usize];
    let to = page.blocks.len().min(c.last as usize + 12);
    page.blocks[(c.first as usize).saturating_sub(12)..to]
        .iter()
        .filter(|b| b.len() < 120)
        .filter_map(|b| stamps::published(page.block_text(b)))
        .find(|s| s.date == day && s.time.is_some())
        .and_then(|s| moment(&s))
}

fn days_apart(a: &str, b: &str) -> Option<i32> {
    let (a, b): (jiff::civil::Date, jiff::civil::Date) = (a.parse().ok()?, b.parse().ok()?);
    Some((a - b).get_days().abs())
}

/// Whether an element stands in or before the main text, or close after it.
fn near(page: &Page, node: u32, choice: &Choice, first: u32) -> bool {
    let Some(n) = page.nodes.get(node as usize) else {
        return false;
    };
    let c = &page.nodes[choice.container as usize];
    n.first <= first.saturating_add(1) && n.first + 25 >= first || (n.first >= c.first && n.first < c.last)
}

/// Bytes of a line that is no headline any more.
const RUNNING: usize = 240;

/// Lines over the text among which its day is looked for.
const ABOVE: usize = 24;

/// The stamp beside the headline or under the text.
fn visible_stamp(page: &Page, choice: &Choice, inside: &[stamps::Stamp], first: u32) -> Option<stamps::Stamp> {
    let c = &page.nodes[choice.container as usize];
    let stamp = |i: usize| {
        let b = &page.blocks[i];
        if b.len() > 160 {
            return None;
        }
        let marked = choice.fate[i] == Some("class:stamp") || labelled(page, i);
        let text = joined(page, i);
        let s = stamps::published(&text)?;
        let bare = text.len() < 60 || is_day(page, i);
        (marked || bare).then_some(s)
    };
    // backwards from the text to the top
    let top = (first as usize).min(page.blocks.len());
    let above =
        (top.saturating_sub(ABOVE)..top).rev().filter(|&i| !says_today(page, i) && !in_feed(page, i)).find_map(|i| {
            match choice.fate[i] {
                None
                | Some(
                    "class:stamp" | "outside" | "edge" | "class:chrome" | "links" | "markup:header" | "markup:footer",
                ) => stamp(i),
                _ => None,
            }
        });
    let end = (c.last as usize + 6).min(page.blocks.len());
    // between a headline that was taken for the text's first line and the text
    let runs = |i: &usize| choice.fate[*i].is_none() && page.blocks[*i].len() >= RUNNING;
    let next = (top + 1..end).find(runs).unwrap_or(top);
    let apart = |i: &usize| choice.fate[*i].is_some_and(|fate| fate != "class:comments");
    let stamped = |i: &usize| apart(i) && !says_today(page, *i) && !in_feed(page, *i);
    let between = || (top + 1..next).filter(stamped).find_map(stamp);
    // «6 декабря 2021» alone, right below the text
    let under = || {
        let close = |i: usize| choice.fate[i - 1].is_none() || !in_feed(page, i);
        (next.max(top + 1)..end).filter(|i| apart(i) && is_day(page, *i) && close(*i)).find_map(stamp)
    };
    let marked = |i: &usize| matches!(choice.fate[*i], Some("class:stamp")) || labelled(page, *i);
    let below = || (top..end).filter(|i| marked(i) && !in_feed(page, *i)).find_map(stamp);
    above.or_else(between).or_else(|| inside.first().cloned()).or_else(under).or_else(below)
}

/// «Дата: 06.05.2008» among other fields.
fn labelled(page: &Page, i: usize) -> bool {
    let text = page.block_text(&page.blocks[i]);
    let says = |text: &str| {
        ["дата:", "опубликовано", "размещено", "добавлено", "дата публикации"].iter().any(|w| text.contains(w))
    };
    text.len() < 240 && says(&chrome::fold(text))
}

/// «17.06.2025» before a link with another release's headline, or behind one in a list of such: no day of this release.
fn in_feed(page: &Page, i: usize) -> bool {
    /// Bytes that a headline has at least.
    const HEADLINE: usize = 40;
    /// Lines from the day of one item to that of the next.
    const ITEM: usize = 5;
    // but for this release's own
    let own = |b: &Block| page.head.title.contains(page.block_text(b));
    let headline = |b: &Block| b.len() >= HEADLINE && b.link as usize * 2 > b.len() && !own(b);
    let beside = page.blocks.get(i + 1).is_some_and(headline) || i > 0 && headline(&page.blocks[i - 1]);
    let others = i.saturating_sub(ITEM)..(i + 1 + ITEM).min(page.blocks.len());
    beside && others.into_iter().any(|k| k != i && is_day(page, k))
}

/// Does the element stand for an item of a list of other releases?
fn listed(page: &Page, node: u32) -> bool {
    page.nodes.get(node as usize).is_some_and(|n| in_feed(page, n.first as usize))
}

/// A day, perhaps with its time, and hardly anything else.
fn is_day(page: &Page, i: usize) -> bool {
    /// Bytes of «Понедельник, 12 сентября 2022 года, 14:30».
    const DAY: usize = 72;
    let b = &page.blocks[i];
    let text = page.block_text(b);
    let short = text.len() <= DAY && text.split_whitespace().count() <= 8;
    short
        && b.link as usize * 2 <= b.len()
        && text.starts_with(|c: char| c.is_alphanumeric() || "[(".contains(c))
        && stamps::first(text).is_some()
}

fn says_today(page: &Page, i: usize) -> bool {
    let text = chrome::fold(page::cut(page.block_text(&page.blocks[i]), 80));
    text.starts_with("сегодня") || text.starts_with("обновлен")
}

/// The text of a block with the pieces glued to it.
fn joined(page: &Page, i: usize) -> String {
    let mut from = i;
    while from > 0 && page.blocks[from].glue && i - from < 4 {
        from -= 1;
    }
    let mut to = i + 1;
    while to < page.blocks.len() && page.blocks[to].glue && to - i < 4 {
        to += 1;
    }
    page.blocks[from..to].iter().map(|b| page::cut(page.block_text(b), 200)).collect::<Vec<_>>().join(" ")
}

/// A date in the page's head line, as old sites have it: «пятница, 16 июня 2000 г.».
fn any_date(page: &Page, choice: &Choice, first: u32) -> Option<String> {
    (0..(first as usize).min(page.blocks.len()))
        .filter(|&i| choice.fate[i].is_some() && page.blocks[i].len() < 120)
        .find_map(|i| stamps::published(page.block_text(&page.blocks[i])))
        .map(|s| s.date)
}
