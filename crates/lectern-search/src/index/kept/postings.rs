//! Which statements have a stem.
//!
//! One section. For each stem, how many postings it has as a varint, the postings as [`crate::index::posting`] has
//! them, without slices, addresses and a pool, and a zero byte. They stay so in memory (`Postings::kept`).

use crate::index::posting::{Details, encode_whole};
use crate::index::postings::Postings;
use crate::index::{Lexicon, varint};
use lectern_core::kept::{Reader, Writer};

/// How many stems make a part. The first parts are the largest, since stems are numbered as they come.
const STEMS_IN_PART: usize = 4096;

impl Postings {
    /// Writes a part; whether there was one.
    pub fn write_part(&self, part: usize, lexicon: &Lexicon, writer: &mut Writer) -> bool {
        let n_stems = lexicon.stem_count() as usize;
        let start = part * STEMS_IN_PART;
        if start > n_stems {
            return false;
        }
        let end = n_stems.min(start + STEMS_IN_PART);
        for stem in start as u32..end as u32 {
            let mut bytes = Vec::new();
            varint::push(self.len(stem), &mut bytes);
            self.read(stem, |_, head, details| encode_whole(head, details, self.places(details), &mut bytes));
            bytes.push(0);
            writer.push(&bytes);
        }
        if start + STEMS_IN_PART > n_stems {
            writer.end_section();
        }
        true
    }

    pub fn read_kept(&mut self, reader: &mut Reader, lexicon: &Lexicon, docs: u32) -> Option<()> {
        let kept = reader.bytes()?;
        let mut rest = kept.as_slice();
        for _ in 0..lexicon.stem_count() {
            let (len, used) = varint::read(rest);
            rest = rest.get(used..)?;
            let start = u32::try_from(kept.len() - rest.len()).ok()?;
            let (next_doc, behind) = passed_over(rest, len, docs)?;
            self.find_kept(start, len, next_doc);
            rest = behind;
        }
        let is_whole = rest.is_empty();
        self.kept = kept;
        is_whole.then_some(())
    }
}

/// Passes over so many postings, which ascend, and the zero after them. Gives the statement after the last.
fn passed_over(bytes: &[u8], len: u32, docs: u32) -> Option<(u32, &[u8])> {
    let (mut rest, mut next_doc) = (bytes, 0_u32);
    for _ in 0..len {
        let (head, used) = varint::read(rest);
        // A distance is at least 1: the statement after the last one.
        next_doc = next_doc.checked_add(head >> 2).filter(|next| *next > next_doc && *next <= docs)?;
        rest = rest.get(used..)?;
        let details = Details::read(head, rest);
        rest = rest.get(details.bytes..).filter(|_| details.in_pool.is_none())?;
    }
    rest.split_first().filter(|(end, _)| **end == 0).map(|(_, behind)| (next_doc, behind))
}
