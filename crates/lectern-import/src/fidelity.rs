//! Whether all words of a source are in what was made of it, in order. For tests of every importer.
//!
//! A word is what stands between spaces. Bullets, rules and the marks of quotations are drawn, not said; a list's
//! number counts, in whatever way it is set apart.

use crate::Imported;
use crate::piece::Role;
use lectern_core::passage::{Block, Inline, Passage, parse};

/// The words of a plain text.
#[must_use]
pub fn words(text: &str) -> Vec<&str> {
    text.split_whitespace().map(said).filter(|word| !word.is_empty()).collect()
}

/// A word without what is drawn around it.
fn said(word: &str) -> &str {
    let word = word.trim_start_matches(is_drawn);
    let number = word.trim_end_matches(['.', ')']);
    let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    if is_number { number } else { word }
}

fn is_drawn(character: char) -> bool {
    matches!(
        character,
        '•' | '◦'
            | '▪'
            | '▫'
            | '‣'
            | '⁃'
            | '·'
            | '●'
            | '○'
            | '■'
            | '□'
            | '➤'
            | '►'
            | '✓'
            | '✔'
            | '*'
            | '-'
            | '–'
            | '—'
            | '_'
            | '='
            | '+'
            | '>'
    )
}

/// The words of a CommonMark text as a reader shows them, the numbers of lists included.
#[must_use]
pub fn shown(content: &str) -> String {
    let mut text = String::with_capacity(content.len());
    push_blocks(&parse(content), &mut text);
    text
}

fn push_blocks(blocks: &[Block], text: &mut String) {
    for block in blocks {
        match block {
            Block::Heading { passage, .. } | Block::Paragraph(passage) | Block::Verbatim(passage) => {
                push_passage(passage, text);
            }
            Block::Quote(blocks) => push_blocks(blocks, text),
            Block::List { start, items } => {
                for (number, item) in (start.unwrap_or_default()..).zip(items) {
                    if start.is_some() {
                        text.push_str(&format!("{number} "));
                    }
                    push_blocks(item, text);
                }
            }
            Block::Rule => {}
        }
    }
}

fn push_passage(passage: &Passage, text: &mut String) {
    push_inlines(&passage.inlines, text);
    text.push('\n');
}

fn push_inlines(inlines: &[Inline], text: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(words) | Inline::Mark { text: words, .. } => text.push_str(words),
            Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Code(inner) => push_inlines(inner, text),
            Inline::Link { inlines: inner, .. } => push_inlines(inner, text),
            Inline::Break => text.push('\n'),
        }
    }
}

/// Compares what was made of a document with the document's words: those of the pieces, and those of the statement's
/// title, byline, content and removed pieces, taken in the order in which the pieces stand.
///
/// # Errors
/// Where they first differ.
pub fn check(source: &str, imported: &Imported) -> Result<(), String> {
    let source = words(source);
    let pieces: Vec<String> = imported.pieces.iter().map(|piece| piece.plain().into_owned()).collect();
    let of_pieces: Vec<&str> = pieces.iter().flat_map(|text| words(text)).collect();
    compare("pieces", &of_pieces, &source)?;

    let statement = &imported.statement;
    let content = shown(statement.content.as_deref().unwrap_or_default());
    let removed: Vec<&str> = statement.removed.iter().map(|removed| removed.text.as_str()).collect();
    let (removed, byline) = (removed.join("\n"), imported.byline().join("\n"));
    let mut parts = Parts {
        title: words(&statement.title).into_iter(),
        byline: words(&byline).into_iter(),
        content: words(&content).into_iter(),
        removed: words(&removed).into_iter(),
    };
    let mut of_statement = Vec::with_capacity(source.len());
    let has_title = imported.pieces.iter().any(|piece| piece.role == Role::Title);
    for (piece, text) in imported.pieces.iter().zip(&pieces) {
        let part = match piece.role {
            Role::Title => &mut parts.title,
            Role::Byline => &mut parts.byline,
            Role::Content(_) => &mut parts.content,
            Role::Removed(_) => &mut parts.removed,
        };
        of_statement.extend(part.take(words(text).len()));
    }
    compare("statement", &of_statement, &source)?;
    let left = [
        ("title", has_title.then(|| parts.title.next()).flatten()),
        ("byline", parts.byline.next()),
        ("content", parts.content.next()),
        ("removed", parts.removed.next()),
    ];
    match left.into_iter().find_map(|(part, word)| word.map(|word| (part, word))) {
        Some((part, word)) => Err(format!("the {part} has “{word}”, which the source has not")),
        None => Ok(()),
    }
}

/// The parts of a statement, as far as their words have not been found in the source yet.
struct Parts<'a> {
    title: std::vec::IntoIter<&'a str>,
    byline: std::vec::IntoIter<&'a str>,
    content: std::vec::IntoIter<&'a str>,
    removed: std::vec::IntoIter<&'a str>,
}

fn compare(what: &str, ours: &[&str], source: &[&str]) -> Result<(), String> {
    let same = ours.iter().zip(source).take_while(|(one, other)| one == other).count();
    if same == ours.len() && same == source.len() {
        return Ok(());
    }
    let around = |words: &[&str]| {
        let until = (same + 6).min(words.len());
        words.get(same.saturating_sub(3)..until).unwrap_or_default().join(" ")
    };
    Err(format!("word {same}: the {what} have “{}”, the source has “{}”", around(ours), around(source)))
}
