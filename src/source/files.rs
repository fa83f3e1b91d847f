//! The documents of a run: an iterator of items, each of which is opened (read, parsed) by whoever works on it.

use super::LARGEST;
use super::archive::{Archive, Entries, Entry, Form, Member, Want};
use super::document::{Body, Document, Kind};
use super::expand::{too_large, unreadable, whole};
use super::http::Response;
use super::inputs::{Clashes, Found, Inputs, Walk, extension, hash, stem};
use super::lines::{Line, Lines};
use super::manifest::{Hints, Manifest};
use crate::error::{Failure, ReadError, SetupError};
use flate2::read::MultiGzDecoder;
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

/// Big enough that a system call is nothing beside the work on what it brings.
const BUFFER: usize = 256 << 10;

/// A document on its way, not yet opened.
#[derive(Debug)]
pub enum Item {
    /// A file, to be read when opened.
    File(FileItem),
    /// A line of JSON, to be parsed when opened.
    Line(Line),
    /// A member of an archive, as it lies there.
    Member(MemberItem),
    /// What came through a pipe.
    Piped { id: String, source: String, bytes: Vec<u8> },
    /// It could not even be reached.
    Failed(Failure),
}

/// A file and what is known about it.
#[derive(Debug)]
pub struct FileItem {
    path: PathBuf,
    id: String,
    size: u64,
    hints: Result<Hints, ReadError>,
}

/// A member of an archive.
#[derive(Debug)]
pub struct MemberItem {
    id: String,
    source: String,
    member: Member,
}

impl Item {
    /// A page as a server sent it: head and body of the HTTP response from `url`.
    pub fn response(id: String, source: String, url: String, bytes: Vec<u8>) -> Self {
        let member = Member { name: url, stem: String::new(), form: Form::Response, bytes };
        Item::Member(MemberItem { id, source, member })
    }

    /// Bytes it will hold in memory, near enough to budget by.
    pub fn weight(&self) -> usize {
        match self {
            Item::File(file) if file.size > LARGEST => 0,
            Item::File(file) => file.size as usize,
            Item::Line(line) => line.len(),
            Item::Member(item) => item.member.bytes.len(),
            Item::Piped { bytes, .. } => bytes.len(),
            Item::Failed(_) => 0,
        }
    }

    /// Path; path and line; or archive and member.
    pub fn label(&self) -> String {
        match self {
            Item::File(file) => file.path.display().to_string(),
            Item::Line(line) => line.label(),
            Item::Member(item) => item.source.clone(),
            Item::Piped { source, .. } => source.clone(),
            Item::Failed(failure) => failure.source.clone(),
        }
    }

    /// Reads or parses it.
    pub fn open(&self) -> Result<Document<'_>, ReadError> {
        match self {
            Item::File(file) => file.open(),
            Item::Line(line) => line.open(),
            Item::Member(item) => item.open(),
            Item::Piped { id, source, bytes } => {
                check(bytes)?;
                let bytes = Cow::Borrowed(&bytes[..]);
                let kind = Kind::Unknown;
                Ok(Document { source: Cow::Borrowed(source), ..Document::bytes(&id[..], bytes, kind) })
            }
            Item::Failed(failure) => Err(failure.error.clone()),
        }
    }
}

impl MemberItem {
    fn open(&self) -> Result<Document<'_>, ReadError> {
        let bytes = &self.member.bytes[..];
        let (bytes, kind, charset) = match self.member.form {
            Form::File(kind) => (Cow::Borrowed(bytes), kind, None),
            Form::Resource | Form::Lines => (Cow::Borrowed(bytes), Kind::Unknown, None),
            Form::Response => {
                let response = Response::parse(bytes)
                    .ok_or_else(|| ReadError::source("broken", "the record holds no HTTP response"))?;
                let kind = match response.media_type().as_str() {
                    "text/html" | "application/xhtml+xml" => Kind::Html,
                    "text/plain" => Kind::Text,
                    _ => Kind::Unknown,
                };
                (response.body()?, kind, response.charset().map(str::to_owned))
            }
        };
        check(&bytes)?;
        let addressed = matches!(self.member.form, Form::Response | Form::Resource) && !self.member.name.is_empty();
        Ok(Document {
            source: Cow::Borrowed(&self.source),
            url: addressed.then_some(Cow::Borrowed(&self.member.name[..])),
            charset: charset.map(Cow::Owned),
            ..Document::bytes(&self.id[..], bytes, kind)
        })
    }
}

