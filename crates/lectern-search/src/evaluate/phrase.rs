//! Where words stand one right after the other.
//!
//! The places of the rarest word, each moved back to where the phrase would start, are held against those of the next
//! rarest, and so on: what is left are the phrase's starts. Only statements that have something left are looked at
//! again. A place is a number with the statement in its upper half, so that the starts in many statements are one sorted
//! list; statements are taken some at a time, so that it stays short. The places of the other words are not sorted: a
//! word that is still being typed may be thousands of words, almost none of which stands where one is looked for.

use super::IdSet;
use super::places::StemPlaces;
use super::resolve::{Kind, Resolver, Slot};
use crate::index::{CONTENT, Cursor, Index, SurfaceId, Value, Zone};
use lectern_core::sort;
use std::ops::Range;

/// How many statements' numbers are taken at a time.
const BATCH: u32 = 512;

/// The words of a phrase, made ready to be looked for in one batch of statements after the other.
pub struct Phrase<'i> {
    index: &'i Index,
    /// The words that are not just any, the rarest first.
    words: Vec<Word<'i>>,
    /// For each word the surfaces that it stands for, `None` for any; only where it is looked for in sources.
    of_source: Option<Vec<Option<IdSet>>>,
    len: u32,
    /// The zone that it has to be in, if it is not any.
    zone: Option<Zone>,
}

struct Word<'i> {
    /// How many words of the phrase come before it.
    offset: u32,
    /// How many statements its stems are in, added up.
    frequency: u32,
    stems: Vec<StemPlaces<'i>>,
}

/// The batches of so many statements, in order.
pub fn batches(len: u32) -> impl Iterator<Item = Range<u32>> {
    (0..len.div_ceil(BATCH)).map(move |batch| batch * BATCH..len.min(batch.saturating_add(1).saturating_mul(BATCH)))
}

/// The statement of a place.
pub fn doc_of(place: u64) -> u32 {
    (place >> u32::BITS) as u32
}

fn place_in(doc: u32, place: u32) -> u64 {
    u64::from(doc) << u32::BITS | u64::from(place)
}

impl<'i> Phrase<'i> {
    pub fn new(index: &'i Index, resolver: &Resolver<'_>, slots: &[Slot], zone: Option<Zone>) -> Self {
        let mut words: Vec<Word<'i>> = Vec::new();
        for (offset, slot) in (0..).zip(slots).filter(|(_, slot)| slot.kind != Kind::Any) {
            let word = Word::new(index, offset, slot);
            words.insert(words.iter().take_while(|known| known.frequency <= word.frequency).count(), word);
        }
        let of_source = (zone == Some(Zone::Source)).then(|| resolver.surfaces(slots));
        Self { index, words, of_source, len: slots.len() as u32, zone }
    }

    /// Puts into `starts`, in order, where the phrase starts in those statements of a batch that are wanted, numbered from
    /// the batch's first. Batches must be asked for in order.
    pub fn starts_in(&mut self, batch: &Range<u32>, wanted: &IdSet, starts: &mut Vec<u64>) {
        starts.clear();
        if self.of_source.is_some() {
            wanted.each(|number| self.look_through_source(batch.start + number, starts));
            return;
        }
        if self.words.is_empty() {
            wanted.each(|number| self.take_all(batch.start + number, starts));
            return;
        }
        let Some((rarest, others)) = self.words.split_first_mut().filter(|_| !wanted.is_empty()) else { return };
        rarest.each_start(batch, wanted, |start| starts.push(start));
        if rarest.stems.len() > 1 {
            sort_places(starts);
        }
        for word in others {
            if starts.is_empty() {
                return;
            }
            let mut left = IdSet::none(batch.end - batch.start);
            starts.iter().for_each(|&start| left.insert(doc_of(start) - batch.start));
            let mut met = Met::new(starts);
            word.each_start(batch, &left, |start| met.meet(start));
            let mut is_met = met.is_met.into_iter();
            starts.retain(|_| is_met.next().unwrap_or(false));
        }
        let Self { index, len, zone, .. } = self;
        starts.retain(|&start| is_in_one_value(index, doc_of(start), start as u32, *len, *zone));
    }

