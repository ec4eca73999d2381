//! Problems found while reading: how many, and each with its place.

use crate::i18n::use_i18n;
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
    let row = move |problem: Problem| {
        let place = i18n.problem_place(&problem.position.line.to_string(), &problem.position.column.to_string());
        view! {
            <tr class={"problem"}>
                <td>{place}</td>
                <td dir={"auto"}>{problem.id.clone()}</td>
                <td dir={"auto"}>{i18n.problem(&problem)}</td>
            </tr>
        }
    };
    let shown = move || u32::try_from(problems.read().len()).unwrap_or(u32::MAX);
    let more = move || {
        let shown = shown();
        (shown > 0 && shown < count.get()).then(|| {
            let wanted = shown.saturating_add(STEP);
            view! { <button type="button" on:click=move |_| on_more.run(wanted)>{i18n.problems_more()}</button> }
        })
    };
    move || {
        (count.get() > 0).then(|| {
            view! {
                <section class="notice" aria-label={i18n.problems(count.get())}>
                    <p class={"notice-title"}>{i18n.problems(count.get())}</p>
                    <details on:toggle=move |_| if shown() == 0 { on_more.run(STEP) }>
                        <summary>{i18n.problems_show()}</summary>
                        <div class={"table-frame"} tabindex={"0"} role={"region"} aria-label={i18n.problems_show()}>
                            <table>
                                <thead>
                                    <tr>
                                        <th scope={"col"}>{i18n.problem_column_place()}</th>
                                        <th scope={"col"}>{i18n.problem_column_statement()}</th>
                                        <th scope={"col"}>{i18n.problem_column_what()}</th>
                                    </tr>
                                </thead>
                                <tbody>{move || problems.get().into_iter().map(row).collect_view()}</tbody>
                            </table>
                        </div>
                        {more}
                    </details>
                </section>
            }
        })
    }
}
