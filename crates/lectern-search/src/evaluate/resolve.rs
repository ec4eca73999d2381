//! What a typed word stands for in a collection.
//!
//! - All inflections of a word: the stems, in each language of the collection, of the word as typed and of
//!   every word of the collection that differs from it by accents alone. So `liberees` finds what `libérées` finds.
//! - A word as written: the words of the collection that differ from it by accents alone, or by an umlaut or ring that
//!   one of the two has written out ([`spelt_out`]).
//! - A word still being typed: the same, and also the stems of every word that starts so (or, as written, those words).
//! - A pattern or a regular expression: the words that it matches, as written.
//! - A word that no statement has, where that is forgiven: the words that take the fewest edits ([`forgiven`]).

use super::IdSet;
use crate::analysis::{contracted, fold, forgiven, spelt_out};
use crate::index::{Lexicon, Postings, StemId, SurfaceId, Vocabulary};
use crate::query::{Forms, Shape, Word, Words, is_pattern, matches};

/// Looks words up. `vocabulary` must be up to date with `lexicon`.
#[derive(Clone, Copy)]
pub struct Resolver<'i> {
    pub lexicon: &'i Lexicon,
    pub vocabulary: &'i Vocabulary,
    pub postings: &'i Postings,
    /// What stands for words that no statement has.
    pub forgiven: &'i [Forgiven],
}

/// A word that no statement has, and the surfaces that stand for it.
#[derive(Debug)]
pub struct Forgiven {
    pub word: Word,
    pub similar: IdSet,
}

/// What one typed word stands for.
#[derive(Debug)]
pub struct Slot {
    /// The stems of the whole word, in order; a statement that has the word has one of these or of `begun`.
    pub whole: Vec<StemId>,
    /// The stems of longer words only; empty unless the word is open.
    pub begun: IdSet,
    /// The surfaces that are meant, where those are not all of the stems.
    pub surfaces: Option<IdSet>,
    /// The surfaces that are the word as it was typed ([`Resolver::equal_to`]).
    pub typed: Vec<SurfaceId>,
    /// What sort of word it is.
    pub kind: Kind,
}

/// What sort of word a slot is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One that the collection has, or not.
    Known,
    /// One that is still being typed.
    Open,
    /// One that no statement has; it stands for similar ones.
    Similar,
    /// Any word.
    Any,
}

