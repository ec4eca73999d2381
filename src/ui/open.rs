//! Opening another collection: a file of one's own, or an address.

use crate::i18n::use_i18n;
use leptos::ev::{Event, SubmitEvent};
use leptos::prelude::*;

/// The form that opens another collection, folded away until wanted.
#[component]
pub fn OpenAnother(
    /// Called with the event of a file having been picked.
    on_file: Callback<Event>,
    /// Called with an address.
    on_address: Callback<String>,
    /// Where the default collection is, unless it is open.
    default_href: Signal<Option<String>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let address = RwSignal::new(String::new());
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let typed = address.get_untracked().trim().to_owned();
        if !typed.is_empty() {
            on_address.run(typed);
        }
    };
    view! {
        <details class="open">
            <summary>{i18n.open_title()}</summary>
            <div class={"open-panel"}>
                <label class={"open-file"}>
                    <span>{i18n.open_file()}</span>
                    <input type="file" accept=".json,.jsonl,.ndjson,.gz,application/json"
                        on:change=move |event| on_file.run(event)/>
                </label>
                <form class={"open-address"} on:submit=submit>
                    <label for={"open-address"}>{i18n.open_address()}</label>
                    <input id={"open-address"} type="text" inputmode="url" dir="ltr" autocomplete="off"
                        on:input=move |event| address.set(event_target_value(&event))/>
                    <button type="submit">{i18n.open_address_button()}</button>
                </form>
                {move || default_href.get().map(|href| view! { <a href={href}>{i18n.open_back()}</a> })}
            </div>
        </details>
    }
}
