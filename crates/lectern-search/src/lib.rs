//! Finding statements: words out of texts, an index of them, and answers to queries.
//!
//! - `analysis`: a text becomes words; a word becomes its folded form and its stem.
//! - `index`: what is kept of each statement. It only grows, and can be searched after every [`Index::add`].
//! - `query`: what was typed becomes a tree, with what had to be mended.
//! - `evaluate`: a tree becomes the exact set of statements that it holds for, with scores.
//! - `answer`: one pass over that set gives facet counts, timeline and order.
//! - `mark`: where the words of a query stand in a text.
//!
//! Statements go in through [`Index::add`]; [`Hits`], counts and marks come out as ids and byte ranges. This crate
//! never keeps a text, never reads a clock and never knows where statements came from. The same statements in the
//! same order give the same bits natively and in wasm: no order of a hash map and no logarithm of the platform
//! reaches an answer.

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking"))]

mod analysis;
mod answer;
mod evaluate;
mod expression;
mod index;
mod mark;
mod query;

pub use analysis::{lower_case, snowball};
pub use answer::Hits;
pub use expression::matching;
pub use index::{DocId, Index};
pub use mark::{Marker, Passages};

#[doc(hidden)]
pub use query::grammar;

/// Whether a query has something that only what is not linked in can look for.
#[must_use]
pub fn needs_module(query: &str) -> bool {
    cfg!(not(feature = "expressions")) && query::Query::parse(query).expressions().next().is_some()
}

/// Whether the words of a language (a BCP 47 tag) are stemmed by what is not linked in.
#[must_use]
pub fn is_stemmed_elsewhere(language: Option<&str>) -> bool {
    analysis::Stemming::of(language).is_elsewhere()
}

/// The words of a text, as tests compare searching with looking: each as it stands, folded, and as its stem.
#[doc(hidden)]
#[must_use]
pub fn words_of(text: &str, language: Option<&str>) -> Vec<[String; 3]> {
    let stemming = analysis::Stemming::of(language);
    let mut words = Vec::new();
    analysis::tokens(text, |token| {
        let typed = text.get(token.range.clone()).unwrap_or_default().to_owned();
        words.push([typed, analysis::fold(token.word).into_owned(), stemming.stem(token.word).into_owned()]);
    });
    words
}

/// How many words a text is cut into: the pass over it that no index can do without, for benchmarks.
#[doc(hidden)]
#[must_use]
pub fn count_words(text: &str) -> usize {
    let mut count = 0;
    let count_word = |word: &str| usize::from(!std::hint::black_box(word).is_empty());
    analysis::each_token(text, u128::MAX, |token, _| count += count_word(token.word));
    count
}
