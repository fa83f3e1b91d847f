//! What an answer means: is it a page to store, a list to follow, a redirect, a request to wait, a failure? No network, no
//! disk: the same for an answer that came just now and for one found at the end of an archive that was cut off.

use super::address;
use super::client::Exchange;
use super::discover::{Document, Link, ListError, Listed, read_listing, read_xml, template};
use super::plan::{Scope, days, found};
use super::state::{Found, Job, Role};
use super::warc::digest;
use crate::clean;
use crate::rules::sites::{Listing, Sites};
use crate::source::{Response, uncode};
use regex::Regex;
use std::borrow::Cow;
use std::collections::HashMap;
use std::time::Duration;
use url::Url;

/// Redirects followed from one address.
pub const MOST_HOPS: u32 = 10;
/// The longest that a server may ask us to wait.
const LONGEST_WAIT: Duration = Duration::from_secs(24 * 3600);

/// What an answer means.
#[derive(Debug)]
pub enum Verdict {
    /// A page, and the digest of its content.
    Page {
        digest: String,
    },
    /// A list, feed or map, with what it leads to.
    List {
        found: Vec<Found>,
        next: Option<Found>,
    },
    /// It leads elsewhere.
    Redirect(Found),
    Unchanged,
    /// The server asks us to come later, or fails: after so long, if it says.
    Later {
        kind: String,
        message: String,
        after: Option<Duration>,
    },
    Failed {
        kind: String,
        message: String,
    },
}

/// What a verdict depends on beside the answer.
pub struct Judge<'a> {
    pub scope: &'a Scope,
    pub sites: &'a Sites,
    /// Milliseconds since 1970: for moments that a server names.
    pub now: i64,
}

impl Judge<'_> {
    pub fn judge(&self, job: &Job, exchange: &Exchange) -> Verdict {
        let Some(response) = Response::parse(&exchange.response) else {
            return failed("head", "it does not answer in HTTP");
        };
        let Ok(url) = Url::parse(&job.url) else {
            return failed("address", "it is not an address");
        };
        match response.status {
            304 => Verdict::Unchanged,
            200 => self.content(job, &url, &response),
            301 | 302 | 303 | 307 | 308 => redirect(job, &url, &response),
            408 | 429 | 500 | 502..=504 | 520..=529 => Verdict::Later {
                kind: format!("http_{}", response.status),
                message: format!("the server answers {}", status(response.status)),
                after: response.header("retry-after").and_then(|v| self.wait(v)),
            },
            other => failed(&format!("http_{other}"), format!("the server answers {}", status(other))),
        }
    }

    fn content(&self, job: &Job, url: &Url, response: &Response) -> Verdict {
        let body = match response.body() {
            Ok(body) => body,
            Err(error) => return failed(error.kind, error.message),
        };
        if body.is_empty() {
            return failed("empty", "the answer is empty");
        }
        match job.role {
            Role::Page if response.is_page() && !is_xml(&body) => Verdict::Page { digest: digest(&response.payload()) },
            Role::Listing => self.listing(job, url, response, &body),
            role => match xml(response, body) {
                Some(document) => self.document(url, document),
                None if role == Role::Page => failed("type", format!("it is no page but {}", response.media_type())),
                None => failed("feed", "it is neither RSS nor Atom nor a sitemap"),
            },
        }
    }

    fn document(&self, url: &Url, document: Document) -> Verdict {
        let (links, role, changed) = match document {
            Document::Feed(links) => (links, Role::Page, false),
            Document::Sitemap(links) => (links, Role::Page, true),
            Document::Index(links) => (links, Role::Sitemap, true),
        };
        let mut patterns = HashMap::new();
        let mut wanted = |link: Link| {
            let to = address::normal(&link.url, Some(url)).ok()?;
            let day = link.day.as_deref();
            let in_time = if changed { self.scope.may_have_changed(day) } else { self.scope.has(day) };
            let fits = role != Role::Page || (self.scope.is_wanted(&to) && self.fits_site(&to, &mut patterns));
            let (dated, changed) = if changed { (None, link.day) } else { (link.day, None) };
            (in_time && fits).then(|| Found { changed, ..found(to, role, dated) })
        };
        Verdict::List { found: links.into_iter().filter_map(&mut wanted).collect(), next: None }
    }

    /// A site with a profile says which of its addresses are releases; `patterns` keeps what it says, by host.
    fn fits_site(&self, url: &Url, patterns: &mut HashMap<String, Vec<Regex>>) -> bool {
        let host = url.host_str().unwrap_or_default();
        if !patterns.contains_key(host) {
            let stated = self.listings(url).filter_map(|(l, ..)| Regex::new(l.pattern.as_deref()?).ok());
            patterns.insert(host.to_owned(), stated.collect());
        }
        let stated = &patterns[host];
        stated.is_empty() || stated.iter().any(|p| p.is_match(url.as_str()))
    }

    /// Ways to read lists of this site, with the bounds of their periods.
    fn listings(&self, url: &Url) -> impl Iterator<Item = (&Listing, Option<&str>, Option<&str>)> {
        let site = url.host_str().and_then(|h| self.sites.for_host(h));
        let periods = site.into_iter().flat_map(|s| &s.periods);
        periods.filter_map(|p| Some((p.listing.as_ref()?, p.from.as_deref(), p.until.as_deref())))
    }

    fn listing(&self, job: &Job, url: &Url, response: &Response, body: &[u8]) -> Verdict {
        let Ok(decoded) = clean::decode(body, response.charset()) else {
            return failed("type", "it is no list of releases: its bytes are no text");
        };
        // of several ways, that which finds something
        let mut way = None;
        let mut listed = Err(ListError::Deep);
        for (profile, from, until) in self.listings(url) {
            listed = read_listing(&decoded.text, url, Some(profile));
            way = Some((profile, from, until));
            if listed.as_ref().is_ok_and(|l| !l.links.is_empty()) {
                break;
            }
        }
        if way.is_none() {
            listed = read_listing(&decoded.text, url, None);
        }
        match listed {
            Ok(listed) => self.listed(job, listed, way),
            Err(ListError::Deep) => failed("too_deep", ListError::Deep.to_string()),
            Err(error) => failed("profile", error.to_string()),
        }
    }

    fn listed(&self, job: &Job, listed: Listed, way: Option<(&Listing, Option<&str>, Option<&str>)>) -> Verdict {
        let past = self.scope.is_past(listed.links.iter().map(|(_, day)| day.clone()));
        let next = match (past, listed.next, way) {
            (true, ..) => None,
            (_, Some(next), _) => Some((next, None)),
            (_, None, Some((listing, from, until))) => self.step(job, listing, from, until, listed.links.is_empty()),
            _ => None,
        };
        let next = next.map(|(url, step)| Found { step, ..found(url, Role::Listing, None) });
        let wanted =
            listed.links.into_iter().filter(|(url, day)| self.scope.has(day.as_deref()) && self.scope.is_wanted(url));
        Verdict::List { found: wanted.map(|(url, day)| found(url, Role::Page, day)).collect(), next }
    }

    /// The next page by the profile's template.
    fn step(
        &self,
        job: &Job,
        listing: &Listing,
        from: Option<&str>,
        until: Option<&str>,
        empty: bool,
    ) -> Option<(Url, Option<i64>)> {
        let pattern = listing.page.as_deref()?;
        let step = match days(listing, from, until, self.scope) {
            // days without a release are nothing unusual
            Some((_, last)) => job.step.map(|s| s - 1).filter(|s| *s >= last)?,
            None if empty => return None,
            None => job.step.map_or(listing.first_page as i64 + 1, |s| s + 1),
        };
        let url = address::normal(&template(pattern, step)?, None).ok()?;
        Some((url, Some(step)))
    }

    /// `Retry-After`: seconds, or a moment.
    fn wait(&self, value: &str) -> Option<Duration> {
        let seconds = match value.trim().parse::<u64>() {
            Ok(seconds) => seconds,
            Err(_) => {
                let moment = jiff::fmt::rfc2822::parse(value.trim()).ok()?.timestamp().as_millisecond();
                ((moment - self.now).max(0) as u64).div_ceil(1000)
            }
        };
        Some(Duration::from_secs(seconds).min(LONGEST_WAIT))
    }
}

