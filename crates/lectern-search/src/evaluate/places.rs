//! Where a word of a query stands in one statement after the other.

use super::IdSet;
use crate::index::{Cursor, Index, StemId, SurfaceId, codes, surface, varint};
use lectern_core::sort;

/// The places of one word. Statements must be asked for in order.
pub struct Walk<'i> {
    index: &'i Index,
    stems: Vec<StemId>,
    cursors: Vec<Cursor<'i>>,
    /// The surfaces that are meant, where those are not all of the stems.
    only: Option<IdSet>,
}

impl<'i> Walk<'i> {
    pub fn new(index: &'i Index, stems: Vec<StemId>, only: Option<IdSet>) -> Self {
        let cursors = stems.iter().map(|&stem| index.postings.cursor(stem)).collect();
        Self { index, stems, cursors, only }
    }

    /// Puts the places in the stream of a statement into `places`, in order.
    pub fn places_in(&mut self, doc: u32, places: &mut Vec<u32>) {
        places.clear();
        let content_start = self.index.forward.content_start(doc);
        let mut n_stems = 0;
        for cursor in &mut self.cursors {
            let Some(found) = cursor.places_in(doc) else { continue };
            n_stems += 1;
            if !found.add_to(content_start, places) {
                places.clear();
                self.look_for_places(doc, places);
                n_stems = 1;
                break;
            }
        }
        if n_stems > 1 {
            sort::by_order(places, &|one, other| one.cmp(&other));
        }
        if let Some(only) = &self.only {
            let stream = self.index.forward.stream(doc);
            places.retain(|&place| surface_at(stream, place).is_some_and(|surface| only.contains(surface)));
        }
    }

    /// The same by going through the stream.
    #[cold]
    fn look_for_places(&self, doc: u32, places: &mut Vec<u32>) {
        for (place, code) in codes(self.index.forward.stream(doc)) {
            if surface(code).is_some_and(|surface| self.stems.contains(&self.index.lexicon.stem_of(surface))) {
                places.push(place as u32);
            }
        }
    }
}

/// The surface that stands at a place of a stream.
#[inline]
pub fn surface_at(stream: &[u8], place: u32) -> Option<SurfaceId> {
    surface(varint::read(stream.get(place as usize..)?).0)
}
