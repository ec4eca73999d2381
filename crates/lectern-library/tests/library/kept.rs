//! A collection that was kept answers as the one that was read.

use crate::support::{bundle, landmark, open_in_pieces, opened, query, speeches};
use expect_test::expect;
use lectern_core::kept::{Digest, Identity, Storage};
use lectern_core::protocol::{
    Event, FacetRequest, Message, Numbered, Request, Response, SearchRequest, StatementRequest,
};
use lectern_core::view::Sort;
use lectern_core::{Facet, kept};
use lectern_library::{Copying, Library, Session};
use serde_json::json;
use std::cell::RefCell;
use std::rc::Rc;

const OF: Identity = Identity { digest: 42, bytes: 4_711 };

fn copy_of(session: &mut Session) -> Vec<u8> {
    let mut copying = Copying::new(OF);
    let mut bytes = Vec::new();
    while let Some(piece) = session.copy_on(&mut copying) {
        bytes.extend(piece);
    }
    bytes
}

/// A session that opened what was kept.
fn reopened(copy: Vec<u8>) -> Session {
    let library = Library::from_kept(Rc::new(copy)).expect("it was written just so");
    let mut session = Session::new();
    session.open(1, Some(4_711));
    session.count_bytes(4_711);
    session.finish_with(library);
    session
}

fn requests(ids: &[&str]) -> Vec<Request> {
    let searches = ["", "peace ", "\"human rights\"", "injustise", "na", "topic:war OR women", "letter-from"];
    let searches = searches.map(|text| SearchRequest { sort: Sort::Auto, ..query(text) });
    let by_title = SearchRequest { sort: Sort::Title, page: 2, ..query("") };
    let statements = ids.iter().map(|id| StatementRequest { id: (*id).to_owned(), search: query("rights") });
    let facet = FacetRequest { facet: Facet::Author, contains: "a".into(), limit: 5, search: query("") };
    let searches = searches.into_iter().chain([by_title]).map(Request::Search);
    let others = [Request::Facet(facet), Request::Problems { offset: 0, limit: 100 }];
    searches.chain(statements.map(Request::Statement)).chain(others).collect()
}

fn check(bytes: &[u8], ids: &[&str]) {
    let mut session = opened(bytes);
    let mut again = reopened(copy_of(&mut session));
    for request in requests(ids) {
        let ask = |session: &mut Session| session.answer(Numbered { generation: 1, body: request.clone() });
        let answer = ask(&mut session);
        assert!(!matches!(answer, Message::Answer(Numbered { body: Err(_), .. })), "{answer:?}");
        assert_eq!(ask(&mut again), answer);
    }
    assert!(!again.is_damaged());
}

/// Statements that name each other, one with a field that nobody knows, and a bad one.
fn letters() -> Vec<u8> {
    bundle(json!([
        {"id": "call", "title": "A call", "summary": "Asks.", "date": "1963-04-12", "seen": 1.50},
        {"id": "answer", "title": "An answer", "content": "It *demands* rights.", "replies_to": "call"},
        {"id": "traduction", "title": "Un appel", "language": "fr", "translation_of": "call"},
        {"id": "NO", "title": "Lost", "summary": "Its id is wrong."},
        {"id": "odd", "title": "Odd", "summary": "Its date is wrong.", "date": "yesterday"}
    ]))
}

#[test]
fn the_default_collection_answers_as_before() {
    check(&landmark(), &["letter-from-birmingham-jail-1963", "call-for-unity-1963"]);
}

#[test]
fn the_speeches_answer_as_before() {
    speeches().iter().for_each(|bytes| check(bytes, &[]));
}

#[test]
fn ties_problems_and_fields_that_nobody_knows_are_kept() {
    check(&letters(), &["call", "answer", "traduction"]);
}

#[test]
fn an_empty_collection_is_kept() {
    let mut again = reopened(copy_of(&mut opened(&bundle(json!([])))));
    let answer = again.answer(Numbered { generation: 1, body: Request::Search(query("")) });
    assert!(matches!(answer, Message::Answer(Numbered { body: Ok(Response::Search(found)), .. }) if found.of == 0));
}

#[test]
fn what_was_kept_is_said_as_what_was_read() {
    let bytes = letters();
    let read = open_in_pieces(&mut Session::new(), 3, &bytes, bytes.len());
    let library = Library::from_kept(Rc::new(copy_of(&mut opened(&bytes)))).expect("it was written just so");
    let mut session = Session::new();
    session.open(3, Some(bytes.len() as u64));
    session.count_bytes(bytes.len() as u64);
    let kept = session.finish_with(library);
    let events = |messages: &[Message]| {
        let is_progress =
            |message: &&Message| !matches!(message, Message::Event(event) if matches!(event.body, Event::Progress(_)));
        messages.iter().filter(is_progress).cloned().collect::<Vec<_>>()
    };
    assert_eq!(kept, events(&read));
}

#[test]
fn a_copy_that_is_cut_or_changed_before_it_is_opened_is_none() {
    let copy = copy_of(&mut opened(&letters()));
    let identity = kept::Reader::open(&copy).map(|reader| reader.identity());
    assert_eq!(identity, Some(OF));
    for end in (0..copy.len()).step_by(7) {
        assert!(Library::from_kept(Rc::new(copy.get(..end).unwrap_or_default().to_vec())).is_none(), "{end}");
    }
    let mut of_index = copy.clone();
    of_index.first_mut().into_iter().for_each(|byte| *byte ^= 1);
    assert!(Library::from_kept(Rc::new(of_index)).is_none());
}

/// A storage that can be cleared under a collection that is open.
struct Clearable(RefCell<Vec<u8>>);

impl Storage for Clearable {
    fn size(&self) -> u64 {
        self.0.borrow().size()
    }

    fn read(&self, at: u64, into: &mut [u8]) -> bool {
        self.0.borrow().read(at, into)
    }
}

#[test]
fn a_statement_that_cannot_be_read_back_is_missed_and_said_to_be() {
    let storage = Rc::new(Clearable(RefCell::new(copy_of(&mut opened(&letters())))));
    let library = Library::from_kept(storage.clone()).expect("it was written just so");
    let mut session = Session::new();
    session.open(1, None);
    session.finish_with(library);
    assert!(!session.is_damaged());
    storage.0.borrow_mut().clear();
    let answer = session.answer(Numbered { generation: 1, body: Request::Search(query("")) });
    let Message::Answer(Numbered { body: Ok(Response::Search(found)), .. }) = answer else { unreachable!() };
    assert_eq!((found.total, found.cards.len()), (4, 0));
    assert!(session.is_damaged());
}

/// As for the index: whoever changes these bytes raises `VERSION` in `lectern_core::kept`, and then the figures here.
#[test]
fn a_change_of_the_bytes_raises_the_version() {
    let copy = copy_of(&mut opened(&letters()));
    expect!["version 3: 1832 bytes, 6652f50691a3b9db"].assert_eq(&format!(
        "version {}: {} bytes, {:016x}",
        kept::VERSION,
        copy.len(),
        Digest::of(&copy)
    ));
}
