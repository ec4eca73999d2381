//! Finding statements: the request, and the page of cards with counts that answers it.

use super::{Reading, Relaxed, Repair};
use crate::date::When;
use crate::facet::Facet;
use crate::statement::Status;
use crate::view::{Filters, Sort};
use serde::{Deserialize, Serialize};

/// Which statements to find.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SearchRequest {
    /// As typed.
    pub query: String,
    /// What else must hold.
    pub filters: Filters,
    /// In which order.
    pub sort: Sort,
    /// Which page of cards, from 1; a page past the last one is answered with the last one.
    pub page: u32,
    /// How many cards a page has.
    pub per_page: u32,
    /// How many values to give of each facet, besides those chosen.
    pub facet_limit: u32,
}

/// One page of cards, with the counts of all that matched.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SearchResponse {
    /// How many statements match.
    pub total: u32,
    /// How many statements there are.
    pub of: u32,
    /// The page given, from 1.
    pub page: u32,
    /// How many pages there are, at least 1.
    pub pages: u32,
    /// The page's cards.
    pub cards: Vec<Card>,
    /// One entry for each facet, in the order of [`Facet::ALL`].
    pub facets: Vec<FacetCounts>,
    /// When the matching statements were made, whatever range of dates is chosen.
    pub timeline: Timeline,
    /// How the query was read; absent where it is empty.
    pub reading: Option<Reading>,
    /// What was mended in it.
    pub repairs: Vec<Repair>,
    /// How far the search went beyond the query, where nothing matches the query as it was read.
    pub relaxed: Option<Relaxed>,
    /// A query that may have been meant: with a similar word that far more statements have.
    pub did_you_mean: Option<String>,
    /// Where nothing matches the request as it is: what is to blame, the part whose removal finds most first.
    pub blame: Vec<Blame>,
}

/// A stretch of text that matched, or did not.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Run {
    /// The stretch, word for word.
    pub text: String,
    /// Whether it is what the query looked for.
    pub hit: bool,
}

/// A statement in short.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Card {
    /// The statement's id.
    pub id: String,
    /// Its title, hits marked.
    pub title: Vec<Run>,
    /// What sort it is.
    pub kind: Option<String>,
    /// When it was made.
    pub date: Option<When>,
    /// Who made it.
    pub authors: Vec<Person>,
    /// Which bodies issued it.
    pub organizations: Vec<String>,
    /// Whom it addresses.
    pub recipients: Vec<String>,
    /// Where it is about.
    pub places: Vec<String>,
    /// What it is about.
    pub topics: Vec<String>,
    /// BCP 47 tag of its text.
    pub language: Option<String>,
    /// The summary or the best piece of the text.
    pub excerpt: Option<Excerpt>,
    /// What it asks for.
    pub calls: Vec<String>,
    /// Where its text came from.
    pub source: Option<SourceLink>,
    /// Whether it still stands.
    pub status: Status,
    /// Length of its text in words; 0 where only a summary is held.
    pub words: u32,
    /// How many signed, where that is known.
    pub signatures: Option<u64>,
}

/// Somebody who made or signed a statement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// The name as the source has it.
    pub name: String,
    /// In which role they spoke.
    pub role: Option<String>,
    /// The body they spoke for or belonged to.
    pub organization: Option<String>,
    /// A page about them.
    pub url: Option<String>,
}

/// The source of a text, to follow.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceLink {
    /// What it is called.
    pub name: Option<String>,
    /// Its address.
    pub url: Option<String>,
}

/// Pieces of a statement's text, to know it by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Excerpt {
    /// Which text it is from.
    pub field: ExcerptField,
    /// The pieces, hits marked: one, or two between which text is left out.
    pub pieces: Vec<Vec<Run>>,
    /// Whether text stands before them.
    pub starts_inside: bool,
    /// Whether text stands after them.
    pub ends_inside: bool,
}

/// Which text an excerpt is from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ExcerptField {
    /// The describer's summary.
    Summary,
    /// The statement's own words.
    Content,
}

/// A facet's values with their counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FacetCounts {
    /// Which facet.
    pub facet: Facet,
    /// Chosen values first, then the most frequent; ties by value. Decades and years run from late to early.
    pub values: Vec<FacetValue>,
    /// How many values would have a count, given or not.
    pub distinct: u32,
}

impl FacetCounts {
    /// Whether there are more values than given.
    #[must_use]
    pub fn is_cut(&self) -> bool {
        u32::try_from(self.values.len()).is_ok_and(|given| given < self.distinct)
    }
}

/// One value of a facet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FacetValue {
    /// The value.
    pub value: String,
    /// How many statements choosing it would show: those that match all but this facet's choice.
    pub count: u32,
}

/// A request for values of one facet.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FacetRequest {
    /// Which facet.
    pub facet: Facet,
    /// Letters that a value must contain, case and accents aside; empty for any.
    pub contains: String,
    /// How many values to give.
    pub limit: u32,
    /// The search whose statements are counted.
    pub search: SearchRequest,
}

/// When the matching statements were made.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Timeline {
    /// What a bucket spans.
    pub unit: Unit,
    /// Every bucket from the first with a statement to the last, empty ones among them.
    pub buckets: Vec<Bucket>,
    /// Statements without a date.
    pub undated: u32,
}

/// What a bucket spans.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Unit {
    /// A hundred years.
    Century,
    /// Ten years.
    Decade,
    /// One year.
    #[default]
    Year,
    /// One month.
    Month,
}

/// A stretch of time and the statements in it, each counted in the bucket where its date starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bucket {
    /// The first year in it.
    pub year: i32,
    /// The month, where the unit is one.
    pub month: Option<u8>,
    /// Statements with a date known to this unit.
    pub certain: u32,
    /// Statements with a date about, in doubt, or wider than the bucket.
    pub uncertain: u32,
}

/// A part of a request without which something would match.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Blame {
    /// The part.
    pub part: Part,
    /// How many statements match without it.
    pub without: u32,
}

/// A part of a request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Part {
    /// A piece of the query.
    Term {
        /// As typed.
        term: String,
        /// The query without it.
        rest: String,
    },
    /// All that is chosen or excluded in a facet.
    Facet(Facet),
    /// The range of dates.
    Dates,
    /// The wish for undated statements.
    Undated,
}
