//! What is recognised as a collection, and what is not.

use crate::outcome::{Outcome, bundle, check, shared_file};
use expect_test::{Expect, expect};
use lectern_core::bundle::Reader;
use lectern_core::protocol::{Expected, Malformation, OpenFailure, Position};

const STATEMENT: &str = r#"{"id":"a","title":"A","summary":"s"}"#;

fn check_json(bytes: &[u8], expect: Expect) {
    let outcome = Outcome::of(bytes);
    let statements = serde_json::to_string_pretty(&outcome.statements).expect("statements are JSON");
    expect.assert_eq(&statements);
}

#[test]
fn a_bundle_is_read_whole() {
    let file = shared_file("small.json");
    let outcome = Outcome::of(&file);
    assert_eq!((outcome.problems, outcome.end), (Vec::new(), Ok(())));
    let original: serde_json::Value = serde_json::from_slice(&file).expect("the file is JSON");
    let read = serde_json::to_value(&outcome.statements).expect("statements are JSON");
    assert_eq!(original.get("statements"), Some(&read), "every field is kept as it was");
    assert!(outcome.header.extra.contains_key("curator_note"));
}

#[test]
fn what_a_bundle_says_of_itself_is_told() {
    let mut reader = Reader::new();
    reader.push(&shared_file("small.json"), &mut Vec::new()).expect("the file is a bundle");
    expect![[r#"
        CollectionInfo {
            title: Some(
                "Statements from Lakeside",
            ),
            description: Some(
                "Made-up statements about a made-up ferry, for tests.",
            ),
            language: Some(
                "en",
            ),
            license: Some(
                "CC0-1.0",
            ),
            publisher: Some(
                "Lakeside Archive",
            ),
            publisher_url: Some(
                "https://example.org/archive",
            ),
            homepage: Some(
                "https://example.org/lakeside",
            ),
            created: Some(
                "2024-05-01",
            ),
        }
    "#]]
    .assert_debug_eq(reader.info());
}

#[test]
fn lines_are_read_with_their_header() {
    let outcome = Outcome::of(&shared_file("small.jsonl"));
    assert_eq!(outcome.header.title.as_deref(), Some("Statements from Lakeside, line by line"));
    check(
        shared_file("small.jsonl"),
        expect![[r#"
        ferry-letter-1987: Open letter on the ferry timetable
        ferry-reply-1987: Reply of the town council
        ferry-notice: Notice at the landing stage
    "#]],
    );
}

#[test]
fn lines_need_no_header_and_no_last_line_end() {
    check(
        format!("{STATEMENT}\r\n\n  {}", STATEMENT.replace("\"a\"", "\"b\"")),
        expect![[r#"
        a: A
        b: A
    "#]],
    );
}

#[test]
fn a_broken_line_costs_itself_alone() {
    for first in [r#"{"id":"x", oops}"#, r#"{"id":"x","title":"no end}"#, r#"{"id":"x"} trailing"#, r#"{"id":"x","#] {
        let outcome = Outcome::of(format!("{first}\n{STATEMENT}\n").as_bytes());
        assert_eq!((outcome.statements.len(), outcome.problems.len()), (1, 1), "{first}");
    }
}

#[test]
fn a_feed_s_items_become_statements() {
    check(
        shared_file("feed.json"),
        expect![[r#"
        example.org-circle-2024-evening-ferry: On the evening ferry
        17: The harbour bell rings again.
        24:25 17 date_published MalformedDate("May 2024"), field lost
        27:5 example.org-circle-p-3 - NoText, statement lost
    "#]],
    );
    check_json(
        &shared_file("feed.json"),
        expect![[r#"
        [
          {
            "id": "example.org-circle-2024-evening-ferry",
            "title": "On the evening ferry",
            "date": "2024-05-01",
            "authors": [
              {
                "name": "Bo Lind"
              }
            ],
            "topics": [
              "transport",
              "schools"
            ],
            "summary": "Asks for a later ferry.",
            "content": "We ask for one later crossing.",
            "source": {
              "url": "https://example.org/circle/2024/evening-ferry/"
            },
            "content_html": "<p>We ask for <em>one</em> later crossing.</p>"
          },
          {
            "id": "17",
            "title": "The harbour bell rings again.",
            "content": "<p>The harbour bell rings again. It was silent for a year.</p>",
            "image": "https://example.org/bell.jpg"
          }
        ]"#]],
    );
}

#[test]
fn a_feed_s_header_is_a_collection_s() {
    let header = Outcome::of(&shared_file("feed.json")).header;
    expect![[r#"
        {
          "title": "Lakeside Readers' Circle",
          "description": "What the circle has to say.",
          "language": "en",
          "publisher": {
            "name": "Ada Quill",
            "url": "https://example.org/quill"
          },
          "homepage": "https://example.org/circle",
          "authors": [
            {
              "name": "Ada Quill",
              "url": "https://example.org/quill"
            }
          ],
          "feed_url": "https://example.org/circle/feed.json"
        }"#]]
    .assert_eq(&serde_json::to_string_pretty(&header).expect("a header is JSON"));
}

#[test]
fn a_byte_order_mark_is_no_part_of_the_first_line() {
    for file in [bundle("7"), format!("{STATEMENT}\n7")] {
        assert_eq!(Outcome::of(format!("\u{feff}{file}").as_bytes()), Outcome::of(file.as_bytes()));
    }
    check(
        "\u{feff}oops",
        expect![[r#"
        NotJson { position: Position { line: 1, column: 1 }, expected: OpeningBrace }
    "#]],
    );
}

#[test]
fn header_fields_may_follow_the_statements() {
    check(
        format!(r#"{{"title":"T","statements":[{STATEMENT}],"version":1,"format":"statement-bundle"}}"#),
        expect![[r#"
            a: A
        "#]],
    );
    check(
        r#"{"items":[{"id":1,"content_text":"t"}],"version":"https://jsonfeed.org/version/1","title":"T"}"#,
        expect![[r#"
            1: t
        "#]],
    );
}

#[test]
fn what_is_no_collection_is_refused() {
    for file in [
        r#"{"hello":"world"}"#,
        r#"{"format":"other","version":1,"statements":[]}"#,
        r#"{"format":["statement-bundle"],"version":1,"statements":[]}"#,
        r#"{"version":1,"statements":[]}"#,
        r#"{"format":"statement-bundle","statements":[]}"#,
        r#"{"format":"statement-bundle","version":null,"statements":[]}"#,
        r#"{"format":"statement-bundle","version":0,"statements":[]}"#,
        r#"{"items":[]}"#,
        r#"[{"id":"a","title":"A","summary":"s"}]"#,
        "{}\n{}\n",
    ] {
        assert_eq!(Outcome::of(file.as_bytes()).end, Err(OpenFailure::NotACollection), "{file}");
    }
}

#[test]
fn a_long_file_of_other_objects_is_refused_before_its_end() {
    let mut reader = Reader::new();
    let failure = reader.push("{\"key\":1}\n".repeat(1001).as_bytes(), &mut Vec::new());
    assert_eq!(failure, Err(OpenFailure::NotACollection));
}

#[test]
fn a_newer_version_is_refused_by_name() {
    let bundle = |version| format!(r#"{{"version":{version},"format":"statement-bundle","statements":["#);
    check(
        bundle("2"),
        expect![[r#"
        NewerVersion { found: "2", supported: 1 }
    "#]],
    );
    check(
        bundle("1.5"),
        expect![[r#"
        NewerVersion { found: "1.5", supported: 1 }
    "#]],
    );
    check(
        bundle("\"3\""),
        expect![[r#"
        1:12 - version WrongType { expected: Integer }, nothing lost
        NewerVersion { found: "3", supported: 1 }
    "#]],
    );
    check(
        r#"{"version":"https://jsonfeed.org/version/2","items":["#,
        expect![[r#"
        NewerVersion { found: "JSON Feed 2", supported: 1 }
    "#]],
    );
}

#[test]
fn a_version_as_a_string_is_taken_and_reported() {
    check(
        r#"{"format":"statement-bundle","version":"1","title":"T","statements":[]}"#,
        expect![[r#"
        1:40 - version WrongType { expected: Integer }, nothing lost
    "#]],
    );
}

#[test]
fn a_header_alone_is_a_collection_that_lacks_its_statements() {
    check(
        r#"{"format":"statement-bundle","version":1}"#,
        expect![[r#"
        1:1 - title Missing, nothing lost
        1:1 - statements Missing, nothing lost
    "#]],
    );
    check(
        r#"{"format":"statement-bundle","version":1,"title":"T","statements":{}}"#,
        expect![[r#"
        1:67 - statements WrongType { expected: Statements }, field lost
    "#]],
    );
}

#[test]
fn a_statement_may_have_a_field_of_statements() {
    check(
        r#"{"id":"a","statements":[1],"items":[2],"title":"A","summary":"s"}"#,
        expect![[r#"
        a: A
    "#]],
    );
}

#[test]
fn a_statement_over_many_lines_may_be_the_first_line() {
    check(
        format!("\n{{\n\"id\":\"b\",\n\"title\":\"B\",\n\"date\":\"?\",\"summary\":\"s\"}}\n{STATEMENT}"),
        expect![[r#"
            b: B
            a: A
            5:8 b date MalformedDate("?"), field lost
        "#]],
    );
}

#[test]
fn an_empty_file_is_empty() {
    for file in ["", " \n", "\u{feff}"] {
        assert_eq!(Outcome::of(file.as_bytes()).end, Err(OpenFailure::Empty), "{file:?}");
    }
}

#[test]
fn a_broken_envelope_is_refused_with_its_place() {
    let header = r#"{"format":"statement-bundle","version":1"#;
    for (file, line, column, expected) in [
        ("<!doctype html>".to_owned(), 1, 1, Expected::OpeningBrace),
        (r#"{"format" "statement-bundle"}"#.to_owned(), 1, 11, Expected::Colon),
        (r#"{"\x":1}"#.to_owned(), 1, 2, Expected::Name),
        (format!("{header},}}"), 1, 42, Expected::Name),
        (format!(r#"{header} "title":"T"}}"#), 1, 42, Expected::CommaOrClosingBrace),
        (format!(r#"{header},"title":oops}}"#), 1, 50, Expected::SoundValue(Malformation::NoValue)),
        (format!("{header},\n\"title\":\"\\x\"}}"), 2, 11, Expected::SoundValue(Malformation::UnknownEscape)),
        (format!(r#"{header},"statements":[,]}}"#), 1, 56, Expected::StatementOrClosingBracket),
        (format!(r#"{header},"statements":[{STATEMENT} {STATEMENT}]}}"#), 1, 93, Expected::CommaOrClosingBracket),
        (format!(r#"{header},"statements":[{STATEMENT},]}}"#), 1, 93, Expected::Statement),
        (format!(r#"{header},"statements":[]}} "tail""#), 1, 59, Expected::EndOfFile),
    ] {
        let position = Position { line, column };
        assert_eq!(Outcome::of(file.as_bytes()).end, Err(OpenFailure::NotJson { position, expected }), "{file}");
    }
}

#[test]
fn a_file_that_breaks_off_is_cut_off_where_it_does() {
    let file = bundle(STATEMENT);
    for length in [1, 20, 30, 50, 80, file.len() - 1] {
        let end = Outcome::of(file.as_bytes().get(..length).expect("the file is longer")).end;
        let position = Position { line: 1, column: length as u64 + 1 };
        assert_eq!(end, Err(OpenFailure::CutOff { position }), "{length} bytes");
    }
}
