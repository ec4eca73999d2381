//! Putting the statements that match in order.

use crate::evaluate::{IdSet, best, key};
use crate::index::{DocId, Index, Order};
use lectern_core::sort;
use lectern_core::view::Sort;
use std::ops::Range;

/// As many are picked one by one; past that, all are sorted.
const PICKED: usize = 64;

/// In which order statements stand; ties stand by number.
#[derive(Clone, Debug)]
pub enum Ranking {
    /// By score, the highest first.
    Scores {
        /// By statement.
        scores: Vec<f32>,
        /// The best of all that were found, in order, as far as they are known.
        first: Vec<DocId>,
    },
    /// In one of the orders that a query does not change.
    Order(Order),
}

impl Ranking {
    /// `scores` are given where relevance is asked for; none where nothing can be ranked by.
    pub fn of(sort: Sort, by_score: bool, scores: Option<Vec<f32>>, first: Vec<DocId>) -> Self {
        match sort {
            _ if by_score => Self::Scores { scores: scores.unwrap_or_default(), first },
            Sort::Auto | Sort::Relevance | Sort::Newest => Self::Order(Order::Newest),
            Sort::Oldest => Self::Order(Order::Oldest),
            Sort::Title => Self::Order(Order::Title),
            Sort::Length => Self::Order(Order::Length),
        }
    }

    /// Those of `docs` whose places, from 0, are in `range`.
    pub fn places(&self, index: &Index, docs: &IdSet, range: Range<usize>) -> Vec<DocId> {
        match self {
            Self::Scores { scores, first } => {
                let first: Vec<DocId> = first.iter().copied().filter(|&doc| docs.contains(doc)).collect();
                let ranked = match range.end {
                    end if end <= first.len() => first,
                    ..=PICKED => best(scores, docs, range.end),
                    _ => sorted(docs.iter().map(|doc| key(scores, doc)).collect()),
                };
                ranked.into_iter().skip(range.start).take(range.len()).collect()
            }
            Self::Order(order) => {
                let mut derived = index.derived.borrow_mut();
                let ordered = derived.order(*order, index).iter().copied().filter(|&doc| docs.contains(doc));
                ordered.skip(range.start).take(range.len()).collect()
            }
        }
    }

    /// The place of a statement among `docs`, from 0.
    pub fn place_of(&self, index: &Index, docs: &IdSet, doc: DocId) -> Option<usize> {
        if !docs.contains(doc) {
            return None;
        }
        match self {
            Self::Scores { scores, .. } => {
                let own = key(scores, doc);
                Some(docs.iter().filter(|&other| key(scores, other) < own).count())
            }
            Self::Order(order) => {
                let mut derived = index.derived.borrow_mut();
                let mut ordered = derived.order(*order, index).iter().copied().filter(|&doc| docs.contains(doc));
                ordered.position(|other| other == doc)
            }
        }
    }
}

/// Numbers come in order, so that what is equal in the upper half stays so.
fn sorted(mut keys: Vec<u64>) -> Vec<DocId> {
    sort::by_upper_half(&mut keys);
    keys.into_iter().map(|key| key as DocId).collect()
}
