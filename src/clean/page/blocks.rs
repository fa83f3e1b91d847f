//! What a page is once it has been read: elements, the blocks of text between them, and what the page states about itself.

use super::tags::Tag;

/// An element that bounds text.
#[derive(Debug, Clone, Copy)]
pub(in crate::clean) struct Node<'a> {
    pub tag: Tag,
    /// Its class, or its id if it has none.
    pub names: &'a str,
    pub parent: u32,
    /// One past the last element inside.
    pub end: u32,
    /// See [`Hints`](crate::clean::chrome::Hints).
    pub hints: u16,
    /// First block inside.
    pub first: u32,
    /// One past the last block inside.
    pub last: u32,
}

/// A run of text without a line break.
#[derive(Debug, Clone, Copy)]
pub(in crate::clean) struct Block {
    pub node: u32,
    /// Bytes of `Page::text`.
    pub start: u32,
    pub end: u32,
    /// Bytes of it inside links.
    pub link: u32,
    /// All of it bold.
    pub bold: bool,
    /// All of it in italics or small.
    pub slanted: bool,
    /// The element in which a photograph stands right before it, with no text between.
    pub photo: Option<u32>,
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
pub(in crate::clean) struct Head<'a> {
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
pub(in crate::clean) struct Page<'a> {
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

/// The first bytes of `s`, cut at a character.
pub(in crate::clean) fn cut(s: &str, bytes: usize) -> &str {
    if s.len() <= bytes {
        return s;
    }
    let mut end = bytes;
    while !s.is_char_boundary(end) {
        end -= 1;
    }
    &s[..end]
}
