//! `cargo xtask test`: everything that CI checks, in the order in which a
//! mistake is cheapest to find.
//!
//! A step that fails ends the run. The last line sums the tests of every part,
//! and says that something failed whenever something did.
//!
//! Tools are fetched and built beside the native steps, and the reader for the
//! journeys beside the fuzz targets: linking keeps one processor busy, a
//! download none. Tests in a browser have the machine to themselves, since their
//! drivers give up after some seconds.

mod architecture;
mod counts;
mod journeys;
mod licences;

use crate::arguments::{FUZZ_SECONDS, Selection};
use crate::step::{Steps, Tally};
use crate::tools::Browsers;
use crate::workspace::Workspace;
use crate::{bench, fuzz, reader, tools};
use anyhow::{Result, anyhow, bail, ensure};
use std::process::ExitCode;
use std::thread;

/// The packages that run in a browser.
const WASM_PACKAGES: [&str; 8] = [
    "--package",
    "lectern-reader",
    "--package",
    "lectern-worker",
    "--package",
    "lectern-import-page",
    "--package",
    "lectern-importer",
];

/// What is tested there. `--tests` leaves out examples in docs, which the runner cannot run.
const BROWSER_TESTS: [&str; 7] =
    ["--package", "lectern-reader", "--package", "lectern-import-page", "--package", "lectern-alike", "--tests"];

