//! Words of Russian letters and hyphens alone, as most words are.

use super::Shape;
use super::russian::{YO, russian, small_letters};
use super::shape::Letters;

/// A word of Russian letters and hyphens alone, as most words are: found, measured and folded byte by byte.
pub(super) struct Plain {
    pub(super) end: usize,
    pub(super) shape: Shape,
    pub(super) fold: Folding,
}

/// How the folded form of a word differs from the word.
#[derive(PartialEq)]
pub(super) enum Folding {
    AsWritten,
    /// The first letter is a capital, and nothing else changes.
    Capital,
    Other,
}

impl Plain {
    /// The word that begins at `start`; `None` if it is of another make, or may be.
    #[inline]
    pub(super) fn at(bytes: &[u8], start: usize) -> Option<Self> {
        let end = small_letters(bytes, start);
        if end > start && ends_plainly(bytes, end) {
            return Some(Plain { end, shape: Shape::Lower, fold: Folding::AsWritten });
        }
        let first = russian(bytes, start)?;
        let end = small_letters(bytes, start + 2);
        if !(0x410..0x430).contains(&first) || !ends_plainly(bytes, end) {
            return Self::mixed(bytes, start);
        }
        let shape = if end == start + 2 { Shape::Letter } else { Shape::Capital };
        Some(Plain { end, shape, fold: Folding::Capital })
    }

    /// A word with hyphens, «ё» or several capitals.
    fn mixed(bytes: &[u8], start: usize) -> Option<Self> {
        let (mut letters, mut yo) = (Letters::default(), false);
        let (mut i, mut opens) = (start, true);
        loop {
            match russian(bytes, i) {
                Some(letter) => {
                    letters.add(letter < 0x430, opens);
                    yo |= letter == YO || letter == YO + 0x50;
                    opens = false;
                    i += 2;
                }
                None if bytes.get(i) == Some(&b'-') && russian(bytes, i + 1).is_some() => {
                    opens = true;
                    i += 1;
                }
                None => break,
            }
        }
        let fold = match (yo, letters.upper) {
            (false, 0) => Folding::AsWritten,
            (false, 1) if letters.first_upper => Folding::Capital,
            _ => Folding::Other,
        };
        ends_plainly(bytes, i).then(|| Plain { end: i, shape: letters.shape(), fold })
    }
}

/// Is what stands at byte `i` no part of the word before it, whatever follows?
fn ends_plainly(bytes: &[u8], i: usize) -> bool {
    match (bytes.get(i), bytes.get(i + 1), bytes.get(i + 2)) {
        (None, ..) => true,
        (Some(b'-'), next, _) => next.is_none_or(|&b| b.is_ascii() && !b.is_ascii_alphabetic()),
        (Some(b'\''), ..) => false,
        (Some(&b), ..) if b.is_ascii() => !b.is_ascii_alphabetic(),
        // «, » and the no-break space
        (Some(0xC2), Some(0xAB | 0xBB | 0xA0), _) => true,
        // dashes, quotes, the ellipsis
        (Some(0xE2), Some(0x80), Some(0x93 | 0x94 | 0x9C..=0x9E | 0xA6)) => true,
        _ => false,
    }
}
