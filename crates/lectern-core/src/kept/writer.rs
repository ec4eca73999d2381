//! Writing a copy piece by piece.

use super::{Digest, Identity, MAGIC, VERSION};

/// Makes the bytes of a copy, in pieces as large as its owner likes: whoever writes it out takes what there is
/// ([`Writer::take`]) whenever that is enough for one step, so that the whole never stands in memory twice.
pub struct Writer {
    of: Identity,
    pending: Vec<u8>,
    section: Digest,
    /// Of each section its length and its digest.
    table: Vec<u64>,
}

impl Writer {
    /// A copy of what was made from this file.
    #[must_use]
    pub fn new(of: Identity) -> Self {
        Self { of, pending: Vec::new(), section: Digest::default(), table: Vec::new() }
    }

    /// Adds bytes to the section that is being written.
    pub fn push(&mut self, bytes: &[u8]) {
        self.section.update(bytes);
        self.pending.extend_from_slice(bytes);
    }

    /// Ends the section that is being written.
    pub fn end_section(&mut self) {
        let section = std::mem::take(&mut self.section);
        self.table.extend([section.bytes(), section.value()]);
    }

    /// Writes a section of these bytes.
    pub fn section(&mut self, bytes: &[u8]) {
        self.push(bytes);
        self.end_section();
    }

    /// Writes a section of numbers, four bytes each.
    pub fn numbers(&mut self, numbers: &mut dyn Iterator<Item = u32>) {
        for number in numbers {
            self.push(&number.to_le_bytes());
        }
        self.end_section();
    }

    /// The bytes written since they were last taken.
    #[must_use]
    pub fn take(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.pending)
    }

    /// Writes the end, after which nothing may follow, and gives the bytes written since they were last taken.
    #[must_use]
    pub fn finish(&mut self) -> Vec<u8> {
        let n_sections = (self.table.len() / super::ENTRY_NUMBERS) as u64;
        let trailer = [self.of.digest, self.of.bytes, n_sections, VERSION, MAGIC];
        let digest = super::digest_of([self.table.as_slice(), &trailer]);
        for number in self.table.iter().chain([&digest]).chain(&trailer) {
            self.pending.extend_from_slice(&number.to_le_bytes());
        }
        self.take()
    }
}
