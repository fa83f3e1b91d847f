//! Bytes → encoding → page → title, publication date, main text, captions, dropped lines with the reason.
//!
//! One pass finds the blocks of a page (`page`), the second chooses those of the release (`main_text`), the third
//! judges its lines by `rules/chrome.toml` (`lines`); a plain text takes the third alone. A page of a site in
//! `rules/sites/` has its text chosen by the profile's selectors instead (`profile`, on a `tree`). Everything is linear
//! in the input and bounded by the limits below.

mod chrome;
mod encoding;
mod entities;
mod error;
mod language;
mod lines;
mod main_text;
mod meta;
mod page;
mod place;
mod profile;
mod stamps;
mod tree;
mod visible;

pub use chrome::{Action, Chrome, ChromeError, Rule, Zone};
pub use encoding::{Decoded, decode};
pub use error::{CleanError, Why};
pub use language::language;
pub use page::{BLOCK_CAP, DEPTH_CAP, NODE_CAP};
pub use profile::Grip;
#[cfg(feature = "fetch")]
pub(crate) use tree::document;
pub use tree::{TREE_ATTRIBUTES, TREE_BYTES, TREE_DEPTH, TREE_NODES};

use crate::model::Dropped;
use crate::rules::sites::{Period, Site, Sites};
use lines::{Form, Line};
use main_text::Choice;
use memchr::memmem;
use page::{Block, Page, Tag};
use std::borrow::Cow;
use std::collections::HashSet;

/// Largest document read, in bytes.
pub const SIZE_CAP: usize = 64 << 20;
/// Largest text once decoded: a byte of a code page takes up to three in UTF-8.
const DECODED_CAP: usize = SIZE_CAP * 3;
/// Lines of a plain text; a release of two megabytes has some ten thousand.
pub const LINE_CAP: usize = 200_000;
/// Entries of `dropped` kept for one document, and bytes of text of one entry.
pub const DROPPED_CAP: usize = 400;
const DROPPED_BYTES: usize = 400;

/// What the bytes are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Kind {
    Html,
    Plain,
    /// To be seen from the bytes.
    #[default]
    Unknown,
}

/// A document as it comes from a source.
#[derive(Debug, Clone, Copy, Default)]
pub struct Input<'a> {
    pub bytes: &'a [u8],
    pub kind: Kind,
    /// `charset` of the HTTP header.
    pub charset_hint: Option<&'a str>,
    pub about: About<'a>,
}

/// What is known of a document besides its bytes.
#[derive(Debug, Clone, Copy, Default)]
pub struct About<'a> {
    /// Address the document came from.
    pub url: Option<&'a str>,
    /// Day of publication, ISO 8601: it chooses among the periods of a site profile.
    pub published: Option<&'a str>,
}

/// The rules that cleaning goes by.
#[derive(Clone, Copy)]
pub struct Rules<'a> {
    pub chrome: &'a Chrome,
    pub sites: &'a Sites,
}

impl Rules<'static> {
    /// The built-in ones.
    pub fn embedded() -> Self {
        Rules { chrome: Chrome::embedded(), sites: Sites::embedded() }
    }
}

/// A clean release.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Cleaned {
    /// Main text; paragraphs, list items and table rows on a line each (cells joined by « | »). The headline of a Russian
    /// page is its first line, for what is named there is named in the release; pages of other languages, which nothing
    /// is extracted from, have the body alone.
    pub text: String,
    pub title: Option<String>,
    /// `YYYY-MM-DD`
    pub published: Option<String>,
    /// ISO 8601 moment, with the zone where the page states it.
    pub published_at: Option<String>,
    /// ISO 8601 day or moment of the last change.
    pub updated: Option<String>,
    pub url: Option<String>,
    pub author: Option<String>,
    pub section: Option<String>,
    /// Where the release was issued, as written: «Москва, Кремль», «АСТАНА, 21 января», «г. Алматы, 1 февраля 2024 года».
    pub place_line: Option<String>,
    /// ISO 639-1 code, or `other`.
    pub lang: Option<String>,
    pub captions: Vec<String>,
    pub dropped: Vec<Dropped>,
    /// Contradictions and oddities met on the way.
    pub notes: Vec<String>,
}

