//! What was inferred, and from which words.

use super::reading::Reading;
use lectern_core::Statement;
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// An entry of a statement's `inferred`; see the [module](super).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inferred {
    /// The field that was filled.
    pub field: String,
    /// What it was filled with.
    pub value: String,
    /// Which rule did it.
    pub rule: String,
    /// Where the evidence stands.
    pub part: Part,
    /// Which of the removed pieces.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub index: Option<usize>,
    /// Where it begins, in UTF-8 bytes of the part.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
}

/// A part of a statement that can be evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Part {
    /// Its title.
    Title,
    /// The extra field `byline`.
    Byline,
    /// Its content, as CommonMark.
    Content,
    /// One of the removed pieces.
    Removed,
    /// The statement as a whole.
    Source,
}

/// Entries as they are found.
#[derive(Debug, Default)]
pub(super) struct Evidence {
    entries: Vec<Inferred>,
}

impl Evidence {
    pub(super) fn content(&mut self, field: &str, value: &str, rule: &str, reading: &Reading, range: Range<usize>) {
        self.push(field, value, rule, Part::Content, reading.in_content(range));
    }

    pub(super) fn push(&mut self, field: &str, value: &str, rule: &str, part: Part, range: Range<usize>) {
        let (field, value, rule) = (field.to_owned(), value.to_owned(), rule.to_owned());
        self.entries.push(Inferred { field, value, rule, part, index: None, start: range.start, end: range.end });
    }

    pub(super) fn removed(&mut self, field: &str, value: &str, rule: &str, index: usize, range: Range<usize>) {
        self.push(field, value, rule, Part::Removed, range);
        if let Some(last) = self.entries.last_mut() {
            last.index = Some(index);
        }
    }

    /// Writes the entries into the statement.
    pub(super) fn write(self, statement: &mut Statement) {
        statement.extra.remove("inferred");
        if self.entries.is_empty() {
            return;
        }
        if let Ok(entries) = serde_json::to_value(self.entries) {
            statement.extra.insert("inferred".to_owned(), entries);
        }
    }
}
