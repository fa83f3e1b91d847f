//! Collecting releases from the web into an archive: politely, and so that a run that was cut off at any moment goes on
//! where it was. `plan` says what to do, `crawl` does it, `judge` says what an answer means, `state` remembers, `archive`
//! keeps. This room asks the clock and the network; no other does.

mod address;
mod archive;
mod client;
mod crawl;
mod discover;
mod folder;
mod host;
mod judge;
mod plan;
mod robots;
mod state;
mod warc;

pub use archive::files;
pub use client::{Exchange, Limits, Private};
pub use crawl::{Crawl, Fatal, Report};
pub use plan::{Form, Manners, Plan, Scope, agent, seed, site_seeds};
pub use state::{Counts, Found, Role};

use crate::error::SetupError;
use state::State;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use tokio::sync::Notify;

/// What happens during a run.
pub enum Event<'a> {
    /// A page was stored.
    Stored {
        exchange: &'a Exchange,
    },
    Failed {
        url: &'a str,
        kind: &'a str,
        message: &'a str,
    },
    /// In a trial run: a page that would be asked for.
    Found {
        url: &'a str,
        day: Option<&'a str>,
    },
    /// Something the user should know.
    Notice(String),
    /// An answer was dealt with.
    Step {
        stored: u64,
    },
}

/// Ends a run from another thread, cleanly.
#[derive(Clone, Default)]
pub struct Stop(Arc<(AtomicBool, Notify)>);

impl Stop {
    pub fn set(&self) {
        self.0.0.store(true, Ordering::SeqCst);
        self.0.1.notify_one();
    }

    pub fn is_set(&self) -> bool {
        self.0.0.load(Ordering::SeqCst)
    }

    async fn wait(&self) {
        self.0.1.notified().await;
    }
}

/// Runs a crawl to its end on the calling thread.
pub fn run(crawl: Crawl, stop: &Stop) -> Result<Report, Fatal> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let report = runtime.block_on(crawl.run(stop));
    // a name being looked up is nothing to wait for
    runtime.shutdown_background();
    report
}

/// What an archive holds and lacks.
#[derive(Debug, Clone, Default)]
pub struct Status {
    pub counts: Counts,
    /// Kind, number, an address and its message.
    pub failures: Vec<(String, u64, String, String)>,
    /// Host, pages stored, failed, waiting; the largest fifty.
    pub hosts: Vec<(String, u64, u64, u64)>,
}

/// Looks into an archive, which may be written to meanwhile.
///
/// # Errors
/// There is no archive, or its state can't be read.
pub fn status(folder: &Path) -> Result<Status, SetupError> {
    let state = State::open(&archive::state_path(folder)?)?;
    let read = || -> rusqlite::Result<Status> {
        Ok(Status { counts: state.counts()?, failures: state.failures()?, hosts: state.by_host()? })
    };
    read().map_err(|e| SetupError(format!("the state of {} cannot be read: {e}", folder.display())))
}
