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
use super::posting::{Details, Draft, Frequencies, Places, Posting, Spot, encode};
use super::varint;
use std::ops::Range;

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
    draft: Draft,
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
    /// Of the statement that is being read, the last word so far that has the stem.
    newest: u32,
}

impl Postings {
    /// Says of the next stem where its kept postings start, how many there are, and the statement after the last.
    pub(super) fn find_kept(&mut self, start: u32, len: u32, next_doc: u32) {
        self.kept_starts.push(start);
        self.lists.push(List { next_doc, len, ..List::default() });
    }

    /// Notes that a word of the statement that is being read has the stem, and gives the one that was noted before it; 0
    /// where none was. Words are numbered from 1.
    #[inline]
    pub fn note(&mut self, stem: StemId, word: u32) -> u32 {
        if self.lists.len() <= stem as usize {
            self.grow(stem as usize + 1);
        }
        self.lists.get_mut(stem as usize).map_or(0, |list| std::mem::replace(&mut list.newest, word))
    }

    #[inline(never)]
    fn grow(&mut self, n_stems: usize) {
        if self.lists.capacity() < n_stems {
            // By a quarter: twice as many would be half a megabyte of nothing where a collection has many words.
            self.lists.reserve_exact(n_stems - self.lists.len() + n_stems / 4);
        }
        self.lists.resize(n_stems, List::default());
    }

    /// Adds a posting of a stem that was noted; `posting.doc` must be larger than any before it in the same stem.
    pub fn append(&mut self, stem: StemId, posting: &Posting) {
        let Some(list) = self.lists.get_mut(stem as usize) else { return };
        list.newest = 0;
        let delta = posting.doc.wrapping_sub(list.next_doc).wrapping_add(1);
        encode(posting, delta, &mut self.draft, |places| {
            let address = self.pool.allocate(places.len());
            self.pool.write(address, places);
            address
        });
        let draft = self.draft.bytes.as_slice();
        while draft.len() > usize::from(list.left) {
            list.extend(&mut self.pool);
        }
        self.pool.write(list.tail, draft);
        list.tail += draft.len() as u32;
        list.left -= draft.len() as u16;
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
        self.read(stem, |doc, _, _| visit(doc));
    }

    /// Calls `visit` with each statement that has the stem and how often, in order.
    #[inline]
    pub fn each(&self, stem: StemId, visit: impl FnMut(u32, Frequencies)) {
        self.cursor(stem).each_of(u32::MAX, visit);
    }

    /// Decodes a chain: the statement, the head and the details of each posting.
    #[inline]
    pub(super) fn read<'p>(&'p self, stem: StemId, visit: impl FnMut(u32, u32, &Details<'p>)) {
        self.cursor(stem).read(u32::MAX, u32::MAX, visit);
    }

    /// The postings of a stem, to go through beside those of others.
    pub fn cursor(&self, stem: StemId) -> Cursor<'_> {
        let (stretches, remaining) = (self.stretches(stem), self.len(stem));
        Cursor { stretches, bytes: &[], remaining, doc: u32::MAX }
    }

    /// Where the stem stands in a statement whose posting was read.
    #[inline]
    pub(super) fn places<'p>(&'p self, details: &Details<'p>) -> Places<'p> {
        details.places(|address, size| self.pool.slice(address, size))
    }

    /// The bytes that a stem's postings are in, in order. The postings of each stretch end with its first zero, or with
    /// the stretch.
    #[inline]
    fn stretches(&self, stem: StemId) -> Stretches<'_> {
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
#[derive(Clone)]
struct Stretches<'p> {
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
#[derive(Clone)]
pub struct Cursor<'p> {
    stretches: Stretches<'p>,
    /// From the head of the next posting on.
    bytes: &'p [u8],
    remaining: u32,
    /// The last statement that was passed.
    doc: u32,
}

impl<'p> Cursor<'p> {
    /// Whether no posting is left.
    pub fn is_at_end(&self) -> bool {
        self.remaining == 0
    }

    /// How many postings are passed before `other`, a cursor of the same stem, is reached.
    pub fn postings_until(&self, other: &Self) -> u32 {
        self.remaining.saturating_sub(other.remaining)
    }

    /// Goes on to the last of `marks`, cursors of the same stem in order, from which `doc` is still to come.
    pub fn skip_to(&mut self, doc: u32, marks: &[Self]) {
        let n_before = marks.partition_point(|mark| mark.doc.wrapping_add(1) <= doc);
        let mark = n_before.checked_sub(1).and_then(|last| marks.get(last));
        if let Some(mark) = mark.filter(|mark| mark.remaining < self.remaining) {
            self.clone_from(mark);
        }
    }

    /// Calls `visit` with the next `most` statements and how often each has the stem.
    #[inline]
    pub fn each_of(&mut self, most: u32, mut visit: impl FnMut(u32, Frequencies)) {
        self.read(most, u32::MAX, |doc, _, details| visit(doc, details.frequencies()));
    }

