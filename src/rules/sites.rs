//! Site profiles, `rules/sites/NAME.toml`: where a site's releases are listed, and which CSS selectors hold the parts of
//! one, each set of selectors for its period of publication. Data and checks only: cleaning and fetching use them.

use super::draft::{Draft, Problem, line_at, toml_file};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use toml::Spanned;

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

/// All profiles, by name and by host.
#[derive(Debug, Clone, Default)]
pub struct Sites {
    all: Vec<Site>,
    hosts: HashMap<String, usize>,
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

impl Sites {
    /// Indexes profiles; of two with one name the later stays.
    pub fn new(sites: impl IntoIterator<Item = Site>) -> Sites {
        let mut all: Vec<Site> = Vec::new();
        for site in sites {
            match all.iter_mut().find(|s| s.name == site.name) {
                Some(old) => *old = site,
                None => all.push(site),
            }
        }
        let hosts = all.iter().enumerate().flat_map(|(i, s)| s.hosts.iter().map(move |h| (h.clone(), i))).collect();
        Sites { all, hosts }
    }

    /// The profile of this name.
    pub fn by_name(&self, name: &str) -> Option<&Site> {
        self.all.iter().find(|s| s.name == name)
    }

    /// The profile of a host, as an address has it: the case and a port make no difference.
    pub fn for_host(&self, host: &str) -> Option<&Site> {
        let host = host.split(':').next().unwrap_or(host).trim_end_matches('.').to_ascii_lowercase();
        self.hosts.get(&host).map(|&i| &self.all[i])
    }

    /// The profile of the host of an `http` or `https` address.
    pub fn for_url(&self, url: &str) -> Option<&Site> {
        let (scheme, rest) = url.trim().split_once("://")?;
        if !scheme.eq_ignore_ascii_case("http") && !scheme.eq_ignore_ascii_case("https") {
            return None;
        }
        let authority = rest.split(['/', '?', '#', '\\']).next()?;
        self.for_host(authority.rsplit('@').next()?)
    }

