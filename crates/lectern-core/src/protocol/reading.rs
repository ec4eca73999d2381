//! How a query was read, as a tree that the app puts into words.

use crate::facet::Facet;
use crate::text_field::TextField;
use serde::{Deserialize, Serialize};

/// What a query asks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reading {
    /// A word, in all its inflections.
    Word(String),
    /// Every word that starts so.
    Prefix(String),
    /// A word as written, without its inflections.
    Exact(String),
    /// Every word of this shape: `*` stands for any letters, `?` for one.
    Pattern(String),
    /// Every word that a regular expression matches whole.
    Expression(String),
    /// These words in this order; `*` stands for any word.
    Phrase(Vec<String>),
    /// These in one stretch of text.
    Near {
        /// What has to stand there.
        parts: Vec<Reading>,
        /// How many other words the stretch may have.
        within: u32,
        /// Whether they stand there in this order.
        is_ordered: bool,
    },
    /// A facet whose value contains these words.
    Field {
        /// Which facet.
        facet: Facet,
        /// The words.
        value: String,
    },
    /// Words in one field.
    Within {
        /// Which field.
        field: TextField,
        /// What has to stand there.
        reading: Box<Reading>,
    },
    /// Made in some time.
    Dated(Period),
    /// None of what follows.
    Not(Box<Reading>),
    /// All of these.
    All(Vec<Reading>),
    /// Any of these.
    Any(Vec<Reading>),
}

/// A stretch of time, by dates as typed. A date is in it if it may be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Period {
    /// On this day, in this month or year.
    During(String),
    /// From the start of the first to the end of the second.
    Between(String, String),
    /// From its start on.
    Since(String),
    /// Until its end.
    Until(String),
    /// Before its start.
    Before(String),
    /// After its end.
    After(String),
}

/// What was mended in a query so that it could be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Repair {
    /// A quotation mark without its fellow was taken to reach to the end.
    OpenQuote,
    /// A bracket without its fellow was taken to reach to the end.
    OpenBracket,
    /// `OR`, `AND`, `NOT`, `NEAR`, `-` or a bracket had nothing to work on and was passed over.
    IdleOperator(String),
    /// `name:` is no field; it was read as a word.
    UnknownField(String),
    /// This is no date; it was read as words.
    NoDate(String),
    /// This is no regular expression; no word matches it.
    BadExpression(String),
}

/// How far a search went beyond the query, which nothing matches as it was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Relaxed {
    /// Words that no statement has, and the similar ones that were looked for in their place.
    pub similar: Vec<Similar>,
    /// Whether statements are given that have only some of the words.
    pub some_words: bool,
}

/// A word that no statement has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Similar {
    /// As typed.
    pub typed: String,
    /// The most frequent of the words that stand for it.
    pub words: Vec<String>,
}
