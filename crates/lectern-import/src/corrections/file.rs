//! Corrections and mappings as they are written by hand, in TOML.

use super::Corrections;
use serde_json::Value;

impl Corrections {
    /// What their file is called, beside the sources.
    pub const FILE: &str = "corrections.toml";

    /// Reads the file.
    ///
    /// # Errors
    /// What is wrong in it, with the line where that is known.
    pub fn from_toml(text: &str) -> Result<Self, String> {
        let table: toml::Table = toml::from_str(text).map_err(|error| toml_problem(text, &error))?;
        serde_json::from_value(json(toml::Value::Table(table)))
            .map_err(|error| format!("{error}; see docs/corrections.md"))
    }
}

/// What is wrong in TOML, with the line.
#[must_use]
pub fn toml_problem(text: &str, error: &toml::de::Error) -> String {
    let start = error.span().map_or(0, |span| span.start);
    let line = text.get(..start).unwrap_or_default().matches('\n').count() + 1;
    format!("line {line}: {}", error.message().trim_end())
}

/// TOML as JSON. A date without quotes is the text that it was written as.
fn json(value: toml::Value) -> Value {
    match value {
        toml::Value::String(text) => text.into(),
        toml::Value::Integer(number) => number.into(),
        toml::Value::Float(number) => number.into(),
        toml::Value::Boolean(value) => value.into(),
        toml::Value::Datetime(date) => date.to_string().into(),
        toml::Value::Array(items) => items.into_iter().map(json).collect(),
        toml::Value::Table(fields) => fields.into_iter().map(|(name, value)| (name, json(value))).collect(),
    }
}
