//! A collection that could not be opened: what happened and what to do.

use crate::i18n::use_i18n;
use crate::library::{Cause, Failed};
use leptos::prelude::*;

/// Says why a collection could not be opened, and offers to try again.
#[component]
pub fn OpenFailed(
    /// What failed.
    failed: Failed,
    /// Called to try again.
    on_retry: Callback<()>,
    /// Called to let it be; absent where there is nothing else to see.
    on_dismiss: Option<Callback<()>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let (sentence, can_retry) = match &failed.cause {
        Cause::Engine(failure) => (i18n.failure(failure), true),
        Cause::FileGone => (i18n.failure_file_gone(), false),
    };
    let retry =
        can_retry.then(|| view! { <button type="button" on:click=move |_| on_retry.run(())>{i18n.retry()}</button> });
    let dismiss = on_dismiss.map(|dismiss| {
        view! { <button type="button" on:click=move |_| dismiss.run(())>{i18n.dismiss()}</button> }
    });
    view! {
        <section class="notice notice-failure" role="alert">
            <p class={"notice-title"} dir={"auto"}>{i18n.failure_title(failed.origin.name())}</p>
            <p>{sentence}</p>
            <p class={"notice-actions"}>{retry}{dismiss}</p>
        </section>
    }
}
