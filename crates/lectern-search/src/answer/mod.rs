//! A request in, everything that its answer counts and orders out.
//!
//! The query's set of statements is gone through once ([`tally`]): each statement is held against the filters, and
//! counted for the facets, the timeline and the total as they are defined in `lectern_core::protocol`. [`facets`],
//! [`timeline`] and [`order`] make the counts presentable.

mod facets;
mod filter;
mod order;
mod tally;
mod timeline;

use crate::evaluate::{IdSet, can_rank, did_you_mean, find, find_exactly, resolver};
use crate::index::{DocId, Index};
use crate::mark::Marker;
use crate::query::Query;
use filter::Filter;
use lectern_core::Facet;
use lectern_core::protocol::{FacetCounts, FacetRequest, Reading, Relaxed, Repair, SearchRequest, Timeline};
use lectern_core::view::Sort;
use tally::Tally;

/// All that a search finds.
#[derive(Clone, Debug)]
pub struct Hits {
    /// All statements that match, in order.
    pub docs: Vec<DocId>,
    /// One entry for each facet, in the order of [`Facet::ALL`].
    pub facets: Vec<FacetCounts>,
    /// When the matching statements were made, whatever range of dates is chosen.
    pub timeline: Timeline,
    /// How the query was read; absent where it asks for nothing.
    pub reading: Option<Reading>,
    /// What was mended in it.
    pub repairs: Vec<Repair>,
    /// How far the search went beyond the query, where nothing matches the query as it was read.
    pub relaxed: Option<Relaxed>,
    /// A query that may have been meant.
    pub did_you_mean: Option<String>,
}

impl Index {
    /// Finds statements. The request's page is not looked at: all that match are given.
    #[must_use]
    pub fn search(&self, request: &SearchRequest) -> Hits {
        let mut query = Query::parse(&request.query);
        query.note_bad_expressions();
        let filter = Filter::new(&self.columns, &request.filters);
        let by_score = match request.sort {
            Sort::Relevance => true,
            Sort::Auto => can_rank(&query),
            _ => false,
        };
        let (found, relaxed, did_you_mean) = {
            let mut derived = self.derived.borrow_mut();
            derived.update(self);
            let (found, relaxed) = find(self, &derived, &query, by_score);
            let did_you_mean =
                did_you_mean(self, &derived, &request.query, &query, found.docs.count(), relaxed.as_ref());
            (found, relaxed, did_you_mean)
        };
        let tally = Tally::of(&self.columns, &filter, &found.docs);
        let facets = Facet::ALL.into_iter().map(|facet| {
            let chosen = request.filters.facets.get(&facet);
            facets::counts(&self.columns, &tally, facet, chosen, "", request.facet_limit)
        });
        Hits {
            facets: facets.collect(),
            timeline: timeline::timeline(&self.columns, &tally, &request.filters),
            docs: order::in_order(self, tally.matching, found.scores, request.sort, by_score),
            reading: query.reading(),
            repairs: query.repairs,
            relaxed,
            did_you_mean,
        }
    }

    /// How many statements match the request as it is.
    #[must_use]
    pub fn count(&self, request: &SearchRequest) -> u32 {
        let filter = Filter::new(&self.columns, &request.filters);
        let mut derived = self.derived.borrow_mut();
        derived.update(self);
        let mut docs = find_exactly(self, &derived, &Query::parse(&request.query), false).docs;
        docs.retain(|doc| filter.holds(&self.columns, doc));
        docs.count()
    }

    /// Values of one facet.
    ///
    /// Where letters are asked for, a chosen value is given only if it contains them too, and
    /// [`FacetCounts::distinct`] counts the values that do.
    #[must_use]
    pub fn facet(&self, request: &FacetRequest) -> FacetCounts {
        let filters = &request.search.filters;
        let filter = Filter::new(&self.columns, filters);
        let docs = self.holding(&Query::parse(&request.search.query));
        let tally = Tally::of(&self.columns, &filter, &docs);
        let chosen = filters.facets.get(&request.facet);
        facets::counts(&self.columns, &tally, request.facet, chosen, &request.contains, request.limit)
    }

    /// The pieces that a query can be relieved of, each as typed and with the query that is left without it.
    #[must_use]
    pub fn terms(&self, query: &str) -> Vec<(String, String)> {
        Query::parse(query).without_each(query)
    }

    /// What marks a query's words in texts of this collection, as a search that was relaxed so found them.
    #[must_use]
    pub fn marker(&self, query: &str, relaxed: Option<&Relaxed>) -> Marker {
        let mut derived = self.derived.borrow_mut();
        derived.update(self);
        Marker::new(&resolver(self, &derived, relaxed.is_some()), &Query::parse(query))
    }

    /// The statements that a query holds for, or comes close to.
    fn holding(&self, query: &Query) -> IdSet {
        let mut derived = self.derived.borrow_mut();
        derived.update(self);
        find(self, &derived, query, false).0.docs
    }
}
