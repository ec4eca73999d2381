//! The search engine of the reader, for a benchmark in a browser: statements and queries come from scripts.
//!
//! This crate adds nothing to the engine but the border: a statement's texts are copied out of the script's strings,
//! an answer goes back as an object that is made when it is read. It is compiled and optimised as the reader's worker
//! is, and has the same features of the same crates, so that what is measured is what people get.

mod passes;
mod statement;

pub use passes::{copy_only, tokenise_only};

use lectern_core::Facet;
use lectern_core::protocol::{FacetCounts, SearchRequest};
use lectern_core::view::Choice;
use lectern_search::{Hits, Index};
use statement::statement;
use wasm_bindgen::prelude::wasm_bindgen;

/// The language of every text that is measured. Its stemmer is the one that the worker has linked in.
const LANGUAGE: Option<&str> = Some("en");

/// How many hits a page has, and how many values are given of each facet.
const PER_PAGE: u32 = 20;
const FACET_LIMIT: u32 = 10;

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
    total: u32,
    facets: Vec<FacetCounts>,
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
    /// `value` in it are found. Facets and timeline are counted in any case: the engine knows no search without.
    #[must_use]
    pub fn search(&self, query: &str, facet: &str, value: &str) -> Answer {
        let mut request = SearchRequest {
            query: query.to_owned(),
            page: 1,
            per_page: PER_PAGE,
            facet_limit: FACET_LIMIT,
            ..SearchRequest::default()
        };
        if let Some(facet) = Facet::named(facet) {
            let choice = Choice { any: vec![value.to_owned()], none: Vec::new() };
            request.filters.facets.insert(facet, choice);
        }
        Answer::of(self.index.search(&request))
    }

    /// How much the index itself holds, in bytes; the memory of the module is larger.
    #[must_use]
    pub fn memory_bytes(&self) -> usize {
        self.index.memory_bytes()
    }
}

impl Answer {
    fn of(hits: Hits) -> Self {
        let total = hits.docs.len() as u32;
        Self { ids: hits.docs.into_iter().take(PER_PAGE as usize).collect(), total, facets: hits.facets }
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
        self.total
    }

    /// The counts of all facets, in their order, each as `facet TAB value TAB count`.
    #[must_use]
    pub fn facet_counts(&self) -> String {
        let mut lines = String::new();
        for FacetCounts { facet, values, .. } in &self.facets {
            for value in values {
                lines.extend([facet.key(), "\t", &value.value, "\t", &value.count.to_string(), "\n"]);
            }
        }
        lines
    }
}
