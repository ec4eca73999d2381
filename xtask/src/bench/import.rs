//! How well web pages are read: the package in `bench/import` measures it natively, one script asks readability.js, another
//! one how fast the tab reads them, and a third how long the command line takes over a thousand.

use crate::workspace::Workspace;
use crate::{reader, tools};
use anyhow::{Context, Result};
use std::fs;
use std::path::Path;

/// The pages, in the shared folder beside the checkout.
const PAGES: &str = "corpora/extract-readability/test-pages";

/// The figures that are ours, each with what it may be at most, where there is such a bar.
const FIGURES: [(&str, Option<u32>); 10] = [
    ("f1", None),
    ("title_accuracy", None),
    ("byline_accuracy", None),
    ("mb_per_s_native", None),
    ("mb_per_s_wasm", None),
    ("wasm_brotli_bytes", None),
    ("pages_seconds", Some(20)),
    ("pages_processor_seconds", None),
    ("longest_task_ms", Some(50)),
    ("longest_task_clock_ms", None),
];

/// Asks readability.js, then runs the package, which rates everybody, prints the table and writes the figures. Without
/// the shared folder there is nothing to measure, and it says so.
///
/// At last the reader and the command line are built. The pages are dropped on the one in Chromium, the other makes a
/// collection of a thousand; their figures are added to the same file, `target/bench/import.json`.
///
/// # Errors
///
/// Where a part does not build, or fails.
pub fn import(workspace: &Workspace) -> Result<()> {
    let pages = workspace.shared().map(|shared| shared.join(PAGES)).filter(|folder| folder.is_dir());
    let Some(pages) = pages else {
        say!("skipped: there is no ../shared/{PAGES} beside the checkout, so there are no pages to read.");
        return Ok(());
    };
    let figures = workspace.path("target/bench");
    workspace.writable(&figures)?;
    workspace.writable(&workspace.tools())?;
    tools::import_packages(workspace)?;
    let answers = figures.join("readability-js.json");
    workspace.program("node").args(["bench/import/readability.mjs"]).args([&pages, &answers]).run()?;
    let program = ["run", "--locked", "--profile", "bench", "--package", "lectern-bench-import", "--"];
    workspace.cargo(&program).args([&pages, &figures, &answers]).run()?;
    let file = figures.join("import.json");
    in_the_tab(workspace, &pages, &file)?;
    on_the_command_line(workspace, &pages, &file)?;
    print_figures(&file)
}

/// Builds the reader and measures its importer.
fn in_the_tab(workspace: &Workspace, pages: &Path, file: &Path) -> Result<()> {
    tools::for_build(workspace)?;
    tools::journeys_packages(workspace)?;
    let browsers = tools::browsers(workspace, false)?;
    reader::build(workspace)?;
    let node = workspace.program("node").args(["bench/import/tab.mjs".as_ref(), pages.as_os_str()]);
    node.env("BROWSER", "chromium")
        .env("LECTERN_DIST", workspace.dist())
        .env("LECTERN_CHROMIUM", &browsers.chromium)
        .env("LECTERN_BENCH", file)
        .run()
}

/// Builds the command line and measures it.
fn on_the_command_line(workspace: &Workspace, pages: &Path, file: &Path) -> Result<()> {
    reader::build_program(workspace)?;
    let node = workspace.program("node").args(["bench/import/many.mjs".as_ref(), pages.as_os_str()]);
    node.env("LECTERN_PROGRAM", reader::program(workspace)).env("LECTERN_BENCH", file).run()
}

/// Prints what is ours of the figures.
fn print_figures(file: &Path) -> Result<()> {
    let text = fs::read_to_string(file).with_context(|| format!("{} could not be read", file.display()))?;
    let figures: serde_json::Value = serde_json::from_str(&text)?;
    for (name, most) in FIGURES {
        let figure = figures.get(name).with_context(|| format!("{} has no `{name}`", file.display()))?;
        let bar = most.map(|most| format!("  (at most {most})")).unwrap_or_default();
        say!("   {name:<24} {figure}{bar}");
    }
    say!("   written to {}", file.display());
    Ok(())
}