/// Cleans a document.
pub fn clean(input: &Input, rules: &Rules) -> Result<Cleaned, CleanError> {
    if input.bytes.len() > SIZE_CAP {
        return Err(CleanError::TooLarge { size: input.bytes.len(), limit: SIZE_CAP });
    }
    let decoded = decode(input.bytes, input.charset_hint)?;
    let html = match input.kind {
        Kind::Html => true,
        Kind::Plain => false,
        Kind::Unknown => looks_like_html(&decoded.text),
    };
    let mut out =
        if html { clean_page(&decoded.text, &input.about, rules)? } else { clean_plain(&decoded.text, rules)? };
    out.notes.splice(0..0, decoded.notes);
    out.url = out.url.or_else(|| input.about.url.map(str::to_owned));
    Ok(out)
}

/// Cleans a plain text that is decoded already.
pub fn clean_plain(text: &str, rules: &Rules) -> Result<Cleaned, CleanError> {
    if text.len() > DECODED_CAP {
        return Err(CleanError::TooLarge { size: text.len(), limit: DECODED_CAP });
    }
    let breaks = memchr::memchr3_iter(b'\n', b'\r', 0x0C, text.as_bytes());
    if breaks.take(LINE_CAP + 1).count() > LINE_CAP {
        return Err(CleanError::TooManyLines { limit: LINE_CAP });
    }
    let joined = join_wrapped(text);
    let repaired = repair_lines(&joined);
    let lines = lines::split(&repaired);
    if lines.is_empty() {
        return Err(CleanError::Empty);
    }
    let place_line = place::of(&lines);
    let updated = lines.iter().find_map(|l| stamps::changed(&l.text));
    let settled = lines::settle_plain(lines, rules.chrome);
    if settled.text.is_empty() {
        return Err(CleanError::NotARelease { why: Why::Empty });
    }
    // «ВОЛОГДА, 15 декабря 2021 года. Губернатор …»
    let told = place_line.as_deref().and_then(stamps::first);
    let stamp = settled.stamps.first().or(told.as_ref());
    Ok(Cleaned {
        title: settled.title,
        published: stamp.map(|s| s.date.clone()),
        published_at: stamp.and_then(moment),
        updated,
        author: visible::signature(&settled.dropped),
        place_line,
        lang: Some(language(&settled.text).to_owned()),
        captions: settled.captions,
        dropped: bounded(settled.dropped),
        text: settled.text,
        ..Cleaned::default()
    })
}

fn moment(stamp: &stamps::Stamp) -> Option<String> {
    stamp.time.as_ref().map(|t| format!("{}T{t}:00", stamp.date))
}

fn looks_like_html(text: &str) -> bool {
    let head = text.trim_start().as_bytes();
    let head = &head[..head.len().min(2048)];
    let low = head.to_ascii_lowercase();
    let tags: [&[u8]; 8] = [b"<!doctype html", b"<html", b"<head", b"<body", b"<div", b"<p>", b"<meta", b"<table"];
    tags.iter().any(|t| memmem::find(&low, t).is_some())
}

/// First parts that keep their hyphen where a line was broken at it: «вице-⏎президент».
const KEEP_HYPHEN: &[&str] =
    &["вице", "пресс", "экс", "премьер", "генерал", "контр", "статс", "медиа", "онлайн", "по", "во"];

