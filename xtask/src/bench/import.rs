//! How well web pages are read: the package in `bench/import` measures it natively, and its script asks readability.js.

use crate::tools;
use crate::workspace::Workspace;
use anyhow::Result;

/// The pages, in the shared folder beside the checkout.
const PAGES: &str = "corpora/extract-readability/test-pages";

/// Asks readability.js, then runs the package, which rates everybody, prints the table and writes the figures. Without
/// the shared folder there is nothing to measure, and it says so.
///
/// `mb_per_s_wasm` and `wasm_brotli_bytes` belong into the same file: whoever builds the module of the browser adds
/// them to `target/bench/import.json` behind this, as [`super::engine`] builds what `bench peers` measures. What is in
/// the file already is kept.
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
    workspace.cargo(&program).args([pages, figures, answers]).run()
}
