//! Attributes of a tag: those that matter, and how they are written.

use super::Reader;
use memchr::memchr;

/// Attributes of one tag that matter.
#[derive(Default)]
pub(super) struct Attributes<'a> {
    pub(super) class: &'a str,
    pub(super) id: &'a str,
    pub(super) role: &'a str,
    pub(super) style: &'a str,
    pub(super) itemprop: &'a str,
    pub(super) itemtype: &'a str,
    pub(super) property: &'a str,
    pub(super) name: &'a str,
    pub(super) content: &'a str,
    pub(super) href: &'a str,
    pub(super) rel: &'a str,
    pub(super) datetime: &'a str,
    pub(super) kind: &'a str,
    pub(super) lang: &'a str,
    pub(super) equiv: &'a str,
    pub(super) src: &'a str,
    pub(super) width: &'a str,
    pub(super) align: &'a str,
    pub(super) hidden: bool,
    pub(super) self_closing: bool,
}

impl<'a> Attributes<'a> {
    fn take(&mut self, name: &[u8], value: &'a str) {
        let slot = match name.len() {
            2 if name.eq_ignore_ascii_case(b"id") => &mut self.id,
            3 if name.eq_ignore_ascii_case(b"rel") => &mut self.rel,
            3 if name.eq_ignore_ascii_case(b"src") => &mut self.src,
            4 => match name[0] | 0x20 {
                b'r' if name.eq_ignore_ascii_case(b"role") => &mut self.role,
                b'n' if name.eq_ignore_ascii_case(b"name") => &mut self.name,
                b'h' if name.eq_ignore_ascii_case(b"href") => &mut self.href,
                b't' if name.eq_ignore_ascii_case(b"type") => &mut self.kind,
                b'l' if name.eq_ignore_ascii_case(b"lang") => &mut self.lang,
                _ => return,
            },
            5 if name.eq_ignore_ascii_case(b"class") => &mut self.class,
            5 if name.eq_ignore_ascii_case(b"style") => &mut self.style,
            5 if name.eq_ignore_ascii_case(b"width") => &mut self.width,
            5 if name.eq_ignore_ascii_case(b"align") => &mut self.align,
            6 if name.eq_ignore_ascii_case(b"hidden") => {
                self.hidden = true;
                return;
            }
            7 if name.eq_ignore_ascii_case(b"content") => &mut self.content,
            8 => match name[0] | 0x20 {
                b'd' if name.eq_ignore_ascii_case(b"datetime") => &mut self.datetime,
                b'i' if name.eq_ignore_ascii_case(b"itemprop") => &mut self.itemprop,
                b'i' if name.eq_ignore_ascii_case(b"itemtype") => &mut self.itemtype,
                b'p' if name.eq_ignore_ascii_case(b"property") => &mut self.property,
                _ => return,
            },
            10 if name.eq_ignore_ascii_case(b"http-equiv") => &mut self.equiv,
            _ => return,
        };
        if slot.is_empty() {
            *slot = value;
        }
    }
}

impl<'a, 'h> Reader<'a, 'h> {
    /// Reads attributes up to the `>`; returns the place after it.
    pub(super) fn attributes(&mut self, mut at: usize, out: &mut Attributes<'a>) -> usize {
        let bytes = self.bytes;
        loop {
            while at < bytes.len() && (bytes[at] <= b' ') {
                at += 1;
            }
            match bytes.get(at) {
                None => return at,
                Some(b'>') => return at + 1,
                Some(b'/') => {
                    out.self_closing = bytes.get(at + 1) == Some(&b'>');
                    at += 1;
                    continue;
                }
                Some(b'<') => return at, // a tag cut off by the next one
                _ => {}
            }
            let name_at = at;
            while at < bytes.len() && !matches!(bytes[at], b'=' | b'>' | b'/' | b' ' | b'\t' | b'\n' | b'\r' | 0x0C) {
                at += 1;
            }
            let name = &bytes[name_at..at];
            let mut look = at;
            while look < bytes.len() && bytes[look] <= b' ' {
                look += 1;
            }
            if bytes.get(look) != Some(&b'=') {
                if name.eq_ignore_ascii_case(b"hidden") {
                    out.hidden = true;
                }
                at = at.max(name_at + usize::from(name.is_empty()));
                continue;
            }
            let (value, next) = self.value(look + 1);
            out.take(name, value);
            at = next;
        }
    }

    fn value(&mut self, mut at: usize) -> (&'a str, usize) {
        let bytes = self.bytes;
        while at < bytes.len() && bytes[at] <= b' ' {
            at += 1;
        }
        let quote = match bytes.get(at) {
            Some(&q @ (b'"' | b'\'')) => q,
            _ => {
                let from = at;
                while at < bytes.len() && !matches!(bytes[at], b'>' | b' ' | b'\t' | b'\n' | b'\r' | 0x0C) {
                    at += 1;
                }
                return (&self.src[from..at], at);
            }
        };
        let missing = if quote == b'"' { &mut self.no_quote } else { &mut self.no_apostrophe };
        if !*missing {
            if let Some(n) = memchr(quote, &bytes[at + 1..]) {
                return (&self.src[at + 1..at + 1 + n], at + n + 2);
            }
            *missing = true;
        }
        let end = memchr(b'>', &bytes[at..]).map_or(bytes.len(), |n| at + n);
        (&self.src[at + 1..end.max(at + 1)], end)
    }
}
