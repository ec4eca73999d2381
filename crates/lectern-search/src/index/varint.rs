//! Small numbers in few bytes: LEB128, seven bits a byte, the lowest first, the upper bit set on all but the last.
//!
//! No byte of a number but its last has the upper bit clear, so a number starts wherever the byte before it has: a
//! stretch of bytes that is found can be checked for being whole numbers.

/// Adds the bytes of `value`, one to five of them.
#[inline]
pub fn push(mut value: u32, bytes: &mut Vec<u8>) {
    while value >= 0x80 {
        bytes.push(value as u8 | 0x80);
        value >>= 7;
    }
    bytes.push(value as u8);
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

/// How many bytes the number at the start of `bytes` takes.
#[inline]
pub fn length(bytes: &[u8]) -> usize {
    match bytes {
        [first, ..] if first & 0x80 == 0 => 1,
        [_, second, ..] if second & 0x80 == 0 => 2,
        _ => read_long(bytes).1,
    }
}

/// How many bytes a number takes.
#[inline]
pub fn size(value: u32) -> usize {
    (u32::BITS - (value | 1).leading_zeros()).div_ceil(7) as usize
}

/// How many numbers `bytes` are: one for each byte with the upper bit clear. Eight bytes are counted at once.
#[inline]
pub fn count(bytes: &[u8]) -> u32 {
    let (words, rest) = bytes.as_chunks();
    let in_words = words.iter().map(|word| (!u64::from_le_bytes(*word) & UPPER_BITS).count_ones()).sum::<u32>();
    in_words + rest.iter().map(|byte| u32::from(byte & 0x80 == 0)).sum::<u32>()
}

const UPPER_BITS: u64 = u64::from_ne_bytes([0x80; 8]);

/// Whether a number starts at `place`: whether the byte before is the last of one.
pub fn starts_number(bytes: &[u8], place: usize) -> bool {
    place.checked_sub(1).and_then(|before| bytes.get(before)).is_none_or(|byte| byte & 0x80 == 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_as_written_at_every_length() {
        for value in [0, 1, 127, 128, 16_383, 16_384, 2_097_151, 2_097_152, u32::MAX >> 2, u32::MAX] {
            let mut bytes = Vec::new();
            push(value, &mut bytes);
            assert_eq!(read(&bytes), (value, bytes.len()));
            assert_eq!((length(&bytes), size(value)), (bytes.len(), bytes.len()));
            let many = bytes.repeat(5);
            assert_eq!(count(&many), 5);
        }
        assert_eq!(read(&[]), (0, 0));
    }
}
