//! What a person is doing with the timeline: the range as it is being drawn, until it is let go of.
//!
//! While a pointer or a key is down, the range is a draft that only the timeline shows. Letting go hands it out, once:
//! a search at every step of a long drag would be for nothing, and each would be an entry in the history.

use super::range::{Edge, Range, Step};
use super::scale::Scale;
use lectern_core::CalendarDate;
use lectern_core::protocol;
use leptos::prelude::*;

/// The timeline's range, chosen or being drawn. Small and copied freely.
#[derive(Clone, Copy)]
pub struct Brush {
    scale: Memo<Option<Scale>>,
    chosen: Memo<Range>,
    draft: RwSignal<Option<Range>>,
    grip: StoredValue<Option<Grip>>,
    on_range: Callback<(Option<CalendarDate>, Option<CalendarDate>)>,
}

/// What a pointer holds. In dates, not buckets: an answer that arrives during a drag may bring other buckets.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Grip {
    /// A new range, from the bucket that the pointer went down on.
    New(Range),
    /// An edge of a range.
    Edge(Edge, Range),
}

impl Brush {
    /// A brush over a timeline that hands out the ranges it draws.
    pub fn new(
        timeline: Signal<protocol::Timeline>,
        from: Signal<Option<CalendarDate>>,
        to: Signal<Option<CalendarDate>>,
        on_range: Callback<(Option<CalendarDate>, Option<CalendarDate>)>,
    ) -> Self {
        Self {
            scale: Memo::new(move |_| timeline.with(Scale::of)),
            chosen: Memo::new(move |_| Range { from: from.get(), to: to.get() }),
            draft: RwSignal::new(None),
            grip: StoredValue::new(None),
            on_range,
        }
    }

    /// Where the buckets stand in time; absent where there are none.
    pub fn scale(self) -> Option<Scale> {
        self.scale.get()
    }

    /// The range to show.
    pub fn range(self) -> Range {
        self.draft.get().unwrap_or_else(|| self.chosen.get())
    }

    /// The range that is being drawn.
    pub fn draft(self) -> Option<Range> {
        self.draft.get()
    }

    /// Takes hold of an edge with a pointer.
    pub fn grab(self, edge: Edge) {
        self.grip.set_value(Some(Grip::Edge(edge, self.chosen.get_untracked())));
    }

    /// Starts a new range with a pointer, at a share of the whole, unless it holds an edge.
    pub fn press(self, share: f64) {
        if self.grip.get_value().is_none()
            && let Some(scale) = self.scale.get_untracked()
        {
            let bucket = Range::of_bucket(scale, scale.index_at(share));
            self.grip.set_value(Some(Grip::New(bucket)));
            self.draft.set(Some(bucket));
        }
    }

    /// Draws the range on to where the pointer is; gives false where the pointer holds nothing.
    pub fn drag(self, share: f64) -> bool {
        let (Some(grip), Some(scale)) = (self.grip.get_value(), self.scale.get_untracked()) else { return false };
        let index = scale.index_at(share);
        let range = match grip {
            Grip::New(start) => start.joined(Range::of_bucket(scale, index)),
            Grip::Edge(edge, range) => range.with_edge_at(scale, edge, index),
        };
        if self.draft.get_untracked() != Some(range) {
            self.draft.set(Some(range));
        }
        true
    }

    /// Moves an edge by a key; gives false for a key that does not move it.
    pub fn key(self, edge: Edge, key: &str) -> bool {
        let (Some(step), Some(scale)) = (Step::of_key(key), self.scale.get_untracked()) else { return false };
        let range = self.draft.get_untracked().unwrap_or_else(|| self.chosen.get_untracked());
        self.draft.set(Some(range.moved(scale, edge, step)));
        true
    }

    /// Hands out what was drawn.
    pub fn release(self) {
        self.grip.set_value(None);
        if let Some(range) = self.draft.get_untracked() {
            self.choose(range);
        }
    }

    /// Forgets what was drawn: the browser took the pointer away, to scroll.
    pub fn cancel(self) {
        self.grip.set_value(None);
        self.draft.set(None);
    }

    /// Hands out a range, if it is another one than what is chosen.
    pub fn choose(self, range: Range) {
        if range != self.chosen.get_untracked() {
            self.on_range.run((range.from, range.to));
        }
        // Last, so that the old range is not shown for a moment.
        self.draft.set(None);
    }
}
