//! What was typed, as a tree.
//!
//! [`parse`] reads a query into a [`Query`]; [`reading`] tells a person how. Nothing here knows an index: what a word
//! stands for in a collection is decided by [`crate::evaluate`].

mod parse;
mod reading;

use lectern_core::Facet;
use lectern_core::protocol::Repair;
use std::ops::Range;

/// A query as read.
#[derive(Clone, Debug, Default)]
pub struct Query {
    /// What must hold, all of it.
    pub pieces: Vec<Piece>,
    /// What was mended.
    pub repairs: Vec<Repair>,
}

/// A part of a query that could be taken out of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Bytes of the query.
    pub range: Range<usize>,
    /// What it asks for.
    pub node: Node,
}

/// What must hold of a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// Its text has these words, one right after the other in one value of one field.
    Words(Words),
    /// A value that it has in the facet contains these words in this order, perhaps with others between.
    Field {
        /// The facet.
        facet: Facet,
        /// The words; with none, any value will do.
        value: Words,
    },
    /// This does not hold.
    Not(Box<Node>),
    /// All of these hold.
    All(Vec<Node>),
    /// One of these holds.
    Any(Vec<Node>),
}

/// Words that were typed together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// In order.
    pub words: Vec<Word>,
    /// Which forms of them are meant.
    pub forms: Forms,
    /// Whether the last one is still being typed, so that it stands for every word that starts so.
    pub is_open: bool,
}

/// A word that was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// As typed.
    pub typed: String,
    /// As the index has words: in lower case, composed, accents kept.
    pub lower: String,
}

/// Which forms of a word are meant. Case and accents never count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Forms {
    /// All its inflections.
    Inflected,
    /// As written alone.
    AsWritten,
}

impl Query {
    /// The top-level pieces, each as typed and with the query that is left without it.
    ///
    /// What is left ends in a space where the last piece was taken, so that the word before it stays the whole word
    /// that it was. An `AND` beside the piece goes with it.
    pub fn without_each(&self, query: &str) -> Vec<(String, String)> {
        let part = |range: Range<usize>| query.get(range).unwrap_or_default();
        let left = |range: &Range<usize>| {
            let (before, after) = (part(0..range.start).trim_end(), part(range.end..query.len()).trim_start());
            let (before, after) = match (before.strip_suffix(" AND"), after.strip_prefix("AND ")) {
                (_, Some(after)) => (before, after),
                (Some(before), None) => (before, after),
                (None, None) => (before, after),
            };
            let space = if before.is_empty() { "" } else { " " };
            format!("{before}{space}{after}")
        };
        self.pieces.iter().map(|piece| (part(piece.range.clone()).to_owned(), left(&piece.range))).collect()
    }
}
