//! Markdown: CommonMark, perhaps with front matter in YAML, a statement a file.
//!
//! The fields of the front matter are those of a statement, by their own names or as people call them; the rest of the
//! file is the content, taken over as it stands. Without a title in the front matter, a heading of the first level at
//! the beginning is the title. A collection as a folder is one such file for each statement and a `collection.yaml`
//! with the collection's own fields and the order of the statements.

use super::{Found, Target, decode_records, record};
use crate::assemble::{Origin, assemble};
use crate::piece::{Block, Piece, Role};
use crate::source::SourceFile;
use crate::{Imported, Options};
use lectern_core::Statement;
use lectern_core::bundle::Header;
use serde::ser::{SerializeMap, SerializeSeq};
use serde::{Serialize, Serializer};
use serde_json::{Map, Value};

/// The file that holds a collection's own fields, in a folder of Markdown.
pub const COLLECTION_FILE: &str = "collection.yaml";
/// The field of that file that lists the ids of the statements in their order.
const ORDER: &str = "order";

/// Reads a Markdown file.
pub(super) fn read(file: &SourceFile, options: &Options) -> Found {
    let (text, notes) = match decode_records(file) {
        Ok(decoded) => decoded,
        Err(refusal) => return refusal.into(),
    };
    let outcome = match front_matter(&text) {
        Ok(Some((front, body))) => with_front(front, body, options),
        Ok(None) => Ok(without_front(file, &text, options)),
        Err(reason) => Err(reason),
    };
    match outcome {
        Ok(mut imported) => {
            imported.notes.splice(0..0, notes);
            Found { imported: vec![imported], ..Found::default() }
        }
        Err(reason) => Found::refusal(file.path, reason),
    }
}

fn with_front(front: Map<String, Value>, body: &str, options: &Options) -> Result<Imported, String> {
    let (heading, rest) = title(body);
    let mut body = body;
    let has_title = front
        .iter()
        .any(|(name, value)| !value.is_null() && options.mapping.target(name) == Some(Target::Text("title")));
    let mut fields: Vec<(String, Value)> = front.into_iter().collect();
    if let Some(heading) = heading.filter(|_| !has_title) {
        fields.push(("title".to_owned(), Value::String(heading)));
        body = rest;
    }
    if !body.is_empty() {
        fields.push(("content".to_owned(), Value::String(body.to_owned())));
    }
    record::read(fields.iter().map(|(name, value)| (name.as_str(), value.clone())), &options.mapping)
        .map_err(|reason| format!("{reason}."))
}

/// A file that says nothing of itself is a document like a text, except that its markup is known.
fn without_front(file: &SourceFile, text: &str, options: &Options) -> Imported {
    let (heading, rest) = title(text);
    let start = text.len() - rest.len();
    let mut pieces = Vec::new();
    if let Some(heading) = heading {
        pieces.push(Piece { text: heading, range: 0..start, role: Role::Title });
    }
    let body = rest.trim_matches('\n');
    pieces.push(Piece { text: body.to_owned(), range: start..text.len(), role: Role::Content(Block::Verbatim) });
    let sha256 = crate::source::sha256(file.bytes);
    let mut imported = assemble(pieces, Origin { path: file.path.to_owned(), sha256, ..Origin::default() }, options);
    if imported.statement.title.trim().is_empty() {
        imported.statement.title = record::first_sentence(body);
    }
    imported
}

/// The heading of the first level that a text begins with, and what follows it.
fn title(text: &str) -> (Option<String>, &str) {
    let start = text.trim_start_matches(['\n', '\r', ' ']);
    let Some((line, rest)) = start.strip_prefix("# ").map(|line| line.split_once('\n').unwrap_or((line, ""))) else {
        return (None, text);
    };
    let title = lectern_core::passage::plain_text(line.trim_end().trim_end_matches('#')).trim().to_owned();
    if title.is_empty() { (None, text) } else { (Some(title), rest.trim_start_matches(['\n', '\r'])) }
}

/// Named fields and the text after them.
type Parted<'a> = (Map<String, Value>, &'a str);

