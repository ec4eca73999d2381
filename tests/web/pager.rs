//! The pages of the results.

use crate::page::{Page, mount, settled};
use lectern_core::ViewState;
use lectern_reader::i18n::use_i18n;
use lectern_reader::ui::pager::pager as links;
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

fn pager(address: &'static str, page: RwSignal<u32>, pages: u32) -> Page {
    mount(move || {
        let i18n = use_i18n();
        move || links(i18n, &ViewState::parse(address), page.get(), pages)
    })
}

#[wasm_bindgen_test]
async fn links_lead_to_the_ends_the_neighbours_and_one_step_on() {
    let page = pager("?q=war&kind=letter&page=5&s=some-id", RwSignal::new(5), 1200);
    settled().await;
    assert_eq!(
        page.names("link"),
        [
            "Previous page",
            "Page 1 of 1,200",
            "Page 4 of 1,200",
            "Page 5 of 1,200",
            "Page 6 of 1,200",
            "Page 1,200 of 1,200",
            "Next page"
        ]
    );
    assert_eq!(page.href("Page 1 of 1,200"), "?q=war&kind=letter");
    assert_eq!(page.href("Page 1,200 of 1,200"), "?q=war&kind=letter&page=1200");
    assert_eq!(page.href("Previous page"), "?q=war&kind=letter&page=4");
    assert_eq!(page.href("Next page"), "?q=war&kind=letter&page=6");
}

#[wasm_bindgen_test]
async fn the_page_that_is_shown_is_marked_and_follows() {
    let shown = RwSignal::new(1);
    let page = pager("?", shown, 3);
    settled().await;
    let is_current = |name| page.find("link", name).get_attribute("aria-current").is_some();
    assert!(is_current("Page 1 of 3") && !is_current("Page 2 of 3"));
    shown.set(2);
    settled().await;
    assert!(is_current("Page 2 of 3") && !is_current("Page 1 of 3"));
}

#[wasm_bindgen_test]
async fn one_page_needs_no_pager() {
    let page = pager("?q=war", RwSignal::new(1), 1);
    settled().await;
    assert_eq!(page.names("navigation"), [""; 0]);
}
