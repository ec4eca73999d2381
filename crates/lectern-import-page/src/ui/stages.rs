//! Long lists drawn in stages, so that no task of the page takes long.

use lectern_reader::browser::dom;
use leptos::prelude::*;

/// How many of a list are drawn: `step` at once, and `step` more after each time that was painted.
pub fn drawn(total: Memo<usize>, step: usize) -> Signal<usize> {
    let drawn = RwSignal::new(step);
    // What an effect reaches here is time.
    Effect::new(move |_| {
        if drawn.get() < total.get() {
            dom::after_paint(move || {
                // The list may be gone by now, and its signals with it.
                drawn.try_update(|drawn| *drawn += step);
            });
        }
    });
    Signal::derive(move || total.get().min(drawn.get()))
}
