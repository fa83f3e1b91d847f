//! What a run is to do.

use super::address;
use super::client::{Limits, Private};
use super::discover::template;
use super::state::{Found, Role};
use crate::error::SetupError;
use crate::rules::sites::{Listing, Site, Sites};
use regex::Regex;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;
use url::Url;

/// How the archive is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    Warc,
    /// A file a page, and a manifest.
    Folder,
}

/// Everything that a run is told.
pub struct Plan {
    pub archive: PathBuf,
    pub form: Form,
    pub seeds: Vec<Found>,
    pub sites: Arc<Sites>,
    pub scope: Scope,
    pub manners: Manners,
    pub limits: Limits,
    /// A file of the archive is closed at this many bytes.
    pub file_bytes: u64,
    /// Pages to store in this run.
    pub most: Option<u64>,
    pub refresh: bool,
    pub retry_failed: bool,
    /// Finds what would be asked, asks no page and writes nothing.
    pub dry: bool,
    /// What is stored goes to a file that did not exist before.
    pub fresh_file: bool,
}

/// Which of the found addresses are wanted.
#[derive(Default)]
pub struct Scope {
    /// ISO 8601 days of publication, both inclusive.
    pub since: Option<String>,
    pub until: Option<String>,
    /// What addresses must match.
    pub pattern: Option<Regex>,
    /// ISO 8601: a list by days goes back from here.
    pub today: String,
}

/// How servers are treated.
#[derive(Debug, Clone)]
pub struct Manners {
    /// Requests a second and host; 0 for no limit.
    pub rate: f64,
    /// Connections a host.
    pub connections: usize,
    pub agent: String,
    /// Times an address is asked before it counts as failed.
    pub attempts: u32,
    /// Wait after the first failure.
    pub backoff: Duration,
    pub private: Private,
    /// PEM file of authorities to trust beside the system's.
    pub certificates: Option<PathBuf>,
}

/// The name svodka gives itself.
pub fn agent(contact: Option<&str>) -> String {
    let version = env!("CARGO_PKG_VERSION");
    match contact {
        Some(contact) => format!("svodka/{version} (collects press releases; {contact})"),
        None => format!("svodka/{version} (collects press releases)"),
    }
}

/// An address to begin from.
pub fn seed(written: &str, role: Role) -> Result<Found, SetupError> {
    let url = address::normal(written, None).map_err(|(_, message)| SetupError(message))?;
    if Url::parse(written.trim()).is_ok_and(|u| u.password().is_some() || !u.username().is_empty()) {
        return Err(SetupError(format!("«{url}» was given with a name or password: svodka sends none")));
    }
    Ok(found(url, role, None))
}

pub(super) fn found(url: Url, role: Role, dated: Option<String>) -> Found {
    Found { host: address::host(&url), url: url.into(), role, dated, changed: None, step: None, hops: 0 }
}

impl Scope {
    /// May a release of this day be wanted? One whose day is not known may.
    pub fn has(&self, day: Option<&str>) -> bool {
        let Some(day) = day else { return true };
        self.since.as_deref().is_none_or(|s| s <= day) && self.until.as_deref().is_none_or(|u| day <= u)
    }

    /// The same where the day is that of the last change: the release may be older, but not younger.
    pub fn may_have_changed(&self, day: Option<&str>) -> bool {
        day.is_none_or(|day| self.since.as_deref().is_none_or(|s| s <= day))
    }

    pub fn is_wanted(&self, url: &Url) -> bool {
        self.pattern.as_ref().is_none_or(|p| p.is_match(url.as_str()))
    }

    /// All releases of a list are older than what is wanted.
    pub fn is_past(&self, days: impl Iterator<Item = Option<String>>) -> bool {
        let Some(since) = &self.since else { return false };
        let known: Vec<String> = days.flatten().collect();
        !known.is_empty() && known.iter().all(|d| d < since)
    }
}

