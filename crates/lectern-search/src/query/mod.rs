//! What was typed, as a tree.
//!
//! [`parse`] reads a query into a [`Query`]; [`reading`] tells a person how. Nothing here knows an index: what a word
//! stands for in a collection is decided by [`crate::evaluate`].

mod dates;
pub mod grammar;
mod parse;
mod pattern;
mod reading;

pub use dates::Dates;
pub use pattern::{is_pattern, matches};

use crate::expression::matching;
use lectern_core::protocol::Repair;
use lectern_core::{Facet, TextField};
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
    /// It has these close to each other in one value of one field.
    Near(Near),
    /// A value that it has in the facet contains these words in this order, perhaps with others between.
    Field {
        /// The facet.
        facet: Facet,
        /// The words; with none, any value will do.
        value: Words,
    },
    /// It may have been made in this time.
    Dated(Dates),
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
    /// The field that they have to stand in; any but the source where there is none.
    pub field: Option<TextField>,
}

/// A word that was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// As typed.
    pub typed: String,
    /// As the index has words: in lower case, composed, accents kept.
    pub lower: String,
    /// Which words it stands for.
    pub shape: Shape,
}

/// Which words a typed one stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Itself.
    Whole,
    /// Every word that starts so: it is still being typed.
    Open,
    /// Every word of the pattern that [`Word::lower`] is.
    Pattern,
    /// Every word that the regular expression [`Word::lower`] matches.
    Expression,
    /// Any word.
    Any,
}

/// Which forms of a word are meant. Case and accents never count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Forms {
    /// All its inflections.
    Inflected,
    /// As written alone.
    AsWritten,
}

/// Words and phrases that stand in one stretch of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Near {
    /// Of each, one alternative has to stand there. The same alternatives twice have to stand there twice.
    pub operands: Vec<Vec<Words>>,
    /// How many words the stretch may have besides theirs.
    pub within: u32,
    /// Whether the first of two operands has to end before the second starts.
    pub is_ordered: bool,
}

impl Node {
    /// All words that it looks for, or that it excludes, but those of facets.
    pub fn words(&self) -> Vec<&Words> {
        match self {
            Self::Words(words) => vec![words],
            Self::Near(near) => near.operands.iter().flatten().collect(),
            Self::Not(node) => node.words(),
            Self::All(nodes) | Self::Any(nodes) => nodes.iter().flat_map(Self::words).collect(),
            Self::Field { .. } | Self::Dated(_) => Vec::new(),
        }
    }
}

impl Query {
    /// The regular expressions in it.
    pub fn expressions(&self) -> impl Iterator<Item = &str> {
        let words = self.pieces.iter().flat_map(|piece| piece.node.words()).flat_map(|words| &words.words);
        words.filter(|word| word.shape == Shape::Expression).map(|word| word.lower.as_str())
    }

    /// Says of every regular expression that is none that it is none.
    pub fn note_bad_expressions(&mut self) {
        let bad = self.expressions().filter(|expression| matching(expression, &[]).is_none());
        let bad: Vec<Repair> = bad.map(|expression| Repair::BadExpression(expression.to_owned())).collect();
        self.repairs.extend(bad);
    }

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
