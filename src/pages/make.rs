//! The frame of the screen on which a person makes a collection. The screen itself is a module of its own
//! (`crates/lectern-import-page`), which `public/boot.js` fetches when the element `make-collection` stands in the page.

use crate::browser::dom;
use crate::i18n::use_i18n;
use crate::ui::markup::el;
use crate::view::{Arrival, use_view};
use leptos::ev::Event;
use leptos::prelude::*;

/// The element that the module fills. It hands a collection over in an event `open`, and says its `data-failed` where the
/// module cannot be had.
const ELEMENT: &str = "make-collection";

/// Where a person makes a collection.
#[component]
pub fn Make(
    /// Called with the event that hands a collection over.
    on_open: Callback<Event>,
) -> impl IntoView {
    let view = use_view();
    let i18n = use_i18n();
    if view.take_arrival() == Some(Arrival::Chosen) {
        dom::before_paint(|| {
            dom::scroll_to(0.0);
            dom::focus("title");
        });
    }
    let screen = el(ELEMENT).attr("data-failed", i18n.make_failed()).on("open", move |event: Event| on_open.run(event));
    let back = el("a").attr("href", view.now().listing().to_string()).child(i18n.back_to_results());
    el("main")
        .class("make")
        .attr("id", "results")
        .attr("tabindex", "-1")
        .child(el("nav").class("results-navigation").attr("aria-label", i18n.results_title()).child(back))
        .child(el("h1").attr("id", "title").attr("tabindex", "-1").child(i18n.make_title()))
        .child(screen)
}