/// Words that were broken at a line's end joined again («погранич-⏎ного»), the line's end moved behind the word. A text is
/// taken as broken by hand if two words of it are.
fn join_wrapped(text: &str) -> Cow<'_, str> {
    let lower = |c: char| matches!(c, 'а'..='я' | 'ё');
    let broken = |&at: &usize| {
        let after = text[at + 1..].trim_start_matches([' ', '\r']).strip_prefix('\n');
        text[..at].ends_with(lower) && after.is_some_and(|rest| rest.trim_start_matches(' ').starts_with(lower))
    };
    let breaks: Vec<usize> = memchr::memchr_iter(b'-', text.as_bytes()).filter(broken).collect();
    if breaks.len() < 2 {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for at in breaks {
        if at < from {
            continue;
        }
        let first = text[..at].rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
        let rest = text[at + 1..].trim_start();
        let end = rest.find(|c: char| !c.is_alphabetic() && c != '-').unwrap_or(rest.len());
        out.push_str(&text[from..at]);
        // «Ростов-⏎на-Дону» has hyphens of its own
        if rest[..end].contains('-') || KEEP_HYPHEN.contains(&first.to_lowercase().as_str()) {
            out.push('-');
        }
        // a mark belongs to the word before it
        let marks = |c: char| matches!(c, ',' | '.' | ';' | ':' | '!' | '?' | '»' | ')');
        let mark = rest[end..].len() - rest[end..].trim_start_matches(marks).len();
        out.push_str(&rest[..end + mark]);
        out.push('\n');
        from = text.len() - rest.len() + end + mark;
        from += text[from..].len() - text[from..].trim_start_matches(' ').len();
    }
    out.push_str(&text[from..]);
    Cow::Owned(unwrapped(&out))
}

/// Lines of a text wrapped by hand made paragraphs: a full line without a closing mark goes on in the next one. A text with
/// a line longer than hands wrap stays as it is.
fn unwrapped(text: &str) -> String {
    const WIDEST: usize = 120;
    let width = |line: &str| line.trim().chars().count();
    let widest = text.lines().map(width).max().unwrap_or(0);
    if widest > WIDEST {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        out.push_str(line);
        let full = width(line) * 5 >= widest * 2 && !line.trim_end().ends_with(['.', '!', '?', ':', ';', '…']);
        let goes_on = full && lines.peek().is_some_and(|next| next.trim_start().starts_with(char::is_alphanumeric));
        out.push(if goes_on { ' ' } else { '\n' });
    }
    out
}

/// Odd characters made plain, look-alike letters repaired; borrowed if there is nothing to do.
fn repair_lines(text: &str) -> Cow<'_, str> {
    if !is_odd(text.as_bytes()) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for (i, line) in text.split(['\n', '\u{2028}', '\u{2029}']).enumerate() {
        if i > 0 {
            out.push('\n');
        }
        if is_odd(line.as_bytes()) {
            out.push_str(&crate::text::repair(line));
        } else {
            out.push_str(line);
        }
    }
    Cow::Owned(out)
}

/// Whether something may be to repair: no-break and zero-width characters, soft hyphens, combining marks, Latin letters
/// beside Cyrillic ones.
fn is_odd(text: &[u8]) -> bool {
    let mut latin = false;
    for (i, &b) in text.iter().enumerate() {
        match b {
            b'a'..=b'z' | b'A'..=b'Z' => {
                // the second byte of a Cyrillic letter
                if i >= 2 && matches!(text[i - 2], 0xD0 | 0xD1) && (0x80..0xC0).contains(&text[i - 1]) {
                    return true;
                }
                latin = true;
                continue;
            }
            0xD0 | 0xD1 if latin => return true,
            0xC2 if matches!(text.get(i + 1), Some(0xA0 | 0xAD)) => return true,
            0xCC | 0xCD | 0xEF => return true,
            0xE2 => match (text.get(i + 1), text.get(i + 2)) {
                (Some(0x80), Some(0x8B..=0x8F | 0xA8..=0xAF)) | (Some(0x81), Some(0xA0)) => {
                    return true;
                }
                _ => {}
            },
            _ => {}
        }
        latin = false;
    }
    false
}

/// A piece of a page with its letters repaired.
fn repaired(text: &str) -> Cow<'_, str> {
    if is_odd(text.as_bytes()) { crate::text::repair(text) } else { Cow::Borrowed(text) }
}