fn failed(kind: &str, message: impl Into<String>) -> Verdict {
    Verdict::Failed { kind: kind.to_owned(), message: message.into() }
}

fn redirect(job: &Job, url: &Url, response: &Response) -> Verdict {
    let Some(location) = response.header("location") else {
        return failed("redirect", "it redirects without saying where");
    };
    if job.hops >= MOST_HOPS {
        return failed("redirect_chain", format!("more than {MOST_HOPS} redirects follow one another"));
    }
    match address::normal(location, Some(url)) {
        Ok(to) if to == *url => failed("redirect_loop", "it redirects to itself"),
        Ok(to) => {
            Verdict::Redirect(Found { hops: job.hops + 1, step: job.step, ..found(to, job.role, job.dated.clone()) })
        }
        Err(("scheme", _)) => failed("redirect_scheme", format!("it redirects to {location}, which is not followed")),
        Err((_, message)) => failed("redirect", format!("it redirects nowhere: {message}")),
    }
}

fn is_xml(body: &[u8]) -> bool {
    let body = body.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(body).trim_ascii_start();
    let begins = |with: &[u8]| body.get(..with.len()).is_some_and(|b| b.eq_ignore_ascii_case(with));
    begins(b"<rss") || begins(b"<feed") || begins(b"<urlset") || begins(b"<sitemapindex") || {
        // XHTML begins with a declaration too
        let head = String::from_utf8_lossy(&body[..body.len().min(600)]);
        begins(b"<?xml") && ["<rss", "<feed", "<urlset", "<sitemapindex", "<rdf:RDF"].iter().any(|r| head.contains(r))
    }
}

/// A feed or map, perhaps in a gzipped file.
fn xml(response: &Response, body: Cow<[u8]>) -> Option<Document> {
    let body = match body.starts_with(b"\x1F\x8B") {
        true => Cow::Owned(uncode("gzip", &body).ok()?),
        false => body,
    };
    read_xml(&clean::decode(&body, response.charset()).ok()?.text)
}

