//! How a query was read, as a tree that the app puts into words.

use crate::facet::Facet;
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
    /// These words in this order.
    Phrase(Vec<String>),
    /// A facet whose value contains these words.
    Field {
        /// Which facet.
        facet: Facet,
        /// The words.
        value: String,
    },
    /// None of what follows.
    Not(Box<Reading>),
    /// All of these.
    All(Vec<Reading>),
    /// Any of these.
    Any(Vec<Reading>),
}

/// What was mended in a query so that it could be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Repair {
    /// A quotation mark without its fellow was taken to reach to the end.
    OpenQuote,
    /// A bracket without its fellow was taken to reach to the end.
    OpenBracket,
    /// `OR`, `AND`, `NOT`, `-` or a bracket had nothing to work on and was passed over.
    IdleOperator(String),
    /// `name:` is no field; it was read as a word.
    UnknownField(String),
}
