//! Which statements have a stem, how often in each field, and where.
//!
//! # Layout
//!
//! The postings of a stem are a chain of slices in one [`super::pool`]. A slice has room for some bytes of postings, then the
//! address of the next slice (four bytes, little-endian). The sizes grow ([`slice_bytes`]), so that a rare
//! stem costs little and a frequent one is read in long stretches. A posting is never split: where the next one does
//! not fit, a zero byte says that the slice ends early. No other byte of a posting is zero.
//!
//! What the bytes of a posting are is said in [`super::posting`].

use super::lexicon::StemId;
use super::pool::Pool;
use super::posting::{Details, Frequencies, Places, Posting, encode};
use super::varint;

/// Size of the first slice of a stem, address included.
const FIRST_SLICE_BYTES: usize = 16;
/// So many slices of a stem have the same size; the next ones are twice as large. The more, the less is left unused.
const SLICES_OF_A_SIZE: usize = 3;
/// No slice is larger.
const LARGEST_SLICE_BYTES: usize = 2048;
const ADDRESS_BYTES: usize = 4;

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
    /// The bytes of a posting while it is being appended.
    draft: Vec<u8>,
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
        self.draft.clear();
        encode(posting, posting.doc.wrapping_sub(list.next_doc).wrapping_add(1), &mut self.draft);
        while self.draft.len() > usize::from(list.left) {
            list.extend(&mut self.pool);
        }
        self.pool.write(list.tail, &self.draft);
        list.tail += self.draft.len() as u32;
        list.left -= self.draft.len() as u16;
        list.next_doc = posting.doc + 1;
        list.len += 1;
    }

    /// How many statements have the stem.
    #[inline]
    pub fn len(&self, stem: StemId) -> u32 {
        self.lists.get(stem as usize).map_or(0, |list| list.len)
    }

    /// Calls `visit` with each statement that has the stem, in order.
    #[inline]
    pub fn docs(&self, stem: StemId, mut visit: impl FnMut(u32)) {
        self.read(stem, |doc, _| visit(doc));
    }

    /// Calls `visit` with each statement that has the stem and how often, in order.
    #[inline]
    pub fn each(&self, stem: StemId, mut visit: impl FnMut(u32, Frequencies)) {
        self.read(stem, |doc, details| visit(doc, details.frequencies()));
    }

    /// Decodes a chain.
    #[inline]
    fn read(&self, stem: StemId, mut visit: impl FnMut(u32, &Details)) {
        let (mut remaining, mut doc) = (self.len(stem), u32::MAX);
        for stretch in self.stretches(stem) {
            let mut bytes = stretch;
            while remaining > 0 && bytes.first().is_some_and(|&byte| byte != 0) {
                let (head, length) = varint::read(bytes);
                let rest = bytes.get(length..).unwrap_or_default();
                doc = doc.wrapping_add(head >> 2);
                let details = Details::read(head, rest);
                visit(doc, &details);
                bytes = rest.get(details.bytes..).unwrap_or_default();
                remaining -= 1;
            }
            if remaining == 0 {
                return;
            }
        }
    }

    /// The postings of a stem, to go through beside those of others.
    pub fn cursor(&self, stem: StemId) -> Cursor<'_> {
        let stretches = self.stretches(stem);
        Cursor { stretches, bytes: &[], remaining: self.len(stem), doc: u32::MAX, places: Places::NotKept }
    }

    /// The bytes that a stem's postings are in, in order. The postings of each stretch end with its first zero, or with
    /// the stretch.
    #[inline]
    pub(super) fn stretches(&self, stem: StemId) -> Stretches<'_> {
        let kept = self.kept_starts.get(stem as usize).and_then(|&start| self.kept.get(start as usize..));
        let list = self.lists.get(stem as usize).copied().unwrap_or_default();
        Stretches { pool: &self.pool, kept, address: list.head, level: 0, end: list.end(), is_last: list.level == 0 }
    }

    pub fn memory_bytes(&self) -> usize {
        self.lists.capacity() * size_of::<List>()
            + self.kept.capacity()
            + self.kept_starts.capacity() * size_of::<u32>()
            + self.pool.memory_bytes()
    }
}

/// See [`Postings::stretches`].
pub(super) struct Stretches<'p> {
    pool: &'p Pool,
    kept: Option<&'p [u8]>,
    address: u32,
    level: usize,
    end: usize,
    is_last: bool,
}

impl<'p> Iterator for Stretches<'p> {
    type Item = &'p [u8];

    #[inline]
    fn next(&mut self) -> Option<&'p [u8]> {
        if let Some(kept) = self.kept.take() {
            return Some(kept);
        }
        if self.is_last {
            return None;
        }
        let slice = self.pool.slice(self.address, slice_bytes(self.level));
        let (postings, next) = slice.split_at(slice.len().saturating_sub(ADDRESS_BYTES));
        self.is_last = postings.is_empty() || self.address as usize + postings.len() == self.end;
        self.address = next.first_chunk().map_or(0, |address| u32::from_le_bytes(*address));
        self.level += 1;
        Some(postings)
    }
}

