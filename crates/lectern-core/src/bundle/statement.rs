//! A statement from the fields of its object, each read on its own.

use super::json;
use super::object::{Fields, Report, shortened};
use crate::Statement;
use crate::protocol::{Position, ProblemKind, Shape};

/// A statement that can be shown, with the places that are needed to judge it among the others.
#[derive(Debug)]
pub(super) struct Read {
    pub statement: Statement,
    /// Where its id stands.
    pub id_at: Position,
    /// The other statements it names: the field, and where it stands.
    pub references: Vec<(&'static str, Position)>,
}

/// Reads one statement of a bundle or a line; none where it is lost, which is reported.
pub(super) fn read(mut fields: Fields<'_>, report: &mut Report<'_>) -> Option<Read> {
    let references = references(&fields, report);
    let id = id(&mut fields, report);
    let title = title(&mut fields, report);
    let (id, id_at) = id.unwrap_or_default();
    let statement = assemble(id, title.unwrap_or_default(), fields, report);
    admissible(Read { statement, id_at, references }, report)
}

/// A statement's fields; none where it is not JSON or no object.
pub(super) fn fields<'a>(text: &'a str, report: &mut Report<'_>) -> Option<Fields<'a>> {
    let (mut fields, outcome) = Fields::of(text);
    report.id = fields.raw("id").and_then(json::text_of_string);
    match outcome {
        Ok(true) => {
            fields.report_repeated(report);
            return Some(fields);
        }
        Ok(false) => report.statement(report.start(), None, ProblemKind::WrongType { expected: Shape::Object }),
        Err(broken) => report.statement(report.position_of(broken), None, ProblemKind::NotJson(broken.reason)),
    }
    None
}

/// Lets a statement through if nothing cost it and it has some text.
pub(super) fn admissible(read: Read, report: &mut Report<'_>) -> Option<Read> {
    let texts = [read.statement.summary.as_deref(), read.statement.content.as_deref()];
    if !texts.into_iter().flatten().any(has_words) {
        report.statement(report.start(), None, ProblemKind::NoText);
    }
    (!report.is_lost()).then_some(read)
}

/// Whether there is anything but space.
pub(super) fn has_words(text: &str) -> bool {
    !text.trim().is_empty()
}

/// Whether an id is 1 to 128 of `a-z 0-9 - _ .`.
pub(super) fn is_valid_id(id: &str) -> bool {
    (1..=128).contains(&id.len())
        && id.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.'))
}

fn assemble(id: String, title: String, mut fields: Fields<'_>, report: &mut Report<'_>) -> Statement {
    let f = &mut fields;
    let mut statement = Statement { id, title, ..Statement::default() };
    let Statement { kind, language, summary, content, translation_of, replies_to, license, rights, .. } =
        &mut statement;
    for (name, text) in [
        ("kind", kind),
        ("language", language),
        ("summary", summary),
        ("content", content),
        ("translation_of", translation_of),
        ("replies_to", replies_to),
        ("license", license),
        ("rights", rights),
    ] {
        *text = f.take(name, report);
    }
    let Statement { organizations, recipients, places, topics, calls, .. } = &mut statement;
    for (name, texts) in [
        ("organizations", organizations),
        ("recipients", recipients),
        ("places", places),
        ("topics", topics),
        ("calls", calls),
    ] {
        *texts = f.take(name, report).unwrap_or_default();
    }
    statement.date = f.take("date", report);
    statement.authors = f.take("authors", report).unwrap_or_default();
    statement.signatories = f.take("signatories", report).unwrap_or_default();
    statement.total_signatures = f.take("total_signatures", report);
    statement.event = f.take("event", report);
    statement.source = f.take("source", report);
    statement.removed = f.take("removed", report).unwrap_or_default();
    statement.status = f.take("status", report).unwrap_or_default();
    statement.identifiers = f.take("identifiers", report).unwrap_or_default();
    statement.extra = fields.rest(report);
    statement
}

fn id(fields: &mut Fields<'_>, report: &mut Report<'_>) -> Option<(String, Position)> {
    let (id, position) = required("id", fields, report)?;
    if !is_valid_id(&id) {
        report.statement(position, Some("id"), ProblemKind::MalformedId(shortened(&id)));
    }
    Some((id, position))
}

fn title(fields: &mut Fields<'_>, report: &mut Report<'_>) -> Option<String> {
    let (title, position) = required("title", fields, report)?;
    if !has_words(&title) {
        report.statement(position, Some("title"), ProblemKind::Missing);
    }
    Some(title)
}

/// A string without which the statement is lost.
fn required(name: &str, fields: &mut Fields<'_>, report: &mut Report<'_>) -> Option<(String, Position)> {
    let Some(raw) = fields.take_raw(name) else {
        report.statement(report.start(), Some(name), ProblemKind::Missing);
        return None;
    };
    let position = report.position(raw);
    let kind = match json::string(raw) {
        Ok(Some(text)) => return Some((text.into_owned(), position)),
        Ok(None) => ProblemKind::WrongType { expected: Shape::String },
        Err(broken) => ProblemKind::NotJson(broken.reason),
    };
    report.statement(position, Some(name), kind);
    None
}

fn references(fields: &Fields<'_>, report: &mut Report<'_>) -> Vec<(&'static str, Position)> {
    let place = |name| Some((name, report.position(fields.raw(name)?)));
    ["replies_to", "translation_of"].into_iter().filter_map(place).collect()
}
