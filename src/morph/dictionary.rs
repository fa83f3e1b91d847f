//! The compiled dictionary, read in place from its bytes.
//!
//! Layout, little-endian: the magic `SVMORPH1`; seven u32 offsets (where each of six sections begins, then the end);
//! the sections:
//! 0. map of folded words (one byte a letter, see [`key_byte`]) to the number of their parse set;
//! 1. map of reversed endings to the number of the parse set that unknown words with this ending follow;
//! 2. list of parse sets, each of (paradigm u16, form u16), likeliest first;
//! 3. list of paradigms, each of 6-byte forms: ending u16, tag u16, group u8, prefix u8 (1 = «наи»);
//! 4. list of endings, UTF-8;
//! 5. tags, u32 each.
//!
//! A list is its length u32, its length + 1 offsets u32 from the end of the offsets, then the items. Forms of one group
//! differ in case, number, gender and animacy only.

use super::tag::Tag;
use fst::Map;
use fst::raw::{CompiledAddr, Output};
use std::sync::OnceLock;

static EMBEDDED: &[u8] = include_bytes!("../../rules/morphology/ru.dict");

const MAGIC: &[u8] = b"SVMORPH1";
/// Bytes of one form in a paradigm.
const FORM: usize = 6;
/// Bytes of one parse in a set.
const PARSE: usize = 4;
/// Longer words are in no dictionary.
pub(super) const MAX_WORD: usize = 64;

/// Why bytes are not a dictionary.
#[derive(Debug, thiserror::Error)]
enum MorphError {
    #[error("not a morphology dictionary of this version")]
    Magic,
    #[error("the dictionary is cut short or damaged")]
    Damaged,
    #[error("the dictionary's word map is damaged: {0}")]
    Map(#[from] fst::Error),
}

/// The Russian dictionary: look-up, prediction and inflection. Cheap to make, immutable, shared by reference.
pub struct Morphology {
    words: Map<&'static [u8]>,
    starts: Vec<Option<Start>>,
    pub(super) endings: Map<&'static [u8]>,
    sets: List,
    forms: Vec<Outline>,
    /// Paradigm `p` is `forms[paradigms[p]..paradigms[p + 1]]`.
    paradigms: Vec<u32>,
    suffixes: List,
}

/// Where the map stands after the first two letters of a word: its nodes near the root are wide and slow to search.
#[derive(Clone, Copy)]
struct Start {
    node: CompiledAddr,
    output: u64,
}

/// One thing a word form can be: form `form` of paradigm `paradigm`, with its grammatical tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Parse {
    pub paradigm: u16,
    pub form: u16,
    pub tag: Tag,
}

/// One form of a paradigm without its ending, for choosing among forms.
#[derive(Debug, Clone, Copy)]
pub(super) struct Outline {
    pub tag: Tag,
    /// Number of the ending.
    pub suffix: u16,
    /// Forms of one group differ in case, number, gender and animacy only.
    pub group: u8,
    /// The superlative prefix «наи» stands before the stem.
    pub superlative: bool,
}

/// One form of a paradigm with its ending.
#[derive(Debug, Clone, Copy)]
pub(super) struct FormEntry {
    pub suffix: &'static str,
    pub tag: Tag,
    pub superlative: bool,
}

