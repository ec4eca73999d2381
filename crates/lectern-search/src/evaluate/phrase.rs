//! Finding words one right after the other in a statement's stream.
//!
//! The words of one statement are all of one language, and in one language a word as written is mostly one surface. So
//! the bytes of the longest stretch of such words are looked for, and what is left of the phrase is checked around each
//! place. Where no word is a single surface, every word of the stream is tried.

use super::IdSet;
use super::resolve::{Resolver, Slot};
use crate::index::{LanguageId, SurfaceId, codes, encode, surface, varint};
use crate::query::Words;

/// The words of a phrase, made ready to be looked for.
pub struct PhraseFinder {
    /// For each word the surfaces that it stands for.
    slots: Vec<IdSet>,
    /// By language; `None` where no text of the language can have the phrase.
    plans: Vec<Option<Plan>>,
}

/// How to look in the streams of one language.
enum Plan {
    /// Look for the bytes of the words from `first` to before `end`.
    Bytes { needle: Vec<u8>, first: usize, end: usize },
    /// Try each word.
    EachWord,
}

impl PhraseFinder {
    pub fn new(resolver: &Resolver<'_>, words: &Words, slots: &[Slot]) -> Self {
        let lexicon = resolver.lexicon;
        let slots = resolver.surfaces(words, slots);
        let plans = lexicon.languages().map(|(language, _)| {
            let in_language = slots.iter().map(|slot| {
                let surfaces = slot.iter().filter(|&surface| lexicon.language_of(surface) == language);
                surfaces.take(2).collect()
            });
            plan(&in_language.collect::<Vec<_>>())
        });
        Self { plans: plans.collect(), slots }
    }

    /// Whether a stream whose words are in `language` has the phrase.
    pub fn is_in(&self, stream: &[u8], language: LanguageId) -> bool {
        match self.plans.get(usize::from(language)) {
            Some(Some(Plan::Bytes { needle, first, end })) => {
                let (before, behind) = (self.slots.get(..*first), self.slots.get(*end..));
                let (before, behind) = (before.unwrap_or_default(), behind.unwrap_or_default());
                varint::places(stream, needle)
                    .any(|place| ends_with(stream, place, before) && starts_with(stream, place + needle.len(), behind))
            }
            Some(Some(Plan::EachWord)) => codes(stream).any(|(place, _)| starts_with(stream, place, &self.slots)),
            _ => false,
        }
    }
}

/// How to look for words of which these are the surfaces in one language, two of each at most.
fn plan(surfaces: &[Vec<SurfaceId>]) -> Option<Plan> {
    if surfaces.iter().any(Vec::is_empty) {
        return None;
    }
    let (mut best, mut first) = (Plan::EachWord, 0);
    for run in surfaces.chunk_by(|a, b| a.len() == 1 && b.len() == 1) {
        let end = first + run.len();
        if run.iter().all(|surfaces| surfaces.len() == 1) {
            let mut needle = Vec::new();
            run.iter().flatten().for_each(|&surface| encode(surface, &mut needle));
            // More bytes are rarer.
            if !matches!(&best, Plan::Bytes { needle: known, .. } if known.len() >= needle.len()) {
                best = Plan::Bytes { needle, first, end };
            }
        }
        first = end;
    }
    Some(best)
}

/// Whether the words from `place` on are in these sets, one after the other.
fn starts_with(stream: &[u8], place: usize, slots: &[IdSet]) -> bool {
    let mut rest = stream.get(place..).unwrap_or_default();
    slots.iter().all(|slot| {
        let (code, length) = varint::read(rest);
        rest = rest.get(length..).unwrap_or_default();
        length > 0 && surface(code).is_some_and(|surface| slot.contains(surface))
    })
}

/// Whether the words up to `place` are in these sets.
fn ends_with(stream: &[u8], place: usize, slots: &[IdSet]) -> bool {
    let mut end = place;
    slots.iter().rev().all(|slot| {
        let Some(mut start) = end.checked_sub(1) else { return false };
        while !varint::starts_number(stream, start) {
            start -= 1;
        }
        let (code, _) = varint::read(stream.get(start..).unwrap_or_default());
        end = start;
        surface(code).is_some_and(|surface| slot.contains(surface))
    })
}
