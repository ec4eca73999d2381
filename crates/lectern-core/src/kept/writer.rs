//! Writing a copy piece by piece.

use super::{Digest, Identity, MAGIC, VERSION};

/// Makes the bytes of a copy, in pieces as large as its owner likes: whoever writes it out takes what there is
/// ([`Writer::take`]) whenever that is enough for one step, so that the whole never stands in memory twice.
pub struct Writer {
    of: Identity,
    pending: Vec<u8>,
    section: Digest,
    entries: Vec<u8>,
    n_sections: u32,
}

impl Writer {
    /// A copy of what was made from this file.
    #[must_use]
    pub fn new(of: Identity) -> Self {
        Self { of, pending: Vec::new(), section: Digest::default(), entries: Vec::new(), n_sections: 0 }
    }

    /// Adds bytes to the section that is being written.
    pub fn push(&mut self, bytes: &[u8]) {
        self.section.update(bytes);
        self.pending.extend_from_slice(bytes);
    }

    /// Ends the section that is being written.
    pub fn end_section(&mut self) {
        let section = std::mem::take(&mut self.section);
        self.entries.extend_from_slice(&section.bytes().to_le_bytes());
        self.entries.extend_from_slice(&section.value().to_le_bytes());
        self.n_sections += 1;
    }

    /// Writes a section of these bytes.
    pub fn section(&mut self, bytes: &[u8]) {
        self.push(bytes);
        self.end_section();
    }

    /// Writes a section of numbers, four bytes each.
    pub fn numbers(&mut self, numbers: impl Iterator<Item = u32>) {
        let mut bytes = Vec::new();
        numbers.for_each(|number| bytes.extend_from_slice(&number.to_le_bytes()));
        self.section(&bytes);
    }

    /// The bytes written since they were last taken.
    #[must_use]
    pub fn take(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.pending)
    }

    /// Writes the end, after which nothing may follow, and gives the bytes written since they were last taken.
    #[must_use]
    pub fn finish(&mut self) -> Vec<u8> {
        let mut rest = Vec::new();
        rest.extend_from_slice(&self.of.digest.to_le_bytes());
        rest.extend_from_slice(&self.of.bytes.to_le_bytes());
        rest.extend_from_slice(&self.n_sections.to_le_bytes());
        rest.extend_from_slice(&VERSION.to_le_bytes());
        rest.extend_from_slice(&MAGIC);
        let mut digest = Digest::default();
        digest.update(&self.entries);
        digest.update(&rest);
        self.pending.extend_from_slice(&self.entries);
        self.pending.extend_from_slice(&digest.value().to_le_bytes());
        self.pending.extend_from_slice(&rest);
        self.take()
    }
}
