//! `svodka extract`: documents in, tables or records out.

use super::Ended;
use super::progress::Progress;
use clap::ValueEnum;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use svodka::error::SetupError;
use svodka::export::{Csv, CsvFolder, CsvStream, Dialect, ErrorTable, Format, Json, JsonSink, Output, Sink, TABLES};
use svodka::pipeline::{Road, Totals};
use svodka::source::{Documents, Inputs, Item, Manifest};
use svodka::{Cleaning, Language, Svodka};

/// Read press releases and write who took part, as whom, when and where
///
/// Reads files, folders, globs, archives and standard input; writes a folder of CSV tables (participants.csv first), JSON
/// or JSON Lines. Documents that cannot be read go to the errors table with the reason.
///
/// Exit codes: 0 all documents good, 1 some failed (they are in the errors table), 2 usage, configuration or rules error,
/// 130 interrupted.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Files, folders (with all .html, .htm, .txt, .jsonl, .ndjson in them, also .gz, and all archives), globs, archives
    /// (.warc, .warc.gz, .zip, .tar, .tar.gz, .tar.zst), or - for standard input
    #[arg(required = true, value_name = "INPUT")]
    inputs: Vec<PathBuf>,
    /// CSV with the columns path, published, url, title: what is known of files that do not say it themselves
    #[arg(long, value_name = "FILE.csv")]
    manifest: Option<PathBuf>,
    #[command(flatten)]
    how: How,
}

