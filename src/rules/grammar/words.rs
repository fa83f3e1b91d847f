//! Closed classes as sets of words: few and fixed, so that a plain hash serves.

use crate::text::fold_eights;
use std::collections::HashSet;
use std::hash::{BuildHasherDefault, Hasher};

/// A closed class: its words are few and fixed, so that a plain hash serves.
pub(in crate::rules) type Words = HashSet<String, Quick>;
pub(in crate::rules) type Quick = BuildHasherDefault<Folded>;

/// Eight bytes at a time, folded product. Only for sets whose words do not come from documents.
#[derive(Default, Clone)]
pub(in crate::rules) struct Folded(u64);

impl Hasher for Folded {
    fn write(&mut self, bytes: &[u8]) {
        fold_eights(bytes, (), |(), eight| self.write_u64(eight));
    }

    fn write_u8(&mut self, _: u8) {}

    fn write_u64(&mut self, x: u64) {
        let wide = u128::from(self.0 ^ x ^ 0xA076_1D64_78BD_642F).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        self.0 = (wide as u64) ^ ((wide >> 64) as u64);
    }

    fn finish(&self) -> u64 {
        self.0
    }
}
