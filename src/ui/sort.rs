//! In which order the statements stand.

use crate::i18n::use_i18n;
use lectern_core::view::Sort;
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
        view! {
            <option value=offered.key() prop:selected=move || sort.get() == offered>{i18n.sort_name(offered)}</option>
        }
    };
    let changed = move |event| {
        if let Some(sort) = Sort::named(&event_target_value(&event)) {
            on_change.run(sort);
        }
    };
    view! {
        <label class="sort">
            <span class={"sort-label"}>{i18n.sort_label()}</span>
            " "
            <select class={"sort-choice"} on:change=changed>{Sort::ALL.map(option).collect_view()}</select>
        </label>
    }
}
