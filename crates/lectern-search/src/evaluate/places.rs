//! Where a word of a query stands in one statement after the other.

use crate::index::{Cursor, Index, Spot, StemId, SurfaceId};
use lectern_core::sort;
use std::ops::Range;

/// The places of one word. Statements must be asked for in order.
pub struct Walk<'i> {
    stems: Vec<Stem<'i>>,
}

struct Stem<'i> {
    places: StemPlaces<'i>,
    /// Cursors on their way through the same postings, to go on from.
    marks: &'i [Cursor<'i>],
    /// By form: whether it is the word as it was typed; `None` where all that are meant are.
    typed: Option<Vec<bool>>,
}

/// Where the meant surfaces of a stem stand.
pub struct StemPlaces<'i> {
    cursor: Cursor<'i>,
    /// By form: whether it is meant; `None` where all are.
    meant: Option<Vec<bool>>,
}

impl<'i> StemPlaces<'i> {
    pub fn new(index: &'i Index, stem: StemId, is_meant: Option<&dyn Fn(SurfaceId) -> bool>) -> Self {
        let meant = is_meant.map(|is_meant| index.lexicon.forms_meant(stem, is_meant));
        Self { cursor: index.postings.cursor(stem), meant }
    }

    /// Where the postings go on.
    pub fn cursor(&self) -> Cursor<'i> {
        self.cursor.clone()
    }

    /// As [`Cursor::each_in`], of the forms that are meant.
    pub fn each_in(&mut self, docs: &Range<u32>, wanted: &[u64], mut visit: impl FnMut(u32, Spot)) {
        let Self { cursor, meant } = self;
        cursor.each_in(docs, wanted, &mut |doc, spot| {
            if is_among(meant.as_deref(), spot.form) {
                visit(doc, spot);
            }
        });
    }
}

impl<'i> Walk<'i> {
    /// Of each surface of the stems it is told whether it is meant and whether it was typed so, if that differs; of each
    /// stem, what marks there are.
    pub fn new(
        index: &'i Index,
        stems: &[StemId],
        marks: impl Fn(StemId) -> &'i [Cursor<'i>],
        is_meant: Option<&dyn Fn(SurfaceId) -> bool>,
        is_typed: Option<&dyn Fn(SurfaceId) -> bool>,
    ) -> Self {
        let stem = |&stem: &StemId| {
            let typed = is_typed.map(|is_typed| index.lexicon.forms_meant(stem, is_typed));
            Stem { places: StemPlaces::new(index, stem, is_meant), marks: marks(stem), typed }
        };
        Self { stems: stems.iter().map(stem).collect() }
    }

    /// Puts the places in a statement into `places`, in order. Tells whether the word stands there as it was typed.
    pub fn places_in(&mut self, doc: u32, places: &mut Vec<u32>) -> bool {
        places.clear();
        let (mut n_stems, mut is_typed) = (0, false);
        for stem in &mut self.stems {
            let before = places.len();
            stem.places.cursor.skip_to(doc, stem.marks);
            stem.places.each_in(&(doc..doc.saturating_add(1)), &[1], |_, Spot { place, form }| {
                places.push(place);
                is_typed |= is_among(stem.typed.as_deref(), form);
            });
            n_stems += u32::from(places.len() > before);
        }
        if n_stems > 1 {
            sort::by_order(places, &|one, other| one.cmp(&other));
        }
        is_typed
    }
}

/// Whether a form is one of those; `None` is all.
#[inline]
fn is_among(forms: Option<&[bool]>, form: u32) -> bool {
    forms.is_none_or(|forms| forms.get(form as usize).copied().unwrap_or(false))
}
