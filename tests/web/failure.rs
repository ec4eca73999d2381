//! A collection that could not be opened.

use crate::page::{Page, mount, settled};
use lectern_core::protocol::{Expected, Malformation, OpenFailure, Origin, Position};
use lectern_reader::i18n::use_i18n;
use lectern_reader::library::{Cause, Failed};
use lectern_reader::ui::failure::open_failed;
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

/// A failure on a page, with what was called back.
async fn show(cause: Cause, can_dismiss: bool) -> (Page, StoredValue<Vec<&'static str>>) {
    let called = StoredValue::new(Vec::new());
    let failed = Failed { origin: Origin::File("talks.json".to_owned()), cause };
    let call = move |what| Callback::new(move |()| called.update_value(|called| called.push(what)));
    let on_dismiss = can_dismiss.then(|| call("dismiss"));
    let page = mount(move || open_failed(use_i18n(), &failed, call("retry"), on_dismiss));
    settled().await;
    (page, called)
}

#[wasm_bindgen_test]
async fn each_failure_says_what_happened_and_what_to_do() {
    let position = Position { line: 12, column: 34 };
    let (expected, broken) = (Expected::CommaOrClosingBrace, Expected::SoundValue(Malformation::UnknownEscape));
    for (failure, happened, to_do) in [
        (OpenFailure::Status(404), "answered with status 404", "Check the address"),
        (OpenFailure::Unreachable, "no answer", "Check the address, or download the file"),
        (OpenFailure::Interrupted, "broke off", "Try again"),
        (OpenFailure::Empty, "is empty", "Check that it was saved"),
        (OpenFailure::NotJson { position, expected }, ", or } was expected at line 12, column 34", "the right file"),
        (
            OpenFailure::NotJson { position, expected: broken },
            "a value (invalid escape) was expected",
            "the right file",
        ),
        (OpenFailure::CutOff { position }, "ends in the middle, at line 12, column 34", "Download it again"),
        (OpenFailure::NotACollection, "not a statement bundle", "Check that it is the right file"),
        (
            OpenFailure::NewerVersion { found: "9.1".to_owned(), supported: 1 },
            "of version 9.1; this reader knows version 1",
            "A newer reader is needed",
        ),
        (OpenFailure::Damaged, "compressed data is damaged", "Download or compress the file again"),
        (OpenFailure::Cancelled, "was cancelled", "Try again"),
        (OpenFailure::EngineIncomplete, "A part of the reader", "Check the connection, then try again"),
        (OpenFailure::EngineLost, "stopped twice", "Try a smaller collection or another browser"),
    ] {
        let (page, _) = show(Cause::Engine(failure), false).await;
        let said = page.names("alert").concat();
        for words in ["talks.json could not be opened", happened, to_do] {
            assert!(said.contains(words), "{words} in {said}");
        }
        assert_eq!(page.names("button"), ["Try again"]);
    }
}

#[wasm_bindgen_test]
async fn a_file_that_is_gone_has_to_be_chosen_again() {
    let (page, _) = show(Cause::FileGone, false).await;
    assert!(page.names("alert").concat().contains("Choose or drop the file again"));
    assert_eq!(page.names("button"), [""; 0], "trying again would not find it");
}

#[wasm_bindgen_test]
async fn trying_again_and_letting_it_be_call_back() {
    let (page, called) = show(Cause::Engine(OpenFailure::Empty), true).await;
    page.find("button", "Try again").click();
    page.find("button", "Dismiss").click();
    assert_eq!(called.get_value(), ["retry", "dismiss"]);
}

#[wasm_bindgen_test]
async fn a_file_names_markup_stays_text() {
    let failed = Failed { origin: Origin::File("<b>x</b>.json".to_owned()), cause: Cause::FileGone };
    let page = mount(move || open_failed(use_i18n(), &failed, Callback::new(|()| ()), None));
    settled().await;
    assert!(page.text().contains("<b>x</b>.json could not be opened"));
    assert_eq!(page.parts("b").len(), 0);
}
