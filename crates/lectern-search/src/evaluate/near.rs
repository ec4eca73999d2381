//! Finding words and phrases close to each other in one value of a statement.
//!
//! A stream is gone through once. The rows of slots are matched as in [`crate::mark`]; of each the latest places are
//! kept, as many as could matter. Where a row ends, it is tried whether what has to stand together does, in a stretch that
//! ends here.

use super::IdSet;
use super::resolve::Resolver;
use crate::index::{codes, surface};
use crate::query::{Near, Words};
use std::collections::VecDeque;

/// A set of slots, one bit for each.
type Slots = u128;

/// What has to stand close together, made ready to be looked for.
pub struct NearFinder {
    /// The surfaces of each slot; `None` for any.
    slots: Vec<Option<IdSet>>,
    rows: Vec<Row>,
    starts: Slots,
    ends: Slots,
    /// For each group of rows, how many of its places have to be in the stretch.
    groups: Vec<usize>,
    within: u32,
    is_ordered: bool,
    /// How many places of a row are kept.
    kept: usize,
}

/// Words one right after the other.
struct Row {
    group: usize,
    len: u32,
    last_slot: usize,
}

/// Where rows stand, by number of word; for each row the latest last.
type Places = Vec<VecDeque<u32>>;

impl NearFinder {
    pub fn new(resolver: &Resolver<'_>, near: &Near) -> Self {
        let mut finder = Self {
            slots: Vec::new(),
            rows: Vec::new(),
            starts: 0,
            ends: 0,
            groups: Vec::new(),
            within: near.within,
            is_ordered: near.is_ordered,
            kept: 1,
        };
        let mut known: Vec<&Vec<Words>> = Vec::new();
        for operand in &near.operands {
            let group = known.iter().position(|known| *known == operand).filter(|_| !near.is_ordered);
            match group.and_then(|group| finder.groups.get_mut(group)) {
                Some(times) => *times += 1,
                None => {
                    known.push(operand);
                    finder.groups.push(1);
                    operand.iter().for_each(|words| finder.push_row(resolver, words));
                }
            }
        }
        let longest = finder.rows.iter().map(|row| row.len as usize + 1).max().unwrap_or(1);
        finder.kept = if near.is_ordered { longest } else { finder.groups.iter().copied().max().unwrap_or(1) };
        finder
    }

    /// Words past as many as there are bits have to be in the statement, but anywhere.
    fn push_row(&mut self, resolver: &Resolver<'_>, words: &Words) {
        let (first, len) = (self.slots.len(), words.words.len());
        if len == 0 || first + len > Slots::BITS as usize {
            return;
        }
        self.starts |= 1 << first;
        self.ends |= 1 << (first + len - 1);
        self.slots.extend(resolver.surfaces(&resolver.slots(words)));
        let group = self.groups.len().saturating_sub(1);
        self.rows.push(Row { group, len: len as u32, last_slot: first + len - 1 });
    }

    /// Whether it stands together in one value of a stream.
    pub fn is_in(&self, stream: &[u8]) -> bool {
        let mut places: Places = vec![VecDeque::with_capacity(self.kept); self.rows.len()];
        let (mut state, mut position): (Slots, u32) = (0, 0);
        for (_, code) in codes(stream) {
            let Some(surface) = surface(code) else {
                state = 0;
                places.iter_mut().for_each(VecDeque::clear);
                continue;
            };
            position += 1;
            let mut slots: Slots = 0;
            for (slot, meant) in self.slots.iter().enumerate() {
                if meant.as_ref().is_none_or(|meant| meant.contains(surface)) {
                    slots |= 1 << slot;
                }
            }
            state = (state << 1 | self.starts) & slots;
            if state & self.ends != 0 && self.ends_here(state, position, &mut places) {
                return true;
            }
        }
        false
    }

    /// Takes in the rows that end at `end`, and tells whether all stands together now.
    fn ends_here(&self, state: Slots, end: u32, places: &mut Places) -> bool {
        for (row, places) in self.rows.iter().zip(places.iter_mut()) {
            if state & 1 << row.last_slot != 0 {
                if places.len() == self.kept {
                    places.pop_front();
                }
                places.push_back(end + 1 - row.len);
            }
        }
        if self.is_ordered { self.is_in_order(end, places) } else { self.is_together(end, places) }
    }

    /// Whether a row of the second group that ends at `end` has one of the first group before it.
    fn is_in_order(&self, end: u32, places: &Places) -> bool {
        let of = |group| self.rows.iter().zip(places).filter(move |(row, _)| row.group == group);
        let starts = of(1).flat_map(|(row, places)| places.iter().filter(move |&&start| start + row.len == end + 1));
        starts.copied().any(|start| {
            let mut ends = of(0).flat_map(|(row, places)| places.iter().map(|start| start + row.len));
            ends.any(|end| end <= start && start - end <= self.within)
        })
    }

    /// Whether there is a stretch up to `end` with enough of each group, and with no more other words than may be.
    ///
    /// For each place that the stretch may start at, the longest rows are taken, which leaves the fewest others.
    fn is_together(&self, end: u32, places: &Places) -> bool {
        let mut starts = places.iter().flatten().copied();
        starts.any(|start| {
            let room = u64::from(end + 1 - start);
            let taken = (0..).zip(&self.groups).map(|(group, &times)| self.longest(group, times, start, places));
            let taken = taken.sum::<Option<u64>>();
            taken.is_some_and(|taken| room <= taken + u64::from(self.within))
        })
    }

    /// How many words the longest `times` rows of a group have that start at `start` or later, if there are as many.
    fn longest(&self, group: usize, times: usize, start: u32, places: &Places) -> Option<u64> {
        let rows = self.rows.iter().zip(places).filter(|(row, _)| row.group == group);
        let mut lengths: Vec<u32> =
            rows.flat_map(|(row, places)| places.iter().filter(|&&place| place >= start).map(|_| row.len)).collect();
        let mut taken = 0;
        for _ in 0..times {
            let longest = (0..lengths.len()).max_by_key(|&index| lengths.get(index))?;
            taken += u64::from(lengths.swap_remove(longest));
        }
        Some(taken)
    }
}
