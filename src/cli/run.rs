//! `svodka run`: fetches and extracts as pages arrive.

use super::Ended;
use super::extract::{self, How};
use super::fetch::{self, Care, Sources, Teller};
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver};
use svodka::error::SetupError;
use svodka::fetch::{Crawl, Event, Exchange, Report};
use svodka::source::{Documents, Inputs, Item, Manifest};

/// Pages that may wait for extraction; then fetching waits.
const AHEAD: usize = 64;

/// Fetch releases and write the tables in one go
///
/// What is fetched goes into an archive, as with `svodka fetch`; what lies in it already is read first. So a run that was
/// cut off is begun again with the same words, and asks for nothing twice.
///
/// A record's id is its address. Exit codes: as of svodka fetch and svodka extract.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    sources: Sources,
    #[command(flatten)]
    how: How,
    /// The archive [default: the output's name with .archive]
    #[arg(long, value_name = "ARCHIVE")]
    archive: Option<PathBuf>,
    #[command(flatten)]
    care: Care,
}

pub fn run(mut args: Args) -> Ended {
    args.how.dash_is_standard_output();
    go(&args).unwrap_or_else(|ended| ended)
}

fn go(args: &Args) -> Result<Ended, Ended> {
    let archive = archive(args)?;
    extract::may_replace(&args.how)?;
    let mut plan = fetch::plan(&args.sources, &args.care, archive.clone(), args.how.rules.as_deref())?;
    if plan.form != svodka::fetch::Form::Warc {
        return Err(SetupError("svodka run keeps its archive as WARC: leave --as out".to_owned()).into());
    }
    if plan.seeds.is_empty() && svodka::fetch::status(&archive).is_err() {
        return Err(SetupError(
            "no address to begin from: give an address, --list, --feed, --sitemap, --listing or --site".to_owned(),
        )
        .into());
    }
    plan.fresh_file = true;
    let svodka = extract::knowledge(&args.how)?;
    let stop = fetch::stop_on_interrupt(true);
    let (pages, arriving) = mpsc::sync_channel::<Item>(AHEAD);
    let (opened, ready) = mpsc::channel();
    let deaf = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let fetching = scope.spawn(|| {
            let mut teller = Teller::new();
            let report = {
                let mut tell = |event: Event| {
                    if let Event::Stored { exchange } = &event
                        && pages.send(item(exchange, &archive.display().to_string())).is_err()
                    {
                        // nobody listens any more: writing has failed
                        deaf.store(true, Ordering::Relaxed);
                        stop.set();
                    }
                    teller.tell(event);
                };
                let crawl = Crawl::new(plan, &mut tell);
                // the files are those of earlier runs: this one begins a new one
                let _ = opened.send(crawl.is_ok().then(|| svodka::fetch::files(&archive)));
                crawl.map(|crawl| svodka::fetch::run(crawl, &stop))
            };
            teller.close();
            if let Ok(Ok(report)) = &report
                && report.stopped
                && !deaf.load(Ordering::Relaxed)
            {
                // the archive is closed; the tables are removed already, and must not be completed
                fetch::close(report, &archive, false);
                std::process::exit(130);
            }
            drop(pages);
            report
        });
        let totals = match ready.recv() {
            Ok(Some(files)) => extracted(args, &svodka, &files, arriving),
            _ => Ok(None),
        };
        let report =
            fetching.join().map_err(|_| Ended::Refused("fetching failed in itself: please report it".into()))?;
        let report = report?.map_err(|e| Ended::Refused(format!("cannot go on with {}: {e}", archive.display())))?;
        ended(totals?, &report, &archive)
    })
}

fn archive(args: &Args) -> Result<PathBuf, SetupError> {
    match (&args.archive, &args.how.output) {
        (Some(archive), _) => Ok(archive.clone()),
        (None, Some(output)) => {
            let mut path = output.clone().into_os_string();
            path.push(".archive");
            Ok(path.into())
        }
        (None, None) => Err(SetupError("where to? Give -o for the tables, or --archive for the pages".to_owned())),
    }
}

/// What lay in the archive before, and what arrives; the number of documents that were set aside.
fn extracted(
    args: &Args,
    svodka: &svodka::Svodka,
    files: &[PathBuf],
    arriving: Receiver<Item>,
) -> Result<Option<u64>, Ended> {
    let inputs = Inputs::new(files, args.how.output.as_deref())?;
    let before: Box<dyn Iterator<Item = Item>> = match files.is_empty() {
        true => Box::new(std::iter::empty()),
        false => Box::new(Documents::new(&inputs, Manifest::default())?.by_name()),
    };
    let mut documents = before.chain(arriving);
    let totals = extract::produce(&args.how, svodka, &mut documents, None)?;
    Ok(Some(totals.failed))
}

fn item(exchange: &Exchange, archive: &str) -> Item {
    let url = exchange.url.clone();
    Item::response(url.clone(), format!("{archive}!{url}"), url, exchange.response.clone())
}

fn ended(failed: Option<u64>, report: &Report, archive: &std::path::Path) -> Result<Ended, Ended> {
    match (fetch::close(report, archive, false), failed) {
        (Ended::Well, Some(1..)) => Ok(Ended::SomeFailed),
        (ended, _) => Ok(ended),
    }
}
