//! What rustup and cargo bring: the wasm target, formatting and lints, libraries.

use super::timed;
use crate::command::Program;
use crate::workspace::Workspace;
use anyhow::{Context, Result};
use std::path::Path;

const TARGET: &str = "wasm32-unknown-unknown";

/// Adds the wasm target to the toolchain in use. It is asked for by name,
/// because rustup's automatic installation may be off.
///
/// # Errors
///
/// Where it is missing and rustup cannot add it.
pub fn wasm_target(workspace: &Workspace) -> Result<()> {
    timed(&format!("the Rust target {TARGET}"), || {
        let folder = workspace.program("rustc").args(["--print", "target-libdir", "--target", TARGET]).capture()?;
        if Path::new(folder.trim()).is_dir() {
            return Ok(());
        }
        say!("   the Rust target {TARGET}: rustup adds it");
        rustup(workspace, &["target", "add", TARGET])
    })
}

/// Adds rustfmt and clippy, which a minimal toolchain lacks.
///
/// # Errors
///
/// Where one is missing and rustup cannot add it.
pub fn components(workspace: &Workspace) -> Result<()> {
    for (component, subcommand) in [("rustfmt", "fmt"), ("clippy", "clippy")] {
        timed(component, || {
            if workspace.cargo(&[subcommand, "--version"]).ask().is_some() {
                return Ok(());
            }
            say!("   {component}: rustup adds it");
            rustup(workspace, &["component", "add", component])
        })?;
    }
    Ok(())
}

/// Downloads every library that `Cargo.lock` names and this machine lacks, so
/// that Trunk can build without asking the network.
///
/// # Errors
///
/// Where the registry cannot be reached, or the lock file is out of date.
pub fn dependencies(workspace: &Workspace) -> Result<()> {
    let log = workspace.tools().join("fetch.log");
    workspace.cargo(&["fetch", "--locked"]).log(&log).context("the libraries in Cargo.lock could not be downloaded")
}

fn rustup(workspace: &Workspace, words: &[&str]) -> Result<()> {
    let log = workspace.tools().join("rustup.log");
    let outcome = Program::new("rustup").args(words).log(&log);
    outcome.with_context(|| format!("`rustup {}` is needed and did not work", words.join(" ")))
}
