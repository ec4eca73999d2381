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

/// How many places are looked at together by [`places`]: enough for the compiler to use vector instructions.
const LANES: usize = 32;

/// Where `needle`, which is whole numbers, stands in `haystack` as whole numbers, overlapping places included.
///
/// For [`LANES`] places at once it is seen whether a number starts there with the needle's first byte, and its last
/// byte stands where it should; only where one of them has all that are the places looked at one by one.
pub fn places<'b>(haystack: &'b [u8], needle: &'b [u8]) -> impl Iterator<Item = usize> {
    let end = if needle.is_empty() { 0 } else { (haystack.len() + 1).saturating_sub(needle.len()) };
    let (mut next, mut one_by_one) = (0, 1);
    std::iter::from_fn(move || {
        loop {
            if next == one_by_one {
                while !may_start_in(haystack, needle, next) {
                    next += LANES;
                }
                one_by_one = next + LANES;
            }
            if next >= end {
                return None;
            }
            let place = next;
            next += 1;
            if haystack.get(place..).is_some_and(|rest| rest.starts_with(needle)) && starts_number(haystack, place) {
                return Some(place);
            }
        }
    })
}

/// Whether `needle` may stand at one of the [`LANES`] places from `start`, which is not the first; also true where there
/// are fewer places than that.
#[inline]
fn may_start_in(haystack: &[u8], needle: &[u8], start: usize) -> bool {
    let lanes = |start: usize| haystack.get(start..).and_then(|rest| rest.first_chunk::<LANES>());
    let (Some(&first), Some(&last)) = (needle.first(), needle.last()) else { return true };
    let (Some(before), Some(firsts), Some(lasts)) = (lanes(start - 1), lanes(start), lanes(start + needle.len() - 1))
    else {
        return true;
    };
    let places = before.iter().zip(firsts).zip(lasts);
    places.fold(false, |found, ((before, a), b)| found | ((*before < 0x80) & (*a == first) & (*b == last)))
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