impl Morphology {
    /// The dictionary inside the program.
    pub fn embedded() -> &'static Morphology {
        static ONE: OnceLock<Morphology> = OnceLock::new();
        ONE.get_or_init(|| Morphology::from_bytes(EMBEDDED).expect("the embedded dictionary is whole: tests read it"))
    }

    /// A dictionary in the layout described above. Offsets are checked here; the maps are trusted as compiled.
    fn from_bytes(bytes: &'static [u8]) -> Result<Morphology, MorphError> {
        if !bytes.starts_with(MAGIC) {
            return Err(MorphError::Magic);
        }
        let section = |i: usize| -> Result<&'static [u8], MorphError> {
            let at = |i: usize| u32_at(bytes, MAGIC.len() + 4 * i).map(|n| n as usize);
            let range = at(i).zip(at(i + 1)).ok_or(MorphError::Damaged)?;
            bytes.get(range.0..range.1).ok_or(MorphError::Damaged)
        };
        let words = Map::new(section(0)?)?;
        let (paradigms, forms) = forms(&List::new(section(3)?)?, section(5)?);
        Ok(Morphology {
            starts: starts(&words),
            words,
            endings: Map::new(section(1)?)?,
            sets: List::new(section(2)?)?,
            forms,
            paradigms,
            suffixes: List::new(section(4)?)?,
        })
    }

    /// Parses of a word form the dictionary has, likeliest first; empty for any other word.
    ///
    /// `folded` is lower case with «е» for «ё», as `text` folds it.
    pub fn known(&self, folded: &str) -> Parses<'_> {
        let fst = self.words.as_fst();
        let mut bytes = folded.chars().map(key_byte);
        let (first, second) = (bytes.next(), bytes.next());
        let (mut node, mut output) = match (first, second) {
            (Some(Some(a @ 1..=32)), Some(Some(b @ 1..=32))) => match self.starts[start_index(a, b)] {
                Some(start) => (fst.node(start.node), Output::new(start.output)),
                None => return self.no_parses(),
            },
            _ => {
                bytes = folded.chars().map(key_byte);
                (fst.root(), Output::zero())
            }
        };
        for byte in bytes {
            let Some(i) = byte.and_then(|b| node.find_input(b)) else {
                return self.no_parses();
            };
            let step = node.transition(i);
            output = output.cat(step.out);
            node = fst.node(step.addr);
        }
        if !node.is_final() {
            return self.no_parses();
        }
        self.set(output.cat(node.final_output()).value())
    }

    pub(super) fn no_parses(&self) -> Parses<'_> {
        self.parses_of(ParseSet::default())
    }

    pub(super) fn set(&self, number: u64) -> Parses<'_> {
        let (start, end) = self.sets.range(number as usize).unwrap_or_default();
        self.parses_of(ParseSet { start, end })
    }

    /// The parses of a set that this dictionary has given.
    #[inline]
    pub fn parses_of(&self, set: ParseSet) -> Parses<'_> {
        Parses { morphology: self, set }
    }

    /// The forms of a paradigm, without their endings.
    #[inline]
    pub(super) fn outlines(&self, paradigm: u16) -> &[Outline] {
        let p = usize::from(paradigm);
        match (self.paradigms.get(p), self.paradigms.get(p + 1)) {
            (Some(&from), Some(&to)) => &self.forms[from as usize..to as usize],
            _ => &[],
        }
    }

    pub(super) fn form(&self, paradigm: u16, form: usize) -> Option<FormEntry> {
        let &Outline { tag, suffix, superlative, .. } = self.outlines(paradigm).get(form)?;
        let suffix = std::str::from_utf8(self.suffixes.get(suffix.into())).ok()?;
        Some(FormEntry { suffix, tag, superlative })
    }

    /// The ending of a form; empty if it is no text.
    pub(super) fn ending(&self, form: &Outline) -> &'static str {
        std::str::from_utf8(self.suffixes.get(form.suffix.into())).unwrap_or_default()
    }

    /// Does the form's ending hold the hyphen of a word in two parts: «-уральская» of «южно-уральская»?
    pub(super) fn hyphened(&self, form: &Outline) -> bool {
        self.suffixes.get(form.suffix.into()).contains(&b'-')
    }
}

/// Where each paradigm begins, and the forms of all.
fn forms(paradigms: &List, tags: &[u8]) -> (Vec<u32>, Vec<Outline>) {
    let (mut starts, mut forms) =
        (Vec::with_capacity(paradigms.len() + 1), Vec::with_capacity(paradigms.items.len() / FORM));
    for p in 0..paradigms.len() {
        starts.push(forms.len() as u32);
        for &[a, b, c, d, group, prefix] in paradigms.get(p).as_chunks::<FORM>().0 {
            let tag = Tag(u32_at(tags, 4 * usize::from(u16::from_le_bytes([c, d]))).unwrap_or(0));
            forms.push(Outline { tag, suffix: u16::from_le_bytes([a, b]), group, superlative: prefix == 1 });
        }
    }
    starts.push(forms.len() as u32);
    (starts, forms)
}

/// The state of the map after each two letters.
fn starts(words: &Map<&'static [u8]>) -> Vec<Option<Start>> {
    let fst = words.as_fst();
    let mut starts = vec![None; start_index(32, 32) + 1];
    for first in fst.root().transitions().filter(|t| t.inp <= 32) {
        for second in fst.node(first.addr).transitions().filter(|t| t.inp <= 32) {
            let output = first.out.cat(second.out).value();
            starts[start_index(first.inp, second.inp)] = Some(Start { node: second.addr, output });
        }
    }
    starts
}

fn start_index(first: u8, second: u8) -> usize {
    usize::from(first) * 33 + usize::from(second)
}

/// The parses of one word form, likeliest first. Copies for free; owns nothing.
#[derive(Clone, Copy)]
pub struct Parses<'m> {
    morphology: &'m Morphology,
    set: ParseSet,
}

/// Where the parses of one word form stand in their dictionary; none by default.
#[derive(Debug, Clone, Copy, Default)]
pub struct ParseSet {
    start: u32,
    end: u32,
}