/// Cleans a page that is decoded already.
pub fn clean_page(source: &str, about: &About, rules: &Rules) -> Result<Cleaned, CleanError> {
    if source.len() > DECODED_CAP {
        return Err(CleanError::TooLarge { size: source.len(), limit: DECODED_CAP });
    }
    let page = page::read(source, &rules.chrome.hints);
    let meta = meta::read(&page);
    let url = about.url.or(meta.url.as_deref());
    let site = [about.url, page.head.canonical.as_deref(), meta.url.as_deref()];
    let site = site.into_iter().flatten().find_map(|u| rules.sites.for_url(u));
    let mut notes = Vec::new();
    if let Some(site) = site {
        let day = about.published.map(str::to_owned).or_else(|| profile::stated_day(&meta, url));
        match profile::take(source, site, day.as_deref()) {
            Ok(Some(taken)) => return exact(&page, &meta, taken, site, about, rules.chrome),
            Ok(None) => notes.push(format!("profile «{}»: no text where it says; read by structure", site.name)),
            Err(why) => {
                notes.push(format!("profile «{}» not applied to the page, for {why}; read by structure", site.name))
            }
        }
    }
    by_structure(&page, &meta, about, rules.chrome, notes)
}

/// A page of any site.
fn by_structure(
    page: &Page,
    meta: &meta::Meta,
    about: &About,
    chrome: &Chrome,
    mut notes: Vec<String>,
) -> Result<Cleaned, CleanError> {
    let choice = main_text::choose(page);
    if page.too_deep {
        notes.push(format!("nested deeper than {DEPTH_CAP} elements: read flat from there"));
    }
    if page.too_many {
        notes.push(format!("more than {BLOCK_CAP} lines: read as one line from there"));
    }
    let first = first_block(page, &choice);
    let title = meta::title(page, meta, first, &mut notes);
    let (lines, mut captions, dropped) = lines_of(page, &choice);
    slider_captions(page, &choice, chrome, &mut captions);
    let place_line = place::marked(page, first).or_else(|| place::of(&lines));
    let window = meta::window_title(page, meta);
    let settled = lines::settle_page(lines, chrome, title.as_deref(), window.as_deref());
    if let Some(why) = not_a_release(page, meta, &choice, settled.title.as_deref(), &settled.text, chrome) {
        return Err(CleanError::NotARelease { why });
    }
    let url = meta.url.as_deref().or(about.url);
    let (published, published_at) = published(page, meta, &choice, &settled.stamps, first, url, &mut notes);
    let updated = visible::updated(page, &choice, first);
    let author = visible::author(page, &choice, first);
    let parts = Parts { settled, captions, dropped, published, published_at, updated, author, place_line, notes };
    Ok(whole(page, meta, about, parts))
}

/// A page whose text a profile's selectors took.
fn exact(
    page: &Page,
    meta: &meta::Meta,
    taken: profile::Taken,
    site: &Site,
    about: &About,
    chrome: &Chrome,
) -> Result<Cleaned, CleanError> {
    let inner = page::read(&taken.html, &chrome.hints);
    let choice = main_text::all(&inner);
    let mut notes = Vec::new();
    let (lines, more, mut dropped) = lines_of(&inner, &choice);
    let beyond = outside(page, &inner, &taken);
    dropped.splice(0..0, taken.dropped);
    dropped.extend(beyond);
    let mut captions = taken.captions;
    captions.extend(more.into_iter().filter(|c| !taken_has(&captions, c)).collect::<Vec<_>>());
    let place_line = taken.place.or_else(|| place::of(&lines));
    let said = meta::said(meta);
    if let (Some(title), Some(said)) = (&taken.title, &said)
        && meta::overlap(title, said) < 0.4
    {
        notes.push(format!("the page says «{title}», its metadata «{said}»"));
    }
    let title = taken.title.or(said).or_else(|| meta::window_title(page, meta));
    let settled = lines::settle_exact(lines, chrome, title.as_deref());
    if let Some(why) = not_a_release(page, meta, &choice, settled.title.as_deref(), &settled.text, chrome) {
        return Err(CleanError::NotARelease { why });
    }
    let url = meta.url.as_deref().or(about.url);
    let (published, published_at) = match exact_date(taken.date.as_deref(), meta, url, &site.name, &mut notes) {
        (None, _) => {
            let around = main_text::choose(page);
            let first = first_block(page, &around);
            self::published(page, meta, &around, &settled.stamps, first, url, &mut notes)
        }
        found => found,
    };
    let (updated, author) = (None, None);
    let parts = Parts { settled, captions, dropped, published, published_at, updated, author, place_line, notes };
    Ok(whole(page, meta, about, parts))
}

