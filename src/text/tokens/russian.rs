//! Russian letters as bytes, sixteen at a time.

/// «Ё»; «ё» is 0x50 further.
pub(super) const YO: u32 = 0x401;

/// The Russian letter at byte `i`.
#[inline]
pub(super) fn russian(bytes: &[u8], i: usize) -> Option<u32> {
    let (&lead, &next) = (bytes.get(i)?, bytes.get(i + 1)?);
    if lead != 0xD0 && lead != 0xD1 {
        return None;
    }
    let letter = u32::from(lead & 0x1F) << 6 | u32::from(next & 0x3F);
    ((0x410..=0x44F).contains(&letter) || letter == YO || letter == YO + 0x50).then_some(letter)
}

/// End of the run of small Russian letters («ё» apart) that begins at byte `i`.
#[inline]
pub(super) fn small_letters(bytes: &[u8], mut i: usize) -> usize {
    loop {
        let Some(eight) = bytes.get(i..).and_then(|rest| rest.first_chunk::<16>()) else {
            while russian(bytes, i).is_some_and(|letter| (0x430..=0x44F).contains(&letter)) {
                i += 2;
            }
            return i;
        };
        let letters = leading_small(u128::from_le_bytes(*eight));
        i += 2 * letters;
        if letters < 8 {
            return i;
        }
    }
}

/// How many of eight pairs of bytes are small letters, before the first that is none. They are 0xD0 with 0xB0 to 0xBF and
/// 0xD1 with 0x80 to 0x8F, so the last bit of the first byte tells the upper half of the second.
#[inline]
fn leading_small(eight: u128) -> usize {
    const PAIR: u128 = u128::MAX / 0xFFFF;
    let second = eight & PAIR;
    let other = (eight ^ second << 12 ^ second << 13) & (PAIR * 0xF0FE) ^ (PAIR * 0xB0D0);
    other.trailing_zeros() as usize / 16
}

/// End of what lower case leaves as it is, from byte `i` on: small Russian letters, ASCII without capitals.
pub(super) fn small_end(bytes: &[u8], mut i: usize) -> usize {
    let plain = |b: &u8| b.is_ascii() && !b.is_ascii_uppercase();
    loop {
        let end = small_letters(bytes, i);
        let end = end + bytes[end..].iter().take_while(|b| plain(b)).count();
        if end == i {
            return i;
        }
        i = end;
    }
}

/// Moves the small Russian letters that `rest` begins with to `out`; takes and returns the character behind them.
#[inline]
pub fn copy_small(rest: &mut &str, out: &mut String) -> Option<char> {
    let (small, behind) = rest.split_at(small_letters(rest.as_bytes(), 0));
    if !small.is_empty() {
        out.push_str(small);
    }
    let mut behind = behind.chars();
    let next = behind.next();
    *rest = behind.as_str();
    next
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_letters_end_where_any_other_stands() {
        let word = "абвгдежзийклмнопрстуфхцчшщъыьэюя";
        for tail in ["", "ё", "А", "x", "-", "ґ", "єєє", " ждём"] {
            for from in (0..word.len()).step_by(2) {
                let text = format!("{}{tail}", &word[from..]);
                assert_eq!(small_letters(text.as_bytes(), 0), word.len() - from, "{text}");
            }
        }
    }
}
