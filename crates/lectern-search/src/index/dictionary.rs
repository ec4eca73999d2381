//! Strings numbered from 0 in the order in which they first came, found again by hashing.
//!
//! A dictionary has parts: the same string in two parts is two entries. Numbers run through all parts, so that
//! arrays beside a dictionary need no part. The order of the hash table is never seen from outside.

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
        let number = number as usize;
        let start = number.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        let end = self.ends.get(number).copied().unwrap_or(start);
        self.text.get(start as usize..end as usize).unwrap_or_default()
    }

    pub fn len(&self) -> u32 {
        self.ends.len() as u32
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
            let part = usize::from(part);
            if self.parts.len() <= part {
                self.parts.resize_with(part + 1, Table::default);
            }
            if let Some(table) = self.parts.get_mut(part) {
                table.add(hash(self.strings.get(number).as_bytes()), number, &self.strings);
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
        self.parts.get(part)?.find(&self.strings, hash(string.as_bytes()), string).ok()
    }

    /// The number of `string` in `part`, and whether it is new.
    #[inline]
    pub fn intern(&mut self, part: usize, string: &str) -> (u32, bool) {
        if self.parts.len() <= part {
            self.parts.resize_with(part + 1, Table::default);
        }
        let Some(table) = self.parts.get_mut(part) else { return (0, false) };
        let hash = hash(string.as_bytes());
        match table.find(&self.strings, hash, string) {
            Ok(number) => (number, false),
            Err(slot) => {
                let number = self.strings.len();
                self.strings.push(string);
                table.insert(slot, hash, number, &self.strings);
                (number, true)
            }
        }
    }

    pub fn memory_bytes(&self) -> usize {
        let tables = self.parts.iter().map(|table| table.slots.capacity() * size_of::<Slot>());
        self.strings.memory_bytes() + tables.sum::<usize>()
    }
}

/// Open addressing with linear probing over a power of two of slots, at most three quarters full.
#[derive(Clone, Debug, Default)]
struct Table {
    slots: Vec<Slot>,
    used: usize,
}

/// A number beside half of its hash, so that a wrong string is almost never compared.
#[derive(Clone, Copy, Debug)]
struct Slot {
    hash: u32,
    number: u32,
}

const FREE: Slot = Slot { hash: 0, number: u32::MAX };

impl Table {
    const SMALLEST: usize = 16;

    /// The number of `string`, or the slot where it belongs.
    #[inline]
    fn find(&self, strings: &Strings, hash: u64, string: &str) -> Result<u32, usize> {
        let mut index = self.first_slot(hash);
        while let Some(slot) = self.slots.get(index) {
            if slot.number == FREE.number {
                break;
            }
            if slot.hash == hash as u32 && strings.get(slot.number) == string {
                return Ok(slot.number);
            }
            index = (index + 1) & (self.slots.len() - 1);
        }
        Err(index)
    }

    fn first_slot(&self, hash: u64) -> usize {
        (hash >> 32) as usize & self.slots.len().wrapping_sub(1)
    }

    fn insert(&mut self, slot: usize, hash: u64, number: u32, strings: &Strings) {
        self.used += 1;
        if self.used * 4 > self.slots.len() * 3 {
            self.grow(strings);
            self.put(hash, number);
        } else if let Some(slot) = self.slots.get_mut(slot) {
            *slot = Slot { hash: hash as u32, number };
        }
    }

    /// Adds a string that is not there, or that need not be found.
    fn add(&mut self, hash: u64, number: u32, strings: &Strings) {
        self.used += 1;
        if self.used * 4 > self.slots.len() * 3 {
            self.grow(strings);
        }
        self.put(hash, number);
    }

    /// Puts an entry into the first free slot.
    fn put(&mut self, hash: u64, number: u32) {
        let mut index = self.first_slot(hash);
        let mask = self.slots.len().wrapping_sub(1);
        while let Some(slot) = self.slots.get_mut(index) {
            if slot.number == FREE.number {
                *slot = Slot { hash: hash as u32, number };
                return;
            }
            index = (index + 1) & mask;
        }
    }

    fn grow(&mut self, strings: &Strings) {
        let size = (self.slots.len() * 2).max(Self::SMALLEST);
        let old = std::mem::replace(&mut self.slots, vec![FREE; size]);
        for slot in old.into_iter().filter(|slot| slot.number != FREE.number) {
            self.put(hash(strings.get(slot.number).as_bytes()), slot.number);
        }
    }
}

/// Rotate, xor, multiply over words of eight bytes, as in Firefox and `rustc-hash` 1; the last bytes are read with
/// overlap, which costs no loop. Keys come from files that a person opens, so flooding would only slow their own tab.
#[inline]
pub fn hash(bytes: &[u8]) -> u64 {
    const MULTIPLIER: u64 = 0x517c_c1b7_2722_0a95;
    let mix = |hash: u64, word: u64| (hash.rotate_left(5) ^ word).wrapping_mul(MULTIPLIER);
    let (chunks, rest) = bytes.as_chunks::<8>();
    let mut state = bytes.len() as u64;
    for chunk in chunks {
        state = mix(state, u64::from_le_bytes(*chunk));
    }
    let word = match (rest.first_chunk::<4>(), rest.last_chunk::<4>(), rest) {
        (Some(head), Some(tail), _) => {
            u64::from(u32::from_le_bytes(*head)) | u64::from(u32::from_le_bytes(*tail)) << 32
        }
        (_, _, [first, .., last]) => {
            let middle = rest.get(rest.len() / 2).copied().unwrap_or(0);
            u64::from(*first) | u64::from(middle) << 8 | u64::from(*last) << 16
        }
        (_, _, [only]) => u64::from(*only),
        _ => 0,
    };
    state = mix(state, word);
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
    fn every_string_is_found_after_the_table_has_grown() {
        let mut dictionary = Dictionary::default();
        let strings: Vec<String> = (0..20_000).map(|number| format!("word{}", number * 7)).collect();
        for string in &strings {
            assert!(dictionary.intern(0, string).1);
        }
        assert!((0..).zip(&strings).all(|(number, string)| dictionary.find(0, string) == Some(number)));
    }
}
