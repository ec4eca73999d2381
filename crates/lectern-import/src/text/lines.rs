//! Lines of a file become the lines that somebody wrote.
//!
//! Where a file wraps at a column, a line end is soft if the first word of the next line would not have fit. The file
//! as a whole must wrap, or every line end counts.

use super::shape;
use std::borrow::Cow;
use std::ops::Range;

/// A line as somebody wrote it: a paragraph, a heading, an item, a line of an address.
#[derive(Clone, Debug)]
pub struct Line<'a> {
    /// Its words, without the space around them; where lines were joined, with a space in between.
    pub text: Cow<'a, str>,
    /// Where it stands in the file.
    pub range: Range<usize>,
    /// Which block of lines without an empty line in between it belongs to, from 0.
    pub block: usize,
    /// How many spaces stand before it.
    pub indent: usize,
}

/// A line of the file.
#[derive(Clone, Debug)]
struct Raw {
    range: Range<usize>,
    block: usize,
    indent: usize,
    /// Where it ends, in characters.
    length: usize,
}

/// Files that wrap do so at a column in this range.
const COLUMNS: std::ops::RangeInclusive<usize> = 45..=110;

/// A word counts as one that did not fit up to this many characters.
const MAX_WORD: usize = 24;

/// The lines of a text that have words.
#[must_use]
pub fn lines(text: &str) -> Vec<Line<'_>> {
    let raw = raw_lines(text);
    let column = column(text, &raw);
    let mut lines: Vec<Line> = Vec::with_capacity(raw.len());
    let mut previous: Option<&Raw> = None;
    for line in &raw {
        let words = text.get(line.range.clone()).unwrap_or_default();
        let is_joined = match (previous, column) {
            (Some(before), Some(column)) => before.block == line.block && is_soft(text, before, line, column),
            _ => false,
        };
        match lines.last_mut().filter(|_| is_joined) {
            Some(last) => {
                let joined = last.text.to_mut();
                joined.push(' ');
                joined.push_str(words);
                last.range.end = line.range.end;
            }
            None => lines.push(Line {
                text: Cow::Borrowed(words),
                range: line.range.clone(),
                block: line.block,
                indent: line.indent,
            }),
        }
        previous = Some(line);
    }
    lines
}

fn raw_lines(text: &str) -> Vec<Raw> {
    let mut raw = Vec::new();
    let (mut start, mut block, mut is_after_empty) = (0, 0, false);
    for line in text.split('\n') {
        let words = line.trim();
        if words.is_empty() {
            is_after_empty = !raw.is_empty();
        } else {
            block += usize::from(std::mem::take(&mut is_after_empty));
            let indent = line.len() - line.trim_start().len();
            let range = start + indent..start + indent + words.len();
            raw.push(Raw { range, block, indent, length: indent + words.chars().count() });
        }
        start += line.len() + 1;
    }
    raw
}

/// The column that a file wraps at: the one that nine of ten lines with a line after them stay within, if a line end
/// there is soft more often than not.
fn column(text: &str, raw: &[Raw]) -> Option<usize> {
    let pairs = || raw.iter().zip(raw.iter().skip(1)).filter(|(line, next)| line.block == next.block);
    let mut lengths: Vec<usize> = pairs().map(|(line, _)| line.length).collect();
    if lengths.len() < 2 {
        return None;
    }
    lengths.sort_unstable();
    let column = *lengths.get(lengths.len() * 9 / 10)?;
    // In a file that wraps, no line of several words is longer.
    let has_longer = raw.iter().any(|line| {
        line.length > column + MAX_WORD && text.get(line.range.clone()).is_some_and(|words| words.contains(' '))
    });
    if !COLUMNS.contains(&column) || has_longer {
        return None;
    }
    let is_ended = |line: &Raw| text.get(line.range.clone()).is_some_and(crate::sentence::is_ended);
    // A short line, or one before an item, ends where somebody ended it: it says nothing about the file.
    let is_item = |line: &Raw| text.get(line.range.clone()).is_some_and(begins_item);
    let tells = |line: &Raw, next: &Raw| line.length * 2 > column && !is_item(next);
    let telling = pairs().filter(|(line, next)| tells(line, next)).count();
    let soft: Vec<&Raw> =
        pairs().filter(|(line, next)| is_soft(text, line, next, column)).map(|(line, _)| line).collect();
    // Lines that are sentences are paragraphs, however alike their lengths are.
    let ended = soft.iter().filter(|line| is_ended(line)).count();
    (soft.len() >= 2 && soft.len() * 5 >= telling * 3 && ended * 2 <= soft.len()).then_some(column)
}

fn is_soft(text: &str, line: &Raw, next: &Raw, column: usize) -> bool {
    let words = text.get(next.range.clone()).unwrap_or_default();
    if begins_item(words) {
        return false;
    }
    let this = text.get(line.range.clone()).unwrap_or_default();
    if this.starts_with('>') {
        return false;
    }
    let word = words.split_whitespace().next().unwrap_or_default().chars().count();
    line.length + 1 + word.min(MAX_WORD) > column && line.length * 2 > column
}

/// Whether a line begins a list's item, or is of a quotation.
fn begins_item(words: &str) -> bool {
    shape::bullet(words).is_some() || shape::number(words).is_some() || words.starts_with('>')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let lines = lines(text);
        assert_eq!(lines.iter().map(|line| line.text.as_ref()).collect::<Vec<_>>(), expected);
        for line in &lines {
            assert!(text[line.range.clone()].split_whitespace().eq(line.text.split_whitespace()));
        }
    }

    #[test]
    fn lines_of_a_file_that_wraps_are_joined() {
        check(
            "We the members of the village council have decided to keep the\n\
             school open and ask the county for the money that it promised us\n\
             in the spring of last year.\n\n  - first, a new roof above the gymnasium, as the old one leaks in\n    \
             every rain\n  - second, a bus\n\nAnna Example\nChair\n",
            &[
                "We the members of the village council have decided to keep the school open and ask the county for \
                 the money that it promised us in the spring of last year.",
                "- first, a new roof above the gymnasium, as the old one leaks in every rain",
                "- second, a bus",
                "Anna Example",
                "Chair",
            ],
        );
    }

    #[test]
    fn lines_of_a_poem_or_an_address_stay() {
        check(
            "Peace on the hill\nand bread\nfor everybody who comes\nhome",
            &["Peace on the hill", "and bread", "for everybody who comes", "home"],
        );
        let long = "A paragraph that goes on for longer than any column that a file would be wrapped at, as those from web pages do, on and on.";
        check(&format!("{long}\n{long}\n{long}"), &[long, long, long]);
    }
}
