//! Whether bytes are still the ones that they were.

/// The primes of XXH64.
const PRIMES: [u64; 3] = [0x9E37_79B1_85EB_CA87, 0xC2B2_AE3D_27D4_EB4F, 0x1656_67B1_9E37_79F9];

const BLOCK_BYTES: usize = 16;

/// A digest of 64 bits, taken as bytes come, however they are cut.
///
/// The rounds and the last mixing are those of XXH64 (Yann Collet, "xxHash fast digest algorithm", sections "XXH64
/// algorithm description", steps 2 and 6), in two lanes of eight bytes each instead of four. It
/// finds what was damaged or changed by chance; against somebody who makes a file for a digest that is there already
/// it guards nobody, and they would only deceive the readers of their own file.
#[derive(Clone)]
pub struct Digest {
    lanes: [u64; 2],
    /// The bytes that do not fill a block yet, `held` of them.
    pending: [u8; BLOCK_BYTES],
    held: usize,
    bytes: u64,
}

impl Default for Digest {
    fn default() -> Self {
        let [one, two, three] = PRIMES;
        Self { lanes: [one ^ two, three], pending: [0; BLOCK_BYTES], held: 0, bytes: 0 }
    }
}

impl Digest {
    /// The digest of these bytes.
    #[must_use]
    pub fn of(bytes: &[u8]) -> u64 {
        let mut digest = Self::default();
        digest.update(bytes);
        digest.value()
    }

    /// Takes in further bytes.
    pub fn update(&mut self, bytes: &[u8]) {
        self.bytes += bytes.len() as u64;
        let mut rest = bytes;
        if self.held > 0 {
            rest = self.hold(bytes);
            if self.held < BLOCK_BYTES {
                return;
            }
            self.lanes = round(self.lanes, &self.pending);
            self.held = 0;
        }
        let (blocks, rest) = rest.as_chunks();
        self.lanes = blocks.iter().fold(self.lanes, round);
        self.hold(rest);
    }

    /// Fills the block that is pending, and gives what is left.
    fn hold<'b>(&mut self, bytes: &'b [u8]) -> &'b [u8] {
        let free = self.pending.get_mut(self.held..).unwrap_or_default();
        let n_taken = free.len().min(bytes.len());
        let (taken, rest) = bytes.split_at(n_taken);
        free.iter_mut().zip(taken).for_each(|(slot, byte)| *slot = *byte);
        self.held += n_taken;
        rest
    }

    /// How many bytes have come.
    #[must_use]
    pub fn bytes(&self) -> u64 {
        self.bytes
    }

    /// The digest of the bytes that have come.
    #[must_use]
    pub fn value(&self) -> u64 {
        let mut last = self.pending;
        last.iter_mut().skip(self.held).for_each(|byte| *byte = 0);
        let [one, two] = round(self.lanes, &last);
        avalanche(one.rotate_left(1).wrapping_add(two.rotate_left(7)).wrapping_add(self.bytes))
    }
}

#[inline]
fn round(lanes: [u64; 2], block: &[u8; BLOCK_BYTES]) -> [u64; 2] {
    let [one, two] = lanes;
    let word = |bytes: Option<&[u8; 8]>| bytes.map_or(0, |bytes| u64::from_le_bytes(*bytes));
    [mix(one, word(block.first_chunk())), mix(two, word(block.last_chunk()))]
}

#[inline]
fn mix(lane: u64, word: u64) -> u64 {
    let [one, two, _] = PRIMES;
    lane.wrapping_add(word.wrapping_mul(two)).rotate_left(31).wrapping_mul(one)
}

fn avalanche(mut hash: u64) -> u64 {
    let [_, two, three] = PRIMES;
    hash = (hash ^ (hash >> 33)).wrapping_mul(two);
    hash = (hash ^ (hash >> 29)).wrapping_mul(three);
    hash ^ (hash >> 32)
}

#[cfg(test)]
#[allow(clippy::indexing_slicing, reason = "a test fails by panicking")]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    proptest! {
        #[test]
        fn it_does_not_depend_on_how_the_bytes_are_cut(
            pieces in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..50), 0..8),
        ) {
            let mut digest = Digest::default();
            pieces.iter().for_each(|piece| digest.update(piece));
            let whole = pieces.concat();
            prop_assert_eq!((digest.value(), digest.bytes()), (Digest::of(&whole), whole.len() as u64));
        }
    }

    #[test]
    fn lengths_orders_and_single_bits_tell() {
        let mut seen = BTreeSet::new();
        assert!((0..100).all(|length| seen.insert(Digest::of(&vec![0; length]))));
        for bit in 0..8 * 40 {
            let mut bytes = [0; 40];
            bytes[bit / 8] = 1 << (bit % 8);
            assert!(seen.insert(Digest::of(&bytes)));
        }
    }
}
