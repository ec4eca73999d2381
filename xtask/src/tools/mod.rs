//! What the other commands need on this machine, and how it gets there.
//!
//! Each tool is asked for its version before anything is installed; that answer
//! is the stamp, and it cannot be out of date as a file beside the tool could.
//! Compiled tools go into `target/tools/bin`, whole or not at all. What is
//! installed for the whole system (a Rust target, browsers) goes through the
//! system's own installer, and only where it may; else a sentence says what to
//! type.

mod compiled;
mod node;
mod rust;
mod system;

pub use node::{import_packages, journeys_packages, peers_packages, publish_packages};
pub use rust::components;
pub use system::{Browsers, browsers, server};

use crate::step::seconds;
use crate::workspace::Workspace;
use anyhow::Result;
use std::thread;
use std::time::Instant;

/// Makes everything ready that builds the reader.
///
/// # Errors
///
/// A sentence that says what could not be installed and what to do.
pub fn for_build(workspace: &Workspace) -> Result<()> {
    workspace.writable(&workspace.tools().join("bin"))?;
    node::check(workspace)?;
    let bindgen = compiled::bindgen(workspace)?;
    let trunk = compiled::trunk(workspace)?;
    rust::wasm_target(workspace)?;
    timed("the libraries in Cargo.lock", || rust::dependencies(workspace))?;
    node::wasm_opt(workspace)?;
    // Side by side, because each leaves a processor idle at its ends.
    thread::scope(|scope| {
        let beside = scope.spawn(|| bindgen.install(workspace));
        let here = trunk.install(workspace);
        let there = beside.join().unwrap_or_else(|_| Err(anyhow::anyhow!("the thread that builds wasm-bindgen died.")));
        here.and(there)
    })
}

/// Makes ready what builds a wasm module by itself: everything for the reader but Trunk.
///
/// # Errors
///
/// A sentence that says what could not be installed and what to do.
pub fn for_wasm(workspace: &Workspace) -> Result<()> {
    workspace.writable(&workspace.tools().join("bin"))?;
    node::check(workspace)?;
    let bindgen = compiled::bindgen(workspace)?;
    rust::wasm_target(workspace)?;
    timed("the libraries in Cargo.lock", || rust::dependencies(workspace))?;
    node::wasm_opt(workspace)?;
    bindgen.install(workspace)
}

/// Makes the wasm-bindgen test runner and the wasm target ready.
///
/// # Errors
///
/// A sentence that says what could not be installed and what to do.
pub fn for_web_tests(workspace: &Workspace) -> Result<()> {
    workspace.writable(&workspace.tools().join("bin"))?;
    let bindgen = compiled::bindgen(workspace)?;
    rust::wasm_target(workspace)?;
    bindgen.install(workspace)
}

/// Says what is being done, does it, and says how long it took.
fn timed<T>(what: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    let start = Instant::now();
    let value = work()?;
    say!("   {what}: ready ({})", seconds(start.elapsed()));
    Ok(value)
}
