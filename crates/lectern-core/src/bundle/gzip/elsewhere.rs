//! Unpacking as a module that is provided.

use super::End;
use crate::protocol::OpenFailure;
use crate::texts::{Question, Unpacked, ask_for_bytes};

/// One file that the module unpacks. It holds one at a time: a later one supersedes this.
#[derive(Debug)]
pub(in crate::bundle) struct Gzip {
    is_begun: bool,
    end: End,
}

impl Gzip {
    /// Before the first member.
    pub fn new() -> Self {
        Self { is_begun: false, end: End::CutOff }
    }

    /// Gives the text of `packed` to `take`, in as many stretches as it comes.
    ///
    /// # Errors
    /// [`OpenFailure::Damaged`] as the module finds it, [`OpenFailure::EngineLost`] where it fails, and whatever `take`
    /// fails with.
    pub fn push(
        &mut self,
        packed: &[u8],
        take: &mut impl FnMut(&[u8]) -> Result<(), OpenFailure>,
    ) -> Result<(), OpenFailure> {
        let mut packed = packed;
        loop {
            let is_beginning = !std::mem::replace(&mut self.is_begun, true);
            let answer = ask_for_bytes(&Question::Unpack { is_beginning, packed });
            let unpacked = answer.as_deref().and_then(|answer| postcard::from_bytes(answer).ok());
            let Unpacked { text, end } = unpacked.ok_or(OpenFailure::EngineLost)?;
            take(text)?;
            self.end = end.ok_or(OpenFailure::Damaged)?;
            if text.is_empty() {
                return Ok(());
            }
            packed = &[];
        }
    }

    /// How it stands where no byte follows.
    pub fn end(&self) -> End {
        self.end
    }
}
