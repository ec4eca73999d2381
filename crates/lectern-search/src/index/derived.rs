//! What follows from the rest of an index and is made when a search first needs it.

use super::Index;
use super::norms::Norms;
use super::orders::{Order, Orders};
use super::starts::Starts;
use super::vocabulary::Vocabulary;

/// Made on demand, brought up to date by [`Derived::update`].
#[derive(Default)]
pub struct Derived {
    pub vocabulary: Vocabulary,
    pub norms: Norms,
    /// Brought up to date by themselves, before a search that needs them.
    pub starts: Starts,
    orders: Orders,
}

impl Derived {
    /// Takes in what `index` has gained since the last search.
    pub fn update(&mut self, index: &Index) {
        self.vocabulary.update(&index.lexicon);
        self.norms.update(&index.columns);
    }

    /// All statements in an order.
    pub fn order(&mut self, order: Order, index: &Index) -> &[u32] {
        self.orders.get(order, &index.columns, &index.forward, &index.lexicon)
    }

    pub fn memory_bytes(&self) -> usize {
        self.starts.memory_bytes()
            + self.vocabulary.memory_bytes()
            + self.norms.memory_bytes()
            + self.orders.memory_bytes()
    }
}
