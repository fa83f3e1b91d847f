//! Why a document could not be cleaned: what happened, where, and what to do about it.

use thiserror::Error;

/// What a page is when it is no release.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// A list of links to releases.
    Listing,
    /// «Страница не найдена», 404, 403, 500.
    Error,
    /// No running text.
    Empty,
    /// A request for consent, log-in or a browser check instead of the text.
    Consent,
}

impl Why {
    /// A short name for tables: `listing`, `error`, `empty`, `consent`.
    pub fn name(self) -> &'static str {
        match self {
            Why::Listing => "listing",
            Why::Error => "error",
            Why::Empty => "empty",
            Why::Consent => "consent",
        }
    }

    fn explain(self) -> &'static str {
        match self {
            Why::Listing => "a listing of links; give svodka the pages it links to",
            Why::Error => "the site's error page; fetch the document again or drop it",
            Why::Empty => {
                "a page without running text; the text may be loaded by a script: save the page from a browser"
            }
            Why::Consent => {
                "a consent, log-in or browser-check page; save the document from a browser after passing it"
            }
        }
    }
}

/// A document that gives no clean text.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum CleanError {
    #[error("the document is empty: no text to read; check how it was saved")]
    Empty,
    #[error("binary data, not text ({0}); convert the document to text or HTML first")]
    Binary(&'static str),
    #[error("the document has {size} bytes, more than the limit of {limit}; split it or cut away what is not text")]
    TooLarge { size: usize, limit: usize },
    #[error("the text has more than {limit} lines; split it into one document a file")]
    TooManyLines { limit: usize },
    /// A page that no tree is built of; only trying a profile needs one.
    #[error("no profile can be tried on the page: {0}")]
    TooIntricate(String),
    #[error("not a release: {}", why.explain())]
    NotARelease { why: Why },
}

impl CleanError {
    /// A short name for the errors table.
    pub fn kind(&self) -> &'static str {
        match self {
            CleanError::Empty => "empty",
            CleanError::Binary(_) => "binary",
            CleanError::TooLarge { .. } => "too_large",
            CleanError::TooManyLines { .. } => "too_long",
            CleanError::TooIntricate(_) => "too_intricate",
            CleanError::NotARelease { why } => why.name(),
        }
    }
}
