//! What a thread remembers from one document to the next. Running words repeat, so what the dictionary and the lexicon say of
//! a written word, and which nominatives a written name can have, is worked out once for as long as the word stays in its
//! slot. Two tables of fixed size, one slot a hash: a newcomer drives out whoever sits there, so memory does not grow, and
//! what is remembered is what would be worked out again: answers never depend on it.

use super::doc::Cases;
use super::names::{Forms, Role};
use crate::morph::Parses;
use crate::rules::{Knowledge, Start};
use crate::text::Shape;
use std::cell::RefCell;
use std::rc::Rc;

/// What is known of a word before its neighbours are looked at.
#[derive(Clone, Copy)]
pub(super) struct Word {
    /// Where the lexicon's phrases that begin with it are found.
    pub start: Start,
    /// Parses of the dictionary itself.
    pub known: Parses<'static>,
    pub noun: Cases,
    pub adjective: Cases,
    /// Bits of [`super::doc::Flags`], those that senses of the lexicon add left out.
    pub flags: u16,
    /// In this spelling it is a verb or a function word, and heads no phrase.
    pub heads_nothing: bool,
    /// Written with syllables of Chinese, Korean or Vietnamese names.
    pub syllables: bool,
    /// A surname that stands before the given name.
    pub eastern_surname: bool,
}

const WORDS: usize = 1 << 16;
const NAMES: usize = 1 << 14;
/// Longer words, in bytes, are not remembered.
const LONGEST: usize = 46;

/// The spelling that a slot belongs to.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Spelling {
    fold: [u8; LONGEST],
    len: u8,
    cyrillic: bool,
    shape: Shape,
}

impl Spelling {
    fn is(&self, fold: &str, shape: Shape, cyrillic: bool) -> bool {
        self.shape == shape
            && self.cyrillic == cyrillic
            && usize::from(self.len) == fold.len()
            && self.fold[..fold.len()] == *fold.as_bytes()
    }
}

/// Words by their folded spelling.
pub(super) struct Words {
    /// The rules that the answers belong to.
    of: u64,
    slots: Vec<Option<(Spelling, Word)>>,
}

impl Words {
    /// The word in its slot, else what `make` makes of it.
    pub fn word(&mut self, fold: &str, shape: Shape, cyrillic: bool, make: impl FnOnce() -> Word) -> Word {
        if fold.len() > LONGEST {
            return make();
        }
        let at = (hash(fold.as_bytes()) as usize).wrapping_add(shape as usize) & (WORDS - 1);
        if let Some((spelling, word)) = &self.slots[at]
            && spelling.is(fold, shape, cyrillic)
        {
            return *word;
        }
        let word = make();
        let mut bytes = [0; LONGEST];
        bytes[..fold.len()].copy_from_slice(fold.as_bytes());
        self.slots[at] = Some((Spelling { fold: bytes, len: fold.len() as u8, cyrillic, shape }, word));
        word
    }
}

/// The readings of one word as one part of a name.
struct Known {
    of: u64,
    written: Box<str>,
    role: Role,
    /// The lexicon's phrase at the word: its senses are readings too.
    phrase: (usize, u64),
    forms: Rc<Forms>,
}

thread_local! {
    static MEMORY: RefCell<Words> = const { RefCell::new(Words { of: 0, slots: Vec::new() }) };
    static READINGS: RefCell<Vec<Option<Known>>> = const { RefCell::new(Vec::new()) };
}

/// Gives the thread's words to `work`; those of other rules are forgotten first.
pub(super) fn words<T>(know: &Knowledge, work: impl FnOnce(&mut Words) -> T) -> T {
    MEMORY.with_borrow_mut(|words| {
        if words.of != know.serial() {
            words.of = know.serial();
            words.slots.clear();
            words.slots.resize(WORDS, None);
        }
        work(words)
    })
}

/// The readings of a written word in a role, remembered or made.
pub(super) fn readings(
    know: &Knowledge,
    written: &str,
    role: Role,
    phrase: (usize, u64),
    make: impl FnOnce() -> Forms,
) -> Rc<Forms> {
    let at = (hash(written.as_bytes()) as usize).wrapping_add(role as usize) & (NAMES - 1);
    let found = READINGS.with_borrow_mut(|slots| {
        if slots.is_empty() {
            slots.resize_with(NAMES, || None);
        }
        let known = slots[at].as_ref()?;
        let same = known.of == know.serial() && known.role == role && known.phrase == phrase;
        (same && *known.written == *written).then(|| known.forms.clone())
    });
    if let Some(forms) = found {
        return forms;
    }
    let forms = Rc::new(make());
    let known = Known { of: know.serial(), written: written.into(), role, phrase, forms: forms.clone() };
    READINGS.with_borrow_mut(|slots| slots[at] = Some(known));
    forms
}

/// A hash for tables of fixed size: eight bytes at a time, folded product. Whoever collides is only slower.
fn hash(bytes: &[u8]) -> u64 {
    const K: u64 = 0x9E37_79B9_7F4A_7C15;
    let mix = |h: u64, x: u64| {
        let wide = u128::from(h ^ x).wrapping_mul(u128::from(K));
        (wide as u64) ^ ((wide >> 64) as u64)
    };
    let (chunks, rest) = bytes.as_chunks::<8>();
    let h = chunks.iter().fold(K ^ bytes.len() as u64, |h, c| mix(h, u64::from_le_bytes(*c)));
    let mut tail = [0u8; 8];
    tail[..rest.len()].copy_from_slice(rest);
    mix(h, u64::from_le_bytes(tail))
}
