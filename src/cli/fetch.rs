//! `svodka fetch`: addresses in, an archive out.

use super::Ended;
use clap::ValueEnum;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;
use svodka::error::SetupError;
use svodka::fetch::{self, Crawl, Event, Form, Found, Limits, Manners, Plan, Private, Report, Role, Scope, Stop};
use svodka::rules::sites::Sites;

/// Collect releases from the web into an archive that `svodka extract` reads
///
/// The archive is a folder of WARC files (or, with --as folder, of pages) and of what has been asked and what waits. Ended at
/// any moment and begun again with the same words, it goes on where it was; `svodka fetch -o ARCHIVE` alone goes on, too.
///
/// robots.txt is obeyed, a host is asked once a second, cookies are not kept.
///
/// Exit codes: 0 all is well, 1 some addresses failed (see --status), 2 usage, configuration or rules error, 130
/// interrupted.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    pub sources: Sources,
    /// The archive: a folder, made if it is not there
    #[arg(short, long, value_name = "ARCHIVE", required_unless_present_any = ["status", "dry_run"])]
    output: Option<PathBuf>,
    #[command(flatten)]
    pub care: Care,
    /// Ask again for pages that are in the archive, for what has changed since
    #[arg(long)]
    refresh: bool,
    /// Ask again for what failed
    #[arg(long)]
    retry_failed: bool,
    /// Print the pages that would be fetched, one a line; fetch and write nothing
    #[arg(long)]
    dry_run: bool,
    /// Show what is done, failed and waiting in an archive
    #[arg(long, value_name = "ARCHIVE", exclusive = true)]
    status: Option<PathBuf>,
    /// Folder of rules whose sites/ replaces or extends the built-in site profiles
    #[arg(long, value_name = "DIR")]
    rules: Option<PathBuf>,
}

/// Where releases are found.
#[derive(Debug, clap::Args)]
pub struct Sources {
    /// Addresses of releases, feeds or sitemaps; - reads them from standard input, one a line
    #[arg(value_name = "ADDRESS")]
    addresses: Vec<String>,
    /// File of addresses, one a line
    #[arg(long, value_name = "FILE")]
    list: Vec<PathBuf>,
    /// RSS or Atom feed
    #[arg(long, value_name = "ADDRESS")]
    feed: Vec<String>,
    /// Sitemap, or an index of sitemaps
    #[arg(long, value_name = "ADDRESS")]
    sitemap: Vec<String>,
    /// Page that lists releases; its further pages are followed
    #[arg(long, value_name = "ADDRESS")]
    listing: Vec<String>,
    /// Site with a profile in rules/sites: its feeds, sitemaps and lists
    #[arg(long, value_name = "NAME")]
    site: Vec<String>,
    /// Leave out releases of earlier days, as far as feeds, sitemaps and lists tell their day
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    since: Option<String>,
    /// Leave out releases of later days
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    until: Option<String>,
    /// Of the addresses found, take only those that match this regular expression
    #[arg(long = "match", value_name = "REGEX")]
    pattern: Option<regex::Regex>,
    /// Stop after N pages
    #[arg(long, value_name = "N")]
    limit: Option<u64>,
}

/// How servers are treated, and how the archive is kept.
#[derive(Debug, clap::Args)]
pub struct Care {
    /// Form of the archive
    #[arg(long = "as", value_enum, value_name = "FORM", default_value = "warc")]
    form: As,
    /// Requests a second to one host; 0 for no limit, on a server of one's own
    #[arg(long, value_name = "N", default_value_t = 1.0, value_parser = rate)]
    rate: f64,
    /// Connections to one host at once
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u16).range(1..=32))]
    concurrency: u16,
    /// Address or page by which the site's keeper can reach you; it is sent with every request
    #[arg(long, value_name = "WHO")]
    contact: Option<String>,
    /// Times an address is asked before it counts as failed
    #[arg(long, value_name = "N", default_value_t = 5, value_parser = clap::value_parser!(u32).range(1..=100))]
    attempts: u32,
    /// Seconds to wait after a failure; twice as long after each further one
    #[arg(long, value_name = "SECONDS", default_value_t = 2.0, value_parser = seconds)]
    backoff: f64,
    /// Seconds of silence after which a connection is given up; an answer may take four times as long in all
    #[arg(long, value_name = "SECONDS", default_value_t = 30.0, value_parser = seconds)]
    timeout: f64,
    /// Megabytes of one answer; what is larger counts as failed
    #[arg(long, value_name = "MB", default_value_t = 16, value_parser = clap::value_parser!(u16).range(1..=60))]
    max_size: u16,
    /// Megabytes after which a new WARC file is begun
    #[arg(long, value_name = "MB", default_value_t = 1000, value_parser = clap::value_parser!(u32).range(1..=100_000))]
    warc_size: u32,
    /// PEM file with certificates of authorities to trust beside those that the system trusts
    #[arg(long, value_name = "FILE")]
    certificates: Option<PathBuf>,
    /// Ask hosts with private and local addresses, too: these, or all
    #[arg(long, value_name = "HOST,…", num_args = 0..=1, require_equals = true, value_delimiter = ',')]
    allow_private: Option<Vec<String>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum As {
    /// WARC 1.1, compressed record by record
    Warc,
    /// A file a page, and manifest.csv for svodka extract --manifest
    Folder,
}

