//! Opening a collection: where from, how far, what it is, and what went wrong.

use super::{Expected, Malformation, Shape};
use serde::{Deserialize, Serialize};

/// Where a collection comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Origin {
    /// An address, absolute or relative to the page.
    Address(String),
    /// A file of this name, handed to the engine beside the request.
    File(String),
}

impl Origin {
    /// The address or file name, as people know it.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Address(name) | Self::File(name) => name,
        }
    }
}

/// The wish to read a collection.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opening {
    /// Where it comes from.
    pub origin: Origin,
}

/// What a collection says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CollectionInfo {
    /// Shown in the header; a collection without one (JSON Lines) goes by its file name.
    pub title: Option<String>,
    /// One paragraph, plain text.
    pub description: Option<String>,
    /// BCP 47 tag for statements that name none.
    pub language: Option<String>,
    /// SPDX id or URL for statements that name none.
    pub license: Option<String>,
    /// Who made the collection.
    pub publisher: Option<String>,
    /// Their page.
    pub publisher_url: Option<String>,
    /// The collection's own page.
    pub homepage: Option<String>,
    /// When it was made, EDTF.
    pub created: Option<String>,
}

/// How far the reading has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// Bytes read, as they came over the network or from the file.
    pub bytes: u64,
    /// Bytes in all, where that is known.
    pub total_bytes: Option<u64>,
    /// Statements read.
    pub statements: u32,
    /// Statements that a search finds.
    pub indexed: u32,
    /// Problems met so far, listed or not.
    pub problems: u32,
    /// How many of them cost a statement.
    pub statements_lost: u32,
    /// Bytes of memory that the engine holds, where it can tell.
    pub memory: Option<u64>,
}

/// A place in a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Position {
    /// From 1.
    pub line: u64,
    /// Bytes from the line's start, from 1.
    pub column: u64,
}

/// How many problems of one file an engine lists, the first ones; all of them are counted. They are for people to read
/// and mend, and this many fill some hundred screens and about 2 MB.
pub const MAX_LISTED_PROBLEMS: u32 = 10_000;

/// Something in a file that could not be taken as it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// Where it stands, in the decompressed file.
    pub position: Position,
    /// The statement's id, where it has one that can be read.
    pub id: Option<String>,
    /// The field, where one is to blame.
    pub field: Option<String>,
    /// What is wrong.
    pub kind: ProblemKind,
    /// What it cost.
    pub loss: Loss,
}

/// What a problem cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Loss {
    /// The statement is left out.
    Statement,
    /// The field is left out.
    Field,
    /// Nothing is left out.
    Nothing,
}

/// What is wrong with a statement or a field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ProblemKind {
    /// A required field is missing.
    Missing,
    /// The id was used before.
    DuplicateId,
    /// The id is not 1 to 128 of `a-z 0-9 - _ .`.
    MalformedId(String),
    /// The field is given twice; the later one counts.
    DuplicateField,
    /// The value is of another type than it should be.
    WrongType {
        /// What was expected.
        expected: Shape,
    },
    /// The date is not EDTF.
    MalformedDate(String),
    /// Neither `summary` nor `content` is there.
    NoText,
    /// The piece is not JSON, for this reason.
    NotJson(Malformation),
    /// The statement is longer than a reader takes, in bytes.
    TooLong(u64),
    /// No statement has the id that this field names.
    UnknownReference(String),
}

/// Why a collection could not be opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum OpenFailure {
    /// The address answered with this HTTP status.
    Status(u16),
    /// No answer: offline, no such host, or a server that does not let other sites read it (CORS).
    Unreachable,
    /// The connection or the file broke off while being read.
    Interrupted,
    /// The file has no bytes.
    Empty,
    /// It is not JSON.
    NotJson {
        /// Where.
        position: Position,
        /// What was expected.
        expected: Expected,
    },
    /// It ends in the middle.
    CutOff {
        /// Where.
        position: Position,
    },
    /// It is JSON, but neither a statement bundle nor a feed nor lines of statements.
    NotACollection,
    /// It is a bundle of a later version.
    NewerVersion {
        /// The file's version, as written.
        found: String,
        /// The version that this reader knows.
        supported: u32,
    },
    /// The gzip data is damaged.
    Damaged,
    /// A person asked to stop.
    Cancelled,
    /// The engine died, most often for want of memory.
    EngineLost,
    /// A part of the engine that this collection needs could not be fetched.
    EngineIncomplete,
}
