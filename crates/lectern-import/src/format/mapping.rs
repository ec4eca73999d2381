//! Which column of a table, or which field of a record, means what. docs/mapping.md is the reference.

use super::synonyms;
use serde::{Deserialize, Deserializer, Serialize};
use std::collections::BTreeMap;
use std::str::FromStr;

/// What a person says of the columns of a table: a `map.toml`, or a dialog that was filled in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Mapping {
    /// The target of a column, by the column's name: for records inside records a path with full stops. Columns that
    /// are not here mean what they are usually called.
    pub columns: BTreeMap<String, Target>,
    /// What a field is where no column fills it.
    pub defaults: BTreeMap<Target, String>,
    /// What stands between the values of a list; where it is absent, a semicolon, `|` or a line's end, and between
    /// topics a comma.
    pub separator: Option<String>,
    /// How dates such as 3/4/2020 are meant.
    pub dates: DateOrder,
}

/// How a date in numbers is written where it does not show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DateOrder {
    /// Not known: a date that can be read in two ways is left out, and that is told.
    #[default]
    Unknown,
    /// 3/4/2020 is in April.
    DayFirst,
    /// 3/4/2020 is in March.
    MonthFirst,
}

/// What a column means.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(into = "String")]
pub enum Target {
    /// A field that holds a text: `title`.
    Text(&'static str),
    /// A field that holds a list of texts: `topics`.
    List(&'static str),
    /// A field that holds a number: `total_signatures`.
    Number(&'static str),
    /// A part of a field that is an object: `event.place`.
    Part(&'static str, &'static str),
    /// A part of each object in a list: `authors.role`.
    Parts(&'static str, &'static str),
    /// An identifier in this register: `identifiers:doi`.
    Identifier(String),
    /// JSON for a whole field, as a table that was written from a collection has it: `json:authors`.
    Json(String),
    /// A field that the format does not know, kept under this name: `extra:mood`.
    Extra(String),
    /// Nothing: the column is left out (`-`).
    LeftOut,
}

/// A name that no field has.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "“{0}” is no field; write one of the fields in docs/mapping.md, `extra:NAME` to keep it, or `-` to leave it out"
)]
pub struct MappingError(pub String);

const TEXTS: &[&str] = &[
    "id",
    "title",
    "kind",
    "date",
    "language",
    "summary",
    "content",
    "status",
    "translation_of",
    "replies_to",
    "license",
    "rights",
];
const LISTS: &[&str] = &["organizations", "recipients", "places", "topics", "calls"];
const NUMBERS: &[&str] = &["total_signatures"];
const OBJECTS: &[(&str, &[&str])] =
    &[("event", &["name", "place", "date"]), ("source", &["name", "url", "archived_url", "retrieved", "sha256"])];
const OBJECT_LISTS: &[(&str, &[&str])] = &[
    ("authors", &["name", "role", "organization", "url"]),
    ("signatories", &["name", "role", "organization"]),
    ("identifiers", &["scheme", "value"]),
    ("removed", &["text", "reason"]),
];

impl Mapping {
    /// What a column of this name means: as the mapping says, else as it is usually called.
    #[must_use]
    pub fn target(&self, name: &str) -> Option<Target> {
        if let Some(target) = self.columns.get(name) {
            return Some(target.clone());
        }
        // The names of the format come before the words of languages, of which "art" or "an" are some.
        let own = name.parse().ok().filter(|target| !matches!(target, Target::LeftOut));
        own.or_else(|| synonyms::target(name)?.parse().ok())
    }
}

impl Target {
    /// Every field that a dialog can offer, in the order of the format.
    #[must_use]
    pub fn all() -> Vec<Self> {
        let texts = TEXTS.iter().map(|&name| Self::Text(name));
        let lists = LISTS.iter().map(|&name| Self::List(name));
        let numbers = NUMBERS.iter().map(|&name| Self::Number(name));
        let parts = OBJECTS.iter().flat_map(|&(field, parts)| parts.iter().map(move |&part| Self::Part(field, part)));
        let listed =
            OBJECT_LISTS.iter().flat_map(|&(field, parts)| parts.iter().map(move |&part| Self::Parts(field, part)));
        texts.chain(lists).chain(numbers).chain(listed).chain(parts).collect()
    }

