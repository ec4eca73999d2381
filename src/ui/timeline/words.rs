//! What the timeline says in words.

use super::range::{Edge, Range};
use super::scale::Scale;
use crate::i18n::I18n;
use lectern_core::CalendarDate;
use lectern_core::protocol::{Timeline, Unit};

/// From this year on, decades have short names; `40s` would be taken for the 1940s.
const FIRST_NAMED_DECADE: i32 = 1000;

/// A bucket's name: `1963`, `1960s`, `November 1989`, `1900 – 1999`.
pub fn bucket(i18n: I18n, scale: Scale, index: i64) -> String {
    let start = scale.start(index);
    match scale.unit() {
        Unit::Decade if start.year >= FIRST_NAMED_DECADE => i18n.decade(&start.year.to_string()),
        _ => i18n.dates_between(Some(start), Some(scale.end(index))),
    }
}

/// A bucket's name with the number of its statements.
pub fn bucket_count(i18n: I18n, scale: Scale, timeline: &Timeline, index: i64) -> String {
    i18n.timeline_bucket(&bucket(i18n, scale, index), &i18n.statements(count(timeline, index, index)))
}

/// A range, with the number of the statements in its buckets.
pub fn range_count(i18n: I18n, scale: Scale, timeline: &Timeline, range: Range) -> String {
    let count = count(timeline, range.index(scale, Edge::From), range.index(scale, Edge::To));
    i18n.timeline_bucket(&i18n.dates_between(range.from, range.to), &i18n.statements(count))
}

/// Where an edge is: the name of its bucket, or its date where that says more.
pub fn edge(i18n: I18n, scale: Scale, range: Range, edge: Edge) -> String {
    let index = range.index(scale, edge);
    let of_bucket: CalendarDate = match edge {
        Edge::From => scale.start(index),
        Edge::To => scale.end(index),
    };
    match range.edge(edge) {
        Some(date) if date != of_bucket => i18n.calendar_date(date),
        _ => bucket(i18n, scale, index),
    }
}

/// From the first bucket to the last one.
pub fn extent(i18n: I18n, scale: Scale) -> String {
    match scale.last() {
        0 => bucket(i18n, scale, 0),
        last => i18n.timeline_range(&bucket(i18n, scale, 0), &bucket(i18n, scale, last)),
    }
}

/// All that the bars show, for those who do not see them.
pub fn summary(i18n: I18n, scale: Scale, timeline: &Timeline) -> String {
    let statements = i18n.statements(count(timeline, 0, scale.last()));
    i18n.timeline_summary(&statements, &bucket(i18n, scale, 0), &bucket(i18n, scale, scale.last()))
}

/// How many statements are in the buckets from one index to another.
fn count(timeline: &Timeline, first: i64, last: i64) -> u32 {
    let buckets = (0i64..).zip(&timeline.buckets).filter(|(index, _)| (first..=last).contains(index));
    buckets.map(|(_, bucket)| bucket.certain.saturating_add(bucket.uncertain)).fold(0, u32::saturating_add)
}

#[cfg(test)]
mod tests {
    use super::super::scale::tests::timeline;
    use super::*;

    #[test]
    fn buckets_are_counted_with_both_ends() {
        let timeline = timeline(Unit::Year, "1960", &[(1, 1), (2, 0), (0, 4), (8, 0)]);
        assert_eq!((count(&timeline, 0, 0), count(&timeline, 1, 2), count(&timeline, -5, 9)), (2, 6, 16));
    }
}
