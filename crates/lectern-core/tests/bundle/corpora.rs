//! Other people's files, where they lie beside the repository.

use crate::outcome::{Outcome, bundle, corpus};
use flate2::Compression;
use flate2::write::GzEncoder;
use lectern_core::protocol::Loss;
use std::io::Write;
use std::path::PathBuf;

/// The files of JSONTestSuite (<https://github.com/nst/JSONTestSuite>) whose names begin so.
fn json_test_suite(prefix: &str) -> Vec<(String, Vec<u8>)> {
    let Some(folder) = corpus("robust/jsontestsuite/test_parsing") else { return Vec::new() };
    let mut paths: Vec<PathBuf> =
        std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    let named =
        paths.into_iter().map(|path| (path.file_name().unwrap_or_default().to_string_lossy().into_owned(), path));
    let wanted = named.filter(|(name, _)| name.starts_with(prefix));
    wanted.map(|(name, path)| (name, std::fs::read(path).expect("a file"))).collect()
}

/// A bundle of two statements, the first with `value` in a field that no reader knows.
fn around(value: &[u8]) -> Vec<u8> {
    let file = bundle(r#"{"id":"a","title":"A","summary":"s","x":?},{"id":"b","title":"B","summary":"s"}"#);
    let (before, after) = file.split_once('?').expect("a place for the value");
    [before.as_bytes(), value, after.as_bytes()].concat()
}

#[test]
fn valid_json_is_kept_in_unknown_fields() {
    for (name, value) in json_test_suite("y_") {
        let outcome = Outcome::of(&around(&value));
        assert_eq!((outcome.problems, outcome.end), (Vec::new(), Ok(())), "{name}");
        let kept = outcome.statements.first().and_then(|statement| statement.extra.get("x"));
        assert_eq!(kept, serde_json::from_slice(&value).ok().as_ref(), "{name}");
    }
}

#[test]
fn invalid_json_is_never_taken_for_a_collection() {
    for (name, file) in json_test_suite("n_") {
        let outcome = Outcome::of(&file);
        assert!(outcome.end.is_err() && outcome.statements.is_empty(), "{name}: {outcome:?}");
    }
}

#[test]
fn invalid_json_in_a_statement_is_never_passed_over() {
    for (name, value) in json_test_suite("n_") {
        let outcome = Outcome::of(&around(&value));
        assert!(outcome.end.is_err() || !outcome.problems.is_empty(), "{name}: {outcome:?}");
    }
}

#[test]
fn json_that_parsers_disagree_about_is_read_or_reported() {
    for (name, value) in json_test_suite("i_") {
        let outcome = Outcome::of(&around(&value));
        let whole = outcome.statements.len() == 2;
        assert!(whole || outcome.end.is_err() || !outcome.problems.is_empty(), "{name}: {outcome:?}");
    }
}

/// Reads a bundle plain and packed; every one of its statements must be read without a problem.
fn check_whole(file: &str, statements: usize) {
    let Some(path) = corpus(file) else { return };
    let bytes = std::fs::read(path).expect("a file");
    let outcome = Outcome::of_pieces(bytes.chunks(64 << 10));
    assert_eq!((outcome.statements.len(), &outcome.problems, &outcome.end), (statements, &Vec::new(), &Ok(())));
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(&bytes).expect("memory takes every byte");
    let packed = encoder.finish().expect("memory takes every byte");
    assert_eq!(Outcome::of_pieces(packed.chunks(64 << 10)), outcome);
}

#[test]
fn a_hundred_speeches_are_read_whole() {
    check_whole("ungdc/ungdc-100.json", 100);
}

#[test]
fn a_thousand_speeches_are_read_whole() {
    check_whole("ungdc/ungdc-1k.json", 1000);
}

#[test]
fn a_declaration_in_all_scripts_is_read_whole_under_the_format_s_names() {
    let Some(path) = corpus("udhr/all.jsonl") else { return };
    let text = std::fs::read_to_string(path).expect("a file");
    let outcome = Outcome::of(text.lines().map(in_the_format_s_names).collect::<String>().as_bytes());
    assert_eq!((outcome.statements.len(), outcome.problems, outcome.end), (528, Vec::new(), Ok(())));
}

fn in_the_format_s_names(line: &str) -> String {
    let foreign: serde_json::Value = serde_json::from_str(line).expect("a line is JSON");
    let text = |name| foreign.get(name).and_then(serde_json::Value::as_str).unwrap_or_default();
    let statement = serde_json::json!({
        "id": text("id").to_lowercase(),
        "title": text("title"),
        "date": text("date"),
        "organizations": [text("organisation")],
        "language": text("language"),
        "content": text("text"),
    });
    format!("{statement}\n")
}

#[test]
fn lines_of_another_format_are_reported_line_by_line() {
    let Some(path) = corpus("udhr/all.jsonl") else { return };
    let outcome = Outcome::of(&std::fs::read(path).expect("a file"));
    let lost = outcome.problems.iter().filter(|problem| problem.loss == Loss::Statement);
    assert_eq!((outcome.statements.len(), lost.count(), outcome.end), (0, 528, Ok(())));
}
