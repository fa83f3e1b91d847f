//! What a thread remembers from one document to the next. Running words repeat, so what the dictionary, the lexicon and the
//! grammar say of a written word, and which nominatives a written name can have, is worked out once for as long as the word
//! is remembered. Memory does not grow: words fill one of two shelves, and when it is full the older shelf is emptied and
//! takes its place, so that words in use stay. What is remembered is what would be worked out again: answers never depend
//! on it.

use super::doc::{Cases, Traits};
use super::names::{Forms, Role};
use super::verbs::Verb;
use crate::morph::ParseSet;
use crate::rules::dates::Word as TimeWord;
use crate::rules::{Classes, Knowledge, Packed, Start};
use std::cell::RefCell;
use std::hash::{BuildHasher, RandomState};
use std::rc::Rc;
use std::sync::LazyLock;

/// What is known of a word before its neighbours are looked at; as much as a line of the processor's cache.
#[derive(Clone, Copy)]
#[repr(align(64))]
pub(super) struct Word {
    /// Parses of the dictionary itself if it has the word (see the flag `KNOWN`), else those predicted by its ending.
    pub parses: ParseSet,
    /// Hash of the folded word.
    pub hash: u64,
    /// Which senses of the lexicon's phrase fit, as bits.
    pub fitting: u32,
    /// Where the senses of the lexicon's phrase lie: the word alone, until a longer one is found in the text.
    pub senses: u32,
    /// The first that fits: most words have no other, and the lexicon is too large for the processor to have it at hand.
    pub first: Packed,
    pub classes: Classes,
    /// Its place in calendar references.
    pub time: TimeWord,
    pub verb: Verb,
    pub noun: Cases,
    pub adjective: Cases,
    /// Bits of [`super::doc::Flags`].
    pub flags: u16,
    /// Length of that phrase in tokens; 0 if there is none.
    pub hit_len: u8,
    /// Written with syllables of Chinese, Korean or Vietnamese names.
    pub syllables: bool,
    /// A surname that stands before the given name.
    pub eastern_surname: bool,
    /// Longer phrases of the lexicon begin with it.
    pub goes_on: bool,
}

/// A word, and what is needed to see whether it begins a longer phrase of the lexicon.
#[derive(Clone, Copy)]
pub(super) struct Entry {
    pub word: Word,
    /// The kinds of the fitting senses among them.
    pub traits: Traits,
    pub opening: Opening,
}

/// A word as the beginning of longer phrases.
#[derive(Clone, Copy)]
pub(super) struct Opening {
    /// Where the lexicon's phrases that begin with it are found.
    pub start: Start,
    /// The flags where it begins a longer phrase: those that its own senses add are left out.
    pub plain_flags: u16,
}

/// Words on one shelf.
const WORDS: usize = 1 << 15;
/// Words that are sought at once.
pub(super) const PART: usize = 1 << 10;
/// Slots of a shelf's index at first, and at most; half of them stay empty.
const FEW: usize = 1 << 12;
const SLOTS: usize = WORDS * 2;
const NAMES: usize = 1 << 14;

/// Words in the order of their coming, so that the commonest lie close together, and an index over them. They are known by
/// hashes of 64 bits, not by their spelling: among the words of a shelf two that agree turn up once in ten billion times.
#[derive(Default)]
struct Shelf {
    /// Number of the word plus one, and above it all but the lowest bits of the word's hash; 0 for an empty slot. They grow with the
    /// words: the processor has a small index at hand. A word's place is told by the highest bits of its hash.
    slots: Vec<u64>,
    /// So many bits of a hash lie below those that tell the place.
    shift: u32,
    words: Vec<Word>,
    traits: Vec<Traits>,
    openings: Vec<Opening>,
}

/// Bits of a slot that hold the word's number.
const NUMBER: u64 = SLOTS as u64 - 1;

impl Shelf {
    fn clear(&mut self) {
        self.slots.clear();
        self.words.clear();
        self.traits.clear();
        self.openings.clear();
    }

