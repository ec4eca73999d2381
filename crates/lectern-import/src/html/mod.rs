//! A saved page becomes pieces.
//!
//! - `parse`: markup becomes a tree (`dom`), as a browser would make it, within limits;
//! - `main_text`: a library tells which texts are the main text;
//! - `metadata`, with `json_ld` and `dates`: what the page says of itself in ways that are made for programs;
//! - `roles`: each text of the page has a part: title, byline, content, or left out for one of the `reasons`;
//! - `blocks`, with `commonmark`: texts that stand together become a piece.
//!
//! The words of a page are the texts of its body in the order of the document, hidden ones among them, since a saved
//! page hides what a click would show. No words are: programs, styles, templates and what only a browser without frames
//! would show; what stands in attributes, descriptions of pictures among them; and the head, whose title is
//! [`Metadata::title`]. A picture that only tells that the page was read has no words: a note tells of it.

mod blocks;
mod commonmark;
mod dates;
mod dom;
mod json_ld;
mod main_text;
mod metadata;
mod parse;
mod reasons;
mod roles;

pub use metadata::{Metadata, Origin, Sourced};

use crate::Options;
use crate::piece::Piece;
use crate::source::{Note, Refusal};

/// A page, read.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// All words of its body in their order.
    pub pieces: Vec<Piece>,
    /// What it says of itself.
    pub metadata: Metadata,
    /// What a person should know.
    pub notes: Vec<Note>,
}

/// Reads a page. `path` is the file's, for a refusal to name.
///
/// # Errors
/// Why nothing is read from it: it is too large, nests too deeply or has no words.
pub fn read(html: &str, path: &str, _options: &Options) -> Result<Page, Refusal> {
    let refusal = |reason: String| Refusal { path: path.to_owned(), reason };
    let dom = parse::parse(html).map_err(|error| refusal(format!("The page is not read: {error}")))?;
    let main = main_text::find(&dom);
    let metadata = metadata::read(&dom, &main);
    let pieces = blocks::pieces(&dom, &roles::assign(&dom, &main, &metadata));
    if pieces.is_empty() {
        return Err(refusal(
            "The page has no text: it may be built by a program in the browser; save it from there as a complete page."
                .to_owned(),
        ));
    }
    Ok(Page { pieces, metadata, notes: notes(&dom) })
}

fn notes(dom: &dom::Dom) -> Vec<Note> {
    let pixels = dom
        .subtree(dom::NodeId::ROOT)
        .filter_map(|id| dom.element(id))
        .filter(|element| reasons::is_tracking_pixel(element));
    let text = match pixels.count() {
        0 => return Vec::new(),
        1 => "1 picture that only tells that the page was read was left out.".to_owned(),
        many => format!("{many} pictures that only tell that the page was read were left out."),
    };
    vec![Note { text }]
}

/// The words of a text, without marks and in lower case.
fn bare_words(text: &str) -> Vec<String> {
    let words = text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}

/// Whether two texts have the same words, marks and case aside.
fn same_words(one: &str, other: &str) -> bool {
    let words = bare_words(one);
    !words.is_empty() && words == bare_words(other)
}
