//! What is written is read again as it was.

use crate::outcome::{Outcome, shared_file};
use expect_test::expect;
use lectern_core::bundle::{Header, Publisher, Writer, to_json, to_json_lines};
use lectern_core::date::Date;
use lectern_core::protocol::Loss;
use lectern_core::statement::{Author, Event, Identifier, Removed, Signatory, Source, Statement, Status};
use proptest::prelude::*;
use serde_json::Value;
use std::collections::BTreeMap;

/// Words that are not blank.
fn words() -> impl Strategy<Value = String> {
    any::<String>().prop_map(|text| format!("w{text}"))
}

fn dates() -> impl Strategy<Value = Date> {
    let dates = ["2018-09-20", "2018", "2018~", "2018?", "2018-09/2018-10", "-0044-03-15", "1990/.."];
    prop::sample::select(dates.map(|text| text.parse().expect("an EDTF date")).to_vec())
}

fn json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        prop::num::f64::NORMAL.prop_map(Value::from),
        any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map(any::<String>(), inner, 0..4)
                .prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}

fn unknown_fields() -> impl Strategy<Value = BTreeMap<String, Value>> {
    prop::collection::btree_map(any::<String>().prop_map(|name| format!("x{name}")), json(), 0..3)
}

prop_compose! {
    fn header()(
        texts in prop::array::uniform5(any::<Option<String>>()),
        publisher in prop::option::of((words(), any::<Option<String>>())),
        created in prop::option::of(dates()),
        extra in unknown_fields(),
    ) -> Header {
        let [title, description, language, license, homepage] = texts;
        let publisher = publisher.map(|(name, url)| Publisher { name, url });
        Header { title, description, language, license, publisher, homepage, created, extra }
    }
}

prop_compose! {
    fn source()(
        texts in prop::array::uniform4(any::<Option<String>>()),
        retrieved in prop::option::of(dates()),
        extra in unknown_fields(),
    ) -> Source {
        let [name, url, archived_url, sha256] = texts;
        Source { name, url, archived_url, retrieved, sha256, extra }
    }
}

prop_compose! {
    fn people()(
        authors in prop::collection::vec((words(), any::<[Option<String>; 3]>()), 0..3),
        signatories in prop::collection::vec((words(), any::<[Option<String>; 2]>()), 0..3),
        total_signatures: Option<u64>,
        extra in unknown_fields(),
    ) -> Statement {
        let author = |(name, [role, organization, url]): (String, [Option<String>; 3])| {
            Author { name, role, organization, url, extra: extra.clone() }
        };
        let signatory = |(name, [role, organization]): (String, [Option<String>; 2])| {
            Signatory { name, role, organization, extra: extra.clone() }
        };
        Statement {
            authors: authors.into_iter().map(author).collect(),
            signatories: signatories.into_iter().map(signatory).collect(),
            total_signatures,
            ..Statement::default()
        }
    }
}

prop_compose! {
    fn statement()(
        people in people(),
        title in words(),
        content in words(),
        texts in prop::array::uniform7(any::<Option<String>>()),
        lists in prop::array::uniform5(prop::collection::vec(any::<String>(), 0..3)),
        (date, event_date) in (prop::option::of(dates()), prop::option::of(dates())),
        event in prop::option::of((words(), any::<Option<String>>())),
        source in prop::option::of(source()),
        pairs in prop::collection::vec((words(), words()), 0..2),
        status in prop::sample::select(vec![Status::Current, Status::Corrected, Status::Withdrawn]),
        extra in unknown_fields(),
    ) -> Statement {
        let [kind, language, summary, translation_of, replies_to, license, rights] = texts;
        let [organizations, recipients, places, topics, calls] = lists;
        let removed = pairs.iter().cloned().map(|(text, reason)| Removed { text, reason }).collect();
        let identifiers = pairs.into_iter().map(|(scheme, value)| Identifier { scheme, value }).collect();
        let event = event.map(|(name, place)| Event { name, place, date: event_date, extra: extra.clone() });
        Statement {
            title, kind, date, organizations, recipients, event, places, topics, language, summary,
            content: Some(content), calls, source, removed, status, translation_of, replies_to, license, rights,
            identifiers, extra, ..people
        }
    }
}

fn statements() -> impl Strategy<Value = Vec<Statement>> {
    prop::collection::vec(statement(), 0..4).prop_map(|mut statements| {
        for (index, statement) in statements.iter_mut().enumerate() {
            statement.id = format!("s-{index}");
        }
        statements
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_is_read_again(header in header(), statements in statements()) {
        for file in [to_json(&header, &statements), to_json_lines(&header, &statements)] {
            let outcome = Outcome::of(file.as_bytes());
            prop_assert_eq!(&outcome.statements, &statements);
            prop_assert_eq!(&outcome.header, &header);
            prop_assert_eq!(&outcome.end, &Ok(()));
            prop_assert!(outcome.problems.iter().all(|problem| problem.loss == Loss::Nothing), "{:?}", outcome.problems);
        }
    }
}

#[test]
fn each_statement_is_a_line() {
    let outcome = Outcome::of(&shared_file("small.jsonl"));
    expect![[r#"
        {"format":"statement-bundle","version":1,"title":"Statements from Lakeside, line by line","language":"en",
        "statements":[
        {"id":"ferry-letter-1987","title":"Open letter on the ferry timetable","date":"1987-03-02","summary":"Asks for a later evening ferry."},
        {"id":"ferry-reply-1987","title":"Reply of the town council","summary":"Explains why the timetable stays as it is.","replies_to":"ferry-letter-1987"},
        {"id":"ferry-notice","title":"Notice at the landing stage","content":"The evening ferry is **discontinued**."}
        ]}
    "#]].assert_eq(&to_json(&outcome.header, &outcome.statements));
    expect![[r#"
        {"format":"statement-bundle","version":1,"title":"Statements from Lakeside, line by line","language":"en"}
        {"id":"ferry-letter-1987","title":"Open letter on the ferry timetable","date":"1987-03-02","summary":"Asks for a later evening ferry."}
        {"id":"ferry-reply-1987","title":"Reply of the town council","summary":"Explains why the timetable stays as it is.","replies_to":"ferry-letter-1987"}
        {"id":"ferry-notice","title":"Notice at the landing stage","content":"The evening ferry is **discontinued**."}
    "#]].assert_eq(&to_json_lines(&outcome.header, &outcome.statements));
}

#[test]
fn a_bundle_without_statements_says_so() {
    let header = Header { title: Some("T".to_owned()), ..Header::default() };
    for file in [to_json(&header, []), to_json_lines(&header, [])] {
        assert_eq!(Outcome::of(file.as_bytes()).summary(), "", "{file}");
    }
}

#[test]
fn a_full_disk_is_an_error() {
    let mut small = [0; 20];
    let writer = Writer::bundle(small.as_mut_slice(), &Header::default());
    assert!(writer.and_then(Writer::finish).is_err());
}
