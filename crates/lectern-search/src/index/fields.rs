//! The fields that words are looked for in.

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
