//! What only some texts and queries need: CommonMark, the stems of most languages, gzip, and regular expressions.
//!
//! Natively they are linked in. In a browser they weigh more than the rest of the engine, and a plain file of summaries
//! in English needs none of them: there they are a module of their own, which an engine fetches when a statement or a
//! file or a query asks for it and provides here. Whoever indexes a statement makes sure first that they [`are_at_hand`]; packed
//! bytes wait until then ([`Reader::waits_for_texts`](crate::bundle::Reader::waits_for_texts)).
//!
//! Both sides of the door are in this folder: `answering` is the module's.

#[cfg(feature = "module")]
mod answering;

#[cfg(feature = "module")]
pub use answering::{Answering, WithWords};

use crate::bundle::gzip::End;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize, Serializer};
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
    /// The next stretch of text of a packed file. Asked with its next bytes, and then with none until no text comes.
    /// One file is unpacked at a time.
    Unpack {
        /// Whether the file begins here, and what was left of another one is forgotten.
        is_beginning: bool,
        /// Bytes as they come, cut anywhere.
        #[serde(serialize_with = "as_bytes")]
        packed: &'a [u8],
    },
}

/// The answer to [`Question::Unpack`].
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Unpacked<'a> {
    /// A stretch of text; none where all bytes are used up.
    #[serde(serialize_with = "as_bytes")]
    pub text: &'a [u8],
    /// How it stands where no byte follows; nothing where the file is damaged behind this stretch.
    pub end: Option<End>,
}

/// From now on the module answers. The first one provided stays.
pub fn provide(module: Module) {
    // A second one is the same.
    let _ = MODULE.set(module);
}

/// Whether every text can be read, by what is linked in or by a module.
#[must_use]
pub fn are_at_hand() -> bool {
    cfg!(feature = "texts") || MODULE.get().is_some()
}

/// Asks the module; `None` where there is none, or where it fails.
pub fn ask<T: DeserializeOwned>(question: &Question<'_>) -> Option<T> {
    postcard::from_bytes(&ask_for_bytes(question)?).ok()
}

/// Asks the module, for an answer that is read where it lies.
pub(crate) fn ask_for_bytes(question: &Question<'_>) -> Option<Vec<u8>> {
    Some(MODULE.get()?(&postcard::to_allocvec(question).ok()?))
}

/// Bytes at once instead of one by one.
fn as_bytes<S: Serializer>(bytes: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_bytes(bytes)
}
