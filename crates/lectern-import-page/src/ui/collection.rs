//! The collection's own fields, and what becomes of it.

use crate::browser::dialog;
use crate::words::use_words;
use crate::workshop::use_workshop;
use lectern_core::making::Header;
use lectern_reader::ui::markup::{Markup, button, el, flag};
use leptos::ev::Event;
use leptos::prelude::*;

/// Licences that are often meant, by their SPDX ids.
const LICENSES: [&str; 4] = ["CC0-1.0", "CC-BY-4.0", "CC-BY-SA-4.0", "CC-BY-NC-4.0"];

/// The id of the list of licences.
const LICENSE_LIST: &str = "making-licenses";

/// Which of the collection's fields.
#[derive(Clone, Copy)]
enum Part {
    Title,
    Description,
    License,
}

impl Part {
    fn of(self, header: &mut Header) -> &mut String {
        match self {
            Self::Title => &mut header.title,
            Self::Description => &mut header.description,
            Self::License => &mut header.license,
        }
    }
}

/// Title, description and licence, and the ways to open, save and keep the collection.
#[component]
pub fn Collection() -> impl IntoView {
    let workshop = use_workshop();
    let words = use_words();
    let header = Memo::new(move |_| workshop.overview.with(|overview| overview.header.clone()));
    let field = |id: &'static str, label: String, input: Markup, part: Part| {
        let change = move |event: Event| {
            let mut header = header.get_untracked();
            *part.of(&mut header) = event_target_value(&event);
            workshop.describe(header);
        };
        let input = input.attr("id", id).own_direction().value(move || part.of(&mut header.get()).clone());
        el("div").class("field").child(el("label").attr("for", id).child(label)).child(input.on("change", change))
    };
    let line = || el("input").attr("type", "text");
    let licenses = LICENSES.map(|license| el("option").attr("value", license));
    let clear = move || {
        if dialog::confirm(&words.clear_question()) {
            workshop.clear();
        }
    };
    let has_corrections = Memo::new(move |_| workshop.overview.with(|overview| overview.has_corrections));
    let save_corrections = button(words.save_corrections(), move || workshop.save_corrections())
        .live("hidden", move || flag(!has_corrections.get()));
    el("section")
        .class("making-collection")
        .attr("aria-label", words.collection_title())
        .child(el("h2").child(words.collection_title()))
        .child(field("making-name", words.collection_name(), line(), Part::Title))
        .child(field(
            "making-description",
            words.collection_description(),
            el("textarea").attr("rows", "2"),
            Part::Description,
        ))
        .child(field("making-license", words.collection_license(), line().attr("list", LICENSE_LIST), Part::License))
        .child(el("datalist").attr("id", LICENSE_LIST).children(licenses))
        .child(
            el("p")
                .class("making-actions")
                .child(button(words.open_here(), move || workshop.open_in_reader()).class("making-primary"))
                .child(button(words.save(), move || workshop.save()))
                .child(button(words.keep(), move || workshop.keep()))
                .child(save_corrections)
                .child(button(words.clear(), clear)),
        )
}
