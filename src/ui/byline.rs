//! Who made a statement: people with their roles, and the bodies that issued it.

use crate::i18n::use_i18n;
use crate::ui::tags::Tag;
use lectern_core::protocol;
use lectern_core::{Facet, ViewState};
use leptos::prelude::*;

/// The people and bodies behind a statement, each a link to what else they said.
#[component]
pub fn Byline(
    /// Who made it first.
    authors: Vec<protocol::Person>,
    /// The bodies that issued it.
    organizations: Vec<String>,
    /// The view that the links narrow.
    base: ViewState,
) -> impl IntoView {
    let i18n = use_i18n();
    let named = |body: &String| authors.iter().any(|author| author.organization.as_ref() == Some(body));
    let bodies: Vec<String> = organizations.into_iter().filter(|body| !named(body)).collect();
    if authors.is_empty() && bodies.is_empty() {
        return ().into_any();
    }
    let people = authors.into_iter().map(|author| {
        let base = base.clone();
        view! { <li class={"byline-item"}><Person author base/></li> }
    });
    let people = people.collect_view();
    let bodies = bodies.into_iter().map(|value| {
        let base = base.clone();
        view! { <li class={"byline-item"}><Tag facet=Facet::Organization value base/></li> }
    });
    view! {
        <ul class="byline" aria-label={i18n.fact_author()}>{people}{bodies.collect_view()}</ul>
    }
    .into_any()
}

/// One person: name, role and body.
#[component]
fn Person(author: protocol::Person, base: ViewState) -> impl IntoView {
    let protocol::Person { name, role, organization, .. } = author;
    let body = organization.filter(|body| *body != name);
    let comma = (role.is_some() && body.is_some()).then_some(", ");
    let after_name = (role.is_some() || body.is_some()).then_some(" ");
    let body = body.map(|value| {
        let base = base.clone();
        view! { <Tag facet=Facet::Organization value base/> }
    });
    view! {
        <Tag facet=Facet::Author value=name base=base.clone()/>
        {after_name}
        <span class={"byline-role"} dir={"auto"}>{role}{comma}{body}</span>
    }
}
