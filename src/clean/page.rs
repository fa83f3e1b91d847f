//! One pass over the bytes of a page: no tree of every tag, but the elements that bound text (in document order, each
//! with its parent), the blocks of text between them, and what the head says. Linear in the input, no recursion; the
//! depth and the number of elements are capped, and what lies beyond is read as text of the last element within.

use super::chrome::Hints;
use super::entities;
use memchr::{memchr, memmem};

/// Elements deeper than this belong, for our purposes, to the one at this depth.
pub const DEPTH_CAP: usize = 512;
/// Elements kept; further ones only break lines.
pub const NODE_CAP: usize = 400_000;
/// Blocks kept; the text of further ones goes on in the last.
pub const BLOCK_CAP: usize = 400_000;
/// Bytes of a class or id that are looked at.
const HINT_BYTES: usize = 256;
/// Bytes of one `<meta>` content that are kept.
const META_BYTES: usize = 4096;
/// JSON-LD scripts that are read, and bytes of one of them: a list of numbers takes thirty times its length to hold.
const JSON_CAP: usize = 32;
const JSON_BYTES: usize = 256 << 10;

/// Elements that matter to the reading; the rest is `Inline`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tag {
    Root,
    Body,
    Article,
    Main,
    Section,
    Div,
    P,
    Heading(u8),
    List,
    Item,
    Table,
    Row,
    Cell,
    Quote,
    Pre,
    Nav,
    Aside,
    Header,
    Footer,
    Figure,
    Caption,
    Form,
    Button,
    Media,
    Time,
    Address,
    Span,
    Link,
    Inline,
    /// Content is not text of the page: script, style, svg, select …
    Raw,
    Void,
}

/// An element that bounds text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Node<'a> {
    pub tag: Tag,
    /// Its class, or its id if it has none.
    pub names: &'a str,
    pub parent: u32,
    /// One past the last element inside.
    pub end: u32,
    /// See [`Hints`].
    pub hints: u16,
    /// First block inside.
    pub first: u32,
    /// One past the last block inside.
    pub last: u32,
}

/// A run of text without a line break.
#[derive(Debug, Clone, Copy)]
pub(super) struct Block {
    pub node: u32,
    /// Bytes of `Page::text`.
    pub start: u32,
    pub end: u32,
    /// Bytes of it inside links.
    pub link: u32,
    /// All of it bold.
    pub bold: bool,
    /// Goes on in the line of the block before (inline elements that have a class of their own).
    pub glue: bool,
}

impl Block {
    pub fn len(&self) -> usize {
        (self.end - self.start) as usize
    }
}

/// What the page states about itself.
#[derive(Debug, Default)]
pub(super) struct Head<'a> {
    pub title: String,
    /// `<meta>`: name or property in lower case, content.
    pub meta: Vec<(String, String)>,
    /// Microdata and RDFa with a value in an attribute: property, value, element.
    pub props: Vec<(String, String, u32)>,
    /// `<time datetime>`: value, element, whether marked as published (`pubdate`, class).
    pub times: Vec<(String, u32)>,
    pub canonical: Option<String>,
    pub lang: Option<String>,
    pub json: Vec<&'a str>,
    pub refresh: bool,
}

/// A page as blocks of text.
pub(super) struct Page<'a> {
    pub text: String,
    pub nodes: Vec<Node<'a>>,
    pub blocks: Vec<Block>,
    pub head: Head<'a>,
    /// The page nests deeper than the cap.
    pub too_deep: bool,
    /// It has more blocks than the cap.
    pub too_many: bool,
    pub links: u32,
}

impl<'a> Page<'a> {
    pub fn block_text(&self, b: &Block) -> &str {
        &self.text[b.start as usize..b.end as usize]
    }

