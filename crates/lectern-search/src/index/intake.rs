//! A statement's words while it is being added: from the order in which they are read to an order by stem.

use super::fields::{FIELDS, Field};
use super::forward::{Draft, Zone};
use super::lexicon::{LanguageId, Lexicon, Member, StemId};
use super::posting::{CONTENT, Posting, Spot};
use super::postings::Postings;
use crate::analysis::tokens;

/// What is gathered of a statement; kept for its allocations.
#[derive(Default)]
pub struct Intake {
    pub record: Draft,
    /// The words in their order, but for those of the source.
    words: Vec<Member>,
    /// The short values in their order: up to which word each goes, and its field.
    values: Vec<(usize, Field)>,
    /// By stem, how often the statement has it; while spots are put in order, where the next one goes. All are 0
    /// between statements.
    counts: Vec<u32>,
    /// The stems that the statement has, by first appearance.
    stems: Vec<StemId>,
    /// Where each of `stems` stands, one after the other.
    spots: Vec<Spot>,
}

impl Intake {
    /// Takes in a value: those of the source first, then the title, then all others but the content, which is last.
    ///
    /// Compiled once, with all of the tokeniser in it.
    #[inline(never)]
    pub fn read(&mut self, zone: Zone, text: &str, lexicon: &mut Lexicon, language: LanguageId) {
        let Self { record, words, .. } = self;
        let (before, field) = (words.len(), Field::of(zone));
        let is_recorded = matches!(zone, Zone::Source | Zone::Title);
        if is_recorded {
            record.start(zone);
        }
        tokens(text, |token| {
            if field.is_none() && record.is_full_of_source() {
                return;
            }
            let (surface, member) = lexicon.intern(language, token.word);
            if is_recorded {
                record.push(surface);
            }
            if field.is_some() {
                words.push(member);
            }
        });
        if let Some(field) = field {
            record.push_length(zone, (words.len() - before) as u32);
            self.values.push((words.len(), field));
        }
    }

    /// Writes the postings of the statement, whose last value is the content, and forgets it but for its record. Gives
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
        self.sort_spots(n_short);
        let mut spots = self.spots.as_slice();
        for (number, &stem) in self.stems.iter().enumerate() {
            let count = self.counts.get_mut(stem as usize).map_or(0, std::mem::take) as usize;
            let (own, behind) = spots.split_at_checked(count).unwrap_or_default();
            spots = behind;
            let frequencies = if number < n_mixed { by_field(&self.values, own) } else { [0, 0, 0, count as u32] };
            postings.append(stem, &Posting { doc, frequencies, spots: own });
        }
        self.words.clear();
        self.values.clear();
        self.stems.clear();
        lengths
    }

    /// Counts the words by stem. Tells how many stems stand among the first `n_short` words.
    fn count(&mut self, n_short: usize) -> usize {
        let mut n_mixed = 0;
        for (number, &Member { stem, .. }) in self.words.iter().enumerate() {
            if number == n_short {
                n_mixed = self.stems.len();
            }
            if self.counts.len() <= stem as usize {
                self.counts.resize((stem as usize + 1).next_power_of_two(), 0);
            }
            if let Some(count) = self.counts.get_mut(stem as usize) {
                if *count == 0 {
                    self.stems.push(stem);
                }
                *count += 1;
            }
        }
        if n_short == self.words.len() { self.stems.len() } else { n_mixed }
    }

    /// Puts the spots of each stem together, in the order of the stems; the counts are as before.
    fn sort_spots(&mut self, n_short: usize) {
        let Self { words, counts, stems, spots, .. } = self;
        let mut start = 0;
        for &stem in &*stems {
            if let Some(count) = counts.get_mut(stem as usize) {
                start += std::mem::replace(count, start);
            }
        }
        spots.clear();
        spots.resize(words.len(), Spot { place: 0, form: 0 });
        let places = (0..n_short as u32).chain(CONTENT..);
        for (&Member { stem, form }, place) in words.iter().zip(places) {
            if let Some(next) = counts.get_mut(stem as usize) {
                if let Some(spot) = spots.get_mut(*next as usize) {
                    *spot = Spot { place, form };
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
        self.words.capacity() * size_of::<Member>()
            + self.spots.capacity() * size_of::<Spot>()
            + (self.counts.capacity() + self.stems.capacity()) * size_of::<u32>()
    }
}

/// How often each field has a stem that stands at these spots.
fn by_field(values: &[(usize, Field)], spots: &[Spot]) -> [u32; FIELDS] {
    let mut frequencies = [0; FIELDS];
    let (short, content) =
        spots.split_at_checked(spots.partition_point(|spot| spot.place < CONTENT)).unwrap_or_default();
    for spot in short {
        let field = values.get(values.partition_point(|&(end, _)| end <= spot.place as usize));
        if let Some(frequency) = field.and_then(|&(_, field)| frequencies.get_mut(field as usize)) {
            *frequency += 1;
        }
    }
    let [.., in_content] = &mut frequencies;
    *in_content = content.len() as u32;
    frequencies
}
