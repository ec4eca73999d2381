//! Pages of cards, filters, facets, and that nothing is stale.

use crate::support::{ask, bundle, ids, landmark, opened, query, search, total};
use lectern_core::Facet;
use lectern_core::protocol::{FacetCounts, FacetRequest, Request, Response, SearchRequest};
use lectern_core::view::{Choice, Filters, Sort};
use lectern_library::Session;
use serde_json::{Value, json};

/// `count` statements, `s1` the oldest.
fn numbered(count: u32) -> Session {
    let statements = (1..=count).map(|n| json!({"title": format!("Speech {n}"), "date": format!("{}", 1900 + n)}));
    opened(&bundle(statements.collect::<Value>()))
}

fn chosen(facet: Facet, values: &[&str]) -> Filters {
    let choice = Choice { any: values.iter().map(ToString::to_string).collect(), none: vec![] };
    Filters { facets: [(facet, choice)].into(), ..Filters::default() }
}

fn filtered(session: &mut Session, filters: Filters) -> u32 {
    search(session, SearchRequest { filters, ..query("") }).total
}

fn count_of(facets: &[FacetCounts], facet: Facet, value: &str) -> Option<u32> {
    let counts = facets.iter().find(|counts| counts.facet == facet)?;
    counts.values.iter().find(|counted| counted.value == value).map(|counted| counted.count)
}

#[test]
fn pages_together_show_each_statement_once() {
    let mut session = numbered(45);
    let mut page = |page| search(&mut session, SearchRequest { page, ..query("") });
    let pages = [page(1), page(2), page(3)];
    let shown: Vec<_> = pages.iter().flat_map(|page| ids(&page.cards)).collect();
    let newest_first: Vec<_> = (1..=45).rev().map(|n| format!("s{n}")).collect();
    assert_eq!(shown, newest_first);
    assert!(pages.iter().all(|page| (page.total, page.of, page.pages) == (45, 45, 3)));
}

#[test]
fn a_page_past_the_last_is_answered_with_the_last_and_page_0_with_the_first() {
    let mut session = numbered(45);
    let mut page = |page| search(&mut session, SearchRequest { page, ..query("") });
    assert_eq!((page(99).page, page(99).cards.len()), (3, 5));
    assert_eq!((page(0).page, page(0).cards.len()), (1, 20));
}

#[test]
fn a_page_of_no_cards_is_taken_for_one_of_one() {
    let response = search(&mut numbered(3), SearchRequest { per_page: 0, ..query("") });
    assert_eq!((response.pages, response.cards.len()), (3, 1));
}

#[test]
fn pages_of_any_size_are_answered() {
    let request = SearchRequest { page: u32::MAX, per_page: u32::MAX, facet_limit: u32::MAX, ..query("") };
    assert_eq!(search(&mut numbered(3), request).cards.len(), 3);
}

#[test]
fn another_order_is_not_answered_with_the_last_one() {
    let mut session = numbered(3);
    let mut sorted = |sort| search(&mut session, SearchRequest { sort, ..query("") });
    assert_eq!(ids(&sorted(Sort::Newest).cards), ["s3", "s2", "s1"]);
    assert_eq!(ids(&sorted(Sort::Oldest).cards), ["s1", "s2", "s3"]);
}

#[test]
fn more_values_of_facets_are_given_where_more_are_asked_for() {
    let mut session = numbered(5);
    let mut years = |facet_limit| {
        let facets = search(&mut session, SearchRequest { facet_limit, ..query("") }).facets;
        facets.into_iter().find(|counts| counts.facet == Facet::Year).map(|counts| counts.values.len())
    };
    assert_eq!((years(2), years(4)), (Some(2), Some(4)));
}

#[test]
fn what_is_filtered_for_is_what_is_found() {
    let mut session = numbered(30);
    assert_eq!(filtered(&mut session, chosen(Facet::Year, &["1903", "1904"])), 2);
    assert_eq!(filtered(&mut session, chosen(Facet::Decade, &["1910"])), 10);
    let from = "1925".parse().ok();
    assert_eq!(filtered(&mut session, Filters { from, ..Filters::default() }), 6);
    assert_eq!(filtered(&mut session, Filters { undated: true, ..Filters::default() }), 0);
}

#[test]
fn every_facet_is_counted_in_the_order_in_which_they_are_shown() {
    let response = search(&mut opened(&landmark()), query(""));
    let facets: Vec<_> = response.facets.iter().map(|counts| counts.facet).collect();
    assert_eq!(facets, Facet::ALL);
}

#[test]
fn a_count_is_what_choosing_the_value_would_find() {
    let mut session = opened(&landmark());
    let letters = search(&mut session, SearchRequest { filters: chosen(Facet::Kind, &["letter"]), ..query("") });
    let speeches = count_of(&letters.facets, Facet::Kind, "speech").expect("there are speeches");
    let both = filtered(&mut session, chosen(Facet::Kind, &["letter", "speech"]));
    assert_eq!(both, letters.total + speeches);
}

#[test]
fn values_of_one_facet_can_be_searched() {
    let request = FacetRequest { facet: Facet::Topic, contains: "rights".into(), limit: 50, search: query("") };
    let mut session = opened(&landmark());
    let Ok(Response::Facet(counts)) = ask(&mut session, Request::Facet(request)) else { unreachable!("no counts") };
    assert!(counts.values.iter().any(|topic| topic.value == "human rights"));
    assert!(counts.values.iter().all(|topic| topic.value.contains("rights")));
}

#[test]
fn the_timeline_counts_the_undated_beside_the_dated() {
    let mut session = opened(&bundle(json!([{"date": "1963"}, {"date": "1964~"}, {}])));
    let timeline = search(&mut session, query("")).timeline;
    let dated: u32 = timeline.buckets.iter().map(|bucket| bucket.certain + bucket.uncertain).sum();
    assert_eq!((dated, timeline.undated), (2, 1));
}

#[test]
fn a_query_is_answered_with_how_it_was_read() {
    let mut session = opened(&landmark());
    assert!(search(&mut session, query("rights")).reading.is_some());
    assert!(search(&mut session, query("")).reading.is_none());
    assert_eq!(search(&mut session, query("\"human rights")).repairs.len(), 1);
}

#[test]
fn no_query_breaks_the_engine() {
    let mut session = opened(&landmark());
    let odd = "\"|-|OR|a OR|kind:|:|-\"|()|\u{0}|e\u{301}|🦀|year:x|* ~ ^|((((\"a\" OR";
    for odd in odd.split('|') {
        let found = total(&mut session, odd);
        assert!(found <= 77, "{odd}");
    }
}
