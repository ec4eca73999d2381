//! What stands in front of a member's data (RFC 1952, section 2.3).

use super::MAGIC;
use super::members::Checksum;
use crate::protocol::OpenFailure;

/// A member's header, read for its end alone: neither the name of the file nor its time says anything here.
#[derive(Debug)]
pub(super) struct Header {
    part: Part,
    /// How many bytes of the part were met.
    met: u64,
    flags: u8,
    extra_length: u64,
}

/// The parts of a header, in their order. All but the first are there only where a flag says so.
#[derive(Clone, Copy, Debug)]
enum Part {
    /// Magic number, method, flags, time, hints and system.
    Fixed,
    ExtraLength,
    Extra,
    Name,
    Comment,
    /// The lower half of the checksum of all that came before.
    Checksum,
}

const FIXED_BYTES: u64 = 10;
const DEFLATE: u8 = 8;

/// The header's own checksum is there.
const FHCRC: u8 = 1 << 1;
const FEXTRA: u8 = 1 << 2;
const FNAME: u8 = 1 << 3;
const FCOMMENT: u8 = 1 << 4;
/// Flags that mean nothing yet. With one of them the header may have another form than the one known here.
const RESERVED: u8 = 0b1110_0000;

impl Header {
    /// Before the first byte.
    pub fn new() -> Self {
        Self { part: Part::Fixed, met: 0, flags: 0, extra_length: 0 }
    }

    /// Takes in the next byte. The answer is whether it is the header's last. `checksum` counts the header's bytes.
    ///
    /// # Errors
    /// [`OpenFailure::Damaged`] where the byte cannot stand there.
    pub fn take(&mut self, byte: u8, checksum: &mut Checksum) -> Result<bool, OpenFailure> {
        if !self.admits(byte, checksum) {
            return Err(OpenFailure::Damaged);
        }
        match (self.part, self.met) {
            (Part::Fixed, 3) => self.flags = byte,
            (Part::ExtraLength, met) => self.extra_length |= u64::from(byte) << (8 * met),
            _ => {}
        }
        if !matches!(self.part, Part::Checksum) {
            checksum.update(&[byte]);
        }
        self.met += 1;
        Ok(self.is_read(byte) && self.go_on())
    }

    /// Whether a byte can stand here.
    fn admits(&self, byte: u8, checksum: &Checksum) -> bool {
        match (self.part, self.met) {
            (Part::Fixed, 0) => byte == MAGIC[0],
            (Part::Fixed, 1) => byte == MAGIC[1],
            (Part::Fixed, 2) => byte == DEFLATE,
            (Part::Fixed, 3) => byte & RESERVED == 0,
            (Part::Checksum, met) => u32::from(byte) == checksum.value() >> (8 * met) & 0xff,
            _ => true,
        }
    }

    /// Whether `byte` was the last of its part.
    fn is_read(&self, byte: u8) -> bool {
        match self.part {
            Part::Fixed => self.met == FIXED_BYTES,
            Part::ExtraLength | Part::Checksum => self.met == 2,
            Part::Extra => self.met == self.extra_length,
            Part::Name | Part::Comment => byte == 0,
        }
    }

    /// Goes to the next part that is there. The answer is whether none is left.
    fn go_on(&mut self) -> bool {
        self.met = 0;
        loop {
            let (next, is_there) = match self.part {
                Part::Fixed => (Part::ExtraLength, self.flags & FEXTRA != 0),
                Part::ExtraLength => (Part::Extra, self.extra_length > 0),
                Part::Extra => (Part::Name, self.flags & FNAME != 0),
                Part::Name => (Part::Comment, self.flags & FCOMMENT != 0),
                Part::Comment => (Part::Checksum, self.flags & FHCRC != 0),
                Part::Checksum => return true,
            };
            self.part = next;
            if is_there {
                return false;
            }
        }
    }
}
