//! What is said while a collection is read, and which collection answers.

use crate::support::{ask, bundle, landmark, names, open_in_pieces, opened, query, search, statement, total};
use lectern_core::Facet;
use lectern_core::protocol::{Event, MAX_LISTED_PROBLEMS, Message, OpenFailure, Problem, Refusal, Request, Response};
use lectern_core::view::{Choice, Filters};
use lectern_library::Session;
use serde_json::json;

const NOT_A_COLLECTION: &[u8] = b"<!doctype html><title>Not here</title>";

/// The first half of a collection, cut in the middle of a statement.
fn first_half(bytes: &[u8]) -> &[u8] {
    bytes.get(..bytes.len() / 2).unwrap_or_default()
}

#[test]
fn a_collection_is_opened_once_and_then_complete() {
    let messages = open_in_pieces(&mut Session::new(), 7, &landmark(), 1_000);
    assert_eq!(names(&messages), "opened 7 progress 7 complete 7");
}

#[test]
fn nothing_is_open_at_first() {
    assert_eq!(ask(&mut Session::new(), Request::Search(query(""))), Err(Refusal::NothingOpen));
}

#[test]
fn a_title_is_shown_before_the_first_statement() {
    let mut session = Session::new();
    session.open(1, None);
    let messages = session.feed(br#"{"format":"statement-bundle","version":1,"title":"Letters","statements":["#);
    let [Message::Event(event)] = messages.as_slice() else { unreachable!("{messages:?}") };
    assert!(matches!(&event.body, Event::Opened(info) if info.title.as_deref() == Some("Letters")));
}

#[test]
fn the_first_statements_after_a_title_are_news_once() {
    let mut session = Session::new();
    session.open(1, None);
    session.feed(br#"{"format":"statement-bundle","version":1,"title":"Letters","statements":["#);
    assert_eq!(names(&session.feed(br#"{"id":"a","title":"A","summary":"One."},"#)), "progress 1");
    assert_eq!(names(&session.feed(br#"{"id":"b","title":"B","summary":"Two."},"#)), "");
}

#[test]
fn statements_without_a_title_are_shown_as_they_come() {
    let mut session = Session::new();
    session.open(1, None);
    let messages = session.feed(b"{\"id\":\"a\",\"title\":\"A\",\"summary\":\"x\"}\n{\"id\":\"b\",");
    assert_eq!(names(&messages), "opened 1");
    assert_eq!(total(&mut session, ""), 1);
}

#[test]
fn a_collection_answers_while_it_arrives_and_never_with_what_it_had_before() {
    let bytes = landmark();
    let (head, tail) = bytes.split_at(bytes.len() / 2);
    let mut session = Session::new();
    session.open(1, None);
    session.feed(head);
    let so_far = total(&mut session, "");
    session.feed(tail);
    assert!((1..77).contains(&so_far), "{so_far}");
    assert_eq!(total(&mut session, ""), 77);
}

#[test]
fn the_old_collection_answers_until_the_new_one_is_opened() {
    let mut session = opened(&landmark());
    session.open(2, None);
    session.feed(br#"{"format":"statement-bundle","#);
    assert_eq!(total(&mut session, ""), 77);
    session.feed(br#""version":1,"title":"New","statements":["#);
    assert_eq!(total(&mut session, ""), 0);
}

#[test]
fn a_failure_keeps_what_was_open() {
    let mut session = opened(&landmark());
    let messages = open_in_pieces(&mut session, 2, NOT_A_COLLECTION, 5);
    assert_eq!(names(&messages), "failed 2");
    assert_eq!(total(&mut session, ""), 77);
}

#[test]
fn a_file_that_breaks_off_after_it_was_opened_gives_way_to_what_was_open() {
    let mut session = opened(&landmark());
    let cut_off = bundle(json!([{}, {}]));
    let messages = open_in_pieces(&mut session, 2, first_half(&cut_off), 10);
    assert_eq!(names(&messages), "opened 2 failed 2");
    assert_eq!(total(&mut session, ""), 77);
}

#[test]
fn bytes_after_a_failure_are_passed_over() {
    let mut session = Session::new();
    session.open(1, None);
    assert_eq!(names(&session.feed(NOT_A_COLLECTION)), "failed 1");
    assert!(!session.is_opening());
    assert_eq!(session.feed(&landmark()), []);
    assert_eq!(session.finish(), []);
}

#[test]
fn cancelling_brings_back_what_was_open() {
    let mut session = opened(&bundle(json!([{}])));
    session.open(2, None);
    session.feed(first_half(&landmark()));
    let messages = session.fail(OpenFailure::Cancelled);
    let [Message::Event(event)] = messages.as_slice() else { unreachable!("{messages:?}") };
    assert_eq!((event.generation, &event.body), (2, &Event::Failed(OpenFailure::Cancelled)));
    assert_eq!(total(&mut session, ""), 1);
}

#[test]
fn cancelling_without_an_opening_says_nothing() {
    assert_eq!(opened(&landmark()).fail(OpenFailure::Cancelled), []);
}

#[test]
fn a_newer_opening_supersedes_the_one_in_progress_without_a_word() {
    let mut session = Session::new();
    session.open(1, None);
    session.feed(first_half(&landmark()));
    let messages = open_in_pieces(&mut session, 2, &bundle(json!([{}])), 9);
    assert_eq!(names(&messages), "opened 2 progress 2 complete 2");
    assert_eq!(total(&mut session, ""), 1);
}

#[test]
fn an_empty_collection_is_complete_and_finds_nothing() {
    let mut session = opened(&bundle(json!([])));
    let response = search(&mut session, query("peace"));
    assert_eq!((response.total, response.of, response.page, response.pages), (0, 0, 1, 1));
    assert_eq!(response.blame, []);
}

#[test]
fn a_file_without_bytes_fails_as_empty() {
    let messages = open_in_pieces(&mut Session::new(), 1, b"", 1);
    let [Message::Event(event)] = messages.as_slice() else { unreachable!("{messages:?}") };
    assert_eq!(event.body, Event::Failed(OpenFailure::Empty));
}

#[test]
fn progress_counts_bytes_as_they_came_and_statements_as_they_are_found() {
    let bytes = landmark();
    let mut session = Session::new();
    session.open(3, Some(143_008));
    session.feed(first_half(&bytes));
    let progress = session.progress().expect("an opening is in progress");
    assert_eq!((progress.generation, progress.body.total_bytes), (3, Some(143_008)));
    assert_eq!(progress.body.bytes, u64::try_from(bytes.len() / 2).expect("a small file"));
    assert_eq!(progress.body.indexed, total(&mut session, ""));
    session.fail(OpenFailure::Cancelled);
    assert_eq!(session.progress(), None);
}

#[test]
fn completion_carries_the_final_info_and_counts() {
    let bytes = br#"{"format":"statement-bundle","version":1,
        "statements":[{"id":"a","title":"A","summary":"x"},{"id":"a","title":"B","summary":"y"}],"title":"Late"}"#;
    let messages = open_in_pieces(&mut Session::new(), 1, bytes, 11);
    let Some(Message::Event(event)) = messages.last() else { unreachable!("{messages:?}") };
    let Event::Complete { info, progress } = &event.body else { unreachable!("{event:?}") };
    assert_eq!(info.title.as_deref(), Some("Late"));
    assert_eq!((progress.statements, progress.indexed, progress.problems), (1, 1, 1));
}

#[test]
fn a_language_named_after_the_statements_counts_for_them() {
    let bytes = br#"{"format":"statement-bundle","version":1,
        "statements":[{"id":"a","title":"Reden","content":"Die Rede."}],"language":"de"}"#;
    let mut session = Session::new();
    open_in_pieces(&mut session, 1, bytes, 1);
    let german = Choice { any: vec!["de".into()], none: vec![] };
    let filters = Filters { facets: [(Facet::Language, german)].into(), ..Filters::default() };
    let response = search(&mut session, lectern_core::protocol::SearchRequest { filters, ..query("") });
    assert_eq!(response.cards.first().and_then(|card| card.language.as_deref()), Some("de"));
    assert_eq!(statement(&mut session, "a", query("reden")).hits, 1);
}

#[test]
fn problems_are_listed_a_page_at_a_time() {
    let same_id = |_| json!({"id": "same"});
    let mut session = opened(&bundle((0..8).map(same_id).collect()));
    let mut page = |offset, limit| -> Vec<Problem> {
        match ask(&mut session, Request::Problems { offset, limit }) {
            Ok(Response::Problems(problems)) => problems,
            other => unreachable!("{other:?}"),
        }
    };
    let all = page(0, 100);
    assert_eq!(all.len(), 7);
    let pages = [page(0, 3), page(3, 3), page(6, 3), page(9, 3)].concat();
    assert_eq!(pages, all);
}

#[test]
fn a_file_of_broken_lines_is_counted_to_the_last_and_listed_from_the_first() {
    let whole = "{\"id\":\"a\",\"title\":\"A\",\"summary\":\"x\",\"kind\":7}\n";
    let file = format!("{whole}{}", "not json\n".repeat(100_000));
    let mut session = Session::new();
    let messages = open_in_pieces(&mut session, 1, file.as_bytes(), 64 << 10);
    let Some(Message::Event(event)) = messages.last() else { unreachable!("{messages:?}") };
    let Event::Complete { progress, .. } = &event.body else { unreachable!("{event:?}") };
    assert_eq!((progress.statements, progress.problems, progress.statements_lost), (1, 100_001, 100_000));
    let lines = |session: &mut Session, offset, limit| match ask(session, Request::Problems { offset, limit }) {
        Ok(Response::Problems(problems)) => problems.iter().map(|problem| problem.position.line).collect::<Vec<_>>(),
        other => unreachable!("{other:?}"),
    };
    assert_eq!(lines(&mut session, 0, 3), [1, 2, 3]);
    assert_eq!(lines(&mut session, MAX_LISTED_PROBLEMS - 1, 100), [u64::from(MAX_LISTED_PROBLEMS)]);
    assert_eq!(lines(&mut session, MAX_LISTED_PROBLEMS, 100), [0; 0]);
}
