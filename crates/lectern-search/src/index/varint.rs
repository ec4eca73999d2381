//! Small numbers in few bytes: LEB128, seven bits a byte, the lowest first, the upper bit set on all but the last.
//!
//! No byte of a number but its last has the upper bit clear, so a number starts wherever the byte before it has: a
//! stretch of bytes that is found can be checked for being whole numbers.

/// Gives the bytes of `value` to `push`, one to five of them.
#[inline]
pub fn write(mut value: u32, mut push: impl FnMut(u8)) {
    while value >= 0x80 {
        push(value as u8 | 0x80);
        value >>= 7;
    }
    push(value as u8);
}

/// The number at the start of `bytes`, and how many bytes it takes. Bytes that end early read as zeros.
#[inline]
pub fn read(bytes: &[u8]) -> (u32, usize) {
    match bytes {
        [first, ..] if first & 0x80 == 0 => (u32::from(*first), 1),
        [first, second, ..] if second & 0x80 == 0 => (u32::from(first & 0x7F) | u32::from(*second) << 7, 2),
        _ => read_long(bytes),
    }
}

#[inline(never)]
fn read_long(bytes: &[u8]) -> (u32, usize) {
    let mut value = 0;
    for (index, &byte) in bytes.iter().take(5).enumerate() {
        value |= u32::from(byte & 0x7F) << (7 * index);
        if byte & 0x80 == 0 {
            return (value, index + 1);
        }
    }
    (value, bytes.len().min(5))
}

/// Where `needle`, which is whole numbers, stands in `haystack` as whole numbers, overlapping places included.
///
/// Eight places at once are held in a word, and it is seen where a number starts with the needle's first byte while
/// its last byte stands where it should (Warren, "Hacker's Delight", section 6-1, on finding zero bytes). That needs
/// no vector instructions, so it is fast in wasm too.
pub fn places<'b>(haystack: &'b [u8], needle: &'b [u8]) -> impl Iterator<Item = usize> {
    let ends = Ends::of(needle);
    let end = if needle.is_empty() { 0 } else { haystack.len().saturating_sub(ends.distance) };
    let (mut base, mut next_base, mut candidates) = (0, 0, 0_u64);
    std::iter::from_fn(move || {
        loop {
            while candidates == 0 {
                if next_base >= end {
                    return None;
                }
                next_base = ends.skip(haystack, next_base);
                base = next_base;
                next_base += 8;
                candidates = ends.candidates(haystack, base);
            }
            let place = base + candidates.trailing_zeros() as usize / 8;
            candidates &= candidates - 1;
            if place < end && haystack.get(place..).is_some_and(|rest| rest.starts_with(needle)) {
                return Some(place);
            }
        }
    })
}

/// The first and the last byte of a needle.
struct Ends {
    first: u64,
    last: u64,
    distance: usize,
}

impl Ends {
    fn of(needle: &[u8]) -> Self {
        let repeated_or_zero = |byte: Option<&u8>| repeated(byte.copied().unwrap_or(0));
        let distance = needle.len().saturating_sub(1);
        Self { first: repeated_or_zero(needle.first()), last: repeated_or_zero(needle.last()), distance }
    }

    /// The upper bit of each of the eight bytes from `base` where the needle may start.
    fn candidates(&self, haystack: &[u8], base: usize) -> u64 {
        let word = load(haystack, base);
        let before = base.checked_sub(1).and_then(|before| haystack.get(before)).copied().unwrap_or(0);
        self.matching(word << 8 | u64::from(before), word, load(haystack, base + self.distance))
    }

    /// Of eight places: where no byte `before` continues and the `firsts` and the `lasts` are the needle's.
    #[inline]
    fn matching(&self, before: u64, firsts: u64, lasts: u64) -> u64 {
        !before & zero_bytes(firsts ^ self.first) & zero_bytes(lasts ^ self.last)
    }

    /// Goes from `base` on in steps of 32 places, as long as none of them is a candidate and there are 32 more. Written
    /// so that the compiler uses vector instructions where it may: four times as fast natively, twice in plain wasm.
    #[inline]
    fn skip(&self, haystack: &[u8], mut base: usize) -> usize {
        let words = |start: usize| haystack.get(start..).and_then(|rest| rest.first_chunk::<32>());
        while let (Some(before), Some(firsts), Some(lasts)) =
            (base.checked_sub(1).and_then(words), words(base), words(base + self.distance))
        {
            let word = |bytes: &[u8; 8]| u64::from_le_bytes(*bytes);
            let (before, firsts, lasts) = (before.as_chunks().0, firsts.as_chunks().0, lasts.as_chunks().0);
            let places = before.iter().zip(firsts).zip(lasts);
            let found = places.fold(0, |found, ((before, firsts), lasts)| {
                found | self.matching(word(before), word(firsts), word(lasts))
            });
            if found != 0 {
                break;
            }
            base += 32;
        }
        base
    }
}

const UPPER_BITS: u64 = repeated(0x80);

/// A byte eight times.
const fn repeated(byte: u8) -> u64 {
    u64::from_ne_bytes([byte; 8])
}

/// The upper bit of each byte of `word` that is zero, and no other.
fn zero_bytes(word: u64) -> u64 {
    !(((word & !UPPER_BITS) + !UPPER_BITS) | word) & UPPER_BITS
}

/// Eight bytes from `start`, the first as the lowest; zeros where there are none.
#[inline]
fn load(bytes: &[u8], start: usize) -> u64 {
    let rest = bytes.get(start..).unwrap_or_default();
    let word = rest.first_chunk().copied().unwrap_or_else(|| {
        let mut word = [0; 8];
        word.iter_mut().zip(rest).for_each(|(slot, byte)| *slot = *byte);
        word
    });
    u64::from_le_bytes(word)
}

/// Whether a number starts at `place`: whether the byte before is the last of one.
pub fn starts_number(bytes: &[u8], place: usize) -> bool {
    place.checked_sub(1).and_then(|before| bytes.get(before)).is_none_or(|byte| byte & 0x80 == 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn numbers_are_found_where_a_scan_finds_them(
            numbers in prop::collection::vec(prop_oneof![0..4_u32, 126..130_u32, 256..260_u32], 0..200),
            needle in prop::collection::vec(prop_oneof![0..4_u32, 126..130_u32, 256..260_u32], 1..4),
        ) {
            let encode = |numbers: &[u32]| {
                let mut bytes = Vec::new();
                numbers.iter().for_each(|&number| write(number, |byte| bytes.push(byte)));
                bytes
            };
            let expected: Vec<usize> = (0..numbers.len())
                .filter(|&at| numbers.iter().skip(at).take(needle.len()).eq(&needle))
                .map(|at| encode(&numbers.iter().copied().take(at).collect::<Vec<_>>()).len())
                .collect();
            prop_assert_eq!(places(&encode(&numbers), &encode(&needle)).collect::<Vec<_>>(), expected);
        }
    }

    #[test]
    fn numbers_read_as_written_at_every_length() {
        for value in [0, 1, 127, 128, 16_383, 16_384, 2_097_151, 2_097_152, u32::MAX >> 2, u32::MAX] {
            let mut bytes = Vec::new();
            write(value, |byte| bytes.push(byte));
            assert_eq!(read(&bytes), (value, bytes.len()));
        }
        assert_eq!(read(&[]), (0, 0));
    }
}
