//! The items of a query that hold no other: words, phrases and fields.

use super::Parser;
use crate::analysis::tokens;
use crate::query::{Forms, Node, Word, Words};
use lectern_core::Facet;
use lectern_core::protocol::Repair;
use std::ops::Range;

impl Parser<'_> {
    /// Reads a phrase, a field, an exact word or a run; nothing if it holds no word.
    pub(super) fn node(&mut self, is_excluded: bool) -> Option<Node> {
        if self.peek().is_some_and(is_quotation_mark) {
            return Some(self.phrase(is_excluded)).filter(has_words).map(Node::Words);
        }
        if self.peek() == Some('=') {
            self.take_while(|letter| letter == '=');
            let run = self.take_while(belongs_to_run);
            return Some(self.words(run, Forms::AsWritten, false)).filter(has_words).map(Node::Words);
        }
        let run = self.take_while(belongs_to_run);
        if let Some(name) = self.slice(run.clone()).find(':').filter(|&length| length > 0) {
            let value = run.start + name + 1..run.end;
            match Facet::named(self.slice(run.start..run.start + name)) {
                Some(facet) => return Some(self.field(facet, value, is_excluded)),
                None => self.note_unknown_field(run.start..run.start + name, value),
            }
        }
        Some(self.words(run, Forms::Inflected, !is_excluded)).filter(has_words).map(Node::Words)
    }

    /// The value of a field: the rest of its run, or the phrase right behind it.
    fn field(&mut self, facet: Facet, value: Range<usize>, is_excluded: bool) -> Node {
        let is_phrase = value.is_empty() && self.peek().is_some_and(is_quotation_mark);
        let value = match is_phrase {
            true => self.phrase(is_excluded),
            false => self.words(value, Forms::AsWritten, !is_excluded),
        };
        Node::Field { facet, value }
    }

    /// Says so where a run looks like a field and is none: `colour:red`, but neither `10:30` nor `https://…`.
    fn note_unknown_field(&mut self, name: Range<usize>, value: Range<usize>) {
        let looks_like_name = self.slice(name.clone()).chars().all(char::is_alphabetic);
        let value = self.slice(value);
        let has_value = !value.is_empty() || self.peek().is_some_and(is_quotation_mark);
        if looks_like_name && has_value && !value.starts_with("//") {
            self.repair(Repair::UnknownField(self.slice(name).to_owned()));
        }
    }

    /// Reads from a quotation mark to the next one, or to the end.
    fn phrase(&mut self, is_excluded: bool) -> Words {
        let opening = self.peek().map_or(0, char::len_utf8);
        self.position += opening;
        let text = self.take_while(|letter| !is_quotation_mark(letter));
        match self.peek() {
            Some(closing) => self.position += closing.len_utf8(),
            None => self.repair(Repair::OpenQuote),
        }
        let is_last = text.end == self.position;
        self.words(text, Forms::AsWritten, is_last && !is_excluded)
    }

    /// The words in a stretch of the query. The last one is open if a star follows it, and may be if nothing but
    /// apostrophes does.
    fn words(&self, range: Range<usize>, forms: Forms, may_be_open: bool) -> Words {
        let text = self.slice(range.clone());
        let (mut words, mut end) = (Vec::new(), range.start);
        tokens(text, |token| {
            end = range.start + token.range.end;
            let typed = text.get(token.range).unwrap_or_default().to_owned();
            words.push(Word { typed, lower: token.word.to_owned() });
        });
        let ends_query = self.slice(end..self.text.len()).chars().all(|letter| matches!(letter, '\'' | '’'));
        let is_starred = self.slice(end..range.end) == "*";
        let is_open = (may_be_open && ends_query || is_starred) && !words.is_empty();
        Words { words, forms, is_open }
    }
}

fn has_words(words: &Words) -> bool {
    !words.words.is_empty()
}

/// Whether a run goes on with it.
pub(super) fn belongs_to_run(letter: char) -> bool {
    !letter.is_whitespace() && !is_quotation_mark(letter) && !matches!(letter, '(' | ')')
}

/// Any of these opens a phrase and any closes it, since keyboards put in what they like.
fn is_quotation_mark(letter: char) -> bool {
    matches!(letter, '"' | '“' | '”' | '„' | '«' | '»')
}
