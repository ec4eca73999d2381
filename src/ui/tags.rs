//! Names and tags, each a link to the statements that share it.

use crate::i18n::I18n;
use crate::ui::markup::{Markup, el};
use lectern_core::{Facet, ViewState};

/// One value as a link to the statements of a view that share it.
pub fn tag(i18n: I18n, base: &ViewState, facet: Facet, value: String) -> Markup {
    let href = base.with_filters(base.filters.only(facet, &value)).to_string();
    let words = if facet == Facet::Language { i18n.language_name(&value) } else { value };
    el("a").class("tag").attr("href", href).own_direction().child(words)
}

/// A list of values under what they are; nothing where there are none.
pub fn tags(i18n: I18n, base: &ViewState, facet: Facet, label: String, values: Vec<String>) -> Option<Markup> {
    let item = |value| el("li").class("tags-item").child(tag(i18n, base, facet, value));
    (!values.is_empty()).then(|| {
        let list = el("ul").class("tags-list").children(values.into_iter().map(item));
        el("div").class("tags").child(tags_label(label)).child(list)
    })
}

/// What stands before a value.
pub fn tags_label(words: String) -> Markup {
    el("span").class("tags-label").child(words)
}
