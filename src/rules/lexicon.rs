//! One table of every known phrase in all its forms. A phrase is hashed token by token, so that a look-up walks the text
//! without building strings, and a token that begins no phrase is rejected by one probe of the table.
//!
//! A slot is 64 bits: 40 of the phrase's hash, one that says «a longer phrase begins so», 23 of the group of senses. Two
//! known phrases never share a slot (the compiler checks); a foreign word passes for a known one once in 10¹¹ probes.

use super::sense::{MOST_ENTRIES, Packed, SENSE, Sense, SenseKind, Senses};
use crate::text::{Text, fold_eights};
use std::collections::{BTreeMap, HashMap};

/// A phrase found in a text.
#[derive(Debug, Clone, Copy)]
pub struct Hit {
    /// Number of tokens.
    pub len: usize,
    /// Every meaning the form has in the lexicon, `Caps` not yet applied (see [`Hit::fitting`]).
    pub senses: Senses,
}

impl Hit {
    /// The senses whose demand on capitals the text meets at token `i`, where the hit begins.
    pub fn fitting<'a>(&self, text: &'a Text, i: usize) -> impl Iterator<Item = Sense> + use<'a> {
        let (shape, written) = (text.tokens[i].shape, text.word(i));
        self.senses.iter().filter(move |s| s.caps.allows(shape, written))
    }

    /// The first fitting sense of this kind.
    pub fn find(&self, text: &Text, i: usize, kind: impl Fn(SenseKind) -> bool) -> Option<Sense> {
        self.fitting(text, i).find(|s| kind(s.kind))
    }
}

/// A phrase of several tokens found in a text: how many, its senses, and which of them fit, as bits.
#[derive(Debug, Clone, Copy)]
pub struct Found {
    pub len: usize,
    pub senses: Senses,
    pub fitting: u32,
}

/// Phrases longer than this are refused by the compiler.
pub const MAX_TOKENS: usize = 24;
const GROUP_BITS: u32 = 23;
const GROUP_MASK: u64 = (1 << GROUP_BITS) - 1;
const LONGER: u64 = 1 << GROUP_BITS;
const HASH_MASK: u64 = !((1 << (GROUP_BITS + 1)) - 1);
/// The group of a phrase's beginning that is no phrase itself.
const NO_GROUP: u64 = GROUP_MASK;

/// The place in the table of all phrases that begin with one token.
#[derive(Debug, Clone, Copy, Default)]
pub struct Start {
    hash: u64,
    /// 0: there is none.
    slot: u64,
    /// Which tokens may come second, see [`Start::may_precede`].
    next: u64,
}

/// The table, read in place from the compiled bytes. By default it knows nothing.
#[derive(Default)]
pub struct Lexicon {
    slots: &'static [[u8; 8]],
    /// `starts[g]..starts[g + 1]` are the senses of group `g`.
    starts: &'static [[u8; 4]],
    senses: &'static [[u8; SENSE]],
    /// Tokens that longer phrases begin with, in the order of their hashes: the hash, and which may come second.
    openers: &'static [[u8; 16]],
}

impl Start {
    /// The token's hash; [`hash`] gives the same.
    pub fn hash(self) -> u64 {
        self.hash
    }

    /// Does a phrase of several tokens begin so?
    #[inline]
    pub fn goes_on(self) -> bool {
        self.slot & LONGER != 0
    }

    /// Can a phrase go on with the token of this [`hash`]? False where none does; where one may, the table is asked. Most words
    /// that begin phrases begin few.
    #[inline]
    pub fn may_precede(self, hash: u64) -> bool {
        self.next & second(hash) != 0
    }
}

/// The bit of a token that comes second.
#[inline]
fn second(hash: u64) -> u64 {
    1 << (hash >> 58)
}

impl Lexicon {
    /// Longest phrase that begins at token `i`, never across a sentence's end. Allocates nothing.
    pub fn longest(&self, text: &Text, i: usize) -> Option<Hit> {
        let mut found = None;
        self.walk(text, i, |len, senses| found = Some(Hit { len, senses }));
        found
    }

