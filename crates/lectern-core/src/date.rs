//! EDTF dates (ISO 8601-2:2019, Annex A): read by `edtf-core`, compared by day, described by their parts.

use edtf_core::{Bound, BoundDate, Edtf, IntervalEndpoint, Precision};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::str::FromStr;

/// An EDTF date as written, with what it means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Date {
    text: String,
    edtf: Edtf,
}

/// A day that sorts as the calendar does. Not a count: only order has a meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Day(i64);

/// A year, a month or a day, as the edge of a range or a part of a date in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct CalendarDate {
    /// Astronomical year: 0 is 1 BCE.
    pub year: i32,
    /// 1 to 12.
    pub month: Option<u8>,
    /// 1 to 31.
    pub day: Option<u8>,
}

/// What can be said of a date in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct When {
    /// The date as written.
    pub edtf: String,
    /// The date, or where an interval starts; absent for an open start and for what words cannot say simply.
    pub start: Option<CalendarDate>,
    /// Where an interval ends.
    pub end: Option<CalendarDate>,
    /// `~`: about this time.
    pub approximate: bool,
    /// `?`: the source of the date is in doubt.
    pub uncertain: bool,
}

/// A date that is not EDTF.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not an EDTF date such as 2018-09-20, 2018, 2018~ or 2018-09/2018-10")]
pub struct DateError(pub String);

impl Date {
    /// The date as written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The first and last day that the date touches. An end left open reaches as far as days go.
    #[must_use]
    pub fn days(&self) -> (Day, Day) {
        let bounds = self.edtf.bounds();
        let day = |bound, open| match bound {
            Bound::Date(date) => Day::from_bound(date),
            Bound::NegativeInfinity => Day::MIN,
            Bound::PositiveInfinity => Day::MAX,
            Bound::Unknown => open,
        };
        let earliest = day(bounds.earliest, Day::MIN);
        let latest = day(bounds.latest, Day::MAX);
        // A date that says nothing on one side is placed by the other.
        match (earliest, latest) {
            (Day::MIN, Day::MAX) => (Day::MIN, Day::MAX),
            (Day::MIN, latest) => (latest, latest),
            (earliest, Day::MAX) => (earliest, earliest),
            days => days,
        }
    }

    /// Whether the date is one known day, month or year: neither qualified, nor an interval, nor with digits left open.
    #[must_use]
    pub fn is_certain(&self) -> bool {
        matches!(self.edtf, Edtf::Date(_) | Edtf::DateTime(_))
            && !(self.edtf.is_uncertain() || self.edtf.is_approximate() || self.edtf.has_unspecified())
    }

    /// The parts that words are made of.
    #[must_use]
    pub fn when(&self) -> When {
        let (start, end) = match &self.edtf {
            Edtf::Date(date) => (calendar(date), None),
            Edtf::DateTime(moment) => (calendar(&moment.date), None),
            Edtf::Interval(interval) => (endpoint(&interval.start), endpoint(&interval.end)),
            Edtf::Set(_) => (None, None),
        };
        When {
            edtf: self.text.clone(),
            start,
            end,
            approximate: self.edtf.is_approximate(),
            uncertain: self.edtf.is_uncertain(),
        }
    }
}

/// The plain date inside an EDTF date; absent for seasons and open digits.
fn calendar(date: &edtf_core::Date) -> Option<CalendarDate> {
    if date.has_unspecified() || date.precision() == Precision::Season {
        return None;
    }
    Some(CalendarDate {
        year: i32::try_from(date.year.value()?).ok()?,
        month: date.month.and_then(edtf_core::DateField::value),
        day: date.day.and_then(edtf_core::DateField::value),
    })
}

fn endpoint(end: &IntervalEndpoint) -> Option<CalendarDate> {
    match end {
        IntervalEndpoint::Date(date) => calendar(date),
        _ => None,
    }
}

impl FromStr for Date {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        let edtf = Edtf::parse(text).map_err(|_| DateError(text.to_owned()))?;
        Ok(Self { text: text.to_owned(), edtf })
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

impl Day {
    /// Before every day.
    pub const MIN: Self = Self(i64::MIN);
    /// After every day.
    pub const MAX: Self = Self(i64::MAX);

    fn new(year: i32, month: u8, day: u8) -> Self {
        Self(i64::from(year) * 512 + i64::from(month) * 32 + i64::from(day))
    }

    fn from_bound(date: BoundDate) -> Self {
        // Years past 2 billion are clamped: nothing was stated then.
        let year = date.year.clamp(i64::from(i32::MIN), i64::from(i32::MAX));
        Self::new(i32::try_from(year).unwrap_or(i32::MAX), date.month, date.day)
    }

    /// The number that it sorts by. Between builds nothing of it is stable.
    #[must_use]
    pub const fn number(self) -> i64 {
        self.0
    }

    /// The day that has this number, if one has.
    #[must_use]
    pub fn numbered(number: i64) -> Option<Self> {
        let day = Self(number);
        (day.year().is_some() && (1..=12).contains(&day.month())).then_some(day)
    }

    /// The astronomical year; absent for [`Day::MIN`] and [`Day::MAX`].
    #[must_use]
    pub fn year(self) -> Option<i32> {
        i32::try_from(self.0.div_euclid(512)).ok()
    }

