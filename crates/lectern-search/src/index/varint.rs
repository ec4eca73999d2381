//! Small numbers in few bytes: LEB128, seven bits a byte, the lowest first, the upper bit set on all but the last.

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_as_written_at_every_length() {
        for value in [0, 1, 127, 128, 16_383, 16_384, 2_097_151, 2_097_152, u32::MAX >> 2, u32::MAX] {
            let mut bytes = Vec::new();
            push(value, &mut bytes);
            assert_eq!(read(&bytes), (value, bytes.len()));
            assert_eq!(length(&bytes), bytes.len());
        }
        assert_eq!(read(&[]), (0, 0));
    }
}
