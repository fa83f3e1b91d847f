//! The library's face: [`Svodka`] is built once and turns one document after another into a release.

use crate::clean::{self, Chrome, CleanError};
use crate::error::{ReadError, SetupError, Stage};
use crate::extract::extract;
use crate::model::Release;
use crate::rules::Knowledge;
use crate::source::{Body, Document, Kind};
use std::path::Path;

/// No press release is longer, in bytes of cleaned text; what is longer is a book or a mistake.
pub const LONGEST_TEXT: usize = 2 << 20;

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
#[derive(Clone)]
pub struct Svodka {
    cleaning: Cleaning,
    language: Language,
    know: Knowing,
}

/// The rules in force: the built-in ones, or a user's.
#[derive(Clone, Copy)]
struct Knowing {
    knowledge: &'static Knowledge,
    chrome: &'static Chrome,
}

impl Svodka {
    /// With the rules that are built in.
    pub fn embedded() -> Self {
        Self::knowing(Knowing { knowledge: Knowledge::embedded(), chrome: Chrome::embedded() })
    }

    /// With the files of `dir` in place of, or beside, the built-in ones.
    ///
    /// # Errors
    /// The folder can't be read, or its files have mistakes; the message names the file and line.
    pub fn with_rules(dir: &Path) -> Result<Self, SetupError> {
        crate::check::unknown_files(dir)?;
        let knowledge = Knowledge::with_dir(dir).map_err(|e| SetupError(e.to_string()))?;
        let chrome = own_chrome(dir)?;
        // built once a run, used until it ends
        Ok(Self::knowing(Knowing { knowledge: Box::leak(Box::new(knowledge)), chrome }))
    }

    fn knowing(know: Knowing) -> Self {
        Svodka { cleaning: Cleaning::default(), language: Language::default(), know }
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
    pub fn country_name(&self, code: &str) -> Option<&str> {
        self.know.knowledge.country(code).map(|c| c.name.as_str())
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
            extract(&mut release, self.know.knowledge);
        } else if self.language == Language::Russian {
            return Err(foreign(release.lang.as_deref()));
        }
        Ok(release)
    }

    fn clean(&self, document: &Document) -> Result<Release, ReadError> {
        if self.cleaning == Cleaning::None {
            return verbatim(document);
        }
        let chrome = self.know.chrome;
        let url = document.url.as_deref();
        let cleaned = match &document.body {
            Body::Text(text) => clean::clean_plain(text, chrome),
            Body::Html(text) => clean::clean_page(text, url, chrome),
            Body::Bytes { bytes, kind } => {
                let kind = match kind {
                    Kind::Html => clean::Kind::Html,
                    Kind::Text => clean::Kind::Plain,
                    Kind::Unknown => clean::Kind::Unknown,
                };
                clean::clean(&clean::Input { bytes, kind, charset_hint: None, url }, chrome)
            }
        };
        cleaned.map(from_cleaned).map_err(unclean)
    }
}

fn own_chrome(dir: &Path) -> Result<&'static Chrome, SetupError> {
    let path = dir.join("chrome.toml");
    match std::fs::read_to_string(&path) {
        Ok(text) => {
            let chrome = Chrome::embedded_with(&text).map_err(|e| SetupError(format!("{}: {e}", path.display())))?;
            Ok(Box::leak(Box::new(chrome)))
        }
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => Ok(Chrome::embedded()),
        Err(e) => Err(SetupError(format!("can't read {}: {e}", path.display()))),
    }
}

fn verbatim(document: &Document) -> Result<Release, ReadError> {
    let text = match &document.body {
        Body::Text(text) | Body::Html(text) => text.to_string(),
        Body::Bytes { bytes, .. } => clean::decode(bytes, None).map_err(unclean)?.text.into_owned(),
    };
    if text.trim().is_empty() {
        return Err(unclean(CleanError::Empty));
    }
    Ok(Release { lang: Some(clean::language(&text).to_owned()), text, ..Release::default() })
}

fn from_cleaned(c: clean::Cleaned) -> Release {
    Release {
        text: c.text,
        title: c.title,
        published: c.published,
        published_at: c.published_at,
        updated: c.updated,
        url: c.url,
        author: c.author,
        section: c.section,
        lang: c.lang,
        captions: c.captions,
        dropped: c.dropped,
        ..Release::default()
    }
}

fn unclean(error: CleanError) -> ReadError {
    ReadError::new(Stage::Clean, error.kind(), error.to_string())
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
