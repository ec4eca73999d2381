//! Searching equals scanning: every answer of the index is compared with that of a model which keeps the statements
//! as they are and looks at each ([`model`]), over random small collections and random requests ([`generate`]).

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails by panicking")]

mod generate;
mod kept;
mod model;

use generate::{Case, case};
use lectern_core::Facet;
use lectern_core::protocol::{FacetRequest, SearchRequest};
use lectern_core::view::{Choice, Sort};
use lectern_search::Index;
use model::Model;
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::ops::Range;

/// Every place of a ranking.
const ALL: Range<usize> = 0..usize::MAX;

fn indexed(case: &Case) -> Index {
    let mut index = Index::new();
    for (number, document) in (0..).zip(&case.documents) {
        let content = document.statement.content.as_deref().unwrap_or_default();
        assert_eq!(index.add(&document.statement, content, document.language), number);
    }
    index
}

/// Whether a search gives what the query asks for, and not what comes close to it.
fn is_read_as_it_is(index: &Index, case: &Case) -> bool {
    index.search(&request(case, Sort::Auto)).relaxed.is_none()
}

fn request(case: &Case, sort: Sort) -> SearchRequest {
    SearchRequest {
        query: case.query.text(),
        filters: case.filters.clone(),
        sort,
        page: 1,
        per_page: 10,
        facet_limit: case.facet_limit,
    }
}

