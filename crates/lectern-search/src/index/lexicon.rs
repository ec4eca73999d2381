//! The words of a collection as written, and the stem that each belongs to.
//!
//! A surface is a word in lower case with its accents, in one stemming; a stem is folded. Both are numbered by first
//! appearance, so frequent words have small numbers.

use super::batch::Batch;
use super::dictionary::{Dictionary, Strings};
use crate::analysis::{Stemming, fold};

/// A word as written, in one stemming.
pub type SurfaceId = u32;
/// What the inflections of a word have in common, in one stemming.
pub type StemId = u32;
/// A stemming that occurs in the collection, numbered by first appearance.
pub type LanguageId = u8;

/// Surfaces and stems.
#[derive(Default)]
pub struct Lexicon {
    pub(super) languages: Vec<Stemming>,
    pub(super) surfaces: Dictionary,
    /// The surfaces that folding changes, in order.
    pub(super) accented: Vec<SurfaceId>,
    /// The folded form of each of these.
    pub(super) folded: Strings,
    /// By surface, its stem and its number in it.
    pub(super) members: Vec<Member>,
    /// For each surface, the surface of the same stem that came before it.
    pub(super) sibling: Vec<Option<Sibling>>,
    pub(super) stems: Dictionary,
    pub(super) stem_entries: Vec<StemEntry>,
}

/// What a surface is to its stem.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Member {
    /// The stem.
    pub stem: StemId,
    /// How many surfaces of the stem came before.
    pub form: u32,
}

/// A surface's number plus one, so that "none" takes no room.
type Sibling = std::num::NonZeroU32;

#[derive(Clone, Copy)]
pub(super) struct StemEntry {
    newest_surface: Option<Sibling>,
    pub(super) language: LanguageId,
}

impl StemEntry {
    /// A stem that has no surface yet.
    pub(super) fn new(language: LanguageId) -> Self {
        Self { newest_surface: None, language }
    }
}

impl Lexicon {
    /// The number of a language's stemming. Past 255 stemmings, which frostem does not have, it is the last one.
    pub fn language(&mut self, tag: Option<&str>) -> LanguageId {
        let stemming = Stemming::of(tag);
        let known = self.languages.iter().position(|&known| known == stemming);
        let number = known.unwrap_or_else(|| {
            self.languages.push(stemming);
            self.languages.len() - 1
        });
        LanguageId::try_from(number).unwrap_or(LanguageId::MAX)
    }

    /// Every stemming of the collection.
    pub fn languages(&self) -> impl Iterator<Item = (LanguageId, Stemming)> {
        (0..=LanguageId::MAX).zip(self.languages.iter().copied())
    }

    /// Numbers words, which may be new.
    pub fn intern_all(&mut self, language: LanguageId, words: &mut Batch) {
        let known = self.surface_count();
        self.surfaces.intern_all(usize::from(language), words);
        (known..self.surface_count()).for_each(|surface| self.add_surface(surface, language));
    }

    /// Numbers a word.
    #[cfg(test)]
    pub fn intern(&mut self, language: LanguageId, word: &str) -> SurfaceId {
        let mut batch = Batch::default();
        batch.push(word, crate::analysis::head(word.as_bytes()));
        self.intern_all(language, &mut batch);
        batch.numbers[0]
    }

    fn add_surface(&mut self, surface: SurfaceId, language: LanguageId) {
        let word = self.surfaces.get(surface);
        let folded = fold(word);
        if folded != word {
            self.accented.push(surface);
            self.folded.push(&folded);
        }
        let stemming = self.languages.get(usize::from(language)).copied().unwrap_or_default();
        let (stem, is_new) = self.stems.intern(usize::from(language), &stemming.stem(word));
        if is_new {
            self.stem_entries.push(StemEntry::new(language));
        }
        self.join(surface, stem);
    }

    /// Makes the next surface one of a stem's.
    pub(super) fn join(&mut self, surface: SurfaceId, stem: StemId) {
        let newest =
            self.stem_entries.get_mut(stem as usize).and_then(|entry| entry.newest_surface.replace(sibling(surface)));
        self.sibling.push(newest);
        let form = newest.map_or(0, |newest| self.member(newest.get() - 1).form + 1);
        self.members.push(Member { stem, form });
    }

    /// Calls `visit` with the surfaces that are written so, one in each stemming at most.
    pub fn surfaces_written(&self, word: &str, visit: impl FnMut(SurfaceId)) {
        (0..self.languages.len()).filter_map(|language| self.surfaces.find(language, word)).for_each(visit);
    }

    pub fn surface_count(&self) -> u32 {
        self.surfaces.len()
    }

