//! A request in, everything that its answer counts and orders out.
//!
//! The query's set of statements is gone through once ([`tally`]): each statement is held against the filters, and
//! counted for the facets, the timeline and the total as they are defined in `lectern_core::protocol`. [`facets`],
//! [`timeline`] and [`order`] make of that what is asked for, when it is.

mod facets;
mod filter;
mod order;
mod tally;
mod timeline;

use crate::evaluate::{IdSet, can_rank, did_you_mean, find, find_exactly, forgive, needs_starts, resolver};
use crate::index::{Derived, DocId, Index};
use crate::mark::Marker;
use crate::query::Query;
use filter::Filter;
use lectern_core::Facet;
use lectern_core::protocol::{FacetCounts, FacetRequest, Reading, Relaxed, Repair, SearchRequest, Timeline};
use lectern_core::view::Sort;
use order::Ranking;
use std::cell::RefMut;
use std::ops::Range;
use tally::Tally;

/// What a search finds.
#[derive(Clone, Debug)]
pub struct Hits {
    /// How many statements match.
    pub total: u32,
    /// How the query was read; absent where it asks for nothing.
    pub reading: Option<Reading>,
    /// What was mended in it.
    pub repairs: Vec<Repair>,
    /// How far the search went beyond the query, where nothing matches the query as it was read.
    pub relaxed: Option<Relaxed>,
    /// How many statements the query holds for, filters aside.
    found: u32,
    tally: Tally,
    ranking: Ranking,
}

impl Hits {
    /// How many statements choosing each value of a facet would show, by the numbers that the index gave the values.
    #[must_use]
    pub fn counts(&self) -> &[u32] {
        self.tally.counts()
    }
}

impl Index {
    /// Finds statements. The request's page is not looked at, nor how many values of a facet it wants.
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
        let (found, relaxed) = find(self, &self.derived_for(&query), &query, by_score);
        let number_found = found.docs.count();
        let tally = Tally::of(&self.columns, &filter, found.docs);
        Hits {
            total: if filter.lets_all_through() { number_found } else { tally.matching.count() },
            reading: query.reading(),
            repairs: query.repairs,
            relaxed,
            found: number_found,
            tally,
            ranking: Ranking::of(request.sort, by_score, found.scores, found.first),
        }
    }

    /// The statements that a search found, in its order, from the first to before the last of these places. Places are
    /// counted from 0; past the end there are none.
    #[must_use]
    pub fn docs(&self, hits: &Hits, places: Range<usize>) -> Vec<DocId> {
        hits.ranking.places(self, &hits.tally.matching, places)
    }

    /// The place of a statement in the order of a search, from 0.
    #[must_use]
    pub fn place_of(&self, hits: &Hits, doc: DocId) -> Option<usize> {
        hits.ranking.place_of(self, &hits.tally.matching, doc)
    }

    /// The values of all facets, in the order of [`Facet::ALL`], as the request of a search wants them.
    #[must_use]
    pub fn facets(&self, hits: &Hits, request: &SearchRequest) -> Vec<FacetCounts> {
        let counts = |facet| {
            let chosen = request.filters.facets.get(facet);
            facets::counts(&self.columns, &hits.tally, facet, chosen, "", request.facet_limit)
        };
        Facet::ALL.into_iter().map(counts).collect()
    }

    /// When the statements were made that a search found, whatever range of dates is chosen.
    #[must_use]
    pub fn timeline(&self, hits: &Hits, request: &SearchRequest) -> Timeline {
        timeline::timeline(&self.columns, &hits.tally, &request.filters)
    }

    /// A query that may have been meant: with a similar word that far more statements have.
    #[must_use]
    pub fn did_you_mean(&self, hits: &Hits, request: &SearchRequest) -> Option<String> {
        let query = Query::parse(&request.query);
        let derived = self.derived_for(&query);
        did_you_mean(self, &derived, &request.query, &query, hits.found, hits.relaxed.as_ref())
    }

    /// How many statements match the request as it is.
    #[must_use]
    pub fn count(&self, request: &SearchRequest) -> u32 {
        let filter = Filter::new(&self.columns, &request.filters);
        let query = Query::parse(&request.query);
        let mut docs = find_exactly(self, &self.derived_for(&query), &query, false).docs;
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
        let tally = Tally::of(&self.columns, &filter, docs);
        let chosen = filters.facets.get(request.facet);
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
        let query = Query::parse(query);
        let derived = self.derived_for(&query);
        let forgiven = relaxed.map_or(Vec::new(), |_| forgive(self, &derived, &query));
        Marker::new(&resolver(self, &derived, &forgiven), &query)
    }

    /// What follows from the index, up to date as far as a query needs it.
    fn derived_for(&self, query: &Query) -> RefMut<'_, Derived> {
        let mut derived = self.derived.borrow_mut();
        derived.update(self);
        if needs_starts(query) {
            derived.starts.update(self);
        }
        derived
    }

    /// The statements that a query holds for, or comes close to.
    fn holding(&self, query: &Query) -> IdSet {
        find(self, &self.derived_for(query), query, false).0.docs
    }
}
