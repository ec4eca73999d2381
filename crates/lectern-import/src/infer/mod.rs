//! What a text says without saying it in a field.
//!
//! [`fill`] looks at a statement's title, byline, content and removed pieces, and fills fields that are empty. It never
//! changes one that is filled, and when in doubt leaves it empty. No judgement is made: each rule looks for words.
//!
//! # Evidence
//!
//! Whatever was inferred is listed in the statement's extra field `inferred`, an array of objects:
//!
//! | field | meaning |
//! | --- | --- |
//! | `field` | the field that was filled: `kind`, `date`, `language`; of a list the item: `authors[0]`, `places[2]` |
//! | `value` | what it was filled with, as text |
//! | `rule` | which rule did it, in a few words |
//! | `part` | where its evidence stands: `title`, `byline` (the extra field of that name), `content`, `removed`, or `source` (the statement as a whole: nothing to point at) |
//! | `index` | which of the removed pieces, where `part` is `removed` |
//! | `start`, `end` | the evidence, in UTF-8 bytes of that part |
//!
//! A field that a person corrects loses its entries ([`crate::corrections`]).

mod author;
mod call;
mod found;
mod kind;
mod language;
mod organization;
mod place;
mod reading;
mod recipient;
mod topic;
mod when;
mod words;

pub use found::{Inferred, Part};
pub use place::Gazetteer;
pub use topic::Vocabulary;

use crate::Options;
use crate::line::one_line;
use crate::sentence;
use found::Evidence;
use lectern_core::Statement;
use reading::Reading;

/// Fills the fields that a statement leaves empty and its text answers.
pub fn fill(statement: &mut Statement, options: &Options) {
    let reading = Reading::of(statement.content.as_deref().unwrap_or_default());
    let mut evidence = Evidence::default();
    language::fill(statement, &reading, options, &mut evidence);
    title(statement, &reading, &mut evidence);
    author::fill(statement, &reading, &mut evidence);
    when::fill(statement, &reading, &mut evidence);
    recipient::fill(statement, &reading, &mut evidence);
    organization::fill(statement, &reading, &mut evidence);
    kind::fill(statement, &reading, &mut evidence);
    place::fill(statement, &reading, options, &mut evidence);
    topic::fill(statement, &reading, options, &mut evidence);
    call::fill(statement, &reading, &mut evidence);
    evidence.write(statement);
}

/// A text without a title is called by its first sentence, which stays in the text too. A greeting is none.
fn title(statement: &mut Statement, reading: &Reading, evidence: &mut Evidence) {
    if !statement.title.is_empty() {
        return;
    }
    let mut lines = reading.lines();
    let first = lines.find(|line| {
        let text = reading.get(line);
        text.chars().any(char::is_alphabetic)
            && !crate::byline::is_salutation(text)
            && !crate::byline::is_address(text)
            && crate::dates::find(text).is_none_or(|found| text.len() > found.range.len() + 40)
            && (crate::text::shape::is_prose(text) || text.split_whitespace().count() > 3)
    });
    let Some(line) = first.or_else(|| reading.lines().next()) else { return };
    let sentence = sentence::first(reading.get(&line));
    statement.title = one_line(sentence);
    let range = line.start..line.start + sentence.len();
    evidence.content("title", &statement.title, "first sentence", reading, range);
}