    /// Where the phrases that begin with this folded token are found.
    pub fn start(&self, token: &str) -> Start {
        let hash = longer(SEED, token);
        let slot = self.slot(hash).unwrap_or(0);
        let opener = (slot & LONGER != 0).then(|| self.opener(hash));
        Start { hash, slot, next: opener.unwrap_or(0) }
    }

    /// The bits of the tokens that may come second behind the one with this hash.
    fn opener(&self, hash: u64) -> u64 {
        let half = |opener: &[u8; 16], n: usize| u64::from_le_bytes(opener.as_chunks().0[n]);
        let place = self.openers.binary_search_by_key(&hash, |opener| half(opener, 0));
        place.map_or(0, |place| half(&self.openers[place], 1))
    }

    /// The longest phrase of two tokens or more that begins at token `i`, whose start has been looked up before, and of
    /// which `fits` accepts some senses.
    pub fn longest_from(&self, start: Start, text: &Text, i: usize, fits: impl Fn(Senses) -> u32) -> Option<Found> {
        let mut found = None;
        self.walk_from(start, text, i, |len, senses| {
            let fitting = fits(senses);
            if fitting != 0 {
                found = Some(Found { len, senses, fitting });
            }
        });
        found
    }

    /// The token by itself, if it is a phrase of the lexicon.
    pub fn alone(&self, start: Start) -> Option<Senses> {
        let senses = self.senses(start.slot);
        (start.slot != 0 && !senses.is_empty()).then_some(senses)
    }

    /// The meanings of the phrase in a slot, `Caps` not yet applied; none if it is a phrase's beginning alone.
    fn senses(&self, slot: u64) -> Senses {
        let group = (slot & GROUP_MASK) as usize;
        match (self.starts.get(group), self.starts.get(group + 1)) {
            (Some(&from), Some(&to)) => {
                let (from, to) = (u32::from_le_bytes(from), u32::from_le_bytes(to));
                Senses { list: self.senses.get(from as usize..to as usize).unwrap_or_default(), place: from }
            }
            _ => Senses::default(),
        }
    }

    /// The sense at a place: [`Senses::place`] is that of a phrase's first, and the others follow it.
    #[inline]
    pub fn sense(&self, place: u32) -> Option<Sense> {
        self.packed(place).map(Packed::unpack)
    }

    #[inline]
    pub fn packed(&self, place: u32) -> Option<Packed> {
        self.senses.get(place as usize).map(Packed::read)
    }

    /// Senses of one folded phrase, its tokens joined by one space.
    pub fn get(&self, folded: &str) -> Senses {
        let slot = self.slot(hash_phrase(folded));
        slot.map(|slot| self.senses(slot)).unwrap_or_default()
    }

