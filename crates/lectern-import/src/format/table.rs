//! Tables: CSV and TSV, a statement a row, read by the names in the first row and written so that they are read again.
//!
//! # What is written
//!
//! A column for each field that some statement has, named as a [`Target`](super::Target) is. The values of a list stand
//! between semicolons; where one has a semicolon of its own, the cell holds a JSON array. The parts of authors and the
//! like stand in columns of their own, in the same order. What does not fit so (an unknown field that is no text, an
//! author with fields that the format does not know) is JSON in a column `json:FIELD`. The collection's own fields, its
//! title first, have no place in a table.

use super::{Found, MAX_FILE_BYTES, decode_records, record, times};
use crate::Options;
use crate::source::{Note, Refusal, SourceFile};
use csv::{ByteRecord, ReaderBuilder, StringRecord, Writer, WriterBuilder};
use lectern_core::Statement;
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};
use std::io;

/// A table as text, with what is known of its form.
pub(super) struct Sheet {
    text: String,
    separator: u8,
    /// How many lines were passed over before the names.
    skipped: u64,
    /// The first row, each name once.
    pub names: Vec<String>,
    pub notes: Vec<Note>,
}

/// Reads a table, each row on its own.
pub(super) fn read(file: &SourceFile, options: &Options) -> Found {
    let sheet = match Sheet::of(file) {
        Ok(sheet) => sheet,
        Err(refusal) => return refusal.into(),
    };
    let mut found = Found::default();
    sheet.rows(|line, row| {
        let row = match row {
            Ok(row) => row,
            Err(reason) => return found.refuse(file.path, format!("line {line}: {reason}")),
        };
        let values = row.iter().map(|value| Value::String(value.to_owned()));
        match record::read(sheet.names.iter().map(String::as_str).zip(values), &options.mapping) {
            Ok(mut imported) => {
                imported.notes.iter_mut().for_each(|note| note.text = format!("line {line}: {}", note.text));
                found.imported.push(imported);
            }
            Err(reason) => found.refuse(file.path, format!("line {line}: {reason}.")),
        }
    });
    if found.imported.is_empty() && found.refused.is_empty() {
        found.refuse(file.path, "the table has no row besides its names; export it again.");
    }
    if let Some(first) = found.imported.first_mut() {
        first.notes.splice(0..0, sheet.notes.iter().cloned());
    }
    found
}

impl Sheet {
    /// # Errors
    /// Why the file is no table.
    pub fn of(file: &SourceFile) -> Result<Self, Refusal> {
        let refused = |reason: &str| Refusal { path: file.path.to_owned(), reason: reason.to_owned() };
        let (mut text, notes) = decode_records(file)?;
        let mut skipped = 0;
        let mut told = None;
        // What a spreadsheet writes above a table to say what separates its columns.
        if let Some(rest) = text.strip_prefix("sep=")
            && let Some((separator, rest)) = rest.split_once('\n')
        {
            told = separator.bytes().next().filter(|byte| byte.is_ascii());
            text = rest.to_owned();
            skipped = 1;
        }
        let separator = told.unwrap_or_else(|| separator(&text));
        let mut reader = reader(separator).from_reader(text.as_bytes());
        let mut first = StringRecord::new();
        match reader.read_record(&mut first) {
            Ok(true) => {}
            _ => return Err(refused("the table has no first row with the names of its columns.")),
        }
        if first.iter().all(|name| name.trim().is_empty()) {
            return Err(refused("the first row is blank; it has to name the columns."));
        }
        let mut names: Vec<String> = Vec::new();
        for (index, name) in first.iter().enumerate() {
            let name = if name.trim().is_empty() { format!("column {}", index + 1) } else { name.trim().to_owned() };
            let count = names.iter().filter(|other| **other == name).count();
            names.push(if count == 0 { name } else { format!("{name} ({})", count + 1) });
        }
        Ok(Self { text, separator, skipped, names, notes })
    }

    /// Hands over each row after the first, or what is wrong with it, with the line that it begins in.
    pub fn rows(&self, mut take: impl FnMut(u64, Result<StringRecord, String>)) {
        let mut reader = reader(self.separator).from_reader(self.text.as_bytes());
        let mut row = StringRecord::new();
        let mut is_first = true;
        loop {
            match reader.read_record(&mut row) {
                Ok(false) => return,
                Ok(true) if is_first => is_first = false,
                Ok(true) => {
                    let line = row.position().map_or(0, csv::Position::line) + self.skipped;
                    let beyond = row.iter().skip(self.names.len()).any(|value| !value.trim().is_empty());
                    if row.iter().all(|value| value.trim().is_empty()) {
                        continue;
                    }
                    let (values, columns) = (row.len(), self.names.len());
                    take(line, if beyond { Err(uneven(values, columns)) } else { Ok(row.clone()) });
                }
                Err(error) => {
                    let line = error.position().map_or(0, csv::Position::line) + self.skipped;
                    take(line, Err(format!("{error}.")));
                    if matches!(error.kind(), csv::ErrorKind::Io(_)) {
                        return;
                    }
                }
            }
        }
    }
}

