//! What a search found, marked in the blocks of a text.

use super::{Block, Inline, Passage};
use crate::sort::sorted;
use std::ops::Range;

/// Marks what `find` finds in each passage, and answers how many hits that are.
///
/// `find` is given a passage's words as [`plain_text`](super::plain_text) would give them, a line break being `\n`,
/// and answers with ranges of bytes in them. Ranges may come in any order; of two that overlap the earlier one counts
/// whole, and one that cuts a letter takes in all of it. Hits are numbered from 0 in reading order. A range that covers
/// nothing but a line break is no hit. Marks that the blocks had before are gone.
pub fn mark(blocks: &mut [Block], mut find: impl FnMut(&str) -> Vec<Range<usize>>) -> u32 {
    let mut hits = 0;
    mark_blocks(blocks, &mut find, &mut hits);
    hits
}

fn mark_blocks(blocks: &mut [Block], find: &mut impl FnMut(&str) -> Vec<Range<usize>>, hits: &mut u32) {
    for block in blocks {
        match block {
            Block::Heading { passage, .. } | Block::Paragraph(passage) | Block::Verbatim(passage) => {
                mark_passage(passage, find, hits);
            }
            Block::Quote(blocks) => mark_blocks(blocks, find, hits),
            Block::List { items, .. } => items.iter_mut().for_each(|item| mark_blocks(item, find, hits)),
            Block::Rule => {}
        }
    }
}

fn mark_passage(passage: &mut Passage, find: &mut impl FnMut(&str) -> Vec<Range<usize>>, hits: &mut u32) {
    let mut text = String::new();
    push_words(&passage.inlines, &mut text);
    let mut ranges = in_order(find(&text), &text);
    ranges.reverse();
    let mut marker = Marker { offset: 0, ranges, is_numbered: false, hits };
    passage.inlines = marker.mark(std::mem::take(&mut passage.inlines));
}

/// Adds the words of `inlines` to `text`.
fn push_words(inlines: &[Inline], text: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(words) | Inline::Mark { text: words, .. } => text.push_str(words),
            Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Code(inner) => push_words(inner, text),
            Inline::Link { inlines: inner, .. } => push_words(inner, text),
            Inline::Break => text.push('\n'),
        }
    }
}

/// The ranges as they follow each other in `text`, on letters' edges, none over another.
fn in_order(ranges: Vec<Range<usize>>, text: &str) -> Vec<Range<usize>> {
    let ranges = sorted(ranges, |one, other| (one.start, one.end).cmp(&(other.start, other.end)));
    let mut reached = 0;
    let place = |range: Range<usize>| {
        let start = text.floor_char_boundary(range.start).max(reached);
        let end = text.ceil_char_boundary(range.end.min(text.len()));
        if start >= end || range.is_empty() {
            return None;
        }
        reached = end;
        Some(start..end)
    };
    ranges.into_iter().filter_map(place).collect()
}

/// Splits words at the edges of ranges, from the first inline of a passage to the last.
struct Marker<'h> {
    /// How many bytes of the passage's words lie behind.
    offset: usize,
    /// The ranges that do not lie behind, the next one last.
    ranges: Vec<Range<usize>>,
    /// Whether a mark of the next range has been made.
    is_numbered: bool,
    hits: &'h mut u32,
}

impl Marker<'_> {
    fn mark(&mut self, inlines: Vec<Inline>) -> Vec<Inline> {
        let mut marked = Vec::with_capacity(inlines.len());
        for inline in inlines {
            match inline {
                Inline::Text(words) | Inline::Mark { text: words, .. } => self.mark_words(&words, &mut marked),
                Inline::Emphasis(inner) => marked.push(Inline::Emphasis(self.mark(inner))),
                Inline::Strong(inner) => marked.push(Inline::Strong(self.mark(inner))),
                Inline::Code(inner) => marked.push(Inline::Code(self.mark(inner))),
                Inline::Link { href, inlines } => marked.push(Inline::Link { href, inlines: self.mark(inlines) }),
                Inline::Break => {
                    self.offset += 1;
                    marked.push(Inline::Break);
                }
            }
        }
        marked
    }

    fn mark_words(&mut self, mut words: &str, marked: &mut Vec<Inline>) {
        while !words.is_empty() {
            self.leave_behind();
            let (start, end) = self.ranges.last().map_or((usize::MAX, usize::MAX), |range| (range.start, range.end));
            let is_hit = start <= self.offset;
            let length = if is_hit { end } else { start }.saturating_sub(self.offset).min(words.len());
            let (piece, rest) = words.split_at_checked(length).unwrap_or((words, ""));
            if is_hit {
                marked.push(Inline::Mark { hit: self.number(), text: piece.to_owned() });
            } else {
                push_text(marked, piece);
            }
            self.offset += piece.len();
            words = rest;
        }
    }

    /// Forgets the ranges that have been passed.
    fn leave_behind(&mut self) {
        while self.ranges.pop_if(|range| range.end <= self.offset).is_some() {
            self.is_numbered = false;
        }
    }

    /// The number of the hit that is being marked.
    fn number(&mut self) -> u32 {
        if !std::mem::replace(&mut self.is_numbered, true) {
            *self.hits += 1;
        }
        self.hits.saturating_sub(1)
    }
}

/// Adds words, to the last ones where these are plain words, too.
pub(super) fn push_text(inlines: &mut Vec<Inline>, text: &str) {
    if let Some(Inline::Text(last)) = inlines.last_mut() {
        last.push_str(text);
    } else {
        inlines.push(Inline::Text(text.to_owned()));
    }
}
