//! What was found, and what was not read.

use crate::page::has_focus;
use crate::{hear, stage};
use lectern_core::making::{Evidence, Key, Message, Overview, Refused, Row};
use lectern_import_page::ui::progress::{News, ReadingProgress};
use lectern_import_page::ui::refused::refused;
use lectern_import_page::ui::table::Table;
use lectern_import_page::words::use_words;
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

fn row(path: &str, title: &str) -> Row {
    Row { key: Key { path: path.to_owned(), index: 0 }, title: title.to_owned(), ..Row::default() }
}

fn overview(rows: Vec<Row>, total: u32) -> Message {
    Message::Overview(Box::new(Overview { rows, total, ..Overview::default() }))
}

#[wasm_bindgen_test]
async fn what_is_inferred_is_marked_and_its_evidence_unfolds() {
    let (page, workshop) = stage(|| view! { <Table/> }).await;
    let evidence = Evidence {
        field: "kind".to_owned(),
        value: "letter".to_owned(),
        rule: "greeting".to_owned(),
        words: "Dear council".to_owned(),
    };
    let letter = Row {
        kind: Some("letter".to_owned()),
        date: Some("2018~".to_owned()),
        evidence: vec![evidence],
        removed: 2,
        ..row("a.txt", "A <b>letter</b>")
    };
    hear(workshop, overview(vec![letter], 1)).await;
    assert_eq!(page.names("button"), ["Open A <b>letter</b>", "Leave out: A <b>letter</b>"]);
    assert_eq!(page.texts(".inferred"), ["letter (inferred)"]);
    assert!(page.text().contains("about 2018") && page.text().contains("2 pieces left out"), "{}", page.text());
    page.unfold("1 value inferred").await;
    assert_eq!(page.texts("details li"), ["Kind: letter, from “Dear council” (greeting)"]);
}

#[wasm_bindgen_test]
async fn a_row_that_stays_the_same_stays_unfolded_while_another_one_changes() {
    let (page, workshop) = stage(|| view! { <Table/> }).await;
    let evidence = Evidence { field: "kind".to_owned(), ..Evidence::default() };
    let unfolded = Row { evidence: vec![evidence], ..row("a.txt", "One") };
    hear(workshop, overview(vec![unfolded.clone(), row("b.txt", "Two")], 2)).await;
    page.unfold("1 value inferred").await;
    hear(workshop, overview(vec![unfolded, row("b.txt", "Three")], 2)).await;
    assert_eq!(page.names("button"), ["Open One", "Leave out: One", "Open Three", "Leave out: Three"]);
    assert_eq!(page.parts("details[open]").len(), 1);
}

#[wasm_bindgen_test]
async fn a_document_that_is_left_out_says_so_and_its_button_keeps_the_focus() {
    let (page, workshop) = stage(|| view! { <Table/> }).await;
    hear(workshop, overview(vec![row("a.txt", "One")], 1)).await;
    let button = page.find("button", "Leave out: One");
    button.focus().unwrap();
    hear(workshop, overview(vec![Row { is_left_out: true, ..row("a.txt", "One") }], 1)).await;
    assert!(has_focus(&button));
    assert!(page.has("button", "Put back: One") && page.text().contains("Left out of the collection"));
    assert_eq!(page.parts("tr.making-left-out").len(), 1);
}

#[wasm_bindgen_test]
async fn rows_that_are_not_shown_are_counted() {
    let (page, workshop) = stage(|| view! { <Table/> }).await;
    hear(workshop, overview(vec![row("a.txt", "One")], 41)).await;
    assert_eq!(page.names("button"), ["Open One", "Leave out: One", "Show more · 40 more"]);
}

#[wasm_bindgen_test]
async fn what_was_not_read_is_named_with_its_reason() {
    let (page, _) = stage(|| {
        let words = use_words();
        let empty = Refused { path: "empty.txt".to_owned(), reason: "the file is empty.".to_owned() };
        view! { {refused(words, &[empty], &["bad.html".to_owned()])} {refused(words, &[], &[])} }
    })
    .await;
    assert_eq!(page.names("summary"), ["2 files or parts were not read"]);
    let rows = page.texts("tbody tr");
    assert!(rows[0].starts_with("bad.html") && rows[1].contains("the file is empty."), "{rows:?}");
}

#[wasm_bindgen_test]
async fn progress_shows_the_file_that_is_read_and_goes_when_all_are() {
    let (page, workshop) = stage(|| view! { <ReadingProgress/> <News/> }).await;
    assert_eq!(page.names("progressbar"), [""; 0]);
    hear(workshop, Message::Reading { path: "in/a.txt".to_owned(), done: 3, of: 1_500 }).await;
    assert_eq!(page.names("progressbar"), ["Reading files"]);
    assert!(page.text().contains("Reading in/a.txt") && page.text().contains("3 of 1,500 files"), "{}", page.text());
    let waiting = Overview { waiting: 1, ..Overview::default() };
    hear(workshop, Message::Overview(Box::new(waiting))).await;
    assert_eq!(page.names("progressbar").len(), 1);
    hear(workshop, Message::Overview(Box::default())).await;
    assert_eq!(page.names("progressbar"), [""; 0]);
}

#[wasm_bindgen_test]
async fn what_became_of_the_collection_is_said() {
    let (page, workshop) = stage(|| view! { <News/> }).await;
    hear(workshop, Message::Kept(Some("letters.json".to_owned()))).await;
    assert!(page.texts("[role=status]")[0].starts_with("Kept in this browser as letters.json."));
    hear(workshop, Message::Kept(None)).await;
    assert!(page.texts("[role=status]")[0].starts_with("This browser does not keep it"));
}