impl FileItem {
    fn open(&self) -> Result<Document<'_>, ReadError> {
        let hints = self.hints.as_ref().map_err(Clone::clone)?;
        if self.size > LARGEST {
            return Err(too_large());
        }
        let file = File::open(&self.path).map_err(unreadable)?;
        let bytes = match is_gzip(&self.path) {
            true => whole(MultiGzDecoder::new(file), self.size)?,
            false => whole(file, self.size)?,
        };
        check(&bytes)?;
        let kind = match extension(&self.path).as_str() {
            "html" | "htm" => Kind::Html,
            "txt" => Kind::Text,
            _ => Kind::Unknown,
        };
        Ok(Document {
            id: Cow::Borrowed(&self.id),
            source: Cow::Owned(self.path.display().to_string()),
            body: Body::Bytes { bytes: Cow::Owned(bytes), kind },
            url: hints.url.as_deref().map(Cow::Borrowed),
            published: hints.published.as_deref().map(Cow::Borrowed),
            title: hints.title.as_deref().map(Cow::Borrowed),
            charset: None,
        })
    }
}

fn check(bytes: &[u8]) -> Result<(), ReadError> {
    match bytes.len() as u64 {
        0 => Err(ReadError::source("empty", "the file is empty")),
        size if size > LARGEST => Err(too_large()),
        _ => Ok(()),
    }
}

fn is_gzip(path: &Path) -> bool {
    path.extension().is_some_and(|e| e.eq_ignore_ascii_case("gz"))
}

/// The documents of all inputs, in order.
pub struct Documents<'i> {
    walk: Walk<'i>,
    clashes: Clashes,
    /// Files given twice are read once; only files whose stem clashes need remembering.
    seen: HashSet<u64>,
    /// How often an id has been given: only those of members whose stem clashes need remembering.
    given: HashMap<u64, u32>,
    /// The id of an archive's member is its name; else it is the stem, or the long name where stems clash.
    named: bool,
    manifest: Manifest,
    archive: Option<OpenArchive>,
    lines: Option<Lines>,
    missing: std::vec::IntoIter<Failure>,
}

/// An archive being read.
struct OpenArchive {
    entries: Entries,
    /// Its path, for messages, and what tells it from the other inputs, for ids.
    shown: String,
    name: String,
    /// Nothing has been found in it so far, which is worth an error.
    empty: bool,
}

impl<'i> Documents<'i> {
    /// Looks through the inputs; an error when there is nothing to read in them.
    pub fn new(inputs: &'i Inputs, mut manifest: Manifest) -> Result<Self, SetupError> {
        let clashes = Clashes::survey(inputs.walk());
        if clashes.files == 0 && !clashes.streams {
            return Err(SetupError(format!(
                "no documents in {}: svodka reads .html, .htm, .txt, .jsonl and .ndjson files, also with .gz, and the \
                 archives .warc, .warc.gz, .zip, .tar, .tar.gz and .tar.zst",
                inputs.shown()
            )));
        }
        Ok(Documents {
            walk: inputs.walk(),
            clashes,
            seen: HashSet::new(),
            given: HashMap::new(),
            named: false,
            archive: None,
            missing: std::mem::take(&mut manifest.missing).into_iter(),
            manifest,
            lines: None,
        })
    }

    /// Makes the names of archives' members (addresses, in a WARC) their ids, whether or not stems clash.
    pub fn by_name(mut self) -> Self {
        self.named = true;
        self
    }

    /// How many documents there will be, when that is known beforehand.
    pub fn expected(&self) -> Option<u64> {
        (!self.clashes.streams).then_some(self.clashes.files)
    }

    fn file(&mut self, path: PathBuf, name: String) -> Option<Item> {
        if let Some(archive) = Archive::of(&path) {
            return self.open_archive(archive, &path, name);
        }
        let stem = stem(&path);
        let clash = self.clashes.has(&stem);
        if clash {
            let whole = path.canonicalize().unwrap_or_else(|_| path.clone());
            if !self.seen.insert(hash(&whole.to_string_lossy())) {
                return None;
            }
        }
        let id = if clash { name } else { stem };
        let size = match path.metadata() {
            Ok(meta) if meta.is_file() && !holds_lines(&path) => meta.len(),
            Ok(_) => return self.stream(&path, &id),
            Err(error) => return Some(failed(&path.display().to_string(), unreadable(error))),
        };
        Some(Item::File(FileItem { hints: self.manifest.hints(&path), id, path, size }))
    }

    fn open_archive(&mut self, archive: Archive, path: &Path, name: String) -> Option<Item> {
        let whole = path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
        if !self.seen.insert(hash(&whole.to_string_lossy())) {
            return None;
        }
        let shown = path.display().to_string();
        // a WARC may well hold nothing but lists and references
        let empty = archive != Archive::Warc;
        match archive.entries(path, Want::All) {
            Ok(entries) => {
                self.archive = Some(OpenArchive { entries, shown, name, empty });
                None
            }
            Err(error) => Some(failed(&shown, unreadable(error))),
        }
    }

