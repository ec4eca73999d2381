//! Finding words one right after the other in a statement's stream.
//!
//! The words of one statement are all of one language, and in one language a word as written is mostly one surface. So
//! the bytes of the longest stretch of such words are looked for, and what is left of the phrase is checked around each
//! place. Where that stretch is too common a thing to look for, so are the few ways to write a longer one; where there
//! is none, every word of the stream is tried.

use super::IdSet;
use super::resolve::{Resolver, Slot};
use crate::index::{LanguageId, SurfaceId, codes, encode, surface, varint};

/// A longer look at each place costs less than looking for more ways to write a stretch than this.
const MOST_NEEDLES: usize = 4;

/// A needle of one byte is a word among the hundred most frequent: it stands in every other sentence.
const RARE_BYTES: usize = 2;

/// The words of a phrase, made ready to be looked for.
pub struct PhraseFinder {
    /// For each word the surfaces that it stands for; `None` for any.
    slots: Vec<Option<IdSet>>,
    /// By language; `None` where no text of the language can have the phrase.
    plans: Vec<Option<Plan>>,
}

/// How to look in the streams of one language.
enum Plan {
    /// Look for the bytes of the words from `first` to before `end`, in each way to write them.
    Bytes { needles: Vec<Vec<u8>>, first: usize, end: usize },
    /// Try each word.
    EachWord,
}

impl PhraseFinder {
    pub fn new(resolver: &Resolver<'_>, slots: &[Slot]) -> Self {
        let lexicon = resolver.lexicon;
        let slots = resolver.surfaces(slots);
        let plans = lexicon.languages().map(|(language, _)| {
            let in_language = slots.iter().map(|slot| {
                let surfaces =
                    slot.as_ref()?.to_vec().into_iter().filter(|&surface| lexicon.language_of(surface) == language);
                Some(surfaces.take(MOST_NEEDLES + 1).collect())
            });
            plan(&in_language.collect::<Vec<_>>())
        });
        Self { plans: plans.collect(), slots }
    }

    /// Whether a stream whose words are in `language` has the phrase.
    pub fn is_in(&self, stream: &[u8], language: LanguageId) -> bool {
        match self.plans.get(usize::from(language)) {
            Some(Some(Plan::Bytes { needles, first, end })) => {
                let (before, behind) = (self.slots.get(..*first), self.slots.get(*end..));
                let (before, behind) = (before.unwrap_or_default(), behind.unwrap_or_default());
                needles.iter().any(|needle| {
                    let is_around =
                        |place| ends_with(stream, place, before) && starts_with(stream, place + needle.len(), behind);
                    varint::places(stream, needle).any(is_around)
                })
            }
            Some(Some(Plan::EachWord)) => codes(stream).any(|(place, _)| starts_with(stream, place, &self.slots)),
            _ => false,
        }
    }
}

/// How to look for words of which these are the surfaces in one language, [`MOST_NEEDLES`] and one more at most, or any.
fn plan(surfaces: &[Option<Vec<SurfaceId>>]) -> Option<Plan> {
    if surfaces.iter().flatten().any(Vec::is_empty) {
        return None;
    }
    let (mut best, mut best_bytes) = (Plan::EachWord, 0);
    for most in [1, MOST_NEEDLES] {
        for first in 0..surfaces.len() {
            let (needles, end) = needles(surfaces, first, most);
            let bytes = needles.iter().map(Vec::len).min().unwrap_or(0);
            if bytes > best_bytes {
                (best, best_bytes) = (Plan::Bytes { needles, first, end }, bytes);
            }
        }
        if best_bytes >= RARE_BYTES {
            break;
        }
    }
    Some(best)
}

/// The ways to write the longest stretch from `first` on that has at most `most`, and where it ends.
fn needles(surfaces: &[Option<Vec<SurfaceId>>], first: usize, most: usize) -> (Vec<Vec<u8>>, usize) {
    let (mut needles, mut end) = (vec![Vec::new()], first);
    for slot in surfaces.iter().skip(first).map_while(Option::as_ref).take_while(|slot| slot.len() <= most) {
        if needles.len() * slot.len() > most {
            break;
        }
        let longer = |needle: &Vec<u8>, surface: SurfaceId| {
            let mut needle = needle.clone();
            encode(surface, &mut needle);
            needle
        };
        needles = needles.iter().flat_map(|needle| slot.iter().map(|&surface| longer(needle, surface))).collect();
        end += 1;
    }
    (needles, end)
}

/// Whether the words from `place` on are in these sets, one after the other.
fn starts_with(stream: &[u8], place: usize, slots: &[Option<IdSet>]) -> bool {
    let mut rest = stream.get(place..).unwrap_or_default();
    slots.iter().all(|slot| {
        let (code, length) = varint::read(rest);
        rest = rest.get(length..).unwrap_or_default();
        length > 0 && stands_for(slot, code)
    })
}

/// Whether the words up to `place` are in these sets.
fn ends_with(stream: &[u8], place: usize, slots: &[Option<IdSet>]) -> bool {
    let mut end = place;
    slots.iter().rev().all(|slot| {
        let Some(mut start) = end.checked_sub(1) else { return false };
        while !varint::starts_number(stream, start) {
            start -= 1;
        }
        let (code, _) = varint::read(stream.get(start..).unwrap_or_default());
        end = start;
        stands_for(slot, code)
    })
}

/// Whether a slot stands for what a number in a stream does.
fn stands_for(slot: &Option<IdSet>, code: u32) -> bool {
    surface(code).is_some_and(|surface| slot.as_ref().is_none_or(|meant| meant.contains(surface)))
}
