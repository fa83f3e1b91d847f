//! One document before it is read: where it came from, its body, and what the caller knows about it.

use std::borrow::Cow;

/// One document, and what its bringer states about it.
#[derive(Debug, Clone)]
pub struct Document<'a> {
    /// Unique within a run.
    pub id: Cow<'a, str>,
    /// Path; path and line; or archive and member, parted by an exclamation mark.
    pub source: Cow<'a, str>,
    pub body: Body<'a>,
    /// Address of the page.
    pub url: Option<Cow<'a, str>>,
    /// Day of publication, ISO 8601.
    pub published: Option<Cow<'a, str>>,
    /// Headline.
    pub title: Option<Cow<'a, str>>,
    /// Encoding as the server named it.
    pub charset: Option<Cow<'a, str>>,
}

/// What a document consists of.
#[derive(Debug, Clone)]
pub enum Body<'a> {
    /// Decoded plain text.
    Text(Cow<'a, str>),
    /// A decoded page.
    Html(Cow<'a, str>),
    /// Bytes in an encoding yet to be found.
    Bytes { bytes: Cow<'a, [u8]>, kind: Kind },
}

/// What a file's name says about its content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Html,
    Text,
    /// The content must tell.
    Unknown,
}

impl<'a> Document<'a> {
    /// A plain text.
    pub fn text(id: impl Into<Cow<'a, str>>, text: impl Into<Cow<'a, str>>) -> Self {
        Self::new(id.into(), Body::Text(text.into()))
    }

    /// A decoded page.
    pub fn html(id: impl Into<Cow<'a, str>>, html: impl Into<Cow<'a, str>>) -> Self {
        Self::new(id.into(), Body::Html(html.into()))
    }

    /// Bytes as a file or a server gave them.
    pub fn bytes(id: impl Into<Cow<'a, str>>, bytes: impl Into<Cow<'a, [u8]>>, kind: Kind) -> Self {
        let bytes = bytes.into();
        Self::new(id.into(), Body::Bytes { bytes, kind })
    }

    fn new(id: Cow<'a, str>, body: Body<'a>) -> Self {
        Document { source: id.clone(), id, body, url: None, published: None, title: None, charset: None }
    }
}
