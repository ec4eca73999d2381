//! `name:value`: statements by the words of their facet values.

use super::IdSet;
use crate::analysis::fold;
use crate::index::Columns;
use crate::query::{Shape, Words, matches};
use lectern_core::Facet;

/// The statements with a value in `facet` that has the words in order, perhaps with others between.
pub fn with_value(columns: &Columns, facet: Facet, words: &Words) -> IdSet {
    let folded: Vec<(String, &Shape)> =
        words.words.iter().map(|word| (fold(&word.lower).into_owned(), &word.shape)).collect();
    let mut values = IdSet::none(columns.value_count());
    for (value, of) in columns.all_values() {
        if of == facet && has_in_order(columns.value_words(value), &folded) {
            values.insert(value);
        }
    }
    let mut docs = IdSet::none(columns.len());
    if !values.is_empty() {
        let has_value = |doc: &u32| columns.values(*doc).iter().any(|&value| values.contains(value));
        (0..columns.len()).filter(has_value).for_each(|doc| docs.insert(doc));
    }
    docs
}

/// Whether `value`, as [`Columns::value_words`] has it, has these words in order.
fn has_in_order(value: &str, words: &[(String, &Shape)]) -> bool {
    let mut rest = value.split(' ').filter(|word| !word.is_empty());
    words.iter().all(|(word, shape)| {
        rest.any(|found| match shape {
            Shape::Whole => found == word,
            Shape::Open => found.starts_with(word),
            Shape::Pattern => matches(word, found),
            Shape::Any => true,
            // There is no dictionary of values to hold it against; its letters are looked for as they are.
            Shape::Expression => found == word,
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_has_words_in_order() {
        let value = crate::index::folded_words("Martin Luther King, Jr.");
        for (words, shape, expected) in [
            ("martin king", Shape::Whole, true),
            ("king martin", Shape::Whole, false),
            ("martin martin", Shape::Whole, false),
            ("martin lu", Shape::Open, true),
            ("martin lu", Shape::Whole, false),
            ("", Shape::Whole, true),
            ("uther", Shape::Open, false),
            ("martin *ing", Shape::Pattern, true),
            ("*ing m?rtin", Shape::Pattern, false),
        ] {
            let words: Vec<_> = words.split_whitespace().map(|word| (word.to_owned(), &shape)).collect();
            assert_eq!(has_in_order(&value, &words), expected, "{words:?}");
        }
    }
}
