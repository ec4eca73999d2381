//! The whole screen: what comes in, what was found, what becomes of it.

use super::collection::Collection;
use super::document::DocumentDialog;
use super::intake::Intake;
use super::mapping::{MappingDialog, mapping_buttons};
use super::progress::{News, ReadingProgress};
use super::refused::refused;
use super::table::Table;
use crate::browser::handed;
use crate::words::use_words;
use crate::workshop::use_workshop;
use lectern_reader::browser::dom;
use lectern_reader::ui::markup::{el, part, view as draw, words as live_words};
use leptos::prelude::*;

/// The screen on which a collection is made.
#[component]
pub fn Screen() -> impl IntoView {
    let workshop = use_workshop();
    let words = use_words();
    let is_dragging = RwSignal::new(false);
    handed::on_drop(move |handed| workshop.read(handed));
    handed::on_drag(move |over| is_dragging.set(over));
    let total = Memo::new(move |_| workshop.overview.with(|overview| overview.total));
    let has_any = Memo::new(move |_| total.get() > 0);
    // What stands below the table is drawn after the table's first rows were painted.
    let is_painted = RwSignal::new(false);
    Effect::new(move |_| {
        let has_any = has_any.get();
        dom::after_paint(move || is_painted.set(has_any));
    });
    let tables = Memo::new(move |_| workshop.overview.with(|overview| overview.tables.clone()));
    let not_read = Memo::new(move |_| workshop.overview.with(|overview| overview.refused.clone()));
    // It is said at the end, not file by file.
    let count = move || match (workshop.reading.with(Option::is_some), total.get()) {
        (true, _) | (_, 0) => String::new(),
        (false, total) => match workshop.overview.with(|overview| overview.left_out) {
            0 => words.found(total),
            left_out => format!("{} · {}", words.found(total), words.documents_left_out(left_out)),
        },
    };
    let collection = move || is_painted.get().then(|| el("div").child(draw(view! { <Collection/> })));
    el("div")
        .class("making")
        .child(draw(view! { <Intake is_dragging=is_dragging.into()/> }))
        .child(draw(view! { <ReadingProgress/> }))
        .child(draw(view! { <News/> }))
        .child(el("p").class("making-count").attr("role", "status").child(live_words(count)))
        .child(part(move || refused(words, &not_read.get(), &workshop.fatal.get())))
        .child(part(move || has_any.get().then(|| el("div").child(draw(view! { <Table/> })))))
        .child(part(move || is_painted.get().then(|| mapping_buttons(words, workshop, tables.get())).flatten()))
        .child(part(collection))
        .child(draw(view! { <DocumentDialog/> }))
        .child(draw(view! { <MappingDialog/> }))
}
