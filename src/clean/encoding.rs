//! Bytes to text. Order: byte order mark → `<meta>` or XML declaration → HTTP hint → valid UTF-8 → detection on a sample.
//! A declaration is believed only if the bytes decode under it and the result reads like text; so a page that lies about
//! itself is read as what it is.

use super::error::CleanError;
use encoding_rs::{Encoding, IBM866, ISO_8859_5, KOI8_R, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1251, WINDOWS_1252};
use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

/// Where a `<meta>` declaration is looked for.
const PRESCAN: usize = 4096;
/// How much the detector sees: it is slow (13 MB/s), and a sample decides as well.
const SAMPLE: usize = 16 * 1024;

/// Text of a document and the encoding that it was read with.
pub struct Decoded<'a> {
    pub text: Cow<'a, str>,
    /// Name of the encoding as the Encoding Standard writes it.
    pub encoding: &'static str,
    /// What was odd: a declaration that does not hold, bytes that do not decode, text encoded twice.
    pub notes: Vec<String>,
}

/// Reads bytes as text; `hint` is the charset of the HTTP header, if there was one.
pub fn decode<'a>(bytes: &'a [u8], hint: Option<&str>) -> Result<Decoded<'a>, CleanError> {
    if let Some((encoding, skip)) = Encoding::for_bom(bytes) {
        return Ok(with(encoding, &bytes[skip..], Vec::new()));
    }
    if bytes.is_empty() {
        return Err(CleanError::Empty);
    }
    if let Some(encoding) = utf16(bytes) {
        return Ok(with(encoding, bytes, Vec::new()));
    }
    if let Some(what) = binary(bytes) {
        return Err(CleanError::Binary(what));
    }
    let mut notes = Vec::new();
    if let Ok(text) = simdutf8::basic::from_utf8(bytes) {
        // valid multi-byte UTF-8 is never an accident in a text of some length, whatever is declared
        if !bytes.is_ascii()
            && let Some(name) = lying_declaration(bytes, hint)
        {
            notes.push(format!("declared as {name}, but the bytes are valid UTF-8"));
        }
        let text = match twice_encoded(text) {
            Some((fixed, name)) => {
                notes.push(format!("UTF-8 had been read as {name} and stored again: repaired"));
                Cow::Owned(fixed)
            }
            None => Cow::Borrowed(text),
        };
        return Ok(Decoded { text, encoding: "UTF-8", notes });
    }
    if nearly_utf8(bytes) {
        notes.push("some bytes are not valid UTF-8 (a cut or damaged file): read past them".to_owned());
        return Ok(with(UTF_8, bytes, notes));
    }
    for encoding in declared(bytes).into_iter().chain(hint.and_then(named)) {
        if encoding != UTF_8 && encoding != UTF_16LE && encoding != UTF_16BE {
            if reads_well(encoding, bytes) {
                return Ok(with(encoding, bytes, notes));
            }
            notes.push(format!("declared as {}, but does not read so", encoding.name()));
        } else {
            notes.push(format!("declared as {}, but the bytes are not", encoding.name()));
        }
    }
    Ok(with(detect(bytes), bytes, notes))
}

fn with<'a>(encoding: &'static Encoding, bytes: &'a [u8], notes: Vec<String>) -> Decoded<'a> {
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    Decoded { text, encoding: encoding.name(), notes }
}

fn named(label: &str) -> Option<&'static Encoding> {
    let label = label.trim().trim_matches(['"', '\'']);
    match label.to_ascii_lowercase().as_str() {
        "cp866" | "dos-866" | "866" | "csibm866" => Some(IBM866),
        "cp1251" | "win-1251" | "win1251" | "1251" | "windows1251" => Some(WINDOWS_1251),
        "koi8r" | "koi-8r" | "koi8" => Some(KOI8_R),
        "utf8mb4" => Some(UTF_8),
        other => Encoding::for_label(other.as_bytes()),
    }
}

/// Encodings declared in the document's beginning, in order.
fn declared(bytes: &[u8]) -> Vec<&'static Encoding> {
    let head = &bytes[..bytes.len().min(PRESCAN)];
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(i) = find_ignoring_case(&head[at..], b"charset") {
        at += i + 7;
        found.extend(value_after_equals(&head[at..]).and_then(named));
    }
    let xml = head.trim_ascii_start();
    if xml.starts_with(b"<?xml")
        && let Some(i) = find_ignoring_case(&xml[..xml.len().min(200)], b"encoding")
    {
        found.extend(value_after_equals(&xml[i + 8..]).and_then(named));
    }
    found
}

