//! The timeline's geometry: bars as paths, and which dates the axis names.
//!
//! Bars are drawn in a box as wide as there are buckets and 100 high, and the browser stretches it. Two paths for all
//! bars cost two attributes a keystroke, however many buckets there are.

use super::scale::Scale;
use lectern_core::CalendarDate;
use lectern_core::protocol::Timeline;
use std::fmt::Write;

/// How high the highest bar is; the rest is air.
const HIGHEST: f64 = 94.0;
/// How high a bar is at least: a single statement beside thousands must be seen.
const LOWEST: f64 = 3.0;
/// The gap on either side of a bar, as a share of its bucket.
const GAP: f64 = 0.07;
/// From this many buckets on a phone has no room for outlines of bars.
const MANY: usize = 60;
/// From this many buckets on no screen has room for outlines, nor for gaps.
const CROWDED: usize = 150;

/// The outlines of all bars, as SVG path data.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bars {
    /// Statements whose date is known, from the baseline up.
    pub certain: String,
    /// The others, on top of these.
    pub uncertain: String,
}

/// How much room bars have for outlines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    /// On every screen.
    Ample,
    /// On a wide one.
    OnlyIfWide,
    /// On none.
    Nowhere,
}

impl Room {
    /// The room that the bars of a timeline have.
    pub fn of(timeline: &Timeline) -> Self {
        match timeline.buckets.len() {
            CROWDED.. => Self::Nowhere,
            MANY.. => Self::OnlyIfWide,
            _ => Self::Ample,
        }
    }

    /// Its name in the stylesheet; none where there is nothing to say.
    pub fn key(self) -> Option<&'static str> {
        match self {
            Self::Ample => None,
            Self::OnlyIfWide => Some("only-if-wide"),
            Self::Nowhere => Some("nowhere"),
        }
    }
}

/// A date that the axis names.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tick {
    /// A year, or a month where that says more.
    pub date: CalendarDate,
    /// Where it starts, as a share of the whole.
    pub share: f64,
    /// Whether it is left out where the timeline is narrow.
    pub only_if_wide: bool,
}

/// Draws the bars of a timeline.
pub fn bars(timeline: &Timeline) -> Bars {
    let gap = if Room::of(timeline) == Room::Nowhere { 0.0 } else { GAP };
    let total = |certain: u32, uncertain: u32| f64::from(certain) + f64::from(uncertain);
    let most = timeline.buckets.iter().map(|bucket| total(bucket.certain, bucket.uncertain)).fold(1.0, f64::max);
    let height = |count: u32| if count == 0 { 0.0 } else { (f64::from(count) / most * HIGHEST).max(LOWEST) };
    let mut bars = Bars::default();
    for (left, bucket) in (0u32..).map(f64::from).zip(&timeline.buckets) {
        let foot = height(bucket.certain);
        let sides = (left + gap, left + 1.0 - gap);
        bar(&mut bars.certain, sides, 0.0, foot);
        bar(&mut bars.uncertain, sides, foot, height(bucket.uncertain));
    }
    bars
}

fn bar(path: &mut String, (left, right): (f64, f64), foot: f64, height: f64) {
    if height > 0.0 {
        let (bottom, top) = (100.0 - foot, 100.0 - foot - height);
        // Writing to a string cannot fail.
        let _ = write!(path, "M{left:.2} {bottom:.1}V{top:.1}H{right:.2}V{bottom:.1}z");
    }
}

/// The dates to name on the axis: round ones, as many as there is room for. A name starts where its date does and
/// takes no more room than there is to the next one.
pub fn ticks(scale: Scale) -> Vec<Tick> {
    let wide = Stride::fitting(scale, 10, 5);
    // A narrow timeline shows some of the same dates, so that nothing but a style decides.
    let narrow = wide.widened(scale, 5, 2);
    (0..scale.count())
        .map(|index| scale.start(index))
        .filter(|date| wide.names(*date))
        .map(|date| Tick { date, share: scale.share_of_start(date), only_if_wide: !narrow.names(date) })
        .filter(|tick| tick.share <= 1.0 - wide.room())
        .map(|tick| Tick { date: wide.shorten(tick.date), ..tick })
        .collect()
}

/// How many months lie between two dates that are named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Stride(i64);

