//! Which kind of file it is, and what each kind holds.
//!
//! - [`Kind::of`] tells a kind by what a file begins with, then by its name.
//! - [`read`] goes through one door for every kind: documents (text, HTML) become pieces; tables, JSON Lines and the
//!   front matter of Markdown become [`record`]s, whose fields a [`Mapping`] names; feeds become items of a JSON Feed;
//!   an archive's entries come back through the same door.
//! - [`table`], [`markdown`] and [`feed`] also write what they read, so that each format has one owner.
//! - [`columns`] shows a dialog what there is to map.
//!
//! Nothing is dropped without a word: what could not be read is a [`Refusal`], what was changed a
//! [`Note`](crate::source::Note), and a column that means nothing to the format is kept under its own name.

mod archive;
mod columns;
mod document;
pub mod feed;
mod json;
mod kind;
mod mapping;
pub mod markdown;
pub mod problem;
pub mod record;
mod syndication;
mod synonyms;
pub mod table;
mod times;

pub use columns::{Columns, columns};
pub use kind::Kind;
pub use mapping::{DateOrder, Mapping, MappingError, Target};

use crate::source::{self, Refusal, SourceFile};
use crate::{Imported, Options, infer, statement_source};
use lectern_core::bundle::Header;

/// The largest file that is read, in bytes: a whole collection or an archive may be so long.
pub const MAX_FILE_BYTES: usize = 256 << 20;

/// What was found in a file.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// The statements, in the order of the file.
    pub imported: Vec<Imported>,
    /// What could not be read of it, each with the reason: a row, an entry, or all of it.
    pub refused: Vec<Refusal>,
    /// What the file says of the whole collection, where it is one.
    pub header: Option<Header>,
    /// Whether the statements say themselves where they came from: those of a bundle, or of an archive's entries.
    pub is_collection: bool,
}

impl Found {
    fn refusal(path: &str, reason: impl Into<String>) -> Self {
        let refused = vec![Refusal { path: path.to_owned(), reason: reason.into() }];
        Self { refused, ..Self::default() }
    }

    fn refuse(&mut self, path: &str, reason: impl Into<String>) {
        self.refused.push(Refusal { path: path.to_owned(), reason: reason.into() });
    }

    fn append(&mut self, other: Self) {
        self.imported.extend(other.imported);
        self.refused.extend(other.refused);
    }
}

impl From<Refusal> for Found {
    fn from(refusal: Refusal) -> Self {
        Self { refused: vec![refusal], ..Self::default() }
    }
}

/// Reads a file of any kind, and notes in each statement which file it came from.
#[must_use]
pub fn read(file: &SourceFile, options: &Options) -> Found {
    let mut found = read_as(file, None, options);
    if !found.is_collection {
        found.imported.iter_mut().for_each(|imported| complete(imported, file, options));
    }
    found
}

/// What a file's reading adds to what it says: where it came from, and for a record what its text says besides.
fn complete(imported: &mut Imported, file: &SourceFile, options: &Options) {
    statement_source::stamp(imported, file);
    if imported.pieces.is_empty() {
        infer::fill(&mut imported.statement, options);
    }
}

/// Reads a file as one of a kind that is known, or else of the kind that it seems to be of. Where it came from is left
/// to what it says itself, so that a collection in another format comes back as it was.
#[must_use]
pub fn read_as(file: &SourceFile, kind: Option<Kind>, options: &Options) -> Found {
    if file.bytes.is_empty() {
        return Found::refusal(file.path, "the file is empty; save it again.");
    }
    if file.bytes.len() > MAX_FILE_BYTES {
        return Found::refusal(file.path, too_long(file.bytes.len() as u64));
    }
    match kind.map_or_else(|| Kind::of(file), Ok) {
        Ok(Kind::Zip) => archive::read(file, options),
        Ok(kind) => read_plain(file, kind, options),
        Err(reason) => Found::refusal(file.path, reason),
    }
}

/// Every kind but an archive, so that an archive in an archive is never opened.
fn read_plain(file: &SourceFile, kind: Kind, options: &Options) -> Found {
    match kind {
        Kind::Zip => Found::refusal(file.path, "an archive inside an archive is not opened; unpack it first."),
        Kind::Html => document::html(file, options),
        Kind::Text => document::text(file, options),
        Kind::Markdown => markdown::read(file, options),
        Kind::Table => table::read(file, options),
        Kind::Bundle => json::bundle(file),
        Kind::Records => json::records(file, options),
        Kind::JsonFeed => feed::read(file, options),
        Kind::Syndication => syndication::read(file, options),
    }
}

/// The reason for refusing a file of this many bytes.
#[must_use]
pub fn too_long(bytes: u64) -> String {
    let (size, limit) = (bytes.div_ceil(1 << 20), MAX_FILE_BYTES >> 20);
    format!("the file has {size} MB and at most {limit} MB are read; split it into smaller files.")
}

/// A file of named fields as text. UTF-8 stays as it is, so that what was written is what is read; what is in another
/// encoding is decoded like a document.
fn decode_records(file: &SourceFile) -> Result<(String, Vec<source::Note>), Refusal> {
    let bytes = file.bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(file.bytes);
    match str::from_utf8(bytes) {
        Ok(text) => Ok((text.to_owned(), Vec::new())),
        Err(_) => source::decode_within(file, MAX_FILE_BYTES).map(|decoded| (decoded.text, decoded.notes)),
    }
}