impl<'m> Parses<'m> {
    pub fn len(&self) -> usize {
        (self.set.end - self.set.start) as usize / PARSE
    }

    #[inline]
    pub fn is_empty(&self) -> bool {
        self.set.start == self.set.end
    }

    /// For keeping them in less room: [`Morphology::parses_of`].
    pub fn set(&self) -> ParseSet {
        self.set
    }

    #[inline]
    pub fn get(&self, i: usize) -> Option<Parse> {
        let set = self.set.start as usize..self.set.end as usize;
        let b = self.morphology.sets.items.get(set)?.get(i * PARSE..(i + 1) * PARSE)?;
        let paradigm = u16::from_le_bytes([b[0], b[1]]);
        let form = u16::from_le_bytes([b[2], b[3]]);
        let outline = self.morphology.outlines(paradigm).get(usize::from(form));
        Some(Parse { paradigm, form, tag: outline.map_or(Tag(0), |o| o.tag) })
    }

    /// The likeliest parse.
    #[inline]
    pub fn first(&self) -> Option<Parse> {
        self.get(0)
    }

    #[inline]
    pub fn iter(&self) -> ParsesIter<'m> {
        ParsesIter { parses: *self, next: 0 }
    }
}

impl<'m> IntoIterator for Parses<'m> {
    type Item = Parse;
    type IntoIter = ParsesIter<'m>;
    fn into_iter(self) -> ParsesIter<'m> {
        self.iter()
    }
}

impl std::fmt::Debug for Parses<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

/// Iterator over [`Parses`].
#[derive(Clone, Copy)]
pub struct ParsesIter<'m> {
    parses: Parses<'m>,
    next: usize,
}

impl Iterator for ParsesIter<'_> {
    type Item = Parse;
    #[inline]
    fn next(&mut self) -> Option<Parse> {
        let parse = self.parses.get(self.next)?;
        self.next += 1;
        Some(parse)
    }
}

/// A list of byte strings inside the dictionary.
struct List {
    offsets: &'static [u8],
    items: &'static [u8],
}

impl List {
    fn new(bytes: &'static [u8]) -> Result<List, MorphError> {
        let count = u32_at(bytes, 0).ok_or(MorphError::Damaged)? as usize;
        let items = 4 + 4 * (count + 1);
        Ok(List { offsets: bytes.get(4..items).ok_or(MorphError::Damaged)?, items: &bytes[items..] })
    }

    fn len(&self) -> usize {
        self.offsets.len() / 4 - 1
    }

    /// Item `i`; empty when there is none.
    fn get(&self, i: usize) -> &'static [u8] {
        self.range(i).and_then(|(from, to)| self.items.get(from as usize..to as usize)).unwrap_or(&[])
    }

    fn range(&self, i: usize) -> Option<(u32, u32)> {
        u32_at(self.offsets, 4 * i).zip(u32_at(self.offsets, 4 * i + 4))
    }
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    let b = bytes.get(at..at + 4)?;
    Some(u32::from_le_bytes([b[0], b[1], b[2], b[3]]))
}

/// The byte that stands for a character in the dictionary's keys: а–я 1–32 («ё» as «е»), hyphen 33, full stop 34,
/// apostrophe 35, digits 36–45; `None` for any other.
pub fn key_byte(c: char) -> Option<u8> {
    match c {
        'а'..='я' => Some((c as u32 - 'а' as u32 + 1) as u8),
        'ё' => Some(6),
        '-' => Some(33),
        '.' => Some(34),
        '’' | '\'' => Some(35),
        '0'..='9' => Some(c as u8 - b'0' + 36),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_dictionary_is_whole() {
        let m = Morphology::embedded();
        assert!(m.words.as_fst().verify().is_ok() && m.endings.as_fst().verify().is_ok());
        assert!(m.words.len() > 3_000_000);
        let all = (0..m.sets.len() as u64).flat_map(|number| m.set(number));
        assert!(all.into_iter().all(|p| m.form(p.paradigm, p.form as usize).is_some()));
    }

    #[test]
    fn cut_bytes_are_refused() {
        assert!(matches!(Morphology::from_bytes(b""), Err(MorphError::Magic)));
        for length in [8, 20, 36, 1000, 5_000_000] {
            assert!(Morphology::from_bytes(&EMBEDDED[..length]).is_err());
        }
    }

    #[test]
    fn keys_are_one_byte_a_letter() {
        assert_eq!(key_byte('а'), Some(1));
        assert_eq!(key_byte('ё'), key_byte('е'));
        assert_eq!(key_byte('я'), Some(32));
        assert_eq!(key_byte('Я'), None);
        assert_eq!(key_byte('z'), None);
    }
}
