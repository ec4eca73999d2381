//! The default collection through every format and back.

use crate::place::{Place, landmark};
use serde_json::Value;

/// Converts there and back, and gives both collections and what was told on the way there.
fn there_and_back(name: &str) -> (Value, Value, String) {
    let place = Place::new();
    let path = landmark();
    place.done(&["convert", path.to_str().unwrap(), "-o", "same.json"]);
    let there = place.done(&["convert", "same.json", "-o", name]);
    place.done(&["convert", name, "-o", "back.json"]);
    (place.json("same.json"), place.json("back.json"), there.err)
}

#[test]
fn a_bundle_stays_what_it_is() {
    let place = Place::new();
    let path = landmark();
    place.done(&["convert", path.to_str().unwrap(), "-o", "same.json"]);
    let mut original: Value = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
    // A list without items says as much as none.
    for statement in original["statements"].as_array_mut().unwrap() {
        statement.as_object_mut().unwrap().retain(|_, value| *value != serde_json::json!([]));
    }
    assert_eq!(place.json("same.json"), original);
}

#[test]
fn lines_feed_and_folder_hold_everything() {
    for name in ["all.jsonl", "all.feed.json", "all"] {
        let (original, back, told) = there_and_back(name);
        assert_eq!(original, back, "{name}");
        assert_eq!(told, format!("{name}: 77 statements\n"));
    }
}

#[test]
fn a_table_holds_the_statements_and_what_it_cannot_hold_is_told() {
    for name in ["all.csv", "all.tsv"] {
        let (original, back, told) = there_and_back(name);
        assert_eq!(original["statements"], back["statements"], "{name}");
        assert!(told.contains("the format has no place for the collection's ") && told.contains("title"), "{told}");
    }
}

#[test]
fn strict_makes_a_loss_an_exit_code() {
    let place = Place::new();
    let path = landmark();
    assert_eq!(place.run(&["convert", path.to_str().unwrap(), "-o", "a.csv", "--strict"]).code, 1);
    assert_eq!(place.run(&["convert", path.to_str().unwrap(), "-o", "a.jsonl", "--strict"]).code, 0);
}

#[test]
fn a_folder_keeps_the_order_and_is_not_written_over() {
    let place = Place::with(&[(
        "a.json",
        "{\"format\":\"statement-bundle\",\"version\":1,\"title\":\"T\",\"statements\":[\n\
         {\"id\":\"z\",\"title\":\"Z\",\"content\":\"# z\\n\\n* one\\n\"},{\"id\":\"con\",\"title\":\"A\",\"content\":\"---\\n\"}]}",
    )]);
    place.done(&["convert", "a.json", "-o", "folder"]);
    place.done(&["convert", "folder", "-o", "b.json"]);
    assert_eq!(place.ids("b.json"), ["z", "con"]);
    assert!(place.read("folder/%con.md").starts_with("---\n"));
    let ran = place.run(&["convert", "a.json", "-o", "folder"]);
    assert!(ran.code == 2 && ran.err.contains("not empty"), "{}", ran.err);
}

#[test]
fn a_name_that_says_nothing_is_asked_about() {
    let place = Place::with(&[("a.csv", "title,text\nA,B\n")]);
    let ran = place.run(&["convert", "a.csv", "-o", "a.xyz"]);
    assert!(ran.code == 2 && ran.err.contains("--to"), "{}", ran.err);
    let ran = place.done(&["convert", "a.csv", "-o", "-", "--to", "lines"]);
    assert_eq!(ran.out.lines().count(), 2, "{}", ran.out);
}
