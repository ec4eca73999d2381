//! Unpacks gzip members (RFC 1952).
//!
//! The framing is ours and the inflating is `flate2`'s. Its own framing checks with a table of 16 kB that would be
//! downloaded; [`CRC_32`] says how that is spared.
//!
//! However much a packed byte makes, only [`UNPACKED_BYTES`] of text exist at a time. A text is given away before its
//! checksum is known, so what was damaged shows only after it: whoever takes it must not call the file whole before
//! [`Members::end`] does.

use super::End;
use super::header::Header;
use crate::protocol::OpenFailure;
use crc::{CRC_32_ISO_HDLC, Crc, Digest, Table};
use flate2::{Decompress, FlushDecompress, Status};
use std::fmt;
use std::sync::LazyLock;

/// Unpacks one member after the other.
#[derive(Debug)]
pub(crate) struct Members {
    place: Place,
    inflate: Decompress,
    /// As long as [`UNPACKED_BYTES`]; begins with what was inflated last.
    unpacked: Vec<u8>,
    /// How much of it that is.
    text_bytes: usize,
    /// Of the header while that is read, of the text from then on.
    checksum: Checksum,
    /// How long the member's text is so far, in bytes, modulo 2^32 as the trailer counts it.
    length: u32,
}

/// Where the next byte belongs.
#[derive(Debug)]
enum Place {
    Header(Header),
    Data,
    /// So many bytes of the trailer that the text asks for were met.
    Trailer {
        wanted: [u8; TRAILER_BYTES],
        met: usize,
    },
    AfterMember,
    /// After a zero that follows a member: tapes and block devices fill their last block with them.
    Padding,
}

/// How much text is inflated at a time: as much as is read of a file at a time, so that a module is asked few
/// questions.
const UNPACKED_BYTES: usize = 64 << 10;

/// The checksum of the text and its length, 4 bytes each (RFC 1952, section 2.3.1).
const TRAILER_BYTES: usize = 8;

impl Members {
    /// Before the first member.
    pub fn new() -> Self {
        Self {
            place: Place::Header(Header::new()),
            inflate: Decompress::new(false),
            unpacked: vec![0; UNPACKED_BYTES],
            text_bytes: 0,
            checksum: Checksum::new(),
            length: 0,
        }
    }

    /// Gives the text of `packed` to `take`, in as many stretches as it comes.
    ///
    /// # Errors
    /// Those of [`next`](Self::next), and whatever `take` fails with.
    #[cfg(feature = "texts")]
    pub fn push(
        &mut self,
        packed: &[u8],
        take: &mut impl FnMut(&[u8]) -> Result<(), OpenFailure>,
    ) -> Result<(), OpenFailure> {
        let mut packed = packed;
        loop {
            let outcome = self.next(&mut packed);
            take(self.text())?;
            outcome?;
            if self.text().is_empty() {
                return Ok(());
            }
        }
    }

    /// Unpacks the next stretch of text from the front of `packed`. There is none where all of it is used up.
    ///
    /// # Errors
    /// [`OpenFailure::Damaged`] where a member is none, or has another checksum or length than it says. What came
    /// before the damage is there.
    pub fn next(&mut self, packed: &mut &[u8]) -> Result<(), OpenFailure> {
        self.text_bytes = 0;
        while self.text_bytes == 0 {
            if matches!(self.place, Place::Data) {
                if !self.inflate(packed)? {
                    break;
                }
            } else {
                let Some((&byte, rest)) = packed.split_first() else { break };
                self.turn(byte)?;
                *packed = rest;
            }
        }
        Ok(())
    }

    /// The stretch that was unpacked last, [`UNPACKED_BYTES`] at most.
    pub fn text(&self) -> &[u8] {
        self.unpacked.get(..self.text_bytes).unwrap_or_default()
    }

    /// How it stands where no byte follows.
    pub fn end(&self) -> End {
        match self.place {
            Place::AfterMember | Place::Padding => End::Whole,
            Place::Header(_) | Place::Data | Place::Trailer { .. } => End::CutOff,
        }
    }

