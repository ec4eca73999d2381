//! One JSON object taken apart into fields whose values are still unread, and the report of what is wrong with them.

use super::json::{self, Broken};
use super::pending::{after, before};
use super::problem_list::ProblemList;
use super::statement::has_words;
use super::value::{Lenient, read, text_of, told};
use crate::protocol::{Loss, Position, Problem, ProblemKind, Shape};
use crate::sort::sorted;
use crate::statement::{UnknownFields, add};
use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

/// A value as it stands in the file, with its place among the fields.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found<'a> {
    /// JSON, as far as brackets and strings go.
    pub raw: &'a str,
    pub path: Path<'a>,
}

/// Where a value is, as messages name it: `authors[1].name`.
#[derive(Clone, Copy, Debug)]
pub(super) enum Path<'a> {
    Field(&'a str),
    Inner(&'a Path<'a>, &'a str),
    Item(&'a Path<'a>, usize),
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Field(name) => f.write_str(name),
            Self::Inner(outer, name) => write!(f, "{outer}.{name}"),
            Self::Item(list, index) => write!(f, "{list}[{index}]"),
        }
    }
}

/// An object's fields. Of a field given twice the later one counts.
#[derive(Debug, Default)]
pub(super) struct Fields<'a> {
    /// By name. Those that are known are few, and each of them is looked for once: a list is enough.
    values: Vec<(Cow<'a, str>, &'a str)>,
    /// Earlier values of fields given twice, in the order of the file.
    repeated: Vec<(Cow<'a, str>, &'a str)>,
    /// The field that the object stands in; absent for a statement.
    within: Option<Path<'a>>,
}

impl<'a> Fields<'a> {
    /// An object's fields, and whether the text is an object, or why there are no more of them.
    pub fn of(text: &'a str) -> (Self, Result<bool, Broken>) {
        let mut met = Vec::new();
        let outcome = json::fields(text, &mut |name, raw| met.push((name, raw)));
        let (mut values, mut repeated): (Vec<_>, Vec<_>) = Default::default();
        let mut by_name = sorted(met, |(one, _), (other, _)| one.cmp(other)).into_iter().peekable();
        while let Some(field) = by_name.next() {
            let is_last = by_name.peek().is_none_or(|(name, _)| *name != field.0);
            if is_last { values.push(field) } else { repeated.push(field) }
        }
        let repeated = sorted(repeated, |(_, one), (_, other)| one.as_ptr().cmp(&other.as_ptr()));
        (Self { values, repeated, within: None }, outcome)
    }

    /// The fields of an object inside a statement; none where the value is no object, which is reported.
    pub fn within(value: &'a Found<'a>, report: &mut Report<'_>) -> Option<Self> {
        let (mut fields, outcome) = Self::of(value.raw);
        told(*value, Shape::Object, outcome.map(|is_object| is_object.then_some(())), report)?;
        fields.within = Some(value.path);
        fields.report_repeated(report);
        Some(fields)
    }

    /// Reports the fields given twice, each where it stands first.
    pub fn report_repeated(&mut self, report: &mut Report<'_>) {
        for (name, raw) in std::mem::take(&mut self.repeated) {
            report.field(Found { raw, path: self.path(&name) }, ProblemKind::DuplicateField);
        }
    }

