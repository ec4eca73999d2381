//! Where dates stand on the timeline, and which dates its buckets stand for.
//!
//! Everything is counted in months since the year 0, which each [`Unit`] is a whole number of. A bucket is known by its
//! index, 0 for the first one shown. Indexes below 0 and from [`Scale::count`] on are spans of time beyond what is
//! shown: when the engine has narrowed the buckets to the chosen range, its edges can still be moved outwards.

use lectern_core::CalendarDate;
use lectern_core::protocol::{Timeline, Unit};

/// The buckets' place in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scale {
    unit: Unit,
    /// Where the first bucket starts, in months since the year 0.
    origin: i64,
    count: i64,
}

impl Scale {
    /// The scale of a timeline; absent where it has no bucket.
    pub fn of(timeline: &Timeline) -> Option<Self> {
        let first = timeline.buckets.first()?;
        let count = i64::try_from(timeline.buckets.len()).ok()?;
        Some(Self { unit: timeline.unit, origin: months(first.year, first.month), count })
    }

    /// What a bucket spans.
    pub fn unit(self) -> Unit {
        self.unit
    }

    /// How many months a bucket spans.
    pub fn span(self) -> i64 {
        match self.unit {
            Unit::Century => 1200,
            Unit::Decade => 120,
            Unit::Year => 12,
            Unit::Month => 1,
        }
    }

    /// How many buckets are shown, at least 1.
    pub fn count(self) -> i64 {
        self.count
    }

    /// The index of the last bucket shown.
    pub fn last(self) -> i64 {
        self.count - 1
    }

    /// The date that a bucket starts with: a year, or a month where buckets are months.
    pub fn start(self, index: i64) -> CalendarDate {
        self.date(self.origin.saturating_add(index.saturating_mul(self.span())))
    }

    /// The date that a bucket ends with: a year, or a month where buckets are months.
    pub fn end(self, index: i64) -> CalendarDate {
        self.date(self.origin.saturating_add(index.saturating_add(1).saturating_mul(self.span())) - 1)
    }

    /// The bucket that the first day of a date falls into.
    pub fn index_of_start(self, date: CalendarDate) -> i64 {
        (months(date.year, date.month) - self.origin).div_euclid(self.span())
    }

    /// The bucket that the last day of a date falls into.
    pub fn index_of_end(self, date: CalendarDate) -> i64 {
        (months(date.year, date.month.or(Some(12))) - self.origin).div_euclid(self.span())
    }

    /// Where a date starts: 0 at the start of the first bucket, 1 at the end of the last one, and nothing beyond.
    pub fn share_of_start(self, date: CalendarDate) -> f64 {
        let days = date.day.map_or(0.0, |day| f64::from(day) - 1.0);
        self.share(months(date.year, date.month), days)
    }

    /// Where a date ends, measured as in [`Scale::share_of_start`].
    pub fn share_of_end(self, date: CalendarDate) -> f64 {
        match date.day {
            Some(day) => self.share(months(date.year, date.month), f64::from(day)),
            None => self.share(months(date.year, date.month.or(Some(12))) + 1, 0.0),
        }
    }

    /// The bucket at a share of the whole; the nearest one for a share beyond 0 to 1.
    pub fn index_at(self, share: f64) -> i64 {
        // The cast saturates, and what is not a number becomes 0.
        let index = (share * approximate(self.count)).floor() as i64;
        index.clamp(0, self.last())
    }

    fn share(self, months: i64, days: f64) -> f64 {
        // A month of 31 days for all: less than a tenth of a month wrong, and no bucket is smaller than a month.
        let since = approximate(months.saturating_sub(self.origin)) + days / 31.0;
        (since / approximate(self.count * self.span())).clamp(0.0, 1.0)
    }

    fn date(self, months: i64) -> CalendarDate {
        let limit = if months < 0 { i32::MIN } else { i32::MAX };
        let year = i32::try_from(months.div_euclid(12)).unwrap_or(limit);
        match (self.unit, u8::try_from(months.rem_euclid(12) + 1)) {
            (Unit::Month, Ok(month)) => CalendarDate::of_month(year, month),
            _ => CalendarDate::of_year(year),
        }
    }
}