/// How documents are read and what is written: the same wherever they come from.
#[derive(Debug, clap::Args)]
pub struct How {
    /// Folder (csv) or file (json, jsonl) to write; without it, or with -, standard output (csv: the participants table)
    #[arg(short, long, value_name = "PATH")]
    pub output: Option<PathBuf>,
    /// Format of the output [default: by the output's name, else csv]
    #[arg(long, value_enum, value_name = "FORMAT")]
    to: Option<To>,
    /// auto finds the main text of a page; none takes the text verbatim, so that offsets are those of the input
    #[arg(long, value_enum, value_name = "HOW", default_value = "auto", hide_possible_values = true)]
    clean: Clean,
    /// ru sets other languages aside as errors; any keeps them, text and metadata only
    #[arg(long, value_enum, value_name = "LANG", default_value = "ru", hide_possible_values = true)]
    lang: Lang,
    /// Folder of rules that replace or extend the built-in ones, file by file
    #[arg(long, value_name = "DIR")]
    pub rules: Option<PathBuf>,
    /// Number of documents worked on at once [default: one for each core]
    #[arg(short, long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    jobs: Option<u16>,
    /// Leave out people, positions and dates whose confidence is below X, from 0 to 1
    #[arg(long, value_name = "X", default_value_t = 0.0, hide_default_value = true, value_parser = confidence)]
    min_confidence: f64,
    /// CSV as a Russian spreadsheet opens it with a double click: byte order mark, semicolons, CRLF
    #[arg(long)]
    excel: bool,
    /// Replace an existing output that svodka did not write
    #[arg(long)]
    force: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum To {
    Csv,
    Json,
    Jsonl,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Clean {
    Auto,
    None,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Lang {
    Ru,
    Any,
}

impl How {
    /// `-o -` is no file of that name.
    pub fn dash_is_standard_output(&mut self) {
        self.output.take_if(|path| path.as_os_str() == "-");
    }
}

fn confidence(value: &str) -> Result<f64, String> {
    match value.parse() {
        Ok(x) if (0.0..=1.0).contains(&x) => Ok(x),
        _ => Err("a number from 0 to 1 is needed".to_owned()),
    }
}

pub fn run(mut args: Args) -> Ended {
    args.how.dash_is_standard_output();
    match extract(&args) {
        Ok(totals) if totals.failed == 0 => Ended::Well,
        Ok(_) => Ended::SomeFailed,
        Err(refused) => refused,
    }
}

fn extract(args: &Args) -> Result<Totals, Ended> {
    interrupt_cleanly();
    let inputs = Inputs::new(&args.inputs, args.how.output.as_deref())?;
    may_write(&args.how, &inputs)?;
    let manifest = match &args.manifest {
        Some(path) => Manifest::read(path, &inputs)?,
        None => Manifest::default(),
    };
    let svodka = knowledge(&args.how)?;
    let mut documents = Documents::new(&inputs, manifest)?;
    let expected = documents.expected();
    produce(&args.how, &svodka, &mut documents, expected)
}

/// Documents down the road into the output that is wanted; `expected` is their number, when it is known.
pub fn produce(
    args: &How,
    svodka: &Svodka,
    documents: &mut dyn Iterator<Item = Item>,
    expected: Option<u64>,
) -> Result<Totals, Ended> {
    let dialect = match args.excel {
        true => Dialect::Excel,
        false => Dialect::Plain,
    };
    let to = args.to.unwrap_or_else(|| by_name(args.output.as_deref()));
    let travel = Travel { args, svodka, expected };
    match to {
        To::Csv => {
            let country = |code: &str| svodka.country_name(code);
            let format =
                Csv { dialect, country: &country, tables: if args.output.is_some() { TABLES.len() } else { 1 } };
            let sink: Box<dyn Sink<_>> = match &args.output {
                Some(folder) => Box::new(CsvFolder::new(folder, dialect)?),
                None => Box::new(
                    CsvStream::new(Output::stdout(), dialect, error_table(args)).map_err(|e| cannot_go_on(None, &e))?,
                ),
            };
            travel.run(&format, documents, sink)
        }
        To::Json | To::Jsonl => {
            let form = if to == To::Json { Json::Array } else { Json::Lines };
            let out = match &args.output {
                Some(path) => Output::file(path)?,
                None => Output::stdout(),
            };
            let sink = Box::new(JsonSink::new(form, out, error_table(args)));
            travel.run(&form, documents, sink)
        }
    }
}

struct Travel<'a> {
    args: &'a How,
    svodka: &'a Svodka,
    expected: Option<u64>,
}

impl Travel<'_> {
    /// Everything down the road, with progress, and the output completed.
    fn run<F: Format>(
        &self,
        format: &F,
        documents: &mut dyn Iterator<Item = Item>,
        mut sink: Box<dyn Sink<F::Piece> + '_>,
    ) -> Result<Totals, Ended> {
        let args = self.args;
        let road =
            Road { svodka: self.svodka, format, jobs: jobs(args, self.expected), min_confidence: args.min_confidence };
        let output = args.output.as_deref();
        let mut progress = Progress::new(self.expected, errors_path(args).is_none());
        let mut watch = |totals: &Totals, failures: &[_]| progress.step(totals, failures);
        let totals = match road.run(documents, &mut *sink, &mut watch) {
            Ok(totals) => sink.finish().map(|()| totals),
            Err(error) => Err(error),
        };
        match totals {
            Ok(totals) => {
                let errors = errors_path(args).map(|p| p.display().to_string());
                let written = output.map(|p| p.display().to_string());
                progress.close(&totals, written.as_deref(), errors.as_deref());
                Ok(totals)
            }
            // the reader of our output has seen enough
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe && output.is_none() => Ok(Totals::default()),
            Err(error) => Err(cannot_go_on(output, &error)),
        }
    }
}

/// The rules that are wanted.
pub fn knowledge(args: &How) -> Result<Svodka, SetupError> {
    let svodka = match &args.rules {
        Some(dir) => Svodka::with_rules(dir)?,
        None => Svodka::embedded(),
    };
    Ok(svodka
        .cleaning(match args.clean {
            Clean::Auto => Cleaning::Auto,
            Clean::None => Cleaning::None,
        })
        .language(match args.lang {
            Lang::Ru => Language::Russian,
            Lang::Any => Language::Any,
        }))
}

/// One a core; a single document gives no work to a second.
fn jobs(args: &How, expected: Option<u64>) -> usize {
    let cores = || std::thread::available_parallelism().map_or(1, |n| n.get());
    match (args.jobs, expected) {
        (Some(jobs), _) => jobs as usize,
        (None, Some(1)) => 1,
        (None, _) => cores(),
    }
}

fn by_name(output: Option<&Path>) -> To {
    let extension = output.and_then(Path::extension).and_then(|e| e.to_str());
    match extension {
        Some("json") => To::Json,
        Some("jsonl" | "ndjson") => To::Jsonl,
        _ => To::Csv,
    }
}

/// The errors table of this run, when it has one.
fn errors_path(args: &How) -> Option<PathBuf> {
    let output = args.output.as_ref()?;
    // nothing lies beside a device or a pipe
    if output.metadata().is_ok_and(|m| !m.is_file() && !m.is_dir()) {
        return None;
    }
    let to = args.to.unwrap_or_else(|| by_name(Some(output)));
    Some(match to {
        To::Csv => output.join("errors.csv"),
        To::Json | To::Jsonl => {
            let mut path = output.clone().into_os_string();
            path.push(".errors.csv");
            path.into()
        }
    })
}

/// Where the rows of failures go when records go to a single file: with standard output they are told on standard error.
fn error_table(args: &How) -> ErrorTable {
    let dialect = match args.excel {
        true => Dialect::Excel,
        false => Dialect::Plain,
    };
    let out = match errors_path(args) {
        Some(path) => Output::file_if_any(&path),
        None => Output::nowhere(),
    };
    ErrorTable::new(out, dialect)
}

/// Refuses to replace what svodka did not write, and what it is about to read.
fn may_write(args: &How, inputs: &Inputs) -> Result<(), SetupError> {
    match &args.output {
        Some(output) if inputs.names(output) => {
            Err(SetupError(format!("{} is an input and the output: choose another output with -o", output.display())))
        }
        _ => may_replace(args),
    }
}

/// Refuses to replace what svodka did not write.
pub fn may_replace(args: &How) -> Result<(), SetupError> {
    let Some(output) = &args.output else { return Ok(()) };
    let Ok(meta) = output.metadata() else { return Ok(()) };
    let (shown, to, force) = (output.display(), args.to.unwrap_or_else(|| by_name(Some(output))), args.force);
    match (to, meta.is_dir()) {
        (To::Csv, false) => Err(SetupError(format!(
            "{shown} is a file, and csv needs a folder: name a folder, or choose --to json or --to jsonl"
        ))),
        (To::Json | To::Jsonl, true) => Err(SetupError(format!(
            "{shown} is a folder, and json needs a file: name a file such as {}",
            output.join("releases.jsonl").display()
        ))),
        (To::Csv, true) if force || is_our_folder(output) => Ok(()),
        (To::Json | To::Jsonl, false) if force || is_our_file(output) => Ok(()),
        _ => Err(SetupError(format!(
            "{shown} exists, and svodka did not write it: choose another place, or replace it with --force"
        ))),
    }
}

/// Holds nothing but tables of ours.
fn is_our_folder(folder: &Path) -> bool {
    let ours = |name: &str| name == "errors.csv" || TABLES.iter().any(|t| format!("{}.csv", t.name) == name);
    std::fs::read_dir(folder)
        .is_ok_and(|mut entries| entries.all(|e| e.is_ok_and(|e| e.file_name().to_str().is_some_and(ours))))
}

/// Begins as our records do, or is empty.
fn is_our_file(file: &Path) -> bool {
    let mut start = Vec::new();
    let read = std::fs::File::open(file).and_then(|f| f.take(64).read_to_end(&mut start));
    let start = String::from_utf8_lossy(&start);
    read.is_ok()
        && (start.is_empty()
            || start == "[]\n"
            || start.starts_with("{\"id\":\"")
            || start.starts_with("[\n{\"id\":\""))
}

fn cannot_go_on(output: Option<&Path>, error: &io::Error) -> Ended {
    let place = output.map_or("standard output".to_owned(), |p| p.display().to_string());
    Ended::Refused(format!("writing to {place} failed: {error}; nothing was left behind"))
}

/// Ctrl-C leaves nothing half-written, and ends with 130.
fn interrupt_cleanly() {
    // a second handler would be refused; the first does all that is needed
    let _ = ctrlc::set_handler(|| {
        svodka::export::remove_unfinished();
        eprintln!("svodka: interrupted; nothing was written");
        std::process::exit(130);
    });
}
