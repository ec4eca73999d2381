//! A facet's values with their counts, in the order in which they are shown.

use super::tally::Tally;
use crate::index::{Columns, ValueId, folded_words};
use lectern_core::Facet;
use lectern_core::protocol::{FacetCounts, FacetValue};
use lectern_core::view::Choice;
use std::cmp::Reverse;

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
    free.retain(|&value| !chosen.iter().any(|&text| text == columns.value_text(value)));
    let as_given =
        |value: ValueId| FacetValue { value: columns.value_text(value).to_owned(), count: tally.count_of(value) };
    given.extend(first(columns, tally, facet, free, limit as usize).into_iter().map(as_given));
    if is_time(facet) {
        given.sort_by_key(|value| Reverse(time(&value.value)));
    }
    FacetCounts { facet, values: given, distinct }
}

/// The first `limit` of `values` in the order in which they are shown.
fn first(columns: &Columns, tally: &Tally, facet: Facet, mut values: Vec<ValueId>, limit: usize) -> Vec<ValueId> {
    let by_time = |value: &ValueId| Reverse(time(columns.value_text(*value)));
    let by_count = |a: &ValueId, b: &ValueId| {
        let counts = tally.count_of(*b).cmp(&tally.count_of(*a));
        counts.then_with(|| columns.value_text(*a).cmp(columns.value_text(*b)))
    };
    let order = |a: &ValueId, b: &ValueId| if is_time(facet) { by_time(a).cmp(&by_time(b)) } else { by_count(a, b) };
    // Only those that are given need be sorted: a facet may have as many values as there are statements.
    if limit > 0 && limit < values.len() {
        values.select_nth_unstable_by(limit - 1, order);
    }
    values.truncate(limit);
    values.sort_unstable_by(order);
    values
}

fn is_time(facet: Facet) -> bool {
    matches!(facet, Facet::Decade | Facet::Year)
}

/// The year that a decade or a year names.
fn time(value: &str) -> Option<i64> {
    value.parse().ok()
}
