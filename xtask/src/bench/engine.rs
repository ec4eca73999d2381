//! The search engine as a wasm module of its own, built as Trunk builds the worker: the same profile, the same
//! wasm-bindgen, and the same wasm-opt level, which index.html owns. What is measured is what ships.

use crate::workspace::Workspace;
use anyhow::{Context, Result};

const PACKAGE: &str = "lectern-bench-engine";
const WORKER: &str = "crates/lectern-worker/Cargo.toml";

/// Builds `bench/engine` into `target/bench/peers/engine`, where `bench/peers` serves it from.
///
/// # Errors
///
/// Where a step of the build fails.
pub fn build(workspace: &Workspace) -> Result<()> {
    let levels = wasm_opt_levels(&workspace.read("index.html")?)
        .with_context(|| format!("index.html has no `data-wasm-opt` beside {WORKER}: the worker's is measured"))?;
    let folder = workspace.path("target/bench/peers/engine");
    workspace.writable(&folder)?;
    // Said aloud, because the module is looked for there, wherever other builds may go.
    let built = workspace.path("target");
    workspace
        .cargo(&["build", "--locked", "--release", "--target", "wasm32-unknown-unknown", "--package", PACKAGE])
        .args(["--target-dir".as_ref(), built.as_os_str()])
        .run()?;
    workspace
        .program("wasm-bindgen")
        .args(["--target", "web", "--no-typescript", "--out-dir"])
        .args([&folder, &built.join("wasm32-unknown-unknown/release/lectern_bench_engine.wasm")])
        .run()?;
    let module = folder.join("lectern_bench_engine_bg.wasm");
    workspace.program("wasm-opt").args(levels).args(["-o".as_ref(), module.as_os_str(), module.as_os_str()]).run()
}

/// The words that Trunk gives to wasm-opt for the worker.
fn wasm_opt_levels(index: &str) -> Option<Vec<String>> {
    let links = index.split("<link").filter_map(|rest| rest.split("/>").next());
    let worker = links.into_iter().find(|link| link.contains(WORKER))?;
    let attribute = |name: &str| worker.split_once(&format!("{name}=\""))?.1.split('"').next();
    let level = attribute("data-wasm-opt")?;
    let others = attribute("data-wasm-opt-params").unwrap_or_default();
    Some(std::iter::once(format!("-O{level}")).chain(others.split_whitespace().map(str::to_owned)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(attributes: &str, expected: Option<&[&str]>) {
        let index = format!(
            r#"<link data-trunk rel="rust" href="Cargo.toml" data-wasm-opt="0" /><link href="{WORKER}" {attributes} />"#
        );
        let levels = wasm_opt_levels(&index);
        let expected = expected.map(|words| words.iter().map(|&word| word.to_owned()).collect::<Vec<_>>());
        assert_eq!(levels, expected, "{attributes}");
    }

    #[test]
    fn the_engine_is_optimised_as_the_worker_is() {
        check("data-wasm-opt=\"z\"", Some(&["-Oz"]));
        check(
            "data-wasm-opt=\"3\" data-wasm-opt-params=\"--strip-dwarf -tnh\"",
            Some(&["-O3", "--strip-dwarf", "-tnh"]),
        );
        check("data-type=\"worker\"", None);
    }
}
