//! The tree of a page, for the selectors of a site profile: html5ever, kept within bounds. Its cost grows with the square
//! of the nesting and of the attributes of a tag, so both are capped while it runs; what passes a cap is refused by name.

use super::chrome::Hints;
use ego_tree::NodeId;
use ego_tree::iter::Edge;
use html5ever::driver::{self, ParseOpts};
use html5ever::tendril::{StrTendril, TendrilSink};
use scraper::{ElementRef, Html, HtmlTreeSink, Node, Selector};
use std::collections::HashMap;

/// Bytes of a page that a tree is built of.
pub const TREE_BYTES: usize = 4 << 20;
/// Nodes of a tree.
pub const TREE_NODES: usize = 100_000;
/// Nesting of elements.
pub const TREE_DEPTH: usize = 256;
/// Attributes of one tag.
pub const TREE_ATTRIBUTES: usize = 256;
/// After so many bytes the tree is measured.
const STEP: usize = 512;

/// Why no tree was built.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(super) enum TooMuch {
    #[error("it has more than {} MB", TREE_BYTES >> 20)]
    Bytes,
    #[error("it has more than {TREE_NODES} elements and texts")]
    Nodes,
    #[error("it is nested deeper than {TREE_DEPTH} elements")]
    Depth,
    #[error("a tag in it has more than {TREE_ATTRIBUTES} attributes")]
    Attributes,
}

pub(super) struct Tree(Html);

/// What builds trees, compiled once for all that need it: `Html::parse_document` would bring another.
fn builder() -> driver::Parser<HtmlTreeSink> {
    driver::parse_document(HtmlTreeSink::new(Html::new_document()), ParseOpts::default())
}

/// The tree of a page whose bounds the caller has seen to.
#[cfg(feature = "fetch")]
pub fn document(source: &str) -> Html {
    builder().one(source)
}

impl Tree {
    pub fn parse(source: &str) -> Result<Tree, TooMuch> {
        if source.len() > TREE_BYTES {
            return Err(TooMuch::Bytes);
        }
        if many_attributes(source.as_bytes()) {
            return Err(TooMuch::Attributes);
        }
        let mut parser = builder();
        let mut rest = source;
        while !rest.is_empty() {
            let (step, after) = rest.split_at(super::page::cut(rest, STEP).len());
            parser.process(StrTendril::from(step));
            within(&parser.tokenizer.sink.sink.0.borrow())?;
            rest = after;
        }
        Ok(Tree(parser.finish()))
    }

    /// Elements that a selector matches, in the order of the page; none for a selector that cannot be read.
    pub fn select(&self, css: &str) -> Vec<ElementRef<'_>> {
        Selector::parse(css).map_or_else(|_| Vec::new(), |s| self.0.select(&s).collect())
    }
}

fn within(html: &Html) -> Result<(), TooMuch> {
    let mut nodes = html.tree.nodes();
    if nodes.len() > TREE_NODES {
        return Err(TooMuch::Nodes);
    }
    let deep = nodes.next_back().is_some_and(|n| n.ancestors().nth(TREE_DEPTH).is_some());
    if deep { Err(TooMuch::Depth) } else { Ok(()) }
}

/// Whether some tag may have too many attributes. Wherever a tag can begin, it is read as one, in comments and scripts too:
/// so it holds whatever the page makes of its quotes. Overlapping tags of more than some pages' length count as too many.
fn many_attributes(page: &[u8]) -> bool {
    let mut work = 0;
    for at in memchr::memchr_iter(b'<', page) {
        if !page.get(at + 1).is_some_and(u8::is_ascii_alphabetic) {
            continue;
        }
        let (attributes, read) = attributes(&page[at + 1..]);
        work += read;
        if attributes > TREE_ATTRIBUTES || work > page.len() * 8 + (64 << 10) {
            return true;
        }
    }
    false
}

