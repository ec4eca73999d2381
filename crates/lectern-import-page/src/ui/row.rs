//! A document as a row of the table.

use crate::words::Words;
use crate::workshop::Workshop;
use lectern_core::making::{Evidence, Key, Row};
use lectern_reader::ui::markup::{Child, Markup, button, el, part, words as live_words};
use leptos::prelude::*;

/// A row: what is inferred in it is marked, and its evidence unfolds. Its cells are drawn anew when something of it
/// changes; the button at its end stays the same, so that it keeps the focus.
pub fn document_row(words: Words, workshop: Workshop, key: Key, row: Memo<Option<Row>>) -> Markup {
    let is_left_out = Memo::new(move |_| row.with(|row| row.as_ref().is_some_and(|row| row.is_left_out)));
    let title = move || row.with(|row| row.as_ref().map(|row| row.title.clone())).unwrap_or_default();
    let action = move || if is_left_out.get() { words.put_back() } else { words.leave_out() };
    let named = move || Some(words.on_what(&action(), &title()));
    let toggle = move || workshop.leave_out(key.clone(), !is_left_out.get_untracked());
    let toggle = button(live_words(action), toggle).class("making-toggle").live("aria-label", named);
    let class = move || is_left_out.get().then(|| "making-left-out".to_owned());
    el("tr")
        .live("class", class)
        .child(part(move || row.get().map(|row| cells(words, workshop, &row)).unwrap_or_default()))
        .child(el("td").child(toggle))
}

fn cells(words: Words, workshop: Workshop, row: &Row) -> Vec<Markup> {
    let key = row.key.clone();
    let label = words.open_document(&row.title);
    let is_inferred = row.evidence.iter().any(|evidence| evidence.is_of("title"));
    let title = button(marked(words, Some(row.title.clone()), is_inferred), move || workshop.open(key.clone()))
        .class("making-open")
        .own_direction()
        .attr("aria-label", label);
    let language = row.language.as_deref().map(|tag| words.i18n.language_name(tag));
    let date = row.date.as_deref().map(|date| words.date(date));
    let people = row.evidence.iter().any(|evidence| evidence.is_of("authors") || evidence.is_of("organizations"));
    let cell = |name: String, content: Child| el("td").attr("data-label", name).child(content);
    let value = |text: Option<String>, field: &str| {
        marked(words, text, row.evidence.iter().any(|evidence| evidence.is_of(field)))
    };
    vec![
        el("th").attr("scope", "row").child(title),
        cell(words.column_kind(), value(row.kind.clone(), "kind")),
        cell(words.column_authors(), marked(words, joined(&row.authors), people)),
        cell(words.column_date(), value(date, "date")),
        cell(words.column_language(), value(language, "language")),
        cell(words.column_source(), marked(words, row.source.clone(), false)),
        el("td").attr("data-label", words.column_remarks()).children(remarks(words, row)),
    ]
}

/// A value, marked where it was inferred; a dash that nobody reads out where there is none.
fn marked(words: Words, text: Option<String>, is_inferred: bool) -> Child {
    let Some(text) = text else { return el("span").attr("aria-hidden", "true").child("–").into() };
    let value = el("bdi").child(text);
    let value = match is_inferred {
        true => el("span")
            .class("inferred")
            .child(value)
            .child(el("span").class("visually-hidden").child(format!(" ({})", words.is_inferred()))),
        false => value,
    };
    value.into()
}

fn joined(names: &[String]) -> Option<String> {
    (!names.is_empty()).then(|| names.join("; "))
}

fn remarks(words: Words, row: &Row) -> Vec<Markup> {
    let left_out = row.is_left_out.then(|| el("p").class("making-corrected").child(words.is_left_out()));
    let corrected = row.is_corrected.then(|| el("p").class("making-corrected").child(words.is_corrected()));
    let removed = (row.removed > 0).then(|| el("p").child(words.left_out(row.removed)));
    let notes = row.notes.iter().map(|note| el("p").attr("lang", "en").own_direction().child(note.clone()));
    let count = u32::try_from(row.evidence.len()).unwrap_or(u32::MAX);
    let evidence = (count > 0).then(|| {
        let list = row.evidence.iter().map(|evidence| el("li").own_direction().child(told(words, evidence)));
        el("details").class("evidence").child(el("summary").child(words.inferred(count))).child(el("ul").children(list))
    });
    left_out.into_iter().chain(corrected).chain(removed).chain(evidence).chain(notes).collect()
}

/// What was inferred, and from what.
fn told(words: Words, evidence: &Evidence) -> String {
    let field = words.field(&evidence.field);
    match evidence.words.is_empty() {
        true => words.evidence_whole(&field, &evidence.value, &evidence.rule),
        false => words.evidence_words(&field, &evidence.value, &evidence.words, &evidence.rule),
    }
}
