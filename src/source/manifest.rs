//! A manifest: a CSV that tells url, day of publication and title of files that do not.

use super::inputs::Inputs;
use crate::error::{Failure, ReadError, SetupError};
use std::borrow::Cow;
use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// What a manifest states about one file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hints {
    pub url: Option<String>,
    /// ISO 8601.
    pub published: Option<String>,
    pub title: Option<String>,
}

/// The rows of a manifest by the file they describe.
#[derive(Debug, Default)]
pub struct Manifest {
    rows: HashMap<PathBuf, Result<Hints, ReadError>>,
    /// Rows whose file is not there.
    pub missing: Vec<Failure>,
}

impl Manifest {
    /// Reads `path`: commas or semicolons, UTF-8 or windows-1251. A `path` cell is relative to the manifest or to one of
    /// the input folders.
    pub fn read(path: &Path, inputs: &Inputs) -> Result<Self, SetupError> {
        let shown = path.display();
        let bytes = std::fs::read(path).map_err(|e| SetupError(format!("cannot read the manifest {shown}: {e}")))?;
        let text = decode(&bytes);
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(delimiter(&text))
            .flexible(true)
            .trim(csv::Trim::All)
            .from_reader(text.as_bytes());
        let columns = Columns::find(
            reader
                .headers()
                .map_err(|e| SetupError(format!("the manifest {shown} is not CSV: {e}")))?,
        )
        .ok_or_else(|| {
            SetupError(format!(
                "the manifest {shown} has no column `path`: its first line must name the columns path, published, url, title"
            ))
        })?;
        let bases = inputs.folders_after(path.parent());
        let mut manifest = Manifest::default();
        for record in reader.records() {
            let record = record.map_err(|e| SetupError(format!("the manifest {shown} is not CSV: {e}")))?;
            manifest.add(path, &columns, &record, &bases);
        }
        Ok(manifest)
    }

    /// What is stated about a file; nothing when it has no row.
    pub(super) fn hints(&self, path: &Path) -> Result<Hints, ReadError> {
        if self.rows.is_empty() {
            return Ok(Hints::default());
        }
        let known = path.canonicalize().ok().and_then(|p| self.rows.get(&p));
        known.cloned().unwrap_or_else(|| Ok(Hints::default()))
    }

    fn add(&mut self, at: &Path, columns: &Columns, row: &csv::StringRecord, bases: &[PathBuf]) {
        let named = row.get(columns.path).unwrap_or_default();
        if named.is_empty() {
            return;
        }
        let line = row.position().map_or(0, csv::Position::line);
        let found = bases.iter().find_map(|b| b.join(named).canonicalize().ok());
        match found {
            Some(file) => {
                self.rows.insert(file, columns.hints(at, line, row));
            }
            None => self.missing.push(Failure {
                source: named.to_owned(),
                error: ReadError::source(
                    "missing",
                    format!(
                        "{} line {line} names a file that is not there: paths are relative to the manifest or to the input folder",
                        at.display()
                    ),
                ),
            }),
        }
    }
}

struct Columns {
    path: usize,
    published: Option<usize>,
    url: Option<usize>,
    title: Option<usize>,
}

impl Columns {
    fn find(header: &csv::StringRecord) -> Option<Self> {
        let at = |name: &str| header.iter().position(|h| h.eq_ignore_ascii_case(name));
        Some(Columns { path: at("path")?, published: at("published"), url: at("url"), title: at("title") })
    }

    fn hints(&self, at: &Path, line: u64, row: &csv::StringRecord) -> Result<Hints, ReadError> {
        let cell = |column: Option<usize>| column.and_then(|c| row.get(c)).filter(|s| !s.is_empty()).map(str::to_owned);
        let published = match cell(self.published) {
            None => None,
            Some(written) => Some(day(&written).ok_or_else(|| {
                ReadError::source(
                    "date",
                    format!(
                        "{} line {line}: published «{written}» is not a date: write it as 2024-02-01",
                        at.display()
                    ),
                )
            })?),
        };
        Ok(Hints { url: cell(self.url), published, title: cell(self.title) })
    }
}

/// The ISO 8601 day of `2024-02-01`, `2024-02-01T10:30:00+03:00` or `01.02.2024`.
pub(super) fn day(written: &str) -> Option<String> {
    let written = written.trim();
    let head = written.split(['T', ' ']).next()?;
    let date: jiff::civil::Date = match head.split('.').collect::<Vec<_>>()[..] {
        [d, m, y] if y.len() == 4 => jiff::civil::Date::new(y.parse().ok()?, m.parse().ok()?, d.parse().ok()?).ok()?,
        _ if head.len() == 10 => head.parse().ok()?,
        _ => return None,
    };
    Some(date.to_string())
}

fn decode(bytes: &[u8]) -> Cow<'_, str> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        // what a spreadsheet writes in Russia
        Err(_) => encoding_rs::WINDOWS_1251.decode(bytes).0,
    }
}

fn delimiter(text: &str) -> u8 {
    let header = text.lines().next().unwrap_or_default();
    match (header.contains('\t'), header.contains(';')) {
        (true, _) => b'\t',
        (_, true) => b';',
        _ => b',',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_in_the_forms_that_manifests_hold() {
        for (written, want) in [
            ("2024-02-01", Some("2024-02-01")),
            (" 01.02.2024", Some("2024-02-01")),
            ("2024-02-01T10:00:00Z", Some("2024-02-01")),
            ("2024-02-30", None),
            ("2024", None),
            ("вчера", None),
        ] {
            assert_eq!(day(written).as_deref(), want, "{written}");
        }
    }
}
