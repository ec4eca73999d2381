//! Which package may never reach which: the dependency rules of
//! ARCHITECTURE.md, held by `cargo tree`.

use crate::step::Tally;
use crate::workspace::Workspace;
use anyhow::{Result, ensure};

/// A package and what it must never reach, however far down.
struct Rule {
    package: &'static str,
    never: &'static [&'static str],
    why: &'static str,
}

const BROWSER: &[&str] = &["web-sys", "js-sys", "wasm-bindgen", "gloo-net", "leptos"];

const RULES: [Rule; 8] = [
    Rule {
        package: "lectern-reader",
        never: &["lectern-search", "lectern-library", "lectern-worker", "lectern-import"],
        why: "the app speaks the protocol and never sees an index, so that any engine can answer it",
    },
    Rule {
        package: "lectern-import-page",
        never: &["lectern-import", "lectern-importer", "lectern-search", "lectern-library", "lectern-worker"],
        why: "the screen speaks to the worker that imports, and decides nothing of what a file means",
    },
    Rule { package: "lectern-core", never: BROWSER, why: "the model does no IO and runs everywhere" },
    Rule { package: "lectern-search", never: BROWSER, why: "the engine is tested and used outside the browser, too" },
    Rule { package: "lectern-import", never: BROWSER, why: "the command line and the tab import with the same code" },
    Rule {
        package: "lectern-import",
        never: &["lectern-search", "lectern-library", "lectern-worker"],
        why: "files become statements without an engine, and the reader's payload does not grow by the import",
    },
    Rule { package: "lectern-library", never: BROWSER, why: "a collection can be opened and searched natively" },
    Rule { package: "lectern-site", never: BROWSER, why: "a site is made of a collection alone, by whatever program" },
];

/// Checks every rule; each counts as a test.
///
/// # Errors
///
/// A sentence that names the first rule that is broken.
pub fn check(workspace: &Workspace, tally: &mut Tally) -> Result<()> {
    for Rule { package, never, why } in RULES {
        let reached = packages_below(workspace, package)?;
        let broken: Vec<&str> =
            never.iter().copied().filter(|name| reached.iter().any(|other| other == name)).collect();
        let names = broken.join(", ");
        ensure!(
            broken.is_empty(),
            "{package} reaches {names}, and must not: {why}. `cargo tree --package {package} --invert {names}` shows the way."
        );
        say!("   {package} reaches none of {}", never.join(", "));
        tally.passed += 1;
    }
    Ok(())
}

/// The names of all packages that end up in the wasm of `package`: what runs
/// at build time alone is another matter.
fn packages_below(workspace: &Workspace, package: &str) -> Result<Vec<String>> {
    let words = ["tree", "--locked", "--package", package, "--edges", "normal,no-proc-macro"];
    let tree = workspace.cargo(&words).args(["--target", "wasm32-unknown-unknown", "--prefix", "none"]).capture()?;
    Ok(tree.lines().filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect())
}
