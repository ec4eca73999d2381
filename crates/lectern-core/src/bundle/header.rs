//! What a collection says of itself, field by field as the fields are met.

use super::VERSION;
use super::json;
use super::object::{Found, Path, Report, shortened};
use super::pending::{Gathered, Piece};
use super::problem_list::ProblemList;
use super::stage::Dialect;
use super::value::{read, text_of};
use crate::date::Date;
use crate::protocol::{
    CollectionInfo, Expected, Loss, Malformation, OpenFailure, Position, Problem, ProblemKind, Shape,
};
use crate::sort::sorted;
use crate::statement::{Author, UnknownFields, add};
use serde::Serialize;

/// A bundle's fields besides `format`, `version` and `statements`.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Header {
    /// Shown above the statements.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// One paragraph, plain text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// BCP 47 tag for statements that name none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// SPDX id or URL for statements that name none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub license: Option<String>,
    /// Who made the collection.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub publisher: Option<Publisher>,
    /// The collection's own page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub homepage: Option<String>,
    /// When the collection was made.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub created: Option<Date>,
    /// Fields that this reader does not know, kept for whoever rewrites the bundle.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

/// Who made a collection.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Publisher {
    /// Their name.
    pub name: String,
    /// Their page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

impl Header {
    /// What the app is told of it.
    #[must_use]
    pub fn info(&self) -> CollectionInfo {
        CollectionInfo {
            title: self.title.clone(),
            description: self.description.clone(),
            language: self.language.clone(),
            license: self.license.clone(),
            publisher: self.publisher.as_ref().map(|publisher| publisher.name.clone()),
            publisher_url: self.publisher.as_ref().and_then(|publisher| publisher.url.clone()),
            homepage: self.homepage.clone(),
            created: self.created.as_ref().map(Date::to_string),
        }
    }

    fn take_bundle_field(&mut self, name: &str, value: Found<'_>, report: &mut Report<'_>) {
        match name {
            "title" => self.title = read(value, report),
            "description" => self.description = read(value, report),
            "language" => self.language = read(value, report),
            "license" => self.license = read(value, report),
            "publisher" => self.publisher = read(value, report),
            "homepage" => self.homepage = read(value, report),
            "created" => self.created = read(value, report),
            _ => self.keep(name, value, report),
        }
    }

    /// JSON Feed 1.1, “Top-level”. A feed's first author is its publisher; all authors are kept besides.
    fn take_feed_field(&mut self, name: &str, value: Found<'_>, report: &mut Report<'_>) {
        match name {
            "title" => self.title = read(value, report),
            "description" => self.description = read(value, report),
            "language" => self.language = read(value, report),
            "home_page_url" => self.homepage = read(value, report),
            "authors" => {
                let authors: Option<Vec<Author>> = read(value, report);
                self.publisher = authors.into_iter().flatten().next().map(Publisher::from);
                self.keep(name, value, report);
            }
            _ => self.keep(name, value, report),
        }
    }

    fn keep(&mut self, name: &str, value: Found<'_>, report: &mut Report<'_>) {
        if let Some(json) = text_of(value, report) {
            add(&mut self.extra, name.to_owned(), &json);
        }
    }
}

impl From<Author> for Publisher {
    fn from(author: Author) -> Self {
        Self { name: author.name, url: author.url }
    }
}

/// Reads header fields in whatever order they come, and holds the file to what it says that it is.
#[derive(Debug, Default)]
pub(super) struct HeaderReader {
    pub header: Header,
    /// Where each field met so far stands, in the order of the file.
    met: Vec<(String, Position)>,
    /// Whether the statements were met, of whatever type their field is.
    pub has_statements: bool,
    is_bundle: bool,
    version: Option<Version>,
}

#[derive(Debug)]
enum Version {
    Known,
    Newer(String),
}

impl HeaderReader {
    /// Takes in one field.
    ///
    /// # Errors
    /// [`OpenFailure::NotJson`] where the value is none, [`OpenFailure::NotACollection`] and
    /// [`OpenFailure::NewerVersion`] as soon as `format` and `version` say so.
    pub fn take(
        &mut self,
        dialect: Dialect,
        name: &str,
        value: Gathered<'_>,
        problems: &mut ProblemList,
    ) -> Result<(), OpenFailure> {
        let Piece { bytes, start } = match value {
            Gathered::Whole(piece) => piece,
            Gathered::TooLong { start, bytes } => {
                problems.push(cost_of_field(start, name, ProblemKind::TooLong(bytes)));
                return Ok(());
            }
        };
        if bytes != b"null" {
            self.met.push((name.to_owned(), start));
        }
        let Ok(text) = str::from_utf8(bytes) else {
            problems.push(cost_of_field(start, name, ProblemKind::NotJson(Malformation::InvalidUtf8)));
            return Ok(());
        };
        let mut report = Report::new(text, start, problems);
        if let Err(broken) = json::check(text) {
            let expected = Expected::SoundValue(broken.reason);
            return Err(OpenFailure::NotJson { position: report.position_of(broken), expected });
        }
        let value = Found { raw: text, path: Path::Field(name) };
        match (dialect, name) {
            (Dialect::Bundle, "format") => self.is_bundle = is_format(text),
            (Dialect::Bundle, "version") => self.version = Some(bundle_version(value, &mut report)?),
            (Dialect::Feed, "version") => self.version = Some(feed_version(text)?),
            (_, name) if name == dialect.statements() => self.refuse_statements(value, &mut report),
            (Dialect::Bundle, _) => self.header.take_bundle_field(name, value, &mut report),
            (Dialect::Feed, _) => self.header.take_feed_field(name, value, &mut report),
        }
        self.hold_to_version(dialect, name)
    }

