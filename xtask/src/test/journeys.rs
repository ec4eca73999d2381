//! The end-to-end journeys: Node's own test runner, once for each browser.
//!
//! What a journey needs to know comes in environment variables, which
//! `tests/e2e/harness.mjs` explains.

use super::counts;
use crate::step::Tally;
use crate::tools::Browsers;
use crate::workspace::Workspace;
use anyhow::{Context, Result, bail, ensure};
use std::fs;

/// The browsers to run in: both, or the one that `BROWSER` names.
///
/// # Errors
///
/// Where `BROWSER` names neither.
pub fn wanted_browsers() -> Result<Vec<&'static str>> {
    match std::env::var("BROWSER").unwrap_or_default().as_str() {
        "" => Ok(vec!["chromium", "firefox"]),
        "chromium" => Ok(vec!["chromium"]),
        "firefox" => Ok(vec!["firefox"]),
        other => bail!("BROWSER is `{other}`: it can be `chromium` or `firefox`, or be unset for both."),
    }
}

/// Runs the journeys in one browser.
///
/// # Errors
///
/// Where a journey fails, or none was run.
pub fn run(
    workspace: &Workspace,
    browsers: &Browsers,
    browser: &str,
    only: Option<&str>,
    tally: &mut Tally,
) -> Result<()> {
    let files = files(workspace, only)?;
    // The journeys of a published site need the program that publishes.
    workspace.cargo(&["build", "--locked", "--quiet", "--package", "lectern"]).run()?;
    let mut node = workspace
        .program("node")
        .folder(&workspace.journeys())
        .args(["--test", "--test-reporter=spec"])
        .args(&files)
        .env("BROWSER", browser)
        .env("LECTERN_DIST", workspace.dist())
        .env("LECTERN_SCREENSHOTS", workspace.path("target/e2e"))
        .env("LECTERN_CHROMIUM", &browsers.chromium);
    if let Some(firefox) = &browsers.firefox {
        node = node.env("LECTERN_FIREFOX", firefox);
    }
    if let Some(shared) = workspace.shared() {
        node = node.env("LECTERN_SHARED", shared);
    }
    node.read_lines(|line| tally.add(counts::of_node(line)))?;
    ensure!(tally.n_run() > 0, "no journey was run.");
    Ok(())
}

fn files(workspace: &Workspace, only: Option<&str>) -> Result<Vec<String>> {
    let folder = workspace.journeys().join("journeys");
    let entries = fs::read_dir(&folder).with_context(|| format!("{} could not be read", folder.display()))?;
    let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let mut files: Vec<String> = names
        .filter(|name| name.ends_with(".test.mjs") && only.is_none_or(|part| name.contains(part)))
        .map(|name| format!("journeys/{name}"))
        .collect();
    files.sort();
    ensure!(!files.is_empty(), "no file in tests/e2e/journeys has `{}` in its name.", only.unwrap_or(".test.mjs"));
    Ok(files)
}
