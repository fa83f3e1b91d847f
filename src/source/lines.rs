//! Line-delimited JSON: lines are cut with a limit on their length, and parsed (later, by whoever reads the document)
//! without copying what needs no copy.

use super::LARGEST;
use super::document::{Body, Document};
use super::files::Item;
use super::manifest::day;
use crate::error::{Failure, ReadError};
use serde::Deserialize;
use std::borrow::Cow;
use std::io::{self, BufRead};
use std::sync::Arc;

/// The lines of one file, each an [`Item`].
pub(super) struct Lines {
    reader: Box<dyn BufRead + Send>,
    source: Arc<str>,
    stem: Arc<str>,
    number: u64,
    ended: bool,
    /// No line has held anything so far.
    empty: bool,
}

/// One line, not yet parsed.
#[derive(Debug)]
pub struct Line {
    bytes: Vec<u8>,
    source: Arc<str>,
    stem: Arc<str>,
    number: u64,
}

enum Cut {
    Line(Vec<u8>),
    TooLong,
    End,
}

impl Lines {
    pub(super) fn new(reader: Box<dyn BufRead + Send>, source: &str, stem: &str) -> Self {
        Lines { reader, source: source.into(), stem: stem.into(), number: 0, ended: false, empty: true }
    }

    fn failed(&mut self, error: ReadError) -> Option<Item> {
        Some(Item::Failed(Failure { source: format!("{}:{}", self.source, self.number), error }))
    }
}

impl Iterator for Lines {
    type Item = Item;

    fn next(&mut self) -> Option<Item> {
        while !self.ended {
            self.number += 1;
            match cut(&mut *self.reader, LARGEST as usize) {
                Ok(Cut::End) if self.empty => {
                    self.ended = true;
                    return Some(Item::Failed(Failure {
                        source: self.source.to_string(),
                        error: ReadError::source("empty", "the file is empty"),
                    }));
                }
                Ok(Cut::End) => self.ended = true,
                Ok(Cut::Line(bytes)) if bytes.trim_ascii().is_empty() => {}
                Ok(Cut::Line(bytes)) => {
                    self.empty = false;
                    return Some(Item::Line(Line {
                        bytes,
                        source: self.source.clone(),
                        stem: self.stem.clone(),
                        number: self.number,
                    }));
                }
                Ok(Cut::TooLong) => {
                    self.empty = false;
                    return self.failed(ReadError::source(
                        "too_large",
                        format!("the line is longer than {} MB", LARGEST >> 20),
                    ));
                }
                Err(error) => {
                    self.ended = true;
                    return self.failed(ReadError::source(
                        "read",
                        format!("reading stopped here: {error}; what stands before is done"),
                    ));
                }
            }
        }
        None
    }
}

/// The next line without its line feed; of a line longer than `limit` nothing is kept, and it is passed over.
fn cut(reader: &mut dyn BufRead, limit: usize) -> io::Result<Cut> {
    let mut line = Vec::new();
    let (mut any, mut too_long) = (false, false);
    loop {
        let buffer = match reader.fill_buf() {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            other => other?,
        };
        let end = memchr::memchr(b'\n', buffer);
        let part = &buffer[..end.unwrap_or(buffer.len())];
        any |= !buffer.is_empty();
        too_long |= line.len() + part.len() > limit;
        if too_long {
            line = Vec::new();
        } else {
            line.extend_from_slice(part);
        }
        let (used, last) = (part.len() + end.is_some() as usize, end.is_some() || buffer.is_empty());
        reader.consume(used);
        if last {
            return Ok(match (any, too_long) {
                (false, _) => Cut::End,
                (true, true) => Cut::TooLong,
                (true, false) => Cut::Line(line),
            });
        }
    }
}

#[derive(Deserialize)]
struct Fields<'a> {
    #[serde(borrow)]
    id: Option<Id<'a>>,
    #[serde(borrow)]
    text: Option<Str<'a>>,
    #[serde(borrow)]
    html: Option<Str<'a>>,
    #[serde(borrow)]
    url: Option<Str<'a>>,
    #[serde(borrow)]
    published: Option<Str<'a>>,
    #[serde(borrow)]
    title: Option<Str<'a>>,
}

