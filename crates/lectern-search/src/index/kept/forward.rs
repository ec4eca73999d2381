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
        writer.numbers(self.places.iter().flat_map(|place| [u32::from(place.source), place.head, place.len]));
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

    pub fn read_kept(reader: &mut Reader, docs: u32) -> Option<Self> {
        let numbers = reader.numbers()?;
        let bytes = reader.bytes()?;
        let mut start = 0_u32;
        let places = numbers.as_chunks().0.iter().map(|&[source, head, len]| {
            let place = Place { block: 0, start, source: u16::try_from(source).ok()?, head, len };
            start = start.checked_add(len)?;
            (source <= head && head <= len).then_some(place)
        });
        let places: Vec<Place> = places.collect::<Option<_>>()?;
        let is_whole = places.len() == docs as usize && start as usize == bytes.len();
        is_whole.then(|| Self { blocks: vec![bytes], places })
    }
}
