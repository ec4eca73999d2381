//! JSON Feed 1.1, read and written.
//!
//! An item has a place for the title, text, summary, day, authors, topics, language and address of a statement. What a
//! statement has besides goes into the item's extension `_statement`, an object with the fields of a statement, which
//! come before what the item says; `null` there says that the statement has no such field. The collection's other
//! fields are in the feed's `_collection`. A body in HTML is read like a saved page.

use super::{Found, decode_records, document, problem, record};
use crate::source::{Note, SourceFile};
use crate::{Imported, Options};
use lectern_core::Statement;
use lectern_core::bundle::{FORMAT, Header, Reader, VERSION};
use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Map, Value, json};
use std::io::{self, Write};

const FEED_VERSION: &str = "https://jsonfeed.org/version/1.1";
/// The extension of an item, and of a feed.
const STATEMENT: &str = "_statement";
const COLLECTION: &str = "_collection";

#[derive(Deserialize)]
struct Items<'a> {
    #[serde(borrow, default)]
    items: Vec<&'a RawValue>,
}

/// Reads a JSON Feed, each item on its own.
pub(super) fn read(file: &SourceFile, options: &Options) -> Found {
    let (text, notes) = match decode_records(file) {
        Ok(decoded) => decoded,
        Err(refusal) => return refusal.into(),
    };
    let mut reader = Reader::new();
    let outcome = reader.push(text.as_bytes(), &mut Vec::new()).and_then(|()| reader.finish(&mut Vec::new()));
    if let Err(failure) = outcome {
        return Found::refusal(file.path, format!("{}.", problem::describe_failure(&failure)));
    }
    let items = match serde_json::from_str::<Items>(&text) {
        Ok(items) => items.items,
        Err(error) => return Found::refusal(file.path, format!("line {}: {error}.", error.line())),
    };
    let mut found = Found { header: Some(collection(reader.header())), ..Found::default() };
    for raw in items {
        // A raw value is a stretch of the text itself.
        let start = (raw.get().as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
        let line = text.get(..start).unwrap_or_default().matches('\n').count() + 1;
        match serde_json::from_str(raw.get()) {
            Ok(Value::Object(fields)) => match item(fields, file.path, options) {
                Ok(imported) => found.imported.push(imported),
                Err(reason) => found.refuse(file.path, format!("line {line}: {reason}.")),
            },
            _ => found.refuse(file.path, format!("line {line}: an item should be an object.")),
        }
    }
    if let Some(first) = found.imported.first_mut() {
        first.notes.splice(0..0, notes);
    }
    found
}

/// A statement of one item, whose HTML is read like a page.
pub(super) fn item(mut fields: Map<String, Value>, path: &str, options: &Options) -> Result<Imported, String> {
    let own = fields.remove(STATEMENT);
    let is_text = |text: &&str| !text.trim().is_empty();
    let has_text = fields.get("content_text").and_then(Value::as_str).filter(is_text).is_some();
    let html = fields.get("content_html").and_then(Value::as_str).filter(is_text).map(str::to_owned);
    let html = html.filter(|_| !has_text);
    if html.is_some() {
        fields.remove("content_html");
        // Stands for the text, which decides whether the item is a statement.
        fields.insert("content_text".to_owned(), Value::from("-"));
    }
    let has_title = fields.get("title").and_then(Value::as_str).filter(is_text).is_some();
    let mut notes = Vec::new();
    let mut statement = plain_item(fields, &mut notes)?;
    if let Some(Value::Object(own)) = own {
        statement = restored(&statement, own, &mut notes)?;
    }
    let Some(html) = html else { return Ok(Imported { statement, notes, ..Imported::default() }) };
    statement.content = None;
    if !has_title {
        statement.title.clear();
    }
    let mut imported = document::fragment(&html, statement, path, options)
        .ok_or_else(|| "there is no text in its `content_html`".to_owned())?;
    imported.notes.append(&mut notes);
    Ok(imported)
}

/// What the core makes of an item.
fn plain_item(fields: Map<String, Value>, notes: &mut Vec<Note>) -> Result<Statement, String> {
    let feed = json!({"version": FEED_VERSION, "title": "-", "items": [fields]});
    record::only_statement(&feed.to_string(), notes)
}

/// A statement with the fields of the extension.
fn restored(statement: &Statement, own: Map<String, Value>, notes: &mut Vec<Note>) -> Result<Statement, String> {
    let Ok(Value::Object(mut object)) = serde_json::to_value(statement) else { return Ok(statement.clone()) };
    object.extend(own);
    object.retain(|_, value| !value.is_null());
    record::statement(object, notes)
}

/// The collection's fields: those of the extension where there are such.
fn collection(header: &Header) -> Header {
    let Ok(Value::Object(mut fields)) = serde_json::to_value(header) else { return header.clone() };
    let Some(Value::Object(own)) = fields.remove(COLLECTION) else { return header.clone() };
    fields.extend(own);
    fields.retain(|_, value| !value.is_null());
    header_of(fields).unwrap_or_else(|| header.clone())
}

fn header_of(mut fields: Map<String, Value>) -> Option<Header> {
    fields.insert("format".to_owned(), FORMAT.into());
    fields.insert("version".to_owned(), VERSION.into());
    fields.insert("statements".to_owned(), Value::Array(Vec::new()));
    let mut reader = Reader::new();
    reader.push(Value::Object(fields).to_string().as_bytes(), &mut Vec::new()).ok()?;
    reader.finish(&mut Vec::new()).ok()?;
    Some(reader.header().clone())
}

/// Writes a collection as a JSON Feed.
///
/// # Errors
/// Those of the sink.
pub fn write<'a, W: Write>(
    mut sink: W,
    header: &Header,
    statements: impl IntoIterator<Item = &'a Statement>,
) -> io::Result<W> {
    let mut opening = Map::new();
    opening.insert("version".to_owned(), FEED_VERSION.into());
    opening.insert("title".to_owned(), header.title.as_deref().unwrap_or("Statements").into());
    let publisher = header.publisher.as_ref().map(|publisher| {
        let url = publisher.url.as_ref().map(|url| ("url".to_owned(), url.as_str().into()));
        Value::Array(vec![Value::Object(
            [("name".to_owned(), publisher.name.as_str().into())].into_iter().chain(url).collect(),
        )])
    });
    let fields = [
        ("home_page_url", header.homepage.clone().map(Value::String)),
        ("description", header.description.clone().map(Value::String)),
        ("language", header.language.clone().map(Value::String)),
        ("authors", publisher),
    ];
    opening.extend(fields.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))));
    let read = reread(&opening);
    if let Some(own) = difference(&serde_json::to_value(header)?, &serde_json::to_value(read)?) {
        opening.insert(COLLECTION.to_owned(), own);
    }
    let mut opening = Value::Object(opening).to_string();
    opening.pop();
    write!(sink, "{opening},\"items\":[")?;
    for (index, statement) in statements.into_iter().enumerate() {
        sink.write_all(if index == 0 { b"\n" } else { b",\n" })?;
        serde_json::to_writer(&mut sink, &item_of(statement))?;
    }
    sink.write_all(b"\n]}\n")?;
    Ok(sink)
}

