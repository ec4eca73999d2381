//! Going through the statements that a query holds for, once.

use super::filter::Filter;
use crate::evaluate::IdSet;
use crate::index::{Columns, DocId, ValueId};

/// What the statements of a query's set count for.
#[derive(Clone, Debug)]
pub struct Tally {
    /// Those for which all filters hold.
    pub matching: IdSet,
    /// Those for which all filters but the range of dates hold, where these are not the same.
    on_timeline: Option<IdSet>,
    /// By value, the statements that have it and for which all filters but those of its facet hold.
    counts: Vec<u32>,
}

impl Tally {
    pub fn of(columns: &Columns, filter: &Filter, docs: IdSet) -> Self {
        if filter.lets_all_through() {
            return Self { counts: counts(columns, &docs), matching: docs, on_timeline: None };
        }
        let mut tally = Self {
            matching: IdSet::none(columns.len()),
            on_timeline: filter.has_dates().then(|| IdSet::none(columns.len())),
            counts: vec![0; columns.value_count() as usize],
        };
        for doc in docs.iter().filter(|&doc| filter.undated_holds(columns, doc)) {
            tally.add(columns, filter, doc);
        }
        tally
    }

    /// Those for which all filters but the range of dates hold.
    pub fn on_timeline(&self) -> &IdSet {
        self.on_timeline.as_ref().unwrap_or(&self.matching)
    }

    /// How many statements choosing each value would show.
    pub fn counts(&self) -> &[u32] {
        &self.counts
    }

    /// How many statements choosing a value would show.
    pub fn count_of(&self, value: ValueId) -> u32 {
        self.counts.get(value as usize).copied().unwrap_or(0)
    }

    #[inline]
    fn add(&mut self, columns: &Columns, filter: &Filter, doc: DocId) {
        let failing = filter.failing(columns, doc);
        let dates_hold = filter.dates_hold(columns, doc);
        let values = columns.values(doc);
        if failing.is_empty() {
            if let Some(on_timeline) = &mut self.on_timeline {
                on_timeline.insert(doc);
            }
            if dates_hold {
                self.matching.insert(doc);
                values.iter().for_each(|&value| self.count(value));
            }
        } else if let Some(facet) = failing.only().filter(|_| dates_hold) {
            let of_facet = |value: ValueId| columns.facets().get(value as usize) == Some(&facet);
            values.iter().filter(|&&value| of_facet(value)).for_each(|&value| self.count(value));
        }
    }

    #[inline]
    fn count(&mut self, value: ValueId) {
        if let Some(count) = self.counts.get_mut(value as usize) {
            *count += 1;
        }
    }
}

/// How many of `docs` have each value. Where most statements are in, it is the others that are counted.
fn counts(columns: &Columns, docs: &IdSet) -> Vec<u32> {
    let mut counts = vec![0; columns.value_count() as usize];
    let mut count = |values: &[ValueId]| {
        for &value in values {
            if let Some(count) = counts.get_mut(value as usize) {
                *count += 1;
            }
        }
    };
    if docs.count() <= columns.len() / 2 {
        docs.each(|doc| count(columns.values(doc)));
        return counts;
    }
    let mut others = IdSet::all(columns.len());
    others.subtract(docs);
    others.each(|doc| count(columns.values(doc)));
    for (count, &all) in counts.iter_mut().zip(columns.frequencies()) {
        *count = all - *count;
    }
    counts
}
