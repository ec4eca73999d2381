//! Strings numbered from 0 in the order in which they first came, found again by hashing.
//!
//! A dictionary has parts: the same string in two parts is two entries. Numbers run through all parts, so that
//! arrays beside a dictionary need no part. The order of the hash table is never seen from outside.

use super::batch::Batch;
use crate::analysis::head;
use std::ops::Range;

/// Strings one after the other in one allocation.
#[derive(Clone, Debug, Default)]
pub struct Strings {
    pub(super) text: String,
    pub(super) ends: Vec<u32>,
}

impl Strings {
    pub fn push(&mut self, string: &str) {
        self.text.push_str(string);
        self.ends.push(u32::try_from(self.text.len()).unwrap_or(u32::MAX));
    }

    /// The string of that number; empty if there is none.
    #[inline]
    pub fn get(&self, number: u32) -> &str {
        self.text.get(self.range(number)).unwrap_or_default()
    }

    #[inline]
    fn range(&self, number: u32) -> Range<usize> {
        let number = number as usize;
        let start = number.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        let end = self.ends.get(number).copied().unwrap_or(start);
        start as usize..end as usize
    }

    /// Whether `string` is the one of that number.
    #[inline]
    fn is(&self, number: u32, string: &str) -> bool {
        self.text.as_bytes().get(self.range(number)) == Some(string.as_bytes())
    }

    pub fn len(&self) -> u32 {
        self.ends.len() as u32
    }

    pub fn clear(&mut self) {
        self.text.clear();
        self.ends.clear();
    }

    pub fn memory_bytes(&self) -> usize {
        self.text.capacity() + self.ends.capacity() * size_of::<u32>()
    }
}

/// Numbered strings that can be found.
#[derive(Clone, Debug, Default)]
pub struct Dictionary {
    pub(super) strings: Strings,
    parts: Vec<Table>,
}

impl Dictionary {
    /// Makes strings that are numbered already be found, each in its part.
    pub fn index(&mut self, part_of: &[u8]) {
        for (number, &part) in (0..).zip(part_of) {
            let string = self.strings.get(number);
            let key = Key::of(string);
            if let Some(table) = part_mut(&mut self.parts, usize::from(part)) {
                table.insert(key, number);
            }
        }
    }

    pub fn get(&self, number: u32) -> &str {
        self.strings.get(number)
    }

    pub fn len(&self) -> u32 {
        self.strings.len()
    }

    pub fn find(&self, part: usize, string: &str) -> Option<u32> {
        self.parts.get(part)?.find(&self.strings, Key::of(string), string)
    }

    /// The number of `string` in `part`, and whether it is new.
    pub fn intern(&mut self, part: usize, string: &str) -> (u32, bool) {
        let key = Key::of(string);
        let Some(table) = part_mut(&mut self.parts, part) else { return (0, false) };
        match table.find(&self.strings, key, string) {
            Some(number) => (number, false),
            None => (table.add(&mut self.strings, key, string), true),
        }
    }

    /// Numbers the strings of a batch in their order; those of new ones follow one another.
    pub fn intern_all(&mut self, part: usize, batch: &mut Batch) {
        let Batch { keys, long, numbers } = batch;
        let Some(table) = part_mut(&mut self.parts, part) else { return };
        numbers.extend(keys.iter().map(|&key| table.first_look(key)));
        let mut n_long = 0;
        for (number, &key) in numbers.iter_mut().zip(&*keys) {
            let is_all = key.is_all();
            if is_all && *number != UNKNOWN {
                continue;
            }
            let string = if is_all { "" } else { long.get(n_long) };
            n_long += u32::from(!is_all);
            *number = table.find(&self.strings, key, string).unwrap_or_else(|| {
                let short = key.0.to_le_bytes();
                let short = short.get(..key.len()).unwrap_or_default();
                let string = if is_all { str::from_utf8(short).unwrap_or_default() } else { string };
                table.add(&mut self.strings, key, string)
            });
        }
    }

    pub fn memory_bytes(&self) -> usize {
        self.strings.memory_bytes() + self.parts.iter().map(Table::memory_bytes).sum::<usize>()
    }
}

fn part_mut(parts: &mut Vec<Table>, part: usize) -> Option<&mut Table> {
    if parts.len() <= part {
        parts.resize_with(part + 1, Table::default);
    }
    parts.get_mut(part)
}

/// What a string is found by: a short one itself, eight bytes of it, and of any other its hash, with a last byte that no
/// string has in UTF-8.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key(u64);

impl Key {
    const HASHED: Self = Self(0xFF << 56);

    #[inline]
    fn of(string: &str) -> Self {
        Self::headed(string, head(string.as_bytes()))
    }

    /// The key of a string, of which the [`head`] is known.
    #[inline]
    pub fn headed(string: &str, head: u64) -> Self {
        let key = Self(head);
        // Not so where it is longer, or ends with a zero itself.
        if key.len() == string.len() { key } else { Self(Self::HASHED.0 | hash(string.as_bytes()) >> 8) }
    }

    /// How many bytes come before the zeros.
    #[inline]
    fn len(self) -> usize {
        8 - self.0.leading_zeros() as usize / 8
    }

    /// Whether no other string has the key.
    #[inline]
    pub fn is_all(self) -> bool {
        self.0 < Self::HASHED.0
    }
}

/// Open addressing with linear probing over a power of two of slots, at most three quarters full.
#[derive(Clone, Debug, Default)]
struct Table {
    slots: Vec<Slot>,
    used: usize,
}

/// A key and the number of its string, in twelve bytes.
#[derive(Clone, Copy, Debug)]
struct Slot {
    key: [u32; 2],
    number: u32,
}

impl Slot {
    const FREE: Self = Self { key: [0; 2], number: UNKNOWN };

