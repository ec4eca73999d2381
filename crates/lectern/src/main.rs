//! `lectern`: collections of public statements from the command line.
//!
//! Each command is a module that says what it does in its first lines; `arguments` is what a person can write,
//! `collection` reads files that hold collections, `output` writes so that a file is whole at every moment. What a file
//! means is the business of `lectern-import` and `lectern-core`: here are folders, terminals and exit codes.

mod arguments;
mod build;
mod check;
mod collection;
mod convert;
mod diff;
mod interrupt;
mod merge;
mod output;
mod publish;
mod report;
mod serve;
mod shell;
mod words;

use arguments::{Arguments, Command};
use clap::Parser;
use std::process::ExitCode;

/// How a command ended, as the program's exit code says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    /// 0: all is well.
    Fine,
    /// 1: it was done, and found something: problems, or differences.
    Found,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match run(arguments.command) {
        Ok(Outcome::Fine) => ExitCode::SUCCESS,
        Ok(Outcome::Found) => ExitCode::from(1),
        // Whatever failed on the way out, it was because somebody asked to stop.
        Err(error) if let Err(interrupted) = interrupt::check() => {
            match error.downcast_ref::<publish::Unfinished>() {
                Some(unfinished) => eprintln!("lectern: {unfinished}"),
                None => eprintln!("lectern: {interrupted}"),
            }
            ExitCode::from(130)
        }
        Err(error) if is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("lectern: {error:#}");
            ExitCode::from(2)
        }
    }
}

fn run(command: Command) -> anyhow::Result<Outcome> {
    Ok(match command {
        Command::Build(arguments) => build::run(&arguments)?,
        Command::Check(arguments) => check::run(&arguments)?,
        Command::Convert(arguments) => convert::run(&arguments)?,
        Command::Merge(arguments) => merge::run(&arguments)?,
        Command::Diff(arguments) => diff::run(&arguments)?,
        Command::Publish(arguments) => publish::run(&arguments)?,
        Command::Serve(arguments) => serve::run(&arguments)?,
        Command::Schema => shell::schema()?,
        Command::Completions { shell } => shell::completions(shell)?,
        Command::Man => shell::man()?,
    })
}

/// Whoever reads the output has enough of it: `lectern schema | head`.
fn is_closed_pipe(error: &anyhow::Error) -> bool {
    let kind = error.chain().find_map(|cause| cause.downcast_ref::<std::io::Error>()).map(std::io::Error::kind);
    kind == Some(std::io::ErrorKind::BrokenPipe)
}
