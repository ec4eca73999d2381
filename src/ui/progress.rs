//! How far the reading of a collection has come.

use crate::i18n::{I18n, use_i18n};
use crate::library::Reading;
use crate::ui::markup::{button, el, words};
use lectern_core::protocol::Progress;
use leptos::prelude::*;

/// A bar with counts and a way to stop.
#[component]
pub fn ReadingProgress(
    /// What is being read.
    reading: Signal<Option<Reading>>,
    /// Called when a person wants to stop.
    on_cancel: Callback<()>,
) -> impl IntoView {
    let i18n = use_i18n();
    let origin = Memo::new(move |_| reading.read().as_ref().map(|reading| reading.origin.clone()));
    let progress = move || reading.read().as_ref().map(|reading| reading.progress).unwrap_or_default();
    move || {
        origin.get().map(|origin| {
            let label = i18n.opening_of(&i18n.origin(&origin));
            let bar = el("progress")
                .class("progress-bar")
                .attr("aria-label", label.clone())
                .live("max", move || Some(total(progress())))
                .live("value", move || done(progress()));
            el("section")
                .class("progress")
                .attr("aria-label", i18n.opening_title())
                .child(el("p").class("progress-name").own_direction().child(label))
                .child(bar)
                .child(el("p").class("progress-counts").child(words(move || counts(i18n, progress()))))
                .child(button(i18n.cancel(), move || on_cancel.run(())))
        })
    }
}

/// The bar's length; a bar without a value shows that something goes on.
fn total(progress: Progress) -> String {
    progress.total_bytes.unwrap_or(1).max(1).to_string()
}

fn done(progress: Progress) -> Option<String> {
    progress.total_bytes.map(|total| progress.bytes.min(total).to_string())
}

/// Empty, but as high as a line, until the first bytes are there: a number that is written while the engine's thread is not
/// ready with numbers (`public/worker_loader.js`) takes long.
fn counts(i18n: I18n, progress: Progress) -> String {
    if progress.bytes == 0 {
        return "\u{a0}".to_owned();
    }
    let read = i18n.bytes(progress.bytes);
    let bytes = match progress.total_bytes {
        Some(total) => i18n.progress_bytes(&read, &i18n.bytes(total)),
        None => i18n.progress_bytes_unknown(&read),
    };
    let statements = i18n.progress_statements(progress.statements);
    format!("{bytes} · {statements} · {}", i18n.progress_indexed(progress.indexed))
}
