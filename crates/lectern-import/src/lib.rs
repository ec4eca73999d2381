//! Files that people have become statements, and every word that is left out is shown with the reason.
//!
//! - [`source`]: a file's name and bytes; the bytes become text, and what had to be done for that is told.
//! - [`format`]: which kind of file it is, and those that hold many statements (tables, JSON Lines, feeds, archives).
//! - [`text`], [`html`]: a document becomes [`piece`]s: all of its words in their order, each with the part it plays.
//! - [`infer`]: what the pieces say without saying it in a field: kind, topics, places, an author from a signature,
//!   each with its evidence.
//! - [`assemble`]: pieces and what was inferred become a statement.
//!
//! Nothing here reads a file, a clock or the network, and no word of a text is altered: the words of all pieces are
//! the words of the source, in order. The same bytes give the same statements in the command line and in the tab.

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking"))]

pub mod assemble;
pub mod format;
pub mod html;
pub mod infer;
pub mod piece;
pub mod source;
pub mod text;

use lectern_core::Statement;
use piece::Piece;
use source::SourceFile;

/// What a person decides for a whole import.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The language of texts that do not say theirs, as a BCP 47 tag; detected where it is absent.
    pub language: Option<String>,
}

/// A statement and how it came about.
#[derive(Clone, Debug, Default)]
pub struct Imported {
    /// The statement, its `removed` and `inferred` filled in.
    pub statement: Statement,
    /// All words of the source in their order. Empty where a statement comes from a record with named fields.
    pub pieces: Vec<Piece>,
    /// What a person should know: another encoding, characters that were normalised.
    pub notes: Vec<source::Note>,
}

/// Reads one file, which may hold many statements.
///
/// # Errors
/// Why nothing can be read from the file.
pub fn import(file: &SourceFile, options: &Options) -> Result<Vec<Imported>, source::Refusal> {
    format::read(file, options)
}
