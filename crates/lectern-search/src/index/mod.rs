//! What is kept of each statement, so that it can be found. An index only grows and is complete after every
//! [`Index::add`].
//!
//! - [`lexicon`]: words as written, their stems, in [`dictionary`]s; [`vocabulary`] is their alphabetical order.
//! - [`intake`]: a statement's words while it is being added.
//! - [`postings`]: for each stem the statements that have it, with frequencies by field, places and forms.
//! - [`forward`]: for each statement the words of its source and title, and how long its values are.
//! - [`columns`]: for each statement its facet values, dates and lengths.
//!
//! - `kept`: all of these as bytes, to be read again on another visit.
//!
//! The texts themselves are not kept. What is only made when a search needs it (the alphabetical order, the orders
//! of results, the norms of ranking) is in [`Derived`], behind a `RefCell`: an index belongs to one thread.

mod batch;
mod columns;
mod derived;
mod dictionary;
mod fields;
mod forward;
mod intake;
mod kept;
mod lexicon;
mod norms;
mod orders;
mod pool;
mod posting;
mod postings;
mod starts;
pub mod varint;
mod vocabulary;

pub use columns::{Columns, Dated, ValueId, folded_words};
pub use derived::Derived;
pub use dictionary::Dictionary;
pub use fields::Field;
pub use forward::{Value, Zone};
pub use lexicon::{LanguageId, Lexicon, StemId, SurfaceId};
pub use orders::Order;
pub use posting::{CONTENT, Frequencies, Spot};
pub use postings::{Cursor, Postings};
pub use starts::{Docs, is_short};
pub use vocabulary::Vocabulary;

use forward::Forward;
use intake::Intake;
use lectern_core::Statement;
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
        self.read_value(Zone::Content, language, content);
        let lengths = self.intake.write(doc, &mut self.postings);
        self.forward.append(&mut self.intake.record);
        self.columns.append(statement, tag, lengths);
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
            + self.intake.memory_bytes()
    }

    /// The statement's short fields.
    fn read_fields(&mut self, statement: &Statement, language: LanguageId) {
        let mut read = |zone: Zone, value: &str| self.read_value(zone, language, value);
        let source = statement.source.iter().flat_map(|source| [&source.name, &source.url]);
        source.flatten().for_each(|value| read(Zone::Source, value));
        read(Zone::Title, &statement.title);
        let authors = statement.authors.iter().map(|author| (&author.name, &author.role, &author.organization));
        let signatories = statement.signatories.iter();
        let signatories = signatories.map(|signatory| (&signatory.name, &signatory.role, &signatory.organization));
        for (name, role, organization) in authors.chain(signatories) {
            read(Zone::Author, name);
            role.iter().for_each(|role| read(Zone::Role, role));
            organization.iter().for_each(|organization| read(Zone::Organization, organization));
        }
        let lists = [
            (Zone::Organization, &statement.organizations),
            (Zone::Recipient, &statement.recipients),
            (Zone::Call, &statement.calls),
            (Zone::Topic, &statement.topics),
            (Zone::Place, &statement.places),
        ];
        for (zone, values) in lists {
            values.iter().for_each(|value| read(zone, value));
        }
        statement.summary.iter().for_each(|summary| read(Zone::Summary, summary));
        if let Some(event) = &statement.event {
            read(Zone::Event, &event.name);
            event.place.iter().for_each(|place| read(Zone::Event, place));
        }
    }

    fn read_value(&mut self, zone: Zone, language: LanguageId, value: &str) {
        self.intake.read(zone, value, &mut self.lexicon, language, &mut self.postings);
    }
}
