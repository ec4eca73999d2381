//! A collection that could not be opened: what happened and what to do.

use crate::i18n::I18n;
use crate::library::{Cause, Failed};
use crate::ui::markup::{Markup, button, el};
use leptos::prelude::*;

/// Says why a collection could not be opened, and offers to try again; and to let it be, where there is something else
/// to see.
pub fn open_failed(i18n: I18n, failed: &Failed, on_retry: Callback<()>, on_dismiss: Option<Callback<()>>) -> Markup {
    let (sentence, retry) = match &failed.cause {
        Cause::Engine(failure) => (i18n.failure(failure), Some(button(i18n.retry(), move || on_retry.run(())))),
        Cause::FileGone => (i18n.failure_file_gone(), None),
    };
    let dismiss = on_dismiss.map(|dismiss| button(i18n.dismiss(), move || dismiss.run(())));
    let title = el("p").class("notice-title").own_direction().child(i18n.failure_title(failed.origin.name()));
    el("section")
        .class("notice notice-failure")
        .attr("role", "alert")
        .child(title)
        .child(el("p").child(sentence))
        .child(el("p").class("notice-actions").children(retry).children(dismiss))
}
