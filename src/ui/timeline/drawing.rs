//! The timeline's geometry: bars as paths, and which dates the axis names.
//!
//! Bars are drawn in a box of [`BREADTH`] units for each bucket and [`HEIGHT`] units high, and the browser stretches it.
//! Two paths for all bars cost two attributes a keystroke, however many buckets there are. Units are whole numbers: the
//! code that writes fractions weighs 4 kB.

use super::scale::Scale;
use lectern_core::CalendarDate;
use lectern_core::protocol::Timeline;
use std::fmt::Write;

/// How wide a bucket is.
pub const BREADTH: u32 = 100;
/// How high the drawing is.
pub const HEIGHT: u32 = 1000;
/// How high the highest bar is; the rest is air.
const HIGHEST: u32 = 940;
/// How high a bar is at least: a single statement beside thousands must be seen.
const LOWEST: u32 = 30;
/// The gap on either side of a bar.
const GAP: u32 = 7;
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
    let gap = if Room::of(timeline) == Room::Nowhere { 0 } else { GAP };
    let most = timeline.buckets.iter().map(|bucket| u64::from(bucket.certain) + u64::from(bucket.uncertain)).max();
    let most = most.unwrap_or(0).max(1);
    let height = |count: u32| match u64::from(count) * u64::from(HIGHEST) / most {
        _ if count == 0 => 0,
        height => u32::try_from(height).unwrap_or(HIGHEST).max(LOWEST),
    };
    let mut bars = Bars::default();
    for (left, bucket) in (0u32..).map(|index| index * BREADTH).zip(&timeline.buckets) {
        let foot = height(bucket.certain);
        let sides = (left + gap, left + BREADTH - gap);
        bar(&mut bars.certain, sides, 0, foot);
        bar(&mut bars.uncertain, sides, foot, height(bucket.uncertain));
    }
    bars
}

fn bar(path: &mut String, (left, right): (u32, u32), foot: u32, height: u32) {
    if height > 0 {
        let bottom = HEIGHT.saturating_sub(foot);
        let top = bottom.saturating_sub(height);
        // Writing to a string cannot fail.
        let _ = write!(path, "M{left} {bottom}V{top}H{right}V{bottom}z");
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
        assert_eq!(bars.certain, "M7 1000V530H93V1000z");
        assert_eq!(bars.uncertain, "M7 530V60H93V530zM207 1000V60H293V1000z");
    }

    #[test]
    fn a_single_statement_beside_thousands_is_seen() {
        let bars = bars(&timeline(Unit::Year, "1963", &[(1, 0), (9000, 0)]));
        assert!(bars.certain.starts_with("M7 1000V970"), "{}", bars.certain);
    }

    #[test]
    fn outlines_and_gaps_go_where_there_is_no_room_for_them() {
        let check = |count: usize, room, start: &str| {
            let timeline = timeline(Unit::Year, "1800", &vec![(1, 0); count]);
            assert_eq!(Room::of(&timeline), room, "{count}");
            assert!(bars(&timeline).certain.starts_with(start), "{count}");
        };
        check(59, Room::Ample, "M7 ");
        check(60, Room::OnlyIfWide, "M7 ");
        check(150, Room::Nowhere, "M0 ");
    }
}
