//! Site profiles, `rules/sites/NAME.toml`: where a site's releases are listed, and which CSS selectors hold the parts of
//! one, each set of selectors for its period of publication. Data and checks only: cleaning and fetching use them.

mod check;
mod file;
mod index;
#[cfg(embedded_rules)]
mod loading;

pub use check::{Checks, read, shared_hosts};
pub use index::Sites;
#[cfg(embedded_rules)]
pub use loading::{check, read_file};

use serde::{Deserialize, Serialize};

/// Folder of the profiles inside the rules folder.
pub const FOLDER: &str = "sites";

/// A site that publishes releases.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Site {
    /// Stem of its file.
    pub name: String,
    /// In lower case, without scheme and port.
    pub hosts: Vec<String>,
    /// Listing pages where collecting begins.
    pub start: Vec<String>,
    /// RSS or Atom.
    pub feeds: Vec<String>,
    pub sitemaps: Vec<String>,
    /// What of the profile was seen to hold and what not.
    pub verified: Option<String>,
    /// Newest first, at least one, without overlap.
    pub periods: Vec<Period>,
}

/// The markup of a site between two days of publication.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Period {
    /// ISO 8601 day, inclusive; none means from the beginning.
    pub from: Option<String>,
    /// ISO 8601 day, inclusive; none means to this day.
    pub until: Option<String>,
    pub page: PageSelectors,
    pub listing: Option<Listing>,
}

/// CSS selectors of a release's parts. In each list the first that matches is taken; `drop` and `captions` are all taken.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageSelectors {
    pub title: Vec<String>,
    /// Its `datetime` or `content` attribute, else its text.
    pub date: Vec<String>,
    pub text: Vec<String>,
    /// What is no part of the release, inside the text.
    pub drop: Vec<String>,
    /// Captions, inside the text or anywhere on the page.
    pub captions: Vec<String>,
    pub place: Vec<String>,
}

/// How the listing pages of a site are laid out and numbered. Selectors may end in `@attribute`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listing {
    /// The element of one release; none means that links are looked for on the whole page.
    pub items: Option<String>,
    /// The link to a release, inside the item.
    pub link: String,
    /// The day of publication, inside the item.
    pub date: Option<String>,
    /// The link to the next page of the listing.
    pub next: Option<String>,
    /// Address of a page of the listing with `{page}`, or `{yyyy}`, `{mm}` and `{dd}`, in it.
    pub page: Option<String>,
    /// What `{page}` begins with.
    pub first_page: u32,
    /// Regular expression of addresses that are releases.
    pub pattern: Option<String>,
}

impl Site {
    /// The period of a day of publication (ISO 8601); of a day that no period holds, the one before it, else the oldest;
    /// without a day, the newest.
    pub fn period_on(&self, day: Option<&str>) -> &Period {
        let Some(day) = day else { return &self.periods[0] };
        let begun = |p: &&Period| p.from.as_deref().is_none_or(|from| from <= day);
        self.periods.iter().find(begun).unwrap_or(&self.periods[self.periods.len() - 1])
    }
}

/// Parts a selector of a listing: `a.link@href` → `a.link` and `href`.
pub fn attribute_of(selector: &str) -> (&str, Option<&str>) {
    let named = |a: &str| !a.is_empty() && a.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    match selector.rsplit_once('@') {
        Some((css, attribute)) if named(attribute) => (css.trim_end(), Some(attribute)),
        _ => (selector, None),
    }
}

#[cfg(all(test, embedded_rules))]
mod tests {
    use super::*;

    const GOOD: &str = "name = \"a\"\nhosts = [\"a.example\"]\n\n[[period]]\nuntil = \"2019-12-31\"\n[period.page]\n\
                        text = [\".old\"]\n\n[[period]]\nfrom = \"2021-01-01\"\n[period.page]\ntext = [\".new\"]\n";

    fn mistakes(text: &str) -> Vec<(usize, String)> {
        read("sites/a.toml", text, Checks::ALL).unwrap_err().into_iter().map(|p| (p.line, p.message)).collect()
    }

    #[test]
    fn the_built_in_profiles_have_no_mistakes() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("rules");
        assert_eq!(check(&folder).unwrap(), []);
        let files = std::fs::read_dir(folder.join(FOLDER)).unwrap().count();
        assert!(files > 0);
        assert_eq!(Sites::embedded().iter().count(), files);
        for site in Sites::embedded().iter() {
            assert!(site.verified.is_some(), "{} does not say what was verified", site.name);
            assert!(!site.start.is_empty(), "{} does not say where collecting begins", site.name);
        }
    }

    #[test]
    fn a_day_has_its_period() {
        let site = read("sites/a.toml", GOOD, Checks::ALL).unwrap();
        let text = |day| site.period_on(day).page.text[0].as_str();
        assert_eq!(text(None), ".new");
        assert_eq!(text(Some("2021-01-01")), ".new");
        assert_eq!(text(Some("2020-06-01")), ".old");
        assert_eq!(text(Some("2005-06-01")), ".old");
    }

    #[test]
    fn a_host_has_its_profile() {
        let sites = Sites::new([read("sites/a.toml", GOOD, Checks::ALL).unwrap()]);
        for url in ["http://a.example/x", "https://A.Example:8080?q", "https://user@a.example."] {
            assert!(sites.for_url(url).is_some(), "{url}");
        }
        for url in ["http://b.a.example/", "ftp://a.example/", "a.example", "http://b.example/@a.example"] {
            assert!(sites.for_url(url).is_none(), "{url}");
        }
    }

    #[test]
    fn parts_a_selector_and_its_attribute() {
        assert_eq!(attribute_of("a.link@href"), ("a.link", Some("href")));
        assert_eq!(attribute_of("a"), ("a", None));
        assert_eq!(attribute_of("a[title='x@y']"), ("a[title='x@y']", None));
    }

    #[test]
    fn a_mistake_is_told_with_its_line() {
        for (from, to, line, part) in [
            ("name = \"a\"", "name = \"b\"", 1, "that of the file, \"a\""),
            ("[\"a.example\"]", "[\"http://a.example\"]", 2, "is not a host"),
            ("[\"a.example\"]", "[]", 2, "needs a host"),
            ("[\"a.example\"]", "[\"a.example\"]\nfeeds = [\"/rss\"]", 3, "is not an address"),
            ("[\"a.example\"]", "[\"a.example\"]\nhost = 1", 3, "unknown field"),
            ("2019-12-31", "2019-02-29", 5, "is not a day"),
            ("2019-12-31", "2021-01-01", 9, "overlaps that of line 4"),
            ("[\".old\"]", "[\".old >\"]", 7, "is not a CSS selector"),
            ("[\".new\"]", "[]", 12, "the text needs a selector"),
            (
                "[\".new\"]",
                "[\".new\"]\n[period.listing]\nlink = \"a@href\"\npattern = \"(\"",
                15,
                "regular expression",
            ),
            ("[\".new\"]", "[\".new\"]\n[period.listing]\nlink = \"a[@href\"", 14, "is not a CSS selector"),
            ("[\".new\"]", "[\".new\"]\n[period.listing]\nlink = \"a\"\npage = \"http://a.example/\"", 15, "{page}"),
        ] {
            let got = mistakes(&GOOD.replacen(from, to, 1));
            let told = got.iter().any(|(l, m)| *l == line && m.contains(part));
            assert!(told, "{to}: want {line}: {part}, got {got:?}");
        }
    }
}
