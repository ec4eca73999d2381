//! What npm brings: wasm-opt, and the packages of the end-to-end tests and of the bench beside other libraries.

use super::timed;
use crate::workspace::Workspace;
use anyhow::{Context, Result, ensure};
use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;

/// The oldest Node that the drivers of the browsers run on.
const OLDEST_NODE: u32 = 20;

/// Checks that Node and npm are there and new enough.
///
/// # Errors
///
/// A sentence that says what to install.
pub fn check(workspace: &Workspace) -> Result<()> {
    let version = workspace.program("node").args(["--version"]).capture()?;
    let major = version.trim().trim_start_matches('v').split('.').next().and_then(|digits| digits.parse().ok());
    ensure!(
        major.is_some_and(|major: u32| major >= OLDEST_NODE),
        "Node.js {OLDEST_NODE} or newer is needed, and this is {}: install a newer one (https://nodejs.org) and run this again.",
        version.trim()
    );
    workspace.program("npm").args(["--version"]).capture()?;
    Ok(())
}

/// Installs wasm-opt beside the other tools.
///
/// # Errors
///
/// A sentence that says why npm could not.
pub fn wasm_opt(workspace: &Workspace) -> Result<()> {
    timed("wasm-opt", || {
        let folder = workspace.tools().join("npm");
        workspace.writable(&folder)?;
        // Installed away from its package.json, so that `tools/` stays source.
        for file in ["package.json", "package-lock.json", ".npmrc"] {
            let source = workspace.path("tools").join(file);
            let contents = fs::read(&source).with_context(|| format!("{} could not be read", source.display()))?;
            fs::write(folder.join(file), contents)?;
        }
        install(workspace, &folder)?;
        let link = workspace.tools().join("bin/wasm-opt");
        if !link.exists() {
            let _ = fs::remove_file(&link);
            symlink("../npm/node_modules/.bin/wasm-opt", &link).context("wasm-opt could not be linked")?;
        }
        Ok(())
    })
}

/// Installs the packages of the end-to-end tests from their lock file.
///
/// # Errors
///
/// A sentence that says why npm could not.
pub fn journeys_packages(workspace: &Workspace) -> Result<()> {
    packages(workspace, "tests/e2e")
}

/// Installs the libraries that the search engine is measured beside, from their lock file.
///
/// # Errors
///
/// A sentence that says why npm could not.
pub fn peers_packages(workspace: &Workspace) -> Result<()> {
    packages(workspace, "bench/peers")
}

/// Installs the library that the reading of web pages is measured beside, from its lock file.
///
/// # Errors
///
/// A sentence that says why npm could not.
pub fn import_packages(workspace: &Workspace) -> Result<()> {
    packages(workspace, "bench/import")
}

/// Installs what judges a published site, from its lock file.
///
/// # Errors
///
/// A sentence that says why npm could not.
pub fn publish_packages(workspace: &Workspace) -> Result<()> {
    packages(workspace, "bench/publish")
}

fn packages(workspace: &Workspace, folder: &str) -> Result<()> {
    check(workspace)?;
    timed(&format!("the packages of {folder}"), || {
        let folder = workspace.path(folder);
        workspace.writable(&folder)?;
        install(workspace, &folder)
    })
}

/// Runs `npm ci` unless what is installed came from this very lock file.
fn install(workspace: &Workspace, folder: &Path) -> Result<()> {
    let lock = fs::read(folder.join("package-lock.json"))
        .with_context(|| format!("{} has no package-lock.json", folder.display()))?;
    let stamp = folder.join("node_modules/.installed-from-lock.json");
    if fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    let log = workspace.tools().join("npm.log");
    let program = workspace.program("npm").args(["ci", "--no-audit", "--no-fund", "--ignore-scripts"]).folder(folder);
    program.log(&log).context("`npm ci` did not work")?;
    fs::write(stamp, lock)?;
    Ok(())
}
