//! Lists of releases: by the selectors of a site's profile, or, without one, by what lists have in common.

use super::day;
use crate::clean;
use crate::fetch::address::normal;
use crate::rules::sites::Listing;
use jiff::civil::Date;
use scraper::{ElementRef, Html, Selector};
use std::collections::BTreeMap;
use url::Url;

/// A tree is not built of what is nested deeper: its builder takes time by the square of the depth.
const DEEPEST: usize = 1500;
/// Letters that the links of a list have on average, and links that make a list.
const SHORTEST_TEXT: usize = 20;
const FEWEST: usize = 3;
/// What stands in the link to the next page.
const NEXT_WORDS: &[&str] =
    &["следующая", "следующая страница", "далее", "вперед", "вперёд", "next", "→", "›", "»", ">"];

/// What a list leads to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Listed {
    /// Addresses of releases in the list's order, and the days beside them.
    pub links: Vec<(Url, Option<String>)>,
    /// The next page of the list.
    pub next: Option<Url>,
}

/// Why a list can't be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ListError {
    #[error("the page is nested too deep to be read")]
    Deep,
    #[error("{0}")]
    Profile(String),
}

/// Reads a list; `profile` is its site's, if it has one.
pub fn read_listing(html: &str, base: &Url, profile: Option<&Listing>) -> Result<Listed, ListError> {
    if depth(html) > DEEPEST {
        return Err(ListError::Deep);
    }
    let page = clean::document(html);
    let base = base_of(&page, base);
    match profile {
        Some(profile) => by_profile(&page, &base, profile),
        None => Ok(by_shape(&page, &base)),
    }
}

/// The address of a list's page `step`: a number, or the number of a day since 1970, for a template of days.
pub fn template(pattern: &str, step: i64) -> Option<String> {
    if pattern.contains("{page}") {
        return Some(pattern.replace("{page}", &step.to_string()));
    }
    let date = Date::constant(1970, 1, 1).checked_add(jiff::Span::new().try_days(step).ok()?).ok()?;
    let filled = pattern.replace("{yyyy}", &format!("{:04}", date.year()));
    let filled = filled.replace("{mm}", &format!("{:02}", date.month())).replace("{dd}", &format!("{:02}", date.day()));
    (filled != pattern).then_some(filled)
}

fn base_of(page: &Html, base: &Url) -> Url {
    let stated = Selector::parse("base[href]").ok().and_then(|s| page.select(&s).next());
    let stated = stated.and_then(|e| base.join(e.value().attr("href")?).ok());
    stated.unwrap_or_else(|| base.clone())
}

/// `selector@attribute`; the attribute is `href` where none is named.
struct Pick {
    selector: Selector,
    attribute: Option<String>,
}

impl Pick {
    fn new(written: &str) -> Result<Self, ListError> {
        let attribute = |a: &str| !a.is_empty() && a.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
        let (selector, attribute) = match written.rsplit_once('@') {
            Some((selector, name)) if attribute(name) => (selector, Some(name.to_owned())),
            _ => (written, None),
        };
        let selector = Selector::parse(selector)
            .map_err(|e| ListError::Profile(format!("the profile's selector «{written}» is wrong: {e}")))?;
        Ok(Pick { selector, attribute })
    }

    fn address(&self, element: ElementRef, base: &Url) -> Option<Url> {
        let name = self.attribute.as_deref().unwrap_or("href");
        normal(element.value().attr(name)?, Some(base)).ok()
    }

    /// The named attribute, `datetime`, or the text.
    fn day(&self, element: ElementRef) -> Option<String> {
        let named = element.value().attr(self.attribute.as_deref().unwrap_or("datetime")).and_then(day);
        named.or_else(|| day(&words(element)))
    }
}