/// What stands on the page and was not taken by a profile.
fn outside(page: &Page, inner: &Page, taken: &profile::Taken) -> Vec<Dropped> {
    if inner.text.len() > 256 << 10 {
        return Vec::new();
    }
    let texts = page.blocks.iter().take(DROPPED_CAP).map(|b| page.block_text(b));
    let parts = [&taken.title, &taken.date, &taken.place].into_iter().flatten().chain(&taken.captions);
    let parts: Vec<&String> = parts.chain(taken.dropped.iter().map(|d| &d.text)).collect();
    let has = |whole: &str, part: &str| memmem::find(whole.as_bytes(), part.as_bytes()).is_some();
    let apart = texts.filter(|t| !has(&inner.text, t) && !parts.iter().any(|p| has(p, t)));
    apart.map(|t| Dropped { text: t.to_owned(), reason: "profile:outside".to_owned() }).collect()
}

fn taken_has(captions: &[String], caption: &str) -> bool {
    captions.iter().any(|c| c == caption)
}

/// The day and moment that the profile took; what the metadata say differently is noted. A moment of the same day that only
/// the metadata have is taken from there.
fn exact_date(
    taken: Option<&str>,
    meta: &meta::Meta,
    url: Option<&str>,
    site: &str,
    notes: &mut Vec<String>,
) -> Published {
    let stated = meta.published.first();
    let Some((day, at)) = taken.and_then(stamps::iso) else {
        let day = profile::stated_day(meta, url);
        return (day, stated.and_then(|s| s.1.clone()));
    };
    match stated {
        Some((other, moment, _)) if *other == day => {
            let zoned = |m: &str| m.len() > "2024-02-01T14:30:00".len();
            let at = at.filter(|a| zoned(a) || !moment.as_deref().is_some_and(zoned)).or_else(|| moment.clone());
            (Some(day), at)
        }
        Some((other, _, from)) => {
            notes.push(format!("published {day} by the profile «{site}», but {other} by {from}"));
            (Some(day), at)
        }
        None => (Some(day), at),
    }
}

/// What was found of a page, before it is put together.
struct Parts {
    settled: lines::Settled,
    captions: Vec<String>,
    dropped: Vec<Dropped>,
    published: Option<String>,
    published_at: Option<String>,
    /// As the page shows them; what its head says goes before.
    updated: Option<String>,
    author: Option<String>,
    place_line: Option<String>,
    notes: Vec<String>,
}

fn whole(page: &Page, meta: &meta::Meta, about: &About, parts: Parts) -> Cleaned {
    let Parts { settled, mut captions, mut dropped, published, published_at, updated, author, place_line, notes } =
        parts;
    let lang = language(if settled.text.len() > 40 { &settled.text } else { &page.text });
    let mut text = settled.text;
    let title = settled.title;
    if let Some(title) = title.as_deref().filter(|_| lang == "ru") {
        text = if text.is_empty() { title.to_owned() } else { format!("{title}\n{text}") };
    }
    let seen: HashSet<String> = captions.iter().cloned().collect();
    captions.extend(settled.captions.into_iter().filter(|c| !seen.contains(c)));
    dropped.extend(settled.dropped);
    let section = meta.section.clone().or_else(|| visible::section(page, title.as_deref()));
    Cleaned {
        text,
        title,
        published,
        published_at,
        updated: meta.updated.clone().or(updated),
        url: meta.url.clone().or_else(|| about.url.map(str::to_owned)),
        author: meta.author.clone().or(author).or_else(|| visible::signature(&dropped)),
        section,
        place_line,
        lang: Some(lang.to_owned()),
        captions,
        dropped: bounded(dropped),
        notes,
    }
}

