//! Compressed bytes made whole, within limits: what would grow without end is refused by name (`bomb`, `too_large`).

use super::LARGEST;
use crate::error::ReadError;
use brotli_decompressor::Decompressor as Brotli;
use flate2::bufread::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};
use ruzstd::decoding::errors::{FrameDecoderError, ReadFrameHeaderError};
use ruzstd::decoding::{BlockDecodingStrategy, FrameDecoder};
use std::io::{self, BufRead, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// Text shrinks to a fifth, a page of tables to a fiftieth; nothing honest is so much smaller than itself.
const MOST_GROWTH: u64 = 200;
/// Below this many bytes growth harms nobody.
const HARMLESS: u64 = 8 << 20;

/// Has something compressed to `from` bytes grown suspiciously, being `to` bytes so far?
pub(super) fn explodes(from: u64, to: u64) -> bool {
    to > HARMLESS && to / MOST_GROWTH > from
}

pub(super) fn bomb() -> ReadError {
    ReadError::source(
        "bomb",
        format!("it grows to more than {MOST_GROWTH} times its size when unpacked (a decompression bomb): not read"),
    )
}

pub(super) fn too_large() -> ReadError {
    ReadError::source(
        "too_large",
        format!(
            "larger than {} MB, which no release is: if it holds many, give them one a file or one a line of JSON",
            LARGEST >> 20
        ),
    )
}

/// An error of the system or of a decoder, or one of ours that travelled inside it.
pub(super) fn unreadable(error: io::Error) -> ReadError {
    match error.get_ref().and_then(|e| e.downcast_ref::<ReadError>()) {
        Some(ours) => ours.clone(),
        None => ReadError::source("read", format!("cannot be read: {error}")),
    }
}

/// All of what `packed` (of `size` bytes) unpacks to, up to [`LARGEST`] bytes.
pub(super) fn whole(packed: impl Read, size: u64) -> Result<Vec<u8>, ReadError> {
    let mut bytes = Vec::with_capacity(size.min(LARGEST) as usize + 1);
    packed.take(LARGEST + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    match bytes.len() as u64 {
        grown if explodes(size, grown) => Err(bomb()),
        grown if grown > LARGEST => Err(too_large()),
        _ => Ok(bytes),
    }
}

/// A body freed of one coding named by HTTP's `Content-Encoding`.
///
/// # Errors
/// `bomb`, `too_large`; `coding` when it does not decode or the coding is not known.
pub(crate) fn uncode(coding: &str, body: &[u8]) -> Result<Vec<u8>, ReadError> {
    let size = body.len() as u64;
    let unpacked = match coding {
        // some servers announce a coding and send the page as it is
        "gzip" | "x-gzip" if !body.starts_with(b"\x1F\x8B") => Ok(body.to_vec()),
        "gzip" | "x-gzip" => whole(MultiGzDecoder::new(body), size),
        // «deflate» means zlib; some servers send bare deflate
        "deflate" if body.first().is_some_and(|b| b & 0x0F == 8) => whole(ZlibDecoder::new(body), size),
        "deflate" => whole(DeflateDecoder::new(body), size),
        "br" => whole(Brotli::new(body, 4096), size),
        "zstd" => whole(Zstd::new(body), size),
        _ => Err(ReadError::source("coding", format!("its coding «{coding}» is not known to svodka"))),
    };
    unpacked.map_err(|error| match error.kind {
        "read" => ReadError::source("coding", format!("its {coding} coding is broken or cut: {}", error.message)),
        _ => error,
    })
}

/// Zstandard, frame after frame, as `zstd -d` reads it.
pub(super) struct Zstd<R> {
    source: R,
    decoder: FrameDecoder,
    /// Are we inside a frame?
    open: bool,
}

impl<R: BufRead> Zstd<R> {
    pub(super) fn new(source: R) -> Self {
        Zstd { source, decoder: FrameDecoder::new(), open: false }
    }

    /// Enters the next frame; false at the end. Frames that hold no data are passed over.
    fn begin(&mut self) -> io::Result<bool> {
        loop {
            if self.source.fill_buf()?.is_empty() {
                return Ok(false);
            }
            match self.decoder.init(&mut self.source) {
                Ok(()) => return Ok(true),
                Err(FrameDecoderError::ReadFrameHeaderError(ReadFrameHeaderError::SkipFrame { length, .. })) => {
                    io::copy(&mut (&mut self.source).take(length.into()), &mut io::sink())?;
                }
                Err(error) => return Err(io::Error::other(error.to_string())),
            }
        }
    }
}

impl<R: BufRead> Read for Zstd<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        loop {
            if !self.open {
                self.open = self.begin()?;
                if !self.open {
                    return Ok(0);
                }
            }
            while self.decoder.can_collect() == 0 && !self.decoder.is_finished() {
                let more = self.decoder.decode_blocks(&mut self.source, BlockDecodingStrategy::UptoBlocks(1));
                more.map_err(|e| io::Error::other(e.to_string()))?;
            }
            let read = self.decoder.read(into)?;
            if read > 0 || into.is_empty() {
                return Ok(read);
            }
            self.open = !self.decoder.is_finished();
        }
    }
}