    /// Adds to the marks of each word that is one stem where its postings go on.
    pub fn mark(&self, marks: &mut [Vec<Cursor<'i>>]) {
        for word in &self.words {
            if let ([stem], Some(marks)) = (word.stems.as_slice(), marks.get_mut(word.offset as usize)) {
                marks.push(stem.cursor());
            }
        }
    }

    /// Every place of a statement that so many words of one value follow.
    fn take_all(&self, doc: u32, starts: &mut Vec<u64>) {
        for Value { zone, places } in self.index.forward.values(doc) {
            let end = (places.end + 1).saturating_sub(self.len);
            if self.zone.is_none_or(|of| of as u32 == zone) {
                starts.extend((places.start..end).map(|place| place_in(doc, place)));
            }
        }
    }

    /// Sources have no postings. The words of all their values are numbered, and so is where a value starts.
    fn look_through_source(&self, doc: u32, starts: &mut Vec<u64>) {
        let words = self.index.forward.source(doc);
        let slots = self.of_source.as_deref().unwrap_or_default();
        let is_meant = |(slot, word): (&Option<IdSet>, &Option<u32>)| {
            word.is_some_and(|word| slot.as_ref().is_none_or(|meant| meant.contains(word)))
        };
        let places = (0..).zip(words.windows(slots.len().max(1)));
        let found = places.filter(|(_, words)| slots.iter().zip(*words).all(is_meant));
        starts.extend(found.map(|(place, _)| place_in(doc, place)));
    }
}

impl<'i> Word<'i> {
    fn new(index: &'i Index, offset: u32, slot: &Slot) -> Self {
        let stems = slot.stems();
        let frequency = stems.iter().map(|&stem| index.postings.len(stem)).sum();
        let is_meant = slot.surfaces.as_ref().map(|meant| |surface| meant.contains(surface));
        let is_meant = is_meant.as_ref().map(|is_meant| is_meant as &dyn Fn(SurfaceId) -> bool);
        let stems = stems.into_iter().map(|stem| StemPlaces::new(index, stem, is_meant));
        Self { offset, frequency, stems: stems.collect() }
    }

    /// Calls `visit` with each place where the phrase would start for this word to be in its place.
    fn each_start(&mut self, batch: &Range<u32>, wanted: &IdSet, mut visit: impl FnMut(u64)) {
        for stem in &mut self.stems {
            stem.each_in(batch, wanted.bits(), |doc, spot| {
                if let Some(start) = spot.place.checked_sub(self.offset) {
                    visit(place_in(doc, start));
                }
            });
        }
    }
}

/// Which of some places were met.
struct Met<'s> {
    /// In order.
    places: &'s [u64],
    is_met: Vec<bool>,
    /// By a hash, whether a place has it: few of those that are not looked for pass.
    hashes: IdSet,
    mask: u32,
}

impl<'s> Met<'s> {
    fn new(places: &'s [u64]) -> Self {
        let size = (8 * places.len() as u32).next_power_of_two();
        let mut met = Self { places, is_met: vec![false; places.len()], hashes: IdSet::none(size), mask: size - 1 };
        places.iter().for_each(|&place| met.hashes.insert(hash(place) & met.mask));
        met
    }

    fn meet(&mut self, place: u64) {
        if self.hashes.contains(hash(place) & self.mask)
            && let Ok(found) = self.places.binary_search(&place)
            && let Some(is_met) = self.is_met.get_mut(found)
        {
            *is_met = true;
        }
    }
}

/// Fibonacci hashing (Knuth, The Art of Computer Programming 3, 6.4): the middle of the product with 2^64 by the golden
/// ratio.
fn hash(place: u64) -> u32 {
    (place.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> u32::BITS) as u32
}

/// Sorts by place, then by statement.
fn sort_places(places: &mut Vec<u64>) {
    for _ in 0..2 {
        places.iter_mut().for_each(|place| *place = place.rotate_left(u32::BITS));
        sort::by_upper_half(places);
    }
}

/// Whether so many words from `start` on are in one value, of that zone if one is given.
fn is_in_one_value(index: &Index, doc: u32, start: u32, len: u32, zone: Option<Zone>) -> bool {
    // A place that stands alone is in a value, and mostly it does not matter in which.
    if zone.is_none() && len == 1 {
        return true;
    }
    // All of the content is one value, and a word of it that is not there has no place.
    if start >= CONTENT && len == 1 {
        return zone == Some(Zone::Content);
    }
    let end = start.saturating_add(len);
    let is_around = |places: Range<u32>| places.start <= start && end <= places.end;
    let is_meant = |value: Value| is_around(value.places) && zone.is_none_or(|zone| value.zone == zone as u32);
    index.forward.values(doc).into_iter().any(is_meant)
}