fn uneven(values: usize, columns: usize) -> String {
    format!(
        "the row has {values} values and the first row names {columns} columns; put values that contain the separator \
         in quotation marks."
    )
}

fn reader(separator: u8) -> ReaderBuilder {
    let mut builder = ReaderBuilder::new();
    builder.delimiter(separator).flexible(true).has_headers(false);
    builder
}

/// What separates the columns: what parts the first rows into equally many, and into most.
fn separator(text: &str) -> u8 {
    const ROWS: usize = 20;
    let width = |separator: u8| {
        let mut reader = reader(separator).from_reader(text.as_bytes());
        let mut row = ByteRecord::new();
        let mut widths = Vec::new();
        while widths.len() < ROWS && reader.read_byte_record(&mut row).unwrap_or(false) {
            widths.push(row.len());
        }
        let first = widths.first().copied().unwrap_or_default();
        let same = widths.iter().filter(|width| **width == first).count();
        if first < 2 { (0, 0) } else { (same * 100 / widths.len().max(1), first) }
    };
    let candidates = [b'|', b'\t', b';', b','];
    candidates.into_iter().max_by_key(|&separator| width(separator)).unwrap_or(b',')
}

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
                cells.insert(super::Target::Json(field).into(), value.to_string());
            }
        }
    }
    cells
}

type Cells = Option<Vec<(String, String)>>;

fn single(column: &str, part: &str, text: &str) -> Cells {
    let is_read_so = match part {
        "date" | "retrieved" => times::edtf(text, super::DateOrder::Unknown).is_ok_and(|date| date.as_str() == text),
        _ => !text.trim().is_empty(),
    };
    is_read_so.then(|| vec![(column.to_owned(), text.to_owned())])
}

fn extra(name: &str, value: &Value) -> Cells {
    let text = value.as_str().filter(|text| !text.trim().is_empty())?;
    let is_free = super::Mapping::default().target(name).is_none() && name.trim() == name && !name.is_empty();
    let column = if is_free { name.to_owned() } else { super::Target::Extra(name.to_owned()).into() };
    Some(vec![(column, text.to_owned())])
}

fn object(field: &str, parts: &Map<String, Value>) -> Cells {
    let mut cells = Vec::new();
    for (part, value) in parts {
        let column = format!("{field}.{part}");
        column.parse::<super::Target>().ok()?;
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
        column.parse::<super::Target>().ok()?;
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

// A table is read whole; its limit is that of every file.
const _: () = assert!(MAX_FILE_BYTES <= 1 << 30);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::Kind;
    use serde_json::json;

    fn found(text: &str) -> Found {
        let file = SourceFile { path: "letters.csv", bytes: text.as_bytes() };
        crate::format::read_as(&file, Some(Kind::Table), &Options::default())
    }

    #[test]
    fn any_usual_separator_is_found() {
        for text in [
            "title,text\nA,\"B, c\"\n",
            "title;text\nA;B, c\n",
            "title\ttext\r\nA\tB, c\r\n",
            "title|text\nA|B, c\n",
            "sep=;\ntitle;text\nA;B, c",
            "\u{FEFF}title,text\n\nA,\"B, c\"",
        ] {
            let found = found(text);
            assert_eq!(found.refused, [], "{text}");
            assert_eq!(found.imported[0].statement.content.as_deref(), Some("B, c"), "{text}");
        }
    }

    #[test]
    fn a_bad_row_is_refused_with_its_line_and_the_others_go_on() {
        let found = found("title,text\nA,\"one\ntwo\"\nB,b,c,d\nC,\nD,d\n");
        assert_eq!(found.imported.len(), 2);
        let reasons: Vec<&str> = found.refused.iter().map(|refusal| refusal.reason.as_str()).collect();
        assert!(reasons[0].starts_with("line 4: the row has 4 values"), "{reasons:?}");
        assert!(reasons[1].starts_with("line 5: there is no text"), "{reasons:?}");
    }

    #[test]
    fn names_given_twice_and_missing_ones_are_told_apart() {
        let found = found("note,text,,note\none,T,two,three\n");
        let extra: Vec<(&str, &str)> = found.imported[0]
            .statement
            .extra
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str().unwrap()))
            .collect();
        assert_eq!(extra, [("column 3", "two"), ("note", "one"), ("note (2)", "three")]);
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
