//! WARC 1.1, gzipped record by record. The bytes of request and response are those that passed over the wire, codings and
//! chunks included, as the standard asks: nothing has to be trusted but the record. All records of one exchange are
//! written by one call and named by the last of them, so that a torn end can be told from a whole one.

use super::client::Exchange;
use super::state::{Place, Role};
use crate::source::Response;
use crate::source::warc::{ROLE, Records};
use flate2::bufread::GzDecoder;
use flate2::{Compress, Compression, Crc, FlushCompress, Status};
use sha1::{Digest, Sha1};
use std::borrow::Cow;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// What is written reaches the disk at the latest after so many bytes, or so long.
const SYNC_BYTES: u64 = 16 << 20;
const SYNC_TIME: Duration = Duration::from_secs(5);
const SAME_CONTENT: &str = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest";
const NOT_MODIFIED: &str = "http://netpreserve.org/warc/1.1/revisit/server-not-modified";

/// How an exchange is kept.
#[derive(Debug, Clone)]
pub enum Keep {
    Response,
    /// The same content lies in the archive, from this address and moment (milliseconds since 1970).
    Duplicate {
        of: String,
        at: i64,
    },
    /// The server says that it has not changed.
    NotModified,
}

pub struct Writer {
    folder: PathBuf,
    software: String,
    /// A new file is begun after so many bytes.
    limit: u64,
    number: u32,
    file: Option<File>,
    length: u64,
    synced: (u64, Instant),
    /// What warcinfo says beside the software.
    info: String,
    packer: Packer,
}

impl Writer {
    /// Goes on after file `number` (0: none yet), which has `length` bytes; with `fresh` in a new file.
    pub fn new(folder: &Path, agent: &str, limit: u64, number: u32, length: u64, fresh: bool) -> io::Result<Self> {
        let mut writer = Writer {
            folder: folder.to_path_buf(),
            software: format!("svodka/{}", env!("CARGO_PKG_VERSION")),
            limit,
            number,
            file: None,
            length,
            synced: (length, Instant::now()),
            info: format!("http-header-user-agent: {agent}\r\nrobots: obey\r\n"),
            packer: Packer::new(),
        };
        if number > 0 && !fresh {
            let mut file = File::options().write(true).open(folder.join(name(number)))?;
            file.seek(SeekFrom::Start(length))?;
            writer.file = Some(file);
        }
        Ok(writer)
    }

    /// Writes an exchange; it is with the system, not yet on the disk, when this returns.
    pub fn append(&mut self, exchange: &Exchange, keep: &Keep, role: Role) -> io::Result<Place> {
        if self.file.is_none() || self.length >= self.limit {
            self.rotate()?;
        }
        let bytes = self.records(exchange, keep, role)?;
        let place = Place { file: name(self.number), start: self.length, length: bytes.len() as u64 };
        let file = self.file.as_mut().ok_or(io::ErrorKind::NotFound)?;
        file.write_all(&bytes)?;
        self.length += bytes.len() as u64;
        Ok(place)
    }

    /// Sends to the disk what has waited long enough; true when that was done.
    pub fn sync(&mut self, now: bool) -> io::Result<bool> {
        let (length, at) = self.synced;
        let due = now || self.length - length > SYNC_BYTES || at.elapsed() > SYNC_TIME;
        if !due || length == self.length {
            return Ok(false);
        }
        if let Some(file) = &self.file {
            file.sync_data()?;
        }
        self.synced = (self.length, Instant::now());
        Ok(true)
    }

    pub fn position(&self) -> (String, u64) {
        (name(self.number), self.length)
    }

    fn rotate(&mut self) -> io::Result<()> {
        self.sync(true)?;
        self.number += 1;
        let name = name(self.number);
        let mut head = Head::new("warcinfo", &self.id(&name), jiff::Timestamp::now());
        head.field("WARC-Filename", &name);
        head.field("Content-Type", "application/warc-fields");
        let block = format!(
            "software: {}\r\nformat: WARC File Format 1.1\r\n\
             conformsTo: http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/\r\n{}",
            self.software, self.info
        );
        let bytes = head.member(block.as_bytes(), &mut self.packer)?;
        // what an earlier run may have begun there was never written down
        let mut file = File::create(self.folder.join(&name))?;
        file.write_all(&bytes)?;
        self.file = Some(file);
        self.length = bytes.len() as u64;
        self.synced = (0, Instant::now());
        Ok(())
    }

