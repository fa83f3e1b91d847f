//! What can go wrong with one document (it is set aside) and with the whole run (it does not begin).

use std::fmt;

/// The part of the road where a document was set aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Finding and reading the document.
    Source,
    /// Decoding it, and finding its main text.
    Clean,
    /// Finding people, titles, dates and the rest.
    Extract,
}

impl fmt::Display for Stage {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(match self {
            Stage::Source => "source",
            Stage::Clean => "clean",
            Stage::Extract => "extract",
        })
    }
}

/// Why a document gave no release.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct ReadError {
    pub stage: Stage,
    /// One word to sort and count by: `empty`, `too_large`, `binary`, `language`, `json`, …
    pub kind: &'static str,
    /// What happened and what to do, in a sentence.
    pub message: String,
}

impl ReadError {
    pub fn new(stage: Stage, kind: &'static str, message: impl Into<String>) -> Self {
        ReadError { stage, kind, message: message.into() }
    }

    /// An error of finding or reading the document.
    pub fn source(kind: &'static str, message: impl Into<String>) -> Self {
        Self::new(Stage::Source, kind, message)
    }
}

/// A document that was set aside: one row of the errors table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// Path, or path and line.
    pub source: String,
    pub error: ReadError,
}

/// Why a run cannot begin: the wording says what, where, and what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct SetupError(pub String);
