//! How far the reading of a collection has come.

use crate::page::{Page, has_focus, mount, settled};
use lectern_core::protocol::{Origin, Progress};
use lectern_reader::library::Reading;
use lectern_reader::ui::progress::ReadingProgress;
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

const ORIGIN: &str = "https://example.org/2018/talks.json";

fn progress(bytes: u64, total_bytes: Option<u64>) -> Progress {
    Progress { bytes, total_bytes, statements: 1, indexed: 1_200, ..Progress::default() }
}

fn reading(progress: Progress) -> Option<Reading> {
    Some(Reading { progress, ..Reading::of(Origin::Address(ORIGIN.to_owned())) })
}

/// A progress on a page, what it shows, and how often it was cancelled.
fn stage(first: Option<Reading>) -> (Page, RwSignal<Option<Reading>>, RwSignal<u32>) {
    let (reading, cancelled) = (RwSignal::new(first), RwSignal::new(0));
    let on_cancel = Callback::new(move |()| cancelled.update(|times| *times += 1));
    (mount(move || view! { <ReadingProgress reading=reading.into() on_cancel/> }), reading, cancelled)
}

/// The bar's value and length.
fn bar(page: &Page) -> [Option<String>; 2] {
    let bar = page.find("progressbar", "Opening talks.json");
    ["value", "max"].map(|attribute| bar.get_attribute(attribute))
}

#[wasm_bindgen_test]
async fn a_bar_and_counts_follow_the_reading() {
    let (page, shown, _) = stage(reading(progress(1_500, Some(6_000))));
    settled().await;
    assert_eq!(page.names("region"), ["Opening a collection"]);
    assert_eq!(bar(&page), [Some("1500".to_owned()), Some("6000".to_owned())]);
    assert!(page.text().contains("1.5 kB of 6 kB · 1 statement read · 1,200 searchable"), "{}", page.text());
    shown.set(reading(progress(3_000_000, Some(6_000_000))));
    settled().await;
    assert_eq!(bar(&page), [Some("3000000".to_owned()), Some("6000000".to_owned())]);
    assert!(page.text().contains("3 MB of 6 MB"), "{}", page.text());
}

#[wasm_bindgen_test]
async fn a_length_that_is_not_known_leaves_the_bar_open() {
    let (page, ..) = stage(reading(progress(1_500, None)));
    settled().await;
    assert_eq!(bar(&page), [None, Some("1".to_owned())]);
    assert!(page.text().contains("1.5 kB read · 1 statement read"), "{}", page.text());
}

#[wasm_bindgen_test]
async fn a_bar_never_reaches_past_its_end() {
    let (page, shown, _) = stage(reading(progress(7_000, Some(6_000))));
    settled().await;
    assert_eq!(bar(&page), [Some("6000".to_owned()), Some("6000".to_owned())]);
    shown.set(reading(progress(0, Some(0))));
    settled().await;
    assert_eq!(bar(&page), [Some("0".to_owned()), Some("1".to_owned())], "a bar of no length is not one");
}

#[wasm_bindgen_test]
async fn cancelling_calls_back_and_the_button_keeps_the_focus_while_the_reading_goes_on() {
    let (page, shown, cancelled) = stage(reading(progress(1, Some(6_000))));
    settled().await;
    let button = page.find("button", "Cancel");
    button.focus().unwrap();
    shown.set(reading(progress(2_000, Some(6_000))));
    settled().await;
    assert!(has_focus(&button));
    button.click();
    assert_eq!(cancelled.get_untracked(), 1);
}

#[wasm_bindgen_test]
async fn there_is_nothing_while_nothing_is_read() {
    let (page, shown, _) = stage(None);
    settled().await;
    assert_eq!(page.text(), "");
    shown.set(reading(Progress::default()));
    settled().await;
    assert!(page.has("progressbar", "Opening talks.json"));
    shown.set(None);
    settled().await;
    assert_eq!(page.text(), "");
}
