//! The items of a query that hold no other: words, phrases, patterns, dates, and all of these in a field.

use super::{Named, Parser};
use crate::analysis::{lower_case, tokens};
use crate::query::{Dates, Forms, Near, Node, Shape, Word, Words, is_pattern};
use lectern_core::protocol::Repair;
use lectern_core::{Facet, TextField};
use std::ops::Range;

impl Parser<'_> {
    /// Reads an item; nothing if it holds no word.
    pub(super) fn node(&mut self, is_excluded: bool) -> Option<Node> {
        let named = self.field();
        match self.peek() {
            Some(letter) if is_quotation_mark(letter) => self.phrase(named, is_excluded),
            Some('=') => {
                self.take_while(|letter| letter == '=');
                let run = self.take_while(belongs_to_run);
                self.asks(named, self.words(run, Forms::AsWritten, false))
            }
            Some('/') => self.expression(named).or_else(|| self.run(named, is_excluded)),
            _ => self.run(named, is_excluded),
        }
    }

    /// Reads what follows directly, up to the next space.
    fn run(&mut self, named: Option<Named>, is_excluded: bool) -> Option<Node> {
        let run = self.take_while(belongs_to_run);
        if named.is_none() {
            if let Some(dates) = Dates::between(self.slice(run.clone())) {
                return Some(Node::Dated(dates));
            }
            if let Some((name, value)) =
                self.slice(run.clone()).split_once(':').map(|(name, value)| (name.len(), value.len()))
            {
                self.note_unknown_field(run.start..run.start + name, run.end - value..run.end);
            }
        }
        let forms = if matches!(named, Some(Named::Facet(_))) { Forms::AsWritten } else { Forms::Inflected };
        self.asks(named, self.words(run, forms, !is_excluded))
    }

    /// What words ask for in a field; nothing without a word, unless the field is asked for as such.
    fn asks(&self, named: Option<Named>, words: Words) -> Option<Node> {
        match named.or_else(|| self.named()) {
            Some(Named::Facet(facet)) if named.is_some() || has_words(&words) => {
                Some(Node::Field { facet, value: Words { forms: Forms::AsWritten, ..words } })
            }
            Some(Named::Text(field)) if named.is_some() || has_words(&words) => {
                Some(Node::Words(Words { field: Some(field), ..words }))
            }
            _ => Some(words).filter(has_words).map(Node::Words),
        }
    }

    /// Reads a field's name and its colon, if that is what stands here.
    pub(super) fn field(&mut self) -> Option<Named> {
        let start = self.position;
        let name = self.take_while(char::is_alphabetic);
        let named = Named::of(self.slice(name)).filter(|_| self.peek() == Some(':'));
        self.position = if named.is_some() { self.position + ':'.len_utf8() } else { start };
        named
    }

    /// Reads the value of `date:`, `before:` or `after:`.
    pub(super) fn dated(&mut self, read: fn(&str) -> Option<Dates>, name: &str) -> Option<Node> {
        let value = self.take_while(belongs_to_run);
        let dates = read(self.slice(value.clone()));
        match dates {
            Some(dates) => return Some(Node::Dated(dates)),
            None if value.is_empty() => self.idle(&format!("{name}:")),
            None => self.repair(Repair::NoDate(self.slice(value).to_owned())),
        }
        None
    }

    /// Says so where a run looks like a field and is none: `colour:red`, but neither `10:30` nor `https://…`.
    fn note_unknown_field(&mut self, name: Range<usize>, value: Range<usize>) {
        let looks_like_name = !name.is_empty() && self.slice(name.clone()).chars().all(char::is_alphabetic);
        let value = self.slice(value);
        let has_value = !value.is_empty() || self.peek().is_some_and(is_quotation_mark);
        if looks_like_name && has_value && !value.starts_with("//") {
            self.repair(Repair::UnknownField(self.slice(name).to_owned()));
        }
    }

    /// Reads from a quotation mark to the next one, or to the end; `~` and a number behind it set its words free.
    fn phrase(&mut self, named: Option<Named>, is_excluded: bool) -> Option<Node> {
        let opening = self.peek().map_or(0, char::len_utf8);
        self.position += opening;
        let text = self.take_while(|letter| !is_quotation_mark(letter));
        match self.peek() {
            Some(closing) => self.position += closing.len_utf8(),
            None => self.repair(Repair::OpenQuote),
        }
        let is_last = text.end == self.position;
        let words = self.words(text, Forms::AsWritten, is_last && !is_excluded);
        let within = self.distance();
        match (self.asks(named, words)?, within) {
            (Node::Words(words), Some(within)) if words.words.len() > 1 => Some(near_each_other(words, within)),
            (node, _) => Some(node),
        }
    }

    /// Reads `~` and a number, if they stand here.
    fn distance(&mut self) -> Option<u32> {
        let start = self.position;
        if self.peek() == Some('~') {
            self.position += '~'.len_utf8();
            let digits = self.take_while(|letter| letter.is_ascii_digit());
            if let Ok(within) = self.slice(digits).parse() {
                return Some(within);
            }
        }
        self.position = start;
        None
    }

    /// Reads `/…/`, if a space, a bracket or the end follows it.
    fn expression(&mut self, named: Option<Named>) -> Option<Node> {
        let start = self.position;
        let rest = self.text.get(start + 1..)?;
        let end = rest.find(|letter: char| letter == '/' || letter.is_whitespace())?;
        let behind = rest.get(end + 1..).and_then(|behind| behind.chars().next());
        let is_closed = rest.get(end..).is_some_and(|closing| closing.starts_with('/'));
        if !is_closed || end == 0 || behind.is_some_and(|letter| !letter.is_whitespace() && letter != ')') {
            return None;
        }
        self.position = start + 1 + end + 1;
        let typed = self.slice(start + 1..start + 1 + end).to_owned();
        let word = Word { lower: lower_case(&typed), typed, shape: Shape::Expression };
        self.asks(named, Words { words: vec![word], forms: Forms::AsWritten, field: None })
    }

    /// The words in a stretch of the query, with the patterns that stars and question marks make of them.
    ///
    /// A mark belongs to the word that it touches, except for a question mark behind one, which ends a sentence. A star
    /// alone stands for any word between two others. The last word is open if it may be and nothing but apostrophes
    /// follows it.
    fn words(&self, range: Range<usize>, forms: Forms, may_be_open: bool) -> Words {
        let text = self.slice(range.clone());
        let mut words: Vec<Word> = Vec::new();
        let mut end = 0;
        tokens(text, |token| {
            let gap = text.get(end..token.range.start).unwrap_or_default();
            let typed = text.get(token.range.clone()).unwrap_or_default();
            let before = gap.get(gap.trim_end_matches(is_pattern).len()..).unwrap_or_default();
            match words.last_mut() {
                Some(word) if !gap.is_empty() && before == gap => {
                    word.extend(gap, gap);
                    word.extend(typed, token.word);
                }
                last => {
                    let stars = gap.strip_suffix(before).unwrap_or_default();
                    if let Some(word) = last {
                        word.extend_by_stars(stars);
                        let gaps = stars.trim_start_matches('*').split_whitespace().filter(|gap| *gap == "*");
                        words.extend(gaps.map(|gap| Word::new(gap, gap, Shape::Any)));
                    }
                    let mut word = Word::new("", "", Shape::Whole);
                    word.extend(before, before);
                    word.extend(typed, token.word);
                    words.push(word);
                }
            }
            end = token.range.end;
        });
        if let Some(last) = words.last_mut() {
            last.extend_by_stars(text.get(end..).unwrap_or_default());
            let rest = self.slice(range.start + end..self.text.len());
            if may_be_open && last.shape == Shape::Whole && rest.chars().all(|letter| matches!(letter, '\'' | '’')) {
                last.shape = Shape::Open;
            }
        }
        Words { words, forms, field: None }
    }
}

