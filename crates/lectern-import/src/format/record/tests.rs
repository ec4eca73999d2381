use super::*;
use serde_json::json;

fn record(value: Value, mapping: &Mapping) -> Result<Imported, String> {
    let Value::Object(fields) = value else { unreachable!("an object") };
    read(fields.iter().map(|(name, value)| (name.as_str(), value.clone())), mapping)
}

#[track_caller]
fn check(given: Value, expected: Value) {
    let statement = record(given, &Mapping::default()).unwrap().statement;
    assert_eq!(serde_json::to_value(statement).unwrap(), expected);
}

#[test]
fn columns_go_where_they_are_usually_meant() {
    check(
        json!({"Titel": "Offener Brief", "Autor": "A. Beispiel; B. Muster", "Funktion": "Vorsitzende;",
            "Text": "Wir bitten.", "Schlagworte": "Wasser, Luft", "Datum": "20.9.2018", "Stimmung": "ruhig"}),
        json!({"id": "", "title": "Offener Brief", "content": "Wir bitten.", "date": "2018-09-20",
            "authors": [{"name": "A. Beispiel", "role": "Vorsitzende"}, {"name": "B. Muster"}],
            "topics": ["Wasser", "Luft"], "Stimmung": "ruhig"}),
    );
}

#[test]
fn records_inside_records_are_taken_as_they_are_or_by_their_paths() {
    let mapping = Mapping {
        columns: BTreeMap::from([
            ("meta.head".to_owned(), Target::Text("title")),
            ("people[].full".to_owned(), Target::Parts("authors", "name")),
        ]),
        defaults: BTreeMap::from([(Target::Text("kind"), "speech".to_owned())]),
        ..Mapping::default()
    };
    let given = json!({"meta": {"head": "T", "n": 3}, "body": "x", "text": "C", "people": [{"full": "A"}, {"full": "B"}],
        "event": {"name": "E", "place": "P"}});
    let statement = record(given, &mapping).unwrap().statement;
    assert_eq!(
        serde_json::to_value(statement).unwrap(),
        json!({"id": "", "title": "T", "kind": "speech", "content": "C", "organizations": ["x"], "meta.n": 3,
            "authors": [{"name": "A"}, {"name": "B"}], "event": {"name": "E", "place": "P"}})
    );
}

#[test]
fn what_cannot_be_taken_is_told_and_kept() {
    let imported = record(
        json!({"title": "T", "headline": "Another", "text": "C", "date": "3/4/2020", "total_signatures": "many",
            "author": "A; B", "role": "one; two; three"}),
        &Mapping::default(),
    )
    .unwrap();
    let kept: Vec<&str> = imported.statement.extra.keys().map(String::as_str).collect();
    assert_eq!(kept, ["date_as_written", "headline", "role", "total_signatures_as_written"]);
    assert_eq!(imported.notes.len(), 4, "{:?}", imported.notes);
}

#[test]
fn a_record_without_text_is_no_statement_and_one_without_title_has_its_first_sentence() {
    assert!(record(json!({"title": "T"}), &Mapping::default()).unwrap_err().contains("no text"));
    let imported = record(json!({"text": "We ask for 1.5 degrees. Not more."}), &Mapping::default()).unwrap();
    assert_eq!(imported.statement.title, "We ask for 1.5 degrees.");
}

proptest::proptest! {
    #[test]
    fn no_value_of_any_record_is_lost(fields in proptest::collection::btree_map("[a-z_.]{1,9}", "[A-Za-z0-9 ]{1,9}", 0..6)) {
        let given = fields.iter().map(|(name, value)| (name.as_str(), Value::String(value.clone())));
        let text = [("content", Value::String("Text".to_owned()))];
        let imported = read(given.chain(text), &Mapping::default()).unwrap();
        // An id that may not be one is told as it was.
        let written = format!("{} {:?}", serde_json::to_string(&imported.statement).unwrap(), imported.notes);
        for value in fields.values().filter(|value| !value.trim().is_empty()) {
            let is_there = written.contains(value.trim()) || value.trim().parse::<u64>().is_ok();
            proptest::prop_assert!(is_there, "{} not in {}", value, written);
        }
    }
}
