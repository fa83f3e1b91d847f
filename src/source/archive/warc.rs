//! WARC 1.0 and 1.1, plain or gzipped (by record, as it should be, or whole), as a stream. A broken record is reported, and
//! reading goes on at the next one that can be recognised.

use super::{Entry, Form, Member, Want, failed};
use crate::error::ReadError;
use crate::source::LARGEST;
use crate::source::expand::{bomb, explodes, too_large, unreadable};
use crate::source::http::Response;
use crate::source::inputs::stem;
use flate2::bufread::GzDecoder;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

/// Bytes of one header line; a whole record head may take sixteen times as much.
const LONGEST_LINE: usize = 64 << 10;
/// Where an HTTP head must end.
const LONGEST_HEAD: usize = 256 << 10;
/// After so many broken records in a row the file is given up.
const MOST_BROKEN: u32 = 1000;
/// The field by which svodka marks lists, feeds and maps of sites, which are in the archive but are no releases.
pub(crate) const ROLE: &str = "Svodka-Role";

/// The head of a record.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Head {
    fields: Vec<(String, String)>,
    /// Bytes of the block.
    pub length: u64,
}

impl Head {
    /// The first field of this name, whatever its case.
    pub(crate) fn field(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(n, _)| n.eq_ignore_ascii_case(name)).map(|(_, v)| v.as_str())
    }

    pub(crate) fn kind(&self) -> &str {
        self.field("WARC-Type").unwrap_or_default()
    }

    /// Address of the capture; early tools put it in angle brackets.
    pub(crate) fn target(&self) -> Option<&str> {
        self.field("WARC-Target-URI").map(|uri| uri.trim_start_matches('<').trim_end_matches('>'))
    }
}

/// The records of a file.
pub(crate) struct Records {
    reader: BufReader<Unpacked>,
    /// Bytes of the present record's block not read yet.
    left: u64,
    broken: u32,
}

impl Records {
    pub(crate) fn new(file: Box<dyn Read + Send>) -> io::Result<Self> {
        let mut raw = Raw::new(file);
        let packed = raw.fill_buf()?.starts_with(b"\x1F\x8B");
        let state = if packed { State::Member(Box::new(GzDecoder::new(raw))) } else { State::Plain(raw) };
        let unpacked = Unpacked { state, members: 0, grown: 0 };
        Ok(Records { reader: BufReader::with_capacity(super::BUFFER, unpacked), left: 0, broken: 0 })
    }

    /// The head of the next record; after an error the one after the damage. `None` at the end.
    pub(crate) fn advance(&mut self) -> Option<Result<Head, ReadError>> {
        if self.broken > MOST_BROKEN {
            return None;
        }
        let head = self.skip_rest().and_then(|()| self.head());
        match head {
            Ok(None) => None,
            Ok(Some(head)) => {
                self.broken = 0;
                Some(Ok(head))
            }
            Err(error) => Some(Err(self.recover(error))),
        }
    }

    /// Appends the block to `into` until that has `up_to` bytes.
    pub(crate) fn block(&mut self, into: &mut Vec<u8>, up_to: usize) -> Result<(), ReadError> {
        let wanted = (up_to.saturating_sub(into.len()) as u64).min(self.left);
        let read = (&mut self.reader).take(wanted).read_to_end(into);
        match read {
            Ok(read) => self.left -= read as u64,
            Err(error) => return Err(self.recover(error)),
        }
        match self.left > 0 && into.len() < up_to {
            true => Err(self.recover(io::ErrorKind::UnexpectedEof.into())),
            false => Ok(()),
        }
    }

    /// Reads to the next record, so that the check sum of the present one has been seen.
    pub(crate) fn settle(&mut self) -> Result<(), ReadError> {
        let member = self.reader.get_ref().members;
        loop {
            let line_ends = |buffer: &[u8]| buffer.iter().take_while(|b| matches!(b, b'\r' | b'\n')).count();
            let ends = match self.reader.fill_buf().map(line_ends) {
                Ok(ends) => ends,
                // the damage is the next record's, and will be met again
                Err(_) if self.reader.get_ref().members > member => return Ok(()),
                Err(error) => return Err(self.recover(error)),
            };
            if ends == 0 {
                return Ok(());
            }
            self.reader.consume(ends);
        }
    }

    fn skip_rest(&mut self) -> io::Result<()> {
        let skipped = io::copy(&mut (&mut self.reader).take(self.left), &mut io::sink())?;
        match std::mem::take(&mut self.left) {
            left if skipped < left => Err(io::ErrorKind::UnexpectedEof.into()),
            _ => Ok(()),
        }
    }

