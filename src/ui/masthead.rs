//! The head of the page: which collection this is.

use crate::i18n::use_i18n;
use crate::ui::markup::{el, part};
use leptos::prelude::*;

/// The collection's title and description, and the way to what else there is to know of it.
#[component]
pub fn Masthead(
    /// The collection's title; the reader's own name while nothing is open.
    title: Signal<String>,
    /// One paragraph, plain text.
    description: Signal<Option<String>>,
    /// The collection without query and filters.
    home: Signal<String>,
    /// What is known about it.
    about: Signal<String>,
    /// Whether the title is the page's own heading, as it is on the list.
    heading: Signal<bool>,
    /// How to open another one.
    children: Children,
) -> impl IntoView {
    let i18n = use_i18n();
    let title = move || {
        let name = el("a").attr("href", home.get()).own_direction().child(title.get());
        match heading.get() {
            true => el("h1").class("masthead-title").attr("id", "title").attr("tabindex", "-1").child(name),
            false => el("p").class("masthead-title").child(name),
        }
    };
    let description = move || {
        let text = description.get().filter(|_| heading.get());
        text.map(|text| el("p").class("masthead-description").own_direction().child(text))
    };
    let about = move || {
        let link = el("a").attr("href", about.get()).child(i18n.about_link());
        el("nav").class("masthead-nav").attr("aria-label", i18n.app_name()).child(link)
    };
    let row = el("div").class("masthead-row").child(part(move || [title()])).child(" ").child(part(move || [about()]));
    el("header")
        .class("masthead")
        .child(el("a").class("skip").attr("href", "#results").child(i18n.skip_to_results()))
        .child(row)
        .child(part(description))
        .child(children().into_any())
}
