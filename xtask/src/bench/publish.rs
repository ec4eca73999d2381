//! A published site, as Lighthouse judges it, and what publishing takes: `bench/publish`.

use crate::reader;
use crate::tools::Browsers;
use crate::workspace::Workspace;
use anyhow::Result;

/// Runs `bench/publish/run.mjs`, which prints its figures and writes them.
///
/// # Errors
///
/// Where it fails.
pub fn publish(workspace: &Workspace, browsers: &Browsers) -> Result<()> {
    let figures = workspace.path("target/bench");
    workspace.writable(&figures)?;
    let mut node = workspace
        .program("node")
        .args(["bench/publish/run.mjs"])
        .env("BROWSER", "chromium")
        .env("LECTERN_CHROMIUM", &browsers.chromium)
        .env("LECTERN_DIST", workspace.dist())
        .env("LECTERN_PROGRAM", reader::program(workspace))
        .env("LECTERN_BENCH", figures.join("publish.json"));
    if let Some(shared) = workspace.shared() {
        node = node.env("LECTERN_SHARED", shared);
    }
    node.run()
}
