//! Problems found while reading: how many, and each with its place.

use crate::i18n::{I18n, use_i18n};
use crate::ui::markup::{Markup, button, el};
use lectern_core::protocol::Problem;
use leptos::prelude::*;

/// How many problems are shown at first, and how many more each time.
const STEP: u32 = 100;

/// A notice that counts the problems, and lists them on demand.
#[component]
pub fn Problems(
    /// How many there are.
    count: Signal<u32>,
    /// Those asked for, in the order of the file.
    problems: Signal<Vec<Problem>>,
    /// Called with how many are wanted.
    on_more: Callback<u32>,
) -> impl IntoView {
    let i18n = use_i18n();
    let shown = move || u32::try_from(problems.read().len()).unwrap_or(u32::MAX);
    let list = move || {
        let shown = shown();
        let more = Callback::new(move |()| on_more.run(shown.saturating_add(STEP)));
        let more = (shown > 0 && shown < count.get()).then(|| button(i18n.problems_more(), more));
        vec![table(i18n, &problems.read())].into_iter().chain(more).collect::<Vec<_>>()
    };
    move || {
        (count.get() > 0).then(|| {
            view! {
                <section class="notice" aria-label={i18n.problems(count.get())}>
                    <p class={"notice-title"}>{i18n.problems(count.get())}</p>
                    <details on:toggle=move |_| if shown() == 0 { on_more.run(STEP) }>
                        <summary>{i18n.problems_show()}</summary>
                        {list}
                    </details>
                </section>
            }
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
        .attr("aria-label", i18n.problems_show())
        .child(table)
}
