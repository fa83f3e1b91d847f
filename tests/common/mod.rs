//! What the test programs share: the built binary, temporary folders, the fixtures.
#![allow(dead_code)]

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

pub const RELEASE: &str = "1 февраля 2024 года в Алматы состоялась встреча министров обороны.";

/// The repository's folder.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

pub fn svodka() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_svodka"));
    command.env_remove("COLUMNS").stdin(Stdio::null());
    command
}

/// What a run left: exit code, standard output, standard error.
pub struct Ran {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl From<Output> for Ran {
    fn from(output: Output) -> Self {
        Ran {
            code: output.status.code(),
            out: String::from_utf8_lossy(&output.stdout).into_owned(),
            err: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }
}

/// A temporary folder with files, and runs of `svodka extract` in it.
pub struct Place(tempfile::TempDir);

impl Place {
    pub fn new(files: &[(&str, &[u8])]) -> Self {
        let place = Place(tempfile::tempdir().unwrap());
        for (name, content) in files {
            let path = place.path(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, content).unwrap();
        }
        place
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub fn extract(&self, args: &[&str]) -> Ran {
        self.extract_from(args, b"")
    }

    /// The same with something on standard input.
    pub fn extract_from(&self, args: &[&str], stdin: &[u8]) -> Ran {
        use std::io::Write;
        let mut child = svodka()
            .current_dir(self.0.path())
            .arg("extract")
            .args(args)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut pipe = child.stdin.take().unwrap();
        let bytes = stdin.to_vec();
        let writer = std::thread::spawn(move || pipe.write_all(&bytes).ok());
        let ran = child.wait_with_output().unwrap().into();
        writer.join().unwrap();
        ran
    }

    pub fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.path(name)).unwrap()
    }

    /// Names of what lies in the folder, hidden ones too.
    pub fn names(&self) -> Vec<String> {
        names(self.0.path())
    }
}

pub fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap();
    let mut names: Vec<String> = entries.map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// Records of JSON Lines.
pub fn records(lines: &str) -> Vec<serde_json::Value> {
    lines.lines().map(|l| serde_json::from_str(l).unwrap()).collect()
}

pub fn ids(lines: &str) -> Vec<String> {
    let id = |r: &serde_json::Value| r["id"].as_str().unwrap().to_owned();
    records(lines).iter().map(id).collect()
}
