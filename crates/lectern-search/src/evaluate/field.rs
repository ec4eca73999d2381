//! `name:value`: statements by the words of their facet values.

use super::IdSet;
use crate::analysis::fold;
use crate::index::Columns;
use crate::query::Words;
use lectern_core::Facet;

/// The statements with a value in `facet` that has the words in order, perhaps with others between.
pub fn with_value(columns: &Columns, facet: Facet, words: &Words) -> IdSet {
    let folded: Vec<String> = words.words.iter().map(|word| fold(&word.lower).into_owned()).collect();
    let mut values = IdSet::none(columns.value_count());
    for (value, of) in columns.all_values() {
        if of == facet && has_in_order(columns.value_words(value), &folded, words.is_open) {
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

/// Whether `value`, as [`Columns::value_words`] has it, has these words in order, the last one as a prefix if it is
/// open.
fn has_in_order(value: &str, words: &[String], is_open: bool) -> bool {
    let mut rest = value;
    for (index, word) in words.iter().enumerate() {
        let is_prefix = is_open && index + 1 == words.len();
        let needle = if is_prefix { format!(" {word}") } else { format!(" {word} ") };
        let Some(start) = rest.find(&needle) else { return false };
        // The space behind a word is the one before the next.
        rest = rest.get(start + 1 + word.len()..).unwrap_or_default();
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_has_words_in_order() {
        let value = crate::index::folded_words("Martin Luther King, Jr.");
        for (words, is_open, expected) in [
            ("martin king", false, true),
            ("king martin", false, false),
            ("martin martin", false, false),
            ("martin lu", true, true),
            ("martin lu", false, false),
            ("", false, true),
            ("uther", true, false),
        ] {
            let words: Vec<_> = words.split_whitespace().map(str::to_owned).collect();
            assert_eq!(has_in_order(&value, &words, is_open), expected, "{words:?}");
        }
    }
}
