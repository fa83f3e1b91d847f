//! Where bytes go: standard output, or a file or folder that bears a temporary name until it is complete.

use crate::error::SetupError;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

/// What would be left behind if the program ended now.
static UNFINISHED: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

/// Removes everything unfinished, and lets nothing be finished afterwards: for use before the program is ended.
pub fn remove_unfinished() {
    let unfinished = UNFINISHED.lock();
    for path in unfinished.iter().flat_map(|u| u.iter()) {
        remove(path);
    }
    std::mem::forget(unfinished);
}

fn remove(path: &Path) {
    let _ = match path.is_dir() {
        true => fs::remove_dir_all(path),
        false => fs::remove_file(path),
    };
}

/// A temporary path that is renamed to the final one, or removed when dropped before that.
struct Unfinished {
    temporary: PathBuf,
    path: PathBuf,
}

impl Unfinished {
    fn new(path: &Path) -> Result<Self, SetupError> {
        let cannot = |e: io::Error| cannot_write(path, &e);
        let name = path
            .file_name()
            .ok_or_else(|| SetupError(format!("{} is not a name that can be written", path.display())))?;
        if let Some(folder) = path.parent().filter(|p| !p.as_os_str().is_empty()) {
            fs::create_dir_all(folder).map_err(cannot)?;
        }
        let hidden = format!(".{}.{}.tmp", name.to_string_lossy(), std::process::id());
        let temporary = path.with_file_name(hidden);
        remove(&temporary);
        if let Ok(mut unfinished) = UNFINISHED.lock() {
            unfinished.push(temporary.clone());
        }
        Ok(Unfinished { temporary, path: path.to_path_buf() })
    }

    fn finish(&self) -> io::Result<()> {
        // held to the end: an interruption waits, and then finds nothing of ours to remove
        let mut unfinished = UNFINISHED.lock().map_err(|e| io::Error::other(e.to_string()))?;
        if self.path.is_dir() {
            let old = self.temporary.with_extension("old");
            fs::rename(&self.path, &old)?;
            fs::rename(&self.temporary, &self.path)?;
            fs::remove_dir_all(&old)?;
        } else {
            fs::rename(&self.temporary, &self.path)?;
        }
        unfinished.retain(|p| *p != self.temporary);
        Ok(())
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        if let Ok(mut unfinished) = UNFINISHED.lock()
            && let Some(at) = unfinished.iter().position(|p| *p == self.temporary)
        {
            unfinished.swap_remove(at);
            remove(&self.temporary);
        }
    }
}

fn cannot_write(path: &Path, error: &io::Error) -> SetupError {
    SetupError(format!("cannot write {}: {error}; choose another place with -o", path.display()))
}

/// A place for bytes.
pub struct Output(Place);

enum Place {
    Stream(BufWriter<Box<dyn Write>>),
    File {
        writer: BufWriter<File>,
        unfinished: Unfinished,
    },
    /// A file that comes into being with its first byte.
    Later(PathBuf),
    Nowhere,
}

impl Output {
    /// A file; what stands under its name is replaced when this one is complete.
    pub fn file(path: &Path) -> Result<Self, SetupError> {
        if path.metadata().is_ok_and(|m| !m.is_file() && !m.is_dir()) {
            return Self::device(path);
        }
        let unfinished = Unfinished::new(path)?;
        let file = File::create(&unfinished.temporary).map_err(|e| cannot_write(path, &e))?;
        Ok(Output(Place::File { writer: BufWriter::with_capacity(64 << 10, file), unfinished }))
    }

    /// A device or a pipe (`/dev/null`): it must not be replaced by a file.
    fn device(path: &Path) -> Result<Self, SetupError> {
        let file = File::options().write(true).open(path);
        let file: Box<dyn Write> = Box::new(file.map_err(|e| cannot_write(path, &e))?);
        Ok(Output(Place::Stream(BufWriter::new(file))))
    }

    /// A file that is made only if something is written; if nothing is, an older one is removed.
    pub fn file_if_any(path: &Path) -> Self {
        Output(Place::Later(path.to_path_buf()))
    }

    pub fn stdout() -> Self {
        let stdout: Box<dyn Write> = Box::new(io::stdout());
        Output(Place::Stream(BufWriter::with_capacity(64 << 10, stdout)))
    }

    /// Nothing is kept.
    pub fn nowhere() -> Self {
        Output(Place::Nowhere)
    }

    /// Gives a file its final name.
    pub fn finish(self) -> io::Result<()> {
        match self.0 {
            Place::Stream(mut writer) => writer.flush(),
            Place::File { writer, unfinished } => {
                writer.into_inner().map_err(io::Error::from)?;
                unfinished.finish()
            }
            Place::Later(path) => match fs::remove_file(path) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
                _ => Ok(()),
            },
            Place::Nowhere => Ok(()),
        }
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if let Place::Later(path) = &self.0 {
            *self = Output::file(path).map_err(io::Error::other)?;
        }
        match &mut self.0 {
            Place::Stream(writer) => writer.write(bytes),
            Place::File { writer, .. } => writer.write(bytes),
            Place::Later(_) | Place::Nowhere => Ok(bytes.len()),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match &mut self.0 {
            Place::Stream(writer) => writer.flush(),
            Place::File { writer, .. } => writer.flush(),
            Place::Later(_) | Place::Nowhere => Ok(()),
        }
    }
}

/// A folder of files that appears under its name when all of them are complete.
pub(super) struct OutputFolder(Unfinished);

impl OutputFolder {
    pub(super) fn new(path: &Path) -> Result<Self, SetupError> {
        let unfinished = Unfinished::new(path)?;
        fs::create_dir(&unfinished.temporary).map_err(|e| cannot_write(path, &e))?;
        Ok(OutputFolder(unfinished))
    }

    pub(super) fn create(&self, name: &str) -> Result<BufWriter<File>, SetupError> {
        let file = File::create(self.0.temporary.join(name)).map_err(|e| cannot_write(&self.0.path.join(name), &e))?;
        Ok(BufWriter::with_capacity(32 << 10, file))
    }

    pub(super) fn finish(self) -> io::Result<()> {
        self.0.finish()
    }
}
