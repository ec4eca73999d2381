//! The language of a text, on a declaration in hundreds of languages: those that are told from each other at all are
//! told right, and of the others few are taken for one of these.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails by panicking")]

use lectern_core::Statement;
use lectern_import::{Options, infer};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// The languages of the tables, and others of many readers.
const OURS: &[&str] = &[
    "en", "de-1996", "fr", "es", "pt-PT", "it", "nl", "pl", "tr", "ar", "ru", "uk", "sv", "el", "he", "hi", "ja", "ko",
    "fi", "hu", "cs", "ro", "vi", "fa",
];

fn detected(content: &str) -> Option<String> {
    let mut statement = Statement { title: "A".to_owned(), content: Some(content.to_owned()), ..Statement::default() };
    infer::fill(&mut statement, &Options::default());
    statement.language
}

#[test]
fn languages_are_told_from_a_paragraph() {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpora/udhr/all.jsonl");
    if !path.exists() {
        println!("skipped: {} is not here", path.display());
        return;
    }
    let mut texts: BTreeMap<String, String> = BTreeMap::new();
    for line in std::fs::read_to_string(path).unwrap().lines() {
        let record: serde_json::Value = serde_json::from_str(line).unwrap();
        // Some dialects have the code of their language.
        if record["language_name"].as_str().unwrap().contains("Welche") {
            continue;
        }
        let text = record["text"].as_str().unwrap().to_owned();
        texts.entry(record["language"].as_str().unwrap().to_owned()).or_insert(text);
    }
    let (mut paragraphs, mut right, mut wrong) = (0, 0, Vec::new());
    for code in OURS {
        let Some(text) = texts.get(*code) else {
            println!("no text in {code}");
            continue;
        };
        let tag = &code[..2];
        let whole = detected(text);
        assert_eq!(whole.as_deref(), Some(tag), "the whole text");
        for paragraph in text.lines().filter(|line| line.chars().count() >= 120).take(20) {
            paragraphs += 1;
            match detected(paragraph) {
                Some(found) if found == tag => right += 1,
                Some(found) => wrong.push(format!("{tag} taken for {found}: {paragraph}")),
                None => {}
            }
        }
    }
    println!("{right} of {paragraphs} paragraphs right, {} wrong", wrong.len());
    assert!(right * 100 >= paragraphs * 90, "{right} of {paragraphs}");
    assert!(wrong.len() * 100 <= paragraphs * 3, "{}", wrong.join("\n"));
}
