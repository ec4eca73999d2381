//! Telling how a query was read.

use super::{Forms, Node, Query, Words};
use lectern_core::protocol::Reading;

impl Query {
    /// How the query was read; absent where it asks for nothing.
    pub fn reading(&self) -> Option<Reading> {
        let mut readings: Vec<_> = self.pieces.iter().map(|piece| reading(&piece.node)).collect();
        match readings.len() {
            0 | 1 => readings.pop(),
            _ => Some(Reading::All(readings)),
        }
    }
}

fn reading(node: &Node) -> Reading {
    match node {
        Node::Words(words) => words_reading(words),
        Node::Field { facet, value } => Reading::Field { facet: *facet, value: typed(value).join(" ") },
        Node::Not(node) => Reading::Not(Box::new(reading(node))),
        Node::All(nodes) => Reading::All(nodes.iter().map(reading).collect()),
        Node::Any(nodes) => Reading::Any(nodes.iter().map(reading).collect()),
    }
}

fn words_reading(words: &Words) -> Reading {
    let mut typed = typed(words);
    match (words.forms, typed.len()) {
        (Forms::Inflected, 1) => {
            let word = typed.pop().unwrap_or_default();
            if words.is_open { Reading::Prefix(word) } else { Reading::Word(word) }
        }
        (Forms::AsWritten, 1) if !words.is_open => Reading::Exact(typed.pop().unwrap_or_default()),
        _ => Reading::Phrase(typed),
    }
}

fn typed(words: &Words) -> Vec<String> {
    words.words.iter().map(|word| word.typed.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use lectern_core::Facet;

    #[test]
    fn a_query_is_told_as_it_was_read() {
        let word = |word: &str| Reading::Word(word.into());
        let phrase = |words: [&str; 2]| Reading::Phrase(words.map(str::to_owned).to_vec());
        for (query, expected) in [
            (" ", None),
            ("peace ", Some(word("peace"))),
            ("Peac", Some(Reading::Prefix("Peac".into()))),
            ("\"human rights\"", Some(phrase(["human", "rights"]))),
            ("self-help ", Some(phrase(["self", "help"]))),
            ("a b OR c ", Some(Reading::All(vec![word("a"), Reading::Any(vec![word("b"), word("c")])]))),
            ("-war", Some(Reading::Not(Box::new(word("war"))))),
            (
                "to:\"Security Council\"",
                Some(Reading::Field { facet: Facet::Recipient, value: "Security Council".into() }),
            ),
        ] {
            assert_eq!(Query::parse(query).reading(), expected, "{query:?}");
        }
    }
}
