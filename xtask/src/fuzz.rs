//! `cargo xtask fuzz`: the targets of `fuzz/`, each fed with inputs for a time.
//!
//! The package is built so that libFuzzer sees which branches an input takes and what is compared with what. The flags
//! are those that cargo-fuzz sets, but for the sanitizers, which need a nightly compiler: a crash here is a panic, a
//! broken assertion, a text that takes seconds, or too much memory. Without sanitizers the stable compiler does.
//!
//! What libFuzzer finds on the way stays in `target/fuzz/corpus/` and is where the next run begins.

use crate::arguments::FuzzOptions;
use crate::command::Program;
use crate::step::seconds;
use crate::workspace::Workspace;
use anyhow::{Context, Result, bail, ensure};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

/// Counters for each branch, the comparisons, and the table by which libFuzzer tells the branches apart.
const FLAGS: &str = "-Cpasses=sancov-module \
    -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters \
    -Cllvm-args=-sanitizer-coverage-pc-table \
    -Cllvm-args=-sanitizer-coverage-trace-compares";

/// The longest input, in bytes; the longest time for one, in seconds; the most memory, in megabytes.
const LIMITS: [&str; 3] = ["-max_len=4096", "-timeout=10", "-rss_limit_mb=1024"];

/// Builds the targets and runs one of them or all.
///
/// # Errors
///
/// A sentence that says what is missing, or which input a target fails on.
pub fn fuzz(workspace: &Workspace, options: &FuzzOptions) -> Result<()> {
    let targets = match &options.target {
        None => targets(workspace)?,
        Some(wanted) => {
            let known = targets(workspace)?;
            ensure!(known.contains(wanted), "there is no fuzz target `{wanted}`: there are {}.", known.join(", "));
            vec![wanted.clone()]
        }
    };
    let programs = build(workspace)?;
    targets.iter().try_for_each(|target| run(workspace, &programs, target, options.seconds))
}

/// The names of the targets, as `fuzz/Cargo.toml` has them.
///
/// # Errors
///
/// Where it cannot be read, or has none.
pub fn targets(workspace: &Workspace) -> Result<Vec<String>> {
    let manifest = workspace.toml("fuzz/Cargo.toml")?;
    let programs = manifest.get("bin").and_then(toml::Value::as_array).context("fuzz/Cargo.toml has no `[[bin]]`")?;
    let names = programs.iter().filter_map(|program| program.get("name")?.as_str().map(str::to_owned));
    Ok(names.collect())
}

/// Builds all targets, and tells the folder that they are in.
///
/// # Errors
///
/// Where there is no C++ compiler, or the build fails.
pub fn build(workspace: &Workspace) -> Result<PathBuf> {
    check_compiler()?;
    let host = workspace.program("rustc").args(["--print", "host-tuple"]).capture()?;
    let host = host.trim();
    let folder = workspace.path("target/fuzz");
    workspace.writable(&folder)?;
    // With a target named, the flags are for what is fuzzed alone, and not for build scripts and macros.
    let build = workspace.cargo(&["build", "--locked", "--manifest-path", "fuzz/Cargo.toml", "--target", host]);
    build
        .args(["--target-dir".as_ref(), folder.as_os_str()])
        .without("CARGO_ENCODED_RUSTFLAGS")
        .env("RUSTFLAGS", FLAGS)
        .run()?;
    Ok(folder.join(host).join("debug"))
}

