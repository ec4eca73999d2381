//! The active filters.

use crate::page::{Page, has_focus, mount, settled};
use lectern_core::ViewState;
use lectern_reader::ui::chips::Chips;
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

fn chips(address: &'static str) -> (Page, RwSignal<ViewState>) {
    let view = RwSignal::new(ViewState::parse(address));
    (mount(move || view! { <Chips view=view.into()/> }), view)
}

fn check(page: &Page, name: &str, address: &str) {
    assert_eq!(page.href(name), address, "{name}");
}

#[wasm_bindgen_test]
async fn a_chip_removes_exactly_its_filter() {
    let (page, _) =
        chips("?q=war&kind=letter&kind=speech&-place=France&lang=fr&decade=1960&from=1961&to=1963&undated=1&page=3");
    settled().await;
    let all = "?q=war&kind=letter&kind=speech&-place=France&lang=fr&decade=1960&from=1961&to=1963&undated=1";
    let without = |part: &str| all.replacen(&format!("&{part}"), "", 1);
    check(&page, "Remove the filter Kind: letter", &without("kind=letter"));
    check(&page, "Remove the filter Kind: speech", &without("kind=speech"));
    check(&page, "Remove the filter Place: not France", &without("-place=France"));
    check(&page, "Remove the filter Language: French", &without("lang=fr"));
    check(&page, "Remove the filter Decade: 1960s", &without("decade=1960"));
    check(&page, "Remove the filter 1961 – 1963", &without("from=1961&to=1963"));
    check(&page, "Remove the filter Without a date", &without("undated=1"));
    assert_eq!(page.names("link").len(), 8);
}

#[wasm_bindgen_test]
async fn clear_all_keeps_the_query() {
    let (page, _) = chips("?q=war&kind=letter&from=1961&sort=oldest&page=2");
    settled().await;
    check(&page, "Clear all", "?q=war&sort=oldest");
}

#[wasm_bindgen_test]
async fn a_range_open_on_one_side_is_said_so() {
    let (page, _) = chips("?from=1961-05");
    settled().await;
    check(&page, "Remove the filter from May 1961", "?");
}

#[wasm_bindgen_test]
async fn there_is_nothing_without_filters() {
    let (page, view) = chips("?q=war&page=2");
    settled().await;
    assert_eq!(page.text(), "");
    view.set(ViewState::parse("?kind=letter"));
    settled().await;
    assert_eq!(page.names("list"), ["Active filters"]);
}

#[wasm_bindgen_test]
async fn the_focus_stays_with_the_filters_when_one_is_removed() {
    let (page, view) = chips("?kind=letter&kind=speech");
    settled().await;
    let chip = page.find("link", "Remove the filter Kind: letter");
    chip.set_attribute("href", "#").unwrap();
    chip.focus().unwrap();
    chip.click();
    view.set(ViewState::parse("?kind=speech"));
    settled().await;
    assert!(has_focus(&page.find("list", "Active filters")));
}
