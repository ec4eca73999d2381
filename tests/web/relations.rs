//! What a statement belongs to.

use crate::page::{Page, mount, settled};
use crate::samples::{link, when};
use lectern_core::ViewState;
use lectern_core::protocol::{Link, Neighbours};
use lectern_reader::i18n::use_i18n;
use lectern_reader::ui::relations::{related, results_navigation};
use wasm_bindgen_test::wasm_bindgen_test;

async fn show(links: Vec<Link>) -> Page {
    let view = ViewState::parse("?c=talks.json&q=war&s=letter&p=3");
    let page = mount(move || related(use_i18n(), &view, "Replies to it".to_owned(), &links));
    settled().await;
    page
}

async fn navigation(neighbours: Option<Neighbours>) -> Page {
    let view = ViewState::parse("?q=war&kind=letter&page=2&s=letter&p=3");
    let page = mount(move || results_navigation(use_i18n(), &view, neighbours.as_ref()));
    settled().await;
    page
}

#[wasm_bindgen_test]
async fn other_statements_are_opened_by_their_titles_without_the_query() {
    let dated = Link { date: Some(when("1963-04")), ..link("reply", "A <b>reply</b>") };
    let page = show(vec![dated, link("second", "Another")]).await;
    assert_eq!(page.names("heading"), ["Replies to it"]);
    assert_eq!(page.names("listitem"), ["A <b>reply</b> · April 1963", "Another"]);
    assert_eq!(page.href("A <b>reply</b>"), "?c=talks.json&s=reply");
    assert_eq!(page.href("Another"), "?c=talks.json&s=second");
}

#[wasm_bindgen_test]
async fn a_relation_to_nothing_has_no_heading() {
    let page = show(Vec::new()).await;
    assert_eq!(page.text(), "");
}

#[wasm_bindgen_test]
async fn one_goes_back_to_the_list_and_on_to_its_neighbours() {
    let (previous, next) = (Some(link("before", "The one before")), Some(link("after", "The one after")));
    let page = navigation(Some(Neighbours { rank: 12, total: 1200, previous, next })).await;
    assert_eq!(page.names("navigation").len(), 1);
    assert!(page.text().contains("12 of 1,200"));
    for (name, href, title) in [
        ("Back to the statements", "?q=war&kind=letter&page=2", None),
        ("Previous statement", "?q=war&kind=letter&page=2&s=before", Some("The one before")),
        ("Next statement", "?q=war&kind=letter&page=2&s=after", Some("The one after")),
    ] {
        assert_eq!(page.href(name), href);
        assert_eq!(page.find("link", name).get_attribute("title").as_deref(), title);
    }
}

#[wasm_bindgen_test]
async fn the_first_and_the_last_have_one_neighbour() {
    let first = Neighbours { rank: 1, total: 2, previous: None, next: Some(link("b", "B")) };
    let last = Neighbours { rank: 2, total: 2, previous: Some(link("a", "A")), next: None };
    assert_eq!(navigation(Some(first)).await.names("link"), ["Back to the statements", "Next statement"]);
    assert_eq!(navigation(Some(last)).await.names("link"), ["Back to the statements", "Previous statement"]);
}

#[wasm_bindgen_test]
async fn a_statement_that_the_search_does_not_find_has_only_the_way_back() {
    let page = navigation(None).await;
    assert_eq!(page.names("link"), ["Back to the statements"]);
    assert_eq!(page.text(), "Back to the statements");
}
