//! The run: takes what is due, asks for it as politely as was told, writes down what came. One thread does all of it; only
//! the waiting is done by many at once.

use super::archive::{self, Archive, Opened, Page, Refused};
use super::client::{Again, Client, Exchange, Trouble, Wish};
use super::host::{Access, Host, backoff};
use super::judge::{Judge, MOST_HOPS, Verdict};
use super::plan::Plan;
use super::robots::Robots;
use super::state::{Counts, Found, Job, Place, Role, Settled, State};
use super::warc::Keep;
use super::{Event, Stop, address};
use crate::error::SetupError;
use crate::source::Response;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::task::JoinSet;
use url::Url;

/// Requests under way at once, to all hosts together.
const MOST_BUSY: usize = 64;
/// Jobs taken from the state at once.
const TAKEN: usize = 64;
/// A robots.txt is asked again after so many milliseconds (RFC 9309, 2.4).
const ROBOTS_AGE: i64 = 24 * 3600 * 1000;
/// How long a host that has answered before may be out of reach before it is given up.
const PATIENCE: Duration = Duration::from_secs(24 * 3600);

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

    fn begin(&mut self, unnoted: Vec<(super::warc::Group, Place)>) -> Result<(), Fatal> {
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

    /// An answer at the end of the archive that was not written down.
    fn recover(&mut self, group: super::warc::Group, place: Place) -> Result<(), Fatal> {
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

    /// Sends out what may go now; how long until more may, `None` when nothing waits.
    fn dispatch(&mut self, under_way: &mut JoinSet<Done>) -> Result<Option<Duration>, Fatal> {
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
        let host = self.hosts.get_mut(name);
        if let Some(host) = host
            && !host.robots.contains_key(&origin)
            && let Some((status, body)) = self.state.robots(&origin, now() - ROBOTS_AGE)?
        {
            let robots = if status == 200 { Robots::parse(&body) } else { Robots::open() };
            host.slow_down(robots.delay.unwrap_or_default());
            host.robots.insert(origin.clone(), Access::Rules(robots));
        }
        let access = self.hosts.get(name).and_then(|h| h.robots.get(&origin));
        let refusal = match access {
            Some(Access::Rules(robots)) => {
                let path = &url[url::Position::BeforePath..url::Position::AfterQuery];
                (!robots.allows(path)).then(|| ("robots", "robots.txt of the site does not allow it".to_owned()))
            }
            Some(Access::Refused(trouble)) => Some((trouble.kind, trouble.message.clone())),
            Some(Access::Asked) | None => None,
        };
        match refusal {
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

    fn done(&mut self, done: Done) -> Result<(), Fatal> {
        self.busy -= 1;
        match done {
            Done::Robots { host, origin, answer } => {
                self.free(&host);
                self.robots(&host, origin, answer)
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

    fn robots(&mut self, name: &str, origin: String, answer: Result<Exchange, Trouble>) -> Result<(), Fatal> {
        let attempts = self.plan.manners.attempts;
        let base = self.plan.manners.backoff;
        let Some(host) = self.hosts.get_mut(name) else { return Ok(()) };
        let parsed = answer.as_ref().ok().and_then(|a| Response::parse(&a.response));
        let (access, stored) = match (&answer, parsed) {
            (Ok(_), Some(response)) if response.status / 100 == 2 => {
                let body = response.body().unwrap_or_default().into_owned();
                let body = body[..body.len().min(super::robots::LARGEST)].to_vec();
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
        };
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

    /// There was no answer.
    fn troubled(&mut self, name: &str, job: &Job, trouble: &Trouble) -> Result<(), Fatal> {
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

    fn fail(&mut self, job: &Job, kind: &str, message: &str) -> Result<(), Fatal> {
        let settled = Settled { failure: Some(message.to_owned()), outcome: kind.to_owned(), ..Settled::default() };
        self.state.settle(job, &settled, now())?;
        (self.events)(Event::Failed { url: &job.url, kind, message });
        Ok(())
    }

    /// There is an answer; `place` where it lies already.
    fn answered(&mut self, job: Job, exchange: Exchange, place: Option<Place>) -> Result<(), Fatal> {
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

    fn asked_to_wait(&mut self, job: &Job, kind: &str, message: &str, after: Option<Duration>) -> Result<(), Fatal> {
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

    /// A found address may be of a host not met before.
    fn meet(&mut self, found: &Found) {
        let rate = self.plan.manners.rate;
        let host = self.hosts.entry(found.host.clone());
        let host = host.or_insert_with(|| Host::new(rate, false, false));
        host.due = Some(0);
    }
}

/// robots.txt of an origin, following at most five redirects, with a pause before each.
async fn ask_robots(client: &Client, origin: &str, pause: Duration) -> Result<Exchange, Trouble> {
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

/// Milliseconds since 1970.
fn now() -> i64 {
    jiff::Timestamp::now().as_millisecond()
}
