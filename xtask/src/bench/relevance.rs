//! How well the search ranks: the package in `bench/relevance` measures it natively.

use crate::workspace::Workspace;
use anyhow::Result;

/// The judged collection, in the shared folder beside the checkout.
const COLLECTION: &str = "corpora/scifact";

/// Runs the package, which prints its table and writes its figures. Without the shared folder there is nothing to
/// measure, and it says so.
///
/// # Errors
///
/// Where it does not build, or fails.
pub fn relevance(workspace: &Workspace) -> Result<()> {
    let collection = workspace.shared().map(|shared| shared.join(COLLECTION)).filter(|folder| folder.is_dir());
    let Some(collection) = collection else {
        say!("skipped: there is no ../shared/{COLLECTION} beside the checkout, so there are no judged queries.");
        return Ok(());
    };
    let figures = workspace.path("target/bench");
    workspace.writable(&figures)?;
    let program = ["run", "--locked", "--profile", "bench", "--package", "lectern-relevance", "--"];
    workspace.cargo(&program).args([collection, figures]).run()
}
