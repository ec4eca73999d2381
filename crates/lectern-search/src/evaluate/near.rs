//! Finding words and phrases close to each other in one value of a statement.
//!
//! Where each of them starts is found as phrases are. These places are gone through in order; of each row the latest are
//! kept, as many as could matter. Where a row ends, it is tried whether what has to stand together does, in a stretch that
//! ends here.

use super::IdSet;
use super::phrase::{Phrase, batches, doc_of};
use super::resolve::Resolver;
use crate::index::{Index, Zone};
use crate::query::{Near, Words};
use lectern_core::sort;
use std::collections::VecDeque;

/// What has to stand close together, made ready to be looked for.
pub struct NearFinder<'i> {
    index: &'i Index,
    rows: Vec<Row<'i>>,
    /// For each group of rows, how many of its places have to be in the stretch.
    groups: Vec<usize>,
    zone: Option<Zone>,
    within: u32,
    is_ordered: bool,
    /// How many places of a row are kept.
    kept: usize,
}

/// Words one right after the other.
struct Row<'i> {
    group: usize,
    len: u32,
    phrase: Phrase<'i>,
    /// Where it starts in the statements that are looked at.
    starts: Vec<u64>,
}

/// Where rows stand, by number of word; for each row the latest last.
type Places = Vec<VecDeque<u32>>;

impl<'i> NearFinder<'i> {
    pub fn new(index: &'i Index, resolver: &Resolver<'_>, near: &Near, zone: Option<Zone>) -> Self {
        let mut finder = Self {
            index,
            rows: Vec::new(),
            groups: Vec::new(),
            zone,
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

    fn push_row(&mut self, resolver: &Resolver<'_>, words: &Words) {
        if words.words.is_empty() {
            return;
        }
        let phrase = Phrase::new(self.index, resolver, &resolver.slots(words), self.zone);
        let group = self.groups.len().saturating_sub(1);
        self.rows.push(Row { group, len: words.words.len() as u32, phrase, starts: Vec::new() });
    }

    /// Those of `docs` in which all stands together in one value.
    pub fn find(&mut self, docs: &IdSet) -> IdSet {
        let mut found = IdSet::none(self.index.len());
        for batch in batches(self.index.len()) {
            // Numbered from the start of the batch.
            let mut with_all = docs.part(&batch);
            for group in 0..self.groups.len() {
                let mut with_group = IdSet::none(batch.end - batch.start);
                for row in self.rows.iter_mut().filter(|row| row.group == group) {
                    row.phrase.starts_in(&batch, &with_all, &mut row.starts);
                    row.starts.iter().for_each(|&start| with_group.insert(doc_of(start) - batch.start));
                }
                with_all = with_group;
            }
            let together = with_all.iter().map(|number| batch.start + number).filter(|&doc| self.is_in(doc));
            together.for_each(|doc| found.insert(doc));
        }
        found
    }

    /// The places before which the values of a statement end.
    fn value_ends(&self, doc: u32) -> Vec<u32> {
        let forward = &self.index.forward;
        match self.zone {
            Some(Zone::Source) => {
                let words = (0..).zip(forward.source(doc));
                words.filter(|(_, word)| word.is_none()).map(|(place, _)| place).collect()
            }
            _ => forward.values(doc).iter().map(|value| value.places.end).collect(),
        }
    }

    /// Whether it stands together in a statement whose starts are known.
    fn is_in(&self, doc: u32) -> bool {
        // Where the last word of each row is, in the upper half, and the number of the row.
        let mut ends: Vec<u64> = Vec::new();
        for (number, row) in (0_u64..).zip(&self.rows) {
            let from = row.starts.partition_point(|&start| doc_of(start) < doc);
            let own = row.starts.iter().skip(from).take_while(|&&start| doc_of(start) == doc);
            ends.extend(own.map(|&start| u64::from(start as u32 + row.len - 1) << u32::BITS | number));
        }
        sort::by_upper_half(&mut ends);
        let mut value_ends = self.value_ends(doc).into_iter();
        let mut value_end = 0;
        let mut places: Places = vec![VecDeque::with_capacity(self.kept); self.rows.len()];
        let end_of = |end: &u64| (end >> u32::BITS) as u32;
        ends.chunk_by(|one, other| end_of(one) == end_of(other)).any(|rows| {
            let Some(end) = rows.first().map(end_of) else { return false };
            while end >= value_end {
                value_end = value_ends.next().unwrap_or(u32::MAX);
                places.iter_mut().for_each(VecDeque::clear);
            }
            for &row in rows {
                let number = row as u32 as usize;
                if let (Some(places), Some(row)) = (places.get_mut(number), self.rows.get(number)) {
                    if places.len() == self.kept {
                        places.pop_front();
                    }
                    places.push_back(end + 1 - row.len);
                }
            }
            if self.is_ordered { self.is_in_order(end, &places) } else { self.is_together(end, &places) }
        })
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
