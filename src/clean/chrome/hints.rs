//! What the words of classes and ids say of an element, as bits; words are found by their hashes.

use crate::clean::page::Tag;
use std::collections::HashMap;

/// What the words of classes and ids say, as bits.
#[derive(Default)]
pub(in crate::clean) struct Hints {
    table: HashSet2,
}

/// Hash → bits; keys are 64-bit hashes, so that a look-up compares one number.
#[derive(Default)]
struct HashSet2(HashMap<u64, u16, std::hash::BuildHasherDefault<Already>>);

/// The key is a hash already.
#[derive(Default)]
struct Already(u64);

impl std::hash::Hasher for Already {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, _: &[u8]) {}
    fn write_u64(&mut self, n: u64) {
        self.0 = n;
    }
}

const FNV: u64 = 0xcbf2_9ce4_8422_2325;

fn step(hash: u64, b: u8) -> u64 {
    (hash ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3)
}

fn spread(hash: u64) -> u64 {
    hash ^ (hash >> 29) ^ (hash << 31)
}

fn hash(word: &str) -> u64 {
    word.bytes().filter(u8::is_ascii_alphanumeric).fold(FNV, |h, b| step(h, b.to_ascii_lowercase()))
}

impl Hints {
    pub(super) const NAMES: &str = "drop, sure, embed, weak, caption, content, article, stamp, title, comments";
    /// Chrome for certain: share, related, breadcrumbs, footer …
    pub const DROP: u16 = 1;
    /// Chrome perhaps: widget, meta, tools …
    pub const WEAK: u16 = 2;
    pub const CAPTION: u16 = 4;
    /// Holds the body of an article.
    pub const CONTENT: u16 = 8;
    /// Holds a date or a byline.
    pub const STAMP: u16 = 16;
    pub const TITLE: u16 = 32;
    pub const HIDDEN: u16 = 64;
    /// Holds an article with its head.
    pub const ARTICLE: u16 = 128;
    /// An element whose name says chrome: nav, aside, footer, form, button.
    pub const TAG: u16 = 256;
    pub const HEADER: u16 = 512;
    pub const COMMENTS: u16 = 1024;
    /// Chrome, however much of the page's text it holds.
    pub const SURE: u16 = 2048;
    /// A quotation from a social network: text, whatever else the class says.
    pub const EMBED: u16 = 4096;
    /// Its lines are centred.
    pub const CENTRED: u16 = 8192;
    /// Those that an inline element may have.
    pub const INLINE: u16 = Self::DROP | Self::CAPTION | Self::STAMP | Self::HIDDEN | Self::COMMENTS | Self::SURE;

    pub(super) fn named(key: &str) -> Option<u16> {
        Some(match key {
            "drop" => Self::DROP,
            "sure" => Self::SURE | Self::DROP,
            "embed" => Self::EMBED,
            "weak" => Self::WEAK,
            "caption" => Self::CAPTION,
            "content" => Self::CONTENT,
            "article" => Self::ARTICLE,
            "stamp" => Self::STAMP,
            "title" => Self::TITLE,
            "comments" => Self::COMMENTS,
            _ => return None,
        })
    }

    pub(super) fn add(&mut self, word: &str, bit: u16) {
        *self.table.0.entry(spread(hash(word))).or_default() |= bit;
    }

    fn look(&self, hash: u64) -> u16 {
        self.table.0.get(&spread(hash)).copied().unwrap_or(0)
    }

    /// Bits of a class or id attribute: each name as a whole (without its hyphens), and each of its words.
    pub fn of(&self, names: &str) -> u16 {
        let mut bits = 0;
        let (mut whole, mut part, mut parts) = (FNV, FNV, 0u32);
        let mut before = b' ';
        // «field-label-hidden»: the field's label is, not the field
        let label = hash("label");
        let mut last = FNV;
        for &b in names.as_bytes().iter().chain(b" ") {
            let boundary = match b {
                b'A'..=b'Z' => before.is_ascii_lowercase(),
                b'a'..=b'z' => before.is_ascii_digit(),
                b'0'..=b'9' => before.is_ascii_alphabetic(),
                _ => true,
            };
            if boundary && part != FNV {
                bits |= if last == label && part == hash("hidden") { 0 } else { self.look(part) };
                last = part;
                part = FNV;
                parts += 1;
            }
            if b.is_ascii_alphanumeric() {
                let low = b.to_ascii_lowercase();
                whole = step(whole, low);
                part = step(part, low);
            } else if !matches!(b, b'-' | b'_') {
                if parts > 1 {
                    bits |= self.look(whole);
                }
                (whole, part, parts, last) = (FNV, FNV, 0, FNV);
            }
            before = b;
        }
        bits
    }

    pub fn of_role(role: &str) -> u16 {
        match role {
            "navigation" | "banner" | "contentinfo" | "complementary" | "search" | "dialog" | "alertdialog"
            | "menu" | "menubar" | "toolbar" => Self::TAG,
            _ => 0,
        }
    }

    pub fn of_tag(tag: Tag) -> u16 {
        match tag {
            Tag::Nav | Tag::Aside | Tag::Footer | Tag::Form | Tag::Button | Tag::Media => Self::TAG,
            Tag::Header => Self::HEADER,
            Tag::Caption => Self::CAPTION,
            Tag::Time => Self::STAMP,
            _ => 0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_words_of_a_class() {
        let mut h = Hints::default();
        h.add("related", Hints::DROP);
        h.add("article-body", Hints::CONTENT);
        assert_eq!(h.of("Story_relatedLinks__x1"), Hints::DROP);
        assert_eq!(h.of("articleBody"), Hints::CONTENT);
        assert_eq!(h.of("c-article-body"), 0);
        assert_eq!(h.of("foo article_body"), Hints::CONTENT);
        assert_eq!(h.of("correlated"), 0);
    }
}
