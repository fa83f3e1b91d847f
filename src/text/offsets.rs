//! Byte offsets to code points, with a checkpoint every 16 bytes so that a look-up counts at most that many, all at once.

const STEP: usize = 16;

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
        let (step, rest) = (byte / STEP, byte % STEP);
        let behind = &self.text[step * STEP..];
        let begun = match behind.first_chunk() {
            Some(sixteen) => starts(u128::from_le_bytes(*sixteen) & ((1 << (8 * rest)) - 1), rest),
            None => behind[..rest].iter().filter(|&&byte| byte & 0xC0 != 0x80).count(),
        };
        self.before[step] as usize + begun
    }
}

/// How many code points begin in as many bytes, those behind them being zero: all but those whose first two bits are `10`.
#[inline]
fn starts(bytes: u128, count: usize) -> usize {
    const ONES: u64 = u64::MAX / 0xFF;
    let inner = |eight: u64| eight >> 7 & !(eight >> 6) & ONES;
    let sums = inner(bytes as u64) + inner((bytes >> 64) as u64);
    count - (sums.wrapping_mul(ONES) >> 56) as usize
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
