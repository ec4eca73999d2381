//! What a statement answers and translates, what answers and translates it, and its place in the results.

use crate::i18n::use_i18n;
use lectern_core::ViewState;
use lectern_core::protocol::{Link, Neighbours};
use leptos::prelude::*;

/// Other statements under a heading; nothing where there are none.
#[component]
pub fn Related(
    /// How they are related.
    title: String,
    /// The statements.
    links: Vec<Link>,
    /// The view that leads to them.
    view: ViewState,
) -> impl IntoView {
    let i18n = use_i18n();
    if links.is_empty() {
        return ().into_any();
    }
    let item = |link: Link| {
        let href = ViewState { query: String::new(), ..view.opening(&link.id) }.to_string();
        let date = link.date.map(|when| format!(" · {}", i18n.date(&when)));
        view! { <li class={"related-item"}><a href={href} dir={"auto"}>{link.title}</a> {date}</li> }
    };
    view! {
        <section class="related">
            <h2 class={"related-title"}>{title}</h2>
            <ul>{links.into_iter().map(item).collect_view()}</ul>
        </section>
    }
    .into_any()
}

/// Back to the list, and on to the statement before and after in it.
#[component]
pub fn ResultsNavigation(
    /// The statement's place, where the search finds it.
    neighbours: Option<Neighbours>,
    /// The view of the statement.
    view: ViewState,
) -> impl IntoView {
    let i18n = use_i18n();
    let back = ViewState { statement: None, passage: None, ..view.clone() }.to_string();
    let link = |link: Option<Link>, label: String, arrow: &'static str| {
        link.map(|link| {
            let href = view.opening(&link.id).to_string();
            view! { <a class={"results-step"} href={href} title={link.title} aria-label={label}>{arrow}</a> }
        })
    };
    let place = neighbours.map(|neighbours| {
        let rank = i18n.rank_of(&i18n.number(neighbours.rank), &i18n.number(neighbours.total));
        let previous = link(neighbours.previous, i18n.previous_statement(), "‹");
        let next = link(neighbours.next, i18n.next_statement(), "›");
        view! { <span class="results-place">{previous} <span class={"results-rank"}>{rank}</span> {next}</span> }
    });
    view! {
        <nav class="results-navigation" aria-label={i18n.results_title()}>
            <a class={"results-back"} href={back}>{i18n.back_to_results()}</a>
            {place}
        </nav>
    }
}