/// The front matter of a text and what follows it; none where it has none.
///
/// # Errors
/// Where it is not closed, or no YAML with named fields; with the line.
fn front_matter(text: &str) -> Result<Option<Parted<'_>>, String> {
    let Some(rest) = text.strip_prefix("---").and_then(|rest| rest.trim_start_matches([' ', '\r']).strip_prefix('\n'))
    else {
        return Ok(None);
    };
    let mut reached = 0;
    for line in rest.split_inclusive('\n') {
        if matches!(line.trim_end(), "---" | "...") {
            let front = fields(rest.get(..reached).unwrap_or_default(), 1)?;
            return Ok(Some((front, rest.get(reached + line.len()..).unwrap_or_default())));
        }
        reached += line.len();
    }
    // A rule, with which a text may begin as well.
    if rest.contains(": ") {
        return Err("line 1: the front matter is not closed; put a line `---` after it.".to_owned());
    }
    Ok(None)
}

/// Named fields in YAML that begin after so many lines.
fn fields(yaml: &str, lines_before: u64) -> Result<Map<String, Value>, String> {
    if yaml.trim().is_empty() {
        return Ok(Map::new());
    }
    let options = serde_saphyr::options! { with_snippet: false };
    match serde_saphyr::from_str_with_options(yaml, options) {
        Ok(Value::Object(fields)) => Ok(fields),
        Ok(Value::Null) => Ok(Map::new()),
        Ok(_) => Err(format!("line {}: there are no named fields; write `title: …`.", lines_before + 1)),
        Err(error) => {
            let line = error.location().map_or(1, |location| location.line()) + lines_before;
            Err(format!("line {line}: not YAML: {error}."))
        }
    }
}

/// The fields and the order of a collection's folder.
///
/// # Errors
/// Why it cannot be read, in a sentence.
pub fn read_collection_file(yaml: &str) -> Result<(Header, Vec<String>), String> {
    let mut fields = fields(yaml, 0)?;
    let order = match fields.remove(ORDER) {
        Some(Value::Array(ids)) => ids.iter().filter_map(|id| id.as_str().map(str::to_owned)).collect(),
        _ => Vec::new(),
    };
    fields.insert("format".to_owned(), lectern_core::bundle::FORMAT.into());
    fields.insert("version".to_owned(), lectern_core::bundle::VERSION.into());
    fields.insert("statements".to_owned(), Value::Array(Vec::new()));
    let mut reader = lectern_core::bundle::Reader::new();
    let text = Value::Object(fields).to_string();
    let outcome = reader.push(text.as_bytes(), &mut Vec::new()).and_then(|()| reader.finish(&mut Vec::new()));
    outcome.map_err(|failure| super::problem::describe_failure(&failure))?;
    Ok((reader.header().clone(), order))
}

/// The `collection.yaml` of a folder.
#[must_use]
pub fn write_collection_file<'a>(header: &Header, ids: impl IntoIterator<Item = &'a str>) -> String {
    let Ok(Value::Object(mut fields)) = serde_json::to_value(header) else { return String::new() };
    fields.insert(ORDER.to_owned(), ids.into_iter().collect());
    yaml(&fields)
}

/// A statement as Markdown with front matter.
#[must_use]
pub fn write(statement: &Statement) -> String {
    let Ok(Value::Object(mut fields)) = serde_json::to_value(statement) else { return String::new() };
    fields.remove("content");
    // What would be taken for another field, or for one of a record inside, keeps its name by saying that it is one.
    for (name, value) in &statement.extra {
        if let Some((prefixed, value)) = prefixed(name, value) {
            fields.remove(name);
            fields.insert(prefixed, value);
        }
    }
    // A date that is a moment would be taken for its day.
    let is_read_so =
        |text: &str| super::times::edtf(text, super::DateOrder::Unknown).is_ok_and(|date| date.as_str() == text);
    if let Some(date) = fields.get("date").filter(|date| !date.as_str().is_some_and(is_read_so)).map(Value::to_string) {
        fields.remove("date");
        fields.insert("json:date".to_owned(), Value::String(date));
    }
    format!("---\n{}---\n{}", yaml(&fields), statement.content.as_deref().unwrap_or_default())
}

