//! What is kept of each statement's words by statement: those of its source and its title, and how long each value is.
//!
//! # Layout
//!
//! A statement's record is a run of LEB128 numbers ([`super::varint`]) in three parts: the values of the source, then the
//! title, and last, for each value from the title on, its [`Zone`] and how many words it has. A value of the first two
//! parts is its zone and then its words, each a surface's id plus [`FIRST_SURFACE`].
//!
//! All other words are in the postings alone, by place; the lengths say which places are one value, so that no phrase
//! reaches from one (a recipient, a call) into the next. The source has no postings: it is found by name alone.
//!
//! Records lie one after the other in blocks, so that growing never copies what is there.

use super::lexicon::SurfaceId;
use super::posting::CONTENT;
use super::varint;
use std::ops::Range;

/// What a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Zone {
    /// What the source is called, and its address. Found by name alone.
    Source,
    Title,
    Author,
    Role,
    /// A body that issued it, or that an author or signatory belongs to.
    Organization,
    Recipient,
    Summary,
    Call,
    Topic,
    Place,
    /// The occasion, and where it was.
    Event,
    Content,
}

const FIRST_SURFACE: u32 = Zone::Content as u32 + 1;

/// How many bytes of a record the source takes at most, but for its last word.
const MOST_SOURCE_BYTES: usize = 1 << 12;

/// A longer record gets a block of its own.
const BLOCK_BYTES: usize = (1 << 16) - 64;

/// A value of a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Value {
    /// Its [`Zone`], as a number.
    pub zone: u32,
    /// The places of its words.
    pub places: Range<u32>,
}

/// The records of all statements.
#[derive(Default)]
pub struct Forward {
    pub(super) blocks: Vec<Vec<u8>>,
    pub(super) records: Vec<Record>,
}

/// Where a record is.
#[derive(Clone, Copy)]
pub(super) struct Record {
    pub(super) block: u32,
    pub(super) start: u32,
    /// How many bytes come before the title.
    pub(super) source: u16,
    /// How many come before the lengths.
    pub(super) head: u32,
    pub(super) len: u32,
}

/// A statement's record while it is being added.
#[derive(Default)]
pub struct Draft {
    bytes: Vec<u8>,
    source: u16,
    lengths: Vec<u8>,
}

impl Draft {
    /// Starts a value of the source or the title; all of the source comes before the title.
    pub fn start(&mut self, zone: Zone) {
        if zone == Zone::Title {
            self.source = u16::try_from(self.bytes.len()).unwrap_or(u16::MAX);
        }
        varint::push(zone as u32, &mut self.bytes);
    }

    #[inline]
    pub fn push(&mut self, surface: SurfaceId) {
        varint::push(surface.saturating_add(FIRST_SURFACE), &mut self.bytes);
    }

    /// Says how many words a value has, of any zone but the source.
    pub fn push_length(&mut self, zone: Zone, words: u32) {
        varint::push(zone as u32, &mut self.lengths);
        varint::push(words, &mut self.lengths);
    }

    /// Whether the source has as many words as it may: an address can be a page long.
    pub fn is_full_of_source(&self) -> bool {
        self.bytes.len() >= MOST_SOURCE_BYTES
    }
}

impl Forward {
    /// Keeps the record of the next statement, and empties `draft`.
    pub fn append(&mut self, draft: &mut Draft) {
        let len = draft.bytes.len() + draft.lengths.len();
        if self.blocks.last().is_none_or(|block| block.len() + len > block.capacity()) {
            self.blocks.push(Vec::with_capacity(len.max(BLOCK_BYTES)));
        }
        let block = self.blocks.len().saturating_sub(1) as u32;
        if let Some(bytes) = self.blocks.last_mut() {
            let (start, source, head) = (bytes.len() as u32, draft.source, draft.bytes.len() as u32);
            self.records.push(Record { block, start, source, head, len: len as u32 });
            bytes.append(&mut draft.bytes);
            bytes.append(&mut draft.lengths);
        }
    }

    /// The words of what the source of a statement is called, and of its address; nothing where a value starts.
    pub fn source(&self, doc: u32) -> Vec<Option<SurfaceId>> {
        surfaces(self.part(doc, |record| 0..usize::from(record.source)))
    }

    /// The words of a statement's title, after the start of its value.
    pub fn title(&self, doc: u32) -> Vec<Option<SurfaceId>> {
        surfaces(self.part(doc, |record| usize::from(record.source)..record.head as usize))
    }

    /// Each value of a statement but those of the source.
    #[inline(never)]
    pub fn values(&self, doc: u32) -> Vec<Value> {
        let lengths = numbers(self.part(doc, |record| record.head as usize..record.len as usize));
        let mut next = 0_u32;
        let value = |pair: &[u32; 2]| {
            let &[zone, words] = pair;
            let start = if zone == Zone::Content as u32 { CONTENT } else { next };
            next = start.saturating_add(words);
            Value { zone, places: start..next }
        };
        lengths.as_chunks().0.iter().map(value).collect()
    }

    fn part(&self, doc: u32, range: impl Fn(&Record) -> Range<usize>) -> &[u8] {
        let Some(record) = self.records.get(doc as usize) else { return &[] };
        let block = self.blocks.get(record.block as usize).map_or(&[][..], Vec::as_slice);
        block.get(record.start as usize..).and_then(|bytes| bytes.get(range(record))).unwrap_or_default()
    }

    pub fn memory_bytes(&self) -> usize {
        self.blocks.iter().map(Vec::capacity).sum::<usize>() + self.records.capacity() * size_of::<Record>()
    }
}

#[inline(never)]
fn numbers(mut bytes: &[u8]) -> Vec<u32> {
    let mut numbers = Vec::new();
    while !bytes.is_empty() {
        let (number, length) = varint::read(bytes);
        bytes = bytes.get(length..).unwrap_or_default();
        numbers.push(number);
    }
    numbers
}

/// The surfaces of values, and nothing where one starts.
fn surfaces(bytes: &[u8]) -> Vec<Option<SurfaceId>> {
    numbers(bytes).into_iter().map(|number| number.checked_sub(FIRST_SURFACE)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_of_any_length_come_back_as_they_went_in() {
        let mut forward = Forward::default();
        let mut draft = Draft::default();
        let lengths = [0_u32, 3, 200_000, 1, 400_000, 2];
        for length in lengths {
            draft.start(Zone::Source);
            draft.push(9);
            draft.start(Zone::Title);
            (0..length).for_each(|surface| draft.push(surface));
            draft.push_length(Zone::Title, length);
            draft.push_length(Zone::Call, 7);
            draft.push_length(Zone::Content, length);
            forward.append(&mut draft);
        }
        for (doc, length) in (0..).zip(lengths) {
            assert_eq!(forward.source(doc), [None, Some(9)]);
            assert!(forward.title(doc).into_iter().flatten().eq(0..length));
            let expected = [
                (Zone::Title, 0..length),
                (Zone::Call, length..length + 7),
                (Zone::Content, CONTENT..CONTENT + length),
            ];
            assert_eq!(forward.values(doc), expected.map(|(zone, places)| Value { zone: zone as u32, places }));
        }
        assert_eq!((forward.source(6), forward.title(6), forward.values(6)), (vec![], vec![], vec![]));
    }
}
