//! What the columns of tables mean.

use crate::browser::dialog;
use crate::words::{Words, use_words};
use crate::workshop::{Workshop, use_workshop};
use lectern_core::making::{Columns, Mapping};
use lectern_reader::ui::markup::{Markup, button, el, part};
use leptos::ev::Event;
use leptos::prelude::*;

/// The dialog's id.
pub const DIALOG: &str = "making-mapping";

/// The id of its heading, which names it.
const HEADING: &str = "making-mapping-title";

/// The id of the field that says what parts the values of a list, and that of its explanation.
const SEPARATOR: &str = "making-separator";
const SEPARATOR_HINT: &str = "making-separator-hint";

/// What leaves a column out, as docs/mapping.md writes it.
const LEFT_OUT: &str = "-";

/// A button for each table; nothing where there is none.
pub fn mapping_buttons(words: Words, workshop: Workshop, tables: Vec<String>) -> Option<Markup> {
    let one = |path: String| {
        let label = words.map_columns(&path);
        button(label, move || workshop.ask_columns(path.clone()))
    };
    (!tables.is_empty()).then(|| el("p").class("making-tables").children(tables.into_iter().map(one)))
}

/// The dialog in which a person says what each column means.
#[component]
pub fn MappingDialog() -> impl IntoView {
    let workshop = use_workshop();
    let words = use_words();
    let form = move || workshop.columns.get().map(|columns| form(words, workshop, &columns));
    el("dialog")
        .attr("id", DIALOG)
        .class("mapping")
        .attr("aria-labelledby", HEADING)
        .child(el("h2").attr("id", HEADING).child(words.mapping_title()))
        .child(el("p").child(words.mapping_intro()))
        .child(part(form))
}

fn form(words: Words, workshop: Workshop, columns: &Columns) -> Markup {
    let names = columns.names.clone();
    let targets = RwSignal::new(columns.targets.clone());
    let day_first = RwSignal::new(columns.day_first);
    let separator = RwSignal::new(columns.separator.clone());
    let row = |(index, name): (usize, &String)| {
        let first = columns.rows.first().and_then(|row| row.get(index)).cloned().unwrap_or_default();
        let chosen = columns.targets.get(index).cloned().unwrap_or_default();
        let change = move |event: Event| {
            let value = event_target_value(&event);
            targets.update(|targets| {
                if let Some(target) = targets.get_mut(index) {
                    *target = value;
                }
            });
        };
        let select = el("select")
            .attr("aria-label", format!("{}: {name}", words.mapping_means()))
            .children(choices(words, &columns.choices, &chosen))
            .on("change", change);
        el("tr")
            .child(el("th").attr("scope", "row").own_direction().child(name.clone()))
            .child(el("td").class("mapping-first").own_direction().child(first))
            .child(el("td").child(select))
    };
    let head = [words.mapping_column(), words.mapping_first(), words.mapping_means()];
    let head = el("thead").child(el("tr").children(head.map(|name| el("th").attr("scope", "col").child(name))));
    let rows = el("tbody").children(names.iter().enumerate().map(row));
    let apply = {
        let names = names.clone();
        move || {
            dialog::close(DIALOG);
            let columns = names.iter().cloned().zip(targets.get_untracked()).collect();
            let (day_first, separator) = (day_first.get_untracked(), separator.get_untracked());
            workshop.map(Mapping { columns, day_first, separator });
        }
    };
    el("div")
        .class("mapping-form")
        .child(el("p").class("making-path").own_direction().child(columns.path.clone()))
        .child(
            el("div")
                .class("table-frame")
                .attr("tabindex", "0")
                .attr("role", "region")
                .attr("aria-label", words.mapping_title())
                .child(el("table").child(head).child(rows)),
        )
        .child(dates(words, day_first))
        .child(separators(words, separator))
        .child(
            el("p")
                .class("notice-actions")
                .child(button(words.mapping_apply(), apply))
                .child(button(words.close(), || dialog::close(DIALOG))),
        )
}

/// The fields that a column can fill. One that is none of the list, such as a name of its own, is offered as it is.
fn choices(words: Words, choices: &[String], chosen: &str) -> Vec<Markup> {
    let option = |value: &str, label: String| {
        let is_chosen = (value == chosen).then(String::new);
        el("option").attr("value", value.to_owned()).maybe("selected", is_chosen).child(label)
    };
    let own = [option("", words.mapping_keep()), option(LEFT_OUT, words.mapping_leave_out())];
    let known = choices.iter().map(|choice| option(choice, choice.clone()));
    let is_known = chosen.is_empty() || chosen == LEFT_OUT || choices.iter().any(|choice| choice == chosen);
    let other = (!is_known).then(|| option(chosen, chosen.to_owned()));
    own.into_iter().chain(other).chain(known).collect()
}

/// How dates in numbers are meant.
fn dates(words: Words, day_first: RwSignal<Option<bool>>) -> Markup {
    let option = |value: &'static str, is: Option<bool>, label: String| {
        let is_chosen = (day_first.get_untracked() == is).then(String::new);
        el("option").attr("value", value).maybe("selected", is_chosen).child(label)
    };
    let change = move |event: Event| {
        day_first.set(match event_target_value(&event).as_str() {
            "day" => Some(true),
            "month" => Some(false),
            _ => None,
        });
    };
    let select = el("select")
        .child(option("", None, words.mapping_dates_unknown()))
        .child(option("day", Some(true), words.mapping_dates_day()))
        .child(option("month", Some(false), words.mapping_dates_month()))
        .on("change", change);
    el("label").class("mapping-dates").child(el("span").child(words.mapping_dates())).child(select)
}

/// What stands between several values in a cell.
fn separators(words: Words, separator: RwSignal<String>) -> Markup {
    let input = el("input")
        .attr("type", "text")
        .attr("id", SEPARATOR)
        .attr("aria-describedby", SEPARATOR_HINT)
        .attr("value", separator.get_untracked())
        .attr("autocomplete", "off")
        .on("change", move |event: Event| separator.set(event_target_value(&event)));
    el("div")
        .class("field mapping-separator")
        .child(el("label").attr("for", SEPARATOR).child(words.mapping_separator()))
        .child(el("small").attr("id", SEPARATOR_HINT).child(words.mapping_separator_usual()))
        .child(input)
}
