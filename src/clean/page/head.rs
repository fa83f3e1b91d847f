//! What the page states about itself: titles, `<meta>`, canonical address, microdata, JSON-LD; and elements whose content is no
//! text of the page.

use super::Reader;
use super::attributes::Attributes;
use super::blocks::cut;
use crate::clean::entities;
use memchr::memmem;

/// Bytes of one `<meta>` content that are kept.
const META_BYTES: usize = 4096;
/// JSON-LD scripts that are read, and bytes of one of them: a list of numbers takes thirty times its length to hold.
const JSON_CAP: usize = 32;
const JSON_BYTES: usize = 256 << 10;

impl<'a, 'h> Reader<'a, 'h> {
    pub(super) fn void(&mut self, name: &[u8], attrs: &Attributes) {
        match name.len() {
            2 => self.flush(), // br, hr
            3 if name.eq_ignore_ascii_case(b"img") && is_photo(attrs) => {
                let begun = self.page.text.len() > self.start;
                *(if begun { &mut self.next_photo } else { &mut self.photo }) = Some(self.node);
            }
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
    pub(super) fn property(&mut self, attrs: &Attributes, node: u32) {
        let key = if attrs.itemprop.is_empty() { attrs.property } else { attrs.itemprop };
        let value = if attrs.content.is_empty() { attrs.datetime } else { attrs.content };
        if !value.is_empty() && self.page.head.props.len() < 200 {
            self.page.head.props.push((cut(key, 80).to_ascii_lowercase(), entities::unescape(cut(value, 400)), node));
        }
    }

    /// Skips an element whose content is not text.
    pub(super) fn raw(&mut self, name: &[u8], attrs: &Attributes, at: usize) -> usize {
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
}

/// A picture that may have a caption: no sign, no dot before an item.
fn is_photo(attrs: &Attributes) -> bool {
    /// Pixels.
    const LEAST: u32 = 100;
    let small = attrs.width.parse::<u32>().is_ok_and(|width| width < LEAST);
    let path = attrs.src.split(['?', '#']).next().unwrap_or_default();
    let kind = |end: &str| {
        let from = path.len().checked_sub(end.len());
        from.and_then(|from| path.get(from..)).is_some_and(|e| e.eq_ignore_ascii_case(end))
    };
    !small && [".jpg", ".jpeg", ".webp"].iter().any(|end| kind(end))
}
