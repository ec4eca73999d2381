//! A statement's words while it is being added: from the order in which they are read to an order by stem.

use super::fields::{FIELDS, Field};
use super::forward::{Draft, Zone};
use super::lexicon::{StemId, SurfaceId};
use super::posting::Posting;
use super::postings::Postings;

/// What is gathered of a statement; kept for its allocations.
#[derive(Default)]
pub struct Intake {
    pub stream: Draft,
    /// The words in their order, but for those of the source.
    words: Vec<Word>,
    /// The short values in their order: up to which word each goes, and its field.
    values: Vec<(usize, Field)>,
    /// By stem, how often the statement has it; while places are put in order, where the next one goes. All are 0
    /// between statements.
    counts: Vec<u32>,
    /// The stems that the statement has, by first appearance.
    stems: Vec<StemId>,
    /// Where each of `stems` stands, one after the other.
    places: Vec<u32>,
    field: Option<Field>,
}

#[derive(Clone, Copy)]
struct Word {
    stem: StemId,
    place: u32,
}

impl Intake {
    pub fn start_value(&mut self, zone: Zone) {
        self.stream.start_value(zone);
        self.field = Field::of(zone);
    }

    /// Takes in a word of a value that has a field.
    #[inline]
    pub fn push(&mut self, (surface, stem): (SurfaceId, StemId)) {
        self.words.push(Word { stem, place: self.stream.place() });
        self.stream.push_surface(surface);
    }

    pub fn end_value(&mut self) {
        if let Some(field) = self.field {
            self.values.push((self.words.len(), field));
        }
    }

    /// Writes the postings of the statement, whose last value is the content, and forgets it but for its stream. Gives
    /// how many words each field has.
    pub fn write(&mut self, doc: u32, postings: &mut Postings) -> [u32; FIELDS] {
        let mut lengths = [0; FIELDS];
        let mut start = 0;
        for &(end, field) in &self.values {
            if let Some(length) = lengths.get_mut(field as usize) {
                *length += (end - start) as u32;
            }
            start = end;
        }
        let n_short =
            self.values.len().checked_sub(2).and_then(|last| self.values.get(last)).map_or(0, |&(end, _)| end);
        let n_mixed = self.count(n_short);
        self.sort_places();
        let content_start = self.stream.content_start();
        let mut places = self.places.as_slice();
        for (number, &stem) in self.stems.iter().enumerate() {
            let count = self.counts.get_mut(stem as usize).map_or(0, std::mem::take) as usize;
            let (own, behind) = places.split_at_checked(count).unwrap_or_default();
            places = behind;
            let mut frequencies = [0, 0, 0, count as u32];
            if number < n_mixed {
                frequencies = by_field(&self.words, &self.values, own, content_start);
            }
            postings.append(stem, &Posting { doc, frequencies, places: own, content_start });
        }
        self.words.clear();
        self.values.clear();
        self.stems.clear();
        lengths
    }

    /// Counts the words by stem. Tells how many stems stand among the first `n_short` words.
    fn count(&mut self, n_short: usize) -> usize {
        let mut n_mixed = 0;
        for (number, word) in self.words.iter().enumerate() {
            if number == n_short {
                n_mixed = self.stems.len();
            }
            if self.counts.len() <= word.stem as usize {
                self.counts.resize((word.stem as usize + 1).next_power_of_two(), 0);
            }
            if let Some(count) = self.counts.get_mut(word.stem as usize) {
                if *count == 0 {
                    self.stems.push(word.stem);
                }
                *count += 1;
            }
        }
        if n_short == self.words.len() { self.stems.len() } else { n_mixed }
    }

    /// Puts the places of each stem together, in the order of the stems; the counts are as before.
    fn sort_places(&mut self) {
        let Self { words, counts, stems, places, .. } = self;
        let mut start = 0;
        for &stem in &*stems {
            if let Some(count) = counts.get_mut(stem as usize) {
                start += std::mem::replace(count, start);
            }
        }
        places.clear();
        places.resize(words.len(), 0);
        for word in &*words {
            if let Some(next) = counts.get_mut(word.stem as usize) {
                if let Some(slot) = places.get_mut(*next as usize) {
                    *slot = word.place;
                }
                *next += 1;
            }
        }
        // Each is now where the next stem starts.
        let mut start = 0;
        for &stem in &*stems {
            if let Some(count) = counts.get_mut(stem as usize) {
                *count -= start;
                start += *count;
            }
        }
    }

    pub fn memory_bytes(&self) -> usize {
        self.words.capacity() * size_of::<Word>()
            + (self.counts.capacity() + self.stems.capacity() + self.places.capacity()) * size_of::<u32>()
    }
}

/// How often each field has a stem that stands at these places.
fn by_field(words: &[Word], values: &[(usize, Field)], places: &[u32], content_start: u32) -> [u32; FIELDS] {
    let mut frequencies = [0; FIELDS];
    let (short, content) =
        places.split_at_checked(places.partition_point(|&place| place < content_start)).unwrap_or_default();
    for &place in short {
        let number = words.partition_point(|word| word.place < place);
        let field = values.get(values.partition_point(|&(end, _)| end <= number));
        if let Some(frequency) = field.and_then(|&(_, field)| frequencies.get_mut(field as usize)) {
            *frequency += 1;
        }
    }
    let [.., in_content] = &mut frequencies;
    *in_content = content.len() as u32;
    frequencies
}
