//! One public statement, field for field as the bundle format has it.
//!
//! Statements are read by [`crate::bundle`], which forgives one field at a time, and written by serde.

mod unknown;

pub use unknown::{UnknownFields, shown};
pub(crate) use unknown::{add, as_texts};

use crate::date::Date;
use serde::{Deserialize, Serialize};

/// The kinds that the format names. The list is open.
pub const WELL_KNOWN_KINDS: [&str; 14] = [
    "address",
    "campaign action",
    "candidacy",
    "condemnation",
    "declaration",
    "letter",
    "manifesto",
    "opinion",
    "press release",
    "resignation",
    "resolution",
    "solidarity",
    "speech",
    "testimony",
];

/// A public statement: who said what, when, to whom, and where the text came from.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Statement {
    /// Unique in its bundle, and its permalink: 1 to 128 of `a-z 0-9 - _ .`.
    pub id: String,
    /// As the source has it; where the source has none, its first sentence.
    pub title: String,
    /// An open list: `speech`, `letter`, `resignation` and so on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// When it was made.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub date: Option<Date>,
    /// Who made or signed it first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<Author>,
    /// Bodies that issued it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub organizations: Vec<String>,
    /// Whom it addresses.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub recipients: Vec<String>,
    /// The others who signed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub signatories: Vec<Signatory>,
    /// How many signed, where the list is longer than what is given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total_signatures: Option<u64>,
    /// Where it was made.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub event: Option<Event>,
    /// What it is about, geographically.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<String>,
    /// What it is about.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<String>,
    /// BCP 47 tag of `content`; decides stemming and text direction.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// Neutral plain text, in the describer's words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub summary: Option<String>,
    /// The full text, CommonMark.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub content: Option<String>,
    /// What the statement asks for, in its own words.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub calls: Vec<String>,
    /// Where the text came from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<Source>,
    /// What an importer left out of `content`, word for word, and why.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub removed: Vec<Removed>,
    /// Whether it still stands; [`Status::Current`] is not written.
    #[serde(skip_serializing_if = "Status::is_current")]
    pub status: Status,
    /// The statement that this one translates.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub translation_of: Option<String>,
    /// The statement that this one answers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub replies_to: Option<String>,
    /// SPDX id or URL.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub license: Option<String>,
    /// Who holds which rights, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rights: Option<String>,
    /// What other registers call it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub identifiers: Vec<Identifier>,
    /// Fields that this reader does not know, kept for whoever rewrites the bundle.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

/// Who made or signed a statement first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Author {
    /// The name as the source has it.
    pub name: String,
    /// In which role they spoke.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// The body they spoke for or belonged to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organization: Option<String>,
    /// A page about them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Fields that this reader does not know, kept for whoever rewrites the bundle.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

/// Somebody else who signed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Signatory {
    /// The name as the source has it.
    pub name: String,
    /// In which role they signed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// The body they signed for or belonged to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organization: Option<String>,
    /// Fields that this reader does not know, kept for whoever rewrites the bundle.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

/// The occasion on which a statement was made.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Event {
    /// What the occasion was called.
    pub name: String,
    /// Where it took place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// When it took place.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub date: Option<Date>,
    /// Fields that this reader does not know, kept for whoever rewrites the bundle.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

/// Where a statement's text came from.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Source {
    /// What the source is called.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Its address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The address of a kept copy.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub archived_url: Option<String>,
    /// When it was read.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub retrieved: Option<Date>,
    /// SHA-256 of the file it was read from, in hexadecimal.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sha256: Option<String>,
    /// Fields that this reader does not know, kept for whoever rewrites the bundle.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

/// A piece that an importer left out of the text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Removed {
    /// The piece, word for word.
    pub text: String,
    /// Why it was left out.
    pub reason: String,
}

/// What another register calls a statement.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Identifier {
    /// Which register: `doi`, `un-symbol` and so on.
    pub scheme: String,
    /// The name in it.
    pub value: String,
}

/// Whether a statement still stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// It stands as made.
    #[default]
    Current,
    /// Whoever made it has corrected it.
    Corrected,
    /// Whoever made it has taken it back.
    Withdrawn,
}

impl Status {
    /// Whether it stands as made.
    #[must_use]
    pub fn is_current(&self) -> bool {
        *self == Self::Current
    }
}
