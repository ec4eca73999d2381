//! The module's side: questions in, answers out.

use super::{Question, Unpacked};
use crate::bundle::gzip::Members;
use crate::passage::{parse_here, words_here};

/// What the module does with words, beside what this crate has.
#[derive(Clone, Copy)]
pub struct WithWords {
    /// The stem of a word of a language: [`Question::Stem`].
    pub stem: fn(&str, &str) -> String,
    /// Which words a regular expression matches: [`Question::Matching`].
    pub matching: fn(&str, &[&str]) -> Option<Vec<bool>>,
}

/// Answers questions, and keeps the file that is being unpacked from one to the next.
#[derive(Debug, Default)]
pub struct Answering {
    unpacking: Unpacking,
}

impl Answering {
    /// Answers a question; with no bytes where it is none.
    pub fn answer(&mut self, question: &[u8], with_words: WithWords) -> Vec<u8> {
        let answer = match postcard::from_bytes(question) {
            Ok(Question::Parse(content)) => postcard::to_allocvec(&parse_here(content)),
            Ok(Question::PlainText(content)) => postcard::to_allocvec(&words_here(content)),
            Ok(Question::Stem { language, word }) => postcard::to_allocvec(&(with_words.stem)(language, word)),
            Ok(Question::Matching { expression, words }) => {
                postcard::to_allocvec(&(with_words.matching)(expression, &words))
            }
            Ok(Question::Unpack { is_beginning, packed }) => {
                postcard::to_allocvec(&self.unpacking.next(is_beginning, packed))
            }
            Err(error) => Err(error),
        };
        answer.unwrap_or_default()
    }
}

/// A file of which bytes have come.
#[derive(Debug, Default)]
struct Unpacking {
    members: Option<Box<Members>>,
    /// The bytes that are not unpacked yet.
    packed: Vec<u8>,
}

impl Unpacking {
    fn next(&mut self, is_beginning: bool, packed: &[u8]) -> Unpacked<'_> {
        if is_beginning {
            *self = Self::default();
        }
        self.packed.extend_from_slice(packed);
        let members = self.members.get_or_insert_with(|| Box::new(Members::new()));
        let mut rest = self.packed.as_slice();
        let outcome = members.next(&mut rest);
        let n_used = self.packed.len() - rest.len();
        self.packed.drain(..n_used);
        Unpacked { text: members.text(), end: outcome.ok().map(|()| members.end()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bundle::gzip::End;
    use crate::passage::{Block, plain_text};
    use flate2::Compression;
    use flate2::write::GzEncoder;
    use serde::de::DeserializeOwned;
    use std::io::Write;

    const WITH_WORDS: WithWords = WithWords {
        stem: |language, word| format!("{language}:{word}"),
        matching: |expression, words| Some(words.iter().map(|word| *word == expression).collect()),
    };

    fn ask(answering: &mut Answering, question: &Question<'_>) -> Vec<u8> {
        let question = postcard::to_allocvec(question).expect("bytes");
        answering.answer(&question, WITH_WORDS)
    }

    fn answered<T: DeserializeOwned>(question: &Question<'_>) -> Option<T> {
        postcard::from_bytes(&ask(&mut Answering::default(), question)).ok()
    }

    #[test]
    fn the_module_answers_as_what_is_linked_in_would() {
        let content = "# To all\n\n1. We *demand* [it](https://example.org/).\n\n> And more";
        assert_eq!(answered::<Vec<Block>>(&Question::Parse(content)), Some(parse_here(content)));
        let words = plain_text(content).into_owned();
        assert_eq!(answered(&Question::PlainText(content)), Some(words));
        assert_eq!(answered(&Question::Stem { language: "fr", word: "mots" }), Some("fr:mots".to_owned()));
        let matching = Question::Matching { expression: "b", words: vec!["a", "b"] };
        assert_eq!(answered(&matching), Some(Some(vec![false, true])));
    }

    #[test]
    fn bytes_that_are_no_question_have_no_answer() {
        assert_eq!(Answering::default().answer(&[9, 9, 9], WITH_WORDS), Vec::<u8>::new());
    }

    #[test]
    fn a_file_that_begins_forgets_the_one_before() {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(b"A text").expect("memory takes every byte");
        let packed = encoder.finish().expect("memory takes every byte");
        let mut answering = Answering::default();
        for (length, end) in [(packed.len() - 1, End::CutOff), (packed.len(), End::Whole)] {
            let (packed, _) = packed.split_at(length);
            let answer = ask(&mut answering, &Question::Unpack { is_beginning: true, packed });
            let first: Unpacked<'_> = postcard::from_bytes(&answer).expect("an answer");
            assert_eq!(first.text, b"A text");
            let answer = ask(&mut answering, &Question::Unpack { is_beginning: false, packed: b"" });
            assert_eq!(postcard::from_bytes(&answer), Ok(Unpacked { text: b"", end: Some(end) }));
        }
    }
}
