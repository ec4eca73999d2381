//! What a person waits for: `bench/load.mjs` measures it in Chromium.

use crate::tools::Browsers;
use crate::workspace::Workspace;
use anyhow::Result;

/// Runs `bench/load.mjs`, which prints its table and writes its figures.
///
/// # Errors
///
/// Where it fails.
pub fn load(workspace: &Workspace, browsers: &Browsers) -> Result<()> {
    let figures = workspace.path("target/bench");
    workspace.writable(&figures)?;
    let mut node = workspace
        .program("node")
        .args(["bench/load.mjs"])
        .env("BROWSER", "chromium")
        .env("LECTERN_DIST", workspace.dist())
        .env("LECTERN_CHROMIUM", &browsers.chromium)
        .env("LECTERN_BENCH", figures.join("load.json"));
    if let Some(shared) = workspace.shared() {
        node = node.env("LECTERN_SHARED", shared);
    }
    node.run()
}
