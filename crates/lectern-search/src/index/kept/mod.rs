//! An index as bytes: what [`lectern_core::kept`] keeps between visits.
//!
//! # Layout
//!
//! Sections in this order; each module says what is in its own.
//!
//! | module | what |
//! | --- | --- |
//! | `lexicon` | stemmings, words, stems |
//! | `columns` | facet values, dates, lengths |
//! | `forward` | the words of sources and titles, and how long each value is |
//! | `postings` | the statements of each stem |
//!
//! Strings that are numbered (`strings`) are two sections. What can be made faster than it is read is left out: hash
//! tables, the surfaces of a stem, and everything in [`super::Derived`].
//!
//! # What is believed
//!
//! Nothing. The checksums find what was damaged, and everything that an access relies on is looked at besides: lengths
//! that must agree, ends that must ascend, numbers that must be below a bound, each posting. Places and the numbers of a
//! statement's record are not, since whoever reads them looks them up with bounds and moves on by at least one byte. So any bytes give an index that can be asked anything, or none.

mod columns;
mod forward;
mod lexicon;
mod postings;
mod strings;

use super::Index;
use lectern_core::kept::{Identity, Reader, Writer};

/// How many parts come before those of the records.
const FIRST_BLOCK: usize = 2;

impl Index {
    /// Writes a part of the index, of some hundred kilobytes or a few megabytes, from part 0 on; whether there was one.
    /// Parts may be written at any pace, as long as nothing is added between them.
    pub fn write_part(&self, part: usize, writer: &mut Writer) -> bool {
        let n_blocks = self.forward.n_parts();
        match part {
            0 => self.lexicon.write(writer),
            1 => {
                self.columns.write(writer);
                self.forward.write_ends(writer);
            }
            part if part - FIRST_BLOCK < n_blocks => self.forward.write_part(part - FIRST_BLOCK, writer),
            part => return self.postings.write_part(part - FIRST_BLOCK - n_blocks, &self.lexicon, writer),
        }
        true
    }

    /// Reads an index; `None` for anything that [`Index::write_part`] has not written just so.
    #[must_use]
    pub fn read_kept(reader: &mut Reader) -> Option<Self> {
        let mut index = Self::default();
        // What is read goes at once to where it belongs: there is one thing to be dropped where a section fails, which
        // is half of the code.
        index.lexicon.read_kept(reader)?;
        index.columns.read_kept(reader)?;
        let docs = index.len();
        index.forward.read_kept(reader, docs)?;
        index.postings.read_kept(reader, &index.lexicon, docs)?;
        Some(index)
    }

    /// The index as bytes that [`Index::from_kept_bytes`] reads.
    ///
    /// ```
    /// use lectern_search::Index;
    ///
    /// let bytes = Index::new().to_kept_bytes();
    /// assert!(Index::from_kept_bytes(&bytes).is_some_and(|index| index.is_empty()));
    /// assert!(Index::from_kept_bytes(b"anything else").is_none());
    /// ```
    #[must_use]
    pub fn to_kept_bytes(&self) -> Vec<u8> {
        let mut writer = Writer::new(Identity::default());
        (0..).take_while(|&part| self.write_part(part, &mut writer)).for_each(drop);
        writer.finish()
    }

    /// An index from its bytes; `None` for any others.
    #[must_use]
    pub fn from_kept_bytes(bytes: &[u8]) -> Option<Self> {
        let storage = bytes.to_vec();
        let mut reader = Reader::open(&storage)?;
        Self::read_kept(&mut reader).filter(|_| reader.is_at_end())
    }
}
