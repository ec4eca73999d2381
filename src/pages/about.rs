//! What the collection says of itself, and what this reader is.

use crate::browser::dom;
use crate::i18n::{I18n, use_i18n};
use crate::library::{Collection, use_library};
use crate::ui::markup::{Child, Markup, el, part};
use crate::ui::outward::outward;
use crate::ui::provenance::fact_list;
use crate::view::{Arrival, use_view};
use leptos::prelude::*;

/// What is known of the collection and of the reader.
#[component]
pub fn About() -> impl IntoView {
    let view = use_view();
    let library = use_library();
    let i18n = use_i18n();
    Effect::new(move |_| {
        if view.take_arrival() == Some(Arrival::Chosen) {
            dom::before_paint(|| {
                dom::scroll_to(0.0);
                dom::focus("title");
            });
        }
    });
    let back = view.now().listing().to_string();
    let back = el("a").attr("href", back).child(i18n.back_to_results());
    el("main")
        .class("about")
        .attr("id", "results")
        .attr("tabindex", "-1")
        .child(el("nav").class("results-navigation").attr("aria-label", i18n.results_title()).child(back))
        .child(el("h1").attr("id", "title").attr("tabindex", "-1").child(i18n.about_link()))
        .child(part(move || match library.open.get() {
            Some(open) => facts(i18n, open),
            None => vec![el("p").child(i18n.nothing_open())],
        }))
        .child(el("h2").child(i18n.about_reader_title()))
        .child(el("p").child(i18n.about_reader_text()))
        .child(el("p").child(i18n.about_privacy_text()))
}

/// The collection's own fields.
fn facts(i18n: I18n, open: Collection) -> Vec<Markup> {
    let title = el("h2").own_direction().child(open.title());
    let info = open.info;
    let link = |href: String| outward(href, String::new()).into();
    let publisher = match (info.publisher, info.publisher_url) {
        (Some(words), Some(href)) => Some(outward(href, words).into()),
        (name, _) => name.map(Child::from),
    };
    let count = open.progress.map(|progress| i18n.statements(progress.indexed).into());
    let memory = open.progress.and_then(|progress| progress.memory).map(|bytes| i18n.bytes(bytes).into());
    let facts = fact_list([
        (i18n.results_title(), count),
        (i18n.publisher(), publisher),
        (i18n.homepage(), info.homepage.map(link)),
        (i18n.created(), info.created.map(Child::from)),
        (i18n.fact_language(), info.language.map(|tag| i18n.language_name(&tag).into())),
        (i18n.license(), info.license.map(link)),
        (i18n.provenance_source(), Some(open.origin.name().to_owned().into())),
        (i18n.memory(), memory),
    ]);
    let description = info.description.map(|text| el("p").class("about-description").own_direction().child(text));
    [Some(title), description, Some(facts)].into_iter().flatten().collect()
}
