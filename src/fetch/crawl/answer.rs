//! An answer: judged, compared with what the archive has, stored, and noted with the links found on it.

use super::{Crawl, Fatal, now};
use crate::fetch::Event;
use crate::fetch::archive::{Archive, Page, Refused};
use crate::fetch::client::Exchange;
use crate::fetch::host::Host;
use crate::fetch::judge::{Judge, MOST_HOPS, Verdict};
use crate::fetch::state::{Found, Job, Place, Role, Settled};
use crate::fetch::warc::{Group, Keep};
use crate::source::Response;
use std::time::Duration;

impl Crawl<'_> {
    /// An answer at the end of the archive that was not written down.
    pub(super) fn recover(&mut self, group: Group, place: Place) -> Result<(), Fatal> {
        let Some(job) = self.state.job(&group.url)? else { return Ok(()) };
        if group.revisit {
            let outcome = if group.digest.is_some() { "duplicate" } else { "unchanged" };
            let settled =
                Settled { outcome: outcome.to_owned(), digest: group.digest, place: Some(place), ..Settled::default() };
            self.state.settle(&job, &settled, now())?;
            return Ok(());
        }
        let exchange = Exchange {
            url: group.url,
            request: Vec::new(),
            response: group.response,
            ip: None,
            began: jiff::Timestamp::now(),
            took: Duration::ZERO,
        };
        self.answered(job, exchange, Some(place))
    }

    /// There is an answer; `place` where it lies already.
    pub(super) fn answered(&mut self, job: Job, exchange: Exchange, place: Option<Place>) -> Result<(), Fatal> {
        let verdict = Judge { scope: &self.plan.scope, sites: &self.plan.sites, now: now() }.judge(&job, &exchange);
        let response = Response::parse(&exchange.response);
        let header = |name: &str| response.as_ref().and_then(|r| r.header(name)).map(str::to_owned);
        let mut settled = Settled {
            status: response.as_ref().map(|r| r.status),
            etag: header("etag"),
            modified: header("last-modified"),
            ..Settled::default()
        };
        let mut keep = Keep::Response;
        let mut good = false;
        match verdict {
            Verdict::Later { kind, message, after } => return self.asked_to_wait(&job, &kind, &message, after),
            Verdict::Failed { kind, message } => {
                settled.outcome = kind;
                settled.failure = Some(message);
            }
            Verdict::Unchanged => {
                settled.outcome = "unchanged".to_owned();
                keep = Keep::NotModified;
            }
            Verdict::Redirect(to) => self.redirected(&job, to, &mut settled)?,
            Verdict::List { found, next } => {
                settled.outcome = "list".to_owned();
                // a list that shows nothing new has come to its end, whatever it says
                let goes_on = self.state.is_fresh(&found)?;
                settled.found = found;
                settled.found.extend(next.filter(|_| goes_on || job.step.is_some_and(|s| s > 10_000)));
            }
            Verdict::Page { digest } => {
                good = true;
                keep = self.compared(&job, &digest, &mut settled)?;
                settled.digest = Some(digest);
            }
        }
        let recovered = place.is_some();
        let page = Page { good, known: self.state.digest(job.id)?.is_some(), dated: job.dated.as_deref() };
        settled.place = match place {
            Some(place) => Some(place),
            // what cannot be read need not be kept
            None if settled.failure.is_some() && settled.status == Some(200) => None,
            None => match self.archive.store(&exchange, &keep, job.role, &page) {
                Ok(place) => place,
                Err(Refused::Disk(error)) => return Err(error.into()),
                Err(Refused::Page(error)) => return self.fail(&job, error.kind, &error.message),
            },
        };
        // an answer that only refers to another is not where the page lies
        if matches!(keep, Keep::NotModified) && job.role != Role::Page {
            settled.place = None;
        }
        self.state.settle(&job, &settled, now())?;
        for found in &settled.found {
            self.meet(found);
        }
        if let Some(message) = &settled.failure {
            (self.events)(Event::Failed { url: &job.url, kind: &settled.outcome, message });
        } else if good && matches!(keep, Keep::Response) && !recovered {
            self.stored += 1;
            (self.events)(Event::Stored { exchange: &exchange });
        }
        (self.events)(Event::Step { stored: self.stored });
        Ok(())
    }

    /// Is the content in the archive already?
    fn compared(&mut self, job: &Job, digest: &str, settled: &mut Settled) -> Result<Keep, Fatal> {
        let folder = matches!(self.archive, Archive::Folder(_));
        if self.state.digest(job.id)?.as_deref() == Some(digest) {
            settled.outcome = "unchanged".to_owned();
            return Ok(Keep::Duplicate { of: job.url.clone(), at: now() });
        }
        if let Some(twin) = self.state.twin(digest, job.id)?.filter(|_| !folder) {
            settled.outcome = "duplicate".to_owned();
            return Ok(Keep::Duplicate { of: twin.url, at: twin.at });
        }
        settled.outcome = "stored".to_owned();
        Ok(Keep::Response)
    }

    fn redirected(&mut self, job: &Job, to: Found, settled: &mut Settled) -> Result<(), Fatal> {
        if self.state.leads_back(&to.url, job.id, MOST_HOPS)? {
            settled.outcome = "redirect_loop".to_owned();
            settled.failure = Some("its redirects lead in a circle".to_owned());
        } else {
            settled.outcome = "redirect".to_owned();
            settled.target = Some(to.url.clone());
            settled.found = vec![to];
        }
        Ok(())
    }

    /// A found address may be of a host not met before.
    fn meet(&mut self, found: &Found) {
        let rate = self.plan.manners.rate;
        let host = self.hosts.entry(found.host.clone());
        let host = host.or_insert_with(|| Host::new(rate, false, false));
        host.due = Some(0);
    }
}
