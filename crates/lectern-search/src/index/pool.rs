//! Bytes by address, in blocks that are never moved.

/// From one block's first address to the next one's.
const STRIDE: usize = 1 << 16;
/// Slices are cut from blocks of this size, so that growing never copies what is there. With what an allocator keeps
/// beside it, a block takes no more than its stride, so that blocks fill what a vector leaves that has grown.
const BLOCK_BYTES: usize = STRIDE - 64;

/// Bytes by address: the block's number in the upper half, the place in it in the lower.
#[derive(Default)]
pub struct Pool {
    blocks: Vec<Box<[u8]>>,
    used_in_last: usize,
}

impl Pool {
    /// Room for `size` bytes; where it starts. What is longer than a block gets one of its own.
    pub fn allocate(&mut self, size: usize) -> u32 {
        if self.blocks.is_empty() || self.used_in_last + size > BLOCK_BYTES {
            self.blocks.push(vec![0; BLOCK_BYTES.max(size)].into_boxed_slice());
            self.used_in_last = 0;
        }
        let address = (self.blocks.len() - 1) * STRIDE + self.used_in_last;
        self.used_in_last += size;
        u32::try_from(address).unwrap_or(u32::MAX)
    }

    /// The bytes at an address; none where there are not as many.
    #[inline]
    pub fn slice(&self, address: u32, size: usize) -> &[u8] {
        let (block, start) = (address as usize / STRIDE, address as usize % STRIDE);
        self.blocks.get(block).and_then(|block| block.get(start..start + size)).unwrap_or_default()
    }

    /// Puts bytes where room for them was made.
    #[inline]
    pub fn write(&mut self, address: u32, bytes: &[u8]) {
        let (block, start) = (address as usize / STRIDE, address as usize % STRIDE);
        if let Some(place) = self.blocks.get_mut(block).and_then(|block| block.get_mut(start..start + bytes.len())) {
            place.copy_from_slice(bytes);
        }
    }

    pub fn memory_bytes(&self) -> usize {
        self.blocks.iter().map(|block| block.len()).sum()
    }
}