impl Named {
    fn of(name: &str) -> Option<Self> {
        match Facet::named(name) {
            Some(facet) => Some(Self::Facet(facet)),
            None => TextField::named(name).map(Self::Text),
        }
    }
}

impl Word {
    fn new(typed: &str, lower: &str, shape: Shape) -> Self {
        Self { typed: typed.to_owned(), lower: lower.to_owned(), shape }
    }

    fn extend(&mut self, typed: &str, lower: &str) {
        self.typed.push_str(typed);
        self.lower.push_str(lower);
        if typed.contains(is_pattern) {
            self.shape = Shape::Pattern;
        }
    }

    /// Takes in the marks at the start of what follows, up to their last star.
    fn extend_by_stars(&mut self, behind: &str) {
        let marks = behind.len() - behind.trim_start_matches(is_pattern).len();
        let marks = behind.get(..marks).unwrap_or_default().trim_end_matches('?');
        self.extend(marks, marks);
    }
}

/// The words of a phrase in any order, with up to `within` others among them.
fn near_each_other(words: Words, within: u32) -> Node {
    let Words { words, forms, field } = words;
    let alone = |word| vec![Words { words: vec![word], forms, field }];
    let operands = words.into_iter().filter(|word| word.shape != Shape::Any).map(alone).collect();
    Node::Near(Near { operands, within, is_ordered: false })
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
