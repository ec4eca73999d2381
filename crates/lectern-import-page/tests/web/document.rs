//! A document whole, and what the columns of a table mean.

use crate::page::{enter, has_focus, value};
use crate::{hear, stage};
use lectern_core::making::{Block, Columns, Document, Field, FieldValue, Key, Message, Part, Person, Piece};
use lectern_import_page::ui::document::DocumentDialog;
use lectern_import_page::ui::mapping::MappingDialog;
use lectern_import_page::workshop::Workshop;
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

fn letter(cut: Part) -> Document {
    let piece = |text: &str, part, can_toggle| Piece { text: text.to_owned(), part, can_toggle, is_changed: false };
    let text = |name: &str, text: &str| Field { name: name.to_owned(), value: FieldValue::Text(text.to_owned()) };
    let anna = Person { name: "Anna Berg".to_owned(), role: "mayor".to_owned(), ..Person::default() };
    Document {
        key: Key { path: "a.txt".to_owned(), index: 0 },
        fields: vec![
            text("title", "A letter"),
            text("date", "2018"),
            Field { name: "authors".to_owned(), value: FieldValue::People(vec![anna]) },
            Field { name: "topics".to_owned(), value: FieldValue::List(vec!["law".to_owned(), "peace".to_owned()]) },
        ],
        pieces: vec![
            piece("A letter", Part::Title, true),
            piece("Dear <b>council</b>", Part::Text(Block::Paragraph), false),
            Piece { is_changed: matches!(cut, Part::Text(_)), ..piece("Leave a Reply", cut, true) },
        ],
        ..Document::default()
    }
}

async fn opened(workshop: Workshop, cut: Part) {
    workshop.open(letter(cut.clone()).key);
    hear(workshop, Message::Document(Some(Box::new(letter(cut))))).await;
}

#[wasm_bindgen_test]
async fn what_is_left_out_is_struck_through_and_its_button_stays_when_it_is_put_back() {
    let (page, workshop) = stage(|| view! { <DocumentDialog/> }).await;
    opened(workshop, Part::LeftOut("comment form".to_owned())).await;
    assert_eq!(page.texts("del"), ["Leave a Reply"]);
    assert!(page.texts(".piece-part").contains(&"Left out as: comment form".to_owned()));
    assert!(page.text().contains("Dear <b>council</b>"));
    assert_eq!(page.parts(".piece button:not([hidden])").len(), 2, "what the text is not without is kept");
    assert!(page.has("button", "Leave out: A letter"));
    let button = page.find("button", "Put back: Leave a Reply");
    button.focus().unwrap();
    opened(workshop, Part::Text(Block::Paragraph)).await;
    assert_eq!((page.texts("ins"), page.texts("del").len()), (vec!["Leave a Reply".to_owned()], 0));
    assert!(has_focus(&button));
    assert_eq!(button.get_attribute("aria-label").as_deref(), Some("Leave out: Leave a Reply"));
    page.find("button", "Close").click();
    for _ in 0..3 {
        crate::page::settled().await;
    }
    assert_eq!(page.parts(".piece").len(), 0);
    hear(workshop, Message::Document(Some(Box::new(letter(Part::Title))))).await;
    assert_eq!(page.parts(".piece").len(), 0, "what was closed stays closed");
}

#[wasm_bindgen_test]
async fn a_long_document_is_drawn_whole() {
    let (page, workshop) = stage(|| view! { <DocumentDialog/> }).await;
    let piece = Piece {
        text: "One of many".to_owned(),
        part: Part::Text(Block::Paragraph),
        can_toggle: true,
        is_changed: false,
    };
    let document = Document { pieces: vec![piece; 150], ..letter(Part::Title) };
    workshop.open(document.key.clone());
    hear(workshop, Message::Document(Some(Box::new(document)))).await;
    for _ in 0..20 {
        crate::page::settled().await;
    }
    assert_eq!(page.parts(".piece").len(), 150);
}

#[wasm_bindgen_test]
async fn fields_show_what_is_known_and_say_what_does_not_fit() {
    let (page, workshop) = stage(|| view! { <DocumentDialog/> }).await;
    opened(workshop, Part::Title).await;
    assert_eq!(page.texts("h2"), ["A letter"]);
    assert_eq!(value(&page.find("textbox", "Role")), "mayor");
    assert_eq!(value(&page.part("#making-topics")), "law\npeace");
    let date = page.find("textbox", "Date");
    enter(&date, "soon");
    crate::page::settled().await;
    assert_eq!(date.get_attribute("aria-invalid").as_deref(), Some("true"));
    assert!(page.texts("#making-date-error")[0].starts_with("Write a date as 2018-09-20"));
    enter(&date, "2018-09");
    enter(&page.find("textbox", "Title"), " ");
    crate::page::settled().await;
    assert_eq!(date.get_attribute("aria-invalid"), None);
    assert_eq!(page.texts("#making-title-error"), ["A statement needs a title."]);
}

#[wasm_bindgen_test]
async fn an_author_is_added() {
    let (page, workshop) = stage(|| view! { <DocumentDialog/> }).await;
    opened(workshop, Part::Title).await;
    page.find("button", "Add an author").click();
    crate::page::settled().await;
    let names = page.parts(".person input");
    assert_eq!(names.iter().map(value).collect::<Vec<_>>(), ["Anna Berg", "mayor", "", "", "", ""]);
}

#[wasm_bindgen_test]
async fn every_column_offers_its_fields_and_shows_its_first_row() {
    let (page, workshop) = stage(|| view! { <MappingDialog/> }).await;
    let columns = Columns {
        path: "t.csv".to_owned(),
        names: vec!["Headline".to_owned(), "Mood".to_owned()],
        targets: vec!["title".to_owned(), "extra:temper".to_owned()],
        rows: vec![vec!["A talk".to_owned(), "calm".to_owned()]],
        choices: vec!["title".to_owned(), "topics".to_owned()],
        day_first: Some(false),
        separator: " / ".to_owned(),
    };
    hear(workshop, Message::Columns(Box::new(columns))).await;
    assert_eq!(page.texts("tbody tr td.mapping-first"), ["A talk", "calm"]);
    assert_eq!(value(&page.find("combobox", "Field: Headline")), "title");
    assert_eq!(value(&page.find("combobox", "Field: Mood")), "extra:temper");
    assert_eq!(value(&page.find("combobox", "Dates such as 3/4/2020")), "month");
    assert_eq!(value(&page.find("textbox", "Between several values in a cell")), " / ");
}
