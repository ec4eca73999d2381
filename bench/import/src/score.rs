//! What an answer is worth.

use crate::words::of_text;
use std::collections::HashMap;

/// F1 over words: the harmonic mean of the share of the expected words that were given and the share of the given
/// words that were expected. A word counts as often as it stands there; order does not count.
pub fn f1(expected: &[String], given: &[String]) -> f64 {
    if expected.is_empty() && given.is_empty() {
        return 1.0;
    }
    let mut waiting: HashMap<&str, usize> = HashMap::new();
    for word in expected {
        *waiting.entry(word).or_default() += 1;
    }
    let mut found = 0_usize;
    for word in given {
        if let Some(count) = waiting.get_mut(word.as_str()).filter(|count| **count > 0) {
            *count -= 1;
            found += 1;
        }
    }
    2.0 * as_f64(found) / as_f64(expected.len() + given.len())
}

/// Whether two lines have the same words; a line that is absent has none.
pub fn is_same(expected: Option<&str>, given: Option<&str>) -> bool {
    of_text(expected.unwrap_or_default()) == of_text(given.unwrap_or_default())
}

/// Whether a date begins with the same day.
pub fn is_same_day(expected: &str, given: Option<&str>) -> bool {
    given.and_then(|given| given.get(..10)) == expected.get(..10)
}

/// A count as a number to divide by.
pub fn as_f64(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_counts_as_often_as_it_is_there() {
        let words = |text: &str| of_text(text);
        let check = |expected: &str, given: &str, worth: f64| {
            assert!((f1(&words(expected), &words(given)) - worth).abs() < 1e-9, "{expected} / {given}");
        };
        check("a b", "b a", 1.0);
        check("a a", "a b", 0.5);
        check("a", "", 0.0);
        check("", "", 1.0);
    }
}
