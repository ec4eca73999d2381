//! The search engine beside other libraries: `bench/peers` measures them in Chromium.

use crate::arguments::PeersOptions;
use crate::tools::Browsers;
use crate::workspace::Workspace;
use anyhow::Result;

/// Runs `bench/peers/run.mjs`, which prints its tables and writes its figures.
///
/// # Errors
///
/// Where it fails.
pub fn peers(workspace: &Workspace, browsers: &Browsers, options: &PeersOptions) -> Result<()> {
    let figures = workspace.path("target/bench");
    workspace.writable(&figures)?;
    let sizes: Vec<String> = options.sizes.iter().map(u32::to_string).collect();
    let mut node = workspace
        .program("node")
        .args(["bench/peers/run.mjs", "--sizes", &sizes.join(",")])
        .args(["--rounds", &options.rounds.to_string(), "--limit", &options.limit.to_string()])
        .env("BROWSER", "chromium")
        .env("LECTERN_CHROMIUM", &browsers.chromium)
        .env("LECTERN_BENCH", figures.join("peers.json"));
    if let Some(shared) = workspace.shared() {
        node = node.env("LECTERN_SHARED", shared);
    }
    node.run()
}
