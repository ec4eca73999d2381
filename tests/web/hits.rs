//! From hit to hit.

use crate::page::{Page, mount, settled};
use lectern_reader::ui::hits::HitNavigation;
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

fn hits(hits: u32) -> (Page, RwSignal<Option<u32>>) {
    let current = RwSignal::new(None);
    let on_hit = Callback::new(move |hit| current.set(Some(hit)));
    (mount(move || view! { <HitNavigation hits current=current.into() on_hit/> }), current)
}

/// Clicks a button, and gives what is said then.
async fn click(page: &Page, name: &str) -> String {
    page.find("button", name).click();
    settled().await;
    page.names("status").concat()
}

#[wasm_bindgen_test]
async fn next_goes_round_at_the_end_and_says_the_place() {
    let (page, current) = hits(3);
    settled().await;
    assert_eq!((page.names("group"), page.names("status")), (vec!["3 hits".to_owned()], vec!["3 hits".to_owned()]));
    for place in ["Hit 1 of 3", "Hit 2 of 3", "Hit 3 of 3", "Hit 1 of 3"] {
        assert_eq!(click(&page, "Next hit").await, place);
    }
    assert_eq!(current.get_untracked(), Some(0), "hits are called back from 0");
}

#[wasm_bindgen_test]
async fn previous_goes_round_at_the_start() {
    let (page, current) = hits(1200);
    settled().await;
    for place in ["Hit 1,200 of 1,200", "Hit 1,199 of 1,200"] {
        assert_eq!(click(&page, "Previous hit").await, place);
    }
    current.set(Some(0));
    assert_eq!(click(&page, "Previous hit").await, "Hit 1,200 of 1,200");
}

#[wasm_bindgen_test]
async fn the_only_hit_is_come_back_to() {
    let (page, _) = hits(1);
    settled().await;
    assert_eq!(page.names("group"), ["1 hit"]);
    for button in ["Next hit", "Next hit", "Previous hit"] {
        assert_eq!(click(&page, button).await, "Hit 1 of 1");
    }
}

#[wasm_bindgen_test]
async fn there_is_nothing_to_go_through_without_hits() {
    let (page, _) = hits(0);
    settled().await;
    assert_eq!((page.names("button").len(), page.text().as_str()), (0, ""));
}
