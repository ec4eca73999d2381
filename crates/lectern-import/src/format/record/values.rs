//! The values of a record's fields: texts, and the lists that are in them.

use crate::format::Mapping;
use crate::line::one_line;
use crate::sentence;
use lectern_core::passage;
use serde_json::Value;

/// What stands between the values of a list.
pub(super) enum Separator {
    Given(String),
    Usual { comma: bool },
}

impl Separator {
    pub fn of(mapping: &Mapping, field: &str) -> Self {
        match &mapping.separator {
            Some(separator) if !separator.is_empty() => Self::Given(separator.clone()),
            // Names and places have commas in them.
            _ => Self::Usual { comma: field == "topics" },
        }
    }
}

/// The values of a list: an array's, a JSON array's in a cell, or what stands between separators. An empty one stands
/// for a part that one of several has not.
pub(super) fn list(value: Value, separator: &Separator) -> Vec<String> {
    let text = match value {
        Value::Array(items) => return items.iter().map(plain).collect(),
        other => plain(&other),
    };
    if text.starts_with('[')
        && let Ok(items) = serde_json::from_str::<Vec<String>>(&text)
    {
        return items;
    }
    let pieces: Vec<&str> = match separator {
        Separator::Given(separator) => text.split(separator.as_str()).collect(),
        Separator::Usual { .. } if text.contains([';', '|', '\n']) => text.split([';', '|', '\n']).collect(),
        Separator::Usual { comma: true } => text.split([',', '、', '،', '，']).collect(),
        Separator::Usual { comma: false } => vec![&text],
    };
    pieces.into_iter().map(|piece| piece.trim().to_owned()).collect()
}

pub(in crate::format) fn is_blank(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Object(fields) => fields.is_empty(),
        Value::Bool(_) | Value::Number(_) => false,
    }
}

pub(super) fn plain(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

pub(super) fn text_of(value: Value) -> Value {
    Value::String(plain(&value))
}

/// A title for a text that has none.
pub(in crate::format) fn first_sentence(content: &str) -> String {
    let text = passage::plain_text(content);
    let line = text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or(content.trim());
    one_line(sentence::first(line))
}