fn value_after_equals(rest: &[u8]) -> Option<&str> {
    let rest = rest.trim_ascii_start().strip_prefix(b"=")?;
    let rest = rest.trim_ascii_start();
    let rest = rest.strip_prefix(b"\"").or(rest.strip_prefix(b"'")).unwrap_or(rest);
    let end = rest.iter().position(|b| !(b.is_ascii_alphanumeric() || b"-_:.".contains(b))).unwrap_or(rest.len());
    std::str::from_utf8(&rest[..end]).ok().filter(|s| !s.is_empty())
}

fn find_ignoring_case(hay: &[u8], needle: &[u8]) -> Option<usize> {
    let first = needle[0];
    memchr::memchr2_iter(first.to_ascii_lowercase(), first.to_ascii_uppercase(), hay)
        .find(|&i| hay[i..].get(..needle.len()).is_some_and(|w| w.eq_ignore_ascii_case(needle)))
}

/// The name of a declared encoding that valid UTF-8 contradicts.
fn lying_declaration(bytes: &[u8], hint: Option<&str>) -> Option<&'static str> {
    let all = declared(bytes);
    if all.contains(&UTF_8) && all.len() == 1 {
        return None;
    }
    all.into_iter().chain(hint.and_then(named)).find(|&e| e != UTF_8).map(Encoding::name)
}

/// UTF-16 without a mark: zero bytes in every second place.
fn utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(SAMPLE) & !1];
    if sample.len() < 8 || memchr::memchr(0, sample).is_none() {
        return None;
    }
    let plausible = |high: usize| {
        let good = sample
            .chunks_exact(2)
            .filter(|pair| {
                let (h, l) = (pair[high], pair[1 - high]);
                (h == 0 && (l >= 0x20 || matches!(l, 9 | 10 | 13))) || h == 4 || h == 0x20
            })
            .count();
        good * 2 * 100 >= sample.len() * 95
    };
    match () {
        _ if plausible(1) => Some(UTF_16LE),
        _ if plausible(0) => Some(UTF_16BE),
        _ => None,
    }
}

/// Known file signatures, and control bytes that no text has.
fn binary(bytes: &[u8]) -> Option<&'static str> {
    const SIGNS: &[(&[u8], &str)] = &[
        (b"%PDF", "a PDF file"),
        (b"PK\x03\x04", "a zip archive or an office document"),
        (b"\xD0\xCF\x11\xE0", "an old office document"),
        (b"\x89PNG", "a PNG picture"),
        (b"\xFF\xD8\xFF", "a JPEG picture"),
        (b"GIF8", "a GIF picture"),
        (b"\x1F\x8B", "gzip-compressed data"),
        (b"7z\xBC\xAF", "a 7z archive"),
        (b"Rar!", "a RAR archive"),
        (b"{\\rtf", "an RTF document"),
        (b"SQLite format 3", "an SQLite database"),
        (b"\x7FELF", "a program"),
    ];
    for (sign, what) in SIGNS {
        if bytes.starts_with(sign) {
            return Some(what);
        }
    }
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    // `&` and no early end: such loops take sixteen bytes at a time
    let odd = sample
        .iter()
        .map(|&b| usize::from((b < 0x20) & !matches!(b, 8..=13) & (b != 0x1A) & (b != 0x1B)))
        .sum::<usize>();
    let zeros = sample.iter().map(|&b| usize::from(b == 0)).sum::<usize>();
    (odd * 50 > sample.len() || zeros > 4).then_some("control bytes")
}

/// A long enough UTF-8 text with a few broken sequences: a cut tail, a byte lost in transit.
fn nearly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks().take(100_000) {
        good += chunk.valid().bytes().filter(|&b| b >= 0xC0).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good > 0 && bad * 20 <= good.max(20) && (good > bad || bad == 1)
}

/// How much better another code page must read than the declared or detected one to be preferred.
const MARGIN: f64 = 0.12;

/// No undefined bytes, and no Russian code page reads clearly better: read under a wrong one, text turns into rare
/// letters and capitals inside words.
fn reads_well(encoding: &'static Encoding, bytes: &[u8]) -> bool {
    let sample = sample_of(bytes);
    let (text, _) = encoding.decode_without_bom_handling(sample);
    if text.chars().filter(|&c| c == '\u{FFFD}').count() > 2 {
        return false;
    }
    let own = russian_score(&text);
    own.letters < 20 || own.share() > 0.75 || own.share() + MARGIN >= best_russian(sample).0
}