/// Where collecting from a site begins.
pub fn site_seeds(site: &Site, scope: &Scope) -> Result<Vec<Found>, SetupError> {
    let mut seeds = Vec::new();
    for (addresses, role) in [(&site.feeds, Role::Feed), (&site.sitemaps, Role::Sitemap), (&site.start, Role::Listing)]
    {
        for address in addresses {
            seeds.push(seed(address, role)?);
        }
    }
    for period in &site.periods {
        if let Some(listing) = &period.listing
            && let Some((step, last)) = days(listing, period.from.as_deref(), period.until.as_deref(), scope)
            && step >= last
            && let Some(address) = listing.page.as_deref().and_then(|p| template(p, step))
        {
            seeds.push(Found { step: Some(step), ..seed(&address, Role::Listing)? });
        }
    }
    match seeds.is_empty() {
        true => {
            Err(SetupError(format!("the profile of {} names nowhere to begin: give a --listing or --feed", site.name)))
        }
        false => Ok(seeds),
    }
}

/// For a list with a page a day: the numbers of the days to begin and to end at, the newest first.
pub(super) fn days(listing: &Listing, from: Option<&str>, until: Option<&str>, scope: &Scope) -> Option<(i64, i64)> {
    let pattern = listing.page.as_deref().filter(|p| p.contains("{dd}"))?;
    debug_assert!(!pattern.is_empty());
    let first = [until, scope.until.as_deref(), Some(&scope.today)].into_iter().flatten().min()?;
    let last = [from, scope.since.as_deref()].into_iter().flatten().max();
    let first = number(first)?;
    // without a bound one year is taken
    Some((first, last.and_then(number).unwrap_or(first - 365)))
}

fn number(day: &str) -> Option<i64> {
    let day: jiff::civil::Date = day.parse().ok()?;
    let span = day.since((jiff::Unit::Day, jiff::civil::Date::constant(1970, 1, 1))).ok()?;
    Some(span.get_days().into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scope(since: Option<&str>) -> Scope {
        Scope { since: since.map(str::to_owned), today: "2024-03-01".to_owned(), ..Scope::default() }
    }

    fn listing(page: &str) -> Listing {
        Listing {
            items: None,
            link: "a".to_owned(),
            date: None,
            next: None,
            page: Some(page.to_owned()),
            first_page: 1,
            pattern: None,
        }
    }

    #[test]
    fn every_profile_says_where_to_begin() {
        for site in Sites::embedded().iter() {
            let seeds = site_seeds(site, &scope(None)).unwrap();
            assert!(!seeds.is_empty(), "{}", site.name);
        }
    }

    #[test]
    fn lists_by_days_go_back_to_the_bound() {
        let daily = listing("http://a.example/{yyyy}/{mm}/{dd}/");
        let day = |step| template(daily.page.as_deref().unwrap(), step).unwrap();
        let (first, last) = days(&daily, Some("2024-01-15"), None, &scope(Some("2024-02-01"))).unwrap();
        assert_eq!(
            (day(first), day(last)),
            ("http://a.example/2024/03/01/".into(), "http://a.example/2024/02/01/".into())
        );
        let (first, last) = days(&daily, None, Some("2020-12-31"), &scope(None)).unwrap();
        assert_eq!((day(first), first - last), ("http://a.example/2020/12/31/".into(), 365));
        let numbered = listing("http://a.example/{page}");
        assert_eq!(days(&numbered, None, None, &scope(None)), None);
    }

    #[test]
    fn a_list_older_than_what_is_wanted_is_the_last() {
        let days = |days: &[Option<&str>]| days.iter().map(|d| d.map(str::to_owned)).collect::<Vec<_>>();
        let wanted = scope(Some("2024-02-01"));
        assert!(wanted.is_past(days(&[Some("2024-01-30"), None]).into_iter()));
        assert!(!wanted.is_past(days(&[Some("2024-01-30"), Some("2024-02-01")]).into_iter()));
        assert!(!wanted.is_past(days(&[None]).into_iter()));
        assert!(!scope(None).is_past(days(&[Some("1999-01-30")]).into_iter()));
    }
}
