//! What the user names on the command line, and the files it stands for. Folders are walked in the order of names and
//! twice: first to count files and find stems that clash, then to read; so no list of files is ever held.

use super::archive::{Archive, Entry, Form, Want};
use crate::error::{Failure, ReadError, SetupError};
use std::collections::HashSet;
use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};

/// Extensions that are read when found in a folder, beside archives; `.gz` may follow each.
const EXTENSIONS: &[&str] = &["html", "htm", "txt", "jsonl", "ndjson"];

/// Checked inputs of one run.
#[derive(Debug, Clone)]
pub struct Inputs {
    inputs: Vec<Input>,
    /// Never read, though it lies in an input folder: the output of this run.
    except: Option<PathBuf>,
}

#[derive(Debug, Clone)]
pub(super) enum Input {
    File(PathBuf),
    Folder(PathBuf),
    Glob(String),
    Stdin,
}

/// A file to read.
#[derive(Debug)]
pub(super) enum Found {
    File {
        path: PathBuf,
        /// The path that tells it from all others: relative to the only input folder, else as given.
        name: String,
    },
    Stdin,
    Failed(Failure),
}

impl Inputs {
    /// Checks that every argument names something that is there.
    pub fn new(arguments: &[PathBuf], output: Option<&Path>) -> Result<Self, SetupError> {
        let inputs = arguments.iter().map(|path| Input::new(path)).collect::<Result<_, _>>()?;
        Ok(Inputs { inputs, except: output.and_then(|p| p.canonicalize().ok()) })
    }

    /// Places that a relative path of a manifest may start from.
    pub(super) fn folders_after(&self, first: Option<&Path>) -> Vec<PathBuf> {
        let mut folders: Vec<PathBuf> = first.map(Path::to_path_buf).into_iter().collect();
        folders.extend(self.inputs.iter().filter_map(|i| match i {
            Input::Folder(path) => Some(path.clone()),
            Input::File(path) => path.parent().map(Path::to_path_buf),
            _ => None,
        }));
        folders
    }

    /// Does any input name this file?
    pub fn names(&self, file: &Path) -> bool {
        let Ok(file) = file.canonicalize() else {
            return false;
        };
        self.inputs.iter().any(|i| match i {
            Input::File(path) => path.canonicalize().is_ok_and(|p| p == file),
            _ => false,
        })
    }

    pub(super) fn walk(&self) -> Walk<'_> {
        Walk { inputs: self, next: 0, glob: None, root: PathBuf::new(), stack: Vec::new() }
    }

    /// The arguments as a user reads them in a message.
    pub(super) fn shown(&self) -> String {
        let each = self.inputs.iter().map(|i| match i {
            Input::File(p) | Input::Folder(p) => p.display().to_string(),
            Input::Glob(p) => p.clone(),
            Input::Stdin => "standard input".to_owned(),
        });
        each.collect::<Vec<_>>().join(", ")
    }
}

impl Input {
    fn new(path: &Path) -> Result<Self, SetupError> {
        let shown = path.display();
        let pattern = path.to_str().filter(|p| p.contains(['*', '?', '[']));
        match (path.metadata(), pattern) {
            _ if path == Path::new("-") => Ok(Input::Stdin),
            (Ok(meta), _) if meta.is_dir() => Ok(Input::Folder(path.to_path_buf())),
            (Ok(_), _) => Ok(Input::File(path.to_path_buf())),
            (Err(_), Some(pattern)) => match glob::glob(pattern).map(|mut found| found.next()) {
                Ok(Some(_)) => Ok(Input::Glob(pattern.to_owned())),
                Ok(None) => Err(SetupError(format!("nothing matches {shown}"))),
                Err(e) => Err(SetupError(format!("the pattern {shown} is wrong: {e}"))),
            },
            (Err(e), None) => Err(SetupError(format!("cannot read {shown}: {e}"))),
        }
    }
}

/// Files of the inputs, in order.
pub(super) struct Walk<'i> {
    inputs: &'i Inputs,
    next: usize,
    glob: Option<glob::Paths>,
    root: PathBuf,
    /// What is left of the folders being walked, last first.
    stack: Vec<PathBuf>,
}

impl Iterator for Walk<'_> {
    type Item = Found;

    fn next(&mut self) -> Option<Found> {
        loop {
            if let Some(path) = self.stack.pop() {
                if let Some(found) = self.visit(path) {
                    return Some(found);
                }
                continue;
            }
            if let Some(path) = self.glob.as_mut().and_then(Iterator::next) {
                match path {
                    Ok(path) if path.is_dir() => self.enter(path),
                    Ok(path) => return Some(self.file(path)),
                    Err(e) => return Some(unreadable(e.path(), e.error())),
                }
                continue;
            }
            self.glob = None;
            let input = self.inputs.inputs.get(self.next)?;
            self.next += 1;
            match input {
                Input::Stdin => return Some(Found::Stdin),
                Input::File(path) => {
                    self.root = PathBuf::new();
                    return Some(self.file(path.clone()));
                }
                Input::Folder(path) => self.enter(path.clone()),
                Input::Glob(pattern) => self.glob = glob::glob(pattern).ok(),
            }
        }
    }
}

