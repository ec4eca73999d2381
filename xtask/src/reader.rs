//! Building the reader: Trunk, its index.html, and the folder `dist/`.

use crate::command::Program;
use crate::tools;
use crate::workspace::Workspace;
use anyhow::{Context, Result};

/// Sets up and builds the reader, and says where it is.
///
/// # Errors
///
/// A sentence that says what is missing, or that the build failed.
pub fn dist(workspace: &Workspace) -> Result<()> {
    tools::for_build(workspace)?;
    build(workspace)?;
    say!("\nThe reader is in {}: any static host can serve it.", workspace.dist().display());
    Ok(())
}

/// Builds the release reader into `dist/`.
///
/// # Errors
///
/// Where the folder cannot be written to or the build fails.
pub fn build(workspace: &Workspace) -> Result<()> {
    workspace.writable(&workspace.dist())?;
    trunk(workspace, &["build", "--release"]).run().context("the reader did not build")
}

/// Trunk, with the tools that it calls.
pub fn trunk(workspace: &Workspace, words: &[&str]) -> Program {
    let trunk = workspace.tools().join("bin/trunk");
    workspace.program(&trunk.to_string_lossy()).args(words)
}