fn by_profile(page: &Html, base: &Url, profile: &Listing) -> Result<Listed, ListError> {
    let link = Pick::new(&profile.link)?;
    let date = profile.date.as_deref().map(Pick::new).transpose()?;
    let items = profile.items.as_deref().map(Pick::new).transpose()?;
    let wanted = profile.pattern.as_deref().map(regex::Regex::new).transpose();
    let wanted = wanted.map_err(|e| ListError::Profile(format!("the profile's pattern is wrong: {e}")))?;
    let mut listed = Listed::default();
    let mut add = |url: Option<Url>, day: Option<String>| {
        let fits = |url: &Url| wanted.as_ref().is_none_or(|w| w.is_match(url.as_str()));
        if let Some(url) = url.filter(fits) {
            listed.links.push((url, day));
        }
    };
    match items {
        Some(items) => {
            for item in page.select(&items.selector) {
                // an item may be the link itself
                let inner = item.select(&link.selector).next();
                let found = inner.or_else(|| link.selector.matches(&item).then_some(item));
                let day = date.as_ref().and_then(|d| d.day(item.select(&d.selector).next()?));
                add(found.and_then(|e| link.address(e, base)), day);
            }
        }
        None => page.select(&link.selector).for_each(|e| add(link.address(e, base), None)),
    }
    if let Some(next) = &profile.next {
        let next = Pick::new(next)?;
        listed.next = page.select(&next.selector).next().and_then(|e| next.address(e, base));
    }
    Ok(listed)
}

/// Without a profile: of the links that stay on the site, those whose addresses are alike and whose words are headlines.
fn by_shape(page: &Html, base: &Url) -> Listed {
    let Ok(links) = Selector::parse("a[href]") else {
        return Listed::default();
    };
    let mut shapes: BTreeMap<String, Vec<(usize, Url, usize)>> = BTreeMap::new();
    let mut next = None;
    for (order, element) in page.select(&links).enumerate() {
        let value = element.value();
        let Some(url) = value.attr("href").and_then(|h| normal(h, Some(base)).ok()) else { continue };
        if url.host() != base.host() || url == *base {
            continue;
        }
        let text = words(element);
        if next.is_none() && leads_on(value.attr("rel"), value.attr("class"), &text) {
            next = Some(url);
            continue;
        }
        if let Some(shape) = shape(&url) {
            shapes.entry(shape).or_default().push((order, url, text.chars().count()));
        }
    }
    if next.is_none() {
        let link = Selector::parse("link[rel=next][href]").ok().and_then(|s| page.select(&s).next());
        next = link.and_then(|e| normal(e.value().attr("href")?, Some(base)).ok());
    }
    let letters = |group: &Vec<(usize, Url, usize)>| group.iter().map(|g| g.2).sum::<usize>();
    let list = shapes.into_values().filter(|g| g.len() >= FEWEST && letters(g) >= SHORTEST_TEXT * g.len());
    let mut best = list.max_by_key(letters).unwrap_or_default();
    best.sort_by_key(|g| g.0);
    let mut listed = Listed { links: Vec::new(), next };
    for (_, url, _) in best {
        if !listed.links.iter().any(|(known, _)| *known == url) {
            listed.links.push((url, None));
        }
    }
    listed
}

fn leads_on(rel: Option<&str>, class: Option<&str>, text: &str) -> bool {
    let word = |list: &str| list.split_whitespace().any(|w| w.eq_ignore_ascii_case("next"));
    let class_says = |class: &str| class.split([' ', '-', '_']).any(|w| w.eq_ignore_ascii_case("next"));
    rel.is_some_and(word) || class.is_some_and(class_says) || NEXT_WORDS.contains(&text.to_lowercase().trim())
}

/// The address with what differs between releases taken out; `None` where nothing tells a release from a section.
fn shape(url: &Url) -> Option<String> {
    let mut told = false;
    let parts = url.path_segments()?.map(|part| {
        let figures = part.bytes().filter(u8::is_ascii_digit).count();
        let slug = part.matches(['-', '_']).count() >= 2 || part.len() > 24;
        told |= figures > 0 || slug;
        match (figures > 0, slug) {
            (_, true) => "*",
            (true, false) => "0",
            _ => part,
        }
    });
    let mut shape = parts.collect::<Vec<_>>().join("/");
    for (key, value) in url.query_pairs() {
        told |= value.bytes().any(|b| b.is_ascii_digit());
        shape += &format!("&{key}");
    }
    told.then_some(shape)
}

fn words(element: ElementRef) -> String {
    let mut words = String::new();
    for word in element.text().flat_map(str::split_whitespace) {
        if !words.is_empty() {
            words.push(' ');
        }
        words.push_str(word);
        if words.len() > 1000 {
            break;
        }
    }
    words
}

