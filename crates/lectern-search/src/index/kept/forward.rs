//! The words of sources and titles, and how long each value is.
//!
//! | section | what |
//! | --- | --- |
//! | numbers | of each statement three: how many bytes of its record come before the title, how many before the lengths, how many there are |
//! | bytes | the records, one after the other, as [`crate::index::forward`] has them |

use crate::index::forward::{Forward, Record};
use lectern_core::kept::{Reader, Writer};

impl Forward {
    pub fn write_ends(&self, writer: &mut Writer) {
        let numbers = self.records.iter().flat_map(|record| [u32::from(record.source), record.head, record.len]);
        writer.numbers(&mut { numbers });
        if self.blocks.is_empty() {
            writer.end_section();
        }
    }

    /// How many parts the records are written in.
    pub fn n_parts(&self) -> usize {
        self.blocks.len()
    }

    pub fn write_part(&self, part: usize, writer: &mut Writer) {
        writer.push(self.blocks.get(part).map_or(&[], Vec::as_slice));
        if part + 1 == self.blocks.len() {
            writer.end_section();
        }
    }

    pub fn read_kept(&mut self, reader: &mut Reader, docs: u32) -> Option<()> {
        let mut start = 0_u32;
        for &[source, head, len] in reader.numbers()?.as_chunks().0 {
            if source > head || head > len {
                return None;
            }
            self.records.push(Record { block: 0, start, source: u16::try_from(source).ok()?, head, len });
            start = start.checked_add(len)?;
        }
        let bytes = reader.bytes()?;
        let is_whole = self.records.len() == docs as usize && start as usize == bytes.len();
        self.blocks.push(bytes);
        is_whole.then_some(())
    }
}
