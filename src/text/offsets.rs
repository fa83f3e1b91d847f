//! Byte offsets to code points, with a checkpoint every 64 bytes so that a look-up counts at most that many.

use super::eights::fold_eights;

const STEP: usize = 64;

/// Index from byte offsets of a text to its code points.
pub struct CodePoints<'t> {
    text: &'t [u8],
    /// Code points that begin before byte `i * STEP`.
    before: Vec<u32>,
}

impl<'t> CodePoints<'t> {
    pub fn new(text: &'t str) -> Self {
        let bytes = text.as_bytes();
        let mut before = Vec::with_capacity(bytes.len() / STEP + 1);
        let mut count = 0u32;
        for chunk in bytes.as_chunks::<STEP>().0 {
            before.push(count);
            // all but those whose first two bits are `10`; of one length, for the compiler to take many at a time
            count += u32::from(chunk.iter().map(|&byte| u8::from(byte & 0xC0 != 0x80)).sum::<u8>());
        }
        before.push(count);
        CodePoints { text: bytes, before }
    }

    /// The number of code points before `byte`, which must be a character boundary of the text.
    pub fn at(&self, byte: usize) -> usize {
        let step = byte / STEP;
        (self.before[step] + starts(&self.text[step * STEP..byte])) as usize
    }
}

/// How many code points begin in at most [`STEP`] bytes: all but those whose first two bits are `10`.
fn starts(bytes: &[u8]) -> u32 {
    const ONES: u64 = u64::MAX / 0xFF;
    let inner = fold_eights(bytes, 0, |sums: u64, eight| sums + (eight >> 7 & !(eight >> 6) & ONES));
    bytes.len() as u32 - (inner.wrapping_mul(ONES) >> 56) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_code_points_across_checkpoints() {
        for text in ["", "абв", &"ж".repeat(128), &"яz€😀".repeat(200)] {
            let index = CodePoints::new(text);
            for (n, (byte, _)) in text.char_indices().enumerate() {
                assert_eq!(index.at(byte), n);
            }
            assert_eq!(index.at(text.len()), text.chars().count());
        }
    }
}
