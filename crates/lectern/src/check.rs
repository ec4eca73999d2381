//! `lectern check`: what is wrong in a collection, each with its place, for a person and for an editor that follows
//! `FILE:LINE:COLUMN`.

use crate::Outcome;
use crate::arguments::Check;
use crate::collection::CollectionError;
use lectern_core::bundle::Reader;
use lectern_core::protocol::OpenFailure;
use lectern_import::format::problem;
use std::fs::File;
use std::io::{self, Read, Write};
use std::path::Path;

const CHUNK_BYTES: usize = 64 << 10;

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

/// Reads a file piece by piece, of whatever length.
fn check(path: &Path) -> Result<Checked, CollectionError> {
    let failed = |source| CollectionError::Read { path: path.to_owned(), source };
    let mut file = File::open(path).map_err(failed)?;
    let mut reader = Reader::new();
    let (mut count, mut statements) = (0, Vec::new());
    let mut chunk = vec![0; CHUNK_BYTES];
    let outcome = loop {
        let length = file.read(&mut chunk).map_err(failed)?;
        let bytes = chunk.get(..length).unwrap_or_default();
        let outcome = if length == 0 { reader.finish(&mut statements) } else { reader.push(bytes, &mut statements) };
        count += statements.drain(..).count();
        if length == 0 || outcome.is_err() {
            break outcome;
        }
    };
    Ok(Checked { statements: count, problems: reader.take_problems(), failure: outcome.err() })
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
            writeln!(out, "{path}: and {} more problems", self.problems.total() - listed)?;
        }
        if let Some(failure) = &self.failure {
            writeln!(out, "{path}: {}", problem::describe_failure(failure))?;
        }
        match (self.is_bad(), self.problems.statements_lost()) {
            (false, _) => writeln!(out, "{path}: {} statements, no problem", self.statements),
            (true, lost) => writeln!(
                out,
                "{path}: {} statements, {} problems, {lost} statements left out",
                self.statements,
                self.problems.total() + u64::from(self.failure.is_some()),
            ),
        }
    }
}
