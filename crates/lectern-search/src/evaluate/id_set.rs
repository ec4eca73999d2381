//! A set of small numbers, one bit for each number that there could be: statements, stems, surfaces.

use crate::index::Docs;
use std::ops::Range;

/// A set of numbers below a bound.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IdSet {
    words: Vec<u64>,
    bound: u32,
}

impl IdSet {
    /// No number.
    pub fn none(bound: u32) -> Self {
        Self { words: vec![0; bound.div_ceil(u64::BITS) as usize], bound }
    }

    /// Every number below `bound`.
    pub fn all(bound: u32) -> Self {
        let mut set = Self::none(bound);
        set.words.fill(u64::MAX);
        set.clear_excess();
        set
    }

    #[inline]
    pub fn insert(&mut self, id: u32) {
        if let Some(word) = self.words.get_mut((id / u64::BITS) as usize) {
            *word |= 1 << (id % u64::BITS);
        }
    }

    pub fn remove(&mut self, id: u32) {
        if let Some(word) = self.words.get_mut((id / u64::BITS) as usize) {
            *word &= !(1 << (id % u64::BITS));
        }
    }

    #[inline]
    pub fn contains(&self, id: u32) -> bool {
        self.words.get((id / u64::BITS) as usize).is_some_and(|word| word & 1 << (id % u64::BITS) != 0)
    }

    pub fn intersect(&mut self, other: &Self) {
        self.words.iter_mut().zip(&other.words).for_each(|(word, other)| *word &= other);
    }

    pub fn unite(&mut self, other: &Self) {
        self.words.iter_mut().zip(&other.words).for_each(|(word, other)| *word |= other);
    }

    /// Takes in what the index keeps of a start of words.
    pub fn take_in(&mut self, docs: &Docs) {
        match docs {
            Docs::Bits(bits) => self.words.iter_mut().zip(bits).for_each(|(word, bits)| *word |= bits),
            Docs::List(list) => list.iter().for_each(|&doc| self.insert(doc)),
        }
    }

    /// Takes out what is in `other`.
    pub fn subtract(&mut self, other: &Self) {
        self.words.iter_mut().zip(&other.words).for_each(|(word, other)| *word &= !other);
    }

    /// The numbers of a range, counted from its start, which must be a multiple of 64.
    pub fn part(&self, range: &Range<u32>) -> Self {
        let mut part = Self::none(range.end - range.start);
        let words = self.words.iter().skip((range.start / u64::BITS) as usize);
        part.words.iter_mut().zip(words).for_each(|(part, word)| *part = *word);
        part.clear_excess();
        part
    }

    /// A bit for each number, that of 0 in the lowest of the first.
    pub fn bits(&self) -> &[u64] {
        &self.words
    }

    /// Keeps the numbers for which `keep` holds.
    pub fn retain(&mut self, mut keep: impl FnMut(u32) -> bool) {
        for (index, word) in (0..).zip(&mut self.words) {
            let mut rest = *word;
            while rest != 0 {
                let bit = rest.trailing_zeros();
                rest &= rest - 1;
                if !keep(index * u64::BITS + bit) {
                    *word &= !(1 << bit);
                }
            }
        }
    }

    pub fn is_empty(&self) -> bool {
        self.words.iter().all(|&word| word == 0)
    }

    pub fn count(&self) -> u32 {
        self.words.iter().map(|word| word.count_ones()).sum()
    }

    /// The numbers in the set, in order.
    pub fn iter(&self) -> impl Iterator<Item = u32> {
        (0..).zip(&self.words).flat_map(|(index, &word)| {
            std::iter::successors(Some(word), |rest| Some(rest & rest.wrapping_sub(1)))
                .take_while(|&rest| rest != 0)
                .map(move |rest| index * u64::BITS + rest.trailing_zeros())
        })
    }

    /// Calls `visit` with the numbers in the set, in order: what [`IdSet::iter`] gives, in less time.
    #[inline]
    pub fn each(&self, mut visit: impl FnMut(u32)) {
        for (index, &word) in (0..).zip(&self.words) {
            let mut rest = word;
            while rest != 0 {
                visit(index * u64::BITS + rest.trailing_zeros());
                rest &= rest - 1;
            }
        }
    }

    /// The numbers in the set, in order, in a list: [`IdSet::iter`] is code at each place that it is used in.
    #[inline(never)]
    pub fn to_vec(&self) -> Vec<u32> {
        let mut numbers = Vec::new();
        self.each(|number| numbers.push(number));
        numbers
    }

    /// No bit from the bound on may be set.
    fn clear_excess(&mut self) {
        let used = self.bound % u64::BITS;
        if let Some(last) = self.words.last_mut().filter(|_| used != 0) {
            *last &= (1 << used) - 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    proptest! {
        #[test]
        fn behaves_as_a_set_of_numbers(
            len in 1..300_u32,
            a in prop::collection::btree_set(0..300_u32, 0..80),
            b in prop::collection::btree_set(0..300_u32, 0..80),
        ) {
            let within = |docs: &BTreeSet<u32>| docs.iter().copied().filter(|&doc| doc < len).collect::<BTreeSet<_>>();
            let set = |docs: &BTreeSet<u32>| {
                let mut set = IdSet::none(len);
                docs.iter().for_each(|&doc| set.insert(doc));
                set
            };
            let (a, b) = (within(&a), within(&b));
            let check = |change: &dyn Fn(&mut IdSet), expected: BTreeSet<u32>| {
                let mut changed = set(&a);
                change(&mut changed);
                assert_eq!(changed.count() as usize, expected.len());
                assert_eq!(changed.iter().collect::<BTreeSet<_>>(), expected);
            };
            check(&|set_a| set_a.intersect(&set(&b)), &a & &b);
            check(&|set_a| set_a.unite(&set(&b)), &a | &b);
            check(&|set_a| set_a.subtract(&set(&b)), &a - &b);
            check(&|set_a| set_a.retain(|doc| doc % 3 == 0), a.iter().copied().filter(|doc| doc % 3 == 0).collect());
            let start = len / 3 / 64 * 64;
            let part = set(&a).part(&(start..len));
            assert_eq!(part.to_vec(), a.iter().filter(|&&doc| doc >= start).map(|doc| doc - start).collect::<Vec<_>>());
            let without_b = |set_a: &mut IdSet| {
                *set_a = IdSet::all(len);
                set_a.subtract(&set(&b));
            };
            check(&without_b, (0..len).filter(|doc| !b.contains(doc)).collect());
        }
    }
}
