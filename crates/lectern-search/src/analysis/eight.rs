//! Eight bytes of a text at once, as one number.

/// The first eight bytes, the first one lowest; zeros behind what is shorter.
#[inline]
pub fn head(bytes: &[u8]) -> u64 {
    match bytes.first_chunk() {
        Some(head) => u64::from_le_bytes(*head),
        None => bytes.iter().rev().fold(0, |head, &byte| head << 8 | u64::from(byte)),
    }
}

/// Eight bytes of a text at once: what each of them is stands in its upper bit, the first byte being lowest.
#[derive(Clone, Copy)]
pub struct Eight {
    in_lower_case: u64,
    capitals: u64,
    /// Set in the lowest bit of all bytes that are neither letters nor digits.
    others: u64,
}

impl Eight {
    #[inline]
    pub fn of(bytes: u64) -> Self {
        const EACH: u64 = 0x0101_0101_0101_0101;
        const UPPER_BITS: u64 = 0x80 * EACH;
        // The sum of a seven-bit number and the distance of `least` from 128 has the upper bit where it is not less.
        let from = |bytes: u64, least: u8| bytes + u64::from(0x80 - least) * EACH;
        let seven_bits = bytes & !UPPER_BITS;
        let small = seven_bits | (0x20 * EACH);
        let letters = from(small, b'a') & !from(small, b'z' + 1);
        let digits = from(seven_bits, b'0') & !from(seven_bits, b'9' + 1);
        let capitals = letters & !(seven_bits << 2) & !bytes & UPPER_BITS;
        let others = !(letters | digits) | bytes;
        Self { in_lower_case: bytes | capitals >> 2, capitals, others: (others & UPPER_BITS) >> 7 }
    }

    /// How many letters and digits there are before anything else.
    pub fn len(self) -> usize {
        self.others.trailing_zeros() as usize / 8
    }

    /// All bits of these.
    fn mask(self) -> u64 {
        (self.others & self.others.wrapping_neg()).wrapping_sub(1)
    }

    /// These in lower case, and zeros behind them.
    pub fn head(self) -> u64 {
        self.in_lower_case & self.mask()
    }

    /// Not zero where one of these is a capital.
    pub fn capitals(self) -> u64 {
        self.capitals & self.mask()
    }
}
