//! Values read one at a time, so that a wrong one costs itself alone.

use super::object::{Found, Path, Report, reason, shortened};
use crate::date::Date;
use crate::protocol::ProblemKind;
use crate::statement::Status;
use serde::Deserialize;
use serde_json::value::RawValue;

/// A type that is read leniently: what is wrong is reported, and what is right is kept.
pub(super) trait Lenient: Sized {
    /// What a list of these is, in the words of the format.
    const LIST: &'static str;

    /// Reads a value that is not `null`.
    fn read(value: Found<'_>, report: &mut Report<'_>) -> Option<Self>;
}

/// Reads a value; none where it is `null` or wrong.
pub(super) fn read<T: Lenient>(value: Found<'_>, report: &mut Report<'_>) -> Option<T> {
    if value.raw == "null" { None } else { T::read(value, report) }
}

/// Reads a value all or nothing.
pub(super) fn parse<'a, T: Deserialize<'a>>(value: Found<'a>, expected: &str, report: &mut Report<'_>) -> Option<T> {
    match serde_json::from_str(value.raw) {
        Ok(read) => Some(read),
        Err(error) if error.is_data() => {
            report.field(value, ProblemKind::WrongType { expected: expected.to_owned() });
            None
        }
        Err(error) => {
            report.field(value, ProblemKind::NotJson(reason(&error)));
            None
        }
    }
}

impl Lenient for String {
    const LIST: &'static str = "array of strings";

    fn read(value: Found<'_>, report: &mut Report<'_>) -> Option<Self> {
        parse(value, "string", report)
    }
}

impl Lenient for u64 {
    const LIST: &'static str = "array of integers";

    fn read(value: Found<'_>, report: &mut Report<'_>) -> Option<Self> {
        parse(value, "integer from 0", report)
    }
}

impl Lenient for Date {
    const LIST: &'static str = "array of dates";

    fn read(value: Found<'_>, report: &mut Report<'_>) -> Option<Self> {
        let text: String = parse(value, "string", report)?;
        let date = text.parse().ok();
        if date.is_none() {
            report.field(value, ProblemKind::MalformedDate(shortened(&text)));
        }
        date
    }
}

impl Lenient for Status {
    const LIST: &'static str = "array of strings";

    fn read(value: Found<'_>, report: &mut Report<'_>) -> Option<Self> {
        parse(value, "current, corrected or withdrawn", report)
    }
}

impl<T: Lenient> Lenient for Vec<T> {
    const LIST: &'static str = "array of arrays";

    fn read(value: Found<'_>, report: &mut Report<'_>) -> Option<Self> {
        let items: Vec<&RawValue> = parse(value, T::LIST, report)?;
        let item = |(index, item): (usize, &&RawValue)| {
            read(Found { raw: item.get(), path: Path::Item(&value.path, index) }, report)
        };
        Some(items.iter().enumerate().filter_map(item).collect())
    }
}
