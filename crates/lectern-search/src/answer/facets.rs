//! A facet's values with their counts, in the order in which they are shown.

use super::tally::Tally;
use crate::index::{Columns, ValueId, folded_words};
use lectern_core::Facet;
use lectern_core::protocol::{FacetCounts, FacetValue};
use lectern_core::sort;
use lectern_core::view::Choice;
use std::cmp::Ordering;

/// Up to this many values are kept in order while the others pass; more are sorted with all others.
const SHORT_LIST: usize = 100;

/// The values of `facet` that contain some letters: those chosen or excluded first, as they were chosen, then `limit`
/// of the others, the most frequent first and ties by value. Decades and years all run from late to early, and the
/// limit takes the latest.
pub fn counts(
    columns: &Columns,
    tally: &Tally,
    facet: Facet,
    chosen: Option<&Choice>,
    contains: &str,
    limit: u32,
) -> FacetCounts {
    let letters = folded_words(contains);
    let is_asked = |words: &str| words.contains(letters.trim());
    let chosen: Vec<&String> = chosen.map_or(Vec::new(), |choice| choice.any.iter().chain(&choice.none).collect());
    let mut given: Vec<FacetValue> = Vec::new();
    for &text in chosen.iter().filter(|text| is_asked(&folded_words(text))) {
        let count = columns.find_value(facet, text).map_or(0, |value| tally.count_of(value));
        given.push(FacetValue { value: text.clone(), count });
    }
    let counted: Vec<ValueId> = columns
        .all_values()
        .filter(|&(value, of)| of == facet && tally.count_of(value) > 0 && is_asked(columns.value_words(value)))
        .map(|(value, _)| value)
        .collect();
    let distinct = counted.len() as u32;
    let mut free = counted;
    if !chosen.is_empty() {
        free.retain(|&value| !chosen.iter().any(|&text| text == columns.value_text(value)));
    }
    for value in first(columns, tally, facet, free, limit as usize) {
        given.push(FacetValue { value: columns.value_text(value).to_owned(), count: tally.count_of(value) });
    }
    if is_time(facet) {
        given = late_to_early(given);
    }
    FacetCounts { facet, values: given, distinct }
}

/// The first `limit` of `values` in the order in which they are shown.
fn first(columns: &Columns, tally: &Tally, facet: Facet, mut values: Vec<ValueId>, limit: usize) -> Vec<ValueId> {
    let by_time = |a: ValueId, b: ValueId| time(columns.value_text(b)).cmp(&time(columns.value_text(a)));
    let by_count = |a: ValueId, b: ValueId| {
        let counts = tally.count_of(b).cmp(&tally.count_of(a));
        counts.then_with(|| columns.value_text(a).cmp(columns.value_text(b)))
    };
    let order: &dyn Fn(ValueId, ValueId) -> Ordering = if is_time(facet) { &by_time } else { &by_count };
    if limit > SHORT_LIST || values.len() <= limit {
        sort::by_order(&mut values, order);
        values.truncate(limit);
        return values;
    }
    // A facet may have as many values as there are statements: most are compared with the last one kept, and passed.
    let mut kept: Vec<ValueId> = Vec::with_capacity(limit + 1);
    for value in values {
        if kept.len() < limit || kept.last().is_some_and(|&last| order(value, last).is_lt()) {
            kept.insert(kept.partition_point(|&before| order(before, value).is_lt()), value);
            kept.truncate(limit);
        }
    }
    kept
}

fn late_to_early(values: Vec<FacetValue>) -> Vec<FacetValue> {
    let year = |index: u32| values.get(index as usize).and_then(|value| time(&value.value));
    let mut indexes: Vec<u32> = (0..values.len() as u32).collect();
    sort::by_order(&mut indexes, &|a, b| year(b).cmp(&year(a)));
    indexes.into_iter().filter_map(|index| values.get(index as usize).cloned()).collect()
}

fn is_time(facet: Facet) -> bool {
    matches!(facet, Facet::Decade | Facet::Year)
}

/// The year that a decade or a year names.
fn time(value: &str) -> Option<i64> {
    value.parse().ok()
}