/// Runs a target for some seconds, and says how many inputs it took.
///
/// # Errors
///
/// A sentence that names the input that it fails on.
pub fn run(workspace: &Workspace, programs: &Path, target: &str, time: u32) -> Result<()> {
    let start = Instant::now();
    let folder = |kind: &str| workspace.path("target/fuzz").join(kind).join(target);
    let (corpus, crashes) = (folder("corpus"), folder("crashes"));
    workspace.writable(&corpus)?;
    workspace.writable(&crashes)?;
    let log = workspace.path("target/fuzz").join(format!("{target}.log"));
    let program = programs.join(target);
    say!("   {target}: {time} s (see {})", log.display());
    let outcome = Program::new(&program.to_string_lossy())
        .args([corpus, workspace.path("fuzz/seeds").join(target)])
        .args(LIMITS)
        .args([format!("-max_total_time={time}"), format!("-artifact_prefix={}/", crashes.display())])
        .args([format!("-dict={}", workspace.path("fuzz/dictionaries").join(format!("{target}.dict")).display())])
        .log(&log);
    let said = String::from_utf8_lossy(&fs::read(&log).unwrap_or_default()).into_owned();
    if let Some(input) = failing_input(&said) {
        bail!(
            "the fuzz target `{target}` fails on an input:\n{}\nThe input is {input}; `{} {input}` runs it again. Put it among fuzz/seeds/{target}/ with the correction.",
            reason(&said),
            program.display()
        );
    }
    outcome?;
    let runs = said.lines().rev().find_map(|line| line.strip_prefix("Done ")?.split_whitespace().next());
    // A target that stops at once would otherwise look like one that found nothing.
    let runs = runs.with_context(|| format!("`{target}` ran no input: see {}", log.display()))?;
    say!("   {target}: {runs} inputs in {}, and none that it fails on", seconds(start.elapsed()));
    Ok(())
}

/// libFuzzer is C++, and compiled with the targets.
fn check_compiler() -> Result<()> {
    let compiler = std::env::var("CXX").unwrap_or_else(|_| "c++".to_owned());
    ensure!(
        Program::new(&compiler).args(["--version"]).ask().is_some(),
        "the C++ compiler `{compiler}` is missing, which libFuzzer is built with: install one (for example `apt-get install g++`), or set CXX, and run this again."
    );
    Ok(())
}

/// The file that libFuzzer wrote the input to.
fn failing_input(log: &str) -> Option<&str> {
    log.lines().find_map(|line| line.split_once("Test unit written to ").map(|(_, path)| path.trim()))
}

/// What the target said of the input: the panic and its message, or libFuzzer's own line.
fn reason(log: &str) -> String {
    let lines: Vec<&str> = log.lines().collect();
    let panicked = lines.iter().position(|line| line.contains("panicked at"));
    let of_libfuzzer = lines.iter().position(|line| line.contains("ERROR: libFuzzer"));
    let until =
        |line: &&&str| !line.starts_with("note:") && !line.starts_with("==") && !line.starts_with("stack backtrace");
    match (panicked, of_libfuzzer) {
        (Some(first), _) => lines.iter().skip(first).take(6).take_while(until).copied().collect::<Vec<_>>().join("\n"),
        (None, Some(line)) => lines.get(line).copied().unwrap_or_default().to_owned(),
        (None, None) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PANIC: &str = "#7 NEW cov: 9\n\nthread '<unnamed>' panicked at targets/query.rs:40:5:\nranges overlap\nnote: run with\n==8== ERROR: libFuzzer: deadly signal\nartifact_prefix='x/'; Test unit written to x/crash-1\n";

    #[test]
    fn a_panic_is_told_with_the_input_that_caused_it() {
        assert_eq!(failing_input(PANIC), Some("x/crash-1"));
        assert_eq!(reason(PANIC), "thread '<unnamed>' panicked at targets/query.rs:40:5:\nranges overlap");
    }

    #[test]
    fn a_limit_that_was_passed_is_told_in_the_fuzzer_s_words() {
        let log = "==8== ERROR: libFuzzer: timeout after 10 seconds\nartifact_prefix='x/'; Test unit written to x/timeout-1\n";
        assert_eq!(failing_input(log), Some("x/timeout-1"));
        assert_eq!(reason(log), "==8== ERROR: libFuzzer: timeout after 10 seconds");
    }

    #[test]
    fn a_run_to_the_end_has_no_failing_input() {
        assert_eq!(failing_input("#7 NEW cov: 9\nDone 40749 runs in 60 second(s)\n"), None);
    }
}
