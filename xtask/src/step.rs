//! A run of named steps: each is announced, timed, and counted.

use anyhow::Result;
use std::fmt;
use std::time::{Duration, Instant};

/// How many tests did what.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Tally {
    /// Tests that passed.
    pub passed: usize,
    /// Tests that failed.
    pub failed: usize,
    /// Tests that were left out, each of which says why.
    pub skipped: usize,
}

impl Tally {
    /// How many tests were run.
    pub fn n_run(&self) -> usize {
        self.passed + self.failed
    }

    /// Adds another count.
    pub fn add(&mut self, other: Tally) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} passed, {} failed, {} skipped", self.passed, self.failed, self.skipped)
    }
}

struct Done {
    name: String,
    took: Duration,
    tally: Tally,
    is_ok: bool,
}

/// The steps of one run, in order.
pub struct Steps {
    since: Instant,
    done: Vec<Done>,
}

impl Default for Steps {
    fn default() -> Self {
        Self { since: Instant::now(), done: Vec::new() }
    }
}

impl Steps {
    /// Runs a step. Its work counts tests into the tally that it is given; a
    /// step that fails without a failed test counts as one failure, so that
    /// the closing line never says that nothing failed when something did.
    ///
    /// # Errors
    ///
    /// What the work returned, with the step named.
    pub fn run<T>(&mut self, name: &str, work: impl FnOnce(&mut Tally) -> Result<T>) -> Result<T> {
        say!("\n== {name}");
        let start = Instant::now();
        let mut tally = Tally::default();
        let outcome = work(&mut tally);
        if outcome.is_err() && tally.failed == 0 {
            tally.failed = 1;
        }
        let took = start.elapsed();
        say!("== {name}: {}", seconds(took));
        self.done.push(Done { name: name.to_owned(), took, tally, is_ok: outcome.is_ok() });
        outcome.map_err(|error| anyhow::anyhow!("the step `{name}` failed: {error:#}"))
    }

    /// Adds the steps of a run beside this one.
    pub fn append(&mut self, mut others: Steps) {
        self.done.append(&mut others.done);
    }

    /// Prints every step with its time and its tests.
    pub fn print_list(&self) {
        say!("");
        for Done { name, took, tally, is_ok } in &self.done {
            let mark = if *is_ok { "ok    " } else { "FAILED" };
            let tests = if *tally == Tally::default() { String::new() } else { format!("   {tally}") };
            say!("{mark} {:>8}  {name}{tests}", seconds(*took));
        }
        say!("       {:>8}  in all", seconds(self.since.elapsed()));
    }

    /// The tests of all steps.
    pub fn tally(&self) -> Tally {
        let mut sum = Tally::default();
        self.done.iter().for_each(|done| sum.add(done.tally));
        sum
    }
}

/// A time as a person reads it: `0.4 s`, `73 s`.
pub fn seconds(time: Duration) -> String {
    let seconds = time.as_secs_f64();
    if seconds < 10.0 { format!("{seconds:.1} s") } else { format!("{seconds:.0} s") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failing_step_without_tests_counts_as_a_failure() {
        let mut steps = Steps::default();
        let outcome: Result<()> = steps.run("format", |_| anyhow::bail!("not formatted."));
        assert_eq!(
            outcome.err().map(|error| error.to_string()).as_deref(),
            Some("the step `format` failed: not formatted.")
        );
        assert_eq!(steps.tally().to_string(), "0 passed, 1 failed, 0 skipped");
    }

    #[test]
    fn failed_tests_are_counted_once() {
        let mut steps = Steps::default();
        let _: Result<()> = steps.run("tests", |tally| {
            tally.add(Tally { passed: 4, failed: 2, skipped: 1 });
            anyhow::bail!("two tests failed.")
        });
        assert_eq!(steps.tally().to_string(), "4 passed, 2 failed, 1 skipped");
    }
}
