//! The errors table: one row for each document that was set aside.

use super::cells::{Dialect, Row};
use super::output::Output;
use crate::error::Failure;
use std::io::{self, Write};

/// Columns of the errors table.
pub const COLUMNS: &[&str] = &["source", "stage", "kind", "message"];

/// The errors table of a run whose records go to a single file: it is made when there is something to say.
pub struct ErrorTable {
    out: Output,
    dialect: Dialect,
    begun: bool,
}

impl ErrorTable {
    pub fn new(out: Output, dialect: Dialect) -> Self {
        ErrorTable { out, dialect, begun: false }
    }

    pub(super) fn add(&mut self, failure: &Failure) -> io::Result<()> {
        let mut bytes = Vec::new();
        if !self.begun {
            bytes = self.dialect.header(COLUMNS);
            self.begun = true;
        }
        row(failure, self.dialect, &mut bytes);
        self.out.write_all(&bytes)
    }

    pub(super) fn finish(self) -> io::Result<()> {
        self.out.finish()
    }
}

pub(super) fn row(failure: &Failure, dialect: Dialect, out: &mut Vec<u8>) {
    let mut row = Row::new(out, dialect);
    row.text(&failure.source);
    row.text(&failure.error.stage.to_string());
    row.text(failure.error.kind);
    row.text(&failure.error.message);
    row.end();
}