impl Stride {
    /// Round strides in months.
    const ROUND: [i64; 15] = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12_000, 24_000];

    /// The smallest round stride by which at most so many years, or months, are named.
    fn fitting(scale: Scale, years: i64, months: i64) -> Self {
        let mut strides = Self::ROUND.into_iter().map(Self).filter(|stride| stride.0 >= scale.span());
        strides.find(|stride| stride.fits(scale, years, months)).unwrap_or(Self(scale.span() * scale.count()))
    }

    /// The smallest multiple by which at most so many years, or months, are named.
    fn widened(self, scale: Scale, years: i64, months: i64) -> Self {
        let mut multiples = (1..).map(|times| Self(self.0 * times));
        multiples.find(|stride| stride.fits(scale, years, months)).unwrap_or(self)
    }

    fn fits(self, scale: Scale, years: i64, months: i64) -> bool {
        scale.span() * scale.count() <= self.0 * if self.0 < 12 { months } else { years }
    }

    fn names(self, date: CalendarDate) -> bool {
        (i64::from(date.year) * 12 + i64::from(date.month.unwrap_or(1)) - 1).rem_euclid(self.0) == 0
    }

    /// How much of the whole a name takes at most, where it is the last one and nothing else bounds it.
    fn room(self) -> f64 {
        if self.0 < 12 { 0.25 } else { 1.0 / 12.0 }
    }

    /// A January stands for its year where only years are named.
    fn shorten(self, date: CalendarDate) -> CalendarDate {
        if self.0 < 12 { date } else { CalendarDate::of_year(date.year) }
    }
}

#[cfg(test)]
mod tests {
    use super::super::scale::tests::{scale, timeline};
    use super::*;
    use lectern_core::protocol::Unit;

    fn named(scale: Scale, wide: bool) -> String {
        let ticks = ticks(scale).into_iter().filter(|tick| wide || !tick.only_if_wide);
        ticks.map(|tick| tick.date.to_string()).collect::<Vec<_>>().join(" ")
    }

    fn check(unit: Unit, first: &str, count: usize, wide: &str, narrow: &str) {
        let scale = scale(unit, first, count);
        assert_eq!((named(scale, true).as_str(), named(scale, false).as_str()), (wide, narrow));
    }

    #[test]
    fn the_axis_names_a_few_round_dates_and_fewer_where_it_is_narrow() {
        check(Unit::Century, "1200", 9, "1200 1300 1400 1500 1600 1700 1800 1900 2000", "1200 1400 1600 1800 2000");
        check(Unit::Decade, "1940", 12, "1940 1960 1980 2000 2020 2040", "1960 2000 2040");
        check(Unit::Year, "1961", 4, "1961 1962 1963 1964", "1961 1962 1963 1964");
        check(Unit::Month, "1989-10", 4, "1989-10 1989-11 1989-12 1990-01", "1989-11 1990-01");
        check(Unit::Month, "1989-07", 60, "1990 1991 1992 1993 1994", "1990 1991 1992 1993 1994");
    }

    #[test]
    fn names_leave_each_other_room() {
        for unit in [Unit::Century, Unit::Decade, Unit::Year, Unit::Month] {
            for count in 1..400 {
                let ticks = ticks(scale(unit, "1871-03", count));
                let least = if ticks.iter().any(|tick| tick.date.month.is_some()) { 1.0 / 5.0 } else { 1.0 / 10.0 };
                let room = |one: &Tick, next: &Tick| next.share - one.share >= least - 1e-9;
                assert!(ticks.is_sorted_by(room), "{unit:?} {count}");
            }
        }
    }

    #[test]
    fn uncertain_statements_stand_on_the_certain_ones() {
        let bars = bars(&timeline(Unit::Year, "1963", &[(1, 1), (0, 0), (0, 2)]));
        assert_eq!(bars.certain, "M0.07 100.0V53.0H0.93V100.0z");
        assert_eq!(bars.uncertain, "M0.07 53.0V6.0H0.93V53.0zM2.07 100.0V6.0H2.93V100.0z");
    }

    #[test]
    fn a_single_statement_beside_thousands_is_seen() {
        let bars = bars(&timeline(Unit::Year, "1963", &[(1, 0), (9000, 0)]));
        assert!(bars.certain.starts_with("M0.07 100.0V97.0"), "{}", bars.certain);
    }

    #[test]
    fn outlines_and_gaps_go_where_there_is_no_room_for_them() {
        let check = |count: usize, room, start: &str| {
            let timeline = timeline(Unit::Year, "1800", &vec![(1, 0); count]);
            assert_eq!(Room::of(&timeline), room, "{count}");
            assert!(bars(&timeline).certain.starts_with(start), "{count}");
        };
        check(59, Room::Ample, "M0.07");
        check(60, Room::OnlyIfWide, "M0.07");
        check(150, Room::Nowhere, "M0.00");
    }
}
