//! Texts copied off web pages, against what a careful reader takes from each of them.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails by panicking")]

mod shared;

use lectern_core::passage::{Block, Passage, parse, plain_text};
use lectern_import::source::{SourceFile, decode};
use lectern_import::{Imported, Options, assemble, fidelity, text};
use serde_json::Value;
use shared::shared;

fn import(name: &str, bytes: &[u8]) -> (String, Imported) {
    let decoded = decode(&SourceFile { path: name, bytes }).unwrap();
    let options = Options::default();
    let pieces = text::read(&decoded, &options);
    let imported = assemble::assemble(pieces, assemble::Origin::from(&decoded), &options);
    (decoded.text, imported)
}

fn strings(value: &Value) -> Vec<&str> {
    value.as_array().map(|list| list.iter().filter_map(Value::as_str).collect()).unwrap_or_default()
}

fn words(passage: &Passage) -> String {
    let mut text = String::new();
    for inline in &passage.inlines {
        match inline {
            lectern_core::passage::Inline::Text(words) => text.push_str(words),
            lectern_core::passage::Inline::Break => text.push('\n'),
            other => panic!("plain text has become {other:?}"),
        }
    }
    text
}

#[test]
fn the_five_seeds_come_out_as_a_careful_reader_has_them() {
    let Some(folder) = shared("seeds") else { return };
    let expected: Value = serde_json::from_slice(&std::fs::read(folder.join("expected.json")).unwrap()).unwrap();
    let mut wrong = Vec::new();
    for (name, expected) in expected.as_object().unwrap().iter().filter(|(name, _)| name.ends_with(".txt")) {
        let (source, imported) = import(name, &std::fs::read(folder.join(name)).unwrap());
        if let Err(error) = fidelity::check(&source, &imported) {
            wrong.push(format!("{name}: {error}"));
        }
        for problem in differences(expected, &imported) {
            wrong.push(format!("{name}: {problem}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn differences(expected: &Value, imported: &Imported) -> Vec<String> {
    let mut wrong = Vec::new();
    let statement = &imported.statement;
    let mut check = |what: &str, ours: &dyn std::fmt::Debug, theirs: &dyn std::fmt::Debug| {
        let (ours, theirs) = (format!("{ours:?}"), format!("{theirs:?}"));
        if ours != theirs {
            wrong.push(format!("{what}: {ours}, not {theirs}"));
        }
    };
    check("title", &statement.title, &expected["title"].as_str().unwrap());
    check("kind", &statement.kind.as_deref(), &expected["kind"].as_str());
    check("date", &statement.date.as_ref().map(|date| date.as_str()), &expected["date"].as_str());
    check("language", &statement.language.as_deref(), &expected["language"].as_str());
    let authors: Vec<&str> = statement.authors.iter().map(|author| author.name.as_str()).collect();
    check("authors", &authors, &strings(&expected["authors"]));
    let roles: Vec<&str> = statement.authors.iter().filter_map(|author| author.role.as_deref()).collect();
    check("roles", &roles, &strings(&expected["author_roles"]));
    if let Some(bodies) = expected.get("organizations_include") {
        let missing: Vec<&str> = strings(bodies)
            .into_iter()
            .filter(|body| !statement.organizations.iter().any(|ours| ours == body))
            .collect();
        check("organizations that are missing", &missing, &Vec::<&str>::new());
    } else {
        check("organizations", &statement.organizations, &strings(&expected["organizations"]));
    }
    for (what, is_empty) in [
        ("recipients", statement.recipients.is_empty()),
        ("signatories", statement.signatories.is_empty()),
        ("event", statement.event.is_none()),
        ("summary", statement.summary.is_none()),
        ("identifiers", statement.identifiers.is_empty()),
    ] {
        check(what, &is_empty, &true);
    }

    let content = statement.content.as_deref().unwrap();
    let plain = plain_text(content);
    let blocks = parse(content);
    let starts = expected["content_starts"].as_str().unwrap();
    check("beginning", &plain.get(..starts.len()), &Some(starts));
    let ends = expected["content_ends"].as_str().unwrap();
    check("end", &plain.get(plain.len() - ends.len()..), &Some(ends));
    let headings: Vec<String> = blocks
        .iter()
        .filter_map(|block| match block {
            Block::Heading { passage, .. } => Some(words(passage)),
            _ => None,
        })
        .collect();
    check("headings", &headings, &strings(&expected["headings"]));
    let paragraphs = blocks.iter().filter(|block| matches!(block, Block::Paragraph(_))).count();
    if let Some(count) = expected["paragraphs"].as_u64() {
        check("paragraphs", &(paragraphs as u64), &count);
    }
    let items: usize =
        blocks.iter().map(|block| if let Block::List { items, .. } = block { items.len() } else { 0 }).sum();
    check("items", &(items as u64), &expected["list_items"].as_u64().unwrap_or_default());
    for call in strings(&expected["calls_include"]) {
        check(call, &statement.calls.iter().any(|ours| ours == call), &true);
    }
    for removed in strings(&expected["removed"]) {
        check(removed, &statement.removed.iter().any(|ours| ours.text == removed), &true);
        check(removed, &plain.contains(&format!("\n{removed}\n")), &false);
    }
    wrong
}
