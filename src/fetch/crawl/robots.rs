//! robots.txt: had before the pages of a site, and kept for a day.

use super::trouble::PATIENCE;
use super::{Crawl, Fatal, now};
use crate::fetch::address;
use crate::fetch::archive::{Archive, Page, Refused};
use crate::fetch::client::{Again, Client, Exchange, Trouble, Wish};
use crate::fetch::host::{Access, backoff};
use crate::fetch::robots::{LARGEST, Robots};
use crate::fetch::state::Role;
use crate::fetch::warc::Keep;
use crate::source::Response;
use std::time::{Duration, Instant};
use url::Url;

/// A robots.txt is asked again after so many milliseconds (RFC 9309, 2.4).
const ROBOTS_AGE: i64 = 24 * 3600 * 1000;

/// What robots.txt allows, and the status and text that are kept of it.
type Reading = (Result<Robots, Trouble>, Option<(u16, Vec<u8>)>);

impl Crawl<'_> {
    /// Takes the rules of an origin from the state, where an earlier request has had them.
    pub(super) fn remember_robots(&mut self, name: &str, origin: &str) -> Result<(), Fatal> {
        if let Some(host) = self.hosts.get_mut(name)
            && !host.robots.contains_key(origin)
            && let Some((status, body)) = self.state.robots(origin, now() - ROBOTS_AGE)?
        {
            let robots = if status == 200 { Robots::parse(&body) } else { Robots::open() };
            host.slow_down(robots.delay.unwrap_or_default());
            host.robots.insert(origin.to_owned(), Access::Rules(robots));
        }
        Ok(())
    }

    /// Why an address may not be asked: the kind of failure and its message.
    pub(super) fn refusal(&self, name: &str, origin: &str, url: &Url) -> Option<(&'static str, String)> {
        match self.hosts.get(name)?.robots.get(origin)? {
            Access::Rules(robots) => {
                let path = &url[url::Position::BeforePath..url::Position::AfterQuery];
                (!robots.allows(path)).then(|| ("robots", "robots.txt of the site does not allow it".to_owned()))
            }
            Access::Refused(trouble) => Some((trouble.kind, trouble.message.clone())),
            Access::Asked => None,
        }
    }

    /// robots.txt has come, or has not.
    pub(super) fn robots_answered(
        &mut self,
        name: &str,
        origin: String,
        answer: Result<Exchange, Trouble>,
    ) -> Result<(), Fatal> {
        let attempts = self.plan.manners.attempts;
        let base = self.plan.manners.backoff;
        let Some(host) = self.hosts.get_mut(name) else { return Ok(()) };
        let (access, stored) = read_robots(&answer);
        match access {
            Ok(robots) => {
                host.answers();
                host.slow_down(robots.delay.unwrap_or_default());
                host.robots.insert(origin.clone(), Access::Rules(robots));
            }
            Err(trouble) => {
                host.troubles += 1;
                let since = *host.since.get_or_insert_with(Instant::now);
                let given_up = match (trouble.again, host.answered) {
                    (Again::Never, _) => true,
                    (_, true) => since.elapsed() > PATIENCE,
                    (_, false) => host.troubles >= attempts,
                };
                if given_up {
                    host.robots.insert(origin.clone(), Access::Refused(trouble));
                } else {
                    host.robots.remove(&origin);
                    host.hold(Instant::now() + backoff(base, host.troubles - 1));
                }
            }
        }
        if let (Some((status, body)), Ok(exchange)) = (stored, &answer) {
            if !matches!(self.archive, Archive::Folder(_)) {
                self.store_robots(exchange)?;
            }
            self.state.set_robots(&origin, status, &body, now())?;
        }
        Ok(())
    }

    fn store_robots(&mut self, exchange: &Exchange) -> Result<(), Fatal> {
        match self.archive.store(exchange, &Keep::Response, Role::Robots, &Page::default()) {
            Ok(_) => Ok(()),
            Err(Refused::Disk(error)) => Err(error.into()),
            Err(Refused::Page(_)) => Ok(()),
        }
    }
}

/// What the answer means for the origin.
fn read_robots(answer: &Result<Exchange, Trouble>) -> Reading {
    let parsed = answer.as_ref().ok().and_then(|a| Response::parse(&a.response));
    match (answer, parsed) {
        (Ok(_), Some(response)) if response.status / 100 == 2 => {
            let body = response.body().unwrap_or_default().into_owned();
            let body = body[..body.len().min(LARGEST)].to_vec();
            (Ok(Robots::parse(&body)), Some((200, body)))
        }
        // redirects that do not end are as good as no file
        (Ok(_), Some(response)) if matches!(response.status, 300..=499) && response.status != 429 => {
            (Ok(Robots::open()), Some((response.status, Vec::new())))
        }
        (Ok(_), response) => {
            let status = response.map_or(0, |r| r.status);
            let message = format!("robots.txt of the site cannot be had (the server answers {status})");
            (Err(Trouble::new("robots", message, Again::Later)), None)
        }
        (Err(trouble), _) if trouble.kind == "too_large" => (Ok(Robots::open()), Some((404, Vec::new()))),
        (Err(trouble), _) => (Err(trouble.clone()), None),
    }
}

/// robots.txt of an origin, following at most five redirects, with a pause before each.
pub(super) async fn ask_robots(client: &Client, origin: &str, pause: Duration) -> Result<Exchange, Trouble> {
    let begin = format!("{origin}/robots.txt");
    let mut url = Url::parse(&begin).map_err(|e| Trouble::new("address", e.to_string(), Again::Never))?;
    let mut left = 5;
    loop {
        let exchange = client.ask(&url, &Wish::default()).await?;
        let to = Response::parse(&exchange.response)
            .filter(|r| matches!(r.status, 301 | 302 | 303 | 307 | 308))
            .and_then(|r| address::normal(r.header("location")?, Some(&url)).ok());
        match to {
            Some(to) if left > 0 => {
                left -= 1;
                url = to;
                tokio::time::sleep(pause).await;
            }
            _ => return Ok(exchange),
        }
    }
}
