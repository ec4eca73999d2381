//! `cargo xtask`: every command that a person needs to work on Lectern.
//!
//! Data passes one way: the command line becomes a [`Task`], a task prepares
//! the machine ([`tools`]), then builds, serves, tests, fuzzes or measures by starting
//! the programs that do so. What belongs to the reader itself is not here:
//! versions of tools stand in `Trunk.toml`, `tools/` and the lock files, headers
//! in `Trunk.toml`, budgets in `budget.toml`, allowed licences in `deny.toml`.
//!
//! Whatever goes wrong ends as one sentence that says what to do about it. There
//! is no panic, and no backtrace, for a machine without a network or a folder
//! that cannot be written to.

#[macro_use]
mod say;

mod arguments;
mod bench;
mod command;
mod fuzz;
mod reader;
mod serve;
mod step;
mod test;
mod tools;
mod workspace;

use arguments::Task;
use std::process::ExitCode;
use workspace::Workspace;

fn main() -> ExitCode {
    match run() {
        Ok(code) => code,
        Err(error) => {
            say::complaint(&error);
            ExitCode::FAILURE
        }
    }
}

fn run() -> anyhow::Result<ExitCode> {
    let task = arguments::parse(std::env::args().skip(1))?;
    let workspace = Workspace::locate()?;
    match task {
        Task::Help => say::bytes(arguments::HELP.as_bytes()),
        Task::Serve(options) => serve::serve(&workspace, &options)?,
        Task::Dist => reader::dist(&workspace)?,
        Task::Test(selection) => return Ok(test::test(&workspace, &selection)),
        Task::Fuzz(options) => fuzz::fuzz(&workspace, &options)?,
        Task::Bench(name) => bench::bench(&workspace, &name)?,
    }
    Ok(ExitCode::SUCCESS)
}
