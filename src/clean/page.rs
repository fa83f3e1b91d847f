//! One pass over the bytes of a page: no tree of every tag, but the elements that bound text (in document order, each
//! with its parent), the blocks of text between them, and what the head says. Linear in the input, no recursion; the
//! depth and the number of elements are capped, and what lies beyond is read as text of the last element within.

mod attributes;
mod blocks;
mod closing;
mod head;
mod opening;
mod tags;
mod text;

use super::chrome::Hints;
pub(super) use blocks::{Block, Head, Node, Page, cut};
use memchr::{memchr, memmem};
use tags::KINDS;
pub(super) use tags::{Tag, is_raw, is_void};

/// Elements deeper than this belong, for our purposes, to the one at this depth.
pub const DEPTH_CAP: usize = 512;
/// Elements kept; further ones only break lines.
pub const NODE_CAP: usize = 400_000;
/// Blocks kept; the text of further ones goes on in the last.
pub const BLOCK_CAP: usize = 400_000;

/// Reads a page.
pub(super) fn read<'a>(source: &'a str, hints: &Hints) -> Page<'a> {
    let mut reader = Reader::new(source, hints);
    reader.run();
    reader.finish()
}

struct Open {
    tag: Tag,
    node: u32,
}

const NONE: u32 = u32::MAX;

struct Reader<'a, 'h> {
    src: &'a str,
    bytes: &'a [u8],
    hints: &'h Hints,
    page: Page<'a>,
    stack: Vec<Open>,
    /// How many elements of each kind are open: an end tag without one costs nothing.
    opened: [u32; KINDS],
    /// Opened beyond the cap and not yet closed.
    overflow: usize,
    node: u32,
    /// Links and classed inline elements that are open.
    links: u32,
    spans: u32,
    bold: u32,
    slant: u32,
    pre: u32,
    // the block being written
    start: usize,
    link_bytes: usize,
    plain_bytes: bool,
    upright_bytes: bool,
    /// Where the last photograph stands, before this block or inside it.
    photo: Option<u32>,
    next_photo: Option<u32>,
    glue: bool,
    space: bool,
    // once a closing mark is known to be missing, it is not searched for again
    no_quote: bool,
    no_apostrophe: bool,
    no_comment_end: bool,
}

impl<'a, 'h> Reader<'a, 'h> {
    fn new(src: &'a str, hints: &'h Hints) -> Self {
        let root = Node { tag: Tag::Root, names: "", parent: 0, end: 0, hints: 0, first: 0, last: 0 };
        Reader {
            src,
            bytes: src.as_bytes(),
            hints,
            page: Page {
                text: String::with_capacity(src.len() / 8 + 64),
                nodes: vec![root],
                blocks: Vec::with_capacity(256),
                head: Head::default(),
                too_deep: false,
                too_many: false,
                links: 0,
            },
            stack: vec![Open { tag: Tag::Root, node: 0 }],
            opened: std::array::from_fn(|k| u32::from(k == 0)),
            overflow: 0,
            node: 0,
            links: 0,
            spans: 0,
            bold: 0,
            slant: 0,
            pre: 0,
            start: 0,
            link_bytes: 0,
            plain_bytes: false,
            upright_bytes: false,
            photo: None,
            next_photo: None,
            glue: false,
            space: true,
            no_quote: false,
            no_apostrophe: false,
            no_comment_end: false,
        }
    }

    fn run(&mut self) {
        let mut at = 0;
        while at < self.bytes.len() {
            match memchr(b'<', &self.bytes[at..]) {
                Some(0) => at = self.markup(at),
                Some(n) => {
                    self.text(at, at + n);
                    at = self.markup(at + n);
                }
                None => {
                    self.text(at, self.bytes.len());
                    at = self.bytes.len();
                }
            }
        }
    }

    fn finish(mut self) -> Page<'a> {
        self.flush();
        while let Some(open) = self.stack.pop() {
            self.close_node(open.node);
        }
        self.page
    }

    /// Reads the markup at `at` (a `<`) and returns where the text goes on.
    fn markup(&mut self, at: usize) -> usize {
        let rest = &self.bytes[at + 1..];
        match rest.first() {
            Some(b'/') => self.closing(at + 2),
            Some(b) if b.is_ascii_alphabetic() => self.opening(at + 1),
            Some(b'!') if rest.starts_with(b"!--") => self.comment(at + 4),
            Some(b'!' | b'?') => self.after(at, b'>'),
            _ => {
                // a bare «<» is text
                self.put(at, at + 1);
                at + 1
            }
        }
    }

    fn after(&self, at: usize, end: u8) -> usize {
        memchr(end, &self.bytes[at..]).map_or(self.bytes.len(), |n| at + n + 1)
    }

    fn comment(&mut self, at: usize) -> usize {
        if self.bytes[at..].starts_with(b">") {
            return at + 1;
        }
        if !self.no_comment_end {
            if let Some(n) = memmem::find(&self.bytes[at..], b"-->") {
                return at + n + 3;
            }
            self.no_comment_end = true;
        }
        self.after(at, b'>')
    }

    fn name(&self, at: usize) -> (&'a [u8], usize) {
        let mut end = at;
        while end < self.bytes.len() && !matches!(self.bytes[end], b' ' | b'\t' | b'\n' | b'\r' | 0x0C | b'/' | b'>') {
            end += 1;
        }
        (&self.bytes[at..end], end)
    }
}
