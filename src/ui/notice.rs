//! A sentence that a person may put away.

use crate::i18n::use_i18n;
use leptos::prelude::*;

/// A notice, gone once dismissed.
#[component]
pub fn Notice(
    /// What it says.
    text: String,
    /// Called when it is put away.
    on_dismiss: Callback<()>,
) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <section class="notice" role="status">
            <p>{text}</p>
            <button type="button" on:click=move |_| on_dismiss.run(())>{i18n.dismiss()}</button>
        </section>
    }
}