proptest! {
    #[test]
    fn what_is_found_is_what_a_scan_finds(case in case()) {
        let (index, model) = (indexed(&case), Model::new(&case));
        let hits = index.search(&request(&case, Sort::Auto));
        let mut found = index.docs(&hits, ALL);
        prop_assert_eq!(hits.total as usize, found.len());
        for (place, &doc) in found.iter().enumerate() {
            prop_assert_eq!(index.place_of(&hits, doc), Some(place));
            prop_assert_eq!(index.docs(&hits, place..place + 2), &found[place..found.len().min(place + 2)]);
        }
        found.sort_unstable();
        prop_assert_eq!(index.count(&request(&case, Sort::Auto)) as usize, model.matching().len());
        if hits.relaxed.is_some() {
            prop_assert!(!model.is_met(), "{}", case.query.text());
        } else {
            prop_assert_eq!(&found, &model.matching(), "{}", case.query.text());
        }
    }

    #[test]
    fn brackets_are_sets((one, other) in (case(), case())) {
        let index = indexed(&one);
        let found = |query: &str| -> BTreeSet<u32> {
            let request = SearchRequest { query: query.to_owned(), per_page: 1, ..SearchRequest::default() };
            let hits = index.search(&request);
            if hits.relaxed.is_some() { BTreeSet::new() } else { index.docs(&hits, ALL).into_iter().collect() }
        };
        let text = |case: &Case| case.query.text().trim_end().to_owned();
        let (a, b) = (text(&one), text(&other));
        let all = found("");
        let (with_a, with_b) = (found(&format!("({a}) ")), found(&format!("({b}) ")));
        prop_assert_eq!(&with_a, &found(&format!("{a} ")));
        prop_assert_eq!(found(&format!("({a}) AND ({b})")), &with_a & &with_b);
        if !with_a.is_empty() && with_a != all && !with_b.is_empty() && with_b != all {
            prop_assert_eq!(found(&format!("({a}) OR ({b})")), &with_a | &with_b);
            prop_assert_eq!(found(&format!("NOT ({a})")), &all - &with_a);
            prop_assert_eq!(found(&format!("-(({a}) OR ({b}))")), &(&all - &with_a) - &with_b);
        }
    }

    #[test]
    fn orders_are_those_of_a_scan(case in case()) {
        let (index, model) = (indexed(&case), Model::new(&case));
        for sort in [Sort::Newest, Sort::Oldest, Sort::Title, Sort::Length] {
            prop_assume!(is_read_as_it_is(&index, &case));
            prop_assert_eq!(index.docs(&index.search(&request(&case, sort)), ALL), model.sorted(sort), "{:?}", sort);
        }
    }

    #[test]
    fn relevance_falls_from_first_to_last(case in case()) {
        let (index, model) = (indexed(&case), Model::new(&case));
        prop_assume!(is_read_as_it_is(&index, &case));
        let docs = index.docs(&index.search(&request(&case, Sort::Relevance)), ALL);
        let scores: Vec<f64> = docs.iter().map(|&doc| model.score(doc)).collect();
        prop_assert!(scores.is_sorted_by(|a, b| a + 1e-4 >= *b), "{} {:?}", case.query.text(), scores);
    }

    #[test]
    fn facet_counts_are_what_a_further_choice_would_show(case in case()) {
        let (index, model) = (indexed(&case), Model::new(&case));
        prop_assume!(is_read_as_it_is(&index, &case));
        let hits = index.search(&request(&case, Sort::Auto));
        let facets = index.facets(&hits, &request(&case, Sort::Auto));
        prop_assert!(facets.iter().map(|counts| counts.facet).eq(Facet::ALL));
        for counts in &facets {
            let given: Vec<_> = counts.values.iter().map(|value| (value.value.clone(), value.count)).collect();
            let (values, distinct) = model.facet(counts.facet, "", case.facet_limit as usize);
            prop_assert_eq!((&given, counts.distinct as usize), (&values, distinct), "{:?}", counts.facet);
        }
        for (facet, contains) in [(Facet::Author, "a"), (Facet::Organization, "Zur"), (Facet::Year, "9")] {
            let asked = FacetRequest { facet, contains: contains.into(), limit: 3, search: request(&case, Sort::Auto) };
            let counts = index.facet(&asked);
            let given: Vec<_> = counts.values.iter().map(|value| (value.value.clone(), value.count)).collect();
            let (values, distinct) = model.facet(facet, contains, 3);
            prop_assert_eq!((&given, counts.distinct as usize), (&values, distinct), "{:?} {}", facet, contains);
        }
    }

    #[test]
    fn the_timeline_holds_every_statement_that_all_but_the_dates_let_through(case in case()) {
        let (index, model) = (indexed(&case), Model::new(&case));
        prop_assume!(is_read_as_it_is(&index, &case));
        let asked = request(&case, Sort::Auto);
        let timeline = index.timeline(&index.search(&asked), &asked);
        let starts: Vec<_> = timeline.buckets.iter().flat_map(|bucket| {
            std::iter::repeat_n((bucket.year, bucket.month), (bucket.certain + bucket.uncertain) as usize)
        }).collect();
        let (mut expected, undated) = model.timeline(timeline.unit);
        if model::spans_too_many(&expected, timeline.unit) {
            let ends = (timeline.buckets.first().unwrap(), timeline.buckets.last().unwrap());
            expected.retain(|&start| start >= (ends.0.year, ends.0.month) && start <= (ends.1.year, ends.1.month));
        }
        prop_assert!(timeline.buckets.len() <= 400);
        prop_assert_eq!((starts, timeline.undated as usize), (expected, undated));
        let is_empty = |bucket: &lectern_core::protocol::Bucket| bucket.certain + bucket.uncertain == 0;
        prop_assert!(!timeline.buckets.first().is_some_and(is_empty) && !timeline.buckets.last().is_some_and(is_empty));
    }

    #[test]
    fn a_marker_marks_something_wherever_words_alone_were_found(case in case()) {
        let (index, model) = (indexed(&case), Model::new(&case));
        let marker = index.marker(&case.query.text(), None);
        for doc in 0..index.len() {
            let language = case.documents[doc as usize].language;
            let marked =
                model.texts(doc).iter().any(|(field, text)| !marker.ranges(*field, text, language).is_empty());
            prop_assert_eq!(marked, model.has_something_to_mark(doc), "{} {:?}", case.query.text(), model.texts(doc));
        }
    }

    #[test]
    fn searching_between_adding_changes_nothing(case in case()) {
        let finished = indexed(&case);
        let mut growing = Index::new();
        for document in &case.documents {
            let content = document.statement.content.as_deref().unwrap_or_default();
            growing.add(&document.statement, content, document.language);
            for sort in [Sort::Auto, Sort::Title, Sort::Newest] {
                let _ = growing.search(&request(&case, sort));
            }
        }
        for sort in [Sort::Auto, Sort::Title, Sort::Newest] {
            let asked = request(&case, sort);
            let answer = |index: &Index| {
                let hits = index.search(&asked);
                (index.docs(&hits, ALL), index.facets(&hits, &asked), index.timeline(&hits, &asked))
            };
            prop_assert_eq!(answer(&finished), answer(&growing));
        }
    }
}

#[test]
fn a_choice_that_the_collection_does_not_have_finds_nothing_and_is_shown() {
    let mut index = Index::new();
    index.add(&generate::statement("peace"), "peace", Some("en"));
    let mut request = SearchRequest { facet_limit: 5, ..SearchRequest::default() };
    let choice = Choice { any: vec!["no such kind".into()], none: vec!["speech".into()] };
    request.filters.facets.insert(Facet::Kind, choice);
    let hits = index.search(&request);
    let facets = index.facets(&hits, &request);
    let kinds: Vec<_> = facets[0].values.iter().map(|value| (value.value.as_str(), value.count)).collect();
    assert_eq!((index.docs(&hits, ALL), kinds), (vec![], vec![("no such kind", 0), ("speech", 1)]));
}
