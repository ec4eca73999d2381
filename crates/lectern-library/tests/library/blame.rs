//! Where nothing is found: what is to blame.

use crate::support::{bundle, opened, query, search};
use lectern_core::Facet;
use lectern_core::protocol::{Blame, Part, SearchRequest};
use lectern_core::view::{Choice, Filters};
use serde_json::json;

/// What is blamed, among two letters of 1963 on peace and one undated speech on bread.
fn check(text: &str, filters: Filters, expected: &[(Part, u32)]) {
    let mut session = opened(&bundle(json!([
        {"kind": "letter", "date": "1963", "title": "Peace"},
        {"kind": "letter", "date": "1963", "title": "More peace"},
        {"kind": "speech", "title": "Bread"},
    ])));
    let response = search(&mut session, SearchRequest { filters, ..query(text) });
    assert!(response.total == 0 || response.relaxed.is_some(), "something is found");
    let expected: Vec<_> =
        expected.iter().map(|(part, without)| Blame { part: part.clone(), without: *without }).collect();
    assert_eq!(response.blame, expected);
}

/// A word and the query without it. A space after a word says that it is whole and not the start of one.
fn term(term: &str, rest: &str) -> Part {
    Part::Term { term: term.into(), rest: rest.into() }
}

fn kind(value: &str) -> Filters {
    let choice = Choice { any: vec![value.into()], none: vec![] };
    Filters { facets: [(Facet::Kind, choice)].into(), ..Filters::default() }
}

#[test]
fn the_word_that_nobody_said_is_to_blame() {
    check("peace zebra", Filters::default(), &[(term("zebra", "peace "), 2)]);
}

#[test]
fn of_several_parts_the_one_whose_removal_finds_most_comes_first() {
    check("bread peace", Filters::default(), &[(term("bread", "peace"), 2), (term("peace", "bread "), 1)]);
    check("bread", kind("letter"), &[(term("bread", ""), 2), (Part::Facet(Facet::Kind), 1)]);
}

#[test]
fn a_range_of_dates_is_to_blame() {
    let filters = Filters { from: "1970".parse().ok(), ..Filters::default() };
    check("peace", filters, &[(Part::Dates, 2)]);
}

#[test]
fn the_wish_for_undated_statements_is_to_blame() {
    let filters = Filters { undated: true, ..Filters::default() };
    check("peace", filters, &[(Part::Undated, 2), (term("peace", ""), 1)]);
}

#[test]
fn nothing_is_blamed_where_no_part_alone_is_to_blame() {
    check("zebra giraffe", Filters::default(), &[]);
}

#[test]
fn nothing_is_blamed_where_something_is_found() {
    let mut session = opened(&bundle(json!([{"title": "Peace"}])));
    assert_eq!(search(&mut session, query("peace")).blame, []);
}
