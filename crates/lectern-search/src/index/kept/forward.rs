//! The words of each statement in their order.
//!
//! | section | what |
//! | --- | --- |
//! | numbers | of each statement three: how many bytes of its stream come before the title, how many before the content, how many there are |
//! | bytes | the streams, one after the other, as [`crate::index::forward`] has them |

use crate::index::forward::{Forward, Place};
use lectern_core::kept::{Reader, Writer};

impl Forward {
    pub fn write_places(&self, writer: &mut Writer) {
        let numbers = self.places.iter().flat_map(|place| [u32::from(place.source), place.head, place.len]);
        writer.numbers(&mut { numbers });
        if self.blocks.is_empty() {
            writer.end_section();
        }
    }

    /// How many parts the streams are written in.
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
            self.places.push(Place { block: 0, start, source: u16::try_from(source).ok()?, head, len });
            start = start.checked_add(len)?;
        }
        let bytes = reader.bytes()?;
        let is_whole = self.places.len() == docs as usize && start as usize == bytes.len();
        self.blocks.push(bytes);
        is_whole.then_some(())
    }
}
