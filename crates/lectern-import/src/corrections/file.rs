//! Corrections and mappings as they are written by hand, in TOML.

use super::Corrections;
use serde_json::Value;
use std::fmt::Write;

impl Corrections {
    /// What their file is called, beside the sources.
    pub const FILE: &str = lectern_core::making::CORRECTIONS_FILE;

    /// Reads the file.
    ///
    /// # Errors
    /// What is wrong in it, with the line where that is known.
    pub fn from_toml(text: &str) -> Result<Self, String> {
        let table: toml::Table = toml::from_str(text).map_err(|error| toml_problem(text, &error))?;
        serde_json::from_value(json(toml::Value::Table(table)))
            .map_err(|error| format!("{error}; see docs/corrections.md"))
    }

    /// Writes the file, as a person would: a field on each line, a piece on each line.
    #[must_use]
    pub fn to_toml(&self) -> String {
        let mut text =
            format!("# What was decided by hand. `lectern build` reads {} beside the sources.\n", Self::FILE);
        let statements = serde_json::to_value(self).unwrap_or_default();
        for (key, correction) in statements.as_object().into_iter().flatten() {
            let _ = writeln!(text, "\n[{}]", quoted(key)); // Writing to a string cannot fail.
            for (name, value) in correction.as_object().into_iter().flatten() {
                write_decision(&mut text, name, value);
            }
        }
        text
    }
}

fn write_decision(text: &mut String, name: &str, value: &Value) {
    let _ = match value {
        Value::Object(fields) => {
            fields.iter().try_for_each(|(field, value)| writeln!(text, "{name}.{}", entry((field, value))))
        }
        Value::Array(items) => {
            let items: String = items.iter().map(|item| format!("    {},\n", inline(item))).collect();
            writeln!(text, "{name} = [\n{items}]")
        }
        value => writeln!(text, "{name} = {}", inline(value)),
    };
}

/// A value on one line. TOML has no null: an empty text stands for it.
fn inline(value: &Value) -> String {
    let joined = |items: Vec<String>| items.join(", ");
    match value {
        Value::Null => "\"\"".to_owned(),
        Value::String(text) => quoted(text),
        Value::Array(items) => format!("[{}]", joined(items.iter().map(inline).collect())),
        Value::Object(fields) => format!("{{ {} }}", joined(fields.iter().map(entry).collect())),
        other => other.to_string(),
    }
}

fn entry((name, value): (&String, &Value)) -> String {
    let name = if is_bare(name) { name.clone() } else { quoted(name) };
    format!("{name} = {}", inline(value))
}

/// A text in quotes. What JSON escapes TOML reads (TOML 1.0, “String”), and delete besides must not stand as it is.
fn quoted(text: &str) -> String {
    Value::from(text).to_string().replace('\u{7f}', "\\u007f")
}

/// Whether a name needs no quotes.
fn is_bare(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
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