fn reread(opening: &Map<String, Value>) -> Header {
    let mut feed = opening.clone();
    feed.insert("items".to_owned(), Value::Array(Vec::new()));
    let mut reader = Reader::new();
    let outcome = reader.push(Value::Object(feed).to_string().as_bytes(), &mut Vec::new());
    outcome.map(|()| reader.header().clone()).unwrap_or_default()
}

/// A statement as an item, with whatever would not be read back from it in its extension.
fn item_of(statement: &Statement) -> Value {
    let mut item = Map::new();
    item.insert("id".to_owned(), statement.id.as_str().into());
    let day = statement.date.as_ref().filter(|date| date.is_certain() && date.as_str().len() == "2018-09-20".len());
    let authors: Vec<Value> = statement
        .authors
        .iter()
        .map(|author| match &author.url {
            Some(url) => json!({"name": author.name, "url": url}),
            None => json!({"name": author.name}),
        })
        .collect();
    let text = |text: &Option<String>| text.as_deref().map(Value::from);
    let fields = [
        ("url", statement.source.as_ref().and_then(|source| text(&source.url))),
        ("title", Some(statement.title.as_str().into())),
        ("content_text", text(&statement.content).or_else(|| text(&statement.summary))),
        ("summary", text(&statement.summary)),
        ("date_published", day.map(|day| format!("{day}T00:00:00Z").into())),
        ("authors", (!authors.is_empty()).then_some(Value::Array(authors))),
        ("tags", (!statement.topics.is_empty()).then(|| statement.topics.clone().into())),
        ("language", text(&statement.language)),
    ];
    item.extend(fields.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))));
    let read = plain_item(item.clone(), &mut Vec::new()).unwrap_or_default();
    let (whole, read) = (serde_json::to_value(statement), serde_json::to_value(&read));
    if let (Ok(whole), Ok(read)) = (whole, read)
        && let Some(own) = difference(&whole, &read)
    {
        item.insert(STATEMENT.to_owned(), own);
    }
    Value::Object(item)
}

