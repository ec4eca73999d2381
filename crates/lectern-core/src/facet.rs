//! The facets by which statements are grouped, counted and filtered.

use serde::{Deserialize, Serialize};

/// A property whose values a person can choose among.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Facet {
    /// What sort of statement it is.
    Kind,
    /// Who made it.
    Author,
    /// Which body issued it.
    Organization,
    /// Whom it addresses.
    Recipient,
    /// What it is about.
    Topic,
    /// Which place it is about.
    Place,
    /// The language of its text, a BCP 47 tag.
    Language,
    /// The decade it was made in, as its first year: `1960`.
    Decade,
    /// The year it was made in: `1963`.
    Year,
}

impl Facet {
    /// Every facet, in the order in which they are shown.
    pub const ALL: [Self; 9] = [
        Self::Kind,
        Self::Author,
        Self::Organization,
        Self::Recipient,
        Self::Topic,
        Self::Place,
        Self::Language,
        Self::Decade,
        Self::Year,
    ];

    /// Its position in [`Facet::ALL`].
    #[must_use]
    pub const fn index(self) -> usize {
        self as usize
    }

    /// Its name in the address of a view.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Kind => "kind",
            Self::Author => "author",
            Self::Organization => "org",
            Self::Recipient => "recipient",
            Self::Topic => "topic",
            Self::Place => "place",
            Self::Language => "lang",
            Self::Decade => "decade",
            Self::Year => "year",
        }
    }

    /// The facet that a query's `name:` means, its long and short forms alike.
    ///
    /// ```
    /// use lectern_core::Facet;
    /// assert_eq!(Facet::named("org"), Some(Facet::Organization));
    /// assert_eq!(Facet::named("to"), Some(Facet::Recipient));
    /// assert_eq!(Facet::named("colour"), None);
    /// ```
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let name = name.to_ascii_lowercase();
        match name.as_str() {
            "organization" | "organisation" => Some(Self::Organization),
            "to" => Some(Self::Recipient),
            "language" => Some(Self::Language),
            _ => Self::ALL.into_iter().find(|facet| facet.key() == name),
        }
    }
}
