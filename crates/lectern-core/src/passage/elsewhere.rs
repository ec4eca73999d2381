//! The parser as a module that is provided. Without one, a text is what it is.

use super::{Block, Inline, Passage};
use crate::texts::{Question, ask};

/// Reads CommonMark.
#[must_use]
pub fn parse(content: &str) -> Vec<Block> {
    if content.trim().is_empty() {
        return Vec::new();
    }
    ask(&Question::Parse(content)).unwrap_or_else(|| {
        let inlines = vec![Inline::Text(content.to_owned())];
        vec![Block::Verbatim(Passage { number: 1, inlines })]
    })
}

/// The words of a text, a line for each passage.
pub(super) fn words(content: &str) -> String {
    ask(&Question::PlainText(content)).unwrap_or_else(|| content.to_owned())
}
