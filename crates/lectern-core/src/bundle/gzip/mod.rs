//! Gzip members become their text as their bytes come (RFC 1952).
//!
//! The framing is ours and the inflating is `flate2`'s. Its own framing checks with a table of 16 kB that every visitor
//! would download; [`CRC_32`] says how that is spared.
//!
//! However much a packed byte makes, only [`UNPACKED_BYTES`] of text exist at a time. A text is given away before its
//! checksum is known, so what was damaged shows only after it: whoever takes it must not call the file whole before
//! [`Gzip::end`] does.

mod header;

use crate::protocol::OpenFailure;
use crc::{CRC_32_ISO_HDLC, Crc, Digest, Table};
use flate2::{Decompress, FlushDecompress, Status};
use header::Header;
use std::fmt;
use std::sync::LazyLock;

pub(super) use header::MAGIC;

/// Unpacks one member after the other.
#[derive(Debug)]
pub(super) struct Gzip {
    place: Place,
    inflate: Decompress,
    /// Holds what was inflated last, [`UNPACKED_BYTES`] at most.
    unpacked: Vec<u8>,
    /// Of the header while that is read, of the text from then on.
    checksum: Checksum,
    /// How long the member's text is so far, in bytes, modulo 2^32 as the trailer counts it.
    length: u32,
}

/// How packed data ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    Whole,
    /// In the middle of a member.
    CutOff,
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

/// How much text is inflated at a time: as much as deflate looks back, and as the inflater holds anyway.
const UNPACKED_BYTES: usize = 32 << 10;

/// The checksum of the text and its length, 4 bytes each (RFC 1952, section 2.3.1).
const TRAILER_BYTES: usize = 8;

impl Gzip {
    /// Before the first member.
    pub fn new() -> Self {
        Self {
            place: Place::Header(Header::new()),
            inflate: Decompress::new(false),
            unpacked: vec![0; UNPACKED_BYTES],
            checksum: Checksum::new(),
            length: 0,
        }
    }

    /// Gives the text of `packed` to `take`, in as many stretches as it comes.
    ///
    /// # Errors
    /// [`OpenFailure::Damaged`] where a member is none, or has another checksum or length than it says, and whatever
    /// `take` fails with.
    pub fn push(
        &mut self,
        packed: &[u8],
        take: &mut impl FnMut(&[u8]) -> Result<(), OpenFailure>,
    ) -> Result<(), OpenFailure> {
        let mut packed = packed;
        while let Some((&byte, rest)) = packed.split_first() {
            if matches!(self.place, Place::Data) {
                self.inflate(&mut packed, take)?;
            } else {
                self.turn(byte)?;
                packed = rest;
            }
        }
        Ok(())
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

    /// Inflates from the front of `packed` until it is used up or the data ends. What came before damage is still
    /// given to `take`.
    fn inflate(
        &mut self,
        packed: &mut &[u8],
        take: &mut impl FnMut(&[u8]) -> Result<(), OpenFailure>,
    ) -> Result<(), OpenFailure> {
        loop {
            let (read, written) = (self.inflate.total_in(), self.inflate.total_out());
            let outcome = self.inflate.decompress(packed, &mut self.unpacked, FlushDecompress::None);
            let (read, written) = (self.inflate.total_in() - read, self.inflate.total_out() - written);
            *packed = packed.get(as_usize(read)..).unwrap_or_default();
            let text = self.unpacked.get(..as_usize(written)).unwrap_or_default();
            self.checksum.update(text);
            self.length = self.length.wrapping_add(text.len() as u32);
            take(text)?;
            match outcome {
                Ok(Status::StreamEnd) => {
                    self.place = Place::Trailer { wanted: self.trailer(), met: 0 };
                    return Ok(());
                }
                // The inflater may hold text back when no byte is left, so it is asked until it gives none.
                Ok(_) if (read, written) != (0, 0) => {}
                Ok(_) if packed.is_empty() => return Ok(()),
                Ok(_) | Err(_) => return Err(OpenFailure::Damaged),
            }
        }
    }

    /// What must follow the data.
    fn trailer(&self) -> [u8; TRAILER_BYTES] {
        let trailer = u64::from(self.length) << 32 | u64::from(self.checksum.value());
        trailer.to_le_bytes()
    }
}

/// The CRC-32 of the bytes so far, with the polynomial of gzip (RFC 1952, section 8).
struct Checksum(Digest<'static, u32, Table<16>>);

/// Counts 16 bytes at a time with a table of 16 kB. It is made here when the first file is unpacked, because random
/// numbers cannot be compressed and everybody would have to download them.
static CRC_32: LazyLock<Box<Crc<u32, Table<16>>>> =
    LazyLock::new(|| Box::new(Crc::<u32, Table<16>>::new(&CRC_32_ISO_HDLC)));

impl Checksum {
    fn new() -> Self {
        Self(CRC_32.digest())
    }

    fn update(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    fn value(&self) -> u32 {
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

#[cfg(test)]
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
            let (mut gzip, mut length, mut longest) = (Gzip::new(), 0, 0);
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
