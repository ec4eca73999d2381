//! Building the reader: Trunk, its index.html, and the folder `dist/`; then the program that carries it.

use crate::command::Program;
use crate::tools;
use crate::workspace::Workspace;
use anyhow::{Context, Result};
use std::path::PathBuf;

const NOT_BUILT: &str = "the reader did not build";

/// Sets up and builds the reader and the program that publishes with it, and says where they are.
///
/// # Errors
///
/// A sentence that says what is missing, or that the build failed.
pub fn dist(workspace: &Workspace) -> Result<()> {
    tools::for_build(workspace)?;
    build(workspace)?;
    build_program(workspace)?;
    say!("\nThe reader is in {}: any static host can serve it.", workspace.dist().display());
    say!("The program that has it inside is {}.", program(workspace).display());
    Ok(())
}

/// Builds the command line with the reader that was built before.
///
/// # Errors
///
/// Where the build fails.
pub fn build_program(workspace: &Workspace) -> Result<()> {
    let build = workspace.cargo(&["build", "--locked", "--profile", "native", "--package", "lectern"]);
    build.run().context("the command line did not build")
}

/// The command line that [`build_program`] builds.
pub fn program(workspace: &Workspace) -> PathBuf {
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| workspace.path("target"), PathBuf::from);
    target.join("native/lectern")
}

/// Builds the release reader into `dist/`.
///
/// # Errors
///
/// Where the folder cannot be written to or the build fails.
pub fn build(workspace: &Workspace) -> Result<()> {
    release(workspace)?.run().context(NOT_BUILT)
}

/// The same while other things are printed: what the build says goes into a file.
///
/// # Errors
///
/// As above, with the end of what the build said.
pub fn build_beside(workspace: &Workspace) -> Result<()> {
    let log = workspace.tools().join("reader.log");
    say!("   the reader is built beside the next steps (see {})", log.display());
    release(workspace)?.log(&log).context(NOT_BUILT)
}

fn release(workspace: &Workspace) -> Result<Program> {
    workspace.writable(&workspace.dist())?;
    Ok(trunk(workspace, &["build", "--release"]))
}

/// Trunk, with the tools that it calls.
pub fn trunk(workspace: &Workspace, words: &[&str]) -> Program {
    let trunk = workspace.tools().join("bin/trunk");
    workspace.program(&trunk.to_string_lossy()).args(words)
}
