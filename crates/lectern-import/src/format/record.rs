//! A record, fields with names of anybody's choice, becomes a statement.
//!
//! Each field goes where its [`Target`] says; what has none is kept under its own name. The object that comes out is
//! read like a line of a collection, so that tables and bundles pass through the same checks.

mod values;

#[cfg(test)]
mod tests;

pub(super) use values::{first_sentence, is_blank};

use super::mapping::{Mapping, Target};
use super::{problem, times};
use crate::Imported;
use crate::source::Note;
use lectern_core::Statement;
use lectern_core::bundle::Reader;
use lectern_core::protocol::{Loss, ProblemKind};
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use values::{Separator, list, plain, text_of};

/// Stands for an id until the collection gives one.
const NO_ID: &str = "-";

/// What a record's fields are put together to.
#[derive(Debug, Default)]
struct Draft {
    object: Map<String, Value>,
    /// The values of each part of a list of objects, before they are laid beside each other.
    parts: BTreeMap<&'static str, BTreeMap<&'static str, Listed>>,
    notes: Vec<Note>,
}

/// A list as it came, with what it was taken apart from.
#[derive(Debug, Default)]
struct Listed {
    column: String,
    whole: String,
    items: Vec<String>,
}

/// Makes a statement of a record; its id is empty where the record has none.
///
/// # Errors
/// Why the record is no statement, in a sentence.
pub fn read<'a>(fields: impl IntoIterator<Item = (&'a str, Value)>, mapping: &Mapping) -> Result<Imported, String> {
    let mut draft = Draft::default();
    // A field by its own name, or that a person named, comes before one that is only called so.
    let is_sure = |name: &str| mapping.columns.contains_key(name) || name.parse::<Target>().is_ok();
    let (sure, likely): (Vec<_>, Vec<_>) = fields.into_iter().partition(|(name, _)| is_sure(name));
    for (name, value) in sure.into_iter().chain(likely) {
        draft.field(name, value, mapping);
    }
    for (target, value) in &mapping.defaults {
        if target.field().is_some_and(|field| !draft.object.contains_key(field) && !draft.has_parts(field)) {
            draft.put("defaults", Value::String(value.clone()), target, mapping);
        }
    }
    draft.lay_parts();
    draft.complete()?;
    let Draft { object, mut notes, .. } = draft;
    let statement = statement(object, &mut notes)?;
    Ok(Imported { statement, notes, ..Imported::default() })
}

/// Reads an object as a line of a collection. What costs a field is noted.
///
/// # Errors
/// What costs the statement, in a sentence.
pub(super) fn statement(mut object: Map<String, Value>, notes: &mut Vec<Note>) -> Result<Statement, String> {
    let has_id = object.contains_key("id");
    if !has_id {
        object.insert("id".to_owned(), Value::String(NO_ID.to_owned()));
    }
    let mut statement = only_statement(&Value::Object(object).to_string(), notes)?;
    if !has_id {
        statement.id.clear();
    }
    Ok(statement)
}

/// The only statement of a collection. What costs a field is noted.
///
/// # Errors
/// What costs the statement, in a sentence.
pub(super) fn only_statement(collection: &str, notes: &mut Vec<Note>) -> Result<Statement, String> {
    let mut reader = Reader::new();
    let mut statements = Vec::new();
    reader
        .push(collection.as_bytes(), &mut statements)
        .and_then(|()| reader.finish(&mut statements))
        .map_err(|failure| problem::describe_failure(&failure))?;
    let mut lost = None;
    for problem in reader.take_problems().first() {
        match problem.loss {
            // The other statement may come in another row.
            _ if matches!(problem.kind, ProblemKind::UnknownReference(_)) => {}
            Loss::Statement => lost = Some(problem::describe(problem)),
            Loss::Field | Loss::Nothing => notes.push(Note { text: format!("{}.", problem::describe(problem)) }),
        }
    }
    statements.pop().ok_or_else(|| lost.unwrap_or_else(|| "it is no statement".to_owned()))
}

impl Draft {
    /// Takes in a field, or the fields inside it.
    fn field(&mut self, name: &str, value: Value, mapping: &Mapping) {
        if is_blank(&value) {
            return;
        }
        match (mapping.target(name), value) {
            (Some(Target::Parts(field, _)), value @ (Value::Array(_) | Value::Object(_))) if field == name => {
                self.objects(field, value);
            }
            (Some(Target::Part(field, _)), value @ Value::Object(_)) if field == name => {
                self.object.insert(field.to_owned(), value);
            }
            (Some(target), value) => self.put(name, value, &target, mapping),
            (None, Value::Object(inner)) if inner.keys().any(|key| is_mapped(mapping, &format!("{name}.{key}"))) => {
                for (key, value) in inner {
                    self.field(&format!("{name}.{key}"), value, mapping);
                }
            }
            (None, Value::Array(items)) if gathers(mapping, name, &items) => self.gather(name, items, mapping),
            (None, value) => self.keep(name, value),
        }
    }

