//! A profile checked: every mistake is told with its line.

use super::file::{RawListing, RawPage, RawPeriod, RawSite, Text};
use super::{FOLDER, Listing, PageSelectors, Period, Site, attribute_of};
use crate::rules::draft::{Draft, Problem, line_at, toml_file};
use std::collections::HashMap;
use toml::Spanned;

/// What only the library can check: the build script has neither CSS selectors nor regular expressions.
#[derive(Clone, Copy)]
pub struct Checks {
    pub selector: fn(&str) -> Result<(), String>,
    pub pattern: fn(&str) -> Result<(), String>,
}

impl Checks {
    pub const NONE: Checks = Checks { selector: |_| Ok(()), pattern: |_| Ok(()) };
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