/// The Russian code page under which the sample reads best, and how well.
fn best_russian(sample: &[u8]) -> (f64, &'static Encoding) {
    [WINDOWS_1251, KOI8_R, IBM866, ISO_8859_5]
        .into_iter()
        .map(|e| (russian_score(&e.decode_without_bom_handling(sample).0).share(), e))
        .fold((f64::MIN, WINDOWS_1251), |a, b| if b.0 > a.0 { b } else { a })
}

/// The part of the document that has non-ASCII bytes, at most `SAMPLE` long.
fn sample_of(bytes: &[u8]) -> &[u8] {
    let from = bytes.iter().position(|b| *b >= 0x80).unwrap_or(0);
    &bytes[from..bytes.len().min(from + SAMPLE)]
}

struct Score {
    letters: usize,
    good: f64,
}

impl Score {
    fn share(&self) -> f64 {
        self.good / self.letters.max(1) as f64
    }
}

/// How much non-ASCII text looks like Cyrillic words in usual case: lower after upper, no signs inside words.
fn russian_score(text: &str) -> Score {
    let (mut letters, mut good) = (0usize, 0f64);
    let mut before = ' ';
    for c in text.chars() {
        if !c.is_ascii() {
            letters += 1;
            good += match c {
                'о' | 'е' | 'а' | 'и' | 'н' | 'т' | 'с' | 'р' | 'в' | 'л' => 1.0,
                'ъ' | 'щ' | 'э' | 'ф' | 'ц' => 0.2,
                'а'..='я' | 'ё' => 0.6,
                'А'..='Я' | 'Ё' if before.is_lowercase() => -1.0,
                'О' | 'Е' | 'А' | 'И' | 'Н' | 'Т' | 'С' | 'Р' | 'В' | 'Л' => 0.75,
                'А'..='Я' | 'Ё' => 0.4,
                '«' | '»' | '—' | '–' | '№' | '\u{A0}' | '…' | '“' | '”' | '„' | '’' => 0.8,
                '\u{400}'..='\u{4FF}' => 0.5,
                // other alphabets: neither for nor against
                c if c.is_alphabetic() => 0.6,
                _ => -0.5,
            };
        }
        before = c;
    }
    Score { letters, good }
}

fn detect(bytes: &[u8]) -> &'static Encoding {
    let sample = sample_of(bytes);
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(sample, true);
    let guess = detector.guess(None, chardetng::Utf8Detection::Allow);
    // the detector knows the world; the Russian code pages are told apart by reading them
    let own = russian_score(&guess.decode_without_bom_handling(sample).0).share();
    let best = best_russian(sample);
    let latin = guess.is_single_byte() && sample.len() > 200 && best.0 < 0.7;
    if guess.is_single_byte() && !latin && best.0 > own + MARGIN { best.1 } else { guess }
}

/// «РњРёРЅРёСЃС‚СЂ», «ÐœÐ¸Ð½Ð¸ÑÑ‚Ñ€»: UTF-8 read as windows-1251 or windows-1252, and stored. Repaired only if every
/// character goes back and the result is valid UTF-8 with Cyrillic in it; with the name of the wrong encoding.
fn twice_encoded(text: &str) -> Option<(String, &'static str)> {
    // «Р» and «С», or «Ð» and «Ñ», lead most pairs of such a text
    let sample = &text.as_bytes()[..text.len().min(2048)];
    let (mut letters, mut cyrillic, mut latin) = (0u32, 0u32, 0u32);
    for (&a, &b) in sample.iter().zip(&sample[1.min(sample.len())..]) {
        letters += u32::from(a >= 0xC0);
        cyrillic += u32::from((a == 0xD0) & (b & 0xFE == 0xA0));
        latin += u32::from((a == 0xC3) & (b & 0xFE == 0x90));
    }
    if letters < 16 || cyrillic.max(latin) * 10 < letters * 4 {
        return None;
    }
    let read_as = if cyrillic > latin { &*BYTES_1251 } else { &*BYTES_1252 };
    let mut bytes = Vec::with_capacity(text.len());
    for c in text.chars() {
        bytes.push(read_as.byte(c)?);
    }
    let fixed = String::from_utf8(bytes).ok()?;
    fixed.chars().any(|c| matches!(c, 'а'..='я')).then_some((fixed, read_as.encoding.name()))
}

/// The way back from the characters of a code page to its bytes.
struct Back {
    encoding: &'static Encoding,
    table: HashMap<char, u8>,
}

