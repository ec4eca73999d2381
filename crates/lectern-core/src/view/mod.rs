//! Everything a person can share of what they see, as one value; `address` parses and prints it.

mod address;
mod choices;

pub use choices::Choices;

use crate::date::CalendarDate;
use crate::facet::Facet;
use serde::{Deserialize, Serialize};

/// What is shown. The address holds all of it, and nothing else does.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ViewState {
    /// `c`: the collection's address, or `file:` and a name; absent for the default one.
    pub collection: Option<String>,
    /// `q`: the query as typed.
    pub query: String,
    /// What else must hold.
    pub filters: Filters,
    /// `sort`: the order; absent for the one that suits the query.
    pub sort: Sort,
    /// `page`: which page of cards, from 1.
    pub page: Page,
    /// `view`: which screen, where it is not the collection or a statement.
    pub screen: Screen,
    /// `s`: the statement that is open.
    pub statement: Option<String>,
    /// `p`: the passage that is pointed at, from 1.
    pub passage: Option<u32>,
}

/// A page's number, from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Page(pub u32);

impl Default for Page {
    fn default() -> Self {
        Self(1)
    }
}

/// A screen besides the collection and its statements.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Screen {
    /// The collection, or the statement that is open.
    #[default]
    Main,
    /// What the collection says of itself, and what the reader is.
    About,
    /// Where a person makes a collection of their files.
    Make,
}

/// The order of results.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Sort {
    /// Relevance where something is searched for, the newest first where nothing is.
    #[default]
    Auto,
    /// The best match first.
    Relevance,
    /// The latest date first; undated last.
    Newest,
    /// The earliest date first; undated last.
    Oldest,
    /// By title, as letters sort without case and accents.
    Title,
    /// The longest text first.
    Length,
}

/// What must hold besides the query.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filters {
    /// What is chosen and excluded in each facet. A facet without either has no entry.
    pub facets: Choices,
    /// `from`: no statement that ended before this.
    pub from: Option<CalendarDate>,
    /// `to`: no statement that began after this.
    pub to: Option<CalendarDate>,
    /// `undated=1`: only statements without a date.
    pub undated: bool,
}

/// What is chosen in a facet: any of `any`, none of `none`. A value is in one of them at most.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// Statements must have one of these.
    pub any: Vec<String>,
    /// Statements must have none of these.
    pub none: Vec<String>,
}

impl Screen {
    /// Its name in the address; the collection needs none.
    #[must_use]
    pub const fn key(self) -> Option<&'static str> {
        match self {
            Self::Main => None,
            Self::About => Some("about"),
            Self::Make => Some("make"),
        }
    }

    /// The screen of this name.
    #[must_use]
    pub fn named(key: &str) -> Option<Self> {
        [Self::About, Self::Make].into_iter().find(|screen| screen.key() == Some(key))
    }
}

impl Sort {
    /// Every order, as they are offered.
    pub const ALL: [Self; 6] = [Self::Auto, Self::Relevance, Self::Newest, Self::Oldest, Self::Title, Self::Length];

    /// Its name in the address.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Relevance => "relevance",
            Self::Newest => "newest",
            Self::Oldest => "oldest",
            Self::Title => "title",
            Self::Length => "length",
        }
    }

    /// The order of this name.
    #[must_use]
    pub fn named(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sort| sort.key() == key)
    }
}

impl Choice {
    /// Whether nothing is chosen and nothing excluded.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.any.is_empty() && self.none.is_empty()
    }
}

impl Filters {
    /// Whether everything passes.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Whether statements must have this value or another one chosen.
    #[must_use]
    pub fn chooses(&self, facet: Facet, value: &str) -> bool {
        self.facets.get(facet).is_some_and(|choice| choice.any.iter().any(|chosen| chosen == value))
    }

    /// Whether statements must not have this value.
    #[must_use]
    pub fn excludes(&self, facet: Facet, value: &str) -> bool {
        self.facets.get(facet).is_some_and(|choice| choice.none.iter().any(|excluded| excluded == value))
    }

    /// The same filters with this value chosen, and no longer excluded.
    #[must_use]
    pub fn choosing(&self, facet: Facet, value: &str) -> Self {
        let mut filters = self.without(facet, value);
        filters.facets.change(facet, |choice| choice.any.push(value.to_owned()));
        filters
    }

    /// The same filters with this value alone chosen in its facet: where a name or a tag leads.
    #[must_use]
    pub fn only(&self, facet: Facet, value: &str) -> Self {
        let mut filters = self.clone();
        filters.facets.insert(facet, Choice { any: vec![value.to_owned()], none: Vec::new() });
        filters
    }

    /// The same filters with this value excluded, and no longer chosen.
    #[must_use]
    pub fn excluding(&self, facet: Facet, value: &str) -> Self {
        let mut filters = self.without(facet, value);
        filters.facets.change(facet, |choice| choice.none.push(value.to_owned()));
        filters
    }

    /// The same filters with this value neither chosen nor excluded.
    #[must_use]
    pub fn without(&self, facet: Facet, value: &str) -> Self {
        let mut filters = self.clone();
        if let Some(choice) = filters.facets.get_mut(facet) {
            choice.any.retain(|chosen| chosen != value);
            choice.none.retain(|excluded| excluded != value);
        }
        filters.facets.drop_empty();
        filters
    }
}

impl ViewState {
    /// The first page of a collection's statements under other filters.
    #[must_use]
    pub fn with_filters(&self, filters: Filters) -> Self {
        Self { filters, ..self.listing() }
    }

    /// The first page of a collection's statements for another query.
    #[must_use]
    pub fn with_query(&self, query: String) -> Self {
        Self { query, ..self.listing() }
    }

    /// The first page of the results: no statement, no passage, no other screen.
    #[must_use]
    pub fn listing(&self) -> Self {
        Self { page: Page::default(), screen: Screen::Main, statement: None, passage: None, ..self.clone() }
    }

    /// A statement, found by the same search.
    #[must_use]
    pub fn opening(&self, id: &str) -> Self {
        Self { screen: Screen::Main, statement: Some(id.to_owned()), passage: None, ..self.clone() }
    }

    /// All of the collection: no query, no filters.
    #[must_use]
    pub fn cleared(&self) -> Self {
        Self { collection: self.collection.clone(), sort: self.sort, ..Self::default() }
    }
}