/// How deep elements are nested, near enough: those that are usually left open don't count.
fn depth(html: &str) -> usize {
    const OPEN: &[&str] = &[
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
        "p", "li", "dt", "dd", "td", "th", "tr", "option",
    ];
    let bytes = html.as_bytes();
    let (mut depth, mut deepest) = (0usize, 0);
    for at in memchr::memchr_iter(b'<', bytes) {
        let rest = &bytes[at + 1..];
        let (closing, rest) = match rest.strip_prefix(b"/") {
            Some(rest) => (true, rest),
            None => (false, rest),
        };
        let length = rest.iter().take(12).take_while(|b| b.is_ascii_alphanumeric()).count();
        let name = rest[..length].to_ascii_lowercase();
        if length == 0 || OPEN.iter().any(|o| o.as_bytes() == name) {
            continue;
        }
        depth = if closing { depth.saturating_sub(1) } else { depth + 1 };
        deepest = deepest.max(depth);
    }
    deepest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn base() -> Url {
        Url::parse("http://a.example/news/").unwrap()
    }

    fn addresses(listed: &Listed) -> Vec<&str> {
        listed.links.iter().map(|(url, _)| url.as_str()).collect()
    }

    #[test]
    fn a_profile_names_items_dates_and_the_next_page() {
        let html = "<div class=item><a class=link href=/news/2#x>B</a><time datetime=2024-02-02>вчера</time></div>
            <div class=item><a class=link href=1>A</a><time>1 февраля 2024</time></div>
            <div class=item><a class=link href=/photo/1>C</a></div><a class=next href='?page=2'>2</a>";
        let profile = Listing {
            items: Some(".item".into()),
            link: "a.link@href".into(),
            date: Some("time@datetime".into()),
            next: Some("a.next@href".into()),
            page: None,
            first_page: 1,
            pattern: Some("/news/\\d+$".into()),
        };
        let listed = read_listing(html, &base(), Some(&profile)).unwrap();
        assert_eq!(addresses(&listed), ["http://a.example/news/2", "http://a.example/news/1"]);
        let days: Vec<_> = listed.links.iter().map(|(_, d)| d.as_deref().unwrap()).collect();
        assert_eq!(days, ["2024-02-02", "2024-02-01"]);
        assert_eq!(listed.next.unwrap().as_str(), "http://a.example/news/?page=2");
        let wrong = Listing { link: "a[".into(), ..profile };
        assert!(matches!(read_listing(html, &base(), Some(&wrong)), Err(ListError::Profile(_))));
    }

    #[test]
    fn without_a_profile_the_headlines_are_found() {
        let mut html =
            String::from("<nav><a href=/about/1>О нас</a><a href=/about/2>Связь</a><a href=/about/3>Карта</a></nav>");
        for n in 1..=4 {
            html += &format!("<h3><a href='/news/2024/{n}'>Состоялась встреча министров обороны, часть {n}</a></h3>");
        }
        html += "<a href='/news/2024/1'>Подробнее</a><a href='http://b.example/news/1'>Состоялась встреча министров</a>
            <a href='/news/?page=2'>Следующая</a>";
        let listed = read_listing(&html, &base(), None).unwrap();
        assert_eq!(listed.links.len(), 4);
        assert_eq!(addresses(&listed)[0], "http://a.example/news/2024/1");
        assert_eq!(listed.next.unwrap().as_str(), "http://a.example/news/?page=2");
    }

    #[test]
    fn templates_are_filled() {
        assert_eq!(template("http://a/p/{page}", 7).as_deref(), Some("http://a/p/7"));
        assert_eq!(template("http://a/{yyyy}/{mm}/{dd}/", 19754).as_deref(), Some("http://a/2024/02/01/"));
        assert_eq!(template("http://a/", 1), None);
    }

    #[test]
    fn deep_nesting_is_refused() {
        let deep = "<div>".repeat(100_000);
        assert_eq!(read_listing(&deep, &base(), None), Err(ListError::Deep));
        assert!(read_listing(&"<p>x<li>y".repeat(10_000), &base(), None).is_ok());
    }
}
