//! Times that a query asks for: `date:1990`, `1990..1999`, `before:1990`, `after:1990-06`.
//!
//! Dates are EDTF, as in the files, so `date:199X` is a decade and `date:1990-21` a spring; `1990s` is read as `199X`.
//! A statement's date is held against them as a stretch from its first to its last day: it matches when it may.

use lectern_core::protocol::Period;
use lectern_core::{Date, Day};

/// A time that a statement's date has to touch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dates {
    /// As typed.
    pub period: Period,
    /// The date may not end before this day.
    from: Day,
    /// The date may not start after this day.
    to: Day,
    /// Whether touching the days `from` and `to` themselves is not enough.
    is_beyond: bool,
}

impl Dates {
    /// Reads the value of `date:`: a date or a range of two, one of which may be left out.
    pub fn of(text: &str) -> Option<Self> {
        let Some((first, last)) = text.split_once("..") else { return Self::during(text) };
        match (first.is_empty(), last.is_empty()) {
            (false, false) => Self::between(text),
            (false, true) => Some(Self::inside(Period::Since(first.into()), days(first)?.0, Day::MAX)),
            (true, false) => Some(Self::inside(Period::Until(last.into()), Day::MIN, days(last)?.1)),
            (true, true) => None,
        }
    }

    /// Reads `first..last`.
    pub fn between(text: &str) -> Option<Self> {
        let (first, last) = text.split_once("..")?;
        let period = Period::Between(first.into(), last.into());
        Some(Self::inside(period, days(first)?.0, days(last)?.1))
    }

    /// Reads the value of `before:`.
    pub fn before(text: &str) -> Option<Self> {
        let (first, _) = days(text)?;
        Some(Self { period: Period::Before(text.into()), from: Day::MIN, to: first, is_beyond: true })
    }

    /// Reads the value of `after:`.
    pub fn after(text: &str) -> Option<Self> {
        let (_, last) = days(text)?;
        Some(Self { period: Period::After(text.into()), from: last, to: Day::MAX, is_beyond: true })
    }

    fn during(text: &str) -> Option<Self> {
        let (first, last) = days(text)?;
        Some(Self::inside(Period::During(text.into()), first, last))
    }

    fn inside(period: Period, from: Day, to: Day) -> Self {
        Self { period, from, to, is_beyond: false }
    }

    /// Whether a date that reaches from `first` to `last` may be in this time.
    pub fn touches(&self, first: Day, last: Day) -> bool {
        match self.is_beyond {
            true => (self.from == Day::MIN || last > self.from) && (self.to == Day::MAX || first < self.to),
            false => last >= self.from && first <= self.to,
        }
    }
}

/// The days of one EDTF date that is no interval, or of a decade.
fn days(text: &str) -> Option<(Day, Day)> {
    let decade = text.strip_suffix("0s").filter(|digits| !digits.is_empty()).map(|digits| format!("{digits}X"));
    let text = decade.unwrap_or_else(|| text.to_ascii_uppercase());
    // A lower-case x leaves a digit open as an upper-case one does; an interval has a way to be written of its own.
    let date = Some(text).filter(|text| !text.contains('/'))?.parse::<Date>().ok()?;
    let (first, last) = date.days();
    (first.year().is_some() && last.year().is_some()).then_some((first, last))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn touches(dates: Option<Dates>, date: &str) -> Option<bool> {
        let (first, last) = date.parse::<Date>().unwrap().days();
        dates.map(|dates| dates.touches(first, last))
    }

    #[test]
    fn a_date_matches_when_it_may_be_in_the_time() {
        for (dates, date, expected) in [
            ("1990", "1990-06", true),
            ("1990-06", "1990", true),
            ("1990", "1989/1991", true),
            ("1990", "1991", false),
            ("1990", "1985~", false),
            ("199x", "1995", true),
            ("1990s", "1999-12-31", true),
            ("1990s", "2000", false),
            ("1990..1992", "1992-12-31", true),
            ("1990..1992", "1993", false),
            ("1990..", "2020", true),
            ("..1990", "1990-12", true),
            ("..1990", "1991", false),
            ("-0044", "-0044-03-15", true),
        ] {
            assert_eq!(touches(Dates::of(dates), date), Some(expected), "{dates} {date}");
        }
        for (date, before, after) in [("1989", true, false), ("1990", false, false), ("1990/1991", false, true)] {
            assert_eq!(touches(Dates::before("1990"), date), Some(before), "{date}");
            assert_eq!(touches(Dates::after("1990"), date), Some(after), "{date}");
        }
        assert_eq!(touches(Dates::before("1990-06"), "1990"), Some(true));
    }

    #[test]
    fn what_is_no_date_is_none() {
        for text in ["", "..", "soon", "1990...", "1990/1992", "s", "0s", "1990..soon"] {
            assert_eq!(Dates::of(text), None, "{text}");
        }
    }
}