impl Resolver<'_> {
    /// What each word stands for.
    pub fn slots(&self, words: &Words) -> Vec<Slot> {
        words.words.iter().map(|word| self.slot(word, words.forms)).collect()
    }

    /// What one word stands for.
    pub fn slot(&self, word: &Word, forms: Forms) -> Slot {
        if let Some(similar) = self.forgiven_as(word, forms) {
            return Slot { whole: self.stems_of(similar), kind: Kind::Similar, ..self.nothing() };
        }
        match word.shape {
            Shape::Any => Slot { kind: Kind::Any, ..self.nothing() },
            Shape::Pattern | Shape::Expression => self.matched(word),
            Shape::Whole | Shape::Open => self.found(word, forms),
        }
    }

    /// The same, but of a word that is still being typed only what it is where nothing follows: the many longer ones are
    /// not looked up.
    pub fn slot_of_whole(&self, word: &Word, forms: Forms) -> Slot {
        let is_open = word.shape == Shape::Open && forms == Forms::Inflected && self.forgiven_as(word, forms).is_none();
        if !is_open {
            return self.slot(word, forms);
        }
        Slot { kind: Kind::Open, ..self.found(&Word { shape: Shape::Whole, ..word.clone() }, forms) }
    }

    fn forgiven_as(&self, word: &Word, forms: Forms) -> Option<&IdSet> {
        let known = self.forgiven.iter().find(|known| forms == Forms::Inflected && known.word == *word);
        known.map(|known| &known.similar)
    }

    fn nothing(&self) -> Slot {
        Slot { whole: Vec::new(), begun: IdSet::none(0), surfaces: None, typed: Vec::new(), kind: Kind::Known }
    }

    fn stems_of(&self, surfaces: &IdSet) -> Vec<StemId> {
        let mut stems = IdSet::none(self.lexicon.stem_count());
        for surface in surfaces.to_vec() {
            stems.insert(self.lexicon.stem_of(surface));
        }
        stems.to_vec()
    }

    fn found(&self, word: &Word, forms: Forms) -> Slot {
        let mut slot = self.nothing();
        let mut surfaces = IdSet::none(if forms == Forms::AsWritten { self.lexicon.surface_count() } else { 0 });
        let typed = self.equal_to(word);
        for &surface in &typed {
            slot.add_whole(self.lexicon.stem_of(surface));
            surfaces.insert(surface);
        }
        slot.typed = typed;
        if forms == Forms::Inflected {
            let of_word = |(language, _)| self.lexicon.stem_of_word(language, &word.lower);
            self.lexicon.languages().filter_map(of_word).for_each(|stem| slot.add_whole(stem));
        }
        if word.shape == Shape::Open {
            slot.kind = Kind::Open;
            slot.begun = IdSet::none(self.lexicon.stem_count());
            for surface in self.starting_with(word) {
                slot.begun.insert(self.lexicon.stem_of(surface));
                surfaces.insert(surface);
            }
            slot.whole.iter().for_each(|&stem| slot.begun.remove(stem));
        }
        if forms == Forms::AsWritten {
            slot.surfaces = Some(surfaces);
        }
        slot
    }

    fn matched(&self, word: &Word) -> Slot {
        let mut surfaces = IdSet::none(self.lexicon.surface_count());
        let pattern = fold(&word.lower);
        if word.shape == Shape::Pattern {
            let prefix = pattern.split(is_pattern).next().unwrap_or_default();
            let matches = |folded: &str| matches(&pattern, folded);
            self.vocabulary.matching(self.lexicon, prefix, matches, |surface| surfaces.insert(surface));
        } else {
            let (surface_ids, folded): (Vec<_>, Vec<_>) = self.vocabulary.folded_forms(self.lexicon).unzip();
            let matching = crate::expression::matching(&word.lower, &folded).unwrap_or_default();
            for (&surface, matches) in surface_ids.iter().zip(matching) {
                if matches {
                    surfaces.insert(surface);
                }
            }
        }
        Slot { whole: self.stems_of(&surfaces), surfaces: Some(surfaces), ..self.nothing() }
    }

    /// Whether no statement has what a slot stands for. Words of sources alone have no postings.
    pub fn is_unknown(&self, slot: &Slot) -> bool {
        slot.stems().iter().all(|&stem| self.postings.len(stem) == 0)
    }

    /// The words of statements that take the fewest edits to be `word`, or to start with it where it is open.
    pub fn similar(&self, word: &Word) -> IdSet {
        let folded = fold(&word.lower);
        let is_open = word.shape == Shape::Open;
        let mut found = IdSet::none(self.lexicon.surface_count());
        for edits in 1..=forgiven(folded.chars().count()) {
            match edits {
                1 if !is_open => found = self.one_edit_from(word),
                _ => self
                    .vocabulary
                    .near(self.lexicon, &folded, edits, is_open, |surface| self.add_said(surface, &mut found)),
            }
            if !found.is_empty() {
                break;
            }
        }
        found
    }

    /// The words of statements that are one edit away from `word`, where it is long enough for that to be forgiven.
    pub fn one_edit_from(&self, word: &Word) -> IdSet {
        let folded = fold(&word.lower);
        let mut found = IdSet::none(self.lexicon.surface_count());
        if forgiven(folded.chars().count()) > 0 {
            self.vocabulary.one_edit_from(self.lexicon, &folded, |surface| self.add_said(surface, &mut found));
        }
        found
    }

    /// Adds a surface if a statement has it. Those of sources alone have no postings.
    fn add_said(&self, surface: SurfaceId, said: &mut IdSet) {
        if self.postings.len(self.lexicon.stem_of(surface)) > 0 {
            said.insert(surface);
        }
    }

    /// Whether having the stems of `slots` is all that `words` ask for, so that no place need be looked at.
    pub fn stems_suffice(&self, slots: &[Slot]) -> bool {
        match slots {
            [] => true,
            [slot] => slot.surfaces.as_ref().is_none_or(|meant| {
                let surfaces: u32 = slot.stems().iter().map(|&stem| self.lexicon.surfaces_in(stem)).sum();
                meant.count() == surfaces
            }),
            _ => false,
        }
    }

    /// The surfaces that each slot stands for; `None` for any.
    pub fn surfaces(&self, slots: &[Slot]) -> Vec<Option<IdSet>> {
        slots.iter().map(|slot| self.surfaces_of(slot)).collect()
    }

    /// The surfaces that a slot stands for; `None` for any.
    pub fn surfaces_of(&self, slot: &Slot) -> Option<IdSet> {
        match (&slot.surfaces, slot.kind) {
            (_, Kind::Any) => None,
            (Some(surfaces), _) => Some(surfaces.clone()),
            (None, _) => {
                let mut surfaces = IdSet::none(self.lexicon.surface_count());
                for stem in slot.stems() {
                    self.lexicon.surfaces_of(stem).for_each(|surface| surfaces.insert(surface));
                }
                Some(surfaces)
            }
        }
    }

    /// The surfaces that are a word as it was typed, but for its accents; some perhaps more than once.
    fn equal_to(&self, word: &Word) -> Vec<SurfaceId> {
        let mut found = Vec::new();
        let mut written_out: Vec<String> = spelt_out(&word.lower).into_iter().collect();
        self.vocabulary.equal_to(self.lexicon, &fold(&word.lower), |surface| {
            written_out.extend(spelt_out(self.lexicon.surface(surface)));
            found.push(surface);
        });
        for spelt in written_out {
            self.vocabulary.equal_to(self.lexicon, &fold(&spelt), |surface| found.push(surface));
        }
        self.spelling_out_as(word, false, &mut found);
        found
    }

    /// The surfaces that start as a word was typed.
    fn starting_with(&self, word: &Word) -> Vec<SurfaceId> {
        let mut found = Vec::new();
        self.vocabulary.starting_with(self.lexicon, &fold(&word.lower), |surface| found.push(surface));
        if let Some(spelt) = spelt_out(&word.lower) {
            self.vocabulary.starting_with(self.lexicon, &fold(&spelt), |surface| found.push(surface));
        }
        self.spelling_out_as(word, true, &mut found);
        found
    }

    /// Adds the surfaces whose umlauts and rings, written out, make them `word`, or start with it.
    fn spelling_out_as(&self, word: &Word, is_start: bool, found: &mut Vec<SurfaceId>) {
        let Some(contracted) = contracted(&word.lower) else { return };
        let (folded, contracted) = (fold(&word.lower), fold(&contracted));
        self.vocabulary.starting_with(self.lexicon, &contracted, |surface| {
            let Some(spelt) = spelt_out(self.lexicon.surface(surface)) else { return };
            let spelt = fold(&spelt);
            if spelt == folded || is_start && spelt.starts_with(&*folded) {
                found.push(surface);
            }
        });
    }
}

impl Slot {
    fn add_whole(&mut self, stem: StemId) {
        if let Err(place) = self.whole.binary_search(&stem) {
            self.whole.insert(place, stem);
        }
    }

    /// The stems of all that it stands for.
    pub fn stems(&self) -> Vec<StemId> {
        let mut stems = self.whole.clone();
        stems.append(&mut self.begun.to_vec());
        stems
    }
}
