//! Which statements have a stem, and how often in each field.
//!
//! # Layout
//!
//! The postings of a stem are a chain of slices in one pool. A slice has room for some bytes of postings, then the
//! address of the next slice (four bytes, little-endian). The sizes grow ([`slice_bytes`]), so that a rare
//! stem costs little and a frequent one is read in long stretches. A posting is never split: where the next one does
//! not fit, a zero byte says that the slice ends early.
//!
//! A posting is
//!
//! ```text
//! varint(delta << 2 | form) [details]
//! ```
//!
//! where `delta` is the distance to the stem's previous statement (from -1), so that it is at least 1 and the first
//! byte is never zero, and `form` says what follows: [`CONTENT_ONCE`] nothing, [`CONTENT_OFTEN`] the frequency in the
//! content as a varint, [`MIXED`] a byte with one bit for each field that has the stem and then their frequencies
//! as varints. Varints are LEB128. One posting takes 1.6 bytes on average in `ungdc-1k.json`, slack and addresses
//! not counted.

use super::fields::{FIELDS, Field};
use super::lexicon::StemId;
use super::varint;

const CONTENT_ONCE: u32 = 0;
const CONTENT_OFTEN: u32 = 1;
const MIXED: u32 = 2;

/// Size of the first slice of a stem, address included. Each further one is twice as large.
const FIRST_SLICE_BYTES: usize = 16;
/// No slice is larger.
const LARGEST_SLICE_BYTES: usize = 4096;
const ADDRESS_BYTES: usize = 4;
/// Slices are cut from blocks of this size, so that growing never copies what is there.
const BLOCK_BYTES: usize = 1 << 16;

/// A statement with a stem, and how often each field has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Posting {
    /// The statement's number.
    pub doc: u32,
    /// By [`Field`].
    pub frequencies: [u32; FIELDS],
}

/// The postings of all stems.
#[derive(Default)]
pub struct Postings {
    lists: Vec<List>,
    /// Postings that were read of a kept index (`super::kept`), those of a stem one after the other and a zero after
    /// the last. What is appended to a stem goes into the pool.
    pub(super) kept: Vec<u8>,
    /// By stem, where its kept postings start.
    kept_starts: Vec<u32>,
    pool: Pool,
}

/// The state of one stem's chain.
#[derive(Clone, Copy, Default)]
struct List {
    /// Where the first slice starts.
    head: u32,
    /// Where the next posting goes.
    tail: u32,
    /// How many bytes of postings the last slice has left.
    left: u16,
    /// How many slices there are, as far as that decides the size of the next.
    level: u8,
    /// The statement after the last one; deltas are counted from here.
    next_doc: u32,
    len: u32,
}

impl Postings {
    /// Says of the next stem where its kept postings start, how many there are, and the statement after the last.
    pub(super) fn find_kept(&mut self, start: u32, len: u32, next_doc: u32) {
        self.kept_starts.push(start);
        self.lists.push(List { next_doc, len, ..List::default() });
    }

    /// Adds a posting; `posting.doc` must be larger than any before it in the same stem.
    pub fn append(&mut self, stem: StemId, posting: &Posting) {
        if self.lists.len() <= stem as usize {
            self.lists.resize(stem as usize + 1, List::default());
        }
        let Some(list) = self.lists.get_mut(stem as usize) else { return };
        let mut bytes = Encoded::default();
        bytes.posting(posting, posting.doc.wrapping_sub(list.next_doc).wrapping_add(1));
        while bytes.as_slice().len() > usize::from(list.left) {
            list.extend(&mut self.pool);
        }
        self.pool.write(list.tail, bytes.as_slice());
        list.tail += bytes.len as u32;
        list.left -= bytes.len as u16;
        list.next_doc = posting.doc + 1;
        list.len += 1;
    }

    /// How many statements have the stem.
    #[inline]
    pub fn len(&self, stem: StemId) -> u32 {
        self.lists.get(stem as usize).map_or(0, |list| list.len)
    }

    /// Calls `visit` with each statement that has the stem, in order.
    pub fn docs(&self, stem: StemId, mut visit: impl FnMut(u32)) {
        self.read(stem, |doc, form, rest| {
            visit(doc);
            skip_details(form, rest)
        });
    }

