//! What the selectors of a site profile take from a page: the period is chosen by the day of publication, the text and its
//! headline, date, place and captions are those of the selectors and nothing else.

use super::meta::Meta;
use super::tree::{self, TooMuch, Tree};
use super::{page, stamps};
use crate::model::Dropped;
use crate::rules::sites::{PageSelectors, Period, Site};
use scraper::ElementRef;
use std::collections::HashMap;

/// What was taken.
#[derive(Debug, Default)]
pub(super) struct Taken {
    pub title: Option<String>,
    /// As written, or as its attribute has it.
    pub date: Option<String>,
    pub place: Option<String>,
    /// The elements of the text as a page of their own.
    pub html: String,
    pub captions: Vec<String>,
    pub dropped: Vec<Dropped>,
}

/// What one selector took, for [`super::try_profile`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grip {
    /// `title`, `date`, `text`, `drop`, `captions` or `place`.
    pub part: &'static str,
    pub selector: String,
    /// Elements that it matches.
    pub count: usize,
    /// Text of the first of them, shortened.
    pub first: Option<String>,
}

/// Takes what the profile's selectors match; `Ok(None)` if its text selectors match nothing in any fitting period.
pub(super) fn take(source: &str, site: &Site, day: Option<&str>) -> Result<Option<Taken>, TooMuch> {
    let tree = Tree::parse(source)?;
    Ok(period(&tree, site, day).map(|p| taken(&tree, &p.page)))
}

/// What every selector of the period matches, and the period.
pub(super) fn grips<'s>(source: &str, site: &'s Site, day: Option<&str>) -> Result<(&'s Period, Vec<Grip>), TooMuch> {
    let tree = Tree::parse(source)?;
    let period = period(&tree, site, day).unwrap_or_else(|| site.period_on(day));
    let s = &period.page;
    let parts = [
        ("title", &s.title),
        ("date", &s.date),
        ("place", &s.place),
        ("text", &s.text),
        ("captions", &s.captions),
        ("drop", &s.drop),
    ];
    let grips =
        parts.into_iter().flat_map(|(part, list)| list.iter().map(move |css| (part, css))).map(|(part, css)| {
            let found = tree.select(css);
            let first = found.first().map(|e| page::cut(&tree::line(*e), 120).to_owned());
            Grip { part, selector: css.clone(), count: found.len(), first }
        });
    Ok((period, grips.collect()))
}

/// The period of the day, if its text selectors match. Without a day: the newest that reads one of its own days; failing
/// that, the newest that matches.
fn period<'s>(tree: &Tree, site: &'s Site, day: Option<&str>) -> Option<&'s Period> {
    let matches = |p: &&Period| text_of(tree, &p.page).is_some();
    if day.is_some() {
        return Some(site.period_on(day)).filter(matches);
    }
    let agrees = |p: &&&Period| {
        let day = date_of(tree, &p.page).and_then(|d| stamps::iso(&d.1)).map(|d| d.0);
        day.is_some() && std::ptr::eq(site.period_on(day.as_deref()), **p)
    };
    let fitting: Vec<&Period> = site.periods.iter().filter(matches).collect();
    fitting.iter().find(agrees).or(fitting.first()).copied()
}

fn taken(tree: &Tree, s: &PageSelectors) -> Taken {
    let (title, date, place) = (first_line(tree, &s.title), date_of(tree, s), first_line(tree, &s.place));
    let mut skip: HashMap<_, &'static str> = HashMap::new();
    skip.extend(s.drop.iter().flat_map(|css| tree.select(css)).map(|e| (e.id(), "profile:drop")));
    for (part, reason) in [(&title, "profile:title"), (&date, "profile:date"), (&place, "profile:place")] {
        skip.extend(part.iter().map(|(e, _)| (e.id(), reason)));
    }
    let value = |part: Option<(ElementRef, String)>| part.map(|p| p.1);
    let mut out = Taken { title: value(title), date: value(date), place: value(place), ..Taken::default() };
    for element in s.captions.iter().flat_map(|css| tree.select(css)) {
        let caption = tree::line(element);
        if skip.insert(element.id(), "profile:caption").is_none()
            && !caption.is_empty()
            && !out.captions.contains(&caption)
        {
            out.captions.push(caption);
        }
    }
    for element in text_of(tree, s).unwrap_or_default() {
        out.html.push_str("<div>");
        let dropped = &mut out.dropped;
        tree::write(element, &skip, &mut out.html, |e, reason| {
            let text = tree::line(e);
            if !text.is_empty() && dropped.len() < super::DROPPED_CAP {
                dropped.push(Dropped { text, reason: reason.unwrap_or("markup:hidden").to_owned() });
            }
        });
        out.html.push_str("</div>");
    }
    out
}

/// The elements of the first text selector that matches some text; those inside another are part of it.
fn text_of<'t>(tree: &'t Tree, s: &PageSelectors) -> Option<Vec<ElementRef<'t>>> {
    s.text.iter().find_map(|css| {
        let mut out: Vec<ElementRef> = Vec::new();
        for e in tree.select(css) {
            // elements come in the order of the page: only the one before can hold this one
            let inside = out.last().is_some_and(|o| e.ancestors().any(|a| a.id() == o.id()));
            if !inside && e.text().any(|t| !t.trim().is_empty()) {
                out.push(e);
            }
        }
        (!out.is_empty()).then_some(out)
    })
}

/// The first element with text that a list of selectors matches.
fn first_line<'t>(tree: &'t Tree, list: &[String]) -> Option<(ElementRef<'t>, String)> {
    list.iter().flat_map(|css| tree.select(css)).map(|e| (e, tree::line(e))).find(|(_, text)| !text.is_empty())
}

/// The date as an attribute or as text; a bare time («14:30») that the same selector matches as well is joined to it.
fn date_of<'t>(tree: &'t Tree, s: &PageSelectors) -> Option<(ElementRef<'t>, String)> {
    s.date.iter().find_map(|css| {
        let values: Vec<_> = tree.select(css).into_iter().take(8).map(|e| (e, date_value(e))).collect();
        let (element, first) = values.iter().find(|(_, v)| stamps::iso(v).is_some())?;
        let timed = stamps::iso(first).is_some_and(|(_, at)| at.is_some());
        let time = values.iter().find(|(_, v)| (4..=5).contains(&v.len()) && v.contains(':'));
        let value = match time {
            Some((_, time)) if !timed => format!("{first} {time}"),
            _ => first.clone(),
        };
        Some((*element, value))
    })
}

fn date_value(element: ElementRef) -> String {
    let stated = element.attr("datetime").or(element.attr("content")).filter(|v| stamps::iso(v).is_some());
    stated.map_or_else(|| tree::line(element), str::to_owned)
}

/// The day that the head of the page states, or its address.
pub(super) fn stated_day(meta: &Meta, url: Option<&str>) -> Option<String> {
    let stated = meta.published.first().map(|p| p.0.clone());
    stated.or_else(|| url.and_then(super::meta::date_in_url))
}