/// A stream that ends with an error when what it brings is out of all proportion to what it is read from.
pub(super) struct Guarded<R> {
    inner: R,
    /// Bytes read from the file so far.
    from: Counter,
    to: u64,
}

/// Bytes read so far, told by [`Counted`].
pub(super) type Counter = Arc<AtomicU64>;

impl<R> Guarded<R> {
    pub(super) fn new(inner: R, from: Counter) -> Self {
        Guarded { inner, from, to: 0 }
    }
}

impl<R: Read> Read for Guarded<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(into)?;
        self.to += read as u64;
        if explodes(self.from.load(Ordering::Relaxed), self.to) {
            return Err(io::Error::other(bomb()));
        }
        Ok(read)
    }
}

/// Counts what is read through it.
pub(super) struct Counted<R> {
    inner: R,
    count: Counter,
}

impl<R> Counted<R> {
    pub(super) fn new(inner: R) -> (Self, Counter) {
        let count = Counter::default();
        (Counted { inner, count: count.clone() }, count)
    }
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(into)?;
        self.count.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::Compression;
    use flate2::write::{GzEncoder, ZlibEncoder};
    use std::io::Write;

    const PAGE: &[u8] = "<p>Министр обороны прибыл в Минск.</p>".as_bytes();

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    fn zstd(bytes: &[u8]) -> Vec<u8> {
        ruzstd::encoding::compress_to_vec(bytes, ruzstd::encoding::CompressionLevel::Fastest)
    }

    #[test]
    fn codings_are_undone() {
        let mut zlib = ZlibEncoder::new(Vec::new(), Compression::fast());
        zlib.write_all(PAGE).unwrap();
        assert_eq!(uncode("gzip", &gzip(PAGE)).unwrap(), PAGE);
        assert_eq!(uncode("gzip", PAGE).unwrap(), PAGE);
        assert_eq!(uncode("deflate", &zlib.finish().unwrap()).unwrap(), PAGE);
        assert_eq!(uncode("zstd", &zstd(PAGE)).unwrap(), PAGE);
        assert_eq!(uncode("rot13", PAGE).unwrap_err().kind, "coding");
        assert_eq!(uncode("gzip", &gzip(PAGE)[..20]).unwrap_err().kind, "coding");
        assert_eq!(uncode("br", b"\xFF\xFF\xFF").unwrap_err().kind, "coding");
    }

    #[test]
    fn frames_follow_one_another_and_empty_ones_are_passed_over() {
        let mut bytes = zstd(b"one ");
        bytes.extend(b"\x50\x2A\x4D\x18\x03\0\0\0abc");
        bytes.extend(zstd(b"two"));
        let mut text = String::new();
        Zstd::new(&bytes[..]).read_to_string(&mut text).unwrap();
        assert_eq!(text, "one two");
    }

    #[test]
    fn bombs_are_named() {
        let zeros = vec![0; 40 << 20];
        assert_eq!(uncode("gzip", &gzip(&zeros)).unwrap_err().kind, "bomb");
        assert_eq!(uncode("zstd", &zstd(&zeros)).unwrap_err().kind, "bomb");
        let (counted, count) = Counted::new(io::Cursor::new(gzip(&zeros)));
        let mut guarded = Guarded::new(MultiGzDecoder::new(io::BufReader::new(counted)), count);
        let error = io::copy(&mut guarded, &mut io::sink()).unwrap_err();
        assert_eq!(unreadable(error).kind, "bomb");
    }
}
