//! The last search, kept: turning its pages, opening a statement and going to the next one cost nothing.

use lectern_core::protocol::{FacetCounts, SearchRequest, Timeline};
use lectern_search::{Hits, Index, Marker};

/// What the last search found, until the collection changes.
#[derive(Default)]
pub(crate) struct Recent {
    found: Option<Found>,
}

/// What a search found, and what marks its words in a text.
pub(crate) struct Found {
    request: SearchRequest,
    pub hits: Hits,
    pub facets: Vec<FacetCounts>,
    pub timeline: Timeline,
    pub marker: Marker,
}

impl Recent {
    /// What the request finds, with as many values of each facet as it asks for.
    pub fn search(&mut self, index: &Index, request: &SearchRequest) -> &Found {
        self.keep_or_find(index, request, |found| {
            found.ranks_as(request) && found.request.facet_limit == request.facet_limit
        })
    }

    /// What the request finds; only the ranking and the marker are for use.
    pub fn ranking(&mut self, index: &Index, request: &SearchRequest) -> &Found {
        self.keep_or_find(index, request, |found| found.ranks_as(request))
    }

    /// The collection has changed: nothing found before holds.
    pub fn forget(&mut self) {
        self.found = None;
    }

    fn keep_or_find(
        &mut self,
        index: &Index,
        request: &SearchRequest,
        still_answers: impl FnOnce(&Found) -> bool,
    ) -> &Found {
        let kept = self.found.take().filter(still_answers);
        self.found.insert(kept.unwrap_or_else(|| Found::new(index, request)))
    }
}

impl Found {
    fn new(index: &Index, request: &SearchRequest) -> Self {
        let hits = index.search(request);
        let marker = index.marker(&request.query, hits.relaxed.as_ref());
        let facets = index.facets(&hits, request);
        let timeline = index.timeline(&hits, request);
        Self { request: request.clone(), hits, facets, timeline, marker }
    }

    fn ranks_as(&self, request: &SearchRequest) -> bool {
        let SearchRequest { query, filters, sort, page: _, per_page: _, facet_limit: _ } = request;
        self.request.query == *query && self.request.filters == *filters && self.request.sort == *sort
    }
}
