//! Cells and rows of CSV, written straight into a byte buffer.
//!
//! A text cell that a spreadsheet would run as a formula gets an apostrophe before it; numbers are written as they are.

use std::io::Write;

/// How rows are written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Dialect {
    /// Commas and line feeds.
    #[default]
    Plain,
    /// As a Russian spreadsheet opens it with a double click: byte order mark, semicolons, CRLF.
    Excel,
}

impl Dialect {
    fn delimiter(self) -> u8 {
        match self {
            Dialect::Plain => b',',
            Dialect::Excel => b';',
        }
    }

    /// The first line of a table.
    pub(super) fn header(self, columns: &[&str]) -> Vec<u8> {
        let mut out = match self {
            Dialect::Plain => Vec::new(),
            Dialect::Excel => "\u{FEFF}".into(),
        };
        let mut row = Row::new(&mut out, self);
        for column in columns {
            row.text(column);
        }
        row.end();
        out
    }
}

/// A row being written.
pub(super) struct Row<'o> {
    out: &'o mut Vec<u8>,
    dialect: Dialect,
    first: bool,
}

impl<'o> Row<'o> {
    pub(super) fn new(out: &'o mut Vec<u8>, dialect: Dialect) -> Self {
        Row { out, dialect, first: true }
    }

    pub(super) fn text(&mut self, value: &str) {
        self.separate();
        // a byte order mark or another invisible character before the sign hides it from the eye, not from a reader
        let seen = value.trim_start_matches(['\u{FEFF}', '\u{200B}', '\u{200C}', '\u{200D}', '\u{2060}', '\u{AD}']);
        let defuse = seen.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']);
        let special = |b: u8| matches!(b, b'"' | b'\n' | b'\r' | b',' | b';' | b'\t');
        let quote = value.bytes().any(special) || value.starts_with(' ') || value.ends_with(' ');
        if quote {
            self.out.push(b'"');
        }
        if defuse {
            self.out.push(b'\'');
        }
        let mut rest = value.as_bytes();
        while let Some(at) = memchr::memchr(b'"', rest) {
            self.out.extend_from_slice(&rest[..=at]);
            self.out.push(b'"');
            rest = &rest[at + 1..];
        }
        self.out.extend_from_slice(rest);
        if quote {
            self.out.push(b'"');
        }
    }

    /// An empty cell where there is nothing.
    pub(super) fn maybe(&mut self, value: Option<&str>) {
        self.text(value.unwrap_or_default());
    }

    pub(super) fn number(&mut self, value: usize) {
        self.separate();
        // writing to memory does not fail
        let _ = write!(self.out, "{value}");
    }

    /// With two decimals: more would promise more than there is.
    pub(super) fn fraction(&mut self, value: f64) {
        self.separate();
        let _ = write!(self.out, "{value:.2}");
    }

    pub(super) fn end(self) {
        self.out.extend_from_slice(match self.dialect {
            Dialect::Plain => b"\n",
            Dialect::Excel => b"\r\n",
        });
    }

    fn separate(&mut self) {
        if !self.first {
            self.out.push(self.dialect.delimiter());
        }
        self.first = false;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(dialect: Dialect, cells: &[&str]) -> String {
        let mut out = Vec::new();
        let mut row = Row::new(&mut out, dialect);
        cells.iter().for_each(|c| row.text(c));
        row.end();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn formulas_are_defused_and_only_they() {
        let got = row(Dialect::Plain, &["=1+1", "+7", "-5", "@a", "\tb", "\u{FEFF}=1", "а-б", "2+2"]);
        assert_eq!(got, "'=1+1,'+7,'-5,'@a,\"'\tb\",'\u{FEFF}=1,а-б,2+2\n");
    }

    #[test]
    fn quotes_are_doubled() {
        assert_eq!(row(Dialect::Excel, &["ОАО \"Связь\"", "а;б", ""]), "\"ОАО \"\"Связь\"\"\";\"а;б\";\r\n");
    }

    #[test]
    fn excel_begins_with_a_mark() {
        assert_eq!(Dialect::Excel.header(&["a", "b"]), "\u{FEFF}a;b\r\n".as_bytes());
    }
}