    /// Whether a field was met with any value but `null`.
    pub fn has_met(&self, name: &str) -> bool {
        self.met.iter().any(|(met, _)| met == name)
    }

    /// The field of the statements holds no array: an array would have been entered.
    fn refuse_statements(&mut self, value: Found<'_>, report: &mut Report<'_>) {
        if value.raw != "null" {
            self.has_statements = true;
            report.field(value, ProblemKind::WrongType { expected: Shape::Statements });
        }
    }

    /// Reports the fields given twice, each where it stands but for the last time.
    fn report_repeated(&mut self, problems: &mut ProblemList) {
        let met = sorted(std::mem::take(&mut self.met), |(one, _), (other, _)| one.cmp(other));
        for ((name, start), (next, _)) in met.iter().zip(met.iter().skip(1)) {
            if name == next {
                problems.push(cost_of_field(*start, name, ProblemKind::DuplicateField));
            }
        }
        self.met = met;
    }

    /// Says that no field follows.
    ///
    /// # Errors
    /// [`OpenFailure::NotACollection`] where `format` or `version` is missing.
    pub fn finish(&mut self, dialect: Dialect, problems: &mut ProblemList) -> Result<(), OpenFailure> {
        self.report_repeated(problems);
        let declared = self.version.is_some() && (self.is_bundle || dialect == Dialect::Feed);
        if declared { Ok(()) } else { Err(OpenFailure::NotACollection) }
    }

    fn hold_to_version(&self, dialect: Dialect, name: &str) -> Result<(), OpenFailure> {
        if name == "format" && !self.is_bundle && dialect == Dialect::Bundle {
            return Err(OpenFailure::NotACollection);
        }
        match &self.version {
            Some(Version::Newer(found)) if self.is_bundle || dialect == Dialect::Feed => {
                Err(OpenFailure::NewerVersion { found: found.clone(), supported: VERSION })
            }
            _ => Ok(()),
        }
    }
}

/// Whether the value of `format` is a bundle's.
pub(super) fn is_format(raw: &str) -> bool {
    json::text_of_string(raw).is_some_and(|format| format == super::FORMAT)
}

/// What follows the address in the `version` of a JSON Feed: `1.1`.
pub(super) fn feed_version_number(raw: &str) -> Option<String> {
    let version = json::text_of_string(raw)?;
    let address = version.strip_prefix("https://").or_else(|| version.strip_prefix("http://"))?;
    address.strip_prefix("jsonfeed.org/version/").map(str::to_owned)
}

/// The version of a bundle. A string that holds the number is taken for it, and reported.
fn bundle_version(value: Found<'_>, report: &mut Report<'_>) -> Result<Version, OpenFailure> {
    let text = json::text_of_string(value.raw);
    if text.is_some() {
        report.oddity(value, ProblemKind::WrongType { expected: Shape::Integer });
    }
    let written = text.as_deref().unwrap_or(value.raw);
    let (whole, fraction) = written.split_once('.').unwrap_or((written, ""));
    let is_whole = fraction.bytes().all(|digit| digit == b'0');
    match whole.parse::<u32>() {
        Ok(VERSION) if is_whole => Ok(Version::Known),
        Ok(number) if number >= VERSION => Ok(Version::Newer(shortened(written))),
        _ => Err(OpenFailure::NotACollection),
    }
}

fn feed_version(raw: &str) -> Result<Version, OpenFailure> {
    let number = feed_version_number(raw).ok_or(OpenFailure::NotACollection)?;
    let known = number == "1" || number.starts_with("1.");
    Ok(if known { Version::Known } else { Version::Newer(format!("JSON Feed {}", shortened(&number))) })
}

fn cost_of_field(position: Position, name: &str, kind: ProblemKind) -> Problem {
    Problem { position, id: None, field: Some(shortened(name)), kind, loss: Loss::Field }
}
