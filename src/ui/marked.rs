//! Text with what the query looked for marked in it.

use lectern_core::protocol::Run;
use leptos::prelude::*;

/// Runs of text, hits as `<mark>`.
#[component]
pub fn Marked(
    /// The text, piece by piece.
    runs: Vec<Run>,
) -> impl IntoView {
    let run = |run: Run| match run.hit {
        true => view! { <mark>{run.text}</mark> }.into_any(),
        false => run.text.into_any(),
    };
    runs.into_iter().map(run).collect_view()
}
