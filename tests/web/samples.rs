//! What components are shown: cards, statements and their parts, with nothing in them but what a test gives them.

use lectern_core::date::When;
use lectern_core::protocol::{Card, Link, Person, Run, SourceLink, StatementView};
use lectern_core::statement::Status;

/// Text as the engine sends it; what it found stands between `*`.
pub fn runs(text: &str) -> Vec<Run> {
    let run = |(at, text): (usize, &str)| Run { text: text.to_owned(), hit: at % 2 == 1 };
    text.split('*').enumerate().map(run).filter(|run| !run.text.is_empty()).collect()
}

/// Values, written `law, peace`.
pub fn values(text: &str) -> Vec<String> {
    text.split(", ").filter(|value| !value.is_empty()).map(str::to_owned).collect()
}

/// Some text, where there is any.
pub fn some(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

/// A known year, month or day.
pub fn when(date: &str) -> When {
    When { edtf: date.to_owned(), start: date.parse().ok(), end: None, approximate: false, uncertain: false }
}

/// A person, with a role and a body where those are not empty.
pub fn person(name: &str, role: &str, organization: &str) -> Person {
    Person { name: name.to_owned(), role: some(role), organization: some(organization), url: None }
}

/// A source, with a name and an address where those are not empty.
pub fn source(name: &str, url: &str) -> SourceLink {
    SourceLink { name: some(name), url: some(url) }
}

/// The way to another statement.
pub fn link(id: &str, title: &str) -> Link {
    Link { id: id.to_owned(), title: title.to_owned(), date: None }
}

/// A card with an id and a title.
pub fn card(id: &str, title: &str) -> Card {
    Card {
        id: id.to_owned(),
        title: runs(title),
        kind: None,
        date: None,
        authors: Vec::new(),
        organizations: Vec::new(),
        recipients: Vec::new(),
        places: Vec::new(),
        topics: Vec::new(),
        language: None,
        excerpt: None,
        calls: Vec::new(),
        source: None,
        status: Status::Current,
        words: 0,
        signatures: None,
    }
}

/// A statement whose record says nothing more than its card.
pub fn statement(card: Card) -> StatementView {
    StatementView {
        card,
        summary: None,
        blocks: Vec::new(),
        passages: 0,
        hits: 0,
        event: None,
        signatories: Vec::new(),
        removed: Vec::new(),
        identifiers: Vec::new(),
        archived_url: None,
        sha256: None,
        retrieved: None,
        license: None,
        rights: None,
        other_fields: Vec::new(),
        replies_to: None,
        replies: Vec::new(),
        translation_of: None,
        translations: Vec::new(),
        neighbours: None,
    }
}

/// A statement with all that is known of where its text comes from.
pub fn sourced_statement(source: SourceLink, archived_url: &str, sha256: &str) -> StatementView {
    let card = Card { source: Some(source), ..card("letter", "A letter") };
    StatementView { archived_url: some(archived_url), sha256: some(sha256), ..statement(card) }
}
