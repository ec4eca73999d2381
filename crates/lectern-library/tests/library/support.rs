//! Collections to open, and asking in one line.

use lectern_core::protocol::{
    Card, Event, Generation, Message, Numbered, Refusal, Request, Response, Run, SearchRequest, SearchResponse,
    StatementRequest, StatementView,
};
use lectern_library::Session;
use serde_json::Value;
use std::fs;
use std::path::PathBuf;

/// The default collection, 77 records with summaries.
pub fn landmark() -> Vec<u8> {
    fs::read(from_here("../../public/collections/landmark-statements.json")).expect("the default collection is there")
}

/// A hundred speeches in full; absent, and said to be, where the shared folder is.
pub fn speeches() -> Option<Vec<u8>> {
    let path = from_here("../../../shared/corpora/ungdc/ungdc-100.json");
    let bytes = fs::read(&path).ok();
    if bytes.is_none() {
        println!("skipped: {} is not here", path.display());
    }
    bytes
}

fn from_here(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// A bundle of these statements; each is given an id, a title and a summary where it names none.
pub fn bundle(statements: Value) -> Vec<u8> {
    let mut statements = statements;
    for (number, statement) in statements.as_array_mut().into_iter().flatten().enumerate() {
        let fields = statement.as_object_mut().expect("statements are objects");
        fields.entry("id").or_insert_with(|| format!("s{}", number + 1).into());
        fields.entry("title").or_insert_with(|| "Untitled".into());
        if !fields.contains_key("content") {
            fields.entry("summary").or_insert_with(|| "Nothing more is known.".into());
        }
    }
    // Written out, because the title is to come first, as in a file that a person would write.
    let head = r#"{"format":"statement-bundle","version":1,"title":"Test","language":"en","license":"CC0-1.0""#;
    format!("{head},\"statements\":{statements}}}").into_bytes()
}

/// Opens a collection, fed in pieces of this many bytes, and gives what was said meanwhile.
pub fn open_in_pieces(session: &mut Session, generation: Generation, bytes: &[u8], piece: usize) -> Vec<Message> {
    session.open(generation, u64::try_from(bytes.len()).ok());
    let mut messages: Vec<_> = bytes.chunks(piece).flat_map(|bytes| session.feed(bytes)).collect();
    messages.extend(session.finish());
    messages
}

/// A session in which this collection is open.
pub fn opened(bytes: &[u8]) -> Session {
    let mut session = Session::new();
    let messages = open_in_pieces(&mut session, 1, bytes, 4_096);
    assert!(names(&messages).ends_with(" complete 1"), "{messages:?}");
    session
}

/// Messages by name and generation, such as `opened 1 complete 1`.
pub fn names(messages: &[Message]) -> String {
    let name = |message: &Message| match message {
        Message::Ready => "ready".to_owned(),
        Message::Answer(answer) => format!("answer {}", answer.generation),
        Message::Event(event) => format!("{} {}", event_name(&event.body), event.generation),
    };
    messages.iter().map(name).collect::<Vec<_>>().join(" ")
}

fn event_name(event: &Event) -> &'static str {
    match event {
        Event::Opened(_) => "opened",
        Event::Progress(_) => "progress",
        Event::Complete { .. } => "complete",
        Event::Failed(_) => "failed",
    }
}

/// The first page of 20 of all that this query finds.
pub fn query(query: &str) -> SearchRequest {
    SearchRequest { query: query.to_owned(), page: 1, per_page: 20, facet_limit: 10, ..SearchRequest::default() }
}

pub fn ask(session: &mut Session, request: Request) -> Result<Response, Refusal> {
    match session.answer(Numbered { generation: 9, body: request }) {
        Message::Answer(answer) => {
            assert_eq!(answer.generation, 9, "an answer has the number of its request");
            answer.body
        }
        other => unreachable!("{other:?} is no answer"),
    }
}

pub fn search(session: &mut Session, request: SearchRequest) -> SearchResponse {
    match ask(session, Request::Search(request)) {
        Ok(Response::Search(response)) => *response,
        other => unreachable!("{other:?} is no page of cards"),
    }
}

/// How many statements a query finds.
pub fn total(session: &mut Session, text: &str) -> u32 {
    search(session, query(text)).total
}

/// The statement of this id as a search shows it.
pub fn statement(session: &mut Session, id: &str, search: SearchRequest) -> StatementView {
    match ask(session, Request::Statement(StatementRequest { id: id.to_owned(), search })) {
        Ok(Response::Statement(view)) => *view,
        other => unreachable!("{other:?} is no statement"),
    }
}

pub fn ids(cards: &[Card]) -> Vec<&str> {
    cards.iter().map(|card| card.id.as_str()).collect()
}

/// Runs as one line, hits in brackets.
pub fn marked(runs: &[Run]) -> String {
    runs.iter().map(|run| if run.hit { format!("[{}]", run.text) } else { run.text.clone() }).collect()
}
