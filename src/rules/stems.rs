//! Closed lists of words' beginnings, as `[stems]` of a rules file has them: `key = ["stem", …]`.
//!
//! A struct of hundreds of lists is read as what it is, lists with keys: what a derive writes for each field is half a
//! megabyte of code.

use serde::de::{DeserializeSeed, Error, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// Beginnings of folded words.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Vec<String>", into = "Vec<String>")]
pub struct Stems {
    words: Vec<String>,
    /// What they begin with, what they are and what they end with, as bits: most words are told off by these.
    heads: u128,
    wholes: [u128; 2],
    tails: u64,
}

/// The second and fourth byte of a word as a bit: of a Russian word they tell the first two letters. All bits where it is
/// shorter.
#[inline]
fn head_bit(word: &str) -> u128 {
    match word.as_bytes() {
        [_, first, _, second, ..] => 1 << ((first.wrapping_mul(5) ^ second) & 127),
        _ => !0,
    }
}

/// Its first letter, its last one and its length as the place of a bit.
#[inline]
fn whole_bit(word: &str) -> (usize, u128) {
    let bytes = word.as_bytes();
    let (first, last) = (bytes.get(1).copied().unwrap_or(0), bytes.last().copied().unwrap_or(0));
    let place = first ^ last.wrapping_mul(4) ^ (bytes.len() as u8).wrapping_mul(8);
    (usize::from(place >> 7), 1 << (place & 127))
}

#[inline]
fn tail_bit(word: &str) -> u64 {
    word.as_bytes().last().map_or(!0, |byte| 1 << (byte & 63))
}

impl From<Vec<String>> for Stems {
    fn from(words: Vec<String>) -> Self {
        let mut stems = Stems { words, ..Stems::default() };
        for word in &stems.words {
            let (half, bit) = whole_bit(word);
            stems.wholes[half] |= bit;
            stems.heads |= head_bit(word);
            stems.tails |= tail_bit(word);
        }
        stems
    }
}

impl From<Stems> for Vec<String> {
    fn from(stems: Stems) -> Self {
        stems.words
    }
}

impl Stems {
    /// Does the word begin with one of them?
    pub fn begins(&self, fold: &str) -> bool {
        self.heads & head_bit(fold) != 0 && self.iter().any(|stem| fold.starts_with(stem))
    }

    /// Is the word one of them?
    pub fn has(&self, fold: &str) -> bool {
        let (half, bit) = whole_bit(fold);
        self.wholes[half] & bit != 0 && self.iter().any(|word| word == fold)
    }

    /// Does the word end with one of them?
    pub fn ends(&self, fold: &str) -> bool {
        self.tails & tail_bit(fold) != 0 && self.iter().any(|end| fold.ends_with(end))
    }

    /// Each of them.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(String::as_str)
    }
}

/// Declares a struct of lists, which knows the key of each.
macro_rules! stem_lists {
    ($(#[$about:meta])* pub struct $name:ident { $($(#[$doc:meta])* pub $list:ident: Stems,)* }) => {
        $(#[$about])*
        #[derive(Debug, Clone, Default, PartialEq, Eq)]
        pub struct $name {
            $($(#[$doc])* pub $list: Stems,)*
        }

        impl $crate::rules::stems::Keyed for $name {
            const KEYS: &[&str] = &[$(stringify!($list)),*];

            fn lists(&self) -> Vec<&Stems> {
                vec![$(&self.$list),*]
            }

            fn lists_mut(&mut self) -> Vec<&mut Stems> {
                vec![$(&mut self.$list),*]
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                $crate::rules::stems::serialize(self, to)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                $crate::rules::stems::deserialize(from)
            }
        }
    };
}
pub(super) use stem_lists;

/// A struct of lists, in the order of their keys.
pub trait Keyed: Default {
    const KEYS: &[&str];
    fn lists(&self) -> Vec<&Stems>;
    fn lists_mut(&mut self) -> Vec<&mut Stems>;
}

/// The lists in their order, without their keys.
pub fn serialize<S: Serializer>(of: &impl Keyed, to: S) -> Result<S::Ok, S::Error> {
    to.collect_seq(of.lists())
}

/// From a rules file by key, from the compiled rules in order. A key that is not given is an empty list.
pub fn deserialize<'de, K: Keyed, D: Deserializer<'de>>(from: D) -> Result<K, D::Error> {
    let mut keyed = K::default();
    let lists = Lists { keys: K::KEYS, lists: keyed.lists_mut() };
    if from.is_human_readable() {
        from.deserialize_map(lists)?
    } else {
        from.deserialize_seq(lists)?
    }
    Ok(keyed)
}

struct Lists<'l> {
    keys: &'static [&'static str],
    lists: Vec<&'l mut Stems>,
}

impl<'de> Visitor<'de> for Lists<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("lists of words' beginnings")
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<(), A::Error> {
        while let Some(at) = map.next_key_seed(Key(self.keys))? {
            *self.lists[at] = map.next_value()?;
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        for (at, list) in self.lists.into_iter().enumerate() {
            *list = seq.next_element()?.ok_or_else(|| A::Error::invalid_length(at, &"a list for each key"))?;
        }
        Ok(())
    }
}

/// Where a key stands among those that are known; an unknown one is a mistake at its place in the file.
struct Key(&'static [&'static str]);

impl<'de> DeserializeSeed<'de> for Key {
    type Value = usize;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<usize, D::Error> {
        from.deserialize_str(self)
    }
}

impl Visitor<'_> for Key {
    type Value = usize;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("the key of a list")
    }

    fn visit_str<E: Error>(self, key: &str) -> Result<usize, E> {
        self.0.iter().position(|k| *k == key).ok_or_else(|| E::unknown_field(key, self.0))
    }
}
