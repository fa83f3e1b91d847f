//! The simple archive: a file a page, in a folder a host, and `manifest.csv`, which `svodka extract --manifest` reads. Names
//! are made of letters that every system takes, and of a hash of the address: nothing an address holds can lead out of the
//! folder or meet another's name.

use super::address;
use super::client::Exchange;
use super::state::{Place, State};
use crate::error::ReadError;
use crate::source::Response;
use sha1::{Digest, Sha1};
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use url::Url;

const MANIFEST: &str = "manifest.csv";
/// Letters of an address kept in the name of its file.
const LONGEST: usize = 60;

pub struct Folder {
    folder: PathBuf,
    manifest: File,
}

impl Folder {
    /// Opens or makes the folder; the manifest is written anew from the state, for its last line may be torn.
    pub fn new(folder: &Path, state: &State) -> io::Result<Self> {
        let (path, temporary) = (folder.join(MANIFEST), folder.join(".manifest.csv.tmp"));
        let mut out = BufWriter::new(File::create(&temporary)?);
        let mut written = row(&mut out, ["path", "url", "published", "status"]);
        let rows = state.each_stored(|file, url, dated, status| {
            let status = status.to_string();
            let line = row(&mut out, [file, url, dated.unwrap_or_default(), &status]);
            if written.is_ok() {
                written = line;
            }
        });
        rows.map_err(io::Error::other)?;
        written?;
        out.into_inner().map_err(io::Error::from)?.sync_data()?;
        fs::rename(&temporary, &path)?;
        Ok(Folder { folder: folder.to_path_buf(), manifest: File::options().append(true).open(path)? })
    }

    /// Stores a page, freed of its codings, under a temporary name first.
    pub fn store(&mut self, exchange: &Exchange, dated: Option<&str>, known: bool) -> Result<Place, Unstored> {
        let response = Response::parse(&exchange.response);
        let response = response.ok_or_else(|| io::Error::other("no HTTP response")).map_err(Unstored::Disk)?;
        let body = response.body().map_err(Unstored::Page)?;
        let name = name(&exchange.url);
        let place = Place { file: name.clone(), start: 0, length: body.len() as u64 };
        let mut keep = || {
            let path = self.folder.join(&name);
            let temporary = path.with_extension("tmp");
            if let Some(folder) = path.parent() {
                fs::create_dir_all(folder)?;
            }
            fs::write(&temporary, &body)?;
            fs::rename(&temporary, &path)?;
            // a page that is stored again has its line already
            if known {
                return Ok(());
            }
            row(&mut self.manifest, [&name, &exchange.url, dated.unwrap_or_default(), &response.status.to_string()])
        };
        keep().map_err(Unstored::Disk)?;
        Ok(place)
    }

    /// Bytes of the page's file, if a run that was cut off had come so far.
    pub fn stored_before(folder: &Path, url: &str) -> Option<Place> {
        let name = name(url);
        let length = folder.join(&name).metadata().ok()?.len();
        Some(Place { file: name, start: 0, length })
    }

    pub fn sync(&self) -> io::Result<()> {
        self.manifest.sync_data()
    }
}

/// Why a page was not stored.
#[derive(Debug)]
pub enum Unstored {
    /// It is the page's fault.
    Page(ReadError),
    /// It is the disk's.
    Disk(io::Error),
}

/// One line in one write, so that a kill tears at most the last.
fn row(out: &mut impl Write, cells: [&str; 4]) -> io::Result<()> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(cells).map_err(io::Error::other)?;
    let line = writer.into_inner().map_err(|e| io::Error::other(e.to_string()))?;
    out.write_all(&line)
}

/// Name of a page's file inside the archive.
fn name(url: &str) -> String {
    let parsed = Url::parse(url).ok();
    let host = parsed.as_ref().map(address::host).unwrap_or_default();
    let path = parsed.as_ref().map_or("", Url::path);
    let mut last = path.rsplit('/').find(|part| !part.is_empty()).unwrap_or("index");
    for ending in [".html", ".htm", ".shtml", ".php", ".aspx", ".asp"] {
        last = last.strip_suffix(ending).unwrap_or(last);
    }
    let hash: String = Sha1::digest(url).iter().take(6).map(|b| format!("{b:02x}")).collect();
    format!("pages/{}/{}-{hash}.html", plain(&host), plain(last))
}

/// Latin letters, figures, dots inside, hyphens.
fn plain(part: &str) -> String {
    let letters = part.chars().take(LONGEST).map(|c| match c {
        'a'..='z' | 'A'..='Z' | '0'..='9' | '-' | '.' => c,
        _ => '_',
    });
    let plain: String = letters.collect();
    match plain.trim_matches('.') {
        "" => "_".to_owned(),
        plain => plain.replace("..", "_"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stay_inside_and_apart() {
        for url in [
            "http://a.example/../../etc/passwd",
            "http://a.example/%2e%2e/%2e%2e/x",
            "http://a.example/..%2f..%2fx",
            "http://../..",
            "http://a.example/CON",
            "http://a.example/a\\..\\b",
            "http://a.example/новости/встреча?x=/../y",
        ] {
            let name = name(url);
            let parts: Vec<_> = Path::new(&name).components().collect();
            assert_eq!(parts.len(), 3, "{name}");
            assert!(parts.iter().all(|p| matches!(p, std::path::Component::Normal(_))), "{name}");
            assert!(name.is_ascii() && name.starts_with("pages/") && name.ends_with(".html"), "{name}");
        }
        assert_ne!(name("http://a.example/a?x=1"), name("http://a.example/a?x=2"));
        assert_ne!(name("http://a.example/A"), name("http://a.example/a"));
    }
}
