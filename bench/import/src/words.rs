//! Texts as words: letters and digits that stand together, in lower case. In scripts that do not part words, each
//! character is one.

use html5ever::tendril::TendrilSink;
use html5ever::{ParseOpts, parse_document};
use markup5ever_rcdom::{NodeData, RcDom};
use pulldown_cmark::{Event, Parser, TagEnd};
use std::rc::Rc;

/// Elements that do not end a word.
const INLINE: &[&str] = &[
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "em", "font", "i", "mark", "q", "s", "small", "span", "strong",
    "sub", "sup", "time", "u",
];

/// Elements whose text nobody reads in the page.
const NO_TEXT: &[&str] = &["script", "style", "title", "noscript", "template"];

/// The words of markup, and those of them that are not of a picture's caption.
pub fn of_markup(html: &str) -> Words {
    Words { all: in_markup(html, &[]), without_captions: in_markup(html, &["figcaption"]) }
}

/// The words of a text.
#[derive(Clone, Debug, Default)]
pub struct Words {
    /// All of them.
    pub all: Vec<String>,
    /// Those that are not of a picture's caption.
    pub without_captions: Vec<String>,
}

fn in_markup(html: &str, left_out: &[&str]) -> Vec<String> {
    let page = parse_document(RcDom::default(), ParseOpts::default()).one(html);
    let mut text = String::new();
    // The page has to outlive the walk: a node that is dropped takes all below it along.
    let mut waiting = vec![Rc::clone(&page.document)];
    while let Some(node) = waiting.pop() {
        match &node.data {
            NodeData::Text { contents } => text.push_str(&contents.borrow()),
            NodeData::Element { name, .. } => {
                let name = &*name.local;
                if NO_TEXT.contains(&name) || left_out.contains(&name) {
                    continue;
                }
                if !INLINE.contains(&name) {
                    text.push(' ');
                }
            }
            _ => {}
        }
        waiting.extend(node.children.borrow().iter().rev().map(Rc::clone));
    }
    of_text(&text)
}

/// The words of CommonMark.
pub fn of_commonmark(markup: &str) -> Vec<String> {
    let mut text = String::new();
    for event in Parser::new(markup) {
        match event {
            Event::Text(words) | Event::Code(words) => text.push_str(&words),
            Event::SoftBreak | Event::HardBreak => text.push(' '),
            Event::End(TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item | TagEnd::CodeBlock) => text.push(' '),
            _ => {}
        }
    }
    of_text(&text)
}

/// The words of a text.
pub fn of_text(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    for letter in text.chars() {
        let is_alone = matches!(u32::from(letter), 0x2E80..=0x9FFF | 0xAC00..=0xD7AF | 0xF900..=0xFAFF);
        if letter.is_alphanumeric() && !is_alone {
            word.extend(letter.to_lowercase());
            continue;
        }
        if !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
        if is_alone {
            words.push(letter.to_string());
        }
    }
    if !word.is_empty() {
        words.push(word);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_those_a_reader_sees() {
        let words = of_markup("<title>no</title><p>O<b>ne</b></p><p>two<figcaption>three");
        assert_eq!(words.all, ["one", "two", "three"]);
        assert_eq!(words.without_captions, ["one", "two"]);
        assert_eq!(of_commonmark("*O*ne \\*\n\n- [two](x)"), ["one", "two"]);
        assert_eq!(of_text("Don't 日本"), ["don", "t", "日", "本"]);
    }
}
