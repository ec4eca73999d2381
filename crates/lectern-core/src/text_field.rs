//! The fields of a statement that a query can look for words in, besides the facets.

use serde::{Deserialize, Serialize};

/// A part of a statement whose words a query can ask for by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum TextField {
    /// Its title.
    Title,
    /// In which role somebody made or signed it.
    Role,
    /// What a describer says of it.
    Summary,
    /// What it asks for.
    Call,
    /// What the source of its text is called, and its address.
    Source,
    /// Its own words.
    Content,
}

impl TextField {
    /// Every such field.
    pub const ALL: [Self; 6] = [Self::Title, Self::Role, Self::Summary, Self::Call, Self::Source, Self::Content];

    /// Its name in a query.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Role => "role",
            Self::Summary => "summary",
            Self::Call => "call",
            Self::Source => "source",
            Self::Content => "content",
        }
    }

    /// The field that a query's `name:` means.
    ///
    /// ```
    /// use lectern_core::TextField;
    /// assert_eq!(TextField::named("Title"), Some(TextField::Title));
    /// assert_eq!(TextField::named("calls"), Some(TextField::Call));
    /// assert_eq!(TextField::named("author"), None);
    /// ```
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let name = name.to_ascii_lowercase();
        match name.as_str() {
            "calls" => Some(Self::Call),
            "text" => Some(Self::Content),
            _ => Self::ALL.into_iter().find(|field| field.key() == name),
        }
    }
}
