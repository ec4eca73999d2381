//! One value of a facet, to choose or to exclude.

use super::value_name;
use crate::i18n::use_i18n;
use lectern_core::Facet;
use lectern_core::view::Filters;
use leptos::prelude::*;

/// A value with its count: a box to choose it and a button to exclude it.
#[component]
pub fn FacetRow(
    /// The facet.
    facet: Facet,
    /// The value.
    value: String,
    /// How many statements choosing it would show.
    count: Signal<u32>,
    /// What is chosen and excluded now.
    filters: Signal<Filters>,
    /// Called with what shall be chosen and excluded.
    on_change: Callback<Filters>,
) -> impl IntoView {
    let i18n = use_i18n();
    let name = value_name(i18n, facet, &value);
    let value = StoredValue::new(value);
    let is_chosen = Memo::new(move |_| value.with_value(|value| filters.with(|now| now.chooses(facet, value))));
    let is_excluded = Memo::new(move |_| value.with_value(|value| filters.with(|now| now.excludes(facet, value))));
    let change = move |drop: bool, add: fn(&Filters, Facet, &str) -> Filters| {
        let add = if drop { Filters::without } else { add };
        on_change.run(value.with_value(|value| filters.with_untracked(|now| add(now, facet, value))));
    };
    let exclude_label = {
        let name = name.clone();
        move || if is_excluded.get() { i18n.facet_include_again(&name) } else { i18n.facet_exclude(&name) }
    };
    let is_in_vain = move || count.get() == 0 && !is_chosen.get() && !is_excluded.get();
    view! {
        <li class="facet-row" data-excluded=move || is_excluded.get().then_some("")
            data-empty=move || is_in_vain().then_some("")>
            <label class={"facet-choice"}>
                <input class={"facet-box"} type="checkbox" prop:checked=is_chosen
                    on:change=move |_| change(is_chosen.get_untracked(), Filters::choosing)/>
                <bdi class={"facet-value"}>{name}</bdi>
                " "
                <span class={"facet-count"}>{move || i18n.number(count.get())}</span>
            </label>
            <button type="button" class={"facet-exclude"} aria-label=exclude_label.clone() title=exclude_label
                on:click=move |_| change(is_excluded.get_untracked(), Filters::excluding)>
                <svg class={"facet-exclude-sign"} viewBox="0 0 10 10" aria-hidden="true">
                    <path d={"M1.5 5H8.5"}/>
                </svg>
            </button>
        </li>
    }
}
