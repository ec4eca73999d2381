//! What is kept of each statement, so that it can be found. An index only grows and is complete after every
//! [`Index::add`].
//!
//! - [`lexicon`]: words as written, their stems, in [`dictionary`]s; [`vocabulary`] is their alphabetical order.
//! - [`postings`]: for each stem the statements that have it, with frequencies by field.
//! - [`forward`]: for each statement its words in order.
//! - [`columns`]: for each statement its facet values, dates and lengths.
//!
//! The texts themselves are not kept. What is only made when a search needs it (the alphabetical order, the orders
//! of results, the norms of ranking) is in [`Derived`], behind a `RefCell`: an index belongs to one thread.

mod columns;
mod derived;
mod dictionary;
mod fields;
mod forward;
mod lexicon;
mod norms;
mod orders;
mod postings;
pub mod varint;
mod vocabulary;

pub use columns::{Columns, Dated, ValueId, folded_words};
pub use derived::Derived;
pub use fields::{FIELDS, Field};
pub use forward::{codes, encode, surface};
pub use lexicon::{LanguageId, Lexicon, StemId, SurfaceId};
pub use orders::Order;
pub use postings::{Frequencies, Postings};
pub use vocabulary::Vocabulary;

use crate::analysis::tokens;
use forward::{BREAK, Draft, Forward, NEXT_FIELD};
use lectern_core::Statement;
use lectern_core::sort;
use postings::Posting;
use std::cell::RefCell;

/// A statement's number: 0 for the first one added, and so on.
pub type DocId = u32;

/// An index of statements.
#[derive(Default)]
pub struct Index {
    pub(crate) lexicon: Lexicon,
    pub(crate) postings: Postings,
    pub(crate) forward: Forward,
    pub(crate) columns: Columns,
    pub(crate) derived: RefCell<Derived>,
    intake: Intake,
}

/// What is gathered of a statement while it is being added; kept for its allocations.
#[derive(Default)]
struct Intake {
    stream: Draft,
    lengths: [u32; FIELDS],
    /// The words of all fields but the content: the stem in the upper half, the field in the lower.
    short: Vec<u64>,
    /// By stem, how often the content has it.
    content: Vec<u32>,
    /// The stems that the content has, by first appearance.
    seen: Vec<StemId>,
}

impl Index {
    /// An empty index.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a statement, which can be found at once, and tells its number.
    ///
    /// `content` is the statement's plain text, its words as they are shown. `language` is its BCP 47 tag or the
    /// collection's: it decides how words are stemmed and is the statement's value in
    /// [`lectern_core::Facet::Language`].
    pub fn add(&mut self, statement: &Statement, content: &str, language: Option<&str>) -> DocId {
        let doc = self.len();
        let tag = language.or(statement.language.as_deref());
        let language = self.lexicon.language(tag);
        self.read_fields(statement, language);
        self.read_content(content, language);
        let lengths = std::mem::take(&mut self.intake.lengths);
        self.write_postings(doc);
        self.forward.append(&mut self.intake.stream);
        self.columns.append(statement, tag, language, lengths);
        doc
    }

    /// How many statements there are.
    #[must_use]
    pub fn len(&self) -> u32 {
        self.columns.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many words the content of a statement has; 0 for a number that there is not.
    #[must_use]
    pub fn words(&self, doc: DocId) -> u32 {
        let [.., content] = self.columns.lengths(doc);
        content
    }

    /// How much memory the index holds, in bytes, its unused reserves counted.
    #[must_use]
    pub fn memory_bytes(&self) -> usize {
        self.lexicon.memory_bytes()
            + self.postings.memory_bytes()
            + self.forward.memory_bytes()
            + self.columns.memory_bytes()
            + self.derived.borrow().memory_bytes()
            + self.intake.content.capacity() * size_of::<u32>()
    }

    /// The statement's short fields, in the order of [`Field`].
    fn read_fields(&mut self, statement: &Statement, language: LanguageId) {
        self.read_value(Field::Title, language, [Some(&statement.title)]);
        self.intake.stream.push_mark(NEXT_FIELD);
        for author in &statement.authors {
            self.read_value(
                Field::People,
                language,
                [Some(&author.name), author.role.as_ref(), author.organization.as_ref()],
            );
        }
        for signatory in &statement.signatories {
            let values = [Some(&signatory.name), signatory.role.as_ref(), signatory.organization.as_ref()];
            self.read_value(Field::People, language, values);
        }
        self.read_value(Field::People, language, statement.organizations.iter().chain(&statement.recipients).map(Some));
        self.intake.stream.push_mark(NEXT_FIELD);
        self.read_value(Field::Summary, language, [statement.summary.as_ref()]);
        let lists = [&statement.calls, &statement.topics, &statement.places];
        self.read_value(Field::Summary, language, lists.into_iter().flatten().map(Some));
        if let Some(event) = &statement.event {
            self.read_value(Field::Summary, language, [Some(&event.name), event.place.as_ref()]);
        }
        self.intake.stream.push_mark(NEXT_FIELD);
    }

    /// Values of a short field, with a break after each.
    fn read_value<'v>(
        &mut self,
        field: Field,
        language: LanguageId,
        values: impl IntoIterator<Item = Option<&'v String>>,
    ) {
        let Self { lexicon, intake, .. } = self;
        for value in values.into_iter().flatten() {
            let before = intake.short.len();
            tokens(value, |token| {
                let surface = lexicon.intern(language, token.word);
                intake.stream.push_surface(surface);
                intake.short.push(u64::from(lexicon.stem_of(surface)) << 32 | field as u64);
            });
            if let Some(length) = intake.lengths.get_mut(field as usize) {
                *length += (intake.short.len() - before) as u32;
            }
            intake.stream.push_mark(BREAK);
        }
    }

    fn read_content(&mut self, content: &str, language: LanguageId) {
        let Self { lexicon, intake, .. } = self;
        let mut length = 0;
        tokens(content, |token| {
            let surface = lexicon.intern(language, token.word);
            intake.stream.push_surface(surface);
            intake.count_in_content(lexicon.stem_of(surface));
            length += 1;
        });
        let [.., words] = &mut intake.lengths;
        *words = length;
    }

    fn write_postings(&mut self, doc: DocId) {
        let Self { postings, intake, .. } = self;
        sort::by_upper_half(&mut intake.short);
        for group in intake.short.chunk_by(|a, b| a >> 32 == b >> 32) {
            let Some(stem) = group.first().map(|word| (word >> 32) as StemId) else { continue };
            let mut frequencies = [0; FIELDS];
            for &word in group {
                if let Some(frequency) = frequencies.get_mut(word as u32 as usize) {
                    *frequency += 1;
                }
            }
            let [.., content] = &mut frequencies;
            *content = intake.content.get_mut(stem as usize).map_or(0, std::mem::take);
            postings.append(stem, &Posting { doc, frequencies });
        }
        intake.short.clear();
        for stem in intake.seen.drain(..) {
            let content = intake.content.get_mut(stem as usize).map_or(0, std::mem::take);
            if content > 0 {
                postings.append(stem, &Posting { doc, frequencies: [0, 0, 0, content] });
            }
        }
    }
}

impl Intake {
    #[inline]
    fn count_in_content(&mut self, stem: StemId) {
        if self.content.len() <= stem as usize {
            self.content.resize(stem as usize + 1, 0);
        }
        if let Some(frequency) = self.content.get_mut(stem as usize) {
            if *frequency == 0 {
                self.seen.push(stem);
            }
            *frequency += 1;
        }
    }
}
