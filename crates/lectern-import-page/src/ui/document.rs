//! A document whole, above the page: its words on one side, its fields on the other.

use super::form::Form;
use super::pieces::Pieces;
use crate::browser::dialog;
use crate::words::use_words;
use crate::workshop::use_workshop;
use lectern_core::making::FieldValue;
use lectern_reader::ui::markup::{button, el, part, view as draw, words as live_words};
use leptos::ev::Event;
use leptos::prelude::*;

/// The dialog's id.
pub const DIALOG: &str = "making-document";

/// The id of its heading, which names it.
const HEADING: &str = "making-document-title";

/// The document that is open.
#[component]
pub fn DocumentDialog() -> impl IntoView {
    let workshop = use_workshop();
    let words = use_words();
    let key = Memo::new(move |_| workshop.document.with(|document| document.as_ref().map(|one| one.key.clone())));
    let title = move || {
        let title = workshop.document.with(|document| document.as_ref()?.field("title").cloned());
        match title {
            Some(FieldValue::Text(title)) => title,
            _ => String::new(),
        }
    };
    let notes = Memo::new(move |_| {
        workshop.document.with(|document| document.as_ref().map(|one| one.notes.clone())).unwrap_or_default()
    });
    let note = |note: String| el("p").attr("lang", "en").own_direction().child(note);
    // Another document is drawn anew; the same one, corrected, follows what it is now.
    let inside = move || {
        key.get()
            .map(|_| el("div").class("document-sides").child(draw(view! { <Pieces/> })).child(draw(view! { <Form/> })))
    };
    let heading = el("h2").attr("id", HEADING).own_direction().child(live_words(title));
    let close = button(words.close(), || dialog::close(DIALOG)).class("document-close");
    el("dialog")
        .attr("id", DIALOG)
        .class("document")
        .attr("aria-labelledby", HEADING)
        .on("close", move |_: Event| workshop.close())
        .child(el("header").class("document-head").child(heading).child(close))
        .child(part(move || notes.get().into_iter().map(note).collect::<Vec<_>>()))
        .child(part(inside))
}
