//! From hit to hit in a text.

use crate::i18n::use_i18n;
use crate::ui::markup::{button, el, words};
use leptos::prelude::*;

/// Which hit is pointed at, and buttons to the one before and the one after; round at the ends.
#[component]
pub fn HitNavigation(
    /// How many hits there are.
    hits: u32,
    /// The hit pointed at, from 0; none at first.
    current: Signal<Option<u32>>,
    /// Called with the hit to point at.
    on_hit: Callback<u32>,
) -> impl IntoView {
    let i18n = use_i18n();
    let total = i18n.number(hits);
    let place = move || match current.get() {
        Some(hit) => i18n.hit_of(&i18n.number(hit + 1), &total),
        None => i18n.hits(hits),
    };
    let turn = |sign: &'static str, name: String, forward| {
        button(sign, move || on_hit.run(step(current.get_untracked(), hits, forward))).attr("aria-label", name)
    };
    (hits > 0).then(|| {
        el("div")
            .class("hits")
            .attr("role", "group")
            .attr("aria-label", i18n.hits(hits))
            .child(turn("↑", i18n.hit_previous(), false))
            .child(el("span").class("hits-place").attr("role", "status").child(words(place)))
            .child(turn("↓", i18n.hit_next(), true))
    })
}

/// The hit after (or before) the one pointed at.
fn step(current: Option<u32>, hits: u32, forward: bool) -> u32 {
    let last = hits.saturating_sub(1);
    match (current, forward) {
        (None, true) => 0,
        (None, false) => last,
        (Some(hit), true) if hit >= last => 0,
        (Some(hit), true) => hit + 1,
        (Some(0), false) => last,
        (Some(hit), false) => hit - 1,
    }
}

#[cfg(test)]
mod tests {
    use super::step;

    #[test]
    fn hits_go_round_at_both_ends() {
        assert_eq!([step(None, 3, true), step(Some(0), 3, true), step(Some(2), 3, true)], [0, 1, 0]);
        assert_eq!([step(None, 3, false), step(Some(2), 3, false), step(Some(0), 3, false)], [2, 1, 2]);
    }
}
