//! Collections as they are, and records in JSON: an object a line, or an array of objects.

use super::{Found, decode_records, problem, record};
use crate::source::{Refusal, SourceFile};
use crate::{Imported, Options};
use lectern_core::bundle::Reader;
use serde::de::IgnoredAny;
use serde_json::value::RawValue;
use serde_json::{Map, Value};

/// Reads a statement bundle, whole or as lines, perhaps gzipped. Its statements keep what they say of their sources.
pub(super) fn bundle(file: &SourceFile) -> Found {
    let mut reader = Reader::new();
    let mut statements = Vec::new();
    let outcome = reader.push(file.bytes, &mut statements).and_then(|()| reader.finish(&mut statements));
    let mut found = Found { is_collection: true, ..Found::default() };
    let problems = reader.take_problems();
    for problem in problems.first() {
        let id = problem.id.as_deref().map(|id| format!(" ({id})")).unwrap_or_default();
        let (line, column) = (problem.position.line, problem.position.column);
        found.refuse(file.path, format!("line {line}, column {column}{id}: {}.", problem::describe(problem)));
    }
    if let Err(failure) = outcome {
        found.refuse(file.path, format!("{}.", problem::describe_failure(&failure)));
    }
    let imported = |statement| Imported { statement, ..Imported::default() };
    found.imported = statements.into_iter().map(imported).collect();
    found.header = Some(reader.header().clone());
    found
}

/// Reads records, each on its own.
pub(super) fn records(file: &SourceFile, options: &Options) -> Found {
    let (text, notes) = match decode_records(file) {
        Ok(decoded) => decoded,
        Err(refusal) => return refusal.into(),
    };
    let mut found = Found::default();
    for (line, object) in objects(&text) {
        let imported = object.and_then(|object| {
            let fields: Vec<(String, Value)> = object.into_iter().collect();
            let fields = fields.iter().map(|(name, value)| (name.as_str(), value.clone()));
            record::read(fields, &options.mapping).map_err(|reason| format!("{reason}."))
        });
        match imported {
            Ok(mut imported) => {
                imported.notes.iter_mut().for_each(|note| note.text = format!("line {line}: {}", note.text));
                found.imported.push(imported);
            }
            Err(reason) => found.refuse(file.path, format!("line {line}: {reason}")),
        }
    }
    if let Some(first) = found.imported.first_mut() {
        first.notes.splice(0..0, notes);
    } else if found.refused.is_empty() {
        found.refuse(file.path, "there is no record in it.");
    }
    found
}

/// The paths of the fields of the first records, and their values.
pub(super) fn names_and_rows(file: &SourceFile, count: usize) -> Result<(Vec<String>, Vec<Vec<String>>), Refusal> {
    let (text, _) = decode_records(file)?;
    let mut names: Vec<String> = Vec::new();
    let mut rows = Vec::new();
    for (_, object) in objects(&text).into_iter().take(count) {
        let mut row = vec![String::new(); names.len()];
        leaves("", &Value::Object(object.unwrap_or_default()), &mut |path, value| {
            let place = names.iter().position(|name| name == path).unwrap_or_else(|| {
                names.push(path.to_owned());
                row.push(String::new());
                names.len() - 1
            });
            if let Some(cell) = row.get_mut(place) {
                *cell = value;
            }
        });
        rows.push(row);
    }
    rows.iter_mut().for_each(|row| row.resize(names.len(), String::new()));
    Ok((names, rows))
}

/// The values inside an object, by their paths.
fn leaves(path: &str, value: &Value, take: &mut impl FnMut(&str, String)) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                let inner = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
                leaves(&inner, value, take);
            }
        }
        Value::String(text) => take(path, text.clone()),
        Value::Array(items) if !items.is_empty() && items.iter().all(Value::is_object) => {
            let fields = items.iter().filter_map(Value::as_object);
            let mut names: Vec<&String> = fields.clone().flat_map(Map::keys).collect();
            names.sort();
            names.dedup();
            for name in names {
                let values: Vec<&Value> = fields.clone().filter_map(|fields| fields.get(name)).collect();
                let values: Vec<String> = values
                    .iter()
                    .map(|value| value.as_str().map_or_else(|| value.to_string(), str::to_owned))
                    .collect();
                take(&format!("{path}[].{name}"), values.join("; "));
            }
        }
        Value::Array(items) => {
            let items: Vec<String> =
                items.iter().map(|item| item.as_str().map_or_else(|| item.to_string(), str::to_owned)).collect();
            take(path, items.join("; "));
        }
        other => take(path, other.to_string()),
    }
}

