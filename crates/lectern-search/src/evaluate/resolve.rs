//! What a typed word stands for in a collection.
//!
//! - All inflections of a word: the stems, in each language of the collection, of the word as typed and of
//!   every word of the collection that differs from it by accents alone. So `liberees` finds what `libérées` finds.
//! - A word as written: the words of the collection that differ from it by accents alone.
//! - A word still being typed: the same, and also the stems of every word that starts so (or, as written, those words).

use super::IdSet;
use crate::analysis::fold;
use crate::index::{Lexicon, StemId, SurfaceId, Vocabulary};
use crate::query::{Forms, Word, Words};

/// Looks words up. `vocabulary` must be up to date with `lexicon`.
#[derive(Clone, Copy)]
pub struct Resolver<'i> {
    pub lexicon: &'i Lexicon,
    pub vocabulary: &'i Vocabulary,
}

/// What one typed word stands for, as stems; a statement that has it has one of these.
#[derive(Debug)]
pub struct Slot {
    /// Of the whole word, in order.
    pub whole: Vec<StemId>,
    /// Of longer words only, in order; empty unless the word is open.
    pub begun: Vec<StemId>,
    /// Whether the word is still being typed.
    pub is_open: bool,
}

impl Resolver<'_> {
    /// What each word stands for.
    pub fn slots(&self, words: &Words) -> Vec<Slot> {
        words
            .words
            .iter()
            .enumerate()
            .map(|(index, word)| {
                let is_open = words.is_open && index + 1 == words.words.len();
                let whole = self.whole(word, words.forms);
                let begun = if is_open { self.begun(word, &whole) } else { Vec::new() };
                Slot { whole, begun, is_open }
            })
            .collect()
    }

    fn whole(&self, word: &Word, forms: Forms) -> Vec<StemId> {
        let mut stems = Vec::new();
        self.vocabulary.equal_to(self.lexicon, &fold(&word.lower), |surface| stems.push(self.lexicon.stem_of(surface)));
        if forms == Forms::Inflected {
            stems.extend(
                self.lexicon.languages().filter_map(|(language, _)| self.lexicon.stem_of_word(language, &word.lower)),
            );
        }
        stems.sort_unstable();
        stems.dedup();
        stems
    }

    fn begun(&self, word: &Word, whole: &[StemId]) -> Vec<StemId> {
        let mut stems = IdSet::none(self.lexicon.stem_count());
        self.vocabulary
            .starting_with(self.lexicon, &fold(&word.lower), |surface| stems.insert(self.lexicon.stem_of(surface)));
        stems.iter().filter(|stem| whole.binary_search(stem).is_err()).collect()
    }

    /// Whether having the stems of `slots` is all that `words` ask for, so that no stream need be read.
    pub fn stems_suffice(&self, words: &Words, slots: &[Slot]) -> bool {
        let [slot] = slots else { return slots.is_empty() };
        words.forms == Forms::Inflected || {
            let surfaces: u32 = slot.whole.iter().chain(&slot.begun).map(|&stem| self.lexicon.surfaces_in(stem)).sum();
            self.surfaces(words, slots).first().is_some_and(|meant| meant.len() == surfaces as usize)
        }
    }

    /// The surfaces that each word stands for, in order.
    pub fn surfaces(&self, words: &Words, slots: &[Slot]) -> Vec<Vec<SurfaceId>> {
        words.words.iter().zip(slots).map(|(word, slot)| self.surfaces_of(word, words.forms, slot)).collect()
    }

    fn surfaces_of(&self, word: &Word, forms: Forms, slot: &Slot) -> Vec<SurfaceId> {
        let mut surfaces = Vec::new();
        let folded = fold(&word.lower);
        match forms {
            Forms::Inflected => {
                surfaces.extend(slot.whole.iter().chain(&slot.begun).flat_map(|&stem| self.lexicon.surfaces_of(stem)));
            }
            Forms::AsWritten if slot.is_open => {
                self.vocabulary.starting_with(self.lexicon, &folded, |surface| surfaces.push(surface));
            }
            Forms::AsWritten => self.vocabulary.equal_to(self.lexicon, &folded, |surface| surfaces.push(surface)),
        }
        surfaces.sort_unstable();
        surfaces
    }
}
