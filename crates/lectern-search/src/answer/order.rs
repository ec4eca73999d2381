//! Putting the statements that match in order.

use crate::evaluate::IdSet;
use crate::index::{DocId, Index, Order};
use lectern_core::sort;
use lectern_core::view::Sort;

/// `docs` in the order asked for; ties stand by number. `by_score` says whether [`Sort::Auto`] means relevance.
pub fn in_order(index: &Index, docs: IdSet, scores: Option<Vec<f32>>, sort: Sort, by_score: bool) -> Vec<DocId> {
    let order = match sort {
        _ if by_score => return by_relevance(&docs, &scores.unwrap_or_default()),
        Sort::Auto | Sort::Relevance | Sort::Newest => Order::Newest,
        Sort::Oldest => Order::Oldest,
        Sort::Title => Order::Title,
        Sort::Length => Order::Length,
    };
    let mut derived = index.derived.borrow_mut();
    derived.order(order, index).iter().copied().filter(|&doc| docs.contains(doc)).collect()
}

/// Scores are never negative, so their bits sort as they do. What is equal keeps its order, which is by number.
fn by_relevance(docs: &IdSet, scores: &[f32]) -> Vec<DocId> {
    let key = |doc: DocId| {
        let score = scores.get(doc as usize).copied().unwrap_or(0.0);
        u64::from(!score.to_bits()) << 32 | u64::from(doc)
    };
    let mut keys: Vec<u64> = docs.iter().map(key).collect();
    sort::by_upper_half(&mut keys);
    keys.into_iter().map(|key| key as DocId).collect()
}