    /// An array of objects of which a mapping names the fields as `name[].field`.
    fn gather(&mut self, name: &str, items: Vec<Value>, mapping: &Mapping) {
        let objects: Vec<Map<String, Value>> = items
            .into_iter()
            .filter_map(|item| if let Value::Object(object) = item { Some(object) } else { None })
            .collect();
        let mut keys: Vec<&String> = objects.iter().flat_map(Map::keys).collect();
        keys.sort();
        keys.dedup();
        for key in keys {
            let values = objects.iter().map(|object| object.get(key).cloned().unwrap_or_default()).collect();
            self.field(&format!("{name}[].{key}"), Value::Array(values), mapping);
        }
    }

    /// A whole list of objects; a name alone stands for an object that has no more.
    fn objects(&mut self, field: &'static str, value: Value) {
        let only = match field {
            "identifiers" => "value",
            "removed" => "text",
            _ => "name",
        };
        let items = if let Value::Array(items) = value { items } else { vec![value] };
        let objects = items.into_iter().filter(|item| !is_blank(item)).map(|item| match item {
            Value::String(_) | Value::Number(_) => Value::Object(Map::from_iter([(only.to_owned(), text_of(item))])),
            other => other,
        });
        let list = self.object.entry(field).or_insert_with(|| Value::Array(Vec::new()));
        if let Value::Array(list) = list {
            list.extend(objects);
        }
    }

    fn put(&mut self, name: &str, value: Value, target: &Target, mapping: &Mapping) {
        match target {
            Target::LeftOut => {}
            Target::Extra(other) => self.keep(other, value),
            Target::Json(field) => self.json(name, field, value),
            Target::Text(field) => self.text(name, field, value, mapping),
            Target::Number(field) => self.number(name, field, value),
            Target::List(field) => {
                let separator = Separator::of(mapping, field);
                let items = list(value, &separator).into_iter().filter(|item| !item.is_empty()).map(Value::String);
                let list = self.object.entry(*field).or_insert_with(|| Value::Array(Vec::new()));
                if let Value::Array(list) = list {
                    list.extend(items);
                }
            }
            Target::Part(field, part) => {
                let Some(text) = self.dated(name, part, value, mapping) else { return };
                let object = self.object.entry(*field).or_insert_with(|| Value::Object(Map::new()));
                if let Value::Object(object) = object {
                    object.insert((*part).to_owned(), Value::String(text));
                }
            }
            Target::Parts(field, part) => {
                let whole = plain(&value);
                let items = list(value, &Separator::of(mapping, field));
                let listed = self.parts.entry(field).or_default().entry(part).or_default();
                *listed = Listed { column: name.to_owned(), whole, items };
            }
            Target::Identifier(scheme) => {
                let pair = [("scheme".to_owned(), Value::String(scheme.clone())), ("value".to_owned(), text_of(value))];
                self.objects("identifiers", Value::Object(Map::from_iter(pair)));
            }
        }
    }

    fn text(&mut self, name: &str, field: &'static str, value: Value, mapping: &Mapping) {
        if !matches!(value, Value::String(_) | Value::Number(_)) {
            self.note(format!("{name}: `{field}` takes a text; it is kept as a field of its own."));
            return self.keep(name, value);
        }
        let Some(text) = self.dated(name, field, value, mapping) else { return };
        match self.object.get_mut(field) {
            None => {
                self.object.insert(field.to_owned(), Value::String(text));
            }
            // A text in several columns is one text; of anything else the first one counts.
            Some(Value::String(earlier)) if matches!(field, "content" | "summary") => {
                earlier.push_str("\n\n");
                earlier.push_str(&text);
            }
            Some(_) => {
                self.note(format!(
                    "{name}: `{field}` was filled by an earlier column; it is kept as a field of its own."
                ));
                self.keep(name, Value::String(text));
            }
        }
    }

    /// A text; of a date its EDTF form. A date that cannot be read is noted and kept as it was.
    fn dated(&mut self, name: &str, part: &str, value: Value, mapping: &Mapping) -> Option<String> {
        let text = plain(&value);
        if !matches!(part, "date" | "retrieved") {
            return Some(text);
        }
        match times::edtf(&text, mapping.dates) {
            Ok(date) => Some(date.to_string()),
            Err(reason) => {
                self.note(format!("{name}: {reason}; it is kept as it is in a field of its own."));
                self.keep(&format!("{name}_as_written"), Value::String(text));
                None
            }
        }
    }