/// How a profile reads a page, for its author.
pub struct Trial<'s> {
    /// The period that was chosen.
    pub period: &'s Period,
    /// What each of its selectors matches.
    pub grips: Vec<Grip>,
    /// What the page gives with this profile.
    pub cleaned: Result<Cleaned, CleanError>,
}

/// Tries a profile on a page, whatever the page's address.
///
/// # Errors
/// The page passes a limit, for a tree or at all.
pub fn try_profile<'s>(input: &Input, site: &'s Site, chrome: &Chrome) -> Result<Trial<'s>, CleanError> {
    if input.bytes.len() > SIZE_CAP {
        return Err(CleanError::TooLarge { size: input.bytes.len(), limit: SIZE_CAP });
    }
    let decoded = decode(input.bytes, input.charset_hint)?;
    let page = page::read(&decoded.text, &chrome.hints);
    let meta = meta::read(&page);
    let url = input.about.url.or(meta.url.as_deref());
    let day = input.about.published.map(str::to_owned).or_else(|| profile::stated_day(&meta, url));
    let (period, grips) = profile::grips(&decoded.text, site, day.as_deref()).map_err(too_much)?;
    let alone = Sites::new([Site { periods: vec![period.clone()], ..site.clone() }]);
    let about = About { url: Some(&format!("http://{}/", site.hosts[0])), ..input.about };
    let mut cleaned = clean_page(&decoded.text, &about, &Rules { chrome, sites: &alone });
    if let Ok(c) = &mut cleaned {
        c.url = url.map(str::to_owned);
        c.notes.splice(0..0, decoded.notes);
    }
    Ok(Trial { period, grips, cleaned })
}

fn too_much(why: tree::TooMuch) -> CleanError {
    CleanError::TooIntricate(why.to_string())
}

fn bounded(mut dropped: Vec<Dropped>) -> Vec<Dropped> {
    dropped.truncate(DROPPED_CAP);
    for d in &mut dropped {
        if d.text.len() > DROPPED_BYTES {
            d.text = page::cut(&d.text, DROPPED_BYTES).to_owned();
            d.text.push('…');
        }
    }
    dropped
}

/// The first block of running text that was chosen.
fn first_block(page: &Page, choice: &Choice) -> u32 {
    let solid = |(i, b): (usize, &Block)| {
        (choice.fate[i].is_none() && b.len() > 120 && !matches!(page.nodes[b.node as usize].tag, Tag::Heading(_)))
            .then_some(i as u32)
    };
    page.blocks.iter().enumerate().find_map(solid).unwrap_or(page.blocks.len() as u32)
}

