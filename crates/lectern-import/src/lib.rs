//! Files that people have become statements, and every word that is left out is shown with the reason.
//!
//! - [`source`]: a file's name and bytes; the bytes become text, and what had to be done for that is told.
//! - [`format`](mod@format): which kind of file it is, and those that hold many statements (tables, JSON Lines, feeds, archives).
//! - [`text`], [`html`]: a document becomes [`piece`]s: all of its words in their order, each with the part it plays.
//! - [`infer`]: what the pieces say without saying it in a field: kind, topics, places, an author from a signature,
//!   each with its evidence.
//! - [`assemble`](mod@assemble): pieces and what was inferred become a statement.
//! - [`ids`]: permalinks, which stay when a collection is made anew; [`statement_source`]: what tells that it is the same.
//! - [`collection`]: what was found in many files, put together.
//! - [`folder`]: which files of a folder are read, in which order, and what each is called.
//! - [`making`]: a collection that a person is making, file by file and correction by correction.
//! - [`corrections`]: what a person decided otherwise, which survives that the files are read anew.
//!
//! Nothing here reads a file, a clock or the network, and no word of a text is altered: the words of all pieces are
//! the words of the source, in order. The same bytes give the same statements in the command line and in the tab.

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking"))]

pub mod assemble;
pub mod byline;
pub mod collection;
pub mod corrections;
mod cues;
pub mod dates;
#[doc(hidden)]
pub mod fidelity;
pub mod folder;
pub mod format;
pub mod html;
pub mod ids;
pub mod infer;
pub mod line;
pub mod making;
pub mod markdown;
pub mod names;
pub mod piece;
pub mod sentence;
pub mod source;
pub mod statement_source;
pub mod text;

use assemble::Origin;
use lectern_core::Statement;
use piece::Piece;
use source::SourceFile;

/// What a person decides for a whole import.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The language of texts that do not say theirs, as a BCP 47 tag; detected where it is absent.
    pub language: Option<String>,
    /// What the columns of tables and the fields of records mean.
    pub mapping: format::Mapping,
    /// Places to look for, in the form that `data/README.md` describes; those that come along where it is absent.
    pub gazetteer: Option<infer::Gazetteer>,
    /// Topics to look for, likewise.
    pub vocabulary: Option<infer::Vocabulary>,
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
    /// What was known beside the words, for assembling the statement again.
    pub origin: Origin,
}

impl Imported {
    /// The lines that say who wrote it, as [`Role::Byline`](piece::Role::Byline) has them.
    #[must_use]
    pub fn byline(&self) -> Vec<&str> {
        let byline = self.statement.extra.get("byline").and_then(serde_json::Value::as_str);
        byline.map(|lines| lines.lines().collect()).unwrap_or_default()
    }

    /// The same document with one piece in another role: a mistaken cut undone, or one made. Without such a piece nothing
    /// changes.
    #[must_use]
    pub fn with_role(mut self, piece: usize, role: piece::Role, options: &Options) -> Self {
        let Some(found) = self.pieces.get_mut(piece) else { return self };
        *found = found.in_role(role);
        self.assembled_anew(options)
    }

    /// The statement that its pieces make now. Whatever is inferred is inferred anew; the id stays, and so does what says
    /// which file it came from. Where nothing is left to be called by, the title stays, too.
    #[must_use]
    pub(crate) fn assembled_anew(self, options: &Options) -> Self {
        let Statement { id, source, title, .. } = self.statement;
        let mut anew = assemble::assemble(self.pieces, self.origin, options);
        (anew.statement.id, anew.statement.source) = (id, source);
        if anew.statement.title.trim().is_empty() {
            anew.statement.title = title;
        }
        anew
    }
}

/// Reads one file, which may hold many statements.
#[must_use]
pub fn import(file: &SourceFile, options: &Options) -> format::Found {
    format::read(file, options)
}
