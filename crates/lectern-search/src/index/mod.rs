//! What is kept of each statement, so that it can be found. An index only grows and is complete after every
//! [`Index::add`].
//!
//! - [`lexicon`]: words as written, their stems, in [`dictionary`]s; [`vocabulary`] is their alphabetical order.
//! - [`postings`]: for each stem the statements that have it, with frequencies by field.
//! - [`forward`]: for each statement its words in order.
//! - [`columns`]: for each statement its facet values, dates and lengths.
//!
//! - `kept`: all of these as bytes, to be read again on another visit.
//!
//! The texts themselves are not kept. What is only made when a search needs it (the alphabetical order, the orders
//! of results, the norms of ranking) is in [`Derived`], behind a `RefCell`: an index belongs to one thread.

mod columns;
mod derived;
mod dictionary;
mod fields;
mod forward;
mod kept;
mod lexicon;
mod norms;
mod orders;
mod postings;
mod starts;
pub mod varint;
mod vocabulary;

pub use columns::{Columns, Dated, ValueId, folded_words};
pub use derived::Derived;
pub use dictionary::Dictionary;
pub use fields::{FIELDS, Field};
pub use forward::{Zone, codes, encode, surface, values};
pub use lexicon::{LanguageId, Lexicon, StemId, SurfaceId};
pub use orders::Order;
pub use postings::{Frequencies, Postings};
pub use starts::{Docs, is_short};
pub use vocabulary::Vocabulary;

use crate::analysis::tokens;
use forward::{Draft, Forward};
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

    /// A value of a short field.
    fn read_value(&mut self, zone: Zone, language: LanguageId, value: &str) {
        let Self { lexicon, intake, .. } = self;
        let before = intake.short.len();
        let field = Field::of(zone);
        intake.stream.start_value(zone);
        tokens(value, |token| match field {
            None if intake.stream.is_full_of_source() => {}
            field => {
                let surface = lexicon.intern(language, token.word);
                intake.stream.push_surface(surface);
                let stem = u64::from(lexicon.stem_of(surface));
                intake.short.extend(field.map(|field| stem << 32 | field as u64));
            }
        });
        let length = field.and_then(|field| intake.lengths.get_mut(field as usize));
        length.into_iter().for_each(|length| *length += (intake.short.len() - before) as u32);
    }

    fn read_content(&mut self, content: &str, language: LanguageId) {
        let Self { lexicon, intake, .. } = self;
        intake.stream.start_value(Zone::Content);
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