/// The fields that are otherwise in what was read, or absent from it, and `null` for those that are in it alone.
fn difference(whole: &Value, read: &Value) -> Option<Value> {
    let (whole, read) = (whole.as_object()?, read.as_object()?);
    let other = whole.iter().filter(|(name, value)| read.get(*name) != Some(value));
    let mut own: Map<String, Value> = other.map(|(name, value)| (name.clone(), value.clone())).collect();
    let surplus = read.keys().filter(|name| !whole.contains_key(*name));
    own.extend(surplus.map(|name| (name.clone(), Value::Null)));
    (!own.is_empty()).then_some(Value::Object(own))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Found {
        crate::format::read(&SourceFile { path: "feed.json", bytes: text.as_bytes() }, &Options::default())
    }

    #[test]
    fn items_become_statements_and_bad_ones_are_refused_by_line() {
        let text = "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"F\", \"items\": [\n\
            {\"id\": \"1\", \"title\": \"A\", \"content_text\": \"We ask.\", \"tags\": [\"x\"]},\n\
            {\"title\": \"B\", \"content_text\": \"We ask.\"}, 3]}";
        let found = found(text);
        assert_eq!(found.imported.len(), 1);
        assert_eq!(found.header.unwrap().title.as_deref(), Some("F"));
        let reasons: Vec<&str> = found.refused.iter().map(|refusal| refusal.reason.as_str()).collect();
        assert_eq!(
            reasons,
            ["line 3: `id` is missing; the statement is left out.", "line 3: an item should be an object."]
        );
    }

    #[test]
    fn everything_comes_back() {
        let Value::Object(object) = json!({
            "id": "a", "title": "T", "kind": "letter", "date": "2018~", "authors": [{"name": "A", "role": "r"}],
            "topics": ["x"], "summary": "S", "source": {"url": "https://example.org/", "sha256": "0"}, "mood": {"x": 1}
        }) else {
            unreachable!()
        };
        let statements = [
            record::statement(object, &mut Vec::new()).unwrap(),
            Statement { id: "b".into(), title: "U".into(), content: Some("C".into()), ..Statement::default() },
        ];
        let header = Header { license: Some("CC0-1.0".into()), language: Some("en".into()), ..Header::default() };
        let written = write(Vec::new(), &header, &statements).unwrap();
        let found = found(str::from_utf8(&written).unwrap());
        assert_eq!(found.header, Some(header));
        let read: Vec<Value> =
            found.imported.iter().map(|imported| serde_json::to_value(&imported.statement).unwrap()).collect();
        let mut given: Vec<Value> =
            statements.iter().map(|statement| serde_json::to_value(statement).unwrap()).collect();
        // The file that it was read from is noted.
        given[1]["source"] = read[1]["source"].clone();
        given[0]["source"] = read[0]["source"].clone();
        assert_eq!(read, given);
        assert_eq!(found.imported[0].statement.source.as_ref().unwrap().sha256.as_deref(), Some("0"));
    }
}