impl Walk<'_> {
    fn enter(&mut self, folder: PathBuf) {
        self.root = folder.clone();
        self.stack.push(folder);
    }

    /// A file to read, or nothing: a folder's content goes on the stack.
    fn visit(&mut self, path: PathBuf) -> Option<Found> {
        if self.is_output(&path) {
            return None;
        }
        let kind = path.metadata().ok()?.file_type();
        // a link to a folder could lead back up
        if kind.is_dir() && (path == self.root || !path.is_symlink()) {
            let listing =
                std::fs::read_dir(&path).and_then(|l| l.map(|e| Ok(e?.path())).collect::<Result<Vec<_>, _>>());
            match listing {
                Err(error) => return Some(unreadable(&path, &error)),
                Ok(mut paths) => {
                    paths.retain(|p| wanted(p));
                    paths.sort_unstable_by(|a, b| b.cmp(a));
                    self.stack.append(&mut paths);
                }
            }
            return None;
        }
        kind.is_file().then(|| self.file(path))
    }

    /// Is it what this run writes? Only a file of that name, or a link, is worth asking the system about.
    fn is_output(&self, path: &Path) -> bool {
        let Some(output) = self.inputs.except.as_deref() else {
            return false;
        };
        (path.file_name() == output.file_name() || path.is_symlink()) && path.canonicalize().is_ok_and(|p| p == output)
    }

    fn file(&self, path: PathBuf) -> Found {
        let alone = self.inputs.inputs.len() == 1;
        let shown = match path.strip_prefix(&self.root) {
            Ok(inner) if alone && !inner.as_os_str().is_empty() => inner,
            _ => &path,
        };
        let name = shown.to_string_lossy().replace('\\', "/");
        Found::File { name: name.trim_start_matches("./").to_owned(), path }
    }
}

/// Something a folder's walk should look at: a folder that is not hidden, or a file of a known kind.
fn wanted(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    if name.starts_with('.') {
        return false;
    }
    EXTENSIONS.contains(&extension(path).as_str()) || Archive::of(path).is_some() || path.is_dir()
}

fn unreadable(path: &Path, error: &std::io::Error) -> Found {
    Found::Failed(Failure {
        source: path.display().to_string(),
        error: ReadError::source("read", format!("cannot be read: {error}")),
    })
}

/// Extension in lower case, without `.gz`.
pub(super) fn extension(path: &Path) -> String {
    let named = Path::new(path.file_name().unwrap_or_default());
    let inner = match named.extension() {
        Some(gz) if gz.eq_ignore_ascii_case("gz") => Path::new(named.file_stem().unwrap_or_default()),
        _ => named,
    };
    inner.extension().map(|e| e.to_string_lossy().to_lowercase()).unwrap_or_default()
}

/// The name without folders, `.gz` and extension.
pub(super) fn stem(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let name = name.strip_suffix(".gz").or(name.strip_suffix(".GZ")).unwrap_or(&name);
    match name.rsplit_once('.') {
        Some((stem, _)) if !stem.is_empty() => stem.to_owned(),
        _ => name.to_owned(),
    }
}

/// Stems that more than one file has, as hashes: eight bytes a clash, however many files there are.
#[derive(Debug, Default)]
pub(super) struct Clashes {
    hashes: HashSet<u64>,
    /// Number of files.
    pub files: u64,
    /// Are there inputs whose documents cannot be counted beforehand?
    pub streams: bool,
}

impl Clashes {
    pub(super) fn survey(walk: Walk) -> Self {
        let mut clashes = Clashes::default();
        let mut seen = Vec::new();
        for found in walk {
            match found {
                Found::File { path, .. } if Archive::of(&path).is_some() => clashes.survey_archive(&path, &mut seen),
                Found::File { path, .. } => {
                    clashes.files += 1;
                    clashes.streams |= !matches!(extension(&path).as_str(), "html" | "htm" | "txt");
                    let (stem, name) = (stem(&path), path.file_name().unwrap_or_default());
                    seen.push(hash(&stem));
                    // a path that serves as an id must not equal another file's stem
                    if name != stem.as_str() {
                        seen.push(hash(&name.to_string_lossy()));
                    }
                }
                Found::Stdin => clashes.streams = true,
                Found::Failed(_) => {}
            }
        }
        seen.sort_unstable();
        clashes.hashes = seen.windows(2).filter(|w| w[0] == w[1]).map(|w| w[0]).collect();
        clashes
    }

    /// Stems inside an archive; what is wrong with it is told when it is read.
    fn survey_archive(&mut self, path: &Path, seen: &mut Vec<u64>) {
        let Some(Ok(entries)) = Archive::of(path).map(|a| a.entries(path, Want::Names)) else {
            self.files += 1;
            return;
        };
        for entry in entries {
            self.files += 1;
            if let Entry::Document(member) = entry {
                self.streams |= member.form == Form::Lines;
                seen.push(hash(&member.stem));
            }
        }
        // an archive without documents is still something to read, and to complain of
        self.files = self.files.max(1);
    }

    pub(super) fn has(&self, stem: &str) -> bool {
        self.hashes.contains(&hash(stem))
    }
}

/// The same for the same string in every run of the same binary.
pub(super) fn hash(s: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    s.hash(&mut hasher);
    hasher.finish()
}
