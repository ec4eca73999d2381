//! What a person decides stands, however often a file is read anew.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails by panicking")]

use lectern_import::corrections::{Correction, Corrections};
use lectern_import::piece::{Block, Reason, Role};
use lectern_import::source::{SourceFile, decode};
use lectern_import::{Imported, Options, assemble, fidelity, text};
use serde_json::json;

const SOURCE: &str = "Spare the orchard\n\nBy Anna Example, gardener\n\nThe orchard behind the mill has stood for ninety \
    years.\n\nIt is to be felled for a car park with forty places.\n\nWe ask the town to think again.\n\nSign up for our \
    newsletter\n\nEmail address\n";

fn import() -> Imported {
    let decoded = decode(&SourceFile { path: "letters/orchard.txt", bytes: SOURCE.as_bytes() }).unwrap();
    let options = Options::default();
    assemble::assemble(text::read(&decoded, &options), assemble::Origin::from(&decoded), &options)
}

fn apply(correction: serde_json::Value) -> (Imported, Vec<String>) {
    let correction: Correction = serde_json::from_value(correction).unwrap();
    let mut problems = Vec::new();
    let imported = correction.apply(import(), &Options::default(), &mut problems);
    (imported, problems)
}

#[test]
fn fields_are_what_a_person_says_and_are_inferred_no_more() {
    let before = import().statement;
    assert_eq!(before.kind.as_deref(), Some("opinion"));
    assert!(before.extra["inferred"].to_string().contains("\"kind\""));
    let (imported, problems) = apply(json!({
        "fields": { "kind": "letter", "date": "2021-05-03", "authors": [{ "name": "Anna E.", "role": "chair" }], "calls": null }
    }));
    assert_eq!(problems, Vec::<String>::new());
    let statement = imported.statement;
    assert_eq!((statement.id.as_str(), statement.kind.as_deref()), (before.id.as_str(), Some("letter")));
    assert_eq!(statement.date.unwrap().as_str(), "2021-05-03");
    assert_eq!(statement.authors[0].name, "Anna E.");
    assert!(statement.calls.is_empty());
    assert_eq!((&statement.content, &statement.removed), (&before.content, &before.removed));
    let inferred = statement.extra["inferred"].to_string();
    assert!(!inferred.contains("\"kind\"") && !inferred.contains("authors[0]") && inferred.contains("language"));
}

#[test]
fn a_value_that_the_bundle_does_not_take_is_told_and_the_rest_is_applied() {
    let (imported, problems) = apply(json!({ "fields": { "date": "yesterday", "kind": "letter" } }));
    assert_eq!(imported.statement.kind.as_deref(), Some("letter"));
    assert_eq!(problems.len(), 1);
    assert!(problems[0].contains("date"), "{problems:?}");
}

#[test]
fn a_cut_is_undone_by_the_words_that_were_cut() {
    let (imported, problems) =
        apply(json!({ "roles": [{ "text": "Sign up for our newsletter", "role": { "Content": "Paragraph" } }] }));
    assert_eq!(problems, Vec::<String>::new());
    assert!(imported.statement.content.as_deref().unwrap().ends_with("Sign up for our newsletter"));
    assert_eq!(imported.statement.removed.len(), 1);
    assert_eq!(imported.statement.id, import().statement.id);
    assert_eq!(fidelity::check(SOURCE, &imported), Ok(()));
}

#[test]
fn a_piece_that_is_not_there_any_more_is_told() {
    let (imported, problems) = apply(json!({ "roles": [{ "text": "Nothing of the kind", "role": "Title" }] }));
    assert_eq!(imported.statement, import().statement);
    assert_eq!(problems.len(), 1);
}

#[test]
fn a_piece_can_be_cut_and_given_back() {
    let options = Options::default();
    let imported = import();
    let last = imported.pieces.iter().position(|piece| piece.plain().starts_with("We ask")).unwrap();
    let cut = imported.with_role(last, Role::Removed(Reason::PageChrome), &options);
    assert!(!cut.statement.content.as_deref().unwrap().contains("We ask"));
    assert!(cut.statement.calls.is_empty());
    let back = cut.with_role(last, Role::Content(Block::Paragraph), &options);
    assert_eq!(back.statement, import().statement);
}

#[test]
fn corrections_are_kept_as_they_are() {
    let kept = json!({
        "a.txt": { "id": "a", "fields": { "topics": [] } },
        "b/c.html": { "roles": [{ "text": "x", "role": { "Removed": "page-chrome" } }] }
    });
    let corrections: Corrections = serde_json::from_value(kept.clone()).unwrap();
    assert_eq!(corrections.statements["b/c.html"].roles[0].role, Role::Removed(Reason::PageChrome));
    assert_eq!(serde_json::to_value(&corrections).unwrap(), kept);
}
