//! What is kept of a collection between visits, as bytes that anybody may have damaged.
//!
//! A kept copy is a run of sections, each with its length and its checksum in a table at the end. Who writes them and
//! who reads them agree on their order; what is in each is said where it is encoded and decoded. Whatever is not exactly
//! as it was written is not read at all: a copy can always be made anew, and nothing is lost but time.
//!
//! # Layout
//!
//! Numbers are little-endian.
//!
//! ```text
//! section … section   the sections, one right after the other
//! entry … entry       for each section: its length in bytes, its digest (u64 each)
//! u64                 the digest of the entries and of all that follows here
//! u64, u64            of the file that the copy was made from: its digest, its length in bytes
//! u64                 how many sections there are
//! u64                 VERSION
//! [u8; 8]             MAGIC
//! ```
//!
//! The end is written last, so that a copy that was cut off has none.
//!
//! This module must never do IO: a [`Storage`] is given.

mod digest;
mod reader;
mod statement;
mod writer;

pub use digest::Digest;
pub use reader::Reader;
pub use statement::{read_about, read_statement, write_about, write_statement};
pub use writer::Writer;

/// Raised with every change of what is in a copy or of how its words were made: an older copy is then made anew.
pub const VERSION: u64 = 3;

const MAGIC: u64 = u64::from_le_bytes(*b"lectern\n");
const ENTRY_NUMBERS: usize = 2;
const TRAILER_NUMBERS: usize = 6;

/// The file that a copy was made from, as its bytes came.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Identity {
    /// The digest of all of its bytes.
    pub digest: u64,
    /// How many bytes it has.
    pub bytes: u64,
}

/// Bytes that can be read at any place.
pub trait Storage {
    /// How many bytes there are.
    fn size(&self) -> u64;

    /// Fills `into` with the bytes from `at` on; whether that could be done.
    fn read(&self, at: u64, into: &mut [u8]) -> bool;
}

impl Storage for [u8] {
    fn size(&self) -> u64 {
        self.len() as u64
    }

    fn read(&self, at: u64, into: &mut [u8]) -> bool {
        let from = usize::try_from(at).ok().and_then(|at| self.get(at..)?.get(..into.len()));
        from.map(|from| into.copy_from_slice(from)).is_some()
    }
}

impl Storage for Vec<u8> {
    fn size(&self) -> u64 {
        self.as_slice().size()
    }

    fn read(&self, at: u64, into: &mut [u8]) -> bool {
        self.as_slice().read(at, into)
    }
}

/// The digest of numbers, eight bytes each.
fn digest_of(numbers: [&[u64]; 2]) -> u64 {
    let mut digest = Digest::default();
    numbers.into_iter().flatten().for_each(|number| digest.update(&number.to_le_bytes()));
    digest.value()
}

#[cfg(test)]
#[allow(clippy::indexing_slicing, reason = "a test fails by panicking")]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const OF: Identity = Identity { digest: 7 << 60, bytes: 1 << 40 };

    fn written(sections: &[Vec<u8>]) -> Vec<u8> {
        let mut writer = Writer::new(OF);
        sections.iter().for_each(|section| writer.section(section));
        writer.finish()
    }

    fn read(bytes: &[u8]) -> Option<Vec<Vec<u8>>> {
        let storage = bytes.to_vec();
        let mut reader = Reader::open(&storage)?;
        let mut sections = Vec::new();
        while !reader.is_at_end() {
            sections.push(reader.bytes()?);
        }
        Some(sections)
    }

    fn sections() -> impl Strategy<Value = Vec<Vec<u8>>> {
        prop::collection::vec(prop::collection::vec(any::<u8>(), 0..40), 0..5)
    }

    proptest! {
        #[test]
        fn sections_are_read_as_they_were_written(sections in sections()) {
            let bytes = written(&sections);
            prop_assert_eq!(Reader::open(&bytes).map(|reader| reader.identity()), Some(OF));
            prop_assert_eq!(read(&bytes), Some(sections));
        }

        #[test]
        fn a_copy_that_was_changed_anywhere_is_not_read(
            sections in sections(), at in any::<prop::sample::Index>(), bit in 0..8_u8,
        ) {
            let mut bytes = written(&sections);
            let at = at.index(bytes.len());
            bytes[at] ^= 1 << bit;
            prop_assert_eq!(read(&bytes), None);
        }

        #[test]
        fn a_copy_that_was_cut_is_not_read(sections in sections(), at in any::<prop::sample::Index>()) {
            let bytes = written(&sections);
            prop_assert_eq!(read(&bytes[..at.index(bytes.len())]), None);
            prop_assert_eq!(read(&bytes[at.index(bytes.len() - 1) + 1..]), None);
        }

        #[test]
        fn any_bytes_may_be_given(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            prop_assert_eq!(read(&bytes), None);
        }
    }
}
