//! Finding words one right after the other in a statement's stream.
//!
//! The postings say where each word stands. Places of the words that follow each other as far as the phrase says are
//! looked at in the stream, which knows which word is written there and where a value ends. A word that can be very many
//! is only looked at there; where all are, every word of the stream is tried.

use super::IdSet;
use super::places::Walk;
use super::resolve::{Kind, Resolver, Slot};
use crate::index::{Index, StemId, codes, longest_code, surface, varint};

/// A word of more stems than this is not walked through.
const MOST_STEMS: usize = 16;

/// So many words are walked through, the rarest. Where two stand as they should, the others are soon looked at.
const WALKED: usize = 2;

/// The words of a phrase, made ready to be looked for in one statement after the other, in order.
pub struct PhraseFinder<'i> {
    /// For each word the surfaces that it stands for; `None` for any.
    slots: Vec<Option<IdSet>>,
    /// The words that are walked through, each with its number in the phrase.
    walks: Vec<(usize, Walk<'i>)>,
    /// The most bytes that a word has in a stream.
    longest: usize,
    /// Where the phrase up to a word may stand: the places of that word.
    candidates: Vec<u32>,
    /// Where the next word stands.
    next: Vec<u32>,
}

impl<'i> PhraseFinder<'i> {
    /// `has_postings` says whether the streams' words do: those of sources do not.
    pub fn new(index: &'i Index, resolver: &Resolver<'_>, slots: &[Slot], has_postings: bool) -> Self {
        let numbered = slots.iter().enumerate().filter(|(_, slot)| has_postings && slot.kind != Kind::Any);
        let mut walked: Vec<(usize, Vec<StemId>)> = numbered.map(|(number, slot)| (number, slot.stems())).collect();
        walked.retain(|(_, stems)| stems.len() <= MOST_STEMS);
        while walked.len() > WALKED {
            let frequency = |stems: &[StemId]| stems.iter().map(|&stem| index.postings.len(stem)).sum::<u32>();
            let of = |&at: &usize| walked.get(at).map(|(_, stems)| frequency(stems));
            let Some(most_frequent) = (0..walked.len()).max_by_key(of) else { break };
            walked.remove(most_frequent);
        }
        let walks = walked.into_iter().map(|(number, stems)| (number, Walk::new(index, stems, None))).collect();
        let longest = longest_code(index.lexicon.surface_count());
        Self { slots: resolver.surfaces(slots), walks, longest, candidates: Vec::new(), next: Vec::new() }
    }

    /// Whether a statement has the phrase in its stream, at a place that is meant.
    pub fn is_in(&mut self, doc: u32, stream: &[u8], is_meant: impl Fn(usize) -> bool) -> bool {
        let Self { slots, walks, longest, candidates, next } = self;
        let Some(((mut word, first), others)) =
            walks.split_first_mut().map(|((word, walk), rest)| ((*word, walk), rest))
        else {
            return codes(stream).any(|(place, _)| starts_with(stream, place, slots) && is_meant(place));
        };
        first.places_in(doc, candidates);
        for (number, walk) in others {
            walk.places_in(doc, next);
            keep_followers(candidates, next, ((*number - word) * *longest) as u32);
            word = *number;
        }
        let (before, from) = slots.split_at_checked(word).unwrap_or_default();
        candidates.iter().any(|&place| {
            let place = place as usize;
            ends_with(stream, place, before) && starts_with(stream, place, from) && is_meant(place)
        })
    }
}

/// Puts in the place of `places` those of `next` that come at most `reach` after one of them.
fn keep_followers(places: &mut Vec<u32>, next: &mut Vec<u32>, reach: u32) {
    let mut before = places.as_slice();
    next.retain(|&place| {
        while let Some((&first, behind)) = before.split_first()
            && first.saturating_add(reach) < place
        {
            before = behind;
        }
        before.first().is_some_and(|&first| first < place)
    });
    std::mem::swap(places, next);
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