    /// The month, 1 to 12.
    #[must_use]
    pub fn month(self) -> u8 {
        u8::try_from(self.0.rem_euclid(512) / 32).unwrap_or(1)
    }
}

impl CalendarDate {
    /// A whole year.
    #[must_use]
    pub fn of_year(year: i32) -> Self {
        Self { year, month: None, day: None }
    }

    /// A whole month.
    #[must_use]
    pub fn of_month(year: i32, month: u8) -> Self {
        Self { year, month: Some(month), day: None }
    }

    /// The first day in it.
    #[must_use]
    pub fn first_day(self) -> Day {
        Day::new(self.year, self.month.unwrap_or(1), self.day.unwrap_or(1))
    }

    /// The last day in it, or a day that sorts right after it and before anything else.
    #[must_use]
    pub fn last_day(self) -> Day {
        Day::new(self.year, self.month.unwrap_or(12), self.day.unwrap_or(31))
    }
}

impl FromStr for CalendarDate {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        read(text).ok_or_else(|| DateError(text.to_owned()))
    }
}

/// Reads what [`CalendarDate`] prints, and nothing else. That is the part of EDTF that an address needs; all of it would
/// double the weight of dates in the app.
fn read(text: &str) -> Option<CalendarDate> {
    let (is_before_zero, digits) = text.strip_prefix('-').map_or((false, text), |digits| (true, digits));
    let mut parts = digits.split('-');
    let year: i32 = number(parts.next()?, 4)?;
    let month: Option<u8> = parts.next().map_or(Some(None), |digits| number(digits, 2).map(Some))?;
    let day: Option<u8> = parts.next().map_or(Some(None), |digits| number(digits, 2).map(Some))?;
    let is_in_calendar = month.is_none_or(|month| (1..=12).contains(&month))
        && day.is_none_or(|day| (1..=days_in(year, month.unwrap_or(0))).contains(&day));
    let year = if is_before_zero { -year } else { year };
    (is_in_calendar && parts.next().is_none() && !(is_before_zero && year == 0)).then_some(CalendarDate {
        year,
        month,
        day,
    })
}

/// A number of so many digits; a year has four.
fn number<T: FromStr>(digits: &str, length: usize) -> Option<T> {
    let is_whole = digits.len() == length && digits.bytes().all(|digit| digit.is_ascii_digit());
    digits.parse().ok().filter(|_| is_whole)
}

/// The days of a month of the Gregorian calendar, before it was introduced as well; a year and its negative are leap years
/// alike.
fn days_in(year: i32, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

impl fmt::Display for CalendarDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.year < 0 { "-" } else { "" };
        write!(f, "{sign}{:04}", self.year.unsigned_abs())?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
            if let Some(day) = self.day {
                write!(f, "-{day:02}")?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        text.parse().expect("an EDTF date")
    }

    proptest::proptest! {
        #[test]
        fn a_plain_date_reads_as_edtf_has_it(text in "-?[0-9]{4}(-[01][0-9](-[0-3][0-9])?)?|[0-9-]{0,12}|\\PC{0,6}") {
            let edtf = match Edtf::parse(&text) {
                Ok(Edtf::Date(date)) => calendar(&date),
                _ => None,
            };
            let read = text.parse::<CalendarDate>().ok();
            // EDTF also has longer years and marks of doubt; a date of an address has neither.
            if read.is_some() || text.chars().all(|letter| letter == '-' || letter.is_ascii_digit()) {
                proptest::prop_assert_eq!(read, edtf);
            }
            if let Some(date) = read {
                proptest::prop_assert_eq!(date.to_string(), text);
            }
        }
    }

    #[test]
    fn a_year_reaches_from_its_first_day_to_its_last() {
        let year = CalendarDate::of_year(2018);
        assert_eq!(date("2018").days(), (year.first_day(), year.last_day()));
    }

    #[test]
    fn days_sort_as_the_calendar_does_across_the_common_era() {
        let days: Vec<_> =
            ["-0044-03-15", "0000", "1215-06-15", "1215-06-16", "2024"].map(|text| date(text).days().0).to_vec();
        assert!(days.is_sorted());
        assert_eq!(days.first().and_then(|day| day.year()), Some(-44));
    }

    #[test]
    fn an_interval_left_open_is_placed_by_its_known_end() {
        let known = CalendarDate::of_year(1990).first_day();
        assert_eq!(date("1990/..").days(), (known, known));
    }

    #[test]
    fn qualified_and_interval_dates_are_not_certain() {
        for (text, certain) in
            [("2018", true), ("2018~", false), ("2018?", false), ("2018/2019", false), ("201X", false)]
        {
            assert_eq!(date(text).is_certain(), certain, "{text}");
        }
    }

    #[test]
    fn words_are_made_of_the_parts() {
        let when = date("2018-09-20/2018-10").when();
        assert_eq!(when.start, Some(CalendarDate { year: 2018, month: Some(9), day: Some(20) }));
        assert_eq!(when.end, Some(CalendarDate::of_month(2018, 10)));
        assert!(date("2018~").when().approximate);
    }

    #[test]
    fn what_is_not_edtf_is_refused_by_name() {
        assert_eq!("20.9.2018".parse::<Date>(), Err(DateError("20.9.2018".into())));
        assert!("2018-02-30".parse::<Date>().is_err());
    }

    #[test]
    fn calendar_dates_print_what_they_parse() {
        for text in ["1215", "1990-05", "2018-09-20", "-0044-03"] {
            assert_eq!(text.parse::<CalendarDate>().map(|date| date.to_string()), Ok(text.to_owned()));
        }
    }
}