    /// The field's value as it stands.
    pub fn raw(&self, name: &str) -> Option<&'a str> {
        self.values.iter().find(|(known, _)| known == name).map(|(_, raw)| *raw)
    }

    /// Takes the field out and reads it; none where it is absent, `null`, or wrong, which is reported.
    pub fn take<T: Lenient>(&mut self, name: &str, report: &mut Report<'_>) -> Option<T> {
        let raw = self.take_raw(name)?;
        read(Found { raw, path: self.path(name) }, report)
    }

    /// Takes out the value of a field as it stands; none where it is absent or `null`.
    pub fn take_raw(&mut self, name: &str) -> Option<&'a str> {
        let place = self.values.iter().position(|(known, _)| known == name)?;
        Some(self.values.remove(place).1).filter(|raw| *raw != "null")
    }

    /// Takes a string without which the object `whole` is worth nothing: its absence is reported, too.
    pub fn require(&mut self, name: &str, whole: &Found<'_>, report: &mut Report<'_>) -> Option<String> {
        match self.take_raw(name) {
            Some(raw) => read(Found { raw, path: self.path(name) }, report),
            None => {
                report.field(Found { raw: whole.raw, path: self.path(name) }, ProblemKind::Missing);
                None
            }
        }
    }

    /// The same for a string that must say something: a blank one is none.
    pub fn require_words(&mut self, name: &str, whole: &Found<'_>, report: &mut Report<'_>) -> Option<String> {
        let text = self.require(name, whole, report)?;
        if !has_words(&text) {
            report.field(Found { raw: whole.raw, path: self.path(name) }, ProblemKind::Missing);
            return None;
        }
        Some(text)
    }

    /// What has not been taken out, `null` included: fields that this reader does not know.
    pub fn rest(self, report: &mut Report<'_>) -> UnknownFields {
        let mut rest = UnknownFields::default();
        for (name, raw) in self.values {
            if let Some(json) = text_of(Found { raw, path: Path::Field(&name) }, report) {
                add(&mut rest, name.into_owned(), &json);
            }
        }
        rest
    }

    fn path<'b>(&'b self, name: &'b str) -> Path<'b> {
        match &self.within {
            None => Path::Field(name),
            Some(outer) => Path::Inner(outer, name),
        }
    }
}

/// Notes what is wrong with one piece of the file.
#[derive(Debug)]
pub(super) struct Report<'p> {
    text: &'p str,
    start: Position,
    /// The statement's id, as soon as it is known.
    pub id: Option<String>,
    lost: bool,
    /// The offset asked for last and its place: counting on from there keeps the work for many problems linear.
    latest: (usize, Position),
    problems: &'p mut ProblemList,
}

impl<'p> Report<'p> {
    /// For the piece `text`, which begins at `start`.
    pub fn new(text: &'p str, start: Position, problems: &'p mut ProblemList) -> Self {
        Self { text, start, id: None, lost: false, latest: (0, start), problems }
    }

    /// Something that costs a field, or an item of a list.
    pub fn field(&mut self, value: Found<'_>, kind: ProblemKind) {
        let position = self.position(value.raw);
        self.note(position, Some(value.path.to_string()), kind, Loss::Field);
    }

    /// Something that was understood all the same.
    pub fn oddity(&mut self, value: Found<'_>, kind: ProblemKind) {
        let position = self.position(value.raw);
        self.note(position, Some(value.path.to_string()), kind, Loss::Nothing);
    }

    /// Something that costs the statement. Only the first is noted, so that each statement lost is one problem.
    pub fn statement(&mut self, position: Position, field: Option<&str>, kind: ProblemKind) {
        if !self.lost {
            self.lost = true;
            self.note(position, field.map(str::to_owned), kind, Loss::Statement);
        }
    }

    /// Whether something cost the statement.
    pub fn is_lost(&self) -> bool {
        self.lost
    }

    /// Where the piece begins.
    pub fn start(&self) -> Position {
        self.start
    }

    /// Where a part of the piece begins.
    pub fn position(&mut self, part: &str) -> Position {
        let offset = part.as_ptr().addr().wrapping_sub(self.text.as_ptr().addr());
        let (known, place) = self.latest;
        let bytes = |range| self.text.as_bytes().get::<Range<usize>>(range).unwrap_or_default();
        let position = if offset >= known {
            after(place, bytes(known..offset))
        } else {
            before(self.start, place, bytes(0..offset), bytes(offset..known))
        };
        self.latest = (offset, position);
        position
    }

    /// Where a piece that is not JSON cannot be read on.
    pub fn position_of(&self, broken: Broken) -> Position {
        after(self.start, self.text.as_bytes().get(..broken.at).unwrap_or_default())
    }

    fn note(&mut self, position: Position, field: Option<String>, kind: ProblemKind, loss: Loss) {
        let (id, field) = (self.id.as_deref().map(shortened), field.as_deref().map(shortened));
        self.problems.push(Problem { position, id, field, kind, loss });
    }
}

/// A piece of the file as a message quotes it.
pub(super) fn shortened(text: &str) -> String {
    const LONGEST: usize = 200;
    if text.len() <= LONGEST {
        return text.to_owned();
    }
    let end = text.floor_char_boundary(LONGEST);
    format!("{}…", text.get(..end).unwrap_or_default())
}