    /// Calls `visit` with each place where the stem stands in those of `docs` that are wanted: a bit for each of them, the
    /// first one's in the lowest of the first number. What was asked for before has to come before.
    ///
    /// Compiled once: it is called for a whole batch of statements.
    #[inline(never)]
    pub fn each_in(&mut self, docs: &Range<u32>, wanted: &[u64], visit: &mut dyn FnMut(u32, Spot)) {
        let pool = self.stretches.pool;
        self.read(u32::MAX, docs.end, |doc, _, details| {
            let number = doc.wrapping_sub(docs.start);
            let bits = wanted.get((number / u64::BITS) as usize).copied().unwrap_or(0);
            if bits & 1 << (number % u64::BITS) != 0 {
                details.places(|address, size| pool.slice(address, size)).each(|spot| visit(doc, spot));
            }
        });
    }

    /// Decodes postings, at most so many and only those of statements before `end`.
    #[inline(always)]
    fn read(&mut self, most: u32, end: u32, mut visit: impl FnMut(u32, u32, &Details<'p>)) {
        let stays = self.remaining.saturating_sub(most);
        let (mut bytes, mut last, mut remaining) = (self.bytes, self.doc, self.remaining);
        while remaining > stays {
            if bytes.first().is_none_or(|&byte| byte == 0) {
                let Some(stretch) = self.stretches.next() else {
                    remaining = 0;
                    break;
                };
                bytes = stretch;
                continue;
            }
            let (head, length) = varint::read(bytes);
            let doc = last.wrapping_add(head >> 2);
            if doc >= end {
                break;
            }
            let rest = bytes.get(length..).unwrap_or_default();
            let details = Details::read(head, rest);
            visit(doc, head, &details);
            bytes = rest.get(details.bytes..).unwrap_or_default();
            (last, remaining) = (doc, remaining - 1);
        }
        (self.bytes, self.doc, self.remaining) = (bytes, last, remaining);
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
    use super::super::posting::CONTENT;
    use super::*;
    use proptest::prelude::*;

    /// Everything that is kept of a posting.
    type Read = (u32, [u32; FIELDS], Vec<Spot>);

    fn read(postings: &Postings, stem: StemId) -> Vec<Read> {
        let (mut found, mut cursor) = (Vec::new(), postings.cursor(stem));
        postings.each(stem, |doc, frequencies| {
            let frequencies = match frequencies {
                Frequencies::Content(content) => [0, 0, 0, content],
                Frequencies::Mixed(frequencies) => frequencies,
            };
            let mut spots = Vec::new();
            cursor.each_in(&(doc..doc + 1), &[1], &mut |_, spot| spots.push(spot));
            found.push((doc, frequencies, spots));
        });
        found
    }

    fn gap() -> impl Strategy<Value = u32> {
        prop_oneof![0..3_u32, 0..100_000_u32]
    }

    fn frequency() -> impl Strategy<Value = u32> {
        prop_oneof![3 => Just(0), 3 => 1..3_u32, 1 => 0..700_u32]
    }

    fn form() -> impl Strategy<Value = u32> {
        prop_oneof![3 => Just(0), 1 => 1..3_u32, 1 => 0..400_u32]
    }

    proptest! {
        #[test]
        fn what_is_read_is_what_was_appended(
            steps in prop::collection::vec((0..4_u32, gap(), prop::array::uniform4(frequency()), 1..300_u32, form()), 0..200),
        ) {
            let mut postings = Postings::default();
            let mut expected: Vec<Vec<Read>> = vec![Vec::new(); 4];
            let mut next = 0;
            for (stem, gap, mut frequencies, step, form) in steps {
                frequencies[3] += u32::from(frequencies.iter().all(|&frequency| frequency == 0));
                let [title, people, summary, content] = frequencies;
                let places = (0..title + people + summary).chain((0..content).map(|word| CONTENT + word * step));
                let spots: Vec<_> = places.map(|place| Spot { place, form: form * (place % 2) }).collect();
                let doc = next + gap;
                next = doc + 1;
                postings.note(stem, 1);
                postings.append(stem, &Posting { doc, frequencies, spots: &spots });
                expected[stem as usize].push((doc, frequencies, spots));
            }
            for (stem, expected) in (0..).zip(&expected) {
                prop_assert_eq!(&read(&postings, stem), expected);
                let mut docs = Vec::new();
                postings.docs(stem, |doc| docs.push(doc));
                prop_assert_eq!(&docs, &expected.iter().map(|(doc, ..)| *doc).collect::<Vec<_>>());
                let (mut cursor, mut found) = (postings.cursor(stem), Vec::new());
                for start in (0..next).step_by(70).take(1_000) {
                    cursor.each_in(&(start..start + 70), &[0x5555_5555_5555_5555, 1], &mut |doc, _| {
                        assert!(start <= doc && doc < start + 70);
                        found.push(doc);
                    });
                }
                found.dedup();
                docs.retain(|&doc| doc % 70 % 2 == 0 && doc % 70 < 65 && doc < 70_000);
                prop_assert_eq!(found, docs);
            }
        }
    }
}