    /// Number of distinct phrase forms.
    pub fn len(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    fn walk(&self, text: &Text, i: usize, mut on_hit: impl FnMut(usize, Senses)) {
        if i < text.len() {
            let hash = longer(SEED, text.fold(i));
            let start = Start { hash, slot: self.slot(hash).unwrap_or(0), next: u64::MAX };
            if start.slot & GROUP_MASK != NO_GROUP && start.slot != 0 {
                on_hit(1, self.senses(start.slot));
            }
            self.walk_from(start, text, i, on_hit);
        }
    }

    /// The phrases of two tokens or more.
    fn walk_from(&self, start: Start, text: &Text, i: usize, mut on_hit: impl FnMut(usize, Senses)) {
        let Start { mut hash, mut slot, .. } = start;
        let (mut len, mut end) = (1, usize::MAX);
        loop {
            if slot & LONGER == 0 || len == MAX_TOKENS {
                return;
            }
            if end == usize::MAX {
                end = sentence_end(text, i);
            }
            if i + len >= end {
                return;
            }
            hash = longer(hash, text.fold(i + len));
            match self.slot(hash) {
                Some(next) => slot = next,
                None => return,
            }
            len += 1;
            if slot & GROUP_MASK != NO_GROUP {
                on_hit(len, self.senses(slot));
            }
        }
    }

    fn slot(&self, hash: u64) -> Option<u64> {
        let mut at = place(hash, self.slots.len());
        loop {
            let slot = u64::from_le_bytes(*self.slots.get(at)?);
            if slot == 0 {
                return None;
            }
            if (slot ^ hash) & HASH_MASK == 0 {
                return Some(slot);
            }
            at = after(at, self.slots.len());
        }
    }

    /// Reads what `compile` wrote; `None` for bytes that it did not write.
    pub fn from_bytes(bytes: &'static [u8]) -> Option<Self> {
        let (head, rest) = bytes.split_at_checked(16)?;
        let count = |at: usize| u32::from_le_bytes(head.as_chunks().0[at]) as usize;
        let (slots, groups, senses, openers) = (count(0), count(1), count(2), count(3));
        let (starts, rest) = rest.split_at_checked((groups + 1) * 4)?;
        let (senses, rest) = rest.split_at_checked(senses * SENSE)?;
        let (table, rest) = rest.split_at_checked(slots * 8)?;
        let openers = rest.get(..openers * 16)?;
        (slots > 0).then_some(Lexicon {
            slots: table.as_chunks().0,
            starts: starts.as_chunks().0,
            senses: senses.as_chunks().0,
            openers: openers.as_chunks().0,
        })
    }
}

fn sentence_end(text: &Text, i: usize) -> usize {
    match text.sentences.get(text.sentence_of(i)) {
        Some(sentence) => sentence.end,
        None => text.len(),
    }
}

/// Where in a table of so many slots a hash is looked for first.
#[inline]
fn place(hash: u64, slots: usize) -> usize {
    (((hash & 0xFFFF_FFFF) * slots as u64) >> 32) as usize
}

/// The slot behind one; behind the last stands the first.
#[inline]
fn after(at: usize, slots: usize) -> usize {
    if at + 1 == slots { 0 } else { at + 1 }
}

const SEED: u64 = 0x9E37_79B9_7F4A_7C15;

/// The hash of one folded token, by which equal words may know each other.
pub fn hash(token: &str) -> u64 {
    longer(SEED, token)
}

/// The hash of a phrase made one token longer.
#[inline]
pub fn longer(hash: u64, token: &str) -> u64 {
    let start = hash ^ (token.len() as u64).wrapping_mul(0xA076_1D64_78BD_642F);
    fold_eights(token.as_bytes(), start, |h, eight| mix(h ^ eight))
}

fn mix(x: u64) -> u64 {
    let wide = (x as u128).wrapping_mul(0xE703_7ED1_A0B4_28DB_9E37_79B9_7F4A_7C15);
    (wide as u64) ^ ((wide >> 64) as u64) ^ x.rotate_left(29)
}

fn hash_phrase(folded: &str) -> u64 {
    folded.split(' ').fold(SEED, longer)
}

/// Writes the table for these phrases (folded tokens joined by one space); each phrase once.
///
/// Errors: the two phrases whose hashes can't be told apart (change a constant of the hash), one that is too long, or an entry
/// beyond [`MOST_ENTRIES`].
pub fn compile(phrases: &[(String, Vec<Sense>)]) -> Result<Vec<u8>, String> {
    let mut slots: HashMap<u64, (u64, &str)> = HashMap::new();
    for (group, (phrase, senses)) in phrases.iter().enumerate() {
        let mut hash = SEED;
        let count = phrase.split(' ').count();
        if let Some(sense) = senses.iter().find(|s| s.entry >= MOST_ENTRIES) {
            return Err(format!("«{phrase}» is entry {} of its table, which holds {MOST_ENTRIES}", sense.entry));
        }
        if count > MAX_TOKENS {
            return Err(format!("«{phrase}» is longer than {MAX_TOKENS} tokens"));
        }
        let mut end = 0;
        for (n, token) in phrase.split(' ').enumerate() {
            hash = longer(hash, token);
            end += token.len() + (n > 0) as usize;
            let so_far = &phrase[..end];
            let slot = slots.entry(hash).or_insert((NO_GROUP, so_far));
            if slot.1 != so_far {
                return Err(format!("«{}» and «{so_far}» have one hash", slot.1));
            }
            if n + 1 < count {
                slot.0 |= LONGER;
            } else {
                slot.0 = (slot.0 & LONGER) | group as u64;
            }
        }
    }
    // four slots of five are taken
    let size = (slots.len() + slots.len() / 4).max(16);
    let mut ordered: Vec<_> = slots.into_iter().collect();
    ordered.sort_unstable_by_key(|slot| slot.0);
    let mut table = vec![0u64; size];
    for (hash, (value, phrase)) in ordered {
        let mut at = place(hash, size);
        while table[at] != 0 {
            if (table[at] ^ hash) & HASH_MASK == 0 {
                return Err(format!("«{phrase}» can't be told apart in the table"));
            }
            at = after(at, size);
        }
        table[at] = (hash & HASH_MASK) | value;
    }
    Ok(write(phrases, &table))
}

fn write(phrases: &[(String, Vec<Sense>)], table: &[u64]) -> Vec<u8> {
    let total: usize = phrases.iter().map(|p| p.1.len()).sum();
    let openers = openers(phrases);
    let mut out = Vec::with_capacity(16 + phrases.len() * 4 + total * SENSE + table.len() * 8 + openers.len() * 16);
    for n in [table.len(), phrases.len(), total, openers.len()] {
        out.extend((n as u32).to_le_bytes());
    }
    let mut at = 0u32;
    out.extend(at.to_le_bytes());
    for (_, senses) in phrases {
        at += senses.len() as u32;
        out.extend(at.to_le_bytes());
    }
    for sense in phrases.iter().flat_map(|p| &p.1) {
        out.extend(&sense.pack().0.to_le_bytes()[..SENSE]);
    }
    for slot in table {
        out.extend(slot.to_le_bytes());
    }
    for (opener, next) in openers {
        out.extend(opener.to_le_bytes());
        out.extend(next.to_le_bytes());
    }
    out
}

/// The hashes of tokens that begin phrases of several, and the bits of those that come second.
fn openers(phrases: &[(String, Vec<Sense>)]) -> BTreeMap<u64, u64> {
    let mut openers = BTreeMap::new();
    for (phrase, _) in phrases {
        let mut tokens = phrase.split(' ');
        if let (Some(first), Some(next)) = (tokens.next(), tokens.next()) {
            *openers.entry(hash(first)).or_insert(0) |= second(hash(next));
        }
    }
    openers
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::morph::{CaseSet, Number};
    use crate::rules::{Caps, Face};

    fn sense(entry: u32) -> Sense {
        Sense {
            kind: SenseKind::Organization(Face::Abbreviation),
            entry,
            cases: CaseSet::ALL,
            number: Some(Number::Plur),
            caps: Caps::Upper,
        }
    }

    #[test]
    fn finds_the_longest_phrase_and_stops_at_the_sentence() {
        let phrases =
            vec![("совет".to_owned(), vec![sense(1)]), ("совет безопасности оон".to_owned(), vec![sense(2), sense(3)])];
        let bytes = compile(&phrases).unwrap();
        let lexicon = Lexicon::from_bytes(bytes.leak()).unwrap();
        let mut room = String::new();
        let text = Text::new("Совет Безопасности ООН. Совет. Безопасности ООН", &mut room);
        let hit = lexicon.longest(&text, 0).unwrap();
        assert_eq!(hit.len, 3);
        assert_eq!(hit.senses.iter().collect::<Vec<_>>(), [sense(2), sense(3)]);
        assert!(lexicon.alone(lexicon.start("совет")).is_some() && lexicon.start("совет").goes_on());
        assert!(lexicon.start("совет").may_precede(hash("безопасности")));
        assert!(["депутатов", "оон"].iter().all(|token| !lexicon.start("совет").may_precede(hash(token))));
        assert_eq!(lexicon.longest(&text, 4).unwrap().len, 1);
        assert!(lexicon.longest(&text, 1).is_none());
        assert!(lexicon.get("совет безопасности").is_empty());
    }
}
