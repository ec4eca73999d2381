//! What the collection says of itself, and what this reader is.

use crate::browser::dom;
use crate::i18n::use_i18n;
use crate::library::use_library;
use crate::ui::outward::Outward;
use crate::view::{Arrival, use_view};
use leptos::prelude::*;

/// What is known of the collection and of the reader.
#[component]
pub fn About() -> impl IntoView {
    let view = use_view();
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
    view! {
        <main class="about" id="results" tabindex="-1">
            <nav class={"results-navigation"} aria-label={i18n.results_title()}>
                <a href={back}>{i18n.back_to_results()}</a>
            </nav>
            <h1 id="title" tabindex="-1">{i18n.about_link()}</h1>
            <CollectionFacts/>
            <h2>{i18n.about_reader_title()}</h2>
            <p>{i18n.about_reader_text()}</p>
            <p>{i18n.about_privacy_text()}</p>
        </main>
    }
}

/// The collection's own fields.
#[component]
fn CollectionFacts() -> impl IntoView {
    let library = use_library();
    let i18n = use_i18n();
    move || {
        let Some(open) = library.open.get() else {
            return view! { <p>{i18n.nothing_open()}</p> }.into_any();
        };
        let title = open.title();
        let info = open.info;
        let link = |href: String| view! { <Outward href words=String::new()/> }.into_any();
        let publisher = match (info.publisher, info.publisher_url) {
            (Some(words), Some(href)) => Some(view! { <Outward href words/> }.into_any()),
            (name, _) => name.map(IntoAny::into_any),
        };
        let language = info.language.map(|tag| i18n.language_name(&tag).into_any());
        let count = open.progress.map(|progress| i18n.statements(progress.indexed).into_any());
        let memory = open.progress.and_then(|progress| progress.memory).map(|bytes| i18n.bytes(bytes).into_any());
        let facts = [
            (i18n.results_title(), count),
            (i18n.publisher(), publisher),
            (i18n.homepage(), info.homepage.map(link)),
            (i18n.created(), info.created.map(IntoAny::into_any)),
            (i18n.fact_language(), language),
            (i18n.license(), info.license.map(link)),
            (i18n.provenance_source(), Some(open.origin.name().to_owned().into_any())),
            (i18n.memory(), memory),
        ];
        let fact = |(name, value): (String, Option<AnyView>)| {
            value.map(|value| view! { <div class={"fact"}><dt>{name}</dt><dd dir={"auto"}>{value}</dd></div> })
        };
        view! {
            <h2 dir="auto">{title}</h2>
            {info.description.map(|text| view! { <p class="about-description" dir="auto">{text}</p> })}
            <dl class="fact-list">{facts.map(fact).into_iter().collect_view()}</dl>
        }
        .into_any()
    }
}