    fn new(key: Key, number: u32) -> Self {
        Self { key: [key.0 as u32, (key.0 >> 32) as u32], number }
    }

    #[inline]
    fn key(self) -> Key {
        let [low, high] = self.key;
        Key(u64::from(low) | u64::from(high) << 32)
    }
}

/// No string's number.
const UNKNOWN: u32 = u32::MAX;

impl Table {
    const SMALLEST: usize = 16;

    /// The number of `string`, if it is there.
    #[inline(never)]
    fn find(&self, strings: &Strings, key: Key, string: &str) -> Option<u32> {
        let mut index = self.first_slot(key);
        while let Some(slot) = self.slots.get(index).filter(|slot| slot.number != UNKNOWN) {
            if slot.key() == key && (key.is_all() || strings.is(slot.number, string)) {
                return Some(slot.number);
            }
            index = self.behind(index);
        }
        None
    }

    /// The number in the first slot where a key may be, if that is the key's. No branch depends on it: it is hard to
    /// foretell.
    #[inline]
    fn first_look(&self, key: Key) -> u32 {
        let slot = self.slots.get(self.first_slot(key)).copied().unwrap_or(Slot::FREE);
        slot.number | 0_u32.wrapping_sub(u32::from(slot.key() != key))
    }

    /// The uppermost bits of a product depend on all bits of the key.
    #[inline]
    fn first_slot(&self, key: Key) -> usize {
        key.0.wrapping_mul(MULTIPLIER).rotate_left(self.slots.len().trailing_zeros()) as usize & self.mask()
    }

    #[inline]
    fn behind(&self, slot: usize) -> usize {
        (slot + 1) & self.mask()
    }

    #[inline]
    fn mask(&self) -> usize {
        self.slots.len().wrapping_sub(1)
    }

    /// Puts a number where a key belongs that is not there, or that need not be found.
    fn put(&mut self, key: Key, number: u32) {
        let mut index = self.first_slot(key);
        while self.slots.get(index).is_some_and(|slot| slot.number != UNKNOWN) {
            index = self.behind(index);
        }
        if let Some(slot) = self.slots.get_mut(index) {
            *slot = Slot::new(key, number);
        }
    }

    /// Adds a string that is not there to the others, and tells its number.
    #[inline(never)]
    fn add(&mut self, strings: &mut Strings, key: Key, string: &str) -> u32 {
        let number = strings.len();
        strings.push(string);
        self.insert(key, number);
        number
    }

    fn insert(&mut self, key: Key, number: u32) {
        self.used += 1;
        if self.used * 4 > self.slots.len() * 3 {
            let size = (self.slots.len() * 2).max(Self::SMALLEST);
            let old = std::mem::replace(&mut self.slots, vec![Slot::FREE; size]);
            old.iter().filter(|slot| slot.number != UNKNOWN).for_each(|slot| self.put(slot.key(), slot.number));
        }
        self.put(key, number);
    }

    fn memory_bytes(&self) -> usize {
        self.slots.capacity() * size_of::<Slot>()
    }
}

const MULTIPLIER: u64 = 0x517c_c1b7_2722_0a95;

/// Rotate, xor, multiply over words of eight bytes, as in Firefox and `rustc-hash` 1; the last bytes are read with
/// overlap, which costs no loop. Keys come from files that a person opens, so flooding would only slow their own tab.
/// Of less than eight bytes only the length counts.
#[inline]
fn hash(bytes: &[u8]) -> u64 {
    let mix = |hash: u64, word: &[u8; 8]| (hash.rotate_left(5) ^ u64::from_le_bytes(*word)).wrapping_mul(MULTIPLIER);
    let state = bytes.as_chunks().0.iter().fold(bytes.len() as u64, mix);
    let state = bytes.last_chunk().map_or(state, |last| mix(state, last));
    state ^ (state >> 32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_follow_first_appearance_through_all_parts() {
        let mut dictionary = Dictionary::default();
        let numbers =
            [(0, "a"), (1, "a"), (0, ""), (0, "a"), (1, "b")].map(|(part, text)| dictionary.intern(part, text));
        assert_eq!(numbers, [(0, true), (1, true), (2, true), (0, false), (3, true)]);
        assert_eq!((dictionary.get(1), dictionary.get(2), dictionary.get(9)), ("a", "", ""));
        assert_eq!((dictionary.find(1, "b"), dictionary.find(0, "b"), dictionary.find(7, "b")), (Some(3), None, None));
    }

    #[test]
    fn strings_that_begin_alike_are_told_apart() {
        let strings =
            ["", "\0", "a", "a\0", "a\0\0", "\0a", "citizen", "citizens", "citizens\0", "citizenship", "citizensh"];
        let mut dictionary = Dictionary::default();
        for is_new in [true, false] {
            let numbers = strings.map(|string| dictionary.intern(0, string));
            assert!((0..).zip(numbers).all(|(number, found)| found == (number, is_new)));
        }
        let (mut batch, mut other) = (Batch::default(), Dictionary::default());
        for string in strings.into_iter().chain(strings) {
            batch.push(string, head(string.as_bytes()));
        }
        other.intern_all(0, &mut batch);
        assert!(batch.numbers.iter().copied().eq((0..11).chain(0..11)));
        assert!((0..11).all(|number| other.get(number) == dictionary.get(number)));
    }

    #[test]
    fn every_string_is_found_after_the_table_has_grown() {
        let mut dictionary = Dictionary::default();
        let strings: Vec<String> = (0..20_000).map(|number| format!("word{}", number * 7)).collect();
        for string in &strings {
            assert!(dictionary.intern(0, string).1);
        }
        assert!((0..).zip(&strings).all(|(number, string)| dictionary.find(0, string) == Some(number)));
    }
}
