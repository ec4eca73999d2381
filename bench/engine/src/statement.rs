//! A statement out of the texts that a script gave.

use lectern_core::Statement;
use lectern_core::statement::Author;

/// A statement with what the measured collections have of each; what is empty is absent.
pub fn statement(
    title: String,
    kind: String,
    author: String,
    organization: String,
    topic: String,
    date: &str,
) -> Statement {
    Statement {
        title,
        kind: present(kind),
        date: date.parse().ok(),
        authors: present(author).map(|name| Author { name, ..Author::default() }).into_iter().collect(),
        organizations: present(organization).into_iter().collect(),
        topics: present(topic).into_iter().collect(),
        ..Statement::default()
    }
}

fn present(text: String) -> Option<String> {
    Some(text).filter(|text| !text.is_empty())
}
