//! The library's face: [`Svodka`] is built once and turns one document after another into a release.

use crate::clean::{self, Chrome, CleanError};
use crate::error::{ReadError, SetupError, Stage};
use crate::extract::extract_all;
use crate::letterhead;
use crate::model::Release;
use crate::rules::Knowledge;
use crate::rules::sites::Sites;
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
    /// None: the built-in ones, made when a page is first cleaned.
    clean: Option<clean::Rules<'static>>,
}

impl Svodka {
    /// With the rules that are built in.
    pub fn embedded() -> Self {
        Self::knowing(Knowing { knowledge: Knowledge::embedded(), clean: None })
    }

    /// With the files of `dir` in place of, or beside, the built-in ones.
    ///
    /// # Errors
    /// The folder can't be read, or its files have mistakes; the message names the file and line.
    pub fn with_rules(dir: &Path) -> Result<Self, SetupError> {
        crate::check::unknown_files(dir)?;
        let knowledge = Knowledge::with_dir(dir).map_err(|e| SetupError(e.to_string()))?;
        let clean = Some(cleaning_rules(dir)?);
        // built once a run, used until it ends
        Ok(Self::knowing(Knowing { knowledge: Box::leak(Box::new(knowledge)), clean }))
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
        let mut release = self.prepare(document)?;
        self.fill(&mut [&mut release]);
        Ok(release)
    }

    /// The document's text and metadata; nothing is extracted yet.
    pub(crate) fn prepare(&self, document: &Document) -> Result<Release, ReadError> {
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
        if self.language == Language::Russian && !is_russian(&release) {
            return Err(foreign(release.lang.as_deref()));
        }
        Ok(release)
    }

    /// Fills the records of prepared releases; those in other languages stay as they are.
    pub(crate) fn fill(&self, releases: &mut [&mut Release]) {
        let mut russian: Vec<&mut Release> = releases.iter_mut().map(|r| &mut **r).filter(|r| is_russian(r)).collect();
        extract_all(&mut russian, self.know.knowledge);
    }

    fn clean(&self, document: &Document) -> Result<Release, ReadError> {
        if self.cleaning == Cleaning::None {
            return verbatim(document);
        }
        let rules = &self.know.clean.unwrap_or_else(clean::Rules::embedded);
        let about = clean::About { url: document.url.as_deref(), published: document.published.as_deref() };
        let cleaned = match &document.body {
            Body::Text(text) => clean::clean_plain(text, rules),
            Body::Html(text) => clean::clean_page(text, &about, rules),
            Body::Bytes { bytes, kind } => {
                let kind = match kind {
                    Kind::Html => clean::Kind::Html,
                    Kind::Text => clean::Kind::Plain,
                    Kind::Unknown => clean::Kind::Unknown,
                };
                let charset_hint = document.charset.as_deref();
                clean::clean(&clean::Input { bytes, kind, charset_hint, about }, rules)
            }
        };
        let mut release = from_cleaned(cleaned.map_err(unclean)?);
        release.place_line = release.place_line.filter(|line| letterhead::is_place(line, self.know.knowledge));
        letterhead::take_off(&mut release, self.know.knowledge);
        Ok(release)
    }
}

/// The rules of cleaning, with those of the folder `dir` over the built-in ones.
///
/// # Errors
/// A file can't be read or has mistakes; the message names the file and line.
pub fn cleaning_rules(dir: &Path) -> Result<clean::Rules<'static>, SetupError> {
    let sites = Sites::with_dir(dir).map_err(|e| SetupError(e.to_string()))?;
    Ok(clean::Rules { chrome: own_chrome(dir)?, sites: Box::leak(Box::new(sites)) })
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
    let mut notes = Vec::new();
    let text = match &document.body {
        Body::Text(text) | Body::Html(text) => text.to_string(),
        Body::Bytes { bytes, .. } => {
            let decoded = clean::decode(bytes, document.charset.as_deref()).map_err(unclean)?;
            notes = decoded.notes;
            decoded.text.into_owned()
        }
    };
    if text.trim().is_empty() {
        return Err(unclean(CleanError::Empty));
    }
    Ok(Release { lang: Some(clean::language(&text).to_owned()), text, notes, ..Release::default() })
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
        place_line: c.place_line,
        lang: c.lang,
        captions: c.captions,
        dropped: c.dropped,
        notes: c.notes,
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
        if let Some(own) = &release.published {
            release.notes.push(format!("published {published} as stated with the document, but {own} by itself"));
        }
        release.published = Some(published.to_string());
        release.published_at = None;
    }
}

fn is_russian(release: &Release) -> bool {
    release.lang.as_deref() == Some("ru")
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
