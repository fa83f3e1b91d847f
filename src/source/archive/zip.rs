//! Zip by its central directory, one entry at a time (the directory is never held whole): stored and deflated members,
//! zip64, names in UTF-8 or CP866. Overlapping members and other bombs are stopped by what all members together unpack to.

use super::{Entry, Form, Verdict, Want, failed, judge, member};
use crate::error::ReadError;
use crate::source::LARGEST;
use crate::source::expand::{bomb, explodes, too_large, unreadable, whole};
use encoding_rs::IBM866;
use flate2::Crc;
use flate2::bufread::DeflateDecoder;
use std::fs::File;
use std::io::{self, BufReader, Read, Seek, SeekFrom};

const END: [u8; 4] = *b"PK\x05\x06";
const END_SIZE: usize = 22;
const END64: [u8; 4] = *b"PK\x06\x06";
const LOCATOR64: [u8; 4] = *b"PK\x06\x07";
const DIRECTORY: [u8; 4] = *b"PK\x01\x02";
const LOCAL: [u8; 4] = *b"PK\x03\x04";
/// A 32-bit field whose value stands in the zip64 extension.
const ELSEWHERE: u64 = 0xFFFF_FFFF;

pub(super) struct Zip {
    directory: BufReader<File>,
    data: Option<BufReader<File>>,
    want: Want,
    state: State,
    /// Bytes of the file, and bytes that its members came to.
    size: u64,
    unpacked: u64,
}

enum State {
    New,
    /// The directory is being read; what stands before the zip proper shifts all its offsets.
    Open {
        left: u64,
        shift: u64,
    },
    Ended,
}

/// An entry of the central directory.
struct Listed {
    name: String,
    encrypted: bool,
    method: u16,
    crc: u32,
    packed: u64,
    size: u64,
    offset: u64,
}

impl Zip {
    pub(super) fn new(file: File, want: Want) -> Self {
        Zip { directory: BufReader::new(file), data: None, want, state: State::New, size: 0, unpacked: 0 }
    }

    fn advance(&mut self) -> Result<Option<Entry>, ReadError> {
        loop {
            let (left, shift) = match self.state {
                State::New => self.open()?,
                State::Open { left, shift } => (left, shift),
                State::Ended => return Ok(None),
            };
            if left == 0 {
                return Ok(None);
            }
            self.state = State::Open { left: left - 1, shift };
            let listed = listed(&mut self.directory).map_err(|e| broken(&e.to_string()))?;
            if let Some(entry) = self.judged(listed, shift)? {
                return Ok(Some(entry));
            }
        }
    }

    /// Finds the central directory; the number of its entries and the shift of offsets.
    fn open(&mut self) -> Result<(u64, u64), ReadError> {
        let file = self.directory.get_ref();
        self.size = file.metadata().map_err(unreadable)?.len();
        self.data = Some(BufReader::new(file.try_clone().map_err(unreadable)?));
        let end = directory_end(&mut self.directory, self.size).map_err(|e| broken(&e.to_string()))?;
        let end = end.ok_or_else(|| broken("no central directory: it is cut short, or no zip at all"))?;
        let start = end.at.checked_sub(end.length).ok_or_else(|| broken("its directory is longer than itself"))?;
        let shift = start.checked_sub(end.offset).ok_or_else(|| broken("its directory is not where it should be"))?;
        self.directory.seek(SeekFrom::Start(start)).map_err(unreadable)?;
        Ok((end.entries, shift))
    }

    fn judged(&mut self, listed: Listed, shift: u64) -> Result<Option<Entry>, ReadError> {
        if listed.name.ends_with('/') {
            return Ok(None);
        }
        let form = match judge(&listed.name) {
            Verdict::Read(form) => form,
            Verdict::Pass => return Ok(None),
            Verdict::Refuse(error) => return Ok(Some(failed(listed.name, error))),
        };
        if self.want == Want::Names && form != Form::Lines {
            return Ok(Some(member(listed.name, form, Vec::new())));
        }
        let entry = match self.content(&listed, shift) {
            Ok(bytes) => {
                self.unpacked += bytes.len() as u64;
                if explodes(self.size, self.unpacked) {
                    return Err(bomb());
                }
                member(listed.name, form, bytes)
            }
            Err(error) => failed(listed.name, error),
        };
        Ok(Some(entry))
    }

    fn content(&mut self, listed: &Listed, shift: u64) -> Result<Vec<u8>, ReadError> {
        if listed.encrypted {
            return Err(ReadError::source("encrypted", "it is locked with a password: unpack the archive first"));
        }
        if listed.size > LARGEST {
            return Err(match explodes(listed.packed, listed.size) {
                true => bomb(),
                false => too_large(),
            });
        }
        let data = self.data.as_mut().ok_or_else(|| broken("it is not open"))?;
        let at = listed.offset.checked_add(shift).ok_or_else(|| broken("a member lies outside the file"))?;
        data.seek(SeekFrom::Start(at)).map_err(unreadable)?;
        let head: [u8; 30] = array(data).map_err(|e| broken(&e.to_string()))?;
        if head[..4] != LOCAL {
            return Err(broken("a member is not where the directory says"));
        }
        let names = short(&head, 26) as i64 + short(&head, 28) as i64;
        data.seek_relative(names).map_err(unreadable)?;
        let packed = data.take(listed.packed);
        let bytes = match listed.method {
            0 => whole(packed, listed.packed)?,
            8 => whole(DeflateDecoder::new(packed), listed.packed).map_err(|error| match error.kind {
                "read" => broken("the member is damaged"),
                _ => error,
            })?,
            other => {
                return Err(ReadError::source(
                    "unsupported",
                    format!("packed by method {other}, which svodka does not read: pack it with deflate, or unpack it"),
                ));
            }
        };
        let mut crc = Crc::new();
        crc.update(&bytes);
        if crc.sum() != listed.crc || bytes.len() as u64 != listed.size {
            return Err(broken("its check sum is wrong, the member is damaged"));
        }
        Ok(bytes)
    }
}

