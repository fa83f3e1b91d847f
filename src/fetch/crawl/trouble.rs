//! What cannot be had: asked again later, after waiting for the host or the page, or failed for good.

use super::{Crawl, Fatal, now};
use crate::fetch::client::{Again, Trouble};
use crate::fetch::host::{Access, backoff};
use crate::fetch::state::{Job, Settled};
use crate::fetch::{Event, address};
use std::time::{Duration, Instant};
use url::Url;

/// How long a host that has answered before may be out of reach before it is given up.
pub(super) const PATIENCE: Duration = Duration::from_secs(24 * 3600);

impl Crawl<'_> {
    /// There was no answer.
    pub(super) fn troubled(&mut self, name: &str, job: &Job, trouble: &Trouble) -> Result<(), Fatal> {
        let manners = &self.plan.manners;
        let (attempts, base) = (manners.attempts, manners.backoff);
        let Some(host) = self.hosts.get_mut(name) else { return Ok(()) };
        let wait = match trouble.again {
            Again::Never => None,
            Again::Later => (job.attempts + 1 < attempts).then(|| backoff(base, job.attempts)),
            Again::Network => {
                host.troubles += 1;
                let since = *host.since.get_or_insert_with(Instant::now);
                let patient = if host.answered { since.elapsed() < PATIENCE } else { host.troubles < attempts };
                if host.troubles == 1 && host.answered {
                    let message = format!("{name} is out of reach ({}): waiting for it", trouble.message);
                    (self.events)(Event::Notice(message));
                }
                if !patient {
                    let origin = Url::parse(&job.url).map(|u| address::origin(&u)).unwrap_or_default();
                    host.robots.insert(origin, Access::Refused(trouble.clone()));
                }
                let wait = backoff(base, host.troubles - 1);
                host.hold(Instant::now() + wait);
                patient.then_some(wait)
            }
        };
        match wait {
            Some(wait) => self.later(name, job, wait, trouble.again == Again::Later, &trouble.message),
            None => self.fail(job, trouble.kind, &trouble.message),
        }
    }

    fn later(&mut self, name: &str, job: &Job, wait: Duration, counts: bool, why: &str) -> Result<(), Fatal> {
        let due = now() + wait.as_millis() as i64;
        self.state.postpone(job, due, counts, why, now())?;
        if let Some(host) = self.hosts.get_mut(name) {
            host.due = Some(host.due.map_or(due, |d| d.min(due)));
        }
        Ok(())
    }

    pub(super) fn fail(&mut self, job: &Job, kind: &str, message: &str) -> Result<(), Fatal> {
        let settled = Settled { failure: Some(message.to_owned()), outcome: kind.to_owned(), ..Settled::default() };
        self.state.settle(job, &settled, now())?;
        (self.events)(Event::Failed { url: &job.url, kind, message });
        Ok(())
    }

    pub(super) fn asked_to_wait(
        &mut self,
        job: &Job,
        kind: &str,
        message: &str,
        after: Option<Duration>,
    ) -> Result<(), Fatal> {
        let manners = &self.plan.manners;
        if job.attempts + 1 >= manners.attempts {
            return self.fail(job, kind, message);
        }
        let wait = after.unwrap_or_default().max(backoff(manners.backoff, job.attempts));
        let name = Url::parse(&job.url).map(|u| address::host(&u)).unwrap_or_default();
        // one page may be broken; a server that is busy, or says how long, is busy for all
        if (after.is_some() || matches!(kind, "http_429" | "http_503"))
            && let Some(host) = self.hosts.get_mut(&name)
        {
            host.hold(Instant::now() + wait);
        }
        self.later(&name, job, wait, true, message)
    }
}
