//! Dates as tables and feeds write them, as EDTF. What can be read in two ways is not read.

use super::DateOrder;
use chrono::{DateTime, NaiveDate};
use lectern_core::Date;

/// Why a date was not taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum NotADate {
    /// Day and month may stand in either order.
    #[error("“{0}” may mean two days: say `dates = \"day-first\"` or `\"month-first\"` in the mapping")]
    Ambiguous(String),
    /// No known form.
    #[error("“{0}” is not a date such as 2018-09-20, 2018, 2018~ or 2018-09/2018-10")]
    Unknown(String),
}

/// Reads EDTF as it stands, a moment (RFC 3339, RFC 2822) as its day where it was written, and days in numbers.
pub(super) fn edtf(text: &str, order: DateOrder) -> Result<Date, NotADate> {
    let text = text.trim();
    let unknown = || NotADate::Unknown(text.to_owned());
    if let Some(day) = moment(text) {
        return day.parse().map_err(|_| unknown());
    }
    if let Ok(date) = text.parse() {
        return Ok(date);
    }
    match in_numbers(text, order) {
        Some(Ok(day)) => day.to_string().parse().map_err(|_| unknown()),
        Some(Err(())) => Err(NotADate::Ambiguous(text.to_owned())),
        None => Err(unknown()),
    }
}

/// The day of a moment, in the time zone in which it was written.
fn moment(text: &str) -> Option<String> {
    let stamp = DateTime::parse_from_rfc3339(text).or_else(|_| DateTime::parse_from_rfc2822(text));
    if let Ok(stamp) = stamp {
        return Some(stamp.date_naive().to_string());
    }
    // The same without a zone: 2018-09-20T10:00:00, 2018-09-20 10:00.
    let (day, time) = text.split_once(['T', ' '])?;
    let is_time = time.len() >= 4 && time.starts_with(|digit: char| digit.is_ascii_digit()) && time.contains(':');
    (is_time && NaiveDate::parse_from_str(day, "%Y-%m-%d").is_ok()).then(|| day.to_owned())
}

/// 20.9.2018, 20/9/2018, 9/20/2018, 2018/9/20: a day, or that it may be two; absent for anything else.
fn in_numbers(text: &str, order: DateOrder) -> Option<Result<NaiveDate, ()>> {
    let separator = ['.', '/', '-'].into_iter().find(|&separator| text.matches(separator).count() == 2)?;
    let numbers: Vec<(usize, u32)> = text
        .split(separator)
        .map(|part| part.trim())
        .map(|part| Some((part.len(), part.parse().ok().filter(|_| part.bytes().all(|digit| digit.is_ascii_digit()))?)))
        .collect::<Option<_>>()?;
    let day_of = |year: u32, month, day| NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day);
    match *numbers.as_slice() {
        [(4, year), (_, month), (_, day)] => day_of(year, month, day).map(Ok),
        [(1 | 2, one), (1 | 2, two), (4, year)] => {
            let (day_first, month_first) = (day_of(year, two, one), day_of(year, one, two));
            match (day_first, month_first, order) {
                // Nobody writes months first with full stops.
                (Some(day), _, _) if separator == '.' => Some(Ok(day)),
                (Some(day), _, DateOrder::DayFirst) | (_, Some(day), DateOrder::MonthFirst) => Some(Ok(day)),
                (Some(day), None, DateOrder::Unknown) | (None, Some(day), DateOrder::Unknown) => Some(Ok(day)),
                (Some(day), Some(same), _) if day == same => Some(Ok(day)),
                (Some(_), Some(_), _) => Some(Err(())),
                _ => None,
            }
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, order: DateOrder) -> Option<String> {
        edtf(text, order).ok().map(|date| date.to_string())
    }

    #[test]
    fn dates_of_many_forms_become_edtf() {
        for (text, date) in [
            ("2018-09-20", "2018-09-20"),
            ("2018~", "2018~"),
            (" 2018-09/2018-10 ", "2018-09/2018-10"),
            ("2018-09-20T23:30:00+02:00", "2018-09-20"),
            ("2018-09-20 10:15", "2018-09-20"),
            ("Thu, 20 Sep 2018 10:00:00 GMT", "2018-09-20"),
            ("20.9.2018", "2018-09-20"),
            ("09/20/2018", "2018-09-20"),
            ("20/09/2018", "2018-09-20"),
            ("2018/9/20", "2018-09-20"),
            ("5/5/2018", "2018-05-05"),
        ] {
            assert_eq!(read(text, DateOrder::Unknown).as_deref(), Some(date), "{text}");
        }
    }

    #[test]
    fn what_may_be_two_days_needs_to_be_told() {
        assert_eq!(edtf("3/4/2020", DateOrder::Unknown), Err(NotADate::Ambiguous("3/4/2020".into())));
        assert_eq!(read("3/4/2020", DateOrder::DayFirst).as_deref(), Some("2020-04-03"));
        assert_eq!(read("3/4/2020", DateOrder::MonthFirst).as_deref(), Some("2020-03-04"));
    }

    #[test]
    fn what_is_no_date_stays_none() {
        for text in ["soon", "", "31.2.2018", "1/2/3", "20/09/18", "../..", "12:30"] {
            assert_eq!(read(text, DateOrder::Unknown), None, "{text}");
        }
    }
}
