//! When the matching statements were made, in buckets.
//!
//! The unit is the finest in which the range of dates chosen, or what matches where none is chosen, has at most
//! [`COMFORTABLE_BUCKETS`]; so choosing a range zooms in. Each statement counts in the bucket where its date
//! starts. All buckets from the first to the last statement are given if there are at most [`MOST_BUCKETS`];
//! otherwise that many around the middle of the chosen range, or around the middle statement.

use super::tally::Tally;
use crate::index::{Columns, Dated};
use lectern_core::Day;
use lectern_core::protocol::{Bucket, Timeline, Unit};
use lectern_core::sort;
use lectern_core::view::Filters;

/// Eight years of months, a century but four years of years, a millennium but four decades of decades: from 9 to 96
/// bars, which fit beside each other on a phone and are not too few to choose among.
const COMFORTABLE_BUCKETS: i64 = 96;

/// More bars than this are narrower than a pixel on a phone.
const MOST_BUCKETS: i64 = 400;

pub fn timeline(columns: &Columns, tally: &Tally, filters: &Filters) -> Timeline {
    let on_timeline = tally.on_timeline();
    let dates: Vec<Dated> = on_timeline.iter().filter_map(|doc| columns.dated(doc)).collect();
    let undated = on_timeline.count() - dates.len() as u32;
    let starts = || dates.iter().map(|date| date.first);
    let (Some(first), Some(last)) = (starts().min(), starts().max()) else {
        return Timeline { undated, ..Timeline::default() };
    };
    let from = filters.from.map_or(first, |date| date.first_day());
    let to = filters.to.map_or(last, |date| date.last_day());
    let chosen = (filters.from.is_some() || filters.to.is_some()).then_some((from, to));
    let mut unit = unit_for(from, to);
    let mut shown = buckets(&dates, unit, window(&dates, unit, chosen));
    if shown.is_empty() {
        // The chosen range is far from everything: what there is, is shown as if none were chosen.
        unit = unit_for(first, last);
        shown = buckets(&dates, unit, window(&dates, unit, None));
    }
    Timeline { unit, buckets: shown, undated }
}

fn unit_for(from: Day, to: Day) -> Unit {
    let fits = |unit: &Unit| number(to, *unit) - number(from, *unit) < COMFORTABLE_BUCKETS;
    [Unit::Month, Unit::Year, Unit::Decade].into_iter().find(fits).unwrap_or(Unit::Century)
}

/// The number of the bucket that a day is in; numbers follow each other as buckets do.
fn number(day: Day, unit: Unit) -> i64 {
    let year = i64::from(day.year().unwrap_or(0));
    match unit {
        Unit::Century => year.div_euclid(100),
        Unit::Decade => year.div_euclid(10),
        Unit::Year => year,
        Unit::Month => year * 12 + i64::from(day.month()) - 1,
    }
}

/// An empty bucket of that number.
fn bucket(number: i64, unit: Unit) -> Bucket {
    let (year, month) = match unit {
        Unit::Century => (number * 100, None),
        Unit::Decade => (number * 10, None),
        Unit::Year => (number, None),
        Unit::Month => (number.div_euclid(12), u8::try_from(number.rem_euclid(12) + 1).ok()),
    };
    Bucket { year: i32::try_from(year).unwrap_or(i32::MIN), month, certain: 0, uncertain: 0 }
}

/// The numbers of the first and the last bucket to give.
fn window(dates: &[Dated], unit: Unit, chosen: Option<(Day, Day)>) -> (i64, i64) {
    let numbers: Vec<i64> = dates.iter().map(|date| number(date.first, unit)).collect();
    let at = |index: u32| numbers.get(index as usize).copied().unwrap_or(0);
    let all = numbers.iter().min().zip(numbers.iter().max()).map_or((0, -1), |(&first, &last)| (first, last));
    if all.1 - all.0 < MOST_BUCKETS {
        return all;
    }
    let middle_statement = || {
        let mut indexes: Vec<u32> = (0..numbers.len() as u32).collect();
        sort::by_order(&mut indexes, &|a, b| at(a).cmp(&at(b)));
        indexes.get(indexes.len() / 2).map_or(0, |&index| at(index))
    };
    let middle = chosen.map_or_else(middle_statement, |(from, to)| (number(from, unit) + number(to, unit)) / 2);
    around(middle, all)
}

/// The most buckets around `middle` that are within `all`.
fn around(middle: i64, all: (i64, i64)) -> (i64, i64) {
    let first = (middle - MOST_BUCKETS / 2).min(all.1 + 1 - MOST_BUCKETS).max(all.0);
    (first, first + MOST_BUCKETS - 1)
}

/// The buckets of a window, without the empty ones at its ends.
fn buckets(dates: &[Dated], unit: Unit, (first, last): (i64, i64)) -> Vec<Bucket> {
    let mut buckets: Vec<Bucket> = (first..=last).map(|number| bucket(number, unit)).collect();
    for date in dates {
        let start = number(date.first, unit);
        let slot = usize::try_from(start - first).ok().and_then(|index| buckets.get_mut(index));
        if let Some(bucket) = slot {
            let is_certain = date.is_certain && number(date.last, unit) == start;
            *(if is_certain { &mut bucket.certain } else { &mut bucket.uncertain }) += 1;
        }
    }
    let is_empty = |bucket: &Bucket| bucket.certain + bucket.uncertain == 0;
    while buckets.pop_if(|bucket| is_empty(bucket)).is_some() {}
    buckets.into_iter().skip_while(is_empty).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use lectern_core::CalendarDate;

    fn day(text: &str) -> Day {
        text.parse::<CalendarDate>().expect("a date").first_day()
    }

    #[test]
    fn the_unit_is_the_finest_that_is_comfortable() {
        for (from, to, expected) in [
            ("2018-03", "2018-03", Unit::Month),
            ("2010-01", "2017-12", Unit::Month),
            ("2010-01", "2018-01", Unit::Year),
            ("1946", "2014", Unit::Year),
            ("1215", "2024", Unit::Decade),
            ("-0500", "2024", Unit::Century),
            ("2020", "1990", Unit::Month),
        ] {
            assert_eq!(unit_for(day(from), day(to)), expected, "{from} {to}");
        }
    }

    #[test]
    fn buckets_know_the_year_they_start_in_before_the_common_era_too() {
        for (date, unit, expected) in [
            ("-0044-03", Unit::Month, (-44, Some(3))),
            ("-0044", Unit::Decade, (-50, None)),
            ("-0044", Unit::Century, (-100, None)),
            ("1999-12", Unit::Month, (1999, Some(12))),
            ("1999", Unit::Century, (1900, None)),
        ] {
            let bucket = bucket(number(day(date), unit), unit);
            assert_eq!((bucket.year, bucket.month), expected, "{date}");
        }
    }

    #[test]
    fn a_window_stays_within_what_there_is() {
        for (middle, all, expected) in
            [(500, (0, 1000), (300, 699)), (10, (0, 1000), (0, 399)), (2000, (0, 1000), (601, 1000))]
        {
            assert_eq!(around(middle, all), expected);
        }
    }
}
