//! Which statements have a word that starts with some letter or two.
//!
//! So many words do that reading all their postings at each key would be felt. One set of statements for each pair of
//! first letters, one bit a statement, is made when such a start is first looked for.

use super::Index;
use super::dictionary::Dictionary;
use crate::analysis::spelt_out;

/// The longest start that is kept, in letters.
pub const LONGEST_START: usize = 2;

/// A set of statements for each start of two letters, and for each word of one.
#[derive(Default)]
pub struct Starts {
    starts: Dictionary,
    docs: Vec<Vec<u64>>,
    made_for: u32,
}

impl Starts {
    /// Takes in the statements that `index` has gained; all of it is made anew.
    pub fn update(&mut self, index: &Index) {
        if self.made_for == index.len() {
            return;
        }
        *self = Self { made_for: index.len(), ..Self::default() };
        let words = index.len().div_ceil(u64::BITS) as usize;
        for stem in 0..index.lexicon.stem_count() {
            for start in self.starts_of(index, stem) {
                if self.docs.len() <= start as usize {
                    self.docs.resize_with(start as usize + 1, || vec![0; words]);
                }
                let Some(docs) = self.docs.get_mut(start as usize) else { continue };
                index.postings.docs(stem, |doc| {
                    if let Some(word) = docs.get_mut((doc / u64::BITS) as usize) {
                        *word |= 1 << (doc % u64::BITS);
                    }
                });
            }
        }
    }

    /// The starts of a stem's surfaces, as they are folded and as their umlauts are written out.
    fn starts_of(&mut self, index: &Index, stem: u32) -> Vec<u32> {
        let mut starts = Vec::with_capacity(1);
        let mut add = |word: &str| {
            let (start, _) = self.starts.intern(0, first_letters(word));
            if !starts.contains(&start) {
                starts.push(start);
            }
        };
        for surface in index.lexicon.surfaces_of(stem) {
            add(index.lexicon.folded(surface));
            if let Some(spelt) = spelt_out(index.lexicon.surface(surface)) {
                add(&crate::analysis::fold(&spelt));
            }
        }
        starts
    }

    /// Calls `visit` with the set of each start that begins with `letters`, which must be folded and at most
    /// [`LONGEST_START`].
    pub fn with(&self, letters: &str, mut visit: impl FnMut(&[u64])) {
        for (start, docs) in (0..).zip(&self.docs) {
            if self.starts.get(start).starts_with(letters) {
                visit(docs);
            }
        }
    }

    pub fn memory_bytes(&self) -> usize {
        self.starts.memory_bytes() + self.docs.iter().map(|docs| docs.capacity() * size_of::<u64>()).sum::<usize>()
    }
}

/// Whether a start is short enough to be kept.
pub fn is_short(letters: &str) -> bool {
    letters.chars().nth(LONGEST_START).is_none()
}

fn first_letters(word: &str) -> &str {
    word.char_indices().nth(LONGEST_START).and_then(|(end, _)| word.get(..end)).unwrap_or(word)
}
