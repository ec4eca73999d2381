//! The field that a query is typed into.

use crate::i18n::use_i18n;
use leptos::ev::{KeyboardEvent, SubmitEvent};
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
    let clear = move || {
        (!query.read().is_empty()).then(|| {
            view! {
                <button type="button" class="search-clear" aria-label={i18n.search_clear()}
                    on:click=move |_| on_query.run(String::new())>"×"</button>
            }
        })
    };
    view! {
        <form class="search" role="search" on:submit=|event: SubmitEvent| event.prevent_default()>
            <label class={"visually-hidden"} for={FIELD}>{i18n.search_label()}</label>
            <input id={FIELD} class="search-field" type="search" dir="auto" autocomplete="off" spellcheck="false"
                enterkeyhint="search" placeholder={i18n.search_placeholder()} title={i18n.search_hint_key()}
                aria-keyshortcuts="/"
                prop:value=query on:input=move |event| on_query.run(event_target_value(&event)) on:keydown=escape/>
            {clear}
        </form>
    }
}
