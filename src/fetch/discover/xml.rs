//! RSS (2.0, 1.0), Atom, sitemaps and their indexes, event by event: no tree, no entities of the document's own, and what
//! is not well formed is read as far as it goes.

use super::day;
use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};

/// A sitemap has at most 50 000 addresses; twice that is read.
const MOST_LINKS: usize = 100_000;

/// An address and the day beside it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Link {
    pub url: String,
    /// ISO 8601: of publication in a feed, of the last change in a map.
    pub day: Option<String>,
}

/// What an XML document lists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Document {
    Feed(Vec<Link>),
    Sitemap(Vec<Link>),
    /// Addresses of sitemaps.
    Index(Vec<Link>),
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Root {
    Feed,
    Sitemap,
    Index,
}

/// What is known of the item being read.
#[derive(Default)]
struct Item {
    link: Option<String>,
    /// An RSS `guid` that is an address.
    guid: Option<String>,
    published: Option<String>,
    changed: Option<String>,
}

/// Reads a feed, a map or an index of maps; `None` when the document is nothing of these.
pub fn read_xml(text: &str) -> Option<Document> {
    let mut reader = Reader::from_str(text.trim_start_matches('\u{FEFF}').trim_start());
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    let mut root = None;
    let (mut links, mut item, mut words) = (Vec::new(), None::<Item>, String::new());
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(tag) | Event::Empty(tag) if root.is_none() => root = Some(root_of(&tag)?),
            Event::Start(tag) => {
                words.clear();
                open(&tag, &mut item);
            }
            Event::Empty(tag) => open(&tag, &mut item),
            Event::Text(text) => words.push_str(&text.into_inner()),
            Event::CData(text) => words.push_str(&text.into_inner()),
            Event::GeneralRef(reference) => words.extend(character(&reference)),
            Event::End(tag) => {
                let name = tag.local_name();
                if is_item(name.as_ref()) {
                    links.extend(item.take().and_then(Item::link));
                } else if let Some(item) = &mut item {
                    item.close(name.as_ref(), words.trim());
                }
                words.clear();
            }
            Event::Eof => break,
            _ => {}
        }
        if links.len() >= MOST_LINKS {
            break;
        }
    }
    Some(match root? {
        Root::Feed => Document::Feed(links),
        Root::Sitemap => Document::Sitemap(links),
        Root::Index => Document::Index(links),
    })
}

fn root_of(tag: &BytesStart) -> Option<Root> {
    match tag.local_name().as_ref() {
        "rss" | "RDF" | "feed" => Some(Root::Feed),
        "urlset" => Some(Root::Sitemap),
        "sitemapindex" => Some(Root::Index),
        _ => None,
    }
}

fn is_item(name: &str) -> bool {
    matches!(name, "item" | "entry" | "url" | "sitemap")
}

fn open(tag: &BytesStart, item: &mut Option<Item>) {
    let name = tag.local_name();
    if is_item(name.as_ref()) {
        *item = Some(Item::default());
    } else if let Some(item) = item
        && name.as_ref() == "link"
    {
        item.atom_link(tag);
    }
}

impl Item {
    /// `<link href="…"/>` of Atom; other relations than the page itself are not followed.
    fn atom_link(&mut self, tag: &BytesStart) {
        let (mut href, mut page) = (None, true);
        for attribute in tag.html_attributes().with_checks(false).flatten() {
            let value = unescaped(attribute.value.as_ref());
            match attribute.key.as_ref() {
                "href" => href = Some(value),
                "rel" => page = value == "alternate",
                _ => {}
            }
        }
        if page && self.link.is_none() {
            self.link = href;
        }
    }

    fn close(&mut self, name: &str, words: &str) {
        let slot = match name {
            "link" | "loc" if self.link.is_none() => &mut self.link,
            "guid" => &mut self.guid,
            "pubDate" | "published" | "date" | "publication_date" => &mut self.published,
            "updated" | "lastmod" => &mut self.changed,
            _ => return,
        };
        if !words.is_empty() {
            *slot = Some(words.to_owned());
        }
    }