fn day(value: &str) -> Result<String, String> {
    match value.parse::<jiff::civil::Date>() {
        Ok(date) if value.len() == 10 => Ok(date.to_string()),
        _ => Err("a day is written as 2024-02-01".to_owned()),
    }
}

fn rate(value: &str) -> Result<f64, String> {
    match value.parse() {
        Ok(x) if (0.0..=10_000.0).contains(&x) && (x == 0.0 || x >= 0.001) => Ok(x),
        _ => Err("requests a second, from 0.001 on, or 0 for no limit".to_owned()),
    }
}

fn seconds(value: &str) -> Result<f64, String> {
    match value.parse() {
        Ok(x) if (0.01..=3600.0).contains(&x) => Ok(x),
        _ => Err("seconds from 0.01 to 3600 are needed".to_owned()),
    }
}

impl Sources {
    pub fn is_empty(&self) -> bool {
        let lists = [&self.addresses, &self.feed, &self.sitemap, &self.listing, &self.site];
        lists.iter().all(|l| l.is_empty()) && self.list.is_empty()
    }

    fn scope(&self) -> Scope {
        Scope {
            since: self.since.clone(),
            until: self.until.clone(),
            pattern: self.pattern.clone(),
            today: jiff::Zoned::now().date().to_string(),
        }
    }

    fn seeds(&self, sites: &Sites) -> Result<Vec<Found>, SetupError> {
        let mut seeds = Vec::new();
        for name in &self.site {
            let site = sites.by_name(name).ok_or_else(|| {
                let known: Vec<&str> = sites.iter().map(|s| s.name.as_str()).collect();
                SetupError(format!("no site profile is called «{name}»; there are: {}", known.join(", ")))
            })?;
            seeds.extend(fetch::site_seeds(site, &self.scope())?);
        }
        for (addresses, role) in
            [(&self.feed, Role::Feed), (&self.sitemap, Role::Sitemap), (&self.listing, Role::Listing)]
        {
            for address in addresses {
                seeds.push(fetch::seed(address, role)?);
            }
        }
        for path in &self.list {
            let text = std::fs::read_to_string(path)
                .map_err(|e| SetupError(format!("cannot read the list {}: {e}", path.display())))?;
            lines(&text, &path.display().to_string(), &mut seeds)?;
        }
        for address in &self.addresses {
            if address == "-" {
                let text = std::io::read_to_string(std::io::stdin());
                let text = text.map_err(|e| SetupError(format!("cannot read standard input: {e}")))?;
                lines(&text, "standard input", &mut seeds)?;
            } else {
                seeds.push(fetch::seed(address, Role::Page)?);
            }
        }
        Ok(seeds)
    }
}

/// Addresses one a line; empty lines and those that begin with # are passed over.
fn lines(text: &str, source: &str, seeds: &mut Vec<Found>) -> Result<(), SetupError> {
    for (number, line) in text.trim_start_matches('\u{FEFF}').lines().enumerate() {
        let line = line.trim();
        if !line.is_empty() && !line.starts_with('#') {
            let seed = fetch::seed(line, Role::Page);
            seeds.push(seed.map_err(|e| SetupError(format!("{source}, line {}: {e}", number + 1)))?);
        }
    }
    Ok(())
}

/// The plan of a run into `archive`.
pub fn plan(sources: &Sources, care: &Care, archive: PathBuf, rules: Option<&Path>) -> Result<Plan, SetupError> {
    let sites = match rules {
        Some(dir) => Sites::with_dir(dir).map_err(|e| SetupError(e.to_string()))?,
        None => Sites::new(Sites::embedded().iter().cloned()),
    };
    let idle = Duration::from_secs_f64(care.timeout);
    Ok(Plan {
        archive,
        form: match care.form {
            As::Warc => Form::Warc,
            As::Folder => Form::Folder,
        },
        seeds: sources.seeds(&sites)?,
        sites: Arc::new(sites),
        scope: sources.scope(),
        manners: Manners {
            rate: care.rate,
            connections: care.concurrency as usize,
            agent: fetch::agent(care.contact.as_deref()),
            attempts: care.attempts,
            backoff: Duration::from_secs_f64(care.backoff),
            certificates: care.certificates.clone(),
            private: match &care.allow_private {
                Some(hosts) if hosts.is_empty() => Private::All,
                Some(hosts) => Private::Hosts(hosts.clone()),
                None => Private::Hosts(Vec::new()),
            },
        },
        limits: Limits { bytes: (care.max_size as usize) << 20, idle, total: 4 * idle },
        file_bytes: (care.warc_size as u64) << 20,
        most: sources.limit,
        refresh: false,
        retry_failed: false,
        dry: false,
        fresh_file: false,
    })
}

pub fn run(args: Args) -> Ended {
    let ended = match &args.status {
        Some(archive) => status(archive).map(|()| Ended::Well),
        None => collect(&args),
    };
    ended.unwrap_or_else(Ended::from)
}

