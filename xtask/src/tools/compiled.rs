//! Trunk and the wasm-bindgen command line, compiled into `target/tools/bin`.
//!
//! No registry package carries either as a binary, so both are built from
//! source, once, without optimisation where that is faster in all: Trunk runs
//! for seconds a day, and its optimised build takes three times as long.

use crate::command::Program;
use crate::step::seconds;
use crate::workspace::Workspace;
use anyhow::{Context, Result, ensure};
use std::fs;
use std::path::Path;
use std::time::Instant;

/// A tool that is built from the registry's source.
pub struct Tool {
    name: &'static str,
    version: String,
    duration: &'static str,
    programs: &'static [&'static str],
    build: fn(&Workspace, &str, &Path) -> Result<()>,
}

/// Trunk, at the version that `Trunk.toml` asks for.
///
/// # Errors
///
/// Where `Trunk.toml` names no version.
pub fn trunk(workspace: &Workspace) -> Result<Tool> {
    let config = workspace.toml("Trunk.toml")?;
    let version = config.get("trunk-version").and_then(toml::Value::as_str);
    let version = version.context("Trunk.toml has no `trunk-version`.")?.trim_start_matches('=').to_owned();
    Ok(Tool { name: "Trunk", version, duration: "three to six minutes", programs: &["trunk"], build: build_trunk })
}

/// The wasm-bindgen command line and its test runner, at exactly the version
/// of the library in `Cargo.lock`: the two speak a format that changes with
/// every version.
///
/// # Errors
///
/// Where the lock file of `tools/` has another version.
pub fn bindgen(workspace: &Workspace) -> Result<Tool> {
    let version = locked(workspace, "Cargo.lock", "wasm-bindgen")?;
    let built = locked(workspace, "tools/Cargo.lock", "wasm-bindgen-cli")?;
    ensure!(
        version == built,
        "Cargo.lock has wasm-bindgen {version}, but tools/ builds the command line of {built}: write {version} into tools/Cargo.toml (twice), run `cargo generate-lockfile --manifest-path tools/Cargo.toml`, then this again."
    );
    Ok(Tool {
        name: "wasm-bindgen",
        version,
        duration: "one to three minutes",
        programs: &["wasm-bindgen", "wasm-bindgen-test-runner"],
        build: build_bindgen,
    })
}

impl Tool {
    /// Builds the tool unless it is there already.
    ///
    /// # Errors
    ///
    /// A sentence that says why it could not be built.
    pub fn install(&self, workspace: &Workspace) -> Result<()> {
        let start = Instant::now();
        let Self { name, version, .. } = self;
        let bin = workspace.tools().join("bin");
        if self.is_there(&bin) {
            say!("   {name} {version}: ready ({})", seconds(start.elapsed()));
            return Ok(());
        }
        let log = workspace.tools().join(format!("{name}.log"));
        say!("   {name} {version}: building, once; {} on two cores (see {})", self.duration, log.display());
        let scratch = workspace.tools().join("build").join(name);
        (self.build)(workspace, version, &log).with_context(|| format!("{name} {version} could not be built"))?;
        // Hundreds of megabytes that only another version would need, and it
        // would compile them anew.
        let _ = fs::remove_dir_all(scratch);
        ensure!(
            self.is_there(&bin),
            "{name} was built, but {} does not say that it is {version}: see {}.",
            bin.display(),
            log.display()
        );
        say!("   {name} {version}: built in {}", seconds(start.elapsed()));
        Ok(())
    }

    fn is_there(&self, bin: &Path) -> bool {
        self.programs.iter().all(|name| {
            let said = Program::new(&bin.join(name).to_string_lossy()).args(["--version"]).ask();
            said.is_some_and(|said| said.split_whitespace().any(|word| word == self.version))
        })
    }
}

fn build_trunk(workspace: &Workspace, version: &str, log: &Path) -> Result<()> {
    let root = workspace.tools();
    let scratch = root.join("build/Trunk");
    workspace
        .cargo(&["install", "--locked", "--force", "--no-default-features"])
        .args(["--root".as_ref(), root.as_os_str(), "--target-dir".as_ref(), scratch.as_os_str()])
        .args([format!("trunk@{version}")])
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0")
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .env("CARGO_PROFILE_RELEASE_STRIP", "true")
        .log(log)
}

fn build_bindgen(workspace: &Workspace, _version: &str, log: &Path) -> Result<()> {
    let scratch = workspace.tools().join("build/wasm-bindgen");
    workspace
        .cargo(&["build", "--locked", "--manifest-path", "tools/Cargo.toml", "--target-dir"])
        .args([&scratch])
        .without("CARGO_BUILD_TARGET")
        .log(log)?;
    for program in ["wasm-bindgen", "wasm-bindgen-test-runner"] {
        let target = workspace.tools().join("bin").join(program);
        // Renamed into place, so that a half-written program is never there.
        let new = target.with_extension("new");
        fs::copy(scratch.join("debug").join(program), &new)?;
        fs::rename(&new, &target)?;
    }
    Ok(())
}

/// The version of a package in a lock file.
fn locked(workspace: &Workspace, file: &str, package: &str) -> Result<String> {
    let lock = workspace.toml(file)?;
    let packages = lock.get("package").and_then(toml::Value::as_array);
    let found =
        packages.into_iter().flatten().find(|entry| entry.get("name").and_then(toml::Value::as_str) == Some(package));
    let version = found.and_then(|entry| entry.get("version")).and_then(toml::Value::as_str);
    Ok(version.with_context(|| format!("{file} has no `{package}`."))?.to_owned())
}
