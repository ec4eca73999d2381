//! Statements as rows.

use crate::format::{DateOrder, Mapping, Target, times};
use csv::{Writer, WriterBuilder};
use lectern_core::Statement;
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};
use std::io;

/// Writes statements as a table.
///
/// # Errors
/// Those of the sink.
pub fn write<'a, W: io::Write>(
    sink: W,
    statements: impl IntoIterator<Item = &'a Statement>,
    separator: u8,
) -> io::Result<W> {
    let rows: Vec<BTreeMap<String, String>> = statements.into_iter().map(cells).collect();
    let mut names: BTreeSet<&str> = rows.iter().flat_map(|row| row.keys().map(String::as_str)).collect();
    let mut columns: Vec<&str> = COLUMNS.iter().copied().filter(|name| names.remove(name) || *name == "id").collect();
    columns.extend(names);
    let mut writer: Writer<W> = WriterBuilder::new().delimiter(separator).from_writer(sink);
    writer.write_record(&columns)?;
    for row in &rows {
        writer.write_record(columns.iter().map(|name| row.get(*name).map_or("", String::as_str)))?;
    }
    writer.into_inner().map_err(|error| io::Error::other(error.to_string()))
}

/// The order of the columns; others follow by name.
const COLUMNS: &[&str] = &[
    "id",
    "title",
    "kind",
    "date",
    "authors.name",
    "authors.role",
    "authors.organization",
    "authors.url",
    "organizations",
    "recipients",
    "signatories.name",
    "signatories.role",
    "signatories.organization",
    "total_signatures",
    "event.name",
    "event.place",
    "event.date",
    "places",
    "topics",
    "language",
    "summary",
    "content",
    "calls",
    "source.name",
    "source.url",
    "source.archived_url",
    "source.retrieved",
    "source.sha256",
    "removed.text",
    "removed.reason",
    "status",
    "translation_of",
    "replies_to",
    "license",
    "rights",
    "identifiers.scheme",
    "identifiers.value",
];

/// A statement's columns.
fn cells(statement: &Statement) -> BTreeMap<String, String> {
    let mut cells = BTreeMap::new();
    let Ok(Value::Object(fields)) = serde_json::to_value(statement) else { return cells };
    for (field, value) in fields {
        let is_extra = statement.extra.contains_key(&field);
        let written = match &value {
            _ if is_extra => extra(&field, &value),
            Value::String(text) => single(&field, &field, text),
            Value::Number(number) => Some(vec![(field.clone(), number.to_string())]),
            Value::Object(parts) => object(&field, parts),
            Value::Array(items) if items.iter().all(Value::is_string) => {
                let items: Vec<&str> = items.iter().filter_map(Value::as_str).collect();
                let is_plain = items.iter().all(|item| !item.is_empty());
                is_plain.then(|| vec![(field.clone(), listed(&items, field == "topics"))])
            }
            Value::Array(items) => objects(&field, items),
            _ => None,
        };
        match written {
            Some(written) => cells.extend(written),
            None => {
                cells.insert(Target::Json(field).into(), value.to_string());
            }
        }
    }
    cells
}

type Cells = Option<Vec<(String, String)>>;

fn single(column: &str, part: &str, text: &str) -> Cells {
    let is_read_so = match part {
        "date" | "retrieved" => times::edtf(text, DateOrder::Unknown).is_ok_and(|date| date.as_str() == text),
        _ => !text.trim().is_empty(),
    };
    is_read_so.then(|| vec![(column.to_owned(), text.to_owned())])
}

fn extra(name: &str, value: &Value) -> Cells {
    let text = value.as_str().filter(|text| !text.trim().is_empty())?;
    let is_free = Mapping::default().target(name).is_none() && name.trim() == name && !name.is_empty();
    let column = if is_free { name.to_owned() } else { Target::Extra(name.to_owned()).into() };
    Some(vec![(column, text.to_owned())])
}

fn object(field: &str, parts: &Map<String, Value>) -> Cells {
    let mut cells = Vec::new();
    for (part, value) in parts {
        let column = format!("{field}.{part}");
        column.parse::<Target>().ok()?;
        cells.extend(single(&column, part, value.as_str()?)?);
    }
    Some(cells)
}

/// The parts of a list of objects, each in a column.
fn objects(field: &str, items: &[Value]) -> Cells {
    let objects: Vec<&Map<String, Value>> = items.iter().map(Value::as_object).collect::<Option<_>>()?;
    let parts: BTreeSet<&String> = objects.iter().flat_map(|object| object.keys()).collect();
    let leading = match field {
        "identifiers" => "value",
        "removed" => "text",
        _ => "name",
    };
    let mut cells = Vec::new();
    for part in parts {
        let column = format!("{field}.{part}");
        column.parse::<Target>().ok()?;
        let mut values = Vec::new();
        for object in &objects {
            let value = object.get(part).map_or(Some(""), Value::as_str)?;
            // An empty value would be read as none, and a leading part has to be there.
            if (object.contains_key(part) || part == leading) && value.trim().is_empty() {
                return None;
            }
            values.push(value);
        }
        let cell = match values.as_slice() {
            [only] if part != leading => (*only).to_owned(),
            values => listed(values, false),
        };
        cells.push((column, cell));
    }
    Some(cells)
}