    /// The next document of the archive being read.
    fn member(&mut self) -> Option<Item> {
        loop {
            let archive = self.archive.as_mut()?;
            let Some(entry) = archive.entries.next() else {
                let archive = self.archive.take()?;
                let error = ReadError::source("empty", "no documents in the archive");
                return archive.empty.then(|| failed(&archive.shown, error));
            };
            archive.empty = false;
            let source = |name: &str| match name {
                "" => archive.shown.clone(),
                name => format!("{}!{name}", archive.shown),
            };
            match entry {
                Entry::Failed { name, error } => return Some(failed(&source(&name), error)),
                Entry::Document(member) => {
                    let (source, long) = (source(&member.name), format!("{}!{}", archive.name, member.name));
                    let id = match self.clashes.has(&member.stem) {
                        _ if self.named => self.unrepeated(member.name.clone()),
                        true => self.unrepeated(long),
                        false => member.stem.clone(),
                    };
                    if member.form != Form::Lines {
                        return Some(Item::Member(MemberItem { id, source, member }));
                    }
                    let mut lines = Lines::new(Box::new(io::Cursor::new(member.bytes)), &source, &id);
                    if let Some(item) = lines.next() {
                        self.lines = Some(lines);
                        return Some(item);
                    }
                }
            }
        }
    }

    /// An id that was given already (an address captured twice) gets a number.
    fn unrepeated(&mut self, id: String) -> String {
        let given = self.given.entry(hash(&id)).or_default();
        *given += 1;
        match *given {
            1 => id,
            n => format!("{id}#{n}"),
        }
    }

    /// A file that holds many documents, or a pipe that may.
    fn stream(&mut self, path: &Path, id: &str) -> Option<Item> {
        let shown = path.display().to_string();
        let opened = File::open(path).map(|file| -> Box<dyn Read + Send> {
            if is_gzip(path) { Box::new(MultiGzDecoder::new(file)) } else { Box::new(file) }
        });
        let named = is_lines(path);
        match opened {
            Ok(reader) => self.begin(reader, &shown, id, named),
            Err(error) => Some(failed(&shown, unreadable(error))),
        }
    }

    /// Lines of JSON where the name or the first character says so, else one document.
    fn begin(&mut self, reader: Box<dyn Read + Send>, source: &str, id: &str, named_lines: bool) -> Option<Item> {
        let mut reader: Box<dyn BufRead + Send> = Box::new(BufReader::with_capacity(BUFFER, reader));
        if !named_lines && reader.fill_buf().is_ok_and(|b| b.starts_with(b"\x1F\x8B")) {
            let inner = MultiGzDecoder::new(reader);
            reader = Box::new(BufReader::with_capacity(BUFFER, inner));
        }
        if named_lines || reader.fill_buf().is_ok_and(begins_object) {
            self.lines = Some(Lines::new(reader, source, id));
            return None;
        }
        let mut bytes = Vec::new();
        match reader.take(LARGEST + 1).read_to_end(&mut bytes) {
            Ok(_) => Some(Item::Piped { id: id.to_owned(), source: source.to_owned(), bytes }),
            Err(error) => Some(failed(source, unreadable(error))),
        }
    }
}

fn is_lines(path: &Path) -> bool {
    matches!(extension(path).as_str(), "jsonl" | "ndjson")
}

/// Lines of JSON by the name or, where that says nothing, by the first characters.
fn holds_lines(path: &Path) -> bool {
    match extension(path).as_str() {
        "jsonl" | "ndjson" => true,
        "html" | "htm" | "txt" => false,
        _ => {
            let mut start = Vec::new();
            let read = File::open(path).and_then(|f| f.take(512).read_to_end(&mut start));
            read.is_ok() && begins_object(&start)
        }
    }
}

fn begins_object(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    bytes.trim_ascii_start().first() == Some(&b'{')
}

fn failed(source: &str, error: ReadError) -> Item {
    Item::Failed(Failure { source: source.to_owned(), error })
}

impl Iterator for Documents<'_> {
    type Item = Item;

    fn next(&mut self) -> Option<Item> {
        if let Some(failure) = self.missing.next() {
            return Some(Item::Failed(failure));
        }
        loop {
            if let Some(item) = self.lines.as_mut().and_then(Iterator::next) {
                return Some(item);
            }
            self.lines = None;
            if let Some(item) = self.member() {
                return Some(item);
            }
            let item = match self.walk.next()? {
                Found::File { path, name } => self.file(path, name),
                Found::Stdin => self.begin(Box::new(io::stdin()), "stdin", "stdin", false),
                Found::Failed(failure) => Some(Item::Failed(failure)),
            };
            if item.is_some() {
                return item;
            }
        }
    }
}
