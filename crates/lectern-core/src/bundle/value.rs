//! Values read one at a time, so that a wrong one costs itself alone.

use super::malformation::malformation;
use super::object::{Found, Path, Report, shortened};
use crate::date::Date;
use crate::protocol::{ProblemKind, Shape};
use crate::statement::Status;
use serde::Deserialize;
use serde_json::value::RawValue;

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

/// Reads a value all or nothing.
pub(super) fn parse<'a, T: Deserialize<'a>>(value: Found<'a>, expected: Shape, report: &mut Report<'_>) -> Option<T> {
    match serde_json::from_str(value.raw) {
        Ok(read) => Some(read),
        Err(error) if error.is_data() => {
            report.field(value, ProblemKind::WrongType { expected });
            None
        }
        Err(error) => {
            report.field(value, ProblemKind::NotJson(malformation(&error)));
            None
        }
    }
}

impl Listed for String {
    const LIST: Shape = Shape::Strings;
}

impl Lenient for String {
    fn read(value: Found<'_>, report: &mut Report<'_>) -> Option<Self> {
        parse(value, Shape::String, report)
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
        let text: String = parse(value, Shape::String, report)?;
        let date = text.parse().ok();
        if date.is_none() {
            report.field(value, ProblemKind::MalformedDate(shortened(&text)));
        }
        date
    }
}

impl Lenient for Status {
    fn read(value: Found<'_>, report: &mut Report<'_>) -> Option<Self> {
        parse(value, Shape::Status, report)
    }
}

impl<T: Listed> Lenient for Vec<T> {
    fn read(value: Found<'_>, report: &mut Report<'_>) -> Option<Self> {
        let items: Vec<&RawValue> = parse(value, T::LIST, report)?;
        let item = |(index, item): (usize, &&RawValue)| {
            read(Found { raw: item.get(), path: Path::Item(&value.path, index) }, report)
        };
        Some(items.iter().enumerate().filter_map(item).collect())
    }
}
