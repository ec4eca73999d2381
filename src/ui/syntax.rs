//! What can be typed into the search field.

use crate::i18n::use_i18n;
use leptos::prelude::*;

/// The query language in a table of examples, folded away until wanted.
#[component]
pub fn Syntax() -> impl IntoView {
    let i18n = use_i18n();
    let rows = [
        (i18n.syntax_words_example(), i18n.syntax_words()),
        (i18n.syntax_prefix_example(), i18n.syntax_prefix()),
        (i18n.syntax_phrase_example(), i18n.syntax_phrase()),
        (i18n.syntax_not_example(), i18n.syntax_not()),
        (i18n.syntax_or_example(), i18n.syntax_or()),
        (i18n.syntax_field_example(), i18n.syntax_field()),
    ];
    let row = |(example, meaning)| {
        view! { <div class={"syntax-row"}><dt><kbd>{example}</kbd></dt><dd>{meaning}</dd></div> }
    };
    view! {
        <details class="syntax">
            <summary>{i18n.syntax_title()}</summary>
            <dl>{rows.map(row).collect_view()}</dl>
        </details>
    }
}
