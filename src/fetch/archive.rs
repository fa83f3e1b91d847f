//! The archive's folder: its lock, its state, its files, and how the two are brought into step after a run that was cut off.

use super::client::Exchange;
use super::folder::{Folder, Unstored};
use super::plan::{Form, Plan};
use super::state::{Place, Role, State};
use super::warc::{self, Group, Keep, Writer};
use crate::error::{ReadError, SetupError};
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

/// Name of the state's file.
const STATE: &str = "state.sqlite";

/// Where what is fetched goes.
pub enum Archive {
    Warc(Box<Writer>),
    Folder(Folder),
    /// A trial run.
    Nowhere,
}

/// An archive ready to be added to.
pub struct Opened {
    pub archive: Archive,
    pub state: State,
    /// Answers that were written whole, but not written down.
    pub unnoted: Vec<(Group, Place)>,
    /// What had to be put right.
    pub notices: Vec<String>,
    /// Held as long as the archive is written to.
    pub lock: Option<File>,
}

/// Why an answer was not stored.
pub enum Refused {
    Page(ReadError),
    Disk(io::Error),
}

impl Archive {
    /// Stores an answer; `None` where answers of this sort are not kept.
    pub fn store(
        &mut self,
        exchange: &Exchange,
        keep: &Keep,
        role: Role,
        page: &Page,
    ) -> Result<Option<Place>, Refused> {
        match self {
            Archive::Nowhere => Ok(None),
            Archive::Warc(writer) => writer.append(exchange, keep, role).map(Some).map_err(Refused::Disk),
            Archive::Folder(folder) if matches!(keep, Keep::Response) && page.good => {
                let stored = folder.store(exchange, page.dated, page.known);
                stored.map(Some).map_err(|unstored| match unstored {
                    Unstored::Page(error) => Refused::Page(error),
                    Unstored::Disk(error) => Refused::Disk(error),
                })
            }
            Archive::Folder(_) => Ok(None),
        }
    }

    /// Sends to the disk what is due, and tells where the archive is sound up to.
    pub fn sync(&mut self, now: bool) -> io::Result<Option<(String, u64)>> {
        match self {
            Archive::Warc(writer) => Ok(writer.sync(now)?.then(|| writer.position())),
            Archive::Folder(folder) if now => folder.sync().map(|()| None),
            _ => Ok(None),
        }
    }
}

/// What a folder archive needs to know of an answer.
#[derive(Default)]
pub struct Page<'a> {
    /// It is a page, not a list, a redirect, an error.
    pub good: bool,
    /// It has been stored before.
    pub known: bool,
    pub dated: Option<&'a str>,
}

/// The path of an archive's state, if there is an archive.
pub fn state_path(folder: &Path) -> Result<PathBuf, SetupError> {
    let path = folder.join(STATE);
    match path.is_file() {
        true => Ok(path),
        false => Err(SetupError(format!("{} is no archive of svodka: it has no {STATE}", folder.display()))),
    }
}

/// The WARC files of an archive.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let numbers = warc::numbers(folder).unwrap_or_default();
    numbers.into_iter().map(|n| warc::path(folder, n)).collect()
}

/// Opens or makes the archive of a plan.
pub fn open(plan: &Plan) -> Result<Opened, SetupError> {
    if plan.dry {
        let state = State::in_memory()?;
        return Ok(Opened { archive: Archive::Nowhere, state, unnoted: Vec::new(), notices: Vec::new(), lock: None });
    }
    let folder = &plan.archive;
    let cannot = |e: io::Error| SetupError(format!("cannot write the archive {}: {e}", folder.display()));
    refuse_foreign(folder)?;
    fs::create_dir_all(folder).map_err(cannot)?;
    let lock = File::create(folder.join(".lock")).map_err(cannot)?;
    if lock.try_lock().is_err() {
        return Err(SetupError(format!("another svodka is writing to {}: let it end first", folder.display())));
    }
    let mut state = State::open(&folder.join(STATE))?;
    let spoiled = |e: rusqlite::Error| SetupError(format!("the state of {} cannot be used: {e}", folder.display()));
    let form = if plan.form == Form::Warc { "warc" } else { "folder" };
    match state.note("form").map_err(spoiled)? {
        Some(other) if other != form => {
            return Err(SetupError(format!(
                "{} is an archive of the kind «{other}»: go on with --as {other}",
                folder.display()
            )));
        }
        Some(_) => {}
        None => state.set_note("form", form).map_err(spoiled)?,
    }
    let mut opened = match plan.form {
        Form::Warc => repair(plan, state).map_err(cannot)?,
        Form::Folder => reopen(folder, state).map_err(cannot)?,
    };
    opened.lock = Some(lock);
    Ok(opened)
}

