//! A statement whole: text, ties, place in the results.

use crate::support::{ask, bundle, ids, landmark, marked, opened, query, search, statement};
use lectern_core::passage::{Block, Inline};
use lectern_core::protocol::{Link, Neighbours, Refusal, Request, SearchRequest, StatementRequest, StatementView};
use lectern_core::view::Sort;
use serde_json::{Value, json};

/// The view of the first of these statements, `s1`, as found by this query.
fn view(statements: Value, text: &str) -> StatementView {
    statement(&mut opened(&bundle(statements)), "s1", query(text))
}

fn link_ids(links: &[Link]) -> Vec<&str> {
    links.iter().map(|link| link.id.as_str()).collect()
}

/// The ids before and after.
fn around(neighbours: &Neighbours) -> (Option<&str>, Option<&str>) {
    let Neighbours { previous, next, .. } = neighbours;
    (previous.as_ref().map(|link| link.id.as_str()), next.as_ref().map(|link| link.id.as_str()))
}

#[test]
fn an_unknown_id_is_refused_by_name() {
    let request = StatementRequest { id: "nobody".into(), search: query("") };
    let answer = ask(&mut opened(&landmark()), Request::Statement(request));
    assert_eq!(answer, Err(Refusal::NoSuchStatement("nobody".into())));
}

#[test]
fn a_text_is_given_in_numbered_passages_with_its_hits_counted() {
    let view = view(json!([{"content": "# Peace\n\nWe want *peace*.\n\n- bread\n- land"}]), "peace");
    assert_eq!((view.passages, view.hits), (4, 2));
    let Some(Block::Heading { passage, .. }) = view.blocks.first() else { unreachable!("{:?}", view.blocks) };
    assert_eq!(passage.inlines, [Inline::Mark { hit: 0, text: "Peace".into() }]);
}

#[test]
fn without_a_query_nothing_is_marked() {
    let view = view(json!([{"content": "We want peace."}]), "");
    assert_eq!((view.passages, view.hits), (1, 0));
}

#[test]
fn hits_are_marked_in_title_and_summary() {
    let view = view(json!([{"title": "On Peace", "summary": "They want peace."}]), "peace");
    assert_eq!(marked(&view.card.title), "On [Peace]");
    assert_eq!(view.summary.as_deref().map(marked).as_deref(), Some("They want [peace]."));
    assert_eq!((view.card.excerpt, view.blocks), (None, vec![]));
}

#[test]
fn replies_are_tied_both_ways_in_whatever_order_they_came() {
    let mut session = opened(&bundle(json!([
        {"replies_to": "s3", "date": "1970"}, {"replies_to": "s3", "date": "1965"}, {"title": "Question"},
        {"replies_to": "s3"},
    ])));
    let question = statement(&mut session, "s3", query(""));
    assert_eq!(link_ids(&question.replies), ["s2", "s1", "s4"]);
    let answered = statement(&mut session, "s1", query("")).replies_to;
    assert_eq!(answered.map(|link| link.title).as_deref(), Some("Question"));
}

#[test]
fn every_reply_of_the_default_collection_is_listed_with_what_it_answers() {
    let mut session = opened(&landmark());
    let all = search(&mut session, SearchRequest { per_page: 100, ..query("") });
    let mut replies = 0;
    for id in ids(&all.cards) {
        if let Some(answered) = statement(&mut session, id, query("")).replies_to {
            let listed = statement(&mut session, &answered.id, query("")).replies;
            assert!(link_ids(&listed).contains(&id), "{id}");
            replies += 1;
        }
    }
    assert_eq!(replies, 17);
}

#[test]
fn translations_are_tied_both_ways() {
    let mut session = opened(&bundle(json!([{}, {"translation_of": "s1"}])));
    assert_eq!(link_ids(&statement(&mut session, "s1", query("")).translations), ["s2"]);
    let original = statement(&mut session, "s2", query("")).translation_of;
    assert_eq!(original.map(|link| link.id).as_deref(), Some("s1"));
}

#[test]
fn a_tie_to_a_statement_that_is_not_there_is_no_link() {
    assert_eq!(view(json!([{"replies_to": "elsewhere"}]), "").replies_to, None);
}

#[test]
fn neighbours_are_those_of_the_results() {
    let mut session = opened(&landmark());
    let request = SearchRequest { sort: Sort::Oldest, ..query("rights") };
    let results = search(&mut session, request.clone());
    let shown = ids(&results.cards);
    let view = statement(&mut session, shown.get(1).expect("two results"), request);
    let neighbours = view.neighbours.expect("the search finds it");
    assert_eq!((neighbours.rank, neighbours.total), (2, results.total));
    assert_eq!(around(&neighbours), (shown.first().copied(), shown.get(2).copied()));
}

#[test]
fn the_first_result_has_none_before_it_and_the_last_none_after_it() {
    let mut session = opened(&bundle(json!([{"date": "1963"}, {"date": "1964"}])));
    let oldest = SearchRequest { sort: Sort::Oldest, ..query("") };
    let mut around_of = |id: &str| statement(&mut session, id, oldest.clone()).neighbours;
    assert_eq!(around_of("s1").as_ref().map(around), Some((None, Some("s2"))));
    assert_eq!(around_of("s2").as_ref().map(around), Some((Some("s1"), None)));
}

#[test]
fn a_statement_that_the_search_does_not_find_has_no_place_in_it() {
    assert_eq!(view(json!([{"title": "Peace"}]), "war").neighbours, None);
}

#[test]
fn a_statement_without_a_licence_has_the_collections() {
    assert_eq!(view(json!([{}]), "").license.as_deref(), Some("CC0-1.0"));
    assert_eq!(view(json!([{"license": "CC-BY-4.0"}]), "").license.as_deref(), Some("CC-BY-4.0"));
}

#[test]
fn fields_that_the_reader_does_not_know_are_shown_by_name() {
    let fields = view(json!([{"volume": 3, "archive": "Box 7", "tags": ["a", "b"]}]), "").other_fields;
    let shown: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    assert_eq!(shown, [("archive", "Box 7"), ("tags", r#"["a","b"]"#), ("volume", "3")]);
}

#[test]
fn dates_of_event_and_source_are_given_for_words() {
    let view =
        view(json!([{"event": {"name": "Rally", "date": "1963-08-28"}, "source": {"retrieved": "2024-05"}}]), "");
    assert_eq!(view.event.and_then(|event| event.date).map(|when| when.edtf).as_deref(), Some("1963-08-28"));
    assert_eq!(view.retrieved.map(|when| when.edtf).as_deref(), Some("2024-05"));
}
