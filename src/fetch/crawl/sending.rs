//! What goes out: of each host the address that is due, when its turn has come, and with the leave of its robots.txt.

use super::robots::ask_robots;
use super::{Crawl, Done, Fatal, now};
use crate::fetch::client::Wish;
use crate::fetch::host::Access;
use crate::fetch::state::{Job, Role, Settled};
use crate::fetch::{Event, address};
use std::time::{Duration, Instant};
use tokio::task::JoinSet;
use url::Url;

/// Requests under way at once, to all hosts together.
const MOST_BUSY: usize = 64;
/// Jobs taken from the state at once.
const TAKEN: usize = 64;

impl Crawl<'_> {
    /// Sends out what may go now; how long until more may, `None` when nothing waits.
    pub(super) fn dispatch(&mut self, under_way: &mut JoinSet<Done>) -> Result<Option<Duration>, Fatal> {
        let mut soonest = None;
        let mut sooner = |wait: Duration| soonest = Some(soonest.map_or(wait, |s: Duration| s.min(wait)));
        let names: Vec<String> = self.hosts.keys().cloned().collect();
        for name in names {
            while self.busy < MOST_BUSY {
                let Some(host) = self.hosts.get_mut(&name) else { break };
                let Some(wait) = host.wait(self.plan.manners.connections, Instant::now()) else { break };
                let Some(job) = self.next_job(&name)? else {
                    if let Some(due) = self.hosts.get(&name).and_then(|h| h.due) {
                        sooner(wait.max(Duration::from_millis((due - now()).max(1) as u64)));
                    }
                    break;
                };
                if self.settle_unasked(&name, &job)? {
                    continue;
                }
                let full = self.plan.most.is_some_and(|most| self.stored + self.pages >= most);
                if full && job.role == Role::Page {
                    self.keep_back(&name, job);
                    break;
                }
                if !wait.is_zero() {
                    sooner(wait);
                    self.keep_back(&name, job);
                    break;
                }
                if !self.send(&name, job, under_way) {
                    break;
                }
            }
        }
        let full = self.plan.most.is_some_and(|most| self.stored >= most);
        Ok(soonest.filter(|_| !full))
    }

    fn keep_back(&mut self, name: &str, job: Job) {
        if let Some(host) = self.hosts.get_mut(name) {
            host.queue.push_front(job);
        }
    }

    /// The next address to ask of a host, if one is due.
    fn next_job(&mut self, name: &str) -> Result<Option<Job>, Fatal> {
        let Some(host) = self.hosts.get_mut(name) else { return Ok(None) };
        if let Some(job) = host.queue.pop_front() {
            return Ok(Some(job));
        }
        let now = now();
        if host.due.is_none_or(|due| due > now) {
            return Ok(None);
        }
        host.queue.extend(self.state.take(name, now, TAKEN)?);
        if host.queue.is_empty() {
            host.due = self.state.next_due(name)?;
        }
        Ok(host.queue.pop_front())
    }

    /// Is there an answer without asking: a rule of robots.txt, a host given up, a trial run?
    fn settle_unasked(&mut self, name: &str, job: &Job) -> Result<bool, Fatal> {
        if self.plan.dry && job.role == Role::Page {
            self.show(job)?;
            return Ok(true);
        }
        let Ok(url) = Url::parse(&job.url) else {
            return self.fail(job, "address", "it is not an address").map(|()| true);
        };
        let origin = address::origin(&url);
        self.remember_robots(name, &origin)?;
        match self.refusal(name, &origin, &url) {
            Some((kind, message)) => self.fail(job, kind, &message).map(|()| true),
            None => Ok(false),
        }
    }

    /// Prints a page of a trial run.
    fn show(&mut self, job: &Job) -> Result<(), Fatal> {
        let full = self.plan.most.is_some_and(|most| self.stored >= most);
        let known = match &self.known {
            Some(known) => known.is_stored(&job.url)?,
            None => false,
        };
        if !full && !known {
            self.stored += 1;
            (self.events)(Event::Found { url: &job.url, day: job.dated.as_deref() });
        }
        self.state.settle(job, &Settled { outcome: "shown".to_owned(), ..Settled::default() }, now())?;
        Ok(())
    }

    /// Asks; false when robots.txt must be waited for.
    fn send(&mut self, name: &str, job: Job, under_way: &mut JoinSet<Done>) -> bool {
        let (Some(host), Ok(url)) = (self.hosts.get_mut(name), Url::parse(&job.url)) else { return false };
        let origin = address::origin(&url);
        let (client, name) = (self.client.clone(), name.to_owned());
        match host.robots.get(&origin) {
            Some(Access::Asked) => {
                host.queue.push_front(job);
                return false;
            }
            None => {
                host.queue.push_front(job);
                host.robots.insert(origin.clone(), Access::Asked);
                let pause = host.interval().max(Duration::from_millis(1));
                under_way.spawn(async move {
                    let answer = ask_robots(&client, &origin, pause).await;
                    Done::Robots { host: name, origin, answer }
                });
            }
            Some(_) => {
                let wish =
                    Wish { etag: job.etag.clone(), modified: job.modified.clone(), page_only: job.role == Role::Page };
                self.pages += (job.role == Role::Page) as u64;
                under_way.spawn(async move {
                    let answer = client.ask(&url, &wish).await;
                    Done::Page { host: name, job, answer }
                });
            }
        }
        host.sent(Instant::now());
        self.busy += 1;
        true
    }
}
