//! Going through the statements that a query holds for, once.

use super::filter::Filter;
use crate::evaluate::IdSet;
use crate::index::{Columns, DocId, ValueId};

/// What the statements of a query's set count for.
pub struct Tally {
    /// Those for which all filters hold.
    pub matching: IdSet,
    /// Those for which all filters but the range of dates hold.
    pub on_timeline: Vec<DocId>,
    /// By value, the statements that have it and for which all filters but those of its facet hold.
    counts: Vec<u32>,
}

impl Tally {
    pub fn of(columns: &Columns, filter: &Filter, docs: &IdSet) -> Self {
        let mut tally = Self {
            matching: IdSet::none(columns.len()),
            on_timeline: Vec::with_capacity(docs.count() as usize),
            counts: vec![0; columns.value_count() as usize],
        };
        for doc in docs.iter().filter(|&doc| filter.undated_holds(columns, doc)) {
            tally.add(columns, filter, doc);
        }
        tally
    }

    #[inline]
    fn add(&mut self, columns: &Columns, filter: &Filter, doc: DocId) {
        let failing = filter.failing(columns, doc);
        let dates_hold = filter.dates_hold(columns, doc);
        let values = columns.values(doc);
        if failing.is_empty() {
            self.on_timeline.push(doc);
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

    /// How many statements choosing a value would show.
    pub fn count_of(&self, value: ValueId) -> u32 {
        self.counts.get(value as usize).copied().unwrap_or(0)
    }
}
