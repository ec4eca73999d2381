//! Statements that need what is not linked in wait for it, and lose neither their order nor their words.
//!
//! Run without default features, as the worker is built: `cargo test -p lectern-library --no-default-features`.
#![cfg(not(feature = "texts"))]
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use lectern_core::protocol::{Event, Message, Numbered, Request, Response, SearchRequest};
use lectern_core::texts;
use lectern_library::Session;

const FILE: &[u8] = br#"{"format": "statement-bundle", "version": 1, "title": "Three", "statements": [
    {"id": "first", "title": "Plain", "summary": "In English."},
    {"id": "second", "title": "Marked up", "content": "It is *said*."},
    {"id": "third", "title": "Plain again", "summary": "In English."}]}"#;

fn is_complete(messages: &[Message]) -> bool {
    let is_complete =
        |message: &Message| matches!(message, Message::Event(Numbered { body: Event::Complete { .. }, .. }));
    messages.iter().any(is_complete)
}

fn ids(session: &mut Session, query: &str) -> Vec<String> {
    let request = SearchRequest { query: query.to_owned(), page: 1, per_page: 9, ..SearchRequest::default() };
    let answer = session.answer(Numbered { generation: 2, body: Request::Search(request) });
    let Message::Answer(Numbered { body: Ok(Response::Search(found)), .. }) = answer else { unreachable!() };
    found.cards.iter().map(|card| card.id.clone()).collect()
}

#[test]
fn statements_wait_from_the_first_that_needs_the_module_on() {
    let mut session = Session::new();
    session.open(1, None);
    session.feed(FILE);
    assert!(session.wants_texts());
    assert_eq!(ids(&mut session, ""), ["first"]);
    assert!(!is_complete(&session.finish()), "it is not complete while statements wait");

    texts::provide(|_| texts_of("It is said."));
    assert!(is_complete(&session.go_on()));
    assert!(!session.wants_texts());
    assert_eq!(ids(&mut session, ""), ["first", "second", "third"]);
    assert_eq!(ids(&mut session, "said "), ["second"]);
}

/// An answer as the module would give it: a text as postcard has it, its length before its bytes.
fn texts_of(words: &str) -> Vec<u8> {
    let length = u8::try_from(words.len()).unwrap();
    [&[length], words.as_bytes()].concat()
}