    /// The number of a word that stands here.
    #[inline]
    fn find(&self, hash: u64) -> Option<usize> {
        let mut at = (hash >> self.shift) as usize;
        loop {
            let slot = *self.slots.get(at)?;
            if slot == 0 {
                return None;
            }
            if (slot ^ hash) & !NUMBER == 0 {
                return Some((slot & NUMBER) as usize - 1);
            }
            at = (at + 1) & (self.slots.len() - 1);
        }
    }

    /// Puts what belongs into a slot in the first empty one.
    fn fill(&mut self, slot: u64) {
        let mut at = (slot >> self.shift) as usize;
        while self.slots[at] != 0 {
            at = (at + 1) & (self.slots.len() - 1);
        }
        self.slots[at] = slot;
    }

    fn widen(&mut self) {
        let wider = vec![0; (self.slots.len() * 2).max(FEW)];
        let narrow = std::mem::replace(&mut self.slots, wider);
        self.shift = u64::BITS - self.slots.len().trailing_zeros();
        narrow.into_iter().filter(|&slot| slot != 0).for_each(|slot| self.fill(slot));
    }

    fn entry(&self, number: usize) -> Entry {
        Entry { word: self.words[number], traits: self.traits[number], opening: self.openings[number] }
    }

    fn put(&mut self, hash: u64, entry: Entry) {
        if self.words.len() * 2 >= self.slots.len() {
            self.widen();
        }
        self.words.push(entry.word);
        self.traits.push(entry.traits);
        self.openings.push(entry.opening);
        self.fill(hash & !NUMBER | self.words.len() as u64);
    }
}

/// Words by their spelling.
#[derive(Default)]
pub(super) struct Words {
    /// The rules that the answers belong to.
    of: u64,
    young: Shelf,
    old: Shelf,
}

impl Words {
    /// Makes the young shelf able to take [`PART`] words, so that their numbers stay good.
    pub fn make_room(&mut self) {
        if self.young.words.len() + PART > WORDS {
            std::mem::swap(&mut self.young, &mut self.old);
            self.young.clear();
        }
    }

    /// The number of the word with this [`hash`], remembered or made, until room is made again.
    #[inline]
    pub fn number(&mut self, hash: u64, make: impl FnOnce() -> Entry) -> usize {
        self.young.find(hash).unwrap_or_else(|| self.bring(hash, make))
    }

    #[inline]
    pub fn word(&self, number: usize) -> &Word {
        &self.young.words[number]
    }

    #[inline]
    pub fn traits(&self, number: usize) -> Traits {
        self.young.traits[number]
    }

    /// The same word as the beginning of longer phrases.
    #[inline]
    pub fn opening(&self, number: usize) -> Opening {
        self.young.openings[number]
    }

    /// Puts a word on the young shelf, from the old one or newly made; returns its number there.
    #[cold]
    fn bring(&mut self, hash: u64, make: impl FnOnce() -> Entry) -> usize {
        let old = self.old.find(hash).map(|number| self.old.entry(number));
        let entry = old.unwrap_or_else(make);
        self.young.put(hash, entry);
        self.young.words.len() - 1
    }

    fn forget(&mut self) {
        self.young.clear();
        self.old = Shelf::default();
    }
}

/// What names have been read as, by the hashes of their words. Two slots beside each other serve the same hashes: a later name
/// takes the place of the earlier of two.
#[derive(Default)]
struct Readings {
    /// Number of what is known plus one; 0 for an empty slot.
    slots: Vec<u16>,
    known: Vec<Known>,
}

impl Readings {
    /// The names that may stand where this hash belongs.
    fn at(&self, slot: usize) -> impl Iterator<Item = &Known> {
        let numbers = [slot, slot ^ 1].into_iter().filter_map(|slot| self.slots.get(slot));
        numbers.filter_map(|&number| self.known.get(usize::from(number).checked_sub(1)?))
    }

