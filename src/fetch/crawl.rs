//! The run: takes what is due, asks for it as politely as was told, writes down what came. One thread does all of it; only
//! the waiting is done by many at once. The loop is here; each file uses only those before it: `trouble` (what cannot be
//! had), `robots`, `answer`, `sending`.

mod answer;
mod robots;
mod sending;
mod trouble;

use super::archive::{self, Archive, Opened};
use super::client::{Client, Exchange, Trouble};
use super::host::Host;
use super::plan::Plan;
use super::state::{Counts, Job, Place, Role, State};
use super::warc::Group;
use super::{Event, Stop};
use crate::error::SetupError;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;
use tokio::task::JoinSet;

/// Why a run ends before its end.
#[derive(Debug, thiserror::Error)]
pub enum Fatal {
    #[error("the state of the archive: {0}")]
    State(#[from] rusqlite::Error),
    #[error("the archive: {0}")]
    Disk(#[from] std::io::Error),
}

/// What a run has come to.
#[derive(Debug, Clone, Copy, Default)]
pub struct Report {
    /// Pages stored in this run.
    pub stored: u64,
    pub counts: Counts,
    pub stopped: bool,
}

/// A run, ready to go.
pub struct Crawl<'e> {
    plan: Plan,
    state: State,
    archive: Archive,
    client: Arc<Client>,
    hosts: BTreeMap<String, Host>,
    busy: usize,
    /// Pages under way.
    pages: u64,
    stored: u64,
    /// An archive that is only looked at.
    known: Option<State>,
    events: &'e mut dyn FnMut(Event),
    _lock: Option<std::fs::File>,
}

enum Done {
    Robots { host: String, origin: String, answer: Result<Exchange, Trouble> },
    Page { host: String, job: Job, answer: Result<Exchange, Trouble> },
}

impl<'e> Crawl<'e> {
    pub fn new(plan: Plan, events: &'e mut dyn FnMut(Event)) -> Result<Self, SetupError> {
        let manners = &plan.manners;
        let (private, certificates) = (manners.private.clone(), manners.certificates.clone());
        let client = Client::new(&manners.agent, private, plan.limits, certificates).map_err(SetupError)?;
        let Opened { archive, state, unnoted, notices, lock } = archive::open(&plan)?;
        let known = match (plan.dry, archive::state_path(&plan.archive)) {
            (true, Ok(path)) => Some(State::open(&path)?),
            _ => None,
        };
        let mut crawl = Crawl {
            client: Arc::new(client),
            state,
            archive,
            hosts: BTreeMap::new(),
            busy: 0,
            pages: 0,
            stored: 0,
            known,
            events,
            _lock: lock,
            plan,
        };
        for notice in notices {
            (crawl.events)(Event::Notice(notice));
        }
        crawl.begin(unnoted).map_err(|e| SetupError(e.to_string()))?;
        Ok(crawl)
    }

    fn begin(&mut self, unnoted: Vec<(Group, Place)>) -> Result<(), Fatal> {
        for (group, place) in unnoted {
            self.recover(group, place)?;
        }
        // a run before this one may have asked a moment ago
        let wait = self.state.note("run")?.is_some();
        self.state.begin(self.plan.refresh)?;
        if self.plan.retry_failed {
            let again = self.state.retry_failed()?;
            (self.events)(Event::Notice(format!("{again} failed addresses are asked again")));
        }
        self.state.add(&self.plan.seeds)?;
        for (name, answered) in self.state.hosts()? {
            let host = Host::new(self.plan.manners.rate, answered, wait);
            self.hosts.insert(name, host);
        }
        Ok(())
    }

    /// Goes on until nothing is left to ask, or it is told to stop.
    pub async fn run(mut self, stop: &Stop) -> Result<Report, Fatal> {
        let mut under_way = JoinSet::new();
        let mut stopped = false;
        loop {
            stopped |= stop.is_set();
            let wait = match stopped {
                true => None,
                false => self.dispatch(&mut under_way)?,
            };
            if under_way.is_empty() && wait.is_none() || stopped {
                break;
            }
            let pause = wait.unwrap_or(Duration::from_secs(60));
            tokio::select! {
                biased;
                Some(done) = under_way.join_next(), if !under_way.is_empty() => {
                    if let Ok(done) = done {
                        self.done(done)?;
                    }
                }
                () = stop.wait() => {}
                () = tokio::time::sleep(pause) => {}
            }
            self.sync(false)?;
        }
        under_way.abort_all();
        self.sync(true)?;
        let counts = self.state.counts()?;
        if !stopped && counts.waiting == 0 {
            self.state.finished()?;
        }
        Ok(Report { stored: self.stored, counts, stopped })
    }

    fn sync(&mut self, now: bool) -> Result<(), Fatal> {
        if let Some((file, length)) = self.archive.sync(now)? {
            self.state.set_note("synced_file", &file)?;
            self.state.set_note("synced", &length.to_string())?;
        }
        Ok(())
    }

    fn done(&mut self, done: Done) -> Result<(), Fatal> {
        self.busy -= 1;
        match done {
            Done::Robots { host, origin, answer } => {
                self.free(&host);
                self.robots_answered(&host, origin, answer)
            }
            Done::Page { host, job, answer } => {
                self.free(&host);
                self.pages -= (job.role == Role::Page) as u64;
                match answer {
                    Ok(exchange) => {
                        if let Some(host) = self.hosts.get_mut(&host) {
                            host.answers();
                        }
                        self.answered(job, exchange, None)
                    }
                    Err(trouble) => self.troubled(&host, &job, &trouble),
                }
            }
        }
    }

    fn free(&mut self, name: &str) {
        if let Some(host) = self.hosts.get_mut(name) {
            host.busy -= 1;
        }
    }
}

/// Milliseconds since 1970.
fn now() -> i64 {
    jiff::Timestamp::now().as_millisecond()
}
