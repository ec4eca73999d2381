//! Strings that are looked up in a [`super::dictionary`] together.
//!
//! A dictionary is larger than a processor's nearest memory, so that looking one string up mostly is waiting, and what
//! comes after it depends on what was found. Many first looks in a row depend on nothing but the strings, and the waiting
//! for one goes on beside that for the others.

use super::dictionary::{Key, Strings};

/// How many are looked up together: few enough that what was asked for is still near when it is needed.
const SIZE: usize = 64;

/// Strings, and once they were looked up ([`super::Dictionary::intern_all`]) their numbers.
#[derive(Default)]
pub struct Batch {
    pub(super) keys: Vec<Key>,
    /// Those that their keys do not tell, in order.
    pub(super) long: Strings,
    /// As many as there are keys.
    pub numbers: Vec<u32>,
}

impl Batch {
    /// Adds a string, of which the [`crate::analysis::head`] is known.
    #[inline]
    pub fn push(&mut self, string: &str, head: u64) {
        let key = Key::headed(string, head);
        if !key.is_all() {
            self.long.push(string);
        }
        self.keys.push(key);
    }

    pub fn is_full(&self) -> bool {
        self.keys.len() >= SIZE
    }

    pub fn clear(&mut self) {
        self.keys.clear();
        self.long.clear();
        self.numbers.clear();
    }
}