/// An unknown field as one that says so: as JSON where it is blank, which would be taken for absent.
fn prefixed(name: &str, value: &Value) -> Option<(String, Value)> {
    if record::is_blank(value) {
        return Some((Target::Json(name.to_owned()).into(), Value::String(value.to_string())));
    }
    let is_taken = super::Mapping::default().target(name).is_some();
    is_taken.then(|| (Target::Extra(name.to_owned()).into(), value.clone()))
}

/// What a statement's file is called. Ids are made of small letters, so that no file system takes two for one; those
/// that a file system reserves, or hides, begin with a letter that no id has.
#[must_use]
pub fn file_name(id: &str) -> String {
    let stem = id.split('.').next().unwrap_or_default();
    let is_numbered = |name: &str| stem.strip_prefix(name).is_some_and(|rest| rest.len() == 1 && rest != "0");
    let is_reserved = matches!(stem, "" | "con" | "prn" | "aux" | "nul") || is_numbered("com") || is_numbered("lpt");
    format!("{}{id}.md", if is_reserved { "%" } else { "" })
}

fn yaml(fields: &Map<String, Value>) -> String {
    serde_saphyr::to_string(&Yaml(&Value::Object(fields.clone()))).unwrap_or_default()
}

/// JSON as YAML has it: a number is a number, whatever keeps its digits.
struct Yaml<'a>(&'a Value);

