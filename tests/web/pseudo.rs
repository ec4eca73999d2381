//! Every component in a language that accents, lengthens and mirrors all that the interface says.

use crate::page::{PSEUDO, Page, mount_in, settled};
use crate::{facet, timeline};
use lectern_core::view::Sort;
use lectern_core::{Facet, ViewState};
use lectern_reader::ui::chips::Chips;
use lectern_reader::ui::facet::FacetGroup;
use lectern_reader::ui::pager::Pager;
use lectern_reader::ui::sort::SortSelect;
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

async fn check(page: &Page) {
    settled().await;
    let words = page.own_words();
    assert!(!words.is_empty());
    for words in words {
        assert!(words.contains('[') && words.contains(']'), "“{words}” was not translated");
    }
}

#[wasm_bindgen_test]
async fn the_timeline_is_translated_and_time_still_runs_from_left_to_right() {
    let stage = timeline::stage_in(PSEUDO, timeline::years(1960, &[(1, 1), (2, 0)]), "?from=1961");
    check(&stage.page).await;
    let left = |name: &str| stage.page.part(name).get_bounding_client_rect().left();
    assert!(left("[data-edge=from]") < left("[data-edge=to]"));
    assert!(left(".timeline-title") > left(".timeline-words"), "what stands around the chart mirrors");
}

#[wasm_bindgen_test]
async fn facets_are_translated_all_but_their_values() {
    let page = mount_in(PSEUDO, || {
        let counts = Signal::stored(facet::counts(Facet::Decade, "1960 3, 1970 2", 31));
        let filters = Signal::stored(ViewState::parse("?-decade=1960").filters);
        let nothing = Signal::stored(None);
        let (on_change, on_more) = (Callback::new(|_| ()), Callback::new(|_| ()));
        view! { <FacetGroup facet=Facet::Decade counts filters more=nothing on_change on_more/> }
    });
    settled().await;
    page.parts(".facet-more").iter().for_each(|button| button.click());
    check(&page).await;
}

#[wasm_bindgen_test]
async fn chips_pager_and_order_are_translated() {
    let page = mount_in(PSEUDO, || {
        let view = Signal::derive(|| ViewState::parse("?kind=letter&-place=Chile&from=1961&undated=1"));
        view! {
            <Chips view/>
            <Pager view page=Signal::stored(2) pages=Signal::stored(9)/>
            <SortSelect sort=Signal::stored(Sort::Auto) on_change=Callback::new(|_| ())/>
        }
    });
    check(&page).await;
}