    fn number(&mut self, name: &str, field: &'static str, value: Value) {
        let digits = plain(&value);
        match digits.trim().parse::<u64>() {
            Ok(number) => {
                self.object.insert(field.to_owned(), number.into());
            }
            Err(_) => {
                self.note(format!("{name}: “{digits}” is no whole number; it is kept as a field of its own."));
                self.keep(&format!("{name}_as_written"), value);
            }
        }
    }

    fn json(&mut self, name: &str, field: &str, value: Value) {
        let Value::String(text) = &value else {
            self.object.insert(field.to_owned(), value);
            return;
        };
        match serde_json::from_str(text) {
            Ok(parsed) => {
                self.object.insert(field.to_owned(), parsed);
            }
            Err(error) => {
                self.note(format!("{name}: not JSON ({error}); it is kept as it is."));
                self.keep(name, value);
            }
        }
    }

    /// Keeps a value under a name that is no field of the format, nor taken.
    fn keep(&mut self, name: &str, value: Value) {
        let mut name = if name.parse::<Target>().is_ok_and(|target| target.field() == Some(name)) {
            format!("{name}_as_written")
        } else {
            name.to_owned()
        };
        while self.object.contains_key(&name) {
            name.push('_');
        }
        self.object.insert(name, value);
    }

    fn note(&mut self, text: String) {
        self.notes.push(Note { text });
    }

    fn has_parts(&self, field: &str) -> bool {
        self.parts.contains_key(field)
    }

    /// Lays the parts of each list beside each other: the second role is that of the second author. Where that does
    /// not come out even, a list of one takes a part whole, and of others it is kept apart.
    fn lay_parts(&mut self) {
        for (field, parts) in std::mem::take(&mut self.parts) {
            let leading = match field {
                "identifiers" => "value",
                "removed" => "text",
                _ => "name",
            };
            let count = parts.get(leading).map_or(0, |listed| listed.items.len());
            let mut objects = vec![Map::new(); count];
            for (part, listed) in parts {
                let items = if count == 1 && part != leading { vec![listed.whole] } else { listed.items };
                if items.len() > count {
                    self.note(format!(
                        "{}: {} values for {count} of `{field}`; it is kept as a field of its own.",
                        listed.column,
                        items.len(),
                    ));
                    self.keep(&listed.column, Value::String(items.join("; ")));
                    continue;
                }
                for (object, item) in objects.iter_mut().zip(items).filter(|(_, item)| !item.is_empty()) {
                    object.insert(part.to_owned(), Value::String(item));
                }
            }
            let objects = objects.into_iter().filter(|object| !object.is_empty()).map(Value::Object).collect();
            self.objects(field, Value::Array(objects));
        }
    }

    /// Gives a title where there is none, and a valid id where there is one that is not.
    fn complete(&mut self) -> Result<(), String> {
        let text = ["content", "summary"].iter().find_map(|&field| self.object.get(field)?.as_str());
        let Some(text) = text.filter(|text| !text.trim().is_empty()) else {
            return Err("there is no text: no column is its `content` or `summary`; name one in the mapping".to_owned());
        };
        if self.object.get("title").and_then(Value::as_str).is_none_or(|title| title.trim().is_empty()) {
            let title = first_sentence(text);
            self.object.insert("title".to_owned(), Value::String(title));
        }
        if let Some(id) = self.object.get("id").and_then(Value::as_str).map(str::to_owned) {
            let valid = crate::ids::valid(&id);
            if valid.is_empty() {
                self.note(format!(
                    "id: “{id}” has nothing that an id is made of (a-z 0-9 - _ .); another one is given"
                ));
                self.object.remove("id");
            } else if valid != id {
                self.note(format!("id: “{id}” becomes “{valid}”; ids are made of a-z 0-9 - _ ."));
                self.object.insert("id".to_owned(), Value::String(valid));
            }
        }
        Ok(())
    }
}

fn is_mapped(mapping: &Mapping, path: &str) -> bool {
    let beneath =
        |name: &String| name.strip_prefix(path).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']));
    mapping.columns.keys().any(beneath)
}

fn gathers(mapping: &Mapping, name: &str, items: &[Value]) -> bool {
    items.iter().all(Value::is_object) && is_mapped(mapping, &format!("{name}[]"))
}