/// The chosen blocks as lines; captions; what was left out.
fn lines_of<'p>(page: &'p Page, choice: &Choice) -> (Vec<Line<'p>>, Vec<String>, Vec<Dropped>) {
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
fn slider_captions(page: &Page, choice: &Choice, chrome: &Chrome, captions: &mut Vec<String>) {
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

type Published = (Option<String>, Option<String>);

/// The date of publication by the order of trust; a contradiction is noted.
fn published(
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
        .filter(|(_, node)| near(page, *node, choice, first))
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
        let bare = text.len() < 60;
        (marked || bare).then_some(s)
    };
    // backwards from the text to the top
    let top = (first as usize).min(page.blocks.len());
    let above = (top.saturating_sub(14)..top)
        .rev()
        .filter(|&i| !says_today(page, i))
        .find_map(|i| match choice.fate[i] {
            None
            | Some(
                "class:stamp" | "outside" | "edge" | "class:chrome" | "links" | "markup:header"
                | "markup:footer",
            ) => stamp(i),
            _ => None,
        });
    let end = (c.last as usize + 6).min(page.blocks.len());
    let below =
        || (top..end).filter(|&i| matches!(choice.fate[i], Some("class:stamp")) || labelled(page, i)).find_map(stamp);
    above.or_else(|| inside.first().cloned()).or_else(below)
}

/// «Дата: 06.05.2008» among other fields.
fn labelled(page: &Page, i: usize) -> bool {
    let text = page.block_text(&page.blocks[i]);
    text.len() < 240
        && ["Дата:", "Опубликовано", "Размещено", "Добавлено", "Дата публикации"].iter().any(|w| text.contains(w))
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

/// Listings, error pages, empty pages and consent walls.
fn not_a_release(
    page: &Page,
    meta: &meta::Meta,
    choice: &Choice,
    title: Option<&str>,
    text: &str,
    chrome: &Chrome,
) -> Option<Why> {
    let head = chrome::fold(&format!("{} {}", page.head.title, title.unwrap_or("")));
    let body = chrome::fold(page::cut(text, 600));
    let has = |list: &[String], hay: &str| list.iter().any(|w| hay.contains(w.as_str()));
    if has(&chrome.pages.error, &head) || (text.len() < 700 && has(&chrome.pages.error, &body)) {
        return Some(Why::Error);
    }
    if text.len() < 700 && (has(&chrome.pages.consent, &head) || has(&chrome.pages.consent, &body)) {
        return Some(Why::Consent);
    }
    if is_listing(page, meta, choice, title, text, chrome) {
        return Some(Why::Listing);
    }
    let letters = |s: &str| s.chars().filter(|c| c.is_alphabetic()).count();
    let body = letters(text);
    // a release may be one short sentence under its headline
    let short = body >= 15 && main_text::ends_sentence(text) && body + title.map_or(0, letters) >= 40;
    match body < 40 && !short {
        true if dated_links(page) >= 6 => Some(Why::Listing),
        true => Some(Why::Empty),
        false => None,
    }
}

/// Links that a headline may be, with a date in them or in the line after.
fn dated_links(page: &Page) -> usize {
    let dated = |b: &Block| b.len() < 300 && stamps::first(page.block_text(b)).is_some();
    let headline = |b: &Block| b.link > 40;
    page.blocks.windows(2).take(2000).filter(|w| headline(&w[0]) && (dated(&w[0]) || dated(&w[1]))).count()
}

/// Many dated items, each with a link and little text, or a heading that says so.
fn is_listing(
    page: &Page,
    meta: &meta::Meta,
    choice: &Choice,
    title: Option<&str>,
    text: &str,
    chrome: &Chrome,
) -> bool {
    let longest =
        page.blocks.iter().zip(&choice.fate).filter(|(_, f)| f.is_none()).map(|(b, _)| b.len()).max().unwrap_or(0);
    if longest > 700 || text.len() > 6000 {
        return false;
    }
    let dated = page.blocks.iter().filter(|b| b.len() < 60 && stamps::first(page.block_text(b)).is_some()).count();
    let headed = title.is_some_and(|t| {
        let t = chrome::fold(t);
        chrome
            .pages
            .listing
            .iter()
            .any(|w| t == *w || t.split([' ', '—', '|', '-']).next() == Some(w.as_str()) && t.len() < 60)
    });
    let excerpts = text.lines().filter(|l| l.ends_with('…') || l.ends_with("...")).count();
    (headed && (dated >= 3 || excerpts >= 3)) || (meta.is_listing && dated >= 4) || (dated >= 6 && excerpts >= 4)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(html: &str) -> Result<Cleaned, CleanError> {
        clean(&Input { bytes: html.as_bytes(), ..Input::default() }, &Rules::embedded())
    }

    #[test]
    fn words_broken_at_lines_are_joined() {
        let text =
            "Председатель погранич-\nного комитета принял вице-\n  президента и пред-\nседателя, а Ростов-\nна-Дону";
        let want = "Председатель пограничного комитета принял вице-президента и председателя, а Ростов-на-Дону\n";
        assert_eq!(join_wrapped(text), want);
        assert_eq!(join_wrapped("пресс-\nслужба"), "пресс-\nслужба");
    }

    #[test]
    fn a_deep_page_is_read_flat() {
        let html = format!("{}<p>{}", "<div>".repeat(1_000_000), "Министр принял посла. ".repeat(20));
        let got = page(&html).unwrap();
        assert!(got.text.contains("Министр принял посла."));
        assert!(got.notes.iter().any(|n| n.contains("nested")));
    }
}
