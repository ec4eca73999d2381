//! What the screen that makes a collection and the worker that reads its files say to each other.
//!
//! The screen sends [`Request`]s, the worker answers with [`Message`]s, in order and one after the other: there is one
//! screen, and nothing supersedes anything. Both are made bytes of by [`wire`](crate::protocol::wire). Files travel
//! beside a request or a message, since only the browser can carry them.

mod document;
mod overview;

pub use document::{Block, Document, Field, FieldValue, Part, Person, Piece};
pub use overview::{Columns, Evidence, Header, Mapping, Overview, Refused, Row};

use serde::{Deserialize, Serialize};

/// What the folder is called, in the site's own folder of the browser, that collections are kept in.
pub const KEPT_FOLDER: &str = "collections";

/// What the file is called that has a person's corrections, beside the files that they are of.
pub const CORRECTIONS_FILE: &str = "corrections.toml";

/// Names a document for as long as its file is there: more files and corrections do not change it.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Key {
    /// The file's path below the folder that was handed over, with `/` between the parts.
    pub path: String,
    /// Which of the file's statements, from 0.
    pub index: u32,
}

/// What can be written as a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Product {
    /// The collection, as a bundle.
    Collection,
    /// What a person decided, as the `corrections.toml` that `lectern build` reads beside the same files.
    Corrections,
}

/// What the screen asks for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Request {
    /// Read these files, which lie beside the request in the same order, and what was read before stays. Answered by
    /// [`Message::Reading`] before each file and [`Message::Overview`] at the end.
    Read {
        /// The path of each file, the name of a folder that was handed over first.
        paths: Vec<String>,
    },
    /// Stop reading; what was read stays.
    Stop,
    /// Forget all files and corrections.
    Clear,
    /// Show more or fewer rows from now on. Answered by [`Message::Overview`].
    List {
        /// How many.
        limit: u32,
    },
    /// Show a document whole. Answered by [`Message::Document`], as the next three are.
    Show(Key),
    /// Leave a piece out of the text, or put it back.
    Toggle {
        /// The document.
        key: Key,
        /// Which of its pieces, from 0.
        piece: u32,
    },
    /// Let fields be what a person says.
    Correct {
        /// The document.
        key: Key,
        /// The fields that are other than they were.
        fields: Vec<Field>,
    },
    /// Let all fields be what the text says.
    Uncorrect(Key),
    /// What there is to map in a table. Answered by [`Message::Columns`].
    Columns {
        /// The table's path.
        path: String,
    },
    /// Columns mean what is said; tables are read anew. Answered as [`Request::Read`] is.
    Map(Mapping),
    /// Leave a document out of the collection, or put it back. Answered by [`Message::Overview`].
    LeaveOut {
        /// The document.
        key: Key,
        /// Whether it is to be left out.
        is_left_out: bool,
    },
    /// Let the collection's own fields be what a person says.
    Describe(Header),
    /// Write a file. Answered by [`Message::Written`].
    Write(Product),
    /// Keep the collection in the browser. Answered by [`Message::Kept`].
    Keep,
}

/// What the worker says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Message {
    /// It can be spoken to. Said once, before anything else.
    Ready,
    /// It begins to read a file: the one to blame where nothing more is heard.
    Reading {
        /// The file, as [`Request::Read`] named it.
        path: String,
        /// How many files were read of those that were handed over with it.
        done: u32,
        /// How many these are.
        of: u32,
    },
    /// All that was found so far.
    Overview(Box<Overview>),
    /// A document, as it is now; none where its file is gone.
    Document(Option<Box<Document>>),
    /// What there is to map.
    Columns(Box<Columns>),
    /// What was asked for is written, and lies beside the message as a file; without one, it could not be.
    Written,
    /// The collection is kept under this name; none where the browser refuses.
    Kept(Option<String>),
}