impl Iterator for Zip {
    type Item = Entry;

    fn next(&mut self) -> Option<Entry> {
        let entry = self.advance().unwrap_or_else(|error| {
            self.state = State::Ended;
            Some(failed("", error))
        });
        if entry.is_none() {
            self.state = State::Ended;
        }
        entry
    }
}

fn broken(what: &str) -> ReadError {
    ReadError::source("broken", format!("the zip cannot be read here: {what}"))
}

/// What the end of the file says about the central directory.
struct End {
    /// Where the directory ends.
    at: u64,
    entries: u64,
    length: u64,
    offset: u64,
}

/// Looks for the end record from the back: a comment of up to 64 KB may follow it.
fn directory_end(file: &mut BufReader<File>, size: u64) -> io::Result<Option<End>> {
    let from = size.saturating_sub((END_SIZE + 0xFFFF) as u64);
    file.seek(SeekFrom::Start(from))?;
    let mut tail = Vec::new();
    file.take(size - from).read_to_end(&mut tail)?;
    let Some(at) = memchr::memmem::rfind(&tail, &END).filter(|at| tail.len() - at >= END_SIZE) else {
        return Ok(None);
    };
    let record = &tail[at..];
    let end = End {
        at: from + at as u64,
        entries: short(record, 10) as u64,
        length: long(record, 12),
        offset: long(record, 16),
    };
    let locator = at.checked_sub(20).map(|l| &tail[l..at]).filter(|l| l[..4] == LOCATOR64);
    match locator {
        Some(locator) => end64(file, longest(locator, 8)),
        None => Ok(Some(end)),
    }
}

fn end64(file: &mut BufReader<File>, at: u64) -> io::Result<Option<End>> {
    file.seek(SeekFrom::Start(at))?;
    let record: [u8; 56] = array(file)?;
    let end = End { at, entries: longest(&record, 32), length: longest(&record, 40), offset: longest(&record, 48) };
    Ok((record[..4] == END64).then_some(end))
}

/// The next entry of the directory.
fn listed(directory: &mut impl Read) -> io::Result<Listed> {
    let head: [u8; 46] = array(directory)?;
    if head[..4] != DIRECTORY {
        return Err(io::Error::other("its directory is damaged"));
    }
    let mut rest = vec![0; short(&head, 28) as usize + short(&head, 30) as usize + short(&head, 32) as usize];
    directory.read_exact(&mut rest)?;
    let (name, rest) = rest.split_at(short(&head, 28) as usize);
    let flags = short(&head, 8);
    let mut listed = Listed {
        name: match std::str::from_utf8(name) {
            Ok(name) => name.to_owned(),
            // what packers in Russia write without the flag of UTF-8
            Err(_) => IBM866.decode(name).0.into_owned(),
        },
        encrypted: flags & 1 != 0,
        method: short(&head, 10),
        crc: long(&head, 16) as u32,
        packed: long(&head, 20),
        size: long(&head, 24),
        offset: long(&head, 42),
    };
    widen(&mut listed, &rest[..short(&head, 30) as usize]);
    Ok(listed)
}

/// Numbers that need more than 32 bits stand in an extension, in this order, those alone that need it.
fn widen(listed: &mut Listed, mut extra: &[u8]) {
    while extra.len() >= 4 {
        let (id, length) = (short(extra, 0), short(extra, 2) as usize);
        let Some(mut field) = extra.get(4..4 + length) else { return };
        if id == 1 {
            for value in [&mut listed.size, &mut listed.packed, &mut listed.offset] {
                if *value == ELSEWHERE && field.len() >= 8 {
                    *value = longest(field, 0);
                    field = &field[8..];
                }
            }
        }
        extra = &extra[4 + length..];
    }
}

fn array<const N: usize>(reader: &mut impl Read) -> io::Result<[u8; N]> {
    let mut bytes = [0; N];
    reader.read_exact(&mut bytes)?;
    Ok(bytes)
}

fn short(bytes: &[u8], at: usize) -> u16 {
    u16::from_le_bytes([bytes[at], bytes[at + 1]])
}

fn long(bytes: &[u8], at: usize) -> u64 {
    short(bytes, at) as u64 | (short(bytes, at + 2) as u64) << 16
}

fn longest(bytes: &[u8], at: usize) -> u64 {
    long(bytes, at) | long(bytes, at + 4) << 32
}
