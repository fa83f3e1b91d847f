//! What a page says about itself. Order of trust:
//!
//! - publication: JSON-LD `datePublished` of an article, then of the page → `article:published_time` and its likes →
//!   microdata and RDFa → `<time datetime>` → the stamp beside the headline → the address → other dates on the page;
//! - title: a headline on the page that agrees with what the head says, or any line over the text that the head names → JSON-LD →
//!   Open Graph → `<title>` without the site's name.
//!
//! Contradictions are noted.

use super::chrome::{Hints, fold};
use super::page::{Page, Tag};
use super::stamps;
use serde_json::Value;

/// What the head of a page gives.
#[derive(Debug, Default)]
pub(super) struct Meta {
    /// Day, moment, where it stands.
    pub published: Vec<(String, Option<String>, &'static str)>,
    pub updated: Option<String>,
    pub titles: Vec<(String, &'static str)>,
    pub author: Option<String>,
    pub section: Option<String>,
    pub site: Option<String>,
    pub url: Option<String>,
    pub is_listing: bool,
}

pub(super) fn read(page: &Page) -> Meta {
    let mut meta = Meta::default();
    for script in &page.head.json {
        if let Ok(value) = serde_json::from_str::<Value>(script.trim()) {
            json(&value, &mut meta, 0);
        }
    }
    meta.published.sort_by_key(|p| p.2 != "JSON-LD article");
    tags(page, &mut meta);
    props(page, &mut meta);
    meta.url = page.head.canonical.clone().filter(|u| u.starts_with("http")).or(meta.url.take());
    meta
}

/// Walks JSON-LD: lists, `@graph`, `mainEntity`.
fn json(value: &Value, meta: &mut Meta, depth: usize) {
    if depth > 6 {
        return;
    }
    match value {
        Value::Array(all) => all.iter().take(200).for_each(|v| json(v, meta, depth + 1)),
        Value::Object(map) => {
            let kind = match map.get("@type") {
                Some(Value::String(s)) => s.clone(),
                Some(Value::Array(a)) => a.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(" "),
                _ => String::new(),
            };
            json_object(map, &kind, meta);
            for key in ["@graph", "mainEntity", "mainEntityOfPage"] {
                if let Some(inner) = map.get(key) {
                    json(inner, meta, depth + 1);
                }
            }
        }
        _ => {}
    }
}

fn json_object(map: &serde_json::Map<String, Value>, kind: &str, meta: &mut Meta) {
    let article = ["Article", "Posting", "Report", "PressRelease"].iter().any(|k| kind.contains(k));
    let page = kind.contains("WebPage");
    if kind.contains("ItemList") || kind.contains("CollectionPage") || kind.contains("SearchResultsPage") {
        meta.is_listing |= !kind.contains("Breadcrumb");
    }
    if !article && !page {
        return;
    }
    let text = |key: &str| map.get(key).and_then(Value::as_str);
    if let Some((day, at)) = text("datePublished").and_then(stamps::iso) {
        meta.published.push((day, at, if article { "JSON-LD article" } else { "JSON-LD page" }));
    }
    if let Some((day, at)) = text("dateModified").and_then(stamps::iso)
        && meta.updated.is_none()
    {
        meta.updated = Some(at.unwrap_or(day));
    }
    if !article {
        return;
    }
    if let Some(title) = text("headline").or(text("name")) {
        meta.titles.push((tidy(&super::entities::unescape(title)), "JSON-LD"));
    }
    meta.section = meta.section.take().or_else(|| text("articleSection").map(tidy));
    meta.author = meta.author.take().or_else(|| map.get("author").and_then(name_of));
}

fn name_of(value: &Value) -> Option<String> {
    match value {
        Value::String(s) => Some(tidy(s)),
        Value::Array(all) => all.first().and_then(name_of),
        Value::Object(map) => map.get("name").and_then(name_of),
        _ => None,
    }
    .filter(|s| !s.is_empty())
}

fn tags(page: &Page, meta: &mut Meta) {
    for (key, value) in &page.head.meta {
        let value = value.trim();
        if value.is_empty() {
            continue;
        }
        match key.as_str() {
            "article:published_time"
            | "og:published_time"
            | "og:article:published_time"
            | "datepublished"
            | "date_published"
            | "pubdate"
            | "publishdate"
            | "publish-date"
            | "dc.date"
            | "dc.date.issued"
            | "dcterms.created"
            | "dcterms.date"
            | "dc:date"
            | "sailthru.date"
            | "parsely-pub-date"
            | "article.published"
            | "published_at"
            | "citation_publication_date"
            | "article:published"
            | "mediator_published_time"
            | "published" => {
                if let Some((day, at)) = stamps::iso(value) {
                    meta.published.push((day, at, "meta"));
                }
            }
            "date" | "article_date_original" => {
                if let Some((day, at)) = stamps::iso(value) {
                    meta.published.push((day, at, "meta date"));
                }
            }
            "article:modified_time" | "og:updated_time" | "datemodified" | "dcterms.modified" | "last-modified"
                if meta.updated.is_none() =>
            {
                meta.updated = stamps::iso(value).map(|(day, at)| at.unwrap_or(day));
            }
            "og:title" => meta.titles.push((tidy(value), "og:title")),
            "twitter:title" | "dc.title" | "mediator_title" => meta.titles.push((tidy(value), "meta")),
            "og:site_name" | "application-name" => meta.site = meta.site.take().or(Some(tidy(value))),
            "author" | "article:author" | "dc.creator" | "mediator_author" if !value.starts_with("http") => {
                meta.author = meta.author.take().or(Some(tidy(value)));
            }
            "article:section" | "mediator_theme" => meta.section = meta.section.take().or(Some(tidy(value))),
            "og:url" => meta.url = meta.url.take().or(Some(value.to_owned())),
            _ => {}
        }
    }
}

fn props(page: &Page, meta: &mut Meta) {
    // RDFa gives one element several: «dc:date dc:created»
    let each = page.head.props.iter().flat_map(|(keys, value, _)| keys.split_whitespace().map(move |key| (key, value)));
    for (key, value) in each {
        match key {
            "datepublished" | "dc:date" | "dc:created" | "schema:datepublished" | "datecreated" => {
                if let Some((day, at)) = stamps::iso(value) {
                    meta.published.push((day, at, "microdata"));
                }
            }
            "datemodified" if meta.updated.is_none() => {
                meta.updated = stamps::iso(value).map(|(day, at)| at.unwrap_or(day));
            }
            "headline" => meta.titles.push((tidy(value), "microdata")),
            _ => {}
        }
    }
}

/// One line without odd spaces.
pub(super) fn tidy(text: &str) -> String {
    let text: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    crate::text::repair(&text).into_owned()
}

/// Headings and title-like elements of the page: text, block, how much they look like a headline.
pub(super) fn headings(page: &Page) -> Vec<(String, u32, u8)> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < page.blocks.len() && out.len() < 60 {
        let b = &page.blocks[at];
        let mut rank = 0;
        let mut span = (at, at + 1);
        for (_, n) in page.ancestors(b.node).take(3) {
            let here = match n.tag {
                Tag::Heading(1) => 4,
                Tag::Heading(2) => 3,
                Tag::Heading(3) => 2,
                _ if n.hints & Hints::TITLE != 0 && (n.last - n.first) <= 3 => 2,
                _ => 0,
            };
            let here = if here > 0 && n.hints & Hints::TITLE != 0 { here + 1 } else { here };
            if here > rank {
                rank = here;
                span = (n.first as usize, n.last as usize);
            }
        }
        if rank == 0 && b.bold && b.len() > 20 {
            rank = 1;
        }
        if rank > 0 {
            let text: Vec<&str> = page.blocks[span.0..span.1].iter().map(|b| page.block_text(b)).collect();
            let text = tidy(&text.join(" "));
            if (8..600).contains(&text.len()) {
                out.push((text, at as u32, rank));
            }
            at = span.1.max(at + 1);
        } else {
            at += 1;
        }
    }
    out
}

/// The headline: what stands on the page before the text at `first` (a block), helped by what the head says.
pub(super) fn title(page: &Page, meta: &Meta, first: u32, notes: &mut Vec<String>) -> Option<String> {
    let claims: Vec<String> =
        meta.titles.iter().map(|t| t.0.clone()).chain([tidy(&page.head.title)]).filter(|t| !t.is_empty()).collect();
    let folded: Vec<String> = claims.iter().map(|c| fold(c)).collect();
    let generic = |t: &str| meta.site.as_deref().is_some_and(|s| fold(s) == fold(t));
    // «Заголовок» of «Сайт :: Новости :: Заголовок»
    let claimed = |low: &str| folded.iter().any(|claim| is_part(claim, low));
    let top = (first as usize).saturating_add(3).min(page.blocks.len());
    let named = (0..top).rev().find_map(|at| {
        let b = &page.blocks[at];
        let text = page.block_text(b);
        let plain = b.link == 0 && (CLAIMED_LEAST..600).contains(&text.len()) && !generic(text);
        (plain && claimed(&fold(text))).then(|| (tidy(text), at as u32, 0))
    });
    // the line right over the text, whatever it stands in
    let beside = (top.saturating_sub(5)..top.min(first as usize)).rev().find_map(|at| {
        let b = &page.blocks[at];
        let text = page.block_text(b);
        let plain = b.link == 0 && b.photo.is_none() && (CLAIMED_LEAST..400).contains(&text.len());
        let plain = plain && !generic(text) && !text.ends_with('.');
        (plain && stamps::first(text).is_none()).then(|| (tidy(text), at as u32, 1))
    });
    // «ПРЕСС-СЛУЖБА»: a rubric's word, if anything else can be the headline
    let lone = |text: &str| text.split_whitespace().nth(1).is_none();
    let best = headings(page)
        .into_iter()
        .chain(named)
        .chain(beside)
        .filter(|(text, at, _)| *at <= first.saturating_add(2) && !generic(text) && !is_day(text))
        .map(|(text, at, rank)| {
            let low = fold(&text);
            // a link to the site's first page bears its name
            let linked = rank <= 3 && page.blocks[at as usize].link as usize >= text.len();
            let agrees = !linked && claimed(&low) && (rank > 0 || text.len() >= CLAIMED_LEAST);
            let rank = if lone(&text) { rank.saturating_sub(2) } else { rank };
            let begins = !linked && folded.iter().any(|c| c.starts_with(&low) && low.len() > 20);
            let near = 3 - ((first.saturating_sub(at)) / 4).min(3);
            // far above the text it is the site's name
            let agreed = if near > 0 { 8 } else { 3 };
            let score =
                u32::from(rank) * 2 + near + if agrees { agreed } else { 0 } + if begins { agreed - 2 } else { 0 };
            (score, text)
        })
        .fold(None, |best: Option<(u32, String)>, c| match best {
            Some(b) if b.0 >= c.0 => Some(b),
            _ => Some(c),
        });
    let said = said(meta);
    match (best, said) {
        (Some((score, text)), said) if score >= 7 => {
            if let Some(said) = said.filter(|s| overlap(s, &text) < 0.4) {
                notes.push(format!("the page says «{text}», its metadata «{said}»"));
            }
            Some(text)
        }
        (_, Some(said)) => Some(said),
        (Some((_, text)), None) => Some(text),
        (None, None) => None,
    }
}

/// Bytes of a line of no heading that is taken for the headline since the page's head names it.
const CLAIMED_LEAST: usize = 24;

/// «10 февраля 2025»
fn is_day(text: &str) -> bool {
    text.len() < 60 && text.split_whitespace().count() <= 5 && stamps::first(text).is_some()
}

/// Is it all of what the head says, or what stands between two of its separators? Both folded.
fn is_part(claim: &str, text: &str) -> bool {
    const SEPARATORS: [&str; 9] = ["|", "—", "–", "-", "•", "·", "::", "»", "/"];
    let Some((before, behind)) = claim.split_once(text) else { return false };
    let (before, behind) = (before.trim_end(), behind.trim_start());
    let closed = before.is_empty() || SEPARATORS.iter().any(|s| before.ends_with(s));
    closed && (behind.is_empty() || SEPARATORS.iter().any(|s| behind.starts_with(s)))
}

/// The headline by the page's metadata.
pub(super) fn said(meta: &Meta) -> Option<String> {
    let site = meta.site.as_deref();
    let generic = |t: &str| site.is_some_and(|s| fold(s) == fold(t));
    meta.titles.iter().map(|t| &t.0).find(|t| !generic(t)).map(|t| without_site(t, site))
}

/// What `<title>` says, for a page without a better headline.
pub(super) fn window_title(page: &Page, meta: &Meta) -> Option<String> {
    let t = without_site(&tidy(&page.head.title), meta.site.as_deref());
    (t.len() > 30).then_some(t)
}

/// Share of the words of the shorter that the longer has.
pub(super) fn overlap(a: &str, b: &str) -> f64 {
    let (a, b) = (fold(a), fold(b));
    let words = |s: &str| -> Vec<String> {
        s.split(|c: char| !c.is_alphanumeric()).filter(|w| w.len() > 3).map(str::to_owned).collect()
    };
    let (x, y) = (words(&a), words(&b));
    let (short, long) = if x.len() < y.len() { (x, y) } else { (y, x) };
    short.iter().filter(|w| long.contains(w)).count() as f64 / short.len().max(1) as f64
}

/// «Заголовок — Новости — Сайт» → «Заголовок».
fn without_site(title: &str, site: Option<&str>) -> String {
    let mut best = title;
    if let Some(site) = site.filter(|s| !s.is_empty())
        && let Some(rest) = title.strip_suffix(site)
    {
        let rest = rest.trim_end_matches([' ', '|', '-', '—', '–', '·', '•', ':', '/']);
        if !rest.is_empty() {
            return without_rubric(rest).to_owned();
        }
    }
    // «Сайт :: Новости :: Заголовок»
    for sep in [" | ", " :: "] {
        let parts = || title.split(sep);
        let longest = parts().max_by_key(|part| part.chars().count()).filter(|part| part.chars().count() > 25);
        let first = parts().next().map_or(0, |part| part.chars().count());
        if let Some(longest) = longest.filter(|part| part.chars().count() > first * 3 / 2) {
            return longest.trim().to_owned();
        }
    }
    for sep in [" | ", " — ", " – ", " - ", " • ", " · ", " :: ", " » ", " / "] {
        if let Some((head, tail)) = best.split_once(sep)
            && head.chars().count() > 25
            && tail.chars().count() < 60
        {
            best = head;
        }
    }
    best.trim().to_owned()
}

/// «Заголовок — Новости» → «Заголовок»
fn without_rubric(title: &str) -> &str {
    const RUBRICS: [&str; 8] =
        ["новости", "события", "пресс-релизы", "пресс-релиз", "пресс-центр", "публикации", "материалы", "news"];
    let parted = [" | ", " — ", " – ", " - ", " :: ", " / "].iter().find_map(|sep| title.rsplit_once(sep));
    let rubric = |tail: &str| RUBRICS.contains(&fold(tail).split(' ').next().unwrap_or_default());
    parted.filter(|(_, tail)| tail.len() < 60 && rubric(tail)).map_or(title, |(head, _)| head.trim())
}

/// A date in an address: `/2026/03/18/`.
pub(super) fn date_in_url(url: &str) -> Option<String> {
    let path = url.split_once("://").map_or(url, |u| u.1);
    let parts: Vec<&str> = path.split(['/', '-', '_', '.']).collect();
    parts.windows(3).find_map(|w| {
        (w[0].len() == 4 && w[1].len() == 2 && w[2].len() == 2)
            .then(|| stamps::iso(&format!("{}-{}-{}", w[0], w[1], w[2])))
            .flatten()
            .map(|s| s.0)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cuts_the_sites_name() {
        assert_eq!(
            without_site("В Бресте завершились Дни армянской культуры — Новости — Портал", None),
            "В Бресте завершились Дни армянской культуры"
        );
        assert_eq!(without_site("Визит — Новости — МИД", Some("МИД")), "Визит");
        assert_eq!(without_site("Визит — главное — МИД", Some("МИД")), "Визит — главное");
        assert_eq!(without_site("Визит | МИД", Some("МИД")), "Визит");
        assert_eq!(without_site("Москва — Пекин", None), "Москва — Пекин");
    }

    #[test]
    fn reads_the_date_of_an_address() {
        assert_eq!(date_in_url("http://g.example/news/2026/03/18/51/").as_deref(), Some("2026-03-18"));
        assert_eq!(date_in_url("https://e.example/2020-02-20-gas.html").as_deref(), Some("2020-02-20"));
        assert_eq!(date_in_url("https://e.example/1417/12/99/"), None);
    }
}
