//! The order of the results.

use crate::page::{choose, mount, settled, value};
use lectern_core::view::Sort;
use lectern_reader::ui::sort::SortSelect;
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn the_order_that_holds_is_shown_and_another_one_is_called_back() {
    let sort = RwSignal::new(Sort::Oldest);
    let page =
        mount(move || view! { <SortSelect sort=sort.into() on_change=Callback::new(move |chosen| sort.set(chosen))/> });
    settled().await;
    let select = page.find("combobox", "Sort by");
    assert_eq!(value(&select), "oldest");
    choose(&select, "Title");
    assert_eq!(sort.get_untracked(), Sort::Title);
    sort.set(Sort::Auto);
    settled().await;
    assert_eq!(value(&select), "auto");
}