/// The values of a list in one cell.
fn listed(items: &[&str], commas: bool) -> String {
    let is_plain = |item: &&str| !item.contains([';', '|', '\n']) && item.trim() == *item && !item.starts_with('[');
    let is_alone = commas && items.len() == 1 && items.iter().any(|item| item.contains([',', '、', '،', '，']));
    if items.iter().all(is_plain) && !is_alone {
        return items.join("; ");
    }
    Value::from(items.to_vec()).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Options;
    use crate::format::{Found, Kind, record};
    use crate::source::SourceFile;
    use serde_json::json;

    fn found(text: &str) -> Found {
        let file = SourceFile { path: "letters.csv", bytes: text.as_bytes() };
        crate::format::read_as(&file, Some(Kind::Table), &Options::default())
    }

    fn statement(value: Value) -> Statement {
        let Value::Object(object) = value else { unreachable!("an object") };
        record::statement(object, &mut Vec::new()).unwrap()
    }

    #[track_caller]
    fn round(statement: &Statement) {
        for separator in [b',', b'\t'] {
            let bytes = write(Vec::new(), [statement], separator).unwrap();
            let found = found(&String::from_utf8(bytes.clone()).unwrap());
            let mut read = found.imported.into_iter().next().map(|imported| imported.statement).unwrap_or_default();
            if statement.source.is_none() {
                read.source = None;
            } else if let Some(source) = &mut read.source {
                source.extra.remove("path");
                source.name = statement.source.as_ref().and_then(|source| source.name.clone());
                source.sha256 = statement.source.as_ref().and_then(|source| source.sha256.clone());
            }
            assert_eq!(
                serde_json::to_value(&read).unwrap(),
                serde_json::to_value(statement).unwrap(),
                "{}",
                String::from_utf8_lossy(&bytes)
            );
        }
    }

    #[test]
    fn everything_that_a_statement_has_comes_back() {
        round(&statement(json!({
            "id": "a", "title": "T, \"quoted\"", "kind": "letter", "date": "2018-09-20/2018-10", "language": "en",
            "authors": [{"name": "A; B", "role": "[x]"}], "organizations": ["O", "P; Q"], "recipients": ["R, S"],
            "signatories": [{"name": "C"}, {"name": "D", "role": "r; s", "organization": "o"}], "total_signatures": 12,
            "event": {"name": "E", "place": "P", "date": "2018~"}, "places": ["X, Y"], "topics": ["one, two"],
            "content": "One\r\n\r\nTwo", "calls": ["Do!", "[Not]"], "source": {"url": "https://example.org/"},
            "removed": [{"text": "Menu", "reason": "navigation"}], "status": "corrected",
            "identifiers": [{"scheme": "doi", "value": "10.1/x"}],
            "mood": "calm", "url": "kept", "inferred": [{"field": "kind"}], "count": 3
        })));
        round(&statement(
            json!({"id": "b", "title": "T", "content": " C ", "authors": [{"name": "A", "born": 1900}, {"name": "B"}]}),
        ));
        round(&statement(
            json!({"id": "b", "title": "T", "summary": "", "content": "C", "date": "2018-09-20T10:00:00Z"}),
        ));
    }

    proptest::proptest! {
        #[test]
        fn any_statement_comes_back(
            title in "[^\\s]\\PC{0,9}",
            content in "[^\\s]([^\\s]|[ \n,;|\"]){0,20}",
            topics in proptest::collection::vec("[a-z,;|\\[\\]\" ]{1,6}", 0..4),
            names in proptest::collection::vec(("[a-z;,]{1,5}", proptest::option::of("[a-z;\\[ ]{0,5}")), 0..4),
            extra in proptest::collection::btree_map("[a-z:. ]{1,6}", "[^\\s][a-z; ]{0,5}", 0..3),
        ) {
            let authors: Vec<Value> = names.iter().map(|(name, role)| match role {
                Some(role) => json!({"name": name, "role": role}),
                None => json!({"name": name}),
            }).collect();
            let mut object = json!({"id": "a", "title": title, "content": content, "topics": topics, "authors": authors});
            for (name, value) in extra {
                object.as_object_mut().unwrap().entry(name).or_insert(json!(value));
            }
            let Value::Object(object) = object else { unreachable!() };
            if let Ok(statement) = record::statement(object, &mut Vec::new()) {
                round(&statement);
            }
        }
    }
}
