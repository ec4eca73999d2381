//! Regular expressions over the words of a collection.

#[cfg(not(feature = "expressions"))]
use lectern_core::texts::{Question, ask};

/// The largest expression, in bytes of its compiled form: a word is then held against it in microseconds.
#[cfg(feature = "expressions")]
const LARGEST: usize = 1 << 15;

/// For each word, whether the expression matches it whole; `None` where it is no expression, or too large a one.
///
/// The time is bounded by the product of both sizes.
#[cfg(feature = "expressions")]
pub fn matching(expression: &str, words: &[&str]) -> Option<Vec<bool>> {
    let whole = format!("^(?:{expression})$");
    let expression = regex_lite::RegexBuilder::new(&whole).size_limit(LARGEST).build().ok()?;
    Some(words.iter().map(|word| expression.is_match(word)).collect())
}

/// The same, by the module that has what is not linked in.
#[cfg(not(feature = "expressions"))]
pub fn matching(expression: &str, words: &[&str]) -> Option<Vec<bool>> {
    ask::<Option<Vec<bool>>>(&Question::Matching { expression, words: words.to_vec() }).flatten()
}