    /// Takes in a byte around the data.
    fn turn(&mut self, byte: u8) -> Result<(), OpenFailure> {
        match &mut self.place {
            Place::Header(header) => {
                if header.take(byte, &mut self.checksum)? {
                    self.begin_data();
                }
            }
            Place::Trailer { wanted, met } => {
                if wanted.get(*met) != Some(&byte) {
                    return Err(OpenFailure::Damaged);
                }
                *met += 1;
                if *met == TRAILER_BYTES {
                    self.place = Place::AfterMember;
                }
            }
            Place::AfterMember | Place::Padding if byte == 0 => self.place = Place::Padding,
            Place::AfterMember => {
                self.checksum = Checksum::new();
                self.place = Place::Header(Header::new());
                self.turn(byte)?;
            }
            Place::Padding | Place::Data => return Err(OpenFailure::Damaged),
        }
        Ok(())
    }

    fn begin_data(&mut self) {
        self.inflate.reset(false);
        self.checksum = Checksum::new();
        self.length = 0;
        self.place = Place::Data;
    }

    /// Inflates a stretch from the front of `packed`. The answer is whether that came to anything: the inflater may
    /// hold text back when no byte is left, so it is asked until it gives none.
    fn inflate(&mut self, packed: &mut &[u8]) -> Result<bool, OpenFailure> {
        let (read, written) = (self.inflate.total_in(), self.inflate.total_out());
        let outcome = self.inflate.decompress(packed, &mut self.unpacked, FlushDecompress::None);
        let (read, written) = (self.inflate.total_in() - read, self.inflate.total_out() - written);
        *packed = packed.get(as_usize(read)..).unwrap_or_default();
        self.text_bytes = as_usize(written);
        let text = self.unpacked.get(..self.text_bytes).unwrap_or_default();
        self.checksum.update(text);
        self.length = self.length.wrapping_add(text.len() as u32);
        match outcome {
            Ok(Status::StreamEnd) => {
                self.place = Place::Trailer { wanted: self.trailer(), met: 0 };
                Ok(true)
            }
            Ok(_) if (read, written) != (0, 0) => Ok(true),
            Ok(_) if packed.is_empty() => Ok(false),
            Ok(_) | Err(_) => Err(OpenFailure::Damaged),
        }
    }

    /// What must follow the data.
    fn trailer(&self) -> [u8; TRAILER_BYTES] {
        let trailer = u64::from(self.length) << 32 | u64::from(self.checksum.value());
        trailer.to_le_bytes()
    }
}

/// The CRC-32 of the bytes so far, with the polynomial of gzip (RFC 1952, section 8).
pub(super) struct Checksum(Digest<'static, u32, Table<16>>);

/// Counts 16 bytes at a time with a table of 16 kB. It is made here when the first file is unpacked, because random
/// numbers cannot be compressed and would have to be downloaded.
static CRC_32: LazyLock<Box<Crc<u32, Table<16>>>> =
    LazyLock::new(|| Box::new(Crc::<u32, Table<16>>::new(&CRC_32_ISO_HDLC)));

impl Checksum {
    pub fn new() -> Self {
        Self(CRC_32.digest())
    }

    pub fn update(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    pub fn value(&self) -> u32 {
        self.0.clone().finalize()
    }
}

impl fmt::Debug for Checksum {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:08x}", self.value())
    }
}

/// The length of a stretch, which is in memory.
fn as_usize(length: u64) -> usize {
    usize::try_from(length).unwrap_or(usize::MAX)
}

#[cfg(all(test, feature = "texts"))]
mod tests {
    use super::*;
    use flate2::Compression;
    use flate2::write::GzEncoder;
    use std::io::Write;

    #[test]
    fn a_text_a_thousand_times_its_packed_length_comes_in_small_stretches() {
        const LENGTH: usize = 20 << 20;
        let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(&vec![b'x'; LENGTH]).expect("memory takes every byte");
        let packed = encoder.finish().expect("memory takes every byte");
        assert!(packed.len() < LENGTH / 1000, "{}", packed.len());
        for piece in [1, 100, packed.len()] {
            let (mut gzip, mut length, mut longest) = (Members::new(), 0, 0);
            for bytes in packed.chunks(piece) {
                let pushed = gzip.push(bytes, &mut |text| {
                    length += text.len();
                    longest = longest.max(text.len());
                    Ok(())
                });
                assert_eq!(pushed, Ok(()));
            }
            assert_eq!((gzip.end(), length), (End::Whole, LENGTH), "in pieces of {piece}");
            assert!(longest <= UNPACKED_BYTES, "{longest}");
        }
    }
}
