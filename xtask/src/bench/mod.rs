//! `cargo xtask bench`: figures, each printed as a table and written to
//! `target/bench/NAME.json` as one flat object. Nothing here is a timed test.

mod engine;
mod import;
mod load;
mod payload;
mod peers;
mod publish;
mod relevance;

pub use payload::payload;

use crate::arguments::BenchName;
use crate::workspace::Workspace;
use crate::{reader, tools};
use anyhow::{Context, Result};
use std::fs;

/// Builds what is to be measured, and measures it.
///
/// # Errors
///
/// Where a build fails, or a budget is exceeded.
pub fn bench(workspace: &Workspace, name: &BenchName) -> Result<()> {
    match name {
        BenchName::Payload => {
            tools::for_build(workspace)?;
            reader::build(workspace)?;
            payload(workspace)
        }
        BenchName::Relevance => relevance::relevance(workspace),
        BenchName::Import => import::import(workspace),
        BenchName::Peers(options) => {
            tools::for_wasm(workspace)?;
            tools::journeys_packages(workspace)?;
            tools::peers_packages(workspace)?;
            let browsers = tools::browsers(workspace, false)?;
            engine::build(workspace)?;
            peers::peers(workspace, &browsers, options)
        }
        BenchName::Publish => {
            tools::for_build(workspace)?;
            tools::journeys_packages(workspace)?;
            tools::publish_packages(workspace)?;
            let browsers = tools::browsers(workspace, false)?;
            reader::build(workspace)?;
            reader::build_program(workspace)?;
            publish::publish(workspace, &browsers)
        }
        BenchName::Load => {
            tools::for_build(workspace)?;
            tools::journeys_packages(workspace)?;
            let browsers = tools::browsers(workspace, false)?;
            reader::build(workspace)?;
            load::load(workspace, &browsers)
        }
    }
}

/// Writes the figures of a bench, and says where.
fn write_figures(workspace: &Workspace, name: &str, figures: &[(&str, u64)]) -> Result<()> {
    let folder = workspace.path("target/bench");
    workspace.writable(&folder)?;
    let object: serde_json::Map<_, _> =
        figures.iter().map(|(key, value)| ((*key).to_owned(), (*value).into())).collect();
    let file = folder.join(format!("{name}.json"));
    let text = serde_json::to_string_pretty(&object)?;
    fs::write(&file, text + "\n").with_context(|| format!("{} could not be written", file.display()))?;
    say!("   written to {}", file.display());
    Ok(())
}
