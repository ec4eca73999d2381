//! A facet's values.

use crate::page::{Page, enter, has_focus, is_checked, mount, settled};
use lectern_core::protocol::{FacetCounts, FacetValue};
use lectern_core::view::Filters;
use lectern_core::{Facet, ViewState};
use lectern_reader::ui::facet::FacetGroup;
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

/// A facet on a page, with everything it was given and everything it called back with.
pub struct Stage {
    pub page: Page,
    pub counts: RwSignal<FacetCounts>,
    pub filters: RwSignal<Filters>,
    pub more: RwSignal<Option<FacetCounts>>,
    pub asked: StoredValue<Vec<(Facet, String, u32)>>,
}

/// Counts of a facet's values, written `letter 12, speech 7`, of so many in all.
pub fn counts(facet: Facet, values: &str, distinct: u32) -> FacetCounts {
    let value = |text: &str| {
        let (value, count) = text.rsplit_once(' ').unwrap();
        FacetValue { value: value.to_owned(), count: count.parse().unwrap() }
    };
    let values = values.split(", ").filter(|text| !text.is_empty()).map(value).collect();
    FacetCounts { facet, values, distinct }
}

pub fn stage(facet: Facet, values: &str, distinct: u32, address: &str) -> Stage {
    let counts = RwSignal::new(counts(facet, values, distinct));
    let filters = RwSignal::new(ViewState::parse(address).filters);
    let more = RwSignal::new(None);
    let asked = StoredValue::new(Vec::new());
    let on_change = Callback::new(move |changed| filters.set(changed));
    let on_more = Callback::new(move |question| asked.update_value(|asked| asked.push(question)));
    let page = mount(move || {
        view! {
            <FacetGroup facet counts=counts.into() filters=filters.into() more=more.into() on_change on_more open=true/>
        }
    });
    Stage { page, counts, filters, more, asked }
}

impl Stage {
    /// The filters as an address has them.
    fn address(&self) -> String {
        ViewState { filters: self.filters.get_untracked(), ..ViewState::default() }.to_string()
    }

    async fn click(&self, role: &str, name: &str) {
        self.page.find(role, name).click();
        settled().await;
    }
}

#[wasm_bindgen_test]
async fn choosing_calls_back_with_the_value_and_again_without_it() {
    let stage = stage(Facet::Kind, "letter 12, speech 1234", 2, "?kind=speech");
    settled().await;
    assert_eq!(stage.page.names("checkbox"), ["speech 1,234", "letter 12"]);
    assert!(is_checked(&stage.page.find("checkbox", "speech 1,234")));
    stage.click("checkbox", "letter 12").await;
    assert_eq!(stage.address(), "?kind=speech&kind=letter");
    stage.click("checkbox", "speech 1,234").await;
    assert_eq!(stage.address(), "?kind=letter");
}

#[wasm_bindgen_test]
async fn excluding_ends_the_choice_and_is_undone_by_the_same_button() {
    let stage = stage(Facet::Kind, "letter 12", 1, "?kind=letter");
    settled().await;
    stage.click("button", "Exclude letter").await;
    assert_eq!(stage.address(), "?-kind=letter");
    assert!(!is_checked(&stage.page.find("checkbox", "letter 12")));
    stage.click("button", "No longer exclude letter").await;
    assert_eq!(stage.address(), "?");
}

#[wasm_bindgen_test]
async fn counts_are_those_that_a_further_click_would_give() {
    let stage = stage(Facet::Kind, "letter 12, speech 7", 2, "?");
    settled().await;
    stage.click("checkbox", "letter 12").await;
    stage.counts.set(counts(Facet::Kind, "letter 12, speech 7", 2));
    settled().await;
    assert!(stage.page.has("checkbox", "speech 7"), "the choice of a letter must not lower the speeches");
    stage.counts.set(counts(Facet::Kind, "letter 3, speech 0", 1));
    settled().await;
    assert_eq!(stage.page.names("checkbox"), ["letter 3", "speech 0"]);
}

