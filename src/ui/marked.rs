//! Text with what the query looked for marked in it.

use crate::ui::markup::{Child, el};
use lectern_core::protocol::Run;

/// Runs of text, hits as `<mark>`.
pub fn marked(runs: Vec<Run>) -> impl Iterator<Item = Child> {
    runs.into_iter().map(|run| match run.hit {
        true => el("mark").child(run.text).into(),
        false => run.text.into(),
    })
}
