//! Texts of our own, of many sites, languages and politics, against what a careful reader takes from each of them
//! (`tests/data/expected.json`): the same form as that of the seeds, with more fields. A field that is not there must
//! be empty. `UPDATE_EXPECT=1` writes what is taken now into the file, to be read and corrected by hand.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails by panicking")]

use expect_test::expect_file;
use lectern_core::passage::{Block, Inline, parse};
use lectern_import::source::{SourceFile, decode};
use lectern_import::{Imported, Options, assemble, text};
use serde_json::{Map, Value, json};
use std::path::PathBuf;

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data")
}

fn import(name: &str) -> Imported {
    let bytes = std::fs::read(folder().join(name)).unwrap();
    let decoded = decode(&SourceFile { path: name, bytes: &bytes }).unwrap();
    let options = Options::default();
    let pieces = text::read(&decoded, &options);
    assemble::assemble(pieces, assemble::Origin::from(&decoded), &options)
}

/// What was taken from a text, in the form of the expectations.
fn taken(imported: &Imported) -> Value {
    let mut fields = match serde_json::to_value(&imported.statement).unwrap() {
        Value::Object(fields) => fields,
        _ => Map::new(),
    };
    for field in ["id", "content", "source", "inferred", "byline"] {
        fields.remove(field);
    }
    let removed: Vec<&str> = imported.statement.removed.iter().map(|removed| removed.text.as_str()).collect();
    fields.insert("removed".to_owned(), json!(removed));
    if !imported.byline().is_empty() {
        fields.insert("byline".to_owned(), json!(imported.byline()));
    }
    let blocks = parse(imported.statement.content.as_deref().unwrap_or_default());
    fields.insert("blocks".to_owned(), json!(blocks.iter().flat_map(described).collect::<Vec<_>>()));
    Value::Object(fields)
}

/// A block as a letter and its first words: enough to see what it was taken for.
fn described(block: &Block) -> Vec<String> {
    let first = |letter: &str, passage: &lectern_core::passage::Passage| {
        let text = passage
            .inlines
            .iter()
            .find_map(|inline| if let Inline::Text(text) = inline { Some(text.as_str()) } else { None });
        vec![format!("{letter} {}", text.unwrap_or_default().split_whitespace().take(4).collect::<Vec<_>>().join(" "))]
    };
    match block {
        Block::Heading { passage, .. } => first("h", passage),
        Block::Paragraph(passage) => first("p", passage),
        Block::Verbatim(passage) => first("v", passage),
        Block::Quote(blocks) => blocks.iter().flat_map(described).map(|text| format!("> {text}")).collect(),
        Block::List { start, items } => {
            let mark = if start.is_some() { "1" } else { "-" };
            items
                .iter()
                .flatten()
                .flat_map(described)
                .map(|text| format!("{mark} {}", text.trim_start_matches("p ")))
                .collect()
        }
        Block::Rule => vec!["rule".to_owned()],
    }
}

#[test]
fn our_own_texts_come_out_as_a_careful_reader_has_them() {
    let mut names: Vec<String> = std::fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.ends_with(".txt"))
        .collect();
    names.sort();
    let all: Map<String, Value> = names
        .into_iter()
        .map(|name| {
            let taken = taken(&import(&name));
            (name, taken)
        })
        .collect();
    expect_file!["data/expected.json"].assert_eq(&format!("{}\n", serde_json::to_string_pretty(&all).unwrap()));
}
