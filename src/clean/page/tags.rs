//! The elements of HTML by what they are to the reading.

/// Elements that matter to the reading; the rest is `Inline`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::clean) enum Tag {
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

/// `h1` and `h2` close each other's end tags in tag soup.
pub(super) fn same(open: Tag, closing: Tag) -> bool {
    open == closing || matches!((open, closing), (Tag::Heading(_), Tag::Heading(_)))
}

pub(super) fn is_block(tag: Tag) -> bool {
    !matches!(tag, Tag::Span | Tag::Link | Tag::Inline | Tag::Time)
}

/// Number of kinds that are told apart by [`kind`].
pub(super) const KINDS: usize = 32;

/// A small number for the kind of an element; headings are one kind.
pub(super) fn kind(tag: Tag) -> usize {
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

/// Whether the content of an element is no text of a page: script, style, svg, select …
pub(in crate::clean) fn is_raw(name: &[u8]) -> bool {
    tag_of(name).0 == Tag::Raw
}

/// Whether an element has no content and no closing tag.
pub(in crate::clean) fn is_void(name: &[u8]) -> bool {
    tag_of(name).0 == Tag::Void
}

/// Whether an element makes italics or small letters.
pub(super) fn slants(name: &[u8]) -> bool {
    [&b"i"[..], b"em", b"small"].iter().any(|tag| name.eq_ignore_ascii_case(tag))
}

/// The kind of an element, and whether it makes bold.
pub(super) fn tag_of(name: &[u8]) -> (Tag, bool) {
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
