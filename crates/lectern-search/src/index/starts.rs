//! Which statements have a word that starts with some letter or two.
//!
//! So many words do that reading all their postings at each key would be felt. One set of statements for each pair of
//! first letters is made when such a start is first looked for: one bit for each statement, or a list where that is
//! shorter. In scripts whose words are single letters here, no start has many words, and none is kept.

use super::Index;
use super::dictionary::Dictionary;
use super::lexicon::StemId;
use crate::analysis::{fold, is_unspaced, spelt_out};

/// The longest start that is kept, in letters.
const LONGEST_START: usize = 2;

/// A set of statements for each start of two letters, and for each word of one.
#[derive(Default)]
pub struct Starts {
    starts: Dictionary,
    docs: Vec<Docs>,
    made_for: u32,
}

/// A set of statements.
pub enum Docs {
    /// One bit for each statement, the lowest number in the lowest bit of the first.
    Bits(Vec<u64>),
    /// Numbers, some perhaps more than once.
    List(Vec<u32>),
}

impl Starts {
    /// Takes in the statements that `index` has gained; all of it is made anew.
    pub fn update(&mut self, index: &Index) {
        if self.made_for == index.len() {
            return;
        }
        *self = Self { made_for: index.len(), ..Self::default() };
        let stems: Vec<(StemId, Vec<u32>)> =
            (0..index.lexicon.stem_count()).map(|stem| (stem, self.starts_of(index, stem))).collect();
        let mut sizes = vec![0_usize; self.starts.len() as usize];
        for (stem, starts) in &stems {
            for &start in starts {
                if let Some(size) = sizes.get_mut(start as usize) {
                    *size += index.postings.len(*stem) as usize;
                }
            }
        }
        let words = index.len().div_ceil(u64::BITS) as usize;
        let is_short = |size: usize| size * size_of::<u32>() < words * size_of::<u64>();
        let empty =
            |size| if is_short(size) { Docs::List(Vec::with_capacity(size)) } else { Docs::Bits(vec![0; words]) };
        self.docs = sizes.into_iter().map(empty).collect();
        for (stem, starts) in stems {
            for start in starts {
                if let Some(docs) = self.docs.get_mut(start as usize) {
                    index.postings.docs(stem, |doc| docs.insert(doc));
                }
            }
        }
    }

    /// The starts of a stem's surfaces, as they are folded and as their umlauts are written out.
    fn starts_of(&mut self, index: &Index, stem: StemId) -> Vec<u32> {
        let mut starts = Vec::new();
        let mut add = |word: &str| {
            if word.starts_with(is_unspaced) {
                return;
            }
            let (start, _) = self.starts.intern(0, first_letters(word));
            if !starts.contains(&start) {
                starts.push(start);
            }
        };
        for surface in index.lexicon.surfaces_of(stem) {
            add(index.lexicon.folded(surface));
            if let Some(spelt) = spelt_out(index.lexicon.surface(surface)) {
                add(&fold(&spelt));
            }
        }
        starts
    }

    /// Calls `visit` with the set of each start that begins with `letters`, which must be folded and short
    /// ([`is_short`]).
    pub fn with(&self, letters: &str, mut visit: impl FnMut(&Docs)) {
        for (start, docs) in (0..).zip(&self.docs) {
            if self.starts.get(start).starts_with(letters) {
                visit(docs);
            }
        }
    }

    pub fn memory_bytes(&self) -> usize {
        let bytes = |docs: &Docs| match docs {
            Docs::Bits(bits) => bits.capacity() * size_of::<u64>(),
            Docs::List(list) => list.capacity() * size_of::<u32>(),
        };
        self.starts.memory_bytes() + self.docs.iter().map(bytes).sum::<usize>()
    }
}

impl Docs {
    fn insert(&mut self, doc: u32) {
        match self {
            Self::List(list) => list.push(doc),
            Self::Bits(bits) => {
                if let Some(word) = bits.get_mut((doc / u64::BITS) as usize) {
                    *word |= 1 << (doc % u64::BITS);
                }
            }
        }
    }
}

/// Whether a start is one that is kept, if a word has it.
pub fn is_short(letters: &str) -> bool {
    letters.chars().nth(LONGEST_START).is_none() && !letters.contains(is_unspaced)
}

fn first_letters(word: &str) -> &str {
    word.char_indices().nth(LONGEST_START).and_then(|(end, _)| word.get(..end)).unwrap_or(word)
}
