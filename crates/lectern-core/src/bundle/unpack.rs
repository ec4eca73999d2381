//! From the bytes of a file to the bytes of its text: gzip is unpacked, anything else passes through.

use super::gzip::{self, End, Gzip};
use crate::protocol::OpenFailure;
use crate::texts;

/// Tells gzip from plain bytes by its magic number and unpacks it.
#[derive(Debug)]
pub(super) enum Unpack {
    /// Too few bytes have come to tell.
    Unknown(Vec<u8>),
    Plain,
    /// Gzip, held until what unpacks it is at hand.
    Waiting(Vec<u8>),
    Gzip(Box<Gzip>),
}

impl Unpack {
    pub fn new() -> Self {
        Self::Unknown(Vec::new())
    }

    /// Whether bytes are held because what unpacks them was not at hand.
    pub fn is_waiting(&self) -> bool {
        matches!(self, Self::Waiting(_))
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
                *self = if is_gzip { Self::Waiting(Vec::new()) } else { Self::Plain };
                self.push(&first, take)
            }
            Self::Waiting(held) => {
                held.extend_from_slice(bytes);
                if !texts::are_at_hand() {
                    return Ok(());
                }
                let held = std::mem::take(held);
                *self = Self::Gzip(Box::new(Gzip::new()));
                self.push(&held, take)
            }
        }
    }

    /// Says that no byte follows, and gives the rest of the text to `take`.
    ///
    /// # Errors
    /// [`OpenFailure::EngineIncomplete`] where bytes are held still, and whatever `take` fails with.
    pub fn finish(&mut self, take: &mut impl FnMut(&[u8]) -> Result<(), OpenFailure>) -> Result<End, OpenFailure> {
        match self {
            Self::Plain => Ok(End::Whole),
            // No text begins like the magic number.
            Self::Unknown(first) if first.first() == gzip::MAGIC.first() => Ok(End::CutOff),
            Self::Unknown(first) => take(&std::mem::take(first)).map(|()| End::Whole),
            Self::Waiting(_) => Err(OpenFailure::EngineIncomplete),
            Self::Gzip(gzip) => Ok(gzip.end()),
        }
    }
}
