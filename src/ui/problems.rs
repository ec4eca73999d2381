//! Problems found while reading: how many, and each with its place.

use crate::browser::dom;
use crate::i18n::{I18n, use_i18n};
use crate::ui::markup::{Markup, button, el, part, words};
use lectern_core::protocol::{MAX_LISTED_PROBLEMS, Problem};
use leptos::ev::Event;
use leptos::prelude::*;

/// How many problems are shown at first, and how many more each time.
const STEP: u32 = 100;

/// A notice that counts the problems, and lists them on demand.
#[component]
pub fn Problems(
    /// How many there are, listed or not.
    count: Signal<u32>,
    /// How many statements they cost.
    lost: Signal<u32>,
    /// Those asked for, in the order of the file. An engine lists [`MAX_LISTED_PROBLEMS`] at most.
    problems: Signal<Vec<Problem>>,
    /// Called with how many are wanted.
    on_more: Callback<u32>,
) -> impl IntoView {
    let i18n = use_i18n();
    let shown = move || u32::try_from(problems.read().len()).unwrap_or(u32::MAX);
    let list = move || {
        let shown = shown();
        let more = move || on_more.run(shown.saturating_add(STEP));
        let listed = count.get().min(MAX_LISTED_PROBLEMS);
        let more = (shown > 0 && shown < listed).then(|| button(i18n.problems_more(), more));
        let first = (listed < count.get()).then(|| el("p").child(i18n.problems_first(listed)));
        [first, Some(table(i18n, &problems.read())), more].into_iter().flatten()
    };
    let toggled = move |event: Event| {
        if dom::is_open(&event) && problems.with_untracked(Vec::is_empty) {
            on_more.run(STEP);
        }
    };
    // What is drawn stays, so that an opened list stays open while more is found.
    let are_any = Memo::new(move |_| count.get() > 0);
    let title = move || i18n.problems(count.get());
    let cost = move || (lost.get() > 0).then(|| el("p").child(i18n.problems_cost(lost.get())));
    move || {
        are_any.get().then(|| {
            let list = el("details").child(el("summary").child(i18n.problems_show())).child(part(list));
            el("section")
                .class("notice")
                .live("aria-label", move || Some(title()))
                .child(el("p").class("notice-title").child(words(title)))
                .child(part(cost))
                .child(list.on("toggle", toggled))
        })
    }
}

/// Where each problem stands, in which statement, and what it is.
fn table(i18n: I18n, problems: &[Problem]) -> Markup {
    let head = [i18n.problem_column_place(), i18n.problem_column_statement(), i18n.problem_column_what()];
    let head = head.map(|name| el("th").attr("scope", "col").child(name));
    let row = |problem: &Problem| {
        let place = i18n.problem_place(&problem.position.line.to_string(), &problem.position.column.to_string());
        el("tr")
            .class("problem")
            .child(el("td").child(place))
            .child(el("td").own_direction().children(problem.id.clone()))
            .child(el("td").own_direction().child(i18n.problem(problem)))
    };
    let table = el("table")
        .child(el("thead").child(el("tr").children(head)))
        .child(el("tbody").children(problems.iter().map(row)));
    el("div")
        .class("table-frame")
        .attr("tabindex", "0")
        .attr("role", "region")
        .attr("aria-label", i18n.problems_list())
        .child(table)
}
