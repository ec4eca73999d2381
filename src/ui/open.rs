//! Opening another collection: a file of one's own, an address, or one that is kept in this browser; and the way to
//! where one is made.

use crate::browser::dom;
use crate::i18n::{I18n, use_i18n};
use crate::ui::markup::{Markup, button, el, part};
use lectern_core::ViewState;
use leptos::ev::Event;
use leptos::prelude::*;

/// The id of the field for an address.
const FIELD: &str = "open-address";

/// What the address puts before the name of a collection that is kept in this browser.
pub const KEPT_SCHEME: &str = "kept:";

/// The form that opens another collection, folded away until wanted.
#[component]
pub fn OpenAnother(
    /// Called with the event of a file having been picked.
    on_file: Callback<Event>,
    /// Called with an address.
    on_address: Callback<String>,
    /// Where the default collection is, unless it is open.
    default_href: Signal<Option<String>>,
    /// Where a collection is made, if it can be.
    make_href: Signal<Option<String>>,
    /// The names of the collections that are kept in this browser, each on a line.
    kept: Signal<String>,
    /// Called when they are to be looked for.
    on_look: Callback<()>,
    /// Called with the name of one that is to be deleted.
    on_delete: Callback<String>,
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
    let make = move || make_href.get().map(|href| el("a").attr("href", href).child(i18n.make_title()));
    let panel = el("div")
        .class("open-panel")
        .child(part(make))
        .child(el("label").class("open-file").child(el("span").child(i18n.open_file())).child(file))
        .child(form)
        .child(part(back))
        .child(part(move || kept_list(i18n, &kept.get(), on_delete)));
    let look = move |event: Event| {
        if dom::is_open(&event) {
            on_look.run(());
        }
    };
    el("details").class("open").on("toggle", look).child(el("summary").child(i18n.open_title())).child(panel)
}

/// The collections that are kept, each with a way to be rid of it.
fn kept_list(i18n: I18n, names: &str, on_delete: Callback<String>) -> Option<Markup> {
    let row = |name: &str| {
        let collection = Some(format!("{KEPT_SCHEME}{name}"));
        let href = ViewState { collection, ..ViewState::default() }.to_string();
        let link = el("a").attr("href", href).own_direction().child(name.to_owned());
        let label = i18n.kept_delete(name);
        let name = name.to_owned();
        let delete = button("×", move || on_delete.run(name.clone())).attr("aria-label", label.clone());
        el("li").child(link).child(" ").child(delete.attr("title", label))
    };
    let title = el("h2").class("open-kept-title").child(i18n.kept_title());
    let list = el("ul").class("plain").children(names.lines().map(row));
    (!names.is_empty()).then(|| el("section").class("open-kept").child(title).child(list))
}