    /// Calls `visit` with each statement that has the stem and how often, in order.
    #[inline]
    pub fn each(&self, stem: StemId, mut visit: impl FnMut(u32, Frequencies)) {
        self.read(stem, |doc, form, rest| match form {
            CONTENT_ONCE => {
                visit(doc, Frequencies::Content(1));
                0
            }
            CONTENT_OFTEN => {
                let (frequency, length) = varint::read(rest);
                visit(doc, Frequencies::Content(frequency));
                length
            }
            _ => {
                let (frequencies, length) = read_mixed(rest);
                visit(doc, Frequencies::Mixed(frequencies));
                length
            }
        });
    }

    /// Decodes a chain. `details` is given a statement, the form and the bytes after it, and tells how many of those
    /// belong to the posting.
    #[inline]
    fn read(&self, stem: StemId, mut details: impl FnMut(u32, u32, &[u8]) -> usize) {
        let Some(list) = self.lists.get(stem as usize) else { return };
        let (mut remaining, mut doc) = (list.len, u32::MAX);
        for stretch in self.stretches(stem) {
            let mut bytes = stretch;
            while remaining > 0 && bytes.first().is_some_and(|&byte| byte != 0) {
                let (head, length) = varint::read(bytes);
                let rest = bytes.get(length..).unwrap_or_default();
                doc = doc.wrapping_add(head >> 2);
                let used = details(doc, head & 3, rest);
                bytes = rest.get(used..).unwrap_or_default();
                remaining -= 1;
            }
            if remaining == 0 {
                return;
            }
        }
    }

    /// The bytes that a stem's postings are in, in order. The postings of each stretch end with its first zero, or with
    /// the stretch.
    #[inline]
    pub(super) fn stretches(&self, stem: StemId) -> impl Iterator<Item = &[u8]> {
        let start = self.kept_starts.get(stem as usize).and_then(|&start| self.kept.get(start as usize..));
        let list = self.lists.get(stem as usize).copied().unwrap_or_default();
        let (mut address, mut level, mut is_last) = (list.head, 0, list.level == 0);
        let slices = std::iter::from_fn(move || {
            if is_last {
                return None;
            }
            let slice = self.pool.slice(address, slice_bytes(level));
            let (postings, next) = slice.split_at(slice.len().saturating_sub(ADDRESS_BYTES));
            is_last = postings.is_empty() || address as usize + postings.len() == list.end();
            address = next.first_chunk().map_or(0, |address| u32::from_le_bytes(*address));
            level += 1;
            Some(postings)
        });
        start.into_iter().chain(slices)
    }

    pub fn memory_bytes(&self) -> usize {
        self.lists.capacity() * size_of::<List>()
            + self.kept.capacity()
            + self.kept_starts.capacity() * size_of::<u32>()
            + self.pool.blocks.len() * BLOCK_BYTES
    }
}

/// How often a statement has a stem.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Frequencies {
    /// In its content alone.
    Content(u32),
    /// By field.
    Mixed([u32; FIELDS]),
}

impl Frequencies {
    /// How often the field has it.
    pub fn of(self, field: Field) -> u32 {
        match self {
            Self::Content(frequency) => {
                if field == Field::Content {
                    frequency
                } else {
                    0
                }
            }
            Self::Mixed(frequencies) => frequencies.get(field as usize).copied().unwrap_or(0),
        }
    }
}

/// The size of a stem's slice, by how many there are before it.
fn slice_bytes(level: usize) -> usize {
    FIRST_SLICE_BYTES << level.min((LARGEST_SLICE_BYTES / FIRST_SLICE_BYTES).ilog2() as usize)
}

pub(super) fn skip_details(form: u32, rest: &[u8]) -> usize {
    match form {
        CONTENT_ONCE => 0,
        CONTENT_OFTEN => varint::read(rest).1,
        _ => read_mixed(rest).1,
    }
}

#[cold]
fn read_mixed(bytes: &[u8]) -> ([u32; FIELDS], usize) {
    let mask = bytes.first().copied().unwrap_or(0);
    let mut frequencies = [0; FIELDS];
    let mut length = 1;
    for (field, frequency) in frequencies.iter_mut().enumerate() {
        if mask & 1 << field != 0 {
            let (value, used) = varint::read(bytes.get(length..).unwrap_or_default());
            *frequency = value;
            length += used;
        }
    }
    (frequencies, length)
}

impl List {
    /// Where the room for postings in the last slice ends.
    fn end(&self) -> usize {
        self.tail as usize + usize::from(self.left)
    }

    /// Goes on to a new slice.
    fn extend(&mut self, pool: &mut Pool) {
        let size = slice_bytes(usize::from(self.level));
        let start = pool.allocate(size);
        if self.level == 0 {
            self.head = start;
        } else {
            if self.left > 0 {
                pool.write(self.tail, &[0]);
            }
            pool.write(self.tail + u32::from(self.left), &start.to_le_bytes());
        }
        self.tail = start;
        self.left = (size - ADDRESS_BYTES) as u16;
        self.level = self.level.saturating_add(1);
    }
}

