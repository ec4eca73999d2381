//! From the bytes of a file to the bytes of its text: gzip is unpacked, anything else passes through.

use super::gzip::{self, End, Gzip};
use crate::protocol::OpenFailure;

/// Tells gzip from plain bytes by its magic number and unpacks it.
#[derive(Debug)]
pub(super) enum Unpack {
    /// Too few bytes have come to tell.
    Unknown(Vec<u8>),
    Plain,
    Gzip(Box<Gzip>),
}

impl Unpack {
    pub fn new() -> Self {
        Self::Unknown(Vec::new())
    }

    /// Gives the text of `bytes` to `take`, in as many stretches as it comes.
    ///
    /// # Errors
    /// [`OpenFailure::Damaged`], and whatever `take` fails with.
    pub fn push(
        &mut self,
        bytes: &[u8],
        take: &mut impl FnMut(&[u8]) -> Result<(), OpenFailure>,
    ) -> Result<(), OpenFailure> {
        match self {
            Self::Plain => take(bytes),
            Self::Gzip(gzip) => gzip.push(bytes, take),
            Self::Unknown(first) => {
                first.extend_from_slice(bytes);
                let Some(magic) = first.get(..gzip::MAGIC.len()) else { return Ok(()) };
                let is_gzip = magic == gzip::MAGIC;
                let first = std::mem::take(first);
                *self = if is_gzip { Self::Gzip(Box::new(Gzip::new())) } else { Self::Plain };
                self.push(&first, take)
            }
        }
    }

    /// Says that no byte follows, and gives the rest of the text to `take`.
    ///
    /// # Errors
    /// Whatever `take` fails with.
    pub fn finish(&mut self, take: &mut impl FnMut(&[u8]) -> Result<(), OpenFailure>) -> Result<End, OpenFailure> {
        match self {
            Self::Plain => Ok(End::Whole),
            // No text begins like the magic number.
            Self::Unknown(first) if first.first() == gzip::MAGIC.first() => Ok(End::CutOff),
            Self::Unknown(first) => take(&std::mem::take(first)).map(|()| End::Whole),
            Self::Gzip(gzip) => Ok(gzip.end()),
        }
    }
}