/// Runs the selected parts and prints the list of steps and the closing line.
pub fn test(workspace: &Workspace, selection: &Selection) -> ExitCode {
    let mut steps = Steps::default();
    let outcome = run(workspace, selection, &mut steps);
    steps.print_list();
    if let Err(error) = &outcome {
        say!("\nxtask: {error:#}");
    }
    say!("\n{}", steps.tally());
    if outcome.is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn run(workspace: &Workspace, selection: &Selection, steps: &mut Steps) -> Result<()> {
    if selection.native || selection.web {
        steps.run("set-up for formatting and lints", |_| {
            workspace.writable(&workspace.tools())?;
            tools::components(workspace)
        })?;
    }
    let native = |steps: &mut Steps| if selection.native { native(workspace, steps) } else { Ok(()) };
    let fuzz = |steps: &mut Steps| if selection.fuzz { fuzz_targets(workspace, steps) } else { Ok(()) };
    let Some(browsers) = beside(steps, |steps| set_up(workspace, selection, steps), native)? else {
        return fuzz(steps);
    };
    if selection.web {
        web(workspace, &browsers, steps)?;
    }
    if !selection.e2e {
        return fuzz(steps);
    }
    beside(steps, |steps| steps.run("release build", |_| reader::build_beside(workspace)), fuzz)?;
    end_to_end(workspace, &browsers, selection.journey.as_deref(), steps)
}

/// Runs steps beside others, and waits for both; returns what the first ones do.
fn beside<T: Send>(
    steps: &mut Steps,
    first: impl FnOnce(&mut Steps) -> Result<T> + Send,
    second: impl FnOnce(&mut Steps) -> Result<()>,
) -> Result<T> {
    thread::scope(|scope| {
        let running = scope.spawn(|| {
            let mut steps = Steps::default();
            (first(&mut steps), steps)
        });
        let outcome = second(steps);
        let (answer, others) = running.join().map_err(|_| anyhow!("a thread of the run was lost"))?;
        steps.append(others);
        outcome.and(answer)
    })
}

/// Makes ready what the parts in a browser need, where one of them was asked for.
fn set_up(workspace: &Workspace, selection: &Selection, steps: &mut Steps) -> Result<Option<Browsers>> {
    if !selection.web && !selection.e2e {
        return Ok(None);
    }
    let browsers = steps.run("set-up for tests in a browser", |_| {
        if selection.e2e {
            tools::for_build(workspace)?;
            tools::journeys_packages(workspace)?;
            tools::server(workspace)?;
        } else {
            tools::for_web_tests(workspace)?;
        }
        tools::browsers(workspace, selection.e2e)
    })?;
    Ok(Some(browsers))
}

fn native(workspace: &Workspace, steps: &mut Steps) -> Result<()> {
    steps.run("formatting", |_| {
        let check = workspace.cargo(&["fmt", "--all", "--check"]).run();
        check.map_err(|_| anyhow!("the lines above are not formatted: `cargo fmt --all` does it."))?;
        let outside = ["fmt", "--manifest-path", "fuzz/Cargo.toml"];
        let check = workspace.cargo(&outside).args(["--check"]).run();
        check.map_err(|_| anyhow!("the lines above are not formatted: `cargo {}` does it.", outside.join(" ")))
    })?;
    steps.run("dependency rules", |tally| architecture::check(workspace, tally))?;
    steps.run("licences", |_| licences::check(workspace))?;
    steps.run("clippy", |_| {
        workspace.cargo(&["clippy", "--locked", "--workspace", "--all-targets", "--", "-D", "warnings"]).run()
    })?;
    steps.run("docs", |_| {
        let docs = workspace.cargo(&["doc", "--locked", "--workspace", "--no-deps"]);
        docs.env("RUSTDOCFLAGS", "-D warnings").run()
    })?;
    steps.run("native tests", |tally| {
        let tests = workspace.cargo(&["test", "--locked", "--workspace", "--no-fail-fast"]);
        tests.read_lines(|line| tally.add(counts::of_cargo(line)))?;
        // As the worker is built: a workspace's features are united, so that no other run comes by here.
        for (package, test) in [("lectern-core", "bundle"), ("lectern-library", "held")] {
            let lean = ["test", "--locked", "--package", package, "--no-default-features", "--test", test];
            workspace.cargo(&lean).read_lines(|line| tally.add(counts::of_cargo(line)))?;
        }
        Ok(())
    })
}

fn web(workspace: &Workspace, browsers: &Browsers, steps: &mut Steps) -> Result<()> {
    let target = ["--locked", "--target", "wasm32-unknown-unknown"];
    steps.run("clippy for wasm", |_| {
        let clippy = workspace.cargo(&["clippy"]).args(target).args(WASM_PACKAGES);
        clippy.args(["--all-targets", "--", "-D", "warnings"]).run()
    })?;
    steps.run("tests in headless Chromium", |tally| {
        let tests = workspace.cargo(&["test"]).args(target).args(BROWSER_TESTS);
        tests.env("CHROMEDRIVER", &browsers.chromedriver).read_lines(|line| tally.add(counts::of_cargo(line)))?;
        // A `#[test]` that should be a `#[wasm_bindgen_test]` is not run, and
        // the runner calls that a success.
        ensure!(tally.n_run() > 0, "no test was run in the browser: are they all `#[wasm_bindgen_test]`?");
        Ok(())
    })
}

/// Each target counts as a test. They run side by side: each has its minute, and all of them take no longer.
fn fuzz_targets(workspace: &Workspace, steps: &mut Steps) -> Result<()> {
    let programs = steps.run("fuzz targets, built to be watched", |_| fuzz::build(workspace))?;
    steps.run("fuzz targets", |tally| {
        let targets = fuzz::targets(workspace)?;
        let outcomes: Vec<Result<()>> = thread::scope(|scope| {
            let programs = &programs;
            let run = |target: &String| {
                let target = target.clone();
                scope.spawn(move || fuzz::run(workspace, programs, &target, FUZZ_SECONDS))
            };
            let running: Vec<_> = targets.iter().map(run).collect();
            running.into_iter().map(|one| one.join().unwrap_or_else(|_| bail!("a fuzz target was lost"))).collect()
        });
        outcomes.into_iter().try_for_each(|outcome| outcome.map(|()| tally.passed += 1))
    })
}

fn end_to_end(workspace: &Workspace, browsers: &Browsers, journey: Option<&str>, steps: &mut Steps) -> Result<()> {
    steps.run("payload budget", |_| bench::payload(workspace))?;
    for browser in journeys::wanted_browsers()? {
        steps.run(&format!("journeys in {browser}"), |tally: &mut Tally| {
            journeys::run(workspace, browsers, browser, journey, tally)
        })?;
    }
    Ok(())
}
