//! What a typed word stands for in a collection.
//!
//! - All inflections of a word: the stems, in each language of the collection, of the word as typed and of
//!   every word of the collection that differs from it by accents alone. So `liberees` finds what `libérées` finds.
//! - A word as written: the words of the collection that differ from it by accents alone.
//! - A word still being typed: the same, and also the stems of every word that starts so (or, as written, those words).

use super::IdSet;
use crate::analysis::fold;
use crate::index::{Lexicon, SurfaceId, Vocabulary};
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
    /// Of the whole word.
    pub whole: IdSet,
    /// Of longer words only; empty unless the word is open.
    pub begun: IdSet,
    /// Whether the word is still being typed.
    pub is_open: bool,
}

impl Resolver<'_> {
    /// What each word stands for.
    pub fn slots(&self, words: &Words) -> Vec<Slot> {
        let last = words.words.len().saturating_sub(1);
        let slots = words.words.iter().enumerate().map(|(index, word)| {
            let is_open = words.is_open && index == last;
            let whole = self.whole(word, words.forms);
            let mut begun = IdSet::none(if is_open { self.lexicon.stem_count() } else { 0 });
            if is_open {
                self.starting_with(word, |surface| begun.insert(self.lexicon.stem_of(surface)));
                begun.subtract(&whole);
            }
            Slot { whole, begun, is_open }
        });
        slots.collect()
    }

    fn whole(&self, word: &Word, forms: Forms) -> IdSet {
        let mut stems = IdSet::none(self.lexicon.stem_count());
        self.equal_to(word, |surface| stems.insert(self.lexicon.stem_of(surface)));
        if forms == Forms::Inflected {
            let languages = self.lexicon.languages();
            let of_word = |(language, _)| self.lexicon.stem_of_word(language, &word.lower);
            languages.filter_map(of_word).for_each(|stem| stems.insert(stem));
        }
        stems
    }

    /// Whether having the stems of `slots` is all that `words` ask for, so that no stream need be read.
    pub fn stems_suffice(&self, words: &Words, slots: &[Slot]) -> bool {
        let [slot] = slots else { return slots.is_empty() };
        words.forms == Forms::Inflected || {
            let surfaces: u32 = slot.stems().map(|stem| self.lexicon.surfaces_in(stem)).sum();
            self.surfaces(words, slots).first().is_some_and(|meant| meant.count() == surfaces)
        }
    }

    /// The surfaces that each word stands for.
    pub fn surfaces(&self, words: &Words, slots: &[Slot]) -> Vec<IdSet> {
        words.words.iter().zip(slots).map(|(word, slot)| self.surfaces_of(word, words.forms, slot)).collect()
    }

    fn surfaces_of(&self, word: &Word, forms: Forms, slot: &Slot) -> IdSet {
        let mut surfaces = IdSet::none(self.lexicon.surface_count());
        match forms {
            Forms::Inflected => {
                let of_stems = slot.stems().flat_map(|stem| self.lexicon.surfaces_of(stem));
                of_stems.for_each(|surface| surfaces.insert(surface));
            }
            Forms::AsWritten if slot.is_open => self.starting_with(word, |surface| surfaces.insert(surface)),
            Forms::AsWritten => self.equal_to(word, |surface| surfaces.insert(surface)),
        }
        surfaces
    }

    fn equal_to(&self, word: &Word, visit: impl FnMut(SurfaceId)) {
        self.vocabulary.equal_to(self.lexicon, &fold(&word.lower), visit);
    }

    fn starting_with(&self, word: &Word, visit: impl FnMut(SurfaceId)) {
        self.vocabulary.starting_with(self.lexicon, &fold(&word.lower), visit);
    }
}

impl Slot {
    /// All that it stands for.
    pub fn stems(&self) -> impl Iterator<Item = u32> {
        self.whole.iter().chain(self.begun.iter())
    }
}