    fn put(&mut self, at: usize, known: Known) {
        self.slots.resize(NAMES, 0);
        if self.slots[at] != 0 {
            self.slots.swap(at, at ^ 1);
        }
        match self.slots[at] {
            0 => {
                self.known.push(known);
                self.slots[at] = self.known.len() as u16;
            }
            number => self.known[usize::from(number) - 1] = known,
        }
    }
}

/// The readings of one word as one part of a name.
struct Known {
    of: u64,
    /// Hash of the written word.
    hash: u64,
    role: Role,
    /// The lexicon's phrase at the word: its senses are readings too.
    phrase: (u32, u32),
    forms: Rc<Forms>,
}

thread_local! {
    static MEMORY: RefCell<Words> = RefCell::new(Words::default());
    static READINGS: RefCell<Readings> = RefCell::default();
}

/// Gives the thread's words to `work`; those of other rules are forgotten first.
pub(super) fn words<T>(know: &Knowledge, work: impl FnOnce(&mut Words) -> T) -> T {
    MEMORY.with_borrow_mut(|words| {
        if words.of != know.serial() {
            words.of = know.serial();
            words.forget();
        }
        work(words)
    })
}

/// The readings of a written word (by its hash) in a role, remembered or made.
pub(super) fn readings(
    know: &Knowledge,
    hash: u64,
    role: Role,
    phrase: (u32, u32),
    make: impl FnOnce() -> Forms,
) -> Rc<Forms> {
    let at = (hash as usize).wrapping_add(role as usize) & (NAMES - 1);
    let found = READINGS.with_borrow(|readings| {
        let same = |known: &&Known| {
            known.of == know.serial() && known.hash == hash && known.role == role && known.phrase == phrase
        };
        readings.at(at).find(same).map(|known| known.forms.clone())
    });
    if let Some(forms) = found {
        return forms;
    }
    let forms = Rc::new(make());
    let known = Known { of: know.serial(), hash, role, phrase, forms: forms.clone() };
    READINGS.with_borrow_mut(|readings| readings.put(at, known));
    forms
}

const K: u64 = 0x9E37_79B9_7F4A_7C15;

/// What hashes begin with: another in every run, so that nobody can write words that are taken for others.
static SEED: LazyLock<u64> = LazyLock::new(|| RandomState::new().hash_one(K));

/// What is kept of sixteen bytes for each length of a word.
const KEPT: [u128; 17] = {
    let mut kept = [u128::MAX; 17];
    let mut length = 0;
    while length < 16 {
        kept[length] = (1 << (8 * length)) - 1;
        length += 1;
    }
    kept
};

/// The hash that the word at `from..to` of a text is known by: folded product. Sixteen bytes are taken at once, whatever the word's
/// length: no branch hangs on what differs from word to word. Of the eights of a longer word the last may overlap the one before.
#[inline]
pub(super) fn hash(text: &[u8], from: usize, to: usize) -> u64 {
    let length = to - from;
    let sixteen = text[from..].first_chunk().map_or_else(|| tail(&text[from..]), |bytes| u128::from_le_bytes(*bytes));
    let kept = sixteen & KEPT[length.min(16)];
    let made = mix(mix(*SEED ^ length as u64, kept as u64), (kept >> 64) as u64);
    let longer = text[..to].last_chunk().filter(|_| length > 16);
    longer.map_or(made, |last| {
        let (eights, _) = text[from + 16..to].as_chunks();
        let made = eights.iter().fold(made, |hash, eight| mix(hash, u64::from_le_bytes(*eight)));
        mix(made, u64::from_le_bytes(*last))
    })
}

/// The last bytes of a text, fewer than sixteen, filled up with zeros.
#[cold]
fn tail(bytes: &[u8]) -> u128 {
    bytes.iter().rev().fold(0, |number, &byte| number << 8 | u128::from(byte))
}

#[inline]
fn mix(hash: u64, eight: u64) -> u64 {
    let wide = u128::from(hash ^ eight).wrapping_mul(u128::from(K));
    (wide as u64) ^ ((wide >> 64) as u64)
}
