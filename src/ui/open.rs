//! Opening another collection: a file of one's own, or an address.

use crate::i18n::use_i18n;
use crate::ui::markup::{el, part};
use leptos::ev::Event;
use leptos::prelude::*;

/// The id of the field for an address.
const FIELD: &str = "open-address";

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
    let submit = move |event: Event| {
        event.prevent_default();
        let typed = address.get_untracked().trim().to_owned();
        if !typed.is_empty() {
            on_address.run(typed);
        }
    };
    let file = el("input")
        .attr("type", "file")
        .attr("accept", ".json,.jsonl,.ndjson,.gz,application/json")
        .on("change", move |event: Event| on_file.run(event));
    let field = el("input")
        .attr("id", FIELD)
        .attr("type", "text")
        .attr("inputmode", "url")
        .attr("dir", "ltr")
        .attr("autocomplete", "off")
        .on("input", move |event: Event| address.set(event_target_value(&event)));
    let form = el("form")
        .class("open-address")
        .on("submit", submit)
        .child(el("label").attr("for", FIELD).child(i18n.open_address()))
        .child(field)
        .child(el("button").attr("type", "submit").child(i18n.open_address_button()));
    let back = move || default_href.get().map(|href| el("a").attr("href", href).child(i18n.open_back()));
    let panel = el("div")
        .class("open-panel")
        .child(el("label").class("open-file").child(el("span").child(i18n.open_file())).child(file))
        .child(form)
        .child(part(back));
    el("details").class("open").child(el("summary").child(i18n.open_title())).child(panel)
}
