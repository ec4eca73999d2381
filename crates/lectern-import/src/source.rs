//! A file before anything is known of it.

use serde::{Deserialize, Serialize};

/// A file as it was found.
#[derive(Clone, Debug)]
pub struct SourceFile<'a> {
    /// Its path below the folder that is imported, with `/` between the parts.
    pub path: &'a str,
    /// What is in it.
    pub bytes: &'a [u8],
}

/// Something done to a file's bytes that a person should know of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// What was done, in a sentence.
    pub text: String,
}

/// Why nothing could be read from a file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[error("{path}: {reason}")]
pub struct Refusal {
    /// The file.
    pub path: String,
    /// The reason and what to do next, in a sentence.
    pub reason: String,
}
