//! What was found in all files, a row for each document.

use super::Key;
use serde::{Deserialize, Serialize};

/// What was found so far.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Overview {
    /// The first documents, in the order of the collection.
    pub rows: Vec<Row>,
    /// How many documents there are, with those that are left out.
    pub total: u32,
    /// How many of them a person left out.
    pub left_out: u32,
    /// Whether there is anything that a person decided, to be saved.
    pub has_corrections: bool,
    /// What could not be read, or was passed over.
    pub refused: Vec<Refused>,
    /// The paths of files whose columns can be mapped.
    pub tables: Vec<String>,
    /// The collection's own fields.
    pub header: Header,
    /// What its file is called.
    pub file_name: String,
    /// How many files still wait to be read.
    pub waiting: u32,
}

/// The collection's own fields that the screen shows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Header {
    /// Its title.
    pub title: String,
    /// One paragraph, plain text; empty for none.
    pub description: String,
    /// SPDX id or URL; empty for none.
    pub license: String,
}

/// A document as the table shows it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// Its name here.
    pub key: Key,
    /// Its title.
    pub title: String,
    /// Its kind.
    pub kind: Option<String>,
    /// The names of its authors, and of the bodies that issued it.
    pub authors: Vec<String>,
    /// When it was made, EDTF.
    pub date: Option<String>,
    /// BCP 47 tag.
    pub language: Option<String>,
    /// What its source is called.
    pub source: Option<String>,
    /// How many pieces are left out of its text.
    pub removed: u32,
    /// What was inferred of it.
    pub evidence: Vec<Evidence>,
    /// What a person should know of how it was read, in English sentences.
    pub notes: Vec<String>,
    /// Whether a person corrected it.
    pub is_corrected: bool,
    /// Whether a person left it out of the collection.
    pub is_left_out: bool,
}

/// A value that the text does not state as such, and what it was inferred from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// The field that was filled: `kind`; of a list the item: `authors[0]`.
    pub field: String,
    /// What it was filled with.
    pub value: String,
    /// The rule, in a few English words.
    pub rule: String,
    /// The words that it was inferred from; empty where it was the text as a whole.
    pub words: String,
}

impl Evidence {
    /// Whether it is of this field, or of an item of it.
    #[must_use]
    pub fn is_of(&self, field: &str) -> bool {
        self.field.split(['[', '.']).next() == Some(field)
    }
}

/// A file, or a part of one, that could not be read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refused {
    /// Which.
    pub path: String,
    /// Why, and what to do, in an English sentence.
    pub reason: String,
}

/// The columns of a table, with its first rows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Columns {
    /// The table's path.
    pub path: String,
    /// Their names.
    pub names: Vec<String>,
    /// What each is taken for, as docs/mapping.md writes it; empty where it is kept under its own name.
    /// `len == names.len()`.
    pub targets: Vec<String>,
    /// The first rows, each with a value for each column.
    pub rows: Vec<Vec<String>>,
    /// Every field that a column can mean.
    pub choices: Vec<String>,
    /// Whether 3/4/2020 is in April or in March, where that is known.
    pub day_first: Option<bool>,
    /// What stands between the values of a list; empty for what usually does.
    pub separator: String,
}

/// What a person says of tables.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mapping {
    /// A column's name and its field, as docs/mapping.md writes it.
    pub columns: Vec<(String, String)>,
    /// Whether 3/4/2020 is in April or in March; none where it is to be left out.
    pub day_first: Option<bool>,
    /// What stands between the values of a list; empty for what usually does.
    pub separator: String,
}
