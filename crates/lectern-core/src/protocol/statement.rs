//! One statement whole, with its place among the others.

use super::{Card, Person, Run, SearchRequest};
use crate::date::When;
use crate::passage::Block;
use crate::statement::{Identifier, Removed};
use serde::{Deserialize, Serialize};

/// Which statement, and the search it was found by.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StatementRequest {
    /// Its id.
    pub id: String,
    /// Decides the hits marked and the neighbours.
    pub search: SearchRequest,
}

/// A statement whole.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StatementView {
    /// What its card shows; the excerpt is absent.
    pub card: Card,
    /// The summary, hits marked.
    pub summary: Option<Vec<Run>>,
    /// The full text, hits marked and numbered from 0 in reading order.
    pub blocks: Vec<Block>,
    /// How many passages `blocks` has.
    pub passages: u32,
    /// How many hits are marked in `blocks`.
    pub hits: u32,
    /// Where it was made.
    pub event: Option<Occasion>,
    /// The others who signed.
    pub signatories: Vec<Person>,
    /// What an importer left out.
    pub removed: Vec<Removed>,
    /// What other registers call it.
    pub identifiers: Vec<Identifier>,
    /// The address of a kept copy of its source.
    pub archived_url: Option<String>,
    /// SHA-256 of the file its text was read from, in hexadecimal.
    pub sha256: Option<String>,
    /// When its source was read.
    pub retrieved: Option<When>,
    /// SPDX id or URL, the collection's where it names none.
    pub license: Option<String>,
    /// Who holds which rights.
    pub rights: Option<String>,
    /// Fields that this reader does not know, in the order of their names: name and value as text.
    pub other_fields: Vec<(String, String)>,
    /// What it answers.
    pub replies_to: Option<Link>,
    /// What answers it, oldest first.
    pub replies: Vec<Link>,
    /// What it translates.
    pub translation_of: Option<Link>,
    /// What translates it.
    pub translations: Vec<Link>,
    /// Its place in the results; absent where the search does not find it.
    pub neighbours: Option<Neighbours>,
}

/// The occasion on which a statement was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Occasion {
    /// What it was called.
    pub name: String,
    /// Where it took place.
    pub place: Option<String>,
    /// When it took place.
    pub date: Option<When>,
}

/// Another statement, by name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// When it was made.
    pub date: Option<When>,
}

/// A statement's place in the results.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Neighbours {
    /// Its rank, from 1.
    pub rank: u32,
    /// How many results there are.
    pub total: u32,
    /// The one before it.
    pub previous: Option<Link>,
    /// The one after it.
    pub next: Option<Link>,
}
