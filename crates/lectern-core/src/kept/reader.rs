//! Reading a copy section by section.

use super::{Digest, ENTRY_BYTES, Identity, MAGIC, Storage, TRAILER_BYTES, VERSION};
use std::ops::Range;

/// The sections of a copy, one after the other. `None` is always the same: the copy is not as it was written.
pub struct Reader<'s> {
    storage: &'s dyn Storage,
    of: Identity,
    /// Of the sections that have not been read.
    entries: std::vec::IntoIter<Entry>,
    /// Where the next section starts.
    at: u64,
}

struct Entry {
    bytes: u64,
    digest: u128,
}

impl<'s> Reader<'s> {
    /// Reads the end of a copy: which version it is of, and where its sections are. No section is read.
    #[must_use]
    pub fn open(storage: &'s dyn Storage) -> Option<Self> {
        let size = storage.size();
        let trailer = read(storage, size.checked_sub(TRAILER_BYTES as u64)?, TRAILER_BYTES)?;
        let mut rest = trailer.as_slice();
        let digest = u128::from_le_bytes(take(&mut rest)?);
        let covered = rest;
        let of =
            Identity { digest: u128::from_le_bytes(take(&mut rest)?), bytes: u64::from_le_bytes(take(&mut rest)?) };
        let n_sections = u32::from_le_bytes(take(&mut rest)?);
        if u32::from_le_bytes(take(&mut rest)?) != VERSION || rest != MAGIC {
            return None;
        }
        let before = size - TRAILER_BYTES as u64;
        let start = before.checked_sub(u64::from(n_sections) * ENTRY_BYTES as u64)?;
        let table = read(storage, start, usize::try_from(before - start).ok()?)?;
        let mut actual = Digest::default();
        actual.update(&table);
        actual.update(covered);
        let entries: Vec<Entry> =
            table.as_chunks::<ENTRY_BYTES>().0.iter().filter_map(|entry| entry_of(entry)).collect();
        let end = entries.iter().try_fold(0_u64, |sum, entry| sum.checked_add(entry.bytes))?;
        (actual.value() == digest && end == start).then(|| Self { storage, of, entries: entries.into_iter(), at: 0 })
    }

    /// The file that the copy was made from.
    #[must_use]
    pub fn identity(&self) -> Identity {
        self.of
    }

    /// Whether no section is left.
    #[must_use]
    pub fn is_at_end(&self) -> bool {
        self.entries.as_slice().is_empty()
    }

    /// The next section's bytes.
    pub fn bytes(&mut self) -> Option<Vec<u8>> {
        let Entry { bytes, digest } = self.entries.next()?;
        let section = read(self.storage, self.at, usize::try_from(bytes).ok()?)?;
        self.at += bytes;
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
        self.at += self.entries.next()?.bytes;
        Some(start..self.at)
    }
}

fn entry_of(mut bytes: &[u8]) -> Option<Entry> {
    Some(Entry { bytes: u64::from_le_bytes(take(&mut bytes)?), digest: u128::from_le_bytes(take(&mut bytes)?) })
}

/// Bytes of the storage; memory is asked for only where the storage has as many.
fn read(storage: &dyn Storage, at: u64, length: usize) -> Option<Vec<u8>> {
    if at.checked_add(length as u64)? > storage.size() {
        return None;
    }
    let mut bytes = vec![0; length];
    storage.read(at, &mut bytes).then_some(bytes)
}

fn take<const N: usize>(bytes: &mut &[u8]) -> Option<[u8; N]> {
    let (taken, rest) = bytes.split_first_chunk()?;
    *bytes = rest;
    Some(*taken)
}