fn collect(args: &Args) -> Result<Ended, SetupError> {
    let archive = args.output.clone().unwrap_or_default();
    if args.sources.is_empty() && fetch::status(&archive).is_err() {
        return Err(SetupError(
            "no address to begin from: give an address, --list, --feed, --sitemap, --listing or --site".to_owned(),
        ));
    }
    let mut plan = plan(&args.sources, &args.care, archive.clone(), args.rules.as_deref())?;
    (plan.refresh, plan.retry_failed, plan.dry) = (args.refresh, args.retry_failed, args.dry_run);
    let dry = args.dry_run;
    let stop = stop_on_interrupt(false);
    let mut teller = Teller::new();
    let mut tell = |event: Event| teller.tell(event);
    let report = fetch::run(Crawl::new(plan, &mut tell)?, &stop);
    teller.close();
    match report {
        Ok(report) => Ok(close(&report, &archive, dry)),
        Err(error) => Ok(Ended::Refused(format!("cannot go on with {}: {error}", archive.display()))),
    }
}

/// Ctrl-C ends the run after what is being written; a second one ends at once, which costs nothing either.
pub fn stop_on_interrupt(outputs: bool) -> Stop {
    let stop = Stop::default();
    let set = stop.clone();
    // a second handler would be refused; the first does all that is needed
    let _ = ctrlc::set_handler(move || {
        if outputs {
            svodka::export::remove_unfinished();
        }
        if set.is_set() {
            std::process::exit(130);
        }
        set.set();
    });
    stop
}

/// The closing line, and how the run ended.
pub fn close(report: &Report, archive: &Path, dry: bool) -> Ended {
    let shown = archive.display();
    let counts = report.counts;
    let pages = if report.stored == 1 { "page" } else { "pages" };
    if dry {
        eprintln!("svodka: {} {pages} would be fetched, {} addresses failed", report.stored, counts.failed);
    } else {
        eprintln!(
            "svodka: {} {pages} fetched; {} in {shown}, {} failed, {} waiting",
            report.stored, counts.pages, counts.failed, counts.waiting
        );
    }
    match (report.stopped, counts.failed) {
        (true, _) => {
            eprintln!("svodka: interrupted; the same command goes on");
            Ended::Interrupted
        }
        (false, 0) => Ended::Well,
        (false, _) => {
            if !dry {
                eprintln!("svodka: svodka fetch --status {shown} tells what failed, --retry-failed asks for it again");
            }
            Ended::SomeFailed
        }
    }
}

/// What a person sees while pages come.
pub struct Teller {
    bar: ProgressBar,
    failures: u64,
}

/// Further failures are only counted here; --status has them all.
const SHOWN: u64 = 10;

impl Teller {
    pub fn new() -> Self {
        let bar = match std::io::stderr().is_terminal() {
            true => ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr()),
            false => ProgressBar::hidden(),
        };
        if let Ok(style) = ProgressStyle::with_template("{spinner} {human_pos} pages fetched, {per_sec}") {
            bar.set_style(style);
        }
        Teller { bar, failures: 0 }
    }

    pub fn tell(&mut self, event: Event) {
        match event {
            Event::Step { stored } => self.bar.set_position(stored),
            Event::Notice(notice) => self.bar.suspend(|| eprintln!("svodka: {notice}")),
            Event::Failed { url, kind, message } => {
                self.failures += 1;
                if self.failures <= SHOWN {
                    self.bar.suspend(|| eprintln!("svodka: {url}: {message} ({kind})"));
                }
            }
            Event::Found { url, day } => {
                let mut out = std::io::stdout();
                // whoever reads the list may have seen enough
                let _ = match day {
                    Some(day) => writeln!(out, "{url}\t{day}"),
                    None => writeln!(out, "{url}"),
                };
            }
            Event::Stored { .. } => {}
        }
    }

    pub fn close(&self) {
        self.bar.finish_and_clear();
        if self.failures > SHOWN {
            eprintln!("svodka: … and {} more failed", self.failures - SHOWN);
        }
    }
}

fn status(archive: &Path) -> Result<(), SetupError> {
    let status = fetch::status(archive)?;
    let counts = status.counts;
    let mut text = format!(
        "pages      {}\nduplicates {}\nother      {} (lists, feeds, redirects)\nfailed     {}\nwaiting    {}\n",
        counts.pages, counts.duplicates, counts.other, counts.failed, counts.waiting
    );
    if status.hosts.len() > 1 {
        text += "\nhost: pages, failed, waiting\n";
        for (host, pages, failed, waiting) in &status.hosts {
            text += &format!("{host}: {pages}, {failed}, {waiting}\n");
        }
    }
    if !status.failures.is_empty() {
        text += "\nfailed\n";
        for (kind, number, url, message) in &status.failures {
            text += &format!("{number} {kind}: {message}, as {url}\n");
        }
    }
    // whoever reads it may have seen enough
    let _ = std::io::stdout().write_all(text.as_bytes());
    Ok(())
}
