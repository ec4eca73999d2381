//! A document whole: its fields, and all of its words with the part that each stretch plays.

use super::{Evidence, Key};
use serde::{Deserialize, Serialize};

/// A document as it is now.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Document {
    /// Its name here.
    pub key: Key,
    /// Its permalink in the collection.
    pub id: String,
    /// The fields that can be corrected, each once.
    pub fields: Vec<Field>,
    /// All of its words in their order; what a record has as its text where it is none of pieces.
    pub pieces: Vec<Piece>,
    /// What was inferred of it.
    pub evidence: Vec<Evidence>,
    /// What a person should know of how it was read, and what did not fit of their corrections, in English sentences.
    pub notes: Vec<String>,
    /// Whether fields were corrected.
    pub is_corrected: bool,
}

impl Document {
    /// What is in a field that can be corrected.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&FieldValue> {
        self.fields.iter().find(|field| field.name == name).map(|field| &field.value)
    }
}

/// A field and what is in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Field {
    /// Its name in the bundle.
    pub name: String,
    /// Its value; empty where the statement has none.
    pub value: FieldValue,
}

/// What is in a field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum FieldValue {
    /// One text.
    Text(String),
    /// Several.
    List(Vec<String>),
    /// Authors.
    People(Vec<Person>),
}

/// An author. What is not known is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// The name.
    pub name: String,
    /// In which role they spoke.
    pub role: String,
    /// The body they spoke for or belonged to.
    pub organization: String,
}

/// A stretch of a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Piece {
    /// Its words, without markup.
    pub text: String,
    /// The part that it plays.
    pub part: Part,
    /// Whether a person may leave it out or put it back.
    pub can_toggle: bool,
    /// Whether it plays another part than the rules gave it.
    pub is_changed: bool,
}

/// The part that a piece plays.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Part {
    /// The title.
    Title,
    /// Who wrote it, and perhaps when.
    Byline,
    /// A block of the text.
    Text(Block),
    /// Left out, for this reason, in the words of the bundle.
    LeftOut(String),
}

/// What a block of the text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Block {
    /// A heading of a level from 1 to 6.
    Heading(u8),
    /// A paragraph, or a block that is kept as it stands.
    Paragraph,
    /// An item of a list.
    ListItem,
    /// A quotation.
    Quotation,
}
