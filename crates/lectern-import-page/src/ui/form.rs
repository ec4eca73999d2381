//! The fields of the open document, to be corrected by hand. A field counts as soon as it is left.

use super::people::people;
use crate::words::{Words, use_words};
use crate::workshop::{Workshop, use_workshop};
use lectern_core::Date;
use lectern_core::making::{Evidence, Field, FieldValue};
use lectern_core::statement::WELL_KNOWN_KINDS;
use lectern_reader::ui::markup::{Markup, button, el, part, words as live_words};
use leptos::ev::Event;
use leptos::prelude::*;

/// The id of the list of kinds.
const KIND_LIST: &str = "making-kinds";

/// The fields.
#[component]
pub fn Form() -> impl IntoView {
    let workshop = use_workshop();
    let words = use_words();
    let names = workshop.document.with_untracked(|document| {
        let fields = document.as_ref().map(|document| document.fields.as_slice()).unwrap_or_default();
        fields.iter().map(|field| field.name.clone()).collect::<Vec<_>>()
    });
    let kinds =
        el("datalist").attr("id", KIND_LIST).children(WELL_KNOWN_KINDS.map(|kind| el("option").attr("value", kind)));
    let is_corrected =
        Memo::new(move |_| workshop.document.with(|document| document.as_ref().is_some_and(|one| one.is_corrected)));
    let uncorrect = move || is_corrected.get().then(|| button(words.uncorrect(), move || workshop.uncorrect()));
    el("section")
        .class("document-fields")
        .attr("aria-label", words.document_fields())
        .child(el("h3").child(words.document_fields()))
        .children(names.into_iter().map(|name| field(words, workshop, name)))
        .child(kinds)
        .child(part(uncorrect))
}

/// A field of a name: its label, what is in it, and what it was inferred from.
fn field(words: Words, workshop: Workshop, name: String) -> Markup {
    let value: Memo<Option<FieldValue>> = Memo::new({
        let name = name.clone();
        move |_| workshop.document.with(|document| document.as_ref()?.field(&name).cloned())
    });
    let evidence = part({
        let name = name.clone();
        move || {
            workshop.document.with(|document| {
                let evidence = document.as_ref().map(|document| document.evidence.as_slice()).unwrap_or_default();
                evidence.iter().filter(|one| one.is_of(&name)).map(|one| inferred(words, one)).collect::<Vec<_>>()
            })
        }
    });
    match value.get_untracked() {
        Some(FieldValue::People(_)) => people(words, workshop, value).child(evidence),
        Some(FieldValue::List(_)) => list(words, workshop, name, value).child(evidence),
        _ => text(words, workshop, name, value).child(evidence),
    }
}

fn inferred(words: Words, evidence: &Evidence) -> Markup {
    let told = match evidence.words.is_empty() {
        true => words.inferred_whole(&evidence.rule),
        false => words.inferred_from(&evidence.words),
    };
    el("p").class("field-evidence").own_direction().child(told)
}

/// A field of one text. One that does not fit is not sent, and says why.
fn text(words: Words, workshop: Workshop, name: String, value: Memo<Option<FieldValue>>) -> Markup {
    let (id, error_id) = (format!("making-{name}"), format!("making-{name}-error"));
    let error = RwSignal::new(None::<String>);
    let is_long = name == "summary";
    let shown = move || match value.get() {
        Some(FieldValue::Text(text)) => text,
        _ => String::new(),
    };
    let label = el("label").attr("for", id.clone()).child(words.field(&name));
    let list = (name == "kind").then(|| KIND_LIST.to_owned());
    let change = move |event: Event| {
        let text = event_target_value(&event);
        let problem = problem(words, &name, &text);
        if problem.is_none() && text != shown() {
            workshop.correct(Field { name: name.clone(), value: FieldValue::Text(text) });
        }
        error.set(problem);
    };
    let input = if is_long { el("textarea").attr("rows", "3") } else { el("input").attr("type", "text") };
    let input = input
        .attr("id", id)
        .own_direction()
        .maybe("list", list)
        .live("aria-invalid", move || error.with(Option::is_some).then(|| "true".to_owned()))
        .attr("aria-describedby", error_id.clone())
        .value(shown)
        .on("change", change);
    let told = live_words(move || error.get().unwrap_or_default());
    let told = el("p").attr("id", error_id).class("field-error").attr("role", "status").child(told);
    el("div").class("field").child(label).child(input).child(told)
}

/// Why a field may not be so.
fn problem(words: Words, name: &str, text: &str) -> Option<String> {
    let text = text.trim();
    match name {
        "title" => text.is_empty().then(|| words.title_needed()),
        "date" => (!text.is_empty() && text.parse::<Date>().is_err()).then(|| words.date_malformed()),
        _ => None,
    }
}

/// A field of several texts, one on each line.
fn list(words: Words, workshop: Workshop, name: String, value: Memo<Option<FieldValue>>) -> Markup {
    let (id, hint_id) = (format!("making-{name}"), format!("making-{name}-hint"));
    let shown = move || match value.get() {
        Some(FieldValue::List(items)) => items,
        _ => Vec::new(),
    };
    let label = el("label").attr("for", id.clone()).child(words.field(&name));
    let hint = el("small").attr("id", hint_id.clone()).child(words.one_a_line());
    let change = move |event: Event| {
        let items: Vec<String> = event_target_value(&event).lines().map(|line| line.trim().to_owned()).collect();
        let items: Vec<String> = items.into_iter().filter(|item| !item.is_empty()).collect();
        if items != shown() {
            workshop.correct(Field { name: name.clone(), value: FieldValue::List(items) });
        }
    };
    let area = el("textarea")
        .attr("id", id)
        .attr("rows", "2")
        .own_direction()
        .attr("aria-describedby", hint_id)
        .value(move || shown().join("\n"))
        .on("change", change);
    el("div").class("field").child(label).child(hint).child(area)
}