/// The attributes of the tag that begins here (counted until they are too many), and how many bytes were read.
fn attributes(tag: &[u8]) -> (usize, usize) {
    #[derive(PartialEq)]
    enum At {
        Name,
        Gap,
        Attribute,
        Equals,
        Bare,
        Quoted(u8),
    }
    let (mut at, mut count) = (At::Name, 0);
    for (i, &b) in tag.iter().enumerate() {
        let space = b.is_ascii_whitespace();
        at = match at {
            At::Quoted(q) => {
                if b == q {
                    At::Gap
                } else {
                    At::Quoted(q)
                }
            }
            At::Equals if space => At::Equals,
            At::Equals if b == b'"' || b == b'\'' => At::Quoted(b),
            _ if b == b'>' => return (count, i),
            At::Equals => At::Bare,
            At::Bare => {
                if space {
                    At::Gap
                } else {
                    At::Bare
                }
            }
            At::Attribute if b == b'=' => At::Equals,
            // «name = value»: the sign may follow after a space
            At::Gap if b == b'=' && count > 0 => At::Equals,
            _ if space || b == b'/' => At::Gap,
            At::Gap => {
                count += 1;
                At::Attribute
            }
            same => same,
        };
        if count > TREE_ATTRIBUTES {
            return (count, i);
        }
    }
    (count, tag.len())
}

/// The text of an element in one line; blocks in it are words apart.
pub(super) fn line(element: ElementRef) -> String {
    let mut html = String::new();
    write(element, &HashMap::<NodeId, ()>::new(), &mut html, |_, _| {});
    let page = super::page::read(&html, &Hints::default());
    super::meta::tidy(&page.text)
}

/// Writes the elements and texts inside `element` as a page without attributes, so that it can be read like any page. The
/// elements of `skip`, and what is no text, are left out; `left` is told of those of `skip`, and of hidden ones (`None`).
pub(super) fn write<R: Copy>(
    element: ElementRef,
    skip: &HashMap<NodeId, R>,
    out: &mut String,
    mut left: impl FnMut(ElementRef, Option<R>),
) {
    let mut skipping: Option<NodeId> = None;
    for edge in element.traverse() {
        match edge {
            Edge::Open(node) if skipping.is_none() => match node.value() {
                Node::Text(text) => push_escaped(text, out),
                Node::Element(e) => {
                    let Some(inner) = ElementRef::wrap(node) else { continue };
                    let reason = skip.get(&node.id()).copied();
                    let hidden = is_hidden(e);
                    if reason.is_some() || hidden {
                        left(inner, reason);
                    }
                    if reason.is_some() || hidden || super::page::is_raw(e.name().as_bytes()) {
                        skipping = Some(node.id());
                        // what stands beside it does not join
                        out.push(' ');
                        continue;
                    }
                    out.push('<');
                    out.push_str(e.name());
                    out.push('>');
                }
                _ => {}
            },
            Edge::Close(node) => match (skipping, node.value()) {
                (Some(id), _) if id == node.id() => skipping = None,
                (None, Node::Element(e)) if !super::page::is_void(e.name().as_bytes()) => {
                    out.push_str("</");
                    out.push_str(e.name());
                    out.push('>');
                }
                _ => {}
            },
            Edge::Open(_) => {}
        }
    }
}

fn is_hidden(e: &scraper::node::Element) -> bool {
    let none = |s: &str| {
        s.split(';').any(|p| p.split_once(':').is_some_and(|(k, v)| k.trim() == "display" && v.trim() == "none"))
    };
    e.attr("hidden").is_some() || e.attr("style").is_some_and(none)
}

fn push_escaped(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            c => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_attributes_as_tags_are_read() {
        for (tag, n) in [
            ("a>", 0),
            ("a href=x class = \"b c d\" hidden>", 3),
            ("a b='>' c/d>", 3),
            ("a b==\"c d>", 2),
            ("img src=\"x\"alt=''/>", 2),
        ] {
            assert_eq!(attributes(tag.as_bytes()).0, n, "{tag}");
        }
    }

    #[test]
    fn refuses_by_name_and_soon() {
        let names: String = (0..300_000).map(|i| format!(" a{i}")).collect();
        for (page, why) in [
            ("<div>".repeat(700_000), TooMuch::Depth),
            ("<b x>".repeat(700_000), TooMuch::Depth),
            ("<p>а</p>".repeat(400_000), TooMuch::Nodes),
            (format!("<a{names}>"), TooMuch::Attributes),
            ("<a x=\"".repeat(600_000), TooMuch::Attributes),
            ("а".repeat(3_000_000), TooMuch::Bytes),
        ] {
            assert_eq!(Tree::parse(&page).err(), Some(why));
        }
        let formats: String = (0..20_000).map(|i| format!("<p><b x={i}></p>")).collect();
        assert!(Tree::parse(&formats).is_err());
        assert!(Tree::parse("<p>Текст").is_ok());
    }
}
