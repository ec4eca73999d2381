//! A statement in short.

use crate::collection::Collection;
use crate::excerpt::excerpt;
use crate::runs::all_runs;
use lectern_core::protocol::{Card, Person, SourceLink};
use lectern_core::statement::{Author, Source};
use lectern_core::{Date, Statement, TextField};
use lectern_search::{DocId, Marker};

/// The card of a statement in a list of results.
pub(crate) fn card(collection: &Collection, doc: DocId, marker: &Marker) -> Option<Card> {
    let statement = &*collection.statement(doc)?;
    let plain_text = |content| collection.plain_texts.of(doc, content);
    let excerpt = excerpt(statement, collection.language(statement), marker, plain_text);
    Some(Card { excerpt, ..card_without_excerpt(collection, doc, statement, marker) })
}

/// What of a card does not repeat the text, for the page that shows the text whole.
pub(crate) fn card_without_excerpt(
    collection: &Collection,
    doc: DocId,
    statement: &Statement,
    marker: &Marker,
) -> Card {
    let language = collection.language(statement);
    Card {
        id: statement.id.clone(),
        title: all_runs(&statement.title, &marker.ranges(TextField::Title, &statement.title, language)),
        kind: statement.kind.clone(),
        date: statement.date.as_ref().map(Date::when),
        authors: statement.authors.iter().map(person).collect(),
        organizations: statement.organizations.clone(),
        recipients: statement.recipients.clone(),
        places: statement.places.clone(),
        topics: statement.topics.clone(),
        language: language.map(str::to_owned),
        excerpt: None,
        calls: statement.calls.clone(),
        source: statement.source.as_ref().map(source),
        status: statement.status,
        words: if statement.content.is_some() { collection.index.words(doc) } else { 0 },
        signatures: statement.total_signatures,
    }
}

fn person(author: &Author) -> Person {
    let Author { name, role, organization, url, .. } = author.clone();
    Person { name, role, organization, url }
}

fn source(source: &Source) -> SourceLink {
    SourceLink { name: source.name.clone(), url: source.url.clone() }
}