    fn link(self) -> Option<Link> {
        let guid = self.guid.filter(|g| g.starts_with("http"));
        let url = self.link.or(guid)?;
        let day = [self.published, self.changed].into_iter().flatten().find_map(|written| day(&written));
        Some(Link { url, day })
    }
}

/// `&amp;` and the like, `&#38;`; entities that the document declares itself are nothing.
fn character(reference: &BytesRef) -> Option<char> {
    if let Ok(Some(character)) = reference.resolve_char_ref() {
        return Some(character);
    }
    named(reference.as_ref())
}

fn named(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => None,
    }
}

fn unescaped(value: &str) -> String {
    quick_xml::escape::unescape(value).map_or_else(|_| value.to_owned(), |v| v.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn links(text: &str) -> Vec<(String, Option<String>)> {
        match read_xml(text) {
            Some(Document::Feed(l) | Document::Sitemap(l) | Document::Index(l)) => {
                l.into_iter().map(|l| (l.url, l.day)).collect()
            }
            None => Vec::new(),
        }
    }

    fn pair(url: &str, day: &str) -> (String, Option<String>) {
        (url.to_owned(), Some(day.to_owned()).filter(|d| !d.is_empty()))
    }

    #[test]
    fn feeds() {
        let rss = r#"<?xml version="1.0"?><rss version="2.0"><channel><link>http://a.example/</link>
            <item><title>A &laquo;b&raquo;</title><link>http://a.example/1?x=1&amp;y=2</link>
            <pubDate>Thu, 01 Feb 2024 10:00:00 +0300</pubDate></item>
            <item><guid isPermaLink="true">http://a.example/2</guid><link></link></item>
            <item><link><![CDATA[ http://a.example/3 ]]></link><dc:date>2024-02-03T00:00:00Z</dc:date></item>"#;
        let want = [
            pair("http://a.example/1?x=1&y=2", "2024-02-01"),
            pair("http://a.example/2", ""),
            pair("http://a.example/3", "2024-02-03"),
        ];
        assert_eq!(links(rss), want);
        let atom = r#"<feed xmlns="http://www.w3.org/2005/Atom"><link href="/"/><entry><link rel="edit" href="/e"/>
            <link href="/news/1?a=1&amp;b=2"/><updated>2024-03-01T00:00:00Z</updated><published>2024-02-01</published></entry></feed>"#;
        assert_eq!(links(atom), [pair("/news/1?a=1&b=2", "2024-02-01")]);
    }

    #[test]
    fn maps_and_their_indexes() {
        let map = "\u{FEFF}<urlset><url><loc> http://a.example/1 </loc><lastmod>2024-02-01</lastmod></url>
            <url><loc>http://a.example/2</loc><image:image><image:loc>http://a.example/i.jpg</image:loc></image:image></url></urlset>";
        assert_eq!(links(map), [pair("http://a.example/1", "2024-02-01"), pair("http://a.example/2", "")]);
        let index = "<sitemapindex><sitemap><loc>http://a.example/s1.xml.gz</loc></sitemap></sitemapindex>";
        assert!(matches!(read_xml(index), Some(Document::Index(l)) if l.len() == 1));
    }

    #[test]
    fn what_is_none_of_these() {
        for text in ["", "<html><body/></html>", "no xml", "<!DOCTYPE html><p>", "<svg/>"] {
            assert_eq!(read_xml(text), None, "{text}");
        }
        // a document that multiplies itself by entities comes to nothing
        let bomb = "<!DOCTYPE r [<!ENTITY a \"xxxxxxxx\"><!ENTITY b \"&a;&a;&a;\">]><rss><item><link>http://a/&b;</link></item></rss>";
        assert_eq!(links(bomb), [pair("http://a/", "")]);
    }
}