    /// All profiles, by name.
    pub fn iter(&self) -> impl Iterator<Item = &Site> {
        self.all.iter()
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

/// What only the library can check: the build script has neither CSS selectors nor regular expressions.
#[derive(Clone, Copy)]
pub struct Checks {
    pub selector: fn(&str) -> Result<(), String>,
    pub pattern: fn(&str) -> Result<(), String>,
}

impl Checks {
    pub const NONE: Checks = Checks { selector: |_| Ok(()), pattern: |_| Ok(()) };
}

type Text = Spanned<String>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawSite {
    name: Text,
    hosts: Spanned<Vec<Text>>,
    #[serde(default)]
    start: Vec<Text>,
    #[serde(default)]
    feeds: Vec<Text>,
    #[serde(default)]
    sitemaps: Vec<Text>,
    verified: Option<String>,
    period: Spanned<Vec<Spanned<RawPeriod>>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawPeriod {
    from: Option<Text>,
    until: Option<Text>,
    page: RawPage,
    listing: Option<RawListing>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawPage {
    #[serde(default)]
    title: Vec<Text>,
    #[serde(default)]
    date: Vec<Text>,
    text: Spanned<Vec<Text>>,
    #[serde(default)]
    drop: Vec<Text>,
    #[serde(default)]
    captions: Vec<Text>,
    #[serde(default)]
    place: Vec<Text>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawListing {
    items: Option<Text>,
    link: Text,
    date: Option<Text>,
    next: Option<Text>,
    page: Option<Text>,
    #[serde(default = "one")]
    first_page: u32,
    pattern: Option<Text>,
}

fn one() -> u32 {
    1
}

/// Reads one profile; `file` is its path inside the rules folder (`sites/NAME.toml`). Errors: every mistake, by line.
pub fn read(file: &str, text: &str, checks: Checks) -> Result<Site, Vec<Problem>> {
    let mut draft = Draft::default();
    let Some(raw) = toml_file::<RawSite>(file, text, &mut draft) else {
        return Err(draft.problems);
    };
    let mut reader = Reader { file, text, checks, draft };
    let site = reader.site(raw);
    let mut problems = reader.draft.problems;
    problems.sort();
    if problems.is_empty() { Ok(site) } else { Err(problems) }
}

struct Reader<'a> {
    file: &'a str,
    text: &'a str,
    checks: Checks,
    draft: Draft,
}

impl Reader<'_> {
    fn problem(&mut self, byte: usize, message: impl Into<String>) {
        self.draft.problem(self.file, line_at(self.text, byte), message);
    }

    fn site(&mut self, raw: RawSite) -> Site {
        let stem = self.file.rsplit('/').next().and_then(|f| f.strip_suffix(".toml")).unwrap_or(self.file);
        if raw.name.get_ref() != stem {
            let message = format!("the name must be that of the file, \"{stem}\"");
            self.problem(raw.name.span().start, message);
        }
        let at = raw.hosts.span().start;
        if raw.hosts.get_ref().is_empty() {
            self.problem(at, "a profile needs a host");
        }
        let hosts = raw.hosts.into_inner().into_iter().map(|h| self.host(h)).collect();
        let periods = self.periods(raw.period);
        Site {
            name: raw.name.into_inner(),
            hosts,
            start: self.addresses(raw.start),
            feeds: self.addresses(raw.feeds),
            sitemaps: self.addresses(raw.sitemaps),
            verified: raw.verified,
            periods,
        }
    }

    fn host(&mut self, host: Text) -> String {
        let good = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'.' || b == b'-';
        if host.get_ref().is_empty() || !host.get_ref().bytes().all(good) {
            let message = format!("`{}` is not a host like \"www.example.org\", in lower case", host.get_ref());
            self.problem(host.span().start, message);
        }
        host.into_inner()
    }

    fn addresses(&mut self, all: Vec<Text>) -> Vec<String> {
        all.into_iter().map(|a| self.address(a)).collect()
    }

    fn address(&mut self, address: Text) -> String {
        let at = address.span().start;
        let address = address.into_inner();
        if !address.starts_with("http://") && !address.starts_with("https://") {
            self.problem(at, format!("`{address}` is not an address: it begins with http:// or https://"));
        }
        address
    }

    /// Checked, newest first.
    fn periods(&mut self, raw: Spanned<Vec<Spanned<RawPeriod>>>) -> Vec<Period> {
        if raw.get_ref().is_empty() {
            self.problem(raw.span().start, "a profile needs a [[period]]");
        }
        let mut all: Vec<(usize, Period)> = Vec::new();
        for raw in raw.into_inner() {
            let at = raw.span().start;
            let period = self.period(raw.into_inner());
            if period.from.as_ref().zip(period.until.as_ref()).is_some_and(|(from, until)| from > until) {
                self.problem(at, "the period ends before it begins");
            } else if let Some((other, _)) = all.iter().find(|(_, p)| overlap(p, &period)) {
                let message = format!("the period overlaps that of line {}", line_at(self.text, *other));
                self.problem(at, message);
            }
            all.push((at, period));
        }
        all.sort_by(|a, b| b.1.from.cmp(&a.1.from));
        all.into_iter().map(|(_, p)| p).collect()
    }

    fn period(&mut self, raw: RawPeriod) -> Period {
        Period {
            from: raw.from.map(|d| self.day(d)),
            until: raw.until.map(|d| self.day(d)),
            page: self.page(raw.page),
            listing: raw.listing.map(|l| self.listing(l)),
        }
    }

    fn day(&mut self, day: Text) -> String {
        if !is_day(day.get_ref()) {
            let message = format!("`{}` is not a day like \"2024-02-01\"", day.get_ref());
            self.problem(day.span().start, message);
        }
        day.into_inner()
    }

    fn page(&mut self, raw: RawPage) -> PageSelectors {
        if raw.text.get_ref().is_empty() {
            self.problem(raw.text.span().start, "the text needs a selector");
        }
        PageSelectors {
            title: self.selectors(raw.title),
            date: self.selectors(raw.date),
            text: self.selectors(raw.text.into_inner()),
            drop: self.selectors(raw.drop),
            captions: self.selectors(raw.captions),
            place: self.selectors(raw.place),
        }
    }

    fn selectors(&mut self, all: Vec<Text>) -> Vec<String> {
        all.into_iter().map(|s| self.selector(s)).collect()
    }

    fn selector(&mut self, selector: Text) -> String {
        if let Err(why) = (self.checks.selector)(selector.get_ref()) {
            self.problem(selector.span().start, format!("`{}` is not a CSS selector: {why}", selector.get_ref()));
        }
        selector.into_inner()
    }

    /// A selector that may end in `@attribute`.
    fn pointer(&mut self, selector: Text) -> String {
        let at = selector.span().start;
        let whole = selector.into_inner();
        let css = attribute_of(&whole).0;
        if let Err(why) = (self.checks.selector)(css) {
            self.problem(at, format!("`{css}` is not a CSS selector: {why}"));
        }
        whole
    }

    fn listing(&mut self, raw: RawListing) -> Listing {
        if let Some(page) = &raw.page
            && !["{page}", "{yyyy}"].iter().any(|p| page.get_ref().contains(p))
        {
            self.problem(page.span().start, "the address of a listing page needs {page}, or {yyyy}, {mm} and {dd}");
        }
        if let Some(pattern) = &raw.pattern
            && let Err(why) = (self.checks.pattern)(pattern.get_ref())
        {
            self.problem(pattern.span().start, format!("not a regular expression: {why}"));
        }
        Listing {
            items: raw.items.map(|s| self.selector(s)),
            link: self.pointer(raw.link),
            date: raw.date.map(|s| self.pointer(s)),
            next: raw.next.map(|s| self.pointer(s)),
            page: raw.page.map(|a| self.address(a)),
            first_page: raw.first_page,
            pattern: raw.pattern.map(Text::into_inner),
        }
    }
}

fn overlap(a: &Period, b: &Period) -> bool {
    let before =
        |x: &Period, y: &Period| x.until.as_ref().zip(y.from.as_ref()).is_some_and(|(until, from)| until < from);
    !before(a, b) && !before(b, a)
}

/// A day of the calendar, written as ISO 8601.
fn is_day(text: &str) -> bool {
    let number = |range: std::ops::Range<usize>| {
        text.get(range).filter(|s| s.bytes().all(|b| b.is_ascii_digit())).and_then(|s| s.parse::<u32>().ok())
    };
    let hyphens = text.len() == 10 && text.as_bytes()[4] == b'-' && text.as_bytes()[7] == b'-';
    let (Some(year), Some(month), Some(day)) = (number(0..4), number(5..7), number(8..10)) else {
        return false;
    };
    let leap = year % 4 == 0 && year % 100 != 0 || year % 400 == 0;
    let longest = match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    hyphens && (1..=longest).contains(&day)
}

#[cfg(embedded_rules)]
mod loading {
    use super::*;
    use crate::rules::RulesError;
    use std::path::{Path, PathBuf};
    use std::sync::LazyLock;

    static COMPILED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/sites.bin"));
    /// A profile is a page long; what is larger is none.
    const LARGEST: u64 = 1 << 20;

    impl Checks {
        /// With CSS selectors and regular expressions parsed.
        pub const ALL: Checks = Checks {
            selector: |css| scraper::Selector::parse(css).map(drop).map_err(|e| e.to_string()),
            pattern: |re| regex::Regex::new(re).map(drop).map_err(|e| e.to_string().replace('\n', " ")),
        };
    }

    impl Sites {
        /// The built-in profiles.
        pub fn embedded() -> &'static Sites {
            static SITES: LazyLock<Sites> = LazyLock::new(|| Sites::new(built_in()));
            &SITES
        }

        /// The built-in profiles, and over them those of the folder `sites` inside `dir`.
        ///
        /// # Errors
        /// The folder can't be read, or its files have mistakes (all of them are in the error).
        pub fn with_dir(dir: &Path) -> Result<Sites, RulesError> {
            let (own, problems) = own(dir)?;
            if problems.is_empty() {
                Ok(Sites::new(built_in().into_iter().chain(own)))
            } else {
                Err(RulesError::Problems(problems))
            }
        }
    }

    /// Reads the profile in a file of any folder.
    ///
    /// # Errors
    /// The file can't be read, or has mistakes (all of them are in the error).
    pub fn read_file(path: &Path) -> Result<Site, RulesError> {
        let fail = |source| RulesError::Io { path: path.to_owned(), source };
        if std::fs::metadata(path).map_err(fail)?.len() > LARGEST {
            let message = format!("a profile has at most {LARGEST} bytes");
            return Err(RulesError::Problems(vec![Problem { file: path.display().to_string(), line: 1, message }]));
        }
        let text = std::fs::read_to_string(path).map_err(fail)?;
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        read(&format!("{FOLDER}/{name}"), &text, Checks::ALL).map_err(RulesError::Problems)
    }

    /// Every mistake of the profiles in a rules folder, by file and line.
    ///
    /// # Errors
    /// The folder can't be read.
    pub fn check(dir: &Path) -> Result<Vec<Problem>, RulesError> {
        own(dir).map(|(_, problems)| problems)
    }

    fn built_in() -> Vec<Site> {
        postcard::from_bytes(COMPILED).unwrap_or_default()
    }

    /// The profiles of a folder, and their mistakes.
    fn own(dir: &Path) -> Result<(Vec<Site>, Vec<Problem>), RulesError> {
        let (mut sites, mut problems) = (Vec::new(), Vec::new());
        for path in files(&dir.join(FOLDER))? {
            match read_file(&path) {
                Ok(site) => sites.push(site),
                Err(RulesError::Problems(mistakes)) => problems.extend(mistakes),
                Err(error) => return Err(error),
            }
        }
        problems.extend(shared_hosts(&sites));
        Ok((sites, problems))
    }

    /// The `.toml` files of a folder in order; none if it is not there.
    fn files(folder: &Path) -> Result<Vec<PathBuf>, RulesError> {
        let fail = |source| RulesError::Io { path: folder.to_owned(), source };
        let entries = match std::fs::read_dir(folder) {
            Ok(entries) => entries,
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(e) => return Err(fail(e)),
        };
        let mut paths = Vec::new();
        for entry in entries {
            let path = entry.map_err(fail)?.path();
            if path.extension().is_some_and(|x| x == "toml") {
                paths.push(path);
            }
        }
        paths.sort();
        Ok(paths)
    }
}

#[cfg(embedded_rules)]
pub use loading::{check, read_file};

/// Hosts that two profiles claim.
pub fn shared_hosts(sites: &[Site]) -> Vec<Problem> {
    let mut first: HashMap<&str, &str> = HashMap::new();
    let mut out = Vec::new();
    for site in sites {
        for host in &site.hosts {
            let owner = *first.entry(host).or_insert(&site.name);
            if owner != site.name {
                let file = format!("{FOLDER}/{}.toml", site.name);
                out.push(Problem { file, line: 1, message: format!("the host `{host}` belongs to `{owner}` already") });
            }
        }
    }
    out
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