#[wasm_bindgen_test]
async fn the_box_that_was_clicked_keeps_its_place_and_the_focus() {
    let stage = stage(Facet::Kind, "letter 12, speech 7", 2, "?");
    settled().await;
    stage.page.find("checkbox", "speech 7").focus().unwrap();
    stage.click("checkbox", "speech 7").await;
    // The engine gives chosen values first.
    stage.counts.set(counts(Facet::Kind, "speech 7, letter 12", 2));
    settled().await;
    assert_eq!(stage.page.names("checkbox"), ["letter 12", "speech 7"]);
    assert!(has_focus(&stage.page.find("checkbox", "speech 7")));
}

#[wasm_bindgen_test]
async fn expanding_asks_for_more_and_shows_it() {
    let stage = stage(Facet::Topic, "law 9", 31, "?");
    settled().await;
    assert!(!stage.page.has("searchbox", "Find in Topic"));
    stage.click("button", "Show all 31").await;
    assert_eq!(stage.asked.get_value(), [(Facet::Topic, String::new(), 500)]);
    assert_eq!(stage.page.names("checkbox"), ["law 9"], "what is known is shown until the answer is there");
    stage.more.set(Some(counts(Facet::Topic, "law 9, peace 4", 31)));
    settled().await;
    assert_eq!(stage.page.names("checkbox"), ["law 9", "peace 4"]);
    stage.click("button", "Show fewer of Topic").await;
    assert_eq!(stage.page.names("checkbox"), ["law 9"]);
}

#[wasm_bindgen_test]
async fn typing_into_the_search_asks_for_values_that_contain_it() {
    let stage = stage(Facet::Topic, "law 9", 31, "?topic=law");
    settled().await;
    stage.click("button", "Show all 31").await;
    enter(&stage.page.find("searchbox", "Find in Topic"), "pea");
    settled().await;
    assert_eq!(stage.asked.get_value().last(), Some(&(Facet::Topic, "pea".to_owned(), 500)));
    stage.more.set(Some(counts(Facet::Topic, "peace 4", 1)));
    settled().await;
    assert_eq!(stage.page.names("checkbox"), ["peace 4"]);
    stage.more.set(Some(counts(Facet::Topic, "", 0)));
    settled().await;
    assert!(stage.page.text().contains("No value contains this."));
}

#[wasm_bindgen_test]
async fn a_long_list_follows_the_search() {
    let stage = stage(Facet::Topic, "law 9", 31, "?");
    settled().await;
    stage.click("button", "Show all 31").await;
    stage.more.set(Some(counts(Facet::Topic, "law 9, peace 4", 31)));
    settled().await;
    assert_eq!(stage.page.names("checkbox"), ["law 9", "peace 4"]);
    stage.counts.set(counts(Facet::Topic, "law 2", 5));
    settled().await;
    assert_eq!(stage.asked.get_value().len(), 2, "another search changes the long list too");
}

#[wasm_bindgen_test]
async fn values_are_named_as_people_read_them() {
    let languages = stage(Facet::Language, "fr 2", 1, "?");
    let decades = stage(Facet::Decade, "1960 3", 1, "?");
    let years = stage(Facet::Year, "1963 3", 1, "?");
    settled().await;
    assert_eq!(languages.page.names("checkbox"), ["French 2"]);
    assert_eq!(decades.page.names("checkbox"), ["1960s 3"]);
    assert_eq!(years.page.names("checkbox"), ["1963 3"]);
}

#[wasm_bindgen_test]
async fn a_facet_without_values_is_hidden_unless_one_is_chosen() {
    let stage = stage(Facet::Kind, "", 0, "?");
    settled().await;
    assert_eq!(stage.page.text(), "");
    stage.filters.set(ViewState::parse("?kind=letter").filters);
    settled().await;
    assert_eq!(stage.page.names("heading"), ["Kind"]);
    assert_eq!(stage.page.names("checkbox"), ["letter 0"]);
}
