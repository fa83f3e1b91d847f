//! CSV: a folder of tidy tables, or the participants table alone on standard output.

use super::cells::Dialect;
use super::errors::{self, ErrorTable};
use super::output::{Output, OutputFolder};
use super::tables::{self, TABLES};
use super::{CountryName, Format, Sink};
use crate::error::{Failure, SetupError};
use crate::model::Release;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

/// Tables as CSV.
#[derive(Clone, Copy)]
pub struct Csv<'a> {
    pub dialect: Dialect,
    pub country: CountryName<'a>,
    /// How many of [`TABLES`] are wanted, from the first.
    pub tables: usize,
}

/// Rows of each table, in the order of [`TABLES`].
pub type Rows = [Vec<u8>; TABLES.len()];

impl Format for Csv<'_> {
    type Piece = Rows;

    fn render(&self, release: &Release, piece: &mut Rows) {
        let wanted = &mut piece[..self.tables.min(TABLES.len())];
        tables::render(release, self.country, self.dialect, wanted);
    }
}

/// A folder with a file a table.
pub struct CsvFolder {
    folder: OutputFolder,
    files: Vec<BufWriter<File>>,
    errors: BufWriter<File>,
    dialect: Dialect,
}

impl CsvFolder {
    pub fn new(path: &Path, dialect: Dialect) -> Result<Self, SetupError> {
        let folder = OutputFolder::new(path)?;
        let begin = |name: &str, columns: &[&str]| {
            let name = format!("{name}.csv");
            let mut file = folder.create(&name)?;
            let written = file.write_all(&dialect.header(columns));
            written.map_err(|e| SetupError(format!("cannot write {name}: {e}")))?;
            Ok(file)
        };
        let files = TABLES.iter().map(|t| begin(t.name, t.columns));
        Ok(CsvFolder {
            files: files.collect::<Result<_, SetupError>>()?,
            errors: begin("errors", errors::COLUMNS)?,
            dialect,
            folder,
        })
    }
}

impl Sink<Rows> for CsvFolder {
    fn write(&mut self, piece: &mut Rows) -> io::Result<()> {
        for (file, rows) in self.files.iter_mut().zip(piece) {
            file.write_all(rows)?;
            rows.clear();
        }
        Ok(())
    }

    fn fail(&mut self, failure: &Failure) -> io::Result<()> {
        let mut row = Vec::new();
        errors::row(failure, self.dialect, &mut row);
        self.errors.write_all(&row)
    }

    fn finish(self: Box<Self>) -> io::Result<()> {
        for file in self.files.into_iter().chain([self.errors]) {
            file.into_inner().map_err(io::Error::from)?;
        }
        self.folder.finish()
    }
}

/// The participants table alone.
pub struct CsvStream {
    out: Output,
    errors: ErrorTable,
}

impl CsvStream {
    pub fn new(mut out: Output, dialect: Dialect, errors: ErrorTable) -> io::Result<Self> {
        out.write_all(&dialect.header(TABLES[0].columns))?;
        Ok(CsvStream { out, errors })
    }
}

impl Sink<Rows> for CsvStream {
    fn write(&mut self, piece: &mut Rows) -> io::Result<()> {
        self.out.write_all(&piece[0])?;
        piece[0].clear();
        Ok(())
    }

    fn fail(&mut self, failure: &Failure) -> io::Result<()> {
        self.errors.add(failure)
    }

    fn finish(self: Box<Self>) -> io::Result<()> {
        self.errors.finish()?;
        self.out.finish()
    }
}
