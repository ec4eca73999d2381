//! Every component in a language that accents, lengthens and mirrors all that the interface says.

mod opening;
mod statement;

use crate::page::{PSEUDO, Page, mount_in, settled};
use crate::{facet, timeline};
use lectern_core::protocol::{Blame, Part, Reading, Relaxed, Repair, Similar};
use lectern_core::view::Sort;
use lectern_core::{Facet, ViewState};
use lectern_reader::i18n::use_i18n;
use lectern_reader::ui::chips::Chips;
use lectern_reader::ui::empty::nothing_found;
use lectern_reader::ui::facet::FacetGroup;
use lectern_reader::ui::pager::pager;
use lectern_reader::ui::reading::{Told, query_reading};
use lectern_reader::ui::search_box::SearchBox;
use lectern_reader::ui::sort::SortSelect;
use lectern_reader::ui::syntax::syntax;
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

async fn check(page: &Page) {
    settled().await;
    let words = page.own_words();
    assert!(!words.is_empty());
    for words in words {
        assert!(!outside_brackets(&words).contains(char::is_alphabetic), "“{words}” was not translated");
    }
}

/// What a sentence has outside the brackets that the pseudo-locale puts around what it translates.
fn outside_brackets(words: &str) -> String {
    let mut depth = 0;
    let outside = |letter: &char| {
        depth += i32::from(*letter == '[');
        let is_outside = depth == 0;
        depth -= i32::from(*letter == ']');
        is_outside
    };
    words.chars().filter(outside).collect()
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
            {pager(use_i18n(), &view.get(), 2, 9)}
            <SortSelect sort=Signal::stored(Sort::Auto) on_change=Callback::new(|_| ())/>
        }
    });
    check(&page).await;
}

#[wasm_bindgen_test]
async fn searching_and_finding_nothing_are_translated() {
    let page = mount_in(PSEUDO, || {
        let parts = [
            Part::Term { term: "1".to_owned(), rest: String::new() },
            Part::Facet(Facet::Kind),
            Part::Dates,
            Part::Undated,
        ];
        let i18n = use_i18n();
        let blame = parts.map(|part| Blame { part, without: 2 });
        let field = Reading::Field { facet: Facet::Author, value: "3".to_owned() };
        let words = Reading::Any(vec![Reading::Prefix("4".to_owned()), Reading::Phrase(vec!["5".to_owned()])]);
        let reading = Some(Reading::All(vec![Reading::Not(Box::new(field)), words, Reading::Word("6".to_owned())]));
        let repairs =
            vec![Repair::OpenQuote, Repair::IdleOperator("-".to_owned()), Repair::UnknownField("7".to_owned())];
        let similar = vec![Similar { typed: "9".to_owned(), words: vec!["10".to_owned()] }];
        let relaxed = Some(Relaxed { similar, some_words: true });
        let told = Told { reading, repairs, relaxed, did_you_mean: Some("11".to_owned()), blame: blame.to_vec() };
        view! {
            <SearchBox query=Signal::stored("8".to_owned()) on_query=Callback::new(|_| ())/>
            {syntax(i18n)}
            {query_reading(i18n, &ViewState::default(), &told)}
            {nothing_found(i18n, &ViewState::parse("?from=1961&to=1963"), &blame)}
        }
    });
    check(&page).await;
}