    /// A name for a record that no other record has.
    fn id(&self, what: &str) -> String {
        let moment = jiff::Timestamp::now().as_nanosecond();
        let hash = Sha1::digest(format!("{what} {} {} {moment} {}", self.number, self.length, std::process::id()));
        let mut bytes: [u8; 16] = hash[..16].try_into().unwrap_or_default();
        // a UUID of the author's own making (RFC 9562, version 8)
        bytes[6] = bytes[6] & 0x0F | 0x80;
        bytes[8] = bytes[8] & 0x3F | 0x80;
        let hex: String = bytes.iter().map(|b| format!("{b:02x}")).collect();
        format!("<urn:uuid:{}-{}-{}-{}-{}>", &hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..])
    }

    fn records(&mut self, exchange: &Exchange, keep: &Keep, role: Role) -> io::Result<Vec<u8>> {
        let ids = ["request", "response", "metadata"].map(|kind| self.id(&format!("{kind} {}", exchange.url)));
        let head = |kind: &str, id: &str| {
            let mut head = Head::new(kind, id, exchange.began);
            head.field("WARC-Target-URI", &exchange.url);
            if let Some(ip) = exchange.ip.filter(|_| kind != "metadata") {
                head.field("WARC-IP-Address", &ip.to_string());
            }
            if role != Role::Page {
                head.field(ROLE, role.name());
            }
            head
        };
        let mut request = head("request", &ids[0]);
        request.field("WARC-Concurrent-To", &ids[1]);
        request.field("Content-Type", "application/http;msgtype=request");
        let mut bytes = request.member(&exchange.request, &mut self.packer)?;
        bytes.extend(answer(exchange, keep, |kind| head(kind, &ids[1]), &mut self.packer)?);
        let mut metadata = head("metadata", &ids[2]);
        metadata.field("WARC-Concurrent-To", &ids[1]);
        metadata.field("Content-Type", "application/warc-fields");
        let block = format!("fetchTimeMs: {}\r\n", exchange.took.as_millis());
        bytes.extend(metadata.member(block.as_bytes(), &mut self.packer)?);
        Ok(bytes)
    }
}

/// The record of the answer: whole, or what is needed to find it where it lies.
fn answer(exchange: &Exchange, keep: &Keep, head: impl Fn(&str) -> Head, packer: &mut Packer) -> io::Result<Vec<u8>> {
    let response = Response::parse(&exchange.response);
    let mut record = head(if matches!(keep, Keep::Response) { "response" } else { "revisit" });
    record.field("Content-Type", "application/http;msgtype=response");
    let mut block = &exchange.response[..];
    match keep {
        Keep::Response => {}
        Keep::Duplicate { of, at } => {
            record.field("WARC-Profile", SAME_CONTENT);
            record.field("WARC-Refers-To-Target-URI", of);
            if let Ok(at) = jiff::Timestamp::from_millisecond(*at) {
                record.field("WARC-Refers-To-Date", &moment(at));
            }
            let body = response.as_ref().map_or(0, |r| r.raw_body.len());
            block = &block[..block.len() - body];
        }
        Keep::NotModified => record.field("WARC-Profile", NOT_MODIFIED),
    }
    // of chunked bodies the standard and the tools that check digests (warcio among them) have different notions: there the
    // digest of the block must do
    let chunked = response.as_ref().is_some_and(|r| matches!(r.payload(), Cow::Owned(_)));
    if let Some(response) = response
        && (matches!(keep, Keep::Duplicate { .. }) || matches!(keep, Keep::Response) && !chunked)
    {
        record.field("WARC-Payload-Digest", &digest(&response.payload()));
    }
    record.member(block, packer)
}

/// SHA-1 as archives write it.
pub fn digest(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let hash = Sha1::digest(bytes);
    // twenty bytes are thirty-two letters of five bits
    let letters = hash.chunks(5).flat_map(|five| {
        let bits = five.iter().fold(0u64, |bits, byte| bits << 8 | *byte as u64);
        (0..8).map(move |i| LETTERS[(bits >> (35 - 5 * i) & 31) as usize] as char)
    });
    format!("sha1:{}", letters.collect::<String>())
}

fn moment(at: jiff::Timestamp) -> String {
    at.strftime("%Y-%m-%dT%H:%M:%S.%6fZ").to_string()
}

/// Name of a file of the archive.
fn name(number: u32) -> String {
    format!("pages-{number:05}.warc.gz")
}

/// Numbers of the files in an archive's folder, in order.
pub fn numbers(folder: &Path) -> io::Result<Vec<u32>> {
    let mut numbers = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        let number = name.strip_prefix("pages-").and_then(|n| n.strip_suffix(".warc.gz"));
        numbers.extend(number.and_then(|n| n.parse::<u32>().ok()));
    }
    numbers.sort_unstable();
    Ok(numbers)
}

/// Path of a file of the archive.
pub fn path(folder: &Path, number: u32) -> PathBuf {
    folder.join(name(number))
}

