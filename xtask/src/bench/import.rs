//! How well web pages are read: the package in `bench/import` measures it natively, one script asks readability.js, and
//! another one how fast the tab reads them.

use crate::workspace::Workspace;
use crate::{reader, tools};
use anyhow::Result;
use std::path::Path;

/// The pages, in the shared folder beside the checkout.
const PAGES: &str = "corpora/extract-readability/test-pages";

/// Asks readability.js, then runs the package, which rates everybody, prints the table and writes the figures. Without
/// the shared folder there is nothing to measure, and it says so.
///
/// At last the reader is built, and the pages are dropped on it in Chromium: `mb_per_s_wasm` and `wasm_brotli_bytes`
/// are added to the same file, `target/bench/import.json`.
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
    in_the_tab(workspace, &pages, &figures)
}

/// Builds the reader and measures its importer.
fn in_the_tab(workspace: &Workspace, pages: &Path, figures: &Path) -> Result<()> {
    tools::for_build(workspace)?;
    tools::journeys_packages(workspace)?;
    let browsers = tools::browsers(workspace, false)?;
    reader::build(workspace)?;
    let node = workspace.program("node").args(["bench/import/tab.mjs".as_ref(), pages.as_os_str()]);
    node.env("BROWSER", "chromium")
        .env("LECTERN_DIST", workspace.dist())
        .env("LECTERN_CHROMIUM", &browsers.chromium)
        .env("LECTERN_BENCH", figures.join("import.json"))
        .run()
}
