//! What only some texts need: CommonMark, and the stems of most languages.
//!
//! Natively both are linked in. In a browser they weigh as much as the rest of the engine, and a catalogue of summaries
//! in English needs neither: there they are a module of their own, which an engine fetches when a statement asks for it
//! and provides here. Whoever indexes a statement makes sure first that they [`are_at_hand`].

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::sync::OnceLock;

/// The module: the bytes of a question in, the bytes of its answer out; none where it fails.
pub type Module = fn(&[u8]) -> Vec<u8>;

static MODULE: OnceLock<Module> = OnceLock::new();

/// What the module is asked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Question<'a> {
    /// The blocks of a text, as [`passage::parse`](crate::passage::parse) gives them.
    Parse(&'a str),
    /// The words of a text, as [`passage::plain_text`](crate::passage::plain_text) gives them.
    PlainText(&'a str),
    /// The stem of a word.
    Stem {
        /// Its language, as the stemmers name it.
        language: &'a str,
        /// The word.
        word: &'a str,
    },
    /// For each word, whether a regular expression matches it whole; none where it is no expression.
    Matching {
        /// The expression.
        expression: &'a str,
        /// The words.
        words: Vec<&'a str>,
    },
}

/// From now on the module answers. The first one provided stays.
pub fn provide(module: Module) {
    // A second one is the same.
    let _ = MODULE.set(module);
}

/// Whether every text can be read, by what is linked in or by a module.
#[must_use]
pub fn are_at_hand() -> bool {
    cfg!(feature = "commonmark") || MODULE.get().is_some()
}

/// Asks the module; `None` where there is none, or where it fails.
pub fn ask<T: DeserializeOwned>(question: &Question<'_>) -> Option<T> {
    let answer = MODULE.get()?(&postcard::to_allocvec(question).ok()?);
    postcard::from_bytes(&answer).ok()
}

/// What the module does with words, beside what this crate has.
#[derive(Clone, Copy)]
pub struct WithWords {
    /// The stem of a word of a language: [`Question::Stem`].
    pub stem: fn(&str, &str) -> String,
    /// Which words a regular expression matches: [`Question::Matching`].
    pub matching: fn(&str, &[&str]) -> Option<Vec<bool>>,
}

/// Answers a question, inside the module.
#[cfg(feature = "commonmark")]
pub fn answer(question: &[u8], with_words: WithWords) -> Vec<u8> {
    use crate::passage::{parse, plain_text};
    let answer = match postcard::from_bytes(question) {
        Ok(Question::Parse(content)) => postcard::to_allocvec(&parse(content)),
        Ok(Question::PlainText(content)) => postcard::to_allocvec(&plain_text(content)),
        Ok(Question::Stem { language, word }) => postcard::to_allocvec(&(with_words.stem)(language, word)),
        Ok(Question::Matching { expression, words }) => {
            postcard::to_allocvec(&(with_words.matching)(expression, &words))
        }
        Err(error) => Err(error),
    };
    answer.unwrap_or_default()
}

#[cfg(all(test, feature = "commonmark"))]
mod tests {
    use super::*;
    use crate::passage::{Block, parse};

    fn answered<T: DeserializeOwned>(question: &Question<'_>) -> Option<T> {
        let question = postcard::to_allocvec(question).expect("bytes");
        postcard::from_bytes(&answer(&question, WITH_WORDS)).ok()
    }

    const WITH_WORDS: WithWords = WithWords {
        stem: |language, word| format!("{language}:{word}"),
        matching: |expression, words| Some(words.iter().map(|word| *word == expression).collect()),
    };

    #[test]
    fn the_module_answers_as_what_is_linked_in_would() {
        let content = "# To all\n\n1. We *demand* [it](https://example.org/).\n\n> And more";
        assert_eq!(answered::<Vec<Block>>(&Question::Parse(content)), Some(parse(content)));
        let words = crate::passage::plain_text(content).into_owned();
        assert_eq!(answered(&Question::PlainText(content)), Some(words));
        assert_eq!(answered(&Question::Stem { language: "fr", word: "mots" }), Some("fr:mots".to_owned()));
        let matching = Question::Matching { expression: "b", words: vec!["a", "b"] };
        assert_eq!(answered(&matching), Some(Some(vec![false, true])));
    }

    #[test]
    fn bytes_that_are_no_question_have_no_answer() {
        assert_eq!(answer(&[9, 9, 9], WITH_WORDS), Vec::<u8>::new());
    }
}
