//! What the app and an engine say to each other.
//!
//! The app sends [`Request`]s; an engine answers each with a [`Response`] or a [`Refusal`], and tells of a
//! collection being opened by [`Event`]s. All of it is plain data that [`wire`] makes bytes of, so that
//! the same app runs on the engine in its own tab and on one behind a network.
//!
//! # Order and age
//!
//! Every request carries a [`Generation`], larger than any before it. Requests of one [`Lane`] supersede each
//! other: an engine that finds a newer one waiting abandons the older without an answer, and the app drops an
//! answer older than the newest request of its lane. [`Request::Open`] supersedes the opening before it;
//! [`Event::Failed`] with [`OpenFailure::Cancelled`] closes one that [`Request::Cancel`] ended. What was open
//! before stays open until the new collection is complete, and answers come from the new one as soon as its first
//! statements are searchable.

mod expected;
mod opening;
mod reading;
mod search;
mod statement;
pub mod wire;

pub use expected::{Expected, Malformation, Shape};
pub use opening::{
    CollectionInfo, Loss, MAX_LISTED_PROBLEMS, OpenFailure, Opening, Origin, Position, Problem, ProblemKind, Progress,
};
pub use reading::{Period, Reading, Relaxed, Repair, Similar};
pub use search::{
    Blame, Bucket, Card, Excerpt, ExcerptField, FacetCounts, FacetRequest, FacetValue, Part, Person, Run,
    SearchRequest, SearchResponse, SourceLink, Timeline, Unit,
};
pub use statement::{Link, Neighbours, Occasion, StatementRequest, StatementView};

use crate::facet::Facet;
use serde::{Deserialize, Serialize};

/// Counts requests from 1; a larger one is newer.
pub type Generation = u32;

/// A request with its age.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Numbered<T> {
    /// How new it is. An answer carries the number of its request.
    pub generation: Generation,
    /// What is asked or answered.
    pub body: T,
}

/// What the app asks of an engine.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Request {
    /// Read a collection. Answered by events alone.
    Open(Opening),
    /// Stop reading; what was open before stays open.
    Cancel,
    /// Find statements.
    Search(SearchRequest),
    /// More values of one facet, or those that contain some letters.
    Facet(FacetRequest),
    /// One statement whole.
    Statement(StatementRequest),
    /// The problems found while reading, from a position in the list on; it has [`MAX_LISTED_PROBLEMS`] at most.
    Problems {
        /// How many to pass over.
        offset: u32,
        /// How many to give.
        limit: u32,
    },
}

/// Requests of one lane supersede each other; those of different lanes do not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lane {
    /// [`Request::Open`] and [`Request::Cancel`].
    Opening,
    /// [`Request::Search`].
    Search,
    /// [`Request::Facet`] for this facet.
    Facet(Facet),
    /// [`Request::Statement`].
    Statement,
    /// [`Request::Problems`].
    Problems,
}

impl Request {
    /// Which requests this one supersedes.
    #[must_use]
    pub fn lane(&self) -> Lane {
        match self {
            Self::Open(_) | Self::Cancel => Lane::Opening,
            Self::Search(_) => Lane::Search,
            Self::Facet(request) => Lane::Facet(request.facet),
            Self::Statement(_) => Lane::Statement,
            Self::Problems { .. } => Lane::Problems,
        }
    }
}

/// What an engine says.
#[allow(
    clippy::large_enum_variant,
    reason = "on 64-bit targets alone, and messages are made one at a time and sent at once"
)]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Message {
    /// The engine can be spoken to. Said once, before anything else.
    Ready,
    /// News of the collection that the request of this generation opened.
    Event(Numbered<Event>),
    /// The answer to the request of this generation.
    Answer(Numbered<Result<Response, Refusal>>),
}

/// News of a collection being opened.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Event {
    /// The first statements can be searched. What is known of the collection may grow until [`Event::Complete`].
    Opened(CollectionInfo),
    /// How far the reading has come.
    Progress(Progress),
    /// All of it is read and searchable.
    Complete {
        /// What is known of it.
        info: CollectionInfo,
        /// The final counts.
        progress: Progress,
    },
    /// Nothing of it is shown; what was open before is open again.
    Failed(OpenFailure),
}

/// What an engine answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Response {
    /// To [`Request::Search`].
    Search(Box<SearchResponse>),
    /// To [`Request::Facet`].
    Facet(FacetCounts),
    /// To [`Request::Statement`].
    Statement(Box<StatementView>),
    /// To [`Request::Problems`].
    Problems(Vec<Problem>),
}

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Refusal {
    /// No collection is open.
    NothingOpen,
    /// The collection has no statement of this id.
    NoSuchStatement(String),
}
