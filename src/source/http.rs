//! An HTTP message as it was received: head parsed leniently, body freed of its transfer and content codings.

use super::expand::uncode;
use crate::error::ReadError;
use std::borrow::Cow;

/// A response; names of headers are compared without case.
#[derive(Debug, Clone)]
pub struct Response<'a> {
    /// Three digits.
    pub status: u16,
    headers: Vec<(&'a str, Cow<'a, str>)>,
    /// As received, codings and all.
    pub raw_body: &'a [u8],
}

impl<'a> Response<'a> {
    /// Parses a whole response; interim ones (1xx) before it are passed over. `None` when it is no HTTP response.
    pub fn parse(mut bytes: &'a [u8]) -> Option<Self> {
        loop {
            let (head, body) = split(bytes)?;
            let mut lines = head.split(|b| *b == b'\n').map(|l| l.strip_suffix(b"\r").unwrap_or(l));
            let status = status(lines.next()?)?;
            if status / 100 == 1 && status != 101 {
                bytes = body;
                continue;
            }
            return Some(Response { status, headers: headers(lines), raw_body: body });
        }
    }

    /// The first header of this name.
    pub fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(n, _)| n.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.as_ref())
    }

    /// Media type in lower case, without parameters; empty when it is not stated.
    pub fn media_type(&self) -> String {
        let stated = self.header("content-type").unwrap_or_default();
        stated.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
    }

    /// Is it a page or a text, as far as the header tells?
    pub fn is_page(&self) -> bool {
        matches!(self.media_type().as_str(), "" | "text/html" | "application/xhtml+xml" | "text/plain")
    }

    /// The `charset` parameter of the media type.
    pub fn charset(&self) -> Option<&str> {
        let parameters = self.header("content-type")?.split(';').skip(1);
        let mut named = parameters.filter_map(|p| p.split_once('='));
        let value = named.find(|(name, _)| name.trim().eq_ignore_ascii_case("charset"))?.1;
        Some(value.trim().trim_matches(['"', '\''])).filter(|v| !v.is_empty())
    }

    /// The body without its transfer coding, still in its content coding.
    pub fn payload(&self) -> Cow<'a, [u8]> {
        let chunked = self.header("transfer-encoding").is_some_and(|v| v.to_ascii_lowercase().contains("chunked"));
        match chunked.then(|| unchunk(self.raw_body)).flatten() {
            Some(body) => Cow::Owned(body),
            // crawlers often store the body unchunked and leave the header
            None => Cow::Borrowed(self.raw_body),
        }
    }

    /// The body as its author wrote it.
    ///
    /// # Errors
    /// `coding`, `bomb`, `too_large`.
    pub fn body(&self) -> Result<Cow<'a, [u8]>, ReadError> {
        let mut body = self.payload();
        let codings = self.header("content-encoding").unwrap_or_default().to_ascii_lowercase();
        for coding in codings.split(',').map(str::trim).rev() {
            if !matches!(coding, "" | "identity") {
                body = Cow::Owned(uncode(coding, &body)?);
            }
        }
        Ok(body)
    }
}

/// Head and body, parted by the first empty line.
fn split(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let mut from = 0;
    loop {
        let end = from + memchr::memchr(b'\n', &bytes[from..])?;
        match &bytes[end + 1..] {
            [b'\n', body @ ..] | [b'\r', b'\n', body @ ..] => return Some((&bytes[..end], body)),
            _ => from = end + 1,
        }
    }
}

fn status(line: &[u8]) -> Option<u16> {
    let line = std::str::from_utf8(line.get(..line.len().min(64))?).ok()?;
    let (version, rest) = line.split_once(' ')?;
    let digits = rest.trim_start().get(..3)?;
    version.starts_with("HTTP/").then(|| digits.parse().ok())?.filter(|s| (100..600).contains(s))
}

fn headers<'a>(lines: impl Iterator<Item = &'a [u8]>) -> Vec<(&'a str, Cow<'a, str>)> {
    let mut headers = Vec::new();
    for line in lines {
        let Some(colon) = memchr::memchr(b':', line) else { continue };
        let (name, value) = (&line[..colon], line[colon + 1..].trim_ascii());
        if let Ok(name) = std::str::from_utf8(name) {
            headers.push((name.trim(), String::from_utf8_lossy(value)));
        }
    }
    headers
}

/// Nothing when the bytes are no chunks at all; of chunks cut short, what there is.
fn unchunk(mut bytes: &[u8]) -> Option<Vec<u8>> {
    let mut body = Vec::new();
    loop {
        let whole = memchr::memchr(b'\n', bytes).and_then(|end| Some((size(&bytes[..end])?, &bytes[end + 1..])));
        let Some((size, rest)) = whole else {
            return (!body.is_empty()).then_some(body);
        };
        let size = size.min(rest.len());
        body.extend_from_slice(&rest[..size]);
        if size == 0 {
            return Some(body);
        }
        bytes = &rest[size..];
        bytes = bytes.strip_prefix(b"\r\n").or(bytes.strip_prefix(b"\n")).unwrap_or(bytes);
    }
}

/// The size that begins a chunk: hexadecimal, perhaps with an extension after a semicolon.
fn size(line: &[u8]) -> Option<usize> {
    let digits = line.split(|b| *b == b';').next()?.trim_ascii();
    let digits = std::str::from_utf8(digits).ok().filter(|d| !d.starts_with('+'))?;
    usize::from_str_radix(digits, 16).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_and_bodies() {
        let bytes =
            b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/HTML; charset=\"windows-1251\"\r\n\
            transfer-encoding: chunked\r\n\r\n3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n";
        let response = Response::parse(bytes).unwrap();
        assert_eq!(response.status, 200);
        assert_eq!(response.media_type(), "text/html");
        assert_eq!(response.charset(), Some("windows-1251"));
        assert_eq!(&*response.body().unwrap(), b"abcde");
    }

    #[test]
    fn a_body_stored_unchunked_is_taken_as_it_is() {
        let response = Response::parse(b"HTTP/1.0 200\nTransfer-Encoding: chunked\n\n<p>abc</p>").unwrap();
        assert_eq!(&*response.body().unwrap(), b"<p>abc</p>");
    }

    #[test]
    fn what_is_no_response() {
        for bytes in
            [&b""[..], b"\r\n\r\n", b"GET / HTTP/1.1\r\n\r\n", b"HTTP/1.1 999 X\r\n\r\n", b"HTTP/1.1 200 OK\r\n"]
        {
            assert!(Response::parse(bytes).is_none());
        }
        let endless =
            Response::parse(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFF0\r\nab").unwrap();
        assert_eq!(&*endless.body().unwrap(), b"ab");
    }
}
