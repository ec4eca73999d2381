//! Reading a copy section by section.

use super::{Digest, ENTRY_NUMBERS, Identity, MAGIC, Storage, TRAILER_NUMBERS, VERSION, digest_of};
use std::ops::Range;

/// The sections of a copy, one after the other. `None` is always the same: the copy is not as it was written.
pub struct Reader<'s> {
    storage: &'s dyn Storage,
    of: Identity,
    /// Of the sections that have not been read, the next one last: the digest and the length of each.
    table: Vec<u64>,
    /// Where the next section starts.
    at: u64,
}

impl<'s> Reader<'s> {
    /// Reads the end of a copy: which version it is of, and where its sections are. No section is read.
    #[must_use]
    pub fn open(storage: &'s dyn Storage) -> Option<Self> {
        let end = storage.size().checked_sub(8 * TRAILER_NUMBERS as u64)?;
        let trailer = long_numbers(storage, end, TRAILER_NUMBERS as u64)?;
        let &[digest, of_digest, of_bytes, n_sections, VERSION, MAGIC] = trailer.as_slice() else { return None };
        let n_numbers = n_sections.checked_mul(ENTRY_NUMBERS as u64)?;
        let start = end.checked_sub(n_numbers.checked_mul(8)?)?;
        let mut table = long_numbers(storage, start, n_numbers)?;
        if digest_of([&table, trailer.get(1..)?]) != digest {
            return None;
        }
        let mut sum = 0_u64;
        for bytes in table.iter().step_by(ENTRY_NUMBERS) {
            sum = sum.checked_add(*bytes)?;
        }
        table.reverse();
        let of = Identity { digest: of_digest, bytes: of_bytes };
        (sum == start).then_some(Self { storage, of, table, at: 0 })
    }

    /// The file that the copy was made from.
    #[must_use]
    pub fn identity(&self) -> Identity {
        self.of
    }

    /// Whether no section is left.
    #[must_use]
    pub fn is_at_end(&self) -> bool {
        self.table.is_empty()
    }

    /// The next section's bytes.
    pub fn bytes(&mut self) -> Option<Vec<u8>> {
        let start = self.at;
        let (bytes, digest) = self.next()?;
        let section = read(self.storage, start, bytes)?;
        (Digest::of(&section) == digest).then_some(section)
    }

    /// The next section as numbers, four bytes each.
    pub fn numbers(&mut self) -> Option<Vec<u32>> {
        let bytes = self.bytes()?;
        let (numbers, rest) = bytes.as_chunks();
        rest.is_empty().then(|| numbers.iter().map(|number| u32::from_le_bytes(*number)).collect())
    }

    /// The next section as text.
    pub fn text(&mut self) -> Option<String> {
        String::from_utf8(self.bytes()?).ok()
    }

    /// Passes over the next section, and tells where in the storage it is. Its digest is not looked at.
    pub fn skip(&mut self) -> Option<Range<u64>> {
        let start = self.at;
        self.next()?;
        Some(start..self.at)
    }

    /// Goes behind the next section, and gives its length and its digest.
    fn next(&mut self) -> Option<(u64, u64)> {
        let (bytes, digest) = (self.table.pop()?, self.table.pop()?);
        self.at += bytes;
        Some((bytes, digest))
    }
}

/// Bytes of the storage; memory is asked for only where the storage has as many.
fn read(storage: &dyn Storage, at: u64, length: u64) -> Option<Vec<u8>> {
    if at.checked_add(length)? > storage.size() {
        return None;
    }
    let mut bytes = vec![0; usize::try_from(length).ok()?];
    storage.read(at, &mut bytes).then_some(bytes)
}

fn long_numbers(storage: &dyn Storage, at: u64, count: u64) -> Option<Vec<u64>> {
    let bytes = read(storage, at, 8 * count)?;
    Some(bytes.as_chunks().0.iter().map(|number| u64::from_le_bytes(*number)).collect())
}
