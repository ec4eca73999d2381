//! In which order the statements stand.

use crate::i18n::use_i18n;
use crate::ui::markup::el;
use lectern_core::view::Sort;
use leptos::ev::Event;
use leptos::prelude::*;

/// The choice of an order.
#[component]
pub fn SortSelect(
    /// The order that holds.
    sort: Signal<Sort>,
    /// Called with another one.
    on_change: Callback<Sort>,
) -> impl IntoView {
    let i18n = use_i18n();
    let option = |offered: Sort| {
        let option = el("option").attr("value", offered.key()).child(i18n.sort_name(offered));
        option.is("selected", move || sort.get() == offered)
    };
    let changed = move |event: Event| {
        if let Some(sort) = Sort::named(&event_target_value(&event)) {
            on_change.run(sort);
        }
    };
    el("label")
        .class("sort")
        .child(el("span").class("sort-label").child(i18n.sort_label()))
        .child(" ")
        .child(el("select").class("sort-choice").children(Sort::ALL.map(option)).on("change", changed))
}