    pub fn stem_count(&self) -> u32 {
        self.stems.len()
    }

    /// A surface as written, in lower case.
    pub fn surface(&self, surface: SurfaceId) -> &str {
        self.surfaces.get(surface)
    }

    /// A surface without its accents.
    pub fn folded(&self, surface: SurfaceId) -> &str {
        let word = self.surfaces.get(surface);
        if word.is_ascii() {
            return word;
        }
        self.accented.binary_search(&surface).map_or(word, |number| self.folded.get(number as u32))
    }

    /// The folded forms of the surfaces from one on that have others.
    pub fn folded_since(&self, surface: SurfaceId) -> impl Iterator<Item = &str> {
        let start = self.accented.partition_point(|&accented| accented < surface) as u32;
        (start..self.folded.len()).map(|number| self.folded.get(number))
    }

    /// What a surface is to its stem.
    #[inline]
    pub fn member(&self, surface: SurfaceId) -> Member {
        self.members.get(surface as usize).copied().unwrap_or_default()
    }

    /// The stem of a surface.
    pub fn stem_of(&self, surface: SurfaceId) -> StemId {
        self.member(surface).stem
    }

    /// The stem that `word` has in a stemming, if a word of the collection has it.
    pub fn stem_of_word(&self, language: LanguageId, word: &str) -> Option<StemId> {
        let stemming = self.languages.get(usize::from(language))?;
        self.stems.find(usize::from(language), &stemming.stem(word))
    }

    pub fn language_of(&self, surface: SurfaceId) -> LanguageId {
        self.stem_entries.get(self.stem_of(surface) as usize).map_or(0, |entry| entry.language)
    }

    /// How many surfaces a stem has.
    pub fn surfaces_in(&self, stem: StemId) -> u32 {
        self.surfaces_of(stem).count() as u32
    }

    /// For each form of a stem, whether its surface is meant.
    pub fn forms_meant(&self, stem: StemId, is_meant: impl Fn(SurfaceId) -> bool) -> Vec<bool> {
        let mut forms: Vec<bool> = self.surfaces_of(stem).map(is_meant).collect();
        forms.reverse();
        forms
    }

    /// The surfaces of a stem, the newest first.
    pub fn surfaces_of(&self, stem: StemId) -> impl Iterator<Item = SurfaceId> {
        let newest = self.stem_entries.get(stem as usize).and_then(|entry| entry.newest_surface);
        std::iter::successors(newest, |surface| self.sibling.get(surface.get() as usize - 1).copied().flatten())
            .map(|surface| surface.get() - 1)
    }

    pub fn memory_bytes(&self) -> usize {
        self.surfaces.memory_bytes()
            + self.accented.capacity() * size_of::<SurfaceId>()
            + self.folded.memory_bytes()
            + self.members.capacity() * size_of::<Member>()
            + self.sibling.capacity() * size_of::<Option<Sibling>>()
            + self.stems.memory_bytes()
            + self.stem_entries.capacity() * size_of::<StemEntry>()
    }
}

fn sibling(surface: SurfaceId) -> Sibling {
    Sibling::MIN.saturating_add(surface)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inflections_share_a_stem_within_a_language() {
        let mut lexicon = Lexicon::default();
        let (english, german) = (lexicon.language(Some("en")), lexicon.language(Some("de")));
        let [nation, nations, in_german] = [(english, "nation"), (english, "nations"), (german, "nation")]
            .map(|(language, word)| lexicon.intern(language, word));
        assert_eq!(lexicon.stem_of(nation), lexicon.stem_of(nations));
        assert_ne!(lexicon.stem_of(nation), lexicon.stem_of(in_german));
        assert_eq!(lexicon.surfaces_of(lexicon.stem_of(nation)).collect::<Vec<_>>(), [nations, nation]);
        assert_eq!(lexicon.stem_of_word(english, "national"), Some(lexicon.stem_of(nation)));
        assert_eq!((lexicon.member(nation).form, lexicon.member(nations).form), (0, 1));
        assert_eq!(lexicon.forms_meant(lexicon.stem_of(nation), |surface| surface == nations), [false, true]);
        assert_eq!((lexicon.language_of(in_german), lexicon.surfaces_in(lexicon.stem_of(nation))), (german, 2));
    }

    #[test]
    fn a_surface_keeps_its_accents_beside_its_folded_form() {
        let mut lexicon = Lexicon::default();
        let language = lexicon.language(None);
        let zurich = lexicon.intern(language, "zürich");
        assert_eq!((lexicon.surface(zurich), lexicon.folded(zurich)), ("zürich", "zurich"));
        assert_ne!(lexicon.intern(language, "zurich"), zurich);
    }
}
