//! Tar as a stream: ustar, GNU long names, pax paths and sizes. Links, devices and folders are passed over; names longer
//! than the limit and broken headers end the reading with an error that says so.

use super::{Entry, Form, Verdict, Want, failed, judge, member};
use crate::error::ReadError;
use crate::source::LARGEST;
use crate::source::expand::{too_large, unreadable};
use std::io::{self, Read};

const BLOCK: usize = 512;
/// A path is not longer, nor are the pax records of one file.
const LONGEST_NAME: u64 = 64 << 10;

pub(super) struct Tar {
    reader: Box<dyn Read + Send>,
    want: Want,
    ended: bool,
}

/// What the records before a file's header say about it.
#[derive(Default)]
struct Ahead {
    name: Option<String>,
    size: Option<u64>,
}

struct Header {
    name: String,
    size: u64,
    kind: u8,
}

impl Tar {
    pub(super) fn new(reader: Box<dyn Read + Send>, want: Want) -> Self {
        Tar { reader, want, ended: false }
    }

    /// The next file that is a document or is refused.
    fn advance(&mut self) -> Result<Option<Entry>, ReadError> {
        let mut ahead = Ahead::default();
        while let Some(header) = self.header()? {
            match header.kind {
                b'L' => ahead.name = Some(text(&self.small(header.size)?)),
                b'x' => pax(&self.small(header.size)?, &mut ahead),
                b'g' | b'K' => self.skip(header.size)?,
                b'0' | b'7' | 0 => {
                    let ahead = std::mem::take(&mut ahead);
                    let (name, size) = (ahead.name.unwrap_or(header.name), ahead.size.unwrap_or(header.size));
                    if let Some(entry) = self.file(name, size)? {
                        return Ok(Some(entry));
                    }
                }
                b'S' => {
                    self.skip(header.size)?;
                    let error = ReadError::source("unsupported", "a sparse file is not read: unpack the archive first");
                    return Ok(Some(failed(header.name, error)));
                }
                _ => {
                    ahead = Ahead::default();
                    self.skip(header.size)?;
                }
            }
        }
        Ok(None)
    }

    fn file(&mut self, name: String, size: u64) -> Result<Option<Entry>, ReadError> {
        // how old tars mark a folder
        if name.ends_with('/') {
            self.skip(size)?;
            return Ok(None);
        }
        let form = match judge(&name) {
            Verdict::Read(form) => form,
            Verdict::Pass => {
                self.skip(size)?;
                return Ok(None);
            }
            Verdict::Refuse(error) => {
                self.skip(size)?;
                return Ok(Some(failed(name, error)));
            }
        };
        if size > LARGEST {
            self.skip(size)?;
            return Ok(Some(failed(name, too_large())));
        }
        let bytes = match (self.want, form) {
            (Want::Names, form) if form != Form::Lines => {
                self.skip(size)?;
                Vec::new()
            }
            _ => self.content(size)?,
        };
        Ok(Some(member(name, form, bytes)))
    }

    /// `None` at the end of the archive.
    fn header(&mut self) -> Result<Option<Header>, ReadError> {
        let mut block = [0; BLOCK];
        match fill(&mut self.reader, &mut block).map_err(unreadable)? {
            0 => return Ok(None),
            BLOCK => {}
            _ => return Err(cut()),
        }
        if block.iter().all(|b| *b == 0) {
            return Ok(None);
        }
        let sum: u64 =
            block.iter().enumerate().map(|(i, b)| if (148..156).contains(&i) { 32 } else { *b as u64 }).sum();
        if number(&block[148..156]) != Some(sum) {
            return Err(ReadError::source(
                "broken",
                "a header of the tar is damaged: what stands before it is read, what follows is not",
            ));
        }
        let size = number(&block[124..136]).ok_or_else(cut)?;
        let mut name = text(&block[..100]);
        if block[257..262] == *b"ustar" && block[263] == b'0' && block[345] != 0 {
            name = format!("{}/{name}", text(&block[345..500]));
        }
        Ok(Some(Header { name, size, kind: block[156] }))
    }

    /// The content of a record that describes a file.
    fn small(&mut self, size: u64) -> Result<Vec<u8>, ReadError> {
        if size > LONGEST_NAME {
            return Err(ReadError::source(
                "broken",
                format!("a file's path or description takes {size} bytes: the tar is damaged or made to harm"),
            ));
        }
        self.content(size)
    }

    fn content(&mut self, size: u64) -> Result<Vec<u8>, ReadError> {
        let mut bytes = Vec::new();
        let read = (&mut self.reader).take(size).read_to_end(&mut bytes).map_err(unreadable)?;
        if (read as u64) < size {
            return Err(cut());
        }
        self.pass(padding(size))?;
        Ok(bytes)
    }

    fn skip(&mut self, size: u64) -> Result<(), ReadError> {
        self.pass(size)?;
        self.pass(padding(size))
    }

    fn pass(&mut self, size: u64) -> Result<(), ReadError> {
        match io::copy(&mut (&mut self.reader).take(size), &mut io::sink()).map_err(unreadable)? {
            passed if passed < size => Err(cut()),
            _ => Ok(()),
        }
    }
}

impl Iterator for Tar {
    type Item = Entry;

