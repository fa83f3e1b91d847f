//! Documents inside archives, read as streams: nothing is unpacked to disk, one member at a time is in memory, and what
//! is wrong with a member (or with the archive) is an error with a name.

mod tar;
pub(crate) mod warc;
mod zip;

use crate::error::ReadError;
use crate::source::document::Kind;
use crate::source::expand::{Counted, Guarded, Zstd};
use crate::source::inputs::stem;
use flate2::bufread::MultiGzDecoder;
use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::Path;

/// Kinds of archives, by the end of the name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Archive {
    Warc,
    Zip,
    Tar,
    TarGz,
    TarZst,
}

const ENDINGS: &[(&str, Archive)] = &[
    (".warc", Archive::Warc),
    (".warc.gz", Archive::Warc),
    (".zip", Archive::Zip),
    (".tar", Archive::Tar),
    (".tar.gz", Archive::TarGz),
    (".tgz", Archive::TarGz),
    (".tar.zst", Archive::TarZst),
    (".tzst", Archive::TarZst),
];

/// Endings of members that are archives themselves.
const NESTED: &[&str] =
    &[".zip", ".tar", ".tgz", ".tzst", ".gz", ".zst", ".bz2", ".xz", ".7z", ".rar", ".warc", ".wacz"];

impl Archive {
    /// What the name of a file says.
    pub(super) fn of(path: &Path) -> Option<Self> {
        let name = path.file_name()?.to_str()?.to_lowercase();
        let found = ENDINGS.iter().find(|(ending, _)| name.len() > ending.len() && name.ends_with(ending));
        found.map(|(_, archive)| *archive)
    }

    /// Opens an archive.
    pub(super) fn entries(self, path: &Path, want: Want) -> io::Result<Entries> {
        let file = File::open(path)?;
        Ok(match self {
            Archive::Warc => Box::new(warc::Pages::new(Box::new(file), want)?),
            Archive::Zip => Box::new(zip::Zip::new(file, want)),
            Archive::Tar => Box::new(tar::Tar::new(Box::new(BufReader::new(file)), want)),
            Archive::TarGz => Box::new(tar::Tar::new(unpacked(file, MultiGzDecoder::new), want)),
            Archive::TarZst => Box::new(tar::Tar::new(unpacked(file, Zstd::new), want)),
        })
    }
}

/// Big enough that a system call is nothing beside the work on what it brings.
const BUFFER: usize = 64 << 10;

fn unpacked<D: Read + Send + 'static>(
    file: File,
    decoder: impl FnOnce(BufReader<Counted<File>>) -> D,
) -> Box<dyn Read + Send> {
    let (counted, count) = Counted::new(file);
    let decoder = decoder(BufReader::with_capacity(BUFFER, counted));
    Box::new(BufReader::with_capacity(BUFFER, Guarded::new(decoder, count)))
}

/// The documents of an archive and what is wrong with it, in their order.
pub(super) type Entries = Box<dyn Iterator<Item = Entry> + Send>;

/// Which part of the documents is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Want {
    /// `bytes` may stay empty.
    Names,
    All,
}

/// What an archive holds at one place.
#[derive(Debug)]
pub(super) enum Entry {
    Document(Member),
    Failed {
        /// Of the member; empty when the whole archive is meant.
        name: String,
        error: ReadError,
    },
}

/// A document inside an archive.
#[derive(Debug)]
pub(super) struct Member {
    /// Path inside the archive, or address: tells it from the other members.
    pub name: String,
    /// The last part of the name, without extension.
    pub stem: String,
    pub form: Form,
    pub bytes: Vec<u8>,
}

/// What a member's bytes are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    File(Kind),
    /// Lines of JSON.
    Lines,
    /// An HTTP response, head and body, from the address that is the member's name.
    Response,
    /// A page from the address that is the member's name.
    Resource,
}

/// What to do with a file inside a zip or tar.
enum Verdict {
    Read(Form),
    /// Nothing svodka reads: a picture, a hidden file.
    Pass,
    Refuse(ReadError),
}

/// Judges a member by its path.
fn judge(name: &str) -> Verdict {
    let path = name.replace('\\', "/");
    let drive = path.as_bytes().get(1) == Some(&b':') && path.as_bytes()[0].is_ascii_alphabetic();
    if path.starts_with('/') || drive || path.split('/').any(|part| part == "..") || path.contains('\0') {
        return Verdict::Refuse(ReadError::source(
            "unsafe_path",
            "its path leads out of the archive's own folder (zip slip): such a member is not read",
        ));
    }
    if path.split('/').any(|part| part.starts_with('.') && part != "." || part == "__MACOSX") {
        return Verdict::Pass;
    }
    let low = path.to_lowercase();
    if NESTED.iter().any(|ending| low.ends_with(ending)) {
        return Verdict::Refuse(ReadError::source(
            "nested",
            "an archive inside an archive is not read: unpack the outer one first",
        ));
    }
    let extension = low.rsplit('/').next().and_then(|f| f.rsplit_once('.')).map_or("", |(_, e)| e);
    match extension {
        "html" | "htm" => Verdict::Read(Form::File(Kind::Html)),
        "txt" => Verdict::Read(Form::File(Kind::Text)),
        "jsonl" | "ndjson" => Verdict::Read(Form::Lines),
        _ => Verdict::Pass,
    }
}

/// An error of a member, or of the archive when `name` is empty.
fn failed(name: impl Into<String>, error: ReadError) -> Entry {
    Entry::Failed { name: name.into(), error }
}

fn member(name: String, form: Form, bytes: Vec<u8>) -> Entry {
    Entry::Document(Member { stem: stem(Path::new(&name)), name, form, bytes })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn archives_are_known_by_name() {
        let of = |name: &str| Archive::of(Path::new(name));
        assert_eq!(of("a/B.WARC.GZ"), Some(Archive::Warc));
        assert_eq!(of("a.tar.zst"), Some(Archive::TarZst));
        assert_eq!(of("a.tgz"), Some(Archive::TarGz));
        assert_eq!(of(".zip"), None);
        assert_eq!(of("a.html.gz"), None);
    }

    #[test]
    fn members_are_judged_by_their_path() {
        let kind = |name: &str| match judge(name) {
            Verdict::Read(_) => "read",
            Verdict::Pass => "pass",
            Verdict::Refuse(error) => error.kind,
        };
        for (name, want) in [
            ("a/b.html", "read"),
            ("./b.TXT", "read"),
            ("b.jsonl", "read"),
            ("b.jpg", "pass"),
            ("a/.hidden/b.html", "pass"),
            ("__MACOSX/b.html", "pass"),
            ("../b.html", "unsafe_path"),
            ("a\\..\\..\\b.html", "unsafe_path"),
            ("/etc/b.html", "unsafe_path"),
            ("C:\\b.html", "unsafe_path"),
            ("in.zip", "nested"),
            ("a.html.gz", "nested"),
        ] {
            assert_eq!(kind(name), want, "{name}");
        }
    }
}