    fn head(&mut self) -> io::Result<Option<Head>> {
        let mut line = loop {
            match self.line()? {
                None => return Ok(None),
                Some(line) if line.is_empty() => {}
                Some(line) => break line,
            }
        };
        if !line.starts_with("WARC/") {
            return Err(io::Error::other("no record begins where one should"));
        }
        let mut head = Head::default();
        let mut bytes = 0;
        loop {
            line = self.line()?.ok_or(io::ErrorKind::UnexpectedEof)?;
            bytes += line.len();
            if line.is_empty() {
                break;
            }
            if bytes > 16 * LONGEST_LINE {
                return Err(io::Error::other("the head of the record does not end"));
            }
            match line.split_once(':') {
                Some((name, value)) => head.fields.push((name.trim().to_owned(), value.trim().to_owned())),
                None => return Err(io::Error::other("a line of the record's head has no colon")),
            }
        }
        let length = head.field("Content-Length").and_then(|l| l.parse().ok());
        head.length = length.ok_or_else(|| io::Error::other("the record does not tell its length"))?;
        self.left = head.length;
        Ok(Some(head))
    }

    /// A line without its end; `None` at the end of the file.
    fn line(&mut self) -> io::Result<Option<String>> {
        let mut line = Vec::new();
        (&mut self.reader).take(LONGEST_LINE as u64).read_until(b'\n', &mut line)?;
        match line.last() {
            None => Ok(None),
            Some(b'\n') => {
                let line = String::from_utf8_lossy(&line);
                Ok(Some(line.trim_end_matches(['\r', '\n']).to_owned()))
            }
            Some(_) if line.len() == LONGEST_LINE => Err(io::Error::other("a line of the record's head does not end")),
            Some(_) => Err(io::ErrorKind::UnexpectedEof.into()),
        }
    }

    /// Goes to the next record after damage, and words the error.
    fn recover(&mut self, error: io::Error) -> ReadError {
        self.broken += 1;
        self.left = 0;
        let at = self.reader.get_ref().position();
        let ours = error.get_ref().is_some_and(|e| e.is::<ReadError>());
        let found = !ours && self.broken <= MOST_BROKEN && self.find_next();
        if !found {
            self.broken = MOST_BROKEN + 1;
        }
        if ours {
            return unreadable(error);
        }
        let what = match error.kind() {
            io::ErrorKind::UnexpectedEof => "the record is cut short".to_owned(),
            _ => error.to_string(),
        };
        let then = if found { "the records after it are read" } else { "nothing after it can be read" };
        ReadError::source("broken", format!("damaged about byte {at} of the file: {what}; {then}"))
    }

    /// Looks for the next line that begins a record; false when there is none.
    fn find_next(&mut self) -> bool {
        // what is decoded already may hold it; then the next gzip member that can be unpacked does
        loop {
            match self.find_in_decoded() {
                Ok(true) => return true,
                Ok(false) => return false,
                Err(_) => {
                    let rest = self.reader.buffer().len();
                    self.reader.consume(rest);
                    if !self.reader.get_mut().next_member() {
                        return false;
                    }
                }
            }
        }
    }

    fn find_in_decoded(&mut self) -> io::Result<bool> {
        const MARK: &[u8] = b"WARC/1.";
        // the head of a record stands at the start of a line, or of a gzip member
        let mut at_start = true;
        loop {
            let buffer = self.reader.fill_buf()?;
            if buffer.is_empty() {
                return Ok(false);
            }
            if at_start && buffer.starts_with(MARK) {
                return Ok(true);
            }
            let end = memchr::memchr(b'\n', buffer);
            let used = end.map_or(buffer.len(), |e| e + 1);
            at_start = end.is_some();
            self.reader.consume(used);
        }
    }
}

/// The file's bytes, and how many of them have been taken.
struct Raw {
    file: Box<dyn Read + Send>,
    buffer: Vec<u8>,
    at: usize,
    position: u64,
}

impl Raw {
    fn new(file: Box<dyn Read + Send>) -> Self {
        Raw { file, buffer: Vec::new(), at: 0, position: 0 }
    }

    /// Reads more behind what is in the buffer; false at the end of the file.
    fn more(&mut self) -> io::Result<bool> {
        self.buffer.drain(..self.at);
        self.at = 0;
        let read = (&mut self.file).take(super::BUFFER as u64).read_to_end(&mut self.buffer)?;
        Ok(read > 0)
    }

    /// Goes to the next place where a gzip member may begin; false when there is none.
    fn find_member(&mut self) -> io::Result<bool> {
        const MARK: &[u8] = b"\x1F\x8B\x08";
        loop {
            if let Some(found) = memchr::memmem::find(&self.buffer[self.at..], MARK) {
                self.consume(found);
                return Ok(true);
            }
            // the mark may lie across the end of the buffer
            let rest = self.buffer.len() - self.at;
            self.consume(rest.saturating_sub(MARK.len() - 1));
            if !self.more()? {
                return Ok(false);
            }
        }
    }
}

