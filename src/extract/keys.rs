//! Maps whose keys are hashes already.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

pub type KeyMap<V> = HashMap<u64, V, BuildHasherDefault<AsIs>>;

/// Takes a key for its own hash.
#[derive(Default, Clone, Copy)]
pub struct AsIs(u64);

impl Hasher for AsIs {
    fn write_u64(&mut self, key: u64) {
        self.0 = key;
    }

    fn write(&mut self, bytes: &[u8]) {
        debug_assert!(bytes.is_empty(), "keys are numbers");
    }

    fn finish(&self) -> u64 {
        self.0
    }
}
