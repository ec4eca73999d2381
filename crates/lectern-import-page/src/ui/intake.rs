//! Where files come in: dropped, or picked.

use crate::browser::handed;
use crate::words::use_words;
use crate::workshop::use_workshop;
use lectern_reader::ui::markup::{Markup, el};
use leptos::ev::Event;
use leptos::prelude::*;

/// The place to drop files on, with the two fields that pick them.
#[component]
pub fn Intake(
    /// Whether something is dragged over the page.
    is_dragging: Signal<bool>,
) -> impl IntoView {
    let words = use_words();
    let class = move || Some(if is_dragging.get() { "intake intake-dragging" } else { "intake" }.to_owned());
    el("section")
        .live("class", class)
        .attr("aria-label", words.drop_title())
        .child(el("p").class("intake-intro").child(words.intro()))
        .child(el("p").class("intake-drop").child(words.drop_here()))
        .child(
            el("p")
                .class("intake-fields")
                .child(field(words.choose_files()).child(input().attr("multiple", "")))
                .child(field(words.choose_folder()).child(input().attr("webkitdirectory", ""))),
        )
        .child(el("p").class("intake-privacy").child(words.stays_here()))
}

/// A field looks like a button and is called by its words.
fn field(name: String) -> Markup {
    el("label").class("intake-field").child(el("span").child(name))
}

fn input() -> Markup {
    let workshop = use_workshop();
    el("input")
        .attr("type", "file")
        .class("visually-hidden")
        .on("change", move |event: Event| workshop.read(handed::picked(&event)))
}
