//! The problems of a file: the first of them, and how many there are.

use crate::protocol::{Loss, MAX_LISTED_PROBLEMS, Problem};
use crate::sort::sorted;
use serde::{Deserialize, Serialize};

/// Problems counted to the last, of which the first [`MAX_LISTED_PROBLEMS`] are kept. A file may have a problem in each
/// of a million lines, and nobody reads that many.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProblemList {
    /// In the order in which they were met, until [`Self::settle`] puts them into that of the file; at most twice as
    /// many as are kept.
    first: Vec<Problem>,
    total: u64,
    statements_lost: u64,
}

impl ProblemList {
    /// The first problems in the order of the file; those of one place in the order in which they were met.
    #[must_use]
    pub fn first(&self) -> &[Problem] {
        &self.first
    }

    /// How many problems there are.
    #[must_use]
    pub fn total(&self) -> u64 {
        self.total
    }

    /// How many of them cost a statement: so many statements are left out.
    #[must_use]
    pub fn statements_lost(&self) -> u64 {
        self.statements_lost
    }

    /// Adds those of another list of the same file, wherever in it they stand.
    pub fn append(&mut self, later: Self) {
        self.total += later.total;
        self.statements_lost += later.statements_lost;
        if !later.first.is_empty() {
            self.first.extend(later.first);
            self.settle();
        }
    }

    pub(super) fn push(&mut self, problem: Problem) {
        self.total += 1;
        self.statements_lost += u64::from(problem.loss == Loss::Statement);
        self.first.push(problem);
        // Not at each problem, but as often as it has something to leave out: the work stays linear.
        if self.first.len() >= 2 * kept() {
            self.settle();
        }
    }

    /// Takes everything out.
    pub(super) fn take(&mut self) -> Self {
        self.settle();
        std::mem::take(self)
    }

    fn settle(&mut self) {
        let place = |problem: &Problem| (problem.position.line, problem.position.column);
        self.first = sorted(std::mem::take(&mut self.first), |one, other| place(one).cmp(&place(other)));
        self.first.truncate(kept());
    }
}

fn kept() -> usize {
    usize::try_from(MAX_LISTED_PROBLEMS).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::{Position, ProblemKind};

    fn problem(line: u64, loss: Loss) -> Problem {
        Problem { position: Position { line, column: 1 }, id: None, field: None, kind: ProblemKind::NoText, loss }
    }

    #[test]
    fn the_first_are_kept_whenever_they_are_met_and_all_are_counted() {
        let kept = u64::from(MAX_LISTED_PROBLEMS);
        let mut list = ProblemList::default();
        for line in (1..=5 * kept).rev() {
            list.push(problem(2 * line, if line.is_multiple_of(5) { Loss::Statement } else { Loss::Field }));
        }
        let mut whole = list.take();
        assert_eq!(list, ProblemList::default());
        list.push(problem(3, Loss::Statement));
        whole.append(list.take());
        assert_eq!((whole.total(), whole.statements_lost()), (5 * kept + 1, kept + 1));
        let lines: Vec<u64> = whole.first().iter().map(|problem| problem.position.line).collect();
        let expected: Vec<u64> = [2, 3].into_iter().chain((2..kept).map(|line| 2 * line)).collect();
        assert_eq!(lines, expected);
    }

    #[test]
    fn problems_of_one_place_stay_in_the_order_in_which_they_were_met() {
        let mut list = ProblemList::default();
        list.push(problem(1, Loss::Statement));
        list.push(problem(1, Loss::Nothing));
        let mut whole = list.take();
        list.push(problem(1, Loss::Field));
        whole.append(list.take());
        let losses: Vec<Loss> = whole.first().iter().map(|problem| problem.loss).collect();
        assert_eq!(losses, [Loss::Statement, Loss::Nothing, Loss::Field]);
    }
}