/// A folder that holds other things is not written to.
fn refuse_foreign(folder: &Path) -> Result<(), SetupError> {
    let shown = folder.display();
    if folder.exists() && !folder.is_dir() {
        return Err(SetupError(format!("{shown} is a file; an archive is a folder: choose another place with -o")));
    }
    let ours = |name: &std::ffi::OsStr| name == STATE || name == ".lock";
    let Ok(entries) = fs::read_dir(folder) else { return Ok(()) };
    let names: Vec<_> = entries.flatten().map(|e| e.file_name()).collect();
    match names.is_empty() || names.iter().any(|n| ours(n)) {
        true => Ok(()),
        false => Err(SetupError(format!(
            "{shown} holds files that are no archive of svodka: choose an empty or new folder with -o"
        ))),
    }
}

/// Compares the files with the state from the point on that is known to have reached the disk: what is torn is cut off,
/// what is whole and not written down is handed on, what is written down and not there is put back among what waits.
fn repair(plan: &Plan, mut state: State) -> io::Result<Opened> {
    let folder = &plan.archive;
    let (mut unnoted, mut notices) = (Vec::new(), Vec::new());
    let db = |e: rusqlite::Error| io::Error::other(e.to_string());
    let synced = (state.note("synced_file").map_err(db)?, state.note("synced").map_err(db)?);
    let synced_length: u64 = synced.1.and_then(|l| l.parse().ok()).unwrap_or(0);
    let mut numbers = warc::numbers(folder)?;
    let is_synced = |n: u32| synced.0.as_deref() == warc::path(folder, n).file_name().and_then(|f| f.to_str());
    let first = numbers.iter().position(|n| is_synced(*n)).unwrap_or(0);
    let mut end = 0;
    for &number in &numbers[first..] {
        let path = warc::path(folder, number);
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let length = path.metadata()?.len();
        let start = if is_synced(number) { synced_length.min(length) } else { 0 };
        let mut unknown = None;
        end = warc::walk(&path, start, |group| {
            let place = Place { file: name.clone(), start: group.start, length: group.end - group.start };
            match state.has_place(&name, group.start) {
                Ok(true) => {}
                Ok(false) => unnoted.push((group, place)),
                Err(error) => unknown = Some(error),
            }
            unknown.is_none()
        })?;
        if let Some(error) = unknown {
            return Err(db(error));
        }
        if end < length {
            File::options().write(true).open(&path)?.set_len(end)?;
            notices.push(format!(
                "{} ended in a record that was not complete: its {} bytes were cut off, the page is fetched again",
                path.display(),
                length - end
            ));
        }
        let lost = state.lost(&name, end).map_err(db)?;
        if lost > 0 {
            notices.push(format!("{lost} pages had not reached the disk: they are fetched again"));
        }
    }
    // a file without its first record is begun anew
    if end == 0
        && let Some(number) = numbers.pop()
    {
        fs::remove_file(warc::path(folder, number))?;
        end = numbers.last().map_or(Ok(0), |n| warc::path(folder, *n).metadata().map(|m| m.len()))?;
    }
    let last = numbers.last().copied().unwrap_or(0);
    let agent = &plan.manners.agent;
    let writer = Writer::new(folder, agent, plan.file_bytes, last, end, plan.fresh_file)?;
    Ok(Opened { archive: Archive::Warc(Box::new(writer)), state, unnoted, notices, lock: None })
}

/// Pages whose file is there, but which were not written down, need not be asked for again.
fn reopen(folder: &Path, mut state: State) -> io::Result<Opened> {
    let db = |e: rusqlite::Error| io::Error::other(e.to_string());
    for job in state.taken_pages().map_err(db)? {
        if let Some(place) = Folder::stored_before(folder, &job.url) {
            let settled = super::state::Settled {
                outcome: "stored".to_owned(),
                status: Some(200),
                place: Some(place),
                ..Default::default()
            };
            state.settle(&job, &settled, 0).map_err(db)?;
        }
    }
    let archive = Archive::Folder(Folder::new(folder, &state)?);
    Ok(Opened { archive, state, unnoted: Vec::new(), notices: Vec::new(), lock: None })
}
