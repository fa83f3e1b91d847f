//! Every mistake in a user's rules folder: in the files of each room that reads one, and in their names.

use crate::clean::Chrome;
use crate::error::SetupError;
use crate::rules::{self, Problem, compile, sites};
use std::path::{Path, PathBuf};

const CHROME: &str = "chrome.toml";
/// What a rules file's name ends with; others (notes, folders) are nobody's mistake.
const ENDINGS: &[&str] = &[".csv", ".toml", ".txt"];

/// Mistakes of a rules folder, in the order of files and lines; none means that `--rules` will take it.
///
/// # Errors
/// The folder is not there, can't be read, or holds no rules file at all.
pub fn check_rules(dir: &Path) -> Result<Vec<Problem>, SetupError> {
    let unknown = unknown_files(dir)?;
    let mut problems = rules::check(dir).map_err(|e| SetupError(e.to_string()))?;
    if let Ok(text) = std::fs::read_to_string(dir.join(CHROME))
        && let Err(error) = Chrome::from_toml(&text)
    {
        problems.push(problem(CHROME, error.line, error.message));
    }
    problems.extend(sites::check(dir).map_err(|e| SetupError(e.to_string()))?);
    problems.extend(unknown);
    Ok(problems)
}

/// Files that svodka would pass over, a misspelt name most likely; an error if there are no others.
pub(crate) fn unknown_files(dir: &Path) -> Result<Vec<Problem>, SetupError> {
    let shown = dir.display();
    let cannot = |e: std::io::Error| {
        SetupError(format!(
            "cannot read the rules folder {shown}: {e}; --rules takes a folder laid out like the repository's rules/"
        ))
    };
    let (mut known, mut unknown) = (0, Vec::new());
    let mut names = entries(dir, dir).map_err(cannot)?;
    for folder in ["names", sites::FOLDER].map(|f| dir.join(f)).iter().filter(|f| f.is_dir()) {
        names.extend(entries(folder, dir).map_err(cannot)?);
    }
    names.sort();
    for name in names.iter().map(|n| n.to_string_lossy().replace('\\', "/")) {
        let is = |file: &&str| name == **file || name == compile::addition(file);
        let profile = name.strip_prefix(sites::FOLDER).is_some_and(|n| n.ends_with(".toml"));
        if name == CHROME || profile || compile::NAMES.iter().any(is) {
            known += 1;
        } else if ENDINGS.iter().any(|e| name.ends_with(e)) {
            unknown.push(problem(&name, 1, format!("not a rules file; those are {}", all_names())));
        }
    }
    match known {
        0 => Err(SetupError(format!("no rules file in {shown}: it may hold {}", all_names()))),
        _ => Ok(unknown),
    }
}

fn entries(folder: &Path, base: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut names = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        names.push(path.strip_prefix(base).unwrap_or(&path).to_path_buf());
    }
    Ok(names)
}

fn all_names() -> String {
    let names = compile::NAMES.join(", ");
    format!("{names}, {CHROME}, the same with .add before the extension, and sites/NAME.toml")
}

fn problem(file: &str, line: usize, message: impl Into<String>) -> Problem {
    Problem { file: file.to_owned(), line, message: message.into() }
}
