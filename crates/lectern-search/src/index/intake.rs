//! A statement's words while it is being added: from the order in which they are read to an order by stem.

use super::batch::Batch;
use super::fields::{FIELDS, Field};
use super::forward::{Draft, Zone};
use super::lexicon::{LanguageId, Lexicon, Member, StemId};
use super::posting::{CONTENT, Posting, Spot};
use super::postings::Postings;
use crate::analysis::each_token;

/// What is gathered of a statement; kept for its allocations.
#[derive(Default)]
pub struct Intake {
    pub record: Draft,
    /// Words that were read and not yet numbered.
    batch: Batch,
    words: Words,
    /// The short values in their order: up to which word each goes, and its field.
    values: Vec<(u32, Field)>,
    /// Where a stem stands, while its posting is written.
    spots: Vec<Spot>,
}

/// The words in their order, but for those of the source, and chained by stem. Their numbers begin with 1.
struct Words {
    words: Vec<Word>,
    /// The stems that the statement has, by first appearance, each with the number of its first word.
    stems: Vec<(StemId, u32)>,
}

#[derive(Default)]
struct Word {
    form: u32,
    /// The next word of the same stem, 0 for none.
    next: u32,
}

impl Intake {
    /// Takes in a value: those of the source first, then the title, then all others but the content, which is last.
    #[inline(never)]
    pub fn read(
        &mut self,
        zone: Zone,
        text: &str,
        lexicon: &mut Lexicon,
        language: LanguageId,
        postings: &mut Postings,
    ) {
        let (before, field) = (self.words.len(), Field::of(zone));
        if is_recorded(zone) {
            self.record.start(zone);
        }
        each_token(text, u128::MAX, |token, _| {
            if field.is_none() && self.record.is_full_of_source() {
                return;
            }
            self.batch.push(token.word, token.head);
            // Of the source, whether it is full shows after each word.
            if field.is_none() || self.batch.is_full() {
                self.number(zone, lexicon, language, postings);
            }
        });
        self.number(zone, lexicon, language, postings);
        if let Some(field) = field {
            self.record.push_length(zone, self.words.len() - before);
            self.values.push((self.words.len(), field));
        }
    }

    /// Numbers the words of the batch.
    #[inline(never)]
    fn number(&mut self, zone: Zone, lexicon: &mut Lexicon, language: LanguageId, postings: &mut Postings) {
        let Self { record, batch, words, .. } = self;
        lexicon.intern_all(language, batch);
        if is_recorded(zone) {
            batch.numbers.iter().for_each(|&surface| record.push(surface));
        }
        if Field::of(zone).is_some() {
            words.append(batch.numbers.iter().map(|&surface| lexicon.member(surface)), postings);
        }
        batch.clear();
    }

    /// Writes the postings of the statement, whose last value is the content, and forgets it but for its record. Gives
    /// how many words each field has.
    pub fn write(&mut self, doc: u32, postings: &mut Postings) -> [u32; FIELDS] {
        let Self { words, values, spots, .. } = self;
        let mut lengths = [0; FIELDS];
        let mut start = 0;
        for &(end, field) in &*values {
            if let Some(length) = lengths.get_mut(field as usize) {
                *length += end - start;
            }
            start = end;
        }
        let n_short = values.len().checked_sub(2).and_then(|last| values.get(last)).map_or(0, |&(end, _)| end);
        for (stem, first) in words.stems.drain(..) {
            spots.clear();
            let mut number = first;
            while let Some(&Word { form, next }) = words.words.get(number as usize) {
                let place = number - 1;
                let place = place.checked_sub(n_short).map_or(place, |place| CONTENT + place);
                spots.push(Spot { place, form });
                if next == 0 {
                    break;
                }
                number = next;
            }
            let frequencies = if first <= n_short { by_field(values, spots) } else { [0, 0, 0, spots.len() as u32] };
            postings.append(stem, &Posting { doc, frequencies, spots });
        }
        words.words.truncate(1);
        values.clear();
        lengths
    }

    pub fn memory_bytes(&self) -> usize {
        self.words.words.capacity() * size_of::<Word>()
            + self.words.stems.capacity() * size_of::<(StemId, u32)>()
            + self.spots.capacity() * size_of::<Spot>()
    }
}

impl Default for Words {
    fn default() -> Self {
        Self { words: vec![Word::default()], stems: Vec::new() }
    }
}

impl Words {
    fn len(&self) -> u32 {
        self.words.len() as u32 - 1
    }

    /// Adds words. Whether a stem is new is left to no branch: it is hard to foretell.
    fn append(&mut self, members: impl ExactSizeIterator<Item = Member>, postings: &mut Postings) {
        let Self { words, stems } = self;
        let mut n_stems = stems.len();
        stems.resize(n_stems + members.len(), (0, 0));
        for Member { stem, form } in members {
            let number = words.len() as u32;
            let before = postings.note(stem, number);
            // What follows number 0, which no word has, is never read.
            if let Some(before) = words.get_mut(before as usize) {
                before.next = number;
            }
            words.push(Word { form, next: 0 });
            if let Some(place) = stems.get_mut(n_stems) {
                *place = (stem, number);
            }
            n_stems += usize::from(before == 0);
        }
        stems.truncate(n_stems);
    }
}

/// Whether the words themselves are kept, statement by statement.
fn is_recorded(zone: Zone) -> bool {
    matches!(zone, Zone::Source | Zone::Title)
}

/// How often each field has a stem that stands at these spots.
fn by_field(values: &[(u32, Field)], spots: &[Spot]) -> [u32; FIELDS] {
    let mut frequencies = [0; FIELDS];
    let (short, content) =
        spots.split_at_checked(spots.partition_point(|spot| spot.place < CONTENT)).unwrap_or_default();
    for spot in short {
        let field = values.get(values.partition_point(|&(end, _)| end <= spot.place));
        if let Some(frequency) = field.and_then(|&(_, field)| frequencies.get_mut(field as usize)) {
            *frequency += 1;
        }
    }
    let [.., in_content] = &mut frequencies;
    *in_content = content.len() as u32;
    frequencies
}
