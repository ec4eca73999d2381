//! A statement's CommonMark text as blocks of numbered passages.
//!
//! `pulldown-cmark` parses; this module names the few elements a reader shows. Raw HTML is text, an image is its
//! description: nothing here can make a page fetch or run anything.
//!
//! `walk` turns the parser's events into the few that count here, once for [`parse`], which makes blocks of them, and
//! once for [`plain_text`], which keeps the words alone. [`mark()`] marks what a search found.

mod direction;
#[cfg(not(feature = "texts"))]
mod elsewhere;
mod mark;
mod plain;
#[cfg(feature = "module")]
mod tree;
#[cfg(feature = "module")]
mod walk;
#[cfg(feature = "module")]
mod words;

pub use direction::direction;
#[cfg(not(feature = "texts"))]
pub use elsewhere::parse;
#[cfg(not(feature = "texts"))]
use elsewhere::words;
pub use mark::mark;
pub use plain::plain_text;
#[cfg(feature = "texts")]
pub use tree::parse;
#[cfg(feature = "module")]
pub(crate) use tree::parse as parse_here;
#[cfg(feature = "texts")]
use words::words;
#[cfg(feature = "module")]
pub(crate) use words::words as words_here;

use serde::{Deserialize, Serialize};

/// A piece of a text's structure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Block {
    /// A heading of level 1 to 6.
    Heading {
        /// 1 to 6.
        level: u8,
        /// Its words.
        passage: Passage,
    },
    /// A paragraph.
    Paragraph(Passage),
    /// Text whose line breaks count: code, or raw HTML shown as it stands.
    Verbatim(Passage),
    /// Somebody else's words.
    Quote(Vec<Block>),
    /// A list.
    List {
        /// The first number of an ordered list.
        start: Option<u64>,
        /// Its items.
        items: Vec<Vec<Block>>,
    },
    /// A break between parts.
    Rule,
}

/// The smallest part of a text that can be linked to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passage {
    /// From 1, in reading order.
    pub number: u32,
    /// Its words.
    pub inlines: Vec<Inline>,
}

/// A piece of a passage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Inline {
    /// Plain words.
    Text(String),
    /// Words that the query looked for. A hit that spans several elements is several marks of one number.
    Mark {
        /// Which hit, from 0 in reading order.
        hit: u32,
        /// Its words.
        text: String,
    },
    /// Emphasised words.
    Emphasis(Vec<Inline>),
    /// Strongly emphasised words.
    Strong(Vec<Inline>),
    /// Words set as code.
    Code(Vec<Inline>),
    /// A link. `href` is shown as text by the reader where its scheme is not http, https or mailto.
    Link {
        /// Where to.
        href: String,
        /// Its words.
        inlines: Vec<Inline>,
    },
    /// A line break that counts.
    Break,
}

/// How many passages there are.
#[must_use]
pub fn count(blocks: &[Block]) -> u32 {
    blocks
        .iter()
        .map(|block| match block {
            Block::Heading { .. } | Block::Paragraph(_) | Block::Verbatim(_) => 1,
            Block::Quote(blocks) => count(blocks),
            Block::List { items, .. } => items.iter().map(|item| count(item)).sum(),
            Block::Rule => 0,
        })
        .sum()
}
