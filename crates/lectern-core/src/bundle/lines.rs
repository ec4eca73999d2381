//! JSON Lines: one piece a line, whatever is in it.

use super::pending::{Gathered, Pending};
use crate::protocol::Position;

/// Cuts a file into its lines as the bytes come. Empty lines are passed over.
#[derive(Debug)]
pub(super) struct Lines {
    pending: Pending,
    within: bool,
}

impl Lines {
    /// For a file of which everything before `position` has been dealt with.
    pub fn at(position: Position) -> Self {
        Self { pending: Pending::at(position), within: false }
    }

    /// For a file of which `begun`, the beginning of a line, has been seen already. It may hold line ends.
    pub fn within(begun: &[u8], start: Position) -> Self {
        let mut lines = Self::at(start);
        lines.begin();
        lines.pending.add(begun);
        lines
    }

    /// The next line, taken from the front of `input`; none where its end has not come yet.
    pub fn next<'a, 'i: 'a>(&'a mut self, input: &mut &'i [u8]) -> Option<Gathered<'a>> {
        if !self.within {
            let length = input.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
            let (space, rest) = input.split_at_checked(length)?;
            self.pending.pass(space);
            *input = rest;
            if rest.is_empty() {
                return None;
            }
            self.begin();
        }
        let end = memchr::memchr(b'\n', input).and_then(|end| input.split_at_checked(end));
        let Some((last, rest)) = end else {
            self.pending.add(input);
            *input = &[];
            return None;
        };
        *input = rest;
        self.within = false;
        Some(self.pending.end(last))
    }

    /// The last line, where no line end follows it.
    pub fn finish(&mut self) -> Option<Gathered<'_>> {
        let within = std::mem::take(&mut self.within);
        within.then(|| self.pending.end(&[]))
    }

    /// Where the next byte stands.
    pub fn position(&self) -> Position {
        self.pending.position()
    }

    fn begin(&mut self) {
        self.pending.begin();
        self.within = true;
    }
}
