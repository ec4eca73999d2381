//! What needs something that is not linked in waits for it: statements lose neither their order nor their words, packed
//! bytes become the same text.
//!
//! Run without default features, as the worker is built: `cargo test -p lectern-library --no-default-features`.
#![cfg(not(feature = "texts"))]
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use flate2::Compression;
use flate2::write::GzEncoder;
use lectern_core::protocol::{Event, Message, Numbered, OpenFailure, Request, Response, SearchRequest};
use lectern_core::texts::{self, Answering, WithWords};
use lectern_library::Session;
use std::cell::RefCell;
use std::io::Write;

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

fn failure(messages: &[Message]) -> Option<&OpenFailure> {
    messages.iter().find_map(|message| match message {
        Message::Event(Numbered { body: Event::Failed(failure), .. }) => Some(failure),
        _ => None,
    })
}

/// The file in two members.
fn packed() -> Vec<u8> {
    let (first, second) = FILE.split_at(100);
    let pack = |text| {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(text).unwrap();
        encoder.finish().unwrap()
    };
    [pack(first), pack(second)].concat()
}

/// The module, as far as these files need it.
fn provide() {
    const WITH_WORDS: WithWords = WithWords { stem: |_, word| word.to_owned(), matching: |_, _| None };
    thread_local! {
        static ANSWERING: RefCell<Answering> = RefCell::default();
    }
    texts::provide(|question| ANSWERING.with_borrow_mut(|answering| answering.answer(question, WITH_WORDS)));
}

/// Everything before and after the module comes, in one test: it cannot be taken away again.
#[test]
fn what_needs_the_module_waits_for_it() {
    let (mut session, mut packed_session, mut failing) = (Session::new(), Session::new(), Session::new());
    session.open(1, None);
    session.feed(FILE);
    assert!(session.wants_texts());
    assert_eq!(ids(&mut session, ""), ["first"]);
    assert!(!is_complete(&session.finish()), "it is not complete while statements wait");

    packed_session.open(1, None);
    failing.open(1, None);
    for byte in packed() {
        packed_session.feed(&[byte]);
    }
    assert!(packed_session.wants_texts());
    assert_eq!(packed_session.progress().unwrap().body.bytes, packed().len() as u64);
    assert!(packed_session.finish().is_empty(), "it is neither complete nor cut off while its bytes wait");
    failing.feed(&[0x1f]);
    assert!(!failing.wants_texts(), "it may be anything yet");
    failing.feed(&[0x8b, 7]);
    assert!(failing.wants_texts());

    provide();
    for session in [&mut session, &mut packed_session] {
        assert!(is_complete(&session.go_on()));
        assert!(!session.wants_texts());
        assert_eq!(ids(session, ""), ["first", "second", "third"]);
        assert_eq!(ids(session, "said "), ["second"]);
    }
    assert_eq!(failure(&failing.go_on()), Some(&OpenFailure::Damaged));

    for piece in [1, 7, 64, 1 << 16] {
        assert!(is_complete(&read(&packed(), piece)), "in pieces of {piece}");
        let beginning = packed().len() - 1;
        for length in [2, 20, beginning] {
            let messages = read(packed().split_at(length).0, piece);
            assert!(matches!(failure(&messages), Some(OpenFailure::CutOff { .. })), "{length} bytes: {messages:?}");
        }
        let mut damaged = packed();
        *damaged.last_mut().unwrap() ^= 1;
        assert_eq!(failure(&read(&damaged, piece)), Some(&OpenFailure::Damaged));
    }
}

/// All that is said of a file that comes in pieces of so many bytes.
fn read(file: &[u8], piece: usize) -> Vec<Message> {
    let mut session = Session::new();
    session.open(1, None);
    let mut messages: Vec<Message> = file.chunks(piece).flat_map(|bytes| session.feed(bytes)).collect();
    messages.extend(session.finish());
    messages
}
