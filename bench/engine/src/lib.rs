//! The search engine of the reader, for a benchmark in a browser: statements and queries come from scripts.
//!
//! This crate adds nothing to the engine but the border: a statement's texts are copied out of the script's strings,
//! an answer goes back as an object that is made when it is read. It is compiled and optimised as the reader's worker
//! is, and has the same features of the same crates, so that what is measured is what people get.

mod passes;
mod statement;

pub use passes::{copy_only, tokenise_only};

use lectern_core::Facet;
use lectern_core::protocol::SearchRequest;
use lectern_core::view::Choice;
use lectern_search::{Hits, Index};
use statement::statement;
use wasm_bindgen::prelude::wasm_bindgen;

/// Smaller and faster than the allocator that the standard library brings along.
#[cfg(target_family = "wasm")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// The language of every text that is measured. Its stemmer is the one that the worker has linked in.
const LANGUAGE: Option<&str> = Some("en");

/// How many hits a page has.
const PER_PAGE: u32 = 20;

/// An index that a script fills and asks.
#[wasm_bindgen]
#[derive(Default)]
pub struct Engine {
    index: Index,
}

/// What a search found.
#[wasm_bindgen]
pub struct Answer {
    ids: Vec<u32>,
    hits: Hits,
}

#[wasm_bindgen]
impl Engine {
    /// An empty index.
    #[must_use]
    #[wasm_bindgen(constructor)]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a statement; the first one's number is 0. A field that a statement does not have is empty.
    #[expect(clippy::too_many_arguments, reason = "an object's fields would each be fetched across the border")]
    pub fn add(
        &mut self,
        title: String,
        body: &str,
        kind: String,
        author: String,
        organization: String,
        topic: String,
        date: &str,
    ) {
        self.index.add(&statement(title, kind, author, organization, topic, date), body, LANGUAGE);
    }

    /// Searches for `query`. Where `facet` (its key in the address of a view) is not empty, only statements with
    /// `value` in it are found. The facets are counted in any case: the engine knows no search without.
    #[must_use]
    pub fn search(&self, query: &str, facet: &str, value: &str) -> Answer {
        let mut request =
            SearchRequest { query: query.to_owned(), page: 1, per_page: PER_PAGE, ..SearchRequest::default() };
        if let Some(facet) = Facet::named(facet) {
            let choice = Choice { any: vec![value.to_owned()], none: Vec::new() };
            request.filters.facets.insert(facet, choice);
        }
        let hits = self.index.search(&request);
        Answer { ids: self.index.docs(&hits, 0..PER_PAGE as usize), hits }
    }

    /// How much the index itself holds, in bytes; the memory of the module is larger.
    #[must_use]
    pub fn memory_bytes(&self) -> usize {
        self.index.memory_bytes()
    }
}

#[wasm_bindgen]
impl Answer {
    /// The first page of hits, the best first, by the numbers of their statements.
    #[must_use]
    pub fn ids(&self) -> Vec<u32> {
        self.ids.clone()
    }

    /// How many statements match.
    #[must_use]
    pub fn total(&self) -> u32 {
        self.hits.total
    }

    /// How many of the hits have each value of each facet, by the values' numbers.
    #[must_use]
    pub fn facet_counts(&self) -> Vec<u32> {
        self.hits.counts().to_vec()
    }
}