    /// The field of the statement that it fills, where it is one of the format.
    pub(super) fn field(&self) -> Option<&str> {
        match self {
            Self::Text(field)
            | Self::List(field)
            | Self::Number(field)
            | Self::Part(field, _)
            | Self::Parts(field, _) => Some(field),
            Self::Identifier(_) => Some("identifiers"),
            Self::Json(field) => Some(field),
            Self::Extra(_) | Self::LeftOut => None,
        }
    }
}

impl FromStr for Target {
    type Err = MappingError;

    fn from_str(text: &str) -> Result<Self, MappingError> {
        let known = |names: &'static [&'static str], name: &str| names.iter().copied().find(|other| *other == name);
        let refused = || MappingError(text.to_owned());
        if text == "-" || text.is_empty() {
            return Ok(Self::LeftOut);
        }
        if let Some((start, rest)) = text.split_once(':') {
            return match start {
                _ if rest.is_empty() => Err(refused()),
                "extra" => Ok(Self::Extra(unquoted(rest))),
                "json" => Ok(Self::Json(unquoted(rest))),
                "identifiers" => Ok(Self::Identifier(rest.to_owned())),
                _ => Err(refused()),
            };
        }
        if let Some((field, part)) = text.split_once('.') {
            let part_of = |fields: &[(&'static str, &'static [&'static str])]| {
                let (field, parts) = fields.iter().find(|(name, _)| *name == field)?;
                Some((*field, known(parts, part)?))
            };
            if let Some((field, part)) = part_of(OBJECTS) {
                return Ok(Self::Part(field, part));
            }
            return part_of(OBJECT_LISTS).map(|(field, part)| Self::Parts(field, part)).ok_or_else(refused);
        }
        // The field itself stands for the part that a single word would be.
        match text {
            "authors" => return Ok(Self::Parts("authors", "name")),
            "signatories" => return Ok(Self::Parts("signatories", "name")),
            "identifiers" => return Ok(Self::Parts("identifiers", "value")),
            "removed" => return Ok(Self::Parts("removed", "text")),
            "event" => return Ok(Self::Part("event", "name")),
            "source" => return Ok(Self::Part("source", "name")),
            _ => {}
        }
        known(TEXTS, text)
            .map(Self::Text)
            .or_else(|| known(LISTS, text).map(Self::List))
            .or_else(|| known(NUMBERS, text).map(Self::Number))
            .ok_or_else(refused)
    }
}

impl<'de> Deserialize<'de> for Target {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

impl From<Target> for String {
    fn from(target: Target) -> Self {
        match target {
            Target::Text(field) | Target::List(field) | Target::Number(field) => field.to_owned(),
            Target::Part(field, part) | Target::Parts(field, part) => format!("{field}.{part}"),
            Target::Identifier(scheme) => format!("identifiers:{scheme}"),
            Target::Json(field) => format!("json:{}", quoted(&field)),
            Target::Extra(name) => format!("extra:{}", quoted(&name)),
            Target::LeftOut => "-".to_owned(),
        }
    }
}

/// A name as it stands after a colon: in quotes where space at its ends would be lost, or quotes taken for such.
fn quoted(name: &str) -> String {
    let is_plain = name.trim() == name && !name.is_empty() && !name.starts_with('"');
    if is_plain { name.to_owned() } else { serde_json::Value::from(name).to_string() }
}

fn unquoted(text: &str) -> String {
    let name = if text.starts_with('"') { serde_json::from_str(text).ok() } else { None };
    name.unwrap_or_else(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_read_what_they_write() {
        let mut all = Target::all();
        all.extend([
            Target::LeftOut,
            Target::Extra("mood".into()),
            Target::Extra(" \"mood".into()),
            Target::Json("authors".into()),
            Target::Identifier("doi".into()),
        ]);
        for target in all {
            assert_eq!(String::from(target.clone()).parse(), Ok(target));
        }
        assert_eq!("titel".parse::<Target>(), Err(MappingError("titel".into())));
        assert!("event.date.year".parse::<Target>().is_err());
    }

    #[test]
    fn a_mapping_comes_before_the_names_of_fields_and_those_before_the_words_of_languages() {
        let columns = BTreeMap::from([("title".to_owned(), Target::Text("summary"))]);
        let mapping = Mapping { columns, ..Mapping::default() };
        assert_eq!(mapping.target("title"), Some(Target::Text("summary")));
        assert_eq!(mapping.target("source"), Some(Target::Part("source", "name")));
        assert_eq!(mapping.target("Titel"), Some(Target::Text("title")));
        assert_eq!(mapping.target("-"), None);
        assert_eq!(mapping.target("mood"), None);
    }
}
