//! What is wrong with a statement costs as little as can be, and is said.

use crate::outcome::{Outcome, bundle, check, shared_file};
use expect_test::expect;
use lectern_core::bundle::{MAX_PIECE_BYTES, ProblemList, Reader};
use lectern_core::protocol::OpenFailure;

#[test]
fn each_problem_is_listed_with_its_place_and_cost() {
    check(
        shared_file("problems.json"),
        expect![[r#"
        whole: Nothing is wrong here
        misdated: A date in another form
        mistyped: Values of other types
        nameless: An author without a name
        twice: Second title
        astray: Answers nobody
        last: Nothing is wrong here either
        5:14 - created MalformedDate("last spring"), field lost
        8:5 - id Missing, statement lost
        9:13 Capital Letters id MalformedId("Capital Letters"), statement lost
        10:13 whole id DuplicateId, statement lost
        11:5 untitled title Missing, statement lost
        12:5 wordless - NoText, statement lost
        13:68 misdated date MalformedDate("20.9.2018"), field lost
        14:67 mistyped kind WrongType { expected: String }, field lost
        14:80 mistyped topics WrongType { expected: Strings }, field lost
        14:110 mistyped places[1] WrongType { expected: String }, field lost
        15:27 mistyped total_signatures WrongType { expected: Count }, field lost
        15:41 mistyped status WrongType { expected: Status }, field lost
        15:63 mistyped source WrongType { expected: Object }, field lost
        16:74 nameless authors[0].name Missing, field lost
        16:126 nameless authors[1].role WrongType { expected: String }, field lost
        17:16 nameless event.name Missing, field lost
        18:31 twice title DuplicateField, field lost
        19:44 broken - NotJson(NameIsNoString), statement lost
        20:5 - - WrongType { expected: Object }, statement lost
        21:64 astray replies_to UnknownReference("nobody"), nothing lost
    "#]],
    );
}

#[test]
fn what_is_right_of_a_statement_is_kept() {
    let outcome = Outcome::of(&shared_file("problems.json"));
    let kept: Vec<_> = outcome.statements.iter().filter(|statement| statement.title.starts_with("Values")).collect();
    expect![[
        r#"[{"id":"mistyped","title":"Values of other types","places":["Lakeside"],"summary":"Kept without them."}]"#
    ]]
    .assert_eq(&serde_json::to_string(&kept).expect("statements are JSON"));
}

#[test]
fn each_statement_lost_is_one_problem_that_says_so() {
    check(
        bundle(r#"{"date":"x","kind":5}"#),
        expect![[r#"
        1:68 - id Missing, statement lost
        1:76 - date MalformedDate("x"), field lost
        1:87 - kind WrongType { expected: String }, field lost
    "#]],
    );
}

#[test]
fn null_counts_as_absent_and_is_kept_where_the_field_is_unknown() {
    let outcome =
        Outcome::of(bundle(r#"{"id":"a","title":"A","summary":"s","kind":null,"authors":null,"x":null}"#).as_bytes());
    assert_eq!(outcome.summary(), "a: A\n");
    assert_eq!(outcome.statements.first().map(|statement| statement.extra.len()), Some(1));
    check(
        bundle(r#"{"id":null,"title":"A","summary":"s"},{"id":"b","title":null,"summary":"s"}"#),
        expect![[r#"
        1:68 - id Missing, statement lost
        1:106 b title Missing, statement lost
    "#]],
    );
}

#[test]
fn blank_is_as_good_as_nothing() {
    check(
        bundle(
            r#"{"id":"a","title":" ","summary":"s"},{"id":"b","title":"B","summary":"\n","content":""},{"id":"c","title":"C","summary":"s","authors":[{"name":""}]}"#,
        ),
        expect![[r#"
            c: C
            1:86 a title Missing, statement lost
            1:105 b - NoText, statement lost
            1:203 c authors[0].name Missing, field lost
        "#]],
    );
}

#[test]
fn bytes_that_are_not_utf_8_cost_their_statement() {
    let file = bundle(r#"{"id":"a","title":"A","summary":"?"},{"id":"b","title":"B","summary":"s"}"#);
    let damaged: Vec<u8> = file.bytes().map(|byte| if byte == b'?' { 0xff } else { byte }).collect();
    check(
        damaged,
        expect![[r#"
        b: B
        1:101 a - NotJson(InvalidUtf8), statement lost
    "#]],
    );
}

#[test]
fn a_lone_surrogate_costs_its_field() {
    check(
        bundle(r#"{"id":"a","title":"A","summary":"s","kind":"\ud800","x":{"y":"\ud800"}}"#),
        expect![[r#"
        a: A
        1:111 a kind NotJson(UnfinishedEscape), field lost
        1:124 a x NotJson(UnfinishedEscape), field lost
    "#]],
    );
}

#[test]
fn nesting_beyond_reason_costs_its_field() {
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    check(
        bundle(&format!(r#"{{"id":"a","title":"A","summary":"s","x":{deep},"authors":{deep}}},{deep}"#)),
        expect![[r#"
            a: A
            1:108 a x NotJson(TooDeep), field lost
            1:200120 a authors[0] WrongType { expected: Object }, field lost
            1:400121 - - WrongType { expected: Object }, statement lost
        "#]],
    );
    let file = format!(r#"{{"x":{deep},"format":"statement-bundle","version":1,"title":"T","statements":[]}}"#);
    check(
        file,
        expect![[r#"
        1:6 - x NotJson(TooDeep), field lost
    "#]],
    );
}

#[test]
fn very_many_problems_are_all_counted_and_the_first_are_listed() {
    let wrong = r#"{"url":1,"role":2,"name":"n"},"#.repeat(100_000);
    let file = bundle(&format!(r#"{{"id":"a","title":"A","summary":"s","authors":[{wrong}5]}}"#));
    for file in [file.replace("},", "},\n"), file] {
        let problems = problems_of(file.as_bytes());
        assert_eq!((problems.total(), problems.statements_lost()), (200_001, 0));
        let fields: Vec<_> = problems.first().iter().filter_map(|problem| problem.field.as_deref()).collect();
        assert_eq!(fields.len(), 10_000);
        assert_eq!((fields.first(), fields.last()), (Some(&"authors[0].url"), Some(&"authors[4999].role")));
    }
}

#[test]
fn what_shows_only_at_the_end_is_listed_where_it_stands() {
    let astray = r#"{"id":"a","title":"A","summary":"s","replies_to":"nobody"}"#;
    let file = format!("{astray}\n{}", "7\n".repeat(20_000));
    let problems = problems_of(file.as_bytes());
    assert_eq!((problems.total(), problems.statements_lost()), (20_001, 20_000));
    let lines: Vec<u64> = problems.first().iter().map(|problem| problem.position.line).collect();
    assert_eq!(lines, (1..=10_000).collect::<Vec<_>>());
}

fn problems_of(file: &[u8]) -> ProblemList {
    let mut reader = Reader::new();
    let mut statements = Vec::new();
    reader.push(file, &mut statements).and_then(|()| reader.finish(&mut statements)).expect("the file is a collection");
    reader.take_problems()
}

#[test]
fn brackets_that_never_close_are_cut_off() {
    let end = Outcome::of(bundle(&"[".repeat(100_000)).replace("]}", "").as_bytes()).end;
    assert!(matches!(end, Err(OpenFailure::CutOff { .. })), "{end:?}");
}

#[test]
fn a_statement_too_long_is_skipped_and_said() {
    let long = "x".repeat(1 << 20);
    let before = bundle("").replace("]}", r#"{"id":"long","title":""#);
    let after = r#""},{"id":"a","title":"A","summary":"s"}]}"#;
    let megabytes = std::iter::repeat_n(long.as_bytes(), MAX_PIECE_BYTES >> 20);
    let pieces = [before.as_bytes()].into_iter().chain(megabytes).chain([after.as_bytes()]);
    expect![[r#"
        a: A
        1:68 - - TooLong(67108888), statement lost
    "#]]
    .assert_eq(&Outcome::of_pieces(pieces).summary());
}

#[test]
fn a_line_too_long_is_skipped_and_said() {
    let long = "x".repeat(MAX_PIECE_BYTES);
    let line = r#"{"id":"a","title":"A","summary":"s"}"#;
    check(
        format!("{{\"x\":\"{long}\"}}\n{line}\n"),
        expect![[r#"
        a: A
        1:1 - - TooLong(67108872), statement lost
    "#]],
    );
}

#[test]
fn header_fields_are_forgiven_one_by_one() {
    check(
        r#"{"format":"statement-bundle","version":1,"title":5,"language":"en","language":"fr","publisher":{"url":"u"},"created":"x","statements":[],"statements":[]}"#,
        expect![[r#"
            1:50 - title WrongType { expected: String }, field lost
            1:63 - language DuplicateField, field lost
            1:96 - publisher.name Missing, field lost
            1:118 - created MalformedDate("x"), field lost
            1:151 - statements DuplicateField, nothing lost
        "#]],
    );
}
