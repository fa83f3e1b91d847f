//! Byte offsets to code points, with a checkpoint every 128 bytes so that a look-up counts at most that many.

const STEP: usize = 128;

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
        for chunk in bytes.chunks(STEP) {
            before.push(count);
            count += starts(chunk);
        }
        if bytes.len().is_multiple_of(STEP) {
            before.push(count);
        }
        CodePoints { text: bytes, before }
    }

    /// The number of code points before `byte`, which must be a character boundary of the text.
    pub fn at(&self, byte: usize) -> usize {
        let step = byte / STEP;
        (self.before[step] + starts(&self.text[step * STEP..byte])) as usize
    }
}

fn starts(bytes: &[u8]) -> u32 {
    // sums of bytes, for the compiler to take many at a time
    let count = |part: &[u8]| part.iter().map(|&b| u8::from((b & 0xC0) != 0x80)).sum::<u8>();
    bytes.chunks(STEP - 1).map(|part| u32::from(count(part))).sum()
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