    /// Elements from `node` up to the root.
    pub fn ancestors(&self, node: u32) -> impl Iterator<Item = (u32, &Node<'a>)> {
        let mut at = Some(node);
        std::iter::from_fn(move || {
            let i = at?;
            let n = &self.nodes[i as usize];
            at = (i != 0).then_some(n.parent);
            Some((i, n))
        })
    }
}

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
    pre: u32,
    // the block being written
    start: usize,
    link_bytes: usize,
    plain_bytes: bool,
    glue: bool,
    space: bool,
    // once a closing mark is known to be missing, it is not searched for again
    no_quote: bool,
    no_apostrophe: bool,
    no_comment_end: bool,
}

/// Attributes of one tag that matter.
#[derive(Default)]
struct Attributes<'a> {
    class: &'a str,
    id: &'a str,
    role: &'a str,
    style: &'a str,
    itemprop: &'a str,
    itemtype: &'a str,
    property: &'a str,
    name: &'a str,
    content: &'a str,
    href: &'a str,
    rel: &'a str,
    datetime: &'a str,
    kind: &'a str,
    lang: &'a str,
    equiv: &'a str,
    hidden: bool,
    self_closing: bool,
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
            pre: 0,
            start: 0,
            link_bytes: 0,
            plain_bytes: false,
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

    // ---- text

    fn text(&mut self, from: usize, to: usize) {
        let bytes = self.bytes;
        let mut at = from;
        while at < to {
            let run = at;
            while at < to && !SPECIAL[bytes[at] as usize] {
                at += 1;
            }
            if at > run {
                self.put(run, at);
                continue;
            }
            at += self.special(at, to);
        }
    }

    fn put(&mut self, from: usize, to: usize) {
        self.page.text.push_str(&self.src[from..to]);
        self.count(to - from);
    }

    fn count(&mut self, bytes: usize) {
        self.space = false;
        if self.links > 0 {
            self.link_bytes += bytes;
        }
        self.plain_bytes |= self.bold == 0;
    }

    fn put_char(&mut self, c: char) {
        match c {
            '\n' | '\t' | '\r' | ' ' | '\u{A0}' | '\u{202F}' | '\u{2000}'..='\u{200A}' | '\u{3000}' => self.put_space(),
            '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}' | '\u{FEFF}' => {}
            c if c.is_control() => {}
            c => {
                self.page.text.push(c);
                self.count(c.len_utf8());
            }
        }
    }

    fn put_space(&mut self) {
        if !self.space {
            self.page.text.push(' ');
            self.space = true;
            if self.links > 0 {
                self.link_bytes += 1;
            }
        }
    }

    /// A byte that is not copied as it stands; returns how many bytes it took.
    fn special(&mut self, at: usize, to: usize) -> usize {
        match self.bytes[at] {
            b'\n' if self.pre > 0 => {
                self.flush();
                1
            }
            b' ' | b'\n' | b'\t' | b'\r' | 0x0C => {
                self.put_space();
                1
            }
            b'&' => match entities::reference(&self.bytes[at..to]) {
                Some((c, n)) => {
                    self.put_char(c);
                    n
                }
                None => {
                    self.put(at, at + 1);
                    1
                }
            },
            b if b < 0x20 || b == 0x7F => 1,
            _ => match self.src[at..to].chars().next() {
                Some(c) => {
                    self.put_char(c);
                    c.len_utf8()
                }
                None => to - at,
            },
        }
    }

    /// Ends the block being written.
    fn flush(&mut self) {
        if self.page.blocks.len() >= BLOCK_CAP {
            self.go_on();
            return;
        }
        let text = &mut self.page.text;
        if text.len() > self.start && text.ends_with(' ') {
            text.pop();
        }
        if text.len() > self.start {
            self.page.blocks.push(Block {
                node: self.node,
                start: self.start as u32,
                end: text.len() as u32,
                link: self.link_bytes.min(text.len() - self.start) as u32,
                bold: !self.plain_bytes,
                glue: self.glue,
            });
            // a block has no line break inside, and the last one may go on
            text.push(if self.page.blocks.len() < BLOCK_CAP { '\n' } else { ' ' });
        }
        self.start = self.page.text.len();
        self.link_bytes = 0;
        self.plain_bytes = false;
        self.glue = false;
        self.space = true;
    }

    /// Beyond the cap: what has been written since goes to the last block.
    fn go_on(&mut self) {
        self.page.too_many = true;
        self.put_space();
        if let Some(last) = self.page.blocks.last_mut() {
            last.end = self.page.text.len() as u32 - 1;
            last.link = last.link.saturating_add(self.link_bytes as u32).min(last.end - last.start);
        }
        self.start = self.page.text.len();
        self.link_bytes = 0;
    }

    // ---- markup

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

    fn closing(&mut self, at: usize) -> usize {
        let (name, end) = self.name(at);
        let end = self.after(end, b'>');
        let (tag, bold) = tag_of(name);
        if bold {
            self.bold = self.bold.saturating_sub(1);
        }
        match tag {
            Tag::Inline | Tag::Raw | Tag::Root => {}
            Tag::Void => {
                if name.eq_ignore_ascii_case(b"br") {
                    self.flush();
                }
            }
            Tag::Span if self.spans == 0 => {}
            Tag::Link if self.links == 0 => {}
            tag => self.close(tag),
        }
        end
    }

    /// Closes the innermost open element of this kind.
    fn close(&mut self, tag: Tag) {
        if self.overflow > 0 && is_block(tag) {
            self.overflow -= 1;
            self.flush();
            return;
        }
        let inline = !is_block(tag);
        if self.opened[kind(tag)] == 0 {
            if !inline {
                self.flush();
            }
            return;
        }
        let limit = if inline { 16 } else { 64 };
        let limit = if matches!(tag, Tag::P | Tag::Item) || inline { limit } else { DEPTH_CAP + 1 };
        let mut found = None;
        for (i, open) in self.stack.iter().enumerate().rev().take(limit) {
            if same(open.tag, tag) {
                found = Some(i);
                break;
            }
            let wall = match tag {
                Tag::Row | Tag::Cell => open.tag == Tag::Table,
                Tag::Item => open.tag == Tag::List,
                Tag::P => matches!(open.tag, Tag::Cell | Tag::Item),
                Tag::Table => false,
                _ => open.tag == Tag::Cell && !matches!(tag, Tag::Body),
            };
            if wall && i > 0 {
                break;
            }
        }
        let Some(found) = found.filter(|&i| i > 0) else {
            if is_block(tag) {
                self.flush();
            }
            return;
        };
        if inline {
            // a block opened inside a link goes on after it
            if self.stack.len() - found > 1 && self.stack[found + 1..].iter().any(|o| is_block(o.tag)) {
                let open = self.stack.remove(found);
                self.opened[kind(open.tag)] -= 1;
                self.left_inline(open.tag);
                return;
            }
        }
        self.pop_to(found);
    }

    /// Pops the stack to the length `len`.
    fn pop_to(&mut self, len: usize) {
        while self.stack.len() > len {
            let Some(open) = self.stack.pop() else { return };
            self.opened[kind(open.tag)] -= 1;
            if open.node != NONE {
                let glue = !is_block(open.tag);
                self.flush();
                self.close_node(open.node);
                self.node = self.page.nodes[open.node as usize].parent;
                self.glue = glue;
            }
            self.left_inline(open.tag);
            match open.tag {
                Tag::Pre => self.pre = self.pre.saturating_sub(1),
                Tag::Cell | Tag::Table => self.bold = 0,
                _ => {}
            }
        }
    }

    fn left_inline(&mut self, tag: Tag) {
        match tag {
            Tag::Link => self.links = self.links.saturating_sub(1),
            Tag::Span => self.spans = self.spans.saturating_sub(1),
            _ => {}
        }
    }

    fn close_node(&mut self, node: u32) {
        if node != NONE {
            let (end, last) = (self.page.nodes.len() as u32, self.page.blocks.len() as u32);
            let n = &mut self.page.nodes[node as usize];
            n.end = end;
            n.last = last;
        }
    }

    fn opening(&mut self, at: usize) -> usize {
        let (name, end) = self.name(at);
        let (tag, bold) = tag_of(name);
        let mut attrs = Attributes::default();
        let end = self.attributes(end, &mut attrs);
        match tag {
            Tag::Raw => return self.raw(name, &attrs, end),
            Tag::Void => self.void(name, &attrs),
            Tag::Inline => {
                self.icon(&attrs);
                if bold && !attrs.self_closing {
                    self.bold += 1;
                }
                if !attrs.itemprop.is_empty() || !attrs.property.is_empty() {
                    self.property(&attrs, self.node);
                }
            }
            tag => self.open(tag, name, &attrs),
        }
        end
    }

    fn void(&mut self, name: &[u8], attrs: &Attributes) {
        match name.len() {
            2 => self.flush(), // br, hr
            4 if name.eq_ignore_ascii_case(b"meta") => self.meta(attrs),
            4 if name.eq_ignore_ascii_case(b"link") => {
                if attrs.rel.eq_ignore_ascii_case("canonical") && self.page.head.canonical.is_none() {
                    self.page.head.canonical = Some(attrs.href.trim().to_owned());
                } else if !attrs.itemprop.is_empty() {
                    self.property(attrs, self.node);
                }
            }
            4 if name.eq_ignore_ascii_case(b"html") => {
                let lang = if attrs.lang.is_empty() { None } else { Some(attrs.lang.to_owned()) };
                self.page.head.lang = self.page.head.lang.take().or(lang);
            }
            _ => {}
        }
    }

    fn meta(&mut self, attrs: &Attributes) {
        if attrs.equiv.eq_ignore_ascii_case("refresh") {
            self.page.head.refresh = true;
        }
        if !attrs.itemprop.is_empty() {
            self.property(attrs, self.node);
        }
        let key = if attrs.property.is_empty() { attrs.name } else { attrs.property };
        if !key.is_empty() && self.page.head.meta.len() < 500 {
            self.page
                .head
                .meta
                .push((cut(key, 80).to_ascii_lowercase(), entities::unescape(cut(attrs.content, META_BYTES))));
        }
    }

    /// Notes a microdata or RDFa property whose value is an attribute.
    fn property(&mut self, attrs: &Attributes, node: u32) {
        let key = if attrs.itemprop.is_empty() { attrs.property } else { attrs.itemprop };
        let value = if attrs.content.is_empty() { attrs.datetime } else { attrs.content };
        if !value.is_empty() && self.page.head.props.len() < 200 {
            self.page.head.props.push((cut(key, 80).to_ascii_lowercase(), entities::unescape(cut(value, 400)), node));
        }
    }

    /// Skips an element whose content is not text.
    fn raw(&mut self, name: &[u8], attrs: &Attributes, at: usize) -> usize {
        if attrs.self_closing && name.eq_ignore_ascii_case(b"svg") {
            return at;
        }
        let (content, next) = self.raw_content(name, at);
        if name.eq_ignore_ascii_case(b"title") {
            if self.page.head.title.is_empty() {
                self.page.head.title = entities::unescape(cut(&self.src[at..content], META_BYTES));
            }
        } else if attrs.kind.eq_ignore_ascii_case("application/ld+json")
            && self.page.head.json.len() < JSON_CAP
            && content - at <= JSON_BYTES
        {
            self.page.head.json.push(&self.src[at..content]);
        }
        next
    }

    /// Where the content ends, and where the closing tag does.
    fn raw_content(&self, name: &[u8], at: usize) -> (usize, usize) {
        let mut from = at;
        while let Some(n) = memmem::find(&self.bytes[from..], b"</") {
            let tag = from + n + 2;
            let end = tag + name.len();
            if end <= self.bytes.len() && self.bytes[tag..end].eq_ignore_ascii_case(name) {
                return (tag - 2, self.after(end, b'>'));
            }
            from = tag;
        }
        // never closed: what follows is read as page, or a cut page would lose everything after it
        if name.eq_ignore_ascii_case(b"script") || name.eq_ignore_ascii_case(b"style") {
            (self.bytes.len(), self.bytes.len())
        } else {
            (at, at)
        }
    }

    fn open(&mut self, tag: Tag, name: &[u8], attrs: &Attributes<'a>) {
        match tag {
            Tag::Link => return self.open_link(attrs),
            Tag::Span | Tag::Time => return self.open_span(tag, attrs),
            _ => {}
        }
        self.auto_close(tag);
        self.flush();
        if attrs.self_closing && name.contains(&b'-') {
            return;
        }
        if self.stack.len() >= DEPTH_CAP {
            self.overflow += 1;
            self.page.too_deep = true;
            return;
        }
        let hints = self.hints_of(tag, attrs);
        self.push(tag, hints, attrs);
        if tag == Tag::Pre {
            self.pre += 1;
        }
    }

    fn stack_push(&mut self, tag: Tag, node: u32) {
        self.opened[kind(tag)] += 1;
        self.stack.push(Open { tag, node });
    }

    fn push(&mut self, tag: Tag, hints: u16, attrs: &Attributes<'a>) {
        if self.page.nodes.len() >= NODE_CAP {
            self.stack_push(tag, NONE);
            return;
        }
        let node = self.page.nodes.len() as u32;
        self.page.nodes.push(Node {
            tag,
            names: if attrs.class.is_empty() { attrs.id } else { attrs.class },
            parent: self.node,
            end: node + 1,
            hints,
            first: self.page.blocks.len() as u32,
            last: self.page.blocks.len() as u32,
        });
        self.stack_push(tag, node);
        self.node = node;
        if !attrs.itemprop.is_empty() || !attrs.property.is_empty() {
            self.property(attrs, node);
        }
    }

    /// A picture drawn by a style keeps apart what stands on its sides: «19.04.2024», the sign of an eye, «1084».
    fn icon(&mut self, attrs: &Attributes) {
        let drawn = |word: &str| word.starts_with("icon") || word.ends_with("-icon") || word.starts_with("fa-");
        if !attrs.class.is_empty() && attrs.class.split_ascii_whitespace().any(drawn) {
            self.put_space();
        }
    }

    fn open_link(&mut self, attrs: &Attributes) {
        if self.links > 0 {
            // links do not nest: the one before was left open
            self.close(Tag::Link);
        }
        if self.stack.len() >= DEPTH_CAP || attrs.self_closing {
            return;
        }
        // an anchor without an address is no link
        if attrs.href.is_empty() && attrs.class.is_empty() && !attrs.name.is_empty() {
            return;
        }
        self.links += 1;
        self.page.links += 1;
        self.stack_push(Tag::Link, NONE);
    }

    fn open_span(&mut self, tag: Tag, attrs: &Attributes<'a>) {
        if attrs.self_closing || self.stack.len() >= DEPTH_CAP {
            return;
        }
        let hints = self.hints_of(tag, attrs) & Hints::INLINE;
        if tag == Tag::Time && !attrs.datetime.is_empty() && self.page.head.times.len() < 200 {
            let node = self.page.nodes.len() as u32;
            self.page.head.times.push((cut(attrs.datetime, 60).to_owned(), node));
        }
        if hints == 0 && tag != Tag::Time {
            self.icon(attrs);
            if self.spans > 0 {
                self.spans += 1;
                self.stack_push(tag, NONE);
            }
            if !attrs.itemprop.is_empty() || !attrs.property.is_empty() {
                self.property(attrs, self.node);
            }
            return;
        }
        if tag == Tag::Span {
            self.spans += 1;
        }
        // the piece after it, and it itself, stay in the line
        let joined = self.page.text.len() > self.start || self.glue;
        self.flush();
        self.glue = joined;
        self.push(tag, hints, attrs);
    }

    /// Closes what the new element ends without saying so.
    fn auto_close(&mut self, tag: Tag) {
        let find = |reader: &Self, want: &[Tag], wall: &[Tag]| {
            for (i, open) in reader.stack.iter().enumerate().rev().take(64) {
                if want.contains(&open.tag) {
                    return Some(i);
                }
                if wall.contains(&open.tag) || i == 0 {
                    return None;
                }
            }
            None
        };
        let found = match tag {
            Tag::Item => find(self, &[Tag::Item], &[Tag::List, Tag::Table, Tag::Cell, Tag::Div]),
            Tag::Row => find(self, &[Tag::Row], &[Tag::Table]),
            Tag::Cell => find(self, &[Tag::Cell], &[Tag::Row, Tag::Table]),
            _ => find(
                self,
                &[Tag::P],
                &[Tag::Div, Tag::Cell, Tag::Item, Tag::Section, Tag::Article, Tag::Table, Tag::Quote],
            ),
        };
        if let Some(i) = found {
            self.pop_to(i);
        }
    }

    fn hints_of(&self, tag: Tag, attrs: &Attributes) -> u16 {
        let mut hints = 0;
        if !attrs.class.is_empty() {
            hints |= self.hints.of(cut(attrs.class, HINT_BYTES));
        }
        if !attrs.id.is_empty() {
            hints |= self.hints.of(cut(attrs.id, HINT_BYTES));
        }
        hints |= Hints::of_role(attrs.role);
        if attrs.hidden || hides(attrs.style) {
            hints |= Hints::HIDDEN;
        }
        if attrs.itemprop.eq_ignore_ascii_case("articleBody") || attrs.property.eq_ignore_ascii_case("content:encoded")
        {
            hints |= Hints::CONTENT;
        }
        if attrs.itemprop.eq_ignore_ascii_case("headline") {
            hints |= Hints::TITLE;
        }
        if attrs.itemtype.ends_with("Article") || attrs.itemtype.ends_with("BlogPosting") {
            hints |= Hints::ARTICLE;
        }
        hints | Hints::of_tag(tag)
    }

    /// Reads attributes up to the `>`; returns the place after it.
    fn attributes(&mut self, mut at: usize, out: &mut Attributes<'a>) -> usize {
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

impl<'a> Attributes<'a> {
    fn take(&mut self, name: &[u8], value: &'a str) {
        let slot = match name.len() {
            2 if name.eq_ignore_ascii_case(b"id") => &mut self.id,
            3 if name.eq_ignore_ascii_case(b"rel") => &mut self.rel,
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

fn hides(style: &str) -> bool {
    if style.len() < 12 {
        return false;
    }
    let style = cut(style, HINT_BYTES);
    let squeezed: String = style.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_lowercase()).collect();
    squeezed.contains("display:none") || squeezed.contains("visibility:hidden")
}

/// The first bytes of `s`, cut at a character.
pub(super) fn cut(s: &str, bytes: usize) -> &str {
    if s.len() <= bytes {
        return s;
    }
    let mut end = bytes;
    while !s.is_char_boundary(end) {
        end -= 1;
    }
    &s[..end]
}

/// `h1` and `h2` close each other's end tags in tag soup.
fn same(open: Tag, closing: Tag) -> bool {
    open == closing || matches!((open, closing), (Tag::Heading(_), Tag::Heading(_)))
}

pub(super) fn is_block(tag: Tag) -> bool {
    !matches!(tag, Tag::Span | Tag::Link | Tag::Inline | Tag::Time)
}

/// Number of kinds that are told apart by [`kind`].
const KINDS: usize = 32;

/// A small number for the kind of an element; headings are one kind.
fn kind(tag: Tag) -> usize {
    match tag {
        Tag::Body => 1,
        Tag::Article => 2,
        Tag::Main => 3,
        Tag::Section => 4,
        Tag::Div => 5,
        Tag::P => 6,
        Tag::Heading(_) => 7,
        Tag::List => 8,
        Tag::Item => 9,
        Tag::Table => 10,
        Tag::Row => 11,
        Tag::Cell => 12,
        Tag::Quote => 13,
        Tag::Pre => 14,
        Tag::Nav => 15,
        Tag::Aside => 16,
        Tag::Header => 17,
        Tag::Footer => 18,
        Tag::Figure => 19,
        Tag::Caption => 20,
        Tag::Form => 21,
        Tag::Button => 22,
        Tag::Media => 23,
        Tag::Time => 24,
        Tag::Address => 25,
        Tag::Span => 26,
        Tag::Link => 27,
        Tag::Root | Tag::Inline | Tag::Raw | Tag::Void => 0,
    }
}

/// Bytes that text cannot copy as they stand: white space, control bytes, `&`, and the first bytes of no-break spaces,
/// soft hyphens and zero-width characters.
const SPECIAL: [bool; 256] = {
    let mut t = [false; 256];
    let mut i = 0;
    while i <= 0x20 {
        t[i] = true;
        i += 1;
    }
    t[0x7F] = true;
    t[b'&' as usize] = true;
    t[0xC2] = true;
    t[0xE2] = true;
    t[0xE3] = true;
    t[0xEF] = true;
    t
};

/// The kind of an element, and whether it makes bold.
/// Whether the content of an element is no text of a page: script, style, svg, select …
pub(super) fn is_raw(name: &[u8]) -> bool {
    tag_of(name).0 == Tag::Raw
}

/// Whether an element has no content and no closing tag.
pub(super) fn is_void(name: &[u8]) -> bool {
    tag_of(name).0 == Tag::Void
}

fn tag_of(name: &[u8]) -> (Tag, bool) {
    let mut low = [0u8; 12];
    if name.len() > low.len() {
        return (
            if name.len() < 32 && name.eq_ignore_ascii_case(b"amp-social-share") { Tag::Button } else { Tag::Inline },
            false,
        );
    }
    for (l, n) in low.iter_mut().zip(name) {
        *l = n.to_ascii_lowercase();
    }
    let tag = match &low[..name.len()] {
        b"b" | b"strong" => return (Tag::Inline, true),
        b"a" => Tag::Link,
        b"span" | b"font" => {
            return (if name.len() == 4 && low[0] == b's' { Tag::Span } else { Tag::Inline }, false);
        }
        b"p" => Tag::P,
        b"div" | b"center" | b"dl" | b"fieldset" | b"details" | b"hgroup" => Tag::Div,
        b"li" | b"dd" | b"dt" => Tag::Item,
        b"ul" | b"ol" | b"menu" => Tag::List,
        b"br" | b"hr" | b"meta" | b"link" | b"html" | b"head" | b"img" | b"input" | b"wbr" | b"source" | b"col"
        | b"base" | b"area" | b"embed" | b"param" | b"track" => Tag::Void,
        b"h1" => Tag::Heading(1),
        b"h2" => Tag::Heading(2),
        b"h3" => Tag::Heading(3),
        b"h4" => Tag::Heading(4),
        b"h5" => Tag::Heading(5),
        b"h6" => Tag::Heading(6),
        b"td" | b"th" => Tag::Cell,
        b"tr" => Tag::Row,
        b"table" => Tag::Table,
        b"body" => Tag::Body,
        b"article" => Tag::Article,
        b"main" => Tag::Main,
        b"section" => Tag::Section,
        b"nav" => Tag::Nav,
        b"aside" | b"amp-sidebar" | b"dialog" => Tag::Aside,
        b"header" => Tag::Header,
        b"footer" => Tag::Footer,
        b"figure" => Tag::Figure,
        b"figcaption" | b"caption" => Tag::Caption,
        b"blockquote" => Tag::Quote,
        b"pre" => Tag::Pre,
        b"address" => Tag::Address,
        b"form" => Tag::Form,
        b"button" | b"label" => Tag::Button,
        b"video" | b"audio" | b"canvas" => Tag::Media,
        b"time" => Tag::Time,
        b"script" | b"style" | b"svg" | b"noscript" | b"template" | b"iframe" | b"select" | b"textarea" | b"title"
        | b"object" | b"math" | b"noembed" | b"noframes" | b"xmp" => Tag::Raw,
        _ => Tag::Inline,
    };
    (tag, false)
}
