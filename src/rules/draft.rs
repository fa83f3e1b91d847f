//! What the readers of the rules files fill: tables, phrases to inflect, and the mistakes met on the way.

use super::inflect::Vary;
use super::sense::{Caps, SenseKind};
use super::tables::Tables;
use std::fmt;

/// A mistake in a rules file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// Path inside the rules folder: `countries.csv`, `names/given.csv`.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// What is wrong and what would be right.
    pub message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.message)
    }
}

/// A phrase of the rules before inflection.
pub struct Phrase {
    pub text: String,
    pub vary: Vary,
    pub kind: SenseKind,
    pub entry: u32,
    pub caps: Caps,
    /// Line of its file; 0 where the reader doesn't know it.
    pub line: usize,
}

/// Rules being read.
#[derive(Default)]
pub struct Draft {
    pub tables: Tables,
    pub phrases: Vec<Phrase>,
    pub problems: Vec<Problem>,
    /// Line being read; phrases bear it.
    pub line: usize,
}

impl Draft {
    pub fn problem(&mut self, file: &str, line: usize, message: impl Into<String>) {
        self.problems.push(Problem { file: file.to_owned(), line, message: message.into() });
    }

    pub fn phrase(&mut self, text: &str, vary: Vary, kind: SenseKind, entry: usize, caps: Caps) {
        self.phrases.push(Phrase { text: text.to_owned(), vary, kind, entry: entry as u32, caps, line: self.line });
    }
}

/// A line of a table with its cells by column.
pub struct Row<'f> {
    pub file: &'f str,
    pub line: usize,
    columns: &'f [&'f str],
    cells: Vec<String>,
}

impl Row<'_> {
    /// The cell of a column; empty where the row is short.
    pub fn get(&self, column: &str) -> &str {
        let at = self.columns.iter().position(|c| *c == column);
        at.and_then(|i| self.cells.get(i)).map_or("", |c| c.trim())
    }

    pub fn optional(&self, column: &str) -> Option<String> {
        let cell = self.get(column);
        (!cell.is_empty()).then(|| super::inflect::clean(cell))
    }

    /// The values of a cell, separated by `|`.
    pub fn list(&self, column: &str) -> impl Iterator<Item = &str> {
        let cell = self.get(column);
        cell.split('|').map(str::trim).filter(|v| !v.is_empty())
    }
}

/// Reads a `;`-separated table whose first line after the `#` comments names its columns. Mistakes go into the draft.
pub fn table<'f>(file: &'f str, text: &str, columns: &'f [&'f str], draft: &mut Draft) -> Vec<Row<'f>> {
    let mut rows = Vec::new();
    let mut headed = false;
    for (line, content) in (1..).zip(text.trim_start_matches('\u{FEFF}').lines()) {
        if content.trim().is_empty() || content.starts_with('#') {
            continue;
        }
        let cells: Vec<String> = content.split(';').map(|c| c.trim().to_owned()).collect();
        if !headed {
            headed = true;
            let want = columns.join(";");
            if cells != *columns {
                draft.problem(file, line, format!("the columns must be `{want}`"));
                return rows;
            }
            continue;
        }
        if cells.len() != columns.len() {
            let (got, want) = (cells.len(), columns.len());
            draft.problem(file, line, format!("{got} cells where {want} are due"));
            continue;
        }
        rows.push(Row { file, line, columns, cells });
    }
    if !headed {
        draft.problem(file, 1, "the line that names the columns is missing");
    }
    rows
}

/// Number of the line that holds this byte.
pub fn line_at(text: &str, byte: usize) -> usize {
    let end = byte.min(text.len());
    text.as_bytes()[..end].iter().filter(|&&b| b == b'\n').count() + 1
}

/// Reads a TOML file of the shape `T`; a mistake goes into the draft with its line.
pub fn toml_file<T: serde::de::DeserializeOwned>(file: &str, text: &str, draft: &mut Draft) -> Option<T> {
    match toml::from_str(text) {
        Ok(value) => Some(value),
        Err(error) => {
            let line = error.span().map_or(1, |span| line_at(text, span.start));
            draft.problem(file, line, error.message().to_owned());
            None
        }
    }
}

/// A two-letter code of a state that may exist, or nothing; anything else is a problem.
pub fn country_code(row: &Row, column: &str, known: &[String], draft: &mut Draft) -> Option<String> {
    let code = row.get(column);
    if code.is_empty() {
        return None;
    }
    if !known.iter().any(|k| k == code) {
        let message = format!("`{code}` is not a code of countries.csv");
        draft.problem(row.file, row.line, message);
    }
    Some(code.to_owned())
}
