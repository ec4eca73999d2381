//! `lectern check`: what is wrong in a collection, each with its place, for a person and for an editor that follows
//! `FILE:LINE:COLUMN`.

use crate::Outcome;
use crate::arguments::Check;
use crate::collection::{self, CollectionError};
use crate::words::counted;
use lectern_core::protocol::OpenFailure;
use lectern_import::format::problem;
use std::io::{self, Write};
use std::path::Path;

pub fn run(arguments: &Check) -> anyhow::Result<Outcome> {
    let mut outcome = Outcome::Fine;
    for file in &arguments.files {
        let checked = check(file)?;
        if checked.is_bad() {
            outcome = Outcome::Found;
        }
        if !arguments.quiet {
            checked.print(file)?;
        }
    }
    Ok(outcome)
}

struct Checked {
    statements: usize,
    problems: lectern_core::bundle::ProblemList,
    failure: Option<OpenFailure>,
}

fn check(path: &Path) -> Result<Checked, CollectionError> {
    let mut statements = 0;
    let streamed = collection::stream(path, |more| statements += more.len())?;
    Ok(Checked { statements, problems: streamed.problems, failure: streamed.failure })
}

impl Checked {
    fn is_bad(&self) -> bool {
        self.failure.is_some() || self.problems.total() > 0
    }

    fn print(&self, path: &Path) -> io::Result<()> {
        let mut out = io::stdout().lock();
        let path = path.display();
        for problem in self.problems.first() {
            let id = problem.id.as_deref().map(|id| format!(" {id}:")).unwrap_or_default();
            let (line, column) = (problem.position.line, problem.position.column);
            writeln!(out, "{path}:{line}:{column}:{id} {}", problem::describe(problem))?;
        }
        let listed = self.problems.first().len() as u64;
        if self.problems.total() > listed {
            writeln!(out, "{path}: and {}", counted(self.problems.total() - listed, "more problem"))?;
        }
        if let Some(failure) = &self.failure {
            writeln!(out, "{path}: {}", problem::describe_failure(failure))?;
        }
        match (self.is_bad(), self.problems.statements_lost()) {
            (false, _) => writeln!(out, "{path}: {}, no problem", counted(self.statements, "statement")),
            (true, lost) => writeln!(
                out,
                "{path}: {}, {}, {} left out",
                counted(self.statements, "statement"),
                counted(self.problems.total() + u64::from(self.failure.is_some()), "problem"),
                counted(lost, "statement"),
            ),
        }
    }
}