    fn next(&mut self) -> Option<Entry> {
        if self.ended {
            return None;
        }
        let entry = self.advance().unwrap_or_else(|error| {
            self.ended = true;
            Some(failed("", error))
        });
        self.ended |= entry.is_none();
        entry
    }
}

fn cut() -> ReadError {
    ReadError::source("broken", "the archive is cut short: what stands before the cut is read")
}

fn padding(size: u64) -> u64 {
    (BLOCK as u64 - size % BLOCK as u64) % BLOCK as u64
}

/// Reads until `into` is full or the end; the number of bytes read.
fn fill(reader: &mut dyn Read, into: &mut [u8]) -> io::Result<usize> {
    let mut full = 0;
    while full < into.len() {
        match reader.read(&mut into[full..]) {
            Ok(0) => break,
            Ok(n) => full += n,
            Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
            Err(e) => return Err(e),
        }
    }
    Ok(full)
}

/// Up to the first zero.
fn text(field: &[u8]) -> String {
    let end = memchr::memchr(0, field).unwrap_or(field.len());
    String::from_utf8_lossy(&field[..end]).into_owned()
}

/// Octal digits, or GNU's binary form for large numbers.
fn number(field: &[u8]) -> Option<u64> {
    if field[0] & 0x80 != 0 {
        let (high, low) = field.split_at(field.len() - 8);
        let empty = high[0] == 0x80 && high[1..].iter().all(|b| *b == 0);
        return empty.then(|| u64::from_be_bytes(low.try_into().unwrap_or_default()));
    }
    let digits = text(field);
    match digits.trim() {
        "" => Some(0),
        digits => u64::from_str_radix(digits, 8).ok(),
    }
}

/// Pax records: `LENGTH KEY=VALUE\n`, the length counting itself.
fn pax(mut records: &[u8], ahead: &mut Ahead) {
    while let Some(space) = memchr::memchr(b' ', records) {
        let length = std::str::from_utf8(&records[..space]).ok().and_then(|l| l.parse::<usize>().ok());
        let Some(record) = length.and_then(|l| records.get(space + 1..l)) else { return };
        records = &records[space + 1 + record.len()..];
        let record = String::from_utf8_lossy(record);
        match record.trim_end_matches('\n').split_once('=') {
            Some(("path", path)) => ahead.name = Some(path.to_owned()),
            Some(("size", size)) => ahead.size = size.parse().ok(),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn header(name: &[u8], size: usize, kind: u8) -> Vec<u8> {
        let mut block = vec![0; BLOCK];
        block[..name.len()].copy_from_slice(name);
        block[124..135].copy_from_slice(format!("{size:011o}").as_bytes());
        block[156] = kind;
        block[148..156].fill(b' ');
        let sum: u64 = block.iter().map(|b| *b as u64).sum();
        block[148..155].copy_from_slice(format!("{sum:06o}\0").as_bytes());
        block
    }

    fn file(name: &[u8], kind: u8, content: &[u8]) -> Vec<u8> {
        let mut bytes = header(name, content.len(), kind);
        bytes.extend(content);
        bytes.resize(bytes.len().next_multiple_of(BLOCK), 0);
        bytes
    }

    fn read(bytes: Vec<u8>) -> Vec<String> {
        let tar = Tar::new(Box::new(io::Cursor::new(bytes)), Want::All);
        tar.map(|e| match e {
            Entry::Document(m) => format!("{} {}", m.name, String::from_utf8_lossy(&m.bytes)),
            Entry::Failed { name, error } => format!("{name}:{}", error.kind),
        })
        .collect()
    }

    #[test]
    fn files_long_names_links_and_slips() {
        let mut bytes = file(b"a.html", b'0', b"one");
        bytes.extend(file(b"dir/", b'5', b""));
        bytes.extend(file(b"link.html", b'2', b""));
        bytes.extend(file(b"././@LongLink", b'L', b"deep/long.txt\0"));
        bytes.extend(file(b"deep/lo", b'0', b"two"));
        bytes.extend(file(b"pax", b'x', "15 path=ф.txt\n7 a=bc\n".as_bytes()));
        bytes.extend(file(b"x", b'0', b"three"));
        bytes.extend(file(b"../out.html", b'0', b"slip"));
        bytes.extend(file(b"in.tar.gz", b'0', b"nest"));
        bytes.extend([0; 2 * BLOCK]);
        let want = ["a.html one", "deep/long.txt two", "ф.txt three", "../out.html:unsafe_path", "in.tar.gz:nested"];
        assert_eq!(read(bytes), want);
    }

    #[test]
    fn a_cut_and_a_damaged_header_are_named_and_end_the_reading() {
        let mut bytes = file(b"a.html", b'0', b"one");
        let second = file(b"b.html", b'0', &[b'x'; 600]);
        bytes.extend(&second[..700]);
        assert_eq!(read(bytes.clone()), ["a.html one", ":broken"]);
        bytes[BLOCK * 2 + 3] ^= 1;
        assert_eq!(read(bytes), ["a.html one", ":broken"]);
        assert_eq!(read(header(b"n", 1 << 30, b'L')), [":broken"]);
        assert_eq!(read(vec![7; 5000]), [":broken"]);
    }
}
