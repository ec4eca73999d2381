//! Names and tags, each a link to the statements that share it.

use crate::i18n::use_i18n;
use lectern_core::{Facet, ViewState};
use leptos::prelude::*;

/// The address of the statements that share a value, within a view.
pub fn tag_href(base: &ViewState, facet: Facet, value: &str) -> String {
    base.with_filters(base.filters.only(facet, value)).to_string()
}

/// One value as a link to the statements that share it.
#[component]
pub fn Tag(
    /// The facet it belongs to.
    facet: Facet,
    /// The value.
    value: String,
    /// The view it narrows.
    base: ViewState,
) -> impl IntoView {
    let i18n = use_i18n();
    let href = tag_href(&base, facet, &value);
    let words = if facet == Facet::Language { i18n.language_name(&value) } else { value };
    view! { <a class={"tag"} href={href} dir={"auto"}>{words}</a> }
}

/// A labelled list of values; nothing where there are none.
#[component]
pub fn Tags(
    /// What the values are, said before them.
    label: String,
    /// The facet they belong to.
    facet: Facet,
    /// The values.
    values: Vec<String>,
    /// The view they narrow.
    base: ViewState,
) -> impl IntoView {
    if values.is_empty() {
        return ().into_any();
    }
    let tag = |value: String| {
        let base = base.clone();
        view! { <li class={"tags-item"}><Tag facet value base/></li> }
    };
    view! {
        <div class="tags">
            <span class={"tags-label"}>{label}</span>
            <ul class={"tags-list"}>{values.into_iter().map(tag).collect_view()}</ul>
        </div>
    }
    .into_any()
}
