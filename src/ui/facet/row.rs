//! One value of a facet, to choose or to exclude.

use super::value_name;
use crate::i18n::I18n;
use crate::ui::markup::{Markup, el, flag, sign, words};
use lectern_core::Facet;
use lectern_core::view::Filters;
use leptos::ev::Event;
use leptos::prelude::*;

/// A value with its count: a box to choose it and a button to exclude it.
pub fn facet_row(
    i18n: I18n,
    facet: Facet,
    value: String,
    count: Signal<u32>,
    filters: Signal<Filters>,
    on_change: Callback<Filters>,
) -> Markup {
    let name = value_name(i18n, facet, &value);
    let value = StoredValue::new(value);
    let is_chosen = Memo::new(move |_| value.with_value(|value| filters.with(|now| now.chooses(facet, value))));
    let is_excluded = Memo::new(move |_| value.with_value(|value| filters.with(|now| now.excludes(facet, value))));
    let change = move |drop: bool, add: fn(&Filters, Facet, &str) -> Filters| {
        let add = if drop { Filters::without } else { add };
        on_change.run(value.with_value(|value| filters.with_untracked(|now| add(now, facet, value))));
    };
    let is_in_vain = move || count.get() == 0 && !is_chosen.get() && !is_excluded.get();
    let choice = el("input")
        .class("facet-box")
        .attr("type", "checkbox")
        .is("checked", move || is_chosen.get())
        .on("change", move |_: Event| change(is_chosen.get_untracked(), Filters::choosing));
    let choice = el("label")
        .class("facet-choice")
        .child(choice)
        .child(el("bdi").class("facet-value").child(name.clone()))
        .child(" ")
        .child(el("span").class("facet-count").child(words(move || i18n.number(count.get()))));
    let exclude = StoredValue::new((i18n.facet_exclude(&name), i18n.facet_include_again(&name)));
    let exclude = move || {
        let (exclude, include_again) = exclude.get_value();
        Some(if is_excluded.get() { include_again } else { exclude })
    };
    let exclude = el("button")
        .class("facet-exclude")
        .attr("type", "button")
        .live("aria-label", exclude)
        .live("title", exclude)
        .on("click", move |_: Event| change(is_excluded.get_untracked(), Filters::excluding))
        .child(sign("facet-exclude-sign", "M1.5 5H8.5"));
    el("li")
        .class("facet-row")
        .live("data-excluded", move || flag(is_excluded.get()))
        .live("data-empty", move || flag(is_in_vain()))
        .child(choice)
        .child(exclude)
}
