//! JSON: one array, or one record a line.

use super::errors::ErrorTable;
use super::output::Output;
use super::{Format, Sink};
use crate::error::Failure;
use crate::model::Release;
use std::io::{self, Write};

/// Records as JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Json {
    /// One record a line.
    Lines,
    /// One array of records.
    Array,
}

impl Format for Json {
    type Piece = Vec<u8>;

    fn render(&self, release: &Release, piece: &mut Vec<u8>) {
        if *self == Json::Array {
            piece.extend_from_slice(b",\n");
        }
        // a record is made of what can be written, and memory takes it
        let written = serde_json::to_writer(Bytes(piece), release);
        debug_assert!(written.is_ok());
        if *self == Json::Lines {
            piece.push(b'\n');
        }
    }
}

/// Bytes that grow. JSON is written in many single ones, which need no call.
struct Bytes<'p>(&'p mut Vec<u8>);

impl Write for Bytes<'_> {
    #[inline]
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.write_all(bytes)?;
        Ok(bytes.len())
    }

    #[inline]
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        match bytes {
            [byte] => self.0.push(*byte),
            _ => self.0.extend_from_slice(bytes),
        }
        Ok(())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Writes records to a file or to standard output, and what was set aside to `OUT.errors.csv` beside it.
pub struct JsonSink {
    form: Json,
    out: Output,
    errors: ErrorTable,
    empty: bool,
}

impl JsonSink {
    pub fn new(form: Json, out: Output, errors: ErrorTable) -> Self {
        JsonSink { form, out, errors, empty: true }
    }
}

impl Sink<Vec<u8>> for JsonSink {
    fn write(&mut self, piece: &mut Vec<u8>) -> io::Result<()> {
        match (self.form, self.empty, piece.is_empty()) {
            (_, _, true) => return Ok(()),
            // the first record has no comma before it
            (Json::Array, true, false) => {
                self.out.write_all(b"[")?;
                self.out.write_all(&piece[1..])?;
            }
            _ => self.out.write_all(piece)?,
        }
        self.empty = false;
        piece.clear();
        Ok(())
    }

    fn fail(&mut self, failure: &Failure) -> io::Result<()> {
        self.errors.add(failure)
    }

    fn finish(mut self: Box<Self>) -> io::Result<()> {
        if self.form == Json::Array {
            let end: &[u8] = if self.empty { b"[]\n" } else { b"\n]\n" };
            self.out.write_all(end)?;
        }
        self.errors.finish()?;
        self.out.finish()
    }
}
