//! The fields by which words are weighed.

use super::forward::Zone;

/// How many fields there are.
pub const FIELDS: usize = 4;

/// A field of a statement, in the order in which its words are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The title.
    Title,
    /// Everybody named: authors and signatories with role and body, organizations, recipients.
    People,
    /// What describes it: summary, calls, topics, places, the occasion.
    Summary,
    /// Its own words.
    Content,
}

impl Field {
    /// The field that a zone's words count in; `None` for the source, whose words say nothing of a statement.
    pub fn of(zone: Zone) -> Option<Self> {
        Some(match zone {
            Zone::Source => return None,
            Zone::Title => Self::Title,
            Zone::Author | Zone::Role | Zone::Organization | Zone::Recipient => Self::People,
            Zone::Summary | Zone::Call | Zone::Topic | Zone::Place | Zone::Event => Self::Summary,
            Zone::Content => Self::Content,
        })
    }
}
