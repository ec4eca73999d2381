//! `lectern diff`: what was added, removed and changed, for a person and as JSON. Statements are told by their ids.

use crate::Outcome;
use crate::arguments::Diff;
use crate::collection::{self, Collection};
use lectern_core::Statement;
use lectern_import::format::Mapping;
use serde::Serialize;
use serde_json::{Map, Value};
use similar::{ChangeTag, TextDiff};
use std::collections::BTreeMap;
use std::io::{self, Write};

/// What two collections do not have in common.
#[derive(Debug, Default, PartialEq, Serialize)]
pub struct Difference {
    /// Fields of the collection itself.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub collection: BTreeMap<String, Change>,
    /// Only in the later one.
    pub added: Vec<Entry>,
    /// Only in the earlier one.
    pub removed: Vec<Entry>,
    /// In both, and different.
    pub changed: Vec<Changed>,
    /// Whether those that are in both stand in another order.
    pub is_reordered: bool,
}

/// A statement, as people find it.
#[derive(Debug, PartialEq, Serialize)]
pub struct Entry {
    pub id: String,
    pub title: String,
}

/// A statement whose fields changed.
#[derive(Debug, PartialEq, Serialize)]
pub struct Changed {
    pub id: String,
    pub title: String,
    pub fields: BTreeMap<String, Change>,
}

/// What a field was and is; `null` where it is absent.
#[derive(Debug, PartialEq, Serialize)]
pub struct Change {
    pub old: Value,
    pub new: Value,
}

pub fn run(arguments: &Diff) -> anyhow::Result<Outcome> {
    let load = |path| -> Result<Collection, collection::CollectionError> {
        let collection = collection::load(path, None, &Mapping::default())?;
        collection.told.iter().for_each(|refusal| eprintln!("{refusal}"));
        Ok(collection)
    };
    let difference = Difference::between(&load(&arguments.old)?, &load(&arguments.new)?);
    if arguments.json {
        writeln!(io::stdout(), "{}", serde_json::to_string_pretty(&difference)?)?;
    } else {
        difference.print(&mut io::stdout().lock())?;
    }
    Ok(if difference.is_empty() { Outcome::Fine } else { Outcome::Found })
}

impl Difference {
    /// Compares two collections.
    pub fn between(old: &Collection, new: &Collection) -> Self {
        let by_id = |collection: &'_ Collection| -> BTreeMap<String, Statement> {
            collection.statements.iter().map(|statement| (statement.id.clone(), statement.clone())).collect()
        };
        let (before, after) = (by_id(old), by_id(new));
        let absent = |collection: &Collection, other: &BTreeMap<String, Statement>| -> Vec<Entry> {
            let absent = collection.statements.iter().filter(|statement| !other.contains_key(&statement.id));
            absent.map(|statement| Entry { id: statement.id.clone(), title: statement.title.clone() }).collect()
        };
        let changed = old.statements.iter().filter_map(|statement| {
            let fields = changes(statement, after.get(&statement.id)?);
            let (id, title) = (statement.id.clone(), statement.title.clone());
            (!fields.is_empty()).then_some(Changed { id, title, fields })
        });
        let order = |collection: &Collection, other: &BTreeMap<String, Statement>| -> Vec<String> {
            let ids = collection.statements.iter().map(|statement| &statement.id);
            ids.filter(|id| other.contains_key(*id)).cloned().collect()
        };
        Self {
            collection: changes(&old.header, &new.header),
            added: absent(new, &before),
            removed: absent(old, &after),
            changed: changed.collect(),
            is_reordered: order(old, &after) != order(new, &before),
        }
    }

    fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    fn print(&self, out: &mut impl Write) -> io::Result<()> {
        for (field, change) in &self.collection {
            writeln!(out, "~ the collection")?;
            change.print(field, out)?;
        }
        for Entry { id, title } in &self.removed {
            writeln!(out, "- {id}: {title}")?;
        }
        for Entry { id, title } in &self.added {
            writeln!(out, "+ {id}: {title}")?;
        }
        for Changed { id, title, fields } in &self.changed {
            writeln!(out, "~ {id}: {title}")?;
            fields.iter().try_for_each(|(field, change)| change.print(field, out))?;
        }
        if self.is_reordered {
            writeln!(out, "~ the statements stand in another order")?;
        }
        let counts = [self.added.len(), self.removed.len(), self.changed.len()];
        let [added, removed, changed] = counts;
        writeln!(out, "{added} added, {removed} removed, {changed} changed")
    }
}

impl Change {
    /// A short value on a line; a text line by line, with what did not change left out.
    fn print(&self, field: &str, out: &mut impl Write) -> io::Result<()> {
        let (old, new) = (shown(&self.old), shown(&self.new));
        if !old.contains('\n') && !new.contains('\n') {
            return match (self.old.is_null(), self.new.is_null()) {
                (true, _) => writeln!(out, "    {field}: + {new}"),
                (_, true) => writeln!(out, "    {field}: - {old}"),
                _ => writeln!(out, "    {field}: {old} → {new}"),
            };
        }
        writeln!(out, "    {field}:")?;
        for change in TextDiff::from_lines(&old, &new).iter_all_changes() {
            let sign = match change.tag() {
                ChangeTag::Delete => '-',
                ChangeTag::Insert => '+',
                ChangeTag::Equal => continue,
            };
            writeln!(out, "      {sign} {}", change.value().trim_end_matches('\n'))?;
        }
        Ok(())
    }
}

fn shown(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) if text.contains('\n') => text.clone(),
        // A list of texts, one a line, shows which of them changed.
        Value::Array(items) if items.iter().any(|item| item.to_string().len() > 60) => {
            items.iter().map(|item| format!("{item}\n")).collect()
        }
        other => other.to_string(),
    }
}

/// The fields in which two of a kind differ.
fn changes<T: Serialize>(old: &T, new: &T) -> BTreeMap<String, Change> {
    let fields = |value: &T| match serde_json::to_value(value) {
        Ok(Value::Object(fields)) => fields,
        _ => Map::new(),
    };
    let (mut old, mut new) = (fields(old), fields(new));
    let names: Vec<String> = old.keys().chain(new.keys()).cloned().collect();
    let mut changes = BTreeMap::new();
    for name in names {
        let (old, new) = (old.remove(&name), new.remove(&name));
        if old != new {
            changes.insert(name, Change { old: old.unwrap_or_default(), new: new.unwrap_or_default() });
        }
    }
    changes
}
