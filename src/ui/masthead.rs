//! The head of the page: which collection this is.

use crate::i18n::use_i18n;
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
    let name = move || view! { <a href={home} dir={"auto"}>{title}</a> };
    let title_element = move || match heading.get() {
        true => view! { <h1 class="masthead-title" id="title" tabindex="-1">{name()}</h1> }.into_any(),
        false => view! { <p class="masthead-title">{name()}</p> }.into_any(),
    };
    view! {
        <header class="masthead">
            <a class={"skip"} href={"#results"}>{i18n.skip_to_results()}</a>
            <div class={"masthead-row"}>
                {title_element}
                <nav class={"masthead-nav"} aria-label={i18n.app_name()}>
                    <a href={about}>{i18n.about_link()}</a>
                </nav>
            </div>
            {move || {
                let text = description.get().filter(|_| heading.get());
                text.map(|text| view! { <p class="masthead-description" dir="auto">{text}</p> })
            }}
            {children()}
        </header>
    }
}
