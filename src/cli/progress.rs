//! What a person sees on standard error: a bar while they watch, the first failures, and a closing line.

use indicatif::{HumanCount, ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::IsTerminal;
use std::time::{Duration, Instant};
use svodka::error::Failure;
use svodka::pipeline::Totals;

/// Further failures are only counted here; the errors table has them all.
const SHOWN: u64 = 10;

pub struct Progress {
    bar: ProgressBar,
    begun: Instant,
    failures: u64,
    /// Are all failures to be shown, for want of an errors table?
    all: bool,
}

impl Progress {
    pub fn new(count: Option<u64>, all: bool) -> Self {
        let bar = match std::io::stderr().is_terminal() {
            true => ProgressBar::with_draw_target(count, ProgressDrawTarget::stderr()),
            false => ProgressBar::hidden(),
        };
        let template = match count {
            Some(_) => "{bar:30} {human_pos}/{human_len} documents, {per_sec}, {eta} left",
            None => "{spinner} {human_pos} documents, {per_sec}",
        };
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
        Progress { bar, begun: Instant::now(), failures: 0, all }
    }

    pub fn step(&mut self, totals: &Totals, failures: &[Failure]) {
        self.bar.set_position(totals.documents);
        for failure in failures {
            self.failures += 1;
            if self.all || self.failures <= SHOWN {
                let Failure { source, error } = failure;
                self.bar.suspend(|| eprintln!("svodka: {source}: {} ({})", error.message, error.kind));
            }
        }
    }

    /// The closing line.
    pub fn close(&self, totals: &Totals, written: Option<&str>, errors: Option<&str>) {
        self.bar.finish_and_clear();
        if !self.all && self.failures > SHOWN {
            eprintln!("svodka: … and {} more", self.failures - SHOWN);
        }
        let aside = match (totals.failed, errors) {
            (0, _) => String::new(),
            (n, Some(path)) => format!(", {} set aside (see {path})", HumanCount(n)),
            (n, None) => format!(", {} set aside", HumanCount(n)),
        };
        let written = written.map(|p| format!(" → {p}")).unwrap_or_default();
        eprintln!(
            "svodka: {} read{aside}{written}; {}",
            plural(totals.releases, "release"),
            speed(totals, self.begun.elapsed())
        );
    }
}

fn plural(count: u64, noun: &str) -> String {
    let s = if count == 1 { "" } else { "s" };
    format!("{} {noun}{s}", HumanCount(count))
}

fn speed(totals: &Totals, took: Duration) -> String {
    let seconds = took.as_secs_f64().max(1e-6);
    let rate = totals.documents as f64 / seconds;
    let size = match totals.bytes {
        bytes @ ..1_000_000 => format!("{:.0} KB", bytes as f64 / 1e3),
        bytes => format!("{:.0} MB", bytes as f64 / 1e6),
    };
    format!(
        "{size} in {seconds:.2} s ({:.1} MB/s, {} documents/s)",
        totals.bytes as f64 / 1e6 / seconds,
        HumanCount(rate as u64)
    )
}