/// A record's head while it is written.
struct Head(String);

impl Head {
    fn new(kind: &str, id: &str, at: jiff::Timestamp) -> Self {
        let mut head = Head("WARC/1.1\r\n".to_owned());
        head.field("WARC-Type", kind);
        head.field("WARC-Record-ID", id);
        head.field("WARC-Date", &moment(at));
        head
    }

    fn field(&mut self, name: &str, value: &str) {
        // no value may begin a line of its own
        let value = value.replace(['\r', '\n'], " ");
        self.0 += &format!("{name}: {value}\r\n");
    }

    /// The whole record as one gzip member.
    fn member(mut self, block: &[u8], packer: &mut Packer) -> io::Result<Vec<u8>> {
        self.field("WARC-Block-Digest", &digest(block));
        self.field("Content-Length", &block.len().to_string());
        packer.member(&[self.0.as_bytes(), b"\r\n", block, b"\r\n\r\n"].concat())
    }
}

/// Makes gzip members with one compressor: a new one for each record would cost more than the compressing.
struct Packer(Compress);

impl Packer {
    fn new() -> Self {
        Packer(Compress::new(Compression::new(5), false))
    }

    fn member(&mut self, bytes: &[u8]) -> io::Result<Vec<u8>> {
        // deflate, no name, no moment, no system (RFC 1952)
        let mut out = Vec::with_capacity(bytes.len() / 2 + 256);
        out.extend(b"\x1F\x8B\x08\0\0\0\0\0\0\xFF");
        self.0.reset();
        loop {
            let rest = &bytes[self.0.total_in() as usize..];
            match self.0.compress_vec(rest, &mut out, FlushCompress::Finish)? {
                Status::StreamEnd => break,
                _ => out.reserve(out.capacity()),
            }
        }
        let mut crc = Crc::new();
        crc.update(bytes);
        out.extend(crc.sum().to_le_bytes());
        out.extend((bytes.len() as u32).to_le_bytes());
        Ok(out)
    }
}

/// The records of one exchange, found at the end of a file that was cut off.
#[derive(Debug, Default)]
pub struct Group {
    pub start: u64,
    pub end: u64,
    pub url: String,
    /// The block of the response record; of a revisit its head.
    pub response: Vec<u8>,
    pub revisit: bool,
    pub digest: Option<String>,
    pub listed: bool,
}

/// Walks the groups of `file` from `start` on, which must be the start of one; `each` says whether to go on. The end of the
/// last whole group, where the file should end.
pub fn walk(path: &Path, start: u64, mut each: impl FnMut(Group) -> bool) -> io::Result<u64> {
    let mut file = File::open(path)?;
    file.seek(SeekFrom::Start(start))?;
    let mut raw = Counting { reader: BufReader::with_capacity(64 << 10, file), position: start };
    let (mut sound, mut group) = (start, Group { start, ..Group::default() });
    while !raw.fill_buf()?.is_empty() {
        let Some((head, block)) = member(&mut raw) else { break };
        group.end = raw.position;
        let kind = head.kind().to_owned();
        if matches!(kind.as_str(), "response" | "revisit") {
            group.url = head.target().unwrap_or_default().to_owned();
            group.digest = head.field("WARC-Payload-Digest").map(str::to_owned);
            group.listed = head.field(ROLE).is_some();
            group.revisit = kind == "revisit";
            group.response = block;
        }
        // the last of its group, or a file's first record, which belongs to none
        if matches!(kind.as_str(), "metadata" | "warcinfo") {
            sound = group.end;
            let done = std::mem::replace(&mut group, Group { start: sound, ..Group::default() });
            if kind == "metadata" && !each(done) {
                break;
            }
        }
    }
    Ok(sound)
}

/// One gzip member that holds one whole record, its check sum right.
fn member(raw: &mut Counting) -> Option<(crate::source::warc::Head, Vec<u8>)> {
    let mut bytes = Vec::new();
    GzDecoder::new(raw).take(256 << 20).read_to_end(&mut bytes).ok()?;
    let mut records = Records::new(Box::new(io::Cursor::new(bytes))).ok()?;
    let head = records.advance()?.ok()?;
    let mut block = Vec::new();
    records.block(&mut block, usize::MAX).ok()?;
    Some((head, block))
}

struct Counting {
    reader: BufReader<File>,
    position: u64,
}

impl Read for Counting {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.reader.read(into)?;
        self.position += read as u64;
        Ok(read)
    }
}

impl BufRead for Counting {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.reader.fill_buf()
    }

    fn consume(&mut self, n: usize) {
        self.position += n as u64;
        self.reader.consume(n);
    }
}
