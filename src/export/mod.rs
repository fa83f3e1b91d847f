//! From records to files. A [`Format`] turns a release into a piece of output on any thread; a [`Sink`] writes pieces in
//! their order on one. Files get a temporary name beside the final one and are renamed when complete.

mod cells;
mod csv;
mod errors;
mod evidence;
mod json;
mod output;
mod tables;

pub use self::csv::{Csv, CsvFolder, CsvStream};
pub use cells::Dialect;
pub use errors::ErrorTable;
pub use json::{Json, JsonSink};
pub use output::{Output, remove_unfinished};
pub use tables::{TABLES, Table};

use crate::error::Failure;
use crate::model::Release;
use std::io;

/// Renders releases; shared between threads.
pub trait Format: Sync {
    /// What the releases of one batch become.
    type Piece: Default + Send;

    /// Appends one release to a piece.
    fn render(&self, release: &Release, piece: &mut Self::Piece);
}

/// Writes pieces in the order of the documents.
pub trait Sink<P> {
    /// Writes a piece and empties it, keeping its memory.
    fn write(&mut self, piece: &mut P) -> io::Result<()>;

    /// Notes a document that was set aside.
    fn fail(&mut self, failure: &Failure) -> io::Result<()>;

    /// Completes the output: gives it its final name.
    fn finish(self: Box<Self>) -> io::Result<()>;
}

/// Gives the Russian name of a state's code; tables need it for states that the text does not name.
pub type CountryName<'a> = &'a (dyn Fn(&str) -> Option<&'a str> + Sync);
