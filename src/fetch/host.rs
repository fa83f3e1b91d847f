//! When a host may be asked next: one interval after the last request, not before a pause is over, and not by more
//! connections than are allowed.

use super::client::Trouble;
use super::robots::Robots;
use super::state::Job;
use std::collections::{HashMap, VecDeque};
use std::hash::{BuildHasher, RandomState};
use std::time::{Duration, Instant};

/// A request may be held up on its way and the next one not: so much more than the interval is kept.
const MARGIN: f64 = 1.02;
/// Longest pause of our own making; a server may ask for a longer one.
pub const LONGEST_PAUSE: Duration = Duration::from_secs(600);

/// A host and what is known of it in this run.
pub struct Host {
    /// Taken from the state, to be asked next.
    pub queue: VecDeque<Job>,
    /// Something may wait in the state, due at the earliest at this moment (milliseconds since 1970).
    pub due: Option<i64>,
    pub robots: HashMap<String, Access>,
    /// Connections in use.
    pub busy: usize,
    /// It has answered, now or in an earlier run.
    pub answered: bool,
    /// Troubles of the network since it last answered, and since when.
    pub troubles: u32,
    pub since: Option<Instant>,
    interval: Duration,
    next: Option<Instant>,
}

/// What robots.txt, or trouble on the way to it, means for what is asked of an origin.
pub enum Access {
    Rules(Robots),
    /// It is being asked.
    Asked,
    /// Nothing may be asked in this run.
    Refused(Trouble),
}

impl Host {
    /// `wait` makes the first request come one interval from now: a run before this one may have asked just now.
    pub fn new(rate: f64, answered: bool, wait: bool) -> Self {
        let interval = match rate > 0.0 {
            true => Duration::from_secs_f64(MARGIN / rate),
            false => Duration::ZERO,
        };
        Host {
            queue: VecDeque::new(),
            due: Some(0),
            robots: HashMap::new(),
            busy: 0,
            answered,
            troubles: 0,
            since: None,
            interval,
            next: wait.then(|| Instant::now() + interval),
        }
    }

    /// How long until a request may go out; `None` while all connections are in use.
    pub fn wait(&self, connections: usize, now: Instant) -> Option<Duration> {
        let free = self.busy < connections;
        free.then(|| self.next.map_or(Duration::ZERO, |next| next.saturating_duration_since(now)))
    }

    /// A request goes out now.
    pub fn sent(&mut self, now: Instant) {
        self.busy += 1;
        self.hold(now + self.interval);
    }

    /// Nothing is asked before `until`.
    pub fn hold(&mut self, until: Instant) {
        self.next = self.next.max(Some(until));
    }

    /// robots.txt asks for more time between requests.
    pub fn slow_down(&mut self, delay: Duration) {
        if delay > self.interval {
            let more = delay - self.interval;
            self.interval = delay;
            self.next = self.next.map(|n| n + more);
        }
    }

    pub fn interval(&self) -> Duration {
        self.interval
    }

    /// It has answered.
    pub fn answers(&mut self) {
        self.answered = true;
        self.troubles = 0;
        self.since = None;
    }
}

/// Time before attempt number `after` + 1: twice as long each time, and never the same for two.
pub fn backoff(base: Duration, after: u32) -> Duration {
    let doubled = base.saturating_mul(1 << after.min(20)).min(LONGEST_PAUSE);
    doubled.mul_f64(0.75 + 0.5 * chance())
}

/// A number from 0 to 1 that nobody can foresee; the seeds of hash maps are such.
fn chance() -> f64 {
    let hash = RandomState::new().hash_one(0u8);
    (hash >> 11) as f64 / (1u64 << 53) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requests_keep_their_distance() {
        let mut host = Host::new(2.0, false, false);
        let now = Instant::now();
        assert_eq!(host.wait(1, now), Some(Duration::ZERO));
        host.sent(now);
        assert_eq!(host.wait(1, now), None);
        host.busy = 0;
        assert!(host.wait(1, now).unwrap() >= Duration::from_millis(500));
        host.hold(now + Duration::from_secs(9));
        host.hold(now + Duration::from_secs(3));
        assert_eq!(host.wait(1, now), Some(Duration::from_secs(9)));
        host.slow_down(Duration::from_secs(20));
        host.slow_down(Duration::from_secs(1));
        assert_eq!(host.interval(), Duration::from_secs(20));
        let waits = Host::new(1.0, false, true);
        assert!(waits.wait(1, now).unwrap() > Duration::from_millis(900));
    }

    #[test]
    fn backing_off_grows_and_ends() {
        let base = Duration::from_secs(2);
        for (after, low, high) in [(0, 1.4, 2.6), (3, 11.9, 20.1), (60, 449.0, 751.0)] {
            let wait = backoff(base, after).as_secs_f64();
            assert!((low..high).contains(&wait), "{after}: {wait}");
        }
        assert_ne!(backoff(base, 3), backoff(base, 3));
    }
}
