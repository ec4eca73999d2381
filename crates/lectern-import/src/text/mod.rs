//! A text file becomes pieces.

use crate::Options;
use crate::piece::{Block, Piece, Role};
use crate::source::Decoded;

/// Takes a plain text apart.
#[must_use]
pub fn read(decoded: &Decoded, _options: &Options) -> Vec<Piece> {
    let text = decoded.text.as_str();
    vec![Piece::of_plain(text.trim(), 0..text.len(), Role::Content(Block::Paragraph))]
}
