use crate::place::Place;
use serde_json::json;

fn bundle(title: &str, extra: &str, statements: &[&str]) -> String {
    format!(
        "{{\"format\":\"statement-bundle\",\"version\":1,\"title\":\"{title}\"{extra},\"statements\":[{}]}}",
        statements.join(",\n")
    )
}

const A: &str = r#"{"id":"a","title":"A","content":"One\n\nTwo"}"#;
const OTHER_A: &str = r#"{"id":"a","title":"A","content":"One\n\nThree"}"#;
const REPLY: &str = r#"{"id":"r","title":"R","content":"R","replies_to":"a"}"#;

fn place() -> Place {
    let place = Place::new();
    place.write("one.json", bundle("One", "", &[A]));
    place.write("two.json", bundle("Two", ",\"language\":\"fr\"", &[OTHER_A, REPLY]));
    place.write("same.json", bundle("Same", "", &[A, r#"{"id":"b","title":"B","content":"B"}"#]));
    place
}

#[test]
fn the_same_statement_is_taken_once() {
    let place = place();
    let ran = place.done(&["merge", "one.json", "same.json", "-o", "all.json"]);
    assert_eq!(place.ids("all.json"), ["a", "b"]);
    assert_eq!(place.json("all.json")["title"], "One");
    assert!(ran.err.contains("2 statements; 1 in more than one"), "{}", ran.err);
}

#[test]
fn one_id_for_two_statements_is_refused_until_somebody_decides() {
    let place = place();
    let ran = place.run(&["merge", "one.json", "two.json", "-o", "all.json"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("1 ids stand for different statements: a. Say --on-conflict"), "{}", ran.err);
    assert!(!place.names().contains(&"all.json".to_owned()));

    place.done(&["merge", "one.json", "two.json", "-o", "all.json", "--on-conflict", "rename", "--title", "All"]);
    let all = place.json("all.json");
    assert_eq!(place.ids("all.json"), ["a", "a-2", "r"]);
    assert_eq!((&all["title"], &all["statements"][2]["replies_to"]), (&json!("All"), &json!("a-2")));
    // What the second collection said for all of its statements goes along.
    assert_eq!(all["statements"][1]["language"], "fr");
    assert_eq!(all["statements"][0].get("language"), None);

    place.done(&["merge", "one.json", "two.json", "-o", "first.json", "--on-conflict", "first"]);
    place.done(&["merge", "one.json", "two.json", "-o", "last.json", "--on-conflict", "last"]);
    assert_eq!(place.json("first.json")["statements"][0]["content"], "One\n\nTwo");
    assert_eq!(place.json("last.json")["statements"][0]["content"], "One\n\nThree");
}

#[test]
fn a_difference_is_shown_line_by_line_and_as_json() {
    let place = place();
    let ran = place.run(&["diff", "one.json", "two.json"]);
    assert_eq!(ran.code, 1);
    for line in ["+ r: R", "~ a: A", "      - Two", "      + Three", "1 added, 0 removed, 1 changed"] {
        assert!(ran.out.lines().any(|other| other == line), "{line}\n{}", ran.out);
    }
    assert!(!ran.out.contains("One\n      "), "what is the same is left out: {}", ran.out);
    let json: serde_json::Value =
        serde_json::from_str(&place.run(&["diff", "--json", "one.json", "two.json"]).out).unwrap();
    assert_eq!(json["added"], json!([{"id": "r", "title": "R"}]));
    assert_eq!(json["changed"][0]["fields"]["content"]["new"], "One\n\nThree");
    assert_eq!(json["collection"]["title"], json!({"old": "One", "new": "Two"}));
    assert_eq!(place.done(&["diff", "one.json", "one.json"]).out, "0 added, 0 removed, 0 changed\n");
}