impl Serialize for Yaml<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Value::Null => serializer.serialize_unit(),
            Value::Bool(value) => serializer.serialize_bool(*value),
            Value::String(text) => serializer.serialize_str(text),
            Value::Number(number) => match (number.as_u64(), number.as_i64(), number.as_f64()) {
                (Some(number), _, _) => serializer.serialize_u64(number),
                (_, Some(number), _) => serializer.serialize_i64(number),
                (_, _, Some(number)) => serializer.serialize_f64(number),
                _ => serializer.serialize_str(&number.to_string()),
            },
            Value::Array(items) => {
                let mut list = serializer.serialize_seq(Some(items.len()))?;
                items.iter().try_for_each(|item| list.serialize_element(&Yaml(item)))?;
                list.end()
            }
            Value::Object(fields) => {
                let mut map = serializer.serialize_map(Some(fields.len()))?;
                fields.iter().try_for_each(|(name, value)| map.serialize_entry(name, &Yaml(value)))?;
                map.end()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::Kind;
    use serde_json::json;

    fn found(text: &str) -> Found {
        let file = SourceFile { path: "letters/a.md", bytes: text.as_bytes() };
        crate::format::read_as(&file, Some(Kind::Markdown), &Options::default())
    }

    #[test]
    fn front_matter_names_the_fields_and_the_rest_is_the_content() {
        let text = "---\ntitle: An open letter\nautor: A. Example\ndate: 2018-09-20\ntags: [water, air]\nyear: 2018\n---\n\n# To all\n\nWe *ask*.\n";
        let statement = found(text).imported.remove(0).statement;
        let mut value = serde_json::to_value(statement).unwrap();
        value.as_object_mut().unwrap().remove("source");
        assert_eq!(
            value,
            json!({"id": "", "title": "An open letter", "authors": [{"name": "A. Example"}], "date": "2018-09-20",
                "topics": ["water", "air"], "year": 2018, "content": "\n# To all\n\nWe *ask*.\n"})
        );
    }

    #[test]
    fn a_first_heading_is_the_title_where_nothing_else_is() {
        for text in ["# To *all*\n\nWe ask.\n", "---\nkind: letter\n---\n# To *all* #\n\nWe ask.\n"] {
            let statement = found(text).imported.remove(0).statement;
            assert_eq!((statement.title.as_str(), statement.content.unwrap().trim()), ("To all", "We ask."));
        }
    }

    #[test]
    fn damaged_front_matter_is_refused_with_its_line() {
        for (text, start) in [
            ("---\ntitle: A\nkind: [\n---\nText", "line "),
            ("---\ntitle: A\n\nText", "line 1: the front matter is not closed"),
            ("---\n- a\n---\nText", "line 2: there are no named fields"),
        ] {
            let refused = found(text).refused;
            assert!(refused[0].reason.starts_with(start), "{refused:?}");
        }
    }

    #[test]
    fn a_bomb_of_aliases_is_refused() {
        let mut text = "---\na: &a [x,x,x,x,x,x,x,x,x,x]\n".to_owned();
        for pair in "abcdefgh".as_bytes().windows(2) {
            let (old, new) = (char::from(pair[0]), char::from(pair[1]));
            let aliases = vec![format!("*{old}"); 10].join(",");
            text.push_str(&format!("{new}: &{new} [{aliases}]\n"));
        }
        assert!(!found(&format!("{text}---\nText")).refused.is_empty());
    }

    #[test]
    fn names_of_files_are_fit_for_every_system() {
        for (id, name) in [
            ("a-letter", "a-letter.md"),
            ("con", "%con.md"),
            ("com1.x", "%com1.x.md"),
            (".", "%..md"),
            ("company", "company.md"),
        ] {
            assert_eq!(file_name(id), name);
        }
    }

    #[track_caller]
    fn round(statement: &Statement) {
        let written = write(statement);
        let found = found(&written);
        let mut read = found.imported.into_iter().next().map(|imported| imported.statement).unwrap_or_default();
        if let Some(source) = &mut read.source {
            source.extra.remove("path");
            source.sha256 = statement.source.as_ref().and_then(|source| source.sha256.clone());
            source.name = statement.source.as_ref().and_then(|source| source.name.clone());
        }
        if statement.source.is_none() {
            read.source = None;
        }
        assert_eq!(serde_json::to_value(&read).unwrap(), serde_json::to_value(statement).unwrap(), "{written}");
    }

    #[test]
    fn everything_that_a_statement_has_comes_back() {
        let Value::Object(object) = json!({
            "id": "a", "title": "T: \"quoted\" # no comment", "kind": "yes", "date": "2018", "language": "no",
            "authors": [{"name": "A; B", "role": "[x]", "born": 1900}], "organizations": ["O", "P; Q"], "topics": ["one, two", "- three"],
            "event": {"name": "E", "place": "P", "date": "2018~"}, "total_signatures": 12,
            "summary": "Two\nlines\n", "content": "---\n\nOne\r\n\r\nTwo\n", "removed": [{"text": "  Menu", "reason": "navigation"}],
            "source": {"url": "https://example.org/"}, "identifiers": [{"scheme": "doi", "value": "10.1/x"}],
            "mood": "calm", "url": "kept", "inferred": [{"field": "kind", "range": [1, 2]}], "count": 3, "share": 0.5, "no": null
        }) else {
            unreachable!()
        };
        round(&record::statement(object, &mut Vec::new()).unwrap());
    }

    #[test]
    fn a_collection_s_own_fields_and_its_order_come_back() {
        let header = Header {
            title: Some("T: all".into()),
            extra: [("x".into(), json!({"y": [1]}))].into(),
            ..Header::default()
        };
        let written = write_collection_file(&header, ["b", "a"]);
        assert_eq!(read_collection_file(&written), Ok((header, vec!["b".to_owned(), "a".to_owned()])));
    }

    proptest::proptest! {
        #[test]
        fn any_text_comes_back(
            title in "[^\\s]\\PC{0,20}",
            content in "[^\\s](\\PC|[\n\t\r]){0,30}",
            summary in "(\\PC|[\n\t]){0,30}",
            topics in proptest::collection::vec("\\PC{1,9}", 0..3),
        ) {
            let Value::Object(object) = json!({"id": "a", "title": title, "content": content, "summary": summary, "topics": topics}) else { unreachable!() };
            let statement = record::statement(object, &mut Vec::new()).unwrap();
            if statement.summary.as_deref().is_some_and(|summary| summary.trim().is_empty()) || statement.topics.iter().any(|topic| topic.trim() != topic || topic.is_empty()) {
                return Ok(());
            }
            round(&statement);
        }

        #[test]
        fn any_text_is_read_or_refused(text in "(---\n)?(\\PC|[\n:\\[{&*\\-]){0,60}(---\n)?\\PC{0,9}") {
            let found = found(&text);
            if !text.is_empty() {
                proptest::prop_assert_eq!(found.imported.len() + found.refused.len(), 1);
            }
        }
    }
}
