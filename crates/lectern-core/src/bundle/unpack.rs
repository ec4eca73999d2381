//! From the bytes of a file to the bytes of its text: gzip is unpacked, anything else passes through.

use crate::protocol::OpenFailure;
use flate2::write::MultiGzDecoder;
use std::io::{ErrorKind, Write};

/// Tells gzip from plain bytes by its magic number (RFC 1952, section 2.3.1) and unpacks it, all members of it.
#[derive(Debug)]
pub(super) enum Unpack {
    /// Too few bytes have come to tell.
    Unknown(Vec<u8>),
    Plain,
    Gzip(Box<MultiGzDecoder<Vec<u8>>>),
}

/// How packed data ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    Whole,
    /// In the middle of a member.
    CutOff,
    /// With another checksum or length than it says.
    Damaged,
}

const GZIP_MAGIC: [u8; 2] = [0x1f, 0x8b];

/// How much is unpacked at a time, in packed bytes. Deflate makes at most 1032 times as much of it.
const PACKED_STRETCH: usize = 8 << 10;

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
            Self::Gzip(decoder) => bytes.chunks(PACKED_STRETCH).try_for_each(|stretch| unpack(decoder, stretch, take)),
            Self::Unknown(first) => {
                first.extend_from_slice(bytes);
                let Some(magic) = first.get(..GZIP_MAGIC.len()) else { return Ok(()) };
                let is_gzip = magic == GZIP_MAGIC;
                let first = std::mem::take(first);
                *self = if is_gzip { Self::Gzip(Box::new(MultiGzDecoder::new(Vec::new()))) } else { Self::Plain };
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
            Self::Unknown(first) => take(&std::mem::take(first)).map(|()| End::Whole),
            Self::Gzip(decoder) => {
                let finished = decoder.try_finish();
                take(&std::mem::take(decoder.get_mut()))?;
                Ok(match finished {
                    Ok(()) => End::Whole,
                    Err(error) if error.kind() == ErrorKind::UnexpectedEof => End::CutOff,
                    Err(_) => End::Damaged,
                })
            }
        }
    }
}

/// Unpacks one stretch. What came before damage is still taken.
fn unpack(
    decoder: &mut MultiGzDecoder<Vec<u8>>,
    packed: &[u8],
    take: &mut impl FnMut(&[u8]) -> Result<(), OpenFailure>,
) -> Result<(), OpenFailure> {
    let unpacked = decoder.write_all(packed).and_then(|()| decoder.flush());
    let text = std::mem::take(decoder.get_mut());
    take(&text)?;
    unpacked.map_err(|_| OpenFailure::Damaged)
}
