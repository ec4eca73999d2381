//! What is left becomes headings, lists, quotations and paragraphs.

use super::Marked;
use super::furniture::inline_end_mark;
use super::shape;
use crate::byline;
use crate::dates;
use crate::markdown::is_rule;
use crate::piece::{Block, Piece, Reason, Role};
use std::ops::Range;

/// Lines of an address or a poem that stand together, at most.
const MAX_TOGETHER: usize = 24;

/// The longest line of an address or a poem, in characters.
const MAX_VERSE: usize = 80;

/// The pieces of all lines, in order.
pub(super) fn pieces(lines: &[Marked]) -> Vec<Piece> {
    let mut pieces = Vec::with_capacity(lines.len());
    let mut index = 0;
    while let Some(line) = lines.get(index) {
        if let Some(role) = line.role() {
            pieces.push(Piece::of_plain(line.text(), line.line.range.clone(), role));
            index += 1;
            continue;
        }
        let (block, length) = block(lines, index);
        let run = lines.get(index..index + length).unwrap_or_default();
        push_block(block, run, &mut pieces);
        index += length;
    }
    pieces
}

/// What begins at a line, and how many lines it has.
fn block(lines: &[Marked], index: usize) -> (Block, usize) {
    let Some(line) = lines.get(index) else { return (Block::Paragraph, 1) };
    let text = line.text();
    if is_rule(text) {
        return (Block::Verbatim, 1);
    }
    if text.starts_with('>') {
        return (Block::Quotation, together(lines, index, |line| line.text().starts_with('>')));
    }
    if is_item(lines, index) {
        return (Block::ListItem, 1);
    }
    if is_heading(lines, index) {
        return (Block::Heading(2), 1);
    }
    let is_verse = |line: &Marked| {
        line.text().chars().count() <= MAX_VERSE && !is_rule(line.text()) && !line.text().starts_with('>')
    };
    let mut length = together(lines, index, is_verse);
    if length > MAX_TOGETHER {
        length = 1;
    }
    // An item or a heading ends it.
    let ends = |at: &usize| is_item(lines, *at) || (is_heading(lines, *at) && *at > index);
    let end = (index + 1..index + length).find(ends).unwrap_or(index + length);
    (Block::Paragraph, (end - index).max(1))
}

/// How many lines from `index` on stand together and fit; 1 at least.
fn together(lines: &[Marked], index: usize, fits: impl Fn(&Marked) -> bool) -> usize {
    let Some(first) = lines.get(index) else { return 1 };
    let is_with = |line: &&Marked| line.line.block == first.line.block && line.role().is_none() && fits(line);
    lines.get(index..).unwrap_or_default().iter().take_while(is_with).count().max(1)
}

/// Whether a line is an item of a list: it has a bullet, or a number that goes on from a line nearby. A dash, a star or
/// the number of a single line is none.
fn is_item(lines: &[Marked], index: usize) -> bool {
    let Some(text) = lines.get(index).map(Marked::text) else { return false };
    let neighbour = |at: Option<usize>| {
        at.and_then(|at| lines.get(at)).filter(|line| line.role().is_none()).map(Marked::text).unwrap_or_default()
    };
    let (before, after) = (neighbour(index.checked_sub(1)), neighbour(Some(index + 1)));
    if shape::bullet(text).is_some() && !is_rule(text) {
        let is_like = |other: &str| shape::bullet(other).is_some() && other.chars().next() == text.chars().next();
        return !shape::is_doubtful_bullet(text) || is_like(before) || is_like(after);
    }
    match shape::number(text) {
        Some(number) => shape::number(after) == Some(number + 1) || shape::number(before) == number.checked_sub(1),
        None => false,
    }
}

/// Whether a line is a heading: it looks like one, stands alone or begins a block, and running text follows.
fn is_heading(lines: &[Marked], index: usize) -> bool {
    let Some(line) = lines.get(index) else { return false };
    let text = line.text();
    let block = |at: Option<usize>| at.and_then(|at| lines.get(at)).map(|line| line.line.block);
    let begins = block(index.checked_sub(1)) != Some(line.line.block);
    let Some(next) = lines.get(index + 1).filter(|next| next.role().is_none()) else { return false };
    let is_followed = next.is_text || is_item(lines, index + 1);
    let is_begun = begins || is_numbered_article(text);
    is_begun
        && is_followed
        && shape::is_heading(text)
        && !byline::is_salutation(text)
        && !byline::is_closing(text)
        && !byline::is_address(text)
        && !(text.len() < 120 && dates::find(text).is_some_and(|found| text.len() - found.range.len() < 40))
}

/// “Article 5”: in a text without empty lines, headings stand between paragraphs.
fn is_numbered_article(text: &str) -> bool {
    text.split_whitespace().count() <= 3 && text.chars().any(char::is_numeric)
}

fn push_block(block: Block, run: &[Marked], pieces: &mut Vec<Piece>) {
    let (Some(first), Some(last)) = (run.first(), run.last()) else { return };
    let range = first.line.range.start..last.line.range.end;
    let words: Vec<&str> = match block {
        Block::ListItem => {
            vec![first.text().get(shape::bullet(first.text()).unwrap_or_default()..).unwrap_or_default()]
        }
        Block::Quotation => run.iter().map(|line| line.text().trim_start_matches(['>', ' '])).collect(),
        _ => run.iter().map(Marked::text).collect(),
    };
    let words = words.join("\n");
    match inline_end_mark(&words).filter(|_| block != Block::Verbatim) {
        Some(at) => push_with_end_mark(block, &words, at, range, pieces),
        None => pieces.push(Piece::of_plain(&words, range, Role::Content(block))),
    }
}

fn push_with_end_mark(block: Block, words: &str, at: usize, range: Range<usize>, pieces: &mut Vec<Piece>) {
    let (text, mark) = words.split_at(at);
    let middle = range.end - mark.len();
    let text = text.trim_end();
    pieces.push(Piece::of_plain(text, range.start..middle, Role::Content(block)));
    pieces.push(Piece::of_plain(mark, middle..range.end, Role::Removed(Reason::EndMark)));
}
