//! How well main text, title and author are read off web pages, beside the bare library and readability.js.
//!
//! ```sh
//! cargo run --profile bench --package lectern-bench-import -- PAGES FIGURES [READABILITY_JS]
//! ```
//!
//! `PAGES` is a folder with a folder for each page, `FIGURES` the folder that the figures are written to,
//! `READABILITY_JS` what `bench/import/readability.mjs` wrote. `cargo xtask bench import` gives all three.
//!
//! [`cases`] reads the pages and what is expected of each; [`readers`] each read a page; [`score`] says what an answer
//! is worth; [`report`] sets them side by side. Everybody's answer is cut into words by the same code.

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking"))]

mod cases;
mod readers;
mod report;
mod score;
mod words;

use anyhow::{Context, Result};
use cases::Case;
use report::Report;
use std::io::{Write, stdout};
use std::path::Path;

fn main() -> Result<()> {
    let mut arguments = std::env::args_os().skip(1);
    let mut folder = |what: &str| arguments.next().with_context(|| format!("the folder of the {what} is missing"));
    let (pages, figures) = (folder("pages")?, folder("figures")?);
    let cases = Case::read_all(Path::new(&pages))?;
    let mut answers = vec![readers::ours(&cases), readers::bare(&cases)];
    if let Some(file) = arguments.next() {
        answers.push(readers::answers_in(Path::new(&file), &cases)?);
    }
    let report = Report::of(&cases, answers);
    report.write(Path::new(&figures))?;
    // `println!` panics where its reader has gone away, as with `| head`.
    let _ = writeln!(stdout(), "{report}\nThe figures, and every page, are in {}.", Path::new(&figures).display());
    Ok(())
}
