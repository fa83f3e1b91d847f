//! Short strings of bytes as numbers of eight bytes, for hashing and comparing words without a call.

/// The bytes in eights, little-endian, handed to `each` with what it made of those before. The last number, filled up with
/// zeros, holds the bytes left over; it may hold none.
#[inline]
pub fn fold_eights<T>(bytes: &[u8], start: T, mut each: impl FnMut(T, u64) -> T) -> T {
    let (whole, _) = bytes.as_chunks::<8>();
    let made = whole.iter().fold(start, |made, eight| each(made, u64::from_le_bytes(*eight)));
    each(made, left_over(bytes))
}

#[inline]
fn left_over(bytes: &[u8]) -> u64 {
    let count = bytes.len() % 8;
    if count == 0 {
        return 0;
    }
    if let Some(last) = bytes.last_chunk::<8>() {
        return u64::from_le_bytes(*last) >> (64 - 8 * count);
    }
    match (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
        (Some(first), Some(last)) => {
            u64::from(u32::from_le_bytes(*first)) | u64::from(u32::from_le_bytes(*last)) << (8 * count - 32)
        }
        _ => bytes.iter().rev().fold(0, |number, &byte| number << 8 | u64::from(byte)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_stands_in_its_place() {
        let bytes: Vec<u8> = (1..40).collect();
        for length in 0..bytes.len() {
            let mut numbers = fold_eights(&bytes[..length], Vec::new(), |mut all, number| {
                all.extend(number.to_le_bytes());
                all
            });
            assert_eq!(numbers.len(), (length / 8 + 1) * 8);
            numbers.truncate(length);
            assert_eq!(numbers, bytes[..length]);
        }
    }
}
