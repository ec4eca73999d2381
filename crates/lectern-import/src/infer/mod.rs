//! What a text says without saying it in a field.

use crate::Options;
use lectern_core::Statement;

/// Fills the fields that a statement leaves empty and its text answers.
pub fn fill(statement: &mut Statement, _options: &Options) {
    if statement.title.is_empty() {
        let content = statement.content.as_deref().unwrap_or_default();
        statement.title = lectern_core::passage::plain_text(content).lines().next().unwrap_or_default().to_owned();
    }
}
