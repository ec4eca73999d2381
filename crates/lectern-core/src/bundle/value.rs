//! Values read one at a time, so that a wrong one costs itself alone.

use super::json::{self, Broken};
use super::object::{Found, Path, Report, shortened};
use crate::date::Date;
use crate::protocol::{ProblemKind, Shape};
use crate::statement::Status;
use std::borrow::Cow;

/// A type that is read leniently: what is wrong is reported, and what is right is kept.
pub(super) trait Lenient: Sized {
    /// Reads a value that is not `null`.
    fn read(value: Found<'_>, report: &mut Report<'_>) -> Option<Self>;
}

/// A type that comes in lists.
pub(super) trait Listed: Lenient {
    /// What a list of these is.
    const LIST: Shape;
}

/// Reads a value; none where it is `null` or wrong.
pub(super) fn read<T: Lenient>(value: Found<'_>, report: &mut Report<'_>) -> Option<T> {
    if value.raw == "null" { None } else { T::read(value, report) }
}

/// What was read of a value; a value of another type than the expected one, or none at all, is reported.
pub(super) fn told<T>(
    value: Found<'_>,
    expected: Shape,
    read: Result<Option<T>, Broken>,
    report: &mut Report<'_>,
) -> Option<T> {
    let kind = match read {
        Ok(Some(read)) => return Some(read),
        Ok(None) => ProblemKind::WrongType { expected },
        Err(Broken { reason, .. }) => ProblemKind::NotJson(reason),
    };
    report.field(value, kind);
    None
}

impl Listed for String {
    const LIST: Shape = Shape::Strings;
}

impl Lenient for String {
    fn read(value: Found<'_>, report: &mut Report<'_>) -> Option<Self> {
        told(value, Shape::String, json::string(value.raw), report).map(Cow::into_owned)
    }
}

impl Lenient for u64 {
    fn read(value: Found<'_>, report: &mut Report<'_>) -> Option<Self> {
        // Not by serde, whose integers bring the reading of fractions along: 5 kB of wasm.
        let count = value.raw.parse().ok();
        if count.is_none() {
            report.field(value, ProblemKind::WrongType { expected: Shape::Count });
        }
        count
    }
}

impl Lenient for Date {
    fn read(value: Found<'_>, report: &mut Report<'_>) -> Option<Self> {
        let text = told(value, Shape::String, json::string(value.raw), report)?;
        let date = text.parse().ok();
        if date.is_none() {
            report.field(value, ProblemKind::MalformedDate(shortened(&text)));
        }
        date
    }
}

/// Any value as text, for a field that this reader does not know; `null` is one, too.
pub(super) fn text_of(value: Found<'_>, report: &mut Report<'_>) -> Option<String> {
    told(value, Shape::Value, json::compact(value.raw).map(Some), report)
}

impl Lenient for Status {
    fn read(value: Found<'_>, report: &mut Report<'_>) -> Option<Self> {
        let status = json::string(value.raw).map(|name| match name?.as_ref() {
            "current" => Some(Self::Current),
            "corrected" => Some(Self::Corrected),
            "withdrawn" => Some(Self::Withdrawn),
            _ => None,
        });
        told(value, Shape::Status, status, report)
    }
}

impl<T: Listed> Lenient for Vec<T> {
    fn read(value: Found<'_>, report: &mut Report<'_>) -> Option<Self> {
        let items = told(value, T::LIST, json::items(value.raw), report)?;
        let item = |(index, &raw): (usize, &&str)| read(Found { raw, path: Path::Item(&value.path, index) }, report);
        Some(items.iter().enumerate().filter_map(item).collect())
    }
}