/// Months since the year 0; January where the month is not known.
fn months(year: i32, month: Option<u8>) -> i64 {
    i64::from(year) * 12 + i64::from(month.unwrap_or(1)) - 1
}

#[expect(clippy::cast_precision_loss, reason = "months and buckets are far fewer than 2^52")]
pub fn approximate(number: i64) -> f64 {
    number as f64
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use lectern_core::protocol::Bucket;

    /// A timeline whose buckets start at a date and hold as many certain and uncertain statements.
    pub fn timeline(unit: Unit, first: &str, counts: &[(u32, u32)]) -> Timeline {
        let first: CalendarDate = first.parse().expect("a date");
        let empty = Timeline { unit, buckets: vec![bucket(first, 0, 0)], undated: 0 };
        let scale = Scale::of(&empty).expect("a bucket");
        let at = |(index, (certain, uncertain)): (usize, &(u32, u32))| {
            bucket(scale.start(i64::try_from(index).expect("a small index")), *certain, *uncertain)
        };
        Timeline { buckets: counts.iter().enumerate().map(at).collect(), ..empty }
    }

    fn bucket(start: CalendarDate, certain: u32, uncertain: u32) -> Bucket {
        Bucket { year: start.year, month: start.month, certain, uncertain }
    }

    /// The scale of so many buckets from a date on.
    pub fn scale(unit: Unit, first: &str, count: usize) -> Scale {
        Scale::of(&timeline(unit, first, &vec![(1, 0); count])).expect("a bucket")
    }

    pub fn date(text: &str) -> CalendarDate {
        text.parse().expect("a date")
    }

    fn check(scale: Scale, index: i64, start: &str, end: &str) {
        assert_eq!((scale.start(index), scale.end(index)), (date(start), date(end)));
        assert_eq!((scale.index_of_start(date(start)), scale.index_of_end(date(end))), (index, index));
    }

    #[test]
    fn a_bucket_starts_and_ends_with_whole_years_or_months() {
        check(scale(Unit::Century, "1200", 9), 8, "2000", "2099");
        check(scale(Unit::Decade, "1960", 3), 1, "1970", "1979");
        check(scale(Unit::Year, "1960", 3), 2, "1962", "1962");
        check(scale(Unit::Month, "1960-11", 4), 2, "1961-01", "1961-01");
    }

    #[test]
    fn time_goes_on_beyond_the_buckets_and_before_the_common_era() {
        check(scale(Unit::Decade, "1960", 3), -1, "1950", "1959");
        check(scale(Unit::Year, "1960", 3), 3, "1963", "1963");
        check(scale(Unit::Century, "-0100", 3), 0, "-0100", "-0001");
        check(scale(Unit::Month, "-0044-03", 1), -3, "-0045-12", "-0045-12");
    }

    #[test]
    fn a_date_inside_a_bucket_has_its_share_of_it() {
        let scale = scale(Unit::Decade, "1960", 2);
        assert_eq!((scale.share_of_start(date("1965")), scale.share_of_end(date("1969"))), (0.25, 0.5));
        assert_eq!((scale.share_of_start(date("1900")), scale.share_of_end(date("2024-05-01"))), (0.0, 1.0));
    }

    #[test]
    fn a_day_stands_between_the_edges_of_its_month() {
        let scale = scale(Unit::Month, "1990-01", 2);
        assert_eq!((scale.share_of_start(date("1990-01-01")), scale.share_of_start(date("1990-02-01"))), (0.0, 0.5));
        assert_eq!((scale.share_of_end(date("1990-01-31")), scale.share_of_end(date("1990-02"))), (0.5, 1.0));
    }

    #[test]
    fn every_place_on_the_timeline_is_in_a_bucket() {
        let scale = scale(Unit::Year, "1960", 4);
        let shares = [-3.0, 0.0, 0.2499, 0.25, 0.999, 1.0, 7.0, f64::NAN];
        assert_eq!(shares.map(|share| scale.index_at(share)), [0, 0, 0, 1, 3, 3, 3, 0]);
    }
}