impl Read for Raw {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.fill_buf()?.read(into)?;
        self.consume(read);
        Ok(read)
    }
}

impl BufRead for Raw {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.at == self.buffer.len() {
            self.more()?;
        }
        Ok(&self.buffer[self.at..])
    }

    fn consume(&mut self, n: usize) {
        self.position += n as u64;
        self.at += n;
    }
}

/// The file's bytes unpacked: one gzip member after another.
struct Unpacked {
    state: State,
    /// Members begun after the first.
    members: u64,
    /// Bytes that came out so far.
    grown: u64,
}

enum State {
    Plain(Raw),
    Member(Box<GzDecoder<Raw>>),
    /// A member is damaged; nothing is read until the next one is looked for.
    Damaged(Raw),
    Ended(u64),
}

impl Unpacked {
    fn position(&self) -> u64 {
        match &self.state {
            State::Plain(raw) | State::Damaged(raw) => raw.position,
            State::Member(decoder) => decoder.get_ref().position,
            State::Ended(at) => *at,
        }
    }

    /// The file behind the present member, which is left.
    fn leave(&mut self) -> Option<Raw> {
        let at = self.position();
        match std::mem::replace(&mut self.state, State::Ended(at)) {
            State::Plain(raw) | State::Damaged(raw) => Some(raw),
            State::Member(decoder) => Some(decoder.into_inner()),
            State::Ended(_) => None,
        }
    }

    /// After damage: goes to the next place that looks like the start of a gzip member; false when there is none.
    fn next_member(&mut self) -> bool {
        if !matches!(self.state, State::Damaged(_)) {
            return false;
        }
        let Some(mut raw) = self.leave() else { return false };
        let found = raw.find_member().unwrap_or(false);
        self.state = match found {
            true => State::Member(Box::new(GzDecoder::new(raw))),
            false => State::Ended(raw.position),
        };
        found
    }
}

impl Read for Unpacked {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        loop {
            let read = match &mut self.state {
                State::Ended(_) => return Ok(0),
                State::Damaged(_) => return Err(io::Error::other("a packed record is damaged")),
                State::Plain(raw) => return raw.read(into),
                State::Member(decoder) => decoder.read(into),
            };
            match read {
                Ok(0) if !into.is_empty() => {
                    if let Some(mut raw) = self.leave()
                        && !raw.fill_buf()?.is_empty()
                    {
                        self.state = State::Member(Box::new(GzDecoder::new(raw)));
                        self.members += 1;
                    }
                }
                Ok(read) => {
                    self.grown += read as u64;
                    if explodes(self.position(), self.grown) {
                        return Err(io::Error::other(bomb()));
                    }
                    return Ok(read);
                }
                Err(error) => {
                    if let Some(raw) = self.leave() {
                        self.state = State::Damaged(raw);
                    }
                    return Err(error);
                }
            }
        }
    }
}

/// The pages of a WARC: responses with status 200 that are HTML or text, and resources of these types. Revisits, other
/// types and other statuses are passed over.
pub(super) struct Pages {
    records: Records,
    want: Want,
}

impl Pages {
    pub(super) fn new(file: Box<dyn Read + Send>, want: Want) -> io::Result<Self> {
        Ok(Pages { records: Records::new(file)?, want })
    }

    /// The document of a record, if it is one.
    fn page(&mut self, head: &Head) -> Result<Option<(Form, Vec<u8>)>, ReadError> {
        let form = match (head.kind(), head.field(ROLE)) {
            ("response", None) => Form::Response,
            ("resource", None) => Form::Resource,
            _ => return Ok(None),
        };
        let mut block = Vec::new();
        if form == Form::Response {
            self.records.block(&mut block, LONGEST_HEAD)?;
            match Response::parse(&block) {
                Some(response) if response.status == 200 && response.is_page() => {}
                _ => return Ok(None),
            }
        } else if !head.field("Content-Type").is_some_and(|t| t.to_ascii_lowercase().starts_with("text/html")) {
            return Ok(None);
        }
        if let Some(reason) = head.field("WARC-Truncated") {
            return Err(ReadError::source(
                "truncated",
                format!("the archive holds only the beginning of the page ({reason}): collect it again"),
            ));
        }
        if head.length > LARGEST {
            return Err(too_large());
        }
        if self.want == Want::All {
            self.records.block(&mut block, LARGEST as usize)?;
            self.records.settle()?;
        }
        Ok(Some((form, block)))
    }
}

impl Iterator for Pages {
    type Item = Entry;