/// `Option<Cow>` alone would always copy.
#[derive(Deserialize)]
struct Str<'a>(#[serde(borrow)] Cow<'a, str>);

#[derive(Deserialize)]
#[serde(untagged)]
enum Id<'a> {
    #[serde(borrow)]
    Word(Cow<'a, str>),
    Number(i64),
}

impl Line {
    pub(super) fn label(&self) -> String {
        format!("{}:{}", self.source, self.number)
    }

    pub(super) fn len(&self) -> usize {
        self.bytes.len()
    }

    pub(super) fn open(&self) -> Result<Document<'_>, ReadError> {
        let bytes = self.bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&self.bytes);
        let fields: Fields = parsed(bytes).map_err(|error| {
            ReadError::source(
                "json",
                format!("the line is not a JSON object with `id` and `text` or `html` ({})", without_line(&error)),
            )
        })?;
        let body = match (fields.html, fields.text) {
            (Some(html), _) if !html.0.trim().is_empty() => Body::Html(html.0),
            (_, Some(text)) if !text.0.trim().is_empty() => Body::Text(text.0),
            (None, None) => {
                return Err(ReadError::source("json", "the line has neither `text` nor `html`"));
            }
            _ => return Err(ReadError::source("empty", "the document is empty")),
        };
        let published = match filled(fields.published) {
            None => None,
            Some(written) => Some(Cow::Owned(day(&written).ok_or_else(|| {
                ReadError::source("date", format!("`published` «{written}» is not a date: write it as 2024-02-01"))
            })?)),
        };
        Ok(Document {
            id: match fields.id {
                Some(Id::Word(id)) if !id.is_empty() => id,
                Some(Id::Number(id)) => Cow::Owned(id.to_string()),
                _ => Cow::Owned(format!("{}:{}", self.stem, self.number)),
            },
            source: Cow::Owned(self.label()),
            body,
            url: filled(fields.url),
            published,
            title: filled(fields.title),
            charset: None,
        })
    }
}

/// The line's fields. Its UTF-8 is checked as a whole first, which is faster; what is none is left for the parser to tell.
fn parsed(bytes: &[u8]) -> serde_json::Result<Fields<'_>> {
    match simdutf8::basic::from_utf8(bytes) {
        Ok(line) => serde_json::from_str(line),
        Err(_) => serde_json::from_slice(bytes),
    }
}

fn filled(field: Option<Str<'_>>) -> Option<Cow<'_, str>> {
    field.map(|s| s.0).filter(|s| !s.trim().is_empty())
}

/// serde_json counts lines within what it is given, which is always line 1 here: keep the column.
fn without_line(error: &serde_json::Error) -> String {
    error.to_string().replace("line 1 column", "column")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(content: &'static [u8]) -> Vec<Item> {
        Lines::new(Box::new(content), "in.jsonl", "in").collect()
    }

    #[test]
    fn blank_lines_are_passed_over_and_the_last_needs_no_line_feed() {
        let items = read(b"\xEF\xBB\xBF{\"text\":\"a\"}\r\n\n{\"id\":7,\"html\":\"b\"}");
        assert_eq!(items.len(), 2);
        let ids: Vec<_> = items.iter().map(|i| i.open().unwrap().id.into_owned()).collect();
        assert_eq!(ids, ["in:1", "7"]);
    }

    #[test]
    fn a_line_too_long_is_passed_over() {
        let mut reader: &[u8] = b"12345678\n123\n";
        assert!(matches!(cut(&mut reader, 4), Ok(Cut::TooLong)));
        assert!(matches!(cut(&mut reader, 4), Ok(Cut::Line(l)) if l == b"123"));
        assert!(matches!(cut(&mut reader, 4), Ok(Cut::End)));
    }

    #[test]
    fn says_what_is_wrong_with_a_line() {
        for (line, kind) in [
            (&b"{\"id\":\"1\"}"[..], "json"),
            (b"[1]", "json"),
            (b"{\"text\":\"\xFF\"}", "json"),
            (b"{\"text\":\" \"}", "empty"),
            (b"{\"text\":\"a\",\"published\":\"soon\"}", "date"),
        ] {
            let items: Vec<_> = Lines::new(Box::new(line), "in.jsonl", "in").collect();
            assert_eq!(items[0].open().unwrap_err().kind, kind);
        }
    }
}