type Object = Result<Map<String, Value>, String>;

/// The records, each with the line that it begins in, or why it is none.
fn objects(text: &str) -> Vec<(usize, Object)> {
    if !text.trim_start().starts_with('[') {
        let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
        // An object over several lines is the only one.
        if serde_json::from_str::<IgnoredAny>(first).is_err() && first.trim().len() < text.trim().len() {
            return vec![(line_of(text, text.len() - text.trim_start().len()), object(text))];
        }
        let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
        return lines.map(|(index, line)| (index + 1, object(line))).collect();
    }
    match serde_json::from_str::<Vec<&RawValue>>(text) {
        Ok(items) => {
            let mut records = Vec::with_capacity(items.len());
            let (mut line, mut reached) = (1, 0);
            for item in items {
                // A raw value is a stretch of the text itself.
                let start = (item.get().as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
                line += text.get(reached..start).unwrap_or_default().matches('\n').count();
                reached = start;
                records.push((line, object(item.get())));
            }
            records
        }
        Err(error) => vec![(error.line(), Err(format!("not JSON: {error}.")))],
    }
}

fn line_of(text: &str, offset: usize) -> usize {
    text.get(..offset).unwrap_or_default().matches('\n').count() + 1
}

fn object(text: &str) -> Object {
    match serde_json::from_str(text) {
        Ok(Value::Object(object)) => Ok(object),
        Ok(_) => Err("it is no object; a record begins with `{`.".to_owned()),
        Err(error) => Err(format!("not JSON: {error}.")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(path: &str, text: &str) -> Found {
        crate::format::read(&SourceFile { path, bytes: text.as_bytes() }, &Options::default())
    }

    #[test]
    fn lines_and_arrays_of_records_become_statements() {
        for text in [
            "{\"headline\":\"A\",\"body text\":\"a\"}\n\n{\"headline\":\"B\",\"body text\":\"b\"}\n3\n",
            "[{\"headline\":\"A\",\"body text\":\"a\"},\n\n{\"headline\":\"B\",\"body text\":\"b\"},\n3]",
        ] {
            let found = found("a.json", text);
            let titles: Vec<&str> = found.imported.iter().map(|imported| imported.statement.title.as_str()).collect();
            assert_eq!(titles, ["A", "B"]);
            assert!(found.refused[0].reason.starts_with("line 4: it is no object"), "{:?}", found.refused);
        }
    }

    #[test]
    fn an_object_over_several_lines_is_one_record() {
        let found = found("a.json", "{\n  \"headline\": \"A\",\n  \"body text\": \"a\"\n}\n");
        assert_eq!(found.imported[0].statement.title, "A", "{:?}", found.refused);
    }

    #[test]
    fn a_bundle_keeps_its_ids_and_its_header_and_tells_its_problems() {
        let text = r#"{"format":"statement-bundle","version":1,"title":"T","statements":[
            {"id":"a","title":"A","content":"C"},{"id":"a","title":"B","content":"C"}]}"#;
        let found = found("a.json", text);
        assert_eq!(found.imported.len(), 1);
        assert_eq!(found.imported[0].statement.id, "a");
        assert!(found.imported[0].statement.source.is_none());
        assert_eq!(found.header.unwrap().title.as_deref(), Some("T"));
        assert!(
            found.refused[0].reason.starts_with("line 2, column 56 (a): the id was used before"),
            "{:?}",
            found.refused
        );
    }

    #[test]
    fn damaged_json_is_refused_by_line() {
        let found = found("a.json", "[{\"headline\":\n\"A\"");
        assert!(found.refused[0].reason.starts_with("line 2: not JSON"), "{:?}", found.refused);
    }
}