static BYTES_1251: LazyLock<Back> = LazyLock::new(|| Back::of(WINDOWS_1251));
static BYTES_1252: LazyLock<Back> = LazyLock::new(|| Back::of(WINDOWS_1252));

impl Back {
    fn of(encoding: &'static Encoding) -> Back {
        let decoded = |b: u8| encoding.decode_without_bom_handling(&[b]).0.chars().next();
        Back { encoding, table: (0x80..=0xFFu8).filter_map(|b| decoded(b).map(|c| (c, b))).collect() }
    }

    fn byte(&self, c: char) -> Option<u8> {
        match c {
            c if c.is_ascii() => Some(c as u8),
            // what a code page leaves undefined, and all of it in ISO 8859-1, decoders write as it is
            '\u{80}'..='\u{9F}' => Some(c as u8),
            c => self.table.get(&c).copied(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Министр обороны Республики Казахстан принял делегацию. Встреча прошла в Алматы, \
                        стороны обсудили сотрудничество и подписали протокол.";

    fn cp866(text: &str) -> Vec<u8> {
        text.chars()
            .map(|c| match c {
                'А'..='п' => (c as u32 - 0x410 + 0x80) as u8,
                'р'..='я' => (c as u32 - 0x440 + 0xE0) as u8,
                c => c as u8,
            })
            .collect()
    }

    #[test]
    fn reads_the_russian_code_pages_undeclared() {
        for encoding in [WINDOWS_1251, KOI8_R, ISO_8859_5] {
            let (bytes, _, bad) = encoding.encode(TEXT);
            assert!(!bad);
            assert_eq!(decode(&bytes, None).unwrap().text, TEXT, "{}", encoding.name());
        }
        assert_eq!(decode(&cp866(TEXT), None).unwrap().text, TEXT);
    }

    #[test]
    fn a_declaration_that_does_not_hold_is_ignored() {
        let page = format!("<meta charset=windows-1251><p>{TEXT}");
        let got = decode(page.as_bytes(), None).unwrap();
        assert!(got.text.contains("Министр") && !got.notes.is_empty());
        let (bytes, _, _) = KOI8_R.encode(&page);
        assert!(decode(&bytes, Some("utf-8")).unwrap().text.contains("Министр"));
        let page = page.replace("windows-1251", "utf-8");
        let (bytes, _, _) = WINDOWS_1251.encode(&page);
        assert!(decode(&bytes, None).unwrap().text.contains("Министр"));
    }

    #[test]
    fn reads_utf16_with_and_without_a_mark() {
        let mut le: Vec<u8> = TEXT.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decode(&le, None).unwrap().text, TEXT);
        le.splice(0..0, [0xFF, 0xFE]);
        assert_eq!(decode(&le, None).unwrap().text, TEXT);
        let be: Vec<u8> = TEXT.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(decode(&be, None).unwrap().text, TEXT);
    }

    #[test]
    fn repairs_text_encoded_twice_and_only_that() {
        for encoding in [WINDOWS_1251, WINDOWS_1252] {
            let (twice, _) = encoding.decode_without_bom_handling(TEXT.as_bytes());
            let got = decode(twice.as_bytes(), None).unwrap();
            assert_eq!(got.text, TEXT);
            assert_eq!(got.notes, [format!("UTF-8 had been read as {} and stored again: repaired", encoding.name())]);
        }
        let latin1: String = TEXT.bytes().map(char::from).collect();
        assert_eq!(decode(latin1.as_bytes(), None).unwrap().text, TEXT);
        assert_eq!(decode(TEXT.as_bytes(), None).unwrap().text, TEXT);
        let own = "РСФСР и СССР: СССР, РСФСР, РСФСР";
        assert_eq!(decode(own.as_bytes(), None).unwrap().text, own);
    }

    #[test]
    fn a_cut_tail_is_read_past() {
        let bytes = &TEXT.as_bytes()[..TEXT.len() - 2];
        let got = decode(bytes, None).unwrap();
        assert!(got.text.starts_with("Министр обороны") && got.encoding == "UTF-8");
    }

    #[test]
    fn names_binary_data_and_emptiness() {
        assert_eq!(decode(b"", None).err(), Some(CleanError::Empty));
        assert!(matches!(decode(b"%PDF-1.4 ...", None), Err(CleanError::Binary(_))));
        assert!(matches!(decode(&[1, 2, 3, 0, 200, 0, 7, 0, 0, 4], None), Err(CleanError::Binary(_))));
    }
}
