//! How long building and searching take on a real collection.
//!
//! ```sh
//! cargo run --release -p lectern-search --example timing -- ungdc-1k.json [query ...]
//! ```
//!
//! The file is a bundle or JSON Lines of statements. With queries, those are timed instead of the usual hundred.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "an example may stop at what is not a collection")]

use lectern_core::protocol::SearchRequest;
use lectern_core::statement::{Author, Event};
use lectern_core::view::Choice;
use lectern_core::{CalendarDate, Facet, Statement};
use lectern_search::Index;
use serde_json::Value;
use std::time::{Duration, Instant};

fn main() {
    let mut arguments = std::env::args().skip(1);
    let path = arguments.next().expect("the path of a collection");
    let queries: Vec<String> = arguments.collect();
    let statements = read(&path);
    let index = build(&statements);
    let own = queries.iter().map(|query| (query.as_str(), vec![request(query)])).collect();
    println!("{:<12} {:>7} {:>9} {:>9} {:>9}", "queries", "number", "p50 ms", "p95 ms", "max ms");
    let mut all = Vec::new();
    for (class, requests) in if queries.is_empty() { usual() } else { own } {
        let timed = requests.iter().map(|request| (time(&index, request), request.query.as_str()));
        let mut times: Vec<(Duration, &str)> = timed.collect();
        print_row(class, &mut times);
        all.extend(times.iter().map(|&(time, _)| (time, "")));
    }
    print_row("all", &mut all);
    time_excerpts(&index, &statements);
}

fn build(statements: &[Statement]) -> Index {
    let text: usize = statements.iter().map(|statement| statement.content.as_ref().map_or(0, String::len)).sum();
    let text = text as f64 / 1e6;
    let start = Instant::now();
    let mut index = Index::new();
    for statement in statements {
        index.add(statement, statement.content.as_deref().unwrap_or_default(), Some("en"));
    }
    let built = start.elapsed();
    println!("{} statements, {text:.1} MB of text", index.len());
    println!("build        {:>9.1} ms  {:.1} MB/s", millis(built), text / built.as_secs_f64());
    let start = Instant::now();
    std::hint::black_box(index.search(&request("a ")));
    println!("first search {:>9.1} ms", millis(start.elapsed()));
    let memory = index.memory_bytes() as f64 / 1e6;
    println!("memory       {memory:>9.1} MB  {:.2} of the text", memory / text);
    index
}

/// The best of seven, so that what else the machine does is left out.
fn time(index: &Index, request: &SearchRequest) -> Duration {
    let runs = (0..7).map(|_| {
        let start = Instant::now();
        std::hint::black_box(index.search(request));
        start.elapsed()
    });
    runs.min().unwrap()
}

fn time_excerpts(index: &Index, statements: &[Statement]) {
    let texts: Vec<&str> = statements.iter().filter_map(|statement| statement.content.as_deref()).take(20).collect();
    for query in ["human rights", "\"human rights\"", "s"] {
        let start = Instant::now();
        let marker = index.marker(query, None);
        let made = start.elapsed();
        for text in &texts {
            std::hint::black_box(marker.excerpt(lectern_core::TextField::Content, text, Some("en"), 300));
        }
        println!("{query:?}: marker {:.3} ms, 20 excerpts {:.3} ms", millis(made), millis(start.elapsed()));
    }
}

fn print_row(class: &str, times: &mut [(Duration, &str)]) {
    times.sort_unstable();
    let at = |share: f64| millis(times.get((times.len() as f64 * share) as usize).unwrap_or(times.last().unwrap()).0);
    let (max, slowest) = times.last().unwrap();
    println!("{class:<12} {:>7} {:>9.3} {:>9.3} {:>9.3}  {slowest}", times.len(), at(0.5), at(0.95), millis(*max));
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

fn request(query: &str) -> SearchRequest {
    SearchRequest { query: query.to_owned(), facet_limit: 10, page: 1, per_page: 20, ..SearchRequest::default() }
}

/// What is typed letter by letter.
const TYPED: [&str; 3] = ["human rights", "self-determination of peoples", "\"cold war\" disarmament"];
const WORDS: &str = ";peace ;zimbabwe ;nuclear weapons ;the ;the of and ;climate change island states ";
const BOOLEAN: &str = "peace -war ;iraq OR iran ;sanctions -\"south africa\" OR namibia ;-the ";
const PHRASES: &str =
    "\"human rights\";\"peace rights\";\"of the\";\"the of\";\"sustainable development goals\";\"united";
const FIELDS: &str = "author:a;org:france peace ;topic:x ;decade:19 nuclear ";

/// Queries by class.
fn usual() -> Vec<(&'static str, Vec<SearchRequest>)> {
    let list = |queries: &str| queries.split(';').map(request).collect::<Vec<_>>();
    let keys = TYPED.iter().flat_map(|words| (1..=words.len()).map(|end| request(&words[..end])));
    let letters = ('a'..='z').map(|letter| request(&letter.to_string()));
    vec![
        ("keys", keys.collect()),
        ("letters", letters.collect()),
        ("words", list(WORDS)),
        ("boolean", list(BOOLEAN)),
        ("phrases", list(PHRASES)),
        ("fields", list(FIELDS)),
        ("filters", vec![filtered("peace "), filtered("")]),
    ]
}

/// A query with a choice in a facet and a range of dates.
fn filtered(query: &str) -> SearchRequest {
    let mut request = request(query);
    let choice = Choice { any: vec!["France".into(), "Brazil".into()], none: Vec::new() };
    request.filters.facets.insert(Facet::Organization, choice);
    request.filters.from = Some(CalendarDate::of_year(1980));
    request
}

fn read(path: &str) -> Vec<Statement> {
    let text = std::fs::read_to_string(path).unwrap();
    match serde_json::from_str::<Value>(&text) {
        Ok(bundle) => bundle["statements"].as_array().unwrap().iter().map(statement).collect(),
        Err(_) => text.lines().map(|line| statement(&serde_json::from_str(line).unwrap())).collect(),
    }
}

fn statement(value: &Value) -> Statement {
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let texts = |value: &Value| value.as_array().into_iter().flatten().filter_map(text).collect::<Vec<_>>();
    let authors = value["authors"].as_array().into_iter().flatten().map(|author| Author {
        name: text(&author["name"]).unwrap_or_default(),
        role: text(&author["role"]),
        organization: text(&author["organization"]),
        ..Author::default()
    });
    Statement {
        id: text(&value["id"]).unwrap_or_default(),
        title: text(&value["title"]).unwrap_or_default(),
        kind: text(&value["kind"]),
        date: value["date"].as_str().and_then(|date| date.parse().ok()),
        authors: authors.collect(),
        organizations: texts(&value["organizations"]),
        recipients: texts(&value["recipients"]),
        topics: texts(&value["topics"]),
        places: texts(&value["places"]),
        summary: text(&value["summary"]),
        content: text(&value["content"]),
        event: value["event"]["name"].as_str().map(|name| Event { name: name.to_owned(), ..Event::default() }),
        ..Statement::default()
    }
}
