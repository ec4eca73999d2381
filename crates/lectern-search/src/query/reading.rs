//! Telling how a query was read.

use super::{Forms, Near, Node, Query, Shape, Word, Words};
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
        Node::Near(Near { operands, within, is_ordered }) => {
            let alternatives = |operand: &Vec<Words>| match operand.as_slice() {
                [words] => words_reading(words),
                several => Reading::Any(several.iter().map(words_reading).collect()),
            };
            let parts = operands.iter().map(alternatives).collect();
            Reading::Near { parts, within: *within, is_ordered: *is_ordered }
        }
        Node::Field { facet, value } => Reading::Field { facet: *facet, value: typed(value).join(" ") },
        Node::Dated(dates) => Reading::Dated(dates.period.clone()),
        Node::Not(node) => Reading::Not(Box::new(reading(node))),
        Node::All(nodes) => Reading::All(nodes.iter().map(reading).collect()),
        Node::Any(nodes) => Reading::Any(nodes.iter().map(reading).collect()),
    }
}

fn words_reading(words: &Words) -> Reading {
    let reading = match words.words.as_slice() {
        [word] => word_reading(word, words.forms),
        _ => Reading::Phrase(typed(words)),
    };
    match words.field {
        Some(field) => Reading::Within { field, reading: Box::new(reading) },
        None => reading,
    }
}

fn word_reading(word: &Word, forms: Forms) -> Reading {
    let typed = word.typed.clone();
    match (&word.shape, forms) {
        (Shape::Pattern | Shape::Any, _) => Reading::Pattern(typed),
        (Shape::Expression, _) => Reading::Expression(typed),
        (Shape::Open, _) => Reading::Prefix(typed),
        (Shape::Whole, Forms::Inflected) => Reading::Word(typed),
        (Shape::Whole, Forms::AsWritten) => Reading::Exact(typed),
    }
}

fn typed(words: &Words) -> Vec<String> {
    words.words.iter().map(|word| word.typed.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use lectern_core::protocol::Period;
    use lectern_core::{Facet, TextField};

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
            ("\"peac", Some(Reading::Prefix("peac".into()))),
            ("wom?n ", Some(Reading::Pattern("wom?n".into()))),
            ("/wom.n/", Some(Reading::Expression("wom.n".into()))),
            ("title:=peace ", {
                let reading = Box::new(Reading::Exact("peace".into()));
                Some(Reading::Within { field: TextField::Title, reading })
            }),
            ("a NEAR/5 b ", Some(Reading::Near { parts: vec![word("a"), word("b")], within: 5, is_ordered: false })),
            ("before:1990", Some(Reading::Dated(Period::Before("1990".into())))),
            (
                "to:\"Security Council\"",
                Some(Reading::Field { facet: Facet::Recipient, value: "Security Council".into() }),
            ),
        ] {
            assert_eq!(Query::parse(query).reading(), expected, "{query:?}");
        }
    }
}
