//! The profiles built into the program, and those of a user's folder.

use super::{Checks, FOLDER, Site, Sites, read, shared_hosts};
use crate::rules::{Problem, RulesError};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

static COMPILED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/sites.bin"));
/// A profile is a page long; what is larger is none.
const LARGEST: u64 = 1 << 20;

impl Checks {
    /// With CSS selectors and regular expressions parsed.
    pub const ALL: Checks = Checks {
        selector: |css| scraper::Selector::parse(css).map(drop).map_err(|e| e.to_string()),
        pattern: |re| regex::Regex::new(re).map(drop).map_err(|e| e.to_string().replace('\n', " ")),
    };
}

impl Sites {
    /// The built-in profiles.
    pub fn embedded() -> &'static Sites {
        static SITES: LazyLock<Sites> = LazyLock::new(|| Sites::new(built_in()));
        &SITES
    }

    /// The built-in profiles, and over them those of the folder `sites` inside `dir`.
    ///
    /// # Errors
    /// The folder can't be read, or its files have mistakes (all of them are in the error).
    pub fn with_dir(dir: &Path) -> Result<Sites, RulesError> {
        let (own, problems) = own(dir)?;
        if problems.is_empty() {
            Ok(Sites::new(built_in().into_iter().chain(own)))
        } else {
            Err(RulesError::Problems(problems))
        }
    }
}

/// Reads the profile in a file of any folder.
///
/// # Errors
/// The file can't be read, or has mistakes (all of them are in the error).
pub fn read_file(path: &Path) -> Result<Site, RulesError> {
    let fail = |source| RulesError::Io { path: path.to_owned(), source };
    if std::fs::metadata(path).map_err(fail)?.len() > LARGEST {
        let message = format!("a profile has at most {LARGEST} bytes");
        return Err(RulesError::Problems(vec![Problem { file: path.display().to_string(), line: 1, message }]));
    }
    let text = std::fs::read_to_string(path).map_err(fail)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    read(&format!("{FOLDER}/{name}"), &text, Checks::ALL).map_err(RulesError::Problems)
}

/// Every mistake of the profiles in a rules folder, by file and line.
///
/// # Errors
/// The folder can't be read.
pub fn check(dir: &Path) -> Result<Vec<Problem>, RulesError> {
    own(dir).map(|(_, problems)| problems)
}

fn built_in() -> Vec<Site> {
    postcard::from_bytes(COMPILED).unwrap_or_default()
}

/// The profiles of a folder, and their mistakes.
fn own(dir: &Path) -> Result<(Vec<Site>, Vec<Problem>), RulesError> {
    let (mut sites, mut problems) = (Vec::new(), Vec::new());
    for path in files(&dir.join(FOLDER))? {
        match read_file(&path) {
            Ok(site) => sites.push(site),
            Err(RulesError::Problems(mistakes)) => problems.extend(mistakes),
            Err(error) => return Err(error),
        }
    }
    problems.extend(shared_hosts(&sites));
    Ok((sites, problems))
}

/// The `.toml` files of a folder in order; none if it is not there.
fn files(folder: &Path) -> Result<Vec<PathBuf>, RulesError> {
    let fail = |source| RulesError::Io { path: folder.to_owned(), source };
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(e) => return Err(fail(e)),
    };
    let mut paths = Vec::new();
    for entry in entries {
        let path = entry.map_err(fail)?.path();
        if path.extension().is_some_and(|x| x == "toml") {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}