/// Goes through the postings of a stem from statement to statement.
pub struct Cursor<'p> {
    stretches: Stretches<'p>,
    bytes: &'p [u8],
    remaining: u32,
    doc: u32,
    places: Places<'p>,
}

impl<'p> Cursor<'p> {
    /// Where the stem stands in a statement, if it does. Statements must be asked for in order.
    #[inline]
    pub fn places_in(&mut self, doc: u32) -> Option<Places<'p>> {
        // Before the first posting the statement is the one before 0.
        while self.doc == u32::MAX || self.doc < doc {
            self.advance()?;
        }
        (self.doc == doc).then_some(self.places)
    }

    #[inline]
    fn advance(&mut self) -> Option<()> {
        if self.remaining == 0 {
            self.doc = u32::MAX - 1;
            return None;
        }
        while self.bytes.first().is_none_or(|&byte| byte == 0) {
            self.bytes = self.stretches.next()?;
        }
        self.remaining -= 1;
        let (head, length) = varint::read(self.bytes);
        let rest = self.bytes.get(length..).unwrap_or_default();
        self.doc = self.doc.wrapping_add(head >> 2);
        let details = Details::read(head, rest);
        self.places = details.places;
        self.bytes = rest.get(details.bytes..).unwrap_or_default();
        Some(())
    }
}

/// The size of a stem's slice, by how many there are before it.
fn slice_bytes(level: usize) -> usize {
    let doublings = (LARGEST_SLICE_BYTES / FIRST_SLICE_BYTES).ilog2() as usize;
    FIRST_SLICE_BYTES << (level / SLICES_OF_A_SIZE).min(doublings)
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

#[cfg(test)]
mod tests {
    use super::super::fields::FIELDS;
    use super::super::posting::{MOST_PLACE_BYTES, distances};
    use super::*;
    use proptest::prelude::*;

    const CONTENT_START: u32 = 90;

    /// Everything that is kept of a posting; no places where there are too many.
    type Read = (u32, [u32; FIELDS], Option<Vec<u32>>);

    fn read(postings: &Postings, stem: StemId) -> Vec<Read> {
        let (mut found, mut cursor) = (Vec::new(), postings.cursor(stem));
        postings.each(stem, |doc, frequencies| {
            let frequencies = match frequencies {
                Frequencies::Content(content) => [0, 0, 0, content],
                Frequencies::Mixed(frequencies) => frequencies,
            };
            let mut places = Vec::new();
            let are_kept = cursor.places_in(doc).expect("it was just read").add_to(CONTENT_START, &mut places);
            found.push((doc, frequencies, are_kept.then_some(places)));
        });
        found
    }

    fn gap() -> impl Strategy<Value = u32> {
        prop_oneof![0..3_u32, 0..100_000_u32]
    }

    fn frequency() -> impl Strategy<Value = u32> {
        prop_oneof![3 => Just(0), 3 => 1..3_u32, 1 => 0..700_u32]
    }

    proptest! {
        #[test]
        fn what_is_read_is_what_was_appended(
            steps in prop::collection::vec((0..4_u32, gap(), prop::array::uniform4(frequency()), 1..300_u32), 0..200),
        ) {
            let mut postings = Postings::default();
            let mut expected: Vec<Vec<Read>> = vec![Vec::new(); 4];
            let mut next = 0;
            for (stem, gap, mut frequencies, step) in steps {
                frequencies[3] += u32::from(frequencies.iter().all(|&frequency| frequency == 0));
                let [title, people, summary, content] = frequencies;
                let short = (0..title + people + summary).map(|place| 1 + place % CONTENT_START.min(80));
                let mut places: Vec<u32> = short.collect();
                places.sort_unstable();
                places.dedup();
                // Two words cannot stand at one place: what there is no room for, is not there.
                frequencies[0] = places.len() as u32;
                (frequencies[1], frequencies[2]) = (0, 0);
                places.extend((1..=content).map(|word| CONTENT_START + word * step));
                let doc = next + gap;
                next = doc + 1;
                postings.append(stem, &Posting { doc, frequencies, places: &places, content_start: CONTENT_START });
                let from = if frequencies[0] == 0 { CONTENT_START } else { 0 };
                let size: usize = distances(&places, from).map(varint::size).sum();
                expected[stem as usize].push((doc, frequencies, (size <= MOST_PLACE_BYTES).then_some(places)));
            }
            for (stem, expected) in (0..).zip(&expected) {
                prop_assert_eq!(&read(&postings, stem), expected);
                let mut docs = Vec::new();
                postings.docs(stem, |doc| docs.push(doc));
                prop_assert_eq!(&docs, &expected.iter().map(|(doc, ..)| *doc).collect::<Vec<_>>());
                let mut cursor = postings.cursor(stem);
                for doc in (0..next).step_by(3).take(1_000) {
                    prop_assert_eq!(cursor.places_in(doc).is_some(), docs.contains(&doc));
                }
                prop_assert_eq!(cursor.places_in(next), None);
            }
        }
    }
}
