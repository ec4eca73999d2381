//! What is measured: statements, and queries to ask of them.

use lectern_core::protocol::SearchRequest;
use lectern_core::view::Choice;
use lectern_core::{CalendarDate, Facet, Statement};
use lectern_search::Index;

/// A collection with queries.
pub struct Subject {
    /// The first part of the benches' names.
    pub name: &'static str,
    /// All of them have a text.
    pub statements: Vec<Statement>,
    /// Classes of queries, each with one that stands for it.
    pub queries: Vec<(&'static str, SearchRequest)>,
    /// A query that is typed letter by letter.
    pub typed: String,
}

impl Subject {
    /// The texts, in the order of the statements.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.statements.iter().filter_map(|statement| statement.content.as_deref())
    }

    /// How long all texts are, in bytes.
    pub fn text_bytes(&self) -> usize {
        self.texts().map(str::len).sum()
    }

    /// An index of the statements that has not been searched.
    pub fn index(&self) -> Index {
        let mut index = Index::new();
        for statement in &self.statements {
            index.add(statement, statement.content.as_deref().unwrap_or_default(), Some("en"));
        }
        index
    }
}

/// A query as the reader asks it.
pub fn request(query: &str) -> SearchRequest {
    SearchRequest { query: query.to_owned(), facet_limit: 10, page: 1, per_page: 25, ..SearchRequest::default() }
}

/// A query with two bodies chosen and a first year.
pub fn filtered(query: &str, organizations: [&str; 2], from: i32) -> SearchRequest {
    let mut request = request(query);
    let choice = Choice { any: organizations.map(str::to_owned).to_vec(), none: Vec::new() };
    request.filters.facets.insert(Facet::Organization, choice);
    request.filters.from = Some(CalendarDate::of_year(from));
    request
}