fn status(code: u16) -> String {
    let meaning = match code {
        400 => "the request is not understood",
        401 | 407 => "a password is needed",
        403 => "access is forbidden",
        404 => "there is no such page",
        408 => "the request took too long",
        410 => "the page has been removed",
        429 => "too many requests",
        451 => "unavailable for legal reasons",
        500 => "an error of the server",
        502 | 504 => "the server behind it does not answer",
        503 => "the server is busy",
        _ => return code.to_string(),
    };
    format!("{code}: {meaning}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judge(role: Role, answer: &str) -> Verdict {
        let scope = Scope {
            since: Some("2024-01-10".into()),
            until: Some("2024-02-10".into()),
            today: "2024-03-01".into(),
            ..Scope::default()
        };
        let job = Job {
            id: 1,
            url: "http://a.example/x".into(),
            role,
            attempts: 0,
            hops: 0,
            step: None,
            dated: None,
            etag: None,
            modified: None,
        };
        let exchange = Exchange {
            url: job.url.clone(),
            request: Vec::new(),
            response: answer.replace('\n', "\r\n").into_bytes(),
            ip: None,
            began: jiff::Timestamp::UNIX_EPOCH,
            took: Duration::ZERO,
        };
        Judge { scope: &scope, sites: &Sites::default(), now: 1_445_412_420_000 }.judge(&job, &exchange)
    }

    fn kind(verdict: &Verdict) -> &str {
        match verdict {
            Verdict::Page { .. } => "page",
            Verdict::List { .. } => "list",
            Verdict::Redirect(found) => &found.url,
            Verdict::Unchanged => "unchanged",
            Verdict::Later { .. } => "later",
            Verdict::Failed { kind, .. } => kind,
        }
    }

    #[test]
    fn answers_and_what_they_mean() {
        for (answer, want) in [
            ("HTTP/1.1 200 OK\nContent-Type: text/html\n\n<p>", "page"),
            ("HTTP/1.1 200 OK\nContent-Type: text/html\n\n<rss><item><link>/1</link></item></rss>", "list"),
            ("HTTP/1.1 200 OK\nContent-Type: application/pdf\n\n%PDF", "type"),
            ("HTTP/1.1 200 OK\nContent-Type: text/html\n\n", "empty"),
            ("HTTP/1.1 200 OK\nContent-Encoding: gzip\n\n\x1F\u{8B}", "page"),
            ("HTTP/1.1 304 Not Modified\n\n", "unchanged"),
            ("HTTP/1.1 301 Moved\nLocation: /y#z\n\n", "http://a.example/y"),
            ("HTTP/1.1 302 Found\nLocation: //u:p@b.example/\n\n", "http://b.example/"),
            ("HTTP/1.1 302 Found\nLocation: /x\n\n", "redirect_loop"),
            ("HTTP/1.1 302 Found\nLocation: file:///etc/passwd\n\n", "redirect_scheme"),
            ("HTTP/1.1 302 Found\n\n", "redirect"),
            ("HTTP/1.1 404 Not Found\n\n", "http_404"),
            ("HTTP/1.1 503 Busy\n\n", "later"),
            ("nonsense", "head"),
        ] {
            assert_eq!(kind(&judge(Role::Page, answer)), want, "{answer}");
        }
    }

    #[test]
    fn servers_say_how_long_to_wait() {
        let after = |value: &str| match judge(Role::Page, &format!("HTTP/1.1 429 X\nRetry-After: {value}\n\n")) {
            Verdict::Later { after, .. } => after.map(|a| a.as_secs()),
            _ => None,
        };
        assert_eq!(after("7"), Some(7));
        assert_eq!(after("Wed, 21 Oct 2015 07:28:00 GMT"), Some(60));
        assert_eq!(after("99999999"), Some(24 * 3600));
        assert_eq!(after("soon"), None);
    }

    #[test]
    fn what_is_out_of_time_is_not_followed() {
        let feed = "HTTP/1.1 200 OK\n\n<rss><item><link>/1</link><pubDate>1 Jan 2024</pubDate></item>
            <item><link>/2</link><pubDate>1 Feb 2024</pubDate></item><item><link>/3</link><pubDate>1 Mar 2024</pubDate></item>
            <item><link>/4</link></item></rss>";
        let map = "HTTP/1.1 200 OK\n\n<urlset><url><loc>/1</loc><lastmod>2024-01-01</lastmod></url>
            <url><loc>/3</loc><lastmod>2024-03-01</lastmod></url></urlset>";
        let addresses = |verdict| match verdict {
            Verdict::List { found, .. } => found.into_iter().map(|f| f.url).collect(),
            _ => Vec::new(),
        };
        assert_eq!(addresses(judge(Role::Feed, feed)), ["http://a.example/2", "http://a.example/4"]);
        // a page changed later may have been published in time
        assert_eq!(addresses(judge(Role::Sitemap, map)), ["http://a.example/3"]);
    }
}
