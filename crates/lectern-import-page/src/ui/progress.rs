//! How far the reading has come, and what became of what was asked for.

use crate::words::use_words;
use crate::workshop::{self, use_workshop};
use lectern_reader::ui::markup::{button, el, words as live_words};
use leptos::prelude::*;

/// A bar with the file that is being read, and a way to stop.
#[component]
pub fn ReadingProgress() -> impl IntoView {
    let workshop = use_workshop();
    let words = use_words();
    let is_reading = Memo::new(move |_| workshop.reading.with(Option::is_some));
    let reading = move || workshop.reading.get().unwrap_or_default();
    move || {
        is_reading.get().then(|| {
            let count = move || {
                let reading = reading();
                let number = |number: u32| words.i18n.number(number);
                words.reading_count(&number(reading.done), &number(reading.of))
            };
            let bar = el("progress")
                .class("progress-bar")
                .attr("aria-label", words.reading_label())
                .live("max", move || Some(reading().of.max(1).to_string()))
                .live("value", move || Some(reading().done.to_string()));
            el("section")
                .class("progress")
                .attr("aria-label", words.reading_label())
                .child(
                    el("p")
                        .class("progress-name")
                        .own_direction()
                        .child(live_words(move || words.reading_file(&reading().path))),
                )
                .child(bar)
                .child(el("p").class("progress-counts").child(live_words(count)))
                .child(button(words.stop(), move || workshop.stop()))
        })
    }
}

/// The newest thing to be said, where a screen reader hears it.
#[component]
pub fn News() -> impl IntoView {
    use workshop::News;
    let workshop = use_workshop();
    let words = use_words();
    let said = move || match workshop.news.get() {
        None => String::new(),
        Some(News::Saved(name)) => words.saved(&name),
        Some(News::NotSaved) => words.not_saved(),
        Some(News::Kept(name)) => words.kept(&name),
        Some(News::NotKept) => words.not_kept(),
        Some(News::Restarted) => words.restarted(),
    };
    el("p").class("making-news").attr("role", "status").child(live_words(said))
}
