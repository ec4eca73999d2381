//! A content as its words, with the way back to where they stand in the CommonMark.

use super::words::small;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// What a block is, as far as rules ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Heading,
    Text,
    Item,
    Quotation,
    Verbatim,
}

/// A block's words.
#[derive(Clone, Debug)]
pub(super) struct Block {
    pub kind: Kind,
    pub range: Range<usize>,
}

/// The words of a content: blocks with a line end after each, a line end where one counts.
#[derive(Clone, Debug, Default)]
pub(super) struct Reading {
    pub text: String,
    /// The same with small letters, byte for byte.
    pub small: String,
    pub blocks: Vec<Block>,
    /// Where stretches of `text` stand in the content: begins there, begins here, in rising order.
    stretches: Vec<(usize, usize)>,
}

impl Reading {
    pub(super) fn of(content: &str) -> Self {
        let mut reading = Self::default();
        let (mut kind, mut quotes, mut items) = (Kind::Text, 0usize, 0usize);
        let mut start = 0;
        for (event, range) in Parser::new_ext(content, Options::empty()).into_offset_iter() {
            match event {
                Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => {
                    // Of code, the marks around it are no words.
                    let is_plain = range.len() == text.len();
                    let source = content.get(range.clone()).filter(|_| !is_plain);
                    let inner = source.and_then(|source| source.find(text.as_ref())).unwrap_or(0);
                    reading.stretches.push((reading.text.len(), range.start + inner));
                    reading.text.push_str(&text);
                }
                Event::SoftBreak => reading.text.push(' '),
                Event::HardBreak => reading.text.push('\n'),
                Event::Start(tag) => {
                    if let Some(found) = kind_of(&tag) {
                        reading.end_block(kind, &mut start);
                        kind = found;
                    }
                    quotes += usize::from(matches!(tag, Tag::BlockQuote(_)));
                    items += usize::from(tag == Tag::Item);
                    if matches!(tag, Tag::Paragraph | Tag::Item | Tag::BlockQuote(_)) {
                        kind = if quotes > 0 {
                            Kind::Quotation
                        } else if items > 0 {
                            Kind::Item
                        } else {
                            Kind::Text
                        };
                    }
                }
                Event::End(tag) => {
                    if matches!(
                        tag,
                        TagEnd::Paragraph
                            | TagEnd::Heading(_)
                            | TagEnd::Item
                            | TagEnd::CodeBlock
                            | TagEnd::HtmlBlock
                            | TagEnd::BlockQuote(_)
                    ) {
                        reading.end_block(kind, &mut start);
                    }
                    quotes -= usize::from(matches!(tag, TagEnd::BlockQuote(_)) && quotes > 0);
                    items -= usize::from(tag == TagEnd::Item && items > 0);
                }
                _ => {}
            }
        }
        reading.end_block(kind, &mut start);
        reading.small = small(&reading.text);
        reading
    }

    fn end_block(&mut self, kind: Kind, start: &mut usize) {
        if self.text.len() > *start {
            self.blocks.push(Block { kind, range: *start..self.text.len() });
            self.text.push('\n');
        }
        *start = self.text.len();
    }

    /// The words in a range.
    pub(super) fn get(&self, range: &Range<usize>) -> &str {
        self.text.get(range.clone()).unwrap_or_default()
    }

    /// The same with small letters.
    pub(super) fn get_small(&self, range: &Range<usize>) -> &str {
        self.small.get(range.clone()).unwrap_or_default()
    }

    /// The lines of all blocks, in order, without the space around them.
    pub(super) fn lines(&self) -> impl DoubleEndedIterator<Item = Range<usize>> {
        lines(&self.text)
    }

    /// The blocks that somebody says themself: neither headings nor another's words.
    pub(super) fn said(&self) -> impl Iterator<Item = &Block> {
        self.blocks.iter().filter(|block| matches!(block.kind, Kind::Text | Kind::Item))
    }

    /// Where a range of the words stands in the content.
    pub(super) fn in_content(&self, range: Range<usize>) -> Range<usize> {
        let start = self.place(range.start);
        start
            ..self.place(range.end.saturating_sub(1).max(range.start)).max(start) + usize::from(range.end > range.start)
    }

    fn place(&self, at: usize) -> usize {
        let next = self.stretches.partition_point(|(begin, _)| *begin <= at);
        let stretch = next.checked_sub(1).and_then(|index| self.stretches.get(index));
        stretch.map_or(at, |(begin, place)| place + (at - begin))
    }
}

fn kind_of(tag: &Tag) -> Option<Kind> {
    match tag {
        Tag::Heading { .. } => Some(Kind::Heading),
        Tag::Item => Some(Kind::Item),
        Tag::Paragraph => Some(Kind::Text),
        Tag::CodeBlock(_) | Tag::HtmlBlock => Some(Kind::Verbatim),
        _ => None,
    }
}

/// The lines of a text that have words.
pub(super) fn lines(text: &str) -> impl DoubleEndedIterator<Item = Range<usize>> {
    let begin = text.as_ptr() as usize;
    text.split('\n').map(str::trim).filter(|line| !line.is_empty()).map(move |line| {
        let start = line.as_ptr() as usize - begin;
        start..start + line.len()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_know_where_they_stand_in_the_content() {
        let content = "## To *all*\n\nWe ask \\*now\\*, R&amp;D,\\\nplease.\n\n- one\n- two [three](https://example.org)\n\n> four";
        let reading = Reading::of(content);
        assert_eq!(reading.text, "To all\nWe ask *now*, R&D,\nplease.\none\ntwo three\nfour\n");
        let kinds: Vec<Kind> = reading.blocks.iter().map(|block| block.kind).collect();
        assert_eq!(kinds, [Kind::Heading, Kind::Text, Kind::Item, Kind::Item, Kind::Quotation]);
        for words in ["all", "now", "please.", "one", "three", "four"] {
            let at = reading.text.find(words).unwrap();
            assert_eq!(&content[reading.in_content(at..at + words.len())], words);
        }
    }
}