    fn next(&mut self) -> Option<Entry> {
        loop {
            let head = match self.records.advance()? {
                Ok(head) => head,
                Err(error) => return Some(failed("", error)),
            };
            let name = head.target().unwrap_or_default();
            match self.page(&head) {
                Ok(None) => {}
                Ok(Some((form, bytes))) => {
                    let (name, stem) = (name.to_owned(), address_stem(name));
                    return Some(Entry::Document(Member { name, stem, form, bytes }));
                }
                Err(error) => return Some(failed(name, error)),
            }
        }
    }
}

/// The last part of an address's path, without extension; the host when there is no path.
fn address_stem(address: &str) -> String {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let path = path.split_once("://").map_or(path, |(_, rest)| rest);
    let last = path.rsplit('/').find(|part| !part.is_empty()).unwrap_or(address);
    match path.contains('/') {
        true if !path.starts_with(last) => stem(Path::new(last)),
        _ => last.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::Compression;
    use flate2::write::GzEncoder;
    use std::io::{Cursor, Write};

    fn record(kind: &str, address: &str, block: &str) -> Vec<u8> {
        let head = format!(
            "WARC/1.1\r\nWARC-Type: {kind}\r\nwarc-target-uri: <{address}>\r\nContent-Length: {}\r\n\r\n",
            block.len()
        );
        format!("{head}{block}\r\n\r\n").into_bytes()
    }

    fn page(number: u32) -> Vec<u8> {
        let text = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>{number}</p>{}", "x".repeat(300));
        record("response", &format!("http://a.example/news/{number}.html?x=1"), &text)
    }

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    fn read(bytes: Vec<u8>) -> Vec<String> {
        let pages = Pages::new(Box::new(Cursor::new(bytes)), Want::All).unwrap();
        pages
            .map(|e| match e {
                Entry::Document(m) => m.stem,
                Entry::Failed { error, .. } => error.kind.to_owned(),
            })
            .collect()
    }

    #[test]
    fn pages_are_read_and_the_rest_is_passed_over() {
        let mut plain = record("warcinfo", "", "software: x");
        plain.extend(page(1));
        plain.extend(record("request", "http://a.example/", "GET / HTTP/1.1\r\n\r\n"));
        plain.extend(record("response", "http://a.example/", "HTTP/1.1 404 No\r\nContent-Type: text/html\r\n\r\n"));
        plain.extend(record("response", "http://a.example/", "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nx"));
        plain.extend(record("revisit", "http://a.example/", "HTTP/1.1 200 OK\r\n\r\n"));
        plain.extend(page(2));
        assert_eq!(read(plain.clone()), ["1", "2"]);
        assert_eq!(read(gzip(&plain)), ["1", "2"]);
        let each: Vec<u8> = [page(1), page(2)].iter().flat_map(|r| gzip(r)).collect();
        assert_eq!(read(each), ["1", "2"]);
    }

    #[test]
    fn damage_costs_the_damaged_record_only() {
        for at in [5, 40, 120, 200] {
            let mut members: Vec<Vec<u8>> = (1..=3).map(|n| gzip(&page(n))).collect();
            let at = at.min(members[1].len() - 6);
            members[1][at] ^= 0x55;
            let found = read(members.concat());
            assert_eq!((found.first(), found.last()), (Some(&"1".to_owned()), Some(&"3".to_owned())), "{found:?} {at}");
            assert!(
                at == 5 || found.iter().any(|f| f == "broken") && !found.iter().any(|f| f == "2"),
                "{found:?} {at}"
            );
        }
        let mut plain: Vec<Vec<u8>> = (1..=3).map(page).collect();
        plain[1].splice(..4, *b"XXXX");
        assert_eq!(read(plain.concat()), ["1", "broken", "3"]);
    }

    #[test]
    fn a_cut_is_told() {
        let each = [gzip(&page(1)), gzip(&page(2))].concat();
        assert_eq!(read(each[..each.len() - 20].to_vec()), ["1", "broken"]);
        let plain = [page(1), page(2)].concat();
        assert_eq!(read(plain[..plain.len() - 20].to_vec()), ["1", "broken"]);
        assert_eq!(read(b"nonsense".to_vec()), ["broken"]);
        assert_eq!(read(Vec::new()), [""; 0]);
    }

    #[test]
    fn stems_of_addresses() {
        for (address, want) in [
            ("http://a.example/news/123", "123"),
            ("http://a.example/news/123.shtml?x=1/2", "123"),
            ("http://a.example/news/title/", "title"),
            ("http://a.example/", "a.example"),
            ("http://a.example", "a.example"),
            ("", ""),
        ] {
            assert_eq!(address_stem(address), want, "{address}");
        }
    }
}