/// One posting's bytes: at most a head of five, a mask and five for each field.
#[derive(Default)]
struct Encoded {
    bytes: [u8; 5 + 1 + 5 * FIELDS],
    len: usize,
}

impl Encoded {
    fn posting(&mut self, posting: &Posting, delta: u32) {
        let [.., content] = posting.frequencies;
        let mask: u32 =
            (0..).zip(posting.frequencies).map(|(field, frequency)| u32::from(frequency > 0) << field).sum();
        if mask != 1 << Field::Content as u32 {
            self.varint(delta << 2 | MIXED);
            self.varint(mask);
            posting
                .frequencies
                .into_iter()
                .filter(|&frequency| frequency > 0)
                .for_each(|frequency| self.varint(frequency));
        } else if content > 1 {
            self.varint(delta << 2 | CONTENT_OFTEN);
            self.varint(content);
        } else {
            self.varint(delta << 2 | CONTENT_ONCE);
        }
    }

    fn varint(&mut self, value: u32) {
        varint::write(value, |byte| {
            if let Some(slot) = self.bytes.get_mut(self.len) {
                *slot = byte;
                self.len += 1;
            }
        });
    }

    fn as_slice(&self) -> &[u8] {
        self.bytes.get(..self.len).unwrap_or_default()
    }
}

/// Bytes by address: the block's number in the upper half, the place in it in the lower.
#[derive(Default)]
struct Pool {
    blocks: Vec<Box<[u8]>>,
    used_in_last: usize,
}

impl Pool {
    fn allocate(&mut self, size: usize) -> u32 {
        if self.blocks.is_empty() || self.used_in_last + size > BLOCK_BYTES {
            self.blocks.push(vec![0; BLOCK_BYTES].into_boxed_slice());
            self.used_in_last = 0;
        }
        let address = (self.blocks.len() - 1) * BLOCK_BYTES + self.used_in_last;
        self.used_in_last += size;
        u32::try_from(address).unwrap_or(u32::MAX)
    }

    #[inline]
    fn slice(&self, address: u32, size: usize) -> &[u8] {
        let (block, start) = (address as usize / BLOCK_BYTES, address as usize % BLOCK_BYTES);
        self.blocks.get(block).and_then(|block| block.get(start..start + size)).unwrap_or_default()
    }

    fn write(&mut self, address: u32, bytes: &[u8]) {
        let (block, start) = (address as usize / BLOCK_BYTES, address as usize % BLOCK_BYTES);
        if let Some(place) = self.blocks.get_mut(block).and_then(|block| block.get_mut(start..start + bytes.len())) {
            place.copy_from_slice(bytes);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(postings: &Postings, stem: StemId) -> Vec<Posting> {
        let mut found = Vec::new();
        postings.each(stem, |doc, frequencies| {
            let frequencies = match frequencies {
                Frequencies::Content(content) => [0, 0, 0, content],
                Frequencies::Mixed(frequencies) => frequencies,
            };
            found.push(Posting { doc, frequencies });
        });
        found
    }

    fn gap() -> impl Strategy<Value = u32> {
        prop_oneof![0..3_u32, 0..100_000_u32]
    }

    fn frequency() -> impl Strategy<Value = u32> {
        prop_oneof![Just(0), 0..3_u32, 0..u32::MAX]
    }

    proptest! {
        #[test]
        fn what_is_read_is_what_was_appended(
            steps in prop::collection::vec((0..4_u32, gap(), prop::array::uniform4(frequency())), 0..600),
        ) {
            let mut postings = Postings::default();
            let mut expected = vec![Vec::new(); 4];
            let mut next = 0;
            for (stem, gap, mut frequencies) in steps {
                frequencies[3] += u32::from(frequencies.iter().all(|&frequency| frequency == 0));
                let posting = Posting { doc: next + gap, frequencies };
                next = posting.doc + 1;
                postings.append(stem, &posting);
                expected[stem as usize].push(posting);
            }
            for (stem, expected) in (0..).zip(&expected) {
                prop_assert_eq!(&read(&postings, stem), expected);
                let mut docs = Vec::new();
                postings.docs(stem, |doc| docs.push(doc));
                prop_assert_eq!(docs, expected.iter().map(|posting| posting.doc).collect::<Vec<_>>());
            }
        }
    }
}
