//! A finished collection as a kept copy: everything that a second visit needs, without its file being read again.
//!
//! # Layout
//!
//! The sections of [`lectern_core::kept`]: those of the index ([`Index::write_part`]), then
//!
//! | section | what |
//! | --- | --- |
//! | bytes | what the collection says of itself, and the problems met ([`write_about`]) |
//! | bytes | of each statement its id and the statements that it names ([`write_statement`], nothing else set) |
//! | bytes | the statements, one after the other ([`write_statement`]) |
//! | numbers | of each statement three: its length in bytes, and its digest, the lower half first |
//!
//! The statements are nearly all of the copy. They are read one by one when they are shown, each against its own
//! digest; all else is read at once.

use crate::collection::Collection;
use crate::statements::{Place, Statements};
use lectern_core::Statement;
use lectern_core::bundle::ProblemList;
use lectern_core::kept::{
    Digest, Identity, Reader, Storage, Writer, read_about, read_statement, write_about, write_statement,
};
use lectern_search::Index;
use std::ops::Range;
use std::rc::Rc;

/// How many bytes of statements are written in one step, about.
const STEP: usize = 1 << 18;

/// A copy that is being written, in steps of some milliseconds: [`Library::copy_on`](crate::Library::copy_on).
pub struct Copying {
    writer: Writer,
    next: Next,
    /// Of the statements written so far, as the last section has them.
    places: Vec<u32>,
}

/// What is to be written next.
#[derive(Clone, Copy)]
enum Next {
    IndexPart(usize),
    Statement(u32),
    Nothing,
}

impl Copying {
    /// A copy of the collection that came from this file.
    #[must_use]
    pub fn new(of: Identity) -> Self {
        Self { writer: Writer::new(of), next: Next::IndexPart(0), places: Vec::new() }
    }

    /// The next bytes; `None` after the last, and where a statement is not in memory.
    pub(crate) fn step(&mut self, collection: &mut Collection, problems: &ProblemList) -> Option<Vec<u8>> {
        match self.next {
            Next::IndexPart(part) if collection.index.write_part(part, &mut self.writer) => {
                self.next = Next::IndexPart(part + 1);
            }
            Next::IndexPart(_) => {
                self.writer.section(&write_about(&collection.info, problems));
                self.write_ties(collection)?;
                self.next = Next::Statement(0);
            }
            Next::Statement(first) => {
                let next = self.write_statements(first, collection)?;
                self.next = Next::Statement(next);
                if next == collection.index.len() {
                    self.writer.end_section();
                    self.writer.numbers(&mut self.places.drain(..));
                    self.next = Next::Nothing;
                    return Some(self.writer.finish());
                }
            }
            Next::Nothing => return None,
        }
        Some(self.writer.take())
    }

    fn write_ties(&mut self, collection: &Collection) -> Option<()> {
        let mut bytes = Vec::new();
        for doc in 0..collection.index.len() {
            let statement = collection.statement(doc)?;
            let mut ties = Statement {
                id: statement.id.clone(),
                replies_to: statement.replies_to.clone(),
                translation_of: statement.translation_of.clone(),
                ..Statement::default()
            };
            write_statement(&mut ties, &mut bytes);
        }
        self.writer.section(&bytes);
        Some(())
    }

    /// Writes statements from `first` on, and gives the first that is not written.
    fn write_statements(&mut self, first: u32, collection: &mut Collection) -> Option<u32> {
        let (mut doc, mut n_written) = (first, 0);
        let mut bytes = Vec::new();
        while doc < collection.index.len() && n_written < STEP {
            bytes.clear();
            write_statement(collection.statements.get_mut(doc)?, &mut bytes);
            let digest = Digest::of(&bytes);
            self.places.extend([u32::try_from(bytes.len()).ok()?, digest as u32, (digest >> 32) as u32]);
            self.writer.push(&bytes);
            n_written += bytes.len();
            doc += 1;
        }
        Some(doc)
    }
}

/// Reads a copy; `None` for anything that [`Copying`] has not written just so.
pub(crate) fn read(storage: &Rc<dyn Storage>) -> Option<(Collection, ProblemList)> {
    let mut reader = Reader::open(&**storage)?;
    let mut collection = Collection::new();
    collection.index = Index::read_kept(&mut reader)?;
    let docs = collection.index.len();
    let (info, problems) = read_about(&reader.bytes()?)?;
    collection.info = info;
    let bytes = reader.bytes()?;
    let mut rest = bytes.as_slice();
    for doc in 0..docs {
        collection.links.add(doc, &read_statement(&mut rest)?);
    }
    let stretch = reader.skip()?;
    let places = places(&reader.numbers()?, stretch, docs)?;
    collection.statements = Statements::of_copy(storage.clone(), places);
    (rest.is_empty() && reader.is_at_end()).then_some((collection, problems))
}

/// Where the statements are, one right after the other in this stretch of the storage.
fn places(numbers: &[u32], stretch: Range<u64>, docs: u32) -> Option<Vec<Place>> {
    let (numbers, rest) = numbers.as_chunks();
    let mut at = stretch.start;
    let places = numbers.iter().map(|&[bytes, lower, upper]| {
        let place = Place { at, bytes, digest: u64::from(upper) << 32 | u64::from(lower) };
        at += u64::from(bytes);
        place
    });
    let places: Vec<Place> = places.collect();
    let is_whole = rest.is_empty() && at == stretch.end && u32::try_from(places.len()) == Ok(docs);
    is_whole.then_some(places)
}
