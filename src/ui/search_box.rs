//! The field that a query is typed into.

use crate::browser::dom;
use crate::i18n::use_i18n;
use crate::ui::markup::{button, el, part};
use leptos::ev::{Event, KeyboardEvent};
use leptos::prelude::*;

/// The id of the field, for the key that leads to it.
pub const FIELD: &str = "query";

/// The search field: live as one types; Escape and a button clear it.
#[component]
pub fn SearchBox(
    /// The query as the address has it.
    query: Signal<String>,
    /// Called with the query as it is typed.
    on_query: Callback<String>,
) -> impl IntoView {
    let i18n = use_i18n();
    let escape = move |event: KeyboardEvent| {
        if event.key() == "Escape" && !query.get_untracked().is_empty() {
            event.prevent_default();
            on_query.run(String::new());
        }
    };
    // The button goes with the query: whoever pressed it is left in the field.
    let clear = move || {
        on_query.run(String::new());
        dom::focus(FIELD);
    };
    let clear = move || {
        let button = || button("×", clear).class("search-clear").attr("aria-label", i18n.search_clear());
        (!query.read().is_empty()).then(button)
    };
    let field = el("input")
        .class("search-field")
        .attr("id", FIELD)
        .attr("type", "search")
        .own_direction()
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .attr("enterkeyhint", "search")
        .attr("placeholder", i18n.search_placeholder())
        .attr("title", i18n.search_hint_key())
        .attr("aria-keyshortcuts", "/")
        .value(move || query.get())
        .on("input", move |event: Event| on_query.run(event_target_value(&event)))
        .on("keydown", escape);
    el("form")
        .class("search")
        .attr("role", "search")
        .on("submit", |event: Event| event.prevent_default())
        .child(el("label").class("visually-hidden").attr("for", FIELD).child(i18n.search_label()))
        .child(field)
        .child(part(clear))
}
